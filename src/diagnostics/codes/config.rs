//! What the config room can notice.

crate::rules! {}
