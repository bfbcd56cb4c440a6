//! School, grade and class of a sheet that has no column for them: told by title, sheet name, file name or folder.
//!
//! Names that say nothing (`Sheet1`, `成绩`, `汇总`) tell nothing. A file's name is the last resort for the school, and is
//! then said to be one.

use super::FileContext;
use crate::{
    config::layout::Layout,
    ingest::{
        clean,
        table::{NameSource, Named, ScoreRow},
    },
    model::{Grade, Subject},
};
use compact_str::CompactString;

/// The names around a table, most telling first.
#[derive(Clone, Debug)]
pub struct Surroundings<'a> {
    /// Title rows, joined.
    pub title: &'a str,
    /// The sheet's name.
    pub sheet: &'a str,
    /// What is known of the file.
    pub file: &'a FileContext,
    /// What was told outright and needs no asking.
    pub told: Option<&'a Layout>,
}

/// A name told outright.
fn declared<T>(value: T) -> Named<T> {
    Named { value, source: NameSource::Declared }
}

impl Surroundings<'_> {
    /// Every name with what it is.
    fn all(&self) -> impl Iterator<Item = (&str, NameSource)> {
        let folders = self.file.folders.iter().rev().map(|folder| (folder.as_str(), NameSource::Folder));
        [(self.title, NameSource::Title), (self.sheet, NameSource::Sheet), (self.file.stem.as_str(), NameSource::File)]
            .into_iter()
            .chain(folders)
    }

    /// The school: what a title calls so; a name that ends like one; else the file's own words, else the folder's.
    pub fn school(&self) -> Option<Named<CompactString>> {
        if let Some(school) = self.told.and_then(|told| told.school.as_deref()) {
            return Some(declared(school.into()));
        }
        if let Some(school) = labelled(self.title, &["学校", "学校名称", "单位", "报名点"]) {
            return Some(Named { value: school.into(), source: NameSource::Title });
        }
        let told = self.all().find_map(|(text, source)| school_in(text).map(|school| Named { value: school.into(), source }));
        let root = school_in(&self.file.root).map(|school| Named { value: school.into(), source: NameSource::Folder });
        told.or(root)
            .or_else(|| {
                let names = self.all().filter(|(_, source)| matches!(source, NameSource::File | NameSource::Folder));
                let tells = |text: &str, source| source == NameSource::Folder || course_named(text).is_none();
                let words = names.filter(|(text, source)| tells(text, *source));
                words.filter_map(|(text, source)| own_words(text).map(|words| Named { value: words.into(), source })).next()
            })
            .or_else(|| self.folder_of_courses().map(|words| Named { value: words.into(), source: NameSource::Folder }))
            .or_else(|| {
                let stem = clean::name(&self.file.stem);
                (!stem.is_empty()).then_some(Named { value: stem, source: NameSource::File })
            })
    }

    /// The text that told a name, to show it.
    pub fn text(&self, source: NameSource) -> &str {
        self.all().find(|(_, at)| *at == source).map_or(&self.file.root, |(text, _)| text)
    }

    /// The grade: title and sheet name first, then the class labels, then file and folder.
    pub fn grade(&self, class: Option<&str>, rows: &[ScoreRow], school: &str) -> Option<Named<Grade>> {
        if let Some(grade) = self.told.and_then(|told| told.grade.clone()) {
            return Some(declared(grade));
        }
        let near = [(self.title, NameSource::Title), (self.sheet, NameSource::Sheet)];
        let told = near.into_iter().find_map(|(text, source)| Grade::find_in(text).map(|value| Named { value, source }));
        told.or_else(|| grade_of_classes(class, rows, school).map(|value| Named { value, source: NameSource::Column })).or_else(|| {
            let far = self.all().filter(|(_, source)| matches!(source, NameSource::File | NameSource::Folder));
            far.filter_map(|(text, source)| Grade::find_in(text).map(|value| Named { value, source })).next()
        })
    }

    /// The class of a sheet per class.
    pub fn class(&self) -> Option<Named<CompactString>> {
        if let Some(class) = self.told.and_then(|told| told.class.as_deref()) {
            return Some(declared(class.into()));
        }
        if let Some(class) = labelled(self.title, &["班级", "班别", "行政班级"]) {
            return Some(Named { value: class.into(), source: NameSource::Title });
        }
        let names = self.all().filter(|(_, source)| *source != NameSource::Folder);
        let told = names.filter_map(|(text, source)| only_class_in(text).map(|class| Named { value: class.into(), source })).next();
        told.or_else(|| {
            let bare = clean::key(self.sheet);
            let number = (1..=4).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
            number.then(|| Named { value: bare.into(), source: NameSource::Sheet })
        })
    }

    /// The subject of a sheet of one subject.
    pub fn subject(&self) -> Option<Subject> {
        if let Some(subject) = self.told.and_then(|told| told.subject.clone()) {
            return Some(subject);
        }
        self.all().find_map(|(text, _)| subject_in(text)).or_else(|| self.course())
    }

    /// A sheet or file called like a course that no table knows: `人体解剖学`.
    fn course(&self) -> Option<Subject> {
        [self.sheet, self.file.stem.as_str()].into_iter().find_map(course_named)
    }

    /// The name of the folder handed over, where files are called after courses: they are not schools.
    fn folder_of_courses(&self) -> Option<String> {
        const NO_NAMES: [&str; 7] = ["桌面", "下载", "文档", "文件夹", "微信", "试卷", "附件"];
        let root = self.file.root.as_str();
        let stem = self.file.stem.as_str();
        let of_course = course_named(stem).is_some() || subject_in(stem).is_some();
        let named = root.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) && !NO_NAMES.iter().any(|word| root.contains(word));
        if of_course && named { own_words(root) } else { None }
    }
}

