//! `kaojing collect`: arguments → entry workbooks → what the terminal shows.

use super::{
    Exit,
    args::{ExamArgs, FolderArgs, RunArgs},
    command::Guide,
    screen::{Screen, Shown},
};
use crate::{
    collect::{self, Handout},
    config::resolve::{Request, resolve},
    diagnostics::{Severity, legible},
    error::Failure,
    report::desk::grade_label,
    words::{Lang, cli as words, collect as collect_words},
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, path::PathBuf};

/// `kaojing collect`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Rosters: files and folders.
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    pub roster: Vec<PathBuf>,
    #[command(flatten)]
    pub exam: ExamArgs,
    #[command(flatten)]
    pub folder: FolderArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// What its help says.
pub const GUIDE: Guide = Guide {
    name: "collect",
    about: words::ABOUT_COLLECT,
    usage: words::USAGE_COLLECT,
    more: Some(words::HELP_EXIT),
    args: &[("roster", words::HELP_ROSTER), ("exam", words::HELP_EXAM_COLLECT), ("out", words::HELP_OUT_COLLECT)],
    tasks: &[],
};

/// Writes the entry workbooks and shows what came of it.
pub fn run(args: &Args, lang: Lang) -> Exit {
    let screen = Screen::new(&args.run, lang);
    match collect(args, &screen, lang) {
        Ok(handout) => {
            let exit = if count(&handout, Severity::Error) > 0 { Exit::Partial } else { Exit::Complete };
            screen.show(&Shown {
                diagnostics: &handout.diagnostics,
                all_in: None,
                summary: &|| summary(&handout),
                json: &|| json_summary(&handout, exit),
                out: &handout.config.out,
            });
            exit
        }
        Err(failure) => screen.fail(&failure),
    }
}

fn collect(args: &Args, screen: &Screen, lang: Lang) -> Result<Handout, Failure> {
    let config = resolve(&Request {
        inputs: &args.roster,
        exam: args.exam.exam.as_deref(),
        out: args.folder.out.as_deref(),
        suffix: words::OUT_SUFFIX_COLLECT,
        force: args.folder.force,
        lang,
    })?;
    collect::run(config, screen.progress().as_ref())
}

fn count(handout: &Handout, severity: Severity) -> usize {
    handout.diagnostics.iter().filter(|seen| seen.rule.severity == severity).count()
}

fn schools(handout: &Handout) -> usize {
    handout.forms.iter().map(|form| form.school.as_str()).collect::<BTreeSet<_>>().len()
}

fn pupils(handout: &Handout) -> usize {
    handout.forms.iter().map(|form| form.pupils.len()).sum()
}

/// For people: how much was made, of which papers, and where the list is.
fn summary(handout: &Handout) -> String {
    let lang = handout.config.lang;
    let grades = handout.grades();
    let exam = handout.exam();
    let name = if exam.is_empty() { words::SUMMARY_NO_NAME.get(lang) } else { &exam };
    let counts: [(&str, &dyn std::fmt::Display); 4] =
        [("schools", &schools(handout)), ("grades", &grades.len()), ("pupils", &pupils(handout)), ("files", &handout.forms.len())];
    let mut lines = vec![
        format!("{} {}", words::PROGRAM.get(lang), env!("CARGO_PKG_VERSION")),
        String::new(),
        format!("{}  {name}", words::SUMMARY_EXAM.get(lang)),
        format!("{}  {}", words::SUMMARY_SIZE.get(lang), collect_words::SUMMARY_COUNTS.fill(lang, &counts)),
    ];
    for (grade, papers) in grades {
        let pupils: usize = handout.forms.iter().filter(|form| form.grade == *grade).map(|form| form.pupils.len()).sum();
        let (label, papers) = (grade_label(grade, lang), collect::list_papers(papers, lang));
        lines.push(collect_words::SUMMARY_GRADE.fill(lang, &[("grade", &label), ("pupils", &pupils), ("papers", &papers)]));
    }
    let list = handout.config.out.join(collect_words::FILE_LIST.get(lang));
    lines.push(collect_words::SUMMARY_LIST.fill(lang, &[("file", &list.display())]));
    lines.push(String::new());
    lines.iter().map(|line| legible(line, 1000) + "\n").collect()
}

/// For machines.
fn json_summary(handout: &Handout, exit: Exit) -> Value {
    json!({
        "type": "summary",
        "exam": handout.exam(),
        "schools": schools(handout),
        "pupils": pupils(handout),
        "forms": handout.forms.iter().map(|form| json!({
            "school": form.school.as_str(), "grade": form.grade.name(), "pupils": form.pupils.len(), "papers": form.papers.len(), "file": form.file,
        })).collect::<Vec<_>>(),
        "errors": count(handout, Severity::Error),
        "warnings": count(handout, Severity::Warning),
        "notes": count(handout, Severity::Note),
        "exit": exit.code(),
        "out": handout.config.out.to_string_lossy(),
        "files": handout.written.iter().map(|file| file.to_string_lossy().replace('\\', "/")).collect::<Vec<_>>(),
    })
}
