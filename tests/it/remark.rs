//! Re-marking: kernels against values that are not ours, and the whole circle of drawing, filling in and applying.

use crate::support::{books, reference};
use kaojing::{
    config::{
        Config, RemarkRules, read_exam_file,
        remark::Form,
        resolve::{Request, resolve},
    },
    diagnostics::{Outcome, Place},
    error::Fatal,
    ingest::{
        formats,
        raw::{RawBook, Value as Cell},
        remark::{self as stamp, Key, Own},
    },
    model::Score,
    progress::Silent,
    remark::{self, Applied, Drawing, Wanted},
    stats::remark::{
        Decision,
        leniency::{Chance, Leniency, Stratum, beyond, leniency},
        line::{deming, least_squares, linear, quadratic},
        size::{Aim, by_normal, by_t, for_interval, for_interval_in_cell, in_population},
    },
    tables::remark::{decision, moderated},
    words::{Lang, remark as words},
};
use rust_xlsxwriter::Workbook;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

mod references {
    use super::*;
    use serde_json::Value;

    fn close(what: &str, got: f64, want: &Value) {
        let want = want.as_f64().unwrap_or_else(|| panic!("{what}: no number"));
        assert!((got - want).abs() <= 1e-9 * want.abs().max(1e-3), "{what}: {got} for {want}");
    }

    fn numbers(value: &Value) -> Vec<f64> {
        value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
    }

    const NO_CHANCE: Chance = Chance { floor: 0.0, first: 1.0 };

    #[test]
    fn leniency_and_its_test() {
        let Some(expected) = reference::anomaly("expected_moderation") else { return };
        let example = &expected["ncfe_example"];
        let (first, second) = (numbers(&example["centre"]), numbers(&example["moderator"]));
        let differences: Vec<f64> = first.iter().zip(&second).map(|(first, second)| first - second).collect();
        assert_eq!(differences, numbers(&example["diff"]));
        let found = leniency(&[Stratum { size: None, differences }], NO_CHANCE).unwrap();
        let stats = &example["stats"];
        for (what, got) in [("mean", found.mean), ("sd", found.sd), ("se", found.se), ("lo", found.interval.0), ("hi", found.interval.1)] {
            close(what, got, &stats[what]);
        }
        close("p", beyond(&found, 0.0).1, &stats["p_gt_tol"]);
        for (school, cell) in expected["remark"].as_object().unwrap() {
            let stats = &cell["leniency"];
            let number = |key: &str| stats[key].as_f64().unwrap();
            let (n, mean, sd) = (stats["n"].as_u64().unwrap(), number("mean"), number("sd"));
            // Ten differences of this mean and sd: half of them as far above as the others below.
            let off = sd * ((n as f64 - 1.0) / n as f64).sqrt();
            let differences = (0..n).map(|at| if at % 2 == 0 { mean + off } else { mean - off }).collect();
            let found = leniency(&[Stratum { size: None, differences }], NO_CHANCE).unwrap();
            close(school, found.se, &stats["se"]);
            close(school, found.interval.0, &stats["lo"]);
            close(school, found.interval.1, &stats["hi"]);
            close(school, beyond(&found, RemarkRules::default().tolerance).1, &stats["p_gt_tol"]);
        }
    }

    /// Ten pairs with these moments: two directions at right angles to each other and to the mean.
    fn pairs((x, y): (f64, f64), (xx, xy, yy): (f64, f64, f64)) -> Vec<(f64, f64)> {
        let along = [1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0];
        let across = [1.0, 1.0, -1.0, -1.0, 0.0, 0.0, 1.0, 1.0, -1.0, -1.0];
        let (a, b) = (10.0_f64.sqrt(), 8.0_f64.sqrt());
        let slope = xy / xx.sqrt();
        let rest = (yy - slope * slope).sqrt();
        along.iter().zip(across).map(|(u, v)| (x + xx.sqrt() * u / a, y + slope * u / a + rest * v / b)).collect()
    }

    #[test]
    fn lines_of_re_mark_on_original() {
        let Some(expected) = reference::anomaly("expected_moderation") else { return };
        for (school, cell) in expected["remark"].as_object().unwrap() {
            let (ols, dem, stats) = (numbers(&cell["ols"]), numbers(&cell["deming"]), &cell["leniency"]);
            let (mean, sd) = (stats["mean"].as_f64().unwrap(), stats["sd"].as_f64().unwrap());
            // The marks themselves are not given; their moments follow from mean and sd of the difference and both slopes,
            // and the marks being halves, four times their sums of squares have to be whole.
            let (b, d) = (ols[1], dem[1]);
            let yy_in_xx = 1.0 + b * (d * d - 1.0) / d;
            let xx = sd * sd * 9.0 / (1.0 + yy_in_xx - 2.0 * b);
            let (x, xy, yy) = ((mean + ols[0]) / (1.0 - b), b * xx, yy_in_xx * xx);
            for sum in [4.0 * (xx + 10.0 * x * x), 4.0 * (yy + 10.0 * (x - mean).powi(2))] {
                assert!((sum - sum.round()).abs() < 1e-4, "{school}: {sum}");
            }
            let pairs = pairs((x, x - mean), (xx, xy, yy));
            let (ols_found, dem_found) = (least_squares(&pairs).unwrap(), deming(&pairs).unwrap());
            for (got, want) in [(ols_found.intercept, ols[0]), (b, ols_found.slope), (dem_found.intercept, dem[0]), (dem_found.slope, d)] {
                assert!((got - want).abs() < 1e-6, "{school}: {got} for {want}");
            }
        }
    }

