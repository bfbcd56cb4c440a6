//! What `kaojing init` writes into a draft of exam.toml: the comments, and what the terminal says of it.

crate::words! {
    HEAD {
        "考试配置草稿，由 kaojing init 根据成绩表写成。以 # 开头的是说明和建议；去掉 # 才生效。",
        "A draft of the exam file, made by kaojing init from the score sheets. Lines that begin with # are remarks and proposals; take the # off to use one.",
    }
    HEAD_COMMENTS {
        "没有 # 的行与不写配置时的推断相同，照原样使用不会改变任何数字。请逐条核对。",
        "Lines without # say what is inferred anyway: used as it stands, this file changes no figure. Check them one by one.",
    }
    EXAM { "以下由标题和文件名推测，请核对后去掉 #。", "Guessed from titles and file names; check and take the # off." }
    EXAM_BASIS {
        "依据：学业水平考试、毕业年级模拟、抽样监测、学校期末汇总、历史数据。不写时封面会注明未声明依据。",
        "Basis, for example: sampled monitoring, own-school term exams, historical data, graduation exam, mock exam. Without one the cover says so.",
    }
    EXAM_MARKING { "阅卷：central 集中、crossed 交叉、own-school 学校自阅。", "Marking: central, crossed or own-school." }
    PAPERS {
        "试卷：每个年级每科一节，写明满分和依据。满分不对时改这里；[[paper]] 里的 full 优先于表头。",
        "Papers: one section for each grade and subject, with its full mark and the evidence. Correct the full mark here; it comes before what headers say.",
    }
    FULL_HEADER { "表头写明，如“{header}”（{n} 列，第一处 {first}）", "told by the header, such as “{header}” ({n} columns, first {first})" }
    FULL_ROW { "“{header}”列的满分行写明（{n} 列，第一处 {first}）", "told by a row of full marks in the column “{header}” ({n} columns, first {first})" }
    FULL_REACHED { "推断：有人恰好得满分，请核对", "inferred: somebody has exactly this, check it" }
    FULL_USUAL { "推断：这一科常用的、盖得住所见最高分的满分，请核对", "inferred: the usual full mark of the subject that covers the scores, check it" }
    FULL_OTHERS { "注意：有的表写的满分不同：{places}", "Note: some sheets give another full mark: {places}" }
    EVIDENCE { "{n} 个成绩，最高 {max}，最小给分单位 {step}", "{n} scores, highest {max}, smallest step {step}" }
    HEADERS_MET { "表头见过的写法：{headers}", "headers met: {headers}" }
    SUBJECT_UNKNOWN {
        "这个科目不在科目表里，按表头原名计入；如是某一科的别名，把它写进那一科的 aliases，并删去这一节。",
        "No known subject, counted under the header's own words; if it is another name of a subject, write it under that one's aliases and delete this section.",
    }
    CANDIDATES { "以下是不写时的规则。", "What holds where nothing is written:" }
    DENOMINATOR { "各率以实考人数为分母", "rates are divided by the number present" }
    BLANK { "空白格：absent 缺考、not-taken 不考这一科", "blank cells: absent, or not-taken" }
    MISCONDUCT { "违纪：none 无成绩、zero 记零分", "misconduct: none (no score) or zero" }
    DEFERRED { "缓考：expected 计入应考、not-expected 不计", "deferred candidates: expected or not-expected" }
    GUEST { "附读、借读生计入：attending 就读校、enrolled 学籍校、none 都不计", "guest pupils count at the school attending, enrolled, or none" }
    STATUSES_NONE { "成绩格里没有看不懂的记号。如有，写在这里：", "No mark in the score cells was unknown. If there are some, declare them here:" }
    STATUSES {
        "成绩格里看不懂的记号，现在都未计入。请写明各是什么：absent 缺考、exempt 免考、deferred 缓考、misconduct 违纪、withdrawn 转出、not-taken 不考、blank 空白。",
        "Marks in score cells that are not known and were set aside. Say what each means: absent, exempt, deferred, misconduct, withdrawn, not-taken or blank.",
    }
    STATUS_MET { "{n} 格，第一处 {first}", "{n} cells, first {first}" }
    STATUSES_MORE { "还有 {n} 种，见 kaojing analyze 的诊断。", "There are {n} more; see the diagnostics of kaojing analyze." }
    SCHOOLS {
        "学校：name 是正式名称，aliases 是各表里的其他写法。只有确实是同一所学校才合并，合并后成绩算在一起。",
        "Schools: name is the one to print, aliases are the other names in the sheets. Merge only what is one school: its scores are counted together.",
    }
    SCHOOLS_MET { "共 {n} 所学校。", "{n} schools were met." }
    SCHOOLS_NO_PAIR { "没有发现写法相近的校名。", "No two names look alike." }
    MERGE { "“{one}”与“{other}”是不是同一所学校？{why}", "Are “{one}” and “{other}” one school? {why}" }
    ALIKE_CORE { "去掉学校类型和乡镇字样后相同。", "They are the same but for words of kind and place." }
    ALIKE_PART { "一个名称包含另一个。", "One name contains the other." }
    ALIKE_LETTERS { "只差一两个字。", "They differ in a letter or two." }
    WHERE { "  “{name}”：{rows}；{files}{source}", "  “{name}”: {rows}; {files}{source}" }
    ROWS_SCORES { "成绩 {n} 行", "{n} rows of scores" }
    ROWS_ROSTER { "学籍 {n} 行", "{n} rows of the roster" }
    ROWS_PRIOR { "上次 {n} 行", "{n} rows of the earlier exam" }
    FROM_NAME { "（表内没有校名，取自文件或文件夹名）", " (the sheet names no school; taken from file or folder)" }
    SPELLINGS { "以下各校有几种写法，已按同一所学校计入：", "These schools were met under several spellings, each taken as one school:" }
    GROUPS_EMPTY { "分组：把学校分到可比的类别（城区、乡镇…）和片区。没有学校名册，请自己分：", "Groups: sort the schools into comparable categories and districts. There is no register; sort them yourself:" }
    GROUPS_REGISTER { "分组：学校名册已经写明，下面只是照抄；要改时去掉 #。", "Groups: the register gives them and they hold; this repeats it. Take the # off to change it." }
    GROUP_ALL { "待分组", "to be sorted" }
    READING {
        "一张表可以有两种读法时，默认怎么读由程序说明；要换另一种，去掉 #。后面写着次数的是这批表里确实遇到的。",
        "Where a sheet can be read in two ways the default is said by a diagnostic; take the # off to choose the other. Those with a count were met in these sheets.",
    }
    READING_MET { "；遇到 {n} 处，如 {first}", "; met {n} times, such as {first}" }
    READ_ATTEMPTS { "55/60、缓考/89：默认不计；first 第一次、last 最后一次", "55/60: set aside by default; first or last" }
    READ_NEGATIVE { "负数：默认整科是标准化分数时计入，否则不计；aside 不计、score 计入、absent 缺考、not-taken 不考", "negative numbers: by default counted where the paper is standardised, else set aside; aside, score, absent or not-taken" }
    READ_ZEROS { "一行各科全 0：默认缺考；score 算零分", "zero in every paper: absent by default; score counts zeros" }
    READ_BONUS { "100+10：默认只计基础分；sum 计合计", "100+10: the base by default; sum counts both" }
    READ_EXCLUDED_MARKS { "“36，剔除”：默认不计；in 计入", "marks excluded from statistics: out by default; in counts them" }
    READ_EXCLUDED_ROWS { "注明不参与的考生：默认不计；in 计入", "candidates excluded from statistics: out by default; in counts them" }
    READ_RAW { "原始分旁边不写明的一列：默认是赋分；score 才是成绩", "a plain column beside raw scores: converted by default; score counts it" }
    READ_HIDDEN_ROWS { "隐藏、筛选掉的行：默认计入；leave-out 不计", "hidden and filtered rows: read by default; leave-out" }
    READ_HIDDEN_SHEETS { "隐藏的工作表：默认不读；read 读", "hidden sheets: not read by default; read" }
    READ_NUMBER { "学号只有小数目时：默认是座号；id 当考号", "small student numbers: the number in the class by default; id" }
    READ_UNKNOWN { "表头不认识的分数列：默认按科目计入；leave-out 不计", "columns of scores under unknown words: papers by default; leave-out" }
    READ_EXAMS { "其他考试的列：默认只把写明是上次、入学、中考的一次当作上次成绩；leave-out 都不计，prior 当作上次成绩", "columns of another exam: by default those of one exam whose words say that it was before are the earlier exam; leave-out, prior" }
    READ_COPIES { "总表与分表重复：默认计总表；parts 计分表", "a sheet of everybody beside its parts: the whole by default; parts" }
    READ_BY_NUMBER { "两次考试都没有考号和姓名时：默认按同校同班同号对应；no 不对应", "no ids or names in either exam: matched by school, class and number by default; no" }
    LAYOUTS {
        "版式：推断有疑问的表列在下面，附推断出的表头行和列。核对后去掉 #，这张表就按写明的读。",
        "Layouts: the sheets whose reading was in doubt, with the header row and columns that were inferred. Check, take the # off, and the sheet is read as told.",
    }
    LAYOUTS_NONE { "没有有疑问的表。写法如下：", "No sheet was in doubt. This is how one is written:" }
    LAYOUTS_MORE { "还有 {n} 张有疑问的表没有列出。", "{n} more sheets in doubt are not listed." }
    LAYOUT_OPEN { "没有推断出版式：写明 header 和 columns，或不读：", "No layout was inferred: write header and columns, or skip it:" }
    LINES {
        "分数线与目标：一条线一个 [[lines.line]]。只在内部使用；没有写线就不算上线、有效分和目标。",
        "Lines and targets: a [[lines.line]] for each. Internal only; without a line nothing is computed.",
    }
    LINES_BAND { "临界生的范围，分", "how far the critical reach, in marks" }
    LINE_NAME { "每条线一个名称；可加 grade = 9、track = \"物理\"", "a name for each; grade = 9 and track may be added" }
    LINE_DRAWN { "或 score = 626，或 count = 500；同分都算", "or score = 626, or count = 500; ties are included" }
    LINE_TARGET { "全县目标：人数或比例；各校的目标写在 targets 里，校名 = 人数或比例", "of the county, a count or a share; those of schools under targets, name = count or share" }
    SHARES {
        "相对优秀、后段、前后段均分的比例，以及偏科的界限（标准差），以下是默认值。",
        "Shares of relative excellence, of the bottom, of both ends, and the limit of uneven subjects in standard deviations; these are the defaults.",
    }
    SCALED { "3+1+2 再选科目的等级赋分：去掉这几行的 # 就计算，原始分不变。", "Scaled scores of the electives of the 3+1+2 scheme: take the # off to have them beside the raw scores." }
    COMPOSITE { "综合评价：去掉这几行的 # 就计算，只在内部使用。", "Composite of the schools: take the # off to have it, internal only." }
    COMPOSITE_BASE { "或 share-of-best、share-of-county、z", "or share-of-best, share-of-county, z" }
    COMPOSITE_WEIGHTS { "合计 100；还有 good、low、full、participation", "they add up to 100; also good, low, full, participation" }
    SCREENS { "线索筛查的界限，以下是默认值。", "Limits of the screens; these are the defaults." }
    REPORT { "工作簿的样子，以下是默认值。", "How the workbooks look; these are the defaults." }

    // terminal
    ABOUT_INIT {
        "读入成绩表，起草一份带说明的 exam.toml：年级、科目、满分及依据、校名写法、记号、版式。",
        "Read score sheets and draft a commented exam.toml: grades, papers, full marks with their evidence, names of schools, marks, layouts.",
    }
    USAGE_INIT { "init 输入... [--out 文件] [选项]", "init INPUT... [--out FILE] [OPTION...]" }
    HELP_OUT_INIT {
        "写到哪个文件；不写时是输入文件夹里的 exam.toml；“-”写到标准输出",
        "The file to write; else exam.toml in the input folder; “-” is standard output",
    }
    HELP_FORCE_INIT { "替换已有的文件", "Replace an existing file" }
    OUT_EXISTS {
        "{file} 已经存在，没有改动它。要替换请加 --force，或用 --out 写到别处",
        "{file} exists already and was left alone. Add --force to replace it, or write elsewhere with --out",
    }
    OUT_NOT_WRITTEN { "草稿写不到 {file}：{reason}", "the draft could not be written to {file}: {reason}" }
    SUMMARY {
        "读了 {files} 个文件：{schools} 所学校，{papers} 张试卷，{candidates} 名考生。草稿写好后请逐条核对。\n\n",
        "{files} files read: {schools} schools, {papers} papers, {candidates} candidates. Check the draft line by line.\n\n",
    }
}
