//! OLE compound files (MS-CFB): the streams of the root storage, read with every chain counted.
//!
//! A chain of sectors can point to itself, and every count in the header can lie; so no chain is followed for more
//! steps than the file has sectors, and nothing is reserved by a declared count.

use super::{
    binary::{u16_at, u32_at},
    refusal::Refusal,
};
use std::collections::BTreeSet;

const HEADER: usize = 512;
/// Sector numbers from here on are marks: end of chain, free, FAT.
const MARKS: u32 = 0xFFFF_FFFA;
/// No entry, in the directory.
const NO_ENTRY: u32 = 0xFFFF_FFFF;
/// Streams below this size are in the mini stream; the standard allows no other value.
const MINI_CUTOFF: usize = 4_096;
const MINI_SECTOR: usize = 64;

/// A compound file.
pub struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<DirectoryEntry>,
}

#[derive(Clone, Debug)]
struct DirectoryEntry {
    name: String,
    is_stream: bool,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: u64,
}

impl<'a> Ole<'a> {
    /// Reads the tables and the directory.
    ///
    /// # Errors
    /// If they are damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let shift = u16_at(bytes, 30).filter(|shift| matches!(shift, 9 | 12)).ok_or_else(|| Refusal::damaged("OLE header"))?;
        let mut ole =
            Self { bytes, sector: 1 << shift, fat: Vec::new(), mini_fat: Vec::new(), mini_stream: Vec::new(), entries: Vec::new() };
        ole.fat = ole.read_fat()?;
        let directory = ole.chain(ole.header(48)?, "OLE directory")?;
        ole.entries = directory.chunks_exact(128).map(|entry| directory_entry(entry, shift)).collect();
        let root = ole.entries.first().cloned().ok_or_else(|| Refusal::damaged("OLE directory"))?;
        let mini_fat = ole.header(60)?;
        if mini_fat < MARKS {
            ole.mini_fat = words(&ole.chain(mini_fat, "OLE mini FAT")?);
        }
        if root.start < MARKS {
            ole.mini_stream = ole.chain(root.start, "OLE mini stream")?;
        }
        Ok(ole)
    }

    /// Whether a stream or storage of this name is in the root storage.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A stream of the root storage; `None` if there is none of this name.
    ///
    /// # Errors
    /// If its chain is damaged.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(entry) = self.find(name).filter(|entry| entry.is_stream) else { return Ok(None) };
        let size = usize::try_from(entry.size).map_err(|_| Refusal::damaged(name))?;
        let mut content = if size < MINI_CUTOFF { self.mini_chain(entry.start, name)? } else { self.chain(entry.start, name)? };
        if content.len() < size {
            return Err(Refusal::damaged(name));
        }
        content.truncate(size);
        Ok(Some(content))
    }

    /// Walks the tree of the root storage's members; embedded objects are storages of their own and are not entered.
    fn find(&self, name: &str) -> Option<&DirectoryEntry> {
        let mut visited = BTreeSet::new();
        let mut open = vec![self.entries.first()?.child];
        while let Some(number) = open.pop() {
            if number == NO_ENTRY || !visited.insert(number) {
                continue;
            }
            let Some(entry) = usize::try_from(number).ok().and_then(|number| self.entries.get(number)) else { continue };
            if entry.name.eq_ignore_ascii_case(name) {
                return Some(entry);
            }
            open.extend([entry.left, entry.right]);
        }
        None
    }

    fn header(&self, at: usize) -> Result<u32, Refusal> {
        u32_at(self.bytes, at).ok_or_else(|| Refusal::damaged("OLE header"))
    }

    /// The FAT: its sectors are listed in the header and, in large files, in a chain of list sectors.
    fn read_fat(&self) -> Result<Vec<u32>, Refusal> {
        let mut lists: Vec<u32> = (0..109).map(|at| self.header(76 + at * 4)).collect::<Result<_, _>>()?;
        let mut next = self.header(68)?;
        let mut steps = 0;
        while next < MARKS {
            let mut list = words(self.sector_at(next).ok_or_else(|| Refusal::damaged("OLE FAT"))?);
            next = list.pop().unwrap_or(MARKS);
            lists.extend(list);
            steps += 1;
            self.check_steps(steps, "OLE FAT")?;
        }
        let sectors = lists.into_iter().filter(|sector| *sector < MARKS).take(self.sectors());
        // A file cut short loses the end of its FAT; a chain that needs it will say so.
        Ok(sectors.map_while(|sector| self.sector_at(sector)).flat_map(words).collect())
    }

    /// How many sectors the file can have.
    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn check_steps(&self, steps: usize, what: &str) -> Result<(), Refusal> {
        if steps > self.sectors() { Err(Refusal::damaged(what)) } else { Ok(()) }
    }

    /// A sector; the last one of a file may be cut short.
    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?.max(HEADER);
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32, what: &str) -> Result<Vec<u8>, Refusal> {
        let mut content = Vec::new();
        let (mut sector, mut steps) = (start, 0);
        while sector < MARKS {
            content.extend_from_slice(self.sector_at(sector).ok_or_else(|| Refusal::damaged(what))?);
            sector = next_of(&self.fat, sector).ok_or_else(|| Refusal::damaged(what))?;
            steps += 1;
            self.check_steps(steps, what)?;
        }
        Ok(content)
    }

    fn mini_chain(&self, start: u32, what: &str) -> Result<Vec<u8>, Refusal> {
        let mut content = Vec::new();
        let mut sector = start;
        while sector < MARKS {
            let at = usize::try_from(sector).ok().and_then(|sector| sector.checked_mul(MINI_SECTOR));
            let rest = at.and_then(|at| self.mini_stream.get(at..)).ok_or_else(|| Refusal::damaged(what))?;
            content.extend_from_slice(&rest[..rest.len().min(MINI_SECTOR)]);
            sector = next_of(&self.mini_fat, sector).ok_or_else(|| Refusal::damaged(what))?;
            // No longer than any stream that belongs here.
            if content.len() > MINI_CUTOFF {
                return Err(Refusal::damaged(what));
            }
        }
        Ok(content)
    }
}

