//! A [`Setting`] → what the sheet holds: one reader for each kind of sheet.

use super::{
    setting::{Segment, Setting},
    verdict::{Understood, Verdict, account},
};
use crate::{
    config::layout::SheetKind,
    diagnostics::{Diagnostic, Diagnostics, codes::layout as codes},
    ingest::{
        layout::{
            FileContext, Role,
            columns::{Plan, Planner},
            items,
            pinned::Pinned,
            place, register, roster,
            rows::RowKind,
            score_table,
            sheet::Sheet,
            summary,
            tally::Tally,
            teaching,
        },
        table::{Content, NameSource},
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

/// Takes the items out of a sheet that has the score of the whole paper as well; `false` where it has none.
pub(super) fn has_paper(setting: &mut Setting) -> bool {
    if setting.file.role == Role::Items {
        return false;
    }
    for segment in &mut setting.segments {
        let Some(items) = items::set_aside(setting.sheet, &mut segment.header, segment.body.clone(), setting.marks) else { return false };
        setting.items = items;
    }
    true
}

pub(super) fn items_alone(mut setting: Setting) -> Understood {
    for segment in &setting.segments {
        setting.kinds[segment.body.clone()].fill(RowKind::Rejected);
    }
    let seen = vec![Diagnostic::new(&codes::ITEMS_NOT_ANALYSED, setting.sheet.place.clone())];
    setting.understood(Content::Items, seen, Tally::default())
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
        score_table::Read::Table(table, mut seen) => {
            if let Some(paper) = table.columns.first().filter(|_| !setting.items.is_empty()) {
                seen.push(items::tell(sheet, &setting.items, setting.segments[0].body.clone(), paper));
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
