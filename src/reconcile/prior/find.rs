//! Rows of an earlier exam → persons: by ids, by names, and where there is neither by [`numbers`](super::numbers).

use super::{
    numbers::{self, Numbers},
    rows::{EarlierRow, may_follow},
};
use crate::{
    config::reading::EarlierByNumber,
    model::Score,
    reconcile::{
        desk::Group,
        fast::FastMap,
        index::{At, Identified, ids_conflict},
        matching::{How, Match, Matcher, NameRule},
    },
};

/// What each school's rows show about its ids and classes.
#[derive(Clone, Copy, Default)]
struct Lasting {
    with_id: usize,
    known: usize,
    found: usize,
    of_class: usize,
}

/// Finds the person of every row; `totals` are their marks added up.
pub fn find(
    groups: &[Group],
    rows: &[EarlierRow<'_>],
    totals: &[Option<Score>],
    by_number: EarlierByNumber,
    told: &mut Numbers,
) -> Vec<Match> {
    let mut matcher = Matcher::new(groups, rows);
    matcher.by_ids();
    let ids = lasting(groups, rows, matcher.found());
    // Where most ids of a school are known, they last from exam to exam: an unknown one is another pupil, whatever the name.
    let ids_last = |row: &EarlierRow<'_>| ids.get(&row.school()).is_some_and(|school| school.known * 2 > school.with_id);
    let has_id = |row: &EarlierRow<'_>| row.ids().next().is_some();
    let may = |row: &EarlierRow<'_>, (group, _): At| may_follow(row.grade, &groups[group].grade);
    let conflict = |row: &EarlierRow<'_>, (group, at): At| {
        let person = &groups[group].persons[at];
        ids_conflict(person, row) || has_id(row) && person.ids().next().is_some() && ids_last(row)
    };
    let over_id = |row: &EarlierRow<'_>, _: bool| !ids_last(row);
    let never = |_: &EarlierRow<'_>| false;
    let mut rule = NameRule { may: &may, conflict: &conflict, over_id: &over_id, class_tells: &never, by_elimination: false };
    matcher.by_unique_names(&rule);
    let classes = lasting(groups, rows, matcher.found());
    let classes_last = |row: &EarlierRow<'_>| classes.get(&row.school()).is_none_or(|school| school.of_class * 2 >= school.found);
    rule.class_tells = &classes_last;
    matcher.by_names(&rule);
    if by_number != EarlierByNumber::No {
        let numbers = numbers::tie(groups, rows, totals, &mut matcher, by_number == EarlierByNumber::Yes);
        told.tied += numbers.tied;
        told.ranked += numbers.ranked;
    }
    matcher.into_found()
}

fn lasting(groups: &[Group], rows: &[EarlierRow<'_>], found: &[Match]) -> FastMap<Option<u32>, Lasting> {
    let mut schools: FastMap<Option<u32>, Lasting> = FastMap::default();
    for (row, found) in rows.iter().zip(found) {
        let school = schools.entry(row.school()).or_default();
        school.with_id += usize::from(row.ids().next().is_some());
        let Match::One((group, at), how) = found else { continue };
        school.known += usize::from(matches!(how, How::Id | How::Zeros | How::NameDiffers));
        let class = &groups[*group].persons[*at].class;
        if !class.is_empty() && !row.class().is_empty() {
            school.found += 1;
            school.of_class += usize::from(class.as_str() == row.class());
        }
    }
    schools
}
