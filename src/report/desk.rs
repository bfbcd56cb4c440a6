//! [`Desk`]: the analysis with the words of the run's language at hand. Every sheet is planned from here.

use super::plan::{Column, Look};
use crate::{
    config::{GradeBy, Level},
    disclosure::{Masks, PaperMasks},
    model::{Grade, Subject},
    pipeline::Analysis,
    reconcile::ledger::{Candidate, Cohort, School, SchoolUnit},
    stats::result::{CohortStats, PaperStats, Summary},
    words::{Lang, Phrase, report as words},
};
use std::{borrow::Cow, fmt::Display};

/// What every sheet is planned from.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// Everything that was found out.
    pub analysis: &'a Analysis,
    /// Language of all text.
    pub lang: Lang,
}

impl<'a> Desk<'a> {
    /// A desk with this analysis on it.
    #[must_use]
    pub const fn new(analysis: &'a Analysis) -> Self {
        Self { analysis, lang: analysis.config.lang }
    }

    /// A phrase without placeholders.
    #[must_use]
    pub const fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.lang)
    }

    /// A phrase with its values.
    #[must_use]
    pub fn fill(&self, phrase: Phrase, args: &[(&str, &dyn Display)]) -> String {
        phrase.fill(self.lang, args)
    }

    /// A column headed by a phrase.
    #[must_use]
    pub fn column(&self, phrase: Phrase, look: Look) -> Column {
        Column::new(self.say(phrase), look)
    }

    /// Whether this is the public form.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.analysis.config.level == Level::Public
    }

    /// Cohorts that have statistics, in order of grade.
    pub fn cohorts(&self) -> impl Iterator<Item = CohortView<'a>> + use<'a> {
        let desk = *self;
        let analysis = self.analysis;
        analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts).enumerate().map(move |(index, (cohort, stats))| CohortView {
            desk,
            index,
            cohort,
            stats,
        })
    }

    /// The name of the exam.
    #[must_use]
    pub fn exam(&self) -> &'a str {
        let named = &self.analysis.ledger.exam_name;
        match &self.analysis.config.exam.name {
            _ if !named.is_empty() => named,
            Some(name) => name,
            None => self.say(words::EXAM_UNNAMED),
        }
    }

    /// A school of the ledger.
    #[must_use]
    pub fn school(&self, index: u32) -> &'a School {
        &self.analysis.ledger.schools[index as usize]
    }

    /// A subject as readers of this language call it.
    #[must_use]
    pub fn subject(&self, subject: &'a Subject) -> Cow<'a, str> {
        subject_label(subject, self.lang)
    }

    /// A grade as readers of this language call it; empty if unknown.
    #[must_use]
    pub fn grade(&self, grade: &'a Grade) -> Cow<'a, str> {
        grade_label(grade, self.lang)
    }

    /// A grade (等级) as pupils read it, the best being 0.
    #[must_use]
    pub fn grade_name(&self, grade: usize) -> &'a str {
        const BY_LINES: [Phrase; 4] = [words::GRADE_EXCELLENT, words::GRADE_GOOD, words::GRADE_PASS, words::GRADE_BELOW];
        let rules = &self.analysis.config.grades;
        match rules.by {
            GradeBy::Lines => BY_LINES.get(grade).map_or("", |phrase| self.say(*phrase)),
            GradeBy::Share | GradeBy::Rate => rules.word(grade),
        }
    }

    /// A list in the punctuation of the language.
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let separator = self.say(words::LIST_SEPARATOR);
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(separator)
    }
}

/// A cohort with its statistics.
#[derive(Clone, Copy, Debug)]
pub struct CohortView<'a> {
    /// The desk.
    pub desk: Desk<'a>,
    /// Index in ledger and statistics.
    pub index: usize,
    /// The cohort.
    pub cohort: &'a Cohort,
    /// Its statistics.
    pub stats: &'a CohortStats,
}

