//! Entry workbooks: what goes out, what a school does to it, what comes back.

use calamine::{Data, Range, Reader, SheetVisible, Xlsx, open_workbook};
use kaojing::{
    collect::{self, Handout},
    config::{
        Config,
        resolve::{Request, resolve},
    },
    diagnostics::Outcome,
    model::{Mark, Status},
    pipeline::{self, Analysis},
    progress::Silent,
    words::{Lang, cli as words},
};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Cursor, Read, Write},
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

const EXAM: &str = r#"
[exam]
name = "考镜县期末质量监测"
date = "2026-06-28"

[[paper]]
subject = "语文"
full = 120
[[paper]]
subject = "数学"
full = 120
step = 1
[[paper]]
subject = "英语"
full = 100
"#;

/// Row of the first pupil, as Excel counts: title, three notes, a gap, the header.
const FIRST: usize = 7;
/// Columns of the papers, of the total, of reason and remark.
const PAPERS: [&str; 3] = ["E", "F", "G"];
const TOTAL: &str = "H";
const REASON: &str = "I";
const REMARK: &str = "J";

/// An office with a roster of two schools: two classes of six in the ninth grade, and whom no form lists.
struct Office(TempDir);

impl Office {
    fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        fs::create_dir(office.path("学籍")).unwrap();
        let mut roster = "考号,姓名,学校,年级,班级,学籍状态\n".to_owned();
        for (school, number) in [("考镜县第一中学", 1), ("东河镇初级中学", 2)] {
            for class in 1..=2 {
                for seat in 1..=6 {
                    let name = if (number, class, seat) == (1, 1, 1) { "=1+1".to_owned() } else { format!("学生{number}{class}{seat}") };
                    let state = if seat == 6 { "借读" } else { "在籍" };
                    roster += &format!("42009926{number:02}{class:02}{seat:02},{name},{school},九年级,{class}班,{state}\n");
                }
                roster += &format!("42009926{number:02}{class:02}07,休学生{number}{class},{school},九年级,{class}班,休学\n");
            }
        }
        office.write("学籍/名册.csv", &roster);
        office.write("exam.toml", EXAM);
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn config(&self, input: &str, exam: Option<&str>, out: &str, lang: Lang) -> Outcome<Config> {
        let (inputs, out) = ([self.path(input)], self.path(out));
        let exam = exam.map(|exam| self.path(exam));
        let request =
            Request { inputs: &inputs, exam: exam.as_deref(), out: Some(&out), suffix: words::OUT_SUFFIX_COLLECT, force: true, lang };
        resolve(&request).unwrap()
    }

    fn collect_in(&self, lang: Lang) -> Handout {
        collect::run(self.config("学籍", Some("exam.toml"), "发放", lang), &Silent).unwrap()
    }

    fn collect(&self) -> Handout {
        self.collect_in(Lang::Zh)
    }

    /// The form of a school, by its number.
    fn form(&self, handout: &Handout, school: &str) -> PathBuf {
        self.path("发放").join(&handout.forms.iter().find(|form| form.school == school).unwrap().file)
    }

    /// A form comes back with these cells, under any name.
    fn send(&self, form: &Path, name: &str, cells: &Cells) {
        fs::create_dir_all(self.path("成绩")).unwrap();
        fs::write(self.path("成绩").join(name), edited(form, cells)).unwrap();
    }

    fn analyse(&self) -> Analysis {
        pipeline::analyse(self.config("", None, "../结果", Lang::Zh), &Silent).unwrap()
    }
}

/// Cells to be changed in the first sheet, as a person types them; an empty text clears a cell.
type Cells = BTreeMap<String, String>;

fn cells<'c>(typed: impl IntoIterator<Item = (String, &'c str)>) -> Cells {
    typed.into_iter().map(|(cell, text)| (cell, text.to_owned())).collect()
}

/// Every paper of so many pupils.
fn full_marks(pupils: usize) -> Cells {
    let mark = |row: usize, paper: usize| (60 + (row * 7 + paper * 5) % 40).to_string();
    let rows = (0..pupils).flat_map(|row| (0..3).map(move |paper| (row, paper)));
    rows.map(|(row, paper)| (format!("{}{}", PAPERS[paper], FIRST + row), mark(row, paper))).collect()
}

