//! What the offices come to: exact decimals; blank, “/” and 0 are three different things.

use crate::county::{child, figures, office, text};
use crate::given::{blank, cell_2021, form_2021, made_up, type_in};
use proptest::prelude::*;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::report::{Field, Report, Totals};
use xxgk_annual_report::roll_up::{Received, Request, RollUp, roll_up};
use xxgk_annual_report::rules::{Stage, check};

fn rolled(reports: &[Report]) -> RollUp {
    let received = |(place, report): (usize, &Report)| {
        let mut report = report.clone();
        report.set_text(Field::OrganName, &format!("第{place}村"));
        Received::Report(Box::new(child(&format!("{place}.json"), &report)))
    };
    roll_up(&Request { children: reports.iter().enumerate().map(received).collect(), ..Request::default() })
}

/// The sum of a cell, and whose number is missing in it.
fn sum<'a>(rolled: &'a RollUp, address: &str) -> (String, &'a [String]) {
    let total = rolled.total(rolled.form.cell(address).unwrap()).unwrap();
    (rolled.text(total), &total.missing)
}

/// Reports with that in one cell.
fn with(address: &str, texts: &[&str]) -> Vec<Report> {
    let one = |text: &&str| {
        let mut report = blank();
        type_in(&mut report, address, text);
        report
    };
    texts.iter().map(one).collect()
}

#[test]
fn a_blank_cell_is_missing_a_slash_is_nothing_and_0_is_a_number() {
    let cell = "t2.licensing.decisions";
    for (texts, expected, missing) in [
        (vec!["3", "0", "4"], "7", vec![]),
        (vec!["3", "", "4"], "7", vec!["第1村"]),
        (vec!["3", "/", "4"], "7", vec![]),
        (vec!["/", "/"], "/", vec![]),
        (vec!["", ""], "", vec!["第0村", "第1村"]),
        (vec!["", "/"], "", vec!["第0村"]),
        (vec!["0", "/"], "0", vec![]),
        (vec!["3", "约4"], "3", vec!["第1村"]),
        (vec!["１２", "1,000"], "1012", vec![]),
    ] {
        let rolled = rolled(&with(cell, &texts));
        let (text, lacking) = sum(&rolled, cell);
        assert_eq!(text, expected, "{texts:?}");
        assert_eq!(lacking, missing, "{texts:?}");
    }
}

#[test]
fn what_no_sum_of_binary_numbers_would_give() {
    let cell = "t2.fees.amount";
    assert_eq!(sum(&rolled(&with(cell, &["0.1", "0.2"])), cell).0, "0.3");
    assert_eq!(sum(&rolled(&with(cell, &["0.000001", "999999999999.999999"])), cell).0, "1000000000000");
    assert_eq!(sum(&rolled(&with(cell, &["1.10", "2.250万元"])), cell).0, "3.35");
}

#[test]
fn a_computed_total_counts_a_slash_as_nothing_and_lacks_what_its_parts_lack() {
    let mut report = blank();
    for (place, column) in
        ["natural", "commercial", "research", "welfare", "legal", "other"].iter().enumerate()
    {
        type_in(&mut report, &format!("t3.granted.{column}"), if place == 0 { "5" } else { "/" });
    }
    let whole = report.clone();
    type_in(&mut report, "t3.granted.legal", "");
    let rolled = rolled(&[whole, report]);
    assert_eq!(sum(&rolled, "t3.granted.total"), ("10".to_owned(), ["第1村".to_owned()].as_slice()));
    assert_eq!(sum(&rolled, "t3.granted.legal"), (String::new(), ["第1村".to_owned()].as_slice()));
}

#[test]
fn payments_are_added_in_their_unit_and_one_without_is_missing() {
    let form = Form::edition("2019").unwrap();
    let cell = "t2.procurement.amount";
    let reports = ["1.5万元", "300元", "7"].map(|text| {
        let mut report = Report::new(form);
        report.set_text(Field::Year, "2020");
        type_in(&mut report, cell, text);
        report
    });
    let rolled = rolled(&reports);
    assert_eq!(sum(&rolled, cell), ("15300元".to_owned(), ["第2村".to_owned()].as_slice()));
}

#[test]
fn the_sum_is_a_report_whose_totals_follow_and_whose_gaps_are_in_doubt() {
    let numbers = &mut crate::county::Numbers::new(5);
    let mut reports = ["甲镇", "乙镇"].map(|organ| office(organ, 2023, numbers));
    let report = rolled(&reports).report();
    assert_eq!(report.text(Field::Year), "2023");
    assert_eq!(report.cell(cell_2021("t3.granted.total")), "");
    assert_eq!(report.totals(1), Totals::Computed);
    assert!(report.doubts.is_empty());
    let sums = check(&report, Stage::Filling, None).into_iter().filter(|one| one.rule.starts_with("T3-0"));
    assert_eq!(sums.count(), 0);

    type_in(&mut reports[1], "t2.coercion.decisions", "");
    let report = rolled(&reports).report();
    let doubts: Vec<_> =
        report.doubts.iter().map(|doubt| (doubt.place.as_str(), doubt.why.as_str())).collect();
    assert_eq!(doubts, [("t2.coercion.decisions", "缺 1 家的数：第1村")]);
}

#[test]
fn a_total_that_is_not_the_sum_of_its_parts_stays_as_it_was_added() {
    let mut report = office("甲镇", 2023, &mut crate::county::Numbers::new(6));
    type_in(&mut report, "t4.review.total", "99");
    let sum = rolled(&[report]).report();
    assert_eq!(sum.cell(cell_2021("t4.review.total")), "99");
}

proptest! {
    #![proptest_config(made_up(64))]
    /// Added up a second time, in whole millionths.
    #[test]
    fn every_cell_is_the_sum_to_the_last_digit(
        columns in prop::collection::vec(prop::collection::vec(0_u64..1_000_000_000_000, 11), 1..9),
    ) {
        let parts: Vec<_> = form_2021().cell_ids().filter(|cell| !form_2021().info(*cell).is_sum).collect();
        let reports: Vec<Report> = columns.iter().map(|numbers| {
            let mut report = blank();
            for (place, cell) in parts.iter().enumerate() {
                let number = numbers[place % numbers.len()];
                let is_money = form_2021().info(*cell).address == "t2.fees.amount";
                report.set_cell(*cell, &if is_money { text(i128::from(number)) } else { number.to_string() });
            }
            report
        }).collect();
        let rolled = rolled(&reports);
        let mut sums = std::collections::BTreeMap::<&str, i128>::new();
        for figures in reports.iter().map(figures) {
            for (address, number) in figures {
                *sums.entry(address).or_default() += number;
            }
        }
        for total in &rolled.cells {
            let expected = text(sums[form_2021().info(total.cell).address]);
            prop_assert_eq!(rolled.text(total), expected);
            prop_assert!(total.missing.is_empty());
        }
    }
}
