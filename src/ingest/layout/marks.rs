//! One score cell → [`Mark`], and what is to be said about it (messy-sheets: special marks). Tells of one cell only;
//! what a row of zeros or an empty column means is decided where the row and the sheet are seen.

use crate::{
    config::reading::{Attempts, Negative, ReadingRules},
    ingest::{clean, raw::Value},
    model::{Mark, Score, Status},
};
use std::collections::BTreeMap;

/// What is to be said about a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Remark {
    /// A number typed as text with blanks, full-width digits or invisible marks.
    Padded,
    /// `95分`: read as a number.
    Unit,
    /// `95,5`: set aside.
    Comma,
    /// `100+10`: the base counts.
    Bonus,
    /// `55/60`, `缓考/89`: attempts, set aside.
    Attempts,
    /// Below zero: set aside.
    Negative,
    /// `36，剔除`: kept, out of statistics.
    Excluded,
    /// Read as `[reading]` chooses; the choice.
    Chosen(&'static str),
    /// Shown as a date.
    Date,
    /// TRUE or FALSE.
    Truth,
    /// Shown as a percentage.
    Percent,
    /// `#REF!`.
    ErrorCell,
    /// A formula without its result.
    NoStoredValue,
    /// The reader could not make sense of it.
    Broken,
    /// A text that is no known mark.
    Unknown,
}

/// What a cell was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The mark.
    pub mark: Mark,
    /// What is to be said.
    pub remark: Option<Remark>,
}

const fn plain(mark: Mark) -> Reading {
    Reading { mark, remark: None }
}

const fn chosen(mark: Mark, setting: &'static str) -> Reading {
    Reading { mark, remark: Some(Remark::Chosen(setting)) }
}

const fn aside(remark: Remark) -> Reading {
    Reading { mark: Mark::without_score(Status::Unreadable), remark: Some(remark) }
}

/// The status that a word stands for, as a key (metrics.md §1 and messy-sheets §6). Asked of every text, hence a `match`.
#[rustfmt::skip]
fn status_of(key: &str) -> Option<Status> {
    Some(match key {
        "缺" | "缺考" | "未考" | "q" | "abs" | "absent" | "缺席" | "未到" | "未参加" | "未参考" | "旷考" | "弃考" | "没考" | "没来" | "缺试"
        | "未参加考试" | "qk" => Status::Absent,
        "免考" | "免试" | "免修" | "免" | "exempt" => Status::Exempt,
        "缓考" | "病假" | "病" | "事假" | "缓" | "请假" | "deferred" => Status::Deferred,
        "作弊" | "违纪" | "取消" | "che" | "违规" | "舞弊" | "取消成绩" | "misconduct" => Status::Misconduct,
        "转出" | "休学" | "退学" | "出国" | "辍学" | "转学" | "离校" | "已转出" | "转走" | "withdrawn" => Status::Withdrawn,
        "n" | "未选" | "未选考" | "不选" | "未选科" | "没选" | "不考" | "notaken" | "nottaken" | "未开考" => Status::NotTaken,
        _ => return None,
    })
}

/// Words that take a mark or a candidate out of statistics.
pub const EXCLUDING: [&str; 8] = ["不计排名", "剔除", "排除", "不参与", "不计入", "不统计", "不计分", "不计成绩"];

/// The marks that the exam file declares, by key, and the readings that it chooses.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The choices of `[reading]` for this sheet.
    pub rules: ReadingRules,
    declared: BTreeMap<String, Status>,
}

impl Marks {
    /// The tables of this page, and before them what the exam file declares.
    pub fn new(declared: &BTreeMap<String, Status>, rules: ReadingRules) -> Self {
        Self { rules, declared: declared.iter().map(|(word, status)| (clean::key(word), *status)).collect() }
    }

    /// Reads a score cell.
    pub fn read(&self, value: Option<&Value>) -> Reading {
        match value {
            None => plain(Mark::without_score(Status::Blank)),
            Some(Value::Number(number)) => self.number(*number),
            Some(Value::Text(text)) => self.text(text),
            Some(Value::Date(_)) => aside(Remark::Date),
            Some(Value::Bool(_)) => aside(Remark::Truth),
            Some(Value::Percent(_)) => aside(Remark::Percent),
            Some(Value::Error(_)) => aside(Remark::ErrorCell),
            Some(Value::NoStoredValue) => aside(Remark::NoStoredValue),
            Some(Value::Broken(_)) => aside(Remark::Broken),
        }
    }

