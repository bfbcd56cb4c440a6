//! What belongs to one school: the diagnostics about its own rows, with other schools' names left out.

use crate::{
    diagnostics::{Diagnostic, Place, Spot},
    reconcile::ledger::Ledger,
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// School and cohort, as far as they can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// Number of the school ([`Ledger::any_school`]).
    pub school: u32,
    /// Index into [`Ledger::cohorts`]; `None` where it is several grades' or nothing tells.
    pub cohort: Option<u32>,
}

/// A diagnostic and the cohort that it is about, where that is one.
type OfCohort<'a> = (Option<u32>, Cow<'a, Diagnostic>);

/// Which diagnostics are whose. One about cells of several schools is taken apart.
#[derive(Debug, Default)]
pub struct Ownership<'a> {
    of_schools: BTreeMap<u32, Vec<OfCohort<'a>>>,
    of_nobody: Vec<Cow<'a, Diagnostic>>,
}

impl<'a> Ownership<'a> {
    /// Gives every diagnostic to the school whose rows it is about.
    #[must_use]
    pub fn new(ledger: &'a Ledger, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut own = Self::default();
        let mut owners: BTreeMap<Place, Option<Owner>> = BTreeMap::new();
        for diagnostic in diagnostics {
            own.hand_over(diagnostic, ledger, &mut owners);
        }
        own
    }

    /// The diagnostics about one school's own rows and nobody else's, in order.
    pub fn diagnostics(&self, school: u32) -> impl Iterator<Item = &Diagnostic> {
        self.with_cohorts(school).map(|(_, diagnostic)| diagnostic)
    }

    /// The same with the cohort that each is about, where it is about one.
    pub fn with_cohorts(&self, school: u32) -> impl Iterator<Item = (Option<u32>, &Diagnostic)> {
        self.of_schools.get(&school).into_iter().flatten().map(|(cohort, diagnostic)| (*cohort, &**diagnostic))
    }

    /// The diagnostics that are no single school's, in order.
    pub fn of_nobody(&self) -> impl Iterator<Item = &Diagnostic> {
        self.of_nobody.iter().map(|diagnostic| &**diagnostic)
    }

    /// A place as this school may see it: `instead` where it is not its own.
    #[must_use]
    pub fn shown_to(school: u32, place: &Place, ledger: &Ledger, instead: &str) -> String {
        let of_row = ledger.rows.row(place).map(|whose| whose.school);
        let owner = of_row.or_else(|| owner_of_sheet(place, ledger).map(|owner| owner.school));
        if owner == Some(school) { place.to_string() } else { instead.to_owned() }
    }

    fn hand_over(&mut self, diagnostic: &'a Diagnostic, ledger: &Ledger, sheets: &mut BTreeMap<Place, Option<Owner>>) {
        let place = &diagnostic.place;
        let mut owner_of = |spot: Spot| {
            let at = place.at(spot);
            let of_row = ledger.rows.row(&at).map(|whose| Owner { school: whose.school, cohort: Some(whose.cohort) });
            of_row.or_else(|| *sheets.entry(place.at(Spot::Whole)).or_insert_with(|| owner_of_sheet(place, ledger)))
        };
        let owners: BTreeSet<Option<Owner>> = diagnostic.cells.iter().map(|(spot, _)| owner_of(*spot)).collect();
        match owners.len() {
            0 => self.give(owner_of(place.spot), Cow::Borrowed(diagnostic)),
            1 => self.give(owners.first().copied().flatten(), Cow::Borrowed(diagnostic)),
            _ => {
                for owner in owners {
                    if let Some(part) = diagnostic.only_about(|spot| owner_of(spot) == owner) {
                        self.give(owner, Cow::Owned(part));
                    }
                }
            }
        }
    }

    fn give(&mut self, owner: Option<Owner>, diagnostic: Cow<'a, Diagnostic>) {
        match owner {
            Some(Owner { school, cohort }) => self.of_schools.entry(school).or_default().push((cohort, diagnostic)),
            None => self.of_nobody.push(diagnostic),
        }
    }
}

/// The one school that a sheet, or its file, belongs to; `None` where it is several schools' or nobody's.
#[must_use]
pub fn owner_of_sheet(place: &Place, ledger: &Ledger) -> Option<Owner> {
    let file = place.file.as_deref().filter(|file| !file.is_empty())?;
    let of_file = ledger.rows.file(file);
    if of_file.is_empty() {
        return named_in(file, ledger).map(|school| Owner { school, cohort: None });
    }
    only(&ledger.rows.sheet(place)).or_else(|| only(&of_file))
}

/// The one school of some units, and its cohort where that is one.
fn only(units: &BTreeSet<(u32, u32)>) -> Option<Owner> {
    let (school, cohort) = *units.first()?;
    let of_one = units.iter().all(|(other, _)| *other == school);
    of_one.then_some(Owner { school, cohort: (units.len() == 1).then_some(cohort) })
}

