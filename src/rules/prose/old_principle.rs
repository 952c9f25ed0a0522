//! N-49: the principle of publicity in the words that the revised regulation no longer has.

use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 是不是还写着“公开为原则，不公开为例外”。
    ///
    /// ## 为什么
    /// 2019年修订的条例第五条是“应当坚持以公开为常态、不公开为例外”。“以公开为原则、不公开为例外”是修订以前的提法。
    ///
    /// ## 怎么办
    /// 改为“公开为常态、不公开为例外”。
    RULE {
        id: "N-49",
        name: "old-principle",
        severity: Severity::Info,
        clause: "条例第五条",
        check: Check::Words(check),
        looks: looks,
    }
}

const OLD: &str = "公开为原则";
/// How it begins, in the words of either.
const PRINCIPLE: &str = "公开为";
const IN_FORCE: &str = "公开为常态、不公开为例外";

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let faults = text.match_indices(OLD).filter_map(|(place, _)| {
            let after = text.get(place + OLD.len()..)?;
            let second = after.trim_start_matches(['，', '、', ',', '；', ' ', '以']);
            let span = place..text.len() - second.strip_prefix("不公开为例外")?.len();
            Some(Fault {
                message: format!("“{}”是条例修订以前的提法", excerpt(text.get(span.clone())?)),
                fix: format!("改为“{IN_FORCE}”"),
                edit: Edit { span, text: IN_FORCE.to_owned() },
            })
        });
        findings.extend(RULE.finds_each(text, field, faults.collect()));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(case.words().prose().map(|(_, text)| text.matches(PRINCIPLE).count()).sum())
}
