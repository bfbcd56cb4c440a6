//! Bytes → [`RawBook`], by content and never by file ending, behind guards.

mod html;
mod sniff;
mod text;
mod workbook;

use super::raw::RawBook;
use crate::diagnostics::{Diagnostic, Outcome, Place, codes::ingest as codes};
use sniff::Kind;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a file's bytes, whatever format they are in. `None` with a diagnostic where they cannot be used.
#[must_use]
pub fn open(bytes: &[u8], place: &Place) -> Outcome<Option<RawBook>> {
    let refuse = |rule| Outcome { value: None, seen: vec![Diagnostic::new(rule, place.clone())] };
    match sniff::kind(bytes) {
        Kind::Workbook(format) => guarded(place, || workbook::open(bytes, format, place)),
        Kind::Html => guarded(place, || html::open(bytes, place)),
        Kind::Text => guarded(place, || text::open(bytes, place)),
        Kind::Password => refuse(&codes::PASSWORD),
        Kind::PlainZip => refuse(&codes::PLAIN_ZIP),
        Kind::Word => refuse(&codes::WORD_DOCUMENT),
        Kind::Pdf => refuse(&codes::PDF_DOCUMENT),
        Kind::DamagedZip => refuse(&codes::DAMAGED),
        Kind::Unknown => refuse(&codes::UNKNOWN_FORMAT),
    }
}

/// A library that panics on broken bytes costs this file and not the run.
fn guarded(place: &Place, open: impl FnOnce() -> Outcome<Option<RawBook>>) -> Outcome<Option<RawBook>> {
    catch_unwind(AssertUnwindSafe(open))
        .unwrap_or_else(|_| Outcome { value: None, seen: vec![Diagnostic::new(&codes::DAMAGED, place.clone())] })
}
