//! 均衡情况: how far schools lie apart in every paper, and classes within schools.

use super::tell;
use crate::{
    report::{
        desk::{CohortView, Desk, PaperView},
        document::body::{Body, Text},
        plan::{Look, Table, Value},
    },
    words::{document as words, levels, report, rounded},
};

/// Schools named for their classes.
const NAMED: usize = 3;
/// Class means differ by more than chance.
const DIFFER: f64 = 0.05;

/// Writes the chapter; nothing where no grade has two schools.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    let cohorts: Vec<(CohortView<'_>, PaperView<'_>)> = desk
        .cohorts()
        .filter_map(|view| Some((view, view.leading_paper()?)))
        .filter(|(_, paper)| paper.stats.equity.schools.units > 1 && paper.stats.equity.schools.cv.is_some())
        .collect();
    if cohorts.is_empty() {
        return;
    }
    body.chapter(desk.say(words::CHAPTER_BALANCE));
    for (view, paper) in &cohorts {
        body.grade(view);
        let mut sentences: Vec<Text> = level(body, paper).into_iter().flatten().collect();
        sentences.extend([ends(body, view), categories(body, paper), classes(body, view, paper)].into_iter().flatten());
        body.paragraph(sentences);
        let table = balance_table(&desk, view);
        body.table(&tell::titled(view, desk.say(words::TABLE_BALANCE)), &table);
    }
}

fn level(body: &Body<'_>, paper: &PaperView<'_>) -> Option<Vec<Text>> {
    let schools = &paper.stats.equity.schools;
    let cv = rounded(schools.cv?, 3);
    let Some(icc) = schools.icc else {
        return Some(vec![body.tell(words::BALANCE_LEVEL_CV, &[("subject", &tell::subject(paper)), ("cv", &cv)])]);
    };
    let mut sentences =
        vec![body.tell(words::BALANCE_LEVEL, &[("subject", &tell::subject(paper)), ("cv", &cv), ("icc", &tell::percent(icc))])];
    if let Some((low, high)) = schools.icc_interval {
        let (low, high) = (tell::percent(low), tell::percent(high));
        sentences.push(body.tell(words::BALANCE_INTERVAL, &[("low", &low), ("high", &high)]));
    }
    Some(sentences)
}

fn ends(body: &Body<'_>, view: &CohortView<'_>) -> Option<Text> {
    let ((most, high), (least, low)) = tell::ends(tell::singles(view), |paper| paper.stats.equity.schools.icc)?;
    let (high, low) = (tell::percent(high), tell::percent(low));
    Some(body.tell(words::BALANCE_ENDS, &[("most", &most.subject()), ("high", &high), ("least", &least.subject()), ("low", &low)]))
}

/// How much of what lies between schools lies between their categories.
fn categories(body: &Body<'_>, paper: &PaperView<'_>) -> Option<Text> {
    let (between, within) = (paper.stats.equity.theil_between?, paper.stats.equity.theil_within?);
    let share = (between + within > 0.0).then(|| between / (between + within))?;
    Some(body.tell(words::BALANCE_CATEGORIES, &[("share", &tell::percent(share))]))
}

/// Schools with several classes, and among them those whose class means differ by more than chance, the most first.
pub fn uneven_classes<'a>(view: &CohortView<'a>, paper: &PaperView<'a>) -> (usize, Vec<(f64, &'a str)>) {
    let several = || paper.stats.equity.classes.iter().enumerate().filter(|(_, classes)| classes.units > 1 && classes.p.is_some());
    let mut differ: Vec<(f64, &str)> = several()
        .filter(|(_, classes)| classes.p.is_some_and(|p| p < DIFFER))
        .map(|(unit, classes)| (classes.cv.unwrap_or_default(), tell::school(view, unit)))
        .collect();
    differ.sort_by(|a, b| b.0.total_cmp(&a.0));
    (several().count(), differ)
}

fn classes(body: &Body<'_>, view: &CohortView<'_>, paper: &PaperView<'_>) -> Option<Text> {
    let desk = &body.desk;
    let (all, differ) = uneven_classes(view, paper);
    if all == 0 {
        return None;
    }
    let all = tell::schools(desk, all);
    if differ.is_empty() {
        return Some(body.tell(words::BALANCE_CLASSES_EVEN, &[("all", &all)]));
    }
    let names: Vec<String> = differ.iter().take(NAMED).map(|(cv, name)| tell::with(desk, name, &rounded(*cv, 3))).collect();
    let args: [(&str, &dyn std::fmt::Display); 3] = [("all", &all), ("differ", &differ.len()), ("names", &tell::list(desk, &names))];
    Some(body.tell(words::BALANCE_CLASSES, &args))
}

/// A row a paper, the total last and in bold.
fn balance_table<'a>(desk: &Desk<'a>, view: &CohortView<'a>) -> Table<'a> {
    let columns = vec![
        desk.column(report::COL_SUBJECT, Look::Text),
        desk.column(report::COL_SCHOOLS, Look::Count),
        desk.column(levels::COL_LOWEST, Look::Mean),
        desk.column(levels::COL_HIGHEST, Look::Mean),
        desk.column(levels::COL_RATIO, Look::Mean),
        desk.column(report::COL_SCHOOL_CV, Look::Coefficient),
        desk.column(report::COL_ICC, Look::Rate),
        desk.column(words::COL_SHARE_INTERVAL, Look::Word),
    ];
    let row = |paper: PaperView<'a>| -> Vec<Value<'a>> {
        let schools = &paper.stats.equity.schools;
        let (low, high) = schools.range.unzip();
        let interval = schools.icc_interval.map(|(low, high)| {
            let (low, high) = (tell::percent(low), tell::percent(high));
            desk.fill(words::INTERVAL, &[("low", &low), ("high", &high)])
        });
        vec![
            paper.subject().into(),
            schools.units.into(),
            low.into(),
            high.into(),
            schools.range.filter(|(low, _)| *low > 0.0).map(|(low, high)| high / low).into(),
            schools.cv.into(),
            schools.icc.into(),
            interval.into(),
        ]
    };
    let strong = view.papers().enumerate().filter(|(_, paper)| paper.paper.subject.is_total()).map(|(at, _)| at).collect();
    Table { columns, rows: view.papers().map(row).collect(), keys: 1, strong, ..Table::default() }
}
