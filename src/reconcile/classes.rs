//! Class labels: `九(1)班`, `9年1班`, `901`, `01` and `1` are one class, `1班`, of one grade. Labels with other words in
//! them (`实验1班`) stay as they are.

use crate::model::{Grade, name::fold};
use compact_str::{CompactString, format_compact};

/// What a class label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The class as printed; empty if none.
    pub class: CompactString,
    /// The grade in the label's words (`九(1)班`, `高二9班`).
    pub grade: Option<Grade>,
    /// The grade that the digits may mean (`901`): good only where nothing else tells one.
    pub grade_of_digits: Option<Grade>,
}

/// Reads a label; `grade` is what is known of the grade and decides how `901` and `1.7` are read.
#[must_use]
pub fn read_label(label: &str, grade: Option<&Grade>) -> Label {
    let text = fold(label);
    let (told, rest) = split_grade(&text);
    let known = told.as_ref().or(grade);
    let number = class_number(rest);
    let digits = told.is_none().then(|| number.and_then(|number| split_number(number, rest))).flatten();
    let class = match (number, digits, known) {
        (Some(_), Some((of_grade, class)), Some(grade)) if stands_for(grade, of_grade) => format_compact!("{class}班"),
        (Some(_), Some((_, class)), None) => format_compact!("{class}班"),
        (Some(number), ..) => format_compact!("{number}班"),
        (None, ..) => dotted(rest, known).unwrap_or_else(|| if rest.is_empty() { CompactString::default() } else { text.clone() }),
    };
    Label { class, grade: told, grade_of_digits: digits.and_then(|(of_grade, _)| Grade::from_number(of_grade)) }
}

/// `九年级(1)班` → 九年级 and `(1)班`; no grade where the label does not begin with one.
fn split_grade(text: &str) -> (Option<Grade>, &str) {
    const STAGES: [(&str, u8); 5] = [("初", 6), ("高", 9), ("小学", 0), ("初中", 6), ("高中", 9)];
    const SIGNS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let stage = STAGES.iter().rev().find(|(stage, _)| text.starts_with(stage));
    let (stage_word, offset) = stage.copied().unwrap_or(("", 0));
    let rest = &text[stage_word.len()..];
    let Some(first) = rest.chars().next() else { return (None, text) };
    let number = SIGNS.iter().zip(1u8..).find(|(sign, _)| **sign == first).map(|(_, number)| number);
    let number = number.or_else(|| first.to_digit(10).and_then(|digit| u8::try_from(digit).ok()).filter(|digit| *digit > 0));
    let Some(number) = number.filter(|number| *number <= if offset == 0 { 9 } else { 6 }) else { return (None, text) };
    let after = &rest[first.len_utf8()..];
    let word = ["年级", "年", "级"].into_iter().find(|word| after.starts_with(word));
    let spelt = !first.is_ascii_digit();
    let goes_on = after.starts_with('(') || (spelt && class_number(after).is_some() && !is_chinese_number(rest));
    if word.is_none() && !goes_on && (stage_word.is_empty() || class_number(rest).is_some() && after.starts_with('班')) {
        return (None, text);
    }
    // 初三, 七: within a stage the count begins anew, but 初七 to 初九 are also written for the years 7 to 9.
    let grade = if offset == 6 && number > 3 { number } else { number.saturating_add(offset) };
    (Grade::from_number(grade), after.strip_prefix(word.unwrap_or_default()).unwrap_or(after))
}

/// `十一班` begins like a grade and is a number: what is before 班 reads as one number of two signs or more.
fn is_chinese_number(text: &str) -> bool {
    let sign = text.trim_end_matches('班');
    sign.chars().count() > 1 && chinese_number(sign).is_some()
}

/// The number of a label that is nothing but a number: `1`, `01`, `(1)班`, `12班`, `十一班`.
fn class_number(text: &str) -> Option<u32> {
    let text = text.strip_suffix(['班', '#']).unwrap_or(text);
    let inner = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text);
    let inner = inner.strip_suffix('班').unwrap_or(inner);
    if !inner.is_empty() && inner.len() <= 6 && inner.bytes().all(|byte| byte.is_ascii_digit()) {
        return inner.parse().ok();
    }
    chinese_number(inner)
}

