//! What items are called: which header texts are question numbers, the full mark in them, and the key under which
//! `第26题（2）`, `26.2` and `q26_2` are one item.

use crate::{ingest::clean, model::Score};
use std::collections::BTreeMap;

/// Words before a number that name nothing else.
const PREFIXES: [&str; 15] = ["question", "item", "task", "ques", "prob", "no", "q", "t", "i", "x", "v", "p", "s", "a", "b"];

/// Whether a header text is a question number.
pub fn is_item(key: &str) -> bool {
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let figures = key.bytes().any(|byte| byte.is_ascii_digit());
    let numeric = key.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'(' | b')' | b'_'));
    let asked = key.contains("小题") || (key.contains('题') && !key.contains('班'));
    let numbered = figures || key.chars().filter(|c| chinese(*c)).count() > 0;
    let lettered = PREFIXES.iter().any(|prefix| key.strip_prefix(prefix).is_some_and(is_number_path));
    let section = key.split_once('、').is_some_and(|(part, number)| part.chars().all(chinese) && is_number_path(number));
    let of_kind = ["单选", "多选", "选择", "填空", "判断", "解答", "计算", "简答", "实验"]
        .iter()
        .any(|kind| key.strip_prefix(kind).map(|rest| rest.trim_start_matches('题')).is_some_and(is_number_path));
    (figures && (numeric || lettered || of_kind || section)) || (numbered && asked)
}

/// `12`, `3_1`, `26(2)`, behind a hyphen or not.
fn is_number_path(text: &str) -> bool {
    let text = text.trim_start_matches(['_', '-', '.', '#']);
    text.bytes().next().is_some_and(|first| first.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'(' | b')' | b'_'))
}

/// A text with its figures as `#`: what columns of one kind have in common.
pub fn skeleton(key: &str) -> String {
    let mut skeleton = String::new();
    for c in key.chars() {
        match c {
            c if c.is_ascii_digit() => {
                if !skeleton.ends_with('#') {
                    skeleton.push('#');
                }
            }
            c => skeleton.push(c),
        }
    }
    skeleton
}

/// The item's name and the full mark behind it: `1(5分)`, `第3题（满分4）`, `12题6分`.
pub fn name_and_full(shown: &str) -> (String, Option<Score>) {
    let text = shown.trim();
    let figure = |inside: &str| {
        let inside = clean::key(inside);
        let marked = inside.ends_with('分') || inside.starts_with("满分") || inside.starts_with("full") || inside.ends_with("pts");
        let number = inside.trim_start_matches("满分").trim_start_matches("full").trim_start_matches([':', '=']);
        let number = number.trim_end_matches("pts").trim_end_matches('分');
        number.parse::<Score>().ok().filter(|full| marked && *full > Score::ZERO)
    };
    if let Some(open) = text.rfind(['(', '（', '[', '【'])
        && let Some(full) = figure(text[open..].trim_matches(['(', '（', '[', '【', ')', '）', ']', '】', ' ']))
    {
        return (text[..open].trim().to_owned(), Some(full));
    }
    for mark in ['/', ' ', '\n', '题'] {
        if let Some(at) = text.rfind(mark) {
            let behind = at + mark.len_utf8();
            if let Some(full) = figure(&text[behind..]) {
                return (text[..if mark == '题' { behind } else { at }].trim().to_owned(), Some(full));
            }
        }
    }
    (text.to_owned(), None)
}

/// The key under which sheets and blueprints agree on an item.
pub fn key(shown: &str) -> String {
    // A circled number is a part of the question before it.
    let parted: String = shown.chars().flat_map(|c| circled(c).map_or_else(|| vec![c], |n| format!(".{n}").chars().collect())).collect();
    let mut key = clean::key(&parted);
    for word in ["得分率", "得分", "分数", "成绩", "选项", "作答", "答案", "score", "小题", "题号", "题", "第"] {
        key = key.replace(word, "");
    }
    let key = key.replace(['(', '[', '_', '、', '．'], ".").replace([')', ']'], ".");
    let key = PREFIXES.iter().find_map(|prefix| key.strip_prefix(prefix).filter(|rest| is_number_path(rest))).unwrap_or(&key);
    let parts = key.split('.').filter(|part| !part.is_empty());
    let plain = |part: &str| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        let bare = part.trim_start_matches('0');
        if digits { if bare.is_empty() { "0" } else { bare }.to_owned() } else { part.trim_start_matches('-').to_owned() }
    };
    parts.map(plain).collect::<Vec<_>>().join(".")
}

