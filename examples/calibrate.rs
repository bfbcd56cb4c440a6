//! Prints how the screens do on invented counties: `cargo run --release --example calibrate [COUNTIES]`.
//!
//! The bars are those that the tests hold the screens to, with fewer counties; see `tests/it/anomalies.rs`.

use kaojing::{
    anomalies::{
        self, Findings,
        finding::{Strength, Subjected},
    },
    config::Config,
    simulate::{
        Marking, Plant, Recipe,
        measure::{auc, found_at, share},
    },
    stats::Stats,
};
use rayon::prelude::*;

fn main() {
    let counties: u64 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(40);
    let base = Recipe::default;
    println!("{counties} counties a line; 40 schools, median 90 pupils, 5 subjects\n");
    println!(
        "A201, one subject up by 8 in 10 % of schools            AUC   found at 2 %         q<=.05    false there     A207 there   strong"
    );
    detection("scores alone", base(), counties);
    detection("earlier exam, 90 % matched", base().with_earlier(0.9), counties);
    detection("earlier exam, 70 % matched", base().with_earlier(0.7), counties);
    detection("half marks", Recipe { marking: Marking::Half, ..base() }, counties);
    detection("easy paper", Recipe { mean: 84.0, ..base() }, counties);
    println!("\nA202, whole school up by 8 in 10 % of schools           AUC          leads  leads others");
    whole_school(base().with_earlier(0.9), counties);
    println!(
        "\nhonest county                                     A201 p<.05   A207 p<.05   A202 p<.05   A203 p<.05   A105 p<.05   leads   strong"
    );
    honest("scores alone", base(), counties);
    honest("earlier exam", base().with_earlier(0.9), counties);
    honest("earlier exam, 70 % matched", base().with_earlier(0.7), counties);
    honest("half marks", Recipe { marking: Marking::Half, ..base() }, counties);
    honest("even scores", Recipe { marking: Marking::Even, ..base() }, counties);
    honest("round to five", Recipe { marking: Marking::RoundToFive, ..base() }, counties);
    honest("easy paper", Recipe { mean: 84.0, ..base() }, counties);
    honest("5 % ill", Recipe { absent: 0.05, ..base() }, counties);
    honest("strong teachers", base().with_earlier(0.9).with(Plant::StrongTeacher { points: 8.0 }, 4), counties);
    honest("selective schools", base().with_earlier(0.9).with(Plant::Selective { points: 15.0 }, 4), counties);
    honest("schools that round", base().with(Plant::Rounding, 4), counties);
    honest("small boarding schools", base().with_earlier(0.9).with(Plant::Boarding { pupils: 20 }, 4), counties);
    println!("\nA203, half of c-4..c-1 lifted, 100 pupils      tested   p<.05 of tested       leads");
    for (share, mean) in [(0.5, 65.0), (0.5, 60.0), (0.8, 60.0)] {
        lifted(share, mean, counties);
    }
}

fn screened(recipe: &Recipe, seed: u64) -> (Findings, kaojing::simulate::County) {
    let county = recipe.simulate(seed);
    (anomalies::screen(&county.ledger, &Stats::default(), &Config::default()).value, county)
}

fn detection(name: &str, recipe: Recipe, counties: u64) {
    let recipe = recipe.with(Plant::Subject { points: 8.0 }, 4);
    let runs: Vec<_> = (0..counties)
        .into_par_iter()
        .map(|seed| {
            let (findings, county) = screened(&recipe, seed);
            let here = |unit, paper| county.truth.iter().any(|planted| (Some(planted.unit), planted.paper) == (unit, paper));
            let up = findings.screens.iter().filter(|s| s.code.code == "A201" && s.statistic.is_some());
            let cells: Vec<(bool, f64, f64)> = up.map(|s| (here(s.of.unit, s.of.paper), -s.p.unwrap_or(1.0), s.q.unwrap_or(1.0))).collect();
            let down = findings.leads.iter().filter(|l| l.screen.code.code == "A207").map(|l| l.screen.of.unit);
            let beside = down.filter(|unit| county.truth.iter().any(|planted| Some(planted.unit) == *unit)).count();
            let strong =
                findings.leads.iter().filter(|l| l.strength == Strength::Strong && here(l.screen.of.unit, l.screen.of.paper)).count();
            (cells, beside, strong)
        })
        .collect();
    let (beside, strong) = runs.iter().fold((0, 0), |sum, run| (sum.0 + run.1, sum.1 + run.2));
    let cells: Vec<(bool, f64, f64)> = runs.into_iter().flat_map(|run| run.0).collect();
    let of = |planted: bool| -> Vec<f64> { cells.iter().filter(|c| c.0 == planted).map(|c| c.1).collect() };
    let (planted, others) = (of(true), of(false));
    let power = share(cells.iter().filter(|c| c.0), |c| c.2 <= 0.05);
    let wrong = share(cells.iter().filter(|c| c.2 <= 0.05), |c| !c.0);
    let found = found_at(0.02, &planted, &others);
    println!("  {name:<36}{}{}{}{}{beside:>15}{strong:>9}", figure(auc(&planted, &others)), figure(found), figure(power), figure(wrong));
}

