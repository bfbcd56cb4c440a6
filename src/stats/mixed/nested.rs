//! Classes within schools: two random intercepts, `x = β₀ + β'z + school + class + residual`.
//!
//! At a ratio κ = σ²_class/σ²_residual classes count with weights w = n/(1 + nκ), and a school is then a unit of size Σw whose
//! means are those of its classes so weighted: the model of one level again, which gives λ = σ²_school/σ²_residual. The
//! outer search is over κ, each step of it with the λ that fits it best.

use super::{
    fit::{Effect, Fit, Method, Undefined, fixed_effects, log_likelihood, unit_effects},
    moments::add_products,
    profile::{Counting, Profile, log_units, weight},
    search,
    sums::{Grouped, Sums},
};
use std::ops::Range;

/// The model at one κ.
struct AtClasses {
    /// Schools as units.
    schools: Grouped,
    /// Σ ln(1 + nκ) over the classes.
    log_classes: f64,
    /// κ.
    ratio: f64,
}

/// The model at κ and the λ that fits it best.
struct Settled {
    at: AtClasses,
    profile: Profile,
    log_units: f64,
}

struct Nested<'a> {
    classes: &'a Grouped,
    schools: &'a [Range<usize>],
    counting: Counting,
}

/// The model with classes within schools. The units of `sums` are classes; `schools` are the classes of each school, ranges that
/// follow each other.
///
/// Formula:   as [`fit`](super::fit()) with Σ ln(1+nκ) over classes and Σ ln(1+Wλ) over schools, W = Σ n/(1+nκ) of a school.
///            Effect of a school λuR̄, u = W/(1+Wλ); of a class κw(r̄ − effect of its school)
/// Undefined: no school with two classes → [`Undefined::Alone`]; else as there
/// Checked:   tests/it/reference/mixed.rs, lme4 on two levels
///
/// # Errors
/// Why there is no such model.
pub fn fit_nested(sums: &Sums, schools: &[Range<usize>], method: Method) -> Result<Fit, Undefined> {
    let classes = &sums.grouped;
    sums.check(schools.len())?;
    if schools.iter().all(|range| range.len() < 2) {
        return Err(Undefined::Alone);
    }
    let nested = Nested { classes, schools, counting: method.counting(sums.n, classes.columns) };
    let value = |ratio: f64| nested.settle(ratio).map_or(f64::INFINITY, |settled| nested.deviance(&settled));
    let slope = |ratio: f64| nested.settle(ratio).map_or(f64::NAN, |settled| nested.slope(&settled));
    #[allow(clippy::cast_precision_loss, reason = "counts of classes are far below 2^53")]
    let typical = classes.sizes.len() as f64 / sums.n;
    let ratio = search::lowest(value, slope, typical).ok_or(Undefined::Exact)?;
    let settled = nested.settle(ratio).ok_or(Undefined::Exact)?;
    let variance = settled.profile.variance(nested.counting);
    let (fixed, covariance) = fixed_effects(sums, &settled.profile, variance);
    Ok(Fit {
        method,
        n: sums.n,
        schools: schools.len(),
        classes: Some(classes.sizes.len()),
        fixed,
        covariance,
        var_school: settled.profile.ratio * variance,
        var_class: Some(ratio * variance),
        var_residual: variance,
        log_likelihood: log_likelihood(&settled.profile, nested.counting, settled.at.log_classes + settled.log_units),
        effects: unit_effects(&settled.at.schools, &settled.profile, variance),
        class_effects: nested.class_effects(&settled, variance),
    })
}

/// A class seen from its school: what both leave unexplained and how they count.
struct Seen {
    /// w of the class.
    weight: f64,
    /// 1/(1 + Wλ) of the school.
    alone: f64,
    /// λW/(1 + Wλ) of the school: how much of the school's mean is taken for its own.
    shared: f64,
    /// The school.
    school: usize,
    /// The class.
    class: usize,
}

