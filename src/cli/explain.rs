//! `kaojing explain`: one catalogue over the three that the rooms keep: diagnostics, leads, metrics.

use super::{Exit, command::Guide, console, entries};
use crate::words::{Lang, cli as words};

/// Names that are at least so much alike (Jaro–Winkler) are suggested.
const ALIKE: f64 = 0.8;
/// Suggestions shown.
const SUGGESTIONS: usize = 5;

/// `kaojing explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A metric, a finding's code or a diagnostic's code; everything there is where not given.
    #[arg(value_name = "TERM|CODE")]
    pub term: Option<String>,
}

/// What its help says.
pub const GUIDE: Guide = Guide {
    name: "explain",
    about: words::ABOUT_EXPLAIN,
    usage: words::USAGE_EXPLAIN,
    more: None,
    args: &[("term", words::HELP_TERM)],
    tasks: &[],
};

/// Prints one entry, or the list of all.
pub fn run(args: &Args, lang: Lang) -> Exit {
    let Some(term) = args.term.as_deref().map(str::trim).filter(|term| !term.is_empty()) else {
        console::out(&entries::list(lang));
        return Exit::Complete;
    };
    let found = entries::named(term);
    if found.is_empty() {
        console::err(&unknown(term, lang));
        return Exit::Usage;
    }
    let texts: Vec<String> = found.iter().map(|entry| entry.text(lang)).collect();
    console::out(&texts.join("\n"));
    Exit::Complete
}

fn unknown(term: &str, lang: Lang) -> String {
    let shown = crate::diagnostics::legible(term, 60);
    let mut lines = vec![words::EXPLAIN_UNKNOWN.fill(lang, &[("term", &shown)])];
    let near = near(term, lang);
    if !near.is_empty() {
        lines.push(words::EXPLAIN_NEAR.fill(lang, &[("names", &near.join(", "))]));
    }
    lines.push(words::EXPLAIN_ALL.get(lang).to_owned());
    lines.join("\n") + "\n"
}

/// The names most like `term`: those that hold it, then those spelt alike.
fn near(term: &str, lang: Lang) -> Vec<String> {
    let term = term.to_lowercase();
    let likeness = |name: &str| {
        let name = name.to_lowercase();
        if name.contains(&term) || term.contains(&name) { 2.0 } else { strsim::jaro_winkler(&name, &term) }
    };
    let mut names: Vec<(f64, String)> = entries::all()
        .iter()
        .map(|entry| {
            let best = entry.names().iter().map(|name| likeness(name)).fold(0.0, f64::max);
            (best, entry.title(lang))
        })
        .filter(|(best, _)| *best >= ALIKE)
        .collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    names.into_iter().map(|(_, name)| name).take(SUGGESTIONS).collect()
}
