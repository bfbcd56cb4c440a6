//! Schools: every name in the sheets → one school. What exam.toml declares comes first, then the register's names, other
//! names and codes; spellings
//! that differ in noise only are one school. A county before the name or a campus behind it is never taken off in
//! silence: with a register it is matched and said, without one both stay and are named.

use super::fast::FastMap;
use crate::{
    config::{Groups, SchoolRule},
    diagnostics::{
        Diagnostic, Diagnostics, Place,
        codes::{config as config_codes, reconcile as codes},
    },
    ingest::table::SchoolRow,
    model::name::fold,
    reconcile::ledger::School,
};
use compact_str::CompactString;
use std::collections::{BTreeMap, BTreeSet};

/// Words that stand behind a school's name in file names and are part of no name.
const FILE_WORDS: [&str; 16] =
    ["上报", "报送", "报", "成绩", "期末", "期中", "考试", "汇总", "统计", "数据", "全校", "各班", "表", "最终", "定稿", "版"];

/// A school while names are still coming in.
#[derive(Debug, Default)]
struct Entry {
    /// Spellings as they would be printed, with the number of rows of each.
    spellings: BTreeMap<CompactString, usize>,
    /// Its row in the register, or what exam.toml declares, the one completed by the other.
    register: Option<(Place, SchoolRow)>,
    /// Where exam.toml declares it, if no register has it.
    only_declared: Option<String>,
    /// The county or town taken off or put on to find it in the register, with the spelling met.
    matched_by_part: Option<(CompactString, Place)>,
    /// Where it was first met.
    place: Place,
}

/// All schools by every name they go under.
#[derive(Debug, Default)]
pub struct Schools {
    entries: Vec<Entry>,
    /// Folded name, other name or code → entry.
    keys: FastMap<CompactString, u32>,
    /// Name of the register without its county → entry; `None` where several schools share it.
    without_county: FastMap<CompactString, Option<u32>>,
    /// Names as written → entry, so that each is worked out once.
    written: FastMap<CompactString, u32>,
    has_register: bool,
}

/// The schools as the ledger holds them, and where each entry went.
pub struct Settled {
    /// Sorted by name.
    pub schools: Vec<School>,
    /// Entry → index into `schools`; `None` for schools that hold no candidate.
    pub index: Vec<Option<u32>>,
}

impl Schools {
    /// Takes in what exam.toml declares, then the register.
    pub fn new(declared: &[SchoolRule], register: Vec<(Place, Vec<SchoolRow>)>) -> Self {
        let mut schools = Self::default();
        for rule in declared {
            schools.declare(rule);
        }
        for (place, rows) in register {
            for row in rows {
                schools.register(place.row(row.row), row);
            }
        }
        schools.has_register = schools.entries.iter().any(|entry| entry.only_declared.is_none());
        schools
    }

    /// Enters a school of exam.toml, which has checked that its names are nobody else's.
    fn declare(&mut self, rule: &SchoolRule) {
        let text = |text: &Option<String>| text.as_deref().unwrap_or_default().into();
        let row = SchoolRow {
            row: 0,
            name: rule.name.as_str().into(),
            code: text(&rule.code),
            aliases: rule.aliases.iter().map(|alias| alias.as_str().into()).collect(),
            category: text(&rule.category),
            district: text(&rule.district),
        };
        let at = self.next();
        for key in std::iter::once(&row.name).chain(&row.aliases).chain([&row.code]).map(|name| fold(name)) {
            if !key.is_empty() {
                self.keys.entry(key).or_insert(at);
            }
        }
        let only_declared = Some(rule.told_by.clone());
        self.entries.push(Entry { register: Some((Place::default(), row)), only_declared, ..Entry::default() });
    }

    /// Enters a row of the register. An other name or code that two schools share belongs to neither; a second row of
    /// one name adds nothing.
    fn register(&mut self, place: Place, row: SchoolRow) {
        let key = fold(&row.name);
        if let Some(known) = self.keys.get(&key).copied() {
            self.complete(known, place, &row);
            return;
        }
        if key.is_empty() {
            return;
        }
        let at = self.next();
        self.keys.insert(key.clone(), at);
        for other in row.aliases.iter().map(|alias| fold(alias)).chain([fold(&row.code)]).filter(|other| !other.is_empty()) {
            self.keys.entry(other).or_insert(at);
        }
        for part in without_county(&key) {
            self.without_county.entry(part.into()).and_modify(|known| *known = None).or_insert(Some(at));
        }
        self.entries.push(Entry { register: Some((place.clone(), row)), place, ..Entry::default() });
    }

