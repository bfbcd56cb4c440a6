//! What every figure means: terms, formulas, rivals. The rows are put together in [`crate::stats::catalogue`].

crate::words! {
    // Units
    UNIT_MARKS { "分", "marks" }
    UNIT_SHARE { "0 到 1 的比例，表中写作百分数", "a share 0..1, shown as a percentage" }
    UNIT_PERSONS { "人", "persons" }
    UNIT_PLACE { "名次", "place" }
    UNIT_SD { "标准差的倍数", "standard deviations" }
    UNIT_T { "T 分，全县平均为 50，一个标准差为 10", "T scale: county mean 50, one standard deviation 10" }
    UNIT_NONE { "无单位", "a pure number" }

    // What is divided by
    BY_CHOSEN { "分母口径所定的人数", "the number that the chosen denominator gives" }
    BY_N { "统计人数 n", "n, the scores that count" }
    BY_EXPECTED { "应考人数 N", "N, the candidates expected" }
    BY_SCHOOLS { "学校数", "the number of schools" }

    // When there is no such figure
    UNDEFINED_NO_SCORES { "没有可统计的成绩时留空", "empty where no score counts" }
    UNDEFINED_NOBODY { "无人应考时留空", "empty where nobody is expected" }
    UNDEFINED_NO_SPREAD { "全县成绩没有差别（标准差为 0）时留空", "empty where all scores of the county are equal" }
    UNDEFINED_ZERO_MEAN { "县均分为 0 时留空", "empty where the county mean is 0" }
    UNDEFINED_ONE_SCHOOL { "有成绩的学校不足两所，或校均分的平均为 0 时留空", "empty with fewer than two schools, or where their means average 0" }
    UNDEFINED_ICC {
        "有成绩的学校不足两所、没有一所学校多于一人，或校内成绩没有差别时留空",
        "empty with fewer than two schools, with one candidate in each, or where scores within schools are all equal",
    }
    UNDEFINED_FEW { "不足两人时留空", "empty with fewer than two candidates" }
    UNDEFINED_NO_ITEMS { "没有小题分时留空", "empty without item scores" }
    UNDEFINED_NO_TOTAL { "只有一科时没有总分", "there is no total of a single paper" }

    // Who counts
    EXPECTED { "应考人数", "Expected" }
    EXPECTED_FORMULA {
        "应当参加该科考试的考生数 N：实考、缺考、空白、违纪、无法识别、不计入统计的成绩都算；免考、离校、未开考不算；缓考按设置",
        "N, candidates who should have sat the paper: present, absent, blank, misconduct, unreadable and set-aside marks count; exempt, withdrawn and not taken do not; deferred by setting",
    }
    EXPECTED_RIVALS { "有的县用在籍人数；在籍人数另列，不混用", "some counties use the number enrolled, which stands beside it and is never mixed in" }
    PRESENT { "实考人数", "Sat" }
    PRESENT_FORMULA { "参加了该科考试的考生数，0 分也是实考", "candidates who sat the paper; a score of 0 was sat too" }
    ABSENT { "缺考人数", "Absent" }
    ABSENT_FORMULA { "应考而记为缺考的考生数；缺考是状态，不是 0 分", "expected candidates recorded absent; absence is a status, not a score of 0" }
    PARTICIPATION { "参考率", "Participation" }
    PARTICIPATION_FORMULA { "n ÷ N", "n / N" }
    PARTICIPATION_RIVALS { "与巩固率不同，巩固率以入学人数为分母", "not retention, which divides by the intake" }
    HEADCOUNT { "参考人数", "Head count" }
    HEADCOUNT_FORMULA {
        "headcount.csv 每个年级、学校一行，每个人只在一处：expected = present + absent + misconduct + deferred（缓考计应考时）；enrolled + guest_in + unlisted − guest_out = expected + exempt + withdrawn（缓考不计应考时再加 deferred）。一个人按各科合看：有一科实考即 present（只有无法辨认的成绩也暂按 present），否则依次看违纪、缺考、缓考、免考、离校。enrolled 在籍含外借、休学，不含借读和已离校；guest_in 借读而在本校计数，guest_out 在籍而按规则计在别处或不计；withdrawn 表中记离校，或在籍休学而不在表中；unlisted 在表而不在名册（含名册已记离校）；unexplained 在籍而不在任何表中，都在 absent 里；inclusion 随班就读只作说明",
        "headcount.csv has a row for each grade and school, each person in one place: expected = present + absent + misconduct + deferred (where these are expected); enrolled + guest_in + unlisted − guest_out = expected + exempt + withdrawn (+ deferred, where not expected). A person is taken over all papers: present if one was sat (also if the only marks cannot be read), else by misconduct, absence, deferral, exemption, withdrawal, in this order. enrolled holds the lent and the suspended, not guests and leavers; guest_in are guests who count here, guest_out those on the roll who by the rule count elsewhere or nowhere; withdrawn left by the sheet, or are suspended and in no sheet; unlisted are in a sheet and on no roster (or listed as having left); unexplained are on the roll and in no sheet, all of them absent; inclusion is for information",
    }
    HEADCOUNT_UNDEFINED { "没有名册时 enrolled 为空；同名难分或名册与成绩表对不上时，第二个等式的差额见“应考来历”", "enrolled is empty without a roster; where several persons fit or a roster does not fit the sheets, the difference of the second equation is named in “Reconciliation”" }
    HEADCOUNT_RIVALS { "各科的应考、实考、缺考按科计；这里的人数按人计", "expected, sat and absent of a paper count in that paper; these count persons" }
    HEADCOUNT_CODE { "参考人数核对码", "Code of the head count" }
    HEADCOUNT_CODE_FORMULA {
        "SHA-256（规范文本），打印前 16 位十六进制数，四位一组。规范文本为 UTF-8、每行以 LF 结尾、字段以制表符分隔（字段内的制表符和换行写作空格）：kaojing-headcount 1；exam、考试名称；school、校名；每个年级先写 grade、年级，再写 papers、各科名称（不含总分），然后每名在本校计数的考生一行：班级、考号、姓名、各科状态（present、absent、exempt、deferred、misconduct、withdrawn、unreadable、excluded、not-taken），这些行按字节排序",
        "SHA-256 of the canonical text, the first 16 hexadecimal digits printed in groups of four. The text is UTF-8, lines end in LF, fields are parted by tabs (a tab or line break inside a field is a blank): kaojing-headcount 1; exam, its name; school, its name; for each grade first grade, its name, then papers, the subjects without the total, then a line for each candidate who counts here: class, id, name, status in each paper (present, absent, exempt, deferred, misconduct, withdrawn, unreadable, excluded, not-taken), these lines in order of their bytes",
    }
    HEADCOUNT_CODE_RIVALS { "不是文件的哈希：分数、格式、文件名的改动不影响核对码", "no hash of a file: changed scores, formats and file names do not change it" }
    COUNTED { "统计人数", "Scores that count" }
    COUNTED_FORMULA {
        "计入平均分、标准差和分位数的成绩数 n：实考的成绩；违纪按设置不计或计 0 分",
        "n, the scores in mean, deviation and quantiles: those of candidates present; misconduct counts not at all or as 0, by setting",
    }
    DENOMINATOR { "分母口径", "Denominator" }
    DENOMINATOR_FORMULA {
        "平均分和各率除以的人数，六种之一：present 实考 n；expected 应考 N，缺考按未达线；enrolled-less 在籍扣除 max(n, ⌈在籍×(1−p)⌉)；class-allowance 班额扣除，各班 max(n, N−k) 之和，k 按班额查表；floor 保底 max(n, ⌈f×N⌉)；cohort 起始人数 + 转入 − 转出（至少 n）。县、片区、类别为各校之和",
        "what means and rates are divided by, one of six: present, n; expected, N, the absent counting as failing; enrolled-less, max(n, ceil(enrolled·(1−p))); class-allowance, the sum of max(n, N−k) over classes, k by class size; floor, max(n, ceil(f·N)); cohort, start-of-stage roll + in − out, at least n. County, district and category add up their schools",
    }
    DENOMINATOR_RIVALS {
        "各种口径会给出不同的名次，所以“分母对照”把六种并列，口径说明写明所用的一种",
        "they give different orders of schools, so all six stand side by side in “Denominators”, and the definitions name the one in use",
    }
    TOTAL_SCORE { "总分", "Total" }
    TOTAL_SCORE_FORMULA {
        "各科成绩之和，只对应考各科全部实考的考生成立；缺任何一科都没有总分",
        "sum over the papers, only for candidates present in every paper they should sit; with one missed there is none",
    }
    TOTAL_SCORE_RIVALS {
        "缺一科仍相加的“已考科目总分”另列，不参加排名",
        "the sum over the papers sat stands beside it under its own name and is never ranked",
    }

    // Level
    MEAN { "平均分", "Mean" }
    MEAN_FORMULA { "Σx ÷ 分母，成绩之和按十进制精确相加", "Σx / denominator, the sum being exact" }
    SD { "标准差", "Standard deviation" }
    SD_FORMULA { "√(Σ(x−m)² ÷ n)，m 为 n 个成绩的平均", "√(Σ(x − m)²/n), m the mean of the n scores" }
    SD_RIVALS { "总体标准差；Excel 的 STDEV 用 n−1，略大", "of the population; STDEV of Excel divides by n − 1 and is a little larger" }
    QUANTILE { "分位数", "Quantile" }
    QUANTILE_FORMULA {
        "从低到高排列，第 (n−1)p+1 个位置的成绩，位置不是整数时按比例内插；中位数 p=0.5，四分位 p=0.25、0.75",
        "the score at place (n − 1)p + 1 from the lowest, in proportion between two; median p = 0.5, quartiles 0.25 and 0.75",
    }
    QUANTILE_RIVALS { "即 Excel PERCENTILE.INC；PERCENTILE.EXC 的规则不同", "as PERCENTILE.INC of Excel; PERCENTILE.EXC follows another rule" }
    EXTREMES { "最高分、最低分", "Highest and lowest" }
    EXTREMES_FORMULA { "n 个成绩中最大、最小的一个", "the largest and the smallest of the n scores" }
    SCORE_RATE { "得分率", "Score rate" }
    SCORE_RATE_FORMULA { "平均分 ÷ 满分", "mean / full mark" }
    FULL_RATE { "满分率", "Full-mark rate" }
    FULL_RATE_FORMULA { "得满分的人数 ÷ 分母", "candidates with the full mark / denominator" }
    EXCELLENT_RATE { "优秀率", "Excellent rate" }
    EXCELLENT_RATE_FORMULA { "x ≥ 优秀线的人数 ÷ 分母；线 = 满分 × 0.85（可设），按十进制精确比较", "candidates with x ≥ line / denominator; line = full mark × 0.85 unless set, compared as exact decimals" }
    GOOD_RATE { "良好率", "Good rate" }
    GOOD_RATE_FORMULA { "x ≥ 良好线的人数 ÷ 分母（含优秀）；线 = 满分 × 0.75（可设）", "candidates with x ≥ line / denominator, the excellent among them; line = full mark × 0.75 unless set" }
    PASS_RATE { "及格率", "Pass rate" }
    PASS_RATE_FORMULA { "x ≥ 及格线的人数 ÷ 分母；线 = 满分 × 0.60（可设），120 分的卷子 72 分就是及格", "candidates with x ≥ line / denominator; line = full mark × 0.60 unless set: 72 of 120 is a pass" }
    LOW_RATE { "低分率", "Low rate" }
    LOW_RATE_FORMULA { "x < 低分线的人数 ÷ 分母；线 = 满分 × 0.40（可设）；分母含缺考时缺考计入低分", "candidates with x < line / denominator; line = full mark × 0.40 unless set; the absent are low where the denominator holds them" }
    RATES_RIVALS { "几个单位合起来时把人数相加再除，不把各率平均", "rates of several units are pooled: counts are added, rates never averaged" }

    // Position
    DIFFERENCE { "离均差", "Difference from the mean" }
    DIFFERENCE_FORMULA { "单位平均分 − 县均分", "mean of the unit − mean of the county" }
    ABOVE_MEAN { "超均率", "Above the mean" }
    ABOVE_MEAN_FORMULA { "(单位平均分 − 县均分) ÷ 县均分", "(mean of the unit − mean of the county) / mean of the county" }
    ABOVE_MEAN_RIVALS { "比均率 = 单位平均分 ÷ 县均分 × 100，两者相差 100", "the ratio to the mean × 100 is the same figure plus 100" }
    Z_SCORE { "Z 分", "Z score" }
    Z_SCORE_FORMULA { "(x − 县均分) ÷ 县标准差；单位用单位平均分，标准差仍是考生的", "(x − county mean)/county sd; of a unit: its mean for x, the sd still over candidates" }
    T_SCORE { "T 分", "T score" }
    T_SCORE_FORMULA { "50 + 10 Z，不截断", "50 + 10 Z, not clamped" }
    RANK { "名次", "Rank" }
    RANK_FORMULA {
        "1 + 高于自己的个数，相同并列（1、1、3）；考生按成绩，单位按平均分与同类单位比，班级与全县班级比",
        "1 + the number above, ties sharing (1, 1, 3); candidates by score, units by mean among units of their kind, classes over the whole county",
    }
    RANK_RIVALS { "即 Excel RANK.EQ；RANK.AVG 给并列者平均名次", "as RANK.EQ of Excel; RANK.AVG gives those tied their mean place" }
    RANK_INTERVAL { "名次区间", "Rank interval" }
    RANK_INTERVAL_FORMULA {
        "90 % 正态区间：各校平均分的误差取 s ÷ √n（s 为各校合并的校内标准差），由两两高低的概率得到名次的期望和方差",
        "90 % normal interval: with s/√n as the error of a school mean, s pooled within schools, from the chances of each school standing above each other",
    }
    RANK_INTERVAL_RIVALS {
        "区间重叠的学校，名次先后没有实际意义",
        "where intervals overlap, who comes first means little",
    }

    // Distribution
    BANDS { "分数段", "Score bands" }
    BANDS_FORMULA { "[下限, 上限) 内的人数，最高一段含满分；段宽可设", "candidates in [lower, upper), the top band with the full mark in it; the width can be set" }
    RANK_BANDS { "名次段", "Rank bands" }
    RANK_BANDS_FORMULA { "全县名次 ≤ k 的人数，并列者都算", "candidates with a county rank ≤ k, all tied ones included" }

    // The paper
    DIFFICULTY { "难度", "Difficulty" }
    DIFFICULTY_FORMULA { "P = 平均分 ÷ 满分，越大越容易", "P = mean / full mark: high is easy" }
    DIFFICULTY_RIVALS { "有的书用 1 − P，越大越难", "some books use 1 − P, where high is hard" }
    DISCRIMINATION { "区分度", "Discrimination" }
    DISCRIMINATION_FORMULA {
        "(高分组平均 − 低分组平均) ÷ 满分，两组各为 27 % 的考生（四舍五入到整人）；在分界处同分的人按比例分享名额",
        "(mean of the top group − mean of the bottom group) / full mark, 27 % of the candidates in each, rounded to whole persons; those tied at the edge share its places",
    }
    DISCRIMINATION_RIVALS { "用整卷成绩分组；小题的区分度按总分分组，另见小题表", "grouped by the paper's own score; items are grouped by the total and stand in the table of items" }
    RELIABILITY { "信度", "Reliability" }
    RELIABILITY_FORMULA { "Cronbach α = k/(k−1) × (1 − Σ小题方差 ÷ 总分方差)，样本方差；小题全是 0、1 时即 KR-20", "Cronbach's alpha = k/(k − 1) · (1 − Σ item variances / total variance), sample variances; KR-20 where items are 0 or 1" }

    // Balance
    SCHOOL_CV { "校际差异系数", "Variation between schools" }
    SCHOOL_CV_FORMULA { "各校平均分的总体标准差 ÷ 各校平均分的平均，每校同权", "population sd of the school means / their mean, schools counting alike" }
    SCHOOL_CV_WEIGHTED { "校际差异系数（按人数加权）", "Variation between schools, by pupils" }
    SCHOOL_CV_WEIGHTED_FORMULA { "√(Σnᵢ(mᵢ−m)² ÷ Σnᵢ) ÷ m，m 为按人数加权的平均", "√(Σ nᵢ(mᵢ − m)²/Σ nᵢ)/m, m weighted by pupils" }
    SCHOOL_CV_RIVALS { "两种写法都叫差异系数，数值不同，所以并列", "both go by this name and differ, so both are shown" }
    ICC { "校际方差占比", "Share of variance between schools" }
    ICC_FORMULA { "σ²校间 ÷ (σ²校间 + σ²校内)，随机截距模型，REML 估计", "σ² between / (σ² between + σ² within), random-intercept model by REML" }
    ICC_RIVALS { "用方差分析估计的 ICC(1) 略有不同，也可能为负", "ICC(1) from the analysis of variance differs a little and can be negative" }
    RANGE { "极差", "Range" }
    RANGE_FORMULA { "最高校均分 − 最低校均分", "highest school mean − lowest school mean" }
}
