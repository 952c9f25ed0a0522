//! `facts`: the figures and findings of many reports as tables for other programs.

use super::files::{self, Growing, Source};
use super::parquet::Parquet;
use super::{Outcome, progress, say, warn, words};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use xxgk_annual_report::data::facts::{
    BYTE_ORDER_MARK, CELLS, FACTS, FINDINGS, ORGS, Origin, Table, cells_csv, data_package, facts_csv,
    findings_csv, head_csv, org_csv,
};
use xxgk_annual_report::report::Report;
use xxgk_annual_report::roll_up::office_name;
use xxgk_annual_report::rules::{Stage, check};

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
    // Of each office and year, the file that was taken.
    let mut taken: BTreeMap<(String, u16), String> = BTreeMap::new();
    let (mut count, mut outcome) = (0, Outcome::Good);
    let sources = files::find_all(&request.files);
    for (done, source) in sources.iter().enumerate() {
        progress(done, sources.len());
        let (report, origin) = match origin(source) {
            Ok(Ok(known)) => known,
            Ok(Err(sentence)) => {
                warn(&sentence);
                outcome = outcome.max(Outcome::Errors);
                continue;
            }
            Err(sentence) => {
                warn(&sentence);
                outcome = Outcome::Unreadable;
                continue;
            }
        };
        if let Some(other) = taken.get(&(origin.org.clone(), origin.year)) {
            let (name, year) = (source.name(), origin.year);
            warn(&format!("{name}：与“{other}”是同一个单位、同一年度（{year}），没有写入。"));
            outcome = outcome.max(Outcome::Errors);
            continue;
        }
        tables.add(&report, &origin)?;
        taken.insert((origin.org, origin.year), source.name());
        count += 1;
    }
    tables.finish()?;
    progress(sources.len(), sources.len());
    say(&format!("{count} 份报告 → {}", request.target.display()));
    Ok(outcome)
}

/// The report of a file and whose it is; a sentence where its year is not known, by which its lines are.
fn origin(source: &Source) -> Result<Result<(Report, Origin), String>, String> {
    let (read, fingerprint) = source.open_with_fingerprint()?;
    let report = read.report;
    let Some(year) = report.year() else {
        return Ok(Err(format!("{}：没有读到年份，没有写入。", source.name())));
    };
    let (name, parent) = (office_name(&source.name(), &report), source.folder());
    let org = if parent.is_empty() { name.clone() } else { format!("{parent}/{name}") };
    Ok(Ok((report, Origin { org, name, parent, year, source: fingerprint })))
}

enum Tables {
    Csv(Box<Csv>),
    Parquet(Box<Parquet>),
}

impl Tables {
    fn add(&mut self, report: &Report, origin: &Origin) -> Result<(), String> {
        match self {
            Self::Csv(csv) => csv.add(report, origin),
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
    /// The offices that have their line.
    known: BTreeSet<String>,
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
        files::write(&folder.join("datapackage.json"), data_package().as_bytes())?;
        Ok(Self { facts, orgs, findings, known: BTreeSet::new() })
    }

    fn add(&mut self, report: &Report, origin: &Origin) -> Result<(), String> {
        self.facts.write(&facts_csv(report, origin))?;
        let findings = check(report, Stage::Finished, None);
        self.findings.write(&findings_csv(report, origin, &findings))?;
        if self.known.insert(origin.org.clone()) {
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