    /// A row of the register tells of a declared school what exam.toml leaves open.
    fn complete(&mut self, at: u32, place: Place, row: &SchoolRow) {
        for other in row.aliases.iter().map(|alias| fold(alias)).chain([fold(&row.code)]).filter(|other| !other.is_empty()) {
            self.keys.entry(other).or_insert(at);
        }
        let entry = &mut self.entries[at as usize];
        if entry.only_declared.take().is_none() {
            return;
        }
        entry.place = place.clone();
        if let Some((declared_at, declared)) = &mut entry.register {
            *declared_at = place;
            for (told, registered) in
                [(&mut declared.code, &row.code), (&mut declared.category, &row.category), (&mut declared.district, &row.district)]
            {
                if told.is_empty() {
                    told.clone_from(registered);
                }
            }
        }
    }

    fn next(&self) -> u32 {
        u32::try_from(self.entries.len()).expect("fewer schools than 2^32 fit in memory")
    }

    /// The school of a name as written; a name never met makes a new one.
    pub fn resolve(&mut self, written: &str, place: &Place) -> u32 {
        if let Some(at) = self.written.get(written) {
            return *at;
        }
        let at = self.find_or_make(written, place);
        self.written.insert(written.into(), at);
        self.entries[at as usize].spellings.entry(printed(written)).or_default();
        at
    }

    /// Counts rows under a spelling, so that the commonest one is printed.
    pub fn count(&mut self, written: &str, school: u32, rows: usize) {
        let count = self.entries[school as usize].spellings.entry(printed(written)).or_default();
        *count = count.saturating_add(rows);
    }

    fn find_or_make(&mut self, written: &str, place: &Place) -> u32 {
        let key = fold(written);
        let (code, name) = split_code(&key);
        if let Some(at) = [key.as_str(), name, code].iter().filter(|text| !text.is_empty()).find_map(|text| self.keys.get(*text)) {
            return *at;
        }
        if let Some(at) = self.find_by_part(name) {
            self.entries[at as usize].matched_by_part.get_or_insert_with(|| (written.into(), place.clone()));
            self.keys.insert(key, at);
            return at;
        }
        let at = self.next();
        self.keys.insert(name.into(), at);
        self.keys.insert(key, at);
        self.entries.push(Entry { place: place.clone(), ..Entry::default() });
        at
    }

    /// The school of a name, if it is one that was met.
    pub fn find(&self, written: &str) -> Option<u32> {
        let key = fold(written);
        let (code, name) = split_code(&key);
        let known = [key.as_str(), name, code].into_iter().filter(|text| !text.is_empty()).find_map(|text| self.keys.get(text).copied());
        known.or_else(|| self.find_by_part(name))
    }

    /// In the register but for the county before the name, on either side, and only one school fits.
    fn find_by_part(&self, name: &str) -> Option<u32> {
        if !self.has_register {
            return None;
        }
        let shorter = without_county(name).find_map(|part| self.keys.get(part).copied());
        let longer = || self.without_county.get(name).copied().flatten();
        shorter.or_else(longer).or_else(|| self.find_before_file_words(name))
    }

    /// In the register but for words that files carry behind the school (`城南新区学校上报`).
    fn find_before_file_words(&self, name: &str) -> Option<u32> {
        let mut bare = name;
        while let Some(rest) = FILE_WORDS.iter().find_map(|word| bare.strip_suffix(word)) {
            bare = rest;
            let known = self.keys.get(bare).copied().or_else(|| self.without_county.get(bare).copied().flatten());
            if known.is_some() {
                return known;
            }
        }
        None
    }

    /// Name as printed: the register's, else the commonest spelling, the shorter of equals.
    fn name(&self, at: usize) -> CompactString {
        let entry = &self.entries[at];
        if let Some((_, row)) = &entry.register {
            return printed(&row.name);
        }
        let best = entry.spellings.iter().max_by_key(|(name, rows)| (**rows, std::cmp::Reverse((name.chars().count(), *name))));
        best.map(|(name, _)| name.clone()).unwrap_or_default()
    }