/// The file with cells changed as a spreadsheet program would change them: numbers as numbers, words as text.
fn edited(form: &Path, cells: &Cells) -> Vec<u8> {
    rewritten(form, |name, part| if name == "xl/worksheets/sheet1.xml" { with_cells(&part, cells) } else { part })
}

fn rewritten(form: &Path, change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(File::open(form).unwrap()).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut part = String::new();
        entry.read_to_string(&mut part).unwrap();
        let name = entry.name().unwrap().into_owned();
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(change(&name, part).as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn with_cells(part: &str, cells: &Cells) -> String {
    cells.iter().fold(part.to_owned(), |part, (cell, text)| {
        let (start, end) = place_of(&part, cell);
        let new = match text.parse::<f64>() {
            _ if text.is_empty() => String::new(),
            Ok(number) => format!("<c r=\"{cell}\"><v>{number}</v></c>"),
            Err(_) => format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        };
        format!("{}{new}{}", &part[..start], &part[end..])
    })
}

/// Where a cell is written, or where it would be: at the end of its row.
fn place_of(part: &str, cell: &str) -> (usize, usize) {
    match part.find(&format!("<c r=\"{cell}\" ")) {
        Some(start) => {
            let tag = start + part[start..].find('>').unwrap();
            (start, if part[..tag].ends_with('/') { tag + 1 } else { tag + part[tag..].find("</c>").unwrap() + 4 })
        }
        None => {
            let row = cell.trim_start_matches(|c: char| c.is_ascii_uppercase());
            let start = part.find(&format!("<row r=\"{row}\"")).unwrap_or_else(|| panic!("there is a row {row}"));
            let end = start + part[start..].find("</row>").unwrap();
            (end, end)
        }
    }
}

/// Every row one further down, as if one had been put in at the top.
fn moved_down(part: &str) -> String {
    let mut pieces = part.split(" r=\"");
    let mut moved = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('"').unwrap();
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let row: usize = name[letters.len()..].parse().unwrap();
        moved += &format!(" r=\"{letters}{}\"{rest}", row + 1);
    }
    moved
}

fn sheet(path: &Path, name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range(name).unwrap()
}

fn part(path: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

/// What is noticed about the sheets; that so few schools are too few for statistics is another matter.
fn seen(analysis: &Analysis) -> Vec<&'static str> {
    analysis
        .diagnostics
        .iter()
        .filter(|seen| !seen.rule.code.starts_with("E4") && !seen.rule.code.starts_with("E5"))
        .map(|seen| seen.rule.slug)
        .collect()
}

/// Mark of a pupil in a paper.
fn mark(analysis: &Analysis, id: &str, paper: usize) -> Mark {
    let cohort = &analysis.ledger.cohorts[0];
    let at = cohort.candidates.iter().position(|candidate| candidate.id == id).unwrap_or_else(|| panic!("{id} is a candidate"));
    cohort.marks[paper][at]
}

fn status(analysis: &Analysis, id: &str, paper: usize) -> Status {
    mark(analysis, id, paper).status
}

fn candidates(analysis: &Analysis) -> usize {
    analysis.ledger.cohorts.iter().map(|cohort| cohort.candidates.len()).sum()
}

const FIRST_SCHOOL: &str = "考镜县第一中学";
const SECOND_SCHOOL: &str = "东河镇初级中学";

#[test]
fn a_form_lists_whom_the_roster_lists_and_asks_for_the_declared_papers() {
    let office = Office::new();
    let handout = office.collect();
    assert!(handout.diagnostics.iter().all(|seen| seen.rule.slug == "not-on-form"), "{:?}", handout.diagnostics);
    let form = office.form(&handout, FIRST_SCHOOL);
    assert!(form.ends_with("登记表/考镜县第一中学九年级登记表.xlsx"), "{}", form.display());
    let cells = sheet(&form, "成绩登记表");
    let text =
        |row: usize, column: usize| cells.get_value((u32::try_from(row).unwrap() - 1, u32::try_from(column).unwrap())).unwrap().to_string();
    assert_eq!(text(1, 0), "考镜县期末质量监测 九年级成绩登记表");
    let header: Vec<String> = (0..10).map(|column| text(FIRST - 1, column)).collect();
    assert_eq!(
        header,
        ["序号", "考号", "姓名", "班级", "语文\n(满分120)", "数学\n(满分120)", "英语\n(满分100)", "总分", "缺考原因", "备注"]
    );
    assert_eq!((text(FIRST, 1), text(FIRST, 2), text(FIRST, 3)), ("42009926010101".into(), "=1+1".into(), "1班".into()));
    assert_eq!(cells.get_value((6, 1)), Some(&Data::String("42009926010101".to_owned())), "ids are text");
    assert_eq!((text(FIRST + 5, 9), text(FIRST + 4, 9)), ("借读".into(), String::new()), "what the roster says is seen");
    assert_eq!(text(FIRST + 11, 0), "12");
    assert_eq!(text(FIRST + 12, 0), "补1", "nobody suspended is listed");
    let formulas = open_workbook::<Xlsx<_>, _>(&form).unwrap().worksheet_formula("成绩登记表").unwrap();
    assert_eq!(formulas.cells().filter(|(_, _, formula)| !formula.is_empty()).count(), 22, "a total in each row and no other formula");
}

#[test]
fn only_what_is_to_be_filled_in_can_be_changed() {
    let office = Office::new();
    let handout = office.collect();
    let form = office.form(&handout, FIRST_SCHOOL);
    let xml = part(&form, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<sheetProtection sheet=\"1\"") && !xml.contains("password"));
    let open = |cell: &str| is_open(&form, cell);
    let spare = FIRST + 12;
    let state = |column: &str| (open(&format!("{column}{FIRST}")), open(&format!("{column}{spare}")));
    for column in ["A", TOTAL] {
        assert_eq!(state(column), (false, false), "{column}");
    }
    for column in ["B", "C", "D"] {
        assert_eq!(state(column), (false, true), "{column}");
    }
    for column in ["E", "F", "G", REASON, REMARK] {
        assert_eq!(state(column), (true, true), "{column}");
    }
    assert_eq!(xml.matches("<dataValidation ").count(), 5);
    assert!(xml.contains("F7&lt;=120,ROUND(F7/1,6)=ROUND(F7/1,0)"), "the step of the exam file");
    assert!(xml.contains("E7=\"缺考\"") && xml.contains("缺考：病假"));
    assert!(xml.contains("<pane xSplit=\"4\" ySplit=\"6\"") && xml.contains("paperSize=\"9\""));
    let book: Xlsx<_> = open_workbook(&form).unwrap();
    let hidden: Vec<&str> =
        book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::VeryHidden).map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(hidden, ["kaojing"]);
}

