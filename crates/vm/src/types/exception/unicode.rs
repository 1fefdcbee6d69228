//! The exceptions of encoding and decoding: they say where in the text the fault is.

use crate::heap::{Str, Value};
use crate::method;
use crate::native::NativeDef;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::exception::base;
use crate::types::exception::kinds::member;
use crate::vm::{Outcome, Raised, Vm};

/// `UnicodeDecodeError`
pub const DECODE: &[NativeDef] = &[
    method!(
        "__init__",
        "(self, /, *args, **kwargs)",
        decode_init,
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    method!("__str__", "(self, /)", decode_str, "Return str(self)."),
];

/// `UnicodeEncodeError`
pub const ENCODE: &[NativeDef] = &[
    method!(
        "__init__",
        "(self, /, *args, **kwargs)",
        encode_init,
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    method!("__str__", "(self, /)", encode_str, "Return str(self)."),
];

/// `UnicodeTranslateError`
pub const TRANSLATE: &[NativeDef] = &[
    method!(
        "__init__",
        "(self, /, *args, **kwargs)",
        translate_init,
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    method!("__str__", "(self, /)", translate_str, "Return str(self)."),
];

/// What an argument must be.
#[derive(Clone, Copy)]
enum Wanted {
    Text,
    Bytes,
    Number,
}

fn bytes_of(value: &Value) -> Option<Vec<u8>> {
    match value.downcast::<Bytes>() {
        Some(bytes) => Some(bytes.as_slice().to_vec()),
        None => value.downcast::<ByteArray>().map(|bytes| bytes.to_vec()),
    }
}

fn fill(vm: &mut Vm, args: &[Value], wanted: &[Wanted]) -> Result<(), Raised> {
    base::init(vm, args)?;
    let given = args[1].items();
    if given.len() != wanted.len() {
        let message = format!("function takes exactly {} arguments ({} given)", wanted.len(), given.len());
        return Err(vm.type_error(message));
    }
    for (index, (argument, wanted)) in given.iter().zip(wanted).enumerate() {
        let (fits, expected) = match wanted {
            Wanted::Text => (argument.is_a::<Str>(), "str"),
            Wanted::Bytes if !argument.is_a::<Bytes>() && !argument.is_a::<ByteArray>() => {
                let message = format!("a bytes-like object is required, not '{}'", vm.type_name(argument));
                return Err(vm.type_error(message));
            }
            Wanted::Bytes => (true, ""),
            Wanted::Number => {
                let number = vm.index_i64(argument)?;
                drop(args[0].set_slot(index, vm.int(number)));
                continue;
            }
        };
        if !fits {
            let message =
                format!("argument {} must be {expected}, not {}", index + 1, vm.type_name(argument));
            return Err(vm.type_error(message));
        }
        drop(args[0].set_slot(index, argument.clone()));
    }
    Ok(())
}

fn decode_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    fill(vm, args, &[Wanted::Text, Wanted::Bytes, Wanted::Number, Wanted::Number, Wanted::Text])?;
    Ok(Value::NONE)
}

fn encode_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    fill(vm, args, &[Wanted::Text, Wanted::Text, Wanted::Number, Wanted::Number, Wanted::Text])?;
    Ok(Value::NONE)
}

fn translate_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    fill(vm, args, &[Wanted::Text, Wanted::Number, Wanted::Number, Wanted::Text])?;
    Ok(Value::NONE)
}

/// Start and end, brought within the text, as CPython brings them.
fn range(value: &Value, first: usize, length: usize) -> (usize, usize) {
    let number = |slot| member(value, slot).as_small_int().unwrap_or(0);
    let start = number(first).clamp(0, length.saturating_sub(1) as i64);
    let end = number(first + 1).max(1).min(length.max(1) as i64).max(start);
    (start as usize, end as usize)
}

fn text_at(vm: &mut Vm, value: &Value, slot: usize) -> Result<String, Raised> {
    let text = member(value, slot);
    Ok(vm.str_of(&text)?.as_str().to_string())
}

fn decode_str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let value = &args[0];
    let Some(bytes) = bytes_of(&member(value, 1)) else { return Ok(vm.str("")) };
    let (start, end) = range(value, 2, bytes.len());
    let (encoding, reason) = (text_at(vm, value, 0)?, text_at(vm, value, 4)?);
    let text = if start < bytes.len() && end == start + 1 {
        format!("'{encoding}' codec can't decode byte 0x{:02x} in position {start}: {reason}", bytes[start])
    } else {
        format!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end as i64 - 1)
    };
    Ok(vm.str(&text))
}

/// A character as the messages show it: by its number.
fn escaped(char: char) -> String {
    let number = u32::from(char);
    match number {
        0..=0xff => format!("\\x{number:02x}"),
        0x100..=0xffff => format!("\\u{number:04x}"),
        _ => format!("\\U{number:08x}"),
    }
}

/// "character '\xe4' in position 3" or "characters in position 3-5".
fn characters(value: &Value, object: usize, first: usize) -> Option<String> {
    let text = member(value, object);
    let text = text.downcast::<Str>()?;
    let (start, end) = range(value, first, text.points());
    Some(match text.as_str().chars().nth(start) {
        Some(char) if end == start + 1 => format!("character '{}' in position {start}", escaped(char)),
        _ => format!("characters in position {start}-{}", end as i64 - 1),
    })
}

fn encode_str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(place) = characters(&args[0], 1, 2) else { return Ok(vm.str("")) };
    let (encoding, reason) = (text_at(vm, &args[0], 0)?, text_at(vm, &args[0], 4)?);
    Ok(vm.str(&format!("'{encoding}' codec can't encode {place}: {reason}")))
}

fn translate_str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(place) = characters(&args[0], 0, 1) else { return Ok(vm.str("")) };
    let reason = text_at(vm, &args[0], 3)?;
    Ok(vm.str(&format!("can't translate {place}: {reason}")))
}
