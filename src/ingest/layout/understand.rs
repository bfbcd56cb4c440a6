//! What one sheet is: scores, roster, register, items, summary or nothing of these, and its account of rows.

use super::{
    FileContext, Role,
    columns::{Plan, Planner},
    header::Header,
    headerless, left_out,
    lexicon::{Aside, Field, Meaning},
    marks::Marks,
    pinned::{Located, Pinned},
    place::Surroundings,
    register, roster,
    rows::RowKind,
    score_table,
    sheet::Sheet,
    tally::Tally,
};
use crate::{
    config::{Config, layout::SheetKind},
    diagnostics::{Diagnostic, Diagnostics, Place, codes::layout as codes},
    ingest::{
        clean,
        raw::{RawRow, RawSheet, Value},
        table::{Account, Content, NameSource},
    },
};
use std::ops::Range;

/// Why a sheet came to its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was read.
    Read,
    /// It has no cell with content.
    Empty,
    /// Hidden from the user.
    Hidden,
    /// No table was found; `figures`: though it holds many figures.
    NoTable {
        /// Many rows of figures.
        figures: bool,
    },
    /// Figures of units, not of pupils.
    Summary,
    /// Score slips in which pupils come back.
    Slips,
    /// Refused, and a diagnostic said so.
    Refused,
    /// Not to be read, as it was told.
    Skipped,
    /// A sheet that Kaojing wrote.
    Own,
}

/// One sheet understood on its own.
#[derive(Clone, Debug)]
pub struct Understood {
    /// File and sheet.
    pub place: Place,
    /// Where every row went.
    pub account: Account,
    /// What it holds.
    pub content: Content,
    /// Why.
    pub verdict: Verdict,
    /// What was noticed.
    pub seen: Diagnostics,
}

impl Understood {
    /// A sheet that holds nothing of use; its rows are notes.
    pub fn nothing(sheet: &Sheet, verdict: Verdict) -> Self {
        let Account { rows, blank, rejected, .. } = left_out(sheet);
        let account = Account { rows, blank, note: rejected, ..Account::default() };
        Self { place: sheet.place.clone(), account, content: Content::Nothing, verdict, seen: Vec::new() }
    }

    /// Counts every row with content as left out.
    pub fn reject_rows(&mut self) {
        let Account { rows, blank, .. } = self.account;
        self.account = Account { rows, blank, rejected: rows - blank, ..Account::default() };
    }

    fn refused(sheet: &Sheet, seen: Diagnostics) -> Self {
        Self { account: left_out(sheet), seen, ..Self::nothing(sheet, Verdict::Refused) }
    }
}

/// The parts of a sheet that every reader needs.
pub struct Setting<'s> {
    /// Its cells.
    pub sheet: &'s Sheet<'s>,
    /// What is known of the file.
    pub file: &'s FileContext,
    /// The marks in force.
    pub marks: &'s Marks,
    /// The layout that was told.
    pub pinned: Option<&'s Pinned<'s>>,
    /// Title rows, joined.
    pub title: String,
    /// The table, cut where a header comes back.
    pub segments: Vec<Segment<'s>>,
    /// Kind of each row; titles and all that nobody claims are notes.
    pub kinds: Vec<RowKind>,
}

/// A stretch of rows under one header.
pub struct Segment<'s> {
    /// Its header.
    pub header: Header,
    /// The rows below, as indices into the sheet's rows.
    pub body: Range<usize>,
    /// The columns that were told.
    pub located: Option<Located<'s>>,
}

