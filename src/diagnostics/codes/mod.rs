//! The one table of codes, a file for each room.

pub mod anomalies;
pub mod check;
pub mod collect;
pub mod config;
pub mod ingest;
pub mod items;
pub mod layout;
pub mod lines;
pub mod reconcile;
pub mod remark;
pub mod report;
pub mod stats;
pub mod value_added;

use super::Rule;

/// Every rule, by room.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    [
        config::ALL,
        ingest::ALL,
        layout::ALL,
        reconcile::ALL,
        stats::ALL,
        lines::ALL,
        anomalies::ALL,
        report::ALL,
        collect::ALL,
        check::ALL,
        items::ALL,
        value_added::ALL,
        remark::ALL,
    ]
    .concat()
}

/// The rule with this code or slug, letter case aside.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    all().into_iter().find(|rule| rule.code.eq_ignore_ascii_case(name) || rule.slug.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn codes_and_slugs_are_unique_and_found() {
        let rules = all();
        let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code).collect();
        let slugs: BTreeSet<&str> = rules.iter().map(|rule| rule.slug).collect();
        assert_eq!((codes.len(), slugs.len()), (rules.len(), rules.len()));
        for rule in rules {
            assert_eq!(find(rule.code), Some(rule));
            assert_eq!(find(rule.slug), Some(rule));
        }
    }

    #[test]
    fn a_school_is_never_sent_to_what_only_the_office_has() {
        use crate::diagnostics::{By, Need};
        for rule in all().into_iter().filter(|rule| rule.ask.by == By::School && rule.ask.need != Need::Nothing) {
            let help = rule.help_for_school();
            for word in ["exam.toml", "考试配置", "[[", "--force", "再运行", "请学校", "向学校"] {
                assert!(!help.zh.contains(word), "{}: {}", rule.code, help.zh);
            }
            for word in ["exam.toml", "exam file", "[[", "--force", "run again", "ask the school"] {
                assert!(!help.en.contains(word), "{}: {}", rule.code, help.en);
            }
        }
    }

    #[test]
    fn both_languages_ask_for_the_same_values() {
        for rule in all() {
            for phrase in [rule.headline, rule.did, rule.help, rule.meaning].into_iter().chain(rule.school) {
                assert_eq!(phrase.placeholders(Lang::Zh), phrase.placeholders(Lang::En), "{}", phrase.key);
                assert!(!phrase.zh.is_empty() && !phrase.en.is_empty(), "{}", phrase.key);
                assert!(!phrase.en.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c)) || phrase.en.contains('“'), "{}", phrase.key);
            }
        }
    }
}
