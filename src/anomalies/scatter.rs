//! How widely scores scatter in a unit, against the county: what A204 and A205 have in common.

use super::{
    groups::{Finer, Groups},
    residual::{CURVED_FROM, Cell, Fit, Honest, Question, Residual, what_is_left},
    robust::{Plane, Points, huber_plane, median},
    sums::{sums, sums_of_all},
};
use rayon::prelude::*;
use std::ops::Range;

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
    /// Their skewness and kurtosis.
    pub powers: Powers,
    /// Whether the level is the mean of the same values.
    level_is_mean: bool,
    /// Third and fourth powers of each unit, for units that it is a part of; empty where none will be.
    tails: Vec<[f64; 2]>,
}

/// Skewness and kurtosis of units, each about its own mean and by its own spread: units that scatter differently would make the latter
/// seem larger if they were put together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Powers {
    n: f64,
    skewnesses: f64,
    kurtoses: f64,
}

impl Powers {
    /// Adds a unit by the sums of the squares, cubes and fourth powers about its mean; one too small to tell is left out.
    ///
    /// Formula:   √n Σd³/(Σd²)^1.5; n Σd⁴/(Σd²)² · (n + 1)/(n − 1), which is 3 for a normal law whatever n
    /// Source:    Fisher (1930), Proceedings of the Royal Society A 130, 16–28
    pub fn add(&mut self, n: f64, squares: f64, [cubes, fourths]: [f64; 2]) {
        const LEAST: f64 = 8.0;
        if n >= LEAST && squares > 0.0 {
            self.n += n;
            self.skewnesses += n * (n / squares).sqrt() * cubes / squares;
            self.kurtoses += n * (n * fourths / (squares * squares)) * (n + 1.0) / (n - 1.0);
        }
    }

    /// Kurtosis within units, their mean by size, 1.8 at least; `None` without spread.
    fn kurtosis(&self) -> Option<f64> {
        const UNIFORM: f64 = 1.8;
        (self.n > 0.0).then(|| (self.kurtoses / self.n).max(UNIFORM))
    }

    /// Skewness within units, their mean by size; `None` without spread.
    fn skewness(&self) -> Option<f64> {
        (self.n > 0.0).then(|| self.skewnesses / self.n)
    }
}

impl Units {
    /// How the scores in a column, NaN for none, scatter in each group; what finer groups have is put together where they make up a group.
    #[must_use]
    pub fn of(scores: &[f64], groups: &Groups, finer: Option<Finer<'_, Self>>) -> Self {
        let (scatters, tails) = (Vec::with_capacity(groups.len()), Vec::with_capacity(groups.len()));
        let mut units = Self { scatters, tails, level_is_mean: true, ..Self::default() };
        for (at, group) in groups.iter().enumerate() {
            let parts = finer.and_then(|(held, parts)| Some(held.joined(parts[at].clone()?)));
            let (scatter, tails) = parts.unwrap_or_else(|| measured(&scores[group.range.clone()]));
            units.add(scatter, tails);
        }
        units
    }

    /// All units as one.
    #[must_use]
    pub fn together(&self) -> Scatter {
        self.joined(0..self.scatters.len()).0
    }

    /// Of scatters whose powers are those of some of the units only.
    #[must_use]
    pub const fn with_powers(scatters: Vec<Scatter>, powers: Powers) -> Self {
        Self { scatters, powers, level_is_mean: false, tails: Vec::new() }
    }

    /// One more unit with these values, NaN for none; `level` is what the line goes by.
    pub fn push(&mut self, values: &[f64], level: f64) {
        let (scatter, tails) = measured(values);
        self.add(Scatter { level, ..scatter }, tails);
    }

    /// The same with its third and fourth powers.
    fn add(&mut self, scatter: Scatter, tails: [f64; 2]) {
        self.powers.add(f64::from(scatter.n), scatter.squares, tails);
        self.scatters.push(scatter);
        self.tails.push(tails);
    }

