//! A report keeps what was typed, reads its numbers exactly, and fills its sums.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{blank, cell_2021 as cell, form_2021, made_up};
use proptest::prelude::*;
use xxgk_annual_report::form::CellKind;
use xxgk_annual_report::report::{
    Amount, Date, Fault, Field, OrganKind, Reading, Report, Totals, read_number,
};

/// A report with that typed into it: cells by address, fields by key.
fn typed(entries: &[(&str, &str)]) -> Report {
    let mut report = blank();
    for (place, text) in entries {
        match Field::read(form_2021(), place) {
            Some(field) => report.set_text(field, text),
            None => report.set_cell(cell(place), text),
        }
    }
    report
}

/// What stands in a cell: “5”, “5 computed”, or nothing.
fn shown(report: &Report, address: &str) -> String {
    let figures = report.figures();
    let computed = if figures.get(cell(address)).computed { " computed" } else { "" };
    format!("{}{computed}", report.printed(cell(address), &figures))
}

fn table_index(key: &str) -> usize {
    form_2021().tables.iter().position(|table| table.key == key).expect("a table")
}

// ── How a cell is read ──────────────────────────────────────────────────────

/// How a text is read: what would be printed, with the value where it is spelled
/// otherwise and “!” where it was put right; or why it is no number.
fn read(text: &str, kind: CellKind) -> String {
    match read_number(text, kind) {
        Reading::Blank => "blank".into(),
        Reading::Mark => "mark".into(),
        Reading::Wrong(fault) => format!("{fault:?}"),
        Reading::Number { value, text, tidied } => {
            let value = value.to_string();
            let value = if value == text { String::new() } else { format!(" = {value}") };
            format!("{text}{value}{}", if tidied { " !" } else { "" })
        }
    }
}

