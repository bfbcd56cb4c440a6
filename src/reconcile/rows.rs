//! [`RowIndex`]: whose each row of each sheet is, also of rows that were joined with others or set aside, so that
//! whatever is said about a row reaches the right school and names the pupil.

use super::desk::RowRef;
use crate::diagnostics::Place;
use std::collections::{BTreeMap, BTreeSet};

/// Whose a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// Index into [`Ledger::schools`](super::ledger::Ledger::schools).
    pub school: u32,
    /// Index into [`Ledger::cohorts`](super::ledger::Ledger::cohorts).
    pub cohort: u32,
    /// The candidate; `None` for a roster's row of somebody in no sheet.
    pub candidate: Option<u32>,
}

/// Rows of score sheets and rosters by file and sheet.
#[derive(Clone, Debug, Default)]
pub struct RowIndex {
    /// For each sheet: row and whose it is, ascending.
    sheets: Vec<Vec<(u32, Whose)>>,
    /// For each sheet: schools and cohorts with their rows, once settled.
    units: Vec<BTreeMap<(u32, u32), u32>>,
    /// File and sheet → indices of the sheets called so: two inputs may hold files of one name.
    names: BTreeMap<(String, String), Vec<usize>>,
}

impl RowIndex {
    /// An index of these sheets, without rows.
    #[must_use]
    pub fn new<'p>(places: impl Iterator<Item = &'p Place>) -> Self {
        let mut index = Self::default();
        for place in places {
            index.names.entry(key(place)).or_default().push(index.sheets.len());
            index.sheets.push(Vec::new());
        }
        index
    }

    /// Enters a row.
    pub fn enter(&mut self, row: RowRef, whose: Whose) {
        if let Some(sheet) = self.sheets.get_mut(row.sheet as usize) {
            sheet.push((row.row, whose));
        }
    }

    /// Sorts what was entered; nothing is found before.
    pub fn settle(&mut self) {
        for sheet in &mut self.sheets {
            sheet.sort_by_key(|(row, _)| *row);
        }
        self.units = self.sheets.iter().map(|rows| count_units(rows)).collect();
    }

    /// Whose the row of a place is. A row that nobody claims, between two rows of one school in a sheet that holds its
    /// schools one after the other, is that school's.
    #[must_use]
    pub fn row(&self, place: &Place) -> Option<Whose> {
        let row = place.row_of(place.spot)?;
        let [rows] = self.rows_of(place)[..] else { return None };
        let at = rows.partition_point(|(known, _)| *known < row);
        match rows.get(at) {
            Some((known, whose)) if *known == row => Some(*whose),
            Some((_, after)) => {
                let (_, before) = rows.get(at.checked_sub(1)?)?;
                let between = before.school == after.school && before.cohort == after.cohort && in_order(rows);
                between.then_some(Whose { candidate: None, ..*before })
            }
            None => None,
        }
    }

    /// Schools and cohorts in the sheet of a place.
    #[must_use]
    pub fn sheet(&self, place: &Place) -> BTreeSet<(u32, u32)> {
        self.rows_of(place).into_iter().flat_map(units).collect()
    }

    /// Schools and cohorts in a whole file.
    #[must_use]
    pub fn file(&self, file: &str) -> BTreeSet<(u32, u32)> {
        let of_file = self.names.range((file.to_owned(), String::new())..).take_while(|((name, _), _)| name == file);
        of_file.flat_map(|(_, sheets)| sheets).flat_map(|at| units(&self.sheets[*at])).collect()
    }

    /// Schools and cohorts of the sheet with this number, with the rows of each.
    #[must_use]
    pub fn units_of(&self, sheet: usize) -> BTreeMap<(u32, u32), u32> {
        self.units.get(sheet).cloned().unwrap_or_default()
    }

    fn rows_of(&self, place: &Place) -> Vec<&[(u32, Whose)]> {
        let sheets = self.names.get(&key(place)).map_or(&[][..], Vec::as_slice);
        sheets.iter().filter_map(|at| self.sheets.get(*at)).map(Vec::as_slice).collect()
    }
}

fn key(place: &Place) -> (String, String) {
    let text = |part: &Option<std::sync::Arc<str>>| part.as_deref().unwrap_or_default().to_owned();
    (text(&place.file), text(&place.sheet))
}

fn units(rows: &[(u32, Whose)]) -> BTreeSet<(u32, u32)> {
    rows.chunk_by(|(_, a), (_, b)| (a.school, a.cohort) == (b.school, b.cohort)).map(|run| (run[0].1.school, run[0].1.cohort)).collect()
}

fn count_units(rows: &[(u32, Whose)]) -> BTreeMap<(u32, u32), u32> {
    let mut units: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for run in rows.chunk_by(|(_, a), (_, b)| (a.school, a.cohort) == (b.school, b.cohort)) {
        let rows = u32::try_from(run.len()).unwrap_or(u32::MAX);
        *units.entry((run[0].1.school, run[0].1.cohort)).or_default() += rows;
    }
    units
}

/// Whether each school's rows are one run.
fn in_order(rows: &[(u32, Whose)]) -> bool {
    let runs = rows.chunk_by(|(_, a), (_, b)| a.school == b.school).count();
    let schools: BTreeSet<u32> = rows.iter().map(|(_, whose)| whose.school).collect();
    runs == schools.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(schools: &[u32]) -> (RowIndex, Place) {
        let place = Place::file("全县.xlsx").sheet("九年级");
        let mut index = RowIndex::new([place.clone()].iter());
        for (row, school) in (0u32..).zip(schools).filter(|(_, school)| **school < 9) {
            index.enter(RowRef { sheet: 0, row }, Whose { school: *school, cohort: 0, candidate: Some(row) });
        }
        index.settle();
        (index, place)
    }

    #[test]
    fn a_row_between_two_of_one_school_is_its_own_where_schools_stand_in_order() {
        let (ordered, place) = index(&[1, 9, 1, 2, 9, 2, 9]);
        let school = |index: &RowIndex, row| index.row(&place.row(row)).map(|whose| whose.school);
        assert_eq!((0..8).map(|row| school(&ordered, row)).collect::<Vec<_>>(), [1, 1, 1, 2, 2, 2, 9, 9].map(|at| (at < 9).then_some(at)));
        let (mixed, _) = index(&[1, 9, 1, 2, 1]);
        assert_eq!((school(&mixed, 1), school(&mixed, 2)), (None, Some(1)));
        assert_eq!(mixed.file("全县.xlsx"), BTreeSet::from([(1, 0), (2, 0)]));
        assert_eq!(mixed.sheet(&place), mixed.file("全县.xlsx"));
        assert!(mixed.file("全县").is_empty());
    }
}
