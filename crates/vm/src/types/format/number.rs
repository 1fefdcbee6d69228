//! Ints and floats laid out by a format specification.

use std::borrow::Cow;

use num_bigint::BigInt as Number;

use super::{Spec, parse_spec, push_fill, push_padded, unknown_kind};
use crate::heap::{Ref, Str, Value};
use crate::types::boxed::wrong_receiver;
use crate::types::float::as_float;
use crate::types::float::text::{
    Digits, push_fixed, push_float_repr, push_places, push_scientific, scientific,
};
use crate::types::int::Int;
use crate::types::int::convert::{digits_in_base, int_to_string, word_digits};
use crate::vm::{Raised, Vm};

/// `int.__format__`.
pub fn format_int(vm: &mut Vm, value: &Value, spec: &str) -> Result<Ref<Str>, Raised> {
    let Some(int) = Int::of(value) else { return Err(wrong_receiver(vm, "int", value)) };
    if spec.is_empty() && !value.is_bool() && crate::types::int::convert::has_own_class(value) {
        // An empty specification means `str(self)`, which a subclass may have of its own.
        return vm.str_of(value);
    }
    vm.written(|vm, text| push_int(vm, value, int, spec, text))
}

/// `float.__format__`.
pub fn format_float(vm: &mut Vm, value: &Value, spec: &str) -> Result<Ref<Str>, Raised> {
    let Some(float) = as_float(value) else { return Err(wrong_receiver(vm, "float", value)) };
    if spec.is_empty() {
        return vm.str_of(value);
    }
    vm.written(|vm, text| push_float(vm, value, float, spec, text))
}

/// Formats an int into a text. `value` is the same int, for messages that name its type.
pub fn push_int(vm: &mut Vm, value: &Value, int: Int<'_>, spec: &str, to: &mut String) -> Result<(), Raised> {
    if spec.is_empty() {
        match value.as_bool() {
            Some(bool) => to.push_str(if bool { "True" } else { "False" }),
            None => push_decimal(vm, int, to)?,
        }
        return Ok(());
    }
    let spec = parse_spec(vm, spec, 'd', '>', value)?;
    match spec.kind {
        'b' | 'd' | 'o' | 'x' | 'X' | 'n' => push_whole(vm, int, &spec, to),
        'c' => push_char(vm, int, &spec, to),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            let float = vm.float_of(value)?;
            push_real(vm, value, float, &spec, to)
        }
        kind => Err(unknown_kind(vm, kind, value)),
    }
}

/// Appends the decimal digits.
fn push_decimal(vm: &mut Vm, int: Int<'_>, to: &mut String) -> Result<(), Raised> {
    match int {
        Int::Word(word) => to.push_str(word_digits(word, &mut [0; 20])),
        Int::Large(_) => to.push_str(&int_to_string(vm, int)?),
    }
    Ok(())
}

/// The digits of an int in a base, without its sign. Those of a machine word are written into the buffer.
pub fn magnitude_digits<'b>(
    vm: &mut Vm,
    int: Int<'_>,
    kind: char,
    buffer: &'b mut [u8; 64],
) -> Result<Cow<'b, str>, Raised> {
    let digits = match (kind, int) {
        ('b', Int::Word(word)) => digits_in_base(word.unsigned_abs(), 2, buffer).into(),
        ('o', Int::Word(word)) => digits_in_base(word.unsigned_abs(), 8, buffer).into(),
        ('x', Int::Word(word)) => digits_in_base(word.unsigned_abs(), 16, buffer).into(),
        ('X', _) => magnitude_digits(vm, int, 'x', buffer)?.to_ascii_uppercase().into(),
        (_, Int::Word(word)) => {
            let decimal = buffer.first_chunk_mut().expect("there is room for a word's digits");
            word_digits(word, decimal).trim_start_matches('-').into()
        }
        ('b', Int::Large(number)) => in_base(number, 2).into(),
        ('o', Int::Large(number)) => in_base(number, 8).into(),
        ('x', Int::Large(number)) => in_base(number, 16).into(),
        _ => {
            let mut digits = int_to_string(vm, int)?;
            if digits.starts_with('-') {
                digits.remove(0);
            }
            digits.into()
        }
    };
    Ok(digits)
}

fn in_base(number: &Number, base: u32) -> String {
    number.magnitude().to_str_radix(base)
}

