//! The desk on which the exam is put together: sheets with their accounts, schools, persons in the making, and what
//! was noticed. Everything here is turned into the ledger and then gone.

use crate::{
    config::Config,
    diagnostics::{Diagnostic, Diagnostics, Place, Rule},
    ingest::earlier::EarlierExam,
    ingest::remark::{Key, RemarkTable},
    ingest::table::{Account, ReportedTable, ReturnedConfirmation, RosterRow, SchoolRow, ScoreTable, Source, TeachingRow},
    ingest::{Reading, table::Content},
    model::{Grade, Mark, Score, Status, Subject},
    reconcile::{
        history::GroupExam,
        index::{Identified, id_key},
        items::{
            PaperItems,
            sheets::{ItemSheet, ItemSheets},
        },
        ledger::{Converted, GuestTrouble, Listed, Paper},
        multi::Multi,
        schools::Schools,
    },
};
use compact_str::CompactString;
use std::collections::BTreeMap;

/// A row of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// Index of the sheet.
    pub sheet: u32,
    /// Row from zero.
    pub row: u32,
}

/// A sheet: what stays of it after its rows were handed out.
#[derive(Debug)]
pub struct Sheet {
    /// File and sheet.
    pub place: Place,
    /// The word in `rows.csv`.
    pub word: &'static str,
    /// Where its rows went.
    pub account: Account,
    /// Title rows.
    pub title: String,
    /// Grade of its first row.
    pub grade: Grade,
    /// Score columns: subject after folding other names, column in the sheet, full mark if told.
    pub columns: Vec<(Subject, u32, Option<Score>)>,
}

/// A candidate in the making: one row, or several that complement each other.
#[derive(Clone, Debug)]
pub struct Person {
    /// Entry of [`Schools`].
    pub school: u32,
    /// Class as printed.
    pub class: CompactString,
    /// Id; empty if none.
    pub id: CompactString,
    /// Second id; empty if none.
    pub other_id: CompactString,
    /// Further ids.
    pub more_ids: Vec<CompactString>,
    /// Name; empty if none.
    pub name: CompactString,
    /// Seat or number in the class; empty if none.
    pub seat: CompactString,
    /// 不参与.
    pub excluded: bool,
    /// Standing to the roster.
    pub listed: Listed,
    /// The first row; none for one known from the roster only.
    pub row: Option<RowRef>,
    /// Further rows that complement it.
    pub more_rows: Vec<RowRef>,
    /// A mark for each subject of the group; blank where no sheet has a cell.
    pub marks: Vec<Mark>,
    /// Earlier scores, one for each earlier subject; empty if not matched.
    pub prior: Vec<Option<Score>>,
}

/// Everybody of one grade.
#[derive(Debug, Default)]
pub struct Group {
    /// The grade.
    pub grade: Grade,
    /// Subjects in office order; the order of every person's marks.
    pub subjects: Vec<Subject>,
    /// Papers, one for each subject, once full marks are known.
    pub papers: Vec<Paper>,
    /// Persons in order of sheet and row.
    pub persons: Vec<Person>,
    /// Persons by the [keys](super::index::id_key) of all their ids.
    pub ids: Multi<CompactString, usize>,
    /// Subjects of the latest earlier exam.
    pub prior_subjects: Vec<Subject>,
    /// Candidates of the latest earlier exam by school.
    pub earlier: BTreeMap<u32, u32>,
    /// Every earlier exam in which somebody of the group was found, in order of time.
    pub history: Vec<GroupExam>,
    /// Persons met twice.
    pub twice: Vec<MetTwice>,
    /// Rows that were folded or set aside, and the person that each is about.
    pub folded: Vec<(RowRef, usize)>,
    /// Guests in trouble.
    pub guests: Vec<Guest>,
    /// Items of its papers, their columns in order of the persons.
    pub items: Vec<PaperItems>,
}

/// A person met in two rows.
#[derive(Clone, Debug)]
pub struct MetTwice {
    /// Index of the person whose marks count.
    pub person: usize,
    /// The second row as a person of its own.
    pub other: Option<usize>,
    /// The first row.
    pub first: RowRef,
    /// The second row.
    pub second: RowRef,
    /// Of one school.
    pub same_school: bool,
    /// Marks agree where both have one.
    pub same_marks: bool,
}

/// A guest in trouble.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Indices of persons, the one that counts first.
    pub persons: Vec<usize>,
    /// School attended.
    pub attending: Option<u32>,
    /// School of enrolment.
    pub enrolled: Option<u32>,
    /// What is wrong.
    pub trouble: GuestTrouble,
}

/// Whether a mark says anything: a score or a status other than blank and not taken.
#[must_use]
pub fn speaks(mark: Mark) -> bool {
    !matches!(mark.status, Status::Blank | Status::NotTaken)
}

/// Whether a mark holds a score, counted or not.
#[must_use]
pub fn has_score(mark: Mark) -> bool {
    matches!(mark.status, Status::Present | Status::Excluded)
}

/// All that is worked on.
pub struct Desk<'c> {
    /// Settings.
    pub config: &'c Config,
    /// The input files.
    pub sources: Vec<Source>,
    /// Earlier exams; in order of time once [`exams`](super::exams) settled it.
    pub exams: Vec<EarlierExam>,
    /// Every sheet, in order.
    pub sheets: Vec<Sheet>,
    /// Schools by every name.
    pub schools: Schools,
    /// Converted scores that sheets bring beside raw ones.
    pub converted: Vec<Converted>,
    /// What was noticed.
    pub seen: Diagnostics,
}

/// A table of an earlier exam.
pub struct EarlierTable {
    /// Index of its sheet.
    pub sheet: usize,
    /// Index into [`Desk::exams`]; `None` where nothing but its content says that it is of an earlier exam.
    pub exam: Option<usize>,
    /// The table.
    pub table: ScoreTable,
}

