//! [`Masks`]: what every unit of a grade may show in each of its papers.

use super::{
    bands::{FIRST, LINES, lines_apart, reaching},
    small_cell,
    sums::{Persons, Sum, complete},
};
use crate::{
    pipeline::Analysis,
    reconcile::ledger::{Cohort, School},
    stats::result::{CohortStats, PaperStats, Summary},
};

/// What one unit may show in one paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its mean and what goes with it.
    pub figures: bool,
    /// How many were expected and absent.
    pub attendance: bool,
    /// The lines from the lowest: low, pass, good, excellent, full mark.
    pub lines: [bool; LINES],
    /// Its median: enough persons on both sides of it.
    pub median: bool,
    /// Its quartiles.
    pub quartiles: bool,
    /// What is one pupil's or orders units: lowest and highest score, rank.
    pub singles: bool,
}

impl Shown {
    /// Everything: the output is not public.
    pub const ALL: Self = Self { figures: true, attendance: true, lines: [true; LINES], median: true, quartiles: true, singles: true };

    /// Nothing.
    pub const NONE: Self =
        Self { figures: false, attendance: false, lines: [false; LINES], median: false, quartiles: false, singles: false };
}

/// What the units of a paper may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperMasks {
    /// The county.
    pub county: Shown,
    /// School categories, in order of the statistics.
    pub categories: Vec<Shown>,
    /// Districts, in order of the statistics.
    pub districts: Vec<Shown>,
    /// School units of the cohort.
    pub schools: Vec<Shown>,
    /// How schools differ: figures made of every school's mean would tell a hidden one.
    pub between: bool,
}

/// What every unit of a grade may show in each of its papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masks {
    /// In order of the papers.
    pub papers: Vec<PaperMasks>,
}

impl Masks {
    /// The masks of a grade; everything is shown where the output is not public.
    #[must_use]
    pub fn of(analysis: &Analysis, cohort: &Cohort, stats: &CohortStats) -> Self {
        let Some(small) = small_cell(&analysis.config) else {
            return Self { papers: stats.papers.iter().map(open).collect() };
        };
        let layouts: Vec<Layout<'_>> = stats.papers.iter().map(|paper| Layout::of(cohort, &analysis.ledger.schools, paper)).collect();
        let mut figures: Vec<Vec<bool>> = layouts.iter().map(|layout| layout.hidden_figures(small)).collect();
        hide_totals(cohort, stats, &layouts, &mut figures, small);
        Self { papers: layouts.iter().zip(figures).map(|(layout, hidden)| layout.masks(&hidden, small)).collect() }
    }
}

fn open(paper: &PaperStats) -> PaperMasks {
    PaperMasks {
        county: Shown::ALL,
        categories: vec![Shown::ALL; paper.categories.len()],
        districts: vec![Shown::ALL; paper.districts.len()],
        schools: vec![Shown::ALL; paper.schools.len()],
        between: true,
    }
}