impl<'s> Setting<'s> {
    /// The names around the table.
    pub fn surroundings(&self) -> Surroundings<'_> {
        let told = self.pinned.map(|pinned| &*pinned.layout);
        Surroundings { title: &self.title, sheet: &self.sheet.raw.name, file: self.file, told }
    }

    /// What the sheet was told to be.
    pub fn told_kind(&self) -> Option<SheetKind> {
        self.pinned.and_then(|pinned| pinned.layout.kind)
    }

    /// Gives the titles of every stretch the meaning that was told.
    fn name_titles(&mut self) -> Result<Diagnostics, Diagnostics> {
        let mut seen = Diagnostics::new();
        let Some(pinned) = self.pinned else { return Ok(seen) };
        let mut wrong = Diagnostics::new();
        for segment in &mut self.segments {
            match pinned.name_titles(self.sheet, &mut segment.header, segment.body.clone(), &mut seen) {
                Ok(located) => segment.located = Some(located),
                Err(diagnostics) => wrong.extend(diagnostics),
            }
        }
        if wrong.is_empty() { Ok(seen) } else { Err(wrong) }
    }

    /// Words of titles and names, to look for an exam's name.
    pub fn about(&self) -> String {
        clean::key(&format!("{} {} {}", self.title, self.sheet.raw.name, self.file.stem))
    }

    fn understood(self, content: Content, mut seen: Diagnostics, tally: Tally) -> Understood {
        seen.extend(tally.into_diagnostics(self.sheet));
        let account = account(self.sheet, &self.kinds);
        Understood { place: self.sheet.place.clone(), account, content, verdict: Verdict::Read, seen }
    }
}

/// Tells what a sheet is and reads it.
pub fn sheet(sheet: &Sheet, file: &FileContext, config: &Config, marks: &Marks, pinned: Option<&Pinned>) -> Understood {
    if sheet.raw.rows.is_empty() {
        return Understood::nothing(sheet, Verdict::Empty);
    }
    if pinned.is_some_and(|pinned| pinned.layout.kind == Some(SheetKind::Skip)) {
        return Understood::nothing(sheet, Verdict::Skipped);
    }
    if super::returned::is_return_list(sheet) {
        let seen = vec![Diagnostic::new(&crate::diagnostics::codes::check::RETURN_LIST, sheet.place.clone())];
        return Understood { seen, ..Understood::nothing(sheet, Verdict::Skipped) };
    }
    if pinned.is_none_or(|pinned| !pinned.tells_places())
        && stands_on_its_side(sheet)
        && let Some(turned) = sheet.turn()
        && Header::find(&turned).is_some_and(|header| header.names_people())
    {
        let mut understood = upright(&turned, file, config, marks, pinned);
        if understood.verdict == Verdict::Read {
            understood.seen.insert(0, Diagnostic::new(&codes::SHEET_TURNED, sheet.place.clone()));
            return understood;
        }
    }
    let understood = upright(sheet, file, config, marks, pinned);
    if pinned.is_none() && matches!(understood.verdict, Verdict::NoTable { .. }) {
        return summary_on_its_side(sheet, file, config, marks).unwrap_or(understood);
    }
    understood
}

/// Figures of units, a column each: measures stand in the first column. Titles above are turned away with the rest, so they
/// are told with the file's name.
fn summary_on_its_side(sheet: &Sheet, file: &FileContext, config: &Config, marks: &Marks) -> Option<Understood> {
    let (titles, rows): (Vec<&RawRow>, Vec<&RawRow>) = sheet.raw.rows.iter().partition(|row| row.cells.len() < 2);
    let raw = RawSheet { name: sheet.raw.name.clone(), rows: rows.into_iter().cloned().collect(), ..RawSheet::default() };
    let turned = Sheet { raw: std::borrow::Cow::Owned(raw), place: sheet.place.clone() }.turn()?;
    if !Header::find(&turned).is_some_and(|header| is_summary(&header)) {
        return None;
    }
    let said = titles.iter().flat_map(|row| &row.cells).map(|cell| sheet.text(&cell.value)).collect::<Vec<_>>().join(" ");
    let named = FileContext { stem: format!("{} {said}", file.stem), ..file.clone() };
    let understood = upright(&turned, &named, config, marks, None);
    let account = left_out(sheet);
    let summary = u32::try_from(sheet.raw.rows.len() - titles.len()).unwrap_or(u32::MAX);
    let account = Account { summary, note: account.rejected - summary, rejected: 0, ..account };
    (understood.verdict == Verdict::Summary).then_some(Understood { account, ..understood })
}

