//! Random-intercept models beyond the published data: two levels beside lme4, laws, and data that are hard to compute with.

use kaojing::stats::mixed::{self, Fit, Method, Moments, Sums, Undefined, fit, fit_nested};
use proptest::prelude::*;

/// Rows of a unit: outcome, then predictors.
type Rows = Vec<(usize, Vec<f64>)>;

#[track_caller]
fn assert_close(what: &str, ours: f64, expected: f64, tolerance: f64) {
    assert!((ours - expected).abs() <= tolerance * expected.abs().max(1.0), "{what}: {ours} is not {expected}");
}

/// 100 pupils of 17 classes in 6 schools, made by a formula so that any program can make them too:
/// x = (37i + 11k + 17s mod 23)/2 and y = 20 + 1.5x + school + class + (29i + 31k + 13s mod 19)/3.
fn classes_in_schools() -> (Rows, Vec<std::ops::Range<usize>>) {
    let (mut rows, mut schools, mut class) = (Vec::new(), Vec::new(), 0);
    for s in 1..=6_i32 {
        let start = class;
        for k in (1..=3).filter(|k| (s, *k) != (2, 3)) {
            for i in (1..=7).filter(|i| !(s == 4 && *i > 4 || s == 5 && k > 1 && *i > 2)) {
                let x = f64::from((37 * i + 11 * k + 17 * s) % 23) / 2.0;
                let school = [3.0, -2.0, 0.0, 4.0, -5.0, 1.0][usize::try_from(s - 1).expect("from 1")];
                let of_class = 1.5 * f64::from((3 * s + 2 * k * k) % 5 - 2);
                let y = 20.0 + 1.5 * x + school + of_class + f64::from((29 * i + 31 * k + 13 * s) % 19) / 3.0;
                rows.push((class, vec![y, x]));
            }
            class += 1;
        }
        schools.push(start..class);
    }
    (rows, schools)
}

/// R 4.2.2, lme4 1.1-31: `lmer(y ~ x + (1 | school) + (1 | class))`, bobyqa with rhoend = 1e-11, `ranef(condVar = TRUE)`.
#[test]
fn classes_within_schools_come_out_as_lme4_has_them() {
    struct Expected {
        method: Method,
        fixed: [(f64, f64); 2],
        variances: [f64; 3],
        log_likelihood: f64,
        schools: [(f64, f64); 6],
        classes: [(f64, f64); 3],
    }
    let expected = [
        Expected {
            method: Method::Reml,
            fixed: [(22.68525324886, 0.981580537578), (1.50694032086, 0.057876922206)],
            variances: [3.67151766212, 3.52861566405, 3.56625714679],
            log_likelihood: -225.1811,
            schools: [
                (0.746343420306, 0.992439570289),
                (0.127876950284, 1.141347499971),
                (-0.188773396202, 0.992439570289),
                (2.380355450754, 1.025399795167),
                (-2.538381015700, 1.056128461278),
                (-0.527421409445, 0.992439570289),
            ],
            classes: [(0.0866682035074, 1.09419985186), (0.1456194353450, 1.09419985186), (0.4850067679892, 1.09419985186)],
        },
        Expected {
            method: Method::Ml,
            fixed: [(22.68974677991, 0.9036107006715), (1.50657500328, 0.0575263429741)],
            variances: [2.79781855979, 3.53812881305, 3.52367431391],
            log_likelihood: -224.0457,
            schools: [
                (0.686879929391, 0.953584839615),
                (0.113486743069, 1.083196840469),
                (-0.175710660610, 0.953584839615),
                (2.183400982291, 0.982329331108),
                (-2.319767469373, 1.009013182289),
                (-0.488289524766, 0.953584839615),
            ],
            classes: [(0.1368246096379, 1.06658199764), (0.1960673614307, 1.06658199764), (0.5357382196846, 1.06658199764)],
        },
    ];
    let (rows, schools) = classes_in_schools();
    let sums = Sums::of_rows(2, &rows);
    for expected in expected {
        let found = fit_nested(&sums, &schools, expected.method).expect("a sound model");
        assert_eq!((found.n, found.schools, found.classes), (100.0, 6, Some(17)));
        for (fixed, (estimate, se)) in found.fixed.iter().zip(expected.fixed) {
            assert_close("estimate", fixed.estimate, estimate, 1e-8);
            assert_close("se", fixed.se, se, 1e-7);
        }
        let variances = [found.var_school, found.var_class.expect("classes"), found.var_residual];
        variances.into_iter().zip(expected.variances).for_each(|(ours, theirs)| assert_close("variance", ours, theirs, 1e-6));
        assert_close("log-likelihood", found.log_likelihood, expected.log_likelihood, 1e-6);
        let effects = found.effects.iter().zip(expected.schools).chain(found.class_effects.iter().zip(expected.classes));
        for (effect, (value, sd)) in effects {
            assert_close("effect", effect.value, value, 1e-6);
            assert_close("sd", effect.sd, sd, 1e-6);
            assert!(effect.prediction_sd > effect.sd);
        }
    }
}

