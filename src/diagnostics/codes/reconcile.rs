//! What the reconcile room can notice.

crate::rules! {}
