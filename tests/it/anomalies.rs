//! The anomaly screens against R, on planted and on honest counties, and on plain facts.

use kaojing::{
    anomalies::{
        self, Findings, Screen,
        catalogue::ALL,
        finding::{Strength, Subjected},
        multiplicity::{benjamini_hochberg, bonferroni},
        robust::{Points, centres_and_spread, huber_plane, leverages},
    },
    config::{Config, Lines},
    diagnostics::Place,
    ingest::table::Enrolment,
    model::{Grade, Mark, Rate, Score, Subject},
    reconcile::{
        Ledger,
        ledger::{Candidate, Cohort, Draft, Duplicate, FullSource, GuestCase, GuestTrouble, Listed, Origin, Paper, School},
    },
    simulate::{
        County, Marking, Plant, Recipe,
        measure::{auc, found_at, share},
    },
    stats::{Stats, binomial, dist},
    words::Lang,
};
use serde_json::Value;

mod references {
    use super::*;

    /// A file of the reference folder beside the repository; says so where it is absent.
    fn reference(name: &str) -> Option<String> {
        let path = crate::support::reference::folder().join(name);
        let text = std::fs::read_to_string(&path).ok();
        if text.is_none() {
            println!("skipped: no {}", path.display());
        }
        text
    }

    fn json(name: &str) -> Option<Value> {
        Some(serde_json::from_str(&reference(name)?).expect("a reference file is JSON"))
    }

    fn numbers(value: &Value) -> Vec<f64> {
        value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
    }

    fn same(got: &[f64], want: &[f64], tolerance: f64) {
        assert_eq!(got.len(), want.len());
        assert!(!want.is_empty());
        for (got, want) in got.iter().zip(want) {
            assert!((got - want).abs() <= tolerance * want.abs().max(1.0), "{got} for {want}");
        }
    }

    #[test]
    fn adjusted_p_values_are_those_of_r() {
        let Some(oracle) = json("anomaly/oracle_multiple_testing.json") else { return };
        let p = numbers(&oracle["p"]);
        same(&benjamini_hochberg(&p), &numbers(&oracle["BH"]), 1e-10);
        let least = numbers(&oracle["bonferroni"]).into_iter().fold(1.0, f64::min);
        same(&[bonferroni(&p).unwrap()], &[least], 1e-10);
    }

    #[test]
    fn the_robust_line_is_that_of_mass_rlm() {
        let Some(oracle) = json("anomaly/oracle_robust.json") else { return };
        let mut x = Points::new(1, 0);
        numbers(&oracle["x"]).into_iter().for_each(|value| x.push([value]));
        let plane = huber_plane(&x, &numbers(&oracle["y"]), &vec![1.0; x.len()]).unwrap();
        same(&[plane.intercept, plane.slopes[0]], &numbers(&oracle["huber"]["coef"]), 1e-6);
        same(&leverages(&x, &vec![1.0; x.len()]), &numbers(&oracle["ols_hat"]), 1e-8);
    }

    #[test]
    fn centre_and_spread_are_those_of_the_median_equation() {
        let (Some(oracle), Some(table)) = (json("anomaly/expected_misc.json"), reference("anomaly/residuals.csv")) else { return };
        let residuals: Vec<(f64, f64)> = table
            .lines()
            .skip(1)
            .map(|line| {
                let fields: Vec<&str> = line.split(',').collect();
                (fields[2].parse().unwrap(), fields[3].parse().unwrap())
            })
            .collect();
        let spread = centres_and_spread(std::slice::from_ref(&residuals)).unwrap();
        let oracle = &oracle["robust_z"];
        same(&[spread.centres[0], spread.tau2], &[oracle["centre"].as_f64().unwrap(), oracle["tau2"].as_f64().unwrap()], 1e-9);
        let z: Vec<f64> = residuals.iter().map(|(e, v)| (e - spread.centres[0]) / (v + spread.tau2).sqrt()).collect();
        same(&z, &numbers(&oracle["z"]), 1e-9);
    }

