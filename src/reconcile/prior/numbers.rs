//! Rows of an earlier exam → persons where neither list has ids or names to go by: by school, class and the number in the
//! class, or by a number that the whole school, or the whole exam, has once.
//!
//! Such a number says nothing about who bears it, so that a wrong tie must be impossible rather than unlikely:
//!
//! - Names that differ, or ids that do, are never overruled.
//! - A number counts in the unit in which it does not restart: in the school where both lists have every number once
//!   although they have several classes, else in the class, which must have the same name then and now and no number twice.
//!   Where rows tell no school it must be once in the whole exam.
//! - Half of the shorter list must be found in the other, else the numbers are not of one kind.
//! - Numbers that follow the marks are places, dealt out anew in each exam: refused, and said.
//! - Whoever several persons or rows fit is tied to nobody.

use super::rows::{EarlierRow, may_follow};
use crate::{
    ingest::table::ScoreRow,
    model::Score,
    reconcile::{
        desk::{Group, Person, has_score},
        fast::FastMap,
        index::{At, Identified, LONG_ID, Naming, id_key, ids_conflict, naming},
        matching::{How, Match, Matcher},
    },
};
use compact_str::CompactString;
use std::collections::BTreeMap;

/// What numbers told in one exam.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Rows tied by them.
    pub tied: usize,
    /// Rows that were not, since their numbers follow the marks.
    pub ranked: usize,
}

/// A member of a unit: its place in its list, its number, its class and what it scored.
struct Member<'a> {
    place: usize,
    number: CompactString,
    class: &'a str,
    total: Option<Score>,
}

/// Ties the rows that are open still; `totals` are the marks of each row added up. Unless `places_too`, numbers that follow
/// the marks tie nobody.
pub fn tie(
    groups: &[Group],
    rows: &[EarlierRow<'_>],
    totals: &[Option<Score>],
    matcher: &mut Matcher<'_, EarlierRow<'_>>,
    places_too: bool,
) -> Numbers {
    if !matcher.found().contains(&Match::Nobody) {
        return Numbers::default();
    }
    let lists = lists_of(rows, totals);
    let (mut claims, mut ranked) = (Vec::new(), 0);
    for (number, group) in groups.iter().enumerate() {
        let persons = persons_of(group, &lists);
        for (school, list) in &lists {
            let Some(persons) = persons.get(school) else { continue };
            let may = |member: &&Member<'_>| may_follow(rows[member.place].grade, &group.grade);
            let list: Vec<&Member<'_>> = list.iter().filter(may).collect();
            let persons: Vec<&Member<'_>> = persons.iter().collect();
            for (list, persons) in units(&list, &persons, school.is_some()) {
                if !places_too && (follows_marks(&list) || follows_marks(&persons)) {
                    ranked += list.iter().filter(|member| matcher.found()[member.place] == Match::Nobody).count();
                    continue;
                }
                claims.extend(pairs(&list, &persons).into_iter().filter_map(|(row, at)| {
                    let place: At = (number, at);
                    agree(&rows[row], &group.persons[at]).then_some((row, place, How::SeatAlone))
                }));
            }
        }
    }
    matcher.settle_open(claims);
    let tied = matcher.found().iter().filter(|found| matches!(found, Match::One(_, How::SeatAlone))).count();
    Numbers { tied, ranked }
}

/// Rows of the earlier exam that have a number, by school.
type Lists<'a> = BTreeMap<Option<u32>, Vec<Member<'a>>>;

fn lists_of<'a>(rows: &'a [EarlierRow<'_>], totals: &[Option<Score>]) -> Lists<'a> {
    let mut lists = Lists::new();
    for (place, row) in rows.iter().enumerate() {
        if let Some(number) = number_of(row, &row.of.row.seat) {
            lists.entry(row.school()).or_default().push(Member { place, number, class: row.class(), total: totals[place] });
        }
    }
    lists
}

/// Persons of a group who have a number, for each list: those of its school, or all.
fn persons_of<'a>(group: &'a Group, lists: &Lists<'_>) -> FastMap<Option<u32>, Vec<Member<'a>>> {
    let mut persons: FastMap<Option<u32>, Vec<Member<'_>>> = FastMap::default();
    for (place, person) in group.persons.iter().enumerate() {
        let Some(number) = number_of(person, &person.seat) else { continue };
        let mut scores = person.marks.iter().filter(|mark| has_score(**mark)).map(|mark| mark.score).peekable();
        let total = scores.peek().is_some().then(|| scores.sum());
        for school in [Some(person.school), None].into_iter().filter(|school| lists.contains_key(school)) {
            persons.entry(school).or_default().push(Member { place, number: number.clone(), class: &person.class, total });
        }
    }
    persons
}

/// The number that a row or person is called by: that in the class, else a short id.
fn number_of(row: &impl Identified, seat: &CompactString) -> Option<CompactString> {
    let short = || row.ids().find(|id| id.len() < LONG_ID);
    let number = Some(seat).filter(|seat| !seat.is_empty()).or_else(short)?;
    Some(id_key(number))
}

type Unit<'m, 'a> = (Vec<&'m Member<'a>>, Vec<&'m Member<'a>>);

/// The units in which numbers do not restart, rows and persons of each.
fn units<'m, 'a>(rows: &[&'m Member<'a>], persons: &[&'m Member<'a>], by_class: bool) -> Vec<Unit<'m, 'a>> {
    let one_kind = |unit: &Unit<'_, '_>| is_once(&unit.0) && is_once(&unit.1) && half_in_common(&unit.0, &unit.1);
    let (then, now) = (classes(rows), classes(persons));
    let whole = (rows.to_vec(), persons.to_vec());
    // Without classes, or with so many that numbers would have come back if they restarted.
    let unlabelled = then == [""] || now == [""];
    if one_kind(&whole) && (!by_class || unlabelled || then.len() > 1 && now.len() > 1 || then == now) {
        return vec![whole];
    }
    if !by_class || unlabelled {
        return Vec::new();
    }
    let of = |members: &[&'m Member<'a>], class: &str| members.iter().copied().filter(|member| member.class == class).collect();
    let both = then.into_iter().filter(|class| !class.is_empty() && now.contains(class));
    both.map(|class| (of(rows, class), of(persons, class))).filter(one_kind).collect()
}

/// The classes of a list, sorted.
fn classes<'a>(members: &[&Member<'a>]) -> Vec<&'a str> {
    let mut classes: Vec<&str> = members.iter().map(|member| member.class).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Whether no number comes back.
