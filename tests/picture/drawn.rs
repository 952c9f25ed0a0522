//! What is drawn: as long as it is large, in its place, and nothing over anything else.

use super::given::{fixture, form_2021, made_up, reports};
use super::{numbered, picture, report};
use proptest::prelude::*;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::picture::{
    Anchor, Count, Drawing, Ink, Mark, Office, Picture, Pictures, Shape, WIDTH, of_county, of_report,
    of_years,
};
use xxgk_annual_report::report::{Field, Report};

/// Where a text is, with widths of our own: a Chinese character is one em, a digit 0.55.
type Place = (i32, i32, i32, i32);

fn place(mark: &Mark) -> Option<(Place, &str)> {
    let Mark::Text { x, y, size, anchor, text, .. } = mark else { return None };
    let hundredths: i32 = text.chars().map(|c| if c.is_ascii() { 55 } else { 100 }).sum();
    let width = hundredths * size / 100;
    let left = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - width / 2,
        Anchor::End => x - width,
    };
    Some(((left, y - size * 9 / 10, left + width, y + size / 5), text))
}

fn overlap(one: Place, other: Place) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// What overlaps, or leaves the sheet.
fn faults(drawing: &Drawing) -> Vec<String> {
    let texts: Vec<(Place, &str)> = drawing.marks.iter().filter_map(place).collect();
    let mut faults = Vec::new();
    for (number, (one, text)) in texts.iter().enumerate() {
        if one.0 < 0 || one.2 > WIDTH || one.1 < 0 || one.3 > drawing.height {
            faults.push(format!("“{text}” leaves the sheet: {one:?} of {WIDTH} × {}", drawing.height));
        }
        for (other, over) in &texts[number + 1..] {
            if overlap(*one, *other) {
                faults.push(format!("“{text}” and “{over}” overlap"));
            }
        }
        for mark in &drawing.marks {
            if let Mark::Box { x, y, width, height, .. } = mark
                && overlap(*one, (*x, *y, x + width, y + height))
            {
                faults.push(format!("“{text}” stands on a box at {x}, {y}"));
            }
        }
    }
    faults
}

fn all_faults(pictures: &Pictures) -> Vec<String> {
    let alone = pictures.pictures.iter().flat_map(|one| [one.drawing(true), one.drawing(false)]);
    alone.chain([pictures.drawing()]).flat_map(|drawing| faults(&drawing)).collect()
}

/// Reports that are hard to draw.
fn hard() -> Vec<Pictures> {
    let one_cell =
        |text: &str| report("2024", &[("t3.new_received.natural", text), ("t3.granted.natural", text)]);
    let every = |text: &str| {
        let mut report = report("2024", &[]);
        for cell in form_2021().cell_ids() {
            report.set_cell(cell, text);
        }
        report
    };
    let year = |year: u16| report(&year.to_string(), &[("t3.new_received.natural", &format!("{year}000"))]);
    let years: Vec<Report> = (2008..=2026).map(year).collect();
    let mut named = one_cell("35");
    named.set_text(Field::OrganName, &"某某自治州某某县".repeat(12));
    let mut one_word = one_cell("35");
    one_word.set_text(Field::OrganName, &"W".repeat(300));
    let long = |number: u64| Office {
        name: format!("{number}云岭县城关镇人民政府政务公开工作领导小组办公室（政务服务中心）"),
        received: Count::known(number * 1_000_000),
    };
    let offices: Vec<Office> = (0..200).map(long).collect();
    vec![
        of_report(&fixture("suqian-2024")),
        of_report(&fixture("gangkou-2021")),
        of_report(&one_cell("1")),
        of_report(&one_cell("9999999")),
        of_report(&every("9999999")),
        of_report(&every("999999999999999999")),
        of_report(&every("约3")),
        of_report(&every("/")),
        of_report(&every("")),
        of_report(&named),
        of_report(&one_word),
        of_years(&years.iter().collect::<Vec<_>>()),
        of_years(&[&fixture("suqian-2023"), &every("9999999")]),
        of_county(&one_cell("1"), &offices),
        of_county(&one_cell("1"), &[]),
    ]
}

#[test]
fn no_text_stands_on_another_nor_on_a_bar_nor_beyond_the_sheet() {
    for pictures in hard() {
        assert_eq!(all_faults(&pictures), [""; 0], "{}", pictures.title);
    }
    for form in Form::all() {
        assert_eq!(all_faults(&of_report(&numbered(form))), [""; 0], "{}", form.edition);
    }
}

