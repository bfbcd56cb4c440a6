//! `exam.toml` as written → [`ExamFile`], complete and checked (product.md §4). All mistakes of a file are named at
//! once; a file with a mistake gives nothing, so that nothing is analysed under settings that were not meant.

use super::{
    BlankRule, CandidateRules, CompositeRules, Config, Exam, GradeRules, Groups, GuestRule, HistoryRule, ItemRules, LayoutRule, Limits,
    LineRules, Lines, Marking, PaperRule, PositionRows, ProgressRules, ReadingRules, RemarkRules, ReportRules, ScaledRules, SchoolRule,
    ScreenRules, ShareRules, StatisticsRules, ValueAddedRules, composite, denominator, grades, history, items, layout, lines,
    reader::{Field, Reader, get},
    reading, remark, scaled, schools, screens, shares, statistics, value_added,
};
use crate::{
    diagnostics::{Diagnostic, codes::config as codes},
    model::{Grade, Rate, Score, Status, Subject},
};
use std::collections::{BTreeMap, btree_map::Entry};
use toml::de::{DeTable, DeValue};

/// Marks of one paper cannot exceed this; it keeps every sum of papers and candidates in range.
pub const MOST_MARKS: Score = Score::whole(10_000);

/// The sections that are read.
const SECTIONS: [&str; 22] = [
    "exam",
    "paper",
    "candidates",
    "groups",
    "school",
    "reading",
    "layout",
    "item",
    "items",
    "limits",
    "statistics",
    "grades",
    "screens",
    "value_added",
    "report",
    "history",
    "progress",
    "lines",
    "scaled",
    "composite",
    "shares",
    "remark",
];

/// All that an exam file decides; what it does not mention has its default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExamFile {
    /// `[exam]`.
    pub exam: Exam,
    /// `[[paper]]`.
    pub papers: Vec<PaperRule>,
    /// `[candidates]`.
    pub candidates: CandidateRules,
    /// `[groups]`.
    pub groups: Groups,
    /// `[[school]]`.
    pub schools: Vec<SchoolRule>,
    /// `[reading]`.
    pub reading: ReadingRules,
    /// `[[layout]]`.
    pub layouts: Vec<LayoutRule>,
    /// `[[item]]` and `[items]`.
    pub items: ItemRules,
    /// `[limits]`.
    pub limits: Limits,
    /// `[statistics]`.
    pub statistics: StatisticsRules,
    /// `[grades]`.
    pub grades: GradeRules,
    /// `[screens]`.
    pub screens: ScreenRules,
    /// `[value_added]`.
    pub value_added: ValueAddedRules,
    /// `[report]`.
    pub report: ReportRules,
    /// `[[history]]`.
    pub history: Vec<HistoryRule>,
    /// `[progress]`.
    pub progress: ProgressRules,
    /// `[lines]`.
    pub lines: LineRules,
    /// `[scaled]`.
    pub scaled: ScaledRules,
    /// `[composite]`.
    pub composite: CompositeRules,
    /// `[shares]`.
    pub shares: ShareRules,
    /// `[remark]`.
    pub remark: RemarkRules,
    /// `seed` of `[screens]`.
    pub seed: u64,
}

impl ExamFile {
    /// Puts everything that the file decides into `config`.
    pub fn apply(self, config: &mut Config) {
        config.exam = self.exam;
        config.papers = self.papers;
        config.candidates = self.candidates;
        config.groups = self.groups;
        config.schools = self.schools;
        config.reading = self.reading;
        config.layouts = self.layouts;
        config.items = self.items;
        config.limits = self.limits;
        config.statistics = self.statistics;
        config.grades = self.grades;
        config.screens = self.screens;
        config.value_added = self.value_added;
        config.report = self.report;
        config.history = self.history;
        config.progress = self.progress;
        config.lines = self.lines;
        config.scaled = self.scaled;
        config.composite = self.composite;
        config.shares = self.shares;
        config.remark = self.remark;
        config.seed = self.seed;
    }
}

