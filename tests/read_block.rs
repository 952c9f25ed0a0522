//! Pasted blocks: what fits goes in to the letter; with labels each figure finds its cell; what
//! has no place is named.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::form_2021;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use xxgk_annual_report::form::CellId;
use xxgk_annual_report::read::{self, How, Laid};

const APPLICANTS: [&str; 7] = ["natural", "commercial", "research", "welfare", "legal", "other", "total"];
const NAMES: &str = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";

/// The readings of a block, the likeliest first.
fn readings(start: &str, block: &str) -> Vec<Laid> {
    let form = form_2021();
    let start = form.cell(start).unwrap_or_else(|| panic!("no cell {start}"));
    read::block(form, start, block).unwrap_or_else(|error| panic!("{block:?}: {error}"))
}

/// The likeliest reading: how, what goes where as “address=text”, what goes nowhere.
fn read(start: &str, block: &str) -> (How, Vec<String>, Vec<String>) {
    let first = readings(start, block).into_iter().next().expect("a reading");
    (first.how, spell(&first), first.left_out)
}

fn spell(laid: &Laid) -> Vec<String> {
    let cell = |(cell, text): &(CellId, String)| format!("{}={text}", form_2021().info(*cell).address);
    laid.cells.iter().map(cell).collect()
}

/// What a block fills that fits as it stands.
fn plain(start: &str, block: &str) -> Vec<String> {
    let readings = readings(start, block);
    assert_eq!(readings.len(), 1, "nobody has to be asked about {block:?}: {readings:?}");
    assert_eq!(readings[0].how, How::Plain, "{block:?}");
    assert_eq!(readings[0].left_out, [""; 0]);
    spell(&readings[0])
}

/// The figures of rows of table three, as “address=text”.
fn rows(rows: &[(&str, [&str; 7])]) -> Vec<String> {
    let row = |(row, texts): &(&str, [&str; 7])| {
        APPLICANTS.iter().zip(*texts).map(|(one, text)| format!("t3.{row}.{one}={text}")).collect::<Vec<_>>()
    };
    rows.iter().flat_map(row).collect()
}

/// The lines of a printed table, each text at the first place that it covers: as Excel, WPS and
/// the page bring a copied table.
fn printed(table: &str, mut figure: impl FnMut(&str) -> String) -> Vec<Vec<String>> {
    let form = form_2021();
    let table = form.table(table).unwrap();
    let line = |line: &xxgk_annual_report::form::Line| {
        let mut texts = vec![String::new(); table.widths.len()];
        for item in line.cells {
            texts[item.column] = match item.cell {
                Some(cell) => figure(form.info(cell).address),
                None => item.text.to_owned(),
            };
        }
        texts
    };
    table.lines.iter().map(line).collect()
}

fn tabbed(lines: &[Vec<String>]) -> String {
    lines.iter().map(|line| line.join("\t")).collect::<Vec<_>>().join("\n")
}

/// A number of its own for every cell.
fn number(address: &str) -> String {
    let form = form_2021();
    form.cell(address).unwrap().index().to_string()
}

/// Every cell of a table with that number.
fn numbered(table: &str) -> Vec<String> {
    let of_table = |address: &&str| address.starts_with(table);
    let addresses = form_2021().cells.iter().map(|cell| cell.address).filter(of_table);
    addresses.map(|address| format!("{address}={}", number(address))).collect()
}

fn turned(lines: &[Vec<String>]) -> Vec<Vec<String>> {
    (0..lines[0].len()).map(|column| lines.iter().map(|line| line[column].clone()).collect()).collect()
}

// ── As it stands ────────────────────────────────────────────────────────────

#[test]
fn a_block_of_three_lines_and_seven_columns_fills_table_three() {
    let block = "1\t2\t3\t4\t5\t6\t21\n0\t0\t0\t0\t0\t0\t0\n7\t8\t9\t10\t11\t12\t57";
    assert_eq!(
        plain("t3.new_received.natural", block),
        rows(&[
            ("new_received", ["1", "2", "3", "4", "5", "6", "21"]),
            ("carried_over", ["0"; 7]),
            ("granted", ["7", "8", "9", "10", "11", "12", "57"]),
        ])
    );
}

#[test]
fn all_figures_of_a_table_go_in_at_once() {
    let line = ["1"; 7].join("\t");
    let all = plain("t3.new_received.natural", &[line.as_str(); 25].join("\n"));
    let form = form_2021();
    let addresses = form.cells.iter().map(|cell| cell.address).filter(|address| address.starts_with("t3."));
    assert_eq!(all, addresses.map(|address| format!("{address}=1")).collect::<Vec<_>>());
}

