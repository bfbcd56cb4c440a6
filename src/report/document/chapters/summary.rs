//! 提要: the main findings. The more grades there are, the fewer sentences each has.

use super::{growth::moves, issues, tell};
use crate::{
    diagnostics::Severity,
    reconcile::ledger::Headcount,
    report::{
        desk::{CohortView, PaperView},
        document::body::{Body, Text},
    },
    words::document as words,
};

/// Writes the chapter.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    body.chapter_apart(desk.say(words::CHAPTER_SUMMARY));
    let cohorts: Vec<CohortView<'_>> = desk.cohorts().collect();
    let each = if cohorts.len() > 2 { 2 } else { 5 };
    for view in &cohorts {
        let sentences: Vec<Text> = cohort(body, view).into_iter().take(each).collect();
        body.point(sentences);
    }
    let problems = issues_sentence(body);
    body.point(vec![problems]);
    let leads = leads_sentence(body);
    body.point(vec![leads]);
}

fn cohort<'a>(body: &Body<'a>, view: &CohortView<'a>) -> Vec<Text> {
    let Some(leading) = view.leading_paper() else { return Vec::new() };
    [scope(body, view), level(body, &leading), subjects(body, view), gap(body, &leading), progress(body, view)]
        .into_iter()
        .flatten()
        .collect()
}

fn scope<'a>(body: &Body<'a>, view: &CohortView<'a>) -> Option<Text> {
    let desk = &body.desk;
    let heads: Headcount = view.cohort.units.iter().map(|unit| unit.headcount).sum();
    let rate = heads.participation()?;
    let grade = view.grade();
    let grade = if grade.is_empty() { desk.say(crate::words::report::ALL_GRADES).into() } else { grade };
    Some(body.tell(
        words::SUMMARY_SCOPE,
        &[
            ("grade", &grade),
            ("schools", &tell::schools(desk, view.cohort.units.len())),
            ("expected", &heads.expected),
            ("present", &heads.present),
            ("participation", &tell::percent(rate)),
        ],
    ))
}

fn level<'a>(body: &Body<'a>, paper: &PaperView<'a>) -> Option<Text> {
    let county = &paper.stats.county;
    Some(body.tell(
        words::SUMMARY_LEVEL,
        &[
            ("subject", &tell::subject(paper)),
            ("full", &paper.paper.full),
            ("mean", &tell::one(county.mean?)),
            ("rate", &tell::percent(county.score_rate?)),
            ("pass_rate", &tell::percent(county.rate(county.pass)?)),
            ("excellent_rate", &tell::percent(county.rate(county.excellent)?)),
            ("n", &county.denominator),
        ],
    ))
}

fn subjects<'a>(body: &Body<'a>, view: &CohortView<'a>) -> Option<Text> {
    let ((best, high), (worst, low)) = tell::ends(tell::singles(view), |paper| paper.stats.county.score_rate)?;
    Some(body.tell(
        words::SUMMARY_SUBJECTS,
        &[("best", &best.subject()), ("high", &tell::percent(high)), ("worst", &worst.subject()), ("low", &tell::percent(low))],
    ))
}

fn gap<'a>(body: &Body<'a>, paper: &PaperView<'a>) -> Option<Text> {
    let quality = &paper.stats.quality;
    let (low, high) = quality.school_range.filter(|_| quality.schools > 1)?;
    let (low, high) = (tell::one(low), tell::one(high));
    Some(match quality.icc {
        Some(icc) => body.tell(words::SUMMARY_GAP, &[("low", &low), ("high", &high), ("icc", &tell::percent(icc))]),
        None => body.tell(words::SUMMARY_GAP_ALONE, &[("low", &low), ("high", &high)]),
    })
}

fn progress<'a>(body: &Body<'a>, view: &CohortView<'a>) -> Option<Text> {
    let moves = moves(view)?;
    let (up, down, flat) = (moves.up.len(), moves.down.len(), moves.flat);
    let exam = body.desk.analysis.ledger.exams.get(moves.exam.exam)?;
    let args: [(&str, &dyn std::fmt::Display); 5] =
        [("exam", &exam.name), ("up", &up), ("down", &down), ("flat", &flat), ("all", &(up + down + flat))];
    let phrase = if up + down == 0 { words::SUMMARY_PROGRESS_FLAT } else { words::SUMMARY_PROGRESS };
    (up + down + flat > 0).then(|| body.tell(phrase, &args))
}

fn issues_sentence(body: &Body<'_>) -> Text {
    let desk = &body.desk;
    let (errors, warnings) = (desk.analysis.count(Severity::Error), desk.analysis.count(Severity::Warning));
    if errors + warnings == 0 {
        return body.tell(words::SUMMARY_CLEAN, &[]);
    }
    let counts = [(errors, words::ONE_ERROR, words::ERRORS), (warnings, words::ONE_WARNING, words::WARNINGS)];
    let told = counts.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| tell::counted(desk, n, one, many));
    let problems = tell::list(desk, &told.collect::<Vec<String>>());
    let rejected = issues::rejected(desk);
    if rejected == 0 {
        return body.tell(words::SUMMARY_ISSUES_KEPT, &[("problems", &problems)]);
    }
    let rows = tell::counted(desk, rejected, words::ISSUES_ROWS_ONE, words::ISSUES_ROWS_MANY);
    body.tell(words::SUMMARY_ISSUES, &[("problems", &problems), ("rows", &rows)])
}

fn leads_sentence(body: &Body<'_>) -> Text {
    let desk = &body.desk;
    let findings = &desk.analysis.findings;
    let tests = findings.screens.iter().filter(|screen| screen.skipped.is_none()).count();
    let tests = tell::counted(desk, tests, words::ONE_TEST, words::TESTS);
    if findings.leads.is_empty() {
        return body.tell(words::SUMMARY_NO_LEADS, &[("tests", &tests)]);
    }
    let leads = tell::counted(desk, findings.leads.len(), words::ONE_LEAD, words::LEADS);
    body.tell(words::SUMMARY_LEADS, &[("tests", &tests), ("leads", &leads), ("strengths", &super::leads::strengths(desk))])
}
