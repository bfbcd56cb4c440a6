//! How far counts depart from the law of other counts.

use crate::{
    anomalies::tail::UpperTail,
    stats::dist::{chi_square_upper, normal_upper},
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::{borrow::Cow, sync::OnceLock};

/// Scores a kind of last digit from which the law of χ² holds: 50 of ten digits.
const LARGE: f64 = 5.0;
/// Expected counts below this are put together.
const SPARSE: f64 = 5.0;
/// p below which the law is not taken on trust for a small unit: draws at most, and draws as unusual as what was seen after which no
/// more are needed.
const DOUBTFUL: f64 = 0.001;
const MOST_DRAWS: u32 = 19_999;
const ENOUGH: u32 = 10;
/// p from which on an answer good to half a hundredth does.
const USUAL: f64 = 0.2;
/// Units from which nothing is drawn: among so many no share of draws is small enough to stand out.
const MANY_UNITS: usize = 1_000;

/// A test of two rows of counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Departure {
    /// χ².
    pub chi_square: f64,
    /// p.
    pub p: f64,
}

/// One unit's counts, of so many units, against those of others.
///
/// Formula:   χ² of the 2 × k table, expected counts below 5 put together, k − 1 df; below 5 scores a kind (50 of ten digits) nothing
///            is put together, and the law is the gamma law with the mean k − 1 and the variance
///            2(k − 1) + (Σ 1/π − k² − 2k + 2)/n of so few scores; where that says less than 0.001, up to 19,999 units are drawn from the pooled law,
///            no more than 10 that are as unusual: if any is, p is their share (Besag & Clifford 1991); not among a thousand units and more
/// Undefined: fewer than two kinds of any count → `None`
/// Source:    Pearson (1900); Haldane (1937), Biometrika 29, 133–143; Besag & Clifford (1991), Biometrika 78, 301–304
/// Checked:   by hand; size in tests/it/screens.rs
#[must_use]
pub fn departure(own: &[f64], others: &[f64], units: usize, (seed, stream): (u64, u64)) -> Option<Departure> {
    let first = first_look(own, others)?;
    if is_large(own) || first.p >= DOUBTFUL || units >= MANY_UNITS {
        return Some(first);
    }
    Some(Departure { p: drawn(own, others, first.chi_square, (seed, stream)).unwrap_or(first.p), ..first })
}

/// The same by the law alone, without draws.
#[must_use]
pub fn first_look(own: &[f64], others: &[f64]) -> Option<Departure> {
    let all: Vec<f64> = own.iter().zip(others).map(|(own, others)| own + others).collect();
    Pooled::of(&all).first_look(own)
}

/// Counts of a unit and the others together, to look at very many units that are parts of them.
pub struct Pooled {
    counts: Vec<f64>,
    /// One by each count; 0 for none.
    inverse: Vec<f64>,
    all: f64,
    /// Kinds with any count.
    kinds: usize,
    /// Share of the rarest kind.
    rarest: f64,
    /// Σ 1/π over the kinds with any count.
    rarity: f64,
}

impl Pooled {
    /// Of these counts.
    #[must_use]
    pub fn of(counts: &[f64]) -> Self {
        let all: f64 = counts.iter().sum();
        let inverse: Vec<f64> = counts.iter().map(|count| if *count > 0.0 { 1.0 / count } else { 0.0 }).collect();
        Self {
            kinds: counts.iter().filter(|count| **count > 0.0).count(),
            rarest: counts.iter().copied().fold(f64::INFINITY, f64::min) / all,
            rarity: all * inverse.iter().sum::<f64>(),
            counts: counts.to_vec(),
            inverse,
            all,
        }
    }

