//! One paper of this exam beside the same paper of an earlier one, at every level.

use super::{
    Frame, PaperProgress, PupilProgress,
    change::{self, Line},
    guard::{self, Membership, Reason},
    unit::{self, Pair, Reference, Scale, UnitProgress},
};
use crate::{
    config::Config,
    model::{Rate, Score},
    reconcile::ledger::{Cohort, Earlier, EarlierFull, LineScores, Paper},
    stats::{
        levels::NamedGroups,
        result::{PaperStats, Summary},
        sitting,
        standing::rank_min,
    },
};

/// What a paper is compared within.
pub(super) struct Context<'a> {
    pub cohort: &'a Cohort,
    pub earlier: &'a Earlier,
    pub config: &'a Config,
    pub frame: &'a Frame,
    pub levels: &'a crate::stats::levels::Levels,
    /// Reasons that hold for the whole exam.
    pub reasons: &'a [Reason],
    /// Whether pupils are kept one by one.
    pub pupils: bool,
}

/// Compares paper `now` with paper `before` of the earlier exam. `None` where nobody has both scores.
pub(super) fn compare(context: &Context<'_>, (before, now): (usize, usize), stats: &PaperStats) -> Option<PaperProgress> {
    let &Context { cohort, earlier, config, .. } = context;
    let (paper, then) = (&cohort.papers[now], &earlier.papers[before]);
    let present: Vec<Option<Score>> =
        (0..cohort.candidates.len()).map(|candidate| sitting::counted(cohort, &config.candidates, now, candidate)).collect();
    let pairs = pairs(earlier, before, &present);
    if pairs.is_empty() {
        return None;
    }
    let old = |candidate: usize| earlier.seats[candidate].as_ref().and(earlier.scores[before][candidate]);
    let everybody_then: Vec<Score> =
        (0..present.len()).filter_map(old).chain(earlier.others.iter().filter_map(|(_, scores)| scores[before])).collect();
    let same_subjects = !paper.subject.is_total() || subjects(&cohort.papers) == earlier_subjects(earlier);
    let same_full = paper.full == then.full;
    let scale = Scale {
        before: Reference::of(&everybody_then),
        now: Reference::of(&present.iter().flatten().copied().collect::<Vec<_>>()),
        lines_before: lines(paper, then.full)?,
        lines_now: paper.lines,
        raw: same_full && same_subjects,
        rates: same_subjects,
    };
    let equal = pairs.iter().filter(|pair| pair.before == pair.now).count();
    let difficulty = shift(&pairs, paper.full, then.full);
    let holds = [
        (guard::is_same_exam(equal, pairs.len()), Reason::SameExam),
        (!same_full, Reason::FullMark),
        (then.source != EarlierFull::Told, Reason::FullAssumed),
        (!same_subjects, Reason::Subjects),
        (same_subjects && difficulty.is_some_and(|shift| shift.abs() > config.progress.max_shift), Reason::Difficulty),
    ];
    let mut reasons: Vec<Reason> = holds.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect();
    reasons.extend(context.reasons);
    reasons.sort_unstable();
    let mut progress = PaperProgress {
        paper: now,
        earlier: before,
        scale,
        full_before: then.full,
        full_now: paper.full,
        difficulty,
        reasons,
        ..PaperProgress::default()
    };
    progress.enter_units(context, &pairs, stats);
    let z = |reference: &Reference, score: Score| reference.z(score.to_f64());
    let zs: Option<(Vec<f64>, Vec<f64>)> =
        pairs.iter().map(|pair| Some((z(&scale.before, pair.before)?, z(&scale.now, pair.now)?))).collect();
    progress.line = zs.as_ref().and_then(|(before, now)| change::line(before, now));
    if context.pupils {
        progress.pupils = pupils(present.len(), &pairs, &scale, progress.line.as_ref());
    }
    Some(progress)
}

/// Candidates with both scores, in order, and their ranks among each other.
fn pairs(earlier: &Earlier, before: usize, present: &[Option<Score>]) -> Vec<Pair> {
    let both = |(candidate, now): (usize, &Option<Score>)| {
        let before = earlier.seats[candidate].as_ref().and(earlier.scores[before][candidate])?;
        Some(Pair { candidate, before, now: (*now)?, rank_before: 0, rank_now: 0 })
    };
    let mut pairs: Vec<Pair> = present.iter().enumerate().filter_map(both).collect();
    let old = rank_min(&pairs.iter().map(|pair| pair.before).collect::<Vec<_>>());
    let new = rank_min(&pairs.iter().map(|pair| pair.now).collect::<Vec<_>>());
    for ((pair, old), new) in pairs.iter_mut().zip(old).zip(new) {
        (pair.rank_before, pair.rank_now) = (old, new);
    }
    pairs
}

