//! How widely scores scatter in a unit, against the county: what A204 and A205 have in common.

use super::{
    groups::Groups,
    residual::{Column, Fit, Question, Residual, Scores, compare, what_is_left},
    robust::{Points, huber_plane, median},
    sums::sums,
};
use rayon::prelude::*;

/// How the values of one unit scatter.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scatter {
    /// How many.
    pub n: u32,
    /// Their level: the mean score of the unit.
    pub level: f64,
    /// Sum of squares about the mean.
    pub squares: f64,
}

/// The units of a paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Units {
    /// Every unit.
    pub scatters: Vec<Scatter>,
    /// Fourth powers within units.
    pub powers: Powers,
}

/// Sums over values of units, each about the mean of its unit, for their kurtosis.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Powers {
    n: f64,
    squares: f64,
    fourths: f64,
}

impl Powers {
    /// Adds a value that is so far from the mean of its unit.
    pub fn add(&mut self, away: f64) {
        let square = away * away;
        self.n += 1.0;
        self.squares += square;
        self.fourths += square * square;
    }

    /// Kurtosis within units, all of them together, 1.8 at least; `None` without spread.
    fn kurtosis(&self) -> Option<f64> {
        const UNIFORM: f64 = 1.8;
        (self.squares > 0.0).then(|| (self.fourths * self.n / (self.squares * self.squares)).max(UNIFORM))
    }
}

impl Units {
    /// Adds a unit with these values, NaN for none; `level` is what the line goes by.
    pub fn push(&mut self, values: &[f64], level: f64) {
        let scatter = self.measure(values);
        self.scatters.push(Scatter { level, ..scatter });
    }

    /// The same with the mean of the values for the level.
    pub fn push_by_mean(&mut self, values: &[f64]) {
        let scatter = self.measure(values);
        self.scatters.push(scatter);
    }

    fn measure(&mut self, values: &[f64]) -> Scatter {
        let [n, sum] = sums(values, |value| [1.0, value]);
        let mean = sum / f64::max(n, 1.0);
        let [squares, fourths] = sums(values, |value| {
            let square = (value - mean) * (value - mean);
            [square, square * square]
        });
        self.powers = Powers { n: self.powers.n + n, squares: self.powers.squares + squares, fourths: self.powers.fourths + fourths };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of values")]
        let n = n as u32;
        Scatter { n, level: mean, squares }
    }
}

/// How the scores of each paper scatter in each group.
#[must_use]
pub fn scatters(scores: &Scores, papers: usize, groups: &Groups) -> Vec<Units> {
    let of_paper = |paper: usize| {
        let (scores, mut units) = (scores.column(Column::Paper(paper)), Units::default());
        units.scatters.reserve_exact(groups.len());
        groups.iter().for_each(|group| units.push_by_mean(&scores[group.range.clone()]));
        units
    };
    (0..papers).into_par_iter().map(of_paper).collect()
}

impl Scatter {
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
pub fn compare_scatter(papers: &[&Units], min_n: u32, least: &[f64], enough: impl Fn(&[bool]) -> bool + Sync) -> Option<Question> {
    let fits: Vec<Option<Fit>> = papers.par_iter().zip(least).map(|(units, least)| fit(units, min_n.max(3), *least, &enough)).collect();
    compare(&fits, &vec![None; fits.len()])
}

/// The ratio of standard deviations at such a distance.
#[must_use]
pub fn ratio(distance: f64) -> f64 {
    let root = (1.0 + distance * 2.0 / 3.0).max(0.0);
    root * root.sqrt()
}

fn fit(units: &Units, min_n: u32, least: f64, enough: impl Fn(&[bool]) -> bool) -> Option<Fit> {
    const LINE_PRIOR: f64 = 15.0;
    const CURVED_FROM: usize = 24;
    let Units { scatters: units, powers } = units;
    let tested: Vec<bool> = units.iter().map(|unit| unit.n >= min_n).collect();
    if !enough(&tested) {
        return None;
    }
    let used: Vec<&Scatter> = units.iter().filter(|unit| unit.n >= min_n).collect();
    let usual = median(&used.iter().map(|unit| unit.sd().max(least)).collect::<Vec<f64>>())?;
    let centre = median(&used.iter().map(|unit| unit.level).collect::<Vec<f64>>())?;
    let excess = (powers.kurtosis()? - 1.0) / 2.0;
    let width = if used.len() < CURVED_FROM { 1 } else { 2 };
    let mut x = Points::new(width, used.len());
    let (mut y, mut weights) = (Vec::with_capacity(used.len()), Vec::with_capacity(used.len()));
    for unit in &used {
        let (away, n) = (unit.level - centre, f64::from(unit.n));
        x.push([away, away * away].into_iter().take(width));
        y.push(1.5 * ((unit.sd().max(least) / usual).cbrt().powi(2) - 1.0) + excess / 3.0 / n);
        weights.push(n / (n + LINE_PRIOR));
    }
    let line = huber_plane(&x, &y, &weights)?;
    let left = what_is_left(&x, &weights);
    let mut points = x.iter().zip(&y).zip(left);
    let mut residual = |unit: &Scatter| {
        let ((place, size), left) = points.next()?;
        let foreseen = line.at(place);
        // distances are told from the expectation, whatever its size
        let expected = (1.0 + foreseen * 2.0 / 3.0).max(0.1);
        Some(Residual { n: unit.n, value: (size - foreseen) / expected, variance: excess / 2.0 / f64::from(unit.n), left })
    };
    let residuals = units.iter().map(|unit| if unit.n >= min_n { residual(unit) } else { None }).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_by_hand() {
        let mut units = Units::default();
        units.push(&[1.0, 2.0, 3.0, 6.0], 3.0);
        assert_eq!((units.scatters[0].n, units.scatters[0].squares, units.powers.fourths), (4, 14.0, 16.0 + 1.0 + 81.0));
        assert!((units.scatters[0].sd() - (14.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        // two values alternating: kurtosis 1, taken as 1.8
        let mut flat = Units::default();
        flat.push(&[0.0, 1.0, 0.0, 1.0], 0.5);
        assert_eq!((flat.powers.kurtosis(), Powers::default().kurtosis()), (Some(1.8), None));
    }

    #[test]
    fn a_unit_of_half_the_spread_stands_out_whatever_its_level() {
        let mut units = Units::default();
        for at in 0..20 {
            let factor = if at == 7 { 0.5 } else { 1.0 - 0.01 * at as f64 };
            let values: Vec<f64> = (0..60).map(|i| f64::from(i % 30) * factor).collect();
            units.push(&values, 50.0 + at as f64);
        }
        let question = compare_scatter(&[&units], 15, &[0.3], |tested| tested.len() == 20).unwrap();
        let cell = question.cells[0][7].unwrap();
        assert!(cell.p_lower < 1e-4 && (ratio(cell.distance) - 0.5 / 0.93).abs() < 0.03, "{cell:?}");
        assert!(question.cells[0].iter().enumerate().all(|(at, cell)| at == 7 || cell.unwrap().p_lower > 0.05));
    }
}
