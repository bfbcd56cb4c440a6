//! The few sentences that matter, written from the data. The more grades there are, the fewer sentences each has.

use crate::{
    anomalies::finding::Strength,
    diagnostics::Severity,
    report::desk::{CohortView, Desk, PaperView},
    words::report as words,
};

/// Sentences on the cohorts in all; at least two each.
const SENTENCES: usize = 8;

/// The sentences of the cover.
#[must_use]
pub fn story(desk: &Desk<'_>) -> Vec<String> {
    let cohorts: Vec<CohortView<'_>> = desk.cohorts().collect();
    let each = (SENTENCES / cohorts.len().max(1)).max(2);
    let mut sentences: Vec<String> = cohorts.iter().flat_map(|view| cohort_story(view).into_iter().take(each)).collect();
    if !desk.is_public() {
        sentences.push(leads_sentence(desk));
        sentences.push(issues_sentence(desk));
    }
    sentences
}

/// What is to say about a grade, the most important first.
fn cohort_story(view: &CohortView<'_>) -> Vec<String> {
    let Some(leading) = view.leading_paper() else { return Vec::new() };
    let sentences = if view.desk.is_public() {
        // Who is first or last is not for the public, nor a single school's mean.
        vec![scope(view, &leading), level(&leading), rates(&leading), subjects(view), balance(view)]
    } else {
        // of many grades the table above tells the scope, and each has room for two sentences
        let scope = scope(view, &leading).filter(|_| view.desk.cohorts().count() < 3);
        vec![scope, level(&leading), gap(&leading), rates(&leading), subjects(view), progress(view), balance(view), groups(&leading)]
    };
    sentences.into_iter().flatten().collect()
}

pub(super) fn percent(share: f64) -> String {
    crate::words::percent(share, 1)
}

pub(super) fn grade_word(view: &CohortView<'_>) -> String {
    let grade = view.grade();
    if grade.is_empty() { view.desk.say(words::ALL_GRADES).to_owned() } else { grade.into_owned() }
}

fn scope(view: &CohortView<'_>, leading: &PaperView<'_>) -> Option<String> {
    let count = |of: fn(&crate::reconcile::ledger::Headcount) -> u32| view.cohort.units.iter().map(|unit| of(&unit.headcount)).sum::<u32>();
    let (expected, present) = (count(|head| head.expected), count(|head| head.present));
    let participation = (expected > 0).then(|| f64::from(present) / f64::from(expected))?;
    let papers = view.cohort.single_papers();
    if view.desk.is_public() {
        // How many were absent is a small number: the public form gives those who count.
        let args: [(&str, &dyn std::fmt::Display); 5] = [
            ("grade", &grade_word(view)),
            ("schools", &view.cohort.units.len()),
            ("papers", &papers),
            ("subject", &leading.subject()),
            ("n", &Some(leading.stats.county.n).filter(|_| leading.masks().county.figures)?),
        ];
        return Some(view.desk.fill(words::STORY_SCOPE_PUBLIC, &args));
    }
    Some(view.desk.fill(
        words::STORY_SCOPE,
        &[
            ("grade", &grade_word(view)),
            ("schools", &view.cohort.units.len()),
            ("papers", &papers),
            ("expected", &expected),
            ("present", &present),
            ("participation", &percent(participation)),
            ("subject", &leading.subject()),
            ("n", &leading.stats.county.n),
        ],
    ))
}

pub(super) fn level(paper: &PaperView<'_>) -> Option<String> {
    let county = Some(&paper.stats.county).filter(|_| paper.masks().county.median)?;
    let args = (county.mean?, county.sd?, county.median?, county.score_rate?);
    Some(paper.cohort.desk.fill(
        words::STORY_LEVEL,
        &[
            ("grade", &grade_word(&paper.cohort)),
            ("subject", &paper.subject()),
            ("full", &paper.paper.full),
            ("mean", &crate::words::rounded(args.0, 1)),
            ("sd", &crate::words::rounded(args.1, 1)),
            ("median", &crate::words::rounded(args.2, 1)),
            ("rate", &percent(args.3)),
        ],
    ))
}

pub(super) fn rates(paper: &PaperView<'_>) -> Option<String> {
    let county = &paper.stats.county;
    let [low, pass, _, excellent, _] = paper.masks().county.lines;
    if !(low && pass && excellent) {
        return None;
    }
    let rate = |count: u32| Some((count, percent(county.rate(count)?)));
    let (excellent, pass, low) = (rate(county.excellent)?, rate(county.pass)?, rate(county.low)?);
    Some(paper.cohort.desk.fill(
        words::STORY_RATES,
        &[
            ("grade", &grade_word(&paper.cohort)),
            ("subject", &paper.subject()),
            ("excellent", &excellent.0),
            ("excellent_rate", &excellent.1),
            ("pass", &pass.0),
            ("pass_rate", &pass.1),
            ("low", &low.0),
            ("low_rate", &low.1),
            ("n", &county.denominator),
        ],
    ))
}

