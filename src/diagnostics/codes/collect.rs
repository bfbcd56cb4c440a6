//! What `collect` can notice, on the way out (E70x) and when its workbooks come back (E71x, raised by `ingest::layout`).

crate::rules! {
    PAPERS_ASSUMED = "E701" "papers-assumed" Warning {
        headline: "{grade}没有写明科目和满分，登记表按惯例印为：{papers}", "{grade}: no papers are declared; the workbooks print the usual ones: {papers}";
        did: "登记表按这些科目和满分校验分数", "marks are checked against these papers and full marks";
        help: "请核对；不对的话在考试文件 [[paper]] 里写明 subject、full、step，再用 --force 重新生成，然后再发", "check them; if wrong, declare subject, full and step under [[paper]] of the exam file and run again with --force before handing the workbooks out";
        meaning: "没有考试文件时，科目取该年级通常开考的科目，满分取通常的满分。登记表上印着这些数字，学校按它填，读回时也按它算，所以发出前必须核对。",
            "Without an exam file the papers are those that the grade usually sits, with the usual full marks. They are printed on the workbooks, schools enter marks by them and reading back relies on them, so they must be checked before anything is handed out.";
        asks: Office Confirm;
    }
    FULL_ASSUMED = "E702" "full-mark-assumed" Warning {
        headline: "{grade}{subject}没有写满分，登记表按 {value} 分印", "{grade} {subject}: no full mark is declared; the workbooks print {value}";
        did: "按这个满分校验分数", "marks are checked against it";
        help: "请在考试文件这一科的 [[paper]] 里写明 full，再重新生成", "declare full in this paper's [[paper]] of the exam file and run again";
        meaning: "登记表要用满分来挡住填错的分数；考试文件没有写时取该科通常的满分。",
            "The workbooks need the full mark to refuse slips; where the exam file does not tell it, the usual one of the subject is taken.";
        asks: Office Confirm;
    }
    GRADE_NOT_EXAMINED = "E703" "grade-not-examined" Note {
        headline: "考试文件里没有{grade}的科目，{n} 名学生没有列入登记表", "the exam file has no paper for {grade}: {n} pupils are on no workbook";
        did: "没有为这个年级生成登记表", "made no workbook for this grade";
        help: "若这个年级也考，请在 [[paper]] 里写上它的科目", "if the grade is examined, declare its papers under [[paper]]";
        meaning: "考试文件写明了别的年级的科目，没有写到的年级视为不参加这次考试。",
            "The exam file declares papers of other grades; a grade that it does not mention is taken not to sit this exam.";
    }
    GRADE_NOT_TOLD = "E704" "roster-grade-not-told" Error {
        headline: "看不出 {n} 名学生的年级（第 {rows} 行等）", "the grade of {n} pupils is not told (rows {rows}, …)";
        did: "没有列入任何登记表", "put them on no workbook";
        help: "请在名册里加“年级”列，或把年级写进班级、标题、工作表名或文件名", "add a grade column to the roster, or name the grade in the class, the title, the sheet or the file";
        meaning: "登记表一校一年级一份，不知道年级就不知道考哪些科目。",
            "There is a workbook for each school and grade; without a grade it is not known which papers are sat.";
        asks: Office Correct;
    }
    LEFT_OFF_FORM = "E705" "not-on-form" Note {
        headline: "“{value}”{grade}有 {n} 人不列入登记表（休学、转出或外借）", "“{value}” {grade}: {n} pupils are left off (suspended, left, or lent to another school)";
        did: "登记表只列在本校应考的学生", "the workbook lists those who are to sit the exam there";
        help: "若其中有人参加考试，请学校填在表末的补充行", "if one of them sits the exam, the school enters the pupil in a spare line";
        meaning: "休学、转出的学生不应考；外借的学生在就读的学校考，应列在那所学校的名册里。",
            "Suspended pupils and those who left are not expected; who is lent sits the exam at the other school and should be on its roster.";
    }
    LISTED_TWICE = "E706" "listed-twice" Warning {
        headline: "名册中有 {n} 人在同一学校同一年级出现两次（第 {rows} 行等）", "{n} pupils stand on the roster twice at the same school and grade (rows {rows}, …)";
        did: "登记表上只列一次", "put them on the workbook once";
        help: "请删去名册中重复的行；若是两个人用了同一个号码，请更正号码", "remove the repeated rows; if two pupils share one id, correct it";
        meaning: "号码相同的两行视为一人：登记表上列两次，分数就会被填两次。",
            "Two rows of one id are one pupil: listed twice, the marks would be entered twice.";
        asks: Office Confirm;
    }
    LISTED_WITHOUT_ID = "E707" "listed-without-id" Note {
        headline: "名册中有 {n} 人没有考号（第 {rows} 行等）", "{n} pupils on the roster have no id (rows {rows}, …)";
        did: "登记表上考号留空、可以填写；收回后按姓名和班级对应", "their id is left open to be filled in; they are matched by name and class when the workbook comes back";
        help: "有考号请补进名册后重新生成", "add the ids to the roster and run again if there are any";
        meaning: "同名同班的学生没有考号就分不开。", "Pupils of one name and class cannot be told apart without ids.";
    }
    LISTED_AT_TWO_SCHOOLS = "E708" "listed-at-two-schools" Warning {
        headline: "{n} 个考号同时列在两所学校的名册里（如 {value}：{schools}）", "{n} ids are listed at two schools (such as {value}: {schools})";
        did: "两所学校的登记表都列了", "put them on the workbooks of both";
        help: "请核对学籍，在名册的状态列写明借读或外借", "check which school is right, and state guest or lent in the roster's status column";
        meaning: "同一个考号属于一个学生；两校都列，分数可能交来两份。", "An id belongs to one pupil; listed at two schools, marks may come in twice.";
        asks: Office Confirm;
    }

    FORM_UNTOUCHED = "E711" "form-untouched" Error {
        headline: "“{value}”的登记表没有填：{n} 名学生一个成绩也没有", "the entry workbook of “{value}” is empty: {n} pupils and not one mark";
        did: "视为还没有报成绩，没有把学生当作缺考", "took it that the marks were not sent; nobody was counted as absent";
        help: "请向学校索取填好的登记表", "ask the school for the workbook with its marks";
        meaning: "发出去的登记表原样交回，说明拿错了文件或还没有填；按全体缺考统计会得出错误的参考率。",
            "A workbook that comes back as it went out is the wrong file or not filled in yet; counting everybody absent would give wrong rates.";
        school: "请填好这份登记表再交；已经填过的，请交填好的那一份", "fill in this workbook and send it again; if it is filled in already, send that one";
    }
    FORM_CLASS_UNFILLED = "E712" "form-class-unfilled" Error {
        headline: "登记表里这些班一个成绩也没有填：{classes}，共 {n} 人", "these classes of the entry workbook have no mark at all: {classes}, {n} pupils";
        did: "视为这些班还没有报，没有把学生当作缺考", "took it that these classes have not sent their marks; nobody was counted as absent";
        help: "请学校补填这些班", "ask the school to fill in these classes";
        meaning: "其他班填了而这些班全空，多半是某位老师还没有填。", "Other classes are filled in and these are empty: most likely somebody has not entered the marks yet.";
        school: "请补填这些班的成绩；整班没有参加的，逐人选缺考原因", "fill in these classes; if a whole class did not sit the exam, choose the reason for each pupil";
    }
    FORM_PAPER_UNFILLED = "E713" "form-paper-unfilled" Warning {
        headline: "登记表里{subject}没有填的班：{classes}，共 {n} 人", "{subject} is not filled in for these classes of the entry workbook: {classes}, {n} pupils";
        did: "视为这些班没有考这一科", "took it that these classes do not sit this paper";
        help: "若考了，请学校补填；若确实没有开考，不用处理", "if they do, ask the school to fill it in; if they do not, nothing needs doing";
        meaning: "整班一科全空，可能是没有开考，也可能是漏填，只有学校知道。", "A paper that is empty for a whole class was not sat or was forgotten; only the school knows.";
        school: "若这些班考了这一科，请补填；若确实没有开考，请注明", "if these classes sat the paper, fill it in; if they did not, say so";
    }
    FORM_CELLS_BLANK = "E714" "form-cells-blank" Warning {
        headline: "登记表里{subject}有 {n} 格空着，也没有写原因：{cells}", "{subject}: {n} cells of the entry workbook are empty without a reason: {cells}";
        did: "按考试文件 [candidates] blank 处理（默认为缺考）", "read as [candidates] blank of the exam file says (absent by default)";
        help: "请学校补填分数，或填缺考、免考等", "ask the school to enter the mark, or why there is none";
        meaning: "登记表要求没有分数也要写明情况；空着的格子可能是漏填。", "The workbook asks for a word where there is no mark; an empty cell may have been forgotten.";
        asks: School Correct;
        school: "请补填分数；没有分数的填缺考、免考等，或选缺考原因", "enter the mark, or a word such as absent, or choose the reason";
    }
    FORM_CHANGED = "E715" "form-changed" Warning {
        headline: "登记表的表头被改动：这一格本应是“{wanted}”，现在是“{value}”", "the header of the entry workbook was changed: this cell should say “{wanted}” and says “{value}”";
        did: "不用表内的说明，改为按表头推断各列", "did not use what the workbook says about itself; told the columns from the header";
        help: "请核对读到的科目和满分；最好让学校把分数填回原来的登记表", "check the subjects and full marks read; better have the marks entered in the original workbook";
        meaning: "登记表里藏有各列含义的说明。列被移动、删改或表头被改写后，照那份说明读会把分数读到别的科目里。",
            "The workbook holds a hidden account of its columns. Once columns were moved or headers rewritten, reading by it would put marks under wrong subjects.";
        school: "请把分数填回原来的登记表，不要改表头和列的顺序", "enter the marks in the original workbook, with header and columns as they were";
    }
    FORM_COLUMN_ADDED = "E721" "form-column-added" Warning {
        headline: "登记表旁边多出的列没有读取：{columns}", "columns added beside the entry workbook's own were not read: {columns}";
        did: "只读登记表自己的各列", "read the columns of the workbook only";
        help: "若其中有科目，请在考试文件 [[paper]] 里写明，重新生成登记表；若是排名等，不用处理", "if one is a paper, declare it under [[paper]] of the exam file and make the workbooks anew; ranks and the like need nothing";
        meaning: "登记表之外的列没有约定含义，猜测会出错。", "Nothing tells what a column beside the form holds, and guessing may go wrong.";
        school: "若其中有本次考试的科目，请告知教研室；自己加的排名等请删去", "if one is a paper of this exam, tell the office; delete ranks and the like";
    }
    FORM_OF_FILLED = "E722" "form-empty-copy" Note {
        headline: "这份登记表没有填；“{value}”的成绩在另一份登记表里", "this entry workbook is empty; the marks of “{value}” are in another one";
        did: "这一份没有计入", "left this one out";
        help: "不用处理", "nothing needs doing";
        meaning: "同一所学校同一年级交来两份，空白的一份没有内容。", "Two workbooks of one school and grade came in, and this one holds nothing.";
    }
    FORM_STEP = "E723" "form-mark-between-steps" Warning {
        headline: "{subject}有 {n} 个分数不是 {step} 的倍数：{cells}", "{subject}: {n} marks are no multiples of {step}: {cells}";
        did: "照原样计入", "counted them as they are";
        help: "请核对是否多打、漏打了数字；若确有这样的分数，请在考试文件里改 step", "check for slips of the pen; if such marks exist, change step in the exam file";
        meaning: "登记表只接受整步的分数，这些是粘贴进去的。", "The workbook takes full steps only: these marks were pasted in.";
        school: "请核对是否多打、漏打了数字", "check for slips of the pen";
    }
    FORM_SHEET_MISSING = "E720" "form-sheet-missing" Warning {
        headline: "登记表里没有了“{value}”这张表", "the sheet “{value}” is gone from the entry workbook";
        did: "按普通工作簿读取", "read the workbook like any other";
        help: "请让学校把成绩填在原来的登记表里交回", "have the marks sent in the original entry workbook";
        meaning: "登记表里藏有各列含义的说明，但它所说的那张表已被删除或完全改写。",
            "The workbook holds a hidden account of a sheet that was deleted or rewritten.";
        school: "请把成绩填在原来的登记表里交回", "send the marks in the original workbook";
    }
    FORM_OF_OTHERS = "E716" "form-of-others" Warning {
        headline: "登记表是发给“{school}”{grade}的，表中 {n} 名学生只有 {found} 人在发放时的名单里", "the entry workbook was made for “{school}” {grade}, but of its {n} pupils only {found} were listed";
        did: "不用表内的说明，改为按标题、表头推断", "did not use what the workbook says about itself; told school and columns from title and header";
        help: "请核对这是哪所学校的成绩，让学校用自己的登记表重填", "find out whose marks these are, and have the school use its own workbook";
        meaning: "拿别校或别年级的登记表来填，藏在表里的学校和年级就不对。", "When another school's or grade's workbook was used, the school and grade hidden in it are wrong.";
        asks: School Correct;
        school: "请用发给本校、本年级的登记表重填", "use the workbook that was made for your school and grade";
    }
    FORM_STAMP_UNUSABLE = "E717" "form-stamp-unusable" Warning {
        headline: "登记表里隐藏的说明被改动过，或出自更新的版本，没有采用", "the hidden account in the entry workbook was changed, or is of a later version: it was not used";
        did: "改为按标题、表头推断", "told school and columns from title and header";
        help: "请核对读到的学校、科目和满分；必要时用新版本读取", "check school, subjects and full marks; use a newer version if there is one";
        meaning: "说明末尾有校验码，对不上就不采用。", "The account ends with a check code; where it does not fit, nothing of it is used.";
        school: "请用原来的登记表重填后交回", "send the marks in the original workbook";
    }
    FORM_PUPILS_CHANGED = "E718" "form-pupils-changed" Warning {
        headline: "登记表里已填好的学生被改动：删去 {gone} 人（{who}），改动 {n} 行（第 {rows} 行）", "pupils listed on the entry workbook were changed: {gone} deleted ({who}), {n} rows altered (rows {rows})";
        did: "以表中现在的内容为准", "took what now stands in the sheet";
        help: "请与学校核对：应保留全部名单，不在校的填“转出”", "ask the school: everybody should stay listed, with a word for those who left";
        meaning: "考号、姓名是按名册锁定的。删去的学生会从应考人数里消失，改动的号码会对不上名册。",
            "Ids and names are locked as the roster has them. Who is deleted vanishes from the number expected, and a changed id fits no roster.";
        school: "请恢复名单：应保留全部学生，不在校的填“转出”；名单本身有错的，写在备注里", "restore the list: keep everybody, with a word for those who left; if the list itself is wrong, say so under remarks";
    }
    FORM_OF_OTHER_EXAM = "E719" "form-of-other-exam" Warning {
        headline: "登记表是为“{value}”做的，考试文件写的是“{exam}”", "the entry workbook was made for “{value}”, the exam file says “{exam}”";
        did: "仍按这次考试的成绩计入", "counted it as marks of this exam";
        help: "请核对是否误交了上一次考试的登记表；若只是改了考试名称，不用处理", "check that it is not the workbook of an earlier exam; if only the exam's name was changed, nothing needs doing";
        meaning: "两次考试的登记表样子相同，最容易交错。", "Workbooks of two exams look alike and are easily mixed up.";
        school: "请核对交来的是不是这次考试的登记表", "check that this is the workbook of this exam";
    }
}
