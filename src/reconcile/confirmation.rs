//! What a school confirms by its signature: a canonical text of its candidates, and the SHA-256 of it.
//!
//! The text is UTF-8, lines end in LF, fields are parted by a tab; a tab or line break inside a field is written as a
//! blank. Anybody who has the same data can make it again:
//!
//! ```text
//! kaojing-headcount 1
//! exam    <name of the exam>
//! school  <name of the school>
//! grade   <grade>                                  for each grade, in order
//! papers  <subject>  <subject>  …                  without the total, in the order of the reports
//! <class>  <id>  <name>  <status>  <status>  …     for each candidate who counts here, lines in order of their bytes
//! ```
//!
//! A status is the word of the open tables (`present`, `absent`, …, `not-taken`), one for each paper; scores are not in it,
//! so that a re-marked script changes no confirmation. Who counts at another school by the guest rule is left out here and
//! in there.

use super::{
    desk::Desk,
    ledger::{Cohort, Confirmation, Ledger},
};
use crate::{
    diagnostics::{Diagnostic, Outcome, codes::reconcile as codes},
    ingest::table::ReturnedConfirmation,
};
use sha2::{Digest as _, Sha256};
use std::{borrow::Cow, fmt::Write as _};

/// The first line of the text: its form and the form's number.
const FORM: &str = "kaojing-headcount 1";

/// The hash of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(String);

impl Digest {
    /// All 64 hexadecimal digits, lower case.
    #[must_use]
    pub fn full(&self) -> &str {
        &self.0
    }

    /// The first 16 digits, upper case, in groups of four: `3F2A-91C0-77DE-0B14`.
    #[must_use]
    pub fn short(&self) -> String {
        let head: Vec<char> = self.0.chars().take(16).map(|digit| digit.to_ascii_uppercase()).collect();
        head.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    /// 64 hexadecimal digits as written, in either case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digest = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_digest.then(|| Self(text.to_ascii_lowercase()))
    }
}

/// The hash of what a school (index into [`Ledger::schools`]) confirms.
#[must_use]
pub fn digest(ledger: &Ledger, school: u32) -> Digest {
    let hash = Sha256::digest(canonical_text(ledger, school).as_bytes());
    Digest(hash.iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a String cannot fail");
        hex
    }))
}

/// The text that is hashed.
#[must_use]
pub fn canonical_text(ledger: &Ledger, school: u32) -> String {
    let name = ledger.schools.get(school as usize).map_or("", |school| school.name.as_str());
    let mut text = format!("{FORM}\nexam\t{}\nschool\t{}\n", field(&ledger.exam_name), field(name));
    for cohort in &ledger.cohorts {
        if let Some(unit) = cohort.units.iter().find(|unit| unit.school == school) {
            add_lines(&mut text, cohort, unit.range.clone());
        }
    }
    text
}

fn add_lines(text: &mut String, cohort: &Cohort, range: std::ops::Range<usize>) {
    let papers = cohort.single_papers();
    let subjects = cohort.papers[..papers].iter().map(|paper| field(paper.subject.name()));
    let head = ["grade\t", &field(cohort.grade.name()), "\npapers\t", &subjects.collect::<Vec<_>>().join("\t"), "\n"];
    text.extend(head);
    let mut unsorted = String::new();
    for at in range.filter(|at| cohort.candidates[*at].counts_here()) {
        let candidate = &cohort.candidates[at];
        unsorted.extend([&field(&candidate.class), "\t", &field(&candidate.id), "\t", &field(&candidate.name)]);
        cohort.marks[..papers].iter().for_each(|marks| unsorted.extend(["\t", marks[at].status.word()]));
        unsorted.push('\n');
    }
    let mut lines: Vec<&str> = unsorted.split_inclusive('\n').collect();
    lines.sort_unstable();
    text.extend(lines);
}

fn field(text: &str) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '\r']) { text.replace(['\t', '\n', '\r'], " ").into() } else { text.into() }
}

/// Confirmations that came back, each with its school under the name that the ledger will give it.
#[must_use]
pub fn name_schools(desk: &Desk<'_>, returned: Vec<(usize, ReturnedConfirmation)>) -> Vec<Confirmation> {
    let one = |(sheet, returned): (usize, ReturnedConfirmation)| {
        let school = desk.schools.find(&returned.school).map(|school| desk.schools.name_of(school));
        let place = desk.sheets[sheet].place.row(returned.row);
        Confirmation { place, digest: returned.digest, school: school.unwrap_or(returned.school) }
    };
    returned.into_iter().map(one).collect()
}

/// What a school has signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// The data at hand.
    These,
    /// Other data: before a correction, or of another exam.
    Others,
}

