//! 报告.html: one self-contained page from the sheets of the county workbook, readable without a network or a script, on a
//! phone and on A4.
//!
//! [`county_page`] chooses the sections, `html` writes their blocks, `figure`, `trend` and `plots` draw charts as
//! SVG, `values` spells cells. The looks are in `style.css`.

pub(super) mod figure;
pub(super) mod html;
mod leads;
mod plots;
mod trend;
pub(super) mod values;

use super::{
    desk::{CohortView, Desk},
    plan::{Block, Sheet, Table},
    plot::Plot,
    sheets::{
        bands, blueprint, charts, cover, groups,
        items::{self, ItemsView},
        method, papers,
        pictures::{self, Panel},
        progress, schools, value_added,
    },
    terms,
};
use crate::words::{page as words, pictures as picture_words, value_added as value_words};
use html::Html;
use std::{collections::BTreeMap, fs, io, path::Path};

/// Its file, below the output folder.
#[must_use]
pub const fn file_name(desk: &Desk<'_>) -> &'static str {
    desk.say(words::FILE_PAGE)
}

/// Writes the page.
///
/// # Errors
/// If the file cannot be written.
pub fn write_page(desk: &Desk<'_>, path: &Path) -> io::Result<()> {
    let page = county_page(desk);
    let mut file = fs::File::create_new(path)?;
    io::Write::write_all(&mut file, page.as_bytes())
}

/// The page as text.
#[must_use]
pub fn county_page(desk: &Desk<'_>) -> String {
    let plan = Plan::of(desk);
    let mut html = Html::new(desk, plan.tables());
    let title = desk.fill(words::PAGE_TITLE, &[("exam", &desk.exam())]);
    html.head(&title, desk.say(cover::level_note(desk.analysis.config.level)));
    html.contents(&plan.entries());
    html.open_main();
    for (at, section) in plan.sections.iter().enumerate() {
        html.open_section(at, section.title());
        match section {
            Section::Sheet(sheet) => html.sheet(sheet),
            Section::Leads(_) => leads::write(&mut html, desk, &plan.plots),
            Section::Panels(_, panels) => leads::write_panels(&mut html, desk, panels),
        }
        html.close_section();
    }
    html.foot()
}

/// A part of the page.
enum Section<'a> {
    /// A sheet of the county workbook.
    Sheet(Sheet<'a>),
    /// The leads, one by one, under this title.
    Leads(&'a str),
    /// The pictures of means of a cohort, under this title.
    Panels(String, Vec<Panel>),
}

impl Section<'_> {
    fn title(&self) -> &str {
        match self {
            Self::Sheet(sheet) => &sheet.title,
            Self::Leads(title) => title,
            Self::Panels(title, _) => title,
        }
    }
}

/// What the page shows.
#[derive(Default)]
struct Plan<'a> {
    sections: Vec<Section<'a>>,
    /// Of every section, what the contents list it under; empty for none.
    groups: Vec<String>,
    /// Pictures of single leads, by index of the lead.
    plots: BTreeMap<usize, Plot>,
    /// Tables that pictures draw from and that are too long for a page: they stand in the workbook.
    unseen: Vec<Table<'a>>,
}

impl<'a> Plan<'a> {
    fn of(desk: &Desk<'a>) -> Self {
        let mut plan = Self::default();
        let mut summary = cover::cover_sheet(desk);
        desk.say(words::SECTION_SUMMARY).clone_into(&mut summary.title);
        summary.notes.clear();
        plan.add(Some(summary));
        plan.group("");
        for view in desk.cohorts() {
            plan.add_cohort(&view);
            let grade = view.grade();
            plan.group(if desk.analysis.ledger.cohorts.len() > 1 { &grade } else { "" });
        }
        if !desk.is_public() {
            plan.add_leads(desk);
            plan.group(desk.say(words::SECTION_LEADS));
        }
        plan.add(Some(method::method_sheet(desk, terms::term_table(desk))));
        plan.group("");
        plan
    }

