//! All integration tests, a module for each room, in one binary so that polars is linked once.

mod config;
mod reconcile;
