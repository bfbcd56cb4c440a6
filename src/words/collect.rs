//! What entry workbooks and their list say. Words that schools enter are read back by `ingest::layout::marks`.

crate::words! {
    // files and sheets
    FOLDER_FORMS { "登记表", "forms" }
    FILE_LIST { "发放清单.xlsx", "handout-list.xlsx" }
    FILE_FORM { "{school}{grade}登记表", "{school} {grade} marks" }
    SHEET_FORM { "成绩登记表", "Marks" }
    SHEET_GUIDE { "填写说明", "How to fill in" }
    SHEET_LIST { "发放清单", "Handout list" }
    SHEET_PAPERS { "科目", "Papers" }
    UNIT_FORM { "{school} {grade}", "{school} {grade}" }
    UNIT_LIST { "成绩登记表发放清单", "Handout list of entry workbooks" }
    LEVEL_FORM { "含学生信息，只发给本校", "Holds pupils' data: for this school only" }

    // the form
    TITLE_FORM { "{exam} {grade}成绩登记表", "{exam} {grade}: marks" }
    TITLE_FORM_NO_EXAM { "{grade}成绩登记表", "{grade}: marks" }
    NOTE_WHO { "学校：{school}　年级：{grade}　名册人数：{n}", "School: {school}  Grade: {grade}  On the roster: {n}" }
    NOTE_HOW {
        "只填白色格：有分数填分数，没有分数填{words}，原因在“缺考原因”栏选。灰色格已锁定，不用填。",
        "Fill in the white cells: a mark or, where there is none, {words}; choose the reason further right. Grey cells are locked.",
    }
    NOTE_SPARE {
        "名册上没有的学生（借读、转入、漏列）填在表末“补1”至“补{spare}”行。填完保存，原样交回；不要增删列、改表头。",
        "Pupils who are not listed (guests, newcomers) go into the lines “extra 1” to “extra {spare}” at the end. Save and send back as it is; do not add, remove or rename columns.",
    }
    COL_NUMBER { "序号", "Row" }
    COL_ID { "考号", "ID" }
    COL_REGISTER_ID { "学籍号", "ID" }
    COL_NAME { "姓名", "Name" }
    COL_CLASS { "班级", "Class" }
    COL_PAPER { "{subject}\n(满分{full})", "{subject}\n(full {full})" }
    COL_TOTAL { "总分", "Total" }
    COL_REASON { "缺考原因", "Reason absent" }
    COL_REMARK { "备注", "Remarks" }
    SPARE_NUMBER { "补{n}", "extra {n}" }

    // words entered in place of a mark
    WORD_ABSENT { "缺考", "absent" }
    WORD_EXEMPT { "免考", "exempt" }
    WORD_DEFERRED { "缓考", "deferred" }
    WORD_MISCONDUCT { "违纪", "misconduct" }
    WORD_WITHDRAWN { "转出", "withdrawn" }
    WORD_NOT_TAKEN { "未选考", "not taken" }
    MEANS_ABSENT { "应当参加而没有参加；计入应考，不计入实考", "was to sit the paper and did not; counts as expected, not as present" }
    MEANS_EXEMPT { "按规定不参加（随班就读、病残等）；不计入应考", "excused by the rules; does not count as expected" }
    MEANS_DEFERRED { "批准以后补考；计入应考，不计入实考", "allowed to sit it later; counts as expected, not as present" }
    MEANS_MISCONDUCT { "成绩被取消；计入应考", "the mark was cancelled; counts as expected" }
    MEANS_WITHDRAWN { "考前已转出、休学或离校；不计入应考，保留在名单中", "had left the school before the exam; listed, not expected" }
    MEANS_NOT_TAKEN { "选科中没有选这一科，也可以留空；不计入应考", "did not choose this subject (the cell may stay empty too); not expected" }

    // reasons
    REASON_ILL { "缺考：病假", "absent: ill" }
    REASON_LEAVE { "缺考：事假", "absent: on leave" }
    REASON_OTHER { "缺考：其他", "absent: other" }
    REASON_INCLUSION { "免考：随班就读", "exempt: inclusion" }
    REASON_DISABLED { "免考：病残", "exempt: disabled" }
    REASON_DEFERRED { "缓考", "deferred" }
    REASON_MISCONDUCT { "违纪", "misconduct" }
    REASON_LEFT { "转出", "withdrawn" }
    REASON_SUSPENDED { "休学", "withdrawn: suspended" }
    REMARK_GUEST { "借读", "guest" }
    REMARK_INCLUSION { "随班就读", "inclusion" }
    REMARK_NEWCOMER { "转入", "newcomer" }
    REMARK_FORGOTTEN { "名册漏列", "missing from the roster" }

    // what the spreadsheet says while somebody types
    HINT_MARK_TITLE { "{subject}（满分{full}）", "{subject} (full {full})" }
    HINT_MARK_BEFORE { "填 0 至 {full} 的分数，以 {step} 分为单位；没有分数的填：{words}。", "A mark from 0 to {full} in steps of {step}; if there is none: {words}." }
    HINT_MARK_REFUSED {
        "这里只能填 0 至 {full} 的分数（以 {step} 分为单位），或：{words}。请改正后再填。",
        "Only a mark from 0 to {full} in steps of {step} can stand here, or: {words}. Please correct it.",
    }
    HINT_REASON_TITLE { "缺考原因", "Reason absent" }
    HINT_REASON_BEFORE {
        "没有分数的格子是什么原因？从列表中选。选了原因，空着的科目就按它处理，不用再逐格填。",
        "Why is there no mark? Choose from the list: it then holds for every empty paper of the row.",
    }
    HINT_REASON_REFUSED { "列表里没有这个原因，按“缺考”处理。确定要这样写吗？", "This reason is not in the list and will be read as “absent”. Keep it?" }
    HINT_REMARK_TITLE { "备注", "Remarks" }
    HINT_REMARK_BEFORE { "名册外的学生请选：借读、转入或名册漏列；其他情况可自己写。", "For pupils who are not listed choose why they sit here; anything else can be written too." }
    HINT_REMARK_REFUSED { "列表里没有，按文字说明保存。确定要这样写吗？", "This is not in the list and will be kept as a remark. Keep it?" }

    // the guide
    TITLE_GUIDE { "填写说明", "How to fill in this workbook" }
    GUIDE_STEPS { "怎样填", "What to do" }
    GUIDE_STEP_1 {
        "1. 打开“成绩登记表”，在白色格里逐科填分数。考号、姓名、班级已按学籍名册填好并锁定；若有错，请不要改，写在“备注”里。",
        "1. Open the sheet “Marks” and enter the marks in the white cells. Ids, names and classes come from the roster and are locked; if one is wrong, leave it and say so under “Remarks”.",
    }
    GUIDE_STEP_2 {
        "2. 没有分数的不要空着，也不要填 0：填下表中的词，或在“缺考原因”里选原因。0 分只表示考了而得 0 分。",
        "2. Where there is no mark, neither leave the cell empty nor enter 0: enter one of the words below or choose a reason. 0 means that the paper was sat and earned nothing.",
    }
    GUIDE_STEP_3 {
        "3. 名册上没有的学生填在表末“补1”起的行，写清考号、姓名、班级，并在“备注”里选借读、转入或名册漏列。",
        "3. Pupils who are not listed go into the lines “extra 1” and on, with id, name and class and, under “Remarks”, why.",
    }
    GUIDE_STEP_4 {
        "4. 橙色格是漏填，红色格是超出满分、不合分值单位或看不懂的内容（粘贴时不会提示，请看颜色）。交表前应当没有红、橙两色。",
        "4. An orange cell was forgotten; a red one is above the full mark, between two steps or no known word (pasting is not checked, so look for the colours). Send the workbook when neither is left.",
    }
    GUIDE_STEP_5 {
        "5. 总分自动计算，各科齐了才显示。填完保存，把这个文件原样交回：可以改文件名，不要改表头、列序、工作表，也不要复制到别的文件里。",
        "5. Totals are computed once all papers of a row are there. Save and send back this very file: it may be renamed, but leave header, order of columns and sheets as they are, and do not copy it into another workbook.",
    }
    GUIDE_WORDS { "没有分数时填什么", "What to enter where there is no mark" }
    GUIDE_PAPERS { "各科满分", "Full marks" }
    GUIDE_MARKS { "0 至 {full}，以 {step} 分为单位", "0 to {full} in steps of {step}" }
    COL_MARKS { "分数", "Marks" }
    COL_WORD { "填", "Enter" }
    COL_MEANS { "意思", "Meaning" }
    COL_SUBJECT { "科目", "Subject" }
    COL_FULL { "满分", "Full mark" }
    COL_STEP { "分值单位", "Step" }
    COL_DECLARED { "依据", "Told by" }
    DECLARED { "考试文件", "exam file" }
    ASSUMED { "按惯例假定", "assumed as usual" }

    // the list
    TITLE_LIST { "{exam} 成绩登记表发放清单", "{exam}: entry workbooks handed out" }
    TITLE_LIST_NO_EXAM { "成绩登记表发放清单", "Entry workbooks handed out" }
    NOTE_LIST {
        "每校每年级一个文件，在“登记表”文件夹里。收回后放进一个文件夹，连同学籍名册一起交给 kaojing analyze 即可，不用改名、不用合并。",
        "One file for each school and grade, in the folder “forms”. Put what comes back into one folder and run kaojing analyze over it together with the roster; nothing needs renaming or merging.",
    }
    NOTE_PAPERS { "登记表上印的科目和满分。", "Papers and full marks as the workbooks print them." }
    COL_SCHOOL { "学校", "School" }
    COL_GRADE { "年级", "Grade" }
    COL_CLASSES { "班级数", "Classes" }
    COL_PUPILS { "名册人数", "Pupils listed" }
    COL_GUESTS { "其中借读", "of these guests" }
    COL_LEFT_OFF { "未列入", "Left off" }
    COL_PAPERS { "科目数", "Papers" }
    COL_FILE { "文件", "File" }
    COL_RETURNED { "交回日期", "Returned on" }
    ALL_SCHOOLS { "合计", "All" }
    NO_GRADE { "（年级不明）", "(no grade)" }
    NO_SCHOOL { "（学校不明）", "(no school)" }

    // the terminal
    NOBODY_LISTED {
        "名册里没有可以列入登记表的学生（{files}），什么都没有写出。请确认给的是学籍名册，有姓名或考号，并写明学校和年级",
        "The roster lists nobody to be put on an entry workbook ({files}); nothing was written. Check that it is a roster with names or ids, schools and grades",
    }
    SUMMARY_COUNTS { "{schools} 所学校，{grades} 个年级，{pupils} 名学生，{files} 个登记表", "schools: {schools}, grades: {grades}, pupils: {pupils}, entry workbooks: {files}" }
    SUMMARY_GRADE { "{grade}  {pupils} 人，科目（满分）：{papers}", "{grade}  pupils: {pupils}, papers (full marks): {papers}" }
    SUMMARY_LIST { "哪个文件发给哪所学校，见 {file}", "Which file goes to which school: {file}" }
}
