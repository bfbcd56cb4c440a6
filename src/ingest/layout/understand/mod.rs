//! What one sheet is: scores, roster, register, items, summary or nothing of these, and its account of rows.
//!
//! `stretches` finds the header and cuts the table, `nature` tells what kind it is, `readers` read it, `sides` turns what lies on its side.

mod nature;
mod readers;
mod setting;
mod sides;
mod stretches;
mod verdict;

pub use setting::{Segment, Setting};
pub use stretches::counts_columns;
pub use verdict::{Understood, Verdict, account};

use super::{
    FileContext, Role, header::Header, headerless, items, marks::Marks, pinned::Pinned, place::Surroundings, remark, returned,
    rows::RowKind, sheet::Sheet, teaching,
};
use crate::{
    config::layout::SheetKind,
    diagnostics::{Diagnostic, codes::layout as codes},
    ingest::table::Content,
};
use nature::{holds_figures, is_list, is_no_exam, is_register, is_roster, is_summary};
use readers::{read_items, read_register, read_roster, read_scores, summary};
use sides::{stands_on_its_side, summary_on_its_side};

/// Tells what a sheet is and reads it.
pub fn sheet(sheet: &Sheet, file: &FileContext, marks: &Marks, pinned: Option<&Pinned>) -> Understood {
    if sheet.raw.rows.is_empty() {
        return Understood::nothing(sheet, Verdict::Empty);
    }
    if pinned.is_some_and(|pinned| pinned.layout.kind == Some(SheetKind::Skip)) {
        return Understood::nothing(sheet, Verdict::Skipped);
    }
    if returned::is_return_list(sheet) {
        let seen = vec![Diagnostic::new(&crate::diagnostics::codes::check::RETURN_LIST, sheet.place.clone())];
        return Understood { seen, ..Understood::nothing(sheet, Verdict::Skipped) };
    }
    if pinned.is_none()
        && let Some(understood) = remark::sheet(sheet, file)
    {
        return understood;
    }
    let told = pinned.and_then(|pinned| pinned.layout.kind);
    if told == Some(SheetKind::Teachers) || (told.is_none() && teaching::is_one(sheet, file)) {
        return readers::read_teaching(sheet, file, pinned);
    }
    if pinned.is_none()
        && let Some(understood) = blueprint(sheet, file)
    {
        return understood;
    }
    if pinned.is_none_or(|pinned| !pinned.tells_places())
        && let Some(first) = stands_on_its_side(sheet)
        && let Some(turned) = sheet.turn(first)
        && Header::find(&turned).is_some_and(|header| header.names_people() || headerless::names_column(&turned, &header).is_some())
    {
        let mut understood = upright(&turned, file, marks, pinned);
        if understood.verdict == Verdict::Read {
            understood.seen.insert(0, Diagnostic::new(&codes::SHEET_TURNED, sheet.place.clone()));
            return understood;
        }
    }
    let understood = upright(sheet, file, marks, pinned);
    if pinned.is_none() && matches!(understood.verdict, Verdict::NoTable { .. }) {
        return summary_on_its_side(sheet, file, marks).unwrap_or(understood);
    }
    understood
}

/// 双向细目表: its rows are facts about items, not candidates.
fn blueprint(sheet: &Sheet, file: &FileContext) -> Option<Understood> {
    let title = sheet.titles(0..sheet.raw.rows.len().min(3));
    let around = Surroundings { title: &title, sheet: &sheet.raw.name, file, told: None };
    let (table, header, rows) = items::blueprint::read(sheet, &around)?;
    let mut kinds = vec![RowKind::Note; sheet.raw.rows.len()];
    kinds[header].fill(RowKind::Header);
    rows.into_iter().for_each(|at| kinds[at] = RowKind::Summary);
    let account = verdict::account(sheet, &kinds);
    Some(Understood { content: Content::Blueprint(table), account, ..Understood::nothing(sheet, Verdict::Read) })
}

fn upright(sheet: &Sheet, file: &FileContext, marks: &Marks, pinned: Option<&Pinned>) -> Understood {
    let mut setting = match stretches::setting(sheet, file, marks, pinned) {
        Ok(Some(setting)) => setting,
        Ok(None) => return Understood::nothing(sheet, Verdict::NoTable { figures: holds_figures(sheet) }),
        Err(diagnostic) => return Understood::refused(sheet, vec![diagnostic]),
    };
    match setting.name_titles() {
        Ok(seen) => {
            let mut understood = read(setting);
            understood.seen.splice(0..0, seen);
            understood
        }
        Err(seen) => Understood::refused(sheet, seen),
    }
}

/// Reads a sheet as what it was told to be, else as what its header shows.
fn read(setting: Setting) -> Understood {
    let (header, file) = (&setting.segments[0].header, setting.file);
    match setting.told_kind() {
        Some(SheetKind::Schools) => return read_register(setting),
        Some(SheetKind::Roster) => return read_roster(setting),
        Some(SheetKind::Scores | SheetKind::Prior) => return read_scores(setting),
        Some(SheetKind::Items) => return read_items(setting),
        Some(SheetKind::Skip | SheetKind::Teachers) | None => {}
    }
    if is_register(header, file.role) {
        return read_register(setting);
    }
    let of_items = file.role == Role::Items || (items::is_sheet(header, file.role) && !is_list(&setting));
    if file.role == Role::Roster || (!of_items && is_roster(&setting, file.role)) {
        return read_roster(setting);
    }
    if of_items {
        return read_items(setting);
    }
    if is_summary(header) {
        return summary(setting);
    }
    if is_no_exam(&setting) {
        return Understood::refused(setting.sheet, vec![Diagnostic::new(&codes::TABLE_NOT_FOUND, setting.sheet.place.clone())]);
    }
    read_scores(setting)
}