    #[test]
    fn tails_are_exact() {
        let Some(oracle) = json("expected/binomial.json") else { return };
        for case in oracle["cases"].as_array().unwrap() {
            // binomial/x8_n10_p0.5
            let name = case["id"].as_str().unwrap().trim_start_matches("binomial/");
            let parts: Vec<f64> = name.split('_').map(|part| part[1..].parse().unwrap()).collect();
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let got = binomial::upper(parts[0] as u32, parts[1] as u32, parts[2]).unwrap();
            let want = case["expected"]["upper"].as_f64().unwrap();
            assert!((got / want - 1.0).abs() < 1e-9, "{name}: {got} for {want}");
        }
        // (1 − pbinom(2, 90, .01) + 1 − pbinom(3, 90, .01))/2, and nobody of ten at one half
        assert!((binomial::middle(3, 90, 0.01).unwrap() - 0.037_4).abs() < 5e-4);
        assert!((binomial::middle(0, 10, 0.5).unwrap() - (1.0 - 0.5_f64.powi(11))).abs() < 1e-15);
        let Some(oracle) = json("expected/dist.json") else { return };
        let normal = oracle["cases"].as_array().unwrap().iter().find(|case| case["id"] == "dist/pnorm").unwrap();
        let z = [37.0, 20.0, 8.0, 1.96, 0.0, -1.0, -5.0];
        for (z, want) in z.into_iter().zip(numbers(&normal["expected"])) {
            assert!((dist::normal_upper(z) / want - 1.0).abs() < 1e-9, "{z}: {} for {want}", dist::normal_upper(z));
        }
        assert!((dist::t_upper(2.228_138_851_964_939, 10.0).unwrap() - 0.025).abs() < 1e-12);
    }

    /// New York Regents exams of 2010, pass line 65: re-scoring near the line is known (Dee and others 2019).
    #[test]
    fn a_county_that_lifts_as_a_whole_is_seen_in_real_scores() {
        let Some(table) = reference("data/nyc_regents.csv") else { return };
        for column in 1..=3 {
            let drafts: Vec<Draft> = table.lines().skip(1).flat_map(|line| frequencies(line, column)).collect();
            assert!(drafts.len() > 100_000);
            let lines = Lines { pass: Rate::percent(65), ..Lines::default() };
            let paper = Paper::new(Subject::new("统考"), Score::whole(100), FullSource::Config, Score::whole(1), lines).unwrap();
            let county = ledger(Cohort::assemble(Grade::UNKNOWN, vec![paper], None, Vec::new(), drafts));
            let findings = screened(&county);
            let county_row = findings.screens.iter().find(|screen| screen.code.code == "A203" && screen.of.unit().is_none()).unwrap();
            let lead = findings.leads.iter().find(|lead| lead.screen == county_row).expect("the lifting is plain");
            assert!(lead.screen.effect.unwrap() > 0.25 && lead.screen.p.unwrap() < 1e-6, "{:?}", lead.screen);
            assert!(lead.evidence.text(Lang::Zh).contains("65 分线"), "{}", lead.evidence.text(Lang::Zh));
        }
    }

    fn frequencies(line: &str, column: usize) -> Vec<Draft> {
        let fields: Vec<&str> = line.split(',').collect();
        let (Ok(score), count) = (fields[0].parse::<Score>(), fields[column].parse().unwrap_or(0)) else { return Vec::new() };
        vec![draft(0, "", &[Mark::present(score)]); count]
    }
}

mod planted {
    use super::*;

    #[test]
    fn one_inflated_subject_is_found_from_the_scores_alone() {
        let cells = cells("A201", &Recipe::default().with(Plant::Subject { points: 8.0 }, 4), 12);
        let (planted, honest) = sides(&cells);
        assert!(auc(&planted, &honest).unwrap() >= 0.94);
        assert!(found_at(0.02, &planted, &honest).unwrap() >= 0.65);
    }

    #[test]
    fn and_better_with_an_earlier_exam() {
        let cells = cells("A201", &Recipe::default().with_earlier(0.9).with(Plant::Subject { points: 8.0 }, 4), 30);
        let (planted, honest) = sides(&cells);
        assert!(auc(&planted, &honest).unwrap() >= 0.97);
        assert!(found_at(0.02, &planted, &honest).unwrap() >= 0.80);
        let wrong = share(cells.iter().filter(|(_, screen)| screen.q.unwrap() <= 0.05), |(planted, _)| !planted).unwrap();
        assert!(wrong <= 0.08, "false share {wrong}");
    }

    #[test]
    fn a_deflated_subject_is_found_downwards() {
        let cells = cells("A207", &Recipe::default().with(Plant::Subject { points: -8.0 }, 4), 6);
        let (planted, honest) = sides(&cells);
        assert!(auc(&planted, &honest).unwrap() >= 0.94);
    }

