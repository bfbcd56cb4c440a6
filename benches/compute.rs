//! What the statistics, the screens and the open tables of an invented county cost, in memory, without reading and workbooks.
//!
//! `cargo bench --bench compute` measures the medium county (100 schools × 1,000 candidates × 9 papers and their total);
//! `cargo test --release` runs everything once, on a small one.

use criterion::{Criterion, criterion_group, criterion_main};
use kaojing::{
    anomalies::{self, Findings},
    config::{Config, TableFormat},
    pipeline::Analysis,
    simulate::Recipe,
    stats, tables,
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

criterion_group!(benches, benchmark, screens);
criterion_main!(benches);
