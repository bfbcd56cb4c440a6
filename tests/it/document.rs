//! The report as a document: sound parts, numbers in order, figures of the open tables, and nothing in it that a school made a
//! field, a link or markup.

use crate::support::{
    document::{attributes, between, inner, is_well_formed, letters, markup, parts},
    reference::csv_rows,
};
use calamine::{Data, Reader, Xlsx};
use kaojing::{
    anomalies,
    config::{Config, Level, read_exam_file},
    diagnostics::Outcome,
    pipeline::{self, Analysis},
    progress::Silent,
    report::{self, desk::Desk},
    simulate::Recipe,
    stats, tables,
    words::Lang,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    io::Cursor,
    path::Path,
    sync::LazyLock,
};

/// The sample county: three grades, a roster, an earlier exam, items, known trouble.
static SAMPLE: LazyLock<Analysis> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/county");
    let mut config = Config { inputs: vec![folder.clone()], ..Config::default() };
    let exam_file = fs::read_to_string(folder.join("exam.toml")).unwrap();
    read_exam_file(&exam_file, "exam.toml").unwrap().apply(&mut config);
    pipeline::analyse(Outcome::clean(config), &Silent).map_err(|failure| failure.error).unwrap()
});

/// An invented county of this size, with nothing but its scores.
fn county(schools: usize, subjects: usize, config: Config) -> Analysis {
    let recipe = Recipe { schools, subjects, median_pupils: 20.0, ..Recipe::default() };
    let ledger = recipe.simulate(7).ledger;
    let stats = stats::analyse(&ledger, &config).value;
    let findings = anomalies::screen(&ledger, &stats, &config).value;
    Analysis { config, ledger, stats, findings, diagnostics: Vec::new() }
}

/// The document's parts.
fn written(analysis: &Analysis) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("报告.docx");
    report::document::write_document(&Desk::new(analysis), &path).unwrap();
    parts(&path)
}

fn text(analysis: &Analysis) -> String {
    markup(&written(analysis)).remove("word/document.xml").unwrap()
}

fn paragraphs<'m>(document: &'m str, style: &str) -> Vec<&'m str> {
    let styled = format!("<w:pPr><w:pStyle w:val=\"{style}\"/>");
    inner(document, "w:p").into_iter().filter(|paragraph| paragraph.starts_with(&styled)).collect()
}

/// Titles of the chapters.
fn chapters(document: &str) -> Vec<String> {
    let styles = ["<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val=\"HeadingApart\"/>"];
    let heads = inner(document, "w:p").into_iter().filter(|paragraph| styles.iter().any(|style| paragraph.contains(style)));
    heads.map(letters).collect()
}

/// Rows of a table, as texts of cells.
fn rows(table: &str) -> Vec<Vec<String>> {
    inner(table, "w:tr").into_iter().map(|row| inner(row, "w:tc").into_iter().map(letters).collect()).collect()
}

/// The rows of the table under this caption.
fn table_called(document: &str, caption: &str) -> Vec<Vec<String>> {
    let found = inner(document, "w:tbl").into_iter().find(|table| attributes(table, "w:val").iter().any(|value| value == caption));
    rows(found.unwrap_or_else(|| panic!("no table {caption}")))
}

