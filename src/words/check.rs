//! What return lists and the upload board say.

crate::words! {
    // files and sheets
    FILE_BOARD { "上报情况.xlsx", "upload-board.xlsx" }
    FOLDER_RETURNS { "退回", "returns" }
    UNIT_BOARD { "上报情况", "Upload board" }
    UNIT_RETURN { "{school} 退回修改单", "{school}: return list" }
    SHEET_RETURN { "修改单", "To correct" }
    SHEET_SINGLE { "逐处清单", "Place by place" }
    SHEET_RECEIVED { "收到的文件", "Received" }
    SHEET_OVERVIEW { "总览", "Overview" }
    SHEET_BOARD { "各校情况", "Schools" }
    SHEET_OFFICE { "教研室待办", "For the office" }
    TITLE_RETURN { "{school} 成绩退回修改单", "{school}: corrections to the scores sent in" }
    TITLE_SINGLE { "逐处清单", "Place by place" }
    TITLE_RECEIVED { "收到的文件", "Files received" }
    TITLE_RECEIVED_SCHOOL { "本校报来的文件", "Files received from this school" }
    TITLE_BOARD { "各校上报情况", "What each school sent" }
    TITLE_OFFICE { "教研室待办", "For the office to see to" }
    LEVEL_RETURN { "仅供本校核对更正", "For this school only" }
    BACK { "← 返回首页", "← Back to the first sheet" }

    // notes
    NOTE_RETURN {
        "请按“文件、工作表、单元格”找到原表中的位置。要求是“更正”的，请在本校原来的成绩表里改正并重新上报；要求是“确认”的，核对后在“更正为”一栏写“属实”，有误的写上正确内容并改正原表。本单填好后签字交回。",
        "Find each place in your own file by file, sheet and cell. Where a correction is asked for, correct your sheet and send it in again; where a confirmation is asked for, write “true” in the column “Correct is”, or what is right, and correct the sheet. Sign this list and send it back.",
    }
    NOTE_RETURN_MARKS {
        "“格内内容”是原表这一格里的内容。原来的分数没有改动过。",
        "“Stands there” is what your sheet holds in that cell. No score has been changed.",
    }
    NOTE_SINGLE {
        "修改单中一行代表多处的，在这里逐处列出；序号与修改单相同。",
        "The places of those lines of the list that stand for many; the numbers are those of the list.",
    }
    NOTE_RECEIVED {
        "收到的全部文件，每张工作表一行。摘要是文件内容 SHA-256 的前 12 位：内容改动一个字，摘要就不同。",
        "Every file received, a line for each sheet. The digest is the first 12 digits of SHA-256 over the file: it differs as soon as one character does.",
    }
    NOTE_RECEIVED_SCHOOL {
        "读到本校考生的文件。摘要是文件内容 SHA-256 的前 12 位，可用来确认教研室手里的是哪一份。",
        "Files in which pupils of this school were read. The digest is the first 12 digits of SHA-256 over the file: it tells which version the office holds.",
    }
    NOTE_OVERVIEW {
        "只检查报来的表，没有作任何统计。各校要改的内容在“退回”文件夹里，每校一本。",
        "The sheets were checked and nothing was computed. What each school has to correct is in the folder “returns”, a workbook for each school.",
    }
    NOTE_BOARD {
        "每校每年级一行。学科列是有成绩的人数，“缺”表示半数以上学校有、这所学校一个也没有。应有人数和缺少人数以学籍名册为准，没有名册时留空。",
        "A line for each school and grade. Under a subject stands the number of marks; “none” means that more than half of the schools have some and this one has none. Expected and missing pupils are told by the roster and left empty without one.",
    }
    COL_HEADCOUNT_SIGNED { "人数确认单", "Head count" }
    NOT_SIGNED { "未签回", "not signed" }
    SIGNED_THESE { "已签回", "signed" }
    SIGNED_OTHERS { "签的不是现在的数据", "signed other data" }
    NOTE_SIGNED {
        "人数确认单：核对码与现在读到的数据相同才是“已签回”；不同说明签字之后数据又改过，要请学校重签。",
        "Head count: “signed” only where the code is that of the data at hand; else the data have changed since, and the school has to sign again.",
    }
    NOTE_STATES {
        "未交：没有收到；有误待改：有必须更正的内容；待确认：只有要确认的内容；齐全：没有要做的。",
        "Awaited: nothing came in. To correct: something must be corrected. To confirm: only confirmations are open. In order: nothing is left to do.",
    }
    NOTE_OFFICE {
        "不属于某一所学校、或要由教研室决定的内容：催收、学校名册、学籍名册、设置。",
        "What is no single school's, or for the office to decide: schools to be reminded, register, roster, settings.",
    }

    // facts and sentences
    FACT_ASKED { "要求", "Asked for" }
    FACT_SCHOOLS { "学校", "Schools" }
    FACT_FILLED_BY { "填表", "Filled in by" }
    SIGN_LINE { "经办人：____________    校长（签章）：____________    日期：____________", "Clerk: ____________    Head of school: ____________    Date: ____________" }
    RETURN_ASKED { "更正 {correct} 处，确认 {confirm} 处", "{correct} places to correct, {confirm} to confirm" }
    READ_OF_GRADE { "{grade}：读到 {read} 人；各科有成绩的人数：{marks}", "{grade}: {read} pupils read; marks in {marks}" }
    OVERVIEW {
        "共 {all} 所，已交 {in} 所，未交 {awaited} 所；齐全 {clean} 所，待确认 {doubtful} 所，有误待改 {faulty} 所",
        "{in} of {all} are in, {awaited} awaited; {clean} in order, {doubtful} with something to confirm, {faulty} with something to correct",
    }
    OVERVIEW_PLACES {
        "必须更正 {correct} 处，请确认 {confirm} 项；其中教研室待办 {office} 项",
        "{correct} places to correct, {confirm} things to confirm; of these {office} lines for the office",
    }
    SCHOOLS_OF_STATE { "{state}（{n} 所）：{schools}", "{state} ({n}): {schools}" }
    SCHOOL_GRADES { "{school}（{grades}）", "{school} ({grades})" }
    HEAD_GRADES { "按年级", "By grade" }
    GRADE_UNKNOWN { "（不明）", "(not told)" }
    STATE_AWAITED { "未交", "Awaited" }
    STATE_FAULTY { "有误待改", "To correct" }
    STATE_DOUBTFUL { "待确认", "To confirm" }
    STATE_CLEAN { "齐全", "In order" }
    NEED_CORRECT { "更正", "correct" }
    NEED_CONFIRM { "确认", "confirm" }
    LACKING { "缺", "none" }
    REMARK_AWAITED { "没有收到", "nothing came in" }
    REMARK_UNREAD { "收到的文件没有读出考生", "no pupil could be read from what came in" }
    REMARK_LACKING { "缺 {subjects}", "no marks in {subjects}" }
    REMARK_MISSING { "名册上有 {n} 人不在表里", "{n} pupils of the roster not in the sheets" }
    SPOTS { "{spots} 等 {n} 处", "{spots} … ({n})" }
    SPOT_ROW { "第 {row} 行", "row {row}" }
    SPOT_COLUMN { "{column} 列", "column {column}" }
    AND_THEN { "；", "; " }
    AND_MORE { "……还有 {n} 项", " … and {n} more" }
    AND_OTHERS { "{schools} 等 {n} 所", "{schools} and others ({n})" }
    FOR_NOW { "目前：{did}", "For now: {did}" }
    SEE_SINGLE { "见“逐处清单”序号 {number}", "see “Place by place”, no. {number}" }

    // columns
    COL_NUMBER { "序号", "No." }
    COL_NEED { "要求", "Asked" }
    COL_PUPIL { "学生", "Pupil" }
    COL_CONTENT { "格内内容", "Stands there" }
    COL_PROBLEM { "问题", "What is wrong" }
    COL_CURE { "怎么办", "What to do" }
    COL_CORRECTED { "更正为", "Correct is" }
    COL_SIGNED { "签名", "Signed" }
    COL_SETTLED { "处理结果", "Settled" }
    COL_DIGEST { "摘要", "Digest" }
    COL_BYTES { "字节", "Bytes" }
    COL_READ_AS { "读作", "Read as" }
    COL_PUPILS_READ { "读到人数", "Pupils read" }
    COL_STATE { "状态", "State" }
    COL_FILES { "文件", "Files" }
    COL_SHEETS { "工作表", "Sheets" }
    COL_EXPECTED_ROSTER { "名册应有", "On roster" }
    COL_MISSING { "缺少", "Missing" }
    COL_UNLISTED { "名册外", "Not on roster" }
    COL_CORRECTIONS { "须更正", "To correct" }
    COL_CONFIRMATIONS { "须确认", "To confirm" }
    COL_REMARK { "说明", "Remarks" }
    COL_RETURN_FILE { "退回文件", "Return list" }
    COL_SCHOOLS_ALL { "学校数", "Schools" }

    // terminal
    SUMMARY_SCHOOLS { "学校", "Schools" }
    SUMMARY_ASKED { "要求", "Asked for" }
    SUMMARY_AWAITED { "未交", "Awaited" }
    SUMMARY_FINE {
        "没有必须更正的内容，可以分析了：kaojing analyze",
        "Nothing must be corrected; the scores can be analysed: kaojing analyze",
    }
    SUMMARY_RETURN {
        "请把“{folder}”里各校的修改单发给学校，收到更正后的表再检查一次。",
        "Send each school its list from “{folder}”, and check again when the corrected sheets are in.",
    }
}
