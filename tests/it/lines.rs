//! Lines, targets, scaled scores, composite, uneven subjects, tops and bottoms: published check values, the reference's
//! decimal traps, and the same figures counted another way.

use crate::support::{
    exam::{self, Row, halves, paper, present},
    reference,
};
use kaojing::{
    config::{
        CompositeRules, Config, LineRules, Lines, ScaledRules,
        composite::{CompositeBase, CompositeMetric},
        lines::{DrawnBy, LineRule, Target, TotalKind},
        read_exam_file,
        scaled::ScaledBand,
    },
    diagnostics::Diagnostics,
    model::{Grade, Mark, Rate, Score, Status, Subject},
    reconcile::ledger::Ledger,
    stats::{
        self,
        lines::{Effective, LineStats, effective::effective},
        result::CohortStats,
        scaled::{Cut, convert},
        tails,
        units::Scope,
    },
};
use proptest::{collection::vec, prelude::*};
use rust_decimal::{Decimal, prelude::ToPrimitive};

fn score(text: &str) -> Score {
    text.parse().unwrap_or_else(|()| panic!("{text} is a score"))
}

/// A grade with these papers and their total.
fn ledger(grade: &str, papers: &[(&str, i32)], rows: &[Row]) -> Ledger {
    exam::ledger(grade, papers.iter().map(|(name, full)| exam::paper(name, Score::whole(*full))).collect(), rows)
}

fn analyse(ledger: &Ledger, config: &Config) -> (CohortStats, Diagnostics) {
    let mut stats = stats::analyse(ledger, config);
    (stats.value.cohorts.remove(0), stats.seen)
}

fn line(drawn: DrawnBy) -> LineRule {
    LineRule {
        name: "线".to_owned(),
        grade: None,
        track: None,
        total: TotalKind::Raw,
        drawn,
        below: Score::whole(10),
        above: Score::whole(10),
        target: None,
        targets: Vec::new(),
    }
}

fn with_line(rule: LineRule) -> Config {
    Config { lines: LineRules { lines: vec![rule] }, ..Config::default() }
}

fn one_line(ledger: &Ledger, rule: LineRule) -> LineStats {
    analyse(ledger, &with_line(rule)).0.lines.remove(0)
}

fn codes(seen: &Diagnostics) -> Vec<&'static str> {
    seen.iter().map(|found| found.rule.code).collect()
}

#[test]
fn effective_scores_are_the_published_ones() {
    for (mean, printed) in [("119.4", "118.4"), ("141.1", "140.0")] {
        let ours = effective([(score(mean), score("631.1"))].into_iter(), Score::whole(626)).expect("somebody above the line");
        assert_eq!(format!("{:.1}", ours.value()), printed);
        let exact = score(mean).to_decimal() * Decimal::from(626) / score("631.1").to_decimal();
        assert!((ours.value() - exact.to_f64().expect("a number")).abs() < 1e-12);
        assert_eq!((ours.mean(), ours.mean_total()), (score(mean).to_decimal().to_f64(), Some(631.1)));
    }
    assert_eq!(effective(std::iter::empty(), Score::whole(626)), None);
}

/// 10 candidates with 60 and 60: t_s is exactly 60 for a line of 120, and a score of 60 is on it.
#[test]
fn an_effective_score_is_reached_exactly() {
    let ours: Effective = effective(vec![(score("71.3"), score("142.6")); 7].into_iter(), score("120.2")).expect("seven above");
    assert!(ours.is_reached_by(score("60.1")) && !ours.is_reached_by(score("60.099999999")));
    assert_eq!(ours.value(), 60.1);
}