/// Whether the first column names two subjects or more, each once, and the first row none.
fn stands_on_its_side(sheet: &Sheet) -> bool {
    let meanings: Vec<Meaning> = sheet
        .raw
        .rows
        .iter()
        .take(40)
        .filter_map(|row| row.cells.first())
        .filter_map(|cell| if let Value::Text(text) = &cell.value { Some(super::lexicon::meaning(&clean::key(text))) } else { None })
        .filter(|meaning| matches!(meaning, Meaning::Score(..)))
        .collect();
    let different = meanings.iter().enumerate().all(|(at, meaning)| !meanings[..at].contains(meaning));
    meanings.len() >= 2 && different
}

fn upright(sheet: &Sheet, file: &FileContext, config: &Config, marks: &Marks, pinned: Option<&Pinned>) -> Understood {
    let mut setting = match setting(sheet, file, marks, pinned) {
        Ok(Some(setting)) => setting,
        Ok(None) => return Understood::nothing(sheet, Verdict::NoTable { figures: holds_figures(sheet) }),
        Err(diagnostic) => return Understood::refused(sheet, vec![diagnostic]),
    };
    match setting.name_titles() {
        Ok(seen) => {
            let mut understood = read(setting, config);
            understood.seen.splice(0..0, seen);
            understood
        }
        Err(seen) => Understood::refused(sheet, seen),
    }
}

/// Reads a sheet as what it was told to be, else as what its header shows.
fn read(setting: Setting, config: &Config) -> Understood {
    let (header, file) = (&setting.segments[0].header, setting.file);
    match setting.told_kind() {
        Some(SheetKind::Schools) => return read_register(setting),
        Some(SheetKind::Roster) => return read_roster(setting, config),
        Some(SheetKind::Scores | SheetKind::Prior) => return read_scores(setting),
        Some(SheetKind::Skip) | None => {}
    }
    if is_register(header, file.role) {
        return read_register(setting);
    }
    if is_roster(&setting, file.role) {
        return read_roster(setting, config);
    }
    if is_items(header, file.role) {
        return items(setting);
    }
    if is_summary(header) {
        return summary(setting);
    }
    read_scores(setting)
}

/// Finds the header and cuts the table where it comes back.
fn setting<'s>(
    sheet: &'s Sheet<'s>,
    file: &'s FileContext,
    marks: &'s Marks,
    pinned: Option<&'s Pinned<'s>>,
) -> Result<Option<Setting<'s>>, Diagnostic> {
    let told = pinned.map(|pinned| pinned.header(sheet)).transpose()?;
    let found = told.unwrap_or_else(|| Header::find(sheet));
    let Some(first) = found.or_else(|| headerless::header(sheet, marks)) else { return Ok(None) };
    let body = match pinned {
        Some(pinned) => pinned.body(sheet, &first)?,
        None => first.rows.end..sheet.raw.rows.len(),
    };
    let mut kinds = vec![RowKind::Note; sheet.raw.rows.len()];
    let title = title(sheet, first.rows.start);
    let mut segments: Vec<Segment> = Vec::new();
    let mut header = first;
    let mut start = body.start;
    loop {
        kinds[header.rows.clone()].fill(RowKind::Header);
        let next = (start..body.end).find_map(|at| returns(sheet, &header, at));
        let end = next.as_ref().map_or(body.end, |next| next.rows.start);
        segments.push(Segment { header, body: start..end, located: None });
        match next {
            Some(next) => {
                start = next.rows.end;
                header = next;
            }
            None => break,
        }
    }
    Ok(Some(Setting { sheet, file, marks, pinned, title, segments: joined(segments), kinds }))
}

