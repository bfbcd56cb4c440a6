//! The statistics room from a ledger: who counts, and the laws that hold whatever the marks are.

use crate::support::exam::{self, Row, present};
use kaojing::{
    config::{Config, Denominator},
    model::{Mark, Score, Status},
    reconcile::ledger::Ledger,
    simulate::Recipe,
    stats::{
        self,
        result::{PaperStats, Stats, Summary},
    },
};
use proptest::{collection::vec, prelude::*};

fn status(status: Status) -> Mark {
    Mark::without_score(status)
}

/// A ledger of one grade with papers of 100 marks, their total and teachers.
pub fn ledger(rows: &[Row]) -> Ledger {
    let count = rows.first().map_or(1, |row| row.2.len());
    let papers = ["语文", "数学", "英语"].iter().take(count).map(|name| exam::paper(name, Score::whole(100))).collect();
    exam::taught(exam::ledger("九年级", papers, rows))
}

pub fn analyse(rows: &[Row], config: &Config) -> Vec<PaperStats> {
    stats::analyse(&ledger(rows), config).value.cohorts.remove(0).papers
}

/// One school, one class, one paper.
fn of_marks(marks: &[Mark], config: &Config) -> PaperStats {
    let rows: Vec<Row> = marks.iter().map(|mark| (0, 1, vec![*mark])).collect();
    analyse(&rows, config).remove(0)
}

#[test]
fn every_status_counts_where_the_catalogue_says() {
    let marks = [Status::Absent, Status::Exempt, Status::Deferred, Status::Misconduct, Status::Withdrawn, Status::Blank]
        .into_iter()
        .chain([Status::Unreadable, Status::Excluded, Status::NotTaken])
        .map(status)
        .chain([present(0), present(100)])
        .collect::<Vec<_>>();
    let county = of_marks(&marks, &Config::default()).county;
    assert_eq!((county.expected, county.present, county.absent, county.n), (8, 3, 2, 2));
    assert_eq!((county.mean, county.participation()), (Some(50.0), Some(0.25)));

    let mut config = Config::default();
    config.candidates.deferred_not_expected = true;
    config.candidates.misconduct_is_zero = true;
    let county = of_marks(&marks, &config).county;
    assert_eq!((county.expected, county.present, county.n), (7, 3, 3));
    assert_eq!(county.mean, Some(100.0 / 3.0));
}

#[test]
fn the_denominator_decides_rates_means_and_low_scores() {
    let mut marks = vec![present(80); 53];
    marks.extend(vec![present(20); 40]);
    marks.extend(vec![status(Status::Absent); 7]);
    let with = |denominator| {
        let mut config = Config::default();
        config.candidates.denominator = denominator;
        of_marks(&marks, &config).county
    };
    let county = with(Denominator::Present);
    assert_eq!((county.denominator, county.rate(county.pass), county.low), (93, Some(53.0 / 93.0), 40));
    let county = with(Denominator::Floor);
    assert_eq!(
        (county.denominator, county.rate(county.pass), county.low),
        (95, Some(53.0 / 95.0), 42),
        "53 passes, 93 present, roll of 100"
    );
    let county = with(Denominator::Expected);
    assert_eq!((county.denominator, county.rate(county.pass), county.low), (100, Some(0.53), 47));
    assert_eq!((county.mean, county.score_rate, county.median), (Some(50.4), Some(0.504), Some(80.0)));
    assert_eq!(county.z, Some(0.0));
}