    #[test]
    fn a_school_that_lacks_one_paper_is_compared_on_its_own_papers() {
        let mut county = Recipe { schools: 20, ..Recipe::default() }.with(Plant::Subject { points: 20.0 }, 1).simulate(3);
        let planted = county.truth[0];
        let cohort = &mut county.ledger.cohorts[0];
        let lost = (0..5).find(|paper| Some(*paper) != planted.paper).expect("five papers");
        let range = cohort.units[planted.unit].range.clone();
        cohort.marks[lost][range].fill(Mark::default());
        // and has one that nobody else has
        let mut odd = vec![Mark::default(); cohort.candidates.len()];
        odd[cohort.units[planted.unit].range.clone()].fill(Mark::present(Score::whole(50)));
        cohort.marks.insert(5, odd);
        cohort.papers.insert(5, paper("书法"));
        let findings = screened(&county.ledger);
        let own = |of: Subjected| (of.unit(), of.class(), of.paper()) == (Some(planted.unit), None, planted.paper);
        let lead = findings.leads.iter().find(|lead| lead.screen.code.code == "A201").expect("it is up by 20");
        assert!(own(lead.screen.of), "{:?}", lead.screen);
    }

    #[test]
    fn an_even_county_does_not_shrink_a_clear_effect_to_nothing() {
        let even = Recipe { schools: 20, school_subject_sd: 0.0, ..Recipe::default() };
        let county = even.with(Plant::Subject { points: 8.0 }, 1).simulate(4);
        let lead = screened(&county.ledger).leads.into_iter().find(|lead| lead.screen.code.code == "A201").expect("it is up by 8");
        assert!((4.0..9.0).contains(&lead.screen.effect.unwrap()), "{:?}", lead.screen);
    }

    #[test]
    fn a_school_that_is_up_in_everything_is_found_against_the_earlier_exam() {
        let cells = cells("A202", &Recipe::default().with_earlier(0.9).with(Plant::School { points: 8.0 }, 4), 10);
        let (planted, honest) = sides(&cells);
        assert!(auc(&planted, &honest).unwrap() >= 0.98);
    }

    #[test]
    fn a_whole_school_is_one_lead() {
        let county = Recipe::default().with_earlier(0.9).with(Plant::School { points: 10.0 }, 2).simulate(8);
        let leads = screened(&county.ledger).leads;
        for planted in &county.truth {
            let codes: Vec<&str> =
                leads.iter().filter(|lead| lead.screen.of.unit() == Some(planted.unit)).map(|lead| lead.screen.code.code).collect();
            assert_eq!(codes, ["A202"]);
        }
    }

    #[test]
    fn an_inflated_subject_does_not_make_the_others_look_deflated() {
        let recipe = Recipe::default().with(Plant::Subject { points: 8.0 }, 4);
        let mut beside = Vec::new();
        for seed in 0..12 {
            let county = recipe.simulate(seed);
            let screens = screened_for("A207", &county.ledger).screens;
            let in_school = |screen: &Screen| county.truth.iter().any(|planted| Some(planted.unit) == screen.of.unit());
            beside.extend(screens.iter().filter(|s| s.code.code == "A207").filter(in_school).filter_map(|screen| screen.p));
        }
        let low = share(beside.iter(), |p| **p < 0.05).unwrap();
        assert!(beside.len() > 200 && low <= 0.08, "{low} of {}", beside.len());
    }

    #[test]
    fn lifting_to_the_pass_line_is_found() {
        // schools alike, so that the line is near the middle of those where it is planted
        let alike = Recipe { median_pupils: 100.0, size_sd: 0.0, mean: 60.0, school_sd: 0.2, ..Recipe::default() };
        let recipe = alike.with(Plant::Lifted { share: 0.5 }, 4);
        let cells = cells("A203", &recipe, 30);
        let power = share(cells.iter().filter(|(planted, _)| *planted), |(_, screen)| screen.p.unwrap() < 0.05).unwrap();
        assert!(power >= 0.60, "power {power}");
    }

    #[test]
    fn a_county_in_which_most_schools_lift_is_seen_as_a_whole() {
        let honest = Recipe { subjects: 1, ..Recipe::default() };
        let county_row = |county: &County| {
            let screens = screened_for("A203", &county.ledger).screens;
            screens.iter().find(|screen| screen.code.code == "A203" && screen.of.unit().is_none()).and_then(|screen| screen.p).unwrap()
        };
        let lifting = honest.clone().with(Plant::Lifted { share: 0.5 }, 30);
        for seed in 0..5 {
            assert!(county_row(&lifting.simulate(seed)) < 1e-4);
        }
        let false_alarms = (0..40).filter(|seed| county_row(&honest.simulate(*seed)) < 0.05).count();
        assert!(false_alarms <= 5, "{false_alarms} of 40");
    }

