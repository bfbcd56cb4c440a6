//! Finds the files to read below the inputs: in order of name, each once, with what its place says about it.
//!
//! Files below `prior/` (上次) are of an earlier exam; a folder there that is named like an exam, or is the output folder of an
//! earlier run, is one of its own. What `[[history]]` names is added, or told apart from the rest.
//!
//! Nothing is opened here but folders and the manifest of an output folder. Only regular files go on, so that reading
//! never waits on a pipe or a device.

use super::{
    earlier::{EarlierExam, names_an_exam},
    layout::Role,
};
use crate::{
    config::HistoryRule,
    diagnostics::{
        Diagnostic, Diagnostics, Outcome, Place,
        codes::{ingest as codes, reconcile as reconcile_codes},
    },
    output::manifest,
};
use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// As shown to the user: below its input, with `/`.
    pub name: String,
    /// What its place says.
    pub role: Role,
    /// Name of the folder that was handed over, or of the one in which the file handed over lies, as far as it was spelt out.
    pub root: String,
    /// The earlier exam it is of, as an index into [`Finds::exams`].
    pub exam: Option<usize>,
    /// It is the table of candidates of an earlier run.
    pub is_results: bool,
}

/// Everything that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finds {
    /// The files.
    pub files: Vec<Found>,
    /// The earlier exams, in no order of time.
    pub exams: Vec<EarlierExam>,
}

/// Endings of files that are read when a folder is walked; what they hold is told from their content.
const ENDINGS: [&str; 22] = [
    "xlsx", "xlsm", "xltx", "xltm", "xls", "xlt", "xlsb", "xlw", "et", "ett", "ods", "ots", "fods", "csv", "tsv", "tab", "prn", "htm",
    "html", "xml", "mht", "mhtml",
];
/// Endings of files that accompany sheets and are none: passed over without a word. A text file that holds a table is read.
const COMPANIONS: [&str; 12] = ["txt", "md", "toml", "json", "ini", "log", "db", "lnk", "tmp", "bak", "url", "css"];
/// Names of folders and files that say what they hold (product.md §3).
const NAMED: [(&str, Role); 22] = [
    ("scores", Role::Scores),
    ("成绩", Role::Scores),
    ("roster", Role::Roster),
    ("学籍", Role::Roster),
    ("prior", Role::Prior),
    ("上次", Role::Prior),
    ("items", Role::Items),
    ("小题", Role::Items),
    ("schools", Role::Schools),
    ("学校", Role::Schools),
    ("teachers", Role::Teachers),
    ("任课", Role::Teachers),
    ("任课表", Role::Teachers),
    ("任课教师", Role::Teachers),
    ("roll", Role::Roster),
    ("花名册", Role::Roster),
    ("复核", Role::Remark),
    ("复评", Role::Remark),
    ("重评", Role::Remark),
    ("remark", Role::Remark),
    ("remarks", Role::Remark),
    ("recheck", Role::Remark),
];

/// Finds every file below the inputs, those of the earlier exams that the exam file names, and those of re-marks.
#[must_use]
pub fn find(inputs: &[PathBuf], history: &[HistoryRule], marks: &[PathBuf]) -> Outcome<Finds> {
    let mut search = Search { several: inputs.len() > 1, ..Search::default() };
    for input in inputs {
        search.input(input);
    }
    for rule in history {
        search.declared(rule);
    }
    for path in marks {
        search.remarks(path);
    }
    Outcome { value: search.finds(), seen: search.seen }
}

#[derive(Default)]
struct Search {
    several: bool,
    found: Vec<Found>,
    /// Earlier exams.
    exams: Vec<EarlierExam>,
    /// The earlier exam whose files are being walked.
    exam: Option<usize>,
    seen: Diagnostics,
    root: String,
    paths: BTreeSet<PathBuf>,
    names: BTreeSet<String>,
}

impl Search {
    fn input(&mut self, input: &Path) {
        let name = shown(input.file_name().map_or(input.as_os_str(), |name| name));
        let place = Place::file(name.as_str());
        let folder = if Entry::of(input) == Entry::Folder { Some(input) } else { input.parent() };
        self.root = folder.and_then(Path::file_name).map(shown).unwrap_or_default();
        match Entry::of(input) {
            Entry::File if name.starts_with("~$") => self.note(&codes::LOCK_FILE, place),
            Entry::File => self.file(input, name, Role::Any),
            Entry::Folder => self.folder_input(input, &name),
            other => self.strange(&other, place),
        }
    }

