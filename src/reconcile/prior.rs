//! Earlier exams: their scores are tied to the persons of this one by the steps of [`matching`](super::matching), those
//! whom only the roster knows among them. The earlier grade may be this one or one lower; where it is not known, persons
//! decide. The latest one is what screens and models look at; all are kept by [`history`](super::history). The rules for hard
//! cases:
//!
//! - Another school or class is no hindrance where the id says who it is.
//! - Exam numbers that are dealt out anew each time meet other names and tie nobody; names then decide.
//! - Where most ids of a school are known from one exam to the next, a name with another id is another pupil.
//! - Namesakes are told apart by class only in schools whose classes are still the same for most pupils.
//! - Who was out of the statistics then has no earlier score.

use super::{
    classes::read_label,
    desk::{Desk, EarlierTable, Group, RowRef},
    fast::{FastMap, FastSet},
    history::{GroupExam, Other, Seat},
    index::{At, Identified, ids_conflict, ids_of},
    matching::{How, Match, Matcher, NameRule},
    told::Told,
};
use crate::{
    diagnostics::{Diagnostic, Place, codes::reconcile as codes},
    ingest::{
        clean::name_key,
        table::{ScoreRow, ScoreTable},
    },
    model::{Grade, Mark, Score, Status, Subject},
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// Ties the scores of all earlier exams to persons, exam by exam; those of the last one stay with the persons.
pub fn match_exams(desk: &mut Desk<'_>, groups: &mut [Group], tables: &[EarlierTable]) {
    for of_exam in tables.chunk_by(|a, b| a.exam == b.exam) {
        for person in groups.iter_mut().flat_map(|group| &mut group.persons) {
            person.prior = Vec::new();
        }
        match_exam(desk, groups, of_exam[0].exam.unwrap_or_default(), of_exam);
    }
}

fn match_exam(desk: &mut Desk<'_>, groups: &mut [Group], exam: usize, tables: &[EarlierTable]) {
    let mut subjects: BTreeSet<Subject> = BTreeSet::new();
    for EarlierTable { table, .. } in tables {
        subjects.extend(subjects_of(table, groups).into_iter().filter(|subject| !subject.is_total()));
    }
    let subjects: Vec<Subject> = subjects.into_iter().collect();
    let mut heads = Heads { persons: FastMap::default(), votes: vec![BTreeMap::new(); groups.len()] };
    let mut sat = Sat::new(groups);
    let mut told = Told::default();
    for EarlierTable { sheet, table, .. } in tables {
        let contradicting = tie(desk, groups, (*sheet, table), &subjects, (&mut told, &mut heads, &mut sat));
        if contradicting > 0 {
            let place = desk.sheets[*sheet].place.clone();
            desk.seen.push(Diagnostic::new(&codes::PRIOR_CONTRADICTS, place).with("n", contradicting));
        }
    }
    told.say(desk);
    let name = desk.exams[exam].name.clone();
    for (group, votes) in groups.iter_mut().zip(&heads.votes) {
        group.earlier = heads.of(votes);
        let matched = group.persons.iter().filter(|person| !person.prior.is_empty()).count();
        let note = Diagnostic::new(&codes::PRIOR_MATCHED, Place::default()).read(matched).with("exam", &name);
        desk.seen.push(note.with("n", group.persons.len()).with("grade", &group.grade));
    }
    let declared = desk.exams[exam].full.clone();
    let kept = sat.into_exams(groups, &subjects, &declared, exam);
    for (group, kept) in groups.iter_mut().zip(kept) {
        keep_subjects_in_use(group, &subjects);
        group.history.extend(kept);
    }
}

/// An id; or a name and a class.
type PersonKey = (CompactString, CompactString);

/// What a row is told from others by; `None` where it names nobody.
fn key_of(row: &ScoreRow) -> Option<PersonKey> {
    let id = ids_of(&row.id, &row.other_id, &row.more_ids).next();
    let key = id.map_or_else(|| (name_key(&row.name), row.class.clone()), |id| (id.clone(), CompactString::default()));
    (!key.0.is_empty()).then_some(key)
}

/// Candidates of the earlier exam, to compare head counts.
struct Heads {
    /// School and earlier grade → persons, each once over all sheets.
    persons: FastMap<(u32, Option<Grade>), FastSet<PersonKey>>,
    /// For each group, how many of its persons were found in each earlier grade.
    votes: Vec<BTreeMap<Option<Grade>, usize>>,
}

impl Heads {
    fn count(&mut self, school: u32, grade: Option<Grade>, row: &ScoreRow) {
        if let Some(key) = key_of(row) {
            self.persons.entry((school, grade)).or_default().insert(key);
        }
    }

    /// Heads of each school in the earlier grade in which most of a group's persons were found.
    fn of(&self, votes: &BTreeMap<Option<Grade>, usize>) -> BTreeMap<u32, u32> {
        let Some((grade, _)) = votes.iter().max_by_key(|(_, found)| **found) else { return BTreeMap::new() };
        let of_grade = self.persons.iter().filter(|((_, of), _)| of == grade);
        of_grade.map(|((school, _), persons)| (*school, u32::try_from(persons.len()).unwrap_or(u32::MAX))).collect()
    }
}

/// The grade of an earlier row: its own, its table's, or that of its class.
fn grade_of(row: &ScoreRow, table: &ScoreTable) -> Option<Grade> {
    let of_table = table.grade.as_ref().map(|grade| &grade.value).filter(|grade| **grade != Grade::UNKNOWN);
    row.grade.as_ref().or(of_table).cloned().or_else(|| read_label(&row.class, None).grade)
}

/// The subjects of a table's columns as the grade of the table, else that of the present exam, knows them.
fn subjects_of(table: &ScoreTable, groups: &[Group]) -> Vec<Subject> {
    let told = table.grade.as_ref().map(|grade| &grade.value).or_else(|| table.rows.iter().find_map(|row| row.grade.as_ref()));
    let grade = told.or_else(|| groups.first().map(|group| &group.grade)).cloned().unwrap_or_default();
    table.columns.iter().map(|column| column.subject.clone().taught_in(&grade)).collect()
}

/// A row of the earlier exam.
struct EarlierRow<'t> {
    row: &'t ScoreRow,
    school: Option<u32>,
    class: CompactString,
    grade: Option<&'t Grade>,
}

