//! `items`, `item_options`, `blueprint`, `school_items`: item scores as tables. The public form has items of the whole county
//! and its score rates; options and units of schools have small cells throughout and are left out there.

use super::columns::Columns;
use crate::{
    config::Level,
    disclosure::{apart, small_cell},
    pipeline::Analysis,
    reconcile::{items::PaperItems, ledger::Cohort},
    stats::items::{
        ItemStats,
        result::{Flag, Heading, ItemFigures, OptionFigures},
        tallies::UnitTally,
    },
};
use polars::prelude::{DataFrame, PolarsResult};

/// A paper with items.
#[derive(Clone, Copy)]
struct Paper<'a> {
    cohort: &'a Cohort,
    items: &'a PaperItems,
    stats: &'a ItemStats,
    /// Scores of the paper, with items or not.
    of_paper: u32,
}

impl<'a> Paper<'a> {
    fn subject(&self) -> &'a str {
        self.cohort.papers[self.items.paper].subject.name()
    }
}

/// Papers with items; in the public form only those whose items are of all candidates, or lack enough of them not to tell of
/// those.
fn papers(analysis: &Analysis) -> impl Iterator<Item = Paper<'_>> {
    let small = small_cell(&analysis.config).unwrap_or(0);
    let cohorts = analysis.ledger.cohorts.iter().zip(&analysis.stats.cohorts);
    cohorts
        .flat_map(|(cohort, stats)| {
            cohort.items.iter().filter_map(move |items| {
                let paper = &stats.papers[items.paper];
                Some(Paper { cohort, items, stats: paper.items.as_ref()?, of_paper: paper.county.n })
            })
        })
        .filter(move |paper| apart(u32::try_from(paper.stats.present).unwrap_or(u32::MAX), paper.of_paper, small))
}

fn of_paper<'r, 'a, R>(rows: &'r [R], paper: impl Fn(&R) -> Paper<'a> + Copy) -> Columns<'r, R> {
    Columns::of(rows).text("grade", |row| paper(row).cohort.grade.name()).text("subject", |row| paper(row).subject())
}

/// One row per item.
///
/// # Errors
/// If polars refuses the columns.
pub fn items(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let rows: Vec<(Paper<'_>, &ItemFigures)> =
        papers(analysis).flat_map(|paper| paper.stats.items.iter().map(move |item| (paper, item))).collect();
    of_paper(&rows, |row| row.0)
        .text("item", |row| row.1.name.as_str())
        .count("n", |row| Some(row.1.n))
        .number("full", |row| Some(row.1.full.to_f64()))
        .number("mean", |row| row.1.mean)
        .number("sd", |row| row.1.sd)
        .number("difficulty", |row| row.1.difficulty)
        .number("discrimination", |row| row.1.discrimination)
        .number("item_rest", |row| row.1.item_rest)
        .number("alpha_if_dropped", |row| row.1.alpha_if_dropped)
        .frame()
}

/// One row per item and option.
///
/// # Errors
/// If polars refuses the columns.
pub fn item_options(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let shown = papers(analysis).filter(|_| analysis.config.level != Level::Public);
    let rows: Vec<(Paper<'_>, &OptionFigures)> =
        shown.flat_map(|paper| paper.stats.options.iter().map(move |option| (paper, option))).collect();
    of_paper(&rows, |row| row.0)
        .text("item", |row| row.0.items.items[row.1.item].name.as_str())
        .text("option", |row| option_name(row.1))
        .text("right", |row| if row.1.right { "true" } else { "false" })
        .count("n", |row| Some(row.1.n))
        .number("share", |row| row.1.share())
        .number("top", |row| row.1.top)
        .number("bottom", |row| row.1.bottom)
        .text("flag", |row| row.1.flag.map_or("", flag_word))
        .frame()
}

/// The letter; `key` for a right answer without one, `none` for no answer.
fn option_name(option: &OptionFigures) -> String {
    match (option.option.is_none(), option.right) {
        (false, _) => option.option.to_string(),
        (true, true) => "key".to_owned(),
        (true, false) => "none".to_owned(),
    }
}

const fn flag_word(flag: Flag) -> &'static str {
    match flag {
        Flag::AboveKey => "above-key",
        Flag::DrawsTop => "draws-top",
        Flag::Unused => "unused",
    }
}

/// A unit of any level.
struct UnitRow<'a> {
    paper: Paper<'a>,
    level: &'static str,
    name: &'a str,
    school: &'a str,
    class: &'a str,
    tally: &'a UnitTally,
}

