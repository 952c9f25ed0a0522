//! `sum`: the reports of many offices added up to the county's.

use super::convert::kind_of;
use super::files::{self, Source};
use super::{Outcome, print_json, progress, say, warn, words};
use serde::{Serialize, Serializer};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use xxgk_annual_report::data::list;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::read::Read;
use xxgk_annual_report::report::{Doubt, OrganKind};
use xxgk_annual_report::review_book::{self, Reviewed};
use xxgk_annual_report::roll_up::{
    Child, Difference, Expected, Explained, Listed, Received, Request, RollUp, Total, roll_up,
};
use xxgk_annual_report::rules::{Finding, Stage, check, prove};
use xxgk_annual_report::text::gb18030;
use xxgk_annual_report::write::{FileKind, Format, Options, write, write_lists};

/// # Errors
/// A sentence on what was named by itself and cannot be read, or the file that cannot be written.
/// Of the reports to be added, the others are.
pub(super) fn sum(request: &words::Sum) -> Result<Outcome, String> {
    let kind = request.target.as_deref().map(kind_to_write).transpose()?;
    if let Some(book) = request.book.as_deref() {
        is_book(book)?;
    }
    let alone = |path: &Option<_>| path.as_deref().map(|path: &Path| child(&Source::of(path))).transpose();
    let (own, county) = (alone(&request.own)?, alone(&request.report)?);
    let expected = request.expect.as_deref().map(expected).transpose()?;
    let others = [&request.own, &request.report, &request.expect, &request.target, &request.book];
    let (children, checked, outcome) = received(&request.files, &others)?;
    let (own, of_own) = own.map(|own| (own.child, (own.kind, own.found))).unzip();
    let summed = Request { children, own, county: county.map(|county| county.child), expected };
    let rolled = roll_up(&summed);
    if let Some(book) = &request.book {
        files::write(book, &review_book(&summed, (of_own, &checked), &rolled))?;
    }
    if let (Some(target), Some(kind)) = (&request.target, kind) {
        files::write(target, &bytes(&rolled, kind))?;
    }
    if request.json {
        print_json(&Data(&rolled))?;
    } else {
        say(in_words(&rolled).trim_end());
    }
    for note in &rolled.notes {
        warn(&format!("注意：{note}"));
    }
    Ok(outcome.max(if rolled.is_faultless() { Outcome::Good } else { Outcome::Errors }))
}

/// What came of each file, and what was found in it. What was named for something else is no report of an office.
///
/// # Errors
/// A sentence where there is none.
pub(super) fn received(
    files: &[PathBuf],
    others: &[&Option<PathBuf>],
) -> Result<(Vec<Received>, Vec<Found>, Outcome), String> {
    let is_other =
        |source: &Source| others.iter().filter_map(|path| path.as_deref()).any(|path| source.is_file(path));
    let mut outcome = Outcome::Good;
    let (mut children, mut checked) = (Vec::new(), Vec::new());
    let sources = files::find_all(files);
    for (done, source) in sources.iter().enumerate().filter(|(_, source)| !is_other(source)) {
        progress(done, sources.len());
        children.push(match child(source) {
            Ok(Checked { child, kind, found }) => {
                checked.push((kind, found));
                Received::Report(Box::new(child))
            }
            Err(sentence) => {
                outcome = Outcome::Unreadable;
                checked.push(("", Vec::new()));
                Received::Unreadable { file: source.name(), sentence }
            }
        });
    }
    progress(sources.len(), sources.len());
    if children.is_empty() {
        return Err("没有可以汇总的报告：给出的文件夹里没有文件。".to_owned());
    }
    Ok((children, checked, outcome))
}

/// A report that was read and checked.
pub(super) struct Checked {
    pub(super) child: Child,
    /// The kind of office, in words.
    kind: &'static str,
    found: Vec<Finding>,
}

