//! What every figure means: terms, formulas, rivals, a file for each chapter; here what the chapters share. The rows are put
//! together in [`crate::stats::catalogue`].

pub mod attainable;
pub mod balance;
pub mod composite;
pub mod counts;
pub mod distribution;
pub mod gaps;
pub mod items;
pub mod level;
pub mod lines;
pub mod paper;
pub mod position;
pub mod progress;
pub mod remark;
pub mod tables;
pub mod tails;
pub mod value_added;

use super::Phrase;

crate::words! {
    // Units
    UNIT_MARKS { "分", "marks" }
    UNIT_SHARE { "0 到 1 的比例，表中写作百分数", "a share 0..1, shown as a percentage" }
    UNIT_PERSONS { "人", "persons" }
    UNIT_PLACE { "名次", "place" }
    UNIT_SD { "标准差的倍数", "standard deviations" }
    UNIT_T { "T 分，全县平均为 50，一个标准差为 10", "T scale: county mean 50, one standard deviation 10" }
    UNIT_NONE { "无单位", "a pure number" }

    // What is divided by
    BY_CHOSEN { "分母口径所定的人数", "the number that the chosen denominator gives" }
    BY_N { "统计人数 n", "n, the scores that count" }
    BY_EXPECTED { "应考人数 N", "N, the candidates expected" }
    BY_SCHOOLS { "学校数", "the number of schools" }

    // When there is no such figure
    UNDEFINED_NO_SCORES { "没有可统计的成绩时留空", "empty where no score counts" }
    UNDEFINED_NOBODY { "无人应考时留空", "empty where nobody is expected" }
    UNDEFINED_NO_SPREAD { "全县成绩没有差别（标准差为 0）时留空", "empty where all scores of the county are equal" }
    UNDEFINED_ZERO_MEAN { "县均分为 0 时留空", "empty where the county mean is 0" }
    UNDEFINED_ONE_SCHOOL { "有成绩的学校不足两所，或校均分的平均为 0 时留空", "empty with fewer than two schools, or where their means average 0" }
    UNDEFINED_ICC {
        "有成绩的学校不足两所、没有一所学校多于一人，或校内成绩没有差别时留空",
        "empty with fewer than two schools, with one candidate in each, or where scores within schools are all equal",
    }
    UNDEFINED_FEW { "不足两人时留空", "empty with fewer than two candidates" }
    UNDEFINED_NO_ITEMS { "没有小题分时留空", "empty without item scores" }
    UNDEFINED_NO_TOTAL { "只有一科时没有总分", "there is no total of a single paper" }

    // Chapters
    CHAPTER_COUNTS { "谁计入", "Who counts" }
    CHAPTER_LEVEL { "水平", "Level" }
    CHAPTER_TAILS { "全科、前后段", "All papers, tops and bottoms" }
    CHAPTER_LINES { "上线、赋分、偏科", "Lines, scaled scores, uneven subjects" }
    CHAPTER_COMPOSITE { "综合评价", "Composite" }
    CHAPTER_POSITION { "位置", "Position" }
    CHAPTER_DISTRIBUTION { "分布", "Distribution" }
    CHAPTER_PAPER { "试卷", "Papers" }
    CHAPTER_BALANCE { "均衡", "Balance" }
    CHAPTER_GAPS { "两组比较、同名算法", "Two groups, rival figures" }
    CHAPTER_ATTAINABLE { "上报数字", "Reported figures" }
    CHAPTER_VALUE_ADDED { "增值", "Value added" }
    CHAPTER_REMARK { "复评", "Re-marking" }
    CHAPTER_TABLES { "数据表的列", "Columns of the tables" }
}

/// Every phrase of every chapter.
#[must_use]
pub fn all() -> Vec<Phrase> {
    [
        ALL,
        attainable::ALL,
        balance::ALL,
        composite::ALL,
        counts::ALL,
        distribution::ALL,
        gaps::ALL,
        items::ALL,
        level::ALL,
        lines::ALL,
        paper::ALL,
        position::ALL,
        progress::ALL,
        remark::ALL,
        tables::ALL,
        tails::ALL,
        value_added::ALL,
    ]
    .concat()
}
