//! Phrases of 综合评价: what metrics and bases are called, and the sheet.

crate::words! {
    METRIC_MEAN { "平均分", "mean" }
    METRIC_PASS { "及格率", "pass rate" }
    METRIC_EXCELLENT { "优秀率", "excellent rate" }
    METRIC_GOOD { "良好率", "good rate" }
    METRIC_LOW { "1−低分率", "1 − low rate" }
    METRIC_FULL { "满分率", "full-mark rate" }
    METRIC_PARTICIPATION { "参考率", "participation" }
    METRIC_VALUE_ADDED { "增值（T 分）", "value added (T)" }

    BASE_OF_FULL { "占满分：平均分 ÷ 满分，各率用原值，增值 T 分 ÷ 100", "of the full mark: mean / full mark, rates as they are, value added on the T scale / 100" }
    BASE_SHARE_OF_BEST { "占最高：各项 ÷ 各校最高值", "share of the best: each figure / the highest of all schools" }
    BASE_SHARE_OF_COUNTY { "占全县：各项 ÷ 全县值，增值 T 分 ÷ 50", "share of the county: each figure / that of the county, value added on the T scale / 50" }
    BASE_Z { "标准分：(各项 − 各校平均) ÷ 各校标准差", "z: (figure − mean over schools) / standard deviation over schools" }

    SHEET_COMPOSITE { "综合评价", "Composite" }
    TITLE_COMPOSITE { "学校综合评价（内部使用）", "Composite of the schools (internal)" }
    NOTE_COMPOSITE {
        "口径：{base}。每项得分 = 权重 × 折算值；合计 × 类别系数 = 得分。表中列出每一步，按所列数值可以重算。",
        "How it is computed: {base}. Points of a metric = weight × ratio; sum × coefficient of the category = points. Every step is shown, so that the sum can be done again.",
    }
    NOTE_COMPOSITE_ORDER {
        "同类学校排在一起，按得分从高到低；得分没有误差区间，不给名次。",
        "Schools of a category stand together, highest points first. Points have no interval, so no ranks are given.",
    }
    NOTE_COMPOSITE_USE {
        "只供教研内部参考，不得公布、不得作为对学校或教师奖惩的唯一依据。",
        "For internal use in teaching research only: not to be published, and never the only ground for rewarding or blaming schools or teachers.",
    }
    COL_VALUE_OF { "{metric}", "{metric}" }
    COL_REFERENCE_OF { "{metric}基准", "Base of {metric}" }
    COL_SPREAD_OF { "{metric}校间标准差", "SD over schools of {metric}" }
    COL_POINTS_OF { "{metric}得分（权重 {weight}）", "Points of {metric} (weight {weight})" }
    COL_SUM { "合计", "Sum" }
    COL_COEFFICIENT { "类别系数", "Coefficient" }
    COL_POINTS { "综合得分", "Points" }
    HEAD_BY_TEACHER { "任课教师的得分", "Points of teachers" }
    HEAD_BY_SUBJECT { "各科综合得分", "Points by subject" }
}
