//! Item scores of one paper as a marking platform exports them (options of choice items, marks of the others, two sums), and
//! its blueprint. Items always add up to the mark in the score sheet.

use super::{
    county::{County, Mark},
    random::Draws,
    sheet::{Book, Cell, Sheet},
};

/// An item: number, full mark, how easy it is, form, topic, ability, the right option of choice items.
struct Item {
    number: &'static str,
    full: i32,
    ease: f64,
    form: &'static str,
    topic: &'static str,
    ability: &'static str,
    key: Option<char>,
}

const fn item(
    number: &'static str,
    full: i32,
    ease: f64,
    form: &'static str,
    topic: &'static str,
    ability: &'static str,
    key: Option<char>,
) -> Item {
    Item { number, full, ease, form, topic, ability, key }
}

/// Mathematics of grade eight, 120 marks: 36 for choices, 16 for gaps, 68 for worked solutions.
#[rustfmt::skip]
const PAPER: [Item; 25] = [
    item("1", 3, 0.92, "选择题", "全等三角形", "了解", Some('B')),
    item("2", 3, 0.88, "选择题", "轴对称", "了解", Some('D')),
    item("3", 3, 0.85, "选择题", "整式的乘法", "了解", Some('A')),
    item("4", 3, 0.80, "选择题", "分式", "理解", Some('C')),
    item("5", 3, 0.76, "选择题", "三角形", "理解", Some('B')),
    item("6", 3, 0.72, "选择题", "因式分解", "理解", Some('A')),
    item("7", 3, 0.66, "选择题", "全等三角形", "理解", Some('D')),
    item("8", 3, 0.60, "选择题", "分式", "掌握", Some('C')),
    item("9", 3, 0.55, "选择题", "轴对称", "掌握", Some('B')),
    item("10", 3, 0.48, "选择题", "三角形", "掌握", Some('C')),
    item("11", 3, 0.42, "选择题", "分式", "应用", Some('A')),
    item("12", 3, 0.30, "选择题", "轴对称", "应用", Some('D')),
    item("13", 4, 0.80, "填空题", "整式的乘法", "理解", None),
    item("14", 4, 0.68, "填空题", "因式分解", "理解", None),
    item("15", 4, 0.50, "填空题", "三角形", "掌握", None),
    item("16", 4, 0.28, "填空题", "轴对称", "应用", None),
    item("17", 6, 0.84, "解答题", "整式的乘法", "理解", None),
    item("18", 6, 0.78, "解答题", "分式", "理解", None),
    item("19", 8, 0.68, "解答题", "全等三角形", "掌握", None),
    item("20", 8, 0.60, "解答题", "因式分解", "掌握", None),
    item("21", 8, 0.55, "解答题", "分式", "应用", None),
    item("22", 10, 0.46, "解答题", "全等三角形", "应用", None),
    item("23", 10, 0.36, "解答题", "三角形", "应用", None),
    item("24(1)", 4, 0.48, "解答题", "轴对称", "掌握", None),
    item("24(2)", 8, 0.16, "解答题", "轴对称", "综合", None),
];

/// Where the last question begins, whose parts stand beside their sum.
const PARTED: usize = 23;

/// Item sheet and blueprint of a paper of 120 marks; `stream` numbers the draws.
pub fn sheets(county: &County, grade: usize, subject: &str, stream: u64) -> (Book, Book) {
    (item_sheet(county, grade, subject, stream), blueprint(county.grades[grade].name, subject))
}

