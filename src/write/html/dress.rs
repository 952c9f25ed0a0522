//! How an element is told what it looks like: by a `style` attribute, or by a class.

use crate::office::xml::Element;

/// Dresses elements, and remembers the classes that it gave them.
#[derive(Debug)]
pub(super) struct Dress {
    /// Each class with its declarations, in the order of their first use. No list: `style` attributes.
    classes: Option<Vec<(String, String)>>,
    /// Whether figures say which cell they are.
    leads_back: bool,
}

impl Dress {
    /// Each element says for itself what it looks like: an editor keeps nothing else.
    pub(super) fn styles() -> Self {
        Self { classes: None, leads_back: false }
    }

    /// Elements that look the same share a class.
    pub(super) fn classes() -> Self {
        Self { classes: Some(Vec::new()), leads_back: false }
    }

    /// The same, and figures say which cell they are: for what leads back to the form.
    pub(super) fn leading_back() -> Self {
        Self { leads_back: true, ..Self::classes() }
    }

    /// Whether figures say which cell they are.
    pub(super) fn leads_back(&self) -> bool {
        self.leads_back
    }

    /// Whether there is a style sheet.
    pub(super) fn has_sheet(&self) -> bool {
        self.classes.is_some()
    }

    /// Gives an element its look, a list of CSS declarations. `name` is what the class is
    /// called; another look of the same name gets a number.
    pub(super) fn wear(&mut self, element: &mut Element<'_>, name: &str, look: &str) {
        let Some(classes) = &mut self.classes else {
            element.attribute("style", look);
            return;
        };
        if let Some((class, _)) =
            classes.iter().find(|(class, known)| known == look && is_called(class, name))
        {
            element.attribute("class", class);
            return;
        }
        let others = classes.iter().filter(|(class, _)| is_called(class, name)).count();
        let class = if others == 0 { name.to_owned() } else { format!("{name}-{}", others + 1) };
        element.attribute("class", &class);
        classes.push((class, look.to_owned()));
    }

    /// The classes as a style sheet.
    pub(super) fn style_sheet(&self) -> String {
        let rules = self.classes.iter().flatten().map(|(class, look)| format!(".{class}{{{look}}}\n"));
        rules.collect()
    }
}

/// Whether a class is `name`, or `name` with a number.
fn is_called(class: &str, name: &str) -> bool {
    class.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