    #[test]
    fn pupils_kept_home_are_counted() {
        let county = Recipe::default().with(Plant::KeptHome { lowest: 0.15, share: 1.0 }, 2).simulate(5);
        let findings = screened(&county.ledger);
        let found: Vec<Option<usize>> =
            findings.leads.iter().filter(|lead| lead.screen.code.code == "A105").map(|lead| lead.screen.of.unit()).collect();
        for planted in county.truth {
            assert!(found.contains(&Some(planted.unit)), "{found:?}");
        }
        assert_eq!(found.len(), 2);
    }
}

mod honest {
    use super::*;

    /// Share of p-values below .05 over some counties.
    fn size(code: &str, recipe: &Recipe, counties: u64) -> f64 {
        let cells = cells(code, recipe, counties);
        assert!(cells.len() > 1000);
        share(cells.iter(), |(_, screen)| screen.p.is_some_and(|p| p < 0.05)).expect("there are cells")
    }

    #[test]
    fn residuals_are_calibrated() {
        for recipe in [Recipe::default(), Recipe::default().with_earlier(0.9), Recipe::default().with_earlier(0.7)] {
            for code in ["A201", "A207"] {
                let size = size(code, &recipe, 15);
                assert!((0.035..=0.065).contains(&size), "{code} {:?} {size}", recipe.earlier);
            }
        }
        let school = size("A202", &Recipe::default().with_earlier(0.9), 40);
        assert!((0.03..=0.07).contains(&school), "A202 {school}");
    }

    #[test]
    fn no_kind_of_marking_looks_like_lifting() {
        for marking in [Marking::Whole, Marking::Half, Marking::Even, Marking::RoundToFive] {
            let size = size("A203", &Recipe { marking, ..Recipe::default() }, 15);
            assert!(size <= 0.07, "{marking:?} {size}");
        }
        let rounding = size("A203", &Recipe::default().with(Plant::Rounding, 8), 15);
        assert!(rounding <= 0.07, "schools of their own habit {rounding}");
    }

    #[test]
    fn innocent_schools_carry_no_strong_lead_and_few_leads() {
        let base = Recipe::default().with_earlier(0.9);
        let innocent = [
            base.clone().with(Plant::StrongTeacher { points: 8.0 }, 4),
            base.clone().with(Plant::Selective { points: 15.0 }, 4),
            base.clone().with(Plant::Boarding { pupils: 20 }, 4),
            Recipe { absent: 0.05, ..base.clone() },
            Recipe { mean: 84.0, ..Recipe::default() },
            Recipe { marking: Marking::Even, ..base },
        ];
        let (mut leads, mut strong, mut counties) = (0, 0, 0);
        let mut codes: std::collections::BTreeMap<(&str, bool), u32> = std::collections::BTreeMap::new();
        for (at, recipe) in innocent.into_iter().enumerate() {
            // other counties each time: a county in which chance made an odd school would be odd under every recipe
            for seed in (100..110).map(|seed| seed + 10 * at as u64) {
                let findings = screened(&recipe.simulate(seed).ledger);
                leads += findings.leads.len();
                for lead in &findings.leads {
                    *codes.entry((lead.screen.code.code, lead.screen.of.class().is_some())).or_default() += 1;
                }
                strong += findings.leads.iter().filter(|lead| lead.strength == Strength::Strong).count();
                counties += 1;
            }
        }
        // five families at q ≤ .05, two of them in every county
        assert!(strong <= counties / 20 && leads <= counties, "{leads} leads, {strong} strong, {counties} counties: {codes:?}");
    }

    #[test]
    fn threads_make_no_difference() {
        let county = Recipe::default().with_earlier(0.8).with(Plant::Subject { points: 8.0 }, 4).simulate(1);
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            format!("{:?}", pool.install(|| screened(&county.ledger)))
        };
        assert_eq!(run(1), run(4));
    }
}

mod facts {
    use super::*;

