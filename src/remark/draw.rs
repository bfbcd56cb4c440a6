//! Analysis → [`Drawing`]: the cells and scripts of a re-marked sample, under codes that tell nobody whose they are.

use super::{
    key_book, marks_book,
    rank::{self, Ranked},
    sample::{Pick, Strata},
};
use crate::{
    config::Config,
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::remark as codes},
    error::{Error, Failure, Fatal},
    ingest::{
        formats,
        remark::{self as stamp, Key, KeyCell, KeyScript},
    },
    model::{Grade, Score, Subject},
    pipeline::{self, Analysis},
    progress::Progress,
    reconcile::ledger::{Cohort, Paper},
    report,
    simulate::Draws,
    stats::remark::size::{Aim, finds, for_interval_in_cell, in_cell, is_as_narrow},
    words::{Lang, remark as words},
};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Seed; else it follows from the inputs.
    pub seed: Option<u64>,
    /// Scripts of a cell.
    pub size: Option<u32>,
    /// Half-width of the interval in points.
    pub precision: Option<f64>,
    /// These subjects only.
    pub subjects: Vec<String>,
    /// These schools in place of the ranking.
    pub schools: Vec<String>,
    /// Classes in place of schools.
    pub by_class: bool,
}

/// A paper with scripts to be marked.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnPaper {
    /// Grade.
    pub grade: Grade,
    /// Subject.
    pub subject: Subject,
    /// Full mark.
    pub full: Score,
    /// Step between marks.
    pub step: Score,
    /// Codes in order.
    pub codes: Vec<String>,
}

/// A sample to be marked again.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Name of the exam.
    pub exam: String,
    /// When it was held; may be empty.
    pub date: String,
    /// Language of all text.
    pub lang: Lang,
    /// Papers in order.
    pub papers: Vec<DrawnPaper>,
    /// Everything that stays in the office.
    pub key: Key,
    /// What was noticed.
    pub diagnostics: Diagnostics,
}

/// The whole run: reads, screens, draws, and writes the markers' workbook `out` and the key beside it.
///
/// # Errors
/// If a file may not be written, no input can be used, or there is nothing to draw.
pub fn run(config: Outcome<Config>, wanted: &Wanted, out: &Path, progress: &dyn Progress) -> Result<(Drawing, PathBuf), Failure> {
    let (lang, force) = (config.value.lang, config.value.force);
    let key_path = key_beside(out, lang);
    for path in [out, &key_path] {
        may_be_written(path, force, &config.value)?;
    }
    let analysis = pipeline::analyse(config, progress)?;
    let drawing = match draw(&analysis, wanted) {
        Ok(drawing) => drawing,
        Err(error) => return Err(Failure { error, seen: analysis.diagnostics }),
    };
    let books = [(out, marks_book::marks_book(&drawing)), (key_path.as_path(), key_book::key_book(&drawing))];
    match books.iter().try_for_each(|(path, book)| write(book, path, lang)) {
        Ok(()) => Ok((drawing, key_path)),
        Err(error) => Err(Failure { error, seen: drawing.diagnostics }),
    }
}

/// `复评.xlsx` → `复评-底册.xlsx`.
#[must_use]
pub fn key_beside(out: &Path, lang: Lang) -> PathBuf {
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!("{stem}{}.xlsx", words::KEY_SUFFIX.get(lang)))
}

fn may_be_written(path: &Path, force: bool, config: &Config) -> Result<(), Error> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(());
    }
    let refuse = |phrase: crate::words::Phrase| Error::new(Fatal::Output, phrase.fill(config.lang, &[("file", &path.display())]));
    if !force {
        return Err(refuse(words::DRAW_EXISTS));
    }
    let bytes = fs::read(path).unwrap_or_default();
    let book = formats::open(&bytes, &Place::default(), &config.limits).ok();
    let ours = book.is_some_and(|book| stamp::find(&book.value).is_some());
    if ours { Ok(()) } else { Err(refuse(words::DRAW_NOT_OURS)) }
}

