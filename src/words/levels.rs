//! Phrases of the sheets on grades, rank bands, shape, places of scores and balance.

crate::words! {
    // Sheets
    SHEET_GRADES { "等级分布", "Grades" }
    SHEET_RANK_BANDS { "名次段", "Rank bands" }
    SHEET_SHAPE { "分布", "Distribution" }
    SHEET_STEPS { "一分一段", "Score by score" }
    SHEET_BALANCE { "均衡", "Balance" }
    SHEET_CLASS_BALANCE { "班级均衡", "Class balance" }
    SHEET_RELATIONS { "学科相关", "Correlations" }
    TITLE_RELATIONS { "学科之间的相关", "How the papers go together" }
    SHEET_TEACHERS { "任课教师", "Teachers" }
    TITLE_TEACHERS { "任课教师所教班级的成绩", "Classes by their teachers" }
    TITLE_GRADES { "各单位等级分布", "Grades of every unit" }
    TITLE_RANK_BANDS { "各单位在全县前列的人数", "How many of each unit are among the county's first" }
    TITLE_SHAPE { "成绩分布的形状", "The shape of the scores" }
    TITLE_STEPS { "{subject}一分一段表", "{subject}: where every score stands" }
    TITLE_BALANCE { "学校之间的差异", "Differences between schools" }
    TITLE_CLASS_BALANCE { "校内各班之间的差异", "Differences between the classes of a school" }

    // Columns
    COL_KIND { "单位类型", "Kind" }
    COL_OTHER_SUBJECT { "另一学科", "Other subject" }
    COL_PEARSON { "相关系数", "Correlation" }
    COL_SPEARMAN { "等级相关", "Rank correlation" }
    COL_TEACHER { "任课教师", "Teacher" }
    COL_GRADE_COUNT { "{grade} 人数", "{grade}: count" }
    COL_GRADE_SHARE { "{grade} 占比", "{grade}: share" }
    COL_GRADE_LOW { "{grade} 最低分", "{grade}: from" }
    COL_TOP_COUNT { "前 {k} 名人数", "In top {k}" }
    COL_TOP_SHARE { "占全县前 {k} 名", "Share of top {k}" }
    COL_SE { "均分标准误", "SE of mean" }
    COL_MEAN_LOW { "均分区间下限", "Mean from" }
    COL_MEAN_HIGH { "均分区间上限", "Mean to" }
    COL_MEAN_HALF { "均分区间半宽", "Mean ±" }
    COL_TRIMMED { "截尾均分", "Trimmed mean" }
    COL_P10 { "第 10 百分位", "10th percentile" }
    COL_P90 { "第 90 百分位", "90th percentile" }
    COL_IQR { "四分位距", "Interquartile range" }
    COL_MAD { "绝对中位差", "Median deviation" }
    COL_SKEWNESS { "偏度", "Skewness" }
    COL_KURTOSIS { "峰度", "Kurtosis" }
    COL_SCORE { "成绩", "Score" }
    COL_Z { "Z 分", "Z score" }
    COL_PERCENTILE { "百分等级", "Percentile rank" }
    COL_NORMAL { "正态标准分", "Normal score" }
    COL_LETTER { "等级", "Grade letter" }
    COL_UNITS { "单位数", "Units" }
    COL_MEAN_OF_MEANS { "单位均分的平均", "Mean of means" }
    COL_CV { "差异系数", "CV" }
    COL_CV_SAMPLE { "差异系数（样本）", "CV, sample" }
    COL_CV_WEIGHTED { "差异系数（按人数）", "CV, pupil-weighted" }
    COL_LOWEST { "最低均分", "Lowest mean" }
    COL_HIGHEST { "最高均分", "Highest mean" }
    COL_SPREAD { "极差", "Range" }
    COL_RATIO { "倍率", "Ratio" }
    COL_ICC { "方差占比", "Share of variance" }
    COL_ICC_LOW { "方差占比下限", "Share from" }
    COL_ICC_HIGH { "方差占比上限", "Share to" }
    COL_ETA { "η²", "Eta squared" }
    COL_ANOVA_P { "差异检验 p", "p of differences" }
    COL_GINI { "基尼系数", "Gini" }
    COL_THEIL { "泰尔指数", "Theil T" }
    COL_THEIL_BETWEEN { "类别之间", "Between categories" }
    COL_THEIL_WITHIN { "类别之内", "Within categories" }
    UNIT_CATEGORY { "类别", "category" }
    UNIT_DISTRICT { "片区", "district" }
    UNIT_SCHOOL { "学校", "school" }
    UNIT_CLASS { "班级", "class" }
    UNIT_TEACHER { "教师", "teacher" }
    UNIT_COUNTY { "全县", "county" }

    // Notes
    NOTE_GRADES_SHARE {
        "等级按全县该科有成绩考生的人数比例划定：{shares}；名额四舍五入到整人，同分取高等级，所以实际比例可以略有出入。",
        "Grades go by shares of the county's candidates with a score in the paper: {shares}; places are rounded to whole persons and ties take the better grade, so that the shares found differ a little."
    }
    NOTE_GRADES_RATE {
        "等级按得分率划定：{rates}，其余为 {last}；恰在线上取高等级。",
        "Grades go by score rate: {rates}, the rest {last}; a score on a line has the better grade."
    }
    NOTE_GRADE_COUNTS {
        "占比的分母是统计人数；“最低分”是该等级在全县的最低成绩。",
        "Shares are of n; “from” is the least score of the grade in the county."
    }
    NOTE_RELATIONS {
        "只用两科都有成绩的考生。相关低于其他学科很多的一科，可能试卷、评分或报送有问题，也可能考查的能力不同。",
        "Over candidates with a score in both. A paper far below the others may have trouble in its questions, marking or sheets, or may ask for something else."
    }
    NOTE_TEACHERS {
        "由该教师任教班级的考生合并计算；同一学校同名的算一人，一班有两位教师的各计一次。成绩受生源影响很大，不能单独用来评价教师。",
        "Pooled over the pupils of the classes taught. One name at one school is one teacher; a class with two teachers counts for both. Results depend on the intake and judge no teacher on their own."
    }
    NOTE_RANK_BANDS {
        "按全县名次，同分者都计入，所以人数可以多于 k；“占全县”的分母是全县计入的人数，列在全县一行。",
        "By county rank; all tied ones are in, so that there may be more than k. Shares are of the county's count, which stands in the county's row."
    }
    NOTE_SHAPE {
        "均分区间为 95 %，只反映人数多少带来的不确定；截尾均分去掉最高、最低各 5 % 的成绩；偏度为负表示低分一侧拖尾，峰度为负表示成绩平坦或有两个峰。",
        "The interval of the mean is of 95 % and tells what the number of pupils leaves open. The trimmed mean leaves out the lowest and the highest 5 %. Negative skewness: a tail of low scores; negative kurtosis: flat, or two humps."
    }
    NOTE_STEPS {
        "每个出现过的成绩一行；累计人数和名次自高分起；百分等级 = (低于它的人数 + 同分人数的一半) ÷ 人数 × 100。",
        "A row for each score that occurs; cumulative counts and ranks from the top. Percentile rank = (below + half of those equal)/n × 100."
    }
    NOTE_BALANCE {
        "差异系数、基尼系数、泰尔指数都以均分为对象，只反映单位之间；方差占比是学生成绩差异中属于单位之间的部分，附 95 % 区间。只有一个单位时无值。",
        "CV, Gini and Theil are of means and tell of differences between units alone. The share of variance is the part of pupils' differences that lies between units, with its 95 % interval. A single unit has none."
    }
    NOTE_BALANCE_USE {
        "方差占比区间含 0 的，不能说单位之间确有差异；人数少的单位，差异系数会因偶然偏大。",
        "Where the interval holds 0, the units may not differ at all. With few pupils chance alone raises the CV."
    }

    // Rules in force
    SET_SD { "标准差", "Standard deviation" }
    SD_POPULATION { "总体标准差（除以 n），Z 分、T 分随之；差异系数总是用总体标准差，样本的另列", "of the population (over n), and Z and T with it; the CV is always of the population, that of a sample stands beside it" }
    SD_SAMPLE { "样本标准差（除以 n−1），Z 分、T 分随之；差异系数仍用总体标准差，样本的另列", "of a sample (over n − 1), and Z and T with it; the CV is still of the population, that of a sample stands beside it" }
}
