//! What sheets and cells refer to: the list of sheets, shared strings, number formats.

use super::{
    super::{
        builder::Budget,
        refusal::Refusal,
        relations::{Relations, SheetEntry},
        shown::{Epoch, Shown},
    },
    records::Records,
};
use crate::ingest::raw::Visibility;
use compact_str::CompactString;
use std::collections::HashMap;

/// What cells refer to.
pub struct Tables {
    /// Shared strings by index.
    pub strings: Vec<CompactString>,
    /// How each cell style shows numbers.
    pub styles: Vec<Shown>,
    /// Day zero.
    pub epoch: Epoch,
}

/// The sheets in the order of their tabs, and day zero.
pub fn workbook(bytes: &[u8], relations: &Relations) -> Result<(Vec<SheetEntry>, Epoch), Refusal> {
    let damaged = || Refusal::damaged(relations.part());
    let (mut entries, mut epoch) = (Vec::new(), Epoch::Y1900);
    for record in Records::new(bytes) {
        match record.id {
            // BrtWbProp
            153 if record.u32(0).is_some_and(|flags| flags & 1 != 0) => epoch = Epoch::Y1904,
            // BrtBundleSh: state, number, relationship, name
            156 => {
                let (id, at) = record.text(8).ok_or_else(damaged)?;
                let (name, _) = record.text(at).ok_or_else(damaged)?;
                let (part, special) = match relations.by_id(&id) {
                    Some(relation) => (relations.resolve(relation)?, relation.special()),
                    None if id.is_empty() => (String::new(), Some("VB")),
                    None => (id.into(), None),
                };
                let visibility = if record.u32(0) == Some(0) { Visibility::Visible } else { Visibility::Hidden };
                entries.push(SheetEntry { name: name.into(), part, visibility, special });
            }
            _ => {}
        }
    }
    if entries.is_empty() { Err(damaged()) } else { Ok((entries, epoch)) }
}

/// BrtSSTItem: flags, then the text; runs and phonetic guides behind it are not part of it. Counts are ignored.
pub fn strings(bytes: &[u8], budget: &mut Budget) -> Result<Vec<CompactString>, Refusal> {
    let mut strings = Vec::new();
    for record in Records::new(bytes).filter(|record| record.id == 19) {
        // An item that cannot be read keeps its place, or those behind it would be taken for one another.
        let string = record.text(1).ok_or_else(|| Refusal::damaged("xl/sharedStrings.bin"))?.0;
        budget.take(1)?;
        budget.take_text(&string)?;
        strings.push(string);
    }
    Ok(strings)
}

/// For each cell style how it shows numbers.
pub fn styles(bytes: &[u8]) -> Result<Vec<Shown>, Refusal> {
    let damaged = || Refusal::damaged("xl/styles.bin");
    let mut custom: HashMap<u16, Shown> = HashMap::new();
    let (mut styles, mut inside) = (Vec::new(), false);
    for record in Records::new(bytes) {
        match record.id {
            // BrtFmt; differential formats further down may use the number again, the first one is the cells'.
            44 => {
                let (code, _) = record.text(2).ok_or_else(damaged)?;
                custom.entry(record.u16(0).ok_or_else(damaged)?).or_insert_with(|| Shown::by_code(&code));
            }
            // BrtBeginCellXFs, BrtEndCellXFs
            617 => inside = true,
            618 => inside = false,
            // BrtXF
            47 if inside => {
                let format = record.u16(2).ok_or_else(damaged)?;
                styles.push(custom.get(&format).copied().unwrap_or_else(|| Shown::by_number(u32::from(format))));
            }
            _ => {}
        }
    }
    Ok(styles)
}
