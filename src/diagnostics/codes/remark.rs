//! What drawing a re-marked sample, and reading re-marks back, can notice.

crate::rules! {
    REMARK_CELL_UNREADABLE = "E731" "remark-unreadable" Error {
        headline: "复评分“{value}”读不懂", "the re-mark “{value}” cannot be read";
        did: "这份试卷的这个复评分没有计入", "left this re-mark out";
        help: "请填分数；试卷没有找到就填“未找到”或留空", "enter a mark; leave the cell empty, or write “not found”, where there is no script";
        meaning: "复评分一栏只能是分数、“未找到”或空白。", "A re-mark is a mark, “not found”, or an empty cell.";
        asks: Office Correct;
    }
    REMARK_UNKNOWN_CODE = "E732" "remark-unknown-code" Error {
        headline: "代码“{value}”不在底册里", "the code “{value}” is not in the key";
        did: "这一行没有计入", "left this row out";
        help: "请对照试卷上写的代码改正；或用 --key 指明这次抽样的底册", "correct it by the code written on the script, or name this sample's key with --key";
        meaning: "复评表用代码代替学校和考生，代码要在抽样时写出的底册里才知道是哪一份试卷。", "Codes stand for schools and candidates; only the key written when the sample was drawn tells whose script it is.";
        asks: Office Correct;
    }
    REMARK_CONFLICT = "E733" "remark-conflict" Error {
        headline: "同一份试卷（{who}）有两个不同的复评分：{value}，另一个在 {first}", "one script ({who}) has two different re-marks: {value} here, another one at {first}";
        did: "两个都没有计入", "counted neither";
        help: "请查看试卷，改正其中一行；两位评卷人各评一次时，第二个分填在“第二人”一栏", "look at the script and correct one of the rows; where two markers marked it, the second mark goes into the second column";
        meaning: "同一代码出现两次而分数不同，不知道哪一个对。两行分数相同则只计一次。", "With two rows of one code and different marks nothing tells which is right. Two equal rows count once.";
        asks: Office Correct;
    }
    REMARK_ABOVE_FULL = "E734" "remark-above-full" Error {
        headline: "复评分 {value} 不在 0 到满分 {full} 之间", "the re-mark {value} is not between 0 and the full mark {full}";
        did: "这个复评分没有计入", "left this re-mark out";
        help: "请查看试卷后改正", "look at the script and correct it";
        meaning: "复评分与原评分用同一个满分。", "Re-marks have the same full mark as the first marking.";
        asks: Office Correct;
    }
    REMARK_MISSING = "E735" "remark-missing" Warning {
        headline: "{cell}抽了 {drawn} 份，还有 {n} 份没有复评分", "{cell}: {n} of {drawn} scripts drawn have no re-mark";
        did: "只用已有的复评分估计", "estimated from the re-marks that are there";
        help: "请补评；试卷找不到的要问清原因：找不到的若恰是可疑的试卷，估计会偏", "have them marked; ask why scripts cannot be found: if just the odd ones are missing, the estimate is wrong";
        meaning: "样本是随机抽的，缺的试卷越多，越不能代表全部试卷。", "The sample was drawn at random; the more of it is missing the less it stands for all scripts.";
        asks: Office Confirm;
    }
    REMARK_KEY_MISSING = "E736" "remark-key-missing" Error {
        headline: "复评表里有 {n} 行只有代码，而没有这次抽样的底册", "{n} rows of re-marks have a code only, and there is no key of this drawing";
        did: "这些行没有计入", "left these rows out";
        help: "请把抽样时写出的底册放在复评表旁边，或用 --key 指明", "put the key that was written with the sample beside the re-marks, or name it with --key";
        meaning: "底册记着每个代码是哪所学校、哪名考生的哪一科试卷，评卷人手里没有。", "The key tells which school's and candidate's script each code stands for; markers do not have it.";
        asks: Office Correct;
    }
    REMARK_KEY_UNFIT = "E737" "remark-key-unfit" Error {
        headline: "底册与这批成绩不符：底册里的 {drawn} 份试卷只找到 {found} 份", "the key does not fit these scores: of its {drawn} scripts {found} are found";
        did: "没有使用这批复评分", "used none of its re-marks";
        help: "请用抽样时的那批成绩文件；若是另一次考试的底册，换成这一次的", "use the score files that the sample was drawn from; if the key is of another exam, name the right one";
        meaning: "底册按考号、姓名、学校、科目找试卷；一半以上找不到，多半不是这次考试的。", "The key finds scripts by id, name, school and subject; where more than half are not found it is most likely another exam's.";
        asks: Office Correct;
    }
    REMARK_SCORES_CHANGED = "E738" "remark-scores-changed" Warning {
        headline: "抽样以后成绩改过：{n} 份被抽试卷的原分与底册不同（如 {who}）", "scores have changed since the sample was drawn: the marks of {n} scripts differ from the key (such as {who})";
        did: "宽严按抽样时的原分计算，调整分按现在的成绩给出", "leniency is by the marks at the time of drawing; moderated scores are beside the scores of today";
        help: "请查明为什么改；只改被抽中的试卷会掩盖宽严", "find out why they changed: corrections of the drawn scripts alone would hide leniency";
        meaning: "样本是从抽样时的成绩里抽的，只有当时的原分能与复评分比较。", "The sample was drawn from the scores as they were; only those can be compared with the re-marks.";
        asks: Office Confirm;
    }
    REMARK_OF_NOBODY = "E739" "remark-of-nobody" Error {
        headline: "{n} 行复评分对不上考生或科目（如“{value}”）", "{n} rows of re-marks fit no candidate or paper (such as “{value}”)";
        did: "这些行没有计入", "left these rows out";
        help: "请核对考号、姓名、学校和科目，与成绩表一致", "check id, name, school and subject against the score sheets";
        meaning: "复评分要落到一名考生的一科上：先看考号，再看学校和姓名；对得上几个人的不选；缺考没有分数的也对不上。", "A re-mark belongs to a candidate's paper: by id, then by school and name. What fits several is not chosen, and whoever has no score fits nothing.";
        asks: Office Correct;
    }
    REMARK_ORIGINAL_DIFFERS = "E740" "remark-original-differs" Warning {
        headline: "复评表里 {n} 份试卷的原分与成绩表不同（如 {who}）", "the original marks of {n} scripts in the re-mark sheet differ from the score sheets (such as {who})";
        did: "宽严按成绩表的分数计算", "leniency is by the score sheets";
        help: "请查明哪一个对；成绩在复评之后改过的，应当用改之前的成绩", "find out which is right; if scores were changed after re-marking, the earlier ones should be used";
        meaning: "原分减复评分就是宽严，原分错了结论就错。", "Leniency is original less re-mark: a wrong original makes a wrong conclusion.";
        asks: Office Confirm;
    }
    REMARK_SHEET_UNREADABLE = "E741" "remark-sheet-unreadable" Error {
        headline: "看不出哪一栏是复评分", "no column of re-marks was found";
        did: "没有读这张表", "did not read this sheet";
        help: "请在表头写明“复评分”，并有“代码”，或“考号”（或学校、姓名）和“科目”", "head the column “re-mark”, and have a column “code”, or “id” (or school and name) and “subject”";
        meaning: "“复核”文件夹里的表按复评分读：要有复评分，并说明是谁的哪一科。", "Sheets in the folder of re-marks are read as such: they need the re-mark, and whose script in which subject it is.";
        asks: Office Correct;
    }
    REMARK_STAMP_UNUSABLE = "E742" "remark-key-changed" Error {
        headline: "底册里给程序读的部分被改过，或由更新的版本写出", "the part of the key that is read by the program was changed, or is of a later version";
        did: "没有使用这本底册", "did not use this key";
        help: "请用抽样时写出的原件；没有的话用同样的成绩、同样的种子再抽一次，会得到同样的底册", "use the file as it was written; if it is lost, draw again from the same scores with the same seed: the key will be the same";
        meaning: "底册记着抽样的概率和原分，改过就不能再用来估计。", "The key holds chances of being drawn and original marks; changed, nothing can be estimated by it.";
        asks: Office Correct;
    }
    REMARK_SHIFT = "E743" "remark-shift" Warning {
        headline: "{grade}{subject}：对照学校的原分也比复评分高 {shift} 分，复评整体偏严", "{grade} {subject}: in the control schools too the first marks are {shift} points above the re-marks: the second marking is stricter all over";
        did: "只有超过对照学校的部分也大于容许差的，才列为线索", "a school is a lead only if it is beyond the tolerance after that is taken off as well";
        help: "请统一复评的评分标准，必要时重评", "agree on the standard of the second marking; if need be have it done again";
        meaning: "对照学校是随机抽的，它们的差表示两次评卷之间普遍的宽严之差，不是某一所学校的。", "Control schools were drawn at random: what they show is the general difference between the two markings and no school's own.";
        asks: Office Confirm;
    }
    DRAW_FEW_CONTROLS = "E744" "draw-few-controls" Warning {
        headline: "{grade}{subject}只抽到 {n} 所对照学校（要 {wanted} 所）", "{grade} {subject}: {n} control schools were drawn where {wanted} are wanted";
        did: "其余照抽", "drew the rest";
        help: "对照太少时看不出复评是否整体偏严；可调低 [remark] 的 leads，给对照留出学校", "with few controls nothing tells whether the second marking is stricter all over; lower leads in [remark] to leave schools for them";
        meaning: "对照学校从没有因线索被抽中、人数够的学校里随机抽。", "Controls are drawn from schools of enough candidates that were not drawn for a lead.";
        asks: Office Confirm;
    }
    DRAW_CELL_SHORT = "E745" "draw-cell-short" Note {
        headline: "{cell}只有 {n} 份试卷，全部复评", "{cell} has {n} scripts only: all are re-marked";
        did: "没有再抽样", "drew no sample";
        help: "不需要处理", "nothing needs to be done";
        meaning: "试卷不多于所需样本时全部复评，没有抽样误差。", "Where a cell has no more scripts than the sample needs all are re-marked, and there is no sampling error.";
        asks: Office Nothing;
    }
}
