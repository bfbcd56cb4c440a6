//! The subject or course that a text names: `九年级数学`, `课程：线性代数`, `医学英语期末`.

use super::schools::school_in;
use crate::{ingest::clean, model::Subject};

/// The course that a text names and nothing else, numbers before it and words of exams behind it left out.
pub(super) fn course_named(text: &str) -> Option<Subject> {
    const ENDS: [&str; 20] = [
        "学", "论", "原理", "技术", "语", "设计", "基础", "概论", "实务", "工程", "统计", "代数", "分析", "制图", "测量", "会计", "护理",
        "文化", "艺术", "编程",
    ];
    const AROUND: [&str; 10] = ["成绩单", "成绩表", "登记表", "成绩", "总评", "期末", "期中", "考试", "学期", "补考"];
    let name = clean::name(text);
    let mut rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-' | '.' | '、' | ' '));
    while let Some(shorter) = AROUND.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter;
    }
    let like = (3..=14).contains(&rest.chars().count()) && ENDS.iter().any(|end| rest.ends_with(end));
    let other = ["中学", "小学", "大学", "学院", "开学", "上学", "下学", "同学"].iter().any(|word| rest.contains(word));
    (like && !other && school_in(rest).is_none()).then(|| Subject::new(rest))
}

/// A course whose name ends in a known subject's and is another one: `高等数学`, `医学英语`.
fn longer_course_in(text: &str) -> Option<Subject> {
    const BEFORE: [&str; 23] = [
        "高等",
        "医学",
        "工程",
        "应用",
        "商务",
        "离散",
        "无机",
        "有机",
        "旅游",
        "护理",
        "专业",
        "经济",
        "计算机",
        "职业",
        "财经",
        "酒店",
        "学术",
        "量子",
        "理论",
        "结构",
        "普通",
        "公共",
        "仪器",
    ];
    // 江城大学英语 is the English of a university.
    const AT_BEGINNING: [&str; 4] = ["大学", "综合", "基础", "分析"];
    let begins = |at: usize| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphabetic() || matches!(c, '级' | '班' | '期' | '年' | '业' | '系'))
    };
    let marked = BEFORE.iter().map(|word| (*word, false)).chain(AT_BEGINNING.iter().map(|word| (*word, true)));
    let mut found =
        marked.flat_map(|(word, first)| text.match_indices(word).filter(move |(at, _)| !first || begins(*at))).filter_map(|(at, word)| {
            let behind = &text[at + word.len()..];
            let (_, rest) = Subject::split_prefix(behind)?;
            Some(&text[at..text.len() - rest.len()])
        });
    let course = found.next()?;
    found.all(|other| other == course).then(|| Subject::new(course))
}

/// What a title row says behind one of these words and a colon: `班级：8.3`.
pub(super) fn labelled(title: &str, words: &[&str]) -> Option<String> {
    title.split_whitespace().find_map(|text| {
        let (word, value) = text.split_once([':', '：'])?;
        (words.contains(&word) && !value.is_empty()).then(|| value.trim_end_matches(['，', ',', '；', '。']).to_owned())
    })
}

/// The only subject that a text names, as `课程：线性代数` or anywhere; a school's own name (外语学校, 科学城中学) names none.
pub fn subject_in(text: &str) -> Option<Subject> {
    if let Some(course) = labelled(text, &["课程名称", "课程", "科目", "学科"]) {
        return Some(Subject::standard(&course).unwrap_or_else(|| Subject::new(&course)));
    }
    Subject::standard(&clean::key(text)).or_else(|| {
        let rest = school_in(text).map_or_else(|| text.to_owned(), |school| text.replace(&school, " "));
        longer_course_in(&rest).or_else(|| Subject::find_in(&rest))
    })
}
