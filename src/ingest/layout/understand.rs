//! What one sheet is: scores, roster, register, items, summary or nothing of these, and its account of rows.

use super::{
    FileContext, Role,
    columns::{Plan, Planner},
    header::Header,
    headerless,
    items::{self, Item},
    left_out,
    lexicon::{Aside, Field, Meaning},
    marks::Marks,
    pinned::{Located, Pinned},
    place::Surroundings,
    register, roster,
    rows::RowKind,
    score_table,
    sheet::Sheet,
    survey::Profile,
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
    model::{Score, Subject},
};
use std::ops::Range;

/// Rows of pupils above another table, at least: what stands closer to a header is a part of it.
const FEWEST_ABOVE: usize = 3;

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
    /// Columns of item scores beside the paper's own.
    pub items: Vec<Item>,
    /// What was noticed of the header.
    pub seen: Diagnostics,
}

/// A stretch of rows under one header.
pub struct Segment<'s> {
    /// Its header.
    pub header: Header,
    /// The rows below, as indices into the sheet's rows.
    pub body: Range<usize>,
    /// The columns that were told.
    pub located: Option<Located<'s>>,
    /// Titles directly above the header.
    pub title: String,
}

impl Segment<'_> {
    /// The subject that the titles name.
    pub fn subject(&self) -> Option<Subject> {
        super::place::subject_in(&self.title)
    }
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

    fn understood(mut self, content: Content, seen: Diagnostics, tally: Tally) -> Understood {
        let mut seen = std::mem::take(&mut self.seen).into_iter().chain(seen).collect::<Diagnostics>();
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
        && let Some(first) = stands_on_its_side(sheet)
        && let Some(turned) = sheet.turn(first)
        && Header::find(&turned).is_some_and(|header| header.names_people() || headerless::names_column(&turned, &header).is_some())
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
    let turned = Sheet { raw: std::borrow::Cow::Owned(raw), place: sheet.place.clone(), above: String::new() }.turn(0)?;
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

/// Where the first column names two subjects or more, each once: the row with which the table begins, titles left above it.
fn stands_on_its_side(sheet: &Sheet) -> Option<usize> {
    let rows = &sheet.raw.rows;
    let of_row = |row: &RawRow| match row.cells.first().map(|cell| &cell.value) {
        Some(Value::Text(text)) => super::lexicon::meaning(&clean::key(text)),
        _ => Meaning::Unknown,
    };
    let meanings: Vec<Meaning> = rows.iter().take(40).map(of_row).filter(|meaning| matches!(meaning, Meaning::Score(..))).collect();
    let different = meanings.iter().enumerate().all(|(at, meaning)| !meanings[..at].contains(meaning));
    if meanings.len() < 2 || !different {
        return None;
    }
    let subject = rows.iter().position(|row| matches!(of_row(row), Meaning::Score(..)))?;
    // Names, ids and classes stand above the first subject; what has one text only is a title.
    Some(rows[..subject].iter().rposition(|row| row.cells.len() < 2).map_or(0, |title| title + 1))
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
fn read(mut setting: Setting, config: &Config) -> Understood {
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
    if items::is_sheet(header, file.role) && !has_paper(&mut setting) {
        return items_alone(setting);
    }
    let header = &setting.segments[0].header;
    if is_summary(header) {
        return summary(setting);
    }
    if is_no_exam(&setting) {
        return Understood::refused(setting.sheet, vec![Diagnostic::new(&codes::TABLE_NOT_FOUND, setting.sheet.place.clone())]);
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
    let Some(mut first) = found.or_else(|| headerless::header(sheet, marks)) else { return Ok(None) };
    let names = if pinned.is_none() { headerless::names_column(sheet, &first) } else { None };
    if let Some(column) = names {
        first.put_names(column);
    }
    let body = match pinned {
        Some(pinned) => pinned.body(sheet, &first)?,
        None => first.rows.end..sheet.raw.rows.len(),
    };
    let mut kinds = vec![RowKind::Note; sheet.raw.rows.len()];
    let title = sheet.titles(0..first.rows.start);
    let mut segments: Vec<Segment> = Vec::new();
    let mut header = first;
    let mut start = body.start;
    let mut seen: Diagnostics = names.map(|column| Diagnostic::new(&codes::NAMES_UNTITLED, sheet.column(column))).into_iter().collect();
    let mut about = title.clone();
    loop {
        kinds[header.rows.clone()].fill(RowKind::Header);
        while start < body.end && counts_columns(&sheet.raw.rows[start], sheet) {
            kinds[start] = RowKind::Header;
            start += 1;
        }
        let mut next = None;
        let mut apart = None;
        for at in start..body.end {
            match below(sheet, &header, at) {
                Below::Again(again) => {
                    next = Some(again);
                    break;
                }
                Below::Other(words) if apart.is_none() && at >= start + FEWEST_ABOVE => {
                    seen.push(Diagnostic::new(&codes::TABLE_BELOW, sheet.row(sheet.raw.rows[at].index)).with("header", words));
                    apart = Some(at);
                }
                _ => {}
            }
        }
        let end = next.as_ref().map_or(body.end, |next| next.rows.start);
        let heading = next.as_ref().map(|next| heading(sheet, start, next.rows.start));
        if let Some(apart) = apart {
            let until = heading.as_ref().map_or(end, |heading| heading.start);
            kinds[apart..until].fill(RowKind::Apart);
        }
        segments.push(Segment { header, body: start..end, located: None, title: std::mem::take(&mut about) });
        match next {
            Some(next) => {
                start = next.rows.end;
                header = next;
            }
            None => break,
        }
        about = heading.map_or_else(String::new, |rows| sheet.titles(rows));
    }
    Ok(Some(Setting { sheet, file, marks, pinned, title, segments: joined(segments), kinds, items: Vec::new(), seen }))
}

/// `1 | 2 | 3 | 4` or `甲 | 乙 | 1 | 2` below a header: the numbers of the columns.
pub(super) fn counts_columns(row: &RawRow, sheet: &Sheet) -> bool {
    const STEMS: [&str; 12] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "a", "b", "c", "栏次"];
    let stem = |value: &Value| matches!(value, Value::Text(text) if STEMS.contains(&clean::key(text).as_str()));
    let cells = || row.cells.iter().filter(|cell| !matches!(&cell.value, Value::Text(text) if clean::is_blank(text)));
    let numbers: Vec<Score> = cells().skip_while(|cell| stem(&cell.value)).filter_map(|cell| sheet.number(&cell.value)).collect();
    let stems = cells().take_while(|cell| stem(&cell.value)).count();
    numbers.len() + stems > 3
        && numbers.len() > 1
        && numbers.len() + stems == cells().count()
        && numbers[0] <= Score::whole(3)
        && numbers.windows(2).all(|pair| (1..=4).contains(&((pair[1].units() - pair[0].units()) / Score::whole(1).units())))
        && numbers.iter().all(|number| number.is_multiple_of(Score::whole(1)))
}

/// Neighbouring stretches under the same header are one, unless a title between them names another subject.
fn joined(segments: Vec<Segment<'_>>) -> Vec<Segment<'_>> {
    let mut joined: Vec<Segment<'_>> = Vec::new();
    for segment in segments {
        let subject = segment.subject();
        match joined.last_mut() {
            Some(last) if last.header.titles == segment.header.titles && (subject.is_none() || subject == last.subject()) => {
                last.body.end = segment.body.end;
            }
            _ => joined.push(segment),
        }
    }
    joined
}

/// The titles directly above a header that comes back: rows of one or two texts.
fn heading(sheet: &Sheet, start: usize, header: usize) -> Range<usize> {
    let is_title = |row: &RawRow| {
        row.cells.len() <= 2
            && row.cells.iter().all(|cell| matches!(&cell.value, Value::Text(text) if !super::labels::is_summary_label(&clean::key(text))))
    };
    let first = (start..header).rev().take(3).take_while(|at| is_title(&sheet.raw.rows[*at])).last().unwrap_or(header);
    first..header
}

/// What a row below a header is, as far as headers go.
enum Below {
    /// Words of a header, or this header's own, where names, ids or scores stand.
    Again(Header),
    /// The header of a table of figures that has no pupils; its words.
    Other(String),
    /// No header.
    Data,
}

fn below(sheet: &Sheet, header: &Header, at: usize) -> Below {
    let row = &sheet.raw.rows[at];
    let mut words = 0;
    let mut figures = 0;
    for cell in &row.cells {
        match &cell.value {
            Value::Text(text) if text.len() <= 60 && (header.says(cell.column, text) || is_anchor_word(text)) => words += 1,
            Value::Number(_) => figures += 1,
            _ => {}
        }
    }
    if words < 2.min(row.cells.len()) || figures * 2 > row.cells.len() {
        return Below::Data;
    }
    let Some(found) = Header::at(sheet, at).filter(|found| found.titles.len() > 1) else { return Below::Data };
    let same = found.titles.iter().filter(|title| header.titles.contains(title)).count() * 2 > found.titles.len();
    let scores = scores_in(&found) > 0;
    if header.names_people() && !found.names_people() && !has(&found, Field::Seat) {
        let known = found.count(Meaning::is_known) as usize;
        let other = figures == 0 && row.cells.len() > 2 && known * 3 >= found.titles.len() * 2;
        return if other {
            Below::Other(found.titles.iter().map(|title| title.shown.as_str()).collect::<Vec<_>>().join("、"))
        } else {
            Below::Data
        };
    }
    if same || (found.names_people() && scores) { Below::Again(found) } else { Below::Data }
}

/// Words that hardly stand in a data row; asked of every text cell, so kept short.
fn is_anchor_word(text: &str) -> bool {
    const ANCHORS: [&str; 34] = [
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
        "科目",
        "学科",
        "分数段",
        "参考人数",
        "人数",
        "平均分",
        "最高分",
        "优秀率",
        "及格率",
        "项目",
    ];
    // Asked of every text: most are told apart by their first character. Anchors have six characters at most, blanks
    // between them included.
    const LONGEST: usize = 24;
    let trimmed = text.trim();
    trimmed.len() <= LONGEST
        && trimmed.chars().next().is_some_and(|first| ANCHORS.iter().any(|anchor| anchor.starts_with(first)))
        && (ANCHORS.contains(&trimmed)
            || (trimmed.contains(char::is_whitespace) && trimmed.chars().count() <= 6 && ANCHORS.contains(&clean::key(trimmed).as_str())))
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

fn aggregates(header: &Header) -> u32 {
    header.count(|meaning| matches!(meaning, Meaning::Aside(Aside::Aggregate)))
}

/// Lists that look like scores and are none: by the words around them, or by what their columns are called where no column
/// is a known paper.
fn is_no_exam(setting: &Setting) -> bool {
    const ABOUT: [&str; 21] = [
        "考勤",
        "签到",
        "体测",
        "体质",
        "作业登记",
        "课时",
        "评教",
        "值日",
        "宿舍",
        "床位",
        "气温",
        "天气",
        "物品",
        "库存",
        "标准分",
        "排名表",
        "名次表",
        "积分榜",
        "满意度",
        "问卷",
        "工资",
    ];
    let about = setting.about();
    let header = &setting.segments[0].header;
    let papers = header.count(|meaning| matches!(meaning, Meaning::Score(..)));
    let told = papers > 0 || setting.segments[0].subject().is_some() || setting.surroundings().subject().is_some();
    // 各科成绩总分名次表 is a table of scores that has ranks as well.
    let of_scores = papers > 1 && about.contains("成绩") && about.contains("总分");
    if ABOUT.iter().any(|word| about.contains(word) && !(of_scores && word.ends_with("名次表"))) {
        return true;
    }
    let unknown = header.titles.iter().filter(|title| title.meaning == Meaning::Unknown);
    let of_words =
        unknown.clone().filter(|title| Profile::of(setting.sheet, setting.segments[0].body.clone(), title.column, setting.marks).is_text());
    let latin = unknown.clone().filter(|title| title.shown.is_ascii()).count();
    // A questionnaire, or figures of nobody under words that name no paper.
    let nobody = header.count(|meaning| matches!(meaning, Meaning::Person(_))) == 0;
    !told && (of_words.count() >= 4 || (nobody && latin > 0))
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

/// Takes the items out of a sheet that has the score of the whole paper as well; `false` where it has none.
fn has_paper(setting: &mut Setting) -> bool {
    if setting.file.role == Role::Items {
        return false;
    }
    for segment in &mut setting.segments {
        let Some(items) = items::set_aside(setting.sheet, &mut segment.header, segment.body.clone(), setting.marks) else { return false };
        setting.items = items;
    }
    true
}

fn items_alone(mut setting: Setting) -> Understood {
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

/// Counts the rows of each kind; what lies between them is blank.
fn account(sheet: &Sheet, kinds: &[RowKind]) -> Account {
    let count = |wanted: RowKind| kinds.iter().filter(|kind| **kind == wanted).fold(0_u32, |count, _| count + 1);
    let mut account = Account {
        rows: sheet.span(),
        header: count(RowKind::Header),
        candidates: count(RowKind::Candidate),
        summary: count(RowKind::Summary) + count(RowKind::Apart),
        note: count(RowKind::Note),
        rejected: count(RowKind::Rejected),
        blank: 0,
    };
    let told = account.header + account.candidates + account.summary + account.note + account.rejected;
    account.blank = account.rows.saturating_sub(told);
    account
}
