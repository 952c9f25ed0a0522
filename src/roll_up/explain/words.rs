//! What a cause is called, with its proof.

use super::cause::Cause;
use super::desk::{Desk, Instead, Office};
use super::search::Found;
use super::slip::mistyped;
use super::{Added, Explained, FEW};
use crate::form::{CellId, CellKind};
use crate::report::Amount;
use crate::roll_up::Child;
use crate::roll_up::choice::Why;

/// From which offices the difference in a cell comes.
pub(super) fn of_cell(desk: &Desk<'_>, found: &Found, cell: CellId) -> Vec<Explained> {
    let mut all = Vec::new();
    for cause in &found.sure {
        all.extend(of_cause(desk, found, *cause, cell, false));
    }
    if found.ways.len() <= FEW {
        for cause in found.ways.iter().flatten() {
            for explained in of_cause(desk, found, *cause, cell, true) {
                if !all.contains(&explained) {
                    all.push(explained);
                }
            }
        }
    }
    let left = found.left(cell);
    if left != Amount::ZERO
        && let Some(last) = all.last_mut()
    {
        last.why = format!("{}；此外还差 {left}，没有找到原因", last.why);
    }
    all
}

fn of_cause(desk: &Desk<'_>, found: &Found, cause: Cause, cell: CellId, is_open: bool) -> Vec<Explained> {
    let added = desk.added(cause);
    let Some((_, amount)) = added.iter().find(|(known, _)| *known == cell) else { return Vec::new() };
    let same = alike(desk, cause, &added);
    let mut said: Vec<Explained> = same.iter().flat_map(|cause| say(desk, *cause, cell, *amount)).collect();
    said.dedup_by(|one, other| one.organ == other.organ);
    if said.len() > FEW {
        return Vec::new();
    }
    let open = if is_open || said.len() > 1 { "（不止一种可能）" } else { "" };
    let right = added.iter().filter(|(cell, _)| found.left(*cell) == Amount::ZERO).count();
    let proof = if right > 1 {
        format!("；改过来，连这一格共 {right} 格对得上")
    } else {
        String::new()
    };
    for explained in &mut said {
        explained.why.push_str(&proof);
        explained.why.push_str(open);
    }
    said
}

/// The causes that add the same everywhere: other offices with the same numbers.
fn alike(desk: &Desk<'_>, cause: Cause, added: &[Added]) -> Vec<Cause> {
    let part = added.iter().find(|(cell, _)| !desk.form.info(*cell).is_sum);
    let Some((cell, _)) = part.filter(|_| !matches!(cause, Cause::Slip(..))) else { return vec![cause] };
    let mark = desk.mark(cause);
    let touching = desk.touching(*cell).into_iter().map(|(cause, _)| cause);
    let mut same: Vec<Cause> = touching.filter(|other| desk.mark(*other) == mark).collect();
    // Of one office the first says enough.
    same.dedup_by_key(|cause| office_of(*cause));
    same
}

fn office_of(cause: Cause) -> Option<usize> {
    match cause {
        Cause::Missed(office, _)
        | Cause::Twice(office, _)
        | Cause::Added(office, _)
        | Cause::Instead(office, ..)
        | Cause::Exchanged(office, _) => Some(office),
        Cause::Slip(..) => None,
    }
}

fn say(desk: &Desk<'_>, cause: Cause, cell: CellId, amount: Amount) -> Vec<Explained> {
    if let Cause::Slip(part, more, with_totals) = cause {
        return slips(desk, part, more, with_totals);
    }
    let Some(office) = office_of(cause).and_then(|place| desk.office(place)) else { return Vec::new() };
    let count = counted(desk, cell, amount.distance(Amount::ZERO));
    let name = name(office);
    let why = match cause {
        Cause::Missed(_, table) => format!("少了{name}{}的 {count}", part_of(desk, table)),
        Cause::Twice(_, table) => format!("{name}{}重复计了一次，多了 {count}", part_of(desk, table)),
        Cause::Added(_, table) => {
            format!("{}{}，多了 {count}", not_to_be_counted(office), part_of(desk, table))
        }
        Cause::Instead(_, other, table) => instead(desk, office, other, table, cell),
        Cause::Exchanged(_, exchange) => {
            let pair = desk.exchanges.get(exchange).map_or("", |exchange| exchange.name.as_str());
            format!("{name}的{pair}写反")
        }
        Cause::Slip(..) => String::new(),
    };
    vec![Explained { organ: office.child.organ.clone(), why }]
}