#[test]
fn scaled_scores_are_those_of_the_reference() {
    let Some(set) = reference::set("edge_assign") else { return };
    let cases = set["cases"].as_array().expect("cases");
    assert_eq!(Some(cases.len() as u64), set["n"].as_u64());
    for case in cases {
        let pair = |key: &str| {
            let ends: Vec<i32> = case[key].as_array().expect("two ends").iter().map(|end| end.as_i64().expect("whole") as i32).collect();
            (ends[0], ends[1])
        };
        let ((y1, y2), (low, high)) = (pair("raw_interval"), pair("to"));
        let band = ScaledBand { share: Rate::percent(15), low, high };
        let cut = Cut { band, count: 1, raw: Some((Score::whole(y1), Score::whole(y2))) };
        let raw = Score::whole(case["raw"].as_i64().expect("whole") as i32);
        assert_eq!(cut.scaled(raw).map(i64::from), case["assigned"].as_i64(), "{case}");
    }
}

#[test]
fn lines_are_exact_on_every_full_mark_from_20_to_300_in_half_marks() {
    // Counted in 1/2000 of a mark by whole numbers, which is another arithmetic than that of the product.
    for full in 40..=600_i64 {
        for per_mille in (5..=1000_i64).step_by(5) {
            let rate = Rate::from_decimal(Decimal::new(per_mille, 3));
            let line = rate.of(halves(full)).expect("in range");
            assert_eq!(line, Score::from_units(full * per_mille * 500_000), "{per_mille} of 1000 of {full} halves");
        }
    }
    // And the figures keep to it: a score on the line is above, the next lower half mark is below.
    for full in (40..=600_i64).step_by(7) {
        let lines = Lines::default();
        let marks: Vec<i64> = (0..=full).collect();
        let mut sheet = ledger("九年级", &[("数学", 1)], &marks.iter().map(|_| (0, 1, vec![Mark::default()])).collect::<Vec<_>>());
        let cohort = &mut sheet.cohorts[0];
        cohort.papers = vec![paper("数学", halves(full))];
        for (at, mark) in marks.iter().enumerate() {
            cohort.marks[0][at] = Mark::present(halves(*mark));
        }
        let county = analyse(&sheet, &Config::default()).0.papers[0].county;
        let reached = |rate: Rate| {
            let line = Decimal::from(full) * rate.to_decimal();
            u32::try_from(marks.iter().filter(|mark| Decimal::from(**mark) >= line).count()).expect("few")
        };
        assert_eq!((county.excellent, county.good, county.pass), (reached(lines.excellent), reached(lines.good), reached(lines.pass)));
        assert_eq!(county.low, county.n - reached(lines.low));
    }
}

#[test]
fn a_line_takes_ties_with_it() {
    let rows: Vec<Row> = [100, 90, 80, 80, 80, 70, 60, 50, 40, 30].map(|marks| (0, 1, vec![present(marks), present(0)])).into();
    let sheet = ledger("九年级", &[("语文", 100), ("数学", 100)], &rows);
    let at = |drawn| {
        let stats = one_line(&sheet, line(drawn));
        (stats.line.map(|line| line.to_f64()), stats.units.county.reached)
    };
    assert_eq!(at(DrawnBy::Count(3)), (Some(80.0), 5));
    assert_eq!(at(DrawnBy::Share(Rate::percent(30))), (Some(80.0), 5));
    assert_eq!(at(DrawnBy::Share(Rate::percent(51))), (Some(70.0), 6));
    assert_eq!(at(DrawnBy::Share(Rate::percent(100))), (Some(30.0), 10));
    assert_eq!(at(DrawnBy::Score(score("80.5"))), (Some(80.5), 2));
    assert_eq!(at(DrawnBy::Count(99)), (Some(30.0), 10));
}

