//! Re-marks → whose scripts they are. Codes are looked up in the key of their drawing; other rows name a candidate by id,
//! else by school and name. What fits nobody or several, and what cannot be a mark of the paper, is said and left out.

use super::{
    desk::Desk,
    index::id_key,
    ledger::{Cohort, Drawn, Ledger, Remarked},
};
use crate::{
    diagnostics::{Diagnostic, Diagnostics, Outcome, Place, codes::remark as codes},
    ingest::{
        clean::{key, name_key},
        remark::{Key, KeyCell, KeyScript, RemarkRow, RemarkTable},
    },
    model::{Score, Subject},
};
use compact_str::CompactString;
use std::collections::{BTreeMap, HashMap};

/// Sheets of re-marks and keys, schools named as the ledger names them, each with its place.
#[derive(Default)]
pub struct Named {
    tables: Vec<(Place, RemarkTable)>,
    keys: Vec<(Place, Box<Key>)>,
}

impl Named {
    /// Re-marks by code, and the key of their drawing.
    #[must_use]
    pub fn of(table: RemarkTable, key: Key) -> Self {
        Self { tables: vec![(Place::default(), table)], keys: vec![(Place::default(), Box::new(key))] }
    }
}

/// Gives every school the name of the ledger, where it is known.
#[must_use]
pub fn name_schools(desk: &Desk<'_>, mut tables: Vec<(usize, RemarkTable)>, keys: Vec<(usize, Box<Key>)>) -> Named {
    let place = |sheet: usize| desk.sheets[sheet].place.clone();
    for row in tables.iter_mut().flat_map(|(_, table)| &mut table.rows).filter(|row| !row.school.is_empty()) {
        if let Some(school) = desk.schools.find(&row.school) {
            row.school = desk.schools.name_of(school);
        }
    }
    Named {
        tables: tables.into_iter().map(|(sheet, table)| (place(sheet), table)).collect(),
        keys: keys.into_iter().map(|(sheet, key)| (place(sheet), key)).collect(),
    }
}

/// A candidate's paper.
type Script = (usize, usize, usize);

/// Finds whose script every re-mark is of.
pub fn resolve(settled: &mut Outcome<Ledger>, named: Named) {
    let Outcome { value: ledger, seen } = settled;
    if named.tables.is_empty() || ledger.cohorts.is_empty() {
        return;
    }
    let index = Index::of(ledger);
    let mut pool = Pool::default();
    let mut keys: Vec<Opened<'_>> = named.keys.iter().map(|(place, key)| Opened::new(place, key, ledger, &index)).collect();
    for (place, table) in &named.tables {
        let (coded, plain): (Vec<&RemarkRow>, Vec<&RemarkRow>) = table.rows.iter().partition(|row| !row.code.is_empty());
        take_coded(&mut pool, (place, table), &coded, ledger, &mut keys);
        take_plain(&mut pool, place, &plain, ledger, &index);
    }
    for key in keys.iter().filter(|key| key.used) {
        key.tell(&pool, ledger, seen);
    }
    seen.append(&mut pool.seen);
    ledger.remarks = pool.scripts.into_values().flatten().collect();
}

/// Scripts with a re-mark; `None` where two rows contradict each other.
#[derive(Default)]
struct Pool {
    scripts: BTreeMap<Script, Option<Remarked>>,
    seen: Diagnostics,
}

impl Pool {
    /// Puts a row's re-mark to a candidate's script. What cannot be a mark of the paper is said.
    fn put(&mut self, row: &RemarkRow, place: &Place, script: Script, full: Score, (original, drawn): (Score, Option<Drawn>)) {
        let (cohort, paper, candidate) = script;
        let place_of = place.cell(row.row, row.column);
        let fits = |mark: &Score| (Score::ZERO..=full).contains(mark);
        for mark in row.marks.iter().flatten().filter(|mark| !fits(mark)) {
            self.seen.push(Diagnostic::new(&codes::REMARK_ABOVE_FULL, place_of.clone()).read(mark).with("full", full));
        }
        let mut marks = row.marks.map(|mark| mark.filter(fits));
        if marks[0].is_none() {
            marks.swap(0, 1);
        }
        if marks[0].is_none() {
            return;
        }
        let Some(there) = self.scripts.get_mut(&script) else {
            self.scripts.insert(script, Some(Remarked { cohort, paper, candidate, original, marks, drawn, place: place_of }));
            return;
        };
        let Some(first) = there.as_ref().filter(|first| first.marks != marks) else { return };
        let who = if row.code.is_empty() { format!("{} {}", row.id, row.name) } else { row.code.to_string() };
        let shown = marks[0].map(|mark| mark.to_string()).unwrap_or_default();
        let told = Diagnostic::new(&codes::REMARK_CONFLICT, place_of).read(shown).with("who", who.trim());
        self.seen.push(told.beside("first", first.place.clone()));
        *there = None;
    }
}

