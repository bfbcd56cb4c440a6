//! Office Open XML, with the borders and bold heads that schools give their sheets.

use super::super::sheet::{Book, Cell, Sheet};
use super::Failure;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

/// The bytes of the workbook.
pub fn bytes(book: &Book) -> Result<Vec<u8>, Failure> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 1, 20)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let styles = Styles::new();
    for sheet in &book.sheets {
        write_sheet(workbook.add_worksheet(), sheet, &styles)?;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Styles {
    title: Format,
    head: Format,
    body: Format,
    plain: Format,
}

impl Styles {
    fn new() -> Self {
        let body = Format::new().set_font_name("宋体").set_font_size(10).set_border(FormatBorder::Thin);
        let middle = |format: &Format| format.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        Self {
            title: middle(&Format::new().set_font_name("黑体").set_font_size(14)),
            head: middle(&body).set_bold().set_text_wrap(),
            body,
            plain: Format::new().set_font_name("宋体").set_font_size(10),
        }
    }

    fn of(&self, sheet: &Sheet, row: usize) -> &Format {
        if row < sheet.header.start {
            &self.title
        } else if sheet.header.contains(&row) {
            &self.head
        } else if row <= sheet.table_end {
            &self.body
        } else {
            &self.plain
        }
    }
}

fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), Failure> {
    worksheet.set_name(&sheet.name)?.set_landscape().set_print_fit_to_pages(1, 0);
    set_widths(worksheet, sheet)?;
    for (top, left, bottom, right) in &sheet.merges {
        let place = (u32::try_from(*top)?, u16::try_from(*left)?, u32::try_from(*bottom)?, u16::try_from(*right)?);
        worksheet.merge_range(place.0, place.1, place.2, place.3, "", styles.of(sheet, *top))?;
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            write_cell(worksheet, u32::try_from(row)?, u16::try_from(column)?, cell, styles.of(sheet, row))?;
        }
    }
    hide_filtered(worksheet, sheet)
}

fn write_cell(worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => return Ok(()),
        Cell::Number(number) => worksheet.write_number_with_format(row, column, *number, format)?,
        Cell::Text(text) => worksheet.write_string_with_format(row, column, text, format)?,
        Cell::Formula(formula, result) => {
            worksheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result.to_string()), format)?
        }
    };
    Ok(())
}

/// Columns as wide as their longest cell of the table.
fn set_widths(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), Failure> {
    for column in 0..sheet.width() {
        let table = sheet.rows.iter().take(sheet.table_end + 1).skip(sheet.header.start);
        let cells = table.filter_map(|row| row.get(column));
        let longest = cells.map(|cell| cell.shown().lines().map(width_of).max().unwrap_or(0)).max().unwrap_or(0);
        worksheet.set_column_width(u16::try_from(column)?, f64::from(u32::try_from(longest.clamp(5, 24))?) + 2.0)?;
    }
    Ok(())
}

/// Half-width places.
fn width_of(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

fn hide_filtered(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), Failure> {
    if sheet.hidden.is_empty() {
        return Ok(());
    }
    let (head, end) = (u32::try_from(sheet.header.end - 1)?, u32::try_from(sheet.table_end)?);
    worksheet.autofilter(head, 0, end, u16::try_from(sheet.width() - 1)?)?;
    for row in &sheet.hidden {
        worksheet.set_row_hidden(u32::try_from(*row)?)?;
    }
    Ok(())
}