/// Of a report the kind of office, and what was found.
pub(super) type Found = (&'static str, Vec<Finding>);

/// The workbook of the review. The list of the sum begins with the county's own office.
fn review_book(request: &Request, (own, children): (Option<Found>, &[Found]), rolled: &RollUp) -> Vec<u8> {
    let own_received = request.own.iter().map(|child| Received::Report(Box::new(child.clone())));
    let own_received: Vec<Received> = own_received.collect();
    let received = own_received.iter().chain(&request.children);
    let known = own.iter().chain(children).zip(&rolled.children);
    let reviewed: Vec<Reviewed<'_>> = received
        .zip(known)
        .map(|(received, ((kind, found), listed))| Reviewed { received, kind, found, listed: Some(listed) })
        .collect();
    write_lists(review_book::TITLE, &review_book::of(&reviewed, rolled), &Options::default())
}

fn is_book(path: &Path) -> Result<(), String> {
    match kind_of(path)? {
        FileKind::Report(Format::Xlsx) => Ok(()),
        _ => Err(format!("{}：审核台账是 Excel 文件，文件名请以 .xlsx 结尾。", path.display())),
    }
}

pub(super) fn child(source: &Source) -> Result<Checked, String> {
    let (Read { report, notes, .. }, fingerprint) = source.open_with_fingerprint()?;
    let mut notes: Vec<String> = notes.iter().map(ToString::to_string).collect();
    if let Some(Doubt { place, text, why }) = report.doubts.first() {
        let count = report.doubts.len();
        notes.insert(0, format!("读入时有 {count} 处存疑，第一处 {place}：读作“{text}”，{why}。"));
    }
    let found = check(&report, Stage::Finished, None);
    let child = Child::of(&source.name(), &fingerprint, &report, notes, &found);
    Ok(Checked { child, kind: report.organ_kind().map(OrganKind::name).unwrap_or_default(), found })
}

fn expected(path: &Path) -> Result<Expected, String> {
    let bytes = Source::of(path).bytes()?;
    Ok(Expected::read(&String::from_utf8(bytes).unwrap_or_else(|error| gb18030::decoded(error.as_bytes()))))
}

fn kind_to_write(target: &Path) -> Result<Format, String> {
    match kind_of(target)? {
        FileKind::Report(format) => Ok(format),
        FileKind::ProofSheet(_) => {
            Err(format!("{}：汇总写不成核对表，请写成报告，再用 convert 转换。", target.display()))
        }
    }
}

/// The sum as a report; the workbook lists what was found in it.
fn bytes(rolled: &RollUp, format: Format) -> Vec<u8> {
    let report = rolled.report();
    let findings = (format == Format::Xlsx).then(|| list(report.form, &prove(&report, None).findings));
    write(&report, format, &Options { findings, ..Options::default() })
}

// ── As data ─────────────────────────────────────────────────────────────────

struct Data<'a>(&'a RollUp);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct All<'a> {
            cells: Cells<'a>,
            children: Vec<One<'a>>,
            missing: Missing<'a>,
            differences: Vec<Differing<'a>>,
        }
        let rolled = self.0;
        All {
            cells: Cells(rolled),
            children: rolled.children.iter().map(One::of).collect(),
            missing: Missing(rolled),
            differences: rolled.differences.iter().map(|one| Differing::of(rolled.form, one)).collect(),
        }
        .serialize(serializer)
    }
}

/// The sums by address, in the order of the form.
struct Cells<'a>(&'a RollUp);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let address = |total: &Total| self.0.form.info(total.cell).address;
        serializer.collect_map(self.0.cells.iter().map(|total| (address(total), self.0.text(total))))
    }
}

/// The offices whose number is missing in a sum, by address.
struct Missing<'a>(&'a RollUp);

impl Serialize for Missing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let missing = self.0.cells.iter().filter(|total| !total.missing.is_empty());
        serializer.collect_map(missing.map(|total| (self.0.form.info(total.cell).address, &total.missing)))
    }
}

#[derive(Serialize)]
struct One<'a> {
    file: &'a str,
    organ: &'a str,
    year: Option<u16>,
    counted: bool,
    notes: &'a [String],
}

