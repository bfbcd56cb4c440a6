//! A known table → a random layout → the same table. What varies: titles, the form of the header, names of columns, their
//! order, ranks and converted scores between them, titles cut over two rows, rows that are no students, headers that come back,
//! numbers of columns and pages, blank rows, marks and how numbers are typed, tables side by side, lists of the best beside the table.

use super::*;
use kaojing::config::{LayoutRule, layout::Layout};
use rand::seq::{IndexedRandom, SliceRandom};

const ROUNDS: u64 = 600;

/// What a sheet is made from, and must be read as.
struct Truth {
    subjects: Vec<&'static str>,
    rows: Vec<(String, String, String, Vec<Option<u32>>)>,
}

/// Standard name and what headers call it.
const SUBJECTS: [(&str, &[&str]); 9] = [
    ("语文", &["语文", "语 文", "Chinese", "语文(120)", "语文（满分120分）"]),
    ("数学", &["数学", "理科数学", "math", "数学⏎"]),
    ("英语", &["英语", "外语", "英语（含听", "english"]),
    ("物理", &["物理", "physics"]),
    ("化学", &["化学"]),
    ("生物", &["生物", "生物学"]),
    ("道德与法治", &["道德与法治", "道法", "道德与法制"]),
    ("历史", &["历史"]),
    ("地理", &["地理"]),
];

fn truth(rng: &mut ChaCha8Rng) -> Truth {
    let mut subjects: Vec<&'static str> = SUBJECTS.iter().map(|(name, _)| *name).collect();
    subjects.truncate(rng.random_range(2..=9));
    let surnames = ["张", "王", "李", "赵", "欧阳", "阿依古丽·"];
    let given = ["三", "小明", "伟", "子涵", "均", "优秀", "总"];
    let rows = (0..rng.random_range(9..60))
        .map(|at| {
            let name = format!("{}{}", surnames.choose(rng).unwrap(), given.choose(rng).unwrap());
            let marks = subjects.iter().map(|_| (rng.random_range(0..20) > 0).then(|| rng.random_range(1..=200))).collect();
            (format!("{}", 24_010_000 + at * 7), name, format!("{}班", at % 3 + 1), marks)
        })
        .collect();
    Truth { subjects, rows }
}

fn expected(truth: &Truth, with_class: bool) -> Vec<String> {
    let mut lines: Vec<String> = truth
        .rows
        .iter()
        .map(|(id, name, class, marks)| {
            let marks: Vec<String> =
                marks.iter().map(|mark| mark.map_or("absent".to_owned(), |halves| (f64::from(halves) / 2.0).to_string())).collect();
            format!("{id} {name} {} {}", if with_class { class } else { "" }, marks.join(" "))
        })
        .collect();
    lines.sort();
    lines
}

/// One column of the sheet to be written.
#[derive(Clone, PartialEq)]
enum Kind {
    Row,
    Id,
    Name,
    Class,
    Sex,
    Mark(usize),
    Rank,
    Converted,
    Grade,
    Total,
    Attendance,
    Gap,
}

/// How the header stands.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// In one row.
    One,
    /// Subjects over their blocks.
    Two,
    /// In one row of words, each cut in two and written over two rows: 语 over 文.
    Cut,
}

/// A column: block title, title, what it holds.
type Made = (String, String, Kind);

