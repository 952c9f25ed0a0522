//! A made-up county: its offices with figures that satisfy the sums of the form, from a seed.

use crate::given::{cell_2021, form_2021};
use std::collections::BTreeMap;
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::roll_up::{Child, Received, Request};
use xxgk_annual_report::rules::{Stage, check};
use xxgk_annual_report::saved;
use xxgk_annual_report::write::fingerprint;

/// Numbers from a seed, the same ones every time.
#[derive(Clone)]
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of so many, from 0.
    pub fn below(&mut self, count: u64) -> u64 {
        self.next() % count
    }

    /// Whether something happens, so many times in a hundred.
    fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// Another place than those before, of so many.
    pub fn place(&mut self, count: usize, taken: &mut Vec<usize>) -> usize {
        loop {
            let place = usize::try_from(self.below(count as u64)).unwrap();
            if !taken.contains(&place) {
                taken.push(place);
                return place;
            }
        }
    }
}

/// Millionths, by address: what a cell holds, added up here a second time.
pub type Figures = BTreeMap<&'static str, i128>;

/// What every cell of a report holds, worked out without the tool: totals are the sums of the form.
pub fn figures(report: &Report) -> Figures {
    let form = report.form;
    let mut figures: Figures =
        form.cell_ids().map(|cell| (form.info(cell).address, millionths(report.cell(cell)))).collect();
    for sum in form.sums {
        let total = sum.right.iter().map(|part| figures[form.info(*part).address]).sum();
        figures.insert(form.info(sum.left[0]).address, total);
    }
    figures
}

fn millionths(text: &str) -> i128 {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{decimals:0<6}").parse().unwrap_or(0)
}

/// As it is written.
pub fn text(millionths: i128) -> String {
    let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000);
    let decimals = format!("{rest:06}");
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") }
}

pub const YEAR: u16 = 2023;
const APPLICANTS: [&str; 6] = ["natural", "commercial", "research", "welfare", "legal", "other"];
const OUTCOMES: [&str; 14] = [
    "granted",
    "partially_granted",
    "state_secret",
    "third_party_rights",
    "process_information",
    "enforcement_file",
    "still_unclear",
    "repeated",
    "overdue_correction",
    "internal_affairs",
    "not_held",
    "needs_creation",
    "petition",
    "other_handling",
];

/// An office's report of a year.
pub fn office(organ: &str, year: u16, numbers: &mut Numbers) -> Report {
    let mut report = Report::new(form_2021());
    report.set_text(Field::OrganName, organ);
    report.set_text(Field::Year, &year.to_string());
    for cell in form_2021().cell_ids().filter(|cell| !form_2021().info(*cell).is_sum) {
        report.set_cell(cell, "0");
    }
    let is_town = organ.ends_with('镇') || organ.ends_with('乡');
    let mut put = |address: &str, number: u64| report.set_cell(cell_2021(address), &number.to_string());
    put("t2.normative_documents.made", numbers.below(4));
    put("t2.normative_documents.repealed", numbers.below(3));
    put("t2.normative_documents.valid", 5 + numbers.below(40));
    if numbers.happens(70) {
        put("t2.licensing.decisions", numbers.below(if is_town { 90 } else { 6000 }));
        put("t2.punishment.decisions", numbers.below(if is_town { 40 } else { 900 }));
    }
    if numbers.happens(30) {
        put("t2.coercion.decisions", numbers.below(60));
    }
    // Most offices have few applications, some none, a few many.
    let applications = match numbers.below(10) {
        0..3 => 0,
        3..8 => 1 + numbers.below(8),
        _ => 10 + numbers.below(50),
    };
    let mut counts: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for _ in 0..applications {
        let person = numbers.happens(80);
        let applicant = if person { 0 } else { numbers.place(6, &mut Vec::new()) };
        let outcome = if numbers.happens(40) { 0 } else { numbers.place(OUTCOMES.len(), &mut Vec::new()) };
        *counts.entry((OUTCOMES[outcome], APPLICANTS[applicant])).or_default() += 1;
    }
    for applicant in APPLICANTS {
        let done: u64 =
            counts.iter().filter(|((_, whose), _)| *whose == applicant).map(|(_, count)| count).sum();
        let forward = if done > 3 { numbers.below(4) } else { 0 };
        let over = if done > 3 { numbers.below(3) } else { 0 };
        put(&format!("t3.carried_forward.{applicant}"), forward);
        put(&format!("t3.carried_over.{applicant}"), over);
        put(&format!("t3.new_received.{applicant}"), done + forward - over);
    }
    for ((outcome, applicant), count) in counts {
        put(&format!("t3.{outcome}.{applicant}"), count);
    }
    for row in ["review", "litigation_direct", "litigation_after_review"] {
        for column in ["upheld", "corrected", "other", "pending"] {
            if applications > 5 && numbers.happens(25) {
                put(&format!("t4.{row}.{column}"), 1 + numbers.below(4));
            }
        }
    }
    let fees = i128::from(numbers.below(9_000_000)) * 100;
    report.set_cell(cell_2021("t2.fees.amount"), &text(if is_town { 0 } else { fees }));
    for field in [Field::OVERVIEW, Field::PROBLEMS] {
        report.set_text(field, &format!("{organ}在{year}年做了这些事，一件一件写在这里。"));
    }
    report
}

