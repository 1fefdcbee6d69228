//! Ints from text and to text, and what stands for an int where a size or an index is wanted.

use num_bigint::BigInt as Number;
use num_traits::{FromPrimitive, Num};

use super::{BigInt, Int};
use crate::heap::text::ascii;
use crate::heap::{Ref, Str, Value};
use crate::types::bytes;
use crate::types::unicode;
use crate::vm::{Outcome, Raised, Vm};

/// Why a text is no int.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParseIntError {
    /// It is not written like one.
    Invalid,
    /// It has more digits than the limit allows: so many.
    TooLong(usize),
}

/// An int that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Parsed {
    /// One that fits in a machine word.
    Word(i64),
    /// One that does not.
    Large(Number),
}

/// Reads an int as `int(text, base)` does: white space around it, a sign, a prefix, underscores between digits, digits
/// of any script. `max_digits` of 0 is no limit; it does not concern bases that are powers of two.
pub fn parse_int(text: &str, base: u32, max_digits: usize) -> Result<Parsed, ParseIntError> {
    if base != 0
        && let Some(word) = parse_short(text.as_bytes(), base)
    {
        return Ok(Parsed::Word(word));
    }
    let ascii;
    let text = if text.is_ascii() {
        text
    } else {
        ascii = to_ascii_digits(text);
        &ascii
    };
    let text = text.trim_matches(|char: char| unicode::is_space(char));
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (base, digits) = without_prefix(digits, base)?;
    let plain = plain_digits(digits, base)?;
    if max_digits > 0 && plain.len() > max_digits && !base.is_power_of_two() {
        return Err(ParseIntError::TooLong(plain.len()));
    }
    if let Ok(word) = i64::from_str_radix(&plain, base) {
        return Ok(Parsed::Word(if negative { -word } else { word }));
    }
    let number = Number::from_str_radix(&plain, base).map_err(|_| ParseIntError::Invalid)?;
    Ok(Parsed::Large(if negative { -number } else { number }))
}

/// Plain digits with perhaps a sign that fit in a word: nearly every call. A prefix is none of them, nor is it where it
/// would stand for the base: `x` and `o` are no digits there, and neither is `b` of base 2.
#[inline]
fn parse_short(text: &[u8], base: u32) -> Option<i64> {
    let (negative, digits) = match text.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > 64 {
        return None;
    }
    let mut value = 0_i64;
    for &byte in digits {
        let digit = char::from(byte).to_digit(base)?;
        value = value.checked_mul(base.into())?.checked_add(digit.into())?;
    }
    Some(if negative { -value } else { value })
}

/// Replaces decimal digits of other scripts by ASCII ones, and white space by spaces.
pub fn to_ascii_digits(text: &str) -> String {
    text.chars()
        .map(|char| match unicode::decimal_value(char) {
            Some(value) => char::from_digit(value, 10).expect("a decimal digit is below ten"),
            None if unicode::is_space(char) => ' ',
            None => char,
        })
        .collect()
}

/// Takes `0x` and its like off where the base allows it; base 0 is told by the prefix.
fn without_prefix(digits: &str, base: u32) -> Result<(u32, &str), ParseIntError> {
    let bytes = digits.as_bytes();
    let prefixed = match bytes {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefixed != 0 && (base == prefixed || base == 0) {
        // One underscore may stand between the prefix and the digits.
        let rest = &digits[2..];
        return Ok((prefixed, rest.strip_prefix('_').unwrap_or(rest)));
    }
    if base != 0 {
        return Ok((base, digits));
    }
    // As in source text, a decimal literal does not begin with 0, unless it is 0.
    let is_zero = bytes.iter().all(|&byte| byte == b'0' || byte == b'_');
    if bytes.first() == Some(&b'0') && !is_zero { Err(ParseIntError::Invalid) } else { Ok((10, digits)) }
}

/// The digits without underscores, which may only stand between two digits.
fn plain_digits(digits: &str, base: u32) -> Result<std::borrow::Cow<'_, str>, ParseIntError> {
    let bytes = digits.as_bytes();
    if bytes.is_empty() || !bytes.iter().all(|&byte| byte == b'_' || char::from(byte).is_digit(base)) {
        return Err(ParseIntError::Invalid);
    }
    if !bytes.contains(&b'_') {
        return Ok(digits.into());
    }
    if bytes[0] == b'_' || bytes[bytes.len() - 1] == b'_' || digits.contains("__") {
        return Err(ParseIntError::Invalid);
    }
    Ok(digits.replace('_', "").into())
}