    /// An input that is a folder: by the agreed names where it has any, else everything below it.
    fn folder_input(&mut self, input: &Path, name: &str) {
        let before = (self.found.len(), self.seen.len());
        let prefix = if self.several { format!("{name}/") } else { String::new() };
        match listing(input) {
            Err(error) => self.unreadable(&error, name.to_owned()),
            // Results are nothing to be read; entry workbooks are, once somebody filled them in where they were made.
            Ok(_) if self.is_output(input) && manifest::holds_results(input) => {}
            Ok(entries) if entries.iter().any(|entry| role_of(entry).is_some()) => self.named(&entries, &prefix),
            Ok(entries) if role_of(input) == Some(Role::Prior) => self.prior_entries(&entries, name, &prefix),
            Ok(entries) => self.walk(&entries, &prefix, role_of(input).unwrap_or_default(), true),
        }
        if (self.found.len(), self.seen.len()) == before {
            let rule = if looks_like_workbook(name) { &codes::NOT_A_FILE } else { &codes::NOTHING_IN_FOLDER };
            self.note(rule, Place::file(name));
        }
    }

    /// The entries of a folder some of which have agreed names.
    fn named(&mut self, entries: &[PathBuf], prefix: &str) {
        for path in entries {
            let name = format!("{prefix}{}", file_name(path));
            match (role_of(path), Entry::of(path)) {
                (Some(Role::Prior), Entry::Folder) => self.prior(path, &name),
                (Some(role), Entry::Folder) => self.folder(path, &name, role),
                (Some(role), Entry::File) if is_read(path) => self.file(path, name, role),
                (None, Entry::Folder) if !is_hidden(path) && !self.is_output(path) => {
                    self.note(&codes::FOLDER_PASSED_OVER, Place::file(name));
                }
                (None, Entry::Folder) => {}
                _ => self.walk(std::slice::from_ref(path), prefix, Role::Any, false),
            }
        }
    }

    fn folder(&mut self, path: &Path, name: &str, role: Role) {
        match listing(path) {
            Err(error) => self.unreadable(&error, name.to_owned()),
            Ok(entries) => self.walk(&entries, &format!("{name}/"), role, true),
        }
    }

    /// A folder of earlier exams.
    fn prior(&mut self, path: &Path, name: &str) {
        if self.results(path, name) {
            return;
        }
        match listing(path) {
            Err(error) => self.unreadable(&error, name.to_owned()),
            Ok(entries) => self.prior_entries(&entries, name, &format!("{name}/")),
        }
    }

    /// What lies in a folder of earlier exams: output folders and folders named like exams are an exam each, the rest is one.
    fn prior_entries(&mut self, entries: &[PathBuf], folder: &str, prefix: &str) {
        let mut rest: Option<usize> = None;
        for path in entries.iter().filter(|path| !is_hidden(path)) {
            let own = file_name(path);
            let name = format!("{prefix}{own}");
            if Entry::of(path) == Entry::Folder && !path.is_symlink() {
                if self.results(path, &name) {
                    continue;
                }
                if names_an_exam(&own) && !looks_like_workbook(&own) {
                    self.exam = Some(self.new_exam(EarlierExam::of_folder(&own, Place::file(name.as_str()))));
                    self.folder(path, &name, Role::Prior);
                    continue;
                }
            }
            let loose = EarlierExam { place: Place::file(folder), ..EarlierExam::default() };
            let exam = rest.unwrap_or_else(|| self.new_exam(loose));
            rest = Some(exam);
            self.exam = rest;
            self.walk(std::slice::from_ref(path), prefix, Role::Prior, true);
        }
        self.exam = None;
    }

    /// The output folder of an earlier run is an exam of its own. Gives whether it is one.
    fn results(&mut self, path: &Path, name: &str) -> bool {
        let Some(results) = manifest::results(path) else { return false };
        let candidates = ["csv", "parquet"].map(|ending| path.join("tables/candidates").with_extension(ending));
        let table = candidates.into_iter().find(|table| Entry::of(table) == Entry::File).filter(|_| !results.is_public);
        let Some(table) = table else {
            self.note(&reconcile_codes::RESULTS_WITHOUT_CANDIDATES, Place::file(name));
            return true;
        };
        let exam = EarlierExam::of_results(results, &file_name(path), Place::file(name));
        self.exam = Some(self.new_exam(exam));
        let before = self.found.len();
        self.file(&table, format!("{name}/tables/{}", file_name(&table)), Role::Prior);
        self.found[before..].iter_mut().for_each(|found| found.is_results = true);
        self.exam = None;
        true
    }

