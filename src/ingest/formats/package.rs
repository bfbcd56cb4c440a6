//! [`Package`]: the parts of a zip file, inflated one at a time under counted limits.
//!
//! Receives the bytes of the file; gives parts as text or bytes, by name without regard to case, as OPC has it.

use super::{encoding, limits, refusal::Refusal};
use crate::{config::Limits, diagnostics::codes::ingest as codes};
use std::{
    collections::{HashMap, hash_map::Entry},
    io::{Cursor, Read},
};
use zip::{ZipArchive, result::ZipError};

/// A zip file whose parts can be read.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    parts: HashMap<String, usize>,
    limits: Limits,
    inflated: u64,
}

impl<'a> Package<'a> {
    /// Reads the directory of the package.
    ///
    /// # Errors
    /// If there is none, it is too long, or two parts have one name.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::damaged("zip directory"))?;
        if u32::try_from(archive.len()).is_ok_and(|parts| parts > limits.parts) {
            return Err(Refusal::too_large(format_args!("{} parts", archive.len()), "parts", limits.parts));
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
        Ok(Self { archive, parts, limits: *limits, inflated: 0 })
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
        let (limit, key, value) = bound(&self.limits, packed, self.inflated);
        // Deflate makes at most 1,032 bytes of one, so a declared size beyond that is a lie.
        let believable = declared.min(packed.saturating_mul(1_032)).min(limit);
        let mut content = Vec::with_capacity(usize::try_from(believable).unwrap_or(0));
        let result = part.by_ref().take(limit.saturating_add(1)).read_to_end(&mut content);
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if length > limit {
            let all = if key == "package_mib" { u64::from(value) } else { limit >> 20 };
            return Err(Refusal::too_large(format_args!("{name}, > {all} MiB"), key, value));
        }
        if result.is_err() && length >= declared {
            return Err(Refusal::damaged(format_args!("{name}, > {declared} bytes")));
        }
        result.map_err(|_| Refusal::damaged(name))?;
        self.inflated = self.inflated.saturating_add(length);
        Ok(Some(content))
    }

    /// The content of an XML part as text.
    ///
    /// # Errors
    /// As [`Package::bytes`], and if its encoding cannot be told.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        self.bytes(name)?.map(|bytes| encoding::decode_xml(bytes, name)).transpose()
    }
}

/// The tightest limit for a part of `packed` bytes after `inflated` bytes of other parts, with its key and value.
fn bound(limits: &Limits, packed: u64, inflated: u64) -> (u64, &'static str, u32) {
    let mib = |mib: u32| u64::from(mib) << 20;
    let by_ratio = limits::RATIO_FROM_BYTES.max(packed.saturating_mul(u64::from(limits.ratio)));
    let bounds = [
        (mib(limits.part_mib), "part_mib", limits.part_mib),
        (by_ratio, "ratio", limits.ratio),
        (mib(limits.package_mib).saturating_sub(inflated), "package_mib", limits.package_mib),
    ];
    bounds.into_iter().min_by_key(|(bytes, ..)| *bytes).expect("there are three")
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
