//! Earlier exams: which were given and in which order, what an earlier run's folder says, how pupils and units moved, and what
//! stands against comparing.

use super::support::reference::csv_rows;
use calamine::{Data, Reader, Xlsx, open_workbook};
use kaojing::{
    config::{Config, Level, ProgressRules, TableFormat, read_exam_file},
    diagnostics::{Diagnostic, Outcome},
    model::Score,
    pipeline::{self, Analysis, Strictness},
    progress::Silent,
    stats::progress::{ExamProgress, PaperProgress, guard::Reason},
    tables,
    words::{Lang, Phrase, progress as words, report},
};
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// A folder of sheets and what is decided about it.
struct Run {
    folder: tempfile::TempDir,
    exam_file: String,
    config: Config,
}

impl Run {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), exam_file: String::new(), config: Config::default() }
    }

    fn file(self, name: &str, text: &str) -> Self {
        let path = self.folder.path().join("in").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn told(mut self, exam_file: &str) -> Self {
        self.exam_file.push_str(exam_file);
        self
    }

    fn level(mut self, level: Level) -> Self {
        self.config.level = level;
        self
    }

    fn config(&self) -> Config {
        let mut config = self.config.clone();
        read_exam_file(&self.exam_file, "exam.toml").expect("a sound exam file").apply(&mut config);
        config.inputs = vec![self.folder.path().join("in")];
        config.out = self.folder.path().join("out");
        config
    }

    fn analyse(&self) -> Analysis {
        pipeline::analyse(Outcome::clean(self.config()), &Silent).unwrap_or_else(|failure| panic!("{:?}", failure.error))
    }

    /// The whole run; gives its output folder.
    fn write(&self) -> std::path::PathBuf {
        let config = self.config();
        let out = config.out.clone();
        pipeline::run(Outcome::clean(config), Strictness::Lenient, &Silent).unwrap_or_else(|failure| panic!("{:?}", failure.error));
        out
    }
}

const HEAD: &str = "学校,年级,考号,姓名,班级,语文(100),数学(100)\n";

/// A sheet of pupils: school, number, class, marks.
fn sheet(pupils: &[(&str, u32, &str, &str, &str)]) -> String {
    graded(pupils, "九年级")
}

fn graded(pupils: &[(&str, u32, &str, &str, &str)], grade: &str) -> String {
    let mut text = HEAD.to_owned();
    for (school, number, class, chinese, mathematics) in pupils {
        writeln!(text, "{school},{grade},420099{number:04},学生{number},{class},{chinese},{mathematics}").unwrap();
    }
    text
}

/// A cohort: `schools` schools of `size` pupils in two classes, whose marks move a little from exam to exam.
fn county(schools: u32, size: u32, exam: u32) -> String {
    let mut text = HEAD.to_owned();
    for school in 0..schools {
        for pupil in 0..size {
            let number = school * 100 + pupil;
            let chance = |salt: u32| (number * 7919 + exam * 104_729 + salt * 1_299_709) % 23;
            let base = 35 + (number * 37) % 40;
            let (chinese, mathematics) = (base + chance(1), base + chance(2) + school % 3);
            let class = 1 + pupil % 2;
            writeln!(text, "第{school}中学,九年级,420099{number:04},学生{number},{class}班,{chinese},{mathematics}").unwrap();
        }
    }
    text
}

fn seen<'a>(analysis: &'a Analysis, slug: &str) -> Vec<&'a Diagnostic> {
    analysis.diagnostics.iter().filter(|found| found.rule.slug == slug).collect()
}

fn exams(analysis: &Analysis) -> Vec<String> {
    analysis.ledger.exams.iter().map(|exam| exam.name.clone()).collect()
}

fn latest(analysis: &Analysis) -> &ExamProgress {
    analysis.stats.cohorts[0].progress.latest().expect("an earlier exam")
}

fn total(analysis: &Analysis) -> &PaperProgress {
    latest(analysis).papers.last().expect("a total")
}

