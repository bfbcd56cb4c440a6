//! A [`Setting`] → what the sheet holds: one reader for each kind of sheet.

use super::{
    setting::{Segment, Setting},
    verdict::{Understood, Verdict, account},
};
use crate::{
    config::layout::SheetKind,
    diagnostics::{Diagnostic, Diagnostics, codes::layout as codes},
    ingest::{
        item_table::ItemTable,
        layout::{
            FileContext, Role,
            columns::{Plan, Planner},
            items, papers,
            pinned::Pinned,
            place, register, roster,
            rows::RowKind,
            score_table,
            sheet::Sheet,
            summary,
            tally::Tally,
            teaching,
        },
        table::{Content, NameSource, ScoreTable},
    },
};

pub(super) fn summary(mut setting: Setting) -> Understood {
    for segment in &setting.segments {
        setting.kinds[segment.body.clone()].fill(RowKind::Summary);
    }
    let table = summary::read(&setting);
    let mut understood = setting.understood(Content::Summary(table), Vec::new(), Tally::default());
    understood.verdict = Verdict::Summary;
    understood
}

/// Takes the items out of the sheet, and reads the rest as any sheet of scores.
pub(super) fn read_items(mut setting: Setting) -> Understood {
    let (sheet, marks) = (setting.sheet, setting.marks);
    for segment in &mut setting.segments {
        segment.items = items::take(sheet, &mut segment.header, segment.body.clone(), marks);
    }
    if setting.segments[0].items.is_empty() {
        let seen = vec![Diagnostic::new(&codes::ITEMS_NOT_ANALYSED, sheet.place.clone())];
        return Understood::refused(sheet, seen);
    }
    read_scores(setting)
}

/// The items of every stretch beside the rows of its table.
fn item_table(setting: &Setting, table: &ScoreTable, tally: &Tally) -> (ItemTable, Diagnostics) {
    let mut all: Option<ItemTable> = None;
    let mut seen = Diagnostics::new();
    let subject = setting.surroundings().subject();
    for segment in &setting.segments {
        let within = |row: &u32| {
            let at = setting.sheet.raw.rows.binary_search_by_key(row, |raw| raw.index);
            at.is_ok_and(|at| segment.body.contains(&at))
        };
        let mut rows: Vec<u32> = table.rows.iter().map(|row| row.row).filter(within).collect();
        rows.sort_unstable();
        rows.dedup();
        let labelled: Vec<_> = tally.labelled.iter().filter(|row| segment.body.contains(&row.at)).cloned().collect();
        let (part, noticed) = items::read(setting.sheet, &segment.items, rows, &labelled, setting.marks, subject.clone());
        seen.extend(noticed);
        match &mut all {
            Some(all) => all.append(part),
            None => all = Some(part),
        }
    }
    let mut all = all.unwrap_or_default();
    let paper = table.columns.first().map(|column| &column.subject);
    all.subject = all.subject.or_else(|| paper.filter(|subject| subject.name() != papers::LONE_TOTAL).cloned());
    (all, seen)
}

/// The plan of one stretch, for sheets without scores.
pub(super) fn plain_plan(setting: &Setting, segment: &Segment) -> Plan {
    let planner = Planner::new(setting.sheet, segment.body.clone(), setting.marks, None, "");
    let mut plan = planner.plan_people(&segment.header.titles);
    if let (Some(pinned), Some(located)) = (setting.pinned, &segment.located) {
        pinned.enforce(located, &segment.header.titles, &mut plan, &mut Diagnostics::new());
    }
    plan
}

pub(super) fn read_register(mut setting: Setting) -> Understood {
    let mut entries = Vec::new();
    let mut kinds = std::mem::take(&mut setting.kinds);
    for segment in &setting.segments {
        entries.extend(register::read(setting.sheet, &plain_plan(&setting, segment), segment.body.clone(), &mut kinds));
    }
    setting.kinds = kinds;
    setting.understood(Content::Schools(entries), Vec::new(), Tally::default())
}

