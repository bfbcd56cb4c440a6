//! Styles, numbering, settings, fonts, running head and foot of the document: what makes headings, lists, captions and tables
//! known to a word processor by their names.

use crate::{
    report::{desk::Desk, page::html::escaped, style},
    words::{Lang, document as words, report},
};
use std::fmt::Write;

/// How every part begins.
pub const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The space of the words of the markup.
pub const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
/// Width of the text, in twentieths of a point: A4 less its margins.
pub const TEXT_WIDTH: u32 = 11906 - 2 * MARGIN;
/// Left and right margin.
pub const MARGIN: u32 = 1361;

/// Numbered headings, one to three.
const HEADINGS: u32 = 1;
/// Lists with a point before each paragraph.
pub const POINTS: u32 = 2;
/// Lists with a number before each paragraph.
pub const NUMBERS: u32 = 3;

/// `zh-CN`, `en-US`.
#[must_use]
pub const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-US",
    }
}

/// A paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    /// The style it departs from; none for the first one.
    based: Option<&'static str>,
    next: Option<&'static str>,
    /// Properties of the paragraph and of its letters.
    paragraph: String,
    letters: String,
}

/// The styles.
#[must_use]
pub fn styles(lang: Lang) -> String {
    let mut out = format!(
        "{XML}<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        fonts("SimSun")
    );
    for style in paragraph_styles(lang) {
        let default = if style.id == "Normal" { " w:default=\"1\"" } else { "" };
        put(&mut out, format_args!("<w:style w:type=\"paragraph\"{default} w:styleId=\"{}\"><w:name w:val=\"{}\"/>", style.id, style.name));
        for (word, value) in [("basedOn", style.based), ("next", style.next)] {
            if let Some(value) = value {
                put(&mut out, format_args!("<w:{word} w:val=\"{value}\"/>"));
            }
        }
        put(&mut out, format_args!("<w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>", style.paragraph, style.letters));
    }
    let rule = |side: &str, weight: u32| format!("<w:{side} w:val=\"single\" w:sz=\"{weight}\" w:space=\"0\" w:color=\"404040\"/>");
    put(
        &mut out,
        format_args!(
            "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
             <w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/><w:basedOn w:val=\"TableNormal\"/><w:qFormat/><w:tblPr><w:tblBorders>{}{}<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{:06X}\"/></w:tblBorders><w:tblCellMar><w:top w:w=\"28\" w:type=\"dxa\"/><w:left w:w=\"57\" w:type=\"dxa\"/><w:bottom w:w=\"28\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tblPr/><w:tcPr><w:tcBorders>{}</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{:06X}\"/></w:tcPr></w:tblStylePr></w:style>",
            rule("top", 12),
            rule("bottom", 12),
            style::RULE,
            rule("bottom", 6),
            style::HEADER_FILL,
        ),
    );
    out + "</w:styles>"
}

