//! 建议: what follows from the figures, a step each; data and head count before anything else.

use super::{balance, growth, heads, issues, items, subjects, tell};
use crate::{
    anomalies::finding::Strength,
    report::{
        desk::{CohortView, Desk, PaperView},
        document::body::{Body, Text},
        own::Ownership,
        sheets::items::ItemsView,
        subject,
    },
    words::{document as words, report},
};

/// Schools and papers named in a step.
const NAMED: usize = 5;
/// Between schools lies so much of the variance that it is worth a step.
const WIDE: f64 = 0.1;
/// A share below the low line that is worth one.
const MANY_LOW: f64 = 0.1;
/// Groups this share of an sd apart are worth one.
const APART: f64 = 0.2;

/// Writes the chapter.
pub fn write(body: &mut Body<'_>, ownership: &Ownership<'_>) {
    let desk = body.desk;
    let first = [data(body, ownership), head_count(body), leads(body), between(body), groups(body), low(body)];
    let mut steps: Vec<Text> = first.into_iter().flatten().collect();
    steps.extend(topics(body));
    steps.extend([papers(body), classes(body), value(body)].into_iter().flatten());
    steps.extend(next_time(body));
    if steps.is_empty() {
        return;
    }
    body.chapter(desk.say(words::CHAPTER_ADVICE));
    body.paragraph(vec![desk.say(words::ADVICE_INTRO).into()]);
    for step in steps {
        body.step(vec![step]);
    }
}

fn data(body: &Body<'_>, ownership: &Ownership<'_>) -> Option<Text> {
    let (schools, _) = issues::faulty(&body.desk, ownership);
    let names = tell::opening(&issues::named(&body.desk, &schools, NAMED));
    (!schools.is_empty()).then(|| body.tell(words::ADVICE_DATA, &[("schools", &names)]))
}

fn head_count(body: &Body<'_>) -> Option<Text> {
    let desk = &body.desk;
    let (schools, pupils) = heads::unexplained(desk);
    let n = tell::counted(desk, pupils as usize, words::ONE_PUPIL, words::PUPILS);
    (pupils > 0).then(|| body.tell(words::ADVICE_HEADS, &[("schools", &tell::school_list(desk, &schools, NAMED)), ("n", &n)]))
}

fn leads(body: &Body<'_>) -> Option<Text> {
    let strong = body.desk.analysis.findings.leads.iter().filter(|lead| lead.strength == Strength::Strong).count();
    (strong > 0).then(|| body.tell(words::ADVICE_LEADS, &[("n", &strong)]))
}

/// In each grade the paper in which schools lie furthest apart, where it is worth a word.
fn between(body: &Body<'_>) -> Option<Text> {
    let desk = &body.desk;
    let widest = desk.cohorts().filter_map(|view| {
        let papers = tell::singles(&view).filter(|paper| paper.stats.equity.schools.units > 1);
        let papers = papers.filter_map(|paper| Some((paper.stats.equity.schools.icc?, paper)));
        papers.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(icc, _)| *icc >= WIDE)
    });
    let names: Vec<String> = widest.map(|(icc, paper)| tell::with(desk, &subject::title(&paper), &tell::percent(icc))).collect();
    (!names.is_empty()).then(|| body.tell(words::ADVICE_SUBJECT, &[("papers", &tell::list(desk, &names))]))
}

/// In each grade the category furthest below the first one, where it is worth a word.
fn groups(body: &Body<'_>) -> Option<Text> {
    let desk = &body.desk;
    let gap = |view: CohortView<'_>| {
        let paper = view.leading_paper()?;
        let means = paper.stats.categories.iter().filter_map(|(name, summary)| Some((summary.mean?, name)));
        let (high, first) = means.clone().max_by(|a, b| a.0.total_cmp(&b.0))?;
        let (low, last) = means.min_by(|a, b| a.0.total_cmp(&b.0))?;
        let grade = if desk.cohorts().count() > 1 { desk.fill(words::ADVICE_GRADE, &[("grade", &view.grade())]) } else { String::new() };
        let args: [(&str, &dyn std::fmt::Display); 5] =
            [("grade", &grade), ("subject", &tell::subject(&paper)), ("group", last), ("first", first), ("gap", &tell::one(high - low))];
        (high - low > APART * paper.stats.county.sd?).then(|| desk.fill(words::ADVICE_GAP, &args))
    };
    let gaps: Vec<String> = desk.cohorts().filter_map(gap).collect();
    (!gaps.is_empty()).then(|| body.tell(words::ADVICE_GROUP, &[("gaps", &gaps.join(desk.say(report::SENTENCE_SEPARATOR)))]))
}

