//! [`notice`]: what the cover must say about an exam that the rules on exams bar, or whose basis is not declared.
//!
//! Sources: 教育部办公厅《关于加强义务教育学校考试管理的通知》(2021-08): no unified exams across schools in primary and
//! non-graduating junior grades; 教基厅〔2025〕3号 (2025-12) on everyday exams repeats it. What a county may
//! organise: 学业水平考试 (中考), mock exams of the graduating grade, sampled quality monitoring.

use crate::{
    model::Grade,
    words::{Phrase, model as words},
};

/// What the cover says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// No basis is declared for a grade that is barred from county-wide everyday exams.
    UndeclaredBarred,
    /// No basis is declared.
    Undeclared,
    /// The declared basis is not one under which a county may examine all pupils of this grade.
    Barred,
}

impl Notice {
    /// The text.
    #[must_use]
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::UndeclaredBarred => words::NOTICE_UNDECLARED_BARRED,
            Self::Undeclared => words::NOTICE_UNDECLARED,
            Self::Barred => words::NOTICE_BARRED,
        }
    }
}

/// What a basis allows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Basis {
    /// For every grade: a sample, a collation of what schools examined themselves, data of the past.
    EveryGrade,
    /// For graduating grades: 学业水平考试, 毕业年级模拟.
    Graduating,
    /// Anything else.
    Other,
}

/// The notice for an exam of this basis in this grade; none where there is nothing to say.
#[must_use]
pub fn notice(basis: Option<&str>, grade: &Grade) -> Option<Notice> {
    let barred = grade.number().is_some_and(|number| number < 9);
    match basis.map(str::trim).filter(|basis| !basis.is_empty()).map(kind) {
        None => Some(if barred { Notice::UndeclaredBarred } else { Notice::Undeclared }),
        Some(Basis::EveryGrade) => None,
        Some(Basis::Graduating | Basis::Other) => barred.then_some(Notice::Barred),
    }
}

fn kind(basis: &str) -> Basis {
    const EVERY_GRADE: [&str; 8] = ["抽样", "监测", "学校期末", "学校自主", "历史数据", "sample", "own-school", "historical"];
    const GRADUATING: [&str; 7] = ["学业水平", "学考", "中考", "毕业", "模拟", "graduat", "mock"];
    let basis = basis.to_lowercase();
    if EVERY_GRADE.iter().any(|word| basis.contains(word)) {
        Basis::EveryGrade
    } else if GRADUATING.iter().any(|word| basis.contains(word)) {
        Basis::Graduating
    } else {
        Basis::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grade(number: u8) -> Grade {
        Grade::from_number(number).expect("1 to 12")
    }

    #[test]
    fn everyday_exams_of_young_grades_are_barred() {
        assert_eq!(notice(Some("全县期末统考"), &grade(5)), Some(Notice::Barred));
        assert_eq!(notice(Some("学业水平考试"), &grade(8)), Some(Notice::Barred));
        assert_eq!(notice(Some("抽样监测"), &grade(5)), None);
        assert_eq!(notice(Some("毕业年级模拟"), &grade(9)), None);
        assert_eq!(notice(Some("期末统考"), &grade(11)), None);
    }

    #[test]
    fn an_undeclared_basis_is_said() {
        assert_eq!(notice(None, &grade(7)), Some(Notice::UndeclaredBarred));
        assert_eq!(notice(Some(" "), &grade(9)), Some(Notice::Undeclared));
        assert_eq!(notice(None, &Grade::UNKNOWN), Some(Notice::Undeclared));
    }
}