/// Tables by kind, each with the index of its sheet.
#[derive(Default)]
pub struct Tables {
    /// Scores of this exam.
    pub scores: Vec<(usize, ScoreTable)>,
    /// Scores of earlier ones.
    pub earlier: Vec<EarlierTable>,
    /// Rosters.
    pub roster: Vec<(usize, Vec<RosterRow>)>,
    /// Confirmation sheets that came back.
    pub confirmations: Vec<(usize, ReturnedConfirmation)>,
    /// Figures that schools report.
    pub reported: Vec<ReportedTable>,
    /// Who teaches whom.
    pub teaching: Vec<(usize, Vec<TeachingRow>)>,
    /// Sheets of items and blueprints.
    pub items: ItemSheets,
    /// Scripts that were marked again.
    pub remarks: Vec<(usize, RemarkTable)>,
    /// Whose scripts their codes are.
    pub remark_keys: Vec<(usize, Box<Key>)>,
}

impl<'c> Desk<'c> {
    /// Sorts what was read by kind.
    pub fn lay_out(reading: Reading, config: &'c Config) -> (Self, Tables) {
        let mut tables = Tables::default();
        let mut register: Vec<(Place, Vec<SchoolRow>)> = Vec::new();
        let mut sheets = Vec::with_capacity(reading.sheets.len());
        for (at, sheet) in reading.sheets.into_iter().enumerate() {
            let word = sheet.content.word();
            let mut title = String::new();
            let exam = reading.sources.get(sheet.source).and_then(|source| source.exam);
            match sheet.content {
                Content::Scores(mut table) => {
                    title = std::mem::take(&mut table.title);
                    tables.earlier.extend(table.earlier.take().map(|table| EarlierTable { sheet: at, exam: None, table: *table }));
                    tables.items.sheets.extend(table.items.take().map(|items| ItemSheet::beside(at, *items, &table)));
                    tables.scores.push((at, table));
                }
                Content::Prior(table) => tables.earlier.push(EarlierTable { sheet: at, exam, table }),
                Content::Roster(rows) => tables.roster.push((at, rows)),
                Content::Schools(rows) => register.push((sheet.place.clone(), rows)),
                Content::Confirmation(returned) => tables.confirmations.push((at, returned)),
                Content::Summary(table) => tables.reported.push(table),
                Content::Teachers(rows) => tables.teaching.push((at, rows)),
                Content::Items(mut table) => {
                    title = std::mem::take(&mut table.title);
                    tables.items.sheets.push(ItemSheet::alone(at, table));
                }
                Content::Blueprint(table) => tables.items.blueprints.push((at, table)),
                Content::Remarks(table) => tables.remarks.push((at, table)),
                Content::RemarkKey(key) => tables.remark_keys.push((at, key)),
                Content::Copy | Content::Nothing => {}
            }
            sheets.push(Sheet { place: sheet.place, word, account: sheet.account, title, grade: Grade::UNKNOWN, columns: Vec::new() });
        }
        let schools = Schools::new(&config.schools, register);
        let (sources, exams) = (reading.sources, reading.exams);
        (Self { config, sources, exams, sheets, schools, converted: Vec::new(), seen: Diagnostics::new() }, tables)
    }

    /// A diagnostic on a row.
    #[must_use]
    pub fn on_row(&self, rule: &'static Rule, row: RowRef) -> Diagnostic {
        Diagnostic::new(rule, self.sheets[row.sheet as usize].place.row(row.row))
    }

    /// Where a person's mark in a subject stands: the first of the rows whose sheet has the subject.
    #[must_use]
    pub fn cell(&self, rows: &[RowRef], subject: &Subject) -> Place {
        let cell = |row: &RowRef| {
            let sheet = &self.sheets[row.sheet as usize];
            let column = sheet.columns.iter().find(|(of, ..)| of == subject).map(|(_, column, _)| *column)?;
            Some(sheet.place.cell(row.row, column))
        };
        let row = || rows.first().map(|row| self.sheets[row.sheet as usize].place.row(row.row));
        rows.iter().find_map(cell).or_else(row).unwrap_or_default()
    }

    /// Moves a row from the candidates to the rows left out.
    pub fn reject(&mut self, row: RowRef) {
        let account = &mut self.sheets[row.sheet as usize].account;
        if account.candidates > 0 {
            account.candidates -= 1;
            account.rejected += 1;
        }
    }
}

impl Person {
    /// Every row, the first one first.
    #[must_use]
    pub fn rows(&self) -> Vec<RowRef> {
        self.all_rows().collect()
    }

    /// Every row, the first one first, one by one.
    pub fn all_rows(&self) -> impl Iterator<Item = RowRef> + '_ {
        self.row.iter().chain(&self.more_rows).copied()
    }
}

impl Group {
    /// Adds a person, to be found by every id.
    pub fn push(&mut self, person: Person) {
        let at = self.persons.len();
        person.ids().for_each(|id| self.ids.insert(id_key(id), at));
        self.persons.push(person);
    }

    /// Gives a person the ids of another row about it, and the name if it has none.
    pub fn learn(&mut self, at: usize, row: &impl Identified) {
        let person = &mut self.persons[at];
        if person.name.is_empty() {
            person.name = row.name().into();
        }
        for id in row.ids() {
            if person.ids().any(|known| known == id) {
                continue;
            }
            self.ids.insert(id_key(id), at);
            if person.id.is_empty() {
                person.id = id.clone();
            } else if person.other_id.is_empty() {
                person.other_id = id.clone();
            } else {
                person.more_ids.push(id.clone());
            }
        }
    }
}