impl Identified for EarlierRow<'_> {
    fn ids(&self) -> impl Iterator<Item = &CompactString> {
        ids_of(&self.row.id, &self.row.other_id, &self.row.more_ids)
    }

    fn name(&self) -> &str {
        &self.row.name
    }

    fn school(&self) -> Option<u32> {
        self.school
    }

    fn class(&self) -> &str {
        &self.class
    }

    fn of_another_exam(&self) -> bool {
        true
    }
}

/// Ties the rows of one table; gives the number of scores that differ from what an earlier table said.
fn tie(
    desk: &mut Desk<'_>,
    groups: &mut [Group],
    (sheet, table): (usize, &ScoreTable),
    subjects: &[Subject],
    (told, heads, sat): (&mut Told, &mut Heads, &mut Sat),
) -> usize {
    let targets: Vec<Option<usize>> = subjects_of(table, groups).iter().map(|subject| subjects.binary_search(subject).ok()).collect();
    let rows = earlier_rows(desk, sheet, table);
    let found = find(groups, &rows);
    let schools: Vec<Option<u32>> = rows.iter().map(|row| row.school).collect();
    sat.note_full_marks(table, &targets);
    let classes: Vec<CompactString> = rows.iter().map(|row| row.class.clone()).collect();
    let number = u32::try_from(sheet).expect("fewer sheets than 2^32 fit in memory");
    let mut contradicting = 0;
    for (at, found) in found.into_iter().enumerate() {
        let rule = match found {
            Match::One(_, How::Zeros) => Some(&codes::IDS_WITHOUT_ZEROS),
            Match::One(_, How::Temporary) => Some(&codes::TEMPORARY_IDS),
            Match::One(_, How::NameDiffers) => Some(&codes::NAMES_DIFFER),
            Match::One(_, How::Variant) => Some(&codes::NAME_VARIANTS),
            Match::Several => Some(&codes::PRIOR_AMBIGUOUS),
            Match::IdOfAnother => Some(&codes::ID_OF_ANOTHER_NAME),
            Match::NameOfAnother => Some(&codes::NAME_WITH_OTHER_ID),
            Match::One(_, How::Id | How::Seat | How::SeatAlone | How::Name | How::OtherId | How::OtherClass) | Match::Nobody => None,
        };
        rule.into_iter().for_each(|rule| told.add(rule, RowRef { sheet: number, row: table.rows[at].row }, schools[at]));
        let grade = grade_of(&table.rows[at], table);
        if let Match::One((group, _), _) = found {
            *heads.votes[group].entry(grade.clone()).or_default() += 1;
        }
        if let Some(school) = schools[at] {
            heads.count(school, grade.clone(), &table.rows[at]);
        }
        let row = &table.rows[at];
        if row.excluded {
            continue;
        }
        let seat = Seat { school: schools[at], class: classes[at].clone() };
        match found {
            Match::One(place, _) => {
                contradicting += enter(groups, place, table.marks_of(at), &targets, subjects.len());
                sat.meet(place, Sitting { seat, grade, total: row.stated_total });
            }
            _ => {
                let total = row.stated_total;
                let marks = (table.marks_of(at), targets.as_slice(), subjects.len());
                sat.meet_other(row, Sitting { seat, grade, total }, sheet, marks);
            }
        }
        if let Match::One((group, _), _) = found {
            *sat.sheets.entry(sheet).or_default().entry(group).or_default() += 1;
        }
    }
    contradicting
}

