//! A value in eight bytes.
//!
//! Most values of a running program are small whole numbers, floats, `None`, `True` and `False`: those lie in the word
//! itself. All others are pointers to objects on the heap. Which of these a word is, its low 16 bits tell:
//!
//! ```text
//! 63                            16 15       0
//! │ address (48 bits)             │  0       │  object
//! │ whole number (48 bits)        │  1       │  int between -2**47 and 2**47-1
//! │ which one                     │  2       │  None, False, True, Ellipsis, NotImplemented, empty
//! │ low 48 bits of the float      │  7…ffff  │  float: its bits rotated by 16, plus 7
//! ```
//!
//! This is a NaN-box turned by sixteen bits: a float's sign and exponent, which no true number fills, come to lie where
//! the tag is, so that one comparison of a 16-bit register answers "is it an object?", and an int's payload sits where
//! plain 64-bit addition and its overflow flag do the right thing.
//!
//! Cloning and dropping a `Value` counts the references of its object. Larger ints live on the heap.

use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::object::{Header, Kind, Payload, Ref};
use super::state;

const TAG_OBJECT: u16 = 0;
const TAG_INT: u16 = 1;
const TAG_SPECIAL: u16 = 2;
const FLOAT_BIAS: u64 = 7;

/// Any value of the language, and besides the empty one that marks an unbound variable or an absent argument.
#[repr(transparent)]
pub struct Value(u64);

/// The special value of a nap; the number of its task lies above these bits.
const NAP: u64 = 7;
const NAP_BITS: u32 = 3;

const fn special(which: u64) -> u64 {
    which << 16 | TAG_SPECIAL as u64
}

impl Value {
    /// Not a value of the language: an unbound variable, an absent argument, a deleted entry.
    pub const EMPTY: Value = Value(special(0));
    /// `None`
    pub const NONE: Value = Value(special(1));
    /// `False`
    pub const FALSE: Value = Value(special(2));
    /// `True`
    pub const TRUE: Value = Value(special(3));
    /// `...`
    pub const ELLIPSIS: Value = Value(special(4));
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Value = Value(special(5));

    /// Not a value of the language: the coroutine of an awaited call that does nothing but give up its turn.
    pub const TURN: Value = Value(special(6));

    /// Not a value of the language: the coroutine of an awaited sleep for which the task with this number is parked.
    pub fn nap(task: u32) -> Value {
        Value(special(NAP | u64::from(task) << NAP_BITS))
    }

    /// The number of the task that is parked, if this is a nap.
    #[inline(always)]
    pub fn as_nap(&self) -> Option<u32> {
        let which = self.0 >> 16;
        let is_nap = self.0 as u16 == TAG_SPECIAL && which & NAP == NAP;
        is_nap.then_some((which >> NAP_BITS) as u32)
    }

    /// Whether this stands for a coroutine that is no object: a turn that was given up, or a nap.
    #[inline(always)]
    pub fn stands_for_coroutine(&self) -> bool {
        self.is_turn() || self.as_nap().is_some()
    }

    /// A small int; `None` when it needs the heap.
    #[inline(always)]
    pub fn small_int(value: i64) -> Option<Value> {
        let shifted = value << 16;
        if shifted >> 16 == value { Some(Value(shifted as u64 | TAG_INT as u64)) } else { None }
    }

    /// A small int from a number that surely fits: a length, an index, an `i32`.
    #[inline(always)]
    pub fn int(value: i32) -> Value {
        Value(((value as i64) << 16) as u64 | TAG_INT as u64)
    }

    /// A bool.
    #[inline(always)]
    pub fn bool(value: bool) -> Value {
        Value(special(2 + value as u64))
    }

    /// A float.
    #[inline(always)]
    pub fn float(value: f64) -> Value {
        if value.is_nan() {
            return Value::nan(value);
        }
        Value(value.to_bits().rotate_left(16) + FLOAT_BIAS)
    }

    /// A float that is not a number. Only its sign is kept: more would not leave room for the tags.
    #[cold]
    #[inline(never)]
    fn nan(value: f64) -> Value {
        Value(f64::NAN.copysign(value).to_bits().rotate_left(16) + FLOAT_BIAS)
    }

    #[inline(always)]
    fn tag(&self) -> u16 {
        self.0 as u16
    }

    /// Whether this is an object on the heap.
    #[inline(always)]
    pub fn is_object(&self) -> bool {
        self.tag() == TAG_OBJECT
    }

    /// Whether this is an int in the word (not a bool, not a large int).
    #[inline(always)]
    pub fn is_small_int(&self) -> bool {
        self.tag() == TAG_INT
    }

    /// Whether this is a float.
    #[inline(always)]
    pub fn is_float(&self) -> bool {
        self.tag() as u64 >= FLOAT_BIAS
    }

