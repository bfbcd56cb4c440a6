//! Workbooks: what is written is what was computed, for those who may see it, the same on any number of threads.

use crate::support::document;
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use kaojing::{
    anomalies,
    config::{Config, Level},
    model::Status,
    pipeline::Analysis,
    progress::Silent,
    report,
    simulate::{Plant, Recipe},
    stats,
    words::Lang,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// A small county with absences, categories and something to find.
fn county(config: Config) -> Analysis {
    let recipe = Recipe { schools: 14, median_pupils: 40.0, subjects: 3, absent: 0.03, ..Recipe::default() };
    let mut ledger = recipe.with(Plant::Subject { points: 15.0 }, 1).simulate(11).ledger;
    for (at, school) in ledger.schools.iter_mut().enumerate() {
        school.district = if at % 2 == 0 { "东片" } else { "西片" }.into();
    }
    let stats = stats::analyse(&ledger, &config).value;
    let findings = anomalies::screen(&ledger, &stats, &config).value;
    Analysis { config, ledger, stats, findings, diagnostics: Vec::new() }
}

fn write(analysis: &Analysis, folder: &Path) -> Vec<PathBuf> {
    report::write_workbooks(analysis, folder, &Silent).expect("the folder can be written")
}

fn sheets(path: &Path) -> BTreeMap<String, Range<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook of ours opens");
    book.worksheets().into_iter().collect()
}

/// Every text of a workbook, names of sheets too, of the page or of the document.
fn texts(path: &Path) -> Vec<String> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => return page_texts(&fs::read_to_string(path).expect("the page is text")),
        Some("docx") => return document::texts(path),
        _ => {}
    }
    let of_sheet = |(name, range): (String, Range<Data>)| {
        let cells: Vec<String> =
            range.cells().filter_map(|(_, _, cell)| if let Data::String(text) = cell { Some(text.clone()) } else { None }).collect();
        std::iter::once(name).chain(cells)
    };
    sheets(path).into_iter().flat_map(of_sheet).collect()
}

