//! The records of a binary part (MS-XLSB 2.1.4).

use super::super::{
    binary::{f64_at, u16_at, u32_at},
    limits,
};
use compact_str::CompactString;

/// A record: its number and its data.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// What kind of record it is.
    pub id: u16,
    data: &'a [u8],
}

impl Record<'_> {
    /// A byte.
    #[must_use]
    pub fn u8(&self, at: usize) -> Option<u8> {
        self.data.get(at).copied()
    }

    /// A little-endian number.
    #[must_use]
    pub fn u16(&self, at: usize) -> Option<u16> {
        u16_at(self.data, at)
    }

    /// A little-endian number.
    #[must_use]
    pub fn u32(&self, at: usize) -> Option<u32> {
        u32_at(self.data, at)
    }

    /// A binary number of double precision.
    #[must_use]
    pub fn f64(&self, at: usize) -> Option<f64> {
        f64_at(self.data, at)
    }

    /// A text with its length in units before it, and where it ends. One whose length is all ones is absent: empty.
    #[must_use]
    pub fn text(&self, at: usize) -> Option<(CompactString, usize)> {
        let start = at.checked_add(4)?;
        let count = match self.u32(at)? {
            u32::MAX => 0,
            count => usize::try_from(count).ok()?,
        };
        let end = start.checked_add(count.checked_mul(2)?)?;
        let bytes = self.data.get(start..end)?;
        let units = bytes.chunks_exact(2).take(limits::TEXT_UNITS + 1).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        Some((char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(), end))
    }
}

/// Reads the records of a part.
#[derive(Clone, Debug)]
pub struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// From the start of a part.
    #[must_use]
    pub const fn new(part: &'a [u8]) -> Self {
        Self { rest: part }
    }

    /// A number in groups of seven bits, the lowest first; the last one has its upper bit clear.
    fn number(&mut self, most_bytes: usize) -> Option<u32> {
        let mut number = 0;
        for at in 0..most_bytes {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    /// The next record; `None` at the end and where a record is longer than what is left.
    fn next(&mut self) -> Option<Record<'a>> {
        // Numbers keep the marks of their groups in the standard; here they are without.
        let id = u16::try_from(self.number(2)?).ok()?;
        let length = usize::try_from(self.number(4)?).ok()?;
        let (data, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Record { id, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_groups_and_texts_are_read() {
        let part = [&[0x9C, 0x01, 0x08, 2, 0, 0, 0, 0x20, 0x5F, b'a', 0][..], &[5, 0x81, 0x00, 7], &[6, 9]].concat();
        let records: Vec<Record<'_>> = Records::new(&part).collect();
        assert_eq!(records.iter().map(|record| (record.id, record.data.len())).collect::<Vec<_>>(), [(156, 8), (5, 1)]);
        assert_eq!(records[0].text(0), Some(("张a".into(), 8)));
        assert_eq!(records[1].text(0), None);
        let absent = Record { id: 0, data: &[255, 255, 255, 255] };
        assert_eq!(absent.text(0), Some(("".into(), 4)));
    }
}