    #[test]
    fn sample_sizes() {
        let Some(expected) = reference::anomaly("expected_moderation") else { return };
        let count = |value: &Value| value.as_u64().and_then(|count| u32::try_from(count).ok());
        let cases = expected["sample_size"].as_array().unwrap();
        assert!(cases.len() > 10);
        for case in cases {
            let number = |key: &str| case[key].as_f64().unwrap();
            let aim = Aim { sd: number("sd"), delta: number("delta"), alpha: number("alpha"), power: number("power") };
            assert_eq!(by_normal(aim), count(&case["normal"]), "{case}");
            assert_eq!(by_t(aim), count(&case["t"]), "{case}");
            assert_eq!(in_population(aim, 120), count(&case["t_fpc"]), "{case}");
        }
        for case in expected["ci_half_width"].as_array().unwrap() {
            let number = |key: &str| case[key].as_f64().unwrap();
            assert_eq!(for_interval(number("sd"), number("half"), None), count(&case["n"]), "{case}");
        }
    }

    #[test]
    fn moderation_by_a_line_and_by_a_curve() {
        let Some(expected) = reference::anomaly("expected_moderation") else { return };
        let example = &expected["nsw_example"];
        // Six pupils; the scores before moderation are those that the published curve maps to the published ones.
        let exam = [76.0, 92.0, 80.0, 60.0, 50.0, 51.0];
        let coefficients = numbers(&example["coef"]);
        let curve = |x: f64| coefficients[0] + coefficients[1] * x + coefficients[2] * x * x;
        let raw: Vec<f64> = numbers(&example["moderated"])
            .iter()
            .map(|to| {
                f64::from((0..=100).min_by(|a, b| (curve(f64::from(*a)) - to).abs().total_cmp(&(curve(f64::from(*b)) - to).abs())).unwrap())
            })
            .collect();
        let pairs: Vec<(f64, f64)> = raw.iter().copied().zip(exam).collect();
        let found = quadratic(&pairs).unwrap();
        for (part, (got, want)) in found.iter().zip(&coefficients).enumerate() {
            assert!((got - want).abs() < 1e-9, "{part}: {got} for {want}");
        }
        let line = linear(&pairs).unwrap();
        for (x, want) in raw.iter().zip(numbers(&example["linear"])) {
            assert!((line.intercept + line.slope * x - want).abs() < 1e-9, "{x}: {want}");
        }
    }
}

/// Six schools of forty pupils and two papers in the ninth grade; one school marks a paper nine points up.
struct Office(TempDir);

const SCHOOLS: [&str; 6] = ["第一中学", "第二中学", "第三中学", "第四中学", "第五中学", "第六中学"];
const EXAM: &str =
    "[exam]\nname = \"期末\"\n[[paper]]\nsubject = \"语文\"\nfull = 120\n[[paper]]\nsubject = \"数学\"\nfull = 100\nstep = 0.5\n";

