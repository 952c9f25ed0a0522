//! Two reports side by side: cells, rates, paragraphs, and what was carried over.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{blank, cell_2021, fixture, form_2021, page, type_in};
use xxgk_annual_report::comparison::{Comparison, Share, TextChange, compare};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::read::read;
use xxgk_annual_report::report::{Amount, Field, Report};

const ONE: &str = "（一）主动公开情况。全年在网站上发了三百条消息，都是跟老百姓的日子有关的事情。";
const TWO: &str = "（二）依申请公开情况。收到的每一件都按时答复，没有一件超过期限。";
const THREE: &str = "（三）监督保障情况。村里请了三个人来看，提了七条意见，都改了。";

fn with_text(overview: &[&str]) -> Report {
    let mut report = blank();
    report.set_text(Field::OVERVIEW, &overview.join("\n"));
    report
}

/// Each change in short: what, which paragraph of which section, before and after.
fn changes(comparison: &Comparison) -> Vec<String> {
    let change = |change: &TextChange| match change {
        TextChange::Changed { first, second, likeness } => {
            format!(
                "changed {} {} → {} {}: {likeness}",
                first.field.key(),
                first.number,
                second.field.key(),
                second.number
            )
        }
        TextChange::Moved { first, second } => {
            format!("moved {} {} → {} {}", first.field.key(), first.number, second.field.key(), second.number)
        }
        TextChange::Lost(one) => format!("lost {} {}", one.field.key(), one.number),
        TextChange::New(one) => format!("new {} {}", one.field.key(), one.number),
    };
    comparison.text.iter().map(change).collect()
}

#[test]
fn a_report_is_the_same_as_itself_and_as_its_page_on_a_website() {
    for name in ["gangkou-2021", "hangzhou-2025", "suqian-2024"] {
        let report = fixture(name);
        assert!(compare(&report, &report).is_same());
        // As a stranger would read it: without the draft in it.
        let page = page(&report).replace("application/json", "text/plain");
        let published = read(page.as_bytes()).unwrap().report;
        let comparison = compare(&report, &published);
        assert_eq!(comparison.cells, [], "{name}");
        assert_eq!(changes(&comparison), [""; 0], "{name}");
    }
}

