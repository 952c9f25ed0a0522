//! Editions of the form beside each other: what falls silent in which, last year's report of
//! another edition, and a draft that changes its edition.
//!
//! `UPDATE_GOLDEN=1 cargo test --test editions` writes the list of what falls silent in an edition.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{blank, form_2021, saved, type_in};
use xxgk_annual_report::data::silent;
use xxgk_annual_report::document::Style;
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::read::read;
use xxgk_annual_report::report::{Aside, Field, Reading, Report};
use xxgk_annual_report::rules::{Finding, Outcome, Severity, Stage, Why, check, prove};
use xxgk_annual_report::write::{Format, Options, write};

fn form_2019() -> &'static Form {
    Form::edition("2019").expect("the form of 2019")
}

/// A report on that edition and year, with these cells.
fn report(form: &'static Form, year: &str, cells: &[(&str, &str)]) -> Report {
    let mut report = Report::new(form);
    report.set_text(Field::Year, year);
    for (address, text) in cells {
        type_in(&mut report, address, text);
    }
    report
}

/// A report on 2021, beside last year's on the earlier edition.
fn beside_2020(this: &[(&str, &str)], last: &[(&str, &str)]) -> Report {
    let mut this = report(form_2021(), "2021", this);
    this.last_year = Some(Box::new(report(form_2019(), "2020", last)));
    this
}

fn found<'a>(findings: &'a [Finding], rule: &str) -> Vec<&'a str> {
    findings.iter().filter(|one| one.rule == rule).map(|one| one.message.as_str()).collect()
}

// ── What falls silent ───────────────────────────────────────────────────────

#[test]
fn what_falls_silent_in_an_edition_is_known() {
    for form in Form::all() {
        let list = silent(form);
        let file = format!("tests/golden/silent/{}.txt", form.edition);
        let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &list).unwrap();
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            list, known,
            "in the edition {} these find nothing to look at: where that is right, put the left-hand list into {file}",
            form.edition
        );
    }
}

// ── The edition of 2019 ─────────────────────────────────────────────────────

#[test]
fn the_edition_of_2019_has_its_own_table_two_and_one_row_of_other_handling() {
    let form = form_2019();
    let of = |table: &str| form.cells.iter().filter(|cell| cell.address.starts_with(table)).count();
    assert_eq!([of("t2."), of("t3."), of("t4.")], [22, 161, 15]);
    assert_eq!(form.report_years(), "2019、2020 年度");
    assert!(form.cell("t3.overdue_fee.total").is_none());
    assert_eq!(form.name_of(form.cell("t3.other_handling.legal").unwrap()), "法律服务机构·其他处理");
}

#[test]
fn what_grew_or_shrank_has_a_sign_and_the_sum_of_purchases_its_unit() {
    for (address, typed, printed) in [
        ("t2.licensing.change", "＋1,036", "+1036"),
        ("t2.licensing.change", "−5项", "-5"),
        ("t2.licensing.change", "0", "0"),
        ("t2.procurement.amount", "251000元", "251000元"),
        ("t2.procurement.amount", "25.1 万元", "25.1万元"),
        ("t2.procurement.amount", "8,040", "8040"),
    ] {
        let report = report(form_2019(), "2019", &[(address, typed)]);
        let figures = report.figures();
        let cell = report.form.cell(address).unwrap();
        assert!(matches!(figures.get(cell).reading, Reading::Number { .. }), "{typed}");
        assert_eq!(report.printed(cell, &figures), printed, "{typed}");
    }
    let wrong = |address, typed| {
        let report = report(form_2019(), "2019", &[(address, typed)]);
        let findings = check(&report, Stage::Filling, None);
        findings.into_iter().find(|one| one.severity == Severity::Error).map(|one| one.message)
    };
    assert_eq!(
        wrong("t2.procurement.amount", "12万"),
        Some("政府集中采购·采购总金额：“12万”的单位看不准".to_owned())
    );
    assert_eq!(
        wrong("t2.licensing.change", "1.5"),
        Some("行政许可·本年增/减：“1.5”带小数，件数只能是整数".to_owned())
    );
}

#[test]
fn its_sums_are_checked_like_those_of_the_later_one() {
    let cells = [
        ("t3.new_received.natural", "5"),
        ("t3.carried_over.natural", "1"),
        ("t3.granted.natural", "2"),
        ("t3.other_handling.natural", "3"),
        ("t3.carried_forward.natural", "0"),
    ];
    let rest = form_2019().cells.iter().filter(|cell| cell.address.ends_with(".natural") && cell.table == 1);
    let mut report = report(form_2019(), "2019", &[]);
    for cell in rest.filter(|cell| !cell.is_sum) {
        type_in(&mut report, cell.address, "0");
    }
    for (address, text) in cells {
        type_in(&mut report, address, text);
    }
    let findings = check(&report, Stage::Filling, None);
    assert_eq!(
        found(&findings, "T3-01"),
        ["自然人：本年新收 5 + 上年结转 1 = 6，办理结果总计 5 + 结转下年度 0 = 5，相差 1"]
    );
}

