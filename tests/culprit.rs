//! The most likely wrong cell: every cell of every published report is spoilt in every common
//! way, and what is said is held against what trial and error can prove from the sums.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{REPORTS, fixture, type_in};
use std::collections::BTreeMap;
use xxgk_annual_report::form::CellId;
use xxgk_annual_report::report::{Report, Totals};
use xxgk_annual_report::rules::{Finding, Place, Severity, Stage, check};

/// The report with everything put right that a finding offers.
fn corrected(report: &Report, finding: &Finding) -> Report {
    let mut report = report.clone();
    if let (Some(Place::Cell(cell)), Some(text)) = (finding.primary, &finding.correction) {
        report.set_cell(cell, text);
    }
    for (cell, text) in &finding.also {
        report.set_cell(*cell, text);
    }
    report
}

fn found(report: &Report) -> Vec<Finding> {
    check(report, Stage::Finished, None)
}

// ── What the sums can prove, by trial and error ─────────────────────────────

/// A figure of the report by the place of its cell; `None` where there is no number.
type Figures = Vec<Option<i64>>;

/// A sum, with all its cells on one side.
type Sum = Vec<(usize, i64)>;

/// The sums that the official form prints, written down anew: those of table three, and those of table four.
fn systems(report: &Report) -> Vec<Vec<Sum>> {
    let at = |table: &str, row: usize, column: usize| {
        let table = report.form.table(table).unwrap();
        let (row, column) = (table.rows[row].key, table.columns[column].key);
        report.form.at(table.key, row, column).unwrap().index()
    };
    let mut three = Vec::new();
    for row in 0..25 {
        let parts = (0..6).map(|column| (at("t3", row, column), 1));
        three.push(parts.chain([(at("t3", row, 6), -1)]).collect());
    }
    for column in 0..7 {
        let results = (2..23).map(|row| (at("t3", row, column), 1));
        three.push(results.chain([(at("t3", 23, column), -1)]).collect());
        three.push(
            [(0, 1), (1, 1), (23, -1), (24, -1)].map(|(row, sign)| (at("t3", row, column), sign)).into(),
        );
    }
    let four =
        |row| (0..4).map(|column| (at("t4", row, column), 1)).chain([(at("t4", row, 4), -1)]).collect();
    vec![three, (0..3).map(four).collect()]
}

/// The same sums with every computed total replaced by what it adds up; none of them twice.
fn of_typed(system: &[Sum], report: &Report) -> Vec<Sum> {
    let (form, figures) = (report.form, report.figures());
    let parts = |cell: usize| -> Option<Vec<usize>> {
        let info = &form.cells[cell];
        if !figures.get(form.cell(info.address).unwrap()).computed {
            return None;
        }
        let is_last_column = info.column + 1 == form.tables[info.table].columns.len();
        let is_part = |part: &usize| {
            let other = &form.cells[*part];
            let (in_row, in_column) = (other.row == info.row, other.column == info.column);
            let is_result = (2..23).contains(&other.row);
            let fits = if is_last_column { in_row && !in_column } else { in_column && is_result };
            other.table == info.table && fits
        };
        Some((0..form.cells.len()).filter(is_part).collect())
    };
    let mut sums: Vec<Sum> = Vec::new();
    for sum in system {
        let (mut weights, mut open) = (BTreeMap::<usize, i64>::new(), sum.clone());
        while let Some((cell, sign)) = open.pop() {
            match parts(cell) {
                Some(parts) => open.extend(parts.into_iter().map(|part| (part, sign))),
                None => *weights.entry(cell).or_default() += sign,
            }
        }
        let typed: Sum = weights.into_iter().filter(|(_, weight)| *weight != 0).collect();
        // 收支 of the total column only repeats the columns that it adds up.
        let repeats = typed.len() > 30;
        if !typed.is_empty() && !repeats && !sums.contains(&typed) {
            sums.push(typed);
        }
    }
    sums
}

