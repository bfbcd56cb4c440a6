//! What several test modules need.

pub mod books;
pub mod reference;
