//! What the anomalies room can notice.

crate::rules! {}
