//! The workbook of a review (审核台账): which offices handed in what, everything that they have to look at, every
//! office's figures beside their sum, and where the county's report is another.

use crate::form::{CellId, Form, Severity};
use crate::roll_up::{Child, Difference, Entries, Entry, Listed, Received, RollUp, Total};
use crate::rules::Finding;
use crate::write::{Item, List};

/// A file that came in.
#[derive(Debug)]
pub struct Reviewed<'a> {
    /// What came of it.
    pub received: &'a Received,
    /// The kind of office, in words; empty where it does not say.
    pub kind: &'a str,
    /// What was found in it.
    pub found: &'a [Finding],
    /// What became of it in the sum; nothing of what is apart from it.
    pub listed: Option<&'a Listed>,
}

/// The name of the workbook.
pub const TITLE: &str = "年报审核台账";

/// The lists of the workbook: the offices, the findings, the figures, and the differences, where there are some.
pub fn of(reviewed: &[Reviewed<'_>], rolled: &RollUp) -> Vec<List> {
    let mut lists = vec![offices(reviewed, rolled), findings(reviewed), figures(reviewed, rolled)];
    if !rolled.differences.is_empty() {
        lists.push(differences(rolled.form, &rolled.differences));
    }
    lists
}

fn columns(columns: &[(&str, u32)]) -> Vec<(String, u32)> {
    columns.iter().map(|(name, width)| ((*name).to_owned(), *width)).collect()
}

fn text(text: impl Into<String>) -> Item {
    Item::Text(text.into())
}

fn year(year: Option<u16>) -> Item {
    year.map_or(text(""), |year| Item::count(year.into()))
}

/// A line for each file, and one for each office that should be there and is not.
fn offices(reviewed: &[Reviewed<'_>], rolled: &RollUp) -> List {
    let line = |one: &Reviewed<'_>| {
        let counted = one.listed.map_or("", |listed| if listed.counted { "计入" } else { "没有计入" });
        match one.received {
            Received::Report(child) => {
                let count =
                    |severity| Item::count(open(one.found).filter(|one| one.severity == severity).count());
                let [new, forward] = ["t3.new_received.total", "t3.carried_forward.total"].map(|address| {
                    child.entries.form.cell(address).map_or(text(""), |cell| figure(child, cell))
                });
                vec![
                    text(&child.organ),
                    text(one.kind),
                    year(child.year),
                    text(&child.file),
                    text(child.notes.concat()),
                    count(Severity::Error),
                    count(Severity::Warning),
                    count(Severity::Info),
                    new,
                    forward,
                    text(counted),
                    text(one.listed.map(|listed| beside(listed, child)).unwrap_or_default()),
                ]
            }
            Received::Unreadable { file, sentence } => {
                let mut line = vec![text(""); 12];
                put(&mut line, 3, text(file));
                put(&mut line, 4, text(sentence));
                put(&mut line, 10, text(counted));
                line
            }
        }
    };
    let mut lines: Vec<Vec<Item>> = reviewed.iter().map(line).collect();
    for absent in rolled.children.iter().filter(|child| child.file.is_empty()) {
        let mut line = vec![text(""); 12];
        put(&mut line, 0, text(&absent.organ));
        put(&mut line, 10, text("没有收到"));
        put(&mut line, 11, text(absent.notes.concat()));
        lines.push(line);
    }
    List {
        name: "清单",
        title: title(rolled),
        columns: columns(&[
            ("单位", 260),
            ("类别", 150),
            ("年份", 60),
            ("文件", 300),
            ("读入时的说明", 340),
            ("错误", 60),
            ("提醒", 60),
            ("提示", 60),
            ("本年新收", 100),
            ("结转下年", 100),
            ("汇总", 100),
            ("情况", 420),
        ]),
        lines,
        names: 1,
    }
}

/// What is to be said of a report besides what its reader says of the file, which has its own column.
fn beside(listed: &Listed, child: &Child) -> String {
    let own = listed.notes.iter().filter(|note| !child.notes.contains(note));
    own.map(|note| note.trim_end_matches('。')).fold(String::new(), |said, note| said + note + "。")
}

fn put(line: &mut [Item], place: usize, item: Item) {
    if let Some(there) = line.get_mut(place) {
        *there = item;
    }
}

fn title(rolled: &RollUp) -> String {
    let year = rolled.year.map_or_else(String::new, |year| format!(" {year} 年度"));
    format!("{}{year}{TITLE}", rolled.organ).trim_start().to_owned()
}

/// What was not accepted with a reason.
fn open(found: &[Finding]) -> impl Iterator<Item = &Finding> {
    found.iter().filter(|one| one.accepted.is_none())
}

fn findings(reviewed: &[Reviewed<'_>]) -> List {
    let of_report = |one: &Reviewed<'_>| match one.received {
        Received::Report(child) => open(one.found).map(|finding| point(child, finding)).collect(),
        Received::Unreadable { .. } => Vec::new(),
    };
    let lines: Vec<Vec<Item>> = reviewed.iter().flat_map(of_report).collect();
    List {
        name: "核对意见",
        title: format!("请各单位核对以下 {} 处", lines.len()),
        columns: columns(&[
            ("单位", 260),
            ("年份", 60),
            ("文件", 220),
            ("级别", 70),
            ("编号", 80),
            ("位置", 280),
            ("问题", 420),
            ("怎么办", 380),
            ("依据", 340),
        ]),
        lines,
        names: 1,
    }
}

fn point(child: &Child, finding: &Finding) -> Vec<Item> {
    let place = finding.primary.map(|place| place.name(child.entries.form)).unwrap_or_default();
    vec![
        text(&child.organ),
        year(child.year),
        text(&child.file),
        Item::Severity(finding.severity),
        text(finding.rule),
        text(place),
        text(&finding.message),
        text(&finding.fix),
        text(finding.clause),
    ]
}

/// A line for each cell, a column for each office that counts.
fn figures(reviewed: &[Reviewed<'_>], rolled: &RollUp) -> List {
    let form = rolled.form;
    let counted = reviewed.iter().filter(|one| one.listed.is_some_and(|listed| listed.counted));
    let counted = counted.filter_map(|one| match one.received {
        Received::Report(child) => Some((child.organ.as_str(), child.entries.on(form))),
        Received::Unreadable { .. } => None,
    });
    let counted: Vec<(&str, Entries)> = counted.collect();
    let mut heads = columns(&[("指标", 340), ("缺数的单位", 200), ("合计", 100)]);
    heads.extend(counted.iter().map(|(organ, _)| ((*organ).to_owned(), 110)));
    let line = |total: &Total| {
        let sum = match total.entry {
            Entry::Number(amount) | Entry::AtLeast(amount) => Item::Sum(amount),
            other => item(form, total.cell, other),
        };
        let mut line = vec![text(form.name_of(total.cell)), text(total.missing.join("、")), sum];
        line.extend(counted.iter().map(|(_, entries)| item(form, total.cell, entries.get(total.cell))));
        line
    };
    List {
        name: "汇总",
        title: format!("各单位的数和它们的合计（计入 {} 份）", counted.len()),
        columns: heads,
        lines: rolled.cells.iter().map(line).collect(),
        names: 3,
    }
}

/// A line for each office from which a difference comes.
fn differences(form: &Form, differences: &[Difference]) -> List {
    let lines_of = |one: &Difference| {
        let line = |organ: &str, why: &str| {
            vec![text(form.name_of(one.cell)), text(&one.report), text(&one.sum), text(organ), text(why)]
        };
        match one.explained_by.as_slice() {
            [] => vec![line("", "没有找到原因。")],
            causes => causes.iter().map(|cause| line(&cause.organ, &cause.why)).collect(),
        }
    };
    List {
        name: "不一致",
        title: format!("与汇总报告有 {} 处不一致", differences.len()),
        columns: columns(&[
            ("指标", 340),
            ("汇总报告", 110),
            ("各单位之和", 110),
            ("单位", 240),
            ("原因", 460),
        ]),
        lines: differences.iter().flat_map(lines_of).collect(),
        names: 1,
    }
}

/// What stands in a cell; a blank one stays blank.
fn figure(child: &Child, cell: CellId) -> Item {
    item(child.entries.form, cell, child.entries.get(cell))
}

fn item(form: &Form, cell: CellId, entry: Entry) -> Item {
    match entry {
        Entry::Number(amount) | Entry::AtLeast(amount) => Item::Number(amount),
        other => text(other.text(form.info(cell).kind)),
    }
}
