//! What the report room can notice.

crate::rules! {}