#[test]
fn cells_differ_by_their_figures_not_by_how_they_are_spelled() {
    let (mut first, mut second) = (blank(), blank());
    for (address, one, other) in [
        ("t2.licensing.decisions", "1,200", "1200"),
        ("t2.punishment.decisions", "40", "45"),
        ("t2.coercion.decisions", "10", "12"),
        ("t2.fees.amount", "31.5", "30.25"),
        ("t3.granted.natural", "", "3"),
        ("t3.granted.legal", "0", "/"),
        ("t3.granted.other", "约3", "约3"),
    ] {
        type_in(&mut first, address, one);
        type_in(&mut second, address, other);
    }
    let comparison = compare(&first, &second);
    let said: Vec<_> = comparison
        .cells
        .iter()
        .map(|one| {
            let more = one.more.map(|more| more.to_string());
            let share = one.share.map(|share| share.to_string());
            (form_2021().info(one.cell).address, one.first.as_str(), one.second.as_str(), more, share)
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        said,
        [
            ("t2.punishment.decisions", "40", "45", some("5"), some("12.5%")),
            // Of ten, two are no fifth.
            ("t2.coercion.decisions", "10", "12", some("2"), None),
            ("t2.fees.amount", "31.5", "30.25", some("-1.25"), some("-4.0%")),
            ("t3.granted.natural", "", "3", None, None),
            ("t3.granted.legal", "0", "/", None, None),
            ("t3.total_processed.natural", "", "3", None, None),
            ("t3.total_processed.legal", "0", "", None, None),
        ]
    );
}

#[test]
fn a_share_is_rounded_as_people_do_and_there_is_none_of_fewer_than_thirty() {
    let share = |part: u64, whole: u64| {
        Share::of(Amount::whole(part), Amount::whole(whole)).map(|share| share.to_string())
    };
    assert_eq!(share(1, 30), Some("3.3%".to_owned()));
    assert_eq!(share(1, 2000), Some("0.1%".to_owned()));
    assert_eq!(share(29, 29), None);
    let less = Share::of(Amount::ZERO - Amount::whole(1), Amount::whole(2000)).unwrap();
    assert_eq!(less.to_string(), "-0.1%");
}

#[test]
fn rates_are_worked_out_from_counts() {
    let report = |granted: &str, partly: &str, all: &str| {
        let mut report = blank();
        type_in(&mut report, "t3.granted.total", granted);
        type_in(&mut report, "t3.partially_granted.total", partly);
        type_in(&mut report, "t3.total_processed.total", all);
        report
    };
    let rates = compare(&report("20", "10", "40"), &report("5", "5", "20")).rates;
    let [first, second] = rates[0].shares();
    assert_eq!((first.unwrap().to_string(), second), ("75.0%".to_owned(), None));
    assert_eq!(rates[0].counts[1], Some((Amount::whole(10), Amount::whole(20))));
}

#[test]
fn a_paragraph_that_an_editor_lost_changed_moved_or_added() {
    let first = with_text(&[ONE, TWO, THREE]);
    let of = |second: &Report| changes(&compare(&first, second));
    assert_eq!(of(&with_text(&[ONE, THREE])), ["lost overview 2"]);
    assert_eq!(of(&with_text(&[ONE, TWO, THREE, "新的一段。"])), ["new overview 4"]);
    // The fewest that were moved.
    assert_eq!(of(&with_text(&[TWO, THREE, ONE])), ["moved overview 1 → overview 3"]);
    let changed = THREE.replace("七条", "八条");
    let [change] = <[String; 1]>::try_from(of(&with_text(&[ONE, TWO, &changed]))).unwrap();
    assert!(change.starts_with("changed overview 3 → overview 3: 9"), "{change}");
    let mut second = with_text(&[ONE, TWO]);
    second.set_text(Field::PROBLEMS, THREE);
    assert_eq!(of(&second), ["moved overview 3 → problems 1"]);
    // Blanks are an editor's own.
    assert_eq!(of(&with_text(&["　　", &ONE.replace('，', "， "), TWO, THREE])), [""; 0]);
}

#[test]
fn paragraphs_that_say_the_same_are_told_apart_by_their_order() {
    let first = with_text(&["无。", ONE, "无。"]);
    assert_eq!(changes(&compare(&first, &with_text(&["无。", ONE]))), ["lost overview 3"]);
    assert_eq!(changes(&compare(&first, &with_text(&[ONE, "无。"]))).len(), 1);
}

#[test]
fn what_was_carried_over_is_what_had_been_carried_forward() {
    let report = |year: &str, over: &str, forward: &str| {
        let mut report = blank();
        report.set_text(Field::Year, year);
        type_in(&mut report, "t3.carried_over.natural", over);
        type_in(&mut report, "t3.carried_forward.natural", forward);
        report
    };
    let (last, this) = (report("2021", "1", "4"), report("2022", "3", "0"));
    for comparison in [compare(&last, &this), compare(&this, &last)] {
        let [carried] = comparison.carried.as_slice() else { panic!("{:?}", comparison.carried) };
        assert_eq!(carried.cell, cell_2021("t3.carried_over.natural"));
        assert_eq!((carried.forward, carried.over), (Amount::whole(4), Amount::whole(3)));
    }
    assert_eq!(compare(&last, &report("2023", "3", "0")).carried, []);
}

#[test]
fn reports_on_two_editions_are_compared_by_the_cells_that_mean_the_same() {
    let mut first = Report::new(Form::edition("2019").unwrap());
    type_in(&mut first, "t3.new_received.natural", "7");
    let mut second = blank();
    type_in(&mut second, "t3.new_received.natural", "7");
    assert!(compare(&first, &second).cells.is_empty());
    type_in(&mut second, "t3.new_received.natural", "8");
    let cells = compare(&first, &second).cells;
    assert_eq!(cells[0].cell, cell_2021("t3.new_received.natural"));
    assert_eq!((cells[0].first.as_str(), cells[0].second.as_str()), ("7", "8"));
}
