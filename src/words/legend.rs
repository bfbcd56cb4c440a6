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
    SCREEN_LIST {
        "本表共 {rows} 行，供在屏幕上筛选、排序查阅；打印时只印第一页，要全部打印，请先取消打印区域（页面布局→打印区域）。",
        "This list has {rows} rows and is meant for the screen, to filter and sort; only its first page is printed. To print all of it, clear the print area first (Page Layout → Print Area)."
    }
    SCREEN_NUMBERS {
        "图下的表（{rows} 行）是画图所用的数字，供在屏幕上查阅，不打印。",
        "The table below the pictures ({rows} rows) holds the figures they are drawn from; it is for the screen and is not printed."
    }
    SCREEN_MARK { "{title}（长表，屏幕查阅）", "{title} (long list, for the screen)" }
}
