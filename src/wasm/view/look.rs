//! How printed files look: what can be chosen, and what is.

use crate::document::{Choice, Fonts, Kind, Lines, Margins, Style};
use serde::Serialize;
use std::collections::BTreeMap;

/// One choice of how printed files look.
#[derive(Serialize)]
pub struct LookView {
    key: &'static str,
    name: &'static str,
    options: Vec<OptionView>,
}

impl LookView {
    pub fn all() -> Vec<Self> {
        vec![
            Self { key: "kind", name: "版式", options: options::<Kind>() },
            Self { key: "margins", name: "页边距", options: options::<Margins>() },
            Self { key: "lines", name: "行距", options: options::<Lines>() },
            Self { key: "fonts", name: "正文字体", options: options::<Fonts>() },
        ]
    }
}

/// One of several that can be chosen.
#[derive(Serialize)]
pub struct OptionView {
    pub key: &'static str,
    pub name: &'static str,
}

fn options<C: Choice>() -> Vec<OptionView> {
    C::ALL.iter().map(|(_, key, name)| OptionView { key, name }).collect()
}

/// The choices of a style, by their keys.
pub fn look(style: Style) -> BTreeMap<&'static str, &'static str> {
    [
        ("kind", style.kind.key()),
        ("margins", style.margins.key()),
        ("lines", style.lines.key()),
        ("fonts", style.fonts.key()),
    ]
    .into()
}
