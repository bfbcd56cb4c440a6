//! Where the parts of a workbook are, and what its sheets are called.

use super::super::{
    markup::{Markup, Tag, Token},
    package::Package,
    refusal::Refusal,
    relations::{self, Relations, SheetEntry},
    shown::Epoch,
};
use crate::ingest::raw::Visibility;

/// The parts of a workbook.
#[derive(Debug, Default)]
pub struct Workbook {
    /// Sheets in the order of their tabs.
    pub sheets: Vec<SheetEntry>,
    /// The part with shared strings.
    pub strings: Option<String>,
    /// The part with styles.
    pub styles: Option<String>,
    /// Day zero.
    pub epoch: Epoch,
    /// It refers to other files.
    pub has_external_links: bool,
}

/// Reads the workbook part and its relationships.
pub fn read(package: &mut Package<'_>) -> Result<Workbook, Refusal> {
    let part = relations::main_part(package, "xl/workbook.xml")?;
    let relations = Relations::of(package, &part)?;
    let text = package.text(&part)?.ok_or_else(|| Refusal::damaged(&part))?;
    let sibling = |kind: &str, default: &str| Ok(Some(relations.target(kind)?.unwrap_or_else(|| default.to_owned())));
    let mut workbook = Workbook {
        strings: sibling("sharedStrings", "xl/sharedStrings.xml")?,
        styles: sibling("styles", "xl/styles.xml")?,
        ..Workbook::default()
    };
    let mut markup = Markup::new(&text, &part);
    while let Some(token) = markup.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name {
            "workbookPr" if tag.is("date1904") => workbook.epoch = Epoch::Y1904,
            "externalReference" => workbook.has_external_links = true,
            "sheet" => {
                let number = workbook.sheets.len() + 1;
                workbook.sheets.push(sheet_entry(tag, number, &relations)?);
            }
            _ => {}
        }
    }
    if workbook.sheets.is_empty() {
        return Err(Refusal::damaged(part));
    }
    Ok(workbook)
}

fn sheet_entry(tag: Tag<'_>, number: usize, relations: &Relations) -> Result<SheetEntry, Refusal> {
    let name = tag.value("name")?.unwrap_or_default().into_owned();
    let hidden = matches!(tag.raw("state"), Some("hidden" | "veryHidden"));
    let visibility = if hidden { Visibility::Hidden } else { Visibility::Visible };
    let id = tag.value("id")?.unwrap_or_default();
    let (part, special) = match relations.by_id(&id) {
        Some(relation) => (relations.resolve(relation)?, relation.special()),
        // Without relationships (broken writers) sheets are where every writer puts them.
        None if relations.is_empty() => (format!("xl/worksheets/sheet{number}.xml"), None),
        // So Excel keeps the modules of its oldest macros.
        None if id.is_empty() => (String::new(), Some("VB")),
        // A part that is not there: damage of this sheet alone.
        None => (id.into_owned(), None),
    };
    Ok(SheetEntry { name, part, visibility, special })
}
