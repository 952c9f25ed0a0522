//! What a person does to a draft, taken back and done again.

use super::bytes::Bytes;
use super::files::opens_again;
use xxgk_annual_report::document::Style;
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::form::CellId;
use xxgk_annual_report::report::{Date, Field, Report, Totals};
use xxgk_annual_report::rules::Stage;
use xxgk_annual_report::write::{DocumentFormat, FileKind, Format};

/// So many steps a draft keeps; a run does fewer.
const STEPS: usize = 150;

/// A report on another edition and back: nothing is lost.
pub fn editions(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let mut report = bytes.report();
    let first = report.form;
    let before = report.clone();
    for _ in 0..=bytes.byte() % 3 {
        report.change_edition(bytes.form());
        let _ = (report.figures(), report.title());
        opens_again(&report, Format::Json);
    }
    report.change_edition(first);
    for cell in first.cell_ids() {
        let address = first.info(cell).address;
        assert_eq!(before.cell(cell), report.cell(cell), "{address} after another edition");
    }
    for field in Field::all(first) {
        assert_eq!(
            before.saved_text(field),
            report.saved_text(field),
            "{} after another edition",
            field.key()
        );
    }
    for table in 0..first.tables.len() {
        assert_eq!(before.totals(table), report.totals(table));
    }
    assert!(before.aside == report.aside && before.last_year == report.last_year);
}

/// Any verbs on a draft; then all steps back, and all again.
pub fn steps(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let start = if bytes.byte() % 4 == 0 { bytes.report() } else { Report::new(bytes.form()) };
    let mut draft = Draft::of(start.clone(), Date::read("2022-02-01"));
    let mut verbs = 0;
    let mut is_kept = true;
    while !bytes.0.is_empty() && verbs < STEPS {
        is_kept &= act(&mut draft, &mut bytes);
        verbs += 1;
    }
    draft.settle();
    draft.settle();
    opens_again(draft.report(), Format::Json);
    shows_the_same_as_anew(&mut draft);
    // Undoing over `goOn`, which begins a new history, ends there.
    while draft.redo().is_some() {}
    let last = draft.report().clone();
    let done = draft.done().count();
    for _ in 0..done {
        assert!(draft.undo().is_some(), "a step that is listed cannot be taken back");
        shows_places(&draft);
    }
    assert!(draft.undo().is_none(), "more can be taken back than is listed");
    if is_kept {
        let mut first = start;
        first.follow_tables();
        assert!(*draft.report() == first, "after all steps back it is another report than at the start");
    }
    for _ in 0..done {
        assert!(draft.redo().is_some(), "a step that was taken back cannot be done again");
    }
    assert!(draft.redo().is_none());
    assert!(*draft.report() == last, "after all steps again it is another report than before");
}

/// Keys, pasted text and live figures in one field: any change, any caret.
pub fn typing(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let form = bytes.form();
    let mut draft = Draft::new(form, None);
    draft.set_text(Field::OVERVIEW, "新收〔t3.new_received.total〕件，〔t3.granted.natural〕件。", None);
    for _ in 0..bytes.byte() % 24 {
        let shown = draft.text(Field::OVERVIEW);
        let (start, end) = (place(&shown, &mut bytes), place(&shown, &mut bytes));
        let (start, end) = (start.min(end), start.max(end));
        match bytes.byte() % 8 {
            0..=3 => {
                let typed = bytes.text();
                let caret = [None, Some(start + typed.len()), Some(end)][bytes.below(3)];
                let text = [&shown[..start], &typed, &shown[end..]].concat();
                let changed = draft.set_text(Field::OVERVIEW, &text, caret);
                if !changed && !text.contains('\r') && !typed.contains('〕') && !typed.contains('〔') {
                    let is_broken = shown.contains('\r');
                    assert!(is_broken || draft.text(Field::OVERVIEW) == text, "a key changed something else");
                }
            }
            4 => {
                let cell = bytes.cell(form);
                draft.insert_figure(Field::OVERVIEW, start..end, cell);
            }
            5 => {
                draft.release_figure(Field::OVERVIEW, start);
            }
            6 => {
                let text = bytes.text();
                let caret = draft.paste_text(Field::OVERVIEW, start..end, &text).caret;
                assert!(
                    draft.text(Field::OVERVIEW).is_char_boundary(caret),
                    "the caret is within a character"
                );
            }
            _ => {
                let cell = bytes.cell(form);
                draft.set_cell(cell, &bytes.cell_text());
                draft.settle();
            }
        }
        shows_places(&draft);
    }
    let report = draft.report();
    let mut again = Report::new(form);
    again.set_text(Field::OVERVIEW, &report.saved_text(Field::OVERVIEW));
    assert_eq!(again.saved_text(Field::OVERVIEW), report.saved_text(Field::OVERVIEW));
}

