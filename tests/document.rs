//! How a report is laid out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{blank, fixture, type_in};
use std::path::Path;
use xxgk_annual_report::document::{
    self, Annex, Block, Cell, Choice, Document, Fonts, Indent, Lines, LookKind, Margins, Role, Style, Table,
    look,
};
use xxgk_annual_report::report::Field;

/// An empty report with one figure.
fn with(address: &str, text: &str) -> Document {
    let mut report = blank();
    type_in(&mut report, address, text);
    document::of(&report, Style::default())
}

/// The height of the type area.
fn text_height(page: &look::Page) -> u32 {
    page.height - page.top - page.bottom
}

fn table(document: &Document, place: usize) -> &Table {
    document.tables().nth(place).unwrap()
}

fn cell<'a>(table: &'a Table, text: &str) -> &'a Cell {
    table.rows.iter().flat_map(|row| &row.cells).find(|cell| cell.text == text).unwrap()
}

fn prose(text: &str) -> Vec<Block> {
    let mut report = blank();
    report.set_text(Field::OVERVIEW, text);
    let blocks = document::of(&report, Style::default()).blocks;
    let from = blocks.iter().position(|block| is_heading(block, "一、总体情况")).unwrap() + 1;
    let to = blocks.iter().position(|block| is_heading(block, "二、主动公开政府信息情况")).unwrap();
    blocks[from..to].to_vec()
}

fn is_heading(block: &Block, words: &str) -> bool {
    matches!(block, Block::Heading { level: 1, text } if text == words)
}

#[test]
fn an_empty_report_is_the_whole_form() {
    let document = document::of(&blank(), Style::default());
    let headings = document.blocks.iter().filter(|block| matches!(block, Block::Heading { .. }));
    assert_eq!(headings.count(), 6);
    assert_eq!(document.tables().count(), 3);
}

#[test]
fn the_preface_stands_before_section_one() {
    let mut report = blank();
    report.set_text(Field::Preface, "根据条例编制。");
    let blocks = document::of(&report, Style::default()).blocks;
    assert_eq!(blocks[1], Block::Paragraph { lead: String::new(), text: "根据条例编制。".into() });
    assert!(is_heading(&blocks[2], "一、总体情况"));
}

#[test]
fn a_section_without_prose_is_a_heading_alone() {
    assert_eq!(prose(" \n　\n"), []);
}

/// Prose in short: headings of the second level and words that stand in for one in brackets.
fn shape(text: &str) -> String {
    let shape = prose(text).into_iter().map(|block| match block {
        Block::Heading { level: 2, text } => format!("[[{text}]]"),
        Block::Paragraph { lead, text } if lead.is_empty() => text,
        Block::Paragraph { lead, text } => format!("[{lead}]{text}"),
        other => format!("{other:?}"),
    });
    shape.collect::<Vec<_>>().join("|")
}

#[test]
fn each_line_is_a_paragraph_without_its_own_indent() {
    assert_eq!(shape("　　甲。\n\n  乙\r\n丙\u{b}丁\u{2028}戊\n"), "甲。|乙|丙|丁|戊");
}

#[test]
fn a_short_line_with_a_bracketed_numeral_is_a_heading_of_the_second_level() {
    assert_eq!(shape("（一）主动公开情况\n公开16条。"), "[[（一）主动公开情况]]|公开16条。");
    assert_eq!(shape("(十二)监督保障。"), "[[(十二)监督保障。]]");
}

#[test]
fn other_numerals_are_prose() {
    for text in ["1.机构职能类信息", "（3）信息管理", "（）信息管理", "（一", "一是领导重视"]
    {
        assert_eq!(shape(text), text);
    }
}

#[test]
fn a_heading_in_the_same_line_as_its_text_leads_the_paragraph() {
    assert_eq!(shape("（一）主动公开情况。全年公开16条。"), "[（一）主动公开情况。]全年公开16条。");
}

#[test]
fn a_long_line_with_a_bracketed_numeral_is_prose() {
    let long = format!("（一）{}，不再改变", "主动公开".repeat(8));
    assert_eq!(shape(&long), long);
}

#[test]
fn tables_are_exactly_as_wide_as_the_text() {
    let document = document::of(&blank(), Style::default());
    for table in document.tables() {
        assert_eq!(table.widths.iter().sum::<u32>(), document.look.page.text_width(), "{}", table.name);
    }
}

#[test]
fn a_page_has_22_lines_of_28_characters() {
    let look = look::of(Style::default());
    let (page, body) = (&look.page, &look.body);
    assert!(22 * body.pitch <= text_height(page) && 23 * body.pitch > text_height(page));
    let character = body.size.checked_add_signed(body.tracking).unwrap();
    assert!(28 * character <= page.text_width() && 29 * character > page.text_width());
}

