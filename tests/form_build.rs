//! A form that contradicts itself is refused when the crate is built, with the place named.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

#[path = "../src/form/build.rs"]
mod build;

const FORM: &str = include_str!("../src/form/2021.toml");

/// The form with one thing changed; `from` must stand in it, and its first place is taken.
fn changed(from: &str, to: &str) -> String {
    assert!(FORM.contains(from), "the form does not hold {from:?}");
    FORM.replacen(from, to, 1)
}

/// Why the form is refused once that is changed.
fn refused(from: &str, to: &str) -> String {
    match build::compile(&changed(from, to)) {
        Ok(_) => panic!("it was taken, though {from:?} became {to:?}"),
        Err(sentence) => sentence,
    }
}

#[test]
fn the_form_in_force_builds() {
    let (name, code) = build::compile(FORM).unwrap();
    assert_eq!(name, "FORM_2021");
    assert!(code.contains("static FORM_2021: Form = Form {"));
    assert_eq!(code.matches("Cell { address:").count(), 200);
}

#[test]
fn the_same_form_gives_the_same_code() {
    assert_eq!(build::compile(FORM), build::compile(FORM));
}

#[test]
fn an_edition_is_known_by_its_own_name() {
    let next = changed("edition         = \"2021\"", "edition = \"2027\"");
    assert_eq!(build::compile(&next).unwrap().0, "FORM_2027");
}

#[test]
fn nothing_may_stand_twice() {
    assert_eq!(refused("key     = \"problems\"", "key = \"overview\""), "section overview stands twice");
    assert_eq!(refused("key    = \"t4\"", "key = \"t3\""), "table t3 stands twice");
    let twice = "find = [\"行政许可\"], words = [\"数据授权\", \"数据授权\"]";
    assert_eq!(refused("find = [\"行政许可\"]", twice), "table t2: the phrase 数据授权 stands twice");
    assert_eq!(refused("id       = \"T3-02\"", "id = \"T3-01\""), "check T3-01 stands twice");
    assert_eq!(
        refused("{ key = \"licensing\", label", "{ key = \"regulations\", label"),
        "table t2: row regulations stands twice"
    );
    assert_eq!(
        refused("{ key = \"welfare\", label", "{ key = \"legal\", label"),
        "table t3: column legal stands twice"
    );
}

#[test]
fn a_section_holds_prose_or_a_table_that_exists() {
    let sentence = "section t3: give either `hint` or the key of a table";
    assert_eq!(refused("table   = \"t3\"", ""), sentence);
    assert_eq!(refused("table   = \"t3\"", "table = \"t5\""), sentence);
    assert_eq!(refused("table   = \"t3\"", "table = \"t3\"\nhint = \"（文字描述）\""), sentence);
}

#[test]
fn a_skeleton_names_only_cells_that_exist() {
    assert_eq!(
        refused("新收政府信息公开申请〔t3.new_received.total〕", "新收政府信息公开申请〔t3.new.total〕"),
        "section overview: part applications: there is no cell t3.new.total"
    );
    assert_eq!(
        refused("key      = \"platform\"", "key = \"management\""),
        "section overview: part management stands twice"
    );
}

#[test]
fn a_line_prints_only_what_the_table_has() {
    assert_eq!(refused("{ key = \"made\"", "{ key = \"issued\""), "table t2: line 2: no column made");
    assert_eq!(refused("[{ row = \"fees\" }", "[{ row = \"fines\" }"), "table t2: line 14: no row fines");
    assert_eq!(
        refused("{ values = \"repeated\" }", "{ values = \"repeats\" }"),
        "table t3: line 20: no row repeats"
    );
    assert_eq!(
        refused("columns = [\"decisions\"]", "columns = [\"decided\"]"),
        "table t2: t2.licensing.decided: no such column"
    );
}

#[test]
fn an_entry_of_a_line_says_one_thing() {
    let sentence = "table t2: line 7: an entry needs exactly one of text, column, row, values";
    assert_eq!(refused("{ row = \"licensing\" }", "{ row = \"licensing\", text = \"行政许可\" }"), sentence);
    assert_eq!(refused("{ row = \"licensing\" }", "{ cols = 1 }"), sentence);
}

