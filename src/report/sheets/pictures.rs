//! 图: the pictures of the leads with the cells they are drawn from: schools in a funnel and against what is expected of
//! them, scores around a line, the absent on the roll. The workbook of leads and the page show the same ones.

use super::leads;
use crate::{
    anomalies::{
        funnel::{LIMIT_95, LIMIT_998},
        pictures::{Basis, Funnel, Histogram, MOST, Roll},
    },
    report::{
        desk::{CohortView, Desk},
        plan::{Block, Look, Sheet, Source, Table, Value},
        plot::{Axis, Ink, Plot, Trace},
    },
    words::{Phrase, pictures as words, report},
};
use std::ops::Range;

/// The pictures of one paper: what they are about, what there is to say of them, and they.
pub struct Panel {
    /// Heading.
    pub title: String,
    /// Basis, numbers and limits in words.
    pub said: String,
    /// Whether one of its schools has a lead.
    pub leads: bool,
    /// The pictures, side by side.
    pub plots: Vec<Plot>,
}

/// Panels of a cohort and the table they are drawn from; `None` where no school could be compared.
#[must_use]
pub fn panels<'a>(view: &CohortView<'a>) -> Option<(Vec<Panel>, Table<'a>)> {
    let funnels = view.desk.analysis.findings.pictures.funnels.iter().filter(|funnel| funnel.cohort == view.index);
    let mut table = funnel_table(view);
    let panels: Vec<Panel> = funnels
        .map(|funnel| {
            let from = table.rows.len();
            table.rows.extend(funnel_rows(view, funnel));
            panel(view, funnel, &table.name, from..table.rows.len())
        })
        .collect();
    (!panels.is_empty()).then_some((panels, table))
}

/// 均分对照图: a row of pictures for each paper, then their numbers.
#[must_use]
pub fn funnel_sheet<'a>(view: &CohortView<'a>) -> Option<Sheet<'a>> {
    let (panels, table) = panels(view)?;
    let mut blocks = Vec::new();
    for panel in panels {
        blocks.extend([Block::Heading(panel.title), Block::Paragraph(panel.said), Block::Plots(panel.plots)]);
    }
    blocks.push(Block::Table(table));
    Some(Sheet {
        name: view.scoped(words::SHEET_FUNNEL),
        title: view.titled(words::TITLE_FUNNEL),
        notes: funnel_notes(&view.desk),
        blocks,
        ..Sheet::default()
    })
}

/// How to read the pictures of means.
#[must_use]
pub fn funnel_notes(desk: &Desk<'_>) -> Vec<String> {
    [words::NOTE_FUNNEL, words::NOTE_FUNNEL_TWO].map(|note| desk.say(note).to_owned()).into()
}

/// Columns of the table behind the pictures of means.
mod placed {
    pub const SCHOOL: usize = 1;
    pub const N: usize = 2;
    pub const MEAN: usize = 3;
    pub const EXPECTED: usize = 4;
    pub const DISTANCE: usize = 5;
    pub const LIMITS: [usize; 4] = [7, 8, 9, 10];
    pub const LEAD_DISTANCE: usize = 11;
    pub const LEAD_MEAN: usize = 12;
}

fn funnel_table<'a>(view: &CohortView<'a>) -> Table<'a> {
    let columns = [
        (report::COL_SUBJECT, Look::Text),
        (report::COL_SCHOOL, Look::Text),
        (words::COL_COMPARED, Look::Count),
        (words::COL_ACTUAL, Look::Mean),
        (words::COL_EXPECTED, Look::Mean),
        (words::COL_DISTANCE, Look::Signed),
        (words::COL_Z, Look::Signed),
        (words::COL_LOW_998, Look::Signed),
        (words::COL_LOW_95, Look::Signed),
        (words::COL_HIGH_95, Look::Signed),
        (words::COL_HIGH_998, Look::Signed),
        (words::COL_LEAD_DISTANCE, Look::Signed),
        (words::COL_LEAD_MEAN, Look::Mean),
    ];
    let columns = columns.map(|(title, look)| view.desk.column(title, look)).into();
    Table { name: format!("funnels{}", view.index), columns, keys: 2, screen: true, ..Table::default() }
}

