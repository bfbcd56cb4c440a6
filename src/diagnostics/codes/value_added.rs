//! What can be noticed about value added.

crate::rules! {
    TOO_FEW = "E461" "value-added-too-few" Note {
        headline: "“{paper}”：与上次考试匹配上的有 {schools} 所学校、{n} 人，不够估计增值", "“{paper}”: {n} candidates of {schools} schools are matched with the earlier exam, too few for value added";
        did: "增值留空，匹配人数照列", "left value added empty, the numbers matched are shown";
        help: "请检查上次考试的成绩表是否齐全、考号或姓名能否对上；两所以上学校、每校几人以上才能估计", "see whether the sheets of the earlier exam are complete and share ids or names with this one; two schools of several candidates are needed at least";
        meaning: "增值模型要把学校的作用和学生之间的差别分开：至少两所学校，且有学校不止一名考生；学校均分也作预测时，每多一项要多一所学校。",
            "The model has to tell schools from candidates: it needs two schools, and more than one candidate in some; with school means as predictors, a school more for each."
    }
    DEPENDENT = "E462" "value-added-dependent" Warning {
        headline: "“{paper}”：上次成绩“{value}”人人相同，或完全由其他上次成绩决定，增值无法估计", "“{paper}”: the earlier score “{value}” is the same for all, or told by the others, so value added cannot be estimated";
        did: "增值留空", "left value added empty";
        help: "请检查这一列成绩；[value_added] predictors 里不要同时写总分和它的各科", "check this column; do not name a total beside all its subjects in [value_added] predictors";
        meaning: "预测变量没有差别，或能由别的预测变量算出，它的系数就没有唯一的答案。这里宁可不算，也不随便选一个。",
            "A predictor without spread, or one that follows from the others, has no slope of its own. Rather than pick one, nothing is computed.";
        asks: Office Confirm;
    }
    EXACT = "E463" "value-added-exact" Warning {
        headline: "“{paper}”：本次成绩由上次成绩完全决定，或校内没有差别，增值无法估计", "“{paper}”: the earlier scores tell the present ones outright, or nothing differs within schools, so value added cannot be estimated";
        did: "增值留空", "left value added empty";
        help: "请检查上次考试的文件夹里放的是不是本次的成绩表", "see whether the folder of the earlier exam holds the sheets of this one";
        meaning: "两次成绩一模一样时没有剩余差别，学校的作用也就无从估计；最常见的原因是同一批成绩表放了两处。",
            "Where both exams agree to the last mark nothing is left to tell schools apart by; most often the same sheets lie in both folders.";
        asks: Office Confirm;
    }
    NOT_IN_EARLIER = "E464" "predictor-not-in-earlier-exam" Warning {
        headline: "{grade}：上次考试没有“{value}”的成绩，增值模型不用它", "{grade}: the earlier exam has no scores of “{value}”, so value added does without";
        did: "其余预测科目照用；一科都没有时增值留空", "used the other predictors; without any, value added is empty";
        help: "请核对 [value_added] predictors 里的科目名称，或补上这一科的上次成绩", "check the names in [value_added] predictors, or add the earlier scores of this subject";
        meaning: "predictors 里写明的科目要在上次考试里有成绩，名称以成绩表里认出的标准名称为准。",
            "Subjects named in `predictors` must have scores in the earlier exam, under the standard name that was recognised.";
        asks: Office Confirm;
    }
    NO_DIFFERENCE = "E465" "value-added-no-difference" Note {
        headline: "“{paper}”：考虑上次成绩后，各校差别不超过偶然（{schools} 所学校、{n} 人），各校增值都是 0", "“{paper}”: given the earlier scores, schools differ by no more than chance ({n} candidates of {schools} schools); every value added is 0";
        did: "增值写 0，标准差为 0，增值等级留空", "value added is 0 with an sd of 0; levels are left empty";
        help: "不要据此给学校排序；人数多了可能看得出差别", "schools should not be put in order by it; more candidates may show a difference";
        meaning: "学校间方差的估计为 0：校均分的差别正好是学生之间的差别碰出来的那么大，或更小。收缩后的增值全部为 0，增值 ÷ 标准差没有意义。",
            "The variance between schools is estimated as 0: school means differ as much as luck among pupils would make them, or less. All shrunken effects are 0, and value over sd means nothing."
    }
    LOW_MATCH = "E466" "value-added-low-match" Note {
        headline: "{grade}：{n} 所学校有学科的匹配率低于 {value}：{schools}", "{grade}: in {n} schools fewer than {value} of the candidates of some paper are matched with the earlier exam: {schools}";
        did: "这些增值照算，工作簿里标灰并注明", "computed their value added, shown grey with a note in the workbooks";
        help: "请补齐上次考试的成绩，或核对考号；下限可在 [value_added] min_match 里改", "complete the earlier scores or check the ids; the limit is [value_added] min_match";
        meaning: "没有匹配上的考生不在模型里。他们常与其余考生不同（转入、缺考），匹配率低时增值只代表一部分学生。",
            "Who is not matched is not in the model. They often differ from the rest (moved in, absent), so with a low match rate value added speaks for a part of the pupils only."
    }
}
