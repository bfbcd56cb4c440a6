//! Texts of a subject or a total and a word of its block: `语文分数`, `化学(赋分)`, `总分_原始成绩`, `语文 Chinese`.

use super::{
    exams::exam_like,
    meaning,
    meaning::{Aside, Field, Kind, Meaning},
    vocabulary::TOTALS,
    words::{by_pattern, exact},
};
use crate::model::Subject;

/// A subject whose bracket says what of it: `化学(赋分)`, `语文(期中)`, `英语(听力)`. Other remarks name the paper itself: `英语(含听力)`.
pub(super) fn bracketed(key: &str) -> Option<Meaning> {
    let (front, inside) = key.split_once(['(', '[', '【', '〔'])?;
    let inside = inside.trim_end_matches([')', ']', '】', '〕']);
    let Some(subject) = Subject::standard(front) else { return figure_of_subject(front, inside) };
    if exam_like(inside) {
        return Some(Meaning::OfExam(inside.to_owned(), Box::new(Meaning::Score(subject, Kind::Plain))));
    }
    if inside.chars().count() < 2
        || inside.contains("满分")
        || inside == "选择"
        || Subject::standard(inside).is_some_and(|other| other.name() != "听力")
    {
        return None;
    }
    // A header cut off in its bracket (`物理(选择`) says too little for more than raw or converted.
    let whole = key.ends_with([')', ']', '】', '〕']);
    with_part(subject, inside).filter(|meaning| match meaning {
        Meaning::Person(_) => false,
        Meaning::Score(_, Kind::Raw | Kind::Converted) => true,
        // 数学(文科) is the paper of a track.
        Meaning::Aside(Aside::Subtotal) => whole && inside == "听力",
        _ => whole,
    })
}

/// The subject in the bracket: `成绩(语文)`, `班排(语文)`, `成绩(总分)`.
fn figure_of_subject(figure: &str, of: &str) -> Option<Meaning> {
    match (exact(figure).or_else(|| by_pattern(figure))?, exact(of)?) {
        (Meaning::Part(kind), Meaning::Score(subject, _)) => Some(Meaning::Score(subject, kind)),
        (Meaning::Part(kind), Meaning::Total(_)) => Some(Meaning::Total(kind)),
        (Meaning::Aside(aside), Meaning::Score(..) | Meaning::Total(_)) => Some(Meaning::Aside(aside)),
        _ => None,
    }
}

/// A total and a word of its block: `总分_原始成绩`, `合计校次`.
pub(super) fn of_total(key: &str) -> Option<Meaning> {
    let word =
        TOTALS.iter().filter(|word| word.chars().count() > 1).filter(|word| key.starts_with(**word)).max_by_key(|word| word.len())?;
    let rest = key[word.len()..].trim_matches(|c: char| !c.is_alphanumeric());
    match exact(rest).or_else(|| by_pattern(rest))? {
        Meaning::Part(kind) | Meaning::Total(kind) => Some(Meaning::Total(kind)),
        Meaning::Aside(aside) => Some(Meaning::Aside(aside)),
        Meaning::Person(Field::Class | Field::Grade | Field::School) => Some(Meaning::Aside(Aside::Rank)),
        _ => None,
    }
}

/// A subject and a word of its block in one text: `语文分数`, `化学|赋分`, `化学(原始)`, `原始分_化学`, `物赋`.
pub(super) fn of_subject(key: &str) -> Option<Meaning> {
    if let Some(subject) = key.strip_suffix('赋').or_else(|| key.strip_suffix("赋分")).and_then(Subject::standard) {
        return Some(Meaning::Score(subject, Kind::Converted));
    }
    let front = Subject::split_prefixes(key).into_iter().find_map(|(subject, rest)| match exact(rest) {
        // 数学学科.
        Some(Meaning::Person(Field::Course)) => Some(Meaning::Score(subject, Kind::Plain)),
        _ => with_part(subject, rest),
    });
    front.or_else(|| {
        let (subject, rest) = Subject::split_suffix(key)?;
        with_part(subject, rest).filter(|_| !exam_like(rest))
    })
}

