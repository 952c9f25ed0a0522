//! Zip packages. The module is the crate's own, so it is included here.

#![allow(clippy::unwrap_used)] // A panic is how a test fails.

#[path = "../src/package.rs"]
mod package;

use package::zip;
use std::io::{Cursor, Read as _};

#[test]
fn another_library_unpacks_what_was_packed() {
    let text = "政府信息公开".repeat(10_000).into_bytes();
    let parts = [("[Content_Types].xml", b"<Types/>".to_vec()), ("a/b.xml", text), ("a/empty", Vec::new())];
    let mut archive = zip::ZipArchive::new(Cursor::new(zip(parts.clone()))).unwrap();
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
