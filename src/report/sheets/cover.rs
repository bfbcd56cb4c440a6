//! 封面: the exam and what it is based on, its scope, the sentences that matter, the strongest leads, and what cannot be seen.

use super::{leads, method, story};
use crate::{
    config::{Level, notice},
    report::{
        desk::Desk,
        plan::{Block, Look, Sheet, Table, Value},
        style,
    },
    words::{Lang, Phrase, report as words},
};

/// Leads that the cover names.
const NAMED_LEADS: usize = 10;

/// What the public form leaves out: counts of few persons could be worked out from these.
const NOT_PUBLIC: [Phrase; 4] = [words::COL_EXPECTED, words::COL_SAT, words::COL_PARTICIPATION, words::COL_PASS_RATE];

/// The cover of the county workbook.
#[must_use]
pub fn cover_sheet<'a>(desk: &Desk<'a>) -> Sheet<'a> {
    let mut blocks: Vec<Block<'a>> = notices(desk).into_iter().map(Block::Notice).collect();
    blocks.push(Block::Facts(facts(desk)));
    blocks.push(Block::Heading(desk.say(words::HEAD_SCOPE).to_owned()));
    blocks.push(Block::Table(scope_table(desk)));
    blocks.push(Block::Heading(desk.say(words::HEAD_STORY).to_owned()));
    blocks.extend(story::story(desk).into_iter().map(Block::Paragraph));
    if !desk.is_public() {
        blocks.extend(lead_blocks(desk));
    }
    // they are about leads, of which the public form has none
    let limits = &desk.analysis.findings.limits;
    if !limits.is_empty() && !desk.is_public() {
        blocks.push(Block::Heading(desk.say(words::HEAD_LIMITS).to_owned()));
        blocks.extend(limits.iter().map(|said| Block::Paragraph(said.text(desk.lang))));
    }
    Sheet {
        name: desk.say(words::SHEET_COVER).to_owned(),
        title: desk.fill(words::TITLE_COVER, &[("exam", &desk.exam())]),
        notes: vec![desk.say(level_note(desk.analysis.config.level)).to_owned()],
        blocks,
        ..Sheet::default()
    }
}

/// Who may see a workbook, in words.
#[must_use]
pub const fn level_note(level: Level) -> Phrase {
    match level {
        Level::Internal => words::LEVEL_INTERNAL,
        Level::School => words::LEVEL_SCHOOL,
        Level::Public => words::LEVEL_PUBLIC,
    }
}

/// What the rules on exams make us say, each once, with the grades it is about.
#[must_use]
pub fn notices(desk: &Desk<'_>) -> Vec<String> {
    let basis = desk.analysis.config.exam.basis.as_deref();
    let mut said: Vec<String> = Vec::new();
    for view in desk.cohorts() {
        if let Some(notice) = notice(basis, &view.cohort.grade) {
            let text = desk.say(notice.phrase()).to_owned();
            if !said.contains(&text) {
                said.push(text);
            }
        }
    }
    said
}

fn facts<'a>(desk: &Desk<'a>) -> Vec<(String, Value<'a>, Look)> {
    let exam = &desk.analysis.config.exam;
    let facts = [
        (words::FACT_EXAM, Some(desk.exam())),
        (words::FACT_DATE, exam.date.as_deref()),
        (words::FACT_TERM, exam.term.as_deref()),
        (words::FACT_AUTHORITY, exam.authority.as_deref()),
        (words::FACT_BASIS, Some(exam.basis.as_deref().unwrap_or(desk.say(words::UNDECLARED)))),
        (words::FACT_MARKING, Some(method::marking(desk))),
    ];
    facts.into_iter().filter_map(|(label, value)| Some((desk.say(label).to_owned(), value?.into(), Look::Text))).collect()
}

