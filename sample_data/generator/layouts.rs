//! Pupils laid out as the sheets of a [`Style`]: titles, headers, columns, ranks, footers.

use super::{
    county::{Grade, Half, Mark, Pupil, School},
    plants::pass_line,
    sheet::{Book, Cell, Sheet},
    styles::{ClassForm, Division, Footer, Header, Id, Quirk, Spelling, Style, Title, Total},
};

/// The exam as titles have it.
pub const EXAM: &str = "2025—2026学年度第一学期期末考试";

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
struct Row<'a> {
    grade: &'a Grade,
    pupil: &'a Pupil,
}

impl Row<'_> {
    fn mark(&self, subject: &str) -> Mark {
        let paper = self.grade.papers.iter().position(|paper| paper.subject == subject);
        paper.map_or(Mark::Blank, |paper| self.pupil.marks[paper])
    }

    /// The scores that a rank is made of: a subject's or the total.
    fn score(&self, subject: Option<&str>) -> Option<Half> {
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
fn class_text(form: ClassForm, grade: &Grade, class: usize) -> String {
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

/// What a column shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    RowNumber,
    Id,
    Name,
    Sex,
    School,
    Grade,
    Class,
    Seat,
    Score(&'static str),
    /// Rank in the class, of a subject or the total.
    ClassRank(Option<&'static str>),
    SchoolRank(Option<&'static str>),
    Total,
    Remark,
}

/// A sheet in the making.
struct Page<'a> {
    school: &'a School,
    style: &'a Style,
    rows: Vec<Row<'a>>,
}

impl Page<'_> {
    fn sheet(mut self, name: &str) -> Sheet {
        if self.style.has(Quirk::ByTotal) {
            self.rows.sort_by_key(|row| (std::cmp::Reverse(row.pupil.sum()), row.pupil.number.clone()));
        }
        let columns = self.columns();
        let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        self.add_title(&mut sheet, columns.len(), name);
        self.add_header(&mut sheet, &columns);
        self.add_rows(&mut sheet, &columns);
        self.add_footer(&mut sheet, &columns);
        sheet
    }

    /// The subjects of all grades on the page, in the order of the grades.
    fn subjects(&self) -> Vec<&'static str> {
        let mut subjects = Vec::new();
        for row in &self.rows {
            for paper in &row.grade.papers {
                if !subjects.contains(&paper.subject) {
                    subjects.push(paper.subject);
                }
            }
        }
        subjects
    }

    fn columns(&self) -> Vec<Column> {
        let style = self.style;
        let person = [
            (style.has(Quirk::RowNumber), Column::RowNumber),
            (style.has(Quirk::School), Column::School),
            (style.division == Division::OneSheet, Column::Grade),
            (!style.has(Quirk::ClassInSheetName), Column::Class),
            (style.has(Quirk::Seat), Column::Seat),
            (style.id != Id::None, Column::Id),
            (true, Column::Name),
            (style.has(Quirk::Sex), Column::Sex),
        ];
        let mut columns: Vec<Column> = person.into_iter().filter(|(wanted, _)| *wanted).map(|(_, column)| column).collect();
        for subject in self.subjects() {
            columns.push(Column::Score(subject));
            columns.extend(self.ranks(Some(subject)));
        }
        if style.total != Total::None {
            columns.push(Column::Total);
            columns.extend(self.ranks(None));
        }
        if style.has(Quirk::AbsentInRemark) {
            columns.push(Column::Remark);
        }
        columns
    }

    fn ranks(&self, of: Option<&'static str>) -> Vec<Column> {
        match self.style.header {
            Header::Plain | Header::WithFull => Vec::new(),
            Header::Blocks => vec![Column::SchoolRank(of), Column::ClassRank(of)],
            Header::Joined => vec![Column::ClassRank(of), Column::SchoolRank(of)],
            Header::Numbered => vec![Column::SchoolRank(of)],
        }
    }

    fn add_title(&self, sheet: &mut Sheet, width: usize, name: &str) {
        let grade = self.rows.first().map_or("", |row| row.grade.name);
        let titles = match self.style.title {
            Title::None => Vec::new(),
            Title::Empty => vec![String::new()],
            Title::One => vec![format!("{}{grade}{EXAM}成绩表", self.school.name)],
            Title::Three => {
                let page = if name.contains('班') { format!("班级：{name}") } else { format!("年级：{name}") };
                vec![self.school.name.clone(), format!("{EXAM}成绩登记表"), format!("{page}　　填表日期：2026年1月20日")]
            }
        };
        for (at, title) in titles.into_iter().enumerate() {
            let mut row = vec![Cell::Blank; width];
            if !title.is_empty() {
                row[0] = Cell::Text(title);
                sheet.merges.push((at, 0, at, width - 1));
            }
            sheet.rows.push(row);
        }
    }

    fn add_header(&self, sheet: &mut Sheet, columns: &[Column]) {
        let top = sheet.rows.len();
        if self.style.header != Header::Blocks {
            sheet.rows.push(columns.iter().map(|column| Cell::Text(self.header(*column))).collect());
            sheet.header = top..top + 1;
            return;
        }
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for (at, column) in columns.iter().enumerate() {
            let (above, below) = match column {
                Column::Score(subject) => (Cell::Text(self.spell(subject)), Cell::text("得分")),
                Column::Total => (Cell::text("总分"), Cell::text("得分")),
                Column::SchoolRank(_) => (Cell::Blank, Cell::text("校次")),
                Column::ClassRank(_) => (Cell::Blank, Cell::text("班次")),
                _ => (Cell::Text(self.header(*column)), Cell::Blank),
            };
            match column {
                Column::Score(_) | Column::Total => sheet.merges.push((top, at, top, at + 2)),
                Column::SchoolRank(_) | Column::ClassRank(_) => {}
                _ => sheet.merges.push((top, at, top + 1, at)),
            }
            first.push(above);
            second.push(below);
        }
        sheet.rows.extend([first, second]);
        sheet.header = top..top + 2;
    }

    /// A column's title in a one-row header.
    fn header(&self, column: Column) -> String {
        let text = match column {
            Column::RowNumber => "序号",
            Column::Id => match self.style.id {
                Id::Number(header) | Id::Registration(header) => header,
                Id::None => "",
            },
            Column::Name => "姓名",
            Column::Sex => "性别",
            Column::School => "学校",
            Column::Grade => "年级",
            Column::Class => "班级",
            Column::Seat => "座号",
            Column::Remark => "备注",
            Column::Score(subject) => return self.score_header(subject),
            Column::ClassRank(of) => return format!("{}班名", of.map_or("总分".to_owned(), |subject| self.spell(subject))),
            Column::SchoolRank(of) => return self.school_rank_header(of),
            Column::Total => "总分",
        };
        text.to_owned()
    }

    fn score_header(&self, subject: &str) -> String {
        let spelt = self.spell(subject);
        let papers = || self.rows.iter().flat_map(|row| &row.grade.papers);
        match self.style.header {
            Header::WithFull => {
                papers().find(|paper| paper.subject == subject).map_or(spelt.clone(), |paper| format!("{spelt}({})", paper.full))
            }
            Header::Joined => format!("{spelt}分数"),
            _ => spelt,
        }
    }

    fn school_rank_header(&self, of: Option<&str>) -> String {
        let place = of.and_then(|subject| self.subjects().iter().position(|known| *known == subject));
        match (self.style.header, place) {
            (Header::Numbered, Some(place)) => format!("名{}", place + 1),
            (Header::Numbered, None) => "总名次".to_owned(),
            _ => format!("{}校名", of.map_or("总分".to_owned(), |subject| self.spell(subject))),
        }
    }

    fn spell(&self, subject: &str) -> String {
        let spelt = match (self.style.spelling, subject) {
            (Spelling::Short, "英语") => "外语",
            (Spelling::Short, "道德与法治") => "道法",
            (Spelling::Old, "道德与法治") => "政治",
            _ => subject,
        };
        spelt.to_owned()
    }

    fn add_rows(&self, sheet: &mut Sheet, columns: &[Column]) {
        /// Rows of a room, where the header comes back.
        const ROOM: usize = 30;
        /// Places that the filter leaves in view.
        const SHOWN: usize = 20;
        let head = sheet.rows[sheet.header.end - 1].clone();
        for (at, row) in self.rows.iter().enumerate() {
            if self.style.has(Quirk::RepeatedHeader) && at > 0 && at % ROOM == 0 {
                sheet.rows.push(head.clone());
            }
            if self.style.has(Quirk::HiddenRows) && self.rank(row, None, false).is_none_or(|rank| rank > SHOWN) {
                sheet.hidden.push(sheet.rows.len());
            }
            let line = sheet.rows.len();
            sheet.rows.push(columns.iter().map(|column| self.cell(at, row, *column, columns, line)).collect());
        }
        sheet.table_end = sheet.rows.len() - 1;
    }

    fn cell(&self, at: usize, row: &Row<'_>, column: Column, columns: &[Column], line: usize) -> Cell {
        let pupil = row.pupil;
        match column {
            Column::RowNumber => count(at + 1),
            Column::Id => self.id_cell(pupil),
            Column::Name => Cell::Text(self.name(pupil)),
            Column::Sex => Cell::text(if pupil.girl { "女" } else { "男" }),
            Column::School => Cell::text(&self.school.name),
            Column::Grade => Cell::text(row.grade.name),
            Column::Class if self.style.class == ClassForm::Number => count(pupil.class),
            Column::Class => Cell::Text(class_text(self.style.class, row.grade, pupil.class)),
            Column::Seat => count(pupil.seat),
            Column::Score(subject) => self.mark_cell(row.mark(subject)),
            Column::ClassRank(of) => self.rank(row, of, true).map_or(Cell::Blank, count),
            Column::SchoolRank(of) => self.rank(row, of, false).map_or(Cell::Blank, count),
            Column::Total => self.total_cell(pupil, columns, line),
            Column::Remark => {
                let absent = pupil.marks.contains(&Mark::Word("缺考"));
                if absent { Cell::text("缺考") } else { Cell::Blank }
            }
        }
    }

    fn id_cell(&self, pupil: &Pupil) -> Cell {
        match self.style.id {
            Id::Registration(_) => Cell::Text(super::people::registration_number(&pupil.identity)),
            _ if self.style.has(Quirk::IdAsNumber) => Cell::Number(pupil.number.parse().expect("ten digits")),
            _ => Cell::text(&pupil.number),
        }
    }

    fn name(&self, pupil: &Pupil) -> String {
        let mut letters = pupil.name.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(first), Some(second), None) if self.style.has(Quirk::StretchedNames) => format!("{first}\u{3000}{second}"),
            _ => pupil.name.clone(),
        }
    }

    fn mark_cell(&self, mark: Mark) -> Cell {
        match mark {
            Mark::Score(half) => self.score_cell(half),
            Mark::Word("缺考") if self.style.absent.is_empty() || self.style.has(Quirk::AbsentInRemark) => Cell::Blank,
            Mark::Word("缺考") => Cell::text(self.style.absent),
            Mark::Word(word) => Cell::text(word),
            Mark::Blank => Cell::Blank,
            Mark::Slip(written) => written.parse().map_or(Cell::text(written), Cell::Number),
        }
    }

    fn score_cell(&self, half: Half) -> Cell {
        let marks = f64::from(half) / 2.0;
        if self.style.has(Quirk::ScoresAsText) { Cell::Text(marks.to_string()) } else { Cell::Number(marks) }
    }

    fn total_cell(&self, pupil: &Pupil, columns: &[Column], line: usize) -> Cell {
        let Some(sum) = pupil.stated_total.or(pupil.sum()) else { return Cell::Blank };
        if self.style.total == Total::Formula {
            let scores = columns.iter().enumerate().filter(|(_, column)| matches!(column, Column::Score(_)));
            let places: Vec<usize> = scores.map(|(at, _)| at).collect();
            if let (Some(first), Some(last)) = (places.first(), places.last()) {
                let formula = format!("SUM({}{}:{}{})", letter(*first), line + 1, letter(*last), line + 1);
                return Cell::Formula(formula, f64::from(sum) / 2.0);
            }
        }
        self.score_cell(sum)
    }

    /// The place in the school's grade or the class, ties sharing; `None` without a score.
    fn rank(&self, row: &Row<'_>, of: Option<&str>, in_class: bool) -> Option<usize> {
        let own = row.score(of)?;
        let same = |other: &&Row<'_>| other.grade.name == row.grade.name && (!in_class || other.pupil.class == row.pupil.class);
        Some(1 + self.rows.iter().filter(same).filter(|other| other.score(of).is_some_and(|score| score > own)).count())
    }

    fn add_footer(&self, sheet: &mut Sheet, columns: &[Column]) {
        let label_at = columns.iter().position(|column| *column == Column::Name).expect("there is a name column");
        type Figure = fn(&[Half], i32) -> f64;
        const FIGURES: [(&str, Figure); 3] = [("平均分", mean), ("最高分", highest), ("及格率", pass_rate)];
        let wanted = match self.style.footer {
            Footer::None => 0,
            Footer::Mean => 1,
            Footer::MeanHighestPass => 3,
        };
        for (label, figure) in FIGURES.into_iter().take(wanted) {
            let mut row: Vec<Cell> = columns.iter().map(|column| self.figure_cell(*column, figure)).collect();
            row[label_at] = Cell::text(label);
            sheet.rows.push(row);
            sheet.table_end += 1;
        }
        if self.style.has(Quirk::BlankRows) {
            sheet.rows.extend(vec![vec![Cell::text("  ")]; 5]);
        }
        if !self.style.note.is_empty() {
            sheet.rows.extend([vec![Cell::Blank], vec![Cell::text(self.style.note)]]);
        }
    }

    fn figure_cell(&self, column: Column, figure: fn(&[Half], i32) -> f64) -> Cell {
        let Some(grade) = self.rows.first().map(|row| row.grade) else { return Cell::Blank };
        let (of, full) = match column {
            Column::Score(subject) => {
                (Some(subject), grade.papers.iter().find(|paper| paper.subject == subject).map_or(0, |paper| paper.full))
            }
            Column::Total => (None, grade.papers.iter().map(|paper| paper.full).sum()),
            _ => return Cell::Blank,
        };
        let scores: Vec<Half> = self.rows.iter().filter_map(|row| row.score(of)).collect();
        if scores.is_empty() { Cell::Blank } else { Cell::Number((figure(&scores, full) * 100.0).round() / 100.0) }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of pupils")]
fn mean(scores: &[Half], _: i32) -> f64 {
    f64::from(scores.iter().sum::<Half>()) / 2.0 / scores.len() as f64
}

fn highest(scores: &[Half], _: i32) -> f64 {
    f64::from(scores.iter().copied().max().unwrap_or(0)) / 2.0
}

#[allow(clippy::cast_precision_loss, reason = "counts of pupils")]
fn pass_rate(scores: &[Half], full: i32) -> f64 {
    scores.iter().filter(|half| **half >= pass_line(full)).count() as f64 / scores.len() as f64
}

#[allow(clippy::cast_precision_loss, reason = "counts of pupils")]
fn count(count: usize) -> Cell {
    Cell::Number(count as f64)
}

/// A column's letters in A1 spelling.
pub fn letter(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { format!("{}{last}", letter(column / 26 - 1)) }
}
