//! Numbers as a sheet shows them: with no more digits than are meant, dates as dates, parts of
//! hundred with their sign. Separators and places behind the point are left to whoever reads the
//! number.

use super::decimal::Decimal;

/// What kind of number a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Shown {
    Plain,
    Day,
    Time,
    Percent,
}

impl Shown {
    /// A format by its number; those that Excel brings along are spelled nowhere.
    pub fn of_number(number: usize) -> Self {
        match number {
            9 | 10 => Self::Percent,
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57..=58 => Self::Day,
            18..=21 | 32..=33 | 45..=47 | 55..=56 => Self::Time,
            _ => Self::Plain,
        }
    }

    /// A format by its spelling.
    pub fn of_code(code: &str) -> Self {
        // The first part is for numbers above zero. Texts, colours and paddings mean nothing here.
        let (mut quoted, mut bracket, mut skip) = (false, false, false);
        let mut letters = String::new();
        for character in code.chars() {
            match character {
                _ if std::mem::take(&mut skip) => {}
                '"' => quoted = !quoted,
                _ if quoted => {}
                '[' => bracket = true,
                ']' => bracket = false,
                _ if bracket => {}
                '\\' | '_' | '*' => skip = true,
                ';' => break,
                other => letters.push(other.to_ascii_lowercase()),
            }
        }
        if letters.contains("general") {
            Self::Plain
        } else if letters.contains('%') {
            Self::Percent
        } else if letters.contains(['y', 'd', 'e']) && !letters.contains(['0', '#']) {
            Self::Day
        } else if letters.contains(['h', 's']) {
            Self::Time
        } else if letters.contains('m') && !letters.contains(['0', '#']) {
            Self::Day
        } else {
            Self::Plain
        }
    }

    /// A number so shown; days count from 1900, or from 1904.
    pub fn spell(self, value: Decimal, is_1904: bool) -> String {
        let spelled = match self {
            Self::Plain => None,
            Self::Percent => Some(value.times_hundred().spelled() + "%"),
            Self::Day => day(value, is_1904),
            Self::Time => time(value),
        };
        spelled.unwrap_or_else(|| value.spelled())
    }
}

fn day(value: Decimal, is_1904: bool) -> Option<String> {
    /// 31 December 9999.
    const LAST: u64 = 2_958_465;
    let (count, _) = value.day_and_seconds().filter(|(count, _)| *count <= LAST)?;
    let count = count + if is_1904 { 1462 } else { 0 };
    if count == 0 {
        return time(value);
    }
    // Excel counts a 29 February 1900 that never was.
    let count = if count < 60 { count + 1 } else { count };
    // Days from 1 March of the year 0, in which leap days come last.
    let from_march = count + 693_899;
    let era = from_march / 146_097;
    let of_era = from_march % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Some(format!("{year}-{month:02}-{day:02}"))
}

fn time(value: Decimal) -> Option<String> {
    let (_, seconds) = value.day_and_seconds()?;
    Some(format!("{}:{:02}", seconds / 3600, seconds / 60 % 60))
}
