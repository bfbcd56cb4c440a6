//! [`Markup`]: a pull tokenizer for the XML of workbooks, over a part that is already in memory.
//!
//! Sheets are nearly all `<c r= s= t=><v>…</v></c>`; reading these tokens from a slice, without copying and without
//! name tables, is what makes reading fast. Names are given without their prefix, so that Strict Open XML and the
//! prefixes of other writers read alike. A DTD is an error: nothing of ours needs one, and entities are how XML bombs
//! are made.

use super::refusal::Refusal;
use crate::diagnostics::codes::ingest as codes;
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;

/// A piece of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `<name …>`, or `<name …/>`, which is not followed by a [`Token::Close`].
    Open(Tag<'a>),
    /// `</name>`, without prefix.
    Close(&'a str),
    /// Text as written, references not yet resolved.
    Text(&'a str),
    /// The content of a CDATA section.
    Literal(&'a str),
}

/// An opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Name without prefix.
    pub name: &'a str,
    /// Whether it closes itself.
    pub closed: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Attributes in order: name without prefix, value as written.
    #[must_use]
    pub const fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    /// The value as written of the attribute with this name, prefix aside.
    #[must_use]
    pub fn raw(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The value of an attribute, references resolved.
    ///
    /// # Errors
    /// If a reference names an unknown entity.
    pub fn value(&self, name: &str) -> Result<Option<Cow<'a, str>>, Refusal> {
        self.raw(name).map(unescape).transpose()
    }

    /// Whether an attribute says yes, as XML Schema spells it.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.raw(name).is_some_and(says_yes)
    }

    /// An attribute that is a plain number.
    #[must_use]
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.raw(name)?.trim().parse().ok()
    }
}

