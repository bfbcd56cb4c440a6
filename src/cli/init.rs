//! `kaojing init`: sheets in, a draft of the exam file out.

use super::{
    Exit,
    args::RunArgs,
    command::Guide,
    console,
    screen::{Screen, Shown},
};
use crate::{
    config::{Config, read_exam_file},
    diagnostics::{Diagnostics, Severity},
    draft::{self, Material, Met},
    error::{Error, Failure, Fatal},
    ingest,
    reconcile::{self, Ledger},
    words::{Lang, draft as words},
};
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The exam file's name inside an input folder.
const EXAM_FILE: &str = "exam.toml";

/// `kaojing init`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files and folders.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// The file that is written.
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace an existing file.
    #[arg(short, long)]
    pub force: bool,
    #[command(flatten)]
    pub run: RunArgs,
}

/// What its help says.
pub const GUIDE: Guide = Guide {
    name: "init",
    about: words::ABOUT_INIT,
    usage: words::USAGE_INIT,
    more: None,
    args: &[("out", words::HELP_OUT_INIT), ("force", words::HELP_FORCE_INIT)],
    tasks: &[],
};

/// What came of reading.
struct Drafted {
    text: String,
    met: Met,
    ledger: Ledger,
    seen: Diagnostics,
}

/// Drafts the exam file and shows what was noticed.
pub fn run(args: &Args, lang: Lang) -> Exit {
    let screen = Screen::new(&args.run, lang);
    let out = args.out.clone().unwrap_or_else(|| beside(&args.inputs));
    let done = keep(&out, args.force, lang).and_then(|()| drafted(args, &screen, lang)).and_then(|drafted| {
        write(&out, &drafted.text, args.force, lang).map_err(|error| Failure { error, seen: drafted.seen.clone() })?;
        Ok(drafted)
    });
    match done {
        Ok(drafted) => {
            if is_standard_output(&out) {
                screen.show_diagnostics(&drafted.seen);
            } else {
                screen.show(&Shown {
                    diagnostics: &drafted.seen,
                    all_in: None,
                    summary: &|| summary(&drafted, lang),
                    json: &|| json(&drafted, &out),
                    out: &out,
                });
            }
            if drafted.seen.iter().any(|seen| seen.rule.severity == Severity::Error) { Exit::Partial } else { Exit::Complete }
        }
        Err(failure) => screen.fail(&failure),
    }
}

/// The exam file in the first input folder, else beside the first input.
fn beside(inputs: &[PathBuf]) -> PathBuf {
    let first = inputs.first().expect("the command line asks for at least one input");
    if first.is_dir() { first.join(EXAM_FILE) } else { first.with_file_name(EXAM_FILE) }
}

fn is_standard_output(out: &Path) -> bool {
    out.as_os_str() == "-"
}

/// Refuses to replace a file unasked, before anything is read.
fn keep(out: &Path, force: bool, lang: Lang) -> Result<(), Failure> {
    if force || is_standard_output(out) || fs::symlink_metadata(out).is_err() {
        return Ok(());
    }
    Err(Error::new(Fatal::Output, words::OUT_EXISTS.fill(lang, &[("file", &out.display())])).into())
}

/// Reads as `analyze` does without an exam file, and drafts.
fn drafted(args: &Args, screen: &Screen, lang: Lang) -> Result<Drafted, Failure> {
    let config = Config { inputs: args.inputs.clone(), lang, ..Config::default() };
    let mut seen = Diagnostics::new();
    let reading = ingest::read(&config, screen.progress().as_ref())?.into_value(&mut seen);
    let met = Met::look(&reading);
    let ledger = reconcile::reconcile(reading, &config).into_value(&mut seen);
    let text = draft::draft(&Material { met: &met, ledger: &ledger, diagnostics: &seen, lang });
    if let Err(mistakes) = read_exam_file(&text, EXAM_FILE) {
        panic!("a draft is a sound exam file: {mistakes:?}");
    }
    Ok(Drafted { text, met, ledger, seen })
}

fn write(out: &Path, text: &str, force: bool, lang: Lang) -> Result<(), Error> {
    if is_standard_output(out) {
        console::out(text);
        return Ok(());
    }
    let open = || {
        if force {
            OpenOptions::new().write(true).create(true).truncate(true).open(out)
        } else {
            OpenOptions::new().write(true).create_new(true).open(out)
        }
    };
    let written = open().and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|reason: io::Error| {
        Error::new(Fatal::Output, words::OUT_NOT_WRITTEN.fill(lang, &[("file", &out.display()), ("reason", &reason)]))
    })
}

fn counts(drafted: &Drafted) -> (usize, usize, usize) {
    let cohorts = &drafted.ledger.cohorts;
    let papers = cohorts.iter().flat_map(|cohort| &cohort.papers).filter(|paper| !paper.subject.is_total()).count();
    (drafted.ledger.schools.len(), papers, cohorts.iter().map(|cohort| cohort.candidates.len()).sum())
}

fn summary(drafted: &Drafted, lang: Lang) -> String {
    let (schools, papers, candidates) = counts(drafted);
    words::SUMMARY.fill(lang, &[("files", &drafted.met.files), ("schools", &schools), ("papers", &papers), ("candidates", &candidates)])
}

fn json(drafted: &Drafted, out: &Path) -> serde_json::Value {
    let (schools, papers, candidates) = counts(drafted);
    serde_json::json!({
        "type": "summary",
        "out": out.display().to_string(),
        "files": drafted.met.files,
        "schools": schools,
        "papers": papers,
        "candidates": candidates,
    })
}
