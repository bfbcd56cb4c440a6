//! `[[layout]]`: the sheets whose reading was in doubt, each with the layout that was inferred, ready to be corrected.

use super::{
    Material,
    met::Read,
    page::{Page, quoted},
};
use crate::{
    config::layout::{ColumnAt, FIELD_WORDS, HeaderRows, Holds, Layout},
    diagnostics::{
        Diagnostic, Place, Rule,
        codes::{layout as codes, reconcile},
        place::column_letters,
    },
    words::draft as words,
};

/// Sheets drafted at most.
const SHEETS: usize = 60;

/// What makes the layout of a sheet doubtful.
const DOUBTS: [&Rule; 11] = [
    &codes::TABLE_NOT_FOUND,
    &codes::SUMMARY_REFUSED,
    &codes::SLIPS_REFUSED,
    &codes::SEVERAL_EXAMS,
    &codes::EXAMS_IN_COLUMN,
    &codes::RIVAL_SHEETS,
    &codes::ROSTER_UNREADABLE,
    &codes::ITEMS_NOT_ANALYSED,
    &codes::DUPLICATE_SUBJECT,
    &codes::SUBJECT_NOT_NAMED,
    &codes::UNKNOWN_SUBJECTS,
];

/// How names of schools end; what was taken from a file's name and ends otherwise may be anything.
const SCHOOL_ENDS: [char; 6] = ['学', '校', '中', '小', '园', '院'];

/// Writes the proposals.
pub fn write(page: &mut Page, material: &Material<'_>) {
    page.gap();
    page.say(words::LAYOUTS);
    let doubtful: Vec<(&Read, Vec<&Diagnostic>)> = material
        .met
        .sheets
        .iter()
        .map(|read| (read, doubts(material.diagnostics, &read.place)))
        .filter(|(_, doubts)| !doubts.is_empty())
        .collect();
    for (read, doubts) in doubtful.iter().take(SHEETS) {
        write_sheet(page, read, doubts);
    }
    if doubtful.len() > SHEETS {
        page.fill(words::LAYOUTS_MORE, &[("n", &(doubtful.len() - SHEETS))]);
    }
    if doubtful.is_empty() {
        page.say(words::LAYOUTS_NONE);
        for line in
            ["[[layout]]", "file = \"\"", "sheet = \"\"", "header = 1", "columns = { name = \"B\", id = \"A\", \"语文\" = \"D:120\" }"]
        {
            page.propose(line);
        }
    }
}

fn doubts<'d>(diagnostics: &'d [Diagnostic], sheet: &Place) -> Vec<&'d Diagnostic> {
    let is_of = |place: &Place| place.file == sheet.file && place.sheet == sheet.sheet;
    let is_doubt = |seen: &&Diagnostic| {
        DOUBTS.contains(&seen.rule)
            || seen.rule == &reconcile::GRADE_UNKNOWN
            || (seen.rule == &codes::SCHOOL_FROM_NAME && is_no_school(seen))
    };
    diagnostics.iter().filter(is_doubt).filter(|seen| is_of(&seen.place)).collect()
}

/// Whether the name that stands for the school does not look like one.
fn is_no_school(seen: &Diagnostic) -> bool {
    let name = seen.args.iter().find(|(key, _)| *key == "school").map_or("", |(_, name)| name.as_str());
    !name.ends_with(SCHOOL_ENDS)
}

fn write_sheet(page: &mut Page, read: &Read, doubts: &[&Diagnostic]) {
    page.gap();
    for doubt in doubts {
        page.remark(&format!("{} {} {}", doubt.rule.code, doubt.place, doubt.headline(page.lang())));
    }
    page.propose("[[layout]]");
    page.propose(&format!("file = {}", quoted(read.place.file.as_deref().unwrap_or_default())));
    if let Some(sheet) = &read.place.sheet {
        page.propose(&format!("sheet = {}", quoted(sheet)));
    }
    let told: Vec<&Rule> = doubts.iter().map(|doubt| doubt.rule).collect();
    if told.contains(&&codes::SCHOOL_FROM_NAME) {
        page.propose("school = \"\"");
    }
    if told.contains(&&reconcile::GRADE_UNKNOWN) {
        page.propose("grade = \"\"");
    }
    // Where school or grade alone is open the columns need no word.
    if told.iter().all(|rule| [&codes::SCHOOL_FROM_NAME, &reconcile::GRADE_UNKNOWN].contains(rule)) {
        return;
    }
    match &read.layout {
        Some(layout) => lines(layout).iter().for_each(|line| page.propose(line)),
        None => {
            page.say(words::LAYOUT_OPEN);
            page.propose("kind = \"skip\"");
        }
    }
}

/// A layout as exam.toml writes it.
fn lines(layout: &Layout) -> Vec<String> {
    let mut lines = Vec::new();
    match &layout.header {
        Some(HeaderRows::None) => lines.push("header = 0".to_owned()),
        Some(HeaderRows::At(rows)) => {
            let rows: Vec<String> = rows.iter().map(|row| (u64::from(*row) + 1).to_string()).collect();
            lines.push(if rows.len() == 1 { format!("header = {}", rows[0]) } else { format!("header = [{}]", rows.join(", ")) });
        }
        None => {}
    }
    lines.push("[layout.columns]".to_owned());
    for pin in &layout.columns {
        let at = match &pin.at {
            ColumnAt::Number(number) => column_letters(*number),
            ColumnAt::Titled(text) => text.clone(),
        };
        let (key, full, converted) = match &pin.holds {
            Holds::Field(field) => (
                FIELD_WORDS.iter().find(|(known, _)| known == field).map_or_else(String::new, |(_, words)| words[0].to_owned()),
                None,
                false,
            ),
            Holds::Score { subject, full, converted } => (quoted(subject.name()), *full, *converted),
            Holds::Ignored => continue,
        };
        lines.push(match (&pin.header, converted) {
            (None, false) => {
                let full = full.map_or_else(String::new, |full| format!(":{full}"));
                format!("{key} = {}", quoted(&format!("{at}{full}")))
            }
            (header, _) => {
                let mut parts = vec![format!("at = {}", quoted(&at))];
                parts.extend(header.as_ref().map(|header| format!("header = {}", quoted(header))));
                parts.extend(full.map(|full| format!("full = {full}")));
                if converted {
                    parts.push("kind = \"converted\"".to_owned());
                }
                format!("{key} = {{ {} }}", parts.join(", "))
            }
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::{
            layout::{ColumnPin, PersonField, Rest},
            read_exam_file,
        },
        model::{Score, Subject},
    };

    #[test]
    fn a_layout_comes_back_as_it_was() {
        let pin = |column: u32, holds: Holds, header: Option<&str>| ColumnPin {
            at: ColumnAt::Number(column),
            holds,
            header: header.map(str::to_owned),
        };
        let score = |subject: &str, full: Option<i32>, converted: bool| Holds::Score {
            subject: Subject::new(subject),
            full: full.map(Score::whole),
            converted,
        };
        let layout = Layout {
            header: Some(HeaderRows::At(vec![2, 3])),
            columns: vec![
                pin(0, Holds::Field(PersonField::Name), None),
                pin(3, score("语文", Some(120), false), None),
                pin(4, score("化学", None, true), Some("化学赋分")),
            ],
            rest: Rest::Infer,
            ..Layout::default()
        };
        let text = format!("[[layout]]\n{}\n", lines(&layout).join("\n"));
        let file = read_exam_file(&text, "exam.toml").unwrap_or_else(|mistakes| panic!("{text}{mistakes:?}"));
        assert_eq!(file.layouts[0].layout, layout);
    }
}
