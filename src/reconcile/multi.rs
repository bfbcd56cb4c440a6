//! [`Multi`]: several values under one key, in order of insertion.

use super::fast::{FastMap, with_room};
use std::{borrow::Borrow, hash::Hash};

/// Several values under one key, in order of insertion.
#[derive(Debug)]
pub struct Multi<K, V> {
    ends: FastMap<K, (u32, u32)>,
    entries: Vec<(V, u32)>,
}

impl<K, V> Default for Multi<K, V> {
    fn default() -> Self {
        Self { ends: FastMap::default(), entries: Vec::new() }
    }
}

/// No further entry.
const END: u32 = u32::MAX;

impl<K: Hash + Eq, V: Copy> Multi<K, V> {
    /// Room for this many values.
    #[must_use]
    pub fn with_capacity(values: usize) -> Self {
        Self { ends: with_room(values), entries: Vec::with_capacity(values) }
    }

    /// Adds a value.
    pub fn insert(&mut self, key: K, value: V) {
        let at = u32::try_from(self.entries.len()).expect("fewer rows than 2^32 fit in memory");
        self.entries.push((value, END));
        let (_, last) = self
            .ends
            .entry(key)
            .and_modify(|(_, last)| {
                self.entries[*last as usize].1 = at;
                *last = at;
            })
            .or_insert((at, at));
        debug_assert_eq!(*last, at);
    }

    /// The values of a key.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> impl Iterator<Item = V> + '_
    where
        K: Borrow<Q>,
    {
        let first = self.ends.get(key).map_or(END, |(first, _)| *first);
        let entry = move |at: u32| self.entries.get(at as usize).map(|(value, next)| (*value, *next));
        std::iter::successors(entry(first), move |(_, next)| entry(*next)).map(|(value, _)| value)
    }
}

/// The only item, if there is exactly one.
pub fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use compact_str::CompactString;

    #[test]
    fn values_of_a_key_come_in_order() {
        let mut multi = Multi::with_capacity(4);
        for (key, value) in [("a", 1), ("b", 2), ("a", 3), ("a", 4)] {
            multi.insert(CompactString::from(key), value);
        }
        assert_eq!(multi.get("a").collect::<Vec<i32>>(), [1, 3, 4]);
        assert_eq!(only(multi.get("b")), Some(2));
        assert_eq!((only(multi.get("a")), only(multi.get("c"))), (None, None));
    }
}
