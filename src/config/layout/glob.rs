//! [`Glob`]: a pattern of file or sheet names with `*`, `?` and `**`.

/// A pattern of names. `*` stands for any characters but `/`, `?` for one, `**` for any number of folders. A pattern
/// without `/` is held against the last part of a name; latin letters match in either case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob(String);

impl Glob {
    /// A pattern as written; `\` stands for `/`.
    #[must_use]
    pub fn new(pattern: &str) -> Self {
        let mut pattern = pattern.trim().replace('\\', "/");
        // Any number of folders twice over is any number of folders.
        while pattern.contains("**/**/") {
            pattern = pattern.replace("**/**/", "**/");
        }
        Self(pattern)
    }

    /// The pattern as written.
    #[must_use]
    pub fn pattern(&self) -> &str {
        &self.0
    }

    /// Whether a name is meant. Blanks at its ends, which nobody sees, do not count.
    #[must_use]
    pub fn fits(&self, name: &str) -> bool {
        let name = name.trim();
        let name = if self.0.contains('/') { name } else { name.rsplit('/').next().unwrap_or(name) };
        let (pattern, name): (Vec<char>, Vec<char>) = (self.0.chars().collect(), name.chars().collect());
        fits(&pattern, &name)
    }
}

/// Goes back to the last star of each sort as often as needed.
fn fits(pattern: &[char], name: &[char]) -> bool {
    let (mut at, mut letter) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    let mut stars: Option<(usize, usize)> = None;
    loop {
        if pattern[at..].starts_with(&['*', '*']) {
            let all = pattern[at..].iter().take_while(|c| **c == '*').count();
            // `**/` also stands for no folder at all.
            let behind = at + all + usize::from(pattern.get(at + all) == Some(&'/') && (at == 0 || pattern[at - 1] == '/'));
            if behind > at + all && fits(&pattern[behind..], &name[letter..]) {
                return true;
            }
            at += all;
            (stars, star) = (Some((at, letter)), None);
            continue;
        }
        match (pattern.get(at), name.get(letter)) {
            (Some('*'), _) => {
                at += 1;
                star = Some((at, letter));
            }
            (Some(wanted), Some(found)) if *wanted == '?' && *found != '/' || same(*wanted, *found) => {
                at += 1;
                letter += 1;
            }
            (None, None) => return true,
            _ => match (star, stars) {
                (Some((behind, from)), _) if name.get(from).is_some_and(|c| *c != '/') => {
                    star = Some((behind, from + 1));
                    (at, letter) = (behind, from + 1);
                }
                (_, Some((behind, from))) if from < name.len() => {
                    (stars, star) = (Some((behind, from + 1)), None);
                    (at, letter) = (behind, from + 1);
                }
                _ => return false,
            },
        }
    }
}

fn same(wanted: char, found: char) -> bool {
    wanted == found || wanted.eq_ignore_ascii_case(&found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_what_they_mean_elsewhere() {
        for (pattern, name, expected) in [
            ("东河镇*/*.xlsx", "东河镇中学/九年级.XLSX", true),
            ("东河镇*/*.xlsx", "东河镇中学/上报/九年级.xlsx", false),
            ("东河镇*/**", "东河镇中学/上报/九年级.xlsx", true),
            ("**/九年级.xlsx", "九年级.xlsx", true),
            ("**/九年级.xlsx", "成绩/东河/九年级.xlsx", true),
            ("成绩/**/九*.xls?", "成绩/九年级.xlsx", true),
            ("成绩/**/九*.xls?", "成绩/甲/乙/九年级.xlsx", true),
            ("成绩/**/九*.xls?", "成绩/甲/乙/九年级.xls", false),
            ("九年级.xlsx", "成绩/东河/九年级.xlsx", true),
            ("*年级*", "九年级 ", true),
            ("?年级", "九年级", true),
            ("?年级", "年级", false),
            ("", "九年级", false),
            ("*a*b*c", "xaybzbbc", true),
            ("*a*b*c", "xaybzbb", false),
            ("成绩\\*.csv", "成绩/a.csv", true),
            ("**/**/**/**/**/**/x", "a/b/c/d/e/f/g/h/i/j/k/l/m/n/y", false),
        ] {
            assert_eq!(Glob::new(pattern).fits(name), expected, "{pattern} {name}");
        }
    }
}