/// Reads an exam file; `name` is what the user calls it.
///
/// # Errors
/// Everything that is wrong with the file, in order of the text, each with line, column, what was read and what is allowed.
pub fn read_exam_file(text: &str, name: &str) -> Result<ExamFile, Vec<Diagnostic>> {
    let mut reader = Reader::new(text, name);
    let document = reader.document();
    let mut file = ExamFile::default();
    reader.only("exam.toml", &document, &SECTIONS);
    if let Some(table) = section(&mut reader, &document, "exam") {
        file.exam = read_exam(&mut reader, table);
    }
    if let Some(field) = get(&document, "paper") {
        file.papers = read_papers(&mut reader, field);
    }
    if let Some(table) = section(&mut reader, &document, "candidates") {
        file.candidates = read_candidates(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "groups") {
        file.groups = read_groups(&mut reader, table);
    }
    if let Some(field) = get(&document, "school") {
        file.schools = schools::read(&mut reader, field, &file.groups);
    }
    if let Some(table) = section(&mut reader, &document, "reading") {
        file.reading = reading::read(&mut reader, table);
    }
    if let Some(field) = get(&document, "layout") {
        file.layouts = layout::section::read(&mut reader, field, file.reading);
    }
    if let Some(field) = get(&document, "item") {
        file.items.items = items::read(&mut reader, field);
    }
    if let Some(table) = section(&mut reader, &document, "items") {
        file.items.partial = items::read_partial(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "limits") {
        file.limits = read_limits(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "statistics") {
        file.statistics = statistics::read(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "grades") {
        file.grades = grades::read(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "screens") {
        (file.screens, file.seed) = screens::read(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "value_added") {
        file.value_added = value_added::read(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "report") {
        file.report = read_report(&mut reader, table);
    }
    if let Some(field) = get(&document, "history") {
        file.history = history::read(&mut reader, field);
    }
    if let Some(table) = section(&mut reader, &document, "progress") {
        file.progress = history::read_progress(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "lines") {
        file.lines = lines::read(&mut reader, table, get(&document, "scaled").is_some());
    }
    if let Some(table) = section(&mut reader, &document, "scaled") {
        file.scaled = scaled::read(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "composite") {
        file.composite = composite::read(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "shares") {
        file.shares = shares::read(&mut reader, table);
    }
    if let Some(table) = section(&mut reader, &document, "remark") {
        file.remark = remark::read(&mut reader, table);
    }
    let mistakes = reader.into_mistakes();
    if mistakes.is_empty() { Ok(file) } else { Err(mistakes) }
}

fn section<'d>(reader: &mut Reader<'_>, document: &'d DeTable<'d>, name: &'d str) -> Option<&'d DeTable<'d>> {
    reader.table(get(document, name)?, &format!("[{name}]"))
}

/// Words for who marked.
pub(super) const MARKING: [(&str, Marking); 9] = [
    ("central", Marking::Central),
    ("crossed", Marking::Crossed),
    ("own-school", Marking::OwnSchool),
    ("集中阅卷", Marking::Central),
    ("集中", Marking::Central),
    ("交叉阅卷", Marking::Crossed),
    ("交叉", Marking::Crossed),
    ("学校自阅", Marking::OwnSchool),
    ("自阅", Marking::OwnSchool),
];

fn read_exam(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Exam {
    reader.only("[exam]", table, &["name", "date", "term", "basis", "marking", "authority"]);
    let mut text = |key| get(table, key).and_then(|field| reader.text(field));
    let (name, date, term, basis, authority) = (text("name"), text("date"), text("term"), text("basis"), text("authority"));
    let marking = get(table, "marking").and_then(|field| reader.word(field, &MARKING));
    Exam { name, date, term, basis, marking, authority }
}

fn read_papers(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<PaperRule> {
    let one = std::slice::from_ref(field.value);
    let items = field.value.get_ref().as_array().map_or(one, |items| items);
    let mut papers = Vec::new();
    let mut places: Places = BTreeMap::new();
    for value in items {
        let Some(table) = reader.table(Field { key: "paper", value }, "[[paper]]") else { continue };
        let Some(paper) = read_paper(reader, table, Field { key: "paper", value }) else { continue };
        note_if_declared_twice(reader, &mut places, table, &paper);
        papers.push(paper);
    }
    note_shared_aliases(reader, &papers, items);
    papers
}

fn read_paper(reader: &mut Reader<'_>, table: &DeTable<'_>, whole: Field<'_>) -> Option<PaperRule> {
    reader.only("[[paper]]", table, &["grade", "subject", "full", "step", "lines", "aliases"]);
    let grade = get(table, "grade").and_then(|field| read_grade(reader, field));
    let full = get(table, "full").and_then(|field| reader.marks(field, MOST_MARKS));
    let step = get(table, "step").and_then(|field| reader.marks(field, full.unwrap_or(MOST_MARKS)));
    let lines = get(table, "lines").map_or_else(Lines::default, |field| read_lines(reader, field));
    let aliases = get(table, "aliases").map_or_else(Vec::new, |field| reader.texts(field));
    let Some(subject) = get(table, "subject") else {
        reader.impossible(Field { key: "[[paper]]", ..whole }, "subject = \"语文\"");
        return None;
    };
    let subject = reader.text(subject)?;
    let subject = Subject::standard(&subject).unwrap_or_else(|| Subject::new(&subject));
    Some(PaperRule { grade, subject, full, step, lines, aliases })
}

/// A grade by number (`9`) or name; a name that is no standard one (`2023级`) stands for itself.
pub(super) fn read_grade(reader: &mut Reader<'_>, field: Field<'_>) -> Option<Grade> {
    let text = reader.text(field)?;
    if field.value.get_ref().is_integer() {
        let grade = text.parse().ok().and_then(Grade::from_number);
        if grade.is_none() {
            reader.impossible(field, "1, 2, …, 12");
        }
        return grade;
    }
    Some(Grade::find_in(&text).unwrap_or_else(|| Grade::named(&text)))
}

fn read_lines(reader: &mut Reader<'_>, field: Field<'_>) -> Lines {
    let mut lines = Lines::default();
    let Some(table) = reader.table(field, "{ excellent = 0.85, good = 0.75, pass = 0.6, low = 0.4 }") else { return lines };
    reader.only("lines", table, &["excellent", "good", "pass", "low"]);
    let mut line = |key, rate: &mut Rate| {
        if let Some(read) = get(table, key).and_then(|field| reader.share(field)) {
            *rate = read;
        }
    };
    line("excellent", &mut lines.excellent);
    line("good", &mut lines.good);
    line("pass", &mut lines.pass);
    line("low", &mut lines.low);
    let order = [("excellent", lines.excellent), ("good", lines.good), ("pass", lines.pass), ("low", lines.low)];
    for pair in order.windows(2) {
        let [(upper, high), (lower, low)] = [pair[0], pair[1]];
        if high < low {
            let place = get(table, upper).or_else(|| get(table, lower)).unwrap_or(field);
            let words = |name: &str, rate: Rate| format!("{name} = {rate}");
            reader.note(&codes::LINES_OUT_OF_ORDER, place.value.span(), |found| {
                found.with("upper", words(upper, high)).with("lower", words(lower, low))
            });
        }
    }
    lines
}

/// Papers declared so far, by grade and subject, with the line of each.
type Places = BTreeMap<(Option<Grade>, Subject), usize>;

fn note_if_declared_twice(reader: &mut Reader<'_>, places: &mut Places, table: &DeTable<'_>, paper: &PaperRule) {
    let Some(field) = get(table, "subject") else { return };
    let line = reader.line_of(field.value.span().start);
    match places.entry((paper.grade.clone(), paper.subject.clone())) {
        Entry::Vacant(place) => {
            place.insert(line);
        }
        Entry::Occupied(first) => {
            let grade = paper.grade.as_ref().map_or("", Grade::name);
            let name = format!("{grade}{}", paper.subject);
            reader.note(&codes::PAPER_TWICE, field.value.span(), |found| found.with("paper", name).with("first", first.get()));
        }
    }
}

/// An alias may stand in several papers of one subject, never in two subjects.
fn note_shared_aliases(reader: &mut Reader<'_>, papers: &[PaperRule], items: &[toml::Spanned<DeValue<'_>>]) {
    let mut owners: BTreeMap<&str, &Subject> = BTreeMap::new();
    for paper in papers {
        for alias in &paper.aliases {
            let owner = *owners.entry(alias).or_insert(&paper.subject);
            if *owner != paper.subject {
                let span = span_of_alias(items, &paper.subject, alias);
                reader.note(&codes::ALIAS_TWICE, span, |found| found.with("first", owner));
            }
        }
    }
}

fn span_of_alias(items: &[toml::Spanned<DeValue<'_>>], subject: &Subject, alias: &str) -> std::ops::Range<usize> {
    let texts = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::Array(values) => values.iter().map(|value| (value.get_ref().as_str().map(str::to_owned), value.span())).collect(),
        other => vec![(other.as_str().map(str::to_owned), value.span())],
    };
    let of_subject = |table: &DeTable<'_>| {
        let name = table.get("subject").and_then(|value| value.get_ref().as_str()).unwrap_or_default();
        Subject::standard(name).unwrap_or_else(|| Subject::new(name.trim())) == *subject
    };
    let tables = items.iter().filter_map(|item| item.get_ref().as_table()).filter(|table| of_subject(table));
    let mut all = tables.filter_map(|table| table.get("aliases")).flat_map(texts);
    all.find(|(text, _)| text.as_deref().map(str::trim) == Some(alias)).map(|(_, span)| span).unwrap_or_default()
}

fn read_candidates(reader: &mut Reader<'_>, table: &DeTable<'_>) -> CandidateRules {
    const BLANK: [(&str, BlankRule); 6] = [
        ("absent", BlankRule::Absent),
        ("not-taken", BlankRule::NotTaken),
        ("缺考", BlankRule::Absent),
        ("未选考", BlankRule::NotTaken),
        ("不考", BlankRule::NotTaken),
        ("未开考", BlankRule::NotTaken),
    ];
    const MISCONDUCT: [(&str, bool); 4] = [("none", false), ("zero", true), ("无分", false), ("零分", true)];
    const DEFERRED: [(&str, bool); 4] = [("expected", false), ("not-expected", true), ("应考", false), ("不应考", true)];
    const GUEST: [(&str, GuestRule); 6] = [
        ("enrolled", GuestRule::Enrolled),
        ("attending", GuestRule::Attending),
        ("none", GuestRule::None),
        ("学籍校", GuestRule::Enrolled),
        ("就读校", GuestRule::Attending),
        ("不计", GuestRule::None),
    ];
    let known: Vec<&str> = denominator::KEYS.into_iter().chain(["blank", "misconduct", "deferred", "guest", "statuses"]).collect();
    reader.only("[candidates]", table, &known);
    let (denominator, denominators) = denominator::read(reader, table);
    let mut rules = CandidateRules { denominator, denominators, ..CandidateRules::default() };
    rules.blank = get(table, "blank").and_then(|field| reader.word(field, &BLANK)).unwrap_or_default();
    rules.misconduct_is_zero = get(table, "misconduct").and_then(|field| reader.word(field, &MISCONDUCT)).unwrap_or_default();
    rules.deferred_not_expected = get(table, "deferred").and_then(|field| reader.word(field, &DEFERRED)).unwrap_or_default();
    rules.guest = get(table, "guest").and_then(|field| reader.word(field, &GUEST)).unwrap_or_default();
    rules.statuses = get(table, "statuses").map(|field| read_statuses(reader, field)).unwrap_or_default();
    rules
}

fn read_statuses(reader: &mut Reader<'_>, field: Field<'_>) -> BTreeMap<String, Status> {
    const STATUSES: [Status; 7] =
        [Status::Absent, Status::Exempt, Status::Deferred, Status::Misconduct, Status::Withdrawn, Status::Blank, Status::NotTaken];
    let words: Vec<(&str, Status)> = (STATUSES.iter().map(|status| (status.word(), *status)))
        .chain(STATUSES.iter().map(|status| (status.phrase().zh, *status)))
        .collect();
    let Some(table) = reader.table(field, "{ \"旷考\" = \"absent\" }") else { return BTreeMap::new() };
    let read = |(key, value): (&toml::Spanned<_>, _)| {
        let mark: &std::borrow::Cow<'_, str> = key.get_ref();
        reader.word(Field { key: mark, value }, &words).map(|status| (mark.trim().to_owned(), status))
    };
    table.iter().filter_map(read).collect()
}

fn read_groups(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Groups {
    reader.only("[groups]", table, &["categories", "districts"]);
    let mut units = |key| get(table, key).map(|field| read_units(reader, field)).unwrap_or_default();
    Groups { categories: units("categories"), districts: units("districts") }
}

fn read_units(reader: &mut Reader<'_>, field: Field<'_>) -> BTreeMap<String, Vec<String>> {
    let Some(table) = reader.table(field, "{ \"城区\" = [\"一中\", \"二中\"] }") else { return BTreeMap::new() };
    let mut units: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for (unit, value) in table {
        let unit = unit.get_ref().trim().to_owned();
        for school in reader.texts(Field { key: field.key, value }) {
            if let Some(first) = owners.insert(school.clone(), unit.clone()) {
                reader.note(&codes::SCHOOL_TWICE, value.span(), |found| found.read(&school).with("first", first).with("key", field.key));
            }
            units.entry(unit.clone()).or_default().push(school);
        }
    }
    units
}

fn read_limits(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Limits {
    let mut limits = Limits::default();
    let keys = limits.by_key().map(|(key, _)| key);
    reader.only("[limits]", table, &keys);
    for (key, limit) in limits.by_key() {
        *limit = get(table, key).and_then(|field| reader.count(field, 1)).unwrap_or(*limit);
    }
    limits
}

fn read_report(reader: &mut Reader<'_>, table: &DeTable<'_>) -> ReportRules {
    reader.only("[report]", table, &["band_width", "total_band_width", "rank_bands", "charts", "pupil_ranks", "positions", "small_cell"]);
    let mut rules = ReportRules::default();
    let mut marks = |key| get(table, key).and_then(|field| reader.marks(field, MOST_MARKS));
    rules.band_width = marks("band_width").unwrap_or(rules.band_width);
    rules.total_band_width = marks("total_band_width").unwrap_or(rules.total_band_width);
    let mut truth = |key| get(table, key).and_then(|field| reader.truth(field));
    rules.charts = truth("charts").unwrap_or(rules.charts);
    rules.pupil_ranks = truth("pupil_ranks").unwrap_or(rules.pupil_ranks);
    const POSITIONS: [(&str, PositionRows); 6] = [
        ("all", PositionRows::All),
        ("total", PositionRows::Total),
        ("none", PositionRows::None),
        ("各科", PositionRows::All),
        ("总分", PositionRows::Total),
        ("不写", PositionRows::None),
    ];
    rules.positions = get(table, "positions").and_then(|field| reader.word(field, &POSITIONS)).unwrap_or_default();
    rules.small_cell = get(table, "small_cell").and_then(|field| reader.count(field, 1)).unwrap_or(rules.small_cell);
    if let Some(field) = get(table, "rank_bands") {
        rules.rank_bands = read_rank_bands(reader, field);
    }
    rules
}

/// Ranks in any order; each once, ascending.
fn read_rank_bands(reader: &mut Reader<'_>, field: Field<'_>) -> Vec<u32> {
    let Some(items) = field.value.get_ref().as_array().filter(|items| !items.is_empty()) else {
        reader.impossible(field, "[50, 100, 200]");
        return Vec::new();
    };
    let mut bands: Vec<u32> = items.iter().filter_map(|value| reader.count(Field { key: field.key, value }, 1)).collect();
    bands.sort_unstable();
    bands.dedup();
    bands
}
