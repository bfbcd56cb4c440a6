//! Measures the screens on invented counties and prints what was found as a page:
//! `cargo run --release --example calibrate [COUNTIES] > docs/screens.md`; with `planted`, `answers`, `again` or `honest` behind
//! it that part only.
//!
//! The bars are those that the tests hold the screens to, with fewer counties; see `tests/it/screens.rs`.

mod again;
mod answers;
mod honest;
mod planted;
mod run;

use kaojing::simulate::Recipe;

/// Counties for each line.
const COUNTIES: u64 = 100;

/// Prints a part, measured on so many counties.
type Print = fn(u64);

fn main() {
    let counties: u64 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(COUNTIES);
    let Recipe { schools, median_pupils, subjects, full, mean, sd, school_sd, school_subject_sd, .. } = Recipe::default();
    println!("# How the screens do on invented counties\n");
    println!("Written by `cargo run --release --example calibrate {counties} > docs/screens.md`; the seeds are 0 to {}.\n", counties - 1);
    println!(
        "A county has {schools} schools with a median of {median_pupils} pupils, {subjects} subjects of {full} marks, mean {mean}, sd {sd}; school means\n\
         differ by {school_sd:.2} sd, a school's own strength in a subject by {school_subject_sd:.2} sd. That is as easy or hard as real counties: |z| > 2 of\n\
         school means, the usual practice, finds a fifth of what is planted and is wrong in four cases of five. What is planted is\n\
         in 4 schools unless a line says otherwise. Every figure has its Monte-Carlo error, the standard error over ten parts\n\
         of the counties.\n"
    );
    let parts: [(&str, Print); 4] =
        [("planted", planted::print), ("answers", answers::print), ("again", again::print), ("honest", honest::print)];
    let only = std::env::args().nth(2);
    for (_, print) in parts.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        print(counties);
    }
}
