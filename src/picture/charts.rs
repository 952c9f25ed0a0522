//! Which pictures there are, and what each says.

use super::{Count, Group, Item, Picture, Shape, Source};
use crate::comparison::Share;
use crate::order;
use crate::report::Amount;

/// So many offices are drawn one by one.
const LARGEST: usize = 10;
/// So many years stand side by side as columns.
const MOST_COLUMNS: usize = 6;

/// An office of a county with the applications that it received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// What it is called.
    pub name: String,
    /// 本年新收.
    pub received: Count,
}

/// The pictures of the last of some reports; what is made up of parts is shown for the last `years` of them.
pub(super) fn of(sources: &[Source<'_>], years: usize) -> Vec<Picture> {
    let Some((now, earlier)) = sources.split_last() else { return Vec::new() };
    let before = earlier.last().filter(|before| now.follows(before));
    let shown = sources.get(sources.len().saturating_sub(years)..).unwrap_or_default();
    let all = [
        key_figures(now, before),
        applications(now, sources, before),
        applicants(now, shown),
        outcomes(now, shown),
        reasons(now),
        appeals(now, shown),
        documents(now),
        decisions(now),
    ];
    all.into_iter().flatten().collect()
}

/// 新收, 办结, 结转, and what went to court.
fn key_figures(now: &Source<'_>, before: Option<&Source<'_>>) -> Option<Picture> {
    const FIGURES: [(&str, &[&str]); 5] = [
        ("新收申请", &["t3.new_received.total"]),
        ("办结", &["t3.total_processed.total"]),
        ("结转下年度", &["t3.carried_forward.total"]),
        ("行政复议", &["t4.review.total"]),
        ("行政诉讼", &["t4.litigation_direct.total", "t4.litigation_after_review.total"]),
    ];
    let sum = |source: &Source<'_>, addresses: &[&str]| {
        let counts: Option<Vec<Count>> = addresses.iter().map(|address| source.count(address)).collect();
        counts.map(|counts| Count::sum(counts.iter()))
    };
    let item = |(name, addresses): &(&str, &[&str])| {
        let mut item = Item::new(name, sum(now, addresses)?);
        let last = before.and_then(|before| sum(before, addresses));
        item.note = last.map(|last| beside(&item.count, &last)).unwrap_or_default();
        Some(item)
    };
    let items: Vec<Item> = FIGURES.iter().filter_map(item).collect();
    let said: Vec<String> = items.iter().map(named).collect();
    let says = format!("{}：{}。", now.name, said.join("，"));
    picture(&now.name, "figures", "主要数字".to_owned(), says, Shape::Figures, vec![group("", items)])
}

/// 新收 of each year, where there is more than one.
fn applications(now: &Source<'_>, sources: &[Source<'_>], before: Option<&Source<'_>>) -> Option<Picture> {
    let address = "t3.new_received.total";
    let item = |source: &Source<'_>| Some(Item::new(&source.name, source.count(address)?));
    let items: Vec<Item> = sources.iter().filter_map(item).collect();
    let [.., last] = items.as_slice() else { return None };
    if items.len() < 2 {
        return None;
    }
    let mut says = format!("{}新收政府信息公开申请{}", now.name, told(&last.count));
    if let Some(before) = before.and_then(|before| Some((&before.name, before.count(address)?)))
        && let Some(change) = change(&last.count, &before.1)
    {
        says = format!("{says}，比 {}（{}）{change}", before.0, before.1.said());
    }
    // More would be too narrow for their numbers.
    let shape = if items.len() > MOST_COLUMNS { Shape::Bars } else { Shape::Columns };
    picture(&now.name, "applications", "历年新收申请".to_owned(), says + "。", shape, vec![group("", items)])
}

