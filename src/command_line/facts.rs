//! `facts`: the figures and findings of many reports as tables for other programs.

use super::files::{self, Growing};
use super::parquet::Parquet;
use super::{Outcome, progress, say, warn, words};
use std::path::Path;
use xxgk_annual_report::data::facts::{
    BYTE_ORDER_MARK, CELLS, DATA_PACKAGE, FACTS, FINDINGS, ORGS, Origin, Origins, Table, cells_csv,
    facts_csv, findings_csv, head_csv, org_csv,
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
                tables.add(&report, &origin)?;
                count += 1;
            }
            Err(sentence) => {
                warn(&sentence);
                outcome = outcome.max(Outcome::Errors);
            }
        }
    }
    tables.finish()?;
    progress(sources.len(), sources.len());
    say(&format!("{count} 份报告 → {}", request.target.display()));
    Ok(outcome)
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

    fn add(&mut self, report: &Report, origin: &Origin) -> Result<(), String> {
        self.facts.write(&facts_csv(report, origin))?;
        let findings = check(report, Stage::Finished, None);
        self.findings.write(&findings_csv(report, origin, &findings))?;
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
