//! [`Screen`]: what every command shows, in the one way: diagnostics on standard error, the summary for people on standard
//! output, whose last line is what was written.

use super::{
    Exit,
    args::{Format, RunArgs},
    console, json, progress, render,
};
use crate::{
    diagnostics::{Diagnostic, Severity},
    error::Failure,
    progress::Progress,
    words::Lang,
};
use serde_json::Value;
use std::path::Path;

/// More threads than this help no county and could exhaust the machine.
const MOST_THREADS: usize = 256;

/// Where a command shows what it does.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    format: Format,
    quiet: bool,
    lang: Lang,
}

/// What a command that came to its end has to show.
pub struct Shown<'a> {
    /// Everything noticed.
    pub diagnostics: &'a [Diagnostic],
    /// The file that lists every diagnostic, if one is written.
    pub all_in: Option<String>,
    /// For people; ends with a blank line.
    pub summary: &'a dyn Fn() -> String,
    /// For machines: the last line.
    pub json: &'a dyn Fn() -> Value,
    /// What was written: the last line of standard output.
    pub out: &'a Path,
}

impl Screen {
    /// A screen as asked for; sets the number of threads.
    #[must_use]
    pub fn new(args: &RunArgs, lang: Lang) -> Self {
        if let Some(jobs) = args.jobs {
            // A pool that cannot be made so is no reason to stop: results do not depend on it. Polars sizes a pool of its own.
            rayon::ThreadPoolBuilder::new().num_threads(jobs.get().min(MOST_THREADS)).build_global().ok();
        }
        Self { format: args.format, quiet: args.quiet, lang }
    }

    /// Bars where somebody looks on.
    #[must_use]
    pub fn progress(&self) -> Box<dyn Progress> {
        progress::progress(self.format == Format::Text && !self.quiet, self.lang)
    }

    /// Shows what came of a run.
    pub fn show(&self, shown: &Shown<'_>) {
        let seen = self.of_interest(shown.diagnostics);
        match self.format {
            Format::Json => {
                console::err(&json::diagnostics(&seen, self.lang));
                if !self.quiet {
                    console::err(&json::line(&(shown.json)()));
                }
            }
            Format::Text => {
                console::err(&render::diagnostics(&seen, self.lang));
                if !self.quiet {
                    console::err(&render::closing(&seen, shown.all_in.as_deref(), self.lang));
                    console::out(&(shown.summary)());
                }
            }
        }
        console::out(&format!("{}\n", shown.out.display()));
    }

    /// Shows what was noticed where standard output holds what was made.
    pub fn show_diagnostics(&self, diagnostics: &[Diagnostic]) {
        let seen = self.of_interest(diagnostics);
        console::err(&match self.format {
            Format::Json => json::diagnostics(&seen, self.lang),
            Format::Text => render::diagnostics(&seen, self.lang),
        });
    }

    /// Shows why a run ended early, and with what status it ends.
    #[must_use]
    pub fn fail(&self, failure: &Failure) -> Exit {
        let seen = self.of_interest(&failure.seen);
        match self.format {
            Format::Json => {
                console::err(&json::diagnostics(&seen, self.lang));
                console::err(&json::failure(&failure.error));
            }
            Format::Text => {
                console::err(&render::diagnostics(&seen, self.lang));
                console::err(&render::failure(&failure.error, self.lang));
            }
        }
        failure.error.kind().into()
    }

    fn of_interest<'d>(&self, seen: &'d [Diagnostic]) -> Vec<&'d Diagnostic> {
        seen.iter().filter(|seen| !self.quiet || seen.rule.severity == Severity::Error).collect()
    }
}
