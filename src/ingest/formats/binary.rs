//! What both binary formats of Excel write alike: little-endian numbers, packed numbers, codes of errors.

/// A little-endian number.
#[must_use]
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([bytes[0], bytes[1]]))
}

/// A little-endian number.
#[must_use]
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

/// A binary number of double precision.
#[must_use]
pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let bytes: [u8; 8] = bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
    Some(f64::from_le_bytes(bytes))
}

/// RK: an integer or the upper half of a binary number, perhaps to be divided by 100 (MS-XLS 2.5.217).
#[must_use]
pub fn packed_number(packed: u32) -> f64 {
    let number = if packed & 2 != 0 { f64::from(packed.cast_signed() >> 2) } else { f64::from_bits(u64::from(packed & !3) << 32) };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

/// The names of errors (MS-XLS 2.5.10, MS-XLSB 2.5.97.2).
#[must_use]
pub const fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        let half = u32::try_from(95.5_f64.to_bits() >> 32).unwrap();
        assert_eq!([half, 88 << 2 | 2, 9_550 << 2 | 3, (-3_i32 << 2).cast_unsigned() | 2].map(packed_number), [95.5, 88.0, 95.5, -3.0]);
    }
}
