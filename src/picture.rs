//! Pictures (图解) of a report, of several years, of a county with its offices.
//!
//! 1. [`of_report`], [`of_years`] and [`of_county`] decide what is shown: [`Picture`]s, each with its title, what it
//!    says in a sentence, and its numbers.
//! 2. [`Picture::drawing`] lays one out as boxes and texts; widths of texts are reckoned, never asked of a font.
//! 3. [`Pictures::file`] spells them: as SVG, or as HTML with a table of the same numbers under each; [`Picture::emf`]
//!    spells one for a Word file.
//!
//! A number that is not known is never drawn as 0: its place says 未填. Rates are worked out from counts, and none
//! from fewer than thirty. Lengths are whole numbers, so that the same report gives the same bytes.

mod charts;
mod count;
mod drawing;
mod emf;
mod many;
mod page;
mod source;
mod svg;
mod width;

use crate::report::Report;
pub use count::Count;
pub use drawing::{Anchor, Drawing, Ink, Mark, WIDTH};
pub use many::Office;
pub use page::PictureFile;
use source::Source;

/// Pictures that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// What they are of.
    pub title: String,
    /// What is to be known of all of them, each a sentence.
    pub notes: Vec<String>,
    /// From top to bottom.
    pub pictures: Vec<Picture>,
}

/// One picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its name in files: `outcomes`.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence.
    pub says: String,
    /// How it is drawn.
    pub shape: Shape,
    /// Its numbers.
    pub groups: Vec<Group>,
}

/// How numbers are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Large digits side by side.
    Figures,
    /// Upright columns, one a year.
    Columns,
    /// A bar for each number, from the left.
    Bars,
    /// A bar for each group, parted by its numbers.
    Shares,
}

/// Numbers that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name; empty where there is only one.
    pub name: String,
    /// Its numbers. Groups of one picture have the same names in the same order.
    pub items: Vec<Item>,
}

/// A number with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it counts.
    pub name: String,
    /// The number.
    pub count: Count,
    /// What is said beside it: its share, how it has changed; mostly nothing.
    pub note: String,
    /// Whether it stands for several that are not drawn one by one.
    pub is_rest: bool,
}

impl Item {
    fn new(name: &str, count: Count) -> Self {
        Self { name: name.to_owned(), count, note: String::new(), is_rest: false }
    }
}

impl Group {
    /// What its numbers come to.
    pub fn total(&self) -> Count {
        charts::total(&self.items)
    }
}

impl Picture {
    /// Whether there is anything to draw: a number that is not 0, of parts a whole that is known; years and large
    /// digits in any case.
    pub fn is_drawn(&self) -> bool {
        let is_some = |count: &Count| count.value.is_some_and(|value| value > 0);
        if matches!(self.shape, Shape::Figures | Shape::Columns) {
            return true;
        }
        for group in &self.groups {
            let has_some = group.items.iter().any(|item| is_some(&item.count));
            if has_some && (self.shape == Shape::Bars || is_some(&group.total())) {
                return true;
            }
        }
        false
    }
}

/// The pictures of a report; of last year's, too, where it has it inside.
pub fn of_report(report: &Report) -> Pictures {
    let now = Source::of(report, "本年");
    let last = report.last_year.as_deref().map(|last| Source::of(last, "上年"));
    let pictures = charts::of(&now, last.as_ref().filter(|last| now.follows(last)));
    let title = [&report.title(), "图解"].concat();
    Pictures { title, notes: doubts(report).into_iter().collect(), pictures }
}

/// The pictures of reports of one office on several years, the earliest first.
pub fn of_years(reports: &[&Report]) -> Pictures {
    let [first, .., last] = reports else {
        let pictures = reports.first().map(|report| of_report(report));
        return pictures.unwrap_or_else(|| Pictures {
            title: String::new(),
            notes: Vec::new(),
            pictures: Vec::new(),
        });
    };
    let sources: Vec<Source<'_>> = reports.iter().map(|report| Source::of(report, "年份不明")).collect();
    let year = |report: &Report| report.year().map(|year| year.to_string()).unwrap_or_default();
    let organ = last.text(crate::report::Field::OrganName).trim();
    Pictures {
        title: format!("{organ}{}—{}年政府信息公开工作年度报告图解", year(first), year(last)),
        notes: reports.iter().filter_map(|report| doubts(report)).collect(),
        pictures: many::years(&sources),
    }
}

/// The pictures of the sum of a county's offices, with their own applications.
pub fn of_county(sum: &Report, offices: &[Office]) -> Pictures {
    let mut pictures = of_report(sum);
    pictures.add_offices(offices);
    pictures
}

/// What is still in doubt in a report's tables, the first with its reason.
fn doubts(report: &Report) -> Option<String> {
    let mut doubts = report.doubts.iter().filter(|doubt| report.form.cell(&doubt.place).is_some());
    let first = doubts.next()?;
    let count = doubts.count() + 1;
    Some(format!("表中有 {count} 格还存疑（{}），核对以后图中的数可能改变。", first.why))
}
