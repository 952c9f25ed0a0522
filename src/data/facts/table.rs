//! The tables and their columns.

/// A table, and what stands in its columns.
#[derive(Debug)]
pub struct Table {
    /// Its name, and that of its file.
    pub name: &'static str,
    /// What it holds.
    pub title: &'static str,
    /// Its columns in their order.
    pub columns: &'static [Column],
    /// The columns by which a line is known.
    pub key: &'static [&'static str],
    /// Columns that name a line of another table.
    pub refers: &'static [(&'static [&'static str], &'static str)],
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its values are, in the words of the Data Package: `string`, `number`, …
    pub kind: &'static str,
    /// Whether each line has a value in it.
    pub is_required: bool,
    /// What it holds.
    pub title: &'static str,
}

const fn column(name: &'static str, kind: &'static str, is_required: bool, title: &'static str) -> Column {
    Column { name, kind, is_required, title }
}

const ORG: Column = column("ORG", "string", true, "单位：文件所在的文件夹和单位名称");
const ORG_NAME: Column = column("ORG_NAME", "string", true, "单位名称");
const LEVEL: Column =
    column("LEVEL", "string", false, "单位类别：township、department 等，报告没有写明的为空");
const PARENT_ORG: Column = column("PARENT_ORG", "string", false, "文件所在的文件夹");
const TIME_PERIOD: Column = column("TIME_PERIOD", "integer", true, "报告的年度");
const EDITION: Column = column("EDITION", "string", true, "格式的版本");
const CELL: Column = column("CELL", "string", true, "格的地址");
const TABLE: Column = column("TABLE", "string", true, "表");
const ROW: Column = column("ROW", "string", true, "行");
const COLUMN: Column = column("COLUMN", "string", true, "列");
const UNIT: Column = column("UNIT", "string", false, "单位：件、万元、元");
const SOURCE: Column = column("SOURCE", "string", true, "文件的 SHA-256");

/// One line for each cell of each report.
pub const FACTS: Table = Table {
    name: "facts",
    title: "各单位各年度各格的数",
    columns: &[
        ORG,
        ORG_NAME,
        LEVEL,
        PARENT_ORG,
        TIME_PERIOD,
        EDITION,
        TABLE,
        CELL,
        ROW,
        COLUMN,
        column("OBS_VALUE", "number", false, "数，十进制，一位不差；没有数的为空"),
        UNIT,
        column("OBS_STATUS", "string", true, "A 有数，M 空白，/ 填的是“/”，E 写法规整过，D 存疑或者不是数"),
        SOURCE,
        column("READER_NOTE", "string", false, "说明"),
    ],
    key: &["ORG", "TIME_PERIOD", "CELL"],
    refers: &[(&["ORG"], "orgs"), (&["EDITION", "CELL"], "cells")],
};

/// One line for each office.
pub const ORGS: Table = Table {
    name: "orgs",
    title: "单位",
    columns: &[ORG, ORG_NAME, LEVEL, PARENT_ORG],
    key: &["ORG"],
    refers: &[],
};

/// One line for each cell of each edition of the form.
pub const CELLS: Table = Table {
    name: "cells",
    title: "格式各版本的格",
    columns: &[
        EDITION,
        CELL,
        TABLE,
        ROW,
        COLUMN,
        column("LABEL", "string", true, "各级表头"),
        UNIT,
        column("CLAUSE", "string", false, "依据的条文"),
        column("IS_SUM", "boolean", true, "是不是其他格之和"),
        column("PART_OF", "string", false, "计入哪些总计，用空格分开"),
    ],
    key: &["EDITION", "CELL"],
    refers: &[],
};

/// One line for each finding of each report.
pub const FINDINGS: Table = Table {
    name: "findings",
    title: "查出的问题",
    columns: &[
        ORG,
        TIME_PERIOD,
        column("NUMBER", "integer", true, "这份报告里的第几个"),
        column("RULE", "string", true, "规则"),
        column("SEVERITY", "string", true, "error 错误，warning 提醒，info 提示"),
        column("PLACE", "string", false, "格的地址，或者部分的名称"),
        column("MESSAGE", "string", true, "哪里不对"),
        column("FIX", "string", false, "怎么办"),
        column("ACCEPTED", "string", false, "写明的理由"),
        SOURCE,
    ],
    key: &["ORG", "TIME_PERIOD", "NUMBER"],
    refers: &[(&["ORG"], "orgs")],
};
