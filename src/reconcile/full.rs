//! What a paper is marked out of, where nothing tells: the usual full mark of the subject that covers the scores seen.

use crate::model::{Grade, Score, Subject};

/// Full marks in use, smallest first. 150 is the most that single papers have.
const USUAL: [i32; 11] = [10, 20, 30, 40, 50, 60, 70, 80, 100, 120, 150];

/// How many of the highest scores are looked at: more isolated ones than this are no slips.
const TOP: usize = 64;

/// What the scores of a paper show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The number of scores.
    pub n: usize,
    /// The highest score that does not stand alone.
    pub max: Score,
    /// The largest step that all scores are multiples of.
    pub step: Score,
}

/// Looks at the scores of a paper.
#[must_use]
pub fn look(mut scores: Vec<Score>) -> Evidence {
    let step = step(&scores);
    let n = scores.len();
    let top = n.min(TOP);
    if top < n {
        scores.select_nth_unstable_by(top, |a, b| b.cmp(a));
        scores.truncate(top);
    }
    scores.sort_unstable_by(|a, b| b.cmp(a));
    Evidence { n, max: robust_maximum(&scores, n), step }
}

/// The highest of the top scores that is no slip of the pen (`705` for `70.5`, `130` where the next is 119).
///
/// A score of a hundred or more stands alone if fewer than two others lie within 8 % below it; of fewer scores only one
/// above every usual full mark is passed over. At most one in 200 is passed over, three at least: beyond that the scores
/// mean what they say.
fn robust_maximum(top: &[Score], n: usize) -> Score {
    let highest = top.first().copied().unwrap_or_default();
    let slips = (n / 200).max(3).min(top.len());
    let usual = Score::whole(USUAL[USUAL.len() - 1]);
    let stands_alone = |at: usize| {
        let score = top[at];
        let near = top.iter().filter(|other| **other <= score && other.units() >= score.units() / 100 * 92).count();
        if n >= 100 { near < 3 } else { score > usual }
    };
    (0..=slips).find(|at| *at < top.len() && !stands_alone(*at)).map_or(highest, |at| top[at])
}

fn step(scores: &[Score]) -> Score {
    const STEPS: [i64; 7] = [1_000_000_000, 500_000_000, 250_000_000, 100_000_000, 50_000_000, 10_000_000, 1_000_000];
    let mut at = 0;
    for score in scores {
        while at < STEPS.len() && score.units() % STEPS[at] != 0 {
            at += 1;
        }
    }
    Score::from_units(STEPS.get(at).copied().unwrap_or(1))
}

/// The full mark that the evidence speaks for.
///
/// 语文, 数学 and foreign languages: 150 in 高中, elsewhere the smallest of 100, 120 and 150 that covers the scores.
/// Other subjects: 100, unless a smaller usual mark is all but reached (95 %) by the best of a hundred or more.
/// Headers that are no known subject: the smallest usual mark that covers the scores.
#[must_use]
pub fn infer(subject: &Subject, grade: &Grade, seen: Evidence) -> Score {
    let covering = |least: i32| USUAL.into_iter().map(Score::whole).find(|full| *full >= seen.max && *full >= Score::whole(least));
    let usual = match kind(subject) {
        Kind::Main if grade.number().is_some_and(|number| number >= 10) => covering(150),
        Kind::Main => covering(100),
        Kind::Other if seen.n >= 100 => covering(0).filter(|full| is_all_but_reached(*full, seen.max)).or_else(|| covering(100)),
        Kind::Other => covering(100),
        Kind::Unknown if seen.max <= Score::ZERO => covering(100),
        Kind::Unknown => covering(0),
    };
    usual.unwrap_or_else(|| next_hundred(seen.max))
}

/// Subjects by how their papers are marked.
enum Kind {
    Main,
    Other,
    Unknown,
}

fn kind(subject: &Subject) -> Kind {
    match subject.name() {
        "语文" | "数学" | "英语" | "日语" | "俄语" => Kind::Main,
        name if Subject::standard(name).is_some() => Kind::Other,
        _ => Kind::Unknown,
    }
}

fn is_all_but_reached(full: Score, max: Score) -> bool {
    max.units() >= full.units() / 100 * 95
}

/// Above every usual mark: the next full hundred.
fn next_hundred(max: Score) -> Score {
    let hundred = Score::whole(100).units();
    let hundreds = max.units() / hundred + i64::from(max.units() % hundred != 0);
    hundreds.max(1).checked_mul(hundred).map_or(max, Score::from_units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(values: impl IntoIterator<Item = i32>) -> Vec<Score> {
        values.into_iter().map(Score::whole).collect()
    }

    fn full(subject: &str, grade: u8, values: Vec<Score>) -> String {
        let grade = Grade::from_number(grade).unwrap_or_default();
        infer(&Subject::new(subject), &grade, look(values)).to_string()
    }

    /// A county's worth of scores up to `max`.
    fn county(max: i32) -> Vec<Score> {
        scores((0..300).map(|at| at % (max + 1)).chain(max - 5..=max))
    }

    #[test]
    fn the_smallest_usual_mark_covers_the_scores() {
        assert_eq!(full("数学", 9, county(97)), "100");
        assert_eq!(full("数学", 9, county(118)), "120");
        assert_eq!(full("数学", 9, county(121)), "150");
        assert_eq!(full("数学", 11, county(118)), "150");
        assert_eq!(full("物理", 9, county(69)), "70");
        assert_eq!(full("物理", 9, county(63)), "100");
        assert_eq!(full("物理", 9, scores([40, 69])), "100");
        assert_eq!(full("LANGPOST", 0, county(58)), "60");
        assert_eq!(full("总评", 0, county(231)), "300");
        assert_eq!(full("总评", 0, Vec::new()), "100");
    }

    #[test]
    fn a_slip_does_not_push_the_full_mark_up() {
        let with = |mut values: Vec<Score>, more: &[i32]| {
            values.extend(scores(more.iter().copied()));
            values
        };
        assert_eq!(full("英语", 9, with(county(119), &[130])), "120");
        assert_eq!(full("英语", 9, with(county(119), &[705, 999])), "120");
        assert_eq!(full("英语", 9, with(county(118), &[121, 120, 119])), "150", "a thin top is no slip");
        assert_eq!(full("英语", 9, scores([98, 71, 60, 705])), "100");
        assert_eq!(full("英语", 9, scores([98, 71])), "100");
    }

    #[test]
    fn steps_are_as_fine_as_the_scores() {
        let step = |texts: &[&str]| look(texts.iter().map(|text| text.parse().expect("a score")).collect()).step.to_string();
        assert_eq!(step(&["72", "80"]), "1");
        assert_eq!(step(&["72", "80.5"]), "0.5");
        assert_eq!(step(&["72.2", "80.5"]), "0.1");
        assert_eq!(step(&["72.25", "80.5"]), "0.25");
        assert_eq!(step(&[]), "1");
    }
}
