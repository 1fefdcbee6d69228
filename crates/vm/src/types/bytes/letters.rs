//! Bytes as ASCII letters: upper and lower case, questions like `isalpha`, and `translate`.
//!
//! A byte above 127 is never a letter. Each method looks at one byte after another, at most with what came before it.

use super::split::is_space;
use super::{like_argument, of_kind, receiver};
use crate::heap::Value;
use crate::method;
use crate::native::NativeDef;
use crate::vm::{Outcome, Vm};

/// Methods that map each byte, perhaps by what is before it.
macro_rules! mappings {
    ($($name:ident: $map:expr;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let bytes = receiver(vm, args)?;
                let mut behind_letter = false;
                let mapped = bytes.iter().enumerate().map(|(at, &byte)| {
                    let map: fn(u8, usize, bool) -> u8 = $map;
                    let mapped = map(byte, at, behind_letter);
                    behind_letter = byte.is_ascii_alphabetic();
                    mapped
                });
                let mapped = mapped.collect();
                Ok(of_kind(vm, &args[0], mapped))
            }
        )*
    };
}

mappings! {
    upper: |byte, _, _| byte.to_ascii_uppercase();
    lower: |byte, _, _| byte.to_ascii_lowercase();
    swapcase: |byte, _, _| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte };
    capitalize: |byte, at, _| if at == 0 { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
    title: |byte, _, behind| if behind { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
}

pub(super) const UPPER: NativeDef = method!(
    "upper",
    "(self, /)",
    upper,
    "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase."
);

pub(super) const LOWER: NativeDef = method!(
    "lower",
    "(self, /)",
    lower,
    "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase."
);

pub(super) const SWAPCASE: NativeDef = method!(
    "swapcase",
    "(self, /)",
    swapcase,
    "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa."
);

pub(super) const CAPITALIZE: NativeDef = method!(
    "capitalize",
    "(self, /)",
    capitalize,
    "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased."
);

pub(super) const TITLE: NativeDef = method!(
    "title",
    "(self, /)",
    title,
    "B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase."
);

/// Methods that ask something of all bytes.
macro_rules! questions {
    ($($name:ident: $test:expr;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let bytes = receiver(vm, args)?;
                let test: fn(&[u8]) -> bool = $test;
                Ok(Value::bool(test(&bytes)))
            }
        )*
    };
}

questions! {
    isalpha: |bytes| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_alphabetic);
    isalnum: |bytes| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_alphanumeric);
    isdigit: |bytes| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    isspace: |bytes| !bytes.is_empty() && bytes.iter().all(|&byte| is_space(byte));
    isascii: |bytes| bytes.is_ascii();
    islower: |bytes| bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase);
    isupper: |bytes| bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase);
    istitle: |bytes| {
        let behind = |at: usize| at > 0 && bytes[at - 1].is_ascii_alphabetic();
        let fits = |(at, byte): (usize, &u8)| !byte.is_ascii_alphabetic() || byte.is_ascii_uppercase() != behind(at);
        bytes.iter().any(u8::is_ascii_alphabetic) && bytes.iter().enumerate().all(fits)
    };
}

pub(super) const ISALPHA: NativeDef = method!(
    "isalpha",
    "(self, /)",
    isalpha,
    "B.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\nand there is at least one character in B, False otherwise."
);

pub(super) const ISALNUM: NativeDef = method!(
    "isalnum",
    "(self, /)",
    isalnum,
    "B.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\nand there is at least one character in B, False otherwise."
);

pub(super) const ISDIGIT: NativeDef = method!(
    "isdigit",
    "(self, /)",
    isdigit,
    "B.isdigit() -> bool\n\nReturn True if all characters in B are digits\nand there is at least one character in B, False otherwise."
);

pub(super) const ISSPACE: NativeDef = method!(
    "isspace",
    "(self, /)",
    isspace,
    "B.isspace() -> bool\n\nReturn True if all characters in B are whitespace\nand there is at least one character in B, False otherwise."
);

pub(super) const ISASCII: NativeDef = method!(
    "isascii",
    "(self, /)",
    isascii,
    "B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\nFalse otherwise."
);

pub(super) const ISLOWER: NativeDef = method!(
    "islower",
    "(self, /)",
    islower,
    "B.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and there is\nat least one cased character in B, False otherwise."
);

pub(super) const ISUPPER: NativeDef = method!(
    "isupper",
    "(self, /)",
    isupper,
    "B.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and there is\nat least one cased character in B, False otherwise."
);

pub(super) const ISTITLE: NativeDef = method!(
    "istitle",
    "(self, /)",
    istitle,
    "B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\ncharacter in B, i.e. uppercase characters may only follow uncased\ncharacters and lowercase characters only cased ones. Return False\notherwise."
);

pub(super) const TRANSLATE: NativeDef = method!(
    "translate",
    "(self, table, /, delete=b'')",
    translate,
    "Return a copy with each character mapped by the given translation table.\n\n  table\n    Translation table, which must be a bytes object of length 256.\n\nAll characters occurring in the optional argument delete are removed.\nThe remaining characters are mapped through the given translation table."
);

fn translate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let table = if args[1].is_none() { None } else { Some(like_argument(vm, &args[1])?) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let gone = if args[2].is_empty() { Default::default() } else { like_argument(vm, &args[2])? };
    let bytes = receiver(vm, args)?;
    let kept = bytes.iter().filter(|byte| !gone.contains(byte));
    let translated = match table {
        Some(table) => kept.map(|&byte| table[usize::from(byte)]).collect(),
        None => kept.copied().collect(),
    };
    Ok(of_kind(vm, &args[0], translated))
}