fn subject<'a>(view: &CohortView<'a>, paper: Option<usize>) -> std::borrow::Cow<'a, str> {
    let papers = &view.cohort.papers;
    paper
        .and_then(|paper| papers.get(paper))
        .map_or_else(|| view.desk.say(words::ALL_PAPERS).into(), |paper| view.desk.subject(&paper.subject))
}

fn funnel_rows<'a>(view: &CohortView<'a>, funnel: &Funnel) -> Vec<Vec<Value<'a>>> {
    let row = |point: &crate::anomalies::pictures::Point| {
        let limit = |limit: f64| funnel.half_width(limit, point.n);
        // all papers together are in points of the mean sd: their mean is no score
        let of_paper = |value: f64| funnel.paper.map(|_| value);
        vec![
            subject(view, funnel.paper).into(),
            view.school_of(&view.cohort.units[point.unit]).name.as_str().into(),
            point.n.into(),
            of_paper(point.mean).into(),
            of_paper(point.expected()).into(),
            point.distance.into(),
            point.z.into(),
            (-limit(LIMIT_998)).into(),
            (-limit(LIMIT_95)).into(),
            limit(LIMIT_95).into(),
            limit(LIMIT_998).into(),
            point.lead.then_some(point.distance).into(),
            of_paper(point.mean).filter(|_| point.lead).into(),
        ]
    };
    funnel.points.iter().map(row).collect()
}

fn panel(view: &CohortView<'_>, funnel: &Funnel, table: &str, rows: Range<usize>) -> Panel {
    let desk = &view.desk;
    let subject = subject(view, funnel.paper);
    let basis = match funnel.basis {
        Basis::Both => words::BASIS_BOTH,
        Basis::Others => words::BASIS_OTHERS,
        Basis::Earlier => words::BASIS_EARLIER,
    };
    let n = funnel.points.len();
    let (inner, outer) = (funnel.beyond(LIMIT_95), funnel.beyond(LIMIT_998));
    let leads = funnel.points.iter().filter(|point| point.lead).count();
    let points = |value: f64| format!("{value:.1}");
    let alone = funnel.tau_alone.map_or_else(String::new, |tau| desk.fill(words::SAID_ALONE, &[("tau", &points(tau))]));
    let said = desk.fill(
        words::SAID_FUNNEL,
        &[
            ("basis", &desk.say(basis)),
            ("n", &n),
            ("left", &funnel.left_out),
            ("sd", &points(funnel.sd)),
            ("tau", &points(funnel.tau)),
            ("alone", &alone),
            ("inner", &inner),
            ("outer", &outer),
            ("chance", &points(0.05 * n as f64)),
            ("leads", &leads),
        ],
    );
    let key = format!("{}-{}", view.index, funnel.paper.map_or_else(|| "all".to_owned(), |paper| paper.to_string()));
    let title = |phrase: Phrase| desk.fill(phrase, &[("subject", &subject), ("n", &n)]);
    let drawn = Drawing { desk, table, rows };
    let mut plots = vec![drawn.funnel(funnel, format!("funnel-{key}"), title(words::PLOT_FUNNEL), (inner, outer, leads))];
    if funnel.paper.is_some() {
        plots.push(drawn.expected(funnel, format!("expected-{key}"), title(words::PLOT_EXPECTED)));
    }
    let grade = view.grade();
    let title = desk.fill(words::HEAD_FUNNEL, &[("grade", &grade), ("subject", &subject)]);
    Panel { title: title.trim().to_owned(), said, leads: leads > 0, plots }
}

/// Most leads of a picture that are called by name in it.
const MOST_NAMED: usize = 6;

/// Some rows of a table that are to be drawn.
struct Drawing<'d> {
    desk: &'d Desk<'d>,
    table: &'d str,
    rows: Range<usize>,
}

