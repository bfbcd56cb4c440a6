//! A sheet of figures about units → [`ReportedTable`]: who reports which count, mean or rate of whom, and in which cell.
//!
//! Read where the form is plain: a row for each school, class or subject, the measures in the columns, alone or in blocks of
//! subjects; a column for each subject under a title of means; and all of these turned on their side. What is not plain is
//! left alone: nothing is guessed, for these figures are compared with the rows and never added to them.

use super::{
    header::Title,
    lexicon::{self, Field, Meaning},
    sheet::Sheet,
    understand::{Segment, Setting},
};
use crate::{
    ingest::{
        clean,
        raw::{RawRow, Value},
        table::{Measure, ReportedFigure, ReportedTable},
    },
    model::{Grade, Subject},
};
use compact_str::CompactString;
use rust_decimal::Decimal;
use std::{ops::Range, str::FromStr};

/// Decimals that are compared; a spreadsheet's formulas carry more.
const DECIMALS: u32 = 9;

/// What a column says.
#[derive(Clone, Debug, PartialEq)]
enum Role {
    School,
    Class,
    Grade,
    Course,
    Figure { subject: Option<Subject>, measure: Measure, percent: bool },
    Nothing,
}

/// A column of the table.
struct Column {
    at: u32,
    shown: String,
    role: Role,
}

/// Reads every stretch of the sheet.
pub fn read(setting: &Setting) -> ReportedTable {
    let around = setting.surroundings();
    let about = setting.about();
    let mut table = ReportedTable {
        school: around.school(),
        grade: around.grade(None, &[], ""),
        class: around.class(),
        subject: around.subject(),
        figures: Vec::new(),
    };
    let of_means = about.contains("均分") || about.contains("平均");
    for segment in &setting.segments {
        let (titles, first) = titles(setting.sheet, segment);
        let columns = columns(&titles, of_means);
        read_rows(setting.sheet, first..segment.body.end, &columns, &mut table.figures);
    }
    settle_rates(&mut table.figures);
    table
}