fn paragraph_styles(lang: Lang) -> Vec<Style> {
    let zh = lang == Lang::Zh;
    let indent = if zh { "<w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/>" } else { "" };
    let (before, line) = if zh { (0, 400) } else { (60, 320) };
    let heading = |level: u32, id: &'static str, name: &'static str, size: u32| Style {
        id,
        name,
        based: Some("Normal"),
        next: Some("BodyText"),
        paragraph: format!(
            "<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{HEADINGS}\"/></w:numPr><w:spacing w:before=\"{}\" w:after=\"{}\"/><w:outlineLvl w:val=\"{level}\"/>",
            320 - 80 * level,
            160 - 40 * level
        ),
        letters: format!("{}<w:b/><w:bCs/>{}", fonts("SimHei"), size_of(size)),
    };
    let apart = "<w:keepNext/><w:keepLines/><w:spacing w:before=\"320\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>".to_owned();
    let plain = |id: &'static str, name: &'static str, paragraph: String, letters: String| Style {
        id,
        name,
        based: Some("Normal"),
        next: None,
        paragraph,
        letters,
    };
    let centred = "<w:jc w:val=\"center\"/>";
    let quiet = format!("<w:color w:val=\"{:06X}\"/>", style::QUIET);
    let edge = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"BF9000\"/>");
    vec![
        Style { id: "Normal", name: "Normal", based: None, next: None, paragraph: String::new(), letters: String::new() },
        plain(
            "BodyText",
            "Body Text",
            format!("<w:spacing w:before=\"{before}\" w:after=\"60\" w:line=\"{line}\" w:lineRule=\"atLeast\"/>{indent}"),
            String::new(),
        ),
        plain(
            "Title",
            "Title",
            format!("<w:keepNext/><w:spacing w:before=\"600\" w:after=\"240\"/>{centred}"),
            format!("{}<w:b/><w:bCs/>{}", fonts("SimHei"), size_of(44)),
        ),
        plain(
            "Subtitle",
            "Subtitle",
            format!("<w:spacing w:before=\"60\" w:after=\"60\"/>{centred}"),
            format!("{}{}", fonts("KaiTi"), size_of(28)),
        ),
        heading(0, "Heading1", "heading 1", 32),
        Style { id: "HeadingApart", name: "Heading Apart", paragraph: apart, ..heading(0, "", "", 32) },
        heading(1, "Heading2", "heading 2", 28),
        heading(2, "Heading3", "heading 3", 24),
        plain(
            "TOCHeading",
            "TOC Heading",
            format!("<w:keepNext/><w:spacing w:before=\"480\" w:after=\"120\"/>{centred}"),
            format!("{}<w:b/><w:bCs/>{}", fonts("SimHei"), size_of(28)),
        ),
        plain(
            "TOC1",
            "toc 1",
            "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9180\"/></w:tabs><w:spacing w:before=\"40\" w:after=\"40\"/>"
                .to_owned(),
            String::new(),
        ),
        Style {
            id: "Caption",
            name: "caption",
            based: Some("Normal"),
            next: Some("BodyText"),
            paragraph: format!("<w:spacing w:before=\"160\" w:after=\"80\"/>{centred}"),
            letters: format!("{}{}", fonts("SimHei"), size_of(20)),
        },
        plain("Figure", "Figure", format!("<w:keepNext/><w:spacing w:before=\"160\" w:after=\"0\"/>{centred}"), String::new()),
        plain("TableText", "Table Text", "<w:spacing w:before=\"0\" w:after=\"0\"/>".to_owned(), size_of(18)),
        plain("TableNote", "Table Note", "<w:spacing w:before=\"60\" w:after=\"160\"/>".to_owned(), format!("{quiet}{}", size_of(18))),
        plain(
            "Notice",
            "Notice",
            format!(
                "<w:pBdr>{}{}{}{}</w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{:06X}\"/><w:spacing w:before=\"200\" w:after=\"120\"/><w:ind w:left=\"120\" w:right=\"120\"/>",
                edge("top"),
                edge("left"),
                edge("bottom"),
                edge("right"),
                style::NOTICE_FILL
            ),
            size_of(21),
        ),
        plain(
            "ListParagraph",
            "List Paragraph",
            format!("<w:spacing w:before=\"{before}\" w:after=\"60\" w:line=\"{line}\" w:lineRule=\"atLeast\"/>"),
            String::new(),
        ),
        plain(
            "Header",
            "header",
            format!(
                "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"{:06X}\"/></w:pBdr><w:tabs><w:tab w:val=\"right\" w:pos=\"{TEXT_WIDTH}\"/></w:tabs>",
                style::RULE
            ),
            format!("{quiet}{}", size_of(18)),
        ),
        plain(
            "Footer",
            "footer",
            format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{TEXT_WIDTH}\"/></w:tabs>"),
            format!("{quiet}{}", size_of(18)),
        ),
    ]
}

fn fonts(east: &str) -> String {
    format!("<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{east}\" w:cs=\"Times New Roman\"/>")
}

/// A size in half points.
fn size_of(half_points: u32) -> String {
    format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
}

