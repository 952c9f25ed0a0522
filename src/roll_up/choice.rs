//! Which reports count, and why the others do not.

use super::{Child, Entries, Listed, Received, Request, organ};
use crate::form::Form;
use crate::order::Map;
use crate::report::Amount;

/// What was chosen.
#[derive(Debug)]
pub(super) struct Choice {
    /// The form of the sum.
    pub form: &'static Form,
    /// Its year.
    pub year: Option<u16>,
    /// What the county is called.
    pub organ: String,
    /// One for each file, in their order.
    pub standings: Vec<Standing>,
}

/// Whether a report counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// It does; what is to be said of it.
    Counted(Vec<String>),
    /// It does not, for this reason.
    Left(Why, String),
}

/// Why a report does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It cannot be read.
    Unreadable,
    /// Somebody left it out.
    LeftOut,
    /// It is the county's own or total report, which is known otherwise.
    County,
    /// The same file under another name.
    SameFile,
    /// The office's report is counted already: the place of that file in the list.
    SameOrgan(usize),
    /// The same figures as pages, of a report that is counted: the place of that file.
    Pages(usize),
    /// It is another year's.
    AnotherYear,
}

/// Chooses.
pub(super) fn choose(request: &Request) -> Choice {
    let year = year_of(request);
    let county = request.county.as_ref().or(request.own.as_ref());
    let first = || county.or_else(|| reports(request).next()).map(|child| child.entries.form);
    let form = year.and_then(Form::of_year).or_else(first);
    let mut choice = Choice {
        form: form.unwrap_or_else(Form::newest),
        year,
        organ: county.map(|child| child.organ.clone()).unwrap_or_default(),
        standings: vec![Standing::Counted(Vec::new()); request.children.len()],
    };
    // Of two reports of an office the first counts, and pages only where there is nothing else.
    let is_of_pages = |(_, received): &(_, &Received)| report(received).is_some_and(Child::is_of_pages);
    let (pages, others): (Vec<_>, Vec<_>) = request.children.iter().enumerate().partition(is_of_pages);
    let mut before: Vec<(usize, &Child)> = Vec::new();
    for (place, received) in others.into_iter().chain(pages) {
        let standing = choice.standing(request, received, &before);
        if let Some(own) = choice.standings.get_mut(place) {
            *own = standing;
        }
        before.extend(report(received).map(|child| (place, child)));
    }
    choice.find_total(request);
    choice
}

/// The county's year, or that of most reports; of several the latest.
fn year_of(request: &Request) -> Option<u16> {
    let known = [&request.county, &request.own].into_iter().flatten().find_map(|child| child.year);
    known.or_else(|| {
        let mut counts: Map<u16, usize> = Map::default();
        for year in reports(request).filter_map(|child| child.year) {
            *counts.or_default(year) += 1;
        }
        counts.iter().map(|(year, count)| (*count, *year)).max().map(|(_, year)| year)
    })
}

fn reports(request: &Request) -> impl Iterator<Item = &Child> {
    request.children.iter().filter_map(report)
}

fn report(received: &Received) -> Option<&Child> {
    match received {
        Received::Report(child) => Some(child),
        Received::Unreadable { .. } => None,
    }
}