/// The titles of a stretch, and its first row of figures. Measures under merged subjects may stand in a row that the header,
/// which looks for people, takes for the first row of the body.
fn titles(sheet: &Sheet, segment: &Segment) -> (Vec<Title>, usize) {
    let plain = || (segment.header.titles.clone(), segment.body.start);
    let Some(row) = sheet.raw.rows.get(segment.body.start).filter(|_| !segment.body.is_empty()) else { return plain() };
    let words: Vec<(u32, String)> = row
        .cells
        .iter()
        .map(|cell| (cell.column, sheet.text(&cell.value).trim().to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let measures = words.iter().filter(|(_, text)| measure(&without_brackets(&clean::key(text))).is_some()).count();
    if measures < 2 || measures * 2 <= words.len() {
        return plain();
    }
    let mut titles: Vec<Title> = segment.header.titles.clone();
    titles.retain(|title| words.iter().all(|(column, _)| *column != title.column));
    for (column, below) in words {
        let left = segment.header.titles.iter().rev().find(|title| title.column <= column);
        let above = left.filter(|title| matches!(title.meaning, Meaning::Score(..) | Meaning::Total(_)));
        let shown = above.map_or_else(|| below.clone(), |title| format!("{}/{below}", title.shown));
        titles.push(Title { column, shown, meaning: Meaning::Unknown, full: None });
    }
    titles.sort_by_key(|title| title.column);
    (titles, segment.body.start + 1)
}

fn columns(titles: &[Title], of_means: bool) -> Vec<Column> {
    let one = |title: &Title| {
        let role = match &title.meaning {
            Meaning::Person(Field::School) => Role::School,
            Meaning::Person(Field::Class) => Role::Class,
            Meaning::Person(Field::Grade) => Role::Grade,
            Meaning::Person(Field::Course) => Role::Course,
            meaning => figure(&title.shown).unwrap_or_else(|| bare(meaning)),
        };
        Column { at: title.column, shown: title.shown.clone(), role }
    };
    let mut columns: Vec<Column> = titles.iter().map(one).collect();
    // Subjects without a measure are means under a title that says so, and otherwise nobody's business.
    let is_bare = |role: &Role| matches!(role, Role::Figure { subject: Some(_), measure: Measure::Mean, percent: true });
    for column in columns.iter_mut().filter(|column| is_bare(&column.role)) {
        let subject = if let Role::Figure { subject, .. } = &column.role { subject.clone() } else { None };
        column.role = if of_means { Role::Figure { subject, measure: Measure::Mean, percent: false } } else { Role::Nothing };
    }
    columns
}

/// A subject or total alone; told apart from a written mean until the title is asked.
fn bare(meaning: &Meaning) -> Role {
    match meaning {
        Meaning::Score(subject, lexicon::Kind::Plain) => {
            Role::Figure { subject: Some(subject.clone()), measure: Measure::Mean, percent: true }
        }
        Meaning::Total(lexicon::Kind::Plain) => Role::Figure { subject: Some(Subject::total()), measure: Measure::Mean, percent: true },
        _ => Role::Nothing,
    }
}

/// A measure in a title, with the subject before or above it: `及格率(%)`, `语文及格率`, `语文/及格率`.
fn figure(shown: &str) -> Option<Role> {
    let percent = shown.contains(['%', '\u{ff05}']);
    let parts: Vec<String> = shown.split('/').map(|part| without_brackets(&clean::key(part))).collect();
    let (last, above) = parts.split_last()?;
    let above = above.iter().find_map(|key| subject(key));
    if let Some(measure) = measure(last) {
        return Some(Role::Figure { subject: above, measure, percent });
    }
    let (subject, rest) = Subject::split_prefix(last).or_else(|| last.strip_prefix("总分").map(|rest| (Subject::total(), rest)))?;
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    Some(Role::Figure { subject: Some(subject), measure: measure(rest)?, percent })
}

fn without_brackets(key: &str) -> String {
    let cut = key.find(['(', '[', '【', '%']).unwrap_or(key.len());
    key[..cut].trim_matches(|c: char| matches!(c, ':' | '_' | '-' | '.')).to_owned()
}

fn subject(key: &str) -> Option<Subject> {
    match lexicon::meaning(key) {
        Meaning::Score(subject, _) => Some(subject),
        Meaning::Total(_) => Some(Subject::total()),
        _ => None,
    }
}

/// What a word measures.
#[must_use]
pub fn measure(key: &str) -> Option<Measure> {
    const WORDS: [(Measure, &[&str]); 16] = [
        (Measure::Expected, &["应考人数", "应考", "应参考人数", "应考数", "应到人数", "应到", "expected"]),
        (
            Measure::Present,
            &["实考人数", "实考", "参考人数", "参考", "实考数", "参考数", "实到人数", "考试人数", "参考人次", "统计人数", "n", "present"],
        ),
        (Measure::Absent, &["缺考人数", "缺考", "缺考数", "absent"]),
        (Measure::Count, &["人数", "学生数", "学生人数", "班级人数", "总人数", "count"]),
        (Measure::Mean, &["平均分", "均分", "平均", "平均成绩", "人均分", "平均分数", "平均值", "均值", "mean", "average", "avg"]),
        (Measure::Max, &["最高分", "最高", "max", "highest"]),
        (Measure::Min, &["最低分", "最低", "min", "lowest"]),
        (Measure::Sum, &["总分和", "分数总和", "分数合计", "总和", "sum"]),
        (Measure::PassRate, &["及格率", "合格率", "passrate"]),
        (Measure::Pass, &["及格人数", "及格数", "合格人数", "及格", "合格数"]),
        (Measure::ExcellentRate, &["优秀率", "优生率", "excellentrate"]),
        (Measure::Excellent, &["优秀人数", "优秀数", "优秀", "优生人数", "优生数"]),
        (Measure::GoodRate, &["良好率", "优良率"]),
        (Measure::LowRate, &["低分率", "差生率", "学困率", "lowrate"]),
        (Measure::Low, &["低分人数", "低分数"]),
        (Measure::Participation, &["参考率", "到考率", "participation"]),
    ];
    WORDS.iter().find(|(_, words)| words.contains(&key)).map(|(measure, _)| *measure)
}

/// Words of a row that sums up the others.
fn is_whole(key: &str) -> bool {
    const WORDS: [&str; 14] =
        ["合计", "总计", "全县", "全校", "全区", "全市", "全级", "全年级", "年级", "总体", "平均", "总", "全体", "小计"];
    WORDS.contains(&key)
}

fn read_rows(sheet: &Sheet, body: Range<usize>, columns: &[Column], figures: &mut Vec<ReportedFigure>) {
    let has = |role: &Role| columns.iter().any(|column| column.role == *role);
    let (by_school, by_class, by_course) = (has(&Role::School), has(&Role::Class), has(&Role::Course));
    if !columns.iter().any(|column| matches!(column.role, Role::Figure { .. })) {
        return;
    }
    let mut school = CompactString::default();
    for row in &sheet.raw.rows[body] {
        let text = |wanted: &Role| {
            columns.iter().find(|column| column.role == *wanted).map_or_else(CompactString::default, |column| cell(sheet, row, column.at))
        };
        let (own_school, class, course) = (text(&Role::School), text(&Role::Class), text(&Role::Course));
        let first = row.cells.first().map(|cell| clean::key(&sheet.text(&cell.value))).unwrap_or_default();
        let whole = [&own_school, &class].iter().any(|text| is_whole(&clean::key(text))) || ((by_school || by_class) && is_whole(&first));
        if !own_school.is_empty() && !whole {
            school = own_school.clone();
        }
        // A school's name merged down over its rows stands in the first of them.
        let of_school = if own_school.is_empty() && !whole { school.clone() } else { own_school };
        let told = whole || if by_school { !of_school.is_empty() } else { !by_class || !class.is_empty() };
        let of_row = if by_course { row_subject(&course) } else { None };
        if !told || (by_course && of_row.is_none()) {
            continue;
        }
        let grade =
            columns.iter().find(|column| column.role == Role::Grade).and_then(|column| Grade::find_in(&cell(sheet, row, column.at)));
        for column in columns {
            let Role::Figure { subject, measure, percent } = &column.role else { continue };
            let Some((value, as_percent)) = row.get(column.at).and_then(|value| number(sheet, value)) else { continue };
            let whole_names =
                |text: &CompactString| if whole && is_whole(&clean::key(text)) { CompactString::default() } else { text.clone() };
            figures.push(ReportedFigure {
                row: row.index,
                place: sheet.cell(row.index, column.at),
                header: column.shown.clone(),
                school: whole_names(&of_school),
                class: whole_names(&class),
                grade: grade.clone(),
                whole,
                subject: of_row.clone().or_else(|| subject.clone()),
                measure: *measure,
                value,
                percent: *percent || as_percent,
                coarse: false,
            });
        }
    }
}

fn row_subject(course: &str) -> Option<Subject> {
    subject(&without_brackets(&clean::key(course)))
}

fn cell(sheet: &Sheet, row: &RawRow, column: u32) -> CompactString {
    row.get(column).map_or_else(CompactString::default, |value| clean::name(&sheet.text(value)))
}

/// The decimal that a cell shows, and whether it is in percent by the cell's own format or sign.
fn number(sheet: &Sheet, value: &Value) -> Option<(Decimal, bool)> {
    let decimal = |text: &str| {
        Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok().map(|number| number.round_dp(DECIMALS).normalize())
    };
    match value {
        Value::Number(number) => Some((decimal(&number.to_string())?, false)),
        Value::Percent(share) => {
            let share = Decimal::from_str(&share.to_string()).or_else(|_| Decimal::from_scientific(&share.to_string())).ok()?;
            Some((share.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(DECIMALS).normalize(), true))
        }
        Value::Text(_) => {
            let key = clean::key(&sheet.text(value));
            let bare = key.trim_end_matches('%');
            let plain = bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !bare.is_empty();
            // Written decimals are kept: 85.0 says one.
            plain.then(|| Decimal::from_str(bare).ok()).flatten().map(|number| (number, bare.len() < key.len()))
        }
        _ => None,
    }
}

/// Rates are written as percentages or as shares; where a single one of a table is above 1, all plain ones are percentages.
fn settle_rates(figures: &mut [ReportedFigure]) {
    let plain = |figure: &ReportedFigure| figure.measure.is_rate() && !figure.percent;
    let as_percent = figures.iter().any(|figure| plain(figure) && figure.value > Decimal::ONE);
    for figure in figures.iter_mut().filter(|figure| plain(figure)) {
        if !as_percent && let Some(percent) = figure.value.checked_mul(Decimal::ONE_HUNDRED) {
            // 0.295 says 29.5 %: two decimals fewer.
            figure.value = percent.round_dp(percent.scale().saturating_sub(2).min(DECIMALS));
            figure.value.rescale(figure.value.scale().min(percent.scale().saturating_sub(2)));
            figure.coarse = percent.scale() < 2;
        }
        figure.percent = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_subject_and_measure() {
        let role = |shown: &str| figure(shown);
        let of = |subject: Option<&str>, measure, percent| Some(Role::Figure { subject: subject.map(Subject::new), measure, percent });
        assert_eq!(role("平均分"), of(None, Measure::Mean, false));
        assert_eq!(role("及格率(%)"), of(None, Measure::PassRate, true));
        assert_eq!(role("语文/优秀率"), of(Some("语文"), Measure::ExcellentRate, false));
        assert_eq!(role("数学及格率"), of(Some("数学"), Measure::PassRate, false));
        assert_eq!(role("总分平均分"), of(Some("总分"), Measure::Mean, false));
        assert_eq!([role("班主任"), role("名次"), role("语文")], [None, None, None]);
    }

    #[test]
    fn shares_become_percentages_with_their_decimals() {
        let figure = |text: &str, measure, percent| ReportedFigure {
            value: text.parse().expect("a decimal"),
            measure,
            percent,
            ..ReportedFigure::default()
        };
        let mut shares =
            [figure("0.295", Measure::PassRate, false), figure("85.20", Measure::Mean, false), figure("1", Measure::PassRate, false)];
        settle_rates(&mut shares);
        assert_eq!(shares.map(|figure| figure.value.to_string()), ["29.5", "85.20", "100"]);
        let mut rough = [figure("0.3", Measure::PassRate, false), figure("0.30", Measure::PassRate, false)];
        settle_rates(&mut rough);
        assert_eq!(rough.map(|figure| (figure.value.to_string(), figure.coarse)), [("30".to_owned(), true), ("30".to_owned(), false)]);
        let mut percents = [figure("0.5", Measure::LowRate, false), figure("68.99", Measure::PassRate, false)];
        settle_rates(&mut percents);
        assert_eq!(percents.map(|figure| figure.value.to_string()), ["0.5", "68.99"]);
    }
}
