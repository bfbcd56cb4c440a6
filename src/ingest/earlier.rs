//! [`EarlierExam`]: an exam that the same pupils sat before. Which files are of which: the place of a file tells, below `prior/`
//! (上次) or where the exam file says so. Which exam came first is decided by `reconcile`, when the titles are known too.

use crate::{
    config::{HistoryRule, Marking},
    diagnostics::Place,
    model::{Day, Grade, Score, Subject},
    output::manifest::Results,
};

/// An exam that was before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EarlierExam {
    /// Its name as printed; empty where only its sheets may tell.
    pub name: String,
    /// When it was.
    pub date: Option<Day>,
    /// Its place in a row of exams that its folder's name tells: `第2次月考`, `八上期末`.
    pub turn: Option<Turn>,
    /// Who marked it.
    pub marking: Option<Marking>,
    /// Full marks that were told, of one grade or of all.
    pub full: Vec<(Option<Grade>, Subject, Score)>,
    /// Totals in its tables are strict ones and need no reckoning: this program made them.
    pub strict_totals: bool,
    /// It lies in `prior/` (上次) itself, whose name says that it is the last one before.
    pub is_last_time: bool,
    /// Its folder or file.
    pub place: Place,
}

/// A place in a row of exams. Places of two kinds cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// `第2次`, `3`, `二模`.
    Number(u32),
    /// Half terms from the first year of school on: `八上期末`.
    Stage(u32),
}

/// Words that make a folder's name the name of an exam.
const EXAM_WORDS: [&str; 27] = [
    "期中", "期末", "月考", "模拟", "联考", "检测", "测试", "测验", "调研", "诊断", "考试", "质检", "一模", "二模", "三模", "统考", "摸底",
    "会考", "中考", "学期", "测评", "exam", "midterm", "final", "mock", "test", "term",
];
/// Words of schools, classes and years of entry: such folders hold parts of an exam.
const UNIT_WORDS: [&str; 8] = ["学校", "中学", "小学", "一中", "班", "校区", "片区", "school"];
const DIGITS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

impl EarlierExam {
    /// The exam of a folder of sheets.
    #[must_use]
    pub fn of_folder(folder: &str, place: Place) -> Self {
        Self { name: folder.trim().to_owned(), date: Day::find_in(folder), turn: Turn::find_in(folder), place, ..Self::default() }
    }

    /// The exam that an earlier run analysed.
    #[must_use]
    pub fn of_results(results: Results, folder: &str, place: Place) -> Self {
        let Results { name, date, marking, papers, .. } = results;
        let told = date.as_deref().or(Some(&name)).and_then(Day::find_in).or_else(|| Day::find_in(folder));
        let full = papers.into_iter().map(|(grade, subject, full)| (Some(grade), subject, full)).collect();
        let turn = Turn::find_in(folder).or_else(|| Turn::find_in(&name));
        let name = if name.is_empty() { folder.trim().to_owned() } else { name };
        Self { name, date: told, turn, marking, full, strict_totals: true, is_last_time: false, place }
    }

    /// Puts what the exam file says in place of what was found.
    pub fn declare(&mut self, rule: &HistoryRule) {
        if let Some(name) = &rule.name {
            self.name.clone_from(name);
        }
        self.date = rule.date.or(self.date).or_else(|| rule.name.as_deref().and_then(Day::find_in));
        self.marking = rule.marking.or(self.marking);
        self.full.retain(|(_, subject, _)| !rule.full.contains_key(subject));
        self.full.extend(rule.full.iter().map(|(subject, full)| (None, subject.clone(), *full)));
    }
}

/// Whether a folder of this name among earlier exams is one exam rather than a part of one, such as a school's sheets.
#[must_use]
pub fn names_an_exam(folder: &str) -> bool {
    let name = folder.trim().to_lowercase();
    if EXAM_WORDS.iter().any(|word| name.contains(word)) {
        return true;
    }
    let numbered = name.len() <= 3 && name.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty();
    !UNIT_WORDS.iter().any(|word| name.contains(word)) && (numbered || Day::find_in(&name).is_some() || Turn::find_in(&name).is_some())
}

impl Turn {
    /// The turn that a name tells: a half term of a grade, else the number of an exam.
    #[must_use]
    pub fn find_in(name: &str) -> Option<Self> {
        stage(name).map(Self::Stage).or_else(|| numbered(name).map(Self::Number))
    }
}

/// `八上期末` → half terms: four a year.
fn stage(name: &str) -> Option<u32> {
    let letters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    let at = letters.iter().position(|c| matches!(c, '上' | '下'))?;
    let before: String = letters[..at].iter().collect();
    let grade = Grade::find_in(&before).and_then(|grade| grade.number()).or_else(|| {
        let digit = |c: &char| DIGITS.iter().position(|digit| digit == c).and_then(|at| u8::try_from(at + 1).ok());
        let own = before.chars().last().as_ref().and_then(digit)?;
        let stage = before.chars().rev().nth(1);
        match stage {
            Some('初') => Some(own + 6),
            Some('高') => Some(own + 9),
            _ => Some(own),
        }
    })?;
    let later_term = u32::from(letters[at] == '下') * 2;
    let ends = u32::from(!name.contains("期中"));
    Some(u32::from(grade) * 4 + later_term + ends)
}

/// `第2次`, `第二次`, `二模`, `月考3`, `02-期中`.
fn numbered(name: &str) -> Option<u32> {
    let letters: Vec<char> = name.trim().chars().collect();
    let chinese = |c: &char| DIGITS.iter().position(|digit| digit == c).and_then(|at| u32::try_from(at + 1).ok());
    let number_at = |at: usize| -> Option<u32> {
        let digits: String = letters[at..].iter().take_while(|c| c.is_ascii_digit()).collect();
        let own = (1..=3).contains(&digits.len()).then(|| digits.parse().ok()).flatten();
        own.or_else(|| letters.get(at).and_then(chinese))
    };
    let behind = |word: &str| {
        let word: Vec<char> = word.chars().collect();
        let at = letters.windows(word.len()).position(|window| *window == word[..])?;
        number_at(at + word.len())
    };
    let before = |sign: char| {
        let at = letters.iter().position(|c| *c == sign).filter(|at| *at > 0)?;
        number_at(at - 1)
    };
    let leading = || letters.first().filter(|c| c.is_ascii_digit()).and_then(|_| number_at(0));
    behind("第").or_else(|| before('模')).or_else(|| behind("月考")).or_else(leading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_told_by_numbers_and_half_terms() {
        let turns = ["第2次月考", "第十次", "二模", "月考3", "02-期中", "八上期末", "初二下学期期中", "八年级下期末", "期中"];
        let found = turns.map(Turn::find_in);
        let stage = |grade: u32, half: u32| Some(Turn::Stage(grade * 4 + half));
        let number = |number| Some(Turn::Number(number));
        let expected = [number(2), number(10), number(2), number(3), number(2), stage(8, 1), stage(8, 2), stage(8, 3), None];
        assert_eq!(found, expected);
    }

    #[test]
    fn folders_of_schools_are_no_exams() {
        for exam in ["期中", "2025-04", "1", "第一次月考", "八上期末", "2025年9月检测", "Midterm 2025"] {
            assert!(names_an_exam(exam), "{exam}");
        }
        for part in ["东河镇初级中学", "县一中", "2023级", "九年级", "01一中", "杂项"] {
            assert!(!names_an_exam(part), "{part}");
        }
    }
}
