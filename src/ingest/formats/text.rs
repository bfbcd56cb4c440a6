//! Text with commas, tabs or semicolons → [`RawBook`] of one sheet without a name.
//!
//! Every value stays text: what a number is, is for the layout to say. Where a record has a field too few or too many,
//! the numbers at its end may belong to other columns, so they become [`Value::Broken`] rather than shift in silence.

use super::{
    builder::{Budget, SheetBuilder},
    encoding, limits,
    refusal::Refusal,
};
use crate::{
    config::Limits,
    diagnostics::{Diagnostic, Outcome, Place, Spot, codes::ingest as codes},
    ingest::raw::{Format, RawBook, Value, Visibility},
};
use memchr::{memchr, memchr3};
use std::{borrow::Cow, collections::BTreeMap};

type Record<'a> = Vec<Cow<'a, str>>;

/// The most fields that a record may have.
const WIDEST: usize = 16_384;

/// Reads a text file.
///
/// # Errors
/// If its encoding cannot be told, a quote never closes, or it is beyond a limit.
pub fn read(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let text = encoding::decode_text(bytes)?;
    let (delimiter, body) = delimiter_of(&text);
    let mut budget = Budget::new(*limits);
    let shape = Shape::of(Records::new(body, delimiter))?;
    let mut sheet = SheetBuilder::new(place, "", Visibility::Visible, &mut budget);
    let mut records = Records::new(body, delimiter);
    let mut row = 0;
    while let Some(record) = records.next()? {
        let doubtful = shape.doubtful(row, record);
        if doubtful.is_some() {
            let ragged = Diagnostic::new(&codes::RAGGED_ROW, place.row(row)).read(record.join(&char::from(delimiter).to_string()));
            sheet.note(ragged.with("found", record.len()).with("expected", shape.width))?;
        }
        for (column, field) in (0..).zip(record) {
            put(&mut sheet, (row, column), field, doubtful.is_some_and(|from| column >= from))?;
        }
        row += 1;
    }
    let mut seen = Vec::new();
    let sheet = sheet.finish(&mut seen);
    Ok(Outcome { value: RawBook { place: place.clone(), format: Format::Text, sheets: vec![sheet] }, seen })
}

fn put(sheet: &mut SheetBuilder<'_>, (row, column): (u32, u32), field: &str, doubtful: bool) -> Result<(), Refusal> {
    let field = typed(field);
    if field.is_empty() {
        return Ok(());
    }
    if field.contains('\0') {
        let place = sheet.place.at(Spot::Cell { row, column });
        sheet.note(Diagnostic::new(&codes::NUL_CHARACTER, place).read(field))?;
    }
    sheet.put(row, column, if doubtful { Value::Broken(field.into()) } else { Value::Text(field.into()) })
}

/// `="00123"` is how exports keep Excel from dropping zeros: the text inside is meant.
fn typed(field: &str) -> &str {
    let inner = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(field)
}

/// The separator, and the text without a `sep=;` line. Of comma, tab and semicolon the one that most of the first
/// lines hold; then the one there is more of.
fn delimiter_of(text: &str) -> (u8, &str) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let [delimiter @ (b',' | b';' | b'\t'), ..] = rest.as_bytes()
    {
        return (*delimiter, rest[1..].trim_start_matches(['\r', '\n']));
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(50).collect();
    let score = |delimiter: u8| {
        let counts = lines.iter().map(|line| line.bytes().filter(|byte| *byte == delimiter).count());
        counts.fold((0, 0), |(lines, all), count| (lines + usize::from(count > 0), all + count))
    };
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',');
    (delimiter, text)
}

/// The records of a text one after the other, as RFC 4180 has them; line ends of every system; a quote inside a field is
/// a plain character. Only one record is held at a time: a file of nothing but line ends has as many as bytes.
struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: usize,
    record: Record<'a>,
}

impl<'a> Records<'a> {
    const fn new(text: &'a str, delimiter: u8) -> Self {
        Self { text, delimiter, at: 0, line: 1, record: Vec::new() }
    }

