//! Iterators over builtin things: one payload, an enum of where a walk stands.
//!
//! **The one idea.** A `for` loop asks [`iterator_next`], which looks at the enum and steps: no method is looked up, no
//! exception made at the end. `__next__` and `StopIteration` are the same for whoever calls them by name.
//!
//! An iterator drops what it walks at its end, as CPython's do; it does not begin again when the list grows afterwards.
//! Iterators of other rooms (those of `itertools`, of a deque) are [`Steps`] in a box, and are asked as directly.
//!
//! [`walks`] has the states of the simple ones, [`combined`] `enumerate`, `zip`, `map`, `filter` and the iterators that
//! call back, [`protocol`] how anything is iterated, [`tables`] the classes.

pub mod anext;
mod combined;
mod pickling;
pub mod protocol;
mod tables;
mod walks;

use std::any::Any;

use num_bigint::BigInt as Number;
use num_traits::ToPrimitive;

use crate::heap::{Dict, Kind, List, Object, Payload, Str, Tracer, Tuple, Value};
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::sequence::R;
use crate::vm::Vm;

pub use combined::{Calls, Enumerate, Filter, Indexed, Map, Zip};
pub use tables::*;
pub use walks::{DictWalk, LongRangeWalk, RangeWalk, SetWalk, StrWalk, Walk};

/// The payload of builtin iterators.
pub enum Iterator {
    /// `list_iterator`
    List(Walk<List>),
    /// `list_reverseiterator`; the index is one behind the next item.
    ReversedList(Walk<List>),
    /// `tuple_iterator`
    Tuple(Walk<Tuple>),
    /// `str_iterator` and `str_ascii_iterator`
    Str(StrWalk),
    /// `bytes_iterator`
    Bytes(Walk<Bytes>),
    /// `bytearray_iterator`
    ByteArray(Walk<ByteArray>),
    /// `range_iterator`
    Range(RangeWalk),
    /// `longrange_iterator`
    LongRange(LongRangeWalk),
    /// `dict_keyiterator`
    DictKeys(DictWalk),
    /// `dict_valueiterator`
    DictValues(DictWalk),
    /// `dict_itemiterator`
    DictItems(DictWalk),
    /// `dict_reversekeyiterator`
    ReversedDictKeys(DictWalk),
    /// `dict_reversevalueiterator`
    ReversedDictValues(DictWalk),
    /// `dict_reverseitemiterator`
    ReversedDictItems(DictWalk),
    /// `set_iterator`
    Set(SetWalk),
    /// `iterator`: over anything with `__getitem__`.
    Sequence(Indexed),
    /// `reversed`: backwards over anything with `__len__` and `__getitem__`.
    Reversed(Indexed),
    /// `callable_iterator`: calls until a sentinel comes.
    Calls(Calls),
    /// `enumerate`
    Enumerate(Enumerate),
    /// `zip`
    Zip(Zip),
    /// `map`
    Map(Map),
    /// `filter`
    Filter(Filter),
    /// One that another room defines.
    Foreign(Box<dyn Steps>),
}

/// What an iterator of another room does. Its state lies in cells, since a step may come back to the same iterator.
pub trait Steps: Any {
    /// The next item; nothing at the end.
    fn next(&self, vm: &mut Vm) -> R<Option<Value>>;

