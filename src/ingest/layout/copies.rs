//! Sheets of one workbook that hold the same pupils: a sheet per class beside one of everybody, a formula sheet beside a
//! value sheet, converted scores or an earlier exam beside this one. One copy counts; differences are said; where it
//! cannot be told which sheet is meant, none is taken.

use super::understand::{Understood, Verdict};
use crate::{
    config::reading::Copies,
    diagnostics::{Diagnostic, Diagnostics, Rule, codes::layout as codes},
    ingest::table::{Account, Content, ScoreRow, ScoreTable},
    model::{Mark, Status, Subject},
};
use std::collections::{BTreeMap, BTreeSet};

/// Who a row is about, for comparing sheets of one workbook.
type Key = (String, String);

/// One table, ready to be compared.
struct Candidate<'a> {
    sheet: usize,
    table: &'a ScoreTable,
    rows: BTreeMap<Key, usize>,
    /// By class and number in the class.
    seats: BTreeMap<Key, usize>,
    subjects: BTreeSet<&'a Subject>,
    standing: u8,
    /// Of an earlier exam: never compared with this one.
    earlier: bool,
}

/// How one sheet stands to another that is larger.
enum Relation {
    /// The same scores; how many differ, and one of them.
    Copy(usize, String),
    /// The same pupils and subjects, other figures.
    Rival,
}

/// What is to become of a sheet.
struct Judgement {
    sheet: usize,
    /// The sheet that counts, or the parts that do.
    of: Vec<usize>,
    relation: Relation,
    /// Whether the names tell which of two rivals is meant.
    told: bool,
}

/// Settles which sheets count. The one with most candidates and columns does, of rivals the one whose name says so.
/// With [`Copies::Parts`] the sheets that each hold a part count instead of the one that holds everybody.
pub fn settle(found: &mut [Understood], copies: Copies) -> Diagnostics {
    let tables = found.iter().filter(|understood| matches!(understood.content, Content::Scores(_) | Content::Prior(_)));
    if tables.count() < 2 {
        return Diagnostics::new();
    }
    let candidates = candidates(found);
    let mut judgements = judge(&candidates);
    if copies == Copies::Parts {
        judgements = parts_first(&candidates, judgements);
    }
    drop(candidates);
    let name = |found: &[Understood], at: usize| found[at].place.sheet.clone().unwrap_or_default();
    let mut seen = Diagnostics::new();
    for Judgement { sheet, of, relation, told } in judgements {
        let others = |found: &[Understood]| of.iter().map(|at| name(found, *at).to_string()).collect::<Vec<_>>().join("”“");
        let say = |found: &[Understood], rule: &'static Rule| {
            Diagnostic::new(rule, found[sheet].place.clone()).with("sheet", name(found, sheet)).with("other", others(found))
        };
        match relation {
            Relation::Copy(differences, example) => {
                seen.push(say(found, &codes::SHEET_IS_COPY));
                if differences > 0 {
                    seen.push(say(found, &codes::COPY_DIFFERS).with("count", differences).with("example", example));
                }
                set_aside(&mut found[sheet], Content::Copy);
            }
            Relation::Rival if told => {
                seen.push(say(found, &codes::OTHER_SCORES));
                set_aside(&mut found[sheet], Content::Nothing);
            }
            Relation::Rival => {
                seen.push(say(found, &codes::RIVAL_SHEETS));
                for at in of.iter().copied().chain([sheet]) {
                    found[at].content = Content::Nothing;
                    found[at].verdict = Verdict::Refused;
                    found[at].reject_rows();
                }
            }
        }
    }
    seen
}

/// The candidates of a sheet that does not count are notes.
fn set_aside(sheet: &mut Understood, content: Content) {
    sheet.content = content;
    let Account { candidates, note, .. } = sheet.account;
    sheet.account = Account { candidates: 0, note: note + candidates, ..sheet.account };
}

fn candidates(found: &[Understood]) -> Vec<Candidate<'_>> {
    let mut candidates: Vec<Candidate> = found
        .iter()
        .enumerate()
        .filter_map(|(at, understood)| match &understood.content {
            Content::Scores(table) => Some(Candidate::new(at, table, false, understood)),
            Content::Prior(table) => Some(Candidate::new(at, table, true, understood)),
            _ => None,
        })
        .collect();
    candidates.sort_by_key(|candidate| {
        let size = (candidate.standing, candidate.rows.len(), candidate.subjects.len());
        (std::cmp::Reverse(size), candidate.sheet)
    });
    candidates
}

