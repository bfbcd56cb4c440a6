//! The exam's name: what the titles of the sheets have in common once school, grade, class and the words for a list of
//! scores are taken out.

use super::desk::Desk;
use compact_str::CompactString;
use std::collections::BTreeMap;

/// Words for a list of scores, long ones first.
const LIST_WORDS: [&str; 18] = [
    "成绩统计汇总表",
    "成绩登记汇总表",
    "学生成绩一览表",
    "学生成绩汇总表",
    "学生成绩统计表",
    "学生成绩登记表",
    "成绩一览表",
    "成绩汇总表",
    "成绩统计表",
    "成绩登记表",
    "学生成绩表",
    "学生成绩",
    "成绩汇总",
    "成绩单",
    "成绩册",
    "成绩表",
    "小分表",
    "成绩",
];

/// The configured name, else the commonest of the titles; empty if nothing tells it.
#[must_use]
pub fn exam_name(desk: &Desk<'_>) -> String {
    if let Some(name) = &desk.config.exam.name {
        return name.clone();
    }
    commonest(desk.sheets.iter().map(|sheet| sheet.title.as_str()), &desk.schools.names()).unwrap_or_default()
}

/// What most titles call their exam; `None` if none tells it.
pub fn commonest<'t>(titles: impl Iterator<Item = &'t str>, schools: &[CompactString]) -> Option<String> {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for title in titles.filter(|title| !title.trim().is_empty()) {
        let name = strip(title, schools);
        if name.chars().count() >= 2 {
            *names.entry(name).or_default() += 1;
        }
    }
    let best = names.into_iter().max_by(|(a, n), (b, m)| n.cmp(m).then(b.chars().count().cmp(&a.chars().count())).then(b.cmp(a)));
    best.map(|(name, _)| name)
}

/// A title without its school, grade, class and list words.
fn strip(title: &str, schools: &[CompactString]) -> String {
    let mut name = title.to_owned();
    for school in schools.iter().filter(|school| school.chars().count() >= 2) {
        name = name.replace(school.as_str(), " ");
    }
    for word in LIST_WORDS {
        name = name.replace(word, " ");
    }
    let words: Vec<&str> = name.split_whitespace().map(without_class).filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    name.trim_matches(|c: char| c.is_whitespace() || TRAILING.contains(c)).to_owned()
}

/// Brackets and dashes that are left over, half and full width.
const TRAILING: &str = "()-_:,、—\u{ff08}\u{ff09}\u{ff1a}\u{ff0c}\u{ff0d}";

/// A word without `九年级(1)班` at its end; nothing is left of a word that is a grade or class alone.
fn without_class(word: &str) -> &str {
    const SIGNS: &str = "一二三四五六七八九十0123456789()\u{ff08}\u{ff09}";
    let Some(bare) = word.strip_suffix('班') else {
        return if crate::model::Grade::find_in(word).is_some_and(|_| word.chars().count() <= 4) { "" } else { word };
    };
    let bare = bare.trim_end_matches(|c| SIGNS.contains(c));
    let bare = ["年级", "初", "高"].iter().find_map(|stage| bare.strip_suffix(stage)).unwrap_or(bare);
    bare.trim_end_matches(|c| SIGNS.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn school_grade_class_and_list_words_go() {
        let schools = ["城关镇初级中学".into(), "一中".into()];
        for title in [
            "2025-2026学年第一学期期末考试 城关镇初级中学 九年级(1)班 成绩表",
            "城关镇初级中学2025-2026学年第一学期期末考试成绩汇总表",
            "2025-2026学年第一学期期末考试成绩单(一中)",
            "2025-2026学年第一学期期末考试九年级1班成绩",
        ] {
            assert_eq!(strip(title, &schools), "2025-2026学年第一学期期末考试", "{title}");
        }
        assert_eq!(strip("九年级 成绩表", &schools), "");
    }
}