    /// Shows the collector every reference.
    fn trace(&self, tracer: &mut Tracer<'_>);

    /// Gives up the references that may be part of a cycle.
    fn clear(&self) {}

    /// How many items are to come, if the iterator can tell.
    fn left(&self, _vm: &mut Vm) -> R<Option<usize>> {
        Ok(None)
    }
}

impl Iterator {
    /// The state of an iterator of another room, if it is a `T`.
    pub fn steps<T: Steps>(&self) -> Option<&T> {
        match self {
            Iterator::Foreign(steps) => (&**steps as &dyn Any).downcast_ref(),
            _ => None,
        }
    }
}

impl Payload for Iterator {
    const KIND: Kind = Kind::Iterator;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Iterator::List(walk) | Iterator::ReversedList(walk) => walk.trace(tracer),
            Iterator::Tuple(walk) => walk.trace(tracer),
            Iterator::Str(walk) => walk.trace(tracer),
            Iterator::Bytes(walk) => walk.trace(tracer),
            Iterator::ByteArray(walk) => walk.trace(tracer),
            Iterator::Range(_) | Iterator::LongRange(_) => {}
            Iterator::DictKeys(walk)
            | Iterator::DictValues(walk)
            | Iterator::DictItems(walk)
            | Iterator::ReversedDictKeys(walk)
            | Iterator::ReversedDictValues(walk)
            | Iterator::ReversedDictItems(walk) => walk.trace(tracer),
            Iterator::Set(walk) => walk.trace(tracer),
            Iterator::Sequence(walk) | Iterator::Reversed(walk) => walk.trace(tracer),
            Iterator::Calls(calls) => calls.trace(tracer),
            Iterator::Enumerate(enumerate) => tracer.value(&enumerate.source),
            Iterator::Zip(zip) => tracer.values(zip.sources.iter()),
            Iterator::Map(map) => {
                tracer.value(&map.function);
                tracer.values(map.sources.iter());
            }
            Iterator::Filter(filter) => tracer.values([&filter.function, &filter.source]),
            Iterator::Foreign(steps) => steps.trace(tracer),
        }
    }

    fn clear(&self) {
        match self {
            Iterator::List(walk) | Iterator::ReversedList(walk) => walk.finish(),
            Iterator::Tuple(walk) => walk.finish(),
            Iterator::DictKeys(walk)
            | Iterator::DictValues(walk)
            | Iterator::DictItems(walk)
            | Iterator::ReversedDictKeys(walk)
            | Iterator::ReversedDictValues(walk)
            | Iterator::ReversedDictItems(walk) => walk.finish(),
            Iterator::Set(walk) => walk.finish(),
            Iterator::Sequence(walk) | Iterator::Reversed(walk) => walk.finish(),
            Iterator::Calls(calls) => calls.finish(),
            Iterator::Foreign(steps) => steps.clear(),
            // These hold nothing that can lead back to them, or only another iterator, which is cleared itself.
            Iterator::Str(_)
            | Iterator::Bytes(_)
            | Iterator::ByteArray(_)
            | Iterator::Range(_)
            | Iterator::LongRange(_) => {}
            Iterator::Enumerate(_) | Iterator::Zip(_) | Iterator::Map(_) | Iterator::Filter(_) => {}
        }
    }
}

/// The next item of a builtin iterator; nothing at its end.
#[inline]
pub fn iterator_next(vm: &mut Vm, iterator: &Object<Iterator>) -> R<Option<Value>> {
    match &**iterator {
        Iterator::List(walk) => Ok(walk.next_with(|list, index| list.get(index))),
        Iterator::Tuple(walk) => Ok(walk.next_with(|tuple, index| tuple.get(index).cloned())),
        Iterator::Range(walk) => Ok(walk.next().map(|number| vm.int(number))),
        Iterator::DictKeys(walk) => Ok(walk.next(vm)?.map(|entry| entry.key)),
        Iterator::DictValues(walk) => Ok(walk.next(vm)?.map(|entry| entry.value)),
        Iterator::DictItems(walk) => Ok(walk.next(vm)?.map(|entry| vm.tuple([entry.key, entry.value]))),
        Iterator::Enumerate(enumerate) => enumerate.next(vm),
        Iterator::Zip(zip) => zip.next(vm),
        Iterator::Map(map) => map.next(vm),
        Iterator::Filter(filter) => filter.next(vm),
        Iterator::Foreign(steps) => {
            // Such iterators are built from each other, to any depth.
            vm.check_stack()?;
            steps.next(vm)
        }
        Iterator::ReversedList(walk) => Ok(walk.previous_with(|list, index| list.get(index))),
        Iterator::Str(walk) => Ok(walk.next().map(|char| vm.char(char))),
        Iterator::Bytes(walk) => {
            Ok(walk
                .next_with(|bytes, index| bytes.as_slice().get(index).map(|&byte| Value::int(byte.into()))))
        }
        Iterator::ByteArray(walk) => {
            Ok(walk.next_with(|bytes, index| bytes.byte_at(index).map(|byte| Value::int(byte.into()))))
        }
        Iterator::LongRange(walk) => Ok(walk.next().map(|number| vm.big_int(number))),
        Iterator::ReversedDictKeys(walk) => Ok(walk.previous(vm)?.map(|entry| entry.key)),
        Iterator::ReversedDictValues(walk) => Ok(walk.previous(vm)?.map(|entry| entry.value)),
        Iterator::ReversedDictItems(walk) => {
            Ok(walk.previous(vm)?.map(|entry| vm.tuple([entry.key, entry.value])))
        }
        Iterator::Set(walk) => walk.next(vm),
        Iterator::Sequence(walk) => walk.next(vm),
        Iterator::Reversed(walk) => walk.previous(vm),
        Iterator::Calls(calls) => calls.next(vm),
    }
}