/// Whether the value of an attribute is a yes.
#[must_use]
pub fn says_yes(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

/// See [`Tag::attributes`].
#[derive(Clone, Copy, Debug)]
pub struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.rest.as_bytes();
        let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let equals = start + memchr(b'=', &bytes[start..])?;
        let open = equals + 1 + bytes[equals + 1..].iter().position(|byte| !byte.is_ascii_whitespace())?;
        let quote = bytes[open];
        if quote != b'"' && quote != b'\'' {
            return None;
        }
        let close = open + 1 + memchr(quote, &bytes[open + 1..])?;
        let item = (local(self.rest[start..equals].trim_end()), &self.rest[open + 1..close]);
        self.rest = &self.rest[close + 1..];
        Some(item)
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    match name.bytes().position(|byte| byte == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

/// Reads the tokens of a document, one after the other.
#[derive(Clone, Debug)]
pub struct Markup<'a> {
    text: &'a str,
    at: usize,
    part: &'a str,
}

impl<'a> Markup<'a> {
    /// The document `text`, called `part` in messages.
    #[must_use]
    pub const fn new(text: &'a str, part: &'a str) -> Self {
        Self { text, at: 0, part }
    }

    /// That the document is not well-formed.
    #[must_use]
    pub fn broken(&self) -> Refusal {
        Refusal::damaged(format_args!("{}, byte {}", self.part, self.at))
    }

    /// The next token; comments, processing instructions and the declaration are passed over. `None` at the end.
    ///
    /// # Errors
    /// If the document is not well-formed or holds a DTD.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, Refusal> {
        loop {
            let rest = &self.text[self.at..];
            let bytes = rest.as_bytes();
            match bytes {
                [] => return Ok(None),
                [b'<', b'/', ..] => return self.close(rest).map(Some),
                [b'<', b'!', ..] => {
                    if let Some(literal) = self.declaration(rest)? {
                        return Ok(Some(literal));
                    }
                }
                [b'<', b'?', ..] => self.at += 2 + self.find(rest, 2, "?>")?,
                [b'<', ..] => return self.open(rest).map(Some),
                _ => {
                    let end = memchr(b'<', bytes).unwrap_or(bytes.len());
                    self.at += end;
                    return Ok(Some(Token::Text(&rest[..end])));
                }
            }
        }
    }

    /// The next token of a document that must not end here.
    ///
    /// # Errors
    /// As [`Markup::next`], and at the end of the document.
    pub fn expect(&mut self) -> Result<Token<'a>, Refusal> {
        self.next()?.ok_or_else(|| self.broken())
    }

    /// What has not been read yet, for readers that know what comes next.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Passes over bytes of [`Markup::rest`] that were understood; they end where a token ends.
    pub fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    fn close(&mut self, rest: &'a str) -> Result<Token<'a>, Refusal> {
        let end = memchr(b'>', rest.as_bytes()).ok_or_else(|| self.broken())?;
        self.at += end + 1;
        Ok(Token::Close(local(rest[2..end].trim_ascii_end())))
    }

    fn open(&mut self, rest: &'a str) -> Result<Token<'a>, Refusal> {
        let bytes = rest.as_bytes();
        let is_name = |byte: &u8| !matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\n' | b'\r');
        let name = 1 + bytes[1..].iter().position(|byte| !is_name(byte)).ok_or_else(|| self.broken())?;
        let end = tag_end(&bytes[name..]).map(|end| name + end).ok_or_else(|| self.broken())?;
        let closed = bytes[end - 1] == b'/';
        self.at += end + 1;
        Ok(Token::Open(Tag { name: local(&rest[1..name]), closed, attributes: &rest[name..end - usize::from(closed && end > name)] }))
    }

    /// A comment (passed over), a CDATA section or a DTD (refused).
    fn declaration(&mut self, rest: &'a str) -> Result<Option<Token<'a>>, Refusal> {
        if rest.starts_with("<!--") {
            self.at += 4 + self.find(rest, 4, "-->")?;
            return Ok(None);
        }
        if let Some(literal) = rest.strip_prefix("<![CDATA[") {
            let end = self.find(rest, 9, "]]>")?;
            self.at += 9 + end;
            return Ok(Some(Token::Literal(&literal[..end - 3])));
        }
        Err(Refusal::new(&codes::ENTITIES))
    }

    /// How many bytes after `from` the `mark` ends.
    fn find(&self, rest: &str, from: usize, mark: &str) -> Result<usize, Refusal> {
        memmem::find(&rest.as_bytes()[from..], mark.as_bytes()).map(|at| at + mark.len()).ok_or_else(|| self.broken())
    }

    /// Passes over everything up to the end of the element whose opening tag was just read.
    ///
    /// # Errors
    /// As [`Markup::expect`].
    pub fn skip(&mut self, tag: Tag<'_>) -> Result<(), Refusal> {
        let mut depth = u64::from(!tag.closed);
        while depth > 0 {
            match self.expect()? {
                Token::Open(inner) if !inner.closed => depth += 1,
                Token::Close(_) => depth -= 1,
                _ => {}
            }
        }
        Ok(())
    }

    /// All text of the element whose opening tag was just read, inner elements included, references resolved.
    ///
    /// # Errors
    /// As [`Markup::expect`], and if a reference names an unknown entity.
    pub fn text_of(&mut self, tag: Tag<'_>) -> Result<Cow<'a, str>, Refusal> {
        let mut all = Cow::Borrowed("");
        let mut depth = u64::from(!tag.closed);
        while depth > 0 {
            match self.expect()? {
                Token::Open(inner) if !inner.closed => depth += 1,
                Token::Open(_) => {}
                Token::Close(_) => depth -= 1,
                Token::Text(raw) => append(&mut all, unescape(raw)?),
                Token::Literal(literal) => append(&mut all, Cow::Borrowed(literal)),
            }
        }
        Ok(all)
    }
}

/// Adds to a text, borrowing as long as there is only one piece.
pub fn append<'a>(all: &mut Cow<'a, str>, piece: Cow<'a, str>) {
    if all.is_empty() {
        *all = piece;
    } else {
        all.to_mut().push_str(&piece);
    }
}

/// Where the `>` of a tag stands: one inside a quoted value is not meant.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match *bytes.get(at)? {
            b'>' => return Some(at),
            quote @ (b'"' | b'\'') => at += 2 + memchr(quote, &bytes[at + 1..])?,
            _ => at += 1,
        }
    }
}

