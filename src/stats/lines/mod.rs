//! Lines of the total (metrics.md §4): who is above, the effective scores of the papers, single and double lines, the
//! critical, and what is reached of a target.
//!
//! [`effective`] holds the arithmetic, `field` whose scores a line is drawn among, `target` what was to be reached.

pub mod effective;
mod field;
mod notes;
mod target;

pub use effective::Effective;
pub use target::Reaching;

use super::{
    levels::Levels,
    result::PaperStats,
    scaled::ScaledStats,
    tails::top_line,
    teachers::TeacherStats,
    units::{self, PerUnit, Scope},
};
use crate::{
    config::{
        Config,
        lines::{DrawnBy, LineRule},
    },
    diagnostics::{Diagnostics, Outcome},
    model::Score,
    reconcile::{Ledger, ledger::Cohort},
};
use field::Field;

/// A line with everything that is counted at it.
#[derive(Clone, Debug, PartialEq)]
pub struct LineStats {
    /// What exam.toml says of it.
    pub rule: LineRule,
    /// T0: the score of the line; `None` where nobody has a total.
    pub line: Option<Score>,
    /// t_s of each paper, the total left out; `None` where nobody above the line has a score in it.
    pub effective: Vec<Option<Effective>>,
    /// What every unit reaches.
    pub units: PerUnit<LineFigures>,
    /// 临界生, in order of the ledger.
    pub critical: Vec<Critical>,
}

/// A unit at a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineFigures {
    /// Candidates with a total (of the track, where the line has one).
    pub n: u32,
    /// What the rate is divided by; `None` where the chosen denominator cannot be had.
    pub denominator: Option<u32>,
    /// 上线: total ≥ line.
    pub reached: u32,
    /// 临界生: line − a ≤ total < line + b.
    pub critical: u32,
    /// Of them below the line.
    pub critical_below: u32,
    /// Each paper, the total left out.
    pub papers: Vec<PaperFigures>,
    /// 目标, where the unit has one.
    pub target: Option<Reaching>,
}

impl LineFigures {
    /// 上线率.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        self.denominator.filter(|whole| *whole > 0).map(|whole| f64::from(self.reached) / f64::from(whole))
    }
}

impl LineStats {
    /// What the pupils of a teacher reach: those of the classes taught, each of them once.
    #[must_use]
    pub fn of_teacher(&self, teacher: &TeacherStats) -> LineFigures {
        let classes = self.units.classes.get(teacher.unit);
        let own = teacher.classes.iter().filter_map(|class| classes?.get(*class));
        let empty =
            LineFigures { denominator: Some(0), papers: vec![PaperFigures::default(); self.effective.len()], ..LineFigures::default() };
        own.fold(empty, |mut sum, class| {
            sum.n += class.n;
            sum.denominator = sum.denominator.zip(class.denominator).map(|(sum, one)| sum + one);
            sum.reached += class.reached;
            sum.critical += class.critical;
            sum.critical_below += class.critical_below;
            for (sum, paper) in sum.papers.iter_mut().zip(&class.papers) {
                sum.n += paper.n;
                sum.single += paper.single;
                sum.double += paper.double;
            }
            sum
        })
    }
}

/// A paper at a line, in one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaperFigures {
    /// Scores that count.
    pub n: u32,
    /// 单上线: score ≥ t_s.
    pub single: u32,
    /// 双上线: total ≥ line too.
    pub double: u32,
}

impl PaperFigures {
    /// 命中率 = 双上线 ÷ 单上线.
    #[must_use]
    pub fn hit_rate(&self) -> Option<f64> {
        (self.single > 0).then(|| f64::from(self.double) / f64::from(self.single))
    }

    /// 上线贡献率 = 双上线 ÷ candidates above the line.
    #[must_use]
    pub fn contribution(&self, reached: u32) -> Option<f64> {
        (reached > 0).then(|| f64::from(self.double) / f64::from(reached))
    }
}

/// A candidate near the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Critical {
    /// Which candidate of the cohort.
    pub candidate: u32,
    /// The total that is compared with the line.
    pub total: Score,
    /// Total less the line.
    pub gap: f64,
    /// Papers below their effective score, the furthest first: paper, score less t_s.
    pub weak: Vec<(usize, f64)>,
}

/// Every line of a cohort that can be drawn.
pub(super) fn analyse(
    cohort: &Cohort,
    ledger: &Ledger,
    levels: &Levels,
    papers: &[PaperStats],
    scaled: Option<&ScaledStats>,
    config: &Config,
) -> Outcome<Vec<LineStats>> {
    let mut seen = Diagnostics::new();
    let mut lines = Vec::new();
    for rule in config.lines.of_grade(&cohort.grade) {
        let Some(total) = cohort.total() else {
            seen.push(notes::without_total(cohort, rule));
            continue;
        };
        let field = Field::of(cohort, rule, scaled, &config.candidates);
        if field.is_empty_track() {
            seen.push(notes::unknown_track(cohort, rule));
            continue;
        }
        let mut stats = draw(cohort, levels, rule, &field);
        stats.units = denominators(stats.units, cohort, levels, &papers[total], &field, config);
        seen.extend(target::enter(&mut stats, cohort, ledger, levels));
        seen.extend(notes::of_line(cohort, &stats, config));
        lines.push(stats);
    }
    Outcome { value: lines, seen }
}

