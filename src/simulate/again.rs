//! Scripts of an invented county marked again: who is drawn is decided by `remark draw`'s own code, whose scripts codes
//! stand for by that of `remark apply`; only the marker is invented.
//!
//! Behind every mark there is a fair one, which markers give on average. Both markings err about it: what is above a
//! school's mean is so partly by luck, and comes back towards it when marked again.

use super::{County, Draws, Plant, Recipe};
use crate::{
    anomalies,
    config::Config,
    diagnostics::{Diagnostics, Outcome},
    error::Error,
    ingest::remark::{Key, RemarkRow, RemarkTable},
    model::Score,
    pipeline::Analysis,
    reconcile::{
        Ledger,
        ledger::Cohort,
        remark::{Named, resolve},
    },
    remark::{Wanted, draw::draw},
    stats::{Stats, remark},
};

/// The stream of the markers' chance, away from those of the schools.
const STREAM: u64 = 1 << 32;

/// The second marking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marker {
    /// Standard deviation of one marking of a script about its fair mark; the first marking's is the same.
    pub sd: f64,
    /// Points that the second marking takes off everywhere.
    pub strict: f64,
    /// Whether the first marking's chance evens out in every school and paper, so that the leniency there is exactly what is
    /// planted. In life a school's markers were lucky or not.
    pub even: bool,
}

/// A county of which a sample was marked again.
#[derive(Clone, Debug)]
pub struct Again {
    /// The county with its re-marks, their figures and A209.
    pub analysis: Analysis,
    /// What was drawn.
    pub key: Key,
    /// By how much the marks of a school are above fair ones, in the mean: `[paper][school]`.
    pub leniency: Vec<Vec<f64>>,
}

impl County {
    /// Draws scripts as `remark draw` would, has them marked again, and tests what comes back. Only A209 is looked at.
    ///
    /// # Errors
    /// If there is nothing to draw.
    pub fn marked_again(&self, recipe: &Recipe, (marker, wanted): (Marker, &Wanted), config: &Config, seed: u64) -> Result<Again, Error> {
        // Where schools are asked for, nothing depends on the ranking.
        let findings = if wanted.schools.is_empty() {
            anomalies::screen(&self.ledger, &Stats::default(), config).value
        } else {
            anomalies::Findings::default()
        };
        let (config, ledger, stats) = (config.clone(), self.ledger.clone(), Stats::default());
        let mut analysis = Analysis { config, ledger, stats, findings, diagnostics: Diagnostics::new() };
        let drawing = draw(&analysis, wanted)?;
        let mut draws = Draws::new(seed, STREAM);
        let fair: Vec<Vec<Option<f64>>> =
            (0..self.ledger.cohorts[0].single_papers()).map(|paper| self.fair(recipe, paper, marker, &mut draws)).collect();
        let table = marks(&analysis.ledger, &drawing.key, (&fair, marker), &mut draws);
        let mut settled = Outcome::clean(std::mem::take(&mut analysis.ledger));
        resolve(&mut settled, Named::of(table, drawing.key.clone()));
        analysis.ledger = settled.into_value(&mut analysis.diagnostics);
        analysis.stats.remarks = remark::analyse(&analysis.ledger, &analysis.config);
        analysis.findings = anomalies::screen(&analysis.ledger, &analysis.stats, &only_a209(&analysis.config)).value;
        let cohort = &self.ledger.cohorts[0];
        let leniency = fair.iter().enumerate().map(|(paper, fair)| above(cohort, paper, fair)).collect();
        Ok(Again { analysis, key: drawing.key, leniency })
    }

    /// The fair mark of every script of a paper: with the chance of the first marking as large as the marker's, its law given
    /// the mark that was given.
    fn fair(&self, recipe: &Recipe, paper: usize, marker: Marker, draws: &mut Draws) -> Vec<Option<f64>> {
        let cohort = &self.ledger.cohorts[0];
        let within = recipe.sd * recipe.sd * (1.0 - recipe.school_sd.powi(2) - recipe.school_subject_sd.powi(2));
        let chance = marker.sd * marker.sd;
        let lasts = (1.0 - chance / within).max(0.0);
        let mut fair = vec![None; cohort.candidates.len()];
        for (unit, school) in cohort.units.iter().enumerate() {
            let planted = self.truth.iter().filter(|planted| planted.unit == unit);
            let lenient: f64 = planted
                .filter_map(|planted| match planted.plant {
                    Plant::Subject { points } if planted.paper == Some(paper) => Some(points),
                    Plant::School { points } => Some(points),
                    _ => None,
                })
                .sum();
            let marks: Vec<(usize, f64)> = school.range.clone().filter_map(|at| Some((at, cohort.counted(paper, at)?.to_f64()))).collect();
            let count = marks.len().max(1) as f64;
            let mean = marks.iter().map(|(_, mark)| mark).sum::<f64>() / count;
            let drawn: Vec<f64> =
                marks.iter().map(|(_, mark)| mean - lenient + lasts * (mark - mean) + (lasts * chance).sqrt() * draws.normal()).collect();
            let off = mean - lenient - drawn.iter().sum::<f64>() / count;
            let off = if marker.even { off } else { 0.0 };
            for ((at, _), drawn) in marks.iter().zip(drawn) {
                fair[*at] = Some(drawn + off);
            }
        }
        fair
    }
}

/// What markers enter: a fair mark, less what they are stricter by, and their own chance.
fn marks(ledger: &Ledger, key: &Key, (fair, marker): (&[Vec<Option<f64>>], Marker), draws: &mut Draws) -> RemarkTable {
    let cohort = &ledger.cohorts[0];
    let by_id: std::collections::HashMap<&str, usize> =
        cohort.candidates.iter().enumerate().map(|(at, candidate)| (candidate.id.as_str(), at)).collect();
    let row = |(number, script): (usize, &crate::ingest::remark::KeyScript)| {
        let subject = &key.cells[script.cell].subject;
        let paper = cohort.papers.iter().position(|paper| paper.subject.name() == subject.as_str())?;
        let quality = fair[paper][*by_id.get(script.id.as_str())?]? - marker.strict + marker.sd * draws.normal();
        let full = cohort.papers[paper].full.to_f64();
        let mark = Score::from_f64(quality.round().clamp(0.0, full))?;
        Some(RemarkRow { row: u32::try_from(number).ok()?, code: script.code.clone(), marks: [Some(mark), None], ..RemarkRow::default() })
    };
    RemarkTable { draw: key.draw.clone(), rows: key.scripts.iter().enumerate().filter_map(row).collect() }
}

fn above(cohort: &Cohort, paper: usize, fair: &[Option<f64>]) -> Vec<f64> {
    let mean = |range: &std::ops::Range<usize>| {
        let apart: Vec<f64> = range.clone().filter_map(|at| Some(cohort.counted(paper, at)?.to_f64() - fair[at]?)).collect();
        apart.iter().sum::<f64>() / apart.len().max(1) as f64
    };
    cohort.units.iter().map(|unit| mean(&unit.range)).collect()
}

fn only_a209(config: &Config) -> Config {
    let mut config = config.clone();
    config.screens.off = anomalies::catalogue::ALL.iter().map(|code| code.code.to_owned()).filter(|code| code != "A209").collect();
    config
}
