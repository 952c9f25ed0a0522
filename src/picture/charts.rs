//! Which pictures a report has, and what each says. Plain loops: much of this is in the page, where each kind of
//! iterator would be a function of its own.

use super::{Count, Group, Item, Picture, Shape, Source};
use crate::comparison::Share;
use crate::report::Amount;

/// The pictures of a report, beside the one of the year before.
pub(super) fn of(now: &Source<'_>, before: Option<&Source<'_>>) -> Vec<Picture> {
    let mut all = Vec::new();
    key_figures(now, before, &mut all);
    if let Some(before) = before {
        let address = ["t3.new_received.total"];
        if let (Some(last), Some(this)) = (before.sum(&address), now.sum(&address)) {
            let items = vec![Item::new(&before.name, last), Item::new(&now.name, this)];
            applications(&mut all, items, true);
        }
    }
    applicants(now, &mut all);
    outcomes(now, &mut all);
    appeals(now, &mut all);
    documents(now, &mut all);
    let decisions = now.column("t2", "decisions");
    let mut says = now.name.clone();
    list(&mut says, "：", &decisions);
    put(&mut all, ("decisions", "行政许可、处罚、强制决定", Shape::Bars), one(decisions), says);
    all
}

/// 新收, 办结, 结转, and what went to court.
fn key_figures(now: &Source<'_>, before: Option<&Source<'_>>, all: &mut Vec<Picture>) {
    const FIGURES: [(&str, &[&str]); 5] = [
        ("新收申请", &["t3.new_received.total"]),
        ("办结", &["t3.total_processed.total"]),
        ("结转下年度", &["t3.carried_forward.total"]),
        ("行政复议", &["t4.review.total"]),
        ("行政诉讼", &["t4.litigation_direct.total", "t4.litigation_after_review.total"]),
    ];
    let mut items = Vec::new();
    for (name, addresses) in FIGURES {
        let Some(count) = now.sum(addresses) else { continue };
        let mut item = Item::new(name, count);
        if let Some(last) = before.and_then(|before| before.sum(addresses)) {
            item.note = beside(&item.count, &last);
        }
        items.push(item);
    }
    let mut says = now.name.clone();
    list(&mut says, "：", &items);
    put(all, ("figures", "主要数字", Shape::Figures), one(items), says);
}

/// So many years stand side by side as columns: more would be too narrow for their numbers.
const MOST_COLUMNS: usize = 6;

/// 新收 of each year; whether the last but one is the year before the last.
pub(super) fn applications(all: &mut Vec<Picture>, items: Vec<Item>, follows: bool) {
    let mut says = String::new();
    if let [.., before, last] = items.as_slice() {
        tell(&mut says, &last.name, "新收政府信息公开申请", &last.count);
        let change = change(&last.count, &before.count);
        if follows && !change.is_empty() {
            for part in ["，比 ", &before.name, "（", &before.count.said(), "）", &change] {
                says.push_str(part);
            }
        }
    }
    let shape = if items.len() > MOST_COLUMNS { Shape::Bars } else { Shape::Columns };
    put(all, ("applications", "历年新收申请", shape), one(items), says);
}

/// Who applied.
fn applicants(now: &Source<'_>, all: &mut Vec<Picture>) {
    let mut items = now.row("t3", "new_received");
    let sum = share_out(&mut items);
    let mut says = String::new();
    if let [natural, others @ ..] = items.as_slice() {
        let mut parts = [natural.clone(), Item::new("法人或其他组织", total(others))];
        tell(&mut says, &now.name, "新收申请", &sum);
        let mut before = "：";
        for part in &mut parts {
            part.note = share(&part.count, &sum);
            tell(&mut says, before, &part.name, &part.count);
            if !part.note.is_empty() {
                for part in ["（", &part.note, "）"] {
                    says.push_str(part);
                }
            }
            before = "，";
        }
        unlike(&mut says, &sum, now.sum(&["t3.new_received.total"]));
    }
    let groups = vec![Group { name: now.name.clone(), items }];
    put(all, ("applicants", "申请人", Shape::Shares), groups, says);
}

