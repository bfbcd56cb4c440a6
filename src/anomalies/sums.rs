//! Sums over very many numbers, several at a time so that none waits for the one before.

/// Values at once.
const LANES: usize = 4;

/// Sums of some terms of each value that is there.
pub fn sums<const TERMS: usize>(values: &[f64], terms: impl Fn(f64) -> [f64; TERMS]) -> [f64; TERMS] {
    sums_of_all(values, |value| terms(value).map(|term| if value.is_nan() { 0.0 } else { term }))
}

/// Sums of some terms of each value, which are 0 of what is missing.
pub fn sums_of_all<const TERMS: usize>(values: &[f64], terms: impl Fn(f64) -> [f64; TERMS]) -> [f64; TERMS] {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut last = [f64::NAN; LANES];
    last[..rest.len()].copy_from_slice(rest);
    let mut sums = [[0.0; LANES]; TERMS];
    let mut add = |chunk: &[f64; LANES]| {
        let own = chunk.map(&terms);
        for (term, sums) in sums.iter_mut().enumerate() {
            sums.iter_mut().zip(&own).for_each(|(sum, own)| *sum += own[term]);
        }
    };
    chunks.iter().for_each(&mut add);
    add(&last);
    sums.map(|lanes| lanes.iter().sum())
}

/// Their sum, all of them there.
pub fn sum(values: &[f64]) -> f64 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    chunks.iter().for_each(|chunk| (0..LANES).for_each(|lane| sums[lane] += chunk[lane]));
    rest.iter().zip(&mut sums).for_each(|(value, sum)| *sum += value);
    sums.iter().sum()
}

/// Sum of numbers, each times the other one in its place.
pub fn inner(values: &[f64], others: &[f64]) -> f64 {
    let ((chunks, rest), (of_chunks, of_rest)) = (values.as_chunks::<LANES>(), others.as_chunks::<LANES>());
    let mut sums = [0.0; LANES];
    for (own, other) in chunks.iter().zip(of_chunks) {
        sums.iter_mut().zip(own).zip(other).for_each(|((sum, own), other)| *sum += own * other);
    }
    rest.iter().zip(of_rest).fold(sums.iter().sum(), |sum, (own, other)| sum + own * other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_left_out_wherever_it_is() {
        for length in 0..11 {
            for gap in 0..length {
                let values: Vec<f64> = (0..length).map(|at| if at == gap { f64::NAN } else { at as f64 }).collect();
                let whole: usize = (0..length).sum();
                assert_eq!(sums(&values, |value| [1.0, value]), [length as f64 - 1.0, (whole - gap) as f64]);
            }
            assert_eq!(sum(&(0..length).map(|at| at as f64).collect::<Vec<f64>>()), (0..length).sum::<usize>() as f64);
        }
        assert_eq!(sums(&[], |value| [1.0, value]), [0.0, 0.0]);
        assert_eq!(inner(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[1.0, 0.0, -1.0, 2.0, 1.0, -1.0]), 5.0);
    }
}
