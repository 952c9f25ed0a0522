//! PDF files: whole reports as programs print them, and what makes single figures hard to read. A figure that
//! cannot be known stays blank, and is said.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.
#![allow(clippy::cast_precision_loss)] // Of a few lines.

mod given;

use given::binary::shown;
use given::fixture;
use given::pages::{FONT, Page, Text, laid_out, objects, pdf, pdf_of, program, spelled, stream};
use miniz_oxide::deflate::compress_to_vec_zlib;
use std::fmt::Write as _;
use xxgk_annual_report::read::{Bounds, Read, read};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, write};

fn pages_of(report: &Report) -> Vec<Page> {
    laid_out(&shown(&String::from_utf8(write(report, Format::Markdown, &Options::default())).unwrap()))
}

#[track_caller]
fn shows(bytes: &[u8], report: &Report) -> Read {
    let read = read(bytes).unwrap();
    for cell in report.form.cell_ids() {
        let [found, wanted] = [&read.report, report].map(|report| report.figures().value(cell));
        assert_eq!(format!("{found:?}"), format!("{wanted:?}"), "{}", report.form.info(cell).address);
    }
    assert_eq!(read.report.doubts, []);
    assert_eq!(read.report.text(Field::Year), report.text(Field::Year));
    for field in [Field::OVERVIEW, Field::PROBLEMS] {
        let close = |text: &str| text.replace([' ', '　'], "");
        assert_eq!(close(read.report.text(field)), close(report.text(field)));
    }
    read
}

#[track_caller]
fn refused(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(_) => panic!("it was read"),
        Err(error) => error.to_string(),
    }
}

// ── Whole reports ───────────────────────────────────────────────────────────

#[test]
fn a_report_with_ruled_tables_over_several_pages_is_read_whole() {
    let report = fixture("hongze-2023");
    let pages = pages_of(&report);
    assert!(pages.len() > 3, "its tables go on over pages");
    let read = shows(&pdf_of(&pages), &report);
    assert_eq!(read.notes, [""; 0]);
    assert_eq!(read.source.as_ref().unwrap().pages.len(), pages.len());
    assert_eq!(
        shown_where_they_stand(&read),
        report.form.cell_ids().count(),
        "blank cells have lines around them"
    );
}

#[test]
fn tables_without_lines_are_read_by_what_stands_below_each_other() {
    let report = fixture("hongze-2023");
    let mut pages = pages_of(&report);
    for page in &mut pages {
        page.lines.clear();
    }
    let read = shows(&pdf_of(&pages), &report);
    // Nothing says where a blank cell would be.
    let figures = report.form.cell_ids().filter(|cell| !read.report.cell(*cell).is_empty()).count();
    assert_eq!(shown_where_they_stand(&read), figures);
}

#[test]
fn words_in_the_last_column_of_a_row_without_lines_are_no_label() {
    for (address, word) in [
        ("t3.granted.total", "不详"),
        ("t3.granted.total", "约5"),
        ("t2.normative_documents.valid", "见附件一"),
    ] {
        let mut report = fixture("hongze-2023");
        given::type_in(&mut report, address, word);
        let mut pages = pages_of(&report);
        for page in &mut pages {
            page.lines.clear();
        }
        let read = read(&pdf_of(&pages)).unwrap();
        for cell in report.form.cell_ids() {
            let [found, wanted] = [&read.report, &report].map(|report| report.figures().value(cell));
            assert_eq!(format!("{found:?}"), format!("{wanted:?}"), "{}", report.form.info(cell).address);
        }
        assert_eq!(read.report.cell(given::cell_2021(address)), word);
    }
}

/// Each figure that was read stands within its cell on the picture of its page; how many cells there are.
#[track_caller]
fn shown_where_they_stand(read: &Read) -> usize {
    let source = read.source.as_ref().unwrap();
    let linked: Vec<_> =
        source.pages.iter().flat_map(|page| page.cells.iter().map(move |cell| (page, cell))).collect();
    let count = linked.len();
    for (page, (cell, place)) in linked {
        let is_within = |own: &Bounds| {
            let (x, y) = (own.left.midpoint(own.right), own.top.midpoint(own.bottom));
            (place.left..=place.right).contains(&x) && (place.top..=place.bottom).contains(&y)
        };
        let shown: String =
            page.texts.iter().filter(|(_, own)| is_within(own)).map(|(text, _)| text.as_str()).collect();
        assert_eq!(shown, read.report.cell(*cell), "{}", read.report.form.info(*cell).address);
        assert!(
            place.left >= 0 && place.right <= page.width && place.top >= 0 && place.bottom <= page.height
        );
    }
    count
}

