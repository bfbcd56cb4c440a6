//! The screens of absence, shape, classes and single pupils (A106, A204–A206, A301, A302, A2xx of classes): against values
//! that are not ours, on planted and on honest counties.
//!
//! Of the reference folder `anomaly/` these screens and those of `anomalies.rs` use: `oracle_multiple_testing` (BH, Bonferroni),
//! `oracle_robust` (Huber's line), `expected_misc` (robust z, identical rows, Stouffer), `oracle_distribution` (Fisher z, moments),
//! `expected_digits` (χ² of last digits), `expected_participation` (the 95 % floor); `expected_ids` is read by `identity.rs`,
//! `oracle_random_effects` and `oracle_funnel` (moment and winsorised estimates of τ², shrunken effects) by `pictures.rs`,
//! `expected_bunching_poly` here (a rival of the pass rate). Not used: the tests of equal variances in `oracle_distribution` (no τ²). `oracle_items` and the k-index
//! are read by `answers.rs`, `expected_moderation` by `remark.rs`.

use crate::{
    anomalies::{cells, screened_for, sides},
    support::reference,
};
use kaojing::{
    anomalies::{
        digits::chi_square,
        finding::Strength,
        multiplicity::stouffer,
        scatter::{Units, fisher_z},
        selective::hypergeometric_upper,
        twins::{expected_pairs, same_mark},
    },
    config::{Config, Denominator},
    model::Score,
    simulate::{
        Marking, Plant, Recipe,
        measure::{auc, found_at, share},
        practice::uniform_digits,
    },
    stats::{
        denominator::Basis,
        dist::normal_upper,
        rivals::bunching::{bunched, counts_around},
    },
    words::Lang,
};
use serde_json::Value;

mod references {
    use super::*;

    fn numbers(value: &Value) -> Vec<f64> {
        value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
    }

    fn close(what: &str, got: f64, want: &Value, tolerance: f64) {
        let want = want.as_f64().unwrap_or_else(|| panic!("{what}: no number"));
        assert!((got - want).abs() <= tolerance * want.abs(), "{what}: {got} for {want}");
    }

    #[test]
    fn identical_rows_are_as_rare_as_the_formula_says() {
        let Some(misc) = reference::anomaly("expected_misc") else { return };
        let cases = misc["identical_rows"].as_array().unwrap();
        assert!(cases.len() > 3);
        for case in cases {
            let number = |key: &str| case[key].as_f64().unwrap();
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let same = vec![same_mark(number("sd"), 1.0).unwrap(); number("subjects") as usize];
            close("one pair", expected_pairs(2, &same, number("rho")), &case["p_pair"], 1e-9);
            for (candidates, pairs) in case["expected_pairs"].as_object().unwrap() {
                close(candidates, expected_pairs(candidates.parse().unwrap(), &same, number("rho")), pairs, 1e-9);
            }
        }
    }

    #[test]
    fn statistics_are_put_together_as_stouffer_did() {
        let Some(misc) = reference::anomaly("expected_misc") else { return };
        let combined = &misc["fisher_p_combination"];
        let quantile = |p: &f64| -kaojing::stats::dist::normal_quantile(*p).unwrap();
        let z: Vec<f64> = numbers(&combined["p"]).iter().map(quantile).collect();
        close("stouffer", normal_upper(stouffer(&z).unwrap()), &combined["stouffer"], 1e-9);
        assert_eq!(stouffer(&[]), None);
    }