fn near(found: Option<f64>, expected: f64) {
    let found = found.expect("a figure");
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

#[test]
fn four_pupils_by_hand() {
    // Totals then 100, 120, 140, 160 (mean 130, sd √500), now 150, 110, 130, 170 (mean 140, sd √500).
    let then =
        [("一中", 1, "1班", "50", "50"), ("一中", 2, "1班", "60", "60"), ("二中", 3, "1班", "70", "70"), ("二中", 4, "1班", "80", "80")];
    let now =
        [("一中", 1, "1班", "70", "80"), ("一中", 2, "1班", "55", "55"), ("二中", 3, "1班", "65", "65"), ("二中", 4, "1班", "90", "80")];
    let analysis = Run::new().file("成绩/九年级.csv", &sheet(&now)).file("上次/九年级期中.csv", &sheet(&then)).analyse();
    assert_eq!(exams(&analysis), ["期中"]);
    let total = total(&analysis);
    let sd = 500.0_f64.sqrt();
    let pupils: Vec<_> = total.pupils.iter().flatten().collect();
    assert_eq!(pupils.iter().map(|pupil| (pupil.rank_before, pupil.rank_now)).collect::<Vec<_>>(), [(4, 2), (3, 4), (2, 3), (1, 1)]);
    assert_eq!(pupils.iter().map(|pupil| pupil.places()).collect::<Vec<_>>(), [2, -1, -1, 0]);
    near(pupils[0].gain(), 10.0 / sd + 30.0 / sd);
    // z then (−30, −10, 10, 30)/sd, now (10, −30, −10, 30)/sd: slope = (−300 + 300 − 100 + 900)/2000 = 0.4, intercept 0.
    near(total.line.map(|line| line.slope), 0.4);
    near(pupils[3].expected, (0.4 - 1.0) * 30.0 / sd);
    let [first, second] = &total.schools[..] else { panic!("two schools") };
    let (first, second) = (first.as_ref().unwrap(), second.as_ref().unwrap());
    // 一中: z then −20/sd, now −10/sd; gains 40/sd and −20/sd: mean 10/sd, sample sd 60/√2/sd, se 30/sd.
    assert_eq!((first.means, first.members.matched, first.members.then), (Some((110.0, 130.0)), 2, 2));
    near(first.z_before, -20.0 / sd);
    near(first.gain.map(|gain| gain.mean), 10.0 / sd);
    near(first.gain.and_then(|gain| gain.se), 30.0 / sd);
    near(second.gain.map(|gain| gain.mean), -10.0 / sd);
    assert_eq!((first.ranks, second.ranks), (Some((2, 2)), Some((1, 1))));
    assert_eq!(first.mean_ranks, Some((3.5, 3.0)));
    // Pass line 120 of 200: 一中 1 of 2 then, 1 of 2 now; the county 3 then and 3 now.
    assert_eq!(first.points(|counts| counts.pass), Some(0.0));
    assert_eq!(total.county.rates(|counts| counts.pass), Some((0.75, 0.75)));
    near(first.t_then, 50.0 - 200.0 / sd);
    assert!(total.reasons.is_empty() && first.reasons.is_empty(), "{:?}", total.reasons);
}

#[test]
fn whoever_lacks_a_score_is_no_pair_and_those_who_left_stay_in_the_reference() {
    let then =
        [("一中", 1, "1班", "50", "50"), ("一中", 2, "1班", "60", "60"), ("一中", 9, "1班", "10", "10"), ("二中", 3, "1班", "70", "缺考")];
    let now =
        [("一中", 1, "1班", "70", "80"), ("一中", 2, "1班", "55", "缺考"), ("二中", 3, "1班", "65", "65"), ("二中", 5, "1班", "65", "65")];
    let analysis = Run::new().file("成绩/九年级.csv", &sheet(&now)).file("上次/九年级期中.csv", &sheet(&then)).analyse();
    let exam = latest(&analysis);
    let matched: Vec<(u32, u32)> = exam.papers.iter().map(|paper| (paper.county.members.matched, paper.county.members.then)).collect();
    assert_eq!(matched, [(3, 4), (1, 3), (1, 3)], "Chinese, mathematics, total");
    assert_eq!(exam.papers[0].scale.before.mean, 47.5, "the pupil who left counts in the mean of then");
    let county = &exam.papers[2].county;
    assert_eq!((county.members.n, county.gain.map(|gain| gain.se)), (3, Some(None)), "one pair has no error");
    assert!(county.reasons.contains(&Reason::Match));
}

/// Every table row of `progress` and `history` without the exam's name and date.
fn rows(analysis: &Analysis) -> Vec<BTreeMap<String, String>> {
    let folder = tempfile::tempdir().unwrap();
    tables::write(analysis, folder.path()).unwrap();
    let mut rows = csv_rows(&folder.path().join("progress.csv"));
    rows.extend(csv_rows(&folder.path().join("history.csv")));
    rows.extend(csv_rows(&folder.path().join("pupil_progress.csv")));
    rows.into_iter().map(|row| row.into_iter().filter(|(column, _)| !column.starts_with("exam")).collect()).collect()
}

#[test]
fn the_output_folder_of_a_run_is_the_earlier_exam_of_the_next() {
    let (first, second) = (county(6, 24, 1), county(6, 24, 2).replace(",九年级,4200990005,学生5,", ",九年级,4200990005,学生5x,"));
    let by_sheets = Run::new().file("成绩/九年级.csv", &second).file("上次/九年级.csv", &first).analyse();
    let expected = rows(&by_sheets);
    assert!(expected.len() > 100);
    for format in [TableFormat::Csv, TableFormat::Parquet] {
        let mut before =
            Run::new().file("成绩/九年级.csv", &first).told("[exam]\nname = \"期中\"\ndate = 2025-11-08\nmarking = \"central\"\n");
        before.config.tables = format;
        let out = before.write();
        let after = Run::new().file("成绩/九年级.csv", &second);
        let told = format!("[[history]]\npath = '{}'\n", out.display());
        let analysis = after.told(&told).analyse();
        assert_eq!(exams(&analysis), ["期中"]);
        let exam = &analysis.ledger.exams[0];
        assert_eq!(
            (exam.date.map(|date| date.to_string()), exam.marking.map(|marking| marking.word())),
            (Some("2025-11-08".into()), Some("central"))
        );
        assert!(rows(&analysis) == expected, "{format:?}");
        let cohort = &analysis.ledger.cohorts[0];
        assert_eq!((cohort.prior.len(), cohort.prior[0].iter().flatten().count()), (2, 144));
        // Put below prior/ it is found without being named.
        let copied =
            Run::new().file("成绩/九年级.csv", &second).file("上次/x/run.json", &fs::read_to_string(out.join("run.json")).unwrap());
        let to = copied.folder.path().join("in/上次/x/tables");
        fs::create_dir_all(&to).unwrap();
        let table = if format == TableFormat::Csv { "candidates.csv" } else { "candidates.parquet" };
        fs::copy(out.join("tables").join(table), to.join(table)).unwrap();
        let analysis = copied.analyse();
        assert_eq!((exams(&analysis), rows(&analysis) == expected), (vec!["期中".to_owned()], true));
        let account = analysis.ledger.accounts.iter().find(|(_, kind, _)| *kind == "prior").expect("its table").2;
        assert_eq!((account.candidates, account.adds_up()), (144, true));
    }
}

#[test]
fn results_that_name_nobody_are_refused() {
    let public = Run::new().file("成绩/九年级.csv", &county(3, 20, 1)).level(Level::Public);
    let out = public.write();
    let run = Run::new().file("成绩/九年级.csv", &county(3, 20, 2)).told(&format!("[[history]]\npath = '{}'\n", out.display()));
    let analysis = run.analyse();
    assert_eq!(seen(&analysis, "earlier-results-without-candidates").len(), 1);
    assert!(analysis.ledger.exams.is_empty() && analysis.stats.cohorts[0].progress.exams.is_empty());
    let spoilt = Run::new()
        .file("成绩/九年级.csv", &county(3, 20, 2))
        .file("上次/run.json", "{\"program\":\"kaojing\",\"command\":\"analyze\"}")
        .file("上次/tables/candidates.csv", "考号,姓名\n1,2\n")
        .analyse();
    assert_eq!(seen(&spoilt, "earlier-results-unreadable").len(), 1);
}

#[test]
fn several_exams_go_in_order_of_time_and_the_latest_is_what_screens_see() {
    let run = Run::new()
        .file("成绩/九年级.csv", &county(4, 20, 9))
        .file("上次/2025年11月期中/九年级.csv", &county(4, 20, 3))
        .file("上次/2025年7月期末/八年级.csv", &county(4, 20, 2).replace("九年级", "八年级"))
        .file("上次/2024-2025学年第一学期期末/八年级.csv", &county(4, 20, 1).replace("九年级", "八年级"));
    let analysis = run.analyse();
    assert_eq!(exams(&analysis), ["2024-2025学年第一学期期末", "2025年7月期末", "2025年11月期中"]);
    let told = seen(&analysis, "earlier-exams-in-order");
    assert_eq!(told.len(), 1);
    assert!(told[0].args.iter().any(|(_, order)| order.ends_with("→ 2025年11月期中(2025-11)")), "{told:?}");
    let cohort = &analysis.ledger.cohorts[0];
    let of = |exam: usize| cohort.history[exam].grade.as_ref().map(|grade| grade.name().to_owned());
    assert_eq!([of(0), of(1), of(2)], ["八年级", "八年级", "九年级"].map(|grade| Some(grade.to_owned())));
    assert_eq!(cohort.prior[0], cohort.history[2].scores[0]);
    assert_ne!(cohort.prior[0], cohort.history[1].scores[0]);
    let history: Vec<_> = rows(&analysis)
        .into_iter()
        .filter(|row| row.contains_key("order") && row["school"] == "第1中学" && row["class"].is_empty() && row["subject"] == "总分")
        .collect();
    assert_eq!(history.iter().map(|row| row["order"].as_str()).collect::<Vec<_>>(), ["1", "2", "3", "4"]);
    let before = &analysis.stats.cohorts[0].progress.exams[0].papers[2].schools[1].as_ref().unwrap();
    assert_eq!(history[0]["t"].parse::<f64>().ok(), before.t_then);
    let now = analysis.stats.cohorts[0].papers[2].schools[1].unwrap();
    assert_eq!((history[3]["t"].parse::<f64>().ok(), history[3]["n"].as_str()), (now.t, "20"));
}

#[test]
fn an_order_that_nothing_tells_is_a_warning_and_the_exam_file_can_tell_it() {
    let files = |run: Run| {
        run.file("成绩/九年级.csv", &county(3, 20, 9))
            .file("上次/期末/九年级.csv", &county(3, 20, 1))
            .file("上次/期中/九年级.csv", &county(3, 20, 2))
    };
    let analysis = files(Run::new()).analyse();
    assert_eq!((seen(&analysis, "earlier-exams-order-unknown").len(), exams(&analysis)), (1, vec!["期中".to_owned(), "期末".to_owned()]));
    let run = files(Run::new());
    let path = |name: &str| run.folder.path().join("in/上次").join(name).display().to_string();
    let told = format!(
        "[[history]]\npath = '{}'\nname = \"上学期期末\"\ndate = \"2025-07\"\n[[history]]\npath = '{}'\ndate = 2025-11-08\nfull = {{ \"语文\" = 120 }}\n",
        path("期末"),
        path("期中")
    );
    let analysis = run.told(&told).analyse();
    assert_eq!(
        (seen(&analysis, "earlier-exams-order-unknown").len(), exams(&analysis)),
        (0, vec!["上学期期末".to_owned(), "期中".to_owned()])
    );
    let latest = latest(&analysis);
    assert_eq!((latest.papers[0].full_before, latest.papers[1].full_before), (Score::whole(120), Score::whole(100)));
    assert_eq!(latest.papers[0].county.means, None, "marks of 120 and of 100 do not stand side by side");
    assert!(
        latest.papers[0].county.gain.is_some()
            && latest.papers[0].county.ranks.is_none()
            && latest.papers[0].schools[0].as_ref().unwrap().ranks.is_some()
    );
    assert!(!seen(&analysis, "progress-full-marks-unlike").is_empty());
}

#[test]
fn what_stands_against_a_comparison_is_said_and_labelled() {
    let now = || Run::new().file("成绩/九年级.csv", &county(4, 24, 2));
    let labelled = |run: Run, reason: Reason, slug: &str| {
        let analysis = run.analyse();
        assert!(
            !seen(&analysis, slug).is_empty(),
            "{slug}: {:?}",
            analysis.diagnostics.iter().map(|found| found.rule.slug).collect::<Vec<_>>()
        );
        let exam = latest(&analysis);
        let units = exam
            .papers
            .iter()
            .flat_map(|paper| [Some(&paper.county)].into_iter().chain(paper.schools.iter().map(Option::as_ref)))
            .flatten();
        assert!(units.clone().any(|unit| unit.reasons.contains(&reason)), "{slug}");
        let table = rows(&analysis);
        assert!(
            table.iter().any(|row| row.get("comparable").is_some_and(|words| words.split(';').any(|word| word == reason.word()))),
            "{slug}"
        );
    };
    let before = |run: Run, text: &str| run.file("上次/九年级.csv", text);
    let usual = county(4, 24, 1);
    labelled(before(now(), &usual).told("[exam]\nmarking = \"own-school\"\n"), Reason::OwnMarking, "progress-own-school-marking");
    let central = before(now(), &usual);
    let path = central.folder.path().join("in/上次").display().to_string();
    let told = format!(
        "[exam]\nmarking = \"crossed\"\ndate = 2025-01-10\n[[history]]\npath = '{path}'\nmarking = \"central\"\ndate = 2025-11-08\n"
    );
    let central = central.told(&told);
    labelled(before(now(), &county(4, 24, 2)), Reason::SameExam, "progress-same-exam");
    labelled(before(now(), &usual.replace("九年级", "七年级")), Reason::Grade, "progress-grade");
    labelled(before(now(), &usual.replace("语文(100)", "语文(150)")), Reason::FullMark, "progress-full-marks-unlike");
    labelled(before(now(), &usual.replace("语文(100)", "语文")), Reason::FullAssumed, "earlier-full-mark-assumed");
    labelled(before(now(), &usual.replace("数学(100)", "英语(100)")), Reason::Subjects, "progress-subjects-unlike");
    labelled(before(now(), &usual.replace("数学(100)", "数学(200)")), Reason::Difficulty, "progress-difficulty-unlike");
    let few = usual.lines().enumerate().filter(|(at, _)| at % 3 != 1).map(|(_, line)| format!("{line}\n")).collect::<String>();
    labelled(before(now(), &few), Reason::Match, "progress-few-matched");
    let moved = usual.replace("第0中学", "第三中学").replace("第1中学", "第0中学").replace("第三中学", "第1中学");
    labelled(before(now(), &moved), Reason::Roll, "progress-roll-changed");
    for (reason, slug) in [(Reason::Marking, "progress-marking-unlike"), (Reason::Date, "progress-not-before")] {
        let analysis = central.analyse();
        assert!(!seen(&analysis, slug).is_empty() && total(&analysis).county.reasons.contains(&reason), "{slug}");
    }
    let strangers = usual.replace("学生", "别人").replace("420099", "420098");
    let analysis = before(now(), &strangers).analyse();
    assert!(analysis.stats.cohorts[0].progress.exams.is_empty(), "nobody was found");
    let other = usual.replace("数学(100)", "英语(100)").replace("语文(100)", "物理(100)");
    let analysis = before(now(), &other).analyse();
    assert!(seen(&analysis, "progress-nothing-in-common").is_empty(), "the totals are in common, under a label");
    let one =
        usual.lines().map(|line| line.rsplit_once(',').unwrap().0.to_owned() + "\n").collect::<String>().replace("语文(100)", "物理(100)");
    assert_eq!(seen(&before(now(), &one).analyse(), "progress-nothing-in-common").len(), 1);
    let above = usual.replacen(",4200990001,学生1,2班,", ",4200990001,学生1,2班,1", 1);
    let analysis = before(now(), &above).analyse();
    assert_eq!(seen(&analysis, "earlier-mark-above-full").len(), 1);
    assert_eq!(analysis.ledger.cohorts[0].prior[0].iter().flatten().count(), 95, "screens do not see it either");
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let reversed = |text: &str| {
        let mut lines: Vec<&str> = text.lines().skip(1).collect();
        lines.reverse();
        HEAD.to_owned() + &lines.join("\n") + "\n"
    };
    let (then, now) = (county(5, 22, 1), county(5, 22, 2));
    let one = Run::new().file("成绩/九年级.csv", &now).file("上次/九年级.csv", &then).analyse();
    let other = Run::new().file("成绩/九年级.csv", &reversed(&now)).file("上次/九年级.csv", &reversed(&then)).analyse();
    assert!(rows(&one) == rows(&other));
}

#[test]
fn pupils_who_sat_another_grade_are_compared_with_nobody() {
    let mut then = graded(&[("一中", 1, "1班", "50", "50"), ("一中", 2, "1班", "60", "60"), ("一中", 3, "1班", "70", "70")], "八年级");
    then.push_str("一中,九年级,4200990004,学生4,1班,99,99\n");
    let now =
        [("一中", 1, "1班", "70", "80"), ("一中", 2, "1班", "55", "55"), ("一中", 3, "1班", "65", "65"), ("一中", 4, "1班", "65", "65")];
    let analysis = Run::new().file("成绩/九年级.csv", &sheet(&now)).file("上次/期末.csv", &then).analyse();
    let total = total(&analysis);
    assert_eq!((total.county.members.matched, total.county.members.then, total.scale.before.mean), (3, 3, 120.0));
}

#[test]
fn the_public_form_has_the_county_and_only_where_nobody_is_told_by_a_difference() {
    // Pupils without an earlier score: none, a few, enough.
    for (newcomers, told) in [(0, true), (4, false), (12, true)] {
        let new: String = (0..newcomers).map(|at| format!("第0中学,九年级,42009{at:02}777,新生{at},1班,77,77\n")).collect();
        let now = county(4, 24, 2) + &new;
        let analysis = Run::new().file("成绩/九年级.csv", &now).file("上次/九年级.csv", &county(4, 24, 1)).level(Level::Public).analyse();
        let folder = tempfile::tempdir().unwrap();
        tables::write(&analysis, folder.path()).unwrap();
        assert!(!folder.path().join("pupil_progress.csv").exists());
        for table in ["progress", "history"] {
            let rows = csv_rows(&folder.path().join(table).with_extension("csv"));
            assert_eq!(!rows.is_empty(), told, "{table} {newcomers}");
            assert!(rows.iter().all(|row| row["kind"] == "county"));
            let ranks = rows.iter().flatten().filter(|(column, _)| column.contains("rank"));
            assert!(ranks.into_iter().all(|(_, value)| value.is_empty()));
        }
    }
}

#[test]
fn settings_of_progress_are_read() {
    let file = read_exam_file("[progress]\nmin_match = 0.9\nmin_kept = 0.7\nmax_shift = 0.05\nlisted = 5\n", "exam.toml").unwrap();
    assert_eq!(file.progress, ProgressRules { min_match: 0.9, min_kept: 0.7, max_shift: 0.05, listed: 5 });
    let mistakes = |text| read_exam_file(text, "exam.toml").unwrap_err().iter().map(|found| found.rule.code).collect::<Vec<_>>();
    assert_eq!(mistakes("[[history]]\nname = \"期中\"\n"), ["E105"]);
    assert_eq!(mistakes("[history]\npath = \"x\"\ndate = \"去年\"\n"), ["E105"]);
    assert_eq!(mistakes("[progress]\nmin_match = 80\n"), ["E105"]);
    let one = read_exam_file("[history]\npath = \"../期中-分析\"\n", "exam.toml").unwrap();
    assert_eq!((one.history.len(), one.history[0].path.as_path()), (1, Path::new("../期中-分析")));
}

/// Every text of a workbook by sheet.
fn texts(path: &Path) -> BTreeMap<String, Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let text = |cell: &Data| if let Data::String(text) = cell { Some(text.clone()) } else { None };
    book.worksheets().into_iter().map(|(name, range)| (name, range.cells().filter_map(|(.., cell)| text(cell)).collect())).collect()
}

