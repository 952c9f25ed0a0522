//! The past and the future of a draft: what was done to it, step by step, and the way back.
//!
//! A history is told of every act before it changes the report ([`History::begin`]), and finds
//! out by itself what the act has changed. So whatever an act does is taken back to the
//! letter, and what changed nothing is no step. A step keeps only what differs.

use crate::form::{CellId, Form};
use crate::report::{Difference, Field, Place, Report, Totals};
use std::ops::Range;

/// So many steps are kept; the oldest are forgotten.
const STEPS: usize = 200;
/// A step's name quotes no more characters than this.
const QUOTED: usize = 24;

/// The steps of one draft.
#[derive(Debug)]
pub struct History {
    /// The report as it was after the last step.
    settled: Report,
    /// What is being done to it since, and how that step will be called.
    doing: Option<(Act, String)>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// What a person does to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Types into a cell or field. Key after key is one act until it is settled.
    Type(Place),
    /// Types a figure of last year; so is this.
    TypeLastYear(CellId),
    /// Pastes so many cells.
    Paste(usize),
    /// Empties so many cells.
    Clear(usize),
    /// Puts 0 into the blank cells of a table (`t3`) or row (`t3.granted`), so many.
    FillZeros(String, usize),
    /// Puts a figure that follows its cell into a text.
    InsertFigure(Field),
    /// Makes such a figure a plain number.
    ReleaseFigure(Field),
    /// Puts in a text to begin with.
    InsertSkeleton(Field),
    /// Makes a paragraph a numbered heading, or a heading a paragraph.
    NumberHeading(Field),
    /// Pastes into a text.
    PasteText(Field),
    /// Puts so many findings right.
    Correct(usize),
    /// Chooses where the totals of a table come from.
    ChooseTotals(Totals),
    /// Accepts a finding for this reason.
    Accept(String),
    /// Takes back that a finding was accepted.
    Withdraw,
    /// Puts the report on this edition of the form.
    ChangeEdition(&'static str),
    /// Takes over what has changed in the sum from which the draft was begun.
    FollowSum,
    /// Opens last year's report.
    OpenLastYear,
    /// Takes last year's report out.
    ForgetLastYear,
    /// Opens another report; it has this title.
    Open(String),
    /// Starts a blank report.
    Blank,
}

/// Something that was done, or undone, and can be turned round.
#[derive(Debug)]
pub struct Step {
    name: String,
    opens_another: bool,
    difference: Difference,
    place: Option<(Place, Range<usize>)>,
}

impl History {
    /// The history of a report to which nothing was done yet.
    pub fn of(report: &Report) -> Self {
        Self { settled: report.clone(), doing: None, done: Vec::new(), undone: Vec::new() }
    }

    /// Hears that something is about to be done to the report.
    pub fn begin(&mut self, report: &Report, act: Act) {
        let goes_on = matches!(act, Act::Type(_) | Act::TypeLastYear(_))
            && self.doing.as_ref().is_some_and(|(doing, _)| *doing == act);
        if !goes_on {
            self.settle(report);
            let name = act.name(report.form);
            self.doing = Some((act, name));
        }
    }

    /// Makes a step of what was done since the last one, if it changed anything; then there
    /// is nothing to be redone any more.
    pub fn settle(&mut self, report: &Report) {
        let doing = self.doing.take();
        let Some(difference) = Difference::between(report, &self.settled) else { return };
        let opens_another = matches!(doing, Some((Act::Open(_) | Act::Blank, _)));
        let name = doing.map_or_else(String::new, |(_, name)| name);
        if self.done.len() == STEPS {
            self.done.remove(0);
        }
        self.done.push(Step { name, opens_another, difference, place: None });
        self.undone.clear();
        self.settled = report.clone();
    }

    /// Takes the last step back. `None` where there is none.
    pub fn undo(&mut self, report: &mut Report) -> Option<&Step> {
        self.settle(report);
        turn(&mut self.done, &mut self.undone, report, &mut self.settled)
    }

