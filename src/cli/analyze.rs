//! `kaojing analyze`: arguments → run → what the terminal shows.

use super::{
    Exit,
    args::{AnalyzeArgs, Format},
    console, json, progress, render, summary,
};
use crate::{
    config::{Config, Level, TableFormat, resolve::resolve},
    diagnostics::{Diagnostic, Severity},
    error::Failure,
    pipeline::{self, Run, Strictness},
    words::Lang,
};

/// More threads than this help no county and could exhaust the machine.
const MOST_THREADS: usize = 256;

/// Runs the analysis and shows what came of it.
pub fn analyze(args: &AnalyzeArgs, lang: Lang) -> Exit {
    match run(args, lang) {
        Ok(run) => {
            show_run(&run, args, lang);
            if run.analysis.count(Severity::Error) > 0 { Exit::Partial } else { Exit::Complete }
        }
        Err(failure) => {
            show_failure(&failure, args, lang);
            failure.error.kind().into()
        }
    }
}

fn run(args: &AnalyzeArgs, lang: Lang) -> Result<Run, Failure> {
    let config = resolve(args, lang)?;
    if let Some(jobs) = args.jobs {
        // A pool that cannot be made so is no reason to stop: results do not depend on it. Polars sizes a pool of its own.
        rayon::ThreadPoolBuilder::new().num_threads(jobs.get().min(MOST_THREADS)).build_global().ok();
    }
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Lenient };
    let bars = progress::progress(args.format == Format::Text && !args.quiet, lang);
    pipeline::run(config, strictness, bars.as_ref())
}

/// Diagnostics go to standard error, the summary for people to standard output, whose last line is the output folder.
fn show_run(run: &Run, args: &AnalyzeArgs, lang: Lang) {
    let config = &run.analysis.config;
    let seen = shown(&run.analysis.diagnostics, args.quiet);
    match args.format {
        Format::Json => {
            console::err(&json::diagnostics(&seen, lang));
            if !args.quiet {
                console::err(&json::summary(run));
            }
        }
        Format::Text => {
            console::err(&render::diagnostics(&seen, lang));
            if !args.quiet {
                console::err(&render::closing(&seen, where_all_are(config).as_deref(), lang));
                console::out(&summary::summary(run));
            }
        }
    }
    console::out(&format!("{}\n", config.out.display()));
}

fn show_failure(failure: &Failure, args: &AnalyzeArgs, lang: Lang) {
    let seen = shown(&failure.seen, args.quiet);
    match args.format {
        Format::Json => {
            console::err(&json::diagnostics(&seen, lang));
            console::err(&json::failure(&failure.error));
        }
        Format::Text => {
            console::err(&render::diagnostics(&seen, lang));
            console::err(&render::failure(&failure.error, lang));
        }
    }
}

fn shown(seen: &[Diagnostic], quiet: bool) -> Vec<&Diagnostic> {
    seen.iter().filter(|seen| !quiet || seen.rule.severity == Severity::Error).collect()
}

/// The table that lists every diagnostic, if it is written.
fn where_all_are(config: &Config) -> Option<String> {
    let file = match config.tables {
        _ if config.level == Level::School => return None,
        TableFormat::None => return None,
        TableFormat::Csv => "diagnostics.csv",
        TableFormat::Parquet => "diagnostics.parquet",
    };
    Some(config.out.join("tables").join(file).display().to_string())
}
