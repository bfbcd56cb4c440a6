//! Inputs → the files to read, in order of path, each with what its place says about its content.
//!
//! A folder with parts named as the handbook names them (成绩, 学籍, 上次, 小题, 学校.xlsx) is read by these parts; in any other
//! folder every spreadsheet below it is read and its kind told from its content.

use super::layout::{FileContext, Role};
use crate::diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::ingest as codes};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Folder depth at which walking stops; nobody nests score sheets deeper, a loop of links does.
const DEEPEST: usize = 16;

/// Endings of files worth opening when a folder is walked. A file named by the user is opened whatever its ending.
const ENDINGS: [&str; 14] = ["xlsx", "xlsm", "xltx", "xls", "xlsb", "et", "ods", "fods", "csv", "tsv", "htm", "html", "xml", "zip"];

/// A file to read.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// As shown to the user: below its input, with `/`.
    pub name: String,
    /// What its place says.
    pub context: FileContext,
}

/// Finds the files of every input.
#[must_use]
pub fn find(inputs: &[PathBuf]) -> Outcome<Vec<Found>> {
    let mut found = Vec::new();
    let mut seen = Diagnostics::new();
    for input in inputs {
        if input.is_dir() && !has_workbook_ending(input) {
            walk(&mut Walk { found: &mut found, seen: &mut seen, root: input }, input, Role::Any, 0);
        } else {
            let name = input.file_name().map_or_else(|| input.display().to_string(), |name| name.to_string_lossy().into_owned());
            found.push(Found { path: input.clone(), name, context: context(input, input.parent().unwrap_or(input), Role::Any) });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    for (at, file) in found.iter_mut().enumerate() {
        file.context.source = at;
    }
    Outcome { value: found, seen }
}

struct Walk<'a> {
    found: &'a mut Vec<Found>,
    seen: &'a mut Diagnostics,
    root: &'a Path,
}

fn walk(walk_: &mut Walk<'_>, folder: &Path, role: Role, depth: usize) {
    if depth > DEEPEST || folder.join("run.json").is_file() {
        return;
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            walk_.seen.push(Diagnostic::new(&codes::FOLDER_UNREADABLE, Place::file(shown(folder, walk_.root))).read(error));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| !is_passed_over(path)) {
        let own = if role == Role::Any { role_of(path) } else { Some(role) };
        let Some(own) = own else { continue };
        if path.is_dir() && !has_workbook_ending(path) {
            walk(walk_, path, own, depth + 1);
        } else if has_ending(path) || own == Role::Schools {
            walk_.found.push(Found { path: path.clone(), name: shown(path, walk_.root), context: context(path, walk_.root, own) });
        }
    }
}

/// Lock files of an open workbook, hidden files, and what macOS leaves in archives.
fn is_passed_over(path: &Path) -> bool {
    path.file_name().is_none_or(|name| {
        let name = name.to_string_lossy();
        name.starts_with("~$") || name.starts_with('.') || name == "__MACOSX"
    })
}

/// The role that a name gives; `None` for what is not read now (任课).
fn role_of(path: &Path) -> Option<Role> {
    let stem = if path.is_dir() { path.file_name() } else { path.file_stem() }.map(|name| name.to_string_lossy().to_lowercase());
    match stem.as_deref().unwrap_or_default() {
        "scores" | "成绩" => Some(Role::Scores),
        "roster" | "学籍" => Some(Role::Roster),
        "prior" | "上次" => Some(Role::Prior),
        "items" | "小题" => Some(Role::Items),
        "schools" | "学校" => Some(Role::Schools),
        "teachers" | "任课" => None,
        _ => Some(Role::Any),
    }
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str()))
}

/// A folder called `成绩.xlsx` is a mishap to be named, not a folder to be walked.
fn has_workbook_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["xlsx", "xlsm", "xls", "ods", "csv"].contains(&ending.to_string_lossy().to_lowercase().as_str()))
}

fn context(path: &Path, root: &Path, role: Role) -> FileContext {
    let folders = path
        .parent()
        .and_then(|parent| parent.strip_prefix(root).ok())
        .map_or_else(Vec::new, |parent| parent.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect());
    let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    FileContext { source: 0, role, stem, folders }
}

fn shown(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}
