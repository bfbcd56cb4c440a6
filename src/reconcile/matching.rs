//! The rows of another list (roster, earlier exam, re-marked scripts) → the persons of this exam. One [`Matcher`] a list; it
//! goes from the surest reason to the weakest, and a person found for a surer reason is not looked for again:
//!
//! 1. by id, all of a row's ids in turn: exam number, student number, 学籍号, 学籍辅号;
//! 2. by a loosely equal id (see [`index`](super::index)) that one row and one person alone have;
//! 3. by id although the names differ: only where they are alike or the id is a sound register number, and neither name
//!    is anybody else's in the school. So rows that slipped against their ids, twins with swapped ids and exam numbers dealt
//!    out anew are never matched, and a name mistyped or changed is;
//! 4. by name and class within the school, one row and one person alone having them; a changed class does not matter where
//!    the whole school has the name once in both lists;
//! 5. likewise by a variant spelling of the name.
//!
//! Whatever fits several is [`Match::Several`]: told and counted, never chosen. The order of the rows changes nothing.

use super::{
    desk::Group,
    fast::{FastMap, FastSet},
    index::{At, Identified, LONG_ID, Naming, Sameness, Verdict, are_two, fits_class, id_key, is_register, judge_all, naming, with_key},
    multi::{Multi, only},
    variants::{alike, variant_key},
};
use crate::ingest::clean::name_key;
use compact_str::CompactString;

/// Why a row and a person are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// An id in common.
    Id,
    /// An id in common but for leading zeros.
    Zeros,
    /// An id in common but for the H of a temporary number.
    Temporary,
    /// An id in common, the name in another spelling or changed.
    NameDiffers,
    /// Class and seat, the names agreeing.
    Seat,
    /// Class and seat, without names.
    SeatAlone,
    /// Name and class.
    Name,
    /// Name and class; ids of one form differ.
    OtherId,
    /// The name, which the school has once; the class is another one.
    OtherClass,
    /// A variant spelling of the name.
    Variant,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// Nobody fits.
    Nobody,
    /// Nobody fits; somebody with another name has the id.
    IdOfAnother,
    /// Nobody fits; somebody of this name has another id.
    NameOfAnother,
    /// This person.
    One(At, How),
    /// Several fit.
    Several,
}

/// How far names are trusted.
pub struct NameRule<'r, S> {
    /// Whether a person can be the row's at all (the grade fits).
    pub may: &'r dyn Fn(&S, At) -> bool,
    /// Whether the ids of a row and a person of one name can be compared and differ.
    pub conflict: &'r dyn Fn(&S, At) -> bool,
    /// Whether a name outweighs such ids, in the same class or not.
    pub over_id: &'r dyn Fn(&S, bool) -> bool,
    /// Whether classes of the list are those of today, so that they tell namesakes apart.
    pub class_tells: &'r dyn Fn(&S) -> bool,
    /// Whether persons found otherwise no longer make a name ambiguous.
    pub by_elimination: bool,
}

/// Matches the rows of one list.
pub struct Matcher<'g, S> {
    groups: &'g [Group],
    rows: &'g [S],
    found: Vec<Match>,
    taken: Vec<Vec<bool>>,
    doubts: Vec<(usize, At, CompactString)>,
}

/// School and key of a name.
pub type NameAt = (u32, CompactString);

impl<'g, S: Identified> Matcher<'g, S> {
    /// A matcher that has found nobody yet.
    #[must_use]
    pub fn new(groups: &'g [Group], rows: &'g [S]) -> Self {
        let taken = groups.iter().map(|group| vec![false; group.persons.len()]).collect();
        Self { groups, rows, found: vec![Match::Nobody; rows.len()], taken, doubts: Vec::new() }
    }

    /// What became of each row so far.
    #[must_use]
    pub fn found(&self) -> &[Match] {
        &self.found
    }

    /// What became of each row.
    #[must_use]
    pub fn into_found(self) -> Vec<Match> {
        self.found
    }

    /// Steps 1 to 3: everything that ids tell.
    pub fn by_ids(&mut self) {
        self.by_exact_ids();
        self.by_other_ids();
    }

    /// Step 1.
    pub fn by_exact_ids(&mut self) {
        for at in 0..self.rows.len() {
            self.by_exact_id(at);
        }
        self.part_names_at_one_person();
        for found in &self.found {
            if let Match::One((group, person), _) = found {
                self.taken[*group][*person] = true;
            }
        }
    }

    /// Notes that another row of the list, found already, is of the same person.
    pub fn join(&mut self, at: usize, place: At) {
        self.found[at] = Match::One(place, How::Id);
    }

    /// Steps 2 and 3.
    pub fn by_other_ids(&mut self) {
        self.by_loose_ids();
        if self.doubts.is_empty() {
            return;
        }
        let known = self.names();
        self.in_doubt(&|name| known.get(name).next().is_some(), &|id| is_register(id));
    }