/// What became of the applications; and why information was refused, the kinds of 不予公开 that are not 0.
fn outcomes(now: &Source<'_>, all: &mut Vec<Picture>) {
    let form = now.report.form;
    let refused = form.cell("t3.state_secret.total").and_then(|cell| form.row_of(cell));
    let (mut items, mut reasons) = (Vec::new(), Vec::new());
    for (name, kinds) in now.outcomes() {
        items.push(Item::new(name, total(&kinds)));
        if refused.is_some_and(|row| kinds.iter().any(|kind| kind.name == row.name)) {
            for kind in kinds {
                if kind.count.value != Some(0) {
                    insert(&mut reasons, kind);
                }
            }
        }
    }
    let sum = share_out(&mut items);
    let mut says = String::new();
    if let Some(open) = items.get(..2) {
        tell(&mut says, &now.name, "办结申请", &sum);
        list(&mut says, "，其中", open);
        let rate = share(&total(open), &sum);
        if !rate.is_empty() {
            says.push_str("，合计占 ");
            says.push_str(&rate);
        }
        unlike(&mut says, &sum, now.sum(&["t3.total_processed.total"]));
    }
    put(all, ("outcomes", "办理结果", Shape::Bars), one(items), says);

    let sum = share_out(&mut reasons);
    let mut says = String::new();
    tell(&mut says, &now.name, "不予公开", &sum);
    if let Some(most) = reasons.first().filter(|most| most.count.value.is_some()) {
        for part in ["，最多的是“", &most.name, "”，", &most.count.said()] {
            says.push_str(part);
        }
    }
    put(all, ("reasons", "不予公开的原因", Shape::Bars), one(reasons), says);
}

/// Reviews and lawsuits with their outcomes.
fn appeals(now: &Source<'_>, all: &mut Vec<Picture>) {
    let mut groups = Vec::new();
    let mut says = now.name.clone();
    let mut before = "：";
    for row in now.report.form.table("t4").map_or(&[][..], |table| table.rows) {
        let mut items = now.row("t4", row.key);
        let sum = share_out(&mut items);
        tell(&mut says, before, row.label, &sum);
        if sum.value != Some(0)
            && let Some(corrected) = items.get(1)
        {
            tell(&mut says, "，其中", &corrected.name, &corrected.count);
        }
        before = "；";
        groups.push(Group { name: row.label.to_owned(), items });
    }
    put(all, ("appeals", "行政复议、行政诉讼", Shape::Shares), groups, says);
}

/// Documents made, repealed and in force.
fn documents(now: &Source<'_>, all: &mut Vec<Picture>) {
    let mut groups = Vec::new();
    let mut says = now.name.clone();
    let mut before = "：";
    for row in now.report.form.table("t2").map_or(&[][..], |table| table.rows) {
        if matches!(row.key, "regulations" | "normative_documents") {
            let items = now.row("t2", row.key);
            says.push_str(before);
            list(&mut says, row.name, &items);
            before = "；";
            groups.push(Group { name: row.name.to_owned(), items });
        }
    }
    put(all, ("documents", "规章和规范性文件", Shape::Bars), groups, says);
}

// ── What they share ─────────────────────────────────────────────────────────

/// A group without a name: there is only one.
fn one(items: Vec<Item>) -> Vec<Group> {
    vec![Group { name: String::new(), items }]
}

