//! One report of the many, as far as adding up needs it: the report itself need not be kept.

use super::entry::{Entries, Entry};
use super::organ;
use crate::form::Severity;
use crate::limits;
use crate::report::{Field, Place, Report};
use crate::rules::Finding;
use crate::text::likeness;

/// One report of the many.
#[derive(Debug, Clone)]
pub struct Child {
    /// The name of its file.
    pub file: String,
    /// The SHA-256 of the file: the same bytes under two names are one report.
    pub fingerprint: String,
    /// The office, as it calls itself.
    pub organ: String,
    /// The year that it is on, if that reads as one.
    pub year: Option<u16>,
    /// What was found in its file, and is to be said of it.
    pub notes: Vec<String>,
    /// Why somebody left it out of the sum; perhaps without a reason.
    pub left_out: Option<String>,
    /// What stands in its cells.
    pub entries: Entries,
    /// Its name, to be compared with others.
    pub(super) bare: String,
    /// The figures of the year before that it carries, with their year.
    pub(super) last_year: Option<(Option<u16>, Entries)>,
    /// Its own errors, each a sentence.
    pub(super) errors: Vec<String>,
    /// Its cells once an error of its own is put right, of which the figures prove what it should be.
    pub(super) corrected: Vec<Entries>,
    /// Some of the pieces of its text, in order, each once.
    pub(super) pieces: Vec<u32>,
}

/// What came of a file.
#[derive(Debug, Clone)]
pub enum Received {
    /// A report.
    Report(Box<Child>),
    /// None: it cannot be read, or holds no report.
    Unreadable {
        /// The name of the file.
        file: String,
        /// Why.
        sentence: String,
    },
}

impl Child {
    /// What adding up needs of a report. `notes` is what its reader says of the file, `findings` what is found in it
    /// as one that is handed in.
    pub fn of(
        file: &str,
        fingerprint: &str,
        report: &Report,
        notes: Vec<String>,
        findings: &[Finding],
    ) -> Self {
        let errors = findings.iter().filter(|one| one.severity == Severity::Error && one.accepted.is_none());
        let organ = office_name(file, report);
        Self {
            file: file.to_owned(),
            fingerprint: fingerprint.to_owned(),
            bare: organ::bare(&organ),
            organ,
            year: report.year(),
            notes,
            left_out: None,
            entries: Entries::of(report),
            last_year: report.last_year.as_deref().map(|last| (last.year(), Entries::of(last))),
            errors: errors.map(|one| format!("{} {}", one.rule, one.message)).collect(),
            corrected: findings.iter().filter_map(|one| corrected(report, one)).collect(),
            pieces: pieces(report),
        }
    }

    /// Whether its file is one of pages as they are printed, which says less surely what stands where than one that is
    /// written in. Its name says so: a batch that was kept has the reports and no longer the files.
    pub(super) fn is_of_pages(&self) -> bool {
        let ending = self.file.rsplit('.').next().unwrap_or_default();
        ["pdf", "ofd"].iter().any(|one| ending.eq_ignore_ascii_case(one))
    }

    /// Its own errors as one sentence, the first of them to the letter.
    pub(super) fn errors_said(&self) -> Option<String> {
        let first = self.errors.first()?;
        Some(match self.errors.len() {
            1 => format!("自身有 1 处错误：{first}"),
            count => format!("自身有 {count} 处错误，第一处：{first}"),
        })
    }

    /// What stands wrongly in its cells and was not added: their names.
    pub(super) fn not_added(&self) -> Vec<String> {
        let form = self.entries.form;
        let wrong = form.cell_ids().filter(|cell| self.entries.get(*cell) == Entry::Wrong);
        wrong.map(|cell| form.name_of(cell)).take(limits::NOTES).collect()
    }
}

/// What the office of a report is called; where it does not say, its title or its file.
pub fn office_name(file: &str, report: &Report) -> String {
    let name = report.text(Field::OrganName).trim();
    let title = report.text(Field::Title).trim();
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let named = [name, title, stem].into_iter().find(|one| !one.is_empty());
    named.unwrap_or_default().to_owned()
}

/// The cells of the report once a finding is put right that explains others.
fn corrected(report: &Report, finding: &Finding) -> Option<Entries> {
    let Some(Place::Cell(cell)) = finding.primary else { return None };
    let right = finding.correction.as_deref().filter(|_| !finding.explains.is_empty())?;
    let mut report = report.clone();
    report.set_cell(cell, right);
    for (cell, text) in &finding.also {
        report.set_cell(*cell, text);
    }
    Some(Entries::of(&report))
}

/// Of sixteen pieces of a text one is kept: enough to tell what was copied.
const KEPT: u32 = 16;

fn pieces(report: &Report) -> Vec<u32> {
    let fields = [Field::OVERVIEW, Field::PROBLEMS].into_iter();
    let texts = fields.map(|field| limits::checked(report.text(field)));
    let all = texts.flat_map(|text| text.split('\n')).flat_map(likeness::pieces);
    let mut pieces: Vec<u32> = all.filter(|piece| piece % KEPT == 0).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}
