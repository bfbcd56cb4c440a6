//! Arguments + exam file + defaults → [`Config`]. Looks at paths, opens nothing but the exam file, writes nothing.

use super::{Config, read_exam_file};
use crate::{
    diagnostics::Outcome,
    error::{Error, Failure, Fatal},
    words::{Lang, Phrase, cli as words},
};
use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// The exam file's name inside an input folder.
const EXAM_FILE: &str = "exam.toml";

/// What was asked for, of what every command that reads and writes a folder knows.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Files and folders to read; at least one.
    pub inputs: &'a [PathBuf],
    /// The exam file, where one was named.
    pub exam: Option<&'a Path>,
    /// The output folder, where one was named.
    pub out: Option<&'a Path>,
    /// What is put behind the input's name to name the output folder where none was named.
    pub suffix: Phrase,
    /// Replace an output folder that kaojing wrote.
    pub force: bool,
    /// Language of all text.
    pub lang: Lang,
}

/// Decides everything that can be decided before the first workbook is opened; level and tables are left as they are by
/// default.
///
/// # Errors
/// If what was typed cannot be meant so, or the exam file cannot be used: then with one diagnostic a fault.
pub fn resolve(request: &Request<'_>) -> Result<Outcome<Config>, Failure> {
    let &Request { inputs, force, lang, .. } = request;
    let out = match request.out {
        Some(out) => out.to_owned(),
        None => default_out(inputs, request.suffix, force, lang)?,
    };
    keep_apart(inputs, &out, lang)?;
    let mut config = Config { inputs: inputs.to_vec(), out, lang, force, ..Config::default() };
    if let Some(path) = exam_file(inputs, request.exam, lang)? {
        apply_exam_file(&path, &mut config)?;
    }
    // Results of the run before may be what this one compares with: they must not be swept away by it.
    let earlier: Vec<PathBuf> = config.history.iter().map(|rule| rule.path.clone()).collect();
    keep_apart(&earlier, &config.out, lang)?;
    Ok(Outcome::clean(config))
}

fn usage(message: String) -> Failure {
    Error::new(Fatal::Usage, message).into()
}

/// A folder beside the first input, named after it: whoever drops a folder onto the program finds the results next to
/// it, whatever folder the program was started in. A name in use is left alone and the next number taken, for what lies
/// there may not be replaced unasked; with `--force` the first name is meant.
fn default_out(inputs: &[PathBuf], suffix: Phrase, force: bool, lang: Lang) -> Result<PathBuf, Failure> {
    let first = inputs.first().expect("the command line asks for at least one input");
    let named = if first.file_name().is_some() { first.clone() } else { fs::canonicalize(first).unwrap_or_else(|_| first.clone()) };
    let stem = if named.is_dir() { named.file_name() } else { named.file_stem() };
    let Some(stem) = stem else {
        return Err(usage(words::OUT_NEEDED.fill(lang, &[("input", &first.display())])));
    };
    let name = |number: u32| {
        let mut name = OsString::from(stem);
        name.push(suffix.get(lang));
        if number > 1 {
            name.push(format!("-{number}"));
        }
        named.with_file_name(name)
    };
    let free = (1..=9999).map(name).find(|path| force || fs::symlink_metadata(path).is_err());
    free.ok_or_else(|| usage(words::OUT_NEEDED.fill(lang, &[("input", &first.display())])))
}

/// Results inside an input folder would be read as score sheets by the next run; an input inside the output folder
/// would be swept away with it.
fn keep_apart(inputs: &[PathBuf], out: &Path, lang: Lang) -> Result<(), Failure> {
    let Some(real_out) = real_path(out) else { return Ok(()) };
    for input in inputs {
        let Ok(real_input) = fs::canonicalize(input) else { continue };
        if real_out.starts_with(&real_input) || real_input.starts_with(&real_out) {
            return Err(usage(words::OUT_AND_INPUT_MIXED.fill(lang, &[("out", &out.display()), ("input", &input.display())])));
        }
    }
    Ok(())
}