#[test]
fn workbooks_show_progress_to_those_who_may_see_it() {
    for lang in [Lang::Zh, Lang::En] {
        let say = |phrase: Phrase| phrase.get(lang);
        let mut run = Run::new()
            .file("成绩/九年级.csv", &county(6, 24, 9))
            .file("上次/2025年11月期中/九年级.csv", &county(6, 24, 3))
            .file("上次/2025年9月检测/九年级.csv", &county(6, 24, 2));
        run.config.lang = lang;
        let out = run.write();
        let office = texts(&out.join(report::FILE_COUNTY.get(lang)));
        let main = &office[say(words::SHEET_PROGRESS)];
        for exam in ["2025年11月期中", "2025年9月检测"] {
            assert!(main.iter().any(|text| text == exam), "{exam}");
        }
        let schools = &office[say(words::SHEET_SCHOOL_PROGRESS)];
        assert!(schools.iter().any(|text| text == say(words::COL_PLACES)) && schools.iter().any(|text| text == "第3中学"));
        assert!(office.contains_key(say(words::SHEET_CLASS_PROGRESS)));
        assert!(office[say(words::SHEET_RISERS)].iter().any(|text| text == say(words::NOTE_REGRESSION)), "the caution");
        let own = texts(&out.join(say(report::FOLDER_SCHOOLS)).join("第2中学.xlsx"));
        let sheets = [&own[say(words::SHEET_PROGRESS)], &own[say(words::SHEET_CLASS_PROGRESS)]];
        let all: Vec<&String> = sheets.into_iter().flatten().collect();
        assert!(all.iter().any(|text| *text == say(words::NOTE_REGRESSION)));
        for rank in [words::COL_RANK_BEFORE, words::COL_RANK_NOW, words::COL_PLACES, words::COL_MEAN_PLACES] {
            assert!(!all.iter().any(|text| *text == say(rank)), "{}", rank.key);
        }
        let of_others = |text: &&&String| (0..6).filter(|school| *school != 2).any(|school| text.contains(&format!("第{school}中学")));
        assert_eq!(all.iter().find(of_others), None);
        let numbers = |school: u32| (0..24).map(move |pupil| format!("420099{:04}", school * 100 + pupil));
        assert!(!numbers(1).any(|id| all.iter().any(|text| **text == id)), "no pupil of another school");
        assert!(numbers(2).any(|id| all.iter().any(|text| **text == id)), "its own who moved most");
    }
}

