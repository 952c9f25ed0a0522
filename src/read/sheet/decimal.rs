//! The number that a sheet means by what it stores: the fifteen digits that Excel has. What it
//! calculates has more, which nobody means.
//!
//! An exact decimal. To read and to print a binary number the standard library brings along 30 kB.

/// Digits, and by which power of ten they are to be multiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::read) struct Decimal {
    is_negative: bool,
    digits: u64,
    exponent: i32,
}

/// The least number of sixteen digits.
const SIXTEEN: u64 = 1_000_000_000_000_000;

impl Decimal {
    /// What a text spells: `12`, `-0.5`, `2.8499999999999998E-1`.
    pub fn of_text(text: &str) -> Option<Self> {
        let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let bare = number.strip_prefix(['-', '+']).unwrap_or(number);
        let (whole, decimals) = bare.split_once('.').unwrap_or((bare, ""));
        let all = [whole, decimals].concat();
        if all.is_empty() || !all.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        // No double is larger or smaller.
        let power: i32 = power.parse().ok().filter(|power| (-340..=308).contains(power))?;
        let digits = all.trim_start_matches('0');
        // One more than are kept, to round by.
        let (first, rest) = digits.split_at_checked(16).unwrap_or((digits, ""));
        let exponent = power + i32::try_from(rest.len()).ok()? - i32::try_from(decimals.len()).ok()?;
        Some(Self::rounded(number.starts_with('-'), first.parse().unwrap_or(0), exponent))
    }

    /// What is meant by a floating-point number; nothing where it is none, or larger than anything counted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Of fifteen digits, and not below zero.
    pub fn of_double(value: f64) -> Option<Self> {
        let times = |power: i32| match power {
            ..0 => value.abs() * 10_f64.powi(-power),
            _ => value.abs() / 10_f64.powi(power),
        };
        // These powers of ten are exact, so that a product is rounded once: fifteen digits of it are right.
        let exponent = (-22..=22).find(|power| times(*power) < 1e15)?;
        Some(Self::rounded(value < 0.0, (times(exponent) + 0.5) as u64, exponent))
    }

    fn rounded(is_negative: bool, mut digits: u64, mut exponent: i32) -> Self {
        if digits >= SIXTEEN {
            digits = (digits + 5) / 10;
            exponent += 1;
        }
        if digits == 0 {
            return Self::default();
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            exponent += 1;
        }
        Self { is_negative, digits, exponent }
    }

    /// As parts of hundred.
    pub fn times_hundred(self) -> Self {
        Self { exponent: if self.digits == 0 { 0 } else { self.exponent + 2 }, ..self }
    }

    /// A day's number, and how many seconds of it have passed; nothing of a number below zero.
    pub fn day_and_seconds(self) -> Option<(u64, u64)> {
        let power = 10_u64.checked_pow(self.exponent.unsigned_abs());
        if self.is_negative {
            return None;
        }
        if self.exponent >= 0 {
            return Some((self.digits.checked_mul(power?)?, 0));
        }
        // So many decimals that nothing is before them.
        let Some(power) = power else { return Some((0, 0)) };
        let part = u128::from(self.digits % power) * 86_400 + u128::from(power / 2);
        Some((self.digits / power, u64::try_from(part / u128::from(power)).ok()?))
    }

    /// In plain digits.
    pub fn spelled(self) -> String {
        let decimals = usize::try_from(-self.exponent).unwrap_or(0);
        let zeros = "0".repeat(usize::try_from(self.exponent).unwrap_or(0));
        let digits = format!("{:0>least$}", self.digits, least = decimals + 1);
        let (whole, decimals) = digits.split_at_checked(digits.len() - decimals).unwrap_or((&digits, ""));
        let sign = if self.is_negative { "-" } else { "" };
        let point = if decimals.is_empty() { "" } else { "." };
        [sign, whole, &zeros, point, decimals].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use proptest::prelude::*;

    fn text(text: &str) -> Option<String> {
        Decimal::of_text(text).map(Decimal::spelled)
    }

    #[test]
    fn what_a_text_spells() {
        for (spelled, meant) in [
            ("7730.2799999999997", "7730.28"),
            ("2.8499999999999998E-1", "0.285"),
            ("1.2e3", "1200"),
            ("-0.50", "-0.5"),
            ("+3.", "3"),
            ("-0.0", "0"),
            ("0007", "7"),
            ("99999999999999999", "100000000000000000"),
        ] {
            assert_eq!(text(spelled).as_deref(), Some(meant), "{spelled}");
        }
        for other in ["", ".", "-", "e5", "1e", "NaN", "inf", "1,000", "1e999", "--1"] {
            assert_eq!(text(other), None, "{other}");
        }
    }

    #[test]
    fn days_and_times() {
        let parts = |text| Decimal::of_text(text).and_then(Decimal::day_and_seconds);
        assert_eq!(parts("45678.75"), Some((45_678, 64_800)));
        assert_eq!(parts("45670"), Some((45_670, 0)));
        assert_eq!(parts("1e-25"), Some((0, 0)));
        assert_eq!(parts("1e30"), None);
        assert_eq!(parts("-1"), None);
    }

    #[test]
    fn no_number() {
        for value in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(Decimal::of_double(value), None);
        }
    }

    proptest! {
        #[test]
        fn as_the_standard_library_rounds_it(digits in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0..20) {
            let meant: f64 = format!("{digits}e-{places}").parse().unwrap_or_default();
            let printed = if digits == 0 { "0".to_owned() } else { format!("{meant}") };
            prop_assert_eq!(Decimal::of_double(meant).map(Decimal::spelled), Some(printed.clone()));
            prop_assert_eq!(text(&format!("{meant:.16e}")), Some(printed.clone()));
            prop_assert_eq!(text(&format!("{meant}")), Some(printed));
        }
    }
}
