//! [`Screen`]: one test made. [`Finding`]: a test that gives a reason to look, with all that is needed to argue with it.

use super::{pictures::Pictures, tests_made::Screens};
use crate::words::{Lang, Phrase};

/// A code of findings.md: `A201`, and its texts.
#[derive(Debug)]
pub struct Code {
    /// `A201`.
    pub code: &'static str,
    /// `inflated-subject`.
    pub slug: &'static str,
    /// What it asks.
    pub name: Phrase,
    /// How it decides, for `explain` and the method sheet.
    pub method: Phrase,
    /// What to do next.
    pub next_step: Phrase,
}

/// There is one of each code, which is asked after at every test.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Code {}

/// Whom a screen looks at: a cohort as a whole, or a school, a class, a paper, a candidate of it. Indices are those of the ledger.
///
/// There are very many tests, so an index is kept as one more than itself in a few bits, 0 for none, and in order of cohort, unit, class,
/// paper and candidate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subjected {
    /// Cohort 16, unit 24 and class 24 bits.
    upper: u64,
    /// Paper 16 and candidate 40 bits.
    lower: u64,
}

/// First bit and bits of an index.
type Field = (u32, u32);
const CLASS: Field = (0, 24);
const UNIT: Field = (24, 24);
const COHORT: Field = (48, 16);
const CANDIDATE: Field = (0, 40);
const PAPER: Field = (40, 16);

const fn with(word: u64, (first, bits): Field, index: Option<usize>) -> u64 {
    let mask = (1 << bits) - 1;
    let value = match index {
        Some(index) => (index as u64 + 1) & mask,
        None => 0,
    };
    word & !(mask << first) | value << first
}

#[allow(clippy::cast_possible_truncation, reason = "an index, put in as such")]
const fn rank(word: u64, (first, bits): Field) -> usize {
    (word >> first & ((1 << bits) - 1)) as usize
}

const fn index(word: u64, field: Field) -> Option<usize> {
    rank(word, field).checked_sub(1)
}

impl Subjected {
    /// A cohort as a whole.
    #[must_use]
    pub const fn county(cohort: usize) -> Self {
        Self { upper: with(0, COHORT, Some(cohort)), lower: 0 }
    }

    /// A school unit of the cohort, or all of them.
    #[must_use]
    pub const fn in_unit(self, unit: Option<usize>) -> Self {
        Self { upper: with(self.upper, UNIT, unit), ..self }
    }

    /// A class of the unit, or all of them.
    #[must_use]
    pub const fn in_class(self, class: Option<usize>) -> Self {
        Self { upper: with(self.upper, CLASS, class), ..self }
    }

    /// A paper of the cohort, or all of them.
    #[must_use]
    pub const fn in_paper(self, paper: Option<usize>) -> Self {
        Self { lower: with(self.lower, PAPER, paper), ..self }
    }

    /// A candidate of the cohort, or all of them.
    #[must_use]
    pub const fn for_candidate(self, candidate: Option<usize>) -> Self {
        Self { lower: with(self.lower, CANDIDATE, candidate), ..self }
    }

    /// Cohort.
    #[must_use]
    pub fn cohort(self) -> usize {
        index(self.upper, COHORT).unwrap_or_default()
    }

    /// Unit and class as numbers in their order, 0 for none.
    #[must_use]
    pub const fn ranks(self) -> (usize, usize) {
        (rank(self.upper, UNIT), rank(self.upper, CLASS))
    }

    /// School unit of the cohort; `None` for the county as a whole.
    #[must_use]
    pub const fn unit(self) -> Option<usize> {
        index(self.upper, UNIT)
    }

    /// Class of the unit.
    #[must_use]
    pub const fn class(self) -> Option<usize> {
        index(self.upper, CLASS)
    }

    /// Paper of the cohort.
    #[must_use]
    pub const fn paper(self) -> Option<usize> {
        index(self.lower, PAPER)
    }

    /// Candidate of the cohort.
    #[must_use]
    pub const fn candidate(self) -> Option<usize> {
        index(self.lower, CANDIDATE)
    }
}

