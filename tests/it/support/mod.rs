//! What several test modules need.

pub mod books;
pub mod document;
pub mod exam;
pub mod reference;
pub mod run;
