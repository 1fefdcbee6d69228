//! Making bytes: of text, of numbers, of a size, of other bytes.

use super::{ByteArray, Bytes, from_latin_1, like_argument, of_kind, view};
use crate::heap::{Str, Value};
use crate::types::boxed::class_argument;
use crate::types::int::Int;
use crate::types::text::codec;
use crate::vm::{Outcome, Raised, Vm};

/// Which of the two types is made: their messages differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Bytes,
    ByteArray,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Target::Bytes => "bytes",
            Target::ByteArray => "bytearray",
        }
    }

    fn range_error(self) -> &'static str {
        match self {
            Target::Bytes => "bytes must be in range(0, 256)",
            Target::ByteArray => BYTE_RANGE,
        }
    }
}

/// What is said of an int that is no byte.
pub(super) const BYTE_RANGE: &str = "byte must be in range(0, 256)";

/// A number that must be a byte.
pub(super) fn byte(vm: &mut Vm, value: &Value, range_error: &str) -> Result<u8, Raised> {
    if let Some(word @ 0..=255) = value.as_small_int() {
        return Ok(word as u8);
    }
    let int = vm.index(value)?;
    match Int::of(&int) {
        Some(Int::Word(word @ 0..=255)) => Ok(word as u8),
        _ => Err(vm.value_error(range_error)),
    }
}

/// The bytes of an object or an iterable of ints: `bytes(value)` for all but text and sizes.
pub fn bytes_of(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(result) = by_method(vm, value)? {
        return Ok(result);
    }
    from_items(vm, value, Target::Bytes)
}

/// What `__bytes__` gives, if there is one.
fn by_method(vm: &mut Vm, value: &Value) -> Result<Option<Vec<u8>>, Raised> {
    let name = vm.names.bytes.clone();
    let Some(outcome) = vm.call_special(value, &name, &[]) else { return Ok(None) };
    let result = outcome?;
    match result.downcast::<Bytes>() {
        Some(bytes) => Ok(Some(bytes.as_slice().to_vec())),
        None => {
            let message = format!("__bytes__ returned non-bytes (type {})", vm.type_name(&result));
            Err(vm.type_error(message))
        }
    }
}

/// The bytes of a bytes-like object or of an iterable of ints.
fn from_items(vm: &mut Vm, value: &Value, target: Target) -> Result<Vec<u8>, Raised> {
    if let Some(bytes) = view(value) {
        return Ok(bytes.into_owned());
    }
    let iterator = match vm.iter(value) {
        Ok(iterator) if !value.is_a::<Str>() => iterator,
        Err(raised) if !raised.0.is_instance_of(&vm.types.exceptions.type_error) => return Err(raised),
        Ok(_) | Err(_) => {
            let message = format!("cannot convert '{}' object to {}", vm.type_name(value), target.name());
            return Err(vm.type_error(message));
        }
    };
    let mut bytes = Vec::new();
    while let Some(item) = vm.next(&iterator)? {
        bytes.push(byte(vm, &item, target.range_error())?);
        if bytes.len() % 1024 == 0 {
            vm.spend(1)?;
            vm.check_size(bytes.len())?;
        }
    }
    Ok(bytes)
}

/// `bytes(source, encoding, errors)` and the same of `bytearray`.
fn from_source(vm: &mut Vm, args: &[Value], target: Target) -> Result<Vec<u8>, Raised> {
    let source = &args[1];
    let (has_encoding, has_errors) = (!args[2].is_empty(), !args[3].is_empty());
    if has_encoding || has_errors {
        let name = target.name();
        let encoding = codec::name_argument(vm, &args[2], &format!("{name}() argument 'encoding'"), "utf-8")?;
        let errors = codec::name_argument(vm, &args[3], &format!("{name}() argument 'errors'"), "strict")?;
        return match source.downcast::<Str>() {
            Some(_) if !has_encoding => Err(vm.type_error("string argument without an encoding")),
            Some(text) => codec::encode(vm, text, &encoding, &errors),
            None if has_encoding => Err(vm.type_error("encoding without a string argument")),
            None => Err(vm.type_error("errors without a string argument")),
        };
    }
    if source.is_empty() {
        return Ok(Vec::new());
    }
    if target == Target::Bytes
        && let Some(bytes) = by_method(vm, source)?
    {
        return Ok(bytes);
    }
    if source.is_a::<Str>() {
        return Err(vm.type_error("string argument without an encoding"));
    }
    if vm.has_index(source) && view(source).is_none() {
        let size = vm.index_i64(source)?;
        let Ok(size) = usize::try_from(size) else { return Err(vm.value_error("negative count")) };
        vm.check_size(size)?;
        return Ok(vec![0; size]);
    }
    from_items(vm, source, target)
}

pub(super) fn new_bytes(vm: &mut Vm, args: &[Value]) -> Outcome {
    let base = vm.types.bytes.clone();
    let class = class_argument(vm, &args[0], &base)?;
    let is_plain = class.is(&base);
    if is_plain
        && args[2].is_empty()
        && args[3].is_empty()
        && args[1].downcast::<Bytes>().is_some_and(|bytes| !bytes.class().is_heap_class())
    {
        return Ok(args[1].clone());
    }
    let bytes = from_source(vm, args, Target::Bytes)?;
    Ok(if is_plain { vm.bytes(&bytes) } else { vm.new_builtin(&class, Bytes::new(bytes.into())) })
}

