//! Invented counties in memory: a [`Recipe`] and a seed make a [`Ledger`] and the planted truth behind it.
//!
//! Tests, benches and the calibration of the screens measure themselves here. No files, no sheets: those are
//! `sample_data`'s. The same recipe and seed give the same county on any machine; a plant changes the marks it
//! touches and nothing else, so that a county with and without it can be compared pupil by pupil.

mod again;
mod answers;
mod county;
mod draws;
pub mod measure;
pub mod practice;
mod shape;

pub use again::{Again, Marker};
pub use draws::Draws;

use crate::reconcile::Ledger;

/// How scripts are marked, all over the county.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Marking {
    /// Whole marks.
    #[default]
    Whole,
    /// Half marks.
    Half,
    /// Every item is worth an even number of marks, so that every score is even.
    Even,
    /// Whole marks; three scripts in ten are rounded to the nearest five.
    RoundToFive,
}

/// Something wrong, or something innocent that looks like it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Plant {
    /// One subject of a school marked up (or down, if negative) by `points` in this exam only.
    Subject {
        /// Score points.
        points: f64,
    },
    /// All subjects of a school up by `points` in this exam only.
    School {
        /// Score points.
        points: f64,
    },
    /// One subject: of the scores within four points below the pass line, this share is lifted to it.
    Lifted {
        /// Share of those scores.
        share: f64,
    },
    /// Of the weakest pupils of the school some sit no paper.
    KeptHome {
        /// Share of its pupils who count as the weakest.
        lowest: f64,
        /// Share of these who do not come.
        share: f64,
    },
    /// One subject: scores are pulled towards the school's mean.
    Compressed {
        /// What distances from the mean are multiplied by.
        factor: f64,
    },
    /// One subject: marks of some pupils of the school change places, as if rows had slipped.
    Slipped {
        /// Share of its pupils.
        share: f64,
    },
    /// One subject: scripts of this share get the nearest multiple of five.
    Heaped {
        /// Share of its scripts.
        share: f64,
    },
    /// One subject: so many pupils of the school get points that are not theirs.
    Jump {
        /// Pupils.
        pupils: usize,
        /// Score points.
        points: f64,
    },
    /// So many pupils of the school have the marks of another one.
    Copied {
        /// Pupils.
        pupils: usize,
    },
    /// The written part of the paper with items is marked up.
    Written {
        /// Score points.
        points: f64,
    },
    /// In the paper with items so many pupils have answers of the next one.
    SharedAnswers {
        /// Pupils.
        pupils: usize,
        /// Share of the choice items of which the answer is the other's.
        share: f64,
    },
    /// In the paper with items so many pupils put their answers one place too far down the card, from the first to the last.
    SlippedCard {
        /// Pupils.
        pupils: usize,
    },
    /// In the paper with items so many pupils have hard items right and easy ones wrong.
    OddAnswers {
        /// Pupils.
        pupils: usize,
    },
    /// Innocent: one subject is taught well, in the earlier exam as in this one.
    StrongTeacher {
        /// Score points.
        points: f64,
    },
    /// Innocent: all pupils of the school are able, in the earlier exam as in this one.
    Selective {
        /// Score points.
        points: f64,
    },
    /// Innocent: in all subjects of this school three scripts in ten are rounded to the nearest five, as nowhere else.
    Rounding,
    /// Innocent: a small boarding school of this many pupils.
    Boarding {
        /// Its pupils.
        pupils: usize,
    },
}

/// Where a plant is: what the screens should, or should not, point to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planted {
    /// What.
    pub plant: Plant,
    /// School unit of the cohort.
    pub unit: usize,
    /// Paper, for plants in one subject.
    pub paper: Option<usize>,
}

/// The items of one paper: choice items worth a mark each, and a written part that is worth the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Items {
    /// The paper that has items.
    pub paper: usize,
    /// Choice items of four options.
    pub choice: usize,
}

/// The earlier exam.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Earlier {
    /// Share of candidates that are found in it.
    pub matched: f64,
}

/// What a county is like. Scores are `mean + sd · (school + school in subject + pupil + pupil in subject)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// Schools.
    pub schools: usize,
    /// Median number of pupils of a school.
    pub median_pupils: f64,
    /// Sizes are log-normal with this sd; 0 makes all schools of one size.
    pub size_sd: f64,
    /// Subjects, at most nine.
    pub subjects: usize,
    /// Full mark of every paper.
    pub full: i32,
    /// County mean in points; above 0.8 of the full mark the paper is easy and the ceiling is felt.
    pub mean: f64,
    /// County standard deviation in points.
    pub sd: f64,
    /// Whether the scale bends towards no marks and the full mark, so that nobody is cut off there: the share of the marks is an S-shaped
    /// function of what a pupil can do.
    pub bent: bool,
    /// Sd of school means, in county sds.
    pub school_sd: f64,
    /// Sd of a school's own strength in a subject, in county sds.
    pub school_subject_sd: f64,
    /// The earlier exam, if there was one.
    pub earlier: Option<Earlier>,
    /// The items of a paper, if they are known.
    pub items: Option<Items>,
    /// How scripts are marked.
    pub marking: Marking,
    /// Share of candidates absent from all papers by chance.
    pub absent: f64,
    /// What is planted, and in how many schools each.
    pub plants: Vec<(Plant, usize)>,
}

impl Default for Recipe {
    /// The county on which the screens are measured: 40 schools, median 90 pupils, 5 subjects.
    ///
    /// How much schools differ is chosen so that the usual practice does as it is known to do: with one subject up by 8
    /// points in a tenth of the schools, |z| > 2 of school means finds 19–21 % of those cells, and 82 % of what it flags is
    /// innocent. With `school_sd` 0.35 and `school_subject_sd` 0.12 counties are easier than that.
    fn default() -> Self {
        Self {
            schools: 40,
            median_pupils: 90.0,
            size_sd: 0.5,
            subjects: 5,
            full: 100,
            mean: 65.0,
            sd: 15.0,
            bent: false,
            school_sd: 0.40,
            school_subject_sd: 0.16,
            earlier: None,
            items: None,
            marking: Marking::Whole,
            absent: 0.01,
            plants: Vec::new(),
        }
    }
}

/// An invented county.
#[derive(Clone, Debug)]
pub struct County {
    /// Its exam: one cohort, school units in order of their number.
    pub ledger: Ledger,
    /// What was planted where.
    pub truth: Vec<Planted>,
}

impl Recipe {
    /// The county that this recipe and seed make.
    #[must_use]
    pub fn simulate(&self, seed: u64) -> County {
        county::simulate(self, seed)
    }

    /// The same with an earlier exam in which this share of candidates is found.
    #[must_use]
    pub fn with_earlier(mut self, matched: f64) -> Self {
        self.earlier = Some(Earlier { matched });
        self
    }

    /// The same with so many choice items in the second paper.
    #[must_use]
    pub fn with_items(mut self, choice: usize) -> Self {
        self.items = Some(Items { paper: 1.min(self.subjects.saturating_sub(1)), choice });
        self
    }

    /// The same with a plant in so many schools, no two plants in one school as long as schools last.
    #[must_use]
    pub fn with(mut self, plant: Plant, schools: usize) -> Self {
        self.plants.push((plant, schools));
        self
    }
}
