//! 参考人数确认单 and the reading of those that come back.

crate::words! {
    NOTE_CONFIRMATION {
        "请核对人数，给下列每个人填写原因，签字盖章后交回。人数或名单有误的，不要在本单上改数字：改正成绩表或名册后重新上报，教研室会发出新的确认单。",
        "Please check the counts, give the reason for each person below, sign, seal and send back. Where a count or the list is wrong, do not change figures here: correct the score sheet or the roster and send that; a new sheet will follow."
    }
    CONFIRM_HEAD_COUNTS { "一、人数", "1. Counts" }
    CONFIRM_HEAD_PERSONS { "二、需要说明的学生", "2. Pupils to be explained" }
    CONFIRM_HEAD_SIGN { "三、签字盖章", "3. Signatures" }
    CONFIRM_CODE { "核对码", "Code" }
    CONFIRM_FULL { "完整核对码", "Code in full" }
    CONFIRM_STEPS {
        "{grade}：在籍 {enrolled} ＋借读入 {in} −借读出 {out} −休学 {suspended} ＋籍外 {unlisted} −未判定（籍） {unjudged} ＋未判定（表） {undecided} ＝考试对象 {persons}；−免考 {exempt} −离校 {withdrawn} ＝应考 {expected}。其中实考 {present}，全缺 {absent}（未见且无说明 {unexplained}），违纪 {misconduct}，缓考 {deferred}。",
        "{grade}: enrolled {enrolled} + guests in {in} − guests out {out} − suspended {suspended} + unlisted {unlisted} − undecided, roll {unjudged} + undecided, sheet {undecided} = persons {persons}; − exempt {exempt} − withdrawn {withdrawn} = expected {expected}. Of them sat {present}, sat none {absent} (missing without a reason {unexplained}), misconduct {misconduct}, deferred {deferred}."
    }
    CONFIRM_STEPS_BELOW {
        "{grade}：没有学籍名册，应考以成绩表为准。应考 {expected}，其中实考 {present}，全缺 {absent}（未见且无说明 {unexplained}），违纪 {misconduct}，缓考 {deferred}；另有免考 {exempt}。",
        "{grade}: there is no roster, the expected are those of the sheets. Expected {expected}, of them sat {present}, sat none {absent} (missing without a reason {unexplained}), misconduct {misconduct}, deferred {deferred}; exempt beside them {exempt}."
    }
    CONFIRM_OTHERS { "其他各项（为 0 的不列）", "Further counts (zeros left out)" }
    CONFIRM_WHOLE_GRADE { "全年级", "Whole grade" }
    CONFIRM_LEFT { "名册已离校", "Left by the roster" }
    CONFIRM_SITUATION { "考试情况", "What the sheets say" }
    CONFIRM_KNOWN { "学籍情况", "Roll" }
    CONFIRM_REASON { "原因（学校填写）", "Reason (filled in by the school)" }
    CONFIRM_ALL_PAPERS { "各科", "all papers" }
    CONFIRM_STATUS { "{status}（{subjects}）", "{status} ({subjects})" }
    CONFIRM_ELSEWHERE { "借读，按规则计在别处或不计", "guest, by the rule counted elsewhere or nowhere" }
    CONFIRM_RETURNED { "名册记为已离校", "listed as having left" }
    CONFIRM_LENT { "外借，计在本校", "lent, counted here" }
    CONFIRM_NOBODY { "没有需要说明的学生：人人实考，且都在名册上。", "Nobody: all sat every paper, and all are on the roll." }
    CONFIRM_DECLARATION {
        "我校已逐项核对以上人数和名单，情况属实，没有漏报、重报考生，没有无故不让学生参加考试。",
        "We have checked the counts and the list above item by item; they are true. Nobody was left out or sent twice, and nobody was kept from the exam without a reason."
    }
    CONFIRM_SIGN_WHO { "学校", "School" }
    CONFIRM_SIGN_TEACHER { "经办人", "Clerk" }
    CONFIRM_SIGN_HEAD { "校长", "Head" }
    CONFIRM_SIGN_PHONE { "电话", "Phone" }
    CONFIRM_SIGN_DATE { "日期", "Date" }
    CONFIRM_SIGN_CORRECT { "核对结论", "Conclusion" }
    CONFIRM_SIGN_SEAL { "公章", "Seal" }
    CONFIRM_BOXES { "□ 无误　□ 有误", "□ right  □ wrong" }
    CONFIRM_HOW {
        "核对码 {short} 由考试名称、学校、年级和每名考生的班级、考号、姓名及各科状态算出（SHA-256，前 16 位；算法见 kaojing explain headcount-code），分数不在其中。数据有任何改动，核对码都会不同。请勿修改下一行，它供程序识别。",
        "The code {short} is computed of exam, school, grades and every candidate's class, id, name and status in each paper (SHA-256, first 16 digits; see kaojing explain headcount-code); scores are not in it. Any change of the data changes it. Please leave the next line as it is: programs read it."
    }
    SHEET_CONFIRMATION { "参考人数确认单", "Head count to sign" }
    TITLE_CONFIRMATION { "{school} 参考人数确认单", "{school}: head count to be confirmed" }
    SHEET_DIGESTS { "确认单核对", "Confirmations" }
    TITLE_DIGESTS { "参考人数确认单核对", "Confirmations of the head count" }
    NOTE_DIGESTS {
        "学校签字的确认单上的核对码与本表相同，确认的才是本次的数据；不同，说明确认之后数据有改动，请学校按新单重新确认。确认单的电子表放回输入文件夹，程序会自动比对。",
        "A signed sheet confirms these data if its code is the one listed here; another code means that the data changed since, and the school has to confirm anew. Put a returned workbook among the inputs and it is compared by the program."
    }
    NOTE_DIGEST_FORM {
        "核对码 = SHA-256（规范文本）：首行 kaojing-headcount 1；再写 exam、school，每个年级写 grade、papers，然后每名在本校计数的考生一行（班级、考号、姓名、各科状态词），按字节排序；制表符分隔，换行符为 LF，UTF-8 编码。",
        "Code = SHA-256 of the canonical text: first line kaojing-headcount 1; then exam, school; for each grade the lines grade and papers, then a line for each candidate who counts here (class, id, name, the word of the status in each paper), sorted by bytes; fields parted by tabs, lines ended by LF, UTF-8."
    }
    CONFIRM_RETURNED_WHAT { "交回情况（程序比对）", "Came back (compared by the program)" }
    CONFIRM_RETURNED_ON { "交回日期", "Came back on" }
    CONFIRM_SAME { "一致：{file}", "the same: {file}" }
    CONFIRM_OTHER { "确认的是别的数据：{file}", "other data: {file}" }
}
