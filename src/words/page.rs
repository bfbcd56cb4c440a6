//! The page: what stands around the sheets' own words.

crate::words! {
    FILE_PAGE { "报告.html", "report.html" }
    PAGE_TITLE { "{exam} 教学质量分析", "{exam}: quality analysis" }
    SKIP { "跳到正文", "Skip to the content" }
    CONTENTS { "目录", "Contents" }
    SECTION_SUMMARY { "概要", "Summary" }
    SECTION_LEADS { "待核实的线索", "Leads to verify" }
    TABLE_CAPTION { "表 {n}　{title}", "Table {n}. {title}" }
    FIGURE_CAPTION { "图 {n}　{title}", "Figure {n}. {title}" }
    SCROLLS { "表 {n}，可横向滚动", "Table {n}, scrolls sideways" }
    FIGURE_PLACE { "项目", "Label" }
    FIGURE_PART { "{caption}（第 {part} 部分，共 {parts} 部分）", "{caption} (part {part} of {parts})" }
    LONG_TABLE { "展开“{title}”的表（{n} 行）", "Show the table “{title}” ({n} rows)" }
    NOT_PRINTED { "其余各图不打印，请看网页或工作簿。", "The other figures are not printed: see the page on a screen, or the workbook." }
    TABLE_NOT_PRINTED { "这张表太宽，不打印，请看网页或工作簿。", "This table is too wide to print: see the page on a screen, or the workbook." }
    NOTE_MEANS { "各校平均分，竖线为全县平均分；同类学校排在一起。难度不同的学科之间不能比较平均分。", "School means; the upright line is the county mean. Comparable schools stand together. Means of papers of different difficulty cannot be compared." }
    BACK { "↑ 回到目录", "↑ Back to the contents" }
    FIGURE_DATA { "图中的数据", "The figure's data" }
    OTHER_FIGURES { "其他各科的图", "Figures of the other papers" }
    LEAD_EFFECT { "效应", "Effect" }
    LEAD_INTERVAL { "{effect} {unit}（95% 区间 {low} 至 {high}）", "{effect} {unit} (95% interval {low} to {high})" }
    LEAD_EFFECT_ALONE { "{effect} {unit}", "{effect} {unit}" }
    LEAD_N { "人数", "Candidates" }
    LEAD_Q { "q 值", "q value" }
    LEAD_EVIDENCE { "依据", "Evidence" }
    LEAD_INNOCENT { "可能的正当解释", "Innocent explanations" }
    LEAD_FIGURE { "见图：该科各校实际均分与期望均分", "Picture: this subject's school means against what is expected" }
    LEAD_NEXT { "下一步", "Next step" }
    FOOT { "由考镜 {version} 生成，离线可读；数字与工作簿、数据表同出一源，口径见最后一节。", "Made by Kaojing {version}; readable offline. Its figures are those of the workbooks and tables; the last section defines them." }
}
