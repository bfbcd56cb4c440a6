//! A209: scripts marked again, drawn by `remark draw`'s own code.

use crate::run::{head, row};
use kaojing::{
    anomalies::Screen,
    config::Config,
    remark::Wanted,
    simulate::{Again, Marker, Plant, Recipe, measure::share},
    stats::remark::Cell,
};
use rayon::prelude::*;

/// Both markings err by 3 points a script, so that original − re-mark has an sd of 4.2; the settings expect 4.
const MARKER: Marker = Marker { sd: 3.0, strict: 0.0, even: true };
/// Schools that are lenient in one paper each, in the counties where they are asked for by name.
const LENIENT: usize = 10;

/// A cell that was marked again.
struct Marked {
    cell: Cell,
    screen: Screen,
    /// By how much its marks are above fair ones.
    leniency: f64,
    lead: bool,
}

/// The lines of one county.
type County = Vec<Marked>;

fn marked(again: Again) -> County {
    let findings = again.analysis.findings;
    let cells = again.analysis.stats.remarks.cells;
    let found = |cell: Cell| {
        let here = |screen: &Screen| {
            (screen.of.unit(), screen.of.class(), screen.of.paper()) == (Some(cell.at.unit), cell.at.class, Some(cell.at.paper))
        };
        let screen = findings.screens.iter().filter(|screen| screen.p.is_some()).find(here)?;
        let lead = findings.leads.iter().any(|lead| here(&lead.screen));
        Some(Marked { leniency: again.leniency[cell.at.paper][cell.at.unit], cell, screen, lead })
    };
    cells.into_iter().filter_map(found).collect()
}

/// Counties in which the office asks for the lenient schools by name; only the lenient papers are looked at.
fn asked(recipe: &Recipe, marker: Marker, wanted: &Wanted, counties: u64) -> Vec<County> {
    let one = |seed: u64| {
        let county = recipe.simulate(seed);
        let name = |unit: usize| county.ledger.schools[county.ledger.cohorts[0].units[unit].school as usize].name.to_string();
        let schools = county.truth.iter().map(|planted| name(planted.unit)).collect();
        let wanted = Wanted { schools, seed: Some(seed + 1), ..wanted.clone() };
        let mut cells = county.marked_again(recipe, (marker, &wanted), &Config::default(), seed).map(marked).unwrap_or_default();
        let planted = |cell: &Cell| county.truth.iter().any(|it| (it.unit, it.paper) == (cell.at.unit, Some(cell.at.paper)));
        cells.retain(|marked| planted(&marked.cell));
        cells
    };
    (0..counties).into_par_iter().map(one).collect()
}

/// Counties of which the ranking decides.
fn ranked(recipe: &Recipe, marker: Marker, counties: u64) -> Vec<(County, usize)> {
    let one = |seed: u64| {
        let wanted = Wanted { seed: Some(seed + 1), ..Wanted::default() };
        let county = recipe.simulate(seed);
        let again = county.marked_again(recipe, (marker, &wanted), &Config::default(), seed);
        (again.map(marked).unwrap_or_default(), county.truth.len())
    };
    (0..counties).into_par_iter().map(one).collect()
}

/// A figure over all counties, and its standard error over ten parts of them.
fn figure<C>(counties: &[C], measure: impl Fn(&[&C]) -> Option<f64>) -> String {
    let all: Vec<&C> = counties.iter().collect();
    let parts: Vec<f64> = all.chunks(all.len().div_ceil(10).max(1)).filter_map(&measure).collect();
    let Some(whole) = measure(&all) else { return "–".to_owned() };
    if parts.len() < 2 {
        return format!("{whole:.3}");
    }
    let mean = parts.iter().sum::<f64>() / parts.len() as f64;
    let squares: f64 = parts.iter().map(|part| (part - mean).powi(2)).sum();
    format!("{whole:.3} ± {:.3}", (squares / (parts.len() as f64 - 1.0) / parts.len() as f64).sqrt())
}

