//! A [`Form`] as a workbook: the sheet to be filled in, how to do it, and the stamp.

use super::{Form, FormPaper, FormPupil, Handout, STAMP_SHEET, guide};
use crate::{
    ingest::{
        stamp::{Holds, Stamp, StampColumn, StampPupil},
        table::Enrolment,
    },
    report::{
        desk::{grade_label, subject_label},
        layout,
        names::SheetNames,
        plan::{self, Block, Book, Choice, Entry, FormColumn, Hint, Look, MarkEntry, Running, Sheet, Value},
        style,
    },
    words::{Lang, Phrase, collect as words, report as report_words},
};

/// Grades from 高一 on choose subjects.
const CHOOSING: u8 = 10;
/// Spare lines: one for twenty pupils, within these bounds.
const SPARE: std::ops::RangeInclusive<usize> = 10..=40;

/// Words that stand in place of a mark, and what they mean.
pub const WORDS: [(Phrase, Phrase); 5] = [
    (words::WORD_ABSENT, words::MEANS_ABSENT),
    (words::WORD_EXEMPT, words::MEANS_EXEMPT),
    (words::WORD_DEFERRED, words::MEANS_DEFERRED),
    (words::WORD_MISCONDUCT, words::MEANS_MISCONDUCT),
    (words::WORD_WITHDRAWN, words::MEANS_WITHDRAWN),
];
/// The word of those who choose their subjects.
pub const NOT_TAKEN: (Phrase, Phrase) = (words::WORD_NOT_TAKEN, words::MEANS_NOT_TAKEN);
const REASONS: [Phrase; 9] = [
    words::REASON_ILL,
    words::REASON_LEAVE,
    words::REASON_OTHER,
    words::REASON_INCLUSION,
    words::REASON_DISABLED,
    words::REASON_DEFERRED,
    words::REASON_MISCONDUCT,
    words::REASON_LEFT,
    words::REASON_SUSPENDED,
];
const REMARKS: [Phrase; 3] = [words::REMARK_GUEST, words::REMARK_NEWCOMER, words::REMARK_FORGOTTEN];

/// The workbook of a form.
pub fn form_book<'a>(handout: &Handout, form: &'a Form) -> Book<'a> {
    let lang = handout.config.lang;
    let mut names = SheetNames::default();
    let (sheet_name, guide_name) = (names.take(handout.say(words::SHEET_FORM)), names.take(handout.say(words::SHEET_GUIDE)));
    let columns = columns(form, lang);
    let sheet = form_sheet(handout, form, sheet_name, &columns);
    let grade = grade_label(&form.grade, lang);
    let running = Running {
        exam: handout.exam(),
        unit: handout.fill(words::UNIT_FORM, &[("school", &form.school), ("grade", &grade)]),
        level: handout.say(words::LEVEL_FORM).to_owned(),
        date: handout.config.exam.date.clone().unwrap_or_default(),
        page: handout.say(report_words::PAGE_OF).to_owned(),
    };
    let title = format!("{} {}", sheet.title, form.school);
    let sheets = vec![sheet, guide::guide_sheet(handout, form, guide_name)];
    let mut book = Book { path: form.file.as_str().into(), title, running, sheets, home: None, listed: String::new() };
    let stamp = stamp(handout, form, &book, &columns);
    book.sheets.push(Sheet { name: STAMP_SHEET.to_owned(), blocks: vec![Block::Stamp(stamp.lines())], ..Sheet::default() });
    book
}

/// The words that may stand in place of a mark of this form.
pub fn mark_words(form: &Form, lang: Lang) -> Vec<String> {
    WORDS.iter().chain(chooses(form).then_some(&NOT_TAKEN)).map(|(word, _)| word.get(lang).to_owned()).collect()
}

/// Words one after the other, in the punctuation of the language.
pub fn listed(words: &[String], lang: Lang) -> String {
    words.join(report_words::LIST_SEPARATOR.get(lang))
}

/// A column with what it holds, for the stamp.
struct Column {
    shown: FormColumn,
    holds: Holds,
}