#[test]
fn the_largest_figures_ever_published_can_be_read() {
    for (place, address, text, size) in [
        (0, "t2.licensing.decisions", "11398889", 240),
        (0, "t2.fees.amount", "72701.2578", 240),
        (1, "t3.new_received.total", "9999", 210),
        // Nine points: it stays in one line even where 宋体 is missing and DejaVu Sans steps in.
        (1, "t3.new_received.total", "14069", 180),
        (2, "t4.review.total", "790", 210),
    ] {
        let document = with(address, text);
        assert_eq!(table(&document, place).figure_size, size, "{address}");
    }
}

#[test]
fn a_figure_too_wide_for_its_cell_makes_the_figures_of_its_table_smaller() {
    let document = with("t3.new_received.total", "140690");
    assert_eq!(table(&document, 1).figure_size, 150);
    assert_eq!(table(&document, 2).figure_size, 210);
    let endless = with("t3.new_received.total", &"9".repeat(50));
    assert_eq!(table(&endless, 1).figure_size, 150);
}

#[test]
fn narrow_headings_break_between_words() {
    let document = document::of(&blank(), Style::default());
    let table = table(&document, 1);
    for text in ["商业企业", "社会公益组织"] {
        let cell = cell(table, text);
        let room = table.width(cell) - 2 * table.style.margin - cell.indent.left - cell.indent.right;
        assert_eq!(room / table.size(cell), 2, "{text}");
    }
    for style in [Style::default(), Style::of(LookKind::Plain)] {
        let document = document::of(&blank(), style);
        let table = document.tables().nth(1).unwrap();
        let side_head = cell(table, "（三）不予公开");
        let Indent { left, right, first_line } = side_head.indent;
        let room = table.width(side_head) - 2 * table.style.margin - left - right;
        assert_eq!((room - first_line) / table.size(side_head), 3);
        assert_eq!(room / table.size(side_head), 4);
        assert!(first_line < table.size(side_head) / 2, "it still stands in the middle");
    }
    assert_eq!(cell(table, "自然人").indent.left, 0);
}

#[test]
fn headings_are_repeated_only_where_they_speak_for_the_whole_table() {
    let document = document::of(&blank(), Style::default());
    let header_rows: Vec<usize> = document.tables().map(|table| table.header_rows).collect();
    assert_eq!(header_rows, [0, 3, 3]);
}