/// One verb. Returns whether what was before can still be taken back.
fn act(draft: &mut Draft, bytes: &mut Bytes<'_>) -> bool {
    let form = draft.form();
    let field = |bytes: &mut Bytes<'_>| bytes.field(form);
    match bytes.byte() % 26 {
        0 | 1 => draft.set_cell(bytes.cell(form), &bytes.cell_text()),
        2 => draft.set_totals(form.tables[bytes.below(form.tables.len())].key, totals(bytes)),
        3 => drop(draft.fill_zeros(["t2", "t3", "t4", "t3.granted", "", "t"][bytes.below(6)])),
        4 => {
            let cells: Vec<CellId> = (0..bytes.byte() % 6).map(|_| bytes.cell(form)).collect();
            draft.clear(&cells);
        }
        5 => {
            let (cell, text, reading) = (bytes.cell(form), bytes.text(), bytes.below(3));
            drop(draft.paste(cell, &text, reading));
        }
        6..=8 => {
            let (field, text) = (field(bytes), bytes.text());
            let caret = (bytes.byte().is_multiple_of(2)).then(|| place(&text, bytes));
            draft.set_text(field, &text, caret);
        }
        9 => {
            let (field, cell) = (field(bytes), bytes.cell(form));
            let shown = draft.text(field);
            let (start, end) = (place(&shown, bytes), place(&shown, bytes));
            draft.insert_figure(field, start.min(end)..start.max(end), cell);
        }
        10 => {
            let field = field(bytes);
            let at = place(&draft.text(field), bytes);
            draft.release_figure(field, at);
        }
        11 => {
            let part = ["", "disclosure", "applications", "x"][bytes.below(4)];
            draft.insert_skeleton(field(bytes), Some(part).filter(|part| !part.is_empty()));
        }
        12 => {
            let field = field(bytes);
            let at = place(&draft.text(field), bytes);
            draft.toggle_heading(field, at);
        }
        13 => {
            let (field, text) = (field(bytes), bytes.text());
            let shown = draft.text(field);
            let (start, end) = (place(&shown, bytes), place(&shown, bytes));
            draft.paste_text(field, start.min(end)..start.max(end), &text);
        }
        14 => {
            let places: Vec<usize> = (0..bytes.byte() % 4).map(|_| bytes.below(16)).collect();
            draft.correct(&places);
        }
        15 => draft.accept(bytes.below(8), &bytes.text()),
        16 => draft.withdraw(bytes.below(8)),
        17 => drop(draft.settle()),
        18 => drop(draft.undo().is_some()),
        19 => drop(draft.redo().is_some()),
        20 => drop(draft.view().findings.len()),
        21 => {
            let _ = draft.news();
        }
        22 => draft.set_last_year_cell(bytes.cell(form), &bytes.cell_text()),
        23 => match bytes.byte() % 4 {
            0 => draft.set_last_year(bytes.report()),
            1 => draft.forget_last_year(),
            2 => {
                draft.set_stage(if bytes.byte().is_multiple_of(2) {
                    Stage::Filling
                } else {
                    Stage::Finished
                });
            }
            _ => drop(draft.preview_pieces(Style::default()).0.len()),
        },
        24 => match bytes.byte() % 4 {
            0 => draft.replace(bytes.report()),
            1 => draft.start_new(bytes.form()),
            2 => {
                draft.go_on(bytes.report());
                return false;
            }
            _ => drop(draft.write(FileKind::ProofSheet(DocumentFormat::Text), Style::default())),
        },
        _ => draft.change_edition(bytes.form()),
    }
    true
}

fn totals(bytes: &mut Bytes<'_>) -> Totals {
    if bytes.byte().is_multiple_of(2) { Totals::Computed } else { Totals::Entered }
}

/// A place between two characters of a text.
fn place(text: &str, bytes: &mut Bytes<'_>) -> usize {
    let mut place = bytes.below(text.len() + 1);
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

/// The news on top of what was shown before is what a fresh look shows.
fn shows_the_same_as_anew(draft: &mut Draft) {
    let mut anew = Draft::of(draft.report().clone(), Date::read("2022-02-01"));
    for stage in [Stage::Filling, Stage::Finished] {
        draft.set_stage(stage);
        anew.set_stage(stage);
        let _ = draft.news();
        let news = draft.news();
        let fresh = anew.view();
        let findings = |news: &xxgk_annual_report::draft::News<'_>| {
            news.findings.iter().map(|seen| seen.finding.clone()).collect::<Vec<_>>()
        };
        assert!(findings(&news) == findings(&fresh), "the news has other findings than a fresh look");
        assert!(news.findings.iter().enumerate().all(|(place, seen)| seen.before == Some(place)));
    }
}

/// Every live figure has its place in each spelling of its text.
fn shows_places(draft: &Draft) {
    let report = draft.report();
    for field in Field::prose(report.form) {
        let (words, shown) = (report.text(field), report.shown_text(field));
        for figure in report.live_figures(field) {
            assert!(words.get(figure.place.clone()).is_some(), "a live figure lies beside its text");
            let end = report.shown_place(field, figure.place.end);
            assert!(shown.is_char_boundary(end) && report.place_of_shown(field, end) == figure.place.end);
        }
    }
}
