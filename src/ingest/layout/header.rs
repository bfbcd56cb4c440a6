//! Finds the header of a table under titles and reads what each column is called.
//!
//! Receives the rows of a sheet; gives [`Header`]: which rows it stands in and a [`Title`] for every column. One row, or
//! two with subjects merged over their blocks, with words cut in two, with the person fields in either row
//! (messy-sheets, forms A–F). What the columns hold is left to `columns`.

use super::{
    lexicon::{self, Aside, Field, Kind, Meaning},
    sheet::Sheet,
};
use crate::{
    ingest::{clean, raw::Value},
    model::{Score, Subject},
};
use std::ops::Range;

/// How many rows with content may stand above a header.
const SEARCH_DEPTH: usize = 60;

/// What a column is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// Column in the sheet, from zero.
    pub column: u32,
    /// As written, header rows joined with `/`, without line breaks.
    pub shown: String,
    /// Its words' meaning.
    pub meaning: Meaning,
    /// The full mark in it.
    pub full: Option<Score>,
}

/// The header of a table.
#[derive(Clone, Debug)]
pub struct Header {
    /// Indices into the sheet's rows.
    pub rows: Range<usize>,
    /// By column.
    pub titles: Vec<Title>,
}

/// One text of the header.
struct Word {
    column: u32,
    shown: String,
    key: String,
    full: Option<Score>,
    /// Standing in this very cell, not spread over it from the left.
    own: bool,
}

impl Header {
    /// The header of the first table of a sheet: the first row that is nearly as telling as the best one.
    pub fn find(sheet: &Sheet) -> Option<Self> {
        Self::find_above(sheet, sheet.raw.rows.len())
    }

    /// The same, among the rows before `end`.
    pub fn find_above(sheet: &Sheet, end: usize) -> Option<Self> {
        let mut found: Vec<(u32, Self)> = Vec::new();
        for at in 0..end.min(sheet.raw.rows.len()).min(SEARCH_DEPTH) {
            let Some(header) = Self::at(sheet, at) else { continue };
            let complete = header.names_people() && (header.count(is_figure) > 1 || header.count(|m| matches!(m, Meaning::Person(_))) > 3);
            found.push((header.weight(), header));
            if complete {
                break;
            }
        }
        let best = found.iter().map(|(weight, _)| *weight).max()?;
        found.into_iter().find(|(weight, _)| weight * 10 >= best * 6).map(|(_, header)| header)
    }

    /// The header that begins in this row, if the row is one.
    pub fn at(sheet: &Sheet, at: usize) -> Option<Self> {
        let upper = words(sheet, at, true)?;
        let single = Self::of(at..at + 1, upper.iter().map(single_title).collect());
        let double = words(sheet, at + 1, false)
            .filter(|_| sheet.raw.rows[at + 1].index == sheet.raw.rows[at].index + 1)
            .filter(|lower| is_first_row(&upper) && is_second_row(&upper, lower))
            .and_then(|lower| {
                let double = Self::of(at..at + 2, double_titles(sheet, at, &upper, &lower));
                let alone = Self::of(at + 1..at + 2, lower.iter().map(single_title).collect());
                // Where the first row adds nothing it is a title.
                let cut = is_cut(&upper, &lower);
                (cut || double.weight() > alone.weight()).then_some((double, cut))
            });
        let best = match double {
            Some((double, cut)) if cut || double.weight() >= single.weight() => double.with_names_below(sheet),
            _ => single,
        };
        best.is_convincing(sheet).then_some(best)
    }

    /// Under two rows of titles a third that says who the rows are about, and nothing else: `学号 | 姓名 |  | `.
    fn with_names_below(mut self, sheet: &Sheet) -> Self {
        let Some(row) = sheet.raw.rows.get(self.rows.end).filter(|row| row.cells.len() * 2 <= self.titles.len()) else { return self };
        let words = texts(sheet, self.rows.end, false);
        let of_person = |word: &Word| matches!(lexicon::meaning(&word.key), Meaning::Person(_));
        if words.is_empty() || words.len() != row.cells.len() || !words.iter().all(of_person) || self.names_people() {
            return self;
        }
        self.rows.end += 1;
        for word in words {
            let title = Title { column: word.column, meaning: lexicon::meaning(&word.key), shown: word.shown, full: None };
            match self.titles.binary_search_by_key(&title.column, |title| title.column) {
                Ok(at) => self.titles[at] = title,
                Err(at) => self.titles.insert(at, title),
            }
        }
        self
    }