    /// A unit's counts, which are among these, against the others by the law alone; `None` where either has none, or all are of a kind.
    #[must_use]
    pub fn first_look(&self, own: &[f64]) -> Option<Departure> {
        let n: f64 = own.iter().sum();
        let m = self.all - n;
        if n <= 0.0 || m <= 0.0 || self.kinds < 2 {
            return None;
        }
        let large = is_large(own);
        if large && n * self.rarest < SPARSE {
            let others: Vec<f64> = self.counts.iter().zip(own).map(|(all, own)| all - own).collect();
            let table = merge(own, &others);
            let (statistic, kinds) = chi_square(&table.0, &table.1)?;
            return Some(Departure { chi_square: statistic, p: upper(statistic, kinds)? });
        }
        let share = n / self.all;
        let away = own.iter().zip(&self.counts).zip(&self.inverse).map(|((own, all), inverse)| (own - share * all).powi(2) * inverse);
        let chi_square = away.sum::<f64>() * self.all / n * self.all / m;
        let p = if large { upper(chi_square, self.kinds)? } else { self.few_upper(chi_square, n)? };
        Some(Departure { chi_square, p })
    }

    /// The upper tail of χ² of few scores: a gamma law with the right mean and variance.
    fn few_upper(&self, statistic: f64, n: f64) -> Option<f64> {
        let kinds = self.kinds as f64;
        let mean = kinds - 1.0;
        let variance = (2.0 * mean + (self.rarity - kinds * kinds - 2.0 * kinds + 2.0) / n).max(0.1 * mean);
        // a gamma law is a χ² of 2·mean²/variance df in other units
        let (statistic, freedom) = (statistic * 2.0 * mean / variance, 2.0 * mean * mean / variance);
        // its cube root is near a normal law, which does where nothing is odd (Wilson & Hilferty 1931)
        let ninth = 2.0 / (9.0 * freedom);
        let usual = normal_upper(((statistic / freedom).cbrt() - 1.0 + ninth) / ninth.sqrt());
        if usual > USUAL { Some(usual) } else { chi_square_upper(statistic, freedom) }
    }
}

/// The upper tail of χ² of so many kinds; from a table, whose places are roots, for no more kinds than there are last digits.
fn upper(chi_square: f64, kinds: usize) -> Option<f64> {
    static TABLES: [OnceLock<Option<UpperTail>>; MOST_KINDS] = [const { OnceLock::new() }; MOST_KINDS];
    let freedom = kinds as f64 - 1.0;
    let table = TABLES.get(kinds)?.get_or_init(|| UpperTail::of(|root| chi_square_upper(root * root, freedom)));
    table.as_ref()?.at(chi_square.sqrt()).map(|tail| tail.min(1.0)).or_else(|| chi_square_upper(chi_square, freedom))
}

fn is_large(own: &[f64]) -> bool {
    own.iter().sum::<f64>() >= LARGE * own.len() as f64
}

/// χ² of the 2 × k table and k, kinds without any count left out. `None` for fewer than two kinds or an empty row.
#[must_use]
pub fn chi_square(own: &[f64], others: &[f64]) -> Option<(f64, usize)> {
    let (n, m): (f64, f64) = (own.iter().sum(), others.iter().sum());
    let kinds = own.iter().zip(others).filter(|(own, others)| *own + *others > 0.0).count();
    (n > 0.0 && m > 0.0 && kinds > 1).then(|| (statistic(own, others, (n, m)), kinds))
}

/// Σ (o·M − r·N)²/(N·M·(o + r)) over the kinds with any count.
fn statistic(own: &[f64], others: &[f64], (n, m): (f64, f64)) -> f64 {
    let pairs = own.iter().zip(others).filter(|(own, others)| *own + *others > 0.0);
    pairs.map(|(own, others)| term(*own, *others, (n, m))).sum::<f64>() / (n * m)
}

fn term(own: f64, others: f64, (n, m): (f64, f64)) -> f64 {
    (own * m - others * n).powi(2) / (own + others)
}

/// Puts kinds together of which fewer than five are to be expected in the own row.
fn merge<'a>(own: &'a [f64], others: &'a [f64]) -> (Cow<'a, [f64]>, Cow<'a, [f64]>) {
    let (n, m): (f64, f64) = (own.iter().sum(), others.iter().sum());
    let expected = |own: f64, others: f64| n * (own + others) / (n + m);
    if own.iter().zip(others).all(|(own, others)| expected(*own, *others) >= SPARSE) {
        return (Cow::Borrowed(own), Cow::Borrowed(others));
    }
    let (mut kept, mut rest): (Vec<(f64, f64)>, (f64, f64)) = (Vec::new(), (0.0, 0.0));
    for (own, others) in own.iter().copied().zip(others.iter().copied()) {
        if expected(own, others) < SPARSE {
            rest = (rest.0 + own, rest.1 + others);
        } else {
            kept.push((own, others));
        }
    }
    let sparse = expected(rest.0, rest.1) < SPARSE;
    match kept.iter_mut().min_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1))).filter(|_| sparse) {
        Some(least) => *least = (least.0 + rest.0, least.1 + rest.1),
        None => kept.push(rest),
    }
    let (own, others): (Vec<f64>, Vec<f64>) = kept.into_iter().unzip();
    (Cow::Owned(own), Cow::Owned(others))
}

