//! How widely scores scatter in a unit, against the county: what A204 and A205 have in common.

use super::{
    residual::{Fit, Question, Residual, compare, what_is_left},
    robust::{huber_plane, median},
};

/// Moments of the values of one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scatter {
    /// How many.
    pub n: u32,
    /// Their level: the mean score of the unit.
    pub level: f64,
    /// Sum of squares about the mean.
    pub squares: f64,
    /// Sum of fourth powers about the mean.
    pub fourths: f64,
}

impl Scatter {
    /// Moments of some values; `level` is what the line goes by.
    #[must_use]
    pub fn of(values: &[f64], level: f64) -> Self {
        let n = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / n;
        let mut scatter = Self { n: u32::try_from(values.len()).unwrap_or(u32::MAX), level, ..Self::default() };
        values.iter().for_each(|value| scatter.add(value - mean));
        scatter
    }

    /// Adds a value that is so far from the mean.
    pub(super) fn add(&mut self, away: f64) {
        let square = away * away;
        self.squares += square;
        self.fourths += square * square;
    }

    /// Standard deviation with n − 1; 0 for one value.
    #[must_use]
    pub fn sd(&self) -> f64 {
        (self.squares / f64::from(self.n.saturating_sub(1).max(1))).sqrt()
    }
}

/// The sd of each unit against a robust line on the unit's level; `None` for units too small and papers that are taken by too few.
///
/// Formula:   g = (3/2)·((s/s₀)^(2/3) − 1) + (κ − 1)/(6n), s₀ the paper's median sd: near ln(s/s₀), without its skewness in small units;
///            Huber line on the level, from 24 units on with its square, weights n/(n + 15); v = (κ − 1)/(4n) with κ the kurtosis
///            within units of the paper, 1.8 at least; centre, τ² and z as in [`compare`]
/// Unit:      about the logarithm of a standard deviation; [`ratio`] makes a ratio of it
/// Missing:   an sd below `least` (the rounding of marks) counts as that
/// Undefined: see [`compare`]
/// Source:    findings.md, A204; Wilson & Hilferty (1931), PNAS 17, 684–688
/// Checked:   size in tests/it/screens.rs
#[must_use]
pub fn compare_scatter(papers: &[Vec<Scatter>], min_n: u32, least: &[f64], enough: impl Fn(&[bool]) -> bool) -> Option<Question> {
    let fits: Vec<Option<Fit>> = papers.iter().zip(least).map(|(units, least)| fit(units, min_n.max(3), *least, &enough)).collect();
    compare(&fits, &vec![None; fits.len()])
}

/// The ratio of standard deviations at such a distance.
#[must_use]
pub fn ratio(distance: f64) -> f64 {
    (1.0 + distance * 2.0 / 3.0).max(0.0).powf(1.5)
}

fn fit(units: &[Scatter], min_n: u32, least: f64, enough: impl Fn(&[bool]) -> bool) -> Option<Fit> {
    const LINE_PRIOR: f64 = 15.0;
    const CURVED_FROM: usize = 24;
    let tested: Vec<bool> = units.iter().map(|unit| unit.n >= min_n).collect();
    if !enough(&tested) {
        return None;
    }
    let used: Vec<&Scatter> = units.iter().filter(|unit| unit.n >= min_n).collect();
    let usual = median(&used.iter().map(|unit| unit.sd().max(least)).collect::<Vec<f64>>())?;
    let centre = median(&used.iter().map(|unit| unit.level).collect::<Vec<f64>>())?;
    let excess = (kurtosis(units)? - 1.0) / 2.0;
    let size = |unit: &Scatter| 1.5 * ((unit.sd().max(least) / usual).cbrt().powi(2) - 1.0) + excess / 3.0 / f64::from(unit.n);
    let place = |unit: &Scatter| -> Vec<f64> {
        let away = unit.level - centre;
        if used.len() < CURVED_FROM { vec![away] } else { vec![away, away * away] }
    };
    let x: Vec<Vec<f64>> = used.iter().map(|unit| place(unit)).collect();
    let y: Vec<f64> = used.iter().map(|unit| size(unit)).collect();
    let weights: Vec<f64> = used.iter().map(|unit| f64::from(unit.n) / (f64::from(unit.n) + LINE_PRIOR)).collect();
    let line = huber_plane(&x, &y, &weights)?;
    let mut left = what_is_left(&x, &weights).into_iter();
    let mut residual = |unit: &Scatter| {
        // distances are told from the expectation, whatever its size
        let expected = (1.0 + line.at(&place(unit)) * 2.0 / 3.0).max(0.1);
        let (value, variance) = ((size(unit) - line.at(&place(unit))) / expected, excess / 2.0 / f64::from(unit.n));
        Residual { n: unit.n, value, variance, left: left.next().unwrap_or(1.0) }
    };
    let residuals = units.iter().map(|unit| (unit.n >= min_n).then(|| residual(unit))).collect();
    let means = units.iter().map(Scatter::sd).collect();
    Some(Fit { residuals, means, leans: Vec::new(), scale: 1.0, freedom: used.len() as f64 - 2.0 })
}