    /// Units of different candidates as one.
    ///
    /// Formula:   about the mean of all, d a unit's mean less it: Σ n, Σ (S₂ + n d²), Σ (S₃ + 3 d S₂ + n d³), Σ (S₄ + 4 d S₃ + 6 d² S₂ + n d⁴)
    /// Source:    Pébay (2008), Sandia report SAND2008-6212
    /// Checked:   against all of them at once, below
    fn joined(&self, parts: Range<usize>) -> (Scatter, [f64; 2]) {
        let units = || self.scatters[parts.clone()].iter().zip(&self.tails[parts.clone()]);
        let n: u32 = units().map(|(unit, _)| unit.n).sum();
        let level = units().map(|(unit, _)| f64::from(unit.n) * unit.level).sum::<f64>() / f64::from(n.max(1));
        let (mut squares, mut tails) = (0.0, [0.0; 2]);
        for (unit, [cubes, fourths]) in units().filter(|(unit, _)| unit.n > 0) {
            let (n, away) = (f64::from(unit.n), unit.level - level);
            let square = away * away;
            squares += unit.squares + n * square;
            tails[0] += cubes + 3.0 * away * unit.squares + n * square * away;
            tails[1] += fourths + 4.0 * away * cubes + 6.0 * square * unit.squares + n * square * square;
        }
        (Scatter { n, level, squares }, tails)
    }
}

/// How values scatter, NaN for none, with their third and fourth powers about their mean.
fn measured(values: &[f64]) -> (Scatter, [f64; 2]) {
    let [n, sum] = sums(values, |value| [1.0, value]);
    let level = sum / f64::max(n, 1.0);
    let [squares, cubes, fourths] = sums_of_all(values, |value| {
        let away = if value.is_nan() { 0.0 } else { value - level };
        let square = away * away;
        [square, square * away, square * square]
    });
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of values")]
    let n = n as u32;
    (Scatter { n, level, squares }, [cubes, fourths])
}

impl Scatter {
    /// Standard deviation of all there are; 0 for none.
    #[must_use]
    pub fn population_sd(&self) -> f64 {
        (self.squares / f64::from(self.n.max(1))).sqrt()
    }

    /// Standard deviation with n − 1; 0 for one value.
    #[must_use]
    pub fn sd(&self) -> f64 {
        (self.squares / f64::from(self.n.saturating_sub(1).max(1))).sqrt()
    }
}

/// Units compared with each other.
pub struct Compared {
    /// What is said of each.
    pub question: Question,
    fits: Vec<Option<Fit>>,
    lines: Vec<Option<Line>>,
    honest: Honest,
}

impl Compared {
    /// What would be said of a unit in a paper if its values scattered so, as many as they were, all other units as they are.
    #[must_use]
    pub fn again(&self, (paper, unit): (usize, usize), scatter: &Scatter) -> Option<Cell> {
        let (fit, line) = (self.fits[paper].as_ref()?, self.lines[paper].as_ref()?);
        let before = fit.residuals.get(unit)?.as_ref()?;
        let (place, size) = line.point(scatter);
        self.honest.cell(paper, &line.residual((&place[..line.width], size), scatter.n, before.left), fit.scale, scatter.sd())
    }
}

/// The sd of each unit against a robust line on the unit's level; `None` for units too small and papers that are taken by too few.
///
/// Formula:   g = (3/2)·((s/s₀)^(2/3) − 1) + (κ − 1)/(6n), s₀ the paper's median sd: near ln(s/s₀), without its skewness in small units;
///            Huber line on the level, from 24 units on with its square, weights n/(n + 15); v = (κ − 1)/(4n) with κ the kurtosis
///            within units of the paper, 1.8 at least, and + (b²σ² − b γ σ)/n where the level is the mean of the same values, b the slope
///            of the line there in ln s, γ the skewness: near the full mark a mean that is high by chance has a small sd by chance; centre, τ² and z as in [`super::residual::compare`]
/// Unit:      about the logarithm of a standard deviation; [`ratio`] makes a ratio of it
/// Missing:   an sd below `least` (the rounding of marks) counts as that
/// Undefined: see [`super::residual::compare`]
/// Source:    findings.md, A204; Wilson & Hilferty (1931), PNAS 17, 684–688
/// Checked:   size in tests/it/screens.rs
#[must_use]
pub fn compare_scatter(papers: &[&Units], min_n: u32, least: &[f64], enough: impl Fn(&[bool]) -> bool + Sync) -> Option<Compared> {
    let fitted = papers.par_iter().zip(least).map(|(units, least)| fit(units, min_n.max(3), *least, &enough).unzip());
    let (fits, lines): (Vec<Option<Fit>>, Vec<Option<Line>>) = fitted.unzip();
    let (honest, question) = Honest::judging(&fits)?;
    Some(Compared { question, fits, lines, honest })
}

