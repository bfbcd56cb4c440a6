//! [`Profile`]: what a column holds, over a sample of its rows. Words in a header say what a column should be; this says
//! what it can be.

use super::{
    marks::{Marks, Remark},
    sheet::Sheet,
};
use crate::{
    ingest::{clean, raw::Value},
    model::Score,
};
use compact_str::ToCompactString;
use std::{borrow::Cow, collections::BTreeSet, ops::Range};

/// Rows looked at, spread evenly over the table.
const SAMPLE: usize = 240;

/// What a column holds.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Cells with something in them.
    pub filled: usize,
    /// Plain numbers, also typed as text.
    pub numbers: usize,
    /// Marks such as 缺考, also mixed forms such as `36，剔除`.
    pub marks: usize,
    /// Other texts.
    pub texts: usize,
    /// Numbers with decimals.
    pub fractions: usize,
    /// Smallest number.
    pub min: Score,
    /// Largest number.
    pub max: Score,
    /// Different numbers.
    pub distinct: usize,
    /// Different texts.
    pub distinct_texts: usize,
    /// Every number is larger than the one before.
    pub rising: bool,
    /// Most digits in a number or text of digits.
    pub digits: usize,
}

/// The rows of a table that are looked at.
pub fn sample(body: Range<usize>) -> impl Iterator<Item = usize> + Clone {
    let step = body.len().div_ceil(SAMPLE).max(1);
    body.step_by(step)
}

impl Profile {
    /// Surveys one column.
    pub fn of(sheet: &Sheet, body: Range<usize>, column: u32, marks: &Marks) -> Self {
        let mut profile = Self { rising: true, ..Self::default() };
        let (mut numbers, mut texts) = (BTreeSet::new(), BTreeSet::new());
        let mut last: Option<Score> = None;
        for at in sample(body) {
            let Some(value) = sheet.raw.rows[at].get(column) else { continue };
            if matches!(value, Value::Text(text) if clean::is_blank(text)) {
                continue;
            }
            profile.filled += 1;
            let Some(number) = sheet.number(value) else {
                profile.note_text(sheet, value, marks, &mut texts);
                continue;
            };
            profile.note_number(number, value, last);
            numbers.insert(number);
            last = Some(number);
        }
        profile.distinct = numbers.len();
        profile.distinct_texts = texts.len();
        profile
    }

    fn note_number(&mut self, number: Score, value: &Value, last: Option<Score>) {
        let digits = match value {
            Value::Text(text) => clean::key(text).len(),
            _ => number.to_compact_string().len(),
        };
        self.digits = self.digits.max(digits);
        self.fractions += usize::from(!number.is_multiple_of(Score::whole(1)));
        self.min = if self.numbers == 0 { number } else { self.min.min(number) };
        self.max = if self.numbers == 0 { number } else { self.max.max(number) };
        self.rising &= last.is_none_or(|last| last < number);
        self.numbers += 1;
    }

    fn note_text<'v>(&mut self, sheet: &Sheet, value: &'v Value, marks: &Marks, texts: &mut BTreeSet<Cow<'v, str>>) {
        let text = sheet.text(value);
        if texts.contains(&text) || marks.read(Some(value)).remark == Some(Remark::Unknown) {
            self.texts += 1;
            self.digits = self.digits.max(text.len());
            texts.insert(text);
        } else {
            self.marks += 1;
        }
    }

    /// Nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// Mostly words that are no marks: grades such as A or 优, school names.
    pub const fn is_text(&self) -> bool {
        self.texts * 2 > self.filled
    }

    /// Numbers, and hardly anything else.
    pub const fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.texts * 5 <= self.filled && self.numbers * 5 >= self.filled
    }

    /// Whole numbers below 1000: a number in the class rather than an id.
    pub fn is_seat(&self) -> bool {
        self.numbers > 0 && self.texts == 0 && self.fractions == 0 && self.max < Score::whole(1000) && self.digits <= 3
    }

    /// 1, 2, 3… down the sheet.
    pub fn counts_rows(&self) -> bool {
        self.numbers > 2 && self.texts * 5 <= self.filled && self.fractions == 0 && self.rising && self.min <= Score::whole(2)
    }

    /// Whole numbers all different or long: a rank, a number of something, an id or a telephone.
    pub fn is_rank_or_id(&self) -> bool {
        if self.fractions > 0 || self.numbers == 0 {
            return false;
        }
        let different = self.numbers >= 8 && self.distinct * 10 >= self.numbers * 9;
        let ranks =
            different && self.min >= Score::whole(1) && self.max <= Score::whole(i32::try_from(self.numbers * 2).unwrap_or(i32::MAX));
        ranks || self.max >= Score::whole(10_000) || self.counts_rows()
    }

    /// Each value stands in many rows: it numbers classes rather than pupils.
    pub const fn comes_in_groups(&self) -> bool {
        self.filled >= 8 && (self.distinct + self.distinct_texts) * 5 <= self.filled
    }

    /// The same in every row, or one of two values: a flag.
    pub const fn is_flag(&self) -> bool {
        self.numbers >= 8 && self.distinct <= 2
    }
}
