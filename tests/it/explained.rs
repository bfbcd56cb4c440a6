//! Whatever a table or a sheet of figures shows is explained by the catalogue that `explain` and 口径说明 print.

use kaojing::{
    anomalies,
    config::{Config, GradeBy, read_exam_file},
    pipeline::Analysis,
    report::{
        county::county_book,
        desk::Desk,
        leads::leads_book,
        own::Ownership,
        plan::{Block, Book},
        school::school_book,
        subject::subject_book,
    },
    simulate::Recipe,
    stats::{self, catalogue::metrics},
    tables,
    words::{Lang, Phrase, columns, levels, report as words},
};

/// Headers that say what a row is about, not a figure of it.
const KEYS: [Phrase; 21] = [
    columns::COL_GRADE,
    columns::COL_SUBJECT,
    columns::COL_SCHOOL,
    columns::COL_CATEGORY,
    columns::COL_DISTRICT,
    columns::COL_CLASS,
    columns::COL_ID,
    columns::COL_NAME,
    columns::COL_UNIT,
    columns::COL_GROUPING,
    columns::COL_GROUP,
    columns::COL_SCHOOLS,
    columns::COL_CLASSES,
    columns::COL_PAPERS,
    columns::COL_REMARK,
    columns::COL_LEADING,
    levels::COL_KIND,
    levels::COL_TEACHER,
    levels::COL_OTHER_SUBJECT,
    columns::COL_CONFIRMED,
    columns::COL_SIGNED,
];

/// Sheets of texts, cells and forms, which hold no figures of the catalogue.
const NO_FIGURES: [Phrase; 13] = [
    words::SHEET_COVER,
    words::SHEET_CONTENTS,
    words::SHEET_METHOD,
    words::SHEET_ISSUES,
    words::SHEET_SOURCES,
    words::SHEET_GUIDE,
    words::SHEET_LEADS,
    words::SHEET_EVIDENCE,
    words::SHEET_DUPLICATES,
    words::SHEET_GUESTS,
    words::SHEET_CONFIRMATION,
    words::SHEET_DIGESTS,
    words::SHEET_RECONCILIATION,
];

pub fn county(lang: Lang, by: GradeBy) -> Analysis {
    let mut config = Config { lang, ..Config::default() };
    config.report.pupil_ranks = true;
    config.grades.by = by;
    let told = "[exam]\nbasis = \"毕业年级模拟\"\n[[lines.line]]\nname = \"线\"\nshare = 0.4\ntarget = 100\n[scaled]\ngrades = [9]\n\
                subjects = [\"数学\"]\n[composite]\nbase = \"z\"\nweights = { mean = 40, low = 30, excellent = 10, good = 10, full = 5, participation = 5 }\n";
    let file = read_exam_file(told, "exam.toml").expect("a sound exam file");
    (config.exam, config.lines, config.scaled, config.composite) = (file.exam, file.lines, file.scaled, file.composite);
    let mut ledger = Recipe { schools: 14, median_pupils: 40.0, subjects: 3, absent: 0.03, ..Recipe::default() }.simulate(4).ledger;
    for (at, school) in ledger.schools.iter_mut().enumerate() {
        school.district = if at % 2 == 0 { "东片" } else { "西片" }.into();
        school.category = if at % 3 == 0 { "城区" } else { "乡镇" }.into();
    }
    let stats = stats::analyse(&ledger, &config).value;
    let findings = anomalies::screen(&ledger, &stats, &config).value;
    Analysis { config, ledger, stats, findings, diagnostics: Vec::new() }
}

#[test]
fn every_column_of_every_table_is_explained() {
    let unexplained: Vec<String> = tables::columns()
        .into_iter()
        .flat_map(|(table, columns)| columns.into_iter().map(move |column| (table, column)))
        .filter(|(table, column)| !metrics().any(|metric| metric.is_column(table, column)))
        .map(|(table, column)| format!("{table}.{column}"))
        .collect();
    assert!(unexplained.is_empty(), "name these columns in a row of src/stats/catalogue: {unexplained:?}");
}

#[test]
fn every_column_that_is_explained_is_there() {
    let tables = tables::columns();
    for metric in metrics() {
        for column in metric.columns.iter().filter(|column| **column != "candidates.subject") {
            let found = tables.iter().any(|(table, names)| match column.split_once('.') {
                Some((of, name)) => *table == of && names.iter().any(|other| other == name),
                None => names.iter().any(|other| other == column),
            });
            assert!(found, "{} of {} is in no table", column, metric.slug);
        }
    }
}

#[test]
fn every_header_of_every_sheet_of_figures_is_explained() {
    let mut unexplained: Vec<String> = Vec::new();
    for (lang, by) in [(Lang::Zh, GradeBy::Lines), (Lang::En, GradeBy::Share)] {
        let analysis = county(lang, by);
        let desk = Desk::new(&analysis);
        let ownership = Ownership::new(&analysis.ledger, &analysis.diagnostics);
        let files: Vec<String> = analysis.ledger.schools.iter().map(|school| format!("{}.xlsx", school.name)).collect();
        let view = desk.cohorts().next().expect("a grade");
        let paper = view.papers().next().expect("a paper");
        let subjects: Vec<String> = view.papers().map(|paper| paper.subject().into_owned()).collect();
        let books = [
            county_book(&desk, &files),
            leads_book(&desk),
            subject_book(&paper, "语文.xlsx"),
            school_book(&desk, 0, "甲.xlsx", &ownership),
        ];
        for (name, header) in books.iter().flat_map(|book| headers(book, lang)) {
            let known = KEYS.iter().any(|key| key.get(lang) == header)
                || subjects.contains(&header)
                || is_band(&header)
                || metrics().any(|metric| metric.is_headed(&header));
            if !known {
                unexplained.push(format!("{name}: {header}"));
            }
        }
    }
    unexplained.sort();
    unexplained.dedup();
    assert!(unexplained.is_empty(), "name these headers in a row of src/stats/catalogue, `.headers(…)`:\n{}", unexplained.join("\n"));
}

/// Sheet and header of every column of every table of figures.
fn headers(book: &Book<'_>, lang: Lang) -> Vec<(String, String)> {
    let is_of_figures = |name: &str| !NO_FIGURES.iter().any(|phrase| phrase.get(lang) == name);
    let mut headers = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| is_of_figures(&sheet.name)) {
        for block in &sheet.blocks {
            if let Block::Table(table) = block {
                headers.extend(table.columns.iter().map(|column| (sheet.name.clone(), column.title.clone())));
            }
        }
    }
    headers
}

/// `[80, 90)` or `≥ 80`, the header of a band.
fn is_band(header: &str) -> bool {
    header.starts_with('[') || header.starts_with('≥')
}
