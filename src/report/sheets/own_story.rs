//! What a school should know first, in sentences with figures: on the cover of its own workbook. The county's figures and places only
//! where they may be told.

use super::{
    items::ItemsView,
    overview::may_show_county,
    story::{grade_word, percent},
};
use crate::{
    reconcile::ledger::ClassUnit,
    report::{
        comparable,
        desk::{Desk, PaperView},
    },
    stats::items::result::HeadingKind,
    words::{Phrase, covers as own, report as words},
};

/// Sentences on the cover, over all grades.
const SENTENCES: usize = 10;
/// Sentences of a grade, however many grades there are.
const LEAST: usize = 4;
/// Items and topics named.
const NAMED: usize = 3;
/// Fewer pupils than this say nothing of a class or an item.
const FEW: u32 = 5;

/// The sentences on a school's papers, grade by grade.
#[must_use]
pub fn sentences(desk: &Desk<'_>, papers: &[(PaperView<'_>, usize)]) -> Vec<String> {
    let grades: Vec<&[(PaperView<'_>, usize)]> = papers.chunk_by(|(a, _), (b, _)| a.cohort.index == b.cohort.index).collect();
    let each = (SENTENCES / grades.len().max(1)).max(LEAST);
    grades.into_iter().flat_map(|papers| of_grade(desk, papers, each)).collect()
}

/// At most so many sentences on a grade, the most important of them, told from the whole to its parts.
fn of_grade(desk: &Desk<'_>, papers: &[(PaperView<'_>, usize)], most: usize) -> Vec<String> {
    let Some((leading, unit)) = papers.last() else { return Vec::new() };
    let (items, topics) = (weakest(desk, papers, own::OWN_ITEMS, single_items), weakest(desk, papers, own::OWN_TOPICS, topics));
    let told = [
        (0, scope(desk, papers)),
        (1, standing(desk, leading, *unit)),
        (2, subjects(desk, papers)),
        (4, gain(desk, leading, *unit)),
        (8, rates(desk, leading, *unit)),
        (7, classes(desk, leading, *unit)),
        (3, items),
        (5, topics),
        (6, attention(desk, leading, *unit)),
    ];
    let mut told: Vec<(usize, String)> = told.into_iter().filter_map(|(weight, sentence)| Some((weight, sentence?))).collect();
    let mut weights: Vec<usize> = told.iter().map(|(weight, _)| *weight).collect();
    weights.sort_unstable();
    if let Some(first_left_out) = weights.get(most) {
        told.retain(|(weight, _)| weight < first_left_out);
    }
    told.into_iter().map(|(_, sentence)| sentence).collect()
}

fn scope(desk: &Desk<'_>, papers: &[(PaperView<'_>, usize)]) -> Option<String> {
    let (first, unit) = papers.first()?;
    let school = &first.cohort.cohort.units[*unit];
    let head = school.headcount;
    let share = (head.expected > 0).then(|| f64::from(head.present) / f64::from(head.expected))?;
    let classes = school.classes.iter().filter(|class| !class.name.is_empty()).count();
    let count = papers.iter().filter(|(paper, _)| !paper.paper.subject.is_total()).count();
    Some(desk.fill(
        own::OWN_SCOPE,
        &[
            ("grade", &grade_word(&first.cohort)),
            ("expected", &head.expected),
            ("present", &head.present),
            ("participation", &percent(share)),
            ("classes", &classes),
            ("papers", &count),
        ],
    ))
}

/// How the grade did, beside the county where that may be told, and its place among comparable schools.
fn standing(desk: &Desk<'_>, paper: &PaperView<'_>, unit: usize) -> Option<String> {
    let told: Vec<String> =
        [Some(level(desk, paper, unit)?), beside(desk, paper, unit), place(desk, paper, unit)].into_iter().flatten().collect();
    Some(desk.fill(own::OWN_STANDING, &[("told", &told.join(desk.say(own::OWN_CLAUSES)))]))
}

fn level(desk: &Desk<'_>, paper: &PaperView<'_>, unit: usize) -> Option<String> {
    let summary = paper.school(unit)?;
    let mean = summary.mean?;
    Some(desk.fill(
        own::OWN_LEVEL,
        &[
            ("grade", &grade_word(&paper.cohort)),
            ("subject", &paper.subject()),
            ("mean", &format!("{mean:.1}")),
            ("full", &paper.paper.full),
            ("n", &summary.n),
            ("rate", &percent(summary.score_rate?)),
        ],
    ))
}

