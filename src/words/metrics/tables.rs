//! The terms of the columns that are no statistic.

crate::words! {
    UNIT_ROWS { "行", "rows" }
    KEYS { "行的归属", "Whose row it is" }
    KEYS_FORMULA {
        "grade 年级、subject 学科（总分也在内）、school 学校、class 班级、category 类别、district 片区；id、name 考号和姓名；kind 是 county、category、district、school、class、teacher 之一，name 是它的名称；teacher 任课教师；between 是 schools 或 classes；schools 为有成绩的学校数",
        "grade, subject (the total among them), school, class, category, district; id and name of a candidate; kind is one of county, category, district, school, class, teacher, and name its name; teacher, who teaches; between is schools or classes; schools counts those with a score",
    }
    KEYS_UNDEFINED { "没有注明的留空", "empty where nothing tells it" }
    STATUS { "考生状态", "Status of a candidate" }
    STATUS_FORMULA {
        "各科合看：有一科实考即 present，否则依次为 excluded 不计入、misconduct 违纪、unreadable 无法辨认、absent 缺考、blank 空白、deferred 缓考、exempt 免考、withdrawn 离校",
        "over all papers: present if one was sat, else by excluded, misconduct, unreadable, absent, blank, deferred, exempt, withdrawn, in this order",
    }
    LEADS { "线索与检验的列", "Columns of leads and tests" }
    LEADS_FORMULA {
        "code 代码（kaojing explain 代码）；candidate 考号；effect 效应，以 unit 为单位，low–high 为其 95 % 区间；statistic 统计量；p 为没有差异时出现这样结果的概率；q 为按检验次数校正后的 p（错误发现率）；strength 强度；evidence 看到了什么；alternatives 可能的正常解释；next_step 下一步；tested 为 true 或没有检验的原因",
        "code (kaojing explain CODE); candidate, an id; effect in unit with its 95 % interval low–high; statistic; p, the chance of the like where nothing differs; q, p corrected for the number of tests (false-discovery rate); strength; evidence; alternatives, innocent explanations; next_step; tested, true or why not",
    }
    LEADS_UNDEFINED { "该检验没有这一项时留空", "empty where the test has none" }
    DIAGNOSTICS { "诊断的列", "Columns of diagnostics" }
    DIAGNOSTICS_FORMULA {
        "severity 程度：error、warning、note；file、sheet、cell 为出处；message 说明；value 为读到的内容",
        "severity: error, warning, note; file, sheet and cell it is about; message; value as read",
    }
    ROWS { "行数去向", "Account of rows" }
    ROWS_FORMULA {
        "每张表的行数 rows = blank 空行 + header 表头 + candidates 考生（名册、名单的条目也算）+ summary 汇总行 + note 说明 + rejected 未采用",
        "rows of a sheet = blank + header + candidates (entries of rosters and registers too) + summary + note + rejected",
    }
}