fn is_once(members: &[&Member<'_>]) -> bool {
    let mut numbers: Vec<&str> = members.iter().map(|member| member.number.as_str()).collect();
    numbers.sort_unstable();
    numbers.windows(2).all(|pair| pair[0] != pair[1])
}

fn half_in_common(rows: &[&Member<'_>], persons: &[&Member<'_>]) -> bool {
    let found = pairs(rows, persons).len();
    found > 0 && found * 2 >= rows.len().min(persons.len())
}

/// Places of rows and persons of equal numbers, each of which stands once in its list.
fn pairs(rows: &[&Member<'_>], persons: &[&Member<'_>]) -> Vec<(usize, usize)> {
    let by_number: FastMap<&str, usize> = persons.iter().map(|member| (member.number.as_str(), member.place)).collect();
    rows.iter().filter_map(|row| Some((row.place, *by_number.get(row.number.as_str())?))).collect()
}

/// Nothing else that both lists tell speaks against it.
fn agree(row: &EarlierRow<'_>, person: &Person) -> bool {
    let both_have_ids = row.ids().next().is_some() && person.ids().next().is_some();
    let in_common = || row.ids().any(|id| person.ids().any(|own| id_key(own) == id_key(id)));
    naming(&person.name, row.name()) != Naming::Different && !ids_conflict(person, row) && (!both_have_ids || in_common())
}

/// Whether the larger number has never the better mark: a list in order of marks that was numbered then.
fn follows_marks(members: &[&Member<'_>]) -> bool {
    const FEWEST: usize = 8;
    let mut marks: Vec<(u64, Score)> = members.iter().filter_map(|member| Some((member.number.parse().ok()?, member.total?))).collect();
    marks.sort_unstable_by_key(|(number, _)| *number);
    let (mut falls, mut rises) = (0, 0);
    for pair in marks.windows(2) {
        falls += usize::from(pair[1].1 < pair[0].1);
        rises += usize::from(pair[1].1 > pair[0].1);
    }
    marks.len() >= FEWEST && falls > 0 && rises * 20 <= falls && falls * 4 >= marks.len()
}

/// The marks of a row that tells no more than a number, added up.
pub fn total_of(row: &ScoreRow, marks: impl Iterator<Item = Option<Score>>) -> Option<Score> {
    let mut scores = marks.flatten().peekable();
    if scores.peek().is_some() { Some(scores.sum()) } else { row.stated_total }
}
