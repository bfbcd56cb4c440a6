//! What was typed, nothing decided yet. Help texts come from the catalogue, in the language asked for.

use crate::{
    config::{Level, TableFormat},
    words::{Lang, Phrase, cli as words},
};
use clap::{ArgAction, Args as ClapArgs, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, builder::PossibleValue};
use std::{
    ffi::OsString,
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

/// Commands of the outside contract that are still to come.
const LATER_COMMANDS: [&str; 4] = ["check", "init", "collect", "remark"];

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "kaojing", version, disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The language of all text.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "zh|en",
        default_value = "zh",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub lang: Lang,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Score sheets in, workbooks out.
    Analyze(AnalyzeArgs),
    /// A metric's formula, a finding's method, a diagnostic's cure.
    Explain(ExplainArgs),
}

/// `kaojing analyze`.
#[derive(Debug, ClapArgs)]
pub struct AnalyzeArgs {
    /// Files and folders.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// The exam file.
    #[arg(long, value_name = "FILE")]
    pub exam: Option<PathBuf>,
    /// The output folder.
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Who may see the outputs.
    #[arg(
        long,
        value_enum,
        value_name = "internal|school",
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
    /// Threads; all cores where not given.
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Write nothing where anything would be left out.
    #[arg(long)]
    pub strict: bool,
    /// Replace an output folder that kaojing wrote.
    #[arg(short, long)]
    pub force: bool,
    /// How diagnostics and summary are printed.
    #[arg(long, value_enum, value_name = "text|json", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
    /// Print errors and the output folder only.
    #[arg(short, long)]
    pub quiet: bool,
}

/// `kaojing explain`.
#[derive(Debug, ClapArgs)]
pub struct ExplainArgs {
    /// A metric, a finding's code or a diagnostic's code; everything there is where not given.
    #[arg(value_name = "TERM|CODE")]
    pub term: Option<String>,
}

/// How diagnostics and summary are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// JSON lines.
    Json,
}

/// Reads the command line.
///
/// # Errors
/// clap's error; also where help or the version was asked for.
pub fn parse(typed: &[OsString], lang: Lang) -> Result<Args, clap::Error> {
    let matches = command(lang).try_get_matches_from(with_default_command(typed))?;
    Args::from_arg_matches(&matches)
}

/// A command of the outside contract that this version does not have, where it was typed as one. It must not be taken for
/// the name of an input.
#[must_use]
pub fn later_command(typed: &[OsString]) -> Option<&str> {
    let word = first_word(typed)?.to_str()?;
    LATER_COMMANDS.contains(&word).then_some(word).filter(|word| !Path::new(word).exists())
}

/// The language asked for anywhere on the command line, found before anything else is understood: mistakes are
/// explained in it.
#[must_use]
pub fn language(typed: &[OsString]) -> Lang {
    let typed: Vec<&str> =
        typed.iter().map_while(|word| if word == "--" { None } else { Some(word.to_str().unwrap_or_default()) }).collect();
    let english = typed.windows(2).any(|pair| pair == ["--lang", "en"]) || typed.contains(&"--lang=en");
    if english { Lang::En } else { Lang::Zh }
}

/// The command line's grammar with all texts in `lang`.
#[must_use]
pub fn command(lang: Lang) -> clap::Command {
    let texts = |command: clap::Command| {
        let about = about(command.get_name()).get(lang);
        command
            .about(about)
            .help_template(template(lang))
            .subcommand_help_heading(words::HEADING_COMMANDS.get(lang))
            .mut_args(|arg| describe(arg, lang))
    };
    texts(Args::command())
        .override_usage(words::USAGE_PROGRAM.get(lang))
        .after_help(words::HELP_MORE.get(lang))
        .mut_subcommand("analyze", |command| {
            texts(command).override_usage(words::USAGE_ANALYZE.get(lang)).after_help(words::HELP_EXIT.get(lang))
        })
        .mut_subcommand("explain", |command| texts(command).override_usage(words::USAGE_EXPLAIN.get(lang)))
}

/// `kaojing FOLDER` means `kaojing analyze FOLDER`: a folder dropped onto the program works.
fn with_default_command(typed: &[OsString]) -> Vec<OsString> {
    let mut line = typed.to_vec();
    if first_word(typed).is_some_and(|word| word != "analyze" && word != "explain") {
        line.insert(1, "analyze".into());
    }
    line
}

