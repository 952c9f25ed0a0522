//! Several reports in one picture: of one office on several years, or of a county's offices.

use super::charts::{applications, insert, put, share_out, tell, total};
use super::{Count, Group, Item, Picture, Pictures, Shape, Source, charts};

/// An office of a county with the applications that it received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// What it is called.
    pub name: String,
    /// 本年新收.
    pub received: Count,
}

/// The pictures of the last of some reports, the earliest first; what is made up of parts is shown for all of them.
pub(super) fn years(sources: &[Source<'_>]) -> Vec<Picture> {
    let Some((now, earlier)) = sources.split_last() else { return Vec::new() };
    let before = earlier.last().filter(|before| now.follows(before));
    let mut pictures = charts::of(now, before);
    pictures.retain(|picture| picture.key != "applications");
    let address = ["t3.new_received.total"];
    let received = sources.iter().filter_map(|source| Some(Item::new(&source.name, source.sum(&address)?)));
    let mut all = Vec::new();
    for (place, picture) in pictures.into_iter().enumerate() {
        if place == 1 {
            applications(&mut all, received.clone().collect(), before.is_some());
        }
        if matches!(picture.key, "applicants" | "outcomes" | "appeals") {
            all.push(over_years(sources, picture));
        } else {
            all.push(picture);
        }
    }
    all
}

/// A picture of the last year with bars for each of the others.
fn over_years(sources: &[Source<'_>], last: Picture) -> Picture {
    let mut groups = Vec::new();
    for source in sources {
        let own = charts::of(source, None).into_iter().find(|picture| picture.key == last.key);
        for group in own.map(|own| by_kind(own.groups)).unwrap_or_default() {
            let kind = if group.name == source.name { "" } else { &group.name };
            groups.push(Group { name: format!("{}{kind}", source.name), items: group.items });
        }
    }
    Picture { shape: Shape::Shares, groups: aligned(groups), ..last }
}

/// Groups whose names begin alike, 行政诉讼·…, as one.
fn by_kind(groups: Vec<Group>) -> Vec<Group> {
    let mut kinds: Vec<Group> = Vec::new();
    for Group { name, items } in groups {
        let kind = name.split('·').next().unwrap_or_default().to_owned();
        match kinds.last_mut().filter(|before| before.name == kind) {
            Some(before) => {
                for (sum, item) in before.items.iter_mut().zip(items) {
                    sum.count = total(&[sum.clone(), item]);
                }
                share_out(&mut before.items);
            }
            None => kinds.push(Group { name: kind, items }),
        }
    }
    kinds
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

/// So many offices are drawn one by one.
const LARGEST: usize = 10;

impl Pictures {
    /// Adds which offices of a county the applications reached: the largest ones, and the rest as one.
    pub(super) fn add_offices(&mut self, offices: &[Office]) {
        let (mut items, mut unknown) = (Vec::new(), Vec::new());
        for Office { name, received } in offices {
            if received.value.is_some() {
                insert(&mut items, Item::new(name, received.clone()));
            } else {
                unknown.push(name.as_str());
            }
        }
        let sum = total(&items);
        let mut says = String::new();
        tell(&mut says, &format!("{} 家单位", items.len()), "新收申请", &sum);
        if items.len() > LARGEST + 1 {
            let rest = items.split_off(LARGEST);
            let name = format!("其余 {} 家", rest.len());
            let mut item = Item::new(&name, total(&rest));
            item.is_rest = true;
            tell(&mut says, &format!("，最多的 {LARGEST} 家逐一列出，{name}"), "合计", &item.count);
            items.push(item);
        }
        says.push('。');
        if !unknown.is_empty() {
            let names = unknown.get(..5).unwrap_or(&unknown).join("、");
            let more = if unknown.len() > 5 { "等" } else { "" };
            says = format!("{says}另有 {} 家没有数：{names}{more}。", unknown.len());
        }
        share_out(&mut items);
        let groups = vec![Group { name: String::new(), items }];
        put(&mut self.pictures, ("offices", "各单位新收申请", Shape::Bars), groups, says);
    }
}
