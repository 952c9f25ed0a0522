//! What takes longer than its length: any text, many times over.

use super::bytes::{Bytes, words};
use xxgk_annual_report::document::{Style, of};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::read::{SCHEMA, block, pasted, read};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::rules::{Prose, Stage, check_read};
use xxgk_annual_report::write::{Format, Options, write};

/// So long are most texts, so that many are tried, and some of them so long.
const SHORT: usize = 2 << 10;
const LONG: usize = 64 << 10;

/// A unit, repeated. How long that takes is looked at by whoever measures the run: the engine refuses
/// two seconds.
pub fn cost(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let (way, kind) = (bytes.byte(), bytes.byte());
    let head = bytes.below(32);
    let length = if kind >= 240 { LONG } else { SHORT };
    let unit = if kind % 2 == 0 { bytes.rest() } else { words(bytes.0) };
    let head: String = unit.chars().take(head).collect();
    if !unit.is_empty() {
        run(way, &repeated(&head, &unit, length));
    }
}

/// A unit, many times, behind a head that stands there once.
fn repeated(head: &str, unit: &str, length: usize) -> String {
    head.to_owned() + &unit.repeat((length / unit.len()).max(1))
}

fn run(way: u8, text: &str) {
    let form = Form::newest();
    match way % 8 {
        0 => drop(read(text.as_bytes())),
        1 => drop(read(format!("{{\"schema\":\"{SCHEMA}\",{text}}}").as_bytes())),
        2 => drop(read(format!("<{text}").as_bytes())),
        3 => drop(pasted(text)),
        4 => drop(block(form, form.cell_ids().next().unwrap(), text)),
        5 => {
            let mut report = Report::new(form);
            report.set_text(Field::OVERVIEW, text);
            report.follow_tables();
            drop(write(&report, Format::Docx, &Options::default()));
            drop(of(&report, Style::default()));
        }
        _ => {
            let mut report = Report::new(form);
            report.set_text(Field::Year, "2021");
            report.set_text([Field::OVERVIEW, Field::PROBLEMS][usize::from(way >> 3) % 2], text);
            report.follow_tables();
            let prose = Prose::read(&report, Stage::Finished);
            drop(check_read(&report, &report.figures(), &prose, Stage::Finished, None));
        }
    }
}
