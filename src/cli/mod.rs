//! The front door: what was typed, what the terminal shows, the exit code.

mod analyze;
pub mod args;
mod console;
mod crash;
mod entries;
mod exit;
mod explain;
mod json;
mod progress;
mod render;
mod summary;
mod usage;

pub use exit::Exit;

use crate::words::{Lang, cli as words};
use args::{Args, Command};
use std::ffi::OsString;
use usage::Reply;

/// The program: does what was typed and says how it ended.
#[must_use]
pub fn run(typed: &[OsString]) -> Exit {
    let lang = args::language(typed);
    crash::guarded(|| match understand(typed, lang) {
        Ok(args) => obey(args),
        Err(reply) => answer(&reply),
    })
}

fn understand(typed: &[OsString], lang: Lang) -> Result<Args, Reply> {
    if let Some(command) = args::later_command(typed) {
        return Err(Reply::Mistake(words::COMMAND_LATER.fill(lang, &[("command", &command)])));
    }
    args::parse(typed, lang).map_err(|error| usage::reply(&error, lang))
}

fn obey(args: Args) -> Exit {
    match args.command {
        Command::Analyze(analyze) => analyze::analyze(&analyze, args.lang),
        Command::Explain(explain) => explain::explain(explain.term.as_deref(), args.lang),
    }
}

fn answer(reply: &Reply) -> Exit {
    match reply {
        Reply::Asked(text) => {
            console::out(text);
            Exit::Complete
        }
        Reply::Mistake(text) => {
            console::err(&format!("{}\n", text.trim_end()));
            Exit::Usage
        }
    }
}