impl Signed {
    /// The word in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::These => "these-data",
            Self::Others => "other-data",
        }
    }
}

/// Whether a school (index into [`Ledger::schools`]) has signed; of several confirmations that came back one of the data at
/// hand is enough. `None` if none came back.
#[must_use]
pub fn signed(ledger: &Ledger, school: u32) -> Option<Signed> {
    let name = &ledger.schools.get(school as usize)?.name;
    let mut returned = ledger.confirmations.iter().filter(|confirmation| confirmation.school == *name).peekable();
    returned.peek()?;
    let now = digest(ledger, school);
    let these = returned.any(|confirmation| Digest::parse(&confirmation.digest).as_ref() == Some(&now));
    Some(if these { Signed::These } else { Signed::Others })
}

/// Says of each confirmation that came back whether it is of the data at hand, and keeps it in the ledger.
pub fn compare(settled: &mut Outcome<Ledger>, returned: Vec<Confirmation>) {
    let Outcome { value: ledger, seen } = settled;
    for confirmation in returned {
        let found = |rule| Diagnostic::new(rule, confirmation.place.clone()).read(&confirmation.school);
        let school = (0u32..).zip(&ledger.schools).find(|(_, school)| school.name == confirmation.school).map(|(at, _)| at);
        seen.push(match (school, Digest::parse(&confirmation.digest)) {
            (None, _) => found(&codes::CONFIRMATION_OF_NOBODY),
            (Some(school), Some(signed)) if signed == digest(ledger, school) => found(&codes::CONFIRMED).with("code", signed.short()),
            (Some(school), signed) => {
                let signed = signed.map_or_else(|| "?".to_owned(), |signed| signed.short());
                found(&codes::CONFIRMED_OTHER_DATA).with("signed", signed).with("now", digest(ledger, school).short())
            }
        });
        ledger.confirmations.push(confirmation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Grade, Mark, Score, Status, Subject},
        reconcile::ledger::{Candidate, Draft, FullSource, Listed, Origin, Paper, School},
    };

    fn ledger(names: &[&str], second: Mark) -> Ledger {
        let draft = |(row, name): (usize, &&str)| {
            let candidate = Candidate {
                school: 0,
                class: "1班".into(),
                id: format!("2601000{row}").into(),
                name: (*name).into(),
                origin: Origin::Sheet { sheet: 0, row: 0 },
                listed: Listed::NoRoster,
                excluded: false,
            };
            let mark = if row == 1 { second } else { Mark::present(Score::whole(80)) };
            Draft { candidate, marks: vec![mark], prior: Vec::new() }
        };
        let drafts = names.iter().enumerate().map(draft).collect();
        let lines = crate::config::Lines::default();
        let paper = Paper::new(Subject::new("语文"), Score::whole(120), FullSource::Config, Score::whole(1), lines).expect("small numbers");
        let grade = Grade::from_number(9).expect("a grade");
        let cohorts = vec![Cohort::assemble(grade, vec![paper], None, Vec::new(), drafts)];
        Ledger {
            exam_name: "期末".into(),
            schools: vec![School { name: "一中".into(), ..School::default() }],
            cohorts,
            ..Ledger::default()
        }
    }

    #[test]
    fn the_text_can_be_made_again_by_hand() {
        let ledger = ledger(&["张三", "李\t四"], Mark::without_score(Status::Absent));
        let text = "kaojing-headcount 1\nexam\t期末\nschool\t一中\ngrade\t九年级\npapers\t语文\n1班\t26010000\t张三\tpresent\n1班\t26010001\t李 四\tabsent\n";
        assert_eq!(canonical_text(&ledger, 0), text);
        // sha256sum of that text.
        assert_eq!(digest(&ledger, 0).full(), "30d43a200492fb2b595f23caf192caa576a8ff1e6f42ee3ff5a9a56c95223135");
    }

    #[test]
    fn a_score_changes_nothing_and_a_status_everything() {
        let of = |mark| digest(&ledger(&["张三", "李四"], mark), 0);
        assert_eq!(of(Mark::present(Score::whole(70))), of(Mark::present(Score::whole(71))));
        assert_ne!(of(Mark::present(Score::whole(70))), of(Mark::without_score(Status::Absent)));
    }

    #[test]
    fn short_and_full_spellings() {
        let full = "3f2a91c077de0b14".repeat(4);
        let digest = Digest::parse(&full.to_uppercase()).expect("64 digits");
        assert_eq!((digest.full(), digest.short().as_str()), (full.as_str(), "3F2A-91C0-77DE-0B14"));
        assert_eq!(Digest::parse("3f2a"), None);
    }
}
