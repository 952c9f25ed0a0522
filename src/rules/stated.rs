//! What the prose states, as findings: the words, the cells, both numbers.

use super::case::TOTAL;
use super::{Case, Finding, Rule};
use crate::claims::{Claim, ClaimKind, Unit};
use crate::form::{CellId, Form};
use crate::order;
use crate::report::{Amount, Value};
use crate::text::excerpt::excerpt;
use std::borrow::Cow;

/// The rule that a claim falls under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// A figure of table two (decisions) or three.
    Figure,
    /// No application was received, or no review and no lawsuit happened.
    NoneAtAll,
    /// Everything was finished.
    AllDone,
    /// Reviews and lawsuits.
    Appeals,
    /// A share.
    Share,
    /// Parts and their total.
    Parts,
    /// Regulations and normative documents.
    Documents,
    /// Fees.
    Fees,
    /// A change from last year.
    Change,
}

impl Matter {
    /// What a claim is about.
    pub(super) fn of(form: &Form, claim: &Claim) -> Self {
        let first = claim.cells.first().copied();
        match claim.kind {
            ClaimKind::AllDone => Self::AllDone,
            ClaimKind::ProcessingFee => Self::Fees,
            ClaimKind::Breakdown if claim.number.unit == Unit::Yuan => Self::Fees,
            ClaimKind::Breakdown => Self::Parts,
            ClaimKind::Percent if claim.is_share() => Self::Share,
            ClaimKind::Percent => Self::Change,
            ClaimKind::Cell | ClaimKind::Zero => {
                first.map_or(Self::Figure, |cell| Self::of_cell(form, cell, claim.kind == ClaimKind::Zero))
            }
        }
    }

    /// What a figure of that cell is about; `is_none` where the words say that there was none.
    fn of_cell(form: &Form, cell: CellId, is_none: bool) -> Self {
        let address = form.info(cell).address;
        let is_total = || form.column_of(cell).is_some_and(|column| column.key == TOTAL);
        if is_none && address.starts_with("t3.new_received.") {
            Self::NoneAtAll
        } else if address.starts_with("t4.") {
            if is_none && is_total() { Self::NoneAtAll } else { Self::Appeals }
        } else if address.starts_with("t2.fees") {
            Self::Fees
        } else if address.starts_with("t2.regulations") || address.starts_with("t2.normative_documents") {
            Self::Documents
        } else {
            Self::Figure
        }
    }
}

impl Case<'_> {
    /// The words of a claim, as a sentence quotes them.
    pub(super) fn words_of(&self, claim: &Claim) -> Cow<'_, str> {
        excerpt(self.text(claim.field).get(claim.span.clone()).unwrap_or_default())
    }

    /// “表三‘总计·本年新收’是 13”: what the cells of a claim say.
    pub(super) fn said_by_cells(&self, claim: &Claim) -> String {
        said_by_cells(self.form(), claim)
    }

    /// Whether every cell of table three is known to be 0.
    pub(super) fn table_three_is_zero(&self) -> bool {
        let form = self.form();
        let mut cells =
            form.cell_ids().filter(|cell| form.table_of(*cell).is_some_and(|table| table.key == "t3"));
        cells.all(|cell| self.figures.known(cell) == Some(Amount::ZERO))
    }

    /// What the text says was collected as 信息处理费, in 元: the largest number, which is the total.
    pub(super) fn processing_fee(&self) -> Option<&Claim> {
        self.stated_as(ClaimKind::ProcessingFee).max_by_key(|claim| claim.number.value)
    }
}

/// What a claim was held against, and what that is.
pub fn held_against(form: &Form, claim: &Claim) -> String {
    match (claim.kind, claim.parts.as_slice(), claim.found) {
        (ClaimKind::Percent, [part, whole], _) => format!("按文中的 {part} ÷ {whole} 算"),
        (ClaimKind::Percent, ..) => "按表中的数算".to_owned(),
        (ClaimKind::Breakdown, _, Some(sum)) => format!("文中各项相加是 {sum}"),
        (ClaimKind::ProcessingFee, ..) => "信息处理费".to_owned(),
        _ => said_by_cells(form, claim),
    }
}

/// “表三‘总计·本年新收’是 13”: what the cells of a claim say.
fn said_by_cells(form: &Form, claim: &Claim) -> String {
    let table = match claim.cells.first().and_then(|cell| form.table_of(*cell)).map(|table| table.key) {
        Some("t2") => "表二",
        Some("t3") => "表三",
        Some("t4") => "表四",
        _ => "",
    };
    // Put together piece by piece: where there are hundreds, formatting takes most of a check.
    let mut said = String::with_capacity(96);
    said.push_str(table);
    match claim.cells.as_slice() {
        [first, _, _, ..] => {
            push_name(&mut said, form, *first);
            said.push_str("等 ");
            said.push_str(&claim.cells.len().to_string());
            said.push_str(" 格");
        }
        cells => {
            for (place, cell) in cells.iter().enumerate() {
                said.push_str(if place > 0 { "与" } else { "" });
                push_name(&mut said, form, *cell);
            }
        }
    }
    said.push_str(if claim.cells.len() > 1 { "合计" } else { "是" });
    if let Some(number) = claim.found {
        // 合计 13, 合计至少 13
        said.push_str(if number.known().is_some() { " " } else { "" });
        said.push_str(&number.to_string());
    }
    said
}

fn push_name(said: &mut String, form: &Form, cell: CellId) {
    said.push('“');
    said.push_str(&form.name_of(cell));
    said.push('”');
}

impl Rule {
    /// A finding at the words of a claim.
    pub(super) fn finds_claim(&self, claim: &Claim, message: String, fix: &str) -> Finding {
        let mut finding = self.finds(message, fix).at_words(claim.field, claim.span.clone());
        finding.cells = claim.cells.iter().chain(&claim.whole).copied().collect();
        order::by_key(&mut finding.cells, |cell| *cell);
        finding.cells.dedup();
        finding
    }

    /// A finding for a claim that is not what the cells say.
    pub(super) fn finds_difference(&self, case: &Case<'_>, claim: &Claim) -> Finding {
        let message = format!("文中说“{}”，{}", case.words_of(claim), case.said_by_cells(claim));
        let finding = self.finds_claim(claim, message, "核对文字与表格，改正写错的一处");
        // What is stated in 元 is another number than the 万元 of the cell.
        let same_unit = claim.number.unit != Unit::Yuan;
        match claim.found.and_then(Value::known).filter(|_| same_unit) {
            Some(number) => finding.expects(number.to_string()),
            None => finding,
        }
    }
}
