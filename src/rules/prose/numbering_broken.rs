//! N-50: numbers at the heads of paragraphs that are badly spelled, or not in order.

use crate::form::Form;
use crate::order::Set;
use crate::report::Field;
use crate::rules::looked::Looked;
use crate::rules::words::heads::{Head, Level, heads, heads_as_meant, names_a_section, spelled};
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 段首编号的写法：“（一）、”“1、”“一.”、一边全角一边半角的括号、丢了一边的括号；编号有没有跳号、重号；部分里面有没有又从“一、”编起。只看写在段落开头的编号。
    ///
    /// ## 为什么
    /// 《党政机关公文格式》（GB/T 9704—2012）规定，结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。“一、”到“六、”是格式固定的六个部分，部分里面从“（一）”编起。
    ///
    /// ## 怎么办
    /// 按提示改写；跳号的，看看是不是漏了一段。
    RULE {
        id: "N-50",
        name: "numbering-broken",
        severity: Severity::Warning,
        clause: "GB/T 9704—2012 第7.3.3条",
        check: Check::Words(check),
        looks: looks,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let heads = heads_as_meant(text, words.form());
        let mut out_of_order = Vec::new();
        for run in runs(&heads) {
            out_of_order.extend(disorder(&run, text, field));
        }
        let renumbered: Set<usize> = out_of_order.iter().flat_map(rewritten).collect();
        let is_free = |(head, _): &&(Head, Level)| !renumbered.contains(&head.span.start);
        let free: Vec<&(Head, Level)> = heads.iter().filter(is_free).collect();
        findings.extend(as_section(&free, text, field, words.form()));
        findings.extend(badly_spelled(&free, text, field));
        findings.extend(first_gap(out_of_order));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(case.words().prose().map(|(_, text)| heads(text).count()).sum())
}

/// One place where numbers are missing stands for all of them: whoever looks at it sees the others.
fn first_gap(findings: Vec<Finding>) -> impl Iterator<Item = Finding> {
    let gaps = findings.iter().filter(|one| one.correction.is_none()).count();
    let is_gap = |one: &&Finding| one.correction.is_none();
    let start = |one: &Finding| one.span.as_ref().map(|span| span.start);
    let first = findings.iter().filter(is_gap).filter_map(start).min();
    findings.into_iter().filter_map(move |mut finding| {
        if finding.correction.is_none() {
            if start(&finding) != first {
                return None;
            }
            if gaps > 1 {
                finding.message = format!("{}（这样的有 {gaps} 处）", finding.message);
            }
        }
        Some(finding)
    })
}

/// Where the heads begin that a finding writes anew.
fn rewritten(finding: &Finding) -> impl Iterator<Item = usize> {
    finding.changes().into_iter().flatten().map(|edit| edit.span.start)
}

/// “一、” within a section: （一） in its place, unless there are such already. The heading of
/// a section is another matter.
fn as_section(heads: &[&(Head, Level)], text: &str, field: Field, form: &Form) -> Option<Finding> {
    let is_own = |one: &&&(Head, Level)| {
        let (head, level) = &***one;
        let rest = text.get(head.rest.clone()).unwrap_or_default();
        head.level == Level::Section && *level == Level::Section && !names_a_section(rest, form)
    };
    let own = || heads.iter().filter(is_own);
    let edits: Vec<Edit> = own()
        .map(|(head, _)| Edit { span: head.span.clone(), text: spelled(Level::Part, head.number) })
        .collect();
    let first = edits.first()?.span.clone();
    let message = format!("“{}”是六个部分用的编号，部分里面从“（一）”编起", text.get(first.clone())?);
    let fix = "“一、”改为“（一）”，下面各级依次降一级";
    // Where the numbers are others than 1, 2, 3…, or （一） stands there already, it is not just the spelling.
    let in_order = own().zip(1..).all(|((head, _), number)| head.number == number);
    let is_plain = in_order && heads.iter().all(|(_, level)| *level != Level::Part);
    let finding = RULE.finds(message, fix);
    Some(if is_plain { finding.at_edits(text, field, edits) } else { finding.at_words(field, first) })
}

