//! A web page that this tool wrote: the saved file lies in a `script` of it.
//!
//! Browsers write a page anew when it is saved again: in another encoding, with comments,
//! with other quotes around attributes. The saved file in it is ASCII and survives all
//! that. The page bears a sum of the text that it was written with: what somebody corrected in it
//! since is taken from what it shows.

mod exact;
mod tags;
mod visible;

pub(super) use visible::copied;

use super::edited::Edited;
use super::{Read, ReadError, found};
use crate::saved;
use crate::saved::envelope::{HTML_ID, HTML_TEXT_SUM, text_sum};
use serde::de::IgnoredAny;
use std::borrow::Cow;
use tags::{Piece, attribute};

/// The report in a page.
///
/// # Errors
/// When there is none, or it was changed by hand.
pub(super) fn read(page: &str) -> Result<Read, ReadError> {
    let mut drafts = saved(page).into_iter();
    let Some(saved) = drafts.next() else {
        return found(visible::blocks(page));
    };
    let others: Vec<&str> = drafts.collect();
    if others.iter().any(|other| *other != saved) {
        return Err(ReadError(
            "这个网页里有几份不一样的草稿，分不清该打开哪一份。请打开用“存草稿”保存的 .json 文件，或者重新导出的网页。"
                .into(),
        ));
    }
    if serde_json::from_str::<IgnoredAny>(saved).is_err() {
        return Err(ReadError(
            "这个网页里存的报告数据不完整，可能没有存完，或者被改动过。请换一份，或者打开草稿（.json）。"
                .into(),
        ));
    }
    let mut read = saved::read(saved)?;
    let (written, shown) = text_sums(page);
    // In an encoding that lost the characters, there is nothing left to compare; the title in the head tells.
    // Nor is there in a page that stands twice in the file.
    let is_legible = || others.is_empty() && page.contains(&read.report.title());
    if written.is_some_and(|written| written != shown) && is_legible() {
        EDITED.take_over(&mut read, found(visible::blocks(page)));
    }
    Ok(read.into())
}

const EDITED: Edited = Edited { how: "这个网页导出以后改过", file: "网页" };

/// The sum of its text that a page bears, if it does, and the one that it has.
fn text_sums(page: &str) -> (Option<String>, String) {
    let mut written = None;
    // Within one of these there is no text of the report: the page's name, a picture.
    let mut apart = String::new();
    let texts = tags::pieces(page).filter_map(|piece| {
        match piece {
            Piece::Text(text) => return Some(text).filter(|_| apart.is_empty()),
            Piece::Start(name, attributes) if name == "meta" => {
                if attribute(attributes, "name").is_some_and(|name| name == HTML_TEXT_SUM) {
                    written = attribute(attributes, "content").map(Cow::into_owned);
                }
            }
            Piece::Start(name, _) if apart.is_empty() && ["title", "svg"].contains(&name.as_str()) => {
                apart = name;
            }
            Piece::End(name) if name == apart => apart.clear(),
            Piece::Start(..) | Piece::End(_) => {}
        }
        None
    });
    let shown = text_sum(texts);
    (written, shown)
}

/// What stands in the scripts with our id: one, unless two pages were put together. What is in a
/// comment, or in the text of another script, is none.
fn saved(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((word, after)) = next_of(rest, &["<!--", "<script"]) {
        if word == "<!--" {
            // One that does not end hides all that follows, in a browser, too.
            rest = after.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((is_ours, content)) = see_tag(after) else { break };
        let (text, after) = split_at_word(content, "</script").unwrap_or((content, ""));
        if is_ours {
            found.push(text.trim());
        }
        rest = after;
    }
    found
}

/// The first place of one of some words, which are ASCII, in any case: which it is, and what
/// stands after it.
fn next_of<'a>(text: &'a str, words: &[&'static str]) -> Option<(&'static str, &'a str)> {
    text.match_indices('<').find_map(|(place, _)| {
        let rest = text.get(place..)?;
        let is_here = |word: &&&str| {
            rest.as_bytes().get(..word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()))
        };
        let word = words.iter().find(is_here)?;
        Some((*word, rest.get(word.len()..)?))
    })
}

/// What stands before and after the first place of such a word.
fn split_at_word<'a>(text: &'a str, word: &'static str) -> Option<(&'a str, &'a str)> {
    let (_, after) = next_of(text, &[word])?;
    Some((text.get(..text.len() - after.len() - word.len())?, after))
}

/// Whether a tag, from behind its name, bears our id, and what stands after it.
fn see_tag(tag: &str) -> Option<(bool, &str)> {
    let mut is_ours = false;
    let mut rest = tag.trim_start();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return Some((is_ours, after));
        }
        let end = rest.find(|character: char| character.is_whitespace() || matches!(character, '=' | '>'))?;
        let (name, after) = rest.split_at_checked(end)?;
        rest = after.trim_start();
        let Some(value) = rest.strip_prefix('=') else { continue };
        let value = value.trim_start();
        let (value, after) = match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?,
            _ => value.split_at_checked(
                value.find(|character: char| character.is_whitespace() || character == '>')?,
            )?,
        };
        is_ours |= name.eq_ignore_ascii_case("id") && value == HTML_ID;
        rest = after.trim_start();
    }
}