pub(super) fn new_array(vm: &mut Vm, args: &[Value]) -> Outcome {
    let base = vm.types.bytearray.clone();
    let class = class_argument(vm, &args[0], &base)?;
    Ok(vm.new_builtin(&class, ByteArray::default()))
}

pub(super) fn init_array(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = from_source(vm, args, Target::ByteArray)?;
    super::array_receiver(vm, args)?.replace(bytes);
    Ok(Value::NONE)
}

/// What a class method gives: bytes of the class it was called on.
fn of_class(vm: &mut Vm, class: &Value, bytes: Vec<u8>) -> Outcome {
    if vm.types.bytes.is_value(class) {
        return Ok(vm.bytes(&bytes));
    }
    if vm.types.bytearray.is_value(class) {
        return Ok(vm.bytearray(bytes));
    }
    let plain = vm.bytes(&bytes);
    vm.call(class, &[plain])
}

pub(super) fn fromhex(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = if let Some(text) = args[1].downcast::<Str>() {
        text.as_str().to_string()
    } else if let Some(bytes) = view(&args[1]) {
        from_latin_1(&bytes)
    } else {
        let message = format!("fromhex() argument must be str or bytes-like, not {}", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    match parse_hex(&text) {
        Ok(bytes) => of_class(vm, &args[0], bytes),
        Err(HexError::Odd) => {
            Err(vm.value_error("fromhex() arg must contain an even number of hexadecimal digits"))
        }
        Err(HexError::At(position)) => {
            Err(vm
                .value_error(format!("non-hexadecimal number found in fromhex() arg at position {position}")))
        }
    }
}

#[derive(PartialEq, Eq, Debug)]
enum HexError {
    /// A digit is alone at the end.
    Odd,
    /// What is at this position is no digit.
    At(usize),
}

/// Two digits a byte; white space may stand between bytes.
fn parse_hex(text: &str) -> Result<Vec<u8>, HexError> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut chars = text.chars().enumerate();
    while let Some((position, first)) = chars.next() {
        if matches!(first, ' ' | '\t'..='\r') {
            continue;
        }
        let high = first.to_digit(16).ok_or(HexError::At(position))?;
        let (position, second) = chars.next().ok_or(HexError::Odd)?;
        let low = second.to_digit(16).ok_or(HexError::At(position))?;
        bytes.push((high << 4 | low) as u8);
    }
    Ok(bytes)
}

pub(super) fn hex(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = super::receiver(vm, args)?;
    let separator = if args[1].is_empty() { None } else { Some(hex_separator(vm, &args[1])?) };
    let group = if args[2].is_empty() { 1 } else { i64::from(vm.c_int_argument(&args[2])?) };
    vm.check_size(bytes.len().saturating_mul(3))?;
    let mut text = String::with_capacity(bytes.len() * 3);
    for (at, byte) in bytes.iter().enumerate() {
        if let Some(separator) = separator
            && at > 0
            && group != 0
        {
            // Groups are counted from the end, or with a negative size from the beginning.
            let before = if group > 0 { bytes.len() - at } else { at };
            if before.is_multiple_of(group.unsigned_abs() as usize) {
                text.push(separator);
            }
        }
        text.push(char::from_digit(u32::from(byte >> 4), 16).expect("half a byte is one digit"));
        text.push(char::from_digit(u32::from(byte & 15), 16).expect("half a byte is one digit"));
    }
    Ok(vm.str(&text))
}

fn hex_separator(vm: &mut Vm, value: &Value) -> Result<char, Raised> {
    let text = match (value.downcast::<Str>(), view(value)) {
        (Some(text), _) => text.as_str().to_string(),
        (None, Some(bytes)) => from_latin_1(&bytes),
        (None, None) => {
            vm.length(value)?;
            return Err(vm.type_error("sep must be str or bytes."));
        }
    };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(char), None) if char.is_ascii() => Ok(char),
        (Some(_), None) => Err(vm.value_error("sep must be ASCII.")),
        _ => Err(vm.value_error("sep must be length 1.")),
    }
}

pub(super) fn maketrans(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (from, to) = (like_argument(vm, &args[0])?, like_argument(vm, &args[1])?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in from.iter().zip(to.iter()) {
        table[usize::from(from)] = to;
    }
    Ok(vm.bytes(&table))
}

pub(super) fn decode(vm: &mut Vm, args: &[Value]) -> Outcome {
    if codec::is_usual(&args[1], &args[2])
        && let bytes = super::receiver(vm, args)?
        && let Ok(text) = std::str::from_utf8(&bytes)
    {
        vm.check_size(text.len())?;
        return Ok(vm.str(text));
    }
    let encoding = codec::name_argument(vm, &args[1], "decode() argument 'encoding'", "utf-8")?;
    let errors = codec::name_argument(vm, &args[2], "decode() argument 'errors'", "strict")?;
    let bytes = super::receiver(vm, args)?;
    codec::decode(vm, &bytes, &encoding, &errors)
}

pub(super) fn to_bytes(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = super::receiver(vm, args)?;
    Ok(super::unchanged(vm, &args[0], &bytes))
}

pub(super) fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = super::receiver(vm, args)?.into_owned();
    Ok(of_kind(vm, &args[0], bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_text_is_read() {
        assert_eq!(parse_hex("de ad\nBEEF"), Ok(vec![0xde, 0xad, 0xbe, 0xef]));
        assert_eq!(parse_hex("abc"), Err(HexError::Odd));
        assert_eq!(parse_hex("a c"), Err(HexError::At(1)));
        assert_eq!(parse_hex("ab é"), Err(HexError::At(3)));
    }
}