/// The number in ① to ⑳.
fn circled(c: char) -> Option<u32> {
    matches!(c, '①'..='⑳').then(|| u32::from(c) - u32::from('①') + 1)
}

/// Keys made different where several columns have one: in a column of numbers `1.10` is stored as 1.1, and comes behind 1.9.
/// What cannot be told so keeps the text as written.
pub fn keys(shown: &[&str]) -> Vec<String> {
    let mut keys: Vec<String> = shown.iter().map(|shown| key(shown)).collect();
    for at in 1..keys.len() {
        let again = keys[..at].contains(&keys[at]);
        if let Some(next) = again.then(|| after(&keys[at - 1])).flatten().filter(|next| next.trim_end_matches('0') == keys[at]) {
            keys[at] = next;
        }
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    keys.iter().for_each(|key| *counts.entry(key.clone()).or_default() += 1);
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for (key, shown) in keys.iter_mut().zip(shown) {
        if counts[key.as_str()] > 1 || key.is_empty() {
            *key = clean::key(shown);
        }
        let nth = met.entry(key.clone()).or_default();
        *nth += 1;
        if *nth > 1 {
            *key = format!("{key}#{nth}");
        }
    }
    keys
}

/// The number that follows `1.9`: `1.10`.
fn after(key: &str) -> Option<String> {
    let (front, last) = key.rsplit_once('.')?;
    let next = last.parse::<u32>().ok()?.checked_add(1)?;
    Some(format!("{front}.{next}"))
}

/// Whether titles are days of tests rather than question numbers: `9.15 10.8 12.08`, each with a month and a day, and one of them
/// such as no part of a question has.
pub fn are_days(keys: &[String]) -> bool {
    let day = |key: &String| {
        let (month, day) = key.split_once('.')?;
        let number = |text: &str, most: u32| text.parse::<u32>().ok().filter(|number| text.len() <= 2 && (1..=most).contains(number));
        number(month, 12)?;
        Some((day.to_owned(), number(day, 31)?))
    };
    let days: Option<Vec<(String, u32)>> = keys.iter().map(day).collect();
    days.is_some_and(|days| days.len() > 1 && days.iter().any(|(written, number)| *number > 12 || written.starts_with('0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_no_questions() {
        let keys = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<String>>();
        assert!(are_days(&keys("9.15 10.8 11.2 12.08")) && are_days(&keys("3.20 4.17")));
        assert!(!are_days(&keys("1.1 1.2 2.1 10.3")) && !are_days(&keys("26.1 26.13")) && !are_days(&keys("9 10.15")));
    }

    #[test]
    fn titles_of_items() {
        for key in [
            "7",
            "12.1",
            "26.3-4小题",
            "28(2)1-2小题",
            "第1题",
            "第一题",
            "q3",
            "t12",
            "9(1)",
            "选择题1",
            "一大题",
            "b3_1",
            "i01",
            "item7",
            "单选3",
            "一、1",
        ] {
            assert!(is_item(key), "{key}");
        }
        for key in ["语文", "总分", "客观题", "姓名", "题号", "t值", "3班", "一班", "id", "total"] {
            assert!(!is_item(key), "{key}");
        }
    }

    #[test]
    fn one_item_in_several_spellings() {
        for (shown, expected) in [
            ("第26题（2）", "26.2"),
            ("26.2", "26.2"),
            ("q26_2", "26.2"),
            ("26②", "26.2"),
            ("i01", "1"),
            ("第3题得分", "3"),
            ("28（2）1-2小题", "28.2.1-2"),
            ("26.3-4小题", "26.3-4"),
            ("一、1", "一.1"),
            ("客观题", "客观"),
        ] {
            assert_eq!(key(shown), expected, "{shown}");
        }
        assert_eq!(keys(&["1.1", "1.8", "1.9", "1.1", "2"]), ["1.1", "1.8", "1.9", "1.10", "2"]);
        assert_eq!(keys(&["i01", "o01"]), ["1", "o01"]);
        assert_eq!(keys(&["1", "1"]), ["1", "1#2"]);
    }

    #[test]
    fn full_marks_in_titles() {
        let full = |text: &str| Some(text.parse().expect("a score"));
        for (shown, name, marks) in [
            ("1(5分)", "1", full("5")),
            ("第3题（满分4）", "第3题", full("4")),
            ("12题6分", "12题", full("6")),
            ("7/3分", "7", full("3")),
            ("28（2）", "28（2）", None),
            ("26.3-4小题", "26.3-4小题", None),
        ] {
            assert_eq!(name_and_full(shown), (name.to_owned(), marks), "{shown}");
        }
    }
}
