//! [`Ledger`](crate::reconcile::Ledger) → [`Stats`]: every figure of the catalogue that the reports and tables print. Nothing is rounded here,
//! nothing is NaN: what is undefined is `None`.
//!
//! Candidates are sorted so that a school or class is one slice: each slice is sorted once and described by kernels
//! ([`describe`], [`quantile`]); [`summary`] counts, [`position`] compares units with the county.

pub mod balance;
pub mod bands;
pub mod describe;
pub mod dist;
pub mod item;
pub mod mixed;
mod paper;
pub mod position;
pub mod quantile;
pub mod result;
pub mod standing;
pub mod summary;

pub use result::Stats;

use crate::{config::Config, diagnostics::Outcome, reconcile::Ledger};
use rayon::prelude::*;

/// Computes every figure, papers in parallel.
#[must_use]
pub fn analyse(ledger: &Ledger, config: &Config) -> Outcome<Stats> {
    let cohorts = ledger
        .cohorts
        .iter()
        .map(|cohort| {
            let papers = (0..cohort.papers.len()).into_par_iter().map(|at| paper::analyse(ledger, cohort, at, config)).collect();
            result::CohortStats { papers }
        })
        .collect();
    Outcome::clean(Stats { cohorts })
}
