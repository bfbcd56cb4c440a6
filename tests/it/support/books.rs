//! The same small table as bytes of every format that is read.

use encoding_rs::GB18030;
use kaojing::ingest::raw::Format;
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A row of texts; those that are numbers without a leading zero become numbers where the format knows any.
pub type Row<'a> = [&'a str; 3];

/// A file name, the content and the format that is to be told, for every format.
pub fn in_every_format(rows: &[Row<'_>]) -> Vec<(&'static str, Vec<u8>, Format)> {
    let lines = |separator: &str| rows.iter().map(|row| row.join(separator) + "\r\n").collect::<String>();
    let utf16: Vec<u8> =
        "\u{feff}".chars().chain(lines("\t").chars()).collect::<String>().encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        ("utf8.csv", lines(",").into_bytes(), Format::Text),
        ("gbk.csv", GB18030.encode(&lines(";")).0.into_owned(), Format::Text),
        ("utf16.tsv", utf16, Format::Text),
        ("gbk.html", html(rows), Format::Html),
        ("2003.xml", spreadsheetml(rows), Format::SpreadsheetMl),
        ("new.xlsx", xlsx(rows), Format::Xlsx),
        ("new.xlsb", xlsb(rows), Format::Xlsb),
        ("open.ods", ods(rows), Format::Ods),
        ("flat.fods", flat_ods(rows), Format::Ods),
        ("archive.mht", web_archive(rows), Format::Html),
        ("biff5.xls", ole("Book", &biff(rows, Biff::Five)), Format::Xls),
        ("biff8.xls", ole("Workbook", &biff(rows, Biff::Eight)), Format::Xls),
        ("bare.xls", biff(rows, Biff::Eight), Format::Xls),
    ]
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|_| !text.starts_with('0'))
}

fn html(rows: &[Row<'_>]) -> Vec<u8> {
    let cells = |row: &Row<'_>| row.iter().map(|text| format!("<td>{text}</td>")).collect::<String>();
    let body: String = rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row))).collect();
    GB18030.encode(&format!("<html><meta charset=gb2312><table>{body}</table></html>")).0.into_owned()
}

