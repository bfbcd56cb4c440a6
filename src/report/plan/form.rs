//! Tables that people fill in.

use super::{Look, Value};
use crate::model::Score;

/// A table that people fill in: its sheet is protected, and only what they are to fill in can be changed.
#[derive(Clone, Debug, Default)]
pub struct Form<'a> {
    /// Its columns.
    pub columns: Vec<FormColumn>,
    /// Its rows, each as long as `columns`; what people fill in is empty.
    pub rows: Vec<Vec<Value<'a>>>,
    /// Rows from here on are spare lines: they name nobody yet.
    pub listed: usize,
    /// Leading columns that say whose row it is: they stay in view.
    pub keys: usize,
}

/// A column of a form.
#[derive(Clone, Debug)]
pub struct FormColumn {
    /// Its header.
    pub title: String,
    /// How its values look.
    pub look: Look,
    /// Its width in characters.
    pub width: f64,
    /// Who fills it in, and how.
    pub entry: Entry,
}

/// Who fills in the cells of a column, and how.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Nobody: it is there.
    Fixed,
    /// It is there; in spare lines people write what they like.
    Listed,
    /// People write what they like.
    Free,
    /// People choose a text, or write another one.
    Choice(Choice),
    /// People enter a mark.
    Mark(MarkEntry),
    /// The sum of the marks of the row, once none is missing. A mark that is one of these words is not missed.
    Total(Vec<String>),
    /// Why marks of the row are missing; people choose a text.
    Reason(Choice),
}

/// Texts to choose from.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Choice {
    /// The texts.
    pub texts: Vec<String>,
    /// What is said of it.
    pub hint: Hint,
}

/// What a mark can be.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkEntry {
    /// From zero to this.
    pub full: Score,
    /// In these steps.
    pub step: Score,
    /// Not everybody has one: it may stay empty.
    pub optional: bool,
    /// Or one of these words.
    pub words: Vec<String>,
    /// What is said of it.
    pub hint: Hint,
}

/// What a spreadsheet says of a cell while it is filled in.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Hint {
    /// Heads both texts, at most 32 characters.
    pub title: String,
    /// When the cell is chosen, at most 255 characters.
    pub before: String,
    /// When something else was entered, at most 255 characters.
    pub refused: String,
}
