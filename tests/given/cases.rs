//! The pages of cases, `tests/rules/<id>.md`, as reports.

use super::{blank, form_2021};
use std::fs;
use std::path::PathBuf;
use xxgk_annual_report::report::{Date, Doubt, Field, Report, Totals};
use xxgk_annual_report::rules::Stage;

/// A report that a township could publish.
pub fn zeros() -> Report {
    let form = form_2021();
    let mut report = Report::new(form);
    for cell in form.cell_ids().filter(|cell| !form.info(*cell).is_sum) {
        report.set_cell(cell, "0");
    }
    report.set_text(Field::OrganName, "港口乡");
    report.set_text(Field::OrganKind, "township");
    report.set_text(Field::Year, "2021");
    report.set_text(
        Field::OVERVIEW,
        "（一）主动公开情况。截至12月31日，全年公开政府信息16条。\n（二）依申请公开情况。未收到政府信息公开申请。\n\
         （三）政府信息管理情况。信息发布前经过审核。\n（四）平台建设情况。在县政府网站设有专栏。\n\
         （五）监督保障情况。纳入年度考核，开展了社会评议，未发生责任追究情形。",
    );
    report.set_text(Field::PROBLEMS, "信息发布和更新效率有待提高。下一步，加强审核和培训，及时更新信息。");
    report.set_text(Field::OTHER_MATTERS, "本年度未收取信息处理费。");
    report
}

/// Types the lines of a block: `address = text`, `field = text` (with `\n` for a new line),
/// `field += text` for a further paragraph, `field × 9 = text` for a text that stands nine times, `last_year.` before any of them, `today =
/// 2026-01-20`; `doubt address = text：why` for what was read with doubt; `totals.t3 = entered`, or `typed` for every total typed as the figures of the
/// lines before add up.
pub fn fill(start: &str, block: &str) -> (Report, Stage, Option<Date>) {
    let (mut report, stage) = match start {
        "zeros" => (zeros(), Stage::Finished),
        "blank" => (blank(), Stage::Filling),
        other => panic!("no such start: {other:?}"),
    };
    let mut today = None;
    for line in block.lines().filter(|line| !line.trim().is_empty()) {
        let (place, text) = line.split_once('=').unwrap_or_else(|| panic!("no = in {line:?}"));
        let (place, text) = (place.trim(), text.strip_prefix(' ').unwrap_or(text));
        if place == "today" {
            today = Date::read(text);
        } else if let Some(place) = place.strip_prefix("doubt ") {
            let (text, why) = text.split_once('：').unwrap_or_else(|| panic!("no ： in {line:?}"));
            report.doubts.push(Doubt { place: place.into(), text: text.into(), why: why.into() });
        } else if let Some(table) = place.strip_prefix("totals.") {
            let index = report.form.tables.iter().position(|known| known.key == table).unwrap();
            if text == "typed" {
                type_totals(&mut report, index);
            }
            report.set_totals(index, if text == "computed" { Totals::Computed } else { Totals::Entered });
        } else if let Some(place) = place.strip_prefix("last_year.") {
            let last = report.last_year.get_or_insert_with(|| Box::new(blank()));
            type_in(last, place, text);
        } else {
            type_in(&mut report, place, &with_unseen(text));
        }
    }
    report.follow_tables();
    (report, stage, today)
}

/// A text with the characters that nobody sees in the place of their codes: `<U+200B>`.
fn with_unseen(text: &str) -> String {
    let mut pieces = text.split("<U+");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |done, piece| {
        let (code, rest) = piece.split_once('>').unwrap_or_else(|| panic!("no > in {text:?}"));
        let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).unwrap();
        format!("{done}{character}{rest}")
    })
}

fn type_totals(report: &mut Report, table: usize) {
    let figures = report.figures();
    for cell in report.form.cell_ids() {
        let info = report.form.info(cell);
        if info.table == table && info.is_sum {
            report.set_cell(cell, &report.printed(cell, &figures));
        }
    }
}

fn type_in(report: &mut Report, place: &str, text: &str) {
    if let Some((place, times)) = place.split_once('×') {
        return type_in(report, place.trim(), &text.repeat(times.trim().parse().expect("how often")));
    }
    if let Some(field) = place.strip_suffix('+').and_then(|place| Field::read(form_2021(), place.trim())) {
        report.set_text(field, &format!("{}\n{}", report.text(field), text.replace("\\n", "\n")));
    } else if let Some(field) = Field::read(form_2021(), place) {
        report.set_text(field, &text.replace("\\n", "\n"));
    } else {
        let cell = report.form.cell(place).unwrap_or_else(|| panic!("no such cell: {place}"));
        report.set_cell(cell, text);
    }
}

/// The pages, by their ids.
pub fn pages() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

/// The reports of a page, each with the day on which it is looked at.
pub fn reports(page: &str) -> Vec<(Report, Option<Date>)> {
    let blocks = page.split("```report ").skip(1).map(|rest| rest.split("```").next().unwrap());
    let filled = blocks.map(|block| {
        let (start, lines) = block.split_once('\n').unwrap();
        let (report, _, today) = fill(start, lines);
        (report, today)
    });
    filled.collect()
}