/// Neighbouring stretches under the same header are one.
fn joined(segments: Vec<Segment<'_>>) -> Vec<Segment<'_>> {
    let mut joined: Vec<Segment<'_>> = Vec::new();
    for segment in segments {
        match joined.last_mut() {
            Some(last) if last.header.titles == segment.header.titles => last.body.end = segment.body.end,
            _ => joined.push(segment),
        }
    }
    joined
}

/// A header row inside the data: words of a header, or this header's own, where names, ids or scores stand.
fn returns(sheet: &Sheet, header: &Header, at: usize) -> Option<Header> {
    let row = &sheet.raw.rows[at];
    let words = row.cells.iter().filter(|cell| match &cell.value {
        Value::Text(text) => text.len() <= 60 && (header.says(cell.column, text) || is_anchor_word(text)),
        _ => false,
    });
    if words.take(2).count() < 2.min(row.cells.len()) {
        return None;
    }
    let found = Header::at(sheet, at).filter(|found| found.titles.len() > 1)?;
    let same = found.titles.iter().filter(|title| header.titles.contains(title)).count() * 2 > found.titles.len();
    let scores = found.count(|meaning| matches!(meaning, Meaning::Score(..) | Meaning::Part(_) | Meaning::Total(_)));
    (same || (found.names_people() && scores > 0)).then_some(found)
}

/// Words that hardly stand in a data row; asked of every text cell, so kept short.
fn is_anchor_word(text: &str) -> bool {
    const ANCHORS: [&str; 24] = [
        "姓名",
        "学生姓名",
        "考号",
        "学号",
        "准考证号",
        "班级",
        "学校",
        "序号",
        "座号",
        "总分",
        "名次",
        "排名",
        "成绩",
        "分数",
        "得分",
        "考生号",
        "学籍号",
        "年级",
        "语文",
        "数学",
        "英语",
        "name",
        "Name",
        "班别",
    ];
    let trimmed = text.trim();
    ANCHORS.contains(&trimmed)
        || (trimmed.chars().count() <= 6 && trimmed.contains(char::is_whitespace) && ANCHORS.contains(&clean::key(trimmed).as_str()))
}

/// Texts above the header, joined with blanks.
fn title(sheet: &Sheet, header: usize) -> String {
    let mut title = String::new();
    for cell in sheet.raw.rows[..header].iter().flat_map(|row| &row.cells) {
        let Value::Text(text) = &cell.value else { continue };
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() || title.chars().count() > 300 || title.contains(&words) {
            continue;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(&words);
    }
    title
}

/// Thirty rows or more with two figures each.
fn holds_figures(sheet: &Sheet) -> bool {
    let rows = sheet.raw.rows.iter().filter(|row| row.cells.iter().filter(|cell| matches!(cell.value, Value::Number(_))).count() > 1);
    rows.take(30).count() == 30
}

fn scores_in(header: &Header) -> u32 {
    header.count(|meaning| matches!(meaning, Meaning::Score(..) | Meaning::Part(_) | Meaning::Total(_) | Meaning::OfExam(..)))
}

fn has(header: &Header, field: Field) -> bool {
    header.count(|meaning| *meaning == Meaning::Person(field)) > 0
}

fn is_register(header: &Header, role: Role) -> bool {
    let describes = [Field::Category, Field::District, Field::ShortName, Field::SchoolCode].into_iter().any(|field| has(header, field));
    match role {
        Role::Schools => has(header, Field::School) || has(header, Field::Name),
        _ => has(header, Field::School) && describes && !header.names_people() && scores_in(header) == 0 && aggregates(header) == 0,
    }
}

fn is_roster(setting: &Setting, role: Role) -> bool {
    let header = &setting.segments[0].header;
    if role == Role::Roster {
        return true;
    }
    let named = ["学籍", "名册", "花名册", "roster"].iter().any(|word| setting.about().contains(word));
    let enrolled = has(header, Field::Enrolment)
        || ([Field::RegisterId, Field::AuxiliaryId].into_iter().any(|field| has(header, field)) && has(header, Field::Name));
    scores_in(header) == 0 && header.names_people() && (enrolled || named)
}

/// Six headers or more like question numbers, and fewer subjects than that.
fn is_items(header: &Header, role: Role) -> bool {
    let items = header.titles.iter().filter(|title| is_item_title(&clean::key(&title.shown))).fold(0_u32, |count, _| count + 1);
    let subjects = header.count(|meaning| matches!(meaning, Meaning::Score(..)));
    role == Role::Items || (items >= 6 && items > subjects * 3) || (items >= 3 && subjects == 0 && !has(header, Field::Course))
}

fn is_item_title(key: &str) -> bool {
    let figures = key.bytes().any(|byte| byte.is_ascii_digit());
    let numeric = key.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'(' | b')' | b'_'));
    let asked = key.contains("小题") || (key.contains('题') && !key.contains('班'));
    let lettered = key.strip_prefix(['q', 't', 'i']).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    figures && (numeric || asked || lettered)
}

