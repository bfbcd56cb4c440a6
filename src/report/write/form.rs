//! A planned [`Form`]: cells that people fill in are open, all others locked; what cannot be meant is refused while typing
//! and coloured where it was pasted; totals are formulas. The formulas are made here of cell addresses and of words from
//! our own catalogue, quoted: nothing that a user wrote gets into one.

use super::{SheetWriter, formats, table_column};
use crate::report::{
    plan::{Choice, Entry, Form, FormColumn, Hint, MarkEntry, Value},
    style,
};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula, IgnoreError,
    ProtectionOptions, XlsxError, column_number_to_name,
};

/// The cells of a form: its rows, and the columns that hang together.
struct Grounds<'f, 'a> {
    form: &'f Form<'a>,
    /// First row of data.
    top: u32,
    /// Last row of data.
    bottom: u32,
}

/// Formats of the cells of one column.
struct Dress {
    listed: Format,
    spare: Format,
}

impl SheetWriter<'_, '_> {
    /// Writes a form under its header, and protects its sheet.
    pub(super) fn write_form(&mut self, form: &Form<'_>, header: u32) -> Result<(), XlsxError> {
        self.write_header(form.columns.iter().map(|column| column.title.as_str()), header)?;
        self.keep_header_in_view(form, header)?;
        let Some(bottom) = u32::try_from(form.rows.len()).ok().filter(|rows| *rows > 0).and_then(|rows| header.checked_add(rows)) else {
            return Ok(());
        };
        let grounds = Grounds { form, top: header + 1, bottom };
        self.write_form_rows(&grounds)?;
        for (at, column) in (0u16..).zip(&form.columns) {
            self.guide_entry(&grounds, at, column)?;
        }
        self.mark_doubts(&grounds)?;
        self.worksheet.autofilter(header, 0, bottom, table_column(form.columns.len().saturating_sub(1)))?;
        self.worksheet.protect_with_options(&allowed());
        Ok(())
    }

    fn keep_header_in_view(&mut self, form: &Form<'_>, header: u32) -> Result<(), XlsxError> {
        self.worksheet.set_freeze_panes(header + 1, table_column(form.keys))?;
        self.worksheet.set_repeat_rows(header, header)?;
        Ok(())
    }

    fn write_form_rows(&mut self, grounds: &Grounds<'_, '_>) -> Result<(), XlsxError> {
        let form = grounds.form;
        self.worksheet.set_formula_result_default("");
        let dresses: Vec<Dress> = form.columns.iter().map(dress).collect();
        for ((at, cells), row) in form.rows.iter().enumerate().zip(grounds.top..) {
            for (column, (value, entry)) in (0u16..).zip(cells.iter().zip(&form.columns)) {
                let dress = &dresses[usize::from(column)];
                // What is not known of a pupil who is listed may be filled in too.
                let is_open = at >= form.listed || *value == Value::Empty;
                let format = if is_open { &dress.spare } else { &dress.listed };
                match &entry.entry {
                    Entry::Total(words) => {
                        let formula = Formula::new(grounds.total(row, words));
                        self.worksheet.write_formula_with_format(row, column, formula, format)?;
                    }
                    _ => self.write_value(row, column, value, Some(format))?,
                }
            }
        }
        for (at, column) in (0u16..).zip(&form.columns) {
            if column.look == crate::report::plan::Look::Id {
                self.worksheet.ignore_error_range(grounds.top, at, grounds.bottom, at, IgnoreError::NumberStoredAsText)?;
            }
        }
        Ok(())
    }

    /// What a spreadsheet says and refuses while a column is filled in.
    fn guide_entry(&mut self, grounds: &Grounds<'_, '_>, at: u16, column: &FormColumn) -> Result<(), XlsxError> {
        let validation = match &column.entry {
            Entry::Mark(mark) => told(DataValidation::new().allow_custom(Formula::new(fits(mark, &cell(grounds.top, at)))), &mark.hint)?,
            Entry::Choice(choice) | Entry::Reason(choice) => chosen(choice)?,
            Entry::Fixed | Entry::Listed | Entry::Free | Entry::Total(_) => return Ok(()),
        };
        self.worksheet.add_data_validation(grounds.top, at, grounds.bottom, at, &validation)?;
        Ok(())
    }

