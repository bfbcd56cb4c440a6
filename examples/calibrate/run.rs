//! Counties screened, and figures of them with their errors.

use kaojing::{
    anomalies::{
        self, Findings, Screen,
        finding::{Strength, Subjected},
    },
    config::Config,
    simulate::{County, Planted, Recipe, practice::Practice},
    stats::Stats,
};
use rayon::prelude::*;

/// A county after screening.
pub struct Run {
    pub screens: Vec<Screen>,
    /// Code, place and strength of each lead.
    pub leads: Vec<(&'static str, Subjected, Strength)>,
    pub truth: Vec<Planted>,
    /// What each practice flags: `[practice][paper][school]`.
    pub practice: Vec<Vec<Vec<bool>>>,
}

/// The county as a whole, schools, or classes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    County,
    Schools,
    Classes,
}

pub fn screened(county: &County) -> Findings {
    anomalies::screen(&county.ledger, &Stats::default(), &Config::default()).value
}

pub fn runs(recipe: &Recipe, counties: u64) -> Vec<Run> {
    let run = |seed: u64| {
        let county = recipe.simulate(seed);
        let findings = screened(&county);
        let cohort = &county.ledger.cohorts[0];
        let papers = || 0..cohort.single_papers();
        Run {
            leads: findings.leads.iter().map(|lead| (lead.screen.code.code, lead.screen.of, lead.strength)).collect(),
            screens: findings.screens.iter().collect(),
            practice: Practice::ALL.iter().map(|practice| papers().map(|paper| practice.flags(cohort, paper)).collect()).collect(),
            truth: county.truth,
        }
    };
    (0..counties).into_par_iter().map(run).collect()
}

impl Run {
    /// Tests with a p of a code at a level.
    pub fn tests(&self, code: &str, level: Level) -> impl Iterator<Item = &Screen> {
        let at_level = move |of: Subjected| match level {
            Level::County => of.unit().is_none(),
            Level::Schools => of.unit().is_some() && of.class().is_none(),
            Level::Classes => of.class().is_some(),
        };
        self.screens.iter().filter(move |screen| screen.code.code == code && screen.p.is_some() && at_level(screen.of))
    }

    /// Whether something is planted in this school and subject, or in the school as a whole.
    pub fn planted(&self, of: Subjected) -> bool {
        self.truth.iter().any(|planted| Some(planted.unit) == of.unit() && (planted.paper.is_none() || planted.paper == of.paper()))
    }

    pub fn is_lead(&self, screen: &Screen) -> bool {
        self.leads.iter().any(|(code, of, _)| *code == screen.code.code && *of == screen.of)
    }
}

/// A figure over all runs, and its standard error over ten parts of them.
pub fn figure(runs: &[Run], measure: impl Fn(&[Run]) -> Option<f64>) -> String {
    let parts: Vec<f64> = runs.chunks(runs.len().div_ceil(10).max(1)).filter_map(&measure).collect();
    let Some(all) = measure(runs) else { return "–".to_owned() };
    let mean = parts.iter().sum::<f64>() / parts.len() as f64;
    let squares: f64 = parts.iter().map(|part| (part - mean).powi(2)).sum();
    if parts.len() < 2 {
        return format!("{all:.3}");
    }
    format!("{all:.3} ± {:.3}", (squares / (parts.len() as f64 - 1.0) / parts.len() as f64).sqrt())
}

/// A line of a table.
pub fn row(name: &str, figures: &[String]) {
    println!("| {name} | {} |", figures.join(" | "));
}

/// The head of a table.
pub fn head(name: &str, columns: &[&str]) {
    println!("| {name} | {} |\n|---{}|", columns.join(" | "), "|---".repeat(columns.len()));
}
