//! Files, references and whole runs, a module per room, in one binary so that polars is linked once.

#![allow(clippy::unwrap_used, reason = "a test whose input cannot be built should fail")]

mod anomalies;
mod answers;
mod beside;
mod catalogue;
mod check;
mod cli;
mod collect;
mod config;
mod converted;
mod document;
mod explained;
mod formats;
mod headcount;
mod history;
mod identity;
mod ingest;
mod init;
mod items;
mod laws;
mod layout;
mod levels;
mod levels_laws;
mod lines;
mod mixed;
mod page;
mod pictures;
mod printed;
mod public;
mod public_data;
mod reconcile;
mod reference;
mod remark;
mod report;
mod sample_data;
mod screens;
mod settings;
mod stats;
mod support;
mod tables;
mod teachers;
mod value_added;
