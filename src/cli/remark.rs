//! `kaojing remark draw` and `kaojing remark apply`: arguments → run → what the terminal shows.

use super::{
    Exit,
    args::{FolderArgs, InputArgs, RunArgs},
    command::Guide,
    screen::{Screen, Shown},
};
use crate::{
    config::resolve::{Request, resolve},
    diagnostics::{Diagnostics, Severity, legible},
    error::{Error, Failure, Fatal},
    remark::{self, Applied, Drawing, Wanted},
    stats::remark::{Cell, Decision},
    tables::remark::decision,
    words::{Lang, cli as cli_words, remark as words},
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// `kaojing remark`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// The tasks of re-marking.
#[derive(Debug, clap::Subcommand)]
pub enum Task {
    /// Draws a sample.
    Draw(Box<DrawArgs>),
    /// Reads it back.
    Apply(Box<ApplyArgs>),
}

/// `kaojing remark draw`.
#[derive(Debug, clap::Args)]
pub struct DrawArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// The markers' workbook.
    #[arg(short, long, value_name = "FILE", required = true)]
    pub out: PathBuf,
    /// Seed of the drawing.
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Scripts of a cell.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..))]
    pub size: Option<u32>,
    /// Half-width of the interval.
    #[arg(long, value_name = "POINTS", conflicts_with = "size")]
    pub precision: Option<f64>,
    /// Subjects.
    #[arg(long, value_name = "SUBJECT")]
    pub subject: Vec<String>,
    /// Schools.
    #[arg(long, value_name = "SCHOOL")]
    pub school: Vec<String>,
    /// Classes in place of schools.
    #[arg(long)]
    pub classes: bool,
    /// Replace an existing sample.
    #[arg(short, long)]
    pub force: bool,
    #[command(flatten)]
    pub run: RunArgs,
}

/// `kaojing remark apply`.
#[derive(Debug, clap::Args)]
pub struct ApplyArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// The re-marks.
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    pub marks: Vec<PathBuf>,
    /// The key.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    #[command(flatten)]
    pub folder: FolderArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// What its help says.
pub const GUIDE: Guide = Guide {
    name: "remark",
    about: words::ABOUT_REMARK,
    usage: words::USAGE_REMARK,
    more: Some(cli_words::HELP_EXIT),
    args: &[],
    tasks: &[
        Guide {
            name: "draw",
            about: words::ABOUT_DRAW,
            usage: words::USAGE_DRAW,
            more: Some(cli_words::HELP_EXIT),
            args: &[
                ("out", words::HELP_OUT_DRAW),
                ("seed", words::HELP_SEED),
                ("size", words::HELP_SIZE),
                ("precision", words::HELP_PRECISION),
                ("subject", words::HELP_SUBJECT),
                ("school", words::HELP_SCHOOL),
                ("classes", words::HELP_CLASSES),
                ("force", words::HELP_FORCE_DRAW),
            ],
            tasks: &[],
        },
        Guide {
            name: "apply",
            about: words::ABOUT_APPLY,
            usage: words::USAGE_APPLY,
            more: Some(cli_words::HELP_EXIT),
            args: &[("marks", words::HELP_MARKS), ("key", words::HELP_KEY), ("out", words::HELP_OUT_APPLY)],
            tasks: &[],
        },
    ],
};

/// Does what was asked for and shows what came of it.
pub fn run(args: &Args, lang: Lang) -> Exit {
    match &args.task {
        Task::Draw(args) => run_draw(args, lang),
        Task::Apply(args) => run_apply(args, lang),
    }
}

fn count(seen: &Diagnostics, severity: Severity) -> usize {
    seen.iter().filter(|seen| seen.rule.severity == severity).count()
}

fn exit(seen: &Diagnostics) -> Exit {
    if count(seen, Severity::Error) > 0 { Exit::Partial } else { Exit::Complete }
}

