//! What is said of many cells, told for tables: cell by cell, but a long stretch of neighbours at once.

use super::{Diagnostic, Spot};
use std::{borrow::Cow, ops::Range};

/// Neighbours told one by one at most: where more follow each other, the same is wrong with all of a column.
const MOST_SINGLE: usize = 20;
/// Values named of a stretch.
const NAMED: usize = 3;

/// A cell that a diagnostic speaks of, or a stretch of neighbours.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch<'a> {
    /// What is said of these cells.
    pub about: Cow<'a, Diagnostic>,
    /// `B2`, of a stretch `B2:B1001`.
    pub cell: String,
    /// What stands there; of a stretch the first ones and a sign that there are more, or the one that stands in all.
    pub value: Cow<'a, str>,
}

impl Diagnostic {
    /// Each of its cells, but more than 20 that follow each other down a column (or along a row) as one stretch.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch<'_>> {
        if self.cells.len() < 2 {
            return vec![Stretch { about: Cow::Borrowed(self), cell: self.place.spot.to_string(), value: Cow::Borrowed(&self.value) }];
        }
        let mut stretches = Vec::new();
        let mut from = 0;
        while from < self.cells.len() {
            let to = from + neighbours(&self.cells[from..]);
            if to - from > MOST_SINGLE {
                stretches.push(self.stretch(from..to));
            } else {
                stretches.extend((from..to).map(|at| self.stretch(at..at + 1)));
            }
            from = to;
        }
        stretches
    }

    /// What it says of one of its cells.
    #[must_use]
    pub fn single(&self, at: usize) -> Self {
        self.stretch(at..at + 1).about.into_owned()
    }

    fn stretch(&self, cells: Range<usize>) -> Stretch<'_> {
        let (cells, many) = (&self.cells[cells.clone()], cells.len() > 1);
        let (first, value) = &cells[0];
        let all = cells.len() == self.cells.len();
        let about = if all {
            Cow::Borrowed(self)
        } else {
            let (rule, place, args, refs) = (self.rule, self.place.at(*first), self.args.clone(), self.refs.clone());
            Cow::Owned(Self { rule, place, value: value.clone(), args, refs, cells: cells.to_vec() })
        };
        let last = cells[cells.len() - 1].0;
        let cell = if many { format!("{first}:{last}") } else { first.to_string() };
        let value = if cells.iter().all(|(_, other)| other == value) {
            Cow::Borrowed(value.as_str())
        } else {
            let named: Vec<&str> = cells.iter().take(NAMED).map(|(_, value)| value.as_str()).collect();
            Cow::Owned(named.join(" | ") + " | …")
        };
        Stretch { about, cell, value }
    }
}

/// How many cells from the first on follow each other in one direction.
fn neighbours(cells: &[(Spot, String)]) -> usize {
    let step = |pair: &[(Spot, String)]| match (pair[0].0, pair[1].0) {
        (Spot::Cell { row, column }, Spot::Cell { row: to, column: at }) if column == at && row.checked_add(1) == Some(to) => Some(true),
        (Spot::Cell { row, column }, Spot::Cell { row: at, column: to }) if row == at && column.checked_add(1) == Some(to) => Some(false),
        (Spot::Row(row), Spot::Row(to)) if row.checked_add(1) == Some(to) => Some(true),
        (Spot::Column(column), Spot::Column(to)) if column.checked_add(1) == Some(to) => Some(false),
        _ => None,
    };
    let Some(way) = cells.get(..2).and_then(step) else { return 1 };
    1 + cells.windows(2).take_while(|pair| step(pair) == Some(way)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostics::{Place, codes::layout::MARKS_EXCLUDED},
        words::Lang,
    };

    #[test]
    fn a_long_stretch_of_neighbours_is_told_at_once_and_every_other_cell_by_itself() {
        let rows = (1..=30).chain([40, 42]).chain(50..60);
        let cells = rows.map(|row| (Spot::Cell { row, column: 5 }, row.to_string()));
        let all = Diagnostic::new(&MARKS_EXCLUDED, Place::file("a.csv").cell(1, 5)).among(cells);
        let told = all.stretches();
        assert_eq!(told.len(), 13);
        assert_eq!((told[0].cell.as_str(), told[0].value.as_ref()), ("F2:F31", "1 | 2 | 3 | …"));
        assert!(told[0].about.headline(Lang::En).starts_with("30 marks"));
        assert_eq!((told[1].cell.as_str(), told[1].value.as_ref()), ("F41", "40"));
        assert!(told[12].about.headline(Lang::En).contains("row 60)") || told[12].about.headline(Lang::En).contains("60"));
        assert_eq!(all.single(31).place.spot.to_string(), "F43");
    }

    #[test]
    fn one_value_in_all_of_a_stretch_stands_once() {
        let cells = (1..=30).map(|column| (Spot::Cell { row: 4, column }, "x".to_owned()));
        let all = Diagnostic::new(&MARKS_EXCLUDED, Place::file("a.csv").cell(4, 1)).among(cells);
        let told: Vec<_> = all.stretches().into_iter().map(|told| (told.cell, told.value.into_owned())).collect();
        assert_eq!(told, [("B5:AE5".to_owned(), "x".to_owned())]);
    }
}
