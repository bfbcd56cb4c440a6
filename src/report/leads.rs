//! 线索核查: leads, the evidence behind them, the head count to be confirmed, and the lists to be worked through. Internal only.

use super::{
    county::assemble,
    desk::Desk,
    plan::Book,
    sheets::{confirmation, contents, denominators, evidence, headcount, leads, pictures, worklists},
};
use crate::words::report as words;

/// The workbook of leads.
#[must_use]
pub fn leads_book<'a>(desk: &Desk<'a>) -> Book<'a> {
    let mut sheets = vec![leads::guide_sheet(desk), leads::lead_sheet(desk)];
    sheets.extend(super::remark::result_sheet(desk));
    sheets.extend(desk.cohorts().filter_map(|view| pictures::funnel_sheet(&view)));
    sheets.extend(pictures::line_sheet(desk));
    sheets.extend(pictures::roll_sheet(desk));
    sheets.extend(evidence::evidence_sheet(desk));
    sheets.push(headcount::headcount_sheet(desk));
    sheets.push(confirmation::digest_sheet(desk));
    sheets.push(headcount::reconciliation_sheet(desk));
    sheets.extend(denominators::denominator_sheets(desk));
    sheets.extend(worklists::worklists(desk));
    // the columns below are wide: a third one would stand far to the right
    contents::put_links(desk, &mut sheets, 2);
    assemble(desk, desk.say(words::FILE_LEADS).into(), desk.say(words::UNIT_LEADS), sheets, Some(0))
}