impl Nested<'_> {
    fn at(&self, ratio: f64) -> AtClasses {
        let columns = self.classes.columns;
        let mut schools = Grouped { columns, sizes: Vec::new(), means: Vec::new(), within: self.classes.within.clone() };
        let mut apart = vec![0.0; columns];
        for range in self.schools {
            let mut size = 0.0;
            let mut means = vec![0.0; columns];
            for class in range.clone() {
                let w = weight(self.classes.sizes[class], ratio);
                size += w;
                means.iter_mut().zip(self.classes.means_of(class)).for_each(|(sum, mean)| *sum += w * mean);
            }
            means.iter_mut().for_each(|sum| *sum /= size);
            for class in range.clone() {
                let own = self.classes.means_of(class);
                (0..columns).for_each(|column| apart[column] = own[column] - means[column]);
                add_products(&mut schools.within, &apart, weight(self.classes.sizes[class], ratio));
            }
            schools.sizes.push(size);
            schools.means.extend(means);
        }
        AtClasses { schools, log_classes: log_units(&self.classes.sizes, ratio), ratio }
    }

    fn settle(&self, ratio: f64) -> Option<Settled> {
        let at = self.at(ratio);
        let value = |ratio: f64| {
            let profile = Profile::at(&at.schools, ratio);
            profile.map_or(f64::INFINITY, |profile| profile.deviance(self.counting, log_units(&at.schools.sizes, ratio)))
        };
        let slope = |ratio: f64| Profile::at(&at.schools, ratio).map_or(f64::NAN, |profile| profile.slope(&at.schools, self.counting));
        #[allow(clippy::cast_precision_loss, reason = "counts of schools are far below 2^53")]
        let typical = at.schools.sizes.len() as f64 / at.schools.sizes.iter().sum::<f64>();
        let ratio = search::lowest(value, slope, typical)?;
        let profile = Profile::at(&at.schools, ratio)?;
        Some(Settled { log_units: log_units(&at.schools.sizes, ratio), profile, at })
    }

    fn deviance(&self, settled: &Settled) -> f64 {
        settled.profile.deviance(self.counting, settled.at.log_classes + settled.log_units)
    }

    /// Every class beside its school.
    fn seen<'s>(&'s self, settled: &'s Settled) -> impl Iterator<Item = Seen> + 's {
        let classes = self.schools.iter().enumerate().flat_map(|(school, range)| range.clone().map(move |class| (school, class)));
        classes.map(|(school, class)| {
            let (size, lambda) = (settled.at.schools.sizes[school], settled.profile.ratio);
            let alone = 1.0 / (1.0 + size * lambda);
            Seen { weight: weight(self.classes.sizes[class], settled.at.ratio), alone, shared: size * lambda * alone, school, class }
        })
    }

    /// 1'V⁻¹1 of the candidates of a class.
    fn own(&self, settled: &Settled, seen: &Seen) -> f64 {
        seen.weight - settled.profile.ratio * seen.alone * seen.weight * seen.weight
    }

    /// 1'V⁻¹r of the candidates of a class.
    fn pull(&self, settled: &Settled, seen: &Seen) -> f64 {
        let own = settled.profile.rest(self.classes.means_of(seen.class));
        let school = settled.profile.rest(settled.at.schools.means_of(seen.school));
        seen.weight * (own - seen.shared * school)
    }

    /// 1'V⁻¹X A⁻¹ X'V⁻¹1 of the candidates of a class.
    fn leverage(&self, settled: &Settled, seen: &Seen) -> f64 {
        let (own, school) = (self.classes.means_of(seen.class), settled.at.schools.means_of(seen.school));
        settled.profile.leverage(seen.weight * seen.alone, |column| seen.weight * (own[column] - seen.shared * school[column]))
    }

    /// Derivative of the profiled deviance in κ; that in λ is zero, or λ is.
    fn slope(&self, settled: &Settled) -> f64 {
        let of = |seen: Seen| {
            let fixed = if self.counting.restricted { self.leverage(settled, &seen) } else { 0.0 };
            let pulled = self.pull(settled, &seen).powi(2);
            self.own(settled, &seen) - fixed - self.counting.freedom * pulled / settled.profile.residual
        };
        self.seen(settled).map(of).sum()
    }

    fn class_effects(&self, settled: &Settled, variance: f64) -> Vec<Effect> {
        let ratio = settled.at.ratio;
        let of = |seen: Seen| {
            let conditional = variance * ratio * (1.0 - ratio * self.own(settled, &seen));
            let fixed = variance * ratio * ratio * self.leverage(settled, &seen);
            Effect { value: ratio * self.pull(settled, &seen), sd: conditional.sqrt(), prediction_sd: (conditional + fixed).sqrt() }
        };
        self.seen(settled).map(of).collect()
    }
}