#[test]
fn the_lines_fill_the_grid_without_gap_or_overlap() {
    let cases = [
        // Too short.
        (", { column = \"valid\" }]", "]", "table t2: line 2: the line does not fill the grid"),
        // Too long.
        (
            "{ text = \"第二十条第（一）项\", cols = 4 }",
            "{ text = \"第二十条第（一）项\", cols = 5 }",
            "table t2: line 1: “第二十条第（一）项” does not fit into the grid",
        ),
        // Over a cell that reaches down from above.
        (
            "{ text = \"法人或其他组织\", cols = 5 }",
            "{ text = \"法人或其他组织\", cols = 5, rows = 2 }",
            "table t3: line 3: “商业企业” does not fit into the grid",
        ),
        (
            "{ text = \"三、本年度办理结果\", rows = 22 }",
            "{ text = \"三、本年度办理结果\", rows = 23 }",
            "table t3: line 28: “t3.carried_forward.total” does not fit into the grid",
        ),
        // Not far enough down.
        (
            "{ text = \"（五）不予处理\", rows = 5 }",
            "{ text = \"（五）不予处理\", rows = 4 }",
            "table t3: line 23: the line does not fill the grid",
        ),
        // Below the table.
        (
            "[{ values = \"review\" }",
            "[{ values = \"review\", rows = 2 }",
            "table t4: a cell reaches below the last line",
        ),
        // Nowhere at all.
        (
            "{ text = \"行政诉讼\", cols = 10 }",
            "{ text = \"行政诉讼\", cols = 10 }, { text = \"合计\", cols = 0 }",
            "table t4: line 1: “合计” covers nothing",
        ),
        (
            "{ row = \"coercion\" }",
            "{ row = \"coercion\", rows = 0 }",
            "table t2: line 11: “行政强制” covers nothing",
        ),
        // A grid column more than the lines have.
        (
            "widths = [2435, 2435, 2435, 2435]",
            "widths = [2435, 2435, 2435, 2435, 2435]",
            "table t2: line 1: the line does not fill the grid",
        ),
    ];
    for (from, to, sentence) in cases {
        assert_eq!(refused(from, to), sentence);
    }
}

#[test]
fn every_cell_is_printed_exactly_once() {
    assert_eq!(
        refused("{ values = \"licensing\", cols = 3 }", "{ text = \"—\", cols = 3 }"),
        "table t2: cell t2.licensing.decisions is not printed in any line"
    );
    assert_eq!(
        refused("{ values = \"licensing\", cols = 3 }", "{ values = \"punishment\", cols = 3 }"),
        "table t2: cell t2.punishment.decisions stands twice"
    );
    assert_eq!(
        refused(
            "columns = [\"made\", \"repealed\", \"valid\"]",
            "columns = [\"made\", \"repealed\", \"made\"]"
        ),
        "table t2: cell t2.regulations.made stands twice"
    );
}

#[test]
fn a_check_names_cells_that_exist() {
    let cases = [
        (
            "left     = [\"new_received\", \"carried_over\"]",
            "left = [\"new_received\", \"carried_on\"]",
            "check T3-01: no cell t3.carried_on.natural",
        ),
        (
            "primary  = [\"carried_forward\", \"new_received\"]",
            "primary = [\"carried_away\"]",
            "check T3-01: no cell t3.carried_away.natural",
        ),
        (
            "kind     = \"balance\"\ntable    = \"t3\"",
            "kind = \"balance\"\ntable = \"t9\"",
            "check T3-01: no table t9",
        ),
        (
            "total    = \"total_processed\"",
            "total = \"total_settled\"",
            "check T3-02: no cell t3.total_settled.natural",
        ),
        ("parts    = { first = \"granted\"", "parts = { first = \"given\"", "check T3-02: no given"),
        ("only     = [\"review\"]", "only = [\"reviews\"]", "check T4-01: no reviews to look at"),
        ("fills    = [\"natural\",", "fills = [\"nature\",", "check T3-02: no nature to look at"),
    ];
    for (from, to, sentence) in cases {
        assert_eq!(refused(from, to), sentence);
    }
}

