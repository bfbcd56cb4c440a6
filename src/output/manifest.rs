//! `run.json`: what was read, with what settings, and what was written. No time, no machine, no thread count, no path
//! above the inputs: the same run makes the same bytes.

use crate::{
    collect::Handout,
    config::{Config, Level, Marking},
    diagnostics::{Diagnostic, Severity},
    ingest::table::Source,
    model::{Grade, Score, Subject},
    reconcile::Ledger,
};
use rayon::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The manifest's file name.
pub const NAME: &str = "run.json";

/// What the manifest calls its maker; shows that a folder is ours to replace.
const PROGRAM: &str = "kaojing";

/// The command whose results a later exam can be compared with.
const ANALYZE: &str = "analyze";

/// The command that writes entry workbooks: its folder may be read as input once they are filled in.
const COLLECT: &str = "collect";

/// Whether the manifest in this folder says that kaojing wrote it.
#[must_use]
pub fn is_ours(folder: &Path) -> bool {
    read(folder).is_some_and(|manifest| manifest["program"] == PROGRAM)
}

/// Whether kaojing wrote results into this folder: nothing to be read as input.
#[must_use]
pub fn holds_results(folder: &Path) -> bool {
    read(folder).is_some_and(|manifest| manifest["program"] == PROGRAM && manifest["command"] != COLLECT)
}

/// What the manifest of an analysis says about its exam.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The exam's name; empty where nothing told it.
    pub name: String,
    /// When it was, as the exam file had it.
    pub date: Option<String>,
    /// Who marked.
    pub marking: Option<Marking>,
    /// Full marks by grade and subject, totals among them.
    pub papers: Vec<(Grade, Subject, Score)>,
    /// The tables are in public form and name nobody.
    pub is_public: bool,
}

/// What an output folder of `analyze` says about its exam; `None` if it is none.
#[must_use]
pub fn results(folder: &Path) -> Option<Results> {
    let manifest = read(folder).filter(|manifest| manifest["program"] == PROGRAM && manifest["command"] == ANALYZE)?;
    let text = |key: &str| manifest[key].as_str().map(str::to_owned);
    let paper = |paper: &Value| {
        let full = paper["full"].as_f64().and_then(Score::from_f64)?;
        Some((Grade::named(paper["grade"].as_str()?), Subject::new(paper["subject"].as_str()?), full))
    };
    Some(Results {
        name: text("exam").unwrap_or_default(),
        date: text("date"),
        marking: text("marking").as_deref().and_then(Marking::of_word),
        papers: manifest["papers"].as_array().into_iter().flatten().filter_map(paper).collect(),
        is_public: manifest["config"]["level"] == Level::Public.word(),
    })
}

fn read(folder: &Path) -> Option<Value> {
    fs::read(folder.join(NAME)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok())
}

/// What a folder is the result of.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// The command.
    pub command: &'static str,
    /// What was decided before.
    pub config: &'a Config,
    /// What was read.
    pub ledger: &'a Ledger,
    /// What was noticed.
    pub diagnostics: &'a [Diagnostic],
}

/// Writes the manifest of a folder in which everything else is already written.
///
/// # Errors
/// If a file of the folder cannot be read, or the manifest not be written.
pub fn write(made: &Made<'_>, folder: &Path) -> io::Result<PathBuf> {
    save(&manifest(made, outputs(folder)?), folder)
}

/// Writes the manifest of a folder of entry workbooks.
///
/// # Errors
/// If a file of the folder cannot be read, or the manifest not be written.
pub fn write_collect(handout: &Handout, folder: &Path) -> io::Result<PathBuf> {
    save(&collect_manifest(handout, outputs(folder)?), folder)
}

fn save(manifest: &Value, folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join(NAME);
    let mut text = serde_json::to_string_pretty(manifest)?;
    text.push('\n');
    fs::write(&path, text)?;
    Ok(path)
}

fn collect_manifest(handout: &Handout, outputs: Vec<Value>) -> Value {
    let count = |severity| handout.diagnostics.iter().filter(|seen| seen.rule.severity == severity).count();
    let form = |form: &crate::collect::Form| {
        let papers: Vec<Value> = form
            .papers
            .iter()
            .map(|paper| json!({ "subject": paper.subject.name(), "full": paper.full.to_f64(), "step": paper.step.to_f64(), "assumed": paper.assumed }))
            .collect();
        json!({ "school": form.school.as_str(), "grade": form.grade.name(), "pupils": form.pupils.len(), "guests": form.guests(), "left_off": form.left_off, "papers": papers, "file": form.file })
    };
    json!({
        "program": PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "command": COLLECT,
        "exam": handout.exam(),
        "exam_file": exam_file(&handout.config),
        "config": { "lang": handout.config.lang.word() },
        "inputs": handout.sources.iter().map(|source| json!({ "name": source.name, "bytes": source.bytes, "sha256": source.sha256 })).collect::<Vec<_>>(),
        "forms": handout.forms.iter().map(form).collect::<Vec<_>>(),
        "diagnostics": { "errors": count(Severity::Error), "warnings": count(Severity::Warning), "notes": count(Severity::Note) },
        "outputs": outputs,
    })
}

