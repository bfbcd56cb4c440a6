//! Phrases of the screens of absence, shape and single pupils (A106, A204–A206, A301, A302), in the manner of
//! [`super::anomalies`].

crate::words! {
    A106_NAME { "缺考是否集中在弱生", "The absent were the weak ones" }
    A106_METHOD {
        "只看本次应考、并在上次考试中能找到的学生：把缺考者上次成绩的名次（并列取平均名次）与随机缺考时应有的名次比较得 z名次；缺考人数与全县其他学校的缺考情况（先以各校中位数为准剔除明显异常的学校，其余学校除本校外合计，至少按 0.5% 计）比较得 z人数（由其他学校推断的 β-二项分布上尾的中点概率，以有人缺考为条件；其他学校人数越少，推断越宽）；检验量为 (z名次 + z人数)/√2，单侧。缺考不超过 3 人时，z名次 由精确计算的概率换算：同样多的人随机缺考，名次之和比这更小的组合所占的比例（相等的计一半）。线索中另附在全校后五分之一的人数及其机会（超几何分布）。效应是总分（只有一科时为该科）平均分因缺考而高出的分数：用到考者的上次成绩推算缺考者的得分，附 95% 区间；同时给出缺考者全得 0 分、全得满分时的上下限和保底 95% 参考率的平均分。q 达标且名次一项自身也显著（z ≥ 1.645）才列为线索：一次流感不会被当成有选择的缺考。需要上次考试；缺考者至少 60% 能匹配。",
        "Of those who should have come and are found in the earlier exam: the absent's ranks by earlier scores (ties share) against those of a random absence give z of the ranks; their number against that of the county's other schools (all but those that are clearly odd beside the median school; 0.5% at least; upper tail, as a mid-p, of the beta-binomial law by which they predict it, wider the fewer they are, given that anybody is absent) gives z of the number; the statistic is their sum over √2, one-sided. With three absent or fewer z of the ranks is that of a chance counted out: the share of all sets of so many pupils whose ranks have a smaller sum, and half of those with the same. A lead also says how many are in the school's lowest fifth and the chance of that (hypergeometric). The effect is by how many points the mean of the total (of the only paper) is up by the absence: the absent's scores as their earlier ones let expect, with a 95% interval; beside it the bounds if they scored nothing or full marks, and the mean at a least participation of 95%. A lead needs q within the limit and ranks that speak for themselves (z ≥ 1.645), so that a wave of illness does not look chosen. Needs an earlier exam in which 60% of the absent are found.",
    }
    A106_NEXT {
        "请学校逐人提供缺考原因和凭据（病假条、转学手续、请假记录），对上次成绩靠后的缺考者由教研室或督导直接联系家长核实；排名时采用保底参考率或应考口径的分母。",
        "Ask the school for the reason and paper of each absence (illness, transfer, leave), have the office confirm it with the families of those who were weak before, and rank by a denominator with a least participation or by those expected.",
    }
    A204_NAME { "分数过于集中", "Scores too close together" }
    A204_METHOD {
        "各校（各班）该科标准差（取 2/3 次方，近似对数而无偏斜）对平均分及其平方做稳健回归（接近满分时标准差自然变小，已扣除）；偏离用抽样误差（按全县校内峰度）加上各校正常差异 τ²（中位数法）衡量，按 t 分布取下尾；全部单元一起做 BH 校正。效应是标准差比应有的小多少（收缩后）；q 达标且小 20% 以上才列为线索。",
        "A school's (class's) standard deviation (its power of 2/3, close to the logarithm and without its skewness) against a robust line on its mean and the square of it: near the full mark the spread shrinks by itself, which the line allows for. The distance is measured against sampling error (by the county's kurtosis within schools) plus the usual differences τ² by medians, lower tail of Student's t, corrected by Benjamini and Hochberg. The effect is by what share the standard deviation is smaller than expected, after shrinking; a lead needs q within the limit and 20%.",
    }
    A204_NEXT {
        "抽查该单位该科试卷 20 份，看高分卷与低分卷的答题差别是否与给分差别相称；并核对登分表是否复制、填充过。",
        "Look at 20 scripts of the unit and see whether the differences in what was written match those in marks; check also that the list was not filled down or pasted when marks were entered.",
    }
    A205_NAME { "与其他科目脱节", "The subject no longer follows the others" }
    A205_METHOD {
        "用同一批学生的其他科目推算该科（全县统一的校内斜率），看推算剩余的标准差在各校（各班）是否过大：抽样误差加 τ²、稳健回归、上尾、BH 校正，与 A204 相同。某单位一科脱节会连累以它推算的其他科，因此一个单位里最异常的科目（p < 0.01，不到半数）不再用来推算该单位的其他科。附带给出该单位与全县的相关系数（比较其 Fisher z）。效应是剩余标准差大多少；q 达标、大 20% 以上、且相关低于全县才列为线索。至少要有 3 个科目。",
        "The subject is expected from the same pupils' other subjects (slopes within schools, the same for the county), and the spread of what is left is compared between schools (classes) as in A204, upper tail. A subject that is broken in a unit would break those expected from it: the oddest subjects of a unit (p < 0.01, fewer than half) are not used for the others there. The correlations here and in the county are shown with the difference of their Fisher z. The effect is by what share the spread of the rest is larger; a lead needs q within the limit, 20%, and a correlation below the county's. Needs three subjects.",
    }
    A205_NEXT {
        "先查登分：姓名与分数是否错行，考号是否串位；按试卷核对 20 份。登分无误时，再查该科是否由多名评分宽严不一的教师分评。",
        "First look for rows that slipped: names against marks, ids against scripts, 20 of them. If the entry is right, see whether several markers of different severity shared the scripts.",
    }
    A206_NAME { "尾数异常", "Unusual last digits" }
    A206_METHOD {
        "各校（各班）该科分数的个位数字（半分卷连同 .5）与全县其他单位比较：2×10 列联表的 χ²，期望不足 5 的并档；不足 50 人（半分卷 100 人）时用按人数校正了方差的 χ²（伽马）分布，p < 0.001 的再随机抽样复核（最多 19999 次，种子固定；单位达一千个时不抽）。0 分和满分不计。参照不是均匀分布：偶数给分等全县一致的做法不会触发；明显异常（p < 10⁻⁶）的单位不作参照，以免连累正常的学校；先看是否异常，异常者再以按该单位水平调整后的全县分布复核。效应是过多的那些尾数超出预期的比例；q 达标、≥ 10%、且至少 50 人才列为线索。",
        "The last digits of a school's (class's) scores (with .5 where there are half marks) against the other units of the county: χ² of a 2×10 table, expected counts below 5 put together; below 50 scores (100 with half marks) the law is a gamma law with the variance of so few scores, and where that says less than 0.001 units are drawn to see (19,999 draws at most, from the seed; none among a thousand units). No marks and full marks are left out. The yardstick is no uniform law, so that what all markers do, such as even marks, does not raise it; units that are plainly odd (p < 10⁻⁶) are no yardstick for honest ones; a unit that looks unusual is compared once more with the county tilted to its level. The effect is the share of scores beyond expectation that end so; a lead needs q within the limit, 10%, and 50 scores.",
    }
    A206_NEXT {
        "问清该单位阅卷时是否取整或凑分，抽 20 份试卷看各大题小分相加是否等于总分。",
        "Ask whether the markers rounded, and see in 20 scripts whether the marks of the questions add up to the total.",
    }
    A301_NAME { "学生单科突变", "A pupil far off in one paper" }
    A301_METHOD {
        "能在上次考试中找到的学生，每人取偏离最大的一科：实际分与由本人其他科目和上次成绩推算的分数之差（只与本校同学比，整校偏高不算）。全县差值的中位数和 99% 位决定尺度和尾部厚度（t 分布），p 按考了几科取最大者折算，全部学生一起做 BH 校正；双向。q 达标、偏离 ≥ 1.5 个标准差、且单看其他科目和单看上次考试都有一半以上才列为线索。检验表中 n 为比较的科数；学生级检验全部列在 screens.csv。",
        "For each pupil found in the earlier exam the paper that is farthest off: the score against what the pupil's other subjects and earlier scores let expect, within the school, so that a school that is up as a whole raises nothing. The county's median and 99% point of these distances give the scale and the tail (Student's t); p is for the farthest of so many papers, corrected over all pupils by Benjamini and Hochberg; both directions. A lead needs q within the limit, 1.5 standard deviations, and half of that by the other subjects alone and by the earlier exam alone. In the table of screens n is the number of papers; every pupil's test is in screens.csv.",
    }
    A301_NEXT {
        "调出该生该科试卷，核对姓名、考号、笔迹和合分；再看考场座位与监考记录。偏低的先查是否漏登、漏评。",
        "Look at the pupil's script: name, id, handwriting and sum; then at the seating and the record of the exam room. Where the score is low, look first for a question not marked or not entered.",
    }
    A302_NAME { "各科分数相同", "The same marks in too many subjects" }
    A302_METHOD {
        "同一学校内，两名学生所有科目（或只差一科）分数完全相同的对数，与偶然应有的对数比较：由每科两人同分的机会和科目之间的相关推算（正态近似与本校实际同分率取大者），并不低于不同学校学生之间实际相同的频率，因此偶数给分、容易的试卷已考虑在内。有两科以上为 0 分或满分的行、重复考生（A103）不计。偶然对数 < 0.05 才检验，泊松上尾，两种比法取小者乘 2，全部学校一起做 BH 校正。p 是离散的：没有相同的行时 p = 1。至少 4 个科目。",
        "Within a school, pairs of pupils with the same mark in every subject, or in all but one, against how many chance would make: from how often two pupils have the same mark in each subject and how subjects go together (the larger of a normal law's and the school's own frequency), and no less than pupils of different schools do agree, which allows for even marks and easy papers. Rows with two or more marks of zero or full marks and persons met twice (A103) are left out. Tested where chance makes fewer than 0.05 pairs; upper tail of Poisson's law, the smaller of the two ways doubled, corrected over schools by Benjamini and Hochberg. p is discrete and 1 where no rows agree. Needs four subjects.",
    }
    A302_NEXT {
        "对照两名学生的试卷：多半是登分时复制了一行，或同一个学生登记了两次；确认后改正一行。",
        "Compare the scripts of the two: most likely one row was copied when marks were entered, or one pupil is registered twice; correct one of the rows.",
    }

    SAW_KEPT {
        "应考 {n} 人，能匹配到上次考试的缺考者 {absent} 人，上次成绩平均排在全校的 {place}（随机缺考应在 50% 左右），{low} 人在后五分之一（随机缺考时不少于此数的机会：{chance}）；到考者平均 {seen} 分，按上次成绩推算，缺考者都来考则为 {mean} 分（95% 区间 {low_mean} 到 {high_mean}，最低 {least}、最高 {most}，保底参考率下 {floor}）；名次：{ranks}（q {q}）。",
        "Of {n} expected, {absent} found in the earlier exam were absent; by their earlier scores they stand at {place} of the school on average (50% by chance), {low} in the lowest fifth (so many or more by chance: {chance}). Those who came have a mean of {seen}; with the absent as their earlier scores let expect it would be {mean} (95% interval {low_mean} to {high_mean}; {least} to {most} whatever they score; {floor} at the least participation). Ranks: {ranks} (q {q})."
    }
    RANK_SEEN { "实考口径第 {rank}", "{rank} by those who came" }
    RANK_IMPUTED { "缺考者补入后第 {rank}", "{rank} with the absent as expected" }
    RANK_UNDER { "{name}口径第 {rank}", "{rank} under “{name}”" }
    RANK_OF { "（共 {schools} 校）", " (of {schools} schools)" }
    SAW_SPREAD {
        "{n} 名考生的标准差为 {sd} 分，按平均分 {mean} 应有 {expected} 分左右；小了 {share}（95% 区间 {low} 到 {high}，q {q}）。",
        "The standard deviation of {n} candidates is {sd} where about {expected} is to be expected at a mean of {mean}: {share} smaller (95% interval {low} to {high}, q {q})."
    }
    SAW_RELATION {
        "{n} 名考生的该科成绩由本人其他科目推算后，剩余标准差为 {sd} 分，应有 {expected} 分左右，大了 {share}（95% 区间 {low} 到 {high}，q {q}）；与推算值的相关为 {own}，全县为 {county}（Fisher z = {fisher}）。",
        "What the other subjects of {n} candidates leave unexplained has a standard deviation of {sd} where about {expected} is to be expected: {share} larger (95% interval {low} to {high}, q {q}). The correlation with the expectation is {own} here and {county} in the county (Fisher z = {fisher})."
    }
    SAW_DIGITS {
        "{n} 名考生中，分数末位为 {digits} 的有 {seen} 人（{share}），按全县其他单位预期 {expected} 人；多出 {excess}（q {q}）。",
        "Of {n} candidates, {seen} ({share}) have a score ending in {digits} where {expected} are to be expected from the rest of the county: {excess} beyond (q {q})."
    }
    SAW_JUMP {
        "该科得 {score} 分，与由本人其他科目和上次成绩推算的之差为 {effect} 分（95% 区间 {low} 到 {high}，q {q}）；只看其他科目 {others} 分，只看上次考试 {earlier} 分。",
        "A score of {score} in this paper, {effect} points off what the pupil's other subjects and earlier scores let expect (95% interval {low} to {high}, q {q}); {others} judged by the other subjects alone, {earlier} by the earlier exam alone."
    }
    SAW_TWINS {
        "{n} 名考生中，{pairs} 对学生的 {subjects} 科分数有 {agree} 科完全相同（偶然应有 {expected} 对），其中同班 {same} 对：{who}（q {q}）。",
        "Of {n} candidates, {pairs} pairs have the same marks in {agree} of {subjects} subjects (chance makes {expected}), {same} of them in one class: {who} (q {q})."
    }

    WHY_WEAK_ILL { "学业困难的学生本来就更容易请病假、厌考，缺考未必是学校安排。", "Weak pupils fall ill and stay away more often of their own accord; nobody need have arranged it." }
    WHY_WEAK_EVERYWHERE { "全县其他学校的缺考者上次成绩也偏低（平均排在 {place}），这里只是更明显。", "In the county's other schools the absent were weak too (at {place} on average); here it is only plainer." }
    WHY_UNMATCHED { "另有 {unmatched} 名缺考者在上次考试中找不到：不参与检验，推算时按与其他缺考者水平相当处理。", "{unmatched} more of the absent are not found in the earlier exam: they are not in the test, and are taken for like the others where the mean is worked out." }
    WHY_SPECIAL { "随班就读、提前分流到职业学校的学生未登记为免考。", "Inclusion pupils, or pupils who left early for a vocational school, were not registered as exempt." }
    WHY_STREAMED { "按成绩分班、分层走班，或学校生源本来整齐。", "Pupils are streamed, or the intake is even." }
    WHY_NEAR_CEILING { "试卷容易（全县得分率 {rate}），高分挤在一起。", "An easy paper (the county's score rate is {rate}): high scores are pressed together." }
    WHY_FLOOR_TAUGHT { "教学着力于后进生，差距确实缩小。", "Teaching was aimed at the weakest, and gaps did narrow." }
    WHY_ROWS_SLIPPED { "登分错行或考号串位：分数不是本人的。", "Rows or ids slipped when marks were entered, so that marks are other pupils'." }
    WHY_MANY_MARKERS { "几名教师分评，宽严不一。", "Several markers of different severity shared the scripts." }
    WHY_MIXED_UNIT { "单位内部差别大：几名教师任课、走读与寄宿、插班生，各科情况不同。", "The unit is mixed: several teachers, boarders and day pupils, newcomers, who differ from subject to subject." }
    WHY_ROUND_HABIT { "阅卷时习惯取整或四舍五入。", "Markers are used to rounding." }
    WHY_HALF_RULE { "半分的取舍规则与全县不同。", "Half marks are treated by another rule than in the county." }
    WHY_OTHER_ITEMS { "该单位选做题、附加题的分值步长不同。", "Optional or extra questions of other steps were taken here." }
    WHY_GOOD_DAY { "学生状态起伏：生病、迟到、提前交卷，或考前集中补习该科。", "Pupils have their days: illness, a late arrival, an early hand-in, or coaching before the exam." }
    WHY_ENTRY_ONE { "该生该科登分有误：错行、漏登一大题、录错数字。", "A slip in this entry: a neighbour's row, a question left out, a wrong figure." }
    WHY_LATE_START { "该生换了任课教师或转班、转学，前后基础不同。", "The pupil changed teacher, class or school since." }
    WHY_ROW_COPIED { "登分时复制了一行而没有改完。", "A row was copied and not changed throughout when marks were entered." }
    WHY_ONE_PERSON { "同一个学生登记了两个考号。", "One pupil is registered under two ids." }
    WHY_CHANCE_PAIR { "纯属偶然：全县学校多，总会有一两对。", "Chance: among many schools a pair or two will turn up." }
}