/// Adds a picture with this key, title and shape, if the edition has anything of it.
#[inline(never)]
pub(super) fn put(
    all: &mut Vec<Picture>,
    (key, title, shape): (&'static str, &str, Shape),
    groups: Vec<Group>,
    says: String,
) {
    let (mut any, mut known, mut open) = (false, false, false);
    for group in &groups {
        for item in &group.items {
            any = true;
            known |= item.count.value.is_some_and(|value| value > 0);
            open |= item.count.value.is_none();
        }
    }
    if !any {
        return;
    }
    let mut picture = Picture { key, title: title.to_owned(), says, shape, groups };
    let says = &mut picture.says;
    if !says.ends_with('。') {
        says.push('。');
    }
    if !picture.is_drawn() {
        let says = &mut picture.says;
        if !known {
            // The year stands before the rest of the sentence.
            says.truncate(says.find('年').map_or(0, |place| place + '年'.len_utf8()));
        }
        says.push_str(if open { "没有填全，没有画图。" } else { "各项都是 0 件。" });
    }
    all.push(picture);
}

/// Says numbers one after the other.
fn list(says: &mut String, mut before: &str, items: &[Item]) {
    for item in items {
        tell(says, before, &item.name, &item.count);
        before = "、";
    }
}

/// Puts a number among others, the largest first, what is not known last.
pub(super) fn insert(items: &mut Vec<Item>, item: Item) {
    let place = items.iter().position(|other| other.count.value < item.count.value);
    items.insert(place.unwrap_or(items.len()), item);
}

/// What some numbers come to; not known where one of them is not.
#[inline(never)]
pub(super) fn total(items: &[Item]) -> Count {
    let (mut sum, mut any, mut lacks) = (0_u64, false, None);
    for item in items {
        match item.count.value {
            Some(value) => {
                sum = sum.saturating_add(value);
                any = true;
            }
            None => lacks = lacks.or(Some(&item.count)),
        }
    }
    match lacks {
        None => Count::known(sum),
        Some(_) if any => Count::unknown("未填全"),
        Some(count) => count.clone(),
    }
}

/// Gives each number its share of all; returns what they come to.
#[inline(never)]
pub(super) fn share_out(items: &mut [Item]) -> Count {
    let sum = total(items);
    for item in items {
        item.note = share(&item.count, &sum);
    }
    sum
}

/// What is to be said where the parts come to another number than the total that stands in the table.
fn unlike(says: &mut String, sum: &Count, total: Option<Count>) {
    if let (Some(sum), Some(Count { value: Some(total), .. })) = (sum.value, total)
        && sum != total
    {
        tell(says, "。", "表中的总计是", &Count::known(total));
        tell(says, "，", "与各项之和", &Count::known(sum));
        says.push_str("不一致");
    }
}

/// What a number is of all; empty of too few, and of none.
#[inline(never)]
fn share(part: &Count, all: &Count) -> String {
    let (Some(part), Some(all)) = (part.value, all.value) else { return String::new() };
    match Share::of(Amount::whole(part), Amount::whole(all)) {
        Some(share) if part > 0 => {
            let share = share.to_string();
            if share == "0.0%" { "不足 0.1%".to_owned() } else { share }
        }
        _ => String::new(),
    }
}

/// How it has changed: 增加 315 件，增长 9.8%. No rate of too few; empty where one is not known.
fn change(now: &Count, before: &Count) -> String {
    let (Some(now), Some(last)) = (now.value, before.value) else { return String::new() };
    let more = Count::known(now.abs_diff(last));
    if more.value == Some(0) {
        return "，持平".to_owned();
    }
    let [counted, rated] = if now > last { ["增加", "，增长 "] } else { ["减少", "，下降 "] };
    let rate = share(&more, before);
    let rate = if rate.is_empty() { [""; 2] } else { [rated, &rate] };
    [counted, " ", &more.said(), rate[0], rate[1]].concat()
}

/// The same in few words, for large digits: 比上年增长 9.8%; of too few, what it was.
fn beside(now: &Count, before: &Count) -> String {
    let change = change(now, before);
    match change.split_once('，') {
        Some((_, rate)) => ["比上年", rate].concat(),
        None if change.is_empty() => change,
        None => ["上年 ", &before.said()].concat(),
    }
}

/// Says a number behind its name: `，新收 12 件`, `，新收未填`.
#[inline(never)]
pub(super) fn tell(says: &mut String, before: &str, name: &str, count: &Count) {
    let said = count.said();
    for part in [before, name, if said.ends_with('件') { " " } else { "" }, &said] {
        says.push_str(part);
    }
}