    /// Colours what is no mark of the paper (pasted cells are not asked), and what is missing in a row that somebody began.
    fn mark_doubts(&mut self, grounds: &Grounds<'_, '_>) -> Result<(), XlsxError> {
        let marks: Vec<(u16, &MarkEntry)> = grounds.marks().collect();
        for (at, mark) in &marks {
            let here = cell(grounds.top, *at);
            let wrong = format!("=AND(LEN(TRIM({here}))>0,NOT({}))", fits(mark, &here));
            self.colour(grounds, *at, &wrong, style::WRONG_FILL, style::WRONG_INK)?;
        }
        let row = grounds.across(grounds.top);
        let explained = grounds.reason().map(|reason| format!(",LEN(TRIM(${}{}))=0", column_name(reason), grounds.top + 1));
        let explained = explained.unwrap_or_default();
        for (at, _) in marks.iter().filter(|(_, mark)| !mark.optional) {
            let missing = format!("=AND(LEN(TRIM({}))=0,COUNTA({row})>0{explained})", cell(grounds.top, *at));
            self.colour(grounds, *at, &missing, style::NOTICE_FILL, style::INK)?;
        }
        Ok(())
    }

    fn colour(&mut self, grounds: &Grounds<'_, '_>, column: u16, rule: &str, fill: u32, ink: u32) -> Result<(), XlsxError> {
        let format = Format::new().set_background_color(fill).set_font_color(ink);
        let rule = ConditionalFormatFormula::new().set_rule(rule).set_format(format);
        self.worksheet.add_conditional_format(grounds.top, column, grounds.bottom, column, &rule)?;
        Ok(())
    }
}

impl<'f> Grounds<'f, '_> {
    fn marks(&self) -> impl Iterator<Item = (u16, &'f MarkEntry)> {
        (0u16..).zip(&self.form.columns).filter_map(|(at, column)| match &column.entry {
            Entry::Mark(mark) => Some((at, mark)),
            _ => None,
        })
    }

    fn reason(&self) -> Option<u16> {
        (0u16..).zip(&self.form.columns).find(|(_, column)| matches!(column.entry, Entry::Reason(_))).map(|(at, _)| at)
    }

    /// The marks of a row, which stand side by side: `$E7:$M7`.
    fn across(&self, row: u32) -> String {
        let columns: Vec<u16> = self.marks().map(|(at, _)| at).collect();
        let (first, last) = (columns.first().copied().unwrap_or_default(), columns.last().copied().unwrap_or_default());
        format!("${}{}:${}{}", column_name(first), row + 1, column_name(last), row + 1)
    }

    /// Empty until every paper of the row has a mark: an unfinished sum would look like a finished one.
    fn total(&self, row: u32, not_missed: &[String]) -> String {
        let (marks, count) = (self.across(row), self.marks().count());
        let words = not_missed.iter().map(|word| format!("+COUNTIF({marks},{})", quoted(word)));
        let optional = self.marks().filter(|(_, mark)| mark.optional);
        let spared: String = words.chain(optional.map(|(at, _)| format!("+(LEN(TRIM(${}{}))=0)", column_name(at), row + 1))).collect();
        format!("=IF(AND(COUNT({marks})>0,COUNT({marks}){spared}={count}),SUM({marks}),\"\")")
    }
}

