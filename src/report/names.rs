//! Names for files and sheets that every system takes: Windows' rules on every system, so that a folder can be carried anywhere.
//! Sources: Microsoft, "Naming Files, Paths, and Namespaces"; Excel's own rules for sheet names.

use crate::diagnostics::is_invisible;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Longest file name with its ending, in bytes of UTF-8.
const LONGEST_FILE: usize = 120;
/// Room for ` (999)` behind a name that is taken.
const ROOM_FOR_NUMBER: usize = 6;
/// Longest sheet name, in UTF-16 units.
const LONGEST_SHEET: usize = 31;
/// Punctuation that is kept in file names; everything else that is no letter or digit becomes `_`.
const KEPT: &str = " -_()（）【】《》、·+,，。&#@—.";

/// Gives out file names below one folder, no two alike in letter case or normalisation.
#[derive(Debug, Default)]
pub struct FileNames {
    taken: BTreeSet<String>,
}

impl FileNames {
    /// A safe and unique file name for `name`, with `ending` (`.xlsx`).
    pub fn take(&mut self, name: &str, ending: &str) -> String {
        let stem = safe_stem(name, LONGEST_FILE - ending.len() - ROOM_FOR_NUMBER);
        unique(&mut self.taken, &stem, |stem, number| format!("{stem} ({number})")) + ending
    }
}

/// Gives out sheet names of one workbook.
#[derive(Debug, Default)]
pub struct SheetNames {
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// A safe and unique sheet name for `name`.
    pub fn take(&mut self, name: &str) -> String {
        let plain = safe_sheet(name);
        unique(&mut self.taken, &plain, |plain, number| {
            let suffix = format!(" ({number})");
            cut_units(plain, LONGEST_SHEET - suffix.len()).trim_end().to_owned() + &suffix
        })
    }
}

/// The name itself, or the first numbered one that is free.
fn unique(taken: &mut BTreeSet<String>, name: &str, numbered: impl Fn(&str, u32) -> String) -> String {
    let mut candidate = name.to_owned();
    let mut number = 2;
    while !taken.insert(fold(&candidate)) {
        candidate = numbered(name, number);
        number += 1;
    }
    candidate
}

/// Equal for names that some system takes for the same: letter case and compatibility forms folded.
#[must_use]
pub fn fold(name: &str) -> String {
    name.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc().collect()
}

fn safe_stem(name: &str, longest: usize) -> String {
    let mut stem = String::new();
    for c in name.nfc().filter(|c| !is_invisible(*c)) {
        let kept = if c.is_alphanumeric() || KEPT.contains(c) { c } else { '_' };
        if !(kept == '_' && stem.ends_with('_')) {
            stem.push(kept);
        }
    }
    let stem = stem.trim_start_matches([' ', '.', '-', '\u{3000}']).trim_end_matches([' ', '.', '\u{3000}']);
    let stem = if stem.is_empty() { "_" } else { stem };
    let stem = if is_reserved(stem) { format!("_{stem}") } else { stem.to_owned() };
    shorten(stem, longest)
}

/// Device names of Windows, with any ending: CON, NUL, COM1… superscript digits too.
fn is_reserved(stem: &str) -> bool {
    let base = fold(stem.split('.').next().unwrap_or_default().trim());
    let numbered = |prefix: &str| base.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    matches!(base.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered("com") || numbered("lpt")
}

/// Cuts a name that is too long, and marks it with a digest of all of it, so that cut names stay apart.
fn shorten(stem: String, longest: usize) -> String {
    if stem.len() <= longest {
        return stem;
    }
    let digest = Sha256::digest(stem.as_bytes());
    let mark: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let mut end = longest - mark.len() - 1;
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}_{mark}", stem[..end].trim_end())
}