#[test]
fn numbers_and_heads_of_pages_belong_to_no_paragraph() {
    let report = fixture("hongze-2023");
    let mut pages = pages_of(&report);
    let count = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        page.texts.push(Text::at(60.0, 40.0, "洪泽区人民政府公报"));
        let text = [format!("— {number} —"), format!("{number}"), format!("第 {number} 页 共 {count} 页")];
        page.texts.push(Text::at(290.0, 800.0, &text[number % 2]));
    }
    shows(&pdf_of(&pages), &report);
}

#[test]
fn text_drawn_twice_counts_once() {
    let report = fixture("hongze-2023");
    let programs: Vec<String> = pages_of(&report)
        .iter()
        .map(|page| {
            let own = program(page);
            format!("{own}q 1 0 0 1 0.3 0 cm {own} Q")
        })
        .collect();
    shows(&pdf(&objects(&programs, FONT, "")), &report);
}

#[test]
fn pages_that_lie_on_their_side_are_turned() {
    let report = fixture("hongze-2023");
    for (turn, entries) in [
        ("0 1 -1 0 842 0", "/MediaBox[0 0 842 595]"),
        ("0 -1 1 0 0 595", "/MediaBox[0 0 842 595]"),
        ("0 1 -1 0 842 0", "/MediaBox[0 0 842 595]/Rotate 90"),
        ("-1 0 0 -1 595 842", "/Rotate -180"),
    ] {
        let programs: Vec<String> =
            pages_of(&report).iter().map(|page| format!("q {turn} cm {} Q", program(page))).collect();
        shows(&pdf(&objects(&programs, FONT, entries)), &report);
    }
}

// ── How files are packed, and damaged ───────────────────────────────────────

/// The same file with its objects in a stream, and a stream for its table.
fn packed(objects: &[Vec<u8>]) -> Vec<u8> {
    let (streams, plain): (Vec<_>, Vec<_>) =
        (1..).zip(objects).partition(|(_, object)| object.windows(6).any(|here| here == b"stream"));
    let mut file = b"%PDF-1.7\n".to_vec();
    let count = objects.len();
    // For each object its kind, place and number.
    let mut places = vec![(0, 0_usize, 0_usize); count + 3];
    for (number, object) in streams {
        places[number] = (1, file.len(), 0);
        file.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (mut head, mut body) = (String::new(), Vec::new());
    for (place, (number, object)) in plain.iter().enumerate() {
        places[*number] = (2, count + 1, place);
        let _ = write!(head, "{number} {} ", body.len());
        body.extend([object.as_slice(), b" "].concat());
    }
    let entries = format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", plain.len(), head.len());
    let content = compress_to_vec_zlib(&[head.as_bytes(), &body].concat(), 6);
    places[count + 1] = (1, file.len(), 0);
    file.extend(
        [format!("{} 0 obj\n", count + 1).as_bytes(), &stream(&entries, &content), b"\nendobj\n"].concat(),
    );
    places[count + 2] = (1, file.len(), 0);
    // The rows of the table are told as differences from the row above.
    let (mut rows, mut above) = (Vec::new(), [0_u8; 7]);
    for (kind, place, number) in &places {
        let place = u32::try_from(*place).unwrap().to_be_bytes();
        let number = u16::try_from(*number).unwrap().to_be_bytes();
        let row = [*kind, place[0], place[1], place[2], place[3], number[0], number[1]];
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(own, above)| own.wrapping_sub(above)));
        above = row;
    }
    let entries = format!(
        "/Type/XRef/Size {}/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>",
        places.len()
    );
    let start = file.len();
    file.extend(
        [format!("{} 0 obj\n", count + 2).as_bytes(), &stream(&entries, &compress_to_vec_zlib(&rows, 6))]
            .concat(),
    );
    file.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF").into_bytes());
    file
}

#[test]
fn objects_may_lie_packed_in_streams() {
    let report = fixture("hongze-2023");
    let programs: Vec<String> = pages_of(&report).iter().map(program).collect();
    let whole = packed(&objects(&programs, FONT, ""));
    shows(&whole, &report);
    // Without the table, they are looked for.
    let end = whole.windows(9).rposition(|here| here == b"startxref").unwrap();
    shows(&whole[..end], &report);
}

