//! Which kinds of file there are, by their names.

#![allow(clippy::unwrap_used)] // A panic is how a test fails.

use xxgk_annual_report::write::{DocumentFormat, FileKind, Format, NoSuchFile};

const FORMATS: [Format; 7] = [
    Format::Json,
    Format::Docx,
    Format::Xlsx,
    Format::Html,
    Format::Fragment,
    Format::Text,
    Format::Markdown,
];

#[test]
fn a_report_is_written_in_every_format() {
    for format in FORMATS {
        let ending = format.ending();
        assert_eq!(FileKind::of_ending(ending), Ok(FileKind::Report(format)));
        assert_eq!(FileKind::of_name(&format!("2025年.{ending}")), Ok(FileKind::Report(format)));
        assert_eq!(
            FileKind::of_name(&format!("REPORT.{}", ending.to_uppercase())),
            Ok(FileKind::Report(format))
        );
        assert_eq!(FileKind::Report(format).ending(), ending);
    }
}

#[test]
fn a_proof_sheet_is_written_only_in_the_formats_of_documents() {
    for format in FORMATS {
        let ending = format!("proof.{}", format.ending());
        let kind = FileKind::of_ending(&ending);
        assert_eq!(FileKind::of_name(&format!("2025年.{ending}")), kind);
        match format {
            Format::Json | Format::Xlsx => assert_eq!(kind, Err(NoSuchFile::ProofSheet)),
            _ => {
                let kind = kind.unwrap();
                assert!(matches!(kind, FileKind::ProofSheet(_)), "{ending}");
                assert_eq!((kind.format(), kind.ending()), (format, ending));
            }
        }
    }
}

#[test]
fn proof_is_no_ending_by_itself_nor_a_part_of_a_word() {
    assert_eq!(FileKind::of_name("proof.docx"), Ok(FileKind::Report(Format::Docx)));
    assert_eq!(FileKind::of_name("waterproof.docx"), Ok(FileKind::Report(Format::Docx)));
    assert_eq!(FileKind::of_name("1.proof.docx"), Ok(FileKind::ProofSheet(DocumentFormat::Docx)));
    for name in ["1.proof", "proof", "", "1.proof.pdf"] {
        assert_eq!(FileKind::of_name(name), Err(NoSuchFile::Unknown), "{name}");
    }
    for ending in ["proof", "proof.", "proof.proof.docx", "", "pdf"] {
        assert_eq!(FileKind::of_ending(ending), Err(NoSuchFile::Unknown), "{ending}");
    }
}

#[test]
fn who_asks_for_what_there_is_not_is_told_what_there_is() {
    let sentence = NoSuchFile::ProofSheet.to_string();
    assert!(sentence.contains(".proof.docx") && sentence.contains("不能写成 Excel"), "{sentence}");
    assert!(NoSuchFile::Unknown.to_string().contains("格式"));
}