#[test]
fn the_lines_of_table_two_are_as_long_as_they_are() {
    let expected = [
        "t2.regulations.made=1",
        "t2.regulations.repealed=2",
        "t2.regulations.valid=3",
        "t2.normative_documents.made=4",
        "t2.normative_documents.repealed=5",
        "t2.normative_documents.valid=6",
        "t2.licensing.decisions=7",
        "t2.punishment.decisions=8",
        "t2.coercion.decisions=9",
        "t2.fees.amount=10.5",
    ];
    assert_eq!(plain("t2.regulations.made", "1\t2\t3\n4\t5\t6\n7\n8\n9\n10.5"), expected);
    // Excel brings the merged cells as blanks.
    assert_eq!(plain("t2.regulations.made", "1\t2\t3\n4\t5\t6\n7\t\t\n8\t\t\n9\t\t\n10.5\t\t"), expected);
}

#[test]
fn table_four_is_one_line_of_fifteen() {
    let line: Vec<String> = (1..=15).map(|number: u32| number.to_string()).collect();
    let filled = plain("t4.review.upheld", &line.join("\t"));
    assert_eq!(filled.len(), 15);
    assert_eq!(filled[5], "t4.litigation_direct.upheld=6");
    assert_eq!(filled[14], "t4.litigation_after_review.total=15");
}

#[test]
fn a_block_may_begin_in_the_middle() {
    assert_eq!(
        plain("t3.granted.research", "1\t2\n3\t4"),
        [
            "t3.granted.research=1",
            "t3.granted.welfare=2",
            "t3.partially_granted.research=3",
            "t3.partially_granted.welfare=4",
        ]
    );
}

#[test]
fn line_ends_of_windows_and_an_end_of_line_at_the_end_do_no_harm() {
    let expected = plain("t3.granted.natural", "1\t2\n3\t4");
    for block in ["1\t2\r\n3\t4", "1\t2\r\n3\t4\r\n", "1\t2\n3\t4\n\n", "1\t2\r3\t4"] {
        assert_eq!(plain("t3.granted.natural", block), expected, "{block:?}");
    }
}

#[test]
fn blanks_around_a_figure_go_and_the_rest_stays_to_the_letter() {
    assert_eq!(
        plain("t3.granted.natural", " 1 \t\u{a0}2\t1,234\t\t/\t１２ 件"),
        [
            "t3.granted.natural=1",
            "t3.granted.commercial=2",
            "t3.granted.research=1,234",
            "t3.granted.welfare=",
            "t3.granted.legal=/",
            "t3.granted.other=１２ 件",
        ]
    );
}

#[test]
fn a_line_end_within_a_cell_of_excel_ends_no_line() {
    assert_eq!(
        plain("t3.granted.natural", "\"12\n件\"\t\"3\"\n4\t\"5"),
        [
            "t3.granted.natural=12 件",
            "t3.granted.commercial=3",
            "t3.partially_granted.natural=4",
            "t3.partially_granted.commercial=\"5",
        ]
    );
}

#[test]
fn lines_of_a_block_may_differ_in_length() {
    assert_eq!(
        plain("t3.granted.natural", "1\t2\n\n3"),
        [
            "t3.granted.natural=1",
            "t3.granted.commercial=2",
            "t3.partially_granted.natural=",
            "t3.state_secret.natural=3"
        ]
    );
}

#[test]
fn nothing_pasted_fills_nothing() {
    assert_eq!(plain("t3.granted.natural", ""), [""; 0]);
    assert_eq!(plain("t3.granted.natural", "\r\n"), [""; 0]);
}

// ── With labels ─────────────────────────────────────────────────────────────

#[test]
fn a_whole_copied_table_fills_every_cell_wherever_it_is_pasted() {
    for table in ["t2", "t3", "t4"] {
        let block = tabbed(&printed(table, number));
        for start in ["t2.licensing.decisions", "t3.state_secret.legal", "t4.review.other"] {
            let (how, cells, left_out) = read(start, &block);
            assert_eq!((how, left_out), (How::Labelled, vec![]), "{table} at {start}");
            assert_eq!(cells, numbered(table), "{table} at {start}");
        }
    }
}

#[test]
fn a_whole_table_lying_on_its_side_is_understood() {
    for table in ["t2", "t3"] {
        let block = tabbed(&turned(&printed(table, number)));
        let (how, cells, left_out) = read("t3.new_received.natural", &block);
        assert_eq!((how, left_out), (How::Labelled, vec![]), "{table}");
        assert_eq!(cells, numbered(table), "{table}");
    }
}

