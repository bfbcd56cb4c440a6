//! `[[school]]` and `[groups]`: which names were taken as one school, which look as if they could be one, and the groups
//! that the register gives. Nothing is put together here: a merge is proposed, and a person decides.

use super::{
    Material,
    met::{Role, Spelling},
    page::{Page, list, list_lines, quoted, some},
};
use crate::{
    model::name::fold,
    reconcile::schools::Schools,
    words::{Phrase, draft as words},
};
use std::collections::{BTreeMap, BTreeSet};

/// Files shown of a spelling.
const SHOWN: usize = 3;

/// A school with the names under which it was met.
struct School<'m> {
    name: String,
    key: String,
    spellings: Vec<(&'m str, &'m Spelling)>,
    registered: bool,
}

/// Writes both sections.
pub fn write(page: &mut Page, material: &Material<'_>) {
    let schools = schools(material);
    page.gap();
    page.say(words::SCHOOLS);
    page.fill(words::SCHOOLS_MET, &[("n", &schools.len())]);
    let pairs = pairs(&schools);
    for (one, other, why) in &pairs {
        propose_merge(page, &schools[*one], &schools[*other], *why);
    }
    if pairs.is_empty() {
        page.say(words::SCHOOLS_NO_PAIR);
        for line in ["[[school]]", "name = \"\"", "aliases = []", "category = \"\"", "district = \"\"", "code = \"\""] {
            page.propose(line);
        }
    }
    write_spellings(page, &schools);
    write_groups(page, material, &schools);
}

/// Every school met, in order of name, as `reconcile` tells them apart.
fn schools<'m>(material: &Material<'m>) -> Vec<School<'m>> {
    let mut known = Schools::new(&[], material.met.register.clone());
    let mut by_entry: BTreeMap<u32, Vec<(&str, &Spelling)>> = BTreeMap::new();
    for (written, spelling) in &material.met.schools {
        let entry = known.resolve(written, &spelling.place);
        known.count(written, entry, spelling.rows.values().sum());
        by_entry.entry(entry).or_default().push((written, spelling));
    }
    let registered: BTreeSet<String> = material.met.register.iter().flat_map(|(_, rows)| rows).map(|row| fold(&row.name).into()).collect();
    let mut schools: Vec<School> = by_entry
        .into_iter()
        .map(|(entry, spellings)| {
            let name = known.name_of(entry).to_string();
            let key: String = fold(&name).into();
            School { registered: registered.contains(&key), key, name, spellings }
        })
        .collect();
    schools.sort_by(|a, b| a.name.cmp(&b.name));
    schools
}

/// Pairs of schools whose names could be two spellings of one.
fn pairs(schools: &[School]) -> Vec<(usize, usize, Phrase)> {
    let mut pairs = Vec::new();
    for (at, one) in schools.iter().enumerate() {
        for (behind, other) in schools.iter().enumerate().skip(at + 1) {
            // Two rows of the register are two schools.
            if one.registered && other.registered {
                continue;
            }
            if let Some(why) = alike(&one.key, &other.key) {
                pairs.push((at, behind, why));
            }
        }
    }
    pairs
}

/// Why two names could be one school; `None` where they hardly are.
fn alike(one: &str, other: &str) -> Option<Phrase> {
    let length = one.chars().count().min(other.chars().count());
    if core(one) == core(other) && level(one) == level(other) {
        return Some(words::ALIKE_CORE);
    }
    if length >= 3 && (one.contains(other) || other.contains(one)) {
        return Some(words::ALIKE_PART);
    }
    let apart = strsim::levenshtein(one, other);
    let few = (apart == 1 && length >= 4) || (apart == 2 && length >= 8);
    (few && !differs_in_number(one, other)).then_some(words::ALIKE_LETTERS)
}

/// Stages that tell two schools of one place apart.
fn level(name: &str) -> &'static str {
    ["小学", "高级中学", "高中", "职业", "幼儿园", "一贯制"].into_iter().find(|word| name.contains(word)).unwrap_or("")
}

/// A name without words for its kind and for the kind of its place: `东河镇初级中学`, `东河中学` → `东河`.
fn core(name: &str) -> String {
    const KINDS: [&str; 14] = [
        "九年一贯制学校",
        "一贯制学校",
        "初级中学",
        "高级中学",
        "中心小学",
        "中心学校",
        "中心校",
        "中学",
        "小学",
        "学校",
        "初中",
        "高中",
        "镇",
        "乡",
    ];
    let core = KINDS.iter().fold(name.to_owned(), |core, word| core.replace(word, ""));
    if core.chars().count() < 2 { name.to_owned() } else { core }
}

