//! The screens that look at answers to items (A208, A303, A304): kernels against values that are not ours, then planted and
//! honest counties.

use crate::{
    anomalies::screened_for,
    support::reference::{self, csv_rows, folder},
};
use kaojing::{
    anomalies::{
        Screen,
        answers::{
            agreement::{generalized_binomial, k_index, omega},
            person::{Met, fit, u3},
        },
        finding::Finding,
    },
    simulate::{County, Plant, Recipe, measure::share},
    stats::dist::normal_upper,
    words::Lang,
};
use serde_json::Value;

mod references {
    use super::*;

    struct Bank {
        answers: Vec<Vec<bool>>,
        steep: Vec<f64>,
        hard: Vec<f64>,
    }

    fn bank() -> Option<Bank> {
        let place = folder().join("anomaly");
        if !place.join("items.csv").exists() {
            println!("skipped: no reference items at {}", place.display());
            return None;
        }
        let (rows, items) = (csv_rows(&place.join("items.csv")), csv_rows(&place.join("items_par.csv")));
        let names: Vec<&String> = items.iter().map(|item| &item["item"]).collect();
        let number = |key: &str| items.iter().map(|item| item[key].parse().unwrap()).collect();
        let answers = rows.iter().map(|row| names.iter().map(|name| row[*name] == "1").collect()).collect();
        Some(Bank { answers, steep: number("a"), hard: number("b") })
    }

    impl Bank {
        fn chances(&self, able: f64) -> Vec<f64> {
            self.steep.iter().zip(&self.hard).map(|(a, b)| 1.0 / (1.0 + (-a * (able - b)).exp())).collect()
        }

        /// The level by maximum likelihood between −4 and 4.
        fn able(&self, person: usize) -> f64 {
            let off = |able: f64| -> f64 {
                let chances = self.chances(able);
                let terms = self.answers[person].iter().zip(&chances).zip(&self.steep);
                terms.map(|((right, chance), a)| a * (f64::from(u8::from(*right)) - chance)).sum()
            };
            let (mut low, mut high) = (-4.0, 4.0);
            for _ in 0..60 {
                let middle = (low + high) / 2.0;
                if off(middle) > 0.0 { low = middle } else { high = middle }
            }
            (low + high) / 2.0
        }

        fn codes(&self, person: usize) -> Vec<u8> {
            self.answers[person].iter().map(|right| u8::from(*right)).collect()
        }
    }

    fn near(what: &str, got: f64, want: &Value) {
        let want = want.as_f64().unwrap_or_else(|| panic!("{what}: no number"));
        assert!((got - want).abs() <= 1e-4, "{what}: {got} for {want}");
    }

    #[test]
    fn patterns_of_persons() {
        let (Some(oracle), Some(bank)) = (reference::anomaly("oracle_items"), bank()) else { return };
        let persons = bank.answers.len();
        let right = |item: usize| bank.answers.iter().filter(|answers| answers[item]).count() as f64 / persons as f64;
        let shares: Vec<f64> = (0..20).map(right).collect();
        for person in 0..persons {
            let chances = bank.chances(bank.able(person));
            let items: Vec<Met> = (0..20)
                .map(|item| {
                    let (chance, a) = (chances[item], bank.steep[item]);
                    Met { right: bank.answers[person][item], chance, slope: a * chance * (1.0 - chance), weight: a }
                })
                .collect();
            let fitted = fit(&items).unwrap();
            near("l_z", fitted.plain, &oracle["parametric"][person]["L_S_NO"]);
            near("l_z*", fitted.starred, &oracle["parametric"][person]["L_S_TS"]);
            near("p", normal_upper(-fitted.starred), &oracle["parametric_p"][person]["L_S_TS"]);
            near("U3", u3(&bank.answers[person], &shares).unwrap(), &oracle["nonparametric"][person]["U3_S"]);
        }
    }