#[test]
fn targets_are_compared_and_added_up() {
    let mut rows: Vec<Row> = (0..568).map(|_| (0, 1, vec![present(90), present(90)])).collect();
    rows.extend((0..100).map(|_| (1, 1, vec![present(90), present(90)])));
    rows.extend((0..300).map(|_| (1, 1, vec![present(10), present(10)])));
    let sheet = ledger("九年级", &[("语文", 100), ("数学", 100)], &rows);
    let mut rule = line(DrawnBy::Score(Score::whole(150)));
    rule.targets = vec![
        ("第0中学".to_owned(), Target::Count(539)),
        ("第1中学".to_owned(), Target::Share(Rate::percent(30))),
        ("九中".to_owned(), Target::Count(3)),
    ];
    let (mut stats, seen) = analyse(&sheet, &with_line(rule.clone()));
    assert_eq!(codes(&seen).iter().filter(|code| **code == "E424").count(), 1);
    let units = stats.lines.remove(0).units;
    let school = units.schools[0].target.expect("a target");
    assert_eq!((school.difference(), format!("{:.2}", school.rate().expect("above 0") * 100.0).as_str()), (29.0, "105.38"));
    let other = units.schools[1].target.expect("a target");
    assert_eq!((other.number(), other.difference()), (120.0, -20.0));
    assert_eq!(units.county.target.map(|target| (target.number(), target.actual)), Some((659.0, 668)));
    assert_eq!(units.categories[0].1.target.map(|target| target.number()), Some(120.0));
    rule.target = Some(Target::Count(700));
    assert_eq!(one_line(&sheet, rule.clone()).units.county.target.map(|target| target.difference()), Some(-32.0));
    rule.target = None;
    rule.targets.remove(0);
    assert_eq!(one_line(&sheet, rule).units.county.target, None, "one school without a target leaves the sum without meaning");
}

#[test]
fn the_critical_are_told_what_holds_them_back() {
    let marks = [(90, 90), (80, 80), (60, 89), (90, 49), (75, 74), (61, 79), (70, 80), (50, 50)];
    let rows: Vec<Row> = marks.map(|(a, b)| (0, 1, vec![present(a), present(b)])).into();
    let mut rule = line(DrawnBy::Score(Score::whole(150)));
    (rule.below, rule.above) = (Score::whole(10), Score::whole(10));
    let stats = one_line(&ledger("九年级", &[("语文", 100), ("数学", 100)], &rows), rule);
    let near: Vec<(u32, f64, Vec<usize>)> =
        stats.critical.iter().map(|near| (near.candidate, near.gap, near.weak.iter().map(|(paper, _)| *paper).collect())).collect();
    // Above: 180, 160, 150. t = 240·150/490 = 73.47 and 250·150/490 = 76.53. 160 is no more critical, 140 is.
    assert_eq!(near, [(2, -1.0, vec![0]), (4, -1.0, vec![1]), (5, -10.0, vec![0]), (6, 0.0, vec![0])]);
    assert_eq!((stats.units.county.critical, stats.units.county.critical_below), (4, 3));
    let gap = stats.critical[0].weak[0].1;
    assert!((gap - (60.0 - 240.0 * 150.0 / 490.0)).abs() < 1e-12, "{gap}");
}

/// Candidates of the physics track and of the history track, each with its own line.
#[test]
fn a_track_has_its_own_candidates_and_denominator() {
    let not = Mark::default();
    let absent = Mark::without_score(Status::Absent);
    let mut rows: Vec<Row> = (1..=20).map(|at| (0, 1, vec![present(50 + at), present(60), not])).collect();
    rows.extend((1..=10).map(|at| (1, 1, vec![present(40 + at), not, present(60)])));
    rows.push((0, 1, vec![present(90), absent, not]));
    let sheet = ledger("高三", &[("语文", 150), ("物理", 100), ("历史", 100)], &rows);
    let mut rule = line(DrawnBy::Share(Rate::percent(50)));
    rule.track = Some(Subject::new("物理"));
    let of = |denominator| {
        let mut config = with_line(rule.clone());
        config.candidates.denominator = denominator;
        let (mut stats, seen) = analyse(&sheet, &config);
        (stats.lines.remove(0), codes(&seen).contains(&"E425"))
    };
    let (stats, noted) = of(kaojing::config::Denominator::Present);
    let county = &stats.units.county;
    assert_eq!((county.n, county.denominator, county.reached, county.rate(), noted), (20, Some(20), 10, Some(0.5), false));
    assert_eq!((stats.units.schools[1].n, stats.units.schools[1].denominator, stats.effective[2]), (0, None, None));
    assert_eq!(of(kaojing::config::Denominator::Expected).0.units.county.denominator, Some(21));
    let (stats, noted) = of(kaojing::config::Denominator::ClassAllowance);
    assert_eq!((stats.units.county.rate(), stats.units.county.reached, noted), (None, 10, true));
    rule.track = Some(Subject::new("日语"));
    let (stats, seen) = analyse(&sheet, &with_line(rule));
    assert!(stats.lines.is_empty() && codes(&seen).contains(&"E423"));
}