fn columns(rng: &mut ChaCha8Rng, truth: &Truth, form: Form) -> Vec<Made> {
    let two_rows = form == Form::Two;
    let mut pick = |words: &[&str]| (*words.choose(rng).unwrap()).to_owned();
    let mut persons: Vec<Made> = vec![
        (pick(&["考号", "准考证号", "考 号", "学号", "ksh", "自定义考号"]), String::new(), Kind::Id),
        (pick(&["姓名", "学生姓名", "姓⏎名", "name", "xm"]), String::new(), Kind::Name),
        (pick(&["班级", "班别", "行政班级", "class"]), String::new(), Kind::Class),
    ];
    if rng.random() {
        persons.push(("性别".to_owned(), String::new(), Kind::Sex));
    }
    persons.shuffle(rng);
    if rng.random() {
        persons.insert(0, ("序号".to_owned(), String::new(), Kind::Row));
    }
    if rng.random_range(0..4) == 0 {
        persons.push(("是否参考".to_owned(), String::new(), Kind::Attendance));
    }
    let beside = rng.random_range(0..4);
    for (at, subject) in truth.subjects.iter().enumerate() {
        let words = SUBJECTS.iter().find(|(name, _)| name == subject).unwrap().1;
        let title = (*words.choose(rng).unwrap()).to_owned();
        let title = if form == Form::Cut { words[0].to_owned() } else { title };
        let mut block: Vec<(String, Kind)> = vec![((*["分数", "得分", "成绩", "原始分"].choose(rng).unwrap()).to_owned(), Kind::Mark(at))];
        if beside > 0 {
            block.push((["班次", "校名", "级排", "名次"].choose(rng).unwrap().to_string(), Kind::Rank));
        }
        if beside > 1 {
            block.push(("等级".to_owned(), Kind::Grade));
        }
        if beside > 2 && at > 2 {
            block.push(("赋分".to_owned(), Kind::Converted));
        }
        for (part, kind) in block {
            let one_row = match kind {
                Kind::Mark(_) if form == Form::One => match rng.random_range(0..8) {
                    0 => format!("{subject}学科"),
                    1 => format!("({}){subject}", at + 1),
                    2 => format!("{subject}成绩分数"),
                    _ => title.clone(),
                },
                Kind::Mark(_) => title.clone(),
                _ => format!("{subject}{part}"),
            };
            persons.push(if two_rows { (title.clone(), part, kind) } else { (one_row, String::new(), kind) });
        }
    }
    if rng.random() {
        persons.push((["总分", "总成绩", "合计"].choose(rng).unwrap().to_string(), String::new(), Kind::Total));
        persons.push((["年级排名", "班排", "进退"].choose(rng).unwrap().to_string(), String::new(), Kind::Rank));
    }
    persons
}

struct Writer {
    rows: Vec<RawRow>,
    merges: Vec<Merge>,
    next: u32,
}

impl Writer {
    fn row(&mut self, cells: impl IntoIterator<Item = (usize, Value)>) {
        let cells: Vec<RawCell> =
            cells.into_iter().map(|(column, value)| RawCell { column: u32::try_from(column).unwrap(), value }).collect();
        if !cells.is_empty() {
            self.rows.push(RawRow { index: self.next, hidden: false, cells });
        }
        self.next += 1;
    }
}

fn text(words: &str) -> Value {
    Value::Text(words.replace('⏎', "\n").into())
}

/// A word in its two halves; longer ones and those in brackets stay whole.
fn halves(title: &str) -> (String, Option<String>) {
    let ideographs: Vec<char> = title.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
    let whole = !(2..=5).contains(&ideographs.len()) || ideographs.len() != title.chars().count();
    if whole {
        return (title.to_owned(), None);
    }
    let (upper, lower) = ideographs.split_at(if ideographs.len() == 5 { 2 } else { ideographs.len().div_ceil(2) });
    (upper.iter().collect(), Some(lower.iter().collect()))
}

fn write_cut_header(writer: &mut Writer, columns: &[Made]) {
    let cut: Vec<(String, Option<String>)> = columns.iter().map(|(title, ..)| halves(title)).collect();
    writer.row(cut.iter().enumerate().map(|(at, (upper, _))| (at, text(upper))));
    writer.row(cut.iter().enumerate().filter_map(|(at, (_, lower))| lower.as_ref().map(|lower| (at, text(lower)))));
}

/// The first pupils again, to the right of the table.
fn write_list_beside(writer: &mut Writer, header: u32, columns: &[Made], truth: &Truth) {
    let first = columns.len() + 1;
    let put = |row: &mut RawRow, values: [Value; 3]| {
        let cells = values.into_iter().enumerate();
        row.cells.extend(cells.map(|(at, value)| RawCell { column: u32::try_from(first + at).unwrap(), value }));
    };
    let name = columns.iter().find(|(_, _, kind)| *kind == Kind::Name).unwrap().0.clone();
    let body = writer.rows.iter().position(|row| row.index == header).unwrap();
    put(&mut writer.rows[body], [text("名次"), text(&name), text("总分")]);
    for (nth, (_, name, _, marks)) in truth.rows.iter().enumerate().take(truth.rows.len() / 2) {
        let sum: u32 = marks.iter().flatten().sum();
        put(&mut writer.rows[body + 1 + nth], [Value::Number(nth as f64 + 1.0), text(name), Value::Number(f64::from(sum) / 2.0)]);
    }
}

