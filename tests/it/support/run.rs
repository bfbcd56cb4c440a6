//! Files given as text, read and analysed as the program does it.

use kaojing::{
    config::{Config, read_exam_file},
    diagnostics::{Diagnostics, Outcome},
    pipeline::{self, Analysis},
    progress::Silent,
};
use std::fs;

/// Analyses files given as text under the rules of an exam file.
pub fn analyse(exam: &str, files: &[(&str, String)]) -> Analysis {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("县");
    for (name, text) in files {
        let path = input.join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let mut config = Config { inputs: vec![input], ..Config::default() };
    read_exam_file(exam, "exam.toml").expect("a sound exam file").apply(&mut config);
    pipeline::analyse(Outcome::clean(config), &Silent).unwrap_or_else(|failure| panic!("{:?}: {:?}", failure.error, codes(&failure.seen)))
}

/// What was noticed, by slug.
pub fn codes(seen: &Diagnostics) -> Vec<&'static str> {
    seen.iter().map(|diagnostic| diagnostic.rule.slug).collect()
}