fn average(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

fn of_schools(median_pupils: f64) -> Recipe {
    Recipe { median_pupils, size_sd: 0.2, ..Recipe::default() }
}

fn lenient(points: f64, median_pupils: f64) -> Recipe {
    of_schools(median_pupils).with(Plant::Subject { points }, LENIENT)
}

fn small(county: &&County) -> Vec<bool> {
    county.iter().map(|marked| marked.screen.p.is_some_and(|p| p < 0.05)).collect()
}

fn tested(counties: &[&County]) -> Option<f64> {
    share(counties.iter().flat_map(small), |small| *small)
}

fn held(counties: &[&County], by: impl Fn(&Marked) -> f64) -> Option<f64> {
    let holds = |marked: &Marked| {
        let interval = marked.screen.interval?;
        let truth = by(marked);
        Some(interval.0 <= truth && truth <= interval.1)
    };
    share(counties.iter().flat_map(|county| county.iter().filter_map(holds)), |holds| *holds)
}

pub fn print(counties: u64) {
    println!("## A209: scripts marked again\n");
    println!(
        "Scripts are drawn as `remark draw` draws them: strata near a line, low, middle and high, controls. Original and re-mark err by 3\n\
         points a script each, so that luck of the first marking comes back. A cell's leniency is by how much its marks are above\n\
         those that the second marking gives on average. The tolerance is 2 points. In the first three tables the office asks for ten\n\
         schools by name, each lenient in one paper.\n"
    );
    size(counties);
    power(counties);
    precision(counties);
    circle(counties);
}

fn size(counties: u64) {
    head("", &["scripts", "p < .05", "interval holds the leniency", "mean half-width"]);
    let settings = Wanted::default();
    let lines = [
        ("leniency 0, schools of 90", lenient(0.0, 90.0), MARKER, settings.clone()),
        ("2, the tolerance itself, schools of 90", lenient(2.0, 90.0), MARKER, settings.clone()),
        ("2, schools of 40", lenient(2.0, 40.0), MARKER, settings.clone()),
        ("2, schools of 25", lenient(2.0, 25.0), MARKER, settings.clone()),
        ("2, all scripts of schools of 25", lenient(2.0, 25.0), MARKER, Wanted { size: Some(1000), ..settings.clone() }),
        ("2, 6 scripts of 90", lenient(2.0, 90.0), MARKER, Wanted { size: Some(6), ..settings.clone() }),
        ("2, 10 scripts of 90", lenient(2.0, 90.0), MARKER, Wanted { size: Some(10), ..settings.clone() }),
        ("2, 16 scripts of 90", lenient(2.0, 90.0), MARKER, Wanted { size: Some(16), ..settings.clone() }),
        ("2, 30 scripts of 90", lenient(2.0, 90.0), MARKER, Wanted { size: Some(30), ..settings.clone() }),
        ("2 on average, markers lucky or not, schools of 90", lenient(2.0, 90.0), Marker { even: false, ..MARKER }, settings.clone()),
        ("… of the school's own leniency in schools of 25", lenient(2.0, 25.0), Marker { even: false, ..MARKER }, settings),
    ];
    for (name, recipe, marker, wanted) in lines {
        let runs = asked(&recipe, marker, &wanted, counties);
        let scripts =
            |counties: &[&County]| average(counties.iter().flat_map(|county| county.iter().map(|marked| f64::from(marked.cell.n))));
        let half = |marked: &Marked| marked.screen.interval.map(|(low, high)| (high - low) / 2.0);
        row(
            name,
            &[
                format!("{:.1}", scripts(&runs.iter().collect::<Vec<_>>()).unwrap_or_default()),
                figure(&runs, tested),
                figure(&runs, |counties| held(counties, |marked| marked.leniency)),
                figure(&runs, |counties| average(counties.iter().flat_map(|county| county.iter().filter_map(half)))),
            ],
        );
    }
    println!("\nBars: p < .05 in at most .05 where the leniency is 2, and near it; the interval in .92 to .97.\n");
}

fn power(counties: u64) {
    println!("Power, p < .05:\n");
    head("leniency, schools of 90", &["6 scripts", "10", "16", "30"]);
    for points in [4.0, 5.0, 8.0] {
        let of_size = |size: u32| {
            let runs = asked(&lenient(points, 90.0), MARKER, &Wanted { size: Some(size), ..Wanted::default() }, counties);
            figure(&runs, tested)
        };
        row(&format!("{points}"), &[6, 10, 16, 30].map(of_size));
    }
    println!();
}

/// What was wanted of a sample, and what it does, with markers as the settings expect them.
fn precision(counties: u64) {
    println!("What was wanted and what was reached, where original − re-mark has the sd of the settings (4 points):\n");
    head("", &["scripts", "wanted", "reached"]);
    let marker = Marker { sd: 4.0 / 2.0_f64.sqrt(), ..MARKER };
    let scripts =
        |runs: &[County]| format!("{:.1}", average(runs.iter().flatten().map(|marked| f64::from(marked.cell.n))).unwrap_or_default());
    for pupils in [25.0, 40.0, 90.0, 200.0] {
        let runs = asked(&lenient(5.0, pupils), marker, &Wanted::default(), counties);
        row(
            &format!("power for 3 points beyond the tolerance, schools of {pupils}"),
            &[scripts(&runs), "0.80".to_owned(), figure(&runs, tested)],
        );
    }
    for (half, pupils) in [(2.0, 40.0), (2.0, 90.0), (1.0, 200.0)] {
        let runs = asked(&lenient(5.0, pupils), marker, &Wanted { precision: Some(half), ..Wanted::default() }, counties);
        let reached = |marked: &Marked| marked.screen.interval.map(|(low, high)| (high - low) / 2.0);
        let reached = figure(&runs, |counties| average(counties.iter().flat_map(|county| county.iter().filter_map(reached))));
        row(&format!("half-width of the interval, schools of {pupils}"), &[scripts(&runs), format!("{half:.2}"), reached]);
    }
    println!();
}

/// From the screens to the confirmed list.
fn circle(counties: u64) {
    println!("From the ranking to the confirmed list: 40 schools, 5 papers, an earlier exam, four leads and two controls a paper:\n");
    head("", &["lenient cells drawn", "of these confirmed", "confirmed that are not lenient", "scripts a county"]);
    let county = || Recipe::default().with_earlier(0.9);
    let up = |points: f64, schools: usize| county().with(Plant::Subject { points }, schools);
    let both =
        county().with(Plant::Subject { points: 8.0 }, 4).with(Plant::Subject { points: 5.0 }, 4).with(Plant::Subject { points: 2.0 }, 8);
    let lines = [
        ("honest", county(), MARKER),
        ("4 schools lenient by 8", up(8.0, 4), MARKER),
        ("4 by 5", up(5.0, 4), MARKER),
        ("4 by 8, 4 by 5, 8 by the tolerance of 2", both.clone(), MARKER),
        ("… markers lucky or not", both.clone(), Marker { even: false, ..MARKER }),
        ("… second marking stricter by 3 all over", both, Marker { strict: 3.0, ..MARKER }),
    ];
    for (name, recipe, marker) in lines {
        let runs = ranked(&recipe, marker, counties);
        // Beyond the tolerance, with what rounding leaves.
        let lenient = |marked: &&Marked| marked.leniency > 2.05;
        let planted = recipe
            .plants
            .iter()
            .filter(|(plant, _)| matches!(plant, Plant::Subject { points } if *points > 2.0))
            .map(|(_, schools)| schools)
            .sum::<usize>();
        let drawn = |counties: &[&(County, usize)]| {
            let found = counties.iter().flat_map(|(cells, _)| cells).filter(lenient).filter(|marked| marked.leniency > 3.0).count();
            (planted > 0).then(|| found as f64 / (planted * counties.len()) as f64)
        };
        let confirmed = |counties: &[&(County, usize)]| {
            share(counties.iter().flat_map(|(cells, _)| cells).filter(|marked| marked.leniency > 3.0), |marked| marked.lead)
        };
        let wrong = |counties: &[&(County, usize)]| {
            share(counties.iter().flat_map(|(cells, _)| cells).filter(|marked| marked.lead), |marked| !lenient(marked))
        };
        let scripts = average(runs.iter().map(|(cells, _)| cells.iter().map(|marked| f64::from(marked.cell.n)).sum())).unwrap_or_default();
        row(name, &[figure(&runs, drawn), figure(&runs, confirmed), figure(&runs, wrong), format!("{scripts:.0}")]);
    }
    println!("\nBar: .05 of the confirmed at most.\n");
}
