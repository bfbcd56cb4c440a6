//! Blank cells: absent, or a paper that is not the candidate's to take.
//!
//! Unless exam.toml says that every blank is `not-taken`:
//! 1. a paper in which nobody of the class has a score or a status is not taken by the class (metrics.md §1);
//! 2. where candidates choose between papers (物理 or 历史, two of 化生政地), the papers outside a candidate's choice are not
//!    taken. A choice is a set of papers in which two candidates or more have scores and which no other such set contains:
//!    who missed a paper has fewer papers than others, who chose otherwise has other papers. A candidate whose papers
//!    are part of several choices is given the one that is commonest in the class;
//! 3. what is left is absent, and said once for each sheet and paper.
//!
//! Whom only the roster knows is absent from what the class takes, or the school where no sheet has the class.

use super::{
    desk::{Desk, Group, Person, has_score, speaks},
    fast::FastMap,
};
use crate::{
    config::BlankRule,
    diagnostics::{Diagnostic, Place, codes::reconcile as codes},
    model::{Mark, Status},
};
use compact_str::CompactString;
use std::collections::BTreeMap;

/// Papers as bits. Cohorts of more papers than bits have no choices told apart.
type PaperSet = u64;

/// A class of a school.
type ClassKey<'g> = (u32, &'g str);

/// Decides every blank of a group.
pub fn settle_blanks(desk: &mut Desk<'_>, group: &mut Group) {
    let blank_is_absent = desk.config.candidates.blank == BlankRule::Absent;
    let plan = Plan::of(group);
    let choices = plan.choices.len();
    let mut absent: BTreeMap<(u32, usize), Vec<u32>> = BTreeMap::new();
    let mut outside_choice = false;
    for person in group.persons.iter_mut().filter(|person| person.marks.iter().any(|mark| mark.status == Status::Blank)) {
        let class = plan.class_number(person);
        let choice = plan.choice(person, class);
        for (at, mark) in person.marks.iter_mut().enumerate().filter(|(_, mark)| mark.status == Status::Blank) {
            let takes = match person.row {
                Some(_) => blank_is_absent && plan.takes(class, at),
                None => plan.takes(class, at) || (plan.is_unseen(class) && plan.school_takes(person.school, at)),
            };
            outside_choice |= takes && !has(choice, at);
            let takes = takes && has(choice, at);
            *mark = Mark::without_score(if takes { Status::Absent } else { Status::NotTaken });
            if let Some(row) = person.row.filter(|_| takes) {
                absent.entry((row.sheet, at)).or_default().push(row.row);
            }
        }
    }
    if choices > 1 && outside_choice {
        let found = Diagnostic::new(&codes::CHOICES_FOUND, Place::default());
        desk.seen.push(found.with("grade", &group.grade).with("n", choices));
    }
    for ((sheet, at), rows) in absent {
        let subject = &group.subjects[at];
        let sheet = &desk.sheets[sheet as usize];
        let column = sheet.columns.iter().find(|(of, ..)| of == subject).map(|(_, column, _)| *column);
        let place = column.map_or_else(|| sheet.place.clone(), |column| sheet.place.column(column));
        let spot = |row: &u32| column.map_or_else(|| sheet.place.row(*row), |column| sheet.place.cell(*row, column)).spot;
        let blanks = rows.iter().map(|row| (spot(row), String::new()));
        desk.seen.push(Diagnostic::new(&codes::BLANK_IS_ABSENT, place).with("subject", subject).among(blanks));
    }
}

fn has(set: PaperSet, paper: usize) -> bool {
    u32::try_from(paper).ok().and_then(|paper| set.checked_shr(paper)).is_none_or(|rest| rest & 1 == 1)
}

fn bit(paper: usize) -> PaperSet {
    u32::try_from(paper).ok().and_then(|paper| 1u64.checked_shl(paper)).unwrap_or(0)
}

fn set_of(person: &Person, counts: impl Fn(Mark) -> bool) -> PaperSet {
    person.marks.iter().enumerate().filter(|(_, mark)| counts(**mark)).fold(0, |set, (at, _)| set | bit(at))
}

/// Who takes what.
#[derive(Default)]
struct Plan {
    /// Class → its number, for schools and labels.
    classes: FastMap<(u32, CompactString), usize>,
    /// Papers in which somebody of the class has a score or a status.
    taken: Vec<Vec<bool>>,
    /// Papers that some class of the school takes.
    taken_by_school: FastMap<u32, Vec<bool>>,
    /// Choices, commonest first.
    choices: Vec<PaperSet>,
    /// Class and choice → candidates.
    in_class: FastMap<(usize, PaperSet), usize>,
}

