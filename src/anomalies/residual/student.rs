//! [`Student`]: upper tails of one t law for very many values.

use crate::stats::dist::t_upper;

/// Upper tails of Student's t from a table, since every cell of a question asks the same law twice.
#[derive(Clone, Debug)]
pub struct Student {
    freedom: f64,
    /// ln P(T ≥ t) and its slope at t = 0, [`STEP`], 2·[`STEP`], …
    knots: Vec<(f64, f64)>,
}

/// Distance of the knots, and where the table ends.
const STEP: f64 = 0.125;
const REACH: f64 = 10.0;

impl Student {
    /// `None` unless the degrees of freedom are positive.
    #[must_use]
    pub fn new(freedom: f64) -> Option<Self> {
        // slopes by differences of the tail itself, which need no constant of the law
        const NEAR: f64 = 1e-4;
        let mut knots = Vec::new();
        let mut at = 0.0;
        while at <= REACH {
            let tail = t_upper(at, freedom)?;
            let (below, above) = (t_upper(at - NEAR, freedom)?, t_upper(at + NEAR, freedom)?);
            knots.push((tail.ln(), (above.ln() - below.ln()) / (2.0 * NEAR)));
            at += STEP;
        }
        Some(Self { freedom, knots })
    }

    /// P(T ≥ t) and P(T ≤ t).
    #[must_use]
    pub fn tails(&self, t: f64) -> (f64, f64) {
        let far = self.upper(t.abs());
        if t < 0.0 { (1.0 - far, far) } else { (far, if t > 0.0 { 1.0 - far } else { far }) }
    }

    /// P(T ≥ t).
    ///
    /// Formula:   cubic through ln P and its slope at both neighbouring knots
    /// Checked:   good to 10⁻⁶ of itself against [`t_upper`], below
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the table")]
    pub fn upper(&self, t: f64) -> f64 {
        let size = t.abs();
        let place = size / STEP;
        let below = place as usize;
        let tail = match (self.knots.get(below), self.knots.get(below + 1)) {
            (Some(low), Some(high)) => hermite(*low, *high, place - below as f64).exp(),
            _ => t_upper(size, self.freedom).unwrap_or(0.0),
        };
        if t < 0.0 { 1.0 - tail } else { tail }
    }
}

fn hermite((low, low_slope): (f64, f64), (high, high_slope): (f64, f64), part: f64) -> f64 {
    let rest = 1.0 - part;
    let (from, to) = (low_slope * STEP, high_slope * STEP);
    rest * rest * (low * (1.0 + 2.0 * part) + from * part) + part * part * (high * (3.0 - 2.0 * part) - to * rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_law() {
        for freedom in [3.0, 18.5, 70.3, 4000.0] {
            let law = Student::new(freedom).unwrap();
            for at in -300..1200 {
                let t = f64::from(at) * 0.0137;
                let exact = t_upper(t, freedom).unwrap();
                assert!((law.upper(t) - exact).abs() <= 1e-6 * exact, "{freedom} {t}: {} {exact}", law.upper(t));
            }
        }
        assert!(Student::new(0.0).is_none());
    }
}
