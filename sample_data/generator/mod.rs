//! A seeded generator of invented counties: schools, pupils, marks, and the workbooks that schools would send, with planted
//! trouble whose truth is written beside them.
//!
//! It knows nothing of the engine that reads its sheets, so that what it says about them is a second opinion. Tests and benches
//! take it in with `#[path = "…/sample_data/generator/mod.rs"] mod generator;`.

#![allow(dead_code, reason = "the example, the tests and the benches each use a part")]

pub mod cells;
pub mod county;
pub mod items;
pub mod layouts;
pub mod lists;
pub mod page;
pub mod people;
pub mod plants;
pub mod random;
pub mod sheet;
pub mod shipped;
pub mod sized;
pub mod styles;
pub mod truth;
pub mod writers;

use county::{County, Pupil};
use layouts::Unit;
use rayon::prelude::*;
use sheet::{Book, Format};
use sized::Size;
use std::{fs, path::Path};
use styles::{PLAIN, STYLES, Style};
use truth::Truth;
use writers::Failure;

/// Folders of a county.
const SCORES: &str = "成绩";
const ROSTER: &str = "学籍";
const EARLIER: &str = "上次";
const ITEMS: &str = "小题";
/// The folder of the exam before the earlier one.
const FIRST: &str = "2025年9月起点检测";
/// Streams of draws that nothing else of the county takes.
const FIRST_STREAM: u64 = 1 << 40;
const TRUTH: &str = "truth.json";

/// Writes the shipped county.
pub fn write_shipped(folder: &Path) -> Result<Truth, Failure> {
    let (county, mut truth) = shipped::county();
    prepare(folder)?;
    let styles: Vec<&Style> = STYLES.iter().collect();
    write_scores(folder, &county, &styles)?;
    write_lists_by_grade(folder, &county)?;
    write_items(folder, &county)?;
    spoil(folder, &mut truth)?;
    write(folder, "学校", Format::Xlsx, &lists::register(&county))?;
    fs::write(folder.join("exam.toml"), lists::EXAM_FILE)?;
    fs::write(folder.join(TRUTH), truth.to_json(&county))?;
    Ok(truth)
}

/// Writes a county of any size.
pub fn write_sized(folder: &Path, size: &Size) -> Result<Truth, Failure> {
    let (county, truth) = sized::county(size);
    prepare(folder)?;
    let style = |at: usize| if size.plain { &PLAIN } else { &STYLES[at % STYLES.len()] };
    let styles: Vec<&Style> = (0..county.schools.len()).map(style).collect();
    write_scores(folder, &county, &styles)?;
    write_lists_by_school(folder, &county, size)?;
    write(folder, "学校", Format::Xlsx, &lists::register(&county))?;
    fs::write(folder.join(TRUTH), truth.to_json(&county))?;
    Ok(truth)
}

/// Makes the folder, and empties it of an earlier county; a folder that holds anything else is left as it is.
fn prepare(folder: &Path) -> Result<(), Failure> {
    if folder.join(TRUTH).is_file() {
        for part in [SCORES, ROSTER, EARLIER, ITEMS] {
            if folder.join(part).is_dir() {
                fs::remove_dir_all(folder.join(part))?;
            }
        }
    }
    Ok(fs::create_dir_all(folder)?)
}

fn write_scores(folder: &Path, county: &County, styles: &[&Style]) -> Result<(), Failure> {
    (0..county.schools.len()).into_par_iter().try_for_each(|school| {
        let grades = county.grades.iter().zip(&county.units[school]).map(|(grade, pupils)| Unit { grade, pupils });
        let units: Vec<Unit<'_>> = grades.filter(|unit| !unit.pupils.is_empty()).collect();
        let files = layouts::files(&county.schools[school], &units, styles[school]);
        files.iter().try_for_each(|(path, book)| write(folder, &format!("{SCORES}/{path}"), styles[school].format, book))
    })
}

fn write_lists_by_grade(folder: &Path, county: &County) -> Result<(), Failure> {
    for (at, grade) in county.grades.iter().enumerate() {
        let members = || county.schools.iter().zip(&county.units).map(move |(school, units)| (school, units[at].as_slice()));
        let roster = lists::roster(members().map(|(school, pupils)| (school, grade, pupils)), at == 1);
        write(folder, &format!("{ROSTER}/{}学籍", grade.name), lists::ROSTER_FORMATS[at], &roster)?;
        write(folder, &format!("{EARLIER}/{}期中成绩", grade.name), lists::EARLIER_FORMATS[at], &lists::earlier(grade, members()))?;
        let first = lists::first(grade, members(), &mut random::Draws::new(shipped::SEED, FIRST_STREAM + at as u64));
        write(folder, &format!("{EARLIER}/{FIRST}/{}", grade.name), Format::CsvUtf8, &first)?;
    }
    Ok(())
}

/// Items of one paper: mathematics of grade eight, which nothing was planted into.
fn write_items(folder: &Path, county: &County) -> Result<(), Failure> {
    let (items, blueprint) = items::sheets(county, 1, "数学", 9000);
    write(folder, &format!("{ITEMS}/八年级数学小题分"), Format::Xlsx, &items)?;
    write(folder, &format!("{ITEMS}/八年级数学双向细目表"), Format::Xlsx, &blueprint)
}

fn write_lists_by_school(folder: &Path, county: &County, size: &Size) -> Result<(), Failure> {
    county.schools.par_iter().zip(&county.units).try_for_each(|(school, units)| {
        let grades: Vec<(_, &[Pupil])> = county.grades.iter().zip(units.iter().map(Vec::as_slice)).collect();
        if size.roster {
            let roster = lists::roster(grades.iter().map(|(grade, pupils)| (school, *grade, *pupils)), false);
            write(folder, &format!("{ROSTER}/{}学籍", school.name), Format::Xlsx, &roster)?;
        }
        if size.prior {
            for (grade, pupils) in &grades {
                let book = lists::earlier(grade, [(school, *pupils)].into_iter());
                write(folder, &format!("{EARLIER}/{}{}期中成绩", school.name, grade.name), Format::Xlsx, &book)?;
            }
        }
        Ok(())
    })
}

/// Adds what a folder of sheets has besides good ones: a download that broke off, the lock file of an open workbook.
fn spoil(folder: &Path, truth: &mut Truth) -> Result<(), Failure> {
    const WHOLE: &str = "成绩/育英双语学校九年级.xlsx";
    const BROKEN: &str = "成绩/育英双语学校九年级(1).xlsx";
    const LOCK: &str = "成绩/~$考镜县第二初级中学七年级.xlsx";
    let whole = fs::read(folder.join(WHOLE))?;
    fs::write(folder.join(BROKEN), &whole[..whole.len() * 3 / 5])?;
    let mut lock = vec![b' '; 165];
    lock[..8].copy_from_slice(b"\x07teacher");
    fs::write(folder.join(LOCK), lock)?;
    truth.files.push((BROKEN.to_owned(), "a download that broke off: cannot be read; the whole file is there too"));
    truth.files.push((LOCK.to_owned(), "the lock file of an open workbook: to be passed over"));
    Ok(())
}

fn write(folder: &Path, path: &str, format: Format, book: &Book) -> Result<(), Failure> {
    let path = folder.join(format!("{path}.{}", format.ending()));
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(&path, writers::bytes(book, format)?)?)
}
