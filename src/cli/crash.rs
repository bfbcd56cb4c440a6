//! Our own fault: a panic anywhere ends with an apology in both languages and its own exit code.

use super::{Exit, console};
use crate::{
    diagnostics::legible,
    words::{Lang, cli as words},
};
use std::{
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::{Arc, Mutex, PoisonError},
};

/// Runs the program. Unwinding drops what is half written, so nothing is left behind.
pub fn guarded(body: impl FnOnce() -> Exit) -> Exit {
    let last = Arc::new(Mutex::new(String::new()));
    let noted = Arc::clone(&last);
    panic::set_hook(Box::new(move |info| *noted.lock().unwrap_or_else(PoisonError::into_inner) = describe(info)));
    panic::catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|_| {
        let last = last.lock().unwrap_or_else(PoisonError::into_inner);
        console::err(&apology(&last));
        Exit::Internal
    })
}

fn apology(what: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!("{}\n{}\n  kaojing {version}: {what}\n", words::CRASH.get(Lang::Zh), words::CRASH.get(Lang::En))
}

/// Where it happened, by the last parts of the path, and what was said.
fn describe(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(String::new, |at| {
        let parts: Vec<&str> = at.file().split(['/', '\\']).collect();
        format!("{}:{}", parts[parts.len().saturating_sub(3)..].join("/"), at.line())
    });
    let message = info.payload_as_str().unwrap_or_default();
    legible(&format!("{place} {message}"), 300)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_apology_in_both_languages() {
        let text = apology("stats/mean.rs:7 division");
        assert!(text.contains("对不起") && text.contains("Sorry") && text.contains("stats/mean.rs:7"));
    }

    #[test]
    fn a_panic_ends_with_its_own_exit_code() {
        let usual = panic::take_hook();
        let exit = guarded(|| panic!("on purpose"));
        panic::set_hook(usual);
        assert_eq!((exit, exit.code()), (Exit::Internal, 70));
    }
}
