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
            Self::Number(cells) => cells.next().flatten().map(|number| spell_number(number, out)),
        };
        debug_assert!(written.is_none_or(|written| written.is_ok()), "a String takes all");
    }
}

/// The shortest decimal that reads back to the same number; tiny ones with an exponent. A negative zero is a zero.
fn spell_number(number: f64, out: &mut String) -> std::fmt::Result {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        // Most marks are whole, and this is several times faster.
        #[allow(clippy::cast_possible_truncation, reason = "a whole number below 10^15")]
        return write!(out, "{}", number as i64);
    }
    if number.abs() < 1e-5 { write!(out, "{number:e}") } else { write!(out, "{number}") }
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
    fn numbers_are_as_short_as_they_read_back() {
        let spelt = |number| {
            let mut text = String::new();
            spell_number(number, &mut text).expect("a String takes all");
            assert_eq!(text.parse(), Ok(number));
            text
        };
        let numbers = [-0.0, 72.0, -3.0, 0.1, 66.666_666_666_666_67, 1e300, 2.5e-9];
        let texts = ["0", "72", "-3", "0.1", "66.66666666666667", &format!("1{}", "0".repeat(300)), "2.5e-9"];
        assert_eq!(numbers.map(spelt), texts);
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