/// Best and largest first, each further one is held against those that stay.
fn judge(candidates: &[Candidate]) -> Vec<Judgement> {
    let mut kept: Vec<&Candidate> = Vec::new();
    let mut judgements: Vec<Judgement> = Vec::new();
    for candidate in candidates {
        // A sheet with nine of ten of its pupils in a larger one is an excerpt of it, whatever its name says.
        let excerpts: Vec<usize> = (0..kept.len()).filter(|at| kept[*at].is_excerpt_of(candidate)).collect();
        for at in excerpts.into_iter().rev() {
            let excerpt = kept.remove(at);
            if let Some(relation) = excerpt.relation_to(candidate) {
                judgements.push(Judgement { sheet: excerpt.sheet, of: vec![candidate.sheet], relation, told: true });
            }
        }
        let judged = kept.iter().find_map(|of| {
            let relation = candidate.relation_to(of)?;
            let told = candidate.standing < of.standing || of.table.rows.len() >= candidate.table.rows.len() * 2;
            Some(Judgement { sheet: candidate.sheet, of: vec![of.sheet], relation, told })
        });
        match judged {
            Some(judgement) => judgements.push(judgement),
            None => kept.push(candidate),
        }
    }
    judgements.sort_by_key(|judgement| judgement.sheet);
    judgements
}

/// Turns the judgement on two parts or more of one sheet around, where together they hold every paper of everybody in it.
fn parts_first(candidates: &[Candidate], judgements: Vec<Judgement>) -> Vec<Judgement> {
    let mut turned: Vec<Judgement> = Vec::new();
    let mut wholes: BTreeMap<usize, Vec<Judgement>> = BTreeMap::new();
    for judgement in judgements {
        match (&judgement.relation, judgement.of.first()) {
            (Relation::Copy(..), Some(of)) => wholes.entry(*of).or_default().push(judgement),
            _ => turned.push(judgement),
        }
    }
    let candidate = |sheet: usize| candidates.iter().find(|candidate| candidate.sheet == sheet);
    for (whole, judged) in wholes {
        let parts: Vec<&Candidate> = judged.iter().filter_map(|judgement| candidate(judgement.sheet)).collect();
        let complete = parts.len() > 1 && candidate(whole).is_some_and(|whole| whole.consists_of(&parts));
        if !complete {
            turned.extend(judged);
            continue;
        }
        let of = judged.iter().map(|judgement| judgement.sheet).collect();
        let (mut differences, mut example) = (0, String::new());
        for judgement in judged {
            if let Relation::Copy(more, first) = judgement.relation {
                differences += more;
                example = if example.is_empty() { first } else { example };
            }
        }
        turned.push(Judgement { sheet: whole, of, relation: Relation::Copy(differences, example), told: false });
    }
    turned.sort_by_key(|judgement| judgement.sheet);
    turned
}

impl<'a> Candidate<'a> {
    /// Whether the parts have every subject of every pupil.
    fn consists_of(&self, parts: &[&Self]) -> bool {
        self.rows.keys().all(|key| {
            let held = parts.iter().filter(|part| part.rows.contains_key(key)).flat_map(|part| &part.subjects);
            held.collect::<BTreeSet<_>>().is_superset(&self.subjects.iter().collect())
        })
    }

    fn new(sheet: usize, table: &'a ScoreTable, earlier: bool, understood: &Understood) -> Self {
        let name = understood.place.sheet.as_deref().unwrap_or_default();
        let rows = table.rows.iter().enumerate().map(|(at, row)| (key(table, row, at), at)).collect();
        let seat = |at: usize, row: &ScoreRow| {
            (!row.seat.is_empty()).then(|| ((class_number(table, row), row.seat.trim_start_matches('0').to_owned()), at))
        };
        let seats = table.rows.iter().enumerate().filter_map(|(at, row)| seat(at, row)).collect();
        let subjects = table.columns.iter().map(|column| &column.subject).collect();
        Self { sheet, table, rows, seats, subjects, standing: standing(&format!("{name} {}", table.title)), earlier }
    }

    /// Nobody has a name or an id, all have a number in the class.
    fn is_of_seats(&self) -> bool {
        self.table.rows.iter().all(|row| row.id.is_empty() && row.name.is_empty()) && self.seats.len() == self.table.rows.len()
    }

    /// Whether the other sheet is twice as large or more and holds these pupils too.
    fn is_excerpt_of(&self, of: &Self) -> bool {
        of.table.rows.len() >= self.table.rows.len() * 2 && self.subjects.is_subset(&of.subjects) && self.relation_to(of).is_some()
    }

    /// Everybody has a name and nothing more: no id, and no class in row or title.
    fn is_of_names(&self) -> bool {
        let table = self.table;
        table.rows.iter().all(|row| row.id.is_empty() && !row.name.is_empty() && class_number(table, row).is_empty())
    }

