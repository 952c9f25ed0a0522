//! N-07: the text is nearly that of last year.

use crate::report::Field;
use crate::rules::looked::{Looked, Why};
use crate::rules::words::paragraphs::paragraphs;
use crate::rules::{Case, Check, Finding, Need, Severity, Words};
use crate::text::likeness::{self, Pieces, Share, pieces};

rule! {
    /// ## 查什么
    /// 第一、第五部分与上年报告同一部分有多少文字相同（不计数字和标点）。整个部分超过百分之八十的，在这个部分说；没有超过的，指出九成以上相同的段落。
    ///
    /// ## 为什么
    /// 30 号文把内容雷同、敷衍塞责列为要追究的情形。两年的工作不会一样，写得几乎一样，说明没有写今年的事。
    ///
    /// ## 怎么办
    /// 改写今年做了什么、出了什么新问题；第五部分写明上年的问题改进得怎样。确需沿用的，写明理由后可以保留。
    RULE {
        id: "N-07",
        name: "text-of-last-year",
        severity: Severity::Warning,
        clause: "国办公开办函〔2021〕30号（四）明确责任：内容雷同、敷衍塞责",
        check: Check::Words(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: &["overview|problems"],
    }
}

/// A section that shares more of its text is a copy.
const SECTION_PERCENT: usize = 80;
/// A paragraph that shares so much is one, too.
const PARAGRAPH_PERCENT: usize = 90;
/// The preface and section six say the same every year, and rightly so.
const FIELDS: [Field; 2] = [Field::OVERVIEW, Field::PROBLEMS];

fn check(words: &Words<'_>) -> Vec<Finding> {
    FIELDS.into_iter().flat_map(|field| in_field(words, field)).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let words = case.words();
    let compared = FIELDS.into_iter().filter(|field| {
        let before = words.last_year(*field).is_some_and(|before| !before.trim().is_empty());
        let shared = paragraphs(words.text(*field)).map(|(_, one)| pieces(one).count());
        before && shared.sum::<usize>() >= likeness::LEAST
    });
    Looked::count(compared.count(), "个部分", Why::NoText)
}

fn in_field(words: &Words<'_>, field: Field) -> Vec<Finding> {
    let (text, Some(before)) = (words.text(field), words.last_year(field)) else { return Vec::new() };
    let known = Pieces::of(before);
    let shared: Vec<_> = paragraphs(text).map(|(place, one)| (place, known.shared_with(one))).collect();
    let whole = shared.iter().fold(Share::default(), |sum, (_, share)| sum.and(*share));
    let fix = "改写今年做了什么；确需沿用的，写明理由";
    if let Some(percent) = whole.percent().filter(|percent| *percent > SECTION_PERCENT) {
        let heading = words.form().section(field.key()).map_or("", |section| section.heading);
        let part = heading.split('、').next().unwrap_or_default();
        let message = format!("第{part}部分与上年的报告有 {percent}% 的文字相同");
        return vec![RULE.finds(message, fix).in_field(field)];
    }
    let copied = shared.into_iter().filter_map(|(place, share)| {
        let percent = share.percent().filter(|percent| *percent >= PARAGRAPH_PERCENT)?;
        let message = format!("这一段与上年的报告有 {percent}% 的文字相同");
        Some(RULE.finds(message, fix).at_words(field, place))
    });
    copied.collect()
}
