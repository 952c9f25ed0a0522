//! Whatever is done to a draft can be undone and redone, to the letter.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use xxgk_annual_report::form::{CellId, Form};
use xxgk_annual_report::history::{Act, History, Step};
use xxgk_annual_report::read::read;
use xxgk_annual_report::report::{Field, Place, Report, Totals};
use xxgk_annual_report::rules::{self, Stage};
use xxgk_annual_report::write::{Format, Options, write};

const FIXTURES: [&str; 2] =
    [include_str!("fixtures/hangzhou-2025.json"), include_str!("fixtures/gangkou-2021.json")];

/// A report and its history, as somebody works with them.
struct Draft {
    report: Report,
    history: History,
}

impl Draft {
    fn of(report: Report) -> Self {
        Self { history: History::of(&report), report }
    }

    fn empty() -> Self {
        Self::of(Report::new(Form::newest()))
    }

    /// Does something to the report.
    fn act(&mut self, act: Act, change: impl FnOnce(&mut Report)) {
        self.history.begin(&self.report, act);
        change(&mut self.report);
    }

    fn type_cell(&mut self, address: &str, text: &str) {
        let cell = cell(address);
        self.act(Act::Type(Place::Cell(cell)), |report| report.set_cell(cell, text));
    }

    fn type_field(&mut self, field: Field, text: &str) {
        self.act(Act::Type(Place::Field(field)), |report| report.set_text(field, text));
    }

    fn settle(&mut self) {
        self.history.settle(&self.report);
    }

    fn undo(&mut self) -> Option<String> {
        self.history.undo(&mut self.report).map(|step| step.name().to_owned())
    }

    fn redo(&mut self) -> Option<String> {
        self.history.redo(&mut self.report).map(|step| step.name().to_owned())
    }

    fn undo_all(&mut self) -> usize {
        std::iter::from_fn(|| self.undo()).count()
    }

    fn redo_all(&mut self) -> usize {
        std::iter::from_fn(|| self.redo()).count()
    }

    fn done(&self) -> Vec<&str> {
        self.history.done(&self.report).collect()
    }

    fn undone(&self) -> Vec<&str> {
        self.history.undone(&self.report).collect()
    }

    fn shown(&self, address: &str) -> &str {
        self.report.cell(cell(address))
    }
}

fn cell(address: &str) -> CellId {
    Form::newest().cell(address).unwrap_or_else(|| panic!("no cell {address}"))
}

fn fixture(index: usize) -> Report {
    read(FIXTURES[index].as_bytes()).expect("a saved file").report
}

fn saved(report: &Report) -> String {
    String::from_utf8(write(report, Format::Json, &Options::default())).expect("text")
}

// ── What is one step ────────────────────────────────────────────────────────

#[test]
fn key_after_key_in_one_cell_is_one_step() {
    let mut draft = Draft::empty();
    for text in ["1", "12", "123"] {
        draft.type_cell("t3.granted.natural", text);
    }
    assert_eq!(draft.done(), ["填写“自然人·予以公开”"]);
    assert_eq!(draft.undo().as_deref(), Some("填写“自然人·予以公开”"));
    assert_eq!(draft.shown("t3.granted.natural"), "");
    draft.redo();
    assert_eq!(draft.shown("t3.granted.natural"), "123");
}

#[test]
fn another_place_is_another_step_even_on_the_way_back() {
    let mut draft = Draft::empty();
    draft.type_cell("t3.granted.natural", "1");
    draft.type_field(Field::OVERVIEW, "总体情况良好");
    draft.type_cell("t3.granted.natural", "12");
    assert_eq!(draft.done(), ["填写“自然人·予以公开”", "填写“一、总体情况”", "填写“自然人·予以公开”"]);
    draft.undo();
    assert_eq!(draft.shown("t3.granted.natural"), "1");
}

#[test]
fn what_is_typed_after_a_pause_is_another_step() {
    let mut draft = Draft::empty();
    draft.type_field(Field::OVERVIEW, "一");
    draft.settle();
    draft.type_field(Field::OVERVIEW, "一二");
    draft.undo();
    assert_eq!(draft.report.text(Field::OVERVIEW), "一");
}