/// The decimal digits of a machine word, written into the end of a buffer.
pub fn word_digits(word: i64, buffer: &mut [u8; 20]) -> &str {
    let mut rest = word.unsigned_abs();
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if word < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    ascii(&buffer[at..])
}

/// The digits of a number in base 2, 8 or 16, in small letters.
pub fn digits_in_base(number: u64, base: u32, buffer: &mut [u8; 64]) -> &str {
    let mut rest = number;
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b"0123456789abcdef"[(rest & u64::from(base - 1)) as usize];
        rest >>= base.trailing_zeros();
        if rest == 0 {
            break;
        }
    }
    ascii(&buffer[at..])
}

/// The decimal digits of an int, whatever their number.
pub fn int_digits(int: Int<'_>) -> String {
    match int {
        Int::Word(word) => word_digits(word, &mut [0; 20]).to_string(),
        Int::Large(number) => number.to_string(),
    }
}

/// The decimal digits of an int, unless they are more than the limit allows.
pub fn int_to_string(vm: &mut Vm, int: Int<'_>) -> Result<String, Raised> {
    let limit = vm.max_str_digits;
    if let Int::Large(number) = int {
        // Each decimal digit takes at least 3.32 bits.
        let surely = (number.bits() as f64 * std::f64::consts::LOG10_2) as usize;
        if limit > 0 && surely > limit {
            return Err(too_many_digits(vm));
        }
        let words = number.bits() / 64;
        vm.spend((words * words / 1000) as usize)?;
        let digits = number.to_string();
        if limit > 0 && digits.trim_start_matches('-').len() > limit {
            return Err(too_many_digits(vm));
        }
        return Ok(digits);
    }
    Ok(int_digits(int))
}

