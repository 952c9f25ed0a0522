//! What is made of a report, and what is pasted into one.

use super::bytes::{Bytes, words};
use super::files::opens_again;
use xxgk_annual_report::data::{list, spell, spell_claims};
use xxgk_annual_report::document::{Annex, Choice, Fonts, Lines, LookKind, Margins, Style, of};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::proof_sheet;
use xxgk_annual_report::read::{block, pasted};
use xxgk_annual_report::report::{Date, Field, Report};
use xxgk_annual_report::rules::{Finding, Prose, Stage, accept, check_with_claims, corrected, prove_read};
use xxgk_annual_report::write::{DocumentFormat, Format, Options, losses, preview, write, write_document};

/// Text from a word processor. What is clean stays as it is.
pub fn pasted_prose(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let text = if bytes.byte() % 2 == 0 { bytes.rest() } else { words(bytes.0) };
    let once = pasted(&text);
    let twice = pasted(&once.text);
    assert!(once.text.matches(char::is_alphanumeric).count() <= text.matches(char::is_alphanumeric).count());
    assert!(twice.text.len() <= once.text.len(), "a second paste adds something");
}

/// A block of figures, pasted into any cell in each of its readings.
pub fn pasted_block(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let form = bytes.form();
    let start = bytes.cell(form);
    let text = if bytes.byte() % 2 == 0 { bytes.rest() } else { grid(form, bytes.0) };
    let Ok(readings) = block(form, start, &text) else { return };
    assert!(!readings.is_empty());
    for reading in readings {
        let mut report = Report::new(form);
        for (cell, typed) in &reading.cells {
            assert!(cell.index() < form.cells.len());
            report.set_cell(*cell, typed);
        }
        assert!(reading.left_out.iter().all(|sentence| !sentence.is_empty()));
    }
}

/// A block of which each byte is a figure, a label of the form, or an end of a cell or line.
fn grid(form: &Form, bytes: &[u8]) -> String {
    let labels: Vec<&str> =
        form.tables.iter().flat_map(|table| table.rows.iter().map(|row| row.name)).collect();
    let columns: Vec<&str> =
        form.tables.iter().flat_map(|table| table.columns.iter().map(|column| column.label)).collect();
    let mut text = String::new();
    for byte in bytes {
        match byte {
            0..=63 => text.push_str(&byte.to_string()),
            64..=127 => text.push('\t'),
            128..=159 => text.push('\n'),
            160..=215 => text.push_str(labels[usize::from(*byte) % labels.len()]),
            216..=239 => text.push_str(columns[usize::from(*byte) % columns.len()]),
            _ => text.push_str(&words(&[*byte])),
        }
    }
    text
}

/// Texts in cells, read as figures and summed.
pub fn figures(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let mut report = Report::new(bytes.form());
    while !bytes.0.is_empty() {
        let cell = bytes.cell(report.form);
        let text = if bytes.byte() % 8 == 0 { bytes.text() } else { bytes.cell_text() };
        report.set_cell(cell, &text);
    }
    let figures = report.figures();
    for form in Form::all() {
        let _ = report.figures_on(form);
    }
    let mut again = Report::new(report.form);
    for cell in report.form.cell_ids().filter(|cell| !report.cell(*cell).is_empty()) {
        again.set_cell(cell, &report.printed(cell, &figures));
    }
    let now = again.figures();
    for cell in report.form.cell_ids().filter(|cell| !report.cell(*cell).is_empty()) {
        let is_same = figures.known(cell).is_none() || figures.known(cell) == now.known(cell);
        assert!(is_same, "{:?} is printed as another number, {:?}", report.cell(cell), again.cell(cell));
    }
}

/// The rules on any text in the fields.
pub fn prose(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let mut report = Report::new(bytes.form());
    report.set_text(Field::Year, "2021");
    let choices = bytes.byte();
    let field = bytes.field(report.form);
    let text = if choices & 1 == 0 { bytes.rest() } else { words(bytes.0) };
    report.set_text(field, &text);
    if choices & 2 != 0 {
        let mut last = Report::new(report.form);
        last.set_text(Field::Year, "2020");
        last.set_text(field, &text);
        report.last_year = Some(Box::new(last));
    }
    report.follow_tables();
    judge(&report, choices & 4 != 0);
}

/// The rules on any report.
pub fn rules(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let is_finished = bytes.byte() % 2 == 1;
    judge(&bytes.report(), is_finished);
}

fn judge(report: &Report, is_finished: bool) {
    let stage = if is_finished { Stage::Finished } else { Stage::Filling };
    let today = Date::read("2022-02-01");
    let read = Prose::read(report, stage);
    let (findings, claims) = check_with_claims(report, &report.figures(), &read, stage, today);
    for finding in &spell(report, &findings) {
        assert!(!finding.message.is_empty() && !finding.name.is_empty());
    }
    let _ = (spell_claims(report, &claims).len(), list(report.form, &findings));
    let _ = proof_sheet::of(report, &prove_read(report, &read, today), Style::default());
    for finding in findings.iter().take(8) {
        see_span(report, finding);
        let _ = accept(report, finding, "另有说明");
    }
    let all: Vec<&Finding> = findings.iter().collect();
    let _ = corrected(report, &all);
}

/// A span is a place of the text, so that it can be shown.
fn see_span(report: &Report, finding: &Finding) {
    use xxgk_annual_report::rules::Place;
    if let (Some(Place::Field(field)), Some(span)) = (finding.primary, &finding.span) {
        let text = report.text(field);
        assert!(text.get(span.clone()).is_some(), "{}: {span:?} is no place of the text", finding.rule);
    }
}

/// Every file that a report can become. Those that carry the saved file open as the same report.
pub fn documents(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let style = Style {
        kind: bytes.one_of(LookKind::ALL).0,
        margins: bytes.one_of(Margins::ALL).0,
        lines: bytes.one_of(Lines::ALL).0,
        fonts: bytes.one_of(Fonts::ALL).0,
        annex: bytes.one_of(Annex::ALL).0,
    };
    let (which, report) = (bytes.byte(), bytes.report());
    // Word files are rare: to pack one takes as long as ten of the others.
    let format = match which % 16 {
        0 => Format::Docx,
        which => {
            Format::ALL.into_iter().filter(|one| *one != Format::Docx).nth(usize::from(which) % 6).unwrap()
        }
    };
    let options = Options { style, date: Date::read("2022-01-20"), findings: None };
    let file = write(&report, format, &options);
    if which >= 224 {
        assert!(file == write(&report, format, &options), "{format:?} has other bytes the second time");
    }
    let _ = losses(&report, format);
    if matches!(format, Format::Json | Format::Docx | Format::Html) {
        opens_again(&report, format);
    }
    if which >= 192 {
        let _ = preview(&report, style);
        let _ = write_document(&report, &of(&report, style), DocumentFormat::Fragment, &options);
    }
}