/// Who applied.
fn applicants(now: &Source<'_>, shown: &[Source<'_>]) -> Option<Picture> {
    let row = |source: &Source<'_>| source.row("t3", "new_received");
    let items = row(now);
    let (natural, others) = items.split_first()?;
    let all = Count::sum(items.iter().map(|item| &item.count));
    let others = Item::new("法人或其他组织", Count::sum(others.iter().map(|item| &item.count)));
    let part = |item: &Item| format!("{}{}", named(item), in_brackets(&share(&item.count, &all)));
    let says = format!(
        "{}新收申请{}：{}，{}。{}",
        now.name,
        told(&all),
        part(natural),
        part(&others),
        unlike(&all, now.count("t3.new_received.total"))
    );
    let groups = shown.iter().map(|source| group(&source.name, row(source))).collect();
    picture(&now.name, "applicants", "申请人".to_owned(), says, Shape::Shares, shares(groups))
}

/// What became of the applications.
fn outcomes(now: &Source<'_>, shown: &[Source<'_>]) -> Option<Picture> {
    let summed = |source: &Source<'_>| -> Vec<Item> {
        let sum = |kinds: &[Item]| Count::sum(kinds.iter().map(|kind| &kind.count));
        source.outcomes().iter().map(|(name, kinds)| Item::new(name, sum(kinds))).collect()
    };
    let items = summed(now);
    let all = Count::sum(items.iter().map(|item| &item.count));
    let open = Count::sum(items.iter().take(2).map(|item| &item.count));
    let names: Vec<String> = items.iter().take(2).map(named).collect();
    let rate = share(&open, &all);
    let rate = if rate.is_empty() { rate } else { format!("，合计占 {rate}") };
    let unlike = unlike(&all, now.count("t3.total_processed.total"));
    let says = format!("{}办结申请{}，其中{}{rate}。{unlike}", now.name, told(&all), names.join("、"));
    let title = "办理结果".to_owned();
    if shown.len() > 1 {
        let groups = shown.iter().map(|source| group(&source.name, summed(source))).collect();
        return picture(&now.name, "outcomes", title, says, Shape::Shares, shares(groups));
    }
    picture(&now.name, "outcomes", title, says, Shape::Bars, shares(vec![group("", items)]))
}

/// Why information was refused: the kinds of 不予公开 that are not 0.
fn reasons(now: &Source<'_>) -> Option<Picture> {
    let form = now.report.form;
    let refused = form.cell("t3.state_secret.total").and_then(|cell| form.row_of(cell))?;
    let all = now.outcomes();
    let (name, kinds) =
        all.into_iter().find(|(_, kinds)| kinds.iter().any(|kind| kind.name == refused.name))?;
    let mut items: Vec<Item> = kinds.into_iter().filter(|kind| kind.count.value != Some(0)).collect();
    order::by_key(&mut items, |item| std::cmp::Reverse(item.count.value));
    let total = Count::sum(items.iter().map(|item| &item.count));
    let most = items.first().filter(|item| item.count.value.is_some());
    let says = match most {
        Some(most) => {
            format!("{}{name}{}，最多的是“{}”，{}。", now.name, told(&total), most.name, most.count.said())
        }
        None => format!("{}{name}{}。", now.name, told(&total)),
    };
    picture(&now.name, "reasons", format!("{name}的原因"), says, Shape::Bars, shares(vec![group("", items)]))
}