    /// The header in one row or two that were told, whatever they hold.
    pub fn in_rows(sheet: &Sheet, rows: Range<usize>) -> Self {
        let upper = texts(sheet, rows.start, true);
        let titles = if rows.len() > 1 {
            double_titles(sheet, rows.start, &upper, &texts(sheet, rows.start + 1, false))
        } else {
            upper.iter().map(single_title).collect()
        };
        Self::of(rows, titles)
    }

    fn of(rows: Range<usize>, titles: Vec<Title>) -> Self {
        let mut header = Self { rows, titles };
        header.attach_parts();
        header.attach_courses();
        header
    }

    /// In one row `化学 | 原始分 | 排名`: a part without a subject belongs to the subject on its left.
    fn attach_parts(&mut self) {
        let mut owner: Option<Meaning> = None;
        for title in &mut self.titles {
            match (&title.meaning, &owner) {
                (Meaning::Score(subject, Kind::Plain), _) => owner = Some(Meaning::Score(subject.clone(), Kind::Plain)),
                (Meaning::Total(Kind::Plain), _) => owner = Some(Meaning::Total(Kind::Plain)),
                (Meaning::Part(kind @ (Kind::Raw | Kind::Converted)), Some(Meaning::Score(subject, _))) => {
                    title.meaning = Meaning::Score(subject.clone(), *kind);
                }
                (Meaning::Part(kind @ (Kind::Raw | Kind::Converted)), Some(Meaning::Total(_))) => title.meaning = Meaning::Total(*kind),
                (Meaning::Person(_) | Meaning::Unknown | Meaning::Part(Kind::Plain), _) => owner = None,
                _ => {}
            }
        }
    }

    /// In one row `机械制图成绩 | 机械制图班次`: what several unknown titles begin with is a course that the tables do not know.
    fn attach_courses(&mut self) {
        let split = |title: &Title| {
            let key = clean::key(&title.shown);
            (title.meaning == Meaning::Unknown).then(|| lexicon::course_and_word(&key)).flatten()
        };
        let found: Vec<Option<(String, Meaning)>> = self.titles.iter().map(split).collect();
        let bare = |course: &str| self.titles.iter().any(|title| title.meaning == Meaning::Unknown && clean::key(&title.shown) == course);
        let meanings: Vec<Option<Meaning>> = found
            .iter()
            .enumerate()
            .map(|(at, of)| {
                let (course, meaning) = of.as_ref()?;
                let again = found.iter().flatten().filter(|(other, _)| other == course).count() > 1 || bare(course);
                let shown: String = self.titles[at].shown.chars().take(course.chars().count()).collect();
                let named = if clean::key(&shown) == *course { shown } else { course.clone() };
                again.then(|| match meaning {
                    Meaning::Part(kind) => Meaning::Score(Subject::new(&named), *kind),
                    other => other.clone(),
                })
            })
            .collect();
        for (title, meaning) in self.titles.iter_mut().zip(meanings) {
            if let Some(meaning) = meaning {
                title.meaning = meaning;
            }
        }
    }

    /// Whether a text stands over this column.
    pub fn says(&self, column: u32, text: &str) -> bool {
        let title = self.titles.binary_search_by_key(&column, |title| title.column).ok().map(|at| &self.titles[at]);
        let trimmed = text.trim();
        let holds = |shown: &str| shown == trimmed || (trimmed.len() < shown.len() && shown.split('/').any(|part| part == trimmed));
        title.is_some_and(|title| holds(&title.shown))
    }