/// Candidates by id and by school and name.
struct Index {
    ids: HashMap<CompactString, Vec<(usize, usize)>>,
    names: HashMap<(u32, CompactString), Vec<(usize, usize)>>,
}

impl Index {
    fn of(ledger: &Ledger) -> Self {
        let (mut ids, mut names): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = (HashMap::new(), HashMap::new());
        for (number, cohort) in ledger.cohorts.iter().enumerate() {
            for (at, candidate) in cohort.candidates.iter().enumerate() {
                if !candidate.id.is_empty() {
                    ids.entry(id_key(&candidate.id)).or_default().push((number, at));
                }
                names.entry((candidate.school, name_key(&candidate.name))).or_default().push((number, at));
            }
        }
        Self { ids, names }
    }

    /// The one candidate whom these words fit, among those whom `fits` admits.
    fn find(&self, ledger: &Ledger, who: &Who<'_>, fits: impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
        let candidate = |(cohort, at): (usize, usize)| &ledger.cohorts[cohort].candidates[at];
        let school = ledger.schools.iter().position(|school| school.name == who.school).and_then(|at| u32::try_from(at).ok());
        let here = |found: &(usize, usize)| school.is_none_or(|school| candidate(*found).school == school);
        let named = |found: &(usize, usize)| {
            let name = &candidate(*found).name;
            who.name.is_empty() || name.is_empty() || name_key(name) == name_key(who.name)
        };
        let in_class = |found: &(usize, usize)| who.class.is_empty() || key(&candidate(*found).class) == key(who.class);
        let admitted = |found: &&(usize, usize)| fits(found.0, found.1) && here(found) && named(found);
        let mut found: Vec<(usize, usize)> = match self.ids.get(&id_key(who.id)).filter(|_| !who.id.is_empty()) {
            Some(same) => same.iter().filter(admitted).copied().collect(),
            None if who.id.is_empty() || !who.name.is_empty() => {
                let of = school.and_then(|school| self.names.get(&(school, name_key(who.name))));
                of.into_iter()
                    .flatten()
                    .filter(admitted)
                    .filter(|found| who.id.is_empty() || candidate(**found).id.is_empty())
                    .copied()
                    .collect()
            }
            None => Vec::new(),
        };
        if found.len() > 1 {
            found.retain(in_class);
        }
        if let [one] = found[..] { Some(one) } else { None }
    }
}

/// Who somebody is said to be.
struct Who<'a> {
    school: &'a str,
    class: &'a str,
    id: &'a str,
    name: &'a str,
}

fn paper_of(cohort: &Cohort, subject: Option<&Subject>) -> Option<usize> {
    match subject {
        Some(subject) => {
            let subject = subject.clone().taught_in(&cohort.grade);
            cohort.papers.iter().position(|paper| paper.subject == subject)
        }
        None => (cohort.single_papers() == 1).then_some(0),
    }
}

/// A key, with the candidates whom its scripts are of.
struct Opened<'k> {
    place: &'k Place,
    key: &'k Key,
    codes: HashMap<&'k str, usize>,
    scripts: Vec<Option<Script>>,
    used: bool,
}

impl<'k> Opened<'k> {
    fn new(place: &'k Place, key: &'k Key, ledger: &Ledger, index: &Index) -> Self {
        let script = |script: &KeyScript| {
            let cell = &key.cells[script.cell];
            let school = cell.school.as_str();
            let who = Who { school, class: &script.class, id: &script.id, name: &script.name };
            let subject = Subject::new(&cell.subject);
            let found = index.find(ledger, &who, |cohort, at| {
                let cohort = &ledger.cohorts[cohort];
                ledger.schools[cohort.candidates[at].school as usize].name == school && cohort.grade == cell.grade
            })?;
            let cohort = &ledger.cohorts[found.0];
            Some((found.0, cohort.papers.iter().position(|paper| paper.subject == subject)?, found.1))
        };
        Self {
            place,
            key,
            codes: key.scripts.iter().enumerate().map(|(at, script)| (script.code.as_str(), at)).collect(),
            scripts: key.scripts.iter().map(script).collect(),
            used: false,
        }
    }

    fn found(&self) -> usize {
        self.scripts.iter().flatten().count()
    }

    /// Half of its scripts at least are in the ledger.
    fn fits(&self) -> bool {
        self.found() * 2 >= self.scripts.len().max(1)
    }

    fn drawn(&self, script: &KeyScript) -> Drawn {
        let cell = &self.key.cells[script.cell];
        Drawn {
            stratum: script.stratum,
            stratum_size: script.size,
            cell_size: cell.size,
            cell_drawn: cell.drawn,
            control: cell.control,
            by_class: !cell.class.is_empty(),
        }
    }

