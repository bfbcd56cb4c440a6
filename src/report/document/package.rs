//! The parts of the file put together: content types, relationships, properties, and the zip that holds them. The same parts
//! give the same bytes.

use super::{chart::ChartPart, looks::XML};
use crate::report::page::html::escaped;
use std::{
    fmt::Write as _,
    fs::File,
    io::{self, BufWriter, Write as _},
    path::Path,
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What tells of the document.
pub struct Properties {
    /// Its title.
    pub title: String,
    /// Who made it.
    pub creator: String,
    /// `zh-CN`, `en-US`.
    pub language: &'static str,
    /// The day of the exam, `2026-01-15`; the file tells no other time.
    pub day: Option<String>,
}

/// Everything that the file holds.
pub struct Package {
    /// What tells of the document.
    pub properties: Properties,
    /// Whole parts of the text and its looks, by name below `word/`.
    pub parts: Vec<(&'static str, String)>,
    /// Its pictures, in order.
    pub charts: Vec<ChartPart>,
}

impl Package {
    /// Writes the file.
    ///
    /// # Errors
    /// If it exists or cannot be written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let mut zip = ZipWriter::new(BufWriter::new(File::create_new(path)?));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
        let mut put = |name: &str, content: &[u8]| -> io::Result<()> {
            zip.start_file(name, options).map_err(io::Error::from)?;
            zip.write_all(content)
        };
        put("[Content_Types].xml", self.content_types().as_bytes())?;
        put("_rels/.rels", package_relations().as_bytes())?;
        put("docProps/core.xml", self.core().as_bytes())?;
        put("docProps/app.xml", app().as_bytes())?;
        put("word/_rels/document.xml.rels", self.document_relations().as_bytes())?;
        for (name, content) in &self.parts {
            put(&format!("word/{name}"), content.as_bytes())?;
        }
        for (at, chart) in (1..).zip(&self.charts) {
            put(&format!("word/charts/chart{at}.xml"), chart.xml.as_bytes())?;
            put(&format!("word/charts/_rels/chart{at}.xml.rels"), chart_relations(at).as_bytes())?;
            put(&format!("word/embeddings/figure{at}.xlsx"), &chart.book)?;
        }
        zip.finish().map_err(io::Error::from)?.flush()
    }

    fn content_types(&self) -> String {
        let mut out = format!(
            "{XML}<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>"
        );
        let mut part = |name: &str, kind: &str| write(&mut out, format_args!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>"));
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        for (name, _) in &self.parts {
            let (relation, kind) = kind(name);
            let family = if relation == "theme" { "application/vnd.openxmlformats-officedocument" } else { WORD };
            part(&format!("/word/{name}"), &format!("{family}.{kind}+xml"));
        }
        for at in 1..=self.charts.len() {
            part(&format!("/word/charts/chart{at}.xml"), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
        }
        out + "</Types>"
    }

    fn core(&self) -> String {
        let Properties { title, creator, language, day } = &self.properties;
        let mut out = format!(
            "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>",
            escaped(title),
            escaped(creator)
        );
        if let Some(day) = day {
            write(&mut out, format_args!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created>", escaped(day)));
        }
        write(&mut out, format_args!("<dc:language>{language}</dc:language></cp:coreProperties>"));
        out
    }

    fn document_relations(&self) -> String {
        let mut out = format!("{XML}<Relationships xmlns=\"{RELATIONS}\">");
        for (name, _) in self.parts.iter().filter(|(name, _)| *name != DOCUMENT) {
            let (relation, _) = kind(name);
            write(&mut out, format_args!("<Relationship Id=\"{relation}\" Type=\"{OFFICE}/{relation}\" Target=\"{name}\"/>"));
        }
        for at in 1..=self.charts.len() {
            write(&mut out, format_args!("<Relationship Id=\"chart{at}\" Type=\"{OFFICE}/chart\" Target=\"charts/chart{at}.xml\"/>"));
        }
        out + "</Relationships>"
    }
}

/// The part with the text.
pub const DOCUMENT: &str = "document.xml";

/// Relation of a part, which is its id too, and the end of its content type.
fn kind(name: &str) -> (&'static str, &'static str) {
    match name {
        "styles.xml" => ("styles", "styles"),
        "numbering.xml" => ("numbering", "numbering"),
        "settings.xml" => ("settings", "settings"),
        "fontTable.xml" => ("fontTable", "fontTable"),
        "header.xml" => ("header", "header"),
        "footer.xml" => ("footer", "footer"),
        "theme.xml" => ("theme", "theme"),
        _ => ("document", "document.main"),
    }
}

fn package_relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{OFFICE}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn app() -> String {
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Kaojing {}</Application></Properties>",
        env!("CARGO_PKG_VERSION")
    )
}

fn chart_relations(at: usize) -> String {
    format!(
        "{XML}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/package\" Target=\"../embeddings/figure{at}.xlsx\"/></Relationships>"
    )
}

fn write(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes whatever is written to it");
}
