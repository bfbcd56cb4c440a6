//! Re-marks as a sheet holds them: [`RemarkTable`]; and [`Key`], which tells whose scripts their codes are. `kaojing remark
//! draw` writes both as workbooks; what they say about themselves is a hidden sheet of text cells, as with
//! [entry workbooks](super::stamp):
//!
//! ```text
//! kaojing-remark | 1                                    the markers' workbook: nothing but the name of the drawing
//! draw           | <digest>
//!
//! kaojing-remark-key | 1                                the office's key
//! draw   | <digest>                                     of the cells and scripts below
//! drawn  | <exam> | <seed> | <settings>                 what was drawn from and how, to be read by people
//! cell   | 九年级 | 第一中学 | 3班 | 语文 | lead | 128 | 16 | A201
//! script | 01-001 | 0 | 2 | near | 14 | 4 | 42009901 | 张三 | 3班 | 71.5
//! end    | <digest>                                     of all lines above
//! ```

use super::{
    raw::{RawBook, RawSheet, Value},
    stamp::{digest_of_lines, lines},
};
use crate::model::{Grade, Score, Subject};
use compact_str::CompactString;

/// The first cell of the stamp of a markers' workbook.
const MARKS: &str = "kaojing-remark";
/// The first cell of the stamp of a key.
const KEY: &str = "kaojing-remark-key";
/// The version written; older ones are read.
const VERSION: u32 = 1;

/// Re-marks of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemarkTable {
    /// The drawing that it is of; empty where nothing tells.
    pub draw: String,
    /// Rows in order of the sheet.
    pub rows: Vec<RemarkRow>,
}

/// A script's re-mark as written; empty where a column is not there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemarkRow {
    /// Row in the sheet, from zero.
    pub row: u32,
    /// Code of the script.
    pub code: CompactString,
    /// School, else what names around the table tell.
    pub school: CompactString,
    /// Grade.
    pub grade: Option<Grade>,
    /// Class.
    pub class: CompactString,
    /// Id, cleaned.
    pub id: CompactString,
    /// Name.
    pub name: CompactString,
    /// Subject.
    pub subject: Option<Subject>,
    /// The first marking, as this sheet has it.
    pub original: Option<Score>,
    /// Marks of one or two markers.
    pub marks: [Option<Score>; 2],
    /// Column of the first mark.
    pub column: u32,
}

/// What codes stand for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// The drawing: digest of its cells and scripts.
    pub draw: String,
    /// The exam, by name.
    pub exam: String,
    /// Seed of the drawing.
    pub seed: String,
    /// How it was drawn, for people.
    pub settings: String,
    /// Cells drawn.
    pub cells: Vec<KeyCell>,
    /// Scripts drawn, in order of their codes.
    pub scripts: Vec<KeyScript>,
}

/// A cell that scripts were drawn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyCell {
    /// Grade.
    pub grade: Grade,
    /// School.
    pub school: CompactString,
    /// Class; empty for the whole school.
    pub class: CompactString,
    /// Subject.
    pub subject: CompactString,
    /// Drawn at random, for no reason of its own.
    pub control: bool,
    /// Scripts in it.
    pub size: u32,
    /// Scripts drawn.
    pub drawn: u32,
    /// Codes of the screens that ranked it, for people.
    pub reason: String,
}

/// A script that was drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyScript {
    /// Its code.
    pub code: CompactString,
    /// Its cell.
    pub cell: usize,
    /// Number of its stratum in the cell.
    pub stratum: u32,
    /// What the stratum is: `near`, `low`, `middle`, `high`, `all`.
    pub band: CompactString,
    /// Scripts of the stratum.
    pub size: u32,
    /// Scripts drawn of it.
    pub drawn: u32,
    /// Id of the candidate.
    pub id: CompactString,
    /// Name.
    pub name: CompactString,
    /// Class.
    pub class: CompactString,
    /// The mark that it had.
    pub original: Score,
}

/// What a workbook says about itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Own {
    /// Re-marks of this drawing.
    Marks(String),
    /// A key.
    Key(Box<Key>),
    /// It was a key; somebody changed it, or it is of a later version.
    Unusable,
}

/// The lines of a markers' workbook.
#[must_use]
pub fn marks_lines(draw: &str) -> Vec<Vec<String>> {
    vec![vec![MARKS.to_owned(), VERSION.to_string()], vec!["draw".to_owned(), draw.to_owned()]]
}

impl Key {
    /// Names the drawing after what was drawn.
    #[must_use]
    pub fn named(mut self) -> Self {
        self.draw = digest_of_lines(&self.drawn_lines());
        self
    }

