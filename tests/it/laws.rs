//! Laws that hold whatever the marks are: parts pool to the whole, places hear only the order, what is undefined is empty,
//! in every table of every county, however odd.

use crate::{
    stats::{ledger, mark},
    support::{exam::Row, reference::csv_rows},
};
use kaojing::{
    anomalies,
    config::{Config, Lines, SdRule},
    model::{Mark, Rate, Score, Status},
    pipeline::Analysis,
    reconcile::ledger::{Ledger, Teaching},
    stats::{
        analyse,
        result::{PaperStats, Summary},
        units::{PerUnit, Scope},
    },
    tables,
};
use proptest::{collection::vec, prelude::*};

/// Counties of up to six schools: some of one pupil or none who sat, some with equal marks only.
fn odd_rows() -> impl Strategy<Value = Vec<Row>> {
    let equal = vec((0..3_u32, 1..3_u8), 1..12).prop_map(|places| {
        let same = Mark::present(Score::whole(60));
        places.into_iter().map(|(school, class)| (school, class, vec![same, same])).collect()
    });
    let absent = vec((0..3_u32, 1..3_u8), 1..8).prop_map(|places| {
        let none = Mark::without_score(Status::Absent);
        places.into_iter().map(|(school, class)| (school, class, vec![none, none])).collect()
    });
    let any = vec((0..6_u32, 1..4_u8, vec(mark(), 2)), 1..50);
    let one_school =
        vec((1..4_u8, vec(mark(), 2)), 1..20).prop_map(|rows| rows.into_iter().map(|(class, marks)| (0, class, marks)).collect());
    prop_oneof![6 => any, 1 => equal, 1 => absent, 1 => one_school]
}

fn whole(rows: &[Row], config: Config) -> Analysis {
    let ledger: Ledger = ledger(rows);
    let stats = analyse(&ledger, &config).value;
    let findings = anomalies::screen(&ledger, &stats, &config).value;
    Analysis { config, ledger, stats, findings, diagnostics: Vec::new() }
}

fn papers(rows: &[Row]) -> Vec<PaperStats> {
    whole(rows, Config::default()).stats.cohorts.remove(0).papers
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
        (a, b) => a == b,
    }
}

/// Every row moved: another order, other numbers, the same marks of the same classes.
fn shuffled(rows: &[Row], seed: u64) -> Vec<Row> {
    let mut keyed: Vec<(u64, Row)> = (rows.iter().zip(1_u64..))
        .map(|(row, at)| (at.wrapping_mul(seed | 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 7, row.clone()))
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, row)| row).collect()
}

fn added<'a>(counts: impl Iterator<Item = &'a [u32]>, length: usize) -> Vec<u32> {
    counts.fold(vec![0; length], |sum, one| sum.iter().zip(one).map(|(a, b)| a + b).collect())
}

