//! Reports in files that other programs wrote: found by their headings, labels and order, with
//! doubt said and nothing guessed in silence.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // A panic is how a test fails.
#![allow(clippy::format_collect, clippy::format_push_string)] // Files of a few kilobytes.

mod given;

use given::{cell_2021, fixture, form_2021};
use xxgk_annual_report::form::{Body, CellId, Form, Table};
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, write};

fn opened(file: &str) -> Read {
    read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// Every cell of a report as it is printed.
fn printed(report: &Report) -> Vec<(CellId, String)> {
    let figures = report.figures();
    report.form.cell_ids().map(|cell| (cell, report.printed(cell, &figures))).collect()
}

fn has_all_figures(read: &Read, report: &Report) {
    for (cell, text) in printed(report) {
        assert_eq!(read.report.cell(cell), text, "{}", report.form.name_of(cell));
    }
}

/// The table as lines of texts, blank where a cell reaches over from the left or from above.
fn lines(table: &Table, report: &Report) -> Vec<Vec<String>> {
    let figures = report.figures();
    let text = |item: &xxgk_annual_report::form::Printed| {
        item.cell.map_or_else(|| item.text.to_owned(), |cell| report.printed(cell, &figures))
    };
    table.lines.iter().map(|line| line.cells.iter().map(text).collect()).collect()
}

/// A report with its tables written in some way, its prose as it stands.
fn with_tables(report: &Report, table: impl Fn(&[Vec<String>]) -> String) -> String {
    let mut text = format!("{}\n", report.title());
    for section in report.form.sections {
        text += &format!("{}\n", section.heading);
        text += &match section.body {
            Body::Prose { .. } => report.text(Field::Section(section.key)).to_owned(),
            Body::Table(index) => table(&lines(&report.form.tables[index], report)),
        };
        text.push('\n');
    }
    text
}

const NAMES: [&str; 4] = ["hangzhou-2025", "hongze-2023", "gangkou-2021", "suqian-2024"];

#[test]
fn text_and_markdown_of_ours_are_read_again() {
    for name in NAMES {
        let report = fixture(name);
        for format in [Format::Text, Format::Markdown] {
            let file = write(&report, format, &Options::default());
            let read = read(&file).unwrap();
            has_all_figures(&read, &report);
            for field in [Field::OVERVIEW, Field::PROBLEMS, Field::OTHER_MATTERS, Field::Year] {
                assert_eq!(read.report.text(field), report.text(field), "{name} {}", field.key());
            }
            assert_eq!(read.report.title(), report.title());
            assert_eq!(read.notes, [""; 0], "{name}");
        }
    }
}

#[test]
fn a_table_with_a_cell_a_line_is_read() {
    for name in NAMES {
        let report = fixture(name);
        for (between, cells) in [("\n", ""), ("\n", "\t"), ("\n\n", "")] {
            let file = with_tables(&report, |lines| {
                lines.iter().flatten().map(|text| format!("{cells}{text}")).collect::<Vec<_>>().join(between)
            });
            let read = opened(&file);
            has_all_figures(&read, &report);
            assert!(read.report.doubts.is_empty(), "{name}");
        }
    }
}

#[test]
fn a_table_that_lost_its_tabs_is_read_by_labels_and_blanks() {
    for name in NAMES {
        let report = fixture(name);
        let file = with_tables(&report, |lines| {
            lines.iter().map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
        });
        has_all_figures(&opened(&file), &report);
    }
}

/// Rows of a table of a page; cells that span nothing.
fn html(lines: &[Vec<String>]) -> String {
    let row = |line: &Vec<String>| line.iter().map(|text| format!("<td>{text}</td>")).collect::<String>();
    let rows: String = lines.iter().map(|line| format!("<tr>{}</tr>", row(line))).collect();
    format!("<table>{rows}</table>")
}

fn page_of(report: &Report, table: impl Fn(&[Vec<String>]) -> String) -> String {
    let mut page = format!("<html><head><title>{}_某市人民政府</title></head><body>", report.title());
    for section in report.form.sections {
        page += &format!("<p>{}</p>", section.heading);
        match section.body {
            Body::Prose { .. } => {
                for line in report.text(Field::Section(section.key)).lines() {
                    page += &format!("<p>{line}</p>");
                }
            }
            Body::Table(index) => page += &table(&lines(&report.form.tables[index], report)),
        }
    }
    page
}

#[test]
fn a_page_whose_tables_lost_their_spans_is_read() {
    for name in NAMES {
        let report = fixture(name);
        let read = opened(&page_of(&report, html));
        has_all_figures(&read, &report);
        assert_eq!(read.report.text(Field::Year), report.text(Field::Year));
        assert_eq!(read.report.title(), report.title());
    }
}

#[test]
fn a_page_laid_out_by_a_table_is_read() {
    let report = fixture("hangzhou-2025");
    let inner = page_of(&report, html);
    let (_, body) = inner.split_once("<body>").unwrap();
    let page = format!("<body><table><tr><td>栏目</td><td>{body}</td></tr></table>");
    has_all_figures(&opened(&page), &report);
}

#[test]
fn blank_cells_of_a_page_stay_blank() {
    let report = fixture("hangzhou-2025");
    let page = page_of(&report, html).replace("<td>0</td>", "<td>&nbsp;</td>");
    let read = opened(&page);
    for (cell, text) in printed(&report) {
        let expected = if text == "0" { "" } else { &text };
        assert_eq!(read.report.cell(cell), expected, "{}", report.form.name_of(cell));
    }
}

#[test]
fn what_was_struck_out_is_left_out_and_said() {
    let report = fixture("hangzhou-2025");
    let page = page_of(&report, html).replacen("<td>11398889</td>", "<td><del>12</del><ins>13</ins></td>", 1);
    let read = opened(&page);
    assert_eq!(read.report.cell(cell_2021("t2.licensing.decisions")), "13");
    assert!(read.notes.iter().any(|note| note == "有 1 处划掉或删除的文字没有读入。"), "{:?}", read.notes);
}

#[test]
fn two_figures_in_one_cell_are_not_made_into_one() {
    let report = fixture("hangzhou-2025");
    let page = page_of(&report, html).replacen("<td>11398889</td>", "<td>12<br>3</td>", 1);
    assert_eq!(opened(&page).report.cell(cell_2021("t2.licensing.decisions")), "12 3");
}

#[test]
fn a_hidden_row_is_not_read() {
    let report = fixture("hangzhou-2025");
    let row = "<tr height=0 style='display:none'><td>规章</td><td>7</td><td>7</td><td>7</td></tr>";
    let page = page_of(&report, html).replace("<table>", &format!("<table>{row}"));
    has_all_figures(&opened(&page), &report);
}

#[test]
fn labels_are_known_however_they_are_written() {
    let report = fixture("hangzhou-2025");
    let page = page_of(&report, html)
        .replace("行政规范性文件", "规范性文件")
        .replace("2.其他法律行政法规禁止公开", "2.其他法律行政止公开")
        .replace("本年处理决定数量", "本年（2025）处理绝对数量")
        .replace("总计", "总 计")
        .replace("1.属于国家秘密", "1. 属于国家秘密")
        .replace("规章", "規章")
        .replace("二、主动公开政府信息情况", "一、主動公開政府信息情況");
    has_all_figures(&opened(&page), &report);
}

#[test]
fn a_row_with_missing_cells_is_filled_by_its_sum_and_marked() {
    let text = "一、本年新收政府信息公开申请数量\n5\n2\n7\n二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n\
                三、本年度办理结果\n（一）予以公开\n7\n0\n0\n0\n0\n0\n7\n四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n";
    let read = opened(&format!("2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{text}"));
    let at = |address| read.report.cell(cell_2021(address)).to_owned();
    // 5 and 2 may stand in any two of six cells; the total is 7 in every way.
    assert_eq!(at("t3.new_received.total"), "7");
    assert_eq!(at("t3.new_received.natural"), "");
    assert_eq!(at("t3.granted.natural"), "7");
    assert!(read.report.doubts.iter().any(|doubt| doubt.place == "t3.new_received.total"));
    assert!(read.notes.iter().any(|note| note.text.contains("5、2")), "{:?}", read.notes);
}

#[test]
fn a_line_that_the_form_does_not_have_is_said() {
    let report = fixture("hangzhou-2025");
    let row = "<tr><td>其他主动公开文件</td><td>186</td><td>86</td><td>255</td></tr><tr><td>行政许可</td>";
    let page = page_of(&report, html).replacen("<tr><td>行政许可</td>", row, 1);
    let read = opened(&page);
    has_all_figures(&read, &report);
    assert!(
        read.notes
            .iter()
            .any(|note| note.text.contains("其他主动公开文件") && note.text.contains("186、86、255"))
    );
}

#[test]
fn words_beside_a_table_are_said() {
    let report = fixture("hangzhou-2025");
    let page = page_of(&report, |lines| format!("{}<p>注：复议数量含上年度结转数量。</p>", html(lines)));
    assert!(opened(&page).notes.iter().any(|note| note.text.contains("注：复议数量含上年度结转数量。")));
}

#[test]
fn what_is_missing_is_said() {
    let report = fixture("hangzhou-2025");
    let page = page_of(&report, html);
    let (page, _) = page.split_once("<p>四、").unwrap();
    let read = opened(page);
    assert!(read.notes.iter().any(|note| note == "没有找到“四、政府信息公开行政复议、行政诉讼情况”的表。"));
    assert!(read.notes.iter().any(|note| note == "没有找到“五、存在的主要问题及改进情况”这一部分。"));
}

#[test]
fn words_in_a_cell_of_table_four_do_not_lose_the_table() {
    for (address, word) in [
        ("t4.review.total", "不详"),
        ("t4.review.corrected", "约5"),
        ("t4.litigation_after_review.total", "见附件一"),
    ] {
        let mut report = fixture("hangzhou-2025");
        given::type_in(&mut report, address, word);
        let read = opened(&page_of(&report, html));
        for cell in report.form.cell_ids().filter(|cell| report.form.info(*cell).address.starts_with("t4.")) {
            assert_eq!(read.report.cell(cell), report.cell(cell), "{}", report.form.name_of(cell));
        }
        assert_eq!(read.report.cell(cell_2021(address)), word);
    }
    // With a remark behind the figures nobody can tell by their number which cell is which.
    let remark = with_tables(&fixture("hangzhou-2025"), |lines| {
        let cells = |line: &Vec<String>| {
            let mut own = line.clone();
            if line.len() == 15 && line.iter().all(|text| text.parse::<u32>().is_ok()) {
                own.push("没有备注".to_owned());
            }
            format!("<tr><td>{}</td></tr>", own.join("</td><td>"))
        };
        format!("<table>{}</table>", lines.iter().map(cells).collect::<String>())
    });
    let read = opened(&remark);
    for cell in read.report.form.cell_ids() {
        let found = read.report.cell(cell);
        assert!(found.is_empty() || found == fixture("hangzhou-2025").cell(cell), "{found}");
    }
}

#[test]
fn each_edition_is_known_by_its_labels() {
    for form in Form::all() {
        let mut report = Report::new(form);
        for (place, cell) in form.cell_ids().filter(|cell| !form.info(*cell).is_sum).enumerate() {
            report.set_cell(cell, &(place % 9).to_string());
        }
        report.set_text(Field::OrganName, "某县");
        // The year says another edition than the labels do.
        report.set_text(Field::Year, "2040");
        let read = opened(&page_of(&report, html));
        assert_eq!(read.report.form.edition, form.edition);
        has_all_figures(&read, &report);
    }
}

#[test]
fn an_edition_is_named_by_the_labels_of_the_newest_where_nothing_else_tells() {
    let read = opened(&format!("四、政府信息公开行政复议、行政诉讼情况\n{}\n", ["0"; 15].join(" ")));
    assert_eq!(read.report.form.edition, Form::newest().edition);
    assert_eq!(read.report.cell(read.report.form.cell("t4.review.upheld").unwrap()), "0");
    assert_eq!(form_2021().edition, "2021");
}

#[test]
fn every_figure_is_shown_where_it_stands_in_the_file() {
    let report = fixture("hangzhou-2025");
    let read = opened(&page_of(&report, html));
    let source = read.source.as_ref().unwrap();
    let mut seen = Vec::new();
    for shown in source.tables.iter().flatten().flatten() {
        if let Some(cell) = shown.cell {
            assert_eq!(read.report.cell(cell), shown.text);
            seen.push(cell);
        }
    }
    seen.sort_unstable_by_key(|cell| cell.index());
    assert_eq!(seen, report.form.cell_ids().collect::<Vec<_>>(), "each once");
    // The head of the table stands above its figures.
    assert!(source.tables[1].iter().flatten().any(|shown| shown.text == "法人或其他组织"));
}

#[test]
fn of_text_without_tables_the_lines_are_shown() {
    let text = "2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n规章 1 2 3\n行政规范性文件 4 5 6\n行政许可 7\n行政处罚 8\n";
    let read = opened(text);
    let source = read.source.unwrap();
    let shown: Vec<Vec<(&str, bool)>> = source.tables[0]
        .iter()
        .map(|line| line.iter().map(|shown| (shown.text.as_str(), shown.cell.is_some())).collect())
        .collect();
    assert!(shown.contains(&vec![("规章", false), ("1", true), ("2", true), ("3", true)]), "{shown:?}");
}

#[test]
fn cells_are_as_wide_in_the_source_as_in_the_file() {
    let page = "<p>2023年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p><table>\
        <tr><td colspan=4>第二十条第（一）项</td></tr>\
        <tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>\
        <tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>\
        <tr><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td></tr></table>";
    let source = opened(page).source.unwrap();
    let widths: Vec<Vec<usize>> =
        source.tables[0].iter().map(|line| line.iter().map(|shown| shown.columns).collect()).collect();
    assert_eq!(widths, [vec![4], vec![1; 4], vec![1; 4], vec![1; 4]]);
}

#[test]
fn of_a_page_whose_title_only_its_tab_bears_the_menus_are_no_preface() {
    let menus = "<ul><li>首页</li><li>政务公开</li><li>办事服务</li></ul>".repeat(3);
    let text = "<p>根据《中华人民共和国政府信息公开条例》，编制本报告。</p>";
    let sections =
        "<h2>一、总体情况</h2><p>全年公开信息12条。</p><h2>五、存在的主要问题及改进情况</h2><p>人手少。</p>";
    let title = "<title>青石镇2024年政府信息公开工作年度报告_青石镇人民政府</title>";
    let Read { report, notes, .. } =
        opened(&format!("<html><head>{title}</head><body>{menus}{text}{sections}</body></html>"));
    assert_eq!(report.text(Field::Preface), "根据《中华人民共和国政府信息公开条例》，编制本报告。");
    assert_eq!(report.text(Field::Year), "2024");
    assert!(notes.iter().any(|note| note == "第一部分以前有 9 行像网页菜单的文字，没有读入。"), "{notes:?}");
}
