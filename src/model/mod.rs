//! The nouns of the exam: marks, statuses, subjects, grades, days. Plain data, no files, no frames.

pub mod day;
pub mod grade;
pub mod identifier;
pub mod item;
pub mod name;
pub mod score;
pub mod status;
pub mod subject;

pub use day::Day;
pub use grade::Grade;
pub use item::{Choice, ItemScore};
pub use score::{Rate, Score};
pub use status::{Mark, Status};
pub use subject::Subject;
