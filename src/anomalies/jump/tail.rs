//! How far pupils usually are off, and how often so far.

use crate::stats::dist::{t_quantile, t_upper};
use std::sync::{LazyLock, OnceLock};

/// A scaled t law with the county's middle and tail.
#[derive(Clone, Debug, PartialEq)]
pub struct Tail {
    /// What a distance is divided by.
    pub scale: f64,
    /// Degrees of freedom.
    pub freedom: f64,
    /// Half of the 95 % interval of one distance.
    pub half_width: f64,
    /// [`STEP`]s of the scale in one unit of distance.
    steps: f64,
    /// ln of the two-sided p at distances of so many steps.
    log_p: &'static [f64],
}

/// Degrees of freedom tried, lightest tail first.
const FREEDOMS: [f64; 10] = [1000.0, 50.0, 30.0, 20.0, 15.0, 10.0, 8.0, 6.0, 4.0, 3.0];
/// Steps and reach of the table of p, in scales.
const STEP: f64 = 0.05;
const REACH: f64 = 30.0;

/// A t law: what is asked of each paper of each cohort is found once.
struct Law {
    freedom: f64,
    /// Points that 75, 97.5 and 99.5 % do not exceed.
    points: [f64; 3],
    log_p: OnceLock<Vec<f64>>,
}

impl Law {
    fn new(freedom: f64) -> Option<Self> {
        let [quartile, usual, far] = [0.75, 0.975, 0.995].map(|share| t_quantile(share, freedom));
        Some(Self { freedom, points: [quartile?, usual?, far?], log_p: OnceLock::new() })
    }

    /// ln of the two-sided p at distances of so many steps.
    fn log_p(&self) -> &[f64] {
        self.log_p.get_or_init(|| {
            let (mut log_p, mut at) = (Vec::new(), 0.0);
            while at <= REACH {
                log_p.extend(t_upper(at, self.freedom).map(|tail| (2.0 * tail).min(1.0).ln()));
                at += STEP;
            }
            log_p
        })
    }
}

static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| FREEDOMS.into_iter().filter_map(Law::new).collect());

impl Tail {
    /// From the sizes of all distances.
    ///
    /// Formula:   ν the largest for which t_ν has at least the county's ratio of the 99 % point to the median of |e|;
    ///            scale = median |e| / t_ν(0.75)
    /// Undefined: a median of 0 → `None`
    /// Source:    quantile matching as in Hoaglin, Mosteller & Tukey (1985), Exploring data tables, ch. 11
    /// Checked:   on normal and on t draws below
    #[must_use]
    pub fn of(sizes: &[f64]) -> Option<Self> {
        let (median, far) = middle_and_far(sizes)?;
        if median <= 0.0 {
            return None;
        }
        let reaches = |law: &&Law| law.points[2] / law.points[0] >= far / median;
        let law = LAWS.iter().find(reaches).or_else(|| LAWS.last())?;
        let [quartile, usual, _] = law.points;
        let scale = median / quartile;
        Some(Self { scale, freedom: law.freedom, half_width: scale * usual, steps: 1.0 / (scale * STEP), log_p: law.log_p() })
    }

    /// p of a distance, either way; from a table, good to a thousandth of itself, and no smaller than at 30 scales.
    #[must_use]
    pub fn two_sided(&self, distance: f64) -> f64 {
        self.log_two_sided(distance).exp()
    }

    /// Its logarithm.
    #[must_use]
    pub fn log_two_sided(&self, distance: f64) -> f64 {
        self.log_at(self.place(distance))
    }

    /// Where a distance is in the table of the law: the farther, the smaller p.
    #[must_use]
    pub fn place(&self, distance: f64) -> f64 {
        distance.abs() * self.steps
    }

    /// Whether another law has the same table.
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        std::ptr::eq(self.log_p.as_ptr(), other.log_p.as_ptr())
    }

    /// ln of the two-sided p at a place.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the table")]
    pub fn log_at(&self, place: f64) -> f64 {
        let place = place.min((self.log_p.len() - 2) as f64);
        let below = place as usize;
        let part = place - below as f64;
        self.log_p[below] * (1.0 - part) + self.log_p[below + 1] * part
    }
}

/// The sizes that a half and 99 % of all do not exceed.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
fn middle_and_far(sizes: &[f64]) -> Option<(f64, f64)> {
    let last = sizes.len().checked_sub(1)? as f64;
    let [middle, far] = [0.5, 0.99].map(|share| (last * share) as usize);
    // of numbers from zero on the bits have the same order, which is the cheaper one
    let mut bits: Vec<u64> = sizes.iter().map(|size| size.to_bits()).collect();
    let (_, median, above) = bits.select_nth_unstable(middle);
    let median = *median;
    // the far one is among those above the middle
    let far = if far > middle { *above.select_nth_unstable(far - middle - 1).1 } else { median };
    Some((f64::from_bits(median), f64::from_bits(far)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_is_found_again() {
        for (freedom, close) in [(1000.0, 1000.0), (6.0, 6.0)] {
            let sizes: Vec<f64> = (1..4000).map(|at| 2.0 * t_quantile(0.5 + f64::from(at) / 8000.0, freedom).unwrap()).collect();
            let tail = Tail::of(&sizes).unwrap();
            assert!((tail.freedom - close).abs() < 1e-9 && (tail.scale - 2.0).abs() < 0.02, "{tail:?}");
            for z in [0.3, 1.96, 4.0, 7.3] {
                let exact = 2.0 * t_upper(z * 2.0 / tail.scale, freedom).unwrap();
                assert!((tail.two_sided(-z * 2.0) / exact - 1.0).abs() < 0.01, "{z}");
            }
            assert!(tail.two_sided(1e9) >= 0.0);
        }
        assert_eq!(Tail::of(&[0.0; 200]), None);
        assert_eq!(Tail::of(&[]), None);
    }
}
