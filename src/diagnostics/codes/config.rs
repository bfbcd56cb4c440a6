//! What the config room can notice.

crate::rules! {
    SYNTAX = "E101" "exam-file-syntax" Error {
        headline: "考试配置第 {line} 行第 {column} 列写法有误",
            "exam file, line {line}, column {column}: this is not valid TOML";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "请检查这一行的引号、等号和括号；中文的键也要加英文双引号。解析器的原话：{cause}", "check quotes, equals signs and brackets on this line; Chinese keys need straight double quotes too; the parser says: {cause}";
        meaning: "exam.toml 用 TOML 格式书写：每行一个“键 = 值”，文字要加英文双引号，小节名写在方括号里。",
            "exam.toml is written in TOML: one key = value a line, text in straight double quotes, section names in square brackets.";
        asks: Office Correct;
    }
    UNKNOWN_KEY = "E102" "unknown-key" Error {
        headline: "考试配置第 {line} 行第 {column} 列：{section} 中没有 {value} 这一项",
            "exam file, line {line}, column {column}: {section} has no key {value}";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "这里可以写的有：{known}", "keys that can stand here: {known}";
        meaning: "不认识的项一律报错而不是略过，这样写错的设置不会被悄悄忽略。",
            "Keys that are not known are errors and not skipped, so that a setting with a slip in it is never ignored in silence.";
        asks: Office Correct;
    }
    MISSPELT_KEY = "E103" "misspelt-key" Error {
        headline: "考试配置第 {line} 行第 {column} 列：{section} 中没有 {value} 这一项，是不是 {near}？",
            "exam file, line {line}, column {column}: {section} has no key {value}; did you mean {near}?";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "若是笔误，请改成 {near}；否则请删去这一行", "write {near} if that was meant, or delete the line";
        meaning: "不认识的项一律报错而不是略过，这样写错的设置不会被悄悄忽略。",
            "Keys that are not known are errors and not skipped, so that a setting with a slip in it is never ignored in silence.";
        asks: Office Correct;
    }
    WRONG_TYPE = "E104" "wrong-type" Error {
        headline: "考试配置第 {line} 行第 {column} 列：{key} 的值 {value} 类型不对",
            "exam file, line {line}, column {column}: {key} cannot be {value}, that is another kind of value";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "请照这个样子写：{example}", "write it like this: {example}";
        meaning: "数字不加引号，文字要加英文双引号，多个值写在方括号里。",
            "Numbers stand without quotes, text in straight double quotes, several values in square brackets.";
        asks: Office Correct;
    }
    IMPOSSIBLE = "E105" "impossible-value" Error {
        headline: "考试配置第 {line} 行第 {column} 列：{key} 不能是 {value}",
            "exam file, line {line}, column {column}: {key} cannot be {value}";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "允许的值：{allowed}", "what is allowed: {allowed}";
        meaning: "值超出了可能的范围，或者不是认得的词。比率写成 0 到 1 之间的小数，也可以写成 \"60 %\"。",
            "The value is out of range or no word that is known. Rates are decimals between 0 and 1, or text such as \"60 %\".";
        asks: Office Correct;
    }
    LINES_OUT_OF_ORDER = "E106" "lines-out-of-order" Error {
        headline: "考试配置第 {line} 行第 {column} 列：分数线的次序不对，{upper} 低于 {lower}",
            "exam file, line {line}, column {column}: lines are out of order, {upper} is below {lower}";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "应当是 low <= pass <= good <= excellent <= 1；没有写的按 0.4、0.6、0.75、0.85 计",
            "it must hold that low <= pass <= good <= excellent <= 1; those not given are 0.4, 0.6, 0.75, 0.85";
        meaning: "优秀线不能低于良好线，良好线不能低于及格线，及格线不能低于低分线，否则各率互相矛盾。",
            "Excellent cannot lie below good, good not below pass, pass not below low, or the rates would contradict each other.";
        asks: Office Correct;
    }
    PAPER_TWICE = "E107" "paper-declared-twice" Error {
        headline: "考试配置第 {line} 行第 {column} 列：{paper} 声明了两次",
            "exam file, line {line}, column {column}: {paper} is declared twice";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "第一次在第 {first} 行，请合并成一个 [[paper]]", "the first one is on line {first}; make them one [[paper]]";
        meaning: "同一年级的同一科目只能有一个 [[paper]]；不写年级的对所有年级有效，写了年级的优先。",
            "A subject of a grade has one [[paper]]. One without a grade holds for all grades; one with a grade goes before it.";
        asks: Office Correct;
    }
    SCHOOL_TWICE = "E108" "school-in-two-groups" Error {
        headline: "考试配置第 {line} 行第 {column} 列：学校 {value} 已经分在“{first}”",
            "exam file, line {line}, column {column}: school {value} is already in “{first}”";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "一所学校只能属于一个 {key}，请从其中一处删去", "a school belongs to one of {key}; take it out of one of them";
        meaning: "类别和片区用来把学校放在可比的一组里比较，一所学校同时在两组会被重复计入。",
            "Categories and districts put schools into comparable groups; a school in two of them would count twice.";
        asks: Office Correct;
    }
    ALIAS_TWICE = "E109" "alias-of-two-subjects" Error {
        headline: "考试配置第 {line} 行第 {column} 列：表头 {value} 已经是“{first}”的别名",
            "exam file, line {line}, column {column}: header {value} is already another name of “{first}”";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "同一个表头只能指一个科目，请从其中一处删去", "a header can mean one subject only; take it out of one of them";
        meaning: "aliases 列出表头里指同一科目的其他写法；同一写法指两个科目就无法判断。",
            "aliases lists further headers that mean a subject; one header for two subjects cannot be decided.";
        asks: Office Correct;
    }
    NOT_YET = "E110" "section-not-used" Warning {
        headline: "考试配置第 {line} 行第 {column} 列：这一版还不使用 [{value}]",
            "exam file, line {line}, column {column}: this version does not use [{value}] yet";
        did: "略过这一小节，其余照常分析", "left the section aside and went on";
        help: "请改用新版：[composite] 和 [lines] 都已可用", "use a newer version: [composite] and [lines] are computed now";
        meaning: "早先的版本不计算综合评价 [composite] 和上线目标 [lines]。现在都已计算，不再给出这个代码。",
            "Early versions did not compute the composite [composite] and the named lines [lines]. Both are computed now and this code is no longer given.";
        asks: Office Nothing;
    }
    COLUMN_TWICE = "E111" "column-told-twice" Error {
        headline: "考试配置第 {line} 行第 {column} 列：{value} 在这个 [[layout]] 里出现了两次",
            "exam file, line {line}, column {column}: {value} appears twice in this [[layout]]";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "第一次在第 {first} 行。一列只能是一个科目或一项信息，一个科目也只能有一列；请删去一处",
            "the first one is on line {first}; a column holds one thing and a subject has one column: take one of them out";
        meaning: "columns 里每一列、每个科目、每项信息只写一次，否则不知道以哪个为准。",
            "In columns each column, subject and field stands once; otherwise nobody knows which one counts.";
        asks: Office Correct;
    }
    LAYOUT_UNUSED = "E112" "layout-unused" Warning {
        headline: "{by} 的 [[layout]] 没有用到：没有符合的工作表", "the [[layout]] at {by} was not used: no sheet fits it";
        did: "所有工作表都按其余设置读取", "read all sheets by the other settings";
        help: "请核对 file、sheet、from 的写法：file 写诊断里显示的文件名（* ? ** 可代替若干字），每张表只用第一个符合的 [[layout]]",
            "check file, sheet and from: file is the name that diagnostics show (with * ? **), and each sheet takes the first [[layout]] that fits";
        meaning: "写了版式却没有用上，多半是文件名或表名写错了，那些表其实还是按推断读的。",
            "A layout that fits nothing mostly has a slip in its names, and the sheets it was meant for were inferred after all.";
        asks: Office Confirm;
    }
    PIN_COLUMN_MISSING = "E113" "pinned-column-missing" Error {
        headline: "{by} 指定“{what}”在 {at}，这张表没有这一列，或不止一列叫这个名字", "{by} puts “{what}” in {at}, and this sheet has no such column, or several of that name";
        did: "这一列没有读取，也没有另找一列代替", "did not read it, nor put another column in its place";
        help: "请核对 [[layout]] 的 columns；如果这张表的版式不同，在前面为它另写一个 [[layout]]",
            "check columns of the [[layout]]; if this sheet is laid out otherwise, write a [[layout]] of its own before that one";
        meaning: "指定了的列不再推断：找不到就缺，不会悄悄换成别的列。", "A column that is told is not inferred: if it is not there it is missing, and no other one slips in.";
        asks: Office Correct;
    }
    PIN_HEADER_DIFFERS = "E114" "pinned-header-differs" Error {
        headline: "{by} 指定“{what}”在 {at}，但那一列的表头是“{found}”", "{by} puts “{what}” in {at}, but the header there says “{found}”";
        did: "整张表未计入，以免把一科当成另一科", "left the whole sheet out, lest one subject be taken for another";
        help: "请核对列号。表头写错而列号没错时，在 columns 里写明：{cure}",
            "check the column; if the header is wrong and the column right, say so in columns: {cure}";
        meaning: "插入或删去一列后，后面的列号都会错位；表头与指定的科目不符时不读。", "An inserted or deleted column shifts all behind it; where the header contradicts what was told, nothing is read.";
        asks: Office Correct;
    }
    PIN_ROWS_MISSING = "E115" "pinned-rows-missing" Error {
        headline: "{by} 写明 {what} 是第 {rows} 行，这张表的那一行是空的", "{by} says {what} = {rows}, and that row of this sheet is blank";
        did: "整张表未计入", "left the whole sheet out";
        help: "请核对 [[layout]] 的 header、first、last 与这张表的行号", "check header, first and last of the [[layout]] against the rows of this sheet";
        meaning: "行号按表格左侧显示的数，从 1 算起，空行也算。", "Rows are numbered as the spreadsheet shows them, from 1, blank ones included.";
        asks: Office Correct;
    }
    HIDDEN_ROWS_LEFT_OUT = "E117" "hidden-rows-left-out" Warning {
        headline: "{count} 行被隐藏，按 hidden_rows = \"leave-out\" 没有计入（第 {rows} 行）", "{count} hidden rows were left out, as hidden_rows = \"leave-out\" says (rows {rows})";
        did: "隐藏或筛选掉的行未计入", "left out what is hidden or filtered";
        help: "请核对人数；应当计入时，在 exam.toml 的 [reading] 写 hidden_rows = \"read\"",
            "check the number of pupils; to count them write hidden_rows = \"read\" under [reading] in exam.toml";
        meaning: "隐藏的行默认是数据；考试配置可以要求不计，但每一行都要说明。", "Hidden rows are data by default; the exam file can leave them out, and every one is said.";
        asks: School Confirm;
        school: "请核对人数；隐藏的行应当计入的请取消隐藏后重报",
            "check the number of pupils; unhide rows that should count and send the file in again";
    }
    READING_CHOSEN = "E118" "reading-chosen" Note {
        headline: "按考试配置读取：{setting}", "read as the exam file chooses: {setting}";
        did: "照此读取", "read it so";
        help: "如不对，请在 exam.toml 的 [reading]（或这张表的 [layout.reading]）里改写", "change it under [reading] in exam.toml, or [layout.reading] for this sheet alone";
        meaning: "有两种读法的地方，考试配置选了不是默认的那一种。", "Where there are two readings the exam file chose the one that is not the default.";
    }
    CELLS_CHOSEN = "E119" "cells-read-as-chosen" Note {
        headline: "{count} 处（{places}）按考试配置 {setting} 读取", "{count} places ({places}) were read as the exam file chooses: {setting}";
        did: "照此读取", "read them so";
        help: "如不对，请在 exam.toml 的 [reading]（或这张表的 [layout.reading]）里改写", "change it under [reading] in exam.toml, or [layout.reading] for this sheet alone";
        meaning: "有两种读法的格子，考试配置选了不是默认的那一种。", "In cells that can be read in two ways the exam file chose the one that is not the default.";
    }
    RAW_COUNTS = "E120" "raw-beside-plain" Note {
        headline: "{subject}：“{header}”列是原始分，计它；{column} 列“{other}”当作赋分，不计", "{subject}: the raw scores of “{header}” count; column {column}, “{other}”, is taken as converted and left out";
        did: "按原始分计入", "counted the raw scores";
        help: "如果“{other}”才是成绩，请在 exam.toml 的 [reading] 写 plain_beside_raw = \"score\"",
            "if “{other}” is the score, write plain_beside_raw = \"score\" under [reading] in exam.toml";
        meaning: "同一科目既有原始分列、又有不写明的一列时，后者通常是赋分。", "Where a subject has a raw column and a plain one, the plain one is mostly the converted score.";
    }
    SCHOOL_NAME_TWICE = "E121" "name-of-two-schools" Error {
        headline: "考试配置第 {line} 行第 {column} 列：{value} 已经是“{first}”的名称或代码",
            "exam file, line {line}, column {column}: {value} is already a name or code of “{first}”";
        did: "没有开始分析，什么也没有写出", "stopped before reading any sheet; nothing was written";
        help: "一个名称只能指一所学校，请从其中一处删去", "a name can mean one school only; take it out of one of them";
        meaning: "[[school]] 的 name、aliases、code 都是学校的名称；同一名称指两所学校就无法判断。",
            "name, aliases and code of a [[school]] all lead to it; one that leads to two schools cannot be decided.";
        asks: Office Correct;
    }
    SCHOOL_NOT_MET = "E122" "declared-school-not-met" Warning {
        headline: "{by} 的 [[school]]“{value}”没有在任何表里出现", "the [[school]] “{value}” at {by} appears in no sheet";
        did: "没有数据，未列出", "nothing to count, not listed";
        help: "请核对 name 和 aliases 的写法，要与表里的校名一致", "check name and aliases: they have to be as the sheets write them";
        meaning: "声明了却没有出现的学校，多半是名称写得与表里不同，那些行其实另成了一所学校。",
            "A declared school that nobody met is mostly a slip in its names, and its rows have become another school.";
        asks: Office Confirm;
    }
    ROWS_OUTSIDE_PIN = "E116" "rows-outside-pin" Warning {
        headline: "{by} 指定的数据行以外还有 {count} 行像是考生（第 {rows} 行）", "{count} rows outside the rows told by {by} look like candidates (rows {rows})";
        did: "按指定未计入", "left them out as told";
        help: "如果是考生，请改 [[layout]] 的 first 和 last；last 不写就读到表尾", "if they are, change first and last of the [[layout]]; without last a sheet is read to its end";
        meaning: "这些行有姓名或号码，也有成绩，却在指定的范围之外。", "These rows have a name or an id and scores, and lie outside what was told.";
        asks: Office Confirm;
    }
}