/// School 0: classes of 44 with 6 absent and of 30 with 2 absent; school 1: a class of 36 with nobody absent.
#[test]
fn every_denominator_acts_on_schools_classes_and_the_county() {
    let mut rows: Vec<Row> = Vec::new();
    for (school, class, sat, absent) in [(0, 1, 38, 6), (0, 2, 28, 2), (1, 1, 36, 0)] {
        rows.extend((0..sat).map(|_| (school, class, vec![present(60)])));
        rows.extend((0..absent).map(|_| (school, class, vec![status(Status::Absent)])));
    }
    let mut exam = ledger(&rows);
    let units = &mut exam.cohorts[0].units;
    units[0].headcount.enrolled = Some(80);
    units[0].classes[0].headcount.enrolled = Some(48);
    units[1].headcount.enrolled = Some(36);
    (units[0].stage, units[1].stage) = (Some(90), Some(30));
    let numbers = |denominator, exam: &Ledger| {
        let mut config = Config::default();
        config.candidates.denominator = denominator;
        let outcome = stats::analyse(exam, &config);
        let paper = &outcome.value.cohorts[0].papers[0];
        let of = |summary: &Option<Summary>| summary.map_or(0, |summary| summary.denominator);
        for summary in paper.schools.iter().chain(paper.classes.iter().flatten()).flatten().chain([&paper.county]) {
            let undefined = summary.denominator == 0;
            assert_eq!((summary.mean.is_none(), summary.rate(summary.pass).is_none()), (undefined, undefined));
            let mean = 60.0 * f64::from(summary.n) / f64::from(summary.denominator.max(1));
            assert!(undefined || summary.mean.is_some_and(|given| (given - mean).abs() < 1e-12));
        }
        let classes: Vec<u32> = paper.classes.iter().flatten().map(of).collect();
        let slugs: Vec<&str> = outcome.seen.iter().map(|seen| seen.rule.slug).filter(|slug| slug.contains("denominator")).collect();
        (paper.county.denominator, [of(&paper.schools[0]), of(&paper.schools[1])], classes, slugs)
    };
    assert_eq!(numbers(Denominator::Present, &exam), (102, [66, 36], vec![38, 28, 36], vec![]));
    assert_eq!(numbers(Denominator::Expected, &exam), (110, [74, 36], vec![44, 30, 36], vec![]));
    // 3 % of 80 is 2.4, so 78; of 36 is 1.08, so 35, but 36 sat. The second class has no roll.
    assert_eq!(numbers(Denominator::EnrolledLess, &exam), (114, [78, 36], vec![47, 0, 0], vec!["no-class-denominator"]));
    // The class of 44 is allowed 5 of 6, that of 30 none.
    assert_eq!(numbers(Denominator::ClassAllowance, &exam), (105, [69, 36], vec![39, 30, 36], vec![]));
    assert_eq!(numbers(Denominator::Floor, &exam), (107, [71, 36], vec![42, 29, 36], vec![]));
    assert_eq!(numbers(Denominator::Cohort, &exam), (126, [90, 36], vec![0, 0, 0], vec!["no-class-denominator"]));
    exam.cohorts[0].units[1].headcount.enrolled = None;
    let without = numbers(Denominator::EnrolledLess, &exam);
    assert_eq!(without, (0, [78, 0], vec![47, 0, 0], vec!["no-denominator", "no-class-denominator"]), "what is not known is not guessed");
}

#[test]
fn misconduct_at_zero_keeps_the_marks_of_the_other_papers() {
    let mut config = Config::default();
    let rows = [(0, 1, vec![present(70), status(Status::Misconduct)]), (0, 1, vec![present(60), present(30)])];
    let papers = analyse(&rows, &config);
    assert_eq!((papers[1].county.n, papers[2].county.n), (1, 1));
    config.candidates.misconduct_is_zero = true;
    let papers = analyse(&rows, &config);
    assert_eq!((papers[1].county.n, papers[1].county.mean), (2, Some(15.0)));
    assert_eq!((papers[2].county.min, papers[2].county.max), (Some(70.0), Some(90.0)));
    assert_eq!(papers[2].standings[0].county_rank, Some(2));
}

#[test]
fn excluded_candidates_are_in_no_count() {
    let mut ledger = ledger(&[(0, 1, vec![present(50)]), (0, 1, vec![present(90)])]);
    ledger.cohorts[0].candidates[1].excluded = true;
    let paper = &stats::analyse(&ledger, &Config::default()).value.cohorts[0].papers[0];
    assert_eq!((paper.county.expected, paper.county.n, paper.county.mean), (1, 1, Some(50.0)));
    assert_eq!(paper.standings[1], Default::default());
    assert_eq!(paper.bands.county.iter().sum::<u32>(), 1);
}

