//! Which tables of a book people filter and pivot, and what formulas call them by. A table whose headers a spreadsheet program takes
//! as names of columns becomes a table of that program; another one gets buttons and a defined name, where its sheet has no other.

use super::{clean, layout::Grid};
use crate::report::{
    names::fold,
    plan::{Block, Book, Sheet, Table},
};
use rust_xlsxwriter::{Format, Table as Listed, TableColumn, TableStyle};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Beside other tables of its sheet, a table of fewer rows is read and not filtered.
const LEAST_ROWS: usize = 5;
/// Longest header that is a name of a column, in UTF-16 units.
const LONGEST_HEADER: usize = 255;

/// How people get at the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Listing {
    /// They read it.
    #[default]
    None,
    /// A table of the spreadsheet program, of this name.
    Table(String),
    /// Buttons over its columns, and this name for its cells with their header.
    Range(String),
}

/// How people get at the tables of a book: sheet by sheet, block by block. No two names are alike, whatever their letter case.
pub fn listings(book: &Book<'_>, grids: &[Grid]) -> Vec<Vec<Listing>> {
    let mut taken = BTreeSet::new();
    let of_sheet = |(sheet, grid): (&Sheet<'_>, &Grid)| {
        let plain = name(&book.listed, &sheet.name);
        let listing = |(at, block): (usize, &Block<'_>)| {
            let Block::Table(table) = block else { return Listing::None };
            let alone = grid.sole == Some(at);
            if book.listed.is_empty() || table.rows.is_empty() || !alone && table.rows.len() < LEAST_ROWS {
                return Listing::None;
            }
            match has_column_names(table) {
                true => Listing::Table(free(&mut taken, &plain)),
                false if alone => Listing::Range(free(&mut taken, &plain)),
                false => Listing::None,
            }
        };
        sheet.blocks.iter().enumerate().map(listing).collect()
    };
    book.sheets.iter().zip(grids).map(of_sheet).collect()
}

/// The plain name, or the first numbered one that is free.
fn free(taken: &mut BTreeSet<String>, plain: &str) -> String {
    let mut numbers = 2..;
    let mut name = plain.to_owned();
    while !taken.insert(fold(&name)) {
        name = format!("{plain}_{}", numbers.next().unwrap_or(u32::MAX));
    }
    name
}

/// A name that formulas take: letters, digits and underscores, after a word that keeps it from being read as a cell.
fn name(word: &str, sheet: &str) -> String {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || (c.is_alphabetic() && u32::from(c) <= 0xFFFF);
    let kept: String = sheet.nfkc().map(|c| if is_letter(c) { c } else { '_' }).collect();
    format!("{word}_{kept}")
}

/// Whether the headers can be names of columns: none empty, too long, over several lines or spelt like an escape, no two alike.
fn has_column_names(table: &Table<'_>) -> bool {
    let mut seen = BTreeSet::new();
    table.columns.iter().all(|column| {
        let title = clean(&column.title);
        let legal =
            !title.trim().is_empty() && !title.contains('\n') && !title.contains("_x") && title.encode_utf16().count() <= LONGEST_HEADER;
        legal && seen.insert(fold(title.trim()))
    })
}

/// The table of the spreadsheet program: its headers look like ours, and it brings no looks of its own.
pub fn listed(table: &Table<'_>, name: &str, header: &Format) -> Listed {
    let columns: Vec<TableColumn> =
        table.columns.iter().map(|column| TableColumn::new().set_header(clean(&column.title)).set_header_format(header)).collect();
    Listed::new().set_name(name).set_columns(&columns).set_style(TableStyle::None).set_banded_rows(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{
        layout::lay_out,
        plan::{Column, Look, Value},
    };

    fn table(titles: &[&str], rows: usize) -> Block<'static> {
        let columns = titles.iter().map(|title| Column::new(*title, Look::Count)).collect();
        Block::Table(Table { columns, rows: vec![vec![Value::Count(1); titles.len()]; rows], ..Table::default() })
    }

    fn of(sheets: Vec<(&str, Vec<Block<'static>>)>) -> Vec<Vec<Listing>> {
        let sheets = sheets.into_iter().map(|(name, blocks)| Sheet { name: name.into(), blocks, ..Sheet::default() }).collect();
        let book = Book { sheets, listed: "表".into(), ..Book::default() };
        listings(&book, &lay_out(&book).0)
    }

    #[test]
    fn names_are_legal_and_unique_over_the_book() {
        let several = vec![table(&["a"], 9), table(&["b"], 4), table(&["c"], 9)];
        let given = of(vec![
            ("九（①）班 学生", vec![table(&["a", "b"], 1)]),
            ("A b", several),
            ("a B", vec![table(&["a"], 1)]),
            ("A b 2", vec![table(&["a"], 1)]),
            ("𠮷", vec![table(&["a"], 1)]),
        ]);
        let table = |name: &str| Listing::Table(name.into());
        assert_eq!(given[0], [table("表_九_1_班_学生")]);
        assert_eq!(given[1], [table("表_A_b"), Listing::None, table("表_A_b_2")]);
        assert_eq!((&given[2], &given[3], &given[4]), (&vec![table("表_a_B_3")], &vec![table("表_A_b_2_2")], &vec![table("表__")]));
    }

    #[test]
    fn headers_that_are_no_names_leave_buttons_and_a_defined_name() {
        let long = "长".repeat(256);
        for titles in [["语文", "语文 "], ["Ａ", "a"], ["a", ""], ["a", "b\nc"], ["a", long.as_str()], ["a", "_x0041_"]] {
            assert_eq!(of(vec![("s", vec![table(&titles, 3)])]), [[Listing::Range("表_s".into())]], "{titles:?}");
            assert_eq!(of(vec![("s", vec![table(&titles, 9), table(&["a"], 0)])]), [[Listing::None, Listing::None]], "{titles:?}");
        }
    }
}
