//! Applications counted into the third table of the form, each figure with the lines behind it.

use super::values::{Outcome, Values, year_of};
use super::{Application, Read, excerpt};
use crate::form::{CellId, Form, Table};
use crate::limits;
use crate::order::{self, Map};
use crate::read::source::{Source, SourceCell};
use crate::report::{Doubt, Field, Note, NotePlace, Report, Spot};
use std::fmt::Write as _;

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Of several ledgers in a file, which one.
    pub table: Option<usize>,
    /// The number of its row, as the sheet shows it.
    pub row: usize,
    /// The block that is its ledger, and its line in that.
    pub block: usize,
    pub line: usize,
}

impl Place {
    fn spot(&self) -> Spot {
        Spot { row: Some(self.line), ..Spot::block(self.block) }
    }
}

/// What a ledger comes to in one year.
pub(super) struct Tally<'a> {
    form: &'static Form,
    year: u16,
    /// The lines behind each cell.
    cells: Map<CellId, Vec<Place>>,
    doubts: Vec<(CellId, String)>,
    /// The lines that are counted nowhere, by why.
    left_out: Map<(Reason, &'a str), Vec<Place>>,
    others: String,
}

/// Why a line is counted nowhere, or not in all of its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    Received,
    Applicant,
    Outcome,
    Answered,
    /// It was answered, and says nothing of how.
    WithoutOutcome,
    /// It came the year before, and says nothing of when it was answered.
    WithoutAnswer,
    /// It was closed before the year began.
    Before,
    /// It came after the year had ended.
    After,
}

