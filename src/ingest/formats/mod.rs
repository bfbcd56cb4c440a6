//! Bytes → [`RawBook`](super::raw::RawBook), by content and never by file ending, behind guards.
