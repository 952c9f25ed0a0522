//! Files of other programs, binary and not, by what they show: Word and Excel up to 2003, rich text,
//! pages in one file. Each shows a whole report, and gives it back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::binary::{Shown, compound, record, shown, word, workbook};
use given::{fixture, page};
use std::fmt::Write as _;
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, write};

fn markdown(report: &Report) -> String {
    String::from_utf8(write(report, Format::Markdown, &Options::default())).unwrap()
}

/// The figures of the report, and the year and the prose that the file shows.
#[track_caller]
fn shows(bytes: &[u8], report: &Report) -> Read {
    let read = read(bytes).unwrap();
    let (found, wanted) = (read.report.figures(), report.figures());
    for cell in report.form.cell_ids() {
        let address = report.form.info(cell).address;
        let [found, wanted] = [&found, &wanted].map(|all| format!("{:?}", all.value(cell)));
        assert_eq!(found, wanted, "{address}");
    }
    assert_eq!(read.report.text(Field::Year), report.text(Field::Year));
    read
}

#[track_caller]
fn refused(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(_) => panic!("it was read"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_binary_word_file_shows_its_tables_although_their_rows_are_described_elsewhere() {
    let report = fixture("hongze-2023");
    shows(&compound(&word(&shown(&markdown(&report)))), &report);
}

#[test]
fn names_of_streams_may_be_in_small_letters() {
    let report = fixture("hongze-2023");
    let streams = word(&shown(&markdown(&report)));
    let small = streams.iter().map(|(name, bytes)| (name.to_ascii_lowercase(), bytes.clone()));
    let small: Vec<_> = small.collect();
    let small: Vec<_> = small.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    shows(&compound(&small), &report);
}

#[test]
fn a_binary_workbook_shows_its_tables() {
    let report = fixture("hongze-2023");
    let bytes = workbook(&shown(&markdown(&report)));
    shows(&compound(&[("Workbook", bytes.clone())]), &report);
    // Some programs put no compound file around it: then it begins as Excel's does.
    let mut bare = bytes;
    bare[1..8].copy_from_slice(&[8, 0x10, 0, 0, 6, 5, 0]);
    bare.truncate(8);
    assert!(refused(&bare).contains("没有找到"));
}

#[test]
fn a_text_that_goes_on_in_the_next_record_is_whole() {
    // Two bytes a character, then in the next record a byte that says so again.
    let halves = [
        "我局把公开的要求写进各科室的年度任务，从起草到公布都有专人",
        "跟进，群众查找信息更加方便，全年没有因此发生争议。",
    ];
    let whole = halves.concat();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut first = [1_u32.to_le_bytes(), 1_u32.to_le_bytes()].concat();
    first.extend(u16::try_from(whole.chars().count()).unwrap().to_le_bytes());
    first.push(1);
    first.extend(wide(halves[0]));
    let mut next = vec![1];
    next.extend(wide(halves[1]));
    let begin = record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let strings = [record(0xfc, &first), record(0x3c, &next)].concat();
    let listed = |start: u32| record(0x85, &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat());
    let end = record(0x0a, &[]);
    let start = u32::try_from(begin.len() + listed(0).len() + strings.len() + end.len()).unwrap();
    let label = |row: u8, text: &str| {
        let length = u8::try_from(text.chars().count()).unwrap();
        record(0x204, &[&[row, 0, 0, 0, 0, 0, length, 0, 1][..], &wide(text)].concat())
    };
    let cells = [
        record(0x809, &[0, 6, 0x10, 0, 0, 0, 0, 0]),
        label(0, "2023年政府信息公开工作年度报告"),
        label(1, "一、总体情况"),
        record(0xfd, &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        label(3, "五、存在的主要问题及改进情况"),
        end.clone(),
    ]
    .concat();
    let book = [begin, listed(start), strings, end, cells].concat();
    let read = read(&compound(&[("Workbook", book)])).unwrap();
    assert_eq!(read.report.text(Field::Section("overview")), whole);
}

/// A text in RTF.
fn spell(text: &str) -> String {
    let mut out = String::new();
    for unit in text.encode_utf16() {
        // One byte follows for older programs.
        let _ = write!(out, "\\u{}?", unit.cast_signed());
    }
    out
}

#[test]
fn rich_text_that_calls_itself_word_shows_its_tables() {
    let report = fixture("hongze-2023");
    let mut rtf = String::from("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 FangSong;}}\\f0 ");
    for one in shown(&markdown(&report)) {
        match one {
            Shown::Text(text) => {
                let _ = writeln!(rtf, "\\pard {}\\par", spell(&text));
            }
            Shown::Rows(rows) => {
                for row in rows {
                    rtf.push_str("\\trowd");
                    for number in 1..=row.len() {
                        let _ = write!(rtf, "\\cellx{}", number * 900);
                    }
                    for cell in row {
                        let _ = write!(rtf, "\\pard\\intbl {}\\cell", spell(&cell));
                    }
                    rtf.push_str("\\row\n");
                }
            }
        }
    }
    rtf.push('}');
    shows(rtf.as_bytes(), &report);
}

#[test]
fn a_cell_of_rich_text_in_which_something_was_deleted_stays_in_doubt() {
    let row = |label: &str, text: &str| {
        let label = spell(label);
        format!("\\trowd\\cellx900\\cellx1800\\pard\\intbl {label}\\cell {text}\\cell\\row\n")
    };
    for gone in ["{\\deleted 12}13", "{\\strike 1\\u50?}13", "13{\\deleted 12}"] {
        let rows = [
            row("信息内容", "\\u26412?\\u24180?"),
            row("行政许可", gone),
            row("行政处罚", "2"),
            row("行政强制", "3"),
            row("行政事业性收费", "4"),
        ];
        let heading = spell("二、主动公开政府信息情况");
        let rtf = format!("{{\\rtf1\\ansi {heading}\\par\n{}}}", rows.concat());
        let report = read(rtf.as_bytes()).unwrap().report;
        assert_eq!(report.cell(report.form.cell("t2.licensing.decisions").unwrap()), "13");
        let said = report.doubts.iter().any(|one| {
            one.place == "t2.licensing.decisions" && one.why == "原件里这一格删去或划掉了“12”，没有读入"
        });
        assert!(said, "{gone}: {:?}", report.doubts);
    }
}

#[test]
fn a_page_in_one_file_and_a_page_in_gbk_show_their_tables() {
    let report = fixture("hongze-2023");
    // Without the data inside, as another program saves it.
    let page = page(&report);
    let (head, rest) = page.split_once("<script").unwrap();
    let (_, rest) = rest.split_once("</script>").unwrap();
    let bare = format!("{head}{rest}").replace("charset=\"utf-8\"", "");
    shows(bare.as_bytes(), &report);

    let mut letter = String::from(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_a\"\r\n\r\n--=_a\r\n\
         Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
    );
    for (place, byte) in bare.bytes().enumerate() {
        let _ = write!(letter, "={byte:02X}{}", if place % 24 == 23 { "=\r\n" } else { "" });
    }
    letter.push_str("\r\n--=_a--\r\n");
    shows(letter.as_bytes(), &report);

    let (gbk, _, is_lossy) = encoding_rs::GB18030.encode(&bare);
    assert!(!is_lossy);
    shows(&gbk, &report);

    let garbled = encoding_rs::GB18030.decode(bare.as_bytes()).0;
    assert!(refused(garbled.as_bytes()).starts_with("文件里的字是乱码"));
}

#[test]
fn our_own_workbook_is_read_from_what_it_shows() {
    let report = fixture("hongze-2023");
    shows(&write(&report, Format::Xlsx, &Options::default()), &report);
}

#[test]
fn files_with_a_password_and_older_ones_are_refused_by_name() {
    let head = |bytes: [u8; 12]| {
        let mut document = bytes.to_vec();
        document.resize(1024, 0);
        refused(&compound(&[("WordDocument", document)]))
    };
    assert!(head([0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 1]).starts_with("文件加了密码"));
    assert!(head([0xdc, 0xa5, 0x68, 0, 0, 0, 0, 0, 0, 0, 0, 0]).starts_with("这是 Word 95 或更早的文件"));
    assert!(refused(&compound(&[("EncryptedPackage", vec![])])).starts_with("这是加了密码的 Office 文件"));
    let locked = [record(0x809, &[0, 6, 5, 0]), record(0x2f, &[0, 0])].concat();
    assert!(refused(&compound(&[("Workbook", locked)])).starts_with("文件加了密码"));
    assert!(
        refused(&compound(&[("PowerPoint Document", vec![])])).starts_with("这不是 Word、WPS 或 Excel 文件")
    );
}

#[test]
fn a_file_whose_end_is_missing_is_read_as_far_as_it_goes_and_says_so() {
    let report = fixture("hongze-2023");
    let mut streams = word(&shown(&markdown(&report)));
    // As if the table of the chains led past the end: the text that is left has no second half.
    let document = &mut streams[0].1;
    let length = u32::from_le_bytes(document[0x4c..0x50].try_into().unwrap());
    document[0x4c..0x50].copy_from_slice(&(length * 2).to_le_bytes());
    let read = read(&compound(&streams)).unwrap();
    assert!(read.notes.iter().any(|note| note.text.starts_with("文件不完整")), "{:?}", read.notes);
}

#[test]
fn no_bytes_make_a_reader_stop_the_program() {
    let all = shown(&markdown(&fixture("hongze-2023")));
    let files = [compound(&word(&all)), compound(&[("Workbook", workbook(&all))])];
    let mut random: u64 = 7;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % u64::try_from(below).unwrap()).unwrap()
    };
    for file in &files {
        for round in 0..40 {
            let mut bytes = file.clone();
            for _ in 0..8 {
                let place = next(bytes.len());
                bytes[place] = if round % 3 == 0 { 0xff } else { u8::try_from(next(256)).unwrap() };
            }
            if round % 5 == 0 {
                let length = next(bytes.len());
                bytes.truncate(length);
            }
            // Either is right, as long as it answers.
            let answer = read(&bytes);
            assert!(answer.map_or_else(|error| error.to_string().ends_with('。'), |_| true));
        }
    }
}