/// Whether a cell of the form can be changed.
fn is_open(form: &Path, cell: &str) -> bool {
    let (xml, styles) = (part(form, "xl/worksheets/sheet1.xml"), part(form, "xl/styles.xml"));
    let formats: Vec<&str> = styles.split("<cellXfs").nth(1).unwrap().split("<xf ").skip(1).collect();
    let start = xml.find(&format!("<c r=\"{cell}\" s=\"")).unwrap_or_else(|| panic!("{cell}")) + cell.len() + 11;
    let style: usize = xml[start..].split('"').next().unwrap().parse().unwrap();
    formats[style].contains("locked=\"0\"")
}

#[test]
fn a_pupil_without_an_id_may_be_given_one() {
    let office = Office::new();
    let roster = fs::read_to_string(office.path("学籍/名册.csv")).unwrap();
    office.write("学籍/名册.csv", &roster.replace("42009926010102,", ","));
    let handout = office.collect();
    assert!(handout.diagnostics.iter().any(|seen| seen.rule.slug == "listed-without-id"));
    let form = office.form(&handout, FIRST_SCHOOL);
    assert!(is_open(&form, &format!("B{}", FIRST + 1)) && !is_open(&form, &format!("B{FIRST}")));
    let mut typed = full_marks(12);
    typed.insert(format!("B{}", FIRST + 1), "42009926010102".into());
    office.send(&form, "一中.xlsx", &typed);
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    assert_eq!(seen(&analysis), [""; 0]);
    assert_eq!(candidates(&analysis), 24);
}