/// What asking for two values at once led to: `for a, b in …`.
pub enum NextPair {
    /// The two, which were never put into a tuple.
    Pair(Value, Value),
    /// The end.
    End,
    /// This iterator makes no pairs, or not that way: nothing has been asked of it.
    NotPaired,
}

/// The next pair of an iterator that makes pairs.
#[inline]
pub fn next_pair(vm: &mut Vm, iterator: &Object<Iterator>) -> R<NextPair> {
    let pair = match &**iterator {
        Iterator::Enumerate(enumerate) => enumerate.next_pair(vm)?,
        Iterator::Zip(zip) => match zip.pair() {
            Some((first, second)) => {
                let Some(left) = vm.next(first)? else { return Ok(NextPair::End) };
                vm.next(second)?.map(|right| (left, right))
            }
            None => return Ok(NextPair::NotPaired),
        },
        Iterator::DictItems(walk) => walk.next(vm)?.map(|entry| (entry.key, entry.value)),
        _ => return Ok(NextPair::NotPaired),
    };
    Ok(pair.map_or(NextPair::End, |(first, second)| NextPair::Pair(first, second)))
}

/// How many items are still to come, where an iterator can tell: `__length_hint__`.
pub fn items_left(vm: &mut Vm, iterator: &Object<Iterator>) -> R<Option<Number>> {
    let left = match &**iterator {
        Iterator::List(walk) => walk.left(|list| list.len()),
        Iterator::ReversedList(walk) => walk.left_backwards(|list| list.len()),
        Iterator::Tuple(walk) => walk.left(|tuple| tuple.len()),
        Iterator::Str(walk) => walk.left(),
        Iterator::Bytes(walk) => walk.left(|bytes| bytes.as_slice().len()),
        Iterator::ByteArray(walk) => walk.left(|bytes| bytes.len()),
        Iterator::Range(walk) => return Ok(Some(Number::from(walk.left()))),
        Iterator::LongRange(walk) => return Ok(Some(walk.left())),
        Iterator::DictKeys(walk)
        | Iterator::DictValues(walk)
        | Iterator::DictItems(walk)
        | Iterator::ReversedDictKeys(walk)
        | Iterator::ReversedDictValues(walk)
        | Iterator::ReversedDictItems(walk) => walk.left(),
        Iterator::Set(walk) => walk.left(),
        Iterator::Sequence(walk) => return walk.left(vm).map(|left| left.map(Number::from)),
        Iterator::Reversed(walk) => return walk.left_backwards(vm).map(|left| Some(Number::from(left))),
        Iterator::Foreign(steps) => return steps.left(vm).map(|left| left.map(Number::from)),
        Iterator::Calls(_)
        | Iterator::Enumerate(_)
        | Iterator::Zip(_)
        | Iterator::Map(_)
        | Iterator::Filter(_) => {
            return Ok(None);
        }
    };
    Ok(Some(Number::from(left)))
}

impl Vm {
    /// An iterator over the characters of a string.
    pub fn str_iterator(&mut self, text: &Object<Str>) -> Value {
        let class = if text.is_ascii() { &self.types.str_ascii_iterator } else { &self.types.str_iterator };
        self.heap.alloc(class, Iterator::Str(StrWalk::new(text.to_ref()))).into()
    }

    /// An iterator over the numbers in a `bytes`.
    pub fn bytes_iterator(&mut self, bytes: &Object<Bytes>) -> Value {
        self.heap.alloc(&self.types.bytes_iterator, Iterator::Bytes(Walk::new(bytes.to_ref()))).into()
    }

    /// An iterator over the numbers in a `bytearray`.
    pub fn bytearray_iterator(&mut self, bytes: &Object<ByteArray>) -> Value {
        self.heap.alloc(&self.types.bytearray_iterator, Iterator::ByteArray(Walk::new(bytes.to_ref()))).into()
    }

    /// An iterator over the keys of a dict.
    pub fn dict_iterator(&mut self, dict: &Object<Dict>) -> Value {
        self.heap.alloc(&self.types.dict_keyiterator, Iterator::DictKeys(DictWalk::new(dict.to_ref()))).into()
    }

    /// A count of items as an int, cut to what fits.
    fn hint_value(&mut self, left: Number) -> Value {
        match left.to_i64() {
            Some(left) => self.int(left),
            None => self.big_int(left),
        }
    }
}
