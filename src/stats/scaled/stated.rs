//! Converted scores that a sheet brings beside the raw ones, against ours: nobody's are changed, the differences are told.

use super::ScaledPaper;
use crate::{
    diagnostics::{Diagnostic, Diagnostics, Rule, Spot, codes::lines as codes},
    model::Score,
    reconcile::{
        Ledger,
        ledger::{Cohort, Converted},
    },
};
use std::collections::BTreeMap;

/// A cell whose score is not ours.
struct Cell {
    row: u32,
    raw: Score,
    stated: Score,
    ours: i32,
}

/// A message for each sheet and subject in which some differ.
pub(super) fn compare(cohort: &Cohort, ledger: &Ledger, papers: &[Option<ScaledPaper>]) -> Diagnostics {
    let of_column = |column: &Converted| {
        let paper = cohort.papers.iter().position(|paper| paper.subject == column.subject)?;
        let scaled = papers.get(paper)?.as_ref()?;
        let own = |(row, stated): &(u32, Score)| {
            let whose = ledger.rows.row(&column.place.row(*row))?;
            let is_own = ledger.cohorts.get(whose.cohort as usize).is_some_and(|of| std::ptr::eq(of, cohort));
            let candidate = whose.candidate.filter(|_| is_own)? as usize;
            let (_, ours) = scaled.of.get(candidate).copied().flatten()?;
            Some(Cell { row: *row, raw: cohort.marks[paper][candidate].score, stated: *stated, ours })
        };
        let cells: Vec<Cell> = column.scores.iter().filter_map(own).collect();
        tell(cohort, paper, column, &cells)
    };
    ledger.converted.iter().filter_map(of_column).collect()
}

fn tell(cohort: &Cohort, paper: usize, column: &Converted, cells: &[Cell]) -> Option<Diagnostic> {
    let other: Vec<&Cell> = cells.iter().filter(|cell| cell.stated != Score::whole(cell.ours)).collect();
    let first = other.first()?;
    let name = format!("{}{}", cohort.grade, cohort.papers[paper].subject);
    let differs = |cell: &&Cell| (spot(column, cell.row), format!("{} ≠ {}", cell.stated, cell.ours));
    let found = Diagnostic::new(cause(cells, &other), column.place.clone()).read(format!("{} ≠ {}", first.stated, first.ours));
    Some(found.with("paper", name).with("all", cells.len()).among(other.iter().map(differs)))
}

fn spot(column: &Converted, row: u32) -> Spot {
    column.place.cell(row, column.column).spot
}

/// What the differences look like: slips, another rounding, or another way to scale.
fn cause(cells: &[Cell], other: &[&Cell]) -> &'static Rule {
    let mut stated: BTreeMap<Score, Score> = BTreeMap::new();
    let by_score = cells.iter().all(|cell| *stated.entry(cell.raw).or_insert(cell.stated) == cell.stated);
    let near = |cell: &&Cell| (cell.stated.units() - Score::whole(cell.ours).units()).abs() <= Score::whole(1).units();
    match () {
        () if !by_score => &codes::SCALED_SLIPS,
        () if other.iter().all(near) => &codes::SCALED_ROUNDED,
        () => &codes::SCALED_DIFFERS,
    }
}
