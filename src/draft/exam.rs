//! `[exam]`: what titles and file names tell of the exam, as proposals.

use super::{Material, page::Page, page::quoted};
use crate::words::draft as words;

/// Words in titles, and the basis that they speak for.
const BASES: [(&str, &[&str]); 4] = [
    ("毕业年级模拟", &["模拟", "一模", "二模", "三模", "适应性"]),
    ("学业水平考试", &["学业水平", "中考", "学考"]),
    ("抽样监测", &["监测", "抽测", "抽样"]),
    ("学校期末汇总", &["期末", "期中", "月考"]),
];

/// Writes the section.
pub fn write(page: &mut Page, material: &Material<'_>) {
    let titles = &material.met.titles;
    page.heading("[exam]");
    page.say(words::EXAM);
    let grades = material.ledger.cohorts.iter().map(|cohort| cohort.grade.name()).filter(|grade| !grade.is_empty());
    let name = grades.fold(material.ledger.exam_name.clone(), |name, grade| name.replace(grade, ""));
    page.propose(&format!("name = {}", quoted(name.trim())));
    let commonest = |find: fn(&str) -> Option<String>| commonest(titles.iter().filter_map(|title| find(title)));
    page.propose(&format!("date = {}", quoted(&commonest(date_in).unwrap_or_default())));
    page.propose(&format!("term = {}", quoted(&commonest(term_in).unwrap_or_default())));
    let basis = BASES.iter().find(|(_, words)| words.iter().any(|word| titles.iter().any(|title| title.contains(word))));
    page.say(words::EXAM_BASIS);
    page.propose(&format!("basis = {}", quoted(basis.map_or("", |(basis, _)| *basis))));
    page.say(words::EXAM_MARKING);
    page.propose("marking = \"own-school\"");
    page.propose("authority = \"\"");
}

/// The commonest of some texts, the first of equals.
fn commonest(texts: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for text in texts {
        match counts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(text, _)| text)
}

/// Digits at the beginning of a text as a number, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text[..text.len() - rest.len()].parse().ok().map(|number| (number, rest))
}

/// Every beginning of a year 20xx in a text that is no part of a longer number.
fn years(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let starts = text.match_indices("20").filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    starts.filter_map(|(at, _)| number(&text[at..])).filter(|(year, _)| (2000..2100).contains(year))
}

/// `2026年1月15日` → `2026-01-15`, `2026年1月` → `2026-01`, `2026.1.15`.
fn date_in(text: &str) -> Option<String> {
    years(text).find_map(|(year, rest)| {
        let rest = rest.strip_prefix(['年', '.', '-', '/'])?;
        let (month, rest) = number(rest).filter(|(month, _)| (1..=12).contains(month))?;
        let behind = rest.strip_prefix(['月', '.', '-', '/']);
        let day = behind.and_then(number).filter(|(day, _)| (1..=31).contains(day)).map(|(day, _)| day);
        match day {
            Some(day) => Some(format!("{year}-{month:02}-{day:02}")),
            None => rest.starts_with('月').then(|| format!("{year}-{month:02}")),
        }
    })
}

/// `2025—2026学年度第一学期` → `2025-2026学年第一学期`.
fn term_in(text: &str) -> Option<String> {
    years(text).find_map(|(first, rest)| {
        let rest = rest.trim_start_matches(['—', '-', '–', '－', '~', '至', '/', ' ']);
        let (second, rest) = number(rest).filter(|(second, _)| *second == first + 1)?;
        let rest = rest.strip_prefix("学年")?;
        let rest = rest.strip_prefix('度').unwrap_or(rest);
        let half = [("第一学期", "第一学期"), ("上学期", "第一学期"), ("第二学期", "第二学期"), ("下学期", "第二学期")];
        let half = half.iter().find(|(word, _)| rest.trim_start().starts_with(word)).map_or("", |(_, half)| *half);
        Some(format!("{first}-{second}学年{half}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_terms_are_told_by_titles() {
        assert_eq!(date_in("考镜县2026年1月15日期末"), Some("2026-01-15".to_owned()));
        assert_eq!(date_in("考镜县2026年1月期末"), Some("2026-01".to_owned()));
        assert_eq!(date_in("成绩2026.1.15.xlsx"), Some("2026-01-15".to_owned()));
        assert_eq!(date_in("42009920260115"), None);
        assert_eq!(date_in("2025年九年级"), None);
        assert_eq!(term_in("2025—2026学年度第一学期期末"), Some("2025-2026学年第一学期".to_owned()));
        assert_eq!(term_in("2025-2026学年下学期"), Some("2025-2026学年第二学期".to_owned()));
        assert_eq!(term_in("2025年"), None);
        assert_eq!(commonest(["a", "b", "b"].map(str::to_owned).into_iter()), Some("b".to_owned()));
    }
}