/// A number below `below` that looks like chance and is always the same.
fn dice(seed: u64, below: u64) -> u64 {
    let mut x = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d;
    for _ in 0..4 {
        x ^= x >> 29;
        x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    (x >> 20) % below
}

impl Office {
    fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        office.scores(|_, _, _| 0);
        office.write("exam.toml", EXAM);
        office
    }

    /// Writes the scores, `more` by school, pupil and paper added.
    fn scores(&self, more: impl Fn(usize, usize, usize) -> u64) {
        let mut text = "学校,考号,姓名,年级,班级,语文,数学\n".to_owned();
        for (school, name) in SCHOOLS.iter().enumerate() {
            for pupil in 0..40 {
                let base = 40 + dice((school * 100 + pupil) as u64, 45);
                let [chinese, maths] =
                    [0, 1].map(|paper| base + dice((7000 + school * 100 + pupil * 2 + paper) as u64, 9) + more(school, pupil, paper));
                text += &format!("{name},420099{school:02}{pupil:04},学生{school}{pupil},九年级,{}班,{chinese},{maths}\n", pupil / 20 + 1);
            }
        }
        fs::create_dir_all(self.path("成绩")).unwrap();
        self.write("成绩/全县.csv", &text);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn config(&self, lang: Lang) -> Outcome<Config> {
        let (inputs, out) = ([self.path("成绩")], self.path("结果"));
        let exam = self.path("exam.toml");
        let request = Request { inputs: &inputs, exam: Some(&exam), out: Some(&out), suffix: words::OUT_SUFFIX_REMARK, force: true, lang };
        resolve(&request).unwrap()
    }

    fn draw_in(&self, lang: Lang, wanted: &Wanted) -> (Drawing, PathBuf) {
        remark::draw(self.config(lang), wanted, &self.path("抽样/复评.xlsx"), &Silent).unwrap()
    }

    fn draw(&self) -> (Drawing, PathBuf) {
        self.draw_in(Lang::Zh, &Wanted { seed: Some(5), ..Wanted::default() })
    }

    fn try_apply(&self, marks: &[PathBuf], key: Option<&Path>) -> Result<Applied, kaojing::error::Failure> {
        let mut config = self.config(Lang::Zh);
        let keys = key.map_or_else(|| remark::keys_beside(marks), |key| vec![key.to_owned()]);
        config.value.marks = marks.iter().cloned().chain(keys).collect();
        remark::apply(config, &Silent)
    }

    fn apply(&self, marks: &Path) -> Applied {
        self.try_apply(&[marks.to_owned()], None).unwrap()
    }
}

fn open(path: &Path) -> RawBook {
    let bytes = fs::read(path).unwrap();
    formats::open(&bytes, &Place::file("复评.xlsx"), &Config::default().limits).ok().unwrap().value
}

fn key_of(path: &Path) -> Key {
    match stamp::find(&open(path)) {
        Some((_, Own::Key(key))) => *key,
        other => panic!("{other:?}"),
    }
}

/// Cells of a markers' workbook that is filled in: by sheet, rows of text or number, as another program would save it.
fn fill(form: &Path, to: &Path, order: bool, mut mark: impl FnMut(&str) -> [Option<String>; 2]) {
    let mut book = Workbook::new();
    for sheet in open(form).sheets {
        let page = book.add_worksheet().set_name(&sheet.name).unwrap();
        let header = sheet.rows.iter().position(|row| matches!(row.get(1), Some(Cell::Text(text)) if text == "代码"));
        let mut rows = sheet.rows.clone();
        if let (Some(header), true) = (header, order) {
            let indices: Vec<u32> = rows.iter().map(|row| row.index).collect();
            rows[header + 1..].reverse();
            rows.iter_mut().zip(indices).for_each(|(row, index)| row.index = index);
        }
        for (at, row) in rows.iter().enumerate() {
            for cell in &row.cells {
                let column = u16::try_from(cell.column).unwrap();
                match &cell.value {
                    Cell::Text(text) => page.write_string(row.index, column, text.as_str()).unwrap(),
                    Cell::Number(number) => page.write_number(row.index, column, *number).unwrap(),
                    other => panic!("{other:?}"),
                };
            }
            if let (Some(Cell::Text(code)), true) = (row.get(1), header.is_some_and(|header| at > header)) {
                for (column, text) in (2u16..).zip(mark(code)) {
                    match text.as_deref().map(|text| (text, text.parse::<f64>())) {
                        Some((_, Ok(number))) => _ = page.write_number(row.index, column, number).unwrap(),
                        Some((text, Err(_))) => _ = page.write_string(row.index, column, text).unwrap(),
                        None => {}
                    }
                }
            }
        }
    }
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    book.save(to).unwrap();
}

/// The re-mark of a script: what it had without the leniency of its school, give or take two points.
fn again(key: &Key, code: &str) -> f64 {
    let script = key.scripts.iter().find(|script| script.code == code).unwrap();
    let cell = &key.cells[script.cell];
    let lenient = if cell.school == "第二中学" && cell.subject == "语文" { 9.0 } else { 0.0 };
    let number: u64 = script.id.parse().unwrap();
    script.original.to_f64() - lenient + dice(number, 5) as f64 - 2.0
}

fn slugs(applied: &Applied) -> BTreeSet<&'static str> {
    applied.analysis.diagnostics.iter().map(|seen| seen.rule.slug).collect()
}

