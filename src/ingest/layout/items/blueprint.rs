//! 双向细目表: a row for each question with its form, topic, ability and marks → [`BlueprintTable`]. Levels of ability are
//! words in one column, or columns of their own under a common title, with a tick or the marks in one of them.

use super::{facts, names};
use crate::{
    ingest::{
        clean,
        item_table::{BlueprintTable, ItemFacts, Part},
        layout::{place::Surroundings, sheet::Sheet},
        raw::RawRow,
    },
    model::{Choice, Score},
};
use facts::About;
use std::ops::Range;

/// How many rows may stand above the header.
const DEPTH: usize = 12;

/// What a column says of each question.
#[derive(Clone, Debug, PartialEq)]
enum Says {
    Number,
    About(About),
    /// 预估难度.
    Foreseen,
    /// A tick or marks here give the question this ability.
    Level(String),
}

/// The header of a blueprint.
struct Found {
    rows: Range<usize>,
    columns: Vec<(u32, Says)>,
}

/// Where the sheet is a blueprint, its items, and what each of its rows is: header or item.
pub fn read(sheet: &Sheet, around: &Surroundings<'_>) -> Option<(BlueprintTable, Range<usize>, Vec<usize>)> {
    let found = find(sheet)?;
    let mut items: Vec<ItemFacts> = Vec::new();
    let mut rows = Vec::new();
    let mut standing = ItemFacts::default();
    for (at, row) in sheet.raw.rows.iter().enumerate().skip(found.rows.end) {
        let Some(facts) = item(sheet, row, &found.columns, &mut standing) else { continue };
        rows.push(at);
        items.extend(facts);
    }
    (items.len() > 1).then(|| {
        let table = BlueprintTable { subject: around.subject(), grade: around.grade(None, &[], ""), items };
        (table, found.rows, rows)
    })
}

fn find(sheet: &Sheet) -> Option<Found> {
    let last = sheet.raw.rows.len().min(DEPTH);
    (0..last).find_map(|at| header(sheet, at))
}

fn header(sheet: &Sheet, at: usize) -> Option<Found> {
    let row = &sheet.raw.rows[at];
    let texts = |row: &RawRow| -> Vec<(u32, String)> {
        row.cells.iter().map(|cell| (cell.column, clean::key(&sheet.text(&cell.value)))).filter(|(_, key)| !key.is_empty()).collect()
    };
    let mut columns: Vec<(u32, Says)> = Vec::new();
    let upper = texts(row);
    let number = upper.iter().find(|(_, key)| is_number_title(key))?.0;
    let lower = sheet.raw.rows.get(at + 1).map(texts).unwrap_or_default();
    let two =
        !lower.is_empty() && lower.iter().all(|(column, _)| *column != number) && lower.iter().all(|(_, key)| key.parse::<f64>().is_err());
    for (column, key) in &upper {
        if *column == number {
            columns.push((number, Says::Number));
            continue;
        }
        let says = said_by(key);
        let until = sheet.merged_until(row.index, *column);
        let next = upper.iter().map(|(other, _)| *other).find(|other| other > column).unwrap_or(u32::MAX);
        let below: Vec<&(u32, String)> =
            lower.iter().filter(|(under, _)| two && under >= column && *under <= until.max(*column) && *under < next).collect();
        match says {
            Some(Says::About(About::Ability)) if below.len() > 1 => {
                columns.extend(below.into_iter().map(|(under, key)| (*under, Says::Level(key.clone()))));
            }
            _ if below.len() > 1 => columns.extend(below.into_iter().filter_map(|(under, key)| Some((*under, said_by(key)?)))),
            Some(says) => columns.push((*column, says)),
            None => {}
        }
    }
    let told = columns.iter().filter(|(_, says)| !matches!(says, Says::Number | Says::About(About::Full))).count();
    let people = upper.iter().any(|(_, key)| matches!(key.as_str(), "姓名" | "考号" | "班级" | "学校" | "name" | "n" | "人数" | "得分率"));
    (told > 0 && columns.len() > 2 && !people).then(|| Found { rows: at..at + 1 + usize::from(two), columns })
}

fn is_number_title(key: &str) -> bool {
    matches!(
        key,
        "题号"
            | "小题"
            | "小题号"
            | "题序"
            | "题目"
            | "试题"
            | "试题序号"
            | "题目序号"
            | "小题序号"
            | "试题号"
            | "item"
            | "question"
            | "questionno"
            | "no"
    )
}

fn said_by(key: &str) -> Option<Says> {
    if key.contains("难度") || key.contains("difficulty") {
        return Some(Says::Foreseen);
    }
    if key.contains("分数") || key == "分" || key == "marks" {
        return Some(Says::About(About::Full));
    }
    facts::meaning(key, false).map(Says::About)
}