    #[test]
    fn correlations_are_compared_as_r_does() {
        let Some(oracle) = reference::anomaly("oracle_distribution") else { return };
        let broken = &oracle["fisher_broken"];
        let pair = |r: &str, n: &str| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let n = broken[n].as_f64().unwrap() as u32;
            (broken[r].as_f64().unwrap(), n)
        };
        let z = fisher_z(pair("r1", "n1"), pair("r2", "n2")).unwrap();
        close("fisher z", z, &broken["z"], 1e-8);
        close("lower p", normal_upper(-z), &broken["p_less"], 1e-8);
        assert_eq!(fisher_z((1.0, 50), (0.5, 50)), None);
        // moments of the school that is compared there, by its own file
        let Some(vectors) = reference::anomaly("integer_scores") else { return };
        let scores = numbers(&vectors["clean_200"]);
        let mean = scores.iter().sum::<f64>() / 200.0;
        let mut units = Units::default();
        units.push(&scores, mean);
        let scatter = units.scatters[0];
        let by_pairs = scores.iter().flat_map(|a| scores.iter().map(move |b| (a - b).powi(2))).sum::<f64>() / (2.0 * 200.0 * 199.0);
        assert!((scatter.sd().powi(2) - by_pairs).abs() < 1e-9);
    }

    #[test]
    fn last_digits_against_a_uniform_law() {
        let (Some(oracle), Some(vectors)) = (reference::anomaly("expected_digits"), reference::anomaly("integer_scores")) else { return };
        for (name, expected) in oracle["vectors"].as_object().unwrap() {
            let scores = numbers(&vectors[name]);
            let (statistic, p) = uniform_digits(&scores).unwrap();
            close(name, statistic, &expected["chi2"], 1e-9);
            close(name, p, &expected["p"], 1e-7);
            // an endless uniform county is the same law
            let endless = vec![1e12; 10];
            let (table, kinds) = chi_square(&numbers(&expected["counts"]), &endless).unwrap();
            close(name, table, &expected["chi2"], 1e-6);
            assert_eq!(kinds, 10);
        }
    }

    #[test]
    fn a_polynomial_through_the_counts_is_that_of_bunching() {
        let (Some(oracle), Some(vectors)) = (reference::anomaly("expected_bunching_poly"), reference::anomaly("integer_scores")) else {
            return;
        };
        for (name, want) in oracle["rows"].as_object().unwrap() {
            let scores: Vec<Score> = numbers(&vectors[name]).into_iter().filter_map(Score::from_f64).collect();
            let found = bunched(&counts_around(&scores, Score::whole(60), Score::whole(100)).unwrap()).unwrap();
            for (smooth, want) in found.smooth.iter().zip(want["counterfactual_56_61"].as_array().unwrap()) {
                close(name, *smooth, want, 1e-6);
            }
            // there what is missing has the sign of a surplus
            close(name, -found.missing, &want["missing_56_59"], 1e-6);
            close(name, found.excess, &want["excess_60_61"], 1e-6);
            close(name, found.moved, &want["share_of_at_risk_moved"], 1e-6);
            close(name, found.excess - found.missing, &want["B_package"], 1e-6);
        }
    }

    #[test]
    fn the_floor_of_participation() {
        let Some(oracle) = reference::anomaly("expected_participation") else { return };
        let example = &oracle["texas_example"];
        let basis = Basis { n: 93, expected: 100, ..Basis::default() };
        let floor = basis.under(Denominator::Floor, &Config::default().candidates.denominators).unwrap();
        assert_eq!(f64::from(floor), example["denominator"].as_f64().unwrap());
        close("plain", 53.0 / 93.0, &example["plain"], 1e-12);
        close("adjusted", 53.0 / f64::from(floor), &example["adjusted"], 1e-12);
    }

    #[test]
    fn draws_without_return() {
        let Some(cases) = reference::expected("hypergeom") else { return };
        for (id, case) in cases {
            // hypergeom/x8_draw10_success5_total20
            let digits = |part: &str| part.trim_start_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().unwrap();
            let parts: Vec<u32> = id.trim_start_matches("hypergeom/").split('_').map(digits).collect();
            let got = hypergeometric_upper(parts[0], parts[2], parts[1], parts[3]);
            let want = case["expected"]["upper"].as_f64().unwrap();
            assert!((got - want).abs() <= 1e-9 * want.max(1e-12), "{id}: {got} for {want}");
        }
    }
}

mod sample {
    use super::*;
    use std::{fs, path::Path, process::Command};

