//! What a reader must know before comparing an exam with an earlier one.

use super::{ExamProgress, PaperProgress, guard::Reason, unit::UnitProgress};
use crate::{
    config::Config,
    diagnostics::{Diagnostic, Diagnostics, Place, Rule, codes::stats as codes},
    reconcile::{Ledger, ledger::Cohort},
};

/// Schools named at most.
const NAMED: usize = 5;

/// Notes on the comparisons of one cohort.
pub(super) fn notes(cohort: &Cohort, exams: &[ExamProgress], ledger: &Ledger, config: &Config) -> Diagnostics {
    exams.iter().flat_map(|exam| Note { cohort, exam, ledger, config }.all()).collect()
}

struct Note<'a> {
    cohort: &'a Cohort,
    exam: &'a ExamProgress,
    ledger: &'a Ledger,
    config: &'a Config,
}

impl Note<'_> {
    fn all(&self) -> Diagnostics {
        if self.exam.papers.is_empty() {
            return vec![self.said(&codes::NOTHING_IN_COMMON)];
        }
        const OF_EXAM: [(Reason, &Rule); 4] = [
            (Reason::Date, &codes::EARLIER_NOT_BEFORE),
            (Reason::Grade, &codes::EARLIER_GRADE),
            (Reason::Marking, &codes::MARKING_UNLIKE),
            (Reason::OwnMarking, &codes::MARKING_OWN),
        ];
        const OF_PAPER: [(Reason, &Rule); 4] = [
            (Reason::SameExam, &codes::SAME_EXAM_TWICE),
            (Reason::FullMark, &codes::FULL_MARKS_UNLIKE),
            (Reason::Subjects, &codes::SUBJECTS_UNLIKE),
            (Reason::Difficulty, &codes::DIFFICULTY_UNLIKE),
        ];
        const OF_UNIT: [(Reason, &Rule); 2] = [(Reason::Match, &codes::FEW_MATCHED), (Reason::Roll, &codes::ROLL_CHANGED)];
        let of_exam = OF_EXAM.iter().filter(|(reason, _)| self.exam.papers[0].reasons.contains(reason)).map(|(_, rule)| self.said(rule));
        let of_paper = OF_PAPER.iter().filter_map(|(reason, rule)| self.of_papers(*reason, rule));
        let of_unit = OF_UNIT.iter().filter_map(|(reason, rule)| self.of_units(*reason, rule));
        of_exam.chain(of_paper).chain(of_unit).collect()
    }

    fn said(&self, rule: &'static Rule) -> Diagnostic {
        let exam = self.ledger.exams.get(self.exam.exam);
        let name = exam.map_or("", |exam| exam.name.as_str());
        let date = exam.and_then(|exam| exam.date).map_or_else(String::new, |date| date.to_string());
        let grade = self.cohort.history.iter().find(|earlier| earlier.exam == self.exam.exam).and_then(|earlier| earlier.grade.clone());
        let grade = grade.map_or_else(String::new, |grade| grade.name().to_owned());
        let found = Diagnostic::new(rule, Place::default()).read(if rule == &codes::EARLIER_NOT_BEFORE { &date } else { &grade });
        found.with("exam", name).with("grade", self.cohort.grade.name())
    }

    fn of_papers(&self, reason: Reason, rule: &'static Rule) -> Option<Diagnostic> {
        let with: Vec<&PaperProgress> = self.exam.papers.iter().filter(|paper| paper.reasons.contains(&reason)).collect();
        if with.is_empty() {
            return None;
        }
        let name = |paper: &&PaperProgress| {
            let subject = &self.cohort.papers[paper.paper].subject;
            match reason {
                Reason::FullMark => format!("{subject} {} → {}", paper.full_before, paper.full_now),
                Reason::Difficulty => format!("{subject} {:+.1}", paper.difficulty.unwrap_or_default() * 100.0),
                _ => subject.to_string(),
            }
        };
        Some(self.said(rule).with("papers", with.iter().map(name).collect::<Vec<_>>().join("、")))
    }

    /// Schools of the leading paper.
    fn of_units(&self, reason: Reason, rule: &'static Rule) -> Option<Diagnostic> {
        let leading = self.exam.papers.last()?;
        let is_so = |unit: &&(usize, &UnitProgress)| unit.1.reasons.contains(&reason);
        let units = leading.schools.iter().enumerate().filter_map(|(at, unit)| Some((at, unit.as_ref()?)));
        let units: Vec<(usize, &UnitProgress)> = units.collect();
        let with: Vec<usize> = units.iter().filter(is_so).map(|(at, _)| *at).collect();
        if with.is_empty() {
            return None;
        }
        let name = |unit: &usize| self.ledger.schools[self.cohort.units[*unit].school as usize].name.as_str();
        let mut names: Vec<&str> = with.iter().take(NAMED).map(name).collect();
        names.extend((with.len() > NAMED).then_some("…"));
        let rules = &self.config.progress;
        let limit = if reason == Reason::Match { rules.min_match } else { rules.min_kept };
        let found = self.said(rule).with("n", with.len()).with("all", units.len()).with("schools", names.join("、"));
        Some(found.with("limit", format!("{:.0}", limit * 100.0)))
    }
}