#[test]
fn what_is_filled_in_is_read_without_a_word() {
    for lang in [Lang::Zh, Lang::En] {
        let office = Office::new();
        let handout = office.collect_in(lang);
        for (school, name) in [(FIRST_SCHOOL, "a.xlsx"), (SECOND_SCHOOL, "最终版(2).xlsx")] {
            office.send(&office.form(&handout, school), name, &full_marks(12));
        }
        let analysis = office.analyse();
        assert_eq!(seen(&analysis), [""; 0], "{lang:?}");
        let cohort = &analysis.ledger.cohorts[0];
        assert_eq!(cohort.candidates.len(), 24);
        let papers: Vec<String> = cohort.papers.iter().map(|paper| format!("{} {}", paper.subject, paper.full)).collect();
        assert_eq!(papers, ["语文 120", "数学 120", "英语 100", "总分 340"]);
        assert_eq!(analysis.ledger.schools.iter().map(|school| school.name.as_str()).collect::<Vec<_>>(), [SECOND_SCHOOL, FIRST_SCHOOL]);
    }
}

#[test]
fn words_and_reasons_become_statuses() {
    let office = Office::new();
    let handout = office.collect();
    let mut typed = full_marks(12);
    let at = |column: &str, pupil: usize| format!("{column}{}", FIRST + pupil);
    typed.insert(at("E", 0), "缺考".into());
    typed.insert(at("F", 0), "违纪".into());
    for paper in PAPERS {
        typed.remove(&at(paper, 1));
        typed.remove(&at(paper, 2));
        typed.remove(&at(paper, 4));
    }
    typed.insert(at(REASON, 1), "免考：随班就读".into());
    typed.insert(at(REASON, 2), "缺考：病假".into());
    typed.remove(&at("G", 3));
    typed.insert(at(REASON, 3), "缓考".into());
    typed.insert(at(REASON, 4), "家里有事".into());
    typed.insert(at("E", 5), "0".into());
    office.send(&office.form(&handout, FIRST_SCHOOL), "一中.xlsx", &typed);
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    assert_eq!(seen(&analysis), [""; 0]);
    let of = |pupil: usize| [0, 1, 2].map(|paper| status(&analysis, &format!("42009926010{}0{}", pupil / 6 + 1, pupil % 6 + 1), paper));
    use Status::{Absent, Deferred, Exempt, Misconduct, Present};
    assert_eq!(of(0), [Absent, Misconduct, Present]);
    assert_eq!(of(1), [Exempt; 3]);
    assert_eq!(of(2), [Absent; 3]);
    assert_eq!(of(3), [Present, Present, Deferred]);
    assert_eq!(of(4), [Absent; 3], "a reason in other words says that the pupil was away");
    assert_eq!(of(5), [Present; 3], "a zero was meant");
}

#[test]
fn a_pupil_who_is_not_listed_goes_into_a_spare_line() {
    let office = Office::new();
    let handout = office.collect();
    let mut typed = full_marks(13);
    for (column, text) in [("B", "420099269901"), ("C", "新学生"), ("D", "1班"), (REMARK, "借读")] {
        typed.insert(format!("{column}{}", FIRST + 12), text.into());
    }
    office.send(&office.form(&handout, FIRST_SCHOOL), "一中.xlsx", &typed);
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    assert_eq!(seen(&analysis), [""; 0]);
    assert_eq!(status(&analysis, "420099269901", 0), Status::Present);
}

#[test]
fn an_untouched_form_is_a_school_that_has_not_sent_its_marks() {
    let office = Office::new();
    let handout = office.collect();
    office.send(&office.form(&handout, FIRST_SCHOOL), "一中.xlsx", &Cells::new());
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    assert_eq!(seen(&analysis), ["form-untouched", "school-sent-nothing"]);
    assert_eq!(candidates(&analysis), 12);
    let (_, _, account) = analysis
        .ledger
        .accounts
        .iter()
        .find(|(place, kind, _)| place.file.as_deref() == Some("成绩/一中.xlsx") && *kind == "scores")
        .unwrap();
    assert!(account.adds_up() && account.rejected == 12 && account.candidates == 0, "{account:?}");
}

