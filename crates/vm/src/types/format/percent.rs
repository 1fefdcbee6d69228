//! The `%` operator of strings and bytes.
//!
//! Bytes are formatted as text whose characters are the bytes (Latin-1), and turned back at the end: one engine for both.

use std::borrow::Cow;

use crate::heap::{Ref, Str, Tuple, Value};
use crate::types::bytes;
use crate::types::format::number::{char_of, magnitude_digits, push_real_digits};
use crate::types::format::push_fill;
use crate::types::int::Int;
use crate::types::int::convert::word_digits;
use crate::types::text::repr::push_ascii;
use crate::vm::{Raised, Vm};

/// What is formatted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// `str`
    Text,
    /// `bytes` and `bytearray`
    Bytes,
}

/// `template % arguments`, appended to a text.
pub fn percent_format(
    vm: &mut Vm,
    template: &str,
    arguments: &Value,
    flavour: Flavour,
    text: &mut String,
) -> Result<(), Raised> {
    let mut fields = Fields::new(vm, template, arguments, flavour);
    while let Some(literal) = fields.literal() {
        text.push_str(literal);
        if fields.at < template.len() {
            fields.at += 1;
            fields.field(vm, text)?;
        }
    }
    fields.finish(vm)
}

/// Walks a template and its arguments.
struct Fields<'a> {
    template: &'a str,
    at: usize,
    arguments: Cow<'a, [Value]>,
    next: usize,
    /// What `%(name)s` looks names up in.
    mapping: Option<Value>,
    flavour: Flavour,
}

/// One conversion: `%-8.3f`.
#[derive(Default)]
struct Conversion {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

impl<'a> Fields<'a> {
    fn new(vm: &mut Vm, template: &'a str, arguments: &'a Value, flavour: Flavour) -> Fields<'a> {
        let (list, mapping) = match arguments.downcast::<Tuple>() {
            Some(tuple) => (tuple.as_slice(), None),
            None => {
                let is_plain =
                    arguments.is_a::<Str>() || flavour == Flavour::Bytes && bytes::view(arguments).is_some();
                let getitem = vm.names.getitem.clone();
                let is_mapping = !is_plain && vm.lookup_class_of(arguments, &getitem).is_some();
                (std::slice::from_ref(arguments), is_mapping.then(|| arguments.clone()))
            }
        };
        Fields { template, at: 0, arguments: list.into(), next: 0, mapping, flavour }
    }

