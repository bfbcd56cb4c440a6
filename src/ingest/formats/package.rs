//! [`Package`]: the parts of a zip file, inflated one at a time under counted limits.
//!
//! Receives the bytes of the file; gives parts as text or bytes, by name without regard to case, as OPC has it.

use super::{encoding, limits, refusal::Refusal};
use crate::diagnostics::codes::ingest as codes;
use std::{
    collections::{HashMap, hash_map::Entry},
    io::{Cursor, Read},
};
use zip::{ZipArchive, result::ZipError};

/// A zip file whose parts can be read.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    parts: HashMap<String, usize>,
    inflated: u64,
}

impl<'a> Package<'a> {
    /// Reads the directory of the package.
    ///
    /// # Errors
    /// If there is none, it is too long, or two parts have one name.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::damaged("zip directory"))?;
        if archive.len() > limits::PARTS {
            return Err(Refusal::too_large(format_args!("{} parts", archive.len())));
        }
        if archive.has_duplicate_names() {
            return Err(Refusal::new(&codes::DUPLICATE_PART).with("part", "zip directory"));
        }
        let mut parts = HashMap::new();
        for (index, name) in archive.file_names_raw().enumerate() {
            match parts.entry(key(&String::from_utf8_lossy(name))) {
                Entry::Vacant(place) => place.insert(index),
                Entry::Occupied(place) => return Err(Refusal::new(&codes::DUPLICATE_PART).with("part", place.key())),
            };
        }
        Ok(Self { archive, parts, inflated: 0 })
    }

    /// Whether there is a part of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// Whether any part's name has this property.
    pub fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        self.parts.keys().any(|name| is(name))
    }

    /// The content of a part; `None` if there is no such part.
    ///
    /// # Errors
    /// If it is damaged, encrypted or too large.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.parts.get(&key(name)).copied() else { return Ok(None) };
        let mut part = self.archive.by_index(index).map_err(|error| refusal(&error, name))?;
        if part.encrypted() {
            return Err(Refusal::new(&codes::PASSWORD));
        }
        let (declared, packed) = (part.size(), part.compressed_size());
        let ratio_limit = limits::RATIO_FROM_BYTES.max(packed.saturating_mul(limits::INFLATE_RATIO));
        let limit = limits::PART_BYTES.min(ratio_limit).min(limits::PACKAGE_BYTES.saturating_sub(self.inflated));
        // Deflate makes at most 1,032 bytes of one, so a declared size beyond that is a lie.
        let believable = declared.min(packed.saturating_mul(1_032)).min(limit);
        let mut content = Vec::with_capacity(usize::try_from(believable).unwrap_or(0));
        let result = part.by_ref().take(limit.saturating_add(1)).read_to_end(&mut content);
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if length > limit {
            return Err(Refusal::too_large(format_args!("{name}, > {} MiB", limit >> 20)));
        }
        if result.is_err() && length >= declared {
            return Err(Refusal::too_large(format_args!("{name}, > {declared} bytes")));
        }
        result.map_err(|_| Refusal::damaged(name))?;
        self.inflated = self.inflated.saturating_add(length);
        Ok(Some(content))
    }

    /// Inflates every part once, for readers that take the package as a whole and know no limits.
    ///
    /// # Errors
    /// As [`Package::bytes`], for any part.
    pub fn check_all(&mut self) -> Result<(), Refusal> {
        let mut names: Vec<String> = self.parts.keys().cloned().collect();
        names.sort_unstable();
        names.iter().try_for_each(|name| self.bytes(name).map(drop))
    }

    /// The content of an XML part as text.
    ///
    /// # Errors
    /// As [`Package::bytes`], and if its encoding cannot be told.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        self.bytes(name)?.map(|bytes| encoding::decode_xml(bytes, name)).transpose()
    }
}

/// Part names are equal without regard to case, and a leading `/` or a `\` of careless writers means the same.
fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

fn refusal(error: &ZipError, name: &str) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Refusal::new(&codes::PASSWORD),
        _ => Refusal::damaged(name),
    }
}
