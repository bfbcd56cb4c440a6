//! Comparable schools: those of the same category. A school's own workbook gives its place among them as a third, never as a rank.

use super::desk::PaperView;

/// Fewer comparable schools than this, and a third would be as good as a rank.
const ENOUGH: u32 = 6;

/// Place of a school's mean among comparable schools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Competition rank.
    pub rank: u32,
    /// Comparable schools with a mean, the school itself among them.
    pub of: u32,
}

impl Place {
    /// 0 for the first third, 1, 2; `None` where there are too few schools to say so.
    #[must_use]
    pub const fn third(self) -> Option<u32> {
        if self.of < ENOUGH || self.rank == 0 { None } else { Some((self.rank - 1) * 3 / self.of) }
    }
}

/// Among schools of the same category; `None` where the school has no category or no mean.
#[must_use]
pub fn among_category(paper: &PaperView<'_>, unit: usize) -> Option<Place> {
    let view = &paper.cohort;
    let category = |unit: usize| &view.school_of(&view.cohort.units[unit]).category;
    let own = category(unit);
    if own.is_empty() { None } else { place(paper, unit, |other| category(other) == own) }
}

/// Among all schools.
#[must_use]
pub fn among_all(paper: &PaperView<'_>, unit: usize) -> Option<Place> {
    place(paper, unit, |_| true)
}

fn place(paper: &PaperView<'_>, unit: usize, comparable: impl Fn(usize) -> bool) -> Option<Place> {
    let mean = |unit: usize| paper.school(unit).and_then(|summary| summary.mean);
    let own = mean(unit)?;
    let means = (0..paper.stats.schools.len()).filter(|other| comparable(*other)).filter_map(mean);
    let (better, of) = means.fold((0, 0), |(better, of), mean| (better + u32::from(mean > own), of + 1));
    Some(Place { rank: better + 1, of })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_are_even_and_small_groups_say_nothing() {
        let thirds: Vec<Option<u32>> = (1..=7).map(|rank| Place { rank, of: 7 }.third()).collect();
        assert_eq!(thirds, [Some(0), Some(0), Some(0), Some(1), Some(1), Some(2), Some(2)]);
        assert_eq!(Place { rank: 1, of: 5 }.third(), None);
    }
}
