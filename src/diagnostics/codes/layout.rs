//! What `ingest::layout` can notice: what a sheet is, what its columns, rows and cells are.

crate::rules! {
    SHEET_HIDDEN = "E240" "sheet-hidden" Warning {
        headline: "隐藏的工作表“{sheet}”没有读取", "the hidden sheet “{sheet}” was not read";
        did: "整张表未计入", "left the whole sheet out";
        help: "如需计入，请取消隐藏后重新保存，或在 exam.toml 的 [reading] 写 hidden_sheets = \"read\"", "to count it, unhide it in Excel and save again, or write hidden_sheets = \"read\" under [reading] in exam.toml";
        meaning: "隐藏的工作表通常是旧数据或中间结果，默认不读，但一定说明。", "Hidden sheets are mostly old data or workings: they are not read by default, and never passed over in silence.";
        school: "如果隐藏的表应当计入，请取消隐藏后重报；不计的请删去",
            "if the hidden sheet should count, unhide it and send the file in again; else delete it";
    }
    ROWS_HIDDEN = "E241" "rows-hidden" Warning {
        headline: "{count} 行被隐藏，已照常计入", "{count} hidden rows were counted";
        did: "隐藏的行视为数据", "took the hidden rows as data";
        help: "如不应计入，请删除这些行，或在 exam.toml 的 [reading] 写 hidden_rows = \"leave-out\"", "if they should not count delete them, or write hidden_rows = \"leave-out\" under [reading] in exam.toml";
        meaning: "隐藏的行仍是数据，Excel 自己的统计也会计入。", "Hidden rows are still data; Excel's own statistics count them too.";
        school: "请核对隐藏的行；不应计入的请删去后重报",
            "check the hidden rows; delete those that should not count and send the file in again";
    }
    ROWS_FILTERED = "E242" "rows-filtered" Warning {
        headline: "筛选隐藏了 {count} 行，已照常计入", "a filter hides {count} rows; they were counted";
        did: "被筛选掉的行视为数据", "took the filtered rows as data";
        help: "请取消筛选核对人数；如不应计入，在 exam.toml 的 [reading] 写 hidden_rows = \"leave-out\"", "clear the filter and check the number of pupils; if these should not count write hidden_rows = \"leave-out\" under [reading] in exam.toml";
        meaning: "保存时留下的筛选（filter）会隐藏多数学生，他们仍是数据。", "A filter left on when saving can hide most pupils; they are data.";
        school: "请取消筛选，核对人数；不应计入的行请删去",
            "clear the filter and check the number of pupils; delete rows that should not count";
    }
    COLUMN_HIDDEN = "E243" "column-hidden" Warning {
        headline: "科目列 {subjects} 被隐藏，已照常计入", "hidden columns hold the subjects {subjects}; they were counted";
        did: "隐藏的科目列视为数据", "took the hidden columns as data";
        help: "如不应计入，请删除该列，或在 exam.toml 的 [[layout]] 写 ignore 加列号", "if they should not count delete the columns, or name them after ignore under [[layout]] in exam.toml";
        meaning: "隐藏的列仍是数据。", "Hidden columns are still data.";
        school: "请核对隐藏的科目列；不应计入的请删去",
            "check the hidden columns; delete those that should not count";
    }
    TABLE_NOT_FOUND = "E244" "table-not-found" Error {
        headline: "没有找到可以安全读取的成绩表", "no table that can be read safely was found";
        did: "整张表未计入", "left the whole sheet out";
        help: "请确认有一行表头写明姓名或考号和各科名称；版式特殊时在 exam.toml 的 [[layout]] 写 header 和 columns", "make sure that a header row names the name or id column and the subjects; for an unusual layout write header and columns under [[layout]] in exam.toml";
        meaning: "表头无法辨认时，宁可不读，也不猜。", "Where the header cannot be made out, nothing is guessed.";
        school: "请报有一行表头的成绩表，表头写明姓名或考号和各科名称",
            "send in a sheet with a header row that names the name or id column and the subjects";
    }
    SHEET_PASSED_OVER = "E245" "sheet-passed-over" Note {
        headline: "工作表“{sheet}”不是成绩表，已跳过", "the sheet “{sheet}” is no score sheet and was passed over";
        did: "未计入", "left it out";
        help: "如果它是成绩表，请写明表头，或在 exam.toml 的 [[layout]] 写 kind = \"scores\" 和 header", "if it is a score sheet give it a header, or write kind = \"scores\" and header under [[layout]] in exam.toml";
        meaning: "填写说明、转换表、名单等没有成绩，不参与分析。", "Instructions, conversion tables and lists hold no scores.";
    }
    SUMMARY_REFUSED = "E246" "summary-refused" Error {
        headline: "只有汇总数字（人数、平均分、各种率），没有学生成绩", "only summary figures (counts, means, rates), no pupils' scores";
        did: "没有作为成绩表读取", "did not read it as a score sheet";
        help: "请上报每个学生一行的成绩表；汇总表可以和成绩表放在一起，用来核对", "send in a sheet with one row per pupil; a summary beside it is compared with the rows";
        meaning: "汇总表不能重新计算，也无法核对，因此不作为成绩表分析。和成绩表一起给出时，它的数字与成绩逐个核对（A401、A402）。",
            "Summary figures can neither be recomputed nor checked, so they are not analysed as scores. Beside score sheets each figure is compared with the rows (A401, A402)."
    }
    SUMMARY_PASSED_OVER = "E247" "summary-passed-over" Note {
        headline: "工作表“{sheet}”是汇总统计，不计入成绩，读出的 {n} 个数字只用来核对", "the sheet “{sheet}” holds summary figures: no scores, and {n} figures to compare with the rows";
        did: "不计入任何统计", "counted none of them";
        help: "无需处理；不符之处见线索 A401、A402", "nothing to do; what does not fit is in the leads A401 and A402";
        meaning: "学校上报的人数、平均分和各种率与成绩表重算的结果核对；形式不规整的汇总表只说明、不核对。",
            "Counts, means and rates that a school reports are compared with those of the rows; summaries of no plain form are named and left alone."
    }
    ITEMS_NOT_ANALYSED = "E248" "items-not-analysed" Warning {
        headline: "这是小题得分表，本次没有分析", "this is a sheet of item scores; it was not analysed";
        did: "没有一列是小题得分，整张表未计入", "found no column of item scores; left the whole sheet out";
        help: "请每题一列，表头写题号；如果它其实是成绩表，在 exam.toml 的 [[layout]] 写 kind = \"scores\"", "give each item a column headed by its number; if these are scores of papers write kind = \"scores\" under [[layout]] in exam.toml";
        meaning: "小题表每名考生一行、每题一列，格里是得分或所选选项。", "A sheet of items has a row for each candidate and a column for each item with marks or options chosen.";
        school: "请每题一列，表头写题号，每名考生一行",
            "give each item a column headed by its number, and each candidate a row";
    }
    COLUMNS_LEFT_OUT = "E249" "columns-left-out" Note {
        headline: "这些列不作为成绩：{columns}", "not taken as scores: {columns}";
        did: "未计入", "left them out";
        help: "如其中有科目，请在 exam.toml 的 [[paper]] aliases 中写明，或在 exam.toml 的 [[layout]] 写 columns", "if one is a subject declare it under [[paper]] aliases in exam.toml, or under columns of a [[layout]]";
        meaning: "排名、进退、小计、赋分、等级、日期和含义不明的列都不是本次考试的原始成绩。", "Ranks, changes, subtotals, converted scores, grades, dates and columns of unclear meaning are no raw scores of this exam.";
    }
    STUDENT_NUMBER_IS_SEAT = "E250" "number-is-seat" Note {
        headline: "“{header}”列只有较小的数，按班内序号理解", "the column “{header}” holds small numbers: taken as the number in the class";
        did: "不用作全县唯一的考号", "did not use it as an id";
        help: "如果它是考号，在 exam.toml 的 [reading] 写 student_number = \"id\"，或另加一列考号", "if it is an id write student_number = \"id\" under [reading] in exam.toml, or add a column with exam numbers";
        meaning: "学号有时是 1 到 60 的班内序号，不同班级会重复，不能当考号用。", "A student number is often just 1 to 60 within the class; it repeats between classes and is no id.";
    }
    SCHOOL_FROM_NAME = "E251" "school-from-name" Note {
        headline: "表内没有写明学校，由名称“{source}”得出：{school}", "the table names no school; “{source}” tells it: {school}";
        did: "按此学校计入", "counted under this school";
        help: "如不对，请在表中加“学校”列或改文件名，或在 exam.toml 的 [[layout]] 写 school", "if wrong, add a school column or rename the file, or write school under [[layout]] in exam.toml";
        meaning: "表内没有写学校时，依次看标题、工作表名、文件名、文件夹名。", "Where the table names no school, title, sheet name, file name and folder are looked at in this order.";
    }
    MARK_UNKNOWN = "E252" "mark-unknown" Error {
        headline: "{subject}：看不懂的成绩“{value}”", "{subject}: the mark “{value}” cannot be read";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请改成分数，或缺考、免考等，或在 exam.toml 的 statuses 中说明", "correct it to a score or a known mark, or declare it under statuses in exam.toml";
        meaning: "既不是数字也不是已知标记的内容不猜。", "What is neither a number nor a known mark is not guessed.";
        school: "请改成分数；没有参加的写缺考、免考或缓考",
            "write the mark, or for who did not sit: absent, exempt or deferred";
    }
    MARK_NEGATIVE = "E253" "mark-negative" Error {
        headline: "{subject}：负分 {value}", "{subject}: negative mark {value}";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请改成分数；如果是代码，请在 exam.toml 的 statuses 中说明，或在 exam.toml 的 [reading] 写 negative = \"absent\"；确是分数时写 negative = \"score\"", "correct it; if it is a code declare it under statuses in exam.toml, or write negative = \"absent\" under [reading] in exam.toml; negative = \"score\" if it is a score";
        meaning: "负数常是系统的特殊代码。", "Negative numbers are mostly codes of a marking system.";
        school: "请改成分数；没有参加的写缺考、免考或缓考",
            "write the mark, or for who did not sit: absent, exempt or deferred";
    }
    MARK_DATE = "E254" "mark-date" Error {
        headline: "{subject}：成绩格被设成了日期，显示为 {value}", "{subject}: the cell is formatted as a date and shows {value}";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请把单元格格式改为“常规”，核对分数", "set the cell's format to General and check the score";
        meaning: "日期格式下看到的不是分数，不能猜。", "What is seen under a date format is no score.";
    }
    MARK_TRUTH = "E255" "mark-true-false" Error {
        headline: "{subject}：成绩格里是逻辑值 {value}", "{subject}: the cell holds the truth value {value}";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请改成分数", "correct it to a score";
        meaning: "TRUE 不是 1 分。", "TRUE is not one mark.";
    }
    MARK_PERCENT = "E256" "mark-percent" Error {
        headline: "{subject}：成绩格显示为百分比 {value}", "{subject}: the cell shows the percentage {value}";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请填分数，不要填百分比", "enter the score, not a percentage";
        meaning: "百分比是得分率还是分数无法判断。", "It cannot be told whether a percentage is a score rate or a score.";
    }
    MARK_ERROR_CELL = "E257" "mark-error-cell" Error {
        headline: "{subject}：公式出错（{value}）", "{subject}: formula error ({value})";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请修正公式或直接填分数", "mend the formula or enter the score";
        meaning: "错误值不是分数。", "An error value is no score.";
    }
    MARK_NO_STORED_VALUE = "E258" "mark-no-stored-value" Error {
        headline: "{subject}：公式没有保存结果", "{subject}: the formula's result was never stored";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请用 Excel 或 WPS 打开后保存一次", "open the file in Excel or WPS once and save it";
        meaning: "由程序生成、从未在 Excel 中打开过的文件，公式没有结果。", "Files written by a program and never opened in Excel hold formulas without results.";
    }
    MARK_ATTEMPTS = "E259" "mark-attempts" Error {
        headline: "{subject}：一格里有两次成绩“{value}”", "{subject}: two attempts in one cell, “{value}”";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请只留本次考试的分数，或在 exam.toml 的 [reading] 写 attempts = \"first\" 或 \"last\"", "leave only the score of this exam, or write attempts = \"first\" or \"last\" under [reading] in exam.toml";
        meaning: "无法判断应取哪一次。", "It cannot be told which attempt counts.";
        school: "请只留本次考试的分数",
            "leave only the score of this exam";
    }
    MARK_WITH_BONUS = "E260" "mark-with-bonus" Warning {
        headline: "{subject}：“{value}”按基础分计", "{subject}: “{value}” counts with its base score";
        did: "附加分未计入", "left the bonus out";
        help: "如附加分应计入，在 exam.toml 的 [reading] 写 bonus = \"sum\"，或填合计", "if the bonus should count write bonus = \"sum\" under [reading] in exam.toml, or enter the sum";
        meaning: "附加分不同学校口径不同，统计只用基础分。", "Bonus marks differ between schools; statistics use the base score.";
        school: "如附加分应计入，请填合计；否则只填基础分",
            "write the sum if the bonus should count, else the base score only";
    }
    MARK_WITH_UNIT = "E261" "mark-with-unit" Warning {
        headline: "{subject}：“{value}”带有单位，按数字读取", "{subject}: “{value}” carries a unit; its number was read";
        did: "按数字计入", "counted the number";
        help: "请只填数字", "enter numbers only";
        meaning: "分数后面带“分”字的格子在 Excel 里是文字，不参与计算。", "A score with a unit is text to Excel and takes no part in its sums.";
    }
    MARK_WITH_COMMA = "E262" "mark-with-comma" Error {
        headline: "{subject}：“{value}”含逗号，无法确定是小数点还是分隔", "{subject}: “{value}” holds a comma: decimal point or separator?";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请用小数点", "use a decimal point";
        meaning: "95,5 可能是 95.5，也可能是两个分数。", "95,5 may be 95.5 or two scores.";
    }
    NUMBERS_AS_TEXT = "E263" "numbers-as-text" Note {
        headline: "该列有 {count} 个分数是带空格、全角或不可见字符的文字，已按数字读取", "{count} scores of this column are text with blanks, full-width digits or invisible marks; read as numbers";
        did: "按数字计入", "counted as numbers";
        help: "无需处理；在 Excel 中可用“转换为数字”", "nothing to do; Excel can convert them to numbers";
        meaning: "这些格子在 Excel 里不参与求和。", "Such cells take no part in Excel's sums.";
    }
    MARKS_EXCLUDED = "E264" "marks-excluded" Note {
        headline: "该列有 {count} 个成绩注明不计（第 {rows} 行）", "{count} marks of this column are marked as not counting (rows {rows})";
        did: "保留在名单中，不计入统计和排名", "kept in the lists, out of statistics and ranks";
        help: "请确认剔除有依据；如应计入，在 exam.toml 的 [reading] 写 excluded_marks = \"in\"", "make sure that there is a reason; if they should count write excluded_marks = \"in\" under [reading] in exam.toml";
        meaning: "剔除、不计排名的成绩不进平均分，但算应考。", "Such marks are in no mean; the candidates count as expected.";
        asks: School Confirm;
        school: "请确认剔除有依据，写明依据；应计入的请取消标注",
            "confirm that there is a reason and state it; remove the mark where the score should count";
    }
    ZERO_ROWS = "E265" "zero-rows-absent" Warning {
        headline: "{count} 行各科全为 0（第 {rows} 行），按缺考处理", "{count} rows hold zero in every paper (rows {rows}): taken as absent";
        did: "按缺考计", "counted as absent";
        help: "缺考请填“缺考”；如确实都考了 0 分，在 exam.toml 的 [reading] 写 zeros = \"score\"", "enter absence marks for the absent; if these are real zeros write zeros = \"score\" under [reading] in exam.toml";
        meaning: "各科全 0 多半是缺考；单科 0 分是成绩。", "Zero in every paper is mostly absence; a single zero is a score.";
        school: "缺考的请填“缺考”；如确实都考了 0 分，请说明",
            "enter absence marks for the absent; say so if these are real zeros";
    }
    ZERO_SCORES = "E266" "zero-scores" Note {
        headline: "有 0 分：{counts}", "zero scores: {counts}";
        did: "0 分按成绩计", "counted zeros as scores";
        help: "请核对是否缺考", "check that these are not absences";
        meaning: "0 是成绩，缺考是状态。", "Zero is a score, absence is a status.";
    }
    ID_DIGITS_LOST = "E267" "id-digits-lost" Error {
        headline: "{count} 个号码存成了数字，末几位已丢失：{cells}", "{count} ids were stored as numbers and have lost digits: {cells}";
        did: "这些号码作废，不显示也不用来对应；这几行改按其他号码或姓名、班级对应", "took these ids for lost, neither shown nor matched; the rows are matched by other ids or by name and class";
        help: "请把该列设为文本，重新填写完整号码", "format the column as text and enter the full ids again";
        meaning: "Excel 的数字只有 15 位，16 位以上的号码存成数字后末几位变成 0，或写成 4.2E+17 的样子，找不回来。先看这一点，再谈校验码。", "Excel keeps 15 digits; from 16 digits on the last ones turn into 0, or the number is written as 4.2E+17, and nothing brings them back. This is looked at before any check digit.";
    }
    INVISIBLE_MARKS = "E268" "invisible-marks" Warning {
        headline: "该列有 {count} 格含看不见的字符或特殊编码的字：{cells}", "{count} cells of this column hold invisible, private or compatibility characters: {cells}";
        did: "比对时去掉了看不见的字符，兼容字按通用字比对；显示保持原样", "matched without the invisible ones and with the usual form of the others; shown as written";
        help: "请重新输入这些格子", "type these cells again";
        meaning: "零宽字符、方向符、自造字和兼容字会让同一个人看起来像两个人。", "Zero-width marks, direction marks, private characters and compatibility ideographs make one person look like two.";
    }
    DUPLICATE_SUBJECT = "E269" "duplicate-subject" Warning {
        headline: "{subject} 有两列（{kept} 列和 {other} 列），内容不同；采用 {kept} 列", "{subject} has two different columns ({kept} and {other}, duplicate headers); {kept} was taken";
        did: "只计 {kept} 列，{other} 列未计入", "counted column {kept}, left {other} out";
        help: "请给两列不同的名称，或删去一列；如应计 {other} 列，在 exam.toml 的 [[layout]] 写 columns.\"{subject}\" = \"{other}\"", "name them differently or delete one; if {other} should count write columns.\"{subject}\" = \"{other}\" under [[layout]] in exam.toml";
        meaning: "同一科目出现两次，无法判断哪一列是本次成绩。", "Where a subject appears twice it cannot be told which column is meant.";
        school: "请说明哪一列是本次成绩，给两列不同的名称或删去一列",
            "say which column is this exam's, and name them differently or delete one";
    }
    UNKNOWN_SUBJECTS = "E270" "unknown-subjects" Note {
        headline: "不认识的科目，按表头原名计入：{columns}", "unknown subjects, counted under their own words: {columns}";
        did: "作为科目计入总分", "counted as papers, also in the total";
        help: "如不是科目，请删去该列，或在 exam.toml 的 [reading] 写 unknown_columns = \"leave-out\"；如是别名，请在 [[paper]] 的 aliases 中写明", "if they are no papers delete them, or write unknown_columns = \"leave-out\" under [reading] in exam.toml; declare aliases under [[paper]]";
        meaning: "表头不在科目表中，但整列是分数。", "The header is in no table of subjects, but the column holds scores.";
    }
    SUBJECT_FROM_NAME = "E271" "subject-from-name" Note {
        headline: "“{header}”列的科目由标题或名称得出：{subject}", "the subject of the column “{header}” was told by title or name: {subject}";
        did: "按此科目计入", "counted under this subject";
        help: "如不对，请在表头写明科目，或在 exam.toml 的 [[layout]] 写 subject", "if wrong, name the subject in the header, or write subject under [[layout]] in exam.toml";
        meaning: "单科表的科目常写在标题、工作表名或文件名中。", "Sheets of one subject name it in the title, the sheet or the file.";
    }
    SUBJECT_NOT_NAMED = "E272" "subject-not-named" Warning {
        headline: "“{header}”列没有写明科目", "nothing names the subject of the column “{header}”";
        did: "按表头原名计入", "counted under the header's own words";
        help: "请在表头或标题写明科目，或在 exam.toml 的 [[layout]] 写 subject", "name the subject in the header or the title, or write subject under [[layout]] in exam.toml";
        meaning: "没有科目名，不能和其他学校的同科成绩比较。", "Without a subject it cannot be compared with other schools.";
        school: "请在表头或标题写明科目",
            "name the subject in the header or the title";
    }
    PERSON_CELL_BROKEN = "E273" "person-cell-broken" Error {
        headline: "{count} 个姓名、号码或班级格读不出来：{cells}", "{count} cells with a name, id or class cannot be read: {cells}";
        did: "这些格留空，成绩照计", "left them empty, kept the scores";
        help: "请重新填写这些格子", "enter these cells again";
        meaning: "格子里是错误值、没有结果的公式或损坏的内容。", "The cells hold error values, formulas without results or damaged content.";
    }
    ONLY_CONVERTED = "E274" "only-converted" Warning {
        headline: "{subject} 只有赋分（“{header}”列），按赋分计入", "{subject} has converted scores only (column “{header}”); these were counted";
        did: "按赋分计入", "counted the converted scores";
        help: "如有原始分，请加上原始分列；确认按赋分计时，在 exam.toml 的 [[layout]] 写 columns，并写 kind = \"converted\"", "add the raw scores if there are any; if the converted ones are meant, say so under columns of a [[layout]] with kind = \"converted\"";
        meaning: "赋分是按名次换算的，不宜与原始分比较。", "Converted scores follow ranks and should not be compared with raw scores.";
        school: "请加上原始分列；没有原始分的请说明",
            "add the raw scores, or say that there are none";
    }
    EARLIER_EXAM_COLUMNS = "E275" "earlier-exam-columns" Note {
        headline: "其他考试的列或行未计入：{columns}", "columns or rows of another exam were left out: {columns}";
        did: "未计入", "left them out";
        help: "如果这是上次考试，在 exam.toml 的 [reading] 写 other_exams = \"prior\"，或把上次成绩放进“上次”文件夹", "if this is the earlier exam write other_exams = \"prior\" under [reading] in exam.toml, or put the earlier scores into the folder prior";
        meaning: "中考、上次、月考等不是本次成绩；一人几行各为一次考试时，按名称取本次的行。", "Scores of other exams are no scores of this one; where each pupil has a row for every exam, the names tell which rows are meant.";
    }
    SEVERAL_EXAMS = "E276" "several-exams" Error {
        headline: "一张表里有几次考试（{exams}），看不出哪次是本次", "several exams in one table ({exams}): it cannot be told which one is meant";
        did: "整张表未计入", "left the whole sheet out";
        help: "请只留本次考试，或在标题写明考试名称，或在 exam.toml 的 [[layout]] 写 columns", "leave one exam, or name it in the title, or write columns under [[layout]] in exam.toml";
        meaning: "混在一起会把几次考试算成一次。", "Mixed, several exams would be counted as one.";
        school: "请只留本次考试，或在标题写明考试名称",
            "leave one exam, or name it in the title";
    }
    ROW_OF_NOBODY = "E277" "row-of-nobody" Error {
        headline: "这一行有成绩，却没有姓名和号码", "this row has scores, but neither name nor id";
        did: "这一行未计入", "left the row out";
        help: "请补上姓名或考号；如是统计行，请写明（平均分、合计…）", "add the name or the id; label the row if it is a summary";
        meaning: "没有姓名和号码的成绩无法归到学生。", "Scores without a name or an id belong to nobody.";
    }
    SHEET_IS_COPY = "E278" "sheet-is-copy" Note {
        headline: "工作表“{sheet}”与“{other}”是同一批成绩，只计一次", "the sheet “{sheet}” repeats the scores of “{other}”: counted once";
        did: "采用“{other}”", "took “{other}”";
        help: "无需处理；如应计各分表而不是总表，在 exam.toml 的 [reading] 写 copies = \"parts\"", "nothing to do; if the parts should count and not the whole write copies = \"parts\" under [reading] in exam.toml";
        meaning: "各班表加总表、公式表加数值表都只计一份。", "A sheet per class beside one of everybody, or a formula sheet beside a value sheet, count once.";
    }
    COPY_DIFFERS = "E279" "copy-differs" Warning {
        headline: "“{sheet}”与“{other}”有 {count} 个成绩不同，例如 {example}", "“{sheet}” and “{other}” differ in {count} marks, for example {example}";
        did: "采用“{other}”", "took “{other}”";
        help: "请核对两张表；要换一张计入，在 exam.toml 的 [[layout]] 写 kind = \"skip\" 略过不计的那张", "compare the two sheets; to count the other one, skip this with kind = \"skip\" under [[layout]] in exam.toml";
        meaning: "同一批学生的两份成绩应当一致。", "Two copies of the same scores should agree.";
        school: "请核对两张表，只留正确的一张",
            "compare the two sheets and keep the right one";
    }
    TABLES_SIDE_BY_SIDE = "E280" "tables-side-by-side" Note {
        headline: "{count} 个表并排放置，已全部读取", "{count} tables stand side by side; all were read";
        did: "全部读取", "read all of them";
        help: "如其中有重复（duplicate），请删去", "delete what is duplicate";
        meaning: "为了打印，名单常排成左右几栏。", "Lists are often set in columns side by side for printing.";
    }
    SHEET_TURNED = "E281" "sheet-turned" Note {
        headline: "学生横排，已转置读取；rows.csv 中按列计数", "pupils stand in columns; read on its side, rows.csv counts columns";
        did: "按列读取", "read by columns";
        help: "无需处理；不应转置时，在 exam.toml 的 [[layout]] 写 header", "nothing to do; if it should not be turned write header under [[layout]] in exam.toml";
        meaning: "有的表学生在列、科目在行。", "Some sheets have pupils in columns and subjects in rows.";
    }
    LONG_FORMAT = "E282" "long-format" Note {
        headline: "一行一科的长表，已按学生合并", "one row per pupil and subject; joined by pupil";
        did: "按学生合并", "joined by pupil";
        help: "无需处理", "nothing to do";
        meaning: "系统导出的成绩常是一行一科。", "Exports often have one row per pupil and subject.";
    }
    TEXT_GRADES = "E283" "text-grades" Warning {
        headline: "“{header}”列是等级或文字，不是分数", "the column “{header}” holds grades or words, not scores";
        did: "该科未计入", "left the subject out";
        help: "请提供分数", "send in scores";
        meaning: "等级不能求平均分。", "Grades have no mean.";
    }
    TOTAL_NO_VALUE = "E284" "total-no-stored-value" Warning {
        headline: "总分列有 {count} 个公式没有保存结果（第 {rows} 行）", "{count} formulas of the total column have no stored result (rows {rows})";
        did: "总分由各科相加，不与表中核对", "added up the papers, compared with nothing";
        help: "请用 Excel 或 WPS 打开后保存一次", "open the file in Excel or WPS once and save it";
        meaning: "由程序生成的文件，公式没有结果；没有结果不等于 0。", "Files written by a program hold formulas without results; no result is not zero.";
        asks: School Nothing;
    }
    ROWS_EXCLUDED = "E285" "rows-excluded" Note {
        headline: "{count} 名考生注明不参与统计（第 {rows} 行）", "{count} candidates are marked as out of statistics (rows {rows})";
        did: "保留在名单中，不计入统计和排名", "kept in the lists, out of statistics and ranks";
        help: "请确认不参与有依据；如应计入，在 exam.toml 的 [reading] 写 excluded_rows = \"in\"", "make sure that there is a reason; if they should count write excluded_rows = \"in\" under [reading] in exam.toml";
        meaning: "不参与、排除、剔除的考生不进平均分，人数另列。", "Such candidates are in no mean; they are counted apart.";
        asks: School Confirm;
        school: "请确认不参与有依据，写明依据；应计入的请取消标注",
            "confirm that there is a reason and state it; remove the mark where the pupil should count";
    }
    ROSTER_UNREADABLE = "E286" "roster-unreadable" Error {
        headline: "学籍名册里没有找到姓名或号码列", "no column of names or ids was found in this roster";
        did: "整张表未计入", "left the whole sheet out";
        help: "请写明表头：姓名、学籍号、班级、学籍状态", "give it a header: name, id, class, enrolment status";
        meaning: "名册用来核对应考人数。", "The roster is what the head count is checked against.";
        asks: Office Correct;
    }
    ENROLMENT_UNKNOWN = "E287" "enrolment-unknown" Warning {
        headline: "看不懂的学籍状态“{value}”（{count} 人）", "the enrolment status “{value}” is not known ({count} pupils)";
        did: "按在籍计", "counted as enrolled";
        help: "请用在籍、借读、外借、随班就读、休学、转出、转入", "use the usual words for enrolled, guest, lent, inclusion, suspended, left, transferred in";
        meaning: "学籍状态决定应考人数。", "The enrolment status decides who is expected.";
        asks: Office Confirm;
    }
    EXAMS_IN_COLUMN = "E288" "several-exams-in-column" Error {
        headline: "“考试”列里有几次考试（{exams}），同一学生出现多次", "the exam column names several exams ({exams}) and pupils appear more than once";
        did: "整张表未计入", "left the whole sheet out";
        help: "请只保留本次考试的行，或在 exam.toml 的 [[layout]] 写 first 和 last", "leave only the rows of this exam, or write first and last under [[layout]] in exam.toml";
        meaning: "混在一起会把几次考试算成一次。", "Mixed, several exams would be counted as one.";
        school: "请只保留本次考试的行",
            "leave only the rows of this exam";
    }
    UNLABELLED_SUMMARY = "E289" "unlabelled-summary" Note {
        headline: "{count} 行有数字而无姓名、号码，按统计行处理（第 {rows} 行）", "{count} rows of figures without name and id were taken as summary rows (rows {rows})";
        did: "不作为学生计入", "did not count them as pupils";
        help: "如是学生，请补上姓名或考号", "add the name or the id if these are pupils";
        meaning: "表头下的满分、学分，表尾的平均、合计常不写标签。", "Full marks and credits below the header, means and sums at the end often bear no label.";
    }
    MARK_BROKEN = "E290" "mark-broken" Error {
        headline: "{subject}：这一格的内容损坏（{value}）", "{subject}: the cell's content is damaged ({value})";
        did: "这一格不计成绩，该生仍算应考", "set the mark aside; the candidate still counts as expected";
        help: "请重新填写这一格", "enter the cell again";
        meaning: "文件里存的不是有效的数字或文字。", "What the file stores there is no valid number or text.";
    }
    SUBJECT_TWICE = "E291" "subject-twice" Error {
        headline: "同一学生的{subject}有两个不同成绩", "one pupil has two different scores in {subject}";
        did: "这一行未计入", "left the row out";
        help: "请只留一行", "leave one row";
        meaning: "一行一科的表中，同一学生同一科目只应有一行。", "In such a sheet each pupil has one row for each subject.";
    }
    SLIPS_REFUSED = "E292" "slips-refused" Error {
        headline: "像是打印用的成绩条，学生重复出现", "this looks like score slips for printing; pupils appear more than once";
        did: "整张表未计入", "left the whole sheet out";
        help: "请上报普通的成绩表；如果它就是，在 exam.toml 的 [[layout]] 写 kind = \"scores\"", "send in the plain score sheet; if this is it write kind = \"scores\" under [[layout]] in exam.toml";
        meaning: "成绩条里每个学生有几行（原始、赋分、平均），不能逐行当作学生。", "On slips each pupil has several rows (raw, converted, mean).";
        school: "请上报普通的成绩表，每个学生一行",
            "send in the plain score sheet, one row per pupil";
    }
    OTHER_SCORES = "E293" "sheet-of-other-scores" Note {
        headline: "工作表“{sheet}”与“{other}”是同一批学生的另一套数（赋分、名次或另一次考试），未计入", "the sheet “{sheet}” holds other figures (converted, ranks, another exam) of the pupils in “{other}”; it was left out";
        did: "采用“{other}”", "took “{other}”";
        help: "如应计入，在 exam.toml 的 [[layout]] 写 kind = \"prior\"（上次考试），或对另一张写 kind = \"skip\"", "if it should count write kind = \"prior\" (an earlier exam) under [[layout]] in exam.toml, or kind = \"skip\" for the other one";
        meaning: "一个文件里同一批学生有几套分数时，只有名称说得清的才取用。", "Where a file holds several sets of scores of the same pupils, one is taken only if the names tell which.";
    }
    RIVAL_SHEETS = "E294" "rival-sheets" Error {
        headline: "工作表“{sheet}”与“{other}”是同一批学生、同样科目，分数却不同，看不出哪个是本次成绩", "the sheets “{sheet}” and “{other}” give the same pupils different scores in the same subjects: it cannot be told which ones are meant";
        did: "两张表都未计入", "left both sheets out";
        help: "请只留本次考试的表，或在表名中写明（如期末、期中），或在 exam.toml 的 [[layout]] 写 kind = \"skip\" 略过一张", "leave the sheet of this exam, or say so in the sheets' names, or skip one with kind = \"skip\" under [[layout]] in exam.toml";
        meaning: "任取一张都可能是错的一次考试。", "Taking either could be the wrong exam.";
        school: "请只留本次考试的表，或在表名中写明（如期末、期中）",
            "leave the sheet of this exam, or say so in the sheets' names";
    }

    LONE_ID = "E295" "lone-id" Note {
        headline: "这一行只有一个号码“{value}”，没有姓名和成绩", "this row holds nothing but the number “{value}”";
        did: "不算考生", "did not count it as a candidate";
        help: "如果是一名考生，请补上姓名和成绩（或缺考）", "if it is a candidate, fill in the name and the marks (or the absence)";
        meaning: "表里有姓名列，而这一行除了号码什么都没有，多半是误填的单元格。", "The sheet has a column of names and this row has only a number, most likely a stray cell.";
        asks: School Confirm;
    }
    ID_UNSOUND = "E237" "id-unsound" Warning {
        headline: "该列有 {count} 个证件号或学籍号有误（位数、字符、地区、生日或校验码）：{cells}", "{count} identity or register numbers of this column are wrong in length, characters, place, birthday or check digit: {cells}";
        did: "仍按表中所写的号码对应", "matched by the numbers as written";
        help: "多半抄错了一位，请对照户口簿或学籍系统更正", "most likely one digit was mistyped; correct it from the household book or the student register";
        meaning: "身份证号 18 位：地区 6 位、生日 8 位、顺序 3 位，末位校验码由前 17 位算出（GB 11643）；学籍号是 G 或 J 加身份证号，没有身份证号的是 L 加 18 位、不查校验码。旧的 15 位号码按 18 位对应。",
            "An identity number has 18 characters: 6 for the place, 8 for the birthday, 3 to tell pupils apart, and a check digit that follows from them (GB 11643). A register number is G or J and that number, or L and 18 digits without a check. Old numbers of 15 digits are matched with their form of 18.";
    }
    LOST_IDS_ALIKE = "E235" "lost-ids-alike" Warning {
        headline: "有 {count} 个号码丢失末几位后变得相同：{cells}", "{count} ids have become equal by losing digits: {cells}";
        did: "没有因此当作同一人", "did not take them for one person because of it";
        help: "请补全这些号码，核对是几名学生", "enter the full ids and check how many pupils these are";
        meaning: "同一地区同一天出生的学生（如双胞胎），号码只有末几位不同，丢失后就分不开了。",
            "Ids of pupils born in one place on one day, such as twins, differ in their last digits only, and those are gone.";
    }
    NAMES_UNTITLED = "E296" "names-untitled" Note {
        headline: "这一列没有写“姓名”，内容是姓名，按姓名读取", "this column bears no title “name”, but names stand in it: read as names";
        did: "按姓名读取", "read the names";
        help: "请在表头写明“姓名”", "write “name” into the header";
        meaning: "表头左上角空着，或写着“科目”，下面是学生姓名。", "The corner of the table is empty, or says “subject”, and names stand below it.";
    }
    ITEMS_OF_PAPER = "E297" "items-of-paper" Note {
        headline: "{count} 列是小题或各部分得分（{items}），{subject} 的成绩取自“{header}”列", "{count} columns hold items or parts of the paper ({items}); the score in {subject} is taken from the column “{header}”";
        did: "小题不作为科目；{rows} 行中有 {fit} 行小题之和等于该列", "took no item for a subject; the items add up to that column in {fit} of {rows} rows";
        help: "如不对，请单独提供该科总成绩", "if wrong, send in the scores of the paper by themselves";
        meaning: "小题和父题（如 9 与 9(1)、9(2)）都是同一科的一部分，只认全卷得分。", "Items and the sums of items are parts of one paper; only the score of the whole paper counts.";
    }
    HEADING_ROWS = "E298" "heading-rows" Note {
        headline: "{count} 行小标题写明班级或学校（第 {rows} 行），其下各行按此计入", "{count} lines name the class or school of the rows below them (rows {rows})";
        did: "小标题以下的学生归入该班、该校", "counted the rows below under that class or school";
        help: "如不对，请加“班级”或“学校”列", "if wrong, add a column for class or school";
        meaning: "没有班级列的表，常在每班前面单独写一行班名。", "Lists without a class column often name each class in a line of its own.";
    }
    LISTED_ROWS = "E299" "listed-rows" Warning {
        headline: "表下名单中的 {count} 行没有成绩，未计入（第 {rows} 行）", "{count} rows of a list below the table hold no scores and were not counted (rows {rows})";
        did: "作为说明处理，不算考生", "took them as a note, not as candidates";
        help: "如是应考而缺考的学生，请移到成绩表内并填“缺考”", "if they were expected, move them into the table and mark them absent";
        meaning: "表下的“缺考学生名单”只列姓名和原因，列的含义与成绩表不同。", "A list below the table names pupils and reasons; its columns do not mean what the table's do.";
    }
    TABLE_BELOW = "E200" "other-table" Note {
        headline: "从这一行起是统计表（{header}），不是学生成绩", "from this row on there is a table of statistics ({header}), not of pupils";
        did: "按统计行处理，未计入", "took its rows as summary, counted none";
        help: "无需处理", "nothing to do";
        meaning: "成绩表下面常附分数段表、各科平均分表。", "Tables of bands or means often stand below the scores.";
    }
    ABSENT_WITH_SCORES = "E360" "absent-with-scores" Warning {
        headline: "{count} 行注明缺考（未参考）却有分数（第 {rows} 行）", "{count} rows are flagged as absent and have scores (rows {rows})";
        did: "按分数计入，没有当作缺考", "counted the scores, not the absence";
        help: "请核对：缺考的删去分数，参考的改正标记", "check them: delete the scores of the absent, or correct the flag";
        meaning: "标记与分数互相矛盾，程序不替学校决定；分数先计入。", "Flag and scores contradict each other; the scores are counted until the school has said which is right.";
        school: "请核对：缺考的删去分数，参考的改正标记",
            "check them: delete the scores of the absent, or correct the flag";
    }
    MARKS_LEFT_OUT = "E361" "figures-left-out" Warning {
        headline: "这些列像是分数，却没有计入：{columns}", "these columns look like scores and were left out: {columns}";
        did: "未计入任何一科，也不在总分内", "counted them in no paper and no total";
        help: "如是科目，请改用科目全称作表头，或在 exam.toml 的 [[paper]] aliases 中写明", "if they are papers use the subject's full name as the header, or declare it under [[paper]] aliases in exam.toml";
        meaning: "表头不在科目表中，整列数字又像名次、代号或某一科的一部分，无法肯定是一科成绩。", "The header is in no table of subjects, and the figures might as well be ranks, codes or a part of a paper.";
        school: "如是科目，请用科目全称作表头", "if they are papers use the subject's full name as the header";
    }
    ROWS_OF_OTHER_TRACK = "E362" "rows-of-other-track" Error {
        headline: "表尾 {count} 行是另一科类的学生，分数却写在本类科目下（第 {rows} 行）", "{count} rows at the end are of the other track, with scores under this track's subjects (rows {rows})";
        did: "这些行没有计入", "did not count these rows";
        help: "请删去残留的旧行，或把这些学生放进其科类的表", "delete what is left of an older list, or move these pupils to the list of their track";
        meaning: "科类写着历史（文科）而表中只有物理（理科）科目，或相反：多半是复制模板后残留的行。", "The track column says arts while the table has the sciences only, or the other way round: mostly rows left over from a copied list.";
        school: "请删去残留的旧行，或把这些学生放进其科类的表", "delete what is left of an older list, or move these pupils to the list of their track";
    }
    LIST_BESIDE = "E363" "list-beside" Note {
        headline: "表旁的名单（{header}）与成绩表重复，未计入", "the list beside the table ({header}) repeats pupils of it and was not counted";
        did: "只计成绩表", "counted the table only";
        help: "无需处理", "nothing to do";
        meaning: "成绩表右边常附前十名、优秀生名单。", "Lists of the best often stand beside the table.";
    }
    SCORES_STANDARDISED = "E367" "scores-standardised" Warning {
        headline: "“{subject}”的 {n} 个数里有 {value} 个小于 0，都带小数或各不相同：按标准化的分数计入", "“{subject}”: {value} of {n} numbers are below zero, with decimals or of many kinds: counted as standardised scores";
        did: "全部按分数计算；满分无从知道，得分率、各种率、分数段和等级没有意义", "counted all of them; the full mark cannot be known, so score rates, pass rates, bands and grades mean nothing";
        help: "均值、标准差、名次、组内相关和增值照用；若负数是系统代码，在 exam.toml 的 [reading] 写 negative = \"aside\"", "means, sd, ranks, ICC and value added hold; if these numbers are codes write negative = \"aside\" under [reading] in exam.toml";
        meaning: "卷面分不会是负数；整科的数大多带小数、一部分小于 0，是标准分一类换算过的分数。零星的负数仍按系统代码处理，不计入。",
            "No paper gives marks below zero. Where most numbers of a paper have decimals and a part lies below zero, they were standardised. Single negative numbers are codes as before, and set aside.";
        asks: Office Confirm;
    }
    EARLIER_EXAM_IN_SHEET = "E366" "earlier-exam-in-sheet" Note {
        headline: "“{exam}”的列作为同一批学生的上次成绩：{columns}", "the columns of “{exam}” were taken as earlier scores of the same pupils: {columns}";
        did: "不计入本次，只用于进步和增值", "counted none of them in this exam; progress and value added use them";
        help: "如不对，在 exam.toml 的 [reading] 写 other_exams = \"leave-out\"", "if wrong write other_exams = \"leave-out\" under [reading] in exam.toml";
        meaning: "同一行里的入学、中考、上次成绩无需再对应学生。只有一次、没有另外的“上次”成绩表时才这样用；几次考试分不清哪一次时都不用。",
            "Earlier scores in a pupil's own row need no matching. They are used where they are of one exam and no other sheets of an earlier exam are given; of several none is used."
    }
    ONLY_UNKNOWN_SUBJECTS = "E364" "only-unknown-subjects" Warning {
        headline: "没有一列是认识的科目，以下各列按表头原名当作科目：{columns}", "no column is a known subject; these were taken as papers under their own words: {columns}";
        did: "作为科目计入总分", "counted as papers, also in the total";
        help: "请核对这确是成绩表；如不是科目，请在 exam.toml 的 [[layout]] 写 kind = \"skip\"", "check that this is a table of scores; if these are no papers write kind = \"skip\" under [[layout]] in exam.toml";
        meaning: "表头都不在科目表中，也没有总分可以核对，只能凭数字像分数来判断。", "None of the headers is in the table of subjects and no total confirms them: only the figures look like scores.";
        school: "请核对这确是成绩表，并用科目全称作表头", "check that this is a table of scores and use full names of subjects as headers";
    }
    NAMED_IN_CELLS = "E365" "subjects-named-in-cells" Note {
        headline: "“{header}”列写着每人选考的科目，后一列的分数按此计入各科", "the column “{header}” names each pupil's subject; the scores beside it were counted under it";
        did: "按格中的科目计入", "counted under the subject in the cell";
        help: "无需处理", "nothing to do";
        meaning: "选考科目与成绩成对出现时，科目写在格子里，而不在表头。", "Where electives stand in pairs of subject and score, the cells name the subject, not the header.";
    }
    OVERALL_TAKEN = "E238" "overall-taken" Warning {
        headline: "{subject} 既有总评又有考试成绩，采用总评（“{header}”列），{others} 未计入", "{subject} has the mark of the course and those of its exams: the course's was taken (column “{header}”), {others} left out";
        did: "按总评计入", "counted the course's mark";
        help: "如应统计卷面（期末）成绩，请只留那一列", "leave only the exam's column if that is what should count";
        meaning: "总评由平时、期中、期末等折算而成；两者不能同时作为一科的成绩。", "The mark of a course is made of its parts; a paper has one score only.";
    }
    ZEROS_NOT_TAKEN = "E236" "zeros-not-taken" Warning {
        headline: "{subjects} 互为选考：{count} 个 0 按未选考处理", "{subjects} exclude each other: {count} zeros were taken as papers not taken";
        did: "这些 0 不计入该科", "left these zeros out of the paper";
        help: "未选考请留空或填“未选”；如确是 0 分，在 exam.toml 的 [reading] 写 zeros = \"score\"", "leave papers that were not taken empty; if these are real zeros write zeros = \"score\" under [reading] in exam.toml";
        meaning: "每个学生在这几科里都恰好有同样多科有分，其余为 0：0 不是考试得分。", "Every pupil has scores in the same number of these papers and zero in the rest: the zeros are no scores.";
        school: "未选考请留空或填“未选”；如确是 0 分，请说明",
            "leave papers that were not taken empty; say so if these are real zeros";
    }
    MANY_SUMMARIES = "E129" "many-summary-rows" Warning {
        headline: "{count} 行因文字像统计行而未计入（如“{value}”，第 {rows} 行），与 {candidates} 名考生相比偏多", "{count} rows were taken for lines of statistics by their words (such as “{value}”, rows {rows}): many beside {candidates} candidates";
        did: "按统计行处理，不作为学生计入", "did not count them as pupils";
        help: "请核对这几行；如是学生，请补上姓名，或在 exam.toml 的 [[layout]] 里写明版式", "check these rows; if they are pupils add their names, or describe the layout under [[layout]] in exam.toml";
        meaning: "成绩表里的统计行通常只有几行；很多时，可能是学生行被认错了。", "A list has a few lines of statistics; where there are many, pupils may have been mistaken for them.";
        school: "请核对这几行；如是学生，请补上姓名",
            "check these rows; if they are pupils add their names";
    }
}
