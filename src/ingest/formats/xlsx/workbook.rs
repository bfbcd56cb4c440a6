//! Where the parts of a workbook are, and what its sheets are called.

use super::super::{
    markup::{Markup, Tag, Token},
    package::Package,
    refusal::Refusal,
    shown::Epoch,
};
use crate::{diagnostics::codes::ingest as codes, ingest::raw::Visibility};

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

/// A sheet's entry.
#[derive(Debug)]
pub struct SheetEntry {
    /// Its name.
    pub name: String,
    /// Its part.
    pub part: String,
    /// Whether a user sees it; a state that is not in the standard's list counts as visible.
    pub visibility: Visibility,
    /// What it is where it is no worksheet.
    pub special: Option<&'static str>,
}

/// A relationship of a part.
struct Relationship {
    id: String,
    kind: String,
    target: String,
    external: bool,
}

impl Relationship {
    fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(kind))
    }
}

/// Reads the workbook part and its relationships.
pub fn read(package: &mut Package<'_>) -> Result<Workbook, Refusal> {
    let part = main_part(package)?;
    let relationships = relationships_of(package, &part)?;
    let text = package.text(&part)?.ok_or_else(|| Refusal::damaged(&part))?;
    let sibling = |kind: &str, default: &str| match relationships.iter().find(|relationship| relationship.is(kind)) {
        Some(relationship) => resolve(&part, relationship).map(Some),
        None => Ok(Some(default.to_owned())),
    };
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
                workbook.sheets.push(sheet_entry(tag, number, &part, &relationships)?);
            }
            _ => {}
        }
    }
    if workbook.sheets.is_empty() {
        return Err(Refusal::damaged(part));
    }
    Ok(workbook)
}

/// The workbook's part: the target of the package's own relationship, else where every writer puts it.
fn main_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    let relationships = relationships_of(package, "")?;
    match relationships.iter().find(|relationship| relationship.is("officeDocument")) {
        Some(relationship) => resolve("", relationship),
        None => Ok("xl/workbook.xml".to_owned()),
    }
}

fn relationships_of(package: &mut Package<'_>, part: &str) -> Result<Vec<Relationship>, Refusal> {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    let Some(text) = package.text(&name)? else { return Ok(Vec::new()) };
    let mut markup = Markup::new(&text, &name);
    let mut relationships = Vec::new();
    while let Some(token) = markup.next()? {
        if let Token::Open(tag) = token
            && tag.name == "Relationship"
        {
            let value = |name: &str| tag.value(name).map(|value| value.unwrap_or_default().into_owned());
            let external = tag.raw("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            relationships.push(Relationship { id: value("Id")?, kind: value("Type")?, target: value("Target")?, external });
        }
    }
    Ok(relationships)
}

fn sheet_entry(tag: Tag<'_>, number: usize, workbook: &str, relationships: &[Relationship]) -> Result<SheetEntry, Refusal> {
    let name = tag.value("name")?.unwrap_or_default().into_owned();
    let hidden = matches!(tag.raw("state"), Some("hidden" | "veryHidden"));
    let visibility = if hidden { Visibility::Hidden } else { Visibility::Visible };
    let id = tag.value("id")?;
    let relationship = relationships.iter().find(|relationship| id.as_deref() == Some(relationship.id.as_str()));
    let special = relationship.and_then(|relationship| {
        let kinds = [("xlMacrosheet", "macro"), ("xlIntlMacrosheet", "macro"), ("dialogsheet", "dialog"), ("chartsheet", "chart")];
        kinds.into_iter().find(|(kind, _)| relationship.is(kind)).map(|(_, name)| name)
    });
    let part = match relationship {
        Some(relationship) => resolve(workbook, relationship)?,
        // Without relationships (broken writers) sheets are where every writer puts them.
        None if relationships.is_empty() => format!("xl/worksheets/sheet{number}.xml"),
        None => return Err(Refusal::damaged(workbook)),
    };
    Ok(SheetEntry { name, part, visibility, special })
}

/// The part that a relationship of `base` names. It must be in the package, and no step may climb above its root.
fn resolve(base: &str, relationship: &Relationship) -> Result<String, Refusal> {
    let outside = || Refusal::new(&codes::PART_OUTSIDE).with("target", &relationship.target);
    if relationship.external || relationship.target.contains(':') {
        return Err(outside());
    }
    let target = relationship.target.replace('\\', "/");
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => base.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop().ok_or_else(outside)?;
            }
            step => steps.push(step),
        }
    }
    Ok(steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside_the_package() {
        let target = |target: &str, external| {
            let relationship = Relationship { id: String::new(), kind: String::new(), target: target.to_owned(), external };
            resolve("xl/workbook.xml", &relationship).map_err(|refusal| refusal.rule.code)
        };
        assert_eq!(target("worksheets/sheet1.xml", false), Ok("xl/worksheets/sheet1.xml".to_owned()));
        assert_eq!(target("/xl/./worksheets/sheet1.xml", false), Ok("xl/worksheets/sheet1.xml".to_owned()));
        assert_eq!(target("../custom/s.xml", false), Ok("custom/s.xml".to_owned()));
        for (outside, external) in [("../../etc/passwd", false), ("file:///etc/passwd", false), ("a.xml", true), ("C:\\a.xml", false)] {
            assert_eq!(target(outside, external), Err("E219"), "{outside}");
        }
    }
}
