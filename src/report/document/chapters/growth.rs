//! 进步与增值: the leading paper beside the latest earlier exam, matched candidates only; nothing where there was none.

use super::{schools::MOST_DRAWN, tell};
use crate::{
    report::{
        desk::{CohortView, PaperView},
        document::body::{self, Body, Text},
        page::{figure::Data, values::spelt},
        plan::{Chart, Look, Table, Value},
        sheets::{progress as sheets, value_added},
    },
    stats::{
        progress::{ExamProgress, PaperProgress, guard::Reason, unit::UnitProgress},
        standing,
        value_added::UnitValue,
    },
    words::{document as words, progress, report, value_added as values},
};

/// Schools named in a sentence.
const NAMED: usize = 6;

/// How the schools of a grade moved.
pub struct Moves<'a> {
    /// The earlier exam.
    pub exam: &'a ExamProgress,
    /// The leading paper in both.
    pub progress: &'a PaperProgress,
    /// Schools that rose, with an interval above 0.
    pub up: Vec<&'a str>,
    /// Schools that fell, with an interval below 0.
    pub down: Vec<&'a str>,
    /// Schools whose interval holds 0.
    pub flat: usize,
}

/// How the schools of a grade moved in its leading paper, those with too few matched left out; `None` without an earlier exam.
pub fn moves<'a>(view: &CohortView<'a>) -> Option<Moves<'a>> {
    let exam = view.stats.progress.latest()?;
    let progress = exam.papers.last()?;
    let mut moves = Moves { exam, progress, up: Vec::new(), down: Vec::new(), flat: 0 };
    for (unit, school) in progress.schools.iter().enumerate() {
        let Some(figures) = school.as_ref().filter(|figures| !figures.reasons.contains(&Reason::Match)) else { continue };
        match figures.gain.and_then(|gain| gain.interval) {
            Some((low, _)) if low > 0.0 => moves.up.push(tell::school(view, unit)),
            Some((_, high)) if high < 0.0 => moves.down.push(tell::school(view, unit)),
            Some(_) => moves.flat += 1,
            None => {}
        }
    }
    Some(moves)
}

/// Writes the chapter.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    let compared: Vec<(CohortView<'_>, Moves<'_>, PaperView<'_>)> = desk
        .cohorts()
        .filter_map(|view| {
            let moves = moves(&view)?;
            let paper = view.papers().nth(moves.progress.paper)?;
            Some((view, moves, paper))
        })
        .collect();
    if compared.is_empty() {
        return;
    }
    body.chapter(desk.say(words::CHAPTER_GROWTH));
    for (view, moves, paper) in &compared {
        body.grade(view);
        let mut sentences: Vec<Text> = exam(body, moves).into_iter().collect();
        sentences.extend(moved(body, moves, paper));
        body.paragraph(sentences);
        let mut sentences = value(body, view, paper);
        let pictures = pictures(view, paper);
        if !pictures.is_empty() {
            let valued = !sentences.is_empty();
            sentences.push(body.tell(if valued { words::VALUE_FIGURE } else { words::GAIN_FIGURE }, &[]));
        }
        body.paragraph(sentences);
        let table = growth_table(view, moves, paper);
        let title = desk.fill(words::TABLE_GROWTH, &[("subject", &paper.subject())]);
        body.table(&tell::titled(view, &title), &table);
        if !table.faint.is_empty() {
            body.note(desk.say(words::GROWTH_GREY));
        }
        for (mut chart, data) in pictures {
            chart.title = tell::titled(view, &chart.title);
            body.figures(&chart, &data);
        }
    }
}

fn exam(body: &Body<'_>, moves: &Moves<'_>) -> Option<Text> {
    let members = &moves.progress.county.members;
    let exam = body.desk.analysis.ledger.exams.get(moves.exam.exam)?;
    let rate = tell::percent(members.match_rate()?);
    Some(body.tell(words::GROWTH_EXAM, &[("exam", &exam.name), ("n", &members.n), ("matched", &members.matched), ("rate", &rate)]))
}

fn moved(body: &Body<'_>, moves: &Moves<'_>, paper: &PaperView<'_>) -> Vec<Text> {
    let desk = &body.desk;
    let reasons: Vec<&str> = moves.progress.reasons.iter().map(|reason| desk.say(reason.phrase())).collect();
    let mut sentences = vec![if reasons.is_empty() {
        body.tell(words::GROWTH_COMPARABLE, &[])
    } else {
        body.tell(words::GROWTH_REASONS, &[("reasons", &desk.list(&reasons))])
    }];
    let (up, down) = (tell::school_list(desk, &moves.up, NAMED), tell::school_list(desk, &moves.down, NAMED));
    if !moves.up.is_empty() {
        sentences.push(body.tell(words::GROWTH_UP, &[("names", &up), ("subject", &tell::subject(paper))]));
    }
    match (moves.up.is_empty(), moves.down.is_empty()) {
        (_, true) => {}
        (false, false) => sentences.push(body.tell(words::GROWTH_DOWN, &[("names", &down)])),
        (true, false) => sentences.push(body.tell(words::GROWTH_DOWN_ONLY, &[("names", &down), ("subject", &tell::subject(paper))])),
    }
    let rest = tell::schools(desk, moves.flat);
    let none_moved = moves.up.is_empty() && moves.down.is_empty();
    sentences.push(match (moves.flat, none_moved) {
        (0, _) => body.tell(words::GROWTH_ALL_MOVED, &[]),
        (_, true) => body.tell(words::GROWTH_ALL_FLAT, &[("schools", &rest)]),
        (_, false) => body.tell(words::GROWTH_REST, &[("schools", &rest)]),
    });
    if !none_moved {
        sentences.push(body.tell(words::GROWTH_CHANCE, &[]));
    }
    sentences
}