/// What must hold of every document.
fn is_sound(parts: &BTreeMap<String, Vec<u8>>) {
    let markup = markup(parts);
    for (name, text) in &markup {
        is_well_formed(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let document = &markup["word/document.xml"];
    for table in inner(document, "w:tbl") {
        let rows = inner(table, "w:tr");
        assert!(rows.len() > 1, "a table without rows");
        let width = table.matches("<w:gridCol ").count();
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(row.matches("<w:tc>").count(), width);
            assert_eq!(row.contains("<w:tblHeader/>"), at == 0, "the header alone stands on every page");
            assert!(row.contains("<w:cantSplit/>"));
        }
    }
    let mut numbers = BTreeMap::new();
    for caption in paragraphs(document, "Caption") {
        let shown: String = letters(caption);
        let (kind, number) = (between(caption, "w:instrText"), numbers.entry(caption.contains("_RefTable")).or_insert(0));
        *number += 1;
        assert_eq!(kind.len(), 1, "{shown}");
        assert!(kind[0].trim_start().starts_with("SEQ ") && shown.contains(&number.to_string()), "{shown}");
    }
    assert_eq!(numbers.get(&true).copied().unwrap_or(0), inner(document, "w:tbl").len());
    assert_eq!(numbers.get(&false).copied().unwrap_or(0), document.matches("<c:chart ").count());
    let marks: BTreeSet<String> = document
        .split("<w:bookmarkStart ")
        .skip(1)
        .map(|rest| attributes(&format!(" {}", rest.split('>').next().unwrap()), "w:name")[0].clone())
        .collect();
    for field in between(document, "w:instrText") {
        let words: Vec<&str> = field.split_whitespace().collect();
        assert!(["TOC", "SEQ", "REF"].contains(&words[0]), "{field}");
        assert!(words[0] != "REF" || marks.contains(words[1]), "{field}");
    }
    let mut anchors = attributes(document, "w:anchor");
    assert_eq!(anchors.len(), chapters(document).len());
    anchors.retain(|anchor| !marks.contains(anchor));
    assert!(anchors.is_empty(), "{anchors:?}");
    assert_eq!(document.matches("<w:hyperlink ").count(), chapters(document).len(), "links lead to chapters only");
    for (name, relations) in markup.iter().filter(|(name, _)| name.ends_with(".rels")) {
        assert!(!relations.contains("TargetMode"), "{name} leads out of the file");
    }
    for (name, chart) in markup.iter().filter(|(name, _)| name.starts_with("word/charts/chart")) {
        let at: usize = name.trim_start_matches("word/charts/chart").trim_end_matches(".xml").parse().unwrap();
        shows_its_workbook(chart, &parts[&format!("word/embeddings/figure{at}.xlsx")]);
    }
    assert!(attributes(document, "descr").iter().all(|told| told.chars().count() > 8), "every picture is described");
}

/// A chart holds the numbers of the workbook that is opened when it is edited.
fn shows_its_workbook(chart: &str, book: &[u8]) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).unwrap();
    let range = book.worksheet_range("Sheet1").unwrap();
    let mut compared = 0;
    for (column, series) in inner(chart, "c:ser").into_iter().enumerate() {
        let name = &between(series, "c:v")[0];
        assert_eq!(range.get((0, column + 1)), Some(&Data::String(name.clone())));
        let values = inner(series, "c:val")[0];
        for point in values.split("<c:pt ").skip(1) {
            let place: usize = attributes(&format!(" {point}"), "idx")[0].parse().unwrap();
            let value: f64 = between(point, "c:v")[0].parse().unwrap();
            assert_eq!(range.get((place + 1, column + 1)), Some(&Data::Float(value)));
            compared += 1;
        }
    }
    assert!(compared > 0);
}

#[test]
fn the_document_is_sound_and_its_chapters_stand_in_the_usual_order() {
    let parts = written(&SAMPLE);
    is_sound(&parts);
    let document = &markup(&parts)["word/document.xml"];
    let expected = [
        "提要",
        "考试与范围",
        "参考人数",
        "总体情况",
        "各学科情况",
        "各校情况",
        "均衡情况",
        "进步与增值",
        "试题与知识点",
        "数据问题",
        "待核实的线索",
        "建议",
        "附　口径说明",
    ];
    assert_eq!(chapters(document), expected);
    let contents: Vec<String> = paragraphs(document, "TOC1").into_iter().map(letters).collect();
    assert_eq!((contents[0].as_str(), contents[1].as_str(), contents[11].as_str()), ("提要", "一、考试与范围", "十一、建议"));
    let grades: Vec<String> = paragraphs(document, "Heading2").into_iter().map(letters).collect();
    assert_eq!(grades[..3], ["七年级", "八年级", "九年级"]);
    let sentences = paragraphs(document, "ListParagraph").into_iter().map(letters).collect::<Vec<_>>();
    assert!(sentences.iter().all(|text| text.ends_with('。') && !text.contains(['{', '}'])), "{sentences:?}");
    assert!((10..60).contains(&sentences.len()));
}

#[test]
fn the_figures_of_the_document_are_those_of_the_open_tables() {
    let analysis = &*SAMPLE;
    let document = text(analysis);
    let folder = tempfile::tempdir().unwrap();
    tables::write(analysis, folder.path()).unwrap();
    let table: Vec<HashMap<String, String>> = csv_rows(&folder.path().join("school_subject.csv"));
    let rounded = |row: &HashMap<String, String>, name: &str, digits: u32, times: f64| {
        row[name].parse::<f64>().map_or_else(|_| "—".to_owned(), |value| kaojing::words::rounded(value * times, digits))
    };
    let mut compared = 0;
    for grade in ["七年级", "八年级", "九年级"] {
        let shown = table_called(&document, &format!("{grade}各校总分成绩"));
        let column = |title: &str| shown[0].iter().position(|own| own == title).unwrap_or_else(|| panic!("no column {title}"));
        let of_grade: Vec<_> = table.iter().filter(|row| row["grade"] == grade && row["subject"] == "总分").collect();
        assert_eq!(shown.len() - 2, of_grade.len(), "a row for the header, the county and every school");
        for row in of_grade {
            let own = shown.iter().find(|own| own[0] == row["school"]).unwrap();
            assert_eq!(own[column("统计人数")], row["n"]);
            assert_eq!(own[column("平均分")], rounded(row, "mean", 2, 1.0));
            assert_eq!(own[column("标准差")], rounded(row, "sd", 2, 1.0));
            assert_eq!(own[column("及格率")], rounded(row, "pass_rate", 1, 100.0) + "%");
            assert_eq!(own[column("T 分")], rounded(row, "t", 1, 1.0));
            assert!(own[column("名次（90% 区间）")].starts_with(&row["rank"]));
            compared += 1;
        }
    }
    assert!(compared > 50);
    let heads: Vec<HashMap<String, String>> = csv_rows(&folder.path().join("headcount.csv"));
    let sum = |name: &str| heads.iter().map(|row| row[name].parse::<u32>().unwrap()).sum::<u32>().to_string();
    let shown = table_called(&document, "参考人数");
    assert_eq!(shown.last().unwrap()[..4], ["合计".to_owned(), sum("expected"), sum("present"), sum("absent")]);
    let told: Vec<String> = paragraphs(&document, "BodyText").into_iter().map(letters).collect();
    let total = format!("本次应考 {} 人，实考 {} 人", sum("expected"), sum("present"));
    assert!(told.iter().any(|text| text.starts_with(&total)));
}

