//! What a header does not say. A column of names without a title (the empty corner of a table); and a table without any
//! header at all: a title, then number, name and score, read only where nothing else is possible: one column of names, one
//! column of figures that are neither numbers of rows nor ids.

use super::{
    header::{Header, Title},
    lexicon::{self, Field, Kind, Meaning},
    marks::Marks,
    place,
    sheet::Sheet,
    survey::Profile,
};
use crate::ingest::{
    clean,
    raw::{RawRow, Value},
};
use std::collections::BTreeSet;

/// Fewest rows that can show a pattern.
const FEWEST: usize = 5;

/// Surnames of most people; tells names from towns and other short words.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔\
钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章\
鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时\
穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘\
池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢";

/// The column in which names stand without a title that says so; `None` where the header names people, or no column can
/// be told for one.
pub fn names_column(sheet: &Sheet, header: &Header) -> Option<u32> {
    if header.names_people() {
        return None;
    }
    let first_score = header.titles.iter().find(|title| matches!(title.meaning, Meaning::Score(..))).map(|title| title.column)?;
    let body = &sheet.raw.rows[header.rows.end..];
    let untold = |column: &u32| {
        let title = header.titles.iter().find(|title| title.column == *column);
        title.is_none_or(|title| matches!(title.meaning, Meaning::Person(Field::Course | Field::RowNumber)))
    };
    (0..first_score).filter(untold).find(|column| {
        let texts = body.iter().filter_map(|row| match row.get(*column) {
            Some(Value::Text(text)) => Some(text.trim()),
            _ => None,
        });
        let names: Vec<&str> = texts.filter(|text| is_somebody(text)).collect();
        let different = names.iter().collect::<BTreeSet<_>>().len();
        names.len() >= 3 && names.len() * 10 >= body.len() * 6 && different * 10 >= names.len() * 8
    })
}

/// Whether a text begins with a usual surname, or is no Chinese name at all.
pub fn has_surname(text: &str) -> bool {
    text.chars().next().is_some_and(|first| SURNAMES.contains(first) || !('\u{4e00}'..='\u{9fff}').contains(&first))
}

/// A name with a usual surname that is no word of a header, no school and no class.
fn is_somebody(text: &str) -> bool {
    is_name(text)
        && has_surname(text)
        && !lexicon::meaning(&clean::key(text)).is_known()
        && place::school_in(text).is_none()
        && place::class_in(text).is_none()
}

/// The header that the table does not have.
pub fn header(sheet: &Sheet, marks: &Marks) -> Option<Header> {
    let rows = &sheet.raw.rows;
    let start = rows.iter().position(|row| names(row).count() > 0 && row.cells.iter().any(|cell| sheet.number(&cell.value).is_some()))?;
    let body = start..rows.len();
    let name = names(&rows[start]).next()?;
    let named = rows[body.clone()].iter().filter(|row| names(row).any(|column| column == name)).count();
    if body.len() < FEWEST || named * 10 < body.len() * 7 {
        return None;
    }
    let mut columns: Vec<u32> = rows[body.clone()].iter().flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut titles = Vec::new();
    for column in columns {
        let profile = Profile::of(sheet, body.clone(), column, marks);
        let meaning = if column == name {
            Meaning::Person(Field::Name)
        } else if profile.is_text() || profile.is_empty() {
            Meaning::Person(Field::Other)
        } else if profile.counts_rows() {
            Meaning::Person(Field::RowNumber)
        } else if profile.is_rank_or_id() && profile.digits > 4 {
            Meaning::Person(Field::ExamId)
        } else if profile.is_numeric() {
            Meaning::Part(Kind::Plain)
        } else {
            return None;
        };
        titles.push(Title { column, shown: "成绩".to_owned(), meaning, full: None });
    }
    let scores = titles.iter().filter(|title| matches!(title.meaning, Meaning::Part(_))).count();
    (scores == 1).then_some(Header { rows: start..start, titles })
}

/// Columns in which a text of two to four ideographs stands, as names are.
fn names(row: &RawRow) -> impl Iterator<Item = u32> {
    row.cells.iter().filter(|cell| matches!(&cell.value, Value::Text(text) if is_name(text.trim()))).map(|cell| cell.column)
}

fn is_name(text: &str) -> bool {
    let ideographs = text.chars().filter(|c| !c.is_whitespace()).count();
    (2..=4).contains(&ideographs)
        && text.chars().all(|c| c.is_whitespace() || ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{2ffff}').contains(&c))
        && !["缺考", "免考", "缓考", "男", "女", "合格", "优秀", "良好"].contains(&text)
}
