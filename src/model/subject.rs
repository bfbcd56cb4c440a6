//! [`Subject`]: a paper's subject under its standard name, aliases folded.

use compact_str::CompactString;
use std::fmt;

/// A subject under its standard name (`语文`), else the header's own words. `总分` is the total.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject(CompactString);

/// Standard names in the order in which offices list them.
pub const ORDER: [&str; 16] = [
    "语文",
    "数学",
    "英语",
    "日语",
    "俄语",
    "物理",
    "化学",
    "生物",
    "政治",
    "道德与法治",
    "历史",
    "地理",
    "科学",
    "技术",
    "信息技术",
    "体育",
];

/// The total's name in the open tables.
pub const TOTAL: &str = "总分";

/// Standard name and what else it is called (messy-sheets: header aliases), lower case, without blanks.
const ALIASES: &[(&str, &[&str])] = &[
    ("语文", &["語文", "中文", "国文", "国语", "语", "语文学科", "chinese", "yuwen", "yw"]),
    ("数学", &["數學", "数", "理数", "文数", "理科数学", "文科数学", "数学理", "数学文", "math", "maths", "mathematics", "shuxue", "sx"]),
    (
        "英语",
        &["英語", "英", "外语", "外", "英文", "外国语", "英语/日语", "英/日", "英语日语", "英语听说", "english", "yingyu", "yy", "wy"],
    ),
    ("日语", &["日", "japanese"]),
    ("俄语", &["俄", "russian"]),
    ("物理", &["物", "物理学", "physics", "wuli", "wl"]),
    ("化学", &["化", "chemistry", "huaxue", "hx"]),
    ("生物", &["生", "生物学", "biology", "shengwu", "sw"]),
    ("政治", &["政", "思想政治", "思政", "思品", "思想品德", "politics", "political", "zhengzhi", "zz"]),
    (
        "道德与法治",
        &[
            "道法",
            "道",
            "道德与法制",
            "道德法治",
            "道德和法治",
            "品德",
            "品德与社会",
            "品德与生活",
            "品社",
            "morality",
            "moralityandlaw",
            "df",
            "ddyfz",
        ],
    ),
    ("历史", &["史", "历", "history", "lishi", "ls"]),
    ("地理", &["地", "geography", "dili", "dl"]),
    ("科学", &["science", "kexue", "kx"]),
    ("技术", &["技", "technology"]),
    ("信息技术", &["信息", "信息科技", "信技", "it", "ict", "computing", "informationtechnology"]),
    ("体育", &["体", "体育与健康", "体育成绩", "pe", "physicaleducation", "ty"]),
    ("通用技术", &["通技"]),
    ("音乐", &["music"]),
    ("美术", &["art"]),
    ("理综", &["理科综合", "理综合"]),
    ("文综", &["文科综合", "文综合"]),
    ("综合", &[]),
    ("劳动", &["劳技", "劳动技术", "劳动教育"]),
    ("艺术", &[]),
    ("书法", &[]),
    ("听力", &[]),
    ("理化", &[]),
    ("政史", &[]),
    ("史地", &[]),
    ("生地", &[]),
    ("科目", &[]),
    ("体育术科", &[]),
    ("美术术科", &[]),
    ("音乐术科", &[]),
];

impl Subject {
    /// A subject of this name, as it is.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The standard subject that this header or name means, aliases folded; `None` if it is no known subject.
    /// Blanks, letter case and a remark in brackets (`英语（含听力）`, even cut off) do not matter.
    #[must_use]
    pub fn standard(text: &str) -> Option<Self> {
        let key: CompactString = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        Self::look_up(&key).or_else(|| {
            let open = key.find(['(', '（', '[', '【', '〔'])?;
            Self::look_up(&key[..open])
        })
    }

    fn look_up(key: &str) -> Option<Self> {
        let fits = |(name, aliases): &&(&str, &[&str])| *name == key || aliases.contains(&key);
        ALIASES.iter().filter(|(name, _)| *name != "科目").find(fits).map(|(name, _)| Self::new(name))
    }

    /// The known subject that a text begins with, and what follows. Single characters do not count: 生 begins 生日.
    #[must_use]
    pub fn split_prefix(text: &str) -> Option<(Self, &str)> {
        Self::longest(|alias| text.strip_prefix(alias))
    }

    /// The known subject that a text ends with, and what stands before it.
    #[must_use]
    pub fn split_suffix(text: &str) -> Option<(Self, &str)> {
        Self::longest(|alias| text.strip_suffix(alias))
    }

    /// Every known subject that a text begins with, and what follows, the longest spelling first: `mathscore` is `maths` and
    /// `core`, or `math` and `score`.
    #[must_use]
    pub fn split_prefixes(text: &str) -> Vec<(Self, &str)> {
        let mut found: Vec<(&str, &str)> = Self::spellings(|alias| text.strip_prefix(alias)).collect();
        found.sort_by_key(|(_, rest)| rest.len());
        found.into_iter().map(|(name, rest)| (Self::new(name), rest)).collect()
    }