    fn by_exact_id(&mut self, at: usize) {
        let row = &self.rows[at];
        let (mut elsewhere, mut several) = (Vec::new(), false);
        for id in row.ids() {
            let key = id_key(id);
            let mut here: Vec<At> = Vec::new();
            for place in with_key(self.groups, &key) {
                let person = &self.groups[place.0].persons[place.1];
                match judge_all(person, row, id, &key) {
                    Verdict::Is if here.contains(&place) => {}
                    Verdict::Is if row.school().is_none_or(|school| school == person.school) => here.push(place),
                    Verdict::Is if !elsewhere.contains(&place) => elsewhere.push(place),
                    Verdict::NamesDiffer => self.doubts.push((at, place, id.clone())),
                    _ => {}
                }
            }
            if here.len() > 1 {
                here.retain(|(group, _)| row.group().is_none_or(|of| of == *group));
                if here.len() > 1 {
                    here.retain(|(group, person)| self.groups[*group].persons[*person].class == row.class());
                }
                several |= here.len() != 1;
            }
            if let [one] = here[..] {
                self.found[at] = Match::One(one, How::Id);
                return;
            }
        }
        // Rows of one person at several other schools: whom they count for is not decided here, and any of them names the person.
        self.found[at] = match elsewhere.first() {
            _ if several => Match::Several,
            Some(one) => Match::One(*one, How::Id),
            None => Match::Nobody,
        };
    }

    /// Rows of different names that found one nameless person by id: any of them might be right.
    fn part_names_at_one_person(&mut self) {
        let mut names: FastMap<At, (&str, bool)> = FastMap::default();
        for (row, found) in self.rows.iter().zip(&self.found) {
            let Match::One(place, _) = found else { continue };
            let nameless = self.groups[place.0].persons[place.1].name.is_empty();
            if !nameless || row.name().is_empty() {
                continue;
            }
            let entry = names.entry(*place).or_insert((row.name(), false));
            entry.1 |= naming(entry.0, row.name()) != Naming::Equal;
        }
        for found in &mut self.found {
            if let Match::One(place, _) = found
                && names.get(place).is_some_and(|(_, parted)| *parted)
            {
                *found = Match::Several;
            }
        }
    }

    fn is_taken(&self, (group, person): At) -> bool {
        self.taken[group][person]
    }

    fn take(&mut self, at: usize, place: At, how: How) {
        self.found[at] = Match::One(place, how);
        self.taken[place.0][place.1] = true;
    }

