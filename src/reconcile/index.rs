//! When two rows are one person's: what ids and names say about it. [`matching`](super::matching) and
//! [`identity`](super::identity) ask here, row by row.
//!
//! The rules, each of which has one reason: a wrong match gives one pupil another's marks.
//!
//! - **Equal ids** are one person's where the names agree, or where one row has no name. Where the names differ nothing is
//!   joined without a further reason ([`matching`](super::matching)).
//! - **At another school** the id must be long: short numbers are counted anew in each school. Between exams, and
//!   without a name, it must be an identity or register number, for exam numbers may be dealt out anew.
//! - **Ids of two forms** (an exam number and a 学籍号, seven digits and ten) say nothing about each other; ids of one form
//!   that differ are two persons', unless the lists as a whole say otherwise.
//! - **Loosely equal ids** differ by what programs lose and clerks add: zeros in front, H behind a temporary number, the
//!   letter O for 0. They count only between two lists, only where names agree (zeros alone: also where one
//!   list has no names), and only if nobody has the exact id. Two rows of one list are never joined by them.
//! - An identity number, the same with G or J before it, and its old form of 15 digits are equal, not loosely equal.

use super::desk::{Group, Person};
use crate::{
    ingest::{clean::name_key, table::ScoreRow},
    model::identifier,
};
use compact_str::CompactString;

/// A person: group and place in it.
pub type At = (usize, usize);

/// An id this long is one person's anywhere; shorter ones may be counted anew in each school.
pub const LONG_ID: usize = 8;

/// An id without names beside it needs this many digits to be recognised without its leading zeros.
const TELLING_DIGITS: usize = 5;

/// What a row of any list says about who it is about.
#[derive(Clone, Copy, Debug)]
pub struct Who<'r> {
    /// Its id; empty if none.
    pub id: &'r CompactString,
    /// A second id; empty if none.
    pub other_id: &'r CompactString,
    /// Further ids.
    pub more_ids: &'r [CompactString],
    /// Its name; empty if none.
    pub name: &'r str,
    /// Its school, if told.
    pub school: Option<u32>,
    /// Its class as printed; empty if not told.
    pub class: &'r str,
    /// The group of its grade, if it is known.
    pub group: Option<usize>,
    /// Whether its exam numbers may have been dealt out anew since.
    pub of_another_exam: bool,
}

/// A row that says who it is about.
pub trait Identified {
    /// What it says.
    fn who(&self) -> Who<'_>;
    /// Its ids, the best first, none of them empty.
    fn ids(&self) -> impl Iterator<Item = &CompactString> {
        let Who { id, other_id, more_ids, .. } = self.who();
        ids_of(id, other_id, more_ids)
    }
    /// Its name; empty if none.
    fn name(&self) -> &str {
        self.who().name
    }
    /// Its school, if told.
    fn school(&self) -> Option<u32> {
        self.who().school
    }
    /// Its class as printed; empty if not told.
    fn class(&self) -> &str {
        self.who().class
    }
    /// Whether its exam numbers may have been dealt out anew since.
    fn of_another_exam(&self) -> bool {
        self.who().of_another_exam
    }
    /// The group of its grade, if it is known.
    fn group(&self) -> Option<usize> {
        self.who().group
    }
}

/// A row of a sheet whose places are told by the sheet or by itself.
#[derive(Debug)]
pub struct SheetRow<'t> {
    /// The row.
    pub row: &'t ScoreRow,
    /// Its school, if told.
    pub school: Option<u32>,
    /// Its class as printed; empty if not told.
    pub class: CompactString,
    /// The group of its grade, if it is known.
    pub group: Option<usize>,
    /// Whether its exam numbers may have been dealt out anew since.
    pub of_another_exam: bool,
}

impl Identified for SheetRow<'_> {
    fn who(&self) -> Who<'_> {
        let ScoreRow { id, other_id, more_ids, name, .. } = self.row;
        let Self { school, group, of_another_exam, .. } = *self;
        Who { id, other_id, more_ids, name, school, class: &self.class, group, of_another_exam }
    }
}

impl Identified for Person {
    fn who(&self) -> Who<'_> {
        let Self { id, other_id, more_ids, name, class, .. } = self;
        Who { id, other_id, more_ids, name, school: Some(self.school), class, group: None, of_another_exam: false }
    }
}

impl Person {
    /// Its ids, the best first, none of them empty.
    pub fn ids(&self) -> impl Iterator<Item = &CompactString> {
        Identified::ids(self)
    }
}

/// All ids of a row, each once, empty ones left out.
pub fn ids_of<'i>(id: &'i CompactString, other: &'i CompactString, more: &'i [CompactString]) -> impl Iterator<Item = &'i CompactString> {
    let others = Some(other).into_iter().chain(more).filter(move |other| *other != id);
    Some(id).into_iter().chain(others).filter(|id| !id.is_empty())
}

/// The key under which an id is looked up: the identity number in a register number; else without leading zeros, without
/// the H of a temporary number, the letter O among digits as 0. Ids of one key still have to be compared.
#[must_use]
pub fn id_key(id: &str) -> CompactString {
    let all_digits = id.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits && !id.starts_with('0') && !matches!(id.len(), 15 | 18) {
        return id.into();
    }
    let id = identifier::with_zeros(id);
    if let Some(sound) = identifier::sound(&id) {
        return sound;
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let core = id.strip_suffix('H').filter(|core| is_number(core)).unwrap_or(&id);
    let significant = core.trim_start_matches('0');
    if is_number(core) && !significant.is_empty() { significant.into() } else { core.into() }
}

/// How two ids of one key are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// The same id.
    Exact,
    /// But for leading zeros, or the letter O.
    Zeros,
    /// But for the H of a temporary number.
    Temporary,
}

