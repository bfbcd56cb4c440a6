//! What the ingest room can notice.

crate::rules! {}
