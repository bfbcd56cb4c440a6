//! What is planted, and what of it is found.

use crate::run::{Level, Run, figure, head, row, runs, screened};
use kaojing::{
    anomalies::Screen,
    simulate::{
        Marking, Plant, Recipe,
        measure::{auc, found_at, share},
        practice::Practice,
    },
};

const UP: Plant = Plant::Subject { points: 8.0 };

pub fn print(counties: u64) {
    subjects(counties);
    practices(counties);
    schools(counties);
    lines(counties);
    absence(counties);
    shapes(counties);
    pupils(counties);
}

/// Evidence, larger is clearer, of the planted and of the other cells.
fn sides<'a>(runs: &'a [Run], code: &'a str, level: Level) -> (Vec<f64>, Vec<f64>) {
    let cells = || runs.iter().flat_map(move |run| run.tests(code, level).map(move |screen| (run.planted(screen.of), screen)));
    let side = |wanted: bool| cells().filter(|(planted, _)| *planted == wanted).filter_map(|(_, screen)| Some(-screen.p?)).collect();
    (side(true), side(false))
}

/// Ranking, share found at 2 % false alarms, power and false share at q ≤ 0.05, share that is a lead.
fn measures(runs: &[Run], code: &str, level: Level) -> Vec<String> {
    let planted = |run: &Run, screen: &Screen| run.planted(screen.of);
    let sum = |runs: &[Run], holds: &dyn Fn(&Run, &Screen) -> bool, of: &dyn Fn(&Run, &Screen) -> bool| {
        share(
            runs.iter().flat_map(|run| run.tests(code, level).map(move |screen| (run, screen))).filter(|(run, screen)| of(run, screen)),
            |(run, screen)| holds(run, screen),
        )
    };
    let sure = |_: &Run, screen: &Screen| screen.q.is_some_and(|q| q <= 0.05);
    vec![
        figure(runs, |runs| {
            let (planted, others) = sides(runs, code, level);
            auc(&planted, &others)
        }),
        figure(runs, |runs| {
            let (planted, others) = sides(runs, code, level);
            found_at(0.02, &planted, &others)
        }),
        figure(runs, |runs| sum(runs, &sure, &planted)),
        figure(runs, |runs| sum(runs, &|run, screen| !planted(run, screen), &sure)),
        figure(runs, |runs| sum(runs, &|run, screen| run.is_lead(screen), &planted)),
    ]
}

const COLUMNS: [&str; 5] = ["AUC", "found at 2 % false alarms", "q ≤ .05", "false among q ≤ .05", "leads"];

fn subjects(counties: u64) {
    println!("## A201: one subject up by 8 points in 10 % of the schools\n");
    let base = Recipe::default;
    let lines = [
        ("scores alone", base()),
        ("earlier exam, all matched", base().with_earlier(1.0)),
        ("earlier exam, 90 % matched", base().with_earlier(0.9)),
        ("earlier exam, 70 % matched", base().with_earlier(0.7)),
        ("scores alone, 80 schools", Recipe { schools: 80, ..base() }),
        ("scores alone, half marks", Recipe { marking: Marking::Half, ..base() }),
        ("scores alone, easy paper", Recipe { mean: 84.0, ..base() }),
        ("scores alone, hard paper", Recipe { mean: 45.0, ..base() }),
    ];
    head("", &COLUMNS);
    for (name, recipe) in lines {
        let plants = recipe.schools / 10;
        row(name, &measures(&runs(&recipe.with(UP, plants), counties), "A201", Level::Schools));
    }
    let classes = runs(&base().with(UP, 4), counties);
    row("its classes, scores alone", &measures(&classes, "A201", Level::Classes));
    println!("\nBars of the specification: scores alone .94 and .65; with an earlier exam .97, .80 and at most .08 false.\n");
    println!("## A207: one subject down by 8 points\n");
    head("", &COLUMNS);
    let down = Recipe::default().with(Plant::Subject { points: -8.0 }, 4);
    row("scores alone", &measures(&runs(&down, counties), "A207", Level::Schools));
    println!();
}

