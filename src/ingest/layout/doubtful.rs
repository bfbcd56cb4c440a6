//! Columns whose title says nothing, or which have none: the part of [`Planner`] that lets the data decide.

use super::{
    columns::{Column, Planner},
    header::Title,
    items::names::are_days,
    lexicon::{Aside, Field, Meaning, names_a_number},
    papers::subject_words,
    survey::{Profile, sample},
};
use crate::{
    config::reading::UnknownColumns,
    diagnostics::{Diagnostic, codes::layout as codes, place::column_letters},
    ingest::{clean, table::ScoreColumn},
    model::{Score, Subject},
};

impl Planner<'_> {
    /// Columns under words unknown to the tables: a subject of its own where it holds scores and no total speaks against it.
    pub(super) fn weigh_unknown(&mut self, columns: &[Column]) {
        for column in columns {
            match column.title.meaning {
                Meaning::Aside(Aside::Piece | Aside::Subtotal) => self.leave_out(column),
                Meaning::Person(Field::When) => self.leave_out_unknown(column),
                _ => {}
            }
        }
        self.take_named(columns);
        let is_named = |column: u32| self.plan.named.iter().any(|(name, score)| *name == column || score.column == column);
        let unknown = columns.iter().filter(|column| column.title.meaning == Meaning::Unknown && !is_named(column.title.column));
        let unknown: Vec<&Column> = unknown.collect();
        // Where the exams stand side by side, what stands beside them is made of them.
        if self.plan.scores.is_empty() && self.seen.iter().any(|diagnostic| diagnostic.rule == &codes::SEVERAL_EXAMS) {
            unknown.into_iter().for_each(|column| self.leave_out_unknown(column));
            return;
        }
        let series = series_of(&unknown);
        let numbered = unknown.iter().filter(|column| is_subject_numbered(column)).count() > 1;
        let tests: Vec<&Column> = unknown.iter().copied().filter(|column| is_test_numbered(column)).collect();
        let exams = if tests.len() > 1 { tests } else { series.iter().copied().filter(|_| numbered).collect() };
        if !exams.is_empty() && self.plan.scores.is_empty() {
            let list = exams.iter().map(|column| column.title.shown.as_str()).collect::<Vec<_>>().join("、");
            self.note(Diagnostic::new(&codes::SEVERAL_EXAMS, self.sheet.place.clone()).with("exams", list));
            return;
        }
        let titles: Vec<String> = unknown.iter().map(|column| clean::key(&column.title.shown)).collect();
        if self.plan.scores.is_empty() && are_days(&titles) {
            self.note(Diagnostic::new(&codes::SEVERAL_EXAMS, self.sheet.place.clone()).with("exams", titles.join("、")));
            return;
        }
        let figure_headers = |column: &&&Column| column.title.shown.parse::<f64>().is_ok();
        let known = !self.plan.scores.is_empty();
        let scores_like = |column: &&&Column| {
            let profile = &column.profile;
            profile.is_numeric() && !profile.is_rank_or_id() && !profile.is_flag() && !names_a_number(&clean::key(&column.title.shown))
        };
        let candidates: Vec<u32> = unknown.iter().filter(scores_like).map(|column| column.title.column).collect();
        let (candidates, unknown) = self.take_sums(candidates, unknown);
        let total_is_complete = known && self.totals_are_complete(&candidates);
        let parts = if known { self.parts_of_papers(columns, &candidates) } else { Vec::new() };
        let mut taken: Vec<&Column> = Vec::new();
        let mut doubted: Vec<&str> = Vec::new();
        for column in unknown {
            let scores = candidates.contains(&column.title.column);
            let is_sheet_of_parts = self.plan.course.is_some() || (known && figure_headers(&&column));
            let piece = Subject::split_prefix(&clean::key(&column.title.shown)).is_some_and(|(subject, _)| self.has(&subject));
            let asked = self.marks.rules.unknown_columns == UnknownColumns::Infer;
            let in_series = series.iter().any(|other| other.title.column == column.title.column);
            let of_parts = is_sheet_of_parts || piece || in_series || self.plan.single || parts.contains(&column.title.column);
            if asked && scores && !total_is_complete && !of_parts {
                taken.push(column);
            } else if asked && !total_is_complete && !of_parts && looks_like_marks(column) {
                doubted.push(&column.title.shown);
            } else {
                self.leave_out_unknown(column);
            }
        }
        if !doubted.is_empty() {
            let list = doubted.join("、");
            self.note(Diagnostic::new(&codes::MARKS_LEFT_OUT, self.sheet.place.clone()).with("columns", list));
        }
        for column in &taken {
            let name = subject_words(column.title);
            let subject = Subject::new(&name);
            if self.has(&subject) {
                self.note(
                    Diagnostic::new(&codes::DUPLICATE_SUBJECT, self.sheet.column(column.title.column))
                        .read(&column.title.shown)
                        .with("subject", &subject)
                        .with(
                            "kept",
                            column_letters(self.plan.scores.iter().find(|score| score.subject == subject).map_or(0, |score| score.column)),
                        )
                        .with("other", column_letters(column.title.column)),
                );
                continue;
            }
            self.take(subject, column);
        }
        if !taken.is_empty() {
            let list: Vec<&str> = taken.iter().map(|column| column.title.shown.as_str()).collect();
            let (fit, all) = self.sums_that_fit(&self.plan.totals, &[]);
            let rule = if known || most_of(fit, all) { &codes::UNKNOWN_SUBJECTS } else { &codes::ONLY_UNKNOWN_SUBJECTS };
            self.note(Diagnostic::new(rule, self.sheet.place.clone()).with("columns", list.join("、")));
        }
    }

    /// Pairs of columns, 首选科目 | 首选成绩: the first names a subject in every row, the second holds its score.
    fn take_named(&mut self, columns: &[Column]) {
        if self.plan.course.is_some() {
            return;
        }
        let mut named = Vec::new();
        for pair in columns.windows(2) {
            let [name, score] = pair else { continue };
            let may_name = matches!(name.title.meaning, Meaning::Unknown | Meaning::Person(Field::Other | Field::Course));
            let holds = matches!(score.title.meaning, Meaning::Unknown | Meaning::Part(_)) && score.profile.is_numeric();
            if !may_name || !holds || !name.profile.is_text() || !(2..=12).contains(&name.profile.distinct_texts) {
                continue;
            }
            let cells = sample(self.body.clone()).filter_map(|at| self.sheet.raw.rows[at].get(name.title.column));
            let subject = |value| Subject::standard(&clean::key(&self.sheet.text(value))).is_some();
            let (yes, all) = cells.fold((0, 0), |(yes, all), value| (yes + usize::from(subject(value)), all + 1));
            if yes * 10 >= all * 9 {
                named.push((name.title, score.title));
            }
        }
        for (name, score) in named {
            let place = self.sheet.column(name.column);
            self.note(Diagnostic::new(&codes::NAMED_IN_CELLS, place).with("header", &name.shown));
            // A subject as good as any until the cells tell theirs.
            let column =
                ScoreColumn { subject: Subject::new(&score.shown), header: score.shown.clone(), column: score.column, full: score.full };
            self.plan.named.push((name.column, column));
        }
    }

    /// The unknown columns of which a known paper beside them is the sum: 跳绳 and 篮球 of 体育.
    fn parts_of_papers(&self, columns: &[Column], candidates: &[u32]) -> Vec<u32> {
        let loose = columns.iter().filter(|column| {
            matches!(column.title.meaning, Meaning::Unknown | Meaning::Aside(Aside::Piece | Aside::Derived)) && column.profile.is_numeric()
        });
        let loose: Vec<u32> = loose.map(|column| column.title.column).collect();
        let is_sum = |of: &dyn Fn(u32) -> bool| {
            self.plan.scores.iter().map(|score| score.column).any(|paper| {
                let mut run: Vec<u32> = loose.iter().copied().filter(|column| of(*column)).chain([paper]).collect();
                run.sort_unstable();
                self.sum_of(paper, &run).is_some()
            })
        };
        if candidates.is_empty() || loose.len() < 2 || !is_sum(&|_| true) {
            return Vec::new();
        }
        candidates.iter().copied().filter(|candidate| !is_sum(&|column| column != *candidate)).collect()
    }

    /// Columns that are the sum of others in every row, whatever they are called: the total, or a part of it. Gives the
    /// columns that are left.
    fn take_sums<'c, 't>(&mut self, candidates: Vec<u32>, unknown: Vec<&'c Column<'t>>) -> (Vec<u32>, Vec<&'c Column<'t>>) {
        let mut papers: Vec<u32> = self.plan.scores.iter().map(|score| score.column).chain(candidates.iter().copied()).collect();
        papers.sort_unstable();
        let sums: Vec<(u32, bool)> = candidates.iter().filter_map(|column| Some((*column, self.sum_of(*column, &papers)?))).collect();
        let is_sum = |column: u32| sums.iter().any(|(sum, _)| *sum == column);
        let (added, left): (Vec<&Column>, Vec<&Column>) = unknown.into_iter().partition(|column| is_sum(column.title.column));
        for column in added {
            let of_all = sums.contains(&(column.title.column, true));
            if of_all && self.plan.totals.is_empty() {
                self.plan.totals.push(column.title.column);
            } else {
                self.leave_out(column);
            }
        }
        (candidates.into_iter().filter(|column| !is_sum(*column)).collect(), left)
    }

    /// Whether the column is the sum of two `papers` or more that stand next to each other right before or after it, in
    /// nearly every row that has all of them; if so, whether of all of them.
    fn sum_of(&self, column: u32, papers: &[u32]) -> Option<bool> {
        let before: Vec<u32> = papers.iter().copied().filter(|paper| *paper < column).rev().collect();
        let after: Vec<u32> = papers.iter().copied().filter(|paper| *paper > column).collect();
        let others: Vec<u32> = papers.iter().copied().filter(|paper| *paper != column).collect();
        let longest = before.len().max(after.len());
        let mut runs = vec![others.as_slice()];
        runs.extend((2..=longest).rev().flat_map(|length| [before.get(..length), after.get(..length)]).flatten());
        let number = |at: usize, column: u32| self.sheet.raw.rows[at].get(column).and_then(|value| self.sheet.number(value));
        let fits = |run: &[u32]| {
            let (mut fit, mut all) = (0, 0);
            for at in sample(self.body.clone()) {
                let (Some(total), true) = (number(at, column), run.iter().any(|paper| number(at, *paper).is_some_and(|n| n > Score::ZERO)))
                else {
                    continue;
                };
                all += 1;
                fit += usize::from(run.iter().filter_map(|paper| number(at, *paper)).sum::<Score>() == total);
            }
            all >= 5 && fit * 20 >= all * 19
        };
        runs.into_iter().filter(|run| run.len() > 1).find(|run| fits(run)).map(|run| run.len() == others.len())
    }

    /// Columns without a title: the total where it is the sum, else left out.
    pub(super) fn look_beyond(&mut self, titles: &[Title], all: &[Title]) {
        let (Some(first), Some(last)) = (titles.first(), titles.last()) else { return };
        let titled = |column: u32| all.iter().any(|title| title.column == column);
        let mut untitled: Vec<u32> = sample(self.body.clone())
            .flat_map(|at| self.sheet.raw.rows[at].cells.iter().map(|cell| cell.column))
            .filter(|column| !titled(*column) && *column >= first.column && *column <= last.column.saturating_add(3))
            .collect();
        untitled.sort_unstable();
        untitled.dedup();
        for column in untitled {
            let profile = Profile::of(self.sheet, self.body.clone(), column, self.marks);
            let rows = sample(self.body.clone()).count();
            if !profile.is_numeric() || profile.numbers * 3 < rows {
                continue;
            }
            let (fit, all) = self.sums_that_fit(&[column], &[]);
            if self.plan.totals.is_empty() && self.plan.scores.len() > 1 && most_of(fit, all) {
                self.plan.totals.push(column);
            } else {
                self.left_out.push(column_letters(column));
            }
        }
    }

    /// In how many of the sampled rows the scores taken so far and those of `more` add up to the total in `totals`; and in
    /// how many they could.
    pub(super) fn sums_that_fit(&self, totals: &[u32], more: &[u32]) -> (usize, usize) {
        let number = |at: usize, column: u32| self.sheet.raw.rows[at].get(column).and_then(|value| self.sheet.number(value));
        let columns = || self.plan.scores.iter().map(|score| score.column).chain(more.iter().copied());
        let (mut fit, mut all) = (0, 0);
        for at in sample(self.body.clone()) {
            let Some(total) = totals.iter().find_map(|column| number(at, *column)) else { continue };
            let sum: Score = columns().filter_map(|column| number(at, column)).sum();
            if sum > Score::ZERO {
                all += 1;
                fit += usize::from(sum == total);
            }
        }
        (fit, all)
    }

    /// Whether the stated totals are those of the scores taken so far, and not rather those with the `unknown` ones.
    fn totals_are_complete(&self, unknown: &[u32]) -> bool {
        let (without, all) = self.sums_that_fit(&self.plan.totals, &[]);
        let (with, _) = self.sums_that_fit(&self.plan.totals, unknown);
        most_of(without, all) && without > with
    }

    pub(super) fn tell_left_out(&mut self) {
        self.left_out.dedup();
        if !self.left_out.is_empty() {
            let list = self.left_out.join("、");
            let diagnostic = Diagnostic::new(&codes::COLUMNS_LEFT_OUT, self.sheet.place.clone()).with("columns", list);
            self.note(diagnostic);
        }
    }
}