/// Schools of the leading paper at one end of the levels of value added, enough of their pupils matched.
pub fn at_level<'a>(view: &CohortView<'a>, paper: &PaperView<'a>, level: u8) -> Vec<&'a str> {
    let rules = &view.desk.analysis.config.value_added;
    let values = paper.stats.models.value_added.iter().flat_map(|value| value.schools.iter().enumerate());
    let sure = values.filter_map(|(unit, value)| Some((unit, value.as_ref().filter(|value| !rules.is_low(value.matched, value.n))?)));
    sure.filter(|(_, value)| value.level() == Some(level)).map(|(unit, _)| tell::school(view, unit)).collect()
}

fn value(body: &Body<'_>, view: &CohortView<'_>, paper: &PaperView<'_>) -> Vec<Text> {
    let desk = &body.desk;
    let values = paper.stats.models.value_added.iter().flat_map(|value| &value.schools);
    if !values.flatten().any(|value| value.effect.is_some()) {
        return Vec::new();
    }
    let (above, below) = (at_level(view, paper, 5), at_level(view, paper, 1));
    let mut sentences = Vec::new();
    if !above.is_empty() {
        sentences.push(body.tell(words::VALUE_ABOVE, &[("names", &tell::school_list(desk, &above, NAMED))]));
    }
    if !below.is_empty() {
        sentences.push(body.tell(words::VALUE_BELOW, &[("names", &tell::school_list(desk, &below, NAMED))]));
    }
    if sentences.is_empty() {
        sentences.push(body.tell(words::VALUE_NONE, &[]));
    }
    sentences.push(body.tell(words::VALUE_CAUTION, &[]));
    sentences
}

/// Every school of the leading paper: where it stood, how it moved, what it added.
fn growth_table<'a>(view: &CohortView<'a>, moves: &Moves<'a>, paper: &PaperView<'a>) -> Table<'a> {
    let desk = &view.desk;
    let valued = paper.stats.models.value_added.as_ref();
    let value_of = |unit: usize| valued.and_then(|value| value.schools.get(unit).copied().flatten());
    let mut columns = vec![
        desk.column(report::COL_SCHOOL, Look::Text),
        desk.column(progress::COL_MATCHED, Look::Count),
        desk.column(progress::COL_MATCH_RATE, Look::Rate),
        desk.column(progress::COL_T_BEFORE, Look::Point),
        desk.column(progress::COL_T_NOW, Look::Point),
        desk.column(progress::COL_GAIN, Look::Signed),
        desk.column(words::COL_GAIN_INTERVAL, Look::Word),
    ];
    if valued.is_some() {
        columns.extend([
            desk.column(values::COL_VALUE, Look::Signed),
            desk.column(words::COL_VALUE_INTERVAL, Look::Word),
            desk.column(values::COL_LEVEL, Look::Count),
        ]);
    }
    let interval = |ends: Option<(f64, f64)>| -> Value<'a> {
        ends.map(|(low, high)| {
            let [low, high] = [low, high].map(|end| spelt(&Value::Number(end), Look::Signed));
            desk.fill(words::INTERVAL, &[("low", &low), ("high", &high)])
        })
        .into()
    };
    let row = |name: &'a str, figures: &UnitProgress, value: Option<UnitValue>| {
        let mut row: Vec<Value<'a>> = vec![
            name.into(),
            figures.members.matched.into(),
            figures.members.match_rate().into(),
            figures.z_before.map(standing::t).into(),
            figures.z_now.map(standing::t).into(),
            figures.gain.map(|gain| gain.mean).into(),
            interval(figures.gain.and_then(|gain| gain.interval)),
        ];
        if valued.is_some() {
            row.extend([
                value.and_then(|value| value.effect).map(|effect| effect.value).into(),
                interval(value.and_then(|value| value.interval())),
                value.and_then(|value| value.level()).map(u32::from).into(),
            ]);
        }
        row
    };
    let mut table = Table { columns, keys: 1, strong: vec![0], ..Table::default() };
    table.rows.push(row(desk.say(report::COUNTY), &moves.progress.county, None));
    for unit in paper.units_in_order() {
        let Some(figures) = moves.progress.schools.get(unit).and_then(Option::as_ref) else { continue };
        if figures.reasons.contains(&Reason::Match) {
            table.faint.push(table.rows.len());
        }
        table.rows.push(row(tell::school(view, unit), figures, value_of(unit)));
    }
    table
}

/// Value added with its intervals; gains where there is no such model.
fn pictures(view: &CohortView<'_>, paper: &PaperView<'_>) -> Vec<(Chart, Data)> {
    if view.cohort.units.len() > MOST_DRAWN || !view.desk.analysis.config.report.charts {
        return Vec::new();
    }
    let mut drawn = body::pictures(value_added::paper_sheet(paper, String::new()).into_iter().collect());
    if drawn.is_empty() {
        drawn = body::pictures(sheets::county_sheets(view));
        drawn.truncate(1);
    }
    drawn
}
