//! What kind of sheet a header belongs to: a register, a roster, a summary, or no exam at all.

use super::setting::Setting;
use crate::ingest::{
    clean,
    layout::{
        Role,
        header::{Header, Title},
        lexicon::{self, Aside, Field, Meaning},
        sheet::Sheet,
        survey::Profile,
    },
    raw::Value,
};

/// Thirty rows or more with two figures each.
pub(super) fn holds_figures(sheet: &Sheet) -> bool {
    let rows = sheet.raw.rows.iter().filter(|row| row.cells.iter().filter(|cell| matches!(cell.value, Value::Number(_))).count() > 1);
    rows.take(30).count() == 30
}

pub(super) fn scores_in(header: &Header) -> u32 {
    header.count(|meaning| matches!(meaning, Meaning::Score(..) | Meaning::Part(_) | Meaning::Total(_) | Meaning::OfExam(..)))
}

pub(super) fn has(header: &Header, field: Field) -> bool {
    header.count(|meaning| *meaning == Meaning::Person(field)) > 0
}

pub(super) fn is_register(header: &Header, role: Role) -> bool {
    let describes = [Field::Category, Field::District, Field::ShortName, Field::SchoolCode].into_iter().any(|field| has(header, field));
    match role {
        Role::Schools => has(header, Field::School) || has(header, Field::Name),
        _ => has(header, Field::School) && describes && !header.names_people() && scores_in(header) == 0 && aggregates(header) == 0,
    }
}

pub(super) fn is_roster(setting: &Setting, role: Role) -> bool {
    let header = &setting.segments[0].header;
    if role == Role::Roster {
        return true;
    }
    let named = ["学籍", "名册", "花名册", "roster"].iter().any(|word| setting.about().contains(word));
    let enrolled = has(header, Field::Enrolment)
        || ([Field::RegisterId, Field::AuxiliaryId].into_iter().any(|field| has(header, field)) && has(header, Field::Name));
    scores_in(header) == 0 && header.names_people() && (enrolled || named)
}

pub(super) fn aggregates(header: &Header) -> u32 {
    header.count(|meaning| matches!(meaning, Meaning::Aside(Aside::Aggregate)))
}

/// Lists that look like scores and are none: by the words around them, or by what their columns are called where no column
/// is a known paper.
pub(super) fn is_no_exam(setting: &Setting) -> bool {
    const ABOUT: [&str; 21] = [
        "考勤",
        "签到",
        "体测",
        "体质",
        "作业登记",
        "课时",
        "评教",
        "值日",
        "宿舍",
        "床位",
        "气温",
        "天气",
        "物品",
        "库存",
        "标准分",
        "排名表",
        "名次表",
        "积分榜",
        "满意度",
        "问卷",
        "工资",
    ];
    let about = setting.about();
    let header = &setting.segments[0].header;
    let papers = header.count(|meaning| matches!(meaning, Meaning::Score(..)));
    let told = papers > 0 || setting.segments[0].subject().is_some() || setting.surroundings().subject().is_some();
    // 各科成绩总分名次表 is a table of scores that has ranks as well.
    let of_scores = papers > 1 && about.contains("成绩") && about.contains("总分");
    if ABOUT.iter().any(|word| about.contains(word) && !(of_scores && word.ends_with("名次表"))) {
        return true;
    }
    let unknown = header.titles.iter().filter(|title| title.meaning == Meaning::Unknown);
    let of_words =
        unknown.clone().filter(|title| Profile::of(setting.sheet, setting.segments[0].body.clone(), title.column, setting.marks).is_text());
    // A questionnaire, or figures of nobody under words that name no paper.
    let of_words = of_words.count();
    let of_schools = has(header, Field::School) && of_words == 0;
    let nobody = !header.names_people() && !has(header, Field::Seat) && !has(header, Field::Class) && !of_schools;
    !told && (of_words >= 4 || (nobody && unknown.count() > 0) || is_of_events(setting))
}

/// 项目 over words such as 100米 and 跳远: results of a sports day.
fn is_of_events(setting: &Setting) -> bool {
    let segment = &setting.segments[0];
    let event = segment.header.titles.iter().find(|title| clean::key(&title.shown) == "项目");
    event.is_some_and(|title| {
        let mut words = setting.sheet.raw.rows[segment.body.clone()].iter().filter_map(|row| match row.get(title.column)? {
            Value::Text(text) => Some(lexicon::meaning(&clean::key(text))),
            _ => None,
        });
        words.by_ref().take(10).filter(|meaning| !matches!(meaning, Meaning::Part(_) | Meaning::Score(..) | Meaning::Total(_))).count() > 4
    })
}

/// Whether the words around say that this is no exam at all: 考勤表, 作业登记.
pub(super) fn is_list(setting: &Setting) -> bool {
    const ABOUT: [&str; 12] = ["考勤", "签到", "体测", "体质", "作业", "课时", "评教", "值日", "宿舍", "满意度", "问卷", "工资"];
    let about = setting.about();
    ABOUT.iter().any(|word| about.contains(word))
}

/// Counts and rates, and nobody's name.
pub(super) fn is_summary(header: &Header) -> bool {
    let means = || {
        let mean = |title: &&Title| title.meaning == Meaning::Aside(Aside::Derived) && title.shown.contains('均');
        header.titles.iter().filter(mean).count()
    };
    let counts = aggregates(header);
    !header.names_people() && !has(header, Field::Seat) && (counts >= 2 || (counts == 1 && means() > 0))
}
