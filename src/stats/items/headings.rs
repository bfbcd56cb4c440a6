//! Under which headings of the blueprint items are gathered: parts, forms, topics, abilities, and topic × ability.

use super::result::{Heading, HeadingKind};
use crate::{model::Score, reconcile::items::PaperItems};
use compact_str::CompactString;

/// All headings, of each kind in the order in which the items bring them up. An item of several topics is under each.
#[must_use]
pub fn headings(items: &PaperItems) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    for item in items.scored() {
        let own = &items.items[item];
        let mut put = |kind: HeadingKind, name: &CompactString, ability: &CompactString| {
            if name.is_empty() {
                return;
            }
            let known = headings.iter().position(|heading| heading.kind == kind && heading.name == *name && heading.ability == *ability);
            let at = known.unwrap_or_else(|| {
                headings.push(Heading { kind, name: name.clone(), ability: ability.clone(), items: Vec::new(), full: Score::ZERO });
                headings.len() - 1
            });
            headings[at].items.push(item);
            headings[at].full = headings[at].full + own.full;
        };
        let none = CompactString::default();
        if let Some(part) = own.part {
            put(HeadingKind::Part, &part.word().into(), &none);
        }
        put(HeadingKind::Form, &own.form, &none);
        own.topics.iter().for_each(|topic| put(HeadingKind::Topic, topic, &none));
        put(HeadingKind::Ability, &own.ability, &none);
        if !own.ability.is_empty() {
            own.topics.iter().for_each(|topic| put(HeadingKind::Cell, topic, &own.ability));
        }
    }
    headings.sort_by_key(|heading| heading.kind);
    headings
}
