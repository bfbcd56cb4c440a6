//! 增值评价: what schools add beyond what earlier scores let expect, with intervals, and the models behind it.

use crate::{
    config::{Predictors, ValueAddedRules},
    report::{
        desk::{CohortView, Desk, PaperView},
        plan::{Block, Chart, Column, Highlight, Look, Mark, Series, Sheet, Source, Table, Value},
        sheets::{method, overview, schools},
        style,
    },
    stats::{
        mixed::{Method, Undefined},
        value_added::{EarlierScore, INTERVAL_95, Term, UnitValue, ValueAdded},
    },
    words::{Phrase, report as words, value_added as own},
};
use std::ops::Range;

/// A picture of more schools than this cannot be read.
const MOST_DRAWN: usize = 150;

/// Figures of a unit, after the columns that say whose they are.
const FIGURES: [(Phrase, Look); 10] = [
    (words::COL_N, Look::Count),
    (own::COL_MATCHED, Look::Count),
    (own::COL_MATCH_RATE, Look::Rate),
    (own::COL_VALUE, Look::Signed),
    (own::COL_VALUE_SD, Look::Mean),
    (own::COL_HALF, Look::Mean),
    (own::COL_FROM, Look::Signed),
    (own::COL_TO, Look::Signed),
    (own::COL_VALUE_T, Look::Point),
    (own::COL_LEVEL, Look::Count),
];
/// Places among them that the picture draws.
const VALUE: usize = 3;
const HALF: usize = 5;

/// 增值评价 and 增值模型 of a cohort; nothing where there was no earlier exam.
#[must_use]
pub fn sheets<'a>(view: &CohortView<'a>) -> Vec<Sheet<'a>> {
    let papers: Vec<PaperView<'a>> = view.papers().filter(|paper| of(paper).is_some()).collect();
    if papers.is_empty() {
        return Vec::new();
    }
    let desk = &view.desk;
    let (table, drawn) = school_table(view, &papers);
    let values = Sheet {
        name: view.scoped(own::SHEET_VALUE),
        title: view.titled(own::TITLE_VALUE),
        notes: notes(desk),
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    };
    let mut blocks = vec![Block::Table(model_table(&papers))];
    blocks.extend(papers.iter().zip(&drawn).filter_map(|(paper, rows)| Some(Block::Chart(chart(paper, rows)?))));
    let models = Sheet {
        name: view.scoped(own::SHEET_MODELS),
        title: view.titled(own::TITLE_MODELS),
        notes: vec![model_note(desk), desk.say(own::NOTE_CAN).to_owned(), desk.say(own::NOTE_CANNOT).to_owned()],
        blocks,
        ..Sheet::default()
    };
    vec![values, models]
}

/// 增值评价 of one paper, for its workbook.
#[must_use]
pub fn paper_sheet<'a>(paper: &PaperView<'a>, title: String) -> Option<Sheet<'a>> {
    of(paper)?;
    let desk = &paper.cohort.desk;
    let (table, drawn) = school_table(&paper.cohort, std::slice::from_ref(paper));
    let mut blocks = vec![Block::Facts(model_facts(paper))];
    blocks.extend(drawn.first().and_then(|rows| chart(paper, rows)).map(Block::Chart));
    blocks.push(Block::Table(table));
    let mut notes = notes(desk);
    notes.push(model_note(desk));
    Some(Sheet { name: desk.say(own::SHEET_VALUE).to_owned(), title, notes, blocks, ..Sheet::default() })
}