#[test]
fn what_is_not_filled_in_yet_is_named_and_not_called_absent() {
    let office = Office::new();
    let handout = office.collect();
    // The second class is empty, English is empty in the first, and one cell was forgotten.
    let mut typed: Cells = full_marks(6);
    typed.retain(|cell, _| !cell.starts_with('G'));
    typed.remove(&format!("F{}", FIRST + 2));
    office.send(&office.form(&handout, FIRST_SCHOOL), "一中.xlsx", &typed);
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    let seen = seen(&analysis);
    for slug in ["form-class-unfilled", "form-paper-unfilled", "form-cells-blank", "class-sent-nothing"] {
        assert!(seen.contains(&slug), "{slug}: {seen:?}");
    }
    let blank = analysis.diagnostics.iter().find(|seen| seen.rule.slug == "form-cells-blank").unwrap();
    assert_eq!(blank.cells.iter().map(|(spot, _)| spot.to_string()).collect::<Vec<_>>(), [format!("F{}", FIRST + 2)]);
}

#[test]
fn teachers_fill_in_copies_of_one_form() {
    let office = Office::new();
    let handout = office.collect();
    let form = office.form(&handout, FIRST_SCHOOL);
    let only = |wanted: &dyn Fn(&str, usize) -> bool| -> Cells {
        let of = |cell: &str| (cell[..1].to_owned(), cell[1..].parse::<usize>().unwrap() - FIRST);
        full_marks(12).into_iter().filter(|(cell, _)| wanted(&of(cell).0, of(cell).1)).collect()
    };
    office.send(&form, "一中 语文.xlsx", &only(&|column, _| column == "E"));
    office.send(&form, "一中 1班.xlsx", &only(&|column, pupil| column != "E" && pupil < 6));
    office.send(&form, "一中 2班.xlsx", &only(&|column, pupil| column != "E" && pupil >= 6));
    office.send(&form, "一中.xlsx", &Cells::new());
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    assert_eq!(seen(&analysis), ["form-empty-copy"]);
    assert_eq!(candidates(&analysis), 24);
    assert!((0..3).all(|paper| status(&analysis, "42009926010206", paper) == Status::Present));
}

#[test]
fn rows_above_a_form_do_not_matter_and_columns_beside_it_are_named() {
    let office = Office::new();
    let handout = office.collect();
    let mut typed = full_marks(12);
    typed.insert("E7".into(), "70.3".into());
    typed.extend(cells([("K6".to_owned(), "物理"), ("K7".to_owned(), "66"), ("K8".to_owned(), "77")]));
    let moved = rewritten(&office.form(&handout, FIRST_SCHOOL), |name, part| {
        if name == "xl/worksheets/sheet1.xml" { moved_down(&with_cells(&part, &typed)) } else { part }
    });
    fs::create_dir(office.path("成绩")).unwrap();
    fs::write(office.path("成绩/一中.xlsx"), moved).unwrap();
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    assert_eq!(seen(&analysis), ["form-column-added", "form-mark-between-steps"]);
    let texts: Vec<String> = analysis.diagnostics.iter().map(|seen| seen.headline(Lang::Zh)).collect();
    assert!(texts.iter().any(|text| text.contains("K 物理")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("语文有 1 个分数不是 0.5 的倍数：E8")), "{texts:?}");
}

#[test]
fn a_form_whose_columns_were_moved_is_read_by_its_header() {
    let office = Office::new();
    let handout = office.collect();
    let form = office.form(&handout, FIRST_SCHOOL);
    let mut typed = full_marks(12);
    typed.extend(cells([("E6".to_owned(), "数学(满分120)"), ("F6".to_owned(), "语文(满分120)")]));
    office.send(&form, "一中.xlsx", &typed);
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    assert_eq!(seen(&analysis)[0], "form-changed");
    let marks = [0, 1].map(|paper| mark(&analysis, "42009926010101", paper).score.to_string());
    assert_eq!(marks, ["65", "60"], "what stands under 语文 now is 语文");
    assert_eq!(analysis.ledger.schools.len(), 2, "title and header tell the school");
}