    fn number(&self, number: f64) -> Reading {
        if !self.declared.is_empty()
            && let Some(status) = self.declared.get(clean::number_text(number).as_str())
        {
            return plain(Mark::without_score(*status));
        }
        match clean::score(number) {
            Some(score) if score >= Score::ZERO => plain(Mark::present(score)),
            Some(score) => self.negative(score),
            None => aside(Remark::Unknown),
        }
    }

    fn text(&self, text: &str) -> Reading {
        let key = clean::key(text);
        let key = unquoted(&key);
        if let Some(status) = self.status(key) {
            return plain(Mark::without_score(status));
        }
        if let Some(score) = number(key) {
            let remark = (key != text).then_some(Remark::Padded);
            return if score < Score::ZERO { self.negative(score) } else { Reading { mark: Mark::present(score), remark } };
        }
        self.composed(key)
    }

    /// A number below zero is kept with the mark: the paper as a whole may show that it is a score.
    fn negative(&self, score: Score) -> Reading {
        match self.rules.negative {
            Negative::Infer => Reading { mark: Mark { status: Status::Unreadable, score }, remark: Some(Remark::Negative) },
            Negative::Aside => aside(Remark::Negative),
            Negative::Score => chosen(Mark::present(score), "negative = \"score\""),
            Negative::Absent => chosen(Mark::without_score(Status::Absent), "negative = \"absent\""),
            Negative::NotTaken => chosen(Mark::without_score(Status::NotTaken), "negative = \"not-taken\""),
        }
    }

    /// `55/60`, `缓考/89`: the attempt that counts, where it can be read.
    fn attempts(&self, key: &str) -> Reading {
        let (attempt, setting) = match self.rules.attempts {
            Attempts::Aside => return aside(Remark::Attempts),
            Attempts::First => (key.split('/').next(), "attempts = \"first\""),
            Attempts::Last => (key.split('/').next_back(), "attempts = \"last\""),
        };
        let attempt = attempt.unwrap_or_default();
        let score = number(attempt).filter(|score| *score >= Score::ZERO).map(Mark::present);
        let status = || self.status(attempt).filter(|status| *status != Status::Blank).map(Mark::without_score);
        score.or_else(status).map_or(aside(Remark::Attempts), |mark| chosen(mark, setting))
    }

    /// The status that a word stands for.
    pub fn status(&self, key: &str) -> Option<Status> {
        if let Some(status) = self.declared.get(key) {
            return Some(*status);
        }
        let rules = key.chars().all(|c| matches!(c, '-' | '—' | '–' | '―' | '−' | '─' | '/' | '\\' | '_' | 'ー' | '一'));
        if key.is_empty() || rules || matches!(key, "null" | "nan" | "none" | "无" | "n/a" | "na" | "暂无" | "暂无数据" | "空") {
            return Some(Status::Blank);
        }
        status_of(key)
    }

    /// What a reason for missing marks says of them: a known word, alone or before its details (免考:随班就读), else absence;
    /// `None` if nothing is said.
    pub fn reason(&self, key: &str) -> Option<Status> {
        let word = key.split(['(', '[', '-', ',', ':']).next().unwrap_or_default();
        match (self.status(key), self.status(word)) {
            (Some(Status::Blank), _) => None,
            (Some(status), _) => Some(status),
            (None, Some(status)) if status != Status::Blank => Some(status),
            _ => Some(Status::Absent),
        }
    }

    /// Numbers and marks with something behind or before them.
    fn composed(&self, key: &str) -> Reading {
        // Each of the words begins with one of these.
        if key.contains(['不', '剔', '排'])
            && let Some(at) = EXCLUDING.iter().filter_map(|word| key.find(word)).min()
        {
            return self.excluded(key[..at].trim_end_matches([',', ';', '、', '(', '。', ':']));
        }
        if let Some((base, bonus)) = key.split_once('+')
            && let (Some(base), Some(bonus)) = (number(base), number(bonus))
        {
            if self.rules.bonus_counts {
                return chosen(Mark::present([base, bonus].into_iter().sum()), "bonus = \"sum\"");
            }
            return Reading { mark: Mark::present(base), remark: Some(Remark::Bonus) };
        }
        if key.contains('/') {
            return self.attempts(key);
        }
        if let Some(score) = key.strip_suffix('分').and_then(number) {
            return Reading { mark: Mark::present(score), remark: Some(Remark::Unit) };
        }
        if key.contains(',') && key.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) {
            return aside(Remark::Comma);
        }
        // 缺考(病), 缺考-已报备, 缺考*: a known word followed by its reason in brackets, behind a rule, or by a sign.
        let word = key.split(['(', '[', '-', ',', ':', '*', '!', '。']).next().unwrap_or_default();
        match self.status(word) {
            Some(status) if status != Status::Blank && word.chars().count() > 1 => plain(Mark::without_score(status)),
            _ => aside(Remark::Unknown),
        }
    }

    /// What stands before 剔除, 不计排名…
    fn excluded(&self, before: &str) -> Reading {
        if let Some(score) = number(before).filter(|score| *score >= Score::ZERO) {
            if self.rules.excluded_marks_count {
                return chosen(Mark::present(score), "excluded_marks = \"in\"");
            }
            return Reading { mark: Mark { status: Status::Excluded, score }, remark: Some(Remark::Excluded) };
        }
        match self.status(before) {
            Some(status) if status != Status::Blank => plain(Mark::without_score(status)),
            _ => aside(Remark::Unknown),
        }
    }
}