impl Drawing<'_> {
    fn trace(&self, name: Option<Phrase>, (x, y): (usize, usize), ink: Ink) -> Trace {
        let source = |column| Source { table: self.table.to_owned(), column, rows: self.rows.clone() };
        let name = name.map_or_else(String::new, |name| self.desk.say(name).to_owned());
        Trace { name, x: source(x), y: source(y), labels: None, ink }
    }

    fn axis(&self, title: Phrase, look: Look, values: impl Iterator<Item = f64>, zero: bool) -> Axis {
        Axis::over(self.desk.say(title).to_owned(), look, values, zero)
    }

    fn funnel(&self, funnel: &Funnel, key: String, title: String, (inner, outer, leads): (usize, usize, usize)) -> Plot {
        use placed::{DISTANCE, LEAD_DISTANCE, LIMITS, N};
        let alt = self.desk.fill(words::ALT_FUNNEL, &[("title", &title), ("inner", &inner), ("outer", &outer), ("leads", &leads)]);
        let [low_998, low_95, high_95, high_998] = LIMITS;
        let mut traces = vec![
            self.trace(Some(words::SERIES_OUTER), (N, high_998), Ink::Outer),
            self.trace(None, (N, low_998), Ink::Outer),
            self.trace(Some(words::SERIES_INNER), (N, high_95), Ink::Inner),
            self.trace(None, (N, low_95), Ink::Inner),
            self.trace(Some(words::SERIES_SCHOOL), (N, DISTANCE), Ink::Dots),
        ];
        traces.extend(self.leads(leads, (N, LEAD_DISTANCE)));
        let reach = funnel.points.iter().flat_map(|point| {
            let limit = funnel.half_width(LIMIT_998, point.n);
            [point.distance, limit, -limit]
        });
        Plot {
            key,
            title,
            alt,
            across: self.axis(words::AXIS_N, Look::Count, funnel.points.iter().map(|point| f64::from(point.n)), true),
            up: self.axis(words::AXIS_DISTANCE, Look::Score, reach, true),
            traces,
        }
    }

    fn expected(&self, funnel: &Funnel, key: String, title: String) -> Plot {
        use placed::{EXPECTED, LEAD_MEAN, MEAN};
        let most = funnel.points.iter().map(|point| point.distance.abs()).fold(0.0, f64::max);
        let alt = self.desk.fill(words::ALT_EXPECTED, &[("title", &title), ("most", &format!("{most:.1}"))]);
        let mut traces = vec![
            self.trace(Some(words::SERIES_EQUAL), (EXPECTED, EXPECTED), Ink::Outer),
            self.trace(Some(words::SERIES_SCHOOL), (EXPECTED, MEAN), Ink::Dots),
        ];
        traces.extend(self.leads(funnel.points.iter().filter(|point| point.lead).count(), (EXPECTED, LEAD_MEAN)));
        let both = || funnel.points.iter().flat_map(|point| [point.mean, point.expected()]);
        Plot {
            key,
            title,
            alt,
            across: self.axis(words::AXIS_EXPECTED, Look::Score, both(), false),
            up: self.axis(words::AXIS_ACTUAL, Look::Score, both(), false),
            traces,
        }
    }

    fn leads(&self, count: usize, places: (usize, usize)) -> Option<Trace> {
        let labels = (count <= MOST_NAMED).then_some(placed::SCHOOL);
        (count > 0).then(|| Trace { labels, ..self.trace(Some(words::SERIES_LEAD), places, Ink::Leads) })
    }

    /// Bars over places, from zero up.
    fn bars(
        &self,
        key: String,
        (title, alt): (String, String),
        across: Phrase,
        traces: Vec<Trace>,
        heights: impl Iterator<Item = f64>,
    ) -> Plot {
        let across = Axis { title: self.desk.say(across).to_owned(), look: Look::Score, ends: None };
        Plot { key, title, alt, across, up: self.axis(words::AXIS_COUNT, Look::Count, heights, true), traces }
    }
}

/// Pictures of single leads, each with the index of its lead, and the table they are drawn from.
pub struct Single<'a> {
    /// The pictures.
    pub plots: Vec<(usize, Plot)>,
    /// What they are drawn from.
    pub table: Table<'a>,
}

impl<'a> Single<'a> {
    fn sheet(self, desk: &Desk<'a>, (name, title, note): (Phrase, Phrase, Phrase)) -> Sheet<'a> {
        let mut blocks = Vec::new();
        let mut plots = self.plots.into_iter().map(|(_, plot)| plot).peekable();
        while plots.peek().is_some() {
            blocks.push(Block::Plots(plots.by_ref().take(2).collect()));
        }
        blocks.push(Block::Table(self.table));
        let left_out = desk.analysis.findings.pictures.left_out;
        let left_out = (left_out > 0).then(|| desk.fill(words::NOTE_LEFT_OUT, &[("most", &MOST), ("n", &left_out)]));
        Sheet {
            name: desk.say(name).to_owned(),
            title: desk.say(title).to_owned(),
            notes: std::iter::once(desk.say(note).to_owned()).chain(left_out).collect(),
            blocks,
            ..Sheet::default()
        }
    }
}

/// Where a lead is: school, class and subject.
fn place<'a>(desk: &Desk<'a>, lead: usize) -> Vec<Value<'a>> {
    let of = &desk.analysis.findings.leads[lead].screen.of;
    let [_, school, class, subject, _] = leads::place_cells(desk, of);
    vec![school, class, subject]
}

