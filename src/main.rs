//! The kaojing program.

use std::process::ExitCode;

fn main() -> ExitCode {
    kaojing::cli::run(&std::env::args_os().collect::<Vec<_>>()).into()
}
