//! What `check` notices about a school as a whole, and its lists that come back.

crate::rules! {
    PUPILS_MISSING = "E801" "pupils-missing" Error {
        headline: "{grade}：学籍名册上有 {count} 人不在成绩表里（{who}）", "{grade}: {count} pupils of the roster are in no score sheet ({who})";
        did: "算应考，去向未说明", "counted as expected and not accounted for";
        help: "请补上这些学生的成绩，或注明缺考、免考、休学、转出", "add these pupils with their marks, or say who was absent, exempt, suspended or has left";
        meaning: "学籍名册决定谁应当参加考试。名册上有、成绩表里没有、又没有说明的人，不能当作没有这个人。",
            "The roster decides who should sit. A pupil on it, in no sheet and without a reason cannot be passed over.";
    }
    PUPILS_UNLISTED = "E802" "pupils-unlisted" Warning {
        headline: "{grade}：有 {count} 名考生不在学籍名册上（{who}）", "{grade}: {count} candidates are not on the roster ({who})";
        did: "照常计入，算名册外", "counted, as not on the roster";
        help: "请核对考号和姓名；是借读、附读或新转入的请注明", "check ids and names; say who is a guest or has just been transferred in";
        meaning: "成绩表里的人在名册上找不到，常见于考号抄错、姓名写法不同、借读和新转入的学生。",
            "A candidate is not found on the roster: mostly a slip in the id, another spelling of the name, a guest or a new pupil.";
    }
    PAPERS_MISSING = "E803" "papers-missing" Warning {
        headline: "{grade}：没有收到 {papers} 的成绩", "{grade}: no marks came in for {papers}";
        did: "这些学科没有本校的数字", "there are no figures of this school in these subjects";
        help: "请补报；本校没有考的，请说明", "send them in, or say that the school does not sit them";
        meaning: "半数以上的学校报了这些学科，这所学校一个成绩也没有，多半漏报了一列或一张表。",
            "More than half of the schools sent these subjects and this school not one mark: most likely a column or a sheet was forgotten.";
    }
    RETURN_LIST = "E804" "return-list-came-back" Note {
        headline: "这是考镜写的退回修改单，不是成绩表", "this is a return list that kaojing wrote, not a score sheet";
        did: "没有当成绩读", "did not read it as scores";
        help: "更正要改在学校原来的成绩表里；单上填的内容请人工核对", "corrections belong into the school's own sheet; read by hand what was filled in here";
        meaning: "退回修改单里抄有原表的单元格内容，当成绩读会多算。", "A return list repeats what cells held; read as scores it would be counted again.";
    }
}