fn place_text(desk: &Desk<'_>, lead: usize) -> String {
    let texts =
        place(desk, lead).into_iter().filter_map(|value| if let Value::Text(text) = value { Some(text.into_owned()) } else { None });
    texts.collect::<Vec<String>>().join(" ")
}

/// Scores around a line, for leads of A203.
#[must_use]
pub fn lines<'a>(desk: &Desk<'a>) -> Option<Single<'a>> {
    let drawn = &desk.analysis.findings.pictures.lines;
    let columns = [
        (report::COL_SCHOOL, Look::Text),
        (report::COL_CLASS, Look::Text),
        (report::COL_SUBJECT, Look::Text),
        (words::COL_LINE, Look::Score),
        (words::COL_SCORE, Look::Score),
        (report::COL_N, Look::Count),
        (words::SERIES_REFERENCE, Look::Mean),
        (words::SERIES_IN_WINDOW, Look::Count),
    ];
    let columns = columns.map(|(title, look)| desk.column(title, look)).into();
    let mut table = Table { name: "lines".to_owned(), columns, keys: 3, screen: true, ..Table::default() };
    let mut plots = Vec::new();
    for (lead, histogram) in drawn {
        let from = table.rows.len();
        table.rows.extend(line_rows(desk, *lead, histogram));
        plots.push((*lead, line_plot(desk, (*lead, histogram), &table.name, from..table.rows.len())));
    }
    (!plots.is_empty()).then_some(Single { plots, table })
}

/// Points below and above a line that a picture shows.
const AROUND: f64 = 20.0;

fn shown(histogram: &Histogram) -> Range<usize> {
    let near = |score: &f64| (score - histogram.line.to_f64()).abs() <= AROUND;
    let first = histogram.scores.iter().position(near).unwrap_or(0);
    let last = histogram.scores.iter().rposition(near).map_or(0, |last| last + 1);
    first..last.max(first)
}

fn line_rows<'a>(desk: &Desk<'a>, lead: usize, histogram: &Histogram) -> Vec<Vec<Value<'a>>> {
    let row = |bin: usize| {
        let mut row = place(desk, lead);
        row.extend([
            histogram.line.to_f64().into(),
            histogram.scores[bin].into(),
            histogram.counts[bin].into(),
            histogram.expected[bin].into(),
            histogram.window.contains(&bin).then_some(histogram.counts[bin]).into(),
        ]);
        row
    };
    shown(histogram).map(row).collect()
}

fn line_plot(desk: &Desk<'_>, (lead, histogram): (usize, &Histogram), table: &str, rows: Range<usize>) -> Plot {
    let sum = |values: &[f64], holds: &dyn Fn(usize) -> bool| -> f64 {
        histogram.window.clone().filter(|bin| holds(*bin)).filter_map(|bin| values.get(bin)).sum()
    };
    let above = |bin: usize| histogram.scores.get(bin).is_some_and(|score| *score >= histogram.line.to_f64());
    let county = desk.analysis.findings.leads[lead].screen.of.unit().is_none();
    let phrase = if county { words::PLOT_LINE_COUNTY } else { words::PLOT_LINE };
    let title = desk.fill(phrase, &[("place", &place_text(desk, lead)), ("line", &histogram.line.to_f64()), ("n", &histogram.n)]);
    let alt = desk.fill(
        words::ALT_LINE,
        &[
            ("title", &title),
            ("all", &sum(&histogram.counts, &|_| true)),
            ("above", &sum(&histogram.counts, &above)),
            ("expected", &format!("{:.1}", sum(&histogram.expected, &above))),
        ],
    );
    let drawn = Drawing { desk, table, rows };
    let traces = vec![
        drawn.trace(Some(words::SERIES_COUNT), (4, 5), Ink::Bars),
        drawn.trace(Some(words::SERIES_IN_WINDOW), (4, 7), Ink::Front),
        drawn.trace(Some(words::SERIES_REFERENCE), (4, 6), Ink::Curve),
    ];
    let heights = shown(histogram).flat_map(|bin| [histogram.counts[bin], histogram.expected[bin]]).collect::<Vec<f64>>();
    drawn.bars(format!("lead-{lead}"), (title, alt), words::AXIS_SCORE, traces, heights.into_iter())
}

