//! Writing: the workbooks of a county, planned and written; cells of pupils are most of it.
#![allow(missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use kaojing::{anomalies, config::Config, pipeline::Analysis, progress::Silent, report, simulate::Recipe, stats};
use std::hint::black_box;

fn county(schools: usize, pupils: f64) -> Analysis {
    let config = Config::default();
    let ledger = Recipe { schools, median_pupils: pupils, subjects: 9, ..Recipe::default() }.simulate(3).ledger;
    let stats = stats::analyse(&ledger, &config).value;
    let findings = anomalies::screen(&ledger, &stats, &config).value;
    Analysis { config, ledger, stats, findings, diagnostics: Vec::new() }
}

fn write(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("write");
    group.sample_size(10);
    // `cargo bench` passes `--bench`, `cargo test` does not.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let sizes: &[(&str, usize, f64)] =
        if measured { &[("20 schools of 300", 20, 300.0), ("100 schools of 1000", 100, 1000.0)] } else { &[("4 schools of 20", 4, 20.0)] };
    for &(name, schools, pupils) in sizes {
        let analysis = county(schools, pupils);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let folder = tempfile::tempdir().expect("a temporary folder");
                black_box(report::write_workbooks(&analysis, folder.path(), &Silent).expect("the folder can be written"))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, write);
criterion_main!(benches);