    /// Says that names stand in this column.
    pub fn put_names(&mut self, column: u32) {
        match self.titles.binary_search_by_key(&column, |title| title.column) {
            Ok(at) => self.titles[at].meaning = Meaning::Person(Field::Name),
            Err(at) => {
                self.titles.insert(at, Title { column, shown: String::new(), meaning: Meaning::Person(Field::Name), full: None });
            }
        }
    }

    /// How many columns are called so.
    pub fn count(&self, wanted: impl Fn(&Meaning) -> bool) -> u32 {
        self.titles.iter().filter(|title| wanted(&title.meaning)).fold(0, |count, _| count + 1)
    }

    /// Whether there is a column of names or of ids.
    pub fn names_people(&self) -> bool {
        self.titles.iter().any(|title| {
            matches!(
                title.meaning,
                Meaning::Person(Field::Name | Field::ExamId | Field::StudentNumber | Field::RegisterId | Field::AuxiliaryId)
            )
        })
    }

    /// How telling a header is. Names and ids weigh most: tables of means have none.
    fn weight(&self) -> u32 {
        let mut seen: Vec<&Meaning> = Vec::new();
        let mut weight = 0;
        for title in &self.titles {
            if seen.contains(&&title.meaning) {
                continue;
            }
            seen.push(&title.meaning);
            weight += match &title.meaning {
                Meaning::Person(Field::Name | Field::ExamId | Field::StudentNumber | Field::RegisterId | Field::AuxiliaryId) => 12,
                Meaning::Person(Field::Class | Field::School | Field::Seat | Field::Grade) => 5,
                Meaning::Score(..) | Meaning::OfExam(..) => 4,
                Meaning::Total(_) | Meaning::Part(_) => 3,
                Meaning::Person(_) => 2,
                Meaning::Flag(_) | Meaning::Aside(Aside::Piece | Aside::Item) | Meaning::Unknown => 0,
                Meaning::Aside(_) => 1,
            };
        }
        weight
    }

    /// Two known words or more, and words rather than figures; or one known word over columns of figures.
    fn is_convincing(&self, sheet: &Sheet) -> bool {
        let mut known: Vec<&Meaning> = self.titles.iter().map(|title| &title.meaning).filter(|meaning| meaning.is_known()).collect();
        known.dedup();
        let figures = self.titles.iter().filter(|title| title.shown.parse::<f64>().is_ok()).count();
        let persons = self.count(|meaning| matches!(meaning, Meaning::Person(_)));
        let scores = self.count(is_figure);
        match known.len() {
            0 => false,
            1 => figures == 0 && self.titles.len() >= 2 && self.stands_over_figures(sheet),
            _ => (figures * 2 <= self.titles.len() || self.names_people()) && (persons > 0 || scores > 1),
        }
    }

    /// Whether each of the next rows holds figures below most of the titles.
    fn stands_over_figures(&self, sheet: &Sheet) -> bool {
        let next = sheet.raw.rows.iter().skip(self.rows.end).take(3);
        let figures = |row: &crate::ingest::raw::RawRow| {
            self.titles.iter().filter(|title| row.get(title.column).is_some_and(|value| sheet.number(value).is_some())).count()
        };
        next.clone().count() > 0 && next.clone().all(|row| figures(row) * 2 > self.titles.len())
    }
}

/// Whether a column so called holds scores or totals of something.
fn is_figure(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Score(..) | Meaning::Total(_) | Meaning::Part(_) | Meaning::OfExam(..))
}

/// The texts of a row; `None` if it cannot be a header row because figures prevail.
fn words(sheet: &Sheet, at: usize, spread: bool) -> Option<Vec<Word>> {
    let row = sheet.raw.rows.get(at)?;
    let is_text = |value: &Value| matches!(value, Value::Text(text) if !clean::is_blank(text) && text.trim().parse::<f64>().is_err());
    let written = row.cells.iter().filter(|cell| is_text(&cell.value)).count();
    let words = texts(sheet, at, spread);
    let own = words.iter().filter(|word| word.own).count();
    // Question numbers prevail in sheets of items; the names beside them tell that this is a header.
    let anchored = || words.iter().any(|word| matches!(lexicon::meaning(&word.key), Meaning::Person(Field::Name | Field::ExamId)));
    (own > 0 && (written * 2 >= own || anchored())).then_some(words)
}

