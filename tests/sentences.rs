//! What is read in sentences of reports, against what a person labelled.
//!
//! `sentences.jsonl` holds one sentence a line with the claims in it. They are our own, written
//! after published ones: the same structure and difficulty, other words, names and figures.
//! A claim read from the text that is held against cells is right if a labelled one overlaps
//! it, states the same number, and names the same cells or one of the readings that are as good.
//!
//! A third of them, chosen by a hash of their ids, is kept away from whoever works on the reader:
//! only its numbers are printed. It stands for the reports that nobody here has seen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // All of it is test.

mod given;

use given::blank;
use serde_json::Value;
use std::fmt::Write as _;
use std::ops::Range;
use xxgk_annual_report::claims;
use xxgk_annual_report::report::Field;

/// A claim that is held against cells: its words, its number, and every reading that is as good.
struct Claim {
    span: Range<usize>,
    value: String,
    readings: Vec<String>,
}

/// A sum of cells with its parts in order. The edition of 2019 names documents otherwise.
fn normal(expression: &str) -> String {
    let newer = expression
        .replace("new_made", "made")
        .replace("new_published", "made")
        .replace("total_published", "valid");
    let sum = |text: &str| {
        let mut parts: Vec<&str> = text.trim_matches(['(', ')']).split('+').map(str::trim).collect();
        parts.sort_unstable();
        parts.join("+")
    };
    match newer.strip_prefix("100*").and_then(|share| share.split_once('/')) {
        Some((part, whole)) => format!("100*{}/{}", sum(part), sum(whole)),
        None => sum(&newer),
    }
}

/// The claims read from a sentence, and the expression that was chosen for each.
fn read(line: &Value) -> Vec<Claim> {
    let mut report = blank();
    // Some offices write beside a table; the report has no text there, and its overview is read alike.
    let field = Field::read(report.form, line["section"].as_str().unwrap()).unwrap_or(Field::OVERVIEW);
    report.set_text(field, line["text"].as_str().unwrap());
    report.set_text(Field::Year, &line["year"].to_string());
    report.set_text(Field::OrganName, line["organ"].as_str().unwrap_or_default());
    let figures = report.figures();
    let judged = claims::read(&report).into_iter().map(|statement| statement.judge(&figures, None));
    let held = judged.filter(|claim| !claim.cells.is_empty());
    held.map(|claim| Claim {
        value: claim.number.value.to_string(),
        readings: claim.expression(report.form).iter().map(|one| normal(one)).collect(),
        span: claim.span,
    })
    .collect()
}

/// The labelled claims of a sentence that are held against cells: those that have to be
/// read, and those of which both reading and silence are fine.
fn labelled(line: &Value) -> (Vec<Claim>, Vec<Claim>) {
    let text = line["text"].as_str().unwrap();
    let (mut due, mut free) = (Vec::new(), Vec::new());
    for claim in line["claims"].as_array().unwrap() {
        let expressions = ["cells", "alternatives"].map(|key| claim[key].as_array().unwrap());
        if expressions[0].is_empty() {
            continue;
        }
        let quote = claim["quote"].as_str().unwrap();
        let start = claim["start"].as_u64().map_or_else(
            || text.find(quote).unwrap(),
            |characters| text.char_indices().nth(usize::try_from(characters).unwrap()).unwrap().0,
        );
        assert!(text[start..].starts_with(quote), "{quote}");
        let readings =
            expressions.iter().flat_map(|list| list.iter()).map(|one| normal(one.as_str().unwrap()));
        let read = Claim {
            span: start..start + quote.len(),
            value: claim["value"].to_string(),
            readings: readings.collect(),
        };
        if claim["weak"] == true { free.push(read) } else { due.push(read) }
    }
    (due, free)
}

fn meets(read: &Claim, label: &Claim) -> bool {
    overlaps(read, label)
        && read.value == label.value
        && read.readings.iter().any(|one| label.readings.contains(one))
}

fn overlaps(one: &Claim, other: &Claim) -> bool {
    one.span.start < other.span.end && other.span.start < one.span.end
}

/// Right, false and missed claims.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    found: usize,
    missed: usize,
    faults: String,
}

fn score(lines: &[Value]) -> Score {
    let mut score = Score::default();
    for line in lines {
        let text = line["text"].as_str().unwrap();
        let (due, free) = labelled(line);
        let read = read(line);
        for claim in &read {
            if due.iter().any(|label| meets(claim, label)) {
                score.right += 1;
            } else if !free.iter().any(|label| overlaps(claim, label)) {
                score.wrong += 1;
                let quote = &text[claim.span.clone()];
                let _ = writeln!(
                    score.faults,
                    "{} wrong «{quote}» {} {:?}",
                    line["id"], claim.value, claim.readings
                );
            }
        }
        for label in due {
            if read.iter().any(|claim| meets(claim, &label)) {
                score.found += 1;
            } else {
                score.missed += 1;
                let quote = &text[label.span.clone()];
                let _ = writeln!(
                    score.faults,
                    "{} missed «{quote}» {} {:?}",
                    line["id"], label.value, label.readings
                );
            }
        }
    }
    score
}

/// Whether a sentence belongs to the third that nobody looks at.
fn is_kept_away(line: &Value) -> bool {
    let id = line["id"].as_str().unwrap();
    let hash =
        id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 8) % 3 == 0
}

/// What is read today, in thousandths: of the figures read, those that are right, and of those
/// that a person reads, those that are found.
struct Floor {
    precision: usize,
    recall: usize,
}

impl Score {
    fn print(&self, name: &str) {
        let (read, due) = (self.right + self.wrong, self.found + self.missed);
        let share = |part: usize, whole: usize| format!("{part}/{whole} = {} ‰", part * 1000 / whole);
        println!("{name}: precision {}, recall {}", share(self.right, read), share(self.found, due));
    }

    fn is_no_less_than(&self, floor: &Floor, name: &str) {
        let (read, due) = (self.right + self.wrong, self.found + self.missed);
        assert!(self.right * 1000 >= read * floor.precision, "precision fell: {name}");
        assert!(self.found * 1000 >= due * floor.recall, "recall fell: {name}");
    }
}

#[test]
fn figures_in_sentences_are_read_as_a_person_reads_them() {
    let path = std::env::var("SENTENCES").unwrap_or_else(|_| "tests/sentences.jsonl".to_owned());
    let lines = std::fs::read_to_string(path).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let (kept, seen): (Vec<Value>, Vec<Value>) = lines.partition(is_kept_away);
    let (seen, kept) = (score(&seen), score(&kept));
    if std::env::var("QUIET").is_err() {
        println!("{}", seen.faults);
    }
    seen.print("seen");
    kept.print("kept away");
    seen.is_no_less_than(&Floor { precision: 995, recall: 983 }, "seen");
    kept.is_no_less_than(&Floor { precision: 971, recall: 939 }, "kept away");
}
