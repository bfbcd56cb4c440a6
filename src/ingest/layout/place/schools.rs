//! The school that a text names: `江城县城关镇初级中学2025年春季期末成绩`.

use crate::ingest::clean;

/// How names of schools end, longer ones first.
const SCHOOL_ENDINGS: [&str; 22] = [
    "九年一贯制学校",
    "十二年一贯制学校",
    "初级中学",
    "高级中学",
    "完全中学",
    "职业中学",
    "实验学校",
    "实验中学",
    "外国语学校",
    "中心小学",
    "中心学校",
    "中心校",
    "教学点",
    "附属中学",
    "中学",
    "小学",
    "学校",
    "附中",
    "附小",
    "初中",
    "高中",
    "书院",
];

/// What may follow a school's name and still belong to it.
const SCHOOL_TAILS: [&str; 12] =
    ["附属中学", "附属小学", "附属学校", "初中部", "高中部", "小学部", "校区", "分校", "分部", "本部", "集团", "教学点"];

/// Words before a school's name in a title that do not belong to it.
const BEFORE_SCHOOL: [&str; 22] = [
    "教育局",
    "教体局",
    "教研室",
    "考试",
    "联考",
    "统考",
    "监测",
    "检测",
    "学年度",
    "学年",
    "学期",
    "年度",
    "年春季",
    "年秋季",
    "年春",
    "年秋",
    "年",
    "月份",
    "月",
    "日",
    "届",
    "度",
];

/// The school named in a text.
pub fn school_in(text: &str) -> Option<String> {
    let text = clean::name(text);
    let words = text.split(|c: char| {
        c.is_whitespace()
            || c.is_ascii_punctuation()
            || matches!(c, '：' | '（' | '）' | '，' | '。' | '、' | '《' | '》' | '【' | '】' | '—' | '“' | '”')
    });
    let name = words.filter(|word| !word.is_empty()).find_map(school_in_word)?;
    Some(with_former_name(&text, name))
}

/// A name with the bracket behind it that belongs to it: `滨河校区（原东河镇九年一贯制学校）`.
fn with_former_name(text: &str, name: String) -> String {
    let after = text.split_once(&name).map_or("", |(_, after)| after);
    let bracket = [('（', '）'), ('(', ')')].into_iter().find_map(|(open, close)| {
        let (inside, _) = after.strip_prefix(open)?.split_once(close)?;
        let of_school =
            inside.starts_with('原') || SCHOOL_ENDINGS.iter().any(|ending| inside.len() > ending.len() && inside.ends_with(ending));
        of_school.then(|| format!("{name}{open}{inside}{close}"))
    });
    bracket.unwrap_or(name)
}

/// The first name of a school in a word; what only looks like one (初中学业, 小学生) is passed over.
fn school_in_word(word: &str) -> Option<String> {
    let mut rest = word;
    while let Some(mut end) = first_ending(rest) {
        while let Some(tail) = tail_after(rest, end) {
            end = tail;
        }
        if let Some(name) = school_name(&rest[..end], &rest[end..]) {
            return Some(name);
        }
        rest = &rest[end..];
    }
    None
}

