//! How lenient a cell was marked, told from a sample of its scripts that was marked again.

use crate::stats::dist::{t_quantile, t_upper};

/// Re-marked scripts of one part of a cell.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Stratum {
    /// Scripts in this part; `None` where nothing tells how many.
    pub size: Option<u32>,
    /// Original − re-mark of those that were re-marked.
    pub differences: Vec<f64>,
}

/// What is known beforehand of the chance in a difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Its variance is no less: what rounding to the step leaves unseen.
    pub floor: f64,
    /// The part of its variance that the first marking brought in, and that is known once all scripts of a cell were marked
    /// again. The rest is the second marking's, of which there is one for each script and no more.
    pub first: f64,
}

/// How lenient a cell was marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leniency {
    /// Scripts re-marked.
    pub n: u32,
    /// Mean of original − re-mark over the scripts of the cell, in points.
    pub mean: f64,
    /// Standard deviation of original − re-mark among the re-marked.
    pub sd: f64,
    /// Standard error of the mean.
    pub se: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// 95 % interval of the mean.
    pub interval: (f64, f64),
}

impl Chance {
    /// What a sample of `m` from `size` scripts leaves of the variance of its mean.
    fn left(self, m: f64, size: f64) -> f64 {
        1.0 - self.first * (m / size).min(1.0)
    }
}

/// Mean leniency of a cell, from the strata that it was drawn in: by how much its marks are above those that markers of
/// the second kind would give it on average.
///
/// Formula:   d = original − re-mark; mean = Σ W_h d̄_h, W_h = N_h / Σ N_h; se² = s² Σ W_h²/m_h · (1 − f·m_h/N_h) with s² pooled
///            within the H strata; t interval with m − H df. With one stratum mean d, sd/√m · √(1 − f·m/N), m − 1 df.
///            f is the first marking's part of s²: a sample that is a large part of the cell leaves less of that to
///            chance, but not of what the second marking brings in
/// Unit:      points
/// Missing:   a stratum without a re-mark is left out, its weight shared by the others; where none has two all are one
///            stratum; s² is no less than the floor, so that a few equal differences are no certainty. s² is pooled since
///            two or three scripts of a stratum tell little of its own
/// Undefined: fewer than two re-marks → `None`
/// Source:    Cochran (1977), Sampling Techniques, §5.4–5.6, §13.9–13.10 (errors of measurement); findings.md A209, where f = 1,
///            as if re-marks were free of error: a school of which every script was marked again would then be certain
/// Checked:   expected_moderation.json (no N), tests/it/remark.rs; coverage in docs/screens.md
#[must_use]
pub fn leniency(strata: &[Stratum], chance: Chance) -> Option<Leniency> {
    let all: Vec<f64> = strata.iter().flat_map(|stratum| stratum.differences.iter().copied()).collect();
    if all.len() < 2 {
        return None;
    }
    let marked: Vec<&Stratum> = strata.iter().filter(|stratum| !stratum.differences.is_empty()).collect();
    let sized: Option<Vec<f64>> = marked.iter().map(|stratum| stratum.size.map(f64::from)).collect();
    let (mean, variance, df) = match sized {
        Some(sizes) if marked.iter().any(|stratum| stratum.differences.len() > 1) => stratified(&marked, &sizes, chance)?,
        sizes => simple(&all, sizes.map(|sizes| sizes.iter().sum()), chance)?,
    };
    let se = variance.max(0.0).sqrt();
    let half = t_quantile(0.975, df)? * se;
    let n = u32::try_from(all.len()).ok()?;
    Some(Leniency { n, mean, sd: spread(&all)?.sqrt(), se, df, interval: (mean - half, mean + half) })
}

/// Test of a leniency against what is tolerated, upper tail.
///
/// Formula:   t = (mean − tolerance) / se, p = P(T ≥ t)
/// Undefined: se = 0 (equal differences, and no floor): no statistic, p is 0 above the tolerance and 1 otherwise
/// Source:    findings.md A209
/// Checked:   expected_moderation.json `p_gt_tol`, tests/it/remark.rs
#[must_use]
pub fn beyond(leniency: &Leniency, tolerance: f64) -> (Option<f64>, f64) {
    let distance = leniency.mean - tolerance;
    if leniency.se <= 0.0 {
        return (None, if distance > 0.0 { 0.0 } else { 1.0 });
    }
    let t = distance / leniency.se;
    (Some(t), t_upper(t, leniency.df).unwrap_or(1.0))
}

/// Two leniencies apart: the first less the second.
///
/// Formula:   mean = a − b, se² = se_a² + se_b², Satterthwaite's df
/// Source:    Satterthwaite (1946), Biometrics Bulletin 2, 110–114
#[must_use]
pub fn apart(a: &Leniency, b: &Leniency) -> Option<Leniency> {
    let variance = a.se * a.se + b.se * b.se;
    let df = satterthwaite(&[(a.se * a.se, a.df), (b.se * b.se, b.df)])?;
    let (mean, se) = (a.mean - b.mean, variance.sqrt());
    let half = t_quantile(0.975, df)? * se;
    Some(Leniency { n: a.n, mean, sd: a.sd, se, df, interval: (mean - half, mean + half) })
}