/// The course that a text names and nothing else, numbers before it and words of exams behind it left out.
fn course_named(text: &str) -> Option<Subject> {
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
fn labelled(title: &str, words: &[&str]) -> Option<String> {
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
    words.filter(|word| !word.is_empty()).find_map(school_in_word)
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

/// What a file or folder name says when exam words, grades, subjects and numbers are taken away; `None` if nothing is left.
fn own_words(text: &str) -> Option<String> {
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

/// The class named in a text that names no other one.
pub fn only_class_in(text: &str) -> Option<String> {
    let class = class_in(text)?;
    let rest = clean::name(text).replace(&class, " ");
    class_in(&rest).is_none_or(|other| other == class).then_some(class)
}

/// The class named in a text: `九(3)班成绩` → `九(3)班`.
pub fn class_in(text: &str) -> Option<String> {
    let chars: Vec<char> = clean::name(text).chars().filter(|c| !c.is_whitespace()).collect();
    let is_inner = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十初高小年级中()（）".contains(c);
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == '班') {
        if chars.get(at + 1).is_some_and(|next| matches!(next, '级' | '主' | '科')) {
            continue;
        }
        let mut start = (0..at).rev().take_while(|before| is_inner(chars[*before])).last()?;
        // A closing bracket or a year before the class belongs to other words: 2025年九(3)班.
        while matches!(chars[start], ')' | '）' | '年' | '级' | '中') {
            start += 1;
        }
        if let Some(year) = chars[start..at]
            .iter()
            .position(|c| *c == '年')
            .filter(|year| chars[start..start + year].iter().filter(|c| c.is_ascii_digit()).count() == 4)
        {
            start += year + 1;
        }
        if chars[start..at].iter().any(|c| c.is_numeric() || "一二三四五六七八九十".contains(*c)) {
            return Some(chars[start..=at].iter().collect());
        }
    }
    None
}

/// The grade on which the class labels of a table agree.
fn grade_of_classes(class: Option<&str>, rows: &[ScoreRow], school: &str) -> Option<Grade> {
    let step = rows.len().div_ceil(200).max(1);
    let labels = || class.into_iter().chain(rows.iter().step_by(step).map(|row| row.class.as_str()).filter(|label| !label.is_empty()));
    let mut told: Option<Grade> = None;
    for label in labels() {
        let grade = Grade::find_in(label).or_else(|| grade_of_number(label, school))?;
        match &told {
            None => told = Some(grade),
            Some(first) if *first == grade => {}
            Some(_) => return None,
        }
    }
    told
}

/// `901`, `901班`: year nine, class one. 1 to 6 only in a primary school, since 201 may also be 高二.
fn grade_of_number(label: &str, school: &str) -> Option<Grade> {
    let key = clean::key(label);
    let digits = key.strip_suffix('班').unwrap_or(&key);
    if digits.len() != 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.ends_with("00") {
        return None;
    }
    let year = digits.as_bytes()[0] - b'0';
    let senior = school.contains("高中") || school.contains("高级中学");
    let possible = if senior { false } else { year >= 7 || school.ends_with("小学") || school.contains("小学部") };
    possible.then(|| Grade::from_number(year)).flatten()
}

/// The grade that a row's own class label names, where the table spans several grades.
pub fn grade_of_label(label: &str, school: &str) -> Option<Grade> {
    Grade::find_in(label).or_else(|| grade_of_number(label, school))
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

    #[test]
    fn classes_and_generic_names() {
        assert_eq!(class_in("九(3)班成绩单").as_deref(), Some("九(3)班"));
        assert_eq!(class_in("2025年九（3）班期末").as_deref(), Some("九（3）班"));
        assert_eq!(class_in("初三12班").as_deref(), Some("初三12班"));
        assert_eq!(class_in("七年级12班").as_deref(), Some("七年级12班"));
        assert_eq!(class_in("班级成绩"), None);
        assert_eq!(class_in("理科班"), None);
        for text in ["成绩汇总表", "九年级期末", "数学", "scores", "2025", "Sheet1", "期末成绩(1)"] {
            assert_eq!(own_words(text), None, "{text}");
        }
        assert_eq!(own_words("D01_space").as_deref(), Some("D01_space"));
        assert_eq!(own_words("3_阳光").as_deref(), Some("阳光"));
    }
}
