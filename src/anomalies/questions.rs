//! The questions that a cohort's data can answer, put to the residual engine: which papers a paper is expected from,
//! with and without the earlier exam, and all subjects of a school as one.

use super::{
    groups::Groups,
    residual::{Cell, Column, Fit, Question, Sample, Scores, Target, compare, fit, paper_sets},
};
use crate::{config::ScreenRules, reconcile::ledger::Cohort};
use rayon::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// Most sets of papers that are compared anew for schools that lack a paper nearly all others have.
const MOST_SETS: usize = 8;

/// What is asked of every cell.
pub struct Questions {
    main: Answers,
    /// For groups that lack one of the main predictors: everybody compared on the papers that the group has.
    own: BTreeMap<usize, usize>,
    sets: Vec<Answers>,
    /// All subjects of a school as one against the earlier exam, and the points of one county sd.
    school: Option<(Question, f64)>,
}

/// Answers on one choice of papers. Targets are numbered as the cohort's papers.
struct Answers {
    others: Option<Question>,
    both: Option<Question>,
    earlier: Option<Question>,
    school: Option<(Question, f64)>,
}

/// What the questions say of one group in one paper.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answer<'a> {
    /// Own other subjects alone.
    pub others: Option<&'a Cell>,
    /// Own other subjects and the earlier exam.
    pub both: Option<&'a Cell>,
    /// The earlier exam alone.
    pub earlier: Option<&'a Cell>,
}

impl Questions {
    /// Asks everything. `sizes[paper][group]` are counts of scores, `sds` the county's sds in points, `earlier` the
    /// subjects of the earlier exam to use.
    pub fn ask(
        (cohort, scores, groups): (&Cohort, &Scores, &Groups),
        rules: &ScreenRules,
        sizes: &[Vec<u32>],
        sds: &[f64],
        earlier: &[usize],
    ) -> Self {
        let asker = Asker { cohort, scores, groups, rules, sds, earlier };
        let all: Vec<usize> = (0..sizes.len()).collect();
        let taken = widely_taken(groups, sizes, rules);
        let mut main = asker.ask(&all);
        let school = main.school.take();
        let mut questions = Self { main, own: BTreeMap::new(), sets: Vec::new(), school };
        // each choice of papers met, and where its answers are, if there are enough schools for it
        let mut known: BTreeMap<Vec<usize>, Option<usize>> = BTreeMap::new();
        for group in 0..groups.len() {
            let has = || taken.iter().copied().filter(|paper| sizes[*paper][group] >= rules.min_n.max(1));
            if has().all(|paper| questions.answer(paper, group).others.is_some()) {
                continue;
            }
            let papers: Vec<usize> = has().collect();
            if papers.len() < 2 || papers.len() == all.len() {
                continue;
            }
            let set = known.get(&papers).copied().unwrap_or_else(|| {
                let room = questions.sets.len() < MOST_SETS && asker.schools_with(&papers, sizes) >= rules.min_schools as usize;
                let set = room.then(|| {
                    questions.sets.push(asker.ask(&papers));
                    questions.sets.len() - 1
                });
                known.insert(papers, set);
                set
            });
            if let Some(set) = set {
                questions.own.insert(group, set);
            }
        }
        questions
    }

    /// What is said of a group in a paper.
    pub fn answer(&self, paper: usize, group: usize) -> Answer<'_> {
        let answers = self.own.get(&group).map_or(&self.main, |set| &self.sets[*set]);
        let [others, both, earlier] = [&answers.others, &answers.both, &answers.earlier]
            .map(|question| question.as_ref().and_then(|question| question.cells.get(paper)?.get(group)?.as_ref()));
        Answer { others, both, earlier }
    }

    /// Whether schools could be compared as a whole.
    pub fn compares_schools(&self) -> bool {
        self.school.is_some()
    }

    /// What is said of a group as a whole, and the points of one county sd, mean over subjects.
    pub fn school(&self, group: usize) -> Option<(&Cell, f64)> {
        let own = self.own.get(&group).and_then(|set| self.sets[*set].school.as_ref());
        let (question, points) = own.or(self.school.as_ref())?;
        Some((question.cells.first()?.get(group)?.as_ref()?, *points))
    }
}

/// Papers in which enough schools have enough scores.
fn widely_taken(groups: &Groups, sizes: &[Vec<u32>], rules: &ScreenRules) -> Vec<usize> {
    let schools = |paper: usize| groups.schools_where(|group| sizes[paper][group] >= rules.min_n.max(1));
    (0..sizes.len()).filter(|paper| schools(*paper) >= rules.min_schools as usize).collect()
}

struct Asker<'a> {
    cohort: &'a Cohort,
    scores: &'a Scores,
    groups: &'a Groups,
    rules: &'a ScreenRules,
    sds: &'a [f64],
    earlier: &'a [usize],
}