/// Reviews and lawsuits with their outcomes; of several years, the kinds of lawsuit as one.
fn appeals(now: &Source<'_>, shown: &[Source<'_>]) -> Option<Picture> {
    let of = |source: &Source<'_>, is_short: bool| -> Vec<Group> {
        let rows = source.report.form.table("t4").map_or(&[][..], |table| table.rows);
        let mut groups: Vec<Group> = Vec::new();
        for row in rows {
            let items = source.row("t4", row.key);
            let (kind, _) = row.label.split_once('·').unwrap_or((row.label, ""));
            let name = if is_short { kind } else { row.label };
            match groups.last_mut().filter(|before| before.name == name) {
                Some(before) => {
                    for (sum, item) in before.items.iter_mut().zip(&items) {
                        sum.count = Count::sum([&sum.count, &item.count].into_iter());
                    }
                }
                None => groups.push(group(name, items)),
            }
        }
        groups
    };
    let kinds = of(now, true);
    let corrected = |group: &Group| group.items.get(1).map(named).unwrap_or_default();
    let said = |group: &Group| format!("{}{}，其中{}", group.name, told(&group.total()), corrected(group));
    let says = format!("{}：{}。", now.name, kinds.iter().map(said).collect::<Vec<_>>().join("；"));
    let groups = if shown.len() > 1 {
        let year = |source: &Source<'_>| {
            let mut groups = of(source, true);
            for group in &mut groups {
                group.name = format!("{}{}", source.name, group.name);
            }
            groups
        };
        shown.iter().flat_map(year).collect()
    } else {
        of(now, false)
    };
    picture(&now.name, "appeals", "行政复议、行政诉讼".to_owned(), says, Shape::Shares, shares(groups))
}

/// Documents made, repealed and in force.
fn documents(now: &Source<'_>) -> Option<Picture> {
    let form = now.report.form;
    let rows = ["regulations", "normative_documents"].into_iter();
    let rows = rows.filter_map(|key| form.table("t2")?.rows.iter().find(|row| row.key == key));
    let groups: Vec<Group> = rows.map(|row| group(row.name, now.row("t2", row.key))).collect();
    let told = |group: &Group| format!("{}{}", group.name, list(&group.items));
    let says = format!("{}：{}。", now.name, groups.iter().map(told).collect::<Vec<_>>().join("；"));
    picture(&now.name, "documents", "规章和规范性文件".to_owned(), says, Shape::Bars, groups)
}

/// Decisions on licences, punishments and coercion.
fn decisions(now: &Source<'_>) -> Option<Picture> {
    let items = now.column("t2", "decisions");
    let says = format!("{}：{}。", now.name, list(&items));
    picture(
        &now.name,
        "decisions",
        "行政许可、处罚、强制决定".to_owned(),
        says,
        Shape::Bars,
        vec![group("", items)],
    )
}

/// Which offices of a county the applications reached: the largest ones, and the rest as one.
pub(super) fn offices(offices: &[Office]) -> Option<Picture> {
    let mut items: Vec<Item> = offices.iter().map(|one| Item::new(&one.name, one.received.clone())).collect();
    order::by_key(&mut items, |item| std::cmp::Reverse(item.count.value));
    let total = Count::sum(items.iter().map(|item| &item.count).filter(|count| count.value.is_some()));
    let unknown: Vec<Item> = items.iter().filter(|item| item.count.value.is_none()).cloned().collect();
    items.retain(|item| item.count.value.is_some());
    let known = items.len();
    let mut says = format!("{known} 家单位新收申请{}", told(&total));
    if known > LARGEST + 1 {
        let rest = items.split_off(LARGEST);
        let sum = Count::sum(rest.iter().map(|item| &item.count));
        says = format!("{says}，最多的 {LARGEST} 家逐一列出，其余 {} 家合计{}", rest.len(), told(&sum));
        items.push(Item { is_rest: true, ..Item::new(&format!("其余 {} 家", rest.len()), sum) });
    }
    says.push('。');
    if !unknown.is_empty() {
        let names: Vec<&str> = unknown.iter().map(|item| item.name.as_str()).take(5).collect();
        let more = if unknown.len() > 5 { "等" } else { "" };
        says = format!("{says}另有 {} 家没有数：{}{more}。", unknown.len(), names.join("、"));
    }
    picture("", "offices", "各单位新收申请".to_owned(), says, Shape::Bars, shares(vec![group("", items)]))
}

// ── What they share ─────────────────────────────────────────────────────────

