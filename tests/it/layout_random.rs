//! A known table → a random layout → the same table.

use super::*;

#[test]
fn placeholder() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    assert!(rng.random_range(0..2) < 2);
}
