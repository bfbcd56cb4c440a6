//! [`Subject`]: a paper's subject under its standard name, aliases folded.

use compact_str::CompactString;
use std::fmt;

/// A subject under its standard name (`语文`), else the header's own words. `总分` is the total.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject(CompactString);

/// Standard names in the order in which offices list them.
pub const ORDER: [&str; 16] = [
    "语文",
    "数学",
    "英语",
    "日语",
    "俄语",
    "物理",
    "化学",
    "生物",
    "政治",
    "道德与法治",
    "历史",
    "地理",
    "科学",
    "技术",
    "信息技术",
    "体育",
];

/// The total's name in the open tables.
pub const TOTAL: &str = "总分";

impl Subject {
    /// A subject of this name, as it is.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The standard subject that this header or name means, aliases folded; `None` if it is no known subject.
    #[must_use]
    pub fn standard(text: &str) -> Option<Self> {
        ORDER.iter().find(|name| **name == text.trim()).map(|name| Self::new(name))
    }

    /// The total over all papers.
    #[must_use]
    pub fn total() -> Self {
        Self::new(TOTAL)
    }

    /// Whether this is the total.
    #[must_use]
    pub fn is_total(&self) -> bool {
        self.0 == TOTAL
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialOrd for Subject {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Subject {
    /// Office order, then other subjects by name, the total last.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |subject: &Self| {
            let place = ORDER.iter().position(|name| *name == subject.0).unwrap_or(ORDER.len());
            (subject.is_total(), place, subject.0.clone())
        };
        key(self).cmp(&key(other))
    }
}
