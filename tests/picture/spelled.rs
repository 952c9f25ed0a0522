//! Pictures as files: XML that others read, nothing that a policy forbids, the same bytes each time.

use super::given::fixture;
use super::{picture, report};
use roxmltree::{Document, Node};
use std::path::Path;
use xxgk_annual_report::picture::{PictureFile, Pictures, of_report, of_years};
use xxgk_annual_report::report::Field;

fn svgs(pictures: &Pictures) -> Vec<String> {
    let alone = pictures.pictures.iter().map(xxgk_annual_report::picture::Picture::svg);
    alone.chain([pictures.file(PictureFile::Svg)]).collect()
}

fn all<'a, 'b>(node: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants().filter(move |inner| inner.tag_name().name() == name)
}

/// Nothing that runs, that is fetched, that a policy forbids, or whose name two pictures could share.
fn is_harmless(root: Node<'_, '_>) {
    for node in root.descendants() {
        assert!(!matches!(node.tag_name().name(), "script" | "style" | "image" | "a" | "use"), "{node:?}");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(!matches!(name, "style" | "id" | "class" | "href") && !name.starts_with("on"), "{name}");
            assert!(!attribute.value().contains("url("), "{}", attribute.value());
        }
    }
}

#[test]
fn each_picture_is_well_formed_says_what_it_is_and_does_no_harm() {
    let both = [fixture("suqian-2023"), fixture("suqian-2024")];
    for pictures in [of_report(&both[0]), of_years(&[&both[0], &both[1]])] {
        for svg in svgs(&pictures) {
            let document = Document::parse(&svg).unwrap();
            let root = document.root_element();
            assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
            assert_eq!(root.attribute("role"), Some("img"));
            let mut children = root.children().filter(Node::is_element);
            let [title, says] = [children.next().unwrap(), children.next().unwrap()];
            assert_eq!((title.tag_name().name(), says.tag_name().name()), ("title", "desc"));
            assert!(!title.text().unwrap_or_default().is_empty() && says.text().unwrap().ends_with('。'));
            is_harmless(root);
        }
    }
}

#[test]
fn under_each_picture_of_a_page_stands_its_table() {
    let pictures = of_report(&fixture("suqian-2024"));
    let fragment = pictures.file(PictureFile::Fragment);
    let xml = format!("<all>{fragment}</all>");
    let document = Document::parse(&xml).unwrap();
    is_harmless(document.root_element());
    let sections: Vec<Node<'_, '_>> = all(document.root(), "section").collect();
    assert_eq!(sections.len(), pictures.pictures.len());
    for (section, picture) in sections.iter().zip(&pictures.pictures) {
        assert_eq!(all(*section, "svg").count(), 1);
        let line = |row: Node<'_, '_>| {
            let cells = row.children().filter(Node::is_element);
            cells.map(|cell| cell.text().unwrap_or_default().to_owned()).collect::<Vec<String>>()
        };
        let table: Vec<Vec<String>> = all(*section, "tr").map(line).collect();
        assert_eq!(table, picture.table());
        let heads = all(*section, "th").map(|head| head.attribute("scope").unwrap()).collect::<Vec<_>>();
        assert_eq!(heads.iter().filter(|scope| **scope == "row").count(), table.len() - 1);
    }
}

#[test]
fn a_page_of_its_own_forbids_itself_everything() {
    let page = of_report(&fixture("hongze-2023")).file(PictureFile::Page);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"), "{page}");
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"));
    assert_eq!(page.matches("<h1>").count(), 1);
}

#[test]
fn what_an_office_is_called_breaks_nothing() {
    let mut one = report("2024", &[("t3.new_received.natural", "3")]);
    one.set_text(Field::OrganName, "<script>&\"'</svg>\u{0}\u{fffe}\n县");
    let pictures = of_report(&one);
    for svg in svgs(&pictures) {
        Document::parse(&svg).unwrap();
    }
    let page = pictures.file(PictureFile::Page);
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn kinds_of_files_are_known_by_their_names() {
    for kind in PictureFile::ALL {
        assert_eq!(PictureFile::of_name(&format!("2024.{}", kind.ending().to_uppercase())), Some(kind));
    }
    for name in ["svg", "a.png", "fragment.htm", ""] {
        assert_eq!(PictureFile::of_name(name), None, "{name}");
    }
}

#[test]
fn the_pictures_of_a_city_are_drawn_as_before() {
    let (before, now) = (fixture("suqian-2023"), fixture("suqian-2024"));
    let pictures = of_years(&[&before, &now]);
    let drawn: Vec<String> = ["figures", "applications", "outcomes", "documents"]
        .iter()
        .map(|key| picture(&pictures, key).svg())
        .collect();
    let drawn = drawn.join("\n").replace("><", ">\n<") + "\n";
    let path = Path::new("tests/golden/pictures.svg.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &drawn).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(drawn, golden, "UPDATE_GOLDEN=1 accepts the new drawing");
}