/// What is commonly done, on the counties of A201 and on honest ones.
fn practices(counties: u64) {
    println!("## Common practice on the same counties\n");
    println!("Found: the share of the cells with a subject up by 8 that are flagged. Wrong: the share of the flagged that are honest.");
    println!("Flagged in honest counties: the share of all cells.\n");
    head("", &["found", "wrong among flagged", "flagged in honest counties", "… in counties that mark even scores"]);
    let (up, honest) = (runs(&Recipe::default().with_earlier(0.9).with(UP, 4), counties), runs(&Recipe::default(), counties));
    let even = runs(&Recipe { marking: Marking::Even, ..Recipe::default() }, counties);
    for (at, practice) in Practice::ALL.into_iter().enumerate() {
        let cells = |runs: &[Run]| -> Vec<(bool, bool)> {
            let of_run = |run: &Run| -> Vec<(bool, bool)> {
                let papers = run.practice[at].iter().enumerate();
                papers
                    .flat_map(|(paper, flags)| {
                        let planted = |unit: usize| run.truth.iter().any(|planted| (planted.unit, planted.paper) == (unit, Some(paper)));
                        flags.iter().enumerate().map(|(unit, flag)| (planted(unit), *flag)).collect::<Vec<_>>()
                    })
                    .collect()
            };
            runs.iter().flat_map(of_run).collect()
        };
        let flagged = |runs: &[Run]| share(cells(runs).iter(), |cell| cell.1);
        row(
            practice.name(),
            &[
                figure(&up, |runs| share(cells(runs).iter().filter(|cell| cell.0), |cell| cell.1)),
                figure(&up, |runs| share(cells(runs).iter().filter(|cell| cell.1), |cell| !cell.0)),
                figure(&honest, flagged),
                figure(&even, flagged),
            ],
        );
    }
    let sure = |screen: &&Screen| screen.q.is_some_and(|q| q <= 0.05);
    let flagged = |runs: &[Run]| share(runs.iter().flat_map(|run| run.tests("A201", Level::Schools)), |screen| sure(screen));
    let tests = |runs: &[Run], wanted: Option<bool>| -> Vec<(bool, bool)> {
        let cells =
            runs.iter().flat_map(|run| run.tests("A201", Level::Schools).map(move |screen| (run.planted(screen.of), sure(&screen))));
        cells.filter(|cell| wanted.is_none_or(|wanted| cell.0 == wanted)).collect()
    };
    row(
        "A201, q ≤ .05, with an earlier exam",
        &[
            figure(&up, |runs| share(tests(runs, Some(true)).iter(), |cell| cell.1)),
            figure(&up, |runs| share(tests(runs, None).iter().filter(|cell| cell.1), |cell| !cell.0)),
            figure(&honest, flagged),
            figure(&even, flagged),
        ],
    );
    println!();
}

fn schools(counties: u64) {
    println!("## A202: everything up by 8 points in 10 % of the schools\n");
    head("", &COLUMNS);
    for matched in [1.0, 0.7] {
        let up = runs(&Recipe::default().with_earlier(matched).with(Plant::School { points: 8.0 }, 4), counties);
        row(&format!("earlier exam, {:.0} % matched", matched * 100.0), &measures(&up, "A202", Level::Schools));
    }
    println!("\nBar: AUC .98.\n");
}

fn lines(counties: u64) {
    println!("## A203: scores just below the pass line lifted to it, 100 pupils\n");
    println!("Of all cells some have fewer than 15 scores around every line and are not tested.\n");
    head("", &["tested", "p < .05 of the tested", "leads"]);
    for (lifted, mean, school_sd) in [(0.5, 60.0, 0.2), (0.5, 60.0, 0.4), (0.5, 65.0, 0.4), (0.8, 60.0, 0.4)] {
        let recipe =
            Recipe { median_pupils: 100.0, size_sd: 0.0, mean, school_sd, ..Recipe::default() }.with(Plant::Lifted { share: lifted }, 4);
        let runs = runs(&recipe, counties);
        let cells = |runs: &[Run]| -> Vec<(Option<f64>, bool)> {
            let here = |run: &Run, screen: &Screen| screen.code.code == "A203" && screen.of.class().is_none() && run.planted(screen.of);
            runs.iter()
                .flat_map(|run| run.screens.iter().filter(|s| here(run, s)).map(|s| (s.p, run.is_lead(s))).collect::<Vec<_>>())
                .collect()
        };
        row(
            &format!("{:.0} % lifted, county mean {mean}, school means differ by {school_sd:.1} sd", lifted * 100.0),
            &[
                figure(&runs, |runs| share(cells(runs).iter(), |cell| cell.0.is_some())),
                figure(&runs, |runs| share(cells(runs).iter().filter_map(|cell| cell.0), |p| *p < 0.05)),
                figure(&runs, |runs| share(cells(runs).iter(), |cell| cell.1)),
            ],
        );
    }
    println!(
        "\nBar: .60 with half of the scores lifted; a school far from the line has few scores to lift, so the first line is the one to hold against it.\n"
    );
}

fn absence(counties: u64) {
    println!("## A106: half of the lowest tenth kept home, 80 pupils\n");
    head("", &["p < .01 where it is planted", "leads there", "p < .01 elsewhere", "interval holds the mean had all come"]);
    for (name, absent, plants) in [
        ("1 % absent by chance", 0.01, 4),
        ("5 % absent by chance", 0.05, 4),
        ("honest, 1 % absent", 0.01, 0),
        ("honest, 5 % absent", 0.05, 0),
    ] {
        let recipe = Recipe { median_pupils: 80.0, size_sd: 0.0, absent, ..Recipe::default() }.with_earlier(0.95);
        let recipe = if plants > 0 { recipe.with(Plant::KeptHome { lowest: 0.1, share: 0.5 }, plants) } else { recipe };
        let runs = runs(&recipe, counties);
        let small = |runs: &[Run], wanted: bool| {
            share(runs.iter().flat_map(|run| run.tests("A106", Level::Schools).filter(move |s| run.planted(s.of) == wanted)), |screen| {
                screen.p.is_some_and(|p| p < 0.01)
            })
        };
        let leads = |runs: &[Run]| {
            share(
                runs.iter().flat_map(|run| {
                    run.tests("A106", Level::Schools).filter(|s| run.planted(s.of)).map(|s| run.is_lead(s)).collect::<Vec<_>>()
                }),
                |lead| *lead,
            )
        };
        let held = held(&recipe, counties);
        row(name, &[figure(&runs, |runs| small(runs, true)), figure(&runs, leads), figure(&runs, |runs| small(runs, false)), held]);
    }
    println!("\nBars: .80; at most .015 elsewhere; .92 to .97.\n");
}

