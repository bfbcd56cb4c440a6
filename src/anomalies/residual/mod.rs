//! The residual engine of findings.md: how far each unit's mean of a subject is from what its own pupils' other scores
//! let expect, calibrated against the rest of the county.
//!
//! [`Scores`] holds the numbers, [`Sample`] the sums over pupils, [`fit`] makes steps 1 and 2 for one target, [`compare`] steps 3 to 5 for all
//! targets of a question together. Nothing here knows codes, thresholds or words; detectors judge.

mod compare;
mod fit;
mod sample;
mod scores;
mod sets;
mod student;

pub use compare::{Cell, Honest, Question, compare, shrunken};
pub use fit::{CURVED_FROM, Fit, Residual, Target, fit, what_is_left};
pub use sample::{Column, Group, Sample};
pub use scores::{Scores, items_of};
pub use sets::{PaperSet, paper_sets, usable_earlier};