/// The texts of a row, those of merged cells over every column.
fn texts(sheet: &Sheet, at: usize, spread: bool) -> Vec<Word> {
    let Some(row) = sheet.raw.rows.get(at) else { return Vec::new() };
    let mut words: Vec<Word> = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        let text = sheet.text(&cell.value);
        if clean::is_blank(&text) {
            continue;
        }
        let (key, full) = lexicon::take_full_mark(&clean::key(&text));
        let shown = shown(&text);
        let last = if spread { sheet.merged_until(row.index, cell.column) } else { cell.column };
        for column in cell.column..=last {
            words.push(Word { column, shown: shown.clone(), key: key.clone(), full, own: column == cell.column });
        }
    }
    words.sort_by_key(|word| (word.column, !word.own));
    words.dedup_by_key(|word| word.column);
    words
}

/// A header without line breaks and blanks at its ends, as people would read it out.
fn shown(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn single_title(word: &Word) -> Title {
    // A text spread over several columns names the first; the others have no name of their own.
    let meaning = if word.own { lexicon::meaning(&word.key) } else { Meaning::Aside(Aside::Piece) };
    Title { column: word.column, shown: word.shown.clone(), meaning, full: word.full }
}

/// A first header row has two texts or more, one of them known; a title has not.
fn is_first_row(upper: &[Word]) -> bool {
    let own = || upper.iter().filter(|word| word.own);
    own().count() > 1 && own().any(|word| lexicon::meaning(&word.key).is_known())
}

/// A second header row explains the first: its texts are known, alone or joined with the text above; nothing in it is a figure.
fn is_second_row(upper: &[Word], lower: &[Word]) -> bool {
    let above = |column: u32| upper.iter().find(|word| word.column == column);
    let explained = |word: &&Word| {
        lexicon::meaning(&word.key).is_known()
            || above(word.column).is_some_and(|above| above.own && lexicon::meaning(&whole(above, word)).is_known())
    };
    let figures = lower.iter().any(|word| word.key.parse::<f64>().is_ok());
    if !figures && names_courses(upper, lower) {
        return true;
    }
    let known = lower.iter().filter(explained).count();
    let same = lower.iter().filter(|word| above(word.column).is_some_and(|above| above.key == word.key)).count();
    !figures && known * 2 >= lower.len() && known > 0 && same * 2 < lower.len().max(1)
}

/// Titles cut in two over the rows, 总 over 分 and 新班 over 级: most texts of the second row end one above.
fn is_cut(upper: &[Word], lower: &[Word]) -> bool {
    let ends = |word: &&Word| {
        let above = upper.iter().find(|above| above.own && above.column == word.column);
        above.is_some_and(|above| lexicon::meaning(&whole(above, word)).is_known())
    };
    let single = upper.iter().filter(|word| word.key.chars().count() == 1).count();
    single * 3 >= upper.len() && lower.iter().filter(ends).count() * 3 >= lower.len() * 2
}

/// Names of courses below codes or categories of courses (`MA1101`, `必修课`), and nothing below names and ids.
fn names_courses(upper: &[Word], lower: &[Word]) -> bool {
    let above = |column: u32| upper.iter().rev().find(|word| word.column <= column);
    let below_code = |word: &&Word| {
        above(word.column).is_some_and(|above| !lexicon::meaning(&above.key).is_known() && above.key.parse::<f64>().is_err())
    };
    let persons = upper
        .iter()
        .filter(|word| matches!(lexicon::meaning(&word.key), Meaning::Person(Field::Name | Field::ExamId | Field::StudentNumber)));
    persons.clone().count() > 0
        && persons.clone().all(|person| lower.iter().all(|word| word.column != person.column))
        && lower.len() > 1
        && lower.iter().all(|word| below_code(&word) && can_name_course(&word.key))
}

/// Joins two header rows, column by column.
fn double_titles(sheet: &Sheet, at: usize, upper: &[Word], lower: &[Word]) -> Vec<Title> {
    let row = sheet.raw.rows[at].index;
    let mut columns: Vec<u32> = upper.iter().chain(lower).map(|word| word.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut titles: Vec<Title> = Vec::with_capacity(columns.len());
    let mut block: Option<&Word> = None;
    let centred = centred_blocks(upper, lower);
    for column in columns {
        let below = lower.iter().find(|word| word.column == column);
        let mut above = upper.iter().find(|word| word.column == column);
        match above {
            // A block goes on to the right over unmerged cells while there are texts below it.
            Some(word) if below.is_some() && (!word.own || sheet.merged_until(row, column) == column) => block = Some(word),
            Some(_) => block = None,
            None if below.is_some() && block.is_some_and(spreads) => above = block,
            None => block = None,
        }
        if let Some(centred) = &centred {
            above = centred.iter().rev().find(|(start, _)| *start <= column).map(|(_, word)| *word).filter(|_| below.is_some()).or(above);
        }
        titles.push(join(column, above, below));
    }
    titles
}

/// Subjects in the middle of their blocks instead of at their beginning, the cells not merged: `|语文||` over `分数|班名|级名`.
/// Where each block of the second row begins, and the subject over it.
fn centred_blocks<'w>(upper: &'w [Word], lower: &[Word]) -> Option<Vec<(u32, &'w Word)>> {
    let first = lower.first()?;
    let starts: Vec<u32> = lower.iter().filter(|word| word.key == first.key).map(|word| word.column).collect();
    let subjects: Vec<&Word> = upper.iter().filter(|word| word.own && word.column >= first.column).collect();
    let spread = upper.iter().any(|word| !word.own);
    if spread || starts.len() < 2 || starts.len() != subjects.len() {
        return None;
    }
    let inside = |nth: usize| {
        let end = starts.get(nth + 1).copied().unwrap_or(u32::MAX);
        (starts[nth]..end).contains(&subjects[nth].column)
    };
    let moved = (0..starts.len()).filter(|nth| subjects[*nth].column > starts[*nth]).count();
    let fits = (0..starts.len()).all(inside) && moved * 10 >= starts.len() * 8;
    fits.then(|| starts.into_iter().zip(subjects).collect())
}

/// Whether a text of the first row can stand for several columns.
fn spreads(word: &Word) -> bool {
    !matches!(lexicon::meaning(&word.key), Meaning::Person(_) | Meaning::Aside(Aside::Aggregate)) && word.key.parse::<f64>().is_err()
}

fn join(column: u32, above: Option<&Word>, below: Option<&Word>) -> Title {
    let full = below.and_then(|word| word.full).or_else(|| above.and_then(|word| word.full));
    let (shown, meaning) = match (above, below) {
        // A code or a category of courses over the course's name.
        (Some(above), Some(below)) if neither_is_known(above, below) && !lexicon::meaning(&whole(above, below)).is_known() => {
            (below.shown.clone(), Meaning::Unknown)
        }
        (Some(above), Some(below)) => (format!("{}/{}", above.shown, below.shown), joined_meaning(above, below, column)),
        (Some(word), None) | (None, Some(word)) => (word.shown.clone(), lexicon::meaning(&word.key)),
        (None, None) => (String::new(), Meaning::Unknown),
    };
    Title { column, shown, meaning, full }
}

fn neither_is_known(above: &Word, below: &Word) -> bool {
    !lexicon::meaning(&above.key).is_known() && !lexicon::meaning(&below.key).is_known()
}

/// One title cut in two, put together.
fn whole(above: &Word, below: &Word) -> String {
    format!("{}{}", above.key, below.key)
}

/// Whether a text over 成绩 and 排名 can be a course's name.
fn can_name_course(key: &str) -> bool {
    let ideographs = key.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    !lexicon::exam_like(key)
        && key.parse::<f64>().is_err()
        && (ideographs >= 2 || key.len() >= 4 || (key.len() == 3 && key.is_ascii()))
        && key.chars().count() <= 24
}

/// What a lower text means under an upper one.
fn joined_meaning(above: &Word, below: &Word, column: u32) -> Meaning {
    let (up, down) = (lexicon::meaning(&above.key), lexicon::meaning(&below.key));
    let starts_here = above.own && above.column == column;
    // One title cut in two, 总 over 分: only where the upper half is no subject on its own, or both are single characters, 语 over 文.
    let single = |word: &Word| word.key.chars().count() == 1;
    let cut = above.key.chars().count() <= 2 && !matches!(up, Meaning::Score(..)) || single(above) && single(below);
    if starts_here && cut {
        let whole = lexicon::meaning(&whole(above, below));
        if whole.is_known() && !matches!(whole, Meaning::OfExam(..)) {
            return whole;
        }
    }
    match (up, down) {
        // 语文 over 卷面, 附加 and 小计.
        (Meaning::Score(subject, Kind::Plain), Meaning::Total(Kind::Plain)) => Meaning::Score(subject, Kind::Overall),
        (Meaning::Score(subject, Kind::Plain), Meaning::Aside(Aside::Subtotal)) if below.key == "小计" => {
            Meaning::Score(subject, Kind::Overall)
        }
        // 机械制图 over 成绩: a course that the tables do not know.
        (Meaning::Unknown, Meaning::Part(kind)) if can_name_course(&above.key) => Meaning::Score(Subject::new(&above.shown), kind),
        (Meaning::Unknown, Meaning::Total(Kind::Plain)) if can_name_course(&above.key) => {
            Meaning::Score(Subject::new(&above.shown), Kind::Overall)
        }
        // 化学(赋分) over 分数 is converted still.
        (Meaning::Score(subject, of), Meaning::Part(kind) | Meaning::Total(kind)) => {
            Meaning::Score(subject, if kind == Kind::Plain { of } else { kind })
        }
        (Meaning::Score(subject, _), Meaning::OfExam(exam, _)) => Meaning::OfExam(exam, Box::new(Meaning::Score(subject, Kind::Plain))),
        (Meaning::Score(..), Meaning::Person(Field::Name | Field::ExamId | Field::StudentNumber)) => lexicon::meaning(&below.key),
        (Meaning::Score(subject, _), Meaning::Person(Field::AbsenceFlag | Field::Remark)) => Meaning::Flag(subject),
        (Meaning::Score(..) | Meaning::Total(_), Meaning::Person(_)) => Meaning::Aside(Aside::Rank),
        (Meaning::Score(..), Meaning::Unknown) => Meaning::Aside(Aside::Piece),
        (Meaning::Total(Kind::Plain), Meaning::Part(kind)) => Meaning::Total(kind),
        (Meaning::Total(kind), Meaning::Part(Kind::Plain) | Meaning::Total(Kind::Plain)) => Meaning::Total(kind),
        (Meaning::Total(_), Meaning::Part(kind)) => Meaning::Total(kind),
        (Meaning::Total(kind), Meaning::Unknown) => Meaning::Total(kind),
        (Meaning::OfExam(exam, _), down) => Meaning::OfExam(exam, Box::new(down)),
        (Meaning::Aside(aside), down) if !matches!(down, Meaning::Person(Field::Name | Field::ExamId)) => match (aside, down) {
            (Aside::Subtotal, Meaning::Score(subject, kind)) => Meaning::Score(subject, kind),
            (aside, _) => Meaning::Aside(aside),
        },
        (Meaning::Unknown, down @ (Meaning::Score(..) | Meaning::Total(_) | Meaning::Part(_))) if lexicon::exam_like(&above.key) => {
            Meaning::OfExam(above.key.clone(), Box::new(down))
        }
        (up @ Meaning::Person(_), Meaning::Unknown) => up,
        (Meaning::Part(Kind::Converted), Meaning::Score(subject, _)) => Meaning::Score(subject, Kind::Converted),
        (Meaning::Part(Kind::Raw), Meaning::Score(subject, _)) => Meaning::Score(subject, Kind::Raw),
        (up, Meaning::Unknown) => up,
        (_, down) => down,
    }
}
