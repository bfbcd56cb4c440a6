//! exam.toml: what it can say, and that every mistake is named with line and column.

use kaojing::{
    config::{BlankRule, Config, Denominator, GuestRule, Limits, Lines, Marking, Predictors, read_exam_file},
    model::{Grade, Rate, Score, Status, Subject},
    stats::mixed::Method,
    words::Lang,
};

const FULL: &str = r#"
[exam]
name = "2026年1月九年级期末质量监测"
date = 2026-01-15
basis = "抽样监测"
marking = "集中阅卷"

[[paper]]
grade = 9
subject = "数学"
full = 120
step = 0.5
lines = { excellent = 0.9, pass = "60 %" }
aliases = ["数学卷", "理数"]

[[paper]]
subject = "体育"
full = 50

[candidates]
denominator = "floor 97 %"
blank = "not-taken"
misconduct = "zero"
deferred = "not-expected"
guest = "学籍校"
statuses = { "旷考" = "absent", "保送" = "免考" }

[groups.categories]
"城区" = ["一中", "二中"]
"乡镇" = "三中"

[limits]
cells = 20000000
part_mib = 512

[screens]
fdr = 0.1
min_effect = 4
min_spread = 0.3
min_heaping = 0.15
min_jump_sd = 2
classes = false
off = ["a203"]
seed = 7

[value_added]
predictors = ["英语", "total"]
school_mean = true
method = "ML"
classes = "是"
min_match = "70 %"

[report]
rank_bands = [200, 50]
band_width = 5
pupil_ranks = true
"#;

#[test]
fn everything_that_is_declared_reaches_the_config() {
    let file = read_exam_file(FULL, "exam.toml").expect("a sound file");
    let mut config = Config::default();
    file.apply(&mut config);
    assert_eq!(config.exam.date.as_deref(), Some("2026-01-15"));
    assert_eq!(config.exam.marking, Some(Marking::Central));
    let paper = &config.papers[0];
    assert_eq!((paper.grade.clone(), paper.subject.clone()), (Grade::from_number(9), Subject::new("数学")));
    assert_eq!((paper.full, paper.step), (Some(Score::whole(120)), "0.5".parse().ok()));
    assert_eq!(paper.lines, Lines { excellent: Rate::percent(90), ..Lines::default() });
    assert_eq!(paper.lines.pass.of(Score::whole(120)), Some(Score::whole(72)));
    assert_eq!(config.papers[1].grade, None);
    assert_eq!((config.candidates.denominator, config.candidates.denominators.floor), (Denominator::Floor, Rate::percent(97)));
    assert_eq!((config.candidates.blank, config.candidates.guest), (BlankRule::NotTaken, GuestRule::Enrolled));
    assert!(config.candidates.misconduct_is_zero && config.candidates.deferred_not_expected);
    assert_eq!(config.candidates.statuses["旷考"], Status::Absent);
    assert_eq!(config.candidates.statuses["保送"], Status::Exempt);
    assert_eq!(config.groups.categories["乡镇"], ["三中"]);
    assert_eq!(config.limits, Limits { cells: 20_000_000, part_mib: 512, ..Limits::default() });
    assert_eq!((config.screens.fdr, config.screens.min_effect, config.seed), (0.1, 4.0, 7));
    let screens = &config.screens;
    assert_eq!((screens.min_spread, screens.min_heaping, screens.min_jump_sd, screens.classes), (0.3, 0.15, 2.0, false));
    assert!(config.screens.off.contains("A203"));
    assert_eq!(config.report.rank_bands, [50, 200]);
    assert!(config.report.pupil_ranks && config.report.charts);
    let value_added = &config.value_added;
    assert_eq!(value_added.predictors, Predictors::Named(vec![Subject::new("英语"), Subject::total()]));
    assert!(value_added.school_mean && value_added.classes && value_added.method == Method::Ml);
    assert!(value_added.is_low(69, 100) && !value_added.is_low(70, 100) && !value_added.is_low(0, 0));
}

#[test]
fn an_empty_file_decides_nothing() {
    let mut config = Config::default();
    read_exam_file("", "exam.toml").expect("sound").apply(&mut config);
    assert_eq!(config, Config::default());
}

