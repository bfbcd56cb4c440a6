//! What the report room can notice.

crate::rules! {
    FILE_RENAMED = "E601" "file-renamed" Note {
        headline: "学校“{value}”的名称不能直接用作文件名,工作簿存为 {file}", "the name of school “{value}” cannot be a file name as it is; its workbook is {file}";
        did: "文件名中不允许或会重名的字符已替换,工作簿内仍显示全称", "replaced what no file name may hold or what would clash; inside the workbook the full name stands";
        help: "无需处理;全县工作簿的目录页列有学校与文件的对照表", "nothing needs doing; the contents sheet of the county workbook lists which file is whose";
        meaning: "Windows 和 Linux 对文件名有不同限制(保留名、大小写、末尾的点和空格、长度)。为使结果文件夹在任何系统上都能打开,文件名一律按最严的规则生成,两所学校不会用到同一个文件名。",
            "Windows and Linux differ in what a file name may be (reserved names, letter case, dots and blanks at the end, length). So that the output folder opens on any system, names follow the strictest rules, and no two schools share one.";
    }
}
