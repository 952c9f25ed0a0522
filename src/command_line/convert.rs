//! `convert`: reports, or their proof sheets, as another kind of file.

use super::files::{self, Files, Source};
use super::words::{Convert, Target};
use super::{Outcome, say, warn};
use std::collections::BTreeMap;
use std::path::Path;
use xxgk_annual_report::data::list;
use xxgk_annual_report::proof_sheet;
use xxgk_annual_report::read::Read;
use xxgk_annual_report::report::Report;
use xxgk_annual_report::rules::prove;
use xxgk_annual_report::write::{FileKind, Format, NoSuchFile, Options, losses, write, write_document};

/// # Errors
/// A sentence on the one file that cannot be converted. Of several, the others are.
pub(super) fn convert(request: &Convert) -> Result<Outcome, String> {
    match (&request.target, files::find(&request.files)) {
        (Target::File(target), Files::One(source)) => {
            let kind = kind_of(target)?;
            for note in convert_one(request, &source, target, kind)? {
                warn(&format!("注意：{note}"));
            }
            Ok(Outcome::Good)
        }
        (Target::File(_), Files::Many(_)) => {
            let folder = request.files.first().map(|folder| folder.display().to_string()).unwrap_or_default();
            Err(format!("{folder}：这是文件夹，请用 --to 写明转换成哪一类，用 -o 写明放到哪个文件夹。"))
        }
        (Target::Folder(folder, kind), Files::One(source)) => convert_many(request, &[source], folder, *kind),
        (Target::Folder(folder, kind), Files::Many(sources)) => {
            convert_many(request, &sources, folder, *kind)
        }
    }
}

fn convert_many(
    request: &Convert,
    sources: &[Source],
    folder: &Path,
    kind: FileKind,
) -> Result<Outcome, String> {
    let ending = kind.ending();
    let target = |source: &Source| source.in_folder(folder, &ending);
    // Before anything is written: of two with one name the second would take the first one's place.
    let mut taken = BTreeMap::new();
    for source in sources.iter().filter(|source| source.is_there()) {
        let target = target(source);
        if let Some(other) = taken.insert(target.clone(), source.name()) {
            let (name, target) = (source.name(), target.display());
            return Err(format!("“{other}”和“{name}”都会写成“{target}”，请分别转换到不同的文件夹。"));
        }
    }
    let (mut written, mut failed) = (0, 0);
    for source in sources {
        let (name, target) = (source.name(), target(source));
        match convert_one(request, source, &target, kind) {
            Ok(notes) => {
                written += 1;
                say(&format!("{name} → {}", target.display()));
                for note in notes {
                    warn(&format!("注意：{name}：{note}"));
                }
            }
            Err(sentence) => {
                failed += 1;
                warn(&sentence);
            }
        }
    }
    let failures = if failed == 0 { String::new() } else { format!("另有 {failed} 份没有转换。") };
    say(&format!("共转换 {written} 份报告。{failures}"));
    Ok(if failed == 0 { Outcome::Good } else { Outcome::Unreadable })
}

/// Writes the report as another kind of file; returns what is to be said of it.
fn convert_one(
    request: &Convert,
    source: &Source,
    target: &Path,
    kind: FileKind,
) -> Result<Vec<String>, String> {
    let Read { report, notes, .. } = source.open()?;
    if matches!(request.target, Target::Folder(..)) {
        files::make_folder_of(target)?;
    }
    files::write(target, &bytes(request, &report, kind))?;
    Ok(notes.into_iter().map(|note| note.text).chain(losses(&report, kind.format())).collect())
}

fn bytes(request: &Convert, report: &Report, kind: FileKind) -> Vec<u8> {
    let options = Options { style: request.style, ..Options::default() };
    let proof = || prove(report, request.today);
    match kind {
        FileKind::ProofSheet(format) => {
            write_document(report, &proof_sheet::of(report, &proof(), request.style), format, &options)
        }
        // The workbook lists what was found.
        FileKind::Report(Format::Xlsx) => {
            let findings = Some(list(report.form, &proof().findings));
            write(report, Format::Xlsx, &Options { findings, ..options })
        }
        FileKind::Report(format) => write(report, format, &options),
    }
}

pub(super) fn kind_of(target: &Path) -> Result<FileKind, String> {
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    FileKind::of_name(name).map_err(|reason| {
        let sentence = match reason {
            // Here a name was given, and can be given otherwise.
            NoSuchFile::Unknown => "不知道要写成哪种文件，文件名请以 .docx、.xlsx、.html、.fragment.html、.txt、.md 或 .json 结尾。".to_owned(),
            NoSuchFile::ProofSheet => reason.to_string(),
        };
        format!("{}：{sentence}", target.display())
    })
}
