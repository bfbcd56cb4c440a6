//! One file per kind of sheet. Each function takes what it shows and gives a planned [`Sheet`](super::plan::Sheet).

pub mod bands;
pub mod charts;
pub mod classes;
pub mod confirmation;
pub mod contents;
pub mod cover;
pub mod denominators;
pub mod equity;
pub mod evidence;
pub mod grades;
pub mod groups;
pub mod headcount;
pub mod issues;
pub mod leads;
pub mod method;
pub mod overview;
pub mod papers;
pub mod progress;
pub mod pupils;
pub mod schools;
pub mod shape;
pub mod sources;
pub mod story;
pub mod teachers;
pub mod totals;
pub mod worklists;
