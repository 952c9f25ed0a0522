//! Readings that later words of the same paragraph decide.

use super::Against;
use super::Statement;
use super::phrase::Counted;
use super::read::{Reader, Topic};

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
        let Some(stated) = paragraph.iter().find(|statement| of_over(statement)) else { return };
        let before = self.text.get(..stated.span.start).unwrap_or_default();
        let near: String = before.chars().rev().take(10).collect();
        let words = self.text.get(stated.span.clone()).unwrap_or_default();
        let is_within = near.contains(['含', '括']) && !near.contains('不') || words.contains('含');
        for statement in paragraph {
            if let Against::Cells(readings) = &mut statement.against
                && readings.contains(&vec![new])
                && readings.contains(&vec![new, over])
            {
                readings
                    .retain(|cells| (*cells != [new] || !is_within) && (*cells != [new, over] || is_within));
            }
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