#[test]
fn scaled_totals_stand_beside_the_raw_ones() {
    let not = Mark::default();
    let rows: Vec<Row> = (0..100)
        .map(|at| {
            let (chemistry, geography) = if at % 2 == 0 { (present(at), not) } else { (not, present(at)) };
            (u32::try_from(at / 50).expect("two"), 1, vec![present(100), chemistry, geography])
        })
        .collect();
    let sheet = ledger("高三", &[("语文", 150), ("化学", 100), ("地理", 100)], &rows);
    let (plain, seen) = analyse(&sheet, &Config::default());
    assert!(plain.scaled.is_none() && codes(&seen).contains(&"E431"), "{:?}", codes(&seen));
    let mut rule = line(DrawnBy::Score(Score::whole(186)));
    rule.total = TotalKind::Scaled;
    let config = Config { scaled: ScaledRules { on: true, ..ScaledRules::default() }, ..with_line(rule) };
    let (mut stats, seen) = analyse(&sheet, &config);
    assert!(!codes(&seen).contains(&"E431"));
    let scaled = stats.scaled.take().expect("electives");
    let counts: Vec<u32> = scaled.papers[1].as_ref().expect("chemistry").cuts.iter().map(|cut| cut.count).collect();
    assert_eq!(counts, [8, 17, 18, 6, 1], "50 candidates: ⌈7.5⌉, 25, ⌈42.5⌉, 49, 50");
    assert_eq!(
        (scaled.totals[98], scaled.totals[99], scaled.totals[0]),
        (Some(Score::whole(200)), Some(Score::whole(200)), Some(Score::whole(140)))
    );
    assert_eq!((scaled.ranks[98], scaled.ranks[99], scaled.ranks[97]), (Some(1), Some(1), Some(3)));
    let line = stats.lines.remove(0);
    assert_eq!(line.units.county.reached, 16, "the best grade of both electives");
    assert_eq!(sheet.cohorts[0].marks[1][98], present(98), "what was marked is never changed");
    let county = &scaled.units.county;
    assert_eq!((county.n, county.raw_mean), (100, Some(149.5)));
}

#[test]
fn the_composite_can_be_done_again_by_hand() {
    // School 0: 90, 70 → mean 80, pass 1, excellent 1/2. School 1: 60, 40 → mean 50, pass 1/2, excellent 0.
    let rows: Vec<Row> = [(0, 90), (0, 70), (1, 60), (1, 40)].map(|(school, marks)| (school, 1, vec![present(marks)])).into();
    let sheet = ledger("九年级", &[("数学", 100)], &rows);
    let points = |base, weights: Option<Vec<(CompositeMetric, Rate)>>| {
        let mut rules = CompositeRules { on: true, base, ..CompositeRules::default() };
        rules.coefficients = vec![("乙".to_owned(), Rate::percent(110)), ("甲 ".to_owned(), Rate::percent(200))];
        rules.weights = weights.unwrap_or(rules.weights);
        let (stats, seen) = analyse(&sheet, &Config { composite: rules, ..Config::default() });
        let units = stats.composite.expect("on").papers.remove(0);
        (units.into_iter().map(|unit| unit.map(|unit| (unit.sum, unit.points))).collect::<Vec<_>>(), codes(&seen))
    };
    let (of_full, seen) = points(CompositeBase::OfFull, None);
    let close = |ours: Option<(f64, f64)>, sum: f64, points: f64| {
        let (a, b) = ours.expect("points");
        assert!((a - sum).abs() < 1e-12 && (b - points).abs() < 1e-12, "{a} {b}");
    };
    close(of_full[0], 40.0 * 0.8 + 30.0 + 15.0, 77.0);
    close(of_full[1], 40.0 * 0.5 + 15.0, 35.0 * 1.1);
    assert!(seen.contains(&"E428"), "a category goes by its exact name: {seen:?}");
    close(points(CompositeBase::ShareOfBest, None).0[1], 40.0 * 50.0 / 80.0 + 15.0, 40.0 * 1.1);
    close(points(CompositeBase::ShareOfCounty, None).0[0], 40.0 * 80.0 / 65.0 + 30.0 / 0.75 + 15.0 / 0.25, 40.0 * 80.0 / 65.0 + 100.0);
    close(points(CompositeBase::Z, None).0[0], 100.0, 100.0);
    let whole = Rate::percent(100);
    let (low, _) = points(CompositeBase::OfFull, Some(vec![(CompositeMetric::Low, whole)]));
    assert_eq!(low[1], Some((1.0, 1.1)), "40 is not below the line of 40");
    let (undefined, seen) = points(CompositeBase::ShareOfBest, Some(vec![(CompositeMetric::Full, whole)]));
    assert_eq!(undefined, [None, None]);
    assert!(seen.contains(&"E429"));
}

