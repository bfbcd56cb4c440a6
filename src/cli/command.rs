//! The commands there are: one line each here, one file each beside this one. A command's file holds what can be typed
//! after it (`Args`), what its help says ([`Guide`]) and what it does (`run`); everything that commands share is in
//! [`args`](super::args), [`grammar`](super::grammar) and [`screen`](super::screen).

use super::{Exit, analyze, check, collect, explain, init, remark};
use crate::words::{Lang, Phrase};

/// What the help of a command says. Texts of arguments that mean the same everywhere are in
/// [`grammar`](super::grammar); those that a command means otherwise are here.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// The word that is typed.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub about: Phrase,
    /// What can be typed, after `kaojing`.
    pub usage: Phrase,
    /// What stands below the options.
    pub more: Option<Phrase>,
    /// Arguments with a text of their own here.
    pub args: &'static [(&'static str, Phrase)],
    /// The commands below it.
    pub tasks: &'static [Guide],
}

/// Makes the list of commands out of their modules.
macro_rules! commands {
    ($($(#[$doc:meta])* $variant:ident = $module:ident;)*) => {
        /// What to do.
        #[derive(Debug, clap::Subcommand)]
        pub enum Command {
            $($(#[$doc])* $variant($module::Args),)*
        }

        /// What the help says of every command, in the order of the help.
        pub const COMMANDS: &[Guide] = &[$($module::GUIDE),*];

        impl Command {
            /// Does it and says how it ended.
            #[must_use]
            pub fn run(&self, lang: Lang) -> Exit {
                match self {
                    $(Self::$variant(args) => $module::run(args, lang),)*
                }
            }
        }
    };
}

commands! {
    /// Score sheets in, workbooks out.
    Analyze = analyze;
    /// Score sheets in, return lists out.
    Check = check;
    /// Entry workbooks for schools.
    Collect = collect;
    /// A draft of the exam file.
    Init = init;
    /// A sample to be marked again, and what its re-marks tell.
    Remark = remark;
    /// A metric's formula, a finding's method, a diagnostic's cure.
    Explain = explain;
}

/// The guide of a command.
#[must_use]
pub fn guide(name: &str) -> Option<&'static Guide> {
    COMMANDS.iter().find(|guide| guide.name == name)
}
