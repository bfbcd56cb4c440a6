//! How a table was read → the layout that would read it so again.

use super::words::contradicts;
use crate::{
    config::layout::{ColumnAt, ColumnPin, HeaderRows, Holds, Layout, PersonField, Rest},
    ingest::layout::{
        columns::Plan,
        header::Header,
        lexicon::{Field, Kind, Meaning},
        sheet::Sheet,
    },
};

/// How a table was read, as a layout that would read it so again; `None` for what a layout cannot say.
pub fn describe(sheet: &Sheet, header: &Header, plan: &Plan) -> Option<Layout> {
    if plan.course.is_some() || plan.exam.is_some() || plan.scores.is_empty() {
        return None;
    }
    let remark = plan.field(Field::Remark);
    let fields = [
        (PersonField::Id, plan.id),
        (PersonField::RegisterId, plan.other_id),
        (PersonField::Name, plan.name),
        (PersonField::Class, plan.class),
        (PersonField::Seat, plan.seat),
        (PersonField::School, plan.school),
        (PersonField::Grade, plan.grade),
        (PersonField::AbsenceFlag, plan.absence),
        (PersonField::Participation, plan.participation),
        (PersonField::Remark, remark),
        (PersonField::Total, plan.totals.first().copied()),
    ];
    let pin = |column: u32, holds: Holds| ColumnPin { at: ColumnAt::Number(column), holds, header: None };
    let mut columns: Vec<(u32, ColumnPin)> =
        fields.into_iter().filter_map(|(field, column)| column.map(|column| (column, pin(column, Holds::Field(field))))).collect();
    columns.extend(plan.scores.iter().map(|score| {
        let title = header.titles.iter().find(|title| title.column == score.column);
        let converted = title.is_some_and(|title| matches!(title.meaning, Meaning::Score(_, Kind::Converted)));
        let holds = Holds::Score { subject: score.subject.clone(), full: score.full, converted };
        // Where the words of the header say something else they have to be confirmed.
        let contradicts = title.is_some_and(|title| contradicts(&title.meaning, &holds));
        let header = title.filter(|_| contradicts).map(|title| title.shown.clone());
        (score.column, ColumnPin { header, ..pin(score.column, holds) })
    }));
    columns.sort_by_key(|(column, _)| *column);
    let rows: Vec<u32> = sheet.raw.rows[header.rows.clone()].iter().map(|row| row.index).collect();
    let header = match rows.len() {
        0 => HeaderRows::None,
        1 | 2 => HeaderRows::At(rows),
        _ => return None,
    };
    Some(Layout {
        header: Some(header),
        columns: columns.into_iter().map(|(_, pin)| pin).collect(),
        rest: Rest::Ignore,
        ..Layout::default()
    })
}