/// How far two correlations are apart, in standard errors.
///
/// Formula:   (artanh r₁ − artanh r₂)/√(1/(n₁ − 3) + 1/(n₂ − 3))
/// Undefined: a correlation of ±1 or fewer than 4 pairs → `None`
/// Source:    Fisher (1921), Metron 1, 3–32
/// Checked:   R, oracle_distribution.json `fisher_broken` and psych::r.test, tests/it/screens.rs
#[must_use]
pub fn fisher_z((r1, n1): (f64, u32), (r2, n2): (f64, u32)) -> Option<f64> {
    let usable = |r: f64, n: u32| r.abs() < 1.0 && n > 3;
    let error = |n: u32| 1.0 / (f64::from(n) - 3.0);
    (usable(r1, n1) && usable(r2, n2)).then(|| (r1.atanh() - r2.atanh()) / (error(n1) + error(n2)).sqrt())
}

/// Kurtosis within units, all of them together; `None` without spread.
fn kurtosis(units: &[Scatter]) -> Option<f64> {
    const UNIFORM: f64 = 1.8;
    let sum = |value: &dyn Fn(&Scatter) -> f64| units.iter().map(value).sum::<f64>();
    let (n, squares, fourths) = (sum(&|unit| f64::from(unit.n)), sum(&|unit| unit.squares), sum(&|unit| unit.fourths));
    (squares > 0.0).then(|| (fourths * n / (squares * squares)).max(UNIFORM))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_by_hand() {
        let scatter = Scatter::of(&[1.0, 2.0, 3.0, 6.0], 3.0);
        assert_eq!((scatter.n, scatter.squares, scatter.fourths), (4, 14.0, 16.0 + 1.0 + 81.0));
        assert!((scatter.sd() - (14.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        // two values alternating: kurtosis 1, taken as 1.8
        let flat = Scatter::of(&[0.0, 1.0, 0.0, 1.0], 0.5);
        assert_eq!((kurtosis(&[flat]), kurtosis(&[Scatter::default()])), (Some(1.8), None));
    }

    #[test]
    fn a_unit_of_half_the_spread_stands_out_whatever_its_level() {
        let unit = |at: usize, factor: f64| {
            let values: Vec<f64> = (0..60).map(|i| f64::from(i % 30) * factor).collect();
            Scatter::of(&values, 50.0 + at as f64)
        };
        let units: Vec<Scatter> = (0..20).map(|at| unit(at, if at == 7 { 0.5 } else { 1.0 - 0.01 * at as f64 })).collect();
        let question = compare_scatter(&[units], 15, &[0.3], |tested| tested.len() == 20).unwrap();
        let cell = question.cells[0][7].unwrap();
        assert!(cell.p_lower < 1e-4 && (ratio(cell.distance) - 0.5 / 0.93).abs() < 0.03, "{cell:?}");
        assert!(question.cells[0].iter().enumerate().all(|(at, cell)| at == 7 || cell.unwrap().p_lower > 0.05));
    }
}