fn write_header(writer: &mut Writer, columns: &[Made], two_rows: bool, merged: bool) {
    let row = writer.next;
    let own = |at: usize| at == 0 || columns[at].0 != columns[at - 1].0 || columns[at].1.is_empty();
    writer.row((0..columns.len()).filter(|at| own(*at) && columns[*at].2 != Kind::Gap).map(|at| (at, text(&columns[at].0))));
    if !two_rows {
        return;
    }
    writer.row((0..columns.len()).filter(|at| !columns[*at].1.is_empty()).map(|at| (at, text(&columns[at].1))));
    let starts: Vec<usize> = (0..columns.len()).filter(|at| own(*at)).collect();
    for (nth, start) in starts.iter().enumerate().filter(|_| merged) {
        let end = starts.get(nth + 1).copied().unwrap_or(columns.len()) - 1;
        let bottom = if columns[*start].1.is_empty() { row + 1 } else { row };
        if end > *start || bottom > row {
            let (left, right) = (u32::try_from(*start).unwrap(), u32::try_from(end).unwrap());
            writer.merges.push(Merge { top: row, left, bottom, right });
        }
    }
}

/// A mark as somebody may type it.
fn typed(rng: &mut ChaCha8Rng, halves: u32, habit: u32) -> Value {
    let number = f64::from(halves) / 2.0;
    let plain = number.to_string();
    match (habit, rng.random_range(0..4)) {
        (1, _) => text(&plain),
        (4, 0) => text(&format!("'{plain}")),
        (2, 0) => text(&format!(" {plain} ")),
        (2, 1) => {
            text(&plain.chars().map(|c| if c == '.' { '．' } else { char::from_u32(u32::from(c) + 0xFEE0).unwrap() }).collect::<String>())
        }
        (3, 0) => text(&format!("{number:.2}")),
        _ => Value::Number(number),
    }
}

#[allow(clippy::too_many_lines, reason = "one column kind after the other")]
fn layout(rng: &mut ChaCha8Rng, truth: &Truth) -> (RawSheet, u32) {
    let form = [Form::Two, Form::Two, Form::One, Form::One, Form::One, Form::Cut].choose(rng).copied().unwrap();
    let two_rows = form == Form::Two;
    let merged = rng.random();
    let columns = columns(rng, truth, form);
    let mut writer = Writer { rows: Vec::new(), merges: Vec::new(), next: 0 };
    for title in ["东河镇初级中学2025年春季学期九年级期末考试成绩登记表", "填表人：教务处    考试时间：2025年5月", ""]
        .iter()
        .take(rng.random_range(0..=3))
    {
        let row = writer.next;
        writer.row((!title.is_empty()).then(|| (0, text(title))));
        if !title.is_empty() && rng.random() {
            writer.merges.push(Merge { top: row, left: 0, bottom: row, right: u32::try_from(columns.len() - 1).unwrap() });
        }
    }
    let header = writer.next;
    if form == Form::Cut {
        write_cut_header(&mut writer, &columns);
    } else {
        write_header(&mut writer, &columns, two_rows, merged);
    }
    let habit = rng.random_range(0..5);
    let absent = ["缺考", "缺", "Q", "ABS", "缺考（病）", "缺考*"].choose(rng).unwrap();
    let ids_are_text: bool = rng.random();
    let extra = rng.random_range(0..8);
    let comes_back = form == Form::One && extra < 2;
    let has_total = columns.iter().any(|(_, _, kind)| *kind == Kind::Total);
    let has_list = form == Form::One && extra == 2 && has_total;
    let mut headers = if form == Form::One { 1 } else { 2 };
    if extra == 3 {
        let numbers = (0..columns.len()).map(|at| (at, Value::Number(at as f64 + 1.0)));
        writer.row(numbers.collect::<Vec<_>>());
        headers += 1;
    }
    let name_column = columns.iter().position(|(_, _, kind)| *kind == Kind::Name).unwrap();
    for (at, (id, name, class, marks)) in truth.rows.iter().enumerate() {
        if extra == 4 && at > 0 && at % 20 == 0 {
            writer.row([(name_column, text(&format!("第{}页", at / 20)))]);
        }
        if comes_back && at > 0 && at % 10 == 0 {
            write_header(&mut writer, &columns, false, false);
            headers += 1;
        }
        if rng.random_range(0..30) == 0 && !has_list {
            writer.row([]);
        }
        let sum: u32 = marks.iter().flatten().sum();
        let cells: Vec<(usize, Value)> = columns
            .iter()
            .enumerate()
            .filter_map(|(column, (_, _, kind))| {
                let value = match kind {
                    Kind::Row => Some(Value::Number(at as f64 + 1.0)),
                    Kind::Id if ids_are_text => Some(text(id)),
                    Kind::Id => Some(Value::Number(id.parse().unwrap())),
                    Kind::Name => Some(text(&if habit == 2 { format!("{name}\u{3000}") } else { name.clone() })),
                    Kind::Class => Some(text(class)),
                    Kind::Sex => Some(text(if at % 2 == 0 { "男" } else { "女" })),
                    Kind::Mark(subject) => Some(marks[*subject].map_or_else(|| text(absent), |halves| typed(rng, halves, habit))),
                    Kind::Rank => Some(Value::Number(f64::from(rng.random_range(1..60)))),
                    Kind::Converted => Some(Value::Number(f64::from(rng.random_range(40..100)))),
                    Kind::Grade => Some(text(["A", "B+", "C"].choose(rng).unwrap())),
                    Kind::Total => Some(Value::Number(f64::from(sum) / 2.0)),
                    Kind::Attendance => Some(text(if marks.iter().any(Option::is_some) { "是" } else { "否" })),
                    Kind::Gap => None,
                };
                value.map(|value| (column, value))
            })
            .collect();
        writer.row(cells);
    }
    if has_list {
        write_list_beside(&mut writer, header, &columns, truth);
    }
    write_footer(rng, &mut writer, &columns, truth);
    let rows = writer.rows;
    let sheet = RawSheet { name: "Sheet1".to_owned(), height: writer.next, rows, merges: writer.merges, ..RawSheet::default() };
    (sheet, headers)
}

