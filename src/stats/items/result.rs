//! [`ItemStats`]: what is known of the items of one paper.

use super::tallies::Tallies;
use crate::{
    ingest::item_table::Part,
    model::{Choice, Score},
    stats::rivals::Rival,
};
use compact_str::CompactString;

/// Everything about the items of one paper.
#[derive(Clone, Debug, Default)]
pub struct ItemStats {
    /// Candidates with a score in some item.
    pub present: usize,
    /// How far the items pull together.
    pub reliability: Reliability,
    /// Objective and subjective items apart.
    pub parts: Vec<PartFigures>,
    /// Every item, optional groups before their items.
    pub items: Vec<ItemFigures>,
    /// Options of items that have some.
    pub options: Vec<OptionFigures>,
    /// Topics, abilities and what else items are gathered under.
    pub headings: Vec<Heading>,
    /// What else goes by the names of its figures.
    pub rivals: Vec<Rival>,
    /// Sums of every unit.
    pub tallies: Tallies,
}

/// Reliability of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reliability {
    /// Candidates with a score in every item.
    pub n: usize,
    /// Items; optional ones of which one is answered are one.
    pub items: usize,
    /// Cronbach's alpha.
    pub alpha: Option<f64>,
    /// All items are right or wrong, so that alpha is KR-20.
    pub kr20: bool,
    /// Standard error of measurement.
    pub sem: Option<f64>,
    /// Sample standard deviation of the total.
    pub total_sd: Option<f64>,
}

/// The objective or the subjective items together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartFigures {
    /// Which.
    pub part: Part,
    /// How many.
    pub items: usize,
    /// Their full mark.
    pub full: Score,
    /// Score rate.
    pub rate: Option<f64>,
    /// Alpha of these items.
    pub alpha: Option<f64>,
    /// Standard error of their total.
    pub sem: Option<f64>,
}

/// How an item worked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemFigures {
    /// Indices of its items: one, or those of an optional group.
    pub items: Vec<usize>,
    /// Its name; of a group the names of its items.
    pub name: CompactString,
    /// One of a group of which one is answered.
    pub optional: bool,
    /// Candidates with a score in it.
    pub n: u32,
    /// Full mark.
    pub full: Score,
    /// Mean.
    pub mean: Option<f64>,
    /// Population standard deviation.
    pub sd: Option<f64>,
    /// P = mean/full.
    pub difficulty: Option<f64>,
    /// D by the total.
    pub discrimination: Option<f64>,
    /// Correlation with the total of the other items.
    pub item_rest: Option<f64>,
    /// Alpha without it.
    pub alpha_if_dropped: Option<f64>,
    /// Share of those with 0.
    pub floor: Option<f64>,
    /// Share of those with the full mark.
    pub ceiling: Option<f64>,
    /// Score rate in each fifth of the candidates by total, the lowest first.
    pub fifths: [Option<f64>; 5],
}

/// What an option does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The top group chose it more than the right answer.
    AboveKey,
    /// Wrong, and chosen more in the top group than in the bottom one.
    DrawsTop,
    /// Chosen by fewer than one in fifty.
    Unused,
}

/// How often an option was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptionFigures {
    /// The item.
    pub item: usize,
    /// The option; none for no answer, or for a right one whose letter is not known.
    pub option: Choice,
    /// It is the right one, or one of the right ones.
    pub right: bool,
    /// Candidates who chose it.
    pub n: u32,
    /// Of these candidates.
    pub of: u32,
    /// Share in the top 27 %.
    pub top: Option<f64>,
    /// Share in the bottom 27 %.
    pub bottom: Option<f64>,
    /// What is to be looked at.
    pub flag: Option<Flag>,
}

impl OptionFigures {
    /// Share of all candidates.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.n) / f64::from(self.of))
    }
}

/// What items are gathered under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadingKind {
    /// Objective, subjective.
    Part,
    /// 题型.
    Form,
    /// 知识点.
    Topic,
    /// 能力层次.
    Ability,
    /// Topic × ability.
    Cell,
}

impl HeadingKind {
    /// The word in tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Form => "form",
            Self::Topic => "topic",
            Self::Ability => "ability",
            Self::Cell => "topic-ability",
        }
    }
}

/// Items gathered under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What kind of heading.
    pub kind: HeadingKind,
    /// Topic, form, part; or the topic of a cell.
    pub name: CompactString,
    /// Ability of a cell; empty otherwise.
    pub ability: CompactString,
    /// Its items.
    pub items: Vec<usize>,
    /// Their full mark.
    pub full: Score,
}