fn whole_school(recipe: Recipe, counties: u64) {
    let recipe = recipe.with(Plant::School { points: 8.0 }, 4);
    let cells: Vec<(bool, f64, bool)> = (0..counties)
        .into_par_iter()
        .flat_map_iter(|seed| {
            let (findings, county) = screened(&recipe, seed);
            let leads: Vec<_> = findings.leads.iter().filter(|l| l.screen.code.code == "A202").map(|l| l.screen.of.unit).collect();
            let here = move |unit| county.truth.iter().any(|planted| Some(planted.unit) == unit);
            let schools: Vec<_> = findings.screens.into_iter().filter(|s| s.code.code == "A202" && s.p.is_some()).collect();
            schools.into_iter().map(move |s| (here(s.of.unit), -s.p.unwrap_or(1.0), leads.contains(&s.of.unit)))
        })
        .collect();
    let of = |planted: bool| -> Vec<f64> { cells.iter().filter(|c| c.0 == planted).map(|c| c.1).collect() };
    let lead = |planted: bool| share(cells.iter().filter(|c| c.0 == planted), |c| c.2);
    println!("  {:<36}{}{}{}", "earlier exam", figure(auc(&of(true), &of(false))), figure(lead(true)), figure(lead(false)));
}

fn honest(name: &str, recipe: Recipe, counties: u64) {
    let runs: Vec<Findings> = (0..counties).into_par_iter().map(|seed| screened(&recipe, seed).0).collect();
    let size = |code: &str| {
        share(runs.iter().flat_map(|run| &run.screens).filter(|s| s.code.code == code && s.of.unit.is_some()).filter_map(|s| s.p), |p| {
            *p < 0.05
        })
    };
    let county = share(runs.iter().flat_map(|run| &run.screens).filter(|s| s.of.unit.is_none()).filter_map(|s| s.p), |p| *p < 0.05);
    let leads = runs.iter().map(|run| run.leads.len()).sum::<usize>();
    let strong = runs.iter().flat_map(|run| &run.leads).filter(|lead| lead.strength == Strength::Strong).count();
    let mut by_code = std::collections::BTreeMap::<&str, usize>::new();
    runs.iter().flat_map(|run| &run.leads).for_each(|lead| *by_code.entry(lead.screen.code.code).or_default() += 1);
    print!("  {name:<46}");
    for code in ["A201", "A207", "A202", "A203", "A105"] {
        print!("{:>13}", size(code).map_or("–".into(), |size| format!("{size:.3}")));
    }
    println!("{leads:>8}{strong:>9}  county A203 p<.05 {:.3} {by_code:?}", county.unwrap_or(0.0));
}

fn lifted(lifted: f64, mean: f64, counties: u64) {
    let recipe = Recipe { median_pupils: 100.0, size_sd: 0.0, mean, ..Recipe::default() }.with(Plant::Lifted { share: lifted }, 4);
    let cells: Vec<(Option<f64>, bool)> = (0..counties)
        .into_par_iter()
        .flat_map_iter(|seed| {
            let (findings, county) = screened(&recipe, seed);
            let planted = move |of: Subjected| county.truth.iter().any(|p| (Some(p.unit), p.paper) == (of.unit, of.paper));
            let leads: Vec<Subjected> = findings.leads.iter().filter(|l| l.screen.code.code == "A203").map(|l| l.screen.of).collect();
            let screens = findings.screens.into_iter().filter(|s| s.code.code == "A203").filter(move |s| planted(s.of));
            screens.map(move |s| (s.p, leads.contains(&s.of)))
        })
        .collect();
    let tested = share(cells.iter(), |cell| cell.0.is_some());
    let found = share(cells.iter().filter_map(|cell| cell.0), |p| *p < 0.05);
    let leads = share(cells.iter(), |cell| cell.1);
    println!("  {:<46}{}{}{}", format!("{lifted} lifted, county mean {mean}"), figure(tested), figure(found), figure(leads));
}

fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| format!("{:>15}", "–"), |value| format!("{value:>15.3}"))
}