fn too_many_digits(vm: &mut Vm) -> Raised {
    let limit = vm.max_str_digits;
    vm.value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

impl Vm {
    /// The text of an int: `str(int)`.
    #[inline]
    pub fn int_str(&mut self, int: Int<'_>) -> Result<Ref<Str>, Raised> {
        match int {
            Int::Word(word) => Ok(self.new_str(word_digits(word, &mut [0; 20]))),
            Int::Large(_) => {
                let digits = int_to_string(self, int)?;
                Ok(self.new_str(&digits))
            }
        }
    }

    /// An int that was read, as a value.
    pub fn parsed_int(&self, parsed: Parsed) -> Value {
        match parsed {
            Parsed::Word(word) => self.word(word),
            Parsed::Large(number) => self.big_int(number),
        }
    }

    /// Reads an int, or raises in CPython's words. `shown` is what the message shows: the string or bytes given.
    pub fn int_from_text(&mut self, text: &str, base: u32, shown: &Value) -> Outcome {
        match parse_int(text, base, self.max_str_digits) {
            Ok(parsed) => Ok(self.parsed_int(parsed)),
            Err(ParseIntError::TooLong(digits)) => {
                let limit = self.max_str_digits;
                Err(self.value_error(format!(
                    "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
                     use sys.set_int_max_str_digits() to increase the limit"
                )))
            }
            Err(ParseIntError::Invalid) => {
                let shown = self.repr(shown)?;
                // CPython shows at most two hundred characters.
                let shown: String = shown.as_str().chars().take(200).collect();
                Err(self.value_error(format!("invalid literal for int() with base {base}: {shown}")))
            }
        }
    }

    /// The int that a float cuts to.
    pub fn int_of_float(&mut self, float: f64) -> Outcome {
        if float.is_nan() {
            return Err(self.value_error("cannot convert float NaN to integer"));
        }
        if float.is_infinite() {
            return Err(self.overflow_error("cannot convert float infinity to integer"));
        }
        if float.abs() < 9e18 {
            return Ok(self.word(float as i64));
        }
        Ok(self.big_int(Number::from_f64(float).expect("the float is finite")))
    }

    /// `operator.index`: the plain int that a value stands for where an index is wanted.
    #[inline]
    pub fn index(&mut self, value: &Value) -> Outcome {
        match self.plain_int(value) {
            Some(int) => Ok(int),
            None => self.index_by_method(value),
        }
    }

    fn index_by_method(&mut self, value: &Value) -> Outcome {
        let name = self.names.index.clone();
        let Some(outcome) = self.call_special(value, &name, &[]) else {
            let message = format!("'{}' object cannot be interpreted as an integer", self.type_name(value));
            return Err(self.type_error(message));
        };
        let result = outcome?;
        self.warn_of_subclass(value, "__index__", "int", &result)?;
        self.checked_int("__index__", result)
    }

    /// `__index__` and its like should give just that kind of number: one of a subclass is taken, with a warning.
    pub(crate) fn warn_of_subclass(
        &mut self,
        value: &Value,
        method: &str,
        kind: &str,
        result: &Value,
    ) -> Result<(), Raised> {
        if !result.header().is_some_and(|header| header.class().is_heap_class()) && !result.is_bool() {
            return Ok(());
        }
        if kind == "int" && Int::of(result).is_none() {
            return Ok(());
        }
        let owner = if kind == "float" { format!("{}.", self.type_name(value)) } else { String::new() };
        let text = format!(
            "{owner}{method} returned non-{kind} (type {}).  The ability to return an instance of a strict subclass of \
             {kind} is deprecated, and may be removed in a future version of Python.",
            self.type_name(result)
        );
        self.warn_deprecated(&text)
    }

    /// What `__index__` or `__int__` gave must be an int.
    fn checked_int(&mut self, method: &str, result: Value) -> Outcome {
        match self.plain_int(&result) {
            Some(int) => Ok(int),
            None => {
                let message = format!("{method} returned non-int (type {})", self.type_name(&result));
                Err(self.type_error(message))
            }
        }
    }

    /// Whether a value can stand for an index.
    pub fn has_index(&mut self, value: &Value) -> bool {
        if Int::of(value).is_some() {
            return true;
        }
        let name = self.names.index.clone();
        self.lookup_class_of(value, &name).is_some()
    }

    /// An index or a size.
    #[inline]
    pub fn index_i64(&mut self, value: &Value) -> Result<i64, Raised> {
        if let Some(word) = value.as_small_int() {
            return Ok(word);
        }
        let int = self.index(value)?;
        match Int::of(&int).and_then(Int::word) {
            Some(word) => Ok(word),
            None => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    /// A size where CPython's C functions take a `Py_ssize_t`, which has another message.
    pub fn size_argument(&mut self, value: &Value) -> Result<i64, Raised> {
        if let Some(word) = value.as_small_int() {
            return Ok(word);
        }
        let int = self.index(value)?;
        match Int::of(&int).and_then(Int::word) {
            Some(word) => Ok(word),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// A number where CPython's C functions take an `int`.
    pub fn c_int_argument(&mut self, value: &Value) -> Result<i32, Raised> {
        let int = self.index(value)?;
        match Int::of(&int).and_then(Int::word).and_then(|word| i32::try_from(word).ok()) {
            Some(int) => Ok(int),
            None => Err(self.overflow_error("Python int too large to convert to C int")),
        }
    }

    /// A bound of a slice that may be `None` or absent; one out of range is brought to the nearest word.
    pub fn slice_bound(&mut self, value: &Value, absent: i64) -> Result<i64, Raised> {
        if let Some(word) = value.as_small_int() {
            return Ok(word);
        }
        if value.is_empty() || value.is_none() {
            return Ok(absent);
        }
        if !self.has_index(value) {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        let int = self.index(value)?;
        Ok(match Int::of(&int).expect("`index` gives ints") {
            Int::Word(word) => word,
            large => {
                if large.is_negative() {
                    i64::MIN
                } else {
                    i64::MAX
                }
            }
        })
    }

    /// `int(value)`.
    pub fn int_of(&mut self, value: &Value) -> Outcome {
        if let Some(int) = self.plain_int(value).filter(|_| !has_own_class(value)) {
            return Ok(int);
        }
        if let Some(float) = value.as_float() {
            return self.int_of_float(float);
        }
        for (name, method) in [(self.names.int.clone(), "__int__"), (self.names.index.clone(), "__index__")] {
            if let Some(outcome) = self.call_special(value, &name, &[]) {
                let result = outcome?;
                self.warn_of_subclass(value, method, "int", &result)?;
                return self.checked_int(method, result);
            }
        }
        if let Some(text) = value.downcast::<Str>() {
            return self.int_from_text(text.as_str(), 10, value);
        }
        if let Some(bytes) = bytes::view(value) {
            return self.int_from_bytes_text(&bytes, 10, value);
        }
        let message = format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            self.type_name(value)
        );
        Err(self.type_error(message))
    }

    fn int_from_bytes_text(&mut self, bytes: &[u8], base: u32, shown: &Value) -> Outcome {
        // What is not ASCII is no digit either: any character that is none will do.
        let text: String =
            bytes.iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { '\u{fffd}' }).collect();
        let shown = match shown.is_a::<bytes::ByteArray>() {
            true => self.bytes(bytes),
            false => shown.clone(),
        };
        self.int_from_text(&text, base, &shown)
    }

    /// `int(value, base)`.
    pub fn int_of_base(&mut self, value: &Value, base: &Value) -> Outcome {
        let base = self.index(base)?;
        let base = match Int::of(&base).and_then(Int::word) {
            Some(word @ (0 | 2..=36)) => word as u32,
            _ => return Err(self.value_error("int() base must be >= 2 and <= 36, or 0")),
        };
        if let Some(text) = value.downcast::<Str>() {
            return self.int_from_text(text.as_str(), base, value);
        }
        if let Some(bytes) = bytes::view(value) {
            return self.int_from_bytes_text(&bytes, base, value);
        }
        Err(self.type_error("int() can't convert non-string with explicit base"))
    }
}

/// Whether a value is an instance of a class of the program, which may have methods of its own.
pub(crate) fn has_own_class(value: &Value) -> bool {
    value.header().is_some_and(|header| header.class().is_heap_class())
}

impl BigInt {
    /// The decimal digits, whatever their number.
    pub fn digits(&self) -> String {
        int_digits(self.int())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_are_read_as_python_reads_them() {
        let read = |text, base| parse_int(text, base, 4300);
        assert_eq!(read(" -12\n", 10), Ok(Parsed::Word(-12)));
        assert_eq!(read("1_000", 10), Ok(Parsed::Word(1000)));
        assert_eq!(read("0x_1f", 16), Ok(Parsed::Word(31)));
        assert_eq!(read("0b101", 0), Ok(Parsed::Word(5)));
        assert_eq!(read("00_0", 0), Ok(Parsed::Word(0)));
        assert_eq!(read("１２", 10), Ok(Parsed::Word(12)));
        assert_eq!(read("-9223372036854775808", 10), Ok(Parsed::Large(Number::from(i64::MIN))));
        for (text, base) in
            [("", 10), ("_1", 10), ("1__0", 10), ("1_", 10), ("0x", 16), ("012", 0), ("12", 2), ("- 1", 10)]
        {
            assert_eq!(read(text, base), Err(ParseIntError::Invalid), "{text}");
        }
        assert_eq!(read(&"9".repeat(4301), 10), Err(ParseIntError::TooLong(4301)));
    }

    #[test]
    fn words_are_written_whole() {
        for word in [0, 7, -1, 42, i64::MAX, i64::MIN] {
            assert_eq!(word_digits(word, &mut [0; 20]), word.to_string());
        }
    }
}