/// What is typed, how it reads in a cell for 件, and in the cell for 万元.
const READ: &[(&str, &str, &str)] = &[
    // Plain.
    ("0", "0", "0"),
    ("12", "12", "12"),
    ("11398889", "11398889", "11398889"),
    ("  12 ", "12", "12"),
    ("12\t", "12", "12"),
    ("12\r\n", "12", "12"),
    ("\u{a0}12\u{a0}", "12", "12"),
    ("\u{3000}12", "12", "12"),
    // Nothing, and a sign for it, are not 0.
    ("", "blank", "blank"),
    ("   ", "blank", "blank"),
    ("\u{3000}\u{a0}", "blank", "blank"),
    ("\u{200b}", "blank", "blank"),
    ("/", "mark", "mark"),
    ("／", "mark", "mark"),
    ("//", "mark", "mark"),
    ("-", "mark", "mark"),
    ("－", "mark", "mark"),
    ("—", "mark", "mark"),
    ("——", "mark", "mark"),
    ("–", "mark", "mark"),
    ("无", "mark", "mark"),
    (" 无 ", "mark", "mark"),
    ("不适用", "mark", "mark"),
    ("N/A", "mark", "mark"),
    // Full-width, separated, with the unit: what is meant is beyond doubt.
    ("０", "0 !", "0 !"),
    ("１２", "12 !", "12 !"),
    ("1２", "12 !", "12 !"),
    ("1,234", "1234 !", "1234 !"),
    ("1，234", "1234 !", "1234 !"),
    ("1 234", "1234 !", "1234 !"),
    ("1\u{a0}234", "1234 !", "1234 !"),
    ("1\u{202f}234", "1234 !", "1234 !"),
    ("11,398,889", "11398889 !", "11398889 !"),
    ("12件", "12 !", "Malformed"),
    ("12 件", "12 !", "Malformed"),
    ("１，２３４件", "1234 !", "Malformed"),
    ("43.788万元", "Unit", "43.788 !"),
    ("43.788 万元", "Unit", "43.788 !"),
    ("３万元", "Unit", "3 !"),
    // Signs that nobody sees.
    ("12\u{200b}", "12 !", "12 !"),
    ("\u{feff}12", "12 !", "12 !"),
    ("1\u{200b}2", "12 !", "12 !"),
    ("\u{202d}1234\u{202c}", "1234 !", "1234 !"),
    ("1\u{200b},\u{2060}234", "1234 !", "1234 !"),
    // This one turns the digits round: it looks like 321.
    ("\u{202e}123", "Malformed", "Malformed"),
    // Decimals are for money, six at most.
    ("0.5", "Fraction", "0.5"),
    ("12.5", "Fraction", "12.5"),
    ("12.0", "Fraction", "12.0 = 12"),
    ("12.50", "Fraction", "12.50 = 12.5"),
    ("０．５", "Fraction", "0.5 !"),
    ("1,234.5", "Fraction", "1234.5 !"),
    ("0.000001", "Fraction", "0.000001"),
    ("59237.2449", "Fraction", "59237.2449"),
    ("1.2345678", "Fraction", "Decimals"),
    ("0.0000000", "Fraction", "Decimals"),
    ("12.", "Malformed", "Malformed"),
    (".5", "Malformed", "Malformed"),
    (".", "Text", "Text"),
    ("1.2.3", "Malformed", "Malformed"),
    ("12.34 5", "Malformed", "Malformed"),
    ("1.234,5", "Malformed", "Malformed"),
    ("12。5", "Malformed", "Malformed"),
    // Leading zeros stay to be seen.
    ("007", "007 = 7", "007 = 7"),
    ("00", "00 = 0", "00 = 0"),
    ("0,123", "0123 = 123 !", "0123 = 123 !"),
    // Less than nothing.
    ("-1", "Negative", "Negative"),
    ("−1", "Negative", "Negative"),
    ("－１", "Negative", "Negative"),
    ("- 1", "Negative", "Negative"),
    ("-2.5", "Negative", "Negative"),
    ("--1", "Malformed", "Malformed"),
    // Separators that do not part thousands.
    ("1,23", "Grouping", "Grouping"),
    ("12,34,567", "Grouping", "Grouping"),
    ("1234,567", "Grouping", "Grouping"),
    ("1,2345", "Grouping", "Grouping"),
    ("1,234,5678", "Grouping", "Grouping"),
    ("1,234,", "Grouping", "Grouping"),
    ("1,,234", "Grouping", "Grouping"),
    ("12 34", "Grouping", "Grouping"),
    ("1 2", "Grouping", "Grouping"),
    ("12  345", "Grouping", "Grouping"),
    (",234", "Malformed", "Malformed"),
    ("1 234,567", "Malformed", "Malformed"),
    // A tab or a new line parts two figures.
    ("1\t234", "Malformed", "Malformed"),
    ("1\n234", "Malformed", "Malformed"),
    ("1\r\n234", "Malformed", "Malformed"),
    // Not exact.
    ("约3", "Vague", "Vague"),
    ("约3万", "Vague", "Vague"),
    ("3余件", "Vague", "Vague"),
    ("30多件", "Vague", "Vague"),
    ("近100", "Vague", "Vague"),
    ("超100件", "Vague", "Vague"),
    ("10几", "Vague", "Vague"),
    // Another unit.
    ("3万", "Unit", "Unit"),
    ("3万件", "Unit", "Malformed"),
    ("251000元", "Unit", "Unit"),
    ("1.5亿元", "Unit", "Unit"),
    ("50%", "Unit", "Unit"),
    ("50％", "Unit", "Unit"),
    // Words.
    ("二", "Text", "Text"),
    ("十二", "Text", "Text"),
    ("○", "Text", "Text"),
    ("①", "Text", "Text"),
    ("²", "Text", "Text"),
    ("١٢", "Text", "Text"),
    ("件", "Text", "Text"),
    ("万元", "Text", "Text"),
    ("详见附件", "Text", "Text"),
    ("无申请", "Text", "Text"),
    ("NaN", "Text", "Text"),
    ("inf", "Text", "Text"),
    ("∞", "Text", "Text"),
    // Anything else that holds digits.
    ("1e3", "Malformed", "Malformed"),
    ("1E3", "Malformed", "Malformed"),
    ("+3", "Malformed", "Malformed"),
    ("3+4", "Malformed", "Malformed"),
    ("=1+2", "Malformed", "Malformed"),
    ("1/2", "Malformed", "Malformed"),
    ("0x10", "Malformed", "Malformed"),
    ("(5)", "Malformed", "Malformed"),
    ("5*", "Malformed", "Malformed"),
    ("12件件", "Malformed", "Malformed"),
    ("共12", "Malformed", "Malformed"),
    ("12个", "Malformed", "Malformed"),
    ("1'234", "Malformed", "Malformed"),
    ("1、234", "Malformed", "Malformed"),
    ("1二", "Malformed", "Malformed"),
    ("1①", "Malformed", "Malformed"),
    ("１O", "Malformed", "Malformed"),
    // Eighteen digits are the most.
    ("123456789012345678", "123456789012345678", "123456789012345678"),
    ("1234567890123456789", "Length", "Length"),
    ("123456789012345678901234567890", "Length", "Length"),
    ("999999999999999999.999999", "Fraction", "999999999999999999.999999"),
];

