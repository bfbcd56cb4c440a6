//! Converted scores (赋分) that a sheet brings beside raw ones are compared with ours, cell by cell.

use crate::support::run::analyse;
use kaojing::{diagnostics::Diagnostic, pipeline::Analysis, words::Lang};
use std::fmt::Write as _;

const EXAM: &str = "[scaled]\ngrades = [12]\nsubjects = [\"化学\"]\n";

/// Raw scores of forty candidates: 96, 94, … 18.
fn raw(at: i32) -> i32 {
    96 - 2 * at
}

/// What the exam file gives for them.
fn ours() -> Vec<i32> {
    let analysis = analyse(EXAM, &[("一中高三.csv", sheet("化学", |_| String::new()))]);
    let stats = &analysis.stats.cohorts[0];
    let scaled = stats.scaled.as_ref().expect("an elective").papers[0].as_ref().expect("it is scaled");
    scaled.of.iter().map(|of| of.expect("everybody has a score").1).collect()
}

fn sheet(header: &str, converted: impl Fn(usize) -> String) -> String {
    let mut text = format!("考号,姓名,班级,{header},化学赋分\n");
    for at in 0..40 {
        let row = usize::try_from(at).expect("small");
        writeln!(text, "{},生{at},1班,{},{}", 42_009_901 + at, raw(at), converted(row)).expect("text grows");
    }
    text
}

fn told(analysis: &Analysis) -> Vec<&Diagnostic> {
    analysis.diagnostics.iter().filter(|seen| ["E434", "E435", "E436"].contains(&seen.rule.code)).collect()
}

#[test]
fn converted_scores_that_agree_are_not_spoken_of() {
    let ours = ours();
    let analysis = analyse(EXAM, &[("一中高三.csv", sheet("化学", |at| ours[at].to_string()))]);
    assert!(told(&analysis).is_empty(), "{:?}", told(&analysis));
    assert_eq!(analysis.ledger.converted.len(), 1);
    assert_eq!(analysis.ledger.converted[0].scores.len(), 40);
    // Nobody asks for scaled scores: those of the sheet are left alone.
    let without = analyse("", &[("一中高三.csv", sheet("化学", |at| ours[at].to_string()))]);
    assert!(told(&without).is_empty() && without.ledger.converted.is_empty());
}

#[test]
fn another_population_a_slip_and_another_rounding_are_told_apart() {
    let ours = ours();
    let run = |converted: &dyn Fn(usize) -> String| analyse(EXAM, &[("一中高三.csv", sheet("化学", converted))]);
    // scaled-scores-differ: everybody three marks higher, as in a weaker population.
    let analysis = run(&|at| (ours[at] + 3).to_string());
    let [found] = told(&analysis)[..] else { panic!("one column: {:?}", told(&analysis)) };
    assert_eq!((found.rule.slug, found.cells.len()), ("scaled-scores-differ", 40));
    let text = found.headline(Lang::Zh);
    assert!(text.contains("高三化学") && text.contains("40 人") && text.contains("E2"), "{text}");
    // scaled-scores-inconsistent: two candidates of one raw score would have to be converted alike.
    let twice = sheet("化学", |at| ours[at].to_string()).replace("42009903,生2,1班,92,", "42009903,生2,1班,94,");
    let mistaken = analyse(EXAM, &[("一中高三.csv", twice)]);
    let slips: Vec<&str> = told(&mistaken).iter().map(|seen| seen.rule.slug).collect();
    assert_eq!(slips, ["scaled-scores-inconsistent"]);
    // scaled-scores-rounded: one of them half a mark off.
    let analysis = run(&|at| if at == 7 { format!("{}.5", ours[at]) } else { ours[at].to_string() });
    let [found] = told(&analysis)[..] else { panic!("one column: {:?}", told(&analysis)) };
    assert_eq!((found.rule.slug, found.cells.len(), found.cells[0].1.contains("≠")), ("scaled-scores-rounded", 1, true));
}

#[test]
fn the_plain_column_beside_a_raw_one_is_the_converted_one() {
    let ours = ours();
    let text = sheet("化学原始分", |at| (ours[at] + 5).to_string()).replace("化学赋分", "化学");
    let analysis = analyse(EXAM, &[("一中高三.csv", text)]);
    let [found] = told(&analysis)[..] else { panic!("one column: {:?}", told(&analysis)) };
    assert_eq!(found.rule.slug, "scaled-scores-differ");
    let scores: Vec<f64> = analysis.ledger.cohorts[0].marks[0].iter().map(|mark| mark.score.to_f64()).collect();
    assert_eq!(scores.iter().copied().reduce(f64::max), Some(96.0), "the raw scores count");
}