/// Sheets that name nobody: schools of two classes, numbers in the class, one paper, marks that go on from exam to exam.
fn nameless(exam: u32, head: &str, row: impl Fn(u32, u32, u32) -> Option<String>) -> String {
    let mut text = format!("学校,年级,{head},语文(100)\n");
    for (school, class, number) in
        (0..3).flat_map(|school| (1..=2).flat_map(move |class| (1..=12).map(move |number| (school, class, number))))
    {
        let base = 30 + (school * 7 + class * 11 + number * 17) % 40;
        let mark = base + (number * 13 + exam * 7 + class) % 9;
        if let Some(who) = row(school, class, number) {
            writeln!(text, "第{school}中学,九年级,{who},{mark}").unwrap();
        }
    }
    text
}

fn matched(analysis: &Analysis) -> usize {
    let cohort = &analysis.ledger.cohorts[0];
    cohort.prior.first().map_or(0, |scores| scores.iter().flatten().count())
}

#[test]
fn numbers_in_the_class_tie_where_there_is_nothing_else() {
    let by_class = |exam| nameless(exam, "班级,学号", |_, class, number| Some(format!("{class}班,{number}")));
    let pair = |now: &str, then: &str| Run::new().file("成绩/九年级.csv", now).file("上次/九年级.csv", then);
    let analysis = pair(&by_class(2), &by_class(1)).analyse();
    let told = seen(&analysis, "earlier-exam-by-number");
    assert_eq!((told.len(), told[0].value.as_str(), matched(&analysis)), (1, "72", 72));
    let cohort = &analysis.ledger.cohorts[0];
    for school in 0..3_u32 {
        for class in 1..=2_u32 {
            for number in 1..=12_u32 {
                let place = usize::try_from(school * 24 + (class - 1) * 12 + number - 1).unwrap();
                let base = 30 + (school * 7 + class * 11 + number * 17) % 40;
                let then = base + (number * 13 + 7 + class) % 9;
                assert_eq!(cohort.prior[0][place].map(|score| score.to_string()), Some(then.to_string()), "{school} {class} {number}");
            }
        }
    }
    assert_eq!(matched(&pair(&by_class(2), &by_class(1)).told("[reading]\nearlier_by_number = \"no\"\n").analyse()), 0);
    // Classes of other names are other classes: numbers restart in each.
    let renamed = by_class(1).replace("1班", "3班").replace("2班", "4班");
    let analysis = pair(&by_class(2), &renamed).analyse();
    assert_eq!((matched(&analysis), seen(&analysis, "earlier-exam-matches-nobody").len()), (0, 1));
    // A number that the school has once is the pupil's whatever the class; without a class too.
    let once = |exam, by: u32| {
        nameless(exam, "班级,学号", move |_, class, number| {
            Some(format!("{}班,{}", (class + number * by) % 2 + 1, class * 100 + number))
        })
    };
    assert_eq!(matched(&pair(&once(2, 0), &once(1, 1)).analyse()), 72);
    let without = |exam| nameless(exam, "考号", |_, class, number| Some((class * 100 + number).to_string()));
    assert_eq!(matched(&pair(&once(2, 0), &without(1)).analyse()), 72);
    // A number that comes back in a class is nobody's, there and only there.
    let twice = nameless(1, "班级,学号", |school, class, number| {
        Some(format!("{class}班,{}", if (school, class, number) == (0, 1, 2) { 1 } else { number }))
    });
    assert_eq!(matched(&pair(&by_class(2), &twice).analyse()), 60);
    // Pupils of seventh and eighth grade now may both have been in the seventh grade then.
    let now = by_class(2).replace("九年级", "七年级") + by_class(3).replace("九年级", "八年级").split_once('\n').unwrap().1;
    let analysis = pair(&now, &by_class(1).replace("九年级", "七年级")).analyse();
    assert_eq!((matched(&analysis), seen(&analysis, "earlier-exam-ambiguous").is_empty()), (0, false));
}

