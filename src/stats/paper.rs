//! One paper of one cohort: all levels, places, bands, quality.

use super::{
    bands,
    denominator::{self, Basis},
    describe,
    equity::Equity,
    gaps::{self, Grouping},
    item, items,
    levels::{Levels, NamedGroups},
    position,
    positions::Positions,
    result::{PaperQuality, PaperStats, Standing, Summary},
    rivals,
    shape::Shape,
    sitting::{Sitting, Unit},
    spread::{Tops, Units, spread},
    standing,
    summary::summarise,
    tails::{self, UnitTails},
    teachers::{self, TeacherStats},
};
use crate::{
    config::{CandidateRules, Config, ReportRules, SdRule},
    model::Score,
    reconcile::ledger::{Cohort, SchoolUnit, Teaching},
};
use compact_str::CompactString;

/// Everything that is asked of one paper.
pub(super) fn analyse(cohort: &Cohort, sitting: &Sitting<'_>, levels: &Levels, teaching: &[&Teaching], config: &Config) -> PaperStats {
    let (report, sd) = (&config.report, config.statistics.sd);
    let paper = sitting.paper();
    let county = sitting.units(&levels.county).pop().unwrap_or_default();
    let schools = sitting.units(&levels.schools);
    let classes = sitting.units(&levels.classes);
    let bases = Bases::of(cohort, &schools, &classes, sitting.rules());
    let chosen: Vec<Option<u32>> = bases.schools.iter().map(|basis| denominator::chosen(basis, sitting.rules())).collect();
    let summary = |(unit, basis): (&Unit, &Basis)| summarise(unit, paper, denominator::chosen(basis, sitting.rules()), sd);
    let mut class_summaries = classes.iter().zip(&bases.classes).map(summary);
    let [categories, districts] = [&levels.categories, &levels.districts].map(|groups| groups_of(sitting, groups, &schools, &chosen, sd));
    let mut stats = PaperStats {
        county: summarise(&county, paper, taking(&schools, &chosen, |_| true), sd).unwrap_or_default(),
        schools: schools.iter().zip(&bases.schools).map(summary).collect(),
        classes: cohort.units.iter().map(|unit| class_summaries.by_ref().take(unit.classes.len()).collect()).collect(),
        categories: categories.0,
        districts: districts.0,
        standings: standings(cohort.candidates.len(), &county, &schools, &classes, sd),
        bases: bases.schools,
        tails: tails::tails(cohort, sitting, levels, &config.shares),
        ..PaperStats::default()
    };
    let starts: Vec<usize> = cohort.units.iter().scan(0, |next, unit| Some(std::mem::replace(next, *next + unit.classes.len()))).collect();
    let (taught, pupils) = teachers::summaries(sitting, teaching, &starts, &classes, &bases.classes, sd);
    let ends: Vec<UnitTails> = stats.tails.of_units(&pupils, config.shares.ends).collect();
    stats.tails.units.teachers = taught.iter().map(TeacherStats::who).zip(ends).collect();
    stats.teachers = taught;
    place(&mut stats);
    stats.band_edges = bands::edges(paper.full, band_width(paper.subject.is_total(), report));
    let per_school: Vec<usize> = cohort.units.iter().map(|unit| unit.classes.len()).collect();
    let (categories, districts) = (&categories.1, &districts.1);
    let units = Units {
        county: &county,
        categories: (&stats.categories, categories),
        districts: (&stats.districts, districts),
        schools: &schools,
        classes: &classes,
        per_school: &per_school,
        teachers: (&stats.teachers, &pupils),
    };
    stats.bands = spread(&units, |ascending| bands::counts(ascending, &stats.band_edges));
    stats.tops = Tops::of(&units, &report.rank_bands);
    stats.positions = Positions::of(&units, paper, sd, &config.grades);
    stats.equity = Equity::of(&stats, &schools, &classes, &levels.categories.of_school);
    stats.gaps = gaps::gaps(Grouping::Category, &stats.categories, categories);
    stats.gaps.extend(gaps::gaps(Grouping::District, &stats.districts, districts));
    stats.rivals = rivals::of_paper(paper, (&county, &stats.county), (&stats.schools, &schools), &stats.equity.schools, sd);
    stats.quality = quality(&stats, &county, paper.full);
    stats.shape = shape(&county);
    stats.school_shapes = schools.iter().map(shape).collect();
    stats.items = sitting.items().map(|of_paper| items::analyse(cohort, of_paper, sitting.rules(), levels));
    stats.quality.reliability = stats.items.as_ref().and_then(|items| items.reliability.alpha);
    stats
}

fn shape(unit: &Unit) -> Shape {
    Shape::of(&unit.ascending.iter().map(|score| score.to_f64()).collect::<Vec<_>>())
}

pub(super) const fn band_width(is_total: bool, report: &ReportRules) -> Score {
    if is_total { report.total_band_width } else { report.band_width }
}

/// What schools and classes have to be divided by.
struct Bases {
    schools: Vec<Basis>,
    classes: Vec<Basis>,
}

