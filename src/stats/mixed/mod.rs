//! The random-intercept model `x = β₀ + β'z + unit + residual` from sufficient statistics of each unit: what one evaluation
//! costs depends on the number of units and not of candidates.
//!
//! Candidates become [`Moments`] of their unit ([`moments`]), these the [`Sums`] of a model ([`sums`]). At a ratio
//! λ = σ²_unit/σ²_residual everything else has a closed form ([`profile`]); [`search`] finds the λ at which the derivative of
//! the profiled deviance is zero, [`fit()`] says what follows. [`nested`] puts classes within schools, [`null`] is the model
//! without predictors. Which scores of which candidates go in is told by [`value_added`](super::value_added).

pub mod cholesky;
pub mod fit;
pub mod moments;
pub mod nested;
pub mod null;
pub mod profile;
pub mod search;
pub mod sums;

pub use fit::{Coefficient, Effect, Fit, Method, Undefined, fit};
pub use moments::Moments;
pub use nested::fit_nested;
pub use null::{RandomIntercept, UnitSums, random_intercept};
pub use sums::Sums;
