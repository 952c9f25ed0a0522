//! The readers of other programs' files, each from bytes that already look like its format: a whole
//! small file with some of its bytes changed, its parts, or what stands behind its first words.

#[path = "../../given/binary.rs"]
mod binary;

use super::bytes::{Bytes, words};
use super::files::{opens_or_says_why, zipped};
use binary::{Shown, compound, record, shown, word, workbook};
use std::fmt::Write as _;
use xxgk_annual_report::form::{Body, Form};

/// What the small files show.
const PAGE: &str = "\
# 青石镇2024年政府信息公开工作年度报告
一、总体情况
全年公开信息12条。
二、主动公开政府信息情况
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 3 | 1 | 7 |
| 行政许可 | 40 |
四、政府信息公开行政复议、行政诉讼情况
| 1 | 0 | 0 | 0 | 1 |
六、其他需要报告的事项
无。
";

/// Changes, doubles or cuts bytes of some streams, as the bytes say.
fn changed(streams: &mut [&mut Vec<u8>], bytes: &mut Bytes<'_>) {
    /// All streams together fit into the one table of chains that our compound files have.
    const LONGEST: usize = 1 << 13;
    while !bytes.0.is_empty() && !streams.is_empty() {
        let (what, which) = (bytes.byte(), usize::from(bytes.byte()) % streams.len());
        let stream = &mut *streams[which];
        let place = bytes.below(1 << 16) % stream.len().max(1);
        match what % 8 {
            0 => stream.truncate(place),
            1 if stream.len() < LONGEST => stream.extend_from_within(place..),
            2 => stream.extend(std::iter::repeat_n(bytes.byte(), 64)),
            _ => {
                let byte = bytes.byte();
                if let Some(known) = stream.get_mut(place) {
                    *known = byte;
                }
            }
        }
    }
}

/// A binary Word file.
pub fn doc(bytes: &[u8]) {
    let mut streams = word(&shown(PAGE));
    changed(&mut streams.iter_mut().map(|(_, stream)| stream).collect::<Vec<_>>(), &mut Bytes(bytes));
    opens_or_says_why(&compound(&streams));
}

/// A compound file: its table of chains and its directory.
pub fn container(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let all = [Shown::Text("一、总体情况".to_owned()), Shown::Text("全年公开信息12条。".to_owned())];
    let mut file =
        if bytes.byte() % 2 == 0 { compound(&word(&all)) } else { compound(&[("Workbook", workbook(&all))]) };
    changed(&mut [&mut file], &mut bytes);
    opens_or_says_why(&file);
}

/// A binary workbook: one with some bytes changed, or records made of the bytes; in a compound file or bare.
pub fn xls(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let kind = bytes.byte();
    let mut book = if kind & 1 == 0 { workbook(&shown(PAGE)) } else { records(&mut bytes) };
    if kind & 1 == 0 {
        changed(&mut [&mut book], &mut bytes);
    }
    if kind & 6 == 0 {
        opens_or_says_why(&book);
    } else {
        opens_or_says_why(&compound(&[("Workbook", book)]));
    }
}

/// The kinds of record that matter.
const RECORDS: [u16; 18] = [
    0x809, 0x85, 0xfc, 0x3c, 0xfd, 0x204, 0x203, 0x27e, 0xbd, 0x06, 0x207, 0x205, 0xe5, 0xe0, 0x41e, 0x22,
    0x42, 0x0a,
];

fn records(bytes: &mut Bytes<'_>) -> Vec<u8> {
    let begin = record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let sheet = [&begin.len().to_le_bytes()[..4], &[0, 0, 2, 0, b't', b'3']].concat();
    let mut all = [begin, record(0x85, &sheet), record(0x809, &[0, 6, 0x10, 0, 0, 0, 0, 0])].concat();
    while !bytes.0.is_empty() {
        let code = bytes.one_of(&RECORDS);
        let (own, rest) = bytes.0.split_at(usize::from(bytes.byte()).min(bytes.0.len()));
        bytes.0 = rest;
        all.extend(record(code, own));
    }
    all
}

