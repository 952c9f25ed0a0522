//! Two slips at once, and slips in tables two and four: what is offered is never another number for
//! a cell that is right.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{REPORTS, fixture, type_in};
use std::collections::BTreeMap;
use xxgk_annual_report::form::CellId;
use xxgk_annual_report::report::{Field, Report, Totals};
use xxgk_annual_report::rules::{Finding, Place, Stage, check};

fn found(report: &Report) -> Vec<Finding> {
    check(report, Stage::Finished, None)
}

/// The numbers of all cells; `None` where there is none.
fn numbers(report: &Report) -> Vec<Option<i64>> {
    let figures = report.figures();
    report.form.cell_ids().map(|cell| report.printed(cell, &figures).parse().ok()).collect()
}

/// The cells that were right and for which a finding offers another number: by its correction, or
/// by what it expects there.
fn accused(wrong: &Report, published: &[Option<i64>], finding: &Finding) -> Vec<CellId> {
    let Some(Place::Cell(primary)) = finding.primary else { return Vec::new() };
    let now = numbers(wrong);
    let is_right = |cell: &CellId| now[cell.index()] == published[cell.index()];
    let mut accused = Vec::new();
    let expected = finding.expected.as_ref().and_then(|text| text.parse::<i64>().ok());
    let is_offer = finding.rule.starts_with("S-") || finding.correction.is_some();
    if is_offer && expected.is_some() && is_right(&primary) && now[primary.index()] != expected {
        accused.push(primary);
    }
    if let Some(text) = &finding.correction {
        let mut corrected = wrong.clone();
        corrected.set_cell(primary, text);
        for (cell, text) in &finding.also {
            corrected.set_cell(*cell, text);
        }
        let after = numbers(&corrected);
        let cells = finding.also.iter().map(|(cell, _)| *cell).chain([primary]);
        accused.extend(cells.filter(|cell| is_right(cell) && after[cell.index()] != published[cell.index()]));
    }
    accused
}

/// What somebody may type in the place of a number.
fn slips(number: i64) -> Vec<i64> {
    let mut slips = vec![number + 1, number + 3, number * 10];
    if number > 0 {
        slips.extend([number - 1, number / 10, number * 10 + number % 10]);
    }
    slips.retain(|slip| *slip != number);
    slips.dedup();
    slips
}

