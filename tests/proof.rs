//! Every check that was run, as the proof sheet lists it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::cases::{pages, reports};
use given::{blank, fixture, form_2021, type_in};
use std::collections::BTreeSet;
use std::fs;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::report::{Field, Report, Totals};
use xxgk_annual_report::rules::{
    Check, Checked, Need, Outcome, Proof, RULES, Rule, Why, accept, prove, silent_in,
};

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

// ── Only what was looked at is told as right ────────────────────────────────

/// The line of a rule.
fn line<'a>(proof: &'a Proof, id: &str) -> &'a Checked {
    proof.rules.iter().find(|line| line.rule == id).unwrap_or_else(|| panic!("no line {id}"))
}

/// What it is called, and how it is taken away.
type TakenAway = (&'static str, fn(&mut Report));

/// What a report may lack.
const TAKEN_AWAY: [TakenAway; 9] = [
    ("last year's report", |report| report.last_year = None),
    ("the right year of last year's report", |report| {
        if let Some(last) = &mut report.last_year {
            last.set_text(Field::Year, "2009");
        }
    }),
    ("last year's figures", |report| {
        if let Some(last) = &mut report.last_year {
            blank_cells(last);
        }
    }),
    ("its prose", |report| {
        for field in Field::prose(report.form) {
            report.set_text(field, "");
        }
    }),
    ("its figures", blank_cells),
    ("the kind of organ", |report| report.set_text(Field::OrganKind, "")),
    ("its year", |report| report.set_text(Field::Year, "")),
    ("the day of publication", |report| report.set_text(Field::Published, "")),
    ("its last year's prose", |report| {
        if let Some(last) = &mut report.last_year {
            for field in Field::prose(last.form) {
                last.set_text(field, "");
            }
        }
    }),
];

fn blank_cells(report: &mut Report) {
    for cell in report.form.cell_ids() {
        report.set_cell(cell, "");
    }
}

/// Whether a rule found something.
fn found(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Broken(_) | Outcome::Noted(_) | Outcome::Accepted(_))
}