/// 分数线附近: `None` without leads at lines.
#[must_use]
pub fn line_sheet<'a>(desk: &Desk<'a>) -> Option<Sheet<'a>> {
    Some(lines(desk)?.sheet(desk, (words::SHEET_LINES, words::TITLE_LINES, words::NOTE_LINES)))
}

/// Who was absent, for leads of A106.
#[must_use]
pub fn rolls<'a>(desk: &Desk<'a>) -> Option<Single<'a>> {
    let columns =
        [(report::COL_SCHOOL, Look::Text), (words::COL_BAND, Look::Text), (words::COL_ROLL, Look::Count), (words::COL_ABSENT, Look::Count)];
    let columns = columns.map(|(title, look)| desk.column(title, look)).into();
    let mut table = Table { name: "rolls".to_owned(), columns, keys: 2, screen: true, ..Table::default() };
    let mut plots = Vec::new();
    for (lead, roll) in &desk.analysis.findings.pictures.rolls {
        let from = table.rows.len();
        let school = place(desk, *lead).swap_remove(0);
        let band = |band: &crate::anomalies::pictures::Band| {
            vec![school.clone(), format!("{}–{}", band.from, band.to).into(), band.roll.into(), band.absent.into()]
        };
        table.rows.extend(roll.bands.iter().map(band));
        plots.push((*lead, roll_plot(desk, (*lead, roll), &table.name, from..table.rows.len())));
    }
    (!plots.is_empty()).then_some(Single { plots, table })
}

fn roll_plot(desk: &Desk<'_>, (lead, roll): (usize, &Roll), table: &str, rows: Range<usize>) -> Plot {
    let title = desk.fill(words::PLOT_ROLL, &[("place", &place_text(desk, lead)), ("n", &roll.n), ("absent", &roll.absent)]);
    let (low, high) = roll.bands.split_at(roll.bands.len() / 2);
    let absent = |bands: &[crate::anomalies::pictures::Band]| bands.iter().map(|band| band.absent).sum::<u32>();
    let alt =
        desk.fill(words::ALT_ROLL, &[("title", &title), ("low", &absent(low)), ("high", &absent(high)), ("unmatched", &roll.unmatched)]);
    let drawn = Drawing { desk, table, rows };
    let traces =
        vec![drawn.trace(Some(words::SERIES_ROLL), (1, 2), Ink::Bars), drawn.trace(Some(words::SERIES_ABSENT), (1, 3), Ink::Front)];
    drawn.bars(format!("lead-{lead}"), (title, alt), words::AXIS_EARLIER, traces, roll.bands.iter().map(|band| f64::from(band.roll)))
}

/// 缺考与上次成绩: `None` without leads on who was absent.
#[must_use]
pub fn roll_sheet<'a>(desk: &Desk<'a>) -> Option<Sheet<'a>> {
    Some(rolls(desk)?.sheet(desk, (words::SHEET_ROLLS, words::TITLE_ROLLS, words::NOTE_ROLLS)))
}

/// The picture in which a lead on means is marked: the key of its funnel.
#[must_use]
pub fn funnel_of(desk: &Desk<'_>, lead: usize) -> Option<String> {
    let of = desk.analysis.findings.leads.get(lead)?.screen.of;
    let marks = |funnel: &&Funnel| {
        let marked = |unit: usize| funnel.points.iter().any(|point| point.unit == unit && point.lead);
        of.class().is_none() && (funnel.cohort, funnel.paper) == (of.cohort(), of.paper()) && of.unit().is_some_and(marked)
    };
    let funnel = desk.analysis.findings.pictures.funnels.iter().find(marks)?;
    let paper = funnel.paper.map_or_else(|| "all".to_owned(), |paper| paper.to_string());
    Some(format!("funnel-{}-{paper}", funnel.cohort))
}
