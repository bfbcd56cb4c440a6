//! `[candidates]`, `[reading]` and the sections of defaults: marks that nobody knew, readings that were chosen for want of
//! a setting, and what holds where nothing is written.

use super::{
    Material,
    page::{Page, quoted},
};
use crate::{
    diagnostics::{Diagnostic, Rule, codes::layout as codes},
    words::{Phrase, draft as words},
};

/// Marks listed at most.
const MARKS: usize = 40;

/// `[candidates]`: what holds, and the marks in cells that are not known.
pub fn write_candidates(page: &mut Page, material: &Material<'_>) {
    page.heading("[candidates]");
    page.say(words::CANDIDATES);
    for (line, phrase) in [
        ("denominator = \"present\"", words::DENOMINATOR),
        ("blank = \"absent\"", words::BLANK),
        ("misconduct = \"none\"", words::MISCONDUCT),
        ("deferred = \"expected\"", words::DEFERRED),
        ("guest = \"attending\"", words::GUEST),
    ] {
        propose(page, line, phrase);
    }
    let marks = unknown_marks(material.diagnostics);
    if marks.is_empty() {
        page.say(words::STATUSES_NONE);
        page.propose("statuses = { \"\" = \"absent\" }");
        return;
    }
    page.say(words::STATUSES);
    page.propose("[candidates.statuses]");
    for (value, count, first) in marks.iter().take(MARKS) {
        let why = words::STATUS_MET.fill(page.lang(), &[("n", count), ("first", first)]);
        page.propose(&super::page::noted(&format!("{} = \"absent\"", quoted(value)), &why));
    }
    if marks.len() > MARKS {
        page.fill(words::STATUSES_MORE, &[("n", &(marks.len() - MARKS))]);
    }
}

/// Marks that could not be read, the commonest first: value, number of cells, the first one.
fn unknown_marks(diagnostics: &[Diagnostic]) -> Vec<(String, usize, String)> {
    let mut marks: Vec<(String, usize, String)> = Vec::new();
    let unknown = diagnostics.iter().filter(|seen| [&codes::MARK_UNKNOWN, &codes::MARK_NEGATIVE].contains(&seen.rule));
    for diagnostic in unknown.filter(|diagnostic| !diagnostic.value.is_empty()) {
        match marks.iter_mut().find(|(known, ..)| *known == diagnostic.value) {
            Some((_, count, _)) => *count += 1,
            None => marks.push((diagnostic.value.clone(), 1, diagnostic.place.to_string())),
        }
    }
    marks.sort_by(|(_, a, _), (_, b, _)| b.cmp(a));
    marks
}

fn propose(page: &mut Page, line: &str, phrase: Phrase) {
    let remark = phrase.get(page.lang());
    page.propose(&super::page::noted(line, remark));
}

/// Every choice of `[reading]`: the setting that would choose the other one, what it means, and the diagnostics that say
/// that the sheets leave it open.
const CHOICES: [(&str, Phrase, &[&Rule]); 14] = [
    ("attempts = \"last\"", words::READ_ATTEMPTS, &[&codes::MARK_ATTEMPTS]),
    ("negative = \"absent\"", words::READ_NEGATIVE, &[&codes::MARK_NEGATIVE]),
    ("zeros = \"score\"", words::READ_ZEROS, &[&codes::ZERO_ROWS]),
    ("bonus = \"sum\"", words::READ_BONUS, &[&codes::MARK_WITH_BONUS]),
    ("excluded_marks = \"in\"", words::READ_EXCLUDED_MARKS, &[&codes::MARKS_EXCLUDED]),
    ("excluded_rows = \"in\"", words::READ_EXCLUDED_ROWS, &[&codes::ROWS_EXCLUDED]),
    ("plain_beside_raw = \"score\"", words::READ_RAW, &[&crate::diagnostics::codes::config::RAW_COUNTS]),
    ("hidden_rows = \"leave-out\"", words::READ_HIDDEN_ROWS, &[&codes::ROWS_HIDDEN, &codes::ROWS_FILTERED]),
    ("hidden_sheets = \"read\"", words::READ_HIDDEN_SHEETS, &[&codes::SHEET_HIDDEN]),
    ("student_number = \"id\"", words::READ_NUMBER, &[&codes::STUDENT_NUMBER_IS_SEAT]),
    ("unknown_columns = \"leave-out\"", words::READ_UNKNOWN, &[&codes::UNKNOWN_SUBJECTS]),
    ("other_exams = \"prior\"", words::READ_EXAMS, &[&codes::EARLIER_EXAM_COLUMNS]),
    ("copies = \"parts\"", words::READ_COPIES, &[&codes::SHEET_IS_COPY]),
    ("earlier_by_number = \"no\"", words::READ_BY_NUMBER, &[&crate::diagnostics::codes::reconcile::PRIOR_BY_NUMBER]),
];

/// `[reading]`: the choices that these sheets leave open, each with the first place.
pub fn write_reading(page: &mut Page, material: &Material<'_>) {
    page.heading("[reading]");
    page.say(words::READING);
    for (line, phrase, rules) in CHOICES {
        let mut met = material.diagnostics.iter().filter(|seen| rules.contains(&seen.rule));
        let first = met.next().map(|first| (met.count() + 1, first.place.to_string()));
        let mut remark = phrase.get(page.lang()).to_owned();
        if let Some((n, first)) = first {
            remark.push_str(&words::READING_MET.fill(page.lang(), &[("n", &n), ("first", &first)]));
        }
        page.propose(&super::page::noted(line, &remark));
    }
}

/// `[screens]` and `[report]` as they are where nothing is written.
pub fn write_defaults(page: &mut Page) {
    page.heading("[screens]");
    page.say(words::SCREENS);
    for line in [
        "fdr = 0.05",
        "min_n = 15",
        "min_schools = 12",
        "min_match = 0.6",
        "min_effect = 3",
        "min_effect_sd = 0.2",
        "min_spread = 0.2",
        "min_heaping = 0.1",
        "min_jump_sd = 1.5",
        "classes = true",
        "off = []",
        "seed = 0",
    ] {
        page.propose(line);
    }
    page.heading("[report]");
    page.say(words::REPORT);
    for line in [
        "band_width = 10",
        "total_band_width = 50",
        "rank_bands = [50, 100, 200, 500, 1000]",
        "charts = true",
        "pupil_ranks = false",
        "small_cell = 10",
    ] {
        page.propose(line);
    }
}
