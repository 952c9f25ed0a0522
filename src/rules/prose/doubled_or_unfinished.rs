//! N-48: a word or a punctuation mark written twice, or a paragraph that stops without a full stop.

use crate::report::Field;
use crate::rules::correct::Fault;
use crate::rules::looked;
use crate::rules::words::characters::is_han;
use crate::rules::words::keywords::Keywords;
use crate::rules::words::paragraphs::paragraphs;
use crate::rules::words::wrapped::{are_broken_lines, is_sentence};
use crate::rules::{Check, Edit, Finding, Severity, Stage, Words};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 词语连写两遍（资金资金、我局局）、“的的”、“某年度政府信息公开工作年度报告”里的两个“年度”、标点连写两遍（，，）或者连在一起（，。），以及段落末尾没有句号。叠用的词（人人、一批一批）、标题和条目不算。末尾的句号到完成检查时才查。
    ///
    /// ## 为什么
    /// 多半是复制、删改时留下的。
    ///
    /// ## 怎么办
    /// 删去多余的，补上句号。
    RULE {
        id: "N-48",
        name: "doubled-or-unfinished",
        severity: Severity::Info,
        clause: "文字通顺；GB/T 15834—2011 标点符号用法",
        check: Check::Words(check),
        looks: looked::all_prose,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let twice = doubled(text);
        if words.stage == Stage::Finished {
            // What ends with a doubled word is put right in one place at a time.
            let ends: Vec<usize> = twice.iter().map(|fault| fault.edit.span.end).collect();
            findings.extend(unfinished(text, field, &ends));
        }
        findings.extend(RULE.finds_each(text, field, twice));
        let mut others = Vec::new();
        before_full_stop(text, &mut others);
        office_twice(text, &mut others);
        year_twice(text, &mut others);
        findings.extend(RULE.finds_each(text, field, others));
    }
    findings
}

/// Longest first, so that 信息公开信息公开 is not taken for something shorter.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=8;

fn doubled(text: &str) -> Vec<Fault> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut faults = Vec::new();
    let mut from = 0;
    while from < characters.len() {
        let rest = characters.get(from..).unwrap_or_default();
        let Some(length) = doubled_length(rest) else {
            from += 1;
            continue;
        };
        // Three times is one fault, too.
        let same =
            |index: &usize| rest.get(*index).map(|one| one.1) == rest.get(index + length).map(|one| one.1);
        let repeated = (0..rest.len() - length).take_while(same).count() / length * length;
        let place = |index: usize| characters.get(index).map_or(text.len(), |(place, _)| *place);
        let (start, once, end) = (place(from), place(from + length), place(from + repeated + length));
        from += repeated + length;
        let previous = text.get(..start).unwrap_or_default();
        let next = text.get(end..).unwrap_or_default();
        let word = text.get(start..once).unwrap_or_default();
        if may_stand(word, previous, next) {
            continue;
        }
        let found = text.get(start..end).unwrap_or_default();
        faults.push(Fault {
            message: format!("“{}”写重了", excerpt(found)),
            fix: format!("留一个“{word}”"),
            edit: Edit { span: start..end, text: word.to_owned() },
        });
    }
    faults
}

/// A punctuation mark that was left before a full stop: ，。
fn before_full_stop(text: &str, faults: &mut Vec<Fault>) {
    for (place, stop) in text.match_indices('。') {
        let (before, after) = (text.get(..place).unwrap_or_default(), text.get(place..).unwrap_or_default());
        let Some(mark) = before.chars().next_back().filter(|c| "，、；：".contains(*c)) else { continue };
        let start = place - mark.len_utf8();
        // ，，。 is first a doubled mark.
        let is_doubled = text.get(..start).unwrap_or_default().ends_with(mark) || after.starts_with("。。");
        if !is_doubled {
            faults.push(Fault {
                message: format!("“{mark}”后面又有句号"),
                fix: "只留句号".to_owned(),
                edit: Edit { span: start..place + stop.len(), text: "。".to_owned() },
            });
        }
    }
}

/// 我局局高度重视, but not 我局局长: what a single doubled character belongs to shows after it.
fn office_twice(text: &str, faults: &mut Vec<Fault>) {
    static GOES_ON: Keywords = Keywords::of(&[
        "，",
        "。",
        "、",
        "高度",
        "严格",
        "认真",
        "积极",
        "进一步",
        "坚持",
        "不断",
        "共",
        "将",
        "按",
        "未",
        "已",
        "全年",
        "主动",
        "在",
        "始终",
        "切实",
        "通过",
    ]);
    for (place, me) in text.match_indices('我') {
        let start = place + me.len();
        let after = text.get(start..).unwrap_or_default();
        let Some(c) = after.chars().next().filter(|c| "局镇乡县区市委厅办院".contains(*c)) else {
            continue;
        };
        let Some(rest) = after.strip_prefix(c).and_then(|rest| rest.strip_prefix(c)) else { continue };
        if GOES_ON.begin(rest) {
            faults.push(Fault {
                message: format!("“我{c}{c}”写重了"),
                fix: format!("留一个“{c}”"),
                edit: Edit { span: start..start + 2 * c.len_utf8(), text: c.to_string() },
            });
        }
    }
}