/// How often each kind ended so.
#[derive(Default)]
struct Tally(BTreeMap<(String, &'static str), usize>);

impl Tally {
    fn count(&mut self, kind: &str, end: &'static str) {
        *self.0.entry((kind.to_owned(), end)).or_default() += 1;
    }

    fn print(&self) {
        for ((kind, end), count) in &self.0 {
            println!("{kind:30} {end:30} {count}");
        }
    }
}

/// Types some numbers into a report and sees what is offered.
fn judge(sound: &Report, typed: &[(CellId, i64)], kind: &str, tally: &mut Tally, faults: &mut Vec<String>) {
    let published = numbers(sound);
    let before = found(sound);
    let mut wrong = sound.clone();
    for (cell, number) in typed {
        wrong.set_cell(*cell, &number.to_string());
    }
    let new: Vec<Finding> = found(&wrong).into_iter().filter(|one| !before.contains(one)).collect();
    let mut end = "nothing offered";
    for finding in &new {
        if !accused(&wrong, &published, finding).is_empty() {
            faults.push(format!(
                "{kind} {} {:?}: {} {:?} expected {:?} correction {:?} {}",
                sound.title(),
                typed
                    .iter()
                    .map(|(cell, number)| (sound.form.info(*cell).address, published[cell.index()], number))
                    .collect::<Vec<_>>(),
                finding.rule,
                finding.primary.map(|place| place.key(sound.form)),
                finding.expected,
                finding.correction,
                finding.message
            ));
            end = "a right cell accused";
            break;
        }
        match finding.rule {
            "S-01" | "S-02" | "S-03" if finding.correction.is_some() => end = "put right by a press",
            "S-01" | "S-02" | "S-03" if end == "nothing offered" => end = "equally good ones named",
            _ => {}
        }
    }
    if new.is_empty() {
        end = "not found";
    }
    tally.count(kind, end);
}

fn with_totals(name: &str, totals: Totals) -> Report {
    let mut report = fixture(name);
    for table in 0..report.form.tables.len() {
        report.set_totals(table, totals);
    }
    let sums =
        report.form.cell_ids().filter(|cell| totals == Totals::Computed && report.form.info(*cell).is_sum);
    for cell in sums.collect::<Vec<_>>() {
        report.set_cell(cell, "");
    }
    report
}

/// Two cells of table three in a line, with their slips, thinned out evenly.
fn pairs(report: &Report, is_pair: impl Fn(&Report, CellId, CellId) -> bool) -> Vec<Vec<(CellId, i64)>> {
    let now = numbers(report);
    let cells: Vec<CellId> = report.form.cell_ids().filter(|cell| now[cell.index()].is_some()).collect();
    let mut all = Vec::new();
    for (place, one) in cells.iter().enumerate() {
        for other in &cells[place + 1..] {
            if is_pair(report, *one, *other) {
                let (first, second) = (slips(now[one.index()].unwrap()), slips(now[other.index()].unwrap()));
                for (at, slip) in first.iter().enumerate() {
                    let with = second[(at + place) % second.len()];
                    // What one has more and the other less is an exchange, for all that the line can tell.
                    let [more, less] =
                        [(one, slip), (other, &with)].map(|(cell, slip)| slip - now[cell.index()].unwrap());
                    if more == -less {
                        continue;
                    }
                    all.push(vec![(*one, *slip), (*other, with)]);
                }
            }
        }
    }
    let step = all.len().div_ceil(PAIRS).max(1);
    all.into_iter().step_by(step).collect()
}

/// So many pairs of each kind are tried in each report.
const PAIRS: usize = 60;

/// Both were typed: what is computed is no slip of anybody.
fn are_typed(report: &Report, one: CellId, other: CellId) -> bool {
    [one, other].iter().all(|cell| !report.cell(*cell).is_empty())
}

fn in_row(report: &Report, one: CellId, other: CellId) -> bool {
    if !are_typed(report, one, other) {
        return false;
    }
    let (one, other) = (report.form.info(one), report.form.info(other));
    one.table == 1 && (one.table, one.row) == (other.table, other.row)
}

fn in_column(report: &Report, one: CellId, other: CellId) -> bool {
    if !are_typed(report, one, other) {
        return false;
    }
    let (one, other) = (report.form.info(one), report.form.info(other));
    one.table == 1 && (one.table, one.column) == (other.table, other.column)
}

fn spilled(report: &Report) -> Vec<Vec<(CellId, i64)>> {
    let now = numbers(report);
    let beside = |one: CellId| {
        let info = report.form.info(one);
        report.form.cell_ids().find(|other| {
            let other = report.form.info(*other);
            (other.table, other.row, other.column) == (info.table, info.row, info.column + 1)
        })
    };
    let mut all = Vec::new();
    for one in report.form.cell_ids().filter(|cell| report.form.info(*cell).table == 1) {
        let (Some(number), Some(other)) = (now[one.index()].filter(|number| *number > 9), beside(one)) else {
            continue;
        };
        if !are_typed(report, one, other) {
            continue;
        }
        let Some(next) = now[other.index()] else { continue };
        let digits = number.to_string();
        let rest = if next == 0 { digits[1..].to_owned() } else { format!("{}{next}", &digits[1..]) };
        all.push(vec![(one, digits[..1].parse().unwrap()), (other, rest.parse().unwrap())]);
    }
    all
}

#[test]
fn two_slips_in_a_line_accuse_no_right_cell() {
    let (mut tally, mut faults) = (Tally::default(), Vec::new());
    for name in REPORTS {
        for (totals, mode) in [(Totals::Entered, "typed"), (Totals::Computed, "computed")] {
            let sound = with_totals(name, totals);
            for (kind, pairs) in [
                ("row", pairs(&sound, in_row)),
                ("column", pairs(&sound, in_column)),
                ("spilled digits", spilled(&sound)),
            ] {
                for pair in pairs {
                    judge(&sound, &pair, &format!("{kind}, totals {mode}"), &mut tally, &mut faults);
                }
            }
        }
    }
    tally.print();
    for fault in faults.iter().step_by(faults.len() / 12 + 1) {
        println!("{fault}");
    }
    assert!(faults.is_empty(), "{} faults, the first: {}", faults.len(), faults[0]);
}

#[test]
fn slips_in_tables_two_and_four_accuse_no_right_cell() {
    let (mut tally, mut faults) = (Tally::default(), Vec::new());
    for name in REPORTS {
        for has_last_year in [false, true] {
            let mut sound = with_totals(name, Totals::Entered);
            if has_last_year {
                give_last_year(&mut sound);
            }
            let now = numbers(&sound);
            // What was published broken has two faults at once.
            let broken: Vec<CellId> = found(&sound).into_iter().flat_map(|one| one.cells).collect();
            let is_tried = |cell: &CellId| sound.form.info(*cell).table != 1 && !broken.contains(cell);
            for cell in sound.form.cell_ids().filter(is_tried) {
                for slip in now[cell.index()].map(slips).unwrap_or_default() {
                    let kind = format!("table {}", sound.form.info(cell).table + 2);
                    let kind = if has_last_year { kind + ", with last year" } else { kind };
                    judge(&sound, &[(cell, slip)], &kind, &mut tally, &mut faults);
                }
            }
        }
    }
    tally.print();
    assert!(faults.is_empty(), "{} faults, the first: {}", faults.len(), faults[0]);
}

/// A report of the year before, from which this one follows.
fn give_last_year(report: &mut Report) {
    let mut last = report.clone();
    last.last_year = None;
    let year = report.year().unwrap() - 1;
    last.set_text(Field::Year, &year.to_string());
    let now = numbers(report);
    for row in ["regulations", "normative_documents"] {
        let cell = |column| report.form.at("t2", row, column).unwrap();
        let at = |column| now[cell(column).index()].unwrap_or_default();
        let before = at("valid") - at("made") + at("repealed");
        last.set_cell(cell("valid"), &before.max(0).to_string());
    }
    report.last_year = Some(Box::new(last));
}

// ── Small cases ─────────────────────────────────────────────────────────────

fn with_cells(cells: &[(&str, &str)], overview: &str) -> Report {
    let mut report = Report::new(fixture("unnamed-2023").form);
    for cell in report.form.cell_ids() {
        report.set_cell(cell, "0");
    }
    for table in 0..report.form.tables.len() {
        report.set_totals(table, Totals::Entered);
    }
    report.set_text(Field::Year, "2023");
    report.set_text(Field::OVERVIEW, overview);
    for (address, text) in cells {
        type_in(&mut report, address, text);
    }
    report
}

/// The rules of the first findings, with the cells that they offer a number for.
fn first_two(report: &Report) -> Vec<(&'static str, Option<String>, bool)> {
    let of = |one: &Finding| (one.rule, one.expected.clone(), one.correction.is_some());
    found(report).iter().take(2).map(of).collect()
}

#[test]
fn what_is_proved_stands_before_what_is_stated() {
    let cells = [("t4.review.upheld", "4"), ("t4.review.other", "5"), ("t4.review.total", "3")];
    let report = with_cells(&cells, "本年度未发生行政复议和行政诉讼。");
    let rules: Vec<&str> = found(&report).iter().map(|one| one.rule).collect();
    let place = |rule: &str| rules.iter().position(|one| *one == rule).unwrap();
    assert!(place("T4-01") < place("N-21"), "{rules:?}");
}

#[test]
fn of_two_that_fit_in_table_four_the_one_that_the_prose_is_not_against_is_named() {
    let cells = [("t4.review.upheld", "11"), ("t4.review.total", "1")];
    let both = first_two(&with_cells(&cells, ""))[0].clone();
    assert_eq!(both, ("S-01", None, false));
    let report = with_cells(&cells, "因政府信息公开被申请行政复议1件。");
    assert_eq!(first_two(&report)[0], ("S-01", Some("1".to_owned()), true));
    let report = with_cells(&cells, "因政府信息公开被申请行政复议11件。");
    assert_eq!(first_two(&report)[0], ("S-01", Some("11".to_owned()), true));
}

#[test]
fn a_total_that_last_year_confirms_is_not_corrected() {
    let cells = [
        ("t3.carried_over.natural", "3"),
        ("t3.carried_over.total", "5"),
        ("t3.carried_forward.natural", "3"),
        ("t3.carried_forward.total", "3"),
    ];
    let mut report = with_cells(&cells, "");
    assert_eq!(first_two(&report)[0], ("S-01", Some("3".to_owned()), true));
    let mut last = with_cells(&[("t3.carried_forward.total", "5")], "");
    last.set_text(Field::Year, "2022");
    report.last_year = Some(Box::new(last));
    let offered: Vec<Finding> = found(&report).into_iter().filter(|one| one.correction.is_some()).collect();
    assert_eq!(offered, []);
}