    #[test]
    fn agreements_of_pairs() {
        let (Some(oracle), Some(bank)) = (reference::anomaly("oracle_items"), bank()) else { return };
        let pair = |text: &Value| -> (usize, usize) {
            let (a, b) = text.as_str().unwrap().split_once('-').unwrap();
            (a.parse::<usize>().unwrap() - 1, b.parse::<usize>().unwrap() - 1)
        };
        let mut pairs = 0;
        for kind in ["copying", "similarity"] {
            for (at, name) in oracle[kind]["pair"].as_array().unwrap().iter().enumerate() {
                let (a, b) = pair(name);
                let (of_a, of_b) = (bank.chances(bank.able(a)), bank.chances(bank.able(b)));
                let chances: Vec<f64> = (0..20)
                    .map(|item| match kind {
                        "copying" if bank.answers[a][item] => of_b[item],
                        "copying" => 1.0 - of_b[item],
                        _ => of_a[item] * of_b[item] + (1.0 - of_a[item]) * (1.0 - of_b[item]),
                    })
                    .collect();
                let same = bank.answers[a].iter().zip(&bank.answers[b]).filter(|(a, b)| a == b).count();
                let same = u32::try_from(same).unwrap();
                near("ω", omega(same, &chances).unwrap(), &oracle[kind]["stat"][at]["OMG_S"]);
                near("GBT", generalized_binomial(same, &chances).0, &oracle[kind]["stat"][at]["GBT_S"]);
                near("p of ω", normal_upper(omega(same, &chances).unwrap()), &oracle[kind]["p"][at]["OMG_S"]);
                pairs += 1;
            }
        }
        assert_eq!(pairs, 14);
    }

    #[test]
    fn k_indices_of_pairs() {
        let (Some(misc), Some(bank)) = (reference::anomaly("expected_misc"), bank()) else { return };
        let rows: Vec<Vec<u8>> = (0..bank.answers.len()).map(|person| bank.codes(person)).collect();
        let right = [Some(1); 20];
        let wrong = |row: &[u8]| row.iter().filter(|code| **code == 0).count();
        let cases = misc["k_index"].as_object().unwrap();
        assert!(cases.len() > 3);
        for (name, wanted) in cases {
            let (a, b) = name.split_once('-').unwrap();
            let (a, b) = (&rows[a.parse::<usize>().unwrap() - 1], &rows[b.parse::<usize>().unwrap() - 1]);
            let alike = rows.iter().filter(|row| wrong(row) == wrong(b)).map(Vec::as_slice);
            let index = k_index(a, b, &right, alike).unwrap();
            let number = |key: &str| wanted[key].as_f64().unwrap();
            assert_eq!([index.shared, index.wrong, index.group].map(f64::from), [number("m"), number("ws"), number("group")], "{name}");
            assert!((index.share - number("p")).abs() < 1e-9 && (index.k - number("K")).abs() < 1e-9, "{name}: {index:?}");
        }
    }
}

fn recipe() -> Recipe {
    Recipe { schools: 24, subjects: 4, ..Recipe::default() }.with_items(40)
}

/// What was looked at, each with whether something is planted there.
type Marked<T> = Vec<(bool, T)>;

/// Tests of one code at schools and pupils with whether something is planted there, and the leads.
fn looked(code: &str, recipe: &Recipe, seeds: std::ops::Range<u64>) -> (Marked<Screen>, Marked<Finding>) {
    let (mut screens, mut leads) = (Vec::new(), Vec::new());
    for seed in seeds {
        let county = recipe.simulate(seed);
        let planted = |unit: Option<usize>| county.truth.iter().any(|planted| Some(planted.unit) == unit);
        let findings = screened_for(code, &county.ledger);
        screens.extend(findings.screens.iter().filter(|s| s.p.is_some() && s.of.class().is_none()).map(|s| (planted(s.of.unit()), s)));
        leads.extend(findings.leads.into_iter().map(|lead| (planted(lead.screen.of.unit()), lead)));
    }
    (screens, leads)
}

fn small(screens: &[(bool, Screen)], wanted: bool) -> f64 {
    share(screens.iter().filter(|screen| screen.0 == wanted), |screen| screen.1.p.is_some_and(|p| p < 0.05)).unwrap()
}