/// What a sum comes to, and whether a cell without a number can still add to it or take from it.
fn come_to(sum: &Sum, figures: &Figures) -> (i64, bool, bool) {
    let mut known = (0, false, false);
    for (cell, sign) in sum {
        match figures[*cell] {
            Some(number) => known.0 += sign * number,
            None if *sign > 0 => known.1 = true,
            None => known.2 = true,
        }
    }
    known
}

fn can_hold(sum: &Sum, figures: &Figures) -> bool {
    let (known, more, less) = come_to(sum, figures);
    known == 0 || (known < 0 && more) || (known > 0 && less)
}

fn all_can_hold(system: &[Sum], figures: &Figures) -> bool {
    system.iter().all(|sum| can_hold(sum, figures))
}

/// The numbers with which a cell lets all sums of its system hold; two of them, if there are more.
fn numbers_for(cell: usize, system: &[Sum], figures: &Figures) -> Vec<i64> {
    let mut tried = vec![];
    for sum in system {
        if let Some((_, sign)) = sum.iter().find(|(one, _)| *one == cell) {
            let mut without = figures.clone();
            without[cell] = Some(0);
            let asked = -sign * come_to(sum, &without).0;
            tried.extend([asked - 1, asked, asked + 1]);
        }
    }
    tried.sort_unstable();
    tried.dedup();
    let fits = |number: &i64| {
        let mut tried = figures.clone();
        tried[cell] = Some(*number);
        *number >= 0 && all_can_hold(system, &tried)
    };
    tried.into_iter().filter(fits).take(2).collect()
}

/// What trial and error finds.
#[derive(Debug, PartialEq, Clone)]
enum Proof {
    /// All sums hold as they are.
    Holds,
    /// Only this cell can be wrong, and this is what it must be.
    Cell(usize, i64),
    /// Single cells that could each be wrong alone, or one that could be several numbers.
    OneOf(usize),
    /// No single cell can, and only these two, exchanged.
    Exchange(usize, usize),
    /// That many pairs.
    Exchanges(usize),
}

fn prove(system: &[Sum], figures: &Figures) -> Proof {
    if all_can_hold(system, figures) {
        return Proof::Holds;
    }
    let mut cells: Vec<usize> = system.iter().flatten().map(|(cell, _)| *cell).collect();
    cells.sort_unstable();
    cells.dedup();
    cells.retain(|cell| figures[*cell].is_some());
    // A cell mends no sum that it is not in.
    let in_all_broken = |cell: &&usize| {
        let broken = system.iter().filter(|sum| !can_hold(sum, figures));
        broken.into_iter().all(|sum| sum.iter().any(|(one, _)| one == *cell))
    };
    let singles: Vec<(usize, i64)> = cells
        .iter()
        .filter(in_all_broken)
        .flat_map(|cell| numbers_for(*cell, system, figures).into_iter().map(move |number| (*cell, number)))
        .collect();
    let witnesses = system.iter().filter(|sum| !can_hold(sum, figures)).count();
    match singles.as_slice() {
        [(cell, number)] if witnesses > 1 => return Proof::Cell(*cell, *number),
        [] | [_] => {}
        more => return Proof::OneOf(more.len()),
    }
    let broken = system.iter().find(|sum| !can_hold(sum, figures)).unwrap();
    let (mut pairs, mut exchanged) = (Vec::new(), figures.clone());
    for (place, one) in cells.iter().enumerate() {
        for other in &cells[place + 1..] {
            let differ = figures[*one] != figures[*other];
            if !differ || !broken.iter().any(|(cell, _)| cell == one || cell == other) {
                continue;
            }
            exchanged.swap(*one, *other);
            if can_hold(broken, &exchanged) && all_can_hold(system, &exchanged) {
                pairs.push((*one, *other));
            }
            exchanged.swap(*one, *other);
        }
    }
    match (singles.as_slice(), pairs.as_slice()) {
        // One sum alone does not tell a wrong cell from an exchange.
        ([(cell, number)], []) => Proof::Cell(*cell, *number),
        ([_], more) => Proof::OneOf(1 + more.len()),
        (_, [(one, other)]) => Proof::Exchange(*one, *other),
        (_, more) => Proof::Exchanges(more.len()),
    }
}

