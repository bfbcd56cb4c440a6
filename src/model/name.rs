//! Keys under which names are compared: spelling noise (blanks, width, brackets, invisible marks) taken out, nothing
//! else. Names are never printed in this form.

use crate::diagnostics::is_invisible;
use compact_str::CompactString;

/// A character without its noise: half width, round brackets; nothing for blanks and invisible marks.
fn plain(c: char) -> Option<char> {
    let half = match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match half {
        _ if half.is_whitespace() || is_invisible(half) => None,
        '〔' | '【' | '[' | '{' | '〈' | '《' => Some('('),
        '〕' | '】' | ']' | '}' | '〉' | '》' => Some(')'),
        '—' | '–' | '-' | '―' => Some('-'),
        _ => Some(half),
    }
}

/// The text without spelling noise.
#[must_use]
pub fn fold(text: &str) -> CompactString {
    text.chars().filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_goes_and_nothing_else() {
        assert_eq!(fold(" 第一中学 (南校区) "), "第一中学(南校区)");
        assert_eq!(fold("一\u{3000}中\u{200b}"), "一中");
        assert_ne!(fold("考镜县一中"), fold("一中"));
    }
}
