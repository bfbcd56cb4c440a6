//! What the stats room can notice.

crate::rules! {}
