//! How far units differ: coefficients of variation, range, and the measures of inequality.

use super::describe::{mean, sd_population, sd_sample};
use std::collections::BTreeMap;

/// A unit's size and mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitMean {
    /// Candidates.
    pub n: f64,
    /// Their mean.
    pub mean: f64,
}

/// 校际差异系数, every unit counting the same.
///
/// Formula:   population sd of the unit means / their mean
/// Unit:      share of the mean
/// Undefined: fewer than two units, or their mean is 0 → `None`
/// Checked:   tests/it/reference.rs, R and exact fractions
#[must_use]
pub fn cv_unweighted(units: &[UnitMean]) -> Option<f64> {
    let means: Vec<f64> = units.iter().map(|unit| unit.mean).collect();
    let centre = mean(&means).filter(|centre| *centre != 0.0 && units.len() > 1)?;
    Some(sd_population(&means)? / centre)
}

/// The same with the sample sd, as the STDEV of a spreadsheet gives it.
///
/// Formula:   sample sd of the unit means / their mean
/// Unit:      share of the mean
/// Undefined: fewer than two units, or their mean is 0 → `None`
/// Checked:   tests/it/reference.rs, `cv_unweighted_sample`
#[must_use]
pub fn cv_sample(units: &[UnitMean]) -> Option<f64> {
    let means: Vec<f64> = units.iter().map(|unit| unit.mean).collect();
    let centre = mean(&means).filter(|centre| *centre != 0.0)?;
    Some(sd_sample(&means)? / centre)
}

/// 校际差异系数, weighted by candidates.
///
/// Formula:   √(Σ nᵢ(mᵢ − m)²/Σ nᵢ)/m with m = Σ nᵢmᵢ/Σ nᵢ
/// Unit:      share of the mean
/// Undefined: fewer than two units, or m is 0 → `None`
/// Source:    the county balance formula of compulsory education
/// Checked:   tests/it/reference.rs, `county_example`
#[must_use]
pub fn cv_weighted(units: &[UnitMean]) -> Option<f64> {
    let total: f64 = units.iter().map(|unit| unit.n).sum();
    let centre = mean_weighted(units).filter(|centre| *centre != 0.0 && units.len() > 1)?;
    let squares: f64 = units.iter().map(|unit| unit.n * (unit.mean - centre).powi(2)).sum();
    Some((squares / total).sqrt() / centre)
}

/// Mean of all candidates from the unit means. `None` without candidates.
#[must_use]
pub fn mean_weighted(units: &[UnitMean]) -> Option<f64> {
    let total: f64 = units.iter().map(|unit| unit.n).sum();
    (total > 0.0).then(|| units.iter().map(|unit| unit.n * unit.mean).sum::<f64>() / total)
}

/// Lowest and highest unit mean: 极差 is their difference, 倍率 their quotient.
#[must_use]
pub fn range(units: &[UnitMean]) -> Option<(f64, f64)> {
    let means = || units.iter().map(|unit| unit.mean);
    Some((means().reduce(f64::min)?, means().reduce(f64::max)?))
}

/// Gini index of the unit means, weighted by candidates.
///
/// Formula:   Σᵢⱼ nᵢnⱼ|mᵢ − mⱼ| / (2 N² m), from the sorted means in one pass
/// Unit:      0 (all equal) to 1
/// Undefined: no candidates, a negative mean, or m = 0 → `None`
/// Source:    Gini (1912); Sen (1973), On Economic Inequality
/// Checked:   tests/it/reference.rs, `gini_weighted` and `gini_unweighted`
#[must_use]
pub fn gini(units: &[UnitMean]) -> Option<f64> {
    let centre = mean_weighted(units).filter(|centre| *centre > 0.0 && units.iter().all(|unit| unit.mean >= 0.0))?;
    let mut ascending = units.to_vec();
    ascending.sort_by(|a, b| a.mean.total_cmp(&b.mean));
    let (mut size, mut sum, mut differences) = (0.0, 0.0, 0.0);
    for unit in ascending {
        differences += unit.n * (size * unit.mean - sum);
        size += unit.n;
        sum += unit.n * unit.mean;
    }
    Some(differences / (size * size * centre))
}

