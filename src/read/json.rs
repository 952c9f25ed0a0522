//! Reports that other programs keep as JSON, in whatever shape: each figure is found by the names
//! around it, Chinese ones by the labels of the form, English ones by a list of those in use.
//!
//! Order means nothing in JSON, and names are all there is: a figure whose names fit two cells
//! alike is not read, and what no name explains is said.

mod leaves;
mod names;
mod place;

use super::Read;
use super::recognise::{self, FEWEST, Found, Kind, Piece, Weight, head};
use super::source::{Source, SourceCell};
use crate::form::{Body, CellId, Form};
use crate::limits;
use crate::order;
use crate::report::{Doubt, Field, Named, Note, NotePlace, Report, Spot};
use crate::saved::value::{Value, parse};
use crate::text::excerpt::excerpt;
use leaves::{Leaf, Leaves, leaves};
use names::{Names, OfReport};
use place::{Placed, place};
use std::cmp::Reverse;

/// The report of another program; `None` where there is none, or it is a draft of ours.
pub(super) fn read(text: &str) -> Option<Read> {
    if text.len() > limits::SAVED {
        return None;
    }
    let file = parse(text).ok()?;
    if file
        .get("schema")
        .and_then(Value::as_str)
        .is_some_and(|schema| schema.starts_with("xxgk-annual-report"))
    {
        return None;
    }
    let tries = Form::all().iter().filter_map(|form| Understood::of(form, &file));
    let understood = tries.max_by_key(|one| (one.weight, one.form.first_year))?;
    understood.is_report().then(|| understood.read())
}

/// What an edition of the form makes of a file.
struct Understood {
    form: &'static Form,
    /// How much speaks for it.
    weight: u32,
    tables: Vec<Found>,
    /// Each figure with the names around it, a line each.
    source: Source,
    /// The paragraphs of each section.
    prose: Vec<Vec<String>>,
    /// The sections that are known by their place alone.
    by_order: Vec<usize>,
    organ: String,
    year: String,
    title: String,
    /// What is there more than once, and not the same.
    repeated: Vec<String>,
    /// What is in no place of the form, by its names.
    unknown: Vec<String>,
    /// What holds more question marks than text.
    lost: Vec<String>,
}

