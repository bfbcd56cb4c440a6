//! Labels of rows that are no students: summaries and notes.

/// Whole labels; none of them is anybody's name.
const WHOLE: [&str; 77] = [
    "总分",
    "实考",
    "应考",
    "参考",
    "缺考",
    "均值",
    "平均数",
    "max",
    "min",
    "mean",
    "average",
    "avg",
    "total",
    "sum",
    "count",
    "sd",
    "stdev",
    "优秀数",
    "分值",
    "赋分",
    "教师",
    "老师",
    "教师姓名",
    "班主任",
    "科任",
    "学分",
    "难度",
    "区分度",
    "信度",
    "满分值",
    "年级",
    "全级",
    "全校",
    "全班",
    "全县",
    "全区",
    "全市",
    "本班",
    "本校",
    "差值",
    "对比",
    "时间",
    "时长",
    "日期",
    "课程号",
    "highest",
    "lowest",
    "median",
    "passrate",
    "maximum",
    "minimum",
    "课程代码",
    "权重",
    "权值",
    "比重",
    "学时",
    "课时",
    "试卷编号",
    "试卷代码",
    "试卷号",
    "科目代码",
    "科目编号",
    "课程编号",
    "标准答案",
    "答案",
    "正确答案",
    "参考答案",
    "key",
    "answerkey",
    "fullmark",
    "fullmarks",
    "题型",
    "知识点",
    "考点",
    "能力",
    "能力层次",
    "配分",
];

/// Whether a label says that its row sums up others, whoever they are: `年级平均分`, `90-100(优)`, `满分`.
pub fn is_summary_label(key: &str) -> bool {
    const PARTS: [&str; 42] = [
        "平均",
        "均分",
        "合计",
        "总计",
        "小计",
        "最高",
        "最低",
        "满分",
        "及格",
        "优秀",
        "良好",
        "低分",
        "标准差",
        "方差",
        "中位",
        "众数",
        "人数",
        "排名",
        "名次",
        "难度",
        "区分度",
        "得分率",
        "全距",
        "极差",
        "差异系数",
        "优良率",
        "合格率",
        "前30%",
        "后30%",
        "总和",
        "统计",
        "参考率",
        "学分",
        "信度",
        "任课",
        "汇总",
        "示例",
        "考试时",
        "考试日期",
        "监考",
        "答案",
        "pointspossible",
    ];
    WHOLE.contains(&key) || is_place_in_order(key) || PARTS.iter().any(|part| key.contains(part)) || is_band(key)
}

/// Whether a text in the column of names is a label: short ones only where they begin or end like one, for there are pupils
/// called 李优秀.
pub fn is_summary_label_among_names(key: &str) -> bool {
    const BEGINS: [&str; 13] = ["任课", "平均", "均分", "合计", "总计", "小计", "最高", "最低", "满分", "及格", "优秀", "良好", "标准差"];
    const ENDS: [&str; 10] = ["平均", "均分", "平均分", "合计", "总计", "小计", "率", "人数", "排名", "名次"];
    let shaped = is_place_in_order(key) || BEGINS.iter().any(|word| key.starts_with(word)) || ENDS.iter().any(|word| key.ends_with(word));
    is_summary_label(key)
        && (shaped || key.chars().count() > 3 || !key.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) || WHOLE.contains(&key))
}

/// `1班`, `九(3)班`: no pupil's name; beside figures it labels the means of a class.
pub fn is_class_label(key: &str) -> bool {
    key.strip_suffix('班').is_some_and(|class| {
        class.bytes().any(|b| b.is_ascii_digit())
            && class.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十初高年级()".contains(c))
    })
}

/// `第一名`, `前十名平均`, `后30%`, `与年级差`.
fn is_place_in_order(key: &str) -> bool {
    key.starts_with(['第', '前', '后', '与', '较', '比']) && (key.ends_with(['名', '差', '分', '位']) || key.contains(['%', '比']))
}

/// `90-100(优)`, `80~89`, `60分以下`, `≥90`.
fn is_band(key: &str) -> bool {
    let digits = key.chars().filter(char::is_ascii_digit).count();
    let bounded = key.split_once(['-', '~', '—', '～']).is_some_and(|(low, high)| {
        let low = low.trim_start_matches(['[', '(']);
        let high: String = high.chars().take_while(char::is_ascii_digit).collect();
        (1..=3).contains(&low.len()) && low.bytes().all(|b| b.is_ascii_digit()) && (2..=3).contains(&high.len())
    });
    bounded
        || (digits > 0 && (key.contains("分以") || key.contains("以上") || key.contains("以下")))
        || key.starts_with(['≥', '≤', '<', '>'])
}

/// Whether a text in a column of ids is the label or note of a row that is no pupil.
pub fn is_no_pupil(key: &str) -> bool {
    is_summary_label(key) || is_note(key) || (!key.is_ascii() && key.chars().count() > 6)
}

/// Whether a text standing alone in its row is a note: `注：…`, a date, a signature line.
pub fn is_note(key: &str) -> bool {
    let counts = key.ends_with('人') && key.bytes().any(|byte| byte.is_ascii_digit());
    begins_note(key) || counts || is_page(key) || key.contains(':') || key.chars().count() > 15
}

/// `第2页`, `共3页`.
fn is_page(key: &str) -> bool {
    key.ends_with('页') && key.starts_with(['第', '共']) && key.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// Whether a text in a row of texts only is part of a footer: `审核人:`, `任课教师签字:`.
pub fn is_footer_text(key: &str) -> bool {
    let counts = key.ends_with('人') && key.bytes().any(|byte| byte.is_ascii_digit());
    begins_note(key) || counts || key.contains(':') || key.contains("签字") || key.contains("签名") || key.contains("盖章")
}

/// Whether a text begins as notes do.
pub fn begins_note(key: &str) -> bool {
    const STARTS: [&str; 18] = [
        "注",
        "示例",
        "样例",
        "例:",
        "说明",
        "备注",
        "排名范围",
        "制表",
        "填表",
        "审核",
        "校长",
        "日期",
        "签",
        "附",
        "※",
        "*",
        "统计人",
        "打印",
    ];
    STARTS.iter().any(|start| key.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_summary_rows() {
        for label in ["年级平均分", "平均成绩", "总分", "90-100(优)", "学校在联考排名", "满分", "合计"] {
            assert!(is_summary_label(label), "{label}");
        }
        for label in ["张三", "20240001", "学生12", "九(3)班", "2024-0001"] {
            assert!(!is_summary_label(label), "{label}");
        }
    }
}
