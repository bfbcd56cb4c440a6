//! Estimates that a few odd schools cannot move: medians, Huber's plane, the spread of honest schools.

mod huber;
mod medians;
mod spread;

pub use huber::{Plane, Points, huber_plane, least_squares_plane, leverages};
pub use medians::{median, placed, weighted_median};
pub use spread::{Spread, centres_and_spread};
