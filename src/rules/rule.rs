//! What a rule is: its declaration, which says all that anybody has to know of it.

use super::looked::Looked;
use super::stated::Matter;
use super::{Case, Finding, Severity, Words, places};
use crate::form::Form;

/// One rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Its id in the catalogue: `T3-05`. It tells the family, too.
    pub id: &'static str,
    /// The fault that it finds, in English. Its file has the same name.
    pub name: &'static str,
    /// How grave the fault is. A rule on what is not yet written is milder while filling.
    pub severity: Severity,
    /// Where the rule comes from.
    pub clause: &'static str,
    /// 查什么、为什么、怎么办, as Markdown.
    pub manual: &'static str,
    /// What it finds in a report.
    pub check: Check,
    /// What of a report it looked at, where it found nothing: for the sheet on which each check is listed.
    pub looks: fn(&Case<'_>) -> Looked,
    /// What it cannot be checked without. It is shown nothing that it does not name here.
    pub needs: &'static [Need],
    /// The places of the form without which it cannot work, see [`places`](super::silent_in).
    pub places: &'static [&'static str],
    /// Whether an error may stand for a written reason: the definition demands otherwise, but
    /// offices have lawful reasons, such as 机构改革. Every warning may.
    pub acceptable: bool,
}

/// What a rule looks at, which is when it has to look again.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Figures, perhaps beside the prose: after every change.
    Report(fn(&Case<'_>) -> Vec<Finding>),
    /// The words alone: only after a change of the words.
    Words(fn(&Words<'_>) -> Vec<Finding>),
    /// Two things: one on the figures, one on the words alone, each as often as it has to be looked at.
    Both(fn(&Case<'_>) -> Vec<Finding>, fn(&Words<'_>) -> Vec<Finding>),
    /// What the others found on the figures: `culprit` says it in the place of those that it explains.
    Explanation,
}

/// Something that a report may lack and that a rule cannot be checked without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The report of the year before.
    LastYear,
    /// The report of the year before, where it is there: without it the rule says less, but it works.
    LastYearIfThere,
    /// A statement of the prose on one of these matters.
    Stated(&'static [Matter]),
    /// The year of the report.
    Year,
    /// The kind of organ.
    OrganKind,
    /// The day on which it is looked at, or on which the report was made public.
    Day,
}

impl Check {
    /// What has to look again after every change.
    pub(super) fn on_figures(self) -> Option<fn(&Case<'_>) -> Vec<Finding>> {
        match self {
            Self::Report(look) | Self::Both(look, _) => Some(look),
            Self::Words(_) | Self::Explanation => None,
        }
    }

    /// What has to look again only after a change of the words.
    pub(super) fn on_words(self) -> Option<fn(&Words<'_>) -> Vec<Finding>> {
        match self {
            Self::Words(look) | Self::Both(_, look) => Some(look),
            Self::Report(_) | Self::Explanation => None,
        }
    }
}

impl Rule {
    /// What most rules have in common: no needs, no places, and no error that may stand.
    pub(super) const PLAIN: Self = Self {
        id: "",
        name: "",
        severity: Severity::Info,
        clause: "",
        manual: "",
        check: Check::Explanation,
        looks: |_| Looked::At(String::new()),
        needs: &[],
        places: &[],
        acceptable: false,
    };

    /// The places that the rule cannot work without and that an edition lacks.
    pub fn missing_in(&self, form: &Form) -> impl Iterator<Item = &'static str> {
        self.places.iter().copied().filter(|place| !places::has(form, place))
    }

    /// Whether an edition has all that the rule looks at.
    pub fn works_in(&self, form: &Form) -> bool {
        self.missing_in(form).next().is_none()
    }

    /// Whether it may see the report of the year before.
    pub fn compares(&self) -> bool {
        self.needs.iter().any(|need| matches!(need, Need::LastYear | Need::LastYearIfThere))
    }

    /// Whether it may see what the prose states on a matter.
    pub(super) fn reads(&self, matter: Matter) -> bool {
        self.needs.iter().any(|need| matches!(need, Need::Stated(matters) if matters.contains(&matter)))
    }
}

/// Defines a rule. Its doc comment is the manual text that a person reads behind “为什么？”.
/// After the fields that every rule has come those that are not as in [`Rule::PLAIN`].
macro_rules! rule {
    ($(#[doc = $line:literal])* RULE {
        id: $id:literal,
        name: $name:literal,
        severity: $severity:expr,
        clause: $clause:literal,
        check: $check:expr,
        looks: $looks:expr,
        $($more:ident: $value:expr,)*
    }) => {
        $(#[doc = $line])*
        #[allow(clippy::needless_update)] // Some rules say everything themselves.
        pub(in crate::rules) static RULE: crate::rules::Rule = crate::rules::Rule {
            id: $id,
            name: $name,
            severity: $severity,
            clause: $clause,
            check: $check,
            looks: $looks,
            manual: concat!($($line, "\n"),*),
            $($more: $value,)*
            ..crate::rules::Rule::PLAIN
        };
    };
}

/// Registers the rules of a family, in the order of the catalogue: each name is a file of the
/// family's folder.
macro_rules! rules {
    ($($file:ident),* $(,)?) => {
        $(pub(in crate::rules) mod $file;)*
        /// The rules of this family, in the order of the catalogue.
        pub(super) const RULES: &[&crate::rules::Rule] = &[$(&$file::RULE),*];
    };
}