fn write_footer(rng: &mut ChaCha8Rng, writer: &mut Writer, columns: &[Made], truth: &Truth) {
    let name = columns.iter().position(|(_, _, kind)| *kind == Kind::Name).unwrap();
    let id = columns.iter().position(|(_, _, kind)| *kind == Kind::Id).unwrap();
    let mean = |subject: usize| {
        let scored: Vec<f64> = truth.rows.iter().filter_map(|row| row.3[subject]).map(|halves| f64::from(halves) / 2.0).collect();
        scored.iter().sum::<f64>() / scored.len() as f64
    };
    let figures = |of: &dyn Fn(usize) -> f64| -> Vec<(usize, Value)> {
        let marks = columns
            .iter()
            .enumerate()
            .filter_map(|(at, (_, _, kind))| if let Kind::Mark(subject) = kind { Some((at, *subject)) } else { None });
        marks.map(|(at, subject)| (at, Value::Number(of(subject)))).collect()
    };
    if rng.random() {
        writer.row([]);
    }
    for (label, at) in
        [("平均分", id), ("年级平均分", name), ("最高分", 0), ("", 0), ("及格率", 0)].into_iter().take(rng.random_range(0..=5))
    {
        let mut cells = figures(&mean);
        if !label.is_empty() {
            cells.push((at, text(label)));
        }
        cells.sort_by_key(|(at, _)| *at);
        writer.row(cells);
    }
    if rng.random() {
        writer.row([(0, text("注：缺考者不计入平均分"))]);
    }
}

#[test]
fn random_layouts_of_a_known_table_are_read_as_that_table() {
    for seed in 0..ROUNDS {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let truth = truth(&mut rng);
        let (sheet, headers) = layout(&mut rng, &truth);
        let seen = read(sheet.clone());
        let picture = || sheet.rows.iter().take(8).map(|row| format!("{:?}\n", row.cells)).collect::<String>();
        let table = match &seen.sheets[0].content {
            Content::Scores(table) => table,
            other => panic!("seed {seed}: {} {:?}\n{}", other.word(), seen.codes(), picture()),
        };
        let mut read = told(table);
        read.sort();
        assert_eq!(subjects(table), truth.subjects, "seed {seed}: {:?}\n{}", seen.codes(), picture());
        assert_eq!(read, expected(&truth, true), "seed {seed}: {:?}\n{}", seen.codes(), picture());
        let account = seen.account();
        assert_eq!(account.candidates as usize, truth.rows.len(), "seed {seed}");
        assert_eq!((account.header, account.rejected), (headers, 0), "seed {seed}: {:?}\n{}", seen.codes(), picture());
        let errors: Vec<&str> = seen.said.iter().filter(|said| said.rule.severity > Severity::Note).map(|said| said.rule.slug).collect();
        assert_eq!(errors, [""; 0], "seed {seed}\n{}", picture());
        if let Some(layout) = table.read_as.as_deref().filter(|_| seed % 3 == 0) {
            let mut again = read_as(layout.clone(), &sheet, &context("一中"));
            let table = again.0;
            let mut read = told(&table);
            read.sort();
            assert_eq!(
                (subjects(&table), read),
                (truth.subjects.clone(), expected(&truth, true)),
                "seed {seed}: {layout:?}\n{}",
                picture()
            );
            again.1.retain(|said| said.rule.severity > Severity::Note);
            assert_eq!(again.1, [], "seed {seed}: {layout:?}\n{}", picture());
        }
    }
}

