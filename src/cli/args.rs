//! What can be typed after more than one command, in groups that a command flattens into its own. Nothing is decided here,
//! and the help texts are in [`grammar`](super::grammar).

use crate::{
    config::{Level, TableFormat},
    words::Lang,
};
use clap::{Args as ClapArgs, ValueEnum, builder::PossibleValue};
use std::{num::NonZeroUsize, path::PathBuf};

/// What is read.
#[derive(Debug, ClapArgs)]
pub struct InputArgs {
    /// Files and folders.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub exam: ExamArgs,
}

/// The exam file.
#[derive(Debug, ClapArgs)]
pub struct ExamArgs {
    /// The exam file.
    #[arg(long, value_name = "FILE")]
    pub exam: Option<PathBuf>,
}

/// The folder that is written.
#[derive(Debug, ClapArgs)]
pub struct FolderArgs {
    /// The output folder.
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Replace an output folder that kaojing wrote.
    #[arg(short, long)]
    pub force: bool,
}

/// How a run is shown, and on how many threads it works.
#[derive(Debug, ClapArgs)]
pub struct RunArgs {
    /// Threads; all cores where not given.
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// How diagnostics and summary are printed.
    #[arg(long, value_enum, value_name = "text|json", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
    /// Print errors and the output folder only.
    #[arg(short, long)]
    pub quiet: bool,
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