fn subjects(papers: &[Paper]) -> Vec<&str> {
    papers.iter().filter(|paper| !paper.subject.is_total()).map(|paper| paper.subject.name()).collect()
}

fn earlier_subjects(earlier: &Earlier) -> Vec<&str> {
    earlier.papers.iter().filter(|paper| !paper.subject.is_total()).map(|paper| paper.subject.name()).collect()
}

/// The lines of now as shares of another full mark.
fn lines(paper: &Paper, full: Score) -> Option<LineScores> {
    let line = |rate: Rate| rate.of(full);
    Some(LineScores {
        excellent: line(paper.rates.excellent)?,
        good: line(paper.rates.good)?,
        pass: line(paper.rates.pass)?,
        low: line(paper.rates.low)?,
    })
}

/// Score rate of the matched now, less that of then.
fn shift(pairs: &[Pair], now: Score, before: Score) -> Option<f64> {
    let rate = |score: fn(&Pair) -> Score, full: Score| {
        let sum: Score = pairs.iter().map(score).sum();
        #[allow(clippy::cast_precision_loss, reason = "counts of candidates are far below 2^53")]
        let most = full.to_f64() * pairs.len() as f64;
        (most > 0.0).then(|| sum.to_f64() / most)
    };
    Some(rate(|pair| pair.now, now)? - rate(|pair| pair.before, before)?)
}

fn pupils(candidates: usize, pairs: &[Pair], scale: &Scale, line: Option<&Line>) -> Vec<Option<PupilProgress>> {
    let mut pupils = vec![None; candidates];
    for pair in pairs {
        let (before, now) = (scale.before.z(pair.before.to_f64()), scale.now.z(pair.now.to_f64()));
        let expected = before.zip(line).map(|(before, line)| line.expected_gain(before));
        pupils[pair.candidate] = Some(PupilProgress {
            before: pair.before,
            now: pair.now,
            z_before: before,
            z_now: now,
            rank_before: pair.rank_before,
            rank_now: pair.rank_now,
            expected,
        });
    }
    pupils
}

/// Pupils of a unit then, and the sum of their scores.
#[derive(Clone, Copy, Default)]
struct Then {
    n: u32,
    sum: Score,
}

impl Then {
    fn add(&mut self, score: Score) {
        self.n += 1;
        self.sum = self.sum + score;
    }

    fn t(self, reference: &Reference) -> Option<f64> {
        let mean = (self.n > 0).then(|| self.sum.to_f64() / f64::from(self.n))?;
        reference.z(mean).map(crate::stats::standing::t)
    }
}

impl PaperProgress {
    fn enter_units(&mut self, context: &Context<'_>, pairs: &[Pair], stats: &PaperStats) {
        let Context { cohort, frame, .. } = context;
        let (schools, classes, county) = self.units_then(context);
        let n = |summary: Option<&Summary>| summary.map_or(0, |summary| summary.n);
        let seat = |candidate: usize| frame.candidates.get(candidate).copied().flatten().unwrap_or_default();
        let within = |range: &std::ops::Range<usize>| {
            let place = |at: usize| pairs.partition_point(|pair| pair.candidate < at);
            &pairs[place(range.start)..place(range.end)]
        };
        let count = |pairs: &[Pair], is: &dyn Fn(usize) -> bool| {
            u32::try_from(pairs.iter().filter(|pair| is(pair.candidate)).count()).unwrap_or(u32::MAX)
        };
        for (at, of) in cohort.units.iter().enumerate() {
            let own = within(&of.range);
            let members = Membership {
                n: n(stats.schools[at].as_ref()),
                then: schools[at].n,
                stayed: count(own, &|candidate| seat(candidate).school == Some(at)),
                joined: count(own, &|candidate| seat(candidate).is_elsewhere(at)),
                ..Membership::default()
            };
            let mut unit = UnitProgress::of(own.iter(), members, &self.scale);
            unit.t_then = schools[at].t(&self.scale.before);
            self.schools.push((unit.members.matched > 0).then_some(unit));
            let first = frame.first_class[at];
            let of_class = |(class, unit): (usize, &crate::reconcile::ledger::ClassUnit)| {
                let own = within(&unit.range);
                let number = first + class;
                let stayed = count(own, &|candidate| seat(candidate).class == Some(number));
                let told = count(own, &|candidate| seat(candidate).has_class);
                let members = Membership {
                    n: n(stats.classes[at][class].as_ref()),
                    then: classes[number].n,
                    stayed,
                    joined: told.saturating_sub(stayed),
                    ..Membership::default()
                };
                let mut unit = UnitProgress::of(own.iter(), members, &self.scale);
                unit.t_then = classes[number].t(&self.scale.before);
                (unit.members.matched > 0).then_some(unit)
            };
            self.classes.push(of.classes.iter().enumerate().map(of_class).collect());
        }
        let members = Membership {
            n: stats.county.n,
            then: county.n,
            stayed: u32::try_from(pairs.len()).unwrap_or(u32::MAX),
            ..Membership::default()
        };
        self.county = UnitProgress::of(pairs.iter(), members, &self.scale);
        self.county.t_then = county.t(&self.scale.before);
        self.categories = self.groups(pairs, &context.levels.categories, &stats.categories, &schools, cohort);
        self.districts = self.groups(pairs, &context.levels.districts, &stats.districts, &schools, cohort);
        self.finish_units(context);
    }

