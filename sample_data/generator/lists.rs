//! What the office has besides the score sheets: roster, earlier exam, school register, exam file.

use super::{
    county::{County, Grade, Listing, Pupil, School},
    people,
    random::Draws,
    sheet::{Book, Cell, Format, Sheet},
};

/// The roster of one grade, school by school. `identity_as_number` spoils the identity numbers as a careless import does: a
/// spreadsheet keeps fifteen digits of a number.
pub fn roster<'a>(members: impl Iterator<Item = (&'a School, &'a Grade, &'a [Pupil])>, identity_as_number: bool) -> Book {
    let mut head = vec!["学校", "年级", "班级", "姓名", "性别", "考号", "学籍号", "学籍状态"];
    if identity_as_number {
        head[6] = "身份证号";
    }
    let mut rows = vec![texts(&head)];
    for (school, grade, pupils) in members {
        for pupil in pupils {
            let Some(listing) = listing_word(&pupil.listing) else { continue };
            rows.push(vec![
                Cell::text(&school.name),
                Cell::text(grade.name),
                Cell::Text(format!("{}班", pupil.class)),
                Cell::text(&pupil.name),
                Cell::text(if pupil.girl { "女" } else { "男" }),
                Cell::text(&pupil.number),
                identity_cell(pupil, identity_as_number),
                Cell::text(listing),
            ]);
        }
    }
    Book { sheets: vec![Sheet::list("学籍", rows)] }
}

fn identity_cell(pupil: &Pupil, as_number: bool) -> Cell {
    match pupil.identity.parse() {
        Ok(number) if as_number => Cell::Number(number),
        _ if as_number => Cell::text(&pupil.identity),
        _ => Cell::Text(people::registration_number(&pupil.identity)),
    }
}

/// How the roster says it; `None` for those it does not know.
fn listing_word(listing: &Listing) -> Option<&'static str> {
    match listing {
        Listing::Enrolled => Some("在籍"),
        Listing::Unlisted => None,
        Listing::Guest => Some("附读"),
        Listing::Lent => Some("外借"),
        Listing::Inclusion => Some("随班就读"),
        Listing::Suspended => Some("休学"),
    }
}

/// The earlier exam of one grade, as a marking platform exports it.
pub fn earlier<'a>(grade: &Grade, members: impl Iterator<Item = (&'a School, &'a [Pupil])>) -> Book {
    let mut head = vec!["考号", "姓名", "学校", "班级"];
    head.extend(grade.papers.iter().map(|paper| paper.subject));
    head.push("总分");
    let mut rows = vec![texts(&head)];
    for (school, pupils) in members {
        for pupil in pupils {
            let Some(marks) = &pupil.earlier else { continue };
            let mut row = vec![
                Cell::text(&pupil.number),
                Cell::text(&pupil.name),
                Cell::text(&school.name),
                Cell::Text(format!("{}班", pupil.class)),
            ];
            row.extend(marks.iter().map(|half| Cell::Number(f64::from(*half) / 2.0)));
            row.push(Cell::Number(f64::from(pupil.earlier_sum()) / 2.0));
            rows.push(row);
        }
    }
    Book { sheets: vec![Sheet::list("期中成绩", rows)] }
}

/// The exam before the earlier one, drawn from it by a stream of its own, so that nothing else of the county changes: every
/// mark moved by chance, the paper a little easier. Full marks stand in the header.
pub fn first<'a>(grade: &Grade, members: impl Iterator<Item = (&'a School, &'a [Pupil])>, draws: &mut Draws) -> Book {
    let mut head = texts(&["考号", "姓名", "学校", "班级"]);
    head.extend(grade.papers.iter().map(|paper| Cell::Text(format!("{}({})", paper.subject, paper.full))));
    let mut rows = vec![head];
    for (school, pupils) in members {
        for pupil in pupils {
            let Some(marks) = pupil.earlier.as_ref().filter(|_| !draws.chance(0.02)) else { continue };
            let place = [&pupil.number, &pupil.name, &school.name].map(Cell::text);
            let mut row = place.to_vec();
            row.push(Cell::Text(format!("{}班", pupil.class)));
            row.extend(grade.papers.iter().zip(marks).map(|(paper, half)| {
                let full = f64::from(paper.full);
                let moved = f64::from(*half) / 2.0 + full * (0.02 + 0.06 * draws.normal());
                Cell::Number(moved.clamp(0.0, full).round())
            }));
            rows.push(row);
        }
    }
    Book { sheets: vec![Sheet::list("起点检测", rows)] }
}

/// The school register.
pub fn register(county: &County) -> Book {
    let mut rows = vec![texts(&["学校代码", "学校名称", "简称", "类别", "片区"])];
    for (at, school) in county.schools.iter().enumerate() {
        let code = format!("420099{:03}", at + 1);
        rows.push([&code, &school.name, &school.short, school.category, school.district].map(Cell::text).to_vec());
    }
    Book { sheets: vec![Sheet::list("学校名册", rows)] }
}

/// Formats in which a shipped list comes, by grade.
pub const ROSTER_FORMATS: [Format; 3] = [Format::Xlsx, Format::Xlsx, Format::CsvUtf8];

/// As [`ROSTER_FORMATS`], of the earlier exam.
pub const EARLIER_FORMATS: [Format; 3] = [Format::Xlsx, Format::Xls, Format::CsvGbk];

/// The exam file. Full marks stand where the sheets alone would leave them open.
pub const EXAM_FILE: &str = r#"# 考镜县的考试设置（虚构）。不写的项目由程序从成绩表推断，推断结果会列出。
# The exam of an invented county. What is not set here is inferred from the sheets, and said so.

[exam]
name = "考镜县2025—2026学年度第一学期期末质量汇总"
date = "2026-01-15"
term = "2025-2026学年第一学期"
basis = "学校期末汇总"
marking = "own-school"          # 各校自阅
authority = "考镜县教学研究室"

[[paper]]
grade = "九年级"
subject = "道德与法治"
full = 60

[[paper]]
grade = "九年级"
subject = "历史"
full = 60

[candidates]
denominator = "present"         # 各率以实考人数为分母
blank = "absent"                # 空白格按缺考
guest = "attending"             # 附读生计入就读学校

[screens]
fdr = 0.05

[report]
band_width = 10
total_band_width = 50
rank_bands = [50, 100, 200, 500]
"#;

fn texts(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| Cell::text(*text)).collect()
}
