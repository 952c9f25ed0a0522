//! The tables and the names of their columns. What they hold, and by which columns a line is known, is in
//! `datapackage.json`.

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name, and that of its file.
    pub name: &'static str,
    /// Its columns in their order.
    pub columns: &'static [&'static str],
}

/// One line for each cell of each report.
pub const FACTS: Table = Table {
    name: "facts",
    columns: &[
        "ORG",
        "ORG_NAME",
        "LEVEL",
        "PARENT_ORG",
        "TIME_PERIOD",
        "EDITION",
        "TABLE",
        "CELL",
        "ROW",
        "COLUMN",
        "OBS_VALUE",
        "UNIT",
        "OBS_STATUS",
        "SOURCE",
        "READER_NOTE",
    ],
};

/// One line for each office.
pub const ORGS: Table = Table { name: "orgs", columns: &["ORG", "ORG_NAME", "LEVEL", "PARENT_ORG"] };

/// One line for each cell of each edition of the form.
pub const CELLS: Table = Table {
    name: "cells",
    columns: &["EDITION", "CELL", "TABLE", "ROW", "COLUMN", "LABEL", "UNIT", "CLAUSE", "IS_SUM", "PART_OF"],
};

/// One line for each finding of each report.
pub const FINDINGS: Table = Table {
    name: "findings",
    columns: &[
        "ORG",
        "TIME_PERIOD",
        "NUMBER",
        "RULE",
        "SEVERITY",
        "PLACE",
        "MESSAGE",
        "FIX",
        "ACCEPTED",
        "SOURCE",
    ],
};
