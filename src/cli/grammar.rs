//! The grammar of the command line: what was typed → [`Line`], and the help, whose texts come from the catalogue in the
//! language asked for.

use super::command::{COMMANDS, Command, Guide, guide};
use crate::words::{Lang, Phrase, cli as words};
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser};
use std::ffi::OsString;

/// `kaojing FOLDER` means this command: a folder dropped onto the program works.
const DEFAULT_COMMAND: &str = "analyze";

/// Options that every command has: they stand last in its help.
const LAST: [&str; 3] = ["lang", "help", "version"];

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "kaojing", version, disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub struct Line {
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

/// Reads the command line.
///
/// # Errors
/// clap's error; also where help or the version was asked for.
pub fn parse(typed: &[OsString], lang: Lang) -> Result<Line, clap::Error> {
    let matches = command(lang).try_get_matches_from(with_default_command(typed))?;
    Line::from_arg_matches(&matches)
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
    let program = dressed(Line::command(), words::ABOUT_PROGRAM, &[], lang)
        .subcommand_help_heading(words::HEADING_COMMANDS.get(lang))
        .override_usage(program_usage(lang))
        .after_help(words::HELP_MORE.get(lang));
    COMMANDS.iter().fold(program, |program, guide| program.mut_subcommand(guide.name, |command| guided(command, guide, lang)))
}

/// A command with the texts of its guide.
fn guided(command: clap::Command, guide: &Guide, lang: Lang) -> clap::Command {
    let usages = if guide.tasks.is_empty() { vec![guide.usage] } else { guide.tasks.iter().map(|task| task.usage).collect() };
    let usages: Vec<String> = usages.iter().map(|usage| format!("kaojing {}", usage.get(lang))).collect();
    let command = dressed(command, guide.about, guide.args, lang).override_usage(usages.join("\n       "));
    let command =
        guide.tasks.iter().fold(command, |command, task| command.mut_subcommand(task.name, |task_of| guided(task_of, task, lang)));
    let command = command.subcommand_help_heading(words::HEADING_COMMANDS.get(lang));
    match guide.more {
        Some(more) => command.after_help(more.get(lang)),
        None => command,
    }
}

fn dressed(command: clap::Command, about: Phrase, own: &[(&str, Phrase)], lang: Lang) -> clap::Command {
    command.about(about.get(lang)).help_template(template(lang)).mut_args(|arg| describe(arg, own, lang))
}

/// A folder alone, then every command.
fn program_usage(lang: Lang) -> String {
    let lines = std::iter::once(words::USAGE_FOLDER).chain(COMMANDS.iter().map(|guide| guide.usage));
    let lines: Vec<String> = lines.map(|usage| format!("kaojing {}", usage.get(lang))).collect();
    lines.join("\n       ")
}

fn with_default_command(typed: &[OsString]) -> Vec<OsString> {
    let mut line = typed.to_vec();
    if first_word(typed).is_some_and(|word| word.to_str().and_then(guide).is_none()) {
        line.insert(1, DEFAULT_COMMAND.into());
    }
    line
}

/// The first thing typed that names a command or an input. Options before it belong to the default command, unless there is
/// nothing else.
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

fn describe(arg: clap::Arg, own: &[(&str, Phrase)], lang: Lang) -> clap::Arg {
    let heading = if arg.is_positional() { words::HEADING_INPUTS } else { words::HEADING_OPTIONS };
    let id = arg.get_id().as_str();
    let phrase = own.iter().find(|(name, _)| *name == id).map(|(_, phrase)| *phrase).or_else(|| help(id));
    let text = phrase.map_or("", |phrase| phrase.get(lang));
    let last = LAST.iter().zip(900..).find(|(name, _)| **name == id).map(|(_, order)| order);
    let arg = arg.help(text).help_heading(heading.get(lang));
    match last {
        Some(order) => arg.display_order(order),
        None => arg,
    }
}

/// The help text of an argument that means the same after every command.
fn help(id: &str) -> Option<Phrase> {
    Some(match id {
        "inputs" => words::HELP_INPUTS,
        "exam" => words::HELP_EXAM,
        "jobs" => words::HELP_JOBS,
        "force" => words::HELP_FORCE,
        "format" => words::HELP_FORMAT,
        "quiet" => words::HELP_QUIET,
        "lang" => words::HELP_LANG,
        "help" => words::HELP_HELP,
        "version" => words::HELP_VERSION,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::analyze;
    use std::{num::NonZeroUsize, path::PathBuf};

    fn typed(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn analyze(line: &str) -> analyze::Args {
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
            let tasks = command.get_subcommands().flat_map(clap::Command::get_subcommands);
            for command in std::iter::once(&command).chain(command.get_subcommands()).chain(tasks) {
                for arg in command.get_arguments() {
                    assert!(arg.get_help().is_some_and(|text| !text.to_string().is_empty()), "{} {}", command.get_name(), arg.get_id());
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_guide_and_every_guide_a_command() {
        let grammar = Line::command();
        let commands: Vec<&str> = grammar.get_subcommands().map(clap::Command::get_name).collect();
        let guides: Vec<&str> = COMMANDS.iter().map(|guide| guide.name).collect();
        assert_eq!(commands, guides);
        for guide in COMMANDS {
            let command = grammar.find_subcommand(guide.name).expect("it is there");
            let tasks: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
            assert_eq!(tasks, guide.tasks.iter().map(|task| task.name).collect::<Vec<_>>());
            for (guide, command) in std::iter::once((guide, command)).chain(guide.tasks.iter().zip(command.get_subcommands())) {
                let arguments: Vec<&str> = command.get_arguments().map(|arg| arg.get_id().as_str()).collect();
                assert!(guide.args.iter().all(|(name, _)| arguments.contains(name)), "{}", guide.name);
            }
            for lang in [Lang::Zh, Lang::En] {
                assert!(guide.usage.get(lang).starts_with(guide.name), "{}", guide.name);
            }
        }
    }

    #[test]
    fn a_folder_alone_is_analysed() {
        assert_eq!(analyze("kaojing 期末").input.inputs, [PathBuf::from("期末")]);
        assert_eq!(analyze("kaojing 期末 --force").input.inputs, [PathBuf::from("期末")]);
        assert!(analyze("kaojing --force 期末").folder.force);
        assert_eq!(analyze("kaojing --lang en a b --jobs 3").run.jobs.map(NonZeroUsize::get), Some(3));
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
        for guide in COMMANDS {
            let text = english.find_subcommand_mut(guide.name).expect("it is there").render_help().to_string();
            assert!(!text.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c)), "{text}");
        }
        let mut chinese = command(Lang::Zh);
        chinese.build();
        let mut texts = vec![chinese.render_help().to_string()];
        texts.extend(chinese.get_subcommands_mut().map(|command| command.render_help().to_string()));
        for text in texts {
            for word in ["Usage", "Options", "Commands", "Arguments", "possible values", "default"] {
                assert!(!text.contains(word), "{text}");
            }
        }
    }
}
