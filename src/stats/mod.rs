//! [`Ledger`] → [`Stats`]: every figure of the catalogue that the reports and tables print. Nothing is rounded here,
//! nothing is NaN: what is undefined is `None`.
//!
//! A paper is sorted once ([`sitting`]) and dealt into its units ([`division`], [`levels`]), whose scores then ascend;
//! [`summary`] describes each with the kernels ([`describe`], [`quantile`], …), [`position`] compares units with the
//! county, [`progress`] with earlier exams. Kernels take slices and know nothing of exams. What each figure means is told by [`catalogue`].

pub mod all_papers;
pub mod anova;
pub mod balance;
pub mod bands;
pub mod binomial;
pub mod catalogue;
pub mod compare;
pub mod composite;
pub mod denominator;
pub mod describe;
pub mod dist;
pub mod division;
pub mod equity;
pub mod gaps;
pub mod grading;
pub mod item;
pub mod items;
pub mod levels;
pub mod lines;
pub mod mixed;
mod notes;
mod paper;
pub mod position;
pub mod positions;
pub mod progress;
pub mod quantile;
pub mod relation;
pub mod reliability;
pub mod remark;
pub mod result;
pub mod rivals;
pub mod scaled;
pub mod shape;
pub mod sitting;
pub mod spread;
pub mod standing;
pub mod summary;
pub mod tails;
pub mod teachers;
pub mod uneven;
pub mod units;
pub mod value_added;

pub use result::Stats;

use crate::{
    config::Config,
    diagnostics::Outcome,
    reconcile::{
        Ledger,
        ledger::{Cohort, Teaching},
    },
};
use levels::Levels;
use rayon::prelude::*;
use result::CohortStats;
use sitting::Sitting;
use value_added::Modeller;

/// Computes every figure, papers in parallel.
#[must_use]
pub fn analyse(ledger: &Ledger, config: &Config) -> Outcome<Stats> {
    let mut seen = composite::unknown_categories(ledger, &config.composite);
    let cohorts = ledger.cohorts.iter().map(|cohort| analyse_cohort(cohort, ledger, config).into_value(&mut seen)).collect();
    let remarks = remark::analyse(ledger, config);
    Outcome { value: Stats { cohorts, remarks }, seen }
}

fn analyse_cohort(cohort: &Cohort, ledger: &Ledger, config: &Config) -> Outcome<CohortStats> {
    let levels = Levels::of(cohort, ledger);
    let modeller = Modeller::of(cohort, &config.value_added);
    let of_paper = |at| {
        let of_paper = |one: &&Teaching| ledger.cohorts.get(one.cohort).is_some_and(|of| std::ptr::eq(of, cohort)) && one.paper == at;
        let teaching: Vec<&Teaching> = ledger.teaching.iter().filter(of_paper).collect();
        let sitting = Sitting::of(cohort, at, &config.candidates);
        paper::analyse(cohort, &sitting, &levels, &teaching, config).with_models(modeller.models(&sitting))
    };
    let papers: Vec<_> = (0..cohort.papers.len()).into_par_iter().map(of_paper).collect();
    let mut seen = notes::notes(cohort, &papers, ledger, config);
    let scaled = scaled::analyse(cohort, ledger, &levels, config).into_value(&mut seen);
    let lines = lines::analyse(cohort, ledger, &levels, &papers, scaled.as_ref(), config).into_value(&mut seen);
    let composite = composite::analyse(cohort, ledger, &papers, config).into_value(&mut seen);
    let all_papers = all_papers::all_papers(cohort, &levels, &config.candidates);
    let uneven = uneven::uneven(cohort, &levels, &config.candidates, &config.shares);
    seen.extend(value_added::notes::notes(cohort, &papers, ledger, &config.value_added));
    let progress = progress::analyse(cohort, ledger, &levels, &papers, config).into_value(&mut seen);
    Outcome {
        value: CohortStats {
            papers,
            all_papers,
            scaled,
            lines,
            composite,
            uneven,
            progress,
            relations: relation::relations(cohort, &config.candidates),
        },
        seen,
    }
}