fn with_part(subject: Subject, rest: &str) -> Option<Meaning> {
    let rest = without_full_mark(rest.trim_matches(|c: char| !c.is_alphanumeric()));
    if rest.is_empty() {
        return Some(Meaning::Score(subject, Kind::Plain));
    }
    match exact(rest).or_else(|| by_pattern(rest)).or_else(|| two_parts(rest))? {
        Meaning::Part(kind) => Some(Meaning::Score(subject, kind)),
        // 语文总分 beside 语文 and 书写 is the whole paper.
        Meaning::Total(Kind::Plain) => Some(Meaning::Score(subject, Kind::Overall)),
        Meaning::Total(kind) => Some(Meaning::Score(subject, kind)),
        Meaning::Aside(Aside::Subtotal) if rest == "小计" => Some(Meaning::Score(subject, Kind::Overall)),
        Meaning::Person(Field::Class | Field::Grade | Field::School) => Some(Meaning::Aside(Aside::Rank)),
        Meaning::Person(Field::AbsenceFlag | Field::Remark) | Meaning::Flag(_) => Some(Meaning::Flag(subject)),
        Meaning::Person(_) => Some(Meaning::Person(Field::Other)),
        // 政治理论, 体育理论 are papers of their own.
        Meaning::Aside(Aside::Piece) if rest.starts_with("理论") || rest.starts_with("实践") => None,
        Meaning::Aside(aside) => Some(Meaning::Aside(aside)),
        // 英语English.
        Meaning::Score(same, kind) if same == subject => Some(Meaning::Score(subject, kind)),
        Meaning::Score(..) => Some(Meaning::Aside(Aside::Subtotal)),
        Meaning::OfExam(exam, _) => Some(Meaning::OfExam(exam, Box::new(Meaning::Score(subject, Kind::Plain)))),
        Meaning::Unknown => None,
    }
}

/// Two words for a score behind each other, `成绩分数`: what the second says.
fn two_parts(rest: &str) -> Option<Meaning> {
    let mut borders = rest.char_indices().skip(1).map(|(at, _)| at);
    let part = |text: &str| exact(text).filter(|meaning| matches!(meaning, Meaning::Part(_)));
    borders.find_map(|at| part(&rest[..at]).and_then(|_| exact(&rest[at..]).or_else(|| by_pattern(&rest[at..]))))
}

/// `120分分数` is 分数.
fn without_full_mark(rest: &str) -> &str {
    let words = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    match words.strip_prefix('分') {
        Some(words) if rest.len() > words.len() + '分'.len_utf8() && !words.is_empty() => {
            words.trim_start_matches(|c: char| !c.is_alphanumeric())
        }
        _ => rest,
    }
}

/// One word in two languages: `语文 Chinese`, `Mathematics 数学`, `学号 No.`.
pub(super) fn bilingual(key: &str) -> Option<Meaning> {
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '.' | '&');
    let words: String = key.chars().filter(|c| !latin(*c)).collect();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    let other: String = key.chars().filter(|c| latin(*c)).collect();
    if words.is_empty() || other.len() < 2 || words.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let meant = exact(words).or_else(|| of_subject(words)).or_else(|| by_pattern(words))?;
    let translated = exact(other.trim_matches('.'))
        .is_none_or(|other| other == meant || matches!((&other, &meant), (Meaning::Person(_), Meaning::Person(_))));
    translated.then_some(meant)
}

/// A subject with its number before it: `01语文`, `2.数学`, `(3)英语`.
pub(super) fn numbered_subject(key: &str) -> Option<Meaning> {
    let key = key.trim_start_matches('(');
    let rest = key.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = key.len() - rest.len();
    let rest = rest.trim_start_matches(['.', '_', '-', '、', ')', ' ']);
    let meant = if (1..=3).contains(&digits) { exact(rest).or_else(|| of_subject(rest)) } else { None };
    meant.filter(|meaning| matches!(meaning, Meaning::Score(..)))
}

/// An unknown course and a known word behind it: `机械制图成绩`, `大学物理_班次`.
pub fn course_and_word(key: &str) -> Option<(String, Meaning)> {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let inside_word = |at: &usize| letter(key[..*at].chars().next_back()) && letter(key[*at..].chars().next());
    let borders = key.char_indices().map(|(at, _)| at).skip(2).filter(|at| !inside_word(at));
    borders
        .filter_map(|at| {
            let word = key[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
            let meaning = exact(word).or_else(|| by_pattern(word))?;
            let figure =
                matches!(meaning, Meaning::Part(_) | Meaning::Aside(Aside::Rank | Aside::Change | Aside::Derived | Aside::Aggregate));
            figure.then(|| (key[..at].trim_end_matches(['_', '-', '|', '/', ':', ' ', '.']).to_owned(), meaning))
        })
        .next()
}

/// A known word with a remark in brackets: `总分(满分750)`, `班级(必填)`.
pub(super) fn without_remark(key: &str) -> Option<Meaning> {
    let open = key.find(['(', '[', '【', '〔', '{', ','])?;
    if open > 0 { Some(meaning(&key[..open])).filter(Meaning::is_known) } else { None }
}
