//! The terms of value added and of the model behind it.

crate::words! {
    UNDEFINED_NO_MODEL {
        "没有上次考试，匹配上的学校不足两所、每校只有一人，或上次成绩没有差别时留空（E461—E463 写明原因）；没有匹配考生的学校留空",
        "empty without an earlier exam, with fewer than two matched schools, with one candidate in each, or where earlier scores do not differ (E461 to E463 say why); and for a school without a matched candidate"
    }
    UNDEFINED_NO_DIFFERENCE { "标准差为 0（各校差别不超过偶然，E465）时留空", "empty where the sd is 0, schools differing by no more than chance (E465)" }

    VALUE { "增值", "Value added" }
    VALUE_FORMULA {
        "随机截距模型：本次成绩 = 截距 + 斜率 × 上次成绩（可加上次成绩的校均分）+ 学校 + 学生；由匹配考生估计，REML（可设 ML）。学校的增值是它的收缩估计 λn/(1+λn) × 该校平均残差，λ = σ²校间 ÷ σ²学生，n 为匹配人数。上次成绩默认用同科，没有同科用上次总分，[value_added] predictors 可改；可设班级嵌套于学校",
        "random-intercept model: present score = intercept + slope × earlier score (+ its school mean, by setting) + school + pupil, estimated from matched candidates by REML (or ML). The value of a school is its shrunken effect λn/(1+λn) × mean residual of the school, λ = σ² between schools / σ² of pupils, n the matched. The earlier score is that of the same subject, else the earlier total; [value_added] predictors changes it; classes within schools by setting"
    }
    VALUE_RIVALS {
        "进步分（本次 − 上次）不管起点高低与两次难度；回归残差的校平均不收缩，小学校大起大落；固定效应把每校当作一个未知常数，同样不收缩。三者都不等于增值",
        "gain scores (now − before) ignore where pupils started and how hard the papers were; school means of regression residuals are not shrunken, so small schools swing; fixed effects take each school for an unknown constant and do not shrink either. None of them is the value added here"
    }
    VALUE_SD { "增值标准差", "SD of value added" }
    VALUE_SD_FORMULA {
        "条件标准差 √(σ²校间 ÷ (1+λn))：给定固定效应和方差，与 lme4 的 condVar 相同；工作簿里的区间为增值 ± 1.96 × 标准差（95 %）",
        "conditional sd √(σ² between / (1+λn)), fixed effects and variances given, as condVar of lme4; the interval in the workbooks is value ± 1.96 sd (95 %)"
    }
    VALUE_SD_RIVALS {
        "预测误差标准差还包括斜率和截距自身的误差，略大；比较两所学校时，要用 ±1.39 倍标准差的区间不相重叠来判断",
        "the sd of the prediction error also holds the uncertainty of slope and intercept and is a little larger; to compare two schools look whether intervals of ±1.39 sd stay apart"
    }
    VALUE_T { "增值 T 分", "Value added on the T scale" }
    VALUE_T_FORMULA {
        "50 + 10 × 增值 ÷ s，s 为模型中考生本次成绩的总体标准差；50 表示正如所料，各学科可以横向比较",
        "50 + 10 × value / s, s the population sd of the present scores of the candidates in the model; 50 is as expected, and subjects can be compared"
    }
    VALUE_T_RIVALS { "不是学校平均分的 T 分，后者不考虑起点", "not the T score of the school mean, which takes no account of where pupils started" }
    LEVEL { "增值等级", "Level of value added" }
    LEVEL_FORMULA {
        "增值 ÷ 标准差：≥ 2 为 5，≥ 1 为 4，> −1 为 3，> −2 为 2，其余为 1；3 表示与所料没有看得出的差别",
        "value / sd: ≥ 2 is 5, ≥ 1 is 4, > −1 is 3, > −2 is 2, else 1; 3 means no visible difference from what was expected"
    }
    LEVEL_RIVALS { "按名次或比例划分的等级总有人在最低一级，这里没有", "levels cut by rank or share always put somebody lowest; these do not" }
    MATCH { "增值匹配率", "Match rate of value added" }
    MATCH_FORMULA {
        "匹配人数 ÷ 统计人数；匹配：本次有成绩，且模型所用的上次成绩齐全。低于 80 %（[value_added] min_match）时数字照列，标灰并注明",
        "matched / n; matched: a score in this exam and every earlier score that the model asks for. Below 80 % ([value_added] min_match) the figure stays, grey and with a note"
    }
    MATCH_RIVALS { "分母是有成绩的考生，不是应考或在籍", "over candidates with a score, not over the expected or the enrolled" }
    EARLIER_TOTAL { "上次总分", "Earlier total" }
    EARLIER_TOTAL_FORMULA {
        "上次考试各科之和，只对科目数与多数考生相同的考生成立：缺一科的没有上次总分，选科不同的照样有",
        "sum over the papers of the earlier exam, for candidates with as many of them as most have: who missed one has no total, and with electives everybody has one"
    }
    MODEL { "随机截距模型", "Random-intercept model" }
    MODEL_FORMULA {
        "models.csv 每个模型每项一行。model 有两种：每张试卷没有预测变量的空模型（REML），和增值模型 value-added。term：intercept 截距；prior:科目 上次成绩的斜率；school_mean:科目 上次成绩校均分的斜率；var_school、var_class、var_residual 学校间、班级间、学生间的方差；icc、icc_class 学校、班级所占比例；loglik 对数似然（REML 时为限制似然）；n、schools、classes 考生、学校、班级数。estimate 为估计，se 为固定项的标准误",
        "models.csv has a row for each term of each model. model: the empty one of every paper, without predictors (REML), and value-added. term: intercept; prior:SUBJECT, slope of an earlier score; school_mean:SUBJECT, slope of its school mean; var_school, var_class, var_residual, variances between schools, classes, pupils; icc, icc_class, shares of schools and of classes; loglik, log-likelihood (restricted under REML); n, schools, classes, their numbers. estimate, and se, the standard error of fixed terms"
    }
    MODEL_RIVALS {
        "ML 的方差偏小，但不同预测变量的模型可以比较似然；nlme、lme4、MLwiN 的同名模型给出相同的数",
        "ML makes variances too small, but likelihoods of models with different predictors can be compared by it; nlme, lme4 and MLwiN give the same numbers for this model"
    }
    BLUP { "收缩估计", "Shrunken estimate" }
    BLUP_FORMULA {
        "BLUP（最佳线性无偏预测）：该校平均残差 × λn/(1+λn)。人数少的学校向 0 收得多，因为它的平均更可能是碰巧",
        "BLUP, the best linear unbiased prediction: mean residual of the school × λn/(1+λn). A school of few pupils is drawn closer to 0, for its mean is more likely luck"
    }
    BLUP_RIVALS { "不收缩的校平均残差围绕真值的误差更大，最高、最低的多半是小学校", "mean residuals that are not shrunken err more; the highest and lowest of them are mostly small schools" }
}
