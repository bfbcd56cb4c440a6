//! Items and the blueprint.

crate::words! {
    CHAPTER { "小题", "Items" }

    BY_ITEM_N { "该小题有得分的考生 n", "n, candidates with a score in the item" }
    BY_PLACES { "一组的人数 k", "k, the places of a group" }
    BY_PRESENT { "有小题得分的考生", "candidates with item scores" }
    BY_MARKS { "应得的分：Σ（小题满分 × 有得分的考生）", "marks to be had: Σ (full mark of the item × candidates with a score in it)" }

    UNDEFINED_NOBODY { "没有人有得分，或满分为 0 时留空", "empty where nobody has a score, or the full mark is 0" }
    UNDEFINED_FLAT { "该小题或其余小题之和没有差别，或只有一题时留空", "empty where the item or the sum of the others does not vary, or there is no other item" }
    UNDEFINED_ALPHA { "不足两题、不足两名各题都有得分的考生，或总分没有差别时留空", "empty with fewer than two items, fewer than two candidates who have all of them, or totals that do not vary" }
    UNDEFINED_ALPHA_DROPPED {
        "不足三题，或其余小题之和没有差别时留空；选做题组内的各题没有此值（组作为一题有）",
        "empty with fewer than three items, or where the sum of the others does not vary; an item of an optional group has none, its group has",
    }
    UNDEFINED_OPTIONS { "没有所选选项时没有此表；没有答案时不判对错", "no rows where no options are given; without a key nothing is called right or wrong" }
    UNDEFINED_BLUEPRINT { "没有细目表，或该单位没有人有这些小题的得分时留空", "empty without a blueprint, or where nobody of the unit has a score in these items" }

    ITEM { "小题", "Item" }
    ITEM_FORMULA {
        "最小一级的给分点；大题、客观题等由小题相加的列不重复计算。平均分、标准差（总体）用该小题有得分的考生，凡与全卷比较的（区分度、题总相关、信度）只用各小题都有得分、且全卷成绩计入统计的考生",
        "the smallest part that is marked; questions and parts of the paper that are sums of items are not counted again. Mean and sd (population) use the candidates with a score in the item; whatever compares it with the paper (discrimination, item–rest, reliability) those who have all items, and whose mark in the paper counts",
    }
    ITEM_RIVALS {
        "空白的得分是缺失，不是 0；选择题没有选、而其他题有作答的记 0 分",
        "an empty mark is missing, not 0; a choice item left empty by who answered others earns 0",
    }
    ITEM_DIFFICULTY { "小题难度", "Item difficulty" }
    ITEM_DIFFICULTY_FORMULA {
        "P = 小题平均分 ÷ 小题满分，越大越易；满分没有写明时取全体考生的最高得分。≥ 0.70 易，0.40–0.70 中，< 0.40 难",
        "P = mean of the item / its full mark, high is easy; where no full mark is told the highest mark of all candidates. 0.70 and above easy, 0.40–0.70 medium, below 0.40 hard",
    }
    ITEM_DIFFICULTY_RIVALS { "有的书用 1 − P（越大越难）；项目反应理论的 b 是另一回事", "some books use 1 − P, where high is hard; b of item response theory is another thing" }
    ITEM_DISCRIMINATION { "鉴别指数", "Item discrimination index" }
    ITEM_DISCRIMINATION_FORMULA {
        "D = (高分组平均 − 低分组平均) ÷ 小题满分，两组各为按总分的 27 %（k = 0.27 n 四舍五入），分界处总分相同的人按比例分享名额。≥ 0.40 优，0.30–0.40 良，0.20–0.30 中，< 0.20 差",
        "D = (mean of the top group − mean of the bottom group) / full mark, 27 % by total in each (k = 0.27 n, rounded), those tied at the edge sharing its places. 0.40 and above very good, 0.30–0.40 good, 0.20–0.30 fair, below 0.20 poor",
    }
    ITEM_DISCRIMINATION_RIVALS {
        "也叫小题区分度；有的软件把分界处同分的人全部算进来，或按表中先后截断，数值略有不同；有的用题总相关作区分度",
        "some programs take everybody tied at the edge, or cut in the order of the sheet, and differ a little; others call the item–total correlation discrimination",
    }
    ITEM_REST { "题总相关", "Item–rest correlation" }
    ITEM_REST_FORMULA {
        "本题得分与其余各题之和的 Pearson 相关；0、1 计分的题即点二列相关",
        "Pearson correlation of the item with the sum of all other items; of an item marked 0 or 1 it is the point-biserial correlation",
    }
    ITEM_REST_RIVALS {
        "不减本题的题总相关偏高，短卷尤甚，不用；二列相关（biserial）假定潜在正态，也不用",
        "the correlation with the whole total holds the item itself and is too high, most of all in short papers; the biserial one assumes a normal trait; neither is used",
    }
    KR20 { "KR-20", "KR-20" }
    KR20_FORMULA {
        "各题都按 0、1 计分时的 Cronbach α：k/(k−1) × (1 − Σpq ÷ 总分方差)，分子分母用同一种方差",
        "Cronbach's alpha where all items are marked 0 or 1: k/(k − 1) · (1 − Σ pq / variance of the total), both variances of one kind",
    }
    KR20_RIVALS {
        "Σpq 用总体方差而总分用样本方差的写法与 α 不等，是常见错误；KR-21 假定各题同样难",
        "Σ pq with the sample variance of the total is not alpha, a common mistake; KR-21 takes all items for equally hard",
    }
    ALPHA_DROPPED { "删去后信度", "Alpha if dropped" }
    ALPHA_DROPPED_FORMULA { "去掉这一题后其余各题的 α；比全卷 α 高，说明这一题拉低了信度", "alpha of the other items; above that of the paper the item pulls reliability down" }
    SEM { "测量标准误", "Standard error of measurement" }
    SEM_FORMULA {
        "SEM = s × √(1 − α)，s 为各题都有得分的考生总分的样本标准差；一名考生再考一次，约三分之二的情形落在 ± 1 个 SEM 内",
        "SEM = s × √(1 − alpha), s the sample sd of the totals of candidates with all items; sitting again, two thirds of candidates would come within ± 1 SEM",
    }
    SEM_RIVALS { "不是平均分的标准误 s ÷ √n", "not the standard error of the mean, s / √n" }
    FLOOR { "零分率、小题满分率", "Floor and ceiling of an item" }
    FLOOR_FORMULA { "得 0 分的人数、得满分的人数各 ÷ n", "those with 0 and those with the full mark / n" }
    FIFTHS { "小题特征", "Item by fifths" }
    FIFTHS_FORMULA {
        "考生按总分分五层，各层在该小题的得分率；总分相同的人在同一层（按名次的中点归层），所以各层人数不一定相等",
        "score rate of the item in each fifth of the candidates by total; candidates of one total are in one fifth, by the middle of their places, so that fifths need not be of one size",
    }
    FIFTHS_RIVALS { "不是项目反应理论的项目特征曲线，不作拟合", "not the item characteristic curve of item response theory: nothing is fitted" }
    OPTIONS { "选项分布", "Option shares" }
    OPTIONS_FORMULA {
        "选该项的人数 ÷ 参加考生，另列高分组、低分组（总分前、后 27 %）的选率；多选题每个选项单独计。提示：above-key 高分组选它的比选答案的多；draws-top 高分组选它多于低分组；unused 不到 2 %",
        "candidates who chose the option / candidates, beside the shares in the top and bottom 27 % by total; of items with several right options each option by itself. Flags: above-key, the top group chose it more than the key; draws-top, chosen more by the top than by the bottom group; unused, below 2 %",
    }
    OPTIONS_RIVALS { "答对的人只有得分、没有字母时，答案一行由满分得出", "where right answers hold marks and no letter, the row of the key is made from the full marks" }
    BLUEPRINT { "双向细目表", "Blueprint" }
    BLUEPRINT_FORMULA {
        "知识点、能力层次、题型、知识点 × 能力的得分率 = Σ得分 ÷ Σ满分，人与题一起合计，全县、类别、片区、学校、班级同一算法；difference 为与全县之差",
        "score rate of a topic, an ability, a form, or topic × ability = Σ marks won / Σ marks to be had, pooled over candidates and items, alike for county, category, district, school and class; difference is that from the county",
    }
    BLUEPRINT_RIVALS {
        "不是各题得分率的平均；一题属于几个知识点时每个知识点都算，各知识点的分值相加会超过满分",
        "no mean of the items' rates; an item of several topics counts in each, so the marks of topics may add up to more than the paper",
    }
    OPTIONAL { "选做题", "Optional items" }
    OPTIONAL_FORMULA {
        "几题选答一题的，合成一题计入总分、信度和区分度；各题自己的平均分、难度只用选做它的考生（该题有分，或只有该题有得分）",
        "items of which one is answered are one item in total, reliability and discrimination; each of them has the mean and difficulty of those who chose it (marks in it, or a score in it alone)",
    }
    OPTIONAL_RIVALS { "把没选的 0 分当答错，会使两题都显得很难", "taking the zeros of items not chosen for wrong answers makes both look hard" }
}