/// The boxes that stand for numbers.
fn boxes(drawing: &Drawing) -> Vec<(u64, i32, i32, Ink)> {
    let number = |mark: &Mark| match mark {
        Mark::Box { width, height, of: Some(of), ink, .. } => Some((*of, *width, *height, *ink)),
        _ => None,
    };
    drawing.marks.iter().filter_map(number).collect()
}

/// Every number of the table that is known and not 0 is drawn once, in its order, and as long as it is large.
fn judge(one: &Picture) {
    let drawing = one.drawing(false);
    let boxes = boxes(&drawing);
    if one.shape == Shape::Figures || !one.is_drawn() {
        assert!(boxes.is_empty());
        return;
    }
    let table = one.table();
    let columns = if one.groups.len() > 1 { table[0].len() } else { 2 };
    let numbers: Vec<Vec<u64>> = if one.groups.len() > 1 {
        table[1..]
            .iter()
            .map(|line| line[1..columns].iter().filter_map(|text| text.parse().ok()).collect())
            .collect()
    } else {
        vec![table[1..].iter().filter_map(|line| line[1].parse().ok()).collect()]
    };
    // Of a whole that is not known there are no parts.
    let is_whole = |place: usize| one.shape != Shape::Shares || one.groups[place].total().value.is_some();
    let numbers: Vec<Vec<u64>> =
        numbers.into_iter().enumerate().filter(|(place, _)| is_whole(*place)).map(|(_, own)| own).collect();
    let all: Vec<u64> = numbers.iter().flatten().copied().filter(|number| *number > 0).collect();
    let drawn: Vec<u64> = boxes.iter().map(|(number, ..)| *number).collect();
    assert_eq!(drawn, all, "{}", one.key);
    let mut boxes = boxes.into_iter();
    let most = all.iter().copied().max().unwrap_or(1);
    let longest =
        boxes.clone().map(|(_, width, height, _)| if one.shape == Shape::Columns { height } else { width });
    let longest = f64::from(longest.max().unwrap_or(0));
    for group in numbers {
        let total: u64 = group.iter().sum();
        let parts: Vec<_> = boxes.by_ref().take(group.iter().filter(|number| **number > 0).count()).collect();
        let wide: i32 = parts.iter().map(|(_, width, ..)| width).sum();
        for (number, width, height, _) in &parts {
            #[allow(clippy::cast_precision_loss)] // A point more or less does not count.
            let of = |all: u64| *number as f64 / all as f64;
            let (long, wanted, slack) = match one.shape {
                Shape::Shares => (*width, of(total) * f64::from(wide), 8.0),
                Shape::Columns => (*height, of(most) * longest, 1.0),
                _ => (*width, of(most) * longest, 1.0),
            };
            assert!(
                (f64::from(long) - wanted).abs() <= slack,
                "{}: {number} is {long} and not {wanted}",
                one.key
            );
        }
    }
}

#[test]
fn bars_are_as_long_as_their_numbers_are_large() {
    for pictures in hard() {
        pictures.pictures.iter().for_each(judge);
    }
    for form in Form::all() {
        of_report(&numbered(form)).pictures.iter().for_each(judge);
    }
}

#[test]
fn one_part_of_a_hundred_per_cent_fills_the_whole_bar() {
    let pictures = of_report(&report("2024", &[("t3.new_received.natural", "40")]));
    let boxes = boxes(&picture(&pictures, "applicants").drawing(false));
    assert_eq!(boxes, [(40, WIDTH - 48, 26, Ink::Part(0))]);
}

#[test]
fn parts_that_stand_side_by_side_have_other_patterns() {
    let mut one = numbered(form_2021());
    one.last_year = Some(Box::new(numbered(form_2021())));
    for picture in of_report(&one).pictures.iter().filter(|one| one.shape == Shape::Shares) {
        let inks: Vec<Ink> = boxes(&picture.drawing(false)).iter().map(|(.., ink)| *ink).collect();
        assert!(inks.windows(2).all(|pair| pair[0] != pair[1]), "{}: {inks:?}", picture.key);
    }
}

proptest! {
    #![proptest_config(made_up(60))]

    #[test]
    fn whatever_is_typed_is_drawn_as_it_is_written(
        report in reports(|| "[0-9]{0,7}|/|约[0-9]|[<&\"一-三]{0,9}", 200)
    ) {
        let pictures = of_report(&report);
        pictures.pictures.iter().for_each(judge);
        prop_assert_eq!(all_faults(&pictures), [""; 0]);
    }
}
