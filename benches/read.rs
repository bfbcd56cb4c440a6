//! Bytes → cells: a school's score sheet of 1,000 candidates and 14 columns in the two formats that most files have.
//!
//! `cargo bench --bench read -- --save-baseline before`, then `-- --baseline before`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kaojing::{config::Limits, diagnostics::Place, ingest::formats};
use rust_xlsxwriter::Workbook;
use std::hint::black_box;

const CANDIDATES: u32 = 1_000;
const PAPERS: u16 = 10;

/// A mark that depends on nothing but its place.
fn mark(row: u32, column: u16) -> f64 {
    f64::from((row * 7 + u32::from(column) * 13) % 240) / 2.0
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 1..=CANDIDATES {
        let texts = [row.to_string(), format!("42009900{row:04}"), format!("学生{row}"), "九1班".to_owned()];
        for (column, text) in (0..).zip(&texts) {
            sheet.write_string(row, column, text).expect("the cell is inside the sheet");
        }
        for column in 4..4 + PAPERS {
            sheet.write_number(row, column, mark(row, column)).expect("the cell is inside the sheet");
        }
    }
    workbook.save_to_buffer().expect("a workbook can be written to memory")
}

fn text() -> Vec<u8> {
    let marks = |row| (4..4 + PAPERS).map(|column| format!(",{}", mark(row, column))).collect::<String>();
    (1..=CANDIDATES).map(|row| format!("{row},42009900{row:04},学生{row},九1班{}\r\n", marks(row))).collect::<String>().into_bytes()
}

fn benchmark(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group(format!("{CANDIDATES} candidates"));
    group.throughput(Throughput::Elements(u64::from(CANDIDATES) * u64::from(PAPERS + 4)));
    for (name, bytes) in [("school.xlsx", workbook()), ("school.csv", text())] {
        let place = Place::file(name);
        group.bench_function(name, |bench| bench.iter(|| formats::open(black_box(&bytes), &place, &Limits::default())));
    }
    group.finish();
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
