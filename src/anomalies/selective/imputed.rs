//! What the mean would be had the absent come: by their earlier scores, and whatever they might have scored.

use crate::stats::dist::t_quantile;

/// A mean that nobody saw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Imputed {
    /// Mean of those who came.
    pub seen: f64,
    /// Mean of all, the absent as their earlier scores let expect.
    pub mean: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
}

/// The mean of all who should have come, by a line through those who came.
///
/// Formula:   y on the earlier score among the present; ȳ* = (Σ y + Σ ŷ)/n, ŷ for the m absent;
///            se = (s/n)·√(m + v'(X'X)⁻¹v), v the sum of (1, x) over the absent, s the residual sd;
///            interval by t with (present − 2) df; u more of the absent without an earlier score are taken for like the m: their
///            ŷ is the mean of these, and n²·se² becomes s²(m + u) + s²·v'(X'X)⁻¹v·((m + u)/m)² + b²s_x²(u + u²/m)
/// Missing:   of the present, who lacks an earlier score counts as seen
/// Undefined: fewer than 3 present with an earlier score, or no spread in it → `None`
/// Source:    findings.md; Rubin (1987), Multiple imputation, 5.3, without the draws
/// Checked:   numpy least squares by hand; coverage in tests/it/screens.rs
#[must_use]
pub fn counterfactual(present: &[(Option<f64>, f64)], absent: &[f64], unmatched: usize) -> Option<Imputed> {
    let mut known: Vec<(f64, f64)> = Vec::with_capacity(present.len());
    known.extend(present.iter().filter_map(|(x, y)| Some(((*x)?, *y))));
    if known.len() < 3 || absent.is_empty() {
        return None;
    }
    let count = known.len() as f64;
    let (mean_x, mean_y) = (known.iter().map(|p| p.0).sum::<f64>() / count, known.iter().map(|p| p.1).sum::<f64>() / count);
    let sxx: f64 = known.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    let sxy: f64 = known.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    if sxx <= 0.0 {
        return None;
    }
    let slope = sxy / sxx;
    let residual: f64 = known.iter().map(|(x, y)| (y - mean_y - slope * (x - mean_x)).powi(2)).sum();
    let freedom = count - 2.0;
    let error = (residual / freedom).sqrt();
    let (missing, more) = (absent.len() as f64, unmatched as f64);
    let all = present.len() as f64 + missing + more;
    let away: f64 = absent.iter().map(|x| x - mean_x).sum();
    let sum_seen: f64 = present.iter().map(|(_, y)| y).sum();
    let expected = mean_y + slope * away / missing;
    let mean = (sum_seen + (missing + more) * expected) / all;
    let line = (missing * missing / count + away * away / sxx) * ((missing + more) / missing).powi(2);
    let unknown = (slope * spread_of(absent, sxx / (count - 1.0))).powi(2) * (more + more * more / missing);
    let se = (error.powi(2) * (missing + more + line) + unknown).sqrt() / all;
    let half = t_quantile(0.975, freedom)? * se;
    Some(Imputed { seen: sum_seen / present.len() as f64, mean, interval: (mean - half, mean + half) })
}

/// The sd of the absent's earlier scores; of so few that of those who came.
fn spread_of(absent: &[f64], variance_present: f64) -> f64 {
    const ENOUGH: usize = 4;
    let n = absent.len() as f64;
    if absent.len() < ENOUGH {
        return variance_present.sqrt();
    }
    let mean = absent.iter().sum::<f64>() / n;
    (absent.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt()
}

/// The mean of all if the absent had scored nothing, and if they had full marks.
///
/// Source:    Horowitz & Manski (2000), JASA 95, 77–84
#[must_use]
pub fn bounds(sum: f64, present: usize, absent: usize, full: f64) -> Option<(f64, f64)> {
    let all = (present + absent) as f64;
    (all > 0.0).then(|| (sum / all, (sum + absent as f64 * full) / all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_absent_by_hand() {
        // y on x = 1, 2, 3, 4: 2.3 + 0.9·(x − 2.5), residuals −0.05, 0.25 … ; the absent at x = 0 and 1
        let present: Vec<(Option<f64>, f64)> = [(1.0, 0.9), (2.0, 2.1), (3.0, 2.7), (4.0, 3.5)].map(|(x, y)| (Some(x), y)).into();
        let imputed = counterfactual(&present, &[0.0, 1.0], 0).unwrap();
        let slope = (-1.5 * 0.9 - 0.5 * 2.1 + 0.5 * 2.7 + 1.5 * 3.5) / 5.0;
        assert!((imputed.seen - 2.3).abs() < 1e-12);
        assert!((imputed.mean - (9.2 + 2.0 * 2.3 - 4.0 * slope) / 6.0).abs() < 1e-12);
        let residual: f64 = present.iter().map(|(x, y)| (y - 2.3 - slope * (x.unwrap() - 2.5)).powi(2)).sum();
        let se = (residual / 2.0).sqrt() / 6.0 * (2.0_f64 + 1.0 + 16.0 / 5.0).sqrt();
        assert!((imputed.interval.1 - imputed.mean - 4.302_652_729_911_275 * se).abs() < 1e-9);
        // one more whose earlier score nobody knows: taken for like the two, and less sure
        let more = counterfactual(&present, &[0.0, 1.0], 1).unwrap();
        assert!((more.mean - (9.2 + 3.0 * (2.3 - 2.0 * slope)) / 7.0).abs() < 1e-12);
        assert!(more.interval.1 - more.interval.0 > imputed.interval.1 - imputed.interval.0);
        assert_eq!(counterfactual(&present[..2], &[0.0], 0), None);
        assert_eq!(bounds(9.2, 4, 2, 5.0), Some((9.2 / 6.0, 19.2 / 6.0)));
        assert_eq!(bounds(0.0, 0, 0, 5.0), None);
    }
}
