//! What can be noticed of item scores (小题) and of the blueprint (双向细目表), in whichever room.

crate::rules! {
    ITEM_UNREADABLE = "E901" "item-unreadable" Error {
        headline: "小题“{item}”有 {count} 格看不懂：{first}（{who}）", "item “{item}”: {count} cells cannot be read: {first} ({who})";
        did: "这些格不计，该生这一小题没有得分；其余小题照算", "left these cells out; the candidates have no score in this item, their other items stand";
        help: "请改成得分；选择题可填所选选项（A–H）", "write the marks; for a choice item the options chosen (A–H) will do";
        meaning: "小题得分只认数字和选项字母，其他内容不猜。", "An item's cell holds marks or option letters; anything else is not guessed.";
    }
    LETTER_FOR_ZERO = "E902" "letter-for-zero" Note {
        headline: "小题“{item}”有 {count} 格填的是选项字母（{first}），按答错 0 分处理", "item “{item}”: {count} cells hold an option letter ({first}): taken as wrong, 0 marks";
        did: "得 0 分，所选选项保留在选项分布里", "0 marks; the option stays in the table of options";
        help: "如不是答错，请改成得分", "write the marks if these answers were not wrong";
        meaning: "有的阅卷系统答对写得分，答错写所选的选项。", "Some marking systems write the marks for a right answer and the option chosen for a wrong one.";
        asks: Office Nothing;
    }
    KEY_MISSING = "E903" "key-missing" Warning {
        headline: "{paper}：小题 {items} 只有选项、没有答案，不能判对错", "{paper}: items {items} hold options and no key: right and wrong cannot be told";
        did: "只列选项分布，不进入难度、区分度和信度", "gave the shares of options only; left these items out of difficulty, discrimination and reliability";
        help: "请在表中加一行“标准答案”，或在细目表加“答案”列，或在 exam.toml 的 [[item]] 写 key", "add a row “key” to the sheet, a column of answers to the blueprint, or key under [[item]] in exam.toml";
        meaning: "选择题填的是所选选项时，要有标准答案才能变成得分。", "Options chosen become marks only with the right answers.";
        asks: Office Confirm;
    }
    ITEM_FULL_INFERRED = "E904" "item-full-inferred" Note {
        headline: "{paper}：{n} 个小题没有写满分，取全体考生的最高得分：{items}", "{paper}: {n} items state no full mark; the highest mark of all candidates was taken: {items}";
        did: "难度和区分度按这些满分计算", "computed difficulty and discrimination with these full marks";
        help: "请在表头下加一行“满分”，或提供双向细目表，或在 exam.toml 的 [[item]] 写 full", "add a row of full marks below the header, a blueprint, or full under [[item]] in exam.toml";
        meaning: "没有一个人得满分的小题，真正的满分会比这里取的大，难度会显得偏易。", "Where nobody has the full mark the true one is higher, and the item looks easier than it was.";
    }
    ITEM_ABOVE_FULL = "E905" "item-above-full" Error {
        headline: "小题“{item}”有 {count} 格高于满分 {full}：{first}（{who}）", "item “{item}”: {count} cells above its full mark {full}: {first} ({who})";
        did: "这些格不计，该生这一小题没有得分", "left these cells out; the candidates have no score in this item";
        help: "请核对得分，或更正满分", "check the marks, or correct the full mark";
        meaning: "高于满分的得分一定有一处写错了。", "A mark above the full mark is wrong somewhere.";
    }
    ITEMS_ARE_SUMS = "E906" "items-are-sums" Note {
        headline: "{count} 列是其他小题之和，不重复计算：{items}", "{count} columns are sums of other items and are not counted again: {items}";
        did: "只用最小的一级小题", "used the smallest items only";
        help: "如其中有独立的小题，请改列名", "rename a column that is an item of its own";
        meaning: "大题（如 26 与 26(1)、26(2)）、客观题、主观题等列是小题之和；逐行核对后才这样认定。", "Questions such as 26 beside 26(1) and 26(2), and the parts of a paper, are sums of items; taken so only where the rows bear it out.";
    }
    SUM_DIFFERS = "E907" "item-sum-differs" Warning {
        headline: "{paper}：{count} 名考生的小题之和与全卷得分不同（{first}：{who}）", "{paper}: for {count} candidates the items do not add up to the mark of the paper ({first}: {who})";
        did: "全卷成绩以成绩表为准，小题照原样分析", "kept the mark of the score sheet; analysed the items as they are";
        help: "请核对这些考生的小题得分或全卷得分", "check the items or the mark of these candidates";
        meaning: "小题应当加起来等于全卷；不等说明有一处录错、漏了小题，或小题表不完整。", "Items should add up to the paper; where they do not one of them was mistyped or an item is missing.";
        asks: School Confirm;
    }
    ROWS_WITHOUT_CANDIDATE = "E908" "item-rows-unmatched" Warning {
        headline: "小题表有 {count} 行对不上任何考生（第 {rows} 行）", "{count} rows of the item sheet fit no candidate of the exam (rows {rows})";
        did: "这些行不进入小题分析", "left these rows out of the item analysis";
        help: "请核对考号、姓名、班级、学校，或成绩表是否漏了这些考生", "check ids, names, classes and schools, and whether the score sheets lack these candidates";
        meaning: "小题表的行按考号、姓名、班级与成绩表对应，对得上几个人或没有人的都不猜。", "Rows of item sheets are matched with the candidates by id, name and class; what fits nobody or several is not guessed.";
        asks: School Confirm;
    }
    ROWS_TWICE = "E909" "item-rows-twice" Warning {
        headline: "{count} 名考生的小题出现两次，以先读到的为准（第 {rows} 行）", "{count} candidates have their items twice; the first ones count (rows {rows})";
        did: "后读到的行不进入小题分析", "left the later rows out of the item analysis";
        help: "请删去重复的小题表或行", "delete the sheet or rows that repeat others";
        meaning: "同一张试卷每名考生只有一份小题得分。", "A candidate has one set of item scores in a paper.";
        asks: School Confirm;
    }
    PAPER_BY_SUMS = "E910" "item-paper-by-sums" Note {
        headline: "小题表没有写科目，小题之和与{subject}成绩相符（{n} 人中 {fit} 人），按{subject}处理", "the item sheet names no subject; its sums are the marks in {subject} ({fit} of {n} candidates)";
        did: "作为{subject}的小题分析", "analysed as the items of {subject}";
        help: "如不对，请在工作表名、文件名或标题写明科目", "if wrong name the subject in the sheet's name, the file's name or the title";
        meaning: "科目从标题、工作表名、文件名看；都没有时比较小题之和与各科成绩。", "The subject is looked for in title, sheet name and file name; without any the sums are compared with the marks of each paper.";
    }
    PAPER_UNKNOWN = "E911" "item-paper-unknown" Warning {
        headline: "看不出这张小题表是哪一科的", "this item sheet does not tell of which paper it is";
        did: "整张表不进入小题分析", "left the whole sheet out of the item analysis";
        help: "请在工作表名、文件名或标题写明科目", "name the subject in the sheet's name, the file's name or the title";
        meaning: "没有写科目，小题之和也与任何一科的成绩不符。", "No subject is named, and the sums fit the marks of no paper.";
        asks: School Correct;
    }
    SCORES_FROM_ITEMS = "E912" "scores-from-items" Note {
        headline: "{subject}没有成绩表，全卷成绩取小题表（{n} 人）", "no score sheet holds {subject}: the marks were taken from the item sheet ({n} candidates)";
        did: "有全卷得分列的用该列，没有的用小题之和；有一小题空白的不算全卷成绩", "took the column of the whole paper where there is one, else the sum of the items; no mark where an item is empty";
        help: "如另有成绩表，请一起分析", "if there is a score sheet analyse it together with this one";
        meaning: "只有小题表时也能分析这一科；缺考的考生若不在表中，应考人数会偏少。", "A paper can be analysed from its items alone; absent candidates whom the sheet does not list are missing from the expected.";
    }
    BLUEPRINT_ITEM_UNKNOWN = "E913" "blueprint-item-unknown" Warning {
        headline: "{paper}：细目表的 {items} 在小题表里没有", "{paper}: the blueprint has items {items} that no item sheet has";
        did: "细目表的这些行没有用上", "did not use these rows of the blueprint";
        help: "请让细目表和小题表的题号一致", "give the items the same numbers in blueprint and item sheet";
        meaning: "细目表按题号与小题对应：26(2)、26.2、第26题（2）认作同一题，其余写法不猜。", "A blueprint fits by item numbers: 26(2) and 26.2 are one, other spellings are not guessed.";
        asks: Office Confirm;
    }
    BLUEPRINT_WITHOUT_ITEMS = "E914" "blueprint-without-items" Note {
        headline: "双向细目表没有对应的小题得分", "this blueprint has no item scores to go with it";
        did: "没有用上", "did not use it";
        help: "请一起提供该科的小题得分表；细目表要写明科目", "analyse the item scores of the paper together with it, and name the subject in the blueprint";
        meaning: "知识点和能力的得分率由小题得分算出，没有小题得分就没有这些数。", "Score rates of topics and abilities come from item scores.";
    }
    FULLS_DISAGREE = "E915" "item-fulls-disagree" Warning {
        headline: "{paper}：小题满分之和是 {value}，试卷满分是 {full}", "{paper}: the full marks of the items add up to {value}, that of the paper is {full}";
        did: "小题按小题的满分，全卷按全卷的满分", "used the items' own full marks for the items, the paper's for the paper";
        help: "请核对小题是否齐全、满分是否正确", "check that all items are there and that the full marks are right";
        meaning: "小题满分之和应当等于试卷满分；不等说明小题不全、有选做题，或满分写错。", "Full marks of items should add up to the paper's; else an item is missing, some are optional, or a full mark is wrong.";
        asks: Office Confirm;
    }
    FULL_OF_ITEM_CONFLICT = "E916" "item-full-conflict" Warning {
        headline: "{paper}：小题“{item}”的满分各处不一：{value}，采用 {full}", "{paper}: the full mark of item “{item}” is told differently: {value}; {full} was used";
        did: "依次以考试配置、细目表、多数表格为准", "took the exam file first, then the blueprint, then what most sheets say";
        help: "请更正不一致的满分", "correct the full marks that differ";
        meaning: "同一小题只有一个满分。", "An item has one full mark.";
        asks: Office Confirm;
    }
    OPTIONAL_ITEMS = "E917" "optional-items" Note {
        headline: "{paper}：{items} 是选做题（没有人在两题都得分）", "{paper}: {items} are optional (nobody has marks in two of them)";
        did: "合成一题计入信度和区分度；各题只按选做的人统计", "counted as one item in reliability; each of them is described by those who chose it";
        help: "如不是选做题，请在 exam.toml 的 [[item]] 写 optional = false", "if these are not optional write optional = false under [[item]] in exam.toml";
        meaning: "选做题里没选的一题记 0 或空白，不是答错。全部为 0 的考生选了哪题看不出来，只计入合成的一题。", "An optional item that was not chosen holds 0 or nothing, which is no wrong answer. Of a candidate with 0 in all it cannot be told which was chosen.";
    }
    KEY_INFERRED = "E918" "key-inferred" Note {
        headline: "{paper}：{items} 没有写答案，得满分的考生选的都是同一选项，以此为答案", "{paper}: {items} have no key; all candidates with full marks chose one option, which was taken for it";
        did: "用于选项分布，不改变得分", "used for the shares of options; no mark was changed";
        help: "如不对，请加一行“标准答案”", "if wrong add a row with the key";
        meaning: "表中既有得分又有所选选项时，答案可以由两者看出。", "Where a sheet has both marks and options, they tell the key.";
    }
    NO_ITEM_SPREAD = "E919" "item-without-spread" Note {
        headline: "{paper}：{items} 所有考生得分相同，区分度为 0，题总相关没有意义", "{paper}: in {items} all candidates have the same mark, so the item–rest correlation does not exist";
        did: "相关留空，其余照算", "left the correlation empty, computed the rest";
        help: "若不该相同，请检查这一列", "if they should differ check the column";
        meaning: "一个没有差别的量与任何量都没有相关可言。", "What does not vary has no correlation with anything.";
    }
    NO_COMPLETE_ROWS = "E920" "items-incomplete" Note {
        headline: "{paper}：{n} 名考生中只有 {count} 人各小题都有得分，信度、区分度按这些人计算", "{paper}: {count} of {n} candidates have a score in every item; reliability and discrimination are of these";
        did: "各小题的平均分、难度仍用该小题的全部得分", "means and difficulties still use every score of their item";
        help: "如果空白其实是 0 分，请填 0", "write 0 where an empty cell is a zero";
        meaning: "信度要比较同一批人的各小题；缺一小题的人不能参加。", "Reliability compares the items of the same candidates; who lacks one cannot be among them.";
    }
    RULE_WITHOUT_ITEM = "E921" "item-rule-unused" Warning {
        headline: "考试配置的 [[item]] {value} 没有对应的小题", "[[item]] {value} of the exam file fits no item";
        did: "没有用上", "did not use it";
        help: "请核对科目和题号", "check its subject and item numbers";
        meaning: "[[item]] 按年级、科目和题号找小题。", "[[item]] finds items by grade, subject and number.";
    }
    ITEMS_OF_ABSENT = "E922" "items-of-absent" Note {
        headline: "{paper}：{n} 名考生有小题得分，成绩表里却没有这一科的有效成绩", "{paper}: {n} candidates have item scores and no mark that counts in the score sheets";
        did: "不进入小题分析", "left them out of the item analysis";
        help: "请核对他们是缺考还是漏报了成绩", "check whether they were absent or their mark is missing";
        meaning: "小题分析与全卷成绩用同一批考生。", "Items are analysed over the candidates whose mark in the paper counts.";
        asks: Office Confirm;
    }
    UNANSWERED_ZERO = "E923" "unanswered-zero" Note {
        headline: "{n} 格没有选项，按未作答 0 分处理", "{n} cells hold no option: taken as unanswered, 0 marks";
        did: "该生其他小题有作答，这些格记 0 分", "0 marks, where the candidate answered other items";
        help: "如该生没有参加考试，请整行留空或填“缺考”", "leave the whole row empty, or write that the candidate was absent, if that is so";
        meaning: "选择题没有填涂就是没有得分；整行空白的考生不算作答。", "A choice item that was left empty earns nothing; a candidate whose whole row is empty answered nothing.";
    }
}