#[test]
fn a_damaged_table_is_made_anew() {
    let report = fixture("hongze-2023");
    let whole = pdf_of(&pages_of(&report));
    let table = whole.windows(5).rposition(|here| here == b"\nxref").unwrap();
    shows(&whole[..table], &report);
    let wrong = String::from_utf8_lossy(&whole[table..]).replace("\n00000", "\n00007").into_bytes();
    shows(&[&whole[..table], &wrong].concat(), &report);
    shows(&[b"a line before it\n", whole.as_slice()].concat(), &report);
    // Of a file that is cut off, what is there is read, and the rest said to be missing.
    let cut = String::from_utf8_lossy(&whole).replace("/Catalog/Pages", "/Katalog/Bages");
    assert!(
        read(cut.as_bytes()).is_ok_and(|read| read.notes.iter().any(|note| note.text.contains("文件不完整")))
    );
}

// ── What single figures look like ───────────────────────────────────────────

/// A report of one page with a ruled table two, in whose first cell stands what `figure` draws at 200, 602.
fn with(font: &str, figure: &str) -> Vec<u8> {
    let mut page = Page::default();
    let text = |x, y, text: &str| Text::at(x, y, text);
    page.texts = vec![
        text(60.0, 60.0, "青石镇2024年政府信息公开工作年度报告"),
        text(60.0, 90.0, "一、总体情况"),
        text(60.0, 110.0, "全年按规定公开，群众满意。"),
        text(60.0, 130.0, "二、主动公开政府信息情况"),
    ];
    for (row, cells) in [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "", "2", "3"],
        ["行政规范性文件", "4", "5", "6"],
    ]
    .iter()
    .enumerate()
    {
        let y = 220.0 + row as f64 * 20.0;
        for (column, cell) in cells.iter().enumerate() {
            page.texts.push(text(62.0 + column as f64 * 138.0, y, cell));
        }
    }
    for line in 0..4 {
        let y = 207.0 + f64::from(line) * 20.0;
        page.lines.push([60.0, y, 600.0, y]);
    }
    for line in 0..5 {
        let x = [60.0, 195.0, 333.0, 471.0, 600.0][line];
        page.lines.push([x, 207.0, x, 267.0]);
    }
    pdf(&with_font(&format!("{}\n{figure}", program(&page)), font))
}

/// A second font, `/F2`.
fn with_font(program: &str, font: &str) -> Vec<Vec<u8>> {
    let mut all = objects(&[program.to_owned()], FONT, "");
    all[1] = String::from_utf8_lossy(&all[1]).replace("<</F1 3 0 R>>", "<</F1 3 0 R/F2 6 0 R>>").into_bytes();
    all.push(font.as_bytes().to_vec());
    all
}

const MADE: &str = "t2.regulations.made";

/// What was read into the first cell, whether it is in doubt, and the notes.
fn figure(font: &str, draws: &str) -> (String, Option<String>, Vec<String>) {
    let read = read(&with(font, draws)).unwrap();
    let cell = read.report.form.cell(MADE).unwrap();
    let doubt = read.report.doubts.iter().find(|doubt| doubt.place == MADE).map(|doubt| doubt.why.clone());
    // The other tables are not there.
    let notes = read.notes.into_iter().map(|note| note.text).filter(|text| !text.contains("找到"));
    (read.report.cell(cell).to_owned(), doubt, notes.collect())
}

/// That it is read, without a doubt.
#[track_caller]
fn reads(font: &str, draws: &str, wanted: &str) {
    assert_eq!(figure(font, draws), (wanted.to_owned(), None, Vec::new()), "{draws}");
}

const AT: &str = "BT /F2 8 Tf 200 602 Td";

fn composite(encoding: &str, ordering: &str, more: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/{encoding}{more}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2\
         /BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>/DW 500>>]>>"
    )
}

