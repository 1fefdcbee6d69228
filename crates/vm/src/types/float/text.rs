//! Floats as text and back: the shortest digits that read back as the same number, laid out as Python does.

use crate::types::int::convert::{to_ascii_digits, word_digits};
use crate::types::unicode;

/// The digits of a finite float and the power of ten of the first: `1.25` is `("125", 0)`.
pub struct Digits {
    /// The digits, none of them trailing zeros but for those asked for.
    pub digits: String,
    /// The decimal exponent of the first digit.
    pub exponent: i32,
}

/// The digits and the exponent from what Rust's `{:e}` writes.
pub fn split_scientific(text: &str) -> Digits {
    let (mantissa, exponent) = text.split_once('e').expect("`{:e}` writes an exponent");
    let digits = mantissa.bytes().filter(|&byte| byte != b'.').map(char::from).collect();
    Digits { digits, exponent: exponent.parse().expect("`{:e}` writes a number behind the e") }
}

/// The shortest digits that read back as the same (finite, positive) number. Where two such lie equally near, Python takes
/// the even one, Rust the larger.
pub fn shortest(value: f64) -> Digits {
    let parts = split_scientific(&format!("{value:e}"));
    // Only numbers of few binary places can lie in the middle, and only long ones are not exact themselves.
    if parts.digits.len() < 15 || (value * TIE_SCALE).fract() != 0.0 {
        return parts;
    }
    let text = format!("{value:.places$e}", places = parts.digits.len() - 1);
    if text.parse() == Ok(value) { split_scientific(&text) } else { parts }
}

/// A float that lies in the middle between two decimals of 17 digits is a multiple of a small power of two.
const TIE_SCALE: f64 = (1_u64 << 40) as f64;

/// `repr` of a float.
pub fn float_repr(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e16 {
        // Whole numbers need no search for digits.
        let mut text = String::with_capacity(24);
        if value == 0.0 && value.is_sign_negative() {
            text.push('-');
        }
        text.push_str(word_digits(value as i64, &mut [0; 20]));
        text.push_str(".0");
        return text;
    }
    if value.is_nan() {
        return "nan".to_string();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    if value.is_infinite() {
        return format!("{sign}inf");
    }
    let parts = shortest(value.abs());
    let mut text = String::with_capacity(26);
    text.push_str(sign);
    if (-4..16).contains(&parts.exponent) {
        push_fixed(&parts, &mut text);
        if !text.contains('.') {
            text.push_str(".0");
        }
    } else {
        push_scientific(&parts, 'e', &mut text);
    }
    text
}

/// Writes digits without an exponent; nothing follows the point, nor is there one, when there are no digits behind it.
pub fn push_fixed(parts: &Digits, to: &mut String) {
    let digits = &parts.digits;
    if parts.exponent < 0 {
        to.push_str("0.");
        to.extend(std::iter::repeat_n('0', (-parts.exponent - 1) as usize));
        to.push_str(digits);
        return;
    }
    let whole = parts.exponent as usize + 1;
    if digits.len() <= whole {
        to.push_str(digits);
        to.extend(std::iter::repeat_n('0', whole - digits.len()));
    } else {
        to.push_str(&digits[..whole]);
        to.push('.');
        to.push_str(&digits[whole..]);
    }
}

/// Writes digits with an exponent of at least two digits.
pub fn push_scientific(parts: &Digits, letter: char, to: &mut String) {
    to.push_str(&parts.digits[..1]);
    if parts.digits.len() > 1 {
        to.push('.');
        to.push_str(&parts.digits[1..]);
    }
    push_exponent(parts.exponent, letter, to);
}

/// Writes an exponent: `e+05`.
pub fn push_exponent(exponent: i32, letter: char, to: &mut String) {
    to.push(letter);
    to.push(if exponent < 0 { '-' } else { '+' });
    if exponent.abs() < 10 {
        to.push('0');
    }
    to.push_str(word_digits(i64::from(exponent.abs()), &mut [0; 20]));
}

/// Reads a float as `float(text)` does.
pub fn parse_float(text: &str) -> Option<f64> {
    // What Rust reads, Python reads too: only underscores, white space and digits of other scripts are left.
    if let Ok(float) = text.parse() {
        return Some(float);
    }
    let ascii;
    let text = if text.is_ascii() {
        text
    } else {
        ascii = to_ascii_digits(text);
        &ascii
    };
    let text = text.trim_matches(|char: char| unicode::is_space(char));
    if !text.contains('_') {
        return text.parse().ok();
    }
    let bytes = text.as_bytes();
    let between_digits = |at: usize| {
        at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    if bytes.iter().enumerate().any(|(at, &byte)| byte == b'_' && !between_digits(at)) {
        return None;
    }
    text.replace('_', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_laid_out_as_in_python() {
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e16, "1e+16"),
            (123456789012345.6, "123456789012345.6"),
            (1.5e-5, "1.5e-05"),
            (1e-4, "0.0001"),
            (-1.25e100, "-1.25e+100"),
            (5e-324, "5e-324"),
            (9007199254740993e3, "9.007199254740993e+18"),
            (-19.274002075195312, "-19.274002075195312"),
            (18.546646118164062, "18.546646118164062"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ] {
            assert_eq!(float_repr(value), text);
        }
    }

    #[test]
    fn floats_are_read_as_python_reads_them() {
        assert_eq!(parse_float(" 1_0.5e1_0 "), Some(10.5e10));
        assert_eq!(parse_float("٣.٥"), Some(3.5));
        assert_eq!(parse_float("-Infinity"), Some(f64::NEG_INFINITY));
        for text in ["", "1__0", "_1", "1_", "1_.5", "1._5", "in_f", "0x1", "1e", "e1", ".", "1.5\0"] {
            assert_eq!(parse_float(text), None, "{text}");
        }
    }
}