/// Where classes of a school do not differ beyond chance, the model of one level is left.
#[test]
fn classes_that_do_not_differ_change_nothing() {
    let (mut rows, schools) = classes_in_schools();
    for (at, (class, row)) in rows.iter_mut().enumerate() {
        let school = schools.iter().position(|range| range.contains(class)).expect("every class has a school");
        row[0] = 10.0 + 2.0 * row[1] + [3.0, -2.0, 0.0, 4.0, -5.0, 1.0][school] + [0.5, -0.5][at % 2];
    }
    let two = fit_nested(&Sums::of_rows(2, &rows), &schools, Method::Reml).expect("a sound model");
    for (class, _) in &mut rows {
        *class = schools.iter().position(|range| range.contains(class)).expect("every class has a school");
    }
    let one = fit(&Sums::of_rows(2, &rows), Method::Reml).expect("a sound model");
    assert_eq!(two.var_class, Some(0.0));
    assert!(two.class_effects.iter().all(|effect| (effect.value, effect.sd) == (0.0, 0.0)));
    assert_close("between", two.var_school, one.var_school, 1e-12);
    assert_close("likelihood", two.log_likelihood, one.log_likelihood, 1e-12);
    two.effects.iter().zip(&one.effects).for_each(|(a, b)| assert_close("effect", a.value, b.value, 1e-12));
}

fn reml(rows: &Rows) -> Result<Fit, Undefined> {
    fit(&Sums::of_rows(rows[0].1.len(), rows), Method::Reml)
}

/// Seven units of different size with effects of their own, two predictors.
fn sample() -> Rows {
    let mut rows = Vec::new();
    for unit in 0..7_usize {
        for i in 0..(3 + 2 * unit) {
            let (a, b) = (((i * 37 + unit * 11) % 23) as f64 / 2.0, ((i * 13 + unit * 29) % 17) as f64);
            let noise = ((i * 29 + unit * 7) % 19) as f64 / 3.0;
            rows.push((unit, vec![30.0 + 1.2 * a - 0.4 * b + [2.0, -3.0, 1.0, 0.0, 5.0, -4.0, 2.5][unit] + noise, a, b]));
        }
    }
    rows
}

#[test]
fn what_has_no_answer_says_why() {
    let whole = sample();
    let keep = |wanted: &dyn Fn(usize) -> bool| whole.iter().filter(|(unit, _)| wanted(*unit)).cloned().collect::<Rows>();
    let with = |change: &dyn Fn(usize, &mut Vec<f64>)| {
        let mut rows = whole.clone();
        rows.iter_mut().for_each(|(unit, row)| change(*unit, row));
        reml(&rows).err()
    };
    assert!(reml(&whole).is_ok());
    assert_eq!(reml(&keep(&|unit| unit == 4)).err(), Some(Undefined::FewUnits));
    let alone: Rows = whole.iter().enumerate().map(|(at, (_, row))| (at, row.clone())).collect();
    assert_eq!(reml(&alone).err(), Some(Undefined::Alone));
    let few: Rows = vec![(0, vec![1.0, 2.0, 3.0]), (0, vec![2.0, 1.0, 5.0]), (1, vec![4.0, 1.5, 0.0]), (1, vec![7.0, 0.5, 9.0])];
    assert_eq!(reml(&few).err(), Some(Undefined::FewCandidates));
    // A constant, a copy, a sum with a constant, a multiple up to rounding.
    assert_eq!(with(&|_, row| row[2] = 7.1), Some(Undefined::Dependent(1)));
    assert_eq!(with(&|_, row| row[1] = 1e6 + 0.1), Some(Undefined::Dependent(0)));
    assert_eq!(with(&|_, row| row[2] = row[1]), Some(Undefined::Dependent(1)));
    assert_eq!(with(&|_, row| row[2] = 100.0 - 3.3 * row[1]), Some(Undefined::Dependent(1)));
    // The unit itself is no predictor where there are as many as units.
    let two: Rows = keep(&|unit| unit > 4).into_iter().map(|(unit, row)| (unit - 5, vec![row[0], unit as f64])).collect();
    assert_eq!(reml(&two).err(), Some(Undefined::FewUnits));
    // The outcome is told outright, or does not vary within units.
    assert_eq!(with(&|_, row| row[0] = 2.0 * row[1] - row[2]), Some(Undefined::Exact));
    assert_eq!(with(&|unit, row| row[0] = unit as f64), Some(Undefined::Exact));
    assert_eq!(with(&|_, row| row[0] = 60.0), Some(Undefined::Exact));
    let schools = [0..1, 1..2, 2..3, 3..4, 4..5, 5..6, 6..7];
    assert_eq!(fit_nested(&Sums::of_rows(3, &whole), &schools, Method::Reml).err(), Some(Undefined::Alone));
}