impl<'a> Tally<'a> {
    /// Counts what belongs to a year; `None` where no edition of the form has such a table.
    pub fn of(year: u16, others: &Map<u16, usize>, all: &[Application<'a>]) -> Option<Self> {
        let form = Form::of_year(year).unwrap_or_else(Form::newest);
        let table = form.table("t3")?;
        let row = |key: &str| table.rows.iter().position(|row| row.key == key);
        let rows = Rows {
            table,
            received: row("new_received")?,
            carried_over: row("carried_over")?,
            carried_forward: row("carried_forward")?,
        };
        let no_outcomes =
            vec![rows.received, rows.carried_over, rows.carried_forward, row("total_processed")?];
        let mut values = Values::of(table, no_outcomes);
        let spelled = others.iter().map(|(year, count)| format!("{year} 年 {count} 件"));
        let mut tally = Self {
            form,
            year,
            cells: Map::default(),
            doubts: Vec::new(),
            left_out: Map::default(),
            others: spelled.collect::<Vec<_>>().join("、"),
        };
        for application in all {
            tally.take(&rows, &mut values, application);
        }
        Some(tally)
    }

    fn take(&mut self, rows: &Rows, values: &mut Values<'a>, one: &Application<'a>) {
        let Some(received) = year_of(one.received) else {
            return self.leave(Reason::Received, one.received, one.place);
        };
        if received > self.year {
            return self.leave(Reason::After, "", one.place);
        }
        let Some(column) = values.applicant(one.applicant) else {
            return self.leave(Reason::Applicant, one.applicant, one.place);
        };
        let answer = one.answered.filter(|text| !text.is_empty());
        let answered = answer.and_then(year_of);
        if answered.is_some_and(|answered| answered < self.year) && received < self.year {
            return self.leave(Reason::Before, "", one.place);
        }
        let outcome = values.outcome(one.outcome);
        let is_closed = matches!(outcome, Outcome::Row { .. });
        if received < self.year && answered.is_none() && outcome != Outcome::Pending {
            // Whether that was before this year is nowhere.
            return self.leave(Reason::WithoutAnswer, "", one.place);
        }
        let came = if received == self.year { rows.received } else { rows.carried_over };
        self.count(rows.table, came, column, one.place);
        if answered.is_some_and(|answered| answered > self.year) {
            self.count(rows.table, rows.carried_forward, column, one.place);
        } else if let (Some(answer), None) = (answer, answered) {
            self.leave(Reason::Answered, answer, one.place);
        } else if answered.is_some() && outcome == Outcome::Pending {
            self.leave(Reason::WithoutOutcome, "", one.place);
        } else if outcome == Outcome::Pending {
            self.count(rows.table, rows.carried_forward, column, one.place);
        } else if let Outcome::Row { row, is_sure } = outcome {
            if let Some(cell) = self.count(rows.table, row, column, one.place) {
                if !is_sure {
                    self.doubts.push((cell, format!("台账里写的是“{}”", excerpt(one.outcome))));
                }
                if one.answered.is_some() && answered.is_none() && is_closed {
                    self.doubts.push((cell, "有的件有办理结果，没有答复日期，按本年办结计入".to_owned()));
                }
            }
        } else {
            self.leave(Reason::Outcome, one.outcome, one.place);
        }
    }

    fn count(&mut self, table: &Table, row: usize, column: usize, place: Place) -> Option<CellId> {
        let cell = table.cell(row, column)?;
        self.cells.or_default(cell).push(place);
        Some(cell)
    }

    fn leave(&mut self, reason: Reason, text: &'a str, place: Place) {
        self.left_out.or_default((reason, text)).push(place);
    }

    /// The report that comes of it; `None` where nothing could be counted.
    pub fn read(mut self, before: Vec<Note>) -> Option<Read> {
        if self.cells.is_empty() {
            return None;
        }
        let mut report = Report::new(self.form);
        report.set_text(Field::Year, &self.year.to_string());
        let mut notes = vec![self.summary()];
        notes.extend(before);
        notes.extend(self.reasons());
        let is_whole =
            self.left_out.keys().all(|(reason, _)| matches!(reason, Reason::Before | Reason::After));
        for cell in self.form.cell_ids().filter(|cell| self.form.info(*cell).address.starts_with("t3.")) {
            let count = self.cells.get(&cell).map_or(0, Vec::len);
            // What was counted nowhere may belong to a cell that is still blank.
            if (count > 0 || is_whole) && self.form.sum_of(cell).is_none() {
                report.set_cell(cell, &count.to_string());
            }
        }
        order::by(&mut self.doubts, Ord::cmp);
        self.doubts.dedup();
        for (cell, why) in std::mem::take(&mut self.doubts) {
            let place = self.form.info(cell).address.to_owned();
            let text = report.cell(cell).to_owned();
            report.doubts.push(Doubt { place, text, why });
        }
        if !self.others.is_empty() {
            report.doubts.push(Doubt {
                place: Field::Year.key().to_owned(),
                text: self.year.to_string(),
                why: format!("台账里还有别的年份收到的申请：{}", self.others),
            });
        }
        let behind = self.cells.iter().map(|(cell, places)| {
            let text = format!("“{}”{} 件：{}。", self.form.name_of(*cell), places.len(), spelled(places));
            let own = NotePlace::cell(self.form, *cell);
            Note::from(text).at(places.iter().map(|place| NotePlace { spot: place.spot(), ..own.clone() }))
        });
        notes.extend(behind);
        let source = Some(self.source());
        Some(Read { report, notes, source })
    }

    /// Each figure with the rows behind it, a line each.
    fn source(&self) -> Source {
        let mut source = Source { tables: vec![Vec::new(); self.form.tables.len()], ..Source::default() };
        for (cell, places) in self.cells.iter() {
            if let Some(lines) = source.tables.get_mut(self.form.info(*cell).table) {
                lines.push(vec![
                    SourceCell::of(&self.form.name_of(*cell), None),
                    SourceCell::of(&spelled(places), None),
                    SourceCell::of(&places.len().to_string(), Some(*cell)),
                ]);
            }
        }
        source
    }

    fn summary(&self) -> Note {
        let sum = |row: &str| -> usize {
            let of_row = |cell: &&CellId| self.form.row_of(**cell).is_some_and(|own| own.key == row);
            self.cells.keys().filter(of_row).filter_map(|cell| self.cells.get(cell)).map(Vec::len).sum()
        };
        let (new, over, forward) = (sum("new_received"), sum("carried_over"), sum("carried_forward"));
        let all: usize = self.cells.values().map(Vec::len).sum();
        let mut ledgers: Vec<Spot> = Vec::new();
        for place in self.cells.values().filter_map(|places| places.first()) {
            let spot = Spot::block(place.block);
            if !ledgers.contains(&spot) {
                ledgers.push(spot);
            }
        }
        let text = format!(
            "这是依申请公开的台账，按收到日期是 {} 年的：本年新收 {new} 件，上年结转 {over} 件，办结 {} 件，结转下年度 {forward} 件。\
             只读入了第三部分的表。",
            self.year,
            all - new - over - forward
        );
        Note::from(text).at(ledgers.into_iter().map(|spot| NotePlace {
            section: Some("t3"),
            place: None,
            spot,
        }))
    }

    /// What is counted nowhere, a sentence for each reason and text.
    fn reasons(&self) -> Vec<Note> {
        let mut counts: Map<Reason, usize> = Map::default();
        let mut notes = Vec::new();
        for ((reason, text), places) in self.left_out.iter() {
            let count = counts.or_default(*reason);
            *count += 1;
            if *count <= limits::NOTES {
                let text = reason.sentence(self.year, &excerpt(text), &spelled(places));
                let in_table =
                    |place: &Place| NotePlace { section: Some("t3"), place: None, spot: place.spot() };
                notes.push(Note::from(text).at(places.iter().map(in_table)));
            }
        }
        for (reason, count) in counts.into_iter().filter(|(_, count)| *count > limits::NOTES) {
            let more = count - limits::NOTES;
            notes.push(format!("{}另有 {more} 种，也没有计入。", reason.name()).into());
        }
        notes
    }
}

/// The rows that are counted into.
struct Rows {
    table: &'static Table,
    received: usize,
    carried_over: usize,
    carried_forward: usize,
}

impl Reason {
    fn name(self) -> &'static str {
        match self {
            Self::Received => "看不懂的收到日期",
            Self::Applicant => "格式里没有的申请人类别",
            Self::Outcome => "格式里没有的办理结果",
            Self::Answered => "看不懂的答复日期",
            Self::WithoutOutcome | Self::WithoutAnswer | Self::Before | Self::After => "这样的行",
        }
    }

