//! Cells and figures as text: what number formats do in a workbook.

use crate::{
    report::plan::{Look, Value},
    words::{percent, rounded},
};

/// A value as it is shown; empty for nothing.
#[must_use]
pub fn spelt(value: &Value<'_>, look: Look) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Count(count) => count.to_string(),
        Value::Text(text) => text.clone().into_owned(),
        Value::Number(number) => spelt_number(*number, look),
    }
}

fn spelt_number(number: f64, look: Look) -> String {
    match look {
        Look::Mean => rounded(number, 2),
        Look::Rate => percent(number, 1),
        Look::Point => rounded(number, 1),
        Look::Coefficient => rounded(number, 3),
        Look::Signed => signed(number, 2),
        Look::Places => signed(number, 0),
        Look::Probability if number != 0.0 && number < 1e-4 => format!("{number:.1e}"),
        Look::Probability => rounded(number, 4),
        Look::Count => rounded(number, 0),
        Look::Gain if number == 0.0 => "0".to_owned(),
        Look::Gain => format!("{number:+}"),
        Look::Attainment => percent(number, 2),
        Look::Text | Look::Word | Look::Id | Look::Prose(_) | Look::Score => number.to_string(),
    }
}

/// With its sign, as the number format has it.
fn signed(number: f64, digits: u32) -> String {
    let text = rounded(number, digits);
    if number < 0.0 { text } else { format!("+{text}") }
}

/// The number of a value, to draw or colour it.
#[must_use]
pub fn number(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Count(count) => Some(f64::from(*count)),
        Value::Number(number) => Some(*number),
        Value::Empty | Value::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_in_a_workbook() {
        let spell = |number, look| spelt(&Value::Number(number), look);
        assert_eq!([spell(71.254, Look::Mean), spell(0.6125, Look::Rate), spell(-1.5, Look::Signed)], ["71.25", "61.3%", "-1.50"]);
        assert_eq!(
            [spell(3.2e-7, Look::Probability), spell(0.01234, Look::Probability), spell(72.5, Look::Score)],
            ["3.2e-7", "0.0123", "72.5"]
        );
        assert_eq!(spelt(&Value::Empty, Look::Mean), "");
    }
}
