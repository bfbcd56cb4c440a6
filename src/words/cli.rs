//! What the command line says: help, usage mistakes, refusals, summary.

crate::words! {
    TABLE_NOT_WRITTEN { "数据表写不出来：{reason}", "a data table could not be written: {reason}" }
    // help
    ABOUT_PROGRAM {
        "考镜 Kaojing：县区考试成绩质量分析。读入各校报来的成绩表，写出可核对的分析工作簿。全程离线。",
        "Kaojing: exam score analytics for a county office. Score sheets in, checkable workbooks out. Works offline.",
    }
    ABOUT_ANALYZE {
        "读入成绩表，统计、筛查线索，写出全部工作簿和数据表。",
        "Read score sheets, compute statistics, screen for leads, write all workbooks and tables.",
    }
    ABOUT_CHECK {
        "只检查不统计：读入各校报来的表，写出各校的退回修改单和全县上报情况。",
        "Check what was sent in, without statistics: a return list for each school and the county's upload board.",
    }
    ABOUT_COLLECT {
        "按学籍名册生成各校各年级的成绩登记表：名单已填好，分数当场校验，收回后可直接 analyze。",
        "Write entry workbooks for every school and grade from the roster: pupils filled in, marks checked while typing, read back by analyze as they are.",
    }
    ABOUT_EXPLAIN {
        "解释一个指标、一个线索代码或一个诊断代码。",
        "Explain a metric, the code of a lead or the code of a diagnostic.",
    }
    HEADING_USAGE { "用法：", "Usage:" }
    HEADING_COMMANDS { "命令", "Commands" }
    HEADING_INPUTS { "输入", "Inputs" }
    HEADING_OPTIONS { "选项", "Options" }
    USAGE_FOLDER { "文件夹", "FOLDER" }
    USAGE_ANALYZE { "analyze 输入... [选项]", "analyze INPUT... [OPTION...]" }
    USAGE_CHECK { "check 输入... [选项]", "check INPUT... [OPTION...]" }
    USAGE_COLLECT { "collect --roster 名册... [--exam 考试文件] --out 文件夹 [选项]", "collect --roster FILE... [--exam FILE] --out DIR [OPTION...]" }
    USAGE_EXPLAIN { "explain [指标|代码]", "explain [TERM|CODE]" }
    HELP_MORE {
        "只写一个文件夹等于 analyze 这个文件夹：把文件夹拖到程序上即可。\n各命令的选项：kaojing 命令 --help\n",
        "A folder alone means: analyze this folder. Dropping a folder onto the program works.\nOptions of a command: kaojing COMMAND --help\n",
    }
    HELP_EXIT {
        "退出码：0 全部读入；1 已写出，但有内容未能计入（逐条列明）；2 用法或考试文件有误；\n        3 输入不能用或没有可分析的内容；4 结果写不出；70 程序自身的错误。\n",
        "Exit status: 0 all was read; 1 written, but something was left out (named); 2 wrong usage or exam file;\n             3 input refused or nothing to analyse; 4 output could not be written; 70 our own fault.\n",
    }
    HELP_EXIT_CHECK {
        "退出码：0 没有必须更正的内容；1 有必须更正的内容（见退回修改单）；2 用法或考试文件有误；\n        3 输入不能用或读不出任何内容；4 结果写不出；70 程序自身的错误。\n",
        "Exit status: 0 nothing must be corrected; 1 something must (see the return lists); 2 wrong usage or exam file;\n             3 input refused or nothing could be read; 4 output could not be written; 70 our own fault.\n",
    }
    HELP_INPUTS {
        "成绩表文件，或放着它们的文件夹（可含 成绩/ 学籍/ 上次/ 学校.xlsx exam.toml）",
        "Score sheets, or folders that hold them (with scores/ roster/ prior/ schools.xlsx exam.toml)",
    }
    HELP_EXAM { "考试文件；不写时用输入文件夹里的 exam.toml（如果有）", "Exam file; else exam.toml of the input folder, if there is one" }
    HELP_OUT_ANALYZE {
        "结果文件夹；不写时放在输入旁边，名为“输入名-分析”",
        "Output folder; else beside the input, named after it with “-analysis”",
    }
    HELP_OUT_CHECK {
        "结果文件夹；不写时放在输入旁边，名为“输入名-检查”",
        "Output folder; else beside the input, named after it with “-check”",
    }
    HELP_LEVEL {
        "internal 教研室内部，写出全部（默认）；school 只写各校工作簿，可发给该校；public 公开版，没有姓名、号码、名次和少于 10 人的数",
        "internal: for the office, everything (default); school: only the workbooks to be sent to schools; public: no names, ids, ranks or cells under ten",
    }
    HELP_TABLES { "数据表格式：csv（默认）、parquet，或 none 不写", "Format of the open tables: csv (default), parquet, or none" }
    HELP_ROSTER { "学籍名册：文件或文件夹，可以写几个", "Rosters: files or folders, one or more" }
    HELP_EXAM_COLLECT {
        "考试文件：名称、日期，[[paper]] 里的科目、满分 full、分值单位 step；不写科目时按惯例，并提醒核对",
        "Exam file: name, date and, under [[paper]], subjects, full marks and steps; without papers the usual ones are taken, and said",
    }
    HELP_OUT_COLLECT {
        "结果文件夹；不写时放在名册旁边，名为“名册名-登记表”",
        "Output folder; else beside the roster, named after it with “-forms”",
    }
    HELP_JOBS { "线程数；不写时用全部核心。结果与线程数无关", "Threads; else all cores. Results do not depend on it" }
    HELP_STRICT {
        "只要有内容未能计入就不写结果，退出码 3",
        "Write nothing if anything would be left out; exit status 3",
    }
    HELP_FORCE { "替换已有的结果文件夹；只替换考镜自己写的", "Replace an existing output folder, if kaojing wrote it" }
    HELP_FORMAT {
        "诊断与摘要的形式：text（默认）；json 逐行写到标准错误",
        "Form of diagnostics and summary: text (default); json writes JSON lines to standard error",
    }
    HELP_QUIET { "只显示错误和结果文件夹", "Show errors and the output folder only" }
    HELP_LANG { "一切文字的语言：zh（默认）或 en", "Language of all text: zh (default) or en" }
    HELP_HELP { "显示本说明", "Show this help" }
    HELP_VERSION { "显示版本", "Show the version" }
    HELP_TERM { "指标名、线索代码（A201）或诊断代码（E203）；不写则全部列出", "A metric, a lead's code (A201) or a diagnostic's code (E203); lists all if left out" }

    // usage mistakes
    USAGE_MISSING { "缺少 {argument}", "Missing: {argument}" }
    USAGE_UNKNOWN { "没有 {argument} 这个选项", "There is no option {argument}" }
    USAGE_TWICE { "{argument} 只能写一次", "{argument} can be given only once" }
    USAGE_NOT_TEXT { "命令行里有无法识别的文字编码", "The command line holds text in an encoding that cannot be read" }
    USAGE_NO_VALUE { "{argument} 后面要写一个值", "{argument} needs a value" }
    USAGE_BAD_VALUE { "“{value}”不能用作 {argument}", "“{value}” cannot be used as {argument}" }
    USAGE_NO_TASK {
        "“{value}”不是 kaojing remark 的任务。可以写：kaojing remark draw 输入…（抽样）或 kaojing remark apply 输入…（读回复评分）",
        "“{value}” is no task of kaojing remark. There are: kaojing remark draw INPUT… (draw a sample) and kaojing remark apply INPUT… (read re-marks back)",
    }
    USAGE_VALID_VALUES { "可以写：{values}", "Possible: {values}" }
    USAGE_DID_YOU_MEAN { "是否要写：{values}", "Did you mean: {values}" }
    USAGE_SEE_HELP { "详细用法：kaojing --help", "More: kaojing --help" }
    OUT_NEEDED {
        "想不出“{input}”的结果该放在哪里，请用 --out 指定结果文件夹",
        "Nothing tells where the results of “{input}” should go; name a folder with --out",
    }
    OUT_SUFFIX_CHECK { "-检查", "-check" }
    OUT_SUFFIX_ANALYZE { "-分析", "-analysis" }
    OUT_SUFFIX_COLLECT { "-登记表", "-forms" }
    OUT_AND_INPUT_MIXED {
        "结果文件夹“{out}”与输入“{input}”套在一起：下次运行会把结果当成绩表读。请用 --out 指定输入之外的文件夹",
        "The output folder “{out}” and the input “{input}” lie one inside the other: the next run would read results as score sheets. Name a folder outside the input with --out",
    }
    EXAM_FILE_TWICE {
        "两个输入文件夹里都有考试文件（{first}，{second}），请用 --exam 指定用哪一个",
        "Two input folders hold an exam file ({first}, {second}); say with --exam which one to use",
    }
    EXAM_FILE_UNREADABLE { "考试文件“{file}”打不开：{reason}", "The exam file “{file}” cannot be opened: {reason}" }
    EXAM_FILE_NOT_UTF8 {
        "考试文件“{file}”不是 UTF-8 编码，请在记事本里“另存为”，编码选 UTF-8",
        "The exam file “{file}” is not UTF-8; save it again with the encoding UTF-8",
    }
    EXAM_FILE_WRONG {
        "考试文件“{file}”有 {n} 处要改；什么都没有写出",
        "The exam file “{file}” needs {n} corrections; nothing was written",
    }

    // refusals
    NOTHING_TO_ANALYSE {
        "没有找到考生成绩（{files}），什么都没有写出。请确认给的是成绩表，表里有姓名或考号，并有科目列",
        "No candidates with scores were found ({files}); nothing was written. Check that the input holds score sheets with names or ids and a column for each subject",
    }
    NOTHING_FOR_A_REASON {
        "没有可以计入的考生成绩（{files}），什么都没有写出。原因：{reason}",
        "No scores could be counted ({files}); nothing was written. The reason: {reason}",
    }
    STRICT_REFUSED {
        "有 {n} 处内容未能计入，按 --strict 的要求什么都没有写出",
        "{n} things would be left out; nothing was written, as --strict asks",
    }
    OUT_EXISTS {
        "结果文件夹“{out}”已经存在。要替换上次的结果请加 --force，或用 --out 换一个名字",
        "The output folder “{out}” exists. Add --force to replace the earlier results, or choose another name with --out",
    }
    OUT_NOT_OURS {
        "“{out}”已经存在，而且不是考镜写的（里面没有考镜的 run.json），不会替换。请用 --out 换一个名字",
        "“{out}” exists and was not written by kaojing (no run.json of kaojing in it), so it is not replaced. Choose another name with --out",
    }
    OUT_NOT_A_FOLDER {
        "“{out}”不是普通文件夹（是文件、链接或没有名字的位置），不能作结果文件夹。请用 --out 换一个",
        "“{out}” is no plain folder (a file, a link or a place without a name) and cannot take the results. Choose another one with --out",
    }
    OUT_NOT_MADE { "结果文件夹“{out}”建不了：{reason}", "The output folder “{out}” cannot be made: {reason}" }
    OUT_NOT_MOVED {
        "结果已算好，但放不进“{out}”：{reason}。如果里面的工作簿正开着，请关掉再运行；原来的内容没有动",
        "The results are ready but cannot be moved to “{out}”: {reason}. If one of its workbooks is open, close it and run again; what was there is untouched",
    }
    MANIFEST_NOT_WRITTEN { "run.json 写不出：{reason}", "run.json cannot be written: {reason}" }
    CRASH {
        "对不起，考镜自己出错了，这不是您的数据的问题；没有留下写了一半的结果。请把下面一行和运行的命令发给维护者。",
        "Sorry, kaojing itself failed; your data is not to blame and no half-written results were left. Please send the line below and the command to the maintainers.",
    }

    // progress
    STAGE_READ { "读取文件", "reading files " }
    STAGE_COMPUTE { "统计筛查", "computing     " }
    STAGE_WRITE { "写出结果", "writing       " }

    // diagnostics
    SEVERITY_ERROR { "错误", "error" }
    SEVERITY_WARNING { "警告", "warning" }
    SEVERITY_NOTE { "说明", "note" }
    LABEL_AT { "位置", "at  " }
    LABEL_READ { "读到", "read" }
    LABEL_DID { "处理", "did " }
    LABEL_HELP { "办法", "help" }
    MORE_PLACES { "……共 {n} 处", "… {n} places in all" }
    NOTES_HEADING { "推断与说明：", "Inferred and noted:" }
    NOTE_AT { "{text} — {place}", "{text} — {place}" }
    NOTES_SAME { "{text}（同类共 {n} 条）", "{text} ({n} of this kind)" }
    NOTES_MORE { "……还有 {n} 类说明", "… and {n} more kinds" }
    COUNTS {
        "共 {errors} 条错误、{warnings} 条警告、{notes} 条说明。",
        "{errors} errors, {warnings} warnings, {notes} notes.",
    }
    COUNTS_EXPLAIN { "某一条的来龙去脉：kaojing explain {code}", "The story behind one of them: kaojing explain {code}" }
    COUNTS_WHERE { "逐条见 {file}", "All of them: {file}" }

    // summary
    PROGRAM { "考镜 Kaojing", "Kaojing" }
    SUMMARY_EXAM { "考试", "Exam" }
    SUMMARY_NO_NAME { "（未注明名称）", "(no name given)" }
    SUMMARY_SIZE { "规模", "Size" }
    SUMMARY_COUNTS {
        "{schools} 所学校，{grades} 个年级，{candidates} 名考生",
        "schools: {schools}, grades: {grades}, candidates: {candidates}",
    }
    SUMMARY_GRADE_UNKNOWN { "年级未注明", "grade not stated" }
    SUMMARY_ATTENDANCE {
        "应考 {expected}，实考 {present}，参考率 {rate}",
        "expected {expected}, present {present}, participation {rate}",
    }
    SUMMARY_FULL_MARKS { "满分（{source}）：{papers}", "full marks ({source}): {papers}" }
    FULL_CONFIG { "考试文件", "exam file" }
    FULL_SHEET { "表头写明", "stated in sheets" }
    FULL_INFERRED { "推断", "inferred" }
    FULL_ITEMS { "小题满分之和", "sum over the items" }
    FULL_PAPERS { "各科之和", "sum of the papers" }
    SUMMARY_LEADS {
        "线索 {n} 条（线索是核对的理由，不是结论）。各类中最强的：",
        "Leads: {n} (a lead is a reason to look, not a conclusion). The strongest of each kind:",
    }
    LEAD_AND_MORE { "{lead}；同类另有 {n} 条", "{lead}; {n} more of this kind" }
    SUMMARY_NO_LEADS { "没有达到显示标准的线索。", "No lead reached the level at which leads are shown." }
    SUMMARY_LIMITS { "本次数据看不出的：", "What these data cannot show:" }
    SUMMARY_FILES { "结果：", "Results:" }
    SUMMARY_FOLDER_FILES { "{folder}/  {n} 个文件", "{folder}/  {n} files" }
    EFFECT_POINTS { "{effect} 分", "{effect} points" }
    EFFECT_SHARE { "{effect} 个百分点", "{effect} percentage points" }
    EFFECT_FIGURES { "{effect} 个数字", "{effect} figure(s)" }
    EFFECT_PAIRS { "{effect} 对", "{effect} pair(s)" }
    EFFECT_ITEMS { "{effect} 题", "{effect} item(s)" }
    EFFECT_PERSONS { "{effect} 人", "{effect} person(s)" }
    EFFECT_INTERVAL { "{effect}（95% 区间 {low} 至 {high}）", "{effect} (95% interval {low} to {high})" }
    STRENGTH_STRONG { "强", "strong" }
    STRENGTH_MODERATE { "中", "moderate" }
    STRENGTH_WEAK { "弱", "weak" }
    WHOLE_COUNTY { "全县", "whole county" }

    // explain
    EXPLAIN_SEVERITY { "程度", "severity" }
    EXPLAIN_MEANING { "含义", "meaning" }
    EXPLAIN_DID { "处理", "did" }
    EXPLAIN_HELP { "办法", "help" }
    EXPLAIN_FORMULA { "公式", "formula" }
    EXPLAIN_UNIT { "单位", "unit" }
    EXPLAIN_DENOMINATOR { "分母", "divided by" }
    EXPLAIN_UNDEFINED { "无值", "undefined" }
    EXPLAIN_RIVALS { "别的算法", "rivals" }
    EXPLAIN_COLUMNS { "数据表", "tables" }
    EXPLAIN_HEADERS { "工作簿列名", "columns of the workbooks" }
    EXPLAIN_ALIASES { "又叫", "also called" }
    EXPLAIN_SOURCE { "出处", "source" }
    EXPLAIN_METHOD { "方法", "method" }
    EXPLAIN_NEXT { "下一步", "next step" }
    EXPLAIN_DIAGNOSTICS { "诊断代码", "Codes of diagnostics" }
    EXPLAIN_FINDINGS { "线索代码", "Codes of leads" }
    EXPLAIN_METRICS { "指标", "Metrics" }
    EXPLAIN_UNKNOWN { "没有“{term}”这个指标或代码。", "There is no metric or code “{term}”." }
    EXPLAIN_NEAR { "相近的有：{names}", "Close to it: {names}" }
    EXPLAIN_ALL { "全部列表：kaojing explain", "All of them: kaojing explain" }
}