#[test]
fn a_long_title_breaks_after_the_name_of_the_office() {
    let title = |organ: &str| {
        let mut report = blank();
        report.set_text(Field::OrganName, organ);
        report.set_text(Field::Year, "2023");
        match document::of(&report, Style::default()).blocks.into_iter().next() {
            Some(Block::Title(lines)) => lines,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(title("港口乡"), ["港口乡2023年政府信息公开工作年度报告"]);
    assert_eq!(title("淮安市洪泽区人民政府"), ["淮安市洪泽区人民政府", "2023年政府信息公开工作年度报告"]);
}

#[test]
fn a_long_title_of_ones_own_breaks_before_the_year() {
    let title = |title: &str| {
        let mut report = blank();
        report.set_text(Field::OrganName, "洪泽区政府");
        report.set_text(Field::Year, "2023");
        report.set_text(Field::Title, title);
        match document::of(&report, Style::default()).blocks.into_iter().next() {
            Some(Block::Title(lines)) => lines,
            other => panic!("{other:?}"),
        }
    };
    let [first, second] = ["淮安市洪泽区人民政府", "2023年政府信息公开工作年度报告"];
    assert_eq!(title(&format!("{first}{second}")), [first, second]);
    let long = "关于".repeat(100);
    assert_eq!(title(&long), [long.as_str()]);
}

/// Every style that can be chosen.
fn styles() -> impl Iterator<Item = Style> {
    let kinds = LookKind::ALL.iter().map(|(kind, ..)| Style::of(*kind));
    let margins =
        |style: Style| Margins::ALL.iter().map(move |(margins, ..)| Style { margins: *margins, ..style });
    let lines = |style: Style| Lines::ALL.iter().map(move |(lines, ..)| Style { lines: *lines, ..style });
    let fonts = |style: Style| Fonts::ALL.iter().map(move |(fonts, ..)| Style { fonts: *fonts, ..style });
    kinds.flat_map(margins).flat_map(lines).flat_map(fonts)
}

#[test]
fn every_choice_is_found_by_its_key() {
    fn check<T: Choice + std::fmt::Debug>() {
        for (choice, key, name) in T::ALL {
            assert_eq!((T::read(key), choice.key()), (Some(*choice), *key));
            assert!(!name.is_ascii(), "{key} has no Chinese name");
        }
        assert_eq!(T::read(""), None);
    }
    check::<LookKind>();
    check::<Margins>();
    check::<Lines>();
    check::<Fonts>();
    check::<Annex>();
}

#[test]
fn the_official_style_with_the_margins_of_the_standard_is_the_usual_one() {
    let style = Style::default();
    assert_eq!(style, Style::of(LookKind::Official));
    assert_eq!(
        (style.margins, style.lines, style.fonts),
        (Margins::Standard, Lines::PerPage22, Fonts::Gb2312)
    );
}

#[test]
fn in_every_style_tables_fill_the_width_and_the_longest_figures_keep_to_one_line() {
    let mut report = blank();
    for (address, text) in [
        ("t2.licensing.decisions", "11398889"),
        ("t2.fees.amount", "72701.2578"),
        ("t3.new_received.total", "14069"),
        ("t4.review.total", "790"),
    ] {
        type_in(&mut report, address, text);
    }
    for style in styles() {
        let document = document::of(&report, style);
        for table in document.tables() {
            assert_eq!(table.widths.iter().sum::<u32>(), document.look.page.text_width(), "{style:?}");
            for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.role == Role::Figure)
            {
                // DejaVu Sans, the widest stand-in, has digits of 0.64.
                let widest = u32::try_from(cell.text.len()).unwrap() * table.figure_size * 64 / 100;
                assert!(widest + 2 * table.style.margin <= table.width(cell), "{style:?}: {}", cell.text);
            }
        }
    }
}

#[test]
fn lines_are_as_far_apart_as_chosen() {
    let pitch = |kind, margins, lines| look::of(Style { margins, lines, ..Style::of(kind) }).body.pitch;
    let official = |margins, lines| pitch(LookKind::Official, margins, lines);
    assert_eq!(official(Margins::Standard, Lines::PerPage22), 579);
    assert_eq!(official(Margins::Standard, Lines::Points28), 560);
    assert_eq!(official(Margins::Processor, Lines::Points29), 589);
    // 22 lines of 29.45 points are what GB/T 33476.2 makes its margins for.
    let page = look::of(Style { margins: Margins::Processor, ..Style::default() }).page;
    assert!(22 * 589 <= text_height(&page) && 23 * 589 > text_height(&page));
    // The template's line of 小四 is 15.6 points high.
    assert_eq!(pitch(LookKind::Plain, Margins::Normal, Lines::Single), 312);
    assert_eq!(pitch(LookKind::Plain, Margins::Normal, Lines::OneAndHalf), 468);
}

#[test]
fn the_fonts_of_official_prose_can_be_chosen() {
    let chinese = |fonts| {
        let look = look::of(Style { fonts, ..Style::default() });
        [look.body.font.chinese, look.headings[1].font.chinese]
    };
    assert_eq!(chinese(Fonts::Gb2312), ["仿宋_GB2312", "楷体_GB2312"]);
    assert_eq!(chinese(Fonts::Windows), ["仿宋", "楷体"]);
}

#[test]
fn the_plain_style_has_one_font() {
    let look = look::of(Style::of(LookKind::Plain));
    let [first, second] = look.headings;
    for font in [look.title.font, first.font, second.font, look.body.font, look.tables.font] {
        assert_eq!((font.chinese, font.latin), ("宋体", "宋体"));
    }
    assert!(look.title.bold && first.bold && !look.body.bold);
}

#[test]
fn a_township_without_applications_is_laid_out_as_before() {
    let drawn = draw(&document::of(&fixture("gangkou-2021"), Style::default()));
    let path = Path::new("tests/golden/document.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &drawn).unwrap();
    }
    assert_eq!(
        drawn,
        std::fs::read_to_string(path).unwrap_or_default(),
        "UPDATE_GOLDEN=1 accepts the new layout"
    );
}

/// A document as a person reads it: a line for each row, with spans in brackets.
fn draw(document: &Document) -> String {
    let lines = document.blocks.iter().map(|block| match block {
        Block::Title(lines) => format!("# {}", lines.join(" / ")),
        Block::Heading { level, text } => format!("\n{} {text}", "#".repeat(usize::from(*level) + 1)),
        Block::Paragraph { lead, text } => format!("{lead}{text}"),
        Block::Table(table) => draw_table(table),
        Block::Picture(picture) => format!("[{}]", picture.title),
    });
    lines.map(|line| line + "\n").collect()
}

fn draw_table(table: &Table) -> String {
    let size = table.figure_size;
    let first = format!("{:?}, figures of {size}, {} header rows", table.widths, table.header_rows);
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<String> = row.cells.iter().map(draw_cell).collect();
        format!("| {} |", cells.join(" | "))
    });
    std::iter::once(first).chain(rows).collect::<Vec<_>>().join("\n")
}

fn draw_cell(cell: &Cell) -> String {
    let role = match cell.role {
        Role::Group => "group ",
        Role::Head => "head ",
        Role::Note => "note ",
        Role::SideHead => "side ",
        Role::Label | Role::Figure => "",
    };
    let span = match (cell.columns, cell.rows) {
        (1, 1) => String::new(),
        (columns, rows) => format!(" [{columns}×{rows}]"),
    };
    format!("{role}{}{span}", cell.text)
}
