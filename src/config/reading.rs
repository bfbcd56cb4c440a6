//! `[reading]`: which of two readings is meant where a sheet leaves it open. Each choice that is made for want of one is
//! said with its cell by `ingest`, and the message names the key of this section that chooses the other.

use super::reader::{Field, Reader, get};
use toml::de::DeTable;

/// Two marks in one cell: `55/60`, `缓考/89`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Attempts {
    /// Set aside.
    #[default]
    Aside,
    /// What stands before the stroke counts.
    First,
    /// What stands behind the last stroke counts.
    Last,
}

/// A number below zero that the exam file does not declare under `statuses`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Negative {
    /// A score where the whole paper is standardised, else set aside.
    #[default]
    Infer,
    /// Set aside.
    Aside,
    /// A score.
    Score,
    /// 缺考.
    Absent,
    /// The candidate does not take the paper.
    NotTaken,
}

/// What a column called 学号 holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum StudentNumber {
    /// Told from its numbers.
    #[default]
    Infer,
    /// The number in the class.
    Seat,
    /// An id.
    Id,
}

/// Columns of figures under words that are no known subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum UnknownColumns {
    /// Told from their figures and the totals.
    #[default]
    Infer,
    /// Never a paper.
    LeaveOut,
}

/// Columns of another exam beside those of this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OtherExams {
    /// Taken as the earlier exam where they are of one, by their words (上次, 入学, 中考), and no other sheets are; else left out.
    #[default]
    Infer,
    /// Left out, and named.
    LeaveOut,
    /// The earlier exam of the same pupils.
    Prior,
}

/// Which copy counts where a sheet of everybody stands beside sheets that have parts of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Copies {
    /// The sheet with most candidates.
    #[default]
    Whole,
    /// The parts, where they have everybody.
    Parts,
}

/// Whether numbers in the class, where there are neither ids nor names, say who sat an earlier exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum EarlierByNumber {
    /// Where they are the same in both exams and are no places.
    #[default]
    Infer,
    /// Though they may be places.
    Yes,
    /// Never.
    No,
}

/// `[reading]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ReadingRules {
    /// Two marks in one cell.
    pub attempts: Attempts,
    /// Numbers below zero.
    pub negative: Negative,
    /// Zero in every paper is a score of zero, not absence.
    pub zeros_are_scores: bool,
    /// `100+10` counts as 110, not as 100.
    pub bonus_counts: bool,
    /// `36，剔除` counts.
    pub excluded_marks_count: bool,
    /// Candidates marked 不参与, 剔除, 不计排名 count.
    pub excluded_rows_count: bool,
    /// Beside a column 原始分 the plain column of the subject is the score.
    pub plain_beside_raw_counts: bool,
    /// Hidden and filtered rows are left out.
    pub without_hidden_rows: bool,
    /// Hidden sheets are read.
    pub with_hidden_sheets: bool,
    /// What 学号 holds.
    pub student_number: StudentNumber,
    /// Unknown columns of figures.
    pub unknown_columns: UnknownColumns,
    /// Columns of another exam.
    pub other_exams: OtherExams,
    /// Which copy counts.
    pub copies: Copies,
    /// Whether numbers in the class tie an earlier exam.
    pub earlier_by_number: EarlierByNumber,
}

/// The keys that hold for a sheet, those that hold for a whole workbook, and those for the whole exam.
const OF_SHEET: [&str; 12] = [
    "attempts",
    "negative",
    "zeros",
    "bonus",
    "excluded_marks",
    "excluded_rows",
    "plain_beside_raw",
    "hidden_rows",
    "hidden_sheets",
    "student_number",
    "unknown_columns",
    "other_exams",
];
const OF_WORKBOOK: [&str; 1] = ["copies"];
const OF_EXAM: [&str; 1] = ["earlier_by_number"];

/// Reads `[reading]`.
pub fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> ReadingRules {
    reader.only("[reading]", table, &[&OF_SHEET[..], &OF_WORKBOOK, &OF_EXAM].concat());
    over(reader, table, ReadingRules::default())
}

/// Reads `[layout.reading]`: what it does not mention is as in `[reading]`.
pub fn read_of_layout(reader: &mut Reader<'_>, field: Field<'_>, general: ReadingRules) -> ReadingRules {
    let Some(table) = reader.table(field, "{ attempts = \"last\" }") else { return general };
    reader.only("[layout.reading]", table, &OF_SHEET);
    over(reader, table, general)
}