#[test]
fn the_markers_get_codes_and_nothing_else() {
    let office = Office::new();
    let (drawing, key_path) = office.draw();
    assert_eq!(drawing.papers.len(), 2);
    assert_eq!(drawing.key.cells.iter().filter(|cell| cell.control).count(), 4, "two controls in each paper");
    let marks = office.path("抽样/复评.xlsx");
    let texts: Vec<String> = open(&marks)
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .flat_map(|row| &row.cells)
        .map(|cell| match &cell.value {
            Cell::Text(text) => text.to_string(),
            Cell::Number(number) => number.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    let all = texts.join("\n");
    for script in &drawing.key.scripts {
        assert!(!texts.iter().any(|text| *text == script.id || text.contains(script.name.as_str())), "{script:?}");
        assert!(texts.iter().any(|text| *text == script.code), "{script:?}");
    }
    assert!(SCHOOLS.iter().all(|school| !all.contains(school)));
    assert_eq!(key_of(&key_path), drawing.key, "the key is read back as it was written");
    let codes: BTreeSet<&str> = drawing.key.scripts.iter().map(|script| script.code.as_str()).collect();
    assert_eq!(codes.len(), drawing.key.scripts.len());
    let school = |at: usize| &drawing.key.cells[drawing.key.scripts[at].cell].school;
    assert!((1..20).any(|at| school(at) != school(0)), "codes run through the schools");
}

#[test]
fn the_same_scores_and_seed_draw_the_same_bytes() {
    let office = Office::new();
    let (first, key) = office.draw();
    let files = || [office.path("抽样/复评.xlsx"), key.clone()].map(|path| fs::read(path).unwrap());
    let before = files();
    office.draw();
    assert_eq!(files(), before);
    let (other, _) = office.draw_in(Lang::Zh, &Wanted { seed: Some(6), ..Wanted::default() });
    assert_ne!(other.key.draw, first.key.draw);
    let (unasked, _) = office.draw_in(Lang::En, &Wanted::default());
    let (again, _) = office.draw_in(Lang::Zh, &Wanted::default());
    assert_eq!((&unasked.key.draw, &unasked.key.seed), (&again.key.draw, &again.key.seed), "a seed of the inputs' own");
}

#[test]
fn sizes_subjects_and_schools_can_be_asked_for() {
    let office = Office::new();
    let wanted = Wanted { size: Some(5), subjects: vec!["数学".into()], schools: vec!["第六中学".into()], ..Wanted::default() };
    let (drawing, _) = office.draw_in(Lang::Zh, &wanted);
    let cells: Vec<(&str, &str, bool, u32)> =
        drawing.key.cells.iter().map(|cell| (cell.school.as_str(), cell.subject.as_str(), cell.control, cell.drawn)).collect();
    assert_eq!(cells[0], ("第六中学", "数学", false, 5));
    assert!(cells.len() == 3 && cells[1..].iter().all(|cell| cell.0 != "第六中学" && cell.2));
    let (by_class, _) = office.draw_in(Lang::Zh, &Wanted { by_class: true, ..Wanted::default() });
    assert!(by_class.key.cells.iter().all(|cell| !cell.class.is_empty() && cell.size == 20));
    let (precise, _) = office.draw_in(Lang::Zh, &Wanted { precision: Some(1.0), ..Wanted::default() });
    // More than one stratum would need, so that the interval is as narrow as was asked.
    assert!(precise.key.cells.iter().all(|cell| Some(cell.drawn) >= for_interval_in_cell(4.0, 1.0, 40) && cell.drawn < 40));
    let fails = |wanted: Wanted| remark::draw(office.config(Lang::Zh), &wanted, &office.path("x.xlsx"), &Silent).unwrap_err().error;
    assert_eq!(fails(Wanted { subjects: vec!["物理".into()], ..Wanted::default() }).kind(), Fatal::Usage);
    assert_eq!(fails(Wanted { schools: vec!["没有的学校".into()], ..Wanted::default() }).kind(), Fatal::Usage);
    office.write("exam.toml", &format!("{EXAM}[remark]\nleads = 6\ncontrols = 3\nleast = 40\n"));
    let (whole, _) = office.draw_in(Lang::Zh, &Wanted::default());
    assert!(whole.diagnostics.iter().any(|seen| seen.rule.slug == "draw-cell-short"));
    office.write("exam.toml", &format!("{EXAM}[remark]\ncontrols = 5\nleads = 3\n"));
    let (few, _) = office.draw_in(Lang::Zh, &Wanted::default());
    assert!(few.diagnostics.iter().any(|seen| seen.rule.slug == "draw-few-controls"));
}

#[test]
fn an_existing_file_that_is_not_ours_is_left_alone() {
    let office = Office::new();
    let out = office.path("旧.xlsx");
    fs::write(&out, "text").unwrap();
    let refused = remark::draw(office.config(Lang::Zh), &Wanted::default(), &out, &Silent).unwrap_err();
    assert_eq!(refused.error.kind(), Fatal::Output);
    assert_eq!(fs::read(&out).unwrap(), b"text");
}

#[test]
fn the_whole_circle_finds_the_lenient_school_and_no_other() {
    let office = Office::new();
    office.scores(|school, _, paper| if (school, paper) == (1, 0) { 9 } else { 0 });
    let wanted = Wanted { seed: Some(5), schools: vec!["第二中学".into(), "第三中学".into()], ..Wanted::default() };
    let (drawing, key_path) = office.draw_in(Lang::Zh, &wanted);
    let key = key_of(&key_path);
    let filled = office.path("抽样/填好.xlsx");
    fill(&office.path("抽样/复评.xlsx"), &filled, true, |code| {
        let mark = again(&key, code);
        [Some(mark.to_string()), Some((mark + 1.0).to_string())]
    });
    let applied = office.apply(&filled);
    let cells = &applied.analysis.stats.remarks.cells;
    assert_eq!(cells.len(), drawing.key.cells.len());
    assert_eq!(applied.analysis.ledger.remarks.len(), key.scripts.len());
    let found: Vec<(&str, &str)> = cells
        .iter()
        .filter(|cell| decision(cell, &applied.analysis) == Decision::Lenient)
        .map(|cell| {
            let cohort = &applied.analysis.ledger.cohorts[cell.at.cohort];
            let school = applied.analysis.ledger.schools[cohort.units[cell.at.unit].school as usize].name.as_str();
            (school, cohort.papers[cell.at.paper].subject.name())
        })
        .collect();
    assert_eq!(found, [("第二中学", "语文")]);
    for cell in cells {
        assert!((cell.marker_sd.unwrap()).abs() < 1e-9, "both markers differ by one everywhere");
        check_by_hand(cell.leniency.as_ref().unwrap(), &key, &applied, cell.at);
    }
    let lead = applied.analysis.findings.leads.iter().find(|lead| lead.screen.code.code == "A209").unwrap();
    for lang in [Lang::Zh, Lang::En] {
        let said =
            [vec![lead.evidence.text(lang), lead.next_step.text(lang)], lead.alternatives.iter().map(|said| said.text(lang)).collect()]
                .concat();
        assert!(said.iter().all(|text| !text.contains('{')), "{said:?}");
    }
    let rows = moderated(&applied.analysis);
    assert_eq!(rows.len(), 40);
    assert!(rows.windows(2).all(|two| two[0].original >= two[1].original && two[0].moderated >= two[1].moderated), "order is kept");
    assert!(rows.iter().all(|row| row.moderated < row.original && row.moderated >= Score::ZERO));
    for file in ["复核结果.xlsx", "run.json", "tables/remark.csv", "tables/remark_scores.csv", "tables/findings.csv", "tables/screens.csv"]
    {
        assert!(office.path("结果").join(file).is_file(), "{file}");
    }
    let screens = fs::read_to_string(office.path("结果/tables/screens.csv")).unwrap();
    assert_eq!(screens.lines().filter(|line| line.starts_with("A209,")).count(), cells.len());
}

/// The stratified mean and its error, from the key and the marks, in another way.
fn check_by_hand(found: &Leniency, key: &Key, applied: &Applied, at: kaojing::stats::remark::CellAt) {
    let ledger = &applied.analysis.ledger;
    let cohort = &ledger.cohorts[at.cohort];
    let school = &ledger.schools[cohort.units[at.unit].school as usize].name;
    let subject = cohort.papers[at.paper].subject.name();
    let number = key.cells.iter().position(|cell| cell.school == *school && cell.subject == subject).unwrap();
    let mut strata: BTreeMap<u32, (f64, Vec<f64>)> = BTreeMap::new();
    for script in key.scripts.iter().filter(|script| script.cell == number) {
        let difference = script.original.to_f64() - (again(key, &script.code) + 0.5);
        let stratum = strata.entry(script.stratum).or_insert((f64::from(script.size), Vec::new()));
        stratum.1.push(difference);
    }
    assert_eq!(strata.values().map(|(size, _)| *size).sum::<f64>(), f64::from(key.cells[number].size));
    let all: f64 = strata.values().map(|(size, _)| size).sum();
    let mean: f64 = strata.values().map(|(size, d)| size / all * d.iter().sum::<f64>() / d.len() as f64).sum();
    let within: f64 = strata
        .values()
        .map(|(_, d)| {
            let centre = d.iter().sum::<f64>() / d.len() as f64;
            d.iter().map(|d| (d - centre).powi(2)).sum::<f64>()
        })
        .sum();
    let df = strata.values().map(|(_, d)| d.len() - 1).sum::<usize>() as f64;
    let error: f64 =
        strata.values().map(|(size, d)| (size / all).powi(2) / d.len() as f64 * (1.0 - 2.0 / 3.0 * d.len() as f64 / size)).sum();
    assert!((found.mean - mean).abs() < 1e-9 && (found.se - (within / df * error).sqrt()).abs() < 1e-9 && found.df == df, "{found:?}");
}

#[test]
fn what_markers_get_wrong_is_named_cell_by_cell() {
    let office = Office::new();
    let (_, key_path) = office.draw();
    let key = key_of(&key_path);
    let codes: Vec<&str> = key.scripts.iter().map(|script| script.code.as_str()).collect();
    let filled = office.path("抽样/填好.xlsx");
    fill(&office.path("抽样/复评.xlsx"), &filled, false, |code| match codes.iter().position(|own| *own == code) {
        Some(0) => [Some("六十".into()), None],
        Some(1) => [Some("500".into()), None],
        Some(2) => [Some("未找到".into()), None],
        Some(3) => [None, None],
        _ => [Some(again(&key, code).to_string()), None],
    });
    office.write("抽样/另一张.csv", &format!("代码,复评分\n{},1\nZ999,50\n", codes[4]));
    let applied = office.try_apply(&[filled, office.path("抽样/另一张.csv")], None).unwrap();
    let seen = slugs(&applied);
    for slug in ["remark-unreadable", "remark-above-full", "remark-missing", "remark-unknown-code", "remark-conflict"] {
        assert!(seen.contains(slug), "{slug}: {seen:?}");
    }
    let unreadable = applied.analysis.diagnostics.iter().find(|seen| seen.rule.slug == "remark-unreadable").unwrap();
    assert_eq!(unreadable.value, "六十");
    assert_eq!(applied.analysis.ledger.remarks.len(), codes.len() - 5);
    for diagnostic in &applied.analysis.diagnostics {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!diagnostic.headline(lang).contains('{'), "{}", diagnostic.headline(lang));
        }
    }
}