    /// What the sample county holds is found, and no innocent school carries a strong lead.
    #[test]
    fn the_planted_truth_of_the_sample_county() {
        let county = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/county");
        let out = tempfile::tempdir().unwrap();
        let out = out.path().join("out");
        let run = Command::new(env!("CARGO_BIN_EXE_kaojing")).args(["analyze", "-q", "--out"]).arg(&out).arg(&county).output().unwrap();
        let leads = reference::csv_rows(&out.join("tables/findings.csv"));
        assert!(leads.len() > 10, "{}", String::from_utf8_lossy(&run.stderr));
        let truth: Value = serde_json::from_str(&fs::read_to_string(county.join("truth.json")).unwrap()).unwrap();
        let text = |case: &Value, key: &str| case[key].as_str().unwrap().to_owned();
        let plants = truth["plants"].as_array().unwrap();
        let told = |plant: &Value, lead: &reference::Row| {
            lead["code"] == text(plant, "code") && ["grade", "school", "subject"].iter().all(|key| lead[*key] == text(plant, key))
        };
        // what is said of persons is tested where they are told apart
        for plant in plants.iter().filter(|plant| text(plant, "code").as_str() >= "A105") {
            assert!(leads.iter().any(|lead| told(plant, lead)), "{plant} is not found");
        }
        let of_innocents = |lead: &&reference::Row| {
            let innocent =
                |case: &Value| ["grade", "school", "subject"].iter().all(|key| text(case, key).is_empty() || lead[*key] == text(case, key));
            truth["innocents"].as_array().unwrap().iter().any(innocent)
        };
        let judged = |lead: &&reference::Row| lead["code"].as_str() >= "A105" && lead["strength"] == "strong";
        let wrong: Vec<_> = leads.iter().filter(judged).filter(of_innocents).collect();
        assert!(wrong.iter().all(|lead| plants.iter().any(|plant| told(plant, lead))), "{wrong:?}");
        let screens = reference::csv_rows(&out.join("tables/screens.csv"));
        for code in ["A106", "A201", "A204", "A205", "A206", "A301", "A302"] {
            assert!(screens.iter().any(|screen| screen["code"] == code && screen["tested"] == "true"), "{code}");
        }
        assert!(screens.iter().all(|screen| (screen["tested"] == "true") == (!screen["p"].is_empty() || screen["unit"] == "persons")));
    }
}

mod absence {
    use super::*;

    fn recipe(absent: f64) -> Recipe {
        Recipe { median_pupils: 80.0, size_sd: 0.0, absent, ..Recipe::default() }.with_earlier(1.0)
    }

    #[test]
    fn the_weakest_kept_home_are_found_and_chance_is_not() {
        let cells = cells("A106", &recipe(0.01).with(Plant::KeptHome { lowest: 0.1, share: 0.5 }, 4), 30);
        assert!(cells.iter().all(|(_, screen)| screen.n == 80));
        let planted: Vec<f64> = cells.iter().filter(|(planted, _)| *planted).filter_map(|(_, screen)| screen.p).collect();
        assert!(planted.len() >= 110, "{}", planted.len());
        let power = share(planted.iter(), |p| **p < 0.01).unwrap();
        assert!(power >= 0.80, "power {power}");
        for absent in [0.01, 0.05] {
            // as many as docs/screens.md has: of twenty counties chance makes .010 ± .004
            let cells = super::cells("A106", &recipe(absent), 60);
            assert!(cells.len() > 1000);
            let size = share(cells.iter(), |(_, screen)| screen.p.is_some_and(|p| p < 0.01)).unwrap();
            assert!(size <= 0.015, "size {size} with {absent} absent");
        }
    }

    #[test]
    fn the_interval_holds_what_absence_gained() {
        let (mut held, mut all) = (0.0, 0.0);
        for seed in 0..25 {
            let away = recipe(0.05).with(Plant::KeptHome { lowest: 0.1, share: 0.5 }, 10).simulate(seed);
            let there = recipe(0.0).simulate(seed);
            let mean = |county: &kaojing::simulate::County, unit: usize| {
                let cohort = &county.ledger.cohorts[0];
                let total = cohort.total().unwrap();
                let scores: Vec<f64> =
                    cohort.units[unit].range.clone().filter_map(|at| Some(cohort.counted(total, at)?.to_f64())).collect();
                scores.iter().sum::<f64>() / scores.len() as f64
            };
            for screen in screened_for("A106", &away.ledger).screens.iter() {
                let (Some(unit), Some((low, high))) = (screen.of.unit(), screen.interval) else { continue };
                let gained = mean(&away, unit) - mean(&there, unit);
                held += f64::from(u8::from(low <= gained && gained <= high));
                all += 1.0;
            }
        }
        assert!(all > 900.0);
        assert!((0.92..=0.97).contains(&(held / all)), "{} of {all}", held / all);
    }