    /// Every name under which a school goes, for taking schools out of titles; long ones first.
    pub fn names(&self) -> Vec<CompactString> {
        let registered = self.entries.iter().filter_map(|entry| entry.register.as_ref()).map(|(_, row)| printed(&row.name));
        let spelt = self.entries.iter().flat_map(|entry| entry.spellings.keys().cloned());
        let names: BTreeSet<CompactString> = registered.chain(spelt).filter(|name| !name.is_empty()).collect();
        let mut names: Vec<CompactString> = names.into_iter().collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names
    }

    /// Registered schools without candidates, with the place of their row, in order of the register.
    pub fn registered_without<'s>(&'s self, used: &'s [bool]) -> impl Iterator<Item = (u32, CompactString, Place)> + 's {
        let idle = self.entries.iter().zip(0u32..).filter(|(_, at)| !used.get(*at as usize).copied().unwrap_or_default());
        idle.filter(|(entry, _)| entry.only_declared.is_none())
            .filter_map(|(entry, at)| entry.register.as_ref().map(|(place, _)| (at, self.name_of(at), place.clone())))
    }

    /// The number of schools met.
    pub fn met(&self) -> usize {
        self.entries.len()
    }

    /// Name of an entry as printed.
    pub fn name_of(&self, school: u32) -> CompactString {
        self.name(school as usize)
    }

    /// Sorts the schools that hold candidates by name, gives them their groups and says what was noticed about names.
    pub fn settle(&self, used: &[bool], groups: &Groups, seen: &mut Diagnostics) -> Settled {
        let is_used = |at: &usize| used.get(*at).copied().unwrap_or_default();
        let mut order: Vec<(CompactString, usize)> = (0..self.entries.len()).filter(is_used).map(|at| (self.name(at), at)).collect();
        order.sort();
        let categories = self.units_of(&groups.categories, seen);
        let districts = self.units_of(&groups.districts, seen);
        let mut settled = Settled { schools: Vec::with_capacity(order.len()), index: vec![None; self.entries.len()] };
        for (position, (name, at)) in order.into_iter().enumerate() {
            let register = self.entries[at].register.as_ref().map(|(_, row)| row);
            let unit = |units: &FastMap<usize, CompactString>, registered: Option<&CompactString>| {
                units.get(&at).or(registered).cloned().unwrap_or_default()
            };
            let category = unit(&categories, register.map(|row| &row.category));
            let district = unit(&districts, register.map(|row| &row.district));
            settled.index[at] = u32::try_from(position).ok();
            settled.schools.push(School { name, category, district });
        }
        self.note_not_met(seen);
        self.note_spellings(used, seen);
        self.note_alike(used, seen);
        settled
    }

    /// Entry → unit of exam.toml.
    fn units_of(&self, units: &BTreeMap<String, Vec<String>>, seen: &mut Diagnostics) -> FastMap<usize, CompactString> {
        let mut of = FastMap::default();
        for (unit, schools) in units {
            for school in schools {
                match self.find(school) {
                    Some(at) => _ = of.insert(at as usize, unit.as_str().into()),
                    None => seen.push(Diagnostic::new(&codes::GROUP_SCHOOL_UNKNOWN, Place::default()).read(school).with("unit", unit)),
                }
            }
        }
        of
    }

    /// Schools of exam.toml that no sheet names.
    fn note_not_met(&self, seen: &mut Diagnostics) {
        for entry in self.entries.iter().filter(|entry| entry.spellings.is_empty()) {
            if let (Some(by), Some((_, row))) = (&entry.only_declared, &entry.register) {
                seen.push(Diagnostic::new(&config_codes::SCHOOL_NOT_MET, Place::default()).read(&row.name).with("by", by));
            }
        }
    }

    fn note_spellings(&self, used: &[bool], seen: &mut Diagnostics) {
        for (at, entry) in self.entries.iter().enumerate().filter(|(at, _)| used.get(*at).copied().unwrap_or_default()) {
            let name = self.name(at);
            if let Some((spelling, place)) = &entry.matched_by_part {
                seen.push(Diagnostic::new(&codes::SCHOOL_MATCHED_BY_PART, place.clone()).read(spelling).with("school", &name));
            }
            let others: Vec<&str> = entry.spellings.keys().map(CompactString::as_str).filter(|other| **other != name).collect();
            if entry.register.is_none() && !others.is_empty() {
                let note = Diagnostic::new(&codes::SCHOOL_SPELLINGS, entry.place.clone());
                seen.push(note.read(others.join("、")).with("school", &name));
            }
            if entry.register.is_none() && self.has_register && !name.is_empty() {
                seen.push(Diagnostic::new(&codes::SCHOOL_NOT_IN_REGISTER, entry.place.clone()).read(&name));
            }
        }
    }

