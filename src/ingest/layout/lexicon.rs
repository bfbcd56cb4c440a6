//! The words of headers and labels: what a header text means on its own, whatever stands around it.
//!
//! Receives keys (see [`clean::key`](crate::ingest::clean::key)); leaves blocks of several cells to `header` and the
//! test against the data to `columns`. The words are those of score sheets as people saved them.

use super::vocabulary::{
    AGGREGATES, CHANGES, CONVERTED_PARTS, CONVERTED_TOTALS, DERIVED, OVERALL_PARTS, PERSONS, PIECES, PLAIN_PARTS, RANKS, RAW_PARTS,
    RAW_TOTALS, SUBTOTALS, TOTALS,
};
use crate::model::{Score, Subject};

/// A field of a person, or of the row as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// 姓名.
    Name,
    /// 考号, 准考证号: what an exam gives out.
    ExamId,
    /// 学号: an id, or the number 1..60 in the class; the data tells.
    StudentNumber,
    /// 学籍号, identity number.
    RegisterId,
    /// 学籍辅号: a second number of the register.
    AuxiliaryId,
    /// 座号.
    Seat,
    /// 序号.
    RowNumber,
    /// 班级.
    Class,
    /// 学校.
    School,
    /// 学籍学校: the school where there is no other column for it.
    SchoolOfRegister,
    /// 是否剔除: out of statistics.
    Exclusion,
    /// 班级代码: the class where there is no other column for it.
    ClassCode,
    /// 学校代码.
    SchoolCode,
    /// 年级.
    Grade,
    /// 考试名称.
    Exam,
    /// 科目: the long format.
    Course,
    /// 缺考标记: 1 means absent.
    AbsenceFlag,
    /// 缺考科目: the papers that the pupil missed.
    AbsentPapers,
    /// 是否参与统计.
    Participation,
    /// 备注, 状态: words about the row.
    Remark,
    /// 缺考原因: why marks of the row are missing.
    Reason,
    /// 学籍状态.
    Enrolment,
    /// 简称, for the school register.
    ShortName,
    /// 类别, for the school register.
    Category,
    /// 片区, for the school register.
    District,
    /// 考试日期: told as it was read, not used.
    When,
    /// 性别, 考场号, 任课老师…: no use here.
    Other,
}

/// Which of several scores of one paper a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The subject alone, or 分数, 得分, 成绩.
    Plain,
    /// 原始分.
    Raw,
    /// 赋分: a converted score.
    Converted,
    /// 总评: the mark of a course, made of its exams and of work during the term.
    Overall,
}

/// Why a column of figures is no score of this exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aside {
    /// 班排, 名次.
    Rank,
    /// 进退.
    Change,
    /// 平均分, 等级, 学分, a rate.
    Derived,
    /// 主科, 语数英, 理综总分.
    Subtotal,
    /// One question of a paper, in a sheet of items.
    Item,
    /// A part of a paper (作文) below the paper's own column.
    Piece,
    /// 应考人数, 及格率: figures of a unit, not of a person.
    Aggregate,
}

/// What a header text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A field of a person.
    Person(Field),
    /// A paper's score.
    Score(Subject, Kind),
    /// A score whose subject stands elsewhere.
    Part(Kind),
    /// A total over papers.
    Total(Kind),
    /// Something of another exam, by its words: 月考1, 中考.
    OfExam(String, Box<Self>),
    /// Whether a candidate sat this paper: 语文缺考, 状态 below 语文.
    Flag(Subject),
    /// Figures, but not a score.
    Aside(Aside),
    /// Not in the tables.
    Unknown,
}

impl Meaning {
    /// Whether the tables know it.
    pub fn is_known(&self) -> bool {
        *self != Self::Unknown
    }
}

/// What a header text means on its own.
pub fn meaning(key: &str) -> Meaning {
    let key = key.trim_matches(|c: char| matches!(c, '!' | '*' | ':' | '.' | '\'' | '"' | '★' | '☆' | '-' | '_' | '·' | '、' | '|'));
    let key = match (key.chars().next(), key.chars().next_back()) {
        (Some('【' | '[' | '('), Some('】' | ']' | ')')) if key.chars().filter(|c| matches!(c, '【' | '[' | '(')).count() == 1 => {
            key.trim_matches(['【', '】', '[', ']', '(', ')'])
        }
        _ => key,
    };
    // Ids, sentences and 班级:8.3 are no headers; not asking the tables about them keeps reading fast.
    let says_value = key.split_once(':').is_some_and(|(word, value)| !value.is_empty() && matches!(exact(word), Some(Meaning::Person(_))));
    if key.is_empty() || says_value || key.chars().count() > 24 || key.bytes().filter(u8::is_ascii_digit).count() > 6 {
        return Meaning::Unknown;
    }
    bracketed(key)
        .or_else(|| exact(key))
        .or_else(|| corner(key))
        .or_else(|| of_total(key))
        .or_else(|| of_subject(key))
        .or_else(|| by_pattern(key))
        .or_else(|| of_exam(key))
        .or_else(|| without_remark(key))
        .or_else(|| bilingual(key))
        .or_else(|| numbered_subject(key))
        .unwrap_or(Meaning::Unknown)
}

