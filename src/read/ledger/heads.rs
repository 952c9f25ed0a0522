//! The heads of a ledger's columns: for whom, when it came, how it ended, when it was answered.

use super::text_at;
use super::values::year_of;
use crate::read::blocks::{Grid, GridCell};
use crate::read::recognise::bare;

/// In which columns of a grid a ledger has what is counted.
#[derive(Clone)]
pub(super) struct Heads {
    /// The line of the heads; `None` where a ledger goes on without.
    pub line: Option<usize>,
    pub applicant: usize,
    pub received: usize,
    pub outcome: usize,
    pub answered: Option<usize>,
}

/// Heads stand in one of the first lines.
const NEAR: usize = 12;
/// Longer texts are no heads.
const LONGEST: usize = 16;

// The likelier head of two comes first.
const APPLICANT: [&str; 8] = [
    "申请人类别",
    "申请人类型",
    "申请人性质",
    "申请人身份",
    "申请人分类",
    "申请人种类",
    "申请主体类",
    "申请主体性质",
];
const RECEIVED: [&str; 12] = [
    "收到日期",
    "收到时间",
    "收到申请日期",
    "收到申请时间",
    "收件日期",
    "收件时间",
    "申请日期",
    "申请时间",
    "受理日期",
    "受理时间",
    "登记日期",
    "登记时间",
];
const OUTCOME: [&str; 10] = [
    "办理结果",
    "答复结果",
    "处理结果",
    "办结结果",
    "答复类型",
    "答复类别",
    "办理情况",
    "答复情况",
    "处理情况",
    "办结情况",
];
const ANSWERED: [&str; 10] = [
    "答复日期",
    "答复时间",
    "办结日期",
    "办结时间",
    "回复日期",
    "回复时间",
    "处理日期",
    "处理时间",
    "办理日期",
    "办理时间",
];

impl Heads {
    /// The heads among the first lines of a grid.
    pub fn find(grid: &Grid) -> Option<Self> {
        let lines = grid.lines.iter().enumerate().take(NEAR);
        lines.filter(|(_, cells)| cells.len() >= 3).find_map(|(line, cells)| {
            let heads: Vec<(usize, String)> = cells
                .iter()
                .filter(|cell| cell.text.chars().nth(LONGEST).is_none())
                .map(|cell| (cell.column, bare(&cell.text)))
                .collect();
            let column = |names: &[&str]| {
                names.iter().find_map(|name| {
                    let is_head = |(_, head): &&(usize, String)| head.contains(name) && !is_deadline(head);
                    heads.iter().find(is_head).map(|(column, _)| *column)
                })
            };
            Some(Self {
                line: Some(line),
                applicant: column(&APPLICANT)?,
                received: column(&RECEIVED)?,
                outcome: column(&OUTCOME)?,
                answered: column(&ANSWERED),
            })
        })
    }

    /// Whether a grid without heads goes on with the ledger before it.
    pub fn go_on_in(&self, grid: &Grid) -> bool {
        grid.lines.first().is_some_and(|cells| year_of(text_at(cells, self.received)).is_some())
    }

    /// Whether a line has the heads once more, as on each page of a printed ledger.
    pub fn is_repeated(&self, cells: &[GridCell]) -> bool {
        let is_one = |column: usize, names: &[&str]| {
            names.iter().any(|name| bare(text_at(cells, column)).contains(name))
        };
        is_one(self.received, &RECEIVED) && is_one(self.outcome, &OUTCOME)
    }
}

/// When an answer is due says nothing of when it came.
fn is_deadline(head: &str) -> bool {
    ["应", "期限", "截止", "法定", "到期"].iter().any(|word| head.contains(word))
}