#[test]
fn lines_with_their_labels_go_to_their_rows_in_any_order() {
    let block = format!(
        "\t{NAMES}\n部分公开\t1\t2\t3\t4\t5\t6\t21\n（一）予以公开\t7\t8\t9\t10\t11\t12\t57\n二、上年结转\t0\t0\t0\t0\t0\t0\t0"
    );
    let (how, cells, left_out) = read("t3.carried_forward.total", &block);
    assert_eq!((how, left_out), (How::Labelled, vec![]));
    assert_eq!(
        cells,
        rows(&[
            ("carried_over", ["0"; 7]),
            ("granted", ["7", "8", "9", "10", "11", "12", "57"]),
            ("partially_granted", ["1", "2", "3", "4", "5", "6", "21"]),
        ])
    );
}

#[test]
fn labels_are_known_without_their_numerals_with_blanks_and_full_width_signs() {
    let block =
        "本年新收申请数量\t1\n上 年 结 转\t2\n１．属于国家秘密\t3\n其他处理\t4\n逾期不补正\t5\n总 计\t6";
    let (_, cells, left_out) = read("t3.new_received.natural", block);
    assert_eq!(
        cells,
        [
            "t3.new_received.natural=1",
            "t3.carried_over.natural=2",
            "t3.state_secret.natural=3",
            "t3.overdue_correction.natural=5",
            "t3.other_handling.natural=4",
            "t3.total_processed.natural=6",
        ]
    );
    assert_eq!(left_out, [""; 0]);
}

#[test]
fn columns_may_stand_in_another_order_and_some_may_be_missing() {
    let (_, cells, left_out) = read("t3.granted.natural", "\t合计\t企业\t自然人\n予以公开\t3\t2\t1");
    assert_eq!(cells, ["t3.granted.natural=1", "t3.granted.commercial=2", "t3.granted.total=3"]);
    assert_eq!(left_out, [""; 0]);
}

#[test]
fn a_head_over_several_columns_is_none_of_them() {
    let (_, cells, left_out) = read("t3.granted.natural", "自然人\t法人或其他组织\t总计\n1\t2\t3");
    assert_eq!(cells, ["t3.granted.natural=1", "t3.granted.total=3"]);
    assert_eq!(left_out, ["“法人或其他组织”没有对应的格：2"]);
}

#[test]
fn headings_alone_take_the_lines_from_the_cell_on() {
    let (_, cells, _) = read("t3.granted.legal", "自然人\t商业企业\n1\t2\n3\t4");
    assert_eq!(
        cells,
        [
            "t3.granted.natural=1",
            "t3.granted.commercial=2",
            "t3.partially_granted.natural=3",
            "t3.partially_granted.commercial=4"
        ]
    );
}

#[test]
fn table_four_may_come_as_a_list_of_three_lines() {
    let block = "\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t1\t2\t3\t4\t10\n未经复议直接起诉\t0\t0\t0\t0\t0\n复议后起诉\t5\t6\t7\t8\t26";
    let (how, cells, left_out) = read("t4.review.upheld", block);
    assert_eq!((how, left_out), (How::Labelled, vec![]));
    assert_eq!(cells.len(), 15);
    assert_eq!(cells[4], "t4.review.total=10");
    assert_eq!(cells[10], "t4.litigation_after_review.upheld=5");
}

#[test]
fn a_row_that_the_form_does_not_have_is_named() {
    let (_, cells, left_out) = read("t3.granted.natural", "予以公开\t1\t2\n主动撤回\t3\t4");
    assert_eq!(cells, ["t3.granted.natural=1", "t3.granted.commercial=2"]);
    assert_eq!(left_out, ["“主动撤回”没有对应的格：3、4"]);
}

#[test]
fn a_row_that_stands_twice_is_taken_once_and_named() {
    let (_, cells, left_out) = read("t3.granted.natural", "予以公开\t1\n（一）予以公开\t2");
    assert_eq!(cells, ["t3.granted.natural=1"]);
    assert_eq!(left_out, ["“（一）予以公开”没有对应的格：2"]);
}

#[test]
fn running_numbers_beside_the_labels_are_left_out() {
    let (_, cells, left_out) =
        read("t3.granted.natural", "序号\t项目\t自然人\n1\t予以公开\t7\n2\t部分公开\t8");
    assert_eq!(cells, ["t3.granted.natural=7", "t3.partially_granted.natural=8"]);
    assert_eq!(left_out, ["“序号”没有对应的格：1、2"]);
}

