//! What real programs put on the clipboard: the HTML and the plain text of it read together,
//! hidden and deleted parts, lines of PDF files, several tables at once.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::form_2021;
use xxgk_annual_report::form::CellId;
use xxgk_annual_report::read::{self, Amount, How, Laid, Pasting};
use xxgk_annual_report::write::{Format, Options, write};

/// The readings of what is pasted into a cell, the likeliest first.
fn readings(start: &str, html: &str, text: &str) -> Vec<Laid> {
    let form = form_2021();
    let pasting = Pasting { html, text, selected: &[] };
    read::block(form, form.cell(start).unwrap(), pasting)
        .unwrap_or_else(|error| panic!("{html}{text}: {error}"))
}

/// What goes where, as “address=text”, without the table's key.
fn spell(laid: &Laid) -> String {
    let cell = |(cell, text): &(CellId, String)| format!("{}={text}", form_2021().info(*cell).address);
    laid.cells.iter().map(cell).collect::<Vec<_>>().join(" ")
}

/// What goes in at once.
fn plain(start: &str, html: &str, text: &str) -> String {
    let readings = readings(start, html, text);
    assert_eq!((readings[0].how, readings.len()), (How::Plain, 1), "{readings:?}");
    assert!(readings[0].left_out.is_empty() && readings[0].doubts.is_empty());
    spell(&readings[0])
}

/// The likeliest reading of what has to be looked at first.
fn asked(start: &str, html: &str, text: &str) -> Laid {
    let first = readings(start, html, text).swap_remove(0);
    assert_ne!(first.how, How::Plain, "{first:?}");
    first
}

fn table(lines: &str) -> String {
    format!("<html><body><table>{lines}</table></body></html>")
}

const GRANTED: &str = "t3.granted.natural";

// ── What is not shown, and merged cells ─────────────────────────────────────

#[test]
fn the_helper_row_of_excel_is_no_row() {
    let html = table(
        "<tr><td>10</td><td>30</td></tr><![if supportMisalignedColumns]>\
         <tr height=0 style='display:none'><td width=72></td><td width=72></td></tr><![endif]>",
    );
    assert_eq!(plain(GRANTED, &html, "10\t30"), "t3.granted.natural=10 t3.granted.commercial=30");
}

#[test]
fn the_cells_that_a_merged_one_covers_stay_as_they_are() {
    let html = table("<tr><td colspan=2>10</td><td>30</td></tr><tr style='display: none'><td></td></tr>");
    let laid = asked(GRANTED, &html, "10\t\t30");
    assert_eq!(spell(&laid), "t3.granted.natural=10 t3.granted.research=30");
    assert_eq!(laid.left_out, ["“商业企业·予以公开”不变：原来的表把它和旁边的格合并了，只有一个数"]);
    let tall = table("<tr><td rowspan=2>10</td><td>1</td></tr><tr><td>2</td></tr>");
    let laid = asked(GRANTED, &tall, "10\t1\n\t2");
    assert_eq!(
        spell(&laid),
        "t3.granted.natural=10 t3.granted.commercial=1 t3.partially_granted.commercial=2"
    );
}

#[test]
fn merged_cells_where_the_form_has_merged_ones_need_no_question() {
    let html = table(
        "<tr><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td><td>6</td></tr><tr><td colspan=3>7</td></tr>",
    );
    assert!(plain("t2.regulations.made", &html, "").ends_with("t2.licensing.decisions=7"));
}

