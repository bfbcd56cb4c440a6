//! Bytes → text: which encoding a file or part is in, told without guessing where a guess could be wrong.

use super::refusal::Refusal;
use crate::diagnostics::codes::ingest as codes;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Decodes an XML part: byte order mark, UTF-16 without one, the declared encoding, else UTF-8.
///
/// # Errors
/// If the bytes are no text of that encoding.
pub fn decode_xml(bytes: Vec<u8>, part: &str) -> Result<String, Refusal> {
    let refuse = || Refusal::new(&codes::ENCODING).with("what", part);
    let encoding = match bytes.as_slice() {
        [0xFE, 0xFF, ..] | [0, b'<', ..] => UTF_16BE,
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => UTF_16LE,
        _ => declared(&bytes, "encoding=").filter(|encoding| !is_utf16(encoding)).unwrap_or(UTF_8),
    };
    if encoding == UTF_8 {
        let mut text = String::from_utf8(bytes).map_err(|_| refuse())?;
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        return Ok(text);
    }
    strictly(&bytes, encoding).ok_or_else(refuse)
}

/// Decodes a web page: byte order mark, strict UTF-8, the declared encoding, else GB18030; a page is shown even where
/// a few bytes are wrong, as browsers do.
#[must_use]
pub fn decode_html(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0xFE, 0xFF, ..] => UTF_16BE,
        [0xFF, 0xFE, ..] => UTF_16LE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => declared(bytes, "charset=").filter(|encoding| *encoding != UTF_8).unwrap_or(GB18030),
    };
    encoding.decode(bytes).0.into_owned()
}

/// Decodes a text file: byte order mark, UTF-16 told from its zeros, strict UTF-8, strict GB18030.
///
/// # Errors
/// If two encodings are mixed, the text may be Big5, or fits none.
pub fn decode_text(bytes: &[u8]) -> Result<String, Refusal> {
    let refuse = |what: String| Refusal::new(&codes::ENCODING).with("what", what);
    if let Some(encoding) = utf16_of(bytes) {
        return strictly(bytes, encoding).ok_or_else(|| refuse("UTF-16".to_owned()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    if let Some(line) = odd_line(bytes) {
        return Err(refuse(format!("UTF-8 / GB18030, line {line}")));
    }
    let text = strictly(bytes, GB18030).ok_or_else(|| refuse(format!("line {}", first_bad_line(bytes))))?;
    if looks_like_big5(bytes) {
        return Err(refuse("GB18030 / Big5".to_owned()));
    }
    Ok(text)
}

fn strictly(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    (!malformed).then(|| text.into_owned())
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The encoding named after `key` in the first 2 KiB.
fn declared(bytes: &[u8], key: &str) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]).to_ascii_lowercase();
    let after = &head[head.find(key)? + key.len()..];
    let label: String =
        after.chars().skip_while(|c| matches!(c, '"' | '\'' | ' ')).take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    Encoding::for_label(label.as_bytes())
}

/// UTF-16, by its byte order mark, or because of its first bytes nearly every second one is zero, as in a line of
/// digits and separators.
fn utf16_of(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(4_096)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 8;
    match () {
        () if odd > many && even * 20 < odd => Some(UTF_16LE),
        () if even > many && odd * 20 < even => Some(UTF_16BE),
        () => None,
    }
}

/// Lines from one of which are not ASCII only.
fn foreign_lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.is_ascii()).map(|(at, line)| (at + 1, line))
}

