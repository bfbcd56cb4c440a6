//! One-way analysis of variance from the sums of each unit, and the share of variance that it gives.

use super::{dist, mixed::UnitSums};

/// Variance between and within units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anova {
    /// Units less one.
    pub df_between: f64,
    /// Candidates less units.
    pub df_within: f64,
    /// Σ nᵢ(mᵢ − m)².
    pub ss_between: f64,
    /// Sum of squares about the means of the units.
    pub ss_within: f64,
    /// The size of units that counts where they differ: (N − Σnᵢ²/N)/(k − 1).
    pub n0: f64,
}

impl Anova {
    /// Between units.
    ///
    /// Formula:   Σ nᵢ(mᵢ − m)² and Σ squaresᵢ, with k − 1 and N − k degrees of freedom
    /// Unit:      square marks
    /// Undefined: fewer than two units with candidates, or no unit of two candidates → `None`
    /// Source:    Fisher (1925), Statistical Methods for Research Workers
    /// Checked:   tests/it/reference.rs, NIST StRD and R
    #[must_use]
    pub fn of(units: &[UnitSums]) -> Option<Self> {
        let n: f64 = units.iter().map(|unit| unit.n).sum();
        #[allow(clippy::cast_precision_loss, reason = "counts of units are far below 2^53")]
        let k = units.iter().filter(|unit| unit.n > 0.0).count() as f64;
        if k < 2.0 || n <= k {
            return None;
        }
        // Near the common mean the weighted mean loses no digits.
        let near = units.first()?.mean;
        let centre = units.iter().map(|unit| unit.n * (unit.mean - near)).sum::<f64>() / n;
        let between = units.iter().map(|unit| unit.n * (unit.mean - near - centre).powi(2)).sum();
        Some(Self {
            df_between: k - 1.0,
            df_within: n - k,
            ss_between: between,
            ss_within: units.iter().map(|unit| unit.squares).sum(),
            n0: (n - units.iter().map(|unit| unit.n * unit.n).sum::<f64>() / n) / (k - 1.0),
        })
    }

    /// Mean square between.
    #[must_use]
    pub fn ms_between(&self) -> f64 {
        self.ss_between / self.df_between
    }

    /// Mean square within.
    #[must_use]
    pub fn ms_within(&self) -> f64 {
        self.ss_within / self.df_within
    }

    /// F; `None` without variance within.
    #[must_use]
    pub fn f(&self) -> Option<f64> {
        (self.ss_within > 0.0).then(|| self.ms_between() / self.ms_within())
    }

    /// The chance of such an F or a greater one where units do not differ.
    #[must_use]
    pub fn p(&self) -> Option<f64> {
        dist::f_upper(self.f()?, self.df_between, self.df_within)
    }

    /// η²: the share of the sum of squares that lies between units; chance adds to it where units are small.
    #[must_use]
    pub fn eta_squared(&self) -> Option<f64> {
        let total = self.ss_between + self.ss_within;
        (total > 0.0).then(|| self.ss_between / total)
    }

    /// ICC(1) by the analysis of variance; negative where units are more alike than chance makes them.
    ///
    /// Formula:   (MSB − MSW)/(MSB + (n₀ − 1)MSW)
    /// Unit:      share
    /// Undefined: no variance at all → `None`
    /// Source:    Donner & Koval (1980), Biometrics 36, 19–25
    /// Checked:   tests/it/reference.rs, `icc1_anova_n0` in exact fractions
    #[must_use]
    pub fn icc(&self) -> Option<f64> {
        let (between, within) = (self.ms_between(), self.ms_within());
        let whole = between + (self.n0 - 1.0) * within;
        (whole > 0.0).then(|| (between - within) / whole)
    }

    /// 95 % interval of the share of variance between units, within 0–1.
    ///
    /// Formula:   (F/c − 1)/(F/c − 1 + n₀) with c the 97.5 % and the 2.5 % point of F(k − 1, N − k)
    /// Unit:      share
    /// Undefined: no variance within → `None`
    /// Source:    Thomas & Hultquist (1978), Annals of Statistics 6, 582–587; exact where units are of one size
    /// Checked:   by hand only; exact for units of one size, close for others
    #[must_use]
    pub fn icc_interval(&self) -> Option<(f64, f64)> {
        let f = self.f()?;
        let end = |upper: f64| {
            let ratio = f / f_quantile(upper, self.df_between, self.df_within)?;
            Some(((ratio - 1.0) / (ratio - 1.0 + self.n0)).clamp(0.0, 1.0))
        };
        Some((end(0.025)?, end(0.975)?))
    }
}

/// The value that F exceeds with this chance, by halving.
fn f_quantile(upper: f64, df1: f64, df2: f64) -> Option<f64> {
    /// Half of the width that is left, at most, as a share of the value.
    const EXACT: f64 = 1e-11;
    let (mut low, mut high) = (0.0, 1.0);
    while dist::f_upper(high, df1, df2)? > upper {
        (low, high) = (high, high * 2.0);
        if high > 1e12 {
            return None;
        }
    }
    while high - low > EXACT * high {
        let middle = f64::midpoint(low, high);
        if dist::f_upper(middle, df1, df2)? > upper { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // Means 1, 3, 8 of two each: between 2·26 = 52, within 6.
        let units = [1.0, 3.0, 8.0].map(|mean| UnitSums { n: 2.0, mean, squares: 2.0 });
        let found = Anova::of(&units).expect("three units");
        assert_eq!((found.df_between, found.df_within, found.n0), (2.0, 3.0, 2.0));
        assert!((found.ss_between - 52.0).abs() < 1e-12 && found.f().is_some_and(|f| (f - 13.0).abs() < 1e-12));
        assert!(found.icc().is_some_and(|icc| (icc - 24.0 / 28.0).abs() < 1e-12));
        let (low, high) = found.icc_interval().expect("variance within");
        assert!(low < 24.0 / 28.0 && 24.0 / 28.0 < high && high <= 1.0, "{low} {high}");
    }

    #[test]
    fn quantiles_of_f_are_those_of_the_books() {
        assert!((f_quantile(0.05, 5.0, 10.0).unwrap() - 3.325_834_53).abs() < 1e-7);
        assert!((f_quantile(0.975, 1.0, 1.0).unwrap() - 0.001_544).abs() < 1e-5);
    }

    #[test]
    fn one_unit_or_units_of_one_have_none() {
        let one = UnitSums { n: 1.0, mean: 5.0, squares: 0.0 };
        assert_eq!((Anova::of(&[one]), Anova::of(&[one, one])), (None, None));
        let alike = [UnitSums { n: 3.0, ..one }, UnitSums { n: 3.0, ..one }];
        let found = Anova::of(&alike).expect("two units");
        assert_eq!((found.f(), found.icc(), found.eta_squared(), found.icc_interval()), (None, None, None, None));
    }
}
