//! 学科: the workbook of one paper, for the subject's researcher.

use super::{
    county::{assemble, table_sheet},
    desk::{Desk, PaperView},
    plan::{Block, Book, Look, Sheet, Value},
    sheets::{
        bands, blueprint, boxes, charts, classes, contents, cover, equity, grades, groups,
        items::{self, ItemsView},
        lines, paper_story, papers, progress, scaled, schools, shape, tails, teachers, value_added, weak_points,
    },
};
use crate::words::{levels as own, report as words, value_added as own_words};
use std::path::Path;

/// The workbook of a paper.
#[must_use]
pub fn subject_book<'a>(paper: &PaperView<'a>, file: &str) -> Book<'a> {
    let desk = &paper.cohort.desk;
    let title = title(paper);
    let named = |phrase| format!("{title} {}", desk.say(phrase));
    let (school_table, rows) = schools::school_table(&paper.cohort, std::slice::from_ref(paper));
    let mut sheets = vec![overview(paper, &title, rows.first())];
    if let Some(view) = ItemsView::of(paper) {
        sheets.extend(weak_points::weak_sheet(&view));
        sheets.extend(items::item_sheets(&view));
        sheets.extend(items::option_sheet(&view));
        sheets.extend(blueprint::blueprint_sheets(&view));
        sheets.push(blueprint::unit_item_sheet(&view));
    }
    let note = Some(desk.say(words::NOTE_RATES));
    sheets.extend(table_sheet(desk.say(words::SHEET_SCHOOLS_ONLY), named(words::SHEET_SCHOOLS_ONLY), note, school_table));
    sheets.extend(table_sheet(desk.say(words::SHEET_CLASSES), named(words::SHEET_CLASSES), note, classes::all_classes(paper)));
    if let Some(table) = teachers::all_teachers(paper) {
        sheets.extend(table_sheet(desk.say(own::SHEET_TEACHERS), named(own::SHEET_TEACHERS), Some(desk.say(own::NOTE_TEACHERS)), table));
    }
    let band_note = Some(desk.say(words::NOTE_BANDS));
    sheets.extend(table_sheet(desk.say(words::SHEET_BANDS), named(words::SHEET_BANDS), band_note, bands::school_table(paper)));
    if let Some(table) = groups::group_table(std::slice::from_ref(paper)) {
        sheets.extend(table_sheet(desk.say(words::SHEET_GROUPS), named(words::SHEET_GROUPS), Some(desk.say(words::NOTE_GROUPS)), table));
    }
    sheets.extend(lines::paper_sheet(paper, &title));
    sheets.extend(scaled::paper_sheet(paper, &title));
    sheets.extend(tails::paper_sheet(paper, &title));
    let one = std::slice::from_ref(paper);
    if let Some(table) = grades::rank_band_table(one, false, |_| true) {
        sheets.extend(table_sheet(
            desk.say(own::SHEET_RANK_BANDS),
            named(own::SHEET_RANK_BANDS),
            Some(desk.say(own::NOTE_RANK_BANDS)),
            table,
        ));
    }
    let grade_note = grades::grades_note(desk);
    let grade_table = grades::grade_table(one, false, |_| true);
    sheets.extend(table_sheet(desk.say(own::SHEET_GRADES), named(own::SHEET_GRADES), Some(&grade_note), grade_table));
    sheets.extend(shape::step_sheet(paper).map(|sheet| Sheet { name: desk.say(own::SHEET_STEPS).to_owned(), ..sheet }));
    sheets.extend(table_sheet(
        desk.say(own::SHEET_SHAPE),
        named(own::SHEET_SHAPE),
        Some(desk.say(own::NOTE_SHAPE)),
        shape::shape_table(one),
    ));
    if let Some(table) = equity::class_table(one, None) {
        sheets.extend(table_sheet(
            desk.say(own::SHEET_CLASS_BALANCE),
            named(own::SHEET_CLASS_BALANCE),
            Some(desk.say(own::NOTE_BALANCE)),
            table,
        ));
    }
    sheets.extend(progress::subject_sheets(paper));
    sheets.extend(value_added::paper_sheet(paper, named(own_words::SHEET_VALUE)));
    contents::put_links(desk, &mut sheets, 3);
    assemble(desk, Path::new(desk.say(words::FOLDER_SUBJECTS)).join(file), &title, sheets, Some(0))
}

/// Grade and subject: the name of the workbook too.
#[must_use]
pub fn title(paper: &PaperView<'_>) -> String {
    let (grade, subject) = (paper.cohort.grade(), paper.subject());
    match (grade.is_empty(), paper.cohort.desk.lang) {
        (true, _) => subject.into_owned(),
        (false, crate::words::Lang::Zh) => format!("{grade}{subject}"),
        (false, crate::words::Lang::En) => format!("{grade} {subject}"),
    }
}

fn overview<'a>(paper: &PaperView<'a>, title: &str, rows: Option<&schools::PaperRows>) -> Sheet<'a> {
    let desk: &Desk<'a> = &paper.cohort.desk;
    let mut blocks: Vec<Block<'a>> = cover::notices(desk).into_iter().map(Block::Notice).collect();
    blocks.push(Block::Heading(desk.say(words::HEAD_STORY).to_owned()));
    blocks.extend(paper_story::sentences(paper).into_iter().map(Block::Paragraph));
    blocks.push(Block::Facts(facts(paper)));
    if let Some(rows) = rows.filter(|_| desk.analysis.config.report.charts) {
        blocks.push(Block::Chart(charts::mean_chart(paper, rows)));
        blocks
            .extend(shape::drawn(std::slice::from_ref(paper)).iter().filter_map(|drawn| boxes::box_chart(paper, drawn)).map(Block::Chart));
        blocks.extend(bands::share_chart(paper).map(Block::Chart));
        blocks.extend(progress::scatter_chart(paper).map(Block::Chart));
    }
    Sheet {
        name: desk.say(words::SHEET_OVERVIEW).to_owned(),
        title: desk.fill(words::TITLE_SUBJECT, &[("subject", &title)]),
        notes: vec![desk.say(words::NOTE_PAPERS).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

/// The paper in figures, one under the other.
fn facts<'a>(paper: &PaperView<'a>) -> Vec<(String, Value<'a>, Look)> {
    let table = papers::paper_table(std::slice::from_ref(paper));
    let values = table.rows.into_iter().next().unwrap_or_default();
    let told = table.columns.into_iter().zip(values).filter(|(_, value)| *value != Value::Empty);
    told.map(|(column, value)| (column.title, value, column.look)).collect()
}
