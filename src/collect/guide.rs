//! How a form is filled in, for whoever does it.

use super::{Form, Handout, form};
use crate::{
    report::{
        desk::subject_label,
        plan::{Block, Column, Look, Sheet, Table, Value},
    },
    words::collect as words,
};

/// The sheet that explains a form.
pub fn guide_sheet<'a>(handout: &Handout, form: &'a Form, name: String) -> Sheet<'a> {
    let steps = [words::GUIDE_STEP_1, words::GUIDE_STEP_2, words::GUIDE_STEP_3, words::GUIDE_STEP_4, words::GUIDE_STEP_5];
    let heading = |phrase| Block::Heading(handout.say(phrase).to_owned());
    let mut blocks = vec![heading(words::GUIDE_STEPS)];
    blocks.extend(steps.map(|step| Block::Paragraph(handout.say(step).to_owned())));
    blocks.extend([heading(words::GUIDE_WORDS), Block::Table(word_table(handout, form))]);
    blocks.extend([heading(words::GUIDE_PAPERS), Block::Table(paper_table(handout, form))]);
    Sheet { name, title: handout.say(words::TITLE_GUIDE).to_owned(), notes: Vec::new(), blocks, ..Sheet::default() }
}

fn word_table<'a>(handout: &Handout, form: &'a Form) -> Table<'a> {
    let allowed = form::mark_words(form, handout.config.lang);
    let known = form::WORDS.iter().chain([&form::NOT_TAKEN]);
    let rows = known
        .map(|(word, means)| [handout.say(*word), handout.say(*means)])
        .filter(|[word, _]| allowed.iter().any(|allowed| allowed == word))
        .map(|texts| texts.map(Value::from).into());
    Table {
        columns: vec![Column::new(handout.say(words::COL_WORD), Look::Text), Column::new(handout.say(words::COL_MEANS), Look::Prose(60))],
        rows: rows.collect(),
        keys: 1,
        ..Table::default()
    }
}

fn paper_table<'a>(handout: &Handout, form: &'a Form) -> Table<'a> {
    let marks = |paper: &super::FormPaper| handout.fill(words::GUIDE_MARKS, &[("full", &paper.full), ("step", &paper.step)]);
    let row = |paper: &'a super::FormPaper| -> Vec<Value<'a>> {
        vec![subject_label(&paper.subject, handout.config.lang).into(), marks(paper).into()]
    };
    Table {
        columns: vec![
            Column::new(handout.say(words::COL_SUBJECT), Look::Text),
            Column::new(handout.say(words::COL_MARKS), Look::Prose(60)),
        ],
        rows: form.papers.iter().map(row).collect(),
        keys: 1,
        ..Table::default()
    }
}
