//! Zip packages. The module is the crate's own, so it is included here.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // A panic is how a test fails.

#[path = "../src/office/package.rs"]
mod package;

use package::{Archive, Fault, Packing};
use std::io::{Cursor, Read as _, Write as _};
use xxgk_annual_report::{limits, text};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A small file, where it does not matter how it is packed.
fn zip<'a>(parts: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    package::zip(parts, Packing::Small)
}

#[test]
fn another_library_unpacks_what_was_packed() {
    let text = "政府信息公开".repeat(10_000).into_bytes();
    let parts = [("[Content_Types].xml", b"<Types/>".to_vec()), ("a/b.xml", text), ("a/empty", Vec::new())];
    for packing in [Packing::Small, Packing::Quick] {
        let mut archive = zip::ZipArchive::new(Cursor::new(package::zip(parts.clone(), packing))).unwrap();
        assert_eq!(archive.len(), parts.len());
        for (place, (name, content)) in parts.iter().enumerate() {
            let mut file = archive.by_index(place).unwrap();
            assert_eq!(file.name().unwrap(), *name);
            // Reading to the end also compares the checksum.
            let mut read = Vec::new();
            file.read_to_end(&mut read).unwrap();
            assert_eq!(read, *content);
        }
    }
}

#[test]
fn a_file_that_counts_by_its_size_is_the_smaller_one() {
    let parts =
        || [("a.xml", b"<a/>".repeat(200)), ("b.xml", "<b>政府信息公开</b>".repeat(500).into_bytes())];
    let [small, quick] = [Packing::Small, Packing::Quick].map(|packing| package::zip(parts(), packing));
    assert!(small.len() < quick.len(), "{} and {}", small.len(), quick.len());
    let archive = Archive::open(&quick).unwrap();
    for (name, content) in parts() {
        assert_eq!(archive.content(name).unwrap(), content, "{name}");
    }
}

#[test]
fn every_part_bears_the_same_day() {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip([("a", Vec::new())]))).unwrap();
    let day = archive.by_index(0).unwrap().last_modified().unwrap();
    assert_eq!((day.year(), day.month(), day.day()), (1980, 1, 1));
}

#[test]
fn the_same_parts_give_the_same_bytes() {
    let make = || zip([("a/b.xml", b"<b/>".to_vec()), ("c.xml", Vec::new())]);
    assert_eq!(make(), make());
}

/// A zip file as another library writes it.
fn foreign(parts: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.set_comment("PK\u{5}\u{6} is how the last record begins").unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_was_packed_is_unpacked() {
    let text = "政府信息公开".repeat(10_000).into_bytes();
    let file = zip([("a/b.xml", text.clone()), ("a/empty", Vec::new())]);
    let archive = Archive::open(&file).unwrap();
    assert_eq!(archive.names().collect::<Vec<_>>(), ["a/b.xml", "a/empty"]);
    assert_eq!(archive.content("A/B.xml").unwrap(), text);
    assert_eq!(archive.content("a/empty").unwrap(), b"");
    assert_eq!(archive.content("a/c.xml"), Err(Fault::Missing));
}

#[test]
fn files_of_other_programs_are_unpacked_stored_or_packed() {
    for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
        let options = SimpleFileOptions::default().compression_method(method);
        let file = foreign(&[("word/", b""), ("word/a.xml", b"<a/>")], options);
        assert_eq!(Archive::open(&file).unwrap().content("word/a.xml").unwrap(), b"<a/>", "{method:?}");
    }
}

#[test]
fn sizes_that_follow_the_part_do_no_harm() {
    // As Word writes when it cannot go back: no sizes in the header, but behind the part.
    let mut writer = ZipWriter::new_stream(Vec::new());
    writer.start_file("a.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"<a/>").unwrap();
    let file = writer.finish().unwrap().into_inner();
    assert_eq!(&file[6..8], &[8, 0], "bit 3 says so");
    assert_eq!(Archive::open(&file).unwrap().content("a.xml").unwrap(), b"<a/>");
}

#[test]
fn a_file_that_is_cut_anywhere_is_not_opened() {
    let file = zip([("a.xml", b"<a/>".to_vec())]);
    for end in 0..file.len() {
        assert!(Archive::open(&file[..end]).is_none(), "{end}");
    }
}

#[test]
fn a_byte_that_was_changed_is_noticed() {
    let file = zip([("a.xml", b"<a>0123456789</a>".to_vec())]);
    let start = 30 + "a.xml".len();
    for place in start..start + 12 {
        let mut broken = file.clone();
        broken[place] ^= 0x20;
        assert_eq!(Archive::open(&broken).unwrap().content("a.xml"), Err(Fault::Broken), "{place}");
    }
}

#[test]
fn a_file_made_to_fill_the_memory_is_not_unpacked() {
    let large = vec![0; 33 << 20];
    let file = zip([("a", large.clone()), ("b", large)]);
    assert!(file.len() < 100_000);
    let archive = Archive::open(&file).unwrap();
    assert!(archive.content("a").is_ok());
    assert_eq!(archive.content("b"), Err(Fault::TooLarge), "both together are too large");
    // One that says that it is small.
    let mut liar = zip([("a", vec![0; 1 << 20])]);
    let said = (1_u32 << 20).to_le_bytes();
    while let Some(place) = liar.windows(4).position(|four| four == said) {
        liar[place..place + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    assert_eq!(Archive::open(&liar).unwrap().content("a"), Err(Fault::Broken));
}

#[test]
fn an_encrypted_part_is_not_read() {
    let mut file = zip([("a", b"x".to_vec())]);
    let entry = file.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    file[entry + 8] |= 1;
    assert_eq!(Archive::open(&file).unwrap().content("a"), Err(Fault::Broken));
}

/// Sets a name anew in both places of a file with one part, to the same number of bytes.
fn renamed(file: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    while let Some(at) = file.windows(from.len()).position(|here| here == from) {
        file[at..at + from.len()].copy_from_slice(to);
    }
    file
}

#[test]
fn a_name_that_a_chinese_windows_wrote_is_read() {
    // 年报 in GBK.
    let file = renamed(&zip([("abcd.docx", b"a".to_vec())]), b"abcd", b"\xc4\xea\xb1\xa8");
    let archive = Archive::open(&file).unwrap();
    assert_eq!(archive.names().collect::<Vec<_>>(), ["年报.docx"]);
    assert_eq!(archive.content("年报.docx").unwrap(), b"a");
}
