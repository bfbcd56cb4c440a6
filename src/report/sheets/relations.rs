//! 学科相关: how the papers of a grade go together.

use crate::{
    report::{
        desk::CohortView,
        plan::{Block, Highlight, Look, Sheet, Table},
    },
    words::{levels as own, report as words},
};

/// Correlations between the papers of a cohort; `None` where there are fewer than two.
#[must_use]
pub fn relation_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let desk = &view.desk;
    let columns = vec![
        desk.column(words::COL_SUBJECT, Look::Text),
        desk.column(own::COL_OTHER_SUBJECT, Look::Text),
        desk.column(words::COL_N, Look::Count),
        desk.column(own::COL_PEARSON, Look::Coefficient).lit(Highlight::Bar(1.0)),
        desk.column(own::COL_SPEARMAN, Look::Coefficient),
    ];
    let subject = |paper: usize| desk.subject(&view.cohort.papers[paper].subject).into();
    let row = |relation: &crate::stats::relation::Relation| {
        vec![subject(relation.first), subject(relation.second), relation.n.into(), relation.pearson.into(), relation.spearman.into()]
    };
    let rows: Vec<_> = view.stats.relations.iter().map(row).collect();
    (!rows.is_empty()).then(|| Sheet {
        name: view.scoped(own::SHEET_RELATIONS),
        title: view.titled(own::TITLE_RELATIONS),
        notes: vec![desk.say(own::NOTE_RELATIONS).to_owned()],
        blocks: vec![Block::Table(Table { columns, rows, keys: 2, ..Table::default() })],
        ..Sheet::default()
    })
}