    #[test]
    fn a_lead_says_what_the_mean_would_be_and_what_it_does_to_the_rank() {
        let county = recipe(0.01).with(Plant::KeptHome { lowest: 0.15, share: 0.8 }, 2).simulate(3);
        let stats = kaojing::stats::analyse(&county.ledger, &Config::default()).value;
        let findings = kaojing::anomalies::screen(&county.ledger, &stats, &Config::default()).value;
        let leads: Vec<_> = findings.leads.iter().filter(|lead| lead.screen.code.code == "A106").collect();
        assert_eq!(leads.len(), 2);
        for lead in leads {
            assert!(county.truth.iter().any(|planted| Some(planted.unit) == lead.screen.of.unit()));
            assert!(lead.strength >= Strength::Moderate && lead.screen.effect.unwrap() > 5.0, "{:?}", lead.screen);
            let (zh, en) = (lead.evidence.text(Lang::Zh), lead.evidence.text(Lang::En));
            assert!(zh.contains("缺考者补入后第") && zh.contains("保底 95%口径第") && zh.contains("应考口径第"), "{zh}");
            assert!(!zh.contains('{') && !en.contains('{'), "{en}");
        }
    }

    #[test]
    fn illness_is_not_chosen() {
        let mut ill = recipe(0.01);
        ill.absent = 0.12;
        let leads: usize = (0..6)
            .map(|seed| {
                screened_for("A106", &ill.simulate(seed).ledger).leads.iter().filter(|lead| lead.screen.code.code == "A106").count()
            })
            .sum();
        assert!(leads <= 1, "{leads} leads in six counties with one pupil in eight ill");
    }
}

mod shapes {
    use super::*;

    fn found(code: &str, plant: Plant, counties: u64) -> (f64, f64) {
        let cells = cells(code, &Recipe::default().with(plant, 4), counties);
        let (planted, honest) = sides(&cells);
        (auc(&planted, &honest).unwrap(), found_at(0.02, &planted, &honest).unwrap())
    }

    #[test]
    fn what_is_planted_ranks_first() {
        for (code, plant) in
            [("A204", Plant::Compressed { factor: 0.5 }), ("A205", Plant::Slipped { share: 0.5 }), ("A206", Plant::Heaped { share: 0.4 })]
        {
            let (auc, found) = found(code, plant, 10);
            assert!(auc >= 0.97 && found >= 0.85, "{code}: AUC {auc}, found {found}");
        }
    }

    #[test]
    fn a_school_that_rounds_to_five_is_told_by_its_digits_alone() {
        const ROUNDING: usize = 8;
        let (mut told, mut lifted, mut honest) = (Vec::new(), Vec::new(), Vec::new());
        for seed in 0..6 {
            let mut county = Recipe::default().simulate(seed);
            let cohort = &mut county.ledger.cohorts[0];
            let rounded = cohort.units[..ROUNDING].last().unwrap().range.end;
            let five = |mark: &mut kaojing::model::Mark| mark.score = Score::from_f64((mark.score.to_f64() / 5.0).round() * 5.0).unwrap();
            cohort.marks.iter_mut().for_each(|marks| marks[..rounded].iter_mut().for_each(five));
            for code in ["A203", "A206"] {
                for screen in screened_for(code, &county.ledger).screens.iter().filter(|screen| screen.of.class().is_none()) {
                    let (Some(unit), Some(p)) = (screen.of.unit(), screen.p) else { continue };
                    match code {
                        "A206" if unit < ROUNDING => told.push(p),
                        "A206" => honest.push(p),
                        _ if unit < ROUNDING => lifted.push(p),
                        _ => {}
                    }
                }
            }
        }
        let small = |p: &[f64]| share(p.iter(), |p| **p < 0.05).unwrap();
        assert!(told.len() == 240 && lifted.len() > 50 && honest.len() > 900, "{} {} {}", told.len(), lifted.len(), honest.len());
        // with the others for a yardstick that round too, half of the honest ones are
        assert!(
            told.iter().all(|p| *p < 1e-6) && small(&lifted) <= 0.02 && small(&honest) <= 0.08,
            "{} {}",
            small(&lifted),
            small(&honest)
        );
    }