    fn longest<'a>(rest: impl Fn(&str) -> Option<&'a str>) -> Option<(Self, &'a str)> {
        Self::spellings(rest).min_by_key(|(_, rest)| rest.len()).map(|(name, rest)| (Self::new(name), rest))
    }

    fn spellings<'a>(rest: impl Fn(&str) -> Option<&'a str>) -> impl Iterator<Item = (&'static str, &'a str)> {
        let spellings = ALIASES
            .iter()
            .filter(|(name, _)| *name != "科目")
            .flat_map(|(name, aliases)| std::iter::once(*name).chain(aliases.iter().copied()).map(move |spelling| (*name, spelling)));
        spellings
            .filter(|(_, spelling)| spelling.chars().count() > 1 && (!spelling.is_ascii() || spelling.len() > 3))
            .filter_map(move |(name, spelling)| rest(spelling).map(|rest| (name, rest)))
    }

    /// The standard subject named anywhere in a text (`九年级数学期末成绩`); `None` if none or several are. 信息 alone is none:
    /// there are 学生信息 and 信息学.
    #[must_use]
    pub fn find_in(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let mut found: Option<(Self, usize)> = None;
        for (name, aliases) in ALIASES.iter().filter(|(name, _)| !matches!(*name, "科目" | "综合" | "听力" | "艺术")) {
            for spelling in std::iter::once(name).chain(aliases.iter()).filter(|spelling| spelling.len() > 4 && **spelling != "信息") {
                if !lower.contains(spelling) {
                    continue;
                }
                match &found {
                    Some((subject, _)) if subject.name() == *name => {}
                    // 信息技术 holds 技术, 英语听说 holds 英语: the longer one is meant.
                    Some((_, length)) if *length >= spelling.len() && spelled_inside(&lower, spelling) => {}
                    Some((subject, length)) if *length < spelling.len() && spelling.contains(subject.name()) => {
                        found = Some((Self::new(name), spelling.len()));
                    }
                    Some(_) => return None,
                    None => found = Some((Self::new(name), spelling.len())),
                }
            }
        }
        found.map(|(subject, _)| subject)
    }

    /// The name under which this subject is taught in a grade: in compulsory education 政治 is 道德与法治.
    #[must_use]
    pub fn taught_in(self, grade: &super::Grade) -> Self {
        let compulsory = grade.number().is_some_and(|number| number <= 9);
        if compulsory && self.0 == "政治" { Self::new("道德与法治") } else { self }
    }

    /// The total over all papers.
    #[must_use]
    pub fn total() -> Self {
        Self::new(TOTAL)
    }

    /// Whether this is the total.
    #[must_use]
    pub fn is_total(&self) -> bool {
        self.0 == TOTAL
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// Whether every place where `spelling` stands in `text` is inside a longer known spelling.
fn spelled_inside(text: &str, spelling: &str) -> bool {
    let longer = ALIASES
        .iter()
        .flat_map(|(name, aliases)| std::iter::once(name).chain(aliases.iter()))
        .filter(|other| other.len() > spelling.len() && other.contains(spelling));
    let rest = longer.fold(text.to_owned(), |text, other| text.replace(other, " "));
    !rest.contains(spelling)
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialOrd for Subject {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Subject {
    /// Office order, then other subjects by name, the total last.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |subject: &Self| {
            let place = ORDER.iter().position(|name| *name == subject.0).unwrap_or(ORDER.len());
            (subject.is_total(), place, subject.0.clone())
        };
        key(self).cmp(&key(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_fold() {
        let cases = [
            ("Chinese", "语文"),
            (" 数 学 ", "数学"),
            ("外语", "英语"),
            ("英语（含听", "英语"),
            ("英语/日语", "英语"),
            ("思想政治", "政治"),
            ("道法", "道德与法治"),
            ("道德与法制", "道德与法治"),
            ("理数", "数学"),
            ("生物学", "生物"),
            ("信息", "信息技术"),
            ("理科综合", "理综"),
        ];
        for (text, name) in cases {
            assert_eq!(Subject::standard(text).as_ref().map(Subject::name), Some(name), "{text}");
        }
        for text in ["姓名", "总分", "科目", "平均分", "", "生日", "班级"] {
            assert_eq!(Subject::standard(text), None, "{text}");
        }
    }

    #[test]
    fn a_subject_is_found_in_a_title_when_it_is_the_only_one() {
        assert_eq!(Subject::find_in("九年级数学期末成绩"), Some(Subject::new("数学")));
        assert_eq!(Subject::find_in("信息技术成绩"), Some(Subject::new("信息技术")));
        assert_eq!(Subject::find_in("语文数学成绩"), None);
        assert_eq!(Subject::find_in("期末成绩"), None);
        assert_eq!(Subject::split_prefix("语文分数"), Some((Subject::new("语文"), "分数")));
        assert_eq!(Subject::split_suffix("月考1_语文"), Some((Subject::new("语文"), "月考1_")));
    }
}
