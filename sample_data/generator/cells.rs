//! The rows of a [`Page`]: a cell for every pupil and column, ranks, and the figures below the table.

use super::{
    county::{Half, Mark, Pupil},
    layouts::{Row, class_text},
    page::{Column, Page},
    people,
    plants::pass_line,
    sheet::{Cell, Sheet},
    styles::{ClassForm, Footer, Id, Quirk, Total},
};

/// A figure of a column: its scores and full mark.
type Figure = fn(&[Half], i32) -> f64;

impl Page<'_> {
    /// A row for each pupil, the header again where rooms were pasted together.
    pub fn add_rows(&self, sheet: &mut Sheet, columns: &[Column]) {
        /// Rows of a room, where the header comes back.
        const ROOM: usize = 30;
        /// Places that the filter leaves in view.
        const SHOWN: usize = 20;
        let head = sheet.rows[sheet.header.end - 1].clone();
        for (at, row) in self.rows.iter().enumerate() {
            if self.style.has(Quirk::RepeatedHeader) && at > 0 && at % ROOM == 0 {
                sheet.rows.push(head.clone());
            }
            if self.style.has(Quirk::HiddenRows) && self.rank(row, None, false).is_none_or(|rank| rank > SHOWN) {
                sheet.hidden.push(sheet.rows.len());
            }
            let line = sheet.rows.len();
            sheet.rows.push(columns.iter().map(|column| self.cell(at, row, *column, columns, line)).collect());
        }
        sheet.table_end = sheet.rows.len() - 1;
    }

    fn cell(&self, at: usize, row: &Row<'_>, column: Column, columns: &[Column], line: usize) -> Cell {
        let pupil = row.pupil;
        match column {
            Column::RowNumber => count(at + 1),
            Column::Id => self.id_cell(pupil),
            Column::Name => Cell::Text(self.name(pupil)),
            Column::Sex => Cell::text(if pupil.girl { "女" } else { "男" }),
            Column::School => Cell::text(&self.school.name),
            Column::Grade => Cell::text(row.grade.name),
            Column::Class if self.style.class == ClassForm::Number => count(pupil.class),
            Column::Class => Cell::Text(class_text(self.style.class, row.grade, pupil.class)),
            Column::Seat => count(pupil.seat),
            Column::Score(subject) => self.mark_cell(row.mark(subject)),
            Column::ClassRank(of) => self.rank(row, of, true).map_or(Cell::Blank, count),
            Column::SchoolRank(of) => self.rank(row, of, false).map_or(Cell::Blank, count),
            Column::Total => self.total_cell(pupil, columns, line),
            Column::Remark => {
                let absent = pupil.marks.contains(&Mark::Word("缺考"));
                if absent { Cell::text("缺考") } else { Cell::Blank }
            }
        }
    }

    fn id_cell(&self, pupil: &Pupil) -> Cell {
        match self.style.id {
            Id::Registration(_) => Cell::Text(people::registration_number(&pupil.identity)),
            _ if self.style.has(Quirk::IdAsNumber) => Cell::Number(pupil.number.parse().expect("ten digits")),
            _ => Cell::text(&pupil.number),
        }
    }

    fn name(&self, pupil: &Pupil) -> String {
        let mut letters = pupil.name.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(first), Some(second), None) if self.style.has(Quirk::StretchedNames) => format!("{first}\u{3000}{second}"),
            _ => pupil.name.clone(),
        }
    }

    fn mark_cell(&self, mark: Mark) -> Cell {
        match mark {
            Mark::Score(half) => self.score_cell(half),
            Mark::Word("缺考") if self.style.absent.is_empty() || self.style.has(Quirk::AbsentInRemark) => Cell::Blank,
            Mark::Word("缺考") => Cell::text(self.style.absent),
            Mark::Word(word) => Cell::text(word),
            Mark::Blank => Cell::Blank,
            Mark::Slip(written) => written.parse().map_or(Cell::text(written), Cell::Number),
        }
    }

    fn score_cell(&self, half: Half) -> Cell {
        let marks = f64::from(half) / 2.0;
        if self.style.has(Quirk::ScoresAsText) { Cell::Text(marks.to_string()) } else { Cell::Number(marks) }
    }

    fn total_cell(&self, pupil: &Pupil, columns: &[Column], line: usize) -> Cell {
        let Some(sum) = pupil.stated_total.or(pupil.sum()) else { return Cell::Blank };
        if self.style.total == Total::Formula {
            let scores = columns.iter().enumerate().filter(|(_, column)| matches!(column, Column::Score(_)));
            let places: Vec<usize> = scores.map(|(at, _)| at).collect();
            if let (Some(first), Some(last)) = (places.first(), places.last()) {
                let formula = format!("SUM({}{}:{}{})", letter(*first), line + 1, letter(*last), line + 1);
                return Cell::Formula(formula, f64::from(sum) / 2.0);
            }
        }
        self.score_cell(sum)
    }

    /// The place in the school's grade or the class, ties sharing; `None` without a score.
    fn rank(&self, row: &Row<'_>, of: Option<&str>, in_class: bool) -> Option<usize> {
        let own = row.score(of)?;
        let same = |other: &&Row<'_>| other.grade.name == row.grade.name && (!in_class || other.pupil.class == row.pupil.class);
        Some(1 + self.rows.iter().filter(same).filter(|other| other.score(of).is_some_and(|score| score > own)).count())
    }

    /// Figures, blank rows and a note below the table.
    pub fn add_footer(&self, sheet: &mut Sheet, columns: &[Column]) {
        let label_at = columns.iter().position(|column| *column == Column::Name).expect("there is a name column");
        const FIGURES: [(&str, Figure); 3] = [("平均分", mean), ("最高分", highest), ("及格率", pass_rate)];
        let wanted = match self.style.footer {
            Footer::None => 0,
            Footer::Mean => 1,
            Footer::MeanHighestPass => 3,
        };
        for (label, figure) in FIGURES.into_iter().take(wanted) {
            let mut row: Vec<Cell> = columns.iter().map(|column| self.figure_cell(*column, figure)).collect();
            row[label_at] = Cell::text(label);
            sheet.rows.push(row);
            sheet.table_end += 1;
        }
        if self.style.has(Quirk::BlankRows) {
            sheet.rows.extend(vec![vec![Cell::text("  ")]; 5]);
        }
        if !self.style.note.is_empty() {
            sheet.rows.extend([vec![Cell::Blank], vec![Cell::text(self.style.note)]]);
        }
    }

    fn figure_cell(&self, column: Column, figure: Figure) -> Cell {
        let Some(grade) = self.rows.first().map(|row| row.grade) else { return Cell::Blank };
        let (of, full) = match column {
            Column::Score(subject) => {
                (Some(subject), grade.papers.iter().find(|paper| paper.subject == subject).map_or(0, |paper| paper.full))
            }
            Column::Total => (None, grade.papers.iter().map(|paper| paper.full).sum()),
            _ => return Cell::Blank,
        };
        let scores: Vec<Half> = self.rows.iter().filter_map(|row| row.score(of)).collect();
        if scores.is_empty() { Cell::Blank } else { Cell::Number((figure(&scores, full) * 100.0).round() / 100.0) }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of pupils")]
fn mean(scores: &[Half], _: i32) -> f64 {
    f64::from(scores.iter().sum::<Half>()) / 2.0 / scores.len() as f64
}

fn highest(scores: &[Half], _: i32) -> f64 {
    f64::from(scores.iter().copied().max().unwrap_or(0)) / 2.0
}

#[allow(clippy::cast_precision_loss, reason = "counts of pupils")]
fn pass_rate(scores: &[Half], full: i32) -> f64 {
    scores.iter().filter(|half| **half >= pass_line(full)).count() as f64 / scores.len() as f64
}

#[allow(clippy::cast_precision_loss, reason = "counts of pupils")]
fn count(count: usize) -> Cell {
    Cell::Number(count as f64)
}

/// A column's letters in A1 spelling.
pub fn letter(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { format!("{}{last}", letter(column / 26 - 1)) }
}