    /// Names a pair of schools that differ only in a county before or a campus behind the name.
    fn note_alike(&self, used: &[bool], seen: &mut Diagnostics) {
        for (at, entry) in self.entries.iter().enumerate().filter(|(at, _)| used.get(*at).copied().unwrap_or_default()) {
            let name = self.name(at);
            let key = fold(&name);
            let parts = without_county(&key).chain(without_campus(&key));
            let alike = parts
                .filter_map(|part| self.keys.get(part))
                .find(|other| **other as usize != at && used.get(**other as usize).copied().unwrap_or_default());
            if let Some(other) = alike {
                let found = Diagnostic::new(&codes::SCHOOLS_ALIKE, entry.place.clone()).read(&name);
                seen.push(found.with("other", self.name(*other as usize)));
            }
        }
    }
}

/// What is left after a county, town or province at the beginning: `考镜县一中` → `一中`.
fn without_county(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.char_indices().skip(1).filter(|(_, c)| matches!(c, '省' | '市' | '县' | '区' | '州' | '旗'));
    ends.map(|(at, c)| &name[at + c.len_utf8()..]).filter(|rest| rest.chars().count() >= 2 && !is_kind(rest))
}

/// What is left before a campus: `一中(南校区)`, `一中南校区` → `一中`.
fn without_campus(name: &str) -> Option<&str> {
    if let Some((bare, campus)) = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        return campus.ends_with(['区', '部']).then_some(bare);
    }
    let bare = name.strip_suffix("校区")?;
    Some(bare.strip_suffix(['东', '西', '南', '北', '新', '老', '本', '分']).unwrap_or(bare))
}

/// Words that name a kind of school and no school.
fn is_kind(text: &str) -> bool {
    const KINDS: [&str; 10] = ["中学", "小学", "学校", "初中", "高中", "中", "小", "初级中学", "高级中学", "中心小学"];
    KINDS.contains(&text)
}

/// Code and name of a folded `420101一中`, `01-一中`, `一中(420101)`; the code is empty where there is none. Digits that
/// belong to the name (`101中学`, `2中`) stay.
fn split_code(key: &str) -> (&str, &str) {
    let is_digit = |c: char| c.is_ascii_digit();
    if let Some((name, code)) = key.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
        && !code.is_empty()
        && code.chars().all(is_digit)
        && !name.is_empty()
    {
        return (code, name);
    }
    let name = key.trim_start_matches(is_digit);
    let code = &key[..key.len() - name.len()];
    let bare = name.trim_start_matches(['-', '_', '.', '、', ',', ':']);
    let separated = bare.len() < name.len() || code.len() >= 5;
    if code.is_empty() || !separated || bare.chars().count() < 2 || is_kind(bare) { ("", key) } else { (code, bare) }
}

