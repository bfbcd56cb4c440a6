//! How far the items of a paper measure one thing: alpha, KR-20, standard error of measurement.

use super::describe::{mean, sd_sample};

/// Cronbach's alpha: how far the items of a paper pull together.
///
/// Formula:   k/(k−1) · (1 − Σ sᵢ²/s_total²), variances with n − 1
/// Unit:      none; 1 at most, can be negative
/// Missing:   the caller leaves out candidates who lack an item
/// Undefined: k < 2, n < 2, columns of unequal length, or s_total² = 0 → `None`
/// Source:    Cronbach (1951), Psychometrika 16, 297–334
/// Checked:   tests/it/reference.rs, R psych
///
/// For items that are all 0 or 1 this is KR-20 (Kuder & Richardson 1937).
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of items are far below 2^53")]
pub fn cronbach_alpha(items: &[Vec<f64>]) -> Option<f64> {
    let variance = |values: &[f64]| sd_sample(values).map(|sd| sd * sd);
    let whole = variance(&totals(items)?).filter(|variance| *variance > 0.0)?;
    let parts: f64 = items.iter().map(|item| variance(item)).sum::<Option<f64>>()?;
    let k = items.len() as f64;
    (items.len() > 1).then(|| k / (k - 1.0) * (1.0 - parts / whole))
}

/// Standard error of measurement: how far a total would wander if the paper were sat again.
///
/// Formula:   s_T √(1 − α), sample sd
/// Unit:      marks
/// Undefined: as alpha, or alpha above 1 by rounding → `None`
/// Checked:   tests/it/reference.rs, `sem_sample`
#[must_use]
pub fn standard_error_of_measurement(items: &[Vec<f64>]) -> Option<f64> {
    let alpha = cronbach_alpha(items)?;
    let sd = sd_sample(&totals(items)?)?;
    (alpha <= 1.0).then(|| sd * (1.0 - alpha).sqrt())
}

/// Correlation of an item with the total of all other items.
///
/// Formula:   Pearson r of xᵢ and Σ_{j≠i} xⱼ
/// Unit:      none
/// Undefined: no such item, or either has no spread → `None`
/// Checked:   tests/it/reference.rs, `item_rest_r`
#[must_use]
pub fn item_rest_correlation(items: &[Vec<f64>], at: usize) -> Option<f64> {
    let item = items.get(at)?;
    let rest: Vec<f64> = totals(items)?.iter().zip(item).map(|(total, own)| total - own).collect();
    pearson(item, &rest)
}

/// Pearson's correlation; `None` where either side has no spread.
fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mean_x, mean_y) = (mean(x)?, mean(y)?);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / (xx.sqrt() * yy.sqrt()))
}

/// Every candidate's sum over the items.
fn totals(items: &[Vec<f64>]) -> Option<Vec<f64>> {
    let first = items.first()?;
    let same_length = items.iter().all(|item| item.len() == first.len());
    same_length.then(|| (0..first.len()).map(|row| items.iter().map(|item| item[row]).sum()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_agree_wholly_and_opposite_ones_not_at_all() {
        let item = vec![1.0, 2.0, 3.0, 4.0];
        let alpha = cronbach_alpha(&[item.clone(), item.clone()]).expect("two items");
        assert!((alpha - 1.0).abs() < 1e-12, "{alpha}");
        let opposite: Vec<f64> = item.iter().map(|x| 5.0 - x).collect();
        assert_eq!(cronbach_alpha(&[item.clone(), opposite.clone()]), None, "the totals have no spread");
        let rest = item_rest_correlation(&[item.clone(), opposite], 0).expect("both vary");
        assert!((rest + 1.0).abs() < 1e-12, "{rest}");
        assert_eq!((cronbach_alpha(&[]), cronbach_alpha(std::slice::from_ref(&item))), (None, None));
    }
}