// ── Spoiling a report ───────────────────────────────────────────────────────

const KINDS: [&str; 7] =
    ["one more", "one less", "times ten", "digits swapped", "blanked", "exchanged right", "exchanged below"];

/// The texts to type for a kind of mistake at a cell; `None` where the kind is not possible.
fn spoilt(report: &Report, figures: &Figures, cell: CellId, kind: &str) -> Option<Vec<(CellId, String)>> {
    let number = figures[cell.index()]?;
    let one = |text: String| Some(vec![(cell, text)]);
    let exchange = |down: usize, right: usize| {
        let info = report.form.info(cell);
        let place = (info.table, info.row + down, info.column + right);
        let is_there = |other: &CellId| {
            let info = report.form.info(*other);
            (info.table, info.row, info.column) == place
        };
        let other = report.form.cell_ids().find(is_there)?;
        let there = figures[other.index()].filter(|there| *there != number)?;
        Some(vec![(cell, there.to_string()), (other, number.to_string())])
    };
    match kind {
        "one more" => one((number + 1).to_string()),
        "one less" => (number > 0).then(|| one((number - 1).to_string()))?,
        "times ten" => (number > 0).then(|| one((number * 10).to_string()))?,
        "digits swapped" => {
            let mut digits = number.to_string().into_bytes();
            let place = digits.windows(2).position(|two| two[0] != two[1])?;
            digits.swap(place, place + 1);
            one(String::from_utf8(digits).unwrap().parse::<i64>().unwrap().to_string())
        }
        "blanked" => one(String::new()),
        "exchanged right" => exchange(0, 1),
        "exchanged below" => exchange(1, 0),
        other => panic!("{other}"),
    }
}

/// Every figure of a report; those of table two, which has no sums, count as whole ones.
fn figures(report: &Report) -> Figures {
    let read = report.figures();
    report.form.cell_ids().map(|cell| report.printed(cell, &read).parse().ok()).collect()
}

/// What is said of a spoilt report that was not said before.
fn new_findings(before: &[Finding], after: Vec<Finding>) -> Vec<Finding> {
    after.into_iter().filter(|finding| !before.contains(finding)).collect()
}

fn place(finding: &Finding) -> usize {
    match finding.primary {
        Some(Place::Cell(cell)) => cell.index(),
        other => panic!("{other:?} is no cell"),
    }
}

/// What a finding names: its cell and the right number, or the two cells to exchange.
fn named(finding: &Finding) -> Option<Proof> {
    match (finding.rule, finding.also.as_slice()) {
        ("S-02", [(other, _)]) => Some(Proof::Exchange(place(finding), other.index())),
        ("S-01", _) => Some(Proof::Cell(place(finding), finding.expected.as_ref()?.parse().unwrap())),
        _ => None,
    }
}

/// How often each kind ended so.
#[derive(Default)]
struct Tally(BTreeMap<(&'static str, &'static str), usize>);

impl Tally {
    fn count(&mut self, kind: &'static str, end: &'static str) {
        *self.0.entry((kind, end)).or_default() += 1;
    }

    fn print(&self, title: &str) {
        println!("\n{title}");
        for kind in KINDS {
            let ends = self.0.iter().filter(|((one, _), _)| *one == kind);
            let ends: Vec<String> = ends.map(|((_, end), count)| format!("{end} {count}")).collect();
            println!("{kind:16} {}", ends.join(", "));
        }
    }
}

/// A report with one mistake in it.
struct Spoilt<'a> {
    wrong: Report,
    /// The sums of the table that the mistake was made in.
    system: &'a [Sum],
    /// The figures before.
    published: &'a Figures,
    /// What was found before.
    before: &'a [Finding],
    /// What was not.
    new: Vec<Finding>,
    cell: CellId,
    kind: &'static str,
}

