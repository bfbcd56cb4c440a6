//! [`Ledger`](crate::reconcile::Ledger) → [`Stats`]: every figure of metrics.md that the reports and tables print. Nothing is rounded here,
//! nothing is NaN: what is undefined is `None`.

pub mod result;

pub use result::Stats;

use crate::{config::Config, diagnostics::Outcome, reconcile::Ledger};

/// Computes every figure.
#[must_use]
pub fn analyse(_ledger: &Ledger, _config: &Config) -> Outcome<Stats> {
    Outcome::default()
}
