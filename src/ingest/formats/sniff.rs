//! What a file is, told from its first bytes and, for containers, from what is inside.

use crate::ingest::raw::Format;
use std::io::Cursor;

/// What the bytes turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook that the workbook reader opens.
    Workbook(Format),
    /// A web page with tables, often named .xls.
    Html,
    /// Text with separators.
    Text,
    /// Encrypted.
    Password,
    /// An archive that is no workbook.
    PlainZip,
    /// The head of a zip without its directory: cut off or damaged.
    DamagedZip,
    /// A Word document.
    Word,
    /// A PDF document.
    Pdf,
    /// None of these.
    Unknown,
}

/// The head of every OLE container.
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Tells what the bytes are.
#[must_use]
pub fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(&OLE) {
        return ole(bytes);
    }
    if bytes.starts_with(b"PK") {
        return zip(bytes);
    }
    if bytes.starts_with(b"%PDF") {
        return Kind::Pdf;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    if head.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return if ["<html", "<table", "<!doctype html", "<head"].iter().any(|tag| head.contains(tag)) {
            Kind::Html
        } else {
            Kind::Unknown
        };
    }
    if looks_binary(bytes) { Kind::Unknown } else { Kind::Text }
}

/// Control bytes that no text holds; UTF-16 text is told by its mark before.
fn looks_binary(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let head = &bytes[..bytes.len().min(4096)];
    !utf16 && head.iter().filter(|byte| **byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)).count() > 8
}

/// Names in an OLE directory are UTF-16, so they can be looked for as they stand.
fn ole(bytes: &[u8]) -> Kind {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        Kind::Password
    } else if holds("WordDocument") {
        Kind::Word
    } else {
        Kind::Workbook(Format::Xls)
    }
}

fn zip(bytes: &[u8]) -> Kind {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Kind::DamagedZip };
    let holds = |prefix: &str| archive.file_names().flatten().any(|name| name.trim_start_matches('/').starts_with(prefix));
    if holds("xl/workbook.bin") {
        Kind::Workbook(Format::Xlsb)
    } else if holds("xl/") {
        Kind::Workbook(Format::Xlsx)
    } else if holds("content.xml") {
        Kind::Workbook(Format::Ods)
    } else if holds("word/") {
        Kind::Word
    } else {
        Kind::PlainZip
    }
}