    /// The next record; `None` at the end.
    fn next(&mut self) -> Result<Option<&[Cow<'a, str>]>, Refusal> {
        self.record.clear();
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let at = self.at;
            let (field, end) =
                if bytes[at] == b'"' { quoted(self.text, at, self.line, self.delimiter)? } else { plain(self.text, at, self.delimiter) };
            self.line += bytes[at..end].iter().filter(|byte| **byte == b'\n').count();
            self.record.push(field);
            if self.record.len() > WIDEST {
                return Err(Refusal::damaged(format_args!("line {}, > {WIDEST} fields", self.line)));
            }
            self.at = end + 1;
            let separator = bytes.get(end).copied();
            if separator == Some(self.delimiter) {
                if self.at == bytes.len() {
                    self.record.push(Cow::Borrowed(""));
                }
                continue;
            }
            self.at += usize::from(separator == Some(b'\r') && bytes.get(self.at) == Some(&b'\n'));
            self.line += 1;
            return Ok(Some(&self.record));
        }
        Ok((!self.record.is_empty()).then_some(&self.record))
    }
}

/// A field without quotes: up to the separator or the end of the line.
fn plain(text: &str, start: usize, delimiter: u8) -> (Cow<'_, str>, usize) {
    let end = memchr3(delimiter, b'\n', b'\r', &text.as_bytes()[start..]).map_or(text.len(), |end| start + end);
    (Cow::Borrowed(&text[start..end]), end)
}

/// A field in quotes, and what stands between its closing quote and the separator.
fn quoted(text: &str, start: usize, line: usize, delimiter: u8) -> Result<(Cow<'_, str>, usize), Refusal> {
    let unclosed = || Refusal::new(&codes::OPEN_QUOTE).with("line", line);
    let bytes = text.as_bytes();
    let mut field = Cow::Borrowed("");
    let mut from = start + 1;
    loop {
        let close = memchr(b'"', &bytes[from..]).map(|at| from + at).ok_or_else(unclosed)?;
        if close - start > limits::FIELD_BYTES {
            return Err(unclosed());
        }
        if bytes.get(close + 1) == Some(&b'"') {
            field.to_mut().push_str(&text[from..=close]);
            from = close + 2;
            continue;
        }
        let (tail, end) = plain(text, close + 1, delimiter);
        if field.is_empty() && tail.is_empty() {
            return Ok((Cow::Borrowed(&text[from..close]), end));
        }
        let field = field.to_mut();
        field.push_str(&text[from..close]);
        field.push_str(&tail);
        return Ok((Cow::Owned(std::mem::take(field)), end));
    }
}

/// The records of one length.
#[derive(Default)]
struct Length {
    votes: usize,
    first: u32,
    used: BTreeMap<usize, usize>,
}

/// How many fields the records of a table have.
struct Shape {
    width: usize,
    first: u32,
    regular: bool,
}

impl Shape {
    /// The most frequent number of fields. Titles, notes and blank lines do not vote.
    fn of(mut records: Records<'_>) -> Result<Self, Refusal> {
        // For each number of fields: the votes, the first row of so many fields, and by how many fields, blanks at the
        // end aside, records of that length hold something.
        let mut lengths: BTreeMap<usize, Length> = BTreeMap::new();
        let mut row = 0;
        while let Some(record) = records.next()? {
            let length = lengths.entry(record.len()).or_insert_with(|| Length { first: row, ..Length::default() });
            if filled(record) > 1 {
                length.votes += 1;
                let used = record.iter().rposition(|field| !field.trim().is_empty()).map_or(0, |last| last + 1);
                *length.used.entry(used).or_default() += 1;
            }
            row += 1;
        }
        let (width, first) = lengths.iter().max_by_key(|(_, length)| length.votes).map_or((0, 0), |(width, length)| (*width, length.first));
        // Files in which a fifth of the records differ leave out trailing separators as a habit.
        let voters: usize = lengths.values().map(|length| length.votes).sum();
        let long_enough = lengths.range(width..).flat_map(|(_, length)| length.used.range(..=width));
        let agree: usize = long_enough.map(|(_, votes)| votes).sum();
        Ok(Self { width, first, regular: agree * 5 >= voters * 4 })
    }