    /// The lines of the hidden sheet.
    #[must_use]
    pub fn lines(&self) -> Vec<Vec<String>> {
        let line = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let mut lines = vec![vec![KEY.to_owned(), VERSION.to_string()], vec!["draw".to_owned(), self.draw.clone()]];
        lines.push(line(["drawn", &self.exam, &self.seed, &self.settings]));
        lines.extend(self.drawn_lines());
        lines.push(vec!["end".to_owned(), digest_of_lines(&lines)]);
        lines
    }

    fn drawn_lines(&self) -> Vec<Vec<String>> {
        let texts = |cells: &[&dyn std::fmt::Display]| cells.iter().map(|cell| cell.to_string()).collect::<Vec<String>>();
        let cell = |cell: &KeyCell| {
            let KeyCell { grade, school, class, subject, control, size, drawn, reason } = cell;
            texts(&[&"cell", &grade.name(), school, class, subject, &if *control { "control" } else { "lead" }, size, drawn, reason])
        };
        let script = |script: &KeyScript| {
            let KeyScript { code, cell, stratum, band, size, drawn, id, name, class, original } = script;
            texts(&[&"script", code, cell, stratum, band, size, drawn, id, name, class, original])
        };
        self.cells.iter().map(cell).chain(self.scripts.iter().map(script)).collect()
    }

    /// Reads the lines back; `None` if they are not what was written.
    fn read(lines: &[Vec<String>]) -> Option<Self> {
        let (end, body) = lines.split_last()?;
        let intact = end.first().is_some_and(|word| word == "end") && end.get(1) == Some(&digest_of_lines(body));
        let version: u32 = body.first()?.get(1)?.parse().ok()?;
        if !intact || version > VERSION {
            return None;
        }
        let mut key = Self::default();
        for line in &body[1..] {
            key.take(line)?;
        }
        key.scripts.iter().all(|script| script.cell < key.cells.len()).then_some(key)
    }

    fn take(&mut self, line: &[String]) -> Option<()> {
        let cell = |at: usize| line.get(at).map_or("", String::as_str);
        let number = |at: usize| cell(at).parse::<u32>().ok();
        match cell(0) {
            "draw" => self.draw = cell(1).to_owned(),
            "drawn" => (self.exam, self.seed, self.settings) = (cell(1).to_owned(), cell(2).to_owned(), cell(3).to_owned()),
            "cell" => self.cells.push(KeyCell {
                grade: Grade::named(cell(1)),
                school: cell(2).into(),
                class: cell(3).into(),
                subject: cell(4).into(),
                control: cell(5) == "control",
                size: number(6)?,
                drawn: number(7)?,
                reason: cell(8).to_owned(),
            }),
            "script" => self.scripts.push(KeyScript {
                code: cell(1).into(),
                cell: cell(2).parse().ok()?,
                stratum: number(3)?,
                band: cell(4).into(),
                size: number(5)?,
                drawn: number(6)?,
                id: cell(7).into(),
                name: cell(8).into(),
                class: cell(9).into(),
                original: cell(10).parse().ok()?,
            }),
            _ => {}
        }
        Some(())
    }
}

/// What a workbook says about itself, and in which of its sheets; `None` if it says nothing of re-marking.
#[must_use]
pub fn find(book: &RawBook) -> Option<(usize, Own)> {
    book.sheets.iter().enumerate().find_map(|(at, sheet)| said(sheet).map(|said| (at, said)))
}

fn said(sheet: &RawSheet) -> Option<Own> {
    let first = sheet.rows.first().filter(|row| row.index == 0)?;
    match first.get(0) {
        Some(Value::Text(text)) if text == MARKS => {
            let draw = lines(sheet).into_iter().find(|line| line[0] == "draw").and_then(|line| line.get(1).cloned());
            Some(Own::Marks(draw.unwrap_or_default()))
        }
        Some(Value::Text(text)) if text == KEY => Some(Key::read(&lines(sheet)).map_or(Own::Unusable, |key| Own::Key(Box::new(key)))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_and_a_changed_one_found_out() {
        let script = KeyScript {
            code: "01-001".into(),
            size: 9,
            drawn: 3,
            id: "42009901".into(),
            original: Score::whole(71),
            ..KeyScript::default()
        };
        let cell = KeyCell {
            grade: Grade::named("九年级"),
            school: "第一中学".into(),
            subject: "语文".into(),
            size: 9,
            drawn: 3,
            ..KeyCell::default()
        };
        let key = Key { exam: "期末".into(), seed: "1".into(), cells: vec![cell], scripts: vec![script], ..Key::default() }.named();
        let mut lines = key.lines();
        assert_eq!(Key::read(&lines).as_ref(), Some(&key));
        lines[3][7] = "4".into();
        assert_eq!(Key::read(&lines), None);
        let other = Key { scripts: Vec::new(), ..key.clone() }.named();
        assert_ne!(other.draw, key.draw);
    }
}