/// The line of a paper.
struct Line {
    plane: Plane,
    /// Powers of the level in it.
    width: usize,
    /// The median level and the median sd.
    centre: f64,
    usual: f64,
    /// Least sd that is believed.
    least: f64,
    /// Half of the kurtosis less one.
    excess: f64,
    /// The skewness, where the level is the mean of the same values: then chance moves both together.
    skewness: Option<f64>,
}

impl Line {
    /// Where a unit is: its level from the centre and the square of that, and the size of its sd.
    fn point(&self, unit: &Scatter) -> ([f64; 2], f64) {
        let away = unit.level - self.centre;
        let size = 1.5 * ((unit.sd().max(self.least) / self.usual).cbrt().powi(2) - 1.0) + self.excess / 3.0 / f64::from(unit.n);
        ([away, away * away], size)
    }

    /// How far a unit of so many there is from the line, which left so much of it to see.
    fn residual(&self, (place, size): (&[f64], f64), n: u32, left: f64) -> Residual {
        let foreseen = self.plane.at(place);
        // distances are told from the expectation, whatever its size
        let expected = (1.0 + foreseen * 2.0 / 3.0).max(0.1);
        let variance = (self.excess / 2.0 + self.moved_with_level(place, foreseen, expected)) / f64::from(n);
        Residual { n, value: (size - foreseen) / expected, variance, stretch: 1.0, left }
    }

    /// What chance in a unit's mean adds to n times the variance of its distance from the line: b²σ² − b γ σ, b the slope of ln s there, since a
    /// mean and ln s go together with γ σ/(2n). No more than three quarters of the rest are taken off.
    fn moved_with_level(&self, place: &[f64], foreseen: f64, expected: f64) -> f64 {
        let Some(skewness) = self.skewness else { return 0.0 };
        let powers = self.plane.slopes.iter().zip([1.0, 2.0 * place[0]]);
        let by_points = powers.map(|(slope, rise)| slope * rise).sum::<f64>() / expected * self.usual * ratio(foreseen);
        (by_points * (by_points - skewness)).max(-0.375 * self.excess)
    }
}

/// The ratio of standard deviations at such a distance.
#[must_use]
pub fn ratio(distance: f64) -> f64 {
    let root = (1.0 + distance * 2.0 / 3.0).max(0.0);
    root * root.sqrt()
}

