//! Screens that look at answers to items: a paper with 40 choice items of a mark each and a written part of 60 marks.

use crate::run::{Level, Run, figure, head, row, runs};
use kaojing::{
    anomalies::Screen,
    simulate::{
        Plant, Recipe,
        measure::{auc, share},
    },
};

pub fn print(counties: u64) {
    println!("## A208, A303, A304: answers to items\n");
    println!(
        "One paper of five has 40 choice items of four options and a written part. A208 and A303 are measured at the schools that are\n\
         planted; a slip of one place down the whole answer card and odd answers (hard items right at .75, easy ones at .45) are planted\n\
         in two pupils of each of four schools, and of them the leads are counted.\n"
    );
    head("", &["AUC", "p < .05 where planted", "leads, planted", "p < .05 elsewhere", "leads elsewhere, a county"]);
    let base = || Recipe::default().with_items(40);
    let lines = [
        ("A208, written part up by 5", "A208", base().with(Plant::Written { points: 5.0 }, 4), 4.0),
        ("A208, written part up by 8, earlier exam", "A208", base().with_earlier(0.9).with(Plant::Written { points: 8.0 }, 4), 4.0),
        ("A208, the whole subject taught well (+8)", "A208", base().with_earlier(0.9).with(Plant::StrongTeacher { points: 8.0 }, 4), 4.0),
        ("A303, one pupil has 70 % of the answers of another", "A303", base().with(Plant::SharedAnswers { pupils: 1, share: 0.7 }, 4), 4.0),
        ("A303, 90 %", "A303", base().with(Plant::SharedAnswers { pupils: 1, share: 0.9 }, 4), 4.0),
        ("A304, a slipped card", "A304", base().with(Plant::SlippedCard { pupils: 2 }, 4), 8.0),
        ("A304, odd answers", "A304", base().with(Plant::OddAnswers { pupils: 2 }, 4), 8.0),
        ("A208, honest, 12 schools", "A208", Recipe { schools: 12, ..base() }, 0.0),
        ("A303, honest, hard paper", "A303", Recipe { mean: 45.0, ..base() }, 0.0),
        ("A304, honest, hard paper", "A304", Recipe { mean: 45.0, ..base() }, 0.0),
    ];
    for (name, code, recipe, planted) in lines {
        let runs = runs(&recipe, counties);
        row(name, &measures(&runs, code, planted));
    }
    println!();
}

fn measures(runs: &[Run], code: &str, planted: f64) -> Vec<String> {
    let tests = |runs: &[Run], wanted: bool| -> Vec<Screen> {
        runs.iter().flat_map(|run| run.tests(code, Level::Schools).filter(move |s| run.planted(s.of) == wanted).cloned()).collect()
    };
    let small = |runs: &[Run], wanted: bool| share(tests(runs, wanted).iter(), |screen| screen.p.is_some_and(|p| p < 0.05));
    let leads = |runs: &[Run], wanted: bool| -> f64 {
        let here = |run: &Run| {
            run.leads.iter().filter(|(of_code, of, _)| *of_code == code && of.class().is_none() && run.planted(*of) == wanted).count()
                as f64
        };
        runs.iter().map(here).sum::<f64>() / runs.len() as f64
    };
    let evidence = |runs: &[Run], wanted: bool| -> Vec<f64> { tests(runs, wanted).iter().filter_map(|screen| Some(-screen.p?)).collect() };
    let pupils = code == "A304";
    vec![
        figure(runs, |runs| auc(&evidence(runs, true), &evidence(runs, false)).filter(|_| !pupils)),
        figure(runs, |runs| small(runs, true).filter(|_| !pupils)),
        figure(runs, |runs| (planted > 0.0).then(|| leads(runs, true) / planted)),
        figure(runs, |runs| small(runs, false)),
        figure(runs, |runs| Some(leads(runs, false))),
    ]
}
