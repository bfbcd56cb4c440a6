//! `kaojing analyze`: arguments → run → what the terminal shows.

use super::{
    Exit,
    args::{FolderArgs, InputArgs, RunArgs},
    command::Guide,
    json,
    screen::{Screen, Shown},
    summary,
};
use crate::{
    config::{
        Config, Level, TableFormat,
        resolve::{Request, resolve},
    },
    diagnostics::Severity,
    error::Failure,
    pipeline::{self, Run, Strictness},
    words::{Lang, cli as words},
};

/// `kaojing analyze`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub folder: FolderArgs,
    /// Who may see the outputs.
    #[arg(
        long,
        value_enum,
        value_name = "internal|school|public",
        default_value = "internal",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub level: Level,
    /// Format of the open tables.
    #[arg(
        long,
        value_enum,
        value_name = "csv|parquet|none",
        default_value = "csv",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub tables: TableFormat,
    /// Write nothing where anything would be left out.
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub run: RunArgs,
}

/// What its help says.
pub const GUIDE: Guide = Guide {
    name: "analyze",
    about: words::ABOUT_ANALYZE,
    usage: words::USAGE_ANALYZE,
    more: Some(words::HELP_EXIT),
    args: &[("out", words::HELP_OUT_ANALYZE), ("level", words::HELP_LEVEL), ("tables", words::HELP_TABLES), ("strict", words::HELP_STRICT)],
    tasks: &[],
};

/// Runs the analysis and shows what came of it.
pub fn run(args: &Args, lang: Lang) -> Exit {
    let screen = Screen::new(&args.run, lang);
    match analyze(args, &screen, lang) {
        Ok(run) => {
            let config = &run.analysis.config;
            screen.show(&Shown {
                diagnostics: &run.analysis.diagnostics,
                all_in: where_all_are(config),
                summary: &|| summary::summary(&run),
                json: &|| json::summary(&run),
                out: &config.out,
            });
            if run.analysis.count(Severity::Error) > 0 { Exit::Partial } else { Exit::Complete }
        }
        Err(failure) => screen.fail(&failure),
    }
}

fn analyze(args: &Args, screen: &Screen, lang: Lang) -> Result<Run, Failure> {
    let mut config = resolve(&Request {
        inputs: &args.input.inputs,
        exam: args.input.exam.exam.as_deref(),
        out: args.folder.out.as_deref(),
        suffix: words::OUT_SUFFIX_ANALYZE,
        force: args.folder.force,
        lang,
    })?;
    config.value.level = args.level;
    config.value.tables = args.tables;
    let strictness = if args.strict { Strictness::Strict } else { Strictness::Lenient };
    pipeline::run(config, strictness, screen.progress().as_ref())
}

/// The table that lists every diagnostic, if it is written.
fn where_all_are(config: &Config) -> Option<String> {
    let file = match config.tables {
        _ if config.level != Level::Internal => return None,
        TableFormat::None => return None,
        TableFormat::Csv => "diagnostics.csv",
        TableFormat::Parquet => "diagnostics.parquet",
    };
    Some(config.out.join("tables").join(file).display().to_string())
}