/// The questions of one row: `5`, `1-5`, `11、12`. A topic merged over rows holds for all of them.
fn item(sheet: &Sheet, row: &RawRow, columns: &[(u32, Says)], standing: &mut ItemFacts) -> Option<Vec<ItemFacts>> {
    let text = |column: u32| row.get(column).map(|value| clean::name(&sheet.text(value)).to_string()).unwrap_or_default();
    let number = columns.iter().find(|(_, says)| *says == Says::Number).map(|(column, _)| text(*column))?;
    let key = names::key(&number);
    let sums = ["合计", "总计", "总分", "小计", "占比", "比例", "平均", "说明", "注"].iter().any(|word| number.contains(word));
    if key.is_empty()
        || sums
        || !(number.chars().any(|c| c.is_numeric() || "一二三四五六七八九十".contains(c)) || number.chars().count() <= 8)
    {
        return None;
    }
    let mut facts = ItemFacts { row: row.index, name: names::name_and_full(&number).0.into(), key: key.into(), ..ItemFacts::default() };
    let merged =
        |column: u32| sheet.raw.merges.iter().any(|merge| merge.left == column && merge.top < row.index && row.index <= merge.bottom);
    for (column, says) in columns {
        let written = text(*column);
        let blank = clean::is_blank(&written);
        match says {
            Says::Number => {}
            Says::About(About::Full) => facts.full = row.get(*column).and_then(|value| full(sheet, value)),
            Says::About(About::Answer) => facts.answer = Choice::parse(written.trim()),
            Says::About(About::Form) => {
                if blank && merged(*column) {
                    facts.form.clone_from(&standing.form);
                } else if !blank {
                    facts.form = written.as_str().into();
                }
                facts.part = Part::named(&clean::key(&facts.form));
            }
            Says::About(About::Topic) => {
                // Two columns of content (主题, 知识点): the first that says something is the topic.
                if blank && merged(*column) && facts.topics.is_empty() {
                    facts.topics.clone_from(&standing.topics);
                } else if !blank && facts.topics.is_empty() {
                    facts.topics = facts::topics(&written);
                }
            }
            Says::About(About::Ability) => {
                if blank && merged(*column) {
                    facts.ability.clone_from(&standing.ability);
                } else if !blank {
                    facts.ability = written.as_str().into();
                }
            }
            Says::Level(level) => {
                let marked = !blank && written.trim() != "0";
                if marked && facts.ability.is_empty() {
                    facts.ability = level.as_str().into();
                }
            }
            Says::Foreseen => facts.foreseen = foreseen(&written),
        }
    }
    standing.clone_from(&facts);
    Some(expand(facts, &number))
}

fn full(sheet: &Sheet, value: &crate::ingest::raw::Value) -> Option<Score> {
    let plain = sheet.number(value);
    let worded = || clean::key(&sheet.text(value)).trim_end_matches('分').parse().ok();
    plain.or_else(worded).filter(|full| *full > Score::ZERO)
}

/// `0.75`, `75%`; words such as 易 are left alone.
fn foreseen(written: &str) -> Option<f64> {
    let key = clean::key(written);
    let share = match key.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().ok().map(|percent| percent / 100.0),
        None => key.parse().ok(),
    };
    share.filter(|share| (0.0..=1.0).contains(share))
}

/// One row for several questions: marks are shared evenly between them.
fn expand(facts: ItemFacts, number: &str) -> Vec<ItemFacts> {
    let plain = clean::key(number).replace(['~', '～', '—', '–', '至'], "-").replace("第", "").replace("小题", "").replace('题', "");
    let ends = plain.split_once('-').and_then(|(first, last)| Some((first.parse::<u32>().ok()?, last.parse::<u32>().ok()?)));
    let several: Vec<String> = match ends {
        Some((first, last)) if first < last && last - first < 60 => (first..=last).map(|n| n.to_string()).collect(),
        _ => {
            let parts: Vec<&str> = number.split(['、', '，', ',']).map(str::trim).collect();
            let all = parts.len() > 1 && parts.iter().all(|part| part.parse::<u32>().is_ok());
            if all { parts.into_iter().map(str::to_owned).collect() } else { Vec::new() }
        }
    };
    if several.is_empty() {
        return vec![facts];
    }
    let count = i64::try_from(several.len()).unwrap_or(1);
    let share = |full: Score| Score::from_units(full.units() / count);
    let one = |name: String| ItemFacts { key: names::key(&name).into(), name: name.into(), full: facts.full.map(share), ..facts.clone() };
    several.into_iter().map(one).collect()
}
