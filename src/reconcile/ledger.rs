//! [`Ledger`]: the exam as one consistent whole. One cohort a grade; in it candidates sorted by school, class and id,
//! so that every school and class is one contiguous slice, and every mark tied to the row it came from.

use crate::{
    diagnostics::Place,
    ingest::table::{Account, Enrolment, Source},
    model::{Grade, Mark, Rate, Score, Status, Subject},
};
use compact_str::CompactString;
use std::ops::Range;

/// The exam.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Name of the exam as printed: configured, else from the sheets' titles; empty if nothing tells it.
    pub exam_name: String,
    /// Schools sorted by name; [`Candidate::school`] and [`SchoolUnit::school`] index it.
    pub schools: Vec<School>,
    /// Cohorts sorted by grade.
    pub cohorts: Vec<Cohort>,
    /// Where every row of every sheet went, in order of file and sheet.
    pub accounts: Vec<(Place, &'static str, Account)>,
    /// The input files.
    pub sources: Vec<Source>,
    /// Whether a roster was given.
    pub has_roster: bool,
    /// Persons met in two rows, in order of cohort and candidate (A103).
    pub duplicates: Vec<Duplicate>,
    /// Guests who would count twice or nowhere, in order of cohort and candidate (A104).
    pub guests: Vec<GuestCase>,
}

impl Ledger {
    /// Where a candidate was read: file, sheet and row. Empty for one known from the roster only.
    #[must_use]
    pub fn place(&self, candidate: &Candidate) -> Place {
        match candidate.origin {
            Origin::Sheet { sheet, row } => self.accounts.get(sheet as usize).map_or_else(Place::default, |(place, ..)| place.row(row)),
            Origin::RosterOnly => Place::default(),
        }
    }
}

/// One person in two rows: the same id twice. Rows of several sheets of a school that complement each other (a sheet
/// for each subject) are one row and no duplicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// Index into [`Ledger::cohorts`].
    pub cohort: usize,
    /// The candidate whose marks count.
    pub candidate: usize,
    /// The second row as a candidate of its own: at another school, where it counts too. `None` where the second row
    /// was folded into the first (equal marks) or set aside (different marks; an error diagnostic names both).
    pub other: Option<usize>,
    /// The row whose marks count.
    pub first: Place,
    /// The second row.
    pub second: Place,
    /// Both rows are of one school.
    pub same_school: bool,
    /// Wherever both rows have a mark, the marks agree.
    pub same_marks: bool,
}

/// What is wrong with the count of a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestTrouble {
    /// Both schools sent a row. One counts by the rule, the other is excluded.
    Twice,
    /// No sheet holds the guest; expected at the school where the rule counts guests.
    Nowhere,
    /// The rule is `enrolled`, and no roster tells the school of enrolment: counted where the guest attends.
    NoHome,
}

/// A guest (附读, 借读, 外借) who would count twice or nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestCase {
    /// Index into [`Ledger::cohorts`].
    pub cohort: usize,
    /// The person as candidates: the one that counts first.
    pub candidates: Vec<usize>,
    /// The school attended, index into [`Ledger::schools`]; `None` where no roster or sheet tells it.
    pub attending: Option<u32>,
    /// The school of enrolment.
    pub enrolled: Option<u32>,
    /// What is wrong.
    pub trouble: GuestTrouble,
}

/// A school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct School {
    /// Name as printed.
    pub name: CompactString,
    /// Category; empty if none.
    pub category: CompactString,
    /// District; empty if none.
    pub district: CompactString,
}

/// What told a full mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FullSource {
    /// exam.toml.
    Config,
    /// The header (`语文(150)`) or a 满分 row.
    Sheet,
    /// The usual full mark of the subject that covers the scores seen.
    Inferred,
    /// Sum of the papers.
    Papers,
}

/// Lines as exact scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineScores {
    /// x ≥ this is 优秀.
    pub excellent: Score,
    /// x ≥ this is 良好.
    pub good: Score,
    /// x ≥ this is 及格.
    pub pass: Score,
    /// x < this is 低分.
    pub low: Score,
}

/// A paper of a grade. The total is the last paper of a cohort with two papers or more.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Its subject.
    pub subject: Subject,
    /// Full mark.
    pub full: Score,
    /// What told it.
    pub full_source: FullSource,
    /// Smallest step between scores: 1 or 0.5 as seen, or as declared.
    pub step: Score,
    /// Lines as shares.
    pub rates: crate::config::Lines,
    /// Lines as scores.
    pub lines: LineScores,
}