#[test]
fn a_report_on_2020_takes_its_form_and_one_on_2021_is_told_so() {
    let findings = check(&report(form_2019(), "2020", &[]), Stage::Filling, None);
    assert_eq!(found(&findings, "D-08"), [""; 0]);
    let findings = check(&report(form_2019(), "2021", &[]), Stage::Filling, None);
    assert_eq!(
        found(&findings, "D-08"),
        ["2021 年度的报告不能用国办公开办函〔2019〕60号的格式（只用到 2020 年度）"]
    );
}

// ── Last year's report of another edition ───────────────────────────────────

#[test]
fn what_means_the_same_in_last_years_edition_is_compared() {
    let report = beside_2020(&[("t3.carried_over.natural", "3")], &[("t3.carried_forward.natural", "2")]);
    let findings = check(&report, Stage::Filling, None);
    assert_eq!(found(&findings, "D-13"), [""; 0], "it is the report of the year before");
    let all: Vec<&str> = findings.iter().map(|one| one.rule).collect();
    assert!(all.contains(&"T3-07") || all.contains(&"T3-08"), "{all:?}");
}

#[test]
fn what_means_another_thing_there_is_not() {
    let cell = |form: &'static Form, address: &str| form.cell(address).unwrap();
    let (now, then) = (form_2021(), form_2019());
    let there = |address: &str| then.counterpart(cell(now, address), now).map(|cell| then.info(cell).address);
    assert_eq!(there("t3.granted.legal"), Some("t3.granted.legal"));
    assert_eq!(there("t3.other_handling.legal"), None, "there it is all of （六）");
    assert_eq!(there("t2.normative_documents.valid"), None);
    assert_eq!(now.counterpart(cell(then, "t3.other_handling.legal"), then), None);

    let report = beside_2020(
        &[
            ("t2.normative_documents.valid", "9"),
            ("t2.normative_documents.made", "1"),
            ("t2.normative_documents.repealed", "0"),
        ],
        &[("t2.normative_documents.total_published", "100")],
    );
    assert_eq!(found(&check(&report, Stage::Filling, None), "T2-02"), [""; 0]);
    let proof = prove(&report, None);
    let line = proof.rules.iter().find(|line| line.rule == "T2-02").unwrap();
    assert_eq!(line.outcome, Outcome::NotRun(Why::NoFigures), "nothing was compared");
}

#[test]
fn figures_of_last_year_that_are_typed_go_into_last_years_edition() {
    let mut draft = Draft::of(report(form_2021(), "2021", &[]), None);
    let cell = form_2021().cell("t3.carried_forward.total").unwrap();
    draft.set_last_year_cell(cell, "4");
    let last = draft.report().last_year.as_deref().unwrap();
    assert_eq!((last.form, last.text(Field::Year)), (form_2019(), "2020"));
    assert_eq!(last.cell(form_2019().cell("t3.carried_forward.total").unwrap()), "4");
}

// ── Another edition for a draft ─────────────────────────────────────────────

/// A report on the form of 2021 with figures that 2019 has, and such as it has not.
fn both() -> Report {
    let cells =
        [("t3.granted.natural", "1"), ("t3.overdue_fee.natural", "2"), ("t3.other_handling.natural", "3")];
    let mut report = report(form_2021(), "2020", &cells);
    report.set_text(Field::OrganName, "港口乡");
    report
        .set_text(Field::OVERVIEW, "予以公开〔t3.granted.total〕件，逾期未缴费〔t3.overdue_fee.total〕件。");
    report.follow_tables();
    report
}

#[test]
fn what_both_editions_have_keeps_its_place_and_the_rest_is_kept_aside() {
    let mut report = both();
    report.change_edition(form_2019());
    let cell = |address: &str| report.cell(report.form.cell(address).unwrap()).to_owned();
    assert_eq!(cell("t3.granted.natural"), "1");
    assert_eq!(cell("t3.other_handling.natural"), "", "it means another thing there");
    assert_eq!(report.text(Field::OrganName), "港口乡");
    assert_eq!(
        report.text(Field::OVERVIEW),
        "予以公开1件，逾期未缴费〔2021.t3.overdue_fee.total〕件。",
        "a figure that follows a cell goes on to do so where there is the cell"
    );
    let aside: Vec<(String, &str)> = report.aside.iter().map(|one| (one.name(), one.text.as_str())).collect();
    assert_eq!(aside, [("自然人·逾期未缴费".to_owned(), "2"), ("自然人·其他处理·其他".to_owned(), "3")]);
    assert!(report.aside.iter().all(|one| one.edition == "2021"));
}