/// A subject whose bracket says what of it: `化学(赋分)`, `语文(期中)`, `英语(听力)`. Other remarks name the paper itself: `英语(含听力)`.
fn bracketed(key: &str) -> Option<Meaning> {
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

/// Words that stand in a table as they are.
fn exact(key: &str) -> Option<Meaning> {
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

/// A total and a word of its block: `总分_原始成绩`, `合计校次`.
fn of_total(key: &str) -> Option<Meaning> {
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

/// One word in two languages: `语文 Chinese`, `Mathematics 数学`, `学号 No.`.
fn bilingual(key: &str) -> Option<Meaning> {
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

/// A subject with its number before it: `01语文`, `2.数学`.
fn numbered_subject(key: &str) -> Option<Meaning> {
    let rest = key.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = key.len() - rest.len();
    let rest = rest.trim_start_matches(['.', '_', '-', '、', ')', ' ']);
    let meant = if (1..=3).contains(&digits) { exact(rest) } else { None };
    meant.filter(|meaning| matches!(meaning, Meaning::Score(..)))
}

/// An unknown course and a known word behind it: `机械制图成绩`, `大学物理_班次`.
pub fn course_and_word(key: &str) -> Option<(String, Meaning)> {
    let borders = key.char_indices().map(|(at, _)| at).skip(2);
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

/// The corner of a table, `成绩\姓名`: names stand below or beside it.
fn corner(key: &str) -> Option<Meaning> {
    let parts: Vec<&str> = key.split(['\\', '/', '|']).collect();
    (parts.len() == 2 && parts.contains(&"姓名")).then_some(Meaning::Person(Field::Name))
}

/// Words known by a part of them.
fn by_pattern(key: &str) -> Option<Meaning> {
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
    if holds(&["人数", "率"]) {
        return Some(Meaning::Aside(Aside::Aggregate));
    }
    if holds(&["等级", "评级", "等第", "平均", "均分", "百分位", "绩点", "备注"]) && !holds(&["等级赋分", "等级分"])
    {
        return Some(Meaning::Aside(Aside::Derived));
    }
    if ends(&["科数", "科目数", "门数", "次数", "天数", "本数", "个数", "件数", "数量", "代码", "编码", "年龄", "视力", "年份"])
        || BODY.iter().any(|word| key.contains(word))
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

/// The label of a class as a whole header: `1班`, `九(3)班`.
fn is_class(key: &str) -> bool {
    let Some(number) = key.strip_suffix('班') else { return false };
    number.bytes().any(|b| b.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十初高年级()".contains(c))
}

/// A subject and a word of its block in one text: `语文分数`, `化学|赋分`, `化学(原始)`, `原始分_化学`, `物赋`.
fn of_subject(key: &str) -> Option<Meaning> {
    if let Some(subject) = key.strip_suffix('赋').or_else(|| key.strip_suffix("赋分")).and_then(Subject::standard) {
        return Some(Meaning::Score(subject, Kind::Converted));
    }
    let front = Subject::split_prefixes(key).into_iter().find_map(|(subject, rest)| with_part(subject, rest));
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
    match exact(rest).or_else(|| by_pattern(rest))? {
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

/// An exam's words before or behind a known header: `月考1_语文`, `期中总分`, `语文(期末)`.
fn of_exam(key: &str) -> Option<Meaning> {
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
        || ["中考", "补考", "一检", "二检", "三检", "期初", "开学考", "适应性"].iter().any(|word| text.contains(word))
}

/// A known word with a remark in brackets: `总分(满分750)`, `班级(必填)`.
fn without_remark(key: &str) -> Option<Meaning> {
    let open = key.find(['(', '[', '【', '〔', '{', ','])?;
    if open > 0 { Some(meaning(&key[..open])).filter(Meaning::is_known) } else { None }
}

/// Takes the full mark out of a header: `语文(150)`, `数学(150分)`, `英语(满分:120)`, `数学/120`, `英语满分100`, `历史60分`.
pub fn take_full_mark(key: &str) -> (String, Option<Score>) {
    let plain = || (key.to_owned(), None);
    if !key.bytes().any(|byte| byte.is_ascii_digit()) {
        return plain();
    }
    if let Some((full, paper)) = key
        .split_once('分')
        .map(|(full, paper)| (full, paper.trim_start_matches(['-', '_', '/', '|', ':'])))
        .filter(|(full, paper)| !full.is_empty() && Subject::standard(paper).is_some())
    {
        return full.parse().map_or_else(|()| plain(), |full| (paper.to_owned(), Some(full)));
    }
    let (front, inside) = match key.find(['(', '[', '【', '<', '〈', '《']) {
        Some(open) => (&key[..open], key[open..].trim_matches(['(', ')', '[', ']', '【', '】', '<', '>', '〈', '〉', '《', '》'])),
        None => match behind_paper(key) {
            Some(split) => split,
            None => return plain(),
        },
    };
    let number = inside
        .trim_start_matches("满分")
        .trim_start_matches("full")
        .trim_start_matches([':', '='])
        .trim_end_matches('分')
        .trim_end_matches("满");
    let full = number.parse::<Score>().ok().filter(|full| *full >= Score::whole(10) && *full <= Score::whole(2000));
    full.map_or_else(plain, |full| (front.to_owned(), Some(full)))
}

/// A paper or total and the figure directly behind it.
fn behind_paper(key: &str) -> Option<(&str, &str)> {
    let number = key.find(|c: char| c.is_ascii_digit())?;
    let front = key[..number].trim_end_matches(['/', ':', '-', '_', '=', ',', '|', '·']).trim_end_matches("满分");
    let front = front.trim_end_matches(['/', ':', '-', '_', ',']);
    let plain = key[number..].parse::<u32>().is_ok_and(|full| (30..=1000).contains(&full));
    let marked = front.len() < number || key.ends_with('分') || plain;
    let paper = Subject::standard(front).is_some_and(|subject| front.len() > 1 && !subject.is_total()) || TOTALS.contains(&front);
    (marked && paper).then(|| (front, &key[number..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(subject: &str, kind: Kind) -> Meaning {
        Meaning::Score(Subject::new(subject), kind)
    }

    #[test]
    fn headers_of_real_sheets_mean_what_they_mean() {
        let rank = || Meaning::Aside(Aside::Rank);
        let cases = [
            ("姓名", Meaning::Person(Field::Name)),
            ("成绩\\姓名", Meaning::Person(Field::Name)),
            ("自定义考号", Meaning::Person(Field::ExamId)),
            ("行政班级", Meaning::Person(Field::Class)),
            ("语文分数", score("语文", Kind::Plain)),
            ("语文等级", Meaning::Aside(Aside::Derived)),
            ("语文班名", rank()),
            ("语文级名", rank()),
            ("!级名", rank()),
            ("三校排", rank()),
            ("级排进退", Meaning::Aside(Aside::Change)),
            ("上月考1排名", rank()),
            ("化学赋分", score("化学", Kind::Converted)),
            ("化学|赋分|排名", rank()),
            ("化赋", score("化学", Kind::Converted)),
            ("技赋", score("技术", Kind::Converted)),
            ("化学原始", score("化学", Kind::Raw)),
            ("原始分", Meaning::Part(Kind::Raw)),
            ("名1", rank()),
            ("英语(含听", score("英语", Kind::Plain)),
            ("九科总分", Meaning::Total(Kind::Plain)),
            ("总分1", Meaning::Total(Kind::Plain)),
            ("总分原始", Meaning::Total(Kind::Raw)),
            ("语数英总分(排名)", rank()),
            ("语数英物/语数英史", Meaning::Aside(Aside::Subtotal)),
            ("理综总分", Meaning::Aside(Aside::Subtotal)),
            ("月考1_语文", Meaning::OfExam("月考1".to_owned(), Box::new(score("语文", Kind::Plain)))),
            ("中考分", Meaning::OfExam("中考".to_owned(), Box::new(Meaning::Unknown))),
            ("五分成绩", Meaning::Aside(Aside::Derived)),
            ("小天才", Meaning::Unknown),
            ("7", Meaning::Unknown),
        ];
        for (key, expected) in cases {
            assert_eq!(meaning(key), expected, "{key}");
        }
    }

    #[test]
    fn full_marks_come_out_of_headers() {
        assert_eq!(take_full_mark("语文(150)"), ("语文".to_owned(), Some(Score::whole(150))));
        assert_eq!(take_full_mark("数学(150分)"), ("数学".to_owned(), Some(Score::whole(150))));
        assert_eq!(take_full_mark("英语(满分:120)"), ("英语".to_owned(), Some(Score::whole(120))));
        assert_eq!(take_full_mark("mathematics(full120)"), ("mathematics".to_owned(), Some(Score::whole(120))));
        for key in ["数学/120", "数学满分120", "数学120分", "数学-120"] {
            assert_eq!(take_full_mark(key), ("数学".to_owned(), Some(Score::whole(120))), "{key}");
        }
        for key in ["月考1_语文", "语文1", "12.08", "3班"] {
            assert_eq!(take_full_mark(key), (key.to_owned(), None), "{key}");
        }
        assert_eq!(take_full_mark("数学(1)"), ("数学(1)".to_owned(), None));
        assert_eq!(take_full_mark("英语(含听"), ("英语(含听".to_owned(), None));
    }
}
