//! The window around one line: counts, the tilted reference, the tests.

use super::{
    counts::{Counts, per_point, together},
    curve::Curve,
    tilt::{Grid, Room, Tilt},
};
use crate::{
    anomalies::detector::LineCount,
    model::Score,
    reconcile::ledger::Paper,
    stats::dist::{TWO_SIDED_95, normal_upper, t_upper},
};
use std::ops::Range;

/// The window, in points from the line: c − 4 to c + 1.
const BELOW: i64 = 4;
const ABOVE: i64 = 1;
/// Scores as far as this from the line, in points, fit the reference.
const REACH: i64 = 30;
/// Scale of the tilt, in points.
const TILT: f64 = 15.0;
/// Places of the placebo lines, in points from the line.
const PLACEBO: i64 = 10;
/// Fewest scores in the window.
pub(super) const LEAST_IN_WINDOW: f64 = 15.0;
/// p from which on the chance of exactly so many counts in full.
const CAREFUL: f64 = 0.01;
/// p below which a habit of rounding is looked for, and how many standard errors make a habit.
const LOOK_FOR_HABIT: f64 = 0.1;
const HABIT: f64 = 2.0;

/// Counts of scores around one line, of which every group has its own in [`Counts`]. Bin 0 begins 30 points below the line itself,
/// whatever grid the line is on.
pub struct Window<'a> {
    pub(super) line: Score,
    /// Bins a point: 1, or 2 for half marks.
    pub(super) per_point: i64,
    counts: &'a Counts,
    /// Bin of the counts at which the window's first bin is; it can lie below them.
    first: i64,
    pub(super) county: Vec<f64>,
    /// Bins from no marks to the full mark, and those between the two.
    pub(super) possible: Range<usize>,
    between: Range<usize>,
}

/// A test at one line.
pub struct LineTest {
    /// Test statistic.
    pub z: f64,
    /// One-sided p.
    pub p: f64,
    /// Lifted share of those expected below the line.
    pub share: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
    /// Counts behind it.
    pub count: LineCount,
}

impl<'a> Window<'a> {
    /// The window around a line; `counts` have a bin that begins at it.
    pub fn new(line: Score, paper: &Paper, counts: &'a Counts) -> Self {
        let per_point = per_point(paper);
        let bins = usize::try_from(2 * REACH * per_point + 1).unwrap_or(0);
        let width = Score::whole(1).units() / per_point;
        let bin = |score: Score| score.units().saturating_sub(line.units()).div_euclid(width) + REACH * per_point;
        let edge = |score: Score| usize::try_from(bin(score).max(0)).unwrap_or(0).min(bins);
        let possible = edge(Score::ZERO)..edge(paper.full).saturating_add(1).min(bins);
        let between = edge(Score::from_units(width))..edge(paper.full).min(bins);
        let first = line.units().div_euclid(width) - REACH * per_point;
        let mut window = Self { line, per_point, counts, first, county: Vec::new(), possible, between };
        let mut county = Vec::new();
        window.spread(&counts.county, bins, &mut county);
        window.county = county;
        window
    }

    /// Where some bins of the window are in the counts; those beyond the scale are nowhere.
    fn places(&self, bins: Range<usize>) -> Range<usize> {
        let all = self.counts.county.len();
        let place = |bin: usize| usize::try_from(self.first.saturating_add_unsigned(bin as u64)).unwrap_or(0).min(all);
        place(bins.start)..place(bins.end)
    }

    /// How many scores of a group are in some bins.
    fn count(&self, group: usize, bins: Range<usize>) -> f64 {
        f64::from(together(&self.counts.of_group(group)[self.places(bins)]))
    }

    /// The scores of a group.
    pub(super) fn own(&self, group: usize) -> Vec<f64> {
        let mut own = Vec::new();
        self.spread(self.counts.of_group(group), self.county.len(), &mut own);
        own
    }

    /// Counts as so many bins of the window.
    fn spread(&self, counts: &[u32], bins: usize, own: &mut Vec<f64>) {
        let below = usize::try_from(-self.first).unwrap_or(0).min(bins);
        own.clear();
        own.resize(below, 0.0);
        own.extend(counts[self.places(0..bins)].iter().map(|count| f64::from(*count)));
        own.resize(bins, 0.0);
    }

    /// t and t² of every bin, t = points from the line / 15.
    pub(super) fn level_terms(&self) -> Grid {
        Grid { first: -(REACH as f64) / TILT, step: 1.0 / self.per_point as f64 / TILT, fives: None }
    }

    /// The window of the line and those of the two placebo lines.
    fn lines(&self) -> [(Range<usize>, usize); 3] {
        [0, -PLACEBO, PLACEBO].map(|away| self.bins(away))
    }

