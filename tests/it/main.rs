//! Files, references and whole runs, a module per room, in one binary so that polars is linked once.

mod anomalies;
mod cli;
mod config;
mod layout;
mod public_data;
mod report;
mod sample_data;
mod support;
