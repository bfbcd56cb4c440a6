//! What adds up to what, and what must stay unsaid so that no sum tells it.

/// A figure's persons on both sides of what it tells: those at a line and those below it; twice the same where a figure is
/// about all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Persons(pub u32, pub u32);

impl Persons {
    /// Everybody on both sides.
    #[must_use]
    pub const fn all(n: u32) -> Self {
        Self(n, n)
    }

    fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0, self.1 + other.1)
    }

    fn least(self) -> u32 {
        self.0.min(self.1)
    }
}

/// A whole and the parts that add up to it, as indices of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The whole.
    pub whole: usize,
    /// Its parts; figures that do not exist are no parts.
    pub parts: Vec<usize>,
}

impl Sum {
    fn figures(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().copied().chain([self.whole])
    }
}

/// Hides more figures until no hidden one can be worked out from those shown: in every sum at least two are hidden, or none;
/// hidden parts beside a shown whole hold `small` persons together on both sides; and the sums taken together as equations
/// determine none of them.
///
/// The smallest shown part is hidden next, the whole only where no part is left.
///
/// # Panics
/// If a sum names a figure that is not in `persons`, or `hidden` is not as long.
pub fn complete(hidden: &mut [bool], persons: &[Persons], sums: &[Sum], small: u32) {
    assert_eq!(hidden.len(), persons.len());
    while sums.iter().any(|sum| hide_beside(sum, hidden, persons, small)) || hide_determined(hidden, persons, sums) {}
}

/// Hides one more figure of a sum that tells too much. Says whether it did.
fn hide_beside(sum: &Sum, hidden: &mut [bool], persons: &[Persons], small: u32) -> bool {
    let unsaid = sum.figures().filter(|at| hidden[*at]).count();
    let together = sum.parts.iter().filter(|at| hidden[**at]).fold(Persons::default(), |all, at| all.plus(persons[*at]));
    let too_few = !hidden[sum.whole] && together.least() < small;
    if unsaid == 0 || (unsaid > 1 && !too_few) {
        return false;
    }
    hide_next(sum, hidden, persons)
}

fn hide_next(sum: &Sum, hidden: &mut [bool], persons: &[Persons]) -> bool {
    let next = sum.parts.iter().copied().filter(|at| !hidden[*at]).min_by_key(|at| (persons[*at].least(), *at));
    let next = next.or_else(|| Some(sum.whole).filter(|at| !hidden[*at]));
    if let Some(at) = next {
        hidden[at] = true;
    }
    next.is_some()
}

/// Hides the smallest of the shown figures that together tell a hidden one. Says whether it did.
fn hide_determined(hidden: &mut [bool], persons: &[Persons], sums: &[Sum]) -> bool {
    let Some((_, tellers)) = determined(hidden, sums) else { return false };
    let next = tellers.into_iter().min_by_key(|at| (persons[*at].least(), *at));
    if let Some(at) = next {
        hidden[at] = true;
    }
    next.is_some()
}

/// A hidden figure that the sums determine, and the shown figures that tell it: in the reduced equations over the hidden
/// figures it stands alone.
#[must_use]
pub fn determined(hidden: &[bool], sums: &[Sum]) -> Option<(usize, Vec<usize>)> {
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for sum in sums {
        let mut row = vec![0.0; hidden.len()];
        sum.parts.iter().for_each(|at| row[*at] += 1.0);
        row[sum.whole] -= 1.0;
        rows.push(row);
    }
    let unknown = (0..hidden.len()).filter(|at| hidden[*at]);
    reduce(&mut rows, unknown);
    rows.iter().find_map(|row| {
        let there = || row.iter().enumerate().filter(|(_, value)| value.abs() > 1e-9).map(|(at, _)| at);
        let mut alone = there().filter(|at| hidden[*at]);
        let told = alone.next().filter(|_| alone.next().is_none())?;
        Some((told, there().filter(|at| !hidden[*at]).collect()))
    })
}