fn run_draw(args: &DrawArgs, lang: Lang) -> Exit {
    let screen = Screen::new(&args.run, lang);
    match draw(args, &screen, lang) {
        Ok((drawing, key)) => {
            let exit = exit(&drawing.diagnostics);
            screen.show(&Shown {
                diagnostics: &drawing.diagnostics,
                all_in: None,
                summary: &|| draw_summary(&drawing, &args.out, &key),
                json: &|| draw_json(&drawing, &args.out, &key, exit),
                out: &args.out,
            });
            exit
        }
        Err(failure) => screen.fail(&failure),
    }
}

fn draw(args: &DrawArgs, screen: &Screen, lang: Lang) -> Result<(Drawing, PathBuf), Failure> {
    let usage = |message: String| Failure::from(Error::new(Fatal::Usage, message));
    if args.out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        return Err(usage(words::NOT_A_WORKBOOK.fill(lang, &[("file", &args.out.display())])));
    }
    if let Some(precision) = args.precision.filter(|precision| !(precision.is_finite() && *precision > 0.0)) {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("value", &precision), ("argument", &"--precision")];
        return Err(usage(cli_words::USAGE_BAD_VALUE.fill(lang, &values)));
    }
    let mut config = resolve(&Request {
        inputs: &args.input.inputs,
        exam: args.input.exam.exam.as_deref(),
        out: None,
        suffix: words::OUT_SUFFIX_REMARK,
        force: true,
        lang,
    })?;
    config.value.force = args.force;
    let wanted = Wanted {
        seed: args.seed,
        size: args.size,
        precision: args.precision,
        subjects: args.subject.clone(),
        schools: args.school.clone(),
        by_class: args.classes,
    };
    remark::draw(config, &wanted, &args.out, screen.progress().as_ref())
}

fn draw_summary(drawing: &Drawing, marks: &Path, key: &Path) -> String {
    let lang = drawing.lang;
    let controls = drawing.key.cells.iter().filter(|cell| cell.control).count();
    let text = words::SUMMARY_DRAW.fill(
        lang,
        &[
            ("scripts", &drawing.key.scripts.len()),
            ("papers", &drawing.papers.len()),
            ("cells", &drawing.key.cells.len()),
            ("controls", &controls),
            ("seed", &drawing.key.seed),
            ("draw", &drawing.key.draw),
            ("marks", &marks.display()),
            ("key", &key.display()),
        ],
    );
    text + "\n"
}

fn draw_json(drawing: &Drawing, marks: &Path, key: &Path, exit: Exit) -> Value {
    json!({
        "type": "summary",
        "exam": drawing.exam,
        "seed": drawing.key.seed,
        "draw": drawing.key.draw,
        "scripts": drawing.key.scripts.len(),
        "cells": drawing.key.cells.iter().map(|cell| json!({
            "grade": cell.grade.name(), "subject": cell.subject.as_str(), "school": cell.school.as_str(), "class": cell.class.as_str(),
            "control": cell.control, "size": cell.size, "drawn": cell.drawn,
        })).collect::<Vec<_>>(),
        "errors": count(&drawing.diagnostics, Severity::Error),
        "warnings": count(&drawing.diagnostics, Severity::Warning),
        "notes": count(&drawing.diagnostics, Severity::Note),
        "exit": exit.code(),
        "out": marks.to_string_lossy(),
        "key": key.to_string_lossy(),
    })
}

fn run_apply(args: &ApplyArgs, lang: Lang) -> Exit {
    let screen = Screen::new(&args.run, lang);
    match apply(args, &screen, lang) {
        Ok(applied) => {
            let config = &applied.analysis.config;
            let exit = exit(&applied.analysis.diagnostics);
            screen.show(&Shown {
                diagnostics: &applied.analysis.diagnostics,
                all_in: Some(config.out.join("tables").join("diagnostics.csv").display().to_string()),
                summary: &|| apply_summary(&applied),
                json: &|| apply_json(&applied, exit),
                out: &config.out,
            });
            exit
        }
        Err(failure) => screen.fail(&failure),
    }
}