#[test]
fn figures_are_read_in_every_kind_of_font() {
    let helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    reads(helvetica, &format!("{AT} (12) Tj ET"), "12");
    reads(helvetica, &format!("{AT} [(1) -20 (\\062)] TJ ET"), "12");
    reads(helvetica, &format!("{AT} 9 TL 0 9 Td (12) ' ET"), "12");
    let named = "<</Type/Font/Subtype/Type1/BaseFont/A/FirstChar 65/Widths[500 500]/Encoding<</Differences[65/one/uni0032]>>>>";
    reads(named, &format!("{AT} (AB) Tj ET"), "12");
    // Codes of GBK, of UTF-16, and numbers of glyphs of Adobe-GB1.
    for encoding in ["GBK-EUC-H", "GBKp-EUC-H", "GBK2K-H", "GB-EUC-H"] {
        reads(&composite(encoding, "GB1", ""), &format!("{AT} (12) Tj ET"), "12");
        reads(&composite(encoding, "GB1", ""), &format!("{AT} <a3b1a3b2> Tj ET"), "１２");
    }
    reads(&composite("UniGB-UTF16-H", "GB1", ""), &format!("{AT} {} Tj ET", spelled("12")), "12");
    reads(&composite("Identity-H", "GB1", ""), &format!("{AT} <033e033f> Tj ET"), "12");
    reads(&composite("Identity-H", "GB1", ""), &format!("{AT} <00120013> Tj ET"), "12");
}

#[test]
fn the_file_itself_says_what_its_codes_are() {
    let map = "begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0041> <0042> <0031> endbfrange \
               1 beginbfchar <0043> <00330034> endbfchar";
    let font = composite("Identity-H", "Identity", "/ToUnicode 7 0 R");
    let draw = |codes: &str| {
        let bytes = with(&font, &format!("{AT} <{codes}> Tj ET"));
        // The map is one object more.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let objects: Vec<Vec<u8>> = (1..=6)
            .map(|number| {
                let start =
                    text.find(&format!("\n{number} 0 obj\n")).unwrap() + format!("\n{number} 0 obj\n").len();
                let end = text[start..].find("\nendobj").unwrap() + start;
                text.as_bytes()[start..end].to_vec()
            })
            .chain([stream("", map.as_bytes())])
            .collect();
        let read = read(&pdf(&objects)).unwrap();
        read.report.cell(read.report.form.cell(MADE).unwrap()).to_owned()
    };
    assert_eq!(draw("00410042"), "12");
    assert_eq!(draw("0043"), "34");
}

#[test]
fn a_figure_that_cannot_be_known_stays_blank_and_is_said() {
    for (font, codes) in [
        (composite("Identity-H", "Identity", ""), "<00410042>"),
        (composite("Identity-H", "GB1", ""), "<6fff6ffe>"),
        ("<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[65/G01/G02]>>>>".to_owned(), "(AB)"),
    ] {
        let (text, doubt, notes) = figure(&font, &format!("{AT} {codes} Tj ET"));
        assert_eq!(text, "");
        assert!(doubt.is_some_and(|doubt| doubt.contains("读不出")), "{font}");
        assert!(notes.iter().any(|note| note.contains("2 个字读不出是什么字")), "{notes:?}");
    }
}

#[test]
fn signs_of_dictionaries_are_the_characters_that_they_look_like() {
    let read =
        read(&with(FONT, &format!("BT /F1 8 Tf 60 720 Td {} Tj ET", spelled("⼯作⽇⻓，⺠众⻔⼾")))).unwrap();
    let said = [Field::OVERVIEW, Field::Preface].map(|field| read.report.text(field).to_owned()).concat();
    assert!(said.contains("工作日长，民众门户"), "{said}");
}

#[test]
fn what_is_not_seen_is_not_read() {
    let draw = |text: &str| format!("BT /F1 8 Tf 200 602 Td {} Tj ET", spelled(text));
    let unseen = |draws: &str| {
        let (text, doubt, notes) = figure(FONT, draws);
        assert_eq!((text.as_str(), doubt), ("13", None), "{draws}");
        assert!(notes.iter().any(|note| note.contains("2 个看不见的字")), "{notes:?}");
    };
    let seen = draw("13");
    // Covered, invisible, clipped away, and outside of the page.
    unseen(&format!("{} 1 g 197 598 40 12 re f 0 g {seen}", draw("99")));
    unseen(&format!("3 Tr {} 0 Tr {seen}", draw("99")));
    unseen(&format!("q 0 0 10 10 re W n {} Q {seen}", draw("99")));
    unseen(&format!("{} {seen}", draw("99").replace("200 602", "700 602")));
    // A colour below the text covers nothing.
    reads(FONT, &format!("0.9 g 197 598 40 12 re f 0 g {seen}"), "13");
}

