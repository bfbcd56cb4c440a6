//! [`Figure`]: one statistic of a unit as a column: its header, its look, its value. Tables are lists of figures.

use super::{
    desk::Desk,
    plan::{Column, Highlight, Look, Value},
};
use crate::{
    config::Denominator,
    stats::result::Summary,
    words::{Phrase, report as words},
};

/// A statistic of a school, class, group or the county in one paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields of Summary under their own names")]
pub enum Figure {
    Expected,
    Absent,
    Participation,
    N,
    Denominator,
    Mean,
    Sd,
    Min,
    P25,
    Median,
    P75,
    Max,
    ScoreRate,
    Full,
    FullRate,
    Excellent,
    ExcellentRate,
    Good,
    GoodRate,
    Pass,
    PassRate,
    Low,
    LowRate,
    T,
    AboveMean,
    Rank,
    RankBest,
    RankWorst,
}

use Figure as F;

/// Everything on a unit but its rank.
pub const WHOLE: &[Figure] = &[
    F::Expected,
    F::Absent,
    F::Participation,
    F::N,
    F::Denominator,
    F::Mean,
    F::Sd,
    F::Min,
    F::P25,
    F::Median,
    F::P75,
    F::Max,
    F::ScoreRate,
    F::Full,
    F::FullRate,
    F::Excellent,
    F::ExcellentRate,
    F::Good,
    F::GoodRate,
    F::Pass,
    F::PassRate,
    F::Low,
    F::LowRate,
    F::T,
    F::AboveMean,
];

/// What a class teacher looks at.
pub const BRIEF: &[Figure] = &[
    F::Expected,
    F::Absent,
    F::N,
    F::Denominator,
    F::Mean,
    F::Sd,
    F::Median,
    F::Min,
    F::Max,
    F::ScoreRate,
    F::Excellent,
    F::ExcellentRate,
    F::Pass,
    F::PassRate,
    F::Low,
    F::LowRate,
    F::T,
];

/// Rank with its interval; never without.
pub const RANKED: &[Figure] = &[F::Rank, F::RankBest, F::RankWorst];

impl Figure {
    /// These figures without what the settings make superfluous: the denominator where it is n.
    pub fn shown(desk: &Desk<'_>, figures: &[Self]) -> Vec<Self> {
        let is_n = desk.analysis.config.candidates.denominator == Denominator::Present;
        figures.iter().copied().filter(|figure| !(is_n && *figure == F::Denominator)).collect()
    }

    /// The column of this figure.
    #[must_use]
    pub fn column(self, desk: &Desk<'_>) -> Column {
        let (title, look) = self.heading();
        let highlight = match self {
            F::ExcellentRate | F::GoodRate | F::PassRate | F::LowRate | F::ScoreRate => Highlight::Bar(1.0),
            F::T => Highlight::Scale(40.0, 50.0, 60.0),
            _ => Highlight::None,
        };
        desk.column(title, look).lit(highlight)
    }

    const fn heading(self) -> (Phrase, Look) {
        match self {
            F::Expected => (words::COL_EXPECTED, Look::Count),
            F::Absent => (words::COL_ABSENT, Look::Count),
            F::Participation => (words::COL_PARTICIPATION, Look::Rate),
            F::N => (words::COL_N, Look::Count),
            F::Denominator => (words::COL_DENOMINATOR, Look::Count),
            F::Mean => (words::COL_MEAN, Look::Mean),
            F::Sd => (words::COL_SD, Look::Mean),
            F::Min => (words::COL_MIN, Look::Score),
            F::P25 => (words::COL_P25, Look::Score),
            F::Median => (words::COL_MEDIAN, Look::Score),
            F::P75 => (words::COL_P75, Look::Score),
            F::Max => (words::COL_MAX, Look::Score),
            F::ScoreRate => (words::COL_SCORE_RATE, Look::Rate),
            F::Full => (words::COL_FULL, Look::Count),
            F::FullRate => (words::COL_FULL_RATE, Look::Rate),
            F::Excellent => (words::COL_EXCELLENT, Look::Count),
            F::ExcellentRate => (words::COL_EXCELLENT_RATE, Look::Rate),
            F::Good => (words::COL_GOOD, Look::Count),
            F::GoodRate => (words::COL_GOOD_RATE, Look::Rate),
            F::Pass => (words::COL_PASS, Look::Count),
            F::PassRate => (words::COL_PASS_RATE, Look::Rate),
            F::Low => (words::COL_LOW, Look::Count),
            F::LowRate => (words::COL_LOW_RATE, Look::Rate),
            F::T => (words::COL_T, Look::Point),
            F::AboveMean => (words::COL_ABOVE_MEAN, Look::Rate),
            F::Rank => (words::COL_RANK, Look::Count),
            F::RankBest => (words::COL_RANK_BEST, Look::Count),
            F::RankWorst => (words::COL_RANK_WORST, Look::Count),
        }
    }

    /// The value of this figure; empty where it is undefined.
    #[must_use]
    pub fn value(self, summary: &Summary) -> Value<'static> {
        match self {
            F::Expected => summary.expected.into(),
            F::Absent => summary.absent.into(),
            F::Participation => summary.participation().into(),
            F::N => summary.n.into(),
            F::Denominator => Some(summary.denominator).filter(|number| *number > 0).into(),
            F::Mean => summary.mean.into(),
            F::Sd => summary.sd.into(),
            F::Min => summary.min.into(),
            F::P25 => summary.p25.into(),
            F::Median => summary.median.into(),
            F::P75 => summary.p75.into(),
            F::Max => summary.max.into(),
            F::ScoreRate => summary.score_rate.into(),
            F::Full => summary.full.into(),
            F::FullRate => summary.rate(summary.full).into(),
            F::Excellent => summary.excellent.into(),
            F::ExcellentRate => summary.rate(summary.excellent).into(),
            F::Good => summary.good.into(),
            F::GoodRate => summary.rate(summary.good).into(),
            F::Pass => summary.pass.into(),
            F::PassRate => summary.rate(summary.pass).into(),
            F::Low => summary.low.into(),
            F::LowRate => summary.rate(summary.low).into(),
            F::T => summary.t.into(),
            F::AboveMean => summary.above_mean_pct.into(),
            F::Rank => summary.rank.into(),
            F::RankBest => summary.rank_interval.map(|(best, _)| best).into(),
            F::RankWorst => summary.rank_interval.map(|(_, worst)| worst).into(),
        }
    }
}

/// The values of several figures.
#[must_use]
pub fn values(figures: &[Figure], summary: &Summary) -> Vec<Value<'static>> {
    figures.iter().map(|figure| figure.value(summary)).collect()
}

/// The columns of several figures.
#[must_use]
pub fn columns(figures: &[Figure], desk: &Desk<'_>) -> Vec<Column> {
    figures.iter().map(|figure| figure.column(desk)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_stands_beside_its_count_and_the_undefined_is_empty() {
        let summary = Summary { n: 4, denominator: 4, pass: 3, mean: Some(61.25), ..Summary::default() };
        assert_eq!(values(&[F::Pass, F::PassRate, F::Mean], &summary), [Value::Count(3), Value::Number(0.75), Value::Number(61.25)]);
        assert_eq!(F::PassRate.value(&Summary::default()), Value::Empty);
        assert_eq!(F::Rank.value(&summary), Value::Empty);
    }
}
