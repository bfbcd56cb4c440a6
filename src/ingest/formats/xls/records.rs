//! The records of a BIFF stream, with the records that continue them.

use super::super::binary::{f64_at, u16_at, u32_at};

/// A record: its number and its data, the first slice its own, the others those of its CONTINUE records.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// What kind of record it is.
    pub id: u16,
    /// Its data, in the pieces that the file has them in.
    pub pieces: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// The record's own data, without its continuations.
    #[must_use]
    pub fn data(&self) -> &'a [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }

    /// A byte.
    #[must_use]
    pub fn u8(&self, at: usize) -> Option<u8> {
        self.data().get(at).copied()
    }

    /// A little-endian number.
    #[must_use]
    pub fn u16(&self, at: usize) -> Option<u16> {
        u16_at(self.data(), at)
    }

    /// A little-endian number.
    #[must_use]
    pub fn u32(&self, at: usize) -> Option<u32> {
        u32_at(self.data(), at)
    }

    /// A binary number of double precision.
    #[must_use]
    pub fn f64(&self, at: usize) -> Option<f64> {
        f64_at(self.data(), at)
    }
}

/// Reads the records of a stream from a position on.
#[derive(Clone, Debug)]
pub struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    const CONTINUE: u16 = 0x003C;

    /// From this position on.
    #[must_use]
    pub const fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// Where the next record starts.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.at
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let id = u16_at(self.stream, self.at)?;
        let start = self.at.checked_add(4)?;
        let end = start.checked_add(usize::from(u16_at(self.stream, self.at + 2)?))?;
        let data = self.stream.get(start..end)?;
        self.at = end;
        Some((id, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (id, data) = self.one()?;
        let mut pieces = vec![data];
        while u16_at(self.stream, self.at) == Some(Self::CONTINUE) {
            match self.one() {
                Some((_, more)) => pieces.push(more),
                None => break,
            }
        }
        Some(Record { id, pieces })
    }
}

/// The version of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// Excel 2: one sheet, cells carry their format.
    Biff2,
    /// Excel 3.
    Biff3,
    /// Excel 4.
    Biff4,
    /// Excel 5 and 95: a book of sheets.
    Biff5,
    /// Excel 97 to 2003: texts are UTF-16, whatever the code page says.
    Biff8,
}

impl Version {
    /// The version that a first record tells. Of `0x0809` streams only the data of the record itself tells.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Option<Self> {
        match (record.id, record.u16(0)?) {
            (0x0009, _) => Some(Self::Biff2),
            (0x0209, _) => Some(Self::Biff3),
            (0x0409, _) => Some(Self::Biff4),
            (0x0809, 0x0600) => Some(Self::Biff8),
            (0x0809, _) => Some(Self::Biff5),
            _ => None,
        }
    }

    /// Whether the stream is a book whose sheets are listed at its start.
    #[must_use]
    pub fn is_book(self) -> bool {
        self >= Self::Biff5
    }
}