#[test]
fn a_blank_beside_known_labels_empties_the_cell() {
    let (_, cells, _) = read("t3.granted.natural", "\t自然人\t商业企业\n予以公开\t\t2\n部分公开\t3\t4");
    assert_eq!(
        cells,
        [
            "t3.granted.natural=",
            "t3.granted.commercial=2",
            "t3.partially_granted.natural=3",
            "t3.partially_granted.commercial=4"
        ]
    );
}

#[test]
fn what_could_be_a_row_or_a_column_is_asked() {
    let readings = readings("t3.granted.natural", "其他\t1\t2");
    assert_eq!(spell(&readings[0]), ["t3.other_handling.natural=1", "t3.other_handling.commercial=2"]);
    assert_eq!(spell(&readings[1]), ["t3.granted.other=1", "t3.partially_granted.other=2"]);
    assert_eq!(readings[2].how, How::Figures);
    assert_eq!(spell(&readings[2]), ["t3.granted.natural=1", "t3.granted.commercial=2"]);
}

#[test]
fn a_figure_a_line_is_asked_where_the_sums_say_that_it_is_a_row() {
    let row = "9\n1\n0\n2\n0\n0\n12";
    let asked = readings("t3.granted.natural", row);
    assert_eq!(asked.iter().map(|laid| laid.how).collect::<Vec<_>>(), [How::Transposed, How::AsItStands]);
    assert_eq!(spell(&asked[0])[..2], ["t3.granted.natural=9", "t3.granted.commercial=1"]);
    assert_eq!(asked[0].cells.len(), 7);
    assert_eq!(spell(&asked[1])[1], "t3.partially_granted.natural=1");
    // Two rows that stand upright.
    let two = readings("t3.granted.natural", "9\t1\n1\t1\n0\t0\n2\t0\n0\t0\n0\t0\n12\t2");
    assert_eq!((two[0].how, two.len()), (How::Transposed, 2));
    // Neither nothing but zeros nor what adds up to something else is a row.
    for column in ["0\n0\n0\n0\n0\n0\n0", "9\n1\n0\n2\n0\n0\n13", "9\n1\n0\n2\n0\n12"] {
        assert_eq!(
            plain("t3.granted.natural", column)[1].split('=').next(),
            Some("t3.partially_granted.natural")
        );
    }
}

#[test]
fn words_that_are_no_labels_are_left_out_after_a_question() {
    let (how, cells, left_out) = read("t3.granted.natural", "甲科\t1\t2\n乙科\t3\t4");
    assert_eq!(how, How::Figures);
    assert_eq!(cells.len(), 4);
    assert_eq!(cells[2], "t3.partially_granted.natural=3");
    assert_eq!(left_out, ["文字不填：甲科、乙科"]);
}

// ── Where it does not fit ───────────────────────────────────────────────────

#[test]
fn one_column_too_many_is_moved_cut_or_turned() {
    let readings = readings("t3.granted.other", "1\t2\t3\n4\t5\t6");
    let ways: Vec<How> = readings.iter().map(|laid| laid.how).collect();
    assert_eq!(ways, [How::Moved, How::Transposed, How::Cut]);
    assert_eq!(readings[0].words, "从“法律服务机构·予以公开”起照原样填");
    assert_eq!(spell(&readings[0])[0], "t3.granted.legal=1");
    assert_eq!(spell(&readings[1])[..2], ["t3.granted.other=1", "t3.granted.total=4"]);
    assert_eq!(readings[2].left_out, ["第 1 行放不下：3", "第 2 行放不下：6"]);
    assert_eq!(spell(&readings[2]).len(), 4);
}

#[test]
fn a_block_below_the_last_line_begins_further_up_in_its_column() {
    let (how, cells, _) = read("t3.total_processed.research", "1\t1\n2\t2\n3\t3");
    assert_eq!(how, How::Moved);
    assert_eq!(cells[0], "t3.other_handling.research=1");
}

#[test]
fn a_column_becomes_a_line_and_a_line_a_column_where_only_that_fits() {
    let column: Vec<String> = (1..=15).map(|number: u32| number.to_string()).collect();
    let (how, cells, _) = read("t4.review.upheld", &column.join("\n"));
    assert_eq!((how, cells.len()), (How::Transposed, 15));
    assert_eq!(cells[14], "t4.litigation_after_review.total=15");
    let (how, cells, _) = read("t3.new_received.other", &["2"; 25].join("\t"));
    assert_eq!((how, cells.len()), (How::Transposed, 25));
    assert_eq!(cells[24], "t3.carried_forward.other=2");
}