/// The share of drawn units that are as unusual; `None` if none is, or for more kinds than are drawn.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of scores below 100")]
fn drawn(own: &[f64], others: &[f64], seen: f64, (seed, stream): (u64, u64)) -> Option<f64> {
    if own.len() > MOST_KINDS {
        return None;
    }
    let (n, m): (f64, f64) = (own.iter().sum(), others.iter().sum());
    let shares: Vec<f64> = own.iter().zip(others).map(|(own, others)| (own + others) / (n + m)).collect();
    let urn = Urn::of(&shares);
    let mut generator = ChaCha8Rng::seed_from_u64(seed ^ 0xA206);
    generator.set_stream(stream);
    // The terms of χ² for every kind and count: a draw only adds them up.
    let size = n as usize;
    let term_of = |others: f64, count: usize| if count as f64 + others > 0.0 { term(count as f64, others, (n, m)) } else { 0.0 };
    let terms: Vec<f64> = others.iter().flat_map(|others| (0..=size).map(|count| term_of(*others, count))).collect();
    let (mut draws, mut as_unusual) = (0, 0);
    let mut counts = [0_u32; MOST_KINDS];
    while draws < MOST_DRAWS && as_unusual < ENOUGH {
        counts.fill(0);
        for _ in 0..size {
            let count = &mut counts[urn.draw(generator.random()) % MOST_KINDS];
            *count = count.wrapping_add(1);
        }
        draws += 1;
        let kinds = terms.chunks_exact(size + 1).zip(&counts);
        let statistic = kinds.map(|(terms, count)| terms[*count as usize]).sum::<f64>() / (n * m);
        as_unusual += u32::from(statistic >= seen);
    }
    match as_unusual {
        0 => None,
        ENOUGH => Some(f64::from(ENOUGH) / f64::from(draws)),
        some => Some(f64::from(some + 1) / f64::from(draws + 1)),
    }
}

/// Kinds to be drawn by their shares with one number each (Walker 1977, ACM TOMS 3, 253–256): every slot holds a kind up to
/// some height and another one above.
struct Urn {
    slots: [(f64, usize); MOST_KINDS],
    count: f64,
}

/// Most kinds that are drawn: more than there are last digits, with halves twenty.
const MOST_KINDS: usize = 32;

impl Urn {
    /// An urn of shares that add up to 1.
    fn of(shares: &[f64]) -> Self {
        let count = shares.len() as f64;
        let mut heights: Vec<f64> = shares.iter().map(|share| share * count).collect();
        let mut slots: Vec<(f64, usize)> = (0..shares.len()).map(|kind| (1.0, kind)).collect();
        let (mut low, mut high): (Vec<usize>, Vec<usize>) = (0..shares.len()).partition(|kind| heights[*kind] < 1.0);
        while let (Some(short), Some(tall)) = (low.pop(), high.last().copied()) {
            slots[short] = (heights[short], tall);
            heights[tall] -= 1.0 - heights[short];
            if heights[tall] < 1.0 {
                high.pop();
                low.push(tall);
            }
        }
        let mut room = [(1.0, 0); MOST_KINDS];
        room.iter_mut().zip(slots).for_each(|(room, slot)| *room = slot);
        Self { slots: room, count }
    }