/// One row a grade: schools, papers, head count, and the paper that speaks for all.
fn scope_table<'a>(desk: &Desk<'a>) -> Table<'a> {
    let looks = [
        (words::COL_GRADE, Look::Text),
        (words::COL_SCHOOLS, Look::Count),
        (words::COL_PAPERS, Look::Count),
        (words::COL_EXPECTED, Look::Count),
        (words::COL_SAT, Look::Count),
        (words::COL_PARTICIPATION, Look::Rate),
        (words::COL_LEADING, Look::Word),
        (words::COL_N, Look::Count),
        (words::COL_MEAN, Look::Mean),
        (words::COL_SCORE_RATE, Look::Rate),
        (words::COL_PASS_RATE, Look::Rate),
    ];
    let row = |view: crate::report::desk::CohortView<'a>| -> Option<Vec<Value<'a>>> {
        let leading = view.leading_paper()?;
        let county = Some(&leading.stats.county).filter(|_| leading.masks().county.figures);
        let heads = || view.cohort.units.iter().map(|unit| unit.headcount);
        let (expected, present): (u32, u32) = (heads().map(|head| head.expected).sum(), heads().map(|head| head.present).sum());
        let grade = view.grade();
        Some(vec![
            if grade.is_empty() { desk.say(words::ALL_GRADES).into() } else { grade.into() },
            u32::try_from(view.cohort.units.len()).unwrap_or(u32::MAX).into(),
            u32::try_from(view.cohort.single_papers()).unwrap_or(u32::MAX).into(),
            expected.into(),
            present.into(),
            (expected > 0).then(|| f64::from(present) / f64::from(expected)).into(),
            leading.subject().into(),
            county.map(|county| county.n).into(),
            county.and_then(|county| county.mean).into(),
            county.and_then(|county| county.score_rate).into(),
            county.and_then(|county| county.rate(county.pass)).into(),
        ])
    };
    let shown = looks.map(|(title, _)| !(desk.is_public() && NOT_PUBLIC.contains(&title)));
    let keep = |row: Vec<Value<'a>>| row.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(value, _)| value).collect();
    Table {
        columns: looks.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|((title, look), _)| desk.column(title, look)).collect(),
        rows: desk.cohorts().filter_map(row).map(keep).collect(),
        keys: 1,
        ..Table::default()
    }
}

/// The strongest leads by code and place, a sentence each.
fn lead_blocks<'a>(desk: &Desk<'a>) -> Vec<Block<'a>> {
    let leads = &desk.analysis.findings.leads;
    let mut blocks = vec![Block::Heading(desk.say(words::HEAD_STRONGEST).to_owned())];
    if leads.is_empty() {
        blocks.push(Block::Paragraph(desk.say(words::NO_LEADS).to_owned()));
    }
    for lead in leads.iter().take(NAMED_LEADS) {
        let place: Vec<String> = leads::place_cells(desk, &lead.screen.of)
            .into_iter()
            .filter_map(|value| match value {
                Value::Text(text) => Some(text.into_owned()),
                _ => None,
            })
            .collect();
        blocks.push(Block::Paragraph(desk.fill(
            words::LEAD_LINE,
            &[
                ("strength", &desk.say(leads::strength(lead.strength))),
                ("code", &lead.screen.code.code),
                ("name", &leads::name(desk, lead.screen.code)),
                ("place", &place.join(" ")),
                ("evidence", &brief(desk.lang, lead.evidence.text(desk.lang))),
            ],
        )));
    }
    if leads.len() > NAMED_LEADS {
        blocks.push(Block::Paragraph(desk.fill(words::MORE_LEADS, &[("n", &(leads.len() - NAMED_LEADS))])));
    }
    blocks
}

/// Longer evidence is cut on the cover, in half-width characters.
const BRIEF: usize = 190;

/// The first clauses of an evidence; the workbook of leads has all of it.
fn brief(lang: Lang, text: String) -> String {
    if style::text_width(&text) <= BRIEF {
        return text;
    }
    let ends = text.char_indices().filter(|(at, c)| match c {
        '。' | '；' => true,
        '.' | ';' => text[at + 1..].starts_with(' '),
        _ => false,
    });
    let fits = ends.map(|(at, _)| at).rfind(|at| style::text_width(&text[..*at]) <= BRIEF);
    fits.map_or_else(|| text.clone(), |end| words::EVIDENCE_CUT.fill(lang, &[("evidence", &&text[..end])]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_evidence_is_cut_where_a_clause_ends() {
        let short = "应考 92 人中，9 人（9.8%）在名册上而不在任何成绩表中；同校另有 0 人在表无籍。".to_owned();
        assert_eq!(brief(Lang::Zh, short.clone()), short);
        let long = format!("{}；{}。", "一".repeat(60), "二".repeat(60));
        assert_eq!(brief(Lang::Zh, long), format!("{}（详见“线索核查”）。", "一".repeat(60)));
        let long = format!("Of 74.5 expected {}. Rest {}.", "nine ".repeat(20).trim_end(), "more ".repeat(30).trim_end());
        assert!(brief(Lang::En, long).ends_with("nine (more in the workbook of leads)."));
    }
}