fn apply(args: &ApplyArgs, screen: &Screen, lang: Lang) -> Result<Applied, Failure> {
    let mut config = resolve(&Request {
        inputs: &args.input.inputs,
        exam: args.input.exam.exam.as_deref(),
        out: args.folder.out.as_deref(),
        suffix: words::OUT_SUFFIX_REMARK,
        force: args.folder.force,
        lang,
    })?;
    let keys = match &args.key {
        Some(key) => vec![key.clone()],
        None => remark::keys_beside(&args.marks),
    };
    config.value.marks = args.marks.iter().cloned().chain(keys).collect();
    remark::apply(config, screen.progress().as_ref())
}

/// How many cells came to each decision.
fn decided(applied: &Applied) -> impl Fn(Decision) -> usize + '_ {
    let all: Vec<Decision> = applied.analysis.stats.remarks.cells.iter().map(|cell| decision(cell, &applied.analysis)).collect();
    move |wanted| all.iter().filter(|one| **one == wanted).count()
}

fn apply_summary(applied: &Applied) -> String {
    let analysis = &applied.analysis;
    let lang = analysis.config.lang;
    let count = decided(applied);
    let cells = &analysis.stats.remarks.cells;
    let mut lines = vec![words::SUMMARY_APPLY.fill(
        lang,
        &[
            ("scripts", &analysis.ledger.remarks.len()),
            ("cells", &cells.len()),
            ("lenient", &count(Decision::Lenient)),
            ("within", &count(Decision::Within)),
            ("harsh", &count(Decision::Harsh)),
            ("open", &(count(Decision::Open) + count(Decision::TooFew))),
        ],
    )];
    lines.extend(cells.iter().filter(|cell| decision(cell, analysis) == Decision::Lenient).map(|cell| cell_line(applied, cell)));
    lines.push(String::new());
    lines.iter().map(|line| legible(line, 1000) + "\n").collect()
}

fn cell_line(applied: &Applied, cell: &Cell) -> String {
    let desk = crate::report::desk::Desk::new(&applied.analysis);
    let cohort = &applied.analysis.ledger.cohorts[cell.at.cohort];
    let unit = &cohort.units[cell.at.unit];
    let class = cell.at.class.map_or("", |class| unit.classes[class].name.as_str());
    let (mean, (low, high)) = cell.leniency.map_or((0.0, (0.0, 0.0)), |it| (it.mean, it.interval));
    desk.fill(
        words::SUMMARY_CELL,
        &[
            ("grade", &desk.grade(&cohort.grade)),
            ("subject", &desk.subject(&cohort.papers[cell.at.paper].subject)),
            ("school", &desk.school(unit.school).name),
            ("class", &class),
            ("effect", &format!("{mean:.1}")),
            ("low", &format!("{low:.1}")),
            ("high", &format!("{high:.1}")),
        ],
    )
}

fn apply_json(applied: &Applied, exit: Exit) -> Value {
    let analysis = &applied.analysis;
    let decided = decided(applied);
    json!({
        "type": "summary",
        "exam": analysis.ledger.exam_name,
        "scripts": analysis.ledger.remarks.len(),
        "cells": analysis.stats.remarks.cells.len(),
        "lenient": decided(Decision::Lenient),
        "within": decided(Decision::Within),
        "harsh": decided(Decision::Harsh),
        "open": decided(Decision::Open),
        "too_few": decided(Decision::TooFew),
        "errors": count(&analysis.diagnostics, Severity::Error),
        "warnings": count(&analysis.diagnostics, Severity::Warning),
        "notes": count(&analysis.diagnostics, Severity::Note),
        "exit": exit.code(),
        "out": analysis.config.out.to_string_lossy(),
        "files": applied.written.iter().map(|file| file.to_string_lossy().replace('\\', "/")).collect::<Vec<_>>(),
    })
}
