//! The terms of who counts: expected, sat, absent, denominators, head count.

crate::words! {
    EXPECTED { "应考人数", "Expected" }
    EXPECTED_FORMULA {
        "应当参加该科考试的考生数 N：实考、缺考、空白、违纪、无法识别、不计入统计的成绩都算；免考、离校、未开考不算；缓考按设置",
        "N, candidates who should have sat the paper: present, absent, blank, misconduct, unreadable and set-aside marks count; exempt, withdrawn and not taken do not; deferred by setting",
    }
    EXPECTED_RIVALS { "有的县用在籍人数；在籍人数另列，不混用", "some counties use the number enrolled, which stands beside it and is never mixed in" }
    PRESENT { "实考人数", "Sat" }
    PRESENT_FORMULA { "参加了该科考试的考生数，0 分也是实考", "candidates who sat the paper; a score of 0 was sat too" }
    ABSENT { "缺考人数", "Absent" }
    ABSENT_FORMULA { "应考而记为缺考的考生数；缺考是状态，不是 0 分", "expected candidates recorded absent; absence is a status, not a score of 0" }
    PARTICIPATION { "参考率", "Participation" }
    PARTICIPATION_FORMULA { "n ÷ N", "n / N" }
    PARTICIPATION_RIVALS { "与巩固率不同，巩固率以入学人数为分母", "not retention, which divides by the intake" }
    HEADCOUNT { "参考人数", "Head count" }
    HEADCOUNT_FORMULA {
        "headcount.csv 每个年级、学校一行，每个人只在一处：expected = present + absent + misconduct + deferred（缓考计应考时）；enrolled + guest_in + unlisted − guest_out = expected + exempt + withdrawn（缓考不计应考时再加 deferred）。一个人按各科合看：有一科实考即 present（只有无法辨认的成绩也暂按 present），否则依次看违纪、缺考、缓考、免考、离校。enrolled 在籍含外借、休学，不含借读和已离校；guest_in 借读而在本校计数，guest_out 在籍而按规则计在别处或不计；withdrawn 表中记离校，或在籍休学而不在表中；unlisted 在表而不在名册（含名册已记离校）；unexplained 在籍而不在任何表中，都在 absent 里；inclusion 随班就读只作说明",
        "headcount.csv has a row for each grade and school, each person in one place: expected = present + absent + misconduct + deferred (where these are expected); enrolled + guest_in + unlisted − guest_out = expected + exempt + withdrawn (+ deferred, where not expected). A person is taken over all papers: present if one was sat (also if the only marks cannot be read), else by misconduct, absence, deferral, exemption, withdrawal, in this order. enrolled holds the lent and the suspended, not guests and leavers; guest_in are guests who count here, guest_out those on the roll who by the rule count elsewhere or nowhere; withdrawn left by the sheet, or are suspended and in no sheet; unlisted are in a sheet and on no roster (or listed as having left); unexplained are on the roll and in no sheet, all of them absent; inclusion is for information",
    }
    HEADCOUNT_UNDEFINED { "没有名册时 enrolled 为空；同名难分或名册与成绩表对不上时，第二个等式的差额见“应考来历”", "enrolled is empty without a roster; where several persons fit or a roster does not fit the sheets, the difference of the second equation is named in “Reconciliation”" }
    HEADCOUNT_RIVALS { "各科的应考、实考、缺考按科计；这里的人数按人计", "expected, sat and absent of a paper count in that paper; these count persons" }
    HEADCOUNT_CODE { "参考人数核对码", "Code of the head count" }
    HEADCOUNT_CODE_FORMULA {
        "SHA-256（规范文本），打印前 16 位十六进制数，四位一组。规范文本为 UTF-8、每行以 LF 结尾、字段以制表符分隔（字段内的制表符和换行写作空格）：kaojing-headcount 1；exam、考试名称；school、校名；每个年级先写 grade、年级，再写 papers、各科名称（不含总分），然后每名在本校计数的考生一行：班级、考号、姓名、各科状态（present、absent、exempt、deferred、misconduct、withdrawn、unreadable、excluded、not-taken），这些行按字节排序",
        "SHA-256 of the canonical text, the first 16 hexadecimal digits printed in groups of four. The text is UTF-8, lines end in LF, fields are parted by tabs (a tab or line break inside a field is a blank): kaojing-headcount 1; exam, its name; school, its name; for each grade first grade, its name, then papers, the subjects without the total, then a line for each candidate who counts here: class, id, name, status in each paper (present, absent, exempt, deferred, misconduct, withdrawn, unreadable, excluded, not-taken), these lines in order of their bytes",
    }
    HEADCOUNT_CODE_RIVALS { "不是文件的哈希：分数、格式、文件名的改动不影响核对码", "no hash of a file: changed scores, formats and file names do not change it" }
    COUNTED { "统计人数", "Scores that count" }
    COUNTED_FORMULA {
        "计入平均分、标准差和分位数的成绩数 n：实考的成绩；违纪按设置不计或计 0 分",
        "n, the scores in mean, deviation and quantiles: those of candidates present; misconduct counts not at all or as 0, by setting",
    }
    DENOMINATOR { "分母口径", "Denominator" }
    DENOMINATOR_FORMULA {
        "平均分和各率除以的人数，六种之一：present 实考 n；expected 应考 N，缺考按未达线；enrolled-less 在籍扣除 max(n, ⌈在籍×(1−p)⌉)；class-allowance 班额扣除，各班 max(n, N−k) 之和，k 按班额查表；floor 保底 max(n, ⌈f×N⌉)；cohort 起始人数 + 转入 − 转出（至少 n）。县、片区、类别为各校之和",
        "what means and rates are divided by, one of six: present, n; expected, N, the absent counting as failing; enrolled-less, max(n, ceil(enrolled·(1−p))); class-allowance, the sum of max(n, N−k) over classes, k by class size; floor, max(n, ceil(f·N)); cohort, start-of-stage roll + in − out, at least n. County, district and category add up their schools",
    }
    DENOMINATOR_RIVALS {
        "各种口径会给出不同的名次，所以“分母对照”把六种并列，口径说明写明所用的一种",
        "they give different orders of schools, so all six stand side by side in “Denominators”, and the definitions name the one in use",
    }
    TOTAL_SCORE { "总分", "Total" }
    TOTAL_SCORE_FORMULA {
        "各科成绩之和，只对应考各科全部实考的考生成立；缺任何一科都没有总分",
        "sum over the papers, only for candidates present in every paper they should sit; with one missed there is none",
    }
    TOTAL_SCORE_RIVALS {
        "缺一科仍相加的“已考科目总分”另列，不参加排名",
        "the sum over the papers sat stands beside it under its own name and is never ranked",
    }
    SUBJECT_SCORE { "单科成绩", "Score of a paper" }
    SUBJECT_SCORE_FORMULA { "candidates.csv 每科一列，列名即学科名：原始成绩，从不改动", "candidates.csv has a column for each paper, headed by its name: the original score, never changed" }
    SUBJECT_SCORE_UNDEFINED { "没有成绩（缺考、免考等）时留空，不写 0", "empty without a score (absent, exempt, …), never 0" }
}
