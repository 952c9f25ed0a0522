//! How the text of a cell is read as a number.
//!
//! What a person means beyond doubt is understood (full-width digits, thousands
//! separators, blanks, a trailing 件 or 万元). Whatever could be meant as another
//! number is refused, and stays as it was typed.

use crate::form::CellKind;
use crate::text::characters::{half_width, is_unseen_in_figures, turns_figures};
use std::fmt;
use std::ops::{Add, Sub};

/// An exact number of 件, 万元 or 元, with up to six decimals. Never binary floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Amount(i128);

/// What the text of a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is typed.
    Blank,
    /// A mark for “nothing to report”: “/”, “—”, “无”. It is not 0.
    Mark,
    /// A number.
    Number {
        /// Its value.
        value: Amount,
        /// How it is printed: half-width digits, decimals and leading zeros as typed.
        text: String,
        /// Whether more than blanks had to be put right to read it.
        tidied: bool,
    },
    /// Something else; no number may be made of it.
    Wrong(Fault),
}

/// Why a text is no number for its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It has no digit: 详见附件.
    Text,
    /// Less than nothing: -1.
    Negative,
    /// A count with decimals: 12.5.
    Fraction,
    /// More than six decimals of a 万元.
    Decimals,
    /// More than eighteen digits.
    Length,
    /// Not exact: 约3.
    Vague,
    /// Another unit than the form's: 3万, 251000元.
    Unit,
    /// Separators that do not stand between thousands: 1,23.
    Grouping,
    /// Anything else: 1e3, +3, 3/4.
    Malformed,
}

/// A 万元 has a million 分.
const SCALE: i128 = 1_000_000;
const MAX_DECIMALS: usize = 6;
/// Sums of this many digits cannot overflow, and no office has more to report.
const MAX_DIGITS: usize = 18;

