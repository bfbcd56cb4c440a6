//! A frame → CSV: UTF-8, comma, header row, shortest decimals, empty = missing.
//!
//! A text that a spreadsheet would run as a formula is written with a leading `'` (OWASP, CSV injection); numbers never are.

use polars::prelude::{Column, DataFrame, DataType, PolarsResult};
use std::{
    borrow::Cow,
    fmt::Write as _,
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

/// Writes a frame of text, counts and numbers.
pub(super) fn write(frame: &DataFrame, path: &Path) -> Result<(), String> {
    let file = File::create(path).map_err(|error| error.to_string())?;
    write_to(frame, BufWriter::new(file)).map_err(|error| error.to_string())
}

fn write_to(frame: &DataFrame, out: impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(frame.columns().iter().map(|column| defused(column.name()).into_owned()))?;
    let mut columns = frame.columns().iter().map(Cells::of).collect::<PolarsResult<Vec<_>>>()?;
    let mut field = String::new();
    for _ in 0..frame.height() {
        for column in &mut columns {
            field.clear();
            column.spell_next(&mut field);
            writer.write_field(&field)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()?;
    Ok(())
}

/// The cells of a column, one after the other.
enum Cells<'a> {
    Text(Box<dyn Iterator<Item = Option<&'a str>> + 'a>),
    Count(Box<dyn Iterator<Item = Option<u32>> + 'a>),
    Number(Box<dyn Iterator<Item = Option<f64>> + 'a>),
}

impl<'a> Cells<'a> {
    fn of(column: &'a Column) -> PolarsResult<Self> {
        Ok(match column.dtype() {
            DataType::UInt32 => Self::Count(Box::new(column.u32()?.iter())),
            DataType::Float64 => Self::Number(Box::new(column.f64()?.iter())),
            _ => Self::Text(Box::new(column.str()?.iter())),
        })
    }

    /// Nothing for what is missing.
    fn spell_next(&mut self, out: &mut String) {
        let written = match self {
            Self::Text(cells) => cells.next().flatten().map(|text| out.write_str(&defused(text))),
            Self::Count(cells) => cells.next().flatten().map(|count| write!(out, "{count}")),
            // A negative zero is a zero.
            Self::Number(cells) => cells.next().flatten().map(|number| write!(out, "{}", number + 0.0)),
        };
        debug_assert!(written.is_none_or(|written| written.is_ok()), "a String takes all");
    }
}

/// The text, behind a `'` if a spreadsheet would take it for a formula.
fn defused(text: &str) -> Cow<'_, str> {
    let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\t' | '\r');
    match text.trim_start_matches(is_blank).chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::columns::Columns;

    #[test]
    fn formulas_are_defused_and_numbers_left_alone() {
        let rows = [("=1+1", Some(-1.5)), ("张三,李四", None), (" ＠x", Some(0.1)), ("\tx", Some(-0.0)), ("", Some(90.0))];
        let frame = Columns::of(&rows).text("-name", |row| row.0).number("x", |row| row.1).frame().expect("two columns");
        let mut text = Vec::new();
        write_to(&frame, &mut text).expect("memory takes all");
        let text = String::from_utf8(text).expect("UTF-8");
        assert_eq!(text, "'-name,x\n'=1+1,-1.5\n\"张三,李四\",\n' ＠x,0.1\n'\tx,0\n,90\n");
    }

    #[test]
    fn blanks_of_any_width_hide_no_formula() {
        for text in ["=1", "\u{a0}=1", "\u{3000}+1", "\n-1", "＝1", "\r1"] {
            assert_eq!(defused(text), format!("'{text}"));
        }
        for text in ["1-1", "九(1)班", "'=1", ""] {
            assert_eq!(defused(text), text);
        }
    }
}
