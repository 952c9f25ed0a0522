//! The rules against their pages of cases: `rules/<id>.md`, one page a rule, readable by an officer.
//!
//! A case is a block ```` ```report ```` of what is typed, and a block ```` ```findings ````
//! of what must be found. `report zeros` starts from a finished township's report with a 0
//! in every free cell; `report blank` from an empty one that is being filled in.
//! `UPDATE_GOLDEN=1 cargo test --test rules` writes what is found into the pages.

// A test says what it expects; a panic is how it says that it did not get it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod given;

use given::cases::{fill, pages};
use given::form_2021;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::report::Report;
use xxgk_annual_report::rules::{Finding, RULES, check, manual};

/// What is found, a line each: `error T3-01 place “words”: message [expected …] [correction]`.
/// What a finding explains stands below it.
///
/// Of one rule alone, or of all: a page is about its own rule, and what stands above it.
fn found(start: &str, block: &str, rule: Option<&str>) -> String {
    let (report, stage, today) = fill(start, block);
    let is_about = |finding: &&Finding| {
        let told = finding.explains.iter().chain([*finding]);
        rule.is_none_or(|rule| told.into_iter().any(|one| one.rule == rule))
    };
    let lines = |finding: &Finding| -> String {
        let explained = finding.explains.iter().map(|one| format!("  {}", line(&report, one)));
        line(&report, finding) + &explained.collect::<Vec<_>>().concat()
    };
    check(&report, stage, today).iter().filter(is_about).map(lines).collect()
}

fn line(report: &Report, finding: &Finding) -> String {
    let place = finding.primary.map_or("", |place| place.key(report.form));
    let words = finding.span.as_ref().and_then(|_| finding.found(report));
    let words = words.map_or(String::new(), |words| format!(" “{words}”"));
    let correction = finding.span.as_ref().and(finding.correction.as_ref());
    let correction = correction.map_or(String::new(), |words| format!(" [改为“{words}”]"));
    let expected = finding.expected.as_ref().map_or(String::new(), |number| format!(" [应为 {number}]"));
    let (severity, rule, message) = (finding.severity.key(), finding.rule, &finding.message);
    format!("{severity} {rule} {place}{words}: {message}{expected}{correction}\n")
}

/// Runs the cases of a page; gives the page with what was really found, and how many cases it holds.
fn run(page: &str, rule: &str) -> (String, usize) {
    let (mut renewed, mut cases) = (String::new(), 0);
    let mut report: Option<(String, String)> = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        renewed += line;
        renewed += "\n";
        if let Some(start) = line.strip_prefix("```report ") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let block = block.join("\n");
            let _ = writeln!(renewed, "{block}\n```");
            report = Some((start.to_owned(), block));
        } else if line == "```findings" {
            let (start, block) = report.take().expect("a report before its findings");
            lines.by_ref().take_while(|line| *line != "```").for_each(drop);
            let _ = writeln!(renewed, "{}```", found(&start, &block, Some(rule)));
            cases += 1;
        }
    }
    (renewed, cases)
}

#[test]
fn every_page_finds_what_it_says() {
    let mut differing = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let rule = page.file_stem().unwrap().to_str().unwrap();
        assert!(ids().contains(rule), "there is no rule {rule} (any more): delete tests/rules/{rule}.md");
        let (renewed, cases) = run(&text, rule);
        assert!(cases > 0, "{} holds no case", page.display());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&page, &renewed).unwrap();
        } else if renewed != text {
            differing.push(format!("{}\n{renewed}", page.display()));
        }
    }
    assert!(differing.is_empty(), "these pages find something else:\n{}", differing.join("\n\n"));
}

/// The ids of all rules, those of the form file among them.
fn ids() -> BTreeSet<&'static str> {
    let plain = Form::all().iter().flat_map(|form| form.checks).map(|check| check.id);
    RULES.iter().map(|rule| rule.id).chain(plain).collect()
}

#[test]
fn every_rule_has_a_page_on_which_it_finds_something_and_one_case_in_which_it_does_not() {
    for id in ids() {
        let page = pages().into_iter().find(|page| page.file_stem().is_some_and(|name| name == id));
        let page = page.unwrap_or_else(|| {
            panic!("{id} has no page of cases: write tests/rules/{id}.md, see src/rules/README.md")
        });
        let text = fs::read_to_string(page).unwrap();
        let blocks: Vec<&str> =
            text.split("```findings\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
        let finds = |block: &&&str| block.lines().any(|line| line.trim_start().split(' ').nth(1) == Some(id));
        assert!(blocks.iter().any(|block| finds(&block)), "{id} finds nothing in tests/rules/{id}.md");
        assert!(blocks.iter().any(|block| !finds(&block)), "tests/rules/{id}.md has no case that is right");
    }
}

#[test]
fn ids_stand_once_and_every_rule_has_a_manual_text() {
    let plain = form_2021().checks.iter().map(|check| check.id);
    let all: Vec<&str> = RULES.iter().map(|rule| rule.id).chain(plain).collect();
    assert_eq!(all.len(), ids().len(), "an id stands twice: {all:?}");
    for id in all {
        assert!(
            manual(form_2021(), id).is_some_and(|text| text.chars().count() > 15),
            "{id} has no manual text"
        );
    }
}

#[test]
fn a_township_with_zeros_everywhere_has_no_finding() {
    assert_eq!(found("zeros", "", None), "");
}

#[test]
fn errors_stand_first_and_then_the_order_of_the_form() {
    let found = found(
        "zeros",
        "t4.review.total = 3\nt3.granted.natural = 约3\nt2.regulations.made = 2\nt2.regulations.valid = 2",
        None,
    );
    let starts: Vec<&str> = found.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(
        starts,
        ["error C-01 t3.granted.natural", "error T4-01 t4.review.total", "warning T2-04 t2.regulations.made",]
    );
}