fn push_whole(vm: &mut Vm, int: Int<'_>, spec: &Spec, to: &mut String) -> Result<(), Raised> {
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(vm.value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    let mut buffer = [0; 64];
    let digits = magnitude_digits(vm, int, spec.kind, &mut buffer)?;
    let prefix = match spec.kind {
        'b' if spec.alternate => "0b",
        'o' if spec.alternate => "0o",
        'x' if spec.alternate => "0x",
        'X' if spec.alternate => "0X",
        _ => "",
    };
    push_number(
        to,
        &Parts { negative: int.is_negative(), prefix, whole: &digits, fraction: "", rest: "" },
        spec,
    );
    Ok(())
}

fn push_char(vm: &mut Vm, int: Int<'_>, spec: &Spec, to: &mut String) -> Result<(), Raised> {
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(vm.value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if spec.sign.is_some() {
        return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(vm.value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    if let Int::Large(_) = int {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    }
    let Int::Word(point @ 0..=0x10_ffff) = int else {
        return Err(vm.overflow_error("%c arg not in range(0x110000)"));
    };
    let char = char_of(vm, point as u32)?;
    push_padded(to, char.encode_utf8(&mut [0; 4]), 1, &spec_of_char(spec));
    Ok(())
}

/// A character aligns as a number does, but for `=`, where there is no sign to fill behind.
fn spec_of_char(spec: &Spec) -> Spec {
    Spec { align: if spec.align == '=' { '>' } else { spec.align }, ..spec.clone() }
}

/// The character of a code point; lone surrogates do not exist here.
pub fn char_of(vm: &mut Vm, point: u32) -> Result<char, Raised> {
    match char::from_u32(point) {
        Some(char) => Ok(char),
        None => Err(vm.value_error(format!("a string cannot hold the lone surrogate U+{point:04X}"))),
    }
}

/// Formats a float into a text. `value` is the same float, for messages that name its type.
pub fn push_float(vm: &mut Vm, value: &Value, float: f64, spec: &str, to: &mut String) -> Result<(), Raised> {
    let spec = parse_spec(vm, spec, '\0', '>', value)?;
    push_real(vm, value, float, &spec, to)
}

fn push_real(vm: &mut Vm, value: &Value, float: f64, spec: &Spec, to: &mut String) -> Result<(), Raised> {
    if !matches!(spec.kind, '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') {
        return Err(unknown_kind(vm, spec.kind, value));
    }
    vm.check_size(spec.precision.unwrap_or(0))?;
    let shown = if spec.kind == '%' { float * 100.0 } else { float };
    vm.with_buffer(|_, digits| {
        push_real_digits(shown.abs(), spec.kind, spec.precision, spec.alternate, digits);
        let mut negative = shown.is_sign_negative() && !shown.is_nan();
        if spec.no_negative_zero && negative && is_zero(digits) {
            negative = false;
        }
        if spec.kind == '%' {
            digits.push('%');
        }
        let end_of_digits =
            |text: &str| text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
        let (whole, behind) = digits.split_at(end_of_digits(digits));
        let (fraction, rest) = match behind.strip_prefix('.') {
            Some(behind_point) => behind.split_at(1 + end_of_digits(behind_point)),
            None => ("", behind),
        };
        push_number(to, &Parts { negative, prefix: "", whole, fraction, rest }, spec);
    });
    Ok(())
}

/// Whether all digits of a written number are zeros.
fn is_zero(digits: &str) -> bool {
    let mantissa = digits.split(['e', 'E']).next().unwrap_or(digits);
    mantissa.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// Writes a float that is not negative by presentation type: `e`, `f`, `g` and their capitals, `n`, `%`, or NUL for the
/// form of `repr`. `alternate` keeps the point and the zeros.
pub fn push_real_digits(value: f64, kind: char, precision: Option<usize>, alternate: bool, to: &mut String) {
    let letter = if kind.is_ascii_uppercase() { 'E' } else { 'e' };
    if !value.is_finite() {
        return to.push_str(match (value.is_nan(), kind.is_ascii_uppercase()) {
            (true, false) => "nan",
            (true, true) => "NAN",
            (false, false) => "inf",
            (false, true) => "INF",
        });
    }
    let start = to.len();
    match (kind, precision) {
        ('\0', None) => push_float_repr(value, to),
        ('\0', Some(precision)) => push_general(value, precision.max(1), letter, alternate, true, to),
        ('f' | 'F' | '%', precision) => push_places(value, precision.unwrap_or(6), to),
        ('e' | 'E', precision) => push_scientific(&scientific(value, precision.unwrap_or(6)), letter, to),
        (_, precision) => push_general(value, precision.unwrap_or(6).max(1), letter, alternate, false, to),
    }
    if alternate && !to[start..].contains('.') {
        let end = to[start..].find(['e', 'E']).map_or(to.len(), |length| start + length);
        to.insert(end, '.');
    }
}

/// The `g` form: significant digits, with an exponent where the number is very large or small. `pointed` is the form of a
/// float without a type, which always shows a digit behind the point.
fn push_general(value: f64, precision: usize, letter: char, alternate: bool, pointed: bool, to: &mut String) {
    let mut parts =
        if value == 0.0 { Digits::new(&"0".repeat(precision), 0) } else { scientific(value, precision - 1) };
    if !alternate {
        parts.trim_zeros();
    }
    let limit = precision as i64 - i64::from(pointed);
    if parts.exponent < -4 || i64::from(parts.exponent) >= limit {
        return push_scientific(&parts, letter, to);
    }
    let start = to.len();
    push_fixed(&parts, to);
    if pointed && !to[start..].contains('.') {
        to.push_str(".0");
    }
}

/// A written number in pieces.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    /// The digits before the point.
    whole: &'a str,
    /// The point and the digits behind it.
    fraction: &'a str,
    /// An exponent, a percent sign, or a word for what is no number.
    rest: &'a str,
}

/// Puts sign, prefix, digits with their groups, and fill together.
fn push_number(to: &mut String, parts: &Parts<'_>, spec: &Spec) {
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        (false, _) => "",
    };
    let grouped_fraction;
    let fraction = match spec.fraction_grouping {
        Some(separator) if parts.fraction.len() > 1 => {
            grouped_fraction = group_fraction(&parts.fraction[1..], separator);
            &grouped_fraction
        }
        _ => parts.fraction,
    };
    let around = sign.len() + parts.prefix.len() + fraction.len() + parts.rest.len();
    let padded;
    let (whole, length) = match spec.grouping {
        Some(_) if !parts.whole.is_empty() => {
            let least =
                if spec.fill == '0' && spec.align == '=' { spec.width.saturating_sub(around) } else { 0 };
            padded = with_zeros(parts.whole, spec.group_size(), least);
            (&*padded, padded.len() + (padded.len() - 1) / spec.group_size())
        }
        _ => (parts.whole, parts.whole.len()),
    };
    let missing = spec.width.saturating_sub(around + length);
    let (before, inside) = match spec.align {
        '<' => (0, 0),
        '^' => (missing / 2, 0),
        '=' => (0, missing),
        _ => (missing, 0),
    };
    push_fill(to, spec.fill, before);
    to.push_str(sign);
    to.push_str(parts.prefix);
    push_fill(to, spec.fill, inside);
    match spec.grouping {
        Some(separator) if !whole.is_empty() => push_groups(to, whole, separator, spec.group_size()),
        _ => to.push_str(whole),
    }
    to.push_str(fraction);
    to.push_str(parts.rest);
    push_fill(to, spec.fill, missing - before - inside);
}

/// Digits with so many zeros before them that in groups they take up at least a width. A group is never begun by a
/// separator, so that the result may be one wider.
fn with_zeros(digits: &str, size: usize, least: usize) -> Cow<'_, str> {
    let wanted = least - least.saturating_sub(1) / (size + 1);
    match wanted.saturating_sub(digits.len()) {
        0 => digits.into(),
        missing => ("0".repeat(missing) + digits).into(),
    }
}

/// Writes digits, of which there are some, in groups counted from the right.
fn push_groups(to: &mut String, digits: &str, separator: char, size: usize) {
    let (first, mut rest) = digits.split_at((digits.len() - 1) % size + 1);
    to.push_str(first);
    while !rest.is_empty() {
        let (group, behind) = rest.split_at(size);
        to.push(separator);
        to.push_str(group);
        rest = behind;
    }
}

/// Groups the digits behind the point from the left.
fn group_fraction(digits: &str, separator: char) -> String {
    let mut text = String::from(".");
    for (at, char) in digits.chars().enumerate() {
        if at > 0 && at % 3 == 0 {
            text.push(separator);
        }
        text.push(char);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_take_their_zeros_in() {
        let grouped = |digits, separator, size, least| {
            let mut text = String::new();
            push_groups(&mut text, &with_zeros(digits, size, least), separator, size);
            text
        };
        assert_eq!(grouped("1234567", ',', 3, 0), "1,234,567");
        assert_eq!(grouped("1234567", ',', 3, 14), "00,001,234,567");
        assert_eq!(grouped("1", ',', 3, 4), "0,001");
        assert_eq!(grouped("1", ',', 3, 5), "0,001");
        assert_eq!(grouped("ffffffff", '_', 4, 0), "ffff_ffff");
        assert_eq!(group_fraction("1234567", '_'), ".123_456_7");
    }

    #[test]
    fn forms_of_floats() {
        let form = |value, kind, precision, alternate| {
            let mut text = String::new();
            push_real_digits(value, kind, precision, alternate, &mut text);
            text
        };
        assert_eq!(form(12345.678, 'g', Some(3), false), "1.23e+04");
        assert_eq!(form(100000.0, 'g', None, false), "100000");
        assert_eq!(form(1000000.0, 'g', None, false), "1e+06");
        assert_eq!(form(1.0, 'g', None, true), "1.00000");
        assert_eq!(form(0.0, 'g', Some(0), true), "0.");
        assert_eq!(form(0.0001, 'g', None, false), "0.0001");
        assert_eq!(form(0.00001, 'G', None, false), "1E-05");
        assert_eq!(form(123.456, '\0', Some(2), false), "1.2e+02");
        assert_eq!(form(100.0, '\0', Some(3), false), "1e+02");
        assert_eq!(form(10.0, '\0', Some(3), false), "10.0");
        assert_eq!(form(2.5, 'f', Some(0), true), "2.");
        assert_eq!(form(12345.0, 'e', Some(0), true), "1.e+04");
        assert_eq!(form(f64::INFINITY, 'F', None, false), "INF");
        assert_eq!(form(1.5, 'f', Some(100_000), false).len(), 100_002);
        assert_eq!(form(1.5, 'e', Some(100_000), false).len(), 100_006);
        assert_eq!(form(1.5, 'g', Some(100_000), false), "1.5");
    }
}