#[test]
fn marks_without_their_key_or_with_another_are_refused() {
    let office = Office::new();
    let (_, key_path) = office.draw();
    let key = key_of(&key_path);
    let filled = office.path("别处/填好.xlsx");
    fill(&office.path("抽样/复评.xlsx"), &filled, false, |code| [Some(again(&key, code).to_string()), None]);
    let without = office.try_apply(std::slice::from_ref(&filled), None).unwrap_err();
    assert_eq!(without.error.kind(), Fatal::Input);
    assert!(without.seen.iter().any(|seen| seen.rule.slug == "remark-key-missing"));
    assert!(office.try_apply(std::slice::from_ref(&filled), Some(&key_path)).is_ok());
    // Another exam: nobody of the key is there.
    let mut text = "学校,考号,姓名,年级,班级,语文,数学\n".to_owned();
    (0..30).for_each(|pupil| text += &format!("第九中学,4200999{pupil:04},别人{pupil},九年级,1班,60,60\n"));
    office.write("成绩/全县.csv", &text);
    let unfit = office.try_apply(std::slice::from_ref(&filled), Some(&key_path)).unwrap_err();
    assert!(unfit.seen.iter().any(|seen| seen.rule.slug == "remark-key-unfit"), "{:?}", unfit.error);
    // Somebody changed the key.
    let changed = office.path("改过-底册.xlsx");
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, line) in (0u32..).zip(key.lines()) {
        for (column, text) in (0u16..).zip(line) {
            page.write_string(row, column, if row == 3 && column == 7 { "1" } else { &text }).unwrap();
        }
    }
    book.save(&changed).unwrap();
    let changed = office.try_apply(std::slice::from_ref(&filled), Some(&changed)).unwrap_err();
    assert!(changed.seen.iter().any(|seen| seen.rule.slug == "remark-key-changed"));
}