fn beside(desk: &Desk<'_>, paper: &PaperView<'_>, unit: usize) -> Option<String> {
    let summary = paper.school(unit).filter(|_| may_show_county(paper))?;
    let (mean, t, county) = (summary.mean?, summary.t?, paper.stats.county.mean?);
    Some(desk.fill(
        own::OWN_BESIDE,
        &[
            ("county", &format!("{county:.1}")),
            ("side", &desk.say(if mean >= county { own::SIDE_ABOVE } else { own::SIDE_BELOW })),
            ("gap", &format!("{:.1}", (mean - county).abs())),
            ("t", &format!("{t:.1}")),
        ],
    ))
}

fn rates(desk: &Desk<'_>, paper: &PaperView<'_>, unit: usize) -> Option<String> {
    let summary = paper.school(unit)?;
    let share = |count: u32| summary.rate(count).map(percent);
    Some(desk.fill(
        own::OWN_RATES,
        &[
            ("grade", &grade_word(&paper.cohort)),
            ("subject", &paper.subject()),
            ("excellent", &summary.excellent),
            ("excellent_rate", &share(summary.excellent)?),
            ("pass", &summary.pass),
            ("pass_rate", &share(summary.pass)?),
            ("low", &summary.low),
            ("low_rate", &share(summary.low)?),
            ("n", &summary.denominator),
        ],
    ))
}

fn place(desk: &Desk<'_>, paper: &PaperView<'_>, unit: usize) -> Option<String> {
    let thirds = [words::THIRD_UPPER, words::THIRD_MIDDLE, words::THIRD_LOWER];
    let among = [(comparable::among_category(paper, unit), words::AMONG_CATEGORY), (comparable::among_all(paper, unit), words::AMONG_ALL)];
    let (place, third, phrase) =
        among.into_iter().find_map(|(place, phrase)| place.and_then(|place| Some((place, place.third()?, phrase))))?;
    let among = desk.fill(phrase, &[("n", &place.of)]);
    Some(desk.fill(own::OWN_PLACE, &[("among", &among), ("third", &desk.say(thirds[(third as usize).min(2)]))]))
}

fn subjects(desk: &Desk<'_>, papers: &[(PaperView<'_>, usize)]) -> Option<String> {
    let singles = papers.iter().filter(|(paper, _)| !paper.paper.subject.is_total() && may_show_county(paper));
    let mut standing: Vec<(f64, &PaperView<'_>)> = singles.filter_map(|(paper, unit)| Some((paper.school(*unit)?.t?, paper))).collect();
    standing.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ((high, best), (low, worst)) = (standing.first()?, standing.last().filter(|_| standing.len() > 1)?);
    Some(desk.fill(
        own::OWN_SUBJECTS,
        &[
            ("grade", &grade_word(&best.cohort)),
            ("best", &best.subject()),
            ("high", &format!("{high:.1}")),
            ("worst", &worst.subject()),
            ("low", &format!("{low:.1}")),
        ],
    ))
}

fn classes(desk: &Desk<'_>, paper: &PaperView<'_>, unit: usize) -> Option<String> {
    let names = &paper.cohort.cohort.units[unit].classes;
    let named = names.iter().enumerate().filter(|(_, class)| !class.name.is_empty());
    let of = |(at, class): (usize, &ClassUnit)| -> Option<(f64, String)> {
        let summary = paper.class(unit, at).filter(|summary| summary.n >= FEW)?;
        Some((summary.mean?, class.name.to_string()))
    };
    let mut means: Vec<(f64, String)> = named.filter_map(of).collect();
    means.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ((high, best), (low, worst)) = (means.first()?, means.last().filter(|_| means.len() > 1)?);
    Some(desk.fill(
        own::OWN_CLASSES,
        &[
            ("grade", &grade_word(&paper.cohort)),
            ("subject", &paper.subject()),
            ("high", &format!("{high:.1}")),
            ("best", best),
            ("low", &format!("{low:.1}")),
            ("worst", worst),
            ("gap", &format!("{:.1}", high - low)),
        ],
    ))
}

fn gain(desk: &Desk<'_>, paper: &PaperView<'_>, unit: usize) -> Option<String> {
    let exam = paper.cohort.stats.progress.latest().filter(|_| may_show_county(paper))?;
    let moved = exam.paper(paper.index)?.schools.get(unit)?.as_ref()?;
    let gain = moved.gain?;
    let (low, high) = gain.interval.filter(|_| moved.reasons.is_empty())?;
    Some(desk.fill(
        own::OWN_PROGRESS,
        &[
            ("grade", &grade_word(&paper.cohort)),
            ("subject", &paper.subject()),
            ("exam", &desk.analysis.ledger.exams.get(exam.exam)?.name),
            ("n", &moved.members.matched),
            ("gain", &format!("{:+.2}", gain.mean)),
            ("low", &format!("{low:+.2}")),
            ("high", &format!("{high:+.2}")),
        ],
    ))
}

fn attention(desk: &Desk<'_>, paper: &PaperView<'_>, unit: usize) -> Option<String> {
    let view = &paper.cohort;
    let range = &view.cohort.units[unit].range;
    let mut near: Vec<u32> = view.stats.lines.iter().flat_map(|line| &line.critical).map(|near| near.candidate).collect();
    near.retain(|candidate| range.contains(&(*candidate as usize)));
    near.sort_unstable();
    near.dedup();
    let uneven = view.stats.uneven.units.schools.get(unit).filter(|counts| counts.n > 0);
    if uneven.is_none() && view.stats.lines.is_empty() {
        return None;
    }
    let (judged, uneven) = uneven.map_or((0, 0), |counts| (counts.n, counts.uneven));
    let phrase = if view.stats.lines.is_empty() { own::OWN_UNEVEN } else { own::OWN_ATTENTION };
    Some(desk.fill(phrase, &[("grade", &grade_word(view)), ("critical", &near.len()), ("uneven", &uneven), ("judged", &judged)]))
}

/// Something with a score rate: its name and its items.
type Part<'a> = (&'a str, Vec<usize>);

