//! The invented county: what is shipped is what the generator writes, and its truth holds.

#[path = "../../sample_data/generator/mod.rs"]
mod generator;

use generator::{county::Mark, people, shipped, sized};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it was found below the folder").to_path_buf();
                found.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

#[test]
fn the_shipped_county_is_what_the_generator_writes() {
    let written = tempfile::tempdir().unwrap();
    generator::write_shipped(written.path()).unwrap();
    let (written, shipped) =
        (files(written.path()).unwrap(), files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/county")).unwrap());
    assert!(shipped.len() > 60);
    assert_eq!(written.keys().collect::<Vec<_>>(), shipped.keys().collect::<Vec<_>>());
    for (path, bytes) in &shipped {
        assert!(written[path] == *bytes, "{} differs from what the generator writes", path.display());
    }
}

#[test]
fn the_threads_change_nothing() {
    let size = sized::Size { schools: 21, candidates: 20, papers: 4, grades: 2, ..sized::Size::default() };
    let write = |threads| {
        let folder = tempfile::tempdir().unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| generator::write_sized(folder.path(), &size)).unwrap();
        files(folder.path()).unwrap()
    };
    let (one, four) = (write(1), write(4));
    assert!(one.len() > 40);
    assert_eq!(one, four);
}

#[test]
fn identity_numbers_are_unique_and_carry_their_check_digit() {
    let (county, _) = sized::county(&sized::Size { schools: 30, candidates: 400, grades: 2, papers: 1, ..sized::Size::default() });
    let identities: Vec<&str> = county.units.iter().flatten().flatten().map(|pupil| pupil.identity.as_str()).collect();
    assert!(identities.len() > 20_000);
    assert_eq!(identities.iter().collect::<BTreeSet<_>>().len(), identities.len());
    for identity in identities {
        let value = |digit: u8| if digit == b'X' { 10 } else { u32::from(digit - b'0') };
        // ISO 7064: the digits weighted with powers of two from the right leave 1 when divided by 11.
        let sum: u32 = identity.bytes().rev().enumerate().map(|(place, digit)| value(digit) * (1 << place) % 11).sum();
        assert_eq!((identity.len(), sum % 11), (18, 1), "{identity}");
    }
    assert_eq!(people::registration_number("42009920121231001X").len(), 19);
}

#[test]
fn an_inflated_subject_is_moved_by_what_the_truth_says() {
    let (county, truth) = shipped::county();
    let honest = generator::county::County::simulate(shipped::SEED, shipped::grades(), shipped::schools());
    let plant = truth.plants.iter().find(|plant| plant.code == "A201").unwrap();
    let school = county.schools.iter().position(|school| school.name == plant.school).unwrap();
    let grade = county.grades.iter().position(|grade| grade.name == plant.grade).unwrap();
    let paper = county.paper(grade, &plant.subject);
    let mean = |county: &generator::county::County| {
        let scores: Vec<i32> = county.units[school][grade].iter().filter_map(|pupil| pupil.marks[paper].score()).collect();
        f64::from(scores.iter().sum::<i32>()) / 2.0 / scores.len() as f64
    };
    let (moved, _) = plant.effect.unwrap();
    assert!((mean(&county) - mean(&honest) - moved).abs() < 1e-9 && moved > 8.0);
}

#[test]
fn an_honest_county_holds_no_plants() {
    let size = sized::Size { schools: 12, candidates: 15, honest: true, ..sized::Size::default() };
    let (county, truth) = sized::county(&size);
    assert!(truth.plants.is_empty());
    let odd = |mark: &Mark| !matches!(mark, Mark::Score(_) | Mark::Word(_));
    assert!(!county.units.iter().flatten().flatten().flat_map(|pupil| &pupil.marks).any(odd));
}
