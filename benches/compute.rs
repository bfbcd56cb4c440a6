//! What the statistics, the screens and the open tables of an invented county cost, in memory, without reading and workbooks.
//!
//! `cargo bench --bench compute` measures the medium county (100 schools × 1,000 candidates × 9 papers and their total);
//! `cargo test --release` runs everything once, on a small one. The random-intercept model is fitted on 31,022 pupils in 2,280
//! schools; `Rscript benches/lme4.R` fits lme4 on the same data.

use criterion::{Criterion, criterion_group, criterion_main};
use kaojing::{
    anomalies::{self, Findings},
    config::{Config, TableFormat},
    pipeline::Analysis,
    simulate::Recipe,
    stats::{
        self,
        mixed::{Method, Moments, Sums, fit},
    },
    tables,
};
use std::hint::black_box;
use tempfile::TempDir;

/// `cargo bench` passes `--bench`, `cargo test` does not.
fn recipe() -> Recipe {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let (schools, median_pupils, subjects) = if measured { (100, 1000.0, 9) } else { (3, 20.0, 2) };
    Recipe { schools, median_pupils, subjects, size_sd: 0.0, ..Recipe::default() }
}

fn benchmark(criterion: &mut Criterion) {
    let recipe = recipe();
    let mut ledger = recipe.simulate(1).ledger;
    for (at, school) in ledger.schools.iter_mut().enumerate() {
        school.category = if at % 3 == 0 { "城区" } else { "乡镇" }.into();
        school.district = ["东片", "西片", "南片", "北片"][at % 4].into();
    }
    let config = Config::default();
    let mut group = criterion.benchmark_group(format!("{}x{}x{}", recipe.schools, recipe.median_pupils, recipe.subjects));
    group.sample_size(10);
    group.bench_function("statistics", |bench| bench.iter(|| stats::analyse(black_box(&ledger), &config)));

    let stats = stats::analyse(&ledger, &config).value;
    let mut analysis = Analysis { config, ledger, stats, findings: Findings::default(), diagnostics: Vec::new() };
    group.bench_function("frame of candidates", |bench| bench.iter(|| tables::candidates(black_box(&analysis))));
    group.bench_function("frame of classes", |bench| bench.iter(|| tables::class_subject(black_box(&analysis))));
    for format in [TableFormat::Csv, TableFormat::Parquet] {
        let folder = TempDir::new().expect("a temporary folder can be made");
        analysis.config.tables = format;
        group.bench_function(format!("write {} tables", format.word()), |bench| bench.iter(|| tables::write(&analysis, folder.path())));
    }
    group.finish();
}

/// Every screen on a large county: 1,000 schools of 90 pupils and their classes, 9 papers, with and without an earlier exam. To be
/// held against what reading such a county takes (`benches/read.rs`): a tenth of it at most.
fn screens(criterion: &mut Criterion) {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let (schools, subjects) = if measured { (1000, 9) } else { (12, 4) };
    let recipe = Recipe { schools, subjects, ..Recipe::default() };
    let mut group = criterion.benchmark_group(format!("screens {schools} schools, {subjects} papers"));
    group.sample_size(10);
    for (name, recipe) in [("scores alone", recipe.clone()), ("earlier exam", recipe.with_earlier(0.9))] {
        let (ledger, config, stats) = (recipe.simulate(1).ledger, Config::default(), stats::Stats::default());
        group.bench_function(name, |bench| bench.iter(|| anomalies::screen(black_box(&ledger), &stats, &config)));
    }
    group.finish();
}

/// Numbers that any program can make: Lehmer's generator, whose products are exact in doubles.
struct Lehmer(u64);

impl Lehmer {
    /// The next number between 0 and 1.
    #[allow(clippy::cast_precision_loss)]
    fn uniform(&mut self) -> f64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 as f64 / 2_147_483_647.0
    }

    /// About normal: twelve of them less six.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

/// Pupils school after school, many schools with one to three of them: outcome, then predictor.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn pupils(pupils: usize, schools: usize) -> Vec<Vec<f64>> {
    let mut draws = Lehmer(20_260_115);
    let effects: Vec<f64> = (0..schools).map(|_| 1.1 * draws.normal()).collect();
    let mut rows = vec![Vec::new(); schools];
    for pupil in 0..pupils {
        let school = if pupil < schools { pupil } else { (schools as f64 * draws.uniform().powi(3)) as usize };
        let before = (1000.0 * (6.3 + 0.85 * draws.normal() + 0.3 * effects[school])).round() / 1000.0;
        let now = (2.0 * (5.8 + 2.5 * (before - 6.3) + effects[school] + 2.3 * draws.normal())).round() / 2.0;
        rows[school].extend([now, before]);
    }
    rows
}

/// The random-intercept model: from pupils to the estimates with effects, and from the sums alone.
fn random_intercept(criterion: &mut Criterion) {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let (count, schools) = if measured { (31_022, 2_280) } else { (310, 22) };
    let rows = pupils(count, schools);
    let origin = vec![5.8, 6.3];
    let sums = || {
        let near = |rows: &Vec<f64>| rows.chunks_exact(2).flat_map(|row| [row[0] - origin[0], row[1] - origin[1]]).collect::<Vec<f64>>();
        let units: Vec<Moments> = rows.iter().map(|rows| Moments::of(&near(rows), 2)).collect();
        Sums::of(&units, origin.clone())
    };
    let ready = sums();
    if measured {
        let found = fit(&ready, Method::Reml).expect("a sound model");
        let slopes: Vec<f64> = found.fixed.iter().map(|one| one.estimate).collect();
        println!("{slopes:?} {} {} {}", found.var_school, found.var_residual, found.log_likelihood);
    }
    let mut group = criterion.benchmark_group(format!("random intercept {count} pupils, {schools} schools"));
    group.bench_function("sums and fit", |bench| bench.iter(|| fit(&sums(), Method::Reml)));
    group.bench_function("fit from sums", |bench| bench.iter(|| fit(black_box(&ready), Method::Reml)));
    group.finish();
}

criterion_group!(benches, benchmark, screens, random_intercept);
criterion_main!(benches);
