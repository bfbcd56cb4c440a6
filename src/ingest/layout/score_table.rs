//! A score sheet as a table: blocks side by side and stretches under headers that come back, joined into one.

use super::{
    columns::{Plan, Planner, blocks},
    electives,
    header::Title,
    long,
    papers::LONE_TOTAL,
    pinned,
    place::{self, Surroundings, grade_of_label},
    rows::{Body, Reader, RowKind, Standing, exam_in},
    sheet::Sheet,
    tally::{Tally, list},
    understand::{Segment, Setting},
};
use crate::{
    diagnostics::{
        Diagnostic, Diagnostics,
        codes::{config as config_codes, layout as codes},
    },
    ingest::{
        clean,
        raw::Value,
        table::{NameSource, Named, ScoreColumn, ScoreRow, ScoreTable},
    },
    model::{Mark, Status, Subject},
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// What came of reading a score sheet.
pub enum Read {
    /// A table, and what was noticed.
    Table(Box<ScoreTable>, Diagnostics),
    /// Each class or school in one row: figures of units.
    Units,
    /// Score slips.
    Slips,
    /// No column of scores; which ones hold words instead.
    NoScores(Diagnostics),
    /// Not to be read safely; why.
    Refused(Diagnostics),
}

/// Reads all stretches and blocks of a score sheet.
pub fn read(setting: &Setting, tally: &mut Tally, kinds: &mut [RowKind]) -> Read {
    let mut seen = Diagnostics::new();
    let mut bodies: Vec<Body> = Vec::new();
    let mut plans: Vec<Plan> = Vec::new();
    let mut standing = first_standing(setting);
    for segment in &setting.segments {
        let blocks = blocks(&segment.header.titles);
        if blocks.len() > 1 && bodies.is_empty() {
            seen.push(Diagnostic::new(&codes::TABLES_SIDE_BY_SIDE, setting.sheet.place.clone()).with("count", blocks.len()));
        }
        let above = standing.clone();
        for (nth, block) in blocks.iter().enumerate() {
            let title = if blocks.len() > 1 { title_over(setting, segment, block, blocks.get(nth + 1)) } else { String::new() };
            let (plan, noticed) = plan(setting, segment, block, &title);
            // Blocks side by side are called alike: what is to be said of the first holds for all.
            if nth == 0 {
                seen.extend(noticed);
            }
            standing.clone_from(&above);
            if let Some(class) = place::only_class_in(&title) {
                standing.class = class.into();
            }
            let reader = Reader::new(setting.sheet, &plan, setting.marks, tally, &mut standing);
            let mut body = reader.read(segment.body.clone(), kinds);
            if nth > 0 && bodies.last().is_some_and(|table| repeats_pupils(&body, table)) {
                seen.push(Diagnostic::new(&codes::LIST_BESIDE, setting.sheet.column(block[0].column)).with("header", shown(block)));
                body = Body::default();
            }
            electives::take_named(setting.sheet, &plan, setting.marks, &mut body);
            bodies.push(body);
            plans.push(plan);
        }
    }
    if plans.iter().all(|plan| plan.scores.is_empty() && plan.items.is_empty()) {
        if seen.iter().any(|diagnostic| diagnostic.rule == &codes::SEVERAL_EXAMS) {
            return Read::Refused(seen);
        }
        seen.retain(|diagnostic| diagnostic.rule == &codes::TEXT_GRADES);
        return Read::NoScores(seen);
    }
    let body = match parts_of_pupils(&bodies) {
        true => join_by_pupil(bodies),
        false => join(bodies),
    };
    let told = setting.told_kind().is_some();
    if !told && is_of_units(&plans[0], &body) {
        return Read::Units;
    }
    let body = match one_exam(setting, body) {
        Ok((body, said)) => {
            seen.extend(said);
            body
        }
        Err(refusal) => return Read::Refused(vec![refusal]),
    };
    if !told && is_cut_into_slips(kinds, &body) && comes_back(&body) && plans[0].course.is_none() {
        return Read::Slips;
    }
    let mut body = body;
    if !setting.marks.rules.zeros_are_scores {
        seen.extend(electives::settle(setting.sheet, &mut body));
    }
    let body = if plans[0].course.is_some() { long::by_candidate(setting.sheet, body, &mut seen) } else { body };
    seen.extend(tell_hidden(setting, &body, kinds));
    let read: Vec<std::ops::Range<usize>> = setting.segments.iter().map(|segment| segment.body.clone()).collect();
    seen.extend(setting.pinned.and_then(|pinned| pinned.tell_rows_outside(setting.sheet, &plans[0], kinds, &read)));
    let mut table = placed(setting, &plans[0], body, &mut seen);
    table.converted = plans.iter().flat_map(|plan| &plan.converted).cloned().collect();
    table.earlier = earlier(setting, &plans, kinds).map(Box::new);
    if let ([segment], [plan], false) = (setting.segments.as_slice(), plans.as_slice(), setting.sheet.place.on_side) {
        table.read_as = pinned::describe(setting.sheet, &segment.header, plan).map(Box::new);
    }
    Read::Table(Box::new(table), seen)
}

/// The table of the earlier exam that `[reading]` finds beside this one: the same rows, the other columns. What is to be
/// said of the rows was said.
fn earlier(setting: &Setting, plans: &[Plan], kinds: &[RowKind]) -> Option<ScoreTable> {
    if plans.iter().all(|plan| plan.earlier.is_empty()) {
        return None;
    }
    let mut plans = plans.iter();
    let mut bodies = Vec::new();
    let mut first: Option<Plan> = None;
    let mut standing = Standing::default();
    for segment in &setting.segments {
        for _ in blocks(&segment.header.titles) {
            let plan = plans.next()?;
            let plan = Plan { scores: plan.earlier.clone(), totals: Vec::new(), ..plan.clone() };
            let mut tally = Tally::default();
            let reader = Reader::new(setting.sheet, &plan, setting.marks, &mut tally, &mut standing);
            bodies.push(reader.read(segment.body.clone(), &mut kinds.to_vec()));
            first.get_or_insert(plan);
        }
    }
    let body = join(bodies);
    let plan = first.unwrap_or_default();
    let title = plan.earlier_exam.clone();
    (!body.rows.is_empty()).then(|| ScoreTable { title, ..placed(setting, &plan, body, &mut Diagnostics::new()) })
}

/// What the titles above the first header say of the rows below it.
fn first_standing(setting: &Setting) -> Standing {
    // Of one stretch the table itself has the class.
    let several = setting.segments.len() > 1;
    let class = setting.surroundings().class().filter(|class| several && class.source == NameSource::Title);
    Standing { class: class.map(|class| class.value).unwrap_or_default(), exam: exam_in(&setting.title), ..Standing::default() }
}

/// The texts directly above one of several tables side by side.
fn title_over(setting: &Setting, segment: &Segment, block: &[Title], next: Option<&Vec<Title>>) -> String {
    let (Some(first), until) = (block.first(), next.and_then(|next| next.first())) else { return String::new() };
    let above = setting.sheet.raw.rows[..segment.header.rows.start].iter().rev().take(2);
    let texts = above.filter(|row| row.cells.len() > 1).flat_map(|row| &row.cells).filter_map(|cell| match &cell.value {
        Value::Text(text) if cell.column >= first.column && until.is_none_or(|until| cell.column < until.column) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn plan(setting: &Setting, segment: &Segment, titles: &[Title], over: &str) -> (Plan, Diagnostics) {
    let about = setting.about();
    let told = setting.pinned.is_some_and(|pinned| pinned.layout.subject.is_some());
    let subject = place::subject_in(over).or_else(|| segment.subject()).filter(|_| !told).or_else(|| setting.surroundings().subject());
    let planner = Planner::new(setting.sheet, segment.body.clone(), setting.marks, subject, &about);
    let (mut plan, mut seen) = planner.plan(titles, &segment.header.titles);
    let columns = || titles.iter().map(|title| title.column);
    plan.items = segment.items.iter().map(|item| item.column).filter(|column| columns().any(|of| of == *column)).collect();
    plan.label_end = plan.items.first().map_or(plan.label_end, |first| plan.label_end.min(*first));
    if let (Some(pinned), Some(located)) = (setting.pinned, &segment.located) {
        pinned.enforce(located, titles, &mut plan, &mut seen);
    }
    (plan, seen)
}

/// The titles of a block, as people read them.
fn shown(block: &[Title]) -> String {
    block.iter().map(|title| title.shown.as_str()).collect::<Vec<_>>().join("、")
}

/// Whether a block holds a total or a paper only of pupils who all stand in the larger table beside it.
fn repeats_pupils(body: &Body, table: &Body) -> bool {
    let subset = body
        .columns
        .iter()
        .all(|column| column.subject.name() == LONE_TOTAL || table.columns.iter().any(|other| other.subject == column.subject));
    let names: BTreeSet<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
    body.columns.len() == 1
        && table.columns.len() > 1
        && subset
        && !body.rows.is_empty()
        && body.rows.len() * 2 <= table.rows.len()
        && body.rows.iter().all(|row| names.contains(row.name.as_str()))
}

/// Who a row is about, for joining tables of one sheet.
fn pupil(row: &ScoreRow, by_class: bool) -> (&str, &str, &str, &str) {
    let class = if by_class { row.class.as_str() } else { "" };
    if row.id.is_empty() { ("", row.name.as_str(), class, row.seat.as_str()) } else { (row.id.as_str(), "", "", "") }
}

/// Whether every row of every table has its class; where only some have, it tells nobody apart.
fn all_have_classes<'b>(bodies: impl IntoIterator<Item = &'b Body>) -> bool {
    bodies.into_iter().all(|body| body.rows.iter().all(|row| !row.class.is_empty()))
}

/// Whether tables of one sheet, side by side or below each other, each hold other papers: no paper in two of them, nobody
/// twice in one, and everybody named.
fn parts_of_pupils(bodies: &[Body]) -> bool {
    let bodies: Vec<&Body> = bodies.iter().filter(|body| !body.columns.is_empty()).collect();
    let subjects: Vec<&Subject> = bodies.iter().flat_map(|body| body.columns.iter().map(|column| &column.subject)).collect();
    let different = subjects.iter().enumerate().all(|(at, subject)| !subjects[..at].contains(subject));
    let by_class = all_have_classes(bodies.iter().copied());
    let once = |body: &&&Body| body.rows.iter().map(|row| pupil(row, by_class)).collect::<BTreeSet<_>>().len() == body.rows.len();
    let named = |body: &&&Body| body.rows.iter().all(|row| !(row.id.is_empty() && row.name.is_empty() && row.seat.is_empty()));
    bodies.len() > 1 && different && bodies.iter().all(|body| once(&body) && named(&body) && body.courses.is_empty())
}

/// Joins tables that hold other papers of the same pupils; a pupil who is not in one of them has blanks there.
fn join_by_pupil(bodies: Vec<Body>) -> Body {
    let mut rows: BTreeMap<[String; 4], usize> = BTreeMap::new();
    let columns = bodies.iter().flat_map(|body| body.columns.iter().cloned()).collect();
    let mut joined = Body { columns, ..Body::default() };
    let width = joined.columns.len();
    let by_class = all_have_classes(&bodies);
    let mut first = 0;
    for body in bodies {
        let own = body.columns.len();
        for (at, row) in body.rows.into_iter().enumerate() {
            let (id, name, class, seat) = pupil(&row, by_class);
            let key = [id, name, class, seat].map(str::to_owned);
            let to = *rows.entry(key).or_insert_with(|| {
                joined.marks.resize(joined.marks.len() + width, Mark::without_score(Status::Blank));
                // The total beside one paper is no total of the pupil.
                joined.rows.push(ScoreRow { stated_total: None, ..row });
                joined.rows.len() - 1
            });
            joined.marks[to * width + first..][..own].copy_from_slice(&body.marks[at * own..][..own]);
        }
        first += own;
    }
    joined
}

/// Joins what was read under several headers; a subject that one of them lacks is blank there.
fn join(bodies: Vec<Body>) -> Body {
    // Sheets of items alone have rows and no score of a paper.
    let of_items = bodies.iter().all(|body| body.columns.is_empty());
    let mut bodies = bodies.into_iter().filter(|body| of_items || !body.columns.is_empty());
    let Some(mut joined) = bodies.next() else { return Body::default() };
    for body in bodies {
        let at: Vec<usize> = body.columns.iter().map(|column| column_of(&mut joined, column)).collect();
        let (from, to) = (body.columns.len(), joined.columns.len());
        for row in 0..body.rows.len() {
            let start = joined.marks.len();
            joined.marks.resize(start + to, Mark::without_score(Status::Blank));
            for (column, to) in at.iter().enumerate() {
                joined.marks[start + to] = body.marks[row * from + column];
            }
        }
        joined.rows.extend(body.rows);
        joined.courses.extend(body.courses);
        joined.exams.extend(body.exams);
    }
    joined
}

/// The column of this subject, made if there is none yet.
fn column_of(joined: &mut Body, column: &ScoreColumn) -> usize {
    if let Some(at) = joined.columns.iter().position(|known| known.subject == column.subject) {
        joined.columns[at].full = joined.columns[at].full.or(column.full);
        return at;
    }
    let width = joined.columns.len();
    let mut wider = Vec::with_capacity(joined.marks.len() + joined.rows.len());
    for row in 0..joined.rows.len() {
        wider.extend_from_slice(&joined.marks[row * width..][..width]);
        wider.push(Mark::without_score(Status::Blank));
    }
    joined.marks = wider;
    joined.columns.push(column.clone());
    width
}

/// No names, no ids, and every class or school in one row only: means of units, not pupils.
fn is_of_units(plan: &Plan, body: &Body) -> bool {
    if plan.has_people() || plan.seat.is_some() || body.rows.len() < 2 || (plan.class.is_none() && plan.school.is_none()) {
        return false;
    }
    let units: BTreeSet<(&str, &str)> = body.rows.iter().map(|row| (row.school.as_str(), row.class.as_str())).collect();
    units.len() == body.rows.len()
}

/// One row per pupil and exam: the rows of the exam that the names around the sheet tell, none where they tell none.
fn one_exam(setting: &Setting, body: Body) -> Result<(Body, Option<Diagnostic>), Diagnostic> {
    let exams: BTreeSet<&str> = body.exams.iter().map(String::as_str).filter(|exam| !exam.is_empty()).collect();
    if exams.len() < 2 || !comes_back(&body) {
        return Ok((body, None));
    }
    let all = list(exams.iter().map(|exam| (*exam).to_owned()).collect::<Vec<_>>().into_iter());
    let about = clean::key(&format!("{} {}", setting.sheet.raw.name, setting.file.stem));
    let told: Vec<String> = exams.into_iter().filter(|exam| about.contains(&clean::key(exam))).map(str::to_owned).collect();
    let place = setting.sheet.place.clone();
    let [exam] = told.as_slice() else { return Err(Diagnostic::new(&codes::EXAMS_IN_COLUMN, place).with("exams", all)) };
    let others = list(body.exams.iter().filter(|of| *of != exam && !of.is_empty()).collect::<BTreeSet<_>>().into_iter().cloned());
    let width = body.columns.len();
    let keep: Vec<bool> = body.exams.iter().map(|of| of == exam || of.is_empty()).collect();
    let kept = |at: usize| keep.get(at).copied().unwrap_or(true);
    let mut only = Body { columns: body.columns, ..Body::default() };
    for (at, row) in body.rows.into_iter().enumerate().filter(|(at, _)| kept(*at)) {
        only.rows.push(row);
        only.marks.extend_from_slice(&body.marks[at * width..][..width]);
        only.courses.extend(body.courses.get(at).cloned());
        only.exams.extend(body.exams.get(at).cloned());
    }
    let said = Diagnostic::new(&codes::EARLIER_EXAM_COLUMNS, place).with("columns", others);
    Ok((only, Some(said)))
}

/// A header for every third pupil or more often.
fn is_cut_into_slips(kinds: &[RowKind], body: &Body) -> bool {
    let headers = kinds.iter().filter(|kind| **kind == RowKind::Header).count();
    headers > 3 && headers * 3 >= body.rows.len()
}

/// Whether a third of the pupils stand in more than one row.
fn comes_back(body: &Body) -> bool {
    let mut rows: BTreeMap<(&str, &str, &str), (u32, usize)> = BTreeMap::new();
    for (at, row) in body.rows.iter().enumerate() {
        let course = body.courses.get(at).map_or("", String::as_str);
        let name = if row.id.is_empty() { row.name.as_str() } else { "" };
        let class = if row.id.is_empty() { row.class.as_str() } else { course };
        rows.entry((&row.id, name, class)).or_insert((0, at)).0 += 1;
    }
    let again = rows.values().filter(|(count, _)| *count > 1).count();
    again * 3 > rows.len()
}

/// Hidden rows and columns are data; said once a sheet.
fn tell_hidden(setting: &Setting, body: &Body, kinds: &[RowKind]) -> Diagnostics {
    let sheet = setting.sheet;
    let mut seen = Diagnostics::new();
    let hidden = sheet.raw.rows.iter().filter(|row| row.hidden).count();
    if setting.marks.rules.without_hidden_rows {
        seen.extend(hidden_left_out(sheet, kinds));
    } else if hidden > 0 {
        let rule = if sheet.raw.filtered { &codes::ROWS_FILTERED } else { &codes::ROWS_HIDDEN };
        seen.push(Diagnostic::new(rule, sheet.place.clone()).with("count", hidden));
    }
    let columns: Vec<&str> = body
        .columns
        .iter()
        .filter(|column| sheet.raw.hidden_columns.contains(&column.column))
        .map(|column| column.subject.name())
        .collect();
    if !columns.is_empty() {
        seen.push(Diagnostic::new(&codes::COLUMN_HIDDEN, sheet.place.clone()).with("subjects", columns.join("、")));
    }
    seen
}

/// The hidden rows that `[reading]` leaves out.
pub fn hidden_left_out(sheet: &Sheet, kinds: &[RowKind]) -> Option<Diagnostic> {
    let left_out = sheet.raw.rows.iter().zip(kinds).filter(|(row, kind)| row.hidden && **kind == RowKind::Rejected);
    let rows: Vec<String> = left_out.map(|(row, _)| sheet.row(row.index).spot.to_string()).collect();
    let said = Diagnostic::new(&config_codes::HIDDEN_ROWS_LEFT_OUT, sheet.place.clone()).with("count", rows.len());
    (!rows.is_empty()).then(|| said.with("rows", list(rows.into_iter())))
}

/// The table with its school, grade and class.
fn placed(setting: &Setting, plan: &Plan, mut body: Body, seen: &mut Diagnostics) -> ScoreTable {
    let around: Surroundings = setting.surroundings();
    let school = if plan.school.is_some() { None } else { around.school() };
    if plan.school.is_none() {
        seen.extend(tell_school(setting, school.as_ref()));
    }
    let class = if plan.class.is_some() { None } else { around.class() };
    let name = school.as_ref().map_or("", |school| school.value.as_str()).to_owned();
    let grade = around.grade(class.as_ref().map(|class| class.value.as_str()), &body.rows, &name);
    // Class labels of several grades in one sheet: each row has its own.
    let by_row =
        plan.grade.is_none() && grade.as_ref().is_none_or(|grade| !matches!(grade.source, NameSource::Column | NameSource::Declared));
    if by_row {
        for run in body.rows.chunk_by_mut(|a, b| (&a.class, &a.school) == (&b.class, &b.school)) {
            let told = grade_of_label(&run[0].class, if run[0].school.is_empty() { &name } else { &run[0].school });
            if let Some(told) = told.filter(|told| grade.as_ref().is_none_or(|grade| grade.value != *told)) {
                run.iter_mut().for_each(|row| row.grade = Some(told.clone()));
            }
        }
    }
    let grade = if plan.grade.is_some() && body.rows.iter().all(|row| row.grade.is_some()) { None } else { grade };
    ScoreTable {
        title: setting.title.clone(),
        school,
        grade,
        class,
        columns: body.columns,
        converted: Vec::new(),
        rows: body.rows,
        marks: body.marks,
        earlier: None,
        form: None,
        items: None,
        read_as: None,
    }
}

/// Says so where a file's or folder's name has to stand for the school.
pub fn tell_school(setting: &Setting, school: Option<&Named<CompactString>>) -> Diagnostics {
    let by_name = school.filter(|school| matches!(school.source, NameSource::File | NameSource::Folder));
    let told = by_name.map(|school| {
        let source = setting.surroundings().text(school.source).to_owned();
        Diagnostic::new(&codes::SCHOOL_FROM_NAME, setting.sheet.place.clone()).with("source", source).with("school", &school.value)
    });
    told.into_iter().collect()
}
