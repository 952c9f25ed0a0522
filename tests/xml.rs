//! How XML is spelled. The module is the crate's own, so it is included here.

#[path = "../src/office/xml.rs"]
mod xml;

use xml::{Element, Piece, Spell as _, document, html, pieces};

/// What stands below the first line of a file with the root `a`.
fn inside(write: impl FnOnce(&mut Element<'_>)) -> String {
    let whole = document("a", write);
    whole.split_once('\n').map_or(String::new(), |(_, root)| root.to_owned())
}

#[test]
fn an_element_closes_where_its_handle_ends() {
    let text = inside(|a| {
        a.attribute("n", 1);
        a.child("b").attribute("x", "y");
        a.child("c").child("d").text("e");
    });
    assert_eq!(text, r#"<a n="1"><b x="y"/><c><d>e</d></c></a>"#);
}

#[test]
fn text_and_attributes_are_escaped_each_in_its_way() {
    let text = inside(|a| {
        a.attribute("x", "<\"&\t\n'>").text("<\"&\t\n']]>\r");
    });
    assert_eq!(text, "<a x=\"&lt;&quot;&amp;&#9;&#10;'&gt;\">&lt;\"&amp;\t\n']]&gt;&#13;</a>");
}

#[test]
fn values_are_filled_into_gaps_and_escaped() {
    let text = inside(|a| {
        a.filled(&[("<b x=\"", &"<\""), ("\"><c>", &7_u32)], "</c></b>");
        a.filled(&[], "<d/>");
    });
    assert_eq!(text, r#"<a><b x="&lt;&quot;"><c>7</c></b><d/></a>"#);
}

#[test]
fn numbers_are_spelled_in_plain_digits() {
    for number in [0, 7, 10, 1_203, u32::MAX] {
        assert_eq!(number.spelled(), number.to_string());
    }
    assert_eq!([(-5_i32).spelled(), i32::MIN.spelled()], ["-5", "-2147483648"]);
    assert_eq!(usize::MAX.spelled(), usize::MAX.to_string());
}

#[test]
fn what_another_library_reads_is_what_was_written() {
    let awkward = "<a href=\"x\">&amp;</a> ' \t\n ]]> 𠮷";
    let text = document("a", |a| {
        a.attribute("x", awkward).text(awkward);
    });
    let read = roxmltree::Document::parse(&text).expect("it is XML");
    assert_eq!(read.root_element().attribute("x"), Some(awkward));
    assert_eq!(read.root_element().text(), Some(awkward));
}

#[test]
fn characters_that_xml_cannot_hold_are_left_out() {
    let text = inside(|a| {
        a.text("港\u{0}口\u{b}乡\u{1f}\u{fffe}\u{ffff}𠮷\u{fffd}");
    });
    assert_eq!(text, "<a>港口乡𠮷\u{fffd}</a>");
}

#[test]
fn an_attribute_that_comes_too_late_does_not_get_into_the_text() {
    let text = inside(|a| {
        a.text("港口乡").attribute("x", "y");
    });
    assert_eq!(text, "<a>港口乡</a>");
}

/// The pieces in short: `<a`, `>a`, and text in its own words.
fn walk(xml: &str) -> Vec<String> {
    let short = |piece| match piece {
        Piece::Start(tag) if tag.is_whole => format!("<{}>", tag.name),
        Piece::Start(tag) => format!("<{}", tag.name),
        Piece::End(name) => format!(">{name}"),
        Piece::Text(text) => text.into_owned(),
    };
    pieces(xml).map(short).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    match pieces(tag).next() {
        Some(Piece::Start(tag)) => tag.attribute(name).map(Into::into),
        _ => None,
    }
}

#[test]
fn a_file_is_walked_from_tag_to_tag() {
    let file = "<?xml version='1.0'?><!DOCTYPE a><!-- <x> --><w:a x='>'>一<b/>二<![CDATA[<&三]]></w:a >\n";
    assert_eq!(walk(file), ["<w:a", "一", "<b>", "二", "<&三", ">w:a", "\n"]);
    let Some(Piece::Start(tag)) = pieces("<w:t>").next() else { unreachable!("a tag") };
    assert_eq!(tag.local_name(), "t");
}

#[test]
fn what_was_escaped_is_read_as_it_was() {
    assert_eq!(walk("&lt;&amp;&gt;&quot;&apos;&#20013;&#x4E2D;"), ["<&>\"'中中"]);
    for odd in ["&", "&;", "&nbsp;", "&#xD800;", "&#1114112;", "& b;", "&amp", "a&甲;&&"] {
        assert_eq!(walk(odd), [odd]);
    }
}

#[test]
fn attributes_are_found_by_their_names() {
    let tag = "<a  x=\"1\" w:y = '&lt;\"/>' z=\"\"/>";
    assert_eq!(attribute(tag, "x").as_deref(), Some("1"));
    assert_eq!(attribute(tag, "w:y").as_deref(), Some("<\"/>"));
    assert_eq!(attribute(tag, "z").as_deref(), Some(""));
    assert_eq!(attribute(tag, "y"), None);
    assert_eq!(attribute("<a x=1 y=\"2\">", "x"), None);
    // Whatever prefix the file gives its names.
    let Some(Piece::Start(tag)) = pieces(tag).next() else { unreachable!("a tag") };
    assert_eq!(tag.local_attribute("y").as_deref(), Some("<\"/>"));
    assert_eq!(tag.local_attribute("w:y"), None);
}

#[test]
fn a_file_that_is_cut_off_ends_there() {
    for end in ["<", "<b", "<b x=\">", "</b", "<!--", "<![CDATA[ ", "<?", "<!"] {
        assert_eq!(walk(&format!("<a>一{end}")), ["<a", "一"], "{end}");
    }
}

#[test]
fn what_is_written_is_read() {
    let awkward = "<a href=\"x\">&amp;</a> ' \t\n\r ]]> 𠮷 &#38;";
    let text = document("a", |a| {
        a.attribute("x", awkward).text(awkward);
    });
    let mut pieces = pieces(&text).skip_while(|piece| !matches!(piece, Piece::Start(_)));
    match pieces.next() {
        Some(Piece::Start(tag)) => assert_eq!(tag.attribute("x").as_deref(), Some(awkward)),
        other => unreachable!("{other:?}"),
    }
    assert_eq!(pieces.next(), Some(Piece::Text(awkward.into())));
}

// ── HTML ────────────────────────────────────────────────────────────────────

#[test]
fn html_closes_every_element_but_those_without_content() {
    let text = html(|root| {
        root.child("p").attribute("title", "<\"&>").text("甲 < 乙").child("br");
        root.child("td");
        root.child("col").attribute("style", "width:5%");
    });
    let expected = "<p title=\"&lt;&quot;&amp;&gt;\">甲 &lt; 乙<br></p><td></td><col style=\"width:5%\">";
    assert_eq!(text, expected);
}

#[test]
fn json_in_html_is_ascii_ends_no_script_and_reads_back_the_same() {
    let value = "</script><!-- 港口乡 𠮷 \u{2028}\u{fffe}\u{7f} \\ \" \n";
    let json = serde_json::json!({ "organ": value });
    let text = html(|root| {
        root.child("script").json(&serde_json::to_string_pretty(&json).unwrap_or_default());
    });
    assert!(text.is_ascii(), "{text}");
    let inside = text.strip_prefix("<script>").and_then(|rest| rest.strip_suffix("</script>"));
    assert!(inside.is_some_and(|inside| !inside.contains('<')), "{text}");
    let read = serde_json::from_str::<serde_json::Value>(inside.unwrap_or_default());
    assert!(read.is_ok_and(|read| read == json), "{text}");
}

#[test]
fn a_style_sheet_in_html_ends_no_style() {
    let text = html(|root| {
        root.child("style").css("p::before{content:\"</style>\"}");
    });
    assert_eq!(text, "<style>p::before{content:\"\\3c /style>\"}</style>");
}
