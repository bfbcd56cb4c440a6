//! The class and the grade that texts and class labels name.

use crate::{
    ingest::{clean, table::ScoreRow},
    model::Grade,
};

/// The class named in a text that names no other one.
pub fn only_class_in(text: &str) -> Option<String> {
    let class = class_in(text)?;
    let rest = clean::name(text).replace(&class, " ");
    class_in(&rest).is_none_or(|other| other == class).then_some(class)
}

/// The class named in a text: `九(3)班成绩` → `九(3)班`.
pub fn class_in(text: &str) -> Option<String> {
    let chars: Vec<char> = clean::name(text).chars().filter(|c| !c.is_whitespace()).collect();
    let is_inner = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十初高小年级中()（）".contains(c);
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == '班') {
        if chars.get(at + 1).is_some_and(|next| matches!(next, '级' | '主' | '科')) {
            continue;
        }
        let mut start = (0..at).rev().take_while(|before| is_inner(chars[*before])).last()?;
        // A closing bracket or a year before the class belongs to other words: 2025年九(3)班.
        while matches!(chars[start], ')' | '）' | '年' | '级' | '中') {
            start += 1;
        }
        if let Some(year) = chars[start..at]
            .iter()
            .position(|c| *c == '年')
            .filter(|year| chars[start..start + year].iter().filter(|c| c.is_ascii_digit()).count() == 4)
        {
            start += year + 1;
        }
        if chars[start..at].iter().any(|c| c.is_numeric() || "一二三四五六七八九十".contains(*c)) {
            return Some(chars[start..=at].iter().collect());
        }
    }
    None
}

/// The grade on which the class labels of a table agree.
pub(super) fn grade_of_classes(class: Option<&str>, rows: &[ScoreRow], school: &str) -> Option<Grade> {
    let step = rows.len().div_ceil(200).max(1);
    let labels = || class.into_iter().chain(rows.iter().step_by(step).map(|row| row.class.as_str()).filter(|label| !label.is_empty()));
    let mut told: Option<Grade> = None;
    for label in labels() {
        let grade = Grade::find_in(label).or_else(|| grade_of_number(label, school))?;
        match &told {
            None => told = Some(grade),
            Some(first) if *first == grade => {}
            Some(_) => return None,
        }
    }
    told
}

/// `901`, `901班`: year nine, class one. 1 to 6 only in a primary school, since 201 may also be 高二.
fn grade_of_number(label: &str, school: &str) -> Option<Grade> {
    let key = clean::key(label);
    let digits = key.strip_suffix('班').unwrap_or(&key);
    if digits.len() != 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.ends_with("00") {
        return None;
    }
    let year = digits.as_bytes()[0] - b'0';
    let senior = school.contains("高中") || school.contains("高级中学");
    let possible = if senior { false } else { year >= 7 || school.ends_with("小学") || school.contains("小学部") };
    possible.then(|| Grade::from_number(year)).flatten()
}

/// The grade that a row's own class label names, where the table spans several grades.
pub fn grade_of_label(label: &str, school: &str) -> Option<Grade> {
    Grade::find_in(label).or_else(|| grade_of_number(label, school))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_found_in_titles() {
        assert_eq!(class_in("九(3)班成绩单").as_deref(), Some("九(3)班"));
        assert_eq!(class_in("2025年九（3）班期末").as_deref(), Some("九（3）班"));
        assert_eq!(class_in("初三12班").as_deref(), Some("初三12班"));
        assert_eq!(class_in("七年级12班").as_deref(), Some("七年级12班"));
        assert_eq!(class_in("班级成绩"), None);
        assert_eq!(class_in("理科班"), None);
    }
}