/// The name at the end of `text`, if what follows does not take it back.
fn school_name(text: &str, after: &str) -> Option<String> {
    const GENERIC: [&str; 11] = ["全县", "全市", "全区", "各", "全体", "中小学", "本", "所有", "我", "联考", "该"];
    const BARE: [&str; 5] = ["初中", "高中", "中学", "小学", "学校"];
    if ["生", "业", "学业", "毕业", "升学", "排名", "阶段", "学段", "老师", "教师", "部分"].iter().any(|next| after.starts_with(next))
    {
        return None;
    }
    let mut name = text;
    for before in BEFORE_SCHOOL {
        // 2025年 stands before a name, 九年 is part of one.
        let dated = |at: usize| before.chars().count() > 1 || at == 0 || name[..at].ends_with(|c: char| c.is_ascii_digit());
        if let Some(at) = name.rfind(before).filter(|at| at + before.len() < name.len() && dated(*at)) {
            name = &name[at + before.len()..];
        }
    }
    let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-' | '.'));
    let name = name.strip_prefix("秋季").or_else(|| name.strip_prefix("春季")).unwrap_or(name);
    // 某县小学, 全市中学: a kind of school, not a school.
    let kind = BARE
        .iter()
        .any(|ending| name.strip_suffix(ending).is_some_and(|of| of.is_empty() || of.ends_with(['县', '市', '区', '省', '州', '年'])));
    let short = name.chars().count() < 3 && !["一中", "二中", "三中", "附中", "附小"].contains(&name);
    let generic =
        kind || short || GENERIC.iter().any(|word| name.starts_with(word)) || name.contains("中小学") || SCHOOL_ENDINGS.contains(&name);
    (!generic).then(|| name.to_owned())
}

/// The end of the first school name in a word.
fn first_ending(word: &str) -> Option<usize> {
    let ends = SCHOOL_ENDINGS.iter().filter_map(|ending| word.find(ending).map(|at| (at + ending.len(), at)));
    // 市三中, 第八中: a number before 中, and not the beginning of 中学 or 中考.
    let numbered = word.char_indices().filter(|(at, c)| {
        *c == '中'
            && word[..*at]
                .ends_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0'])
            && !["考", "学", "心", "等", "级"].iter().any(|next| word[at + c.len_utf8()..].starts_with(next))
    });
    ends.chain(numbered.map(|(at, c)| (at + c.len_utf8(), at))).min_by_key(|(end, start)| (*start, usize::MAX - end)).map(|(end, _)| end)
}

fn tail_after(word: &str, end: usize) -> Option<usize> {
    let rest = &word[end..];
    SCHOOL_TAILS.iter().find_map(|tail| {
        let at = rest.find(tail).filter(|at| rest[..*at].chars().count() <= 4 && !rest[..*at].contains(['年', '级', '班']))?;
        Some(end + at + tail.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schools_are_found_in_titles_and_file_names() {
        let cases = [
            ("城关镇初级中学2025年春季学期九年级学业水平模拟考试成绩登记表", "城关镇初级中学"),
            ("001_城关镇初级中学", "城关镇初级中学"),
            ("2025年秋季学期东河镇中心小学三年级期末成绩", "东河镇中心小学"),
            ("2024—2025学年度第一学期 西山镇九年一贯制学校 期末成绩", "西山镇九年一贯制学校"),
            ("某县第一中学高二年级期中考试", "某县第一中学"),
            ("市三中初三成绩", "市三中"),
            ("师范大学附属中学", "师范大学附属中学"),
            ("城关镇初级中学1校区", "城关镇初级中学1校区"),
            ("考镜县第十二中学滨河校区（原东河镇九年一贯制学校）九年级", "考镜县第十二中学滨河校区（原东河镇九年一贯制学校）"),
            ("城关镇初级中学（九年级）", "城关镇初级中学"),
            ("城关镇初级中学(1)", "城关镇初级中学"),
            ("城关镇学校（小学）三年级", "城关镇学校"),
        ];
        for (text, school) in cases {
            assert_eq!(school_in(text).as_deref(), Some(school), "{text}");
        }
        let later = "考镜县2025年初中学业水平考试城关镇初级中学成绩";
        assert_eq!(school_in(later).as_deref(), Some("城关镇初级中学"));
        for text in
            ["考镜县2025年初中学业水平考试", "考镜县初中学业水平考试", "考镜县小学三年级期末", "2025年小学毕业考试", "考镜县高中期末联考"]
        {
            assert_eq!(school_in(text), None, "{text}");
        }
        for text in ["成绩", "Sheet1", "2025年中考成绩", "全县中学成绩", "九年级期末考试", "学校", "小学生成绩", "期中考试"]
        {
            assert_eq!(school_in(text), None, "{text}");
        }
    }
}
