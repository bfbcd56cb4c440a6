//! The front door: what was typed, what the terminal shows, the exit code.

mod analyze;
pub mod args;
mod console;
mod crash;
mod exit;
mod explain;
mod json;
mod progress;
mod render;
mod summary;
mod usage;

pub use exit::Exit;

use crate::words::Lang;
use args::{Args, Command};
use std::ffi::OsString;
use usage::Reply;

/// The program: does what was typed and says how it ended.
#[must_use]
pub fn run(typed: &[OsString]) -> Exit {
    let lang = args::language(typed);
    crash::guarded(|| match args::parse(typed, lang) {
        Ok(args) => obey(args),
        Err(error) => answer(&usage::reply(&error, lang)),
    })
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

/// The language of what is said before the command line is understood.
#[cfg(test)]
fn both_languages() -> [Lang; 2] {
    [Lang::Zh, Lang::En]
}