/// The office in a sentence.
fn name(office: &Office<'_>) -> String {
    if office.is_own { format!("本级（{}）", office.child.organ) } else { office.child.organ.clone() }
}

/// “第三部分”, where it is only that.
fn part_of(desk: &Desk<'_>, table: Option<usize>) -> String {
    let key = table.and_then(|table| desk.form.tables.get(table)).map(|table| table.key);
    let section = key.and_then(|key| desk.form.section(key));
    let number = section.and_then(|section| section.heading.split('、').next());
    number.map_or_else(String::new, |number| format!("第{number}部分的表"))
}

fn not_to_be_counted(office: &Office<'_>) -> String {
    let Office { child, left, .. } = office;
    match (left, child.year) {
        (Some(Why::AnotherYear), Some(year)) => format!("多计了{} {year} 年度的报告", child.organ),
        (Some(Why::SameOrgan(_)), _) => format!("{}的另一份报告（{}）也计了", child.organ, child.file),
        _ => format!("多计了不纳入的{}", child.organ),
    }
}

fn instead(desk: &Desk<'_>, office: &Office<'_>, other: usize, table: Option<usize>, cell: CellId) -> String {
    let (name, part) = (name(office), part_of(desk, table));
    let Some((instead, numbers)) = office.instead.get(other) else { return name };
    let right = office.numbers.get(cell);
    let (right, taken) = (counted(desk, cell, right), counted(desk, cell, right + numbers.get(cell)));
    match instead {
        Instead::LastYear => format!("{name}{part}用的是上年的数：上年 {taken}，本年 {right}"),
        Instead::Another(Child { year: Some(year), .. }) if Some(*year) != office.child.year => {
            format!("{name}{part}用的是 {year} 年度的数：{taken}，本年 {right}")
        }
        Instead::Another(twin) => {
            format!("{name}{part}用的是另一份报告（{}）：{taken}，计入的一份是 {right}", twin.file)
        }
        Instead::Corrected => {
            format!("{name}填的是 {right}，县里用的是 {taken}；它的勾稽关系也说应为 {taken}")
        }
    }
}

fn slips(desk: &Desk<'_>, cell: CellId, more: Amount, with_totals: bool) -> Vec<Explained> {
    let all = mistyped(desk, cell, more, with_totals).into_iter();
    let said = all.map(|one| {
        let (right, typed) = (counted(desk, cell, one.right), counted(desk, cell, one.typed));
        let of = desk.form.name_of(cell);
        match one.office.and_then(|place| desk.office(place)) {
            Some(office) => Explained {
                organ: office.child.organ.clone(),
                why: format!("{}“{of}”填的是 {right}，汇总计成了 {typed}，{}", name(office), one.how),
            },
            None => Explained {
                organ: desk.county.to_owned(),
                why: format!("汇总报告“{of}”应为 {right}，填成了 {typed}，{}", one.how),
            },
        }
    });
    said.collect()
}

/// A number with its unit.
fn counted(desk: &Desk<'_>, cell: CellId, amount: Amount) -> String {
    match desk.form.info(cell).kind {
        CellKind::Count | CellKind::Change => format!("{amount} 件"),
        CellKind::Money => format!("{amount} 万元"),
        CellKind::Payment => format!("{amount} 元"),
    }
}