/// A sheet of teachers has a header of its own, without pupils.
pub(super) fn read_teaching(sheet: &Sheet, file: &FileContext, pinned: Option<&Pinned>) -> Understood {
    let (entries, kinds, seen) = teaching::read(sheet, file, pinned.map(|pinned| &*pinned.layout));
    let (content, verdict) =
        if entries.is_empty() { (Content::Nothing, Verdict::Refused) } else { (Content::Teachers(entries), Verdict::Read) };
    Understood { place: sheet.place.clone(), account: account(sheet, &kinds), content, verdict, seen }
}

pub(super) fn read_roster(mut setting: Setting) -> Understood {
    if !setting.segments[0].header.names_people() {
        return Understood::refused(setting.sheet, vec![Diagnostic::new(&codes::ROSTER_UNREADABLE, setting.sheet.place.clone())]);
    }
    let mut tally = Tally::default();
    let mut kinds = std::mem::take(&mut setting.kinds);
    let school = setting.surroundings().school();
    let mut entries = Vec::new();
    if setting.marks.rules.without_hidden_rows {
        let hidden = setting.sheet.raw.rows.iter().zip(&mut kinds).filter(|(row, kind)| row.hidden && **kind != RowKind::Header);
        hidden.for_each(|(_, kind)| *kind = RowKind::Rejected);
    }
    let mut told_by_name = false;
    for segment in &setting.segments {
        let plan = plain_plan(&setting, segment);
        told_by_name |= plan.school.is_none();
        let name = school.as_ref().map_or("", |school| school.value.as_str());
        entries.extend(roster::read(setting.sheet, &plan, segment.body.clone(), name, &mut tally, &mut kinds));
    }
    let grade = setting.surroundings().grade(None, &[], "");
    let declared = grade.as_ref().is_some_and(|grade| grade.source == NameSource::Declared);
    for entry in entries.iter_mut().filter(|entry| declared || entry.grade.is_none()) {
        let of_label = if declared { None } else { place::grade_of_label(&entry.class, &entry.school) };
        entry.grade = of_label.or_else(|| grade.as_ref().map(|named| named.value.clone()));
    }
    tally.seen.extend(score_table::hidden_left_out(setting.sheet, &kinds).filter(|_| setting.marks.rules.without_hidden_rows));
    setting.kinds = kinds;
    let seen = if told_by_name { score_table::tell_school(&setting, school.as_ref()) } else { Vec::new() };
    setting.understood(Content::Roster(entries), seen, tally)
}

pub(super) fn read_scores(mut setting: Setting) -> Understood {
    let mut tally = Tally::default();
    let mut kinds = std::mem::take(&mut setting.kinds);
    let read = score_table::read(&setting, &mut tally, &mut kinds);
    setting.kinds = kinds;
    let sheet = setting.sheet;
    match read {
        score_table::Read::Table(mut table, mut seen) => {
            let first = &setting.segments[0];
            if !first.items.is_empty() {
                if let Some(paper) = table.columns.first() {
                    seen.push(items::tell(sheet, &first.items, first.body.clone(), paper));
                }
                let (items, noticed) = item_table(&setting, &table, &tally);
                seen.extend(noticed);
                let lone = table.columns.first().is_none_or(|column| column.subject.name() == papers::LONE_TOTAL);
                let alone = lone || setting.file.role == Role::Items || setting.told_kind() == Some(SheetKind::Items);
                table.items = Some(Box::new(items));
                if alone {
                    return setting.understood(Content::Items(*table), seen, tally);
                }
            }
            let earlier = ["上次", "前次", "上学期成绩"].iter().any(|word| sheet.raw.name.contains(word));
            let prior = match setting.told_kind() {
                Some(kind) => kind == SheetKind::Prior,
                None => setting.file.role == Role::Prior || (earlier && setting.file.role != Role::Scores),
            };
            let content = if prior { Content::Prior(*table) } else { Content::Scores(*table) };
            setting.understood(content, seen, tally)
        }
        score_table::Read::Units => summary(setting),
        score_table::Read::Slips => Understood::nothing(sheet, Verdict::Slips),
        score_table::Read::NoScores(seen) => Understood { seen, ..Understood::nothing(sheet, Verdict::NoTable { figures: false }) },
        score_table::Read::Refused(seen) => Understood::refused(sheet, seen),
    }
}
