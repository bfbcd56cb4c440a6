//! Groups → [`Ledger`]: schools sorted by name, cohorts sorted by grade, head counts, and the facts that point at
//! candidates.

use super::{
    desk::{Desk, Group, Guest, MetTwice, Person},
    ledger::{Candidate, Cohort, Draft, Duplicate, GuestCase, Headcount, Ledger, Origin, Paper, School, Silent},
    papers::total_paper,
    roster::{Compared, Found, Roll, Rolls, Silence},
    rows::{RowIndex, Whose},
    schools::Settled,
    title::exam_name,
};
use crate::{
    config::CandidateRules,
    diagnostics::{Diagnostic, Outcome, Place, codes::reconcile as codes},
    model::{Grade, Mark, Score, Status},
};
use std::collections::BTreeMap;

/// Builds the ledger. `compared` is what rosters and register told; empty where none was given.
pub fn settle(mut desk: Desk<'_>, groups: Vec<Group>, compared: &Compared, has_roster: bool) -> Outcome<Ledger> {
    let used = schools_in_use(&desk, &groups);
    let settled = desk.schools.settle(&used, &desk.config.groups, &mut desk.seen);
    let rows = RowIndex::new(desk.sheets.iter().map(|sheet| &sheet.place));
    let mut ledger = Ledger { exam_name: exam_name(&desk), has_roster, rows, ..Ledger::default() };
    let mut places: Vec<Vec<usize>> = Vec::with_capacity(groups.len());
    for (number, group) in groups.into_iter().enumerate() {
        places.push(add_cohort(&mut ledger, &desk, group, number, &compared.rolls, &settled));
    }
    declare_stages(&mut ledger, &mut desk, &settled);
    let called = |name: &str| {
        let entry = desk.schools.find(name)?;
        Some((name.to_owned(), settled.index.get(entry as usize).copied().flatten()?))
    };
    ledger.called = desk.config.lines.schools().filter_map(called).collect();
    enter_rosters(&mut ledger, compared, &places, &settled);
    ledger.rows.settle();
    add_silent_schools(&mut ledger, &desk, &compared.silent, &settled);
    ledger.schools = settled.schools;
    ledger.accounts = desk.sheets.into_iter().map(|sheet| (sheet.place, sheet.word, sheet.account)).collect();
    ledger.exams = desk.exams;
    ledger.converted = desk.converted;
    ledger.sources = desk.sources;
    Outcome { value: ledger, seen: desk.seen }
}

/// Whose the rows of the rosters are.
fn enter_rosters(ledger: &mut Ledger, compared: &Compared, places: &[Vec<usize>], settled: &Settled) {
    for entry in &compared.entries {
        let candidate = match entry.found {
            Found::Person((group, person)) if group == entry.group => places.get(group).and_then(|places| places.get(person)),
            _ => None,
        };
        if let (Some(school), Ok(cohort)) = (settled.index[entry.school as usize], u32::try_from(entry.group)) {
            let candidate = candidate.and_then(|at| u32::try_from(*at).ok());
            ledger.rows.enter(entry.row, Whose { school, cohort, candidate });
        }
    }
}

/// Schools without any candidate are numbered after those that have some.
fn add_silent_schools(ledger: &mut Ledger, desk: &Desk<'_>, silent: &[Silence], settled: &Settled) {
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    for silence in silent {
        let school = settled.index[silence.school as usize].unwrap_or_else(|| {
            *numbers.entry(silence.school).or_insert_with(|| {
                ledger.silent_schools.push(School { name: desk.schools.name_of(silence.school), ..School::default() });
                u32::try_from(settled.schools.len() + ledger.silent_schools.len() - 1).unwrap_or(u32::MAX)
            })
        });
        ledger.silent.push(Silent { school, cohort: silence.group, expected: silence.expected });
    }
}

/// Which entries of the schools hold candidates.
#[must_use]
pub fn schools_in_use(desk: &Desk<'_>, groups: &[Group]) -> Vec<bool> {
    let mut used = vec![false; desk.schools.met()];
    groups.iter().flat_map(|group| &group.persons).for_each(|person| used[person.school as usize] = true);
    used
}

/// Gives where each person of the group went.
fn add_cohort(ledger: &mut Ledger, desk: &Desk<'_>, group: Group, number: usize, rolls: &Rolls, settled: &Settled) -> Vec<usize> {
    let Group { grade, papers, persons, prior_subjects, twice, guests, folded, earlier, history, items, .. } = group;
    let full = commonest_full(&papers, &persons);
    let total = if papers.len() < 2 { None } else { total_paper(&papers, &grade, &desk.config.papers, full) };
    let school = |entry: u32| settled.index[entry as usize];
    let mut rows: Vec<_> = persons.iter().enumerate().flat_map(|(at, person)| person.all_rows().map(move |row| (row, at))).collect();
    rows.extend(folded);
    let drafts: Vec<Draft> = persons.into_iter().map(|person| draft(person, settled)).collect();
    let (mut cohort, places) = Cohort::assemble_in_order(grade, papers, total, prior_subjects, drafts);
    cohort.history = history.into_iter().map(|exam| exam.into_earlier(&places, settled)).collect();
    cohort.items = items.into_iter().map(|items| items.placed(&places)).collect();
    let at = ledger.cohorts.len();
    for (row, person) in rows {
        let candidate = &cohort.candidates[places[person]];
        if let (Ok(cohort), Ok(at)) = (u32::try_from(at), u32::try_from(places[person])) {
            ledger.rows.enter(row, Whose { school: candidate.school, cohort, candidate: Some(at) });
        }
    }
    for (entry, heads) in earlier {
        let unit = school(entry).and_then(|school| cohort.units.iter_mut().find(|unit| unit.school == school));
        if let Some(unit) = unit {
            unit.earlier = Some(heads);
        }
    }
    count_heads(&mut cohort, number, rolls, settled, &desk.config.candidates);
    ledger.duplicates.extend(duplicates(at, twice, &places, desk));
    let case = |guest: Guest| GuestCase {
        cohort: at,
        candidates: guest.persons.iter().map(|person| places[*person]).collect(),
        attending: guest.attending.and_then(school),
        enrolled: guest.enrolled.and_then(school),
        trouble: guest.trouble,
    };
    let mut cases: Vec<GuestCase> = guests.into_iter().map(case).collect();
    cases.sort_by(|a, b| a.candidates.cmp(&b.candidates));
    ledger.guests.extend(cases);
    ledger.cohorts.push(cohort);
    places
}

