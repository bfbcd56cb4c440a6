//! Kaojing 考镜: exam score analytics of a county teaching-research office.
//!
//! The data goes one way through the rooms, each of which receives one value and hands on one value together with
//! what it noticed:
//!
//! ```text
//! config → ingest → reconcile → stats → anomalies → report, tables      (cli is the front door)
//!          Reading    Ledger     Stats   Findings    the output folder
//!                           └─→ check ────────────→ report, tables
//!                               what is to be corrected, by school
//!          Findings ─→ remark ─→ a sample to be marked again, which ingest reads back too
//!          ingest (rosters) ──→ collect ──────────→ report
//!                               entry workbooks, which ingest reads back by their stamp
//! ```
//!
//! [`pipeline`] alone knows the order. All text that people read is in [`mod@words`] and [`diagnostics::codes`].

pub mod anomalies;
pub mod check;
pub mod cli;
pub mod collect;
pub mod config;
pub mod diagnostics;
pub mod disclosure;
pub mod draft;
pub mod error;
pub mod ingest;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod progress;
pub mod reconcile;
pub mod remark;
pub mod report;
pub mod simulate;
pub mod stats;
pub mod tables;
pub mod words;
