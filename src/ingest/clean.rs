//! Text as people type it → text that can be compared. Nothing here knows what a text is for beyond id, name or key.

use crate::{diagnostics::is_invisible, model::Score};
use compact_str::CompactString;
use unicode_normalization::UnicodeNormalization;

/// A blank or an invisible mark: what a reader does not see.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || (is_invisible(c) && !is_private(c))
}

/// Private-use characters are how some old systems write rare ideographs in names: kept, never stripped.
fn is_private(c: char) -> bool {
    matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD)
}

/// The form in which headers, labels and marks are looked up: NFKC, lower case, nothing unseen, the characters of headers in
/// traditional script as simplified ones.
#[must_use]
pub fn key(text: &str) -> String {
    if is_plain(text) {
        return text.chars().map(|c| simplified(c.to_ascii_lowercase())).collect();
    }
    text.nfkc().filter(|c| !is_unseen(*c)).flat_map(char::to_lowercase).map(simplified).collect()
}

/// Whether a text is visible ASCII and common ideographs, all of which NFKC leaves as they are.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.chars().all(is_plain_char)
}

const fn is_plain_char(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{4e00}'..='\u{9fff}')
}

/// The simplified form of a character that headers are written with.
#[rustfmt::skip]
const fn simplified(c: char) -> char {
    match c {
        '總' => '总', '學' => '学', '號' => '号', '績' => '绩', '數' => '数', '語' => '语', '國' => '国', '歷' => '历',
        '級' => '级', '別' => '别', '體' => '体', '樂' => '乐', '術' => '术', '藝' => '艺', '電' => '电', '腦' => '脑',
        '識' => '识', '與' => '与', '會' => '会', '業' => '业', '試' => '试', '課' => '课', '應' => '应', '實' => '实',
        '計' => '计', '筆' => '笔', '聽' => '听', '說' => '说', '進' => '进', '選' => '选', '類' => '类', '組' => '组',
        '區' => '区', '縣' => '县', '備' => '备', '註' => '注', '準' => '准', '證' => '证', '編' => '编', '標' => '标',
        '換' => '换', '賦' => '赋', '轉' => '转', '單' => '单', '項' => '项', '開' => '开', '間' => '间', '統' => '统',
        '綜' => '综', '優' => '优', '達' => '达', '個' => '个', '節' => '节', '評' => '评', '師' => '师', '題' => '题',
        '滿' => '满', '點' => '点', '對' => '对', '參' => '参', '賽' => '赛', '聯' => '联', '讀' => '读', '寫' => '写',
        '閱' => '阅', '補' => '补', '輔' => '辅', '紀' => '纪', '違' => '违', '緩' => '缓', '棄' => '弃', '請' => '请',
        '記' => '记', '錄' => '录', '報' => '报', '場' => '场', '舊' => '旧', '長' => '长', '門' => '门', '資' => '资',
        '訊' => '讯', '訓' => '训', '練' => '练', '驗' => '验', '測' => '测', '檢' => '检', '週' => '周', '習' => '习',
        '農' => '农', '機' => '机', '圖' => '图', '書' => '书', '畫' => '画', '勞' => '劳', '動' => '动', '際' => '际',
        '關' => '关',
        _ => c,
    }
}

/// An id as matched: NFKC, upper case, without blanks, invisible marks and what programs put around numbers to keep them
/// text (`'0012`, `="0012"`) or make of them (`20240001.0`). What is only hyphens is empty.
#[must_use]
pub fn id(text: &str) -> CompactString {
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return text.into();
    }
    let mut cleaned: CompactString = text.nfkc().filter(|c| !is_unseen(*c) && !is_quote(*c)).flat_map(char::to_uppercase).collect();
    if cleaned.starts_with('=') {
        cleaned.remove(0);
    }
    if let Some((whole, decimals)) = cleaned.split_once('.')
        && !decimals.is_empty()
        && decimals.bytes().all(|byte| byte == b'0')
        && !whole.is_empty()
        && whole.bytes().all(|byte| byte.is_ascii_digit())
    {
        cleaned.truncate(cleaned.len() - decimals.len() - 1);
    }
    if cleaned.chars().all(|c| matches!(c, '-' | '—' | '–' | '_' | '/' | '\\' | '.')) { CompactString::default() } else { cleaned }
}

const fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '"' | '“' | '”')
}

/// Whether a cleaned id is a number in scientific notation (`4.20099E+17`) that lacks some of its digits.
#[must_use]
pub fn has_lost_digits(id: &str) -> bool {
    let Some((digits, exponent)) = id.split_once('+').and_then(|(digits, exponent)| Some((digits.strip_suffix('E')?, exponent))) else {
        return false;
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(exponent) = exponent.parse::<usize>().ok().filter(|_| figures(exponent)) else { return false };
    whole.len() == 1 && figures(whole) && figures(decimals) && decimals.len() < exponent
}

/// A name without blanks at its ends and without invisible marks anywhere; its form is never normalised.
#[must_use]
pub fn name(text: &str) -> CompactString {
    if is_plain(text) {
        return text.into();
    }
    let trimmed = text.trim_matches(is_unseen);
    if trimmed.chars().any(|c| is_invisible(c) && !is_private(c)) {
        return trimmed.chars().filter(|c| c.is_whitespace() && !c.is_control() || !is_unseen(*c)).collect();
    }
    trimmed.into()
}

/// Key under which persons' names are compared, never shown: blanks, invisible marks and the middle dots of minority
/// names left out, half width, letter case aside, composed characters and compatibility ideographs as the characters that
/// they are defined to be, private characters of the old GBK fonts as those that took their place.
#[must_use]
pub fn name_key(name: &str) -> CompactString {
    if name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
        return name.into();
    }
    let official = |c: char| old_private(c).unwrap_or(c);
    let half = |c: char| match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let kept = |c: &char| !is_unseen(*c) && !is_middle_dot(*c);
    name.nfc().map(official).map(half).filter(kept).map(bracket).flat_map(char::to_uppercase).collect()
}

const fn is_middle_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '‧' | '∙' | '・' | '･' | '⋅' | '‐' | '-' | '.' | '。' | '｡' | '●' | '˙')
}

const fn bracket(c: char) -> char {
    match c {
        '〔' | '【' | '[' | '{' | '〈' | '《' => '(',
        '〕' | '】' | ']' | '}' | '〉' | '》' => ')',
        _ => c,
    }
}

/// The character that GB 18030 has today where old GBK input methods wrote a private one (U+E815 to U+E864, such as the
/// 䶮 of many names).
fn old_private(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0xE815).filter(|at| *at <= 0xE864 - 0xE815)?;
    let trail = u8::try_from(0x50 + at).ok()?;
    let bytes = [0xFE, if trail < 0x7F { trail } else { trail + 1 }];
    let (text, _, broken) = encoding_rs::GB18030.decode(&bytes);
    text.chars().next().filter(|c| !broken && !is_private(*c))
}

/// Whether a name or id holds what readers do not see or machines show differently: invisible marks, private characters,
/// compatibility ideographs.
#[must_use]
pub fn has_marks(text: &str) -> bool {
    text.chars().any(|c| !is_plain_char(c) && (is_invisible(c) || is_compatible(c)))
}