    #[test]
    fn a_large_honest_county_does_not_seem_to_lift_near_the_full_mark() {
        let recipe = Recipe { bent: true, schools: 80, median_pupils: 150.0, mean: 68.0, ..Recipe::default() };
        let of_county = |seed| screened_for("A203", &recipe.simulate(seed).ledger).screens.iter().collect::<Vec<_>>();
        let rows: Vec<f64> = (0..8).flat_map(of_county).filter(|screen| screen.of.unit().is_none()).filter_map(|screen| screen.p).collect();
        assert_eq!(rows.len(), 40);
        let small = rows.iter().filter(|p| **p < 0.05).count();
        // by a curve of the second degree a third of them are
        assert!(small <= 6, "{small} of 40");
    }

    #[test]
    fn weak_schools_are_not_told_of_more_often_on_an_easy_paper() {
        let recipe = Recipe { bent: true, mean: 82.0, sd: 12.0, ..Recipe::default() };
        let (mut weak, mut strong) = (Vec::new(), Vec::new());
        for seed in 0..20 {
            let county = recipe.simulate(seed);
            let cohort = &county.ledger.cohorts[0];
            let mean = |unit: usize| {
                let scores: Vec<f64> = cohort.units[unit]
                    .range
                    .clone()
                    .flat_map(|at| (0..5).filter_map(move |paper| cohort.counted(paper, at)))
                    .map(Score::to_f64)
                    .collect();
                scores.iter().sum::<f64>() / scores.len() as f64
            };
            let mut order: Vec<usize> = (0..cohort.units.len()).collect();
            order.sort_by(|a, b| mean(*a).total_cmp(&mean(*b)));
            for screen in screened_for("A207", &county.ledger).screens.iter().filter(|screen| screen.of.class().is_none()) {
                let (Some(unit), Some(p)) = (screen.of.unit(), screen.p) else { continue };
                match order.iter().position(|other| *other == unit) {
                    Some(place) if place < 10 => weak.push(p),
                    Some(place) if place >= 30 => strong.push(p),
                    _ => {}
                }
            }
        }
        let small = |p: &[f64]| share(p.iter(), |p| **p < 0.05).unwrap();
        assert_eq!((weak.len(), strong.len()), (1000, 1000));
        assert!(small(&weak) <= 0.10 && small(&strong) >= 0.03, "{} and {}", small(&weak), small(&strong));
    }

    #[test]
    fn a_broken_subject_does_not_break_those_expected_from_it() {
        let recipe = Recipe { size_sd: 0.0, median_pupils: 120.0, ..Recipe::default() }.with(Plant::Slipped { share: 0.9 }, 4);
        let (mut broken, mut beside) = (Vec::new(), Vec::new());
        for seed in 0..15 {
            let county = recipe.simulate(seed);
            for screen in screened_for("A205", &county.ledger).screens.iter().filter(|screen| screen.of.class().is_none()) {
                let planted = county.truth.iter().find(|planted| Some(planted.unit) == screen.of.unit());
                let (Some(planted), Some(p)) = (planted, screen.p) else { continue };
                if planted.paper == screen.of.paper() { broken.push(p) } else { beside.push(p) }
            }
        }
        let small = |p: &[f64]| share(p.iter(), |p| **p < 0.05).unwrap();
        assert_eq!((broken.len(), beside.len()), (60, 240));
        // expected from the broken one too, a third of them are
        assert!(small(&broken) > 0.95 && small(&beside) <= 0.1, "{} and {}", small(&broken), small(&beside));
    }

    #[test]
    fn honest_counties_have_small_p_as_often_as_they_should() {
        let recipes = [
            ("plain", Recipe::default()),
            ("twelve schools", Recipe { schools: 12, ..Recipe::default() }),
            ("easy", Recipe { mean: 84.0, ..Recipe::default() }),
            ("half marks", Recipe { marking: Marking::Half, ..Recipe::default() }),
            ("even", Recipe { marking: Marking::Even, ..Recipe::default() }),
            ("easy and bent", Recipe { bent: true, mean: 82.0, sd: 12.0, ..Recipe::default() }),
        ];
        for (name, recipe) in recipes {
            for code in ["A204", "A205", "A206"] {
                let counties = if recipe.schools == 12 { 40 } else { 14 };
                let cells = cells(code, &recipe, counties);
                assert!(cells.len() > 1500, "{}", cells.len());
                let size = share(cells.iter(), |(_, screen)| screen.p.is_some_and(|p| p < 0.05)).unwrap();
                // the bar is .035 to .065; so few counties add .01 of chance
                assert!((0.03..=0.07).contains(&size), "{code} {name}: {size}");
            }
        }
    }