    fn small() -> Ledger {
        let present = [Mark::present(Score::whole(70)), Mark::present(Score::whole(60))];
        let mut drafts: Vec<Draft> = (0..40).map(|at| draft(at / 20, &format!("420099{at:04}"), &present)).collect();
        for draft in &mut drafts {
            draft.candidate.listed = Listed::As(Enrolment::Enrolled);
        }
        drafts[3].candidate.listed = Listed::Unlisted;
        let absent = Mark::without_score(kaojing::model::Status::Absent);
        let mut missing = draft(0, "4200999999", &[absent, absent]);
        missing.candidate.origin = Origin::RosterOnly;
        missing.candidate.listed = Listed::As(Enrolment::Enrolled);
        drafts.push(missing);
        let mut ledger = ledger(Cohort::assemble(Grade::UNKNOWN, vec![paper("语文"), paper("数学")], None, Vec::new(), drafts));
        ledger.has_roster = true;
        ledger.duplicates = vec![Duplicate {
            cohort: 0,
            candidate: 2,
            other: Some(25),
            first: Place::default(),
            second: Place::default(),
            same_school: false,
            same_marks: true,
        }];
        let guest = GuestCase { cohort: 0, candidates: vec![30], attending: Some(1), enrolled: None, trouble: GuestTrouble::NoHome };
        ledger.guests = vec![guest];
        ledger
    }

    #[test]
    fn persons_are_counted_by_school_and_named_nowhere() {
        let findings = screened(&small());
        let leads: Vec<(&str, Option<usize>, f64, Strength)> = findings
            .leads
            .iter()
            .map(|lead| (lead.screen.code.code, lead.screen.of.unit(), lead.screen.effect.unwrap(), lead.strength))
            .collect();
        let expected = [
            ("A103", Some(0), 1.0, Strength::Strong),
            ("A103", Some(1), 1.0, Strength::Strong),
            ("A101", Some(0), 1.0, Strength::Moderate),
            ("A102", Some(0), 1.0, Strength::Moderate),
            ("A104", Some(1), 1.0, Strength::Moderate),
        ];
        assert_eq!(leads, expected);
        for lead in &findings.leads {
            let screen = &lead.screen;
            assert_eq!((screen.p, screen.q, screen.skipped), (None, None, None));
            assert!(!lead.evidence.text(Lang::Zh).contains("420099"));
        }
        assert!(findings.leads[2].evidence.text(Lang::En).starts_with("Of 21 expected, 1 (4.8%) are on the roster"));
    }

    #[test]
    fn what_cannot_be_tested_says_why() {
        let outcome = anomalies::screen(&small(), &Stats::default(), &Config::default());
        let reasons: Vec<(&str, Option<&str>)> = outcome.value.screens.iter().map(|screen| (screen.code.code, screen.skipped)).collect();
        for code in ["A105", "A201", "A203", "A207"] {
            assert!(reasons.contains(&(code, Some("too-few-schools"))), "{code} {reasons:?}");
        }
        assert!(reasons.contains(&("A202", Some("no-earlier-exam"))));
        let limits: Vec<&str> = outcome.value.limits.iter().map(|limit| limit.phrase.key).collect();
        assert!(limits.contains(&"LIMIT_NO_EARLIER") && limits.contains(&"LIMIT_FEW_SCHOOLS"), "{limits:?}");
        assert_eq!(outcome.seen.iter().map(|seen| seen.rule.code).collect::<Vec<_>>(), ["E501"]);
        let bare = Ledger { has_roster: false, duplicates: Vec::new(), guests: Vec::new(), ..small() };
        let bare = screened(&bare).screens;
        assert!(bare.iter().any(|screen| screen.code.code == "A101" && screen.skipped == Some("no-roster")));
    }

    #[test]
    fn few_matches_are_said_and_compared_with_nothing() {
        let county = Recipe::default().with_earlier(0.3).simulate(2);
        let outcome = anomalies::screen(&county.ledger, &Stats::default(), &Config::default());
        assert_eq!(outcome.seen.iter().map(|seen| seen.rule.code).collect::<Vec<_>>(), ["E502"]);
        let screens = &outcome.value.screens;
        let schools: Vec<_> = screens
            .iter()
            .filter(|screen| screen.code.code == "A202" && screen.of.class().is_none())
            .map(|screen| screen.skipped)
            .collect();
        assert!(!schools.is_empty() && schools.iter().all(|reason| *reason == Some("low-match")));
        assert!(screens.iter().any(|screen| screen.code.code == "A201" && screen.p.is_some()), "own other subjects still compare");
    }

