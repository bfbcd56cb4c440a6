//! [`FastMap`] and [`FastSet`]: hash tables for the look-ups of every row. Cheaper than the standard ones; the
//! seed differs from run to run as theirs does, so nothing may depend on the order in which they are walked.

use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

/// A hash map.
pub type FastMap<K, V> = HashMap<K, V, RandomState>;

/// A hash set.
pub type FastSet<T> = HashSet<T, RandomState>;

/// A map with room for this many keys.
#[must_use]
pub fn with_room<K, V>(keys: usize) -> FastMap<K, V> {
    FastMap::with_capacity_and_hasher(keys, RandomState::default())
}