/// Theil's T of the unit means, weighted by candidates.
///
/// Formula:   Σ nᵢ (mᵢ/m) ln(mᵢ/m) / Σ nᵢ; a unit with mean 0 adds nothing
/// Unit:      nats; 0 where all are equal
/// Undefined: no candidates, a negative mean, or m = 0 → `None`
/// Source:    Theil (1967), Economics and Information Theory
/// Checked:   tests/it/reference.rs, `theil_t_weighted` and `theil_t_unweighted`
#[must_use]
pub fn theil_t(units: &[UnitMean]) -> Option<f64> {
    let total: f64 = units.iter().map(|unit| unit.n).sum();
    let centre = mean_weighted(units).filter(|centre| *centre > 0.0 && units.iter().all(|unit| unit.mean >= 0.0))?;
    let shares = units.iter().map(|unit| (unit.n, unit.mean / centre)).filter(|(_, share)| *share > 0.0);
    Some(shares.map(|(n, share)| n * share * share.ln()).sum::<f64>() / total)
}

/// Theil's T taken apart by groups of units: between the groups, and within them.
///
/// Formula:   between Σ s_g ln(m_g/m), within Σ s_g T_g, s_g the group's share of the sum of all marks
/// Unit:      nats; together they are [`theil_t`]
/// Undefined: as [`theil_t`], of the whole or of a group → `None`
/// Source:    Shorrocks (1980), Econometrica 48, 613–625
/// Checked:   tests/it/reference.rs, `theil_t_decomposition`
#[must_use]
pub fn theil_t_parts(units: &[(usize, UnitMean)]) -> Option<(f64, f64)> {
    let all: Vec<UnitMean> = units.iter().map(|(_, unit)| *unit).collect();
    let centre = mean_weighted(&all).filter(|centre| *centre > 0.0)?;
    let sum: f64 = all.iter().map(|unit| unit.n * unit.mean).sum();
    let mut groups: BTreeMap<usize, Vec<UnitMean>> = BTreeMap::new();
    for (group, unit) in units {
        groups.entry(*group).or_default().push(*unit);
    }
    let (mut between, mut within) = (0.0, 0.0);
    for group in groups.values() {
        let own = mean_weighted(group)?;
        let share = group.iter().map(|unit| unit.n * unit.mean).sum::<f64>() / sum;
        within += share * theil_t(group)?;
        between += share * (own / centre).ln();
    }
    Some((between, within))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(of: &[(f64, f64)]) -> Vec<UnitMean> {
        of.iter().map(|(n, mean)| UnitMean { n: *n, mean: *mean }).collect()
    }

    #[test]
    fn by_hand() {
        let two = units(&[(10.0, 40.0), (30.0, 80.0)]);
        assert_eq!(cv_unweighted(&two), Some(20.0 / 60.0));
        assert_eq!(mean_weighted(&two), Some(70.0));
        assert_eq!(cv_weighted(&two), Some(300.0_f64.sqrt() / 70.0));
        assert_eq!(range(&two), Some((40.0, 80.0)));
        // 10·30·40 twice over, by 2 · 40² · 70.
        assert_eq!(gini(&two), Some(24_000.0 / 224_000.0));
    }

    #[test]
    fn the_parts_of_an_inequality_are_the_whole() {
        let all = [(0, (10.0, 40.0)), (1, (30.0, 80.0)), (0, (20.0, 60.0)), (1, (5.0, 90.0))];
        let grouped = all.map(|(group, (n, mean))| (group, UnitMean { n, mean }));
        let (between, within) = theil_t_parts(&grouped).unwrap();
        let whole = theil_t(&grouped.map(|(_, unit)| unit)).unwrap();
        assert!((between + within - whole).abs() < 1e-14 && between > 0.0 && within > 0.0);
        let alike = grouped.map(|(_, unit)| (0, unit));
        assert!(theil_t_parts(&alike).is_some_and(|(between, within)| between.abs() < 1e-15 && (within - whole).abs() < 1e-15));
    }

    #[test]
    fn equal_units_have_no_inequality_and_one_has_no_variation() {
        let same = units(&[(5.0, 60.0), (7.0, 60.0)]);
        assert_eq!((cv_unweighted(&same), gini(&same), theil_t(&same)), (Some(0.0), Some(0.0), Some(0.0)));
        assert_eq!((cv_unweighted(&same[..1]), cv_weighted(&same[..1])), (None, None));
        assert_eq!((gini(&[]), theil_t(&[]), range(&[])), (None, None, None));
        assert_eq!(cv_weighted(&units(&[(0.0, 1.0), (0.0, 2.0)])), None);
    }
}
