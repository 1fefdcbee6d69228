//! `bytes` and `bytearray`: sequences of bytes, one fixed and one that changes.
//!
//! Most methods are the same for both; they take the bytes out (borrowed from `bytes`, copied from `bytearray`, which could
//! change while they work), and make a result of the kind they were called on. What only `bytearray` has is in [`mod@array`].

mod array;
mod layout;
mod letters;
mod making;
mod methods;
mod operators;
mod search;
mod split;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use crate::heap::{Kind, Object, Payload, Value};
use crate::types::boxed::wrong_receiver;
use crate::types::hashing;
use crate::vm::{Raised, Vm};

pub use making::bytes_of;
pub use methods::{BYTEARRAY, BYTES};

/// The payload of `bytes`.
pub struct Bytes {
    bytes: Box<[u8]>,
    /// 0 when not yet computed.
    hash: Cell<u64>,
}

impl Payload for Bytes {
    const KIND: Kind = Kind::Bytes;

    fn elsewhere(&self) -> usize {
        self.bytes.len()
    }
}

impl Bytes {
    /// These bytes.
    pub fn new(bytes: Box<[u8]>) -> Bytes {
        Bytes { bytes, hash: Cell::new(0) }
    }

    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes
    }

    /// The hash, computed once.
    pub fn hash(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(hashing::bytes_hash(&self.bytes));
        }
        self.hash.get()
    }
}

impl std::ops::Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

/// The payload of `bytearray`.
#[derive(Default)]
pub struct ByteArray {
    bytes: RefCell<Vec<u8>>,
}

impl Payload for ByteArray {
    const KIND: Kind = Kind::ByteArray;
    // It refers to nothing, but it grows, and the heap measures what grows.
    const CONTAINER: bool = true;

    fn elsewhere(&self) -> usize {
        self.bytes.borrow().capacity()
    }
}

impl ByteArray {
    /// An array of these bytes.
    pub fn new(bytes: Vec<u8>) -> ByteArray {
        ByteArray { bytes: RefCell::new(bytes) }
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.bytes.borrow().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One byte.
    pub fn byte_at(&self, index: usize) -> Option<u8> {
        self.bytes.borrow().get(index).copied()
    }

    /// A copy of the bytes.
    pub fn to_vec(&self) -> Vec<u8> {
        self.bytes.borrow().clone()
    }

    /// Changes the bytes. The closure runs no code of the program.
    pub fn with_mut<R>(&self, change: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        change(&mut self.bytes.borrow_mut())
    }

    /// Looks at the bytes. The closure runs no code of the program.
    pub fn with<R>(&self, look: impl FnOnce(&[u8]) -> R) -> R {
        look(&self.bytes.borrow())
    }

    /// Puts other bytes in the place of all.
    pub fn replace(&self, bytes: Vec<u8>) {
        *self.bytes.borrow_mut() = bytes;
    }
}

/// The bytes of a bytes-like object; `None` when it is none.
#[inline]
pub fn view(value: &Value) -> Option<Cow<'_, [u8]>> {
    match value.kind()? {
        Kind::Bytes => value.downcast::<Bytes>().map(|bytes| Cow::Borrowed(bytes.as_slice())),
        Kind::ByteArray => value.downcast::<ByteArray>().map(|bytes| Cow::Owned(bytes.to_vec())),
        _ => None,
    }
}

/// The bytes of an argument that must be bytes-like.
pub fn like_argument<'a>(vm: &mut Vm, value: &'a Value) -> Result<Cow<'a, [u8]>, Raised> {
    view(value).ok_or_else(|| not_like(vm, value))
}

fn not_like(vm: &mut Vm, value: &Value) -> Raised {
    let message = format!("a bytes-like object is required, not '{}'", vm.type_name(value));
    vm.type_error(message)
}

/// The bytes that `self` has. A program can hang a method of `bytes` on another class, whose instances have none.
fn receiver<'a>(vm: &mut Vm, args: &'a [Value]) -> Result<Cow<'a, [u8]>, Raised> {
    view(&args[0]).ok_or_else(|| wrong_receiver(vm, "bytes", &args[0]))
}

/// The array that `self` is.
fn array_receiver<'a>(vm: &mut Vm, args: &'a [Value]) -> Result<&'a Object<ByteArray>, Raised> {
    args[0].downcast::<ByteArray>().ok_or_else(|| wrong_receiver(vm, "bytearray", &args[0]))
}

/// New bytes of the kind of `like`: plain `bytes`, or a plain `bytearray`.
fn of_kind(vm: &mut Vm, like: &Value, bytes: Vec<u8>) -> Value {
    if like.is_a::<ByteArray>() { vm.bytearray(bytes) } else { vm.bytes(&bytes) }
}

/// The same bytes again: an exact `bytes` is itself, all others are copied.
fn unchanged(vm: &mut Vm, value: &Value, bytes: &[u8]) -> Value {
    let is_exact = value.downcast::<Bytes>().is_some_and(|bytes| !bytes.class().is_heap_class());
    if is_exact { value.clone() } else { of_kind(vm, value, bytes.to_vec()) }
}

/// The characters whose numbers are these bytes.
pub fn from_latin_1(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// The bytes that are the numbers of these characters, all of them below 256.
pub fn to_latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|char| char as u8).collect()
}

/// Appends bytes as `repr` shows them, with the `b` and in quotes.
pub fn push_repr(bytes: &[u8], to: &mut String) {
    push_quoted(bytes, false, to);
}

/// As `push_repr`; the `repr` of a bytearray escapes single quotes even within double ones.
fn push_quoted(bytes: &[u8], in_array: bool, to: &mut String) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    to.reserve(bytes.len() + 3);
    to.push('b');
    to.push(char::from(quote));
    for &byte in bytes {
        match byte {
            b'\n' => to.push_str("\\n"),
            b'\r' => to.push_str("\\r"),
            b'\t' => to.push_str("\\t"),
            b'\\' => to.push_str("\\\\"),
            _ if byte == quote || in_array && byte == b'\'' => {
                to.push('\\');
                to.push(char::from(byte));
            }
            b' '..=b'~' => to.push(char::from(byte)),
            _ => to.push_str(&format!("\\x{byte:02x}")),
        }
    }
    to.push(char::from(quote));
}

impl Vm {
    /// A `bytearray`.
    pub fn bytearray(&self, bytes: Vec<u8>) -> Value {
        self.heap.alloc(&self.types.bytearray, ByteArray::new(bytes)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_shown_in_quotes() {
        let repr = |bytes: &[u8]| {
            let mut shown = String::new();
            push_repr(bytes, &mut shown);
            shown
        };
        assert_eq!(repr(b"a'b"), "b\"a'b\"");
        assert_eq!(repr(b"'\"\n\x00\xff\\"), "b'\\'\"\\n\\x00\\xff\\\\'");
    }
}