#[test]
fn everything_comes_back_with_its_edition() {
    let mut report = both();
    report.change_edition(form_2019());
    type_in(&mut report, "t2.procurement.items", "6");
    report.change_edition(form_2021());
    let procurement =
        Aside { edition: "2019".to_owned(), place: "t2.procurement.items".to_owned(), text: "6".to_owned() };
    assert_eq!(report.aside, [procurement]);
    let mut without = report.clone();
    without.aside.clear();
    assert_eq!(without, both());
    report.change_edition(form_2019());
    assert_eq!(report.cell(form_2019().cell("t2.procurement.items").unwrap()), "6");
}

#[test]
fn a_figure_of_a_cell_that_means_another_thing_there_follows_no_cell_meanwhile() {
    let mut report = both();
    report.set_text(Field::OVERVIEW, "其他处理中的其他〔t3.other_handling.total〕件。");
    report.follow_tables();
    let before = report.clone();
    report.change_edition(form_2019());
    type_in(&mut report, "t3.other_handling.natural", "9");
    report.follow_tables();
    assert_eq!(report.text(Field::OVERVIEW), "其他处理中的其他〔2021.t3.other_handling.total〕件。");
    let again = read(saved(&report).as_bytes()).unwrap();
    assert_eq!((again.report.text(Field::OVERVIEW), again.notes), (report.text(Field::OVERVIEW), vec![]));
    report.change_edition(form_2021());
    assert_eq!(report.text(Field::OVERVIEW), before.text(Field::OVERVIEW));
    assert_eq!(report.live_figures(Field::OVERVIEW).len(), 1);
}

#[test]
fn last_years_report_leaves_behind_what_it_kept_aside() {
    let mut last = both();
    last.change_edition(form_2019());
    let mut draft = Draft::of(report(form_2021(), "2021", &[]), None);
    draft.set_last_year(last);
    let again = read(saved(draft.report()).as_bytes()).unwrap();
    assert_eq!(again.notes, [""; 0]);
}

#[test]
fn a_spreadsheet_shows_units_and_signs_as_they_were_typed() {
    let cells =
        [("t2.procurement.amount", "25.10万元"), ("t2.licensing.change", "+1036"), ("t2.fees.change", "-5")];
    let file = write(&report(form_2019(), "2019", &cells), Format::Xlsx, &Options::default());
    let text: String = given::parts(&file).into_iter().map(|(_, text)| text).collect();
    for shown in [">25.10万元<", ">+1036<", "<v>-5</v>"] {
        assert!(text.contains(shown), "{shown}");
    }
}

#[test]
fn a_saved_draft_keeps_what_stands_aside() {
    let mut report = both();
    report.change_edition(form_2019());
    let again = read(saved(&report).as_bytes()).unwrap();
    assert_eq!((again.report, again.notes), (report, vec![]));
}

#[test]
fn a_change_of_edition_is_a_step() {
    let mut draft = Draft::of(both(), None);
    draft.change_edition(form_2019());
    draft.settle();
    assert_eq!(draft.done().collect::<Vec<_>>(), ["改用 2019 年版格式"]);
    assert_eq!(draft.form(), form_2019());
    draft.undo();
    assert_eq!(*draft.report(), both());
    draft.redo();
    assert_eq!(draft.form(), form_2019());
}

#[test]
fn the_edition_that_it_has_already_changes_nothing() {
    let mut draft = Draft::of(both(), None);
    draft.change_edition(form_2021());
    draft.settle();
    assert_eq!(draft.done().count(), 0);
}

#[test]
fn an_edition_that_this_tool_does_not_know_stays_aside_by_its_bare_name() {
    let mut report = blank();
    let unknown = Aside { edition: "2099".to_owned(), place: "t3.x.y".to_owned(), text: "1".to_owned() };
    report.aside.push(unknown.clone());
    report.change_edition(form_2019());
    assert_eq!(report.aside, std::slice::from_ref(&unknown));
    assert_eq!(unknown.name(), "t3.x.y");
}

#[test]
fn each_edition_is_laid_out_with_its_own_headings_and_rows() {
    for form in Form::all() {
        let document = xxgk_annual_report::document::of(&Report::new(form), Style::default());
        let text = format!("{document:?}");
        for section in form.sections {
            assert!(text.contains(section.heading), "{} {}", form.edition, section.heading);
        }
    }
}
