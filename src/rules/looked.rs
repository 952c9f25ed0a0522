//! What a rule had before it in a report, where it found nothing: only what was looked at is
//! told as right on the sheet that a leader signs.

use super::last_year::year_before;
use super::stated::Matter;
use super::words::paragraphs::paragraphs;
use super::{Case, Need, Rule};
use crate::claims::Claim;
use crate::report::{Date, Field, Reading, Report};

/// So much of something, or nothing and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// At this: 12 段.
    At(String),
    /// At nothing.
    AtNothing(Why),
}

/// Why a check was not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// No report of last year is there.
    NoLastYear,
    /// The report that is there to compare with is not that of the year before.
    AnotherYear,
    /// The text says nothing of it.
    NotSaid,
    /// There is no text.
    NoText,
    /// Figures are still missing.
    NoFigures,
    /// Neither the day of publication nor today is known.
    NoDay,
    /// The year of the report is not filled in.
    NoYear,
    /// The kind of organ is not chosen.
    NoOrganKind,
    /// The rule is for other kinds of organ, other years or other editions than this report's.
    DoesNotApply,
    /// The text is in traditional characters, which the words that are looked for are not.
    Traditional,
    /// Another rule says it, by its id.
    SaidBy(&'static str),
    /// Nothing was read from a foreign file with doubt.
    NothingReadWithDoubt,
    /// The edition has no such place.
    NoSuchPlace,
}

impl Why {
    /// In words: 没有上年报告.
    pub fn said(&self) -> &'static str {
        match self {
            Self::NoLastYear => "没有上年报告",
            Self::AnotherYear => "上年报告的年份不对",
            Self::NotSaid => "文中没有说到",
            Self::NoText => "没有文字",
            Self::NoFigures => "没有数",
            Self::NoDay => "没有填公开日期",
            Self::NoYear => "没有填年份",
            Self::NoOrganKind => "没有选单位类别",
            Self::DoesNotApply => "本报告不适用",
            Self::Traditional => "文字是繁体字",
            Self::SaidBy(_) => "由别的一项核对",
            Self::NothingReadWithDoubt => "没有读入时存疑的数",
            Self::NoSuchPlace => "格式里没有这一项",
        }
    }
}

impl Looked {
    /// So many of something, with its measure word; nothing for that reason, where there are none.
    pub(super) fn count(count: usize, measure: &str, otherwise: Why) -> Self {
        if count > 0 { Self::At(format!("{count} {measure}")) } else { Self::AtNothing(otherwise) }
    }

    /// So many figures or comparisons of figures.
    pub(super) fn figures(count: usize, measure: &str) -> Self {
        Self::count(count, measure, Why::NoFigures)
    }

    /// So many places of the text that speak of it.
    pub(super) fn mentions(count: usize) -> Self {
        Self::count(count, "处", Why::NotSaid)
    }
}

/// What a rule had before it in a report, by its places, its needs and what it looks at.
pub(super) fn looked(case: &Case<'_>, rule: &'static Rule) -> Looked {
    let lacks = || rule.needs.iter().find_map(|need| lacking(case.whole_report(), case, *need));
    if !rule.works_in(case.form()) {
        Looked::AtNothing(Why::NoSuchPlace)
    } else if let Some(why) = lacks() {
        Looked::AtNothing(why)
    } else {
        (rule.looks)(&case.seen_by(rule))
    }
}

/// Why a need is not met; `None` where it is.
fn lacking(report: &Report, case: &Case<'_>, need: Need) -> Option<Why> {
    let (is_met, why) = match need {
        Need::LastYear => return why_not_compared(report),
        Need::LastYearIfThere => return None,
        Need::Stated(matters) => {
            let is_on = |claim: &Claim| matters.contains(&Matter::of(case.form(), claim));
            (case.stated().any(is_on), Why::NotSaid)
        }
        Need::Year => (report.year().is_some(), Why::NoYear),
        Need::OrganKind => (report.organ_kind().is_some(), Why::NoOrganKind),
        Need::Day => {
            (case.today.is_some() || Date::read(report.text(Field::Published)).is_some(), Why::NoDay)
        }
    };
    (!is_met).then_some(why)
}

/// Why a report is not compared with that of the year before; `None` where it is.
pub(super) fn why_not_compared(report: &Report) -> Option<Why> {
    match (&report.last_year, year_before(report)) {
        (None, _) => Some(Why::NoLastYear),
        (Some(_), None) => Some(Why::AnotherYear),
        (Some(_), Some(_)) => None,
    }
}

/// For a rule that looks for what is missing in a section: it has looked even where nothing is.
pub(super) fn section(case: &Case<'_>, field: Field) -> Looked {
    let heading = case.form().section(field.key()).map_or("", |section| section.heading);
    Looked::At(format!("第{}部分", heading.split('、').next().unwrap_or_default()))
}

/// For a rule that always has something before it.
pub(super) fn at(what: &str) -> Looked {
    Looked::At(what.to_owned())
}

/// For a rule that looks at what was typed into the cells.
pub(super) fn typed_cells(case: &Case<'_>) -> Looked {
    let is_typed = |reading: &Reading| *reading != Reading::Blank;
    let cells = case.form().cell_ids().map(|cell| case.figures.get(cell));
    Looked::figures(cells.filter(|figure| !figure.computed && is_typed(&figure.reading)).count(), "格")
}

/// For a rule that goes through all the prose.
pub(super) fn all_prose(case: &Case<'_>) -> Looked {
    let count = case.words().prose().map(|(_, text)| paragraphs(text).count()).sum();
    Looked::count(count, "段", Why::NoText)
}

/// For a rule on what the prose states: what could be held against something.
pub(super) fn statements(case: &Case<'_>) -> Looked {
    Looked::figures(case.stated().filter(|claim| claim.holds.is_some()).count(), "处")
}
