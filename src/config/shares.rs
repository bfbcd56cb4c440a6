//! `[shares]`: the shares that offices choose for tops and bottoms, and how far a subject may stand apart (metrics.md §2, §4).
//!
//! ```toml
//! [shares]
//! relative = 0.2                         # 相对优秀率: at or above the county's top 20 %
//! bottom = 0.3                           # 后 30 % 占比: below the county's 30th percentile
//! ends = 0.2                             # 前 20 % 均分, 后 20 % 均分 of a unit
//! uneven = 1                             # 偏科: subject's Z less the mean of the own others beyond ±1
//! ```

use super::{
    lines::read_share,
    reader::{Reader, get},
};
use crate::model::Rate;
use rust_decimal::Decimal;
use toml::de::DeTable;

/// `[shares]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareRules {
    /// 相对优秀率: the county's top.
    pub relative: Rate,
    /// 后 p % 占比: the county's bottom.
    pub bottom: Rate,
    /// 前 p % / 后 p % 均分 of a unit.
    pub ends: Rate,
    /// 偏科: standard deviations.
    pub uneven: Rate,
}

impl Default for ShareRules {
    fn default() -> Self {
        Self { relative: Rate::percent(20), bottom: Rate::percent(30), ends: Rate::percent(20), uneven: Rate::percent(100) }
    }
}

/// Reads `[shares]`.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> ShareRules {
    reader.only("[shares]", table, &["relative", "bottom", "ends", "uneven"]);
    let mut rules = ShareRules::default();
    let mut share = |key, value: &mut Rate| {
        if let Some(read) = get(table, key).and_then(|field| read_share(reader, field)) {
            *value = read;
        }
    };
    share("relative", &mut rules.relative);
    share("bottom", &mut rules.bottom);
    share("ends", &mut rules.ends);
    if let Some(field) = get(table, "uneven") {
        let number = reader.number(field).filter(|number| *number > Decimal::ZERO && *number <= Decimal::TEN);
        match number {
            Some(number) => rules.uneven = Rate::from_decimal(number),
            None => reader.impossible(field, "0 < uneven <= 10"),
        }
    }
    rules
}
