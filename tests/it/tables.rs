//! The open tables: contract columns, what is read back is what was computed, the same bytes on any number of threads, and
//! nothing in the public form that is not for the public.

use crate::support::reference::csv_rows;
use kaojing::{
    anomalies,
    config::{Config, Level, TableFormat},
    model::{Mark, Status, Subject},
    pipeline::Analysis,
    simulate::{Plant, Recipe},
    stats, tables,
};
use parquet::{
    file::reader::{FileReader, SerializedFileReader},
    record::Field,
};
use std::{collections::BTreeMap, fs, path::Path};

const UNIT_COLUMNS: &str = "expected,present,absent,participation,n,mean,sd,min,p25,median,p75,max,score_rate,full_rate,\
                            excellent_rate,good_rate,pass_rate,low_rate,z,t,above_mean_pct,rank";

/// A small county with absences, districts and something to find.
fn county(config: Config) -> Analysis {
    let recipe = Recipe { schools: 14, median_pupils: 30.0, subjects: 3, absent: 0.03, ..Recipe::default() };
    let mut ledger = recipe.with(Plant::Subject { points: 15.0 }, 1).simulate(5).ledger;
    for (at, school) in ledger.schools.iter_mut().enumerate() {
        school.district = if at % 2 == 0 { "东片" } else { "西片" }.into();
    }
    let stats = stats::analyse(&ledger, &config);
    let findings = anomalies::screen(&ledger, &stats.value, &config).value;
    Analysis { config, ledger, stats: stats.value, findings, diagnostics: stats.seen }
}

fn written(analysis: &Analysis) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = tables::write(analysis, folder.path()).expect("the folder can be written");
    let left_out = if analysis.config.level == Level::Internal { 0 } else { tables::INTERNAL.len() };
    assert_eq!(paths.len(), tables::TABLES.len() - left_out, "lists of pupils are the office's own");
    assert!(paths.iter().all(|path| path.is_file()));
    folder
}

fn header(folder: &Path, table: &str) -> String {
    let text = fs::read_to_string(folder.join(table).with_extension("csv")).expect("written");
    assert!(!text.starts_with('\u{feff}'));
    text.lines().next().expect("a header").to_owned()
}

fn number(text: &str) -> Option<f64> {
    (!text.is_empty()).then(|| text.parse().expect("a number"))
}

#[test]
fn the_columns_are_those_of_the_contract() {
    let folder = written(&county(Config::default()));
    let header = |table| header(folder.path(), table);
    assert_eq!(header("school_subject"), format!("grade,subject,school,category,district,{UNIT_COLUMNS}"));
    assert_eq!(header("class_subject"), format!("grade,subject,school,class,category,district,{UNIT_COLUMNS}"));
    let quality = "schools,difficulty,discrimination,reliability,school_cv,icc";
    assert_eq!(header("county_subject"), format!("grade,subject,{UNIT_COLUMNS},{quality}"));
    let subjects: Vec<String> = county(Config::default()).ledger.cohorts[0].papers.iter().map(|paper| paper.subject.to_string()).collect();
    let subjects = subjects[..subjects.len() - 1].join(",");
    assert_eq!(header("candidates"), format!("id,name,school,class,grade,status,{subjects},total,county_rank,school_rank,t"));
    let tests = "code,grade,school,class,subject,candidate,n,effect,unit,low,high,statistic,p,q";
    assert_eq!(header("findings"), format!("{tests},strength,evidence,alternatives,next_step"));
    assert_eq!(header("screens"), format!("{tests},tested"));
    assert_eq!(header("diagnostics"), "code,severity,file,sheet,cell,message,value");
    assert_eq!(header("rows"), "file,sheet,kind,rows,blank,header,candidates,summary,note,rejected");
    let headcount = "grade,school,enrolled,expected,present,absent,exempt,deferred,misconduct,withdrawn,guest_in,guest_out,inclusion,unlisted,unexplained";
    assert_eq!(header("headcount"), headcount);
}

#[test]
fn what_is_read_back_is_what_was_computed() {
    let analysis = county(Config::default());
    let folder = written(&analysis);
    let rows = csv_rows(&folder.path().join("school_subject.csv"));
    let (cohort, stats) = (&analysis.ledger.cohorts[0], &analysis.stats.cohorts[0]);
    assert_eq!(rows.len(), cohort.papers.len() * cohort.units.len());
    let mut row = rows.iter();
    for (paper, figures) in cohort.papers.iter().zip(&stats.papers) {
        for (unit, summary) in cohort.units.iter().zip(&figures.schools) {
            let (row, summary) = (row.next().expect("a row"), summary.expect("every school takes every paper"));
            assert_eq!(row["subject"], paper.subject.name());
            assert_eq!(row["school"], analysis.ledger.schools[unit.school as usize].name.as_str());
            assert_eq!(row["n"], summary.n.to_string());
            assert_eq!(row["rank"], summary.rank.expect("a rank").to_string());
            // The text is the shortest that reads back to the same number.
            for (column, value) in [("mean", summary.mean), ("sd", summary.sd), ("z", summary.z), ("pass_rate", summary.rate(summary.pass))]
            {
                assert_eq!(number(&row[column]), value, "{column}");
            }
        }
    }
    let candidates = csv_rows(&folder.path().join("candidates.csv"));
    assert_eq!(candidates.len(), cohort.candidates.len());
    let total = cohort.total().expect("three papers");
    let mut without = 0;
    for (at, row) in candidates.iter().enumerate() {
        let score = cohort.counted(total, at);
        assert_eq!(row["id"], cohort.candidates[at].id.as_str());
        assert_eq!(row["total"], score.map_or(String::new(), |score| score.to_string()));
        assert_eq!(number(&row["t"]), stats.papers[total].standings[at].t);
        assert_eq!(row["county_rank"].is_empty(), score.is_none());
        without += usize::from(score.is_none());
    }
    assert!(without > 0 && candidates.iter().any(|row| row["status"] == "absent"));
    assert!(!csv_rows(&folder.path().join("findings.csv")).is_empty());
    assert_eq!(csv_rows(&folder.path().join("screens.csv")).len(), analysis.findings.screens.len());
}

