//! What can be noticed about lines, targets, scaled scores and the composite: E13x while their sections are read, E42x and
//! E43x while they are computed.

crate::rules! {
    LINE_TWICE = "E130" "line-twice" Error {
        headline: "考试配置第 {line} 行第 {column} 列：分数线 {value} 写了两次",
            "exam file, line {line}, column {column}: the line {value} is given twice";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "第一次在第 {first} 行；请改名（如“重点线（物理类）”），或删去一处", "the first one is on line {first}; name one of them differently, for example after its track, or delete it";
        meaning: "同一年级的每条线要有自己的名称，各张表才能区分。", "Every line of a grade needs a name of its own, or the tables could not tell them apart.";
        asks: Office Correct;
    }
    DO_NOT_ADD_UP = "E131" "do-not-add-up" Error {
        headline: "考试配置第 {line} 行第 {column} 列：{key} 加起来是 {sum}，应当是 {whole}",
            "exam file, line {line}, column {column}: {key} add up to {sum}, they must add up to {whole}";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "请改正各项，使合计为 {whole}", "correct the parts so that they add up to {whole}";
        meaning: "综合评价的权重合计为 100（或 1），等级赋分的各等级比例合计为 1，否则得分无法解释。",
            "Weights of the composite add up to 100 (or 1) and the shares of scaled grades to 1; otherwise the points could not be read.";
        asks: Office Correct;
    }
    SHARES_AND_RANGES = "E132" "shares-and-ranges" Error {
        headline: "考试配置第 {line} 行第 {column} 列：[scaled] 有 {shares} 个比例、{ranges} 个赋分区间，个数要相同",
            "exam file, line {line}, column {column}: [scaled] has {shares} shares and {ranges} ranges; it needs as many of one as of the other";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "每个等级写一个比例和一个区间，从最好的等级写起", "give one share and one range for each grade, the best first";
        meaning: "等级赋分把每个等级的原始分区间换算到一个赋分区间，两者一一对应。", "Each grade converts an interval of raw scores into one range of scaled scores.";
        asks: Office Correct;
    }
    SCALED_LINE = "E133" "scaled-line-without-scaled" Error {
        headline: "考试配置第 {line} 行第 {column} 列：这条线要用赋分总分，但没有 [scaled] 小节",
            "exam file, line {line}, column {column}: this line is of the scaled total, and there is no [scaled] section";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "加上 [scaled] 小节（可以是空的），或改为 total = \"raw\"", "add a section [scaled], which may be empty, or write total = \"raw\"";
        meaning: "赋分总分由 [scaled] 算出，没有它就没有可比的总分。", "The scaled total comes from [scaled]; without it there is nothing to compare with the line.";
        asks: Office Correct;
    }
    LINE_WITHOUT_TOTAL = "E420" "line-without-total" Warning {
        headline: "{grade}只有一科，没有总分，“{line}”无从划线", "{grade}: there is one paper and no total, so “{line}” cannot be drawn";
        did: "没有计算这条线", "left the line out";
        help: "在这条线上写明 grade，或检查是否漏报了其他科目", "name the grade of the line in the exam file, or see whether papers are missing";
        meaning: "上线、有效分都以总分为准；只有一科的年级没有总分。", "Lines and effective scores are of the total; a grade with one paper has none.";
        asks: Office Confirm;
    }
    LINE_UNREACHED = "E421" "line-unreached" Warning {
        headline: "{grade}没有人达到“{line}”（{value} 分，{n} 人有总分）", "{grade}: nobody reaches “{line}” ({value} marks; {n} candidates have a total)";
        did: "上线人数为 0，有效分、命中率留空", "counted 0 above the line and left effective scores and hit rates empty";
        help: "请检查线的分值，或这条线是否另有所指（total、track）", "see whether the score of the line is right, and whether total or track is meant otherwise";
        meaning: "有效分由达线考生的平均分折算，没有人达线就没有有效分。", "Effective scores come from the means of those above the line; where there are none they do not exist.";
        asks: Office Confirm;
    }
    LINE_ABOVE_FULL = "E422" "line-above-full" Warning {
        headline: "{grade}的“{line}”是 {value} 分，超过总分满分 {full}", "{grade}: “{line}” is {value} marks, above the full mark of the total, {full}";
        did: "照线计算，没有人能达到", "computed with the line as it is; nobody can reach it";
        help: "请改正线的分值，或检查各科满分", "correct the score of the line, or see whether the full marks are right";
        meaning: "线高于满分多半是写错了分值，或某科满分没有认对。", "A line above the full mark is mostly a slip, or a full mark was told wrongly.";
        asks: Office Confirm;
    }
    TRACK_UNKNOWN = "E423" "track-unknown" Warning {
        headline: "{grade}没有人选考“{value}”，“{line}”无从划线", "{grade}: nobody takes “{value}”, so “{line}” cannot be drawn";
        did: "没有计算这条线", "left the line out";
        help: "track 写方向所考的科目，如 物理 或 历史", "track names the paper that the track takes, such as “物理” (physics) or “历史” (history)";
        meaning: "分方向的线只对考该科、且不考与它互斥的科目的考生计算。", "A line of a track is of the candidates who take its paper and none that excludes it.";
        asks: Office Confirm;
    }
    TARGET_UNKNOWN = "E424" "target-school-unknown" Warning {
        headline: "“{line}”的目标写给“{value}”，成绩里没有这所学校", "“{line}” has a target for “{value}”, and no school of that name has scores";
        did: "没有计算这个目标", "left this target out";
        help: "请改正校名，或在 [[school]] 的 aliases 里写上这个叫法", "correct the name, or add it to the aliases of a [[school]]";
        meaning: "目标按学校名称对应；对不上的目标不猜。", "Targets go by the name of the school; one that fits none is not guessed at.";
        asks: Office Confirm;
    }
    TRACK_DENOMINATOR = "E425" "track-without-denominator" Note {
        headline: "{grade}“{line}”：所选的分母“{value}”不分方向，上线率留空", "{grade}, “{line}”: the chosen denominator “{value}” is not known by track, so its rates are left empty";
        did: "人数照列", "counted the candidates all the same";
        help: "分方向比较上线率请用 present 或 expected", "choose present or expected to compare the rates of a track";
        meaning: "在籍、班额、起始人数都不分选考方向，除以全体会低估上线率。", "Rolls, class sizes and start-of-stage rolls are not told by track; dividing by all would understate the rate.";
        asks: Office Nothing;
    }
    LINE_BEYOND = "E426" "line-beyond-candidates" Note {
        headline: "{grade}“{line}”要取前 {value} 名，有总分的只有 {n} 人", "{grade}: “{line}” is to take the first {value}, and only {n} candidates have a total";
        did: "以最低的总分为线", "drew it at the lowest total";
        help: "请核对人数，或改用 share", "check the number, or use share";
        meaning: "按人数划的线，人数不能多于有总分的考生。", "A line drawn by a count cannot take more candidates than there are.";
        asks: Office Nothing;
    }
    COMPOSITE_BARRED = "E427" "composite-barred" Warning {
        headline: "{grade}的综合评价没有计算：这次考试的依据和年级不允许", "{grade}: the composite was not computed; the basis and grade of this exam do not allow it";
        did: "关闭了这个年级的综合评价", "switched the composite off for this grade";
        help: "若依据写漏了，请在 [exam] 写 basis（如 抽样监测、学校期末汇总）", "if the basis is missing, state it in [exam], for example basis = “抽样监测” (sampled monitoring) or “学校期末汇总” (own exams of schools)";
        meaning: "义务教育非毕业年级不得组织区域统考，也不得据此给学校打分排队；依据未声明时按不允许处理。",
            "Grades of compulsory schooling that do not graduate may not sit county exams, nor may schools be scored by them; where no basis is declared this is assumed.";
        asks: Office Confirm;
    }
    COMPOSITE_CATEGORY = "E428" "composite-category-unknown" Warning {
        headline: "综合评价的系数写给类别“{value}”，没有学校属于这一类", "the composite has a coefficient for the category “{value}”, and no school is in it";
        did: "这个系数没有用上", "the coefficient was not used";
        help: "类别名称要一字不差；现有类别：{known}", "the name must be exactly that of the category; there are: {known}";
        meaning: "类别系数只按完全相同的名称对应，不作模糊匹配，以免给错学校加分。", "Coefficients go by exactly the same name and are never guessed, so that no school gets another's.";
        asks: Office Confirm;
    }
    COMPOSITE_UNDEFINED = "E429" "composite-undefined" Note {
        headline: "{paper}：{metric}不能按“{base}”折算（{reason}），综合得分留空", "{paper}: {metric} cannot be measured by “{base}” ({reason}), so the points are left empty";
        did: "这一科的综合得分留空，其余照算", "left the points of this paper empty and computed the others";
        help: "换一个 base，或从 weights 里去掉这一项", "choose another base, or take the metric out of weights";
        meaning: "除以最高值、全县值或标准差的折算，在它们为 0 时没有意义。", "A share of the best, of the county or of a standard deviation has no meaning where that is 0.";
        asks: Office Nothing;
    }
    COMPOSITE_LEAD = "E430" "composite-best-under-lead" Warning {
        headline: "{paper}：综合评价以最高者为基准，而 {metric}最高的“{value}”有强线索 {codes} 待核查", "{paper}: the composite measures by the best, and the best in {metric}, “{value}”, has a strong lead {codes} to be looked into";
        did: "照配置计算，在综合评价页注明", "computed as set and said so on the sheet";
        help: "先核查线索；核清之前建议用 base = \"of-full\"", "look into the lead first; until then base = \"of-full\" is safer";
        meaning: "以最高者为基准时，一所学校的虚高会压低所有学校的得分。", "Where the best is the measure, an inflated figure of one school lowers the points of all.";
        asks: Office Confirm;
    }
    NOT_SCALED = "E431" "electives-not-scaled" Note {
        headline: "{grade}的 {subjects} 像是 3+1+2 的再选科目，没有作等级赋分", "{grade}: {subjects} look like electives of the 3+1+2 scheme; they were not scaled";
        did: "按原始分分析", "analysed the raw scores";
        help: "要算赋分，请在考试配置里加上 [scaled] 小节", "add a section [scaled] to the exam file to have scaled scores beside the raw ones";
        meaning: "再选科目由不同的考生选考，原始分不便相加比较；新高考按等级比例赋分。", "Electives are taken by different candidates, so their raw scores do not add up fairly; the 3+1+2 scheme scales them by shares.";
        asks: Office Nothing;
    }
    SCALED_POINT = "E432" "scaled-grade-of-one-score" Note {
        headline: "{paper}：等级 {letters} 只有一个原始分，内插公式无从计算，取区间上限", "{paper}: the grades {letters} hold a single raw score, for which the formula is undefined; they take the top of their range";
        did: "按赋分区间的上限赋分", "gave these candidates the highest score of the range";
        help: "人数很少时赋分没有多大意义，请看原始分", "with so few candidates scaled scores mean little: see the raw ones";
        meaning: "公式 (Y2−Y)/(Y−Y1) = (T2−T)/(T−T1) 在 Y2 = Y1 时是 0/0；等级的最高分总是得到区间上限，这里照此处理。",
            "The formula (Y2−Y)/(Y−Y1) = (T2−T)/(T−T1) is 0/0 where Y2 = Y1. The highest score of a grade always gets the top of the range, and so it is here.";
        asks: Office Nothing;
    }
    SCALED_NOTHING = "E433" "nothing-to-scale" Warning {
        headline: "考试配置有 [scaled]，但 {grade} 里没有要赋分的科目（{subjects}）", "the exam file has [scaled], and {grade} has none of its subjects ({subjects})";
        did: "没有赋分", "scaled nothing";
        help: "请改正 [scaled] 的 grades 或 subjects", "correct grades or subjects of [scaled]";
        meaning: "赋分只作用于 grades 所列年级里 subjects 所列的科目。", "Scaling works on the subjects of [scaled] in its grades only.";
        asks: Office Confirm;
    }
    SCALED_DIFFERS = "E434" "scaled-scores-differ" Warning {
        headline: "{paper}：表中 {all} 人的赋分有 {count} 人与按考试配置算出的不同（{first}），而同一原始分的赋分相同", "{paper}: of {all} converted scores in the sheet, {count} differ from those by the exam file ({first}), alike for one raw score";
        did: "用算出的赋分，表中的不改也不用", "used the computed ones; those of the sheet are neither changed nor used";
        help: "多半是统计范围（本校、全市、全省）或等级比例、区间不同：如以表中的为准，请核对 [scaled] 的比例和区间，以及选考的考生是否都在这次汇总里",
            "most likely of another population (school, city, province), or of other shares or ranges: if those of the sheet are right, check shares and ranges of [scaled] and whether all who take the subject are in this run";
        meaning: "赋分由全体选考考生的名次换算，只有范围、比例、区间都相同时才会相等（单元格写“表中的 ≠ 算出的”）。",
            "Converted scores follow the rank among all who take the subject; they agree only where population, shares and ranges do (cells read “sheet ≠ computed”).";
        asks: Office Confirm;
    }
    SCALED_SLIPS = "E435" "scaled-scores-inconsistent" Warning {
        headline: "{paper}：表中 {all} 人的赋分有 {count} 人与算出的不同（{first}），同一个原始分写了不同的赋分", "{paper}: of {all} converted scores in the sheet, {count} differ from the computed ones ({first}), and one raw score has several";
        did: "用算出的赋分，表中的不改也不用", "used the computed ones; those of the sheet are neither changed nor used";
        help: "请核对这些单元格的原始分和赋分：多半是录入或串行的错误", "check raw and converted score in these cells: most likely a slip of entry or of rows";
        meaning: "同一次考试、同一科目里，原始分相同赋分必然相同。", "In one subject of one exam the same raw score always has the same converted one.";
        asks: School Correct;
    }
    SCALED_ROUNDED = "E436" "scaled-scores-rounded" Note {
        headline: "{paper}：表中 {all} 人的赋分有 {count} 人与算出的相差不到或正好 1 分（{first}）", "{paper}: of {all} converted scores in the sheet, {count} are within one mark of the computed ones ({first})";
        did: "用算出的赋分（四舍五入到整数）", "used the computed ones, rounded half up to whole marks";
        help: "多半是进位不同，或极个别考生不在同一范围；要完全一致，请用同一份考生名单和同一种取整", "most likely rounded in another way, or a few candidates apart; the same list of candidates and the same rounding give the same scores";
        meaning: "内插结果四舍五入到整数；有的软件保留小数或截去小数。", "The interpolated score is rounded half up to whole marks; some programs keep decimals or cut them off.";
        asks: Office Nothing;
    }
}
