//! The list of all rules, for people as Markdown and for programs as data.
//!
//! A rule of the registry brings its manual along. A plain check of the form has its
//! reason there; what it looks at is its formula, what to do its advice, both told
//! without the figures of a report.

use crate::form::{CellId, Check, Form};
use crate::rules::{Family, RULES, Rule, Severity, is_acceptable};
use serde::Serialize;
use std::fmt::Write as _;

/// What stands above the list.
const PREFACE: &str = "\
# 检查规则

错误：违反规定的格式，或者自相矛盾。提醒：很可能填错了。提示：请再看一眼。这里写的是检查成稿时的级别；正在填写的时候，或者没有上年数据可比的时候，有的规则只作提示。无论查出什么，都不妨碍保存和下载。

“可以说明理由”的规则，写明理由后可以保留原样；数字改动以后要重新说明。

编号不会改变，也不会挪给别的规则用。每条规则的实例见源代码的 `tests/rules/编号.md`。
";

/// One rule as the list tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedRule {
    /// Its id in the catalogue.
    pub id: &'static str,
    /// The fault that it finds, in English.
    pub name: &'static str,
    /// `error`, `warning`, `info`: of a finished report.
    pub severity: &'static str,
    /// Whether what it finds may stand for a written reason.
    pub acceptable: bool,
    /// 查什么, as Markdown.
    pub checks: String,
    /// 为什么, as Markdown.
    pub why: String,
    /// 怎么办, as Markdown.
    pub todo: String,
    /// 依据: where the rule comes from.
    pub clause: &'static str,
}

/// Every rule once, in the order of the catalogue. A check that several editions of the
/// form have is told as the newest of them has it.
pub fn list_rules() -> Vec<ListedRule> {
    let mut all: Vec<ListedRule> = RULES.iter().map(|rule| of_registry(rule)).collect();
    for form in Form::all().iter().rev() {
        for check in form.checks {
            if all.iter().all(|known| known.id != check.id) {
                all.push(list_check(form, check));
            }
        }
    }
    all.sort_by_key(|rule| (Family::of(rule.id), rule.id));
    all
}

/// The list for people to read.
pub fn rules_as_markdown(rules: &[ListedRule]) -> String {
    let mut out = PREFACE.to_owned();
    for family in Family::ALL {
        for (place, rule) in rules.iter().filter(|rule| Family::of(rule.id) == Some(family)).enumerate() {
            if place == 0 {
                let _ = write!(out, "\n## {} {}\n", family.letters(), family.name());
            }
            section(&mut out, rule);
        }
    }
    out
}

fn section(out: &mut String, rule: &ListedRule) {
    let ListedRule { id, name, checks, why, todo, clause, .. } = rule;
    let severity = Severity::of_key(rule.severity);
    let answer = match (rule.acceptable, severity) {
        (true, _) => "可以说明理由",
        (false, Severity::Info) => "只供参考",
        (false, _) => "应当改正",
    };
    let _ = write!(
        out,
        "\n### {id} `{name}`\n\n{}，{answer}。\n\n**查什么** {checks}\n\n**为什么** {why}\n\n\
         **怎么办** {todo}\n\n**依据** {clause}\n",
        severity.word()
    );
}

fn of_registry(rule: &Rule) -> ListedRule {
    ListedRule {
        id: rule.id,
        name: rule.name,
        severity: rule.severity.key(),
        acceptable: is_acceptable(rule.id, rule.severity),
        checks: answer(rule.manual, "## 查什么"),
        why: answer(rule.manual, "## 为什么"),
        todo: answer(rule.manual, "## 怎么办"),
        clause: rule.clause,
    }
}

/// What a manual says below one of its headings.
fn answer(manual: &str, heading: &str) -> String {
    let below = manual.lines().map(str::trim).skip_while(|line| *line != heading).skip(1);
    let lines: Vec<&str> = below.take_while(|line| !line.starts_with("## ")).collect();
    lines.join("\n").trim().to_owned()
}

/// A check of the form as the list tells it.
pub fn list_check(form: &Form, check: &Check) -> ListedRule {
    // A formula is two sides with their figures and a comma between them: they are to be equal.
    let sides = check.formula.replace(" {expected}", "").replace(" {found}", "").replace('，', "应等于");
    ListedRule {
        id: check.id,
        name: check.name,
        severity: check.severity,
        acceptable: is_acceptable(check.id, Severity::of_key(check.severity)),
        checks: told(form, check, &sides) + "。",
        why: check.why.to_owned(),
        todo: told(form, check, check.fix) + "。",
        clause: check.clause,
    }
}

/// A pattern of the form file as it reads for no report in particular.
fn told(form: &Form, check: &Check, pattern: &str) -> String {
    let row = |cell: &CellId| form.row_of(*cell).map_or("", |row| row.name);
    let column = |cell: &CellId| form.column_of(*cell).map_or("", |column| column.label);
    let first = check.equations.first();
    let names = |cells: Option<&[CellId]>, between: &str| {
        cells.unwrap_or_default().iter().map(row).collect::<Vec<_>>().join(between)
    };
    let corrected = || check.equations.iter().filter_map(|equation| equation.primary.first());
    pattern
        .replace("“{row}”", "{row}")
        .replace("{row}", the_only(corrected().map(row)).unwrap_or("每一行"))
        .replace("{column}", the_only(corrected().map(column)).unwrap_or("每一列"))
        .replace("{left}", &names(first.map(|equation| equation.left), " + "))
        .replace("{right}", &names(first.map(|equation| equation.right), " + "))
        .replace("{primary}", &names(first.map(|equation| equation.primary), "”或“"))
        .replace(" {expected}", "按等式算出来的数")
}

/// What all of them are, if they are all the same.
fn the_only<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}
