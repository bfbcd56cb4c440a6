//! `[lines]`, `[shares]`, `[scaled]` and `[composite]`: how lines and targets are written, and what is off until it is asked for.

use super::page::{Page, noted};
use crate::words::draft as words;

/// The sections, all but `[lines]` and `[shares]` behind a sign: to be there switches them on.
pub fn write(page: &mut Page) {
    page.heading("[lines]");
    page.say(words::LINES);
    let lang = page.lang();
    for line in ["below = 10", "above = 10"] {
        page.propose(&noted(line, words::LINES_BAND.get(lang)));
    }
    page.propose("[[lines.line]]");
    page.propose(&noted("name = \"重点线\"", words::LINE_NAME.get(lang)));
    page.propose(&noted("share = \"15 %\"", words::LINE_DRAWN.get(lang)));
    page.propose(&noted("target = \"20 %\"", words::LINE_TARGET.get(lang)));
    page.heading("[shares]");
    page.say(words::SHARES);
    for line in ["relative = 0.2", "bottom = 0.3", "ends = 0.2", "uneven = 1"] {
        page.propose(line);
    }
    page.gap();
    page.say(words::SCALED);
    page.propose("[scaled]");
    page.propose("grades = [10, 11, 12]");
    page.propose("subjects = [\"化学\", \"生物\", \"政治\", \"地理\"]");
    page.propose("shares = [0.15, 0.35, 0.35, 0.13, 0.02]");
    page.propose("ranges = [[86, 100], [71, 85], [56, 70], [41, 55], [30, 40]]");
    page.gap();
    page.say(words::COMPOSITE);
    page.propose("[composite]");
    page.propose(&noted("base = \"of-full\"", words::COMPOSITE_BASE.get(lang)));
    page.propose(&noted("weights = { mean = 40, pass = 30, excellent = 30 }", words::COMPOSITE_WEIGHTS.get(lang)));
}
