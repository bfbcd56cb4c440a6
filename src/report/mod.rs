//! Ledger, statistics and findings → workbooks on disk, planned as plain data first, written in parallel.

pub mod layout;
pub mod names;
pub mod plan;
pub mod style;
pub mod write;
