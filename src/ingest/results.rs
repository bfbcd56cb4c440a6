//! The table of candidates of an earlier run → a score table of an earlier exam, from CSV or Parquet.

use super::{
    clean,
    formats::guarded,
    raw::Format,
    table::{Account, Content, ScoreColumn, ScoreRow, ScoreTable, SheetReading},
};
use crate::{
    diagnostics::{Place, Rule, codes::reconcile as codes},
    model::{Grade, Mark, Score, Status, Subject},
    tables::{FIXED_CANDIDATE_COLUMNS as FIXED, SUBJECT_SUFFIX},
};
use compact_str::CompactString;
use parquet::{
    file::reader::{FileReader, SerializedFileReader},
    record::Field,
};

/// Columns without which nobody can be matched or compared.
const NEEDED: [&str; 6] = ["id", "name", "school", "class", "grade", "status"];

/// Reads the bytes of `candidates.csv` or `candidates.parquet`.
///
/// # Errors
/// The rule of what is wrong with it.
pub fn read(bytes: Vec<u8>, place: &Place, source: usize) -> Result<(Format, SheetReading), &'static Rule> {
    let is_parquet = bytes.starts_with(b"PAR1");
    let lines = if is_parquet { guarded(|| Ok(lines_of_parquet(bytes))).unwrap_or_default() } else { lines_of_csv(&bytes) };
    let lines = lines.ok_or(&codes::RESULTS_UNREADABLE)?;
    let table = table(&lines).ok_or(&codes::RESULTS_UNREADABLE)?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (header, candidates) = (u32::from(!is_parquet), count(table.rows.len()));
    let account = Account { rows: candidates + header, header, candidates, ..Account::default() };
    let format = if is_parquet { Format::Parquet } else { Format::Text };
    Ok((format, SheetReading { place: place.clone(), source, account, content: Content::Prior(table), layout: None }))
}

/// A header and rows of texts.
struct Lines {
    header: Vec<String>,
    rows: Vec<Vec<CompactString>>,
}

fn lines_of_csv(bytes: &[u8]) -> Option<Lines> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().ok()?.iter().map(fused).collect();
    let row = |record: csv::StringRecord| record.iter().map(|text| CompactString::from(fused(text))).collect();
    let rows = reader.records().map(|record| record.ok().map(row)).collect::<Option<_>>()?;
    Some(Lines { header, rows })
}

/// A text before [`tables`](crate::tables) put a `'` in front of what a spreadsheet would run.
fn fused(text: &str) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

fn lines_of_parquet(bytes: Vec<u8>) -> Option<Lines> {
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).ok()?;
    let header = reader.metadata().file_metadata().schema_descr().columns().iter().map(|column| column.name().to_owned()).collect();
    let text = |field: &Field| match field {
        Field::Str(text) => text.into(),
        Field::Double(number) => number.to_string().into(),
        Field::Long(count) => count.to_string().into(),
        _ => CompactString::default(),
    };
    let rows = reader.get_row_iter(None).ok()?;
    let rows = rows.map(|row| row.ok().map(|row| row.get_column_iter().map(|(_, field)| text(field)).collect())).collect::<Option<_>>()?;
    Some(Lines { header, rows })
}

fn table(lines: &Lines) -> Option<ScoreTable> {
    let place = |name: &str| lines.header.iter().position(|column| column == name);
    let [id, name, school, class, grade, status] = NEEDED.map(place);
    let (id, name, school, class, grade, status) = (id?, name?, school?, class?, grade?, status?);
    let total = place("total");
    let papers: Vec<usize> = (0..lines.header.len()).filter(|at| !FIXED.contains(&lines.header[*at].as_str())).collect();
    let mut table = ScoreTable { columns: papers.iter().map(|at| column(&lines.header[*at], *at)).collect(), ..ScoreTable::default() };
    for (at, cells) in (1..).zip(&lines.rows) {
        let cell = |column: usize| cells.get(column).cloned().unwrap_or_default();
        let grade = cell(grade);
        let excluded = cell(status) == Status::Excluded.word();
        table.rows.push(ScoreRow {
            row: at,
            id: clean::id(&cell(id)),
            name: cell(name),
            school: cell(school),
            class: cell(class),
            grade: (!grade.is_empty()).then(|| Grade::named(&grade)),
            stated_total: total.and_then(|column| score(&cell(column))),
            excluded,
            ..ScoreRow::default()
        });
        table.marks.extend(papers.iter().map(|column| mark(&cell(*column), excluded)));
    }
    Some(table)
}

fn column(header: &str, at: usize) -> ScoreColumn {
    let name = header.strip_suffix(SUBJECT_SUFFIX).filter(|name| FIXED.contains(name)).unwrap_or(header);
    let column = u32::try_from(at).unwrap_or(u32::MAX);
    ScoreColumn { subject: Subject::new(name), header: header.to_owned(), column, full: None }
}

fn score(text: &str) -> Option<Score> {
    text.parse::<f64>().ok().and_then(clean::score)
}

fn mark(text: &str, excluded: bool) -> Mark {
    match score(text) {
        Some(score) if excluded => Mark { status: Status::Excluded, score },
        Some(score) => Mark::present(score),
        None => Mark::without_score(Status::Blank),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "id,name,school,class,grade,status,语文,total_subject,total,county_rank,school_rank,t\n\
        '-01,甲,一中,1班,九年级,present,88.5,7,95.5,1,1,60\n02,乙,一中,1班,九年级,absent,,,,,,\n03,丙,二中,,九年级,excluded,50,6,56,,,\n";

    #[test]
    fn candidates_come_back_as_they_were_written() {
        let (format, sheet) = read(TABLE.as_bytes().to_vec(), &Place::file("candidates.csv"), 0).expect("a table");
        assert_eq!((format, sheet.account.rows, sheet.account.adds_up()), (Format::Text, 4, true));
        let Content::Prior(table) = sheet.content else { panic!("an earlier exam") };
        let subjects: Vec<&str> = table.columns.iter().map(|column| column.subject.name()).collect();
        assert_eq!(subjects, ["语文", "total"]);
        let [first, second, third] = &table.rows[..] else { panic!("three rows") };
        assert_eq!((first.id.as_str(), first.stated_total.map(Score::to_f64), first.excluded), ("-01", Some(95.5), false));
        assert_eq!((second.grade.as_ref().map(Grade::name), second.stated_total), (Some("九年级"), None));
        assert!(third.excluded && third.class.is_empty());
        let statuses: Vec<Status> = table.marks.iter().map(|mark| mark.status).collect();
        assert_eq!(statuses[..4], [Status::Present, Status::Present, Status::Blank, Status::Blank]);
    }

    #[test]
    fn what_is_no_table_of_candidates_is_refused() {
        for text in ["", "id,name\n1,2\n", "PAR1 and nothing else"] {
            assert_eq!(read(text.as_bytes().to_vec(), &Place::default(), 0).err(), Some(&codes::RESULTS_UNREADABLE), "{text}");
        }
    }
}
