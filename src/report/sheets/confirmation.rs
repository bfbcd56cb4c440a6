//! 参考人数确认单: the sheet that a school checks, completes, signs and sends back, with the hash of what it confirms; and the
//! county's list of all hashes, to match what comes back.
//!
//! [`confirmation_sheet`] needs nothing but the ledger, so that any workbook that goes to a school can carry it.

use crate::{
    ingest::table::{Enrolment, ReturnedConfirmation},
    model::Status,
    reconcile::{
        Ledger,
        confirmation::{self, Digest},
        ledger::{Candidate, Cohort, Headcount, Listed, Origin, SchoolUnit},
    },
    report::{
        desk::{Desk, grade_label, subject_label},
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    words::{Lang, Phrase, report as words},
};
use std::{borrow::Cow, collections::BTreeMap, fmt::Display};

/// The confirmation sheet of a school, an index into [`Ledger::schools`]. `exam` is the name as printed.
#[must_use]
pub fn confirmation_sheet(ledger: &Ledger, school: u32, exam: &str, lang: Lang) -> Sheet<'static> {
    let form = Form { ledger, school, lang };
    let digest = confirmation::digest(ledger, school);
    let mut blocks = vec![Block::Facts(form.facts(exam, &digest)), form.heading(words::CONFIRM_HEAD_COUNTS)];
    blocks.extend(form.units().map(|(cohort, unit)| Block::Paragraph(form.sentence(cohort, &unit.headcount))));
    blocks.push(Block::Table(form.counts()));
    blocks.push(form.heading(words::CONFIRM_HEAD_PERSONS));
    let persons = form.persons();
    blocks.push(if persons.rows.is_empty() { Block::Paragraph(form.say(words::CONFIRM_NOBODY).to_owned()) } else { Block::Table(persons) });
    blocks.push(form.heading(words::CONFIRM_HEAD_SIGN));
    blocks.push(Block::Paragraph(form.say(words::CONFIRM_DECLARATION).to_owned()));
    blocks.push(Block::Table(form.signatures()));
    blocks.push(Block::Paragraph(form.fill(words::CONFIRM_HOW, &[("short", &digest.short())])));
    blocks.push(Block::Paragraph(format!("{} 1 {} {}", ReturnedConfirmation::MARKER, digest.full(), form.name())));
    Sheet {
        name: form.say(words::SHEET_CONFIRMATION).to_owned(),
        title: form.fill(words::TITLE_CONFIRMATION, &[("school", &form.name())]),
        notes: vec![form.say(words::NOTE_CONFIRMATION).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

/// A school's form and the words of its language.
struct Form<'a> {
    ledger: &'a Ledger,
    school: u32,
    lang: Lang,
}

impl<'a> Form<'a> {
    const fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.lang)
    }

    fn fill(&self, phrase: Phrase, args: &[(&str, &dyn Display)]) -> String {
        phrase.fill(self.lang, args)
    }

    fn heading(&self, phrase: Phrase) -> Block<'static> {
        Block::Heading(self.say(phrase).to_owned())
    }

    fn column(&self, phrase: Phrase, look: Look) -> Column {
        Column::new(self.say(phrase), look)
    }

    fn name(&self) -> &'a str {
        self.ledger.schools.get(self.school as usize).map_or("", |school| school.name.as_str())
    }

    /// The school's unit in every grade that it has.
    fn units(&self) -> impl Iterator<Item = (&'a Cohort, &'a SchoolUnit)> + use<'a> {
        let school = self.school;
        self.ledger.cohorts.iter().filter_map(move |cohort| Some((cohort, cohort.units.iter().find(|unit| unit.school == school)?)))
    }

    fn grade(&self, cohort: &Cohort) -> String {
        let grade = grade_label(&cohort.grade, self.lang);
        if grade.is_empty() { self.say(words::ALL_GRADES).to_owned() } else { grade.into_owned() }
    }

    fn facts(&self, exam: &str, digest: &Digest) -> Vec<(String, Value<'static>, Look)> {
        let facts = [
            (words::FACT_EXAM, exam.to_owned()),
            (words::COL_SCHOOL, self.name().to_owned()),
            (words::CONFIRM_CODE, digest.short()),
            (words::CONFIRM_FULL, digest.full().to_owned()),
        ];
        facts.into_iter().map(|(label, text)| (self.say(label).to_owned(), text.into(), Look::Text)).collect()
    }

    /// Every step from the roll to what became of everybody, in one sentence.
    fn sentence(&self, cohort: &Cohort, count: &Headcount) -> String {
        let grade = self.grade(cohort);
        let below: [(&str, &dyn Display); 8] = [
            ("grade", &grade),
            ("expected", &count.expected),
            ("present", &count.present),
            ("absent", &count.absent),
            ("unexplained", &count.unexplained),
            ("misconduct", &count.misconduct),
            ("deferred", &count.deferred),
            ("exempt", &count.exempt),
        ];
        let Some(enrolled) = count.enrolled else { return self.fill(words::CONFIRM_STEPS_BELOW, &below) };
        let above: [(&str, &dyn Display); 9] = [
            ("enrolled", &enrolled),
            ("in", &count.guest_in),
            ("out", &count.guest_out),
            ("suspended", &count.suspended),
            ("unlisted", &count.unlisted),
            ("unjudged", &count.unjudged_roll),
            ("undecided", &count.unjudged_sheet),
            ("persons", &count.persons()),
            ("withdrawn", &(count.withdrawn - count.suspended)),
        ];
        self.fill(words::CONFIRM_STEPS, &[&below[..], &above[..]].concat())
    }

    /// A row for each grade, then one for each of its classes.
    fn counts(&self) -> Table<'static> {
        let columns = vec![
            self.column(words::COL_GRADE, Look::Text),
            self.column(words::COL_CLASS, Look::Text),
            self.column(words::COL_ENROLLED, Look::Count),
            self.column(words::COL_EXPECTED, Look::Count),
            self.column(words::COL_SAT, Look::Count),
            self.column(words::COL_SAT_NONE, Look::Count),
            self.column(words::CONFIRM_OTHERS, Look::Prose(40)),
        ];
        let mut table = Table { columns, keys: 2, ..Table::default() };
        for (cohort, unit) in self.units() {
            table.strong.push(table.rows.len());
            table.rows.push(self.count_row(cohort, self.say(words::CONFIRM_WHOLE_GRADE), &unit.headcount, true));
            let named = unit.classes.iter().filter(|class| !class.name.is_empty());
            table.rows.extend(named.map(|class| self.count_row(cohort, &class.name, &class.headcount, false)));
        }
        table
    }

    fn count_row(&self, cohort: &Cohort, class: &str, count: &Headcount, whole: bool) -> Vec<Value<'static>> {
        let mut row: Vec<Value<'static>> = vec![self.grade(cohort).into(), class.to_owned().into(), count.enrolled.into()];
        row.extend([count.expected, count.present, count.absent].map(Value::Count));
        row.push(self.others(count, whole).into());
        row
    }

    /// Every further count that is not zero.
    fn others(&self, count: &Headcount, whole: bool) -> String {
        let only_whole = |n: u32| if whole { n } else { 0 };
        let counts = [
            (words::COL_UNEXPLAINED, count.unexplained),
            (words::COL_EXEMPT, count.exempt),
            (words::COL_DEFERRED, count.deferred),
            (words::COL_MISCONDUCT, count.misconduct),
            (words::COL_WITHDRAWN, count.withdrawn),
            (words::COL_GUEST_IN, count.guest_in),
            (words::COL_GUEST_OUT, only_whole(count.guest_out)),
            (words::COL_UNLISTED, count.unlisted),
            (words::COL_INCLUSION, count.inclusion),
            (words::STEP_UNREADABLE, count.unreadable),
            (words::CONFIRM_LEFT, only_whole(count.left)),
        ];
        let said = counts.into_iter().filter(|(_, n)| *n > 0).map(|(title, n)| format!("{} {n}", self.say(title)));
        said.collect::<Vec<_>>().join(self.say(words::LIST_SEPARATOR))
    }

    /// Everybody about whom the school has to say something: a status other than present in any paper, or no place on the roll.
    fn persons(&self) -> Table<'static> {
        let columns = vec![
            self.column(words::COL_GRADE, Look::Text),
            self.column(words::COL_CLASS, Look::Text),
            self.column(words::COL_ID, Look::Id),
            self.column(words::COL_NAME, Look::Text),
            self.column(words::CONFIRM_SITUATION, Look::Prose(20)),
            self.column(words::CONFIRM_KNOWN, Look::Text),
            self.column(words::CONFIRM_REASON, Look::Prose(40)),
        ];
        let mut rows: Vec<Vec<Value<'static>>> = Vec::new();
        for (cohort, unit) in self.units() {
            for at in unit.range.clone() {
                let candidate = &cohort.candidates[at];
                let (situation, known) = (self.situation(cohort, at), self.known(candidate));
                if situation.is_empty() && known.is_none() {
                    continue;
                }
                let mut row: Vec<Value<'static>> = vec![self.grade(cohort).into()];
                row.extend([&candidate.class, &candidate.id, &candidate.name].map(|text| Value::from(text.to_string())));
                row.extend([situation.into(), known.map(|phrase| self.say(phrase)).into(), Value::Empty]);
                rows.push(row);
            }
        }
        Table { columns, rows, keys: 4, ..Table::default() }
    }

    /// The statuses of a person that are not present, with the papers where they differ: `缺考`, `缺考（英语、物理）`.
    fn situation(&self, cohort: &Cohort, at: usize) -> String {
        let status = |paper: &usize| cohort.marks[*paper][at].status;
        let taken = || (0..cohort.single_papers()).filter(|paper| status(paper) != Status::NotTaken);
        let mut by_status: BTreeMap<Status, Vec<Cow<'_, str>>> = BTreeMap::new();
        for paper in taken().filter(|paper| status(paper) != Status::Present) {
            by_status.entry(status(&paper)).or_default().push(subject_label(&cohort.papers[paper].subject, self.lang));
        }
        let of_all = |subjects: &[Cow<'_, str>]| subjects.len() == taken().count() && subjects.len() > 1;
        let said = by_status.iter().map(|(status, subjects)| {
            let subjects = if of_all(subjects) { self.say(words::CONFIRM_ALL_PAPERS).to_owned() } else { self.list(subjects) };
            self.fill(words::CONFIRM_STATUS, &[("status", &self.say(status.phrase())), ("subjects", &subjects)])
        });
        said.collect::<Vec<_>>().join(self.say(words::SENTENCE_SEPARATOR))
    }

    fn list(&self, items: &[Cow<'_, str>]) -> String {
        items.join(self.say(words::LIST_SEPARATOR))
    }

    /// How the person stands to the roll, where that asks for an answer.
    fn known(&self, candidate: &Candidate) -> Option<Phrase> {
        if !candidate.counts_here() {
            return Some(words::CONFIRM_ELSEWHERE);
        }
        match (&candidate.origin, candidate.listed) {
            (Origin::RosterOnly, _) => Some(words::REMARK_ROSTER_ONLY),
            (_, Listed::Unlisted) => Some(words::REMARK_UNLISTED),
            (_, Listed::As(Enrolment::Left)) => Some(words::CONFIRM_RETURNED),
            (_, Listed::As(Enrolment::Guest)) => Some(words::REMARK_GUEST),
            (_, Listed::As(Enrolment::Lent)) => Some(words::CONFIRM_LENT),
            _ => None,
        }
    }

    /// Room for signatures, date and seal.
    fn signatures(&self) -> Table<'static> {
        let columns = vec![
            self.column(words::CONFIRM_SIGN_WHO, Look::Text),
            self.column(words::CONFIRM_SIGN_TEACHER, Look::Text),
            self.column(words::CONFIRM_SIGN_HEAD, Look::Text),
            self.column(words::CONFIRM_SIGN_PHONE, Look::Text),
            self.column(words::CONFIRM_SIGN_DATE, Look::Text),
            self.column(words::CONFIRM_SIGN_CORRECT, Look::Text),
            self.column(words::CONFIRM_SIGN_SEAL, Look::Prose(40)),
        ];
        let mut row = vec![Value::Empty; columns.len()];
        row[0] = self.name().to_owned().into();
        row[5] = self.say(words::CONFIRM_BOXES).into();
        row[6] = " \n \n \n \n ".to_owned().into();
        Table { columns, rows: vec![row], ..Table::default() }
    }
}