#[test]
fn a_school_that_does_not_take_a_paper_has_no_row_and_one_without_scores_no_figures() {
    let not_taken = status(Status::NotTaken);
    let rows =
        [(0, 1, vec![present(50), not_taken]), (1, 1, vec![present(60), status(Status::Absent)]), (2, 1, vec![present(70), present(10)])];
    let papers = analyse(&rows, &Config::default());
    assert_eq!(papers[1].schools[0], None);
    let absent = papers[1].schools[1].expect("expected to come");
    assert_eq!((absent.expected, absent.absent, absent.n, absent.denominator), (1, 1, 0, 0));
    assert_eq!((absent.mean, absent.sd, absent.rate(absent.pass), absent.rank, absent.t), (None, None, None, None, None));
    assert_eq!(papers[1].quality.schools, 1);
    let ranks: Vec<Option<u32>> = papers[0].schools.iter().flatten().map(|school| school.rank).collect();
    assert_eq!(ranks, [Some(3), Some(2), Some(1)]);
}

#[test]
fn schools_with_the_same_mean_share_their_rank() {
    // 0.1 + 142.5 + 71.3 is 213.9 in decimals only; both schools have a mean of 71.3.
    let mark = |text: &str| Mark::present(text.parse().expect("a score"));
    let rows: Vec<Row> = ["0.1", "99.9", "85.6", "99.6"]
        .iter()
        .map(|text| (0, 1, vec![mark(text)]))
        .chain((0..10).map(|_| (1, 1, vec![mark("71.3")])))
        .chain([(2, 1, vec![mark("71.2")])])
        .collect();
    let paper = analyse(&rows, &Config::default()).remove(0);
    let ranks: Vec<Option<u32>> = paper.schools.iter().flatten().map(|school| school.rank).collect();
    assert_eq!(ranks, [Some(1), Some(1), Some(3)]);
}

#[test]
fn what_cannot_be_computed_is_said() {
    let codes = |rows: &[Row], config: &Config| -> Vec<&str> {
        stats::analyse(&ledger(rows), config).seen.iter().map(|seen| seen.rule.code).collect()
    };
    let config = Config::default();
    let plain = [(0, 1, vec![present(50)]), (1, 1, vec![present(60)])];
    assert_eq!(codes(&plain, &config), [""; 0]);
    assert_eq!(codes(&[(0, 1, vec![status(Status::Absent)]), (1, 1, vec![status(Status::Absent)])], &config), ["E401"]);
    assert_eq!(codes(&[(0, 1, vec![present(60)]), (1, 1, vec![present(60)])], &config), ["E402"]);
    assert_eq!(codes(&[(0, 1, vec![present(50)]), (0, 2, vec![present(60)])], &config), ["E403"]);
    let mut narrow = Config::default();
    narrow.report.band_width = "0.1".parse().expect("a score");
    assert_eq!(codes(&plain, &narrow), ["E404"]);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let ledger = Recipe { schools: 12, subjects: 4, ..Recipe::default() }.simulate(3).ledger;
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| format!("{:?}", stats::analyse(&ledger, &Config::default()).value))
    };
    assert!(on(1) == on(4));
}

/// Marks in halves, and now and then none.
pub fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        12 => (0..=200_i64).prop_map(|halves| Mark::present(Score::from_units(halves * 500_000_000))),
        1 => Just(status(Status::Absent)),
        1 => Just(status(Status::NotTaken)),
        1 => Just(status(Status::Exempt)),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    vec((0..5_u32, 1..4_u8, vec(mark(), 2)), 1..60)
}

