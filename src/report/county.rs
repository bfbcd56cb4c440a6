//! 全县质量分析: the county workbook, in its internal and its public form.

use super::{
    desk::Desk,
    legend,
    plan::{Block, Book, Running, Sheet, Table},
    sheets::{
        bands, boxes, charts, composite, contents, cover, equity, grades, groups, issues, items, lines, method, papers, progress,
        relations, scaled, schools, shape, sources, tails, totals, uneven, value_added,
    },
    terms,
};
use crate::{
    diagnostics::Diagnostic,
    words::{legend as legend_words, report as words},
};
use std::path::PathBuf;

/// The county workbook. `files` names each school's workbook; empty where none is written.
#[must_use]
pub fn county_book<'a>(desk: &Desk<'a>, files: &'a [String]) -> Book<'a> {
    let mut others: Vec<Sheet<'a>> = Vec::new();
    let mut starts: Vec<(String, usize)> = Vec::new();
    for view in desk.cohorts() {
        starts.push((view.grade().into_owned(), others.len()));
        if desk.is_public() {
            others.push(papers::paper_sheet(&view));
            others.extend(bands::county_sheet(&view));
            others.extend(groups::group_sheet(&view));
            others.extend(equity::balance_sheet(&view));
            continue;
        }
        let (school_sheet, _) = schools::school_sheet(&view);
        // one school alone is compared with nobody
        let compares = view.cohort.units.len() > 1;
        others.extend(schools::comparison_sheet(&view).filter(|_| compares));
        others.extend(charts::interval_sheet(&view));
        others.push(school_sheet);
        others.extend(totals::total_sheet(&view));
        others.extend(lines::line_sheet(&view));
        others.extend(lines::target_sheet(&view));
        others.extend(lines::critical_sheet(&view));
        others.extend(scaled::county_sheet(&view));
        others.extend(composite::composite_sheet(&view));
        others.extend(tails::county_sheet(&view));
        others.extend(uneven::county_sheet(&view));
        others.extend(bands::county_sheet(&view).map(|sheet| bands::with_every_paper(&view, sheet)));
        others.extend(bands::school_sheet(&view));
        others.extend(grades::rank_band_sheet(&view));
        others.push(grades::grade_sheet(&view));
        others.extend(view.leading_paper().and_then(|paper| shape::step_sheet(&paper)));
        others.push(shape::shape_sheet(&view));
        others.extend(boxes::box_sheet(&view));
        others.extend(relations::relation_sheet(&view));
        others.extend(groups::group_sheet(&view));
        others.extend(equity::balance_sheet(&view).filter(|_| compares));
        others.extend(equity::class_sheet(&view));
        others.extend(progress::county_sheets(&view));
        others.extend(progress::scatter_sheet(&view));
        others.extend(value_added::sheets(&view));
        others.push(papers::paper_sheet(&view));
        others.extend(items::county_sheet(&view));
    }
    starts.push((desk.say(legend_words::ALL_GRADES).to_owned(), others.len()));
    others.push(method::method_sheet(desk, terms::term_table(desk)));
    if !desk.is_public() {
        let all: Vec<&'a Diagnostic> = desk.analysis.diagnostics.iter().collect();
        let table = issues::issue_table(desk, &all, |diagnostic, phrase| diagnostic.say(phrase, desk.lang));
        // the gravest stand first
        others.extend(issues::issue_sheet(desk, Table { screen: true, ..table }));
        others.extend(sources::source_sheet(desk));
    }
    let mut sheets = vec![cover::cover_sheet(desk), contents::contents_sheet(desk, &others, &starts, 2, files)];
    sheets.append(&mut others);
    assemble(desk, desk.say(words::FILE_COUNTY).into(), desk.say(words::UNIT_COUNTY), sheets, Some(1))
}

/// A book of these sheets: those without anything in them left out of tables, names made safe and unique.
#[must_use]
pub fn assemble<'a>(desk: &Desk<'a>, path: PathBuf, unit: &str, mut sheets: Vec<Sheet<'a>>, home: Option<usize>) -> Book<'a> {
    let mut names = super::names::SheetNames::default();
    for sheet in &mut sheets {
        sheet.name = names.take(&sheet.name);
        sheet.legend = legend::legend(desk, sheet);
        sheet.notes.extend(legend::unprinted(desk, sheet));
    }
    let title = format!("{} {unit}", desk.exam());
    let level = if path.components().count() > 1 && path.starts_with(desk.say(words::FOLDER_SCHOOLS)) {
        crate::config::Level::School
    } else {
        desk.analysis.config.level
    };
    let running = Running {
        exam: desk.exam().to_owned(),
        unit: unit.to_owned(),
        level: desk.say(cover::level_note(level)).to_owned(),
        date: desk.analysis.config.exam.date.clone().unwrap_or_default(),
        page: desk.say(words::PAGE_OF).to_owned(),
    };
    let home = home.map(|home| (home, desk.say(words::BACK).to_owned()));
    Book { path, title, running, sheets, home, listed: desk.say(words::LISTED).to_owned() }
}

/// A sheet with one table; `None` where the table is empty.
#[must_use]
pub fn table_sheet<'a>(name: &str, title: String, note: Option<&str>, table: Table<'a>) -> Option<Sheet<'a>> {
    (!table.rows.is_empty()).then(|| Sheet {
        name: name.to_owned(),
        title,
        notes: note.map(str::to_owned).into_iter().collect(),
        blocks: vec![Block::Table(table)],
        ..Sheet::default()
    })
}
