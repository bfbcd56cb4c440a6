//! 学校: the workbook of one school over its grades, fit to be sent to that school: no other school's names or figures, no leads.

use super::{
    county::{assemble, table_sheet},
    desk::{Desk, PaperView},
    own::{self, Ownership},
    plan::{Block, Book, Chart, Look, Mark, Series, Sheet, Source},
    sheets::{
        bands, blueprint, classes, confirmation, contents, equity, grades, issues, lines, overview, progress, pupils, scaled, teachers,
        uneven, value_added,
    },
};
use crate::{
    diagnostics::{Diagnostic, Severity},
    reconcile::ledger::School,
    words::{Phrase, levels as own_words, report as words},
};
use std::path::Path;

/// The workbook of a school.
#[must_use]
pub fn school_book<'a>(desk: &Desk<'a>, index: usize, file: &str, ownership: &'a Ownership<'a>) -> Book<'a> {
    let school: &'a School = &desk.analysis.ledger.schools[index];
    let papers = own_papers(desk, index);
    let number = u32::try_from(index).unwrap_or(u32::MAX);
    let about: Vec<&'a Diagnostic> = ownership.diagnostics(number).collect();
    let mut sheets = vec![overview::overview_sheet(desk, school, &papers, asked(&about))];
    sheets.extend(overview::chart_sheet(desk, &papers));
    let note = desk.say(words::NOTE_RATES);
    let subjects = overview::figures_table(desk, &papers);
    sheets.extend(table_sheet(desk.say(words::SHEET_SUBJECTS), desk.say(words::TITLE_SUBJECTS).to_owned(), Some(note), subjects));
    let class_table = classes::own_classes(desk, &papers);
    sheets.extend(table_sheet(desk.say(words::SHEET_CLASSES), desk.say(words::TITLE_CLASSES).to_owned(), Some(note), class_table));
    if let Some(table) = teachers::own_teachers(desk, &papers) {
        let title = desk.say(own_words::TITLE_TEACHERS).to_owned();
        sheets.extend(table_sheet(desk.say(own_words::SHEET_TEACHERS), title, Some(desk.say(own_words::NOTE_TEACHERS)), table));
    }
    sheets.extend(progress::own_sheets(desk, &papers));
    for view in desk.cohorts() {
        if let Some((at, unit)) = view.unit_of(index) {
            sheets.push(pupils::pupil_sheet(&view, unit));
            sheets.extend(lines::own_sheet(&view, at));
            sheets.extend(lines::own_critical_sheet(&view, at));
            sheets.extend(scaled::own_sheet(&view, at));
            sheets.extend(uneven::own_sheet(&view, at));
        }
    }
    sheets.extend(blueprint::own_sheet(desk, &papers));
    sheets.extend(band_sheet(desk, &papers));
    let grade_note = grades::grades_note(desk);
    let grade_table = grades::own_table(desk, &papers);
    sheets.extend(table_sheet(
        desk.say(own_words::SHEET_GRADES),
        desk.say(own_words::TITLE_GRADES).to_owned(),
        Some(&grade_note),
        grade_table,
    ));
    let all: Vec<PaperView<'a>> = papers.iter().map(|(paper, _)| *paper).collect();
    if let Some(table) = equity::class_table(&all, Some(index)) {
        let title = desk.say(own_words::TITLE_CLASS_BALANCE).to_owned();
        sheets.extend(table_sheet(desk.say(own_words::SHEET_CLASS_BALANCE), title, Some(desk.say(own_words::NOTE_BALANCE)), table));
    }
    sheets.extend(value_added::own_sheet(desk, &papers));
    sheets.push(confirmation::confirmation_sheet(&desk.analysis.ledger, number, desk.exam(), desk.lang));
    sheets.extend(issues::issue_sheet(desk, own_issues(desk, number, &about)));
    contents::put_links(desk, &mut sheets, 3);
    assemble(desk, Path::new(desk.say(words::FOLDER_SCHOOLS)).join(file), &school.name, sheets, Some(0))
}

/// Papers that a school takes, with its unit in each.
fn own_papers<'a>(desk: &Desk<'a>, index: usize) -> Vec<(PaperView<'a>, usize)> {
    let of_cohort = |view: super::desk::CohortView<'a>| {
        let unit = view.unit_of(index).map(|(unit, _)| unit);
        view.papers().filter_map(move |paper| unit.filter(|unit| paper.school(*unit).is_some()).map(|unit| (paper, unit)))
    };
    desk.cohorts().flat_map(of_cohort).collect()
}

/// 分数段 of the school, with a picture of the last paper: the total of its highest grade.
fn band_sheet<'a>(desk: &Desk<'a>, papers: &[(PaperView<'a>, usize)]) -> Option<Sheet<'a>> {
    let with_county = papers.iter().all(|(paper, _)| overview::may_show_county(paper));
    let (table, last) = bands::own_table(papers, with_county)?;
    let (paper, _) = papers.last()?;
    let source = |column: usize| Source { table: table.name.clone(), column, rows: last.clone() };
    let mut series = vec![Series { name: desk.say(words::SERIES_OWN).to_owned(), values: source(5), mark: Mark::Columns }];
    if with_county {
        series.push(Series { name: desk.say(words::COUNTY).to_owned(), values: source(7), mark: Mark::Line });
    }
    let subject = format!("{} {}", paper.cohort.grade(), paper.subject());
    let chart = Chart {
        title: desk.fill(words::CHART_OWN_BANDS, &[("subject", &subject.trim())]),
        axis: desk.say(words::COL_SHARE).to_owned(),
        look: Look::Rate,
        categories: source(2),
        label_width: 10,
        series,
    };
    let name = desk.say(words::SHEET_BANDS);
    let mut sheet = table_sheet(name, desk.say(words::TITLE_BANDS).to_owned(), Some(desk.say(words::NOTE_BANDS)), table)?;
    if desk.analysis.config.report.charts {
        sheet.blocks.insert(0, Block::Chart(chart));
    }
    Some(sheet)
}

/// The diagnostics about the school's own rows; other schools are not named.
fn own_issues<'a>(desk: &Desk<'a>, number: u32, about: &[&'a Diagnostic]) -> super::plan::Table<'a> {
    let ledger = &desk.analysis.ledger;
    let own = ledger.any_school(number).map_or("", |school| school.name.as_str());
    let instead = desk.say(words::ANOTHER_SCHOOL);
    let said = |diagnostic: &Diagnostic, phrase: &Phrase| {
        let text = diagnostic.say_with(phrase, desk.lang, &|place| Ownership::shown_to(number, place, ledger, instead));
        own::mask(&text, own, ledger.every_school().map(|school| school.name.as_str()), instead)
    };
    issues::issue_table(desk, about, said)
}

/// How many errors and warnings a school is asked about.
fn asked(about: &[&Diagnostic]) -> overview::Issues {
    let of = |severity: Severity| about.iter().filter(|diagnostic| diagnostic.rule.severity == severity).count();
    overview::Issues { errors: of(Severity::Error), warnings: of(Severity::Warning) }
}
