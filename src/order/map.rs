//! What belongs to keys.
//!
//! The standard library brings its `BTreeMap` along anew for each pair of types: 1 kB apiece in the
//! page when packed, of which there were thirty. Here the keys are looked for and put in order by one
//! copy for all types, as [`super::by`] does for lists.

use super::bring;
use std::borrow::Borrow;
use std::cmp::Ordering;

/// What belongs to each key, in the order of the keys.
#[derive(Debug, Clone)]
pub struct Map<K, V> {
    /// As they came.
    entries: Vec<(K, V)>,
    places: Places,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), places: Places::default() }
    }
}

impl<K: Ord, V> Map<K, V> {
    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What belongs to a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key).ok()?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let place = self.find(key).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Gives a key its value, in the place of the one that it may have.
    pub fn insert(&mut self, key: K, value: V) {
        match self.find(&key) {
            Ok(place) => {
                if let Some((_, known)) = self.entries.get_mut(place) {
                    *known = value;
                }
            }
            Err(gap) => self.add(gap, key, value),
        }
    }

    /// What belongs to a key; a new one is given what is made for it.
    #[allow(clippy::indexing_slicing)] // Of entries that were found or added just now.
    pub fn or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let place = self.find(&key).unwrap_or_else(|gap| {
            self.add(gap, key, make());
            self.entries.len() - 1
        });
        &mut self.entries[place].1
    }

    /// What belongs to a key; a new one is given what is nothing.
    pub fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.or_insert_with(key, V::default)
    }

    /// Keeps only what is to be kept.
    pub fn retain(&mut self, is_kept: impl Fn(&K, &V) -> bool) {
        let entries = std::mem::take(self).entries.into_iter();
        *self = entries.filter(|(key, value)| is_kept(key, value)).collect();
    }

    /// The keys and what belongs to them, in the order of the keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        let entries = self.places.iter().filter_map(|place| self.entries.get(place));
        entries.map(|(key, value)| (key, value))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// What belongs to the keys, in their order.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, Gap>
    where
        K: Borrow<Q>,
    {
        self.places.find(&|place| {
            self.entries.get(place).map_or(Ordering::Equal, |(known, _)| known.borrow().cmp(key))
        })
    }

    fn add(&mut self, gap: Gap, key: K, value: V) {
        self.places.insert(gap, self.entries.len());
        self.entries.push((key, value));
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(mut self) -> Self::IntoIter {
        bring(&mut self.entries, self.places.iter().collect());
        self.entries.into_iter()
    }
}

impl<K: Ord, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

/// Keys without anything that belongs to them.
#[derive(Debug, Clone)]
pub struct Set<K>(Map<K, ()>);

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self(Map::default())
    }
}

impl<K: Ord> Set<K> {
    /// Adds a key; whether it is a new one.
    pub fn insert(&mut self, key: K) -> bool {
        let count = self.0.len();
        self.0.or_default(key);
        self.0.len() > count
    }

    /// Whether it has a key.
    pub fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.get(key).is_some()
    }

    /// The keys in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.0.keys()
    }
}

impl<K: Ord> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

impl<K: Ord> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::default();
        set.extend(keys);
        set
    }
}

/// Where entries stand, in the order of their keys: in blocks, so that a new one moves only those of its own.
#[derive(Debug, Clone, Default)]
struct Places(Vec<Vec<usize>>);

/// A block, and a place in it.
type Gap = (usize, usize);

/// A longer block is made two: of half a million keys there are then some ten thousand blocks, which move quickly, too.
const LONGEST: usize = 64;

impl Places {
    /// Where the entry stands that is equal, as `compare` has it; else where a new one belongs.
    fn find(&self, compare: &dyn Fn(usize) -> Ordering) -> Result<usize, Gap> {
        let is_before = |block: &Vec<usize>| block.first().is_some_and(|first| compare(*first).is_le());
        let block = self.0.partition_point(is_before).saturating_sub(1);
        let Some(places) = self.0.get(block) else { return Err((0, 0)) };
        match places.binary_search_by(|place| compare(*place)) {
            Ok(found) => places.get(found).copied().ok_or((block, found)),
            Err(gap) => Err((block, gap)),
        }
    }

    fn insert(&mut self, (block, gap): Gap, place: usize) {
        let Some(places) = self.0.get_mut(block) else {
            self.0.push(vec![place]);
            return;
        };
        places.insert(gap, place);
        if places.len() > LONGEST {
            let behind = places.split_off(LONGEST / 2);
            self.0.insert(block + 1, behind);
        }
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.0.iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Map, Set};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn as_the_standard_library_does_it(
            entries in prop::collection::vec((0u16..700, any::<u8>()), 0..1500),
            other in 0u16..700,
        ) {
            let mut known: BTreeMap<u16, u8> = entries.iter().copied().collect();
            let mut map: Map<u16, u8> = entries.iter().copied().collect();
            prop_assert_eq!(map.get(&other), known.get(&other));
            *known.entry(other).or_insert(7) /= 2;
            *map.or_insert_with(other, || 7) /= 2;
            prop_assert!(map.iter().eq(known.iter()));
            prop_assert!(map.keys().rev().eq(known.keys().rev()));
            let again: Map<u16, u8> = known.iter().rev().map(|(key, value)| (*key, *value)).collect();
            prop_assert!(map == again);
            known.retain(|key, _| *key > other);
            map.retain(|key, _| *key > other);
            prop_assert!(map.into_iter().eq(known));
        }

        #[test]
        fn so_are_sets(keys in prop::collection::vec(0u16..700, 0..1500)) {
            let (mut set, mut known) = (Set::default(), BTreeSet::new());
            for key in keys {
                prop_assert_eq!(set.insert(key), known.insert(key));
            }
            prop_assert!(set.iter().eq(known.iter()));
        }
    }
}
