//! What belongs to one school: the diagnostics about its own rows, with other schools' names left out.

use crate::{
    diagnostics::{Diagnostic, Place, Spot},
    reconcile::ledger::{Ledger, Origin},
};
use std::collections::{BTreeMap, BTreeSet};

/// Which school every sheet and row of the input is of.
#[derive(Debug, Default)]
pub struct Ownership<'a> {
    files: BTreeMap<&'a str, BTreeSet<u32>>,
    sheets: BTreeMap<(&'a str, &'a str), BTreeSet<u32>>,
    rows: BTreeMap<(&'a str, &'a str, u32), u32>,
}

impl<'a> Ownership<'a> {
    /// Reads the origins of all candidates.
    #[must_use]
    pub fn new(ledger: &'a Ledger) -> Self {
        let mut own = Self::default();
        let origins = || ledger.cohorts.iter().flat_map(|cohort| &cohort.candidates);
        let place = |sheet: u32| ledger.accounts.get(sheet as usize).map(|(place, ..)| keys(place));
        for candidate in origins() {
            if let Origin::Sheet { sheet, .. } = candidate.origin
                && let Some((file, name)) = place(sheet)
            {
                own.files.entry(file).or_default().insert(candidate.school);
                own.sheets.entry((file, name)).or_default().insert(candidate.school);
            }
        }
        // Rows are needed only where one sheet holds several schools.
        for candidate in origins() {
            if let Origin::Sheet { sheet, row } = candidate.origin
                && let Some((file, name)) = place(sheet)
                && own.sheets.get(&(file, name)).is_some_and(|schools| schools.len() > 1)
            {
                own.rows.insert((file, name, row), candidate.school);
            }
        }
        own
    }

    /// Whether a diagnostic is about this school's own rows and nobody else's.
    #[must_use]
    pub fn concerns(&self, diagnostic: &Diagnostic, school: u32, name: &str) -> bool {
        let (file, sheet) = keys(&diagnostic.place);
        if file.is_empty() {
            return false;
        }
        let only = |schools: &BTreeSet<u32>| schools.len() == 1 && schools.contains(&school);
        match self.files.get(file) {
            // Nothing was read from it: whose it is, only its name can tell.
            None => file.contains(name),
            Some(schools) if only(schools) => true,
            Some(_) => {
                let of_sheet = self.sheets.get(&(file, sheet)).is_some_and(only);
                of_sheet || row(&diagnostic.place).is_some_and(|row| self.rows.get(&(file, sheet, row)) == Some(&school))
            }
        }
    }
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

    #[test]
    fn other_schools_are_not_named() {
        let schools = ["一中", "第一中学", "第一中学东校区", "三中"];
        let masked = |text| mask(text, "第一中学", schools.into_iter(), "另一所学校");
        assert_eq!(masked("第一中学与三中都报了此人"), "第一中学与另一所学校都报了此人");
        assert_eq!(masked("第一中学东校区、一中"), "另一所学校、另一所学校");
        assert_eq!(masked("第一中学"), "第一中学");
    }
}