pub fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
        (a, b) => a == b,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rank_is_one_and_the_number_above(rows in rows()) {
        let ledger = ledger(&rows);
        let cohort = &ledger.cohorts[0];
        let papers = stats::analyse(&ledger, &Config::default()).value.cohorts.remove(0).papers;
        for (at, paper) in papers.iter().enumerate() {
            for candidate in 0..cohort.candidates.len() {
                let own = cohort.counted(at, candidate);
                let place = |same: &dyn Fn(usize) -> bool| {
                    let others = (0..cohort.candidates.len()).filter(|other| same(*other));
                    own.map(|own| 1 + u32::try_from(others.filter(|other| cohort.counted(at, *other) > Some(own)).count()).unwrap())
                };
                let unit = |at: usize| (cohort.candidates[at].school, &cohort.candidates[at].class);
                let standing = &paper.standings[candidate];
                prop_assert_eq!(standing.county_rank, place(&|_| true));
                prop_assert_eq!(standing.school_rank, place(&|other| unit(other).0 == unit(candidate).0));
                prop_assert_eq!(standing.class_rank, place(&|other| unit(other) == unit(candidate)));
            }
            for school in paper.schools.iter().flatten() {
                let above = paper.schools.iter().flatten().filter(|other| other.mean > school.mean).count();
                prop_assert_eq!(school.rank, school.mean.map(|_| u32::try_from(above).unwrap() + 1));
                let inside = school.rank.zip(school.rank_interval).map(|(rank, (best, worst))| best <= rank && rank <= worst);
                prop_assert_eq!(inside, school.rank.map(|_| true));
            }
        }
    }

    #[test]
    fn who_holds_which_score_in_a_class_changes_no_figure_of_a_unit(rows in rows(), seed in any::<u64>()) {
        let mut turned = rows.clone();
        let mut classes: Vec<(u32, u8)> = rows.iter().map(|row| (row.0, row.1)).collect();
        classes.sort_unstable();
        classes.dedup();
        for class in classes {
            let members: Vec<usize> = (0..rows.len()).filter(|at| (rows[*at].0, rows[*at].1) == class).collect();
            let turn = usize::try_from(seed % 97).unwrap();
            for (place, member) in members.iter().enumerate() {
                turned[*member].2 = rows[members[(place + turn) % members.len()]].2.clone();
            }
        }
        let strip = |mut papers: Vec<PaperStats>| {
            papers.iter_mut().for_each(|paper| paper.standings.clear());
            format!("{papers:?}")
        };
        prop_assert_eq!(strip(analyse(&rows, &Config::default())), strip(analyse(&turned, &Config::default())));
    }

    #[test]
    fn moving_and_stretching_the_marks_moves_and_stretches_the_figures(rows in rows(), added in 0..50_i64, factor in 1..4_i64) {
        let moved: Vec<Row> = rows
            .iter()
            .map(|(school, class, marks)| {
                let marks = marks.iter().map(|mark| {
                    let score = Score::from_units(mark.score.units() * factor + Score::whole(1).units() * added);
                    if mark.status == Status::Present { Mark::present(score) } else { *mark }
                });
                (*school, *class, marks.collect())
            })
            .collect();
        let (before, after) = (analyse(&rows, &Config::default()), analyse(&moved, &Config::default()));
        #[allow(clippy::cast_precision_loss)]
        let (added, factor) = (added as f64, factor as f64);
        for (before, after) in before.iter().zip(&after).take(2) {
            let place = |value: Option<f64>| value.map(|value| value * factor + added);
            prop_assert!(close(after.county.mean, place(before.county.mean)));
            prop_assert!(close(after.county.p25, place(before.county.p25)));
            prop_assert!(close(after.county.sd, before.county.sd.map(|sd| sd * factor)));
            prop_assert!(close(after.quality.discrimination, before.quality.discrimination.map(|d| d * factor)));
            prop_assert!(close(after.quality.icc, before.quality.icc));
            for (before, after) in before.schools.iter().flatten().zip(after.schools.iter().flatten()) {
                prop_assert_eq!((before.rank, before.rank_interval), (after.rank, after.rank_interval));
                prop_assert!(close(before.t, after.t));
            }
            for (before, after) in before.standings.iter().zip(&after.standings) {
                prop_assert_eq!(before.county_rank, after.county_rank);
                prop_assert!(close(before.t, after.t));
            }
        }
    }

    #[test]
    fn no_figure_is_ever_not_a_number(rows in rows()) {
        let stats: Stats = stats::analyse(&ledger(&rows), &Config::default()).value;
        let text = format!("{stats:?}");
        prop_assert!(!text.contains("NaN") && !text.contains("inf"));
    }
}
