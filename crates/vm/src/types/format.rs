//! Formatting: what stands behind the colon of `f"{value:>10.2f}"`, the `%` operator, and `str.format`.
//!
//! A format specification is a little language of its own, shared by ints, floats and strings:
//!
//! ```text
//! [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]
//!   *    >       +                10      ,         .2                  f
//! ```
//!
//! This page reads it and lays text out; [`number`] makes the digits. [`percent`] is the `%` operator and [`template`] is
//! `str.format`, which find their fields and then come here.

pub mod number;
pub mod percent;
pub mod template;

use crate::heap::{Object, Ref, Str, Value};
use crate::types::float::text::push_float_repr;
use crate::types::int::Int;
use crate::types::int::convert::{has_own_class, word_digits};
use crate::types::unicode;
use crate::vm::{Raised, Vm};

pub use number::{format_float, format_int};

/// A format specification, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What fills up to the width.
    pub fill: char,
    /// `<`, `>`, `^` or `=`: where the fill goes; `=` is between the sign and the digits.
    pub align: char,
    /// `+`, `-` or a space, if given.
    pub sign: Option<char>,
    /// `z`: a negative zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`: prefixes of ints, and a point that always shows.
    pub alternate: bool,
    /// How wide at least.
    pub width: usize,
    /// `,` or `_` between groups of digits before the point.
    pub grouping: Option<char>,
    /// The same behind the point.
    pub fraction_grouping: Option<char>,
    /// Digits behind the point, significant digits, or the most characters of a string.
    pub precision: Option<usize>,
    /// The presentation type; NUL when a float is to look like `repr`.
    pub kind: char,
}

impl Spec {
    /// How many digits a group has.
    pub fn group_size(&self) -> usize {
        if matches!(self.kind, 'b' | 'o' | 'x' | 'X') { 4 } else { 3 }
    }
}

/// Reads a specification for a value whose type has this ordinary presentation and alignment.
pub fn parse_spec(vm: &mut Vm, text: &str, kind: char, align: char, value: &Value) -> Result<Spec, Raised> {
    let mut spec = Spec {
        fill: ' ',
        align,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: None,
        fraction_grouping: None,
        precision: None,
        kind,
    };
    let mut rest = Reader { rest: text };
    let (has_fill, has_align) = parse_alignment(&mut rest, &mut spec);
    spec.sign = rest.take_one(|byte| matches!(byte, b'+' | b'-' | b' '));
    spec.no_negative_zero = rest.take(b'z');
    spec.alternate = rest.take(b'#');
    if !has_fill && rest.take(b'0') {
        spec.fill = '0';
        if !has_align && align == '>' {
            spec.align = '=';
        }
    }
    spec.width = take_number(vm, &mut rest)?.unwrap_or(0);
    spec.grouping = take_grouping(vm, &mut rest)?;
    if rest.take(b'.') {
        spec.precision = take_number(vm, &mut rest)?;
        spec.fraction_grouping = take_grouping(vm, &mut rest)?;
        if spec.precision.is_none() && spec.fraction_grouping.is_none() {
            return Err(vm.value_error("Format specifier missing precision"));
        }
        if spec.precision.is_some_and(|precision| precision > i32::MAX as usize) {
            return Err(vm.value_error("precision too big"));
        }
    }
    let mut last = rest.rest.chars();
    if let Some(kind) = last.next() {
        if last.next().is_some() {
            let message =
                format!("Invalid format specifier '{text}' for object of type '{}'", vm.type_name(value));
            return Err(vm.value_error(message));
        }
        spec.kind = kind;
    }
    check_grouping(vm, &spec)?;
    vm.check_size(spec.width)?;
    Ok(spec)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// Takes the next character if it is one of the wanted ones, which are ASCII.
    #[inline(always)]
    fn take_one(&mut self, is_wanted: impl FnOnce(u8) -> bool) -> Option<char> {
        let byte = *self.rest.as_bytes().first()?;
        if !is_wanted(byte) {
            return None;
        }
        self.rest = &self.rest[1..];
        Some(char::from(byte))
    }

    /// Takes the next character if it is this one.
    #[inline(always)]
    fn take(&mut self, wanted: u8) -> bool {
        self.take_one(|byte| byte == wanted).is_some()
    }
}

fn is_alignment(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'=' | b'^')
}

/// Reads fill and alignment; says which of them there was.
#[inline]
fn parse_alignment(reader: &mut Reader<'_>, spec: &mut Spec) -> (bool, bool) {
    let mut chars = reader.rest.chars();
    if let Some(fill) = chars.next() {
        let mut behind = Reader { rest: chars.as_str() };
        if let Some(align) = behind.take_one(is_alignment) {
            (spec.fill, spec.align) = (fill, align);
            *reader = behind;
            return (true, true);
        }
    }
    match reader.take_one(is_alignment) {
        Some(align) => {
            spec.align = align;
            (false, true)
        }
        None => (false, false),
    }
}

#[inline]
fn take_number(vm: &mut Vm, reader: &mut Reader<'_>) -> Result<Option<usize>, Raised> {
    let mut number: Option<usize> = None;
    while let Some(char) = reader.rest.chars().next() {
        let digit = if char.is_ascii() { char.to_digit(10) } else { unicode::decimal_value(char) };
        let Some(digit) = digit else { break };
        let longer =
            number.unwrap_or(0).checked_mul(10).and_then(|number| number.checked_add(digit as usize));
        match longer.filter(|&longer| longer <= isize::MAX as usize) {
            Some(longer) => number = Some(longer),
            None => return Err(vm.value_error("Too many decimal digits in format string")),
        }
        reader.rest = &reader.rest[char.len_utf8()..];
    }
    Ok(number)
}

