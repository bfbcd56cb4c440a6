//! The catalogue of terms as a table: the method sheet prints what the code that computes a figure says about it.

use super::{
    desk::Desk,
    plan::{Look, Table, Value},
};
use crate::{
    stats::catalogue::{self, Metric},
    words::report as words,
};

/// Every term: how it is computed, in what unit, over what, when there is none, and what else goes by its name.
#[must_use]
pub fn term_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let columns = [
        (words::COL_TERM, 16),
        (words::COL_FORMULA, 46),
        (words::COL_MEASURE, 14),
        (words::COL_DENOMINATOR, 18),
        (words::COL_UNDEFINED, 20),
        (words::COL_RIVALS, 40),
        (words::COL_SOURCE, 24),
    ];
    Table {
        columns: columns.map(|(title, width)| desk.column(title, Look::Prose(width))).into(),
        rows: catalogue::metrics().map(|metric| row(desk, metric)).collect(),
        keys: 1,
        ..Table::default()
    }
}

fn row<'a>(desk: &Desk<'a>, metric: &'static Metric) -> Vec<Value<'a>> {
    let optional = |phrase: Option<crate::words::Phrase>| phrase.map(|phrase| desk.say(phrase)).into();
    vec![
        desk.say(metric.term).into(),
        desk.say(metric.formula).into(),
        desk.say(metric.unit).into(),
        optional(metric.denominator),
        optional(metric.undefined),
        optional(metric.rivals),
        metric.source.into(),
    ]
}