#[test]
fn lines_that_a_sheet_hides_are_said_and_offered() {
    for hidden in ["<tr style='display:none'>", "<tr hidden>", "<tr style=\"visibility:collapse\">"] {
        let html =
            table(&format!("<tr><td>1</td><td>2</td></tr>{hidden}<td>8<td>9<tr><td>3</td><td>4</td></tr>"));
        let all = readings(GRANTED, &html, "1\t2\n8\t9\n3\t4");
        assert_ne!(all[0].how, How::Plain);
        assert_eq!(
            spell(&all[0]),
            "t3.granted.natural=1 t3.granted.commercial=2 t3.partially_granted.natural=3 t3.partially_granted.commercial=4"
        );
        assert_eq!(all[0].left_out, ["表里有 1 处没有显示出来的行或格，没有读入。"]);
        assert_eq!(all[1].words, "连同没有显示的行或格，从“自然人·予以公开”起照原样填");
        assert_eq!(all[1].cells.len(), 6);
    }
}

#[test]
fn columns_that_a_sheet_hides_are_not_read() {
    let html = table("<tr><td>1</td><td style='display:none'>5</td><td>2</td></tr>");
    let all = readings(GRANTED, &html, "1\t5\t2");
    assert_eq!(spell(&all[0]), "t3.granted.natural=1 t3.granted.commercial=2");
    assert_eq!(all[1].cells.len(), 3);
}

// ── What was deleted ────────────────────────────────────────────────────────

#[test]
fn a_deletion_is_left_out_and_the_cell_marked() {
    for cell in [
        "<p><del>12</del><ins>13</ins></p>",
        "<s>12</s>13",
        "<strike>12</strike> 13",
        "<span style='text-decoration: line-through'>12</span>13",
        "<span style='color:red;text-decoration:underline line-through'>12</span>13",
    ] {
        let html = table(&format!("<tr><td>{cell}</td><td>5</td></tr>"));
        let laid = asked(GRANTED, &html, "1213\t5");
        assert_eq!(spell(&laid), "t3.granted.natural=13 t3.granted.commercial=5", "{cell}");
        let [(doubtful, why)] = laid.doubts.as_slice() else { panic!("{laid:?}") };
        assert_eq!(form_2021().info(*doubtful).address, "t3.granted.natural");
        assert_eq!(why, "原件里这一格有划掉或删除的文字，没有读入");
        assert_eq!(laid.left_out, ["有 1 处划掉或删除的文字没有读入。"]);
    }
}

#[test]
fn what_is_hidden_within_a_cell_is_not_read() {
    for hidden in ["display:none", "mso-hide:all", "DISPLAY: NONE"] {
        let html = table(&format!("<tr><td><span style='{hidden}'>12</span>13</td><td>5</td></tr>"));
        assert_eq!(plain(GRANTED, &html, "13\t5"), "t3.granted.natural=13 t3.granted.commercial=5");
    }
}

#[test]
fn a_deletion_outside_of_tables_is_left_out_too() {
    let laid = asked(GRANTED, "<p><del>12</del><ins>13</ins></p>", "1213");
    assert_eq!(spell(&laid), "t3.granted.natural=13");
    assert_eq!(laid.left_out, ["有 1 处划掉或删除的文字没有读入。"]);
}

#[test]
fn a_deletion_beside_labels_is_marked_at_its_cell() {
    let html = table("<tr><td>（一）予以公开</td><td><del>12</del><ins>13</ins></td><td>5</td></tr>");
    let laid = asked(GRANTED, &html, "");
    assert_eq!(spell(&laid), "t3.granted.natural=13 t3.granted.commercial=5");
    assert_eq!(laid.doubts.len(), 1);
}

// ── Several texts in one cell ───────────────────────────────────────────────

#[test]
fn two_figures_in_one_cell_never_become_one() {
    for cell in ["12<br>3", "<p>12</p><p>3</p>", "<div>12</div><div>3</div>", "12<br/>\n3"] {
        let html = table(&format!("<tr><td>{cell}</td><td>5</td></tr>"));
        assert_eq!(plain(GRANTED, &html, ""), "t3.granted.natural=12；3 t3.granted.commercial=5");
    }
    assert_eq!(plain(GRANTED, "", "\"12\n3\"\t5"), "t3.granted.natural=12；3 t3.granted.commercial=5");
    assert_eq!(plain(GRANTED, "", "\"1\n234\"\t5"), "t3.granted.natural=1；234 t3.granted.commercial=5");
}

