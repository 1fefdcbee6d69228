//! Floats in hexadecimal: `float.hex` and `float.fromhex`.

use crate::types::int::arithmetic::round_scaled;

/// `float.hex`.
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return super::float_repr(value);
    }
    let bits = value.to_bits();
    let (mantissa, biased) = (bits & ((1 << 52) - 1), (bits >> 52 & 0x7ff) as i32);
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (first, exponent) = if biased == 0 { (0, -1022) } else { (1, biased - 1023) };
    format!("{sign}0x{first}.{mantissa:013x}p{exponent:+}")
}

/// Why a text is no hexadecimal float.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HexError {
    /// It is not written like one.
    Invalid,
    /// It is too large.
    TooLarge,
}

/// `float.fromhex`.
pub fn from_hex(text: &str) -> Result<f64, HexError> {
    let text = text.trim_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |value: f64| if negative { -value } else { value };
    match rest.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let rest = rest.strip_prefix("0x").or_else(|| rest.strip_prefix("0X")).unwrap_or(rest);
    let (digits, exponent) = match rest.split_once(['p', 'P']) {
        Some((digits, exponent)) => (digits, parse_exponent(exponent)?),
        None => (rest, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + fraction.len() == 0 {
        return Err(HexError::Invalid);
    }
    let (mut mantissa, mut inexact, mut shifted) = (0_u64, false, 0_i64);
    for char in whole.chars().chain(fraction.chars()) {
        let digit = u64::from(char.to_digit(16).ok_or(HexError::Invalid)?);
        // Sixty bits are more than a float holds; whatever follows only says that something does.
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | digit;
        } else {
            inexact |= digit != 0;
            shifted += 4;
        }
    }
    let exponent = exponent.saturating_add(shifted).saturating_sub(4 * fraction.len() as i64);
    if mantissa == 0 {
        return Ok(signed(0.0));
    }
    round_scaled(mantissa, inexact, exponent.clamp(-1 << 40, 1 << 40)).map(signed).ok_or(HexError::TooLarge)
}

/// The exponent of two behind the `p`; one beyond all floats is cut.
fn parse_exponent(text: &str) -> Result<i64, HexError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(HexError::Invalid);
    }
    let exponent = digits.parse().unwrap_or(1_i64 << 40);
    Ok(if text.starts_with('-') { -exponent } else { exponent })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_goes_both_ways() {
        for value in [0.0, -0.0, 1.0, -1.5, 0.1, 5e-324, 2.2e-308, f64::MAX, 1e300] {
            assert_eq!(from_hex(&hex(value)).map(f64::to_bits), Ok(value.to_bits()));
        }
        assert_eq!(hex(0.1), "0x1.999999999999ap-4");
        assert_eq!(from_hex("0x.8p1"), Ok(1.0));
        assert_eq!(from_hex("1.8"), Ok(1.5));
        assert_eq!(from_hex("0x1p1024"), Err(HexError::TooLarge));
        assert_eq!(from_hex("0x"), Err(HexError::Invalid));
        assert_eq!(from_hex("0x1p"), Err(HexError::Invalid));
        assert_eq!(from_hex("0x1.00000000000008p0"), Ok(1.0));
        assert_eq!(from_hex("0x1.000000000000080001p0"), Ok(1.0 + f64::EPSILON));
    }
}
