//! Ledger, statistics and findings → workbooks on disk, planned as plain data first, written in parallel.
