//! `facts`: the figures and findings of many reports as tables for other programs.

use super::files::{self, Growing};
use super::parquet::Parquet;
use super::{Outcome, progress, say, warn, words};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::Path;
use xxgk_annual_report::data::facts::{
    BYTE_ORDER_MARK, CELLS, DATA_PACKAGE, FACTS, FINDINGS, ORGS, Origin, Origins, Table, cells_csv,
    facts_csv, findings_csv, head_csv, org_csv,
};
use xxgk_annual_report::form::Severity;
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::Report;
use xxgk_annual_report::roll_up::office_name;
use xxgk_annual_report::rules::{Finding, Stage, check};
use xxgk_annual_report::write::fingerprint;

/// # Errors
/// A sentence on a table that cannot be written. Of the reports, what cannot be read is said, and the
/// others are taken.
pub(super) fn facts(request: &words::Facts) -> Result<Outcome, String> {
    let is_parquet = request.target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("parquet"));
    let mut tables = if is_parquet {
        Tables::Parquet(Box::new(Parquet::create(&request.target)?))
    } else {
        Tables::Csv(Box::new(Csv::create(&request.target)?))
    };
    let outcome = if request.lines { of_lines(&mut tables)? } else { of_files(request, &mut tables)? };
    tables.finish()?;
    Ok(outcome)
}

fn of_files(request: &words::Facts, tables: &mut Tables) -> Result<Outcome, String> {
    let mut origins = Origins::default();
    let (mut count, mut outcome) = (0, Outcome::Good);
    let sources = files::find_all(&request.files);
    for (done, source) in sources.iter().enumerate() {
        progress(done, sources.len());
        let (read, fingerprint) = match source.open_with_fingerprint() {
            Ok(known) => known,
            Err(sentence) => {
                warn(&sentence);
                outcome = Outcome::Unreadable;
                continue;
            }
        };
        let (report, file) = (read.report, source.name());
        let names = [file.as_str(), &source.folder(), &office_name(&file, &report)];
        match origins.take(names, &report, &fingerprint) {
            Ok(origin) => {
                tables.add(&report, &origin, None)?;
                count += 1;
            }
            Err(sentence) => {
                warn(&sentence);
                outcome = outcome.max(Outcome::Errors);
            }
        }
    }
    progress(sources.len(), sources.len());
    say(&format!("{count} 份报告 → {}", request.target.display()));
    Ok(outcome)
}

/// A file that comes as a line of standard input.
#[derive(Deserialize)]
struct Line {
    /// Its name, with its folders.
    file: String,
    /// What it holds, in Base64.
    content: String,
}

/// What is said of such a file, as a line of standard output.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    org: &'a str,
    year: u16,
    /// The SHA-256 of the file, as the tables have it.
    source: &'a str,
    errors: usize,
    warnings: usize,
    hints: usize,
    notes: Vec<String>,
}

/// A line of JSON for each file, as soon as it is read and checked: nothing of it is kept.
fn of_lines(tables: &mut Tables) -> Result<Outcome, String> {
    let (mut origins, mut outcome) = (Origins::default(), Outcome::Good);
    for line in files::input_lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let Line { file, content } = serde_json::from_str(&line)
            .map_err(|error| format!("标准输入的一行不是 {{\"file\", \"content\"}}：{error}"))?;
        match of_line(&file, &content, &mut origins, tables)? {
            Ok((told, of_this)) => {
                outcome = outcome.max(of_this);
                say(&told);
            }
            Err(error) => {
                outcome = Outcome::Unreadable;
                say(&json!({ "file": file, "error": error }).to_string());
            }
        }
    }
    Ok(outcome)
}

/// What is said of a file; why it was not taken, where it was not.
fn of_line(
    file: &str,
    content: &str,
    origins: &mut Origins,
    tables: &mut Tables,
) -> Result<Result<(String, Outcome), String>, String> {
    let Ok(bytes) = STANDARD.decode(content) else { return Ok(Err("content 不是 Base64。".to_owned())) };
    let Read { report, notes, .. } = match read(&bytes) {
        Ok(read) => read,
        Err(error) => return Ok(Err(error.to_string())),
    };
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let origin = origins.take([file, folder, &office_name(file, &report)], &report, &fingerprint(&bytes));
    let origin = match origin {
        Ok(origin) => origin,
        Err(error) => return Ok(Err(error)),
    };
    let found = check(&report, Stage::Finished, None);
    tables.add(&report, &origin, Some(&found))?;
    let count =
        |severity| found.iter().filter(|one| one.severity == severity && one.accepted.is_none()).count();
    let told = Told {
        file,
        org: &origin.org,
        year: origin.year,
        source: &origin.source,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        hints: count(Severity::Info),
        notes: notes.into_iter().map(|note| note.text).collect(),
    };
    let outcome = if told.errors == 0 { Outcome::Good } else { Outcome::Errors };
    Ok(Ok((json!(told).to_string(), outcome)))
}

enum Tables {
    Csv(Box<Csv>),
    Parquet(Box<Parquet>),
}

impl Tables {
    /// `found`: what is wrong in it, where that is known already.
    fn add(&mut self, report: &Report, origin: &Origin, found: Option<&[Finding]>) -> Result<(), String> {
        match self {
            Self::Csv(csv) => match found {
                Some(found) => csv.add(report, origin, found),
                None => csv.add(report, origin, &check(report, Stage::Finished, None)),
            },
            Self::Parquet(parquet) => parquet.add(report, origin),
        }
    }

    fn finish(self) -> Result<(), String> {
        match self {
            Self::Csv(csv) => csv.finish(),
            Self::Parquet(parquet) => parquet.finish(),
        }
    }
}

/// A folder with a file for each table, which grow as the reports come.
struct Csv {
    facts: Growing,
    orgs: Growing,
    findings: Growing,
}

impl Csv {
    fn create(folder: &Path) -> Result<Self, String> {
        let begun = |table: &Table| {
            let mut file = Growing::create(&folder.join(format!("{}.csv", table.name)))?;
            file.write(&format!("{BYTE_ORDER_MARK}{}", head_csv(table)))?;
            Ok::<_, String>(file)
        };
        files::make_folder_of(&folder.join("x"))?;
        let (facts, orgs, findings) = (begun(&FACTS)?, begun(&ORGS)?, begun(&FINDINGS)?);
        let mut cells = begun(&CELLS)?;
        cells.write(&cells_csv())?;
        cells.finish()?;
        files::write(&folder.join("datapackage.json"), DATA_PACKAGE.as_bytes())?;
        Ok(Self { facts, orgs, findings })
    }

    fn add(&mut self, report: &Report, origin: &Origin, found: &[Finding]) -> Result<(), String> {
        self.facts.write(&facts_csv(report, origin))?;
        self.findings.write(&findings_csv(report, origin, found))?;
        if origin.is_new {
            self.orgs.write(&org_csv(report, origin))?;
        }
        Ok(())
    }

    fn finish(self) -> Result<(), String> {
        self.facts.finish()?;
        self.orgs.finish()?;
        self.findings.finish()
    }
}
