//! [`Screen`]: one test made. [`Finding`]: a test that gives a reason to look, with all that is needed to argue with it.

use super::pictures::Pictures;
use crate::words::{Lang, Phrase};

/// A code of findings.md: `A201`, and its texts.
#[derive(Debug, PartialEq, Eq)]
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

/// Who a screen looks at. Indices are those of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subjected {
    /// Cohort.
    pub cohort: usize,
    /// School unit of the cohort; `None` for the county as a whole.
    pub unit: Option<usize>,
    /// Class of the unit.
    pub class: Option<usize>,
    /// Paper of the cohort.
    pub paper: Option<usize>,
    /// Candidate of the cohort.
    pub candidate: Option<usize>,
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
#[derive(Clone, Debug, PartialEq)]
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
    pub screens: Vec<Screen>,
    /// Leads, strongest first, then by code and place.
    pub leads: Vec<Finding>,
    /// What the data at hand cannot show, for the cover.
    pub limits: Vec<Said>,
    /// The figures of the pictures; empty where none are shown.
    pub pictures: Pictures,
}
