//! Pictures as EMF, read record by record after [MS-EMF]: the same marks as on the drawing, each where it is there.

use super::given::{fixture, made_up, reports};
use super::numbered;
use proptest::prelude::*;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::picture::{Anchor, Count, Ink, Mark, Office, Picture, WIDTH, of_county, of_report};

/// What a drawing leaves free on both sides of it, most of which is cut off.
const CUT: i32 = 20;
/// So many units are one of a drawing.
const UNITS: i32 = 10;

struct Record {
    kind: u32,
    words: Vec<u32>,
    bytes: Vec<u8>,
}

impl Record {
    fn int(&self, place: usize) -> i32 {
        self.words[place].cast_signed()
    }
}

/// The records, from the head to the last one, each as long as it says.
fn records(emf: &[u8]) -> Vec<Record> {
    let mut records = Vec::new();
    let mut rest = emf;
    while !rest.is_empty() {
        let word = |place: usize| u32::from_le_bytes(rest[4 * place..4 * place + 4].try_into().unwrap());
        let length = usize::try_from(word(1)).unwrap();
        assert!(length >= 8 && length.is_multiple_of(4), "{length}");
        let (own, after) = rest.split_at(length);
        records.push(Record {
            kind: word(0),
            words: (0..length / 4).map(word).collect(),
            bytes: own.to_vec(),
        });
        rest = after;
    }
    records
}

/// A text as it is told: where, which of its places that is, its size, whether it is bold, its words.
type Told = (i32, i32, Anchor, i32, bool, String);

/// What is drawn: the corners of the boxes, and the texts.
fn judge(picture: &Picture) {
    let (emf, size) = picture.emf();
    let drawing = picture.drawing(false);
    let [width, height] = size.map(|length| i32::try_from(length).unwrap());
    assert_eq!([width, height], [WIDTH - 2 * CUT, drawing.height]);
    let records = records(&emf);
    head(&records, &emf, [width, height]);

    // What was made by number, and what is taken up.
    let mut made = Vec::new();
    let (mut anchor, mut font, mut brush) = (Anchor::Start, None, None);
    let (mut boxes, mut texts) = (Vec::new(), Vec::<Told>::new());
    for record in &records {
        match record.kind {
            // Brushes and fonts have the next number each.
            39 | 82 => {
                made.push(record);
                assert_eq!(usize::try_from(record.words[2]).unwrap(), made.len());
            }
            37 if record.words[2] == 0x8000_0008 => {}
            37 => {
                let own = made[usize::try_from(record.words[2]).unwrap() - 1];
                if own.kind == 82 { font = Some(own) } else { brush = Some(own.words[4]) }
            }
            22 => {
                anchor = match record.words[2] {
                    24 => Anchor::Start,
                    26 => Anchor::End,
                    30 => Anchor::Middle,
                    other => panic!("{other}"),
                }
            }
            86 => {
                assert_eq!(record.words[6], 4);
                let point = |word: u32| [(word & 0xffff), word >> 16].map(|one| i32::try_from(one).unwrap());
                let [one, across, opposite, below] = [7, 8, 9, 10].map(|place| point(record.words[place]));
                assert_eq!((across, below), ([opposite[0], one[1]], [one[0], opposite[1]]));
                assert!(opposite[0] <= width * UNITS && opposite[1] <= height * UNITS, "{opposite:?}");
                let around = [2, 3, 4, 5].map(|place| record.int(place) * UNITS);
                assert_eq!(around, [one[0], one[1], opposite[0], opposite[1]]);
                boxes.push((one, opposite, brush.unwrap()));
            }
            84 => {
                let (height, is_bold) = (-font.unwrap().int(3) / UNITS, font.unwrap().words[7] == 700);
                texts.push((record.int(9), record.int(10), anchor, height, is_bold, words(record, height)));
            }
            1 | 9 | 11 | 14 | 17 | 18 | 24 => {}
            other => panic!("a record of kind {other}"),
        }
    }

    let mut wanted = Vec::new();
    for mark in &drawing.marks {
        match mark {
            Mark::Text { x, y, size, anchor, is_bold, text, .. } => {
                wanted.push(((x - CUT) * UNITS, y * UNITS, *anchor, *size, *is_bold, text.clone()));
            }
            Mark::Box { x, y, width, height, ink, .. } => {
                let corners =
                    [[x - CUT, *y], [x - CUT + width, y + height]].map(|one| one.map(|one| one * UNITS));
                let own = boxes.iter().find(|(one, other, _)| [*one, *other] == corners);
                let (.., colour) = own.unwrap_or_else(|| panic!("{mark:?}"));
                // #123f70, with blue first.
                assert_eq!(*colour == 0x70_3f_12, matches!(ink, Ink::Part(0) | Ink::Blue), "{mark:?}");
            }
        }
    }
    assert_eq!(texts, wanted);
}