fn spoken(leads: &[(bool, Finding)], least: usize) {
    for (_, lead) in leads {
        for lang in [Lang::Zh, Lang::En] {
            let text = lead.evidence.text(lang);
            assert!(!text.contains('{') && !text.contains('–'), "{text}");
        }
        assert!(lead.alternatives.len() >= least && lead.screen.interval.is_some() && lead.screen.q.is_some());
    }
}

#[test]
fn honest_counties_have_small_p_as_often_as_they_should() {
    for recipe in [recipe(), Recipe { mean: 80.0, ..recipe() }, Recipe { mean: 45.0, ..recipe() }] {
        for (code, range) in [("A208", 0.02..=0.08), ("A303", 0.01..=0.09), ("A304", 0.035..=0.065)] {
            let (screens, leads) = looked(code, &recipe, 0..6);
            assert!(screens.len() > 100, "{code}: {}", screens.len());
            let size = small(&screens, false);
            assert!(range.contains(&size), "{code} at a mean of {}: {size} of {}", recipe.mean, screens.len());
            assert!(leads.len() <= 2, "{code} at a mean of {}: {} leads", recipe.mean, leads.len());
        }
    }
}

#[test]
fn a_written_part_marked_up_is_found_and_a_subject_taught_well_is_not() {
    let (screens, leads) = looked("A208", &recipe().with(Plant::Written { points: 7.0 }, 3), 10..16);
    assert!(small(&screens, true) >= 0.7, "{}", small(&screens, true));
    let (here, elsewhere) = (leads.iter().filter(|lead| lead.0).count(), leads.iter().filter(|lead| !lead.0).count());
    assert!(here >= 6 && elsewhere <= 1, "{here} {elsewhere}");
    spoken(&leads, 3);
    let (screens, _) = looked("A208", &recipe().with(Plant::Subject { points: 8.0 }, 3), 20..24);
    assert!(small(&screens, true) < 0.6, "half of eight points show in the machine-marked part");
}

#[test]
fn scripts_that_share_their_answers_are_found() {
    let (screens, leads) = looked("A303", &recipe().with(Plant::SharedAnswers { pupils: 1, share: 0.9 }, 4), 30..34);
    assert!(small(&screens, true) >= 0.6, "{}", small(&screens, true));
    let (here, elsewhere) = (leads.iter().filter(|lead| lead.0).count(), leads.iter().filter(|lead| !lead.0).count());
    assert!(here >= 5 && elsewhere <= 1, "{here} {elsewhere}");
    spoken(&leads, 3);
}

#[test]
fn a_slip_on_the_card_is_found_and_said() {
    let (_, leads) = looked("A304", &recipe().with(Plant::SlippedCard { pupils: 2 }, 4), 40..43);
    assert!(leads.iter().filter(|lead| !lead.0).count() <= 2);
    assert!(leads.iter().filter(|lead| lead.0).count() >= 6, "{} of 24 cards", leads.len());
    spoken(&leads, 4);
    let odd = recipe().with(Plant::OddAnswers { pupils: 4 }, 4);
    let (screens, leads) = looked("A304", &odd, 50..53);
    assert!(leads.iter().filter(|lead| lead.0).count() >= 12, "{} of {}", leads.len(), screens.len());
}

#[test]
fn what_was_not_looked_at_is_told() {
    let reasons = |county: &County, code: &str| -> Vec<&'static str> {
        let mut reasons: Vec<&str> = screened_for(code, &county.ledger).screens.iter().filter_map(|screen| screen.skipped).collect();
        reasons.sort_unstable();
        reasons.dedup();
        reasons
    };
    let plain = Recipe { schools: 3, subjects: 2, ..Recipe::default() }.simulate(1);
    let few = Recipe { schools: 3, subjects: 2, ..Recipe::default() }.with_items(10).simulate(1);
    for code in ["A208", "A303", "A304"] {
        assert_eq!(reasons(&plain, code), ["no-items"]);
    }
    assert_eq!(reasons(&few, "A208"), ["no-items", "too-few-schools"]);
    assert_eq!(reasons(&few, "A303"), ["no-items", "too-few-items"]);
    assert_eq!(reasons(&few, "A304"), ["no-items", "too-few-items"]);
}
