//! Readings that later words of the same paragraph decide.

use super::number::Number;
use super::phrase::table3;
use super::reader::{Counted, Reader, Topic};
use super::words::{ANYONE, DENIED, OTHERWISE, REFUSED, UNABLE};
use super::{Against, Kind, Statement};
use crate::form::CellId;
use crate::report::Amount;
use std::ops::Range;

/// Words that leave nothing open.
const COMPLETE: [&str; 6] = ["办结", "办理完", "完毕", "率", "所有", "全部"];

impl Reader<'_> {
    /// Whether a total holds 上年结转, once the paragraph has said so: 收到7件（含上年结转1件）
    /// does, 收到7件，上年结转1件 does not.
    pub(super) fn settle_carried_over(&mut self) {
        let form = self.form;
        let row = |row| form.at("t3", row, "total");
        let (Some(new), Some(over)) = (row("new_received"), row("carried_over")) else { return };
        let paragraph = self.found.get_mut(self.paragraph..).unwrap_or_default();
        let of_over = |statement: &Statement| match &statement.against {
            Against::Cells(readings) => readings.first().is_some_and(|cells| *cells == [over]),
            _ => false,
        };
        let Some(place) = paragraph.iter().position(of_over) else { return };
        let is_within = paragraph.get(place).is_some_and(|stated| is_within(self.text, &stated.span));
        // （含上年结转1件） is about the number before it; 上年结转1件 about all.
        let first = if is_within { place.saturating_sub(1) } else { 0 };
        let last = if is_within { place } else { paragraph.len() };
        for statement in paragraph.get_mut(first..last).unwrap_or_default() {
            if let Against::Cells(readings) = &mut statement.against
                && readings.contains(&vec![new])
                && readings.contains(&vec![new, over])
            {
                readings
                    .retain(|cells| (*cells != [new] || !is_within) && (*cells != [new, over] || is_within));
            }
        }
    }

    /// 均按期答复 beside 结转下年度16件 says that nothing is late; 全部办结 would be a contradiction.
    pub(super) fn settle_all_done(&mut self) {
        let forward =
            self.form.at("t3", "carried_forward", "total").map(|cell| Against::Cells(vec![vec![cell]]));
        let paragraph = self.found.get(self.paragraph..).unwrap_or_default();
        let is_told = paragraph
            .iter()
            .any(|statement| statement.kind == Kind::Cell && Some(&statement.against) == forward.as_ref());
        if !is_told {
            return;
        }
        let text = self.text;
        let is_sure = |statement: &Statement| {
            let words = text.get(statement.span.clone()).unwrap_or_default();
            COMPLETE.iter().any(|word| words.contains(word))
        };
        // Only this paragraph: looking at all before it again would take the square of the time.
        let mut told = self.found.split_off(self.paragraph.min(self.found.len()));
        told.retain(|statement| statement.kind != Kind::AllDone || is_sure(statement));
        self.found.append(&mut told);
    }

    /// 新收317件，上年结转3件；予以公开184件…结转下年度13件: one sum is the other.
    pub(super) fn settle_balance(&mut self) {
        let total = |row: &str| self.form.at("t3", row, "total");
        let paragraph = self.found.get(self.paragraph..).unwrap_or_default();
        let stated = |cells: &[CellId]| {
            paragraph.iter().find(|statement| match &statement.against {
                Against::Cells(readings) => readings.first().is_some_and(|first| first == cells),
                _ => false,
            })
        };
        let row = |key: &str| stated(&[total(key)?]);
        let (Some(new), Some(over), Some(forward)) =
            (row("new_received"), row("carried_over"), row("carried_forward"))
        else {
            return;
        };
        let groups: [&[&str]; 6] = [&["granted"], &["partially_granted"], DENIED, UNABLE, REFUSED, OTHERWISE];
        let of_group = |rows: &&[&str]| stated(&table3(self.form, rows, ANYONE)?);
        let results: Vec<&Statement> = groups.iter().filter_map(of_group).chain([forward]).collect();
        let parts: Vec<Amount> = results.iter().map(|statement| statement.number.value).collect();
        let value = new.number.value + over.number.value;
        let span = new.span.start.min(over.span.start)..forward.span.end.max(new.span.end);
        if results.len() > 3 && parts.iter().copied().sum::<Amount>() >= value {
            let number = Number { word: new.number.word, ..Number::exactly(value) };
            let against = Against::Parts(parts);
            self.found.push(Statement { field: self.field, span, kind: Kind::Breakdown, number, against });
        }
    }

    /// 办理61件，办结54件: where both are said, 办理 is not 办结.
    pub(super) fn settle_finished(&mut self) {
        let Some(done) = self.form.at("t3", "total_processed", "total") else { return };
        let paragraph = self.found.get_mut(self.paragraph..).unwrap_or_default();
        let is_done = |statement: &Statement| statement.against == Against::Cells(vec![vec![done]]);
        let Some(place) = paragraph.iter().position(is_done) else { return };
        for statement in paragraph.iter_mut().take(place) {
            if let Against::Cells(readings) = &mut statement.against
                && readings.len() > 1
            {
                readings.retain(|cells| *cells != [done]);
            }
        }
    }

    /// 公开规章13件（含新制定5件）: the 13 were not all made this year.
    pub(super) fn settle_documents(&mut self, counted: &Counted) {
        self.topic = Topic::TableTwo;
        if !self.in_bracket {
            return;
        }
        let paragraph = self.found.get(self.paragraph..).unwrap_or_default();
        let same = paragraph
            .iter()
            .rposition(|statement| statement.against == Against::Cells(counted.readings.clone()));
        if let Some(place) = same {
            self.found.remove(self.paragraph + place);
        }
    }
}

/// Whether the words at a place are a part of what was counted before: 含上年结转.
fn is_within(text: &str, span: &Range<usize>) -> bool {
    const NEAR: usize = 10;
    let before: String = text.get(..span.start).unwrap_or_default().chars().rev().take(NEAR).collect();
    let words = text.get(span.clone()).unwrap_or_default();
    before.contains(['含', '括']) && !before.contains('不') || words.contains('含')
}