/// A workbook: its list of sheets, a sheet, its texts and its styles.
pub fn xlsx(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let mut part = || {
        let (own, rest) = bytes.0.split_at(bytes.below(1 << 16).min(bytes.0.len()));
        bytes.0 = rest;
        own
    };
    let (texts, styles, listed, sheet) = (part(), part(), part(), part());
    let usual: &[u8] = b"<workbook><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let listed = if listed.is_empty() { usual } else { listed };
    let relations: &[u8] =
        b"<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let sheet = [b"<worksheet><sheetData>", sheet].concat();
    opens_or_says_why(&zipped(&[
        ("xl/workbook.xml", listed),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sharedStrings.xml", texts),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]));
}

/// A PDF file: what a page draws, a map of codes, a font, a locked file, or all of it; damaged tables, too.
pub fn pdf(bytes: &[u8]) {
    const HEAD: &str =
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj ";
    const PAGE: &str =
        "3 0 obj<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>endobj ";
    const FONT: &str =
        "5 0 obj<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<<>>]>>endobj ";
    const TEXT: &str = "4 0 obj<<>>stream\nBT /F 9 Tf 50 700 Td <00410042> Tj ET\nendstream endobj ";
    let mut bytes = Bytes(bytes);
    let (parts, end): (&[&str], &str) = bytes.one_of(&[
        (&[], ""),
        (
            &[HEAD, PAGE, "5 0 obj<</Subtype/Type1>>endobj 4 0 obj<</Subtype/Form>>stream\n"],
            "\nendstream endobj",
        ),
        (&[HEAD, PAGE, FONT, TEXT, "6 0 obj<<>>stream\n"], "\nendstream endobj"),
        (&[HEAD, PAGE, TEXT, "5 0 obj<<"], ">>endobj"),
        (&[HEAD, PAGE, "4 0 obj<</Filter["], "\nendstream endobj"),
        (&[HEAD, PAGE, FONT, TEXT, "trailer<</Root 1 0 R/Encrypt<<"], ">>>>"),
        (&["%PDF-1.7\n"], "\nstartxref 9"),
    ]);
    let start = parts.concat();
    opens_or_says_why(&[start.as_bytes(), bytes.0, end.as_bytes()].concat());
}

/// An OFD file: what stands on a page.
pub fn ofd(bytes: &[u8]) {
    let document =
        b"<a:Document><a:TemplatePage ID=\"1\" BaseLoc=\"c.xml\"/><a:Page BaseLoc=\"c.xml\"/></a:Document>";
    let content =
        [b"<a:Page><a:Template TemplateID=\"1\"/><a:TextObject Boundary=\"9 9 1 1\" Size=\"4\">", bytes]
            .concat();
    opens_or_says_why(&zipped(&[
        ("OFD.xml", b"<a:OFD><a:DocRoot>d.xml</a:DocRoot></a:OFD>"),
        ("d.xml", document),
        ("c.xml", &content),
    ]));
}

/// Rich text.
pub fn rtf(bytes: &[u8]) {
    opens_or_says_why(&[b"{\\rtf1\\ansi\\ansicpg936 ", bytes].concat());
}

/// A page in one file, of several parts.
pub fn mht(bytes: &[u8]) {
    let start: &[u8] = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n";
    opens_or_says_why(&[start, bytes].concat());
}

/// An office file that is one XML file.
pub fn flat_xml(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let start = bytes.one_of(&[
        "<?xml version=\"1.0\"?><w:wordDocument><w:body>",
        "<pkg:package><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><w:document><w:body>",
        "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>",
    ]);
    opens_or_says_why(&[start.as_bytes(), bytes.0].concat());
}

/// What other programs keep as JSON.
pub fn json(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let start =
        bytes.one_of(&["{\"sections\":[{\"tableData\":{\"naturalPerson\":{", "{\"三、收到和处理\":{", "[{"]);
    opens_or_says_why(&[start.as_bytes(), bytes.0].concat());
}

/// Text: words of reports, figures, bars, tabs, ends of lines.
pub fn plain_text(bytes: &[u8]) {
    let mut text = String::from("政府信息公开工作年度报告\n");
    for byte in bytes {
        match byte {
            0..=127 => text += &words(&[*byte]),
            128..=159 => text.push('\n'),
            160..=191 => {
                text.push_str([" ", "\t", "|", " | ", "\n\n", "|---|\n", "　", "\r"][usize::from(*byte) % 8]);
            }
            _ => {
                let _ = write!(text, "{} ", byte - 192);
            }
        }
    }
    opens_or_says_why(text.as_bytes());
}

/// Tables of the form as pages have them: labels of its rows and columns, figures, joined cells, lines left
/// out, twice, or in another order.
pub fn recognise(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let form = bytes.form();
    let mut page = String::from("<html><body><h1>青石镇2024年政府信息公开工作年度报告</h1>");
    while !bytes.0.is_empty() {
        let section = &form.sections[bytes.below(form.sections.len())];
        let _ = write!(page, "<p>{}</p>", section.heading);
        match section.body {
            Body::Table(table) => rows(form, table, &mut bytes, &mut page),
            Body::Prose { .. } => {
                let _ = write!(page, "<p>{}</p>", bytes.text());
            }
        }
    }
    opens_or_says_why(page.as_bytes());
}

fn rows(form: &'static Form, table: usize, bytes: &mut Bytes<'_>, page: &mut String) {
    let table = &form.tables[table];
    page.push_str("<table>");
    let first = bytes.below(table.rows.len());
    for row in first..first + usize::from(bytes.byte() % 32) {
        let row = if bytes.byte().is_multiple_of(8) {
            bytes.below(table.rows.len())
        } else {
            row % table.rows.len()
        };
        page.push_str("<tr>");
        let mut cell = |text: &str, span: u8| {
            let _ = match span {
                1..=4 => write!(page, "<td colspan={span}>{text}</td>"),
                5..=8 => write!(page, "<td rowspan={}>{text}</td>", span - 3),
                _ => write!(page, "<td>{text}</td>"),
            };
        };
        match bytes.byte() % 8 {
            0 => table.columns.iter().for_each(|column| cell(column.label, bytes.byte())),
            1 => cell(&bytes.text(), bytes.byte()),
            _ => {
                cell(table.rows[row].label, bytes.byte());
                for _ in 0..(bytes.byte() % 9) {
                    cell(&bytes.cell_text(), 0);
                }
            }
        }
        page.push_str("</tr>");
    }
    page.push_str("</table>");
}