/// The head counts what comes: bytes, records, tools; and says how large the picture is in two ways that agree.
fn head(records: &[Record], emf: &[u8], [width, height]: [i32; 2]) {
    let (head, last) = (&records[0], records.last().unwrap());
    assert_eq!((head.kind, head.words.len(), &head.bytes[40..44]), (1, 27, &b" EMF"[..]));
    assert_eq!(usize::try_from(head.words[12]).unwrap(), emf.len());
    assert_eq!(usize::try_from(head.words[13]).unwrap(), records.len());
    let tools = records.iter().filter(|record| matches!(record.kind, 39 | 82)).count();
    assert_eq!(usize::try_from(head.words[14]).unwrap(), tools + 1);
    assert_eq!([2, 3, 4, 5].map(|place| head.int(place)), [0, 0, width - 1, height - 1]);
    // Hundredths of a millimetre, by the sheet's own size in points and millimetres.
    let [points, millimetres] = [head.words[18], head.words[20]].map(i64::from);
    for (place, length) in [(8, width), (9, height)] {
        assert_eq!(i64::from(head.words[place]), i64::from(length) * 100 * millimetres / points);
    }
    assert_eq!((last.kind, last.words.as_slice()), (14, &[14, 20, 0, 16, 20][..]));
}

/// The words of a text record; each character has a width, which is that of a Chinese one or little more than half.
fn words(record: &Record, size: i32) -> String {
    let [count, start, widths] = [11, 12, 18].map(|place| usize::try_from(record.words[place]).unwrap());
    let unit = |place: usize| {
        u16::from_le_bytes([record.bytes[start + 2 * place], record.bytes[start + 2 * place + 1]])
    };
    let units: Vec<u16> = (0..count).map(unit).collect();
    let text = String::from_utf16(&units).unwrap();
    assert_eq!(record.bytes.len(), widths + 4 * count, "a width for each unit, and nothing behind them");
    let whole: i32 = (0..count).map(|place| record.int(widths / 4 + place)).sum();
    let halves: i32 =
        text.chars().map(|c| if c.is_ascii() { size * UNITS * 11 / 20 } else { size * UNITS }).sum();
    assert_eq!(whole, halves, "{text}");
    text
}

#[test]
fn each_mark_stands_where_it_is_on_the_drawing() {
    let reports = [fixture("suqian-2024"), fixture("hangzhou-2025"), fixture("gangkou-2021")];
    for report in reports.into_iter().chain(Form::all().iter().map(|form| numbered(form))) {
        of_report(&report).pictures.iter().for_each(judge);
    }
}

#[test]
fn a_character_beyond_the_first_65_536_is_two_units_and_one_place() {
    let received = Count::known(7);
    let offices =
        ["𠮷林街道", "北坡镇"].map(|name| Office { name: name.to_owned(), received: received.clone() });
    of_county(&fixture("suqian-2024"), &offices).pictures.iter().for_each(judge);
}

proptest! {
    #![proptest_config(made_up(30))]

    #[test]
    fn whatever_is_typed_is_drawn(report in reports(|| "[0-9]{0,7}|/|[<&\"一-三]{0,9}", 200)) {
        of_report(&report).pictures.iter().for_each(judge);
    }
}
