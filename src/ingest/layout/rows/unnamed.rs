//! Rows with figures and nobody's name: decided when all others are read.

use super::{Body, Reader, RowKind};
use crate::{
    diagnostics::{Diagnostic, codes::layout as codes},
    model::Score,
};

/// A row with figures and nobody's name: decided when all others are read.
pub(super) struct Unnamed {
    at: usize,
    figures: Vec<Option<Score>>,
    before_all: bool,
}

impl Reader<'_> {
    pub(super) fn put_aside(&mut self, at: usize) {
        if self.body.rows.is_empty() {
            self.take_label(at, String::new());
        }
        let row = &self.sheet.raw.rows[at];
        let figures = self.plan.scores.iter().map(|column| row.get(column.column).and_then(|value| self.sheet.number(value))).collect();
        self.unnamed.push(Unnamed { at, figures, before_all: self.body.rows.is_empty() });
    }

    /// Figures without a name: above the first pupil full marks or credits; below, means, extremes or sums if they are such.
    pub(super) fn settle_unnamed(&mut self) -> Vec<(usize, RowKind)> {
        let columns: Vec<ColumnFigures> = (0..self.body.columns.len()).map(|column| ColumnFigures::of(&self.body, column)).collect();
        let mut settled = Vec::new();
        for unnamed in std::mem::take(&mut self.unnamed) {
            let figures =
                unnamed.figures.iter().zip(&columns).filter_map(|(figure, column)| figure.map(|figure| column.is_summary(figure)));
            let (summaries, all) = figures.fold((0_usize, 0_usize), |(yes, all), is| (yes + usize::from(is), all + 1));
            if unnamed.before_all || summaries * 2 > all {
                self.tally.unlabelled_summaries.push(self.sheet.raw.rows[unnamed.at].index);
                settled.push((unnamed.at, RowKind::Summary));
            } else {
                let place = self.sheet.row(self.sheet.raw.rows[unnamed.at].index);
                self.tally.seen.push(Diagnostic::new(&codes::ROW_OF_NOBODY, place));
                settled.push((unnamed.at, RowKind::Rejected));
            }
        }
        settled
    }
}

/// What a column adds up to, to recognise its own summary.
struct ColumnFigures {
    count: i64,
    sum: Score,
    min: Score,
    max: Score,
}

impl ColumnFigures {
    fn of(body: &Body, column: usize) -> Self {
        let width = body.columns.len();
        let scores = || body.marks.iter().skip(column).step_by(width.max(1)).filter_map(|mark| mark.counted());
        Self {
            count: scores().fold(0, |count, _| count + 1),
            sum: scores().sum(),
            min: scores().min().unwrap_or_default(),
            max: scores().max().unwrap_or_default(),
        }
    }

    /// Its mean to one mark, its sum, an extreme, a number with more decimals than marks have, or more than anybody has.
    fn is_summary(&self, figure: Score) -> bool {
        if self.count == 0 {
            return true;
        }
        let mean = Score::from_units(self.sum.units() / self.count);
        let near = (mean.units() - figure.units()).abs() <= Score::whole(1).units() / 2;
        let fine = !figure.is_multiple_of(Score::from_units(Score::whole(1).units() / 4));
        near || fine || figure == self.sum || figure == self.min || figure == self.max || figure > self.max
    }
}