impl Asker<'_> {
    /// Schools with enough scores in all of these papers.
    fn schools_with(&self, papers: &[usize], sizes: &[Vec<u32>]) -> usize {
        self.groups.schools_where(|group| papers.iter().all(|paper| sizes[*paper][group] >= self.rules.min_n))
    }

    /// Gathers the samples and fits every question on these papers.
    fn ask(&self, papers: &[usize]) -> Answers {
        let earlier: Vec<Column> = self.earlier.iter().map(|subject| Column::Earlier(*subject)).collect();
        let all = papers.len() == self.cohort.single_papers();
        let sets = if all { self.scores.sets().to_vec() } else { paper_sets(self.scores, papers) };
        let largest = sets.iter().map(|set| set.targets.len()).max().unwrap_or(0);
        let none = || -> Vec<Option<Fit>> { self.sds.iter().map(|_| None).collect() };
        let (mut alone_fits, mut both_fits, mut earlier_fits, mut school) = (none(), none(), none(), None);
        for set in sets {
            let columns: Vec<Column> = set.papers.iter().map(|paper| Column::Paper(*paper)).collect();
            let alone = self.gather(columns.clone());
            let joint = (!earlier.is_empty()).then(|| self.gather([columns.as_slice(), earlier.as_slice()].concat()));
            let fits = |paper: &usize| {
                let both = joint.as_ref().and_then(|joint| self.fit_paper(joint, *paper, |_| true));
                let only_earlier = |column| matches!(column, Column::Earlier(_));
                let earlier = joint.as_ref().and_then(|joint| self.fit_paper(joint, *paper, only_earlier));
                [self.fit_paper(&alone, *paper, |_| true), both, earlier]
            };
            let fitted: Vec<[Option<Fit>; 3]> = set.targets.par_iter().map(fits).collect();
            for (paper, fitted) in set.targets.iter().copied().zip(fitted) {
                [alone_fits[paper], both_fits[paper], earlier_fits[paper]] = fitted;
            }
            if let Some(joint) = joint.filter(|_| school.is_none() && set.targets.len() == largest) {
                school = self.whole_school(&joint, &set.papers);
            }
        }
        let columns: Vec<Option<Column>> = (0..self.sds.len()).map(|paper| Some(Column::Paper(paper))).collect();
        let fits = [alone_fits, both_fits, earlier_fits];
        let mut questions = fits.par_iter().map(|fits| compare(fits, &columns)).collect::<Vec<Option<Question>>>().into_iter();
        let [others, both, earlier] = std::array::from_fn(|_| questions.next().flatten());
        Answers { others, both, earlier, school }
    }

    fn gather(&self, columns: Vec<Column>) -> Arc<Sample> {
        Sample::gather(self.scores, columns, &self.groups.ranges())
    }

    fn fit_paper(&self, sample: &Sample, paper: usize, predicts: impl Fn(Column) -> bool) -> Option<Fit> {
        let own = sample.position(Column::Paper(paper))?;
        let from: Vec<usize> = (0..sample.columns.len()).filter(|at| *at != own && predicts(sample.columns[*at])).collect();
        let beside = from.iter().copied().filter(|at| self.is_earlier(sample.columns[*at], paper)).collect();
        self.enough(fit(sample, &Target { of: vec![(own, 1.0)], from, beside, scale: self.sds[paper] }, self.rules.min_n)?)
    }

    /// Whether a column is this paper's subject in the earlier exam.
    fn is_earlier(&self, column: Column, paper: usize) -> bool {
        matches!(column, Column::Earlier(at) if self.cohort.prior_subjects[at] == self.cohort.papers[paper].subject)
    }

    /// A fit only if it compares enough schools. Classes of a school go together, so that a further one tells half of what the first has
    /// told: with all of it, p < .001 of invented classes was twice as frequent as it says.
    fn enough(&self, fit: Fit) -> Option<Fit> {
        let schools = self.groups.schools_where(|group| fit.residuals[group].is_some());
        let further = fit.residuals.iter().flatten().count().saturating_sub(schools);
        let freedom = (fit.freedom - further as f64 / 2.0).max(1.0);
        (schools >= self.rules.min_schools as usize).then_some(Fit { freedom, ..fit })
    }

    /// All subjects as one: the mean of scores in county sds, in points of the mean sd.
    fn whole_school(&self, joint: &Sample, papers: &[usize]) -> Option<(Question, f64)> {
        let spread: Vec<usize> = papers.iter().copied().filter(|paper| self.sds[*paper] > 0.0).collect();
        let count = spread.len() as f64;
        let mean_sd = spread.iter().map(|paper| self.sds[*paper]).sum::<f64>() / count;
        let weighted = |paper: &usize| Some((joint.position(Column::Paper(*paper))?, mean_sd / self.sds[*paper] / count));
        let of = spread.iter().filter_map(weighted).collect();
        let from = (0..joint.columns.len()).filter(|at| matches!(joint.columns[*at], Column::Earlier(_))).collect();
        let fitted = fit(joint, &Target { of, from, beside: Vec::new(), scale: mean_sd }, self.rules.min_n)?;
        Some((compare(&[self.enough(fitted)], &[None])?, mean_sd))
    }
}