impl Sameness {
    /// Compares two ids of one key.
    #[must_use]
    pub fn of(a: &str, b: &str) -> Self {
        if a == b || is_register(a) {
            Self::Exact
        } else if a.ends_with('H') == b.ends_with('H') {
            Self::Zeros
        } else {
            Self::Temporary
        }
    }
}

/// Whether an id is a sound identity or register number: nobody's but one person's, at any school and in any year.
#[must_use]
pub fn is_register(id: &str) -> bool {
    matches!(id.len(), 15 | 18 | 19) && identifier::sound(&identifier::with_zeros(id)).is_some()
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// The same name.
    Equal,
    /// One row has none.
    Missing,
    /// Two names, or one in two spellings.
    Different,
}

/// Compares names.
#[must_use]
pub fn naming(a: &str, b: &str) -> Naming {
    if !a.is_empty() && a == b {
        return Naming::Equal;
    }
    let (left, right) = (name_key(a), name_key(b));
    match (left.is_empty() || right.is_empty(), left == right) {
        (true, _) => Naming::Missing,
        (false, true) => Naming::Equal,
        (false, false) => Naming::Different,
    }
}

/// What an id of one key says about a person and a row of another list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One person.
    Is,
    /// One person, if nobody fits better.
    Loosely(Sameness),
    /// The id is the same and the names differ.
    NamesDiffer,
    /// No reason to think so.
    No,
}

/// Judges a person and a row that share the key of `own` and `id`.
#[must_use]
pub fn judge<R: Identified>(person: &Person, own: &str, row: &R, id: &str) -> Verdict {
    let same_school = row.school().is_none_or(|school| school == person.school);
    let told = row.school().is_some();
    match (Sameness::of(own, id), same_school, naming(&person.name, row.name())) {
        (Sameness::Exact, true, Naming::Equal) => Verdict::Is,
        (Sameness::Exact, true, Naming::Missing) => {
            let telling = id.len() >= LONG_ID || told && fits_class(&person.class, row.class());
            if telling { Verdict::Is } else { Verdict::No }
        }
        (Sameness::Exact, true, Naming::Different) => Verdict::NamesDiffer,
        (Sameness::Exact, false, Naming::Equal) if id.len() >= LONG_ID => Verdict::Is,
        (Sameness::Exact, false, Naming::Missing) if is_register(id) || id.len() >= LONG_ID && !row.of_another_exam() => Verdict::Is,
        (sameness @ (Sameness::Zeros | Sameness::Temporary), true, Naming::Equal) => Verdict::Loosely(sameness),
        (Sameness::Zeros, true, Naming::Missing) if told && id_key(id).len() >= TELLING_DIGITS => Verdict::Loosely(Sameness::Zeros),
        _ => Verdict::No,
    }
}

/// Whether two classes are one, as far as both are told.
#[must_use]
pub fn fits_class(a: &str, b: &str) -> bool {
    a == b || a.is_empty() || b.is_empty()
}

/// The form of an id: how long it is without what programs lose, and where letters stand. Ids of one form can be compared.
#[must_use]
pub fn form(id: &str) -> (usize, u64) {
    let key = id_key(id);
    let letters = key.bytes().take(64).fold(0, |letters, byte| letters << 1 | u64::from(!byte.is_ascii_digit()));
    (key.len(), letters)
}

/// Whether two rows have ids of one form and no id in common.
#[must_use]
pub fn ids_conflict<A: Identified, B: Identified>(a: &A, b: &B) -> bool {
    let mut comparable = false;
    for id in a.ids() {
        for other in b.ids() {
            if id_key(id) == id_key(other) {
                return false;
            }
            comparable |= form(id) == form(other) || is_register(id) && is_register(other);
        }
    }
    comparable
}

/// Whether two rows have sound identity numbers that differ: two persons, whatever their names.
#[must_use]
pub fn are_two<A: Identified, B: Identified>(a: &A, b: &B) -> bool {
    let registers = |row: &A| row.ids().filter(|id| is_register(id)).map(|id| id_key(id)).collect::<Vec<_>>();
    let own = registers(a);
    let mut others = b.ids().filter(|id| is_register(id)).map(|id| id_key(id)).peekable();
    !own.is_empty() && others.peek().is_some() && !others.any(|other| own.contains(&other))
}

/// Persons with an id of this key, in order of groups and rows.
pub fn with_key<'g>(groups: &'g [Group], key: &'g str) -> impl Iterator<Item = At> + 'g {
    groups.iter().enumerate().flat_map(move |(number, group)| group.ids.get(key).map(move |at| (number, at)))
}

/// What the best-fitting id of a person says about a row.
#[must_use]
pub fn judge_all<R: Identified>(person: &Person, row: &R, id: &str, key: &str) -> Verdict {
    let own = || person.ids().filter(|own| *own == id || id_key(own) == key);
    let exact = own().find(|own| Sameness::of(own, id) == Sameness::Exact);
    exact.or_else(|| own().next()).map_or(Verdict::No, |own| judge(person, own, row, id))
}