/// 一 to 九十九.
fn chinese_number(text: &str) -> Option<u32> {
    let sign = |c: char| "一二三四五六七八九".chars().position(|sign| sign == c).and_then(|at| u32::try_from(at + 1).ok());
    let signs: Vec<char> = text.chars().collect();
    match signs.as_slice() {
        ['十'] => Some(10),
        [one] => sign(*one),
        ['十', one] => Some(10 + sign(*one)?),
        [tens, '十'] => Some(10 * sign(*tens)?),
        [tens, '十', one] => Some(10 * sign(*tens)? + sign(*one)?),
        _ => None,
    }
}

/// 901 → (9, 1): three digits that may be a grade and a class of two digits.
fn split_number(number: u32, label: &str) -> Option<(u8, u32)> {
    let (grade, class) = (number / 100, number % 100);
    let three = label.chars().filter(char::is_ascii_digit).count() == 3;
    (three && (1..=9).contains(&grade) && (1..=60).contains(&class)).then_some((u8::try_from(grade).ok()?, class))
}

/// Whether a digit means this grade: 9 is 九年级 and, counted within the stage, 3 is 九年级 or 高三.
fn stands_for(grade: &Grade, digit: u8) -> bool {
    grade.number().is_some_and(|number| {
        let in_stage = match number {
            10..=12 => number - 9,
            7..=9 => number - 6,
            _ => number,
        };
        digit == number || digit == in_stage
    })
}

/// `1.7`, `9-3`: grade and class.
fn dotted(text: &str, grade: Option<&Grade>) -> Option<CompactString> {
    let (of_grade, class) = text.trim_end_matches('班').split_once(['.', '-', '·', '_'])?;
    let of_grade: u8 = of_grade.parse().ok()?;
    let class: u32 = class.parse().ok()?;
    (class > 0 && grade.is_some_and(|grade| stands_for(grade, of_grade))).then(|| format_compact!("{class}班"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_class_is_printed_in_one_way() {
        let nine = Grade::from_number(9);
        for label in [
            "九(1)班",
            "九(1)班",
            "1",
            "01",
            "901",
            "9年1班",
            "9年级1班",
            "九年级一班",
            "一班",
            "九一班",
            "初三1班",
            "初三(01)班",
            "301",
            "9.1",
            "(1)",
            "9(1)",
        ] {
            assert_eq!(read_label(label, nine.as_ref()).class, "1班", "{label}");
        }
        for (label, class) in [("十一班", "11班"), ("二十班", "20班"), ("12班", "12班"), ("1901", "1901班"), ("801", "801班"), ("", "")]
        {
            assert_eq!(read_label(label, nine.as_ref()).class, class, "{label}");
        }
    }

    #[test]
    fn other_words_stay() {
        for label in ["实验1班", "轨道交通1706(3+2+2)", "14_#", "东校区", "火箭班"] {
            assert_eq!(read_label(label, Grade::from_number(9).as_ref()).class, label);
        }
    }

    #[test]
    fn words_tell_the_grade_and_digits_may() {
        let grade = |label| read_label(label, None).grade.and_then(|grade| grade.number());
        let cases = [
            ("九(1)班", 9),
            ("高二9班", 11),
            ("初三12班", 9),
            ("七年级12班", 7),
            ("高一(06)班", 10),
            ("高二年级3班", 11),
            ("9年1班", 9),
            ("九一班", 9),
        ];
        for (label, number) in cases {
            assert_eq!(grade(label), Some(number), "{label}");
        }
        assert_eq!(["1班", "十一班", "901", "实验班", "九班"].map(grade), [None; 5]);
        assert_eq!(read_label("901", None).grade_of_digits, Grade::from_number(9));
        assert_eq!(read_label("901", None).class, "1班");
    }
}
