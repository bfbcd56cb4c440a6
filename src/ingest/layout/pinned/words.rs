//! What was told and what a header says: the same, in accord, or in contradiction.

use crate::{
    config::layout::{FIELD_WORDS, Holds, PersonField},
    ingest::{
        clean,
        layout::{
            header::Title,
            lexicon::{Field, Kind, Meaning, take_full_mark},
        },
    },
    model::Subject,
};

pub(super) const fn field(field: PersonField) -> Field {
    match field {
        PersonField::Name => Field::Name,
        PersonField::Id => Field::ExamId,
        PersonField::RegisterId => Field::RegisterId,
        PersonField::Class => Field::Class,
        PersonField::Seat => Field::Seat,
        PersonField::School => Field::School,
        PersonField::Grade => Field::Grade,
        // A total is no field of a person; see `meaning`.
        PersonField::Total => Field::Other,
        PersonField::AbsenceFlag => Field::AbsenceFlag,
        PersonField::Participation => Field::Participation,
        PersonField::Remark => Field::Remark,
        PersonField::Reason => Field::Reason,
        PersonField::Enrolment => Field::Enrolment,
        PersonField::SchoolCode => Field::SchoolCode,
        PersonField::ShortName => Field::ShortName,
        PersonField::Category => Field::Category,
        PersonField::District => Field::District,
    }
}

pub(super) fn meaning(holds: &Holds) -> Meaning {
    match holds {
        Holds::Field(PersonField::Total) => Meaning::Total(Kind::Plain),
        Holds::Field(told) => Meaning::Person(field(*told)),
        Holds::Score { subject, .. } => Meaning::Score(subject.clone(), Kind::Plain),
        Holds::Ignored => Meaning::Person(Field::Other),
    }
}

/// How exam.toml calls what a column holds.
pub(super) fn word(holds: &Holds) -> String {
    match holds {
        Holds::Field(field) => {
            FIELD_WORDS.iter().find(|(known, _)| known == field).map_or_else(String::new, |(_, words)| words[words.len() - 1].to_owned())
        }
        Holds::Score { subject, .. } => subject.name().to_owned(),
        Holds::Ignored => String::new(),
    }
}

/// Columns without which nobody can tell whose scores these are.
pub(super) const fn tells_who(holds: &Holds) -> bool {
    matches!(
        holds,
        Holds::Field(
            PersonField::Name
                | PersonField::Id
                | PersonField::RegisterId
                | PersonField::Class
                | PersonField::School
                | PersonField::Grade
                | PersonField::Participation
                | PersonField::AbsenceFlag
        )
    )
}

/// Whether a title means the same as what was told of another column.
pub(super) fn is_same(found: &Meaning, told: &Holds) -> bool {
    match (found, told) {
        (Meaning::Score(found, _), Holds::Score { subject, .. }) => found == subject,
        (Meaning::Total(_), Holds::Field(PersonField::Total)) => true,
        (Meaning::Person(Field::StudentNumber), Holds::Field(PersonField::Id)) => true,
        (Meaning::Person(found), Holds::Field(told)) => *found == field(*told) && *told != PersonField::Total,
        _ => false,
    }
}

/// Whether a title says something that cannot be what was told: another subject, a person's field over scores or scores
/// over a person's field.
pub(super) fn contradicts(found: &Meaning, told: &Holds) -> bool {
    const fn is_who(field: Field) -> bool {
        matches!(
            field,
            Field::Name
                | Field::ExamId
                | Field::StudentNumber
                | Field::RegisterId
                | Field::Seat
                | Field::Class
                | Field::School
                | Field::Grade
        )
    }
    const fn is_number(field: Field) -> bool {
        matches!(field, Field::ExamId | Field::StudentNumber | Field::RegisterId | Field::Seat | Field::RowNumber)
    }
    match (found, told) {
        (Meaning::Score(found, _), Holds::Score { subject, .. }) => !is_one(found, subject),
        (Meaning::Person(found), Holds::Score { .. } | Holds::Field(PersonField::Total)) => is_who(*found),
        (Meaning::Total(_), Holds::Score { .. }) => true,
        (Meaning::Score(..), Holds::Field(_)) => true,
        (Meaning::Person(found), Holds::Field(told)) => {
            let told = field(*told);
            is_who(*found) && is_who(told) && *found != told && !(is_number(*found) && is_number(told))
        }
        _ => false,
    }
}

/// 政治 and 道德与法治 are one subject in compulsory years.
fn is_one(found: &Subject, told: &Subject) -> bool {
    let civic = |subject: &Subject| ["政治", "道德与法治"].contains(&subject.name());
    found == told || (civic(found) && civic(told)) || !is_known(told)
}

/// A subject of the tables; under other words (`语文附加`) the header may say what it likes.
fn is_known(subject: &Subject) -> bool {
    Subject::standard(subject.name()).is_some()
}

/// Whether a column is called so: its whole header, one of its rows, or without the full mark in it.
pub(super) fn is_called(title: &Title, text: &str) -> bool {
    let wanted = clean::key(text);
    let found = clean::key(&title.shown);
    found == wanted
        || take_full_mark(&found).0 == wanted
        || found.replace('/', "") == wanted
        || (!wanted.contains('/') && found.split('/').next_back() == Some(wanted.as_str()))
}
