//! What a row is that may be no pupil: lines of words, captions, labelled figures, remarks; and what its score cells hold.

use super::Reader;
use crate::{
    ingest::{
        clean,
        layout::{headerless, items, labels, marks::Remark},
        raw::{RawRow, Value},
    },
    model::{Score, Subject},
};

/// What the score cells of a row hold, the most telling last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Content {
    None,
    Marks,
    Zeros,
    Figures,
}

impl Reader<'_> {
    /// A line of words only that is no pupil: a class or school of all rows below, the heading of a list, a footer.
    pub(super) fn is_line_of_words(&mut self, row: &RawRow) -> bool {
        let is_word = |value: &Value| match value {
            Value::Text(text) => clean::is_blank(text) || (text.len() <= 120 && self.sheet.number(value).is_none()),
            _ => false,
        };
        // From the right, where the scores stand.
        if !row.cells.iter().rev().all(|cell| is_word(&cell.value)) {
            return false;
        }
        let texts = row.cells.iter().filter_map(|cell| match &cell.value {
            Value::Text(text) if !clean::is_blank(text) => Some(text.as_str()),
            _ => None,
        });
        let texts: Vec<&str> = texts.take(9).collect();
        if texts.is_empty() || texts.len() > 8 {
            return false;
        }
        if let [text] = texts.as_slice() {
            let key = clean::key(text);
            if self.heads_rows(row, text, &key) {
                return true;
            }
            if key.contains("名单") && key.ends_with(':') {
                self.in_list = true;
                return true;
            }
        }
        texts.iter().any(|text| text.contains([':', '：', '签', '章', '人']) && labels::is_footer_text(&clean::key(text)))
    }

    /// Above the first candidate, words and no figure at all under the scores: captions in English, codes, hints, teachers.
    pub(super) fn is_caption(&self, row: &RawRow) -> bool {
        let figures = row.cells.iter().any(|cell| self.sheet.number(&cell.value).is_some());
        let words = self.plan.scores.iter().filter_map(|column| row.get(column.column)).filter(|value| match value {
            Value::Text(text) => !clean::is_blank(text) && self.marks.read(Some(value)).remark == Some(Remark::Unknown),
            _ => false,
        });
        let words = words.count();
        !figures && words >= 2 && words * 2 > self.plan.scores.len()
    }

    /// Above the first candidate, how to fill in the rows: `示例：20240101 | 张三`.
    pub(super) fn is_example(&self, row: &RawRow) -> bool {
        let persons = row.cells.iter().filter(|cell| self.plan.is_of_person(cell.column));
        persons
            .map(|cell| clean::key(&self.sheet.text(&cell.value)))
            .any(|key| ["示例", "样例", "例:"].iter().any(|word| key.starts_with(word)))
    }

    /// `参考人数 | 60`: a label and a figure where id and name should be.
    pub(super) fn has_label_for_id(&self, row: &RawRow) -> bool {
        [self.plan.id, self.plan.seat].into_iter().flatten().any(
            |column| matches!(row.get(column), Some(Value::Text(text)) if !text.is_ascii() && labels::is_summary_label(&clean::key(text))),
        )
    }

    /// A text in the column of names that is nobody's, in a table in which all others have ids: `与年级差`, `第一名`.
    pub(super) fn is_figure_of_nobody(&self, row: &RawRow) -> bool {
        let ids_are_usual = self.plan.id.is_some() && self.with_id >= 3 && self.with_id * 20 >= self.body.rows.len() * 19;
        let name = self.plan.name.and_then(|column| row.get(column)).map(|value| clean::key(&self.sheet.text(value))).unwrap_or_default();
        ids_are_usual && !headerless::has_surname(&name) && !name.contains('·')
    }

    /// The label of a summary row, where one stands before the scores, and its column.
    pub(super) fn label(&self, row: &RawRow) -> Option<(u32, String)> {
        row.cells.iter().take_while(|cell| cell.column < self.plan.label_end).find_map(|cell| match &cell.value {
            Value::Text(text) if may_be_label(text) || (text.len() <= 15 && self.plan.is_of_person(cell.column)) => {
                let key = clean::key(text);
                let is_label =
                    if Some(cell.column) == self.plan.name { labels::is_summary_label_among_names } else { labels::is_summary_label };
                let of_person = self.plan.is_of_person(cell.column);
                let names_unit = of_person && (labels::is_class_label(&key) || self.names_subject(row, &key));
                let is_label = (is_label(&key) && !self.is_place_like_a_band(cell.column, &key)) || names_unit;
                let is_label = is_label && !labels::begins_note(&key);
                (is_label && !(of_person && self.is_next_pupil(row, &key))).then_some((cell.column, key))
            }
            _ => None,
        })
    }

    /// `1-12` where an id or a class should be: the 12th of class 1 or class 12 of grade 1, if those above are written so or
    /// there are none yet, and not the band from 1 to 12. Counts by band stand below a list.
    fn is_place_like_a_band(&self, column: u32, key: &str) -> bool {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let written_so = |text: &str| text.split_once('-').is_some_and(|(high, low)| digits(high) && digits(low));
        let above = self.body.rows.last().map(|row| if self.plan.class == Some(column) { &row.class } else { &row.id });
        let of_place = self.plan.class == Some(column) || self.plan.ids().any(|id| id == column);
        of_place && written_so(key) && above.is_none_or(|above| written_so(above))
    }

    /// A word no longer than a name, and the number in the class that comes after the last one: there is a pupil called so.
    fn is_next_pupil(&self, row: &RawRow, key: &str) -> bool {
        let seat = |text: &str| text.parse::<u32>().ok();
        let own = self.plan.seat.and_then(|column| row.get(column)).and_then(|value| seat(&self.sheet.text(value)));
        let last = self.body.rows.last().and_then(|row| seat(&row.seat));
        key.chars().count() <= 3 && own.is_some() && own == last.map(|last| last + 1)
    }

    /// A subject's name where a pupil's should be, and nothing else that a pupil has: a line of means by subject. There are
    /// pupils called 史地生.
    pub(super) fn names_subject(&self, row: &RawRow, key: &str) -> bool {
        let others = [self.plan.seat, self.plan.class, self.plan.id, self.plan.name].into_iter().flatten();
        let filled = others.filter(|column| row.get(*column).is_some_and(|value| !clean::is_blank(&self.sheet.text(value)))).count();
        filled < 2 && Subject::standard(key).is_some()
    }

    /// Above the first candidate, an option letter for most items and nobody's name: the key.
    pub(super) fn is_key(&self, row: &RawRow) -> bool {
        let letters = || self.plan.items.iter().filter(|column| row.get(**column).is_some_and(|value| items::option_in(value).is_some()));
        self.plan.has_people() && self.body.rows.is_empty() && !self.plan.items.is_empty() && letters().count() * 2 > self.plan.items.len()
    }

    /// What the score cells of a row hold.
    pub(super) fn content(&self, row: &RawRow) -> Content {
        let mut content = Content::None;
        for column in self.plan.scores.iter().map(|column| column.column).chain(self.plan.items.iter().copied()) {
            let found = match row.get(column) {
                None => Content::None,
                Some(Value::Number(number)) => {
                    if *number == 0.0 {
                        Content::Zeros
                    } else {
                        Content::Figures
                    }
                }
                Some(Value::Text(text)) if clean::is_blank(text) => Content::None,
                Some(value) => match self.sheet.number(value) {
                    Some(number) if number == Score::ZERO => Content::Zeros,
                    Some(_) => Content::Figures,
                    None => Content::Marks,
                },
            };
            content = content.max(found);
        }
        content
    }

    /// Titles of score columns where scores should be, wherever they stand: the header of a table of bands below this one.
    pub(super) fn repeats_titles(&self, row: &RawRow) -> bool {
        let cells = self.plan.scores.iter().filter_map(|column| match row.get(column.column)? {
            Value::Text(text) if !clean::is_blank(text) => Some(text.trim()),
            _ => None,
        });
        let is_title = |text: &str| {
            self.plan.scores.iter().any(|column| column.header.split('/').any(|part| part == text))
                || Subject::standard(&clean::key(text)).is_some()
        };
        let (words, titles) = cells.fold((0, 0), |(words, titles), text| (words + 1, titles + usize::from(is_title(text))));
        titles > 1 && titles == words
    }

    /// An id and nothing else, in a sheet that has names: a stray cell rather than a pupil.
    pub(super) fn is_lone_id(&self, row: &RawRow) -> bool {
        let is_id = |column: u32| self.plan.ids().any(|id| id == column);
        self.plan.name.is_some() && row.cells.len() == 1 && row.cells.iter().all(|cell| is_id(cell.column))
    }

    /// A text alone in its row that says something about the table rather than naming a pupil.
    pub(super) fn is_remark_row(&self, row: &RawRow) -> bool {
        let mut texts = row.cells.iter().filter(|cell| !matches!(&cell.value, Value::Text(text) if clean::is_blank(text)));
        let (Some(first), second) = (texts.next(), texts.next()) else { return false };
        let Value::Text(text) = &first.value else { return false };
        let key = clean::key(text);
        if labels::is_note(&key) {
            return true;
        }
        // A short text alone is a pupil only in the column of names, or of ids where it looks like one.
        let name_like = Some(first.column) == self.plan.name && key.chars().count() <= 12;
        let id_like = self.plan.ids().any(|id| id == first.column) && key.bytes().any(|b| b.is_ascii_digit());
        second.is_none() && !name_like && !id_like
    }
}

/// Whether a text holds a character that labels of summary rows hold; spares most cells the look-up.
fn may_be_label(text: &str) -> bool {
    let ascii_label = || !text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains(['-', '~']);
    if text.is_ascii() {
        return ascii_label();
    }
    text.chars().any(|c| {
        matches!(
            c,
            '均' | '计'
                | '最'
                | '满'
                | '及'
                | '格'
                | '优'
                | '良'
                | '低'
                | '差'
                | '数'
                | '名'
                | '度'
                | '率'
                | '距'
                | '分'
                | '总'
                | '和'
                | '前'
                | '后'
                | '实'
                | '应'
                | '缺'
                | '参'
                | '赋'
                | '值'
                | '任'
                | '第'
                | '与'
                | '较'
                | '比'
                | '师'
                | '以'
                | '-'
                | '~'
                | '—'
                | '～'
                | '－'
                | '≥'
                | '≤'
                | '<'
                | '>'
                | 'Ａ'..='ｚ'
        ) || c.is_whitespace()
    })
}
