//! `check`: what is wrong in one report, or in many.

use super::files::{self, Files, Source};
use super::{Outcome, print_json, say, warn, words};
use serde_json::{Value, json};
use std::fmt::Write as _;
use xxgk_annual_report::data::{spell, spell_claims};
use xxgk_annual_report::read::Read;
use xxgk_annual_report::report::Report;
use xxgk_annual_report::rules::{Finding, Prose, Severity, check_with_claims};

/// What was found in a report, on paper or as data.
struct Checked {
    text: String,
    findings: Value,
    claims: Value,
    count: Count,
}

/// How many findings there are that nobody has given a reason for.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    errors: usize,
    warnings: usize,
    hints: usize,
}

/// # Errors
/// A sentence on the one file that cannot be read. Of several, the others are checked.
pub(super) fn check(request: &words::Check) -> Result<Outcome, String> {
    match files::find(&request.files) {
        Files::One(source) if request.lines => Ok(check_lines(request, vec![source])),
        Files::Many(sources) if request.lines => Ok(check_lines(request, sources)),
        Files::One(source) => check_one(request, &source),
        Files::Many(sources) => check_many(request, sources),
    }
}

fn check_one(request: &words::Check, source: &Source) -> Result<Outcome, String> {
    let Read { report, notes, .. } = source.open()?;
    let Checked { text, findings, claims, count } = checked(&report, request);
    if request.json {
        print_json(&json!({ "findings": findings, "claims": claims }))?;
    } else {
        say(&text);
    }
    for note in notes {
        warn(&format!("注意：{note}"));
    }
    Ok(count.outcome())
}

fn check_many(request: &words::Check, sources: Vec<Source>) -> Result<Outcome, String> {
    let (mut all, mut total, mut outcome) = (Vec::new(), Total::default(), Outcome::Good);
    for source in sources {
        let name = source.name();
        match source.open() {
            Ok(Read { report, notes, .. }) => {
                let Checked { text, findings, claims, count } = checked(&report, request);
                if request.json {
                    all.push(json!({ "file": name, "findings": findings, "claims": claims }));
                } else {
                    say(&format!("{name}\n{text}\n"));
                }
                for note in notes {
                    warn(&format!("注意：{name}：{note}"));
                }
                total.add(count);
                outcome = outcome.max(count.outcome());
            }
            Err(sentence) => {
                warn(&sentence);
                all.push(json!({ "file": name, "error": sentence }));
                total.unreadable += 1;
                outcome = Outcome::Unreadable;
            }
        }
    }
    if request.json {
        print_json(&all)?;
    } else {
        say(&total.line());
    }
    Ok(outcome)
}

/// One line of JSON a report, as soon as it is checked: nothing of it is kept.
fn check_lines(request: &words::Check, sources: Vec<Source>) -> Outcome {
    let mut outcome = Outcome::Good;
    for source in sources {
        let name = source.name();
        let line = match source.open() {
            Ok(Read { report, notes, .. }) => {
                let Checked { findings, claims, count, .. } = checked(&report, request);
                for note in notes {
                    warn(&format!("注意：{name}：{note}"));
                }
                outcome = outcome.max(count.outcome());
                json!({ "file": name, "findings": findings, "claims": claims })
            }
            Err(sentence) => {
                warn(&sentence);
                outcome = Outcome::Unreadable;
                json!({ "file": name, "error": sentence })
            }
        };
        say(&line.to_string());
    }
    outcome
}

fn checked(report: &Report, request: &words::Check) -> Checked {
    let (figures, prose) = (report.figures(), Prose::read(report, request.stage));
    let (findings, claims) = check_with_claims(report, &figures, &prose, request.stage, request.today);
    let count = Count::of(&findings);
    let claims = spell_claims(report, &claims);
    let mut text = findings.iter().map(|finding| in_words(report, finding)).collect::<String>();
    let _ = write!(text, "{}：{}。", report.title(), count.line());
    Checked { text, findings: json!(spell(report, &findings)), claims: json!(claims), count }
}

/// A finding, with a line end after each line.
fn in_words(report: &Report, finding: &Finding) -> String {
    let place = finding.primary.map_or("", |place| place.key(report.form));
    let (word, rule) = (finding.severity.word(), finding.rule);
    let mut lines = format!("{word} {rule} {place}\n  {}\n  怎么办：{}\n", finding.message, finding.fix);
    for one in &finding.explains {
        let _ = writeln!(lines, "  由此而来：{} {}", one.rule, one.message);
    }
    if let Some(reason) = &finding.accepted {
        let _ = writeln!(lines, "  已说明理由：{reason}");
    }
    lines
}

impl Count {
    fn of(findings: &[Finding]) -> Self {
        let open = findings.iter().filter(|finding| finding.accepted.is_none());
        open.fold(Self::default(), |mut count, finding| {
            match finding.severity {
                Severity::Error => count.errors += 1,
                Severity::Warning => count.warnings += 1,
                Severity::Info => count.hints += 1,
            }
            count
        })
    }

    fn line(self) -> String {
        let Self { errors, warnings, hints } = self;
        format!("错误 {errors} 处，提醒 {warnings} 处，提示 {hints} 处")
    }

    fn outcome(self) -> Outcome {
        if self.errors == 0 { Outcome::Good } else { Outcome::Errors }
    }
}

/// What many files come to.
#[derive(Debug, Default)]
struct Total {
    reports: usize,
    with_errors: usize,
    unreadable: usize,
    count: Count,
}

impl Total {
    fn add(&mut self, count: Count) {
        self.reports += 1;
        self.with_errors += usize::from(count.errors > 0);
        self.count.errors += count.errors;
        self.count.warnings += count.warnings;
        self.count.hints += count.hints;
    }

    fn line(&self) -> String {
        let Self { reports, with_errors, unreadable, count } = self;
        let unreadable =
            if *unreadable == 0 { String::new() } else { format!("另有 {unreadable} 个打不开。") };
        format!("共 {reports} 份报告，{with_errors} 份有错误：{}。{unreadable}", count.line())
    }
}
