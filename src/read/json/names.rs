//! What the names in a JSON file mean: a row or a column of a table, a section, what says whose
//! report it is.

use crate::form::Form;
use crate::order::Map;
use crate::read::recognise::{Labels, WHOLE, Weight, bare, headings};
use std::rc::Rc;

/// What a name may mean.
#[derive(Default)]
pub(super) struct Meaning {
    /// Rows: table, row, how sure.
    pub rows: Vec<(usize, usize, Weight)>,
    /// Columns: table, column.
    pub columns: Vec<(usize, usize)>,
    /// A section of the form.
    pub section: Option<usize>,
}

/// What says whose report it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OfReport {
    Organ,
    Year,
    Title,
    /// Says how the file is made.
    Mark,
}

/// Shorter likenesses than this are no names: a part of a label says too little where nothing stands beside it.
const LEAST: Weight = 4;

/// The names of one edition of the form.
pub(super) struct Names {
    form: &'static Form,
    labels: Vec<Labels>,
    /// The keys of the rows and the columns of each table.
    keys: Vec<[Vec<Key>; 2]>,
    known: Map<String, Rc<Meaning>>,
}

impl Names {
    pub fn of(form: &'static Form) -> Self {
        let keys = form.tables.iter().map(|table| {
            let rows = table.rows.iter().map(|row| Key::of(row.key)).collect();
            [rows, table.columns.iter().map(|column| Key::of(column.key)).collect()]
        });
        let labels = form.tables.iter().map(Labels::of).collect();
        Self { form, labels, keys: keys.collect(), known: Map::default() }
    }

    pub fn meaning(&mut self, name: &str) -> Rc<Meaning> {
        if let Some(known) = self.known.get(name) {
            return Rc::clone(known);
        }
        let meaning = Rc::new(if name.is_ascii() { self.english(name) } else { self.chinese(name) });
        self.known.insert(name.to_owned(), Rc::clone(&meaning));
        meaning
    }

    /// Whether a text says what it stands in: the title of a section, the label of a row.
    pub fn is_label(&mut self, text: &str) -> bool {
        /// Titles and labels are no longer.
        const LONGEST: usize = 48;
        if text.is_ascii() || text.chars().nth(LONGEST).is_some() {
            return false;
        }
        let meaning = self.meaning(text);
        meaning.section.is_some() || !meaning.rows.is_empty()
    }

    fn chinese(&self, name: &str) -> Meaning {
        let mut meaning = Meaning { section: headings::section(self.form, name), ..Meaning::default() };
        for (index, labels) in self.labels.iter().enumerate() {
            let rows = labels.rows(name).into_iter().filter(|(_, weight)| *weight >= LEAST);
            meaning.rows.extend(rows.map(|(row, weight)| (index, row, weight)));
            // 其他 is a column, 其他处理 and 其他法律行政法规 are none.
            let is_other = bare(name).starts_with("其他");
            let table = self.form.tables.get(index);
            let is_whole = |column: &usize| {
                table
                    .and_then(|table| table.columns.get(*column))
                    .is_some_and(|own| bare(own.label) == bare(name))
            };
            let column = labels.column(name).filter(|column| !is_other || is_whole(column));
            meaning.columns.extend(column.map(|column| (index, column)));
        }
        meaning
    }

    fn english(&self, name: &str) -> Meaning {
        let name = letters(name);
        let (section, known) = english(&name);
        let named = |keys: &[Key]| -> Vec<usize> {
            let is_named = |key: &Key| key.letters == name || known.contains(&key.own);
            keys.iter().enumerate().filter(|(_, key)| is_named(key)).map(|(place, _)| place).collect()
        };
        let mut meaning = Meaning::default();
        for (index, [rows, columns]) in self.keys.iter().enumerate() {
            meaning.rows.extend(named(rows).into_iter().map(|row| (index, row, WHOLE)));
            meaning.columns.extend(named(columns).into_iter().map(|column| (index, column)));
        }
        let is_section = |key: &str| section.is_some_and(|own| own == key) || letters(key) == name;
        meaning.section = self.form.sections.iter().position(|own| is_section(own.key));
        meaning
    }
}

/// The key of a row or a column.
struct Key {
    own: &'static str,
    letters: String,
}

impl Key {
    fn of(own: &'static str) -> Self {
        Self { own, letters: letters(own) }
    }
}

/// newReceived and new_received are one name.
fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// What a name at the top of a file says of the report.
pub(super) fn of_report(name: &str) -> Option<OfReport> {
    let name = if name.is_ascii() { letters(name) } else { bare(name) };
    Some(match name.as_str() {
        "unitname" | "unit" | "organ" | "organname" | "agency" | "name" | "单位" | "单位名称" | "机关"
        | "机关名称" | "发布机构" | "填报单位" => OfReport::Organ,
        "year" | "reportyear" | "年" | "年份" | "年度" | "报告年度" => OfReport::Year,
        "title" | "sourcetitle" | "reporttitle" | "标题" | "报告标题" | "题目" => OfReport::Title,
        "schemaversion" | "schema" | "type" | "format" | "version" => OfReport::Mark,
        _ => return None,
    })
}

/// The section, and the keys of the rows and columns, that an English name in use elsewhere stands for.
fn english(name: &str) -> (Option<&'static str>, &'static [&'static str]) {
    let section = match name {
        "activedisclosuredata" | "table2" => Some("t2"),
        "tabledata" | "table3" => Some("t3"),
        "reviewlitigationdata" | "table4" => Some("t4"),
        _ if name.starts_with("sec2") => Some("t2"),
        _ if name.starts_with("sec3") => Some("t3"),
        _ if name.starts_with("sec4") => Some("t4"),
        _ => None,
    };
    let keys: &[&str] = match name {
        "normativedocuments" | "normative" => &["normative_documents"],
        "processed" => &["decisions"],
        "amountwanyuan" => &["amount"],
        "naturalperson" => &["natural"],
        "commercialenterprise" => &["commercial"],
        "researchinstitute" => &["research"],
        "social" | "socialorg" => &["welfare"],
        "legalservice" => &["legal"],
        "carryover" => &["carried_over"],
        "resultopen" => &["granted"],
        "partialgrant" | "resultpartial" => &["partially_granted"],
        "lawforbidden" => &["other_law_prohibits"],
        "safetystability" => &["three_securities_one_stability"],
        "processinfo" => &["process_information"],
        "enforcementcase" => &["enforcement_file"],
        "adminquery" => &["administrative_query"],
        "noinfo" => &["not_held"],
        "needcreation" => &["needs_creation"],
        "unclear" => &["still_unclear"],
        "complaint" => &["petition"],
        "repeat" => &["repeated"],
        "confirminfo" => &["confirm_or_reissue"],
        "otherreasons" => &["other_handling"],
        "resulttotal" => &["total_processed"],
        "carrytonext" => &["carried_forward"],
        "litigationdirect" => &["litigation_direct"],
        "litigationpostreview" => &["litigation_after_review"],
        "maintain" => &["upheld"],
        "correct" => &["corrected"],
        "unfinished" => &["pending"],
        _ => &[],
    };
    (section, keys)
}
