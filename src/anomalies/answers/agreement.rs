//! How likely it is that two scripts agree so often.

/// Agreements to be expected when one script is compared with another that stays as it is, and how far beyond that they are.
///
/// Formula:   ω = (h − Σ m)/√(Σ m(1 − m)), h agreements, m the chance of each: that the one pupil gives the other's answer
/// Unit:      standard errors
/// Undefined: no chance is strictly between 0 and 1 → `None`
/// Source:    Wollack (1997), Applied Psychological Measurement 21, 307–320
/// Checked:   aberrance, oracle_items.json `OMG_S`, tests/it/answers.rs
#[must_use]
pub fn omega(agreements: u32, chances: &[f64]) -> Option<f64> {
    let expected: f64 = chances.iter().sum();
    let variance: f64 = chances.iter().map(|chance| chance * (1.0 - chance)).sum();
    (variance > 0.0).then(|| (f64::from(agreements) - expected) / variance.sqrt())
}

/// The chance of so many agreements or more, and of exactly so many: the generalized binomial test (GBT).
///
/// Formula:   P(Σ Bernoulli(m) ≥ h), by adding one item after another
/// Source:    van der Linden & Sotaridona (2006), Journal of Educational and Behavioral Statistics 31, 283–304
/// Checked:   aberrance, oracle_items.json `GBT_S`, tests/it/answers.rs
#[must_use]
pub fn generalized_binomial(agreements: u32, chances: &[f64]) -> (f64, f64) {
    let mut law = vec![0.0; chances.len() + 1];
    law[0] = 1.0;
    for (added, chance) in chances.iter().enumerate() {
        for count in (0..=added).rev() {
            law[count + 1] += law[count] * chance;
            law[count] *= 1.0 - chance;
        }
    }
    let from = (agreements as usize).min(law.len());
    // the smallest first, so that a far tail keeps its digits
    (law[from..].iter().rev().sum::<f64>().min(1.0), law.get(from).copied().unwrap_or(0.0))
}

/// The K-index of a pair: how often pupils with as many wrong answers share so many of the other's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KIndex {
    /// Wrong answers that both gave.
    pub shared: u32,
    /// Wrong answers of the source.
    pub wrong: u32,
    /// Pupils with as many wrong answers as the one compared, who is one of them.
    pub group: u32,
    /// Their mean share of the source's wrong answers.
    pub share: f64,
    /// The chance of so many or more.
    pub k: f64,
}

/// The K-index.
///
/// Formula:   K = P(Bin(w, p) ≥ m), w wrong answers of the source, m of them given by the other too, p the mean share of the
///            source's wrong answers among all with as many wrong answers as the other
/// Undefined: the source has nothing wrong, or nobody is in the group → `None`
/// Source:    Holland (1996), ETS Research Report 96-07; Sotaridona & Meijer (2002), Journal of Educational Measurement 39, 115–132
/// Checked:   expected_misc.json `k_index`, tests/it/answers.rs
#[must_use]
pub fn k_index<'a>(source: &[u8], other: &[u8], right: &[Option<u8>], alike: impl Iterator<Item = &'a [u8]>) -> Option<KIndex> {
    let wrong: Vec<usize> = (0..source.len()).filter(|item| right[*item].is_some_and(|right| source[*item] != right)).collect();
    let shared = |row: &[u8]| count(wrong.iter().filter(|item| row[**item] == source[**item]).count());
    if wrong.is_empty() {
        return None;
    }
    let (all, group) = alike.fold((0.0, 0), |(all, group), row| (all + f64::from(shared(row)), group + 1));
    let share = (group > 0).then(|| all / f64::from(group) / wrong.len() as f64)?;
    let k = generalized_binomial(shared(other), &vec![share; wrong.len()]).0;
    Some(KIndex { shared: shared(other), wrong: count(wrong.len()), group, share, k })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_coins_by_hand() {
        assert_eq!(generalized_binomial(2, &[0.5, 0.25]), (0.125, 0.125));
        assert_eq!(generalized_binomial(0, &[0.5, 0.25]).0, 1.0);
        assert_eq!(generalized_binomial(3, &[0.5, 0.25]), (0.0, 0.0));
        assert_eq!((omega(1, &[0.5, 0.5]), omega(1, &[1.0])), (Some(0.0), None));
        // two wrong, both shared by one of two pupils and none by the other: p = 1/2, K = 1/4
        let right = [Some(1), Some(1), Some(1)];
        let rows: [&[u8]; 2] = [&[0, 2, 1], &[3, 1, 0]];
        let index = k_index(&[0, 2, 1], rows[0], &right, rows.into_iter()).unwrap();
        assert_eq!((index.shared, index.wrong, index.group, index.share, index.k), (2, 2, 2, 0.5, 0.25));
    }
}
