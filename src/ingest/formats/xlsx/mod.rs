//! Office Open XML workbooks (xlsx, xlsm, strict or transitional) → [`RawBook`], part by part and sparse.
//!
//! `workbook` finds the parts, `strings` and `styles` read the tables that cells refer to, `sheet` reads cells.

mod sheet;
mod strings;
mod styles;
mod workbook;

use super::{builder::Budget, builder::SheetBuilder, package::Package, refusal::Refusal, relations::SheetEntry};
use crate::{
    config::Limits,
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::ingest as codes},
    ingest::raw::{Format, RawBook},
};

/// Reads a workbook.
///
/// # Errors
/// If the package or the workbook part is damaged or beyond a limit, or no sheet can be read.
pub fn read(mut package: Package<'_>, place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let workbook = workbook::read(&mut package)?;
    let mut budget = Budget::new(*limits);
    budget.check_sheets(workbook.sheets.len())?;
    let mut seen = remarks(&package, &workbook, place);
    let tables = sheet::Tables {
        strings: part(&mut package, workbook.strings.as_deref(), |text, part| strings::read(text, part, &mut budget))?,
        styles: part(&mut package, workbook.styles.as_deref(), styles::read)?,
        epoch: workbook.epoch,
    };
    let mut sheets = Vec::new();
    for entry in &workbook.sheets {
        if let Some(kind) = entry.special {
            seen.push(Diagnostic::new(&codes::SHEET_SKIPPED, place.sheet(entry.name.as_str())).with("kind", kind));
            continue;
        }
        match worksheet(&mut package, entry, &tables, SheetBuilder::new(place, &entry.name, entry.visibility, &mut budget)) {
            Ok(builder) => sheets.push(builder.finish(&mut seen)),
            // A damaged sheet costs that sheet; with none left the file is damaged.
            Err(refusal) if refusal.rule == &codes::DAMAGED && workbook.sheets.len() > 1 => {
                seen.push(refusal.of_sheet().at(place.sheet(entry.name.as_str())));
            }
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(Outcome { value: RawBook { place: place.clone(), format: Format::Xlsx, sheets }, seen })
}

fn worksheet<'b>(
    package: &mut Package<'_>,
    entry: &SheetEntry,
    tables: &sheet::Tables,
    mut builder: SheetBuilder<'b>,
) -> Result<SheetBuilder<'b>, Refusal> {
    let text = package.text(&entry.part)?.ok_or_else(|| Refusal::damaged(&entry.part))?;
    sheet::read(&text, &entry.part, tables, &mut builder)?;
    Ok(builder)
}

/// What is to be said about the workbook as a whole.
fn remarks(package: &Package<'_>, workbook: &workbook::Workbook, place: &Place) -> Diagnostics {
    let has_macros =
        package.any(|name| name.ends_with("vbaproject.bin")) || workbook.sheets.iter().any(|sheet| sheet.special == Some("macro"));
    let remarks = [(has_macros, &codes::MACROS_IGNORED), (workbook.has_external_links, &codes::EXTERNAL_LINKS)];
    remarks.into_iter().filter(|(is, _)| *is).map(|(_, rule)| Diagnostic::new(rule, place.clone())).collect()
}

/// Reads a part that may be absent.
fn part<T>(
    package: &mut Package<'_>,
    name: Option<&str>,
    mut read: impl FnMut(&str, &str) -> Result<Vec<T>, Refusal>,
) -> Result<Vec<T>, Refusal> {
    let Some(name) = name else { return Ok(Vec::new()) };
    package.text(name)?.map_or_else(|| Ok(Vec::new()), |text| read(&text, name))
}
