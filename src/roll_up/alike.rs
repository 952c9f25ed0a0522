//! offices whose reports have the same numbers, or the same text (雷同).

use super::choice::Choice;
use super::{Child, Listed, Request};
use crate::form::CellId;
use crate::order::Map;

/// So many equal numbers are no chance.
const MANY: usize = 5;
/// Texts that share so much in a hundred are copies.
const PERCENT: usize = 80;
/// Fewer pieces than this are alike by chance.
const LEAST: usize = 8;
/// What so many offices say is the county's own wording, which it handed out.
const COMMON: usize = 40;

/// Says of each report whose it is alike.
pub(super) fn say(request: &Request, choice: &Choice, listed: &mut [Listed]) {
    let counted = choice.counted(request);
    for (one, other, how) in same_numbers(&counted).into_iter().chain(same_text(&counted)) {
        for (child, beside) in [(one, other), (other, one)] {
            if let Some(listed) = listed.iter_mut().find(|known| known.counted && known.file == child.file) {
                listed.notes.push(format!("与{}（{}）雷同：{how}，请核对。", beside.organ, beside.file));
            }
        }
    }
}

/// Neighbours in the order of their numbers that have the same ones.
fn same_numbers<'a>(counted: &[&'a Child]) -> Vec<(&'a Child, &'a Child, String)> {
    let mut by_numbers: Map<Vec<String>, &'a Child> = Map::default();
    let mut found = Vec::new();
    for child in counted.iter().filter(|child| child.entries.telling() >= MANY) {
        let form = child.entries.form;
        let text = |cell: CellId| child.entries.get(cell).text(form.info(cell).kind);
        let numbers: Vec<String> = form.cell_ids().map(text).collect();
        if let Some(other) = by_numbers.get(&numbers) {
            let count = child.entries.telling();
            found.push((*other, *child, format!("三张表完全一样，连 {count} 个不是 0 的数也一样")));
        } else {
            by_numbers.insert(numbers, child);
        }
    }
    found
}

fn same_text<'a>(counted: &[&'a Child]) -> Vec<(&'a Child, &'a Child, String)> {
    let mut having: Vec<(u32, usize)> = Vec::new();
    for (place, child) in counted.iter().enumerate() {
        having.extend(child.pieces.iter().map(|piece| (*piece, place)));
    }
    having.sort_unstable();
    let mut shared: Map<(usize, usize), usize> = Map::default();
    for same in having.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() <= COMMON) {
        for (at, (_, one)) in same.iter().enumerate() {
            for (_, other) in same.iter().skip(at + 1) {
                *shared.or_default((*one, *other)) += 1;
            }
        }
    }
    let alike = |((one, other), shared): (&(usize, usize), &usize)| {
        let (one, other) = (*counted.get(*one)?, *counted.get(*other)?);
        let least = one.pieces.len().min(other.pieces.len());
        let percent = (least >= LEAST).then(|| shared * 100 / least)?;
        (percent >= PERCENT).then(|| (one, other, format!("第一、第五部分约有 {percent}% 的文字相同")))
    };
    shared.iter().filter_map(alike).collect()
}