/// County, categories, districts, schools and classes of a paper; only the county in the public form.
fn units<'a>(analysis: &'a Analysis, paper: Paper<'a>) -> Vec<UnitRow<'a>> {
    let tallies = &paper.stats.tallies;
    let row = |level, name, school, class, tally| UnitRow { paper, level, name, school, class, tally };
    let mut rows = vec![row("county", "", "", "", &tallies.county)];
    if analysis.config.level == Level::Public {
        return rows;
    }
    rows.extend(tallies.categories.iter().map(|(name, tally)| row("category", name.as_str(), "", "", tally)));
    rows.extend(tallies.districts.iter().map(|(name, tally)| row("district", name.as_str(), "", "", tally)));
    for ((unit, school), classes) in paper.cohort.units.iter().zip(&tallies.schools).zip(&tallies.classes) {
        let name = analysis.ledger.schools[unit.school as usize].name.as_str();
        if school.is_empty() {
            continue;
        }
        rows.push(row("school", name, name, "", school));
        let named = unit.classes.iter().zip(classes).filter(|(class, tally)| !class.name.is_empty() && !tally.is_empty());
        rows.extend(named.map(|(class, tally)| row("class", class.name.as_str(), name, class.name.as_str(), tally)));
    }
    rows
}

/// One row per unit and heading of the blueprint.
///
/// # Errors
/// If polars refuses the columns.
pub fn blueprint(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let units: Vec<UnitRow<'_>> = papers(analysis).flat_map(|paper| units(analysis, paper)).collect();
    let rows: Vec<(&UnitRow<'_>, &Heading)> =
        units.iter().flat_map(|unit| unit.paper.stats.headings.iter().map(move |heading| (unit, heading))).collect();
    of_paper(&rows, |row| row.0.paper)
        .text("level", |row| row.0.level)
        .text("unit", |row| row.0.name)
        .text("school", |row| row.0.school)
        .text("class", |row| row.0.class)
        .text("kind", |row| row.1.kind.word())
        .text("heading", |row| row.1.name.as_str())
        .text("ability", |row| row.1.ability.as_str())
        .count("items", |row| u32::try_from(row.1.items.len()).ok())
        .number("full", |row| Some(row.1.full.to_f64()))
        .count("n", |row| Some(row.0.tally.n_of(&row.1.items)))
        .number("score_rate", |row| row.0.tally.rate(row.0.paper.items, &row.1.items))
        .number("difference", |row| {
            let county = row.0.paper.stats.tallies.county.rate(row.0.paper.items, &row.1.items)?;
            Some(row.0.tally.rate(row.0.paper.items, &row.1.items)? - county)
        })
        .frame()
}

/// One row per school or class and item.
///
/// # Errors
/// If polars refuses the columns.
pub fn school_items(analysis: &Analysis) -> PolarsResult<DataFrame> {
    let units: Vec<UnitRow<'_>> =
        papers(analysis).flat_map(|paper| units(analysis, paper)).filter(|unit| matches!(unit.level, "school" | "class")).collect();
    let rows: Vec<(&UnitRow<'_>, usize)> = units
        .iter()
        .flat_map(|unit| unit.paper.items.scored().map(move |item| (unit, item)))
        .filter(|(unit, item)| unit.tally.n(*item) > 0)
        .collect();
    of_paper(&rows, |row| row.0.paper)
        .text("school", |row| row.0.school)
        .text("class", |row| row.0.class)
        .text("item", |row| row.0.paper.items.items[row.1].name.as_str())
        .count("n", |row| Some(row.0.tally.n(row.1)))
        .number("full", |row| Some(row.0.paper.items.items[row.1].full.to_f64()))
        .number("mean", |row| row.0.tally.mean(row.1))
        .number("score_rate", |row| row.0.tally.rate(row.0.paper.items, &[row.1]))
        .number("difference", |row| {
            let county = row.0.paper.stats.tallies.county.rate(row.0.paper.items, &[row.1])?;
            Some(row.0.tally.rate(row.0.paper.items, &[row.1])? - county)
        })
        .frame()
}