#[test]
fn a_figure_broken_over_two_lines_of_a_narrow_cell_is_joined_and_said() {
    let mut page = Page::default();
    let numbers = ["7730", ".28"];
    page.texts = vec![
        Text::at(60.0, 60.0, "青石镇2024年政府信息公开工作年度报告"),
        Text::at(60.0, 130.0, "二、主动公开政府信息情况"),
    ];
    for (y, label) in [(160.0, "第二十条第（八）项"), (180.0, "信息内容"), (204.0, "行政事业性收费")]
    {
        page.texts.push(Text::at(62.0, y, label));
    }
    page.texts.push(Text::at(202.0, 180.0, "本年收费金额（单位：万元）"));
    for (line, number) in numbers.iter().enumerate() {
        page.texts.push(Text::at(202.0, 199.0 + line as f64 * 10.0, number));
    }
    for y in [147.0, 167.0, 187.0, 217.0] {
        page.lines.push([60.0, y, 220.0, y]);
    }
    for x in [60.0, 200.0, 220.0] {
        page.lines.push([x, 147.0, x, 217.0]);
    }
    let read = read(&pdf_of(&[page])).unwrap();
    let amount = read.report.form.cell("t2.fees.amount").unwrap();
    assert_eq!(read.report.cell(amount), "7730.28");
    assert!(
        read.report
            .doubts
            .iter()
            .any(|doubt| doubt.place == "t2.fees.amount" && doubt.why.contains("断成了几行"))
    );
}

// ── What cannot be read ─────────────────────────────────────────────────────

#[test]
fn a_scan_says_that_it_is_one() {
    let picture =
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"x");
    let scan = |behind: &str| {
        let mut all = objects(
            &[format!("q 595 0 0 842 0 0 cm /I Do Q {behind}")],
            FONT,
            "/Resources<</XObject<</I 6 0 R>>/Font<</F1 3 0 R>>>>",
        );
        all.push(picture.clone());
        pdf(&all)
    };
    assert!(refused(&scan("")).starts_with("这个文件是扫描件"));
    // Somebody had its text recognised: it is read, and said to be that.
    let report = fixture("suqian-2024");
    let text = program(&pages_of(&report)[0]);
    let read = read(&scan(&format!("3 Tr {text}"))).unwrap();
    assert!(read.notes[0].text.contains("可能认错了数"), "{:?}", read.notes);
}

#[test]
fn a_file_with_a_password_says_what_to_do() {
    let lock = format!(
        "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{0}>/U<{0}>>>/ID[<00><00>]",
        "ab".repeat(32)
    );
    let text = String::from_utf8_lossy(&pdf_of(&[Page::default()]))
        .replace("/Root 1 0 R", &format!("/Root 1 0 R{lock}"));
    let said = refused(text.as_bytes());
    assert!(said.contains("密码") && said.contains('请'), "{said}");
}

#[test]
fn what_goes_in_circles_ends() {
    let page = "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</A 6 0 R>>>>>>";
    let form = stream("/Subtype/Form/Resources<</XObject<</A 6 0 R>>>>", b"/A Do /A Do");
    let kids = "<</Type/Pages/Kids[2 0 R 4 0 R 2 0 R]/Count 3>>";
    let loops: Vec<Vec<u8>> = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        kids.into(),
        b"3 0 R".to_vec(),
        page.into(),
        stream("", b"/A Do"),
        form,
    ];
    assert!(refused(&pdf(&loops)).contains('请'));
    // A stream of objects whose length stands in itself.
    let inner = "<</Type/ObjStm/N 1/First 4/Length 3 0 R>>\nstream\n3 0 9\nendstream";
    let file =
        format!("%PDF-1.5\n2 0 obj\n{inner}\nendobj\n1 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\n");
    assert!(refused(file.as_bytes()).contains('请'));
}

#[test]
fn what_unpacks_to_more_than_a_report_has_is_bounded() {
    // 20 MB of blanks, forty times.
    let bomb = stream("/Filter/FlateDecode", &compress_to_vec_zlib(&vec![b' '; 20 << 20], 9));
    let mut all = objects(&[String::new()], FONT, "");
    all[3] = format!("<</Type/Page/Parent 2 0 R/Contents[{}]>>", "5 0 R ".repeat(40)).into_bytes();
    all[4] = bomb;
    assert!(refused(&pdf(&all)).contains('请'));
}
