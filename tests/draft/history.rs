//! Whatever is done to a draft can be undone and redone, to the letter.

use crate::common::{
    FIXTURES, blank, cell, empty, fixture, form_2021, made_up, redo_all, saved, shown, type_cell, type_field,
    undo_all,
};
use proptest::prelude::*;
use xxgk_annual_report::draft::{Act, Draft, History, Moved};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::report::{Field, Place, Report, Totals};
use xxgk_annual_report::rules::{Finding, Stage, can_be_accepted};

/// The name of what was undone or redone.
fn name(moved: Option<Moved<'_>>) -> Option<String> {
    moved.map(|moved| moved.step.name().to_owned())
}

fn done(draft: &Draft) -> Vec<&str> {
    draft.done().collect()
}

fn undone(draft: &Draft) -> Vec<&str> {
    draft.undone().collect()
}

// ── What is one step ────────────────────────────────────────────────────────

#[test]
fn key_after_key_in_one_cell_is_one_step() {
    let mut draft = empty();
    for text in ["1", "12", "123"] {
        type_cell(&mut draft, "t3.granted.natural", text);
    }
    assert_eq!(done(&draft), ["填写“自然人·予以公开”"]);
    assert_eq!(name(draft.undo()).as_deref(), Some("填写“自然人·予以公开”"));
    assert_eq!(shown(&draft, "t3.granted.natural"), "");
    draft.redo();
    assert_eq!(shown(&draft, "t3.granted.natural"), "123");
}

#[test]
fn another_place_is_another_step_even_on_the_way_back() {
    let mut draft = empty();
    type_cell(&mut draft, "t3.granted.natural", "1");
    type_field(&mut draft, Field::OVERVIEW, "总体情况良好");
    type_cell(&mut draft, "t3.granted.natural", "12");
    assert_eq!(done(&draft), ["填写“自然人·予以公开”", "填写“一、总体情况”", "填写“自然人·予以公开”"]);
    draft.undo();
    assert_eq!(shown(&draft, "t3.granted.natural"), "1");
}

#[test]
fn what_is_typed_after_a_pause_is_another_step() {
    let mut draft = empty();
    type_field(&mut draft, Field::OVERVIEW, "一");
    draft.settle();
    type_field(&mut draft, Field::OVERVIEW, "一二");
    draft.undo();
    assert_eq!(draft.report().text(Field::OVERVIEW), "一");
}

#[test]
fn what_is_typed_back_to_what_it_was_is_no_step() {
    let mut draft = empty();
    type_cell(&mut draft, "t3.granted.natural", "7");
    draft.undo();
    type_cell(&mut draft, "t3.granted.commercial", "7");
    type_cell(&mut draft, "t3.granted.commercial", "");
    draft.settle();
    assert_eq!(done(&draft), [""; 0]);
    assert_eq!(undone(&draft), ["填写“自然人·予以公开”"], "so what was undone is still there");
}

#[test]
fn an_act_that_changes_nothing_is_no_step() {
    let mut draft = empty();
    draft.correct(&[]);
    draft.settle();
    assert_eq!(done(&draft), [""; 0]);
    assert_eq!(name(draft.undo()), None);
}

#[test]
fn pasting_twice_is_two_steps() {
    let mut draft = empty();
    let twice = ["1", "2"];
    for text in twice {
        draft.paste(cell("t3.granted.natural"), text, 0).expect("a block");
    }
    assert_eq!(undo_all(&mut draft), 2);
}

// ── Back and forth ──────────────────────────────────────────────────────────

#[test]
fn something_new_after_undoing_drops_what_was_undone() {
    let mut draft = empty();
    type_cell(&mut draft, "t3.granted.natural", "1");
    type_cell(&mut draft, "t3.granted.commercial", "2");
    draft.undo();
    assert_eq!(undone(&draft), ["填写“商业企业·予以公开”"]);
    type_cell(&mut draft, "t3.granted.natural", "3");
    assert_eq!(undone(&draft), [""; 0]);
    assert_eq!(name(draft.redo()), None);
    assert_eq!(shown(&draft, "t3.granted.natural"), "3", "redoing in vain loses nothing");
}