// ── A column that is too narrow ─────────────────────────────────────────────

#[test]
fn a_figure_without_room_is_taken_from_the_plain_text() {
    let html = table("<tr><td>####</td><td>7</td></tr><tr><td>##</td><td>8</td></tr>");
    assert_eq!(
        plain(GRANTED, &html, "12345\t7\r\n678\t8\r\n"),
        "t3.granted.natural=12345 t3.granted.commercial=7 t3.partially_granted.natural=678 t3.partially_granted.commercial=8"
    );
    // And the other way round.
    let html = table("<tr><td>12345</td><td>7</td></tr>");
    assert_eq!(plain(GRANTED, &html, "####\t7"), "t3.granted.natural=12345 t3.granted.commercial=7");
}

#[test]
fn beside_labels_too() {
    let html = table("<tr><td>予以公开</td><td>####</td></tr><tr><td>部分公开</td><td>3</td></tr>");
    let laid = asked(GRANTED, &html, "予以公开\t12345\n部分公开\t3");
    assert_eq!(spell(&laid), "t3.granted.natural=12345 t3.partially_granted.natural=3");
}

#[test]
fn where_both_lines_could_be_meant_nothing_is_guessed() {
    // The plain text has a line more: which of two is hidden cannot be known.
    let html = table("<tr><td>####</td><td>7</td></tr>");
    let laid = readings(GRANTED, &html, "100\t7\n200\t7").swap_remove(0);
    assert_eq!(spell(&laid), "t3.granted.natural=#### t3.granted.commercial=7");
}

#[test]
fn where_the_two_differ_somebody_is_asked() {
    let html = table("<tr><td>12</td><td>7</td></tr>");
    let laid = asked(GRANTED, &html, "21\t7");
    assert_eq!(spell(&laid), "t3.granted.natural=12 t3.granted.commercial=7");
    assert_eq!(laid.doubts[0].1, "同时复制来的纯文字里是“21”");
}

// ── As it stands ────────────────────────────────────────────────────────────

#[test]
fn what_is_no_number_keeps_its_place() {
    for odd in ["####", "―", "零", "#REF!", "O", "‐", "‒", "－", "#DIV/0!"] {
        let text = format!("{odd}\t7\t8\t9\t0\t0\t24");
        let expected = format!(
            "t3.granted.natural={odd} t3.granted.commercial=7 t3.granted.research=8 t3.granted.welfare=9 t3.granted.legal=0 t3.granted.other=0 t3.granted.total=24"
        );
        assert_eq!(plain(GRANTED, "", &text), expected);
    }
}

#[test]
fn words_at_the_head_of_a_whole_line_keep_their_place_too() {
    for words in ["未统计", "见附件", "待核"] {
        let all = readings(GRANTED, "", &format!("{words}\t7\t8\t9\t0\t0\t24"));
        assert_eq!(all[0].how, How::AsItStands, "{all:?}");
        assert!(spell(&all[0]).starts_with(&format!("t3.granted.natural={words} t3.granted.commercial=7")));
        assert_eq!(all[1].how, How::Figures);
    }
}

#[test]
fn words_between_figures_do_not_move_them() {
    let all = readings(GRANTED, "", "1\t见附件\t3");
    assert_eq!(all[0].how, How::AsItStands);
    assert_eq!(spell(&all[0]), "t3.granted.natural=1 t3.granted.commercial=见附件 t3.granted.research=3");
}

#[test]
fn as_it_stands_is_among_the_readings() {
    let all = readings(GRANTED, "", "甲科\t1\t2\n乙科\t3\t4");
    assert!(all.iter().any(|laid| laid.how == How::AsItStands), "{all:?}");
}

// ── Titles, units and remarks ───────────────────────────────────────────────

