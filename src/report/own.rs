//! What belongs to one school: the diagnostics about its own rows, with other schools' names left out.

use crate::{
    diagnostics::{Diagnostic, Place, Spot},
    reconcile::ledger::{Ledger, Origin},
};
use std::collections::{BTreeMap, BTreeSet};

/// Which school every sheet and row of the input is of, and so which diagnostics are whose.
#[derive(Debug, Default)]
pub struct Ownership<'a> {
    files: BTreeMap<&'a str, BTreeSet<u32>>,
    sheets: BTreeMap<(&'a str, &'a str), BTreeSet<u32>>,
    rows: BTreeMap<(&'a str, &'a str, u32), u32>,
    diagnostics: BTreeMap<u32, Vec<&'a Diagnostic>>,
}

impl<'a> Ownership<'a> {
    /// Reads the origins of all candidates, and gives every diagnostic to the school whose rows it is about.
    #[must_use]
    pub fn new(ledger: &'a Ledger, diagnostics: &'a [Diagnostic]) -> Self {
        let mut own = Self::default();
        own.read_origins(ledger);
        for diagnostic in diagnostics {
            if let Some(school) = own.school_of(&diagnostic.place, ledger) {
                own.diagnostics.entry(school).or_default().push(diagnostic);
            }
        }
        own
    }

    /// The diagnostics about one school's own rows and nobody else's, in order.
    #[must_use]
    pub fn diagnostics(&self, school: u32) -> &[&'a Diagnostic] {
        self.diagnostics.get(&school).map_or(&[], Vec::as_slice)
    }

    fn read_origins(&mut self, ledger: &'a Ledger) {
        let origins = || ledger.cohorts.iter().flat_map(|cohort| &cohort.candidates);
        let place = |sheet: u32| ledger.accounts.get(sheet as usize).map(|(place, ..)| keys(place));
        for candidate in origins() {
            if let Origin::Sheet { sheet, .. } = candidate.origin
                && let Some((file, name)) = place(sheet)
            {
                self.files.entry(file).or_default().insert(candidate.school);
                self.sheets.entry((file, name)).or_default().insert(candidate.school);
            }
        }
        // Rows are needed only where one sheet holds several schools.
        for candidate in origins() {
            if let Origin::Sheet { sheet, row } = candidate.origin
                && let Some((file, name)) = place(sheet)
                && self.sheets.get(&(file, name)).is_some_and(|schools| schools.len() > 1)
            {
                self.rows.insert((file, name, row), candidate.school);
            }
        }
    }

    /// The one school that a place belongs to; `None` where it is several schools' or nobody's.
    fn school_of(&self, place: &Place, ledger: &Ledger) -> Option<u32> {
        let (file, sheet) = keys(place);
        if file.is_empty() {
            return None;
        }
        let Some(schools) = self.files.get(file) else { return named_in(file, ledger) };
        let only = |schools: &BTreeSet<u32>| schools.first().copied().filter(|_| schools.len() == 1);
        let of_sheet = || self.sheets.get(&(file, sheet)).and_then(only);
        let of_row = || self.rows.get(&(file, sheet, row(place)?)).copied();
        only(schools).or_else(of_sheet).or_else(of_row)
    }
}

/// Nothing was read from this file: whose it is, only its name can tell. The longest school name in it decides.
fn named_in(file: &str, ledger: &Ledger) -> Option<u32> {
    let named = ledger.schools.iter().enumerate().filter(|(_, school)| !school.name.is_empty() && file.contains(school.name.as_str()));
    named.max_by_key(|(_, school)| school.name.len()).and_then(|(at, _)| u32::try_from(at).ok())
}

fn keys(place: &Place) -> (&str, &str) {
    (place.file.as_deref().unwrap_or_default(), place.sheet.as_deref().unwrap_or_default())
}

const fn row(place: &Place) -> Option<u32> {
    match place.spot {
        Spot::Row(row) | Spot::Cell { row, .. } => Some(row),
        Spot::Whole | Spot::Column(_) => None,
    }
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
        model::Grade,
        reconcile::ledger::{Candidate, Cohort, Draft, Listed, School},
    };

    /// School 0 has a file of its own and a row of a sheet that it shares with school 1.
    fn ledger() -> Ledger {
        let draft = |school, sheet, row| {
            let (class, id, name) = Default::default();
            let origin = Origin::Sheet { sheet, row };
            let candidate = Candidate { school, class, id, name, origin, listed: Listed::NoRoster, excluded: false };
            Draft { candidate, marks: Vec::new(), prior: Vec::new() }
        };
        let drafts = vec![draft(0, 0, 1), draft(0, 1, 5), draft(1, 1, 6)];
        let school = |name: &str| School { name: name.into(), ..School::default() };
        let place = |file: &str| (Place::file(file).sheet("九年级"), "scores", crate::ingest::table::Account::default());
        Ledger {
            schools: vec![school("一中"), school("一中分校")],
            cohorts: vec![Cohort::assemble(Grade::UNKNOWN, Vec::new(), None, Vec::new(), drafts)],
            accounts: vec![place("一中.xlsx"), place("全县.xlsx")],
            ..Ledger::default()
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
        ];
        let diagnostics: Vec<Diagnostic> = places.iter().map(|place| Diagnostic::new(&FILE_RENAMED, place.clone())).collect();
        let ledger = ledger();
        let own = Ownership::new(&ledger, &diagnostics);
        let of = |school| own.diagnostics(school).iter().map(|diagnostic| diagnostic.place.clone()).collect::<Vec<Place>>();
        assert_eq!(of(0), [places[0].clone(), places[1].clone()]);
        assert_eq!(of(1), [places[2].clone(), places[4].clone()]);
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
