//! What clap found wrong with the command line, said in the language of the run.

use crate::words::{Lang, cli as words};
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Help or version that was asked for, or a mistake.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// Asked for: belongs on standard output.
    Asked(String),
    /// A mistake: belongs on standard error.
    Mistake(String),
}

/// The text for what clap returned instead of a command.
#[must_use]
pub fn reply(error: &clap::Error, lang: Lang) -> Reply {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Reply::Asked(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            Reply::Mistake(super::grammar::command(lang).render_help().to_string())
        }
        // Only re-marking has commands below it: any other word is taken for an input.
        ErrorKind::InvalidSubcommand => Reply::Mistake(no_task(error, lang)),
        _ => Reply::Mistake(mistake(error, lang)),
    }
}

fn no_task(error: &clap::Error, lang: Lang) -> String {
    let value = context(error, ContextKind::InvalidSubcommand).unwrap_or_default();
    let lines = [words::USAGE_NO_TASK.fill(lang, &[("value", &value)]), words::USAGE_SEE_HELP.get(lang).to_owned()];
    lines.join("\n")
}

fn mistake(error: &clap::Error, lang: Lang) -> String {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    let phrase = match error.kind() {
        ErrorKind::MissingRequiredArgument => words::USAGE_MISSING,
        ErrorKind::UnknownArgument => words::USAGE_UNKNOWN,
        ErrorKind::ArgumentConflict => words::USAGE_TWICE,
        ErrorKind::InvalidUtf8 => words::USAGE_NOT_TEXT,
        ErrorKind::InvalidValue if value.is_empty() => words::USAGE_NO_VALUE,
        _ => words::USAGE_BAD_VALUE,
    };
    let mut lines = vec![phrase.fill(lang, &[("argument", &argument), ("value", &value)])];
    if let Some(valid) = context(error, ContextKind::ValidValue) {
        lines.push(words::USAGE_VALID_VALUES.fill(lang, &[("values", &valid)]));
    }
    if let Some(near) = context(error, ContextKind::SuggestedArg) {
        lines.push(words::USAGE_DID_YOU_MEAN.fill(lang, &[("values", &near)]));
    }
    lines.push(words::USAGE_SEE_HELP.get(lang).to_owned());
    lines.join("\n")
}

/// A piece of what clap knows, lists joined with commas.
fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::grammar::parse;

    fn told(line: &str, lang: Lang) -> String {
        let typed: Vec<_> = line.split(' ').map(Into::into).collect();
        match reply(&parse(&typed, lang).expect_err("a mistake"), lang) {
            Reply::Mistake(text) => text,
            Reply::Asked(text) => panic!("{text}"),
        }
    }

    #[test]
    fn mistakes_are_told_in_the_language_of_the_run() {
        let chinese = told("kaojing analyze a --tables xml", Lang::Zh);
        assert!(chinese.contains("“xml”") && chinese.contains("csv, parquet, none"), "{chinese}");
        let english = told("kaojing analyze a --forse", Lang::En);
        assert!(english.contains("--forse") && english.contains("--force"), "{english}");
        assert!(told("kaojing analyze", Lang::Zh).contains("INPUT"));
        assert!(told("kaojing analyze a --jobs 0", Lang::En).contains("“0”"));
    }

    #[test]
    fn the_program_alone_shows_its_help_as_a_mistake() {
        assert!(told("kaojing", Lang::Zh).contains("analyze"));
    }
}
