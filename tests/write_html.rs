//! The whole page, the fragment and the preview: one report in three dresses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{blank, fixture, form_2021, page, type_in};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use xxgk_annual_report::document::{self, LookKind, Style};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, Piece, PieceHtml, Pieces, preview, preview_pieces, write};

fn fragment(report: &Report) -> String {
    String::from_utf8(write(report, Format::Fragment, &Options::default())).unwrap()
}

/// The HTML for a reader of XML: elements without content are closed, and `&` is escaped in
/// the script, where HTML knows no references.
fn as_xml(html: &str) -> String {
    let html = html.strip_prefix("<!DOCTYPE html>\n").unwrap_or(html);
    let (text, script) = html.split_once("<script").unwrap_or((html, ""));
    let html = if script.is_empty() {
        text.to_owned()
    } else {
        format!("{text}<script{}", script.replace('&', "&amp;"))
    };
    let mut xml = String::from("<all>");
    for piece in html.split_inclusive('>') {
        let is_void = ["<meta", "<col ", "<br"].iter().any(|tag| piece.contains(tag));
        match piece.strip_suffix('>') {
            Some(open) if is_void => xml.extend([open, "/>"]),
            _ => xml.push_str(piece),
        }
    }
    xml + "</all>"
}

fn all<'a, 'b>(node: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants().filter(move |inner| inner.has_tag_name(name))
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|inner| inner.text().filter(|_| inner.is_text())).collect()
}