#[test]
fn a_form_of_another_school_is_found_out() {
    let office = Office::new();
    let handout = office.collect();
    let mut typed = full_marks(12);
    typed.insert("A2".into(), "学校：考镜县第三中学　年级：九年级".into());
    for pupil in 0..12 {
        typed.insert(format!("B{}", FIRST + pupil), format!("4200992603{pupil:04}"));
        typed.insert(format!("C{}", FIRST + pupil), format!("外校{pupil}"));
    }
    office.send(&office.form(&handout, FIRST_SCHOOL), "三中.xlsx", &typed);
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    assert_eq!(seen(&analysis)[0], "form-of-others");
    assert!(analysis.ledger.schools.iter().any(|school| school.name == "考镜县第三中学"), "{:?}", analysis.ledger.schools);
}

#[test]
fn pupils_deleted_or_renamed_are_named() {
    let office = Office::new();
    let handout = office.collect();
    let mut typed = full_marks(12);
    typed.insert(format!("C{}", FIRST + 1), "改名生".into());
    for column in ["B", "C", "D", "E", "F", "G"] {
        typed.insert(format!("{column}{}", FIRST + 2), String::new());
    }
    office.send(&office.form(&handout, FIRST_SCHOOL), "一中.xlsx", &typed);
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    let analysis = office.analyse();
    let changed = analysis.diagnostics.iter().find(|seen| seen.rule.slug == "form-pupils-changed").unwrap();
    let headline = changed.headline(Lang::Zh);
    assert!(headline.contains("删去 1 人（学生113），改动 1 行（第 8 行）"), "{headline}");
}

#[test]
fn a_stamp_that_was_changed_or_of_another_exam_is_said() {
    let office = Office::new();
    let handout = office.collect();
    let forged = rewritten(&office.form(&handout, FIRST_SCHOOL), |name, part| {
        let part = if name == "xl/worksheets/sheet1.xml" { with_cells(&part, &full_marks(12)) } else { part };
        if name == "xl/sharedStrings.xml" { part.replace("<t>120</t>", "<t>150</t>") } else { part }
    });
    fs::create_dir(office.path("成绩")).unwrap();
    fs::write(office.path("成绩/一中.xlsx"), forged).unwrap();
    office.send(&office.form(&handout, SECOND_SCHOOL), "东河.xlsx", &full_marks(12));
    office.write("exam.toml", &EXAM.replace("考镜县期末质量监测", "考镜县期中质量监测").replace("2026-06-28", "2026-04-20"));
    let analysis = office.analyse();
    let mut slugs = seen(&analysis);
    slugs.sort_unstable();
    assert_eq!(slugs, ["form-of-other-exam", "form-stamp-unusable", "sheet-passed-over"]);
}

#[test]
fn the_folder_that_was_handed_out_may_be_filled_in_and_read_as_it_is() {
    let office = Office::new();
    let handout = office.collect();
    for school in [FIRST_SCHOOL, SECOND_SCHOOL] {
        let form = office.form(&handout, school);
        let filled = edited(&form, &full_marks(12));
        fs::write(form, filled).unwrap();
    }
    let analysis = pipeline::analyse(office.config("发放", Some("exam.toml"), "结果", Lang::Zh), &Silent).unwrap();
    assert_eq!(seen(&analysis), [""; 0]);
    assert_eq!(candidates(&analysis), 24);
}

#[test]
fn papers_that_nobody_declared_are_said_to_be_assumed() {
    let office = Office::new();
    let handout = collect::run(office.config("学籍", None, "发放", Lang::Zh), &Silent).unwrap();
    let assumed = handout.diagnostics.iter().find(|seen| seen.rule.slug == "papers-assumed").unwrap();
    assert!(assumed.headline(Lang::Zh).contains("语文 120") && assumed.headline(Lang::Zh).contains("化学 100"));
    office.write("exam.toml", "[[paper]]\nsubject = \"数学\"\ngrade = 7\n");
    let failure = collect::run(office.config("学籍", Some("exam.toml"), "发放", Lang::Zh), &Silent).unwrap_err();
    assert!(failure.seen.iter().any(|seen| seen.rule.slug == "grade-not-examined"));
}