/// What a reader of the page is told: content and names of pictures.
fn page_texts(page: &str) -> Vec<String> {
    let body = page.split_once("</style>").expect("the looks end").1;
    let named = body.split("aria-label=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let content = body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    named.chain(content).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The rows of the table whose header holds all of `titles`, as one map a row.
fn table(range: &Range<Data>, titles: &[&str]) -> Vec<BTreeMap<String, Data>> {
    let rows: Vec<&[Data]> = range.rows().collect();
    let header = rows
        .iter()
        .position(|row| titles.iter().all(|title| row.iter().any(|cell| cell == &Data::String((*title).into()))))
        .unwrap_or_else(|| panic!("no header with {titles:?}"));
    let names: Vec<String> = rows[header].iter().map(ToString::to_string).collect();
    rows[header + 1..].iter().map(|row| names.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(number) => Some(*number),
        #[allow(clippy::cast_precision_loss)]
        Data::Int(number) => Some(*number as f64),
        Data::Empty => None,
        other => panic!("{other:?} is no number"),
    }
}

#[test]
fn the_county_workbook_holds_the_figures_of_the_statistics() {
    let analysis = county(Config::default());
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&analysis, folder.path());
    let sheets = sheets(&folder.path().join("全县质量分析.xlsx"));
    let rows = table(&sheets["学校学科"], &["学科", "学校", "统计人数", "及格率"]);
    let (cohort, stats) = (&analysis.ledger.cohorts[0], &analysis.stats.cohorts[0]);
    let mut compared = 0;
    for (paper, figures) in cohort.papers.iter().zip(&stats.papers) {
        for (unit, summary) in cohort.units.iter().zip(&figures.schools) {
            let summary = summary.as_ref().expect("every school takes every paper");
            let school = &analysis.ledger.schools[unit.school as usize].name;
            let is_row = |row: &&BTreeMap<String, Data>| {
                row["学科"] == Data::String(paper.subject.name().into()) && row["学校"] == Data::String(school.to_string())
            };
            let row = rows.iter().find(is_row).expect("a row for every school and paper");
            let expected = [
                ("应考", Some(f64::from(summary.expected))),
                ("统计人数", Some(f64::from(summary.n))),
                ("平均分", summary.mean),
                ("标准差", summary.sd),
                ("中位数", summary.median),
                ("得分率", summary.score_rate),
                ("及格人数", Some(f64::from(summary.pass))),
                ("及格率", summary.rate(summary.pass)),
                ("T 分", summary.t),
                ("县均分", figures.county.mean),
                ("名次", summary.rank.map(f64::from)),
                ("名次区间起", summary.rank_interval.map(|(best, _)| f64::from(best))),
            ];
            for (title, value) in expected {
                assert_eq!(number(&row[title]), value, "{school} {} {title}", paper.subject);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 14 * 4 * 12);
    assert!(table(&sheets["分组"], &["学科", "组"]).iter().any(|row| row["组"] == Data::String("东片".into())));
}

#[test]
fn a_school_sees_its_pupils_and_no_other_school() {
    let analysis = county(Config::default());
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&analysis, folder.path());
    let cohort = &analysis.ledger.cohorts[0];
    for unit in &cohort.units {
        let own = &analysis.ledger.schools[unit.school as usize].name;
        let path = folder.path().join("学校").join(format!("{own}.xlsx"));
        let texts = texts(&path);
        assert!(texts.iter().any(|text| text.contains(own.as_str())));
        for other in analysis.ledger.schools.iter().filter(|school| school.name != *own) {
            assert_eq!(texts.iter().find(|text| text.contains(other.name.as_str())), None, "{own}");
        }
        for word in ["名次", "线索", "A201"] {
            let told = texts.iter().find(|text| text.contains(word) && !text.contains("不给名次"));
            assert_eq!(told, None, "{own}: {word}");
        }
        let pupils = table(&sheets(&path)["学生"], &["考号", "总分"]);
        assert_eq!(pupils.len(), unit.range.len());
        for (at, row) in unit.range.clone().zip(&pupils) {
            assert_eq!(row["考号"], Data::String(cohort.candidates[at].id.to_string()));
            for (paper, marks) in cohort.papers.iter().zip(&cohort.marks) {
                match marks[at].status {
                    Status::Present => assert_eq!(number(&row[paper.subject.name()]), Some(marks[at].score.to_f64())),
                    Status::NotTaken => assert_eq!(row[paper.subject.name()], Data::Empty),
                    status => assert_eq!(row[paper.subject.name()], Data::String(status.phrase().zh.into())),
                }
            }
        }
    }
}

#[test]
fn the_same_bytes_on_one_thread_and_on_four() {
    let analysis = county(Config::default());
    let bytes = |threads: usize| -> BTreeMap<PathBuf, Vec<u8>> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        let paths = pool.install(|| write(&analysis, folder.path()));
        paths.into_iter().map(|path| (path.clone(), fs::read(folder.path().join(path)).expect("it was written"))).collect()
    };
    let one = bytes(1);
    assert_eq!(one.len(), 4 + 3 + 14);
    assert!(one == bytes(4) && one == bytes(1));
}

#[test]
fn english_workbooks_hold_chinese_in_names_only() {
    let mut analysis = county(Config { lang: Lang::En, ..Config::default() });
    analysis.ledger.exam_name = "Term exam".into();
    for (at, school) in analysis.ledger.schools.iter_mut().enumerate() {
        (school.name, school.category, school.district) = (format!("School {at}").into(), "Town".into(), "East".into());
    }
    for (at, candidate) in analysis.ledger.cohorts[0].candidates.iter_mut().enumerate() {
        candidate.name = format!("Pupil {at}").into();
    }
    let classes = analysis.ledger.cohorts[0].units.iter_mut().flat_map(|unit| &mut unit.classes);
    classes.for_each(|class| class.name = class.name.replace('班', "").into());
    for candidate in &mut analysis.ledger.cohorts[0].candidates {
        candidate.class = candidate.class.replace('班', "").into();
    }
    analysis.stats = stats::analyse(&analysis.ledger, &analysis.config).value;
    analysis.findings = anomalies::screen(&analysis.ledger, &analysis.stats, &analysis.config).value;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = write(&analysis, folder.path());
    assert!(
        paths.contains(&PathBuf::from("county-analysis.xlsx")) && paths.contains(&Path::new("subjects").join("Grade 9 Mathematics.xlsx"))
    );
    for path in paths {
        let found =
            texts(&folder.path().join(&path)).into_iter().find(|text| text.contains(|c: char| ('\u{3000}'..='\u{9fff}').contains(&c)));
        assert_eq!(found, None, "{}", path.display());
        assert!(path.to_string_lossy().is_ascii());
    }
}

#[test]
fn each_level_writes_what_it_may() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let school = county(Config { level: Level::School, ..Config::default() });
    let paths = write(&school, folder.path());
    assert!(paths.len() == 14 && paths.iter().all(|path| path.starts_with("学校")));

    let folder = tempfile::tempdir().expect("a temporary folder");
    let public = county(Config { level: Level::Public, ..Config::default() });
    let written = write(&public, folder.path());
    assert_eq!(written, [PathBuf::from("全县质量分析.xlsx"), PathBuf::from("报告.html")]);
    let texts: Vec<String> = written.iter().flat_map(|path| texts(&folder.path().join(path))).collect();
    let ledger = &public.ledger;
    assert!(!texts.iter().any(|text| ledger.schools.iter().any(|school| text.contains(school.name.as_str()))));
    assert!(
        !texts.iter().any(|text| ledger.cohorts[0].candidates.iter().any(|candidate| *text == candidate.id || *text == candidate.name))
    );
    let small = public.config.report.small_cell;
    let bands = table(&sheets(&folder.path().join("全县质量分析.xlsx"))["分数段"], &["分数段", "人数"]);
    assert!(bands.len() > 4 && bands.iter().all(|row| number(&row["人数"]).is_some_and(|count| count >= f64::from(small))));
}

