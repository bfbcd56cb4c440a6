//! What a subject's researcher should know first, in sentences with figures: on the cover of the subject's workbook.

use super::{
    blueprint,
    items::{self, ItemsView},
    story,
};
use crate::{
    report::{desk::PaperView, subject},
    words::covers as own,
};

/// The sentences on a paper.
#[must_use]
pub fn sentences(paper: &PaperView<'_>) -> Vec<String> {
    let view = ItemsView::of(paper);
    let told = [
        scope(paper),
        story::level(paper),
        story::rates(paper),
        spread(paper),
        story::gap(paper),
        story::groups(paper),
        classes(paper),
        quality(paper),
        view.as_ref().and_then(|view| named(paper, own::PAPER_WEAK_ITEMS, "items", &view.weakest())),
        view.as_ref().and_then(|view| named(paper, own::PAPER_WEAK_TOPICS, "topics", &blueprint::weakest_topics(view))),
        progress(paper),
    ];
    told.into_iter().flatten().collect()
}

fn named(paper: &PaperView<'_>, phrase: crate::words::Phrase, key: &str, list: &str) -> Option<String> {
    (!list.is_empty()).then(|| paper.cohort.desk.fill(phrase, &[(key, &list)]))
}

fn scope(paper: &PaperView<'_>) -> Option<String> {
    let county = &paper.stats.county;
    let schools = paper.stats.schools.iter().flatten().count();
    let units = paper.cohort.cohort.units.iter().zip(&paper.stats.classes);
    let classes = units.flat_map(|(unit, of)| unit.classes.iter().zip(of)).filter(|(class, of)| !class.name.is_empty() && of.is_some());
    (county.n > 0).then(|| {
        paper.cohort.desk.fill(
            own::PAPER_SCOPE,
            &[
                ("paper", &subject::title(paper)),
                ("schools", &schools),
                ("classes", &classes.count()),
                ("expected", &county.expected),
                ("n", &county.n),
            ],
        )
    })
}

fn spread(paper: &PaperView<'_>) -> Option<String> {
    let county = &paper.stats.county;
    let mark = |mark: Option<f64>| mark.map(|mark| format!("{mark:.1}").trim_end_matches(".0").to_owned());
    Some(paper.cohort.desk.fill(
        own::PAPER_SPREAD,
        &[
            ("low", &mark(county.p25)?),
            ("high", &mark(county.p75)?),
            ("max", &mark(county.max)?),
            ("min", &mark(county.min)?),
            ("full_count", &county.full),
        ],
    ))
}

fn quality(paper: &PaperView<'_>) -> Option<String> {
    let (desk, quality) = (&paper.cohort.desk, &paper.stats.quality);
    let (p, d) = (quality.difficulty?, quality.discrimination?);
    Some(desk.fill(
        own::PAPER_QUALITY,
        &[
            ("p", &format!("{p:.2}")),
            ("easy", &desk.say(items::level_word(p))),
            ("d", &format!("{d:.2}")),
            ("sharp", &desk.say(items::quality_word(d))),
        ],
    ))
}

fn classes(paper: &PaperView<'_>) -> Option<String> {
    let view = &paper.cohort;
    let several = view.cohort.units.iter().zip(&paper.stats.equity.classes).filter(|(_, of)| of.units > 1);
    let apart: Vec<(f64, &str)> = several.filter_map(|(unit, of)| Some((of.spread()?, view.school_of(unit).name.as_str()))).collect();
    let (gap, school) = apart.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(view.desk.fill(own::PAPER_CLASSES, &[("schools", &apart.len()), ("school", school), ("gap", &format!("{gap:.1}"))]))
}

fn progress(paper: &PaperView<'_>) -> Option<String> {
    let view = &paper.cohort;
    let exam = view.stats.progress.latest()?;
    let name = &view.desk.analysis.ledger.exams.get(exam.exam)?.name;
    let moved = exam.paper(paper.index)?.schools.iter().flatten().filter(|unit| unit.reasons.is_empty());
    let intervals: Vec<(f64, f64)> = moved.filter_map(|unit| unit.gain?.interval).collect();
    let up = intervals.iter().filter(|(low, _)| *low > 0.0).count();
    let down = intervals.iter().filter(|(_, high)| *high < 0.0).count();
    let same = intervals.len() - up - down;
    (!intervals.is_empty()).then(|| view.desk.fill(own::PAPER_PROGRESS, &[("exam", name), ("up", &up), ("down", &down), ("same", &same)]))
}
