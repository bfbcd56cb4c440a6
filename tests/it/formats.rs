//! Bytes of every format: the same table from all of them, cells as a second reader sees them, limits kept, and broken or
//! hostile bytes refused.

use super::support::books;
use calamine::{Data, Ods, Reader, Xls, XlsOptions, Xlsb, Xlsx, open_workbook_from_rs};
use kaojing::{
    config::Limits,
    diagnostics::{Diagnostic, Place},
    ingest::{
        formats::{self, Refusal},
        raw::{Format, RawBook, Value},
    },
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};
use std::io::Cursor;

fn open(bytes: &[u8], name: &str) -> Result<(RawBook, Vec<Diagnostic>), Refusal> {
    formats::open(bytes, &Place::file(name), &Limits::default()).map(|outcome| (outcome.value, outcome.seen))
}

/// The first sheet as text, row by row.
fn table(book: &RawBook) -> Vec<Vec<String>> {
    let spell = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        other => format!("{other:?}"),
    };
    book.sheets[0].rows.iter().map(|row| row.cells.iter().map(|cell| spell(&cell.value)).collect()).collect()
}

#[test]
fn every_format_gives_the_same_table() {
    let rows = [["考号", "姓名", "语文"], ["0042", "张三", "95.5"], ["0043", "欧阳·李四", "88"]];
    for (name, bytes, format) in books::in_every_format(&rows) {
        let (book, seen) = open(&bytes, name).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        assert_eq!(book.format, format, "{name}");
        assert_eq!(table(&book), rows, "{name}");
        assert_eq!(seen, [], "{name}");
        assert_eq!(book.sheets[0].height, 3, "{name}");
    }
}

#[test]
fn no_broken_byte_makes_a_reader_panic() {
    let mut random = ChaCha8Rng::seed_from_u64(420_099);
    let rows = [["考号", "姓名", "语文"], ["0042", "张三", "95.5"], ["0043", "欧阳·李四", "88"]];
    for (name, bytes, _) in books::in_every_format(&rows) {
        for round in 0..400 {
            let mut broken = bytes.clone();
            if round % 4 == 0 {
                broken.truncate(random.random_range(0..bytes.len()));
            }
            for _ in 0..random.random_range(0..8) {
                let length = broken.len();
                if let Some(byte) = broken.get_mut(random.random_range(0..length.max(1))) {
                    *byte = random.random();
                }
            }
            if let Err(refusal) = open(&broken, name) {
                // A panic that was caught would be damage without a place.
                let caught = refusal.at(Place::default()).args.contains(&("what", "?".to_owned()));
                assert!(!caught, "{name}, round {round}");
            }
        }
    }
}

#[test]
fn cells_of_written_workbooks_are_those_that_calamine_reads() {
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let bytes = random_workbook(&mut random);
    let (book, seen) = open(&bytes, "随机.xlsx").unwrap();
    assert_eq!(seen, []);
    let other: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let compared = assert_same_cells(&book, other, "xlsx");
    assert!(compared > 5_000, "{compared}");
}

/// Compares every cell with what calamine reads; gives how many there were.
fn assert_same_cells(book: &RawBook, mut other: impl Reader<Cursor<Vec<u8>>>, name: &str) -> usize {
    let mut compared = 0;
    for sheet in &book.sheets {
        let range = other.worksheet_range(&sheet.name).unwrap_or_else(|_| panic!("{name}"));
        let (top, left) = range.start().unwrap();
        let theirs: Vec<(u32, u32, Data)> = range
            .used_cells()
            .map(|(row, column, data)| (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap(), data.clone()))
            .collect();
        let ours: Vec<(u32, u32, &Value)> =
            sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.index, cell.column, &cell.value))).collect();
        assert_eq!(ours.len(), theirs.len(), "{name}");
        for ((row, column, ours), (their_row, their_column, theirs)) in ours.into_iter().zip(theirs) {
            assert_eq!((row, column), (their_row, their_column), "{name}");
            assert!(same(ours, &theirs), "{name} {row} {column}: {ours:?} {theirs:?}");
            compared += 1;
        }
    }
    compared
}

