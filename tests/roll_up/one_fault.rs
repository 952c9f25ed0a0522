//! One fault anywhere in a county of any size: its office is among those that are named.

use crate::county::{County, Numbers, YEAR, office};
use crate::given::{cell_2021, form_2021};
use crate::judge::{all, exchange_columns, exchange_rows};
use xxgk_annual_report::report::Field;
use xxgk_annual_report::roll_up::roll_up;

/// Breaks what was added for an office in one of so many ways.
const WAYS: u64 = 7;

fn break_one(county: &mut County, place: usize, way: u64, numbers: &mut Numbers) {
    let organ = county.files[place].1.text(Field::OrganName).to_owned();
    let table = form_2021().table("t3").unwrap();
    let column = |numbers: &mut Numbers| table.columns[numbers.place(6, &mut Vec::new())].key;
    let row = |numbers: &mut Numbers| table.rows[numbers.place(23, &mut Vec::new())].key;
    match way {
        0 => {
            for cell in form_2021().cell_ids() {
                county.added[place].set_cell(cell, "0");
            }
        }
        1 => county.added.push(county.added[place].clone()),
        2 => exchange_columns(&mut county.added[place], "t3", column(numbers), column(numbers)),
        3 => exchange_rows(&mut county.added[place], "t3", row(numbers), row(numbers)),
        4 => {
            let last = office(&organ, YEAR - 1, numbers);
            county.added[place] = last.clone();
            county.files.push(("上年.json".to_owned(), last));
        }
        5 => exchange_rows(&mut county.added[place], "t2", "licensing", "punishment"),
        _ => {
            let cell = cell_2021(
                ["t2.licensing.decisions", "t3.granted.natural"][numbers.place(2, &mut Vec::new())],
            );
            let text = county.added[place].cell(cell).to_owned();
            if text != "0" {
                county.added[place].set_cell(cell, &format!("{text}{}", text.chars().next().unwrap()));
            }
        }
    }
}

#[test]
fn the_office_at_fault_is_among_those_that_are_named() {
    let numbers = &mut Numbers::new(2023);
    let (mut broken, mut open) = (0, 0);
    for case in 0..140 {
        let offices = 2 + numbers.place(9, &mut Vec::new());
        let mut county = County::faultless(offices, numbers);
        let place = numbers.place(offices, &mut Vec::new());
        break_one(&mut county, place, case % WAYS, numbers);
        let organ = county.files[place].1.text(Field::OrganName).to_owned();
        let rolled = roll_up(&county.request());
        let explained: Vec<_> = rolled.differences.iter().map(|one| &one.explained_by).collect();
        if explained.is_empty() {
            // What was exchanged was the same, or nothing.
            continue;
        }
        broken += 1;
        if explained.iter().all(|one| one.is_empty()) {
            open += 1;
            continue;
        }
        for one in explained {
            assert!(one.iter().any(|one| one.organ == organ), "{case} {offices}: {organ}\n{}", all(&rolled));
        }
    }
    // Where many are as likely, nobody is named.
    assert!(broken > 80 && open * 10 <= broken, "{open} of {broken}");
}

#[test]
fn a_report_of_another_county_is_nobody_s_fault() {
    for seed in 0..12 {
        let numbers = &mut Numbers::new(500 + seed);
        let mut county = County::faultless(4 + 4 * usize::try_from(seed).unwrap(), numbers);
        county.added = County::faultless(county.files.len(), numbers).added;
        let rolled = roll_up(&county.request());
        let named = rolled.differences.iter().filter(|one| !one.explained_by.is_empty()).count();
        assert!(
            named * 20 <= rolled.differences.len(),
            "{named} of {}\n{}",
            rolled.differences.len(),
            all(&rolled)
        );
    }
}
