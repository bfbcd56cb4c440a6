//! What a file's or folder's name says of its own, when words that every such name has are taken away.

use super::classes::class_in;
use crate::{
    ingest::clean,
    model::{Grade, Subject},
};

/// What a file or folder name says when exam words, grades, subjects and numbers are taken away; `None` if nothing is left.
pub(super) fn own_words(text: &str) -> Option<String> {
    const GENERIC: [&str; 44] = [
        "成绩登记表",
        "成绩汇总表",
        "成绩汇总",
        "成绩表",
        "成绩单",
        "成绩册",
        "成绩",
        "总成绩",
        "原始分",
        "登记表",
        "汇总表",
        "汇总",
        "总表",
        "全体",
        "全县",
        "数据",
        "期末考试",
        "期中考试",
        "期末",
        "期中",
        "月考",
        "联考",
        "统考",
        "模拟考试",
        "模拟",
        "考试",
        "学年度",
        "学年",
        "第一学期",
        "第二学期",
        "上学期",
        "下学期",
        "学期",
        "学业水平",
        "春季",
        "秋季",
        "名单",
        "名册",
        "学籍",
        "花名册",
        "最终",
        "新建",
        "副本",
        "表",
    ];
    const WHOLE: [&str; 18] = [
        "scores", "score", "exam", "data", "sheet", "result", "results", "marks", "book", "test", "input", "roster", "prior", "items",
        "schools", "tmp", "total", "上次",
    ];
    let key = clean::key(text);
    if WHOLE.contains(&key.trim_end_matches(|c: char| c.is_ascii_digit() || !c.is_alphanumeric())) {
        return None;
    }
    let mut rest = clean::name(text).to_string();
    for word in GENERIC {
        rest = rest.replace(word, " ");
    }
    let left: String = rest.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    let bare: String = left.chars().filter(|c| c.is_alphabetic()).collect();
    let says_nothing = bare.is_empty()
        || ["年", "月", "级", "班", "届", "年级", "科"].contains(&bare.as_str())
        || Subject::standard(&bare).is_some()
        || Subject::find_in(&left).is_some()
        || Grade::find_in(text).is_some()
        || class_in(&left).is_some();
    (!says_nothing)
        .then(|| {
            let name = clean::name(text);
            name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-' | '.' | ' ' | '、')).to_owned()
        })
        .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_say_nothing_tell_nothing() {
        for text in ["成绩汇总表", "九年级期末", "数学", "scores", "2025", "Sheet1", "期末成绩(1)"] {
            assert_eq!(own_words(text), None, "{text}");
        }
        assert_eq!(own_words("D01_space").as_deref(), Some("D01_space"));
        assert_eq!(own_words("3_阳光").as_deref(), Some("阳光"));
    }
}
