//! The proof sheet (勾稽关系核对表): every check that was run on a report, with its figures
//! and how it came out, for the leader who signs before the report is published.

use crate::document::look::{self, Look, TableStyle};
use crate::document::{Block, Cell, Document, Indent, Role, Row, Style, Table, Twips};
use crate::order;
use crate::report::{Field, Report};
use crate::rules::{Checked, Finding, Outcome, Place, Proof, Severity, Stated, Why};

/// The numerals of the sheet's own parts.
const PARTS: [&str; 6] = [
    "一、核对结论",
    "二、发现的问题",
    "三、已说明理由的问题",
    "四、表内勾稽关系",
    "五、文中数字与表格",
    "六、其他核对项目",
];
const SIGNATURES: [&str; 2] =
    ["填表人：　　　　　　审核人：　　　　　　", "负责人：　　　　　　核对日期：　　　　　"];
/// What the columns are called, and how wide they are; the one of 0 takes what is left.
const SUMS: [(&str, Twips); 4] = [("序号", 620), ("编号", 900), ("核对的算式", 0), ("结果", 1600)];
const STATED: [(&str, Twips); 3] = [("文中的话", 3300), ("对照", 0), ("结果", 1900)];
const RULES: [(&str, Twips); 4] = [("序号", 620), ("编号", 900), ("查什么", 0), ("结果", 1900)];
const FINDINGS: [(&str, Twips); 4] = [("级别", 700), ("编号", 900), ("问题", 0), ("怎么办", 2900)];
const ACCEPTED: [(&str, Twips); 3] = [("编号", 900), ("问题", 0), ("理由", 3300)];

/// The proof sheet of a report, in that style.
pub fn of(report: &Report, proof: &Proof, style: Style) -> Document {
    let mut look = look::of(style);
    // Its tables are lists: they may break between any two rows.
    look.tables.keep_whole = false;
    let title = report.title();
    let accepted = |finding: &&Finding| finding.accepted.is_some();
    let open = |finding: &&Finding| finding.accepted.is_none();
    let [verdict, found, reasons, sums, stated, rules] = PARTS;
    let heading = |text: &str| Block::Heading { level: 1, text: text.to_owned() };
    let findings = proof.findings.iter().filter(open).map(|one| finding(report, one));
    let accepted = proof.findings.iter().filter(accepted).map(reason);
    let mut blocks = vec![Block::Title(vec![title.clone(), "勾稽关系核对表".to_owned()]), heading(verdict)];
    blocks.extend(conclusion(proof).into_iter().map(paragraph));
    // On the first page, under the verdict: that is what a leader signs.
    blocks.extend(SIGNATURES.map(ToOwned::to_owned).map(paragraph));
    blocks.extend([heading(found), list(&look, found, &FINDINGS, findings)]);
    blocks.extend([heading(reasons), list(&look, reasons, &ACCEPTED, accepted)]);
    blocks.extend([heading(sums), list(&look, sums, &SUMS, checks(&proof.sums))]);
    blocks.extend([heading(stated), list(&look, stated, &STATED, proof.stated.iter().map(claim))]);
    blocks.extend([heading(rules), list(&look, rules, &RULES, checks(&proof.rules))]);
    Document {
        title: format!("{title}勾稽关系核对表"),
        organ: report.text(Field::OrganName).trim().to_owned(),
        look,
        blocks,
        sources: Vec::new(),
    }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { lead: String::new(), text }
}

/// How it all came out, in a few sentences.
fn conclusion(proof: &Proof) -> Vec<String> {
    let all = || proof.sums.iter().chain(&proof.rules).map(|line| &line.outcome);
    let came = |wanted: fn(&Outcome) -> bool, words: &str| {
        let count = all().filter(|outcome| wanted(outcome)).count();
        (count > 0).then(|| format!("{count} 项{words}"))
    };
    let kinds = [
        came(|outcome| matches!(outcome, Outcome::Holds), "没有问题"),
        came(|outcome| matches!(outcome, Outcome::Broken(_)), "有问题"),
        came(|outcome| matches!(outcome, Outcome::Noted(_)), "请再看一眼"),
        came(|outcome| matches!(outcome, Outcome::Accepted(_)), "有问题但已说明理由"),
        came(|outcome| matches!(outcome, Outcome::NotRun(_)), "未核对"),
    ];
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    let counts = format!("共 {} 项核对：{}。", all().count(), kinds.join("，"));
    let errors = |finding: &&Finding| finding.severity == Severity::Error && finding.accepted.is_none();
    let verdict = match proof.findings.iter().filter(errors).count() {
        0 => "没有未处理的错误。".to_owned(),
        errors => format!("还有 {errors} 处错误没有处理，公布前应当改正。"),
    };
    [Some(counts), not_run(proof), Some(verdict)].into_iter().flatten().collect()
}