    /// The terms of the tilt, and whether the bin holds a multiple of five.
    fn rounding_terms(&self) -> Grid {
        let (width, five) = (Score::whole(1).units() / self.per_point, Score::whole(5).units());
        let first = self.line.units().saturating_sub(Score::whole(1).units() * REACH);
        let holds_five = |bin: usize| {
            let start = first.saturating_add(width.saturating_mul(i64::try_from(bin).unwrap_or(0)));
            (start + width - 1).div_euclid(five) * five >= start
        };
        Grid { fives: Some((0..self.county.len()).map(holds_five).collect()), ..self.level_terms() }
    }

    /// Counts of the other schools.
    pub(super) fn others(&self, own: &[f64]) -> Vec<f64> {
        self.county.iter().zip(own).map(|(all, own)| all - own).collect()
    }

    /// Bins of the window around a line so many points away, and where that line is in them.
    pub(super) fn bins(&self, away: i64) -> (Range<usize>, usize) {
        let at = |points: i64| usize::try_from((REACH + away + points) * self.per_point).unwrap_or(0);
        (at(-BELOW)..at(ABOVE) + 1, at(0))
    }
}

/// One school against the others, tilted to the school.
///
/// A school whose markers round to fives where the county does not would seem to lift to any line that is a multiple of
/// five; so where its scores outside the window show that habit, the tilt gets a term for it.
///
/// Formula:   p_j ∝ h_j exp(a t + b t²), t = (j − c)/15, fitted on the school's scores outside the window; π = predicted
///            share of the window at or above c;
///            z = (A − Nπ − ½)/√(Nπ(1−π) + N²[g'I⁻¹g + π(1−π)/M_W]); share lifted 1 − B/(N(1−π)); p is the mid-p of the count,
///            halfway between z with the half taken off and with it put on, since with it taken off p < .05 in .03 of honest cells
///            only; below 0.01, where a lead could rest on it, the half stays off;
///            with a third term d·[j holds a multiple of 5] where d is beyond 2 standard errors
/// Undefined: fewer than 15 scores in the window, or no reference → `None`
/// Source:    findings.md, A203; Lancaster (1961), JASA 56, 223–234, on the mid-p
pub fn school_test(window: &Window<'_>, school: usize, room: &mut Rooms) -> Option<LineTest> {
    Some(tested(window, school, room)?.0)
}

/// Room for the counts of one school, of the others, and for what of them is fitted.
#[derive(Default)]
pub struct Rooms {
    own: Vec<f64>,
    others: Vec<f64>,
    fitted: Room,
}

/// [`school_test`] with the terms of the tilt behind it.
pub(super) fn tested(window: &Window<'_>, school: usize, room: &mut Rooms) -> Option<(LineTest, Grid)> {
    if window.count(school, window.bins(0).0) < LEAST_IN_WINDOW {
        return None;
    }
    let Rooms { own, others, fitted } = room;
    window.spread(window.counts.of_group(school), window.county.len(), own);
    others.clear();
    others.extend(window.county.iter().zip(&*own).map(|(all, own)| all - own));
    let plain = tilted_test(window, (own, others), &window.level_terms(), fitted)?;
    if plain.p >= LOOK_FOR_HABIT {
        return Some((plain, window.level_terms()));
    }
    let terms = window.rounding_terms();
    let habit = rounding_habit(window, (own, others), &terms, fitted).filter(|z| *z > HABIT);
    let with_habit = habit.and_then(|_| Some((tilted_test(window, (own, others), &terms, fitted)?, terms)));
    Some(with_habit.unwrap_or_else(|| (plain, window.level_terms())))
}

/// How many standard errors more multiples of five the school has, outside the window, than its tilted reference.
fn rounding_habit(window: &Window<'_>, (own, others): (&[f64], &[f64]), terms: &Grid, room: &mut Room) -> Option<f64> {
    let tilt = Tilt::fit((others, own), terms, &[window.bins(0).0], room)?;
    let variance = tilt.variance_along([0.0, 0.0, 1.0]);
    (variance > 0.0).then(|| tilt.slopes[2] / variance.sqrt())
}

fn tilted_test(window: &Window<'_>, (counts, others): (&[f64], &[f64]), terms: &Grid, room: &mut Room) -> Option<LineTest> {
    let (inside, line) = window.bins(0);
    let (above, all) = (sum(counts, line..inside.end), sum(counts, inside.clone()));
    if all < LEAST_IN_WINDOW {
        return None;
    }
    let tilt = Tilt::fit((others, counts), terms, std::slice::from_ref(&inside), room)?;
    let expected = tilt.share_above(others, terms, inside.clone(), line)?;
    let binomial = expected.share * (1.0 - expected.share);
    let variance = all * binomial + all * all * (tilt.variance_along(expected.gradient) + binomial / sum(others, inside));
    if variance <= 0.0 {
        return None;
    }
    let (beyond, sd) = (above - all * expected.share, variance.sqrt());
    // with the half taken off it is the chance of so many or more, with it put on that of more
    let (or_more, more) = (normal_upper((beyond - 0.5) / sd), normal_upper((beyond + 0.5) / sd));
    let p = f64::midpoint(or_more, more).max(or_more.min(CAREFUL));
    Some(test(window, (above, all), expected.share, sd, ((beyond - 0.5) / sd, p)))
}

