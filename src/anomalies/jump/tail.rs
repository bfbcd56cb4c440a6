//! How far pupils usually are off, and how often so far.

use crate::{
    anomalies::robust::placed,
    stats::dist::{t_quantile, t_upper},
};
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
    law: &'static Law,
}

/// Degrees of freedom tried, lightest tail first.
const FREEDOMS: [f64; 10] = [1000.0, 50.0, 30.0, 20.0, 15.0, 10.0, 8.0, 6.0, 4.0, 3.0];
/// Steps and reach of the table of p, in scales.
const STEP: f64 = 0.05;
const REACH: f64 = 30.0;

/// Papers up to which the law of the farthest of so many has a table.
const MOST: usize = 32;

/// A t law: what is asked of each paper of each cohort is found once.
#[derive(Debug)]
struct Law {
    freedom: f64,
    /// Points that 75, 97.5 and 99.5 % do not exceed.
    points: [f64; 3],
    /// ln of the two-sided p of the farthest of one, two, … distances, at distances of so many steps.
    log_p: [OnceLock<Vec<f64>>; MOST],
}

/// There is one of each.
impl PartialEq for Law {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Law {
    fn new(freedom: f64) -> Option<Self> {
        let [quartile, usual, far] = [0.75, 0.975, 0.995].map(|share| t_quantile(share, freedom));
        Some(Self { freedom, points: [quartile?, usual?, far?], log_p: std::array::from_fn(|_| OnceLock::new()) })
    }

    /// The table of the farthest of so many distances, at least one; of more than [`MOST`] that of one.
    fn log_p(&self, several: u32) -> &[f64] {
        let place = (several as usize).checked_sub(1).filter(|place| *place < MOST).unwrap_or(0);
        self.log_p[place].get_or_init(|| match place {
            0 => {
                let places = (0_u32..).map(|step| f64::from(step) * STEP).take_while(|at| *at <= REACH);
                places.filter_map(|at| t_upper(at, self.freedom)).map(|tail| (2.0 * tail).min(1.0).ln()).collect()
            }
            _ => self.log_p(1).iter().map(|log_p| of_farthest(log_p.exp(), several).ln()).collect(),
        })
    }
}

/// p of the farthest of so many: 1 − (1 − p)^k.
fn of_farthest(p: f64, several: u32) -> f64 {
    -(f64::from(several) * (-p).ln_1p()).exp_m1()
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
        Some(Self { scale, freedom: law.freedom, half_width: scale * usual, steps: 1.0 / (scale * STEP), law })
    }

    /// Where a distance is in the table of the law: the farther, the smaller p.
    #[must_use]
    pub fn place(&self, distance: f64) -> f64 {
        distance.abs() * self.steps
    }

    /// Whether another has the same law.
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        self.law == other.law
    }

    /// ln of the two-sided p at a place.
    #[must_use]
    pub fn log_at(&self, place: f64) -> f64 {
        between(self.law.log_p(1), place)
    }

    /// Two-sided p of the farthest of so many distances that have this law, at a place; from a table, good to two thousandths of itself, and
    /// no smaller than at 30 scales.
    ///
    /// Formula:   1 − (1 − p)^k
    /// Checked:   against the t law, below
    #[must_use]
    pub fn farthest_of(&self, several: u32, place: f64) -> f64 {
        if several as usize > MOST { of_farthest(self.log_at(place).exp(), several) } else { between(self.law.log_p(several), place).exp() }
    }
}

/// A number from a table, on the line between its neighbours; no farther than the last two.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the table")]
fn between(table: &[f64], place: f64) -> f64 {
    let place = place.min((table.len() - 2) as f64);
    let below = place as usize;
    let part = place - below as f64;
    table[below] * (1.0 - part) + table[below + 1] * part
}

/// The sizes that a half and 99 % of all do not exceed.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
fn middle_and_far(sizes: &[f64]) -> Option<(f64, f64)> {
    let last = sizes.len().checked_sub(1)? as f64;
    let mut pool = Vec::new();
    let mut at = |share: f64| Some(placed(sizes, ((last * share) as usize, false), None, &mut pool)?.1);
    at(0.5).zip(at(0.99))
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
                assert!((tail.farthest_of(1, tail.place(-z * 2.0)) / exact - 1.0).abs() < 0.01, "{z}");
            }
            assert!(tail.farthest_of(1, tail.place(1e9)) >= 0.0);
        }
        // the farthest of so many, with a table and without
        let sizes: Vec<f64> = (1..4000).map(|at| t_quantile(0.5 + f64::from(at) / 8000.0, 8.0).unwrap()).collect();
        let tail = Tail::of(&sizes).unwrap();
        for several in [1, 2, 9, 32, 33, 50] {
            for z in [0.0, 0.4, 2.1, 6.3] {
                let own = 1.0 - 2.0 * t_upper(z / tail.scale, tail.freedom).unwrap();
                let (p, exact) = (tail.farthest_of(several, tail.place(z)), 1.0 - own.powi(several as i32));
                assert!((p / exact - 1.0).abs() < 2e-3, "{several} {z}: {p} {exact}");
            }
        }
        assert_eq!(Tail::of(&[0.0; 200]), None);
        assert_eq!(Tail::of(&[]), None);
    }
}