    /// Scripts that were drawn and have no re-mark, and originals that are no longer what they were.
    fn tell(&self, pool: &Pool, ledger: &Ledger, seen: &mut Diagnostics) {
        if !self.fits() {
            let unfit = Diagnostic::new(&codes::REMARK_KEY_UNFIT, self.place.clone());
            seen.push(unfit.with("drawn", self.scripts.len()).with("found", self.found()));
            return;
        }
        let mut missing: BTreeMap<usize, usize> = BTreeMap::new();
        let mut changed: Vec<&KeyScript> = Vec::new();
        for (script, found) in self.key.scripts.iter().zip(&self.scripts) {
            let marked = found.is_some_and(|found| pool.scripts.get(&found).is_some_and(Option::is_some));
            if !marked {
                *missing.entry(script.cell).or_default() += 1;
            }
            let now = found.and_then(|(cohort, paper, at)| ledger.cohorts[cohort].marks[paper][at].counted());
            if found.is_some() && now != Some(script.original) {
                changed.push(script);
            }
        }
        for (cell, n) in missing {
            let of = &self.key.cells[cell];
            let told = Diagnostic::new(&codes::REMARK_MISSING, self.place.clone());
            seen.push(told.with("cell", shown(of)).with("drawn", of.drawn).with("n", n));
        }
        if let Some(first) = changed.first() {
            let told = Diagnostic::new(&codes::REMARK_SCORES_CHANGED, self.place.clone());
            seen.push(told.with("n", changed.len()).with("who", format!("{} {}", first.code, first.original)));
        }
    }
}

/// A cell as people call it.
fn shown(cell: &KeyCell) -> String {
    [cell.school.as_str(), cell.grade.name(), &cell.class, &cell.subject]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn take_coded(pool: &mut Pool, (place, table): (&Place, &RemarkTable), rows: &[&RemarkRow], ledger: &Ledger, keys: &mut [Opened<'_>]) {
    let of_draw = |key: &Opened<'_>| table.draw.is_empty() || key.key.draw == table.draw;
    let mut known: Vec<&mut Opened<'_>> = keys.iter_mut().filter(|key| of_draw(key)).collect();
    if known.is_empty() {
        if let Some(first) = rows.first() {
            pool.seen.push(Diagnostic::new(&codes::REMARK_KEY_MISSING, place.row(first.row)).read(&first.code).with("n", rows.len()));
        }
        return;
    }
    for row in rows {
        let Some(opened) = known.iter_mut().find(|key| key.codes.contains_key(row.code.as_str())) else {
            pool.seen.push(Diagnostic::new(&codes::REMARK_UNKNOWN_CODE, place.row(row.row)).read(&row.code));
            continue;
        };
        opened.used = true;
        let at = opened.codes[row.code.as_str()];
        let script = &opened.key.scripts[at];
        let Some((cohort, paper, candidate)) = opened.scripts[at].filter(|_| opened.fits()) else { continue };
        let full = ledger.cohorts[cohort].papers[paper].full;
        pool.put(row, place, (cohort, paper, candidate), full, (script.original, Some(opened.drawn(script))));
    }
}

fn take_plain(pool: &mut Pool, place: &Place, rows: &[&RemarkRow], ledger: &Ledger, index: &Index) {
    let (mut lost, mut differing): (Vec<&RemarkRow>, Vec<(&RemarkRow, Score)>) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| row.marks.iter().any(Option::is_some)) {
        let who = Who { school: &row.school, class: &row.class, id: &row.id, name: &row.name };
        let score = |cohort: usize, at: usize| {
            let cohort = &ledger.cohorts[cohort];
            let paper = paper_of(cohort, row.subject.as_ref())?;
            cohort.counted(paper, at).map(|score| (paper, score))
        };
        let of_grade = |cohort: usize| row.grade.as_ref().is_none_or(|grade| *grade == ledger.cohorts[cohort].grade);
        let found = index.find(ledger, &who, |cohort, at| of_grade(cohort) && score(cohort, at).is_some());
        let found = found.or_else(|| index.find(ledger, &who, |cohort, at| score(cohort, at).is_some()));
        let Some(((cohort, candidate), (paper, original))) = found.and_then(|found| Some((found, score(found.0, found.1)?))) else {
            lost.push(row);
            continue;
        };
        if row.original.is_some_and(|stated| stated != original) {
            differing.push((row, original));
        }
        let full = ledger.cohorts[cohort].papers[paper].full;
        pool.put(row, place, (cohort, paper, candidate), full, (original, None));
    }
    let spelt = |row: &RemarkRow| {
        let parts = [row.school.as_str(), &row.id, &row.name, row.subject.as_ref().map_or("", |subject| subject.name())];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    if let Some(first) = lost.first() {
        let told = Diagnostic::new(&codes::REMARK_OF_NOBODY, place.row(first.row)).read(spelt(first)).with("n", lost.len());
        pool.seen.push(told);
    }
    if let Some((first, score)) = differing.first() {
        let stated = first.original.map(|stated| stated.to_string()).unwrap_or_default();
        let told = Diagnostic::new(&codes::REMARK_ORIGINAL_DIFFERS, place.row(first.row)).with("n", differing.len());
        pool.seen.push(told.with("who", format!("{} {stated} ≠ {score}", spelt(first))));
    }
}
