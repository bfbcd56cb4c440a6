//! Absence in words: A105 and A106.

use super::{Setting, percent, plain, points, probability, said};
use crate::{
    anomalies::{
        detector::Case,
        finding::Said,
        selective::{Absentees, Ranks},
    },
    config::{Config, Denominator},
    words::{Phrase, anomalies as words, report, screens},
};
use rust_decimal::Decimal;

/// Share from which the place of the absent of other schools counts as low.
const LOW_ELSEWHERE: f64 = 0.4;

pub(super) fn absence_seen(case: &Case, absent: u32, unexplained: u32, usual: f64) -> Said {
    let phrase = match case.screen.of.paper() {
        Some(_) => words::SAW_ABSENT_PAPER,
        None if unexplained > 0 => words::SAW_ABSENT_UNEXPLAINED,
        None => words::SAW_ABSENT_ALL,
    };
    let share = f64::from(absent) / f64::from(case.screen.n.max(1));
    said(
        phrase,
        [
            ("n", case.screen.n.to_string()),
            ("count", absent.to_string()),
            ("share", percent(share)),
            ("unexplained", unexplained.to_string()),
            ("usual", percent(usual)),
            ("q", probability(case.screen.q)),
        ],
    )
}

pub(super) fn absence_alternatives(case: &Case, setting: &Setting) -> Vec<Said> {
    if case.screen.of.paper().is_some() {
        return [words::WHY_ELECTIVE, words::WHY_ILLNESS].map(plain).into();
    }
    let roster = setting.ledger.has_roster.then(|| plain(words::WHY_ROSTER_OLD));
    std::iter::once(plain(words::WHY_ILLNESS)).chain(roster).chain([plain(words::WHY_TRANSFERRED)]).collect()
}

pub(super) fn kept_seen(case: &Case, seen: &Absentees, setting: &Setting) -> Said {
    let score = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), points);
    let (low_mean, high_mean) = seen.imputed.map(|imputed| imputed.interval).unzip();
    let (least, most) = seen.bounds.unzip();
    said(
        screens::SAW_KEPT,
        [
            ("n", case.screen.n.to_string()),
            ("absent", seen.absent.to_string()),
            ("place", percent(seen.kept.place)),
            ("low", seen.kept.in_lowest_fifth.to_string()),
            ("chance", chance(seen.kept.chance)),
            ("seen", score(seen.imputed.map(|imputed| imputed.seen))),
            ("mean", score(seen.imputed.map(|imputed| imputed.mean))),
            ("low_mean", score(low_mean)),
            ("high_mean", score(high_mean)),
            ("least", score(least)),
            ("most", score(most)),
            ("floor", score(seen.floor)),
            ("ranks", ranks(&seen.ranks, setting.config)),
            ("q", probability(case.screen.q)),
        ],
    )
}

/// A chance as a percentage, none of them none.
fn chance(of: f64) -> String {
    const LEAST: f64 = 0.001;
    if of < LEAST { format!("< {}", percent(LEAST)) } else { percent(of) }
}

/// The ranks in one line, in the language of the run.
fn ranks(ranks: &Ranks, config: &Config) -> String {
    let lang = config.lang;
    let say = |phrase: Phrase, rank: u32| phrase.fill(lang, &[("rank", &rank)]);
    let under = |(denominator, rank): &(Denominator, u32)| {
        let rules = &config.candidates.denominators;
        let share = if *denominator == Denominator::Floor { rules.floor } else { rules.less };
        let name = denominator.name().fill(lang, &[("share", &format!("{}%", (share.to_decimal() * Decimal::ONE_HUNDRED).normalize()))]);
        screens::RANK_UNDER.fill(lang, &[("name", &name), ("rank", rank)])
    };
    let others = ranks.by.iter().filter(|(denominator, _)| *denominator != Denominator::Present);
    let all: Vec<String> = std::iter::once(say(screens::RANK_SEEN, ranks.seen))
        .chain(ranks.imputed.map(|rank| say(screens::RANK_IMPUTED, rank)))
        .chain(others.map(under))
        .collect();
    let separator = report::LIST_SEPARATOR.get(lang);
    format!("{}{}", all.join(separator), screens::RANK_OF.fill(lang, &[("schools", &ranks.schools)]))
}

pub(super) fn kept_alternatives(seen: &Absentees) -> Vec<Said> {
    let mut fits: Vec<Said> = [screens::WHY_WEAK_ILL, screens::WHY_SPECIAL, words::WHY_TRANSFERRED].map(plain).into();
    if let Some(place) = seen.elsewhere.filter(|place| *place < LOW_ELSEWHERE) {
        fits.push(said(screens::WHY_WEAK_EVERYWHERE, [("place", percent(place))]));
    }
    if seen.unmatched > 0 {
        fits.push(said(screens::WHY_UNMATCHED, [("unmatched", seen.unmatched.to_string())]));
    }
    fits
}