#[test]
fn what_is_beyond_doubt_is_understood_and_the_rest_refused() {
    let mut other = Vec::new();
    for (text, count, money) in READ {
        for (kind, expected) in [(CellKind::Count, count), (CellKind::Money, money)] {
            let found = read(text, kind);
            if found != *expected {
                other.push(format!("{text:?} as {kind:?}: {found}, not {expected}"));
            }
        }
    }
    assert!(other.is_empty(), "\n{}", other.join("\n"));
}

#[test]
fn blank_zero_and_slash_stay_three_things() {
    let report =
        typed(&[("t3.granted.natural", ""), ("t3.granted.commercial", "0"), ("t3.granted.research", "/")]);
    let figures = report.figures();
    let reading = |address| figures.get(cell(address)).reading.clone();
    assert_eq!(reading("t3.granted.natural"), Reading::Blank);
    assert!(matches!(reading("t3.granted.commercial"), Reading::Number { value: Amount::ZERO, .. }));
    assert_eq!(reading("t3.granted.research"), Reading::Mark);
    let left_blank = |address| figures.is_left_blank(cell(address));
    assert!(left_blank("t3.granted.natural"));
    assert!(!left_blank("t3.granted.commercial"));
    assert!(!left_blank("t3.granted.research"));
    assert_eq!(figures.known(cell("t3.granted.natural")), None);
    assert_eq!(figures.known(cell("t3.granted.commercial")), Some(Amount::ZERO));
    assert_eq!(figures.known(cell("t3.granted.research")), None);
    let printed = |address| report.printed(cell(address), &figures);
    assert_eq!(printed("t3.granted.natural"), "");
    assert_eq!(printed("t3.granted.commercial"), "0");
    assert_eq!(printed("t3.granted.research"), "/");
}

#[test]
fn what_was_typed_is_kept_to_the_letter() {
    for text in ["１２", " 12 ", "1,234", "约3", "/", "", "007", "12\n34", "\u{feff}5"] {
        let report = typed(&[("t3.granted.natural", text), ("overview", text), ("year", text)]);
        assert_eq!(report.cell(cell("t3.granted.natural")), text);
        assert_eq!(report.text(Field::OVERVIEW), text);
        assert_eq!(report.text(Field::Year), text);
    }
}

#[test]
fn the_document_prints_the_number_as_understood_and_else_what_was_typed() {
    let printed = |text| {
        let report = typed(&[("t3.granted.natural", text)]);
        report.printed(cell("t3.granted.natural"), &report.figures())
    };
    assert_eq!(printed("１，２３４ 件"), "1234");
    assert_eq!(printed("007"), "007");
    assert_eq!(printed(" 约3 "), "约3");
    assert_eq!(printed(" — "), "—");
}

#[test]
fn amounts_are_exact_and_spelled_without_needless_zeros() {
    let amount = |text| match read_number(text, CellKind::Money) {
        Reading::Number { value, .. } => value,
        other => panic!("{text} reads as {other:?}"),
    };
    assert_eq!((amount("0.1") + amount("0.2")).to_string(), "0.3");
    assert_eq!((amount("1") - amount("0.000001")).to_string(), "0.999999");
    assert_eq!((amount("1") - amount("2.5")).to_string(), "-1.5");
    assert!((amount("1") - amount("2.5")).is_negative());
    assert_eq!(amount("1").distance(amount("2.5")), amount("1.5"));
    assert_eq!(amount("100.10").to_string(), "100.1");
    assert_eq!(amount("2.5").times(4), Amount::whole(10));
    assert_eq!(["1", "2.5", "0.5"].map(amount).into_iter().sum::<Amount>(), Amount::whole(4));
    assert!(amount("0.000001") > Amount::ZERO);
    assert_eq!(amount("12.50"), amount("12.5"));
}

/// The half-width form of full-width signs.
fn folded(text: &str) -> String {
    let fold = |sign: char| match sign {
        '０'..='９' | '．' => char::from_u32(u32::from(sign) - 0xfee0).unwrap(),
        other => other,
    };
    text.chars().map(fold).collect()
}

fn full_width(text: &str) -> String {
    let widen = |sign: char| match sign {
        '0'..='9' | '.' => char::from_u32(u32::from(sign) + 0xfee0).unwrap(),
        other => other,
    };
    text.chars().map(widen).collect()
}

