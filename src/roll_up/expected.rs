//! The offices that should be there: one a line, and which of them do not count.

use super::choice::Choice;
use super::{Listed, Received, Request, organ};

/// The offices that should be there.
#[derive(Debug, Clone, Default)]
pub struct Expected(pub Vec<ExpectedOffice>);

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedOffice {
    /// Its name.
    pub organ: String,
    /// Why it does not count, where somebody decided so; perhaps without a reason.
    pub left_out: Option<String>,
}

/// The word that leaves an office out of the sum.
const LEFT_OUT: &str = "不纳入";

impl Expected {
    /// Reads a list with one office a line; what stands behind it, after a blank, a comma or a tab,
    /// may leave it out: `县税务局，不纳入：垂直管理`.
    pub fn read(text: &str) -> Self {
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        Self(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(office).collect())
    }

    /// The office of that name.
    pub(super) fn find(&self, bare: &str) -> Option<&ExpectedOffice> {
        let exact = self.0.iter().find(|one| organ::bare(&one.organ) == bare);
        exact.or_else(|| self.0.iter().find(|one| organ::is_same(&organ::bare(&one.organ), bare)))
    }
}

fn office(line: &str) -> ExpectedOffice {
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；');
    let Some((before, after)) = line.split_once(LEFT_OUT) else {
        // Columns behind the name are somebody's own.
        let organ = line.split(parts).find(|part| !part.is_empty()).unwrap_or(line);
        return ExpectedOffice { organ: organ.to_owned(), left_out: None };
    };
    let brackets = |c: char| parts(c) || matches!(c, '（' | '(' | '）' | ')' | ':' | '：');
    ExpectedOffice {
        organ: before.trim_matches(brackets).to_owned(),
        left_out: Some(after.trim_matches(brackets).to_owned()),
    }
}

/// The offices that should be there, count, and are not.
pub(super) fn absent(request: &Request, choice: &Choice) -> Vec<String> {
    let Some(expected) = &request.expected else { return Vec::new() };
    let is_there = |name: &str| {
        let counted = choice.counted(request);
        let mut there = request.county.iter().chain(counted);
        there.any(|child| organ::is_same(&child.bare, name))
    };
    let counting = expected.0.iter().filter(|one| one.left_out.is_none());
    counting.filter(|one| !is_there(&organ::bare(&one.organ))).map(|one| one.organ.clone()).collect()
}

/// An office that is not there, with what came instead.
pub(super) fn absent_office(name: &str, request: &Request, choice: &Choice) -> Listed {
    let bare = organ::bare(name);
    let mut notes = vec![match choice.year {
        Some(year) => format!("名单里有，没有收到 {year} 年度的报告。"),
        None => "名单里有，没有收到报告。".to_owned(),
    }];
    for received in &request.children {
        match received {
            Received::Report(child) if organ::is_same(&child.bare, &bare) => {
                notes.push(format!("收到的“{}”没有计入。", child.file));
            }
            Received::Unreadable { file, .. } if file.contains(&bare) => {
                notes.push(format!("收到的“{file}”读不了。"));
            }
            Received::Report(_) | Received::Unreadable { .. } => {}
        }
    }
    Listed {
        file: String::new(),
        organ: name.to_owned(),
        year: None,
        counted: false,
        is_at_fault: true,
        notes,
        received: None,
        received_before: None,
    }
}

#[cfg(test)]
mod tests {
    use super::Expected;

    #[test]
    fn a_list_has_an_office_a_line_and_says_which_do_not_count() {
        let text = "\u{feff}# 应报单位\n北坡镇\n\n县教育局\t2021\n县税务局，不纳入：垂直管理\n县气象局（不纳入）\r\n";
        let read = Expected::read(text);
        let said: Vec<_> = read.0.iter().map(|one| (one.organ.as_str(), one.left_out.as_deref())).collect();
        assert_eq!(
            said,
            [("北坡镇", None), ("县教育局", None), ("县税务局", Some("垂直管理")), ("县气象局", Some(""))]
        );
    }
}
