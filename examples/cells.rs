//! Prints the cells of files as kaojing reads them, before anything is understood: to compare with other readers.
//!
//! `cells FILE` gives a line `sheet TAB row TAB column TAB kind TAB value` for each cell, rows and columns counted from 1.
//! Kinds: `n` number, `p` percentage, `s` text, `b` truth value, `d` date or time, `e` error, `f` formula without a stored
//! result, `x` broken. Sheet lines have row 0: `0 0 h` says that the sheet is hidden, `0 COLUMN h` a hidden column, and
//! `ROW 0 h` a hidden row; `m` a merged range. What was noticed goes to standard error.

use kaojing::{
    config::Limits,
    diagnostics::Place,
    ingest::{
        formats,
        raw::{RawSheet, Value, Visibility},
    },
    words::Lang,
};
use std::{env, fs, io, io::Write, process::ExitCode};

fn main() -> ExitCode {
    let Some(path) = env::args_os().nth(1) else {
        eprintln!("usage: cells FILE");
        return ExitCode::from(2);
    };
    let name = path.to_string_lossy();
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{name}: {error}");
            return ExitCode::from(3);
        }
    };
    match formats::open(&bytes, &Place::file(&*name), &Limits::default()) {
        Ok(outcome) => {
            for seen in &outcome.seen {
                eprintln!("{} {}: {}", seen.rule.code, seen.place, seen.headline(Lang::En));
            }
            let mut out = io::BufWriter::new(io::stdout().lock());
            let printed = outcome.value.sheets.iter().try_for_each(|sheet| print(&mut out, sheet)).and_then(|()| out.flush());
            if printed.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(4) }
        }
        Err(refusal) => {
            let seen = refusal.at(Place::file(&*name));
            eprintln!("{} {}: {}", seen.rule.code, seen.place, seen.headline(Lang::En));
            ExitCode::from(3)
        }
    }
}

fn print(out: &mut impl Write, sheet: &RawSheet) -> io::Result<()> {
    let name = escaped(&sheet.name);
    writeln!(out, "{name}\t0\t0\t{}\t", if sheet.visibility == Visibility::Hidden { 'h' } else { 'v' })?;
    for column in &sheet.hidden_columns {
        writeln!(out, "{name}\t0\t{}\th\t", column + 1)?;
    }
    for merge in &sheet.merges {
        writeln!(out, "{name}\t0\t0\tm\t{}:{}:{}:{}", merge.top + 1, merge.left + 1, merge.bottom + 1, merge.right + 1)?;
    }
    for row in &sheet.rows {
        if row.hidden {
            writeln!(out, "{name}\t{}\t0\th\t", row.index + 1)?;
        }
        for cell in &row.cells {
            let (kind, value) = spell(&cell.value);
            writeln!(out, "{name}\t{}\t{}\t{kind}\t{}", row.index + 1, cell.column + 1, escaped(&value))?;
        }
    }
    Ok(())
}

fn spell(value: &Value) -> (char, String) {
    match value {
        Value::Number(number) => ('n', format!("{number:?}")),
        Value::Percent(number) => ('p', format!("{number:?}")),
        Value::Text(text) => ('s', text.to_string()),
        Value::Bool(truth) => ('b', truth.to_string()),
        Value::Date(text) => ('d', text.to_string()),
        Value::Error(text) => ('e', text.to_string()),
        Value::NoStoredValue => ('f', String::new()),
        Value::Broken(text) => ('x', text.to_string()),
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}
