//! [`Cohort`]: the candidates of one grade in order of school, class and id, their marks as rows of papers, and the slices
//! of schools and classes.

use super::{
    fast::FastMap,
    history::Earlier,
    items::PaperItems,
    ledger::{Candidate, ClassUnit, Draft, Headcount, Listed, Origin, Paper, SchoolUnit},
};
use crate::{
    ingest::table::Enrolment,
    model::{Grade, Mark, Score, Status, Subject},
};
use std::ops::Range;

/// All candidates of one grade.
#[derive(Clone, Debug, Default)]
pub struct Cohort {
    /// The grade; may be unknown.
    pub grade: Grade,
    /// Papers in office order; the total last where there are two papers or more.
    pub papers: Vec<Paper>,
    /// Candidates sorted by school, class, id, name, origin.
    pub candidates: Vec<Candidate>,
    /// `marks[paper][candidate]`; the total's row holds the strict total: present only where every paper that the
    /// candidate should sit was sat.
    pub marks: Vec<Vec<Mark>>,
    /// Sum over the papers sat (已考科目总分), whatever was missed; `None` where none was sat or there is no total.
    pub sat_totals: Vec<Option<Score>>,
    /// What became of each candidate over all papers together.
    pub fates: Vec<Fate>,
    /// Schools in order of name.
    pub units: Vec<SchoolUnit>,
    /// Subjects of the latest earlier exam, its total left out; empty if none was given.
    pub prior_subjects: Vec<Subject>,
    /// `prior[earlier subject][candidate]`.
    pub prior: Vec<Vec<Option<Score>>>,
    /// Every earlier exam in which any of the candidates was found, in order of time.
    pub history: Vec<Earlier>,
    /// Item scores of papers that have some, in order of the paper.
    pub items: Vec<PaperItems>,
}

impl Cohort {
    /// Sorts the drafts, builds totals and units. The only way in which a cohort comes into being.
    ///
    /// `papers` are without the total; `total` is the total's paper, `None` for no total.
    /// `prior_subjects` names the columns of each draft's `prior`.
    ///
    /// # Panics
    /// If a draft does not hold one mark for each paper: that is the caller's bug.
    #[must_use]
    pub fn assemble(grade: Grade, papers: Vec<Paper>, total: Option<Paper>, prior_subjects: Vec<Subject>, drafts: Vec<Draft>) -> Self {
        Self::assemble_in_order(grade, papers, total, prior_subjects, drafts).0
    }

    /// [`Cohort::assemble`], and where each draft went.
    ///
    /// # Panics
    /// If a draft does not hold one mark for each paper: that is the caller's bug.
    #[must_use]
    pub fn assemble_in_order(
        grade: Grade,
        mut papers: Vec<Paper>,
        total: Option<Paper>,
        prior_subjects: Vec<Subject>,
        drafts: Vec<Draft>,
    ) -> (Self, Vec<usize>) {
        let order = order_of(&drafts);
        let mut places = vec![0; drafts.len()];
        order.iter().enumerate().for_each(|(place, draft)| places[*draft] = place);
        let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
        let mut marks: Vec<Vec<Mark>> = (0..papers.len()).map(|_| Vec::with_capacity(drafts.len())).collect();
        let mut prior: Vec<Vec<Option<Score>>> = prior_subjects.iter().map(|_| Vec::with_capacity(drafts.len())).collect();
        let (mut totals, mut sat_totals) = (Vec::new(), Vec::with_capacity(drafts.len()));
        let (mut candidates, mut fates) = (Vec::with_capacity(drafts.len()), Vec::with_capacity(drafts.len()));
        for draft in order.into_iter().filter_map(|at| drafts[at].take()) {
            assert_eq!(draft.marks.len(), papers.len(), "a draft holds one mark for each paper");
            if total.is_some() {
                totals.push(strict_total(&draft.marks));
                sat_totals.push(sat_total(&draft.marks));
            }
            marks.iter_mut().zip(&draft.marks).for_each(|(row, mark)| row.push(*mark));
            for (at, row) in prior.iter_mut().enumerate() {
                row.push(draft.prior.get(at).copied().flatten());
            }
            fates.push(Fate::of(draft.marks.iter().map(|mark| mark.status)));
            candidates.push(draft.candidate);
        }
        if let Some(total) = total {
            papers.push(total);
            marks.push(totals);
        }
        let mut cohort = Self {
            grade,
            papers,
            marks,
            sat_totals,
            fates,
            units: Vec::new(),
            prior_subjects,
            prior,
            history: Vec::new(),
            items: Vec::new(),
            candidates,
        };
        cohort.units = cohort.school_units();
        (cohort, places)
    }

