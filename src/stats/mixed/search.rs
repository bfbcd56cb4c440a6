//! The lowest point of a function of λ ≥ 0 whose derivative is known: a coarse walk finds its valley, the root of the
//! derivative is then found to the last bits. The function itself is flat at its lowest point and tells half the digits.

/// Steps of the walk: from a ten-thousandth of the typical λ, four times as far each.
const FIRST: f64 = 1e-4;
const FACTOR: f64 = 4.0;
const STEPS: i32 = 15;
/// Beyond this many times the typical λ nearly all variance is between units.
const FARTHEST: f64 = 1e10;
/// Halvings that are tried to find where a valley falls.
const HALVINGS: usize = 60;

/// The λ at which the function is lowest; `None` where it goes on falling. `typical` is where λ is of some weight:
/// one over the size of a unit. A value that is not finite counts as infinitely high.
#[must_use]
pub fn lowest(value: impl Fn(f64) -> f64, slope: impl Fn(f64) -> f64, typical: f64) -> Option<f64> {
    let height = |at: f64| Some(value(at)).filter(|value| value.is_finite()).unwrap_or(f64::INFINITY);
    let mut walk: Vec<(f64, f64)> = vec![(0.0, height(0.0))];
    walk.extend((0..STEPS).map(|step| typical * FIRST * FACTOR.powi(step)).map(|at| (at, height(at))));
    let mut best = (0..walk.len()).min_by(|a, b| walk[*a].1.total_cmp(&walk[*b].1))?;
    while best + 1 == walk.len() {
        let next = walk[best].0 * FACTOR;
        if next > typical * FARTHEST {
            return None;
        }
        walk.push((next, height(next)));
        best += usize::from(walk[best + 1].1 < walk[best].1);
    }
    if best == 0 && slope(0.0) >= 0.0 {
        return Some(0.0);
    }
    let (low, high) = falling_and_rising(&walk, best, height, &slope)?;
    Some(root(slope, low, high))
}

/// A point at which the function falls and a farther one at which it rises, around the lowest point of the walk.
fn falling_and_rising(walk: &[(f64, f64)], best: usize, height: impl Fn(f64) -> f64, slope: impl Fn(f64) -> f64) -> Option<(f64, f64)> {
    let (mut middle, mut lowest) = walk[best];
    let (mut left, mut right) = (walk[best.saturating_sub(1)].0, walk[best + 1].0);
    for _ in 0..HALVINGS {
        let falls = slope(middle) < 0.0;
        let outer = if falls { right } else { left };
        if (slope(outer) < 0.0) != falls {
            return Some(if falls { (middle, outer) } else { (outer, middle) });
        }
        let between = f64::midpoint(middle, outer);
        let found = height(between);
        if found < lowest {
            if falls {
                left = middle
            } else {
                right = middle
            }
            (middle, lowest) = (between, found);
        } else if falls {
            right = between;
        } else {
            left = between;
        }
    }
    Some((left, right)).filter(|(left, right)| slope(*left) < 0.0 && slope(*right) >= 0.0)
}

/// The root of a continuous function between two points at which its signs differ, to the last bits.
///
/// Source:    Brent (1973), Algorithms for Minimization without Derivatives, chapter 4, `zero`
#[must_use]
pub fn root(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    let (mut c, mut fc) = (a, fa);
    let (mut step, mut before) = (b - a, b - a);
    for _ in 0..200 {
        if fc.abs() < fb.abs() {
            (a, b, c) = (b, c, b);
            (fa, fb, fc) = (fb, fc, fb);
        }
        let tolerance = 2.0 * f64::EPSILON * b.abs();
        let half = (c - b) / 2.0;
        if half.abs() <= tolerance || fb == 0.0 {
            return b;
        }
        if before.abs() < tolerance || fa.abs() <= fb.abs() {
            (step, before) = (half, half);
        } else {
            let ratio = fb / fa;
            let (mut p, mut q) = if a == c {
                (2.0 * half * ratio, 1.0 - ratio)
            } else {
                let (q, r) = (fa / fc, fb / fc);
                (ratio * (2.0 * half * q * (q - r) - (b - a) * (r - 1.0)), (q - 1.0) * (r - 1.0) * (ratio - 1.0))
            };
            if p > 0.0 {
                q = -q
            } else {
                p = -p
            }
            if 2.0 * p < (3.0 * half * q - (tolerance * q).abs()).min((before * q).abs()) {
                before = step;
                step = p / q;
            } else {
                (step, before) = (half, half);
            }
        }
        (a, fa) = (b, fb);
        b += if step.abs() > tolerance { step } else { tolerance.copysign(half) };
        fb = f(b);
        if (fb > 0.0) == (fc > 0.0) {
            (c, fc) = (a, fa);
            (step, before) = (b - a, b - a);
        }
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_of_two_valleys_is_found_to_the_last_bits() {
        // Valleys near 0.01 and at 2, the second one deeper.
        let value = |x: f64| (x - 2.0).powi(2) - 2.0 * (-((x - 0.01) / 0.005).powi(2)).exp();
        let slope = |x: f64| 2.0 * (x - 2.0) + 2.0 * 2.0 * (x - 0.01) / 0.005_f64.powi(2) * (-((x - 0.01) / 0.005).powi(2)).exp();
        let found = lowest(value, slope, 0.5).expect("a valley");
        assert!((found - 2.0).abs() < 1e-14, "{found}");
    }

    #[test]
    fn a_function_that_rises_is_lowest_at_zero_and_one_that_falls_nowhere() {
        assert_eq!(lowest(|x| x, |_| 1.0, 1.0), Some(0.0));
        assert_eq!(lowest(|x| -x, |_| -1.0, 1.0), None);
        // Lowest at 1e-7, far below the first step of the walk.
        let found = lowest(|x| (x - 1e-7).powi(2), |x| 2.0 * (x - 1e-7), 1.0).expect("a valley");
        assert!((found - 1e-7).abs() < 1e-20, "{found}");
    }

    #[test]
    fn roots_of_stiff_functions() {
        assert!((root(|x| x.powi(9), -1.0, 4.0)).abs() < 1e-3);
        assert!((root(|x| x.exp() - 2.0, 0.0, 100.0) - 2.0_f64.ln()).abs() < 1e-15);
        assert!((root(|x| 1.0 - 1.0 / x, 1e-9, 1e9) - 1.0).abs() < 1e-14);
    }
}