/// `一中` and `二中`, `城东` and `城西` are two schools however near their names are.
fn differs_in_number(one: &str, other: &str) -> bool {
    let telling = |c: &char| c.is_numeric() || "一二三四五六七八九十零百东西南北中上下前后大小新老".contains(*c);
    let (mut left, mut right): (Vec<char>, Vec<char>) = (one.chars().filter(telling).collect(), other.chars().filter(telling).collect());
    left.sort_unstable();
    right.sort_unstable();
    left != right
}

fn propose_merge(page: &mut Page, one: &School, other: &School, why: Phrase) {
    // The name of the register, else the one with more rows of scores, is the one to keep.
    let weight = |school: &School| {
        (
            school.registered,
            school.spellings.iter().map(|(_, spelling)| spelling.rows.get(&Role::Scores).copied().unwrap_or(0)).sum::<usize>(),
        )
    };
    let (keep, merge) = if weight(other) > weight(one) { (other, one) } else { (one, other) };
    page.gap();
    page.fill(words::MERGE, &[("one", &keep.name), ("other", &merge.name), ("why", &why.get(page.lang()))]);
    for school in [keep, merge] {
        for (written, spelling) in &school.spellings {
            say_where(page, written, spelling);
        }
    }
    page.propose("[[school]]");
    page.propose(&format!("name = {}", quoted(&keep.name)));
    page.propose(&format!("aliases = {}", list(merge.spellings.iter().map(|(written, _)| *written))));
}

/// Where a spelling stands, and how many rows are under it.
fn say_where(page: &mut Page, written: &str, spelling: &Spelling) {
    let lang = page.lang();
    let rows: Vec<String> = spelling
        .rows
        .iter()
        .map(|(role, rows)| {
            let phrase = match role {
                Role::Scores => words::ROWS_SCORES,
                Role::Roster => words::ROWS_ROSTER,
                Role::Prior => words::ROWS_PRIOR,
            };
            phrase.fill(lang, &[("n", rows)])
        })
        .collect();
    let files: Vec<String> = spelling.files.iter().cloned().collect();
    let source = if spelling.from_name { words::FROM_NAME.get(lang) } else { "" };
    page.fill(
        words::WHERE,
        &[("name", &written), ("rows", &some(&rows, rows.len(), lang)), ("files", &some(&files, SHOWN, lang)), ("source", &source)],
    );
}

/// Schools met under several spellings, which were taken as one.
fn write_spellings(page: &mut Page, schools: &[School]) {
    let several: Vec<&School> = schools.iter().filter(|school| school.spellings.len() > 1).collect();
    if several.is_empty() {
        return;
    }
    page.gap();
    page.say(words::SPELLINGS);
    for school in several {
        page.remark(&format!("{}:", school.name));
        for (written, spelling) in &school.spellings {
            say_where(page, written, spelling);
        }
    }
}

/// `[groups]`: categories and districts of the register, which hold as it stands; else every school, to be sorted.
fn write_groups(page: &mut Page, material: &Material<'_>, schools: &[School]) {
    let rows = || material.met.register.iter().flat_map(|(_, rows)| rows);
    let units = |unit: fn(&crate::ingest::table::SchoolRow) -> &str| {
        let mut units: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in rows().filter(|row| !unit(row).is_empty()) {
            units.entry(unit(row)).or_default().push(row.name.as_str());
        }
        units
    };
    let (categories, districts) = (units(|row| row.category.as_str()), units(|row| row.district.as_str()));
    page.gap();
    if categories.is_empty() && districts.is_empty() {
        page.say(words::GROUPS_EMPTY);
        let names: Vec<&str> = schools.iter().map(|school| school.name.as_str()).collect();
        page.propose("[groups.categories]");
        let word = words::GROUP_ALL.get(page.lang());
        list_lines(&quoted(word), names).iter().for_each(|line| page.propose(line));
        return;
    }
    page.say(words::GROUPS_REGISTER);
    for (section, units) in [("[groups.categories]", categories), ("[groups.districts]", districts)] {
        if units.is_empty() {
            continue;
        }
        page.propose(section);
        for (unit, names) in units {
            list_lines(&quoted(unit), names).iter().for_each(|line| page.propose(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_could_be_one_school_are_told_from_those_that_are_not() {
        for (one, other) in [
            ("东河镇初级中学", "东河中学"),
            ("东河镇初级中学", "考镜县东河镇初级中学"),
            ("阳光实验学校", "阳光实险学校"),
            ("西山镇中学", "西山镇初级中学"),
        ] {
            assert!(alike(one, other).is_some(), "{one} {other}");
        }
        for (one, other) in [
            ("县第一中学", "县第二中学"),
            ("城东小学", "城西小学"),
            ("东河镇中心小学", "东河镇初级中学"),
            ("李村小学", "张家小学"),
            ("东河镇中学", "西山镇中学"),
        ] {
            assert!(alike(one, other).is_none(), "{one} {other}");
        }
    }
}
