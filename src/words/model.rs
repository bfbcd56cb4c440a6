//! Names of things that every room uses: statuses, subjects, levels.

crate::words! {
    STATUS_PRESENT { "实考", "present" }
    STATUS_ABSENT { "缺考", "absent" }
    STATUS_EXEMPT { "免考", "exempt" }
    STATUS_DEFERRED { "缓考", "deferred" }
    STATUS_MISCONDUCT { "违纪", "misconduct" }
    STATUS_WITHDRAWN { "离校", "withdrawn" }
    STATUS_BLANK { "空白", "blank" }
    STATUS_UNREADABLE { "无法识别", "unreadable" }
    STATUS_EXCLUDED { "不计入统计", "left out of statistics" }
    STATUS_NOT_TAKEN { "未开考", "not taken" }
    TOTAL { "总分", "Total" }

    /// Cover notices on what an exam is based on (product.md §2).
    NOTICE_UNDECLARED {
        "提示：本次考试没有声明依据（考试配置 [exam] basis）。请在印发前写明，例如学业水平考试、毕业年级模拟、抽样监测或学校期末汇总。",
        "Note: no basis is declared for this exam (exam file, [exam] basis). Please state it before this is handed on, for example a graduation exam, a mock exam of the graduating grade, sampled monitoring or a collation of schools' own exams."
    }
    NOTICE_UNDECLARED_BARRED {
        "提示：本次考试没有声明依据（考试配置 [exam] basis）。按现行规定，小学和非毕业年级不得组织跨校的日常统一考试；若是抽样监测、学校自主考试的汇总或历史数据，请写明。",
        "Note: no basis is declared for this exam (exam file, [exam] basis). Current rules bar everyday exams across schools in primary and non-graduating grades; if this is sampled monitoring, a collation of schools' own exams or past data, please say so."
    }
    NOTICE_BARRED {
        "提示：按现行规定（2021年义务教育学校考试管理通知、教基厅〔2025〕3号），小学和非毕业年级不得组织跨校的日常统一考试，不得公布成绩和排名。本材料仅供内部研究教学使用，请勿外传。",
        "Note: current rules (the 2021 notice on exams in compulsory education and the notice of December 2025 on everyday exams) bar everyday exams across schools in primary and non-graduating grades, and the publishing of scores and ranks. This is for internal study of teaching only; please do not pass it on."
    }
}
