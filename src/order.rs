//! Lists put in order.
//!
//! The standard library brings its sort along anew for each type and each way to compare: 4 kB
//! apiece in the page, of which there were seventeen. Here the places are sorted, by one copy of
//! it for all types, and the list is then brought into their order.

mod map;

pub use map::{Map, Set};

use std::cmp::Ordering;

/// So few are put in order one by one, without a list of their places.
const FEW: usize = 8;

/// Puts a list in order; equals stay as they stood.
pub fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if list.len() > FEW {
        let of = |one: usize, other: usize| match (list.get(one), list.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        };
        let places = in_order(list.len(), &of);
        bring(list, places);
    } else {
        for end in 1..list.len() {
            let mut place = end;
            while let Some([one, other]) = list.get_mut(place.saturating_sub(1)..=place)
                && compare(one, other).is_gt()
            {
                std::mem::swap(one, other);
                place -= 1;
            }
        }
    }
}

/// The same by a key, which is made anew for each comparison.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

/// The same by a key that takes longer to make than to compare.
pub fn by_made_key<T, K: Ord>(list: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    bring(list, in_order(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other))));
}

/// Where what comes first, second, … stands now.
fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// Puts into each place what stands at the one that `places` names for it.
fn bring<T>(list: &mut [T], mut places: Vec<usize>) {
    for start in 0..list.len() {
        let mut to = start;
        // What stood at the start is carried along until its own place comes.
        while let Some(from) = places.get_mut(to).map(|place| std::mem::replace(place, to)) {
            if from == start || from == to {
                break;
            }
            list.swap(to, from);
            to = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{by, by_key, by_made_key};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_does_it(list in prop::collection::vec((0u8..20, any::<u16>()), 0..40)) {
            let mut sorted = list.clone();
            sorted.sort_by_key(|(key, _)| *key);
            let (mut one, mut two, mut three) = (list.clone(), list.clone(), list);
            by(&mut one, |one, other| one.0.cmp(&other.0));
            by_key(&mut two, |(key, _)| *key);
            by_made_key(&mut three, |(key, _)| *key);
            prop_assert_eq!(&one, &sorted);
            prop_assert_eq!(&two, &sorted);
            prop_assert_eq!(&three, &sorted);
        }
    }
}