/// Beside its place first, then moved there: a reader never meets half a file.
fn write(book: &report::plan::Book<'_>, path: &Path, lang: Lang) -> Result<(), Error> {
    let failed = |error: &dyn std::fmt::Display| {
        Error::new(Fatal::Output, crate::words::report::CANNOT_WRITE.fill(lang, &[("file", &path.display()), ("error", error)]))
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.kaojing-{}", std::process::id()));
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(|error| failed(&error))?;
    }
    report::write::write_book(book, &beside).map_err(|error| failed(&error))?;
    fs::rename(&beside, path).map_err(|error| {
        fs::remove_file(&beside).ok();
        failed(&error)
    })
}

/// Draws; writes nothing.
///
/// # Errors
/// If a school or subject that was asked for is not there, or no cell has enough scripts.
pub fn draw(analysis: &Analysis, wanted: &Wanted) -> Result<Drawing, Error> {
    let (ledger, config) = (&analysis.ledger, &analysis.config);
    let lang = config.lang;
    let seed = wanted.seed.unwrap_or_else(|| seed_of(analysis));
    let subjects: Vec<Subject> = wanted.subjects.iter().map(|name| Subject::standard(name).unwrap_or_else(|| Subject::new(name))).collect();
    for subject in &subjects {
        let known = ledger.cohorts.iter().flat_map(|cohort| &cohort.papers).any(|paper| paper.subject == *subject);
        if !known {
            return Err(Error::new(Fatal::Usage, words::NO_SUCH_SUBJECT.fill(lang, &[("subject", &subject)])));
        }
    }
    let mut schools = Vec::new();
    for name in &wanted.schools {
        let Some(school) = ledger.school_called(name) else {
            return Err(Error::new(Fatal::Usage, words::NO_SUCH_SCHOOL.fill(lang, &[("school", name)])));
        };
        schools.push(school);
    }
    let mut drawer =
        Drawer { analysis, wanted, schools, seed, stream: 0, papers: Vec::new(), key: Key::default(), seen: Diagnostics::new() };
    for (number, cohort) in ledger.cohorts.iter().enumerate() {
        for paper in 0..cohort.single_papers() {
            let of = &cohort.papers[paper];
            if subjects.is_empty() || subjects.iter().any(|subject| subject.clone().taught_in(&cohort.grade) == of.subject) {
                drawer.paper((number, cohort), paper);
            }
        }
    }
    let Drawer { papers, mut key, mut seen, .. } = drawer;
    if key.scripts.is_empty() {
        let scope = if wanted.subjects.is_empty() { words::SCOPE_ALL.get(lang).to_owned() } else { wanted.subjects.join(", ") };
        let message = words::NOTHING_TO_DRAW.fill(lang, &[("least", &config.remark.least), ("scope", &scope)]);
        return Err(Error::new(Fatal::Input, message));
    }
    key.exam = report::desk::Desk::new(analysis).exam().to_owned();
    key.seed = seed.to_string();
    key.settings = settings(config, wanted);
    let exam = key.exam.clone();
    let mut diagnostics = analysis.diagnostics.clone();
    diagnostics.append(&mut seen);
    let date = analysis.config.exam.date.clone().unwrap_or_default();
    Ok(Drawing { exam, date, lang, papers, key: key.named(), diagnostics })
}

/// A seed that follows from the bytes of the inputs, short enough to be typed.
fn seed_of(analysis: &Analysis) -> u64 {
    let mut digests: Vec<&str> = analysis.ledger.sources.iter().map(|source| source.sha256.as_str()).collect();
    digests.sort_unstable();
    let mut hash = Sha256::new();
    digests.iter().for_each(|digest| hash.update(digest));
    let first: [u8; 4] = hash.finalize().as_slice()[..4].try_into().expect("a digest of 32 bytes has four");
    u64::from(u32::from_be_bytes(first))
}

fn settings(config: &Config, wanted: &Wanted) -> String {
    let (rules, lang) = (&config.remark, config.lang);
    match (wanted.size, wanted.precision) {
        (Some(size), _) => words::SETTINGS_SIZE.fill(lang, &[("size", &size)]),
        (None, Some(half)) => words::SETTINGS_PRECISION.fill(lang, &[("half", &half), ("sd", &rules.sd), ("least", &rules.least)]),
        (None, None) => words::SETTINGS.fill(
            lang,
            &[
                ("tolerance", &rules.tolerance),
                ("delta", &rules.delta),
                ("sd", &rules.sd),
                ("alpha", &rules.alpha),
                ("power", &rules.power),
                ("least", &rules.least),
            ],
        ),
    }
}

