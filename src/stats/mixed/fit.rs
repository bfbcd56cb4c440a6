//! [`Fit`]: what the model says at its estimate.

use super::{
    cholesky::at,
    profile::{Counting, Profile, log_units, weight},
    search,
    sums::{Grouped, Sums},
};
use std::f64::consts::TAU;

/// How variances are estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Method {
    /// Restricted maximum likelihood: variances are not made too small by the fixed effects.
    #[default]
    Reml,
    /// Maximum likelihood: likelihoods of models with different predictors can be compared.
    Ml,
}

impl Method {
    /// The word in exam.toml.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reml => "reml",
            Self::Ml => "ml",
        }
    }

    /// Degrees of freedom for so many candidates and fixed effects, the intercept among them.
    #[must_use]
    pub fn counting(self, n: f64, fixed: usize) -> Counting {
        let restricted = self == Self::Reml;
        let cost = if restricted { f64::from(u32::try_from(fixed).unwrap_or(u32::MAX)) } else { 0.0 };
        Counting { restricted, freedom: n - cost }
    }
}

/// Why there is no such model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// Fewer than two units, or as many predictors that only vary between units.
    FewUnits,
    /// One candidate in every unit: nothing tells the unit from the candidate.
    Alone,
    /// Fewer candidates than the fixed effects need.
    FewCandidates,
    /// This predictor has no spread, or is told by those before it.
    Dependent(usize),
    /// Nothing is left unexplained within units.
    Exact,
}

/// A fixed effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// Estimate.
    pub estimate: f64,
    /// Its standard error, variances taken as known.
    pub se: f64,
}

/// What a unit adds, shrunken towards 0: the best linear unbiased prediction.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Effect {
    /// Prediction.
    pub value: f64,
    /// Conditional sd: given fixed effects and variances, as lme4's `condVar`.
    pub sd: f64,
    /// Sd of prediction less truth: with the uncertainty of the fixed effects.
    pub prediction_sd: f64,
}

/// The fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// How.
    pub method: Method,
    /// Candidates.
    pub n: f64,
    /// Schools.
    pub schools: usize,
    /// Classes, where they are in the model.
    pub classes: Option<usize>,
    /// The intercept, then the slope of each predictor.
    pub fixed: Vec<Coefficient>,
    /// Their covariances, packed by [`at`].
    pub covariance: Vec<f64>,
    /// σ² between schools.
    pub var_school: f64,
    /// σ² between classes of a school, where they are in the model.
    pub var_class: Option<f64>,
    /// σ² of candidates.
    pub var_residual: f64,
    /// Log-likelihood, restricted under REML.
    pub log_likelihood: f64,
    /// One for each school, in order.
    pub effects: Vec<Effect>,
    /// One for each class, in order; empty where they are not in the model.
    pub class_effects: Vec<Effect>,
}

impl Fit {
    /// 校际方差占比 ICC: what schools have of the variance that predictors leave.
    #[must_use]
    pub fn icc(&self) -> f64 {
        self.var_school / self.variance()
    }

    /// What classes have of it.
    #[must_use]
    pub fn icc_class(&self) -> Option<f64> {
        self.var_class.map(|class| class / self.variance())
    }

    fn variance(&self) -> f64 {
        self.var_school + self.var_class.unwrap_or(0.0) + self.var_residual
    }
}