/// The name as printed: without code, invisible marks and blanks (inner ones stay between Latin words).
fn printed(written: &str) -> CompactString {
    let words: Vec<&str> = written.split_whitespace().collect();
    let latin = |word: &str| word.is_ascii();
    let mut name = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 && latin(word) && latin(words[at - 1]) {
            name.push(' ');
        }
        name.extend(word.chars().filter(|c| !crate::diagnostics::is_invisible(*c)));
    }
    let key = fold(&name);
    if split_code(&key).0.is_empty() {
        return name.into();
    }
    let bare = name.trim_start_matches(char::is_numeric).trim_start_matches(['-', '_', '.', '、', ',', ':']);
    let cut = if bare.len() < name.len() { Some(bare) } else { name.rfind(['(', '\u{ff08}']).map(|at| &name[..at]) };
    cut.unwrap_or(&name).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, code: &str, aliases: &[&str], category: &str) -> SchoolRow {
        let aliases = aliases.iter().map(|alias| (*alias).into()).collect();
        SchoolRow { name: name.into(), code: code.into(), aliases, category: category.into(), ..SchoolRow::default() }
    }

    fn register() -> Schools {
        let rows = vec![row("考镜县第一中学", "420101", &["一中"], "城区"), row("考镜县东河镇初级中学", "420102", &[], "乡镇")];
        Schools::new(&[], vec![(Place::file("学校.xlsx"), rows)])
    }

    #[test]
    fn names_other_names_and_codes_lead_to_the_register() {
        let mut schools = register();
        for name in [
            "考镜县第一中学",
            " 考镜县 第一中学",
            "一中",
            "420101",
            "420101一中",
            "一中(420101)",
            "01-一中",
            "第一中学",
            "一中期末成绩上报",
        ] {
            assert_eq!(schools.resolve(name, &Place::default()), 0, "{name}");
        }
        assert_eq!(schools.resolve("东河镇初级中学", &Place::default()), 1);
        assert_eq!(schools.resolve("第一中学(南校区)", &Place::default()), 2, "a campus is a school of its own until told");
        let mut seen = Vec::new();
        let settled = schools.settle(&[true, true, true], &Groups::default(), &mut seen);
        let names: Vec<&str> = settled.schools.iter().map(|school| school.name.as_str()).collect();
        assert_eq!(names, ["第一中学(南校区)", "考镜县东河镇初级中学", "考镜县第一中学"]);
        assert_eq!(settled.schools[2].category, "城区");
        assert!(seen.iter().any(|one| one.rule == &codes::SCHOOL_MATCHED_BY_PART));
        assert!(seen.iter().any(|one| one.rule == &codes::SCHOOL_NOT_IN_REGISTER));
    }

    #[test]
    fn what_is_declared_comes_first_and_the_register_completes_it() {
        let declared = SchoolRule {
            name: "东河中学".to_owned(),
            aliases: vec!["东河镇初级中学".to_owned(), "东河初中".to_owned()],
            district: Some("东片".to_owned()),
            told_by: "exam.toml:1".to_owned(),
            ..SchoolRule::default()
        };
        let silent = SchoolRule { name: "没有的学校".to_owned(), told_by: "exam.toml:9".to_owned(), ..SchoolRule::default() };
        let rows = vec![row("东河镇初级中学", "420102", &["河中"], "乡镇"), row("西山中学", "420103", &[], "乡镇")];
        let mut schools = Schools::new(&[declared, silent], vec![(Place::file("学校.xlsx"), rows)]);
        for name in ["东河中学", "东河初中", "东河镇 初级中学", "420102", "河中"] {
            assert_eq!(schools.resolve(name, &Place::default()), 0, "{name}");
        }
        let idle: Vec<CompactString> = schools.registered_without(&[true]).map(|(_, name, _)| name).collect();
        assert_eq!(idle, ["西山中学"], "the declared one is no row of the register");
        let mut seen = Vec::new();
        let settled = schools.settle(&[true], &Groups::default(), &mut seen);
        let school = &settled.schools[0];
        assert_eq!((school.name.as_str(), school.category.as_str(), school.district.as_str()), ("东河中学", "乡镇", "东片"));
        assert_eq!(
            seen.iter().map(|one| (one.rule.slug, one.value.as_str())).collect::<Vec<_>>(),
            [("declared-school-not-met", "没有的学校")]
        );
        let mut alone = Schools::new(&[SchoolRule { name: "甲校".to_owned(), ..SchoolRule::default() }], Vec::new());
        alone.resolve("乙校", &Place::default());
        let mut seen = Vec::new();
        alone.settle(&[false, true], &Groups::default(), &mut seen);
        assert!(!seen.iter().any(|one| one.rule == &codes::SCHOOL_NOT_IN_REGISTER), "a declaration is no register");
    }

    #[test]
    fn without_a_register_a_county_is_not_taken_off_but_named() {
        let mut schools = Schools::default();
        let names = ["第一中学", "第一 中学", "考镜县第一中学", "101中学", "2中"];
        let found: Vec<u32> = names.iter().map(|name| schools.resolve(name, &Place::default())).collect();
        assert_eq!(found, [0, 0, 1, 2, 3]);
        let mut seen = Vec::new();
        schools.settle(&[true; 4], &Groups::default(), &mut seen);
        assert_eq!(seen.iter().map(|one| one.rule.slug).collect::<Vec<_>>(), ["schools-alike"]);
    }

    #[test]
    fn a_printed_name_carries_no_code() {
        for (written, name) in
            [("001_城关镇初级中学", "城关镇初级中学"), ("420101 一中", "一中"), ("101中学", "101中学"), ("一中(420101)", "一中")]
        {
            assert_eq!(printed(written), name, "{written}");
        }
        assert_eq!(without_campus("一中南校区"), Some("一中"));
        assert_eq!(without_campus("一中(南校区)"), Some("一中"));
    }
}
