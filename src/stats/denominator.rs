//! [`Basis`]: what is known of the number of a unit's candidates, and what each denominator makes of it (metrics.md §1).
//!
//! A class and a school have a basis of their own. Larger units add up: the denominator of county, category and district
//! is the sum over their schools, so that rates are pooled over the same counts that the schools show.

use super::sitting::{Attendance, Unit};
use crate::config::{CandidateRules, Denominator, DenominatorRules, denominator::share_rounded_up};
use rust_decimal::Decimal;

/// Counts of one unit in one paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Scores that count.
    pub n: u32,
    /// N.
    pub expected: u32,
    /// On the roll, those left out who do not take the paper; `None` without a roster.
    pub enrolled: Option<u32>,
    /// Expected less the absent allowed for, class by class.
    pub allowed: u32,
    /// Start-of-stage roll and transfers, those left out who do not take the paper; `None` where it is not declared.
    pub stage: Option<u32>,
}

impl Basis {
    /// A class, or a school as one class. Counts may exceed a roll (guests): then nobody is taken off below zero.
    #[must_use]
    pub fn of(unit: &Unit, enrolled: Option<u32>, stage: Option<u32>, rules: &DenominatorRules) -> Self {
        let Attendance { expected, not_taken, .. } = unit.attendance;
        let n = u32::try_from(unit.ascending.len()).unwrap_or(u32::MAX);
        let taking = |count: u32| count.saturating_sub(not_taken);
        let allowed = expected.saturating_sub(rules.allowed(expected)).max(n);
        Self { n, expected, enrolled: enrolled.map(taking), allowed, stage: stage.map(taking) }
    }

    /// The number under a denominator; `None` where it needs what is not known.
    ///
    /// Formula:   present n · expected N · enrolled-less max(n, ⌈enrolled·(1−p)⌉) · class-allowance Σ max(n, N − k) over
    ///            classes · floor max(n, ⌈f·N⌉) · cohort roll + in − out
    /// Undefined: enrolled-less without a roster, cohort without a declared roll
    /// Checked:   by hand; 53 passes of 93 present and a roll of 100 are 53/95 at a floor of 95 %
    #[must_use]
    pub fn under(&self, denominator: Denominator, rules: &DenominatorRules) -> Option<u32> {
        let number = match denominator {
            Denominator::Present => self.n,
            Denominator::Expected => self.expected,
            Denominator::EnrolledLess => share_rounded_up(Decimal::ONE - rules.less.to_decimal(), self.enrolled?),
            Denominator::ClassAllowance => self.allowed,
            Denominator::Floor => share_rounded_up(rules.floor.to_decimal(), self.expected),
            Denominator::Cohort => self.stage?,
        };
        Some(number.max(self.n))
    }
}

/// The denominator of several units together: the sum, or nothing if one of them has none.
#[must_use]
pub fn pooled(parts: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    parts.sum()
}

/// The denominator chosen for rates and means.
#[must_use]
pub fn chosen(basis: &Basis, rules: &CandidateRules) -> Option<u32> {
    basis.under(rules.denominator, &rules.denominators)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_denominator_is_what_the_catalogue_says() {
        let rules = DenominatorRules::default();
        let basis = Basis { n: 93, expected: 100, enrolled: Some(104), allowed: 95, stage: Some(110) };
        let numbers = Denominator::ALL.map(|denominator| basis.under(denominator, &rules));
        assert_eq!(numbers, [Some(93), Some(100), Some(101), Some(95), Some(95), Some(110)]);
        let bare = Basis { n: 93, expected: 93, ..Basis::default() };
        let numbers = Denominator::ALL.map(|denominator| bare.under(denominator, &rules));
        assert_eq!(numbers, [Some(93), Some(93), None, Some(93), Some(93), None]);
        assert_eq!((pooled([Some(1), Some(2)].into_iter()), pooled([Some(1), None].into_iter())), (Some(3), None));
    }
}