#[test]
fn numbers_that_follow_the_marks_tie_nobody() {
    let sorted = |exam| {
        let text = nameless(exam, "班级,编号", |_, class, number| Some(format!("{class}班,{number}")));
        let (head, rows) = text.split_once('\n').unwrap();
        let mut rows: Vec<Vec<String>> = rows.lines().map(|row| row.split(',').map(str::to_owned).collect()).collect();
        rows.sort_by_key(|row| (row[0].clone(), row[2].clone(), std::cmp::Reverse(row[4].parse::<u32>().unwrap())));
        rows.iter_mut().enumerate().for_each(|(at, row)| row[3] = (at % 12 + 1).to_string());
        rows.iter().fold(head.to_owned() + "\n", |text, row| text + &row.join(",") + "\n")
    };
    let run = |told| Run::new().file("成绩/九年级.csv", &sorted(2)).file("上次/九年级.csv", &sorted(1)).told(told).analyse();
    let analysis = run("");
    assert_eq!((matched(&analysis), seen(&analysis, "earlier-exam-numbers-are-places").len()), (0, 1));
    assert_eq!(matched(&run("[reading]\nearlier_by_number = \"对应\"\n")), 72);
}

#[test]
fn the_name_of_an_earlier_file_is_no_school() {
    let now = nameless(2, "考号", |school, class, number| Some((10_000 + school * 100 + class * 20 + number).to_string()));
    let then = nameless(1, "考号", |school, class, number| Some((10_000 + school * 100 + class * 20 + number).to_string()));
    let bare = |text: &str| text.lines().map(|line| line.splitn(3, ',').nth(2).unwrap().to_owned() + "\n").collect::<String>();
    let analysis = Run::new().file("成绩/九年级.csv", &now).file("上次/前测.csv", &bare(&then)).analyse();
    assert_eq!(matched(&analysis), 72);
}