#[test]
fn the_same_rosters_give_the_same_bytes_and_a_list_of_what_was_made() {
    let files = |office: &Office, threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let handout = pool.install(|| office.collect());
        handout.written.iter().map(|file| (file.clone(), fs::read(office.path("发放").join(file)).unwrap())).collect::<BTreeMap<_, _>>()
    };
    let office = Office::new();
    let (one, four) = (files(&office, 1), files(&office, 4));
    assert!(one == four, "bytes differ with the number of threads");
    assert_eq!(one.len(), 4);
    let list = sheet(&office.path("发放/发放清单.xlsx"), "发放清单");
    let texts: Vec<String> = list.cells().map(|(_, _, cell)| cell.to_string()).collect();
    assert!(texts.contains(&"登记表/东河镇初级中学九年级登记表.xlsx".to_owned()), "{texts:?}");
    let manifest: serde_json::Value = serde_json::from_slice(&one[Path::new("run.json")]).unwrap();
    assert_eq!(manifest["command"], "collect");
    assert_eq!(manifest["forms"][0]["pupils"], 12);
    assert_eq!(manifest["outputs"].as_array().unwrap().len(), 3);
}

#[test]
fn papers_that_pupils_choose_may_stay_empty() {
    let office = Office::new();
    let roster = fs::read_to_string(office.path("学籍/名册.csv")).unwrap();
    office.write("学籍/名册.csv", &roster.replace("九年级", "高二"));
    office.write(
        "exam.toml",
        "[[paper]]\nsubject = \"语文\"\nfull = 150\n[[paper]]\nsubject = \"物理\"\nfull = 100\n[[paper]]\nsubject = \"历史\"\nfull = 100\n",
    );
    let handout = office.collect();
    for (school, name) in [(FIRST_SCHOOL, "一中.xlsx"), (SECOND_SCHOOL, "东河.xlsx")] {
        let mut typed = full_marks(12);
        for pupil in 0..12 {
            // The last three say so, the others leave the paper empty.
            let other = format!("{}{}", if pupil % 2 == 0 { "F" } else { "G" }, FIRST + pupil);
            if pupil < 9 {
                typed.remove(&other)
            } else {
                typed.insert(other, "未选考".into())
            };
        }
        office.send(&office.form(&handout, school), name, &typed);
    }
    let analysis = office.analyse();
    assert_eq!(seen(&analysis), ["choices-found"]);
    let of = |seat: usize| [1, 2].map(|paper| status(&analysis, &format!("420099260101{seat:02}"), paper));
    assert_eq!((of(1), of(2)), ([Status::NotTaken, Status::Present], [Status::Present, Status::NotTaken]));
    let formulas = open_workbook::<Xlsx<_>, _>(office.form(&handout, FIRST_SCHOOL)).unwrap().worksheet_formula("成绩登记表").unwrap();
    let total = formulas.cells().find(|(_, _, formula)| !formula.is_empty()).unwrap().2;
    assert!(total.contains("COUNTIF($E7:$G7,\"未选考\")+(LEN(TRIM($F7))=0)+(LEN(TRIM($G7))=0)=3"), "{total}");
}

#[test]
fn the_command_says_what_it_made_and_refuses_what_it_cannot_do() {
    let office = Office::new();
    let run = |line: &str| {
        let command = Command::new(env!("CARGO_BIN_EXE_kaojing")).args(line.split_whitespace()).current_dir(office.0.path()).output();
        let output = command.unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, out, _) = run("collect --roster 学籍 --exam exam.toml --out 发放");
    assert_eq!(code, 0);
    assert!(out.contains("24 名学生，2 个登记表") && out.ends_with("发放\n"), "{out}");
    assert_eq!(run("collect --roster 学籍 --exam exam.toml --out 发放").0, 4, "what is there is not replaced unasked");
    let (code, _, err) = run("collect --roster 学籍 --exam exam.toml --out 发放 --force --format json --lang en");
    let last: serde_json::Value = serde_json::from_str(err.lines().last().unwrap()).unwrap();
    assert_eq!((code, last["type"].as_str(), last["pupils"].as_u64()), (0, Some("summary"), Some(24)));
    assert!(office.path("发放/forms").is_dir() && !office.path("发放/登记表").exists());
    assert_eq!(run("collect --out x").0, 2);
    assert_eq!(run("collect --roster nowhere --out x").0, 3);
    assert!(!office.path("x").exists());
}
