//! Phrases of re-marking: the screen A209, the workbooks of `kaojing remark`, the command line.

crate::words! {
    // the screen
    A209_NAME { "复评证实偏松", "Re-marking confirms leniency" }
    A209_METHOD {
        "每个被复评的学校（或班）该科：逐份计算 d = 原分 − 复评分；宽严 = d 的平均（分层抽样时按各层试卷数加权），标准误 = sd(d)/√m·√(1 − f·m/N)（f 为差的方差中原评所占的部分，一人复评 1/2、两人 2/3，复评自身也有误差；分层时用层内合并的标准差，自由度 m − 层数），t 区间；对容许差（默认 2 分）做单侧检验，全部单元一起做 BH 校正。另外画出复评分对原分的 Deming 线。随机抽取的对照学校说明两次评卷之间普遍的宽严之差：对照的区间在 0 以上，即复评普遍更严时，检验的是扣除对照以后的宽严；两种算法都超过容许差，才列为线索。复评不足 3 份不估计。需要复评分（kaojing remark draw 抽样，或复核文件夹里的复评表）。",
        "For each school (or class) re-marked in a paper, script by script d = original − re-mark; leniency is the mean of d (strata weighted by their number of scripts), its standard error sd(d)/√m·√(1 − f·m/N) (f is the original's part of the variance of d, 1/2 with one marker and 2/3 with two, since re-marks err too; where there are several strata with the sd pooled within them and m less their number as df), with a t interval, tested one-sided against a tolerance (2 points unless set) and corrected by Benjamini and Hochberg over all cells. Deming's line of re-mark on original stands beside it. Control schools drawn at random show the general difference between the two markings: where their interval lies above 0, so that the second marking is stricter all over, what is tested is the leniency less theirs, and a cell is a lead only if it is beyond the tolerance in either way. Below 3 re-marks nothing is estimated. Needs re-marks (a sample of kaojing remark draw, or sheets in the folder of re-marks).",
    }
    A209_NEXT {
        "与学校一起看差别最大的几份试卷，弄清宽在哪些题、哪条评分标准；统一标准后重评该科，或由教研室决定采用复评后的调整分；原分保留。",
        "Look at the scripts that differ most together with the school: which questions, which part of the marking scheme. Then agree on the standard and mark the paper again, or have the office decide on the moderated scores; the original scores stay.",
    }
    SAW_LENIENT {
        "{size} 份试卷中复评 {n} 份，原分比复评分平均高 {effect} 分（95% 区间 {low} 到 {high}，容许差 {tolerance} 分，q {q}）。",
        "Of {size} scripts {n} were marked again: the original marks are {effect} points above the re-marks on average (95% interval {low} to {high}, tolerance {tolerance}, q {q})."
    }
    SAW_LENIENT_CONTROLS {
        "{size} 份试卷中复评 {n} 份，原分比复评分平均高 {effect} 分（95% 区间 {low} 到 {high}，容许差 {tolerance} 分，q {q}）；随机对照学校高 {shift} 分，超出对照 {relative} 分（{relative_low} 到 {relative_high}）。",
        "Of {size} scripts {n} were marked again: the original marks are {effect} points above the re-marks on average (95% interval {low} to {high}, tolerance {tolerance}, q {q}); in control schools drawn at random they are {shift} above, which leaves {relative} ({relative_low} to {relative_high})."
    }
    WHY_SECOND_STRICTER { "第二次评卷的标准比第一次严：没有随机对照学校，分不出来。", "The second marking was by a stricter standard: without control schools that cannot be told." }
    WHY_SECOND_STRICTER_SEEN { "第二次评卷整体偏严：对照学校也高出 {shift} 分，已另列超出对照的部分。", "The second marking was stricter all over: control schools are up by {shift} too; what is beyond them is shown." }
    WHY_SMALL_SAMPLE { "只复评了 {n} 份，少数几份差别大的试卷就能改变平均。", "With {n} scripts a few that differ much make the mean." }
    WHY_SCRIPTS_MISSING { "抽了 {drawn} 份只评了 {n} 份，没有找到的试卷可能不一样。", "Of {drawn} scripts drawn {n} were marked; those that were not found may be different." }
    WHY_SCHEME_UNCLEAR { "评分细则对主观题没有写清，两次评卷各有道理。", "The marking scheme left open questions unclear, and both markings can be defended." }
    WHY_SEEN_BEFORE { "复评的人看得到第一次的批改痕迹，或者看到的是复印件，印得不全。", "The second marker saw traces of the first marking, or worked from incomplete copies." }
    WHY_MARKERS_DIFFER { "两位复评人之间也有差别（单次评分的标准差约 {sd} 分）。", "The two second markers differ as well (standard deviation of a single mark about {sd} points)." }

    // the markers' workbook
    SHEET_HOW { "评卷说明", "How to mark" }
    SHEET_MARKS { "{grade}{subject}", "{grade} {subject}" }
    TITLE_MARKS { "{exam} {grade}{subject}复评表", "{exam} {grade} {subject}: re-marking" }
    NOTE_MARKS {
        "满分 {full} 分，以 {step} 分为单位；共 {n} 份。试卷已隐去学校、姓名和原分，只写代码。",
        "Full mark {full}, in steps of {step}; {n} scripts. School, name and original mark are hidden; scripts carry a code only.",
    }
    NOTE_MARKS_HOW {
        "按代码找到试卷，独立评分后填入“复评分”；两人各评一次时，第二人填“第二人复评分”。没有找到试卷填“{word}”。不要增删行列，排序不要紧。",
        "Find the script by its code, mark it on your own and enter the re-mark; where two markers mark it, the second enters the second column. Where there is no script write “{word}”. Do not add or remove columns; sorting does no harm.",
    }
    COL_CODE { "代码", "Code" }
    COL_MARK { "复评分\n(满分{full})", "Re-mark\n(full {full})" }
    COL_SECOND { "第二人复评分\n(满分{full})", "Second re-mark\n(full {full})" }
    COL_MARKER_NOTE { "备注", "Remarks" }
    WORD_NOT_FOUND { "未找到", "not found" }
    HINT_TITLE { "复评分（满分{full}）", "Re-mark (full {full})" }
    HINT_BEFORE { "填 0 至 {full} 的分数，以 {step} 分为单位；没有找到试卷填：{word}。", "A mark from 0 to {full} in steps of {step}; where there is no script: {word}." }
    HINT_REFUSED { "这里只能填 0 至 {full} 的分数（以 {step} 分为单位），或：{word}。", "Only a mark from 0 to {full} in steps of {step} can stand here, or: {word}." }
    LEVEL_MARKS { "发给复评人：不含学校和考生信息", "For the markers: holds no school or candidate" }
    UNIT_MARKS { "复评表", "Re-marking" }
    TITLE_HOW { "复评怎么做", "How to mark again" }
    HOW_1 { "1. 试卷由教研室按调卷单取来，盖住学校、姓名、考号和第一次的批改，在卷首写上代码，再交给你。", "1. The office fetches the scripts by its pull list, covers school, name, id and the first marking, and writes the code on each." }
    HOW_2 { "2. 用与第一次相同的评分细则，逐题独立评分，不打听原分，不与别人商量单份试卷。", "2. Use the same marking scheme as the first time, question by question, on your own: do not ask for the original mark or discuss single scripts." }
    HOW_3 { "3. 每科一张表，按代码填总分。分数当场校验：0 到满分、给分单位，或“{word}”。", "3. A sheet for each paper: enter the total by the code. Cells take 0 to the full mark in its steps, or “{word}”." }
    HOW_4 { "4. 有第二位复评人时，各自评完再填第二栏，不看第一栏；两人的差别用来说明评分本身的误差。", "4. A second marker fills in the second column without looking at the first; how far both differ tells the error of marking itself." }
    HOW_5 { "5. 填完原样保存交回。Excel、WPS、LibreOffice 存成 xlsx、xls、ods 都可以。", "5. Save and send it back as it is, from Excel, WPS or LibreOffice, as xlsx, xls or ods." }
    HOW_PAPERS { "试卷", "Papers" }
    COL_SCRIPTS { "份数", "Scripts" }
    SEED_NOTE { "抽样号 {draw}，种子 {seed}。同样的成绩、同样的种子抽到同样的试卷。", "Drawing {draw}, seed {seed}. The same scores and seed draw the same scripts." }

    // the key
    KEY_SUFFIX { "-底册", "-key" }
    SHEET_PULL { "调卷单", "Pull list" }
    SHEET_KEY { "底册", "Key" }
    SHEET_CELLS { "抽样单元", "Cells drawn" }
    TITLE_PULL { "{exam} 复评调卷单", "{exam}: scripts to be fetched for re-marking" }
    TITLE_KEY { "{exam} 复评底册", "{exam}: key of the re-marking" }
    TITLE_CELLS { "从哪里抽了多少", "What was drawn from where" }
    NOTE_PULL { "按学校、班级调取试卷，核对考号和姓名后，在卷首写上代码并盖住学校、姓名、考号和原批改。本单不含原分。", "Fetch the scripts by school and class, check id and name, write the code on each and cover school, name, id and first marking. This list holds no marks." }
    NOTE_KEY { "只留教研室：有原分和考生，不能交给复评人。读回复评分时要用本文件，请勿改动。", "For the office only: it holds marks and candidates and must not reach the markers. It is needed to read the re-marks back; leave it as it is." }
    NOTE_CELLS { "每科先取排序最前的学校（线索和 p 值），再从其余学校随机抽对照。学校内按线边、低、中、高分层随机抽；线边加倍。被抽概率 = 该层抽取数 ÷ 该层份数，估计时按份数加权还原。", "In each paper the schools at the head of the ranking (leads, then p) are taken, and control schools are drawn at random from the rest. Within a school scripts are drawn at random in strata: near a line, low, middle, high; those near a line twice as often. The chance of a script is drawn over scripts of its stratum, and estimates weigh strata by their scripts." }
    SETTINGS { "容许差 {tolerance} 分；要查出超过容许差 {delta} 分（标准差 {sd}，α {alpha}，把握度 {power}）；每格至少 {least} 份", "tolerance {tolerance}; to find {delta} points beyond it (sd {sd}, α {alpha}, power {power}); {least} scripts of a cell at least" }
    SETTINGS_PRECISION { "区间半宽 {half} 分（标准差 {sd}）；每格至少 {least} 份", "an interval of ±{half} points (sd {sd}); {least} scripts of a cell at least" }
    SETTINGS_SIZE { "每格 {size} 份", "{size} scripts of each cell" }
    LEVEL_KEY { "内部：不得交给复评人", "Internal: must not reach the markers" }
    UNIT_KEY { "复评底册", "Key of the re-marking" }
    COL_PURPOSE { "用途", "Purpose" }
    PURPOSE_LEAD { "排序靠前", "ranked" }
    PURPOSE_CONTROL { "随机对照", "control" }
    COL_REASON { "依据", "Because of" }
    COL_ORIGINAL { "原分", "Original" }
    COL_BAND { "层", "Stratum" }
    COL_STRATUM_SIZE { "该层份数", "In stratum" }
    COL_CHANCE { "被抽概率", "Chance" }
    COL_DRAWN { "抽取", "Drawn" }
    COL_FETCHED { "已调取", "Fetched" }
    BAND_NEAR { "线边", "near a line" }
    BAND_LOW { "低", "low" }
    BAND_MIDDLE { "中", "middle" }
    BAND_HIGH { "高", "high" }
    BAND_ALL { "不分层", "all" }

    // results
    FILE_RESULT { "复核结果.xlsx", "re-marking.xlsx" }
    UNIT_RESULT { "复核结果", "Re-marking" }
    OUT_SUFFIX_REMARK { "-复核", "-remark" }
    SHEET_RESULT { "复核结论", "Results" }
    SHEET_MODERATED { "调整分", "Moderated scores" }
    SHEET_SCRIPTS { "逐份对照", "Script by script" }
    TITLE_RESULT { "{exam} 复核结论", "{exam}: what re-marking tells" }
    TITLE_MODERATED { "调整分与原分对照", "Moderated scores beside the originals" }
    TITLE_SCRIPTS { "逐份对照", "Script by script" }
    NOTE_RESULT {
        "宽严 = 原分 − 复评分的平均，正数表示第一次评得松。容许差 {tolerance} 分。“偏松”：检验经 BH 校正（错误发现率 {fdr}）超过容许差，且扣除随机对照学校的差以后仍超过。“容许范围内”：整个区间在 ±{tolerance} 分之内。“不能判定”：再评“还需份数”就能判定。",
        "Leniency is the mean of original − re-mark: above zero the first marking was the lenient one. The tolerance is {tolerance} points. “lenient”: beyond the tolerance by a test corrected for multiplicity (false-discovery rate {fdr}), and also after the difference of the control schools is taken off. “within”: the whole interval lies within ±{tolerance}. “open”: as many more scripts as stated would tell.",
    }
    NOTE_RESULT_2 {
        "结论只说评分的宽严，不说原因，更不是对任何人的结论。两次评卷都有误差；原分不改动。",
        "This is about the standard of marking: it tells no reason and judges nobody. Both markings err; original scores are left as they are.",
    }
    NOTE_MODERATED {
        "只列经复评证实偏松的学校（班）。调整分按复评样本算出，名次顺序不变，不低于 0、不高于满分，按给分单位四舍五入。是否采用由教研室决定；原分保留，其他表仍用原分。",
        "Only schools (classes) whose leniency was confirmed. Moderated scores follow from the re-marked sample, keep the order of pupils, stay between 0 and the full mark and are rounded half up to the paper's step. Whether they are used is for the office to decide; originals are kept, and all other tables are of the originals.",
    }
    NOTE_SCRIPTS { "按学校、科目列出每份试卷的原分与复评分，差别大的在前。", "Original and re-mark of each script, by school and paper, the largest differences first." }
    NOTHING_MODERATED { "没有经复评证实偏松的学校，因此没有调整分。", "No school's leniency was confirmed, so that no scores are moderated." }
    COL_CELL_SIZE { "试卷数", "Scripts" }
    COL_MARKED { "已复评", "Re-marked" }
    COL_LENIENCY { "宽严", "Leniency" }
    COL_SHIFT { "对照的差", "Controls" }
    COL_RELATIVE { "超出对照", "Beyond controls" }
    COL_DECISION { "结论", "Decision" }
    COL_MORE { "还需份数", "More scripts" }
    COL_SD_D { "差的标准差", "SD of differences" }
    COL_MARKER_SD { "复评误差", "Marker SD" }
    COL_INTERCEPT { "Deming 截距", "Deming intercept" }
    COL_SLOPE { "Deming 斜率", "Deming slope" }
    COL_REMARK { "复评分", "Re-mark" }
    COL_DIFFERENCE { "差", "Difference" }
    COL_MODERATED { "调整分", "Moderated" }
    COL_FORM { "方法", "Form" }
    DECISION_LENIENT { "偏松", "lenient" }
    DECISION_HARSH { "偏严", "harsh" }
    DECISION_WITHIN { "容许范围内", "within" }
    DECISION_OPEN { "不能判定", "open" }
    DECISION_TOO_FEW { "份数太少", "too few" }
    FORM_SHIFT { "平移", "shift" }
    FORM_DEMING { "Deming 线", "Deming" }
    FORM_LINEAR { "线性等值", "linear" }
    FORM_QUADRATIC { "二次曲线", "quadratic" }

    // the command line
    ABOUT_REMARK { "隐名复评：抽样（draw），读回复评分并估计宽严（apply）。", "Blind re-marking: draw a sample, then apply the re-marks." }
    ABOUT_DRAW {
        "按线索排序和随机对照抽取要复评的试卷：写出隐去学校和原分的复评表，和只留教研室的底册。",
        "Draw scripts to be marked again, by the ranking of leads and at random: a workbook for the markers without schools and marks, and the office's key.",
    }
    ABOUT_APPLY {
        "读回复评分：每个学校的宽严、区间、是否超过容许差、证实的名单，和原分旁边的调整分。",
        "Read the re-marks back: leniency of every school with its interval, the tolerance decision, the confirmed list, and moderated scores beside the originals.",
    }
    USAGE_REMARK { "remark draw|apply 输入... [选项]", "remark draw|apply INPUT... [OPTION...]" }
    USAGE_DRAW { "remark draw 输入... --out 文件.xlsx [选项]", "remark draw INPUT... --out FILE.xlsx [OPTION...]" }
    USAGE_APPLY { "remark apply 输入... --marks 复评表... [--key 底册] [选项]", "remark apply INPUT... --marks FILE... [--key FILE] [OPTION...]" }
    HELP_OUT_DRAW { "复评表的文件名（.xlsx）；底册写在旁边，名为“文件名-底册.xlsx”", "The markers' workbook (.xlsx); the key goes beside it, named after it with “-key”" }
    HELP_SEED { "抽样的种子；不写时由输入文件的摘要得出。写在底册里", "Seed of the drawing; else it follows from the digests of the inputs. Stated in the key" }
    HELP_SIZE { "每所学校每科抽多少份；不写时按 [remark] 的要求算", "Scripts of each school in a paper; else they follow from [remark]" }
    HELP_PRECISION { "要求的区间半宽（分），代替 [remark] 的 delta 和 power", "Half-width of the interval wanted, in points, in place of delta and power of [remark]" }
    HELP_SUBJECT { "只抽这些科目，可以写几次", "Draw these subjects only; may be repeated" }
    HELP_SCHOOL { "改为抽这些学校（对照照样随机抽），可以写几次", "Draw these schools in place of the ranking (controls are drawn all the same); may be repeated" }
    HELP_CLASSES { "按班抽样，不按学校", "Draw classes in place of schools" }
    HELP_FORCE_DRAW { "替换已有的复评表和底册；只替换考镜自己写的", "Replace an existing sample, if kaojing wrote it" }
    HELP_MARKS { "填好的复评表：文件或文件夹，可以写几个", "The re-marks: files or folders, one or more" }
    HELP_KEY { "底册；不写时在复评表旁边找“-底册”", "The key; else files ending in “-key” beside the re-marks" }
    HELP_OUT_APPLY { "结果文件夹；不写时放在输入旁边，名为“输入名-复核”", "Output folder; else beside the input, named after it with “-remark”" }
    NOT_A_WORKBOOK { "“{file}”要以 .xlsx 结尾", "“{file}” must end in .xlsx" }
    DRAW_EXISTS { "“{file}”已经存在；换一个名字，或用 --force 替换", "“{file}” exists already; name another file, or replace it with --force" }
    DRAW_NOT_OURS { "“{file}”不是考镜写的复评表或底册，不替换", "“{file}” is no sample that kaojing wrote, and is not replaced" }
    NOTHING_TO_DRAW { "没有可以抽的试卷：没有一所学校有 {least} 份以上的成绩（{scope}）", "There is nothing to draw: no school has {least} scores or more ({scope})" }
    NO_SUCH_SCHOOL { "成绩里没有学校“{school}”", "There is no school “{school}” among the scores" }
    NO_SUCH_SUBJECT { "成绩里没有科目“{subject}”", "There is no subject “{subject}” among the scores" }
    SCOPE_ALL { "全部科目", "all subjects" }
    NO_REMARKS { "没有一份复评分可以计入，什么都没有写出", "No re-mark could be used; nothing was written" }
    SUMMARY_DRAW {
        "抽取 {scripts} 份试卷：{papers} 科，{cells} 个学校（班）× 科目，其中随机对照 {controls} 个。种子 {seed}，抽样号 {draw}\n复评表（交复评人）：{marks}\n底册（只留教研室）：{key}\n",
        "{scripts} scripts of {papers} papers in {cells} schools (classes) by paper, {controls} of them controls. Seed {seed}, drawing {draw}\nfor the markers: {marks}\nfor the office only: {key}\n",
    }
    SUMMARY_APPLY { "复评 {scripts} 份，{cells} 个学校（班）× 科目：偏松 {lenient}，容许范围内 {within}，偏严 {harsh}，不能判定 {open}", "{scripts} scripts marked again in {cells} schools (classes) by paper: {lenient} lenient, {within} within the tolerance, {harsh} harsh, {open} open" }
    SUMMARY_CELL { "  {grade}{subject} {school}{class}：原分高 {effect} 分（{low} 到 {high}）", "  {grade} {subject} {school} {class}: up by {effect} points ({low} to {high})" }
}