impl<'a> CohortView<'a> {
    /// The grade as people call it; empty if unknown.
    #[must_use]
    pub fn grade(&self) -> Cow<'a, str> {
        self.desk.grade(&self.cohort.grade)
    }

    /// A name for a sheet on this cohort: the grade before it where there are several.
    #[must_use]
    pub fn scoped(&self, name: Phrase) -> String {
        let name = self.desk.say(name);
        if self.desk.analysis.ledger.cohorts.len() < 2 || self.cohort.grade.name().is_empty() {
            return name.to_owned();
        }
        format!("{} {name}", self.grade())
    }

    /// A title for a sheet on this cohort: always with the grade.
    #[must_use]
    pub fn titled(&self, name: Phrase) -> String {
        let name = self.desk.say(name);
        if self.cohort.grade.name().is_empty() { name.to_owned() } else { format!("{} {name}", self.grade()) }
    }

    /// Papers with their statistics, the total last.
    pub fn papers(&self) -> impl Iterator<Item = PaperView<'a>> + use<'a> {
        let view = *self;
        view.cohort.papers.iter().zip(&view.stats.papers).enumerate().map(move |(index, (paper, stats))| PaperView {
            cohort: view,
            index,
            paper,
            stats,
        })
    }

    /// The paper that speaks for all: the total, else the only one.
    #[must_use]
    pub fn leading_paper(&self) -> Option<PaperView<'a>> {
        self.papers().last()
    }

    /// What every unit may show in each paper.
    #[must_use]
    pub fn masks(&self) -> Masks {
        Masks::of(self.desk.analysis, self.cohort, self.stats)
    }

    /// The school of a unit.
    #[must_use]
    pub fn school_of(&self, unit: &SchoolUnit) -> &'a School {
        self.desk.school(unit.school)
    }

    /// The unit of a school in this cohort.
    #[must_use]
    pub fn unit_of(&self, school: usize) -> Option<(usize, &'a SchoolUnit)> {
        self.cohort.units.iter().enumerate().find(|(_, unit)| unit.school as usize == school)
    }

    /// A candidate.
    #[must_use]
    pub fn candidate(&self, at: usize) -> Option<&'a Candidate> {
        self.cohort.candidates.get(at)
    }
}

/// A paper with its statistics.
#[derive(Clone, Copy, Debug)]
pub struct PaperView<'a> {
    /// Its cohort.
    pub cohort: CohortView<'a>,
    /// Index in ledger and statistics.
    pub index: usize,
    /// The paper.
    pub paper: &'a crate::reconcile::ledger::Paper,
    /// Its statistics.
    pub stats: &'a PaperStats,
}

impl<'a> PaperView<'a> {
    /// The subject as people call it.
    #[must_use]
    pub fn subject(&self) -> Cow<'a, str> {
        self.cohort.desk.subject(&self.paper.subject)
    }

    /// What every unit may show.
    #[must_use]
    pub fn masks(&self) -> PaperMasks {
        self.cohort.masks().papers.swap_remove(self.index)
    }

    /// The figures of a school unit, where it takes the paper.
    #[must_use]
    pub fn school(&self, unit: usize) -> Option<&'a Summary> {
        self.stats.schools.get(unit)?.as_ref()
    }

    /// The figures of a class, where it takes the paper.
    #[must_use]
    pub fn class(&self, unit: usize, class: usize) -> Option<&'a Summary> {
        self.stats.classes.get(unit)?.get(class)?.as_ref()
    }

    /// Units that take the paper in the order of reports: comparable schools beside each other, each group from the highest mean down.
    #[must_use]
    pub fn units_in_order(&self) -> Vec<usize> {
        let mut units: Vec<usize> = (0..self.cohort.cohort.units.len()).filter(|unit| self.school(*unit).is_some()).collect();
        let category = |unit: usize| &self.cohort.school_of(&self.cohort.cohort.units[unit]).category;
        let mean = |unit: usize| self.school(unit).and_then(|summary| summary.mean).unwrap_or(f64::NEG_INFINITY);
        units.sort_by(|a, b| {
            let (left, right) = (category(*a), category(*b));
            left.is_empty().cmp(&right.is_empty()).then_with(|| left.cmp(right)).then_with(|| mean(*b).total_cmp(&mean(*a))).then(a.cmp(b))
        });
        units
    }
}

/// A subject as readers of this language call it: standard subjects are translated, other names stay.
#[must_use]
pub fn subject_label(subject: &Subject, lang: Lang) -> Cow<'_, str> {
    if lang == Lang::Zh {
        return Cow::Borrowed(subject.name());
    }
    words::SUBJECTS
        .iter()
        .find(|phrase| phrase.zh == subject.name())
        .map_or(Cow::Borrowed(subject.name()), |phrase| Cow::Borrowed(phrase.en))
}

/// A grade as readers of this language call it: `九年级`, `Grade 9`; `高二`, `Senior 2`. Empty if unknown.
#[must_use]
pub fn grade_label(grade: &Grade, lang: Lang) -> Cow<'_, str> {
    match (lang, grade.number()) {
        (Lang::En, Some(number @ 10..)) => Cow::Owned(format!("Senior {}", number - 9)),
        (Lang::En, Some(number)) => Cow::Owned(format!("Grade {number}")),
        _ => Cow::Borrowed(grade.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::subject::ORDER;

    #[test]
    fn every_standard_subject_and_grade_has_an_english_name() {
        for name in ORDER.into_iter().chain([crate::model::subject::TOTAL]) {
            assert!(subject_label(&Subject::new(name), Lang::En).is_ascii(), "{name}");
            assert_eq!(subject_label(&Subject::new(name), Lang::Zh), name);
        }
        let grade = |number| grade_label(&Grade::from_number(number).expect("1 to 12"), Lang::En).into_owned();
        assert_eq!([grade(1), grade(9), grade(10), grade(12)], ["Grade 1", "Grade 9", "Senior 1", "Senior 3"]);
        assert_eq!(subject_label(&Subject::new("剪纸"), Lang::En), "剪纸");
    }
}