impl Choice {
    /// The reports that count, the county's own office first.
    pub fn counted<'a>(&self, request: &'a Request) -> Vec<&'a Child> {
        let with = request.children.iter().zip(&self.standings);
        let counted = with.filter(|(_, standing)| matches!(standing, Standing::Counted(_)));
        request.own.iter().chain(counted.filter_map(|(received, _)| report(received))).collect()
    }

    /// Those that do not, with the reason.
    pub fn left<'a>(&self, request: &'a Request) -> Vec<(&'a Child, Why)> {
        let with = request.children.iter().zip(&self.standings);
        let left = with.filter_map(|(received, standing)| match standing {
            Standing::Left(why, _) => Some((report(received)?, *why)),
            Standing::Counted(_) => None,
        });
        left.collect()
    }

    /// Whether the next report counts; before it came these.
    fn standing(&self, request: &Request, received: &Received, before: &[(usize, &Child)]) -> Standing {
        let child = match received {
            Received::Unreadable { sentence, .. } => {
                return Standing::Left(Why::Unreadable, sentence.clone());
            }
            Received::Report(child) => child,
        };
        let left = |why, sentence: String| Standing::Left(why, sentence);
        let because = |reason: &str| if reason.is_empty() { String::new() } else { format!("：{reason}") };
        if let Some(reason) = &child.left_out {
            return left(Why::LeftOut, format!("选定不计入{}。", because(reason)));
        }
        let listed = request.expected.as_ref().and_then(|expected| expected.find(&child.bare));
        if let Some(reason) = listed.and_then(|one| one.left_out.as_deref()) {
            return left(Why::LeftOut, format!("名单写明不纳入{}。", because(reason)));
        }
        for (known, sentence) in [
            (&request.own, "与本级的报告是同一个文件，已经按本级计入。"),
            (&request.county, "就是要核对的汇总报告，没有计入。"),
        ] {
            if known.as_ref().is_some_and(|known| known.fingerprint == child.fingerprint) {
                return left(Why::County, sentence.to_owned());
            }
        }
        if let Some((_, other)) = before.iter().find(|(_, other)| other.fingerprint == child.fingerprint) {
            return left(Why::SameFile, format!("与“{}”的内容完全相同，只计一次。", other.file));
        }
        if let (Some(year), Some(own)) = (self.year, child.year)
            && year != own
        {
            return left(Why::AnotherYear, format!("是 {own} 年度的报告，不是 {year} 年度的，没有计入。"));
        }
        for (known, name) in [(&request.own, "本级"), (&request.county, "要核对的汇总报告")] {
            if known.as_ref().is_some_and(|known| known.bare == child.bare) {
                return left(Why::County, format!("与{name}是同一个单位（{}），没有计入。", child.organ));
            }
        }
        let is_counted = |place: usize| matches!(self.standings.get(place), Some(Standing::Counted(_)));
        let is_twin = |other: &Child| organ::is_same(&other.bare, &child.bare);
        let twin = before.iter().find(|(place, other)| is_counted(*place) && is_twin(other));
        if let Some((place, other)) = twin {
            let is_print = child.is_of_pages() && !other.is_of_pages();
            let because = if is_print { "（PDF、OFD 没有它读得准）" } else { "" };
            let (why, differing, then) = match self.differing(child, other) {
                0 if is_print => (Why::Pages(*place), "数都一样".to_owned(), ""),
                0 => (Why::SameOrgan(*place), "数都一样".to_owned(), "，请核对用哪一份"),
                count => (Why::SameOrgan(*place), format!("有 {count} 格不同"), "，请核对用哪一份"),
            };
            let sentence =
                format!("与“{}”是同一个单位，{differing}，只计了那一份{because}{then}。", other.file);
            return left(why, sentence);
        }
        Standing::Counted(self.notes_on(request, child, listed.is_some()))
    }

    /// In how many cells two reports are not the same.
    fn differing(&self, child: &Child, other: &Child) -> usize {
        let [one, two] = [child, other].map(|child| child.entries.on(self.form));
        self.form.cell_ids().filter(|cell| one.get(*cell) != two.get(*cell)).count()
    }

    /// What is to be said of a report that counts.
    fn notes_on(&self, request: &Request, child: &Child, is_listed: bool) -> Vec<String> {
        let mut notes = Vec::new();
        if child.year.is_none() {
            let year = self.year.map_or_else(String::new, |year| format!("，按 {year} 年度计入"));
            notes.push(format!("没有读到年份{year}，请核对。"));
        }
        if request.expected.is_some() && !is_listed {
            notes.push("名单里没有这个单位，已经计入，请核对。".to_owned());
        }
        let own = child.entries.form;
        if own != self.form {
            let lost: Vec<String> =
                child.entries.lost_on(self.form).iter().map(|cell| own.name_of(*cell)).collect();
            let lost = match lost.len() {
                0 => String::new(),
                count => format!(
                    "；“{}”等 {count} 格没有对应的格子，没有计入",
                    lost.first().cloned().unwrap_or_default()
                ),
            };
            notes.push(format!("用的是 {} 年版格式，按意思相同的格子计入{lost}。", own.edition));
        }
        let wrong = child.not_added();
        if !wrong.is_empty() {
            notes.push(format!("“{}”里不是数，没有计入。", wrong.join("”“")));
        }
        notes
    }

    /// Takes out the report of the county itself, where nobody said which it is: the only one of an
    /// area among its townships and departments, or the one that is the sum of all others.
    fn find_total(&mut self, request: &Request) {
        let counted: Vec<(usize, &Child)> = request
            .children
            .iter()
            .enumerate()
            .filter(|(place, _)| matches!(self.standings.get(*place), Some(Standing::Counted(_))))
            .filter_map(|(place, received)| Some((place, report(received)?)))
            .collect();
        if counted.len() < 3 {
            return;
        }
        let areas: Vec<usize> = counted
            .iter()
            .filter(|(_, child)| organ::is_area(&child.bare))
            .map(|(place, _)| *place)
            .collect();
        let below = counted.iter().filter(|(_, child)| organ::is_below(&child.bare)).count();
        let total = self.sum_of_others(&counted);
        let reason = match (areas.as_slice(), total) {
            (_, Some(place)) => Some((place, "各格正好是其余各份之和，应当就是汇总报告，没有计入。")),
            ([place], None) if below + 1 == counted.len() => Some((
                *place,
                "是本县（市、区）政府的报告，可能已经汇总了各单位，没有计入；是本级的，请按本级给出，是要核对的汇总报告，也请写明。",
            )),
            _ => None,
        };
        if let Some((place, sentence)) = reason
            && let Some(standing) = self.standings.get_mut(place)
        {
            *standing = Standing::Left(Why::County, sentence.to_owned());
            for other in &mut self.standings {
                if matches!(other, Standing::Left(Why::SameOrgan(of) | Why::Pages(of), _) if *of == place) {
                    *other = Standing::Left(Why::County, "也是县里的报告，没有计入。".to_owned());
                }
            }
            let name =
                counted.iter().find(|(known, _)| *known == place).map(|(_, child)| child.organ.clone());
            if self.organ.is_empty() {
                self.organ = name.unwrap_or_default();
            }
        }
    }

    /// The report that is the sum of all others, cell by cell.
    fn sum_of_others(&self, counted: &[(usize, &Child)]) -> Option<usize> {
        let entries: Vec<Entries> = counted.iter().map(|(_, child)| child.entries.on(self.form)).collect();
        let all: Vec<Amount> = self
            .form
            .cell_ids()
            .map(|cell| entries.iter().map(|entries| entries.get(cell).amount()).sum())
            .collect();
        let is_half = |entries: &&Entries| {
            let mut cells = self.form.cell_ids().zip(&all);
            cells.all(|(cell, all)| entries.get(cell).amount().times(2) == *all)
        };
        let place = entries.iter().position(|entries| is_half(&entries) && entries.telling() > 0)?;
        counted.get(place).map(|(place, _)| *place)
    }

    /// The list of all files.
    pub fn listed(&self, request: &Request) -> Vec<Listed> {
        let own = request.own.iter().map(|child| {
            let mut notes = vec!["本级。".to_owned()];
            notes.extend(self.notes_on(request, child, true));
            if self.year.is_some() && child.year.is_some() && child.year != self.year {
                notes.push(format!("是 {} 年度的报告，请核对。", child.year.unwrap_or_default()));
            }
            counted(child, notes)
        });
        let with = request.children.iter().zip(&self.standings);
        let others = with.map(|(received, standing)| match (received, standing) {
            (Received::Report(child), Standing::Counted(notes)) => counted(child, notes.clone()),
            (Received::Report(child), Standing::Left(why, sentence)) => Listed {
                file: child.file.clone(),
                organ: child.organ.clone(),
                year: child.year,
                counted: false,
                is_at_fault: !matches!(why, Why::LeftOut | Why::County | Why::Pages(_)),
                notes: vec![sentence.clone()],
                received: None,
                received_before: None,
            },
            (Received::Unreadable { file, sentence }, _) => Listed {
                file: file.clone(),
                organ: String::new(),
                year: None,
                counted: false,
                is_at_fault: true,
                notes: vec![sentence.clone()],
                received: None,
                received_before: None,
            },
        });
        own.chain(others).collect()
    }
}

/// A report that counts, with what is to be said of it.
fn counted(child: &Child, mut notes: Vec<String>) -> Listed {
    notes.extend(child.errors_said());
    notes.extend(child.notes.iter().cloned());
    Listed {
        file: child.file.clone(),
        organ: child.organ.clone(),
        year: child.year,
        counted: true,
        is_at_fault: !child.errors.is_empty(),
        notes,
        received: None,
        received_before: None,
    }
}