/// `'107`: a figure with the sign before it that keeps it a text.
pub fn unquoted(key: &str) -> &str {
    key.strip_prefix('\'').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(key)
}

/// Plain decimal text; no exponent, no thousands marks.
pub fn number(key: &str) -> Option<Score> {
    let digits = key.strip_prefix(['+', '-']).unwrap_or(key);
    let begins = digits.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'.');
    let ends = digits.bytes().last().is_some_and(|byte| byte.is_ascii_digit());
    if begins && ends && digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return key.parse().ok();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Status, String, Option<Remark>) {
        let read = Marks::default().read(Some(&Value::Text(text.into())));
        (read.mark.status, read.mark.score.to_string(), read.remark)
    }

    #[test]
    fn numbers_as_text_are_numbers() {
        let present = |score: &str, remark| (Status::Present, score.to_owned(), remark);
        assert_eq!(read("95"), present("95", None));
        assert_eq!(read(" 95 "), present("95", Some(Remark::Padded)));
        assert_eq!(read("９５"), present("95", Some(Remark::Padded)));
        assert_eq!(read("95．5"), present("95.5", Some(Remark::Padded)));
        assert_eq!(read("120.50"), present("120.5", None));
        assert_eq!(read("+95"), present("95", None));
        assert_eq!(read("95\u{200b}"), present("95", Some(Remark::Padded)));
        assert_eq!(read("95分"), present("95", Some(Remark::Unit)));
        assert_eq!(read("100+10"), present("100", Some(Remark::Bonus)));
    }

    #[test]
    fn what_cannot_be_told_is_set_aside() {
        for (text, remark) in [
            ("95,5", Remark::Comma),
            ("1e2", Remark::Unknown),
            ("九十五", Remark::Unknown),
            ("55/60", Remark::Attempts),
            ("缓考/89", Remark::Attempts),
            ("旷考/", Remark::Attempts),
            ("0/", Remark::Attempts),
            ("未扫，剔除", Remark::Unknown),
            ("D", Remark::Unknown),
            ("优", Remark::Unknown),
        ] {
            assert_eq!(read(text), (Status::Unreadable, "0".to_owned(), Some(remark)), "{text}");
        }
        assert_eq!(read("-1"), (Status::Unreadable, "-1".to_owned(), Some(Remark::Negative)), "until all of the paper is seen");
    }

    #[test]
    fn marks_stand_for_statuses() {
        for (text, status) in [
            ("缺考", Status::Absent),
            ("缺", Status::Absent),
            ("Q", Status::Absent),
            ("ABS", Status::Absent),
            ("缺考，不计排名", Status::Absent),
            ("缺考（病）", Status::Absent),
            ("免考", Status::Exempt),
            ("缓考", Status::Deferred),
            ("作弊", Status::Misconduct),
            ("转出", Status::Withdrawn),
            ("N", Status::NotTaken),
            ("-", Status::Blank),
            ("--", Status::Blank),
            ("—", Status::Blank),
            ("/", Status::Blank),
            ("null", Status::Blank),
            ("  ", Status::Blank),
        ] {
            assert_eq!(read(text), (status, "0".to_owned(), None), "{text}");
        }
        assert_eq!(read("36，剔除"), (Status::Excluded, "36".to_owned(), Some(Remark::Excluded)));
        assert_eq!(read("0，不计排名"), (Status::Excluded, "0".to_owned(), Some(Remark::Excluded)));
    }

    #[test]
    fn the_exam_file_comes_first() {
        let declared = BTreeMap::from([("病".to_owned(), Status::Exempt), ("-1".to_owned(), Status::Absent)]);
        let marks = Marks::new(&declared, ReadingRules::default());
        assert_eq!(marks.read(Some(&Value::Text("病".into()))).mark.status, Status::Exempt);
        assert_eq!(marks.read(Some(&Value::Number(-1.0))).mark.status, Status::Absent);
        assert_eq!(marks.read(Some(&Value::Number(-2.0))).remark, Some(Remark::Negative));
    }
}
