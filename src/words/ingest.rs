//! Why a run ends at the door: no file, or none that can be used.

crate::words! {
    NOTHING_FOUND { "没有找到可读的成绩表：{inputs}", "no score sheet was found: {inputs}" }
    NOTHING_USABLE { "{count} 个文件都不能用，原因见上：{files}", "none of the {count} files can be used, the reasons are above: {files}" }
}