#[test]
fn there_is_nothing_before_the_beginning_and_after_the_end() {
    let mut draft = empty();
    assert_eq!(name(draft.undo()), None);
    type_cell(&mut draft, "t3.granted.natural", "1");
    assert_eq!(name(draft.redo()), None);
    assert_eq!(undo_all(&mut draft), 1);
    assert_eq!(name(draft.undo()), None);
    assert_eq!(redo_all(&mut draft), 1);
    assert_eq!(shown(&draft, "t3.granted.natural"), "1");
}

#[test]
fn the_steps_are_listed_from_the_present_in_both_directions() {
    let mut draft = empty();
    type_field(&mut draft, Field::OrganName, "港口乡");
    type_field(&mut draft, Field::Year, "2021");
    type_field(&mut draft, Field::Title, "x");
    type_field(&mut draft, Field::Published, "y");
    draft.undo();
    draft.undo();
    assert_eq!(done(&draft), ["填写“年份”", "填写“单位名称”"]);
    assert_eq!(undone(&draft), ["填写“标题”", "填写“公开日期”"]);
}

#[test]
fn a_typed_total_that_repeats_its_parts_comes_back_to_the_letter() {
    let mut draft = empty();
    for (outcome, text) in [("upheld", "3"), ("corrected", "0"), ("other", "0"), ("pending", "0")] {
        type_cell(&mut draft, &format!("t4.review.{outcome}"), text);
    }
    type_cell(&mut draft, "t4.review.total", "3 件");
    let typed = draft.report().clone();
    draft.set_totals("t4", Totals::Entered);
    draft.set_totals("t4", Totals::Computed);
    assert_eq!(shown(&draft, "t4.review.total"), "");
    draft.undo();
    draft.undo();
    assert_eq!(*draft.report(), typed);
}

#[test]
fn a_step_says_where_it_was_and_which_words_stand_there_now() {
    let mut draft = empty();
    type_field(&mut draft, Field::OVERVIEW, "全年公开信息三条。");
    draft.settle();
    type_field(&mut draft, Field::OVERVIEW, "全年主动公开信息三条。");
    let mut place = |back: bool| {
        let moved = if back { draft.undo() } else { draft.redo() };
        let (place, words) = moved.and_then(|moved| moved.step.place()).expect("a place");
        (place.key(form_2021()), words)
    };
    assert_eq!(place(true), ("overview", 6..6), "the two characters are gone");
    assert_eq!(place(false), ("overview", 6..12));
    assert_eq!(place(true), ("overview", 6..6));
    assert_eq!(place(true), ("overview", 0..0), "the text is gone");
}

#[test]
fn what_differs_begins_and_ends_with_whole_characters() {
    // 情 and 悆 begin with the same byte, 情 and 愅 end with another pair of bytes alike.
    let mut draft = empty();
    for text in ["情情", "悆情", "情愅", "😀", "😁😀", "", "情"] {
        type_field(&mut draft, Field::OVERVIEW, text);
        draft.settle();
    }
    let end = draft.report().clone();
    assert_eq!(undo_all(&mut draft), 7);
    assert_eq!(*draft.report(), blank());
    assert_eq!(redo_all(&mut draft), 7);
    assert_eq!(*draft.report(), end);
}

// ── Everything that can be done ─────────────────────────────────────────────