    fn new_exam(&mut self, exam: EarlierExam) -> usize {
        self.exams.push(exam);
        self.exams.len() - 1
    }

    /// An earlier exam of the exam file: files that were found below it are its own, else it is read from its place.
    fn declared(&mut self, rule: &HistoryRule) {
        let below = rule.path.canonicalize().unwrap_or_else(|_| rule.path.clone());
        let of_rule = |found: &Found| found.path.canonicalize().is_ok_and(|path| path.starts_with(&below));
        let mut mine: Vec<usize> = (0..self.found.len()).filter(|at| of_rule(&self.found[*at])).collect();
        if mine.is_empty() {
            let before = self.found.len();
            self.read_declared(&rule.path);
            mine = (before..self.found.len()).collect();
        }
        let known = mine.first().and_then(|at| self.found[*at].exam).and_then(|exam| self.exams.get(exam)).cloned();
        let place = Place::file(shown(rule.path.file_name().unwrap_or(rule.path.as_os_str())));
        let mut exam = known.unwrap_or_else(|| EarlierExam::of_folder(&file_stem(&rule.path), place));
        exam.declare(rule);
        let number = self.new_exam(exam);
        for at in mine {
            self.found[at].exam = Some(number);
            self.found[at].role = Role::Prior;
        }
    }

    /// Re-marks that the command line names, a file or a folder.
    fn remarks(&mut self, path: &Path) {
        let name = shown(path.file_name().unwrap_or(path.as_os_str()));
        match Entry::of(path) {
            Entry::File => self.file(path, name, Role::Remark),
            Entry::Folder => self.folder(path, &name, Role::Remark),
            other => self.strange(&other, Place::file(name)),
        }
    }

    fn read_declared(&mut self, path: &Path) {
        let name = shown(path.file_name().unwrap_or(path.as_os_str()));
        let before = (self.found.len(), self.seen.len());
        match Entry::of(path) {
            Entry::File => self.file(path, name.clone(), Role::Prior),
            Entry::Folder if self.results(path, &name) => {}
            Entry::Folder => self.folder(path, &name, Role::Prior),
            other => self.strange(&other, Place::file(name.as_str())),
        }
        if (self.found.len(), self.seen.len()) == before {
            self.note(&codes::NOTHING_IN_FOLDER, Place::file(name));
        }
    }

    /// What was found, exams without a file left out.
    fn finds(&mut self) -> Finds {
        let mut files = std::mem::take(&mut self.found);
        let mut places: Vec<Option<usize>> = vec![None; self.exams.len()];
        let mut exams = Vec::new();
        for (at, exam) in std::mem::take(&mut self.exams).into_iter().enumerate() {
            if files.iter().any(|found| found.exam == Some(at)) {
                places[at] = Some(exams.len());
                exams.push(exam);
            }
        }
        for found in &mut files {
            found.exam = found.exam.and_then(|at| places[at]);
        }
        Finds { files, exams }
    }

    /// Everything below these entries; folders that are links are not followed, so that a walk always ends.
    fn walk(&mut self, entries: &[PathBuf], prefix: &str, role: Role, descend: bool) {
        for path in entries.iter().filter(|path| !is_hidden(path)) {
            let name = format!("{prefix}{}", file_name(path));
            match Entry::of(path) {
                Entry::Folder if looks_like_workbook(&name) => self.note(&codes::NOT_A_FILE, Place::file(name)),
                Entry::Folder if descend && !path.is_symlink() && !self.is_output(path) => self.folder(path, &name, role),
                Entry::Folder => {}
                _ if !is_read(path) => {
                    if !is_companion(path) {
                        self.note(&codes::PASSED_OVER, Place::file(name));
                    }
                }
                Entry::File if role == Role::Any && is_of_earlier_exam(path) => self.file(path, name, Role::Prior),
                Entry::File => self.file(path, name, role),
                other => self.strange(&other, Place::file(name)),
            }
        }
    }

    /// A regular file; one that was found before is not taken twice.
    fn file(&mut self, path: &Path, name: String, role: Role) {
        let identity = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if !self.paths.insert(identity) {
            return;
        }
        let name = if self.names.contains(&name) { shown(path.as_os_str()) } else { name };
        self.names.insert(name.clone());
        let exam = self.exam.filter(|_| role == Role::Prior);
        self.found.push(Found { path: path.to_owned(), name, role, root: self.root.clone(), exam, is_results: false });
    }

    /// Whether kaojing wrote this folder.
    fn is_output(&self, folder: &Path) -> bool {
        Entry::of(&folder.join(manifest::NAME)) == Entry::File && manifest::is_ours(folder)
    }