    #[test]
    fn leads_say_what_was_seen_and_why_it_may_be_innocent() {
        for (code, plant) in
            [("A204", Plant::Compressed { factor: 0.4 }), ("A205", Plant::Slipped { share: 0.8 }), ("A206", Plant::Heaped { share: 0.6 })]
        {
            let county = Recipe::default().with(plant, 3).simulate(11);
            let findings = screened_for(code, &county.ledger);
            let leads: Vec<_> = findings.leads.iter().filter(|lead| lead.screen.of.class().is_none()).collect();
            assert!(!leads.is_empty(), "{code}");
            for lead in leads {
                assert!(
                    county
                        .truth
                        .iter()
                        .any(|planted| (Some(planted.unit), planted.paper) == (lead.screen.of.unit(), lead.screen.of.paper()))
                );
                assert!(lead.alternatives.len() >= 3 && lead.screen.interval.is_some() && lead.screen.q.is_some());
                for lang in [Lang::Zh, Lang::En] {
                    let text = lead.evidence.text(lang);
                    assert!(!text.contains('{') && !text.contains('–'), "{text}");
                }
            }
        }
    }
}

mod classes {
    use super::*;

    #[test]
    fn a_class_is_compared_with_the_county_of_classes_in_a_family_of_its_own() {
        let county = Recipe::default().with(Plant::Subject { points: 12.0 }, 2).simulate(5);
        let cohort = &county.ledger.cohorts[0];
        let findings = screened_for("A2", &county.ledger);
        for code in ["A201", "A203", "A204", "A205", "A206", "A207"] {
            let of_classes: Vec<_> =
                findings.screens.iter().filter(|screen| screen.code.code == code && screen.of.class().is_some()).collect();
            assert!(!of_classes.is_empty(), "{code}");
            for screen in of_classes {
                let unit = &cohort.units[screen.of.unit().unwrap()];
                assert!(unit.classes.len() > 1, "a school's only class is the school");
                assert!(screen.n >= 15 || screen.skipped.is_some());
                assert!(screen.p.is_some() != screen.skipped.is_some());
            }
        }
        // the schools' q-values are what they are without any class
        let mut single = county.ledger.clone();
        for unit in &mut single.cohorts[0].units {
            let whole = kaojing::reconcile::ledger::ClassUnit { range: unit.range.clone(), ..unit.classes[0].clone() };
            unit.classes = vec![whole];
        }
        let q = |ledger: &kaojing::reconcile::Ledger| -> Vec<Option<f64>> {
            let screens = screened_for("A2", ledger).screens;
            screens.iter().filter(|screen| screen.of.class().is_none()).map(|screen| screen.q).collect()
        };
        // a school is put together from the sums of its classes, so that the last digits of a double differ
        let (with, without) = (q(&county.ledger), q(&single));
        let same =
            |(a, b): (&Option<f64>, &Option<f64>)| a.is_some() == b.is_some() && a.zip(*b).is_none_or(|(a, b)| (a - b).abs() < 1e-11);
        assert!(with.len() == without.len() && with.iter().zip(&without).all(same), "{with:?} {without:?}");
    }

    #[test]
    fn one_class_that_is_up_is_a_lead_and_a_class_of_a_school_that_is_up_is_none() {
        let large = Recipe { median_pupils: 160.0, size_sd: 0.0, ..Recipe::default() }.with_earlier(0.95);
        let mut county = large.with(Plant::Subject { points: 12.0 }, 2).simulate(2);
        let planted: Vec<usize> = county.truth.iter().map(|planted| planted.unit).collect();
        let unit = (0..40).find(|unit| !planted.contains(unit)).unwrap();
        let cohort = &mut county.ledger.cohorts[0];
        let class = cohort.units[unit].classes[0].range.clone();
        for mark in &mut cohort.marks[0][class] {
            let raised = (mark.score.to_f64() + 15.0).min(100.0);
            mark.score = kaojing::model::Score::from_f64(raised).unwrap();
        }
        let leads = screened_for("A201", &county.ledger).leads;
        let of_classes: Vec<_> = leads.iter().filter(|lead| lead.screen.of.class().is_some()).map(|lead| lead.screen.of).collect();
        assert!(of_classes.iter().any(|of| (of.unit(), of.class(), of.paper()) == (Some(unit), Some(0), Some(0))), "{of_classes:?}");
        let schools: Vec<_> = leads.iter().filter(|lead| lead.screen.of.class().is_none()).map(|lead| lead.screen.of.unit()).collect();
        assert!(planted.iter().all(|unit| schools.contains(&Some(*unit))), "{schools:?}");
        assert!(of_classes.iter().all(|of| !schools.contains(&of.unit()) || of.unit() == Some(unit)), "{of_classes:?}");
    }