/// The first thing typed that names a command or an input. Options before it belong to `analyze`, unless there is nothing else.
fn first_word(typed: &[OsString]) -> Option<&OsString> {
    let mut words = typed.iter().skip(1).peekable();
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--lang") => _ = words.next(),
            Some("-h" | "--help" | "-V" | "--version") => return None,
            Some(text) if text.starts_with("--lang=") => {}
            _ => return Some(word),
        }
    }
    None
}

fn template(lang: Lang) -> String {
    format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", words::HEADING_USAGE.get(lang))
}

fn about(command: &str) -> Phrase {
    match command {
        "analyze" => words::ABOUT_ANALYZE,
        "explain" => words::ABOUT_EXPLAIN,
        _ => words::ABOUT_PROGRAM,
    }
}

fn describe(arg: clap::Arg, lang: Lang) -> clap::Arg {
    let heading = if arg.is_positional() { words::HEADING_INPUTS } else { words::HEADING_OPTIONS };
    let text = help(arg.get_id().as_str()).map_or("", |phrase| phrase.get(lang));
    arg.help(text).help_heading(heading.get(lang))
}

/// The help text of an argument.
fn help(id: &str) -> Option<Phrase> {
    Some(match id {
        "inputs" => words::HELP_INPUTS,
        "exam" => words::HELP_EXAM,
        "out" => words::HELP_OUT,
        "level" => words::HELP_LEVEL,
        "tables" => words::HELP_TABLES,
        "jobs" => words::HELP_JOBS,
        "strict" => words::HELP_STRICT,
        "force" => words::HELP_FORCE,
        "format" => words::HELP_FORMAT,
        "quiet" => words::HELP_QUIET,
        "lang" => words::HELP_LANG,
        "help" => words::HELP_HELP,
        "version" => words::HELP_VERSION,
        "term" => words::HELP_TERM,
        _ => return None,
    })
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Zh, Self::En]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

impl ValueEnum for Level {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Internal, Self::School, Self::Public]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

impl ValueEnum for TableFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Csv, Self::Parquet, Self::None]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn analyze(line: &str) -> AnalyzeArgs {
        match parse(&typed(line), Lang::Zh).expect("a sound command line").command {
            Command::Analyze(args) => args,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_grammar_is_sound_and_every_argument_is_described() {
        for lang in [Lang::Zh, Lang::En] {
            let command = command(lang);
            command.clone().debug_assert();
            for command in std::iter::once(&command).chain(command.get_subcommands()) {
                for arg in command.get_arguments() {
                    assert!(arg.get_help().is_some_and(|text| !text.to_string().is_empty()), "{}", arg.get_id());
                }
            }
        }
    }

    #[test]
    fn a_folder_alone_is_analysed() {
        assert_eq!(analyze("kaojing 期末").inputs, [PathBuf::from("期末")]);
        assert_eq!(analyze("kaojing 期末 --force").inputs, [PathBuf::from("期末")]);
        assert!(analyze("kaojing --force 期末").force);
        assert_eq!(analyze("kaojing --lang en a b --jobs 3").jobs.map(NonZeroUsize::get), Some(3));
        assert!(matches!(parse(&typed("kaojing --lang en explain A201"), Lang::En).unwrap().command, Command::Explain(_)));
    }

    #[test]
    fn the_language_is_known_before_the_rest() {
        for (line, lang) in [
            ("kaojing --lang en --wrong", Lang::En),
            ("kaojing x --lang=en", Lang::En),
            ("kaojing x --lang zh", Lang::Zh),
            ("kaojing -- --lang=en", Lang::Zh),
        ] {
            assert_eq!(language(&typed(line)), lang, "{line}");
        }
    }

    #[test]
    fn help_is_in_one_language() {
        let mut english = command(Lang::En);
        english.build();
        for name in ["analyze", "explain"] {
            let text = english.find_subcommand_mut(name).expect("it is there").render_help().to_string();
            assert!(!text.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c)), "{text}");
        }
        let chinese = command(Lang::Zh).render_help().to_string();
        for word in ["Usage", "Options", "Commands", "possible values", "default"] {
            assert!(!chinese.contains(word), "{chinese}");
        }
    }
}
