//! Which item columns are sums of others: by their numbers (26 over 26(1) and 26(2)) and by arithmetic (客观题, 小计). Always
//! borne out by the rows; a parent that does not add up stays an item.

use crate::ingest::item_table::{ItemColumn, ItemTable};

/// Rows that must bear out a sum that no number tells.
const FEWEST_ROWS: usize = 20;
/// The same for columns whose name says that they are parts of the paper.
const FEWEST_NAMED: usize = 6;

/// For each column whether it is the sum of others.
#[must_use]
pub fn sums(table: &ItemTable) -> Vec<bool> {
    let mut is_sum = vec![false; table.columns.len()];
    by_number(&table.columns, &mut is_sum);
    by_arithmetic(&table.columns, &mut is_sum);
    is_sum
}

/// Deeper numbers first, so that 26(1) may itself be a sum.
fn by_number(columns: &[ItemColumn], is_sum: &mut [bool]) {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(columns[*at].key.matches('.').count()));
    for parent in order {
        let below = |at: &usize| columns[*at].key.strip_prefix(columns[parent].key.as_str()).is_some_and(|rest| rest.starts_with('.'));
        let children: Vec<usize> = (0..columns.len()).filter(|at| !is_sum[*at] && below(at)).collect();
        if !children.is_empty() && has_scores(&columns[parent]) {
            let (fit, all) = compare(columns, parent, &children);
            is_sum[parent] = all > 0 && fit * 20 >= all * 19;
        }
    }
}

/// Columns that equal the sum of a run of items beside them; parts of the paper may sum up any run.
fn by_arithmetic(columns: &[ItemColumn], is_sum: &mut [bool]) {
    for at in 0..columns.len() {
        if is_sum[at] || !has_scores(&columns[at]) {
            continue;
        }
        let named = !columns[at].key.bytes().any(|byte| byte.is_ascii_digit());
        let fewest = if named { FEWEST_NAMED } else { FEWEST_ROWS };
        let others: Vec<usize> =
            (0..columns.len()).filter(|other| *other != at && !is_sum[*other] && has_scores(&columns[*other])).collect();
        let before = others.iter().filter(|other| **other < at).count();
        let starts: Vec<usize> = if named { (0..others.len()).collect() } else { vec![before] };
        let forward = starts.into_iter().any(|start| longest(columns, at, others[start..].iter().copied(), fewest));
        is_sum[at] = forward || longest(columns, at, others[..before].iter().rev().copied(), fewest);
    }
}

/// Whether the column is the sum of some items with which a run begins. A few rows, spread evenly, rule out nearly every run;
/// what they allow all rows have to bear out.
fn longest(columns: &[ItemColumn], at: usize, run: impl Iterator<Item = usize>, fewest: usize) -> bool {
    let target = &columns[at].scores;
    let told = target.iter().filter(|score| score.get().is_some()).count();
    if told < fewest || !has_three_values(&columns[at]) {
        return false;
    }
    let step = target.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<(usize, i64)> = (0..target.len()).step_by(step).filter_map(|row| Some((row, target[row].get()?.units()))).collect();
    let mut sums = vec![0_i64; sample.len()];
    let mut items: Vec<usize> = Vec::new();
    let mut speaking = 0;
    for item in run {
        items.push(item);
        let mut speaks = false;
        for (sum, (row, _)) in sums.iter_mut().zip(&sample) {
            let units = units(&columns[item], *row);
            speaks |= units != 0;
            *sum += units;
        }
        speaking += usize::from(speaks);
        let above = sums.iter().zip(&sample).filter(|(sum, (_, target))| *sum > target).count();
        if above * 10 > sample.len() {
            return false;
        }
        let fit = sums.iter().zip(&sample).filter(|(sum, (_, target))| *sum == target).count();
        if speaking > 1 && fit * 50 >= sample.len() * 48 && is_sum(columns, at, &items, told) {
            return true;
        }
    }
    false
}

/// Rows that rule out what is no sum.
const SAMPLE: usize = 60;

fn units(column: &ItemColumn, row: usize) -> i64 {
    column.scores.get(row).and_then(|score| score.get()).map_or(0, |score| score.units())
}

/// Whether 98 % of all rows bear out a sum.
fn is_sum(columns: &[ItemColumn], at: usize, items: &[usize], told: usize) -> bool {
    let rows = columns[at].scores.iter().enumerate().filter_map(|(row, score)| Some((row, score.get()?.units())));
    let fit = rows.filter(|(row, target)| items.iter().map(|item| units(&columns[*item], *row)).sum::<i64>() == *target).count();
    fit * 50 >= told * 49
}

fn has_three_values(column: &ItemColumn) -> bool {
    let mut met: Vec<i64> = Vec::with_capacity(3);
    for score in column.scores.iter().filter_map(|score| score.get()) {
        if !met.contains(&score.units()) {
            met.push(score.units());
        }
        if met.len() == 3 {
            return true;
        }
    }
    false
}

fn has_scores(column: &ItemColumn) -> bool {
    !column.of_options && column.scores.iter().any(|score| score.get().is_some())
}

/// In how many rows a column is the sum of its children, and how many tell.
fn compare(columns: &[ItemColumn], parent: usize, children: &[usize]) -> (usize, usize) {
    let (mut fit, mut all) = (0, 0);
    for (row, score) in columns[parent].scores.iter().enumerate() {
        let own = children.iter().filter_map(|child| columns[*child].scores.get(row).and_then(|score| score.get()));
        let (told, sum) = own.fold((0, 0_i64), |(told, sum), score| (told + 1, sum + score.units()));
        let Some(score) = score.get().filter(|_| told > 0) else { continue };
        all += 1;
        fit += usize::from(score.units() == sum);
    }
    (fit, all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ItemScore, Score};

    fn table(columns: &[(&str, &dyn Fn(i32) -> i32)]) -> ItemTable {
        let column = |(key, score): &(&str, &dyn Fn(i32) -> i32)| ItemColumn {
            key: (*key).into(),
            name: (*key).into(),
            scores: (0..40).map(|row| ItemScore::of(Score::whole(score(row)))).collect(),
            ..ItemColumn::default()
        };
        ItemTable { columns: columns.iter().map(column).collect(), rows: (0..40).collect(), ..ItemTable::default() }
    }

    #[test]
    fn parents_are_sums_where_the_rows_bear_it_out() {
        let (a, b, c) = (|row: i32| row % 3, |row: i32| row % 4, |row: i32| row % 5);
        let ab = move |row: i32| a(row) + b(row);
        let all = move |row: i32| a(row) + b(row) + c(row);
        let found = sums(&table(&[("1", &ab), ("1.1", &a), ("1.2", &b), ("2", &c), ("客观", &ab), ("9", &all)]));
        assert_eq!(found, [true, false, false, false, true, true]);
        let other = move |row: i32| (row * 7) % 5;
        let found = sums(&table(&[("1", &other), ("1.1", &a), ("1.2", &b)]));
        assert_eq!(found, [false, false, false], "1 beside 1.1 is an item of its own where it is no sum");
    }
}