/// A table as written: texts of every script and length, numbers, ids with leading zeros.
fn random_table(random: &mut ChaCha8Rng) -> Vec<[String; 3]> {
    let texts = ["张三", "欧阳·李四", "𠮷田", "Ａ班", "a b", "0042", "x", "考号（准考证）", "é", "٣"];
    let cell = |random: &mut ChaCha8Rng| match random.random_range(0..3) {
        0 => texts[random.random_range(0..texts.len())].repeat(random.random_range(1..6)),
        1 => (f64::from(random.random_range(-400..4_000)) / 8.0).to_string(),
        _ => random.random_range(1..999).to_string(),
    };
    (0..120).map(|_| std::array::from_fn(|_| cell(random))).collect()
}

/// The second reader of every workbook format is calamine; what text files hold is known from the writing.
#[test]
fn tables_written_in_every_format_come_back_cell_for_cell() {
    for seed in 0..6 {
        let table_written = random_table(&mut ChaCha8Rng::seed_from_u64(seed));
        // A code page before UTF-16 has no characters beyond the basic plane.
        let written: Vec<books::Row<'_>> = table_written.iter().map(|row| std::array::from_fn(|at| row[at].as_str())).collect();
        for (name, bytes, format) in books::in_every_format(&written) {
            let (book, _) = open(&bytes, name).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
            let bytes = Cursor::new(bytes);
            let compared = match format {
                Format::Xlsx => assert_same_cells(&book, open_workbook_from_rs::<Xlsx<_>, _>(bytes).unwrap(), name),
                Format::Xlsb => assert_same_cells(&book, open_workbook_from_rs::<Xlsb<_>, _>(bytes).unwrap(), name),
                Format::Ods if name.ends_with(".ods") => assert_same_cells(&book, open_workbook_from_rs::<Ods<_>, _>(bytes).unwrap(), name),
                Format::Xls if !name.starts_with("bare") => {
                    // calamine believes the code page of a version that writes UTF-16 whatever it says.
                    let mut options = XlsOptions::default();
                    options.force_codepage = name.contains('8').then_some(1_200);
                    assert_same_cells(&book, Xls::new_with_options(bytes, options).unwrap(), name)
                }
                _ => {
                    assert_eq!(table(&book), written, "{name}");
                    written.len() * 3
                }
            };
            assert_eq!(compared, written.len() * 3, "{name}");
        }
    }
}

