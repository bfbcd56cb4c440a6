//! What a file is, told from its first bytes.

/// A kind of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Not one byte.
    Empty,
    /// The owner file that Excel and WPS leave while a workbook is open.
    Lock,
    /// A zip file.
    Zip,
    /// An OLE compound file.
    Ole,
    /// A bare BIFF stream.
    Biff,
    /// A web page.
    Html,
    /// Web pages in a MIME envelope.
    WebArchive,
    /// An OpenDocument spreadsheet as one XML file.
    FlatOds,
    /// XML Spreadsheet 2003.
    SpreadsheetMl,
    /// Text.
    Text,
    /// Another kind of document, by name.
    Other(&'static str),
    /// None of these.
    Unknown,
}

/// First bytes of documents that people take for sheets.
const OTHERS: [(&[u8], &str); 10] = [
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF (Word)"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"Rar!", "RAR (zip)"),
    (b"7z\xBC\xAF\x27\x1C", "7z (zip)"),
    (b"\x1F\x8B\x08", "gzip (zip)"),
];

/// Tells the kind of some content.
#[must_use]
pub fn kind(bytes: &[u8]) -> Kind {
    if let Some((_, name)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Kind::Other(name);
    }
    match bytes {
        [] => Kind::Empty,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Kind::Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Kind::Ole,
        [9, 0, 4..=8, 0, _, _, 0x10 | 0x20 | 0x40, 0, ..] | [9, 2 | 4 | 8, 4..=16, 0, ..] => Kind::Biff,
        _ if is_lock(bytes) => Kind::Lock,
        _ => markup_or_text(bytes),
    }
}

/// A length, the user's name of that length, blanks up to byte 55, then the name again in UTF-16.
fn is_lock(bytes: &[u8]) -> bool {
    let blanks = bytes.first().and_then(|length| bytes.get(usize::from(*length) + 1..55));
    bytes.len() <= 512 && bytes[0] < 0x20 && blanks.is_some_and(|blanks| blanks.iter().all(|byte| *byte == b' '))
}

fn markup_or_text(bytes: &[u8]) -> Kind {
    let head: Vec<u8> = bytes.iter().take(8_192).copied().collect();
    // Zeros left out, UTF-16 reads like ASCII.
    let ascii: Vec<u8> = head.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let ascii = String::from_utf8_lossy(&ascii);
    let start = ascii.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{fffd}'));
    if start.starts_with('<') {
        if start.contains("urn:schemas-microsoft-com:office:spreadsheet") && start.contains("workbook") && !start.contains("<html") {
            return Kind::SpreadsheetMl;
        }
        if start.contains("opendocument.spreadsheet") {
            return Kind::FlatOds;
        }
        if ["<html", "<table", "<!doctype html", "<body", "<meta"].iter().any(|mark| start.contains(mark)) {
            return Kind::Html;
        }
    }
    if start.contains("mime-version:") && start.contains("multipart/related") {
        return Kind::WebArchive;
    }
    if is_binary(&head) { Kind::Unknown } else { Kind::Text }
}

/// More than one byte in twenty is a control character, zeros of UTF-16 aside.
fn is_binary(head: &[u8]) -> bool {
    let controls = head.iter().filter(|byte| matches!(byte, 1..=8 | 11 | 14..=25 | 27..=31 | 127)).count();
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    controls * 20 > head.len() || zeros(0).min(zeros(1)) * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_kind() {
        let lock = [b"\x05admin".as_slice(), &[b' '; 49], b"\x05\0a\0d\0m\0i\0n\0"].concat();
        let utf16: Vec<u8> = "考号\t姓名\n1\t张三\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(&[u8], Kind); 14] = [
            (b"", Kind::Empty),
            (b"PK\x03\x04rest", Kind::Zip),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Ole),
            (b"\x09\x00\x04\x00\x02\x00\x10\x00", Kind::Biff),
            (b"\x09\x08\x10\x00\x00\x06\x05\x00", Kind::Biff),
            (b"%PDF-1.7", Kind::Other("PDF")),
            (&lock, Kind::Lock),
            (b"\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", Kind::Html),
            (b"<?xml version=\"1.0\"?><ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">", Kind::SpreadsheetMl),
            (b"From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Kind::WebArchive),
            (b"<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">", Kind::FlatOds),
            (&utf16, Kind::Text),
            (b"a,b\n\x001,2\n3,4\n5,6\n7,8\n9,10\n11,12\n", Kind::Text),
            (b"MZ\0\0\0\0\x01\x02\0\0\0\0\0\0", Kind::Unknown),
        ];
        for (bytes, expected) in cases {
            assert_eq!(kind(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
