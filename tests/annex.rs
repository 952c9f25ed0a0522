//! The pictures of a report at the end of its files (附：图解), where they are wanted.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{fixture, type_in, unzipped, zipped};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use xxgk_annual_report::document::{self, Annex, Block, LookKind, Style};
use xxgk_annual_report::picture::{Picture, of_report};
use xxgk_annual_report::read::read;
use xxgk_annual_report::report::{ANNEX, Field, Report};
use xxgk_annual_report::write::{Format, Options, Pieces, preview, preview_pieces, write};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

fn annexed(kind: LookKind) -> Style {
    Style { annex: Annex::Pictures, ..Style::of(kind) }
}

fn file(report: &Report, format: Format) -> Vec<u8> {
    write(report, format, &Options { style: annexed(LookKind::Official), ..Options::default() })
}

fn text_file(report: &Report, format: Format) -> String {
    String::from_utf8(file(report, format)).unwrap()
}

/// The pictures in which anything is drawn.
fn drawn(report: &Report) -> Vec<Picture> {
    of_report(report).pictures.into_iter().filter(Picture::is_drawn).collect()
}

fn parts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    unzipped(file).into_iter().collect()
}

/// The package once more with what `change` leaves of its parts.
fn changed(file: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let left = unzipped(file).into_iter().filter_map(|(name, bytes)| Some((change(&name, bytes)?, name)));
    zipped(&left.map(|(bytes, name)| (name, bytes)).collect::<Vec<_>>())
}

/// A report with cells and with a last year inside, so that every picture is drawn.
fn full() -> Report {
    let mut report = fixture("suqian-2024");
    report.last_year = Some(Box::new(fixture("suqian-2023")));
    report
}

#[test]
fn each_picture_has_its_heading_and_its_sentence_behind_the_last_section() {
    let report = full();
    let document = document::of(&report, annexed(LookKind::Official));
    let plain = document::of(&report, Style::default());
    assert_eq!(document.blocks.len(), document.sources.len());
    let (before, annex) = document.blocks.split_at(plain.blocks.len());
    assert_eq!(before, plain.blocks);
    assert_eq!(annex[0], Block::Heading { level: 1, text: ANNEX.to_owned() });
    let pictures = drawn(&report);
    assert!(pictures.len() > 5, "{}", pictures.len());
    for (number, (blocks, picture)) in (1..).zip(annex[1..].chunks(3).zip(&pictures)) {
        let title = format!("图 {number}　{}", picture.title);
        assert_eq!(blocks[0], Block::Heading { level: 2, text: title });
        assert_eq!(blocks[1], Block::Picture(picture.clone()));
        assert_eq!(blocks[2], Block::Paragraph { lead: String::new(), text: picture.says.clone() });
    }
    assert_eq!(annex.len(), 1 + 3 * pictures.len());
}

#[test]
fn a_township_to_which_nobody_applied_has_its_figures_and_no_empty_picture() {
    let document = document::of(&fixture("gangkou-2021"), annexed(LookKind::Official));
    let pictures = document.blocks.iter().filter(|block| matches!(block, Block::Picture(_)));
    assert_eq!(pictures.count(), drawn(&fixture("gangkou-2021")).len());
}

#[test]
fn in_a_word_file_each_is_a_part_that_its_place_leads_to() {
    let report = full();
    for kind in [LookKind::Official, LookKind::Plain] {
        let options = Options { style: annexed(kind), ..Options::default() };
        let parts = parts(&write(&report, Format::Docx, &options));
        let text = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
        let (list, types, body) =
            (text("word/_rels/document.xml.rels"), text("[Content_Types].xml"), text("word/document.xml"));
        let body = Document::parse(&body).unwrap();
        let list = Document::parse(&list).unwrap();
        let places: Vec<Node<'_, '_>> =
            body.descendants().filter(|node| node.has_tag_name((DRAWING, "inline"))).collect();
        let pictures = drawn(&report);
        assert_eq!(places.len(), pictures.len());
        for (place, picture) in places.iter().zip(&pictures) {
            let find = |name: &str| place.descendants().find(|node| node.tag_name().name() == name).unwrap();
            let said = find("docPr");
            assert_eq!(
                (said.attribute("name"), said.attribute("descr")),
                (Some(&*picture.title), Some(&*picture.says))
            );
            let id = find("blip").attributes().next().unwrap().value();
            let leads = list.descendants().find(|node| node.attribute("Id") == Some(id)).unwrap();
            assert!(leads.attribute("Type").unwrap().ends_with("/relationships/image"));
            let target = leads.attribute("Target").unwrap();
            let (emf, size) = picture.emf();
            assert_eq!(parts[&format!("word/{target}")], emf);
            assert!(
                types.contains(&format!("PartName=\"/word/{target}\" ContentType=\"image/x-emf\"")),
                "{types}"
            );
            // As wide as the text, and of its own shape.
            let [wide, high] =
                ["cx", "cy"].map(|name| find("extent").attribute(name).unwrap().parse::<u64>().unwrap());
            assert_eq!(wide, u64::from(document::look::of(options.style).page.text_width()) * 635);
            let [width, height] = size.map(u64::from);
            assert!((wide * height).abs_diff(high * width) <= 635 * width, "{wide} × {high}");
        }
        // A number of its own for each, which Word asks for.
        let ids: Vec<_> =
            places.iter().map(|place| place.descendants().find_map(|node| node.attribute("id"))).collect();
        let own: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(own.len(), ids.len());
    }
}

