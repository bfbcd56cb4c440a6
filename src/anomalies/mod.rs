//! [`Ledger`](crate::reconcile::Ledger) + [`Stats`](crate::stats::Stats) → [`Findings`]: reasons to look, never verdicts.

pub mod finding;

pub use finding::{Finding, Findings, Screen};

use crate::{config::Config, diagnostics::Outcome, reconcile::Ledger, stats::Stats};

/// Makes every test.
#[must_use]
pub fn screen(_ledger: &Ledger, _stats: &Stats, _config: &Config) -> Outcome<Findings> {
    Outcome::default()
}