fn aggregates(header: &Header) -> u32 {
    header.count(|meaning| matches!(meaning, Meaning::Aside(Aside::Aggregate)))
}

/// Counts and rates, and nobody's name.
fn is_summary(header: &Header) -> bool {
    !header.names_people() && !has(header, Field::Seat) && aggregates(header) >= 2
}

fn summary(mut setting: Setting) -> Understood {
    for segment in &setting.segments {
        setting.kinds[segment.body.clone()].fill(RowKind::Summary);
    }
    let table = super::summary::read(&setting);
    let mut understood = setting.understood(Content::Summary(table), Vec::new(), Tally::default());
    understood.verdict = Verdict::Summary;
    understood
}

fn items(mut setting: Setting) -> Understood {
    for segment in &setting.segments {
        setting.kinds[segment.body.clone()].fill(RowKind::Rejected);
    }
    let seen = vec![Diagnostic::new(&codes::ITEMS_NOT_ANALYSED, setting.sheet.place.clone())];
    setting.understood(Content::Items, seen, Tally::default())
}

/// The plan of one stretch, for sheets without scores.
fn plain_plan(setting: &Setting, segment: &Segment) -> Plan {
    let planner = Planner::new(setting.sheet, segment.body.clone(), setting.marks, None, "");
    let mut plan = planner.plan_people(&segment.header.titles);
    if let (Some(pinned), Some(located)) = (setting.pinned, &segment.located) {
        pinned.enforce(located, &segment.header.titles, &mut plan, &mut Diagnostics::new());
    }
    plan
}

fn read_register(mut setting: Setting) -> Understood {
    let mut entries = Vec::new();
    let mut kinds = std::mem::take(&mut setting.kinds);
    for segment in &setting.segments {
        entries.extend(register::read(setting.sheet, &plain_plan(&setting, segment), segment.body.clone(), &mut kinds));
    }
    setting.kinds = kinds;
    setting.understood(Content::Schools(entries), Vec::new(), Tally::default())
}

fn read_roster(mut setting: Setting, _config: &Config) -> Understood {
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
        let of_label = if declared { None } else { super::place::grade_of_label(&entry.class, &entry.school) };
        entry.grade = of_label.or_else(|| grade.as_ref().map(|named| named.value.clone()));
    }
    tally.seen.extend(score_table::hidden_left_out(setting.sheet, &kinds).filter(|_| setting.marks.rules.without_hidden_rows));
    setting.kinds = kinds;
    let seen = if told_by_name { score_table::tell_school(&setting, school.as_ref()) } else { Vec::new() };
    setting.understood(Content::Roster(entries), seen, tally)
}

fn read_scores(mut setting: Setting) -> Understood {
    let mut tally = Tally::default();
    let mut kinds = std::mem::take(&mut setting.kinds);
    let read = score_table::read(&setting, &mut tally, &mut kinds);
    setting.kinds = kinds;
    let sheet = setting.sheet;
    match read {
        score_table::Read::Table(table, seen) => {
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
        score_table::Read::NoScores => Understood::nothing(sheet, Verdict::NoTable { figures: false }),
        score_table::Read::Refused(seen) => Understood::refused(sheet, seen),
    }
}

/// Counts the rows of each kind; what lies between them is blank.
fn account(sheet: &Sheet, kinds: &[RowKind]) -> Account {
    let count = |wanted: RowKind| kinds.iter().filter(|kind| **kind == wanted).fold(0_u32, |count, _| count + 1);
    let mut account = Account {
        rows: sheet.span(),
        header: count(RowKind::Header),
        candidates: count(RowKind::Candidate),
        summary: count(RowKind::Summary),
        note: count(RowKind::Note),
        rejected: count(RowKind::Rejected),
        blank: 0,
    };
    let told = account.header + account.candidates + account.summary + account.note + account.rejected;
    account.blank = account.rows.saturating_sub(told);
    account
}