pub(super) fn gap(paper: &PaperView<'_>) -> Option<String> {
    let quality = &paper.stats.quality;
    let (low, high) = quality.school_range.filter(|_| quality.schools > 1)?;
    Some(paper.cohort.desk.fill(
        words::STORY_GAP,
        &[
            ("grade", &grade_word(&paper.cohort)),
            ("subject", &paper.subject()),
            ("low", &crate::words::rounded(low, 1)),
            ("high", &crate::words::rounded(high, 1)),
            ("gap", &crate::words::rounded(high - low, 1)),
            ("cv", &crate::words::rounded(quality.school_cv?, 3)),
            ("icc", &percent(quality.icc?)),
        ],
    ))
}

fn subjects(view: &CohortView<'_>) -> Option<String> {
    let told = singles(view).filter(|paper| paper.masks().county.figures);
    let mut rated: Vec<(f64, PaperView<'_>)> = told.filter_map(|paper| Some((paper.stats.county.score_rate?, paper))).collect();
    rated.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ((high, best), (low, worst)) = (rated.first()?, rated.last().filter(|_| rated.len() > 1)?);
    Some(view.desk.fill(
        words::STORY_SUBJECTS,
        &[
            ("grade", &grade_word(view)),
            ("best", &best.subject()),
            ("high", &percent(*high)),
            ("worst", &worst.subject()),
            ("low", &percent(*low)),
        ],
    ))
}

/// Who rose and who fell against the latest earlier exam, among the schools that can be compared.
fn progress(view: &CohortView<'_>) -> Option<String> {
    let latest = view.stats.progress.latest()?;
    let leading = latest.papers.last()?;
    let county = &leading.county.members;
    let mut gains: Vec<(f64, &str)> = view
        .cohort
        .units
        .iter()
        .zip(&leading.schools)
        .filter_map(|(unit, progress)| progress.as_ref().filter(|progress| progress.reasons.is_empty()).map(|progress| (unit, progress)))
        .filter_map(|(unit, progress)| Some((progress.gain?.mean, view.school_of(unit).name.as_str())))
        .collect();
    gains.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ((most, up), (least, down)) = (gains.first()?, gains.last().filter(|_| gains.len() > 1)?);
    let signed = |gain: f64| format!("{gain:+.2}");
    let exam = view.desk.analysis.ledger.exams.get(latest.exam).map(|exam| exam.name.as_str())?;
    Some(view.desk.fill(
        words::STORY_PROGRESS,
        &[
            ("grade", &grade_word(view)),
            ("exam", &exam),
            ("matched", &county.matched),
            ("rate", &percent(county.match_rate()?)),
            ("up", up),
            ("most", &signed(*most)),
            ("down", down),
            ("least", &signed(*least)),
        ],
    ))
}

fn balance(view: &CohortView<'_>) -> Option<String> {
    let mut shares: Vec<(f64, PaperView<'_>)> =
        singles(view).filter(|paper| paper.masks().between).filter_map(|paper| Some((paper.stats.quality.icc?, paper))).collect();
    shares.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ((high, most), (low, least)) = (shares.first()?, shares.last().filter(|_| shares.len() > 1)?);
    Some(view.desk.fill(
        words::STORY_BALANCE,
        &[
            ("grade", &grade_word(view)),
            ("most", &most.subject()),
            ("high", &percent(*high)),
            ("least", &least.subject()),
            ("low", &percent(*low)),
        ],
    ))
}

fn singles<'a>(view: &CohortView<'a>) -> impl Iterator<Item = PaperView<'a>> + use<'a> {
    view.papers().filter(|paper| !paper.paper.subject.is_total())
}

pub(super) fn groups(paper: &PaperView<'_>) -> Option<String> {
    let mut means: Vec<(f64, u32, &str)> =
        paper.stats.categories.iter().filter_map(|(name, summary)| Some((summary.mean?, summary.n, name.as_str()))).collect();
    means.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ((high, high_n, first), (low, low_n, last)) = (means.first()?, means.last().filter(|_| means.len() > 1)?);
    Some(paper.cohort.desk.fill(
        words::STORY_GROUPS,
        &[
            ("grade", &grade_word(&paper.cohort)),
            ("subject", &paper.subject()),
            ("first", first),
            ("high", &crate::words::rounded(*high, 1)),
            ("high_n", high_n),
            ("last", last),
            ("low", &crate::words::rounded(*low, 1)),
            ("low_n", low_n),
        ],
    ))
}

fn leads_sentence(desk: &Desk<'_>) -> String {
    let findings = &desk.analysis.findings;
    let tests = findings.screens.iter().filter(|screen| screen.skipped.is_none()).count();
    let of = |strength: Strength| findings.leads.iter().filter(|lead| lead.strength == strength).count();
    desk.fill(
        words::STORY_LEADS,
        &[
            ("tests", &tests),
            ("leads", &findings.leads.len()),
            ("strong", &of(Strength::Strong)),
            ("moderate", &of(Strength::Moderate)),
            ("weak", &of(Strength::Weak)),
        ],
    )
}

fn issues_sentence(desk: &Desk<'_>) -> String {
    let of = |severity: Severity| desk.analysis.diagnostics.iter().filter(|seen| seen.rule.severity == severity).count();
    let rejected: u64 = desk.analysis.ledger.accounts.iter().map(|(.., account)| u64::from(account.rejected)).sum();
    desk.fill(
        words::STORY_ISSUES,
        &[("errors", &of(Severity::Error)), ("warnings", &of(Severity::Warning)), ("notes", &of(Severity::Note)), ("rejected", &rejected)],
    )
}
