//! `xl/styles.xml`: how the cells of each style show their numbers.

use super::super::{
    markup::{Markup, Token},
    refusal::Refusal,
    shown::Shown,
};
use std::collections::HashMap;

/// For each cell style (`s="3"`) how it shows numbers.
pub fn read(text: &str, part: &str) -> Result<Vec<Shown>, Refusal> {
    let mut markup = Markup::new(text, part);
    let mut custom: HashMap<u32, Shown> = HashMap::new();
    let mut styles = Vec::new();
    let mut inside = false;
    while let Some(token) = markup.next()? {
        match token {
            Token::Open(tag) if tag.name == "numFmt" => {
                if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.value("formatCode")?) {
                    // Differential formats further down may use the number again; the first one is the cells'.
                    custom.entry(id).or_insert_with(|| Shown::by_code(&code));
                }
            }
            Token::Open(tag) if tag.name == "cellXfs" => inside = !tag.closed,
            Token::Close("cellXfs") => inside = false,
            Token::Open(tag) if inside && tag.name == "xf" => {
                let id = tag.number("numFmtId").unwrap_or(0);
                styles.push(custom.get(&id).copied().unwrap_or_else(|| Shown::by_number(id)));
            }
            _ => {}
        }
    }
    Ok(styles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_cells_are_those_of_their_number_formats() {
        let text = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;'/></numFmts>\
                    <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='10'><alignment/></xf>\
                    <xf/></cellXfs></styleSheet>";
        assert_eq!(read(text, "p").unwrap(), [Shown::Plain, Shown::Date, Shown::Percent, Shown::Plain]);
    }
}
