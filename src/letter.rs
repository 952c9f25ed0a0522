//! The letter to an office about its report (核对意见): what a reviewer asks it to look at, in the order of the
//! report, each point with what to do and where that is laid down.

use crate::document::look;
use crate::document::{Block, Document, Style};
use crate::report::{Field, Report};
use crate::rules::Finding;

/// Where whoever reviews it signs.
const SIGNATURE: &str = "核对人：　　　　　　日期：　　　　　　";

/// The letter about a report in which this was found. What was accepted with a reason is no point of it.
pub fn of(report: &Report, findings: &[Finding], style: Style) -> Document {
    let title = report.title();
    let organ = report.text(Field::OrganName).trim();
    let open: Vec<&Finding> = findings.iter().filter(|finding| finding.accepted.is_none()).collect();
    let paragraph = |text: String| Block::Paragraph { lead: String::new(), text };
    let mut blocks = vec![Block::Title(vec![title.clone(), "核对意见".to_owned()])];
    if !organ.is_empty() {
        blocks.push(paragraph(format!("{organ}：")));
    }
    blocks.push(paragraph(match open.len() {
        0 => format!("报来的《{title}》已经核对，没有发现问题。"),
        count => format!("报来的《{title}》已经核对，请核对以下 {count} 处，改好后重新报送。"),
    }));
    let point = |(place, finding): (usize, &&Finding)| {
        let name =
            finding.primary.map(|place| format!("〔{}〕", place.name(report.form))).unwrap_or_default();
        let word = finding.severity.word();
        let [message, fix] = [&finding.message, &finding.fix].map(|text| text.trim_end_matches('。'));
        paragraph(format!("{}．{word}：{name}{message}。怎么办：{fix}。（{}）", place + 1, finding.clause))
    };
    blocks.extend(open.iter().enumerate().map(point));
    blocks.push(paragraph(SIGNATURE.to_owned()));
    Document {
        title: format!("{title}核对意见"),
        organ: organ.to_owned(),
        look: look::of(style),
        blocks,
        sources: Vec::new(),
    }
}
