//! The terms of tops and bottoms, and of all papers together.

crate::words! {
    ALL_PASS { "全科及格率", "All-pass rate" }
    ALL_PASS_FORMULA { "各科都达到该科及格线的人数 ÷ 各科全部实考的人数", "candidates who reach the pass line in every paper / candidates present in every paper that they should sit" }
    ALL_EXCELLENT { "全科优秀率", "All-excellent rate" }
    ALL_EXCELLENT_FORMULA { "各科都达到该科优秀线的人数 ÷ 各科全部实考的人数", "candidates who reach the line of excellence in every paper / candidates present in every paper that they should sit" }
    ALL_BY { "各科全部实考的人数", "candidates present in all their papers" }
    ALL_UNDEFINED { "没有这样的考生，或只有一科时留空", "empty where there are none, or with one paper" }
    ALL_RIVALS { "总分达到 60 % 的“总分及格率”是另一回事，前者低得多", "the share whose total reaches 60 % is another figure and much higher" }
    RELATIVE { "相对优秀率", "Relative excellence" }
    RELATIVE_FORMULA {
        "x ≥ 全县第 ⌈0.2·n⌉ 名成绩的人数 ÷ 统计人数（比例可设），同分都算",
        "candidates at or above the score at place ⌈0.2·n⌉ of the county / n (the share can be set), equals included",
    }
    RELATIVE_RIVALS { "参照群体一变它就变，不同考试、不同县不能比较；不能叫优秀率", "it moves with the county and cannot be compared between exams or counties; it is not the excellent rate" }
    BOTTOM { "后 30 % 占比", "Bottom share" }
    BOTTOM_FORMULA { "x < 全县第 30 百分位数（同 PERCENTILE.INC，按十进制精确比较）的人数 ÷ 统计人数（比例可设）", "candidates below the county's 30th percentile (as PERCENTILE.INC, compared exactly) / n (the share can be set)" }
    BOTTOM_RIVALS { "低分率用固定的 40 % 线，与全县成绩无关", "the low rate has a fixed line at 40 % and does not depend on the county" }
    ENDS { "前 p %、后 p % 均分", "Means of top and bottom" }
    ENDS_FORMULA { "本单位成绩最高、最低的 ⌈p·n⌉ 人的平均分，p 可设（默认 20 %）", "mean of the ⌈p·n⌉ highest and lowest scores of the unit, p as set, 20 % by default" }
    ENDS_RIVALS { "取全县前 p % 中属于本单位的考生是另一种算法", "the mean of a unit's candidates among the county's top p % is another figure" }
}