/// A number from zero to the full mark in its steps, or one of the words. `IF`, since `AND` asks every question of a text too.
fn fits(mark: &MarkEntry, cell: &str) -> String {
    let MarkEntry { full, step, words, .. } = mark;
    let words: Vec<String> = words.iter().map(|word| format!("{cell}={}", quoted(word))).collect();
    let number = format!("AND({cell}>=0,{cell}<={full},ROUND({cell}/{step},6)=ROUND({cell}/{step},0))");
    format!("IF(ISNUMBER({cell}),{number},OR({}))", if words.is_empty() { "FALSE".to_owned() } else { words.join(",") })
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

fn told(validation: DataValidation, hint: &Hint) -> Result<DataValidation, XlsxError> {
    validation.set_input_title(&hint.title)?.set_input_message(&hint.before)?.set_error_title(&hint.title)?.set_error_message(&hint.refused)
}

/// A list from which another text may differ once the spreadsheet has asked.
fn chosen(choice: &Choice) -> Result<DataValidation, XlsxError> {
    let list = DataValidation::new().allow_list_strings(&choice.texts)?.set_error_style(DataValidationErrorStyle::Warning);
    told(list, &choice.hint)
}

/// Whoever fills in a form may filter it, and widen columns that are too narrow for a name.
fn allowed() -> ProtectionOptions {
    ProtectionOptions { use_autofilter: true, format_columns: true, ..ProtectionOptions::default() }
}

fn dress(column: &FormColumn) -> Dress {
    let plain = formats::column(column.look, false).set_border(FormatBorder::Thin).set_border_color(style::GRID);
    let locked = || plain.clone().set_background_color(style::STRONG_FILL);
    let open = || plain.clone().set_unlocked();
    match &column.entry {
        Entry::Fixed | Entry::Total(_) => Dress { listed: locked(), spare: locked() },
        Entry::Listed => Dress { listed: locked(), spare: open() },
        Entry::Mark(_) => Dress { listed: open().set_align(FormatAlign::Center), spare: open().set_align(FormatAlign::Center) },
        Entry::Free | Entry::Choice(_) | Entry::Reason(_) => Dress { listed: open(), spare: open() },
    }
}

fn column_name(column: u16) -> String {
    column_number_to_name(column)
}

/// A cell as the formulas of a range call it: `E7`, which moves along with each cell of the range.
fn cell(row: u32, column: u16) -> String {
    format!("{}{}", column_name(column), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Score, report::plan::Look};

    fn mark(full: i32, step: &str) -> MarkEntry {
        let words = vec!["缺考".to_owned(), "免考".to_owned()];
        MarkEntry { full: Score::whole(full), step: step.parse().expect("a score"), optional: false, words, hint: Hint::default() }
    }

    #[test]
    fn a_mark_is_asked_for_as_a_number_or_a_word() {
        let rule = fits(&mark(150, "0.5"), "E7");
        assert_eq!(rule, "IF(ISNUMBER(E7),AND(E7>=0,E7<=150,ROUND(E7/0.5,6)=ROUND(E7/0.5,0)),OR(E7=\"缺考\",E7=\"免考\"))");
        assert!(rule.chars().count() < 255, "Excel takes no longer rule");
    }

    #[test]
    fn a_total_waits_for_every_paper() {
        let column = |entry| FormColumn { title: String::new(), look: Look::Score, width: 8.0, entry };
        let form = |optional| {
            let marks = [MarkEntry { optional, ..mark(100, "1") }, mark(100, "1")].map(|mark| column(Entry::Mark(mark)));
            Form { columns: marks.into_iter().chain([column(Entry::Total(Vec::new()))]).collect(), ..Form::default() }
        };
        let choice = form(true);
        let choice = Grounds { form: &choice, top: 4, bottom: 9 };
        assert!(choice.total(4, &[]).contains("COUNT($A5:$B5)+(LEN(TRIM($A5))=0)=2"), "{}", choice.total(4, &[]));
        let form = form(false);
        let grounds = Grounds { form: &form, top: 4, bottom: 9 };
        assert_eq!(grounds.total(4, &[]), "=IF(AND(COUNT($A5:$B5)>0,COUNT($A5:$B5)=2),SUM($A5:$B5),\"\")");
        assert_eq!(
            grounds.total(4, &["未选考".to_owned()]),
            "=IF(AND(COUNT($A5:$B5)>0,COUNT($A5:$B5)+COUNTIF($A5:$B5,\"未选考\")=2),SUM($A5:$B5),\"\")"
        );
    }
}