/// All heads of a field with wrong brackets or numerals, put right together.
fn badly_spelled(heads: &[&(Head, Level)], text: &str, field: Field) -> Option<Finding> {
    let is_bad = |head: &Head| {
        text.get(head.span.clone()) != Some(head.spelled().as_str()) && !head.has_narrow_brackets(text)
    };
    // Headings at the wrong level are rewritten as a whole, so they are left out here.
    let bad =
        heads.iter().filter(|(head, level)| head.level == *level && *level != Level::Section && is_bad(head));
    let edits: Vec<Edit> =
        bad.map(|(head, _)| Edit { span: head.span.clone(), text: head.spelled() }).collect();
    let first = edits.first()?;
    let (written, right) = (text.get(first.span.clone())?, first.text.clone());
    let message = match edits.len() {
        1 => format!("编号“{written}”应写作“{right}”"),
        count => format!("有 {count} 处编号写法不规范，例如“{written}”应写作“{right}”"),
    };
    Some(RULE.finds(message, format!("改为“{right}”这样的写法")).at_edits(text, field, edits))
}

/// Heads of one level that follow each other: nothing of a higher level between them, and
/// no new beginning with 1.
fn runs(heads: &[(Head, Level)]) -> Vec<Vec<&(Head, Level)>> {
    let mut done: Vec<Vec<&(Head, Level)>> = Vec::new();
    let mut open: [Vec<&(Head, Level)>; 4] = Default::default();
    for one in heads {
        let level = one.1 as usize;
        for (deeper, run) in open.iter_mut().enumerate() {
            if deeper > level || (deeper == level && one.0.number == 1) {
                done.push(std::mem::take(run));
            }
            if deeper == level {
                run.push(one);
            }
        }
    }
    done.extend(open);
    done.retain(|run| run.first().is_some_and(|(_, level)| *level != Level::Section));
    done
}

/// Whether a number stands within a paragraph between two heads, or in the line before the first one.
fn stands_within(number: &str, text: &str, from: Option<usize>, to: usize) -> bool {
    let before = text.get(from.unwrap_or(0)..to).unwrap_or_default();
    let near =
        if from.is_some() { before } else { before.trim_end().rsplit('\n').next().unwrap_or_default() };
    near.contains(number)
}

/// What is out of order in a run.
fn disorder(run: &[&(Head, Level)], text: &str, field: Field) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last = 0;
    let mut index = 0;
    let number = |index: usize| run.get(index).map(|(head, _)| head.number);
    while let Some((head, level)) = run.get(index).copied() {
        let (written, expected) = (spelled(*level, head.number), spelled(*level, last + 1));
        let previous = spelled(*level, last);
        let as_edit = |(head, level): &&(Head, Level), number| Edit {
            span: head.span.clone(),
            text: spelled(*level, number),
        };
        let after = |from: u32| {
            run.iter()
                .skip(index)
                .zip(from..)
                .take_while(move |((head, _), number)| head.number == *number)
                .count()
        };
        let before = index.checked_sub(1).and_then(|index| run.get(index)).map(|(head, _)| head.span.end);
        if head.number > last + 1 && stands_within(&expected, text, before, head.span.start) {
            // 1.受理；2.登记； and 3.答复 in a line of its own: nothing is missing.
            last = head.number;
            index += 1;
        } else if head.number == last + 1 {
            last += 1;
            index += 1;
        } else if number(index + 1) == Some(last + 2) {
            // （一）（三）（三）: just one of them is wrong.
            let message = format!("“{written}”应为“{expected}”");
            let edits = run.get(index).map(|one| as_edit(one, last + 1)).into_iter().collect();
            findings.push(RULE.finds(message, format!("改为“{expected}”")).at_edits(text, field, edits));
            last += 1;
            index += 1;
        } else if last > 0 && head.number == last {
            // （一）（二）（二）（三）: the second of them and all that follow move on by one.
            let count = after(last).max(1);
            let edits =
                run.iter().skip(index).take(count).map(|one| as_edit(one, one.0.number + 1)).collect();
            let message = format!("编号“{written}”重复了");
            let finding = RULE.finds(message, format!("改为“{expected}”，后面依次顺延"));
            findings.push(finding.at_edits(text, field, edits));
            index += count;
            last = number(index - 1).unwrap_or(last) + 1;
        } else {
            let message = if last == 0 {
                format!("编号从“{written}”开始，前面没有“{expected}”")
            } else {
                format!("“{previous}”后面是“{written}”，不是“{expected}”")
            };
            let finding = RULE.finds(message, "看看是漏了一段，还是编号写错了");
            findings.push(finding.at_words(field, head.span.clone()));
            last = head.number;
            index += 1;
        }
    }
    findings
}
