//! Phrases of the anomalies room: what each screen asks and how, what was seen, what may lie behind it innocently, what
//! to do next. A lead is a reason to look (线索), never a verdict.

crate::words! {
    A101_NAME { "在籍未见", "On the roster, in no sheet" }
    A101_METHOD {
        "名册上有、任何成绩表中都没有、也没有注明原因的学生，按学校计数。这是核对事实，不是统计检验，没有 p 值；有 1 人即列为线索。需要学籍名册。",
        "Pupils on the roster who are in no score sheet and for whom no reason is given, counted by school. A fact to check, not a test: there is no p-value, and one pupil is enough for a lead. Needs a roster.",
    }
    A101_NEXT {
        "请学校逐人说明去向（见核查名单）：转出、休学、缺考、附读他校，或考号写错；按说明改正名册或补报成绩。",
        "Ask the school where each pupil is (see the worklist): transferred, on leave, absent, guest elsewhere, or a mistyped id; then correct the roster or add the marks.",
    }
    A102_NAME { "在表无籍", "In a sheet, on no roster" }
    A102_METHOD {
        "成绩表中有、名册上没有（或名册记为已离校）的考生，按学校计数。核对事实，没有 p 值；有 1 人即列为线索。需要学籍名册。",
        "Candidates in a score sheet who are on no roster, or listed there as having left, counted by school. A fact to check, without p-value; one candidate is enough for a lead. Needs a roster.",
    }
    A102_NEXT {
        "请学校核对这些考生的考号、姓名和学籍（见核查名单）：附读生登记为附读，写错的考号改正，新转入的补进名册。",
        "Ask the school to check id, name and enrolment of these candidates (see the worklist): register guests as guests, correct mistyped ids, add new arrivals to the roster.",
    }
    A103_NAME { "重复考生", "The same person in two rows" }
    A103_METHOD {
        "同一考号出现在两行、两张表或两所学校，按学校计数。同校各科分表互相补充的不算重复。核对事实，没有 p 值。",
        "The same id in two rows, two sheets or two schools, counted by school. Sheets of one school that complement each other, one a subject, are no duplicates. A fact to check, without p-value.",
    }
    A103_NEXT {
        "核对两行的出处（见核查名单），确定该生属于哪一所学校、哪一份成绩有效，删去另一行。",
        "Check where both rows come from (see the worklist), settle which school and which marks are right, and remove the other row.",
    }
    A104_NAME { "附读借读计数", "Guests counted twice or nowhere" }
    A104_METHOD {
        "附读、借读、外借学生按现行计数规则会算两次、一次也不算，或者没有名册无法确定归属的，按学校计数；在籍学校和报成绩的学校不同、名册又没有登记借读的，也算在内。每个人仍按规则只计一处。核对事实，没有 p 值。",
        "Guest pupils who under the rule in force would count twice or nowhere, or whose home school no roster tells, counted by school; also pupils on the roll of one school and sent by another of whom no roster says that they are guests. Each still counts at one place, by the rule. A fact to check, without p-value.",
    }
    A104_NEXT {
        "由就读学校与学籍学校共同确认每名学生在哪里计数，并在名册中登记，使全县每人恰好计一次。",
        "Let the school attended and the school of enrolment confirm together where each pupil counts, and enter it in the roster, so that everybody counts exactly once.",
    }
    A105_NAME { "参考率偏低", "More absent than usual in the county" }
    A105_METHOD {
        "学校缺考人数与全县其他学校一般的缺考率（先以各校中位数为准剔除明显异常的学校，其余学校合计，至少按 0.5% 计）比较，取上尾的中点概率（mid-p：恰为该人数的概率只计一半，否则小数目的检验永远偏严），按其他学校的人数预计（贝塔-二项分布；其他学校人数超过本校一百倍时用二项分布）；分两种：全部科目缺考的人数，以及只缺某一科的人数。全部检验一起做 BH 校正；q 达标且比全县高出 2 个百分点以上才列为线索。",
        "A school's absent candidates against the share that is usual in the other schools of the county (of all of them but those that are clearly odd beside the median school; 0.5% at least), upper tail as a mid-p (the chance of just this number counts half, or a test of small numbers is always too strict) of what so many others let predict: the beta-binomial, and the binomial where they are more than a hundred times as many; once for those absent from everything, once for those absent from one paper only. Corrected over all these tests by Benjamini and Hochberg; a lead needs q within the limit and at least 2 percentage points above the county.",
    }
    A105_NEXT {
        "请学校提供缺考学生名单及每人的原因和凭据（病假、转出、赛事），并与考场记录核对；有上次成绩时看缺考者上次的成绩。",
        "Ask the school for the list of absent pupils with the reason and paper for each (illness, transfer, competition), compare it with the records of the exam rooms, and look at their earlier results where there are any.",
    }
    A107_NAME { "应考人数变动", "The number expected moved" }
    A107_METHOD {
        "学校本次应考人数与同一批学生上次考试的人数（上次成绩表中该校的考生，各科合看，每人一次）比较。按全县各校变化率的中位数推算本次应有人数；正常的转入转出用全县各校偏离的中位数衡量（每名学生的方差至少按 0.02 计，即百分之一转出、百分之一转入）。p 由自由度为校数一半的 t 分布取双侧；全县以转入（或转出）为主时人数变化偏向一侧，p < 0.01 的再按偏斜的分布复核，取较大者；全部学校一起做 BH 校正；q 达标、偏离至少 3 人且至少 3% 才列为线索。需要上次考试，学校数和人数达到设置的下限。",
        "The number expected now is compared with the candidates of the same pupils' earlier exam (everybody of the school in the earlier sheets, all papers together, each once). The county's median relative change says what is to be expected, and the median deviation of its schools how much coming and going is usual (a variance of 0.02 per pupil at least: one in a hundred leaves, one comes). Two-sided p from Student's t with half as many degrees of freedom as there are schools; where most come (or most go) changes lean to one side, and a p below 0.01 is looked at again by a law that leans so, the larger one counts; corrected over all schools by Benjamini and Hochberg; a lead needs q within the limit and a deviation of at least 3 pupils and 3%. Needs an earlier exam and the least numbers of schools and pupils of the settings.",
    }
    A107_NEXT {
        "请学校提供两次考试之间转入、转出、休学、复学的名单和凭据，与学籍变动记录核对；减少的，逐人查明去向；增加的，查明来源。",
        "Ask the school for the list of pupils who came, left, were suspended or returned between the two exams, with the papers, and compare it with the changes of the register: find out where each missing pupil is and where each new one came from.",
    }
    A201_NAME { "单科偏高", "One subject out of line, upwards" }
    A201_METHOD {
        "用同一批学生的其他科目（问题甲；能匹配到上次考试的再加上次成绩）和上次考试（问题乙）推算学校该科应有的平均分：校内斜率，加上各校之间的稳健回归线（Huber）。24 个单位起，差距按该水平上学生本来拉得多开折算（接近满分时都挤在一起）。实际与应有之差，用抽样误差加上全县各校正常差异（中位数法估计的 τ²）衡量，按 t 分布求单侧 p；甲乙都可用时取较小的 p，按全县两个问题的相关折算（最多乘 2）。全部单元一起做 BH 校正。效应是收缩后的分差及 95% 区间（收缩时 τ 至少按 0.1 个标准差计）；q ≤ 0.05、效应 ≥ 3 分且 ≥ 0.2 个标准差才列为线索（可设置）。完整排名见检验表：排在前面而未列为线索的，也值得抽查。",
        "A school's mean in the subject is expected from the same pupils' other subjects (question A; with their earlier marks where they are found in the earlier exam) and from the earlier exam alone (question B): slopes within schools, then a robust line through the schools (Huber). From 24 units on a distance counts by how far apart pupils are at that level (near the full mark all are close). The distance is measured against sampling error plus the usual differences between the county's schools (τ² by medians), with a one-sided p from Student's t; where both questions apply the smaller p counts, corrected for two questions that go together as they do in the county (doubled at most). Corrected over all cells by Benjamini and Hochberg. The effect is the shrunken distance in points with its 95% interval (for shrinking τ counts as 0.1 standard deviations at least); a lead needs q ≤ 0.05, an effect of 3 points and of 0.2 standard deviations (settings). The full ranking is in the table of screens: its top is worth a sample even where it is no lead.",
    }
    A201_NEXT {
        "抽取该校该科试卷（高、中、低分段随机，另抽两所对照学校），隐去校名重评，比较宽严；同时查看该科各大题得分与全县的差别。",
        "Draw scripts of this school and subject (at random in high, middle and low bands, with two control schools), have them re-marked with names hidden, and compare; look also at which questions differ from the county.",
    }
    A202_NAME { "整校偏高", "Everything up against the earlier exam" }
    A202_METHOD {
        "把学校各科合成一个平均标准分，用上次考试推算应有水平，其余与 A201 的问题乙相同，向上单侧。需要上次考试，且学校至少 60% 的考生能匹配上（可设置）。没有上次考试时，全校各科一起变化是看不出来的。整校已列为线索时，其单科只有在其他科目也支持时才另列 A201。",
        "All subjects of a school as one mean in county standard deviations, expected from the earlier exam; the rest as question B of A201, upwards. Needs an earlier exam in which at least 60% of the school's candidates are found (a setting). Without an earlier exam a change of all subjects of a school together cannot be seen. Where the whole school is a lead, a single subject is one of its own (A201) only if the other subjects support it too.",
    }
    A202_NEXT {
        "先核对两次考试的考生构成（转入转出、缺考），再了解监考和阅卷的组织，并在两三个科目各抽一批试卷隐名重评。",
        "First compare who sat the two exams (arrivals, leavers, absences), then how the exam was supervised and marked, and have a sample of scripts in two or three subjects re-marked with names hidden.",
    }
    A203_NAME { "线上堆积", "Too many just at a line" }
    A203_METHOD {
        "在每条线（优秀、良好、及格、低分）附近的窗口（线下 4 分到线上 1 分）内，比较学校达线人数与预期：以其他学校的分布为参照，按该校水平调整（指数倾斜，用窗口外分数拟合）。窗口内至少 15 人；一个单元多条线做 Bonferroni 校正，全部单元一起做 BH 校正；效应是线下者被抬到线上的比例，学校 ≥ 20%、全县 ≥ 10% 才列为线索。全县一行与上下各 10 分处的安慰剂线比较（分布用四次对数曲线拟合，抽样误差按学校整群计算），因为多数学校都抬线时没有诚实的参照。偶数给分和向 5 取整不会触发，不论全县如此还是一所学校自己如此；后者由 A206 报告。",
        "In a window around each line (excellent, good, pass, low; 4 points below to 1 above) the number at or above the line is compared with what is to be expected: the other schools' distribution, tilted to the school by its scores outside the window. At least 15 scores in the window; Bonferroni over the lines of a cell, Benjamini and Hochberg over all cells. The effect is the share of those below the line who were lifted; a lead needs 20% in a school, 10% in the county. The county as a whole is compared with placebo lines 10 points below and above (its counts follow a log-linear curve of the fourth degree, schools are clusters), because a county in which most schools lift has no honest reference. Even-mark items and rounding to fives do not raise it, whether the whole county marks so or one school does; that is for A206 to say.",
    }
    A203_NEXT {
        "调阅线上下各 4 分的试卷，看合分和最后改动处；抽样隐名重评，并询问线边试卷的复核办法是否全县一致。",
        "Look at the scripts within 4 points of the line, at their sums and last corrections; re-mark a sample with names hidden, and ask whether scripts near the line are checked again in the same way all over the county.",
    }
    A207_NAME { "单科偏低", "One subject out of line, downwards" }
    A207_METHOD {
        "与 A201 相同，看下尾：该科明显低于由其他科目和上次考试推算的水平。常见原因是评分偏严或登分出错（错行、漏一大题、一袋试卷未登）。",
        "As A201, lower tail: the subject is clearly below what the other subjects and the earlier exam let expect. Common reasons are harsh marking or a mishap in entering marks (rows shifted, a question left out, a bundle missing).",
    }
    A207_NEXT {
        "先核对登分：与试卷逐份对照 20 份，查错行、漏题、漏袋；无误后再抽样隐名重评，看评分是否偏严。",
        "First check the entered marks against 20 scripts for shifted rows, missing questions or bundles; if they are right, have a sample re-marked with names hidden to see whether marking was harsh.",
    }
    A401_NAME { "不可能的上报数字", "A reported figure that no count gives" }
    A401_METHOD {
        "上报的率 r（d 位小数）在上报人数 N 下能达到，当且仅当有整数 k 使 100k/N 四舍五入到 d 位等于 r；平均分同理，看有没有总分之和（按该科最小给分步长）除以 N 得到它。用整数精确计算。人数取同一行上报的实考、应考或人数，都没有时取成绩表中的实考、应考；任何一个能达到就不算。核对事实，没有 p 值。需要上报的汇总表。",
        "A reported rate r (d decimals) of a reported count N can be had if and only if a whole number k gives 100k/N = r, rounded half up to d decimals; a mean likewise, if some sum of marks in steps of the paper divided by N gives it. Exact whole-number arithmetic. The count is what the same row reports as present, expected or number of pupils, else those of the rows; one that fits is enough. A fact to check, without p-value. Needs reported summaries.",
    }
    A401_NEXT {
        "请学校说明这个数字用的是多少人、怎样算的，并按成绩表重算；以成绩表的计算结果为准。",
        "Ask the school of how many pupils the figure is and how it was computed, and have it computed again from the score sheet; what the sheet gives counts.",
    }
    A402_NAME { "上报与成绩不符", "A reported figure that the rows do not give" }
    A402_METHOD {
        "上报的人数、平均分、最高最低分、各率与本次成绩表重算的结果比较：人数要求相等，其余相差不到最后一位小数的 1 个单位即为相符；率和平均分按实考、应考两种分母都算，符合其中一种即可。只列两种都不符的。核对事实，没有 p 值；上报数字不参与任何统计。需要上报的汇总表。",
        "Reported counts, means, extremes and rates are compared with those of the rows: counts have to be equal, other figures to agree within one unit of their last decimal; rates and means are taken over those who sat and over those expected, and one that agrees is enough. Only what agrees with neither is told. A fact to check, without p-value; reported figures enter no statistic. Needs reported summaries.",
    }
    A402_NEXT {
        "把线索中列出的单元格发给学校，请学校对照成绩表说明差别从哪里来；成绩表有误的改正后重报，汇总表有误的以成绩表为准。",
        "Send the school the cells that are named, and ask where the difference comes from; a wrong score sheet is to be corrected and sent again, a wrong summary gives way to the sheet.",
    }

    SAW_CHANGE { "上次考试 {earlier} 人，本次应考 {now} 人；按全县通常的变化应为 {usual} 人左右，偏离 {share}（q {q}）。", "{earlier} in the earlier exam, {now} expected now; by the county's usual change about {usual} were to be expected: {share} off (q {q})." }
    SAW_UNATTAINABLE { "核对了上报的 {tested} 个率和平均分，{wrong} 个没有任何整数人数能得出：{figures}。", "Of {tested} reported rates and means {wrong} cannot come from any whole number of pupils: {figures}." }
    SAW_DIFFERS { "核对了上报的 {tested} 个数字，{wrong} 个与成绩表不符（上报值 ≠ 成绩表算得）：{figures}。", "Of {tested} reported figures {wrong} differ from the rows (reported ≠ what the rows give): {figures}." }
    SAW_PERSONS_MISSING_ONLY { "应考 {n} 人中，{count} 人（{share}）在名册上而不在任何成绩表中。", "Of {n} expected, {count} ({share}) are on the roster and in no score sheet." }
    SAW_PERSONS_MISSING { "应考 {n} 人中，{count} 人（{share}）在名册上而不在任何成绩表中；同校另有 {beside} 人在表无籍。", "Of {n} expected, {count} ({share}) are on the roster and in no score sheet; {beside} others of this school are in a sheet and on no roster." }
    SAW_PERSONS_UNLISTED { "应考 {n} 人中，{count} 人（{share}）在成绩表中而不在名册上；同校另有 {beside} 人在籍未见。", "Of {n} expected, {count} ({share}) are in a score sheet and on no roster; {beside} others of this school are on the roster and in no sheet." }
    SAW_PERSONS_TWICE { "应考 {n} 人中，{count} 人（{share}）出现两次，其中 {beside} 人两行分数不同或分属两校。", "Of {n} expected, {count} ({share}) are there twice; for {beside} of them the marks differ or the rows are of two schools." }
    SAW_PERSONS_GUESTS { "应考 {n} 人中，{count} 名附读、借读或外借学生（{share}）的计数有疑，其中 {beside} 人哪里都没有计入。", "Of {n} expected, the count of {count} guest pupils ({share}) is in doubt; {beside} of them count nowhere." }
    SAW_ABSENT_ALL { "应考 {n} 人，{count} 人（{share}）全部科目缺考；全县其他学校一般为 {usual}（q {q}）。", "Of {n} expected, {count} ({share}) were absent from everything; {usual} is usual in the county's other schools (q {q})." }
    SAW_ABSENT_UNEXPLAINED { "应考 {n} 人，{count} 人（{share}）全部科目缺考，其中 {unexplained} 人只在名册上（见 A101）；全县其他学校一般为 {usual}（q {q}）。", "Of {n} expected, {count} ({share}) were absent from everything, {unexplained} of them on the roster only (see A101); {usual} is usual in the county's other schools (q {q})." }
    SAW_ABSENT_PAPER { "应考本科 {n} 人，{count} 人（{share}）只缺本科而考了别的科目；全县其他学校一般为 {usual}（q {q}）。", "Of {n} who should sit this paper, {count} ({share}) missed it and sat another; {usual} is usual in the county's other schools (q {q})." }
    SAW_SUBJECT_BOTH { "{n} 名考生的该科平均分与推算之差为 {effect} 分（95% 区间 {low} 到 {high}，q {q}）；由其他科目看 {others} 分，由上次考试看 {earlier} 分。", "The mean of {n} candidates differs by {effect} points from what is to be expected (95% interval {low} to {high}, q {q}); {others} points judged by their other subjects, {earlier} by the earlier exam." }
    SAW_SUBJECT_OTHERS { "{n} 名考生的该科平均分与由其他科目推算的之差为 {effect} 分（95% 区间 {low} 到 {high}，q {q}）。", "The mean of {n} candidates differs by {effect} points from what their other subjects let expect (95% interval {low} to {high}, q {q})." }
    SAW_SUBJECT_EARLIER { "{n} 名考生的该科平均分与由上次考试推算的之差为 {effect} 分（95% 区间 {low} 到 {high}，q {q}）。", "The mean of {n} candidates differs by {effect} points from what the earlier exam lets expect (95% interval {low} to {high}, q {q})." }
    SAW_SCHOOL { "{n} 名考生各科平均与由上次考试推算的之差为 {effect} 分（95% 区间 {low} 到 {high}，q {q}）。", "Over all subjects the {n} candidates differ by {effect} points a subject from what the earlier exam lets expect (95% interval {low} to {high}, q {q})." }
    SAW_LINE_SCHOOL { "{line} 分线附近 {window} 人中 {above} 人达线，按其他学校的分布预期 {expected} 人；相当于线下者中 {share} 被抬到线上（全科 {n} 人，q {q}）。", "Of {window} scores around the line of {line}, {above} reach it where {expected} are to be expected from the other schools: as if {share} of those below had been lifted ({n} candidates, q {q})." }
    SAW_LINE_COUNTY { "全县 {line} 分线附近 {window} 人中 {above} 人达线，按上下 10 分处推算为 {expected} 人；相当于线下者中 {share} 被抬到线上（全科 {n} 人，q {q}）。", "In the whole county {above} of {window} scores around the line of {line} reach it where {expected} are to be expected from ten points below and above: as if {share} of those below had been lifted ({n} candidates, q {q})." }

    WHY_TRANSFERRED { "近期转出、休学而名册未更新。", "They left or went on leave lately and the roster is not up to date." }
    WHY_WRONG_ID { "考号或姓名写错：同校另有 {beside} 人在名册与成绩表之间对不上，可能是同一批人。", "Mistyped ids or names: {beside} others of this school do not match either, perhaps the same persons." }
    WHY_NOT_ENTERED { "缺考者没有登记在成绩表里。", "Absent pupils were not entered in the score sheet." }
    WHY_GUEST { "附读、借读学生未登记。", "Guest pupils who are not registered." }
    WHY_ARRIVED { "新转入的学生尚未进入名册。", "New arrivals who are not on the roster yet." }
    WHY_COPIED { "汇总时把同一张表贴了两次，或分科表与总表重叠。", "A sheet was pasted twice, or subject sheets overlap with the summary." }
    WHY_TWO_SCHOOLS { "学生转学或附读，两校都报了成绩。", "The pupil moved or is a guest, and both schools sent marks." }
    WHY_RULE { "两校对附读生在哪里计数理解不同。", "The schools understand the counting of guests differently." }
    WHY_ILLNESS { "传染病流行或集体活动、赛事。", "An illness going round, or an event or competition." }
    WHY_ROSTER_OLD { "名册过时：已转出的学生仍计入应考。", "The roster is out of date and pupils who left still count as expected." }
    WHY_ELECTIVE { "该科不是所有学生都修（选考、免修未登记）。", "Not all pupils take this subject, and that was not registered." }
    WHY_GOOD_TEACHING { "该科教学确实有进步：换了教师、加了课时或开展了专项教研。", "Teaching in this subject really got better: another teacher, more lessons, a project." }
    WHY_LASTING_STRENGTH { "该科可能一贯较强；没有上次考试可以核对。", "The subject may have been strong for years; there is no earlier exam to tell." }
    WHY_STRONG_BEFORE { "与上次考试相比并不突出：多半是一贯的教学优势。", "Judged by the earlier exam it is not remarkable: most likely a lasting strength of teaching." }
    WHY_OTHERS_LOW { "可能是其他科目偏低，而不是该科偏高；只有 {papers} 个科目，难以区分。", "The other subjects may be low rather than this one high; with {papers} subjects that is hard to tell." }
    WHY_SELECTIVE { "生源好（该科高出全县 {standing} 个标准差），高分段各科关系可能与全县不同。", "An able intake ({standing} standard deviations above the county): at the top subjects may relate differently." }
    WHY_CEILING { "试卷容易（全县得分率 {rate}），分数挤在满分附近，推算不够准。", "An easy paper (the county's score rate is {rate}): scores are pressed against the full mark and expectations are rough." }
    WHY_ITEMS { "试题恰好切合该校的教材版本、进度或复习重点。", "The questions happened to fit what this school had taught or revised." }
    WHY_ITEMS_MISFIT { "试题涉及该校尚未教到或少复习的内容。", "The questions asked for what this school had not yet taught or revised." }
    WHY_STANDARD { "学校自阅，各校评分标准不统一，并非有意。", "Schools marked their own scripts by standards that were never agreed." }
    WHY_MARKER { "阅卷分工：该校试卷集中由较宽或较严的一组评阅。", "Marking was shared out so that this school's scripts went to a lenient or a strict group." }
    WHY_MATCH { "只有 {matched} 的考生能匹配到上次考试，匹配上的可能不能代表全校。", "Only {matched} of the candidates are found in the earlier exam; they may not stand for the school." }
    WHY_INTAKE_CHANGED { "考生构成变了：转入转出、并校、分流。", "Other pupils than before: arrivals, leavers, a merger, streaming." }
    WHY_EARLIER_ODD { "上次考试该校偏低（评分偏严、缺考、登分出错）。", "The earlier exam was low in this school: harsh marking, absences, a mishap." }
    WHY_SCHOOL_IMPROVED { "学校整体有进步：新的管理、作息或生源。", "The school really got better: another leadership, timetable or intake." }
    WHY_ENTRY { "登分错行、漏登一大题或一袋试卷。", "Marks entered in shifted rows, a question left out, or a bundle of scripts missing." }
    WHY_TEACHER_GONE { "任课教师缺岗或更换，课时不足。", "The teacher was away or changed, lessons were lost." }
    WHY_RECHECK { "线边试卷按规定再次复核，只改了该加的分。", "Scripts near the line were checked again, as rules may ask, and only marks that were due were added." }
    WHY_ROUNDING { "该校阅卷习惯取整（例如向 5 取整），与全县不同。", "This school's markers round, for example to fives, where the county does not." }
    WHY_ITEM_STEPS { "大题分值的步长使某些总分更常见。", "The steps of large questions make some totals more common." }
    WHY_TARGET { "教学以达线为目标，线边学生得到重点辅导。", "Teaching aims at the line, and pupils near it were coached." }

    WHY_MOVED_AWAY { "学生随迁、转学、休学，或学校撤并、分流。", "Pupils moved, changed school or went on leave, or the school was closed or streamed." }
    WHY_SHEET_MISSING { "本次漏交了一个班的成绩表。", "The sheet of a class was not sent this time." }
    WHY_EARLIER_COUNT { "两次考试的计数口径不同：附读借读、随班就读、免考的处理不一样。", "The two exams count differently: guests, inclusion pupils, exemptions." }
    WHY_MERGED { "学校合并、扩班，或接收了转入学生。", "A merger, another class, or pupils who came from elsewhere." }
    WHY_EARLIER_SHORT { "上次考试漏交了成绩表。", "A sheet was missing in the earlier exam." }
    WHY_OTHER_COUNT { "用的人数不是表上写的那个（如只算参加统计的学生）。", "The figure is of another number of pupils than the one stated, such as those who count only." }
    WHY_ROUNDED_TWICE { "先取整、再计算，或各班的率平均得来。", "It was rounded on the way, or averaged from the rates of classes." }
    WHY_TYPED { "抄写或输入错误。", "A slip in copying or typing." }
    WHY_LATER_CORRECTION { "汇总之后成绩又有更正，或汇总时还缺几名学生。", "Scores were corrected after the summary was made, or some pupils were still missing then." }
    WHY_OTHER_LINE { "及格、优秀所用的分数线或满分不同。", "Another pass or excellent line, or another full mark." }

    LIMIT_NO_EARLIER { "没有上次考试：全校各科一起偏高、学生个人的突变都看不出来；可补上次成绩，或抽样重评。", "No earlier exam: a school in which everything is up, and leaps of single pupils, cannot be seen. Add the earlier results, or re-mark a sample." }
    LIMIT_FEW_SCHOOLS { "{grade}只有 {schools} 所学校，不足 {least} 所：没有做学校之间的比较，无线索不等于没有问题。", "{grade}: fewer than {least} schools ({schools}), so that schools were not compared; no lead does not mean no problem." }
    LIMIT_ONE_PAPER { "{grade}只有一个科目：没有其他科目可以对照。", "{grade}: there is only one paper, so that no other subject can be compared with it." }
    LIMIT_NO_ROSTER { "没有名册：应考人数以成绩表为准，未报的学生看不出来。", "No roster: the number expected is what the score sheets hold, and pupils who were never reported cannot be seen." }
    LIMIT_LOW_MATCH { "{grade}有 {share} 的考生能匹配到上次考试；匹配不足 {least} 的学校没有与上次比较。", "{grade}: {share} of the candidates are found in the earlier exam; schools below {least} were not compared with it." }
    LIMIT_MOST_SCHOOLS { "筛查以全县为参照：如果多数学校同样偏高，谁也不会突出；要靠抽样重评。", "The county is the yardstick: where most schools are up alike none stands out, and only a re-marked sample can tell." }
    LIMIT_COUNTY_LINE { "{grade}{subject}全县在线上都有堆积：学校之间的比较因此偏于保守。", "{grade} {subject}: scores bunch at a line in the whole county, so that comparisons between schools see too little." }
    LIMIT_OFF { "按设置未做的筛查：{codes}。", "Screens switched off by the exam file: {codes}." }
}