/// 1234567 as 1,234,567.
fn grouped(number: u64, separator: &str) -> String {
    let mut rest = number;
    let mut groups = Vec::new();
    while rest >= 1000 {
        groups.push(format!("{:03}", rest % 1000));
        rest /= 1000;
    }
    groups.push(rest.to_string());
    groups.reverse();
    groups.join(separator)
}

/// Texts of the signs that figures are written with, and of those that look like them.
fn nearly_a_number() -> impl Strategy<Value = String> {
    let signs = [
        '0', '1', '2', '9', '0', '1', '2', '9', '０', '５', '９', '.', '．', ',', '，', ' ', '\u{3000}',
        '\u{a0}', '\t', '\n', '\u{200b}', '\u{202e}', '\u{feff}', '-', '−', '+', '/', '约', '余', '件', '万',
        '元', '%', 'e', 'x', '①', '二', '٣', '²',
    ];
    prop::collection::vec(prop::sample::select(signs.to_vec()), 0..14)
        .prop_map(|signs| signs.into_iter().collect())
}

proptest! {
    #![proptest_config(made_up(400))]

    #[test]
    fn every_count_reads_back_however_it_is_written(number in 0_u64..1_000_000_000_000_000) {
        let plain = number.to_string();
        let writings = [
            plain.clone(),
            full_width(&plain),
            grouped(number, ","),
            grouped(number, "，"),
            grouped(number, " "),
            full_width(&grouped(number, ",")),
            format!("{plain}件"),
            format!("{} 件", grouped(number, ",")),
        ];
        for writing in writings {
            match read_number(&writing, CellKind::Count) {
                Reading::Number { value, text, tidied } => {
                    prop_assert_eq!(value, Amount::whole(number), "{}", &writing);
                    prop_assert_eq!(value.to_string(), &plain[..]);
                    prop_assert_eq!(&text, &plain);
                    prop_assert_eq!(tidied, writing != plain);
                }
                other => prop_assert!(false, "{} reads as {:?}", writing, other),
            }
        }
    }

    #[test]
    fn money_reads_back_to_the_last_decimal(whole in 0_u64..1_000_000_000_000, decimals in "[0-9]{1,6}") {
        let plain = format!("{whole}.{decimals}");
        let shortest = plain.trim_end_matches('0').trim_end_matches('.');
        let writings =
            [plain.clone(), full_width(&plain), format!("{}.{decimals}", grouped(whole, ",")), format!("{plain}万元")];
        for writing in writings {
            match read_number(&writing, CellKind::Money) {
                Reading::Number { value, text, .. } => {
                    prop_assert_eq!(&text, &plain, "{}", &writing);
                    prop_assert_eq!(value.to_string(), shortest);
                }
                other => prop_assert!(false, "{} reads as {:?}", writing, other),
            }
        }
        prop_assert_eq!(read_number(&plain, CellKind::Count), Reading::Wrong(Fault::Fraction));
    }
}

proptest! {
    #![proptest_config(made_up(4000))]

    #[test]
    fn no_number_is_ever_read_as_another(typed in prop_oneof![3 => nearly_a_number(), 1 => any::<String>()]) {
        for kind in [CellKind::Count, CellKind::Money] {
            if let Reading::Number { value, text, .. } = read_number(&typed, kind) {
                let digits: String = folded(&typed).chars().filter(|sign| sign.is_ascii_digit() || *sign == '.').collect();
                prop_assert_eq!(&text, &digits, "{:?}", &typed);
                let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
                let whole = whole.trim_start_matches('0');
                let whole = if whole.is_empty() { "0" } else { whole };
                let plain = format!("{whole}.{decimals}");
                let plain = plain.trim_end_matches('0').trim_end_matches('.');
                prop_assert_eq!(value.to_string(), if plain.is_empty() { "0" } else { plain });
            }
        }
    }
}

// ── Sums ────────────────────────────────────────────────────────────────────

const APPLICANTS: [&str; 6] = ["natural", "commercial", "research", "welfare", "legal", "other"];

/// The rows of table three that are results: all between the account at the top and the total.
fn results() -> Vec<&'static str> {
    let rows = form_2021().table("t3").unwrap().rows;
    rows[2..23].iter().map(|row| row.key).collect()
}

