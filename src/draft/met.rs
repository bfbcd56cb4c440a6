//! [`Met`]: what the sheets show beside their scores, kept before `reconcile` takes them: headers of every subject, names
//! of schools and where they stand, titles, and how each table was read.

use crate::{
    config::layout::Layout,
    diagnostics::{Place, Spot},
    ingest::{
        Reading,
        table::{Content, NameSource, RosterRow, SchoolRow, ScoreTable},
    },
    model::{Grade, Score, Subject},
};
use std::collections::{BTreeMap, BTreeSet};

/// What kind of sheet a name was met in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Scores of this exam.
    Scores,
    /// The roster.
    Roster,
    /// An earlier exam.
    Prior,
}

/// A column of scores as its sheet calls it.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The grade of its sheet, where one tells it.
    pub grade: Option<Grade>,
    /// The subject it was read as.
    pub subject: Subject,
    /// The header as written.
    pub header: String,
    /// The full mark in it or in a 满分 row.
    pub full: Option<Score>,
    /// The column.
    pub place: Place,
}

/// A name of a school as written.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    /// Rows under it, by kind of sheet.
    pub rows: BTreeMap<Role, usize>,
    /// Files in which it stands, by kind of sheet.
    pub files: BTreeSet<String>,
    /// It was taken from a file's or folder's name.
    pub from_name: bool,
    /// The first sheet that has it.
    pub place: Place,
}

/// A table and how it was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// File and sheet.
    pub place: Place,
    /// The layout, where one can say it.
    pub layout: Option<Layout>,
}

/// What the sheets show beside their scores.
#[derive(Clone, Debug, Default)]
pub struct Met {
    /// Every column of scores, in order.
    pub headings: Vec<Heading>,
    /// Every name of a school, in order of the first.
    pub schools: Vec<(String, Spelling)>,
    /// Titles and names of files that hold scores, in order.
    pub titles: Vec<String>,
    /// Every sheet, in order.
    pub sheets: Vec<Read>,
    /// The register of schools.
    pub register: Vec<(Place, Vec<SchoolRow>)>,
    /// Files that were read.
    pub files: usize,
}

impl Met {
    /// Looks at everything that was read.
    #[must_use]
    pub fn look(reading: &Reading) -> Self {
        let files = reading.sources.iter().filter(|source| source.format.is_some()).count();
        let mut met = Self { files, ..Self::default() };
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for sheet in &reading.sheets {
            let mut layout = None;
            match &sheet.content {
                Content::Scores(table) => {
                    layout = table.read_as.as_deref().cloned();
                    met.take_scores(table, &sheet.place, Role::Scores, &mut known);
                    met.take_headings(table, &sheet.place);
                }
                Content::Prior(table) => met.take_scores(table, &sheet.place, Role::Prior, &mut known),
                Content::Roster(rows) => met.take_roster(rows, &sheet.place, &mut known),
                Content::Schools(rows) => met.register.push((sheet.place.clone(), rows.clone())),
                _ => {}
            }
            met.sheets.push(Read { place: sheet.place.clone(), layout });
        }
        met
    }

    fn take_headings(&mut self, table: &ScoreTable, place: &Place) {
        let of_rows = || {
            let mut grades = table.rows.iter().map(|row| row.grade.as_ref());
            let first = grades.next().flatten()?;
            grades.all(|grade| grade == Some(first)).then(|| first.clone())
        };
        let grade = table.grade.as_ref().map(|grade| grade.value.clone()).or_else(of_rows);
        for column in &table.columns {
            self.headings.push(Heading {
                grade: grade.clone(),
                subject: column.subject.clone(),
                header: column.header.clone(),
                full: column.full,
                place: place.at(Spot::Column(column.column)),
            });
        }
        let file = place.file.as_deref().unwrap_or_default();
        for title in [table.title.as_str(), file] {
            if !title.is_empty() && !self.titles.iter().any(|known| known == title) {
                self.titles.push(title.to_owned());
            }
        }
    }

    fn take_scores(&mut self, table: &ScoreTable, place: &Place, role: Role, known: &mut BTreeMap<String, usize>) {
        let of_sheet = table.school.as_ref().map_or("", |school| school.value.as_str());
        let from_name = table.school.as_ref().is_some_and(|school| matches!(school.source, NameSource::File | NameSource::Folder));
        for run in table.rows.chunk_by(|a, b| a.school == b.school) {
            let written = if run[0].school.is_empty() { of_sheet } else { run[0].school.as_str() };
            self.note_school(written, place, role, run.len(), from_name && run[0].school.is_empty(), known);
        }
    }

    fn take_roster(&mut self, rows: &[RosterRow], place: &Place, known: &mut BTreeMap<String, usize>) {
        for run in rows.chunk_by(|a, b| a.school == b.school) {
            self.note_school(&run[0].school, place, Role::Roster, run.len(), false, known);
        }
    }

    fn note_school(&mut self, written: &str, place: &Place, role: Role, rows: usize, from_name: bool, known: &mut BTreeMap<String, usize>) {
        let written = written.trim();
        if written.is_empty() {
            return;
        }
        let at = *known.entry(written.to_owned()).or_insert_with(|| {
            self.schools.push((written.to_owned(), Spelling { place: place.clone(), from_name: true, ..Spelling::default() }));
            self.schools.len() - 1
        });
        let spelling = &mut self.schools[at].1;
        *spelling.rows.entry(role).or_default() += rows;
        spelling.from_name &= from_name;
        spelling.files.extend(place.file.as_deref().map(str::to_owned));
    }
}
