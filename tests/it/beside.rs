//! n stands beside every rate: in every table of every workbook, as planned and as written.

use crate::explained;
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use kaojing::{
    config::GradeBy,
    report::{
        county::county_book,
        desk::Desk,
        leads::leads_book,
        own::Ownership,
        plan::{Block, Book, Look, Table},
        school::school_book,
        subject::subject_book,
    },
    words::Lang,
};
use std::{fs, path::Path, process::Command};

/// Sheet and columns of every table that shows a share and no count.
fn bare(book: &Book<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for sheet in &book.sheets {
        for block in &sheet.blocks {
            let Block::Table(Table { columns, .. }) = block else { continue };
            let titles = |looks: &[Look]| -> Vec<&str> {
                columns.iter().filter(|column| looks.contains(&column.look)).map(|column| column.title.as_str()).collect()
            };
            let rates = titles(&[Look::Rate, Look::Attainment]);
            if !rates.is_empty() && titles(&[Look::Count]).is_empty() {
                found.push(format!("{}: {rates:?}", sheet.name));
            }
        }
    }
    found
}

#[test]
fn every_table_with_a_rate_has_a_count() {
    let mut found: Vec<String> = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        let analysis = explained::county(lang, GradeBy::Lines);
        let desk = Desk::new(&analysis);
        let ownership = Ownership::new(&analysis.ledger, &analysis.diagnostics);
        let files: Vec<String> = analysis.ledger.schools.iter().map(|school| format!("{}.xlsx", school.name)).collect();
        let view = desk.cohorts().next().expect("a grade");
        let papers: Vec<_> = view.papers().collect();
        let mut books = vec![county_book(&desk, &files), leads_book(&desk), school_book(&desk, 0, "甲.xlsx", &ownership)];
        books.extend(papers.iter().map(|paper| subject_book(paper, "学科.xlsx")));
        found.extend(books.iter().flat_map(bare));
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "these rates stand without a count:\n{}", found.join("\n"));
}

/// A header that names a share.
fn is_rate(text: &str) -> bool {
    let short = text.chars().count() <= 24;
    short && (text.ends_with('率') || text.ends_with("占比") || text.ends_with("比例") || text.to_lowercase().ends_with(" rate"))
}

/// A header that names how many.
fn is_count(text: &str) -> bool {
    let text = text.to_lowercase();
    ["人数", "应考", "实考", "分母", "在籍", "人次", "校数", "题数", "选择", "n", "匹配", "上线", "单上线"].iter().any(|word| text == *word)
        || text.contains("人数")
        || text.ends_with("数")
}

/// The tables of a sheet that have a rate over numbers and no count in their header.
fn bare_rows(sheet: &str, range: &Range<Data>) -> Vec<String> {
    let rows: Vec<&[Data]> = range.rows().collect();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let text = |cell: &Data| if let Data::String(text) = cell { Some(text.trim().to_owned()) } else { None };
        let titles: Vec<String> = row.iter().filter_map(text).collect();
        let below = rows.get(at + 1).copied().unwrap_or_default();
        let over_numbers = row
            .iter()
            .zip(below)
            .any(|(title, value)| text(title).is_some_and(|title| is_rate(&title)) && matches!(value, Data::Float(_) | Data::Int(_)));
        if over_numbers && titles.len() > 1 && !titles.iter().any(|title| is_count(title)) {
            found.push(format!("{sheet} row {}: {titles:?}", at + 1));
        }
    }
    found
}

#[test]
fn every_workbook_that_is_written_has_counts_beside_its_rates() {
    let county = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/county");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("out");
    let exam = folder.path().join("exam.toml");
    let own = fs::read_to_string(county.join("exam.toml")).unwrap_or_default();
    let line = if own.contains("[[lines.line]]") { "" } else { "\n[[lines.line]]\nname = \"线\"\nshare = 0.4\n" };
    fs::write(&exam, own + line).expect("the temporary folder can be written");
    let run = Command::new(env!("CARGO_BIN_EXE_kaojing"))
        .args(["analyze", "-q", "--exam"])
        .arg(&exam)
        .arg("--out")
        .arg(&out)
        .arg(&county)
        .output();
    let said = String::from_utf8_lossy(&run.expect("the program starts").stderr).into_owned();
    let (mut books, mut found) = (0, Vec::new());
    let mut folders = vec![out];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{error}: {said}")).flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xlsx") {
                books += 1;
                let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook of ours opens");
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                found.extend(book.worksheets().into_iter().flat_map(|(sheet, range)| bare_rows(&format!("{name}/{sheet}"), &range)));
            }
        }
    }
    assert!(books > 10, "{books} workbooks: {said}");
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