/// The county against itself ten points below and above: a county in which most schools lift has no honest reference.
///
/// Formula:   counts outside the three windows, those of no marks and of full marks left aside, fitted by a log-linear curve of the
///            fourth degree, since with one of the second .5 of large honest counties seemed to lift near the full mark;
///            L = logit(A/N) − logit(π) in each window; D = L_c − (L_{c−10} + L_{c+10})/2; its variance from schools as clusters
///            (from the binomial for a single school) plus that of the curve; p from t with schools − 1 df
/// Undefined: fewer than 15 scores in any window or a placebo line outside the scale → `None`
/// Source:    findings.md, A203 county pool
pub fn county_test(window: &Window<'_>) -> Option<LineTest> {
    let (lines, weights) = (window.lines(), [1.0, -0.5, -0.5]);
    let curve = county_curve(window)?;
    let (mut contrast, mut binomial, mut gradient) = (0.0, 0.0, [0.0; 4]);
    let mut influence = vec![0.0; window.counts.groups()];
    for ((inside, line), weight) in lines.iter().zip(weights) {
        let in_scale = window.possible.contains(&inside.start) && window.possible.contains(&(inside.end - 1));
        let (above, all) = (sum(&window.county, *line..inside.end), sum(&window.county, inside.clone()));
        if !in_scale || all < LEAST_IN_WINDOW {
            return None;
        }
        // half a score each way, so that an empty side has a logit
        let share = (above + 0.5) / (all + 1.0);
        let expected = curve.share_above(inside.clone(), *line)?;
        let information = all * share * (1.0 - share);
        contrast += weight * (logit(share) - logit(expected.share));
        binomial += weight * weight / information;
        let slope = weight / (expected.share * (1.0 - expected.share));
        gradient.iter_mut().zip(expected.gradient).for_each(|(sum, own)| *sum += slope * own);
        let [below, above] = [inside.start..*line, *line..inside.end].map(|bins| window.places(bins));
        let (of_below, of_above) = (-weight * share / information, weight * (1.0 - share) / information);
        for (sum_of_school, counts) in influence.iter_mut().zip(window.counts.iter()) {
            let [below, above] = [&below, &above].map(|places| f64::from(together(&counts[places.clone()])));
            *sum_of_school += of_above * above + of_below * below;
        }
    }
    let bins = window.places(0..window.county.len());
    let schools = window.counts.iter().filter(|counts| together(&counts[bins.clone()]) > 0).count() as f64;
    let clustered = influence.iter().map(|i| i * i).sum::<f64>() * schools / (schools - 1.0);
    let error = (if schools > 1.0 { clustered } else { binomial } + curve.variance_along(&gradient)).sqrt();
    let z = contrast / error;
    let p = if schools > 1.0 { t_upper(z, schools - 1.0)? } else { normal_upper(z) };
    let (inside, line) = &lines[0];
    let (above, all) = (sum(&window.county, *line..inside.end), sum(&window.county, inside.clone()));
    let honest = 1.0 / (1.0 + (contrast - logit((above + 0.5) / (all + 1.0))).exp());
    let sd_of_count = error * all * honest * (1.0 - honest);
    Some(test(window, (above, all), honest, sd_of_count, (z, p)))
}

/// The curve of [`county_test`].
pub(super) fn county_curve(window: &Window<'_>) -> Option<Curve> {
    let inside = window.lines().map(|(inside, _)| inside);
    Curve::fit(&window.county, window.between.clone(), &inside)
}

fn test(window: &Window<'_>, (above, all): (f64, f64), expected: f64, sd: f64, (z, p): (f64, f64)) -> LineTest {
    let below = (all * (1.0 - expected)).max(f64::MIN_POSITIVE);
    let share = 1.0 - (all - above) / below;
    let half = TWO_SIDED_95 * sd / below;
    let count = LineCount { line: window.line, in_window: to_count(all), above: to_count(above), expected: all * expected };
    LineTest { z, p, share, interval: (share - half, (share + half).min(1.0)), count }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of candidates, kept as f64 for sums")]
fn to_count(count: f64) -> u32 {
    count as u32
}

fn sum(counts: &[f64], bins: Range<usize>) -> f64 {
    counts[bins].iter().sum()
}

fn logit(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}
