//! [`Student`]: upper tails of one t law for very many values.

use crate::{anomalies::tail::UpperTail, stats::dist::t_upper};
use std::sync::OnceLock;

/// Upper tails of Student's t from a table, since every cell of a question asks the same law twice.
#[derive(Clone, Debug)]
pub struct Student {
    freedom: f64,
    /// Made when it is first asked.
    table: OnceLock<Option<UpperTail>>,
}

impl Student {
    /// `None` unless the degrees of freedom are positive.
    #[must_use]
    pub fn new(freedom: f64) -> Option<Self> {
        t_upper(0.0, freedom).map(|_| Self { freedom, table: OnceLock::new() })
    }

    /// P(T ≥ t) and P(T ≤ t).
    #[must_use]
    pub fn tails(&self, t: f64) -> (f64, f64) {
        let far = self.upper(t.abs());
        if t < 0.0 { (1.0 - far, far) } else { (far, if t > 0.0 { 1.0 - far } else { far }) }
    }

    /// P(T ≥ t).
    ///
    /// Checked:   good to 10⁻⁶ of itself against [`t_upper`], below
    #[must_use]
    pub fn upper(&self, t: f64) -> f64 {
        let size = t.abs();
        let table = self.table.get_or_init(|| UpperTail::of(|t| t_upper(t, self.freedom)));
        let tail = table.as_ref().and_then(|table| table.at(size)).or_else(|| t_upper(size, self.freedom)).unwrap_or(0.0);
        if t < 0.0 { 1.0 - tail } else { tail }
    }
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