fn earlier_rows<'t>(desk: &mut Desk<'_>, sheet: usize, table: &'t ScoreTable) -> Vec<EarlierRow<'t>> {
    let place: Place = desk.sheets[sheet].place.clone();
    let of_sheet = table.school.as_ref().map(|school| desk.schools.resolve(&school.value, &place));
    let mut rows = Vec::with_capacity(table.rows.len());
    for run in table.rows.chunk_by(|a, b| (&a.class, &a.school, &a.grade) == (&b.class, &b.school, &b.grade)) {
        let first = &run[0];
        let school = if first.school.is_empty() { of_sheet } else { Some(desk.schools.resolve(&first.school, &place)) };
        let grade = first.grade.as_ref().or(table.grade.as_ref().map(|grade| &grade.value));
        let label = if first.class.is_empty() { table.class.as_ref().map_or("", |class| class.value.as_str()) } else { &first.class };
        let class = read_label(label, grade).class;
        rows.extend(run.iter().map(|row| EarlierRow { row, school, class: class.clone(), grade }));
    }
    rows
}

/// What each school's rows show about its ids and classes.
#[derive(Clone, Copy, Default)]
struct Lasting {
    with_id: usize,
    known: usize,
    found: usize,
    of_class: usize,
}

fn find(groups: &[Group], rows: &[EarlierRow<'_>]) -> Vec<Match> {
    let mut matcher = Matcher::new(groups, rows);
    matcher.by_ids();
    let ids = lasting(groups, rows, matcher.found());
    // Where most ids of a school are known, they last from exam to exam: an unknown one is another pupil, whatever the name.
    let ids_last = |row: &EarlierRow<'_>| ids.get(&row.school).is_some_and(|school| school.known * 2 > school.with_id);
    let has_id = |row: &EarlierRow<'_>| row.ids().next().is_some();
    let may = |row: &EarlierRow<'_>, (group, _): At| may_follow(row.grade, &groups[group].grade);
    let conflict = |row: &EarlierRow<'_>, (group, at): At| {
        let person = &groups[group].persons[at];
        ids_conflict(person, row) || has_id(row) && person.ids().next().is_some() && ids_last(row)
    };
    let over_id = |row: &EarlierRow<'_>, _: bool| !ids_last(row);
    let never = |_: &EarlierRow<'_>| false;
    let mut rule = NameRule { may: &may, conflict: &conflict, over_id: &over_id, class_tells: &never, by_elimination: false };
    matcher.by_unique_names(&rule);
    let classes = lasting(groups, rows, matcher.found());
    let classes_last = |row: &EarlierRow<'_>| classes.get(&row.school).is_none_or(|school| school.of_class * 2 >= school.found);
    rule.class_tells = &classes_last;
    matcher.by_names(&rule);
    matcher.into_found()
}