#[test]
fn lines_that_are_no_figures_are_named_and_left_out() {
    let figures = "1\t2\t3\t4\t5\t6\t21\n0\t0\t0\t0\t0\t0\t0";
    for (above, below) in [
        ("", "\n注：数字来自台账\t\t\t\t\t\t"),
        ("", "\n填表人：某某\t\t\t审核人：某某"),
        ("某局申请情况表\t\t\t\t\t\t\n单位：件\n", ""),
        ("单位：件\n", "\n注：数字来自台账\n填表人：某某"),
    ] {
        let laid = asked("t3.new_received.natural", "", &format!("{above}{figures}{below}"));
        assert!(
            spell(&laid).starts_with("t3.new_received.natural=1 t3.new_received.commercial=2"),
            "{laid:?}"
        );
        assert_eq!(laid.cells.len(), 14, "{laid:?}");
        assert!(laid.left_out[0].starts_with("文字不填："), "{laid:?}");
    }
    let laid = asked("t3.new_received.natural", "", "（一）予以公开\t1\t2\n注：数字来自台账\t\t");
    assert_eq!(laid.left_out, ["文字不填：注：数字来自台账"]);
}

#[test]
fn paragraphs_around_a_table_are_named() {
    let html = format!("<p>单位：件</p>{}<p>注：来自台账</p>", table("<tr><td>1</td><td>2</td></tr>"));
    let laid = asked(GRANTED, &html, "单位：件\n1\t2\n注：来自台账");
    assert_eq!(spell(&laid), "t3.granted.natural=1 t3.granted.commercial=2");
    assert_eq!(laid.left_out, ["表格以外的文字不填：单位：件、注：来自台账"]);
}

// ── Text without tabs ───────────────────────────────────────────────────────

const NEW: &str = "t3.new_received.natural=12 t3.new_received.commercial=3 t3.new_received.research=0 t3.new_received.welfare=0 t3.new_received.legal=0 t3.new_received.other=0 t3.new_received.total=15";

#[test]
fn a_line_of_a_pdf_file_is_read_by_its_label_and_its_blanks() {
    for line in [
        "一、本年新收政府信息公开申请数量 12 3 0 0 0 0 15",
        "本年新收政府信息公开申请数量  12  3  0  0  0  0  15",
    ] {
        assert_eq!(spell(&asked(GRANTED, "", line)), NEW);
    }
    let two = asked(
        GRANTED,
        "",
        "一、本年新收政府信息公开申请数量 12 3 0 0 0 0 15\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1",
    );
    assert_eq!(two.cells.len(), 14);
}

#[test]
fn figures_with_blanks_between_are_offered_as_several() {
    let all = readings("t3.new_received.natural", "", "12 3 0 0 0 0 15");
    assert_eq!(spell(&all[0]), NEW);
    assert_eq!(all[0].how, How::AsItStands);
    assert_eq!(spell(&all[1]), "t3.new_received.natural=12 3 0 0 0 0 15");
    // What may be one number is offered as one first.
    let all = readings(GRANTED, "", "1 234");
    assert_eq!((spell(&all[0]).as_str(), all[0].how), ("t3.granted.natural=1 234", How::AsItStands));
    assert_eq!(spell(&all[1]), "t3.granted.natural=1 t3.granted.commercial=234");
    assert_eq!(plain(GRANTED, "", "12 件"), "t3.granted.natural=12 件");
}

#[test]
fn bars_part_texts_and_rulings_are_no_figures() {
    let regulations = "t2.regulations.made=1 t2.regulations.repealed=2 t2.regulations.valid=3";
    for text in [
        "|规章|1|2|3|",
        "|规章|1|2|3|\n|---|---|---|---|\n|行政规范性文件|4|5|6|",
        "| 内容 | 制发 | 废止 | 现行有效 |\n|:--|--:|--:|--:|\n| 规章 | 1 | 2 | 3 |",
        "规章 | 1 | 2 | 3",
        "┌───┬──┬──┬──┐\n│规章│1│2│3│\n└───┴──┴──┴──┘",
        "+------+--+--+--+\n| 规章 | 1| 2| 3|\n+------+--+--+--+",
    ] {
        let laid = asked("t2.regulations.made", "", text);
        assert!(spell(&laid).starts_with(regulations), "{text}: {laid:?}");
        assert_eq!(laid.cells.len() % 3, 0, "{laid:?}");
        assert!(!laid.left_out.concat().contains("--"), "{laid:?}");
    }
    let bare = readings("t2.regulations.made", "", "|1|2|3|\n|---|---|---|\n|4|5|6|").swap_remove(0);
    assert_eq!(bare.cells.len(), 6, "{bare:?}");
}