    /// Neither a field too few nor, blanks aside, one too many.
    fn fits(width: usize, record: &[Cow<'_, str>]) -> bool {
        record.len() >= width && record[width..].iter().all(|field| field.trim().is_empty())
    }

    /// From which column on the fields of a record may stand in the wrong place: the numbers at its end.
    fn doubtful(&self, row: u32, record: &[Cow<'_, str>]) -> Option<u32> {
        if !self.regular || row < self.first || filled(record) < 2 || Self::fits(self.width, record) {
            return None;
        }
        let numbers = record.iter().rev().take_while(|field| field.trim().is_empty() || field.trim().parse::<f64>().is_ok()).count();
        u32::try_from(record.len().saturating_sub(numbers).max(1)).ok()
    }
}

fn filled(record: &[Cow<'_, str>]) -> usize {
    record.iter().filter(|field| !field.trim().is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Outcome<RawBook> {
        read(text.as_bytes(), &Place::file("甲.csv"), &Limits::default()).unwrap()
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        let book = read_text(text).value;
        let spell = |value: &Value| match value {
            Value::Text(text) => text.to_string(),
            other => format!("{other:?}"),
        };
        book.sheets[0].rows.iter().map(|row| row.cells.iter().map(|cell| spell(&cell.value)).collect()).collect()
    }

    #[test]
    fn every_separator_and_line_end_is_read() {
        for text in ["姓名,语文\n张三,95\n", "姓名\t语文\t\r\n张三\t95\t\r\n", "姓名;语文\r张三;95", "sep=;\r\n姓名;语文\n张三;95"]
        {
            assert_eq!(rows(text), [["姓名", "语文"], ["张三", "95"]], "{text:?}");
        }
    }

    #[test]
    fn quotes_hold_separators_line_ends_and_quotes() {
        let text = "姓名,说明,考号\n\"张,三\",\"a\"\"b\nc\",\"=\"\"00123\"\"\"\n李 \"四\",\"甲\"乙,=\"007\"\n";
        assert_eq!(rows(text), [["姓名", "说明", "考号"], ["张,三", "a\"b\nc", "00123"], ["李 \"四\"", "甲乙", "007"]]);
    }

    #[test]
    fn a_quote_that_never_closes_names_its_line() {
        let text = "姓名,语文\n\"张\n三\",95\n李四,\"88\n王五,70\n";
        let refusal = read(text.as_bytes(), &Place::default(), &Limits::default()).unwrap_err();
        assert_eq!(refusal, Refusal::new(&codes::OPEN_QUOTE).with("line", 4));
        let long = format!("姓名,语文\n\"{}\"", "x".repeat(limits::FIELD_BYTES + 1));
        assert_eq!(read(long.as_bytes(), &Place::default(), &Limits::default()).unwrap_err().rule, &codes::OPEN_QUOTE);
    }

    #[test]
    fn a_short_record_never_shifts_its_marks() {
        let text = "标题\n考号,姓名,班级,语文,数学\n1,张三,1班,95,88\n2,李四,90,77\n3,王五,1班,60,50\n4,赵六,1班,60,50,70\n5,钱七,1班,60,51\n\
                    6,孙八,1班,60,50,\n7,周九,1班,1,2\n8,吴十,1班,1,2\n9,郑一,1班,1,2\n10,王二,1班,1,2\n注：无";
        let Outcome { value: book, seen } = read_text(text);
        let named: Vec<(String, String)> = seen.iter().map(|seen| (seen.rule.code.to_owned(), seen.place.spot.to_string())).collect();
        assert_eq!(named, [("E217".to_owned(), "4".to_owned()), ("E217".to_owned(), "6".to_owned())]);
        let row = |index: usize| &book.sheets[0].rows[index];
        assert_eq!(row(3).get(1), Some(&Value::Text("李四".into())));
        assert_eq!(row(3).get(2), Some(&Value::Broken("90".into())));
        assert_eq!(row(5).get(3), Some(&Value::Broken("60".into())));
        assert_eq!(row(7).get(3), Some(&Value::Text("60".into())));
    }

    #[test]
    fn invisible_zeros_are_named_and_endless_lines_refused() {
        let Outcome { seen, .. } = read_text("姓名,语文\n张\0三,95\n");
        assert_eq!((seen[0].rule.code, seen[0].place.to_string()), ("E216", "甲.csv / A2".to_owned()));
        let wide = "x,".repeat(20_000);
        assert_eq!(read(wide.as_bytes(), &Place::default(), &Limits::default()).unwrap_err().rule, &codes::DAMAGED);
    }
}