fn item_sheet(county: &County, grade: usize, subject: &str, stream: u64) -> Book {
    let mut draws = Draws::new(county.seed, stream);
    let paper = county.paper(grade, subject);
    let text = |texts: &[&str]| texts.iter().map(|text| Cell::text(*text)).collect::<Vec<Cell>>();
    let mut head = text(&["学校", "考号", "姓名", "班级", "全卷得分", "客观题", "主观题"]);
    let mut fulls = text(&["", "", "满分", "", "120", "36", "84"]);
    let mut keys = text(&["", "", "标准答案", "", "", "", ""]);
    for (at, item) in PAPER.iter().enumerate() {
        if at == PARTED {
            head.push(Cell::text("24"));
            fulls.push(Cell::Number(12.0));
            keys.push(Cell::Blank);
        }
        head.push(Cell::text(item.number));
        fulls.push(Cell::Number(f64::from(item.full)));
        keys.push(item.key.map_or(Cell::Blank, |key| Cell::text(key.to_string())));
    }
    let mut rows = vec![head, fulls, keys];
    for (school, units) in county.schools.iter().zip(&county.units) {
        for pupil in units[grade].iter().filter(|pupil| pupil.in_sheet) {
            let Mark::Score(half) = pupil.marks[paper] else { continue };
            // A row of zeros is how a school wrote an absence.
            if half == 0 || half % 2 != 0 {
                continue;
            }
            let scores = split(&mut draws, half / 2);
            let sum = |range: std::ops::Range<usize>| Cell::Number(f64::from(scores[range].iter().sum::<i32>()));
            let mut row = text(&[&school.name, &pupil.number, &pupil.name, &format!("{}班", pupil.class)]);
            row.extend([sum(0..PAPER.len()), sum(0..12), sum(12..PAPER.len())]);
            for (at, (item, score)) in PAPER.iter().zip(&scores).enumerate() {
                if at == PARTED {
                    row.push(sum(PARTED..PAPER.len()));
                }
                row.push(match item.key {
                    Some(key) => option(&mut draws, at, key, *score > 0),
                    None => Cell::Number(f64::from(*score)),
                });
            }
            rows.push(row);
        }
    }
    Book { sheets: vec![Sheet::list(&format!("{}{subject}小题分", county.grades[grade].name), rows)] }
}

/// The option that was filled in; each item has one wrong option that draws more than the others, now and then none is filled in.
fn option(draws: &mut Draws, at: usize, key: char, right: bool) -> Cell {
    if right {
        return Cell::text(key.to_string());
    }
    if draws.chance(0.01) {
        return Cell::Blank;
    }
    let wrong: Vec<char> = ['A', 'B', 'C', 'D'].into_iter().filter(|letter| *letter != key).collect();
    let letter = if draws.chance(0.45) { wrong[at % 3] } else { draws.pick(&wrong) };
    Cell::text(letter.to_string())
}

/// Item scores that add up to a mark: drawn by how easy each item is for who has that mark, then moved one by one.
fn split(draws: &mut Draws, mark: i32) -> Vec<i32> {
    let full: i32 = PAPER.iter().map(|item| item.full).sum();
    let ability = f64::from(mark) / f64::from(full);
    let all_or_nothing = |item: &Item| item.form != "解答题";
    let mut scores: Vec<i32> = PAPER.iter().map(|item| drawn(draws, item, ability)).collect();
    loop {
        let missing = mark - scores.iter().sum::<i32>();
        if missing == 0 {
            return scores;
        }
        let at = draws.below(PAPER.len());
        let item = &PAPER[at];
        if !all_or_nothing(item) {
            // Easy items take up what is missing first, hard ones lose first what is too much.
            let likely = if missing > 0 { item.ease } else { 1.0 - item.ease };
            if draws.chance(0.3 + 0.7 * likely) {
                scores[at] = (scores[at] + missing.signum()).clamp(0, item.full);
            }
        } else if draws.chance(if missing.abs() >= 3 { 0.1 } else { 0.01 }) {
            scores[at] = if missing > 0 { item.full } else { 0 };
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "kept within the item")]
fn drawn(draws: &mut Draws, item: &Item, ability: f64) -> i32 {
    // An item is as easy as it says for who has 57 % of the marks.
    let chance = (item.ease + 1.25 * (ability - 0.57)).clamp(0.02, 0.98);
    if item.form == "解答题" {
        let share = (chance + 0.22 * draws.normal()).clamp(0.0, 1.0);
        return (f64::from(item.full) * share).round() as i32;
    }
    if draws.chance(chance) { item.full } else { 0 }
}

fn blueprint(grade: &str, subject: &str) -> Book {
    let text = |texts: &[&str]| texts.iter().map(|text| Cell::text(*text)).collect::<Vec<Cell>>();
    let mut rows =
        vec![text(&[&format!("{grade}{subject}期末试卷双向细目表")]), text(&["题号", "题型", "知识点", "能力层次", "分值", "预估难度"])];
    for item in &PAPER {
        let mut row = text(&[item.number, item.form, item.topic, item.ability]);
        row.push(Cell::Number(f64::from(item.full)));
        // What the authors thought, to the nearest tenth.
        row.push(Cell::Number((item.ease * 10.0).round() / 10.0));
        rows.push(row);
    }
    rows.push(vec![Cell::text("合计"), Cell::Blank, Cell::Blank, Cell::Blank, Cell::Number(120.0), Cell::Blank]);
    Book { sheets: vec![Sheet { header: 1..2, ..Sheet::list("双向细目表", rows) }] }
}
