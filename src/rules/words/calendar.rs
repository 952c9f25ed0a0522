//! The years, months and days that prose names, with their places.

use std::ops::Range;

/// Digits before 年, 月 or 日: 2021年.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Named<'a> {
    /// The digits alone.
    pub digits: &'a str,
    /// 年, 月 or 日.
    pub unit: char,
    /// Where the digits stand.
    pub number: Range<usize>,
    /// Where the unit ends.
    pub end: usize,
}

/// A day, as far as the words name it.
#[derive(Debug, Clone)]
pub(in crate::rules) struct NamedDay<'a> {
    /// The year, where it stands right before the month.
    pub year: Option<Named<'a>>,
    /// The month.
    pub month: Named<'a>,
    /// The day.
    pub day: Named<'a>,
}

impl Named<'_> {
    /// The number, if it is not too long to be any.
    pub fn value(&self) -> Option<u16> {
        self.digits.parse().ok()
    }

    /// Whether it is a year of four digits.
    pub fn is_year(&self) -> bool {
        self.unit == '年' && self.digits.len() == 4
    }
}

impl NamedDay<'_> {
    /// Where it stands.
    pub fn place(&self) -> Range<usize> {
        self.year.as_ref().map_or(self.month.number.start, |year| year.number.start)..self.day.end
    }

    /// Whether it is that day of its year.
    pub fn is(&self, month: u16, day: u16) -> bool {
        self.month.value() == Some(month) && self.day.value() == Some(day)
    }
}

/// Every number before 年, 月 or 日, in order; blanks between them do not matter.
pub(in crate::rules) fn named(text: &str) -> impl Iterator<Item = Named<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.as_bytes().get(from..)?.iter().position(u8::is_ascii_digit)?;
            let rest = text.get(start..)?;
            let digits = rest.get(..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()))?;
            from = start + digits.len();
            let after = text.get(from..)?;
            let unit = after.trim_start();
            // 12.5日 names no day, nor does 1-2月 name one; but 1月1日-12月31日 does.
            let before = text.get(..start)?.strip_suffix(['.', '-', '/']);
            let goes_on = before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
            if let Some(c) = unit.chars().next().filter(|c| matches!(c, '年' | '月' | '日') && !goes_on) {
                let end = from + (after.len() - unit.len()) + c.len_utf8();
                return Some(Named { digits, unit: c, number: start..from, end });
            }
        }
    })
}

/// Every month with a day after it, and with the year before it, if one is there.
pub(in crate::rules) fn days(text: &str) -> Vec<NamedDay<'_>> {
    let adjoin = |one: &Named<'_>, next: &Named<'_>| {
        text.get(one.end..next.number.start).is_some_and(|between| between.trim().is_empty())
    };
    let all: Vec<Named<'_>> = named(text).collect();
    let mut days = Vec::new();
    for (place, pair) in all.windows(2).enumerate() {
        let [month, day] = pair else { continue };
        if month.unit == '月' && day.unit == '日' && adjoin(month, day) {
            let before = place.checked_sub(1).and_then(|place| all.get(place));
            let year = before.filter(|year| year.unit == '年' && adjoin(year, month)).cloned();
            days.push(NamedDay { year, month: month.clone(), day: day.clone() });
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::{days, named};

    #[test]
    fn numbers_before_年月日_are_named_and_others_are_not() {
        let text = "2021年，公开 16 条；12 月 3日起，历时2.5年、1-2月，1月1日-5日。";
        let found: Vec<(&str, char)> = named(text).map(|one| (one.digits, one.unit)).collect();
        assert_eq!(found, [("2021", '年'), ("12", '月'), ("3", '日'), ("1", '月'), ("1", '日'), ("5", '日')]);
    }

    #[test]
    fn a_day_has_the_year_right_before_it() {
        let text = "自2021年1月1日起至12月31日止，2022年在3月5日";
        let found: Vec<(Option<&str>, &str)> = days(text)
            .iter()
            .map(|day| (day.year.as_ref().map(|year| year.digits), &text[day.place()]))
            .collect();
        assert_eq!(found, [(Some("2021"), "2021年1月1日"), (None, "12月31日"), (None, "3月5日")]);
    }
}
