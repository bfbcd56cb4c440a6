//! Words of another exam before or behind a known header: `月考1_语文`, `期中总分`.

use super::{
    compound::of_subject,
    meaning::{Kind, Meaning},
    words::exact,
};
use crate::model::Subject;

/// An exam's words before or behind a known header: `月考1_语文`, `期中总分`, `语文(期末)`.
pub(super) fn of_exam(key: &str) -> Option<Meaning> {
    if !exam_like(key) {
        return None;
    }
    // 期中, 一模 over a column of their own.
    let alone = key.chars().count() <= 6 && !key.contains(['名', '率', '数', '号', '_']) && !key.ends_with(['分', '绩']);
    if alone && exact(key).is_none() && Subject::split_prefix(key).is_none() && Subject::split_suffix(key).is_none() {
        return Some(Meaning::OfExam(key.to_owned(), Box::new(Meaning::Part(Kind::Plain))));
    }
    let inner = |exam: &str, rest: &str| {
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        let exam = exam.trim_matches(|c: char| !c.is_alphanumeric());
        let what = exact(rest).or_else(|| of_subject(rest))?;
        let figure = matches!(what, Meaning::Score(..) | Meaning::Total(_) | Meaning::Part(_) | Meaning::Aside(_));
        (figure && exam_like(exam)).then(|| Meaning::OfExam(exam.to_owned(), Box::new(what)))
    };
    let borders = || key.char_indices().map(|(at, _)| at).skip(1);
    borders().find_map(|at| inner(&key[..at], &key[at..])).or_else(|| borders().find_map(|at| inner(&key[at..], &key[..at])))
}

/// Words of an exam before this one, in English.
pub const EARLIER: [&str; 9] = ["pretest", "pre-test", "pre_test", "baseline", "prior", "previous", "earlier", "lastexam", "lastterm"];

/// An earlier exam's words before or behind a known header, or alone: `priormath`, `math_pretest`, `baselinescore`.
pub(super) fn of_earlier_exam(key: &str) -> Option<Meaning> {
    EARLIER.iter().find_map(|exam| {
        let rest = key.strip_prefix(exam).or_else(|| key.strip_suffix(exam))?.trim_matches(|c: char| !c.is_alphanumeric());
        let what = if rest.is_empty() { Meaning::Part(Kind::Plain) } else { exact(rest).or_else(|| of_subject(rest))? };
        let figure = matches!(what, Meaning::Score(..) | Meaning::Total(_) | Meaning::Part(_));
        figure.then(|| Meaning::OfExam((*exam).to_owned(), Box::new(what)))
    })
}

/// `9月`, `10月份`: the exam of a month.
fn is_month(text: &str) -> bool {
    let number = text.trim_end_matches('份').strip_suffix('月');
    number.is_some_and(|number| number.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month)))
}

/// Whether words name an exam.
pub fn exam_like(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "月考",
        "期中",
        "期末",
        "联考",
        "统考",
        "周测",
        "周考",
        "单元",
        "上次",
        "本次",
        "前次",
        "上学期",
        "下学期",
        "入学",
        "分班",
        "摸底",
        "一模",
        "二模",
        "三模",
        "模拟",
    ];
    WORDS.iter().any(|word| text.contains(word))
        || (text.contains('第') && text.contains('次'))
        || is_month(text)
        || ["中考", "补考", "一检", "二检", "三检", "期初", "开学考", "适应性"].iter().any(|word| text.contains(word))
}