impl Paper {
    /// A paper with lines taken of its full mark. `None` if a line is out of range.
    #[must_use]
    pub fn new(subject: Subject, full: Score, full_source: FullSource, step: Score, rates: crate::config::Lines) -> Option<Self> {
        let line = |rate: Rate| rate.of(full);
        let lines =
            LineScores { excellent: line(rates.excellent)?, good: line(rates.good)?, pass: line(rates.pass)?, low: line(rates.low)? };
        Some(Self { subject, full, full_source, step, rates, lines })
    }
}

/// Where a candidate is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A row of a score sheet.
    Sheet {
        /// Index into [`Ledger::accounts`].
        sheet: u32,
        /// Row in the sheet, from zero.
        row: u32,
    },
    /// Only the roster: expected, in no score sheet (A101). All marks are absent.
    RosterOnly,
}

/// How a candidate stands to the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Listed {
    /// No roster covers this school and grade.
    #[default]
    NoRoster,
    /// Found, listed so.
    As(Enrolment),
    /// In a sheet, on no roster (A102).
    Unlisted,
    /// Several roster entries fit; none was taken.
    Ambiguous,
}

/// A candidate.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index into [`Ledger::schools`].
    pub school: u32,
    /// Class as printed; empty if none.
    pub class: CompactString,
    /// Id as matched; empty if none.
    pub id: CompactString,
    /// Name; empty if none.
    pub name: CompactString,
    /// Where known from.
    pub origin: Origin,
    /// Standing to the roster.
    pub listed: Listed,
    /// Counts at no school under the guest rule, or marked 不参与: kept in lists, out of statistics.
    pub excluded: bool,
}

impl Candidate {
    /// Whether the person belongs to the head count of this school. A guest's row does not where the guest rule counts
    /// the person at another school or nowhere; a row marked 不参与 does.
    #[must_use]
    pub const fn counts_here(&self) -> bool {
        !(self.excluded && matches!(self.listed, Listed::As(Enrolment::Guest | Enrolment::Lent)))
    }
}

/// A candidate with marks, before sorting: what [`Cohort::assemble`] takes.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who.
    pub candidate: Candidate,
    /// A mark for each paper, the total not among them.
    pub marks: Vec<Mark>,
    /// Earlier scores, one for each earlier paper; empty if there was no earlier exam or no match.
    pub prior: Vec<Option<Score>>,
}

/// A class: a contiguous slice of its school's candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassUnit {
    /// Class as printed; empty if none.
    pub name: CompactString,
    /// Its candidates.
    pub range: Range<usize>,
}

/// A school's contiguous slice of a cohort's candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolUnit {
    /// Index into [`Ledger::schools`].
    pub school: u32,
    /// Its candidates.
    pub range: Range<usize>,
    /// Its classes, in order, covering `range`.
    pub classes: Vec<ClassUnit>,
    /// Head count (headcount.csv).
    pub headcount: Headcount,
}

/// Head count of a school in a grade; each person once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// On the roll; `None` where no roster was given.
    pub enrolled: Option<u32>,
    /// 应考: should have sat at least one paper.
    pub expected: u32,
    /// Sat at least one paper.
    pub present: u32,
    /// Sat none, absent.
    pub absent: u32,
    /// Exempt from all.
    pub exempt: u32,
    /// Deferred in all they did not sit.
    pub deferred: u32,
    /// Misconduct in any.
    pub misconduct: u32,
    /// Left.
    pub withdrawn: u32,
    /// Guests attending here, enrolled elsewhere.
    pub guest_in: u32,
    /// Enrolled here, attending elsewhere.
    pub guest_out: u32,
    /// 随班就读.
    pub inclusion: u32,
    /// In a sheet, on no roster.
    pub unlisted: u32,
    /// On the roster, in no sheet, no reason given.
    pub unexplained: u32,
}

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
    /// Schools in order of name.
    pub units: Vec<SchoolUnit>,
    /// Subjects of the earlier exam, its total left out; empty if none was given.
    pub prior_subjects: Vec<Subject>,
    /// `prior[earlier subject][candidate]`.
    pub prior: Vec<Vec<Option<Score>>>,
}