#[test]
fn what_a_rule_can_no_longer_find_is_not_told_as_right() {
    let mut faults = BTreeSet::new();
    let mut looked_at = BTreeSet::new();
    for page in pages() {
        let id = page.file_stem().unwrap().to_str().unwrap().to_owned();
        for (report, today) in reports(&fs::read_to_string(&page).unwrap()) {
            let before = prove(&report, today);
            let is_found = |line: &&Checked| line.rule == id && found(&line.outcome);
            if !before.rules.iter().any(|line| is_found(&line)) {
                continue;
            }
            looked_at.insert(id.clone());
            for (what, take_away) in TAKEN_AWAY {
                let mut poorer = report.clone();
                take_away(&mut poorer);
                let after = prove(&poorer, today.filter(|_| what != "the day of publication"));
                if line(&after, &id).outcome == Outcome::Holds {
                    faults.insert(format!(
                        "{id}: without {what} it finds nothing, and the sheet says √; \
                         say it in its `needs` or its `looks`"
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
    // Every rule was found on its page, or this test says nothing of it.
    let listed = prove(&fixture("hangzhou-2025"), None).rules;
    let silent: Vec<&str> =
        listed.iter().map(|line| line.rule).filter(|id| !looked_at.contains(*id)).collect();
    assert_eq!(
        silent, [""; 0],
        "write a case of a finished report in tests/rules/<id>.md in which these find something"
    );
}

#[test]
fn of_an_empty_report_nothing_is_told_as_right() {
    let proof = prove(&blank(), None);
    let right = |line: &&Checked| line.outcome == Outcome::Holds;
    let right: Vec<&Checked> = proof.sums.iter().chain(&proof.rules).filter(right).collect();
    assert!(right.is_empty(), "{right:#?}");
}

#[test]
fn a_rule_that_compares_says_why_it_did_not() {
    let mut report = fixture("hangzhou-2025");
    let comparing = || RULES.iter().filter(|rule| rule.needs.contains(&Need::LastYear));
    assert!(comparing().count() > 10);
    let why = |report: &Report, rule: &Rule| line(&prove(report, None), rule.id).outcome.clone();
    for rule in comparing() {
        assert_eq!(why(&report, rule), Outcome::NotRun(Why::NoLastYear), "{}", rule.id);
    }
    let mut last = fixture("hangzhou-2025");
    last.set_text(Field::Year, "2020");
    report.last_year = Some(Box::new(last));
    for rule in comparing() {
        assert_eq!(why(&report, rule), Outcome::NotRun(Why::AnotherYear), "{}", rule.id);
    }
    if let Some(last) = &mut report.last_year {
        last.set_text(Field::Year, "2024");
    }
    for rule in comparing() {
        let why = why(&report, rule);
        assert!(!matches!(why, Outcome::NotRun(Why::NoLastYear | Why::AnotherYear)), "{}: {why:?}", rule.id);
    }
}

#[test]
fn what_the_text_does_not_say_was_not_checked() {
    let mut report = blank();
    report.set_text(Field::OVERVIEW, "全年召开了会议，开展了培训。");
    let proof = prove(&report, None);
    for id in ["N-20", "N-21", "N-22", "N-23", "N-24", "N-25", "N-26", "N-27", "N-40", "N-44", "T2-06"] {
        assert_eq!(line(&proof, id).outcome, Outcome::NotRun(Why::NotSaid), "{id}");
    }
    report.set_text(
        Field::OVERVIEW,
        "依据《中华人民共和国政府信息公开条例》，全年收到政府信息公开申请5件，印发〔2021〕30号文。",
    );
    let proof = prove(&report, None);
    assert_eq!(
        (&line(&proof, "N-40").outcome, line(&proof, "N-40").looked_at.as_str()),
        (&Outcome::Holds, "1 处")
    );
    assert_eq!(line(&proof, "N-20").outcome, Outcome::NotRun(Why::NoFigures), "the cell is blank");
    type_in(&mut report, "t3.new_received.total", "5");
    let proof = prove(&report, None);
    assert_eq!(line(&proof, "N-20").outcome, Outcome::Holds);
}

#[test]
fn what_one_finding_explains_or_says_together_with_others_is_broken_all_the_same() {
    let mut report = fixture("hangzhou-2025");
    for cell in report
        .form
        .cell_ids()
        .filter(|cell| report.form.info(*cell).address.starts_with("t3."))
        .take(8)
        .collect::<Vec<_>>()
    {
        report.set_cell(cell, "约3");
    }
    assert_eq!(line(&prove(&report, None), "C-01").outcome, Outcome::Broken(8));
    let mut report = fixture("hangzhou-2025");
    for table in 0..report.form.tables.len() {
        report.set_totals(table, Totals::Entered);
    }
    let figures = fixture("hangzhou-2025").figures();
    for cell in report.form.cell_ids() {
        let printed = fixture("hangzhou-2025").printed(cell, &figures);
        report.set_cell(cell, &printed);
    }
    type_in(&mut report, "t3.granted.natural", "99999999");
    let proof = prove(&report, None);
    assert_eq!(proof.findings[0].rule, "S-01");
    assert_eq!(line(&proof, "T3-17").outcome, Outcome::Broken(1));
}

#[test]
fn an_edition_that_lacks_a_place_has_no_such_check() {
    let known = form_2021();
    let form: &'static Form = Box::leak(Box::new(Form { edition: "0000", sections: &[], ..*known }));
    let silent = silent_in(form);
    assert!(silent.contains(&("D-09", vec!["problems"])), "{silent:?}");
    assert_eq!(silent_in(known), []);
    let proof = prove(&Report::new(form), None);
    for (id, _) in &silent {
        assert_eq!(line(&proof, id).outcome, Outcome::NotRun(Why::NoSuchPlace), "{id}");
    }
}
