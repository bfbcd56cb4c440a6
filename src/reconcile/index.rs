//! Finds persons of all groups by id, and by school and name where no id helps.

use super::{
    desk::{Group, Person},
    names::{Multi, person as name_key},
};
use compact_str::CompactString;

/// A person: group and place in it.
pub type At = (usize, usize);

/// An id this long is one person's anywhere; shorter ones may be counted anew in each school.
pub const LONG_ID: usize = 8;

/// Persons with this id, in order of groups and rows.
pub fn with_id<'g>(groups: &'g [Group], id: &'g str) -> impl Iterator<Item = At> + 'g {
    groups.iter().enumerate().flat_map(move |(number, group)| group.ids.get(id).map(move |at| (number, at)))
}

/// Persons by school and name, entered once that is asked for.
#[derive(Default)]
pub struct Names {
    names: Option<Multi<(u32, CompactString), At>>,
}

impl Names {
    /// Persons of a school with this name.
    pub fn find(&mut self, groups: &[Group], school: u32, name: &str) -> Vec<At> {
        let names = self.names.get_or_insert_with(|| {
            let mut names = Multi::with_capacity(groups.iter().map(|group| group.persons.len()).sum());
            everybody(groups).for_each(|(at, person)| names.insert((person.school, name_key(&person.name)), at));
            names
        });
        names.get(&(school, name_key(name))).collect()
    }
}

fn everybody(groups: &[Group]) -> impl Iterator<Item = (At, &Person)> {
    let of_group = |(group, of): (usize, &'_ Group)| (group, of.persons.len());
    groups
        .iter()
        .enumerate()
        .map(of_group)
        .flat_map(|(group, n)| (0..n).map(move |at| (group, at)))
        .map(|at| (at, &groups[at.0].persons[at.1]))
}

/// An id and a second one, each once, empty ones left out.
pub fn ids_of<'i>(id: &'i CompactString, other: &'i CompactString) -> impl Iterator<Item = &'i CompactString> {
    let other = Some(other).filter(|other| *other != id);
    Some(id).into_iter().chain(other).filter(|id| !id.is_empty())
}

/// Whether an entry of another list (roster, earlier exam) with an id in common is this person: names agree, or an id too
/// long to be shared stands without a second name, or with another spelling of it in the same school.
#[must_use]
pub fn is_person(person: &Person, school: u32, name: &str, id: &str) -> bool {
    let same_name = person.name == name || name_key(&person.name) == name_key(name);
    let nameless = person.name.is_empty() || name.is_empty();
    let same_school = person.school == school;
    (same_name && !nameless) || (id.len() >= LONG_ID && (nameless || same_school)) || (nameless && same_school)
}
