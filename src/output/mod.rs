//! The output folder: built beside its place, moved in whole, with a manifest of everything read and written.

pub mod manifest;
pub mod staging;

pub use staging::{Place, Staging};