/// The first line of the minority where lines that only UTF-8 explains stand among lines that are not UTF-8. Two GBK
/// characters can pass for UTF-8 by accident, so a tenth of the lines must.
fn odd_line(bytes: &[u8]) -> Option<usize> {
    let three_bytes = |line: &[u8]| line.iter().any(|byte| matches!(byte, 0xE3..=0xEF));
    let (mut unicode, mut other) = ((0_usize, 0), (0_usize, 0));
    for (number, line) in foreign_lines(bytes) {
        let counted = match std::str::from_utf8(line) {
            Ok(_) if three_bytes(line) => &mut unicode,
            Ok(_) => continue,
            Err(_) => &mut other,
        };
        if counted.0 == 0 {
            counted.1 = number;
        }
        counted.0 += 1;
    }
    let total = unicode.0 + other.0;
    let mixed = other.0 > 0 && unicode.0 * 10 >= total;
    mixed.then_some(if unicode.0 < other.0 { unicode.1 } else { other.1 })
}

/// The first line that is no GB18030; the last one if only all of them together fail.
fn first_bad_line(bytes: &[u8]) -> usize {
    let bad = foreign_lines(bytes).find(|(_, line)| strictly(line, GB18030).is_none());
    bad.map_or_else(|| bytes.split(|byte| *byte == b'\n').count(), |(number, _)| number)
}

/// Chinese text in GBK is nearly all GB 2312, whose second bytes are all above 0xA0; of Big5 text a third is not.
fn looks_like_big5(bytes: &[u8]) -> bool {
    let (mut pairs, mut low) = (0_usize, 0_usize);
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        if *byte < 0x80 {
            continue;
        }
        match rest.next() {
            Some(0x30..=0x39) => {
                // The second byte of a four-byte character of GB 18030.
                rest.nth(1);
            }
            Some(second) => {
                pairs += 1;
                low += usize::from(*second < 0xA1);
            }
            None => {}
        }
    }
    low * 5 > pairs && strictly(bytes, BIG5).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    const SHEET: &str = "考号,姓名,班级,语文\n20240001,张三,九1班,95\n20240002,李四,九2班,88\n";

    #[test]
    fn text_in_the_encodings_of_chinese_systems_is_read() {
        let utf16: Vec<u8> = SHEET.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let with_bom = [b"\xEF\xBB\xBF".as_slice(), SHEET.as_bytes()].concat();
        for bytes in [SHEET.as_bytes().to_vec(), with_bom, encoded(SHEET, GB18030), [b"\xFF\xFE".as_slice(), &utf16].concat(), utf16] {
            assert_eq!(decode_text(&bytes).unwrap(), SHEET);
        }
        assert_eq!(decode_text(&encoded("姓名\n㼆𠮷䶮\n", GB18030)).unwrap(), "姓名\n㼆𠮷䶮\n");
    }

    #[test]
    fn a_mix_of_encodings_names_the_line() {
        let mut bytes = SHEET.as_bytes().to_vec();
        bytes.extend(encoded("20240003,王五,九2班,70\n", GB18030));
        let refusal = decode_text(&bytes).unwrap_err();
        let diagnostic = refusal.at(crate::diagnostics::Place::default());
        assert_eq!(diagnostic.rule, &codes::ENCODING);
        assert!(diagnostic.headline(crate::words::Lang::En).contains("line 4"), "{diagnostic:?}");
    }

    #[test]
    fn big5_is_suspected_and_not_misread() {
        let text = "考號,姓名,班級,語文,數學,英語\n1,張小明,一年級,95,80,77\n2,陳國華,二年級,88,70,66\n";
        assert_eq!(decode_text(&encoded(text, BIG5)).unwrap_err().rule, &codes::ENCODING);
    }

    #[test]
    fn parts_and_pages_follow_what_they_declare() {
        let part = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>张</a>";
        let utf16: Vec<u8> = part.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode_xml(utf16, "p").unwrap(), part);
        let gbk = "<?xml version=\"1.0\" encoding=\"GB2312\"?><a>张</a>";
        assert_eq!(decode_xml(encoded(gbk, GB18030), "p").unwrap(), gbk);
        assert!(decode_xml(b"<a>\xFF</a>".to_vec(), "p").is_err());
        let page = "<html><meta charset=gb2312><td>姓名</td>";
        assert_eq!(decode_html(&encoded(page, GB18030)), page);
    }
}