impl Amount {
    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self(i128::from(number) * SCALE)
    }

    /// The number where it is a whole one, as nearly all are; of some that are larger than any
    /// figure, nothing: to divide 128 bits takes many times as long as 64.
    pub fn as_whole(self) -> Option<u64> {
        let (number, scale) = (u64::try_from(self.0).ok()?, u64::try_from(SCALE).ok()?);
        (number % scale == 0).then_some(number / scale)
    }

    /// How many millionths it is, for comparing quotients without rounding.
    pub fn millionths(self) -> i128 {
        self.0
    }

    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The distance between two numbers.
    #[must_use]
    pub fn distance(self, other: Self) -> Self {
        Self((self.0 - other.0).abs())
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The number times a small whole one, for comparing shares without fractions.
    #[must_use]
    pub fn times(self, factor: u32) -> Self {
        Self(self.0.saturating_mul(i128::from(factor)))
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(number) = self.as_whole() {
            return number.fmt(out);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) =
            (self.0.unsigned_abs() / SCALE.unsigned_abs(), self.0.unsigned_abs() % SCALE.unsigned_abs());
        if rest == 0 {
            return write!(out, "{sign}{whole}");
        }
        let decimals = format!("{rest:06}");
        write!(out, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// Reads what was typed into a cell of that kind.
pub fn read(typed: &str, kind: CellKind) -> Reading {
    if let Some(value) = plain(typed) {
        return Reading::Number { value, text: typed.to_owned(), tidied: false };
    }
    let text: String = typed.chars().filter(|c| !is_left_out(*c)).map(plain_form).collect();
    let text = text.trim();
    if text.is_empty() {
        return Reading::Blank;
    }
    if is_mark(text) {
        return Reading::Mark;
    }
    let bare = match kind {
        CellKind::Count => text.strip_suffix('件'),
        CellKind::Money => text.strip_suffix("万元"),
        CellKind::Change => text.strip_suffix(['件', '项']),
        CellKind::Payment => text.strip_suffix("万元").or_else(|| text.strip_suffix('元')),
    };
    let bare = bare.unwrap_or(text);
    let read = match kind {
        CellKind::Count | CellKind::Money => digits(bare.trim_end(), kind),
        CellKind::Change => change(bare.trim_end()),
        // The form prints no unit: the one that was typed stays with its number.
        CellKind::Payment => {
            let unit = text.get(bare.len()..).unwrap_or_default();
            digits(bare.trim_end(), kind).map(|(value, digits)| (value, digits + unit))
        }
    };
    match read {
        Ok((value, text)) => {
            let tidied = typed.trim() != text;
            Reading::Number { value, text, tidied }
        }
        Err(fault) => Reading::Wrong(fault),
    }
}

/// A number of bare digits, as in nearly every cell. All cells are read after every key.
fn plain(typed: &str) -> Option<Amount> {
    let is_plain =
        !typed.is_empty() && typed.len() <= MAX_DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { typed.parse().ok().map(Amount::whole) } else { None }
}

/// Characters that nobody sees say nothing. Those that turn the order of digits do: the figure would be another one.
fn is_left_out(typed: char) -> bool {
    is_unseen_in_figures(typed) && !turns_figures(typed)
}

/// The character as it is read: half-width, and a plain blank for every kind of blank.
fn plain_form(typed: char) -> char {
    match typed {
        // A tab or a new line parts two figures, never the thousands of one.
        blank if blank.is_whitespace() && !blank.is_control() => ' ',
        '−' => '-',
        other => half_width(other),
    }
}

/// The marks that offices write instead of a figure, and the dash that sheets show for 0, with the sign of the currency.
fn is_mark(text: &str) -> bool {
    let without_currency = text.trim_start_matches(['¥', '￥']).trim_start();
    let text = if without_currency.is_empty() { text } else { without_currency };
    text.chars().all(|c| matches!(c, '/' | '\\' | '-' | '\u{2010}'..='\u{2015}' | '─' | '|'))
        || matches!(text, "无" | "不适用" | "N/A" | "n/a" | "NA")
}

/// The value of a number that may begin with + or -, and its digits with that sign.
fn change(text: &str) -> Result<(Amount, String), Fault> {
    let (sign, rest) = match text.chars().next() {
        Some(sign @ ('+' | '-')) => (Some(sign), text.get(1..).unwrap_or_default().trim_start()),
        _ => (None, text),
    };
    let (value, digits) = digits(rest, CellKind::Count)?;
    let value = if sign == Some('-') { Amount::ZERO - value } else { value };
    Ok((value, sign.into_iter().chain(digits.chars()).collect()))
}

/// The value of a plain number, and its digits without separators.
fn digits(text: &str, kind: CellKind) -> Result<(Amount, String), Fault> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(Fault::Text);
    }
    if text.contains(['约', '余', '多', '近', '超', '几']) {
        return Err(Fault::Vague);
    }
    if text.ends_with(['元', '万', '亿', '千', '百', '%']) {
        return Err(Fault::Unit);
    }
    if let Some(rest) = text.strip_prefix('-') {
        let rest = rest.trim_start();
        // One sign only: a million of them would be as many calls within each other.
        let is_number = !rest.starts_with('-') && digits(rest, CellKind::Money).is_ok();
        return Err(if is_number { Fault::Negative } else { Fault::Malformed });
    }
    if text.contains(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ')) {
        return Err(Fault::Malformed);
    }
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let whole = ungroup(whole)?;
    if whole.len() > MAX_DIGITS {
        return Err(Fault::Length);
    }
    let decimals = match decimals {
        None => "",
        Some(decimals) if decimals.is_empty() || !decimals.bytes().all(|digit| digit.is_ascii_digit()) => {
            return Err(Fault::Malformed);
        }
        Some(_) if kind == CellKind::Count => return Err(Fault::Fraction),
        Some(decimals) if decimals.len() > MAX_DECIMALS => return Err(Fault::Decimals),
        Some(decimals) => decimals,
    };
    let millionths = format!("{whole}{decimals:0<MAX_DECIMALS$}");
    let value = millionths.parse().map_err(|_| Fault::Malformed)?;
    let point = if decimals.is_empty() { "" } else { "." };
    Ok((Amount(value), format!("{whole}{point}{decimals}")))
}

/// Takes thousands separators (commas or blanks) out of whole digits.
fn ungroup(whole: &str) -> Result<String, Fault> {
    let separator = if whole.contains(',') { ',' } else { ' ' };
    let groups: Vec<&str> = whole.split(separator).collect();
    let plain = |group: &&str| !group.is_empty() && group.bytes().all(|digit| digit.is_ascii_digit());
    let [first, rest @ ..] = groups.as_slice() else {
        return Err(Fault::Malformed);
    };
    if !plain(first) {
        return Err(Fault::Malformed);
    }
    if rest.is_empty() {
        return Ok((*first).to_owned());
    }
    let well_grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && plain(group));
    if well_grouped { Ok(groups.concat()) } else { Err(Fault::Grouping) }
}
