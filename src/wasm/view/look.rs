//! How printed files look: what can be chosen, and what is.

use super::by_name::ByName;
use crate::document::{Annex, Choice, Fonts, Lines, LookKind, Margins, Style};
use serde::Serialize;
use tsify::Tsify;

/// One choice of how printed files look.
#[derive(Serialize, Tsify)]
pub struct LookChoice {
    key: &'static str,
    name: &'static str,
    options: Vec<Named>,
}

impl LookChoice {
    pub fn all() -> Vec<Self> {
        vec![
            Self { key: "kind", name: "版式", options: options::<LookKind>() },
            Self { key: "margins", name: "页边距", options: options::<Margins>() },
            Self { key: "lines", name: "行距", options: options::<Lines>() },
            Self { key: "fonts", name: "正文字体", options: options::<Fonts>() },
            Self { key: "annex", name: "附图解", options: options::<Annex>() },
        ]
    }
}

/// One of several that can be chosen.
#[derive(Serialize, Tsify)]
pub struct Named {
    pub key: &'static str,
    pub name: &'static str,
}

fn options<C: Choice>() -> Vec<Named> {
    C::ALL.iter().map(|(_, key, name)| Named { key, name }).collect()
}

/// The key of each choice.
const CHOICES: [&str; 5] = ["kind", "margins", "lines", "fonts", "annex"];

/// How printed files look: the key of what is chosen, by the key of each choice.
#[derive(Default, Serialize, Tsify)]
#[tsify(type = "Record<string, string>")]
pub struct Look(ByName<String>);

impl Look {
    /// What is chosen by each key, as somebody says it.
    ///
    /// # Errors
    /// What they fail with.
    pub fn read<E>(chosen: impl Fn(&str) -> Result<Option<String>, E>) -> Result<Self, E> {
        let read = |key| Ok(chosen(key)?.map(|chosen| (key, chosen)));
        let chosen: Result<Vec<_>, E> = CHOICES.into_iter().filter_map(|key| read(key).transpose()).collect();
        Ok(Self(chosen?.into_iter().collect()))
    }

    /// What is usual for a kind of document.
    pub fn usual(kind: &str) -> Self {
        let Style { kind, margins, lines, fonts, annex } =
            Style::of(LookKind::read(kind).unwrap_or(LookKind::Official));
        let chosen = [
            ("kind", kind.key()),
            ("margins", margins.key()),
            ("lines", lines.key()),
            ("fonts", fonts.key()),
            ("annex", annex.key()),
        ];
        Self(chosen.into_iter().map(|(key, chosen)| (key, chosen.to_owned())).collect())
    }

    /// The style that was chosen; where nothing is said, that of official documents.
    pub fn style(&self) -> Style {
        let usual = Style::of(self.chosen("kind").unwrap_or(LookKind::Official));
        Style {
            margins: self.chosen("margins").unwrap_or(usual.margins),
            lines: self.chosen("lines").unwrap_or(usual.lines),
            fonts: self.chosen("fonts").unwrap_or(usual.fonts),
            annex: self.chosen("annex").unwrap_or(usual.annex),
            ..usual
        }
    }

    fn chosen<C: Choice>(&self, key: &str) -> Option<C> {
        C::read(self.0.get(key)?)
    }
}
