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
}
