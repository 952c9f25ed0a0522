//! D-03: a heading of the form stands in the text again.

use crate::form::Section;
use crate::report::Field;
use crate::rules::looked;
use crate::rules::words::paragraphs::paragraphs;
use crate::rules::{Check, Finding, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 各段文字里有没有“一、总体情况”这样的部分标题，单独一行的，或者和正文连在一起的（“一、总体情况2023年，我局……”）。
    ///
    /// ## 为什么
    /// 六个部分的标题由格式印出。文字里再写一遍，文档里就有了第二个“一、”；出现别的部分的标题，多半是把整份报告贴进了一个框。
    ///
    /// ## 怎么办
    /// 删去这一行；属于别的部分的文字，移到那一部分去。
    RULE {
        id: "D-03",
        name: "heading-in-text",
        severity: Severity::Error,
        clause: "格式各部分标题：一至六各出现一次",
        check: Check::Words(check),
        looks: looked::all_prose,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    words.prose().flat_map(|(field, text)| in_field(words, field, text)).collect()
}

fn in_field(words: &Words<'_>, field: Field, text: &str) -> Vec<Finding> {
    let finding = |(place, line): (Range<usize>, &str)| {
        let title = title(line)?;
        let same = |heading: &str| heading.split_once('、').is_some_and(|(_, name)| name == title);
        let section = words.form().sections.iter().find(|section| same(section.heading))?;
        let message = format!("“{}”是部分的标题，格式已经印了", section.heading);
        let of_this_field = section.key == field.key();
        let fix = if of_this_field {
            "删去这一行"
        } else {
            "后面的文字如果属于那一部分，移过去，再删去这一行"
        };
        let finding = RULE.finds(message, fix);
        let span = if of_this_field { with_line_end(text, &place) } else { place };
        let finding = finding.at_words(field, span);
        Some(if of_this_field { finding.corrected_to("") } else { finding })
    };
    let run_in = |(place, line): (Range<usize>, &str)| {
        let (section, end) = before_text(words, line)?;
        let message = format!("“{}”是部分的标题，格式已经印了，这里和正文连在一起", section.heading);
        let finding = RULE.finds(message, "删去标题；后面的文字属于别的部分的，移过去");
        let finding = finding.at_words(field, place.start..place.start + end);
        Some(if section.key == field.key() { finding.corrected_to("") } else { finding })
    };
    paragraphs(text).filter_map(|one| finding(one.clone()).or_else(|| run_in(one))).collect()
}

/// A heading at the head of a line that goes on with a sentence: 一、总体情况2023年，我局…. With
/// where the sentence begins.
fn before_text(words: &Words<'_>, line: &str) -> Option<(&'static Section, usize)> {
    words.form().sections.iter().find_map(|section| {
        let (number, name) = section.heading.split_once('、')?;
        let rest =
            line.strip_prefix(number)?.strip_prefix(['、', '.', '．'])?.trim_start().strip_prefix(name)?;
        let text = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '：' | ':'));
        // 六、其他需要报告的事项的说明 is another heading.
        let is_sentence = text.contains(['。', '，']) || text.starts_with('无');
        let is_apart = text.len() < rest.len() || !text.starts_with(['的', '和', '及', '与', '、', '（']);
        (is_sentence && is_apart).then_some((section, line.len() - text.len()))
    })
}

/// The title in a line such as 一、总体情况, 1. 总体情况 or 一、总体情况。
fn title(line: &str) -> Option<String> {
    let rest = line.strip_prefix(|c| "一二三四五六123456".contains(c))?;
    let title = rest.trim_start().strip_prefix(['、', '.', '．', '，', ','])?;
    Some(title.chars().filter(|c| !c.is_whitespace() && !matches!(c, '。' | '：' | ':')).collect())
}

/// The line with the character that ends it, so that nothing is left of it.
fn with_line_end(text: &str, line: &Range<usize>) -> Range<usize> {
    let after = text.get(line.end..).unwrap_or_default();
    let end = after.find('\n').map_or(text.len(), |place| line.end + place + 1);
    line.start..end
}