/// Code, line, column and value of every mistake.
fn mistakes(text: &str) -> Vec<(&'static str, String, String, String)> {
    let found = read_exam_file(text, "exam.toml").expect_err("mistakes are meant");
    let arg = |diagnostic: &kaojing::diagnostics::Diagnostic, name: &str| {
        diagnostic.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    found.iter().map(|one| (one.rule.code, arg(one, "line"), arg(one, "column"), one.value.clone())).collect()
}

#[track_caller]
fn assert_mistakes(text: &str, expected: &[(&str, u32, u32, &str)]) {
    let found = mistakes(text);
    let number = |text: &str| text.parse().expect("lines and columns are numbers");
    let found: Vec<(&str, u32, u32, &str)> =
        found.iter().map(|(code, line, column, value)| (*code, number(line), number(column), value.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn every_mistake_is_named_with_line_and_column() {
    assert_mistakes("[value_added]\npredictors = \"none\"\n", &[("E105", 2, 14, "\"none\"")]);
    assert_mistakes("[value_added]\npredictors = []\nmatch = 0.8\n", &[("E105", 2, 14, "[]"), ("E102", 3, 1, "match")]);
    assert_mistakes("[exam]\nnaem = \"期末\"\n", &[("E103", 2, 1, "naem")]);
    assert_mistakes("[exam]\n\"依据\" = \"期末\"\n", &[("E102", 2, 1, "\"依据\"")]);
    assert_mistakes("[report]\r\ncharts = 3\r\n", &[("E104", 2, 10, "3")]);
    assert_mistakes("[exam]\nmarking = \"联合\"\n", &[("E105", 2, 11, "\"联合\"")]);
    assert_mistakes(
        "[screens]\nfdr = 1.5\nmin_n = 0.5\noff = [\"B1\"]\n",
        &[("E105", 2, 7, "1.5"), ("E105", 3, 9, "0.5"), ("E105", 4, 7, "[\"B1\"]")],
    );
    assert_mistakes("[candidates]\nfloor = 95\n", &[("E105", 2, 9, "95")]);
    assert_mistakes("[limits]\ncells = 0\nbytes = 1\n", &[("E105", 2, 9, "0"), ("E102", 3, 1, "bytes")]);
    assert_mistakes("[candidates]\nstatuses = { 旷考 = 1 }", &[("E101", 2, 14, "旷考"), ("E105", 2, 19, "1")]);
    assert_mistakes("[candidates.statuses]\n\"旷考\" = \"present\"\n", &[("E105", 2, 8, "\"present\"")]);
}

#[test]
fn every_denominator_can_be_chosen_and_told_its_parameters() {
    let read = |text: &str| read_exam_file(text, "exam.toml").expect("sound").candidates;
    for denominator in Denominator::ALL {
        assert_eq!(read(&format!("[candidates]\ndenominator = \"{}\"\n", denominator.word())).denominator, denominator);
    }
    let inline = read("[candidates]\ndenominator = \"在籍扣除 2.5％\"\n");
    assert_eq!((inline.denominator, inline.denominators.less), (Denominator::EnrolledLess, "0.025".parse().expect("a rate")));
    assert_eq!(read("[candidates]\ndenominator = \"保底90%\"\n").denominators.floor, Rate::percent(90));
    let text = "[candidates]\ndenominator = \"cohort\"\nless = \"4 %\"\nallowance = { 50 = 3, 30 = 1 }\n\
        [[candidates.stage]]\nschool = \"一中\"\ngrade = 9\nroll = 320\nin = 5\nout = 8\n[[candidates.stage]]\nschool = \"二中\"\nroll = 90\n";
    let rules = read(text).denominators;
    assert_eq!([60, 50, 49, 30, 29].map(|size| rules.allowed(size)), [3, 3, 1, 1, 0]);
    assert_eq!((rules.less, rules.stages.len()), (Rate::percent(4), 2));
    assert_eq!((rules.stages[0].pupils(), rules.stages[0].grade.clone()), (317, Grade::from_number(9)));
    assert_eq!((rules.stages[1].pupils(), rules.stages[1].grade.clone()), (90, None));
}

#[test]
fn impossible_denominators_are_refused_where_they_stand() {
    assert_mistakes("[candidates]\ndenominator = \"roll\"\n", &[("E105", 2, 15, "\"roll\"")]);
    assert_mistakes("[candidates]\ndenominator = \"floor 195 %\"\n", &[("E105", 2, 15, "\"floor 195 %\"")]);
    assert_mistakes("[candidates]\nless = 3\n", &[("E105", 2, 8, "3")]);
    assert_mistakes("[candidates]\nallowance = { 大班 = 5 }\n".replace("大班", "\"大班\"").as_str(), &[("E105", 2, 15, "\"大班\"")]);
    assert_mistakes("[candidates]\nallowance = { 40 = 2, 44 = 1 }\n", &[("E105", 2, 28, "1")]);
    assert_mistakes("[candidates]\nallowance = { 3 = 3 }\n", &[("E105", 2, 19, "3")]);
    assert_mistakes("[[candidates.stage]]\nschool = \"一中\"\nroll = 10\nout = 11\n", &[("E105", 4, 7, "11")]);
    assert_mistakes("[candidates]\nstage = [{ school = \"一中\" }]\n", &[("E105", 2, 10, "{ school = \"一中\" }")]);
    let twice = "[[candidates.stage]]\nschool = \"一中\"\nroll = 10\n[[candidates.stage]]\nschool = \"一中\"\nroll = 11\n";
    assert_mistakes(twice, &[("E105", 5, 10, "\"一中\"")]);
}

#[test]
fn impossible_papers_are_refused() {
    assert_mistakes("[[paper]]\nsubject = \"数学\"\nfull = 100\nstep = 120\n", &[("E105", 4, 8, "120")]);
    assert_mistakes("[[paper]]\nsubject = \"数学\"\nlines = { pass = 0.9 }\n", &[("E106", 3, 18, "0.9")]);
    assert_mistakes("[[paper]]\nsubject = \"数学\"\nlines = { excellent = 0.8, good = 0.9 }\n", &[("E106", 3, 23, "0.8")]);
    assert_mistakes("[[paper]]\nsubject = \"数学\"\nlines = { pass = 72 }\n", &[("E105", 3, 18, "72")]);
    assert_mistakes("[[paper]]\nsubject = \"数学\"\n[[paper]]\nsubject = \"数学\"\n", &[("E107", 4, 11, "\"数学\"")]);
    assert_mistakes("[[paper]]\nfull = 100\n", &[("E105", 1, 1, "[[paper]]")]);
    let aliases = "[[paper]]\nsubject = \"物理\"\naliases = [\"理\"]\n[[paper]]\nsubject = \"历史\"\naliases = [\"史\", \"理\"]\n";
    assert_mistakes(aliases, &[("E109", 6, 17, "\"理\"")]);
    let groups = "[groups]\ncategories = { \"城区\" = [\"一中\"], \"乡镇\" = [\"一中\"] }\n";
    assert_eq!(mistakes(groups).len(), 1);
    assert_eq!(mistakes(groups)[0].0, "E108");
}

#[test]
fn broken_toml_is_named_where_it_breaks() {
    let found = mistakes("[exam\nname = \"期末\"\n");
    assert_eq!((found[0].0, found[0].1.as_str()), ("E101", "1"));
    let found = mistakes("[exam]\nname = \"一\"\nname = \"二\"\n");
    assert_eq!((found[0].0, found[0].1.as_str()), ("E101", "3"));
}

#[test]
fn every_line_of_a_message_is_filled() {
    for text in [
        "[exam]\nnaem = 1",
        "[exam]\n甲 = 1",
        "x = [",
        "[report]\ncharts = 1",
        "[screens]\nfdr = 2",
        "[[paper]]\nsubject=\"a\"\nlines={pass=0.9}",
    ] {
        for mistake in read_exam_file(text.replace('甲', "\"甲\"").as_str(), "exam.toml").expect_err("mistakes are meant") {
            for lang in [Lang::Zh, Lang::En] {
                for phrase in [&mistake.rule.headline, &mistake.rule.did, &mistake.rule.help] {
                    let said = mistake.say(phrase, lang);
                    assert!(!said.contains(['{', '}']) || said.contains("{ pass"), "{said}");
                }
            }
        }
    }
}

#[test]
fn layouts_are_read_and_their_mistakes_named() {
    let told = r#"[[layout]]
file = "东河镇*/*.xlsx"
header = [3, 4]
first = 5
columns = { name = "B", "学籍号" = "D", "语文" = "H:150", "化学" = { header = "化学赋分", kind = "赋分" }, "附加" = "附加题" }
ignore = ["K"]
rest = "不读"
subject = "数"
"#;
    let file = read_exam_file(told, "exam.toml").expect("sound");
    let rule = &file.layouts[0];
    assert!(rule.selector.fits_names("东河镇中学/a.xlsx", "甲"));
    assert_eq!(rule.told_by, "exam.toml:1");
    assert_eq!((rule.layout.columns.len(), rule.layout.first, rule.layout.subject.clone()), (6, Some(4), Some(Subject::new("数学"))));
    assert_mistakes("[[layout]]\nflie = \"a\"\n", &[("E103", 2, 1, "flie")]);
    assert_mistakes("[[layout]]\nkind = \"marks\"\nheader = [1, 3]\n", &[("E105", 2, 8, "\"marks\""), ("E105", 3, 10, "[1, 3]")]);
    assert_mistakes("[[layout]]\nheader = 3\nfirst = 3\nlast = 2\n", &[("E105", 3, 9, "3"), ("E105", 4, 8, "2")]);
    assert_mistakes(
        "[[layout]]\n[layout.columns]\nnmae = \"B\"\nname = \"B:100\"\n",
        &[("E103", 3, 1, "nmae"), ("E105", 4, 8, "\"B:100\"")],
    );
    assert_mistakes("[[layout]]\n[layout.columns]\n\"语文\" = \"F:0\"\n\"数学\" = 3\n", &[("E105", 3, 8, "\"F:0\""), ("E105", 4, 8, "3")]);
    assert_mistakes("[[layout]]\n[layout.columns]\n\"语文\" = { at = \"语文\" }\n", &[("E105", 3, 15, "\"语文\"")]);
    // One subject under two words, one column for two things.
    assert_mistakes("[[layout]]\n[layout.columns]\n\"英语\" = \"F\"\n\"外语\" = \"G\"\n", &[("E111", 4, 1, "\"外语\"")]);
    assert_mistakes("[[layout]]\ncolumns = { \"英语\" = \"F\" }\nignore = [\"F\"]\n", &[("E111", 3, 11, "\"F\"")]);
}

#[test]
fn choices_of_reading_are_words_and_their_mistakes_named() {
    let file =
        read_exam_file("[reading]\nattempts = \"最后一次\"\nbonus = \"sum\"\n[[layout]]\nreading = { zeros = \"score\" }\n", "exam.toml");
    let file = file.expect("sound");
    assert!(file.reading.bonus_counts && !file.reading.zeros_are_scores);
    let of_layout = file.layouts[0].reading;
    assert!(of_layout.bonus_counts && of_layout.zeros_are_scores && of_layout.attempts == file.reading.attempts);
    assert_mistakes("[reading]\nattempt = \"last\"\nzeros = \"zero\"\n", &[("E103", 2, 1, "attempt"), ("E105", 3, 9, "\"zero\"")]);
    assert_mistakes("[[layout]]\nreading = { copies = \"parts\" }\n", &[("E102", 2, 13, "copies")]);
}

#[test]
fn schools_are_declared_once_and_in_one_group() {
    let told = "[[school]]\nname = \"东河中学\"\naliases = \"东河初中\"\ncode = 420102\ncategory = \"乡镇\"\n";
    let file = read_exam_file(told, "exam.toml").expect("sound");
    let school = &file.schools[0];
    assert_eq!(
        (school.name.as_str(), school.aliases.as_slice(), school.code.as_deref()),
        ("东河中学", &["东河初中".to_owned()][..], Some("420102"))
    );
    assert_mistakes("[[school]]\naliases = [\"a\"]\n", &[("E105", 1, 1, "[[school]]")]);
    assert_mistakes("[[school]]\nname = \"甲\"\nalias = \"乙\"\n", &[("E103", 3, 1, "alias")]);
    let twice = "[[school]]\nname = \"甲 校\"\n[[school]]\nname = \"乙校\"\naliases = [\"丙校\", \"甲校\"]\n";
    assert_mistakes(twice, &[("E121", 5, 18, "\"甲校\"")]);
    let groups = "[groups.categories]\n\"城区\" = [\"甲校\"]\n[[school]]\nname = \"甲校\"\ncategory = \"乡镇\"\n";
    assert_eq!(mistakes(groups).iter().map(|(code, line, ..)| (*code, line.as_str())).collect::<Vec<_>>(), [("E108", "5")]);
}