/// How often the interval of what absence gained holds what it did gain: the same county with everybody there.
fn held(recipe: &Recipe, counties: u64) -> String {
    let everybody = Recipe { absent: 0.0, plants: Vec::new(), ..recipe.clone() };
    let (mut held, mut all) = (0.0, 0.0);
    for seed in 0..counties {
        let (county, full) = (recipe.simulate(seed), everybody.simulate(seed));
        let (cohort, all_there) = (&county.ledger.cohorts[0], &full.ledger.cohorts[0]);
        let total = cohort.total().expect("five subjects have a total");
        for screen in screened(&county).screens.iter().filter(|screen| screen.code.code == "A106") {
            let (Some(unit), Some((low, high))) = (screen.of.unit(), screen.interval) else { continue };
            let mean = |cohort: &kaojing::reconcile::ledger::Cohort| {
                let scores: Vec<f64> =
                    cohort.units[unit].range.clone().filter_map(|at| Some(cohort.counted(total, at)?.to_f64())).collect();
                scores.iter().sum::<f64>() / scores.len() as f64
            };
            let gained = mean(cohort) - mean(all_there);
            held += f64::from(u8::from(low <= gained && gained <= high));
            all += 1.0;
        }
    }
    let share: f64 = held / f64::max(all, 1.0);
    format!("{share:.3} ± {:.3}", (share * (1.0 - share) / f64::max(all, 1.0)).sqrt())
}

fn shapes(counties: u64) {
    println!("## A204, A205, A206: how scores scatter, go together and end\n");
    head("", &COLUMNS);
    let lines = [
        ("A204, distances from the mean × 0.6", "A204", Plant::Compressed { factor: 0.6 }),
        ("A204, × 0.4", "A204", Plant::Compressed { factor: 0.4 }),
        ("A205, 30 % of the marks slipped to other pupils", "A205", Plant::Slipped { share: 0.3 }),
        ("A205, 60 % slipped", "A205", Plant::Slipped { share: 0.6 }),
        ("A206, 20 % of the scripts at the nearest five", "A206", Plant::Heaped { share: 0.2 }),
        ("A206, 40 %", "A206", Plant::Heaped { share: 0.4 }),
    ];
    for (name, code, plant) in lines {
        let runs = runs(&Recipe::default().with(plant, 4), counties);
        row(name, &measures(&runs, code, Level::Schools));
        row("… its classes", &measures(&runs, code, Level::Classes));
    }
    println!();
}

fn pupils(counties: u64) {
    println!("## A301, A302: single pupils\n");
    head("", &["planted cases that are leads", "leads elsewhere, a county"]);
    for (points, mean) in [(30.0, 65.0), (40.0, 65.0), (40.0, 45.0)] {
        let recipe = Recipe { mean, ..Recipe::default() }.with_earlier(0.95).with(Plant::Jump { pupils: 2, points }, 4);
        let runs = runs(&recipe, counties);
        let leads =
            |run: &Run, here: bool| run.leads.iter().filter(|(code, of, _)| *code == "A301" && run.planted(*of) == here).count() as f64;
        row(
            &format!("A301, 8 pupils up by {points} points in one paper (full marks at most), county mean {mean}"),
            &[
                figure(&runs, |runs| Some(runs.iter().map(|run| leads(run, true)).sum::<f64>() / (8.0 * runs.len() as f64))),
                figure(&runs, |runs| Some(runs.iter().map(|run| leads(run, false)).sum::<f64>() / runs.len() as f64)),
            ],
        );
    }
    for subjects in [5, 9] {
        let recipe = Recipe { subjects, ..Recipe::default() }.with(Plant::Copied { pupils: 1 }, 4);
        let runs = runs(&recipe, counties);
        let leads =
            |run: &Run, here: bool| run.leads.iter().filter(|(code, of, _)| *code == "A302" && run.planted(*of) == here).count() as f64;
        row(
            &format!("A302, a copied row in 4 schools, {subjects} subjects"),
            &[
                figure(&runs, |runs| Some(runs.iter().map(|run| leads(run, true)).sum::<f64>() / (4.0 * runs.len() as f64))),
                figure(&runs, |runs| Some(runs.iter().map(|run| leads(run, false)).sum::<f64>() / runs.len() as f64)),
            ],
        );
    }
    println!();
}