/// Mean, variance of the mean and degrees of freedom of one stratum.
fn simple(differences: &[f64], size: Option<f64>, chance: Chance) -> Option<(f64, f64, f64)> {
    let m = differences.len() as f64;
    let left = size.map_or(1.0, |size| chance.left(m, size));
    Some((average(differences), spread(differences)?.max(chance.floor) / m * left, m - 1.0))
}

fn stratified(strata: &[&Stratum], sizes: &[f64], chance: Chance) -> Option<(f64, f64, f64)> {
    let whole: f64 = sizes.iter().sum();
    let (mut within, mut df) = (0.0, 0.0);
    for stratum in strata {
        if let Some(variance) = spread(&stratum.differences) {
            let own = stratum.differences.len() as f64 - 1.0;
            within += variance * own;
            df += own;
        }
    }
    let pooled = (within / df).max(chance.floor);
    let (mut mean, mut variance) = (0.0, 0.0);
    for (stratum, size) in strata.iter().zip(sizes) {
        let m = stratum.differences.len() as f64;
        let weight = size / whole;
        mean += weight * average(&stratum.differences);
        variance += weight * weight * pooled / m * chance.left(m, *size);
    }
    (df > 0.0).then_some((mean, variance, df))
}

/// Degrees of freedom of a sum of variances; `None` where all are zero.
fn satterthwaite(parts: &[(f64, f64)]) -> Option<f64> {
    let sum: f64 = parts.iter().map(|(variance, _)| variance).sum();
    let squares: f64 = parts.iter().map(|(variance, df)| variance * variance / df).sum();
    if squares > 0.0 { Some(sum * sum / squares) } else { parts.iter().map(|(_, df)| *df).reduce(f64::min) }
}

fn average(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Sample variance; `None` below two values.
fn spread(values: &[f64]) -> Option<f64> {
    let centre = average(values);
    (values.len() > 1).then(|| values.iter().map(|value| (value - centre).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The re-mark is the true mark; and it errs as much as the original.
    const EXACT: Chance = Chance { floor: 0.0, first: 1.0 };
    const ALIKE: Chance = Chance { floor: 0.0, first: 0.5 };

    fn one(size: Option<u32>, differences: &[f64]) -> Vec<Stratum> {
        vec![Stratum { size, differences: differences.into() }]
    }

    #[test]
    fn one_stratum_by_hand() {
        // d = 1, 3, 5: mean 3, sd 2; of 12 scripts se = 2/√3 · √(3/4) = 1
        let found = leniency(&one(Some(12), &[1.0, 3.0, 5.0]), EXACT).unwrap();
        assert!((found.mean - 3.0).abs() < 1e-12 && (found.sd - 2.0).abs() < 1e-12 && (found.se - 1.0).abs() < 1e-12, "{found:?}");
        assert!((found.interval.0 - (3.0 - 4.302_652_729_9)).abs() < 1e-6 && found.df == 2.0);
        let (t, p) = beyond(&found, 2.0);
        assert!((t.unwrap() - 1.0).abs() < 1e-12 && (p - 0.211_324_865).abs() < 1e-6);
        assert_eq!(leniency(&one(Some(12), &[1.0]), ALIKE), None);
    }

    #[test]
    fn every_script_marked_again_leaves_what_the_second_marking_errs_by() {
        let exact = leniency(&one(Some(3), &[1.0, 3.0, 5.0]), EXACT).unwrap();
        assert_eq!((exact.se, beyond(&exact, 2.0), beyond(&exact, 3.0).1), (0.0, (None, 0.0), 1.0));
        // sd 2: half of 4 is the second marking's; of three scripts √(4/3 · 1/2)
        let alike = leniency(&one(Some(3), &[1.0, 3.0, 5.0]), ALIKE).unwrap();
        assert!((alike.se - (2.0_f64 / 3.0).sqrt()).abs() < 1e-12 && beyond(&alike, 2.0).1 > 0.05, "{alike:?}");
        let equal = leniency(&one(Some(100), &[3.0, 3.0]), Chance { floor: 1.0 / 12.0, first: 0.5 }).unwrap();
        assert!(beyond(&equal, 2.0).1 > 0.05, "{equal:?}");
    }

    #[test]
    fn strata_count_by_their_size() {
        let strata = [
            Stratum { size: Some(90), differences: vec![1.0, 1.0, 2.0, 0.0] },
            Stratum { size: Some(10), differences: vec![9.0, 11.0] },
            Stratum { size: Some(50), differences: Vec::new() },
        ];
        let found = leniency(&strata, EXACT).unwrap();
        assert!((found.mean - 1.9).abs() < 1e-12, "{found:?}");
        // Within: (2/3 · 3 + 2 · 1) / 4 = 1.
        let variance = 0.81 / 4.0 * (86.0 / 90.0) + 0.01 / 2.0 * 0.8;
        assert!((found.se * found.se - variance).abs() < 1e-12 && found.df == 4.0, "{found:?}");
        let lone = [Stratum { size: Some(5), differences: vec![2.0] }, Stratum { size: Some(5), differences: vec![4.0] }];
        assert_eq!(leniency(&lone, EXACT).unwrap().mean, 3.0, "none has two: one stratum");
    }
}