/// Resolves character references and the five entities of XML. Line ends of other systems are line feeds first, as XML
/// has it (2.11); a carriage return that is meant is written as a reference.
///
/// # Errors
/// If a reference names an unknown entity or no character.
pub fn unescape(raw: &str) -> Result<Cow<'_, str>, Refusal> {
    let raw = match memchr2(b'&', b'\r', raw.as_bytes()) {
        None => return Ok(Cow::Borrowed(raw)),
        Some(_) if raw.contains('\r') => Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n")),
        Some(_) => Cow::Borrowed(raw),
    };
    let Some(first) = memchr(b'&', raw.as_bytes()) else { return Ok(raw) };
    let mut text = String::with_capacity(raw.len());
    text.push_str(&raw[..first]);
    let mut rest = &raw[first..];
    while let Some(tail) = rest.strip_prefix('&') {
        let (name, after) = tail.split_once(';').ok_or_else(|| Refusal::new(&codes::ENTITIES))?;
        text.push(resolve(name).ok_or_else(|| Refusal::new(&codes::ENTITIES))?);
        let next = memchr(b'&', after.as_bytes()).unwrap_or(after.len());
        text.push_str(&after[..next]);
        rest = &after[next..];
    }
    Ok(Cow::Owned(text))
}

/// The character that a reference means.
fn resolve(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => character(name.strip_prefix('#')?),
    }
}

/// The character of a numeric reference: `65` or `x41`.
#[must_use]
pub fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let mut markup = Markup::new(text, "test.xml");
        let mut all = Vec::new();
        while let Some(token) = markup.next().unwrap() {
            all.push(match token {
                Token::Open(tag) => {
                    let attributes: Vec<String> = tag.attributes().map(|(name, value)| format!(" {name}={value}")).collect();
                    format!("<{}{}{}>", tag.name, attributes.concat(), if tag.closed { "/" } else { "" })
                }
                Token::Close(name) => format!("</{name}>"),
                Token::Text(text) => text.to_owned(),
                Token::Literal(text) => format!("[{text}]"),
            });
        }
        all
    }

    #[test]
    fn gives_names_without_prefix_and_attributes_as_written() {
        let text = "<?xml version=\"1.0\"?><x:c r='A1' x:t = \"a>b\"><!-- <v> --><v/>1 &lt; 2<![CDATA[<raw>]]></x:c >";
        assert_eq!(tokens(text), ["<c r=A1 t=a>b>", "<v/>", "1 &lt; 2", "[<raw>]", "</c>"]);
    }

    #[test]
    fn resolves_the_five_entities_and_numbers_and_no_others() {
        assert_eq!(unescape("a&amp;b&#x5F20;&#19977;&gt;").unwrap(), "a&b张三>");
        assert_eq!(unescape("a\r\nb\rc&#13;&lt;").unwrap(), "a\nb\nc\r<");
        for bad in ["&lol;", "&", "&#xD800;", "&#;"] {
            assert_eq!(unescape(bad).unwrap_err().rule, &codes::ENTITIES, "{bad}");
        }
    }

    #[test]
    fn refuses_document_types_and_what_breaks_off() {
        let all = |text| {
            let mut markup = Markup::new(text, "test.xml");
            loop {
                match markup.next() {
                    Ok(Some(_)) => {}
                    Ok(None) => break None,
                    Err(refusal) => break Some(refusal.rule),
                }
            }
        };
        assert_eq!(all("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), Some(&codes::ENTITIES));
        for text in ["<a", "<a b='", "</a", "<!-- ", "<![CDATA[ ]]", "<?x"] {
            assert_eq!(all(text), Some(&codes::DAMAGED), "{text}");
        }
        assert_eq!(all("<a>text"), None);
    }

    #[test]
    fn skips_and_gathers_whole_elements() {
        let mut markup = Markup::new("<a><b><b/>1</b><c>2<d>3</d>&amp;</c></a>", "test.xml");
        let Token::Open(_) = markup.expect().unwrap() else { panic!("a tag") };
        let Token::Open(b) = markup.expect().unwrap() else { panic!("a tag") };
        markup.skip(b).unwrap();
        let Token::Open(c) = markup.expect().unwrap() else { panic!("a tag") };
        assert_eq!(markup.text_of(c).unwrap(), "23&");
        assert_eq!(markup.expect().unwrap(), Token::Close("a"));
    }
}
