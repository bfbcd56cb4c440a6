//! Columns of the open tables that are no statistic: whose row it is, leads, diagnostics, the account of rows.

use super::{Chapter, Metric};
use crate::words::metrics::{self as c, tables as w};

/// Every one, in the order of the method sheet.
pub const CHAPTER: Chapter = Chapter { title: c::CHAPTER_TABLES, metrics: METRICS };

const METRICS: &[Metric] = &[
    Metric::new("row-keys", KEYS, w::KEYS, w::KEYS_FORMULA, c::UNIT_NONE).undefined(w::KEYS_UNDEFINED),
    Metric::new("candidate-status", &["status"], w::STATUS, w::STATUS_FORMULA, c::UNIT_NONE),
    Metric::new("lead-columns", LEADS, w::LEADS, w::LEADS_FORMULA, c::UNIT_NONE).undefined(w::LEADS_UNDEFINED),
    Metric::new("diagnostic-columns", DIAGNOSTICS, w::DIAGNOSTICS, w::DIAGNOSTICS_FORMULA, c::UNIT_NONE),
    Metric::new("row-account", ROWS, w::ROWS, w::ROWS_FORMULA, w::UNIT_ROWS),
];

const KEYS: &[&str] = &[
    "grade",
    "subject",
    "other_subject",
    "school",
    "class",
    "category",
    "district",
    "id",
    "name",
    "kind",
    "between",
    "schools",
    "teacher",
];
const LEADS: &[&str] = &[
    "code",
    "candidate",
    "findings.effect",
    "screens.effect",
    "unit",
    "findings.low",
    "findings.high",
    "screens.low",
    "screens.high",
    "statistic",
    "p",
    "q",
    "strength",
    "evidence",
    "alternatives",
    "next_step",
    "tested",
];
const DIAGNOSTICS: &[&str] = &["severity", "file", "sheet", "cell", "message", "value"];
const ROWS: &[&str] = &["rows", "blank", "header", "rows.candidates", "summary", "note", "rejected"];