#[test]
fn steps_are_called_what_a_person_would_call_them() {
    let long = "上年误将两件结转的申请计入本年新收，已按台账核实并在本年改正。";
    let row = cell("t3.granted.natural");
    let names = [
        (Act::Type(Place::Field(Field::OTHER_MATTERS)), "填写“六、其他需要报告的事项”"),
        (Act::Type(Place::Cell(cell("t2.fees.amount"))), "填写“行政事业性收费·本年收费金额（单位：万元）”"),
        (Act::TypeLastYear(row), "填写上年“自然人·予以公开”"),
        (Act::Paste(21), "粘贴 21 格"),
        (Act::FillZeros("t3".into(), 122), "第三部分空格填 0（122 格）"),
        (Act::FillZeros("t3.granted".into(), 6), "“予以公开”空格填 0（6 格）"),
        (Act::Correct(3), "改正 3 处"),
        (Act::ChooseTotals(Totals::Entered), "总计改为由我填"),
        (Act::ChooseTotals(Totals::Computed), "总计改为自动算"),
        (Act::Accept("机构改革".into()), "说明理由：机构改革"),
        (Act::Accept(long.into()), "说明理由：上年误将两件结转的申请计入本年新收，已按台账核实…"),
        (Act::Withdraw, "收回理由"),
        (Act::OpenLastYear, "读入上年数据"),
        (Act::ForgetLastYear, "去掉上年数据"),
        (Act::Open("港口乡2021年报告".into()), "打开《港口乡2021年报告》"),
        (Act::Blank, "另起一份空白的"),
    ];
    for (act, name) in names {
        let mut report = blank();
        let mut history = History::of(&report);
        history.begin(&report, act);
        report.set_text(Field::Title, "changed");
        assert_eq!(history.done(&report).collect::<Vec<_>>(), [name]);
    }
}

#[test]
fn opening_a_file_is_a_step_and_the_draft_before_it_comes_back() {
    let mut draft = empty();
    type_field(&mut draft, Field::OrganName, "大段镇");
    let opened = fixture(FIXTURES[0]);
    draft.replace(opened.clone());
    draft.settle();
    assert!(draft.undo().expect("a step").step.opens_another());
    assert_eq!(draft.report().text(Field::OrganName), "大段镇");
    assert!(!draft.undo().expect("a step").step.opens_another());
    assert_eq!(redo_all(&mut draft), 2);
    assert_eq!(*draft.report(), opened);
}

#[test]
fn a_report_on_another_edition_takes_the_place_of_this_one_and_gives_it_back() {
    let other: &'static Form = Box::leak(Box::new(Form { edition: "2019", ..*form_2021() }));
    let mut draft = Draft::of(fixture(FIXTURES[1]), None);
    draft.replace(Report::new(other));
    type_field(&mut draft, Field::Year, "2020");
    undo_all(&mut draft);
    assert_eq!(*draft.report(), fixture(FIXTURES[1]));
    redo_all(&mut draft);
    assert_eq!((draft.report().form.edition, draft.report().text(Field::Year)), ("2019", "2020"));
}

/// Something that somebody does.
#[derive(Debug, Clone)]
enum Verb {
    Cell(usize, String),
    Field(usize, String),
    Settle,
    Paste(usize, String),
    Clear(usize),
    Zeros(&'static str),
    Totals(usize, bool),
    Figure(usize, usize),
    Release(usize),
    Skeleton(usize),
    Heading(usize),
    PasteText(usize, String),
    Correct,
    Accept(String),
    Withdraw,
    LastYearCell(usize, String),
    OpenLastYear(usize),
    ForgetLastYear,
    Open(usize),
    Blank,
}

impl Verb {
    fn any() -> impl Strategy<Value = Self> {
        // Few different characters, so that texts often begin and end alike; of one to four bytes.
        let words = || "[1a情悆😀\n]{0,6}";
        let figure = || "[0-3/ １]{0,2}";
        prop_oneof![
            6 => (0usize..200, figure()).prop_map(|(cell, text)| Self::Cell(cell, text)),
            2 => (0usize..3, figure()).prop_map(|(cell, text)| Self::Cell(cell, text)),
            4 => (0usize..9, words()).prop_map(|(field, text)| Self::Field(field, text)),
            2 => Just(Self::Settle),
            1 => (0usize..190, figure()).prop_map(|(cell, text)| Self::Paste(cell, text)),
            1 => (0usize..190).prop_map(Self::Clear),
            1 => prop::sample::select(vec!["t2", "t3", "t4", "t3.granted", "t4.review"]).prop_map(Self::Zeros),
            2 => (0usize..3, any::<bool>()).prop_map(|(table, entered)| Self::Totals(table, entered)),
            2 => (0usize..4, 0usize..200).prop_map(|(field, cell)| Self::Figure(field, cell)),
            1 => (0usize..4).prop_map(Self::Release),
            1 => (0usize..4).prop_map(Self::Skeleton),
            1 => (0usize..4).prop_map(Self::Heading),
            1 => (0usize..4, words()).prop_map(|(field, text)| Self::PasteText(field, text)),
            2 => Just(Self::Correct),
            1 => words().prop_map(Self::Accept),
            1 => Just(Self::Withdraw),
            2 => (0usize..200, figure()).prop_map(|(cell, text)| Self::LastYearCell(cell, text)),
            1 => (0usize..2).prop_map(Self::OpenLastYear),
            1 => Just(Self::ForgetLastYear),
            1 => (0usize..2).prop_map(Self::Open),
            1 => Just(Self::Blank),
        ]
    }

