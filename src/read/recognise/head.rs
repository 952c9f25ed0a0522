//! Title, office and year of a report, from the lines above its first section.

use super::bare::bare;
use super::lines::Line;
use crate::text::characters::half_width;

/// What stands above the first section.
#[derive(Default)]
pub(in crate::read) struct Head {
    pub title: String,
    pub organ: String,
    pub year: String,
    /// The lines of the title end here.
    pub end: usize,
}

/// Longer lines are no titles.
const LONGEST: usize = 60;

/// Reads the lines above the first section; `outside` is the title that the file bears by itself.
pub(in crate::read) fn head(lines: &[Line], outside: Option<&str>) -> Head {
    let mut texts: Vec<(usize, String)> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        if line.is_grid {
            // A list of what the page is about: each of its texts by itself.
            texts.extend(line.pieces.iter().map(|piece| (place, without_blanks(&piece.text))));
        } else {
            texts.push((place, without_blanks(&line.text)));
        }
    }
    let mut best: Option<(u32, Head)> = None;
    let mut offer = |weight: u32, head: Head| {
        if best.as_ref().is_none_or(|(most, _)| *most < weight) {
            best = Some((weight, head));
        }
    };
    for start in 0..texts.len() {
        for count in 1..=3 {
            let Some(parts) = texts.get(start..start + count) else { continue };
            let is_part = |(_, text): &(usize, String)| !text.is_empty() && text.chars().count() <= LONGEST;
            if !parts.iter().all(is_part) {
                break;
            }
            // Most lines end with other words than a title does.
            if !parts
                .last()
                .is_some_and(|(_, text)| text.trim_end_matches(['》', '*']).ends_with(['告', '报']))
            {
                continue;
            }
            let title: String = parts.iter().map(|(_, text)| text.as_str()).collect();
            let Some((mut organ, year)) = taken_apart(&title) else { continue };
            let weight = weight(&organ, &year, count);
            if organ.is_empty() {
                // 关于2021年度政府信息公开工作的年度报告, the office on the line above.
                let above = start.checked_sub(1).and_then(|above| texts.get(above));
                organ = above
                    .filter(|(_, text)| is_organ(text))
                    .map(|(_, text)| text.clone())
                    .unwrap_or_default();
            }
            let end = parts.last().map_or(0, |(place, _)| place + 1);
            offer(weight, Head { title, organ, year, end });
        }
    }
    // Behind the title of a page stands the name of the website.
    let outside = outside.map(without_blanks).unwrap_or_default();
    for title in outside.split(['_', '-', '|', '—', '–', '－']) {
        if let Some((organ, year)) = taken_apart(title) {
            offer(weight(&organ, &year, 4), Head { title: title.to_owned(), organ, year, end: 0 });
        }
    }
    best.map(|(_, head)| head).unwrap_or_default()
}

/// How much a title says; of two that say as much, the one in fewer lines.
fn weight(organ: &str, year: &str, lines: usize) -> u32 {
    let said = 1 + u32::from(!organ.is_empty()) + u32::from(!year.is_empty());
    said * 8 - u32::try_from(lines).unwrap_or(4)
}

/// Office and year of a title.
fn taken_apart(title: &str) -> Option<(String, String)> {
    let title = title.trim_start_matches(['#', '*', '《']).trim_end_matches(['》', '*']);
    let end = ["年度报告", "工作报告", "年报"].into_iter().find_map(|end| title.strip_suffix(end))?;
    let place = end.find("政府信息公开").or_else(|| end.find("信息公开"))?;
    let before = end.get(..place)?;
    let after = end.get(place..)?;
    // 政府信息公开工作, and nothing else.
    if after.chars().count() > 10 {
        return None;
    }
    let before = before.trim_end_matches("的");
    let year = year_in(before);
    let mut organ = before.to_owned();
    if let Some((_, place, length)) = &year {
        organ.replace_range(*place..*place + *length, "");
    }
    let organ = organ.trim_matches(['的', '-', '—', '|']).replace("关于", "");
    Some((organ, year.map(|(year, ..)| year).unwrap_or_default()))
}

/// The first year in a text: its four digits, its place and how long it is with 年 or 年度.
fn year_in(text: &str) -> Option<(String, usize, usize)> {
    for (place, _) in text.char_indices() {
        let rest = text.get(place..)?;
        let digits: String = rest.chars().take(4).map(half_width).collect();
        let length: usize = rest.chars().take(4).map(char::len_utf8).sum();
        let is_year =
            digits.len() == 4 && digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit());
        let after = rest.get(length..)?;
        if is_year && after.starts_with('年') {
            let unit = if after.starts_with("年度") { "年度".len() } else { "年".len() };
            return Some((digits, place, length + unit));
        }
    }
    None
}

/// The year of which most is said in some lines.
pub(super) fn year_of(lines: &[Line]) -> Option<String> {
    let mut years: Vec<(String, usize)> = Vec::new();
    for line in lines.iter().filter(|line| line.text.contains('年')) {
        let text = without_blanks(&line.text);
        let mut rest = text.as_str();
        while let Some((year, place, length)) = year_in(rest) {
            match years.iter_mut().find(|(known, _)| *known == year) {
                Some((_, count)) => *count += 1,
                None => years.push((year, 1)),
            }
            rest = rest.get(place + length..).unwrap_or_default();
        }
    }
    years.into_iter().rev().max_by_key(|(_, count)| *count).map(|(year, _)| year)
}

/// Whether a line is the name of an office.
fn is_organ(text: &str) -> bool {
    let count = bare(text).chars().count();
    (3..=30).contains(&count) && !text.contains(['：', ':', '。', '，', '/', '．'])
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
