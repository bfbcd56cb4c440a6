//! Exam numbers of one school that are unlike the others of it: another length, or another beginning. Only said: a slip,
//! a digit lost, or a candidate of another school; the number is taken as written. Whom the roster lists is explained.

use super::{
    desk::{Desk, Group, Person, RowRef},
    ledger::Listed,
};
use crate::diagnostics::{Spot, codes::reconcile as codes};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer numbers than this show no custom.
const ENOUGH: usize = 10;

/// At most one in so many is odd; more are another custom.
const ODD_SHARE: usize = 20;

/// A common beginning has at least this many characters.
const BEGINNING: usize = 4;

/// Numbers shown in one diagnostic at most.
const SHOWN: usize = 5;

/// The exam number of a candidate.
#[derive(Clone, Copy)]
struct Number<'g> {
    id: &'g str,
    row: RowRef,
    /// The roster lists the candidate here, so that the number needs no explanation.
    listed: bool,
}

/// The exam numbers of one school, in order of rows.
struct Numbers<'g> {
    school: u32,
    all: Vec<Number<'g>>,
    length: usize,
    /// What nearly all begin with; empty if that is too short to mean anything.
    beginning: &'g str,
}

/// Names the odd numbers of every school.
pub fn note_odd_numbers(desk: &mut Desk<'_>, groups: &[Group]) {
    for group in groups {
        let mut schools: BTreeMap<u32, Vec<Number<'_>>> = BTreeMap::new();
        for person in &group.persons {
            if let Some(found) = number(person) {
                schools.entry(person.school).or_default().push(found);
            }
        }
        let schools: Vec<Numbers<'_>> =
            schools.into_iter().filter(|(_, all)| all.len() >= ENOUGH).map(|(school, all)| Numbers::new(school, all)).collect();
        let beginnings: BTreeSet<&str> = schools.iter().map(|numbers| numbers.beginning).filter(|start| !start.is_empty()).collect();
        for numbers in &schools {
            let of_length = numbers.odd(|number| number.id.len() != numbers.length);
            let beginning = numbers.odd(|number| number.id.len() == numbers.length && numbers.begins_oddly(number.id, &beginnings));
            for (rule, odd, usual) in [
                (&codes::EXAM_NUMBER_LENGTH, of_length, numbers.length.to_string()),
                (&codes::EXAM_NUMBER_BEGINNING, beginning, numbers.beginning.to_owned()),
            ] {
                for odd_here in odd.chunk_by(|a, b| a.row.sheet == b.row.sheet) {
                    let spot = |number: &Number<'_>| (desk.on_row(rule, number.row).place.spot, number.id.to_owned());
                    let spots: Vec<(Spot, String)> = odd_here.iter().map(spot).collect();
                    let found = desk.on_row(rule, odd_here[0].row).read(list(odd_here)).among(spots).with("usual", &usual);
                    let found = found.with("of", numbers.all.len() - odd.len()).with("grade", &group.grade);
                    desk.seen.push(found.with("school", desk.schools.name_of(numbers.school)));
                }
            }
        }
    }
}

/// The exam number of a person: the best id of its row, if it is a number.
fn number(person: &Person) -> Option<Number<'_>> {
    let id = person.ids().next()?.as_str();
    let plain = id.bytes().all(|byte| byte.is_ascii_digit());
    person.row.filter(|_| plain).map(|row| Number { id, row, listed: matches!(person.listed, Listed::As(_)) })
}

fn list(odd: &[Number<'_>]) -> String {
    let more = if odd.len() > SHOWN { "…" } else { "" };
    odd.iter().take(SHOWN).map(|number| number.id).collect::<Vec<_>>().join("、") + more
}

impl<'g> Numbers<'g> {
    fn new(school: u32, all: Vec<Number<'g>>) -> Self {
        let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
        all.iter().for_each(|number| *lengths.entry(number.id.len()).or_default() += 1);
        let length = lengths.into_iter().max_by_key(|(length, n)| (*n, *length)).map_or(0, |(length, _)| length);
        let mut sorted: Vec<&str> = all.iter().map(|number| number.id).collect();
        sorted.sort_unstable();
        let middle = sorted[sorted.len() / 2];
        let without = |start: &str| sorted.iter().filter(|id| !id.starts_with(start)).count();
        let long = (BEGINNING..middle.len()).rev().map(|end| &middle[..end]);
        let beginning = long.into_iter().find(|start| without(start) * ODD_SHARE <= sorted.len()).unwrap_or_default();
        Self { school, all, length, beginning }
    }

    /// The unexplained numbers of which `is` is true, unless such numbers are too many to be odd.
    fn odd(&self, is: impl Fn(&Number<'_>) -> bool) -> Vec<Number<'g>> {
        let odd: Vec<Number<'_>> = self.all.iter().filter(|number| is(number)).copied().collect();
        let few = odd.len() * ODD_SHARE <= self.all.len();
        odd.into_iter().filter(|number| few && !number.listed).collect()
    }

    /// A number that begins as those of another school do, or parts from the usual beginning before its last character: that
    /// one may be a small class of its own.
    fn begins_oddly(&self, id: &str, beginnings: &BTreeSet<&str>) -> bool {
        if self.beginning.is_empty() || id.starts_with(self.beginning) {
            return false;
        }
        let in_common = id.bytes().zip(self.beginning.bytes()).take_while(|(a, b)| a == b).count();
        let own = self.beginning.len();
        let is_other = |start: &str| start.get(..own).is_some_and(|start| id.starts_with(start) && start != self.beginning);
        in_common + 1 < own || beginnings.iter().any(|start| is_other(start))
    }
}
