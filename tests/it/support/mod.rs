//! What several test modules need.

pub mod books;
pub mod exam;
pub mod reference;
pub mod run;
