//! A day of the calendar, just as far as deadlines need it.

/// A day. It may come from a person's typing, so [`Date::read`] sees that it exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year: 2026.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads `2026-01-31`, `2026年1月31日`, `2026/1/31` or `2026.1.31`; `None` for a day that does not exist.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('日').replace(['年', '月', '/', '.'], "-");
        let mut parts = text.split('-');
        let date = Self {
            year: parts.next()?.trim().parse().ok()?,
            month: parts.next()?.trim().parse().ok()?,
            day: parts.next()?.trim().parse().ok()?,
        };
        let exists = (1900..=2999).contains(&date.year)
            && (1..=12).contains(&date.month)
            && (1..=date.days_in_month()).contains(&date.day);
        (parts.next().is_none() && exists).then_some(date)
    }

    /// The day as computers write it: 2026-01-31.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// How many days lie between this day and a later one; negative for an earlier one.
    pub fn days_until(self, later: Self) -> i32 {
        later.number() - self.number()
    }

    fn days_in_month(self) -> u8 {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// Days since the first of March of the year 0: years that begin in March end with
    /// the leap day, which makes the count plain.
    fn number(self) -> i32 {
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        let year = i32::from(self.year) - i32::from(month < 3);
        let from_march = (month + 9) % 12;
        year * 365 + year / 4 - year / 100 + year / 400 + (from_march * 306 + 5) / 10 + day - 1
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}年{}月{}日", self.year, self.month, self.day)
    }
}