/// An ideograph that stands for another one.
const fn is_compatible(c: char) -> bool {
    matches!(c, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// Whether nothing can be seen of a text.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_unseen)
}

/// The exact decimal of a stored number. Numbers with up to three decimals take no detour over text: when dividing the
/// rounded thousandths gives the very number back, they are what was typed.
#[must_use]
pub fn score(number: f64) -> Option<Score> {
    let thousandths = (number * 1000.0).round();
    if thousandths.abs() < 1.0e12 && thousandths / 1000.0 == number {
        #[allow(clippy::cast_possible_truncation, reason = "whole and below 10¹²")]
        return Some(Score::from_units(thousandths as i64 * 1_000_000));
    }
    Score::from_f64(number)
}

/// A stored number as text: whole ones without decimals.
#[must_use]
pub fn number_text(number: f64) -> CompactString {
    if number.fract() == 0.0 && number.abs() < 1.0e15 {
        #[allow(clippy::cast_possible_truncation, reason = "whole and below 10¹⁵")]
        return compact_str::format_compact!("{}", number as i64);
    }
    compact_str::format_compact!("{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_match_however_they_were_typed() {
        for text in ["20240001\u{200b}", "２０２４０００１", "\u{a0}20240001", "2024 0001", "\u{202d}20240001\u{202c}", "'20240001"]
        {
            assert_eq!(id(text), "20240001");
        }
        for text in ["20240001.0", "20240001.00", "=\"20240001\"", "“20240001”", "20240001\t", "＇20240001"] {
            assert_eq!(id(text), "20240001");
        }
        assert_eq!(id("g1001x"), "G1001X");
        assert_eq!([id("1.10"), id("A1.0"), id("2024-01")], ["1.10", "A1.0", "2024-01"]);
        assert_eq!(id("00123"), "00123");
        assert_eq!([id("--"), id("—"), id("")], ["", "", ""]);
    }

    #[test]
    fn names_keep_their_form() {
        assert_eq!(name("\u{3000}张\u{200b}三 "), "张三");
        assert_eq!(name("赵\u{3000}六"), "赵\u{3000}六");
        assert_eq!(name("\u{f90a}汉"), "\u{f90a}汉");
        assert_eq!(name("侯\u{e863}"), "侯\u{e863}");
        assert!(has_marks("侯\u{e863}") && has_marks("张\u{200b}三") && !has_marks("张三"));
    }

    #[test]
    fn names_are_compared_without_what_nobody_sees() {
        for name in ["张 三", "张\u{3000}三", "张\u{200b}三", "张\u{fe00}三", "张\u{e0100}三", "\u{202e}张三\u{202c}"] {
            assert_eq!(name_key(name), "张三");
        }
        for dot in ["•", "・", "．", "‧", ".", "·", " ", "･"] {
            assert_eq!(name_key(&format!("买买提{dot}艾力")), "买买提艾力", "{dot}");
        }
        assert_eq!(name_key("\u{f90a}汉"), "金汉");
        assert_eq!(name_key("\u{20bb7}田"), "\u{20bb7}田");
        assert_eq!(name_key("王伟Ａ"), name_key("王伟a"));
        assert_eq!(name_key("刘\u{e863}"), "刘\u{4dae}");
        assert_ne!(name_key("侯\u{e000}"), name_key("侯\u{e001}"));
        assert_ne!(name_key("張三"), name_key("张三"));
        assert_eq!(name_key("···"), "");
    }

    #[test]
    fn digits_are_lost_in_scientific_notation() {
        assert!(has_lost_digits("4.20099E+17") && has_lost_digits("2.02401E+11") && has_lost_digits("4E+17"));
        assert!(!has_lost_digits("2.024E+3") && !has_lost_digits("E+17") && !has_lost_digits("G1001") && !has_lost_digits("20240001"));
    }

    #[test]
    fn numbers_are_the_decimals_that_were_typed() {
        for text in ["0", "72.5", "0.1", "83.333", "-3", "99.99", "0.123456789", "120.55"] {
            let number: f64 = text.parse().unwrap();
            assert_eq!(score(number), text.parse().ok(), "{text}");
        }
        assert_eq!(score(99.999_999_999_999_99), "100".parse().ok());
        assert_eq!([number_text(20240001.0), number_text(1.5)], ["20240001", "1.5"]);
    }
}
