//! Progress bars on a terminal; nothing anywhere else.

use crate::{
    progress::{Progress, Silent, Stage},
    words::{Lang, Phrase, cli as words},
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    io::{IsTerminal, stderr},
    sync::{Mutex, PoisonError},
};

/// Bars where `wanted` and standard error is a terminal, else silence.
#[must_use]
pub fn progress(wanted: bool, lang: Lang) -> Box<dyn Progress> {
    if wanted && stderr().is_terminal() { Box::new(Bars::new(lang)) } else { Box::new(Silent) }
}

/// One bar at a time, that of the present stage; gone when the run ends.
struct Bars {
    lang: Lang,
    bar: Mutex<ProgressBar>,
}

impl Bars {
    fn new(lang: Lang) -> Self {
        Self { lang, bar: Mutex::new(ProgressBar::hidden()) }
    }

    fn with_bar(&self, act: impl FnOnce(&mut ProgressBar)) {
        act(&mut self.bar.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Progress for Bars {
    fn begin(&self, stage: Stage, total: u64) {
        self.with_bar(|bar| {
            bar.finish_and_clear();
            *bar = ProgressBar::new(total).with_style(style()).with_prefix(name(stage).get(self.lang));
            bar.tick();
        });
    }

    fn step(&self) {
        self.with_bar(|bar| bar.inc(1));
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        self.with_bar(|bar| bar.finish_and_clear());
    }
}

fn name(stage: Stage) -> Phrase {
    match stage {
        Stage::Read => words::STAGE_READ,
        Stage::Compute => words::STAGE_COMPUTE,
        Stage::Write => words::STAGE_WRITE,
    }
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{prefix} [{bar:32}] {pos}/{len}").expect("a sound template").progress_chars("=> ")
}
