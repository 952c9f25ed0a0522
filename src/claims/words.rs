//! What the words of these reports mean: the tables in `words/` are the place to extend
//! when offices phrase things in a new way. Where several words fit at a place, the
//! longest one counts.

use super::places::{self, Place};
use crate::form::{Form, Row};

mod acts;
mod outcomes;
mod parts;
mod pattern;
mod subjects;

pub(super) use pattern::{Parts, Pattern, Rest};

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// An application for information, as it is counted: 政府信息公开申请.
    Application,
    /// 申请 alone: one for information only if nothing else is said.
    Request,
    /// The handling of applications as a subject, not something to count: 依申请公开工作.
    Subject,
    /// 政府信息公开: what a review or a lawsuit has to be about.
    Openness,
    /// 行政复议.
    Review,
    /// 作为复议机关: the reviews are those that the office decides.
    Decider,
    /// 行政诉讼.
    Litigation,
    /// 未经复议直接起诉.
    Direct,
    /// 复议后起诉.
    AfterReview,
    /// A further row of table four, which the edition brings.
    TableFour(&'static str),
    /// A kind of decision or document of table two, by its row.
    TableTwo(&'static str),
    /// 信息处理费, which is no cell of the form.
    ProcessingFee,
    /// 省政府规章: of the government only.
    GovernmentRegulations,
    /// Made, repealed or valid, of regulations and normative documents.
    State(&'static str),
    /// 公开, 发布: made, of documents; else something that no table counts.
    Publish,
    /// 公开 alone: the same, or 予以公开 among other results.
    Open,
    /// Received.
    Receive,
    /// 发生: of applications, the same as received.
    Happen,
    /// 协助: what another office did.
    Assist,
    /// Received this year, and not carried over.
    Newly,
    /// Dealt with: received, or finished, or both.
    Handle,
    /// Finished.
    Finish,
    /// 结转: over from last year or forward to the next.
    Carry,
    /// 结转下年度.
    Forward,
    /// 上年结转.
    Over,
    /// A year, relative to the report's own.
    Year(RelativeYear),
    /// How an application ended: rows of table three.
    Result(&'static [&'static str]),
    /// 其他: other results, applicants or outcomes, whichever are being counted.
    Others,
    /// Who applied: columns of table three.
    Who(&'static [&'static str]),
    /// How a review or a lawsuit ended: columns of table four.
    Outcome(&'static [&'static str]),
    /// How an application was handed in; the tables do not count that.
    Channel,
    /// 其中: a part of what was said before.
    Among,
    /// 均, 全部.
    All,
    /// 已.
    Already,
    /// 按期: of all, if nothing else is said.
    InTime,
    /// 相关案件: the reviews and lawsuits that were spoken of.
    SuchCases,
    /// 其余, 除: all but some.
    Except,
    /// 未: what comes next did not happen.
    Not,
    /// 没有, 无, 未收到, 未发生: there is none of what comes next.
    NoneOf,
    /// 同比, 较上年.
    Compare,
    /// 增长: the number after it is a difference. `true`: more than before.
    Change(bool),
    /// 分别: one number for each of the things before.
    Respectively,
    /// 办结率.
    Rate,
    /// 占: a share of what was said before.
    Share,
    /// 和.
    And,
    /// 等.
    Etc,
    /// 上半年, 以来: another span of time than the report's.
    Period,
    /// 逾期, 收费: 没有逾期 does not say that nothing was received.
    Late,
    /// What has numbers of its own, in no table: 建议, 热线.
    Foreign,
    /// 信息: with 条 it is published information, not an application.
    Information,
    /// 共计: the sum of what was said before, if nothing else is named.
    Sum,
    /// Words that say nothing by themselves.
    Plain,
}

/// A year, seen from the report's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RelativeYear {
    /// The year before.
    Last,
    /// The report's own.
    This,
    /// The year after.
    Next,
    /// Another one.
    Other,
}

/// Every word with what it means.
pub(super) fn all() -> impl Iterator<Item = (Pattern, Word)> {
    // One string for each meaning: a list of strings would take eight more bytes a word.
    let tables = [subjects::WORDS, outcomes::WORDS, acts::WORDS].into_iter().flatten();
    tables.flat_map(|(meaning, words)| words.split_ascii_whitespace().map(|word| (Pattern(word), *meaning)))
}

/// The words that an edition brings for its own rows, as they are compared.
pub(super) fn of_form(form: &'static Form) -> Vec<(String, Word)> {
    let rows = form.tables.iter().flat_map(|table| table.rows.iter().map(|row| (table.key, row)));
    rows.flat_map(|(table, row)| row.words.iter().map(move |word| (table, row, word)))
        .filter_map(|(table, row, word)| {
            let compared =
                super::characters::characters(word, None).iter().map(|character| character.char).collect();
            Some((compared, meaning(table, row)?))
        })
        .collect()
}

/// What the name of a row means.
fn meaning(table: &str, row: &'static Row) -> Option<Word> {
    let is = |place: &Place| place.table == table && place.key() == row.key;
    let known = [
        (places::NEW_RECEIVED, Word::Newly),
        (places::CARRIED_OVER, Word::Over),
        (places::CARRIED_FORWARD, Word::Forward),
        (places::TOTAL_PROCESSED, Word::Finish),
        (places::REVIEW, Word::Review),
        (places::DIRECT_LITIGATION, Word::Direct),
        (places::LITIGATION_AFTER_REVIEW, Word::AfterReview),
    ];
    let known = known.iter().find(|(place, _)| is(place)).map(|(_, word)| *word);
    known.or_else(|| match table {
        _ if table == places::REGULATIONS.table => Some(Word::TableTwo(row.key)),
        _ if table == places::REVIEW.table => Some(Word::TableFour(row.key)),
        _ if table == places::GRANTED.table => Some(Word::Result(std::slice::from_ref(&row.key))),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::all;
    use super::parts::PARTS;
    use crate::claims::characters::{YEARS, characters};
    use std::collections::BTreeSet;

    #[test]
    fn every_word_stands_once_and_as_it_is_compared() {
        let mut known = BTreeSet::new();
        let words = all().map(|(pattern, _)| pattern.0).chain(PARTS.iter().map(|(_, spellings)| *spellings));
        for word in words {
            assert!(known.insert(word), "{word} has two meanings");
            let spelled: String = word.chars().filter(|c| !matches!(c, '{' | '|' | '}')).collect();
            let spelled: String = spelled.chars().filter(|c| !YEARS.contains(c)).collect();
            let compared: String =
                characters(&spelled, None).iter().map(|character| character.char).collect();
            assert_eq!(compared, spelled, "it would never be found");
        }
    }
}