proptest! {
    #![proptest_config(made_up(40))]

    #[test]
    fn totals_are_the_sums_of_their_parts(
        counts in prop::collection::vec(prop_oneof![2 => 0_u64..100, 1 => 0_u64..100_000_000_000_000], 25 * 6 + 3 * 4)
    ) {
        let mut report = blank();
        let mut counts = counts.into_iter();
        let mut next = |report: &mut Report, address: String| {
            let count = counts.next().unwrap();
            report.set_cell(cell(&address), &count.to_string());
            i128::from(count)
        };
        let (mut processed, mut grand) = ([0_i128; 6], 0_i128);
        let mut expected: Vec<(String, i128)> = Vec::new();
        let mut rows = vec!["new_received", "carried_over", "carried_forward"];
        rows.extend(results());
        for row in rows {
            let mut total = 0;
            for (column, applicant) in APPLICANTS.iter().enumerate() {
                let count = next(&mut report, format!("t3.{row}.{applicant}"));
                total += count;
                if results().contains(&row) {
                    processed[column] += count;
                    grand += count;
                }
            }
            expected.push((format!("t3.{row}.total"), total));
        }
        for (applicant, sum) in APPLICANTS.iter().zip(processed) {
            expected.push((format!("t3.total_processed.{applicant}"), sum));
        }
        expected.push(("t3.total_processed.total".into(), grand));
        for group in ["review", "litigation_direct", "litigation_after_review"] {
            let mut total = 0;
            for outcome in ["upheld", "corrected", "other", "pending"] {
                total += next(&mut report, format!("t4.{group}.{outcome}"));
            }
            expected.push((format!("t4.{group}.total"), total));
        }
        prop_assert_eq!(expected.len(), 34);
        let figures = report.figures();
        for (address, sum) in expected {
            let figure = figures.get(cell(&address));
            prop_assert!(figure.computed && figure.value.exact, "{}", &address);
            prop_assert_eq!(figure.value.least.to_string(), sum.to_string(), "{}", &address);
            prop_assert_eq!(report.printed(cell(&address), &figures), sum.to_string(), "{}", &address);
        }
    }
}

#[test]
fn a_sum_of_what_is_filled_so_far_is_a_least_value() {
    let report = typed(&[("t4.review.upheld", "10"), ("t4.review.corrected", "1")]);
    let value = report.figures().value(cell("t4.review.total"));
    assert_eq!((value.least, value.exact), (Amount::whole(11), false));
    assert_eq!(value.to_string(), "至少 11");
    assert_eq!(value.known(), None);
}

#[test]
fn two_values_contradict_when_no_blank_could_mend_them() {
    let value = |addresses: &[(&str, &str)]| {
        let four = ["upheld", "corrected", "other", "pending"].map(|one| cell(&format!("t4.review.{one}")));
        typed(addresses).figures().sum(&four)
    };
    let full = |first| {
        value(&[
            ("t4.review.upheld", first),
            ("t4.review.corrected", "0"),
            ("t4.review.other", "0"),
            ("t4.review.pending", "0"),
        ])
    };
    let open = |first| value(&[("t4.review.upheld", first)]);
    assert!(full("5").contradicts(full("6")));
    assert!(!full("5").contradicts(full("5")));
    assert!(full("5").contradicts(open("6")));
    assert!(open("6").contradicts(full("5")));
    assert!(!full("5").contradicts(open("4")));
    assert!(!open("4").contradicts(full("5")));
    assert!(!open("4").contradicts(open("5")));
}

#[test]
fn a_total_is_computed_until_somebody_types_one_and_again_when_it_is_emptied() {
    let mut report = typed(&[
        ("t4.review.upheld", "10"),
        ("t4.review.corrected", "1"),
        ("t4.review.other", "0"),
        ("t4.review.pending", "0"),
    ]);
    assert_eq!(shown(&report, "t4.review.total"), "11 computed");
    report.set_cell(cell("t4.review.total"), "12");
    assert_eq!(shown(&report, "t4.review.total"), "12");
    report.set_cell(cell("t4.review.upheld"), "20");
    assert_eq!(shown(&report, "t4.review.total"), "12", "a typed total does not follow");
    for empty in ["", "  ", "\u{200b}"] {
        report.set_cell(cell("t4.review.total"), empty);
        assert_eq!(shown(&report, "t4.review.total"), "21 computed", "{empty:?}");
    }
}

#[test]
fn a_total_of_nothing_is_not_yet_a_number() {
    let report = blank();
    assert_eq!(shown(&report, "t3.total_processed.total"), " computed");
    assert!(!report.figures().is_left_blank(cell("t3.total_processed.total")), "only its parts are");
    assert_eq!(shown(&typed(&[("t4.review.other", "0")]), "t4.review.total"), "0 computed");
}