#[test]
fn what_is_typed_back_to_what_it_was_is_no_step() {
    let mut draft = Draft::empty();
    draft.type_cell("t3.granted.natural", "7");
    draft.undo();
    draft.type_cell("t3.granted.commercial", "7");
    draft.type_cell("t3.granted.commercial", "");
    draft.settle();
    assert_eq!(draft.done(), [""; 0]);
    assert_eq!(draft.undone(), ["填写“自然人·予以公开”"], "so what was undone is still there");
}

#[test]
fn an_act_that_changes_nothing_is_no_step() {
    let mut draft = Draft::empty();
    draft.act(Act::Correct(1), |_| {});
    draft.settle();
    assert_eq!(draft.done(), [""; 0]);
    assert_eq!(draft.undo(), None);
}

#[test]
fn pasting_twice_is_two_steps() {
    let mut draft = Draft::empty();
    let twice = ["1", "2"];
    for text in twice {
        draft.act(Act::Paste(1), |report| report.set_cell(cell("t3.granted.natural"), text));
    }
    assert_eq!(draft.undo_all(), 2);
}

// ── Back and forth ──────────────────────────────────────────────────────────

#[test]
fn something_new_after_undoing_drops_what_was_undone() {
    let mut draft = Draft::empty();
    draft.type_cell("t3.granted.natural", "1");
    draft.type_cell("t3.granted.commercial", "2");
    draft.undo();
    assert_eq!(draft.undone(), ["填写“商业企业·予以公开”"]);
    draft.type_cell("t3.granted.natural", "3");
    assert_eq!(draft.undone(), [""; 0]);
    assert_eq!(draft.redo(), None);
    assert_eq!(draft.shown("t3.granted.natural"), "3", "redoing in vain loses nothing");
}

#[test]
fn there_is_nothing_before_the_beginning_and_after_the_end() {
    let mut draft = Draft::empty();
    assert_eq!(draft.undo(), None);
    draft.type_cell("t3.granted.natural", "1");
    assert_eq!(draft.redo(), None);
    assert_eq!(draft.undo_all(), 1);
    assert_eq!(draft.undo(), None);
    assert_eq!(draft.redo_all(), 1);
    assert_eq!(draft.shown("t3.granted.natural"), "1");
}

#[test]
fn the_steps_are_listed_from_the_present_in_both_directions() {
    let mut draft = Draft::empty();
    draft.type_field(Field::OrganName, "港口乡");
    draft.type_field(Field::Year, "2021");
    draft.type_field(Field::Title, "x");
    draft.type_field(Field::Published, "y");
    draft.undo();
    draft.undo();
    assert_eq!(draft.done(), ["填写“年份”", "填写“单位名称”"]);
    assert_eq!(draft.undone(), ["填写“标题”", "填写“公开日期”"]);
}

#[test]
fn a_typed_total_that_repeats_its_parts_comes_back_to_the_letter() {
    let mut draft = Draft::empty();
    for (outcome, text) in [("upheld", "3"), ("corrected", "0"), ("other", "0"), ("pending", "0")] {
        draft.type_cell(&format!("t4.review.{outcome}"), text);
    }
    draft.type_cell("t4.review.total", "3 件");
    let typed = draft.report.clone();
    draft.act(Act::ChooseTotals(Totals::Entered), |report| report.set_totals(2, Totals::Entered));
    draft.act(Act::ChooseTotals(Totals::Computed), |report| report.set_totals(2, Totals::Computed));
    assert_eq!(draft.shown("t4.review.total"), "");
    draft.undo();
    draft.undo();
    assert_eq!(draft.report, typed);
}

#[test]
fn a_step_says_where_it_was_and_which_words_stand_there_now() {
    let mut draft = Draft::empty();
    draft.type_field(Field::OVERVIEW, "全年公开信息三条。");
    draft.settle();
    draft.type_field(Field::OVERVIEW, "全年主动公开信息三条。");
    let mut place = |back: bool| {
        let Draft { report, history } = &mut draft;
        let step = if back { history.undo(report) } else { history.redo(report) };
        let (place, words) = step.and_then(Step::place).expect("a place");
        (place.key(Form::newest()), words)
    };
    assert_eq!(place(true), ("overview", 6..6), "the two characters are gone");
    assert_eq!(place(false), ("overview", 6..12));
    assert_eq!(place(true), ("overview", 6..6));
    assert_eq!(place(true), ("overview", 0..0), "the text is gone");
}

