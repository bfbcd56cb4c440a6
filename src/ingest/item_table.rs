//! [`ItemTable`] and [`BlueprintTable`]: item scores of one paper, and what each item asks, as sheets say it.

use super::table::Named;
use crate::model::{Choice, Grade, ItemScore, Score, Subject};
use compact_str::CompactString;

/// The items of one paper in one sheet, columns beside the rows of its [`ScoreTable`](super::table::ScoreTable).
#[derive(Clone, Debug, Default)]
pub struct ItemTable {
    /// The paper's subject, where the names around the table tell it.
    pub subject: Option<Subject>,
    /// The rows of candidates in the sheet, from zero, ascending.
    pub rows: Vec<u32>,
    /// Item columns in sheet order.
    pub columns: Vec<ItemColumn>,
    /// What rows beside the candidates (满分, 答案, 题型, 知识点) say of the items.
    pub facts: Vec<ItemFacts>,
}

impl ItemTable {
    /// Adds the rows of another stretch of the sheet below these; an item that one of them lacks is empty there.
    pub fn append(&mut self, other: Self) {
        let rows = self.rows.len();
        self.rows.extend(other.rows);
        let total = self.rows.len();
        for column in other.columns {
            let at = self.columns.iter().position(|known| known.key == column.key).unwrap_or_else(|| {
                let scores = vec![ItemScore::NONE; rows];
                self.columns.push(ItemColumn { scores, choices: Vec::new(), ..column.clone() });
                self.columns.len() - 1
            });
            let known = &mut self.columns[at];
            known.full = known.full.or(column.full);
            known.of_options &= column.of_options;
            known.scores.extend(column.scores);
            if !known.choices.is_empty() || !column.choices.is_empty() {
                known.choices.resize(rows, Choice::NONE);
                known.choices.extend(column.choices);
            }
        }
        for column in &mut self.columns {
            column.scores.resize(total, ItemScore::NONE);
            if !column.choices.is_empty() {
                column.choices.resize(total, Choice::NONE);
            }
        }
        self.facts.extend(other.facts);
    }
}

/// A column of item scores, of chosen options, or of both.
#[derive(Clone, Debug, Default)]
pub struct ItemColumn {
    /// The item's name as written, its full mark taken off.
    pub name: CompactString,
    /// The name under which sheets and blueprints agree: `第26题（2）` and `26.2` are one.
    pub key: CompactString,
    /// Column in the sheet, from zero.
    pub column: u32,
    /// Full mark in the header.
    pub full: Option<Score>,
    /// A score for each row.
    pub scores: Vec<ItemScore>,
    /// The options that each row chose; empty where nobody chose any.
    pub choices: Vec<Choice>,
    /// Nothing but options: right and wrong need a key.
    pub of_options: bool,
}

/// What is known of an item besides its scores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemFacts {
    /// Row in the sheet, from zero.
    pub row: u32,
    /// The item as written.
    pub name: CompactString,
    /// As [`ItemColumn::key`].
    pub key: CompactString,
    /// Full mark.
    pub full: Option<Score>,
    /// Objective or subjective.
    pub part: Option<Part>,
    /// 题型 as written.
    pub form: CompactString,
    /// 知识点, 主题: each a name.
    pub topics: Vec<CompactString>,
    /// 能力层次; empty if none.
    pub ability: CompactString,
    /// The right options.
    pub answer: Option<Choice>,
    /// 预估难度, as P.
    pub foreseen: Option<f64>,
    /// Candidates choose one of several items of this group; empty if all are to be answered.
    pub group: CompactString,
}

/// How an item is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 客观题: right or wrong is not for anybody to judge.
    Objective,
    /// 主观题.
    Subjective,
}

impl Part {
    /// The part that a word such as 单选题 or 解答题 names.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        const SUBJECTIVE: [&str; 18] = [
            "非选择",
            "主观",
            "解答",
            "简答",
            "计算",
            "作文",
            "写作",
            "实验",
            "论述",
            "材料",
            "探究",
            "证明",
            "填空",
            "问答",
            "书面",
            "综合",
            "subjective",
            "open",
        ];
        const OBJECTIVE: [&str; 7] = ["选择", "客观", "单选", "多选", "判断", "objective", "choice"];
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match (has(&SUBJECTIVE), has(&OBJECTIVE)) {
            (true, _) => Some(Self::Subjective),
            (false, true) => Some(Self::Objective),
            (false, false) => None,
        }
    }

    /// The word in tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Objective => "objective",
            Self::Subjective => "subjective",
        }
    }
}

/// 双向细目表.
#[derive(Clone, Debug, Default)]
pub struct BlueprintTable {
    /// The paper's subject, where the names around tell it.
    pub subject: Option<Subject>,
    /// Its grade.
    pub grade: Option<Named<Grade>>,
    /// Its items.
    pub items: Vec<ItemFacts>,
}