#[test]
fn a_barred_exam_has_no_composite() {
    let rows: Vec<Row> = (0..20).map(|at| (at % 2, 1, vec![present(50 + i32::try_from(at).expect("few"))])).collect();
    let of = |grade: &str, basis: Option<&str>| {
        let mut config = Config { composite: CompositeRules { on: true, ..CompositeRules::default() }, ..Config::default() };
        config.exam.basis = basis.map(str::to_owned);
        let (stats, seen) = analyse(&ledger(grade, &[("数学", 100)], &rows), &config);
        (stats.composite.is_some(), codes(&seen).contains(&"E427"))
    };
    assert_eq!(of("五年级", None), (false, true));
    assert_eq!(of("八年级", Some("全县期末统考")), (false, true));
    assert_eq!(of("五年级", Some("抽样监测")), (true, false));
    assert_eq!(of("九年级", Some("毕业年级模拟")), (true, false));
}

#[test]
fn settings_are_read_and_their_mistakes_named() {
    let file = read_exam_file(
        "[lines]\nbelow = 15\n[[lines.line]]\nname = \"重点线\"\nscore = 626.5\nabove = 0\ntarget = \"35 %\"\ntargets = { \"一中\" = 12 }\n\
         [[lines.line]]\nname = \"特控线\"\ngrade = 12\ntrack = \"理化\"\ntotal = \"赋分\"\nshare = \"15 %\"\n\
         [scaled]\nshares = [0.2, 0.8]\nranges = [[61, 100], [0, 60]]\n[composite]\nbase = \"z\"\nweights = { mean = 0.5, low = 0.5 }\n[shares]\nuneven = 1.5\n",
        "exam.toml",
    )
    .expect("a sound file");
    let [first, second] = file.lines.lines.as_slice() else { panic!("two lines") };
    assert_eq!((first.drawn, first.below, first.above), (DrawnBy::Score(score("626.5")), Score::whole(15), Score::ZERO));
    assert_eq!(
        (first.target, first.targets.clone()),
        (Some(Target::Share(Rate::percent(35))), vec![("一中".to_owned(), Target::Count(12))])
    );
    assert_eq!((second.grade.clone(), second.total, second.above), (Grade::from_number(12), TotalKind::Scaled, Score::whole(10)));
    assert_eq!((file.scaled.bands.len(), file.scaled.bands[1].high, file.composite.weights.len()), (2, 60, 2));
    for (text, code, line, column) in [
        ("[composite]\nweights = { mean = 40, pass = 30 }\n", "E131", "2", "11"),
        ("[scaled]\nshares = [0.5, 0.4]\nranges = [[61, 100], [0, 60]]\n", "E131", "2", "10"),
        ("[scaled]\nshares = [0.5, 0.5]\n", "E132", "2", "10"),
        ("[[lines.line]]\nname = \"a\"\n", "E105", "1", "1"),
        ("[[lines.line]]\nname = \"a\"\nscore = 3\nshare = 0.2\n", "E105", "4", "9"),
        ("[[lines.line]]\nname = \"a\"\nscore = 3\n[[lines.line]]\nname = \"a\"\ncount = 3\n", "E130", "5", "8"),
        ("[[lines.line]]\nname = \"a\"\nshare = 0\n", "E105", "3", "9"),
        ("[[lines.line]]\nname = \"a\"\nscore = 3\ntotal = \"scaled\"\n", "E133", "4", "9"),
        ("[composite]\nweights = { means = 100 }\n", "E103", "2", "13"),
        ("[shares]\nrelative = 0\n", "E105", "2", "12"),
        ("[scaled]\nranges = [[86, 100], [80, 90], [56, 70], [41, 55], [30, 40]]\n", "E105", "2", "22"),
    ] {
        let seen = read_exam_file(text, "exam.toml").expect_err(text);
        let at = |name: &str| seen[0].args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
        assert_eq!((seen[0].rule.code, at("line"), at("column")), (code, Some(line), Some(column)), "{text}");
    }
}