impl Understood {
    fn of(form: &'static Form, file: &Value) -> Option<Self> {
        let mut names = Names::of(form);
        let Leaves { all: leaves, by_order, repeated } = leaves(form, &mut names, file)?;
        let mut all = Self {
            form,
            weight: 0,
            tables: form.tables.iter().map(|_| Found::default()).collect(),
            source: Source { tables: vec![Vec::new(); form.tables.len()], ..Source::default() },
            prose: form.sections.iter().map(|_| Vec::new()).collect(),
            by_order,
            repeated,
            organ: String::new(),
            year: String::new(),
            title: String::new(),
            unknown: Vec::new(),
            lost: Vec::new(),
        };
        let mut placed: Vec<(Placed, String, &Leaf<'_>)> = Vec::new();
        for leaf in &leaves {
            let Some(text) = leaf.text() else {
                all.unknown.push(leaf.name());
                continue;
            };
            if let Some(cell) = place(form, &mut names, leaf) {
                placed.push((cell, text, leaf));
            } else if !all.take_words(&mut names, leaf, &text) && !text.is_empty() {
                all.unknown.push(leaf.name());
            }
        }
        // Of two for one cell the surer one comes first.
        order::by_key(&mut placed, |(placed, ..)| (placed.cell.index(), Reverse(placed.weight)));
        all.take_cells(placed);
        let year = all.year().parse().ok();
        all.weight += u32::from(year.is_some_and(|year| form.covers(year)));
        Some(all)
    }

    fn take_cells(&mut self, placed: Vec<(Placed, String, &Leaf<'_>)>) {
        let mut last: Option<(CellId, Weight, String)> = None;
        for (Placed { cell, weight, is_sure }, text, leaf) in placed {
            let Some(found) = self.tables.get_mut(self.form.info(cell).table) else { continue };
            match &last {
                Some((known, surer, before)) if *known == cell => {
                    if *before != text && *surer == weight {
                        found.doubts.push((cell, format!("文件里另有一个数“{}”", excerpt(&text))));
                    } else if *before != text {
                        self.unknown.push(leaf.name());
                    }
                    continue;
                }
                _ => {}
            }
            if !is_sure {
                found.doubts.push((cell, format!("文件里的名称是“{}”", excerpt(&leaf.name()))));
            }
            self.weight += weight;
            found.cells.push((cell, Piece::of(Kind::Figure, &text, 1)));
            if let Some(shown) = self.source.tables.get_mut(self.form.info(cell).table) {
                shown.push(vec![SourceCell::of(&leaf.name(), None), SourceCell::of(&text, Some(cell))]);
            }
            last = Some((cell, weight, text));
        }
    }

    /// Takes what is no figure: prose, and what says whose report it is.
    fn take_words(&mut self, names: &mut Names, leaf: &Leaf<'_>, text: &str) -> bool {
        let of_report = leaf.path.last().and_then(|key| names::of_report(key));
        if of_report == Some(OfReport::Mark) {
            return true;
        }
        let is_lost = text.matches(['?', '\u{fffd}']).count() * 3 > text.chars().count();
        let section = leaf.path.iter().rev().find_map(|key| names.meaning(key).section);
        if let Some(section) = section {
            let is_prose =
                self.form.sections.get(section).is_some_and(|own| matches!(own.body, Body::Prose { .. }));
            if !is_prose || !leaf.is_string() || of_report == Some(OfReport::Title) {
                return false;
            }
            if is_lost {
                self.lost.push(leaf.name());
            } else if let Some(own) = self.prose.get_mut(section).filter(|_| !text.is_empty()) {
                own.push(text.to_owned());
            }
            return true;
        }
        let own = match of_report {
            Some(OfReport::Organ) => &mut self.organ,
            Some(OfReport::Year) => &mut self.year,
            Some(OfReport::Title) => &mut self.title,
            Some(OfReport::Mark) | None => return false,
        };
        if is_lost {
            self.lost.push(leaf.name());
        } else if own.is_empty() {
            text.clone_into(own);
        } else if own != text {
            return false;
        }
        true
    }

    fn is_report(&self) -> bool {
        let cells: usize = self.tables.iter().map(|found| found.cells.len()).sum();
        let sections = self.prose.iter().filter(|section| !section.is_empty()).count();
        let is_named = !self.organ.is_empty() || !self.title.is_empty();
        cells >= FEWEST || (cells > 0 && sections > 0 && is_named)
    }

    /// The year that the file names, or else its title.
    fn year(&self) -> String {
        match self.year.trim_end_matches(['年', '度']) {
            "" => head::head(&[], Some(&self.title)).year,
            year => year.to_owned(),
        }
    }

    fn read(self) -> Read {
        let form = self.form;
        let mut report = Report::new(form);
        let head = head::head(&[], Some(&self.title));
        report.set_text(Field::OrganName, if self.organ.is_empty() { &head.organ } else { &self.organ });
        report.set_text(Field::Year, &self.year());
        if !self.title.is_empty() && report.title() != self.title {
            report.set_text(Field::Title, &self.title);
        }
        let mut notes = Vec::new();
        let mut headings = Vec::new();
        for (index, (section, paragraphs)) in form.sections.iter().zip(&self.prose).enumerate() {
            if paragraphs.is_empty() {
                continue;
            }
            headings.push((index, 0));
            let field = Field::Section(section.key);
            report.set_text(field, &paragraphs.join("\n"));
            if paragraphs.len() > 1 {
                let count = paragraphs.len();
                let text = format!("“{}”在文件里分成 {count} 段，先后次序请核对。", section.heading);
                notes.push(Note::from(text).at([NotePlace::field(field)]));
            }
            if self.by_order.contains(&index) {
                report.doubts.push(Doubt {
                    place: section.key.to_owned(),
                    text: report.text(field).to_owned(),
                    why: "它的标题看不出是哪一部分，是按次序放的".to_owned(),
                });
            }
        }
        notes.extend(listed(&self.repeated, "写了不止一遍，内容不一样，读入的是最后一遍，请核对。"));
        notes.extend(listed(&self.lost, "大半是问号，没有读入。"));
        notes.extend(recognise::missing(form, &self.tables, &headings));
        notes.extend(listed(&self.unknown, "不是年报的内容，没有读入。"));
        for (index, found) in self.tables.iter().enumerate() {
            recognise::take(&mut report, index, found);
        }
        notes.extend(recognise::doubted(&report));
        Read { report, notes, source: Some(self.source) }
    }
}

/// What is said of some names: the first of many in quotes.
fn listed(names: &[String], said: &str) -> Option<Note> {
    let first: String = names
        .iter()
        .take(limits::NOTES)
        .map(|name| format!("“{}”", excerpt(name)))
        .collect::<Vec<_>>()
        .join("、");
    let more = if names.len() > limits::NOTES { format!("等 {} 项", names.len()) } else { String::new() };
    let note = || Note::from(format!("文件里的{first}{more}{said}"));
    (!names.is_empty()).then(|| note().at(names.iter().map(|name| Spot::named(Named::Path, name))))
}
