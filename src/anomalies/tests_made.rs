//! [`Tests`]: what the detectors found, in order, with q. Tests are many and large: they stay where the detector put them, and what
//! is sorted are their places. [`Screens`] are the same for those who read them.

use super::{
    catalogue,
    detector::{Case, Detector, Lists, reason},
    entry::Entry,
    finding::{Code, Screen, Strength, Subjected},
    multiplicity,
};
use crate::config::Config;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The tests of one detector, sorted and adjusted.
pub(super) struct Made<'a> {
    maker: &'a dyn Detector,
    lists: Lists,
    /// The tests of each code of the detector, those of one code in order of place.
    codes: Vec<(&'static Code, Vec<Place>)>,
}

/// All tests of all detectors.
pub(super) struct Tests<'a> {
    lists: Lists,
    /// Who made the tests of a list.
    makers: Vec<&'a dyn Detector>,
    /// The tests of each code, those of one code in order of place.
    codes: Vec<Vec<Place>>,
}

/// Where a test is, and what is needed of it to sort and adjust.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    of: Subjected,
    list: u32,
    at: u32,
    /// p, then q; NaN where there is none.
    p: f64,
}

/// County, schools and classes.
const FAMILIES: usize = 3;

impl Place {
    /// Tests of the county as a whole, of schools and of classes are families of their own, so that many classes cost the schools
    /// no power.
    const fn family(&self) -> usize {
        let (unit, class) = self.of.ranks();
        (unit > 0) as usize + (class > 0) as usize
    }

    fn entry<'c>(&self, lists: &'c [Vec<Entry>]) -> &'c Entry {
        &lists[self.list as usize][self.at as usize]
    }
}

/// Tests by place. They come cohort after cohort, in it level after level of each paper, so that each is put to those of its unit and
/// class, where papers are in order.
fn in_order(places: Vec<Place>) -> Vec<Place> {
    let sorted = |places: &[Place]| places.is_sorted_by_key(|place| place.of);
    if sorted(&places) {
        return places;
    }
    let mut ordered = places.clone();
    let mut start = 0;
    for of_cohort in places.chunk_by(|a, b| a.of.cohort() == b.of.cohort()) {
        by_unit(of_cohort, &mut ordered[start..start + of_cohort.len()]);
        start += of_cohort.len();
    }
    if !sorted(&ordered) {
        ordered.sort_by_key(|place| place.of);
    }
    ordered
}

/// Tests of a cohort by unit and class, else in the order in which they are, put in the room of as many.
fn by_unit(places: &[Place], ordered: &mut [Place]) {
    // the county as a whole comes before its units, and a unit before its classes
    let units = places.iter().map(|place| place.of.ranks().0).max().map_or(0, |last| last + 1);
    let mut slots = vec![0; units];
    for (unit, class) in places.iter().map(|place| place.of.ranks()) {
        slots[unit] = class.max(slots[unit]);
    }
    let mut all = 0;
    for first in &mut slots {
        (*first, all) = (all, all + *first + 1);
    }
    let slot = |place: &Place| {
        let (unit, class) = place.of.ranks();
        slots[unit] + class
    };
    let mut ends = vec![0_usize; all];
    places.iter().for_each(|place| ends[slot(place)] += 1);
    let mut before = 0;
    for end in &mut ends {
        (*end, before) = (before, before + *end);
    }
    for place in places {
        let end = &mut ends[slot(place)];
        ordered[*end] = *place;
        *end += 1;
    }
}