    /// Rows that nobody was found for and whose id is not another person's.
    fn open(&self) -> impl Iterator<Item = usize> + '_ {
        self.found.iter().enumerate().filter(|(_, found)| **found == Match::Nobody).map(|(at, _)| at)
    }

    /// Step 2.
    pub fn by_loose_ids(&mut self) {
        let doubtful: FastSet<usize> = self.doubts.iter().map(|(at, ..)| *at).collect();
        let mut claims: Vec<(usize, At, How)> = Vec::new();
        for at in self.open().filter(|at| !doubtful.contains(at)) {
            let row = &self.rows[at];
            for id in row.ids() {
                let key = id_key(id);
                for place in with_key(self.groups, &key).filter(|place| !self.is_taken(*place)) {
                    let person = &self.groups[place.0].persons[place.1];
                    match judge_all(person, row, id, &key) {
                        Verdict::Loosely(Sameness::Temporary) => claims.push((at, place, How::Temporary)),
                        Verdict::Loosely(_) => claims.push((at, place, How::Zeros)),
                        _ => {}
                    }
                }
            }
        }
        self.settle(claims);
    }

    /// Takes the claims that stand alone on both sides; the others fit several.
    fn settle(&mut self, mut claims: Vec<(usize, At, How)>) {
        claims.sort_unstable();
        claims.dedup_by_key(|(at, place, _)| (*at, *place));
        let (mut of_row, mut of_person): (FastMap<usize, u32>, FastMap<At, u32>) = (FastMap::default(), FastMap::default());
        for (at, place, _) in &claims {
            *of_row.entry(*at).or_default() += 1;
            *of_person.entry(*place).or_default() += 1;
        }
        for (at, place, how) in claims {
            if of_row[&at] == 1 && of_person[&place] == 1 {
                self.take(at, place, how);
            } else {
                self.found[at] = Match::Several;
            }
        }
    }

    /// Step 3. `known` says whether this exam has somebody of a school and name, `lasting` whether an id is beyond doubt. Rows
    /// that stay in doubt are still looked for by name.
    pub fn in_doubt(&mut self, known: &dyn Fn(&NameAt) -> bool, lasting: &dyn Fn(&str) -> bool) {
        let doubts = std::mem::take(&mut self.doubts);
        if doubts.is_empty() {
            return;
        }
        let listed: FastSet<NameAt> = self.rows.iter().filter_map(|row| Some((row.school()?, name_key(row.name())))).collect();
        let nobody_else = |at: usize, place: At| {
            let (row, person) = (&self.rows[at], &self.groups[place.0].persons[place.1]);
            !known(&(person.school, name_key(row.name()))) && !listed.contains(&(person.school, name_key(&person.name)))
        };
        let mut claims = Vec::new();
        for (at, place, id) in doubts {
            if self.found[at] != Match::Nobody {
                continue;
            }
            let (row, person) = (&self.rows[at], &self.groups[place.0].persons[place.1]);
            let reason = || lasting(&id) || id.len() >= LONG_ID && alike(&person.name, row.name());
            if !self.is_taken(place) && nobody_else(at, place) && reason() {
                claims.push((at, place, How::NameDiffers));
            } else {
                self.found[at] = Match::IdOfAnother;
            }
        }
        claims.retain(|(at, ..)| self.found[*at] == Match::Nobody);
        self.settle(claims);
    }

    /// Seats in the class, for rows and persons without ids: they tell namesakes apart, and where there are no names they are
    /// all there is. One row and one person alone must have the seat, and `may` agree.
    pub fn by_seats(&mut self, seat_of: &dyn Fn(&S) -> &str, may: &dyn Fn(&S, At) -> bool) {
        let mut rows: FastMap<(u32, &str, &str), Vec<usize>> = FastMap::default();
        for at in self.open() {
            let (row, seat) = (&self.rows[at], seat_of(&self.rows[at]));
            if let Some(school) = row.school().filter(|_| !seat.is_empty() && row.ids().next().is_none()) {
                rows.entry((school, row.class(), seat)).or_default().push(at);
            }
        }
        if rows.is_empty() {
            return;
        }
        let mut claims = Vec::new();
        for (number, group) in self.groups.iter().enumerate() {
            for (at, person) in group.persons.iter().enumerate() {
                let place = (number, at);
                if self.is_taken(place) || person.seat.is_empty() || person.ids().next().is_some() {
                    continue;
                }
                let Some([row]) = rows.get(&(person.school, person.class.as_str(), person.seat.as_str())).map(Vec::as_slice) else {
                    continue;
                };
                match naming(&person.name, self.rows[*row].name()) {
                    Naming::Equal => claims.push((*row, place, How::Seat)),
                    Naming::Missing if may(&self.rows[*row], place) => claims.push((*row, place, How::SeatAlone)),
                    _ => {}
                }
            }
        }
        // Two persons of one seat are nobody's: names may still tell.
        let mut of_row: FastMap<usize, u32> = FastMap::default();
        claims.iter().for_each(|(at, ..)| *of_row.entry(*at).or_default() += 1);
        claims.retain(|(at, ..)| of_row[at] == 1);
        self.settle(claims);
    }

    /// Steps 4 and 5.
    pub fn by_names(&mut self, rule: &NameRule<'_, S>) {
        self.by_name_in(rule, name_key, [How::Name, How::OtherId, How::OtherClass]);
        self.by_name_in(rule, variant_key, [How::Variant; 3]);
    }

    /// Of step 4 the names that a school has once in both lists; the others stay open.
    pub fn by_unique_names(&mut self, rule: &NameRule<'_, S>) {
        let before = self.found.clone();
        self.by_name_in(&NameRule { class_tells: &|_| false, ..*rule }, name_key, [How::Name, How::OtherId, How::OtherClass]);
        for (found, before) in self.found.iter_mut().zip(before) {
            if !matches!(found, Match::One(..)) {
                *found = before;
            }
        }
    }

    /// Step 4 for who knows the persons of every school and name.
    pub fn by_known_names(&mut self, rule: &NameRule<'_, S>, known: &dyn Fn(&NameAt) -> Vec<At>) {
        let rows = self.open_names(name_key);
        let persons = rows.keys().map(|name| (name.clone(), known(name))).filter(|(_, persons)| !persons.is_empty()).collect();
        self.pair_all(rule, &rows, &persons, [How::Name, How::OtherId, How::OtherClass]);
    }

    /// Looks for the open rows under the keys that `key` makes of names.
    fn by_name_in(&mut self, rule: &NameRule<'_, S>, key: fn(&str) -> CompactString, how: [How; 3]) {
        let rows = self.open_names(key);
        let mut persons: FastMap<NameAt, Vec<At>> = FastMap::default();
        for (number, group) in self.groups.iter().enumerate().filter(|_| !rows.is_empty()) {
            for (at, person) in group.persons.iter().enumerate() {
                let name = (person.school, key(&person.name));
                if rows.contains_key(&name) {
                    persons.entry(name).or_default().push((number, at));
                }
            }
        }
        self.pair_all(rule, &rows, &persons, how);
    }

    /// Open rows by school and key of the name.
    fn open_names(&self, key: fn(&str) -> CompactString) -> FastMap<NameAt, Vec<usize>> {
        let mut rows: FastMap<NameAt, Vec<usize>> = FastMap::default();
        for (at, row) in self.rows.iter().enumerate().filter(|(at, _)| is_open(self.found[*at])) {
            let key = key(row.name());
            if let Some(school) = row.school().filter(|_| !key.is_empty()) {
                rows.entry((school, key)).or_default().push(at);
            }
        }
        rows
    }

    fn pair_all(&mut self, rule: &NameRule<'_, S>, rows: &FastMap<NameAt, Vec<usize>>, persons: &FastMap<NameAt, Vec<At>>, how: [How; 3]) {
        let mut names: Vec<(&NameAt, &Vec<usize>)> = rows.iter().filter(|(name, _)| persons.contains_key(name)).collect();
        names.sort_unstable_by_key(|(_, rows)| rows[0]);
        for (name, rows) in names {
            let left = |place: &&At| !(rule.by_elimination && self.is_taken(**place));
            let persons: Vec<At> = persons[name].iter().filter(left).copied().collect();
            self.pair(rule, rows, &persons, how);
        }
    }

    /// Rows and persons of one school and name: first who is alone in a class, then who is alone in the school.
    fn pair(&mut self, rule: &NameRule<'_, S>, rows: &[usize], persons: &[At], how: [How; 3]) {
        let (groups, all) = (self.groups, self.rows);
        let person = |place: At| &groups[place.0].persons[place.1];
        let can_be = |at: usize, place: At| (rule.may)(&all[at], place) && !are_two(person(place), &all[at]);
        let in_class = |at: usize, class: &str| fits_class(class, all[at].class());
        let mut claims = Vec::new();
        for at in rows.iter().copied().filter(|at| (rule.class_tells)(&all[*at])) {
            let fits = persons.iter().copied().filter(|place| can_be(at, *place) && in_class(at, &person(*place).class));
            let rivals = rows.iter().filter(|other| in_class(at, all[**other].class())).count();
            if let Some(place) = only(fits).filter(|_| rivals == 1) {
                self.claim(rule, (at, place), how, &mut claims);
            }
        }
        self.settle_free(claims);
        let mut claims = Vec::new();
        let open: Vec<usize> = rows.iter().copied().filter(|at| is_open(self.found[*at])).collect();
        for at in open {
            let left = |place: &At| can_be(at, *place) && !(rule.by_elimination && self.is_taken(*place));
            let fits: Vec<At> = persons.iter().copied().filter(left).collect();
            match fits[..] {
                [] => {}
                [place] if rows.len() == 1 => self.claim(rule, (at, place), how, &mut claims),
                _ => self.found[at] = Match::Several,
            }
        }
        self.settle_free(claims);
    }

    /// Notes that a row and a person have a name in common; ids may forbid it.
    fn claim(&mut self, rule: &NameRule<'_, S>, (at, place): (usize, At), how: [How; 3], claims: &mut Vec<(usize, At, How)>) {
        let [plain, other_id, other_class] = how;
        let row = &self.rows[at];
        let same_class = fits_class(&self.groups[place.0].persons[place.1].class, row.class());
        if !(rule.conflict)(row, place) {
            claims.push((at, place, if same_class { plain } else { other_class }));
        } else if (rule.over_id)(row, same_class) {
            claims.push((at, place, other_id));
        } else {
            self.found[at] = Match::NameOfAnother;
        }
    }

    /// Settles claims of rows that nobody was found for on persons who are free.
    pub fn settle_open(&mut self, mut claims: Vec<(usize, At, How)>) {
        claims.retain(|(at, ..)| self.found[*at] == Match::Nobody);
        self.settle_free(claims);
    }

    /// Settles the claims on persons whom no other row was found to be.
    fn settle_free(&mut self, mut claims: Vec<(usize, At, How)>) {
        claims.retain(|(_, place, _)| !self.is_taken(*place));
        self.settle(claims);
    }

    /// Persons by school and name.
    fn names(&self) -> Multi<NameAt, At> {
        let mut names = Multi::with_capacity(self.groups.iter().map(|group| group.persons.len()).sum());
        for (number, group) in self.groups.iter().enumerate() {
            for (at, person) in group.persons.iter().enumerate() {
                names.insert((person.school, name_key(&person.name)), (number, at));
            }
        }
        names
    }
}

/// Whether a row may still be found by name.
const fn is_open(found: Match) -> bool {
    matches!(found, Match::Nobody | Match::IdOfAnother)
}