    fn school_units(&self) -> Vec<SchoolUnit> {
        runs(0..self.candidates.len(), |at| self.candidates[at].school)
            .into_iter()
            .map(|range| {
                let class = |range: Range<usize>| ClassUnit {
                    name: self.candidates[range.start].class.clone(),
                    headcount: self.headcount(range.clone()),
                    range,
                };
                let classes = runs(range.clone(), |at| &self.candidates[at].class).into_iter().map(class).collect();
                let headcount = self.headcount(range.clone());
                SchoolUnit { school: self.candidates[range.start].school, range, classes, headcount, stage: None, earlier: None }
            })
            .collect()
    }

    /// Counts persons by what became of them over all papers, the deferred as expected. What only the roster knows is left
    /// to who has it.
    fn headcount(&self, range: Range<usize>) -> Headcount {
        let mut count = Headcount { deferred_expected: true, ..Headcount::default() };
        range.for_each(|at| self.count_head(&mut count, at));
        count
    }

    fn count_head(&self, count: &mut Headcount, at: usize) {
        let (candidate, fate) = (&self.candidates[at], self.fates[at]);
        count.guests_attending += u32::from(candidate.listed == Listed::As(Enrolment::Guest));
        // Whoever left by the roster and by the sheet too is no concern of this exam.
        let gone = candidate.listed == Listed::As(Enrolment::Left) && !fate.is_expected();
        if !candidate.counts_here() || gone {
            return;
        }
        match candidate.listed {
            Listed::Unlisted => count.unlisted += 1,
            Listed::As(Enrolment::Left) => {
                count.unlisted += 1;
                count.returned += 1;
            }
            Listed::As(Enrolment::Guest) => count.guest_in += 1,
            Listed::As(Enrolment::Inclusion) => count.inclusion += 1,
            Listed::As(_) => {}
            Listed::NoRoster | Listed::Ambiguous => count.unjudged_sheet += 1,
        }
        count.unexplained += u32::from(candidate.origin == Origin::RosterOnly);
        count.expected += u32::from(fate.is_expected());
        match fate {
            Fate::Present => count.present += 1,
            Fate::Unreadable => {
                count.present += 1;
                count.unreadable += 1;
            }
            Fate::Misconduct => count.misconduct += 1,
            Fate::Absent => count.absent += 1,
            Fate::Deferred => count.deferred += 1,
            Fate::Withdrawn => count.withdrawn += 1,
            Fate::Exempt => count.exempt += 1,
        }
    }

    /// The number of papers, the total left out.
    #[must_use]
    pub fn single_papers(&self) -> usize {
        self.papers.iter().filter(|paper| !paper.subject.is_total()).count()
    }

    /// Index of the total's paper.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        self.papers.iter().position(|paper| paper.subject.is_total())
    }

    /// The score that counts in statistics: present, and the candidate not excluded.
    #[must_use]
    pub fn counted(&self, paper: usize, candidate: usize) -> Option<Score> {
        if self.candidates[candidate].excluded { None } else { self.marks[paper][candidate].counted() }
    }
}

/// What became of a person over all papers: the first of these that some paper says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Sat one, whether the score counts or not.
    Present,
    /// Misconduct in one.
    Misconduct,
    /// A mark that cannot be read.
    Unreadable,
    /// Absent from one.
    Absent,
    /// Deferred.
    Deferred,
    /// Exempt, or no paper to sit.
    Exempt,
    /// Left.
    Withdrawn,
}

impl Fate {
    /// From what each paper says of a person.
    pub fn of(statuses: impl Iterator<Item = Status>) -> Self {
        statuses.filter_map(Self::by).min().unwrap_or(Self::Exempt)
    }

    /// What one paper says, if it says anything.
    const fn by(status: Status) -> Option<Self> {
        match status {
            Status::Present | Status::Excluded => Some(Self::Present),
            Status::Misconduct => Some(Self::Misconduct),
            Status::Unreadable => Some(Self::Unreadable),
            Status::Absent | Status::Blank => Some(Self::Absent),
            Status::Deferred => Some(Self::Deferred),
            Status::Exempt => Some(Self::Exempt),
            Status::Withdrawn => Some(Self::Withdrawn),
            Status::NotTaken => None,
        }
    }

    /// Whether such a person sat any paper, whatever came of it.
    #[must_use]
    pub const fn sat(self) -> bool {
        matches!(self, Self::Present | Self::Misconduct | Self::Unreadable)
    }

    /// Whether such a person should have sat a paper, the deferred among them.
    #[must_use]
    pub const fn is_expected(self) -> bool {
        !matches!(self, Self::Exempt | Self::Withdrawn)
    }
}