#[test]
fn what_differs_begins_and_ends_with_whole_characters() {
    // 情 and 悆 begin with the same byte, 情 and 愅 end with another pair of bytes alike.
    let mut draft = Draft::empty();
    for text in ["情情", "悆情", "情愅", "😀", "😁😀", "", "情"] {
        draft.type_field(Field::OVERVIEW, text);
        draft.settle();
    }
    let end = draft.report.clone();
    assert_eq!(draft.undo_all(), 7);
    assert_eq!(draft.report, Report::new(Form::newest()));
    assert_eq!(draft.redo_all(), 7);
    assert_eq!(draft.report, end);
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
        let mut draft = Draft::empty();
        draft.act(act, |report| report.set_text(Field::Title, "changed"));
        assert_eq!(draft.done(), [name]);
    }
}

#[test]
fn opening_a_file_is_a_step_and_the_draft_before_it_comes_back() {
    let mut draft = Draft::empty();
    draft.type_field(Field::OrganName, "大段镇");
    let opened = fixture(0);
    draft.act(Act::Open(opened.title()), |report| *report = opened.clone());
    draft.settle();
    let step = draft.history.undo(&mut draft.report).expect("a step");
    assert!(step.opens_another());
    assert_eq!(draft.report.text(Field::OrganName), "大段镇");
    assert!(!draft.history.undo(&mut draft.report).expect("a step").opens_another());
    assert_eq!(draft.redo_all(), 2);
    assert_eq!(draft.report, opened);
}

#[test]
fn a_report_on_another_edition_takes_the_place_of_this_one_and_gives_it_back() {
    let other: &'static Form = Box::leak(Box::new(Form { edition: "2019", ..*Form::newest() }));
    let mut draft = Draft::of(fixture(1));
    draft.act(Act::Open("x".into()), |report| *report = Report::new(other));
    draft.act(Act::Type(Place::Field(Field::Year)), |report| report.set_text(Field::Year, "2020"));
    draft.undo_all();
    assert_eq!(draft.report, fixture(1));
    draft.redo_all();
    assert_eq!((draft.report.form.edition, draft.report.text(Field::Year)), ("2019", "2020"));
}

/// Something that somebody does.
#[derive(Debug, Clone)]
enum Verb {
    Cell(usize, String),
    Field(usize, String),
    Settle,
    Paste(usize, String),
    Zeros(&'static str),
    Totals(usize, bool),
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
            1 => prop::sample::select(vec!["t2", "t3", "t4", "t3.granted", "t4.review"]).prop_map(Self::Zeros),
            2 => (0usize..3, any::<bool>()).prop_map(|(table, entered)| Self::Totals(table, entered)),
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
        let cell = |index: usize| Form::newest().cell_ids().nth(index).expect("200 cells");
        let found = || rules::check(&draft.report, Stage::Finished, None);
        match self {
            Self::Cell(index, text) => {
                draft.act(Act::Type(Place::Cell(cell(index))), |report| report.set_cell(cell(index), &text));
            }
            Self::Field(index, text) => {
                draft.type_field(Field::all(Form::newest()).nth(index).unwrap(), &text);
            }
            Self::Settle => draft.settle(),
            Self::Paste(start, text) => draft.act(Act::Paste(9), |report| {
                (start..start + 9).for_each(|index| report.set_cell(cell(index), &text));
            }),
            Self::Zeros(of) => {
                let blank = draft.report.blank_cells(of);
                draft.act(Act::FillZeros(of.into(), blank.len()), |report| {
                    for cell in &blank {
                        report.set_cell(*cell, "0");
                    }
                });
            }
            Self::Totals(table, entered) => {
                let totals = if entered { Totals::Entered } else { Totals::Computed };
                draft.act(Act::ChooseTotals(totals), |report| report.set_totals(table, totals));
            }
            Self::Correct => {
                let found = found();
                let findings: Vec<_> = found.iter().filter(|one| one.correction.is_some()).take(3).collect();
                let corrected = rules::corrected(&draft.report, &findings);
                draft.act(Act::Correct(findings.len()), |report| *report = corrected);
            }
            Self::Accept(reason) => {
                let accepted = found().iter().find_map(|one| rules::accept(&draft.report, one, &reason));
                draft.act(Act::Accept(reason), |report| report.accepted.extend(accepted));
            }
            Self::Withdraw => draft.act(Act::Withdraw, |report| drop(report.accepted.pop())),
            Self::LastYearCell(index, text) => draft.act(Act::TypeLastYear(cell(index)), |report| {
                let blank = || Box::new(Report::new(Form::newest()));
                report.last_year.get_or_insert_with(blank).set_cell(cell(index), &text);
            }),
            Self::OpenLastYear(index) => {
                draft.act(Act::OpenLastYear, |report| report.last_year = Some(Box::new(fixture(index))));
            }
            Self::ForgetLastYear => draft.act(Act::ForgetLastYear, |report| report.last_year = None),
            Self::Open(index) => draft.act(Act::Open("x".into()), |report| *report = fixture(index)),
            Self::Blank => draft.act(Act::Blank, |report| *report = Report::new(Form::newest())),
        }
    }
}

