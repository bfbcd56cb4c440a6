//! Counties in which nobody did anything: how often p is small, and how many leads there are.

use crate::run::{Level, Run, figure, head, row, runs};
use kaojing::{
    anomalies::finding::Strength,
    simulate::{Marking, Plant, Recipe, measure::share},
};

const CODES: [&str; 12] = ["A105", "A106", "A201", "A202", "A203", "A204", "A205", "A206", "A207", "A301", "A302", "leads a county"];

pub fn print(counties: u64) {
    let base = || Recipe::default().with_earlier(0.9);
    let recipes = [
        ("40 schools", base()),
        ("12 schools", Recipe { schools: 12, ..base() }),
        ("80 schools", Recipe { schools: 80, ..base() }),
        ("no earlier exam", Recipe::default()),
        ("60 % matched", Recipe::default().with_earlier(0.6)),
        ("75 % matched", Recipe::default().with_earlier(0.75)),
        ("all matched", Recipe::default().with_earlier(1.0)),
        ("easy paper, mean 84", Recipe { mean: 84.0, ..base() }),
        ("hard paper, mean 40", Recipe { mean: 40.0, ..base() }),
        ("half marks", Recipe { marking: Marking::Half, ..base() }),
        ("even scores", Recipe { marking: Marking::Even, ..base() }),
        ("30 % rounded to five", Recipe { marking: Marking::RoundToFive, ..base() }),
        ("5 % ill", Recipe { absent: 0.05, ..base() }),
        ("9 subjects", Recipe { subjects: 9, ..base() }),
        ("bent scale", Recipe { bent: true, ..base() }),
        ("bent scale, mean 82, sd 12", Recipe { bent: true, mean: 82.0, sd: 12.0, ..base() }),
        ("bent scale, mean 42", Recipe { bent: true, mean: 42.0, ..base() }),
        ("bent scale, 80 schools of 250", Recipe { bent: true, schools: 80, median_pupils: 250.0, ..base() }),
    ];
    let innocent = [
        ("strong teachers, up by 8 in both exams", base().with(Plant::StrongTeacher { points: 8.0 }, 4)),
        ("selective schools, up by 15 in both exams", base().with(Plant::Selective { points: 15.0 }, 4)),
        ("boarding schools of 20", base().with(Plant::Boarding { pupils: 20 }, 4)),
        ("schools that round to five as nobody else does: A206 is to say so", base().with(Plant::Rounding, 4)),
    ];
    println!("## Honest counties: share of p < .05\n");
    println!(
        "It should be .05, and .035 to .065 is the bar. Lower by its nature: A302 is 1 unless a pair is found.\n\
         A203 takes the smallest of up to four lines for their number. On a bent scale the share of the marks is an S-shaped\n\
         function of what a pupil can do. The last table is of the county's own row of A203.\n"
    );
    let header: Vec<&str> = CODES.to_vec();
    head("schools", &header);
    let (mut classes, mut county) = (Vec::new(), Vec::new());
    for (name, recipe) in recipes {
        let runs = runs(&recipe, counties);
        row(name, &line(&runs, Level::Schools));
        classes.push((name, line(&runs, Level::Classes)));
        county.push((name, figure(&runs, |runs| small(runs, "A203", Level::County))));
    }
    println!();
    head("classes", &header);
    classes.iter().for_each(|(name, line)| row(name, line));
    println!();
    head("the county as a whole", &["A203"]);
    county.into_iter().for_each(|(name, figure)| row(name, &[figure]));
    println!("\n## Innocent schools that look odd\n");
    head("schools", &header);
    for (name, recipe) in innocent {
        row(name, &line(&runs(&recipe, counties), Level::Schools));
    }
    println!("\nStrong leads in all counties of this part: see the tests, which hold them below one in twenty counties.");
}

/// Share of the tests of a code with p < .05.
fn small(runs: &[Run], code: &str, level: Level) -> Option<f64> {
    share(runs.iter().flat_map(|run| run.tests(code, level)), |screen| screen.p.is_some_and(|p| p < 0.05))
}

fn line(runs: &[Run], level: Level) -> Vec<String> {
    let at_level = |class: bool| class == (level == Level::Classes);
    let leads = |runs: &[Run], wanted: Option<Strength>| {
        let count = |run: &Run| {
            run.leads
                .iter()
                .filter(|(_, of, strength)| at_level(of.class().is_some()) && wanted.is_none_or(|wanted| wanted == *strength))
                .count()
        };
        Some(runs.iter().map(|run| count(run) as f64).sum::<f64>() / runs.len() as f64)
    };
    let codes = CODES.iter().take(CODES.len() - 1);
    codes.map(|code| figure(runs, |runs| small(runs, code, level))).chain([figure(runs, |runs| leads(runs, None))]).collect()
}