    /// The text up to the next `%`; `None` at the end.
    fn literal(&mut self) -> Option<&'a str> {
        let rest = &self.template[self.at..];
        if rest.is_empty() {
            return None;
        }
        let length = memchr::memchr(b'%', rest.as_bytes()).unwrap_or(rest.len());
        self.at += length;
        Some(&rest[..length])
    }

    /// The next byte: all that means something in a field is ASCII, but for a wrong character.
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.template.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, vm: &mut Vm) -> Result<char, Raised> {
        match self.template[self.at..].chars().next() {
            Some(char) => {
                self.at += char.len_utf8();
                Ok(char)
            }
            None => Err(vm.value_error("incomplete format")),
        }
    }

    fn argument(&mut self, vm: &mut Vm) -> Result<Value, Raised> {
        match self.arguments.get(self.next) {
            Some(argument) => {
                self.next += 1;
                Ok(argument.clone())
            }
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }

    /// All arguments must have been used, but for a mapping, from which names were taken or not.
    fn finish(&self, vm: &mut Vm) -> Result<(), Raised> {
        if self.next < self.arguments.len() && self.mapping.is_none() {
            let kind = if self.flavour == Flavour::Text { "string" } else { "bytes" };
            return Err(vm.type_error(format!("not all arguments converted during {kind} formatting")));
        }
        Ok(())
    }

    /// The text in parentheses, which may nest.
    fn key(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        let Some(mapping) = self.mapping.clone() else {
            return Err(vm.type_error("format requires a mapping"));
        };
        self.at += 1;
        let (start, mut depth) = (self.at, 1);
        for (offset, byte) in self.template.as_bytes()[start..].iter().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let name = &self.template[start..start + offset];
                self.at = start + offset + 1;
                let key = match self.flavour {
                    Flavour::Text => vm.str(name),
                    Flavour::Bytes => vm.bytes(&bytes::to_latin_1(name)),
                };
                self.arguments = vec![vm.get_item(&mapping, &key)?].into();
                self.next = 0;
                return Ok(());
            }
        }
        Err(vm.value_error("incomplete format key"))
    }

    /// A number or `*` for width or precision.
    fn number(&mut self, vm: &mut Vm, what: &str) -> Result<Option<i64>, Raised> {
        if self.peek() == Some(b'*') {
            self.at += 1;
            let argument = self.argument(vm)?;
            if Int::of(&argument).is_none() {
                return Err(vm.type_error("* wants int"));
            }
            let number = if what == "width" {
                vm.size_argument(&argument)?
            } else {
                i64::from(vm.c_int_argument(&argument)?)
            };
            return Ok(Some(number));
        }
        let mut number: Option<i64> = None;
        while let Some(byte @ b'0'..=b'9') = self.peek() {
            let digit = byte - b'0';
            self.at += 1;
            let limit = if what == "width" { i64::MAX } else { i64::from(i32::MAX) };
            let longer =
                number.unwrap_or(0).checked_mul(10).and_then(|number| number.checked_add(i64::from(digit)));
            match longer.filter(|&longer| longer <= limit) {
                Some(longer) => number = Some(longer),
                None => return Err(vm.value_error(format!("{what} too big"))),
            }
        }
        Ok(number)
    }

    /// One field, behind its `%`.
    fn field(&mut self, vm: &mut Vm, text: &mut String) -> Result<(), Raised> {
        match self.peek() {
            Some(b'%') => {
                self.at += 1;
                text.push('%');
                return Ok(());
            }
            // The two that most programs use, without anything between.
            Some(kind @ (b's' | b'd')) => {
                self.at += 1;
                let argument = self.argument(vm)?;
                return self.convert(vm, char::from(kind), &argument, &Conversion::default(), text);
            }
            Some(b'(') => self.key(vm)?,
            _ => {}
        }
        let mut conversion = Conversion::default();
        while let Some(flag @ (b'-' | b'+' | b' ' | b'#' | b'0')) = self.peek() {
            self.at += 1;
            match flag {
                b'-' => conversion.left = true,
                b'+' => conversion.plus = true,
                b' ' => conversion.blank = true,
                b'#' => conversion.alternate = true,
                _ => conversion.zero = true,
            }
        }
        if let Some(width) = self.number(vm, "width")? {
            conversion.left |= width < 0;
            conversion.width = width.unsigned_abs() as usize;
            vm.check_size(conversion.width)?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let precision = self.number(vm, "precision")?.unwrap_or(0).max(0) as usize;
            vm.check_size(precision)?;
            conversion.precision = Some(precision);
        }
        if let Some(b'h' | b'l' | b'L') = self.peek() {
            self.at += 1;
        }
        let kind = self.take(vm)?;
        let argument = self.argument(vm)?;
        self.convert(vm, kind, &argument, &conversion, text)
    }

    fn convert(
        &mut self,
        vm: &mut Vm,
        kind: char,
        value: &Value,
        conversion: &Conversion,
        text: &mut String,
    ) -> Result<(), Raised> {
        match (kind, self.flavour) {
            ('s', Flavour::Text) => {
                if conversion.width == 0 && conversion.precision.is_none() {
                    return push_str_of(vm, value, text);
                }
                let shown = vm.str_of(value)?;
                push_text(&shown, conversion, text);
            }
            ('r', Flavour::Text) => push_text(&vm.repr(value)?, conversion, text),
            ('a', _) | ('r', Flavour::Bytes) => {
                let shown = vm.repr(value)?;
                let mut ascii = String::with_capacity(shown.len());
                push_ascii(shown.as_str(), &mut ascii);
                push_text(&vm.new_str(&ascii), conversion, text);
            }
            ('s' | 'b', Flavour::Bytes) => {
                let bytes = bytes_argument(vm, value)?;
                push_text(&vm.new_str(&bytes::from_latin_1(&bytes)), conversion, text);
            }
            ('d' | 'i' | 'u' | 'o' | 'x' | 'X', _) => push_int(vm, kind, value, conversion, text)?,
            ('e' | 'E' | 'f' | 'F' | 'g' | 'G', _) => {
                push_float(vm, kind, value, conversion, self.flavour, text)?
            }
            ('c', _) => {
                let char = self.char(vm, value)?;
                // A precision would cut texts; a character is one.
                let whole =
                    Conversion { width: conversion.width, left: conversion.left, ..Conversion::default() };
                push_text(&vm.new_str(char.encode_utf8(&mut [0; 4])), &whole, text);
            }
            (kind, _) => {
                let before = &self.template[..self.at];
                let index = before.chars().count() - 1;
                let shown = if matches!(kind, '\x1f'..='~') { kind } else { '?' };
                let message =
                    format!("unsupported format character '{shown}' (0x{:x}) at index {index}", kind as u32);
                return Err(vm.value_error(message));
            }
        }
        Ok(())
    }

    /// The character that `%c` shows.
    fn char(&self, vm: &mut Vm, value: &Value) -> Result<char, Raised> {
        if self.flavour == Flavour::Bytes {
            return byte_char(vm, value);
        }
        if let Some(string) = value.downcast::<Str>() {
            let mut chars = string.as_str().chars();
            return match (chars.next(), chars.next()) {
                (Some(char), None) => Ok(char),
                _ => {
                    let length = string.points();
                    Err(vm.type_error(format!(
                        "%c requires an int or a unicode character, not a string of length {length}"
                    )))
                }
            };
        }
        if !vm.has_index(value) {
            let message = format!("%c requires an int or a unicode character, not {}", vm.type_name(value));
            return Err(vm.type_error(message));
        }
        let int = vm.index(value)?;
        match Int::of(&int) {
            Some(Int::Word(point @ 0..=0x10_ffff)) => char_of(vm, point as u32),
            _ => Err(vm.overflow_error("%c arg not in range(0x110000)")),
        }
    }
}