/// The rules with every choice of the table in place of the one before.
fn over(reader: &mut Reader<'_>, table: &DeTable<'_>, mut rules: ReadingRules) -> ReadingRules {
    fn choose<T: Copy>(reader: &mut Reader<'_>, table: &DeTable<'_>, key: &str, words: &[(&str, T)], choice: &mut T) {
        if let Some(chosen) = get(table, key).and_then(|field| reader.word(field, words)) {
            *choice = chosen;
        }
    }
    let ReadingRules {
        attempts,
        negative,
        zeros_are_scores,
        bonus_counts,
        excluded_marks_count,
        excluded_rows_count,
        plain_beside_raw_counts,
        without_hidden_rows,
        with_hidden_sheets,
        student_number,
        unknown_columns,
        other_exams,
        copies,
        earlier_by_number,
    } = &mut rules;
    choose(
        reader,
        table,
        "attempts",
        &[
            ("aside", Attempts::Aside),
            ("first", Attempts::First),
            ("last", Attempts::Last),
            ("不计", Attempts::Aside),
            ("第一次", Attempts::First),
            ("最后一次", Attempts::Last),
        ],
        attempts,
    );
    choose(
        reader,
        table,
        "negative",
        &[
            ("infer", Negative::Infer),
            ("aside", Negative::Aside),
            ("score", Negative::Score),
            ("absent", Negative::Absent),
            ("not-taken", Negative::NotTaken),
            ("推断", Negative::Infer),
            ("不计", Negative::Aside),
            ("成绩", Negative::Score),
            ("缺考", Negative::Absent),
            ("未选考", Negative::NotTaken),
        ],
        negative,
    );
    choose(reader, table, "zeros", &[("absent", false), ("score", true), ("缺考", false), ("零分", true)], zeros_are_scores);
    choose(reader, table, "bonus", &[("base", false), ("sum", true), ("基础分", false), ("合计", true)], bonus_counts);
    for (key, choice) in [("excluded_marks", excluded_marks_count), ("excluded_rows", excluded_rows_count)] {
        choose(reader, table, key, &[("out", false), ("in", true), ("不计", false), ("计入", true)], choice);
    }
    choose(
        reader,
        table,
        "plain_beside_raw",
        &[("converted", false), ("score", true), ("赋分", false), ("成绩", true)],
        plain_beside_raw_counts,
    );
    const READ: [(&str, bool); 4] = [("read", true), ("leave-out", false), ("读", true), ("不读", false)];
    let mut with_hidden_rows = !*without_hidden_rows;
    choose(reader, table, "hidden_rows", &READ, &mut with_hidden_rows);
    *without_hidden_rows = !with_hidden_rows;
    choose(reader, table, "hidden_sheets", &READ, with_hidden_sheets);
    choose(
        reader,
        table,
        "student_number",
        &[
            ("infer", StudentNumber::Infer),
            ("seat", StudentNumber::Seat),
            ("id", StudentNumber::Id),
            ("推断", StudentNumber::Infer),
            ("座号", StudentNumber::Seat),
            ("考号", StudentNumber::Id),
        ],
        student_number,
    );
    choose(
        reader,
        table,
        "unknown_columns",
        &[
            ("infer", UnknownColumns::Infer),
            ("leave-out", UnknownColumns::LeaveOut),
            ("推断", UnknownColumns::Infer),
            ("不读", UnknownColumns::LeaveOut),
        ],
        unknown_columns,
    );
    choose(
        reader,
        table,
        "other_exams",
        &[
            ("infer", OtherExams::Infer),
            ("leave-out", OtherExams::LeaveOut),
            ("prior", OtherExams::Prior),
            ("推断", OtherExams::Infer),
            ("不读", OtherExams::LeaveOut),
            ("上次", OtherExams::Prior),
        ],
        other_exams,
    );
    choose(
        reader,
        table,
        "copies",
        &[("whole", Copies::Whole), ("parts", Copies::Parts), ("总表", Copies::Whole), ("分表", Copies::Parts)],
        copies,
    );
    choose(
        reader,
        table,
        "earlier_by_number",
        &[
            ("infer", EarlierByNumber::Infer),
            ("yes", EarlierByNumber::Yes),
            ("no", EarlierByNumber::No),
            ("推断", EarlierByNumber::Infer),
            ("对应", EarlierByNumber::Yes),
            ("不对应", EarlierByNumber::No),
        ],
        earlier_by_number,
    );
    rules
}
