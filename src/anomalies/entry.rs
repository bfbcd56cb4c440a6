//! [`Entry`]: a test as it is kept. There are very many, so that each is small: numbers that there are none of are NaN in here, and
//! nothing that leaves is.

use super::{
    detector::{Case, Detail},
    finding::{Code, Screen, Subjected, Unit},
};
use crate::config::ScreenRules;

/// A test, made or not, whose q is still open, and the figures behind it.
#[derive(Clone, Debug)]
pub struct Entry {
    code: &'static Code,
    of: Subjected,
    effect: f64,
    interval: (f64, f64),
    statistic: f64,
    p: f64,
    skipped: Option<&'static str>,
    n: u32,
    unit: Unit,
    detail: Detail,
}

impl Entry {
    /// A test with the figures behind it.
    #[must_use]
    pub fn new(screen: Screen, detail: Detail) -> Self {
        let Screen { code, of, n, effect, unit, interval, statistic, p, q: _, skipped } = screen;
        let number = |value: Option<f64>| value.unwrap_or(f64::NAN);
        let (effect, statistic, p) = (number(effect), number(statistic), number(p));
        Self { code, of, effect, interval: interval.unwrap_or((f64::NAN, f64::NAN)), statistic, p, skipped, n, unit, detail }
    }

    /// A test that could not be made, with the reason as a word.
    #[must_use]
    pub fn skipped(code: &'static Code, of: Subjected, n: u32, unit: Unit, reason: &'static str) -> Self {
        Self::new(Screen { skipped: Some(reason), ..Screen::blank(code, of, n, unit) }, Detail::None)
    }

    /// A test that was made. Nearly all tests are innocent: the figures behind those whose p is too large for a lead, since q is no
    /// smaller, are not kept.
    #[must_use]
    pub fn made(screen: Screen, rules: &ScreenRules, detail: impl FnOnce() -> Detail) -> Self {
        let innocent = screen.p.is_some_and(|p| p > rules.fdr);
        Self::new(screen, if innocent { Detail::None } else { detail() })
    }

    /// A fact: a count without a test.
    #[must_use]
    pub fn fact(code: &'static Code, of: Subjected, n: u32, count: u32, grave: u32) -> Self {
        let screen = Screen { effect: Some(f64::from(count)), ..Screen::blank(code, of, n, Unit::Persons) };
        Self::new(screen, Detail::Persons { count, grave })
    }

    /// Which screen.
    #[must_use]
    pub const fn code(&self) -> &'static Code {
        self.code
    }

    /// Whom it looked at.
    #[must_use]
    pub const fn of(&self) -> Subjected {
        self.of
    }

    /// p-value; NaN for none.
    #[must_use]
    pub const fn p(&self) -> f64 {
        self.p
    }

    /// Why it was not made.
    #[must_use]
    pub const fn why_not(&self) -> Option<&'static str> {
        self.skipped
    }

    /// The test with its q.
    #[must_use]
    pub fn screen(&self, q: Option<f64>) -> Screen {
        let Self { code, of, effect, interval, statistic, p, skipped, n, unit, detail: _ } = *self;
        let number = |value: f64| (!value.is_nan()).then_some(value);
        let interval = number(interval.0).zip(number(interval.1));
        Screen { code, of, n, effect: number(effect), unit, interval, statistic: number(statistic), p: number(p), q, skipped }
    }

    /// The test with its q and the figures behind it.
    #[must_use]
    pub fn case(&self, q: Option<f64>) -> Case {
        Case { screen: self.screen(q), detail: self.detail.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anomalies::catalogue::A201;

    #[test]
    fn what_goes_in_comes_out() {
        let blank = Screen::blank(&A201, Subjected::county(2).in_unit(Some(7)), 41, Unit::Points);
        let full = Screen { effect: Some(-3.5), interval: Some((-5.0, -2.0)), statistic: Some(0.0), p: Some(0.25), ..blank };
        for screen in [blank, full, Screen { skipped: Some("no-roster"), ..blank }, Screen { p: Some(1.0), ..blank }] {
            let entry = Entry::new(screen, Detail::None);
            assert_eq!((entry.screen(None), entry.screen(Some(0.5))), (screen, Screen { q: Some(0.5), ..screen }));
            assert_eq!((entry.code(), entry.of(), entry.why_not()), (screen.code, screen.of, screen.skipped));
        }
        let rules = ScreenRules::default();
        let detail = |p| Entry::made(Screen { p, ..blank }, &rules, || Detail::Persons { count: 1, grave: 0 }).case(None).detail;
        assert_eq!((detail(Some(0.3)), detail(Some(0.001))), (Detail::None, Detail::Persons { count: 1, grave: 0 }));
        // copied without a call
        assert!(std::mem::size_of::<Entry>() <= 128);
    }
}
