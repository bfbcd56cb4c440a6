//! Phrases of the screens that look at answers to items (A208, A303, A304), in the manner of [`super::anomalies`].

crate::words! {
    A208_NAME { "主观题偏高而客观题不高", "Written part up, machine-marked part not" }
    A208_METHOD {
        "有小题分且知道哪些是客观题（选择、判断，机器评阅）、哪些是主观题的试卷：主观题得分由同一批学生的客观题得分、其他科目和（能匹配 60% 以上时）上次成绩推算——校内斜率，再做学校间的稳健直线（客观题校均分单独进入）；各校（各班）偏离用抽样误差加上各校正常差异 τ²（中位数法）衡量，按 t 分布取上尾，做 BH 校正。效应是收缩后的分数；q 达标、至少 3 分且 0.2 个标准差才列为线索。客观题至少 5 题，两部分各占全卷 10% 以上。",
        "For papers with item scores of which it is known what is machine-marked (choice, true or false) and what is written: the written part is expected from the same pupils' machine-marked part, their other subjects and, where 60% are found in it, the earlier exam, by slopes within schools and a robust line through the schools (into which the schools' machine-marked means enter by themselves). A school's (class's) distance is measured against sampling error plus the usual differences τ² by medians, upper tail of Student's t, corrected by Benjamini and Hochberg. The effect is in points after shrinking; a lead needs q within the limit, 3 points and 0.2 standard deviations. Needs five machine-marked items, and a tenth of the marks in either part."
    }
    A208_NEXT {
        "从该单位抽 20 份试卷，主观题由外校教师盲评重批，与原分比较；同时核对客观题扫描结果：随机抽 10 张答题卡对照机读答案。",
        "Draw 20 scripts of the unit and have the written part marked again by teachers of other schools who do not see the marks; compare ten answer cards with what the scanner read."
    }
    A303_NAME { "两人作答过于一致", "Two pupils' answers too much alike" }
    A303_METHOD {
        "有 40 个以上能分对错的小题，或有 15 题以上的选项数据时，比较同校（同班）每两名学生作答相同的题数：各水平学生选各选项的机会取自全县（按答对题数分层、平滑），由此得两人相同题数的期望与分布（ω 与广义二项检验 GBT，取中间 p）；同校（同班）学生因为同一老师教而多出的一致，按全县同校（同班）各对的中位数和离散扣除。每校（每班）每科一个检验：取最突出的一对，p 按对数折算（1−(1−p)^对数），学校、班级各自做 BH 校正。都答对不算证据：还要求相同的错误答案至少 3 个、K 指数 ≤ 0.05（与错题数相同的考生比较）。效应是比预期多相同的题数。座位不在数据里。",
        "With 40 items that are right or wrong, or with the options chosen in 15 items: for every two pupils of a school (class) the number of items with the same answer. How likely pupils of each level are to give each answer is taken from the county (levels by number right, smoothed), which gives the law of the number of agreements (ω, and the generalized binomial test with mid-p). What pupils of one school (class) agree more because they had the same lessons is taken off by the median and spread of all such pairs of the county. One test a school (class) and paper: the clearest pair, for the number of pairs, 1 − (1 − p)^pairs; schools and classes are corrected each by themselves by Benjamini and Hochberg. Right answers in common are no evidence: a lead needs three wrong answers in common and a K-index of 0.05 at most, against candidates with as many wrong answers. The effect is the number of agreements beyond expectation. Seats are not in the data."
    }
    A303_NEXT {
        "先看两张答题卡是否为同一张重复扫描、或同一学生登记两次；再查考场座位表：两人不相邻，多半是偶然；相邻的，对照主观题答卷和草稿，由两位教师分别判断，并听取两名学生和监考教师的说明。在此之前不作任何结论。",
        "First see whether one card was scanned twice or one pupil is registered twice; then look at the seating: two who sat apart are most likely chance. Of two who sat together compare the written answers and drafts, have two teachers judge by themselves, and hear both pupils and the invigilator. Nothing is concluded before that."
    }
    A304_NAME { "难题对而易题错", "Hard items right, easy ones wrong" }
    A304_METHOD {
        "有 15 个以上能分对错的小题时，看每名学生的对错是否符合同水平学生：各题在各水平（答对题数）的答对机会取自全县平滑曲线，计算标准化对数似然 l_z*（Snijders 校正，计入水平由同一份答案估计），p 取下尾并考虑偏度，全部学生一起做 BH 校正；同时看 U3（答对的题离“最容易的那几题”有多远）是否也超出同水平学生的 95% 范围，两者一致才列为线索。效应是 U3 比同水平学生高多少。答对或答错不足 3 题的不检验。有选项数据时，同时检验涂卡错位：从头、四分之一处或中间起，把作答对照前一题或后一题的标准答案，相符的题数是否多于同水平学生（精确概率，按六种读法折算）；误差的四分之一分给这一问，四分之三分给对错搭配。",
        "With 15 items that are right or wrong: whether a pupil's pattern fits pupils of that level. The chance of a right answer at each level (number right) comes from smoothed curves of the county; the standardised log-likelihood l_z* (Snijders's correction for a level taken from the same answers) is judged in its lower tail with its skewness, corrected over all pupils by Benjamini and Hochberg. U3, how far the right answers lie from the easiest ones, has to be beyond the 95% range of pupils of that level too. The effect is by how much U3 is above theirs. Pupils with fewer than three right or wrong are not tested. Where the chosen options are known, a slip on the answer card is tested beside it: whether the answers, from the start, the first quarter or the middle on, fit the keys of the neighbouring items more often than those of pupils of that level (exact chance of the count, for six readings); a quarter of the error goes to this question, three quarters to the pattern."
    }
    A304_NEXT {
        "调出答题卡：先看是否涂卡错位、漏涂、试卷类型（A/B 卷）填错；再与该生平时作业的强弱知识点对照，由任课教师说明。单个学生的作答搭配只供核对登录，不作其他用途。",
        "Look at the answer card: a slip of one place, items left blank, the wrong version of the paper; then ask the teacher which topics the pupil knows. One pupil's pattern serves to check the entry, and nothing else."
    }

    SAW_GAP {
        "{n} 名考生主观题平均 {written} 分，按本人客观题和其他成绩推算应在 {expected} 分左右；收缩后 {effect} 分（95% 区间 {low} 到 {high}，q {q}）；客观题平均 {machine} 分，全县 {county} 分。",
        "The written part of {n} candidates has a mean of {written} where about {expected} is to be expected from their machine-marked part and other marks: {effect} points after shrinking (95% interval {low} to {high}, q {q}). The machine-marked part has a mean of {machine} here and {county} in the county."
    }
    SAW_ALIKE {
        "{n} 名考生中，{a} 与 {b} 的 {items} 题作答有 {same} 题相同，同水平的两名同校学生预期 {expected} 题（ω = {omega}）；一方的 {wrong} 个错误答案中，另一方有 {shared} 个相同（K 指数 {k}；q {q}）。",
        "Of {n} candidates, {a} and {b} gave the same answer to {same} of {items} items where {expected} are to be expected of two such pupils of one school (ω = {omega}); of {wrong} wrong answers of the one the other gave {shared} too (K-index {k}; q {q})."
    }
    SAW_ODD {
        "{items} 题中答对 {right} 题：较难的一半对了 {hard} 题，较易的一半错了 {easy} 题；l_z* = {fit}，U3 = {u3}，同水平学生平均 {usual}（q {q}）。",
        "{right} of {items} items right: {hard} of the harder half right, {easy} of the easier half wrong; l_z* = {fit}, U3 = {u3} where pupils of that level have {usual} (q {q})."
    }
    SAW_SLIPPED_UP {
        "{items} 题中答对 {right} 题；从其中第 {from} 题起改按下一题的标准答案对照，可对 {read} 题：两题答案不同的 {of} 题中有 {fitting} 题相符，同水平学生预期 {expected} 题（q {q}）。",
        "{right} of {items} items right; with the answers from number {from} on taken for the next item's, {read} would be right: of {of} items with another key than the next, {fitting} fit it, where pupils of that level have {expected} (q {q})."
    }
    SAW_SLIPPED_DOWN {
        "{items} 题中答对 {right} 题；从其中第 {from} 题起改按上一题的标准答案对照，可对 {read} 题：两题答案不同的 {of} 题中有 {fitting} 题相符，同水平学生预期 {expected} 题（q {q}）。",
        "{right} of {items} items right; with the answers from number {from} on taken for the item's before, {read} would be right: of {of} items with another key than the one before, {fitting} fit it, where pupils of that level have {expected} (q {q})."
    }

    WHY_WRITING_TAUGHT { "教学着力于书写、步骤和表达，主观题确实答得好。", "Teaching was aimed at writing, steps and expression, and the written part is good." }
    WHY_SCAN { "客观题扫描有误：漏涂、用笔不合、批次答案错位，使客观题偏低。", "The scanner read cards badly: faint marks, the wrong pencil, a key of another batch, so that the machine-marked part is too low." }
    WHY_OTHER_CHOICE { "试卷有选做题：该单位选的题与别处不同。", "Pupils may choose among questions, and here they chose others than elsewhere." }
    WHY_FEW_MACHINE { "客观题只有 {items} 题，区分学生的能力有限。", "There are only {items} machine-marked items, which tell pupils apart badly." }
    WHY_SCANNED_TWICE { "同一张答题卡扫描了两次，或同一学生登记了两个考号。", "One answer card was scanned twice, or one pupil is registered under two ids." }
    WHY_SAME_LESSONS { "听同一位教师讲课、用同一套复习资料，错也错得一样。", "The same teacher and the same exercises make the same mistakes." }
    WHY_SAME_CLASS { "两人同班，一起复习；全县班级之间的一般程度已扣除，个别情况仍可能更多。", "Both are of one class and revised together; what is usual in classes is taken off, and a few agree more." }
    WHY_FAR_APART { "两人不同班：若考场座位不相邻，就只能是偶然或资料相同。", "They are of different classes: if their seats were apart it is chance, or the same exercises." }
    WHY_CARD { "答题卡填涂：漏涂一题后错位、A/B 卷填错。", "The answer card: a slip of one place, or the wrong version of the paper." }
    WHY_SLIPPED_UP { "很可能涂卡错位：从其中第 {from} 题起按下一题的标准答案对照，可对 {right} 题。", "Most likely a slip on the answer card: with the answers from number {from} of them on taken for the next item's, {right} would be right." }
    WHY_SLIPPED_DOWN { "很可能涂卡错位：从其中第 {from} 题起按上一题的标准答案对照，可对 {right} 题。", "Most likely a slip on the answer card: with the answers from number {from} of them on taken for the item's before, {right} would be right." }
    WHY_ORDER { "答题次序：先做后面的难题，前面没做完或粗心。", "The order of work: the hard questions first, the easy ones in haste." }
    WHY_GAPS { "知识有缺口：转学、病假漏了基础内容，而后面的内容学过。", "Gaps: a pupil who moved or was ill missed the basics and was taught what came later." }
    WHY_LUCK { "猜中：选择题多、能力弱时，猜对几道难题并不少见。", "Luck: with many choice items a weak pupil guesses some hard ones." }
}
