//! The shared strings of a workbook, and text as Open XML writes it.

use super::super::{
    builder::Budget,
    limits,
    markup::{Markup, Tag, Token, append, unescape},
    refusal::Refusal,
};
use compact_str::CompactString;
use memchr::{memchr, memchr3};
use std::borrow::Cow;

/// The texts of `xl/sharedStrings.xml`, by index. The counts that the part declares are ignored: they can lie.
pub fn read(text: &str, part: &str, budget: &mut Budget) -> Result<Vec<CompactString>, Refusal> {
    let mut markup = Markup::new(text, part);
    let mut strings = Vec::new();
    let mut keep = |string: CompactString| {
        budget.take(1)?;
        budget.take_text(&string)?;
        strings.push(string);
        Ok(())
    };
    loop {
        while let Some((string, length)) = plain_string(markup.rest()) {
            markup.advance(length);
            keep(spelt_out(limits::clipped(string)))?;
        }
        match markup.next()? {
            Some(Token::Open(tag)) if tag.name == "si" => keep(rich_text(&mut markup, tag)?)?,
            Some(_) => {}
            None => return Ok(strings),
        }
    }
}

/// `<si><t>张三</t></si>` at the start of `rest`, the way nearly all are written: the text and the length of the whole. Anything
/// else is left to [`rich_text`].
fn plain_string(rest: &str) -> Option<(&str, usize)> {
    let text = rest.strip_prefix("<si><t>")?;
    let end = memchr3(b'<', b'&', b'\r', text.as_bytes())?;
    let after = text[end..].strip_prefix("</t></si>")?;
    Some((&text[..end], rest.len() - after.len()))
}

/// The text of an `<si>` or `<is>`: all runs joined, phonetic guides left out.
pub fn rich_text(markup: &mut Markup<'_>, tag: Tag<'_>) -> Result<CompactString, Refusal> {
    let mut all = Cow::Borrowed("");
    let mut depth = u32::from(!tag.closed);
    let mut inside_text = false;
    while depth > 0 {
        match markup.expect()? {
            Token::Open(inner) if matches!(inner.name, "rPh" | "rPr") => markup.skip(inner)?,
            Token::Open(inner) if !inner.closed => {
                depth += 1;
                inside_text = inner.name == "t";
            }
            Token::Open(_) => {}
            Token::Close(_) => {
                depth -= 1;
                inside_text = false;
            }
            Token::Text(raw) if inside_text => append(&mut all, unescape(raw)?),
            Token::Literal(literal) if inside_text => append(&mut all, Cow::Borrowed(literal)),
            Token::Text(_) | Token::Literal(_) => {}
        }
    }
    Ok(spelt_out(limits::clipped(&all)))
}

/// Resolves the `_xHHHH_` escapes in which Excel writes characters that XML does not allow (ECMA-376 part 1, 22.9.2.19).
/// An underscore itself is `_x005F_`. Halves of a surrogate pair stay as written.
pub fn spelt_out(text: &str) -> CompactString {
    // Nearly no text has an underscore; looking for one byte is cheaper than for two.
    let Some(first) = memchr(b'_', text.as_bytes()) else { return CompactString::new(text) };
    let mut out = CompactString::new(&text[..first]);
    let mut rest = &text[first..];
    while let Some(c) = rest.chars().next() {
        let escaped = rest.strip_prefix("_x").and_then(|tail| {
            let hex = tail.get(..4).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            let after = tail[4..].strip_prefix('_')?;
            Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after))
        });
        let (character, after) = escaped.unwrap_or((c, &rest[c.len_utf8()..]));
        out.push(character);
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Limits;

    #[test]
    fn runs_are_joined_and_phonetic_guides_dropped() {
        let text = "<sst count='4294967295'><si><r><rPr><sz val='9'/></rPr><t>张</t></r><r><t xml:space='preserve'> 三</t></r>\
                    <rPh sb='0' eb='1'><t>ZHANG</t></rPh></si><si/><si><t/></si><si><t>a<!-- -->b<![CDATA[<c>]]></t></si></sst>";
        assert_eq!(read(text, "p", &mut Budget::new(Limits::default())).unwrap(), ["张 三", "", "", "ab<c>"]);
    }

    #[test]
    fn escapes_of_excel_are_resolved_once() {
        let cases = [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x0041_王", "_x0041_王"),
            ("_x", "_x"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_xD800_", "_xD800_"),
            ("_x张三丰_", "_x张三丰_"),
        ];
        for (written, meant) in cases {
            assert_eq!(spelt_out(written), meant);
        }
    }
}
