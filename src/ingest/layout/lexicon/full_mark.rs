//! The full mark that stands in a header: `语文(150)`, `数学/120`.

use super::vocabulary::TOTALS;
use crate::model::{Score, Subject};

/// Takes the full mark out of a header: `语文(150)`, `数学(150分)`, `英语(满分:120)`, `数学/120`, `英语满分100`, `历史60分`.
pub fn take_full_mark(key: &str) -> (String, Option<Score>) {
    let plain = || (key.to_owned(), None);
    if !key.bytes().any(|byte| byte.is_ascii_digit()) {
        return plain();
    }
    if let Some((full, paper)) = key
        .split_once('分')
        .map(|(full, paper)| (full, paper.trim_start_matches(['-', '_', '/', '|', ':'])))
        .filter(|(full, paper)| !full.is_empty() && Subject::standard(paper).is_some())
    {
        return full.parse().map_or_else(|()| plain(), |full| (paper.to_owned(), Some(full)));
    }
    let (front, inside) = match key.find(['(', '[', '【', '<', '〈', '《']) {
        Some(open) => (&key[..open], key[open..].trim_matches(['(', ')', '[', ']', '【', '】', '<', '>', '〈', '〉', '《', '》'])),
        None => match behind_paper(key) {
            Some(split) => split,
            None => return plain(),
        },
    };
    let number = inside
        .trim_start_matches("满分")
        .trim_start_matches("full")
        .trim_start_matches([':', '='])
        .trim_end_matches('分')
        .trim_end_matches("满");
    let full = number.parse::<Score>().ok().filter(|full| *full >= Score::whole(10) && *full <= Score::whole(2000));
    full.map_or_else(plain, |full| (front.to_owned(), Some(full)))
}

/// A paper or total and the figure directly behind it.
fn behind_paper(key: &str) -> Option<(&str, &str)> {
    let number = key.find(|c: char| c.is_ascii_digit())?;
    let front = key[..number].trim_end_matches(['/', ':', '-', '_', '=', ',', '|', '·']).trim_end_matches("满分");
    let front = front.trim_end_matches(['/', ':', '-', '_', ',']);
    let plain = key[number..].parse::<u32>().is_ok_and(|full| (30..=1000).contains(&full));
    let marked = front.len() < number || key.ends_with('分') || plain;
    let paper = Subject::standard(front).is_some_and(|subject| front.len() > 1 && !subject.is_total()) || TOTALS.contains(&front);
    (marked && paper).then(|| (front, &key[number..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_marks_come_out_of_headers() {
        assert_eq!(take_full_mark("语文(150)"), ("语文".to_owned(), Some(Score::whole(150))));
        assert_eq!(take_full_mark("数学(150分)"), ("数学".to_owned(), Some(Score::whole(150))));
        assert_eq!(take_full_mark("英语(满分:120)"), ("英语".to_owned(), Some(Score::whole(120))));
        assert_eq!(take_full_mark("mathematics(full120)"), ("mathematics".to_owned(), Some(Score::whole(120))));
        for key in ["数学/120", "数学满分120", "数学120分", "数学-120"] {
            assert_eq!(take_full_mark(key), ("数学".to_owned(), Some(Score::whole(120))), "{key}");
        }
        for key in ["月考1_语文", "语文1", "12.08", "3班"] {
            assert_eq!(take_full_mark(key), (key.to_owned(), None), "{key}");
        }
        assert_eq!(take_full_mark("数学(1)"), ("数学(1)".to_owned(), None));
        assert_eq!(take_full_mark("英语(含听"), ("英语(含听".to_owned(), None));
    }
}
