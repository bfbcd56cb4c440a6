//! The exit codes of the outside contract.

use crate::error::Fatal;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All was read and written.
    Complete = 0,
    /// Written, but something was left out and named.
    Partial = 1,
    /// Wrong usage or exam file; nothing was written.
    Usage = 2,
    /// The input was refused, or there is nothing to analyse.
    Input = 3,
    /// The output could not be written.
    Output = 4,
    /// Our own fault.
    Internal = 70,
}

impl Exit {
    /// The number that the caller sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}

impl From<Fatal> for Exit {
    fn from(fatal: Fatal) -> Self {
        match fatal {
            Fatal::Usage => Self::Usage,
            Fatal::Input => Self::Input,
            Fatal::Output => Self::Output,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
