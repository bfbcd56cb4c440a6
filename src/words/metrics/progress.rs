//! Progress since earlier exams.

crate::words! {
    CHAPTER_PROGRESS { "进步", "Progress" }
    UNIT_PLACES { "名次，正数是进步", "places, positive for a rise" }
    UNIT_POINTS { "百分点；前后两率是 0 到 1 的比例", "percentage points; the rates of then and now are shares 0..1" }
    BY_PRESENT { "本次有成绩的人数", "the candidates with a score now" }
    BY_MATCHED { "两次都有成绩的人数", "the candidates with both scores" }
    UNDEFINED_UNMATCHED { "没有人两次都有成绩时留空", "empty where nobody has both scores" }

    EXAM { "以前的考试", "Earlier exam" }
    EXAM_FORMULA {
        "exam 名称、exam_date 日期、exam_grade 当时的年级、order 从早到晚的次序（本次在最后）。次序按日期；没有日期时按名称里的第几次或学期，再没有就按名称，并提醒",
        "exam, its name; exam_date; exam_grade, the grade then; order, from first to last with this exam at the end. Ordered by date, without dates by the number or half term in the names, else by name, which is said",
    }
    EXAM_UNDEFINED { "没有写明的日期、年级留空", "date and grade are empty where nothing tells them" }

    MATCH { "匹配率", "Match rate" }
    MATCH_FORMULA {
        "两次都有成绩的考生 matched ÷ 本次有成绩的考生 n；低于 80%（可设）显示为灰色。kept_rate：当时在这个单位有成绩的人中，现在仍在且两次都有成绩的比例；joined_rate：对上的人中当时在别处的比例",
        "candidates with both scores (matched) / candidates with a score now (n); below 80 % (a setting) figures are grey. kept_rate: of those with a score in the unit then, the share who are in it now with both scores; joined_rate: of the matched, the share who were elsewhere then",
    }
    MATCH_UNDEFINED { "本次无人有成绩、当时无人有成绩时留空", "empty where nobody has a score now, or then" }
    MATCH_RIVALS { "有的用当时的人数作分母，那是保留率，另见 kept_rate", "others divide by the candidates of then, which is retention: kept_rate here" }

    COMPARABLE { "可比", "Comparable" }
    COMPARABLE_FORMULA {
        "yes，或不可直接比较的原因：same-exam 成绩与本次相同、date 日期不早于本次、grade 年级不对、marking 阅卷方式不同、own-school-marking 学校自阅、full-mark 满分不同、full-mark-assumed 当时满分未写明、subjects 总分的科目不同、difficulty 同一批人得分率相差超过 10 个百分点（可设）、match 匹配率低、roll 学生变动大",
        "yes, or what stands against comparing: same-exam, the scores are those of now; date, dated no earlier; grade, a wrong one; marking, done otherwise; own-school-marking; full-mark, another one; full-mark-assumed, that of then is not told; subjects, of the totals differ; difficulty, the same candidates' score rate differs by more than 10 points (a setting); match, too few; roll, other pupils than then",
    }
    COMPARABLE_RIVALS { "不写原因直接并列分数的做法这里不用", "to set scores side by side without a word is not done here" }

    RANKS { "名次进退", "Change in rank" }
    RANKS_FORMULA {
        "上次名次 − 本次名次，两次都只在对上的考生中排；单位之间按对上考生的平均分排（rank），另列考生名次的平均（mean_rank）",
        "earlier rank − present rank, both among the matched candidates only; units are ranked by the mean of their matched candidates (rank), and the mean of the candidates' ranks stands beside it (mean_rank)",
    }
    RANKS_RIVALS { "用两次各自的全体名次相减的，人数变了名次也会变", "ranks among everybody of each exam change with their number" }

    RATES { "率差", "Difference of rates" }
    RATES_FORMULA {
        "(本次率 − 上次率) × 100，百分点，从不用相对变化：升 5.61 个百分点到 68.99%，原来是 63.38%。上次的线按当时满分的同一比例",
        "(rate now − rate then) × 100, percentage points, never relative: 68.99 % after +5.61 points was 63.38 %. Lines of then are the same shares of the full mark of then",
    }
    RATES_UNDEFINED { "无人对上，或总分科目不同时留空", "empty where nobody is matched, and for totals of other subjects" }
    RATES_RIVALS { "“提高了 8.9%”这样的相对变化会把小率说成大进步，这里不用；两次全体考生之率相减的，混进了人的变动", "relative changes such as “up 8.9 %” make much of small rates and are not used; rates of everybody in each exam mix in who came and left" }

    GAIN { "标准分增量", "Gain in standard score" }
    GAIN_FORMULA {
        "对上考生的 Z_本次 − Z_上次 的平均；每次的 Z 以当次全体考生为参照，与各次 candidates 表的 t 一致。gain_se 为 s/√n，gain_low–gain_high 为 95% 区间（t 分布）。工作簿写成 T：50 + 10 Z",
        "mean of Z now − Z then of the matched candidates; each Z against everybody who sat that exam, as t in the candidates table of each run. gain_se is s/√n, gain_low–gain_high the 95 % interval by Student's t. Workbooks show T: 50 + 10 Z",
    }
    GAIN_UNDEFINED { "无人对上或成绩没有差别时留空；只有一人时没有标准误和区间", "empty where nobody is matched or scores do not differ; a single candidate has no error and no interval" }
    GAIN_RIVALS { "以对上的考生为参照的增量在全县恰好为 0；这里全县不一定是 0，差的是来去的学生。增值用模型扣除起点，另见增值", "gains against the matched alone average 0 over the county; here they need not, and the rest is who came and left. Value added takes off the starting point by a model" }

    SCORES { "前后两次的分数", "Scores of both exams" }
    SCORES_FORMULA {
        "对上考生的上次与本次平均分（mean）、单个考生的分数（score）、满分（full）。只有满分相同、总分科目相同时才并列平均分",
        "mean of the matched then and now, score of a single candidate, full mark. Means stand side by side only where full marks, and for totals the subjects, are the same",
    }
    SCORES_UNDEFINED { "满分或总分科目不同时，平均分留空", "means are empty where full marks, or subjects of the totals, differ" }
    SCORES_RIVALS { "两次原始分相减要卷子一样难才有意义，这里不作进步的指标", "raw scores can be subtracted only where papers are equally hard; they are no measure of progress here" }

    EXPECTED { "预期增量", "Expected gain" }
    EXPECTED_FORMULA {
        "向均值回归：用全县对上考生的 Z_本次 对 Z_上次 的最小二乘线 a + bZ，预期增量 = a + (b − 1) Z_上次；超出预期 = 增量 − 预期增量",
        "regression to the mean: with the least-squares line a + bZ of Z now on Z then over the matched of the county, expected gain = a + (b − 1) Z then; beyond expected = gain − expected gain",
    }
    EXPECTED_UNDEFINED { "对上不足三人或上次成绩没有差别时留空", "empty with fewer than three matched, or where scores of then do not differ" }
    EXPECTED_RIVALS { "不扣回归的“进步榜”上，多半是上次偶然考差的人", "lists of progress that leave it out are mostly of those who had a bad day before" }

    TRAJECTORY { "历次 T 分", "T over exams" }
    TRAJECTORY_FORMULA {
        "每次考试里这个单位的 T 分：t 为当时在这个单位的全体学生；t_matched 为现在在这个单位、当时也有成绩的学生",
        "T of the unit in each exam: t of everybody who was in it then; t_matched of those who are in it now and sat that exam",
    }
    TRAJECTORY_RIVALS { "换了班的年级看 t_matched，它说的是同一批学生", "where classes were dealt out anew look at t_matched, which is of the same pupils" }
}
