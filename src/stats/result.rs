//! [`Stats`]: results in the shape of the ledger. `stats.cohorts[c].papers[p].schools[u]` belongs to
//! `ledger.cohorts[c].papers[p]` and `ledger.cohorts[c].units[u]`.

use super::{
    all_papers::AllPapers,
    composite::CompositeStats,
    denominator::Basis,
    equity::Equity,
    gaps::Gap,
    items::ItemStats,
    lines::LineStats,
    positions::Positions,
    progress::Progress,
    relation::Relation,
    remark::Remarks,
    rivals::Rival,
    scaled::ScaledStats,
    shape::Shape,
    spread::Tops,
    tails::Tails,
    teachers::TeacherStats,
    uneven::Uneven,
    units::{PerUnit, Scope},
    value_added::PaperModels,
};

/// All statistics of the run.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// One for each cohort of the ledger.
    pub cohorts: Vec<CohortStats>,
    /// What re-marked scripts tell.
    pub remarks: Remarks,
}

/// Statistics of one grade.
#[derive(Clone, Debug, Default)]
pub struct CohortStats {
    /// One for each paper of the cohort, the total among them.
    pub papers: Vec<PaperStats>,
    /// This exam beside earlier ones.
    pub progress: Progress,
    /// 全科及格, 全科优秀 of every unit.
    pub all_papers: PerUnit<AllPapers>,
    /// 等级赋分, where the exam file asks for it.
    pub scaled: Option<ScaledStats>,
    /// Lines of the total, in order of the exam file.
    pub lines: Vec<LineStats>,
    /// 综合评价, where the exam file asks for it.
    pub composite: Option<CompositeStats>,
    /// 偏科.
    pub uneven: Uneven,
    /// How the papers go together, pair by pair.
    pub relations: Vec<Relation>,
}

/// Statistics of one paper.
#[derive(Clone, Debug, Default)]
pub struct PaperStats {
    /// The whole county.
    pub county: Summary,
    /// How the paper worked and how schools differ.
    pub quality: PaperQuality,
    /// One for each school unit of the cohort; `None` where the school does not take the paper.
    pub schools: Vec<Option<Summary>>,
    /// What each school unit can be divided by, under every denominator.
    pub bases: Vec<Basis>,
    /// One for each class of each school unit; `None` where the class does not take the paper.
    pub classes: Vec<Vec<Option<Summary>>>,
    /// School categories, sorted by name, pooled over candidates. Schools without a category are in none.
    pub categories: Vec<(String, Summary)>,
    /// Districts, likewise.
    pub districts: Vec<(String, Summary)>,
    /// Teachers, in order of school and name.
    pub teachers: Vec<TeacherStats>,
    /// Place of each candidate.
    pub standings: Vec<Standing>,
    /// Lower edges of the score bands, ascending from 0; each band is [edge, next edge), the last one closed at full.
    pub band_edges: Vec<crate::model::Score>,
    /// Counts in each band.
    pub bands: PerUnit<Vec<u32>>,
    /// How far schools differ, and classes within schools.
    pub equity: Equity,
    /// The shape of the county's scores.
    pub shape: Shape,
    /// The shape of each school unit's scores.
    pub school_shapes: Vec<Shape>,
    /// Counts among the county's first.
    pub tops: Tops,
    /// Where every score stands, and how grades are spread.
    pub positions: Positions,
    /// Its items, where item scores are given.
    pub items: Option<ItemStats>,
    /// Tops and bottoms.
    pub tails: Tails,
    /// Categories and districts beside each other, two at a time.
    pub gaps: Vec<Gap>,
    /// What else goes by the names of the county's figures.
    pub rivals: Vec<Rival>,
    /// Random-intercept models: without predictors, and on earlier scores.
    pub models: PaperModels,
}

impl PaperStats {
    /// The same with its models.
    #[must_use]
    pub fn with_models(self, models: PaperModels) -> Self {
        Self { models, ..self }
    }

