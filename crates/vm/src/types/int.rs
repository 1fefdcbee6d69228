//! `int`: unbounded whole numbers.
//!
//! Most lie in their word, 48 bits wide. The rest are objects: of one machine word still (products of hashes and random
//! numbers end there, and need no more than checked arithmetic), or of any size by `num-bigint`. [`Int`] is the view of
//! all of them, bools and boxed instances of subclasses included, that operations are written against.

pub mod arithmetic;
pub mod convert;
pub mod division;
pub mod methods;

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use num_bigint::BigInt as Number;
use num_traits::ToPrimitive;

use crate::heap::{Kind, Payload, Value};
use crate::types::boxed::Boxed;
use crate::types::hashing;
use crate::vm::Vm;

pub use arithmetic::{int_binary, number_compare};
pub use convert::{int_to_string, parse_int};
pub use methods::CLASS;

/// The payload of an `int` that does not fit in the word of a value.
pub struct BigInt {
    repr: Repr,
    /// 0 when not yet computed.
    hash: Cell<u64>,
}

enum Repr {
    /// Between 48 and 64 bits. The number is made when somebody asks for it.
    Word(i64, OnceCell<Box<Number>>),
    /// More than 64 bits.
    Large(Number),
}

impl Payload for BigInt {
    const KIND: Kind = Kind::BigInt;

    fn elsewhere(&self) -> usize {
        match &self.repr {
            Repr::Word(..) => 0,
            Repr::Large(number) => usize::try_from(number.bits() / 8).unwrap_or(usize::MAX),
        }
    }
}

impl BigInt {
    /// An int of any size.
    pub fn new(number: Number) -> BigInt {
        let repr = match number.to_i64() {
            Some(word) => Repr::Word(word, OnceCell::from(Box::new(number))),
            None => Repr::Large(number),
        };
        BigInt { repr, hash: Cell::new(0) }
    }

    /// An int of one machine word.
    pub fn from_word(word: i64) -> BigInt {
        BigInt { repr: Repr::Word(word, OnceCell::new()), hash: Cell::new(0) }
    }

    /// The number.
    pub fn number(&self) -> &Number {
        match &self.repr {
            Repr::Word(word, number) => number.get_or_init(|| Box::new(Number::from(*word))),
            Repr::Large(number) => number,
        }
    }

    /// The number, as operations look at it.
    #[inline]
    pub fn int(&self) -> Int<'_> {
        match &self.repr {
            Repr::Word(word, _) => Int::Word(*word),
            Repr::Large(number) => Int::Large(number),
        }
    }

    /// The hash, computed once.
    pub fn hash(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(match self.int() {
                Int::Word(word) => hashing::hash_i64(word),
                Int::Large(number) => hashing::hash_number(number),
            });
        }
        self.hash.get()
    }
}

/// A whole number, as operations look at it.
#[derive(Clone, Copy)]
pub enum Int<'a> {
    /// One that fits in a machine word.
    Word(i64),
    /// One that does not.
    Large(&'a Number),
}

impl<'a> Int<'a> {
    /// The int that a value is: plain, bool, or an instance of a subclass.
    #[inline]
    pub fn of(value: &'a Value) -> Option<Int<'a>> {
        if let Some(word) = value.as_small_int() {
            return Some(Int::Word(word));
        }
        if let Some(bool) = value.as_bool() {
            return Some(Int::Word(i64::from(bool)));
        }
        match value.kind()? {
            Kind::BigInt => value.downcast::<BigInt>().map(|big| big.int()),
            Kind::Boxed => {
                let boxed = value.downcast::<Boxed>()?;
                let boxed: &Boxed = boxed;
                match boxed.value.as_small_int() {
                    Some(word) => Some(Int::Word(word)),
                    None => boxed.value.downcast::<BigInt>().map(|big| big.int()),
                }
            }
            _ => None,
        }
    }

    /// As a number of any size.
    pub fn number(self) -> Cow<'a, Number> {
        match self {
            Int::Word(word) => Cow::Owned(Number::from(word)),
            Int::Large(number) => Cow::Borrowed(number),
        }
    }

    /// As a machine word, if it fits.
    pub fn word(self) -> Option<i64> {
        match self {
            Int::Word(word) => Some(word),
            Int::Large(_) => None,
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Int::Word(word) => word < 0,
            Int::Large(number) => number.sign() == num_bigint::Sign::Minus,
        }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        matches!(self, Int::Word(0))
    }

    /// How many bits the magnitude has.
    pub fn bits(self) -> u64 {
        match self {
            Int::Word(word) => u64::from(64 - word.unsigned_abs().leading_zeros()),
            Int::Large(number) => number.bits(),
        }
    }

    /// The nearest float; infinite when there is none.
    pub fn to_f64(self) -> f64 {
        match self {
            Int::Word(word) => word as f64,
            Int::Large(number) => number.to_f64().unwrap_or(f64::INFINITY),
        }
    }
}

impl Vm {
    /// An int from a machine word.
    #[inline]
    pub fn word(&self, word: i64) -> Value {
        match Value::small_int(word) {
            Some(value) => value,
            None => self.heap.alloc(&self.types.int, BigInt::from_word(word)).into(),
        }
    }

    /// An int from two machine words.
    pub(crate) fn wide(&self, wide: i128) -> Value {
        match i64::try_from(wide) {
            Ok(word) => self.word(word),
            Err(_) => self.big_int(Number::from(wide)),
        }
    }

    /// The plain int that an int is: what is in the box of an instance of a subclass, 0 and 1 for bools.
    pub fn plain_int(&self, value: &Value) -> Option<Value> {
        if value.is_small_int() {
            return Some(value.clone());
        }
        if let Some(bool) = value.as_bool() {
            return Some(Value::int(i32::from(bool)));
        }
        if value.is_a::<BigInt>() {
            return Some(value.clone());
        }
        let boxed: &Boxed = value.downcast::<Boxed>()?;
        (!boxed.value.is_float()).then(|| boxed.value.clone())
    }
}
