//! `kaojing check`: reads everything, writes what is to be corrected, analyses nothing.

use super::{
    Exit,
    args::{FolderArgs, InputArgs, RunArgs},
    command::Guide,
    json,
    screen::{Screen, Shown},
    summary,
};
use crate::{
    config::resolve::{Request, resolve},
    error::Failure,
    pipeline::{self, CheckRun},
    words::{Lang, cli as words},
};

/// `kaojing check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub folder: FolderArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// What its help says.
pub const GUIDE: Guide = Guide {
    name: "check",
    about: words::ABOUT_CHECK,
    usage: words::USAGE_CHECK,
    more: Some(words::HELP_EXIT_CHECK),
    args: &[("out", words::HELP_OUT_CHECK)],
    tasks: &[],
};

/// Checks what was sent in and shows what came of it.
pub fn run(args: &Args, lang: Lang) -> Exit {
    let screen = Screen::new(&args.run, lang);
    match check(args, &screen, lang) {
        Ok(run) => {
            let config = &run.intake.config;
            let exit = if run.check.must_correct() { Exit::Partial } else { Exit::Complete };
            screen.show(&Shown {
                diagnostics: &run.intake.diagnostics,
                all_in: Some(config.out.join("tables").join("diagnostics.csv").display().to_string()),
                summary: &|| summary::check(&run),
                json: &|| json::check(&run, exit),
                out: &config.out,
            });
            exit
        }
        Err(failure) => screen.fail(&failure),
    }
}

fn check(args: &Args, screen: &Screen, lang: Lang) -> Result<CheckRun, Failure> {
    let config = resolve(&Request {
        inputs: &args.input.inputs,
        exam: args.input.exam.exam.as_deref(),
        out: args.folder.out.as_deref(),
        suffix: words::OUT_SUFFIX_CHECK,
        force: args.folder.force,
        lang,
    })?;
    pipeline::check(config, screen.progress().as_ref())
}
