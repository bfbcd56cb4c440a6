//! The chapters, in the order in which an office writes them, a file each.

mod advice;
mod balance;
mod growth;
mod heads;
mod issues;
mod items;
mod leads;
mod method;
mod overall;
mod schools;
mod scope;
mod subjects;
mod summary;

use super::{body::Body, foot, tell};
use crate::report::own::Ownership;

/// Writes every chapter that has something to say.
pub fn write(body: &mut Body<'_>) {
    let desk = body.desk;
    let ownership = Ownership::new(&desk.analysis.ledger, &desk.analysis.diagnostics);
    summary::write(body);
    scope::write(body);
    heads::write(body);
    overall::write(body);
    subjects::write(body);
    schools::write(body);
    balance::write(body);
    growth::write(body);
    items::write(body);
    issues::write(body, &ownership);
    leads::write(body);
    advice::write(body, &ownership);
    method::write(body);
    body.note(&foot(&desk));
}
