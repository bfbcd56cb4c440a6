//! Words that stand in a table of the vocabulary as they are, and words known by a part of them.

use super::{
    exams::exam_like,
    meaning::{Aside, Field, Kind, Meaning},
    vocabulary::{
        AGGREGATES, CHANGES, CONVERTED_PARTS, CONVERTED_TOTALS, DERIVED, OVERALL_PARTS, PERSONS, PIECES, PLAIN_PARTS, RANKS, RAW_PARTS,
        RAW_TOTALS, SUBTOTALS, TOTALS,
    },
};
use crate::model::Subject;

/// Words that stand in a table as they are.
pub(super) fn exact(key: &str) -> Option<Meaning> {
    if let Some((field, _)) = PERSONS.iter().find(|(_, words)| words.contains(&key)) {
        return Some(Meaning::Person(*field));
    }
    let tables: [(&[&str], Meaning); 12] = [
        (TOTALS, Meaning::Total(Kind::Plain)),
        (RAW_TOTALS, Meaning::Total(Kind::Raw)),
        (CONVERTED_TOTALS, Meaning::Total(Kind::Converted)),
        (SUBTOTALS, Meaning::Aside(Aside::Subtotal)),
        (PLAIN_PARTS, Meaning::Part(Kind::Plain)),
        (RAW_PARTS, Meaning::Part(Kind::Raw)),
        (CONVERTED_PARTS, Meaning::Part(Kind::Converted)),
        (OVERALL_PARTS, Meaning::Part(Kind::Overall)),
        (PIECES, Meaning::Aside(Aside::Piece)),
        (CHANGES, Meaning::Aside(Aside::Change)),
        (DERIVED, Meaning::Aside(Aside::Derived)),
        (AGGREGATES, Meaning::Aside(Aside::Aggregate)),
    ];
    if let Some((_, meaning)) = tables.into_iter().find(|(words, _)| words.contains(&key)) {
        return Some(meaning);
    }
    if RANKS.contains(&key) {
        return Some(Meaning::Aside(Aside::Rank));
    }
    Subject::standard(key).map(|subject| Meaning::Score(subject, Kind::Plain))
}

/// The corner of a table, `成绩\姓名`: names stand below or beside it.
pub(super) fn corner(key: &str) -> Option<Meaning> {
    let parts: Vec<&str> = key.split(['\\', '/', '|']).collect();
    (parts.len() == 2 && parts.contains(&"姓名")).then_some(Meaning::Person(Field::Name))
}

/// Words known by a part of them.
pub(super) fn by_pattern(key: &str) -> Option<Meaning> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| key.ends_with(ending));
    let holds = |parts: &[&str]| parts.iter().any(|part| key.contains(part));
    let numbered = |word: &str| key.strip_prefix(word).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if holds(&["中考"]) && !holds(&["模拟", "适应"]) {
        return Some(Meaning::OfExam("中考".to_owned(), Box::new(Meaning::Unknown)));
    }
    if holds(&["排名", "名次", "排位", "位次", "rank"]) || numbered("名") || numbered("排名") || numbered("名次") {
        return Some(Meaning::Aside(Aside::Rank));
    }
    if key.chars().count() <= 4 && ends(&["排", "级名", "班名", "校名"]) {
        return Some(Meaning::Aside(Aside::Rank));
    }
    if holds(&["进退", "进步", "退步", "升降", "差值", "增值", "名次差"]) {
        return Some(Meaning::Aside(Aside::Change));
    }
    if key.starts_with("平均值项") || key.starts_with("计数项") || key.starts_with("求和项") {
        return Some(Meaning::Aside(Aside::Aggregate));
    }
    // A column for each class holds no paper.
    if is_class(key) {
        return Some(Meaning::Aside(Aside::Derived));
    }
    // 理论40%, 技能60%: a piece and its weight.
    let weighed = key.strip_suffix('%').map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
    if let Some(word) = weighed.filter(|word| !word.is_empty() && word.len() + 1 < key.len() && !exam_like(word)) {
        return exact(word).or(Some(Meaning::Aside(Aside::Piece)));
    }
    if holds(&["人数", "率"]) && !holds(&["概率"]) {
        return Some(Meaning::Aside(Aside::Aggregate));
    }
    if holds(&["等级", "评级", "等第", "平均", "均分", "百分位", "绩点", "备注"]) && !holds(&["等级赋分", "等级分"])
    {
        return Some(Meaning::Aside(Aside::Derived));
    }
    if ends(&["册数", "科数", "科目数", "门数", "次数", "天数", "本数", "个数", "件数", "数量", "代码", "编码", "年龄", "视力", "年份"])
        || BODY.iter().any(|word| key.contains(word))
        || key.ends_with("证号")
    {
        return Some(Meaning::Aside(Aside::Derived));
    }
    if numbered("总分") {
        return Some(Meaning::Total(Kind::Plain));
    }
    if ends(&["总分", "总成绩", "总计"]) && Subject::split_prefix(key).is_none() && !exam_like(key) {
        return Some(Meaning::Total(if holds(&["原始"]) {
            Kind::Raw
        } else if holds(&["赋分", "转换", "折"]) {
            Kind::Converted
        } else {
            Kind::Plain
        }));
    }
    None
}

/// Figures of a body or of a store, never of an exam.
#[rustfmt::skip]
const BODY: [&str; 20] = [
    "身高", "体重", "肺活量", "坐位体前屈", "立定跳远", "仰卧起坐", "引体向上", "米跑", "跳绳", "握力", "胸围", "血压", "单价", "金额", "规格", "库存",
    "扣分", "操行", "量化分", "bmi",
];

/// Whether a header that is in no table says that its figures are numbers of something, days or money, and no scores: 宿舍号,
/// 报名日期.
pub fn names_a_number(key: &str) -> bool {
    ["号", "号码", "电话", "手机", "邮编", "日期", "时间", "生日", "费", "金额", "床位", "楼层"].iter().any(|ending| key.ends_with(ending))
}

/// The label of a class as a whole header: `1班`, `九(3)班`.
fn is_class(key: &str) -> bool {
    let Some(number) = key.strip_suffix('班') else { return false };
    number.bytes().any(|b| b.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十初高年级()".contains(c))
}