fn random_workbook(random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let (date, percent) = (CellFormat::new().set_num_format("yyyy-mm-dd"), CellFormat::new().set_num_format("0.0%"));
    for name in ["一班", "二班 & <三>"] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for row in 3..500 {
            for column in 2..12 {
                let number = f64::from(random.random_range(-2_000..30_000)) / 8.0;
                match random.random_range(0..9) {
                    0 => {}
                    1 => drop(sheet.write_string(row, column, format!(" 张<三>&\"{number}\"\n_x0041_ ")).unwrap()),
                    2 => drop(sheet.write_boolean(row, column, number > 0.0).unwrap()),
                    3 => {
                        let day = ExcelDateTime::from_serial_datetime(f64::from(random.random_range(61..60_000))).unwrap();
                        sheet.write_datetime_with_format(row, column, &day, &date).unwrap();
                    }
                    4 => drop(sheet.write_number_with_format(row, column, number, &percent).unwrap()),
                    5 => drop(sheet.write_blank(row, column, &percent).unwrap()),
                    6 => drop(
                        sheet.write_formula(row, column, rust_xlsxwriter::Formula::new("=1+1").set_result(number.to_string())).unwrap(),
                    ),
                    _ => drop(sheet.write_number(row, column, number).unwrap()),
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn same(ours: &Value, theirs: &Data) -> bool {
    match (ours, theirs) {
        (Value::Number(ours) | Value::Percent(ours), Data::Float(theirs)) => ours == theirs,
        #[allow(clippy::cast_precision_loss, reason = "small numbers of the test")]
        (Value::Number(ours), Data::Int(theirs)) => *ours == *theirs as f64,
        (Value::Text(ours), Data::String(theirs)) => ours == theirs,
        (Value::Bool(ours), Data::Bool(theirs)) => ours == theirs,
        (Value::Date(ours), Data::DateTime(theirs)) => {
            let (year, month, day, ..) = theirs.to_ymd_hms_milli();
            *ours == format!("{year:04}-{month:02}-{day:02}")
        }
        _ => false,
    }
}

/// A workbook with these sheet parts, each under `rId1`, `rId2`…; `sheets` are the entries of the workbook part.
fn xlsx(sheets: &str, parts: &[String], strings: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations: String = (1..=parts.len())
        .map(|number| format!("<Relationship Id='rId{number}' Type='{office}/worksheet' Target='worksheets/sheet{number}.xml'/>"))
        .collect();
    let mut all = vec![
        ("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{sheets}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")),
        ("xl/sharedStrings.xml".to_owned(), format!("<sst>{strings}</sst>")),
    ];
    all.extend((1..).zip(parts).map(|(number, part)| {
        (format!("xl/worksheets/sheet{number}.xml"), format!("<worksheet><sheetData>{part}</sheetData></worksheet>"))
    }));
    books::package(&all.iter().map(|(name, content)| (name.as_str(), content.clone().into_bytes())).collect::<Vec<_>>())
}

#[test]
fn a_sheet_without_its_part_costs_that_sheet_and_modules_of_macros_are_none() {
    let sheets = "<sheet name='模块' r:id=''/><sheet name='一班' r:id='rId1'/><sheet name='二班' r:id='rId7'/>";
    let bytes = xlsx(sheets, &["<row><c><v>95</v></c></row>".to_owned()], "");
    let (book, seen) = open(&bytes, "甲.xlsx").unwrap();
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["一班"]);
    let seen: Vec<String> = seen.iter().map(|seen| format!("{} {}", seen.rule.code, seen.place)).collect();
    assert_eq!(seen, ["E222 甲.xlsx / 模块", "E226 甲.xlsx / 二班"]);
}

#[test]
fn every_limit_is_kept_and_names_the_key_that_lifts_it() {
    let cells = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(50);
    let long = format!("<row><c t='str'><v>{}</v></c></row>", "x".repeat(2_000_000));
    let sheet = |number: usize| format!("<sheet name='{number}' r:id='rId{number}'/>");
    let book = xlsx(&(sheet(1) + &sheet(2)), &[cells, long], "");
    let allowed = Limits { file_mib: 1, part_mib: 2, package_mib: 3, ratio: 1, parts: 5, sheets: 2, cells: 2_000 };
    assert!(formats::open(&book, &Place::file("甲.xlsx"), &allowed).is_ok());
    let cases = [
        ("part_mib", Limits { part_mib: 1, ..allowed }),
        ("package_mib", Limits { package_mib: 1, ..allowed }),
        ("parts", Limits { parts: 4, ..allowed }),
        ("sheets", Limits { sheets: 1, ..allowed }),
        ("cells", Limits { cells: 100, ..allowed }),
    ];
    for (key, limits) in cases {
        let refusal = formats::open(&book, &Place::file("甲.xlsx"), &limits).unwrap_err();
        assert_eq!(refusal.rule.code, "E207", "{key}");
        assert!(refusal.at(Place::default()).args.contains(&("key", key.to_owned())), "{key}");
    }
}

#[test]
fn one_huge_text_that_thousands_of_cells_refer_to_costs_little() {
    let row = format!("<row>{}</row>", "<c t='s'><v>0</v></c>".repeat(1_000));
    let strings = |length: usize| format!("<si><t>{}</t></si>", "张".repeat(length));
    let sheet = "<sheet name='一班' r:id='rId1'/>";
    let refusal = open(&xlsx(sheet, &[row.repeat(12)], &strings(400_000)), "甲.xlsx").unwrap_err();
    assert_eq!(refusal.rule.code, "E209");
    let refusal = open(&xlsx(sheet, &[row.repeat(12)], &strings(32_000)), "甲.xlsx").unwrap_err();
    assert_eq!(refusal.rule.code, "E207");
}

#[test]
fn spans_of_a_web_page_that_cost_too_much_are_refused() {
    let page = format!("<table><tr>{}<tr>{}</table>", "<td rowspan=9>1".repeat(12_000), "<td>1".repeat(12_000));
    assert_eq!(open(page.as_bytes(), "甲.xls").unwrap_err().rule.code, "E209");
}

#[test]
fn many_sheets_at_one_place_of_a_binary_workbook_are_refused() {
    let bytes = books::many_sheets_at_one_place(900, 200_000);
    assert_eq!(open(&bytes, "甲.xls").unwrap_err().rule.code, "E209");
}