#[test]
fn scores_that_changed_since_are_said_and_the_drawn_ones_used() {
    let office = Office::new();
    let (_, key_path) = office.draw();
    let key = key_of(&key_path);
    let filled = office.path("抽样/填好.xlsx");
    fill(&office.path("抽样/复评.xlsx"), &filled, false, |code| [Some(again(&key, code).to_string()), None]);
    let before = office.apply(&filled).analysis.stats.remarks;
    office.scores(|_, pupil, _| u64::from(pupil % 3 == 0));
    let applied = office.apply(&filled);
    assert!(slugs(&applied).contains("remark-scores-changed"));
    assert_eq!(applied.analysis.stats.remarks, before);
}

#[test]
fn a_plain_sheet_in_the_folder_of_re_marks_is_read_by_analyze_too() {
    let office = Office::new();
    let mut text = "学校,考号,科目,原分,复评分\n".to_owned();
    let scores = fs::read_to_string(office.path("成绩/全县.csv")).unwrap();
    let rows: Vec<Vec<&str>> = scores.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let mut differences = Vec::new();
    for (at, row) in rows.iter().filter(|row| row[0] == "第四中学").take(12).enumerate() {
        let original: f64 = row[5].parse().unwrap();
        let remark = original - 6.0 - dice(at as u64, 4) as f64;
        differences.push(original - remark);
        text += &format!("{},{},语文,{original},{remark}\n", row[0], row[1]);
    }
    text += "第四中学,42009999,语文,50,40\n";
    text += &format!("第四中学,{},语文,999,{}\n", rows.iter().filter(|row| row[0] == "第四中学").nth(20).unwrap()[1], 30);
    office.write("复核/复评.csv", &text);
    office.write("复核/说明.csv", "说明,请阅\n这是,说明\n没有,分数\n");
    let inputs = [office.0.path().to_owned()];
    let out = office.path("../不写");
    let request = Request { inputs: &inputs, exam: None, out: Some(&out), suffix: words::OUT_SUFFIX_REMARK, force: true, lang: Lang::Zh };
    let analysis = kaojing::pipeline::analyse(resolve(&request).unwrap(), &Silent).unwrap();
    let [cell, class] = &analysis.stats.remarks.cells[..] else { panic!("{:?}", analysis.stats.remarks.cells.len()) };
    assert_eq!((class.at.class, class.n), (Some(0), 12), "the other class has one only");
    let last: f64 = rows.iter().filter(|row| row[0] == "第四中学").nth(20).unwrap()[5].parse().unwrap();
    differences.push(last - 30.0);
    let (n, mean) = (differences.len() as f64, differences.iter().sum::<f64>() / differences.len() as f64);
    let sd = (differences.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let found = cell.leniency.unwrap();
    assert_eq!((cell.n, cell.size), (13, 40));
    assert!(
        (found.mean - mean).abs() < 1e-9 && (found.se - sd / n.sqrt() * (1.0 - 0.5 * n / 40.0).sqrt()).abs() < 1e-9 && found.df == n - 1.0
    );
    let screen = analysis.findings.screens.iter().find(|screen| screen.code.code == "A209").unwrap();
    assert_eq!((screen.n, screen.effect), (13, Some(found.mean)));
    assert!(analysis.findings.leads.iter().any(|lead| lead.screen.code.code == "A209"));
    let seen: BTreeSet<&str> = analysis.diagnostics.iter().map(|seen| seen.rule.slug).collect();
    for slug in ["remark-of-nobody", "remark-original-differs", "remark-sheet-unreadable"] {
        assert!(seen.contains(slug), "{slug}: {seen:?}");
    }
}

#[test]
fn a_second_marking_that_is_stricter_all_over_accuses_nobody() {
    let office = Office::new();
    let (_, key_path) = office.draw();
    let key = key_of(&key_path);
    let filled = office.path("抽样/填好.xlsx");
    fill(&office.path("抽样/复评.xlsx"), &filled, false, |code| {
        let cell = &key.cells[key.scripts.iter().find(|script| script.code == code).unwrap().cell];
        // Nobody was lenient: the second marking takes six points off everywhere.
        let school_two = if cell.school == "第二中学" && cell.subject == "语文" { 9.0 } else { 0.0 };
        [Some((again(&key, code) + school_two - 6.0).to_string()), None]
    });
    let applied = office.apply(&filled);
    assert!(slugs(&applied).contains("remark-shift"));
    let leads = applied.analysis.findings.leads.iter().filter(|lead| lead.screen.code.code == "A209").count();
    assert_eq!(leads, 0);
    assert!(applied.analysis.stats.remarks.cells.iter().all(|cell| decision(cell, &applied.analysis) != Decision::Lenient));
}

#[test]
fn settings_are_read_and_mistakes_named() {
    let text = "[remark]\ntolerance = 1.5\nsd = 3\ndelta = 2\nalpha = 0.1\npower = 0.9\nleads = 3\ncontrols = 1\nleast = 5\nnear = 1\nform = \"deming\"\n";
    let rules = read_exam_file(text, "exam.toml").unwrap().remark;
    let told = RemarkRules {
        tolerance: 1.5,
        sd: 3.0,
        delta: 2.0,
        alpha: 0.1,
        power: 0.9,
        leads: 3,
        controls: 1,
        least: 5,
        near: 1.0,
        form: Form::Deming,
    };
    assert_eq!(rules, told);
    assert_eq!(read_exam_file("[remark]\nsd = 0\nform = \"x\"\nleast = 1\npower = 2\n", "exam.toml").unwrap_err().len(), 4);
}

fn school_of(analysis: &kaojing::pipeline::Analysis, unit: usize) -> &str {
    &analysis.ledger.schools[analysis.ledger.cohorts[0].units[unit].school as usize].name
}

#[test]
fn a_plain_sheet_of_a_whole_school_tells_of_its_classes_too() {
    let office = Office::new();
    office.scores(|school, pupil, paper| if (school, paper) == (3, 0) && pupil >= 20 { 12 } else { 0 });
    let scores = fs::read_to_string(office.path("成绩/全县.csv")).unwrap();
    let mut text = "学校,考号,科目,原分,复评分\n".to_owned();
    for (at, row) in scores.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).filter(|row| row[0] == "第四中学").enumerate()
    {
        let original: f64 = row[5].parse().unwrap();
        let lenient = if at >= 20 { 12.0 } else { 0.0 };
        text += &format!("{},{},语文,{original},{}\n", row[0], row[1], original - lenient + dice(at as u64, 5) as f64 - 2.0);
    }
    // Few of another school: no class of it has enough.
    let other: Vec<Vec<&str>> =
        scores.lines().skip(1).map(|line| line.split(',').collect()).filter(|row: &Vec<&str>| row[0] == "第五中学").collect();
    for row in other.iter().step_by(4) {
        text += &format!("{},{},语文,{},{}\n", row[0], row[1], row[5], row[5]);
    }
    office.write("复核/复核成绩.csv", &text);
    let mut config = office.config(Lang::Zh);
    config.value.marks = vec![office.path("复核")];
    let applied = remark::apply(config, &Silent).unwrap();
    let analysis = &applied.analysis;
    let cells: Vec<(&str, Option<usize>, u32, Decision)> = analysis
        .stats
        .remarks
        .cells
        .iter()
        .map(|cell| (school_of(analysis, cell.at.unit), cell.at.class, cell.n, decision(cell, analysis)))
        .collect();
    let want = [
        ("第五中学", None, 10, Decision::Within),
        ("第四中学", None, 40, Decision::Lenient),
        ("第四中学", Some(0), 20, Decision::Within),
        ("第四中学", Some(1), 20, Decision::Lenient),
    ];
    assert_eq!(cells, want);
    let leads: Vec<Option<usize>> =
        analysis.findings.leads.iter().filter(|lead| lead.screen.code.code == "A209").map(|lead| lead.screen.of.class()).collect();
    assert!(leads.contains(&None) && leads.contains(&Some(1)), "{leads:?}");
    let rows = moderated(analysis);
    let off: Vec<f64> = rows.iter().map(|row| row.original.to_f64() - row.moderated.to_f64()).collect();
    assert!(rows.len() == 20 && rows.iter().all(|row| row.candidate.class == "2班"), "the other class is within the tolerance");
    assert!(off.iter().all(|off| (11.0..13.0).contains(off)), "by its own leniency: {off:?}");
}