/// In each grade the paper with the most pupils below its low line, where they are many.
fn low(body: &Body<'_>) -> Option<Text> {
    let desk = &body.desk;
    let many = desk.cohorts().filter_map(|view| {
        let papers: Vec<PaperView<'_>> = tell::singles(&view).collect();
        let (paper, rate) = subjects::worst_low(&papers).filter(|(_, rate)| *rate >= MANY_LOW)?;
        let told = desk.fill(words::ADVICE_LOW_OF, &[("n", &paper.stats.county.low), ("rate", &tell::percent(rate))]);
        Some(tell::with(desk, &subject::title(paper), &told))
    });
    let names: Vec<String> = many.collect();
    (!names.is_empty()).then(|| body.tell(words::ADVICE_LOW, &[("papers", &tell::list(desk, &names))]))
}

fn topics(body: &Body<'_>) -> Vec<Text> {
    let desk = &body.desk;
    let told = items::papers(desk).into_iter().filter_map(|paper| {
        let topics = items::weak_topics(desk, &ItemsView::of(&paper)?);
        let args: [(&str, &dyn std::fmt::Display); 2] = [("paper", &subject::title(&paper)), ("topics", &tell::list(desk, &topics))];
        (!topics.is_empty()).then(|| body.tell(words::ADVICE_TOPICS, &args))
    });
    told.take(NAMED).collect()
}

/// Items whose key or power is in doubt.
fn papers(body: &Body<'_>) -> Option<Text> {
    let desk = &body.desk;
    let doubted = items::papers(desk).into_iter().filter_map(|paper| {
        let view = ItemsView::of(&paper)?;
        let mut names: Vec<String> = items::doubtful_keys(desk, &view);
        names.extend(view.poor().into_iter().map(|name| items::number(desk, name)));
        names.dedup();
        (!names.is_empty()).then(|| tell::with(desk, &subject::title(&paper), &tell::list_some(desk, &names, NAMED, words::LIST_MORE)))
    });
    let doubted: Vec<String> = doubted.collect();
    (!doubted.is_empty()).then(|| body.tell(words::ADVICE_PAPER, &[("items", &tell::list(desk, &doubted))]))
}

fn every_grade<'a>(desk: &Desk<'a>, of: impl Fn(&CohortView<'a>, &PaperView<'a>) -> Vec<&'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for view in desk.cohorts() {
        let Some(paper) = view.leading_paper() else { continue };
        for name in of(&view, &paper) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn classes(body: &Body<'_>) -> Option<Text> {
    let names = every_grade(&body.desk, |view, paper| balance::uneven_classes(view, paper).1.into_iter().map(|(_, name)| name).collect());
    (!names.is_empty()).then(|| body.tell(words::ADVICE_CLASSES, &[("schools", &tell::school_list(&body.desk, &names, NAMED))]))
}

fn value(body: &Body<'_>) -> Option<Text> {
    let names = every_grade(&body.desk, |view, paper| growth::at_level(view, paper, 5));
    (!names.is_empty()).then(|| body.tell(words::ADVICE_VALUE, &[("names", &tell::school_list(&body.desk, &names, NAMED))]))
}

/// What to bring next time.
fn next_time(body: &Body<'_>) -> Vec<Text> {
    let desk = &body.desk;
    let (ledger, exam) = (&desk.analysis.ledger, &desk.analysis.config.exam);
    let lacking = [
        (!ledger.has_roster, words::ADVICE_ROSTER),
        (ledger.exams.is_empty(), words::ADVICE_EARLIER),
        (exam.basis.is_none(), words::ADVICE_BASIS),
    ];
    lacking.into_iter().filter(|(lacking, _)| *lacking).map(|(_, phrase)| body.tell(phrase, &[])).collect()
}