/// Sort key of a class label: digits in it as a number, so that 2班 comes before 10班.
fn class_key(class: &str) -> (u64, &str) {
    let digits: String = class.chars().filter(char::is_ascii_digit).take(9).collect();
    (digits.parse().unwrap_or(u64::MAX), class)
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
    pub fn assemble(grade: Grade, papers: Vec<Paper>, total: Option<Paper>, prior_subjects: Vec<Subject>, mut drafts: Vec<Draft>) -> Self {
        drafts.sort_by(|a, b| draft_key(a).cmp(&draft_key(b)));
        let mut marks: Vec<Vec<Mark>> = (0..papers.len()).map(|_| Vec::with_capacity(drafts.len())).collect();
        let mut prior: Vec<Vec<Option<Score>>> = prior_subjects.iter().map(|_| Vec::with_capacity(drafts.len())).collect();
        let mut totals = Vec::new();
        let mut sat_totals = Vec::with_capacity(drafts.len());
        let mut candidates = Vec::with_capacity(drafts.len());
        for draft in drafts {
            assert_eq!(draft.marks.len(), papers.len(), "a draft holds one mark for each paper");
            if total.is_some() {
                totals.push(strict_total(&draft.marks));
                sat_totals.push(sat_total(&draft.marks));
            }
            for (row, mark) in marks.iter_mut().zip(&draft.marks) {
                row.push(*mark);
            }
            for (at, row) in prior.iter_mut().enumerate() {
                row.push(draft.prior.get(at).copied().flatten());
            }
            candidates.push(draft.candidate);
        }
        let mut papers = papers;
        if let Some(total) = total {
            papers.push(total);
            marks.push(totals);
        }
        let mut cohort = Self { grade, papers, marks, sat_totals, units: Vec::new(), prior_subjects, prior, candidates };
        cohort.units = cohort.school_units();
        cohort
    }

    fn school_units(&self) -> Vec<SchoolUnit> {
        runs(0..self.candidates.len(), |at| self.candidates[at].school)
            .into_iter()
            .map(|range| {
                let classes = runs(range.clone(), |at| &self.candidates[at].class)
                    .into_iter()
                    .map(|range| ClassUnit { name: self.candidates[range.start].class.clone(), range })
                    .collect();
                let headcount = self.headcount(range.clone());
                SchoolUnit { school: self.candidates[range.start].school, range, classes, headcount }
            })
            .collect()
    }

    /// Counts persons by what became of them over all papers. `enrolled` is left to who knows the roster.
    fn headcount(&self, range: Range<usize>) -> Headcount {
        let mut count = Headcount::default();
        let papers = self.single_papers();
        for at in range {
            let candidate = &self.candidates[at];
            if !candidate.counts_here() {
                continue;
            }
            match candidate.listed {
                Listed::Unlisted => count.unlisted += 1,
                Listed::As(Enrolment::Guest) => count.guest_in += 1,
                Listed::As(Enrolment::Inclusion) => count.inclusion += 1,
                _ => {}
            }
            if candidate.origin == Origin::RosterOnly {
                count.unexplained += 1;
            }
            let has = |status: Status| (0..papers).any(|paper| self.marks[paper][at].status == status);
            count.misconduct += u32::from(has(Status::Misconduct));
            if has(Status::Present) || has(Status::Excluded) || has(Status::Unreadable) || has(Status::Misconduct) {
                count.expected += 1;
                count.present += u32::from(has(Status::Present) || has(Status::Excluded));
            } else if has(Status::Absent) || has(Status::Blank) {
                count.expected += 1;
                count.absent += 1;
            } else if has(Status::Deferred) {
                count.expected += 1;
                count.deferred += 1;
            } else if has(Status::Exempt) {
                count.exempt += 1;
            } else if has(Status::Withdrawn) {
                count.withdrawn += 1;
            }
        }
        count
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

/// Schools, then classes with numbers in order, then id, name and place.
fn draft_key(draft: &Draft) -> (u32, (u64, &str), &str, &str, (u32, u32)) {
    let candidate = &draft.candidate;
    let origin = match candidate.origin {
        Origin::Sheet { sheet, row } => (sheet, row),
        Origin::RosterOnly => (u32::MAX, u32::MAX),
    };
    (candidate.school, class_key(&candidate.class), &candidate.id, &candidate.name, origin)
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