#[test]
fn a_total_over_a_wrong_part_shows_nothing() {
    let report = typed(&[("t4.review.upheld", "10"), ("t4.review.corrected", "约3")]);
    assert_eq!(shown(&report, "t4.review.total"), " computed");
    assert_eq!(report.figures().known(cell("t4.review.total")), None);
}

#[test]
fn a_total_of_totals_over_a_wrong_part_shows_nothing() {
    let report = typed(&[("t3.granted.natural", "10"), ("t3.granted.commercial", "约3")]);
    assert_eq!(shown(&report, "t3.total_processed.natural"), "10 computed");
    assert_eq!(shown(&report, "t3.total_processed.commercial"), " computed");
    assert_eq!(shown(&report, "t3.total_processed.total"), " computed");
}

#[test]
fn a_typed_total_counts_where_it_is_a_part_itself() {
    let report = typed(&[
        ("t3.granted.natural", "3"),
        ("t3.total_processed.natural", "5"),
        ("t3.total_processed.commercial", "1"),
    ]);
    assert_eq!(report.figures().value(cell("t3.total_processed.total")).least, Amount::whole(6));
}

#[test]
fn totals_that_a_person_enters_stay_blank_until_then() {
    let mut report = typed(&[("t4.review.upheld", "10"), ("t3.granted.natural", "3")]);
    report.set_totals(table_index("t4"), Totals::Entered);
    assert_eq!(report.totals(table_index("t4")), Totals::Entered);
    assert_eq!(shown(&report, "t4.review.total"), "");
    assert!(report.figures().is_left_blank(cell("t4.review.total")));
    assert_eq!(report.figures().known(cell("t4.review.total")), None);
    assert_eq!(shown(&report, "t3.granted.total"), "3 computed", "another table goes its own way");
    report.set_cell(cell("t4.review.total"), "9");
    assert_eq!(shown(&report, "t4.review.total"), "9");
}

#[test]
fn choosing_to_enter_totals_changes_none() {
    let mut report = typed(&[("t4.review.upheld", "10"), ("t4.review.total", "10")]);
    let before = report.clone();
    report.set_totals(table_index("t4"), Totals::Entered);
    assert_eq!(report.cell(cell("t4.review.total")), before.cell(cell("t4.review.total")));
}

#[test]
fn choosing_computed_totals_keeps_those_that_differ_and_takes_over_those_that_agree() {
    let mut report = blank();
    for group in ["review", "litigation_direct", "litigation_after_review"] {
        for (outcome, count) in [("upheld", "2"), ("corrected", "1"), ("other", "0"), ("pending", "0")] {
            report.set_cell(cell(&format!("t4.{group}.{outcome}")), count);
        }
    }
    report.set_cell(cell("t4.review.total"), "３");
    report.set_cell(cell("t4.litigation_direct.total"), "4");
    report.set_totals(table_index("t4"), Totals::Entered);
    report.set_totals(table_index("t4"), Totals::Computed);
    let totals = ["review", "litigation_direct", "litigation_after_review"]
        .map(|group| shown(&report, &format!("t4.{group}.total")));
    assert_eq!(totals, ["3 computed", "4", "3 computed"]);
    assert_eq!(report.cell(cell("t4.review.total")), "", "it follows from now on");
}

#[test]
fn a_total_with_an_open_part_cannot_agree() {
    let mut report = typed(&[("t4.review.upheld", "3"), ("t4.review.total", "3")]);
    report.set_totals(table_index("t4"), Totals::Computed);
    assert_eq!(report.cell(cell("t4.review.total")), "3");
}

#[test]
fn a_whole_published_table_of_totals_becomes_computed() {
    let saved = include_bytes!("fixtures/hangzhou-2025.json");
    let mut report = xxgk_annual_report::read::read(saved).unwrap().report;
    let before = report.figures();
    for table in ["t3", "t4"] {
        report.set_totals(table_index(table), Totals::Computed);
    }
    let after = report.figures();
    for id in report.form.cell_ids() {
        assert_eq!(before.known(id), after.known(id), "{}", report.form.info(id).address);
        assert_eq!(after.get(id).computed, report.form.info(id).is_sum);
    }
}

// ── Head ────────────────────────────────────────────────────────────────────

