//! The laws that hold whatever the marks are, at every level: county, category, district, school, class, teacher.

use crate::{
    stats::{analyse, close, mark},
    support::exam::{self, Row, halves},
};
use kaojing::{
    config::Config,
    model::{Mark, Rate, Score, Status},
    stats::{
        self,
        result::{PaperStats, Summary},
        units::Scope,
    },
};
use proptest::{collection::vec, prelude::*};

fn rows() -> impl Strategy<Value = Vec<Row>> {
    vec((0..5_u32, 1..4_u8, vec(mark(), 2)), 1..60)
}

/// The papers of a grade of two papers of 100 marks and their total, with teachers.
fn papers(rows: &[Row]) -> Vec<PaperStats> {
    analyse(rows, &Config::default())
}

/// Every unit with its figures, by a name of its own.
fn units(paper: &PaperStats) -> Vec<(String, Scope<'_>, &Summary)> {
    paper.every_unit().map(|(scope, summary)| (format!("{scope:?}"), scope, summary)).collect()
}

/// Figures of the same unit in two runs.
fn paired<'a>(before: &'a PaperStats, after: &'a PaperStats) -> Vec<(Scope<'a>, &'a Summary, &'a Summary)> {
    let (old, new) = (units(before), units(after));
    assert_eq!(old.iter().map(|unit| &unit.0).collect::<Vec<_>>(), new.iter().map(|unit| &unit.0).collect::<Vec<_>>());
    old.into_iter().zip(new).map(|((_, scope, old), (_, _, new))| (scope, old, new)).collect()
}

/// Counts add up, means and squares pool, the extremes are the extremes of the parts.
fn assert_pools(whole: &Summary, parts: &[&Summary]) -> Result<(), TestCaseError> {
    let counts: [fn(&Summary) -> u32; 10] = [
        |s| s.expected,
        |s| s.present,
        |s| s.absent,
        |s| s.n,
        |s| s.denominator,
        |s| s.full,
        |s| s.excellent,
        |s| s.good,
        |s| s.pass,
        |s| s.low,
    ];
    for count in counts {
        prop_assert_eq!(count(whole), parts.iter().map(|part| count(part)).sum::<u32>());
    }
    let n = f64::from(whole.n);
    let sum: f64 = parts.iter().filter_map(|part| Some(f64::from(part.n) * part.mean?)).sum();
    prop_assert!(close(whole.mean, (whole.n > 0).then(|| sum / n)));
    let Some(mean) = whole.mean else { return Ok(()) };
    let squares = parts.iter().filter_map(|part| Some(part.squares? + f64::from(part.n) * (part.mean? - mean).powi(2)));
    prop_assert!(close(whole.squares, Some(squares.sum::<f64>())));
    let extreme = |of: fn(&Summary) -> Option<f64>, pick: fn(f64, f64) -> f64| parts.iter().filter_map(|part| of(part)).reduce(pick);
    prop_assert_eq!((whole.min, whole.max), (extreme(|part| part.min, f64::min), extreme(|part| part.max, f64::max)));
    Ok(())
}

#[test]
fn lines_are_exact_at_every_level_on_every_full_mark_in_half_marks() {
    for full in 40..=600_i64 {
        // Around every line: the least half mark that reaches it, the one below, and the ends.
        let least = |percent: i64| (full * percent + 99) / 100;
        let mut marks: Vec<i64> = [85, 75, 60, 40].into_iter().flat_map(|percent| [least(percent), least(percent) - 1]).collect();
        marks.extend([0, full]);
        let rows: Vec<Row> = (0..4_u32)
            .flat_map(|at| {
                marks.iter().map(move |mark| (at / 2, u8::try_from(at % 2).expect("small") + 1, vec![Mark::present(halves(*mark))]))
            })
            .collect();
        let ledger = exam::taught(exam::ledger("九年级", vec![exam::paper("数学", halves(full))], &rows));
        let paper = stats::analyse(&ledger, &Config::default()).value.cohorts.remove(0).papers.remove(0);
        let reached = |percent: i64| u32::try_from(marks.iter().filter(|mark| **mark * 100 >= full * percent).count()).expect("few");
        let units: Vec<_> = paper.every_unit().collect();
        assert_eq!(units.len(), 1 + 2 + 2 + 2 + 4 + 4, "county, categories, districts, schools, classes, teachers");
        for (scope, unit) in units {
            let classes = unit.n / u32::try_from(marks.len()).expect("few");
            let expected =
                [reached(85), reached(75), reached(60), unit.n / classes - reached(40), reached(100)].map(|count| count * classes);
            assert_eq!([unit.excellent, unit.good, unit.pass, unit.low, unit.full], expected, "{full} halves, {scope:?}");
        }
    }
}