/// 2023年度政府信息公开工作年度报告: the report of a year is called 年度报告 once.
fn year_twice(text: &str, faults: &mut Vec<Fault>) {
    const YEAR: &str = "年度";
    for (place, name) in text.match_indices("年度政府信息公开") {
        let rest = text.get(place + name.len()..).unwrap_or_default();
        let is_twice = rest.strip_prefix("工作").unwrap_or(rest).starts_with("年度报告");
        let before = text.get(..place).unwrap_or_default();
        if is_twice && before.ends_with(|c: char| c.is_ascii_digit()) {
            let message = "报告名称里“年度”出现了两次".to_owned();
            faults.push(Fault::instead(message, place..place + YEAR.len(), "年"));
        }
    }
}

/// How many characters stand twice at the beginning of these.
fn doubled_length(characters: &[(usize, char)]) -> Option<usize> {
    let c = |index: usize| characters.get(index).map(|one| one.1);
    let first = c(0)?;
    if matches!(first, '的' | '，' | '。' | '、' | '；' | '：') {
        let count = characters.iter().take(4).take_while(|one| one.1 == first).count();
        // 。。。 stands for …… and is another matter.
        return (count == 2 || (count > 2 && first != '。')).then_some(1);
    }
    if !is_han(first) {
        return None;
    }
    LENGTHS.rev().find(|&length| {
        c(length) == Some(first)
            && (0..length).all(|index| c(index).is_some_and(is_han) && c(index) == c(index + length))
            && (1..length).any(|index| c(index) != Some(first))
    })
}

/// What 政府 and 公开 may begin, after a word that ends with them.
#[rustfmt::skip] // Lists of words.
static OF_GOVERNMENT: Keywords = Keywords::of(&[
    "信息", "网", "门户", "采购", "投资", "机关", "工作", "公报", "部门", "数据", "服务", "规章", "文件",
]);
#[rustfmt::skip]
static OF_OPENNESS: Keywords = Keywords::of(&[
    "栏", "目录", "指南", "平台", "专", "渠道", "透明", "点", "办", "方式", "范围", "内容", "事项", "流程", "场所", "载体",
    "窗口",
]);

/// Whether it is no fault to write that twice.
fn may_stand(word: &str, before: &str, after: &str) -> bool {
    match word {
        // 目的的实现, 的的确确
        "的" => before.ends_with('目') || after.starts_with(['确', '士']),
        // 县政府政府信息公开, 信息公开公开栏
        "政府" => OF_GOVERNMENT.begin(after),
        "公开" => OF_OPENNESS.begin(after),
        // 政务信息信息化, 公开工作工作人员: clumsy, but right.
        "信息" => after.starts_with('化'),
        "工作" => ["人员", "机构", "小组", "机制", "方案", "要点", "制度", "会议"]
            .iter()
            .any(|next| after.starts_with(next)),
        "管理" => {
            ["员", "人员", "办法", "制度", "规定", "局", "中心"].iter().any(|next| after.starts_with(next))
        }
        // 一批一批, 逐步逐步, 研究研究
        _ => word.starts_with(['一', '逐', '每', '再']) || ["研究", "讨论", "商量", "学习"].contains(&word),
    }
}

/// Paragraphs whose sentences end without a full stop.
fn unfinished(text: &str, field: Field, doubled_ends: &[usize]) -> Vec<Finding> {
    let (mut without, mut example, mut sentences) = (Vec::new(), None, 0);
    let mut findings = Vec::new();
    for (place, paragraph) in paragraphs(text).filter(|(place, paragraph)| {
        is_sentence(paragraph) && doubled_ends.binary_search(&place.end).is_err()
    }) {
        sentences += 1;
        let Some(last) = paragraph.chars().next_back() else { continue };
        let span = place.end - last.len_utf8()..place.end;
        // What ends with a bracket, a name or an address may be a line of its own.
        if is_han(last) {
            let c = if paragraph.ends_with("如下") { '：' } else { '。' };
            without.push(Edit { span, text: format!("{last}{c}") });
            example.get_or_insert_with(|| ending(paragraph));
        } else if matches!(last, '，' | '、') {
            let finding =
                RULE.finds(format!("“{}”后面没有写完", ending(paragraph)), "写完这句话，或者把末尾改为句号");
            findings.push(finding.at_words(field, span));
        }
    }
    let broken = without.len() + findings.len();
    if !are_broken_lines(broken, sentences) {
        if let Some(example) = example {
            let message = match without.len() {
                1 => format!("“{example}”后面没有标点"),
                count => format!("有 {count} 段末尾没有标点，例如“{example}”后面"),
            };
            findings.push(RULE.finds(message, "补上句号，“如下”后面补上冒号").at_edits(text, field, without));
        }
        return findings;
    }
    // Text out of a PDF ends its lines where the page does.
    let spans =
        without.iter().map(|edit| &edit.span).chain(findings.iter().filter_map(|one| one.span.as_ref()));
    let first = spans.min_by_key(|span| span.start).cloned().unwrap_or_default();
    let message = format!("有 {broken} 行在句子中间换了行");
    let fix = "多半是从 PDF 复制来的：把断开的行接起来，一段一行";
    vec![RULE.finds(message, fix).at_words(field, first)]
}

fn ending(paragraph: &str) -> String {
    let mut last: Vec<char> = paragraph.chars().rev().take(8).collect();
    last.reverse();
    last.into_iter().collect()
}
