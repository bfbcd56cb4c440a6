//! A document as its parts: what a reader of the file finds, without a word processor.

use std::{collections::BTreeMap, fs::File, io::Read, path::Path};

/// Every part by name.
pub fn parts(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut package = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    (0..package.len())
        .map(|at| {
            let mut part = package.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// The parts that are markup, as text.
pub fn markup(parts: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let text = |(name, content): (&String, &Vec<u8>)| (name.clone(), String::from_utf8(content.clone()).unwrap());
    parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")).map(text).collect()
}

/// Letters between these tags, in order, as they are read.
pub fn between(markup: &str, element: &str) -> Vec<String> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let found = markup.split(open.as_str()).skip(1).filter(|rest| rest.starts_with(['>', ' ']));
    found.filter_map(|rest| rest.split_once('>')?.1.split_once(close.as_str())).map(|(text, _)| plain(text)).collect()
}

/// The same with what is marked up within.
pub fn inner<'m>(markup: &'m str, element: &str) -> Vec<&'m str> {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    markup.split(open.as_str()).skip(1).filter_map(|rest| Some(rest.split_once(close.as_str())?.0)).collect()
}

/// The letters of a piece of the text.
pub fn letters(markup: &str) -> String {
    between(markup, "w:t").concat()
}

/// Values of this attribute.
pub fn attributes(markup: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    markup.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).map(plain).collect()
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Everything that a reader is told: letters, captions of tables, names and descriptions of pictures, and what they show.
pub fn texts(path: &Path) -> Vec<String> {
    let told = |text: &String| {
        let letters = ["w:t", "a:t", "c:v", "c:f", "w:instrText", "dc:title", "dc:creator"].into_iter().flat_map(|tag| between(text, tag));
        let named =
            ["descr", "name", "w:val", "w:name", "w:ascii", "w:eastAsia", "typeface"].into_iter().flat_map(|name| attributes(text, name));
        letters.chain(named).collect::<Vec<_>>()
    };
    markup(&parts(path)).values().flat_map(told).filter(|text| !text.is_empty()).collect()
}

/// Every element is closed where it should be, every attribute is in quotes.
pub fn is_well_formed(markup: &str) -> Result<(), String> {
    let body = markup.split_once("?>").ok_or("no declaration")?.1;
    let mut open: Vec<&str> = Vec::new();
    let mut pieces = body.split('<');
    if !pieces.next().unwrap_or_default().trim().is_empty() {
        return Err("text before the first element".to_owned());
    }
    for piece in pieces {
        let (tag, text) = piece.split_once('>').ok_or_else(|| format!("no end: {piece}"))?;
        let refused = |c: char| c == '>' || (c.is_control() && c != '\n' && c != '\t');
        let entities = text.split('&').skip(1).chain(tag.split('&').skip(1));
        if text.contains(refused) || entities.map(|rest| rest.split(';').next()).any(|name| !ENTITIES.contains(&name.unwrap_or_default())) {
            return Err(format!("unfit text: {text}"));
        }
        if tag.matches('"').count() % 2 != 0 {
            return Err(format!("open quotes: {tag}"));
        }
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} are open")) }
}

const ENTITIES: [&str; 5] = ["lt", "gt", "amp", "quot", "#39"];