#[test]
fn a_share_of_a_full_mark_is_exact_in_decimals() {
    for percent in 1..=100_i64 {
        for full in 40..=600_i64 {
            let line = Rate::percent(percent).of(halves(full)).expect("in range");
            let least = (full * percent + 99) / 100;
            assert!(halves(least) >= line && halves(least - 1) < line, "{percent} % of {full} halves");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pooling(rows in rows()) {
        for paper in papers(&rows) {
            let schools: Vec<&Summary> = paper.schools.iter().flatten().collect();
            assert_pools(&paper.county, &schools)?;
            for groups in [&paper.categories, &paper.districts] {
                let groups: Vec<&Summary> = groups.iter().map(|(_, summary)| summary).collect();
                assert_pools(&paper.county, &groups)?;
            }
            for (unit, (school, classes)) in paper.schools.iter().zip(&paper.classes).enumerate() {
                let school = school.unwrap_or_default();
                let own: Vec<&Summary> = classes.iter().flatten().collect();
                assert_pools(&school, &own)?;
                let teachers: Vec<_> = paper.teachers.iter().filter(|teacher| teacher.unit == unit).collect();
                for teacher in &teachers {
                    let taught: Vec<&Summary> = teacher.classes.iter().filter_map(|class| classes[*class].as_ref()).collect();
                    assert_pools(&teacher.summary, &taught)?;
                }
                // Between them they teach every class once.
                let taught: Vec<&Summary> = teachers.iter().map(|teacher| &teacher.summary).collect();
                assert_pools(&school, &taught)?;
            }
        }
    }

    #[test]
    fn merge_of_parts(first in rows(), second in rows()) {
        // Schools of the second part are others, as if two counties became one.
        let moved: Vec<Row> = second.iter().map(|(school, class, marks)| (school + 6, *class, marks.clone())).collect();
        let whole = [first.clone(), moved.clone()].concat();
        for ((first, second), whole) in papers(&first).iter().zip(&papers(&moved)).zip(&papers(&whole)) {
            assert_pools(&whole.county, &[&first.county, &second.county])?;
            let own = |summary: &Summary| Summary { z: None, t: None, above_mean_pct: None, rank: None, rank_interval: None, ..*summary };
            let parts: Vec<Option<Summary>> = first.schools.iter().chain(&second.schools).map(|school| school.as_ref().map(own)).collect();
            prop_assert_eq!(whole.schools.iter().map(|school| school.as_ref().map(own)).collect::<Vec<_>>(), parts);
            let of_classes = |paper: &PaperStats| paper.classes.iter().flatten().map(|class| class.as_ref().map(own)).collect::<Vec<_>>();
            prop_assert_eq!(of_classes(whole), [of_classes(first), of_classes(second)].concat());
            let of_teachers = |paper: &PaperStats| paper.teachers.iter().map(|teacher| own(&teacher.summary)).collect::<Vec<_>>();
            prop_assert_eq!(of_teachers(whole), [of_teachers(first), of_teachers(second)].concat());
            for (groups, one, other) in [(&whole.categories, &first.categories, &second.categories), (&whole.districts, &first.districts, &second.districts)] {
                for (name, group) in groups {
                    let parts: Vec<&Summary> = one.iter().chain(other).filter(|(own, _)| own == name).map(|(_, part)| part).collect();
                    assert_pools(group, &parts)?;
                }
            }
        }
    }

    #[test]
    fn row_order(rows in rows(), seed in any::<u64>()) {
        let mut keyed: Vec<(u64, Row)> = (rows.iter().zip(1_u64..))
            .map(|(row, at)| (at.wrapping_mul(seed | 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 7, row.clone()))
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        let turned: Vec<Row> = keyed.into_iter().map(|(_, row)| row).collect();
        for (before, after) in papers(&rows).iter().zip(&papers(&turned)) {
            for (scope, old, new) in paired(before, after) {
                prop_assert_eq!(old, new, "{:?}", scope);
                prop_assert_eq!(before.bands.counts(scope), after.bands.counts(scope));
                prop_assert_eq!(before.positions.grades.counts(scope), after.positions.grades.counts(scope));
                prop_assert_eq!(before.tops.counts.counts(scope), after.tops.counts.counts(scope));
                prop_assert_eq!(before.tails.units.at(scope), after.tails.units.at(scope));
            }
            prop_assert_eq!(&before.gaps, &after.gaps);
            prop_assert_eq!(&before.rivals, &after.rivals);
        }
    }

    #[test]
    fn shift_and_scale(rows in rows(), added in 0..50_i64, factor in 1..4_i64) {
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
            for (scope, old, new) in paired(before, after) {
                let place = |value: Option<f64>| value.map(|value| value * factor + added);
                for of in [|s: &Summary| s.mean, |s: &Summary| s.min, |s: &Summary| s.p25, |s: &Summary| s.median, |s: &Summary| s.p75, |s: &Summary| s.max] {
                    prop_assert!(close(of(new), place(of(old))), "{:?}", scope);
                }
                prop_assert!(close(new.sd, old.sd.map(|sd| sd * factor)));
                prop_assert!(close(new.z, old.z) && close(new.t, old.t), "{:?}", scope);
                prop_assert_eq!((old.rank, old.rank_interval, old.n), (new.rank, new.rank_interval, new.n));
                let (old, new) = (before.tails.units.at(scope), after.tails.units.at(scope));
                prop_assert_eq!(old.map(|tails| tails.relative), new.map(|tails| tails.relative));
            }
            for (old, new) in before.gaps.iter().zip(&after.gaps) {
                let (old, new) = (&old.comparison, &new.comparison);
                prop_assert!(close(Some(old.difference * factor), Some(new.difference)) && close(Some(old.wasserstein * factor), Some(new.wasserstein)));
                prop_assert!(close(old.cohen_d, new.cohen_d) && close(old.variance_ratio, new.variance_ratio));
                prop_assert_eq!((old.auc.to_bits(), old.ks.to_bits()), (new.auc.to_bits(), new.ks.to_bits()));
            }
        }
    }

    #[test]
    fn ranks_and_ties(rows in rows()) {
        for paper in papers(&rows) {
            let kinds: [Vec<&Summary>; 5] = [
                paper.schools.iter().flatten().collect(),
                paper.classes.iter().flatten().flatten().collect(),
                paper.categories.iter().map(|(_, summary)| summary).collect(),
                paper.districts.iter().map(|(_, summary)| summary).collect(),
                paper.teachers.iter().map(|teacher| &teacher.summary).collect(),
            ];
            for units in kinds {
                for unit in &units {
                    let above = units.iter().filter(|other| other.mean.zip(unit.mean).is_some_and(|(other, own)| other > own)).count();
                    prop_assert_eq!(unit.rank, unit.mean.map(|_| u32::try_from(above).expect("few") + 1));
                    // Who has the same mean has the same rank.
                    prop_assert!(units.iter().all(|other| other.mean != unit.mean || other.rank == unit.rank));
                }
            }
            prop_assert_eq!(paper.county.rank, None);
        }
    }
}