    fn run(self, draft: &mut Draft) {
        let cell = |index: usize| form_2021().cell_ids().nth(index).expect("200 cells");
        let prose = |index: usize| Field::prose(form_2021()).nth(index).expect("a field of prose");
        match self {
            Self::Cell(index, text) => draft.set_cell(cell(index), &text),
            Self::Field(index, text) => {
                type_field(draft, Field::all(form_2021()).nth(index).unwrap(), &text);
            }
            Self::Settle => drop(draft.settle()),
            Self::Paste(start, text) => {
                let line = [text.as_str(); 3].join("\t");
                // Some are no block of figures, and change nothing.
                let _ = draft.paste(cell(start), &[line.as_str(); 3].join("\n"), 0);
            }
            Self::Clear(start) => draft.clear(&(start..start + 9).map(cell).collect::<Vec<_>>()),
            Self::Zeros(of) => drop(draft.fill_zeros(of)),
            Self::Totals(table, entered) => {
                let totals = if entered { Totals::Entered } else { Totals::Computed };
                draft.set_totals(["t2", "t3", "t4"][table], totals);
            }
            Self::Figure(index, figure) => {
                draft.insert_figure(prose(index), 0..0, cell(figure));
            }
            Self::Release(index) => drop(draft.release_figure(prose(index), 1)),
            Self::Skeleton(index) => drop(draft.insert_skeleton(prose(index), None)),
            Self::Heading(index) => drop(draft.toggle_heading(prose(index), 0)),
            Self::PasteText(index, text) => drop(draft.paste_text(prose(index), 0..0, &text)),
            Self::Correct => {
                draft.set_stage(Stage::Finished);
                let places = places(draft, |finding| finding.correction.is_some());
                draft.correct(&places[..places.len().min(3)]);
            }
            Self::Accept(reason) => {
                draft.set_stage(Stage::Finished);
                if let Some(place) = places(draft, can_be_accepted).first() {
                    draft.accept(*place, &reason);
                }
            }
            Self::Withdraw => {
                for place in places(draft, |finding| finding.accepted.is_some()) {
                    draft.withdraw(place);
                }
            }
            Self::LastYearCell(index, text) => draft.set_last_year_cell(cell(index), &text),
            Self::OpenLastYear(index) => draft.set_last_year(fixture(FIXTURES[index])),
            Self::ForgetLastYear => draft.forget_last_year(),
            Self::Open(index) => draft.replace(fixture(FIXTURES[index])),
            Self::Blank => draft.start_new(form_2021()),
        }
    }
}

/// The places of some findings, as they are shown now.
fn places(draft: &mut Draft, is_wanted: impl Fn(&Finding) -> bool) -> Vec<usize> {
    let shown = draft.view().findings;
    let places = shown.iter().enumerate().filter(|(_, one)| is_wanted(one.finding));
    places.map(|(place, _)| place).collect()
}

proptest! {
    #![proptest_config(made_up(40))]

    #[test]
    fn undoing_all_is_the_beginning_and_redoing_all_the_end(
        verbs in prop::collection::vec(Verb::any(), 1..40),
        begins_with in 0usize..2,
    ) {
        let beginning = fixture(FIXTURES[begins_with]);
        let mut draft = Draft::of(beginning.clone(), None);
        for verb in verbs {
            verb.run(&mut draft);
        }
        let listed = done(&draft).len();
        // Figures in the prose follow when a step is settled.
        draft.settle();
        let end = draft.report().clone();
        prop_assert_eq!(undo_all(&mut draft), listed);
        prop_assert_eq!(saved(draft.report()), saved(&beginning));
        prop_assert_eq!(draft.report(), &beginning);
        prop_assert_eq!(redo_all(&mut draft), listed);
        prop_assert_eq!(saved(draft.report()), saved(&end));
        prop_assert_eq!(draft.report(), &end);
    }

    #[test]
    fn every_state_on_the_way_comes_back(
        // Mostly acts; sometimes some steps back or forth.
        deeds in prop::collection::vec(prop_oneof![
            3 => Verb::any().prop_map(Ok),
            2 => (any::<bool>(), 1usize..4).prop_map(Err),
        ], 1..40),
    ) {
        let mut draft = Draft::of(fixture(FIXTURES[1]), None);
        // The states of the past, the present one, and those that were undone.
        let (mut states, mut now) = (vec![draft.report().clone()], 0);
        for deed in deeds {
            match deed {
                Ok(verb) => {
                    verb.run(&mut draft);
                    draft.settle();
                    if *draft.report() != states[now] {
                        states.truncate(now + 1);
                        states.push(draft.report().clone());
                        now += 1;
                    }
                }
                Err((true, steps)) => for _ in 0..steps {
                    prop_assert_eq!(draft.undo().is_some(), now > 0);
                    now = now.saturating_sub(1);
                },
                Err((false, steps)) => for _ in 0..steps {
                    prop_assert_eq!(draft.redo().is_some(), now + 1 < states.len());
                    now = (now + 1).min(states.len() - 1);
                },
            }
            prop_assert_eq!(draft.report(), &states[now]);
            prop_assert_eq!(done(&draft).len(), now);
            prop_assert_eq!(undone(&draft).len(), states.len() - 1 - now);
        }
    }
}

// ── What it keeps ───────────────────────────────────────────────────────────

#[test]
fn two_hundred_steps_in_a_long_text_keep_little() {
    let mut report = blank();
    let mut history = History::of(&report);
    let mut text = "政府信息公开。".repeat(20_000 / 7);
    for step in 0..200 {
        let middle = text.len() / 2 / 3 * 3;
        text.insert_str(middle, if step % 2 == 0 { "依法" } else { "及时" });
        history.begin(&report, Act::Type(Place::Field(Field::OVERVIEW)));
        report.set_text(Field::OVERVIEW, &text);
        history.settle(&report);
    }
    assert_eq!(history.done(&report).count(), 200);
    // Spelled out, names of fields and all, it shows what it holds; the text has 60 000 bytes.
    let kept = format!("{history:?}").len();
    assert!(kept < 250_000, "{kept} bytes");
}

#[test]
fn the_oldest_of_more_than_two_hundred_steps_are_forgotten() {
    let mut draft = empty();
    for number in 1..=205 {
        type_cell(&mut draft, "t3.granted.natural", &number.to_string());
        draft.settle();
    }
    assert_eq!(undo_all(&mut draft), 200);
    assert_eq!(shown(&draft, "t3.granted.natural"), "5");
    assert_eq!(redo_all(&mut draft), 200);
    assert_eq!(shown(&draft, "t3.granted.natural"), "205");
}
