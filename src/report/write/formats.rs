//! [`style`] as formats of rust_xlsxwriter.

use crate::report::{
    plan::{Highlight, Look, Table},
    style,
};
use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatDataBar, ConditionalFormatFormula,
    ConditionalFormatType, Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError,
};

/// Formats that every sheet uses.
pub struct Formats {
    pub title: Format,
    pub heading: Format,
    pub note: Format,
    pub paragraph: Format,
    pub notice: Format,
    pub label: Format,
    pub fact: Format,
    pub link: Format,
    pub header: Format,
    pub quiet: Format,
}

impl Formats {
    pub fn new() -> Self {
        let wrapped = || base().set_text_wrap().set_align(FormatAlign::Left);
        Self {
            title: base().set_bold().set_font_size(16).set_font_color(style::INK),
            heading: base().set_bold().set_font_size(12).set_font_color(style::INK).set_align(FormatAlign::Bottom),
            note: wrapped().set_font_color(style::QUIET),
            paragraph: wrapped(),
            notice: wrapped().set_background_color(style::NOTICE_FILL),
            label: base().set_font_color(style::QUIET).set_align(FormatAlign::Top),
            fact: wrapped().set_align(FormatAlign::Top),
            quiet: base().set_font_color(style::QUIET),
            link: base().set_font_color(style::LINK).set_underline(FormatUnderline::Single),
            header: base()
                .set_bold()
                .set_font_color(style::INK)
                .set_background_color(style::HEADER_FILL)
                .set_align(FormatAlign::Center)
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(style::INK),
        }
    }
}

/// The default format of a workbook.
pub fn base() -> Format {
    Format::new()
        .set_font_name(style::FONT)
        .set_font_size(style::FONT_SIZE)
        .set_font_charset(style::FONT_CHARSET)
        .set_align(FormatAlign::VerticalCenter)
}

/// A whole column of a table, its values at the `top` of their rows or in the middle.
pub fn column(look: Look, top: bool) -> Format {
    let aligned = if top { base().set_align(FormatAlign::Top) } else { base() };
    let format = match style::number_format(look) {
        Some(spelling) => aligned.set_num_format(spelling),
        None => aligned,
    };
    match look {
        Look::Text | Look::Id => format.set_align(FormatAlign::Left),
        Look::Word => format.set_align(FormatAlign::Center),
        Look::Prose(_) => format.set_align(FormatAlign::Left).set_text_wrap(),
        Look::Score => format.set_align(FormatAlign::Right),
        _ => format,
    }
}

/// The same format for a column of a table, indented where its words would touch the numbers beside them.
pub fn beside(format: Format, table: &Table<'_>, at: usize) -> Format {
    if style::is_beside_number(table, at) { format.set_indent(1) } else { format }
}

/// A cell of a table on a sheet that it shares with others.
pub fn cell(look: Look, top: bool) -> Format {
    column(look, top).set_border_bottom(FormatBorder::Thin).set_border_bottom_color(style::RULE)
}

/// A cell of a row that speaks for all.
pub fn strong_cell(look: Look, top: bool) -> Format {
    cell(look, top).set_bold().set_background_color(style::STRONG_FILL)
}

/// A cell of a row that is no more than a hint.
pub fn faint_cell(look: Look, top: bool) -> Format {
    cell(look, top).set_font_color(style::FAINT)
}

/// The number of a labelled fact.
pub fn fact(look: Look) -> Format {
    column(look, false).set_align(FormatAlign::Left)
}

/// Lines between the rows of a table whose cells have no format of their own.
pub fn row_rule() -> ConditionalFormatFormula {
    let line = Format::new().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(style::RULE);
    ConditionalFormatFormula::new().set_rule("=TRUE").set_format(line)
}

/// What makes the values of a range seen at a glance; fixed ends, so that columns and sheets compare.
pub fn highlight(sheet: &mut Worksheet, highlight: Highlight, (top, left, bottom, right): (u32, u16, u32, u16)) -> Result<(), XlsxError> {
    match highlight {
        Highlight::None => {}
        Highlight::Bar(full) => {
            let bar = ConditionalFormatDataBar::new()
                .set_fill_color(style::BAR)
                .set_solid_fill(true)
                .set_border_off(true)
                .set_minimum(ConditionalFormatType::Number, 0)
                .set_maximum(ConditionalFormatType::Number, full);
            sheet.add_conditional_format(top, left, bottom, right, &bar)?;
        }
        Highlight::Words(words) => {
            for (word, colour) in words.into_iter().filter(|(word, _)| !word.is_empty()) {
                let filled = Format::new().set_background_color(colour);
                let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(word)).set_format(filled);
                sheet.add_conditional_format(top, left, bottom, right, &rule)?;
            }
        }
        Highlight::Scale(low, middle, high) => {
            let scale = ConditionalFormat3ColorScale::new()
                .set_minimum(ConditionalFormatType::Number, low)
                .set_midpoint(ConditionalFormatType::Number, middle)
                .set_maximum(ConditionalFormatType::Number, high)
                .set_minimum_color(style::SCALE_LOW)
                .set_midpoint_color(style::SCALE_MIDDLE)
                .set_maximum_color(style::SCALE_HIGH);
            sheet.add_conditional_format(top, left, bottom, right, &scale)?;
        }
    }
    Ok(())
}
