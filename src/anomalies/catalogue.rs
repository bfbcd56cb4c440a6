//! Every code that can be found, with its texts: `explain`, the method sheet and the findings read this one table.

use super::finding::Code;
use crate::words::{anomalies::*, answers::*, remark::*, screens::*};

macro_rules! codes {
    ($($name:ident $slug:literal $title:ident $method:ident $next:ident)*) => {
        $(#[doc = concat!("`", stringify!($name), " ", $slug, "`")]
        pub static $name: Code =
            Code { code: stringify!($name), slug: $slug, name: $title, method: $method, next_step: $next };)*
        /// Every code, in order.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    A101 "missing-candidate" A101_NAME A101_METHOD A101_NEXT
    A102 "unlisted-candidate" A102_NAME A102_METHOD A102_NEXT
    A103 "duplicate-candidate" A103_NAME A103_METHOD A103_NEXT
    A104 "guest-count" A104_NAME A104_METHOD A104_NEXT
    A105 "low-participation" A105_NAME A105_METHOD A105_NEXT
    A106 "selective-absence" A106_NAME A106_METHOD A106_NEXT
    A107 "headcount-change" A107_NAME A107_METHOD A107_NEXT
    A201 "inflated-subject" A201_NAME A201_METHOD A201_NEXT
    A202 "inflated-school" A202_NAME A202_METHOD A202_NEXT
    A203 "bunching-at-cut" A203_NAME A203_METHOD A203_NEXT
    A204 "compressed-spread" A204_NAME A204_METHOD A204_NEXT
    A205 "broken-relation" A205_NAME A205_METHOD A205_NEXT
    A206 "digit-heaping" A206_NAME A206_METHOD A206_NEXT
    A207 "deflated-subject" A207_NAME A207_METHOD A207_NEXT
    A208 "subjective-objective-gap" A208_NAME A208_METHOD A208_NEXT
    A209 "lenient-on-remark" A209_NAME A209_METHOD A209_NEXT
    A301 "pupil-jump" A301_NAME A301_METHOD A301_NEXT
    A302 "identical-rows" A302_NAME A302_METHOD A302_NEXT
    A303 "similar-answers" A303_NAME A303_METHOD A303_NEXT
    A304 "misfitting-answers" A304_NAME A304_METHOD A304_NEXT
    A401 "unattainable-rate" A401_NAME A401_METHOD A401_NEXT
    A402 "reported-differs" A402_NAME A402_METHOD A402_NEXT
}

/// The code with this name or slug, letter case aside.
#[must_use]
pub fn find(name: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|code| code.code.eq_ignore_ascii_case(name) || code.slug.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_sorted_found_and_never_collide_with_diagnostics() {
        let codes: Vec<&str> = ALL.iter().map(|code| code.code).collect();
        assert!(codes.is_sorted());
        let slugs: BTreeSet<&str> = ALL.iter().map(|code| code.slug).collect();
        assert_eq!(slugs.len(), ALL.len());
        for code in ALL {
            assert_eq!(find(&code.code.to_lowercase()), Some(*code));
            assert_eq!(find(code.slug), Some(*code));
            assert_eq!(crate::diagnostics::codes::find(code.slug), None);
        }
    }

    #[test]
    fn no_text_accuses() {
        for code in ALL {
            for phrase in [code.name, code.method, code.next_step] {
                for word in ["作弊", "造假", "违规", "舞弊"] {
                    assert!(!phrase.zh.contains(word), "{}", phrase.key);
                }
                for word in ["cheat", "fraud", "guilt", "manipulat"] {
                    assert!(!phrase.en.to_lowercase().contains(word), "{}", phrase.key);
                }
            }
        }
    }
}