/// The table that a layout told outright makes of a sheet, and what is said.
fn read_as(layout: Layout, raw: &RawSheet, context: &FileContext) -> (ScoreTable, Vec<Diagnostic>) {
    let book = RawBook { place: Place::file("一中.xlsx"), format: Format::Xlsx, sheets: vec![raw.clone()] };
    let config = Config { layouts: vec![LayoutRule { layout, ..LayoutRule::default() }], ..Config::default() };
    let mut outcome = understand(&book, context, &config);
    match outcome.value.remove(0).content {
        Content::Scores(table) => (table, outcome.seen),
        other => panic!("{}: {:?}", other.word(), outcome.seen),
    }
}

#[test]
fn random_tables_side_by_side_are_read_as_one() {
    for seed in 0..200 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut truth = truth(&mut rng);
        let count = rng.random_range(2..=3_usize);
        truth.subjects.truncate(rng.random_range(1..=3));
        truth.rows.iter_mut().for_each(|row| row.3.truncate(truth.subjects.len()));
        let width = truth.subjects.len() + 2 + usize::from(rng.random::<bool>());
        let height = truth.rows.len().div_ceil(count);
        let mut lines = vec![vec![String::new(); count * width]; height + 1];
        for block in 0..count {
            lines[0][block * width] = "考号".to_owned();
            lines[0][block * width + 1] = "姓名".to_owned();
            for (at, subject) in truth.subjects.iter().enumerate() {
                lines[0][block * width + 2 + at] = (*subject).to_owned();
            }
        }
        for (at, (id, name, _, marks)) in truth.rows.iter().enumerate() {
            let (row, first) = (at % height + 1, at / height * width);
            lines[row][first] = id.clone();
            lines[row][first + 1] = name.clone();
            for (subject, mark) in marks.iter().enumerate() {
                lines[row][first + 2 + subject] = mark.map_or("缺考".to_owned(), |halves| (f64::from(halves) / 2.0).to_string());
            }
        }
        let joined: Vec<String> = lines.iter().map(|line| line.join("|")).collect();
        let seen = read(sheet(&joined.iter().map(String::as_str).collect::<Vec<_>>()));
        let mut read = told(seen.table());
        read.sort();
        assert_eq!(read, expected(&truth, false), "seed {seed}: {:?}", seen.codes());
    }
}

#[test]
fn any_cells_whatever_are_accounted_for() {
    let words = [
        "姓名",
        "考号",
        "语文",
        "数学",
        "总分",
        "班级",
        "平均分",
        "缺考",
        "张三",
        "1班",
        "注：",
        "",
        " ",
        "科目",
        "成绩",
        "成绩\\姓名",
        "学校",
        "月考1_语文",
        "90-100",
        "是",
        "\u{200b}",
        "7",
    ];
    for seed in 0..1000 {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut rows = Vec::new();
        let mut index = 0;
        for _ in 0..rng.random_range(0..14) {
            index += rng.random_range(1..3);
            let cells = (0..rng.random_range(1..9)).filter_map(|column| {
                let value = match rng.random_range(0..8) {
                    0 => return None,
                    1..=4 => Value::Text((*words.choose(&mut rng).unwrap()).into()),
                    5 => Value::Number(f64::from(rng.random_range(-2..200))),
                    6 => Value::Number(rng.random_range(-1.0e18..1.0e18)),
                    _ => [
                        Value::Bool(true),
                        Value::Date("2024-01-01".into()),
                        Value::Percent(0.5),
                        Value::NoStoredValue,
                        Value::Broken("NaN".into()),
                        Value::Error("#N/A".into()),
                    ]
                    .choose(&mut rng)
                    .unwrap()
                    .clone(),
                };
                Some(RawCell { column, value })
            });
            let cells = cells.collect();
            rows.push(RawRow { index, hidden: rng.random(), cells });
        }
        let raw = RawSheet { name: "1".to_owned(), rows, ..RawSheet::default() };
        let other = RawSheet { name: "2".to_owned(), ..raw.clone() };
        for role in [Role::Any, Role::Roster, Role::Prior, Role::Items, Role::Schools] {
            let seen = read_book(vec![raw.clone(), other.clone()], &FileContext { role, ..context("一中") });
            if let Content::Scores(table) | Content::Prior(table) = &seen.sheets[0].content {
                assert_eq!(table.marks.len(), table.rows.len() * table.columns.len(), "seed {seed}");
            }
        }
    }
}