/// Nothing was read from this file: whose it is, only its name can tell. The longest school name in it decides.
fn named_in(file: &str, ledger: &Ledger) -> Option<u32> {
    let named = ledger.every_school().zip(0..).filter(|(school, _)| !school.name.is_empty() && file.contains(school.name.as_str()));
    named.max_by_key(|(school, _)| school.name.len()).map(|(_, at)| at)
}

/// A text with other schools' names replaced, this school's own name untouched.
#[must_use]
pub fn mask<'a>(text: &str, own: &str, others: impl Iterator<Item = &'a str>, instead: &str) -> String {
    let mut others: Vec<&str> = others.filter(|other| !other.is_empty() && *other != own && text.contains(other)).collect();
    // The longest first, so that 第一中学 is not torn apart by 一中.
    others.sort_by_key(|other| std::cmp::Reverse(other.len()));
    let clear = |piece: &str| others.iter().fold(piece.to_owned(), |piece, other| piece.replace(other, instead));
    if own.is_empty() {
        return clear(text);
    }
    // A longer name that holds the own one (第一中学东校区) goes first, else half of it would stay.
    let longer = others.iter().filter(|other| other.contains(own)).fold(text.to_owned(), |text, other| text.replace(other, instead));
    longer.split(own).map(clear).collect::<Vec<String>>().join(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostics::codes::report::FILE_RENAMED,
        reconcile::{
            desk::RowRef,
            ledger::{RowIndex, School},
            rows::Whose,
        },
    };

    /// School 0 has a file of its own and a row of a sheet that it shares with school 1.
    fn ledger() -> Ledger {
        let school = |name: &str| School { name: name.into(), ..School::default() };
        let places = ["一中.xlsx", "全县.xlsx"].map(|file| Place::file(file).sheet("九年级"));
        let mut rows = RowIndex::new(places.iter());
        for (sheet, row, school) in [(0, 1, 0), (1, 5, 0), (1, 6, 1)] {
            rows.enter(RowRef { sheet, row }, Whose { school, cohort: 0, candidate: None });
        }
        rows.settle();
        Ledger {
            schools: vec![school("一中"), school("一中分校")], silent_schools: vec![school("二中")], rows, ..Ledger::default()
        }
    }

    #[test]
    fn a_diagnostic_belongs_to_the_school_whose_row_it_is_about() {
        let places = [
            Place::file("一中.xlsx"),
            Place::file("全县.xlsx").sheet("九年级").cell(5, 2),
            Place::file("全县.xlsx").sheet("九年级").cell(6, 2),
            Place::file("全县.xlsx").sheet("九年级"),
            Place::file("坏的一中分校.xlsx"),
            Place::default(),
            Place::file("坏的二中.xlsx"),
        ];
        let diagnostics: Vec<Diagnostic> = places.iter().map(|place| Diagnostic::new(&FILE_RENAMED, place.clone())).collect();
        let ledger = ledger();
        let own = Ownership::new(&ledger, &diagnostics);
        let of = |school| own.diagnostics(school).map(|diagnostic| diagnostic.place.clone()).collect::<Vec<Place>>();
        assert_eq!(of(0), [places[0].clone(), places[1].clone()]);
        assert_eq!(of(1), [places[2].clone(), places[4].clone()]);
        assert_eq!(of(2), [places[6].clone()], "a school of which nothing was read");
        assert_eq!(own.of_nobody().count(), 2);
    }

    #[test]
    fn a_diagnostic_about_rows_of_several_schools_is_taken_apart() {
        let sheet = Place::file("全县.xlsx").sheet("九年级");
        let cells = [5, 6, 9].map(|row| (Spot::Cell { row, column: 2 }, format!("“{row}”")));
        let found = [Diagnostic::new(&FILE_RENAMED, sheet.cell(5, 2)).read("“5”").among(cells)];
        let ledger = ledger();
        let own = Ownership::new(&ledger, &found);
        let of = |school| own.diagnostics(school).map(|found| (found.value.clone(), found.cells.len())).collect::<Vec<_>>();
        assert_eq!((of(0), of(1)), (vec![("“5”".to_owned(), 1)], vec![("“6”".to_owned(), 1)]));
        assert_eq!(own.of_nobody().map(|found| found.value.as_str()).collect::<Vec<_>>(), ["“9”"]);
    }

    #[test]
    fn other_schools_are_not_named() {
        let schools = ["一中", "第一中学", "第一中学东校区", "三中"];
        let masked = |text| mask(text, "第一中学", schools.into_iter(), "另一所学校");
        assert_eq!(masked("第一中学与三中都报了此人"), "第一中学与另一所学校都报了此人");
        assert_eq!(masked("第一中学东校区、一中"), "另一所学校、另一所学校");
        assert_eq!(masked("第一中学"), "第一中学");
    }
}