    fn sentence(self, year: u16, text: &str, places: &str) -> String {
        match self {
            Self::Received if text.is_empty() => format!("{places}没有收到日期，没有计入，请补上。"),
            Self::Received => format!("{places}的收到日期“{text}”看不懂，没有计入，请核对。"),
            Self::Applicant if text.is_empty() => format!("{places}没有写申请人类别，没有计入，请补上。"),
            Self::Applicant => format!("{places}的申请人类别“{text}”不是格式里的哪一类，没有计入，请核对。"),
            Self::Outcome => {
                format!(
                    "{places}的办理结果“{text}”不是格式里的哪一种，或者合于几种，办理结果里没有计入，请核对。"
                )
            }
            Self::Answered => format!("{places}的答复日期“{text}”看不懂，办理结果里没有计入，请核对。"),
            Self::WithoutOutcome => format!("{places}有答复日期，没有办理结果，办理结果里没有计入，请补上。"),
            Self::WithoutAnswer => {
                format!(
                    "{places}在 {year} 年以前收到，没有答复日期，不知道是不是本年办的，没有计入，请核对。"
                )
            }
            Self::Before => format!("{places}在 {year} 年以前已经办结，没有计入。"),
            Self::After => format!("{places}在 {year} 年以后收到，没有计入。"),
        }
    }
}

/// Rows as people write them: 第 3、5–8 行.
fn spelled(places: &[Place]) -> String {
    /// Nobody reads more stretches than this.
    const MOST: usize = 60;
    let mut stretches: Vec<(Place, Place)> = Vec::new();
    for place in places {
        match stretches.last_mut() {
            Some((_, last)) if last.table == place.table && last.row + 1 == place.row => *last = *place,
            _ => stretches.push((*place, *place)),
        }
    }
    let mut text = String::new();
    let mut table = None;
    for (number, (first, last)) in stretches.iter().take(MOST).enumerate() {
        if first.table != table || number == 0 {
            table = first.table;
            let of_table = table.map_or_else(String::new, |table| format!("第 {table} 张表"));
            let before = if number == 0 { "" } else { " 行，" };
            let _ = write!(text, "{before}{of_table}第 ");
        } else {
            text.push('、');
        }
        let _ = write!(text, "{}", first.row);
        if last.row > first.row {
            let _ = write!(text, "–{}", last.row);
        }
    }
    text.push_str(if stretches.len() > MOST { " 行等" } else { " 行" });
    text
}