#[test]
fn one_cell_a_line_is_read_by_its_labels() {
    let expected = "t2.regulations.made=1 t2.regulations.repealed=2 t2.regulations.valid=3 t2.normative_documents.made=4 t2.normative_documents.repealed=5 t2.normative_documents.valid=6";
    for text in [
        "规章\n1\n2\n3\n行政规范性文件\n4\n5\n6",
        "规章\r\n\t1\r\n\t2\r\n\t3\r\n行政规范性文件\r\n\t4\r\n\t5\r\n\t6\r\n",
        "\t规章\n\t1\n\t2\n\t3\n\t行政规范性文件\n\t4\n\t5\n\t6",
    ] {
        assert_eq!(spell(&asked("t2.regulations.made", "", text)), expected, "{text:?}");
    }
}

#[test]
fn a_figure_that_is_missing_in_such_lines_is_not_guessed() {
    let laid = asked("t2.regulations.made", "", "规章\n1\n3\n行政规范性文件\n4\n5\n6");
    assert!(!spell(&laid).contains("t2.regulations.repealed=3"), "{laid:?}");
}

// ── Several tables ──────────────────────────────────────────────────────────

/// The printed tables as HTML, every cell with a number of its own.
fn all_tables() -> String {
    let form = form_2021();
    let cell = |item: &xxgk_annual_report::form::Printed| {
        let text = item.cell.map_or(item.text.to_owned(), |cell| cell.index().to_string());
        format!("<td colspan={} rowspan={}>{text}</td>", item.columns, item.rows)
    };
    let line = |line: &xxgk_annual_report::form::Line| {
        format!("<tr>{}</tr>", line.cells.iter().map(cell).collect::<String>())
    };
    let table = |table: &xxgk_annual_report::form::Table| table.lines.iter().map(line).collect::<String>();
    form.tables.iter().map(|own| ["<table>", &table(own), "</table>"].concat()).collect()
}

#[test]
fn all_tables_at_once_go_each_to_its_place() {
    for html in [all_tables(), format!("<div><h2>二、主动公开政府信息情况</h2></div>{}", all_tables())]
    {
        let laid = asked("t3.granted.natural", &html, "");
        assert_eq!(laid.cells.len(), 200, "{}", laid.words);
        for (cell, text) in &laid.cells {
            assert_eq!(*text, cell.index().to_string(), "{}", form_2021().info(*cell).address);
        }
        assert!(laid.words.contains("二、主动公开") && laid.words.contains("四、"), "{}", laid.words);
    }
}

// ── Into several selected cells ─────────────────────────────────────────────

#[test]
fn one_text_goes_into_all_selected_cells() {
    let form = form_2021();
    let cells = |addresses: &[&str]| addresses.iter().map(|one| form.cell(one).unwrap()).collect::<Vec<_>>();
    let selected = cells(&[
        "t3.granted.natural",
        "t3.granted.commercial",
        "t3.partially_granted.natural",
        "t3.partially_granted.commercial",
    ]);
    let read = |selected: &[CellId], text: &str| {
        let pasting = Pasting { html: "", text, selected };
        read::block(form, selected[0], pasting).unwrap()
    };
    let one = read(&selected, "0\r\n");
    assert_eq!((one[0].how, one.len()), (How::Plain, 1));
    assert_eq!(
        spell(&one[0]),
        "t3.granted.natural=0 t3.granted.commercial=0 t3.partially_granted.natural=0 t3.partially_granted.commercial=0"
    );
    // A line is repeated below, as in a spreadsheet.
    assert_eq!(
        spell(&read(&selected, "1\t2")[0]),
        "t3.granted.natural=1 t3.granted.commercial=2 t3.partially_granted.natural=1 t3.partially_granted.commercial=2"
    );
    // What does not fit into the selection evenly begins at its first cell.
    assert_eq!(read(&selected, "1\t2\t3")[0].cells.len(), 3);
}