/// Predictors that are nearly the same lose digits, but no more than their likeness asks for.
#[test]
fn nearly_the_same_predictors_still_have_slopes() {
    let plain = reml(&sample()).expect("a sound model");
    for apart in [1e-1, 1e-2, 1e-3, 1e-4] {
        let rows = sample().into_iter().map(|(unit, row)| (unit, vec![row[0], row[1], row[1] + apart * row[2]])).collect();
        let near = reml(&rows).expect("still a model");
        assert_close("slope", near.fixed[2].estimate * apart, plain.fixed[2].estimate, 1e-6);
        assert_close("slopes", near.fixed[1].estimate + near.fixed[2].estimate, plain.fixed[1].estimate, 1e-6);
        assert_close("between", near.var_school, plain.var_school, 1e-6);
        assert_close("likelihood", near.log_likelihood, plain.log_likelihood + (1.0 / apart).ln(), 1e-6);
    }
    let rows = sample().into_iter().map(|(unit, row)| (unit, vec![row[0], row[1], row[1] + 1e-6 * row[2]])).collect();
    assert_eq!(reml(&rows).err(), Some(Undefined::Dependent(1)));
}

/// A millionth of a mark at an offset of a million.
#[test]
fn huge_offsets_cost_no_digits() {
    let plain = reml(&sample()).expect("a sound model");
    // Powers of two, so that the moved data are exactly the data moved.
    let (offset, unit) = (f64::from(1 << 20), f64::from(1 << 16).recip());
    let quantised: Rows = sample().into_iter().map(|(at, row)| (at, row.iter().map(|x| (x / unit).round() * unit).collect())).collect();
    let moved: Rows = quantised.iter().map(|(at, row)| (*at, row.iter().map(|x| offset + unit * x).collect())).collect();
    let (near, far) = (reml(&quantised).expect("a sound model"), reml(&moved).expect("a sound model"));
    assert_close("slope", near.fixed[1].estimate, plain.fixed[1].estimate, 1e-4);
    for at in 1..3 {
        assert_close("slope", far.fixed[at].estimate, near.fixed[at].estimate, 1e-11);
        assert_close("se", far.fixed[at].se, near.fixed[at].se, 1e-11);
    }
    assert_close("between", far.var_school / unit.powi(2), near.var_school, 1e-10);
    assert_close("within", far.var_residual / unit.powi(2), near.var_residual, 1e-10);
    near.effects.iter().zip(&far.effects).for_each(|(near, far)| assert_close("effect", far.value / unit, near.value, 1e-10));
}

/// Many units of one to three candidates.
#[test]
fn small_units_are_no_trouble() {
    let mut state = 1_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let rows: Rows = (0..3000_usize)
        .map(|at| {
            let (unit, noise, x) = (at % 1900, draw(1000) as f64 / 100.0, draw(97) as f64);
            (unit, vec![50.0 + (unit % 13) as f64 + noise + 0.3 * x, x])
        })
        .collect();
    let found = reml(&rows).expect("a sound model");
    assert!((found.fixed[1].estimate - 0.3).abs() < 0.01, "{:?}", found.fixed);
    assert!((found.var_school - 14.0).abs() < 1.0 && (found.var_residual - 8.3).abs() < 1.0, "{} {}", found.var_school, found.var_residual);
}

