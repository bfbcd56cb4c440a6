//! Phrases of the sheets about items and the blueprint.

crate::words! {
    SHEET_QUALITY { "试卷质量", "Paper quality" }
    SHEET_FIFTHS { "小题特征", "Items by fifths" }
    SHEET_WEAK { "薄弱点", "Weak points" }
    SHEET_OPTIONS { "选项分布", "Options" }
    SHEET_BLUEPRINT { "知识与能力", "Topics and abilities" }
    SHEET_UNIT_TOPICS { "各校知识与能力", "Topics by school" }
    SHEET_UNIT_ITEMS { "各校小题得分率", "Items by school" }
    SHEET_OWN_ITEMS { "小题", "Items" }
    SHEET_COUNTY_ITEMS { "小题分析", "Items" }
    TITLE_QUALITY { "{paper} 试卷质量", "{paper} How the paper worked" }
    TITLE_WEAK { "{paper} 薄弱点：先补什么，从哪里补起", "{paper} Weak points: what to teach again, and where to begin" }
    TITLE_ITEMS { "{paper} 小题", "{paper} Items" }
    TITLE_FIFTHS { "{paper} 小题特征", "{paper} Items by fifths" }
    TITLE_OPTIONS { "{paper} 选择题选项分布", "{paper} Options of choice items" }
    TITLE_BLUEPRINT { "{paper} 知识点与能力得分率", "{paper} Score rates by topic and ability" }
    TITLE_UNIT_TOPICS { "{paper} 各校知识点与能力得分率", "{paper} Score rates by topic, ability and school" }
    TITLE_UNIT_ITEMS { "{paper} 各校小题得分率", "{paper} Score rates of items by school" }
    TITLE_OWN_ITEMS { "本校小题得分率与全县对照", "Own score rates of items beside the county's" }
    TITLE_COUNTY_ITEMS { "小题分析：试卷质量", "Items: how the papers worked" }

    NOTE_ITEMS {
        "难度 P = 平均分 ÷ 满分，越大越易：≥ 0.70 易，0.40–0.70 中，< 0.40 难。区分度 D = 高分组与低分组（各 27 %）得分率之差：≥ 0.40 优，0.30–0.40 良，0.20–0.30 中，< 0.20 差。题总相关 = 本题与其余各题之和的相关系数。",
        "Difficulty P = mean / full mark, high is easy: 0.70 and above easy, 0.40–0.70 medium, below 0.40 hard. Discrimination D = score rate of the top 27 % less that of the bottom 27 %: 0.40 and above very good, 0.30–0.40 good, 0.20–0.30 fair, below 0.20 poor. Item–rest = correlation of the item with the sum of the others.",
    }
    NOTE_ITEMS_N {
        "平均分、难度用该小题有得分的考生；区分度、题总相关、信度只用各小题都有得分的考生。",
        "Mean and difficulty use the candidates with a score in the item; discrimination, item–rest and reliability those with a score in every item.",
    }
    NOTE_FIFTHS {
        "考生按总分分五层，各层在该题的得分率。好题随层次稳步上升；各层相近的题分不出高低，最高层也低的题可能超纲或有误，最低层也高的题太易。",
        "Candidates are cut into fifths by total; score rate of the item in each. A good item rises steadily; one that is level tells nobody apart, one that is low even at the top may be faulty or not taught, one that is high even at the bottom is too easy.",
    }
    NOTE_OPTIONS {
        "选率 = 选该项的人数 ÷ 参加考生；高分组、低分组各为总分前、后 27 %。应当看一看的：高分组选它的比选答案的还多；高分组选它的多于低分组；几乎没有人选（< 2 %）。",
        "Share = those who chose the option / candidates; top and bottom are the 27 % by total. To be looked at: an option that the top group chose more than the key; one chosen more by the top than by the bottom group; one that hardly anybody chose (< 2 %).",
    }
    NOTE_WEAK {
        "全县得分率低于 70 % 的知识点和小题（小题最多 15 道），最低的在最前；同一行给出最低的类别或片区、得分率不到 60 % 的学校数和最低的三所学校。5 人以下的学校不列。题太难、表述有歧义、没有教到也会使得分率低，先看题再下结论。",
        "Topics and items in which the county scores below 70% (at most 15 items), the lowest first, with the lowest category or district, how many schools are below 60%, and the three lowest schools. Schools of fewer than 5 pupils are left out. An item can be low because it is too hard, unclear or not taught yet: look at the item before you conclude.",
    }
    NOTE_BLUEPRINT {
        "得分率 = 该项各小题得分之和 ÷ 应得满分之和，人与题一起合计，不平均；一题属于几个知识点时在每个知识点里都算。",
        "Score rate = marks won in these items / marks to be had, pooled over candidates and items, never averaged; an item of several topics counts in each.",
    }
    NOTE_OWN_ITEMS {
        "与全县相差 = 本校得分率 − 全县得分率，按百分点。小题、知识点、能力、题型各自把低于全县最多的排在最前：最先看这几行。",
        "Difference = own score rate − the county's, in percentage points. Among items, topics, abilities and forms those furthest below the county come first: look at these lines first.",
    }
    NOTE_OWN_ITEMS_ALONE {
        "参考学校太少，不列全县数。小题、知识点、能力、题型各自把得分率最低的排在最前。",
        "Too few schools sat the paper for county figures to stand here. Among items, topics, abilities and forms the lowest score rates come first.",
    }
    NOTE_WEAKEST_FIRST { "得分率最低的排在最前，弱点先看。", "The lowest score rates come first: the weak points lead." }

    HEAD_PARTS { "客观题与主观题", "Objective and subjective items" }
    HEAD_WEAK_ITEMS { "得分率最低的小题", "Items with the lowest score rates" }
    HEAD_POOR_ITEMS { "区分度差的小题（D < 0.20）", "Items that discriminate poorly (D < 0.20)" }
    HEAD_WEAK_TOPICS { "得分率最低的知识点", "Topics with the lowest score rates" }
    HEAD_TOPICS { "知识点", "Topics" }
    HEAD_ABILITIES { "能力层次", "Abilities" }
    HEAD_FORMS { "题型", "Forms" }
    HEAD_CELLS { "知识点 × 能力", "Topic × ability" }

    COL_ITEM { "小题", "Item" }
    COL_FORM { "题型", "Form" }
    COL_TOPIC { "知识点", "Topic" }
    COL_ABILITY { "能力", "Ability" }
    COL_P { "难度 P", "Difficulty P" }
    COL_P_WORD { "难易", "Level" }
    COL_D { "区分度 D", "Discrimination D" }
    COL_D_WORD { "区分", "Quality" }
    COL_ITEM_REST { "题总相关", "Item–rest" }
    COL_ALPHA_DROPPED { "删去后信度", "Alpha without" }
    COL_FLOOR { "零分率", "Zero" }
    COL_CEILING { "满分率", "Full" }
    COL_FORESEEN { "预估难度", "Foreseen P" }
    COL_FIFTH_1 { "最低 20 %", "Lowest fifth" }
    COL_FIFTH_2 { "次低", "2nd" }
    COL_FIFTH_3 { "中间", "3rd" }
    COL_FIFTH_4 { "次高", "4th" }
    COL_FIFTH_5 { "最高 20 %", "Highest fifth" }
    COL_OPTION { "选项", "Option" }
    COL_RIGHT { "答案", "Key" }
    COL_CHOSEN { "人数", "Chose" }
    COL_OPTION_SHARE { "选率", "Share" }
    COL_TOP_SHARE { "高分组", "Top 27 %" }
    COL_BOTTOM_SHARE { "低分组", "Bottom 27 %" }
    COL_FLAG { "提示", "To look at" }
    COL_PART { "部分", "Part" }
    COL_ITEM_COUNT { "题数", "Items" }
    COL_MARKS { "分值", "Marks" }
    COL_RATE { "得分率", "Score rate" }
    COL_COUNTY_RATE { "全县得分率", "County rate" }
    COL_OWN_RATE { "本校得分率", "Own rate" }
    COL_GAP { "与全县相差", "Difference" }
    COL_ABOUT { "所含小题／所属知识点", "Its items / its topics" }
    COL_WEAK_GROUP { "最低的类别或片区", "Lowest group" }
    COL_SCHOOLS_LOW { "不到 60 % 的学校数", "Schools below 60%" }
    COL_WEAK_SCHOOLS { "最低的学校", "Lowest schools" }
    WITH_RATE { "{name}（{rate}）", "{name} ({rate})" }
    COL_HEADING { "项目", "Heading" }
    COL_KIND { "类别", "Kind" }
    COL_ALPHA { "信度 α", "Alpha" }
    COL_SEM { "测量标准误", "SEM" }
    COL_WEAKEST { "得分率最低的小题", "Lowest items" }
    COL_POOR { "区分度差的题数", "Poor items" }

    FACT_ALPHA { "信度（Cronbach α）", "Reliability (Cronbach's alpha)" }
    FACT_KR20 { "信度（KR-20，即 0、1 计分时的 α）", "Reliability (KR-20: alpha of right and wrong)" }
    FACT_SEM { "测量标准误 SEM（分）", "Standard error of measurement (marks)" }
    FACT_ITEMS { "计入信度的题数", "Items in alpha" }
    FACT_COMPLETE { "各题都有得分的考生", "Candidates with a score in every item" }
    FACT_PRESENT { "有小题得分的考生", "Candidates with item scores" }
    FACT_P { "难度 P（整卷）", "Difficulty P (paper)" }
    FACT_D { "区分度 D（整卷）", "Discrimination D (paper)" }
    FACT_FULL { "满分", "Full mark" }

    EASY { "易", "easy" }
    MEDIUM { "中", "medium" }
    HARD { "难", "hard" }
    VERY_GOOD { "优", "very good" }
    GOOD { "良", "good" }
    FAIR { "中", "fair" }
    POOR { "差", "poor" }
    OBJECTIVE { "客观题", "Objective" }
    SUBJECTIVE { "主观题", "Subjective" }
    OPTIONAL { "{item}（选做）", "{item} (optional)" }
    IS_KEY { "✓", "✓" }
    NO_ANSWER { "未作答", "no answer" }
    RIGHT_ANSWER { "（正确）", "(right)" }
    ABOVE_KEY { "高分组选它多于选答案：请核对答案", "top group chose it more than the key: check the key" }
    DRAWS_TOP { "高分组选它多于低分组", "chosen more by the top than the bottom group" }
    UNUSED { "几乎无人选", "hardly chosen" }
    CHART_ITEM_RATES { "{paper} 各小题得分率", "{paper} Score rate by item" }
    CHART_OWN_RATES { "{paper} 各小题得分率：本校与全县", "{paper} Score rate by item: own and county" }
    CHART_FIFTHS { "{paper} 最高与最低五分之一考生的小题得分率", "{paper} Score rate by item: highest and lowest fifth" }
    SERIES_RATE { "得分率", "Score rate" }
    SERIES_D { "区分度 D", "Discrimination D" }
    SERIES_OWN { "本校", "Own" }
}
