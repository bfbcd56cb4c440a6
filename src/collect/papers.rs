//! Papers of a form: those of the exam file; without any, those that the grade usually sits, and said so.

use super::Form;
use crate::{
    config::{Config, PaperRule},
    diagnostics::{Diagnostic, Diagnostics, Place, codes::collect as codes},
    model::{Grade, Score, Subject},
    report::desk::{grade_label, subject_label},
    words::{Lang, report as words},
};
use std::collections::BTreeMap;

/// A paper as a form prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPaper {
    /// The subject under its standard name.
    pub subject: Subject,
    /// Its full mark.
    pub full: Score,
    /// Its step.
    pub step: Score,
    /// The full mark is the usual one: nobody declared it.
    pub assumed: bool,
}

/// Half marks: what most papers are marked in.
const STEP: Score = Score::from_units(500_000_000);

/// Gives every form the papers of its grade. Forms of a grade that the exam file passes over, or of none, are dropped and named.
pub fn assign(forms: &mut Vec<Form>, config: &Config, seen: &mut Diagnostics) {
    let mut by_grade: BTreeMap<Grade, Vec<FormPaper>> = BTreeMap::new();
    for form in forms.iter() {
        by_grade.entry(form.grade.clone()).or_insert_with(|| of_grade(&form.grade, &config.papers));
    }
    for (grade, papers) in &by_grade {
        note(grade, papers, forms, config, seen);
    }
    for form in forms.iter_mut() {
        form.papers = by_grade.get(&form.grade).cloned().unwrap_or_default();
    }
    forms.retain(|form| !form.papers.is_empty());
}

fn note(grade: &Grade, papers: &[FormPaper], forms: &[Form], config: &Config, seen: &mut Diagnostics) {
    let label = grade_label(grade, config.lang);
    let declared = is_declared(&config.papers);
    if papers.is_empty() {
        let pupils: usize = forms.iter().filter(|form| form.grade == *grade).map(|form| form.pupils.len()).sum();
        seen.push(Diagnostic::new(&codes::GRADE_NOT_EXAMINED, Place::default()).with("grade", &label).with("n", pupils));
    } else if !declared {
        let named = list(papers, config.lang);
        seen.push(Diagnostic::new(&codes::PAPERS_ASSUMED, Place::default()).with("grade", &label).with("papers", named));
    } else {
        for paper in papers.iter().filter(|paper| paper.assumed) {
            let found = Diagnostic::new(&codes::FULL_ASSUMED, Place::default()).read(paper.full).with("grade", &label);
            seen.push(found.with("subject", subject_label(&paper.subject, config.lang)));
        }
    }
}

/// `语文 120、数学 120`.
#[must_use]
pub fn list(papers: &[FormPaper], lang: Lang) -> String {
    let named: Vec<String> = papers.iter().map(|paper| format!("{} {}", subject_label(&paper.subject, lang), paper.full)).collect();
    named.join(words::LIST_SEPARATOR.get(lang))
}

/// Whether the exam file declares any paper; the total is none.
fn is_declared(rules: &[PaperRule]) -> bool {
    rules.iter().any(|rule| !rule.subject.is_total())
}

/// Declared papers, those for this grade before those for all grades; without any declaration the usual ones.
fn of_grade(grade: &Grade, rules: &[PaperRule]) -> Vec<FormPaper> {
    if !is_declared(rules) {
        return usual(grade).iter().map(|name| paper(Subject::new(name), grade, None)).collect();
    }
    let mut papers: Vec<FormPaper> = Vec::new();
    let exact = rules.iter().filter(|rule| rule.grade.as_ref() == Some(grade));
    for rule in exact.chain(rules.iter().filter(|rule| rule.grade.is_none())).filter(|rule| !rule.subject.is_total()) {
        let subject = rule.subject.clone().taught_in(grade);
        if !papers.iter().any(|known| known.subject == subject) {
            papers.push(paper(subject, grade, Some(rule)));
        }
    }
    papers.sort_by(|a, b| a.subject.cmp(&b.subject));
    papers
}

fn paper(subject: Subject, grade: &Grade, rule: Option<&PaperRule>) -> FormPaper {
    let declared = rule.and_then(|rule| rule.full);
    let full = declared.unwrap_or_else(|| usual_full(&subject, grade));
    let step = rule.and_then(|rule| rule.step).unwrap_or(STEP).min(full);
    FormPaper { subject, full, step, assumed: declared.is_none() }
}

/// What a grade usually sits: the courses of the national plan that end in a written paper.
fn usual(grade: &Grade) -> &'static [&'static str] {
    match grade.number() {
        Some(1 | 2) => &["语文", "数学"],
        Some(3..=6) => &["语文", "数学", "英语"],
        Some(7) => &["语文", "数学", "英语", "生物", "道德与法治", "历史", "地理"],
        Some(8) => &["语文", "数学", "英语", "物理", "生物", "道德与法治", "历史", "地理"],
        Some(9) => &["语文", "数学", "英语", "物理", "化学", "道德与法治", "历史"],
        Some(_) => &["语文", "数学", "英语", "物理", "化学", "生物", "政治", "历史", "地理"],
        None => &[],
    }
}

/// 语文, 数学, 英语: 150 in 高中, 120 in 初中; all else 100.
fn usual_full(subject: &Subject, grade: &Grade) -> Score {
    let main = matches!(subject.name(), "语文" | "数学" | "英语" | "日语" | "俄语");
    Score::whole(match grade.number() {
        Some(10..) if main => 150,
        Some(7..=9) if main => 120,
        _ => 100,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Lines;

    fn rule(grade: Option<u8>, subject: &str, full: Option<i32>) -> PaperRule {
        PaperRule {
            grade: grade.and_then(Grade::from_number),
            subject: Subject::new(subject),
            full: full.map(Score::whole),
            step: None,
            lines: Lines::default(),
            aliases: Vec::new(),
        }
    }

    fn printed(grade: u8, rules: &[PaperRule]) -> String {
        list(&of_grade(&Grade::from_number(grade).expect("1 to 12"), rules), Lang::Zh)
    }

    #[test]
    fn the_exam_file_decides_and_a_grade_that_it_passes_over_has_no_papers() {
        let rules =
            [rule(Some(9), "数学", Some(150)), rule(None, "数学", Some(120)), rule(None, "语文", None), rule(None, "总分", Some(750))];
        assert_eq!(printed(9, &rules), "语文 120、数学 150");
        assert_eq!(printed(7, &rules), "语文 120、数学 120");
        assert_eq!(printed(7, &rules[..1]), "");
    }

    #[test]
    fn without_declared_papers_the_usual_ones_are_taken() {
        assert_eq!(printed(2, &[]), "语文 100、数学 100");
        assert_eq!(printed(9, &[]), "语文 120、数学 120、英语 120、物理 100、化学 100、道德与法治 100、历史 100");
        assert_eq!(printed(11, &[rule(None, "总分", None)]).matches("150").count(), 3);
    }
}
