//! [`ItemScore`] and [`Choice`]: what one candidate has in one item, small enough to be kept for every item of a county.

use super::Score;
use std::fmt;

/// The score of a candidate in an item, or none: as wide as a score alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ItemScore(i64);

impl ItemScore {
    /// No score.
    pub const NONE: Self = Self(i64::MIN);

    /// This score.
    #[must_use]
    pub const fn of(score: Score) -> Self {
        Self(score.units())
    }

    /// The score, if there is one.
    #[must_use]
    pub const fn get(self) -> Option<Score> {
        if self.0 == i64::MIN { None } else { Some(Score::from_units(self.0)) }
    }
}

impl Default for ItemScore {
    fn default() -> Self {
        Self::NONE
    }
}

impl fmt::Debug for ItemScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

/// The options that a candidate chose in an item, `A` to `H`, or none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Choice(u8);

impl Choice {
    /// Nothing chosen.
    pub const NONE: Self = Self(0);

    /// `B`, `ABD`, `b`, `A,C`, `A、C`: letters from A to H, each once. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut letters = 0_u8;
        for c in text.chars() {
            let letter = match c {
                'A'..='H' => u32::from(c) - u32::from('A'),
                'a'..='h' => u32::from(c) - u32::from('a'),
                'Ａ'..='Ｈ' => u32::from(c) - u32::from('Ａ'),
                ',' | '，' | '、' | ';' | '；' | '/' | ' ' | '\u{3000}' => continue,
                _ => return None,
            };
            let bit = 1 << letter;
            if letters & bit != 0 {
                return None;
            }
            letters |= bit;
        }
        (letters != 0).then_some(Self(letters))
    }

    /// Whether nothing was chosen.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// How many options were chosen.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether every option is one of the other's.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Each option alone, in order.
    pub fn singles(self) -> impl Iterator<Item = Self> {
        (0..8).map(|bit| Self(1 << bit)).filter(move |one| one.is_within(self))
    }

    /// The options of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..8).filter(|bit| self.0 >> bit & 1 == 1).try_for_each(|bit| write!(f, "{}", char::from(b'A' + bit)))
    }
}

impl fmt::Debug for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_options_in_any_spelling() {
        for (text, shown) in [("B", "B"), ("DBA", "ABD"), ("a、c", "AC"), ("Ｄ", "D"), ("A, C", "AC")] {
            assert_eq!(Choice::parse(text).map(|choice| choice.to_string()).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "AA", "Q", "缺考", "A1", "-"] {
            assert_eq!(Choice::parse(text), None, "{text}");
        }
        let (one, key) = (Choice::parse("A").expect("a letter"), Choice::parse("ABD").expect("letters"));
        assert!(one.is_within(key) && !key.is_within(one) && key.count() == 3);
    }

    #[test]
    fn no_score_is_none() {
        assert_eq!(ItemScore::default().get(), None);
        assert_eq!(ItemScore::of(Score::whole(3)).get(), Some(Score::whole(3)));
    }
}