fn safe_sheet(name: &str) -> String {
    let mapped: String = name
        .nfc()
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            '[' => '(',
            ']' => ')',
            ':' | '*' | '?' | '/' | '\\' => '_',
            other => other,
        })
        .collect();
    let edges = |c: char| c == '\'' || c.is_whitespace();
    let trimmed = cut_units(mapped.trim_matches(edges), LONGEST_SHEET).trim_end_matches(edges).to_owned();
    match trimmed.as_str() {
        "" => "_".to_owned(),
        // Excel keeps this name for its change log.
        _ if fold(&trimmed) == "history" => format!("{trimmed}_"),
        _ => trimmed,
    }
}

/// The longest beginning within this many UTF-16 units.
fn cut_units(text: &str, units: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.len_utf16();
        if used > units {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHOOLS: &[&str] = &[
        "../../../pwn",
        "..\\..\\x",
        "/etc/passwd",
        "C:\\Windows\\x",
        "\\\\host\\share\\x",
        "CON",
        "con",
        "con.txt",
        "NUL",
        "AUX.",
        "COM1",
        "COM¹",
        "LPT9",
        "PRN ",
        "a/b中学",
        "a:b",
        "a*?\"<>|b",
        "尾点.",
        "尾空 ",
        " 头空",
        ".",
        "..",
        "...",
        "~",
        "-rf",
        "--help",
        "第一中学",
        "第一中学 ",
        "第一中学\u{200b}",
        "第一\u{3000}中学",
        "ABC中学",
        "abc中学",
        "ＡＢＣ中学",
        "École",
        "E\u{301}cole",
        "中学\u{202e}cod.exe",
        "换\n行中学",
        "$HOME",
        "%PATH%",
        "`id`",
        "a;b",
        "'单'",
        "八中.xlsx",
        "．．／上",
        "𠮷中学",
        "",
    ];

    #[test]
    fn file_names_are_legal_on_windows_and_unique() {
        let long = "长".repeat(120);
        let longer = "长".repeat(121);
        let mut names = FileNames::default();
        let files: Vec<String> =
            SCHOOLS.iter().copied().chain([long.as_str(), longer.as_str()]).map(|school| names.take(school, ".xlsx")).collect();
        let folded: BTreeSet<String> = files.iter().map(|file| fold(file)).collect();
        assert_eq!(folded.len(), files.len());
        for file in &files {
            let stem = file.strip_suffix(".xlsx").expect("every name has the ending");
            assert!(file.len() <= LONGEST_FILE, "{file}");
            assert!(!file.contains(|c: char| c.is_control() || "<>:\"/\\|?*".contains(c)), "{file}");
            assert!(!stem.ends_with(['.', ' ']) && !stem.starts_with(['.', ' ', '-']) && !stem.is_empty(), "{file}");
            assert!(!is_reserved(stem), "{file}");
        }
        assert_eq!(FileNames::default().take("第一中学", ".xlsx"), "第一中学.xlsx");
    }

    #[test]
    fn sheet_names_are_legal_in_excel_and_unique() {
        let classes = [
            "高一(1)班",
            "高一[1]班",
            "高一:1班",
            "高一/1班",
            "高一\\1班",
            "'一班",
            "一班'",
            "History",
            "history",
            "Ab",
            "aB",
            " ",
            "\u{200b}",
            "1班",
            "１班",
            "ß",
            "SS",
            "Σ",
            "ς",
            "a\u{fffe}b",
            "a\tb",
            "名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名",
            "名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名二",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        ];
        let mut names = SheetNames::default();
        let sheets: Vec<String> = classes.iter().map(|class| names.take(class)).collect();
        let folded: BTreeSet<String> = sheets.iter().map(|sheet| fold(sheet)).collect();
        assert_eq!(folded.len(), sheets.len());
        for sheet in &sheets {
            let units = sheet.encode_utf16().count();
            assert!((1..=31).contains(&units), "{sheet}: {units}");
            assert!(!sheet.contains(['[', ']', ':', '*', '?', '/', '\\']) && !sheet.starts_with('\'') && !sheet.ends_with('\''), "{sheet}");
            assert_ne!(fold(sheet), "history");
        }
        assert_eq!(SheetNames::default().take("九年级 学校学科"), "九年级 学校学科");
    }
}