// ── What a sheet keeps and does not show ────────────────────────────────────

#[test]
fn where_a_sheet_shows_another_number_than_it_keeps_the_cell_is_in_doubt() {
    let why = |kept: &str, shown: &str| Some(format!("原件里这一格存的是 {kept}，显示成“{shown}”"));
    for (cell, text, doubt) in [
        // A format has rounded it: what was seen stays.
        (r#"<td sdval="12.6" sdnum="1033;0;0">13</td>"#, "13", why("12.6", "13")),
        (r#"<td x:num="1234.4">1,234</td>"#, "1,234", why("1234.4", "1,234")),
        // The column was too narrow.
        (r#"<td sdval="123456">###</td>"#, "123456", why("123456", "###")),
        (r#"<td align=right x:num="12345">1.2E+04</td>"#, "12345", why("12345", "1.2E+04")),
        // The same in another spelling, and what is no number at all.
        (r#"<td sdval="1234">1,234</td>"#, "1,234", None),
        (r#"<td sdval="1234">１２３４ 件</td>"#, "１２３４ 件", None),
        (r#"<td x:num="0.30000000000000004">0.3</td>"#, "0.3", None),
        ("<td x:num>12</td>", "12", None),
        (r#"<td sdval="0"> -   </td>"#, "-", None),
        (r#"<td sdval="45678">2025-01-21</td>"#, "2025-01-21", None),
    ] {
        let found = readings(GRANTED, &table(&format!("<tr>{cell}<td>4</td></tr>")), "").swap_remove(0);
        assert_eq!(found.cells[0].1, text, "{cell}");
        assert_eq!(found.doubts.first().map(|(_, why)| why.clone()), doubt, "{cell}");
        assert_eq!(found.how == How::Plain, doubt.is_none(), "{cell}");
    }
}

// ── A report as a whole ─────────────────────────────────────────────────────

#[test]
fn a_whole_report_is_told_from_a_part_of_one_and_from_other_texts() {
    let report = given::fixture("hongze-2023");
    let text = |format| String::from_utf8(write(&report, format, &Options::default())).unwrap();
    let (page, plain, draft) = (text(Format::Fragment), text(Format::Text), text(Format::Json));
    let amount = |html: &str, text: &str| read::copied(html, text).map(|copied| copied.amount);
    assert_eq!(amount(&page, &plain), Some(Amount::Whole));
    assert_eq!(amount("", &plain), Some(Amount::Whole));
    assert_eq!(amount("", &draft), Some(Amount::Draft));
    let tables = page.split_once("四、").unwrap().1;
    let tables = tables.split_once("五、").unwrap().0;
    assert_eq!(amount(&format!("<h2>四、{tables}"), ""), Some(Amount::Part));
    assert_eq!(amount("", "一、总体情况\n今年没有收到申请。"), None);
    assert_eq!(amount("<p>今年没有收到申请</p>", "今年没有收到申请"), None);
}

#[test]
fn of_the_two_forms_of_a_clipboard_the_one_with_more_of_the_report_counts() {
    let plain =
        String::from_utf8(write(&given::fixture("hongze-2023"), Format::Text, &Options::default())).unwrap();
    let copied = read::copied("<p>图片</p>", &plain).unwrap();
    assert!(!copied.is_html && copied.amount == Amount::Whole);
}