impl<'a> Made<'a> {
    /// Sorts by place, and gives every test its q among all tests of its code and family.
    pub(super) fn of(maker: &'a dyn Detector, lists: Lists) -> Self {
        let codes = maker.codes();
        let mut codes: Vec<(&'static Code, Vec<Place>)> = codes.iter().map(|code| (*code, Vec::new())).collect();
        let all = lists.iter().map(Vec::len).sum::<usize>();
        codes.iter_mut().take(1).for_each(|(_, places)| places.reserve_exact(all));
        for (list, cases) in (0..).zip(&lists) {
            for (at, entry) in (0..).zip(cases) {
                let own = codes.iter_mut().find(|(code, _)| *code == entry.code());
                let place = Place { of: entry.of(), list, at, p: entry.p() };
                own.expect("a detector makes tests of its own codes only").1.push(place);
            }
        }
        codes.par_iter_mut().with_max_len(1).for_each(|(_, places)| {
            *places = in_order(std::mem::take(places));
            multiplicity::adjust::<_, FAMILIES>(places, Place::family, |place| &mut place.p);
        });
        Self { maker, lists, codes }
    }
}

impl<'a> Tests<'a> {
    /// The tests of all detectors, each code by one of them, in order of code.
    pub(super) fn of(made: Vec<Made<'a>>) -> Self {
        let mut tests = Self { lists: Vec::new(), makers: Vec::new(), codes: vec![Vec::new(); catalogue::ALL.len()] };
        for Made { maker, lists, codes } in made {
            let first = u32::try_from(tests.lists.len()).expect("fewer lists than units and papers");
            for (code, mut places) in codes {
                places.iter_mut().for_each(|place| place.list = place.list.wrapping_add(first));
                let at = catalogue::ALL.iter().position(|other| *other == code).expect("the catalogue has every code");
                tests.codes[at] = places;
            }
            tests.makers.extend(std::iter::repeat_n(maker, lists.len()));
            tests.lists.extend(lists);
        }
        tests
    }

    /// The tests that are leads on their own. A test with a p has to have a small q; what has none is a fact.
    pub(super) fn judged(&self, config: &Config) -> Vec<(Case, Strength)> {
        let speaks = |place: &&Place| (place.p.is_nan() || place.p <= config.screens.fdr) && place.entry(&self.lists).why_not().is_none();
        let judge = |place: &Place| {
            let case = place.entry(&self.lists).case(q(place));
            let strength = self.makers[place.list as usize].judge(&case, config)?;
            Some((case, strength))
        };
        self.codes.par_iter().flat_map_iter(|places| places.iter().filter(speaks).filter_map(judge)).collect()
    }

    /// Cohorts in which a test was not made since too few are found in the earlier exam.
    pub(super) fn low_match(&self) -> BTreeSet<usize> {
        let skipped = self.codes.iter().flatten().filter(|place| place.p.is_nan()).map(|place| place.entry(&self.lists));
        skipped.filter(|entry| entry.why_not() == Some(reason::LOW_MATCH)).map(|entry| entry.of().cohort()).collect()
    }

    /// Every test, in order.
    pub(super) fn screens(self) -> Screens {
        Screens { lists: self.lists, codes: self.codes }
    }
}

fn q(place: &Place) -> Option<f64> {
    (!place.p.is_nan()).then_some(place.p)
}

/// Every test made or not, in order of code, cohort, unit, class, paper and candidate.
#[derive(Clone, Debug, Default)]
pub struct Screens {
    lists: Lists,
    codes: Vec<Vec<Place>>,
}

impl Screens {
    /// The tests, in order.
    pub fn iter(&self) -> impl Iterator<Item = Screen> + Clone {
        self.places().map(|place| self.at(place))
    }

    /// Where the tests are, in order: for those who look at each several times.
    pub fn places(&self) -> impl Iterator<Item = &Place> + Clone {
        self.codes.iter().flatten()
    }

    /// The test at a place of these.
    #[must_use]
    pub fn at(&self, place: &Place) -> Screen {
        place.entry(&self.lists).screen(q(place))
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.iter().map(Vec::len).sum()
    }

    /// Whether no test was asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_in_order_in_whatever_order_they_were_made() {
        let place = |cohort: usize, unit: Option<usize>, class: Option<usize>, paper: usize| {
            let of = Subjected::county(cohort).in_unit(unit).in_class(class).in_paper(Some(paper));
            Place { of, list: 0, at: 0, p: 0.5 }
        };
        let mut made = Vec::new();
        for (cohort, paper) in [(0, 0), (0, 1), (2, 0), (2, 4)] {
            made.push(place(cohort, None, None, paper));
            made.extend((0..4).map(|unit| place(cohort, Some(unit), None, paper)));
            made.extend([(0, 0), (0, 1), (2, 3), (3, 0)].map(|(unit, class)| place(cohort, Some(unit), Some(class), paper)));
        }
        let of = |places: &[Place]| places.iter().map(|place| place.of).collect::<Vec<Subjected>>();
        let mut wanted = of(&made);
        wanted.sort();
        for turned in [false, true] {
            if turned {
                made.reverse();
            }
            assert_eq!(of(&in_order(made.clone())), wanted, "{turned}");
        }
        assert!(in_order(Vec::new()).is_empty());
    }
}