#[test]
fn no_pupil_is_named() {
    let document = text(&SAMPLE);
    let told = letters(&document);
    let mut asked = 0;
    for candidate in SAMPLE.ledger.cohorts.iter().flat_map(|cohort| &cohort.candidates) {
        if candidate.id.len() > 6 {
            assert!(!told.contains(candidate.id.as_str()), "{}", candidate.id);
            asked += 1;
        }
        assert!(candidate.name.chars().count() < 3 || !told.contains(candidate.name.as_str()), "{}", candidate.name);
    }
    assert!(asked > 3000);
}

#[test]
fn what_is_not_there_has_no_chapter_and_one_is_no_plural() {
    let one = county(1, 1, Config { lang: Lang::En, ..Config::default() });
    let parts = written(&one);
    is_sound(&parts);
    let document = &markup(&parts)["word/document.xml"];
    let expected = [
        "Summary",
        "The exam and its scope",
        "Head count",
        "Overall results",
        "Data problems",
        "Leads to verify",
        "Suggestions",
        "Appendix: definitions",
    ];
    assert_eq!(chapters(document), expected);
    let contents: Vec<String> = paragraphs(document, "TOC1").into_iter().map(letters).collect();
    assert_eq!(contents[5..7], ["5 Leads to verify", "6 Suggestions"]);
    let told = letters(document);
    assert!(told.contains("1 school, 1 grade") && !told.contains("1 schools") && !told.contains("1 papers"));
}

#[test]
fn many_schools_and_subjects_fit_the_page() {
    let analysis = county(60, 9, Config::default());
    let parts = written(&analysis);
    is_sound(&parts);
    let document = &markup(&parts)["word/document.xml"];
    assert_eq!(table_called(document, "各校各学科 T 分").len(), 61);
    let text_width: u32 = 11906 - 2 * 1361;
    for table in inner(document, "w:tbl") {
        let grid = table.split_once("</w:tblGrid>").unwrap().0;
        let widths: Vec<u32> =
            attributes(grid.split_once("<w:tblGrid>").unwrap().1, "w:w").iter().map(|width| width.parse().unwrap()).collect();
        assert!(widths.iter().sum::<u32>() <= text_width && widths.iter().all(|width| *width > 400), "{widths:?}");
    }
    let without =
        county(12, 3, Config { report: kaojing::config::ReportRules { charts: false, ..Config::default().report }, ..Config::default() });
    assert!(!text(&without).contains("<c:chart ") && !letters(&text(&without)).contains('图'));
}

#[test]
fn nothing_that_a_school_wrote_becomes_a_field_a_link_or_markup() {
    let mut analysis = county(14, 3, Config::default());
    let names = [
        "<w:fldSimple w:instr=\"DDEAUTO x\"/>",
        "\u{13}HYPERLINK \"https://example.org\"\u{14}一中\u{15}",
        "{table}{figure}中学",
        "]]>&amp;<!--",
        "=HYPERLINK(\"https://example.org\")",
        "\u{0}\u{b}\u{fffe}二中",
        "https://example.org/x",
        " REF _RefTable1 \\h ",
    ];
    for (school, name) in analysis.ledger.schools.iter_mut().zip(names) {
        school.name = name.into();
    }
    analysis.ledger.exam_name = "</w:t><w:br/>{exam}".into();
    let parts = written(&analysis);
    is_sound(&parts);
    let told = letters(&markup(&parts)["word/document.xml"]);
    assert!(told.contains("{table}{figure}中学") && told.contains("<w:fldSimple w:instr=\"DDEAUTO x\"/>") && told.contains("二中"));
}

#[test]
fn the_document_is_for_the_office_only() {
    let folder = tempfile::tempdir().unwrap();
    for (level, there) in [(Level::Internal, true), (Level::School, false), (Level::Public, false)] {
        let analysis = county(3, 2, Config { level, ..Config::default() });
        let folder = folder.path().join(format!("{level:?}"));
        fs::create_dir(&folder).unwrap();
        report::write_workbooks(&analysis, &folder, &Silent).map_err(|error| error.to_string()).unwrap();
        assert_eq!(folder.join("报告.docx").is_file(), there, "{level:?}");
    }
}