    /// What came since the last time is listed under this.
    fn group(&mut self, title: &str) {
        self.groups.resize(self.sections.len(), title.to_owned());
    }

    /// What the contents say of the sections: what is listed together, and the title without it.
    fn entries(&self) -> Vec<(String, String)> {
        let entry = |(section, group): (&Section<'_>, &String)| {
            let title = section.title();
            let own = title.strip_prefix(group.as_str()).map(str::trim_start).filter(|own| !own.is_empty());
            (group.clone(), own.unwrap_or(title).to_owned())
        };
        self.sections.iter().zip(&self.groups).map(entry).collect()
    }

    fn add(&mut self, sheet: Option<Sheet<'a>>) {
        self.sections.extend(sheet.map(Section::Sheet));
    }

    fn add_leads(&mut self, desk: &Desk<'a>) {
        self.sections.push(Section::Leads(desk.say(words::SECTION_LEADS)));
        for single in [pictures::lines(desk), pictures::rolls(desk)].into_iter().flatten() {
            self.plots.extend(single.plots);
            self.unseen.push(single.table);
        }
        for view in desk.cohorts() {
            if let Some((panels, table)) = pictures::panels(&view) {
                self.sections.push(Section::Panels(view.titled(picture_words::TITLE_FUNNEL), panels));
                self.unseen.push(table);
            }
        }
    }

    fn add_cohort(&mut self, view: &CohortView<'a>) {
        self.add(Some(papers::paper_sheet(view)));
        if !view.desk.is_public() {
            self.add(schools::comparison_sheet(view));
            if view.desk.analysis.config.report.charts {
                self.add_school_charts(view);
            }
        }
        self.add(bands::county_sheet(view));
        self.add(groups::group_sheet(view));
        if !view.desk.is_public() {
            self.add_progress(view);
            self.add_items(view);
        }
    }

    /// Progress and value added: what speaks for all schools; their long tables stand in the workbook.
    fn add_progress(&mut self, view: &CohortView<'a>) {
        let mut progress = progress::county_sheets(view).into_iter();
        self.add(progress.next());
        self.unseen.extend(progress.next().into_iter().flat_map(|schools| tables_of(schools.blocks)));
        let mut values = value_added::sheets(view).into_iter();
        self.unseen.extend(values.next().into_iter().flat_map(|schools| tables_of(schools.blocks)));
        self.add(values.next().map(|mut models| {
            models.title = view.titled(value_words::TITLE_VALUE);
            let first = models.blocks.iter().position(|block| matches!(block, Block::Chart(_)));
            if let Some(first) = first {
                models.blocks[first..].rotate_right(1);
            }
            models
        }));
    }

    /// The items of each paper in a line, and the headings of its blueprint.
    fn add_items(&mut self, view: &CohortView<'a>) {
        self.add(items::county_sheet(view));
        for paper in view.papers().filter_map(|paper| ItemsView::of(&paper)) {
            self.add(blueprint::blueprint_sheets(&paper).into_iter().next());
        }
    }

    /// The picture of the paper that speaks for all comes first.
    fn add_school_charts(&mut self, view: &CohortView<'a>) {
        let (source, rows) = schools::school_sheet(view);
        let mut charts = charts::chart_sheet(view, &rows);
        charts.blocks.rotate_right(1);
        charts.notes = vec![view.desk.say(words::NOTE_MEANS).to_owned()];
        self.add(Some(charts));
        self.unseen.extend(tables_of(source.blocks));
    }

    /// Every table that a picture can draw from, by name.
    fn tables(&self) -> BTreeMap<&str, &Table<'a>> {
        let seen = self.sections.iter().filter_map(|section| match section {
            Section::Sheet(sheet) => Some(&sheet.blocks),
            Section::Leads(_) | Section::Panels(..) => None,
        });
        let seen = seen.flatten().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        seen.chain(&self.unseen).filter(|table| !table.name.is_empty()).map(|table| (table.name.as_str(), table)).collect()
    }
}

fn tables_of(blocks: Vec<Block<'_>>) -> impl Iterator<Item = Table<'_>> {
    blocks.into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}
