//! [`Plot`]: a picture with numbers on both axes, as plain data. What it draws stands in cells of a table, as with a
//! [`super::plan::Chart`]; one plan serves the workbook ([`super::write`]) and the page ([`super::page`]).

use super::plan::{Look, Source};

/// Height of a plot, in pixels.
pub const HEIGHT: u32 = 320;

/// A picture with numbers on both axes.
#[derive(Clone, Debug)]
pub struct Plot {
    /// Tells it from the others of its book or page: letters, digits and hyphens.
    pub key: String,
    /// What it shows, of how many, between which limits.
    pub title: String,
    /// What is to be seen, for those who cannot see it.
    pub alt: String,
    /// The axis along the foot.
    pub across: Axis,
    /// The axis along the side.
    pub up: Axis,
    /// What is drawn; bars first.
    pub traces: Vec<Trace>,
}

impl Plot {
    /// Whether places along the foot are those of bars, one beside the other, and no lengths.
    #[must_use]
    pub fn has_bars(&self) -> bool {
        self.traces.iter().any(|trace| matches!(trace.ink, Ink::Bars | Ink::Front))
    }
}

/// An axis.
#[derive(Clone, Debug)]
pub struct Axis {
    /// What it counts, with its unit.
    pub title: String,
    /// How its numbers are spelt.
    pub look: Look,
    /// From where to where; `None` for an axis of bars.
    pub ends: Option<(f64, f64)>,
}

impl Axis {
    /// An axis over all of these numbers, with ends and steps that read well; from 0 if `zero`.
    #[must_use]
    pub fn over(title: String, look: Look, values: impl Iterator<Item = f64>, zero: bool) -> Self {
        let mut ends: Option<(f64, f64)> = zero.then_some((0.0, 0.0));
        for value in values.filter(|value| value.is_finite()) {
            let (low, high) = ends.unwrap_or((value, value));
            ends = Some((low.min(value), high.max(value)));
        }
        let ends = ends.map(|(low, high)| {
            let step = step((high - low).max(1.0) / 8.0);
            let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
            (low, if high > low { high } else { low + step })
        });
        Self { title, look, ends }
    }
}

/// The next larger of 1, 2 and 5 times a power of ten.
fn step(least: f64) -> f64 {
    let power = 10.0_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| *step >= least * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

/// Something that is drawn.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Its name in the legend; empty for none.
    pub name: String,
    /// Places along the foot.
    pub x: Source,
    /// Values along the side; where there is none, nothing is drawn.
    pub y: Source,
    /// Column of the same table with a text beside each point.
    pub labels: Option<usize>,
    /// How it is drawn.
    pub ink: Ink,
}

/// How something is drawn: shape and stroke differ too, not the colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Round points.
    Dots,
    /// Points to be seen first.
    Leads,
    /// The narrower limit, dashed.
    Inner,
    /// The wider limit.
    Outer,
    /// What bars or points are to be compared with.
    Curve,
    /// Bars.
    Bars,
    /// Bars before others: a part of them.
    Front,
}

impl Ink {
    /// Its colour.
    #[must_use]
    pub const fn colour(self) -> u32 {
        use super::style;
        match self {
            Self::Dots | Self::Curve => style::INK,
            Self::Leads | Self::Front => style::CHART_LINE,
            Self::Inner | Self::Outer => style::QUIET,
            Self::Bars => style::CHART_COLUMN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_hold_all_values_in_steps_that_read_well() {
        let ends = |values: &[f64], zero| Axis::over(String::new(), Look::Score, values.iter().copied(), zero).ends;
        assert_eq!(ends(&[61.2, 78.9], false), Some((60.0, 80.0)));
        assert_eq!(ends(&[-7.3, 5.0], true), Some((-8.0, 6.0)));
        assert_eq!(ends(&[12.0, 251.0], true), Some((0.0, 300.0)));
        assert_eq!(ends(&[5.0], false), Some((5.0, 5.2)));
        assert_eq!(ends(&[f64::NAN], false), None);
    }
}
