//! One paper of one cohort: all levels, places, bands, quality.

use super::{
    balance::{self, UnitMean},
    bands, describe, item,
    mixed::{self, UnitSums},
    position,
    result::{PaperQuality, PaperStats, Standing, Summary},
    standing::rank_min,
    summary::Counting,
};
use crate::{
    config::Config,
    model::{Mark, Score},
    reconcile::{
        Ledger,
        ledger::{Cohort, SchoolUnit},
    },
};
use std::{collections::BTreeMap, ops::Range};

/// Everything that is asked of one paper.
struct Desk<'a> {
    cohort: &'a Cohort,
    at: usize,
    counting: Counting<'a>,
}

pub(super) fn analyse(ledger: &Ledger, cohort: &Cohort, at: usize, config: &Config) -> PaperStats {
    let paper = &cohort.papers[at];
    let desk = Desk { cohort, at, counting: Counting { paper, rules: &config.candidates } };
    let county = desk.summarise(0..cohort.candidates.len()).unwrap_or_default();
    let mut stats = PaperStats {
        county,
        schools: cohort.units.iter().map(|unit| desk.summarise(unit.range.clone())).collect(),
        classes: cohort.units.iter().map(|unit| desk.classes(unit)).collect(),
        categories: desk.groups(|school| &ledger.schools[school as usize].category),
        districts: desk.groups(|school| &ledger.schools[school as usize].district),
        standings: desk.standings(&county),
        ..PaperStats::default()
    };
    desk.place(&mut stats, config.seed);
    stats.quality = desk.quality(&stats);
    let width = if paper.subject.is_total() { config.report.total_band_width } else { config.report.band_width };
    stats.band_edges = bands::edges(paper.full, width);
    stats.county_bands = bands::counts(desk.scores(0..cohort.candidates.len()), &stats.band_edges);
    stats.school_bands = cohort.units.iter().map(|unit| bands::counts(desk.scores(unit.range.clone()), &stats.band_edges)).collect();
    stats
}

impl Desk<'_> {
    fn marks(&self, range: Range<usize>) -> impl Iterator<Item = Mark> {
        range.filter(|at| !self.cohort.candidates[*at].excluded).map(|at| self.cohort.marks[self.at][at])
    }

    fn scores(&self, range: Range<usize>) -> impl Iterator<Item = Score> {
        self.marks(range).filter_map(|mark| self.counting.score(mark))
    }

    fn summarise(&self, range: Range<usize>) -> Option<Summary> {
        self.counting.summarise(self.marks(range))
    }

    fn classes(&self, unit: &SchoolUnit) -> Vec<Option<Summary>> {
        unit.classes.iter().map(|class| self.summarise(class.range.clone())).collect()
    }

    /// Groups of schools, pooled over candidates, sorted by name.
    fn groups<'n>(&self, name: impl Fn(u32) -> &'n str) -> Vec<(String, Summary)> {
        let mut groups: BTreeMap<&str, Vec<&SchoolUnit>> = BTreeMap::new();
        for unit in self.cohort.units.iter().filter(|unit| !name(unit.school).is_empty()) {
            groups.entry(name(unit.school)).or_default().push(unit);
        }
        groups
            .into_iter()
            .filter_map(|(name, units)| {
                let marks = units.iter().flat_map(|unit| self.marks(unit.range.clone()));
                Some((name.to_owned(), self.counting.summarise(marks)?))
            })
            .collect()
    }

    /// Compares every unit with the county and ranks units of one kind among each other.
    fn place(&self, stats: &mut PaperStats, seed: u64) {
        let county = stats.county;
        position::compare(&mut stats.county, &county);
        for unit in stats.schools.iter_mut().chain(stats.classes.iter_mut().flatten()).flatten() {
            position::compare(unit, &county);
        }
        for groups in [&mut stats.categories, &mut stats.districts] {
            groups.iter_mut().for_each(|(_, unit)| position::compare(unit, &county));
            position::rank(groups.iter_mut().map(|(_, unit)| unit));
        }
        position::rank(stats.schools.iter_mut().flatten());
        position::rank(stats.classes.iter_mut().flatten().flatten());
        let mut schools: Vec<&mut Summary> = stats.schools.iter_mut().flatten().collect();
        position::rank_intervals(&mut schools, seed);
    }

    /// Places of the candidates in county, school and class.
    fn standings(&self, county: &Summary) -> Vec<Standing> {
        let count = self.cohort.candidates.len();
        let mut standings = vec![Standing::default(); count];
        self.rank(0..count, &mut standings, |standing, rank| standing.county_rank = Some(rank));
        for unit in &self.cohort.units {
            self.rank(unit.range.clone(), &mut standings, |standing, rank| standing.school_rank = Some(rank));
            for class in &unit.classes {
                self.rank(class.range.clone(), &mut standings, |standing, rank| standing.class_rank = Some(rank));
            }
        }
        // T is against the mean of those who sat, whatever the denominator of the units.
        let scores: Vec<f64> = self.scores(0..count).map(Score::to_f64).collect();
        if let (Some(centre), Some(sd)) = (describe::mean(&scores), county.sd.filter(|sd| *sd > 0.0)) {
            for (at, score) in self.ranked(0..count) {
                standings[at].t = Some(50.0 + 10.0 * (score.to_f64() - centre) / sd);
            }
        }
        standings
    }

    fn ranked(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Score)> {
        range
            .filter(|at| !self.cohort.candidates[*at].excluded)
            .filter_map(|at| Some((at, self.counting.score(self.cohort.marks[self.at][at])?)))
    }

    fn rank(&self, range: Range<usize>, standings: &mut [Standing], set: impl Fn(&mut Standing, u32)) {
        let (places, scores): (Vec<usize>, Vec<Score>) = self.ranked(range).unzip();
        for (at, rank) in places.into_iter().zip(rank_min(&scores)) {
            set(&mut standings[at], rank);
        }
    }

    fn quality(&self, stats: &PaperStats) -> PaperQuality {
        let mut ascending: Vec<f64> = self.scores(0..self.cohort.candidates.len()).map(Score::to_f64).collect();
        ascending.sort_unstable_by(f64::total_cmp);
        let full = self.counting.paper.full.to_f64();
        let schools: Vec<&Summary> = stats.schools.iter().flatten().filter(|school| school.n > 0).collect();
        let means: Vec<UnitMean> =
            schools.iter().filter_map(|school| Some(UnitMean { n: f64::from(school.n), mean: school.mean? })).collect();
        let sums: Vec<UnitSums> = self.cohort.units.iter().filter_map(|unit| self.sums(unit)).collect();
        PaperQuality {
            schools: u32::try_from(schools.len()).unwrap_or(u32::MAX),
            difficulty: stats.county.score_rate,
            discrimination: item::discrimination(&ascending, full),
            reliability: None,
            school_cv: balance::cv_unweighted(&means),
            school_cv_weighted: balance::cv_weighted(&means),
            icc: mixed::random_intercept(&sums).map(|found| found.icc()),
            school_range: balance::range(&means),
        }
    }

    fn sums(&self, unit: &SchoolUnit) -> Option<UnitSums> {
        let scores: Vec<f64> = self.scores(unit.range.clone()).map(Score::to_f64).collect();
        let mean = describe::mean(&scores)?;
        #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
        let n = scores.len() as f64;
        Some(UnitSums { n, mean, squares: describe::sum_of_squares(&scores, mean) })
    }
}
