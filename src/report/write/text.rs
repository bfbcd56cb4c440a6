//! Text fit for a workbook.

use crate::diagnostics::is_invisible;
use std::borrow::Cow;

/// Longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// Text fit for a cell: no control, no invisible mark, short enough. Private-use characters stay: rare names need them.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let unfit =
        |c: char| c != '\n' && is_invisible(c) && !matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD);
    if text.len() <= LONGEST_TEXT && !text.contains(unfit) {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < LONGEST_TEXT
    };
    let mut short: String = text.chars().filter(|c| !unfit(*c)).take_while(fits).collect();
    if units >= LONGEST_TEXT {
        short.push('…');
    }
    Cow::Owned(short)
}

/// Units of UTF-16 that each of the three parts of a running head may take: all of it has 255.
const RUNNING: usize = 64;

/// Text fit for a part of a running head: `&` would begin a command there and is written twice.
pub(super) fn running(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += if *c == '&' { 2 } else { c.len_utf16() };
        units <= RUNNING
    };
    let short: String = clean(text).chars().map(|c| if c == '\n' { ' ' } else { c }).take_while(fits).collect();
    short.replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_no_controls_and_are_never_too_long() {
        assert_eq!(clean("张\u{0}三\u{202e}\u{200b}\u{fffe}"), "张三");
        assert_eq!(clean("𠮷\u{e001}中学\n二"), "𠮷\u{e001}中学\n二");
        let long = clean(&"😀".repeat(20_000)).into_owned();
        assert!(long.encode_utf16().count() <= LONGEST_TEXT && long.ends_with('…'));
        assert_eq!(running("A&B"), "A&&B");
        assert_eq!(running(&"&".repeat(99)).len(), RUNNING);
    }
}