#[test]
fn names_that_no_file_can_have_are_changed_and_told() {
    let mut analysis = county(Config::default());
    let names = [
        "../../x",
        "CON",
        "con",
        "a:b",
        "",
        "尾点.",
        "=1+1",
        "ＡＢＣ中学",
        "abc中学",
        "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长",
    ];
    for (school, name) in analysis.ledger.schools.iter_mut().zip(names) {
        school.name = name.into();
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&analysis, folder.path());
    let written = fs::read_dir(folder.path().join("学校")).expect("the folder is there").count();
    assert_eq!(written, 14);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder is there").count(), 6);
    let told = report::foresee(&analysis);
    assert!(told.len() >= 7 && told.iter().all(|diagnostic| diagnostic.rule.code == "E601"), "{told:?}");
    let overview = folder.path().join("学校").join("_1+1.xlsx");
    assert!(texts(&overview).iter().any(|text| text.starts_with("=1+1")), "the name itself stands inside, as text");
}

#[test]
fn no_sheet_is_empty_and_no_cell_shows_an_error() {
    let analysis = county(Config::default());
    let folder = tempfile::tempdir().expect("a temporary folder");
    for path in write(&analysis, folder.path()).into_iter().filter(|path| path.extension().is_some_and(|end| end == "xlsx")) {
        for (name, range) in sheets(&folder.path().join(&path)) {
            assert!(range.cells().filter(|(_, _, cell)| **cell != Data::Empty).count() >= 3, "{} {name}", path.display());
            let bad = |cell: &Data| {
                matches!(cell, Data::Error(_)) || matches!(cell, Data::String(text) if matches!(text.as_str(), "NAN" | "INF" | "-INF"))
            };
            assert!(!range.cells().any(|(_, _, cell)| bad(cell)), "{} {name}", path.display());
        }
    }
}

/// Elements that have no end.
const VOID: [&str; 2] = ["meta", "br"];

/// Every element is closed where it should be, drawn ones too.
fn is_well_nested(page: &str) -> Result<(), String> {
    let body = page.replace("<!DOCTYPE html>", "");
    let (head, rest) = body.split_once("<style>").expect("the page has looks");
    let (_, rest) = rest.split_once("</style>").expect("the looks end");
    let mut open: Vec<String> = Vec::new();
    for tag in [head, rest].concat().split('<').skip(1) {
        let tag = tag.split_once('>').ok_or_else(|| format!("no end: {tag}"))?.0;
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if tag.starts_with('/') {
            if open.pop().as_ref() != Some(&name) {
                return Err(format!("</{name}> closes nothing"));
            }
        } else if !tag.ends_with('/') && !VOID.contains(&name.as_str()) {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} are open")) }
}

#[test]
fn the_page_tells_the_figures_of_the_county() {
    let analysis = county(Config::default());
    let page = report::page::county_page(&report::desk::Desk::new(&analysis));
    is_well_nested(&page).expect("well-formed");
    let texts = page_texts(&page);
    let has = |text: &str| texts.iter().any(|found| found == text);
    for paper in &analysis.stats.cohorts[0].papers {
        let mean = paper.county.mean.expect("there are scores");
        assert!(has(&format!("{mean:.2}")) && has(&paper.county.n.to_string()), "{mean}");
    }
    assert_eq!(page.matches("<article>").count(), analysis.findings.leads.len());
    assert_eq!(page.matches("<svg role=").count(), page.matches("<figcaption>").count());
    assert!(page.matches("<svg role=").count() >= 4, "a picture for each paper");
    let links: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 5 && links.iter().all(|id| page.contains(&format!("id=\"{id}\""))));
}

#[test]
fn the_page_fetches_nothing_and_runs_nothing_whatever_a_school_is_called() {
    let mut analysis = county(Config::default());
    let names = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "一中&nbsp;</table>", "https://example.org/x"];
    for (school, name) in analysis.ledger.schools.iter_mut().zip(names) {
        school.name = name.into();
    }
    let page = report::page::county_page(&report::desk::Desk::new(&analysis));
    is_well_nested(&page).expect("well-formed");
    let elements: Vec<&str> = page.split('<').skip(1).filter_map(|part| part.split('>').next()).collect();
    for element in elements.iter().filter(|element| !element.starts_with("svg ")) {
        let name = element.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        assert!(!["script", "img", "link", "iframe", "object", "form"].contains(&name), "{element}");
        assert!(!element.contains("src=") && !element.contains(" on") && !element.contains("://"), "{element}");
    }
    assert!(page_texts(&page).iter().any(|text| text.contains("&lt;script&gt;alert(1)")));
}