/// Made-up cases, the same ones every time.
fn made_up(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(31),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(made_up(40))]

    #[test]
    fn undoing_all_is_the_beginning_and_redoing_all_the_end(
        verbs in prop::collection::vec(Verb::any(), 1..40),
        begins_with in 0usize..2,
    ) {
        let beginning = fixture(begins_with);
        let mut draft = Draft::of(beginning.clone());
        for verb in verbs {
            verb.run(&mut draft);
        }
        let end = draft.report.clone();
        let listed = draft.done().len();
        prop_assert_eq!(draft.undo_all(), listed);
        prop_assert_eq!(saved(&draft.report), saved(&beginning));
        prop_assert_eq!(&draft.report, &beginning);
        prop_assert_eq!(draft.redo_all(), listed);
        prop_assert_eq!(saved(&draft.report), saved(&end));
        prop_assert_eq!(&draft.report, &end);
    }

    #[test]
    fn every_state_on_the_way_comes_back(
        // Mostly acts; sometimes some steps back or forth.
        deeds in prop::collection::vec(prop_oneof![
            3 => Verb::any().prop_map(Ok),
            2 => (any::<bool>(), 1usize..4).prop_map(Err),
        ], 1..40),
    ) {
        let mut draft = Draft::of(fixture(1));
        // The states of the past, the present one, and those that were undone.
        let (mut states, mut now) = (vec![draft.report.clone()], 0);
        for deed in deeds {
            match deed {
                Ok(verb) => {
                    verb.run(&mut draft);
                    draft.settle();
                    if draft.report != states[now] {
                        states.truncate(now + 1);
                        states.push(draft.report.clone());
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
            prop_assert_eq!(&draft.report, &states[now]);
            prop_assert_eq!(draft.done().len(), now);
            prop_assert_eq!(draft.undone().len(), states.len() - 1 - now);
        }
    }
}

// ── What it keeps ───────────────────────────────────────────────────────────

#[test]
fn two_hundred_steps_in_a_long_text_keep_little() {
    let mut draft = Draft::empty();
    let mut text = "政府信息公开。".repeat(20_000 / 7);
    for step in 0..200 {
        let middle = text.len() / 2 / 3 * 3;
        text.insert_str(middle, if step % 2 == 0 { "依法" } else { "及时" });
        draft.type_field(Field::OVERVIEW, &text);
        draft.settle();
    }
    assert_eq!(draft.done().len(), 200);
    // Spelled out, names of fields and all, it shows what it holds; the text has 60 000 bytes.
    let kept = format!("{:?}", draft.history).len();
    assert!(kept < 250_000, "{kept} bytes");
}

#[test]
fn the_oldest_of_more_than_two_hundred_steps_are_forgotten() {
    let mut draft = Draft::empty();
    for number in 1..=205 {
        draft.type_cell("t3.granted.natural", &number.to_string());
        draft.settle();
    }
    assert_eq!(draft.undo_all(), 200);
    assert_eq!(draft.shown("t3.granted.natural"), "5");
    assert_eq!(draft.redo_all(), 200);
    assert_eq!(draft.shown("t3.granted.natural"), "205");
}
