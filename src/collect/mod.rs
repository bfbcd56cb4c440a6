//! `kaojing collect`: rosters and exam file → entry workbooks for schools, and the list of what was made.
//!
//! ```text
//! rosters ─ roll ─→ school × grade ─┐
//! exam file ─ papers ─→ papers ─────┴─ form ─→ plan::Book ─ report::write ─→ a file for each
//! ```
//! What a form says about itself is a [`Stamp`](crate::ingest::stamp::Stamp); reading it back is `ingest`'s.

mod form;
mod guide;
mod list;
mod papers;
mod roll;

pub use papers::{FormPaper, list as list_papers};

use crate::{
    config::Config,
    diagnostics::{Diagnostics, Outcome},
    error::{Error, Failure, Fatal},
    ingest::{
        self,
        layout::Role,
        stamp::{self, StampPupil},
        table::{Enrolment, Source},
    },
    model::Grade,
    output::{self, Staging},
    progress::{Progress, Stage},
    report::{self, names::FileNames, plan::Book},
    words::{Phrase, collect as words},
};
use compact_str::CompactString;
use rayon::prelude::*;
use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
};

/// What is handed out to one school for one grade.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The school.
    pub school: CompactString,
    /// The grade.
    pub grade: Grade,
    /// Whom it lists, class by class.
    pub pupils: Vec<FormPupil>,
    /// On the roster, and not to sit the exam here.
    pub left_off: u32,
    /// Papers in office order.
    pub papers: Vec<FormPaper>,
    /// Its file, below the output folder, with `/`.
    pub file: String,
}

/// A pupil on a form.
#[derive(Clone, Debug, Default)]
pub struct FormPupil {
    /// Who it is, as the form has it.
    pub pupil: StampPupil,
    /// How the roster lists the pupil.
    pub enrolment: Enrolment,
}

impl Form {
    /// The number of guests on it.
    #[must_use]
    pub fn guests(&self) -> usize {
        self.pupils.iter().filter(|it| it.enrolment == Enrolment::Guest).count()
    }
}

/// Everything that is handed out.
#[derive(Clone, Debug)]
pub struct Handout {
    /// What was decided before.
    pub config: Config,
    /// The rosters.
    pub sources: Vec<Source>,
    /// By school, then grade.
    pub forms: Vec<Form>,
    /// What was noticed.
    pub diagnostics: Diagnostics,
    /// What was written, below the output folder, sorted.
    pub written: Vec<PathBuf>,
}

impl Handout {
    /// A phrase in the language of the run.
    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.config.lang)
    }

    fn fill(&self, phrase: Phrase, args: &[(&str, &dyn Display)]) -> String {
        phrase.fill(self.config.lang, args)
    }

    /// The exam's name as the exam file has it, without what nobody sees; empty if none.
    #[must_use]
    pub fn exam(&self) -> String {
        self.config.exam.name.as_deref().map_or_else(String::new, |name| ingest::clean::name(name).into())
    }

    /// The grades for which there are forms, youngest first, each with its papers.
    #[must_use]
    pub fn grades(&self) -> Vec<(&Grade, &[FormPaper])> {
        let mut grades: Vec<(&Grade, &[FormPaper])> = self.forms.iter().map(|form| (&form.grade, form.papers.as_slice())).collect();
        grades.sort_by_key(|(grade, _)| *grade);
        grades.dedup_by_key(|(grade, _)| *grade);
        grades
    }
}

/// The whole run: reads the rosters, writes a workbook for each school and grade. The folder is written whole or not at all.
///
/// # Errors
/// If the output folder may not be written, no roster can be used or lists anybody, or writing fails.
pub fn run(config: Outcome<Config>, progress: &dyn Progress) -> Result<Handout, Failure> {
    let place = output::Place::check(&config.value)?;
    let mut handout = prepare(config, progress)?;
    match place.stage().and_then(|staging| write(&handout, staging, progress)) {
        Ok(written) => {
            handout.written = written;
            Ok(handout)
        }
        Err(error) => Err(Failure { error, seen: handout.diagnostics }),
    }
}

/// Decides who is on which form; writes nothing.
///
/// # Errors
/// If no roster can be used, or none lists anybody for whom there are papers.
pub fn prepare(config: Outcome<Config>, progress: &dyn Progress) -> Result<Handout, Failure> {
    let mut diagnostics = Diagnostics::new();
    let config = config.into_value(&mut diagnostics);
    let reading = match ingest::read_as(&config, Role::Roster, progress) {
        Ok(reading) => reading.into_value(&mut diagnostics),
        Err(failure) => return Err(failure.after(diagnostics)),
    };
    let sources = reading.sources.clone();
    let mut forms = roll::forms(reading, &config).into_value(&mut diagnostics);
    papers::assign(&mut forms, &config, &mut diagnostics);
    name_files(&mut forms, &config);
    if forms.is_empty() {
        let files: Vec<&str> = sources.iter().take(3).map(|source| source.name.as_str()).collect();
        let message = words::NOBODY_LISTED.fill(config.lang, &[("files", &files.join(", "))]);
        return Err(Failure { error: Error::new(Fatal::Input, message), seen: diagnostics });
    }
    Ok(Handout { config, sources, forms, diagnostics, written: Vec::new() })
}

fn name_files(forms: &mut [Form], config: &Config) {
    let folder = words::FOLDER_FORMS.get(config.lang);
    let mut names = FileNames::default();
    for form in forms {
        let grade = report::desk::grade_label(&form.grade, config.lang);
        let name = words::FILE_FORM.fill(config.lang, &[("school", &form.school), ("grade", &grade)]);
        form.file = format!("{folder}/{}", names.take(name.trim(), ".xlsx"));
    }
}

/// The forms at the same time, then the list and the manifest, then the move into place.
fn write(handout: &Handout, staging: Staging, progress: &dyn Progress) -> Result<Vec<PathBuf>, Error> {
    let folder = staging.folder();
    let forms = folder.join(handout.say(words::FOLDER_FORMS));
    fs::create_dir(&forms).map_err(|error| cannot_write(handout, &forms, &error))?;
    progress.begin(Stage::Write, handout.forms.len() as u64 + 1);
    let written: Vec<Result<PathBuf, Error>> = handout
        .forms
        .par_iter()
        .with_max_len(1)
        .map(|form| {
            let path = write_book(handout, &form::form_book(handout, form), folder);
            progress.step();
            path
        })
        .collect();
    let mut written = written.into_iter().collect::<Result<Vec<PathBuf>, Error>>()?;
    written.push(write_book(handout, &list::list_book(handout), folder)?);
    progress.step();
    let manifest = output::manifest::write_collect(handout, folder).map_err(|error| cannot_write(handout, folder, &error))?;
    written.push(manifest.strip_prefix(folder).unwrap_or(&manifest).to_owned());
    written.sort();
    staging.publish()?;
    Ok(written)
}

fn write_book(handout: &Handout, book: &Book<'_>, folder: &Path) -> Result<PathBuf, Error> {
    let path = folder.join(&book.path);
    report::write::write_book(book, &path).map_err(|error| cannot_write(handout, &path, &error))?;
    Ok(book.path.clone())
}

fn cannot_write(handout: &Handout, path: &Path, error: &dyn Display) -> Error {
    let message = handout.fill(crate::words::report::CANNOT_WRITE, &[("file", &path.display()), ("error", error)]);
    Error::new(Fatal::Output, message)
}

/// The name of the hidden sheet; other sheets of the workbook must be called otherwise.
const STAMP_SHEET: &str = stamp::SHEET;