    fn strange(&mut self, entry: &Entry, place: Place) {
        match entry {
            Entry::Missing => self.note(&codes::INPUT_MISSING, place),
            Entry::Unreadable(what) => self.seen.push(Diagnostic::new(&codes::NOT_OPENED, place).with("what", what)),
            _ => self.note(&codes::NOT_REGULAR, place),
        }
    }

    fn unreadable(&mut self, error: &io::Error, name: String) {
        self.seen.push(Diagnostic::new(&codes::NOT_OPENED, Place::file(name)).with("what", error.kind()));
    }

    fn note(&mut self, rule: &'static crate::diagnostics::Rule, place: Place) {
        self.seen.push(Diagnostic::new(rule, place));
    }
}

/// What a path is, links followed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    File,
    Folder,
    /// A device, a pipe, a socket, or a link that leads nowhere or to itself.
    Special,
    Missing,
    Unreadable(String),
}

impl Entry {
    fn of(path: &Path) -> Self {
        match fs::metadata(path) {
            Ok(data) if data.is_file() => Self::File,
            Ok(data) if data.is_dir() => Self::Folder,
            Ok(_) => Self::Special,
            Err(_) if path.is_symlink() => Self::Special,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::Missing,
            Err(error) => Self::Unreadable(error.kind().to_string()),
        }
    }
}

/// The entries of a folder in order of name.
fn listing(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    entries.sort_by_key(|path| file_name(path));
    Ok(entries)
}

/// The role that a folder's or file's name without its ending gives.
fn role_of(path: &Path) -> Option<Role> {
    let stem = path.file_stem()?.to_str()?.to_lowercase();
    NAMED.iter().find(|(name, _)| *name == stem).map(|(_, role)| *role)
}

/// A file among others that says itself that it is of the earlier exam: `上次-期中成绩.xlsx`.
fn is_of_earlier_exam(path: &Path) -> bool {
    const WORDS: [&str; 2] = ["上次", "prior"];
    let stem = file_stem(path).to_lowercase();
    WORDS.iter().any(|word| stem.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric())))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(shown).unwrap_or_default()
}

/// Its name without an ending that a file would have.
fn file_stem(path: &Path) -> String {
    let name = file_name(path);
    if is_read(path) { path.file_stem().map(shown).unwrap_or(name) } else { name }
}

/// A path as people write it, with `/`.
fn shown(path: &std::ffi::OsStr) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Dot files and the lock files of Excel and WPS.
fn is_hidden(path: &Path) -> bool {
    let name = file_name(path);
    name.starts_with('.') || name.starts_with("~$")
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Named like a spreadsheet; also `成绩_xlsx`, which upload forms make of a file name.
fn is_read(path: &Path) -> bool {
    let ending = ending(path);
    match ending.as_str() {
        "" => looks_like_workbook(&file_name(path)),
        "txt" => Entry::of(path) == Entry::File && holds_columns(path),
        ending => ENDINGS.contains(&ending),
    }
}

/// Whether the first lines of a text file have the same number of tabs or commas, two columns at least: a table, no letter.
fn holds_columns(path: &Path) -> bool {
    const LOOKED_AT: u64 = 4096;
    const FEWEST_LINES: usize = 3;
    let mut begin = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut begin));
    let whole = begin.len() < 4096;
    // UTF-16 has a zero in each of these characters.
    begin.retain(|byte| *byte != 0);
    let mut lines: Vec<&[u8]> = begin.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).collect();
    if !whole {
        lines.pop();
    }
    let counts = |separator: u8| lines.iter().map(|line| line.iter().filter(|byte| **byte == separator).count()).collect::<Vec<_>>();
    let is_table = |separator: u8| {
        let counts = counts(separator);
        let most = counts.iter().copied().max().unwrap_or(0);
        most > 0 && counts.iter().filter(|count| **count == most).count() >= FEWEST_LINES.max(lines.len() * 2 / 3)
    };
    read.is_ok() && (is_table(b'\t') || is_table(b','))
}

fn is_companion(path: &Path) -> bool {
    let ending = ending(path);
    COMPANIONS.contains(&ending.as_str()) || file_name(path).to_lowercase().starts_with("readme")
}

fn looks_like_workbook(name: &str) -> bool {
    let name = name.to_lowercase();
    [".", "_"]
        .iter()
        .any(|mark| ["xlsx", "xlsm", "xls", "xlsb", "et", "ods", "csv"].iter().any(|ending| name.ends_with(&format!("{mark}{ending}"))))
}