impl<'a> One<'a> {
    fn of(listed: &'a Listed) -> Self {
        let Listed { file, organ, year, counted, notes, .. } = listed;
        Self { file, organ, year: *year, counted: *counted, notes }
    }
}

#[derive(Serialize)]
struct Differing<'a> {
    cell: &'static str,
    report: &'a str,
    sum: &'a str,
    explained_by: Vec<Why<'a>>,
}

#[derive(Serialize)]
struct Why<'a> {
    organ: &'a str,
    why: &'a str,
}

impl<'a> Differing<'a> {
    fn of(form: &Form, difference: &'a Difference) -> Self {
        let why = |Explained { organ, why }: &'a Explained| Why { organ, why };
        Self {
            cell: form.info(difference.cell).address,
            report: &difference.report,
            sum: &difference.sum,
            explained_by: difference.explained_by.iter().map(why).collect(),
        }
    }
}

// ── In words ────────────────────────────────────────────────────────────────

fn in_words(rolled: &RollUp) -> String {
    let counted = rolled.children.iter().filter(|child| child.counted).count();
    let year = rolled.year.map_or_else(String::new, |year| format!("{year} 年度"));
    let between = if rolled.organ.is_empty() { "" } else { " " };
    let mut text = format!("{}{between}{year}汇总：计入 {counted} 份。\n", rolled.organ);
    listed(rolled, &mut text);
    missing(rolled, &mut text);
    for Difference { cell, report, sum, explained_by } in &rolled.differences {
        let name = rolled.form.name_of(*cell);
        let address = rolled.form.info(*cell).address;
        let _ = writeln!(text, "不一致 {address}\n  {name}：汇总报告是 {report}，各单位之和是 {sum}");
        for Explained { organ, why } in explained_by {
            let _ = writeln!(text, "  {organ}：{why}");
        }
        if explained_by.is_empty() {
            text.push_str("  没有找到原因。\n");
        }
    }
    let _ = writeln!(text, "{}", last_line(rolled));
    text
}

/// What did not count, and what is to be said of what did.
fn listed(rolled: &RollUp, text: &mut String) {
    for child in rolled.children.iter().filter(|child| !child.counted || !child.notes.is_empty()) {
        let name = [child.organ.as_str(), child.file.as_str()];
        let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，");
        let _ = writeln!(text, "{} {name}", if child.counted { "计入" } else { "没有计入" });
        for note in &child.notes {
            let _ = writeln!(text, "  {note}");
        }
    }
}

/// Of an office that lacks many cells, how many: one by one they are in the data.
fn missing(rolled: &RollUp, text: &mut String) {
    let mut organs: Vec<(&str, Vec<String>)> = Vec::new();
    for total in &rolled.cells {
        for organ in &total.missing {
            let name = rolled.form.name_of(total.cell);
            match organs.iter_mut().find(|(known, _)| known == organ) {
                Some((_, cells)) => cells.push(name),
                None => organs.push((organ, vec![name])),
            }
        }
    }
    for (organ, cells) in organs {
        let first = cells.iter().take(3).cloned().collect::<Vec<_>>().join("、");
        let _ = writeln!(
            text,
            "缺数 {organ}\n  {} 格没有它的数：{first}{}",
            cells.len(),
            if cells.len() > 3 { "等" } else { "" }
        );
    }
}

fn last_line(rolled: &RollUp) -> String {
    let left = rolled.children.iter().filter(|child| !child.counted).count();
    let faults = rolled.children.iter().filter(|child| child.is_at_fault).count();
    let open = rolled.differences.iter().filter(|one| one.explained_by.is_empty()).count();
    let differences = match (rolled.differences.len(), open) {
        (0, _) => String::new(),
        (all, 0) => format!("与汇总报告有 {all} 格不一致，都找到了原因。"),
        (all, open) => format!("与汇总报告有 {all} 格不一致，{open} 格没有找到原因。"),
    };
    format!("没有计入 {left} 份，要核对 {faults} 份。{differences}")
}