fn columns(form: &Form, lang: Lang) -> Vec<Column> {
    let widest = |of: fn(&StampPupil) -> &str| form.pupils.iter().map(|it| style::text_width(of(&it.pupil))).max().unwrap_or(0);
    let column = |title: Phrase, look, width, entry, holds| Column {
        shown: FormColumn { title: title.get(lang).to_owned(), look, width, entry },
        holds,
    };
    let fitting = |needed: usize, least: u16, most: u16| f64::from(u16::try_from(needed).unwrap_or(most).clamp(least, most)) * 1.08 + 2.5;
    let id = if are_register_ids(&form.pupils) { words::COL_REGISTER_ID } else { words::COL_ID };
    let mut columns = vec![
        column(words::COL_NUMBER, Look::Word, 8.0, Entry::Fixed, Holds::Nothing),
        column(id, Look::Id, fitting(widest(|pupil| &pupil.id), 12, 24), Entry::Listed, Holds::Id),
        column(words::COL_NAME, Look::Text, fitting(widest(|pupil| &pupil.name), 8, 24), Entry::Listed, Holds::Name),
        column(words::COL_CLASS, Look::Text, fitting(widest(|pupil| &pupil.class), 6, 20), Entry::Listed, Holds::Class),
    ];
    let allowed = mark_words(form, lang);
    columns.extend(form.papers.iter().map(|paper| paper_column(paper, is_chosen(paper, form), &allowed, lang)));
    let spared: Vec<String> = allowed.iter().filter(|word| *word == NOT_TAKEN.0.get(lang)).cloned().collect();
    columns.push(column(words::COL_TOTAL, Look::Score, 9.0, Entry::Total(spared), Holds::Nothing));
    let hint = |title: Phrase, before: Phrase, refused: Phrase| Hint {
        title: title.get(lang).to_owned(),
        before: before.get(lang).to_owned(),
        refused: refused.get(lang).to_owned(),
    };
    let texts = |phrases: &[Phrase]| phrases.iter().map(|phrase| phrase.get(lang).to_owned()).collect();
    let reason =
        Choice { texts: texts(&REASONS), hint: hint(words::HINT_REASON_TITLE, words::HINT_REASON_BEFORE, words::HINT_REASON_REFUSED) };
    let remark =
        Choice { texts: texts(&REMARKS), hint: hint(words::HINT_REMARK_TITLE, words::HINT_REMARK_BEFORE, words::HINT_REMARK_REFUSED) };
    columns.push(column(words::COL_REASON, Look::Text, 17.0, Entry::Reason(reason), Holds::Reason));
    columns.push(column(words::COL_REMARK, Look::Text, 15.0, Entry::Choice(remark), Holds::Remark));
    columns
}

/// National register numbers: a letter and eighteen signs.
fn are_register_ids(pupils: &[FormPupil]) -> bool {
    let is_one = |id: &str| id.len() == 19 && id.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut ids = pupils.iter().map(|it| it.pupil.id.as_str()).filter(|id| !id.is_empty()).peekable();
    ids.peek().is_some() && ids.all(is_one)
}

/// Whether pupils choose this paper: in 高中 all but 语文 and 数学, and a foreign language where there is just one.
fn is_chosen(paper: &FormPaper, form: &Form) -> bool {
    let is_language = |paper: &FormPaper| matches!(paper.subject.name(), "英语" | "日语" | "俄语");
    let only_language = is_language(paper) && form.papers.iter().filter(|other| is_language(other)).count() == 1;
    chooses(form) && !only_language && !matches!(paper.subject.name(), "语文" | "数学")
}

fn chooses(form: &Form) -> bool {
    form.grade.number().is_some_and(|grade| grade >= CHOOSING)
}

fn paper_column(paper: &FormPaper, optional: bool, allowed: &[String], lang: Lang) -> Column {
    let subject = subject_label(&paper.subject, lang);
    let words_listed = listed(allowed, lang);
    let fill = |phrase: Phrase| {
        phrase.fill(lang, &[("subject", &subject), ("full", &paper.full), ("step", &paper.step), ("words", &words_listed)])
    };
    let hint = Hint {
        title: cut(&fill(words::HINT_MARK_TITLE), 32),
        before: cut(&fill(words::HINT_MARK_BEFORE), 255),
        refused: cut(&fill(words::HINT_MARK_REFUSED), 255),
    };
    let entry = Entry::Mark(MarkEntry { full: paper.full, step: paper.step, optional, words: allowed.to_vec(), hint });
    let title = fill(words::COL_PAPER);
    #[allow(clippy::cast_precision_loss, reason = "a header is short")]
    let width = (style::text_width(&title) as f64).clamp(9.0, 16.0) + 2.5;
    let holds = Holds::Score { subject: paper.subject.clone(), full: paper.full, step: paper.step, optional };
    Column { shown: FormColumn { title, look: Look::Score, width, entry }, holds }
}