/// Draws one line and counts at it.
fn draw(cohort: &Cohort, levels: &Levels, rule: &LineRule, field: &Field) -> LineStats {
    let line = drawn(rule, &field.ascending());
    let is_above: Vec<bool> = field.totals.iter().map(|total| line.zip(*total).is_some_and(|(line, total)| total >= line)).collect();
    let effective: Vec<Option<Effective>> = field
        .papers
        .iter()
        .map(|scores| {
            let above = scores.iter().zip(&field.totals).zip(&is_above).filter(|(_, is_above)| **is_above);
            effective::effective(above.filter_map(|((score, total), _)| score.zip(*total)), line?)
        })
        .collect();
    let critical = line.map_or_else(Vec::new, |line| critical(rule, line, field, &effective));
    let mut figures = LineStats { rule: rule.clone(), line, effective, units: PerUnit::default(), critical };
    figures.units = PerUnit::of(cohort, levels, |division| {
        let empty = LineFigures { papers: vec![PaperFigures::default(); field.papers.len()], ..LineFigures::default() };
        let mut units = vec![empty; division.groups()];
        for (candidate, is_above) in is_above.iter().enumerate() {
            let Some(group) = division.group_of(candidate) else { continue };
            count(&mut units[group], candidate, *is_above, field, &figures.effective);
        }
        for near in &figures.critical {
            let Some(group) = division.group_of(near.candidate as usize) else { continue };
            units[group].critical += 1;
            units[group].critical_below += u32::from(near.gap < 0.0);
        }
        units
    });
    figures
}

fn count(unit: &mut LineFigures, candidate: usize, is_above: bool, field: &Field, effective: &[Option<Effective>]) {
    unit.n += u32::from(field.totals[candidate].is_some());
    unit.reached += u32::from(is_above);
    for ((paper, scores), effective) in unit.papers.iter_mut().zip(&field.papers).zip(effective) {
        let Some(score) = scores[candidate] else { continue };
        paper.n += 1;
        if effective.is_some_and(|effective| effective.is_reached_by(score)) {
            paper.single += 1;
            paper.double += u32::from(is_above);
        }
    }
}

/// T0 by score, share or count; ties are above too.
fn drawn(rule: &LineRule, ascending: &[Score]) -> Option<Score> {
    match rule.drawn {
        DrawnBy::Score(score) => (!ascending.is_empty()).then_some(score),
        DrawnBy::Share(share) => top_line(ascending, share),
        DrawnBy::Count(count) => {
            let place = ascending.len().saturating_sub(count as usize);
            ascending.get(place).copied()
        }
    }
}

/// Candidates from `below` under the line to `above` over it, the upper end left out.
fn critical(rule: &LineRule, line: Score, field: &Field, effective: &[Option<Effective>]) -> Vec<Critical> {
    let (low, high) = (line.units() - rule.below.units(), line.units() + rule.above.units());
    let near = |(candidate, total): (usize, &Option<Score>)| {
        let total = (*total).filter(|total| (low..high).contains(&total.units()))?;
        let mut weak: Vec<(usize, f64)> = field
            .papers
            .iter()
            .zip(effective)
            .enumerate()
            .filter_map(|(paper, (scores, effective))| {
                let (score, effective) = (scores[candidate]?, (*effective)?);
                (!effective.is_reached_by(score)).then(|| (paper, score.to_f64() - effective.value()))
            })
            .collect();
        weak.sort_by(|a, b| a.1.total_cmp(&b.1));
        let gap = Score::from_units(total.units() - line.units()).to_f64();
        Some(Critical { candidate: u32::try_from(candidate).unwrap_or(u32::MAX), total, gap, weak })
    };
    field.totals.iter().enumerate().filter_map(near).collect()
}

/// What the rates are divided by: as for the total where the line is for all, counted anew within a track.
fn denominators(
    units: PerUnit<LineFigures>,
    cohort: &Cohort,
    levels: &Levels,
    total: &PaperStats,
    field: &Field,
    config: &Config,
) -> PerUnit<LineFigures> {
    let of_track = field.track.as_ref().map(|is_in| field::denominators(cohort, levels, is_in, &field.totals, &config.candidates));
    units.map(|scope, figures| {
        let denominator = match &of_track {
            Some(of_track) => of_track.at(scope).copied().flatten(),
            None => units::summary(total, scope).map(|summary| summary.denominator).filter(|number| *number > 0),
        };
        LineFigures { denominator, ..figures.clone() }
    })
}

impl LineStats {
    /// The figures of a unit.
    #[must_use]
    pub fn at(&self, scope: Scope<'_>) -> Option<&LineFigures> {
        self.units.at(scope)
    }
}
