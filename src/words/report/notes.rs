//! Notes under titles: how to read a sheet.

crate::words! {
    // Notes under titles
    NOTE_RATES {
        "各率均为“人数÷分母”，人数列在率的左边；没有分母列时分母就是统计人数。各线分值见“试卷”或“口径说明”，空格表示无法计算。",
        "Every rate is count over denominator, with the count to its left; without a denominator column it is n. Lines are on the papers or definitions sheet; an empty cell is undefined."
    }
    NOTE_RANKS {
        "名次只供内部研究：请连同名次区间（90%）和同类学校一起看，区间重叠的学校不宜分高下。同一学科内先按类别、再按平均分排列。",
        "Ranks are for internal study: read them with their 90% interval and beside comparable schools; schools whose intervals overlap should not be ordered. Within a subject, sorted by category, then by mean."
    }
    NOTE_COMPARISON {
        "T 分 = 50 + 10 ×（校均分 − 县均分）÷ 县标准差，各学科可以横向比较；人数为代表科目的统计人数。",
        "T = 50 + 10 × (school mean − county mean) / county SD: comparable across subjects. n is that of the leading paper."
    }
    NOTE_CHARTS {
        "柱为学校平均分，线为全县平均分；同类学校排在一起。难度不同的学科之间不能比较平均分。",
        "Columns are school means, the line is the county mean; comparable schools stand together. Means of papers of different difficulty cannot be compared."
    }
    NOTE_TOTAL {
        "总分只计应考各科都参加的考生；“前 k 名人数”按全县名次，并列者都计入。",
        "The total is of candidates present in every paper they should sit. “In top k” goes by county rank, ties included."
    }
    NOTE_BANDS {
        "分数段左闭右开，最高一段含满分；自高分向低分累计。",
        "Bands hold their lower edge and not their upper one, the highest holds the full mark; cumulated from the top."
    }
    NOTE_SCHOOL_BANDS {
        "首行为全县；左半为各段人数（左闭右开，自高向低），右半为自高分累计的人数。单科见学科工作簿。",
        "The county first. On the left, counts in each band (lower edge in, highest first); on the right, cumulated from the top. Single subjects are in their own workbooks."
    }
    NOTE_GROUPS {
        "各组指标由考生合并计算，不是学校指标的平均；没有标明类别或片区的学校不在任何组内。",
        "Groups pool their candidates; they are no averages of schools. Schools without a category or district are in no group."
    }
    NOTE_SUPPRESSED {
        "少于 {small} 人的组不列出；能由总数倒推出来的组也不列出。",
        "Groups of fewer than {small} candidates are left out, and those that could be worked out from totals."
    }
    NOTE_PAPERS {
        "难度 = 平均分 ÷ 满分，越大越容易；区分度按本卷成绩高低各 27% 计算；校际方差占比是学生成绩差异中来自学校之间的部分。",
        "Difficulty = mean / full mark, high is easy. Discrimination compares the top and bottom 27% by this paper. The share between schools is the part of pupils' variance that lies between schools."
    }
    NOTE_METHOD {
        "以下定义与计算由同一份程序给出；同名指标在各地算法不同，比较前请先核对口径。",
        "These definitions come from the program that computes the figures. The same word is computed differently elsewhere: compare definitions before figures."
    }
    NOTE_ISSUES {
        "按程度排列：错误表示有内容未采用，警告表示已采用但存疑，提示无需处理。请按文件、工作表、单元格找到原处。",
        "Errors first: something was left out. Warnings: used, but in doubt. Notes need nothing. File, sheet and cell lead to the spot."
    }
    NOTE_SOURCES { "每张表的每一行只有一个去向，后六列之和等于总行数。", "Every row of every sheet has one account: the last six columns add up to the rows." }
    NOTE_LEADS {
        "线索是核查的理由，不是结论。请先看“可能的正常解释”，再按“下一步”核实；核实前不得据此评价学校、教师或学生。",
        "A lead is a reason to look, not a conclusion. Read the innocent explanations first, then take the next step; judge no school, teacher or pupil by a lead before."
    }
    NOTE_EVIDENCE {
        "排序比划线可靠：未成为线索但靠前的单位也值得留意。p 为单次检验，q 为多重检验校正后。班级和学生的检验只列出线索和 p < 0.05 的（每项至多 {most} 行），全部检验见数据表 screens.csv。",
        "The order tells more than the cut: units near the top deserve a look even if they are no lead. p is of one test, q is corrected for all of them. Of classes and pupils only leads and tests with p < 0.05 are listed, {most} of a code at most; every test is in the table screens.csv."
    }
    NOTE_DENOMINATORS {
        "同一批成绩，分母不同，名次就可能不同；“名次差”大的学校，请先核对缺考和未报考生。带 ★ 的是本次各率和平均分所用的分母：{rule}。",
        "The same scores under six denominators: where ranks move most, look into the absent first. ★ marks the one that rates and means of this run are divided by: {rule}."
    }
    NOTE_BOUNDS {
        "缺考超过 2% 时给出平均分的上下界：缺考者全按 0 分或全按满分计。",
        "Where more than 2% are absent: bounds of the mean, all absent taken as 0 or as full marks."
    }
    NOTE_MISSING { "请学校说明这些考生的去向：缺考、转出、休学、免考，或考号写错。", "Please say what became of them: absent, moved, suspended, exempt, or a wrong id." }
    NOTE_UNLISTED { "可能是借读生、新转入，或考号、姓名写错。", "They may be guests, newly arrived, or their id or name is wrong." }
    NOTE_GUESTS {
        "“学校”是现在计入的学校。请就读学校和学籍学校共同确认，并在名册里登记（附读、借读或外借）。",
        "“School” is where the pupil counts now. Let the school attended and the school of enrolment confirm together, and register the guest in the roster."
    }
    GUEST_TWICE { "两所学校都报了成绩；按规则只计一处", "both schools sent a row; counted at one by the rule" }
    GUEST_NOWHERE { "名册登记为借读，两所学校都没有报成绩；按规则计入应考", "a registered guest whom neither school sent; expected by the rule" }
    GUEST_NO_HOME { "按规则应计在学籍校，但没有名册说明学籍校；暂计在就读校", "the rule counts at the school of enrolment, which no roster tells; counted where the guest attends" }
    GUEST_UNREGISTERED { "在籍学校没有报成绩，另一所学校报了，名册没有登记借读；按规则只计一处", "on the roll of one school and sent by another, and no roster registers a guest; counted at one by the rule" }
    NOTE_DUPLICATES { "同一考号出现在两处；两处都计入时人数会虚增。", "One id in two rows; where both count, the head count is too high." }
    NOTE_OVERVIEW {
        "本校数据，供本校研究教学使用。位置只给三分之一，不给名次；县均值由全县考生合并计算。",
        "This school's data, for its own study of teaching. Its place is given as a third, not as a rank; county figures pool all candidates."
    }
    NOTE_PUPILS {
        "请勿张贴或公布。分数栏中的文字是考试状态；T 分按代表科目（总分）对全县计算。",
        "Do not post or publish. Words in score columns are statuses; T is of the leading paper against the county."
    }
    NOTE_GRADES {
        "等级按得分率划定：达到优秀线为优秀，达到良好线为良好，达到及格线为合格，其余为待合格；恰在线上取高等级。",
        "Grades go by the lines of the paper: excellent, good, pass, else below; a score on a line has the better grade."
    }
    METHOD_THIRDS {
        "学校用表中的位置：同类学校（不足 6 所时为全县学校）按平均分分为前、中、后三分之一；总数不足 6 所时不给位置。全县参加学校不足 3 所时，学校用表不列全县数据，以免推出他校数据。",
        "Places in schools' own workbooks: upper, middle or lower third by mean among schools of the category, or of the county where those are fewer than 6; none where these are fewer too. With fewer than 3 schools, county figures are left out there, for they would tell another school's."
    }
    NO_LEADS {
        "本次没有达到提示标准的线索。这不等于数据没有问题，见“现有数据看不出什么”。",
        "No lead reached the threshold. That does not mean that nothing is wrong: see what the data cannot show."
    }
    EVIDENCE_CUT { "{evidence}（详见“线索核查”）。", "{evidence} (more in the workbook of leads)." }
    MORE_LEADS { "另有 {n} 条，见“线索核查”工作簿。", "{n} more in the workbook of leads." }
    LEAD_LINE { "〔{strength}〕{code} {name}：{place}。{evidence}", "[{strength}] {code} {name}: {place}. {evidence}" }
}
