//! [`Page`]: one score sheet in the making: its columns, titles and header. What fills the rows is in `cells.rs`.

use super::{
    county::School,
    layouts::Row,
    sheet::{Cell, Sheet},
    styles::{Division, Header, Id, Quirk, Spelling, Style, Title, Total},
};

/// The exam as titles have it.
const EXAM: &str = "2025—2026学年度第一学期期末考试";

/// What a column shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Column {
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
pub struct Page<'a> {
    pub school: &'a School,
    pub style: &'a Style,
    pub rows: Vec<Row<'a>>,
}

impl Page<'_> {
    /// The sheet of this name.
    pub fn sheet(mut self, name: &str) -> Sheet {
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
}