/// Why checks were not run, the most frequent reason first.
fn not_run(proof: &Proof) -> Option<String> {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for line in proof.sums.iter().chain(&proof.rules) {
        let Outcome::NotRun(why) = &line.outcome else { continue };
        let words = why.said();
        match reasons.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => reasons.push((words, 1)),
        }
    }
    order::by_key(&mut reasons, |(_, count)| std::cmp::Reverse(*count));
    let reasons: Vec<String> = reasons.iter().map(|(words, count)| format!("{words} {count} 项")).collect();
    (!reasons.is_empty()).then(|| format!("未核对的原因：{}。", reasons.join("，")))
}

fn checks(lines: &[Checked]) -> impl Iterator<Item = Vec<String>> {
    let row = |(place, line): (usize, &Checked)| {
        let outcome = outcome(&line.outcome, &line.looked_at);
        vec![(place + 1).to_string(), line.rule.to_owned(), line.said.clone(), outcome]
    };
    lines.iter().enumerate().map(row)
}

fn claim(stated: &Stated) -> Vec<String> {
    vec![stated.quote.clone(), stated.against.clone(), outcome(&stated.outcome, "")]
}

fn outcome(outcome: &Outcome, looked_at: &str) -> String {
    match outcome {
        Outcome::Holds if looked_at.is_empty() => "√".to_owned(),
        Outcome::Holds => format!("√ {looked_at}"),
        Outcome::Broken(1) => "× 有问题".to_owned(),
        Outcome::Broken(places) => format!("× {places} 处有问题"),
        Outcome::Noted(1) => "请再看一眼".to_owned(),
        Outcome::Noted(places) => format!("请再看 {places} 处"),
        Outcome::Accepted(reasons) => format!("已说明理由：{}", reasons.join("；")),
        Outcome::NotRun(Why::SaidBy(rule)) => format!("见 {rule}"),
        Outcome::NotRun(why) => format!("未核对：{}", why.said()),
    }
}

fn finding(report: &Report, finding: &Finding) -> Vec<String> {
    let place = match finding.primary {
        Some(Place::Cell(cell)) => format!("〔{}〕", report.form.name_of(cell)),
        Some(Place::Field(_)) | None => String::new(),
    };
    vec![
        finding.severity.word().to_owned(),
        finding.rule.to_owned(),
        format!("{place}{}", finding.message),
        finding.fix.clone(),
    ]
}

fn reason(finding: &Finding) -> Vec<String> {
    let reason = finding.accepted.clone().unwrap_or_default();
    vec![finding.rule.to_owned(), finding.message.clone(), reason]
}

/// A table, or a word where it would be empty.
fn list(
    look: &Look,
    name: &'static str,
    columns: &[(&str, Twips)],
    rows: impl Iterator<Item = Vec<String>>,
) -> Block {
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() { paragraph("无。".to_owned()) } else { table(look, name, columns, rows) }
}

fn table(look: &Look, name: &'static str, columns: &[(&str, Twips)], rows: Vec<Vec<String>>) -> Block {
    let fixed: Twips = columns.iter().map(|(_, width)| width).sum();
    let rest = look.page.text_width().saturating_sub(fixed);
    let widths: Vec<Twips> =
        columns.iter().map(|(_, width)| if *width == 0 { rest } else { *width }).collect();
    let style = look.tables.long.clone();
    let head = row(&style, columns.iter().map(|(name, _)| ((*name).to_owned(), Role::Head)));
    // Where there is room, words begin at the left; numbers and outcomes stand in the middle.
    let role = |place: usize| match widths.get(place) {
        Some(width) if *width > 2000 => Role::Label,
        _ => Role::Figure,
    };
    let body = rows
        .into_iter()
        .map(|cells| row(&style, cells.into_iter().enumerate().map(|(place, text)| (text, role(place)))));
    let rows = std::iter::once(head).chain(body).collect();
    let figure_size = style.text_size;
    Block::Table(Table { name, widths, header_rows: 1, rows, style, figure_size })
}

fn row(style: &TableStyle, cells: impl Iterator<Item = (String, Role)>) -> Row {
    let cell = |(column, (text, role)): (usize, (String, Role))| {
        let left = if role == Role::Label { style.label_indent } else { 0 };
        Cell {
            text,
            address: None,
            column,
            columns: 1,
            rows: 1,
            role,
            indent: Indent { left, ..Indent::default() },
        }
    };
    Row { cells: cells.enumerate().map(cell).collect() }
}
