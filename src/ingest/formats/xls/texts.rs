//! Texts of BIFF records: bytes in a code page before BIFF8, then UTF-16 that may be cut anywhere by a record's end.

use super::records::{Record, Version};
use compact_str::CompactString;
use encoding_rs::Encoding;

/// How a stream writes text.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// Version of the stream.
    pub version: Version,
    /// What its bytes mean, before BIFF8.
    pub code_page: &'static Encoding,
}

/// How the number of characters is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// In one byte.
    Byte,
    /// In two.
    Word,
}

/// The encoding of a Windows code page. UTF-16 (1200) and unknown ones mean GBK: files without a usable mark come
/// from database programs, and here those are Chinese.
#[must_use]
pub fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        0x8000 | 10_000 => "macintosh",
        932 => "shift_jis",
        949 => "euc-kr",
        950 => "big5",
        65_001 => "utf-8",
        1250..=1258 => return Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(encoding_rs::GBK),
        _ => "gbk",
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::GBK)
}

/// A place in the pieces of a record.
#[derive(Clone, Debug)]
pub struct Cursor<'r, 'a> {
    pieces: &'r [&'a [u8]],
    at: usize,
}

impl<'r, 'a> Cursor<'r, 'a> {
    /// This many bytes into a record.
    #[must_use]
    pub fn new(record: &'r Record<'a>, at: usize) -> Self {
        Self { pieces: &record.pieces, at }
    }

    /// Goes on to the next piece where this one is used up.
    fn piece(&mut self) -> Option<&'a [u8]> {
        while self.pieces.first()?.len() <= self.at {
            self.at -= self.pieces.first()?.len();
            self.pieces = &self.pieces[1..];
        }
        Some(&self.pieces[0][self.at..])
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.piece()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<u32> {
        (0..bytes).try_fold(0, |number, place| Some(number | u32::from(self.byte()?) << (8 * place)))
    }

    /// Passes over bytes.
    fn skip(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    /// A text with its length before it.
    pub fn text(&mut self, length: Length, script: Script) -> Option<CompactString> {
        let count = self.number(if length == Length::Byte { 1 } else { 2 })?;
        let count = usize::try_from(count).ok()?;
        if script.version == Version::Biff8 { self.unicode(count) } else { self.coded(count, script.code_page) }
    }

    fn coded(&mut self, count: usize, code_page: &'static Encoding) -> Option<CompactString> {
        if count == 0 {
            return Some(CompactString::default());
        }
        let piece = self.piece()?;
        let bytes = &piece[..count.min(piece.len())];
        self.at += bytes.len();
        Some(CompactString::new(code_page.decode_without_bom_handling(bytes).0))
    }

    /// MS-XLS 2.5.293, XLUnicodeRichExtendedString: flags, counts of runs and of phonetic data, characters, those.
    fn unicode(&mut self, count: usize) -> Option<CompactString> {
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let units = self.units(count, flags & 1 != 0)?;
        self.skip(usize::try_from(runs).ok()?.saturating_mul(4).saturating_add(usize::try_from(phonetic).ok()?));
        Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    }

    /// Characters, one byte or two each. Where a record ends among them, the next piece begins with its own flag.
    fn units(&mut self, count: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut units = Vec::new();
        while units.len() < count {
            if self.pieces.first()?.len() <= self.at {
                wide = self.byte()? & 1 != 0;
            }
            let piece = self.piece()?;
            let wanted = count - units.len();
            let before = units.len();
            if wide {
                units.extend(piece.chunks_exact(2).take(wanted).map(|unit| u16::from_le_bytes([unit[0], unit[1]])));
                self.at += (units.len() - before) * 2;
            } else {
                units.extend(piece.iter().take(wanted).map(|byte| u16::from(*byte)));
                self.at += units.len() - before;
            }
            if units.len() == before {
                return None;
            }
        }
        Some(units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BIFF8: Script = Script { version: Version::Biff8, code_page: encoding_rs::WINDOWS_1252 };

    #[test]
    fn a_text_cut_by_a_records_end_is_joined() {
        let name: Vec<u8> = "张三丰".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let head = [&[5, 0, 1], &name[..4]].concat();
        let middle = [&[1], &name[4..]].concat();
        let tail = [0, b'o', b'k', 2, 0, 0, b'n', b'o'];
        let record = Record { id: 0xFC, pieces: vec![&head, &middle, &tail] };
        let mut cursor = Cursor::new(&record, 0);
        assert_eq!(cursor.text(Length::Word, BIFF8).as_deref(), Some("张三丰ok"));
        assert_eq!(cursor.text(Length::Word, BIFF8).as_deref(), Some("no"));
        assert_eq!(cursor.text(Length::Word, BIFF8), None);
    }

    #[test]
    fn formatting_runs_and_phonetic_data_are_passed_over() {
        let data = [2, 0, 12, 1, 0, 3, 0, 0, 0, b'a', b'b', 9, 9, 9, 9, 8, 8, 8, 1, 0, 0, b'c'];
        let record = Record { id: 0xFC, pieces: vec![&data] };
        let mut cursor = Cursor::new(&record, 0);
        assert_eq!(cursor.text(Length::Word, BIFF8).as_deref(), Some("ab"));
        assert_eq!(cursor.text(Length::Word, BIFF8).as_deref(), Some("c"));
    }

    #[test]
    fn code_pages_have_their_encodings() {
        assert_eq!([936, 1200, 950, 1252].map(|number| code_page(number).name()), ["GBK", "GBK", "Big5", "windows-1252"]);
    }
}