fn spreadsheetml(rows: &[Row<'_>]) -> Vec<u8> {
    let cell = |text: &&str| {
        let kind = if number(text).is_some() { "Number" } else { "String" };
        format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data></Cell>")
    };
    let body: String = rows.iter().map(|row| format!("<Row>{}</Row>", row.iter().map(cell).collect::<String>())).collect();
    let space = "urn:schemas-microsoft-com:office:spreadsheet";
    format!("<?xml version=\"1.0\"?><Workbook xmlns=\"{space}\" xmlns:ss=\"{space}\"><Worksheet ss:Name=\"表\"><Table>{body}</Table></Worksheet></Workbook>")
        .into_bytes()
}

fn xlsx(rows: &[Row<'_>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(texts) {
            match number(text) {
                Some(number) => sheet.write_number(row, column, number).unwrap(),
                None => sheet.write_string(row, column, *text).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A zip file of these parts.
pub fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The page as escaped bytes between boundaries.
fn web_archive(rows: &[Row<'_>]) -> Vec<u8> {
    let escaped: String = html(rows).iter().map(|byte| format!("={byte:02X}")).collect();
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n";
    format!("{head}Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{escaped}\r\n--x--\r\n").into_bytes()
}

fn flat_ods(rows: &[Row<'_>]) -> Vec<u8> {
    let kind = "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"";
    format!("<?xml version=\"1.0\"?><office:document {kind}>{}</office:document>", ods_table(rows)).into_bytes()
}

fn ods_table(rows: &[Row<'_>]) -> String {
    let cell = |text: &&str| match number(text) {
        Some(number) => format!("<table:table-cell office:value-type=\"float\" office:value=\"{number}\"/>"),
        None => format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"),
    };
    let row = |row: &Row<'_>| format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    let body: String = rows.iter().map(row).collect();
    format!("<table:table table:name=\"表\">{body}</table:table>")
}

fn ods(rows: &[Row<'_>]) -> Vec<u8> {
    let content = format!("<?xml version=\"1.0\"?><office:document-content>{}</office:document-content>", ods_table(rows));
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>".to_vec()),
        ("content.xml", content.into_bytes()),
    ])
}

/// A record of a binary workbook: number and length in groups of seven bits.
fn binary_record(id: u32, data: &[u8]) -> Vec<u8> {
    let groups = |mut number: u32| {
        let mut bytes = Vec::new();
        while number > 0x7F {
            bytes.push(u8::try_from(number & 0x7F | 0x80).unwrap());
            number >>= 7;
        }
        bytes.push(u8::try_from(number).unwrap());
        bytes
    };
    [groups(id), groups(u32::try_from(data.len()).unwrap()), data.to_vec()].concat()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [u32::try_from(units.len()).unwrap().to_le_bytes().to_vec(), units.into_iter().flat_map(u16::to_le_bytes).collect()].concat()
}

fn xlsb(rows: &[Row<'_>]) -> Vec<u8> {
    let mut sheet = [binary_record(129, &[]), binary_record(148, &[0; 16]), binary_record(145, &[])].concat();
    for (row, texts) in (0_u32..).zip(rows) {
        sheet.extend(binary_record(0, &[row.to_le_bytes().as_slice(), &[0; 13]].concat()));
        for (column, text) in (0_u32..).zip(texts) {
            let head = [column.to_le_bytes(), [0; 4]].concat();
            sheet.extend(match number(text) {
                Some(number) => binary_record(5, &[head, number.to_le_bytes().to_vec()].concat()),
                None => binary_record(6, &[head, wide(text)].concat()),
            });
        }
    }
    sheet.extend([binary_record(146, &[]), binary_record(130, &[])].concat());
    let entry = [vec![0; 4], vec![1, 0, 0, 0], wide("rId1"), wide("表")].concat();
    let workbook =
        [binary_record(131, &[]), binary_record(143, &[]), binary_record(156, &entry), binary_record(144, &[]), binary_record(132, &[])];
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{space}\"><Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>")
            .into_bytes()
    };
    package(&[
        ("_rels/.rels", relation("rId1", "officeDocument", "xl/workbook.bin")),
        ("xl/_rels/workbook.bin.rels", relation("rId1", "worksheet", "worksheets/sheet1.bin")),
        ("xl/workbook.bin", workbook.concat()),
        ("xl/worksheets/sheet1.bin", sheet),
    ])
}

/// Two versions of the old binary format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Biff {
    /// Excel 95: bytes of a code page.
    Five,
    /// Excel 97: UTF-16 in a shared table, under a code page that lies.
    Eight,
}

fn record(id: u16, data: &[u8]) -> Vec<u8> {
    [&id.to_le_bytes(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

fn unicode(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [u16::try_from(units.len()).unwrap().to_le_bytes().to_vec(), vec![1], units.into_iter().flat_map(u16::to_le_bytes).collect()].concat()
}

fn biff(rows: &[Row<'_>], version: Biff) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[0, if version == Biff::Eight { 6 } else { 5 }, kind, 0, 0, 0, 0, 0]);
    let name = if version == Biff::Eight {
        [vec![1], unicode("表")[2..].to_vec()].concat()
    } else {
        [vec![2], GB18030.encode("表").0.into_owned()].concat()
    };
    let texts: Vec<&str> = rows.iter().flatten().copied().filter(|text| number(text).is_none()).collect();
    let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
    let shared: Vec<u8> =
        [count.to_vec(), count.to_vec()].concat().into_iter().chain(texts.iter().flat_map(|text| unicode(text))).collect();
    let tables = if version == Biff::Eight { record(0x00FC, &shared) } else { Vec::new() };
    let head = |position: u32| {
        let entry = [position.to_le_bytes().to_vec(), vec![0, 0], name.clone()].concat();
        [begin(5), record(0x0042, &936_u16.to_le_bytes()), record(0x0085, &entry), tables.clone(), record(0x000A, &[])].concat()
    };
    let mut stream = head(u32::try_from(head(0).len()).unwrap());
    stream.extend(begin(0x10));
    let mut index = 0_u32;
    for (row, texts) in (0_u16..).zip(rows) {
        for (column, text) in (0_u16..).zip(texts) {
            let place = [row.to_le_bytes(), column.to_le_bytes(), [0; 2]].concat();
            stream.extend(match (number(text), version) {
                (Some(number), _) => record(0x0203, &[place, number.to_le_bytes().to_vec()].concat()),
                (None, Biff::Eight) => {
                    index += 1;
                    record(0x00FD, &[place, (index - 1).to_le_bytes().to_vec()].concat())
                }
                (None, Biff::Five) => {
                    let bytes = GB18030.encode(text).0.into_owned();
                    record(0x0204, &[place, u16::try_from(bytes.len()).unwrap().to_le_bytes().to_vec(), bytes].concat())
                }
            });
        }
    }
    stream.extend(record(0x000A, &[]));
    stream
}

/// A bare stream that names `count` sheets, all at one place, whose records hold `bytes` that mean nothing.
pub fn many_sheets_at_one_place(count: usize, bytes: usize) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0]);
    let head = |position: u32| {
        let entry = record(0x0085, &[position.to_le_bytes().to_vec(), vec![0, 0, 1, 0, b'x']].concat());
        [begin(5), entry.repeat(count), record(0x000A, &[])].concat()
    };
    let start = head(u32::try_from(head(0).len()).unwrap());
    [start, begin(0x10), record(0x1234, &[0; 8_000]).repeat(bytes / 8_000), record(0x000A, &[])].concat()
}

fn ole(stream: &str, content: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(content).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}
