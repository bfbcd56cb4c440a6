//! [`Truth`]: what was planted and what the sheets really hold, counted without the engine that is to find it.

use super::{
    county::{County, Pupil},
    plants::{Spot, pass_line},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Something planted that a screen should find.
#[derive(Clone, Debug)]
pub struct Plant {
    /// As in the catalogue of screens.
    pub code: &'static str,
    pub grade: &'static str,
    pub school: String,
    /// Empty where it is about the whole school.
    pub subject: String,
    /// Exam numbers.
    pub candidates: Vec<String>,
    /// Size and unit.
    pub effect: Option<(f64, &'static str)>,
}

/// Something that looks like trouble and is none.
#[derive(Clone, Debug)]
pub struct Innocent {
    pub school: String,
    pub grade: String,
    pub subject: String,
    pub why: &'static str,
}

/// Everything that is known about a county.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    pub plants: Vec<Plant>,
    pub innocents: Vec<Innocent>,
    /// Slips of the pen: grade, school, subject, exam number, what is written.
    pub troubles: Vec<[String; 5]>,
    /// Files that cannot be read or are to be passed over, and why.
    pub files: Vec<(String, &'static str)>,
}

impl Truth {
    /// Writes down a slip.
    pub fn trouble(&mut self, county: &County, spot: Spot, subject: &str, number: &str, written: &str) {
        let (grade, school) = (county.grades[spot.grade].name, county.schools[spot.school].name.clone());
        self.troubles.push([grade.to_owned(), school, subject.to_owned(), number.to_owned(), written.to_owned()]);
    }

    /// As JSON: plants, innocents, troubles, files, and the counts and sums of every school's papers.
    pub fn to_json(&self, county: &County) -> String {
        let people: usize = county.units.iter().flatten().map(Vec::len).sum();
        let parts = [
            ("seed", json!(county.seed).to_string()),
            ("schools", json!(county.schools.len()).to_string()),
            ("pupils", json!(people).to_string()),
            ("plants", lines(self.plants.iter().map(plant_json))),
            ("innocents", lines(self.innocents.iter().map(innocent_json))),
            ("troubles", lines(self.troubles.iter().map(trouble_json))),
            ("files", lines(self.files.iter().map(|(file, why)| json!({"file": file, "why": why})))),
            ("papers", lines(paper_sums(county).into_iter())),
        ];
        let fields: Vec<String> = parts.into_iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
        format!("{{\n{}\n}}\n", fields.join(",\n"))
    }
}

/// One value a line, so that a difference between two versions can be read.
fn lines(values: impl Iterator<Item = Value>) -> String {
    let values: Vec<String> = values.map(|value| format!("  {value}")).collect();
    if values.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", values.join(",\n")) }
}

fn plant_json(plant: &Plant) -> Value {
    json!({
        "code": plant.code, "grade": plant.grade, "school": plant.school, "subject": plant.subject, "candidates": plant.candidates,
        "effect": plant.effect.map(|(size, _)| (size * 100.0).round() / 100.0), "unit": plant.effect.map(|(_, unit)| unit),
    })
}

fn innocent_json(innocent: &Innocent) -> Value {
    json!({"school": innocent.school, "grade": innocent.grade, "subject": innocent.subject, "why": innocent.why})
}

fn trouble_json([grade, school, subject, candidate, written]: &[String; 5]) -> Value {
    json!({"grade": grade, "school": school, "subject": subject, "candidate": candidate, "written": written})
}

/// Rows, scores, their sum and those at the pass line, of each school's paper as its sheets have it. `disputed` rows belong to
/// persons who have a row elsewhere too: which one counts is for the rule on guests to say.
fn paper_sums(county: &County) -> Vec<Value> {
    let seen = rows_by_person(county);
    let mut sums = Vec::new();
    for (at, grade) in county.grades.iter().enumerate() {
        for (school, units) in county.schools.iter().zip(&county.units) {
            let rows: Vec<&Pupil> = units[at].iter().filter(|pupil| pupil.in_sheet).collect();
            if rows.is_empty() {
                continue;
            }
            let disputed = rows.iter().filter(|pupil| seen[pupil.identity.as_str()] > 1).count();
            for (place, paper) in grade.papers.iter().enumerate() {
                let scores: Vec<i32> = rows.iter().filter_map(|pupil| pupil.marks[place].score()).collect();
                let pass = scores.iter().filter(|half| **half >= pass_line(paper.full)).count();
                let sum = f64::from(scores.iter().sum::<i32>()) / 2.0;
                sums.push(json!({
                    "grade": grade.name, "school": school.name, "subject": paper.subject, "full": paper.full,
                    "rows": rows.len(), "disputed": disputed, "n": scores.len(), "sum": sum, "pass": pass,
                }));
            }
        }
    }
    sums
}

fn rows_by_person(county: &County) -> BTreeMap<&str, usize> {
    let mut seen = BTreeMap::new();
    for pupil in county.units.iter().flatten().flatten().filter(|pupil| pupil.in_sheet) {
        *seen.entry(pupil.identity.as_str()).or_default() += 1;
    }
    seen
}