struct Drawer<'a> {
    analysis: &'a Analysis,
    wanted: &'a Wanted,
    schools: Vec<u32>,
    seed: u64,
    /// The next stream of random draws.
    stream: u64,
    papers: Vec<DrawnPaper>,
    key: Key,
    seen: Diagnostics,
}

/// A cell with its scripts: candidates and their scores.
struct Cell {
    ranked: Ranked,
    control: bool,
    scripts: Vec<(usize, Score)>,
}

impl Drawer<'_> {
    fn draws(&mut self) -> Draws {
        self.stream += 1;
        Draws::new(self.seed, self.stream)
    }

    fn paper(&mut self, (number, cohort): (usize, &Cohort), paper: usize) {
        let of = &cohort.papers[paper];
        let cells = self.choose((number, cohort), paper);
        let mut drawn: Vec<(KeyScript, usize)> = Vec::new();
        for cell in cells {
            let scores: Vec<Score> = cell.scripts.iter().map(|(_, score)| *score).collect();
            let lines = [of.lines.excellent, of.lines.good, of.lines.pass, of.lines.low];
            let near = self.analysis.config.remark.near;
            let strata = Strata::of(&scores, &lines, near);
            let wanted = self.scripts_of(&strata, scores.len());
            let picks = strata.sample(wanted, &mut self.draws());
            let at = self.key.cells.len();
            self.enter_cell(&cell, cohort, of, picks.len());
            drawn.extend(picks.iter().map(|pick| {
                let (candidate, original) = cell.scripts[pick.script];
                (script(cohort, candidate, original, at, pick), candidate)
            }));
        }
        if drawn.is_empty() {
            return;
        }
        let order = self.draws().shuffled(drawn.len());
        let letters = letters(self.papers.len());
        let codes: Vec<String> = (1..=drawn.len()).map(|running| format!("{letters}{running:03}")).collect();
        let mut scripts: Vec<KeyScript> = Vec::with_capacity(drawn.len());
        for (code, at) in codes.iter().zip(order) {
            scripts.push(KeyScript { code: code.as_str().into(), ..drawn[at].0.clone() });
        }
        self.key.scripts.extend(scripts);
        let (grade, subject) = (cohort.grade.clone(), of.subject.clone());
        self.papers.push(DrawnPaper { grade, subject, full: of.full, step: of.step, codes });
    }

    /// The cells of a paper that are drawn from: the head of the ranking, or the schools asked for, then controls.
    fn choose(&mut self, (number, cohort): (usize, &Cohort), paper: usize) -> Vec<Cell> {
        let rules = &self.analysis.config.remark;
        let (leads, controls, least) = (rules.leads as usize, rules.controls as usize, rules.least as usize);
        let ranked = rank::cells(&self.analysis.findings, (number, cohort), paper, self.wanted.by_class);
        let with_scripts = |ranked: Ranked| {
            let unit = &cohort.units[ranked.at.unit];
            let range = ranked.at.class.map_or_else(|| unit.range.clone(), |class| unit.classes[class].range.clone());
            let scripts = range.filter_map(|at| Some((at, cohort.counted(paper, at)?))).collect();
            Cell { ranked, control: false, scripts }
        };
        let mut cells: Vec<Cell> = ranked.into_iter().map(with_scripts).filter(|cell| cell.scripts.len() >= least).collect();
        let asked = |cell: &Cell| self.schools.contains(&cohort.units[cell.ranked.at.unit].school);
        let mut rest = if self.schools.is_empty() {
            // Where there are few cells, half of them are left to be drawn from.
            let head = if controls == 0 { leads } else { leads.min(cells.len().div_ceil(2)) };
            cells.split_off(head.min(cells.len()))
        } else {
            let (own, rest) = cells.into_iter().partition(asked);
            cells = own;
            rest
        };
        if cells.is_empty() {
            return cells;
        }
        rest.sort_by_key(|cell| cell.ranked.at);
        let order = self.draws().shuffled(rest.len());
        let mut drawn: Vec<usize> = order.into_iter().take(controls).collect();
        drawn.sort_unstable_by(|a, b| b.cmp(a));
        let mut control: Vec<Cell> = drawn.into_iter().map(|at| Cell { control: true, ..rest.swap_remove(at) }).collect();
        control.sort_by_key(|cell| cell.ranked.at);
        if control.len() < controls {
            let told = Diagnostic::new(&codes::DRAW_FEW_CONTROLS, Place::default()).with("grade", &cohort.grade);
            let told = told.with("subject", &cohort.papers[paper].subject).with("n", control.len());
            self.seen.push(told.with("wanted", controls));
        }
        cells.extend(control);
        cells
    }

    /// Scripts of a cell that has so many: the least that do what is wanted in its strata.
    fn scripts_of(&self, strata: &Strata, size: usize) -> usize {
        let rules = &self.analysis.config.remark;
        let aim = Aim { sd: rules.sd, delta: rules.delta, alpha: rules.alpha, power: rules.power };
        let whole = u32::try_from(size).unwrap_or(u32::MAX);
        let from = |scripts: Option<u32>| scripts.unwrap_or(whole).max(rules.least) as usize;
        let least = |from: usize, enough: &dyn Fn((f64, f64)) -> bool| (from..size).find(|m| enough(strata.chance(*m))).unwrap_or(size);
        match (self.wanted.size, self.wanted.precision) {
            (Some(wanted), _) => size.min(wanted as usize),
            // Strata of their size, and one of them, would do with what the search begins at.
            (None, Some(half)) => least(from(for_interval_in_cell(rules.sd, half, whole)), &|chance| is_as_narrow(rules.sd, half, chance)),
            (None, None) => least(from(in_cell(aim, whole)), &|(variance, df)| finds(aim, variance, df)),
        }
    }

    fn enter_cell(&mut self, cell: &Cell, cohort: &Cohort, paper: &Paper, drawn: usize) {
        let unit = &cohort.units[cell.ranked.at.unit];
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let entry = KeyCell {
            grade: cohort.grade.clone(),
            school: self.analysis.ledger.schools[unit.school as usize].name.clone(),
            class: cell.ranked.at.class.map(|class| unit.classes[class].name.clone()).unwrap_or_default(),
            subject: paper.subject.name().into(),
            control: cell.control,
            size: count(cell.scripts.len()),
            drawn: count(drawn),
            reason: if cell.control { String::new() } else { cell.ranked.reason.join(" ") },
        };
        if drawn == cell.scripts.len() {
            let name = [entry.school.as_str(), &entry.class, &entry.subject].join(" ");
            self.seen.push(Diagnostic::new(&codes::DRAW_CELL_SHORT, Place::default()).with("cell", name).with("n", drawn));
        }
        self.key.cells.push(entry);
    }
}

fn script(cohort: &Cohort, candidate: usize, original: Score, cell: usize, pick: &Pick) -> KeyScript {
    let who = &cohort.candidates[candidate];
    KeyScript {
        code: "".into(),
        cell,
        stratum: pick.band as u32,
        band: pick.band.word().into(),
        size: pick.size,
        drawn: pick.drawn,
        id: who.id.clone(),
        name: who.name.clone(),
        class: who.class.clone(),
        original,
    }
}

/// A, B, … Z, AA, …; without I and O, which look like figures.
fn letters(paper: usize) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    let (before, at) = (paper / LETTERS.len(), paper % LETTERS.len());
    let head = if before == 0 { String::new() } else { letters(before - 1) };
    format!("{head}{}", char::from(LETTERS[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_have_letters_that_look_like_no_figure() {
        assert_eq!([0, 8, 13, 23, 24, 25].map(letters), ["A", "J", "P", "Z", "AA", "AB"]);
        assert_eq!(key_beside(Path::new("a/复评.xlsx"), Lang::Zh), Path::new("a/复评-底册.xlsx"));
    }
}
