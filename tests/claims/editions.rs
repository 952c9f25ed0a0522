//! What an edition of the form brings for the reader of prose, and what it leaves without a cell.

use super::given::form_2021;
use super::judged;
use xxgk_annual_report::claims::{self, Claim};
use xxgk_annual_report::form::{Form, Row, Table};
use xxgk_annual_report::report::{Field, Report};

/// An edition like that of 2021, with some of its rows changed.
fn edition(change: impl Fn(&str, &mut Row)) -> &'static Form {
    let official = form_2021();
    let changed = |table: &Table| {
        let mut rows = table.rows.to_vec();
        for row in &mut rows {
            change(table.key, row);
        }
        Table { rows: rows.leak(), ..*table }
    };
    let tables = official.tables.iter().map(changed).collect::<Vec<_>>().leak();
    Box::leak(Box::new(Form { edition: "2031", tables, ..*official }))
}

/// What is read of a text on a form: numbers and cells.
fn read_on(form: &'static Form, text: &str) -> Vec<String> {
    let mut report = Report::new(form);
    report.set_text(Field::OVERVIEW, text);
    let spell = |claim: &Claim| Some(format!("{} {}", claim.number.value, claim.expression(form)?));
    judged(&report).iter().filter_map(spell).collect()
}

#[test]
fn an_edition_brings_words_for_its_rows() {
    let with_words = edition(|table, row| match (table, row.key) {
        ("t2", "licensing") => row.words = &["数据授权决定"],
        ("t3", "other_handling") => row.words = &["转入（数据）流通", "不予公开转流通"],
        _ => {}
    });
    for (text, row) in [
        ("作出数据授权决定12件。", "12 t2.licensing.decisions"),
        ("办结政府信息公开申请9件，转入(数据)流通2件。", "2 t3.other_handling.total"),
        // What the reader knows otherwise means the row of the edition.
        ("办结政府信息公开申请9件，其中不予公开转流通2件。", "2 t3.other_handling.total"),
    ] {
        assert!(read_on(with_words, text).contains(&row.to_owned()), "{text}");
        assert!(!read_on(form_2021(), text).contains(&row.to_owned()), "{text}");
    }
    let usual = "作出行政许可决定12件，收到政府信息公开申请9件，予以公开2件。";
    assert_eq!(read_on(with_words, usual), read_on(form_2021(), usual));
}

#[test]
fn a_row_that_an_edition_adds_to_a_group_counts_in_the_group() {
    let text = "办结政府信息公开申请9件，其中不予公开4件，无法提供2件。";
    let renamed = edition(|_, row| {
        if row.key == "enforcement_file" {
            row.key = "data_law";
        }
    });
    // The reader does not know the key, but sees where the row is printed.
    let sorted = |form| {
        let parts = |claim: String| {
            let mut parts: Vec<String> = claim.split([' ', '+']).map(str::to_owned).collect();
            parts.sort_unstable();
            parts
        };
        read_on(form, text).into_iter().map(parts).collect::<Vec<_>>()
    };
    assert_eq!(sorted(renamed), sorted(form_2021()));
}

#[test]
fn what_an_edition_does_not_count_is_listed() {
    assert_eq!(claims::unplaced(form_2021()), []);
    let renamed = edition(|_, row| {
        if row.key == "enforcement_file" {
            row.key = "data_law";
        }
    });
    assert_eq!(
        claims::unplaced(renamed),
        [("不予公开", "enforcement_file"), ("属于行政执法案卷", "enforcement_file")]
    );
    assert_eq!(read_on(renamed, "办结政府信息公开申请9件，其中属于行政执法案卷4件。").len(), 1);
}

#[test]
fn the_reader_names_rows_and_columns_in_one_file() {
    let keys = Form::all().iter().flat_map(|form| form.tables).flat_map(|table| {
        let columns = table.columns.iter().map(|column| column.key);
        columns.chain(table.rows.iter().map(|row| row.key)).chain([table.key])
    });
    let keys: Vec<String> = keys.map(|key| format!("\"{key}\"")).collect();
    let folders = ["src/claims", "src/claims/words"].map(|folder| std::fs::read_dir(folder).unwrap());
    let files = folders.into_iter().flatten().map(|file| file.unwrap().path());
    for file in files.filter(|file| file.is_file() && !file.ends_with("src/claims/places.rs")) {
        let code = std::fs::read_to_string(&file).unwrap();
        let named: Vec<&String> = keys.iter().filter(|key| code.contains(*key)).collect();
        assert_eq!(named, [""; 0], "{} names these: let it ask src/claims/places.rs", file.display());
    }
}
