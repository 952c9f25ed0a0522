//! Values by their names.

use serde::{Serialize, Serializer};

/// Values by their names, in the order in which they are given; to the page, an object. (A map of the
/// standard library is 1 kB of the page for each type of value, as it puts its keys in order.)
#[derive(Default)]
pub struct ByName<V>(Vec<(&'static str, V)>);

impl<V> FromIterator<(&'static str, V)> for ByName<V> {
    fn from_iter<I: IntoIterator<Item = (&'static str, V)>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<V> ByName<V> {
    pub fn get(&self, name: &str) -> Option<&V> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

impl<V: Serialize> Serialize for ByName<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
