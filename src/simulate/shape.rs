//! Plants that change how marks scatter, end or go together rather than how high they are.

use super::Draws;
use crate::{model::Score, reconcile::ledger::Draft};

/// Scores that count in a paper, as places in `drafts`.
fn sat(drafts: &[Draft], paper: usize) -> Vec<usize> {
    (0..drafts.len()).filter(|at| drafts[*at].marks[paper].counted().is_some()).collect()
}

/// Pulls scores towards their mean, on whole marks.
pub(super) fn compress(drafts: &mut [Draft], paper: usize, factor: f64) {
    let places = sat(drafts, paper);
    let mean = places.iter().map(|at| drafts[*at].marks[paper].score.to_f64()).sum::<f64>() / places.len().max(1) as f64;
    for at in places {
        let mark = &mut drafts[at].marks[paper];
        mark.score = Score::from_f64((mean + factor * (mark.score.to_f64() - mean)).round()).unwrap_or(mark.score);
    }
}

/// Lets marks of some pupils change places, each going to the next.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count")]
pub(super) fn slip(drafts: &mut [Draft], paper: usize, share: f64, draws: &mut Draws) {
    let places = sat(drafts, paper);
    let moved = (places.len() as f64 * share).round() as usize;
    let chosen: Vec<usize> = draws.shuffled(places.len()).into_iter().take(moved).map(|at| places[at]).collect();
    let marks: Vec<_> = chosen.iter().map(|at| drafts[*at].marks[paper]).collect();
    for (at, mark) in chosen.iter().cycle().skip(1).zip(marks) {
        drafts[*at].marks[paper] = mark;
    }
}

/// Moves scores to the nearest multiple of five.
pub(super) fn heap(drafts: &mut [Draft], paper: usize, share: f64, draws: &mut Draws) {
    for at in sat(drafts, paper) {
        if draws.happens(share) {
            let mark = &mut drafts[at].marks[paper];
            mark.score = Score::from_f64((mark.score.to_f64() / 5.0).round() * 5.0).unwrap_or(mark.score);
        }
    }
}

/// Gives some pupils points.
pub(super) fn jump(drafts: &mut [Draft], (paper, full): (usize, i32), (pupils, points): (usize, f64), draws: &mut Draws) {
    let places = sat(drafts, paper);
    for at in draws.shuffled(places.len()).into_iter().take(pupils) {
        let mark = &mut drafts[places[at]].marks[paper];
        mark.score = Score::from_f64((mark.score.to_f64() + points).clamp(0.0, f64::from(full))).unwrap_or(mark.score);
    }
}

/// Gives the first pupils of the school the marks of those who follow them.
pub(super) fn copy(drafts: &mut [Draft], pupils: usize) {
    let present: Vec<usize> = (0..drafts.len()).filter(|at| drafts[*at].marks.iter().all(|mark| mark.counted().is_some())).collect();
    for pair in present.chunks_exact(2).take(pupils) {
        drafts[pair[0]].marks = drafts[pair[1]].marks.clone();
    }
}
