//! Lines between the rows that hold for all rows below them: `七年级2班`, `西山中学` alone in a row.

use super::Reader;
use crate::{
    ingest::{
        clean,
        layout::{labels, place},
        raw::RawRow,
    },
    model::Grade,
};
use compact_str::CompactString;

/// What lines between the rows say of all rows below them: `七年级2班`, alone in its row.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The class.
    pub class: CompactString,
    /// The school.
    pub school: CompactString,
    /// The grade.
    pub grade: Option<Grade>,
    /// The exam.
    pub exam: String,
}

/// The words in a title that tell one exam of a year from another: `第二次月考`, `期中`.
pub fn exam_in(text: &str) -> String {
    const WORDS: [&str; 14] =
        ["第一次", "第二次", "第三次", "第四次", "月考1", "月考2", "月考3", "期中", "期末", "一模", "二模", "三模", "月考", "摸底"];
    let key = clean::key(text);
    WORDS.iter().filter(|word| key.contains(**word)).copied().collect()
}

impl Reader<'_> {
    /// `七年级2班`, `西山中学` alone in a row: holds for all rows below, unless a column says it.
    pub(super) fn heads_rows(&mut self, row: &RawRow, text: &str, key: &str) -> bool {
        if labels::begins_note(key) || labels::is_summary_label(key) {
            return false;
        }
        let class = place::only_class_in(text);
        let grade = Grade::find_in(text);
        let school = place::school_in(text).filter(|school| {
            class.is_some()
                || key.trim_start_matches("学校").trim_start_matches("名称").trim_start_matches(':').starts_with(school.as_str())
        });
        let exam = exam_in(text);
        let titled = grade.is_some() && ["成绩", "考试", "年级"].iter().any(|word| key.contains(word)) || !exam.is_empty();
        if class.is_none() && school.is_none() && !titled {
            return false;
        }
        let takes_class = self.plan.class.is_none() && class.is_some();
        let takes_school = self.plan.school.is_none() && school.is_some();
        if takes_class {
            self.standing.class = class.unwrap_or_default().into();
        }
        if takes_school {
            self.standing.school = school.unwrap_or_default().into();
        }
        if !exam.is_empty() {
            self.standing.exam = exam;
        }
        let takes_grade = self.plan.grade.is_none() && grade.is_some();
        if takes_grade {
            self.standing.grade = grade;
        }
        if takes_class || takes_school || takes_grade {
            self.tally.heading_rows.push(row.index);
        }
        true
    }
}