    #[test]
    fn codes_are_switched_off_by_code_or_slug() {
        let county = Recipe { schools: 12, ..Recipe::default() }.simulate(1);
        let mut config = Config::default();
        config.screens.off = ["a201", "bunching-at-cut"].map(str::to_owned).into();
        let findings = anomalies::screen(&county.ledger, &Stats::default(), &config).value;
        let codes: std::collections::BTreeSet<&str> = findings.screens.iter().map(|screen| screen.code.code).collect();
        assert!(!codes.contains("A201") && !codes.contains("A203") && codes.contains("A207"));
        let off = findings.limits.iter().find(|limit| limit.phrase.key == "LIMIT_OFF").unwrap();
        assert!(off.text(Lang::Zh).contains("A201, A203"));
    }

    #[test]
    fn odd_counties_do_not_break_it() {
        for ledger in [Ledger::default(), ledger(Cohort::default())] {
            assert!(screened(&ledger).leads.is_empty());
        }
        // everybody has the same mark; two papers of which nobody sat both; one pupil a school
        let flat: Vec<Draft> = (0..600).map(|at| draft(at / 30, &at.to_string(), &[Mark::present(Score::whole(60)); 2])).collect();
        let apart = (0..600).map(|at| {
            let mark = |sits: bool| if sits { Mark::present(Score::whole(40 + at % 37)) } else { Mark::default() };
            draft(u32::try_from(at).unwrap() / 30, &at.to_string(), &[mark(at % 2 == 0), mark(at % 2 == 1)])
        });
        let alone: Vec<Draft> = (0..20).map(|at| draft(at, &at.to_string(), &[Mark::present(Score::whole(60)); 2])).collect();
        for drafts in [flat, apart.collect(), alone] {
            let cohort = Cohort::assemble(Grade::UNKNOWN, vec![paper("语文"), paper("数学")], None, Vec::new(), drafts);
            let findings = screened(&ledger(cohort));
            let finite = |value: Option<f64>| value.is_none_or(f64::is_finite);
            for screen in findings.screens.iter() {
                assert!([screen.p, screen.q, screen.effect, screen.statistic].into_iter().all(finite), "{screen:?}");
            }
            assert!(findings.leads.is_empty());
        }
    }
}

fn screened(ledger: &Ledger) -> Findings {
    anomalies::screen(ledger, &Stats::default(), &Config::default()).value
}

/// A county screened for one code, or for several beginning alike.
pub fn screened_for(code: &str, ledger: &Ledger) -> Findings {
    let mut config = Config::default();
    config.screens.off = ALL.iter().map(|other| other.code).filter(|other| !other.starts_with(code)).map(str::to_owned).collect();
    anomalies::screen(ledger, &Stats::default(), &config).value
}

/// Tests of schools made in some counties, each with whether it looks at a planted place.
pub fn cells(code: &str, recipe: &Recipe, counties: u64) -> Vec<(bool, Screen)> {
    let of_county = |seed: u64| {
        let county = recipe.simulate(seed);
        let planted =
            move |of: Subjected| county.truth.iter().any(|planted| (Some(planted.unit), planted.paper) == (of.unit(), of.paper()));
        let screens = screened_for(code, &county.ledger).screens;
        let made = screens.iter();
        made.filter(|screen| screen.code.code == code && screen.p.is_some() && screen.of.unit().is_some() && screen.of.class().is_none())
            .map(|screen| (planted(screen.of), screen))
            .collect::<Vec<_>>()
    };
    (0..counties).flat_map(of_county).collect()
}

/// Evidence, larger is clearer, in planted and in other cells.
pub fn sides(cells: &[(bool, Screen)]) -> (Vec<f64>, Vec<f64>) {
    let side = |planted: bool| cells.iter().filter(|cell| cell.0 == planted).filter_map(|cell| Some(-cell.1.p?)).collect();
    (side(true), side(false))
}

fn paper(subject: &str) -> Paper {
    Paper::new(Subject::new(subject), Score::whole(100), FullSource::Config, Score::whole(1), Lines::default()).expect("lines of 100 marks")
}

fn draft(school: u32, id: &str, marks: &[Mark]) -> Draft {
    let candidate = Candidate {
        school,
        class: "1班".into(),
        id: id.into(),
        name: "".into(),
        origin: Origin::Sheet { sheet: 0, row: 0 },
        listed: Listed::NoRoster,
        excluded: false,
    };
    Draft { candidate, marks: marks.to_vec(), prior: Vec::new() }
}

fn ledger(cohort: Cohort) -> Ledger {
    let schools =
        cohort.units.iter().map(|unit| School { name: format!("第{:02}中学", unit.school).into(), ..School::default() }).collect();
    Ledger { schools, cohorts: vec![cohort], ..Ledger::default() }
}