    /// Rows of the same name in both, of several in the other the one with most marks in common.
    fn alike_by_name(&self, of: &Self) -> Vec<(usize, usize)> {
        let name = |row: &ScoreRow| row.name.split_whitespace().collect::<String>();
        let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        of.table.rows.iter().enumerate().for_each(|(at, row)| named.entry(name(row)).or_default().push(at));
        let common = |at: usize, other: usize| {
            self.both(of).filter(|(a, b)| agree(self.table.marks_of(at)[*a], of.table.marks_of(other)[*b])).count()
        };
        let rows = self.table.rows.iter().enumerate().filter(|(_, row)| !row.name.is_empty());
        rows.filter_map(|(at, row)| {
            let others = named.get(&name(row))?;
            Some((at, *others.iter().max_by_key(|other| (common(at, **other), std::cmp::Reverse(**other)))?))
        })
        .collect()
    }

    /// The columns of the subjects that both have.
    fn both(&self, of: &Self) -> impl Iterator<Item = (usize, usize)> {
        let columns = self.table.columns.iter().enumerate();
        columns.filter_map(|(at, column)| Some((at, of.table.columns.iter().position(|other| other.subject == column.subject)?)))
    }

    /// Nine of ten pupils stand in the other sheet as well: a copy if all subjects do and most marks agree, a rival if most
    /// marks of the shared subjects differ. Sheets of different subjects complement each other.
    fn relation_to(&self, of: &Self) -> Option<Relation> {
        // 学号 1 to 60 and no names in one of them: the number in the class tells who is who.
        let by_seat = self.is_of_seats() || of.is_of_seats();
        let (rows, others) = if by_seat { (&self.seats, &of.seats) } else { (&self.rows, &of.rows) };
        let by_name = !by_seat && (self.is_of_names() || of.is_of_names());
        let shared: Vec<(usize, usize)> = if by_name {
            self.alike_by_name(of)
        } else {
            rows.iter().filter_map(|(key, at)| others.get(key).map(|other| (*at, *other))).collect()
        };
        if self.earlier != of.earlier || shared.is_empty() || shared.len() * 10 < self.rows.len() * 9 {
            return None;
        }
        let (mut compared, mut different) = (0_usize, Vec::new());
        for (at, other) in shared {
            for (column, of_column) in self.both(of) {
                let (here, there) = (self.table.marks_of(at)[column], of.table.marks_of(other)[of_column]);
                compared += 1;
                if !agree(here, there) {
                    different.push(format!("{} {}", self.table.rows[at].name, self.table.columns[column].subject));
                }
            }
        }
        if compared == 0 {
            return None;
        }
        if different.len() * 4 > compared {
            return Some(Relation::Rival);
        }
        let example = different.first().cloned().unwrap_or_default();
        self.subjects.is_subset(&of.subjects).then_some(Relation::Copy(different.len(), example))
    }
}

/// What a sheet's name says about which of several sets of scores it holds; more is nearer to the scores of this exam.
fn standing(name: &str) -> u8 {
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if says(&["赋分", "转换", "折算", "折合", "标准分", "等级", "排名", "名次", "进步"]) {
        0
    } else if says(&["上次", "前次", "上学期", "入学", "分班", "中考", "摸底"]) {
        1
    } else if says(&["月考", "期中"]) {
        2
    } else if says(&["期末", "本次", "原始"]) {
        4
    } else {
        3
    }
}

fn agree(here: Mark, there: Mark) -> bool {
    let scored = |mark: Mark| matches!(mark.status, Status::Present | Status::Excluded);
    here.score == there.score && scored(here) == scored(there)
}

/// By id, else by name and the number in the class label; a nameless row is only itself.
fn key(table: &ScoreTable, row: &ScoreRow, at: usize) -> Key {
    if !row.id.is_empty() {
        return (row.id.to_string(), String::new());
    }
    if row.name.is_empty() {
        return (String::new(), format!("\u{0}{at}"));
    }
    (class_number(table, row), row.name.split_whitespace().collect())
}

/// The class of a row, as its own or its table's label has it.
fn class_number(table: &ScoreTable, row: &ScoreRow) -> String {
    let class = if row.class.is_empty() { table.class.as_ref().map_or("", |class| class.value.as_str()) } else { &row.class };
    last_number(class)
}

/// `九(3)班`, `3班` and `03` are one class.
fn last_number(class: &str) -> String {
    let digits: String = class.chars().rev().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.chars().rev().skip_while(|c| *c == '0').collect()
}
