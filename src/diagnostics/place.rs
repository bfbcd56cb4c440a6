//! [`Place`]: where in the input something was seen. The A1 spelling lives here and nowhere else.

use std::{fmt, sync::Arc};

/// A spot inside a sheet or text file, counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Spot {
    /// The whole sheet or file.
    #[default]
    Whole,
    /// A column.
    Column(u32),
    /// A row.
    Row(u32),
    /// A cell.
    Cell {
        /// Row from zero.
        row: u32,
        /// Column from zero.
        column: u32,
    },
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Whole => Ok(()),
            Self::Column(column) => f.write_str(&column_letters(column)),
            Self::Row(row) => write!(f, "{}", u64::from(row) + 1),
            Self::Cell { row, column } => write!(f, "{}{}", column_letters(column), u64::from(row) + 1),
        }
    }
}

/// `0 → A`, `25 → Z`, `26 → AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a remainder of 26 is below 26");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// File, sheet and spot. An empty place is the run as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The file as the user knows it: its path below the input, with `/`.
    pub file: Option<Arc<str>>,
    /// The sheet's own name; none for text files.
    pub sheet: Option<Arc<str>>,
    /// The spot.
    pub spot: Spot,
    /// The sheet was read on its side, its columns as rows: rows and columns given below are those of the reading, the
    /// spots made of them those of the sheet.
    pub on_side: bool,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: Some(file.into()), ..Self::default() }
    }

    /// A whole sheet of this file.
    #[must_use]
    pub fn sheet(&self, sheet: impl Into<Arc<str>>) -> Self {
        Self { sheet: Some(sheet.into()), file: self.file.clone(), ..Self::default() }
    }

    /// The same sheet, its columns read as rows from now on.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self { on_side: !self.on_side, ..self.clone() }
    }

    /// A spot in this sheet.
    #[must_use]
    pub fn at(&self, spot: Spot) -> Self {
        Self { spot, ..self.clone() }
    }

    /// A cell in this sheet, row and column as read, from zero.
    #[must_use]
    pub fn cell(&self, row: u32, column: u32) -> Self {
        self.at(if self.on_side { Spot::Cell { row: column, column: row } } else { Spot::Cell { row, column } })
    }

    /// A row as read in this sheet, from zero.
    #[must_use]
    pub fn row(&self, row: u32) -> Self {
        self.at(if self.on_side { Spot::Column(row) } else { Spot::Row(row) })
    }

    /// A column as read in this sheet, from zero.
    #[must_use]
    pub fn column(&self, column: u32) -> Self {
        self.at(if self.on_side { Spot::Row(column) } else { Spot::Column(column) })
    }

    /// The row as read in which a spot of this sheet lies, if it lies in one.
    #[must_use]
    pub const fn row_of(&self, spot: Spot) -> Option<u32> {
        match (spot, self.on_side) {
            (Spot::Row(row) | Spot::Cell { row, .. }, false) => Some(row),
            (Spot::Column(column) | Spot::Cell { column, .. }, true) => Some(column),
            _ => None,
        }
    }

    /// The column as read in which a spot of this sheet lies, if it lies in one.
    #[must_use]
    pub const fn column_of(&self, spot: Spot) -> Option<u32> {
        match (spot, self.on_side) {
            (Spot::Column(column) | Spot::Cell { column, .. }, false) => Some(column),
            (Spot::Row(row) | Spot::Cell { row, .. }, true) => Some(row),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    /// `成绩/一中.xlsx / 九1班 / F17`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spot = self.spot.to_string();
        let parts = [self.file.as_deref(), self.sheet.as_deref(), Some(spot.as_str())];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        f.write_str(&parts.join(" / "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_cells_as_a_spreadsheet_does() {
        assert_eq!(Spot::Cell { row: 16, column: 5 }.to_string(), "F17");
        assert_eq!(["A", "Z", "AA", "XFD"].map(str::to_owned), [0, 25, 26, 16_383].map(column_letters));
        assert_eq!(Spot::Row(u32::MAX).to_string(), "4294967296");
    }

    #[test]
    fn reads_as_a_path_from_file_to_cell() {
        let sheet = Place::file("成绩/一中.xlsx").sheet("九1班");
        assert_eq!(sheet.cell(16, 5).to_string(), "成绩/一中.xlsx / 九1班 / F17");
        assert_eq!(Place::default().to_string(), "");
    }

    #[test]
    fn a_sheet_read_on_its_side_names_its_own_cells() {
        let sheet = Place::file("a.xlsx").sheet("1").turned();
        let spots = [sheet.cell(5, 2), sheet.row(5), sheet.column(2)].map(|place| place.spot);
        assert_eq!(spots.map(|spot| spot.to_string()), ["F3", "F", "3"]);
        assert_eq!(spots.map(|spot| sheet.row_of(spot)), [Some(5), Some(5), None]);
        assert_eq!(spots.map(|spot| sheet.column_of(spot)), [Some(2), None, Some(2)]);
    }
}