/// All text without white between blocks.
fn words(html: &str) -> Vec<String> {
    let xml = as_xml(html);
    let document = Document::parse(&xml).unwrap();
    let body = all(document.root(), "body").next().unwrap_or(document.root_element());
    let text = text_of(body);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What stands in each place of a table's grid: (row, column) → element.
fn grid<'a, 'b>(table: Node<'a, 'b>) -> Vec<Vec<Option<Node<'a, 'b>>>> {
    let columns = all(table, "col").count();
    let rows: Vec<Node<'_, '_>> = all(table, "tr").collect();
    let mut grid = vec![vec![None; columns]; rows.len()];
    for (place, row) in rows.iter().enumerate() {
        for cell in row.children().filter(Node::is_element) {
            let span = |name| cell.attribute(name).map_or(1, |count| count.parse::<usize>().unwrap());
            let column = grid[place].iter().position(Option::is_none).unwrap();
            for line in &mut grid[place..place + span("rowspan")] {
                for free in &mut line[column..column + span("colspan")] {
                    assert!(free.is_none(), "two cells in one place");
                    *free = Some(cell);
                }
            }
        }
    }
    grid
}

fn every_kind(report: &Report) -> [String; 3] {
    [page(report), fragment(report), preview(report, Style::default()).body]
}

#[test]
fn every_row_fills_the_grid() {
    for html in every_kind(&fixture("hangzhou-2025")) {
        let xml = as_xml(&html);
        let document = Document::parse(&xml).unwrap();
        let sizes: Vec<(usize, usize)> = all(document.root(), "table")
            .map(|table| {
                let grid = grid(table);
                assert!(grid.iter().flatten().all(Option::is_some), "a hole");
                (grid.len(), grid[0].len())
            })
            .collect();
        assert_eq!(sizes, [(14, 4), (28, 10), (4, 15)]);
    }
}

#[test]
fn every_figure_stands_under_and_beside_its_headings() {
    let xml = as_xml(&fragment(&fixture("hangzhou-2025")));
    let document = Document::parse(&xml).unwrap();
    let heads = |table: usize, figure: &str| {
        let table = all(document.root(), "table").nth(table).unwrap();
        let grid = grid(table);
        let places: Vec<(usize, usize)> = (0..grid.len())
            .flat_map(|row| (0..grid[0].len()).map(move |column| (row, column)))
            .filter(|(row, column)| grid[*row][*column].is_some_and(|cell| text_of(cell) == figure))
            .collect();
        let (row, column) = places[0];
        let of_scope = |cell: &Node<'_, '_>, scopes: &[&str]| {
            cell.has_tag_name("th") && scopes.contains(&cell.attribute("scope").unwrap())
        };
        let mut heads: Vec<String> = Vec::new();
        let above = grid[..row]
            .iter()
            .filter_map(|line| line[column])
            .filter(|cell| of_scope(cell, &["col", "colgroup"]));
        let beside = grid[row][..column].iter().flatten().copied().filter(|cell| of_scope(cell, &["row"]));
        for cell in above.chain(beside) {
            if heads.last() != Some(&text_of(cell)) {
                heads.push(text_of(cell));
            }
        }
        heads
    };
    assert_eq!(heads(0, "564"), ["本年制发件数", "行政规范性文件"]);
    assert_eq!(
        heads(1, "282"),
        ["申请人情况", "自然人", "三、本年度办理结果", "（三）不予公开", "7.属于行政执法案卷"]
    );
    assert_eq!(heads(1, "14069"), ["申请人情况", "总计", "一、本年新收政府信息公开申请数量"]);
    assert_eq!(heads(2, "30"), ["行政诉讼", "复议后起诉", "其他结果"]);
}

#[test]
fn column_groups_are_as_wide_as_the_headings_that_head_them() {
    let xml = as_xml(&fragment(&blank()));
    let document = Document::parse(&xml).unwrap();
    let groups = all(document.root(), "table")
        .map(|table| all(table, "colgroup").map(|group| all(group, "col").count()).collect::<Vec<_>>());
    assert_eq!(groups.collect::<Vec<_>>(), [vec![4], vec![3, 7], vec![5, 10]]);
    for cell in all(document.root(), "th").filter(|cell| cell.attribute("scope") == Some("colgroup")) {
        let columns = cell.attribute("colspan").unwrap().parse::<usize>().unwrap();
        let table = cell.ancestors().find(|node| node.has_tag_name("table")).unwrap();
        assert!(all(table, "colgroup").any(|group| all(group, "col").count() == columns));
    }
}

#[test]
fn a_heading_across_table_two_begins_a_group_of_rows() {
    let xml = as_xml(&fragment(&blank()));
    let document = Document::parse(&xml).unwrap();
    let table = all(document.root(), "table").next().unwrap();
    let first: Vec<String> = all(table, "tbody")
        .map(|group| {
            let cell = all(group, "th").next().unwrap();
            assert_eq!(cell.attribute("scope"), Some("rowgroup"));
            text_of(cell)
        })
        .collect();
    assert_eq!(first, ["（一）", "（五）", "（六）", "（八）"].map(|item| format!("第二十条第{item}项")));
    assert_eq!(all(table, "thead").count(), 0, "its headings speak for parts of it");
}

#[test]
fn each_caption_is_the_heading_of_the_section_and_stands_once() {
    for html in every_kind(&fixture("gangkou-2021")) {
        let xml = as_xml(&html);
        let document = Document::parse(&xml).unwrap();
        let headings: Vec<String> = all(document.root(), "h2").map(text_of).collect();
        let official: Vec<&str> = form_2021().sections.iter().map(|section| section.heading).collect();
        assert_eq!(headings, official);
        let captions: Vec<String> = all(document.root(), "caption").map(text_of).collect();
        assert_eq!(captions, official[1..4]);
    }
}

#[test]
fn the_three_say_the_same() {
    for name in ["hangzhou-2025", "gangkou-2021", "hongze-2023"] {
        let [page, fragment, preview] = every_kind(&fixture(name)).map(|html| words(&html));
        let (data, text) = (page.iter().position(|line| line == "{").unwrap(), &page);
        assert_eq!(text[..data], preview, "before the saved file in the page");
        assert_eq!(preview, fragment);
    }
}

#[test]
fn a_fragment_is_what_an_editor_keeps() {
    let html = fragment(&fixture("hongze-2023"));
    for word in
        ["class=", " id=", "<script", "<style", "<div", "<html", "<body", "<h1", "url(", "http", "!important"]
    {
        assert!(!html.contains(word), "{word}");
    }
    let xml = as_xml(&html);
    let document = Document::parse(&xml).unwrap();
    for element in ["p", "h2", "table", "td", "th", "tr", "col", "caption"] {
        let all_dressed = all(document.root(), element).all(|one| one.attribute("style").is_some());
        assert!(all_dressed, "{element}");
    }
}

#[test]
fn a_preview_has_no_style_but_its_sheet() {
    let preview = preview(&fixture("hongze-2023"), Style::default());
    assert!(!preview.body.contains("style="));
    assert!(!preview.body.contains(" id="));
    let xml = as_xml(&preview.body);
    let document = Document::parse(&xml).unwrap();
    let classes: BTreeSet<&str> =
        document.descendants().filter_map(|element| element.attribute("class")).collect();
    for class in &classes {
        assert!(preview.style.contains(&format!(".{class}{{")), "{class}");
    }
    assert!(!preview.style.contains("@page") && preview.sheet.contains("@page"));
}

#[test]
fn a_page_holds_the_rules_of_the_preview() {
    let report = fixture("hongze-2023");
    let (page, preview) = (page(&report), preview(&report, Style::default()));
    assert!(page.contains(&preview.style) && page.contains(&preview.sheet));
    let (_, body) = preview.body.split_once("<article ").unwrap();
    let (body, _) = body.rsplit_once("</article>").unwrap();
    assert!(page.contains(&format!("<main {body}</main>")));
}

#[test]
fn a_class_and_a_style_attribute_say_the_same_of_a_label() {
    let report = fixture("hongze-2023");
    let (preview, fragment) = (preview(&report, Style::default()), fragment(&report));
    let class_of = |text: &str| {
        let (before, _) = preview.body.split_once(text).unwrap();
        before.rsplit_once("class=\"").unwrap().1.trim_end_matches("\">").to_owned()
    };
    for text in ["规章<", "2.重复申请<", "未经复议直接起诉<", "第二十条第（一）项<"] {
        let rule = format!(".{}{{", class_of(text));
        let declarations = preview.style.split_once(&rule).unwrap().1.split_once('}').unwrap().0;
        assert!(fragment.contains(&format!("style=\"{declarations}\">{text}")), "{text}: {declarations}");
    }
}

#[test]
fn the_sheet_of_paper_has_the_margins_of_the_look() {
    let sheet = preview(&blank(), Style::default()).sheet;
    // 37, 26, 35 and 28 mm.
    assert!(sheet.starts_with("@page{size:A4;margin:104.9pt 73.7pt 99.2pt 79.4pt}\n"), "{sheet}");
    assert!(sheet.contains("@page :right{@bottom-right{content:\"— \" counter(page) \" —\""));
    assert!(sheet.contains("@page :left{@bottom-left{content:\"— \" counter(page) \" —\""));
}

#[test]
fn the_rows_that_are_repeated_on_each_page_are_the_head() {
    let report = blank();
    let xml = as_xml(&page(&report));
    let document = Document::parse(&xml).unwrap();
    let heads: Vec<usize> = all(document.root(), "table")
        .map(|table| all(table, "thead").flat_map(|head| all(head, "tr")).count())
        .collect();
    let expected: Vec<usize> =
        document::of(&report, Style::default()).tables().map(|table| table.header_rows).collect();
    assert_eq!(heads, expected);
}

#[test]
fn a_page_asks_for_nothing_from_anywhere() {
    let html = page(&fixture("hongze-2023"));
    assert!(html.contains(r#"content="default-src 'none'; style-src 'unsafe-inline'""#));
    for word in ["src=", "href=", "url(", "@import", "//"] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn nothing_that_is_typed_can_break_the_page() {
    let awkward = "</p></script><!-- & \" ' > \u{0}\u{b}\u{1f}\u{fffe}\u{202e}𠮷\t“甲”\r\n乙\r丙";
    let mut report = blank();
    for field in Field::all(form_2021()) {
        report.set_text(field, awkward);
    }
    for cell in report.form.cell_ids() {
        report.set_cell(cell, awkward);
    }
    for html in every_kind(&report) {
        let xml = as_xml(&html);
        let document = Document::parse(&xml).unwrap();
        let figure = all(document.root(), "td").last().unwrap();
        assert_eq!(text_of(figure), "</p></script><!-- & \" ' > \u{202e}𠮷\t“甲”乙丙");
        assert_eq!(all(figure, "br").count(), 2, "line ends are line breaks");
        assert!(all(document.root(), "p").any(|one| text_of(one).starts_with("</p></script><!-- & \" ' > ")));
    }
}

#[test]
fn a_cell_is_text_for_a_spreadsheet_that_would_work_it_out() {
    let mut report = blank();
    type_in(&mut report, "t2.regulations.made", "=1+1");
    type_in(&mut report, "t2.regulations.repealed", "-5");
    for html in [fragment(&report), page(&report)] {
        assert_eq!(html.matches("sdnum=\"0;0;@\"").count(), 1);
        assert_eq!(html.matches("mso-number-format:'\\@'").count(), 1, "in a style or in the sheet");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = fixture("hangzhou-2025");
    assert_eq!(every_kind(&report), every_kind(&report.clone()));
}

#[test]
fn files_are_told_apart_by_their_names() {
    for (name, format) in [
        ("报告.html", Some(Format::Html)),
        ("报告.HTML", Some(Format::Html)),
        ("报告.fragment.html", Some(Format::Fragment)),
        ("2025.1.txt", Some(Format::Text)),
        ("报告.md", Some(Format::Markdown)),
        ("报告.docx", Some(Format::Docx)),
        ("html", None),
        (".html", None),
        ("报告.htm", None),
    ] {
        assert_eq!(Format::of_name(name), format, "{name}");
    }
    for format in [Format::Html, Format::Fragment, Format::Text, Format::Markdown] {
        assert_eq!(Format::of_ending(format.ending()), Some(format));
        assert!(format.media_type().starts_with("text/"));
    }
}

#[test]
fn the_pieces_are_the_preview_and_say_where_they_come_from() {
    let mut report = fixture("hongze-2023");
    report.set_text(Field::OVERVIEW, "😀一年来\n　　（一）主动公开情况。  公开了。\n");
    let (pieces, _) = preview_pieces(&report, Style::default(), &mut Pieces::default());
    let all: Vec<&str> = pieces.iter().map(|piece| new_html(piece).unwrap()).collect();
    let all = all.join("\n") + "\n";
    let (_, addresses_away) = all.split_once('<').unwrap();
    let body = preview(&report, Style::default()).body;
    assert!(!body.contains("data-cell"));
    let bare: String = format!("<{addresses_away}")
        .split(" data-cell=\"")
        .enumerate()
        .map(|(place, part)| if place == 0 { part } else { part.split_once('"').unwrap().1 })
        .collect();
    assert!(body.contains(&bare), "less the addresses they are the preview to the letter");
    assert_eq!(all.matches("data-cell").count(), report.form.cells.len());

    let overview: Vec<_> = pieces.iter().filter(|piece| piece.key == "overview").collect();
    let units: Vec<u16> = report.text(Field::OVERVIEW).encode_utf16().collect();
    let said = overview.iter().map(|piece| String::from_utf16(&units[piece.place.clone()]).unwrap());
    assert_eq!(said.collect::<Vec<_>>(), ["", "😀一年来", "（一）主动公开情况。  公开了。"]);
    let gaps = overview.iter().map(|piece| String::from_utf16(&units[piece.gap.clone()]).unwrap());
    assert_eq!(gaps.collect::<Vec<_>>(), ["", "", "  "], "blanks that are not printed");
}

#[test]
fn a_key_spells_only_the_block_that_it_changed() {
    let mut report = fixture("hongze-2023");
    report.set_text(Field::OVERVIEW, "第一段。\n第二段。");
    let mut shown = Shown::default();
    shown.follow(&report, Style::default());

    type_in(&mut report, "t3.granted.natural", "7");
    assert_eq!(shown.follow(&report, Style::default()), ["t3"]);
    report.set_text(Field::OVERVIEW, "第一段。\n第二段，改了。");
    assert_eq!(shown.follow(&report, Style::default()), ["overview"]);
    report.set_text(Field::OVERVIEW, "新的一段。\n第一段。\n第二段，改了。");
    assert_eq!(shown.follow(&report, Style::default()), ["overview"]);
    report.set_text(Field::OVERVIEW, "第二段，改了。");
    assert!(shown.follow(&report, Style::default()).is_empty(), "what goes leaves the others as they are");
    assert!(shown.follow(&report, Style::default()).is_empty());
    let all = shown.html.len();
    assert_eq!(
        shown.follow(&report, Style::of(LookKind::Plain)).len(),
        all,
        "another look is another preview"
    );
}

/// The preview as somebody sees it who is told only what is new.
#[derive(Default)]
struct Shown {
    pieces: Pieces,
    html: Vec<String>,
    style: String,
}

impl Shown {
    /// Where something new was shown; what is shown then is what a first look would show.
    fn follow(&mut self, report: &Report, look: Style) -> Vec<&'static str> {
        let (pieces, style) = preview_pieces(report, look, &mut self.pieces);
        self.style = style.map_or(std::mem::take(&mut self.style), ToOwned::to_owned);
        let html = |piece: &Piece| match &piece.html {
            PieceHtml::Known(before) => self.html[*before].clone(),
            PieceHtml::New(html) => html.clone(),
        };
        self.html = pieces.iter().map(html).collect();
        let mut first = Pieces::default();
        let (fresh, style) = preview_pieces(report, look, &mut first);
        assert_eq!(self.html, fresh.iter().map(|piece| new_html(piece).unwrap()).collect::<Vec<_>>());
        assert_eq!(self.style, style.unwrap());
        let places = |pieces: &[Piece]| pieces.iter().map(|piece| piece.place.clone()).collect::<Vec<_>>();
        assert_eq!(places(&pieces), places(&fresh));
        pieces.iter().filter(|piece| new_html(piece).is_some()).map(|piece| piece.key).collect()
    }
}

fn new_html(piece: &Piece) -> Option<&str> {
    match &piece.html {
        PieceHtml::New(html) => Some(html),
        PieceHtml::Known(_) => None,
    }
}