/// 增值评价 of a school in its papers, for its own workbook: no other school, no rank.
#[must_use]
pub fn own_sheet<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Option<Sheet<'a>> {
    let mut columns = vec![desk.column(words::COL_GRADE, Look::Text), desk.column(words::COL_SUBJECT, Look::Text)];
    columns.extend(figure_columns(desk));
    let mut table = Table { columns, keys: 2, ..Table::default() };
    let rules = &desk.analysis.config.value_added;
    for (paper, unit) in papers {
        let Some(value) = of(paper).and_then(|value| value.schools[*unit]) else { continue };
        let compared = overview::may_show_county(paper);
        let shown = if compared { value } else { UnitValue { effect: None, t: None, ..value } };
        if rules.is_low(value.matched, value.n) {
            table.faint.push(table.rows.len());
        }
        let mut row: Vec<Value<'a>> = vec![paper.cohort.grade().into(), paper.subject().into()];
        row.extend(figures(&shown));
        row.push(if compared { remark(desk, rules, &value) } else { desk.say(own::REMARK_FEW_SCHOOLS).into() });
        table.rows.push(row);
    }
    let mut notes: Vec<String> = [own::NOTE_HOW, own::NOTE_CAN, own::NOTE_CANNOT].map(|note| desk.say(note).to_owned()).into();
    if !table.faint.is_empty() {
        notes.push(desk.fill(own::NOTE_OWN_GREY, &[("limit", &method::percent(rules.min_match))]));
    }
    (!table.rows.is_empty()).then(|| Sheet {
        name: desk.say(own::SHEET_VALUE).to_owned(),
        title: desk.say(own::TITLE_OWN).to_owned(),
        notes,
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}

fn of<'a>(paper: &PaperView<'a>) -> Option<&'a ValueAdded> {
    paper.stats.models.value_added.as_ref()
}

fn notes(desk: &Desk<'_>) -> Vec<String> {
    let limit = method::percent(desk.analysis.config.value_added.min_match);
    let mut notes: Vec<String> = [own::NOTE_HOW, own::NOTE_CAN, own::NOTE_CANNOT].map(|note| desk.say(note).to_owned()).into();
    notes.push(desk.fill(own::NOTE_ORDER, &[("limit", &limit)]));
    notes
}

fn model_note(desk: &Desk<'_>) -> String {
    let rules = &desk.analysis.config.value_added;
    let method = match rules.method {
        Method::Reml => "REML",
        Method::Ml => "ML",
    };
    desk.fill(if rules.classes { own::NOTE_MODELS_CLASSES } else { own::NOTE_MODELS }, &[("method", &method)])
}

/// The settings of value added in a sentence; `None` where no grade has an earlier exam.
#[must_use]
pub fn settings(desk: &Desk<'_>) -> Option<String> {
    if desk.cohorts().all(|view| view.cohort.prior_subjects.is_empty()) {
        return None;
    }
    let rules = &desk.analysis.config.value_added;
    let predictors = match &rules.predictors {
        Predictors::Same => desk.say(own::PREDICTORS_SAME).to_owned(),
        Predictors::Total => desk.say(own::PREDICTORS_TOTAL).to_owned(),
        Predictors::All => desk.say(own::PREDICTORS_ALL).to_owned(),
        Predictors::Named(subjects) => desk.list(&subjects.iter().map(|subject| desk.subject(subject)).collect::<Vec<_>>()),
    };
    let mut said = vec![desk.fill(own::SETTINGS_PREDICTORS, &[("scores", &predictors)])];
    said.extend(rules.school_mean.then(|| desk.say(own::SETTINGS_SCHOOL_MEAN).to_owned()));
    said.push(model_note(desk));
    Some(said.join("\n"))
}

fn figure_columns(desk: &Desk<'_>) -> Vec<Column> {
    let lit = |(title, look): (Phrase, Look)| {
        let column = desk.column(title, look);
        if title == own::COL_LEVEL { column.lit(Highlight::Scale(1.0, 3.0, 5.0)) } else { column }
    };
    FIGURES.into_iter().map(lit).chain([desk.column(words::COL_REMARK, Look::Text)]).collect()
}

fn figures<'a>(value: &UnitValue) -> Vec<Value<'a>> {
    let (from, to) = value.interval().unzip();
    let sd = value.effect.map(|effect| effect.sd);
    vec![
        value.n.into(),
        value.matched.into(),
        value.match_rate().into(),
        value.effect.map(|effect| effect.value).into(),
        sd.into(),
        sd.map(|sd| INTERVAL_95 * sd).into(),
        from.into(),
        to.into(),
        value.t.into(),
        value.level().map(u32::from).into(),
    ]
}

