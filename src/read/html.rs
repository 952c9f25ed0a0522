//! A web page that this tool wrote: the saved file lies in a `script` of it.
//!
//! Browsers write a page anew when it is saved again: in another encoding, with comments,
//! with other quotes around attributes. The saved file in it is ASCII and survives all
//! that; whatever else of the page does not is not looked at.
//!
//! What it does not do: it reads no report out of the text of a page.

mod tags;
mod visible;

use super::{Read, ReadError, found};
use crate::saved;
use crate::saved::envelope::HTML_ID;
use serde::de::IgnoredAny;

/// The report in a page.
///
/// # Errors
/// When there is none, or it was changed by hand.
pub(super) fn read(page: &str) -> Result<Read, ReadError> {
    let mut drafts = saved(page).into_iter();
    let Some(saved) = drafts.next() else {
        return found(visible::blocks(page));
    };
    if drafts.any(|other| other != saved) {
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
    Ok(saved::read(saved)?.into())
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
