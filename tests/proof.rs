//! Every check that was run, as the proof sheet lists it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{fixture, form_2021, type_in};
use xxgk_annual_report::report::{Report, Totals};
use xxgk_annual_report::rules::{Check, Outcome, Proof, RULES, Rule, Why, accept, prove};

/// How the line came out that begins with these words.
fn outcome(proof: &Proof, begins: &str) -> Outcome {
    let line = proof.sums.iter().find(|line| line.said.starts_with(begins));
    line.unwrap_or_else(|| panic!("no line {begins}")).outcome.clone()
}

#[test]
fn every_sum_of_the_form_and_every_rule_has_a_line() {
    let proof = prove(&fixture("hangzhou-2025"), None);
    let equations: usize = form_2021().checks.iter().map(|check| check.equations.len()).sum();
    assert_eq!(proof.sums.len(), equations);
    let look = |rule: &&&Rule| !matches!(rule.check, Check::Explanation);
    assert_eq!(proof.rules.len(), RULES.iter().filter(look).count());
    assert!(proof.rules.iter().all(|line| line.said.chars().count() > 5), "{:?}", proof.rules);
}

#[test]
fn a_line_says_the_equation_with_its_figures() {
    let proof = prove(&fixture("hangzhou-2025"), None);
    let said: Vec<&str> = proof.sums.iter().map(|line| line.said.as_str()).collect();
    assert_eq!(
        said[0],
        "自然人：本年新收 13612 + 上年结转 535 = 14147，办理结果总计 13364 + 结转下年度 783 = 14147"
    );
    assert!(said.contains(&"总计：办理结果（一）至（六）合计 13810，（七）总计 13810"), "{said:#?}");
    assert!(said.contains(&"“本年新收”：六类申请人合计 14069，总计 14069"), "{said:#?}");
    assert!(said.contains(&"行政复议：四种结果合计 790，总计 790"), "{said:#?}");
    assert!(proof.sums.iter().all(|line| line.outcome == Outcome::Holds));
}

#[test]
fn a_broken_sum_and_one_with_a_blank_are_told_apart() {
    let mut report = fixture("hangzhou-2025");
    for table in 0..report.form.tables.len() {
        report.set_totals(table, Totals::Entered);
    }
    let cells: Vec<_> = report.form.cell_ids().collect();
    let figures = report.figures();
    for cell in cells {
        let printed = report.printed(cell, &figures);
        report.set_cell(cell, &printed);
    }
    type_in(&mut report, "t4.review.total", "1");
    type_in(&mut report, "t4.litigation_direct.total", "");
    let proof = prove(&report, None);
    assert_eq!(outcome(&proof, "行政复议："), Outcome::Broken(1));
    assert_eq!(outcome(&proof, "行政诉讼·未经复议直接起诉："), Outcome::NotRun(Why::NoFigures));
    assert_eq!(outcome(&proof, "行政诉讼·复议后起诉："), Outcome::Holds);
}

#[test]
fn what_was_accepted_is_listed_as_accepted_until_a_figure_changes() {
    let mut report = fixture("hangzhou-2025");
    type_in(&mut report, "t2.normative_documents.made", "90000");
    let line = |report: &Report| {
        let proof = prove(report, None);
        proof.rules.into_iter().find(|line| line.rule == "T2-01").unwrap().outcome
    };
    assert_eq!(line(&report), Outcome::Broken(1));
    let findings = prove(&report, None).findings;
    let finding = findings.iter().find(|finding| finding.rule == "T2-01").unwrap();
    assert_eq!(accept(&report, finding, "  "), None, "a reason has words");
    report.accepted.push(accept(&report, finding, "机构改革").unwrap());
    assert_eq!(line(&report), Outcome::Accepted(vec!["机构改革".to_owned()]));
    type_in(&mut report, "t2.normative_documents.made", "90001");
    assert_eq!(line(&report), Outcome::Broken(1));
}
