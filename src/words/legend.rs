//! Legends of colours and bars, names of tables, and words of the pictures.

crate::words! {
    ALL_GRADES { "全书共用", "For all grades" }
    COLOURS { "颜色（{of}）：", "Colours ({of}):" }
    BARS { "条形（{of}）：", "Bars ({of}):" }
    AND_OTHERS { "{names}等 {n} 列", "{names} and others, {n} columns" }
    BAR_TO { "从 0 到 {full}", "from 0 to {full}" }
    AT_MOST { "{value} 及以下", "{value} or less" }
    BETWEEN { "白色 {value}", "white {value}" }
    AT_LEAST { "{value} 及以上", "{value} or more" }
}