fn remark<'a>(desk: &Desk<'a>, rules: &ValueAddedRules, value: &UnitValue) -> Value<'a> {
    match value.matched {
        0 => desk.say(own::REMARK_NONE).into(),
        matched if rules.is_low(matched, value.n) => desk.say(own::REMARK_LOW).into(),
        _ => Value::Empty,
    }
}

fn key_columns(desk: &Desk<'_>) -> Vec<Column> {
    let mut keys = vec![words::COL_SUBJECT, words::COL_SCHOOL];
    if schools::has_categories(desk) {
        keys.push(words::COL_CATEGORY);
    }
    keys.into_iter().map(|key| desk.column(key, Look::Text)).collect()
}

/// Every school of these papers, and which rows of each paper have a value.
fn school_table<'a>(view: &CohortView<'a>, papers: &[PaperView<'a>]) -> (Table<'a>, Vec<Range<usize>>) {
    let desk = &view.desk;
    let mut columns = key_columns(desk);
    columns.extend(figure_columns(desk));
    let mut table = Table { name: table_name(view), columns, keys: 2, ..Table::default() };
    let mut drawn = Vec::new();
    for paper in papers {
        let rows = rows_in_order(paper);
        let start = table.rows.len();
        drawn.push(start..start + rows.iter().filter(|(_, value)| value.effect.is_some()).count());
        for (unit, value) in rows {
            let low = desk.analysis.config.value_added.is_low(value.matched, value.n);
            table.faint.extend(low.then_some(table.rows.len()));
            table.rows.push(row(paper, unit, &value));
        }
    }
    (table, drawn)
}

fn table_name(view: &CohortView<'_>) -> String {
    format!("value-added-{}", view.index)
}

/// Units with a value, comparable schools beside each other, each group from the highest value down; then those without one.
fn rows_in_order(paper: &PaperView<'_>) -> Vec<(usize, UnitValue)> {
    let view = &paper.cohort;
    let category = |unit: usize| &view.school_of(&view.cohort.units[unit]).category;
    let units = of(paper).into_iter().flat_map(|value| value.schools.iter().enumerate());
    let mut rows: Vec<(usize, UnitValue)> = units.filter_map(|(unit, value)| Some((unit, (*value)?))).collect();
    let effect = |value: &UnitValue| value.effect.map_or(f64::NEG_INFINITY, |effect| effect.value);
    rows.sort_by(|(a, left), (b, right)| {
        let groups = (category(*a), category(*b));
        let has_none = |value: &UnitValue| value.effect.is_none();
        (has_none(left).cmp(&has_none(right)))
            .then_with(|| groups.0.is_empty().cmp(&groups.1.is_empty()))
            .then_with(|| groups.0.cmp(groups.1))
            .then_with(|| effect(right).total_cmp(&effect(left)))
            .then(a.cmp(b))
    });
    rows
}

fn row<'a>(paper: &PaperView<'a>, unit: usize, value: &UnitValue) -> Vec<Value<'a>> {
    let desk = &paper.cohort.desk;
    let school = paper.cohort.school_of(&paper.cohort.cohort.units[unit]);
    let mut row: Vec<Value<'a>> = vec![paper.subject().into(), school.name.as_str().into()];
    if schools::has_categories(desk) {
        row.push(school.category.as_str().into());
    }
    row.extend(figures(value));
    row.push(remark(desk, &desk.analysis.config.value_added, value));
    row
}

/// Values with their intervals, in the order of the table; `None` where there are none, or more than can be read.
fn chart(paper: &PaperView<'_>, rows: &Range<usize>) -> Option<Chart> {
    let desk = &paper.cohort.desk;
    if rows.is_empty() || rows.len() > MOST_DRAWN || !desk.analysis.config.report.charts {
        return None;
    }
    let keys = key_columns(desk).len();
    let source = |column: usize| Source { table: table_name(&paper.cohort), column, rows: rows.clone() };
    let names = paper.cohort.cohort.units.iter().map(|unit| style::text_width(&paper.cohort.school_of(unit).name));
    Some(Chart {
        title: desk.fill(own::CHART_TITLE, &[("subject", &paper.subject())]),
        axis: desk.say(own::CHART_AXIS).to_owned(),
        look: Look::Signed,
        categories: source(1),
        label_width: names.max().unwrap_or(0),
        series: vec![Series {
            name: desk.say(own::COL_VALUE).to_owned(),
            values: source(keys + VALUE),
            mark: Mark::Intervals(keys + HALF),
        }],
    })
}

