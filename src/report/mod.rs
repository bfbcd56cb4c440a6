//! Ledger, statistics and findings → workbooks, page and document on disk, planned as plain data first, written in parallel.
//!
//! ```text
//! Analysis ─ desk ─ sheets/* ─→ plan::Book ─ layout ─ write ─→ a file
//!                county, leads, school, subject put the sheets of a book together
//!                page writes sheets of the county as one page, document as a report with sentences
//! ```
//! A book is planned, written and dropped by one task, so that few of them stand in memory together.

pub mod comparable;
pub mod county;
pub mod desk;
pub mod document;
pub mod figures;
pub mod layout;
pub mod leads;
pub mod legend;
pub mod names;
pub mod own;
pub mod page;
pub mod plan;
pub mod plot;
pub mod remark;
pub mod returns;
pub mod school;
pub mod sheets;
pub mod style;
pub mod subject;
pub mod terms;
pub mod write;

use crate::{
    config::Level,
    diagnostics::{Diagnostic, Diagnostics, Place, codes::report as codes},
    error::{Error, Fatal},
    pipeline::Analysis,
    progress::{Progress, Stage},
    words::report as words,
};
use desk::Desk;
use own::Ownership;
use rayon::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Job {
    County,
    Page,
    Document,
    Leads,
    Subject { cohort: usize, paper: usize },
    School(usize),
}

/// Writes every workbook of the level, the page and the document into an existing folder. Gives their paths below it, sorted.
///
/// # Errors
/// If a folder or file cannot be written.
pub fn write_workbooks(analysis: &Analysis, folder: &Path, progress: &dyn Progress) -> Result<Vec<PathBuf>, Error> {
    let desk = Desk::new(analysis);
    let jobs = jobs(&desk);
    make_folders(&desk, folder, &jobs)?;
    let shelf = Shelf::new(&desk);
    progress.begin(Stage::Write, jobs.len() as u64);
    let written: Vec<Result<PathBuf, Error>> = jobs
        .par_iter()
        .with_max_len(1)
        .map(|job| {
            let path = shelf.write(*job, folder);
            progress.step();
            path
        })
        .collect();
    let mut paths = written.into_iter().collect::<Result<Vec<PathBuf>, Error>>()?;
    paths.sort();
    Ok(paths)
}

/// What writing will do that the user should know before: names of schools that no file can have.
#[must_use]
pub fn foresee(analysis: &Analysis) -> Diagnostics {
    let desk = Desk::new(analysis);
    if desk.is_public() {
        return Diagnostics::new();
    }
    let files = school_files(&desk);
    let renamed =
        analysis.ledger.schools.iter().zip(&files).filter(|(school, file)| file.strip_suffix(".xlsx") != Some(school.name.as_str()));
    renamed.map(|(school, file)| Diagnostic::new(&codes::FILE_RENAMED, Place::default()).read(&school.name).with("file", file)).collect()
}

/// The large ones first, so that no thread is left with one at the end.
fn jobs(desk: &Desk<'_>) -> Vec<Job> {
    let level = desk.analysis.config.level;
    let mut jobs = Vec::new();
    if level != Level::School {
        jobs.extend([Job::County, Job::Page]);
    }
    if level == Level::Internal {
        jobs.extend([Job::Document, Job::Leads]);
        let papers = desk.cohorts().flat_map(|view| view.papers()).filter(|paper| !paper.paper.subject.is_total());
        jobs.extend(papers.map(|paper| Job::Subject { cohort: paper.cohort.index, paper: paper.index }));
    }
    if level != Level::Public {
        let pupils = |school: &usize| desk.cohorts().filter_map(|view| Some(view.unit_of(*school)?.1.range.len())).sum::<usize>();
        let mut schools: Vec<usize> = (0..desk.analysis.ledger.schools.len()).collect();
        schools.sort_by_cached_key(|school| std::cmp::Reverse(pupils(school)));
        jobs.extend(schools.into_iter().map(Job::School));
    }
    jobs
}

fn make_folders(desk: &Desk<'_>, folder: &Path, jobs: &[Job]) -> Result<(), Error> {
    let wanted = [
        (words::FOLDER_SCHOOLS, jobs.iter().any(|job| matches!(job, Job::School(_)))),
        (words::FOLDER_SUBJECTS, jobs.iter().any(|job| matches!(job, Job::Subject { .. }))),
    ];
    for (name, wanted) in wanted {
        let path = folder.join(desk.say(name));
        if wanted && !path.is_dir() {
            fs::create_dir(&path).map_err(|error| cannot_write(desk, &path, &error))?;
        }
    }
    Ok(())
}

fn cannot_write(desk: &Desk<'_>, path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::new(Fatal::Output, desk.fill(words::CANNOT_WRITE, &[("file", &path.display()), ("error", error)]))
}

/// File names of the schools' workbooks, in order of the ledger.
fn school_files(desk: &Desk<'_>) -> Vec<String> {
    let mut names = names::FileNames::default();
    desk.analysis.ledger.schools.iter().map(|school| names.take(&school.name, ".xlsx")).collect()
}

/// What all books share, made once.
struct Shelf<'a> {
    desk: Desk<'a>,
    school_files: Vec<String>,
    subject_files: Vec<((usize, usize), String)>,
    ownership: Ownership<'a>,
}

impl<'a> Shelf<'a> {
    fn new(desk: &Desk<'a>) -> Self {
        let mut names = names::FileNames::default();
        let papers = desk.cohorts().flat_map(|view| view.papers());
        let subject_files = papers.map(|paper| ((paper.cohort.index, paper.index), names.take(&subject::title(&paper), ".xlsx"))).collect();
        Self {
            desk: *desk,
            school_files: school_files(desk),
            subject_files,
            ownership: Ownership::new(&desk.analysis.ledger, &desk.analysis.diagnostics),
        }
    }

    /// Plans, writes and drops one book, the page or the document. Gives its path below the folder.
    fn write(&self, job: Job, folder: &Path) -> Result<PathBuf, Error> {
        let desk = &self.desk;
        let listed: &[String] = if desk.is_public() { &[] } else { &self.school_files };
        let book = match job {
            Job::Page => return self.write_alone(folder, page::file_name(desk), page::write_page),
            Job::Document => return self.write_alone(folder, document::file_name(desk), document::write_document),
            Job::County => county::county_book(desk, listed),
            Job::Leads => leads::leads_book(desk),
            Job::Subject { cohort, paper } => {
                let file = self.subject_files.iter().find(|(key, _)| *key == (cohort, paper)).map(|(_, file)| file.as_str());
                let view = desk.cohorts().nth(cohort).and_then(|view| view.papers().nth(paper));
                subject::subject_book(&view.expect("a job names a paper that is there"), file.expect("every paper has a file name"))
            }
            Job::School(index) => school::school_book(desk, index, &self.school_files[index], &self.ownership),
        };
        let path = folder.join(&book.path);
        write::write_book(&book, &path).map_err(|error| cannot_write(desk, &path, &error))?;
        Ok(book.path)
    }

    /// Writes what is no workbook.
    fn write_alone(&self, folder: &Path, file: &str, write: fn(&Desk<'_>, &Path) -> std::io::Result<()>) -> Result<PathBuf, Error> {
        let path = folder.join(file);
        write(&self.desk, &path).map_err(|error| cannot_write(&self.desk, &path, &error))?;
        Ok(file.into())
    }
}