/// Indices of the drafts by school, class (2班 before 10班), id, name and row.
fn order_of(drafts: &[Draft]) -> Vec<usize> {
    let mut numbers: FastMap<&str, u64> = FastMap::default();
    let keys: Vec<(u32, u64)> = (drafts.iter().map(|draft| &draft.candidate))
        .map(|candidate| (candidate.school, *numbers.entry(&candidate.class).or_insert_with(|| class_number(&candidate.class))))
        .collect();
    let rest = |at: usize| {
        let candidate = &drafts[at].candidate;
        let row = match candidate.origin {
            Origin::Sheet { sheet, row } => (sheet, row),
            Origin::RosterOnly => (u32::MAX, u32::MAX),
        };
        (candidate.class.as_str(), candidate.id.as_str(), candidate.name.as_str(), row)
    };
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|at| keys[*at]);
    for class in order.chunk_by_mut(|a, b| keys[*a] == keys[*b]) {
        class.sort_by(|a, b| rest(*a).cmp(&rest(*b)));
    }
    order
}

/// The digits of a class label as a number; the largest where there are none.
fn class_number(class: &str) -> u64 {
    let digits: String = class.chars().filter(char::is_ascii_digit).take(9).collect();
    digits.parse().unwrap_or(u64::MAX)
}

/// Splits a range into runs of equal keys.
fn runs<K: PartialEq>(range: Range<usize>, key: impl Fn(usize) -> K) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        if key(at) != key(start) {
            runs.push(start..at);
            start = at;
        }
    }
    if start < range.end {
        runs.push(start..range.end);
    }
    runs
}

/// Present in every paper that should be sat → their sum. Else the status that stands in the way, the gravest first.
fn strict_total(marks: &[Mark]) -> Mark {
    const IN_THE_WAY: [Status; 7] =
        [Status::Misconduct, Status::Unreadable, Status::Absent, Status::Blank, Status::Deferred, Status::Withdrawn, Status::Exempt];
    if let Some(status) = IN_THE_WAY.into_iter().find(|status| marks.iter().any(|mark| mark.status == *status)) {
        return Mark::without_score(status);
    }
    let scored = || marks.iter().filter(|mark| matches!(mark.status, Status::Present | Status::Excluded));
    let status = if marks.iter().any(|mark| mark.status == Status::Excluded) {
        Status::Excluded
    } else if scored().next().is_some() {
        Status::Present
    } else {
        return Mark::default();
    };
    Mark { status, score: scored().map(|mark| mark.score).sum() }
}

fn sat_total(marks: &[Mark]) -> Option<Score> {
    let mut scores = marks.iter().filter_map(|mark| mark.counted()).peekable();
    scores.peek()?;
    Some(scores.sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reconcile::ledger::FullSource;

    fn draft(school: u32, class: &str, id: &str, marks: &[Mark]) -> Draft {
        let candidate = Candidate {
            school,
            class: class.into(),
            id: id.into(),
            name: "".into(),
            origin: Origin::Sheet { sheet: 0, row: 0 },
            listed: Listed::NoRoster,
            excluded: false,
        };
        Draft { candidate, marks: marks.to_vec(), prior: Vec::new() }
    }

    fn paper(subject: &str, full: i32) -> Paper {
        let lines = crate::config::Lines::default();
        Paper::new(Subject::new(subject), Score::whole(full), FullSource::Inferred, Score::whole(1), lines).expect("small numbers")
    }

    #[test]
    fn units_are_contiguous_and_totals_strict() {
        let present = |marks| Mark::present(Score::whole(marks));
        let absent = Mark::without_score(Status::Absent);
        let drafts = vec![
            draft(1, "10班", "3", &[present(90), present(80)]),
            draft(0, "1班", "9", &[present(50), absent]),
            draft(1, "2班", "4", &[present(70), Mark::default()]),
            draft(1, "2班", "1", &[absent, absent]),
        ];
        let papers = vec![paper("语文", 120), paper("数学", 120)];
        let cohort = Cohort::assemble(Grade::UNKNOWN, papers, Some(paper("总分", 240)), Vec::new(), drafts);
        assert_eq!(cohort.units.len(), 2);
        let classes: Vec<&str> = cohort.units[1].classes.iter().map(|class| class.name.as_str()).collect();
        assert_eq!(classes, ["2班", "10班"]);
        assert_eq!(cohort.units[1].range, 1..4);
        let totals: Vec<Option<Score>> = (0..4).map(|at| cohort.counted(2, at)).collect();
        assert_eq!(totals, [None, None, Some(Score::whole(70)), Some(Score::whole(170))]);
        assert_eq!(cohort.sat_totals[0], Some(Score::whole(50)));
        let count = cohort.units[1].headcount;
        assert_eq!((count.expected, count.present, count.absent), (3, 2, 1));
    }
}