/// The models of these papers, a row each.
fn model_table<'a>(papers: &[PaperView<'a>]) -> Table<'a> {
    let Some(first) = papers.first() else { return Table::default() };
    let desk = &first.cohort.desk;
    let by_classes = desk.analysis.config.value_added.classes;
    let mut columns = vec![
        desk.column(words::COL_SUBJECT, Look::Text),
        desk.column(own::COL_MATCHED, Look::Count),
        desk.column(words::COL_SCHOOLS, Look::Count),
        desk.column(own::COL_FIXED, Look::Prose(56)),
        desk.column(own::COL_VAR_SCHOOL, Look::Coefficient),
    ];
    columns.extend(by_classes.then(|| desk.column(own::COL_VAR_CLASS, Look::Coefficient)));
    columns.extend([
        desk.column(own::COL_VAR_RESIDUAL, Look::Coefficient),
        desk.column(words::COL_ICC, Look::Coefficient),
        desk.column(own::COL_SPREAD, Look::Mean),
    ]);
    let row = |paper: &PaperView<'a>| {
        let value = of(paper)?;
        let fit = value.model.fit.as_ref().ok();
        let mut row: Vec<Value<'a>> = vec![
            paper.subject().into(),
            value.model.n.into(),
            value.model.schools.into(),
            fixed(paper, value).into(),
            fit.map(|fit| fit.var_school).into(),
        ];
        if by_classes {
            row.push(fit.and_then(|fit| fit.var_class).into());
        }
        let icc = fit.map(crate::stats::mixed::Fit::icc);
        row.extend([fit.map(|fit| fit.var_residual).into(), icc.into(), value.sd.into()]);
        Some(row)
    };
    Table { columns, rows: papers.iter().filter_map(row).collect(), keys: 1, ..Table::default() }
}

/// The model of a paper, one figure under the other.
fn model_facts<'a>(paper: &PaperView<'a>) -> Vec<(String, Value<'a>, Look)> {
    let table = model_table(std::slice::from_ref(paper));
    let values = table.rows.into_iter().next().unwrap_or_default();
    let told = table.columns.into_iter().zip(values).skip(1).filter(|(_, value)| *value != Value::Empty);
    told.map(|(column, value)| (column.title, value, column.look)).collect()
}

/// The fixed part in words, or why there is none.
fn fixed(paper: &PaperView<'_>, value: &ValueAdded) -> String {
    let desk = &paper.cohort.desk;
    let fit = match &value.model.fit {
        Ok(fit) => fit,
        Err(Undefined::Dependent(_)) => return desk.say(own::WHY_DEPENDENT).to_owned(),
        Err(Undefined::Exact) => return desk.say(own::WHY_EXACT).to_owned(),
        Err(Undefined::FewUnits | Undefined::Alone | Undefined::FewCandidates) => return desk.say(own::WHY_FEW).to_owned(),
    };
    let terms = std::iter::once(None).chain(value.model.terms.iter().map(Some));
    let said = terms.zip(&fit.fixed).map(|(term, one)| {
        let phrase = match term {
            None => own::TERM_INTERCEPT,
            Some(Term { school_mean: false, .. }) => own::TERM_EARLIER,
            Some(Term { school_mean: true, .. }) => own::TERM_SCHOOL_MEAN,
        };
        let subject = term.map_or_else(String::new, |term| match term.score {
            EarlierScore::Subject(at) => desk.subject(&paper.cohort.cohort.prior_subjects[at]).into_owned(),
            EarlierScore::Total => desk.say(words::SUBJECT_TOTAL).to_owned(),
        });
        desk.fill(
            phrase,
            &[("subject", &subject), ("estimate", &crate::words::rounded(one.estimate, 3)), ("se", &crate::words::rounded(one.se, 3))],
        )
    });
    said.collect::<Vec<_>>().join(desk.say(own::TERM_SEPARATOR))
}