/// Lists: headings on three levels, points, numbers.
#[must_use]
pub fn numbering(lang: Lang) -> String {
    let level = |at: u32, format: &str, text: &str, style: &str, more: &str| {
        let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
        format!("<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}{more}").replace("{text}", text)
            + "</w:lvl>"
    };
    let tight = "<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr>";
    let spaced = "<w:suff w:val=\"space\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr>";
    let hanging = "<w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:tabs><w:tab w:val=\"num\" w:pos=\"480\"/></w:tabs><w:ind w:left=\"480\" w:hanging=\"480\"/></w:pPr>";
    let headings = match lang {
        Lang::Zh => [
            level(0, "chineseCounting", "%1、", "Heading1", tight),
            level(1, "chineseCounting", "（%2）", "Heading2", tight),
            level(2, "decimal", "%3.", "Heading3", spaced),
        ],
        Lang::En => [
            level(0, "decimal", "%1", "Heading1", spaced),
            level(1, "decimal", "%1.%2", "Heading2", spaced),
            level(2, "decimal", "%1.%2.%3", "Heading3", spaced),
        ],
    }
    .concat();
    let lists = [
        (HEADINGS, "multilevel", headings),
        (POINTS, "singleLevel", level(0, "bullet", "•", "", hanging)),
        (NUMBERS, "singleLevel", level(0, "decimal", "%1.", "", hanging)),
    ];
    let mut out = format!("{XML}<w:numbering {SPACE}>");
    for (id, kind, levels) in &lists {
        put(&mut out, format_args!("<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"{kind}\"/>{levels}</w:abstractNum>"));
    }
    for (id, ..) in &lists {
        put(&mut out, format_args!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>"));
    }
    out + "</w:numbering>"
}

/// The number before a heading of the first level, as the list above makes it.
#[must_use]
pub fn heading_number(lang: Lang, number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match lang {
        Lang::En => format!("{number} "),
        Lang::Zh => {
            let ten = match number / 10 {
                0 => String::new(),
                1 => "十".to_owned(),
                tens => format!("{}十", DIGITS[tens % 10]),
            };
            format!("{ten}{}、", DIGITS[number % 10])
        }
    }
}

/// Settings: nothing that asks the reader anything when the file is opened.
#[must_use]
pub fn settings(lang: Lang) -> String {
    format!(
        "{XML}<w:settings {SPACE}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{}\" w:eastAsia=\"zh-CN\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>",
        if lang == Lang::Zh { "en-US" } else { language(lang) }
    )
}

/// Fonts, with the family to fall back on where one is not installed.
#[must_use]
pub fn font_table() -> String {
    let mut out = format!("{XML}<w:fonts {SPACE}>");
    for (name, charset, family) in
        [("Times New Roman", "00", "roman"), ("SimSun", "86", "roman"), ("SimHei", "86", "swiss"), ("KaiTi", "86", "script")]
    {
        put(
            &mut out,
            format_args!(
                "<w:font w:name=\"{name}\"><w:charset w:val=\"{charset}\"/><w:family w:val=\"{family}\"/><w:pitch w:val=\"variable\"/></w:font>"
            ),
        );
    }
    out + "</w:fonts>"
}

/// Colours and fonts that a reader is offered when editing: those of the workbooks.
#[must_use]
pub fn theme() -> String {
    let colour = |name: &str, colour: u32| format!("<a:{name}><a:srgbClr val=\"{colour:06X}\"/></a:{name}>");
    let accents: String = (1..).zip(&style::CHART_LINES[..6]).map(|(at, accent)| colour(&format!("accent{at}"), *accent)).collect();
    let ends = [colour("dk1", 0), colour("lt1", 0xFF_FF_FF), colour("dk2", style::INK), colour("lt2", style::HEADER_FILL)].concat();
    let links = colour("hlink", style::LINK) + &colour("folHlink", style::QUIET);
    let font = |which: &str, east: &str| {
        format!(
            "<a:{which}><a:latin typeface=\"Times New Roman\"/><a:ea typeface=\"{east}\"/><a:cs typeface=\"Times New Roman\"/></a:{which}>"
        )
    };
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{XML}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Kaojing\"><a:themeElements><a:clrScheme name=\"Kaojing\">{ends}{accents}{links}</a:clrScheme><a:fontScheme name=\"Kaojing\">{}{}</a:fontScheme><a:fmtScheme name=\"Kaojing\"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}</a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        font("majorFont", "SimHei"),
        font("minorFont", "SimSun"),
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3)
    )
}

/// The exam to the left, who may see it to the right.
#[must_use]
pub fn header(desk: &Desk<'_>, level: &str) -> String {
    format!(
        "{XML}<w:hdr {SPACE}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{}<w:r><w:tab/></w:r>{}</w:p></w:hdr>",
        run(&desk.fill(words::REPORT_TITLE, &[("exam", &desk.exam())])),
        run(level)
    )
}

/// Office and day of the exam to the left, page and pages to the right.
#[must_use]
pub fn footer(desk: &Desk<'_>) -> String {
    let exam = &desk.analysis.config.exam;
    let told: Vec<&str> = [exam.authority.as_deref(), exam.date.as_deref()].into_iter().flatten().collect();
    let mut out =
        format!("{XML}<w:ftr {SPACE}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:tab/></w:r>", run(&told.join("　")));
    let mut rest = desk.say(report::PAGE_OF);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(&run(before));
        out.push_str(&field(if name == "page" { " PAGE " } else { " NUMPAGES " }, "1"));
        rest = behind;
    }
    out + &run(rest) + "</w:p></w:ftr>"
}

/// Letters.
#[must_use]
pub fn run(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:r>{}</w:r>", lines.join("<w:br/>"))
}

/// A field of ours, with what it shows until it is brought up to date.
#[must_use]
pub fn field(instruction: &str, shown: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        escaped(instruction),
        run(shown)
    )
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a string takes whatever is written to it");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_counted_as_the_language_counts() {
        let zh = [1, 9, 10, 12, 20, 21].map(|number| heading_number(Lang::Zh, number));
        assert_eq!(zh, ["一、", "九、", "十、", "十二、", "二十、", "二十一、"]);
        assert_eq!(heading_number(Lang::En, 12), "12 ");
    }

    #[test]
    fn what_a_school_wrote_is_letters_and_no_field() {
        assert_eq!(
            run("<w:fldSimple/>\u{13}一中\n&"),
            "<w:r><w:t xml:space=\"preserve\">&lt;w:fldSimple/&gt;一中</w:t><w:br/><w:t xml:space=\"preserve\">&amp;</w:t></w:r>"
        );
    }
}
