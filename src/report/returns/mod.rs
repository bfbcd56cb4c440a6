//! Workbooks of `check`: what goes back to each school (退回修改单), and the county's upload board (上报情况).

mod board;
mod lines;
mod school;

use super::{
    names::{FileNames, SheetNames},
    plan::{Book, Column, Look, Running, Sheet},
    write,
};
use crate::{
    check::{Check, State},
    config::Level,
    error::{Error, Fatal},
    pipeline::Intake,
    progress::{Progress, Stage},
    words::{Lang, Phrase, check as words, report as common},
};
use rayon::prelude::*;
use std::{
    collections::BTreeMap,
    fmt::Display,
    fs,
    path::{Path, PathBuf},
};

/// What every sheet is planned from.
#[derive(Clone, Copy)]
pub(crate) struct Office<'a> {
    intake: &'a Intake,
    check: &'a Check,
    lang: Lang,
    /// The file of each school's return list, by its number.
    files: &'a BTreeMap<u32, String>,
}

impl<'a> Office<'a> {
    const fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.lang)
    }

    fn fill(&self, phrase: Phrase, args: &[(&str, &dyn Display)]) -> String {
        phrase.fill(self.lang, args)
    }

    fn column(&self, phrase: Phrase, look: Look) -> Column {
        Column::new(self.say(phrase), look)
    }

    fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(self.say(common::LIST_SEPARATOR))
    }

    /// The name of the exam.
    fn exam(&self) -> &'a str {
        let named = &self.intake.ledger.exam_name;
        match &self.intake.config.exam.name {
            _ if !named.is_empty() => named,
            Some(name) => name,
            None => self.say(common::EXAM_UNNAMED),
        }
    }

    /// The name of a school.
    fn school(&self, number: u32) -> &'a str {
        self.intake.ledger.any_school(number).map_or("", |school| school.name.as_str())
    }

    /// A grade as readers call it.
    fn grade(&self, cohort: Option<usize>) -> String {
        let cohort = cohort.and_then(|at| self.intake.ledger.cohorts.get(at));
        cohort.map(|cohort| super::desk::grade_label(&cohort.grade, self.lang).into_owned()).unwrap_or_default()
    }

    /// A book of these sheets, the first of which links to the others.
    fn bind(&self, path: PathBuf, unit: &str, level: Level, mut sheets: Vec<Sheet<'a>>) -> Book<'a> {
        let mut names = SheetNames::default();
        for sheet in &mut sheets {
            sheet.name = names.take(&sheet.name);
        }
        let running = Running {
            exam: self.exam().to_owned(),
            unit: unit.to_owned(),
            level: self
                .say(match level {
                    Level::School => words::LEVEL_RETURN,
                    Level::Internal | Level::Public => super::sheets::cover::level_note(level),
                })
                .to_owned(),
            date: self.intake.config.exam.date.clone().unwrap_or_default(),
            page: self.say(common::PAGE_OF).to_owned(),
        };
        Book {
            path,
            title: format!("{} {unit}", self.exam()),
            running,
            sheets,
            home: Some((0, self.say(words::BACK).to_owned())),
            listed: self.say(common::LISTED).to_owned(),
        }
    }
}

/// A state in words.
pub(crate) const fn state_word(state: State) -> Phrase {
    match state {
        State::Awaited => words::STATE_AWAITED,
        State::Faulty => words::STATE_FAULTY,
        State::Doubtful => words::STATE_DOUBTFUL,
        State::Clean => words::STATE_CLEAN,
    }
}

/// Writes the return list of every school that is asked for something, and the board. Gives their paths.
///
/// # Errors
/// If a folder or file cannot be written.
pub fn write_workbooks(intake: &Intake, check: &Check, folder: &Path, progress: &dyn Progress) -> Result<Vec<PathBuf>, Error> {
    let lang = intake.config.lang;
    let mut names = FileNames::default();
    let name = |school: &u32| intake.ledger.any_school(*school).map_or("", |school| school.name.as_str()).to_owned();
    let files: BTreeMap<u32, String> = check.schools.keys().map(|school| (*school, names.take(&name(school), ".xlsx"))).collect();
    let office = Office { intake, check, lang, files: &files };
    let failed = |path: &Path, error: &dyn Display| {
        Error::new(Fatal::Output, common::CANNOT_WRITE.fill(lang, &[("file", &path.display()), ("error", error)]))
    };
    let returns = folder.join(words::FOLDER_RETURNS.get(lang));
    if !files.is_empty() {
        fs::create_dir(&returns).map_err(|error| failed(&returns, &error))?;
    }
    let jobs: Vec<Option<u32>> = std::iter::once(None).chain(files.keys().copied().map(Some)).collect();
    progress.begin(Stage::Write, jobs.len() as u64);
    let written: Vec<Result<PathBuf, Error>> = jobs
        .par_iter()
        .with_max_len(1)
        .map(|job| {
            let book = match job {
                Some(number) => school::return_book(&office, *number),
                None => board::board_book(&office),
            };
            let path = folder.join(&book.path);
            write::write_book(&book, &path).map_err(|error| failed(&path, &error))?;
            progress.step();
            Ok(path)
        })
        .collect();
    let mut paths = written.into_iter().collect::<Result<Vec<PathBuf>, Error>>()?;
    paths.sort();
    Ok(paths)
}
