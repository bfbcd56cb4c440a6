//! A frame → CSV: UTF-8, comma, header row, shortest decimals, empty = missing.
//!
//! A text that a spreadsheet would run as a formula is written with a leading `'` (OWASP, CSV injection); numbers never are.

use polars::prelude::{AnyValue, DataFrame};
use std::{borrow::Cow, fs::File, io::BufWriter, path::Path};

/// Rows turned to text at a time: polars hands out values column by column.
pub(super) fn write(frame: &DataFrame, path: &Path) -> Result<(), String> {
    let file = BufWriter::new(File::create(path).map_err(|error| error.to_string())?);
    let mut writer = csv::Writer::from_writer(file);
    let failed = |error: csv::Error| error.to_string();
    writer.write_record(frame.columns().iter().map(|column| column.name().as_str())).map_err(failed)?;
    let columns: Vec<_> = frame.columns().iter().map(|column| column.as_materialized_series()).collect();
    let mut readers: Vec<_> = columns.iter().map(|series| series.iter()).collect();
    let mut field = String::new();
    for _ in 0..frame.height() {
        for reader in &mut readers {
            field.clear();
            spell(reader.next().unwrap_or(AnyValue::Null), &mut field);
            writer.write_field(&field).map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)?;
    }
    writer.flush().map_err(|error| error.to_string())
}

fn spell(value: AnyValue<'_>, out: &mut String) {
    use std::fmt::Write as _;
    let written = match value {
        AnyValue::Null => Ok(()),
        AnyValue::String(text) => out.write_str(&defused(text)),
        AnyValue::Boolean(truth) => write!(out, "{truth}"),
        AnyValue::UInt32(count) => write!(out, "{count}"),
        AnyValue::Float64(number) => write!(out, "{}", number + 0.0),
        other => write!(out, "{other}"),
    };
    debug_assert!(written.is_ok(), "a String takes all");
}

/// The text, behind a `'` if a spreadsheet would take it for a formula.
fn defused(text: &str) -> Cow<'_, str> {
    let first = text.trim_start_matches([' ', '\u{3000}']).chars().next();
    match first {
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
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("t.csv");
        let rows = [("=1+1", Some(-1.5)), ("张三,李四", None), (" ＠x", Some(0.1))];
        let frame = Columns::of(&rows).text("name", |row| row.0).number("x", |row| row.1).frame().expect("two columns");
        write(&frame, &path).expect("writable");
        let text = std::fs::read_to_string(path).expect("written");
        assert_eq!(text, "name,x\n'=1+1,-1.5\n\"张三,李四\",\n' ＠x,0.1\n");
    }
}