/// The path with links resolved as far as it exists.
fn real_path(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let existing = absolute.ancestors().find(|ancestor| ancestor.exists())?;
    let rest = absolute.strip_prefix(existing).ok()?;
    Some(fs::canonicalize(existing).ok()?.join(rest))
}

/// The exam file that was named, else the one in an input folder.
fn exam_file(inputs: &[PathBuf], named: Option<&Path>, lang: Lang) -> Result<Option<PathBuf>, Failure> {
    if let Some(named) = named {
        return Ok(Some(named.to_owned()));
    }
    let found: Vec<PathBuf> = inputs.iter().map(|input| input.join(EXAM_FILE)).filter(|path| path.is_file()).collect();
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.clone())),
        [first, second, ..] => Err(usage(words::EXAM_FILE_TWICE.fill(lang, &[("first", &first.display()), ("second", &second.display())]))),
    }
}

/// Puts the exam file into `config`.
fn apply_exam_file(path: &Path, config: &mut Config) -> Result<(), Failure> {
    let lang = config.lang;
    let name = path.display().to_string();
    let unreadable = |reason: io::Error| usage(words::EXAM_FILE_UNREADABLE.fill(lang, &[("file", &name), ("reason", &reason)]));
    let bytes = fs::read(path).map_err(unreadable)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| usage(words::EXAM_FILE_NOT_UTF8.fill(lang, &[("file", &name)])))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shown = path.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
    match read_exam_file(text, &shown) {
        Ok(exam_file) => {
            exam_file.apply(config);
            let folder = path.parent().unwrap_or(Path::new(""));
            config.history.iter_mut().for_each(|rule| rule.path = folder.join(&rule.path));
            config.exam_file = Some((path.to_owned(), bytes));
            Ok(())
        }
        Err(seen) => {
            let error = Error::new(Fatal::Usage, words::EXAM_FILE_WRONG.fill(lang, &[("file", &name), ("n", &seen.len())]));
            Err(Failure { error, seen })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_go_beside_the_input_and_never_over_something_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("期末");
        fs::create_dir(&input).unwrap();
        let inputs = [input.clone()];
        let out = |force| default_out(&inputs, words::OUT_SUFFIX_ANALYZE, force, Lang::Zh).unwrap();
        assert_eq!(out(false), folder.path().join("期末-分析"));
        fs::create_dir(out(false)).unwrap();
        assert_eq!(out(false), folder.path().join("期末-分析-2"));
        assert_eq!(out(true), folder.path().join("期末-分析"));
        let file = [folder.path().join("一中.xlsx")];
        assert_eq!(default_out(&file, words::OUT_SUFFIX_ANALYZE, false, Lang::En).unwrap(), folder.path().join("一中-analysis"));
    }

    #[test]
    fn output_and_input_are_kept_apart() {
        let folder = tempfile::tempdir().unwrap();
        let input = [folder.path().join("a")];
        fs::create_dir(&input[0]).unwrap();
        assert!(keep_apart(&input, &folder.path().join("a/out"), Lang::Zh).is_err());
        assert!(keep_apart(&input, folder.path(), Lang::Zh).is_err());
        assert!(keep_apart(&input, &input[0], Lang::Zh).is_err());
        assert!(keep_apart(&input, &folder.path().join("ab"), Lang::Zh).is_ok());
    }

    #[test]
    fn two_exam_files_are_a_question() {
        let folder = tempfile::tempdir().unwrap();
        let inputs: Vec<PathBuf> = ["a", "b"].iter().map(|name| folder.path().join(name)).collect();
        for input in &inputs {
            fs::create_dir(input).unwrap();
            fs::write(input.join(EXAM_FILE), "").unwrap();
        }
        assert_eq!(exam_file(&inputs[..1], None, Lang::Zh).unwrap(), Some(inputs[0].join(EXAM_FILE)));
        assert!(exam_file(&inputs, None, Lang::Zh).is_err());
    }
}