impl Plan {
    fn of(group: &Group) -> Self {
        let mut plan = Self::default();
        let mut sets: FastMap<PaperSet, usize> = FastMap::default();
        let mut last: Option<(ClassKey<'_>, usize)> = None;
        for person in &group.persons {
            let key = (person.school, person.class.as_str());
            let class = match last.filter(|(of, _)| *of == key) {
                Some((_, class)) => class,
                None => plan.enter(key, group.subjects.len()),
            };
            last = Some((key, class));
            for (taken, mark) in plan.taken[class].iter_mut().zip(&person.marks) {
                *taken |= speaks(*mark);
            }
            let scored = set_of(person, has_score);
            *sets.entry(scored).or_default() += 1;
            *plan.in_class.entry((class, scored)).or_default() += 1;
        }
        for ((school, _), class) in &plan.classes {
            let of_school = plan.taken_by_school.entry(*school).or_insert_with(|| vec![false; group.subjects.len()]);
            of_school.iter_mut().zip(&plan.taken[*class]).for_each(|(all, taken)| *all |= *taken);
        }
        if group.subjects.len() <= PaperSet::BITS as usize {
            plan.choices = choices(&sets);
        }
        plan
    }

    fn enter(&mut self, (school, class): ClassKey<'_>, papers: usize) -> usize {
        let next = self.taken.len();
        let number = *self.classes.entry((school, class.into())).or_insert(next);
        if number == next {
            self.taken.push(vec![false; papers]);
        }
        number
    }

    fn class_number(&self, person: &Person) -> usize {
        self.classes.get(&(person.school, person.class.clone())).copied().unwrap_or(usize::MAX)
    }

    fn takes(&self, class: usize, paper: usize) -> bool {
        self.taken.get(class).is_some_and(|taken| taken[paper])
    }

    /// Whether nobody of the class has anything in any paper.
    fn is_unseen(&self, class: usize) -> bool {
        self.taken.get(class).is_none_or(|taken| !taken.contains(&true))
    }

    fn school_takes(&self, school: u32, paper: usize) -> bool {
        self.taken_by_school.get(&school).is_some_and(|taken| taken[paper])
    }

    /// The papers that a candidate should sit as far as choices tell: all papers where there is no choice, or the candidate's
    /// papers are part of none.
    fn choice(&self, person: &Person, class: usize) -> PaperSet {
        if self.choices.len() < 2 {
            return PaperSet::MAX;
        }
        let scored = set_of(person, has_score);
        let fitting = self.choices.iter().filter(|choice| scored & **choice == scored);
        let in_class = |choice: &PaperSet| self.in_class.get(&(class, *choice)).copied().unwrap_or_default();
        // `max_by_key` takes the last of equals and choices come commonest first, so they are looked at from the end.
        fitting.rev().max_by_key(|choice| in_class(choice)).copied().unwrap_or(PaperSet::MAX)
    }
}

/// Sets of two candidates or more that no other such set contains, commonest first.
fn choices(sets: &FastMap<PaperSet, usize>) -> Vec<PaperSet> {
    let mut common: Vec<(PaperSet, usize)> = sets.iter().filter(|(_, n)| **n >= 2).map(|(set, n)| (*set, *n)).collect();
    common.sort_by_key(|(set, n)| (std::cmp::Reverse(*n), *set));
    // Sets met in no more than a thousandth of the candidates contain others only by mistakes in the sheets.
    let total: usize = common.iter().map(|(_, n)| n).sum();
    common.retain(|(_, n)| n.saturating_mul(1000) >= total);
    let contained = |set: PaperSet| common.iter().any(|(other, _)| *other != set && other & set == set);
    common.iter().map(|(set, _)| *set).filter(|set| *set != 0 && !contained(*set)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_what_no_other_contains() {
        let sets = |list: &[(PaperSet, usize)]| choices(&list.iter().copied().collect());
        assert_eq!(sets(&[(0b111, 30), (0b011, 3), (0b101, 1)]), [0b111]);
        assert_eq!(sets(&[(0b0111, 30), (0b1011, 20), (0b0011, 2)]), [0b0111, 0b1011]);
        assert_eq!(sets(&[(0b0111, 3000), (0b1011, 2000), (0b1111, 2)]), [0b0111, 0b1011], "a slip contains both");
        assert!(sets(&[(0, 5)]).is_empty());
    }

    #[test]
    fn bits_beyond_the_set_are_every_paper() {
        assert!(has(0b10, 1) && !has(0b10, 0) && has(PaperSet::MAX, 63));
        assert_eq!((bit(63), bit(64)), (1 << 63, 0));
    }
}