#[test]
fn a_year_is_four_digits_however_they_are_typed() {
    for year in ["2025", " 2025 ", "2025年", "2025年 ", " 2025 年", "２０２５", "２０２５年"] {
        assert_eq!(typed(&[("year", year)]).year(), Some(2025), "{year:?}");
    }
    let strange =
        ["", "年", "25", "02025", "20255", "二〇二五", "2025年度", "2025-2026", "-2025", "2025.0", "９"];
    for year in strange {
        assert_eq!(typed(&[("year", year)]).year(), None, "{year:?}");
    }
}

#[test]
fn the_title_writes_itself() {
    let title = |organ, year| typed(&[("organ.name", organ), ("year", year)]).title();
    assert_eq!(title("港口乡", "2021"), "港口乡2021年政府信息公开工作年度报告");
    assert_eq!(title(" 港口乡 ", "２０２１年 "), "港口乡2021年政府信息公开工作年度报告");
    assert_eq!(title("港口乡", "去年"), "港口乡去年年政府信息公开工作年度报告");
    assert_eq!(title("", ""), "年政府信息公开工作年度报告");
    assert_eq!(title("{year}", "2021"), "20212021年政府信息公开工作年度报告");
}

#[test]
fn a_typed_title_goes_before_the_usual_one() {
    let title = |title| typed(&[("organ.name", "港口乡"), ("year", "2021"), ("title", title)]).title();
    assert_eq!(title(" 铜鼓县港口乡2021年年报 "), "铜鼓县港口乡2021年年报");
    assert_eq!(title("  "), "港口乡2021年政府信息公开工作年度报告");
}

#[test]
fn fields_are_found_by_their_keys() {
    for field in Field::all(form_2021()) {
        assert_eq!(Field::read(form_2021(), field.key()), Some(field));
    }
    for key in ["", "organ", "Year", "name", "t1"] {
        assert_eq!(Field::read(form_2021(), key), None, "{key:?}");
    }
}

#[test]
fn each_field_keeps_its_own_text() {
    let mut report = blank();
    for field in Field::all(form_2021()) {
        report.set_text(field, field.key());
    }
    for field in Field::all(form_2021()) {
        assert_eq!(report.text(field), field.key());
    }
}

#[test]
fn kinds_of_office_have_the_deadlines_of_the_law() {
    let deadline = |key| OrganKind::read(key).unwrap_or_else(|| panic!("no kind {key}")).deadline();
    for department in ["department", "city_department", "province_department", "state_council_department"] {
        assert_eq!(deadline(department), Some((1, 31)), "{department}");
    }
    for government in ["county_government", "city_government", "province_government"] {
        assert_eq!(deadline(government), Some((3, 31)), "{government}");
    }
    for other in ["township", "subdistrict", "other"] {
        assert_eq!(deadline(other), None, "{other}");
    }
    assert_eq!(OrganKind::all().count(), 10);
    assert_eq!(OrganKind::read(""), None);
    assert_eq!(typed(&[("organ.kind", "township")]).organ_kind(), Some(OrganKind::Township));
}

#[test]
fn only_three_kinds_may_make_regulations() {
    let may: Vec<&str> = OrganKind::all()
        .map(|(key, _)| key)
        .filter(|key| OrganKind::read(key).unwrap().may_make_regulations())
        .collect();
    assert_eq!(may, ["city_government", "province_government", "state_council_department"]);
}

// ── Days ────────────────────────────────────────────────────────────────────

fn day(text: &str) -> Date {
    Date::read(text).unwrap_or_else(|| panic!("{text} is no day"))
}

#[test]
fn a_day_is_read_in_the_usual_writings() {
    let expected = Date { year: 2026, month: 1, day: 31 };
    for text in [
        "2026-01-31",
        "2026-1-31",
        "2026年1月31日",
        "2026年01月31日",
        "2026/1/31",
        "2026.1.31",
        " 2026-01-31 ",
    ] {
        assert_eq!(Date::read(text), Some(expected), "{text}");
    }
    assert_eq!(expected.to_string(), "2026年1月31日");
}

#[test]
fn a_day_that_does_not_exist_is_none() {
    let strange = [
        "",
        "2026",
        "2026-01",
        "2026-01-31-1",
        "2026-13-01",
        "2026-00-10",
        "2026-01-32",
        "2026-01-00",
        "2026-04-31",
        "2026-02-29",
        "2100-02-29",
        "2023年2月30日",
        "31/1/2026",
        "1-31",
        "二〇二六年一月三十一日",
        "2026--1",
        "2026-1-x",
        "1899-12-31",
        "3000-01-01",
        "99999-01-01",
        "2026-01-31.",
    ];
    for text in strange {
        assert_eq!(Date::read(text), None, "{text:?}");
    }
}

