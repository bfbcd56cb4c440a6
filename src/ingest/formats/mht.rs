//! Web archives (MHTML, "single file web page"), which Excel and WPS save and some systems export → [`RawBook`]: the pages
//! inside, in their order, read as web pages.

use super::{html, refusal::Refusal};
use crate::{
    config::Limits,
    diagnostics::{Outcome, Place},
    ingest::raw::RawBook,
};
use memchr::memmem;
use std::borrow::Cow;

/// Reads an archive.
///
/// # Errors
/// If it names no boundary, holds no page with a table, or is beyond a limit.
pub fn read(bytes: &[u8], place: &Place, limits: &Limits) -> Result<Outcome<RawBook>, Refusal> {
    let boundary = boundary(bytes).ok_or_else(|| Refusal::damaged("MIME boundary"))?;
    let pages: Vec<Cow<'_, [u8]>> = parts(bytes, &boundary).into_iter().filter_map(page).collect();
    html::read_pages(&pages, place, limits)
}

/// What separates the parts: two hyphens and the word that the head names.
fn boundary(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = &bytes[..bytes.len().min(8_192)];
    let at = memmem::find(&head.to_ascii_lowercase(), b"boundary=")? + b"boundary=".len();
    let value = &head[at..];
    let word: Vec<u8> = match value.strip_prefix(b"\"") {
        Some(quoted) => quoted.iter().copied().take_while(|byte| !matches!(byte, b'"' | b'\r' | b'\n')).collect(),
        None => value.iter().copied().take_while(|byte| !byte.is_ascii_whitespace() && *byte != b';').collect(),
    };
    if word.is_empty() { None } else { Some([b"--", word.as_slice()].concat()) }
}

/// What stands between the boundaries.
fn parts<'a>(bytes: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let starts: Vec<usize> = memmem::find_iter(bytes, boundary).collect();
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    starts.iter().zip(ends).map(|(start, end)| &bytes[start + boundary.len()..end.max(start + boundary.len())]).collect()
}

/// The content of a part that is a page; `None` for pictures, styles and other parts.
fn page(part: &[u8]) -> Option<Cow<'_, [u8]>> {
    let (head, body) = [b"\r\n\r\n".as_slice(), b"\n\n"].into_iter().find_map(|blank| {
        let at = memmem::find(part, blank)?;
        Some((&part[..at], &part[at + blank.len()..]))
    })?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !head.contains("text/html") {
        return None;
    }
    Some(if head.contains("quoted-printable") {
        Cow::Owned(quoted_printable(body))
    } else if head.contains("base64") {
        Cow::Owned(base64(body))
    } else {
        Cow::Borrowed(body)
    })
}

/// `=E5=BC=A0` → bytes; `=` at the end of a line joins it to the next one. What is no escape stays (RFC 2045, 6.7).
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'=', [b'\r', b'\n', next @ ..] | [b'\n', next @ ..]) => rest = next,
            (b'=', [high, low, next @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    rest = next;
                }
                _ => out.push(b'='),
            },
            _ => out.push(*byte),
        }
    }
    out
}

/// Six bits a character; line ends, padding and whatever else is no digit are passed over, as RFC 2045 (6.8) has it.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00FF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).expect("eight bits"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::raw::Value;

    #[test]
    fn escapes_and_digits_are_decoded() {
        assert_eq!(quoted_printable(b"a=3D=E5=BC=\r\n=A0=\nb=ZZ="), "a=张b=ZZ=".as_bytes());
        assert_eq!(base64(b"5byg\r\n5LiJIQ=="), "张三!".as_bytes());
    }

    #[test]
    fn every_page_of_an_archive_is_read_and_pictures_are_not() {
        let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--=_x\"\r\n\r\n单个文件网页\r\n----=_x\r\n\
            Content-Location: a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n\
            <html><frameset></frameset></html>\r\n----=_x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            <table><tr><td x=3D\"1\">=E5=BC=A0=E4=B8=89</td><td>95</td></tr></table>\r\n----=_x\r\nContent-Type: image/png\r\n\
            Content-Transfer-Encoding: base64\r\n\r\niVBO\r\n----=_x\r\nContent-Type: text/html\r\n\r\n<table><td>2</table>\r\n----=_x--\r\n";
        let book = read(archive.as_bytes(), &Place::file("甲.mht"), &Limits::default()).unwrap().value;
        let cells: Vec<(&str, Vec<&Value>)> = book
            .sheets
            .iter()
            .map(|sheet| (sheet.name.as_str(), sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| &cell.value)).collect()))
            .collect();
        let text = |text: &str| Value::Text(text.into());
        assert_eq!(cells, [("", vec![&text("张三"), &text("95")]), ("2", vec![&text("2")])]);
        for end in 0..archive.len() {
            let _ = read(&archive.as_bytes()[..end], &Place::default(), &Limits::default());
        }
    }
}