    /// Whether this is the empty value.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.0 == Value::EMPTY.0
    }

    /// Whether this stands for the coroutine that gives up its turn.
    #[inline(always)]
    pub fn is_turn(&self) -> bool {
        self.0 == Value::TURN.0
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.0 == Value::NONE.0
    }

    /// An empty place as a program sees it: `None`.
    #[inline]
    #[must_use]
    pub fn or_none(self) -> Value {
        if self.is_empty() { Value::NONE } else { self }
    }

    /// The other way: what a program sets to `None` is an empty place.
    #[inline]
    #[must_use]
    pub fn or_empty(self) -> Value {
        if self.is_none() { Value::EMPTY } else { self }
    }

    /// Whether this is `NotImplemented`.
    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.0 == Value::NOT_IMPLEMENTED.0
    }

    /// Whether this is `True` or `False`.
    #[inline(always)]
    pub fn is_bool(&self) -> bool {
        self.0 == Value::TRUE.0 || self.0 == Value::FALSE.0
    }

    /// Whether this is `True`.
    #[inline(always)]
    pub fn is_true(&self) -> bool {
        self.0 == Value::TRUE.0
    }

    /// Whether this is `False`.
    #[inline(always)]
    pub fn is_false(&self) -> bool {
        self.0 == Value::FALSE.0
    }

    /// The bool, if it is one.
    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        if self.is_true() {
            Some(true)
        } else if self.is_false() {
            Some(false)
        } else {
            None
        }
    }

    /// The int in the word, if it is one.
    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        if self.is_small_int() { Some(self.0 as i64 >> 16) } else { None }
    }

    /// The float, if it is one.
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        if self.is_float() { Some(f64::from_bits((self.0 - FLOAT_BIAS).rotate_right(16))) } else { None }
    }

    /// The sum of two ints in the word; `None` when one is none or the sum does not fit.
    #[inline(always)]
    pub fn add_small(&self, other: &Value) -> Option<Value> {
        if ((self.0 ^ TAG_INT as u64) | (other.0 ^ TAG_INT as u64)) as u16 != 0 {
            return None;
        }
        // The payloads lie in the upper 48 bits: 64-bit overflow is 48-bit overflow of the sum. One tag is taken off.
        (self.0 as i64).checked_add((other.0 - TAG_INT as u64) as i64).map(|sum| Value(sum as u64))
    }

    /// The difference of two ints in the word; `None` when one is none or it does not fit.
    #[inline(always)]
    pub fn sub_small(&self, other: &Value) -> Option<Value> {
        if ((self.0 ^ TAG_INT as u64) | (other.0 ^ TAG_INT as u64)) as u16 != 0 {
            return None;
        }
        (self.0 as i64)
            .checked_sub((other.0 - TAG_INT as u64) as i64)
            .map(|difference| Value(difference as u64))
    }

    /// Both as ints in the word.
    #[inline(always)]
    pub fn both_small(&self, other: &Value) -> Option<(i64, i64)> {
        if ((self.0 ^ TAG_INT as u64) | (other.0 ^ TAG_INT as u64)) as u16 == 0 {
            Some((self.0 as i64 >> 16, other.0 as i64 >> 16))
        } else {
            None
        }
    }

    /// Whether two values are one: `is`.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.0 == other.0
    }

    /// The word itself: for identity maps. Not an address that a program may see.
    #[inline(always)]
    pub fn bits(&self) -> u64 {
        self.0
    }

    #[inline(always)]
    pub(super) fn pointer(&self) -> NonNull<Header> {
        debug_assert!(self.is_object());
        // SAFETY: a word with the object tag is made from a non-null pointer in `from_pointer`, and nowhere else.
        unsafe { NonNull::new_unchecked((self.0 >> 16) as *mut Header) }
    }

    /// Takes over one counted reference.
    #[inline(always)]
    pub(super) fn from_pointer(pointer: NonNull<Header>) -> Value {
        Value((pointer.as_ptr() as u64) << 16)
    }

    /// The header of the object.
    #[inline(always)]
    pub fn header(&self) -> Option<&Header> {
        // SAFETY: this value holds a counted reference, so the object lives as long as the borrow.
        if self.is_object() { Some(unsafe { self.pointer().as_ref() }) } else { None }
    }

    /// What kind of object this is, if it is one.
    #[inline(always)]
    pub fn kind(&self) -> Option<Kind> {
        self.header().map(|header| header.kind())
    }
}

impl Value {
    /// Drops the value and tells whether its object died: only then may something have called for attention.
    #[inline(always)]
    pub fn release(self) -> bool {
        let value = ManuallyDrop::new(self);
        if value.is_object() {
            // SAFETY: the reference that this value held is given up here, and only here: it is not dropped again.
            unsafe {
                let pointer = value.pointer();
                if pointer.as_ref().release_one() {
                    state::release(pointer);
                    return true;
                }
            }
        }
        false
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        // Copied first: counting writes to memory, behind which the compiler would read the word again.
        let copy = Value(self.0);
        if copy.is_object() {
            // SAFETY: this value holds a counted reference, so the object is alive.
            unsafe { copy.pointer().as_ref() }.retain();
        }
        copy
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if self.is_object() {
            // SAFETY: the reference that this value held is given up here; the pointer is not used afterwards.
            unsafe {
                let pointer = self.pointer();
                if pointer.as_ref().release_one() {
                    state::release(pointer);
                }
            }
        }
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::EMPTY
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(int) = self.as_small_int() {
            write!(f, "{int}")
        } else if let Some(float) = self.as_float() {
            write!(f, "{float:?}")
        } else if let Some(kind) = self.kind() {
            write!(f, "<{kind:?}>")
        } else {
            let names = ["<empty>", "None", "False", "True", "Ellipsis", "NotImplemented"];
            write!(f, "{}", names[(self.0 >> 16) as usize])
        }
    }
}

impl<T: Payload> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(reference: Ref<T>) -> Value {
        reference.into_value()
    }
}

/// Drops values from the last to the first: the order in which CPython 3.14 empties frames and lists.
pub fn drop_backwards(mut values: Vec<Value>) {
    while let Some(value) = values.pop() {
        drop(value);
    }
}