/// Excel refuses longer hints, and with them the file.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn form_sheet<'a>(handout: &Handout, form: &'a Form, name: String, columns: &[Column]) -> Sheet<'a> {
    let lang = handout.config.lang;
    let grade = grade_label(&form.grade, lang);
    let (exam, spare) = (handout.exam(), spare_lines(form));
    let title = if exam.is_empty() { words::TITLE_FORM_NO_EXAM } else { words::TITLE_FORM };
    let words_listed = listed(&mark_words(form, lang), lang);
    let notes = vec![
        handout.fill(words::NOTE_WHO, &[("school", &form.school), ("grade", &grade), ("n", &form.pupils.len())]),
        handout.fill(words::NOTE_HOW, &[("words", &words_listed)]),
        handout.fill(words::NOTE_SPARE, &[("spare", &spare)]),
    ];
    let shown: Vec<FormColumn> = columns.iter().map(|column| column.shown.clone()).collect();
    let block = plan::Form { rows: rows(handout, form, shown.len()), columns: shown, listed: form.pupils.len(), keys: 4 };
    Sheet {
        name,
        title: handout.fill(title, &[("exam", &exam), ("grade", &grade)]),
        notes,
        blocks: vec![Block::Form(block)],
        ..Sheet::default()
    }
}

/// What the roster says of a pupil that whoever fills in the form should see. The last column is that of remarks.
const fn remark(enrolment: Enrolment) -> Option<Phrase> {
    match enrolment {
        Enrolment::Guest => Some(words::REMARK_GUEST),
        Enrolment::Inclusion => Some(words::REMARK_INCLUSION),
        Enrolment::TransferredIn => Some(words::REMARK_NEWCOMER),
        Enrolment::Enrolled | Enrolment::Lent | Enrolment::Suspended | Enrolment::Left => None,
    }
}

fn spare_lines(form: &Form) -> usize {
    form.pupils.len().div_ceil(20).clamp(*SPARE.start(), *SPARE.end())
}

fn rows<'a>(handout: &Handout, form: &'a Form, width: usize) -> Vec<Vec<Value<'a>>> {
    let full = |mut cells: Vec<Value<'a>>| {
        cells.resize(width, Value::Empty);
        cells
    };
    let listed = (1u32..).zip(&form.pupils).map(|(number, FormPupil { pupil, enrolment })| {
        let mut cells = full(vec![number.into(), pupil.id.as_str().into(), pupil.name.as_str().into(), pupil.class.as_str().into()]);
        if let (Some(last), Some(remark)) = (cells.last_mut(), remark(*enrolment)) {
            *last = handout.say(remark).into();
        }
        cells
    });
    let spare = (1..=spare_lines(form)).map(|number| full(vec![handout.fill(words::SPARE_NUMBER, &[("n", &number)]).into()]));
    listed.chain(spare).collect()
}

/// What the workbook says about itself. Where its header stands is asked of the layout.
fn stamp(handout: &Handout, form: &Form, book: &Book<'_>, columns: &[Column]) -> Stamp {
    let (grids, _) = layout::lay_out(book);
    let header = grids.first().and_then(|grid| grid.blocks.first()).copied().unwrap_or_default();
    let column = |(column, it): (u32, &Column)| StampColumn { column, holds: it.holds.clone(), header: it.shown.title.clone() };
    Stamp {
        exam: handout.exam(),
        date: handout.config.exam.date.clone().unwrap_or_default(),
        school: form.school.clone(),
        grade: form.grade.clone(),
        sheet: book.sheets[0].name.clone(),
        header,
        guide: book.sheets[1].name.clone(),
        columns: (0..).zip(columns).map(column).collect(),
        pupils: form.pupils.iter().map(|it| it.pupil.clone()).collect(),
    }
}
