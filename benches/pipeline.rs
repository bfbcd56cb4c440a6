//! What a run costs, part by part and as a whole, on an invented county written as plain xlsx sheets; and what the screens of a large
//! county cost beside the reading of its sheets.
//!
//! `cargo bench --bench pipeline` measures; `cargo test --release` runs everything once, on a small county.

#[path = "../sample_data/generator/mod.rs"]
mod generator;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use generator::sized::Size;
use kaojing::{
    anomalies,
    config::{Config, TableFormat},
    diagnostics::Outcome,
    ingest,
    pipeline::{self, Strictness},
    progress::Silent,
    reconcile, report, stats, tables,
};
use std::{hint::black_box, path::Path};
use tempfile::TempDir;

/// Schools × candidates a school × papers: `cargo bench` passes `--bench`, `cargo test` does not.
fn size() -> Size {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let (schools, candidates, papers) = if measured { (50, 200, 9) } else { (4, 20, 3) };
    Size { schools, candidates, papers, plain: true, ..Size::default() }
}

fn config(folder: &Path) -> Config {
    Config { inputs: vec![folder.join("county")], out: folder.join("out"), force: true, ..Config::default() }
}

fn benchmark(criterion: &mut Criterion) {
    let size = size();
    let folder = TempDir::new().expect("a temporary folder can be made");
    generator::write_sized(&folder.path().join("county"), &size).expect("the county can be written");
    let config = config(folder.path());
    let mut group = criterion.benchmark_group(format!("{}x{}x{}", size.schools, size.candidates, size.papers));
    group.sample_size(10);

    let read = || ingest::read(&config, &Silent).expect("the county can be read").value;
    group.bench_function("read", |bench| bench.iter(read));

    let reading = read();
    group.bench_function("reconcile", |bench| {
        bench.iter_batched(|| reading.clone(), |reading| reconcile::reconcile(reading, &config), BatchSize::LargeInput);
    });
    let analysis = pipeline::analyse(Outcome::clean(config.clone()), &Silent).expect("the county can be analysed");
    group.bench_function("statistics", |bench| bench.iter(|| stats::analyse(black_box(&analysis.ledger), &config)));
    group.bench_function("screens", |bench| bench.iter(|| anomalies::screen(&analysis.ledger, black_box(&analysis.stats), &config)));

    let target = |name: &str| {
        let target = folder.path().join(name);
        std::fs::create_dir_all(&target).expect("the temporary folder can be written");
        target
    };
    let workbooks = target("workbooks");
    group.bench_function("write workbooks", |bench| bench.iter(|| report::write_workbooks(&analysis, &workbooks, &Silent)));
    for format in [TableFormat::Csv, TableFormat::Parquet] {
        let mut analysis = analysis.clone();
        analysis.config.tables = format;
        let folder = target(format.word());
        group.bench_function(format!("write {} tables", format.word()), |bench| bench.iter(|| tables::write(&analysis, &folder)));
    }
    group.bench_function("whole run", |bench| {
        bench.iter(|| pipeline::run(Outcome::clean(config.clone()), Strictness::Lenient, &Silent).expect("the run ends well").written);
    });
    group.finish();
}

/// The screens of a large county beside the reading of its sheets, which they are to take a tenth of: a plain sheet of scores a school,
/// the same with rosters and with an earlier exam, and all of them in the styles that schools really send.
fn screens_beside_reading(criterion: &mut Criterion) {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let (schools, candidates, papers) = if measured { (1000, 90, 9) } else { (13, 20, 4) };
    let mut group = criterion.benchmark_group(format!("{schools}x{candidates}x{papers}"));
    group.sample_size(10);
    let size = Size { schools, candidates, papers, prior: false, roster: false, plain: true, ..Size::default() };
    let counties = [
        ("plain scores alone", size.clone()),
        ("plain with rosters", Size { roster: true, ..size.clone() }),
        ("plain with an earlier exam", Size { prior: true, ..size.clone() }),
        ("as schools send them", Size { prior: true, roster: true, plain: false, ..size }),
    ];
    for (name, size) in counties {
        let folder = TempDir::new().expect("a temporary folder can be made");
        generator::write_sized(&folder.path().join("county"), &size).expect("the county can be written");
        let config = config(folder.path());
        let read = || ingest::read(&config, &Silent).expect("the county can be read").value;
        // what was made is freed when the time is taken
        let once = BatchSize::PerIteration;
        group.bench_function(format!("read, {name}"), |bench| bench.iter_batched(|| (), |()| read(), once));
        let ledger = reconcile::reconcile(read(), &config).value;
        assert_eq!(
            ledger.cohorts.iter().any(|cohort| !cohort.prior.is_empty()),
            size.prior,
            "the earlier exam is found where there is one"
        );
        let stats = stats::Stats::default();
        let screened = |()| anomalies::screen(black_box(&ledger), &stats, &config);
        group.bench_function(format!("screens, {name}"), |bench| bench.iter_batched(|| (), screened, once));
    }
    group.finish();
}

criterion_group!(benches, benchmark, screens_beside_reading);
criterion_main!(benches);