#[test]
fn the_annex_begins_a_page_and_a_picture_stays_with_its_heading_and_its_sentence() {
    let bytes = file(&full(), Format::Docx);
    let text = String::from_utf8(parts(&bytes)["word/document.xml"].clone()).unwrap();
    let body = Document::parse(&text).unwrap();
    let is = |node: &Node<'_, '_>, name: &str| node.has_tag_name((WORD, name));
    let breaks: Vec<_> = body.descendants().filter(|node| is(node, "pageBreakBefore")).collect();
    assert_eq!(breaks.len(), 1);
    let heading = breaks[0].ancestors().find(|node| is(node, "p")).unwrap();
    let words: String =
        heading.descendants().filter(|node| is(node, "t")).filter_map(|node| node.text()).collect();
    assert_eq!(words, ANNEX);
    for drawing in body.descendants().filter(|node| is(node, "drawing")) {
        let paragraph = drawing.ancestors().find(|node| is(node, "p")).unwrap();
        assert!(paragraph.descendants().any(|node| is(&node, "keepNext")));
    }
}

#[test]
fn without_the_choice_there_is_nothing_of_it() {
    let report = full();
    for format in Format::ALL {
        let options =
            Options { style: Style { annex: Annex::None, ..Style::default() }, ..Options::default() };
        assert_eq!(write(&report, format, &options), write(&report, format, &Options::default()));
        // What has no pictures has no annex, either.
        if !matches!(format, Format::Docx | Format::Html | Format::Fragment) {
            assert_eq!(file(&report, format), write(&report, format, &Options::default()), "{format:?}");
        }
    }
}

#[test]
fn a_page_and_a_fragment_hold_the_drawings() {
    let report = full();
    for format in [Format::Html, Format::Fragment] {
        let html = text_file(&report, format);
        assert_eq!(html.matches("<svg ").count(), drawn(&report).len(), "{format:?}");
        assert!(html.contains(ANNEX), "{format:?}");
    }
    let shown = preview(&report, annexed(LookKind::Official)).body;
    assert_eq!(shown.matches("<svg ").count(), drawn(&report).len());
}

#[test]
fn in_the_preview_only_the_pictures_that_a_key_changed_are_drawn_anew() {
    let mut report = full();
    let style = annexed(LookKind::Official);
    let mut pieces = Pieces::default();
    let all = preview_pieces(&report, style, &mut pieces).0.len();
    type_in(&mut report, "t2.licensing.decisions", "123");
    let (now, _) = preview_pieces(&report, style, &mut pieces);
    assert_eq!(now.len(), all);
    // The table, and the picture of the decisions with its sentence.
    let new = now.iter().filter(|piece| matches!(piece.html, xxgk_annual_report::write::PieceHtml::New(_)));
    assert_eq!(new.count(), 3);
}

#[test]
fn what_is_read_again_is_the_report_without_its_annex() {
    let report = full();
    for format in [Format::Docx, Format::Html] {
        let opened = read(&file(&report, format)).unwrap();
        assert!(opened.report == report, "{format:?}");
        assert!(opened.notes.is_empty(), "{format:?}: {:?}", opened.notes);
    }
}

#[test]
fn what_was_changed_in_word_is_told_from_the_annex() {
    for words in ["", "没有其他需要报告的事项。"] {
        let mut report = full();
        report.set_text(Field::OTHER_MATTERS, words);
        let bytes = file(&report, Format::Docx);
        let edited = changed(&bytes, |name, part| match name {
            "word/document.xml" => {
                Some(String::from_utf8(part).unwrap().replacen("公开", "公示", 1).into_bytes())
            }
            _ => Some(part),
        });
        let opened = read(&edited).unwrap();
        assert!(!opened.notes.is_empty(), "it was seen that somebody changed it");
        assert_eq!(opened.report.text(Field::OTHER_MATTERS), words);
        // Without the draft, too: from what the file shows alone.
        let bare = changed(&bytes, |name, part| (!name.starts_with("customXml/")).then_some(part));
        assert_eq!(read(&bare).unwrap().report.text(Field::OTHER_MATTERS), words);
    }
}

#[test]
fn a_page_that_was_changed_is_read_without_its_annex() {
    let report = full();
    let html = text_file(&report, Format::Html);
    let edited = html.replacen("公开", "公示", 2);
    let opened = read(edited.as_bytes()).unwrap();
    assert_eq!(opened.report.text(Field::OTHER_MATTERS), report.text(Field::OTHER_MATTERS));
}

#[test]
fn the_same_words_before_the_tables_are_the_office_s_own() {
    let report = full();
    let page = text_file(&report, Format::Html);
    // Nothing of ours is left that says which text was written here.
    let edited = page.replacen("</h2>", "</h2><p>附：图解</p>", 1);
    let opened = read(edited.as_bytes()).unwrap();
    let cells =
        |report: &Report| report.form.cell_ids().map(|cell| report.cell(cell).to_owned()).collect::<Vec<_>>();
    assert_eq!(cells(&opened.report), cells(&report));
    assert!(opened.report.text(Field::OVERVIEW).starts_with(ANNEX));
}
