//! Writes an invented county.
//!
//! ```text
//! make_county DIR                                     the shipped county
//! make_county DIR --schools 100 --candidates 1000     a county of any size
//!     [--papers 9] [--grades 1] [--seed 7] [--plain] [--no-roster] [--no-prior] [--honest]
//! ```

#[path = "mod.rs"]
mod generator;

use generator::{sized::Size, writers::Failure};
use std::{path::PathBuf, process::ExitCode};

const USAGE: &str = "make_county DIR [--schools N] [--candidates N] [--papers 1-9] [--grades 1-3] [--seed N] [--plain] [--no-roster] \
                     [--no-prior] [--honest]";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<String>) -> Result<String, Failure> {
    let (folder, options) = arguments.split_first().filter(|(first, _)| !first.starts_with('-')).ok_or(USAGE)?;
    let folder = PathBuf::from(folder);
    let truth = if options.is_empty() { generator::write_shipped(&folder)? } else { generator::write_sized(&folder, &size(options)?)? };
    Ok(format!("{}: {} plants", folder.display(), truth.plants.len()))
}

fn size(options: &[String]) -> Result<Size, Failure> {
    let mut size = Size::default();
    let mut options = options.iter();
    while let Some(option) = options.next() {
        let mut number = || options.next().ok_or_else(|| format!("{option} needs a number"))?.parse::<usize>().map_err(Failure::from);
        match option.as_str() {
            "--schools" => size.schools = number()?,
            "--candidates" => size.candidates = number()?,
            "--papers" => size.papers = number()?,
            "--grades" => size.grades = number()?,
            "--seed" => size.seed = number()? as u64,
            "--plain" => size.plain = true,
            "--no-roster" => size.roster = false,
            "--no-prior" => size.prior = false,
            "--honest" => size.honest = true,
            _ => return Err(USAGE.into()),
        }
    }
    Ok(size)
}
