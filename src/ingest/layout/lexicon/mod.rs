//! The words of headers and labels: what a header text means on its own, whatever stands around it.
//!
//! Receives keys (see [`clean::key`](crate::ingest::clean::key)); leaves blocks of several cells to `header` and the
//! test against the data to `columns`. The words, in `vocabulary`, are those of score sheets as people saved them.

mod compound;
mod exams;
mod full_mark;
mod meaning;
mod vocabulary;
mod words;

pub use compound::course_and_word;
pub use exams::{EARLIER, exam_like};
pub use full_mark::take_full_mark;
pub use meaning::{Aside, Field, Kind, Meaning};
pub use words::names_a_number;

use compound::{bilingual, bracketed, numbered_subject, of_subject, of_total, without_remark};
use exams::{of_earlier_exam, of_exam};
use words::{by_pattern, corner, exact};

/// What a header text means on its own.
pub fn meaning(key: &str) -> Meaning {
    let key = key.trim_matches(|c: char| matches!(c, '!' | '*' | ':' | '.' | '\'' | '"' | '★' | '☆' | '-' | '_' | '·' | '、' | '|'));
    let key = match (key.chars().next(), key.chars().next_back()) {
        (Some('【' | '[' | '('), Some('】' | ']' | ')')) if key.chars().filter(|c| matches!(c, '【' | '[' | '(')).count() == 1 => {
            key.trim_matches(['【', '】', '[', ']', '(', ')'])
        }
        _ => key,
    };
    // Ids, sentences and 班级:8.3 are no headers; not asking the tables about them keeps reading fast.
    let says_value = key.split_once(':').is_some_and(|(word, value)| !value.is_empty() && matches!(exact(word), Some(Meaning::Person(_))));
    if key.is_empty() || says_value || key.chars().count() > 24 || key.bytes().filter(u8::is_ascii_digit).count() > 6 {
        return Meaning::Unknown;
    }
    bracketed(key)
        .or_else(|| exact(key))
        .or_else(|| joined(key))
        .or_else(|| corner(key))
        .or_else(|| of_total(key))
        .or_else(|| of_subject(key))
        .or_else(|| by_pattern(key))
        .or_else(|| of_exam(key))
        .or_else(|| of_earlier_exam(key))
        .or_else(|| without_remark(key))
        .or_else(|| bilingual(key))
        .or_else(|| numbered_subject(key))
        .unwrap_or(Meaning::Unknown)
}

/// English words that a database holds together: `school_name`, `student-id`.
fn joined(key: &str) -> Option<Meaning> {
    let parted = key.is_ascii() && key.contains(['_', '-']);
    let whole = parted.then(|| exact(&key.replace(['_', '-'], ""))).flatten()?;
    matches!(whole, Meaning::Person(_)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Subject;

    fn score(subject: &str, kind: Kind) -> Meaning {
        Meaning::Score(Subject::new(subject), kind)
    }

    #[test]
    fn headers_of_real_sheets_mean_what_they_mean() {
        let rank = || Meaning::Aside(Aside::Rank);
        let cases = [
            ("姓名", Meaning::Person(Field::Name)),
            ("成绩\\姓名", Meaning::Person(Field::Name)),
            ("school_name", Meaning::Person(Field::School)),
            ("student-name", Meaning::Person(Field::Name)),
            ("自定义考号", Meaning::Person(Field::ExamId)),
            ("行政班级", Meaning::Person(Field::Class)),
            ("语文分数", score("语文", Kind::Plain)),
            ("语文等级", Meaning::Aside(Aside::Derived)),
            ("语文班名", rank()),
            ("语文级名", rank()),
            ("!级名", rank()),
            ("三校排", rank()),
            ("级排进退", Meaning::Aside(Aside::Change)),
            ("上月考1排名", rank()),
            ("化学赋分", score("化学", Kind::Converted)),
            ("化学|赋分|排名", rank()),
            ("化赋", score("化学", Kind::Converted)),
            ("技赋", score("技术", Kind::Converted)),
            ("化学原始", score("化学", Kind::Raw)),
            ("原始分", Meaning::Part(Kind::Raw)),
            ("名1", rank()),
            ("英语(含听", score("英语", Kind::Plain)),
            ("九科总分", Meaning::Total(Kind::Plain)),
            ("总分1", Meaning::Total(Kind::Plain)),
            ("总分原始", Meaning::Total(Kind::Raw)),
            ("语数英总分(排名)", rank()),
            ("语数英物/语数英史", Meaning::Aside(Aside::Subtotal)),
            ("理综总分", Meaning::Aside(Aside::Subtotal)),
            ("月考1_语文", Meaning::OfExam("月考1".to_owned(), Box::new(score("语文", Kind::Plain)))),
            ("中考分", Meaning::OfExam("中考".to_owned(), Box::new(Meaning::Unknown))),
            ("五分成绩", Meaning::Aside(Aside::Derived)),
            ("小天才", Meaning::Unknown),
            ("7", Meaning::Unknown),
        ];
        for (key, expected) in cases {
            assert_eq!(meaning(key), expected, "{key}");
        }
    }
}