/// Names of offices that no county has.
pub fn names(count: usize) -> Vec<String> {
    const WHERE: [&str; 10] =
        ["北坡", "南塬", "青石", "白水", "长沟", "平台", "石桥", "双泉", "东渠", "西营"];
    const WHAT: [&str; 10] = ["教育", "财政", "交通", "水利", "农业", "卫生", "民政", "审计", "统计", "林业"];
    let one = |place: usize| {
        let (row, column) = (place / 10, place % 10);
        match row {
            0 => format!("{}镇", WHERE[column]),
            1 => format!("{}乡", WHERE[column]),
            2 => format!("云岭县{}局", WHAT[column]),
            _ => format!("云岭县{}{}局", WHAT[column], WHAT[(column + row) % 10]),
        }
    };
    (0..count).map(one).collect()
}

/// A county with all that came in and all that went into its report.
pub struct County {
    /// The files, each with its report.
    pub files: Vec<(String, Report)>,
    pub own: Report,
    /// What was added up for the county's report, rightly or wrongly.
    pub added: Vec<Report>,
}

impl County {
    /// In which nothing is wrong.
    pub fn faultless(offices: usize, numbers: &mut Numbers) -> Self {
        let reports: Vec<Report> = names(offices).iter().map(|organ| office(organ, YEAR, numbers)).collect();
        let own = office("云岭县人民政府办公室", YEAR, numbers);
        let added = reports.iter().chain([&own]).cloned().collect();
        let files = reports.into_iter().enumerate();
        Self {
            files: files.map(|(place, report)| (format!("{place:02}.json"), report)).collect(),
            own,
            added,
        }
    }

    /// The county's own report: what was added, every cell typed.
    pub fn report(&self) -> Report {
        let mut report = Report::new(form_2021());
        report.set_text(Field::OrganName, "云岭县");
        report.set_text(Field::Year, &YEAR.to_string());
        let mut sums = Figures::new();
        for figures in self.added.iter().map(figures) {
            for (address, number) in figures {
                *sums.entry(address).or_default() += number;
            }
        }
        for (address, sum) in sums {
            report.set_cell(cell_2021(address), &text(sum));
        }
        report
    }

    /// What is added up, with the county's report to be held against it.
    pub fn request(&self) -> Request {
        let files = self.files.iter();
        Request {
            children: files.map(|(file, report)| Received::Report(Box::new(child(file, report)))).collect(),
            own: Some(child("本级.json", &self.own)),
            county: Some(child("县.json", &self.report())),
            expected: None,
        }
    }
}

pub fn child(file: &str, report: &Report) -> Child {
    Child::of(
        file,
        &fingerprint(saved::write(report).as_bytes()),
        report,
        Vec::new(),
        &check(report, Stage::Finished, None),
    )
}
