//! Rows at the end of a table that are of the other track: what is left of an older list under headers that are not theirs.

use super::{Reader, RowKind};
use crate::{ingest::clean, model::Score};

/// Rows of the table's own track, at least.
const FEWEST: usize = 5;

/// The two tracks, as cells say them, and the subject that only one of them takes.
const TRACKS: [(&str, [char; 3]); 2] = [("物理", ['物', '理', '理']), ("历史", ['历', '史', '文'])];

impl Reader<'_> {
    /// Takes the last rows off that name the track whose subject the table lacks, and have a score in the subject of the
    /// other. Their indices in the sheet.
    pub(super) fn take_other_track(&mut self) -> Vec<usize> {
        let Some(track) = self.plan.track else { return Vec::new() };
        let column_of = |subject: &str| self.body.columns.iter().position(|column| column.subject.name() == subject);
        let (own, other) = match TRACKS.map(|(subject, _)| column_of(subject)) {
            [Some(physics), None] => (physics, TRACKS[1].1),
            [None, Some(history)] => (history, TRACKS[0].1),
            _ => return Vec::new(),
        };
        let width = self.body.columns.len();
        let at = |row: u32| self.sheet.raw.rows.binary_search_by_key(&row, |raw| raw.index).ok();
        let is_other = |nth: usize| {
            let cell = at(self.body.rows[nth].row).and_then(|at| self.sheet.raw.rows[at].get(track));
            let says = cell.map(|value| clean::key(&self.sheet.text(value))).unwrap_or_default();
            says.starts_with(other) && self.body.marks[nth * width + own].score > Score::ZERO
        };
        let count = (0..self.body.rows.len()).rev().take_while(|nth| is_other(*nth)).count();
        let kept = self.body.rows.len() - count;
        if count == 0 || width < 4 || kept < FEWEST.max(count * 2) {
            return Vec::new();
        }
        let rows: Vec<u32> = self.body.rows.drain(kept..).map(|row| row.row).collect();
        self.body.marks.truncate(kept * width);
        self.body.courses.truncate(kept);
        self.body.exams.truncate(kept);
        self.tally.other_track.extend(&rows);
        rows.into_iter().filter_map(at).collect()
    }

    /// Puts the rows of the other track aside.
    pub(super) fn reject_other_track(&mut self, kinds: &mut [RowKind]) {
        for at in self.take_other_track() {
            kinds[at] = RowKind::Rejected;
        }
    }
}
