//! The terms of what a reported figure can be.

crate::words! {
    ATTAINABLE { "可得性", "Attainability" }
    ATTAINABLE_FORMULA {
        "上报的率 r（d 位小数，百分数）在人数 N 上成立，当且仅当有整数 k（0 ≤ k ≤ N）使 100k ÷ N 四舍五入到 d 位等于 r：99.2 % 对 594 人成立（589 人），68.99 % 对 590 人不成立（574、587 人可以），99.38 % 对 4624 人不成立。上报的平均分成立，当且仅当有最小给分的整数倍之和使 和 ÷ N 四舍五入后等于它。线索 A401 用它核对上报汇总",
        "a reported rate r with d decimals, in percent, on a count N is attainable iff some whole k in 0..N gives 100k/N = r when rounded half up to d decimals: 99.2 of 594 is (589); 68.99 of 590 is not (574 and 587 would do); 99.38 of 4624 is not. A mean is iff some sum in steps of the paper gives sum/N = it when rounded. Lead A401 compares reported summaries with it",
    }
    UNIT_YES { "成立或不成立", "yes or no" }
    BY_REPORTED { "上报的人数", "the count reported" }
    ATTAINABLE_UNDEFINED { "没有人数，或小数多于 12 位时不判断", "not judged without a count, or with more than 12 decimals" }
    ATTAINABLE_RIVALS { "成立不等于正确：人数越多、小数越少，越容易凑巧成立", "attainable is not correct: with many pupils or few decimals nearly everything is" }
}