/// The byte that `%c` shows in bytes, as a character.
fn byte_char(vm: &mut Vm, value: &Value) -> Result<char, Raised> {
    if let Some(bytes) = bytes::view(value) {
        if let [byte] = *bytes {
            return Ok(char::from(byte));
        }
        let message = format!(
            "%c requires an integer in range(256) or a single byte, not a {} object of length {}",
            vm.type_name(value),
            bytes.len()
        );
        return Err(vm.type_error(message));
    }
    if !vm.has_index(value) {
        let message =
            format!("%c requires an integer in range(256) or a single byte, not {}", vm.type_name(value));
        return Err(vm.type_error(message));
    }
    let int = vm.index(value)?;
    match Int::of(&int) {
        Some(Int::Word(byte @ 0..=255)) => Ok(char::from(byte as u8)),
        _ => Err(vm.overflow_error("%c arg not in range(256)")),
    }
}

/// What `%s` and `%b` of bytes take.
fn bytes_argument(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(bytes) = bytes::view(value) {
        return Ok(bytes.to_vec());
    }
    let name = vm.names.bytes.clone();
    if let Some(outcome) = vm.call_special(value, &name, &[]) {
        let result = outcome?;
        if let Some(bytes) = result.downcast::<bytes::Bytes>() {
            return Ok(bytes.as_slice().to_vec());
        }
        let message = format!("__bytes__ returned non-bytes (type {})", vm.type_name(&result));
        return Err(vm.type_error(message));
    }
    let message = format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
        vm.type_name(value)
    );
    Err(vm.type_error(message))
}

/// Appends `str(value)`.
fn push_str_of(vm: &mut Vm, value: &Value, text: &mut String) -> Result<(), Raised> {
    if let Some(word) = value.as_small_int() {
        text.push_str(word_digits(word, &mut [0; 20]));
    } else {
        let shown = vm.str_of(value)?;
        text.push_str(shown.as_str());
    }
    Ok(())
}