#[inline]
fn take_grouping(vm: &mut Vm, reader: &mut Reader<'_>) -> Result<Option<char>, Raised> {
    let grouping = reader.take_one(|byte| matches!(byte, b',' | b'_'));
    let other = match grouping {
        Some(',') => '_',
        Some(_) => ',',
        None => return Ok(None),
    };
    if reader.rest.starts_with(other) {
        return Err(vm.value_error("Cannot specify both ',' and '_'."));
    }
    Ok(grouping)
}

/// Groups are for decimal digits; `_` also for those of other bases.
fn check_grouping(vm: &mut Vm, spec: &Spec) -> Result<(), Raised> {
    let separator = match (spec.grouping, spec.fraction_grouping) {
        (Some(separator), _) => separator,
        (None, Some(separator)) if spec.kind == 'n' => separator,
        _ => return Ok(()),
    };
    match spec.kind {
        'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => Ok(()),
        'b' | 'o' | 'x' | 'X' if separator == '_' => Ok(()),
        kind @ '!'..='\x7f' => Err(vm.value_error(format!("Cannot specify '{separator}' with '{kind}'."))),
        kind => Err(vm.value_error(format!("Cannot specify '{separator}' with '\\x{:x}'.", kind as u32))),
    }
}

/// A presentation type that the value does not have.
pub(crate) fn unknown_kind(vm: &mut Vm, kind: char, value: &Value) -> Raised {
    let shown = match kind {
        '!'..='\x7f' => kind.to_string(),
        _ => format!("\\x{:x}", kind as u32),
    };
    let message = format!("Unknown format code '{shown}' for object of type '{}'", vm.type_name(value));
    vm.value_error(message)
}

/// Appends a fill so many times.
#[inline]
fn push_fill(to: &mut String, fill: char, count: usize) {
    if count > 0 {
        push_some_fill(to, fill, count);
    }
}

fn push_some_fill(to: &mut String, fill: char, count: usize) {
    const SPACES: &str = "                                ";
    const ZEROS: &str = "00000000000000000000000000000000";
    match fill {
        ' ' if count <= SPACES.len() => to.push_str(&SPACES[..count]),
        '0' if count <= ZEROS.len() => to.push_str(&ZEROS[..count]),
        _ => to.extend(std::iter::repeat_n(fill, count)),
    }
}

/// Appends a text of so many characters with the fill that brings it to the width.
pub fn push_padded(to: &mut String, text: &str, length: usize, spec: &Spec) {
    let missing = spec.width.saturating_sub(length);
    let before = match spec.align {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    push_fill(to, spec.fill, before);
    to.push_str(text);
    push_fill(to, spec.fill, missing - before);
}

/// `str.__format__`, appended to a text.
pub fn push_str(vm: &mut Vm, string: &Object<Str>, spec: &str, to: &mut String) -> Result<(), Raised> {
    if spec.is_empty() {
        to.push_str(string.as_str());
        return Ok(());
    }
    let value = string.value();
    let spec = parse_spec(vm, spec, 's', '<', &value)?;
    if spec.kind != 's' {
        return Err(unknown_kind(vm, spec.kind, &value));
    }
    let refused = match &spec {
        Spec { sign: Some(' '), .. } => "Space not allowed in string format specifier",
        Spec { sign: Some(_), .. } => "Sign not allowed in string format specifier",
        Spec { no_negative_zero: true, .. } => {
            "Negative zero coercion (z) not allowed in string format specifier"
        }
        Spec { alternate: true, .. } => "Alternate form (#) not allowed in string format specifier",
        Spec { align: '=', .. } => "'=' alignment not allowed in string format specifier",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(vm.value_error(refused));
    }
    let (text, length) = match spec.precision {
        Some(precision) if precision < string.points() => (string.slice_points(0, precision), precision),
        _ => (string.as_str(), string.points()),
    };
    push_padded(to, text, length, &spec);
    Ok(())
}

/// Formats a value of a builtin type into a text; false when the value is none of `str`, `int`, `float`, `bool`.
#[inline]
pub fn push_builtin(vm: &mut Vm, value: &Value, spec: &str, to: &mut String) -> Result<bool, Raised> {
    if let Some(word) = value.as_small_int()
        && spec.is_empty()
    {
        to.push_str(word_digits(word, &mut [0; 20]));
        return Ok(true);
    }
    if has_own_class(value) {
        return Ok(false);
    }
    if let Some(string) = value.downcast::<Str>() {
        push_str(vm, string, spec, to)?;
    } else if let Some(float) = value.as_float() {
        if spec.is_empty() {
            push_float_repr(float, to);
        } else {
            number::push_float(vm, value, float, spec, to)?;
        }
    } else if let Some(int) = Int::of(value) {
        number::push_int(vm, value, int, spec, to)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// Formats any value into a text.
pub fn push_value(vm: &mut Vm, value: &Value, spec: &str, to: &mut String) -> Result<(), Raised> {
    if !push_builtin(vm, value, spec, to)? {
        let text = vm.format_value(value, spec)?;
        to.push_str(text.as_str());
    }
    Ok(())
}

/// The argument of `__format__`, which must be a string.
pub fn spec_argument(vm: &mut Vm, value: &Value) -> Result<Ref<Str>, Raised> {
    match value.downcast::<Str>() {
        Some(spec) => Ok(spec.to_ref()),
        None => {
            let message = format!("__format__() argument must be str, not {}", vm.given_name(value));
            Err(vm.type_error(message))
        }
    }
}