    /// The kind that a uniform number draws.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the slots")]
    fn draw(&self, uniform: f64) -> usize {
        let place = uniform * self.count;
        // below the count, since a uniform number is below 1
        let slot = place as u32 as usize % MOST_KINDS;
        let (height, other) = self.slots[slot];
        if place - (slot as f64) < height { slot } else { other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_by_hand() {
        // rows 10, 20 and 30, 20: 80 · (10·20 − 20·30)² / (30·50·40·40)
        let (statistic, kinds) = chi_square(&[10.0, 20.0], &[30.0, 20.0]).unwrap();
        assert!((statistic - 80.0 * 400_f64.powi(2) / (30.0 * 50.0 * 40.0 * 40.0)).abs() < 1e-12 && kinds == 2);
        // the same from the counts of both
        let pooled = Pooled::of(&[40.0, 40.0]).first_look(&[10.0, 20.0]).unwrap();
        assert!((pooled.chi_square - statistic).abs() < 1e-12 && (pooled.p / chi_square_upper(statistic, 1.0).unwrap() - 1.0).abs() < 1e-6);
        assert_eq!(chi_square(&[3.0, 0.0], &[5.0, 0.0]), None);
        assert_eq!(chi_square(&[0.0, 0.0], &[5.0, 1.0]), None);
    }

    #[test]
    fn the_table_is_the_law() {
        for kinds in [2, 3, 5, 10, 20] {
            for at in 0..300_u32 {
                let (statistic, freedom) = (f64::from(at * at) * 0.0023, kinds as f64 - 1.0);
                let exact = chi_square_upper(statistic, freedom).unwrap();
                let got = upper(statistic, kinds).unwrap();
                assert!((got - exact).abs() <= 3e-6 * exact && got <= 1.0, "{kinds} {statistic}: {got} {exact}");
            }
        }
        assert_eq!(upper(3.0, 1), None);
    }

    #[test]
    fn few_scores_have_the_law_of_few_scores() {
        for kinds in [5, 10, 20] {
            let pooled = Pooled::of(&(0..kinds).map(|at| 300.0 + 10.0 * f64::from(at)).collect::<Vec<f64>>());
            for at in 1..60 {
                let (n, statistic) = (40.0, f64::from(at) * 0.5);
                let k = f64::from(kinds);
                let variance = 2.0 * (k - 1.0) + (pooled.rarity - k * k - 2.0 * k + 2.0) / n;
                let exact = chi_square_upper(statistic * 2.0 * (k - 1.0) / variance, 2.0 * (k - 1.0).powi(2) / variance).unwrap();
                let got = pooled.few_upper(statistic, n).unwrap();
                assert!((got - exact).abs() < if exact > USUAL { 5e-3 } else { 1e-12 }, "{kinds} {statistic}: {got} {exact}");
            }
        }
    }

    #[test]
    fn the_urn_gives_every_kind_its_share() {
        let shares = [0.5, 0.0, 0.3, 0.2];
        let urn = Urn::of(&shares);
        let mut counts = [0.0; 4];
        (0..10_000).for_each(|at| counts[urn.draw((f64::from(at) + 0.5) / 10_000.0)] += 1e-4);
        assert!(counts.iter().zip(&shares).all(|(got, want): (&f64, &f64)| (got - want).abs() < 1e-3), "{counts:?}");
    }

    #[test]
    fn sparse_kinds_are_put_together() {
        let (own, others) = merge(&[30.0, 30.0, 1.0, 2.0], &[300.0, 300.0, 10.0, 20.0]);
        assert_eq!((own.len(), own.iter().sum::<f64>(), others.iter().sum::<f64>()), (2, 63.0, 630.0));
        let (own, _) = merge(&[30.0, 30.0, 3.0, 4.0], &[300.0, 300.0, 30.0, 40.0]);
        assert_eq!(*own, [30.0, 30.0, 7.0]);
    }

    #[test]
    fn small_units_are_drawn_and_large_ones_are_not() {
        let others = [100.0; 10];
        let even: Vec<f64> = (0..10).map(|at| f64::from(u8::from(at % 2 == 0)) * 6.0).collect();
        let small = departure(&even, &others, 40, (1, 2)).unwrap();
        assert!(small.p <= 0.001 && departure(&even, &others, 40, (1, 2)).unwrap() == small);
        let plain = departure(&[3.0; 10], &others, 40, (1, 2)).unwrap();
        assert!(plain.p > 0.9 && plain.chi_square < 1e-9);
        let large: Vec<f64> = even.iter().map(|count| count * 3.0).collect();
        assert!(departure(&large, &others, 40, (1, 2)).unwrap().p < 1e-6);
    }
}