/// A picture, if the edition has anything of it; `when` is its year.
fn picture(
    when: &str,
    key: &'static str,
    title: String,
    says: String,
    shape: Shape,
    groups: Vec<Group>,
) -> Option<Picture> {
    let groups = aligned(groups);
    let mut picture = Picture { key, title, says, shape, groups };
    let mut counts = picture.groups.iter().flat_map(|group| &group.items).map(|item| &item.count);
    counts.next()?;
    if !picture.is_drawn() {
        let counts = || picture.groups.iter().flat_map(|group| &group.items).map(|item| item.count.value);
        if counts().all(|value| value == Some(0)) {
            picture.says = format!("{when}各项都是 0 件。");
        } else if counts().all(|value| value.is_none_or(|value| value == 0)) {
            picture.says = format!("{when}还没有填全，没有画图。");
        } else {
            picture.says.push_str("没有填全，没有画图。");
        }
    }
    Some(picture)
}

fn group(name: &str, items: Vec<Item>) -> Group {
    Group { name: name.to_owned(), items }
}

/// All groups with the same names in the same order: those of the last one, then what only others have.
fn aligned(groups: Vec<Group>) -> Vec<Group> {
    let mut names: Vec<String> = Vec::new();
    for item in groups.iter().rev().flat_map(|group| &group.items) {
        if !names.contains(&item.name) {
            names.push(item.name.clone());
        }
    }
    let align = |Group { name, items }: Group| {
        let find = |name: &String| items.iter().find(|item| item.name == *name).cloned();
        let lacking = |name: &String| Item::new(name, Count::unknown("格式中没有"));
        let items = names.iter().map(|name| find(name).unwrap_or_else(|| lacking(name))).collect();
        Group { name, items }
    };
    groups.into_iter().map(align).collect()
}

/// With the share of each number in its group.
fn shares(mut groups: Vec<Group>) -> Vec<Group> {
    for group in &mut groups {
        let total = group.total();
        for item in &mut group.items {
            item.note = share(&item.count, &total);
        }
    }
    groups
}

/// What is to be said where the parts come to another number than the total that stands in the table.
fn unlike(sum: &Count, total: Option<Count>) -> String {
    match (sum.value, total) {
        (Some(sum), Some(Count { value: Some(total), .. })) if sum != total => {
            format!("表中的总计是 {total} 件，与各项之和 {sum} 件不一致。")
        }
        _ => String::new(),
    }
}

/// What a number is of all; empty of too few, and of none.
fn share(part: &Count, all: &Count) -> String {
    let (Some(part), Some(all)) = (part.value.filter(|part| *part > 0), all.value) else {
        return String::new();
    };
    let share = Share::of(Amount::whole(part), Amount::whole(all)).map(|share| share.to_string());
    share.map(|share| if share == "0.0%" { "不足 0.1%".to_owned() } else { share }).unwrap_or_default()
}

fn in_brackets(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("（{text}）") }
}

/// How it has changed: 增加 315 件，增长 9.8%. No rate of too few.
fn change(now: &Count, before: &Count) -> Option<String> {
    let (now, before) = (now.value?, before.value?);
    let (more, [counted, rated]) = if now >= before {
        (now - before, ["增加", "增长"])
    } else {
        (before - now, ["减少", "下降"])
    };
    if more == 0 {
        return Some("持平".to_owned());
    }
    let rate = share(&Count::known(more), &Count::known(before));
    let rate = if rate.is_empty() { rate } else { format!("，{rated} {rate}") };
    Some(format!("{counted} {more} 件{rate}"))
}

/// The same in few words, for large digits: 比上年增长 9.8%; of too few, what it was.
fn beside(now: &Count, before: &Count) -> String {
    let Some(change) = change(now, before) else { return String::new() };
    match change.split_once('，') {
        Some((_, rate)) => format!("比上年{rate}"),
        None => format!("上年 {}", before.said()),
    }
}

/// A number behind a word: ` 12 件`, 未填.
fn told(count: &Count) -> String {
    let said = count.said();
    if said.ends_with('件') { format!(" {said}") } else { said }
}

fn named(item: &Item) -> String {
    format!("{}{}", item.name, told(&item.count))
}

fn list(items: &[Item]) -> String {
    items.iter().map(named).collect::<Vec<_>>().join("、")
}
