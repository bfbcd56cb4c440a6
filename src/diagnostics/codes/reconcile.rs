//! What the reconcile room can notice.

crate::rules! {
    SCHOOL_SPELLINGS = "E301" "school-spellings" Note {
        headline: "学校“{school}”有不同写法：{value}", "school “{school}” is also written {value}";
        did: "只在空格、全半角和括号上不同，当作同一所学校", "treated as one school: they differ in blanks, width or brackets only";
        help: "若不是同一所学校，请改用不同的校名", "if they are two schools, give them different names";
        meaning: "同一所学校在不同文件里的写法常有空格、全角、括号的差别。只有这类差别才会合并，其他差别一律不合并。",
            "Files often write one school with other blanks, widths or brackets. Only such differences are folded, never others."
    }
    SCHOOL_MATCHED_BY_PART = "E302" "school-matched-by-part" Warning {
        headline: "校名“{value}”在学校名册里没有，按“{school}”处理", "school name “{value}” is not in the register; taken to be “{school}”";
        did: "两个名称只差前面的县、市、区名或后面的“上报”等字样，且名册中只有一所这样的学校", "the names differ only by a county or town before them or a file word behind them, and one registered school fits";
        help: "若不对，请在学校名册的“简称”一栏写明，或改正表中的校名", "if this is wrong, add the name to the register's other names, or correct the sheet";
        meaning: "学校上报时常省去或加上县名。只有名册里唯一一所学校符合时才会这样认定，并且一定说明。",
            "Schools often leave out or add the county's name. It is matched only where exactly one registered school fits, and always said.";
        asks: Office Confirm;
    }
    SCHOOL_NOT_IN_REGISTER = "E303" "school-not-in-register" Warning {
        headline: "学校“{value}”不在学校名册里", "school “{value}” is not in the register";
        did: "照常分析，但没有类别和片区", "analysed, without category and district";
        help: "请把它加进学校名册，或把这个写法加进某校的简称", "add it to the register, or to the other names of a school in it";
        meaning: "名册给出每所学校的类别和片区，用于可比学校之间的比较。名册里没有的学校不参加分组。",
            "The register gives category and district for comparison among like schools. A school that is not in it joins no group.";
        asks: Office Confirm;
    }
    SCHOOLS_ALIKE = "E304" "schools-alike" Warning {
        headline: "“{value}”和“{other}”可能是同一所学校", "“{value}” and “{other}” may be one school";
        did: "当作两所学校分开统计", "kept apart as two schools";
        help: "若是同一所，请在学校名册里写明简称，或统一表中的校名", "if they are one, list the other name in the register or write one name in all sheets";
        meaning: "两个名称只差县名或校区。校区可能单独统计，所以不会自动合并。",
            "The names differ by a county or a campus only. A campus may be counted on its own, so nothing is joined unasked.";
        asks: Office Confirm;
    }
    SCHOOL_SENT_NOTHING = "E305" "school-sent-nothing" Error {
        headline: "没有收到“{value}”{grade}的成绩", "“{value}” {grade}: no scores came in";
        did: "县级统计中不含这所学校", "left the school out of the county's figures";
        help: "请向学校催收，收齐后重新运行", "ask the school for its sheet and run again";
        meaning: "学校名册或学籍名单里有这所学校，但成绩文件里没有它的任何学生。",
            "The register or the roster lists the school, and no score sheet holds any of its pupils.";
        asks: Office Correct;
    }
    SCHOOL_NOT_SEEN = "E306" "registered-school-not-seen" Note {
        headline: "名册里的“{value}”没有成绩，学籍名单里也没有它的{grade}学生", "registered school “{value}” {grade}: no scores, and no pupils on the roster";
        did: "认为它没有参加考试的年级", "took it that the school has none of the grades examined";
        help: "若它应当参加，请补交成绩和学籍名单", "if it should take part, send for its scores and its roster";
        meaning: "学籍名单覆盖了所有交来成绩的学校，名单里没有的学校视为没有这些年级。",
            "The roster covers every school that sent scores; a registered school that it does not list is taken to have no such grade."
    }
    GROUP_SCHOOL_UNKNOWN = "E307" "group-school-unknown" Warning {
        headline: "考试配置“{unit}”里的学校“{value}”没有出现过", "school “{value}” of “{unit}” in the exam file was never met";
        did: "忽略这一项", "passed over it";
        help: "请检查 [groups] 中的校名是否与成绩表一致", "check that [groups] names it as the sheets do";
        meaning: "[groups] 用校名把学校归入类别和片区，校名要与成绩表或学校名册一致。",
            "[groups] puts schools into categories and districts by name, which must be the one of the sheets or the register.";
        asks: Office Confirm;
    }
    GRADE_ASSUMED = "E308" "grade-assumed" Note {
        headline: "表中没有写年级，{n} 名考生按{value}处理", "no grade is told; {n} candidates are taken to be of {value}";
        did: "其他成绩表或考试配置只有这一个年级", "the other sheets, or the exam file, know of this grade only";
        help: "若不对，请在表名、标题或“年级”列写明年级", "if wrong, name the grade in the sheet's name, a title or a column";
        meaning: "年级依次从年级列、标题、工作表名、班级写法、文件名得知；都没有时才这样推断。",
            "A grade is told by a column, a title, the sheet's name, the class labels or the file's name; only without any of them is it assumed."
    }
    GRADE_UNKNOWN = "E309" "grade-unknown" Warning {
        headline: "看不出 {n} 名考生的年级", "the grade of {n} candidates is not told";
        did: "单独作为一个没有年级的组统计", "analysed as a group of their own, without a grade";
        help: "请在表名、标题或“年级”列写明年级", "name the grade in the sheet's name, a title or a column";
        meaning: "成绩里有几个年级，这张表没有写是哪一个，不能随意归入。",
            "The sheets hold several grades and this one does not say which it is, so it is not put into any.";
        asks: School Correct;
    }
    SHEET_WITHOUT_SCORES = "E310" "sheet-without-scores" Error {
        headline: "表中有 {n} 名考生，但没有一个成绩", "{n} candidates and not a single score";
        did: "这些考生视为没有开考", "took these candidates to sit no paper";
        help: "可能交来的是空白表，请重新索取", "this may be an empty form; ask for the filled one";
        meaning: "整张表的成绩栏都是空的，也没有缺考等标记。",
            "Every score cell of the sheet is empty, without any mark for absence.";
        school: "请报填好分数的成绩表；如全部未考，请说明",
            "send in the sheet with its marks filled in; say so if nobody sat";
    }
    SUBJECT_TWICE = "E311" "subject-column-twice" Warning {
        headline: "同一张表里{subject}有两列：{value}", "the sheet has two columns of {subject}: {value}";
        did: "只用左边的一列", "used the left one only";
        help: "请确认哪一列是本次成绩，删去或改名另一列", "check which column is this exam's and remove or rename the other";
        meaning: "两列都可认作同一科目，程序不会自行合并或取大。",
            "Both columns can be read as one subject; nothing is merged and no larger score is chosen."
    }
    FULL_MARK_INFERRED = "E312" "full-mark-inferred" Note {
        headline: "{paper}的满分推断为 {value} 分（最高分 {max}，共 {n} 个成绩）", "{paper}: full mark taken to be {value} (highest score {max} of {n})";
        did: "按这个满分计算各条线和各率", "took lines and rates of this full mark";
        help: "若不对，请在考试配置 [[paper]] 里写明 full", "if wrong, declare full in a [[paper]] of the exam file";
        meaning: "配置和表头都没有写满分时，取该科目通常的满分中能覆盖所见成绩的最小一个；孤立的高分不抬高满分。",
            "Where neither exam file nor header tells it, it is the smallest usual full mark of the subject that covers the scores; isolated high values do not raise it."
    }
    FULL_MARK_CONFLICT = "E313" "full-mark-conflict" Warning {
        headline: "表头说{paper}满分 {value} 分，实际按 {full} 分计算", "the header gives {paper} a full mark of {value}; {full} is used";
        did: "全年级统一按 {full} 分计算", "used {full} for the whole grade";
        help: "请核对这张表是否同一份试卷，或在考试配置 [[paper]] 里写明 full", "check that the sheet is of the same paper, or declare full in a [[paper]]";
        meaning: "同一年级同一科目只能有一个满分：先看考试配置，再看多数表头。",
            "A subject of a grade has one full mark: the exam file's, else the one that most headers give.";
        asks: Office Confirm;
    }
    MARK_ABOVE_FULL = "E314" "mark-above-full" Error {
        headline: "{subject}成绩 {value} 超出满分 {full}", "{subject}: {value} is outside 0 to {full}, the full mark";
        did: "保留这名考生，这个成绩不计入", "kept the candidate, set this mark aside";
        help: "请核对这个单元格；若满分不对，请在考试配置 [[paper]] 里写明 full", "correct the cell; if the full mark is wrong, declare full in a [[paper]] of the exam file";
        meaning: "超出满分的数多半是漏了小数点或错行。它算作无法识别：计入应考，不计入均分。",
            "A number above the full mark is mostly a lost decimal point or a slipped row. It counts as unreadable: expected, but in no mean.";
        school: "请核对这个分数并改正",
            "check this mark and correct it";
    }
    BLANK_IS_ABSENT = "E315" "blank-is-absent" Note {
        headline: "{subject}有 {n} 个空格按缺考处理", "{subject}: {n} empty cells are read as absent";
        did: "计入应考，不计入实考", "counted as expected, not as present";
        help: "若空格表示不考这一科，请在考试配置写 blank = \"not-taken\"", "if empty means that the paper is not taken, set blank = \"not-taken\" in the exam file";
        meaning: "全班都没有成绩的科目、选考中未选的科目不算缺考；其余空格按 [candidates] blank 处理。",
            "Papers that nobody of the class has, and those outside a candidate's choice, are not absent; other empty cells are read by [candidates] blank.";
        asks: School Confirm;
        school: "请确认这些学生缺考；有成绩的补上成绩，不考这一科的写明",
            "confirm that these pupils were absent; fill in the marks of those who sat, and say so where the paper is not taken";
    }
    CHOICES_FOUND = "E316" "choices-found" Note {
        headline: "{grade}考生的科目组合有 {n} 种", "{grade}: candidates take papers in {n} different choices";
        did: "不在本人组合里的空白科目按未选考处理", "empty papers outside a candidate's choice are not taken by the candidate";
        help: "不需要改动；若不是选科，请检查成绩是否错列", "nothing needs doing; if there is no choice, check for scores in wrong columns";
        meaning: "组合是至少两名考生有成绩、且不被其他组合包含的一组科目。",
            "A choice is a set of papers with scores of two candidates or more that no other such set contains."
    }
    ROW_REPEATED = "E317" "row-repeated" Warning {
        headline: "考生 {value} 出现两次，成绩相同", "candidate {value} is met twice, with equal marks";
        did: "只计一次，另一行在 {first}", "counted once; the other row is {first}";
        help: "请删去重复的一行", "remove one of the rows";
        meaning: "同一考号（或同校同班同名）的两行成绩完全一致，合为一人。",
            "Two rows of one id (or of one school, class and name) agree in all marks and are one person."
    }
    ROWS_COPIED = "E318" "rows-copied" Warning {
        headline: "这张表有 {n} 行与另一张表重复", "{n} rows of this sheet repeat those of another sheet";
        did: "重复的行只计一次，另一张表是 {first}", "counted them once; the other sheet is {first}";
        help: "通常是总表与分班表同时交来，请只留一份", "mostly a list of everybody beside the lists of the classes; send one of them";
        meaning: "两张表的这些考生成绩完全一致，相加会使人数翻倍。",
            "These candidates agree in all marks; adding both sheets would count them twice.";
        school: "请确认是同一批成绩，只留一份",
            "confirm that these are the same marks, and keep one list only";
    }
    ROWS_CONTRADICT = "E319" "rows-contradict" Error {
        headline: "考生 {person} 的{subject}成绩有两个：{value} 和 {other}", "candidate {person} has two marks in {subject}: {value} and {other}";
        did: "计入先出现的 {other}（{first}），这一行没有计入", "counted {other}, which comes first ({first}); this row was left out";
        help: "请与学校核对，删去错误的一行", "ask the school which is right and remove the other row";
        meaning: "同一考生两行成绩不一致，程序不会挑选或取平均，先出现的一行保留，另一行列为问题。",
            "Two rows of one person disagree. Nothing is chosen by size or averaged: the first row stays, the other is left out and named.";
        school: "请核对哪一个成绩正确，只留一行",
            "find out which mark is right and keep one row only";
    }
    ID_OF_TWO_PERSONS = "E320" "id-of-two-persons" Warning {
        headline: "有 {n} 行的考号与同校另一名学生相同（第 {rows} 行）", "{n} rows carry an id of another pupil of the school (rows {rows})";
        did: "姓名不同，当作不同的人", "their names differ, so they are kept as different persons";
        help: "若是班内序号请改列名为“序号”；若是考号请更正", "if these are numbers within a class, call the column so; if they are ids, correct them";
        meaning: "一个考号只能属于一名考生。姓名不同的两行不会合并。",
            "An id belongs to one candidate. Rows with different names are never joined.";
        asks: School Correct;
    }
    PERSON_AT_TWO_SCHOOLS = "E321" "person-at-two-schools" Warning {
        headline: "考生 {value} 出现在两所学校：{schools}", "candidate {value} is met at two schools: {schools}";
        did: "两行都保留并计入，另一行在 {first}", "kept and counted both rows; the other is {first}";
        help: "若是借读或附读，请在学籍名单里注明；否则请核对考号", "if the pupil is a guest, say so in the roster; else check the id";
        meaning: "没有学籍信息说明该生应计入哪一所学校，程序不替学校决定。",
            "No roster tells at which school the person counts, and that is not for the program to decide.";
        school: "请确认该生在哪所学校就读、考试；借读、附读的请注明",
            "confirm at which school the pupil studies and sat; say so if the pupil is a guest";
    }
    TOTAL_MISMATCH = "E322" "total-mismatch" Warning {
        headline: "表中总分 {value} 与各科之和 {sum} 不一致", "the stated total {value} is not the sum {sum}";
        did: "以各科之和为准", "used the sum";
        help: "请核对该行各科成绩和总分", "check the scores and the total of this row";
        meaning: "总分常被手工改动，或在改分后没有重算，因此一律重新相加。",
            "Totals are often edited by hand or not recomputed after a correction, so they are always added up anew.";
        asks: School Correct;
    }
    TOTALS_MISMATCH = "E323" "totals-mismatch" Warning {
        headline: "表中有 {n} 行的总分与各科之和不一致（如 {first}：{value}）", "{n} stated totals of this sheet are not the sums (such as {first}: {value})";
        did: "以各科之和为准", "used the sums";
        help: "总分可能含有未列出的科目，或用了折算分，请核对", "the totals may hold a subject that is not listed or scaled scores; please check";
        meaning: "整张表的总分都对不上，多半是口径不同：缺了一科、加了折算或加分。",
            "When most totals of a sheet differ they were mostly made by another rule: a subject left out, scaled or bonus marks."
    }
    TOTALS_NEARLY_ALL_DIFFER = "E355" "totals-nearly-all-differ" Warning {
        headline: "几乎每一行（{all} 行中的 {n} 行）的总分都不是各科之和（如 {first}：{value}）：版式可能没有读对", "nearly every stated total ({n} of {all}) is not the sum (such as {first}: {value}): the layout may have been misread";
        did: "以读到的各科之和为准", "used the sums of the papers that were read";
        help: "请先看读入了哪些科目：可能漏了一列、多了一列，或把赋分、小分当成了科目；在 exam.toml 的 [[layout]] columns 中可以写明", "look first at which subjects were read: one may be missing, or a converted score or a part may have been taken for a paper; columns of a [[layout]] in exam.toml say it outright";
        meaning: "个别总分不符是抄写问题，几乎全部不符则说明读到的科目与表中的总分不是一回事。", "Single totals that differ are slips; when nearly all do, the papers that were read are not those of the total.";
        school: "请核对各列表头与总分的口径", "check the headers and which papers the total is made of";
    }
    ROSTER_AMBIGUOUS = "E324" "roster-ambiguous" Warning {
        headline: "学籍名单中有 {n} 人与多名考生对得上（第 {rows} 行）", "{n} roster entries fit several candidates (rows {rows})";
        did: "没有为他们选定考生，也不作为缺考或名单外处理", "matched none of them, and called none missing or unlisted";
        help: "请在学籍名单和成绩表里都写上考号", "give ids in both the roster and the score sheets";
        meaning: "同校同名而没有考号可以区分时，任选一个都可能出错。",
            "Pupils of one school and name without ids cannot be told apart, and any choice might be wrong.";
        asks: School Confirm;
        school: "请在成绩表里写上这些学生的考号或学籍号",
            "write these pupils' ids into the score sheet";
    }
    ROSTER_ID_DIFFERS = "E325" "roster-id-differs" Warning {
        headline: "学籍名单中有 {n} 人姓名班级相符而考号不同（第 {rows} 行）", "{n} roster entries agree in name and class but not in id (rows {rows})";
        did: "当作同一人", "treated as the same person";
        help: "请核对考号是否抄错", "check the ids for a slip";
        meaning: "同校同班只有一人叫这个名字，考号不同多半是抄写错误。",
            "Only one pupil of the class has the name, so a different id is most likely a slip.";
        asks: School Confirm;
        school: "请核对这些学生的考号",
            "check the ids of these pupils";
    }
    ROSTER_DOES_NOT_FIT = "E326" "roster-does-not-fit" Warning {
        headline: "“{value}”{grade}的学籍名单与成绩对不上：{n} 人中只找到 {found} 人", "“{value}” {grade}: the roster does not fit the scores, {found} of {n} are found";
        did: "不用这份名单判断谁缺考、谁在名单外", "did not use it to tell who is missing or unlisted";
        help: "请检查名单是否为同一届，考号是否同一种", "check that the roster is of the same year and uses the same kind of id";
        meaning: "一半以上的人都找不到，多半是名单拿错了或考号编法不同，按它判断会冤枉学校。",
            "With more than half not found it is most likely another year's roster or another kind of id; judging by it would wrong the school.";
        asks: Office Confirm;
    }
    CLASS_SENT_NOTHING = "E327" "class-sent-nothing" Error {
        headline: "没有收到“{school}”{grade}{value}的成绩，名单上有 {n} 人", "“{school}” {grade}, class {value}: no scores came in; the roster lists {n} pupils";
        did: "这些学生计入应考，算作未说明的缺考", "counted these pupils as expected and not accounted for";
        help: "请向学校索取这个班的成绩表", "ask the school for the sheet of this class";
        meaning: "学校交来了其他班的成绩，唯独这个班一个人也没有，多半漏交了一张表。",
            "Other classes of the school came in and nobody of this one: most likely a sheet was forgotten.";
        school: "请补报这个班的成绩表",
            "send in the sheet of this class";
    }
    PRIOR_MATCHED = "E328" "earlier-exam-matched" Note {
        headline: "“{exam}”：{grade}对上 {value} 人，共 {n} 人", "“{exam}”, {grade}: {value} of {n} candidates matched";
        did: "只有对得上的考生参与进步和增值的比较", "only matched candidates take part in comparisons over time";
        help: "比例偏低时，请检查两次考试的考号或姓名是否一致", "if few are matched, check that both exams use the same ids or names";
        meaning: "先按考号，再按同校同名（必要时同班）对应；对不上的人不猜。",
            "Matched by id, else by school and name (and class where needed); nobody is guessed."
    }
    PRIOR_CONTRADICTS = "E329" "earlier-exam-contradicts" Warning {
        headline: "上次考试有 {n} 个成绩与前面的表不一致", "{n} scores of the earlier exam differ from those of a sheet before";
        did: "以先出现的为准", "used those that came first";
        help: "请确认上次考试的文件夹里只有一次考试的成绩", "make sure that the folder of the earlier exam holds one exam only";
        meaning: "同一名学生上次考试的同一科有两个不同的成绩。",
            "A pupil has two different scores in one subject of the earlier exam.";
        asks: Office Confirm;
    }
    EXAMS_IN_ORDER = "E330" "earlier-exams-in-order" Note {
        headline: "此前的 {value} 次考试，从早到晚：{order}", "{value} earlier exams, from first to last: {order}";
        did: "最近的一次用于线索和增值；历次都用于进步", "the latest one serves leads and value added, all of them serve progress";
        help: "次序不对时，在 exam.toml 的 [[history]] 里写明每次的 date", "if the order is wrong, state the date of each in [[history]] of exam.toml";
        meaning: "次序按日期；没有日期时按名称里的次数（第2次、二模）或学期（八上期末）。直接放在“上次”文件夹里、又看不出日期的，算最近一次。",
            "Ordered by date; without dates by the number or the half term in their names. What lies in the folder prior/ itself and tells no date is the latest."
    }
    EXAMS_ORDER_GUESSED = "E331" "earlier-exams-order-unknown" Warning {
        headline: "此前有 {value} 次考试，看不出先后，暂按名称排列：{order}", "{value} earlier exams whose order nothing tells; taken by name: {order}";
        did: "照此次序比较", "compared them in this order";
        help: "在 exam.toml 里为每次考试写一个 [[history]]，给出 path 和 date；或在文件夹名里写日期、第几次", "add a [[history]] with path and date for each to exam.toml, or put a date or a number into the folders' names";
        meaning: "进步要知道哪次在前。日期、第几次、学期都没有，或两次相同，就只能按名称排，可能排错。",
            "Progress needs to know which exam came first. Where neither dates nor numbers nor half terms tell, or two are equal, names are all that is left, and may be wrong.";
        asks: Office Confirm;
    }
    RESULTS_WITHOUT_CANDIDATES = "E332" "earlier-results-without-candidates" Error {
        headline: "这是一次分析的结果文件夹，但没有可用的 tables/candidates 表", "an output folder of an earlier run, without a table of candidates that can be used";
        did: "没有把它当作以前的考试", "did not take it as an earlier exam";
        help: "用 --level internal、--tables csv 或 parquet 重新分析那次考试；或改放那次的成绩表", "analyse that exam again with --level internal and --tables csv or parquet, or give its score sheets";
        meaning: "以前的结果靠 tables/candidates.csv（或 parquet）里的考号、姓名和分数对应学生。公开形式没有姓名和考号，--tables none 没有这张表。",
            "Earlier results are tied to pupils by the ids, names and scores of tables/candidates. The public form names nobody, and --tables none writes no tables.";
        asks: Office Correct;
    }
    RESULTS_UNREADABLE = "E333" "earlier-results-unreadable" Error {
        headline: "这张 candidates 表读不出来，或缺少约定的列", "this table of candidates cannot be read, or lacks columns of the contract";
        did: "没有把它当作以前的考试", "did not take it as an earlier exam";
        help: "不要改动结果文件夹里的表；请重新分析那次考试，或改放那次的成绩表", "leave the tables of an output folder as they are; analyse that exam again, or give its score sheets";
        meaning: "约定的列是 id、name、school、class、grade、status 和各科。用表格软件另存过的表可能已经变样。",
            "The contract is id, name, school, class, grade, status and the papers. A spreadsheet program may have changed a table that it saved.";
        asks: Office Correct;
    }
    EARLIER_FULL_ASSUMED = "E334" "earlier-full-mark-assumed" Note {
        headline: "“{exam}”{grade}没有写明满分，按这些计算：{value}", "“{exam}”, {grade}: full marks are not told; taken to be {value}";
        did: "与本次相同的满分能覆盖当时的分数就用它，否则用常见的满分", "that of now where it covers the scores of then, else the usual one that does";
        help: "若不对，在 exam.toml 的 [[history]] 里写 full，或在表头写“语文(120)”", "if wrong, state full in [[history]] of exam.toml, or write “语文(120)” into the header";
        meaning: "当时的满分决定当时的及格线、优秀线，以及两次平均分能不能直接比。名次和标准分与满分无关。",
            "The full mark of then decides the lines of then, and whether means of both exams can be compared. Ranks and standard scores do not depend on it."
    }
    EARLIER_ABOVE_FULL = "E335" "earlier-mark-above-full" Warning {
        headline: "“{exam}”的{paper}有 {n} 个分数超过满分 {full}，最高 {value}", "“{exam}”, {paper}: {n} scores above the full mark of {full}, the highest {value}";
        did: "这些分数不用", "left these scores out";
        help: "请改正那次的成绩表；若满分不对，在 exam.toml 的 [[history]] 里写 full", "correct the sheets of that exam; if the full mark is wrong, state it as full in [[history]] of exam.toml";
        meaning: "超过满分的分数是录入错误，或者满分认错了。",
            "A score above the full mark is a slip, or the full mark is not what it was taken for.";
        asks: Office Confirm;
    }
    PRIOR_BY_NUMBER = "E336" "earlier-exam-by-number" Warning {
        headline: "“{exam}”：{value} 人没有考号和姓名可以对应，只凭学校、班级和班内序号对上", "“{exam}”: {value} pupils were matched by school, class and number in the class alone, for want of ids and names";
        did: "把两次考试里同校、同班、同号的当作同一人，他们的进步和增值以此为准", "took equal numbers of one school and class for one pupil; their progress and value added rest on it";
        help: "请抽查几名学生；两次之间重新分过班或编过号的，请在两次考试里都写上考号或姓名，或在 exam.toml 的 [reading] 写 earlier_by_number = \"no\"", "check a few pupils; if classes or numbers were dealt out anew in between give ids or names in both exams, or write earlier_by_number = \"no\" under [reading] in exam.toml";
        meaning: "只有号码在单位内不重复、两次大部分相同、又不随分数高低排列时，才这样对应；全校（全部考生）不重复的号码不看班级。序号不说明是谁，换过号就会张冠李戴。",
            "Done only where numbers are unique within the unit, mostly the same both times, and do not follow the marks; where the whole school (or the whole exam) has each number once, classes are not looked at. A number does not say who bears it: dealt out anew, it gives one pupil another's marks.";
        asks: Office Confirm;
    }
    PRIOR_NUMBERS_ARE_PLACES = "E337" "earlier-exam-numbers-are-places" Warning {
        headline: "“{exam}”：{value} 行只有序号，而序号是按分数高低排的，不能用来对应学生", "“{exam}”: {value} rows have nothing but numbers, and these follow the marks, so they do not tell who is who";
        did: "没有对应，这些学生没有上次成绩", "matched none of them; these pupils have no earlier score";
        help: "请在两次考试里都写上考号或姓名；确是固定的学号时，在 exam.toml 的 [reading] 写 earlier_by_number = \"yes\"", "give ids or names in both exams; if they are lasting student numbers all the same write earlier_by_number = \"yes\" under [reading] in exam.toml";
        meaning: "按成绩排序后再编的 1、2、3… 是名次。两次都按名次对应，等于把第一名和第一名连在一起，进步和增值就全错了。",
            "Numbers given after sorting by marks are places. Matching first with first and last with last would make every figure of progress and value added wrong.";
        asks: Office Confirm;
    }
    PRIOR_MATCHES_NOBODY = "E338" "earlier-exam-matches-nobody" Warning {
        headline: "“{value}”没有一名学生能与本次对上", "“{value}”: not one pupil could be matched with this exam";
        did: "没有进步和增值", "left progress and value added empty";
        help: "请在两次考试里写上同一种考号或学号，或者姓名、学校和班级；没有号码的，每班写上固定的座号", "give ids of one kind in both exams, or names, school and class; without either, a lasting number in the class";
        meaning: "先按号码，再按同校同名，最后按同校同班的序号对应。两次的号码不是同一种、又没有姓名时无从对应。",
            "Pupils are matched by id, then by school and name, then by school, class and number. Where ids are of two kinds and there are no names, nothing can be matched.";
        asks: Office Confirm;
    }
    STAGE_WITHOUT_UNIT = "E350" "stage-without-unit" Warning {
        headline: "考试配置里“{value}”{grade}的起始人数没有用上：没有这所学校这个年级的成绩", "exam file: the start-of-stage roll of “{value}” {grade} was not used, no such school and grade has scores";
        did: "略过这一条", "passed over this entry";
        help: "请核对校名；有几个年级时要写明 grade", "check the school's name; with several grades, state the grade";
        meaning: "[[candidates.stage]] 给出学校某个年级起始时的人数，供“起始人数”分母使用；校名可以用学校名册中的任何一种叫法。",
            "[[candidates.stage]] gives a school's roll at the start of the stage for the denominator `cohort`; the school may go under any name of the register.";
        asks: Office Confirm;
    }
    CONFIRMED = "E351" "headcount-confirmed" Note {
        headline: "“{value}”交回的参考人数确认单与本次数据一致（核对码 {code}）", "“{value}” confirmed its head count, and the data are the same (code {code})";
        did: "记入“确认单核对”", "noted it in the list of confirmations";
        help: "无需处理", "nothing to do";
        meaning: "核对码由考试、学校、年级和每名考生的班级、考号、姓名及各科状态算出。一致，说明学校确认的正是这批数据。",
            "The code is computed of exam, school, grades and every candidate's class, id, name and status in each paper. Equal codes mean that these data were confirmed."
    }
    CONFIRMED_OTHER_DATA = "E352" "headcount-confirmed-other-data" Warning {
        headline: "“{value}”交回的参考人数确认单确认的不是本次的数据：单上核对码 {signed}，本次 {now}", "“{value}” confirmed other data: the sheet says {signed}, the data at hand {now}";
        did: "记入“确认单核对”，分析照常进行", "noted it in the list of confirmations; the analysis goes on";
        help: "确认之后名册、成绩表或设置有改动：请把新的确认单发给学校重新确认", "rosters, sheets or settings changed after the confirmation: send the school the new sheet to confirm";
        meaning: "考试名称、考生名单或某人在某科的状态（实考、缺考、免考……）与确认时不同；分数改动不影响核对码。",
            "The exam's name, the list of candidates or somebody's status in a paper differ from what was confirmed; a changed score does not change the code."
    }
    CONFIRMATION_OF_NOBODY = "E353" "confirmation-without-school" Warning {
        headline: "交回的参考人数确认单属于“{value}”，本次没有这所学校的成绩", "a confirmation of “{value}” came back, and no scores of this school are at hand";
        did: "没有比对", "compared it with nothing";
        help: "请核对是否漏放了这所学校的成绩表", "see whether the sheets of this school were left out";
        meaning: "确认单末行写明学校名称，要与本次成绩或学校名册中的校名一致。",
            "The last line of the sheet names the school; the name must be one of the scores at hand or of the register.";
        asks: Office Confirm;
    }
    REPORTED_OF_NOBODY = "E354" "reported-figures-of-nobody" Note {
        headline: "上报的 {all} 个汇总数字中，{n} 个对不上本次的学校、班级或科目（第一个：{value}）", "{n} of {all} reported figures are of no school, class or paper at hand (the first: {value})";
        did: "没有与成绩核对", "compared them with nothing";
        help: "需要核对时，请写明年级、学校、班级和科目", "to have them compared, state grade, school, class and subject";
        meaning: "汇总表中的数字只用来核对，不计入任何统计；认不出属于谁的，不猜。",
            "Figures of summary sheets are only compared, never counted; whose they are is not guessed."
    }
    IDS_WITHOUT_ZEROS = "E370" "ids-without-zeros" Warning {
        headline: "这张表有 {n} 个号码与其他表只差前导零（第 {rows} 行）", "{n} ids of this sheet differ from those of other lists in leading zeros only (rows {rows})";
        did: "姓名相符（或没有姓名）且只有一人对得上，当作同一人", "took them for the same pupils: names agree or are missing, and only one pupil fits";
        help: "请把号码列设为文本格式，补上前面的零", "format the column as text and put the zeros back";
        meaning: "Excel 把号码当数字，前面的零就丢了。只有全表对得上唯一一人时才这样对应；同一张表里只差前导零的号码一律当作不同的人。",
            "Excel drops zeros in front of numbers. Such ids are matched only where exactly one pupil fits; within one sheet they are always different persons."
    }
    TEMPORARY_IDS = "E371" "temporary-ids" Warning {
        headline: "这张表有 {n} 个号码与其他表只差末尾的 H（第 {rows} 行）", "{n} ids of this sheet differ from those of other lists in the H at their end only (rows {rows})";
        did: "姓名相符，按临时号与正式号是同一人处理", "took the temporary and the regular number for one pupil: the names agree";
        help: "请统一改用正式号码", "use the regular number everywhere";
        meaning: "末尾带 H 的是临时号。姓名相符、且没有别人用正式号时才对应；同一张表里两个号都有时当作两个人。",
            "An H at the end marks a temporary number. It is matched where names agree and nobody else has the regular one; where one sheet holds both they are two persons."
    }
    NAMES_DIFFER = "E372" "same-id-names-differ" Warning {
        headline: "这张表有 {n} 人与其他表号码相同而姓名写法不同（第 {rows} 行）", "{n} pupils of this sheet have the id of another list and a name written differently (rows {rows})";
        did: "当作同一人：写法相近或号码是有效的证件号，两个姓名在该校都没有别人用", "took them for the same pupils: the names are alike or the id is a sound register number, and nobody else of the school has either name";
        help: "请核对姓名，改正其中一处", "check the names and correct one of them";
        meaning: "姓名抄错一字、繁简不同或改过名。两个姓名中任何一个在该校另有其人时，一律不对应。",
            "A mistyped character, a variant form, or a name that was changed. Where either name is somebody else's in the school nothing is matched."
    }
    ID_OF_ANOTHER_NAME = "E373" "id-of-another-name" Warning {
        headline: "这张表有 {n} 人的号码在成绩表里属于别的姓名（第 {rows} 行）", "{n} ids of this sheet belong to other names in the score sheets (rows {rows})";
        did: "没有按号码对应，也没有别的依据对上", "did not match them by id, and nothing else told who they are";
        help: "若整列错行请重新排好；若考号每次重编，请加上学籍号", "if rows slipped, sort the list again; if exam numbers are dealt out anew each time, add the register numbers";
        meaning: "号码相同而姓名不同，多半是错行、抄错，或每次考试重编考号。按号码对应会把一个人的成绩给了另一个人。",
            "Equal ids under different names mean slipped rows, a typing error, or exam numbers dealt out anew. Matching by them would give one pupil another's marks."
    }
    ROW_FITS_SEVERAL = "E374" "row-fits-several" Warning {
        headline: "这张表有 {n} 行与其他表的多名同名学生对得上（第 {rows} 行）", "{n} rows of this sheet fit several pupils of other sheets (rows {rows})";
        did: "没有选定任何一人，另立考生，成绩可能分在两处", "chose none of them and kept the rows as candidates of their own; their marks may stand apart";
        help: "请在每张表里都写上考号", "give ids in all sheets";
        meaning: "同班同名而没有号码可以区分时，任选一个都可能把成绩给错人。",
            "Where namesakes of a class have no ids to tell them apart, any choice may give marks to the wrong one."
    }
    PRIOR_AMBIGUOUS = "E375" "earlier-exam-ambiguous" Warning {
        headline: "上次考试有 {n} 行与本次多名考生对得上（第 {rows} 行）", "{n} rows of the earlier exam fit several candidates (rows {rows})";
        did: "没有为他们选定考生，他们没有上次成绩", "matched none of them; these candidates have no earlier score";
        help: "请在两次考试里都写上同一种号码", "give ids of one kind in both exams";
        meaning: "同校同名而号码和班级都不能区分时，不猜。", "Pupils of one school and name whom neither ids nor classes tell apart are not guessed."
    }
    NAME_WITH_OTHER_ID = "E376" "same-name-other-id" Warning {
        headline: "这张表有 {n} 人与其他表同校同名而号码不同（第 {rows} 行）", "{n} pupils of this sheet have the school and name of one in another list and a different id (rows {rows})";
        did: "当作不同的人，没有合并", "kept them as different persons";
        help: "若是同一人，请改正号码", "if they are the same, correct the id";
        meaning: "同一种号码不同就是两个人；选科分表里常有同名的人。抄错号码的请改正后重新运行。",
            "Ids of one kind that differ are two persons'; sheets for different tracks often split namesakes. Correct a mistyped id and run again."
    }
    ENROLLED_AT_TWO_SCHOOLS = "E377" "enrolled-at-two-schools" Warning {
        headline: "学籍名单把 {n} 人同时列在两所学校（第 {rows} 行）", "the roster lists {n} pupils at two schools (rows {rows})";
        did: "只在交来其成绩的学校计入应考（都没有时在先列出的学校），另一校不算缺考", "expected them where their scores came in (else at the school listed first) and not at the other";
        help: "请核实学籍在哪一所学校，删去另一条", "find out which school is right and remove the other entry";
        meaning: "两校都列为在籍而没有写借读、外借或转入转出，多半是转学后没有删去。每个人在全县只计一次。",
            "Both schools list the pupil as enrolled, with no word of a guest or a transfer: mostly an entry that stayed behind. Everybody counts once in the county."
    }
    SITS_ELSEWHERE = "E378" "sits-at-another-school" Warning {
        headline: "学籍名单上有 {n} 人没有本校成绩，而在别的学校参加考试（第 {rows} 行）", "{n} pupils of the roster are in no sheet of their school and in a sheet of another one (rows {rows})";
        did: "号码和姓名都相符，按没有登记的借读处理，不算缺考", "id and name agree: treated as guests whom nobody registered, and not as missing";
        help: "若是借读或转学，请在学籍名单里写明；否则请核对号码", "if they are guests or have moved, say so in the roster; else check the ids";
        meaning: "计入哪一所学校按 [candidates] guest 的规定，每个人在全县只计一次。",
            "The guest rule of [candidates] decides where they count; everybody counts once in the county."
    }
    CLASS_DIFFERS = "E379" "class-differs" Warning {
        headline: "学籍名单中有 {n} 人与成绩表同校同名而班级不同（第 {rows} 行）", "{n} pupils of the roster have another class in the score sheets (rows {rows})";
        did: "全年级只有一人叫这个名字，当作同一人", "took them for the same pupils: the grade has the name once in both lists";
        help: "请核对班级；若确是两个人，请写上号码", "check the class; if they are two pupils, give their ids";
        meaning: "调班后名单没有更新。没有号码，但姓名在两边都唯一，才这样对应。",
            "The list was not brought up to date after a change of class. Matched without ids only where the name is unique on both sides."
    }
    EXAM_NUMBER_LENGTH = "E380" "exam-number-length" Warning {
        headline: "“{school}”{grade}有 {n} 个考号的位数与其余的不同：{value}", "“{school}” {grade}: {n} exam numbers differ in length from the others: {value}";
        did: "按所写的号码处理", "took the numbers as written";
        help: "其余 {of} 个都是 {usual} 位，请核对是否少位、多位或丢了前导零", "the other {of} have {usual} digits; check for a missing or added digit or lost zeros";
        meaning: "一所学校的考号位数通常相同，个别不同的多半抄错或丢了前导零。", "Exam numbers of a school mostly have one length; single ones that differ are slips or have lost their zeros."
    }
    EXAM_NUMBER_BEGINNING = "E387" "exam-number-beginning" Warning {
        headline: "“{school}”{grade}有 {n} 个考号的开头与其余的不同：{value}", "“{school}” {grade}: {n} exam numbers begin unlike the others: {value}";
        did: "按所写的号码处理", "took the numbers as written";
        help: "其余 {of} 个都以 {usual} 开头，请核对是否抄错，或是外校、借读考生", "the other {of} begin with {usual}; check for a slip, or a candidate of another school";
        meaning: "一所学校的考号开头通常相同；只差在班级位的不列。", "Exam numbers of a school mostly have one beginning; those that differ in the digit of the class alone are not named."
    }
    MATCHED_BY_SEAT = "E388" "matched-by-seat" Note {
        headline: "这张表有 {n} 行没有姓名和号码，按班级和座号与其他表对应（第 {rows} 行）", "{n} rows of this sheet have neither name nor id: matched with other sheets by class and seat (rows {rows})";
        did: "同班同座号的当作同一人", "took the same class and seat for one pupil";
        help: "如各表的座号不是同一套，请补上姓名或考号", "add names or ids if the seats are not numbered alike in all sheets";
        meaning: "各科分表只写班级和座号时，座号是唯一的线索；同一座号在同班出现两次的不对应。",
            "Where the sheets of the papers give class and seat only, the seat is all there is to go by. A seat that a class has twice is not matched."
    }
    NAMESAKES_WITHOUT_IDS = "E381" "namesakes-without-ids" Note {
        headline: "这张表有 {n} 行与同班另一行同名，都没有号码（第 {rows} 行）", "{n} rows of this sheet share name and class with another row, and have no ids (rows {rows})";
        did: "当作不同的人", "counted them as different persons";
        help: "请写上号码，否则无法与名单和上次成绩对应", "give ids, else they cannot be matched with rosters and earlier exams";
        meaning: "同班可以有同名的人，同名从不合并。若是重复录入，请删去一行。", "A class can hold a name twice, and namesakes are never joined. If a row was entered twice, remove one."
    }
    NAME_VARIANTS = "E382" "name-variants" Warning {
        headline: "这张表有 {n} 人的姓名在其他表里可能用了繁体或异体字（第 {rows} 行）", "{n} names of this sheet may be those of another list in variant characters (rows {rows})";
        did: "名单和上次考试中只有一人对得上的当作同一人；成绩表之间没有合并", "matched with roster and earlier exam where one pupil alone fits; rows of score sheets were not joined";
        help: "请统一姓名用字，或在各表写上号码", "write the name in one way, or give ids in all sheets";
        meaning: "如“張國偉”与“张国伟”。字形不同不会不声不响地合并。", "Such as traditional for simplified characters. Forms that differ are never joined without a word."
    }
    IDS_ALIKE = "E383" "ids-alike" Warning {
        headline: "这张表有 {n} 个号码与另一行只差前导零或末尾的 H（第 {rows} 行）", "{n} ids of this sheet differ from another row's in leading zeros or a final H only (rows {rows})";
        did: "当作不同的人", "kept them as different persons";
        help: "请核对；若是同一人，请删去一行", "check them; if they are one pupil, remove a row";
        meaning: "00123、0123 和 123 在没有说明之前是三个号码；临时号与正式号并存也是两个人。",
            "00123, 0123 and 123 are three ids until somebody says otherwise, and so are a temporary number and the regular one beside it."
    }
    ID_AT_TWO_SCHOOLS = "E384" "id-at-two-schools" Warning {
        headline: "这张表有 {n} 个号码别的学校也在用，姓名不同（第 {rows} 行）", "{n} ids of this sheet are in use at other schools under other names (rows {rows})";
        did: "当作不同的人", "kept them as different persons";
        help: "若考号全县统一编排，请改正；若各校自编，可以不管", "if numbers are given out county-wide, correct them; if each school numbers on its own, nothing needs doing";
        meaning: "这样的号码不能单独用来认人，必须连同姓名和学校。", "Such ids do not tell a pupil on their own, only with name and school."
    }
    LISTED_TWICE = "E385" "roster-lists-twice" Note {
        headline: "学籍名单有 {n} 行重复列出同一人（第 {rows} 行）", "{n} rows of the roster list a pupil again (rows {rows})";
        did: "只计第一次列出的", "counted the first entry only";
        help: "若不是有意附上的号码对照表，请删去重复的行", "remove the repeated rows, unless they are a table of ids that was meant to help";
        meaning: "号码相同、姓名相符的两行是一个人，不会使在籍人数翻倍。", "Two rows with one id and one name are one pupil and do not count twice."
    }
    LISTED_DIFFERENTLY = "E386" "roster-lists-differently" Warning {
        headline: "学籍名单有 {n} 行再次列出同一人，而学籍状态不同（第 {rows} 行）", "{n} rows of the roster list a pupil again with another status (rows {rows})";
        did: "以写明班级的、先列出的一行为准", "kept the entry that comes first, one with a class before one without";
        help: "请核实该生现在的学籍状态，删去另一行", "find out the pupil's present status and remove the other row";
        meaning: "同一学校把一个人列了两次，例如一行在籍、一行转出。", "One school lists a pupil twice, say as enrolled and as having left."
    }
    TEACHERS_WITHOUT_CLASS = "E391" "teachers-without-class" Warning {
        headline: "任课表有 {n} 行没有写班级", "{n} rows of the list of teachers name no class";
        did: "没有用这些行", "did not use these rows";
        help: "请补上班级，或删去这些行", "add the class, or remove the rows";
        meaning: "任课教师按班级归并考生，没有班级就不知道教的是谁。", "A teacher's pupils are told by class; without one it is not known whom they are.";
    }
    TEACHES_NOBODY = "E392" "teaches-nobody" Warning {
        headline: "任课表有 {n} 项在成绩里找不到对应的学校、班级或学科（如 {value}）", "{n} entries of the list of teachers fit no school, class or paper of the scores (such as {value})";
        did: "没有用这些项", "did not use them";
        help: "请核对学校、年级、班级的写法；不考的学科可以不管", "check how school, grade and class are written; papers that were not set need nothing";
        meaning: "任课表与成绩表按学校、年级、班级和学科对应。", "The list of teachers and the scores are matched by school, grade, class and subject.";
    }
    NOBODY_TEACHES = "E393" "nobody-teaches" Note {
        headline: "任课表中没有写谁教：{value}等 {n} 个班科", "the list of teachers does not say who teaches {value}: {n} classes and papers in all";
        did: "这些班科不在任何教师的数字里", "left them out of the figures of every teacher";
        help: "请在任课表里补上教师", "add the teachers to the list";
        meaning: "只看任课表里写到的学校和学科：同校同年级别的班有教师，这个班没有。", "Only of schools and papers that the list speaks of: other classes of the school and grade have a teacher, these have none.";
    }
}