/// 确认单核对: the hash of every school, and room to note what came back.
#[must_use]
pub fn digest_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    let ledger = &desk.analysis.ledger;
    let mut columns = vec![desk.column(words::COL_SCHOOL, Look::Text)];
    columns.extend(
        [words::COL_EXPECTED, words::COL_SAT, words::COL_SAT_NONE, words::COL_UNEXPLAINED].map(|title| desk.column(title, Look::Count)),
    );
    columns.extend([desk.column(words::CONFIRM_CODE, Look::Word), desk.column(words::CONFIRM_RETURNED_WHAT, Look::Prose(34))]);
    columns.extend(
        [(words::CONFIRM_RETURNED_ON, 12), (words::COL_CHECKED_BY, 10)].map(|(title, width)| desk.column(title, Look::Prose(width))),
    );
    columns.push(desk.column(words::CONFIRM_FULL, Look::Prose(38)));
    let row = |(at, school): (u32, &'a crate::reconcile::ledger::School)| {
        let units = ledger.cohorts.iter().flat_map(|cohort| &cohort.units).filter(|unit| unit.school == at);
        let count: Headcount = units.map(|unit| unit.headcount).sum();
        let digest = confirmation::digest(ledger, at);
        let mut row: Vec<Value<'a>> = vec![school.name.as_str().into()];
        row.extend([count.expected, count.present, count.absent, count.unexplained].map(Value::Count));
        row.extend([digest.short().into(), returned(desk, &digest, school.name.as_str()).into(), Value::Empty, Value::Empty]);
        row.push(digest.full().to_owned().into());
        row
    };
    let rows = (0u32..).zip(&ledger.schools).map(row).collect();
    Sheet {
        name: desk.say(words::SHEET_DIGESTS).to_owned(),
        title: desk.say(words::TITLE_DIGESTS).to_owned(),
        notes: vec![desk.say(words::NOTE_DIGESTS).to_owned(), desk.say(words::NOTE_DIGEST_FORM).to_owned()],
        blocks: vec![Block::Table(Table { columns, rows, keys: 1, ..Table::default() })],
        ..Sheet::default()
    }
}

/// What came back of a school: confirmed, or confirmed with other data, and the file.
fn returned(desk: &Desk<'_>, digest: &Digest, school: &str) -> String {
    let of_school = desk.analysis.ledger.confirmations.iter().filter(|returned| returned.school == school);
    let said = of_school.map(|returned| {
        let same = Digest::parse(&returned.digest).as_ref() == Some(digest);
        let phrase = if same { words::CONFIRM_SAME } else { words::CONFIRM_OTHER };
        desk.fill(phrase, &[("file", &returned.place)])
    });
    said.collect::<Vec<_>>().join("\n")
}