    fn finish_units(&mut self, context: &Context<'_>) {
        unit::rank(self.schools.iter_mut().flatten());
        unit::rank(self.classes.iter_mut().flatten().flatten());
        unit::rank(self.categories.iter_mut().map(|(_, unit)| unit));
        unit::rank(self.districts.iter_mut().map(|(_, unit)| unit));
        let of_paper = &self.reasons;
        let groups = self.categories.iter_mut().chain(&mut self.districts).map(|(_, unit)| unit);
        let schools = self.schools.iter_mut().chain(self.classes.iter_mut().flatten()).flatten();
        for unit in schools.chain(groups).chain([&mut self.county]) {
            unit.reasons.clone_from(of_paper);
            unit.reasons.extend(unit.members.reasons(&context.config.progress));
            unit.reasons.sort_unstable();
        }
    }

    /// Schools, classes and the county as they were then.
    fn units_then(&self, context: &Context<'_>) -> (Vec<Then>, Vec<Then>, Then) {
        let Context { cohort, earlier, frame, .. } = context;
        let mut schools = vec![Then::default(); cohort.units.len()];
        let mut classes = vec![Then::default(); frame.classes()];
        let mut county = Then::default();
        let row = &earlier.scores[self.earlier];
        let candidates = frame.candidates.iter().zip(row).filter_map(|(place, score)| Some(((*place)?, (*score)?)));
        let others = frame.others.iter().zip(&earlier.others).filter_map(|(place, (_, scores))| Some((*place, scores[self.earlier]?)));
        for (place, score) in candidates.chain(others) {
            county.add(score);
            place.school.into_iter().for_each(|school| schools[school].add(score));
            place.class.into_iter().for_each(|class| classes[class].add(score));
        }
        (schools, classes, county)
    }

    fn groups(
        &self,
        pairs: &[Pair],
        groups: &NamedGroups,
        stats: &[(String, Summary)],
        then: &[Then],
        cohort: &Cohort,
    ) -> Vec<(String, UnitProgress)> {
        let of = |(group, name): (usize, &compact_str::CompactString)| {
            let n = stats.iter().find(|(own, _)| own == name.as_str()).map_or(0, |(_, summary)| summary.n);
            let own = pairs.iter().filter(|pair| groups.division.group_of(pair.candidate) == Some(group));
            let schools = (0..cohort.units.len()).filter(|unit| groups.of_school[*unit] == Some(group));
            let members = schools.clone().filter_map(|unit| self.schools[unit].as_ref().map(|unit| unit.members));
            let whole = schools.clone().fold(Then::default(), |all, unit| Then { n: all.n + then[unit].n, sum: all.sum + then[unit].sum });
            let (stayed, joined) = members.fold((0, 0), |(stayed, joined), of| (stayed + of.stayed, joined + of.joined));
            let mut unit = UnitProgress::of(own, Membership { n, then: whole.n, stayed, joined, ..Membership::default() }, &self.scale);
            unit.t_then = whole.t(&self.scale.before);
            (unit.members.matched > 0).then(|| (name.to_string(), unit))
        };
        groups.names.iter().enumerate().filter_map(of).collect()
    }
}
