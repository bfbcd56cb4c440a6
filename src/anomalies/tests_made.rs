//! [`Tests`]: what the detectors found, in order, with q. Tests are many and large: they stay where the detector put them, and what
//! is sorted are their places.

use super::{
    catalogue,
    detector::{Case, Detector, Lists, reason},
    finding::{Code, Screen, Strength, Subjected},
    multiplicity,
};
use crate::config::Config;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// All tests of all detectors.
pub(super) struct Tests<'a> {
    found: Vec<(&'a dyn Detector, Lists)>,
    /// The tests of each code, those of one code in order of place.
    codes: Vec<Vec<Place>>,
}

/// Where a test is, and what is needed of it to sort and adjust.
#[derive(Clone, Copy)]
struct Place {
    /// Cohort, unit, class, paper and candidate as one number.
    key: u128,
    detector: u16,
    list: u16,
    at: u32,
    /// p, then q; NaN where there is none.
    p: f64,
}

/// Bits of a class, a paper and a candidate in a key, and of a unit above them.
const BITS: [u32; 4] = [24, 16, 40, 24];

fn key(of: &Subjected) -> u128 {
    let rank = |part: Option<usize>| part.map_or(0, |part| part as u128 + 1);
    let [class, paper, candidate, unit] = BITS;
    let upper = (of.cohort as u128) << unit | rank(of.unit);
    ((upper << class | rank(of.class)) << paper | rank(of.paper)) << candidate | rank(of.candidate)
}

impl Place {
    /// Tests of the county as a whole, of schools and of classes are families of their own, so that many classes cost the schools
    /// no power.
    fn family(&self) -> usize {
        let [class, paper, candidate, unit] = BITS;
        let part = |from: u32, bits: u32| self.key >> from & ((1 << bits) - 1) > 0;
        usize::from(part(paper + candidate + class, unit)) + 2 * usize::from(part(paper + candidate, class))
    }
}

impl<'a> Tests<'a> {
    /// Sorts by code and place, and gives every test its q among all tests of its code and family.
    pub(super) fn of(found: Vec<(&'a dyn Detector, Lists)>) -> Self {
        let of_code = |code: &&'static Code| -> Vec<Place> {
            let mut places = Vec::new();
            let makes = |made: &dyn Detector| made.codes().iter().any(|own| std::ptr::eq(*own, *code));
            for (detector, (_, lists)) in (0..).zip(&found).filter(|(_, (made, _))| makes(*made)) {
                for (list, cases) in (0..).zip(lists) {
                    let own = (0..).zip(cases).filter(|(_, case)| std::ptr::eq(case.screen.code, *code));
                    let place = |(at, case): (u32, &Case)| {
                        let p = case.screen.p.unwrap_or(f64::NAN);
                        Place { key: key(&case.screen.of), detector, list, at, p }
                    };
                    places.extend(own.map(place));
                }
            }
            // papers and levels come one after another, each of them in order
            places.sort_by_key(|place| place.key);
            adjust(&mut places);
            places
        };
        let codes = catalogue::ALL.par_iter().map(of_code).collect();
        Self { found, codes }
    }

    fn case(&self, place: &Place) -> &Case {
        &self.found[usize::from(place.detector)].1[usize::from(place.list)][place.at as usize]
    }

    /// The tests that are leads on their own. A test with a p has to have a small q; what has none is a fact.
    pub(super) fn judged(&self, config: &Config) -> Vec<(Case, Strength)> {
        let speaks = |place: &&Place| (place.p.is_nan() || place.p <= config.screens.fdr) && self.case(place).screen.skipped.is_none();
        let judge = |place: &Place| {
            let mut case = self.case(place).clone();
            case.screen.q = q(place);
            let strength = self.found[usize::from(place.detector)].0.judge(&case, config)?;
            Some((case, strength))
        };
        self.codes.iter().flatten().filter(speaks).filter_map(judge).collect()
    }

    /// Cohorts in which a test was not made since too few are found in the earlier exam.
    pub(super) fn low_match(&self) -> BTreeSet<usize> {
        let skipped = self.codes.iter().flatten().filter(|place| place.p.is_nan()).map(|place| &self.case(place).screen);
        skipped.filter(|screen| screen.skipped == Some(reason::LOW_MATCH)).map(|screen| screen.of.cohort).collect()
    }

    /// Every test, in order.
    pub(super) fn screens(self) -> Vec<Screen> {
        let all: Vec<&Place> = self.codes.iter().flatten().collect();
        all.par_iter().map(|place| Screen { q: q(place), ..self.case(place).screen.clone() }).collect()
    }
}

fn q(place: &Place) -> Option<f64> {
    (!place.p.is_nan()).then_some(place.p)
}

/// Puts q in the place of p.
fn adjust(places: &mut [Place]) {
    for family in 0..4 {
        let members = || (0..places.len()).filter(|at| !places[*at].p.is_nan() && places[*at].family() == family);
        let adjusted = multiplicity::benjamini_hochberg(&members().map(|at| places[at].p).collect::<Vec<f64>>());
        members().collect::<Vec<usize>>().into_iter().zip(adjusted).for_each(|(at, q)| places[at].p = q);
    }
}