#[test]
fn earlier_scores_in_the_sheet_are_of_the_one_exam_that_their_words_name() {
    let rows = |head: &str, more: &dyn Fn(u32) -> String| {
        let mut text = format!("学校,年级,考号,语文(100),数学(100),{head}\n");
        for number in 0..48_u32 {
            let base = 40 + number * 37 % 40;
            let (a, b) = (base + number * 7 % 11, base + number * 5 % 13);
            writeln!(text, "第{}中学,九年级,420099{number:04},{a},{b},{}", number % 3, more(number)).unwrap();
        }
        text
    };
    let base = |number: u32| 35 + number * 37 % 40;
    let names = |analysis: &Analysis| {
        let subjects = analysis.ledger.cohorts[0].prior_subjects.iter().map(|subject| subject.name().to_owned());
        (exams(analysis), subjects.collect::<Vec<_>>(), matched(analysis))
    };
    let named =
        |exam: &str, subjects: &[&str], n| (vec![exam.to_owned()], subjects.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), n);
    let of_papers = rows("上次语文,上次数学,上次总分", &|n| format!("{},{},{}", base(n), base(n) + n % 7, 2 * base(n) + n % 7));
    let analysis = Run::new().file("九年级.csv", &of_papers).analyse();
    assert_eq!(names(&analysis), named("上次", &["语文", "数学"], 48));
    assert_eq!(seen(&analysis, "earlier-exam-in-sheet").len(), 1);
    assert_eq!(analysis.ledger.cohorts[0].papers.len(), 3, "no paper of this exam");
    // A total alone is compared with the total, and every paper is expected from it.
    for (head, exam) in [("入学总分", "入学"), ("中考", "中考"), ("中考成绩", "中考"), ("入学成绩", "入学"), ("Baseline", "baseline")]
    {
        let analysis = Run::new().file("九年级.csv", &rows(head, &|n| (5 * base(n)).to_string())).analyse();
        assert_eq!(names(&analysis), named(exam, &["总分"], 48), "{head}");
        assert_eq!(total(&analysis).county.members.matched, 48);
        let papers = &analysis.stats.cohorts[0].papers;
        assert!(papers.iter().all(|paper| paper.models.value_added.as_ref().is_some_and(|value| value.model.fit.is_ok())), "{head}");
    }
    // Ranks and other exams are none; of two exams it is not told which.
    for head in ["入学排名,月考1语文", "中考排名,中考等级"] {
        assert!(exams(&Run::new().file("九年级.csv", &rows(head, &|n| format!("{},{}", n + 1, base(n)))).analyse()).is_empty(), "{head}");
    }
    let two = rows("中考分,上次总分", &|n| format!("{},{}", 5 * base(n), 2 * base(n)));
    assert!(exams(&Run::new().file("九年级.csv", &two).analyse()).is_empty());
    assert!(exams(&Run::new().file("九年级.csv", &of_papers).told("[reading]\nother_exams = \"leave-out\"\n").analyse()).is_empty());
    // Sheets of an earlier exam come first, and sheets that name two exams contradict each other.
    let both = Run::new().file("成绩/九年级.csv", &of_papers).file("上次/九年级期中.csv", &rows("备注", &|_| String::new())).analyse();
    assert_eq!((names(&both), seen(&both, "earlier-exam-in-sheet").len()), (named("期中", &["语文", "数学"], 48), 0));
    assert_eq!(seen(&both, "earlier-exam-columns").len(), 1);
    let other = rows("入学总分", &|n| base(n).to_string()).replace("第", "新").replace("420099", "420098");
    let both = Run::new().file("甲.csv", &of_papers).file("乙.csv", &other).analyse();
    assert!(exams(&both).is_empty() && seen(&both, "earlier-exam-columns").len() == 2);
}

