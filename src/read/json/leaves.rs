//! What stands in a JSON file, each value with the names around it.

use super::names::Names;
use crate::form::Form;
use crate::saved::value::Value;
use crate::text::excerpt::QUOTED;

/// So many values are no report: one has 300.
const MOST: usize = 20_000;

/// No name that means something is longer than so many characters, and a sentence quotes no more of it.
const LONGEST: usize = QUOTED;
/// So many titles and labels say what one object is about; a list of them says nothing.
const LABELS: usize = 16;

/// A single value.
pub(super) struct Leaf<'a> {
    /// The names around it, from the outermost; titles of what it is in among them.
    pub path: Vec<&'a str>,
    value: &'a Value,
}

impl Leaf<'_> {
    /// Its text, numbers to the letter but for a fraction of nothing; `None` where it is neither.
    pub fn text(&self) -> Option<String> {
        match self.value {
            Value::Null => Some(String::new()),
            Value::Text(text) => Some(text.trim().to_owned()),
            // 36.0, as programs spell a count that they keep as a float.
            Value::Number(number) => Some(match number.split_once('.') {
                Some((whole, rest)) if rest.bytes().all(|digit| digit == b'0') => whole.to_owned(),
                _ => number.clone(),
            }),
            Value::Bool | Value::List(_) | Value::Object(_) => None,
        }
    }

    pub fn is_string(&self) -> bool {
        matches!(self.value, Value::Text(_))
    }

    /// What it is called in the file.
    pub fn name(&self) -> String {
        self.path.join(".")
    }
}

/// The values of a file.
#[derive(Default)]
pub(super) struct Leaves<'a> {
    pub all: Vec<Leaf<'a>>,
    /// The sections that are known by their order alone.
    pub by_order: Vec<usize>,
    /// The names that stand in one place more than once, with unlike values; the last one counts.
    pub repeated: Vec<String>,
}

/// Every value of a file; `None` where there are too many.
pub(super) fn leaves<'a>(form: &'static Form, names: &mut Names, file: &'a Value) -> Option<Leaves<'a>> {
    let mut walk = Walk { form, names, path: Vec::new(), found: Leaves::default() };
    walk.value(file, None)?;
    Some(walk.found)
}

/// The part of a name by which it is known.
fn beginning(name: &str) -> &str {
    name.char_indices().nth(LONGEST).and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}

struct Walk<'a, 'n> {
    form: &'static Form,
    names: &'n mut Names,
    path: Vec<&'a str>,
    found: Leaves<'a>,
}

impl<'a> Walk<'a, '_> {
    /// `place` is its place in a list that is as long as the form has sections.
    fn value(&mut self, value: &'a Value, place: Option<usize>) -> Option<()> {
        match value {
            Value::Object(object) => {
                let depth = self.path.len();
                // What an object is about may stand in it, as a title of a section or the label of a row.
                let labels = object.iter().filter_map(|(key, value)| {
                    let text = value.as_str()?;
                    (depth > 0 && self.names.is_label(text)).then_some((key, text))
                });
                let labels: Vec<(&str, &str)> = labels.take(LABELS).collect();
                self.path.extend(labels.iter().map(|(_, text)| *text));
                let heading = place.and_then(|index| {
                    let is_known =
                        self.path.iter().skip(depth).any(|text| self.names.meaning(text).section.is_some());
                    (!is_known).then_some(index)
                });
                if let Some((index, section)) =
                    heading.and_then(|index| Some((index, self.form.sections.get(index)?)))
                {
                    self.path.push(section.heading);
                    self.found.by_order.push(index);
                }
                for key in &object.repeated {
                    let path = self.path.iter().copied().chain([beginning(key)]);
                    self.found.repeated.push(path.collect::<Vec<_>>().join("."));
                }
                for (key, value) in object.iter() {
                    if labels.iter().any(|(known, _)| *known == key) {
                        continue;
                    }
                    self.path.push(beginning(key));
                    self.value(value, None)?;
                    self.path.pop();
                }
                self.path.truncate(depth);
            }
            Value::List(items) => {
                let is_all = items.len() == self.form.sections.len();
                for (place, item) in items.iter().enumerate() {
                    self.value(item, is_all.then_some(place))?;
                }
            }
            Value::Null | Value::Bool | Value::Number(_) | Value::Text(_) => {
                if self.found.all.len() == MOST {
                    return None;
                }
                self.found.all.push(Leaf { path: self.path.clone(), value });
            }
        }
        Some(())
    }
}
