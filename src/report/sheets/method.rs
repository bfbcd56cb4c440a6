//! 口径说明: the settings in force, then what every term means, from the catalogue of the code that computes it.

use crate::{
    config::{
        BlankRule, Denominator, GuestRule, Marking, SdRule,
        lines::{DrawnBy, LineRule},
    },
    report::{
        desk::Desk,
        plan::{Block, Look, Sheet, Table, Value},
    },
    words::{Phrase, levels as own, lines, report as words, value_added},
};

/// The definitions; `terms` comes from the statistics' own catalogue.
#[must_use]
pub fn method_sheet<'a>(desk: &Desk<'a>, terms: Table<'a>) -> Sheet<'a> {
    let mut blocks = vec![
        Block::Heading(desk.say(words::HEAD_SETTINGS).to_owned()),
        Block::Facts(settings(desk)),
        Block::Heading(desk.say(words::HEAD_GRADES).to_owned()),
        Block::Paragraph(super::grades::grades_note(desk)),
        Block::Paragraph(desk.say(words::METHOD_THIRDS).to_owned()),
    ];
    if let Some(told) = super::told::told_table(desk) {
        blocks.push(Block::Heading(desk.say(words::HEAD_TOLD).to_owned()));
        blocks.push(Block::Table(told));
    }
    if !terms.rows.is_empty() {
        blocks.push(Block::Heading(desk.say(words::HEAD_TERMS).to_owned()));
        blocks.push(Block::Table(terms));
    }
    Sheet {
        name: desk.say(words::SHEET_METHOD).to_owned(),
        title: desk.say(words::TITLE_METHOD).to_owned(),
        notes: vec![desk.say(words::NOTE_METHOD).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

/// The settings that figures depend on, each in a sentence.
fn settings<'a>(desk: &Desk<'a>) -> Vec<(String, Value<'a>, Look)> {
    let config = &desk.analysis.config;
    let (rules, screens, report) = (&config.candidates, &config.screens, &config.report);
    let choose = |which: bool, yes: Phrase, no: Phrase| desk.say(if which { yes } else { no }).to_owned();
    let guest = match rules.guest {
        GuestRule::Enrolled => words::GUEST_ENROLLED,
        GuestRule::Attending => words::GUEST_ATTENDING,
        GuestRule::None => words::GUEST_NONE,
    };
    let limits = desk.fill(
        words::SCREEN_LIMITS,
        &[
            ("fdr", &screens.fdr),
            ("n", &screens.min_n),
            ("schools", &screens.min_schools),
            ("match", &crate::words::percent(screens.min_match, 0)),
            ("effect", &screens.min_effect),
            ("sd", &screens.min_effect_sd),
            ("spread", &crate::words::percent(screens.min_spread, 0)),
            ("heaping", &crate::words::percent(screens.min_heaping, 0)),
            ("jump", &screens.min_jump_sd),
            ("classes", &desk.say(if screens.classes { words::CLASSES_TOO } else { words::SCHOOLS_ONLY })),
        ],
    );
    let facts = [
        (words::SET_DENOMINATOR, denominator(desk)),
        (words::SET_DENOMINATORS, denominators(desk)),
        (words::SET_BLANK, choose(rules.blank == BlankRule::Absent, words::BLANK_ABSENT, words::BLANK_NOT_TAKEN)),
        (words::SET_MISCONDUCT, choose(rules.misconduct_is_zero, words::MISCONDUCT_ZERO, words::MISCONDUCT_NONE)),
        (words::SET_DEFERRED, choose(rules.deferred_not_expected, words::DEFERRED_OUT, words::DEFERRED_IN)),
        (words::SET_GUEST, desk.say(guest).to_owned()),
        (words::SET_MARKING, marking(desk).to_owned()),
        (own::SET_SD, choose(config.statistics.sd == SdRule::Sample, own::SD_SAMPLE, own::SD_POPULATION)),
        (words::SET_BANDS, desk.fill(words::BAND_WIDTHS, &[("paper", &report.band_width), ("total", &report.total_band_width)])),
        (words::SET_SCREENS, limits),
    ];
    facts
        .into_iter()
        .chain(further(desk))
        .chain(choices(desk))
        .map(|(label, text)| (desk.say(label).to_owned(), text.into(), Look::Text))
        .collect()
}

/// What few offices set: limits over time, rank bands, partly right answers, marks of their own.
fn further(desk: &Desk<'_>) -> Vec<(Phrase, String)> {
    let config = &desk.analysis.config;
    let progress = &config.progress;
    let share = |share: f64| crate::words::percent(share, 0);
    let limits = [
        ("match", share(progress.min_match)),
        ("kept", share(progress.min_kept)),
        ("shift", share(progress.max_shift)),
        ("listed", progress.listed.to_string()),
    ];
    let limits: Vec<(&str, &dyn std::fmt::Display)> = limits.iter().map(|(key, text)| (*key, text as &dyn std::fmt::Display)).collect();
    let tops: Vec<String> = config.report.rank_bands.iter().map(u32::to_string).collect();
    let mut said = vec![(words::SET_RANK_BANDS, desk.list(&tops))];
    if desk.cohorts().any(|view| view.stats.progress.latest().is_some()) {
        said.push((words::SET_PROGRESS, desk.fill(words::PROGRESS_SET, &limits)));
    }
    said.extend(config.items.partial.map(|part| (words::SET_PARTIAL, desk.fill(words::PARTIAL_SET, &[("share", &percent(part))]))));
    let statuses = config.candidates.statuses.iter().map(|(mark, status)| format!("{mark} → {}", desk.say(status.phrase())));
    let statuses: Vec<String> = statuses.collect();
    if !statuses.is_empty() {
        said.push((words::SET_STATUSES, desk.list(&statuses)));
    }
    said.push((words::SET_SEED, config.seed.to_string()));
    said
}

/// The parameters of every denominator: all stand side by side, whichever is chosen.
fn denominators(desk: &Desk<'_>) -> String {
    let rules = &desk.analysis.config.candidates.denominators;
    let table = rules.allowance_text(desk.say(words::LIST_SEPARATOR));
    desk.fill(words::DENOMINATORS_SET, &[("less", &percent(rules.less)), ("floor", &percent(rules.floor)), ("table", &table)])
}

/// Lines, scaled scores, composite and shares in force, each in a sentence. Targets are told nowhere but on their own sheet.
fn choices(desk: &Desk<'_>) -> Vec<(Phrase, String)> {
    let config = &desk.analysis.config;
    let shares = &config.shares;
    let mut choices = vec![(
        lines::SET_SHARES,
        desk.fill(
            lines::SHARES_SET,
            &[
                ("relative", &percent(shares.relative)),
                ("bottom", &percent(shares.bottom)),
                ("ends", &percent(shares.ends)),
                ("uneven", &shares.uneven),
            ],
        ),
    )];
    if !config.lines.lines.is_empty() && !desk.is_public() {
        let one = |rule: &LineRule| match rule.drawn {
            DrawnBy::Score(score) => desk.fill(lines::DRAWN_BY_SCORE, &[("line", &rule.name), ("score", &score)]),
            DrawnBy::Share(share) => desk.fill(lines::DRAWN_BY_SHARE, &[("line", &rule.name), ("share", &percent(share))]),
            DrawnBy::Count(count) => desk.fill(lines::DRAWN_BY_COUNT, &[("line", &rule.name), ("count", &count)]),
        };
        choices.push((lines::SHEET_LINES, desk.list(&config.lines.lines.iter().map(one).collect::<Vec<_>>())));
    }
    if config.scaled.on {
        let bands = config.scaled.bands.iter().map(|band| format!("{} → {}–{}", percent(band.share), band.high, band.low));
        choices.push((lines::SHEET_SCALED, desk.list(&bands.collect::<Vec<_>>())));
    }
    if config.composite.on && !desk.is_public() {
        let weights = config.composite.weights.iter().map(|(metric, weight)| format!("{} {weight}", desk.say(metric.phrase())));
        let text =
            format!("{}{}{}", desk.list(&weights.collect::<Vec<_>>()), desk.say(lines::THEN), desk.say(config.composite.base.phrase()));
        choices.push((crate::words::composite::SHEET_COMPOSITE, text));
    }
    choices.extend(super::value_added::settings(desk).map(|text| (value_added::SET_VALUE, text)));
    choices
}

/// The denominator in force with its parameters, in a sentence.
#[must_use]
pub fn denominator(desk: &Desk<'_>) -> String {
    let rules = &desk.analysis.config.candidates;
    let table = rules.denominators.allowance_text(desk.say(words::LIST_SEPARATOR));
    let phrase = match rules.denominator {
        Denominator::Present => words::DENOMINATOR_PRESENT,
        Denominator::Expected => words::DENOMINATOR_EXPECTED,
        Denominator::EnrolledLess => words::DENOMINATOR_ENROLLED_LESS,
        Denominator::ClassAllowance => words::DENOMINATOR_CLASS_ALLOWANCE,
        Denominator::Floor => words::DENOMINATOR_FLOOR,
        Denominator::Cohort => words::DENOMINATOR_COHORT,
    };
    let (less, floor) = (percent(rules.denominators.less), percent(rules.denominators.floor));
    let share = if rules.denominator == Denominator::Floor { floor } else { less };
    desk.fill(phrase, &[("share", &share), ("table", &table)])
}

/// `3%`, exactly.
#[must_use]
pub fn percent(share: crate::model::Rate) -> String {
    format!("{}%", (share.to_decimal() * rust_decimal::Decimal::ONE_HUNDRED).normalize())
}

/// How marking was organised, in words.
#[must_use]
pub fn marking(desk: &Desk<'_>) -> &'static str {
    desk.say(match desk.analysis.config.exam.marking {
        Some(Marking::Central) => words::MARKING_CENTRAL,
        Some(Marking::Crossed) => words::MARKING_CROSSED,
        Some(Marking::OwnSchool) => words::MARKING_OWN,
        None => words::MARKING_UNKNOWN,
    })
}
