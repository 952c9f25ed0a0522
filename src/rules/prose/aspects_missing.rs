//! N-01: section one leaves out one of the aspects that the format asks for.

use crate::form::Body;
use crate::report::Field;
use crate::rules::looked::{self, Looked, Why};
use crate::rules::words::keywords::{Keywords, is_traditional};
use crate::rules::{Case, Check, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 第一部分是不是写到了格式要求的五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。不要求用原词，写到了这方面的事就算。
    ///
    /// ## 为什么
    /// 30 号文要求总体情况主要从这五个方面报告，不能遗漏。
    ///
    /// ## 怎么办
    /// 补写缺的方面，通常按（一）至（五）分段；没有发生的也说一句，例如“未收到政府信息公开申请”。
    RULE {
        id: "N-01",
        name: "aspects-missing",
        severity: Severity::Warning,
        clause: "国办公开办函〔2021〕30号，一、报告内容（一）总体情况",
        check: Check::Words(check),
        looks: looks,
        places: &["overview"],
    }
}

/// By what words offices speak of each aspect, beside its own name.
#[rustfmt::skip] // A table: an aspect a paragraph.
static WORDS: &[(&str, Keywords)] = &[
    ("主动公开", Keywords::of(&[
        "公开信息", "公开政府信息", "公开政务信息", "公开各类", "发布信息", "发布政府信息", "发布政务信息", "发布各类",
        "公布信息", "公布各类", "公开文件", "公开力度", "主动发布", "主动向社会",
    ])),
    ("依申请公开", Keywords::of(&["申请"])),
    ("政府信息管理", Keywords::of(&[
        "信息管理", "审核", "审查", "三审", "审签", "保密", "规范性文件", "公开属性", "公开目录", "公开指南", "动态调整",
        "更新", "归集", "档案", "清理", "信息质量", "质量关",
    ])),
    ("政府信息公开平台建设", Keywords::of(&[
        "平台", "网站", "新媒体", "公众号", "微信", "专栏", "专区", "公开栏", "公示栏", "公告栏", "宣传栏", "查阅点",
        "查阅场所", "查阅中心", "公报",
    ])),
    ("监督保障", Keywords::of(&[
        "监督", "督查", "督导", "检查", "自查", "考核", "评议", "培训", "问责", "责任追究", "组织领导", "组织保障", "领导小组",
        "分管领导", "专人", "工作机制", "工作制度",
    ])),
];

fn check(words: &Words<'_>) -> Vec<Finding> {
    let text = words.text(Field::OVERVIEW);
    let section = words.form().section(Field::OVERVIEW.key());
    let Some(Body::Prose { aspects, .. }) = section.map(|section| &section.body) else { return Vec::new() };
    let spoken_of = |aspect: &str| {
        let others = WORDS.iter().find(|(name, _)| *name == aspect);
        text.contains(aspect) || others.is_some_and(|(_, words)| words.are_in(text))
    };
    let missing: Vec<&str> = aspects.iter().copied().filter(|aspect| !spoken_of(aspect)).collect();
    if missing.is_empty() || is_traditional(text) {
        return Vec::new();
    }
    let message = if text.trim().is_empty() {
        format!("第一部分没有写；要写{}", missing.join("、"))
    } else {
        format!("第一部分没有写到{}", missing.join("、"))
    };
    let finding = RULE.finds(message, "补写这些方面；没有发生的也说一句");
    let severity = words.missing(RULE.severity);
    vec![finding.in_field(Field::OVERVIEW).severe(severity)]
}

fn looks(case: &Case<'_>) -> Looked {
    let text = case.text(Field::OVERVIEW);
    if is_traditional(text) {
        return Looked::AtNothing(Why::Traditional);
    }
    looked::section(case, Field::OVERVIEW)
}