fn lasting(groups: &[Group], rows: &[EarlierRow<'_>], found: &[Match]) -> FastMap<Option<u32>, Lasting> {
    let mut schools: FastMap<Option<u32>, Lasting> = FastMap::default();
    for (row, found) in rows.iter().zip(found) {
        let school = schools.entry(row.school).or_default();
        school.with_id += usize::from(row.ids().next().is_some());
        let Match::One((group, at), how) = found else { continue };
        school.known += usize::from(matches!(how, How::Id | How::Zeros | How::NameDiffers));
        let class = &groups[*group].persons[*at].class;
        if !class.is_empty() && !row.class.is_empty() {
            school.found += 1;
            school.of_class += usize::from(*class == row.class);
        }
    }
    schools
}

fn enter(groups: &mut [Group], (group, person): At, marks: &[Mark], targets: &[Option<usize>], subjects: usize) -> usize {
    let prior = &mut groups[group].persons[person].prior;
    prior.resize(subjects, None);
    let mut contradicting = 0;
    for (mark, target) in marks.iter().zip(targets) {
        let Some(target) = target.filter(|_| mark.status == Status::Present) else { continue };
        match prior[target] {
            None => prior[target] = Some(mark.score),
            Some(known) => contradicting += usize::from(known != mark.score),
        }
    }
    contradicting
}

/// How somebody sat an earlier exam.
struct Sitting {
    seat: Seat,
    grade: Option<Grade>,
    total: Option<Score>,
}

/// Somebody who sat it and was not found among the persons.
struct Stranger {
    sitting: Sitting,
    sheet: usize,
    scores: Vec<Option<Score>>,
}

/// Everybody who sat an earlier exam.
struct Sat {
    /// `persons[group][person]`.
    persons: Vec<Vec<Option<Sitting>>>,
    strangers: Vec<Stranger>,
    known: FastMap<(Option<u32>, Option<Grade>, PersonKey), usize>,
    /// How many rows of each sheet were found in each group.
    sheets: BTreeMap<usize, BTreeMap<usize, usize>>,
    /// Full marks by subject and grade, with the number of rows under each.
    full: BTreeMap<(usize, Option<Grade>), BTreeMap<Score, usize>>,
}

impl Sat {
    fn new(groups: &[Group]) -> Self {
        let persons = groups.iter().map(|group| group.persons.iter().map(|_| None).collect()).collect();
        Self { persons, strangers: Vec::new(), known: FastMap::default(), sheets: BTreeMap::new(), full: BTreeMap::new() }
    }

    fn note_full_marks(&mut self, table: &ScoreTable, targets: &[Option<usize>]) {
        let mut grades: BTreeMap<Option<Grade>, usize> = BTreeMap::new();
        for row in &table.rows {
            *grades.entry(grade_of(row, table)).or_default() += 1;
        }
        for (column, target) in table.columns.iter().zip(targets) {
            let (Some(full), Some(target)) = (column.full.filter(|full| *full > Score::ZERO), target) else { continue };
            for (grade, rows) in &grades {
                *self.full.entry((*target, grade.clone())).or_default().entry(full).or_default() += rows;
            }
        }
    }

    /// A further row of the person adds its total; what the first one says of the place holds.
    fn meet(&mut self, (group, person): At, sitting: Sitting) {
        let known = &mut self.persons[group][person];
        match known {
            Some(known) => known.total = known.total.or(sitting.total),
            None => *known = Some(sitting),
        }
    }

    fn meet_other(
        &mut self,
        row: &ScoreRow,
        sitting: Sitting,
        sheet: usize,
        (marks, targets, subjects): (&[Mark], &[Option<usize>], usize),
    ) {
        let mut fresh = || {
            self.strangers.push(Stranger {
                sheet,
                scores: vec![None; subjects],
                sitting: Sitting { seat: sitting.seat.clone(), grade: sitting.grade.clone(), total: sitting.total },
            });
            self.strangers.len() - 1
        };
        let at = match key_of(row) {
            Some(key) => *self.known.entry((sitting.seat.school, sitting.grade.clone(), key)).or_insert_with(fresh),
            None => fresh(),
        };
        let known = &mut self.strangers[at].scores;
        for (mark, target) in marks.iter().zip(targets) {
            if let Some(target) = target.filter(|_| mark.status == Status::Present) {
                known[target] = known[target].or(Some(mark.score));
            }
        }
    }

    /// The grade in which most of a group sat it; `None` where hardly any sheet tells.
    fn grade_of(&self, group: usize) -> Option<Grade> {
        const ENOUGH: usize = 10;
        let mut votes: BTreeMap<&Grade, usize> = BTreeMap::new();
        let met = self.persons[group].iter().flatten();
        let grades = met.clone().filter_map(|sitting| sitting.grade.as_ref());
        grades.for_each(|grade| *votes.entry(grade).or_default() += 1);
        let most = votes.into_iter().max_by_key(|(_, votes)| *votes);
        most.filter(|(_, votes)| votes * ENOUGH >= met.count()).map(|(grade, _)| grade.clone())
    }

    /// What each group sat; nothing for groups of which nobody did. Who sat it in another grade sat other papers: such scores
    /// are compared with nobody's.
    fn into_exams(
        self,
        groups: &[Group],
        subjects: &[Subject],
        declared: &[(Option<Grade>, Subject, Score)],
        exam: usize,
    ) -> Vec<Option<GroupExam>> {
        let grades: Vec<Option<Grade>> = (0..groups.len()).map(|group| self.grade_of(group)).collect();
        (0..groups.len()).map(|group| self.of_group(groups, group, &grades[group], subjects, declared, exam)).collect()
    }

    fn of_group(
        &self,
        groups: &[Group],
        at: usize,
        grade: &Option<Grade>,
        subjects: &[Subject],
        declared: &[(Option<Grade>, Subject, Score)],
        exam: usize,
    ) -> Option<GroupExam> {
        let is_of = |sitting: &Sitting| sitting.grade.is_none() || sitting.grade == *grade;
        let mine = |person: usize| self.persons[at][person].as_ref().filter(|sitting| is_of(sitting));
        let persons = 0..groups[at].persons.len();
        let seats: Vec<Option<Seat>> = persons.clone().map(|person| mine(person).map(|sitting| sitting.seat.clone())).collect();
        if seats.iter().all(Option::is_none) {
            return None;
        }
        let score = |person: usize, subject: usize| groups[at].persons[person].prior.get(subject).copied().flatten();
        let scores: Vec<Vec<Option<Score>>> = (0..subjects.len())
            .map(|subject| persons.clone().map(|person| mine(person).and_then(|_| score(person, subject))).collect())
            .collect();
        let used: Vec<usize> = (0..subjects.len()).filter(|subject| scores[*subject].iter().any(Option::is_some)).collect();
        let totals = persons.map(|person| mine(person).and_then(|sitting| sitting.total)).collect();
        let told = |subject: usize| {
            let of = |grade: &Option<Grade>| {
                declared.iter().find(|(of, name, _)| of == grade && *name == subjects[subject]).map(|(.., full)| *full)
            };
            let by_sheets = [grade, &None].into_iter().find_map(|grade| {
                let fulls = self.full.get(&(subject, grade.clone()))?;
                fulls.iter().max_by_key(|(full, rows)| (**rows, **full)).map(|(full, _)| *full)
            });
            of(&None).or_else(|| of(grade)).or(by_sheets)
        };
        Some(GroupExam {
            exam,
            grade: grade.clone(),
            subjects: used.iter().map(|subject| subjects[*subject].clone()).collect(),
            told: used.iter().map(|subject| told(*subject)).collect(),
            papers: Vec::new(),
            others: self.others(groups, at, grade, &used),
            scores: used.iter().map(|subject| scores[*subject].clone()).collect(),
            totals,
            seats,
        })
    }

    /// Those of the grade then who are not in the group now: strangers, and pupils whom another grade has now. Rows without a
    /// grade are of the group in which most rows of their sheet were found.
    fn others(&self, groups: &[Group], at: usize, grade: &Option<Grade>, used: &[usize]) -> Vec<Other> {
        let of_sheet = |sheet: usize| match self.sheets.get(&sheet) {
            Some(found) => {
                found.iter().max_by_key(|(group, rows)| (**rows, std::cmp::Reverse(**group))).map(|(group, _)| *group) == Some(at)
            }
            None => groups.len() == 1,
        };
        let is_of = |stranger: &&Stranger| match &stranger.sitting.grade {
            None => of_sheet(stranger.sheet),
            own => own == grade,
        };
        let stranger = |stranger: &Stranger| Other {
            seat: stranger.sitting.seat.clone(),
            scores: used.iter().map(|subject| stranger.scores[*subject]).collect(),
            total: stranger.sitting.total,
        };
        let mut others: Vec<Other> = self.strangers.iter().filter(is_of).map(stranger).collect();
        for (group, persons) in self.persons.iter().enumerate().filter(|(group, _)| *group != at && grade.is_some()) {
            for (person, sitting) in persons.iter().enumerate() {
                let Some(sitting) = sitting.as_ref().filter(|sitting| sitting.grade == *grade) else { continue };
                let prior = &groups[group].persons[person].prior;
                let scores = used.iter().map(|subject| prior.get(*subject).copied().flatten()).collect();
                others.push(Other { seat: sitting.seat.clone(), scores, total: sitting.total });
            }
        }
        others.retain(|other| other.scores.iter().any(Option::is_some));
        others
    }
}

/// Whether an exam of this grade can be the earlier one of that grade.
fn may_follow(earlier: Option<&Grade>, now: &Grade) -> bool {
    match (earlier.and_then(Grade::number), now.number()) {
        (Some(earlier), Some(now)) => now == earlier || now == earlier + 1,
        _ => true,
    }
}

/// Leaves out the earlier subjects of which nobody in the group has a score.
fn keep_subjects_in_use(group: &mut Group, subjects: &[Subject]) {
    let mut used = vec![false; subjects.len()];
    for person in &group.persons {
        used.iter_mut().zip(&person.prior).for_each(|(used, score)| *used |= score.is_some());
    }
    group.prior_subjects = subjects.iter().zip(&used).filter(|(_, used)| **used).map(|(subject, _)| subject.clone()).collect();
    if used.iter().all(|used| *used) {
        return;
    }
    for person in &mut group.persons {
        let mut keep = used.iter();
        person.prior.retain(|_| keep.next().copied().unwrap_or_default());
    }
}