/// Three columns or more called alike but for a number (作业1, 作业2, Test 3): works of a term or several exams, no papers.
fn series_of<'c, 't>(unknown: &[&'c Column<'t>]) -> Vec<&'c Column<'t>> {
    const PAPERS: [&str; 6] = ["科目", "课程", "学科", "subject", "course", "paper"];
    let stem = |column: &Column| {
        let key = clean::key(&column.title.shown);
        let stem = key.trim_end_matches(|c: char| c.is_ascii_digit());
        (stem.len() < key.len() && !stem.is_empty() && !PAPERS.contains(&stem)).then(|| stem.to_owned())
    };
    let again =
        |column: &&&Column| stem(column).is_some_and(|own| unknown.iter().filter(|other| stem(other).as_ref() == Some(&own)).count() > 2);
    unknown.iter().filter(again).copied().collect()
}

/// `数学1`, `数学2`.
fn is_subject_numbered(column: &Column) -> bool {
    let key = clean::key(&column.title.shown);
    let stem = key.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.len() < key.len() && Subject::standard(stem).is_some()
}

/// Figures within the bounds of marks, in more than one value: of a paper perhaps, and perhaps ranks.
fn looks_like_marks(column: &Column) -> bool {
    let profile = &column.profile;
    profile.is_numeric() && !profile.counts_rows() && profile.distinct > 2 && profile.max <= Score::whole(200) && profile.min >= Score::ZERO
}

/// `Test1`, `测验3`: one of several exams.
fn is_test_numbered(column: &Column) -> bool {
    let key = clean::key(&column.title.shown);
    ["test", "quiz", "exam", "测试", "测验", "考试", "练习", "检测"].contains(&key.trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// At least three rows, and six of ten of those that could.
const fn most_of(fit: usize, all: usize) -> bool {
    all >= 3 && fit * 10 >= all * 6
}