fn draft(person: Person, settled: &Settled) -> Draft {
    let origin = person.row.map_or(Origin::RosterOnly, |row| Origin::Sheet { sheet: row.sheet, row: row.row });
    let school = settled.index[person.school as usize].expect("a school that holds a candidate is in use");
    let id = person.ids().next().cloned().unwrap_or_default();
    let Person { class, name, listed, excluded, marks, prior, .. } = person;
    Draft { candidate: Candidate { school, class, id, name, origin, listed, excluded }, marks, prior }
}

/// Full mark of the total: the sum of full marks over the papers that a candidate takes, the commonest such sum (tracks
/// differ), the larger of equals.
fn commonest_full(papers: &[Paper], persons: &[Person]) -> Score {
    let takes = |mark: &Mark| mark.status != Status::NotTaken;
    let mut sums: BTreeMap<Score, usize> = BTreeMap::new();
    for person in persons.iter().filter(|person| person.marks.iter().any(takes)) {
        let taken = papers.iter().zip(&person.marks).filter(|(_, mark)| takes(mark));
        *sums.entry(taken.map(|(paper, _)| paper.full).sum()).or_default() += 1;
    }
    let commonest = sums.into_iter().max_by_key(|(sum, n)| (*n, *sum)).map(|(sum, _)| sum);
    commonest.unwrap_or_else(|| papers.iter().map(|paper| paper.full).sum())
}

/// Puts the rosters' figures and the rule on deferred candidates into the head counts.
fn count_heads(cohort: &mut Cohort, group: usize, rolls: &Rolls, settled: &Settled, rules: &CandidateRules) {
    let by_school: BTreeMap<u32, &Roll> = rolls
        .iter()
        .filter(|((_, of), _)| *of == group)
        .filter_map(|((school, _), roll)| Some((settled.index[*school as usize]?, roll)))
        .collect();
    for unit in &mut cohort.units {
        let classes = unit.classes.iter_mut();
        for count in classes.map(|class| &mut class.headcount).chain([&mut unit.headcount]).filter(|_| rules.deferred_not_expected) {
            count.expected -= count.deferred;
            count.deferred_expected = false;
        }
        let Some(roll) = by_school.get(&unit.school) else { continue };
        let count = unit.headcount;
        unit.headcount = Headcount {
            enrolled: Some(roll.enrolled),
            guest_out: roll.guest_out,
            suspended: roll.suspended,
            withdrawn: count.withdrawn.saturating_add(roll.suspended),
            left: roll.left,
            guests_attending: count.guests_attending.max(roll.guests),
            unjudged_roll: roll.unjudged,
            ..count
        };
        for class in &mut unit.classes {
            class.headcount.enrolled = roll.classes.get(&class.name).copied();
        }
    }
}

/// Puts the start-of-stage rolls of exam.toml into the units they are of.
fn declare_stages(ledger: &mut Ledger, desk: &mut Desk<'_>, settled: &Settled) {
    for stage in &desk.config.candidates.denominators.stages {
        let school = desk.schools.find(&stage.school).and_then(|entry| settled.index.get(entry as usize).copied().flatten());
        let alone = ledger.cohorts.len() == 1;
        let of_grade = |cohort: &&mut Cohort| stage.grade.as_ref().map_or(alone, |grade| *grade == cohort.grade);
        let cohort = ledger.cohorts.iter_mut().find(of_grade);
        let unit = school.zip(cohort).and_then(|(school, cohort)| cohort.units.iter_mut().find(|unit| unit.school == school));
        match unit {
            Some(unit) => unit.stage = Some(stage.pupils()),
            None => {
                let grade = stage.grade.as_ref().map_or("", Grade::name);
                desk.seen.push(Diagnostic::new(&codes::STAGE_WITHOUT_UNIT, Place::default()).read(&stage.school).with("grade", grade));
            }
        }
    }
}

fn duplicates(cohort: usize, twice: Vec<MetTwice>, places: &[usize], desk: &Desk<'_>) -> Vec<Duplicate> {
    let place = |row: super::desk::RowRef| desk.sheets[row.sheet as usize].place.row(row.row);
    let one = |met: MetTwice| Duplicate {
        cohort,
        candidate: places[met.person],
        other: met.other.map(|other| places[other]),
        first: place(met.first),
        second: place(met.second),
        same_school: met.same_school,
        same_marks: met.same_marks,
    };
    let mut duplicates: Vec<Duplicate> = twice.into_iter().map(one).collect();
    duplicates.sort_by(|a, b| (a.candidate, &a.second).cmp(&(b.candidate, &b.second)));
    duplicates
}
