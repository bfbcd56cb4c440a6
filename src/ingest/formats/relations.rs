//! The relationships between the parts of a package: which part is meant by an id or a kind (ECMA-376 part 2, 9.3).

use super::{
    markup::{Markup, Token},
    package::Package,
    refusal::Refusal,
};
use crate::{diagnostics::codes::ingest as codes, ingest::raw::Visibility};

/// A sheet's entry in the list of a workbook.
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
pub struct Relation {
    id: String,
    kind: String,
    target: String,
    external: bool,
}

impl Relation {
    /// Whether it is of this kind, whatever namespace it is written in.
    #[must_use]
    pub fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(kind))
    }

    /// What a sheet is that is no worksheet.
    #[must_use]
    pub fn special(&self) -> Option<&'static str> {
        let kinds = [("xlMacrosheet", "macro"), ("xlIntlMacrosheet", "macro"), ("dialogsheet", "dialog"), ("chartsheet", "chart")];
        kinds.into_iter().find(|(kind, _)| self.is(kind)).map(|(_, name)| name)
    }
}

/// The relationships of one part.
pub struct Relations {
    part: String,
    all: Vec<Relation>,
}

impl Relations {
    /// Reads those of `part`; the empty name is the package itself. A part may have none.
    ///
    /// # Errors
    /// If they are no well-formed XML, or beyond a limit.
    pub fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Refusal> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let mut relations = Self { part: part.to_owned(), all: Vec::new() };
        let Some(text) = package.text(&name)? else { return Ok(relations) };
        let mut markup = Markup::new(&text, &name);
        while let Some(token) = markup.next()? {
            if let Token::Open(tag) = token
                && tag.name == "Relationship"
            {
                let value = |name: &str| tag.value(name).map(|value| value.unwrap_or_default().into_owned());
                let external = tag.raw("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
                relations.all.push(Relation { id: value("Id")?, kind: value("Type")?, target: value("Target")?, external });
            }
        }
        Ok(relations)
    }

    /// The part whose relationships these are.
    #[must_use]
    pub fn part(&self) -> &str {
        &self.part
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether there is one of this kind.
    #[must_use]
    pub fn has(&self, kind: &str) -> bool {
        self.all.iter().any(|relation| relation.is(kind))
    }

    /// The one with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Relation> {
        self.all.iter().find(|relation| relation.id == id)
    }

    /// The part that the first one of this kind names.
    ///
    /// # Errors
    /// If that is not in the package.
    pub fn target(&self, kind: &str) -> Result<Option<String>, Refusal> {
        self.all.iter().find(|relation| relation.is(kind)).map(|relation| self.resolve(relation)).transpose()
    }

    /// The part that one of these names. It must be in the package, and no step may climb above its root.
    ///
    /// # Errors
    /// If it is not.
    pub fn resolve(&self, relation: &Relation) -> Result<String, Refusal> {
        let outside = || Refusal::new(&codes::PART_OUTSIDE).with("target", &relation.target);
        if relation.external || relation.target.contains(':') {
            return Err(outside());
        }
        let target = relation.target.replace('\\', "/");
        let mut steps: Vec<&str> = match target.starts_with('/') {
            true => Vec::new(),
            false => self.part.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
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
}

/// The package's main part: the target of its own relationship, else where every writer puts it.
///
/// # Errors
/// If the relationship leads outside, or cannot be read.
pub fn main_part(package: &mut Package<'_>, default: &str) -> Result<String, Refusal> {
    Ok(Relations::of(package, "")?.target("officeDocument")?.unwrap_or_else(|| default.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside_the_package() {
        let relations = Relations { part: "xl/workbook.xml".to_owned(), all: Vec::new() };
        let target = |target: &str, external| {
            let relation = Relation { id: String::new(), kind: String::new(), target: target.to_owned(), external };
            relations.resolve(&relation).map_err(|refusal| refusal.rule.code)
        };
        assert_eq!(target("worksheets/sheet1.xml", false), Ok("xl/worksheets/sheet1.xml".to_owned()));
        assert_eq!(target("/xl/./worksheets/sheet1.xml", false), Ok("xl/worksheets/sheet1.xml".to_owned()));
        assert_eq!(target("../custom/s.xml", false), Ok("custom/s.xml".to_owned()));
        for (outside, external) in [("../../etc/passwd", false), ("file:///etc/passwd", false), ("a.xml", true), ("C:\\a.xml", false)] {
            assert_eq!(target(outside, external), Err("E219"), "{outside}");
        }
    }
}