#[test]
fn parquet_holds_what_csv_holds() {
    let config = |tables| Config { tables, ..Config::default() };
    let (csv, parquet) = (written(&county(config(TableFormat::Csv))), written(&county(config(TableFormat::Parquet))));
    for table in ["school_subject", "class_subject", "county_subject", "candidates", "findings", "screens", "headcount"] {
        let rows = csv_rows(&csv.path().join(table).with_extension("csv"));
        let file = fs::File::open(parquet.path().join(table).with_extension("parquet")).expect("written");
        let reader = SerializedFileReader::new(file).expect("Parquet");
        let mut count = 0;
        for (row, record) in rows.iter().zip(reader.get_row_iter(None).expect("rows")) {
            for (name, field) in record.expect("a row").get_column_iter() {
                let cell = &row[name];
                match field {
                    Field::Null => assert_eq!(cell, "", "{table}.{name}"),
                    Field::Str(text) => assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), text, "{table}.{name}"),
                    Field::Long(count) => assert_eq!(*cell, count.to_string(), "{table}.{name}"),
                    Field::Double(value) => assert_eq!(number(cell), Some(*value), "{table}.{name}"),
                    other => panic!("{table}.{name}: {other:?}"),
                }
                count += 1;
            }
        }
        assert_eq!(count, rows.len() * rows.first().map_or(0, |row| row.len()), "{table}");
    }
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    for format in [TableFormat::Csv, TableFormat::Parquet] {
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            let folder = pool.install(|| written(&county(Config { tables: format, ..Config::default() })));
            let files = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
            files.map(|path| (path.file_name().map(ToOwned::to_owned), fs::read(&path).expect("a file"))).collect::<BTreeMap<_, _>>()
        };
        assert!(on(1) == on(4));
    }
}

#[test]
fn the_public_form_names_nobody_ranks_nobody_and_shows_no_small_unit() {
    let folder = written(&county(Config { level: Level::Public, ..Config::default() }));
    let rows = |table: &str| csv_rows(&folder.path().join(table).with_extension("csv"));
    assert!(!header(folder.path(), "candidates").contains("id,name"));
    let schools = rows("school_subject");
    assert!(schools.iter().all(|row| row["rank"].is_empty() && row["min"].is_empty() && row["max"].is_empty()));
    assert!(schools.iter().all(|row| number(&row["n"]).is_none_or(|n| n >= 10.0)));
    assert!(schools.iter().any(|row| !row["mean"].is_empty()));
    for table in ["candidates", "class_subject", "headcount", "findings", "screens", "diagnostics", "rows"] {
        assert_eq!(rows(table).len(), 0, "{table}");
    }
}

#[test]
fn a_small_school_cannot_be_worked_out_from_the_county() {
    let mut analysis = county(Config { level: Level::Public, ..Config::default() });
    analysis.config.report.small_cell =
        analysis.stats.cohorts[0].papers[0].schools.iter().flatten().map(|school| school.n).min().unwrap() + 1;
    let rows = csv_rows(&written(&analysis).path().join("school_subject.csv"));
    let subject = analysis.ledger.cohorts[0].papers[0].subject.name();
    let hidden: Vec<_> = rows.iter().filter(|row| row["subject"] == subject && row["n"].is_empty()).collect();
    assert!(hidden.len() >= 2, "one gap would be told by the total");
    assert!(hidden.iter().all(|row| row["mean"].is_empty() && row["expected"].is_empty() && !row["school"].is_empty()));
}

#[test]
fn odd_headers_and_formulas_do_no_harm() {
    let mut analysis = county(Config::default());
    let cohort = &mut analysis.ledger.cohorts[0];
    cohort.papers[0].subject = Subject::new("t");
    cohort.papers[1].subject = Subject::new("=1+1");
    cohort.candidates[0].name = "=HYPERLINK(\"x\")".into();
    cohort.marks[0][1] = Mark { status: Status::Excluded, ..cohort.marks[0][2] };
    let folder = written(&analysis);
    let rows = csv_rows(&folder.path().join("candidates.csv"));
    assert_eq!(rows[0]["name"], "'=HYPERLINK(\"x\")");
    assert_eq!(rows[1]["t_subject"], rows[2]["t_subject"], "a mark set aside stays in the list");
    assert!(rows[0].contains_key("'=1+1"));
}