/// Spoils every cell of every report in every way, and gives each to `judge`.
fn spoil_all(totals: Totals, mut judge: impl FnMut(Spoilt<'_>)) {
    for name in REPORTS {
        let mut sound = fixture(name);
        for table in 0..sound.form.tables.len() {
            sound.set_totals(table, totals);
        }
        let (before, published, systems) = (found(&sound), figures(&sound), systems(&sound));
        for cell in sound.form.cell_ids() {
            let system =
                systems.iter().find(|system| system.iter().flatten().any(|(one, _)| *one == cell.index()));
            let system = system.map_or(&[][..], Vec::as_slice);
            if !all_can_hold(system, &published) {
                continue; // Published so: two faults at once prove nothing.
            }
            for kind in KINDS {
                let Some(typed) = spoilt(&sound, &published, cell, kind) else { continue };
                let mut wrong = sound.clone();
                for (cell, text) in typed {
                    wrong.set_cell(cell, &text);
                }
                let new = new_findings(&before, found(&wrong));
                judge(Spoilt { wrong, system, published: &published, before: &before, new, cell, kind });
            }
        }
    }
}

#[test]
fn with_two_witnesses_the_first_finding_names_every_culprit_that_the_sums_prove() {
    let mut tally = Tally::default();
    let mut faults = Vec::new();
    spoil_all(Totals::Entered, |spoilt| {
        let Spoilt { wrong, system, published, before, new, cell, kind } = spoilt;
        let now = figures(&wrong);
        let in_table = |one: &usize| wrong.form.cells[*one].table == wrong.form.info(cell).table;
        let blank = (0..now.len()).filter(in_table).filter(|one| now[*one].is_none()).count();
        let proof = match prove(system, &now) {
            Proof::Holds if kind == "blanked" && blank == 1 => {
                match numbers_for(cell.index(), system, &now).as_slice() {
                    [number] => Proof::Cell(cell.index(), *number),
                    _ => Proof::Holds,
                }
            }
            other => other,
        };
        let first = new.first();
        let is_one_message = new.iter().filter(|one| one.severity == Severity::Error).count() == 1;
        let table = wrong.form.info(cell).table;
        let end = match &proof {
            Proof::Cell(one, number) => {
                assert_eq!((*one, Some(*number)), (cell.index(), published[*one]), "{kind}: the proof errs");
                let first = first.unwrap_or_else(|| panic!("{kind}: nothing said"));
                let is_named = place(first) == *one && first.expected == Some(number.to_string());
                if !is_named || !is_one_message {
                    faults.push(format!("{kind} {}: {new:#?}", wrong.form.info(cell).address));
                }
                "named"
            }
            Proof::Exchange(one, other) => {
                let is_named = first.and_then(named) == Some(Proof::Exchange(*one, *other));
                if !is_named || !is_one_message {
                    faults.push(format!("{kind} {}: {new:#?}", wrong.form.info(cell).address));
                }
                "named as exchanged"
            }
            Proof::Holds if table == 0 => "in no sum",
            Proof::Holds => "all sums can still hold",
            Proof::OneOf(_) if table == 2 => "one sum of table four tells no more",
            Proof::OneOf(_) => "several cells of table three, beside blank ones",
            Proof::Exchanges(2..=3) => "2 or 3 pairs may be exchanged",
            Proof::Exchanges(_) => "many pairs may be exchanged",
        };
        // A sum that alone is broken says by itself what may be wrong.
        let is_one_sum = system.iter().filter(|sum| !can_hold(sum, &now)).count() == 1;
        if matches!(proof, Proof::Exchanges(2..=3)) && !is_one_sum {
            let first = first.map(|first| (first.rule, first.correction.is_some(), first.expected.is_some()));
            assert_eq!(first, Some(("S-02", false, false)), "{kind} {}", wrong.form.info(cell).address);
        }
        if matches!(proof, Proof::Cell(..) | Proof::Exchange(..)) {
            // One click puts it right.
            let left = first.map(|first| new_findings(before, found(&corrected(&wrong, first))));
            assert_eq!(left, Some(Vec::new()), "{kind} {}", wrong.form.info(cell).address);
        }
        if !matches!(proof, Proof::Cell(..) | Proof::Exchange(..)) {
            let guess = new.iter().find_map(named);
            assert_eq!(
                guess,
                None,
                "{kind} {}: {proof:?} {} {new:#?}",
                wrong.form.info(cell).address,
                wrong.title()
            );
        }
        tally.count(kind, end);
    });
    tally.print("totals entered");
    assert!(faults.is_empty(), "{} faults, the first: {}", faults.len(), faults[0]);
}

#[test]
fn with_computed_totals_nothing_is_named_that_trial_and_error_does_not_prove() {
    let mut tally = Tally::default();
    spoil_all(Totals::Computed, |Spoilt { wrong, system, published, new, cell, kind, .. }| {
        let now = figures(&wrong);
        let place = wrong.form.info(cell).address;
        let end = match new.iter().find_map(named) {
            None if new.iter().any(|one| matches!(one.rule, "S-01" | "S-02")) => "equally good ones listed",
            None if new.iter().any(|one| one.severity == Severity::Error) => "found, no cell named",
            None => "not found",
            Some(Proof::Cell(one, number)) if kind == "blanked" => {
                assert_eq!((one, Some(number)), (cell.index(), published[one]), "{kind} {place}");
                "named"
            }
            Some(proof) => {
                assert_eq!(prove(&of_typed(system, &wrong), &now), proof, "{kind} {place}");
                match proof {
                    Proof::Cell(one, number) if (one, Some(number)) == (cell.index(), published[one]) => {
                        "named"
                    }
                    Proof::Exchange(one, _) if one == cell.index() && kind.starts_with("exchanged") => {
                        "named as exchanged"
                    }
                    _ => "another explanation proven",
                }
            }
        };
        tally.count(kind, end);
    });
    tally.print("totals computed");
}

// ── Small cases ─────────────────────────────────────────────────────────────

/// A report on 2023 that adds up, with every total typed.
fn small() -> Report {
    let mut report = fixture("unnamed-2023");
    assert_eq!(found(&report).iter().filter(|one| matches!(one.primary, Some(Place::Cell(_)))).count(), 0);
    for (address, text) in [
        ("t3.new_received.commercial", "120"),
        ("t3.new_received.total", "156"),
        ("t3.granted.commercial", "120"),
        ("t3.granted.total", "120"),
        ("t3.total_processed.commercial", "120"),
        ("t3.total_processed.total", "156"),
    ] {
        type_in(&mut report, address, text);
    }
    report
}

fn type_all(report: &mut Report, cells: &[(&str, &str)]) {
    for (address, text) in cells {
        type_in(report, address, text);
    }
}

/// The first finding after these were typed over `small`.
fn first(cells: &[(&str, &str)]) -> Finding {
    let mut report = small();
    type_all(&mut report, cells);
    found(&report).remove(0)
}

#[test]
fn what_the_hand_did_is_said() {
    for (typed, words) in [
        ("210", "（像是两个数字写反了）"),
        ("102", "（像是两个数字写反了）"),
        ("1200", "（像是多打了一个 0）"),
        ("12", "（像是少打了一个 0）"),
        ("1120", "（像是有一位数字打了两遍）"),
        ("1230", "（像是多打了一位数字）"),
        ("20", "（像是漏打了一位数字）"),
        ("130", "（像是打错了一位数字）"),
        ("36", "这样 2 处勾稽关系全部成立"),
    ] {
        let finding = first(&[("t3.granted.commercial", typed)]);
        let message = finding.message;
        assert_eq!((finding.rule, finding.expected.as_deref()), ("S-01", Some("120")), "{typed}");
        assert!(message.ends_with(words), "{typed}: {message}");
    }
    // The number of the cell beside, above or below.
    let finding = first(&[("t3.not_held.natural", "4")]);
    assert!(
        finding.message.ends_with("（像是抄了“自然人·没有现成信息需要另行制作”的数）"),
        "{}",
        finding.message
    );
}

#[test]
fn the_correction_of_an_exchange_has_two_cells() {
    let mut report = small();
    type_all(&mut report, &[("t3.not_held.natural", "0"), ("t3.not_held.commercial", "28")]);
    let finding = found(&report).remove(0);
    assert_eq!((finding.rule, finding.also.len()), ("S-02", 1));
    assert!(finding.message.contains("28 可能填错了列"), "{}", finding.message);
    assert_eq!(found(&corrected(&report, &finding)), found(&small()));
}

#[test]
fn a_number_beside_its_place_which_stayed_blank_is_one_mistake() {
    let mut report = small();
    type_all(&mut report, &[("t3.not_held.natural", ""), ("t3.not_held.commercial", "28")]);
    let finding = found(&report).remove(0);
    assert_eq!(finding.rule, "S-02");
    assert!(
        finding.message.starts_with("28 可能填错了列：应填在“自然人·本机关不掌握相关政府信息”"),
        "{}",
        finding.message
    );
    assert!(finding.explains.iter().any(|one| one.rule == "C-03"), "{:?}", finding.explains);
    assert_eq!(found(&corrected(&report, &finding)), found(&small()));
    // Another number is missing there: two mistakes.
    type_all(&mut report, &[("t3.not_held.commercial", "27")]);
    assert_eq!(found(&report).remove(0).rule, "S-01");
}

#[test]
fn a_total_that_was_typed_over_goes_back_to_being_computed() {
    let mut report = small();
    report.set_totals(1, Totals::Computed);
    type_all(&mut report, &[("t3.total_processed.commercial", "102")]);
    let finding = found(&report).remove(0);
    assert_eq!((finding.rule, finding.expected.as_deref()), ("S-01", Some("120")));
    assert_eq!(finding.correction.as_deref().map(String::as_str), Some(""));
    assert_eq!(found(&corrected(&report, &finding)).len(), found(&small()).len());
}

#[test]
fn while_filling_the_last_blank_cell_is_a_hint_and_two_blank_ones_say_nothing() {
    let mut report = small();
    type_all(&mut report, &[("t3.granted.commercial", "")]);
    let hint = check(&report, Stage::Filling, None).into_iter().find(|one| one.rule == "S-01").unwrap();
    assert_eq!((hint.severity, hint.expected.as_deref()), (Severity::Info, Some("120")));
    assert_eq!(hint.explains.iter().map(|one| one.rule).collect::<Vec<_>>(), ["C-03"]);
    type_all(&mut report, &[("t3.granted.natural", "")]);
    assert!(check(&report, Stage::Filling, None).iter().all(|one| one.rule != "S-01"));
}

#[test]
fn a_half_filled_table_names_nobody() {
    let mut report = Report::new(small().form);
    type_all(
        &mut report,
        &[
            ("t3.new_received.natural", "5"),
            ("t3.carried_over.natural", "0"),
            ("t3.granted.natural", "7"),
            ("t3.granted.total", "3"),
        ],
    );
    let rules: Vec<&str> = check(&report, Stage::Filling, None).iter().map(|one| one.rule).collect();
    assert!(rules.contains(&"T3-01") && rules.contains(&"T3-03"), "{rules:?}");
    assert!(!rules.iter().any(|rule| rule.starts_with("S-")), "{rules:?}");
}

#[test]
fn a_report_whose_every_cell_is_wrong_has_a_short_list_in_order() {
    let sound = fixture("hangzhou-2025");
    let grown = |cell: CellId| (cell.index() * cell.index() * 7 + 13).to_string();
    let written = |_: CellId| "约3".to_owned();
    let blank = |_: CellId| String::new();
    let wrong: [(&str, &dyn Fn(CellId) -> String); 3] =
        [("other numbers", &grown), ("words", &written), ("blank", &blank)];
    for (what, text) in wrong {
        let mut report = sound.clone();
        for cell in report.form.cell_ids() {
            report.set_cell(cell, &text(cell));
        }
        // What its prose says is not about the cells.
        let mut found = found(&report);
        found.retain(|one| !matches!(one.primary, Some(Place::Field(_))));
        let list: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        assert!(found.len() <= 12, "{what}: {list:#?}");
        assert!(found.iter().any(|one| one.severity == Severity::Error), "{what}");
        assert!(found.is_sorted_by_key(|one| one.severity), "{what}: {list:#?}");
        println!("{what}: {list:#?}");
    }
}