fn manifest(made: &Made<'_>, outputs: Vec<Value>) -> Value {
    let count = |severity| made.diagnostics.iter().filter(|seen| seen.rule.severity == severity).count();
    json!({
        "program": PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "command": made.command,
        "exam": made.ledger.exam_name,
        "date": made.config.exam.date,
        "marking": made.config.exam.marking.map(Marking::word),
        "papers": papers(made.ledger),
        "exam_file": exam_file(made.config),
        "config": settings(made.config),
        "inputs": made.ledger.sources.iter().map(|source| input(source, made)).collect::<Vec<_>>(),
        "diagnostics": {
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
        },
        "outputs": outputs,
    })
}

/// Every paper with its full mark, so that a later run knows them.
fn papers(ledger: &Ledger) -> Vec<Value> {
    let of = |cohort: &crate::reconcile::ledger::Cohort| {
        let paper = |paper: &crate::reconcile::ledger::Paper| json!({ "grade": cohort.grade.name(), "subject": paper.subject.name(), "full": paper.full.to_f64() });
        cohort.papers.iter().map(paper).collect::<Vec<_>>()
    };
    ledger.cohorts.iter().flat_map(of).collect()
}

fn exam_file(config: &Config) -> Value {
    config.exam_file.as_ref().map_or(Value::Null, |(path, bytes)| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        json!({ "name": name, "bytes": bytes.len(), "sha256": hex(&Sha256::digest(bytes)) })
    })
}

/// What was decided on the command line; what the exam file decided is in the exam file, which its digest names.
fn settings(config: &Config) -> Value {
    json!({
        "level": config.level.word(),
        "lang": config.lang.word(),
        "tables": config.tables.word(),
        "seed": config.seed,
    })
}

/// A file that was read. The public form names none: names of files and sheets may be a person's, and rows of a sheet few.
fn input(source: &Source, made: &Made<'_>) -> Value {
    if made.config.level == Level::Public {
        return json!({ "bytes": source.bytes, "sha256": source.sha256 });
    }
    let ledger = made.ledger;
    let sheets: Vec<Value> = ledger
        .accounts
        .iter()
        .filter(|(place, ..)| place.file.as_deref() == Some(source.name.as_str()))
        .map(|(place, kind, account)| {
            let sheet = place.sheet.as_deref().unwrap_or_default();
            json!({ "sheet": sheet, "kind": kind, "rows": account.rows, "candidates": account.candidates, "rejected": account.rejected })
        })
        .collect();
    json!({ "name": source.name, "bytes": source.bytes, "sha256": source.sha256, "sheets": sheets })
}

/// Every file below the folder, by name.
fn outputs(folder: &Path) -> io::Result<Vec<Value>> {
    let mut files = files_below(folder)?;
    files.sort();
    files.par_iter().map(|file| output(folder, file)).collect()
}

fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files.extend(files_below(&entry.path())?);
        } else {
            files.push(entry.path());
        }
    }
    Ok(files)
}

fn output(folder: &Path, file: &Path) -> io::Result<Value> {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let name = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    let bytes = fs::read(file)?;
    Ok(json!({ "name": name, "bytes": bytes.len(), "sha256": hex(&Sha256::digest(&bytes)) }))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn ledger_and_config() -> (Ledger, Config) {
        let source =
            Source { name: "成绩/一中.csv".into(), bytes: 3, sha256: "ab".into(), path: "/machine/x".into(), format: None, exam: None };
        let ledger = Ledger { sources: vec![source], exam_name: "期末".into(), ..Ledger::default() };
        let exam_file = Some((PathBuf::from("/machine/exam.toml"), b"abc".to_vec()));
        let config = Config { exam_file, ..Config::default() };
        (ledger, config)
    }

    #[test]
    fn names_every_file_with_its_digest_and_no_machine() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("学校")).unwrap();
        fs::write(folder.path().join("学校/一中.xlsx"), "abc").unwrap();
        fs::write(folder.path().join("b.csv"), "").unwrap();
        assert!(!is_ours(folder.path()));
        let (ledger, config) = ledger_and_config();
        let made = Made { command: "analyze", config: &config, ledger: &ledger, diagnostics: &[] };
        let path = write(&made, folder.path()).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(is_ours(folder.path()) && !text.contains("machine"));
        let manifest: Value = serde_json::from_str(&text).unwrap();
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2, appendix B.1
        assert_eq!(manifest["outputs"][1], json!({ "name": "学校/一中.xlsx", "bytes": 3, "sha256": abc }));
        assert_eq!(manifest["outputs"][0]["name"], "b.csv");
        assert_eq!(manifest["exam_file"]["sha256"], abc);
        assert_eq!(manifest["inputs"][0]["name"], "成绩/一中.csv");
    }
}