/// The random-intercept model by (restricted) maximum likelihood, from sufficient statistics.
///
/// Formula:   the λ = σ²_unit/σ²_residual with the lowest (N−p)·ln Q + Σ ln(1+nᵢλ) + ln det A, as the root of its derivative;
///            wᵢ = nᵢ/(1+nᵢλ), A and Q from the sums of products within units and wᵢ times those between;
///            ML: N·ln Q + Σ ln(1+nᵢλ). λ = 0 where it rises from 0 on.
///            Effect of a unit λwᵢr̄ᵢ, r̄ᵢ the mean residual of its fixed part; sd² = σ²λ/(1+nᵢλ)
/// Unit:      the outcome's; variances squared
/// Missing:   who lacks the outcome or a predictor is left out by the caller; `n` says how many stayed
/// Undefined: see [`Undefined`]
/// Source:    Patterson & Thompson (1971), Biometrika 58, 545–554; Bates et al. (2015), J. Stat. Softw. 67(1); Robinson (1991),
///            Statistical Science 6, 15–32
/// Checked:   tests/it/reference/mixed.rs, lme4, nlme and Henderson's equations
///
/// # Errors
/// Why there is no such model.
pub fn fit(sums: &Sums, method: Method) -> Result<Fit, Undefined> {
    let grouped = &sums.grouped;
    sums.check(grouped.sizes.len())?;
    let counting = method.counting(sums.n, grouped.columns);
    let value = |ratio: f64| {
        let profile = Profile::at(grouped, ratio);
        profile.map_or(f64::INFINITY, |profile| profile.deviance(counting, log_units(&grouped.sizes, ratio)))
    };
    let slope = |ratio: f64| Profile::at(grouped, ratio).map_or(f64::NAN, |profile| profile.slope(grouped, counting));
    #[allow(clippy::cast_precision_loss, reason = "counts of units are far below 2^53")]
    let typical = grouped.sizes.len() as f64 / sums.n;
    let ratio = search::lowest(value, slope, typical).ok_or(Undefined::Exact)?;
    let profile = Profile::at(grouped, ratio).ok_or(Undefined::Exact)?;
    let variance = profile.variance(counting);
    let (fixed, covariance) = fixed_effects(sums, &profile, variance);
    Ok(Fit {
        method,
        n: sums.n,
        schools: grouped.sizes.len(),
        classes: None,
        fixed,
        covariance,
        var_school: ratio * variance,
        var_class: None,
        var_residual: variance,
        log_likelihood: log_likelihood(&profile, counting, log_units(&grouped.sizes, ratio)),
        effects: unit_effects(grouped, &profile, variance),
        class_effects: Vec::new(),
    })
}

/// The effect of each unit.
pub(super) fn unit_effects(grouped: &Grouped, profile: &Profile, variance: f64) -> Vec<Effect> {
    let ratio = profile.ratio;
    let of = |(size, means): (f64, &[f64])| {
        let reach = ratio * weight(size, ratio);
        let conditional = variance * ratio / (1.0 + size * ratio);
        let fixed = variance * reach * reach * profile.leverage(1.0, |column| means[column]);
        Effect { value: reach * profile.rest(means), sd: conditional.sqrt(), prediction_sd: (conditional + fixed).sqrt() }
    };
    grouped.units().map(of).collect()
}

/// Intercept and slopes at the scale of the data, and their covariances.
pub(super) fn fixed_effects(sums: &Sums, profile: &Profile, variance: f64) -> (Vec<Coefficient>, Vec<f64>) {
    let size = profile.slopes.len() + 1;
    let centre: Vec<f64> = profile.centre.iter().zip(&sums.origin).map(|(centre, origin)| centre + origin).collect();
    // In two steps: what the slopes take off the centre of the shifted data is small, and so is its error.
    let near: f64 = (1..size).map(|column| profile.slopes[column - 1] * profile.centre[column]).sum();
    let far: f64 = (1..size).map(|column| profile.slopes[column - 1] * sums.origin[column]).sum();
    let intercept = (profile.centre[0] - near) + (sums.origin[0] - far);
    let inverse = profile.root.inverse();
    let mut covariance = vec![0.0; inverse.len() + size];
    for row in 1..size {
        for column in 1..=row {
            covariance[at(row, column)] = variance * inverse[at(row - 1, column - 1)];
        }
    }
    for row in 1..size {
        covariance[at(row, 0)] = -(1..size).map(|column| covariance[at(row, column)] * centre[column]).sum::<f64>();
    }
    covariance[0] = variance * profile.leverage(1.0, |column| -sums.origin[column]);
    let estimates = std::iter::once(intercept).chain(profile.slopes.iter().copied());
    let fixed = estimates.enumerate().map(|(row, estimate)| Coefficient { estimate, se: covariance[at(row, row)].sqrt() }).collect();
    (fixed, covariance)
}

pub(super) fn log_likelihood(profile: &Profile, counting: Counting, log_units: f64) -> f64 {
    let constant = counting.freedom * (1.0 + (TAU / counting.freedom).ln());
    -0.5 * (profile.deviance(counting, log_units) + constant)
}