/// Gauss–Jordan elimination of these columns; the entries are small whole numbers and stay near them.
fn reduce(rows: &mut [Vec<f64>], columns: impl Iterator<Item = usize>) {
    let mut top = 0;
    for at in columns {
        let Some(pivot) = (top..rows.len()).max_by(|a, b| rows[*a][at].abs().total_cmp(&rows[*b][at].abs())) else { return };
        if rows[pivot][at].abs() < 1e-9 {
            continue;
        }
        rows.swap(top, pivot);
        let scale = rows[top][at];
        rows[top].iter_mut().for_each(|value| *value /= scale);
        let chosen = rows[top].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(row, _)| *row != top) {
            let factor = row[at];
            if factor != 0.0 {
                row.iter_mut().zip(&chosen).for_each(|(value, own)| *value -= factor * own);
            }
        }
        top += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figure 0 is the whole of all others.
    fn of_whole(counts: &[u32], small: u32) -> Vec<bool> {
        let persons: Vec<Persons> = [counts.iter().sum()].iter().chain(counts).map(|n| Persons::all(*n)).collect();
        let mut hidden: Vec<bool> = persons.iter().map(|persons| persons.0 < small).collect();
        complete(&mut hidden, &persons, &[Sum { whole: 0, parts: (1..persons.len()).collect() }], small);
        hidden.split_off(1)
    }

    #[test]
    fn a_single_gap_would_be_told_by_the_whole() {
        assert_eq!(of_whole(&[50, 4, 30, 20], 10), [false, true, false, true]);
        assert_eq!(of_whole(&[50, 4, 3, 20], 10), [false, true, true, true]);
        assert_eq!(of_whole(&[50, 6, 7, 20], 10), [false, true, true, false]);
        assert_eq!(of_whole(&[50, 30], 10), [false, false]);
    }

    #[test]
    fn a_group_of_one_is_hidden_with_it() {
        // County 0 = schools 2, 3, 4; group 1 = school 2 alone.
        let persons = [100, 5, 5, 60, 35].map(Persons::all);
        let mut hidden = [false, true, true, false, false];
        let sums = [Sum { whole: 0, parts: vec![2, 3, 4] }, Sum { whole: 1, parts: vec![2] }];
        complete(&mut hidden, &persons, &sums, 10);
        assert_eq!(hidden, [false, true, true, false, true]);
    }

    #[test]
    fn sums_that_tell_only_together_are_found() {
        // Schools 1..=4 in categories {1,2} and {3,4}, districts {1,3} and {2,4}, all wholes shown. Two hidden in each
        // category and district: four unknown, and no equation tells one of them.
        let category = [Sum { whole: 5, parts: vec![1, 2] }, Sum { whole: 6, parts: vec![3, 4] }];
        let district = [Sum { whole: 7, parts: vec![1, 3] }, Sum { whole: 8, parts: vec![2, 4] }];
        let square: Vec<Sum> = category.iter().chain(&district).cloned().collect();
        let mut hidden = vec![false; 9];
        hidden[1..=4].fill(true);
        assert_eq!(determined(&hidden, &square), None);
        // With {1,2}, {2,3}, {1,3} every sum has two gaps, and yet all three are determined.
        let ring = [(5, [1, 2]), (6, [2, 3]), (7, [1, 3])].map(|(whole, parts)| Sum { whole, parts: parts.into() });
        let mut hidden = vec![false; 8];
        hidden[1..=3].fill(true);
        assert!(determined(&hidden, &ring).is_some());
        let persons: Vec<Persons> = [0, 12, 12, 12, 0, 24, 24, 24].map(Persons::all).into();
        complete(&mut hidden, &persons, &ring, 10);
        assert_eq!(determined(&hidden, &ring), None);
    }

    #[test]
    fn the_other_side_of_a_line_counts_too() {
        // All but two reach the line in one school: what is hidden beside it must hold ten who do not.
        let persons = [Persons(300, 60), Persons(98, 2), Persons(102, 28), Persons(100, 30)];
        let mut hidden = [false, true, false, false];
        complete(&mut hidden, &persons, &[Sum { whole: 0, parts: vec![1, 2, 3] }], 10);
        assert_eq!(hidden, [false, true, true, false]);
    }
}
