//! `kaojing init`: what the sheets show → a commented exam.toml, to be read, corrected and used.
//!
//! Receives what `ingest` read and what `reconcile` made of it; gives text. What is drafted as a setting says what an
//! analysis without an exam file does anyway, so that the draft changes no figure; everything that only a person can
//! decide (an exam's name, whether two names are one school) is a comment that proposes it. The same input gives the
//! same bytes.

mod exam;
mod layouts;
mod lines;
mod met;
mod page;
mod papers;
mod schools;
mod settings;

pub use met::Met;

use crate::{diagnostics::Diagnostic, reconcile::Ledger, words::Lang, words::draft as words};
use page::Page;

/// All that a draft is made from.
pub struct Material<'a> {
    /// What the sheets show beside their scores.
    pub met: &'a Met,
    /// The exam.
    pub ledger: &'a Ledger,
    /// What was noticed.
    pub diagnostics: &'a [Diagnostic],
    /// The language of the comments.
    pub lang: Lang,
}

/// The draft of an exam file.
#[must_use]
pub fn draft(material: &Material<'_>) -> String {
    let mut page = Page::new(material.lang);
    page.say(words::HEAD);
    page.say(words::HEAD_COMMENTS);
    exam::write(&mut page, material);
    papers::write(&mut page, material);
    settings::write_candidates(&mut page, material);
    schools::write(&mut page, material);
    settings::write_reading(&mut page, material);
    layouts::write(&mut page, material);
    lines::write(&mut page);
    settings::write_defaults(&mut page);
    page.finish()
}
