//! 目标达成: what the schools were to reach at a line, and what they reach.

use super::LineStats;
use crate::{
    config::lines::Target,
    diagnostics::{Diagnostic, Diagnostics, Place, codes::lines as codes},
    reconcile::{Ledger, ledger::Cohort},
    stats::levels::Levels,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// A target and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reaching {
    /// Candidates who were to be above the line; a share of a denominator need not be whole.
    pub target: Decimal,
    /// Candidates who are.
    pub actual: u32,
}

impl Reaching {
    /// Actual less target.
    ///
    /// Formula:   actual − target
    /// Unit:      candidates
    /// Source:    metrics.md §4: 568 against 539 → +29
    /// Checked:   below
    #[must_use]
    pub fn difference(self) -> f64 {
        (Decimal::from(self.actual) - self.target).to_f64().unwrap_or_default()
    }

    /// Actual as a share of the target.
    ///
    /// Formula:   actual / target
    /// Unit:      share; ×100 as printed
    /// Undefined: a target of 0 → `None`
    /// Source:    metrics.md §4: 568 against 539 → 105.38 %
    /// Checked:   below
    #[must_use]
    pub fn rate(self) -> Option<f64> {
        let target = self.target.to_f64().filter(|target| *target > 0.0)?;
        Some(f64::from(self.actual) / target)
    }

    /// The nearest binary number to the target.
    #[must_use]
    pub fn number(self) -> f64 {
        self.target.to_f64().unwrap_or_default()
    }
}

/// Enters the targets of schools, then those of the units that they make up: the sum where every school has one. The
/// county's own target goes before the sum.
pub(super) fn enter(stats: &mut LineStats, cohort: &Cohort, ledger: &Ledger, levels: &Levels) -> Diagnostics {
    let rule = stats.rule.clone();
    let mut seen = Diagnostics::new();
    let mut targets: Vec<Option<Target>> = vec![None; cohort.units.len()];
    for (school, target) in &rule.targets {
        let unit = ledger.school_called(school).and_then(|school| cohort.units.iter().position(|unit| unit.school == school));
        match unit {
            Some(unit) => targets[unit] = Some(*target),
            None => seen.push(Diagnostic::new(&codes::TARGET_UNKNOWN, Place::default()).read(school).with("line", &rule.name)),
        }
    }
    let units = &mut stats.units;
    let numbers: Vec<Option<Decimal>> =
        targets.iter().zip(&units.schools).map(|(target, figures)| number((*target)?, figures.denominator)).collect();
    let sum = |is_in: &dyn Fn(usize) -> bool| -> Option<Decimal> {
        let concerned: Vec<usize> = (0..numbers.len()).filter(|unit| is_in(*unit) && units.schools[*unit].n > 0).collect();
        if concerned.is_empty() { None } else { concerned.into_iter().map(|unit| numbers[unit]).sum() }
    };
    let county = match rule.target {
        Some(target) => number(target, units.county.denominator),
        None => sum(&|_| true),
    };
    let group = |of_school: &[Option<usize>], count: usize| -> Vec<Option<Decimal>> {
        (0..count).map(|group| sum(&|unit| of_school[unit] == Some(group))).collect()
    };
    let categories = group(&levels.categories.of_school, units.categories.len());
    let districts = group(&levels.districts.of_school, units.districts.len());
    let reaching = |number: Option<Decimal>, actual: u32| number.map(|target| Reaching { target, actual });
    units.county.target = reaching(county, units.county.reached);
    for (figures, number) in units.schools.iter_mut().zip(&numbers) {
        figures.target = reaching(*number, figures.reached);
    }
    for (groups, numbers) in [(&mut units.categories, categories), (&mut units.districts, districts)] {
        for ((_, figures), number) in groups.iter_mut().zip(numbers) {
            figures.target = reaching(number, figures.reached);
        }
    }
    seen
}

fn number(target: Target, denominator: Option<u32>) -> Option<Decimal> {
    match target {
        Target::Count(count) => Some(Decimal::from(count)),
        Target::Share(share) => share.to_decimal().checked_mul(Decimal::from(denominator?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let reached = Reaching { target: Decimal::from(539), actual: 568 };
        assert_eq!(reached.difference(), 29.0);
        assert_eq!(format!("{:.2}", reached.rate().expect("a target") * 100.0), "105.38");
        assert_eq!(Reaching { target: Decimal::ZERO, actual: 3 }.rate(), None);
        assert_eq!(number(Target::Share(crate::model::Rate::percent(35)), Some(90)), Some(Decimal::new(315, 1)));
        assert_eq!(number(Target::Share(crate::model::Rate::percent(35)), None), None);
    }
}
