//! Phrases of this room.

crate::words! {}