/// A total less the papers that are shown would tell the one that is not: it is hidden where any of them is. The papers less
/// the total would tell the marks of those who have no total because they missed a paper: it is hidden where they are few.
fn hide_totals(cohort: &Cohort, stats: &CohortStats, layouts: &[Layout<'_>], figures: &mut [Vec<bool>], small: u32) {
    let Some(total) = cohort.total() else { return };
    let lacking = lacking(stats, layouts, total);
    let (total, singles) = (&layouts[total], (0..layouts.len()).filter(|at| *at != total));
    let hidden_in_one =
        |school: usize| singles.clone().any(|paper| layouts[paper].schools[school].is_some_and(|figure| figures[paper][figure]));
    let more: Vec<usize> =
        (0..total.schools.len()).filter(|school| hidden_in_one(*school)).filter_map(|school| total.schools[school]).collect();
    let hidden = &mut figures[cohort.total().expect("there is a total")];
    more.into_iter().for_each(|at| hidden[at] = true);
    lacking.iter().zip(hidden.iter_mut()).filter(|(n, _)| (1..small).contains(*n)).for_each(|(_, hidden)| *hidden = true);
    loop {
        complete(hidden, &total.all_persons(), &total.sums, small);
        if !total.sums.iter().any(|sum| hide_lacking(sum, hidden, &lacking, small)) {
            return;
        }
    }
}

/// How many of each unit have marks but no total, at least: by so many a paper has more scores than the total.
fn lacking(stats: &CohortStats, layouts: &[Layout<'_>], total: usize) -> Vec<u32> {
    let of = &stats.papers[total];
    let named = |groups: &[(String, Summary)], name: &str| groups.iter().find(|(own, _)| own == name).map(|(_, summary)| summary.n);
    let most = |n_of: &dyn Fn(&PaperStats) -> Option<u32>, n: u32| {
        let papers = stats.papers.iter().enumerate().filter(|(at, _)| *at != total);
        papers.filter_map(|(_, paper)| n_of(paper)).max().unwrap_or(0).saturating_sub(n)
    };
    let layout = &layouts[total];
    let mut lacking = vec![0; layout.units.len()];
    lacking[0] = most(&|paper| Some(paper.county.n), of.county.n);
    for ((name, summary), at) in of.categories.iter().zip(&layout.categories) {
        lacking[*at] = most(&|paper| named(&paper.categories, name), summary.n);
    }
    for ((name, summary), at) in of.districts.iter().zip(&layout.districts) {
        lacking[*at] = most(&|paper| named(&paper.districts, name), summary.n);
    }
    for (unit, at) in layout.schools.iter().enumerate() {
        let Some(at) = *at else { continue };
        lacking[at] = most(&|paper| paper.schools.get(unit)?.as_ref().map(|summary| summary.n), layout.units[at].n);
    }
    lacking
}

/// Hides the total of one more part of a whole whose hidden parts have too few without a total together. Says whether it did.
fn hide_lacking(sum: &Sum, hidden: &mut [bool], lacking: &[u32], small: u32) -> bool {
    let together: u32 = sum.parts.iter().filter(|at| hidden[**at]).map(|at| lacking[*at]).sum();
    if hidden[sum.whole] || together == 0 || together >= small {
        return false;
    }
    let next = sum.parts.iter().copied().filter(|at| !hidden[*at] && lacking[*at] > 0).max_by_key(|at| (lacking[*at], *at));
    hidden[next.unwrap_or(sum.whole)] = true;
    true
}

/// The units of a paper as figures that add up: the county first, then categories, districts and schools that take it.
struct Layout<'a> {
    units: Vec<&'a Summary>,
    /// Which figure is a category's, a district's, a school's.
    categories: Vec<usize>,
    districts: Vec<usize>,
    schools: Vec<Option<usize>>,
    sums: Vec<Sum>,
}

impl<'a> Layout<'a> {
    fn of(cohort: &Cohort, schools: &[School], paper: &'a PaperStats) -> Self {
        let mut units = vec![&paper.county];
        let mut place = |summary: &'a Summary| {
            units.push(summary);
            units.len() - 1
        };
        let categories: Vec<usize> = paper.categories.iter().map(|(_, summary)| place(summary)).collect();
        let districts: Vec<usize> = paper.districts.iter().map(|(_, summary)| place(summary)).collect();
        let placed: Vec<Option<usize>> = paper.schools.iter().map(|summary| summary.as_ref().map(&mut place)).collect();
        let every: Vec<(usize, &School)> =
            cohort.units.iter().zip(&placed).filter_map(|(unit, at)| Some(((*at)?, &schools[unit.school as usize]))).collect();
        let mut sums = vec![Sum { whole: 0, parts: every.iter().map(|(at, _)| *at).collect() }];
        let category: fn(&School) -> &str = |school| &school.category;
        let district: fn(&School) -> &str = |school| &school.district;
        for (groups, figures, group) in [(&paper.categories, &categories, category), (&paper.districts, &districts, district)] {
            let members = |name: &str| every.iter().filter(|(_, school)| group(school) == name).map(|(at, _)| *at).collect::<Vec<_>>();
            sums.extend(groups.iter().zip(figures).map(|((name, _), whole)| Sum { whole: *whole, parts: members(name) }));
            // Schools in no group are what the county has beyond its groups.
            if !groups.is_empty() {
                sums.push(Sum { whole: 0, parts: figures.iter().copied().chain(members("")).collect() });
            }
        }
        Self { units, categories, districts, schools: placed, sums }
    }

    fn all_persons(&self) -> Vec<Persons> {
        self.units.iter().map(|unit| Persons::all(unit.n)).collect()
    }

    fn hidden_figures(&self, small: u32) -> Vec<bool> {
        let mut hidden: Vec<bool> = self.units.iter().map(|unit| unit.n < small).collect();
        complete(&mut hidden, &self.all_persons(), &self.sums, small);
        hidden
    }

    /// Who came and who did not.
    fn hidden_attendance(&self, figures: &[bool], small: u32) -> Vec<bool> {
        let persons: Vec<Persons> = self.units.iter().map(|unit| Persons(unit.n, unit.expected.saturating_sub(unit.n))).collect();
        let few = |persons: &Persons| persons.0 < small || persons.1 < small;
        let mut hidden: Vec<bool> = persons.iter().zip(figures).map(|(persons, hidden)| *hidden || few(persons)).collect();
        complete(&mut hidden, &persons, &self.sums, small);
        hidden
    }

    /// Which units do not tell each line.
    fn hidden_lines(&self, figures: &[bool], small: u32) -> [Vec<bool>; LINES] {
        let counts: Vec<([u32; LINES], u32)> = self.units.iter().map(|unit| reaching(unit)).collect();
        let apart: Vec<Vec<bool>> = counts.iter().map(|(reaching, all)| lines_apart(reaching, *all, &FIRST, small)).collect();
        std::array::from_fn(|line| {
            let persons: Vec<Persons> =
                counts.iter().map(|(reaching, all)| Persons(reaching[line], all.saturating_sub(reaching[line]))).collect();
            let mut hidden: Vec<bool> = figures.iter().zip(&apart).map(|(hidden, apart)| *hidden || !apart[line]).collect();
            complete(&mut hidden, &persons, &self.sums, small);
            hidden
        })
    }

    fn masks(&self, figures: &[bool], small: u32) -> PaperMasks {
        let attendance = self.hidden_attendance(figures, small);
        let lines = self.hidden_lines(figures, small);
        let shown = |at: usize| {
            let n = self.units[at].n;
            let figures = !figures[at];
            Shown {
                figures,
                attendance: !attendance[at],
                lines: std::array::from_fn(|line| !lines[line][at]),
                median: figures && n >= small.saturating_mul(2),
                quartiles: figures && n >= small.saturating_mul(4),
                singles: false,
            }
        };
        PaperMasks {
            county: shown(0),
            categories: self.categories.iter().map(|at| shown(*at)).collect(),
            districts: self.districts.iter().map(|at| shown(*at)).collect(),
            schools: self.schools.iter().map(|at| at.map_or(Shown::NONE, shown)).collect(),
            between: self.schools.iter().flatten().all(|at| !figures[*at]),
        }
    }
}
