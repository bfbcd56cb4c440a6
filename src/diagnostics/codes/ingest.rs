//! What the readers of files can notice (E201–E239); what sheets mean is in `layout` (E240–E299).

crate::rules! {
    INPUT_MISSING = "E201" "input-missing" Error {
        headline: "找不到 (not found) 这个文件或文件夹", "no such file or folder";
        did: "跳过了它", "passed it over";
        help: "请检查路径是否写对，文件是否已被移动或改名；链接请换成它指向的文件", "check the spelling and whether it was moved or renamed; give the file itself instead of a link";
        meaning: "给出的路径在磁盘上不存在，或者是一个指向别处、已经失效或绕成圈的链接。",
            "The path given does not exist on disk, or is a link that is broken or leads to itself.";
        asks: Office Correct;
    }
    NOT_A_FILE = "E202" "folder-named-as-workbook" Error {
        headline: "这是一个文件夹 (folder)，名字却像工作簿", "this is a folder with the name of a workbook";
        did: "没有读取它", "did not read it";
        help: "请打开看看：如果里面有成绩表，把文件夹名字末尾的扩展名去掉再运行", "look inside; if it holds score sheets, remove the ending from the folder's name and run again";
        meaning: "以 .xlsx、.xls 等结尾的名字应当是文件。解压软件有时会建出同名文件夹。",
            "A name ending in .xlsx, .xls and so on should be a file. Unpacking programs sometimes make a folder of that name.";
        asks: Office Correct;
    }
    NOT_REGULAR = "E203" "not-a-regular-file" Error {
        headline: "这不是普通文件（是设备、管道或链接）", "not a regular file (a device, a pipe or a link)";
        did: "没有打开它", "did not open it";
        help: "请把真正的成绩表文件复制到这里", "copy the score sheet itself to this place";
        meaning: "设备和管道可能永远读不完，因此只读取普通文件。", "Devices and pipes may never end, so only regular files are read.";
        asks: Office Correct;
    }
    LOCK_FILE = "E204" "lock-file" Error {
        headline: "这是 Excel 打开文件时留下的锁 (lock) 文件，里面没有成绩", "this is the lock file that Excel leaves while a workbook is open; it holds no scores";
        did: "没有读取它", "did not read it";
        help: "请改为给出同名但不带 ~$ 的工作簿", "give the workbook of the same name without ~$";
        meaning: "名字以 ~$ 开头的小文件只记着谁正打开着工作簿。读取文件夹时会自动跳过。",
            "The small files whose names start with ~$ only say who has the workbook open. They are skipped in folders.";
        asks: Office Correct;
    }
    FILE_EMPTY = "E205" "file-empty" Error {
        headline: "文件是空的 (empty)，一个字节也没有", "the file is empty: not one byte";
        did: "没有可读的内容", "there was nothing to read";
        help: "请向学校重新要这个文件", "ask the school for the file again";
        meaning: "多半是下载、复制或发送时中断了。", "Most often a download or copy that broke off.";
        school: "请重新导出或另存成绩表，检查能打开后再报",
            "export or save the score sheet again, see that it opens, and send it in again";
    }
    FILE_TOO_LARGE = "E206" "file-too-large" Error {
        headline: "文件太大 (size)：{size} MiB，上限 {limit} MiB", "the file is too large (size): {size} MiB, the limit is {limit} MiB";
        did: "没有读取它", "did not read it";
        help: "请在 Excel 或 WPS 中删去图片和无关的表，另存后再交；确实需要时，在 exam.toml 的 [limits] 中调大 file_mib", "remove pictures and unrelated sheets in Excel or WPS, save and try again; where all of it is needed, raise file_mib under [limits] in exam.toml";
        meaning: "一所学校的成绩表通常不到 1 MiB；过大的文件会用光内存。", "A school's sheet is below 1 MiB as a rule; huge files exhaust the memory.";
        school: "请在 Excel 或 WPS 中删去图片和无关的表，另存后重报",
            "remove pictures and unrelated sheets in Excel or WPS, save it and send it in again";
    }
    CONTENT_TOO_LARGE = "E207" "content-too-large" Error {
        headline: "文件展开后超出大小 (size) 限制：{what}（上限 {key} = {limit}）", "the content is beyond the size limit: {what} (limit {key} = {limit})";
        did: "停止读取这个文件，其中的成绩都没有采用", "stopped reading this file; none of its scores is used";
        help: "请在 Excel 或 WPS 中只选中有成绩的区域，复制到新工作簿再保存；确实这么大且来源可靠，可在 exam.toml 的 [limits] 中调大 {key}", "copy the range that holds scores to a new workbook in Excel or WPS and save it; where the file is honest and as large as that, raise {key} under [limits] in exam.toml";
        meaning: "限制在读取时按实际字节和单元格计数，不信文件自己的说法。可在 exam.toml 的 [limits] 中调整：part_mib = 128（压缩包里一个部件展开后的 MiB），package_mib = 1024（全部部件），ratio = 200（大部件的压缩比），parts = 10000（部件数），sheets = 1024（工作表数），cells = 5000000（单元格数，每行和每 40 字节长文字各算一个）。调大后内存用量随之增加。",
            "Counted while reading, whatever the file declares. Under [limits] in exam.toml: part_mib = 128 (inflated MiB of one part of a package), package_mib = 1024 (of all parts), ratio = 200 (of packed to inflated size for large parts), parts = 10000, sheets = 1024, cells = 5000000 (a row, and 40 bytes of long text, count as a cell each). Higher limits take more memory.";
        school: "请在 Excel 或 WPS 中只选中有成绩的区域，复制到新工作簿，保存后重报",
            "copy the range that holds scores to a new workbook in Excel or WPS, save it and send it in again";
    }
    PASSWORD = "E208" "password" Error {
        headline: "文件受密码 (password) 保护", "the file is protected by a password";
        did: "没有读取它", "did not read it";
        help: "请在 Excel 或 WPS 中打开，去掉打开密码后另存，再运行", "open it in Excel or WPS, remove the password, save and run again";
        meaning: "加密的文件不知道密码就无法读取；考镜不保存也不询问密码。", "An encrypted file cannot be read without its password; kaojing neither stores nor asks for one.";
        school: "请去掉打开密码，另存后重报",
            "remove the password, save the file and send it in again";
    }
    DAMAGED = "E209" "damaged" Error {
        headline: "文件已损坏 (damaged)，读不出内容（细节：{what}）", "the file is damaged and cannot be read (detail: {what})";
        did: "没有采用其中任何成绩", "none of its scores is used";
        help: "请用 Excel 或 WPS 打开并另存为 .xlsx；打不开就请学校重发", "open it in Excel or WPS and save it as .xlsx; if that fails ask the school to send it again";
        meaning: "文件的结构与它的格式不符，常见于下载中断、U 盘拔得太早、邮件网关改动。读到一半的成绩不可信，所以整份不用。",
            "Its structure breaks the rules of its format: a broken download, a drive unplugged too early, a mail gateway. Half a file cannot be trusted, so all of it is left out.";
        school: "请用 Excel 或 WPS 打开，另存为 .xlsx 后重报；打不开就重新导出",
            "open it in Excel or WPS, save it as .xlsx and send it in again; if it does not open, export it anew";
    }
    DUPLICATE_PART = "E210" "duplicate-part" Error {
        headline: "文件里有两个同名 (duplicate) 部件：{part}", "two parts of the file have one name (duplicate): {part}";
        did: "没有读取它：不同软件会看到不同的成绩", "did not read it: two programs would see two sets of scores";
        help: "请用 Excel 或 WPS 打开核对，另存为新文件", "open it in Excel or WPS, check it and save it as a new file";
        meaning: "OPC 标准 (ISO/IEC 29500-2) 不许部件重名，大小写不同也算重名。", "The OPC standard (ISO/IEC 29500-2) forbids two parts of one name, letter case aside.";
    }
    ARCHIVE = "E211" "archive" Error {
        headline: "这是压缩包 (zip)，不是工作簿", "this is an archive (zip), not a workbook";
        did: "没有读取里面的文件", "did not read what is in it";
        help: "请先解压，再把解压出的文件夹交给考镜", "unpack it and give the folder to kaojing";
        meaning: "压缩包里可能有多份成绩表；为避免重复计入，不自动解压。", "An archive may hold several sheets; it is not unpacked by itself so that nothing is counted twice.";
        asks: Office Correct;
    }
    OTHER_DOCUMENT = "E212" "other-document" Error {
        headline: "这是 {kind} 文件，不是成绩表", "this is a {kind} document, not a score sheet";
        did: "没有读取它", "did not read it";
        help: "请把里面的成绩表复制到 Excel 或 WPS 表格，另存为 .xlsx", "copy the table into Excel or WPS and save it as .xlsx";
        meaning: "按文件内容判断种类，与扩展名无关。", "The kind is told from the content, whatever the ending says.";
    }
    UNKNOWN_CONTENT = "E213" "unknown-content" Error {
        headline: "认不出这是什么文件", "the kind of this file is not known";
        did: "没有读取它", "did not read it";
        help: "请用 Excel 或 WPS 打开，另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx";
        meaning: "能读：xlsx、xlsm、xlsb、xls、et、ods、fods、csv 及制表符文本、网页表格（含单个文件网页 mht）、XML 表格 2003。",
            "Readable are xlsx, xlsm, xlsb, xls, et, ods, fods, csv and tab-separated text, web page tables (also in mht archives), XML Spreadsheet 2003.";
    }
    ENCODING = "E214" "encoding" Error {
        headline: "文字编码 (encoding) 无法确定：{what}", "the text encoding cannot be told: {what}";
        did: "没有读取它，以免出现错字", "did not read it, lest wrong characters slip in";
        help: "请用 Excel 或 WPS 打开，看文字是否正常，另存为 .xlsx", "open it in Excel or WPS, see that the text is right and save it as .xlsx";
        meaning: "认得 UTF-8、UTF-16、GB18030（含 GBK、GB2312）。同一文件里混用两种编码、或疑为 Big5 时不猜。",
            "UTF-8, UTF-16 and GB18030 (with GBK and GB2312) are known. A mix of two, or a suspicion of Big5, is not guessed at.";
    }
    OPEN_QUOTE = "E215" "open-quote" Error {
        headline: "第 {line} 行的引号 (quote) 没有闭合", "the quote opened on line {line} never closes";
        did: "没有读取它：引号之后的行会全部并成一格", "did not read it: all lines behind the quote would become one cell";
        help: "请在第 {line} 行补上或删去引号", "add or remove the quote on line {line}";
        meaning: "逗号分隔文本里，以双引号开头的字段一直到下一个双引号才结束 (RFC 4180)。", "In comma-separated text a field that starts with a double quote ends at the next one (RFC 4180).";
    }
    NUL_CHARACTER = "E216" "nul-character" Warning {
        headline: "单元格里有看不见的 NUL 字符", "a cell holds an invisible NUL character";
        did: "照原样读取", "read it as it stands";
        help: "请核对这一格，重新输入", "check the cell and type it again";
        meaning: "多由数据库导出或传输差错造成，可能丢了字。", "Usually a slip of a database export or a transfer; characters may be lost.";
    }
    RAGGED_ROW = "E217" "ragged-row" Error {
        headline: "这一行有 {found} 个字段，别的行是 {expected} 个", "this row has {found} fields, the others {expected}";
        did: "行尾的数字不知属于哪一列，没有当作成绩", "the numbers at its end may stand in the wrong column and are not taken as scores";
        help: "请补上缺的分隔符或删去多的，再运行", "add the missing separator or remove the extra one, then run again";
        meaning: "少一个或多一个分隔符，后面的分数就会错到相邻科目。", "With one separator too few or too many every score behind it lands in the next subject.";
        school: "请补上缺的分隔符或删去多的，或另存为 .xlsx 重报",
            "add the missing separator or remove the extra one, or save as .xlsx, and send the file in again";
    }
    ENTITIES = "E218" "dtd-or-entities" Error {
        headline: "文件内含 DTD 或自定义实体 (entity)，这在工作簿里不允许", "the file holds a DTD or entities of its own, which workbooks must not";
        did: "没有读取它，也没有打开它指向的任何地址", "did not read it, nor opened anything that it points to";
        help: "请用 Excel 或 WPS 打开，另存为新文件", "open it in Excel or WPS and save it as a new file";
        meaning: "实体可以把几千字节变成几个 G，或读走本机文件；OPC 标准禁止它们。", "Entities can turn kilobytes into gigabytes or read local files; the OPC standard forbids them.";
    }
    PART_OUTSIDE = "E219" "part-outside" Error {
        headline: "工作簿指向包外的部件 (external)：{target}", "the workbook points to a part outside itself (external): {target}";
        did: "没有读取它，也没有打开那个地址", "did not read it, nor opened that address";
        help: "请用 Excel 或 WPS 打开核对，另存为新文件", "open it in Excel or WPS, check it and save it as a new file";
        meaning: "工作表只能放在工作簿文件之内。", "A sheet can only live inside the workbook file.";
    }
    MACROS_IGNORED = "E220" "macros-ignored" Warning {
        headline: "工作簿带有宏 (macro)", "the workbook holds macros";
        did: "只读了单元格里的值，宏没有运行", "read the values in the cells; no macro was run";
        help: "如果分数要靠宏算出，请先在 Excel 里运行并保存", "if macros compute the scores, run them in Excel and save first";
        meaning: "宏从不运行，也不会带进输出文件。", "Macros are never run and never copied to an output.";
        asks: School Nothing;
    }
    EXTERNAL_LINKS = "E221" "external-links" Warning {
        headline: "工作簿引用了别的文件 (external)", "the workbook refers to other files (external)";
        did: "用了文件里存着的值，没有打开被引用的文件", "used the stored values; the other files were not opened";
        help: "请确认这些值是最新的，最好粘贴为数值后再交", "make sure the values are up to date, best pasted as values";
        meaning: "外部引用的值是上次保存时的，可能已经过时。", "Values behind external links are those of the last save and may be stale.";
    }
    SHEET_SKIPPED = "E222" "sheet-skipped" Warning {
        headline: "跳过了一张工作表（宏表、对话框表或图表）：{kind}", "passed over a sheet that is no worksheet: {kind}";
        did: "其余工作表照常读取", "the other sheets are read as usual";
        help: "如果上面有成绩，请复制到普通工作表", "if it holds scores copy them to an ordinary sheet";
        meaning: "宏表 (macro)、对话框表 (dialog) 和图表 (chart) 里没有普通的单元格数据。", "Macro, dialog and chart sheets hold no ordinary cells.";
    }
    CELL_TWICE = "E223" "cell-twice" Error {
        headline: "同一个单元格出现了两次", "one cell is written twice";
        did: "两个值都没有采用", "neither value is used";
        help: "请用 Excel 或 WPS 打开核对这一格，重新保存", "open the file in Excel or WPS, check the cell and save again";
        meaning: "不知道哪个值才对，所以不选。", "Nobody can know which value is right, so none is chosen.";
    }
    CELL_BROKEN = "E224" "cell-broken" Error {
        headline: "单元格内容无效：{value}", "the cell's content is invalid: {value}";
        did: "按无法识别处理，没有当作数值或文字", "treated as unreadable, neither as number nor as text";
        help: "请在 Excel 或 WPS 中重新输入这一格", "type the cell again in Excel or WPS";
        meaning: "例如不是数的数、指向不存在的文字、超出范围的数。", "For example a number that is none, a text that does not exist, a value out of range.";
    }
    CELL_OUTSIDE = "E225" "cell-outside" Error {
        headline: "有单元格的地址超出表格范围：{value}", "a cell's address is beyond the sheet: {value}";
        did: "没有采用这一格", "the cell is not used";
        help: "请用 Excel 或 WPS 打开核对，重新保存", "open the file in Excel or WPS, check it and save again";
        meaning: "表格最多 1048576 行、16384 列。", "A sheet has 1,048,576 rows and 16,384 columns at most.";
    }
    SHEET_DAMAGED = "E226" "sheet-damaged" Error {
        headline: "工作表已损坏 (damaged)：{what}", "the sheet is damaged: {what}";
        did: "没有采用这张表，其余的表照常读取", "this sheet is not used; the others are read";
        help: "请用 Excel 或 WPS 打开并另存，再运行", "open the file in Excel or WPS, save it and run again";
        meaning: "一张表读到一半就断了，它的成绩不可信。", "The sheet breaks off in the middle, so its scores cannot be trusted.";
        school: "请用 Excel 或 WPS 打开并另存，再重报",
            "open the file in Excel or WPS, save it and send it in again";
    }
    ENDING_DIFFERS = "E227" "ending-differs" Warning {
        headline: "扩展名与内容不符：其实是 {kind}", "the ending does not fit the content, which is {kind}";
        did: "按内容读取", "read it by its content";
        help: "一般不用处理；核对读到的行数即可", "nothing to do as a rule; check the number of rows read";
        meaning: "很多系统把网页或文本导出成 .xls。以内容为准。", "Many systems export web pages or text under the name .xls. The content decides.";
        asks: School Nothing;
    }
    NOTHING_IN_FOLDER = "E228" "nothing-in-folder" Error {
        headline: "文件夹 (folder) 里没有表格文件", "the folder holds no spreadsheet";
        did: "没有可读的内容", "there was nothing to read";
        help: "请确认成绩表放在这个文件夹里，扩展名是 xlsx、xls、et、ods 或 csv", "make sure that the score sheets are in this folder and end in xlsx, xls, et, ods or csv";
        meaning: "会读取文件夹及其下各层里的表格，跳过考镜自己的输出。", "Spreadsheets in the folder and below are read; output folders of kaojing are skipped.";
        asks: Office Correct;
    }
    PASSED_OVER = "E229" "passed-over" Note {
        headline: "不是表格文件，没有读取", "not a spreadsheet by its name, not read";
        did: "跳过了它", "passed it over";
        help: "如果里面有成绩：压缩包请先解压，文档和图片请把表格存成 .xlsx", "if it holds scores: unpack archives, save tables of documents and pictures as .xlsx";
        meaning: "读取文件夹时，只读名字像表格的文件，其余的列出来，不会悄悄漏掉。", "In folders only files named like spreadsheets are read; the others are listed, so that nothing is lost in silence.";
    }
    FOLDER_PASSED_OVER = "E230" "folder-passed-over" Warning {
        headline: "这个子文件夹没有读取", "this folder was not read";
        did: "同级有成绩、学籍、上次、小题等约定名字的文件夹，只读那些", "beside it are folders with agreed names (scores, roster, prior, items), and only those are read";
        help: "如果里面有成绩，请移到“成绩”文件夹里", "if it holds scores move it into the folder named scores";
        meaning: "一旦用了约定的名字，就按约定读取，避免把草稿和旧表算进来。", "Once the agreed names are used they are followed, so that drafts and old sheets are not counted.";
        asks: Office Confirm;
    }
    TEXT_TOO_LONG = "E231" "text-too-long" Error {
        headline: "单元格文字过长 (long)，超过 32767 个字", "the text of a cell is too long: more than 32,767 characters";
        did: "按无法识别处理", "treated as unreadable";
        help: "请在 Excel 或 WPS 中重新输入这一格", "type the cell again in Excel or WPS";
        meaning: "Excel 的单元格最多 32767 个字，更长的多半是损坏或恶意的文件。", "Excel allows 32,767 characters in a cell; more is a sign of damage or malice.";
    }
    NOT_OPENED = "E232" "not-opened" Error {
        headline: "打不开这个文件：{what}", "the file cannot be opened: {what}";
        did: "跳过了它", "passed it over";
        help: "请确认没有被别的程序占用、有读取权限，再运行", "make sure that no program holds it and that you may read it, then run again";
        meaning: "操作系统拒绝了读取。", "The system refused to read it.";
        asks: Office Correct;
    }
    TEACHERS_NOT_USED = "E233" "teachers-not-used" Note {
        headline: "任课表没有用上：找不到班级列和学科列（或学科、教师两列）", "the list of teachers was not used: no column of classes with columns of subjects, or of subject and teacher";
        did: "没有按任课教师统计", "gave no figures by teacher";
        help: "每班一行、每科一列写教师姓名；或每行写班级、学科、任课教师", "write a row for each class with a column of names for each subject; or class, subject and teacher in each row";
        meaning: "任课教师的数字由其任教班级的考生合并计算，要知道谁教哪个班的哪一科。",
            "Figures of a teacher pool the pupils of the classes taught, so it must be known who teaches which class what.";
    }
    TEXT_MAY_BE_CUT = "E234" "text-may-be-cut" Warning {
        headline: "旧式表格里有一段跨记录的文字，可能不完整", "a text of this old workbook spans records and may be incomplete";
        did: "读取了能读的部分", "read what could be read";
        help: "请核对这一格，或用 Excel 另存为 .xlsx", "check the cell, or save the file as .xlsx";
        meaning: "BIFF 格式一条记录最多 8224 字节，再长要分段存放。", "A BIFF record holds at most 8,224 bytes; longer texts are split.";
    }
    OWN_SHEET = "E239" "own-sheet" Note {
        headline: "这是考镜写给学校的工作簿，没有作为成绩读取（{sheets}）", "kaojing wrote this workbook for a school; it was not read as scores ({sheets})";
        did: "只读了其中的参考人数确认单", "read only the confirmation of the head count beside it";
        help: "如果学校在上面改了成绩，请让学校改原来的成绩表", "if the school corrected scores in it, ask for the corrected score sheet";
        meaning: "带有参考人数确认单的工作簿是分析的结果，把它当作成绩再算一遍会重复计数。",
            "A workbook with a confirmation of the head count is a result; taking it for scores would count everybody twice."
    }
}
