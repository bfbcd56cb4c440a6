//! The shape of a distribution beyond mean and spread: [`Shape`], for 分布 (metrics.md §4).

use super::{
    describe::{self, mean, sd_sample, sum},
    dist,
    quantile::quantile_inclusive,
};

/// How the scores of a unit are spread.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shape {
    /// Standard error of the mean, s/√n with n − 1 in s.
    pub se: Option<f64>,
    /// 95 % interval of the mean, by Student's t.
    pub interval: Option<(f64, f64)>,
    /// Mean without the lowest and the highest 5 %.
    pub trimmed: Option<f64>,
    /// 10th percentile, type 7.
    pub p10: Option<f64>,
    /// 90th percentile, type 7.
    pub p90: Option<f64>,
    /// Upper less lower quartile.
    pub iqr: Option<f64>,
    /// Median distance from the median.
    pub mad: Option<f64>,
    /// Excel SKEW.
    pub skewness: Option<f64>,
    /// Excel KURT.
    pub kurtosis: Option<f64>,
}

impl Shape {
    /// The shape of ascending scores.
    #[must_use]
    pub fn of(ascending: &[f64]) -> Self {
        let quantile = |p| quantile_inclusive(ascending, p);
        let n = count(ascending);
        let se = sd_sample(ascending).map(|sd| sd / n.sqrt());
        let reach = se.and_then(|se| Some(dist::t_quantile(0.975, n - 1.0)? * se));
        Self {
            se,
            interval: mean(ascending).zip(reach).map(|(mean, reach)| (mean - reach, mean + reach)),
            trimmed: trimmed_mean(ascending, 5),
            p10: quantile(0.1),
            p90: quantile(0.9),
            iqr: quantile(0.75).zip(quantile(0.25)).map(|(upper, lower)| upper - lower),
            mad: median_deviation(ascending),
            skewness: skewness(ascending),
            kurtosis: kurtosis(ascending),
        }
    }
}

/// Skewness: above zero where the long tail is among the high scores.
///
/// Formula:   √(n(n−1))/(n−2) · m₃/m₂^1.5, moments about the mean over n (type 2: Excel SKEW, SAS, SPSS)
/// Unit:      none
/// Undefined: n < 3 or no spread → `None`
/// Source:    Joanes & Gill (1998), The Statistician 47, 183–189
/// Checked:   tests/it/reference.rs, `skew_type2` in exact fractions and R e1071
#[must_use]
pub fn skewness(values: &[f64]) -> Option<f64> {
    let n = count(values);
    let [m2, m3, _] = moments(values)?;
    (n > 2.0).then(|| (n * (n - 1.0)).sqrt() / (n - 2.0) * m3 / m2.powf(1.5))
}

/// Kurtosis over that of the normal distribution: below zero where scores are flat or have two humps.
///
/// Formula:   (n−1)/((n−2)(n−3)) · ((n+1)(m₄/m₂² − 3) + 6) (type 2: Excel KURT, SAS, SPSS)
/// Unit:      none
/// Undefined: n < 4 or no spread → `None`
/// Source:    Joanes & Gill (1998), The Statistician 47, 183–189
/// Checked:   tests/it/reference.rs, `kurt_excess_type2` in exact fractions and R e1071
#[must_use]
pub fn kurtosis(values: &[f64]) -> Option<f64> {
    let n = count(values);
    let [m2, _, m4] = moments(values)?;
    (n > 3.0).then(|| (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * (m4 / (m2 * m2) - 3.0) + 6.0))
}

/// Second, third and fourth moment about the mean, over n; `None` without spread.
fn moments(values: &[f64]) -> Option<[f64; 3]> {
    let (centre, n) = (mean(values)?, count(values));
    let m2 = describe::sum_of_squares(values, centre) / n;
    let power = |power: i32| sum(values.iter().map(|x| (x - centre).powi(power))) / n;
    (m2 > 0.0).then(|| [m2, power(3), power(4)])
}

/// Mean without the outermost values: the lowest and the highest `percent` of a hundred, rounded down to whole values.
///
/// Formula:   mean of x₍ₖ₊₁₎ … x₍ₙ₋ₖ₎, k = ⌊n·percent/100⌋
/// Unit:      that of the values
/// Undefined: no values, or none left → `None`
/// Checked:   tests/it/reference.rs, R mean(trim =) and Excel TRIMMEAN
#[must_use]
pub fn trimmed_mean(ascending: &[f64], percent: usize) -> Option<f64> {
    let cut = ascending.len().checked_mul(percent)? / 100;
    mean(ascending.get(cut..ascending.len().checked_sub(cut)?)?)
}

/// Median distance from the median, not scaled to a standard deviation.
///
/// Formula:   median |xᵢ − median|
/// Unit:      that of the values
/// Undefined: no values → `None`
/// Checked:   tests/it/reference.rs, `mad_raw` of R
#[must_use]
pub fn median_deviation(ascending: &[f64]) -> Option<f64> {
    let middle = quantile_inclusive(ascending, 0.5)?;
    let mut distances: Vec<f64> = ascending.iter().map(|x| (x - middle).abs()).collect();
    distances.sort_by(f64::total_cmp);
    quantile_inclusive(&distances, 0.5)
}

#[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
fn count(values: &[f64]) -> f64 {
    values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let even = [1.0, 2.0, 3.0, 4.0, 5.0];
        assert_eq!(skewness(&even), Some(0.0));
        // m₂ = 2, m₄ = 6.8: 4/6 · (6 · (1.7 − 3) + 6) = −1.2
        assert!((kurtosis(&even).expect("five values") + 1.2).abs() < 1e-12);
        assert_eq!((median_deviation(&even), trimmed_mean(&even, 20)), (Some(1.0), Some(3.0)));
        let shape = Shape::of(&even);
        assert!((shape.se.expect("spread") - 0.5_f64.sqrt()).abs() < 1e-12 && shape.iqr == Some(2.0));
    }

    #[test]
    fn too_few_and_all_equal_have_no_shape() {
        assert_eq!(Shape::of(&[]), Shape::default());
        let one = Shape::of(&[7.0]);
        assert_eq!((one.se, one.interval, one.skewness, one.kurtosis, one.iqr), (None, None, None, None, Some(0.0)));
        let same = Shape::of(&[7.0; 6]);
        assert_eq!((same.skewness, same.kurtosis, same.interval), (None, None, Some((7.0, 7.0))));
        assert_eq!(trimmed_mean(&[1.0, 2.0], 50), None);
    }
}
