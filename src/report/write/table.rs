//! A table in its sheet: header, rows, what keeps both in view, and the marks on it.

use super::{
    LOWEST_FROZEN, SheetWriter, clean, formats,
    listing::{self, Listing},
};
use crate::report::{
    layout::{self, Grid},
    plan::{Block, Column, Look, Sheet, Table},
};
use rust_xlsxwriter::{Format, IgnoreError, XlsxError};

impl SheetWriter<'_, '_> {
    /// Formats whole columns, so that no cell of the table needs a format of its own; header in view and on every page.
    pub(super) fn prepare_sole_table(&mut self, table: &Table<'_>, header: u32) -> Result<(), XlsxError> {
        for (at, column) in table.columns.iter().enumerate() {
            let format = formats::beside(formats::column(column.look, table.has_prose()), table, at);
            self.worksheet.set_column_format(table_column(at), &format)?;
        }
        if header <= LOWEST_FROZEN {
            self.worksheet.set_freeze_panes(header + 1, table_column(table.keys))?;
        }
        if self.grid.page.area.is_some_and(|(last, _)| last < header) {
            self.worksheet.set_repeat_rows(0, 0)?;
        } else {
            self.worksheet.set_repeat_rows(header, header)?;
            if let Some(last_key) = table.keys.checked_sub(1) {
                self.worksheet.set_repeat_columns(0, table_column(last_key))?;
            }
        }
        let is_range = self.listings.iter().any(|listing| matches!(listing, Listing::Range(_)));
        if let (true, Some(last_row), Some(last_column)) = (is_range, last_row(table, header), table.columns.len().checked_sub(1)) {
            self.worksheet.autofilter(header, 0, last_row, table_column(last_column))?;
        }
        Ok(())
    }

    pub(super) fn write_table(&mut self, table: &Table<'_>, header: u32, listing: &Listing, by_column: bool) -> Result<(), XlsxError> {
        self.write_table_header(table, header, listing)?;
        let prose = table.has_prose();
        let each = |of: fn(Look, bool) -> Format| -> Vec<Format> {
            table.columns.iter().enumerate().map(|(at, column)| formats::beside(of(column.look, prose), table, at)).collect()
        };
        let (strong, faint) = (each(formats::strong_cell), each(formats::faint_cell));
        let plain = if by_column { Vec::new() } else { each(formats::cell) };
        for ((at, cells), row) in table.rows.iter().enumerate().zip(header + 1..) {
            if let Some(height) = layout::prose_height(table, cells, &self.grid.widths) {
                self.worksheet.set_row_height_pixels(row, height)?;
            }
            let formats = match (table.strong.binary_search(&at), table.faint.binary_search(&at)) {
                (Ok(_), _) => &strong,
                (_, Ok(_)) => &faint,
                _ => &plain,
            };
            for (column, value) in (0u16..).zip(cells) {
                self.write_value(row, column, value, formats.get(usize::from(column)))?;
            }
        }
        self.mark_ids(table, header)
    }

    /// A table of the spreadsheet program writes its header itself.
    pub(super) fn write_table_header(&mut self, table: &Table<'_>, header: u32, listing: &Listing) -> Result<(), XlsxError> {
        let titles = table.columns.iter().map(|column| column.title.as_str());
        match (listing, last_row(table, header), table.columns.len().checked_sub(1)) {
            (Listing::Table(name), Some(last_row), Some(last_column)) => {
                self.make_room_for_header(titles, header)?;
                let listed = listing::listed(table, name, &self.formats.header);
                self.worksheet.add_table(header, 0, last_row, table_column(last_column), &listed)?;
                Ok(())
            }
            _ => self.write_header(titles, header),
        }
    }

    pub(super) fn write_header<'t>(&mut self, titles: impl Iterator<Item = &'t str> + Clone, row: u32) -> Result<(), XlsxError> {
        self.make_room_for_header(titles.clone(), row)?;
        for (at, title) in (0u16..).zip(titles) {
            self.worksheet.write_string_with_format(row, at, clean(title), &self.formats.header)?;
        }
        Ok(())
    }

    /// The row of a header is as high as the longest of its titles needs.
    pub(super) fn make_room_for_header<'t>(&mut self, titles: impl Iterator<Item = &'t str>, row: u32) -> Result<(), XlsxError> {
        self.worksheet.set_row_height_pixels(row, layout::header_height(titles, &self.grid.widths))?;
        Ok(())
    }

    /// Ids, and items that are called by their number, are text that looks like numbers: no green corners.
    pub(super) fn mark_ids(&mut self, table: &Table<'_>, header: u32) -> Result<(), XlsxError> {
        let is_number = |column: &Column| column.title.parse::<f64>().is_ok();
        if let (Some(first), Some(last)) = (table.columns.iter().position(is_number), table.columns.iter().rposition(is_number)) {
            self.worksheet.ignore_error_range(header, table_column(first), header, table_column(last), IgnoreError::NumberStoredAsText)?;
        }
        let id = table.columns.iter().position(|column| column.look == Look::Id);
        if let (Some(at), Some(last)) = (id, last_row(table, header)) {
            let at = table_column(at);
            self.worksheet.ignore_error_range(header + 1, at, last, at, IgnoreError::NumberStoredAsText)?;
        }
        Ok(())
    }

    pub(super) fn highlight(&mut self, table: &Table<'_>, header: u32) -> Result<(), XlsxError> {
        let Some(last) = last_row(table, header) else { return Ok(()) };
        for (at, column) in (0u16..).zip(&table.columns) {
            formats::highlight(self.worksheet, column.highlight, (header + 1, at, last, at))?;
        }
        Ok(())
    }

    /// Lines between the rows. After the highlights: some programs stop at the first rule that holds.
    pub(super) fn rule_rows(&mut self, table: &Table<'_>, header: u32) -> Result<(), XlsxError> {
        if let (Some(last_row), Some(last_column)) = (last_row(table, header), table.columns.len().checked_sub(1)) {
            self.worksheet.add_conditional_format(header + 1, 0, last_row, table_column(last_column), &formats::row_rule())?;
        }
        Ok(())
    }
}

/// The name of a sheet's only table, and its cells with their header.
pub(super) fn named_range<'n>(sheet: &Sheet<'_>, grid: &Grid, listings: &'n [Listing]) -> Option<(&'n str, String)> {
    let (table, header) = sole_table(sheet, grid)?;
    let Listing::Range(name) = listings.get(grid.sole?)? else { return None };
    let last = last_row(table, header)? + 1;
    let last_column = rust_xlsxwriter::column_number_to_name(table_column(table.columns.len().checked_sub(1)?));
    let quoted = sheet.name.replace('\'', "''");
    Some((name, format!("='{quoted}'!$A${}:${last_column}${last}", header + 1)))
}

/// The only table of a sheet with nothing below it, and the row of its header.
pub(super) fn sole_table<'s, 'a>(sheet: &'s Sheet<'a>, grid: &Grid) -> Option<(&'s Table<'a>, u32)> {
    let at = grid.sole?;
    match sheet.blocks.get(at) {
        Some(Block::Table(table)) => Some((table, grid.blocks[at])),
        _ => None,
    }
}

pub(super) fn last_row(table: &Table<'_>, header: u32) -> Option<u32> {
    u32::try_from(table.rows.len()).ok().filter(|rows| *rows > 0).and_then(|rows| header.checked_add(rows))
}

/// Tables are far narrower than a sheet; what is wider would be refused by the writer.
pub(super) fn table_column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
