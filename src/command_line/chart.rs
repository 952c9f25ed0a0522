//! `chart`: pictures (图解) of a report, of several years, of a county's sum.

use super::files::{self, Source};
use super::{Outcome, print_json, say, sum, warn, words};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::Path;
use xxgk_annual_report::picture::{
    Count, Office, Picture, PictureFile, Pictures, of_county, of_report, of_years,
};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::roll_up::{Child, Entry, Received, Request, RollUp, roll_up};

/// # Errors
/// A sentence on what cannot be read, does not go together, or cannot be written.
pub(super) fn chart(request: &words::Chart) -> Result<Outcome, String> {
    let target = request.target.as_deref().map(Target::of).transpose()?;
    let (pictures, outcome) =
        if request.is_sum { of_sum(request)? } else { (of_files(request)?, Outcome::Good) };
    match &target {
        Some(target) => target.write(&pictures)?,
        None if request.json => print_json(&Data::of(&pictures))?,
        None => say(in_words(&pictures).trim_end()),
    }
    Ok(outcome)
}

// ── Of what ─────────────────────────────────────────────────────────────────

/// One report, or one office's reports on several years.
fn of_files(request: &words::Chart) -> Result<Pictures, String> {
    let mut reports: Vec<(Report, String)> = Vec::new();
    for source in files::find_all(&request.files) {
        let read = source.open()?;
        for note in &read.notes {
            warn(&format!("注意：{}：{note}", source.name()));
        }
        reports.push((read.report, source.name()));
    }
    reports.sort_by_key(|(report, _)| report.year());
    for pair in reports.windows(2) {
        let [(one, name), (other, next)] = pair else { continue };
        if one.year().is_none() {
            return Err(format!("{name}：没有读到年份，不能和别的年度画在一起。"));
        }
        if one.year() == other.year() {
            return Err(format!("“{name}”和“{next}”是同一年度的报告；各单位的汇总请加上 --sum。"));
        }
        let organ = |report: &Report| report.text(Field::OrganName).trim().to_owned();
        if organ(one) != organ(other) {
            warn(&format!("注意：“{name}”的单位是“{}”，“{next}”的是“{}”。", organ(one), organ(other)));
        }
    }
    let mut all: Vec<&Report> = reports.iter().map(|(report, _)| report).collect();
    if let [only] = all.as_slice() {
        return Ok(of_report(only));
    }
    all.dedup_by_key(|report| report.year());
    if all.is_empty() {
        Err("没有可以画图的报告：给出的文件夹里没有文件。".to_owned())
    } else {
        Ok(of_years(&all))
    }
}

/// A county's offices added up.
fn of_sum(request: &words::Chart) -> Result<(Pictures, Outcome), String> {
    let own = request.own.as_deref().map(|path| sum::child(&Source::of(path))).transpose()?;
    let own = own.map(|own| own.child);
    let (children, _, outcome) = sum::received(&request.files, &[&request.own, &request.target])?;
    let all = Request { children, own, county: None, expected: None };
    let rolled = roll_up(&all);
    for child in rolled.children.iter().filter(|child| !child.counted) {
        warn(&format!("没有计入 {}：{}", child.file, child.notes.join("")));
    }
    Ok((of_county(&rolled.report(), &offices(&all, &rolled)), outcome))
}

/// The offices that count, each with its applications.
fn offices(all: &Request, rolled: &RollUp) -> Vec<Office> {
    let children = all.own.iter().chain(all.children.iter().filter_map(child));
    let is_counted = |child: &&Child| rolled.children.iter().any(|one| one.counted && one.file == child.file);
    let office = |child: &Child| {
        let entries = child.entries.on(rolled.form);
        let entry = rolled.form.cell("t3.new_received.total").map_or(Entry::Blank, |cell| entries.get(cell));
        let received = match entry {
            Entry::Number(amount) => amount.as_whole().map_or_else(|| Count::unknown("看不准"), Count::known),
            Entry::AtLeast(_) => Count::unknown("未填全"),
            Entry::Mark => Count::unknown("/"),
            Entry::Blank => Count::unknown("未填"),
            Entry::Wrong => Count::unknown("看不准"),
        };
        Office { name: child.organ.clone(), received }
    };
    children.filter(is_counted).map(office).collect()
}

fn child(received: &Received) -> Option<&Child> {
    match received {
        Received::Report(child) => Some(child),
        Received::Unreadable { .. } => None,
    }
}

// ── Into what ───────────────────────────────────────────────────────────────

enum Target<'a> {
    /// One file of that kind.
    File(&'a Path, PictureFile),
    /// A folder with all kinds, and each picture alone.
    Folder(&'a Path),
}

impl<'a> Target<'a> {
    fn of(path: &'a Path) -> Result<Self, String> {
        let spelled = path.to_string_lossy();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if spelled.ends_with(['/', '\\']) || !name.contains('.') {
            return Ok(Self::Folder(path));
        }
        match PictureFile::of_name(&name) {
            Some(kind) => Ok(Self::File(path, kind)),
            None => Err(format!(
                "{spelled}：图解可以写成 .html、.fragment.html 或 .svg 文件，或者写到文件夹里（名字后面加“/”）。"
            )),
        }
    }

    fn write(&self, pictures: &Pictures) -> Result<(), String> {
        let folder = match self {
            Self::File(path, kind) => return files::write(path, pictures.file(*kind).as_bytes()),
            Self::Folder(folder) => folder,
        };
        files::make_folder_of(&folder.join("x"))?;
        for kind in PictureFile::ALL {
            files::write(&folder.join(format!("图解.{}", kind.ending())), pictures.file(kind).as_bytes())?;
        }
        for (place, picture) in pictures.pictures.iter().enumerate().filter(|(_, picture)| picture.is_drawn())
        {
            files::write(
                &folder.join(format!("{}-{}.svg", place + 1, picture.key)),
                picture.svg().as_bytes(),
            )?;
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct Data<'a> {
    title: &'a str,
    notes: &'a [String],
    pictures: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    key: &'static str,
    title: &'a str,
    says: &'a str,
    table: Vec<Vec<&'a str>>,
}

impl<'a> Data<'a> {
    fn of(pictures: &'a Pictures) -> Self {
        let one = |picture: &'a Picture| One {
            key: picture.key,
            title: &picture.title,
            says: &picture.says,
            table: picture.table(),
        };
        let Pictures { title, notes, pictures } = pictures;
        Self { title, notes, pictures: pictures.iter().map(one).collect() }
    }
}

fn in_words(pictures: &Pictures) -> String {
    let mut text = format!("{}\n", pictures.title);
    for note in &pictures.notes {
        let _ = writeln!(text, "{note}");
    }
    for picture in &pictures.pictures {
        let _ = writeln!(text, "\n{}\n{}", picture.title, picture.says);
        for line in picture.table() {
            let _ = writeln!(text, "  {}", line.join("\t"));
        }
    }
    text
}
