//! Floats as text and back: the shortest digits that read back as the same number, laid out as Python does.
//!
//! Nearly all numbers that programs print have few enough digits that whole numbers of 128 bits tell the exact answer
//! ([`scaled`]). The standard library writes the others.

use std::cmp::Ordering;
use std::fmt::Write;

use smallvec::SmallVec;

use crate::heap::text::ascii;
use crate::types::int::convert::{to_ascii_digits, word_digits};
use crate::types::unicode;

/// The digits of a finite float and the power of ten of the first: `1.25` is `125` and 0.
pub struct Digits {
    digits: SmallVec<[u8; 24]>,
    /// The decimal exponent of the first digit.
    pub exponent: i32,
}

impl Digits {
    /// Digits, the first of which has this exponent.
    pub fn new(digits: &str, exponent: i32) -> Digits {
        Digits { digits: SmallVec::from_slice(digits.as_bytes()), exponent }
    }

    /// The digits as text.
    pub fn text(&self) -> &str {
        ascii(&self.digits)
    }

    /// The digits and the exponent from what Rust's `{:e}` writes.
    fn of_scientific(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once('e').expect("`{:e}` writes an exponent");
        let digits = mantissa.bytes().filter(|&byte| byte != b'.').collect();
        Digits { digits, exponent: exponent.parse().expect("`{:e}` writes a number behind the e") }
    }

    /// Takes zeros at the end away; one digit stays.
    pub fn trim_zeros(&mut self) {
        while self.digits.len() > 1 && self.digits.last() == Some(&b'0') {
            self.digits.pop();
        }
    }
}

/// `value * 10**places` of a float that is not negative, rounded half to even, where that can be told exactly with 128 bits.
fn scaled(value: f64, places: i32) -> Option<i64> {
    let bits = value.to_bits();
    let mantissa = match bits >> 52 {
        0 => return (value == 0.0).then_some(0),
        _ => bits & ((1 << 52) - 1) | 1 << 52,
    };
    let zeros = mantissa.trailing_zeros();
    // Ten is five times two, and the twos go to the exponent.
    let exponent = (bits >> 52) as i32 - 1075 + zeros as i32 + places;
    let fives = u128::from(5_u64.checked_pow(places.unsigned_abs())?);
    let (mut above, mut below) = (u128::from(mantissa >> zeros), 1);
    if places < 0 {
        below = fives
    } else {
        above *= fives
    }
    let grown = if exponent < 0 { &mut below } else { &mut above };
    if grown.leading_zeros() <= exponent.unsigned_abs() {
        return None;
    }
    *grown <<= exponent.unsigned_abs();
    let whole = if places < 0 { above / below } else { above >> below.trailing_zeros() };
    let rest = above - whole * below;
    let is_up = match (rest * 2).cmp(&below) {
        Ordering::Less => false,
        Ordering::Equal => whole % 2 == 1,
        Ordering::Greater => true,
    };
    i64::try_from(whole + u128::from(is_up)).ok()
}

/// No float has more digits than this, before or behind the point; what is asked for beyond are zeros, which Rust's own
/// formatting would refuse to write.
const ALL_DIGITS: usize = 1100;

/// Writes a float that is not negative with so many digits behind the point, exactly rounded.
pub fn push_places(value: f64, places: usize, to: &mut String) {
    let number = if places < 20 { scaled(value, places as i32) } else { None };
    let Some(number) = number else {
        let kept = places.min(ALL_DIGITS);
        write!(to, "{value:.kept$}").expect("a text takes whatever is written to it");
        to.extend(std::iter::repeat_n('0', places - kept));
        return;
    };
    let mut buffer = [0; 20];
    let digits = word_digits(number, &mut buffer);
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    to.push_str(if whole.is_empty() { "0" } else { whole });
    if places > 0 {
        to.push('.');
        to.extend(std::iter::repeat_n('0', places - fraction.len()));
        to.push_str(fraction);
    }
}

/// The digits of a float that is not negative, so many behind the first, exactly rounded.
pub fn scientific(value: f64, places: usize) -> Digits {
    if let Some(parts) = scientific_by_scaling(value, places) {
        return parts;
    }
    let mut parts = Digits::of_scientific(&format!("{value:.kept$e}", kept = places.min(ALL_DIGITS)));
    parts.digits.extend(std::iter::repeat_n(b'0', places.saturating_sub(ALL_DIGITS)));
    parts
}

fn scientific_by_scaling(value: f64, places: usize) -> Option<Digits> {
    if value == 0.0 || places > 16 {
        return None;
    }
    let power_of_two = (value.to_bits() >> 52) as i32 - 1023;
    // The power of ten of the first digit is the one in which the power of two lies, or one more.
    let least = decimal_exponent(power_of_two);
    (least..=least + 1).find_map(|exponent| {
        let number = scaled(value, places as i32 - exponent)?;
        let mut buffer = [0; 20];
        let digits = word_digits(number, &mut buffer);
        (digits.len() == places + 1).then(|| Digits::new(digits, exponent))
    })
}

