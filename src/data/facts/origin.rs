//! Whose figures they are, and which report of an office and a year is the one that is taken.

use crate::order::{Map, Set};
use crate::report::Report;

/// The office whose report it is, and the file that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What tells it from all others: the folders in which its file lies, and its name.
    pub org: String,
    /// Its name.
    pub name: String,
    /// The folders in which its file lies; empty where there are none.
    pub parent: String,
    /// The year of the report.
    pub year: u16,
    /// The SHA-256 of the file.
    pub source: String,
    /// Whether it is the first report of that office: its line among the offices is still to come.
    pub is_new: bool,
}

/// The reports whose figures are in the tables: of each office and year the first.
#[derive(Debug, Default)]
pub struct Origins {
    /// Of each office and year, the file that was taken.
    taken: Map<(String, u16), String>,
    offices: Set<String>,
}

impl Origins {
    /// Where the figures of a report come from. `file` is the name of its file, `folder` the folders in which it
    /// lies, `office` what it is called, `source` the SHA-256.
    ///
    /// # Errors
    /// A sentence, where it cannot be taken: its year is not known, by which its lines are; or another file
    /// is that office's report of that year.
    pub fn take(
        &mut self,
        [file, folder, office]: [&str; 3],
        report: &Report,
        source: &str,
    ) -> Result<Origin, String> {
        let Some(year) = report.year() else {
            return Err(format!("{file}：没有读到年份，没有写入。"));
        };
        let org = if folder.is_empty() { office.to_owned() } else { format!("{folder}/{office}") };
        if let Some(other) = self.taken.get(&(org.clone(), year)) {
            return Err(format!("{file}：与“{other}”是同一个单位、同一年度（{year}），没有写入。"));
        }
        self.taken.insert((org.clone(), year), file.to_owned());
        let is_new = self.offices.insert(org.clone());
        let (name, parent, source) = (office.to_owned(), folder.to_owned(), source.to_owned());
        Ok(Origin { org, name, parent, year, source, is_new })
    }
}
