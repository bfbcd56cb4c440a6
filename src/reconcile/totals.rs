//! Totals written in the sheets are checked against the sum of their row and never used.

use super::desk::{Desk, RowRef, has_score};
use crate::{
    diagnostics::{Diagnostic, Place, codes::reconcile as codes},
    ingest::table::{ScoreColumn, ScoreRow},
    model::{Mark, Score},
};

/// Up to this many rows of a sheet are named one by one; beyond it one message counts them and names the first three.
pub const NAMED_ONE_BY_ONE: usize = 20;

/// So many of a sheet's totals have to differ, and eight of ten, before the sheet itself is doubted.
const FEWEST: usize = 5;

/// A total that is not the sum.
struct Mismatch {
    row: RowRef,
    column: u32,
    stated: Score,
    sum: Score,
}

/// Compares every stated total of a sheet with two score columns or more.
pub fn check_totals(desk: &mut Desk<'_>, sheet: usize, columns: &[ScoreColumn], rows: &[ScoreRow], marks: &[Mark]) {
    let width = columns.len();
    if width < 2 {
        return;
    }
    let number = u32::try_from(sheet).unwrap_or(u32::MAX);
    let mut found: Vec<Mismatch> = Vec::new();
    for (row, own) in rows.iter().zip(marks.chunks(width)) {
        let Some(stated) = row.stated_total else { continue };
        if let Some(sum) = differing_sum(stated, own) {
            found.push(Mismatch { row: RowRef { sheet: number, row: row.row }, column: row.stated_total_column, stated, sum });
        }
    }
    let place = desk.sheets[sheet].place.clone();
    let stated = rows.iter().filter(|row| row.stated_total.is_some()).count();
    desk.seen.extend(describe(&place, &found, stated));
}

/// The sum of the row, where the stated total is not it. A row in which something was missed may state zero, and a row
/// with a removed mark may leave it out.
fn differing_sum(stated: Score, marks: &[Mark]) -> Option<Score> {
    let scored = || marks.iter().filter(|mark| has_score(**mark));
    let sum: Score = scored().map(|mark| mark.score).sum();
    let counted: Score = marks.iter().filter_map(|mark| mark.counted()).sum();
    let missed = scored().count() < marks.len();
    let agrees = stated == sum || stated == counted || (missed && stated == Score::ZERO);
    (!agrees).then_some(sum)
}

fn describe(place: &Place, found: &[Mismatch], stated: usize) -> Vec<Diagnostic> {
    let nearly_all = found.len() >= FEWEST && found.len() * 10 >= stated * 8;
    if !nearly_all && found.len() <= NAMED_ONE_BY_ONE {
        let one = |it: &Mismatch| {
            let cell = place.cell(it.row.row, it.column);
            Diagnostic::new(&codes::TOTAL_MISMATCH, cell).read(it.stated).with("sum", it.sum)
        };
        return found.iter().map(one).collect();
    }
    let differs = |it: &Mismatch| (place.cell(it.row.row, it.column).spot, format!("{} ≠ {}", it.stated, it.sum));
    let rule = if nearly_all { &codes::TOTALS_NEARLY_ALL_DIFFER } else { &codes::TOTALS_MISMATCH };
    let all = Diagnostic::new(rule, place.column(found[0].column)).with("all", stated).among(found.iter().map(differs));
    vec![all.read(format!("{} ≠ {}", found[0].stated, found[0].sum))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;

    #[test]
    fn only_a_total_that_fits_no_reading_of_the_row_is_named() {
        let present = |marks| Mark::present(Score::whole(marks));
        let removed = Mark { status: Status::Excluded, score: Score::whole(36) };
        let absent = Mark::without_score(Status::Absent);
        assert_eq!(differing_sum(Score::whole(150), &[present(80), present(70)]), None);
        assert_eq!(differing_sum(Score::whole(151), &[present(80), present(70)]), Some(Score::whole(150)));
        assert_eq!(differing_sum(Score::whole(80), &[present(80), removed]), None);
        assert_eq!(differing_sum(Score::whole(116), &[present(80), removed]), None);
        assert_eq!(differing_sum(Score::ZERO, &[present(80), absent]), None);
        assert_eq!(differing_sum(Score::ZERO, &[present(80), present(1)]), Some(Score::whole(81)));
    }
}