    /// Does again the step that was taken back last. `None` where there is none.
    pub fn redo(&mut self, report: &mut Report) -> Option<&Step> {
        self.settle(report);
        turn(&mut self.undone, &mut self.done, report, &mut self.settled)
    }

    /// The names of the steps that can be taken back, the latest first.
    pub fn done(&self, report: &Report) -> impl Iterator<Item = &str> {
        let doing = self.doing.as_ref().filter(|_| *report != self.settled).map(|(_, name)| name.as_str());
        doing.into_iter().chain(self.done.iter().rev().map(|step| step.name.as_str()))
    }

    /// The names of the steps that can be done again, the next one first.
    pub fn undone(&self, report: &Report) -> impl Iterator<Item = &str> {
        let is_open = *report == self.settled;
        self.undone.iter().rev().filter(move |_| is_open).map(|step| step.name.as_str())
    }
}

/// Turns the last of some steps round, and puts it to the others.
fn turn<'a>(
    from: &mut Vec<Step>,
    to: &'a mut Vec<Step>,
    report: &mut Report,
    settled: &mut Report,
) -> Option<&'a Step> {
    let mut step = from.pop()?;
    step.difference.exchange(report);
    report.follow_tables();
    step.place = step.difference.place(report);
    settled.clone_from(report);
    to.push(step);
    to.last()
}

impl Step {
    /// What was done: 填写“商业企业·予以公开”.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first place that it changed when it was undone or redone last, and the words that
    /// stood there then, in bytes of what is shown.
    pub fn place(&self) -> Option<(Place, Range<usize>)> {
        self.place.clone()
    }

    /// Whether it put another report in the place of the one that was open.
    pub fn opens_another(&self) -> bool {
        self.opens_another
    }
}

impl Act {
    /// How a person calls it.
    fn name(&self, form: &Form) -> String {
        let within = |field, what| format!("{what}（{}）", Place::Field(field).name(form));
        match self {
            Self::Type(place) => format!("填写“{}”", place.name(form)),
            Self::TypeLastYear(cell) => format!("填写上年“{}”", form.name_of(*cell)),
            Self::Paste(cells) => format!("粘贴 {cells} 格"),
            Self::Clear(cells) => format!("清空 {cells} 格"),
            Self::FillZeros(place, cells) => format!("{}空格填 0（{cells} 格）", named(form, place)),
            Self::InsertFigure(field) => within(*field, "插入数字"),
            Self::ReleaseFigure(field) => within(*field, "数字不再跟随表格"),
            Self::InsertSkeleton(field) => within(*field, "插入范文"),
            Self::NumberHeading(field) => within(*field, "改小标题"),
            Self::PasteText(field) => within(*field, "粘贴文字"),
            Self::Correct(findings) => format!("改正 {findings} 处"),
            Self::ChooseTotals(Totals::Entered) => "总计改为由我填".to_owned(),
            Self::ChooseTotals(Totals::Computed) => "总计改为自动算".to_owned(),
            Self::Accept(reason) => format!("说明理由：{}", quoted(reason)),
            Self::Withdraw => "收回理由".to_owned(),
            Self::ChangeEdition(edition) => format!("改用 {edition} 年版格式"),
            Self::FollowSum => "跟上汇总的变化".to_owned(),
            Self::OpenLastYear => "读入上年数据".to_owned(),
            Self::ForgetLastYear => "去掉上年数据".to_owned(),
            Self::Open(title) => format!("打开《{}》", quoted(title)),
            Self::Blank => "另起一份空白的".to_owned(),
        }
    }
}

/// A table by the number of its section, a row by its name.
fn named(form: &Form, place: &str) -> String {
    let (table, row) = place.split_once('.').unwrap_or((place, ""));
    let rows = form.table(table).map_or(&[][..], |table| table.rows);
    if let Some(row) = rows.iter().find(|known| known.key == row) {
        return format!("“{}”", row.name);
    }
    let heading = form.section(table).map_or("", |section| section.heading);
    format!("第{}部分", heading.split('、').next().unwrap_or_default())
}

/// The beginning of a text.
fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
