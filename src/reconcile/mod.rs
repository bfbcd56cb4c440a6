//! [`Reading`] → [`Ledger`]: who is who across files, which paper is which, who counts.
//!
//! Everything is put together on a [`desk`]: [`gather`] gives each row its school, grade and class and joins rows of one
//! person ([`identity`]); [`roster`] and [`guests`] say who is missing and where each counts; [`papers`] settles full
//! marks, [`blanks`] what an empty cell means; [`exams`] puts earlier exams in order of time, [`prior`] ties each to persons
//! and [`history`] keeps it; [`items`] ties item scores to persons; [`settle`] makes the ledger.
//! Nothing is decided in silence: every inference is a note, whatever is left out an error that names its cell.

pub mod blanks;
pub mod classes;
pub mod cohort;
pub mod confirmation;
pub mod desk;
pub mod exams;
pub mod fast;
pub mod full;
pub mod gather;
pub mod guests;
pub mod history;
pub mod identity;
pub mod index;
pub mod items;
pub mod ledger;
pub mod listing;
pub mod matching;
pub mod multi;
pub mod numbers;
pub mod papers;
pub mod prior;
pub mod proof;
pub mod remark;
pub mod reported;
pub mod roster;
pub mod rows;
pub mod schools;
pub mod settle;
pub mod teaching;
pub mod title;
pub mod told;
pub mod totals;
pub mod variants;

pub use ledger::Ledger;

use crate::{
    config::Config,
    diagnostics::{Outcome, codes::reconcile as codes},
    ingest::{Reading, table::RosterRow},
};
use desk::{Desk, Group};
use roster::Compared;

/// Makes one exam of all that was read.
#[must_use]
pub fn reconcile(reading: Reading, config: &Config) -> Outcome<Ledger> {
    let (mut desk, mut tables) = Desk::lay_out(reading, config);
    tables.items.prepare(&mut desk);
    let mut groups = gather::gather(&mut desk, tables.scores, &mut tables.items);
    let has_roster = !tables.roster.is_empty();
    let compared = compare_with_roster(&mut desk, &mut groups, tables.roster);
    numbers::note_odd_numbers(&mut desk, &groups);
    let earlier = exams::settle(&mut desk, tables.earlier);
    prior::match_exams(&mut desk, &mut groups, &earlier);
    items::attach::attach(&mut desk, &mut groups, tables.items);
    for group in &mut groups {
        papers::settle_papers(&mut desk, group);
        papers::set_aside_impossible_marks(&mut desk, group);
        history::settle_papers(&mut desk, group);
        blanks::settle_blanks(&mut desk, group);
        note_persons_at_two_schools(&mut desk, group);
    }
    let returned = confirmation::name_schools(&desk, tables.confirmations);
    let figures = reported::name_schools(&desk, tables.reported);
    let teaching = teaching::name_schools(&desk, tables.teaching);
    let remarks = remark::name_schools(&desk, tables.remarks, tables.remark_keys);
    let mut settled = settle::settle(desk, groups, &compared, has_roster);
    confirmation::compare(&mut settled, returned);
    reported::resolve(&mut settled, figures);
    teaching::resolve(&mut settled, teaching);
    remark::resolve(&mut settled, remarks);
    settled
}

/// Says who is missing, unlisted or a guest, and which schools are silent.
fn compare_with_roster(desk: &mut Desk<'_>, groups: &mut [Group], tables: Vec<(usize, Vec<RosterRow>)>) -> Compared {
    let mut entries = roster::read_entries(desk, groups, tables);
    let sent = roster::schools_that_sent(groups);
    listing::match_entries(desk, groups, &mut entries);
    let mut rolls = roster::call_rolls(&entries);
    let used = settle::schools_in_use(desk, groups);
    let silent = roster::note_silent_schools(desk, groups, &entries, &used);
    let spoken_for = guests::settle_guests(groups, &entries, desk.config.candidates.guest, &sent);
    roster::settle_missing_and_unlisted(desk, groups, &entries, &rolls, &spoken_for);
    roster::tell_steps(&entries, &spoken_for, &sent, &mut rolls);
    Compared { rolls, silent, entries }
}

/// One person at two schools whom no roster explains: both rows count, and the office must ask.
fn note_persons_at_two_schools(desk: &mut Desk<'_>, group: &Group) {
    for met in group.twice.iter().filter(|met| !met.same_school) {
        let there = desk.on_row(&codes::PERSON_AT_TWO_SCHOOLS, met.first).place;
        let found = desk.on_row(&codes::PERSON_AT_TWO_SCHOOLS, met.second).read(identity::describe(&group.persons[met.person]));
        let schools = [met.person, met.other.unwrap_or(met.person)].map(|at| desk.schools.name_of(group.persons[at].school));
        desk.seen.push(found.beside("first", there).with("schools", schools.join("、")));
    }
}