#[test]
fn three_lines_of_five_are_the_one_line_of_table_four() {
    let block = "1\t2\t3\t4\t10\n0\t0\t0\t0\t0\n5\t6\t7\t8\t26";
    let readings = readings("t4.review.upheld", block);
    let in_order = readings.iter().find(|laid| laid.how == How::InOrder).expect("one after the other");
    assert_eq!(spell(in_order)[14], "t4.litigation_after_review.total=26");
}

#[test]
fn a_block_larger_than_the_table_says_what_has_no_room() {
    let (how, cells, left_out) = read("t3.new_received.natural", &vec![["9"; 8].join("\t"); 26].join("\n"));
    assert_eq!((how, cells.len()), (How::Cut, 175));
    assert_eq!(left_out[0], "第 1 行放不下：9");
    assert_eq!(left_out[25], "第 26 行放不下：9、9、9、9、9、9、9、9");
}

#[test]
fn words_alone_are_refused() {
    let form = form_2021();
    let start = form.cell("t3.granted.natural").unwrap();
    for words in [NAMES, "予以公开\n部分公开", "见附件\t见附件"] {
        let refused = read::block(form, start, words).unwrap_err().to_string();
        assert_eq!(refused, "要粘贴的只有文字，没有数。", "{words}");
    }
}

#[test]
fn half_a_workbook_is_refused() {
    let form = form_2021();
    let start = form.cell("t3.granted.natural").unwrap();
    let refused = read::block(form, start, &"1\n".repeat(500)).unwrap_err().to_string();
    assert_eq!(refused, "要粘贴的有 500 行 1 列，不像是年报的表。请只复制表格里的数，再粘贴一次。");
    // Blank cells beside the figures are no more than that.
    let wide = format!("1\t2{}\n", "\t".repeat(500));
    assert_eq!(spell(&readings("t3.granted.natural", &wide)[0]).len(), 2);
}

// ── Any block at all ────────────────────────────────────────────────────────

/// What clipboards hold: figures, labels of the form, words, quotes, blanks.
fn text() -> impl Strategy<Value = String> {
    let labels = || form_2021().tables.iter().flat_map(|table| table.lines).flat_map(|line| line.cells);
    let labels: Vec<String> = labels().map(|item| item.text.to_owned()).collect();
    prop_oneof![
        4 => "[0-9０-９,./件 -]{0,5}",
        3 => prop::sample::select(labels),
        1 => "[\"其他总计一二1.（）]{0,4}",
        1 => any::<String>(),
    ]
}

proptest! {
    // The same cases every time.
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, rng_seed: RngSeed::Fixed(30), ..ProptestConfig::default() })]

    #[test]
    fn no_block_makes_the_reader_panic_or_fill_a_cell_twice(
        start in 0_usize..200,
        lines in prop::collection::vec(prop::collection::vec(text(), 0..9), 0..9),
    ) {
        let form = form_2021();
        let start = form.cell_ids().nth(start).unwrap();
        let readings = read::block(form, start, &tabbed(&lines)).unwrap_or_default();
        for laid in &readings {
            let mut cells: Vec<CellId> = laid.cells.iter().map(|(cell, _)| *cell).collect();
            let count = cells.len();
            cells.sort();
            cells.dedup();
            prop_assert_eq!(cells.len(), count, "a cell is filled twice: {:?}", laid);
        }
    }

    #[test]
    fn what_is_copied_out_of_a_table_and_pasted_back_is_the_same(
        (top, height) in (0_usize..25).prop_flat_map(|top| (Just(top), 1..=25 - top)),
        (left, width) in (0_usize..7).prop_flat_map(|left| (Just(left), 1..=7 - left)),
        figures in prop::collection::vec("[0-9]{0,4}|[/-]|１２|12 件|1,234", 175),
    ) {
        let form = form_2021();
        let of_table: Vec<CellId> = form.cell_ids().filter(|cell| form.info(*cell).address.starts_with("t3.")).collect();
        let at = |line: usize, column: usize| (of_table[line * 7 + column], figures[line * 7 + column].clone());
        let block: Vec<Vec<(CellId, String)>> =
            (top..top + height).map(|line| (left..left + width).map(|column| at(line, column)).collect()).collect();
        let copied: Vec<Vec<String>> = block.iter().map(|line| line.iter().map(|(_, text)| text.clone()).collect()).collect();
        let readings = read::block(form, block[0][0].0, &tabbed(&copied)).unwrap();
        prop_assert_eq!(readings[0].how, How::Plain);
        // Blank lines at the end of a block are none; the page clears them by themselves.
        let expected = block.concat();
        let filled = &readings[0].cells;
        prop_assert!(expected.starts_with(filled), "{:?}", filled);
        prop_assert!(expected[filled.len()..].iter().all(|(_, text)| text.is_empty()));
    }
}
