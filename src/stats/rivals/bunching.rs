//! A pass rate without what is bunched at the line, as studies of taxes and examinations find it: from a polynomial through the
//! county's own counts, where A203 has the other schools for a reference.

use crate::model::Score;

/// Degree of the polynomial.
const DEGREE: usize = 5;
/// Points on either side of the line that it goes through; it leaves out those from [`BELOW`] under the line to [`ABOVE`] over it.
const REACH: usize = 29;
const BELOW: usize = 4;
const ABOVE: usize = 1;

/// What is at and under a line beyond and short of a smooth distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Bunched {
    /// The polynomial at the scores left out: c − 4 to c + 1.
    pub smooth: Vec<f64>,
    /// Scores at c − 4 to c − 1 that are missing.
    pub missing: f64,
    /// Scores at c and c + 1 beyond the polynomial.
    pub excess: f64,
    /// `missing` as a share of the polynomial below the line.
    pub moved: f64,
}

/// Scores in points from the line − 29 to the line + 29: a half mark counts with the whole one below it, as seen from the line.
/// `None` where the scale does not reach so far.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the bins, checked")]
pub fn counts_around(scores: &[Score], line: Score, full: Score) -> Option<Vec<f64>> {
    let reach = REACH as f64;
    if line.to_f64() < reach || line.to_f64() + reach > full.to_f64() {
        return None;
    }
    let mut counts = vec![0.0; 2 * REACH + 1];
    for score in scores {
        let place = (score.to_f64() - line.to_f64()).floor() + reach;
        if (0.0..counts.len() as f64).contains(&place) {
            counts[place as usize] += 1.0;
        }
    }
    Some(counts)
}

/// A polynomial of degree 5 through the counts, and what differs from it in the window of a line.
///
/// Formula:   least squares on the counts outside c − 4 … c + 1, by polynomials orthogonal over these bins; missing =
///            Σ (smooth − count) below the line, excess = Σ (count − smooth) from it on
/// Unit:      scores
/// Undefined: nothing expected below the line → `None`
/// Source:    Chetty, Friedman, Olsen & Pistaferri (2011), Quarterly Journal of Economics 126, 749–804; Forsythe (1957), Journal
///            of the SIAM 5, 74–88
/// Checked:   R bunching 0.8.6, expected_bunching_poly.json, tests/it/screens.rs
#[must_use]
pub fn bunched(counts: &[f64]) -> Option<Bunched> {
    let line = counts.len() / 2;
    let window = line.checked_sub(BELOW)?..line + ABOVE + 1;
    let place = |bin: usize| (bin as f64 - line as f64) / line.max(1) as f64;
    let outside = || (0..counts.len()).filter(|bin| !window.contains(bin));
    let (mut last, mut now) = (vec![0.0; counts.len()], vec![1.0; counts.len()]);
    let mut smooth = vec![0.0; counts.len()];
    let mut size_before = 1.0;
    for degree in 0..=DEGREE {
        let size: f64 = outside().map(|bin| now[bin] * now[bin]).sum();
        if size <= 0.0 {
            return None;
        }
        let height = outside().map(|bin| now[bin] * counts[bin]).sum::<f64>() / size;
        smooth.iter_mut().zip(&now).for_each(|(smooth, value)| *smooth += height * value);
        let turn = outside().map(|bin| place(bin) * now[bin] * now[bin]).sum::<f64>() / size;
        let back = if degree == 0 { 0.0 } else { size / size_before };
        let next = (0..counts.len()).map(|bin| (place(bin) - turn) * now[bin] - back * last[bin]).collect();
        last = std::mem::replace(&mut now, next);
        size_before = size;
    }
    let above = |bins: std::ops::Range<usize>| bins.map(|bin| counts[bin] - smooth[bin]).sum::<f64>();
    let expected: f64 = smooth[window.start..line].iter().sum();
    let (missing, excess) = (-above(window.start..line), above(line..window.end));
    (expected > 0.0).then(|| Bunched { smooth: smooth[window].to_vec(), missing, excess, moved: missing / expected })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_its_own_polynomial() {
        let straight: Vec<f64> = (0..59).map(|bin| 10.0 + f64::from(bin)).collect();
        let found = bunched(&straight).expect("something below the line");
        assert!(found.missing.abs() < 1e-9 && found.excess.abs() < 1e-9 && found.smooth.len() == 6, "{found:?}");
        let mut lifted = straight;
        lifted[28] -= 12.0;
        lifted[29] += 12.0;
        let found = bunched(&lifted).expect("as before");
        assert!((found.missing - 12.0).abs() < 1e-9 && (found.excess - 12.0).abs() < 1e-9);
        assert!((found.moved - 12.0 / (35.0 + 36.0 + 37.0 + 38.0)).abs() < 1e-9);
    }

    #[test]
    fn the_scale_must_reach_as_far() {
        let (scores, line) = ([Score::whole(59), Score::whole(60)], Score::whole(60));
        let counts = counts_around(&scores, line, Score::whole(100)).expect("29 points on both sides");
        assert_eq!((counts[28], counts[29], counts.len()), (1.0, 1.0, 59));
        assert_eq!(counts_around(&scores, line, Score::whole(80)), None);
    }
}