impl std::fmt::Debug for Subjected {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = out.debug_struct("Subjected");
        shown.field("cohort", &self.cohort());
        let parts = [("unit", self.unit()), ("class", self.class()), ("paper", self.paper()), ("candidate", self.candidate())];
        for (name, part) in parts.into_iter().filter_map(|(name, part)| Some((name, part?))) {
            shown.field(name, &part);
        }
        shown.finish()
    }
}

/// The unit of an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Score points.
    Points,
    /// A share 0..1.
    Share,
    /// Persons.
    Persons,
    /// Reported figures.
    Figures,
    /// Pairs of persons.
    Pairs,
    /// Items of a paper.
    Items,
}

impl Unit {
    /// The word in the open tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Share => "share",
            Self::Persons => "persons",
            Self::Figures => "figures",
            Self::Pairs => "pairs",
            Self::Items => "items",
        }
    }
}

/// One test, made or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// Which screen.
    pub code: &'static Code,
    /// Whom it looked at.
    pub of: Subjected,
    /// Candidates in it.
    pub n: u32,
    /// Size of the effect, in `unit`.
    pub effect: Option<f64>,
    /// Unit of effect and interval.
    pub unit: Unit,
    /// 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// Test statistic.
    pub statistic: Option<f64>,
    /// p-value.
    pub p: Option<f64>,
    /// Adjusted p-value.
    pub q: Option<f64>,
    /// Why it was not made, as a word of `screens.csv` (`too-few-schools`); `None` where it was made.
    pub skipped: Option<&'static str>,
}

impl Screen {
    /// A test about which nothing is known yet.
    #[must_use]
    pub const fn blank(code: &'static Code, of: Subjected, n: u32, unit: Unit) -> Self {
        Self { code, of, n, effect: None, unit, interval: None, statistic: None, p: None, q: None, skipped: None }
    }
}

/// How many families of evidence agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Weak: one family, small effect.
    Weak,
    /// Moderate.
    Moderate,
    /// Strong: independent families agree, or the fact is plain.
    Strong,
}

impl Strength {
    /// The word in the open tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Moderate => "moderate",
            Self::Strong => "strong",
        }
    }
}

/// A phrase with its values, said in either language when needed.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The phrase.
    pub phrase: Phrase,
    /// Values of its placeholders, already spelt.
    pub args: Vec<(&'static str, String)>,
}

impl Said {
    /// The finished text.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        crate::words::fill(self.phrase.get(lang), |name| self.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()))
    }
}

/// A lead: a screen that gives a reason to look.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The test behind it.
    pub screen: Screen,
    /// How strong it is.
    pub strength: Strength,
    /// What was seen, in one sentence with figures.
    pub evidence: Said,
    /// Innocent explanations that fit this case.
    pub alternatives: Vec<Said>,
    /// What to do next.
    pub next_step: Said,
}

/// All tests and all leads, leads strongest first.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Every test, in order of code, cohort, unit, class, paper.
    pub screens: Screens,
    /// Leads, strongest first, then by code and place.
    pub leads: Vec<Finding>,
    /// What the data at hand cannot show, for the cover.
    pub limits: Vec<Said>,
    /// The figures of the pictures; empty where none are shown.
    pub pictures: Pictures,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_come_out_as_they_went_in_and_in_order() {
        let of = Subjected::county(3).in_unit(Some(0)).in_class(Some(70_000)).in_paper(Some(11)).for_candidate(Some(5_000_000));
        assert_eq!((of.cohort(), of.unit(), of.class(), of.paper(), of.candidate()), (3, Some(0), Some(70_000), Some(11), Some(5_000_000)));
        assert_eq!(of.in_class(None).for_candidate(None), Subjected::county(3).in_paper(Some(11)).in_unit(Some(0)));
        let ordered = [
            Subjected::county(0),
            Subjected::county(0).in_paper(Some(1)),
            Subjected::county(0).in_unit(Some(0)).in_paper(Some(0)),
            Subjected::county(0).in_unit(Some(0)).in_paper(Some(1)),
            Subjected::county(0).in_unit(Some(0)).in_class(Some(0)),
            Subjected::county(0).in_unit(Some(1)).in_paper(Some(0)).for_candidate(Some(9)),
            Subjected::county(0).in_unit(Some(1)).in_paper(Some(1)).for_candidate(Some(2)),
            Subjected::county(1),
        ];
        assert!(ordered.is_sorted(), "{ordered:?}");
    }
}
