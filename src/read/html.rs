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
    let Some(saved) = saved(page) else {
        return found(&visible::blocks(page));
    };
    if serde_json::from_str::<IgnoredAny>(saved).is_err() {
        return Err(ReadError(
            "这个网页里存的报告数据不完整，可能没有存完，或者被改动过。请换一份，或者打开草稿（.json）。"
                .into(),
        ));
    }
    saved::read(saved)
}

/// What stands in the script with our id.
fn saved(page: &str) -> Option<&str> {
    let mut rest = page;
    loop {
        let (_, tag) = split_at_word(rest, "<script")?;
        let (is_ours, content) = see_tag(tag)?;
        if is_ours {
            let (saved, _) = split_at_word(content, "</script").unwrap_or((content, ""));
            return Some(saved.trim());
        }
        rest = content;
    }
}

/// What stands before and after the first place of a word, which is ASCII, in any case.
fn split_at_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let mut places = text.match_indices('<').map(|(place, _)| place);
    places.find_map(|place| {
        let end = place.checked_add(word.len())?;
        let found = text.get(place..end)?.eq_ignore_ascii_case(word);
        found.then(|| text.get(..place).zip(text.get(end..)))?
    })
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