/// Appends a text cut to the precision and filled to the width.
fn push_text(shown: &Ref<Str>, conversion: &Conversion, text: &mut String) {
    let points = shown.points();
    let (shown, length) = match conversion.precision {
        Some(precision) if precision < points => (shown.slice_points(0, precision), precision),
        _ => (shown.as_str(), points),
    };
    let missing = conversion.width.saturating_sub(length);
    if !conversion.left {
        push_fill(text, ' ', missing);
    }
    text.push_str(shown);
    if conversion.left {
        push_fill(text, ' ', missing);
    }
}

/// The int that `%d` or `%x` shows.
fn int_argument(vm: &mut Vm, kind: char, value: &Value) -> Result<Value, Raised> {
    if let Some(int) = vm.plain_int(value) {
        return Ok(int);
    }
    let takes_reals = matches!(kind, 'd' | 'i' | 'u');
    let names = if takes_reals {
        vec![vm.names.index.clone(), vm.names.int.clone(), vm.names.float.clone()]
    } else {
        vec![vm.names.index.clone()]
    };
    if !names.iter().any(|name| vm.lookup_class_of(value, name).is_some()) {
        let wanted = if takes_reals { "a real number" } else { "an integer" };
        let message = format!("%{kind} format: {wanted} is required, not {}", vm.type_name(value));
        return Err(vm.type_error(message));
    }
    if takes_reals { vm.int_of(value) } else { vm.index(value) }
}

fn push_int(
    vm: &mut Vm,
    kind: char,
    value: &Value,
    conversion: &Conversion,
    text: &mut String,
) -> Result<(), Raised> {
    let value = int_argument(vm, kind, value)?;
    let int = Int::of(&value).expect("an int was asked for");
    let mut buffer = [0; 64];
    let mut digits = magnitude_digits(vm, int, kind, &mut buffer)?;
    if let Some(precision) = conversion.precision
        && digits.len() < precision
    {
        digits = ("0".repeat(precision - digits.len()) + &digits).into();
    }
    let prefix = match kind {
        'o' if conversion.alternate => "0o",
        'x' if conversion.alternate => "0x",
        'X' if conversion.alternate => "0X",
        _ => "",
    };
    push_signed(int.is_negative(), prefix, &digits, conversion, text);
    Ok(())
}

fn push_float(
    vm: &mut Vm,
    kind: char,
    value: &Value,
    conversion: &Conversion,
    flavour: Flavour,
    text: &mut String,
) -> Result<(), Raised> {
    let float = match (flavour, vm.try_float_of(value)?) {
        (_, Some(float)) => float,
        (Flavour::Text, None) => return vm.float_of(value).map(|_| ()),
        (Flavour::Bytes, None) => {
            let message = format!("float argument required, not {}", vm.type_name(value));
            return Err(vm.type_error(message));
        }
    };
    vm.with_buffer(|_, digits| {
        let precision = conversion.precision.unwrap_or(6);
        push_real_digits(float.abs(), kind, Some(precision), conversion.alternate, digits);
        push_signed(float.is_sign_negative() && !float.is_nan(), "", digits, conversion, text);
    });
    Ok(())
}

/// Appends a number with its sign and fill.
fn push_signed(negative: bool, prefix: &str, digits: &str, conversion: &Conversion, text: &mut String) {
    let sign = if negative {
        "-"
    } else if conversion.plus {
        "+"
    } else if conversion.blank {
        " "
    } else {
        ""
    };
    let missing = conversion.width.saturating_sub(sign.len() + prefix.len() + digits.len());
    let zeros = if conversion.zero && !conversion.left { missing } else { 0 };
    if zeros == 0 && !conversion.left {
        push_fill(text, ' ', missing);
    }
    text.push_str(sign);
    text.push_str(prefix);
    push_fill(text, '0', zeros);
    text.push_str(digits);
    if conversion.left {
        push_fill(text, ' ', missing);
    }
}