fn single_items<'a>(view: &ItemsView<'a>) -> Vec<Part<'a>> {
    view.items.scored().map(|item| (view.items.items[item].name.as_str(), vec![item])).collect()
}

fn topics<'a>(view: &ItemsView<'a>) -> Vec<Part<'a>> {
    let headings = view.stats.headings.iter().filter(|heading| heading.kind == HeadingKind::Topic);
    headings.map(|heading| (heading.name.as_str(), heading.items.clone())).collect()
}

/// The parts furthest below the county, of the paper where they are furthest.
fn weakest<'a>(
    desk: &Desk<'a>,
    papers: &[(PaperView<'a>, usize)],
    phrase: Phrase,
    parts: fn(&ItemsView<'a>) -> Vec<Part<'a>>,
) -> Option<String> {
    let (view, gaps) = papers
        .iter()
        .filter_map(|(paper, unit)| furthest(paper, *unit, parts))
        .min_by(|(_, a), (_, b)| a[0].below.total_cmp(&b[0].below))?;
    let one =
        |gap: &Gap<'_>| desk.fill(own::OWN_ITEM, &[("name", &gap.name), ("own", &percent(gap.own)), ("county", &percent(gap.county))]);
    let named: Vec<String> = gaps.iter().map(one).collect();
    Some(desk.fill(phrase, &[("paper", &view.title()), ("items", &desk.list(&named))]))
}

/// A part of a paper in which a school is below the county.
struct Gap<'a> {
    name: &'a str,
    own: f64,
    county: f64,
    below: f64,
}

/// The parts of a paper in which a school is furthest below the county; `None` where there is none.
fn furthest<'a>(paper: &PaperView<'a>, unit: usize, parts: fn(&ItemsView<'a>) -> Vec<Part<'a>>) -> Option<(ItemsView<'a>, Vec<Gap<'a>>)> {
    let view = ItemsView::of(paper).filter(|_| may_show_county(paper))?;
    let (school, whole) = (view.stats.tallies.schools.get(unit)?, &view.stats.tallies.county);
    let gap = |(name, items): Part<'a>| {
        let (own, county) = (school.rate(view.items, &items)?, whole.rate(view.items, &items)?);
        (school.n_of(&items) >= FEW && own < county).then_some(Gap { name, own, county, below: own - county })
    };
    let mut gaps: Vec<Gap<'a>> = parts(&view).into_iter().filter_map(gap).collect();
    gaps.sort_by(|a, b| a.below.total_cmp(&b.below));
    gaps.truncate(NAMED);
    (!gaps.is_empty()).then_some((view, gaps))
}
