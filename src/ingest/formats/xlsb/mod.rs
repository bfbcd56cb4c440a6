//! Binary workbooks (xlsb: the parts of an xlsx as records, MS-XLSB) → [`RawBook`], part by part and sparse.
//!
//! `records` splits a part, `tables` reads what sheets and cells refer to, `cells` the sheets.

mod cells;
mod records;
mod tables;

use super::{
    builder::{Budget, SheetBuilder},
    package::Package,
    refusal::Refusal,
    relations::{self, Relations, SheetEntry},
};
use crate::{
    config::Limits,
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::ingest as codes},
    ingest::raw::{Format, RawBook},
};
use tables::Tables;

/// Reads a workbook.
///
/// # Errors
/// If the package or the workbook part is damaged or beyond a limit, or no sheet can be read.
pub fn read(mut package: Package<'_>, place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let mut budget = Budget::new(*limits);
    let part = relations::main_part(&mut package, "xl/workbook.bin")?;
    let relations = Relations::of(&mut package, &part)?;
    let workbook = package.bytes(&part)?.ok_or_else(|| Refusal::damaged(&part))?;
    let (entries, epoch) = tables::workbook(&workbook, &relations)?;
    budget.check_sheets(entries.len())?;
    let mut table = |kind: &str, default: &str| -> Result<Vec<u8>, Refusal> {
        let part = relations.target(kind)?.unwrap_or_else(|| default.to_owned());
        Ok(package.bytes(&part)?.unwrap_or_default())
    };
    let tables = Tables {
        strings: tables::strings(&table("sharedStrings", "xl/sharedStrings.bin")?, &mut budget)?,
        styles: tables::styles(&table("styles", "xl/styles.bin")?)?,
        epoch,
    };
    let mut seen = remarks(&package, &relations, &entries, place);
    let mut sheets = Vec::new();
    for entry in &entries {
        if let Some(kind) = entry.special {
            seen.push(Diagnostic::new(&codes::SHEET_SKIPPED, place.sheet(entry.name.as_str())).with("kind", kind));
            continue;
        }
        match worksheet(&mut package, entry, &tables, SheetBuilder::new(place, &entry.name, entry.visibility, &mut budget)) {
            Ok(builder) => sheets.push(builder.finish(&mut seen)),
            // A damaged sheet costs that sheet; where it is the only one the file is damaged.
            Err(refusal) if refusal.rule == &codes::DAMAGED && entries.len() > 1 => {
                seen.push(refusal.of_sheet().at(place.sheet(entry.name.as_str())));
            }
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(Outcome { value: RawBook { place: place.clone(), format: Format::Xlsb, sheets }, seen })
}

fn worksheet<'b>(
    package: &mut Package<'_>,
    entry: &SheetEntry,
    tables: &Tables,
    mut builder: SheetBuilder<'b>,
) -> Result<SheetBuilder<'b>, Refusal> {
    let bytes = package.bytes(&entry.part)?.ok_or_else(|| Refusal::damaged(&entry.part))?;
    cells::read(&bytes, &entry.part, tables, &mut builder)?;
    Ok(builder)
}

/// What is to be said about the workbook as a whole.
fn remarks(package: &Package<'_>, relations: &Relations, entries: &[SheetEntry], place: &Place) -> Diagnostics {
    let has_macros = package.any(|name| name.ends_with("vbaproject.bin")) || entries.iter().any(|sheet| sheet.special == Some("macro"));
    let remarks = [(has_macros, &codes::MACROS_IGNORED), (relations.has("externalLink"), &codes::EXTERNAL_LINKS)];
    remarks.into_iter().filter(|(is, _)| *is).map(|(_, rule)| Diagnostic::new(rule, place.clone())).collect()
}
