//! `rules`: the list for people, and as data.

use super::{given, run};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use xxgk_annual_report::data::{ListedRule, list_check, rules_as_markdown};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::rules::RULES;

#[test]
fn the_list_holds_every_rule_of_the_registry_and_of_the_form_once_with_all_its_texts() {
    let ran = run(&["rules", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let list: Vec<Value> = serde_json::from_str(&ran.out).expect("a list");
    let mut listed: Vec<&str> = list.iter().map(|rule| rule["id"].as_str().unwrap()).collect();

    let order = ["S", "C", "T2", "T3", "T4", "R", "D", "N"];
    let place = |id: &&str| order.iter().position(|group| id.split('-').next() == Some(group));
    assert!(listed.iter().all(|id| place(id).is_some()), "a group without a heading: {listed:?}");
    assert!(listed.is_sorted_by_key(|id| (place(id), *id)), "{listed:?}");

    let plain: BTreeSet<&str> = Form::all().iter().flat_map(|form| form.checks).map(|one| one.id).collect();
    let mut built: Vec<&str> = RULES.iter().map(|rule| rule.id).chain(plain).collect();
    built.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, built);

    for rule in &list {
        for text in ["name", "checks", "why", "todo", "clause"] {
            let said = rule[text].as_str().unwrap();
            assert!(said.chars().count() > 3 && said == said.trim(), "{text} of {rule}");
            assert!(!said.contains(['{', '}', '#']), "{text} of {rule}");
        }
        assert!(["error", "warning", "info"].contains(&rule["severity"].as_str().unwrap()), "{rule}");
    }
    let acceptable = list.iter().filter(|rule| rule["acceptable"] == true);
    let errors =
        acceptable.filter(|rule| rule["severity"] == "error").map(|rule| rule["id"].as_str().unwrap());
    assert_eq!(errors.collect::<Vec<_>>(), ["T2-01", "T2-02", "T3-07", "T3-11"]);
}

/// A check as the list tells it, in the edition of 2021.
fn check_of_2021(id: &str) -> ListedRule {
    let form = given::form_2021();
    list_check(form, form.checks.iter().find(|check| check.id == id).expect("a check"))
}

#[test]
fn a_sum_of_the_form_is_listed_without_the_figures_of_a_report() {
    let list: Vec<Value> = serde_json::from_str(&run(&["rules", "--json"]).out).unwrap();
    let rule = |id: &str| list.iter().find(|rule| rule["id"] == id).expect("listed");
    // The list tells a check as the newest edition has it; here it is told as 2021 has it.
    assert_eq!(
        serde_json::to_value(check_of_2021("T3-01")).unwrap(),
        json!({
            "id": "T3-01",
            "name": "account-does-not-balance",
            "severity": "error",
            "acceptable": false,
            "checks": "每一列：本年新收 + 上年结转应等于办理结果总计 + 结转下年度。",
            "why": "表头印明了这条勾稽关系：收到的申请（本年新收加上年结转）要么已经办理，要么结转下年，一件不多，一件不少。",
            "todo": "核对这四个数和各项办理结果；如果只有“结转下年度”或“本年新收”填错，它应为按等式算出来的数。",
            "clause": "国办公开办函〔2021〕30号，格式第三部分表头：第一项加第二项之和，等于第三项加第四项之和",
        })
    );
    assert_eq!(rule("T3-03")["checks"], "每一行：六类申请人合计应等于总计。");
    assert_eq!(rule("T4-01")["checks"], "行政复议：四种结果合计应等于总计。");
}

#[test]
fn the_list_for_people_has_a_section_for_each_rule() {
    let page = run(&["rules"]).out;
    let list: Vec<Value> = serde_json::from_str(&run(&["rules", "--json"]).out).unwrap();
    let heads: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let text = |rule: &Value, key: &str| rule[key].as_str().unwrap().to_owned();
    let expected: Vec<String> =
        list.iter().map(|rule| format!("{} `{}`", text(rule, "id"), text(rule, "name"))).collect();
    assert_eq!(heads, expected);
    assert!(page.starts_with("# 检查规则\n"));
    assert!(page.contains(
        "\n## T2 第二部分的表\n\n### T2-01 `fewer-valid-than-made`\n\n错误，可以说明理由。\n\n**查什么** "
    ));
    let sum = rules_as_markdown(&[check_of_2021("T4-02")]);
    assert!(sum.contains(
        "\n### T4-02 `direct-litigation-total-differs`\n\n错误，应当改正。\n\n\
         **查什么** 行政诉讼·未经复议直接起诉：四种结果合计应等于总计。\n\n\
         **为什么** 总计是结果维持、结果纠正、其他结果、尚未审结四项之和。\n\n\
         **怎么办** 核对这四个数；四个数都对的话，把总计改为按等式算出来的数。\n\n\
         **依据** 国办公开办函〔2021〕30号，格式第四部分“总计”\n"
    ));
    assert!(page.contains("\n提示，只供参考。\n"));
    assert!(page.ends_with('\n') && !page.ends_with("\n\n"));
}