#[test]
fn a_sheet_of_totals_is_an_earlier_exam() {
    let then = county(4, 20, 1);
    let totals: String = then
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let sum = cells[5].parse::<u32>().and_then(|a| cells[6].parse::<u32>().map(|b| (a + b).to_string()));
            format!("{},{}\n", cells[..5].join(","), sum.unwrap_or_else(|_| "总分".to_owned()))
        })
        .collect();
    let of = |text: &str| Run::new().file("成绩/九年级.csv", &county(4, 20, 2)).file("上次/九年级.csv", text).analyse();
    let (alone, papers) = (of(&totals), of(&then));
    assert_eq!(alone.ledger.cohorts[0].prior_subjects.iter().map(|subject| subject.name()).collect::<Vec<_>>(), ["总分"]);
    let effects = |analysis: &Analysis| {
        let value = analysis.stats.cohorts[0].papers[2].models.value_added.clone().expect("a model");
        value.schools.iter().map(|school| school.unwrap().effect.unwrap().value).collect::<Vec<_>>()
    };
    assert_eq!(effects(&alone), effects(&papers));
    let (one, other) = (total(&alone), total(&papers));
    assert_eq!((one.county.members.matched, one.scale.before), (80, other.scale.before));
    let before = |progress: &PaperProgress| progress.schools.iter().flatten().map(|school| school.z_before).collect::<Vec<_>>();
    assert_eq!(before(one), before(other));
}