    #[test]
    fn classes_are_calibrated() {
        for (code, earlier) in [("A201", 0.9), ("A204", 0.0), ("A205", 0.0), ("A206", 0.0)] {
            let recipe = if earlier > 0.0 { Recipe::default().with_earlier(earlier) } else { Recipe::default() };
            let mut p = Vec::new();
            for seed in 40..48 {
                let screens = screened_for(code, &recipe.simulate(seed).ledger).screens;
                p.extend(screens.iter().filter(|screen| screen.of.class().is_some()).filter_map(|screen| screen.p));
            }
            assert!(p.len() > 2000, "{code} {}", p.len());
            let size = share(p.iter(), |p| **p < 0.05).unwrap();
            assert!((0.03..=0.07).contains(&size), "{code} {size}");
        }
    }
}

mod pupils {
    use super::*;

    #[test]
    fn a_pupil_far_off_is_found_and_nobody_else() {
        let recipe = Recipe { mean: 50.0, ..Recipe::default() }.with_earlier(0.95).with(Plant::Jump { pupils: 2, points: 45.0 }, 4);
        let (mut here, mut elsewhere) = (0, 0);
        for seed in 0..6 {
            let county = recipe.simulate(seed);
            for lead in screened_for("A301", &county.ledger).leads {
                let of = lead.screen.of;
                let planted = county.truth.iter().any(|planted| (Some(planted.unit), planted.paper) == (of.unit(), of.paper()));
                assert!(of.candidate().is_some());
                if planted { here += 1 } else { elsewhere += 1 }
            }
        }
        assert!(here >= 24 && elsewhere <= 2, "{here} of 48 at most, {elsewhere} elsewhere");
    }

    #[test]
    fn honest_pupils_have_small_p_as_often_as_they_should() {
        for recipe in [Recipe::default().with_earlier(0.9), Recipe { mean: 84.0, ..Recipe::default() }.with_earlier(0.9)] {
            let cells = cells("A301", &recipe, 5);
            let size = share(cells.iter(), |(_, screen)| screen.p.is_some_and(|p| p < 0.05)).unwrap();
            assert!(cells.len() > 10_000 && (0.035..=0.065).contains(&size), "{size} of {}", cells.len());
        }
    }

    #[test]
    fn a_copied_row_is_found_and_a_person_met_twice_is_not_told_again() {
        let recipe = Recipe { subjects: 7, ..Recipe::default() };
        let county = recipe.clone().with(Plant::Copied { pupils: 1 }, 3).simulate(4);
        let leads = screened_for("A302", &county.ledger).leads;
        assert_eq!(leads.len(), 3);
        for lead in &leads {
            assert!(county.truth.iter().any(|planted| Some(planted.unit) == lead.screen.of.unit()));
            let text = lead.evidence.text(Lang::Zh);
            assert!(text.contains("420099") && text.contains(" = ") && text.contains("7 科完全相同"), "{text}");
        }
        let easy = Recipe { mean: 84.0, ..Recipe::default() };
        let honest: usize = (0..8)
            .flat_map(|seed| [recipe.simulate(seed), easy.simulate(seed)])
            .map(|county| screened_for("A302", &county.ledger).leads.len())
            .sum();
        assert!(honest <= 2, "{honest} leads in 16 honest counties");
        let few = Recipe { subjects: 3, ..Recipe::default() }.simulate(1);
        assert!(screened_for("A302", &few.ledger).screens.iter().all(|screen| screen.skipped == Some("too-few-subjects")));
    }
}