#[test]
fn lines_are_exact_on_every_full_mark_in_half_marks() {
    let lines = Lines::default();
    for (rate, percent) in
        [(lines.excellent, 85_i64), (lines.good, 75), (lines.pass, 60), (lines.low, 40), (Rate::percent(7), 7), (Rate::percent(55), 55)]
    {
        for halves in 40..=600_i64 {
            let half = Score::whole(1).units() / 2;
            let line = rate.of(Score::from_units(halves * half)).expect("in range");
            // The least number of half marks that reaches the line, in whole numbers.
            let least = (halves * percent + 99) / 100;
            assert!(
                Score::from_units(least * half) >= line && Score::from_units((least - 1) * half) < line,
                "{percent} % of {halves} halves"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_table_of_any_county_holds_what_is_no_number_or_a_rate_of_nobody(rows in odd_rows(), sample in any::<bool>()) {
        let mut config = Config::default();
        config.statistics.sd = if sample { SdRule::Sample } else { SdRule::Population };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let paths = tables::write(&whole(&rows, config), folder.path()).expect("the folder can be written");
        for path in paths {
            let table = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            for row in csv_rows(&path) {
                for (column, text) in &row {
                    // The model without predictors is called so.
                    let shown = if (table.as_str(), column.as_str()) == ("models", "model") { String::new() } else { text.to_lowercase() };
                    prop_assert!(!["nan", "inf", "-inf", "null", "none"].contains(&shown.as_str()), "{}.{}: {}", table, column, text);
                    let is_rate = column.ends_with("_rate") || ["participation", "share", "cumulative_share", "share_of_top", "icc", "gini"].contains(&column.as_str());
                    if let Some(rate) = text.parse::<f64>().ok().filter(|_| is_rate) {
                        prop_assert!((0.0..=1.0 + 1e-12).contains(&rate), "{}.{}: {}", table, column, text);
                    }
                }
                let nobody = row.get("n").is_some_and(|n| n == "0");
                if nobody && table != "screens" && table != "findings" {
                    for column in ["mean", "sd", "z", "t", "score_rate", "pass_rate", "low_rate", "full_rate", "rank", "share", "cumulative_share"] {
                        prop_assert!(row.get(column).is_none_or(String::is_empty), "{}.{} of nobody: {:?}", table, column, row);
                    }
                }
            }
        }
    }

    #[test]
    fn counts_of_parts_add_up_to_the_whole(rows in odd_rows()) {
        for paper in papers(&rows) {
            for spread in [&paper.bands, &paper.tops.counts, &paper.positions.grades] {
                let spread: &PerUnit<Vec<u32>> = spread;
                let length = spread.county.len();
                prop_assert_eq!(&added(spread.schools.iter().map(Vec::as_slice), length), &spread.county);
                prop_assert_eq!(&added(spread.categories.iter().map(|(_, counts)| counts.as_slice()), length), &spread.county);
                for (school, classes) in spread.schools.iter().zip(&spread.classes) {
                    prop_assert_eq!(&added(classes.iter().map(Vec::as_slice), length), school);
                }
            }
            for (unit, summary) in paper.every_unit() {
                prop_assert_eq!(paper.bands.counts(unit).iter().sum::<u32>(), summary.n);
                prop_assert_eq!(paper.positions.grades.counts(unit).iter().sum::<u32>(), summary.n);
                // Grades by the lines are the rates of the lines.
                let grades = paper.positions.grades.counts(unit);
                prop_assert_eq!((grades[0], grades[0] + grades[1], grades[..3].iter().sum::<u32>()), (summary.excellent, summary.good, summary.pass));
            }
            let steps = &paper.positions.steps;
            prop_assert_eq!(steps.iter().map(|step| step.count).sum::<u32>(), paper.county.n);
            prop_assert!(steps.windows(2).all(|pair| pair[0].percentile < pair[1].percentile && pair[0].normal <= pair[1].normal && pair[0].rank > pair[1].rank && pair[0].grade >= pair[1].grade));
        }
    }

    #[test]
    fn the_order_of_rows_changes_no_figure_of_a_unit(rows in odd_rows(), seed in any::<u64>()) {
        // Classes and schools are what they were; only numbers, and with them the order, are others.
        let figures = |rows: &[Row]| {
            let mut papers = papers(rows);
            papers.iter_mut().for_each(|paper| paper.standings.clear());
            format!("{papers:?}")
        };
        prop_assert_eq!(figures(&rows), figures(&shuffled(&rows, seed)));
    }

    #[test]
    fn moving_and_stretching_marks_leaves_places_and_shares_of_variance(rows in odd_rows(), added in 0..40_i64, factor in 1..4_i64) {
        let moved: Vec<Row> = rows.iter().map(|(school, class, marks)| {
            let marks = marks.iter().map(|mark| match mark.status {
                Status::Present => Mark::present(Score::from_units(mark.score.units() * factor + Score::whole(1).units() * added)),
                _ => *mark,
            });
            (*school, *class, marks.collect())
        }).collect();
        #[allow(clippy::cast_precision_loss)]
        let (added, factor) = (added as f64, factor as f64);
        for (before, after) in papers(&rows).iter().zip(&papers(&moved)).take(2) {
            let (old, new) = (&before.equity.schools, &after.equity.schools);
            prop_assert!(close(old.icc, new.icc) && close(old.eta_squared, new.eta_squared) && close(old.p, new.p));
            prop_assert!(close(old.spread().map(|range| range * factor), new.spread()));
            let spread_of_means = |of: &kaojing::stats::equity::Differences| of.cv.zip(of.mean_of_means).map(|(cv, mean)| cv * mean);
            if new.cv.is_some() && old.cv.is_some() {
                prop_assert!(close(spread_of_means(old).map(|sd| sd * factor), spread_of_means(new)));
            }
            for (old, new) in before.positions.steps.iter().zip(&after.positions.steps) {
                prop_assert_eq!((old.count, old.rank, old.percentile.to_bits(), old.normal.to_bits()), (new.count, new.rank, new.percentile.to_bits(), new.normal.to_bits()));
                prop_assert!(close(old.z, new.z));
            }
            prop_assert!(close(before.shape.skewness, after.shape.skewness) || before.shape.skewness.is_none());
            prop_assert!(close(before.shape.iqr.map(|iqr| iqr * factor), after.shape.iqr));
            prop_assert!(close(before.shape.trimmed.map(|mean| mean * factor + added), after.shape.trimmed));
        }
    }

    #[test]
    fn inequality_between_and_within_is_the_whole(rows in odd_rows()) {
        for paper in papers(&rows) {
            let equity = &paper.equity;
            if let Some((between, within)) = equity.theil_between.zip(equity.theil_within) {
                prop_assert!(close(equity.schools.theil, Some(between + within)));
            }
            let bounds = equity.schools.icc_interval;
            prop_assert!(bounds.is_none_or(|(low, high)| (0.0..=high).contains(&low) && high <= 1.0));
            for differences in equity.classes.iter().chain([&equity.schools]).filter(|differences| differences.units < 2) {
                prop_assert_eq!((differences.cv, differences.icc, differences.gini), (None, None, None));
            }
        }
    }

    #[test]
    fn a_teacher_of_all_classes_has_the_figures_of_the_school(rows in odd_rows()) {
        let mut exam = ledger(&rows);
        let cohort = &exam.cohorts[0];
        let of_unit = |unit: usize| (0..cohort.units[unit].classes.len()).map(move |class| Teaching { cohort: 0, paper: 0, unit, teacher: "王".into(), class });
        exam.teaching = (0..cohort.units.len()).flat_map(of_unit).collect();
        let paper = analyse(&exam, &Config::default()).value.cohorts.remove(0).papers.remove(0);
        let told = |summary: &Summary| Summary { rank: None, rank_interval: None, ..*summary };
        for teacher in &paper.teachers {
            let school = paper.schools[teacher.unit].expect("a school that is taught");
            prop_assert_eq!(told(&teacher.summary), told(&school));
        }
        prop_assert_eq!(paper.teachers.len(), paper.schools.iter().flatten().count());
        prop_assert!(paper.every_unit().all(|(unit, _)| unit != Scope::Category("丙")));
    }
}
