//! What an edition of the form brings for the reader of prose, and what it leaves without a cell.

use super::given::form_2021;
use super::judged;
use xxgk_annual_report::claims::{self, Claim};
use xxgk_annual_report::form::{Column, Form, Row, Table};
use xxgk_annual_report::report::{Field, Report};

/// An edition like that of 2021, with some of its rows changed.
fn edition(change: impl Fn(&str, &mut Row)) -> &'static Form {
    with_tables(|table| {
        let mut rows = table.rows.to_vec();
        for row in &mut rows {
            change(table.key, row);
        }
        Table { rows: rows.leak(), ..*table }
    })
}

/// An edition like that of 2021 with other tables.
fn with_tables(change: impl Fn(&Table) -> Table) -> &'static Form {
    let official = form_2021();
    let tables = official.tables.iter().map(change).collect::<Vec<_>>().leak();
    Box::leak(Box::new(Form { edition: "2031", tables, ..*official }))
}

/// One in which a row has another key, which the reader does not know.
fn with_another_key(row: &str, key: &'static str) -> &'static Form {
    edition(|_, known| {
        if known.key == row {
            known.key = key;
        }
    })
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
fn an_edition_brings_words_for_a_row_that_the_reader_does_not_know() {
    let arbitration = edition(|_, row| {
        if row.key == "litigation_after_review" {
            (row.key, row.words) = ("arbitration", &["行政裁决案件"]);
        }
    });
    let text = "因政府信息公开发生行政裁决案件3件，均获维持。";
    // The address is that of the cell, which is the same.
    let of = |column: &str| format!("3 t4.litigation_after_review.{column}");
    assert_eq!(read_on(arbitration, text), [of("total"), of("upheld")]);
    assert_eq!(read_on(form_2021(), text), [""; 0]);
    let decisions = edition(|_, row| {
        if row.key == "coercion" {
            (row.key, row.words) = ("data_licences", &["数据授权"]);
        }
    });
    assert_eq!(read_on(decisions, "作出数据授权5件。"), ["5 t2.coercion.decisions"]);
}

#[test]
fn what_an_edition_adds_to_a_group_counts_in_the_group() {
    let think_tanks = with_tables(|table| {
        let renamed = |column: &Column| Column {
            key: if column.key == "research" { "think_tanks" } else { column.key },
            ..*column
        };
        Table { columns: table.columns.iter().map(renamed).collect::<Vec<_>>().leak(), ..*table }
    });
    // The reader does not know the keys, but sees where they are printed.
    for (text, form) in [
        ("办结政府信息公开申请9件，其中不予公开4件。", with_another_key("enforcement_file", "data_law")),
        ("办结政府信息公开申请9件，其中无法提供4件。", with_another_key("not_held", "handed_over")),
        ("收到政府信息公开申请9件，其中法人或其他组织4件。", think_tanks),
    ] {
        let parts = |form| {
            let read = read_on(form, text).join(" ");
            let mut parts: Vec<_> = read.split([' ', '+']).map(str::to_owned).collect();
            parts.sort_unstable();
            parts
        };
        assert_eq!(parts(form), parts(form_2021()), "{text}");
    }
}

#[test]
fn what_an_edition_does_not_count_is_listed() {
    assert_eq!(claims::unplaced(form_2021()), []);
    assert_eq!(
        claims::unplaced(Form::edition("2019").unwrap()),
        [
            // Their columns are the projects of the year before, and the change from it.
            ("行政事业性收费", "fees"),
            ("废止", "repealed"),
            ("其他处理", "overdue_correction"),
            ("其他处理", "overdue_fee"),
            ("逾期不补正", "overdue_correction"),
            ("逾期未缴费", "overdue_fee"),
        ]
    );
    let renamed = with_another_key("enforcement_file", "data_law");
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

#[test]
fn the_edition_of_2019_counts_documents_and_results_under_other_names() {
    let form = Form::edition("2019").unwrap();
    assert_eq!(
        read_on(form, "制定规范性文件3件，继续有效的规范性文件12件。"),
        ["3 t2.normative_documents.new_made", "12 t2.normative_documents.total_published"]
    );
    assert_eq!(
        read_on(form, "办结政府信息公开申请9件，其中不予公开4件、其他处理2件。").last().unwrap(),
        "2 t3.other_handling.total"
    );
    assert_eq!(read_on(form, "没有制定规范性文件。"), ["0 t2.normative_documents.new_made"]);
}