fn random_rows() -> impl Strategy<Value = Vec<Row>> {
    let mark =
        prop_oneof![9 => (0..=60_i64).prop_map(|half| Mark::present(halves(half + 100))), 1 => Just(Mark::without_score(Status::Absent))];
    vec((0..4_u32, 1..3_u8, vec(mark, 3)), 1..80)
}

/// Papers of a random cohort.
const THREE: [(&str, i32); 3] = [("语文", 120), ("数学", 120), ("英语", 120)];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Everything at a line, counted once more with decimals over plain lists.
    #[test]
    fn a_line_is_what_a_plain_count_says(rows in random_rows(), share in 1..=100_i64) {
        let sheet = ledger("九年级", &THREE, &rows);
        let stats = one_line(&sheet, line(DrawnBy::Share(Rate::percent(share))));
        let decimals = |row: &Row| row.2.iter().map(|mark| mark.counted().map(Score::to_decimal)).collect::<Vec<Option<Decimal>>>();
        let total = |row: &Row| decimals(row).into_iter().sum::<Option<Decimal>>();
        let mut totals: Vec<Decimal> = rows.iter().filter_map(total).collect();
        totals.sort_unstable_by(|a, b| b.cmp(a));
        let place = (Decimal::from(totals.len()) * Decimal::new(share, 2)).ceil().to_usize().expect("small");
        let expected = totals.get(place.max(1) - 1).copied();
        prop_assert_eq!(stats.line.map(Score::to_decimal), expected);
        let Some(drawn) = expected else { return Ok(()) };
        let is_above = |row: &Row| total(row).is_some_and(|total| total >= drawn);
        let above: Vec<&Row> = rows.iter().filter(|row| is_above(row)).collect();
        prop_assert!(u64::try_from(above.len()).expect("few") * 100 >= totals.len() as u64 * u64::try_from(share).expect("positive"));
        for paper in 0..3 {
            let sum: Decimal = above.iter().filter_map(|row| decimals(row)[paper]).sum();
            let all: Decimal = above.iter().filter_map(|row| total(row)).sum();
            // score ≥ sum/all · drawn, without dividing
            let is_single = |row: &Row| decimals(row)[paper].is_some_and(|score| score * all >= sum * drawn);
            let count = |wanted: &dyn Fn(&Row) -> bool| u32::try_from(rows.iter().filter(|row| wanted(row)).count()).expect("few");
            let county = stats.units.county.papers[paper];
            prop_assert_eq!(county.single, count(&is_single));
            prop_assert_eq!(county.double, count(&|row| is_single(row) && is_above(row)));
            for (unit, figures) in sheet.cohorts[0].units.iter().zip(&stats.units.schools) {
                prop_assert_eq!(figures.papers[paper].single, count(&|row| row.0 == unit.school && is_single(row)));
                prop_assert_eq!(figures.reached, count(&|row| row.0 == unit.school && is_above(row)));
            }
        }
        let near = |row: &Row| total(row).is_some_and(|total| total >= drawn - Decimal::TEN && total < drawn + Decimal::TEN);
        prop_assert_eq!(stats.critical.len(), rows.iter().filter(|row| near(row)).count());
    }

    /// Schools, classes, and categories add up to the county in everything that is counted.
    #[test]
    fn parts_add_up(rows in random_rows()) {
        let (stats, _) = analyse(&ledger("九年级", &THREE, &rows), &with_line(line(DrawnBy::Share(Rate::percent(40)))));
        let line = &stats.lines[0].units;
        let sums = |values: &mut dyn Iterator<Item = (u32, u32, u32)>| values.fold((0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
        let of = |figures: &stats::lines::LineFigures| (figures.reached, figures.critical, figures.papers[1].double);
        let county = of(&line.county);
        prop_assert_eq!(sums(&mut line.schools.iter().map(of)), county);
        prop_assert_eq!(sums(&mut line.classes.iter().flatten().map(of)), county);
        prop_assert_eq!(sums(&mut line.categories.iter().map(|(_, figures)| of(figures))), county);
        for (scope, uneven) in stats.uneven.units.each() {
            prop_assert!(uneven.uneven <= uneven.n && uneven.weak <= uneven.uneven, "{:?}", scope);
        }
        prop_assert_eq!(stats.uneven.units.schools.iter().map(|unit| unit.uneven).sum::<u32>(), stats.uneven.units.county.uneven);
        prop_assert_eq!(stats.uneven.candidates.len(), stats.uneven.units.county.uneven as usize);
        let all = &stats.all_papers;
        prop_assert_eq!(all.classes.iter().flatten().map(|unit| unit.pass).sum::<u32>(), all.county.pass);
        for paper in &stats.papers {
            prop_assert_eq!(paper.tails.units.schools.iter().map(|unit| unit.bottom).sum::<u32>(), paper.tails.units.county.bottom);
        }
    }

    /// The order of the rows decides nothing.
    #[test]
    fn row_order_does_not_matter(rows in random_rows(), seed in 0..1000_usize) {
        let config = Config { scaled: ScaledRules { on: true, grades: vec![Grade::from_number(9).expect("a grade")], subjects: vec![Subject::new("数学")], ..ScaledRules::default() }, ..with_line(line(DrawnBy::Share(Rate::percent(33)))) };
        let mut other = rows.clone();
        other.rotate_left(seed % rows.len());
        other.reverse();
        let (one, _) = analyse(&ledger("九年级", &THREE, &rows), &config);
        let (two, _) = analyse(&ledger("九年级", &THREE, &other), &config);
        prop_assert_eq!(&one.lines[0].units, &two.lines[0].units);
        prop_assert_eq!(&one.all_papers, &two.all_papers);
        prop_assert_eq!(&one.uneven.units, &two.uneven.units);
        let scaled = |stats: &CohortStats| stats.scaled.as_ref().map(|scaled| (scaled.units.clone(), scaled.papers[1].as_ref().map(|paper| paper.cuts.clone())));
        prop_assert_eq!(scaled(&one), scaled(&two));
        prop_assert_eq!(one.papers.iter().map(|paper| &paper.tails).collect::<Vec<_>>(), two.papers.iter().map(|paper| &paper.tails).collect::<Vec<_>>());
    }

    /// Who has more keeps at least as much; nobody falls out of his range; without ties every share is exact.
    #[test]
    fn scaling_keeps_the_order(marks in vec(0..200_i64, 1..150)) {
        let bands = ScaledRules::default().bands;
        let mut scores: Vec<Score> = marks.iter().copied().map(halves).collect();
        scores.sort_unstable();
        let cuts = convert::cuts(&scores, &bands);
        prop_assert_eq!(cuts.iter().map(|cut| cut.count as usize).sum::<usize>(), scores.len());
        let scaled: Vec<i32> = scores.iter().map(|score| cuts.iter().find(|cut| cut.holds(*score)).and_then(|cut| cut.scaled(*score)).expect("in a grade")).collect();
        prop_assert!(scaled.windows(2).all(|pair| pair[0] <= pair[1]));
        prop_assert!(scaled.iter().all(|score| (30..=100).contains(score)));
        let distinct: Vec<Score> = (0..i64::try_from(scores.len()).expect("few") * 20).map(halves).collect();
        let counts: Vec<usize> = convert::cuts(&distinct, &bands).iter().map(|cut| cut.count as usize).collect();
        let n = scores.len();
        prop_assert_eq!(counts, vec![n * 3, n * 7, n * 7, (n * 98).div_ceil(5) - n * 17, n * 20 - (n * 98).div_ceil(5)]);
    }

    /// Tops and bottoms against a plain sort.
    #[test]
    fn tails_are_what_a_plain_sort_says(marks in vec(0..100_i64, 1..120), percent in 1..=100_i64) {
        let mut scores: Vec<Score> = marks.iter().copied().map(halves).collect();
        scores.sort_unstable();
        let n = i64::try_from(scores.len()).expect("few");
        let share = Rate::percent(percent);
        let place = (n * percent + 99) / 100;
        prop_assert_eq!(tails::top_line(&scores, share), Some(scores[usize::try_from(n - place).expect("within")]));
        // The quantile in hundredths of half marks, by whole numbers.
        let spot = (n - 1) * percent;
        let (at, part) = (usize::try_from(spot / 100).expect("within"), spot % 100);
        let mut sorted = marks.clone();
        sorted.sort_unstable();
        let next = sorted[(at + 1).min(sorted.len() - 1)];
        let quantile = sorted[at] * 100 + part * (next - sorted[at]);
        let below = marks.iter().filter(|mark| **mark * 100 < quantile).count();
        let cut = tails::quantile_exact(&scores, share).expect("scores");
        prop_assert_eq!(scores.iter().filter(|score| cut.exceeds(**score)).count(), below);
    }
}

#[test]
fn every_unit_of_a_line_is_found_by_its_scope() {
    let rows: Vec<Row> = (0..40)
        .map(|at| (at % 4, u8::try_from(at % 3).expect("few"), vec![present(60), present(50 + i32::try_from(at).expect("few"))]))
        .collect();
    let stats = one_line(&ledger("九年级", &[("语文", 100), ("数学", 100)], &rows), line(DrawnBy::Count(10)));
    assert_eq!(stats.at(Scope::County).map(|county| county.reached), Some(10));
    assert_eq!(stats.at(Scope::Category("甲")).zip(stats.at(Scope::Category("乙"))).map(|(a, b)| a.reached + b.reached), Some(10));
    assert_eq!(stats.at(Scope::District("南片")), None);
}

/// Points that are measured by a school under a strong lead carry a warning; measured by the full mark they do not.
#[test]
fn a_best_under_a_strong_lead_is_said() {
    let recipe = kaojing::simulate::Recipe { schools: 30, median_pupils: 80.0, subjects: 3, ..kaojing::simulate::Recipe::default() };
    let county = recipe.with_earlier(0.98).with(kaojing::simulate::Plant::Subject { points: 35.0 }, 1).simulate(11);
    let warned = |base| {
        let mut config = Config { composite: CompositeRules { on: true, base, ..CompositeRules::default() }, ..Config::default() };
        config.exam.basis = Some("毕业年级模拟".to_owned());
        let stats = stats::analyse(&county.ledger, &config).value;
        let screened = kaojing::anomalies::screen(&county.ledger, &stats, &config);
        codes(&screened.seen).contains(&"E430")
    };
    assert!(warned(CompositeBase::ShareOfBest));
    assert!(!warned(CompositeBase::OfFull));
}
