//! A frame → CSV: UTF-8, comma, header row, shortest decimals, empty = missing.
//!
//! A text that a spreadsheet would run as a formula is written with a leading `'` (OWASP, CSV injection); numbers never are.

use polars::prelude::{Column, DataFrame, DataType, PolarsResult};
use std::{fmt::Write as _, fs::File, io::Write, path::Path};

/// Bytes gathered before they are handed to the file.
const BLOCK: usize = 1 << 16;

/// Writes a frame of text, counts and numbers.
pub(super) fn write(frame: &DataFrame, path: &Path) -> Result<(), String> {
    let file = File::create(path).map_err(|error| error.to_string())?;
    write_to(frame, file).map_err(|error| error.to_string())
}

fn write_to(frame: &DataFrame, mut out: impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut block = String::with_capacity(BLOCK + BLOCK / 4);
    for column in frame.columns() {
        spell_text(column.name(), &mut block);
        block.push(',');
    }
    let mut columns = frame.columns().iter().map(Cells::of).collect::<PolarsResult<Vec<_>>>()?;
    for _ in 0..frame.height() {
        end_line(&mut block);
        if block.len() >= BLOCK {
            out.write_all(block.as_bytes())?;
            block.clear();
        }
        for column in &mut columns {
            column.spell_next(&mut block);
            block.push(',');
        }
    }
    end_line(&mut block);
    out.write_all(block.as_bytes())?;
    Ok(out.flush()?)
}

/// Makes the comma behind the last field of a line the line's end.
fn end_line(block: &mut String) {
    block.pop();
    block.push('\n');
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
        match self {
            Self::Text(cells) => cells.next().flatten().into_iter().for_each(|text| spell_text(text, out)),
            Self::Count(cells) => cells.next().flatten().into_iter().for_each(|count| out.push_str(itoa::Buffer::new().format(count))),
            Self::Number(cells) => cells.next().flatten().into_iter().for_each(|number| spell_number(number, out)),
        }
    }
}

/// A text as a field (RFC 4180): in quotes where it holds a comma, a quote or the end of a line.
fn spell_text(text: &str, out: &mut String) {
    let quote = if may_need_quotes(text) { "\"" } else { "" };
    out.push_str(quote);
    if is_formula(text) {
        out.push('\'');
    }
    match quote {
        "" => out.push_str(text),
        _ => out.push_str(&text.replace('"', "\"\"")),
    }
    out.push_str(quote);
}

/// Looks at every byte, so that the compiler takes many at a time.
fn may_need_quotes(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | matches!(byte, b',' | b'"' | b'\n' | b'\r'))
}

/// The shortest decimal that reads back to the same number; tiny ones with an exponent. A negative zero is a zero.
fn spell_number(number: f64, out: &mut String) {
    let thousandths = (number * 1000.0).round();
    if thousandths.abs() < 1e12 && thousandths / 1000.0 == number {
        // Nearly all marks, and this is several times faster. Of so few digits no two decimals are one number.
        #[allow(clippy::cast_possible_truncation, reason = "a whole number below 10^12")]
        return spell_thousandths(thousandths as i64, out);
    }
    let written = match number.abs() {
        // Here both ways of spelling give the same digits and no exponent, and this one is faster.
        1e-3..1e9 => return out.push_str(zmij::Buffer::new().format_finite(number)),
        ..1e-5 => write!(out, "{number:e}"),
        _ => write!(out, "{number}"),
    };
    debug_assert!(written.is_ok(), "a String takes all");
}

fn spell_thousandths(number: i64, out: &mut String) {
    if number < 0 {
        out.push('-');
    }
    let (whole, rest) = (number.unsigned_abs() / 1000, number.unsigned_abs() % 1000);
    out.push_str(itoa::Buffer::new().format(whole));
    if rest > 0 {
        // the leading 1 keeps the zeros behind the point
        out.push('.');
        out.push_str(itoa::Buffer::new().format(1000 + rest)[1..].trim_end_matches('0'));
    }
}

/// Whether a spreadsheet would take a text for a formula.
fn is_formula(text: &str) -> bool {
    // What nearly every text begins with: no blank and no sign.
    if matches!(text.as_bytes().first(), None | Some(b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xE4..=0xE9)) {
        return false;
    }
    let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\t' | '\r');
    let first = text.trim_start_matches(is_blank).chars().next();
    matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'))
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
            spell_number(number, &mut text);
            assert_eq!(text.parse(), Ok(number));
            text
        };
        let numbers = [-0.0, 72.0, -3.0, 0.1, 66.666_666_666_666_67, 1e300, 2.5e-9];
        let texts = ["0", "72", "-3", "0.1", "66.66666666666667", &format!("1{}", "0".repeat(300)), "2.5e-9"];
        assert_eq!(numbers.map(spelt), texts);
    }

    #[test]
    fn numbers_of_any_size_are_spelt_as_the_standard_library_does() {
        let mut seed = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..20_000 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let exponent = i32::try_from(seed % 16).expect("below 16") - 4;
            let number = f64::from(u32::try_from(seed >> 32).expect("32 bits")) / 7.0 * 10f64.powi(exponent - 8);
            let mut text = String::new();
            spell_number(-number, &mut text);
            assert_eq!(text, if number < 1e-5 { format!("{:e}", -number) } else { format!("{}", -number) });
        }
    }

    #[test]
    fn blanks_of_any_width_hide_no_formula() {
        for text in ["=1", "\u{a0}=1", "\u{3000}+1", "\n-1", "＝1", "\r1"] {
            assert!(is_formula(text), "{text:?}");
        }
        for text in ["1-1", "九(1)班", "'=1", ""] {
            assert!(!is_formula(text), "{text:?}");
        }
    }
}
