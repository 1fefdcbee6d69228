//! Builtin functions about text: characters, `repr`, `format`.

use crate::function;
use crate::heap::{Kind, Str, Value};
use crate::native::NativeDef;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::range::number_of_index;
use crate::vm::{Outcome, Vm};

fn chr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let number = match args[0].as_small_int() {
        Some(number) => Some(number),
        None => i64::try_from(number_of_index(vm, &args[0])?).ok(),
    };
    match number.and_then(|number| u32::try_from(number).ok()) {
        Some(code) if (0xd800..0xe000).contains(&code) => {
            Err(vm
                .value_error(format!("chr() arg is a lone surrogate, U+{code:04X}, which no text can have")))
        }
        Some(code) => match char::from_u32(code) {
            Some(char) => Ok(vm.char(char)),
            None => Err(vm.value_error("chr() arg not in range(0x110000)")),
        },
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: &[Value]) -> Outcome {
    let value = &args[0];
    let (length, code) = match value.kind() {
        Some(Kind::Str) => {
            let text = value.downcast::<Str>().expect("the kind was just checked");
            (text.points(), text.as_str().chars().next().map(u32::from))
        }
        Some(Kind::Bytes) => {
            let bytes = value.downcast::<Bytes>().expect("the kind was just checked").as_slice();
            (bytes.len(), bytes.first().map(|&byte| u32::from(byte)))
        }
        Some(Kind::ByteArray) => {
            let bytes = value.downcast::<ByteArray>().expect("the kind was just checked").to_vec();
            (bytes.len(), bytes.first().map(|&byte| u32::from(byte)))
        }
        _ => {
            let message = format!("ord() expected string of length 1, but {} found", vm.type_name(value));
            return Err(vm.type_error(message));
        }
    };
    match code {
        Some(code) if length == 1 => Ok(Value::int(code as i32)),
        _ => {
            let message = format!("ord() expected a character, but string of length {length} found");
            Err(vm.type_error(message))
        }
    }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.repr(&args[0]).map(Value::from)
}

fn ascii(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.ascii(&args[0]).map(Value::from)
}

fn format(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_empty() {
        return vm.format_value(&args[0], "").map(Value::from);
    }
    let Some(spec) = args[1].downcast::<Str>() else {
        let message = format!("format() argument 2 must be str, not {}", vm.given_name(&args[1]));
        return Err(vm.type_error(message));
    };
    vm.format_value(&args[0], spec.as_str()).map(Value::from)
}

/// See the module.
pub const FUNCTIONS: &[NativeDef] = &[
    function!(
        "chr",
        "(i, /)",
        chr,
        "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."
    ),
    function!(
        "ord",
        "(character, /)",
        ord,
        "Return the ordinal value of a character.\n\nIf the argument is a one-character string, return the Unicode code\npoint of that character.\n\nIf the argument is a bytes or bytearray object of length 1, return its\nsingle byte value."
    ),
    function!(
        "repr",
        "(obj, /)",
        repr,
        "Return the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj."
    ),
    function!(
        "ascii",
        "(obj, /)",
        ascii,
        "Return an ASCII-only representation of an object.\n\nAs repr(), return a string containing a printable representation of an\nobject, but escape the non-ASCII characters in the string returned by\nrepr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\nto that returned by repr() in Python 2."
    ),
    function!(
        "format",
        "(value, format_spec='', /)",
        format,
        "Return type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\nFormat Specification Mini-language. See help('FORMATTING').\n\nIf type(value) does not supply a method named __format__\nand format_spec is empty, then str(value) is returned.\nSee also help('SPECIALMETHODS')."
    ),
];
