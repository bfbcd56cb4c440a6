//! Which columns hold the scores of which paper, and which a total: the part of [`Planner`] that knows raw from converted
//! scores, this exam from others, and sums from papers.

use super::{
    columns::{Column, Planner},
    header::Title,
    lexicon::{self, Aside, EARLIER, Kind, Meaning, take_full_mark},
    survey::sample,
};
use crate::{
    config::reading::OtherExams,
    diagnostics::{
        Diagnostic,
        codes::{config as config_codes, layout as codes},
        place::column_letters,
    },
    ingest::{clean, table::ScoreColumn},
    model::{Score, Subject},
};
use std::collections::BTreeSet;

/// The name of the paper where there is a total and nothing else.
pub const LONE_TOTAL: &str = "总分(仅总分)";

impl Planner<'_> {
    /// The scores of every known subject: raw before plain before converted.
    pub(super) fn take_scores(&mut self, columns: &[Column]) {
        let mut subjects: Vec<Subject> = Vec::new();
        for column in columns {
            if let Meaning::Score(subject, _) = &column.title.meaning
                && !subjects.contains(subject)
            {
                subjects.push(subject.clone());
            }
        }
        let sums: Vec<Subject> = subjects.iter().filter(|subject| is_sum_of_others(subject, &subjects, columns)).cloned().collect();
        for subject in &subjects {
            if sums.contains(subject) {
                columns.iter().filter(|column| is_of(column, subject)).for_each(|column| self.leave_out(column));
            } else {
                self.take_subject(subject, columns);
            }
        }
        let own = columns.iter().any(|column| matches!(column.title.meaning, Meaning::Part(_)) && column.profile.is_numeric());
        if self.plan.scores.is_empty() && !own {
            self.take_exam_columns(columns);
        } else {
            self.name_earlier_exams(columns);
        }
        if self.plan.scores.is_empty() {
            self.take_single_subject(columns);
        }
    }

    fn take_subject(&mut self, subject: &Subject, columns: &[Column]) {
        let of_kind = |kind: Kind| -> Vec<&Column> {
            columns.iter().filter(|column| matches!(&column.title.meaning, Meaning::Score(s, k) if s == subject && *k == kind)).collect()
        };
        let (raw, plain, converted) = (of_kind(Kind::Raw), of_kind(Kind::Plain), of_kind(Kind::Converted));
        let overall = of_kind(Kind::Overall);
        let readable = |column: &&&Column| !column.profile.is_text();
        let plain_counts = self.marks.rules.plain_beside_raw_counts;
        let groups = if plain_counts { [&overall, &plain, &raw, &converted] } else { [&overall, &raw, &plain, &converted] };
        let Some(group) = groups.iter().find(|group| group.iter().any(|column| readable(&column))) else {
            for column in groups.into_iter().flatten() {
                self.note(Diagnostic::new(&codes::TEXT_GRADES, self.sheet.column(column.title.column)).with("header", &column.title.shown));
            }
            return;
        };
        let usable: Vec<&&Column> = group.iter().filter(readable).collect();
        // 外语 and 英语 side by side: an empty one is no rival.
        let chosen: &Column = usable.iter().find(|column| !column.profile.is_empty()).unwrap_or(&usable[0]);
        for rival in group.iter().filter(|column| column.title.column != chosen.title.column && !column.profile.is_empty()) {
            if self.are_alternatives(chosen, rival) {
                self.take(Subject::new(&subject_words(rival.title)), rival);
            } else {
                self.tell_duplicate(subject, chosen, rival);
            }
        }
        if matches!(chosen.title.meaning, Meaning::Score(_, Kind::Overall)) {
            self.tell_overall(subject, chosen, raw.iter().chain(&plain).copied());
        }
        self.tell_converted(subject, chosen, &raw, &plain, &converted);
        self.take(subject.clone(), chosen);
    }

    pub(super) fn take(&mut self, subject: Subject, column: &Column) {
        let title = column.title;
        self.plan.scores.push(ScoreColumn { subject, header: title.shown.clone(), column: title.column, full: title.full });
    }

    /// 理数 and 文数 under different words, and nobody has both: two papers.
    fn are_alternatives(&self, chosen: &Column, rival: &Column) -> bool {
        let scored = |at: usize, column: u32| {
            let number = self.sheet.raw.rows[at].get(column).and_then(|value| self.sheet.number(value));
            number.is_some_and(|number| number > Score::ZERO)
        };
        let both = sample(self.body.clone()).filter(|at| scored(*at, chosen.title.column) && scored(*at, rival.title.column)).count();
        both == 0 && rival.profile.numbers > 0 && subject_words(chosen.title) != subject_words(rival.title)
    }

    /// Two columns for one paper: the first counts, unless it is a word column.
    fn tell_duplicate(&mut self, subject: &Subject, chosen: &Column, rival: &Column) {
        if rival.profile.is_text() {
            self.leave_out(rival);
            return;
        }
        let same = sample(self.body.clone()).all(|at| {
            let row = &self.sheet.raw.rows[at];
            row.get(chosen.title.column) == row.get(rival.title.column)
        });
        if same {
            self.leave_out(rival);
            return;
        }
        let diagnostic = Diagnostic::new(&codes::DUPLICATE_SUBJECT, self.sheet.column(rival.title.column))
            .read(&rival.title.shown)
            .with("subject", subject)
            .with("kept", column_letters(chosen.title.column))
            .with("other", column_letters(rival.title.column));
        self.note(diagnostic);
    }

    /// A course's own mark beside those of its exams: the course's counts.
    fn tell_overall<'c>(&mut self, subject: &Subject, chosen: &Column, others: impl Iterator<Item = &'c Column<'c>>) {
        let others: Vec<&str> = others
            .filter(|column| !column.profile.is_empty() && !column.profile.is_text())
            .map(|column| column.title.shown.as_str())
            .collect();
        if !others.is_empty() {
            let diagnostic = Diagnostic::new(&codes::OVERALL_TAKEN, self.sheet.column(chosen.title.column));
            self.note(diagnostic.with("subject", subject).with("header", &chosen.title.shown).with("others", others.join("、")));
        }
    }

    fn tell_converted(&mut self, subject: &Subject, chosen: &Column, raw: &[&Column], plain: &[&Column], converted: &[&Column]) {
        let place = self.sheet.column(chosen.title.column);
        let is_converted = matches!(chosen.title.meaning, Meaning::Score(_, Kind::Converted));
        if is_converted {
            self.note(Diagnostic::new(&codes::ONLY_CONVERTED, place).with("subject", subject).with("header", &chosen.title.shown));
            return;
        }
        let is_raw = matches!(chosen.title.meaning, Meaning::Score(_, Kind::Raw));
        if is_raw && let Some(other) = plain.iter().find(|other| !other.profile.is_empty() && !other.profile.is_text()) {
            let said = Diagnostic::new(&config_codes::RAW_COUNTS, place).with("subject", subject).with("header", &chosen.title.shown);
            self.note(said.with("other", &other.title.shown).with("column", column_letters(other.title.column)));
        } else if self.marks.rules.plain_beside_raw_counts && !is_raw && !raw.is_empty() {
            self.note(Diagnostic::new(&config_codes::READING_CHOSEN, place).with("setting", "plain_beside_raw = \"score\""));
        }
        // The plain column beside a raw one is the converted one.
        let stated = converted.iter().chain(if is_raw { plain } else { &[] });
        for column in stated.filter(|column| !column.profile.is_empty() && !column.profile.is_text()) {
            let header = column.title.shown.clone();
            self.plan.converted.push(ScoreColumn { subject: subject.clone(), header, column: column.title.column, full: None });
        }
        let others = raw.iter().chain(if is_raw { plain } else { &[] }).chain(converted);
        for other in others.filter(|other| other.title.column != chosen.title.column) {
            self.leave_out(other);
        }
    }

    /// `月考1_语文 月考1_数学`: this exam if only one is named, or if the title names it.
    fn take_exam_columns(&mut self, columns: &[Column]) {
        let mut exams: Vec<&str> = Vec::new();
        for column in columns {
            if let Meaning::OfExam(exam, what) = &column.title.meaning
                && matches!(**what, Meaning::Score(..) | Meaning::Part(_))
                && !exams.contains(&exam.as_str())
            {
                exams.push(exam);
            }
        }
        let named: Vec<&str> = exams.iter().copied().filter(|exam| self.about.contains(*exam)).collect();
        let this: Vec<&str> =
            exams.iter().copied().filter(|exam| ["本次", "这次", "本学期"].iter().any(|word| exam.contains(word))).collect();
        let open: Vec<&str> = exams.iter().copied().filter(|exam| !is_earlier(exam)).collect();
        // 入学成绩 in a list of pupils: of an exam before, and nothing of this one.
        let of_papers =
            columns.iter().any(|column| matches!(&column.title.meaning, Meaning::OfExam(_, what) if matches!(**what, Meaning::Score(..))));
        if exams.iter().all(|exam| is_earlier(exam)) && named.is_empty() && !of_papers && !exams.is_empty() {
            self.name_earlier_exams(columns);
            return;
        }
        let chosen = match (exams.as_slice(), named.as_slice(), this.as_slice(), open.as_slice()) {
            ([only], ..) | (_, [only], ..) | (_, _, [only], _) | (_, [], [], [only]) => (*only).to_owned(),
            ([], ..) => return,
            _ => {
                self.note(Diagnostic::new(&codes::SEVERAL_EXAMS, self.sheet.place.clone()).with("exams", exams.join("、")));
                return;
            }
        };
        for column in columns {
            match &column.title.meaning {
                Meaning::OfExam(exam, what) if *exam == chosen => match &**what {
                    Meaning::Score(subject, Kind::Plain | Kind::Raw) if !self.has(subject) => self.take(subject.clone(), column),
                    Meaning::Part(Kind::Plain) => {
                        let subject = self.subject.clone().unwrap_or_else(|| Subject::new(&column.title.shown));
                        if !self.has(&subject) {
                            self.take(subject, column);
                        }
                    }
                    Meaning::Total(_) => self.plan.totals.push(column.title.column),
                    _ => {}
                },
                Meaning::OfExam(..) => self.leave_out(column),
                _ => {}
            }
        }
        self.keep_earlier_exam(columns, Some(&chosen));
    }

    /// The scores of the one other exam are those of an earlier one: where its words say so, or `other_exams = "prior"` does.
    fn keep_earlier_exam(&mut self, columns: &[Column], this: Option<&str>) -> bool {
        let rule = self.marks.rules.other_exams;
        let own = || columns.iter().any(|column| matches!(column.title.meaning, Meaning::Part(_)) && column.profile.is_numeric());
        if rule == OtherExams::LeaveOut || rule == OtherExams::Infer && self.plan.scores.is_empty() && !own() {
            return false;
        }
        let mut papers: Vec<(&str, ScoreColumn)> = Vec::new();
        let mut wholes: Vec<(&str, ScoreColumn)> = Vec::new();
        for column in columns.iter().filter(|column| column.profile.is_numeric()) {
            let Meaning::OfExam(exam, what) = &column.title.meaning else { continue };
            if this == Some(exam.as_str()) || rule == OtherExams::Infer && !is_earlier(exam) {
                continue;
            }
            let Title { shown, column, full, .. } = column.title;
            let score = |subject| ScoreColumn { subject, header: shown.clone(), column: *column, full: *full };
            match within_exam(exam, what, shown) {
                Meaning::Score(subject, Kind::Plain | Kind::Raw) => papers.push((exam, score(subject))),
                Meaning::Part(Kind::Plain | Kind::Raw) => {
                    wholes.push((exam, score(self.subject.clone().unwrap_or_else(|| Subject::new(LONE_TOTAL)))));
                }
                Meaning::Total(Kind::Plain | Kind::Raw) => wholes.push((exam, score(Subject::new(LONE_TOTAL)))),
                _ => {}
            }
        }
        // Of several exams it cannot be told which one is meant, and two columns of one paper are a question.
        let alone = papers.iter().chain(&wholes).map(|(exam, _)| *exam).collect::<BTreeSet<&str>>().len() == 1;
        let mut earlier = if papers.is_empty() { wholes } else { papers };
        let once = earlier.iter().enumerate().all(|(at, (_, score))| earlier[..at].iter().all(|(_, other)| other.subject != score.subject));
        if earlier.is_empty() || !alone || !once {
            return false;
        }
        earlier.sort_by_key(|(_, score)| score.column);
        let place = self.sheet.column(earlier[0].1.column);
        let exam = earlier[0].0.to_owned();
        self.plan.earlier = earlier.into_iter().map(|(_, score)| score).collect();
        let kept: Vec<String> = self.plan.earlier.iter().map(|score| score.header.clone()).collect();
        self.left_out.retain(|left| !kept.contains(left));
        self.note(match rule {
            OtherExams::Prior => Diagnostic::new(&config_codes::READING_CHOSEN, place).with("setting", "other_exams = \"prior\""),
            _ => Diagnostic::new(&codes::EARLIER_EXAM_IN_SHEET, place).with("columns", kept.join("、")).with("exam", &exam),
        });
        self.plan.earlier_exam = exam;
        true
    }

    pub(super) fn has(&self, subject: &Subject) -> bool {
        self.plan.scores.iter().any(|score| score.subject == *subject)
    }

    fn name_earlier_exams(&mut self, columns: &[Column]) {
        if self.keep_earlier_exam(columns, None) {
            return;
        }
        let named: Vec<&str> = columns
            .iter()
            .filter(|column| matches!(column.title.meaning, Meaning::OfExam(..)) && !column.profile.is_empty())
            .map(|column| column.title.shown.as_str())
            .collect();
        if !named.is_empty() {
            let list = named.join("、");
            self.note(Diagnostic::new(&codes::EARLIER_EXAM_COLUMNS, self.sheet.place.clone()).with("columns", list));
        }
    }

    /// A column 成绩 on its own: its subject is told by the title, the sheet or the file.
    fn take_single_subject(&mut self, columns: &[Column]) {
        if self.plan.course.is_some() {
            let score = columns.iter().filter(|column| matches!(column.title.meaning, Meaning::Part(_) | Meaning::Total(_)));
            if let Some(column) = score.min_by_key(|column| kind_rank(&column.title.meaning)) {
                self.take(Subject::new(&column.title.shown), column);
            }
            return;
        }
        let is_part = |column: &&Column| matches!(column.title.meaning, Meaning::Part(_)) && !column.profile.is_text();
        let Some(column) = columns.iter().filter(is_part).min_by_key(|column| kind_rank(&column.title.meaning)) else { return };
        let others = columns.iter().filter(|other| is_part(other) && other.title.column != column.title.column);
        if column.title.meaning == Meaning::Part(Kind::Overall) {
            let subject = self.subject.clone().unwrap_or_else(|| Subject::new(&column.title.shown));
            self.tell_overall(&subject, column, others.clone());
        }
        others.for_each(|other| self.leave_out(other));
        let place = self.sheet.column(column.title.column);
        match self.subject.clone() {
            Some(subject) => {
                let diagnostic = Diagnostic::new(&codes::SUBJECT_FROM_NAME, place);
                self.note(diagnostic.with("subject", &subject).with("header", &column.title.shown));
                self.take(subject, column);
                self.plan.single = true;
            }
            None => {
                self.note(Diagnostic::new(&codes::SUBJECT_NOT_NAMED, place).with("header", &column.title.shown));
                self.take(Subject::new(&column.title.shown), column);
            }
        }
    }

    /// Totals, those of raw scores first where raw scores are read; a lone 分数 at the end is one too.
    pub(super) fn take_totals(&mut self, columns: &[Column]) {
        let reads_raw = !self.marks.rules.plain_beside_raw_counts
            && columns.iter().any(|column| matches!(column.title.meaning, Meaning::Score(_, Kind::Raw)));
        let mut totals: Vec<(u8, u32)> = Vec::new();
        for column in columns.iter().filter(|column| !column.profile.is_empty() && !column.profile.is_text()) {
            let is_score = self.plan.scores.iter().any(|score| score.column == column.title.column);
            let order = match &column.title.meaning {
                Meaning::Total(Kind::Raw) => 0,
                Meaning::Total(Kind::Plain) if !reads_raw => 1,
                Meaning::Part(Kind::Plain) if !is_score && self.plan.scores.len() > 1 => 2,
                _ => continue,
            };
            totals.push((order, column.title.column));
        }
        // Where raw scores are read, a bare 总分 may be that of converted ones: it is compared with nothing.
        totals.sort_unstable();
        self.plan.totals.extend(totals.into_iter().map(|(_, column)| column));
        if self.plan.scores.is_empty() && self.plan.course.is_none() {
            self.take_lone_total(columns);
        }
    }

    /// Nothing but a total: it is the one figure there is.
    fn take_lone_total(&mut self, columns: &[Column]) {
        let parts: Vec<u32> = columns
            .iter()
            .filter(|column| matches!(column.title.meaning, Meaning::Unknown | Meaning::Aside(Aside::Piece)) && column.profile.is_numeric())
            .map(|column| column.title.column)
            .collect();
        // 一, 二, 三 and 总分 under a title that names one subject: parts of that paper.
        let of_paper = parts.len() > 1 && self.subject.is_some() && {
            let (fit, all) = self.sums_that_fit(&self.plan.totals, &parts);
            all > 2 && fit * 10 >= all * 9
        };
        let unknown = columns.iter().any(|column| column.title.meaning == Meaning::Unknown && column.profile.is_numeric());
        self.plan.single = of_paper;
        if (unknown && !of_paper) || self.seen.iter().any(|diagnostic| diagnostic.rule == &codes::SEVERAL_EXAMS) {
            return;
        }
        if let Some(column) = columns.iter().find(|column| self.plan.totals.first() == Some(&column.title.column)) {
            let place = self.sheet.column(column.title.column);
            match &self.subject {
                Some(subject) => self
                    .note(Diagnostic::new(&codes::SUBJECT_FROM_NAME, place).with("subject", subject).with("header", &column.title.shown)),
                None => self.note(Diagnostic::new(&codes::SUBJECT_NOT_NAMED, place).with("header", &column.title.shown)),
            }
            let subject = self.subject.clone().unwrap_or_else(|| Subject::new(LONE_TOTAL));
            self.plan.totals.clear();
            self.take(subject, column);
        }
    }
}

