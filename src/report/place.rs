//! A place in a report: a cell, or a field.

use super::Field;
use crate::form::{Body, CellId, Form, Section};

/// A place in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A cell.
    Cell(CellId),
    /// A field.
    Field(Field),
}

impl Place {
    /// The address of the cell or the name of the field in data.
    pub fn key(self, form: &Form) -> &'static str {
        match self {
            Self::Cell(cell) => form.info(cell).address,
            Self::Field(field) => field.key(),
        }
    }

    /// What people call it: the name of the cell, the heading of the section.
    pub fn name(self, form: &Form) -> String {
        let name = match self {
            Self::Cell(cell) => return form.name_of(cell),
            Self::Field(Field::OrganName) => "单位名称",
            Self::Field(Field::OrganKind) => "单位类别",
            Self::Field(Field::Year) => "年份",
            Self::Field(Field::Title) => "标题",
            Self::Field(Field::Published) => "公开日期",
            Self::Field(Field::Preface) => "开头",
            Self::Field(field) => {
                let heading = form.section(field.key()).map_or("", |section| section.heading);
                let below = if field.is_below_table(form) { "（表后文字）" } else { "" };
                return [heading, below].concat();
            }
        };
        name.to_owned()
    }

    /// Where it stands on paper: its section, counted from 1 (0 is above the first), and its place
    /// among all cells or fields.
    pub fn order(self, form: &'static Form) -> (usize, usize) {
        let is_here = |section: &Section| match (self, &section.body) {
            (Self::Cell(cell), Body::Table(table)) => form.info(cell).table == *table,
            (Self::Field(Field::Section(key)), _) => section.key == key,
            _ => false,
        };
        let section = form.sections.iter().position(is_here).map_or(0, |place| place + 1);
        let within = match self {
            Self::Cell(cell) => cell.index(),
            Self::Field(field) if field.is_below_table(form) => usize::MAX,
            Self::Field(field) => field.index(form).unwrap_or(usize::MAX),
        };
        (section, within)
    }
}