/// The whole part of the decimal logarithm of a power of two: a multiplication with as many bits of log10(2) as are needed.
fn decimal_exponent(power_of_two: i32) -> i32 {
    ((i64::from(power_of_two) * 1_262_611) >> 22) as i32
}

/// The shortest digits that read back as the same (finite, positive) number. Where two such lie equally near, Python takes
/// the even one, Rust the larger.
pub fn shortest(value: f64) -> Digits {
    if let Some(parts) = short_decimal(value) {
        return parts;
    }
    let parts = Digits::of_scientific(&format!("{value:e}"));
    // Only numbers of few binary places can lie in the middle, and only long ones are not exact themselves.
    if parts.digits.len() < 15 || (value * TIE_SCALE).fract() != 0.0 {
        return parts;
    }
    let text = format!("{value:.places$e}", places = parts.digits.len() - 1);
    if text.parse() == Ok(value) { Digits::of_scientific(&text) } else { parts }
}

/// A float that lies in the middle between two decimals of 17 digits is a multiple of a small power of two.
const TIE_SCALE: f64 = (1_u64 << 40) as f64;

/// The digits of a number of at most four decimal places. No two decimals of up to 15 digits read as the same float, so one
/// that does read as this float is the only one.
fn short_decimal(value: f64) -> Option<Digits> {
    const PLACES: i32 = 4;
    const SCALE: f64 = 1e4;
    let number = (value * SCALE) as u64;
    if number == 0 || number >= 1_000_000_000_000_000 || number as f64 / SCALE != value {
        return None;
    }
    let mut buffer = [0; 20];
    let digits = word_digits(number as i64, &mut buffer);
    let mut parts = Digits::new(digits, digits.len() as i32 - 1 - PLACES);
    parts.trim_zeros();
    Some(parts)
}

/// `repr` of a float.
pub fn float_repr(value: f64) -> String {
    let mut text = String::with_capacity(26);
    push_float_repr(value, &mut text);
    text
}

/// Writes the `repr` of a float.
pub fn push_float_repr(value: f64, to: &mut String) {
    if value.is_nan() {
        return to.push_str("nan");
    }
    if value.is_sign_negative() {
        to.push('-');
    }
    let value = value.abs();
    if value.is_infinite() {
        return to.push_str("inf");
    }
    if value < 1e16 && value as u64 as f64 == value {
        // Whole numbers need no search for digits.
        to.push_str(word_digits(value as i64, &mut [0; 20]));
        return to.push_str(".0");
    }
    let parts = shortest(value);
    if (-4..16).contains(&parts.exponent) {
        push_fixed(&parts, to);
    } else {
        push_scientific(&parts, 'e', to);
    }
}

/// Writes digits without an exponent; nothing follows the point, nor is there one, when there are no digits behind it.
pub fn push_fixed(parts: &Digits, to: &mut String) {
    let digits = parts.text();
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
    let (first, rest) = parts.text().split_at(1);
    to.push_str(first);
    if !rest.is_empty() {
        to.push('.');
        to.push_str(rest);
    }
    to.push(letter);
    to.push(if parts.exponent < 0 { '-' } else { '+' });
    if parts.exponent.abs() < 10 {
        to.push('0');
    }
    to.push_str(word_digits(i64::from(parts.exponent.abs()), &mut [0; 20]));
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
    fn exact_rounding_agrees_with_the_standard_library() {
        // A small generator of numbers is enough: magnitudes from 2**-40 to 2**60, many of them ties.
        let mut seed = 7_u64;
        for round in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mantissa = (seed >> 11) >> (round % 53);
            let value = mantissa as f64 * 2_f64.powi((seed % 60) as i32 - 40);
            for places in [0, 1, 2, 3, 6, 16, 19] {
                let mut text = String::new();
                push_places(value, places, &mut text);
                assert_eq!(text, format!("{value:.places$}"));
                let parts = scientific(value, places);
                let slow = Digits::of_scientific(&format!("{value:.places$e}"));
                assert_eq!((parts.text(), parts.exponent), (slow.text(), slow.exponent), "{value} {places}");
            }
            assert_eq!(float_repr(value).parse(), Ok(value));
        }
    }

    #[test]
    fn decimal_exponents_of_powers_of_two() {
        for power in -1022..1024 {
            let written = Digits::of_scientific(&format!("{:e}", 2_f64.powi(power)));
            assert_eq!(decimal_exponent(power), written.exponent);
        }
    }

    #[test]
    fn short_decimals_are_the_shortest() {
        for number in (1..2_000_000_u64).step_by(7) {
            for value in
                [number as f64 / 4.0, number as f64 / 100.0, number as f64 * 0.1, number as f64 / 1e4]
            {
                let slow = Digits::of_scientific(&format!("{value:e}"));
                let quick = shortest(value);
                assert_eq!((quick.text(), quick.exponent), (slow.text(), slow.exponent));
            }
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