#[test]
fn a_check_says_all_that_its_kind_needs() {
    let cases = [
        ("total    = \"total_processed\"", "", "check T3-02: a sum needs `total`"),
        (
            "parts    = { first = \"granted\", last = \"other_handling\" }",
            "",
            "check T3-02: a sum needs `parts`",
        ),
        (
            "parts    = { first = \"granted\", last = \"other_handling\" }",
            "parts = { first = \"other_handling\", last = \"granted\" }",
            "check T3-02: `parts` ends before it begins",
        ),
        (
            "right    = [\"total_processed\", \"carried_forward\"]",
            "",
            "check T3-01: both sides and `primary` need a cell",
        ),
        (
            "primary  = [\"carried_forward\", \"new_received\"]",
            "",
            "check T3-01: both sides and `primary` need a cell",
        ),
        (
            "primary  = [\"carried_forward\", \"new_received\"]\nseverity = \"error\"",
            "primary = [\"carried_forward\"]\nseverity = \"fault\"",
            "check T3-01: `severity` is error, warning or info, not fault",
        ),
    ];
    for (from, to, sentence) in cases {
        assert_eq!(refused(from, to), sentence);
    }
}

#[test]
fn a_total_is_not_among_its_parts() {
    assert_eq!(
        refused(
            "parts    = { first = \"natural\", last = \"other\" }",
            "parts = { first = \"natural\", last = \"total\" }"
        ),
        "check T3-03: the total total is one of its own parts"
    );
}

#[test]
fn a_cell_is_filled_by_one_sum() {
    assert_eq!(
        refused("\"legal\", \"other\"]\nseverity", "\"legal\", \"other\", \"total\"]\nseverity"),
        "check T3-03: t3.total_processed.total is already filled by T3-02"
    );
    assert_eq!(
        refused("fills    = \"all\"", "fills = \"some\""),
        "check T3-03: `fills` is \"all\" or a list, not \"some\""
    );
    assert_eq!(
        refused("kind     = \"balance\"", "kind = \"balance\"\nfills = \"all\""),
        "check T3-01: only a sum can fill a cell"
    );
}

#[test]
fn sums_do_not_need_each_other() {
    let back_again = r#"
[[check]]
id       = "T3-99"
name     = "natural-persons-differ"
kind     = "sum"
table    = "t3"
for_each = "row"
only     = ["granted"]
total    = "natural"
parts    = { first = "commercial", last = "total" }
fills    = "all"
severity = "error"
formula  = ""
message  = ""
fix      = ""
clause   = ""
why      = ""
"#;
    let sentence = build::compile(&format!("{FORM}{back_again}")).unwrap_err();
    let waiting =
        "these sums need each other: t3.granted.natural, t3.granted.total, t3.total_processed.natural";
    assert!(sentence.starts_with(waiting), "{sentence}");
}

#[test]
fn an_unknown_word_is_named_with_its_line() {
    let cases = [
        ("edition         = \"2021\"", "edition = \"2021\"\ncolour = \"red\"", "unknown field `colour`"),
        ("hint    = \"（文字描述）\"", "hints = \"（文字描述）\"", "unknown field `hints`"),
        ("widths = [2435", "width = [2435", "unknown field `width`"),
        (
            "{ text = \"第二十条第（一）项\", cols = 4 }",
            "{ text = \"第二十条第（一）项\", colums = 4 }",
            "unknown field `colums`",
        ),
        ("kind = \"money\"", "kind = \"yuan\"", "unknown variant `yuan`"),
        ("for_each = \"column\"", "for_each = \"cell\"", "unknown variant `cell`"),
        ("name = \"本年新收\", find", "names = \"本年新收\", find", "unknown field `names`"),
        ("first_year      = 2021", "from_year = 2021", "unknown field `from_year`"),
        (
            "clause   = \"国办公开办函〔2021〕30号，格式第三部分表头",
            "source = \"国办公开办函〔2021〕30号，格式第三部分表头",
            "unknown field `source`",
        ),
    ];
    for (from, to, fault) in cases {
        let place = FORM[..FORM.find(from).unwrap()].lines().count();
        let sentence = refused(from, to);
        assert!(sentence.contains(fault), "{sentence}");
        let line: usize =
            sentence.split("line ").nth(1).and_then(|rest| rest.split(',').next()).unwrap().parse().unwrap();
        assert!((place..=place + 2).contains(&line), "line {line} is not near {place}: {sentence}");
    }
}

#[test]
fn what_is_missing_or_no_toml_is_named() {
    assert!(refused("title           =", "# title =").contains("missing field `title`"));
    assert!(refused("find = [\"规章\"], ", "").contains("missing field `find`"));
    assert!(build::compile("").unwrap_err().contains("missing field `edition`"));
    assert!(build::compile("edition = ").unwrap_err().contains("line 1"));
}
