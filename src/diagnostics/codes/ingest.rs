//! What reading files can notice.

crate::rules! {
    FILE_UNREADABLE = "E201" "file-unreadable" Error {
        headline: "文件打不开：{reason}", "the file cannot be opened: {reason}";
        did: "没有读取此文件，其余文件照常处理", "left this file out; the others are processed";
        help: "检查文件是否还在、是否被别的程序占用，再运行一次", "check that the file exists and no program holds it, then run again";
        meaning: "操作系统不允许读取该文件。", "The operating system does not let the file be read."
    }
    FOLDER_UNREADABLE = "E202" "folder-unreadable" Error {
        headline: "文件夹打不开：{value}", "the folder cannot be opened: {value}";
        did: "跳过此文件夹", "passed over this folder";
        help: "检查文件夹权限", "check the permissions of the folder";
        meaning: "操作系统不允许列出该文件夹。", "The operating system does not let the folder be listed."
    }
    LOCK_FILE = "E203" "lock-file" Error {
        headline: "这是 Excel 打开文件时留下的锁文件 (lock file)，不是成绩表", "this is the lock file that Excel leaves beside an open workbook, not a score sheet";
        did: "没有读取", "left it out";
        help: "请改选不带 ~$ 的同名文件", "choose the file of the same name without ~$";
        meaning: "文件名以 ~$ 开头的文件只记录谁打开了工作簿。", "A file whose name starts with ~$ only records who has the workbook open."
    }
    FOLDER_NOT_FILE = "E204" "folder-not-file" Error {
        headline: "这是文件夹 (folder)，名字却像工作簿", "this is a folder with the name of a workbook";
        did: "没有读取", "left it out";
        help: "把文件夹改名，或把其中的文件移出来", "rename the folder, or move the files out of it";
        meaning: "解压时常会生成与文件同名的文件夹。", "Unpacking an archive often makes a folder named like the file in it."
    }
    NOT_A_REGULAR_FILE = "E205" "not-a-regular-file" Error {
        headline: "这不是普通文件（可能是设备或管道）", "this is no regular file (a device or pipe)";
        did: "没有读取", "left it out";
        help: "请把成绩表存成普通文件", "save the score sheet as an ordinary file";
        meaning: "只读取普通文件，以免程序一直等待。", "Only regular files are read, because others could make the program wait for ever."
    }
    FILE_TOO_LARGE = "E206" "file-too-large" Error {
        headline: "文件超过大小 (size) 上限 {limit} MiB", "the file exceeds the size limit of {limit} MiB";
        did: "没有读取", "left it out";
        help: "成绩表不会这么大：请检查里面是否有图片，或拆成几个文件", "score sheets are not that large: look for pictures in it, or split it";
        meaning: "上限用来防止内存被耗尽。", "The limit keeps memory from running out."
    }
    FILE_EMPTY = "E207" "file-empty" Error {
        headline: "文件是空的 (empty)，0 字节", "the file is empty, 0 bytes";
        did: "没有读取", "left it out";
        help: "请学校重新发送", "ask the school to send it again";
        meaning: "传输中断时常留下空文件。", "A transfer that broke off often leaves an empty file."
    }
    PASSWORD = "E208" "password" Error {
        headline: "文件有打开密码 (password)", "the file has a password";
        did: "没有读取", "left it out";
        help: "用 Excel 或 WPS 打开，去掉密码后另存，再运行一次", "open it in Excel or WPS, remove the password, save, and run again";
        meaning: "加密的工作簿不知道密码就读不出内容。", "The content of an encrypted workbook cannot be read without its password."
    }
    PLAIN_ZIP = "E209" "plain-zip" Error {
        headline: "这是压缩包 (zip)，不是工作簿", "this is a zip archive, not a workbook";
        did: "没有读取", "left it out";
        help: "先解压，再把里面的文件放进来", "unpack it and put its files here";
        meaning: "压缩包里的文件要先取出来。", "Files inside an archive have to be taken out first."
    }
    WORD_DOCUMENT = "E210" "word-document" Error {
        headline: "这是 Word 文档，不是工作簿", "this is a Word document, not a workbook";
        did: "没有读取", "left it out";
        help: "请学校把表格复制到 Excel 后发送", "ask the school to copy the table into Excel and send that";
        meaning: "Word 里的表格不读取。", "Tables in Word documents are not read."
    }
    PDF_DOCUMENT = "E211" "pdf-document" Error {
        headline: "这是 PDF 文件，不是工作簿", "this is a PDF document, not a workbook";
        did: "没有读取", "left it out";
        help: "请学校发送原始的 Excel 文件", "ask the school for the Excel file it was made from";
        meaning: "PDF 里的表格不读取。", "Tables in PDF documents are not read."
    }
    DAMAGED = "E212" "damaged" Error {
        headline: "文件已损坏 (damaged)，读不出内容", "the file is damaged and cannot be read";
        did: "没有读取此文件，其余文件照常处理", "left this file out; the others are processed";
        help: "用 Excel 或 WPS 打开并另存；打不开就请学校重新发送", "open it in Excel or WPS and save it again; if that fails, ask the school to send it again";
        meaning: "文件被截断或中间有错，常见于传输中断。", "The file is cut off or broken inside, as when a transfer breaks off."
    }
    UNKNOWN_FORMAT = "E213" "unknown-format" Error {
        headline: "认不出这是什么文件", "the kind of file is not known";
        did: "没有读取", "left it out";
        help: "用 Excel 或 WPS 打开，另存为 .xlsx 再运行一次", "open it in Excel or WPS, save it as .xlsx and run again";
        meaning: "能读取的是 xlsx、xlsm、xls、xlsb、ods、csv、制表符文本和网页表格。", "What is read: xlsx, xlsm, xls, xlsb, ods, csv, tab-separated text and web-page tables."
    }
    NOT_A_CELL_SHEET = "E214" "not-a-cell-sheet" Warning {
        headline: "这张表是图表、宏 (macro) 或对话框，没有单元格", "this sheet is a chart, macro or dialog and has no cells";
        did: "跳过这张表，宏不会运行", "passed over it; macros are never run";
        help: "不用处理", "nothing to do";
        meaning: "只有普通工作表里才有成绩。", "Only ordinary sheets hold scores."
    }
    SHEET_UNREADABLE = "E215" "sheet-unreadable" Error {
        headline: "这张表读不出来：{reason}", "this sheet cannot be read: {reason}";
        did: "没有读取这张表，同一文件的其他表照常处理", "left this sheet out; the others of the file are processed";
        help: "用 Excel 或 WPS 打开并另存，再运行一次", "open the file in Excel or WPS, save it again and rerun";
        meaning: "工作表内部有读不懂的内容。", "Something inside the sheet cannot be understood."
    }
    TEXT_ENCODING = "E216" "text-encoding" Error {
        headline: "文本编码 (encoding) 不一致，第 {line} 行起读不出来", "the text's encoding is not consistent: line {line} cannot be read";
        did: "没有读取此文件", "left this file out";
        help: "用 Excel 打开并另存为 .xlsx，或另存为 UTF-8 的 CSV", "open it in Excel and save it as .xlsx, or as CSV in UTF-8";
        meaning: "能读 UTF-8、UTF-16 和 GB18030（含 GBK）；一个文件里只能用一种。", "UTF-8, UTF-16 and GB18030 (GBK) are read; one file must keep to one of them."
    }
    TEXT_MALFORMED = "E217" "text-malformed" Error {
        headline: "文本表格不完整：{reason}", "the text table is malformed: {reason}";
        did: "没有读取此文件", "left this file out";
        help: "检查所说的行里的引号 (quote) 和分隔符", "check the quotes and separators of the line named";
        meaning: "引号没有成对，或一行的列数多得不可能。", "A quote is not closed, or a line has impossibly many fields."
    }
    NO_TABLE_IN_PAGE = "E218" "no-table-in-page" Error {
        headline: "网页 (HTML) 里没有表格", "the web page (HTML) holds no table";
        did: "没有读取此文件", "left this file out";
        help: "用 Excel 打开并另存为 .xlsx", "open it in Excel and save it as .xlsx";
        meaning: "有些系统把网页存成 .xls；要有表格才能读取。", "Some systems save web pages as .xls; only their tables are read."
    }
}