fn next_of(fat: &[u32], sector: u32) -> Option<u32> {
    fat.get(usize::try_from(sector).ok()?).copied()
}

fn directory_entry(entry: &[u8], sector_shift: u16) -> DirectoryEntry {
    let field = |at| u32_at(entry, at).unwrap_or(NO_ENTRY);
    let length = usize::from(u16_at(entry, 64).unwrap_or(0)).saturating_sub(2).min(62);
    let units: Vec<u16> = entry[..length].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    // Version 3 files have 512-byte sectors and leave rubbish in the upper half of the size.
    let high = if sector_shift == 9 { 0 } else { u64::from(field(124)) };
    DirectoryEntry {
        name: String::from_utf16_lossy(&units),
        is_stream: entry[66] == 2,
        left: field(68),
        right: field(72),
        child: field(76),
        start: field(116),
        size: high << 32 | u64::from(field(120)),
    }
}

/// A sector or stream as little-endian words.
fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn file(streams: &[(&str, usize)]) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        for (path, length) in streams {
            if let Some((storage, _)) = path.trim_start_matches('/').split_once('/') {
                file.create_storage_all(format!("/{storage}")).unwrap();
            }
            let content: Vec<u8> = (0..*length).map(|at| u8::try_from(at % 251).unwrap()).collect();
            file.create_stream(path).unwrap().write_all(&content).unwrap();
        }
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn streams_of_the_root_are_found_and_those_of_embedded_objects_are_not() {
        let bytes = file(&[("/Workbook", 10_000), ("/small", 100), ("/Object/Book", 50)]);
        let ole = Ole::open(&bytes).unwrap();
        for (name, length) in [("workbook", 10_000), ("small", 100)] {
            let content = ole.stream(name).unwrap().unwrap();
            assert_eq!(content.len(), length);
            assert!((0..length).all(|at| usize::from(content[at]) == at % 251));
        }
        assert!(!ole.has("Book") && ole.has("Object") && ole.stream("Object").unwrap().is_none());
    }

    #[test]
    fn every_byte_of_the_tables_may_lie() {
        let bytes = file(&[("/Workbook", 9_000), ("/small", 100)]);
        for at in 0..bytes.len().min(4_096) {
            for value in [0, 1, 0x7F, 0xFF] {
                let mut broken = bytes.clone();
                broken[at] = value;
                if let Ok(ole) = Ole::open(&broken) {
                    let _ = (ole.stream("Workbook"), ole.stream("small"));
                }
            }
        }
        for length in (0..bytes.len()).step_by(61) {
            if let Ok(ole) = Ole::open(&bytes[..length]) {
                let _ = ole.stream("Workbook");
            }
        }
    }
}