    /// Every unit that takes the paper, with its figures: county, categories, districts, schools, each with its classes
    /// after it, then teachers.
    pub fn every_unit(&self) -> impl Iterator<Item = (Scope<'_>, &Summary)> {
        let schools = self.schools.iter().zip(&self.classes).enumerate().flat_map(|(at, (school, classes))| {
            let classes = classes.iter().enumerate().map(move |(class, summary)| (Scope::Class(at, class), summary.as_ref()));
            std::iter::once((Scope::School(at), school.as_ref())).chain(classes)
        });
        std::iter::once((Scope::County, &self.county))
            .chain(self.categories.iter().map(|(name, summary)| (Scope::Category(name), summary)))
            .chain(self.districts.iter().map(|(name, summary)| (Scope::District(name), summary)))
            .chain(schools.filter_map(|(unit, summary)| Some((unit, summary?))))
            .chain(self.teachers.iter().map(|teacher| (Scope::Teacher(teacher.unit, &teacher.name), &teacher.summary)))
    }
}

/// Statistics of one unit in one paper.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    /// N, 应考: candidates who should have sat the paper.
    pub expected: u32,
    /// Candidates who sat it (present).
    pub present: u32,
    /// Candidates recorded or found absent.
    pub absent: u32,
    /// Scores in the mean, sd and quantiles.
    pub n: u32,
    /// What rates and the mean are divided by, under the chosen denominator; 0 where there is no such number.
    pub denominator: u32,
    /// 平均分: Σx / denominator.
    pub mean: Option<f64>,
    /// 标准差 over the n scores: of the population, or of a sample where the settings say so.
    pub sd: Option<f64>,
    /// Σ(x − m)² over the n scores and about their mean, whatever the standard deviation is divided by.
    pub squares: Option<f64>,
    /// Lowest score.
    pub min: Option<f64>,
    /// Lower quartile, type 7.
    pub p25: Option<f64>,
    /// Median, type 7.
    pub median: Option<f64>,
    /// Upper quartile, type 7.
    pub p75: Option<f64>,
    /// Highest score.
    pub max: Option<f64>,
    /// Count at the full mark.
    pub full: u32,
    /// Count at or above the line of excellence.
    pub excellent: u32,
    /// Count at or above the good line.
    pub good: u32,
    /// Count at or above the pass line.
    pub pass: u32,
    /// Count below the low line (the absent too where the denominator counts them).
    pub low: u32,
    /// 得分率: mean / full mark.
    pub score_rate: Option<f64>,
    /// (m_u − m_r)/s_r.
    pub z: Option<f64>,
    /// 50 + 10 z.
    pub t: Option<f64>,
    /// 超均率: (m_u − m_r)/m_r, as a fraction.
    pub above_mean_pct: Option<f64>,
    /// Competition rank of the mean among units of the same kind; `None` where there is no mean.
    pub rank: Option<u32>,
    /// 90 % interval of the rank, best and worst (schools only).
    pub rank_interval: Option<(u32, u32)>,
}

impl Summary {
    /// participation = n / N.
    #[must_use]
    pub fn participation(&self) -> Option<f64> {
        share(self.n, self.expected)
    }

    /// A count as a share of the denominator.
    #[must_use]
    pub fn rate(&self, count: u32) -> Option<f64> {
        share(count, self.denominator)
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// How a paper worked, and how schools differ in it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PaperQuality {
    /// Schools with at least one score.
    pub schools: u32,
    /// P = mean / full: high is easy.
    pub difficulty: Option<f64>,
    /// D, 27 % groups by this paper's score, tied places shared in proportion.
    pub discrimination: Option<f64>,
    /// Cronbach's alpha; `None` without item scores.
    pub reliability: Option<f64>,
    /// 校际差异系数: population sd of school means / their mean, unweighted.
    pub school_cv: Option<f64>,
    /// Pupil-weighted, beside it.
    pub school_cv_weighted: Option<f64>,
    /// 校际方差占比, random-intercept REML.
    pub icc: Option<f64>,
    /// Lowest and highest school mean.
    pub school_range: Option<(f64, f64)>,
}

/// Place of one candidate in one paper; all `None` without a counted score.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// Competition rank in the county.
    pub county_rank: Option<u32>,
    /// Competition rank in the school.
    pub school_rank: Option<u32>,
    /// Competition rank in the class.
    pub class_rank: Option<u32>,
    /// T score against the county.
    pub t: Option<f64>,
}
