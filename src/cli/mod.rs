//! The front door: what was typed, what the terminal shows, the exit code. Each command is a file of its own, listed in
//! `command`.

mod analyze;
mod args;
mod check;
mod collect;
mod command;
mod console;
mod crash;
mod entries;
mod exit;
mod explain;
mod grammar;
mod init;
mod json;
mod progress;
mod remark;
mod render;
mod screen;
mod summary;
mod usage;

pub use exit::Exit;

use crate::words::Lang;
use grammar::Line;
use std::ffi::OsString;
use usage::Reply;

/// The program: does what was typed and says how it ended.
#[must_use]
pub fn run(typed: &[OsString]) -> Exit {
    let lang = grammar::language(typed);
    crash::guarded(|| match understand(typed, lang) {
        Ok(line) => line.command.run(line.lang),
        Err(reply) => answer(&reply),
    })
}

fn understand(typed: &[OsString], lang: Lang) -> Result<Line, Reply> {
    grammar::parse(typed, lang).map_err(|error| usage::reply(&error, lang))
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