#[test]
fn leap_days_are_where_they_belong() {
    for text in ["2024-02-29", "2000-02-29", "2028-02-29"] {
        assert!(Date::read(text).is_some(), "{text}");
    }
}

#[test]
fn days_between_are_counted_as_on_a_calendar() {
    let known = [
        ("2026-01-20", "2026-01-31", 11),
        ("2026-01-31", "2026-01-31", 0),
        ("2026-02-05", "2026-01-31", -5),
        ("2024-02-28", "2024-03-01", 2),
        ("2023-02-28", "2023-03-01", 1),
        ("2000-02-28", "2000-03-01", 2),
        ("2100-02-28", "2100-03-01", 1),
        ("2021-12-31", "2022-01-01", 1),
        ("2025-01-01", "2026-01-01", 365),
        ("2024-01-01", "2025-01-01", 366),
        ("1900-01-01", "2000-01-01", 36524),
        ("1970-01-01", "2026-01-01", 20454),
    ];
    for (from, to, days) in known {
        assert_eq!(day(from).days_until(day(to)), days, "{from} to {to}");
        assert_eq!(day(to).days_until(day(from)), -days, "{to} to {from}");
    }
}

#[test]
fn walking_day_by_day_counts_them_all() {
    let start = day("1999-12-25");
    let (mut year, mut month, mut number) = (1999_u16, 12_u8, 25_u8);
    for walked in 0..4000 {
        let here = Date::read(&format!("{year}-{month}-{number}"));
        assert_eq!(here.map(|here| start.days_until(here)), Some(walked), "{year}-{month}-{number}");
        // The calendar, spelled another way than in the program.
        let last = [31, if year.is_multiple_of(4) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            [usize::from(month) - 1];
        number += 1;
        if number > last {
            assert_eq!(Date::read(&format!("{year}-{month}-{number}")), None, "{year}-{month}-{number}");
            (month, number) = (month + 1, 1);
        }
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
}

proptest! {
    #![proptest_config(made_up(60))]

    #[test]
    fn no_text_makes_a_report_panic(text in prop_oneof![any::<String>(), nearly_a_number(), "[0-9年月日/.-]{0,12}"]) {
        let mut report = typed(&[("t3.granted.natural", &text), ("t3.granted.total", &text), ("t2.fees.amount", &text)]);
        for field in Field::all(form_2021()) {
            report.set_text(field, &text);
        }
        report.set_totals(table_index("t3"), Totals::Computed);
        let (year, published, title) = (report.year(), Date::read(&text), report.title());
        prop_assert!(year.is_none_or(|year| year <= 9999), "{:?}", year);
        prop_assert!(published.is_none_or(|day| (1900..=2999).contains(&day.year)), "{:?}", published);
        prop_assert_eq!(title.trim(), &title);
        prop_assert_eq!(report.text(Field::Title), &text);
    }
}

// ── Blank cells ─────────────────────────────────────────────────────────────

/// The addresses of blank cells.
fn blank_cells(report: &Report, of: &str) -> Vec<&'static str> {
    report.blank_cells(of).into_iter().map(|cell| report.form.info(cell).address).collect()
}

#[test]
fn a_row_has_as_many_blank_cells_as_nobody_typed_into() {
    let report = typed(&[
        ("t3.granted.natural", "0"),
        ("t3.granted.commercial", "/"),
        ("t3.granted.research", "约3"),
        ("t3.granted.welfare", " "),
    ]);
    assert_eq!(
        blank_cells(&report, "t3.granted"),
        ["t3.granted.welfare", "t3.granted.legal", "t3.granted.other"]
    );
}

#[test]
fn a_sum_is_never_among_the_blank_cells() {
    let mut report = blank();
    assert_eq!(report.blank_cells("t3").len(), 144);
    assert_eq!(blank_cells(&report, "t3.total_processed"), [""; 0]);
    report.set_totals(table_index("t3"), Totals::Entered);
    assert_eq!(report.blank_cells("t3").len(), 144, "whoever types totals types them all");
}

#[test]
fn blank_cells_are_of_a_table_or_row_that_there_is() {
    let report = blank();
    assert_eq!(report.blank_cells("t2").len(), 10);
    assert_eq!(report.blank_cells("t4").len(), 12);
    for nothing in ["t", "t3.gran", "t3.granted.natural", "t9", ""] {
        assert_eq!(blank_cells(&report, nothing), [""; 0], "{nothing}");
    }
}