impl Bases {
    /// A school's allowance is the sum of its classes'.
    fn of(cohort: &Cohort, schools: &[Unit], classes: &[Unit], rules: &CandidateRules) -> Self {
        let rules = &rules.denominators;
        let units = cohort.units.iter().flat_map(|unit| &unit.classes);
        let classes: Vec<Basis> =
            classes.iter().zip(units).map(|(class, unit)| Basis::of(class, unit.headcount.enrolled, None, rules)).collect();
        let mut rest = classes.iter();
        let school = |(school, unit): (&Unit, &SchoolUnit)| {
            let allowed = rest.by_ref().take(unit.classes.len()).map(|class| class.allowed).sum();
            Basis { allowed, ..Basis::of(school, unit.headcount.enrolled, unit.stage, rules) }
        };
        let schools = schools.iter().zip(&cohort.units).map(school).collect();
        Self { schools, classes }
    }
}

/// The denominators of the schools that take the paper, pooled.
fn taking(schools: &[Unit], chosen: &[Option<u32>], within: impl Fn(usize) -> bool) -> Option<u32> {
    let takes = |at: &usize| schools[*at].attendance.expected > 0 || !schools[*at].ascending.is_empty();
    denominator::pooled((0..schools.len()).filter(takes).filter(|at| within(*at)).map(|at| chosen[at]))
}

/// Groups of schools by name, pooled over candidates, and their candidates; groups that do not take the paper are left out.
fn groups_of(
    sitting: &Sitting<'_>,
    groups: &NamedGroups,
    schools: &[Unit],
    chosen: &[Option<u32>],
    sd: SdRule,
) -> (Vec<(String, Summary)>, Vec<Unit>) {
    let named = groups.names.iter().zip(sitting.units(&groups.division)).enumerate();
    let pooled = |group: usize| taking(schools, chosen, |school| groups.of_school[school] == Some(group));
    let of_group = |(group, (name, unit)): (usize, (&CompactString, Unit))| {
        let summary = summarise(&unit, sitting.paper(), pooled(group), sd)?;
        Some(((name.to_string(), summary), unit))
    };
    named.filter_map(of_group).unzip()
}

/// Compares every unit with the county and ranks units of one kind among each other, classes over the whole county.
fn place(stats: &mut PaperStats) {
    let county = stats.county;
    position::compare(&mut stats.county, &county);
    for unit in stats.schools.iter_mut().chain(stats.classes.iter_mut().flatten()).flatten() {
        position::compare(unit, &county);
    }
    for groups in [&mut stats.categories, &mut stats.districts] {
        groups.iter_mut().for_each(|(_, unit)| position::compare(unit, &county));
        position::rank(groups.iter_mut().map(|(_, unit)| unit));
    }
    stats.teachers.iter_mut().for_each(|teacher| position::compare(&mut teacher.summary, &county));
    position::rank(stats.teachers.iter_mut().map(|teacher| &mut teacher.summary));
    position::rank(stats.classes.iter_mut().flatten().flatten());
    position::rank(stats.schools.iter_mut().flatten());
    let ranked: Vec<&Summary> = stats.schools.iter().flatten().filter(|school| school.mean.is_some()).collect();
    let intervals = position::rank_intervals(&position::estimates(&ranked));
    let ranked = stats.schools.iter_mut().flatten().filter(|school| school.mean.is_some());
    for (school, (best, worst)) in ranked.zip(intervals) {
        // The place held belongs to the interval, however far luck may have carried it.
        school.rank_interval = school.rank.map(|rank| (best.min(rank), worst.max(rank)));
    }
}

/// Places of the candidates in county, school and class. T is against the mean of those who sat, whatever the
/// denominator of the units.
fn standings(candidates: usize, county: &Unit, schools: &[Unit], classes: &[Unit], sd: SdRule) -> Vec<Standing> {
    let mut standings = vec![Standing::default(); candidates];
    let mut give = |unit: &Unit, set: fn(&mut Standing, u32)| {
        for (candidate, rank) in unit.members.iter().zip(standing::ranks_of_ascending(&unit.ascending)) {
            set(&mut standings[*candidate as usize], rank);
        }
    };
    give(county, |standing, rank| standing.county_rank = Some(rank));
    schools.iter().for_each(|unit| give(unit, |standing, rank| standing.school_rank = Some(rank)));
    classes.iter().for_each(|unit| give(unit, |standing, rank| standing.class_rank = Some(rank)));
    let values: Vec<f64> = county.ascending.iter().map(|score| score.to_f64()).collect();
    if let Some(mean) = describe::mean(&values) {
        let sd = describe::sd(&values, sd);
        for (candidate, value) in county.members.iter().zip(values) {
            standings[*candidate as usize].t = standing::z(value, mean, sd).map(standing::t);
        }
    }
    standings
}

fn quality(stats: &PaperStats, county: &Unit, full: Score) -> PaperQuality {
    let schools = &stats.equity.schools;
    let by_score: Vec<(Score, f64)> = county.ascending.iter().map(|score| (*score, score.to_f64())).collect();
    PaperQuality {
        schools: schools.units,
        difficulty: stats.county.score_rate,
        discrimination: item::discrimination(&by_score, full.to_f64()),
        reliability: None,
        school_cv: schools.cv,
        school_cv_weighted: schools.cv_weighted,
        icc: schools.icc,
        school_range: schools.range,
    }
}