fn fit(units: &Units, min_n: u32, least: f64, enough: impl Fn(&[bool]) -> bool) -> Option<(Fit, Line)> {
    const LINE_PRIOR: f64 = 15.0;
    let Units { scatters: units, powers, level_is_mean, .. } = units;
    let tested: Vec<bool> = units.iter().map(|unit| unit.n >= min_n).collect();
    if !enough(&tested) {
        return None;
    }
    let used: Vec<&Scatter> = units.iter().filter(|unit| unit.n >= min_n).collect();
    let usual = median(&used.iter().map(|unit| unit.sd().max(least)).collect::<Vec<f64>>())?;
    let centre = median(&used.iter().map(|unit| unit.level).collect::<Vec<f64>>())?;
    let excess = (powers.kurtosis()? - 1.0) / 2.0;
    let width = if used.len() < CURVED_FROM { 1 } else { 2 };
    let flat = Plane { intercept: 0.0, slopes: Vec::new() };
    let skewness = powers.skewness().filter(|_| *level_is_mean);
    let mut line = Line { plane: flat, width, centre, usual, least, excess, skewness };
    let mut x = Points::new(width, used.len());
    let (mut y, mut weights) = (Vec::with_capacity(used.len()), Vec::with_capacity(used.len()));
    for unit in &used {
        let (place, size) = line.point(unit);
        x.push(place.into_iter().take(width));
        y.push(size);
        weights.push(f64::from(unit.n) / (f64::from(unit.n) + LINE_PRIOR));
    }
    line.plane = huber_plane(&x, &y, &weights)?;
    let left = what_is_left(&x, &weights);
    let mut points = x.iter().zip(&y).zip(left);
    let mut residual = |unit: &Scatter| {
        let ((place, size), left) = points.next()?;
        Some(line.residual((place, *size), unit.n, left))
    };
    let residuals = units.iter().map(|unit| if unit.n >= min_n { residual(unit) } else { None }).collect();
    let means = units.iter().map(Scatter::sd).collect();
    let fit = Fit { residuals, means, leans: Vec::new(), scale: 1.0, freedom: used.len() as f64 - 2.0 };
    Some((fit, line))
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
        let (scatter, tails) = measured(&[1.0, 2.0, f64::NAN, 3.0, 6.0]);
        assert_eq!((scatter.n, scatter.squares, tails), (4, 14.0, [-8.0 - 1.0 + 27.0, 16.0 + 1.0 + 81.0]));
        assert!((scatter.sd() - (14.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        // nine values about 0 with Σd² = 8 and Σd⁴ = 32, in units of any width and at any level: 9 · 32/64 · 10/8
        let mut units = Units::default();
        for (width, level) in [(1.0, 50.0), (3.0, 20.0)] {
            let values = [-2.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0].map(|away| level + width * away);
            units.push(&values, level);
        }
        assert!((units.powers.kurtosis().unwrap() - 9.0 * 32.0 / 64.0 * 10.0 / 8.0).abs() < 1e-12);
        // two values alternating: kurtosis near 1, taken as 1.8
        let mut flat = Units::default();
        flat.push(&[0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0], 0.5);
        assert_eq!((flat.powers.kurtosis(), Powers::default().kurtosis()), (Some(1.8), None));
    }

    #[test]
    fn units_put_together_are_all_of_them_at_once() {
        let values: Vec<f64> = (0..40).map(|at| if at % 7 == 3 { f64::NAN } else { 50.0 + f64::from(at * at % 31) }).collect();
        let mut parts = Units::default();
        for part in [&values[..5], &values[5..5], &values[5..24], &values[24..]] {
            let (scatter, tails) = measured(part);
            parts.add(scatter, tails);
        }
        let ((joined, tails), (whole, all)) = (parts.joined(0..4), measured(&values));
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-11 * b.abs();
        assert!(joined.n == whole.n && near(joined.level, whole.level) && near(joined.squares, whole.squares), "{joined:?} {whole:?}");
        assert!(near(tails[0], all[0]) && near(tails[1], all[1]), "{tails:?} {all:?}");
        assert_eq!(parts.joined(1..2), (Scatter::default(), [0.0; 2]));
    }

    #[test]
    fn a_unit_of_half_the_spread_stands_out_whatever_its_level() {
        let mut units = Units::default();
        for at in 0..20 {
            let factor = if at == 7 { 0.5 } else { 1.0 - 0.01 * at as f64 };
            let values: Vec<f64> = (0..60).map(|i| f64::from(i % 30) * factor).collect();
            units.push(&values, 50.0 + at as f64);
        }
        let compared = compare_scatter(&[&units], 15, &[0.3], |tested| tested.len() == 20).unwrap();
        let Compared { question, .. } = &compared;
        let cell = question.cells[0][7].unwrap();
        assert!(cell.p_lower < 1e-4 && (ratio(cell.distance) - 0.5 / 0.93).abs() < 0.03, "{cell:?}");
        assert!(question.cells[0].iter().enumerate().all(|(at, cell)| at == 7 || cell.unwrap().p_lower > 0.05));
        // the same as before if it is the same as before, and as usual with the usual spread
        assert_eq!(compared.again((0, 7), &units.scatters[7]), question.cells[0][7]);
        let wide = Scatter { squares: units.scatters[6].squares, ..units.scatters[7] };
        assert!(compared.again((0, 7), &wide).unwrap().p_lower > 0.05);
    }
}
