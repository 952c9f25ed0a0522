//! A field: everything of a report that is no cell.

use crate::form::{Body, Form};

/// Everything of a report that is no cell.
///
/// The fields above the first section are the same in every edition of the form; those of
/// prose are its sections ([`Field::Section`]): below a table, too, an office may say a sentence on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The office's name: 港口乡.
    OrganName,
    /// The office's kind, one of the keys of [`OrganKind`](super::OrganKind).
    OrganKind,
    /// The year that the report is on.
    Year,
    /// The title, where it is another than the usual one.
    Title,
    /// The day on which it is made public.
    Published,
    /// The paragraphs before section one.
    Preface,
    /// The prose of a section, by its key in the form; of one with a table, what stands below
    /// the table. A report on an edition that has no such section has nothing in it.
    Section(&'static str),
}

/// The fields above the first section, in their order.
const HEAD: [Field; 6] =
    [Field::OrganName, Field::OrganKind, Field::Year, Field::Title, Field::Published, Field::Preface];

impl Field {
    /// 总体情况, in the editions that have it.
    pub const OVERVIEW: Self = Self::Section("overview");
    /// 存在的主要问题及改进情况, in the editions that have it.
    pub const PROBLEMS: Self = Self::Section("problems");
    /// 其他需要报告的事项, in the editions that have it.
    pub const OTHER_MATTERS: Self = Self::Section("other_matters");

    /// The fields of a report on that edition, in the order of the form.
    pub fn all(form: &'static Form) -> impl Iterator<Item = Self> + Clone {
        HEAD.into_iter().chain(sections(form))
    }

    /// Those of prose, in the order of the form.
    pub fn prose(form: &'static Form) -> impl Iterator<Item = Self> + Clone {
        std::iter::once(Self::Preface).chain(sections(form))
    }

    /// Whether it holds prose: paragraphs, in which figures may be live.
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Preface | Self::Section(_))
    }

    /// Whether it is what stands below a table of that edition.
    pub fn is_below_table(self, form: &Form) -> bool {
        let Self::Section(key) = self else { return false };
        form.section(key).is_some_and(|section| matches!(section.body, Body::Table(_)))
    }

    /// Its name in data: `organ.name`, `overview`, …
    pub fn key(self) -> &'static str {
        match self {
            Self::OrganName => "organ.name",
            Self::OrganKind => "organ.kind",
            Self::Year => "year",
            Self::Title => "title",
            Self::Published => "published",
            Self::Preface => "preface",
            Self::Section(key) => key,
        }
    }

    /// The field with that name in that edition.
    pub fn read(form: &'static Form, key: &str) -> Option<Self> {
        Self::all(form).find(|field| field.key() == key)
    }

    /// Its place among [`Field::all`].
    pub fn index(self, form: &'static Form) -> Option<usize> {
        match self {
            Self::Section(_) => Some(HEAD.len() + sections(form).position(|section| section == self)?),
            _ => HEAD.into_iter().position(|field| field == self),
        }
    }
}

/// The sections, each with its prose.
fn sections(form: &'static Form) -> impl Iterator<Item = Field> + Clone {
    form.sections.iter().map(|section| Field::Section(section.key))
}
