//! A school's pupils spread over files and sheets as its [`Style`] has it; a sheet itself is made by [`Page`].

use super::{
    county::{Grade, Half, Mark, Pupil, School},
    page::Page,
    sheet::{Book, Cell, Sheet},
    styles::{ClassForm, Division, Quirk, Style},
};

/// A file to be written: its path below the folder of the scores, without the ending, and its book.
pub type Named = (String, Book);

/// The pupils of one grade in one school's sheets.
#[derive(Clone, Copy)]
pub struct Unit<'a> {
    pub grade: &'a Grade,
    pub pupils: &'a [Pupil],
}

/// The files of a school.
pub fn files(school: &School, units: &[Unit<'_>], style: &Style) -> Vec<Named> {
    let path = |grade: &str| style.path.replace("{school}", &school.name).replace("{short}", &school.short).replace("{grade}", grade);
    let page = |rows: Vec<Row<'_>>, name: &str| Page { school, style, rows }.sheet(name);
    let per_grade =
        |make: &dyn Fn(&Unit<'_>) -> Vec<Sheet>| units.iter().map(|unit| (path(unit.grade.name), with_extras(style, make(unit)))).collect();
    match style.division {
        Division::FilePerGrade => per_grade(&|unit| vec![page(rows(&[*unit]), "Sheet1")]),
        Division::SheetPerGrade => {
            let sheets = units.iter().map(|unit| page(rows(&[*unit]), unit.grade.name)).collect();
            vec![(path(""), with_extras(style, sheets))]
        }
        Division::OneSheet => vec![(path(""), with_extras(style, vec![page(rows(units), "成绩")]))],
        Division::SheetPerClass => per_grade(&|unit| class_sheets(unit, style, &page)),
        Division::SheetPerClassAndAll => per_grade(&|unit| {
            let mut sheets = class_sheets(unit, style, &page);
            sheets.push(page(rows(&[*unit]), "全体"));
            sheets
        }),
    }
}

/// A pupil and the grade whose papers the marks belong to.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    pub grade: &'a Grade,
    pub pupil: &'a Pupil,
}

impl Row<'_> {
    /// What stands in the cell of a subject.
    pub fn mark(&self, subject: &str) -> Mark {
        let paper = self.grade.papers.iter().position(|paper| paper.subject == subject);
        paper.map_or(Mark::Blank, |paper| self.pupil.marks[paper])
    }

    /// The score that a rank is made of: a subject's or the total.
    pub fn score(&self, subject: Option<&str>) -> Option<Half> {
        subject.map_or_else(|| self.pupil.sum(), |subject| self.mark(subject).score())
    }
}

fn rows<'a>(units: &[Unit<'a>]) -> Vec<Row<'a>> {
    units
        .iter()
        .flat_map(|unit| unit.pupils.iter().map(|pupil| Row { grade: unit.grade, pupil }))
        .filter(|row| row.pupil.in_sheet)
        .collect()
}

fn class_sheets<'a>(unit: &Unit<'a>, style: &Style, page: &dyn Fn(Vec<Row<'a>>, &str) -> Sheet) -> Vec<Sheet> {
    let all = rows(&[*unit]);
    let classes = all.iter().map(|row| row.pupil.class).max().unwrap_or(0);
    (1..=classes)
        .map(|class| {
            let members = all.iter().filter(|row| row.pupil.class == class).copied().collect();
            page(members, &class_text(style.class, unit.grade, class))
        })
        .collect()
}

fn with_extras(style: &Style, mut sheets: Vec<Sheet>) -> Book {
    if style.has(Quirk::Instructions) {
        sheets.insert(0, instructions());
    }
    if style.has(Quirk::EmptySheets) {
        sheets.extend(["Sheet2", "Sheet3"].map(|name| Sheet::list(name, Vec::new())));
    }
    Book { sheets }
}

fn instructions() -> Sheet {
    let lines =
        ["填写说明", "一、请按年级分表填写，不要改动表头。", "二、缺考的学生填 Q，没有报考的科目填 N。", "三、有半分的保留一位小数。"];
    Sheet { header: 0..0, ..Sheet::list("填写说明", lines.map(|line| vec![Cell::text(line)]).to_vec()) }
}

/// A class as the style has it.
pub fn class_text(form: ClassForm, grade: &Grade, class: usize) -> String {
    let number = grade.name.chars().next().expect("a grade has a name");
    let digit = ['七', '八', '九'].iter().position(|known| *known == number).map_or(0, |at| at + 7);
    match form {
        ClassForm::Number => class.to_string(),
        ClassForm::Ban => format!("{class}班"),
        ClassForm::GradeBan => format!("{}{class}班", grade.name),
        ClassForm::Code => format!("{digit}{class:02}"),
        ClassForm::Bracket => format!("{number}({class})班"),
    }
}