/// Whether the words name an exam before this one.
fn is_earlier(exam: &str) -> bool {
    ["上次", "前次", "上学期", "上期", "入学", "分班", "中考", "期初", "开学"].iter().any(|word| exam.contains(word))
        || EARLIER.contains(&exam)
}

/// What a column of an exam holds of it: 中考语文, 中考分, 中考.
fn within_exam(exam: &str, what: &Meaning, shown: &str) -> Meaning {
    if *what != Meaning::Unknown {
        return what.clone();
    }
    let key = clean::key(shown).replacen(exam, "", 1);
    if key.is_empty() { Meaning::Part(Kind::Plain) } else { lexicon::meaning(&key) }
}

/// The order in which columns of one paper are preferred.
const fn kind_rank(meaning: &Meaning) -> u8 {
    match meaning {
        Meaning::Part(Kind::Overall) => 0,
        Meaning::Part(Kind::Raw) => 1,
        Meaning::Part(Kind::Plain) | Meaning::Total(Kind::Plain) => 2,
        _ => 3,
    }
}

fn is_of(column: &Column, subject: &Subject) -> bool {
    matches!(&column.title.meaning, Meaning::Score(of, _) if of == subject)
}

/// 理综, 文综 and 综合 beside their own papers are sums, not papers.
fn is_sum_of_others(subject: &Subject, subjects: &[Subject], columns: &[Column]) -> bool {
    let filled = |name: &str| {
        subjects.iter().any(|other| other.name() == name && columns.iter().any(|column| is_of(column, other) && column.profile.numbers > 0))
    };
    let all = |names: &[&str]| names.iter().all(|name| filled(name));
    let science = || all(&["物理", "化学", "生物"]);
    let arts = || all(&["历史", "地理"]) && (filled("政治") || filled("道德与法治"));
    match subject.name() {
        "理综" => science(),
        "文综" => arts(),
        "综合" => science() || arts(),
        "理化" => all(&["物理", "化学"]),
        "史地" => all(&["历史", "地理"]),
        "生地" => all(&["生物", "地理"]),
        "政史" => filled("历史") && (filled("政治") || filled("道德与法治")),
        "听力" => filled("英语"),
        _ => false,
    }
}

/// The header's own words as a subject's name.
pub(super) fn subject_words(title: &Title) -> String {
    let (key, _) = take_full_mark(&title.shown.replace('（', "(").replace('）', ")"));
    key.trim().to_owned()
}