/// Scores of 3 to 6 units with one predictor; the second unit is never alone.
fn any_rows() -> impl Strategy<Value = Rows> {
    let row = (0..6_usize, -200..200_i32, -200..200_i32).prop_map(|(unit, y, x)| (unit, vec![f64::from(y) / 2.0, f64::from(x) / 4.0]));
    proptest::collection::vec(row, 12..60)
}

proptest! {
    #[test]
    fn shift_and_scale_do_what_they_must(rows in any_rows(), shift in -1000..1000_i32, power in -6..7_i32) {
        let (shift, scale) = (f64::from(shift), 2.0_f64.powi(power));
        let moved: Rows = rows.iter().map(|(unit, row)| (*unit, vec![shift + scale * row[0], row[1] - 3.0 * shift])).collect();
        match (reml(&rows), reml(&moved)) {
            (Ok(plain), Ok(moved)) => {
                let size = plain.var_residual.sqrt().max(1.0);
                assert_close("slope", moved.fixed[1].estimate / scale, plain.fixed[1].estimate, 1e-8);
                let start = shift + scale * plain.fixed[0].estimate + 3.0 * shift * moved.fixed[1].estimate;
                assert_close("intercept", moved.fixed[0].estimate, start, 1e-7);
                assert_close("residual", moved.var_residual / scale.powi(2), plain.var_residual, 1e-7);
                assert_close("between", moved.var_school / scale.powi(2), plain.var_school, 1e-6);
                for (a, b) in moved.effects.iter().zip(&plain.effects) {
                    assert!((a.value / scale - b.value).abs() < 1e-6 * size, "{a:?} {b:?}");
                }
            }
            (plain, moved) => prop_assert_eq!(plain.err(), moved.err()),
        }
    }

    #[test]
    fn order_of_rows_and_merging_of_parts_change_nothing(rows in any_rows(), cut in 0..60_usize) {
        let mut turned = rows.clone();
        turned.reverse();
        let near = |a: &Fit, b: &Fit| {
            assert_close("between", a.var_school, b.var_school, 1e-6);
            assert_close("residual", a.var_residual, b.var_residual, 1e-8);
            assert_close("likelihood", a.log_likelihood, b.log_likelihood, 1e-9);
        };
        let plain = reml(&rows);
        match (&plain, &reml(&turned)) {
            (Ok(a), Ok(b)) => near(a, b),
            (a, b) => prop_assert_eq!(a.as_ref().err(), b.as_ref().err()),
        }
        let part = |rows: &[(usize, Vec<f64>)], unit: usize| {
            Moments::of(&rows.iter().filter(|(of, _)| *of == unit).flat_map(|(_, row)| row.clone()).collect::<Vec<f64>>(), 2)
        };
        let (first, second) = rows.split_at(cut.min(rows.len()));
        let merged: Vec<Moments> = (0..6).map(|unit| part(first, unit).combine(&part(second, unit))).collect();
        match (&plain, &fit(&Sums::of(&merged, vec![0.0, 0.0]), Method::Reml)) {
            (Ok(a), Ok(b)) => near(a, b),
            (a, b) => prop_assert_eq!(a.as_ref().err(), b.as_ref().err()),
        }
    }

    /// No other ratio of variances is likelier than the one found.
    #[test]
    fn nothing_near_or_far_is_likelier(rows in any_rows(), ratio in 0.0..1e3_f64) {
        let sums = Sums::of_rows(2, &rows);
        for method in [Method::Reml, Method::Ml] {
            let Ok(found) = fit(&sums, method) else { continue };
            let counting = method.counting(sums.n, 2);
            let at = |ratio: f64| {
                let profile = mixed::profile::Profile::at(&sums.grouped, ratio).expect("a sound model");
                profile.deviance(counting, mixed::profile::log_units(&sums.grouped.sizes, ratio))
            };
            let best = at(found.var_school / found.var_residual);
            prop_assert!(best <= at(ratio) + 1e-9 && best <= at(0.0) + 1e-9);
            prop_assert!(best <= at(found.var_school / found.var_residual * 1.01) + 1e-9);
        }
    }
}