#[test]
fn marks_come_back_in_any_format_of_spreadsheet_programs() {
    let office = Office::new();
    let (_, key_path) = office.draw();
    let key = key_of(&key_path);
    let filled = office.path("抽样/填好.xlsx");
    fill(&office.path("抽样/复评.xlsx"), &filled, false, |code| [Some(again(&key, code).to_string()), None]);
    let told = |applied: &Applied| -> Vec<_> {
        let remarks = applied.analysis.ledger.remarks.iter();
        remarks.map(|one| (one.paper, one.candidate, one.original, one.marks, one.drawn.clone())).collect()
    };
    let expected = told(&office.apply(&filled));
    assert_eq!(expected.len(), key.scripts.len());
    // A program that knows one sheet a file, and the stamp is gone.
    let marks: Vec<(String, String)> =
        key.scripts.iter().map(|script| (script.code.to_string(), again(&key, &script.code).to_string())).collect();
    let title = ["期末 复评分登记", "", ""];
    let header = ["代码", "复评分（满分120）", "备注"];
    let rows: Vec<books::Row<'_>> =
        [title, header].into_iter().chain(marks.iter().map(|(code, mark)| [code.as_str(), mark.as_str(), ""])).collect();
    for (name, bytes, _) in books::in_every_format(&rows) {
        let folder = office.path(&format!("收回-{name}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), bytes).unwrap();
        fs::write(folder.join("评卷说明.csv"), format!("{}\n1. 只写代码\n", words::TITLE_HOW.get(Lang::Zh))).unwrap();
        let applied = office.try_apply(&[folder], Some(&key_path)).unwrap();
        assert!(!slugs(&applied).contains("remark-sheet-unreadable"), "{name}");
        assert_eq!(told(&applied), expected, "{name}");
    }
}

#[test]
fn where_the_second_marking_is_stricter_all_over_what_is_left_is_tested() {
    let office = Office::new();
    office.scores(|school, _, paper| if (school, paper) == (1, 0) { 9 } else { 0 });
    let wanted = Wanted { seed: Some(5), schools: vec!["第二中学".into(), "第三中学".into()], ..Wanted::default() };
    let (_, key_path) = office.draw_in(Lang::Zh, &wanted);
    let key = key_of(&key_path);
    let filled = office.path("抽样/填好.xlsx");
    fill(&office.path("抽样/复评.xlsx"), &filled, false, |code| [Some((again(&key, code) - 6.0).to_string()), None]);
    let applied = office.apply(&filled);
    let tests = applied.analysis.findings.screens.iter().filter(|screen| screen.code.code == "A209");
    let p: BTreeMap<(&str, usize), (f64, f64)> = tests
        .filter_map(|screen| Some(((school_of(&applied.analysis, screen.of.unit()?), screen.of.paper()?), (screen.effect?, screen.p?))))
        .collect();
    let (lenient, other) = (p[&("第二中学", 0)], p[&("第三中学", 0)]);
    assert!(lenient.0 > 12.0 && lenient.1 < 1e-3, "{p:?}");
    assert!(other.0 > 4.0 && other.1 > 0.5, "as strict as everywhere: {p:?}");
}
