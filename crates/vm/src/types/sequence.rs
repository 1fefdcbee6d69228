//! What lists, tuples, ranges and their like have in common: indexes, slices, comparison item by item, repetition, and
//! the text between brackets.
//!
//! **The one idea.** Whatever may run code of the program (an `__eq__`, a `__repr__`, an `__index__`) may also change the
//! very sequence that is being worked on. So these functions hold no borrow: they ask for one item after the other, by its
//! index, and notice when there are no more ([`Items`]).

use num_bigint::Sign;
use rondo_bytecode::CompareOp;

use crate::heap::{List, Object, Payload, Tuple, Value};
use crate::types::int::BigInt;
use crate::vm::{Outcome, Raised, Vm};

/// What an operation gives: something, or the exception it raised.
pub type R<T> = Result<T, Raised>;

/// A sequence that is walked by index, since it may change under the walk.
pub trait Items {
    /// How many items there are now.
    fn count(&self) -> usize;
    /// One item, if it is still there.
    fn item(&self, index: usize) -> Option<Value>;
}

impl Items for Object<List> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<Value> {
        self.get(index)
    }
}

impl Items for Object<Tuple> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<Value> {
        self.as_slice().get(index).cloned()
    }
}

/// The object on which a method works. A program can take a method off its class and hang it on another, so that the
/// receiver is of the wrong layout; that is a `TypeError`.
#[inline(always)]
pub fn receiver<'a, T: Payload>(vm: &mut Vm, arguments: &'a [Value], name: &str) -> R<&'a Object<T>> {
    match arguments.first().and_then(Value::downcast::<T>) {
        Some(object) => Ok(object),
        None => Err(wrong_receiver(vm, arguments, name)),
    }
}

#[cold]
fn wrong_receiver(vm: &mut Vm, arguments: &[Value], name: &str) -> Raised {
    let given = arguments.first().map_or_else(|| "nothing".into(), |value| vm.type_name(value));
    vm.type_error(format!("descriptor requires a '{name}' object but received a '{given}'"))
}

/// Whether a value is an instance of exactly the builtin class of its layout, not of a subclass.
#[inline]
pub fn is_exact<T: Payload>(value: &Value) -> bool {
    value.downcast::<T>().is_some_and(|object| !object.class().is_heap_class())
}

/// Whether a value can serve as an index: it is an int, or has `__index__`.
pub fn has_index(vm: &mut Vm, value: &Value) -> bool {
    if value.is_small_int() {
        return true;
    }
    let name = vm.names.index.clone();
    vm.lookup_class_of(value, &name).is_some()
}

/// The value of an int cut down to 64 bits: what lies beyond becomes the nearest bound.
fn clamp_int(value: &Value) -> i64 {
    if let Some(small) = value.as_small_int() {
        return small;
    }
    if let Some(truth) = value.as_bool() {
        return i64::from(truth);
    }
    match value.downcast::<BigInt>() {
        Some(big) => {
            let number = big.number();
            i64::try_from(number).unwrap_or(if number.sign() == Sign::Minus { i64::MIN } else { i64::MAX })
        }
        None => 0,
    }
}

/// `operator.index`, cut down to 64 bits, for slices and bounds; `wrong` says what else the message should be.
pub fn clamped_index(vm: &mut Vm, value: &Value, wrong: &str) -> R<i64> {
    if let Some(small) = value.as_small_int() {
        return Ok(small);
    }
    if !has_index(vm, value) {
        return Err(vm.type_error(wrong));
    }
    let number = vm.index(value)?;
    Ok(clamp_int(&number))
}

/// The message for a bound that is no index.
pub const SLICE_INDEX: &str = "slice indices must be integers or None or have an __index__ method";

/// The message for a `start` or `stop` of `index()` that is no index.
pub const SLICE_BOUND: &str = "slice indices must be integers or have an __index__ method";

/// A bound of `index(value, start, stop)`: negative ones count from the end, and all are cut to the length.
pub fn search_bound(vm: &mut Vm, value: &Value, absent: usize, length: usize) -> R<usize> {
    if value.is_empty() {
        return Ok(absent);
    }
    let bound = clamped_index(vm, value, SLICE_BOUND)?;
    Ok(resolve_bound(bound, length))
}

/// A bound that counts from the end when negative, not cut to the length above it.
fn resolve_bound(bound: i64, length: usize) -> usize {
    if bound < 0 { (length as i64).saturating_add(bound).max(0) as usize } else { bound as usize }
}

/// The index that `sequence[key]` means, if `key` is an index at all; otherwise, or outside, the error.
///
/// `kind` names the type (`list`), `range_error` is the message for an index outside.
#[inline]
pub fn item_index(vm: &mut Vm, key: &Value, length: usize, kind: &str, range_error: &str) -> R<usize> {
    let index = match key.as_small_int() {
        Some(index) => index,
        None => index_of_key(vm, key, kind)?,
    };
    let resolved = if index < 0 { index + length as i64 } else { index };
    if resolved < 0 || resolved >= length as i64 {
        Err(vm.index_error(range_error))
    } else {
        Ok(resolved as usize)
    }
}

fn index_of_key(vm: &mut Vm, key: &Value, kind: &str) -> R<i64> {
    if !has_index(vm, key) {
        let message = format!("{kind} indices must be integers or slices, not {}", vm.type_name(key));
        return Err(vm.type_error(message));
    }
    let number = vm.index(key)?;
    match clamp_int(&number) {
        i64::MIN | i64::MAX => {
            let message = format!("cannot fit '{}' into an index-sized integer", vm.type_name(key));
            Err(vm.index_error(message))
        }
        index => Ok(index),
    }
}

/// How often a sequence is to be repeated: negative means not at all. `None` when the other operand is no index.
pub fn repeat_count(vm: &mut Vm, value: &Value) -> R<Option<usize>> {
    if let Some(small) = value.as_small_int() {
        return Ok(Some(small.max(0) as usize));
    }
    if !has_index(vm, value) {
        return Ok(None);
    }
    let number = vm.index(value)?;
    match clamp_int(&number) {
        i64::MIN | i64::MAX => {
            let message = format!("cannot fit '{}' into an index-sized integer", vm.type_name(value));
            Err(vm.overflow_error(message))
        }
        count => Ok(Some(count.max(0) as usize)),
    }
}

/// The message of `sequence * "x"`.
pub fn cannot_repeat(vm: &mut Vm, other: &Value) -> Raised {
    let message = format!("can't multiply sequence by non-int of type '{}'", vm.type_name(other));
    vm.type_error(message)
}

/// Several copies of the same items, one behind the other. The size is checked before anything is taken.
pub fn repeated(vm: &mut Vm, items: &[Value], count: usize) -> R<Vec<Value>> {
    let total = match items.len().checked_mul(count) {
        Some(total) => total,
        None => return Err(vm.memory_error()),
    };
    check_items(vm, total)?;
    let mut result = Vec::with_capacity(total);
    match items {
        [one] => result.resize(total, one.clone()),
        several => (0..count).for_each(|_| result.extend_from_slice(several)),
    }
    Ok(result)
}

/// Refuses a sequence of more items than there is memory for, and counts the work of filling it.
pub fn check_items(vm: &mut Vm, count: usize) -> R<()> {
    if count < 512 {
        return Ok(());
    }
    match count.checked_mul(size_of::<Value>()) {
        Some(bytes) => vm.check_size(bytes)?,
        None => return Err(vm.memory_error()),
    }
    vm.spend(count / 16)
}

/// The items that a resolved slice picks.
pub fn pick(items: &[Value], start: i64, step: i64, count: usize) -> Vec<Value> {
    if step == 1 {
        // The bounds were resolved against a length that may since have shrunk.
        let start = (start as usize).min(items.len());
        return items[start..(start + count).min(items.len())].to_vec();
    }
    let mut picked = Vec::with_capacity(count);
    let mut place = start;
    for _ in 0..count {
        let Some(item) = items.get(place as usize) else { break };
        picked.push(item.clone());
        // After the last item it may leave the range of numbers; it is not used again.
        place = place.wrapping_add(step);
    }
    picked
}

/// Compares two sequences: the first unequal items decide, then the lengths.
pub fn compare_items(vm: &mut Vm, op: CompareOp, a: &impl Items, b: &impl Items) -> Outcome {
    vm.check_stack()?;
    if a.count() != b.count() {
        match op {
            CompareOp::Eq => return Ok(Value::FALSE),
            CompareOp::Ne => return Ok(Value::TRUE),
            CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge => {}
        }
    }
    let mut index = 0;
    while let (Some(left), Some(right)) = (a.item(index), b.item(index)) {
        if !vm.equal(&left, &right)? {
            // The comparison may have shortened what is compared: then only the lengths count.
            if index >= a.count() || index >= b.count() {
                break;
            }
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge => {
                    vm.compare(op, &left, &right)
                }
            };
        }
        index += 1;
        if index.is_multiple_of(256) {
            vm.spend(256)?;
        }
    }
    Ok(Value::bool(compare_lengths(op, a.count(), b.count())))
}

/// A comparison of two lengths.
pub fn compare_lengths(op: CompareOp, a: usize, b: usize) -> bool {
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}

/// Whether one of the items is the wanted value, or equals it.
pub fn contains_item(vm: &mut Vm, sequence: &impl Items, wanted: &Value) -> R<bool> {
    Ok(find_item(vm, sequence, wanted, 0, usize::MAX)?.is_some())
}

/// The first index between two bounds at which the wanted value stands.
pub fn find_item(
    vm: &mut Vm,
    sequence: &impl Items,
    wanted: &Value,
    start: usize,
    stop: usize,
) -> R<Option<usize>> {
    let mut index = start;
    while index < stop {
        let Some(item) = sequence.item(index) else { break };
        if vm.equal(&item, wanted)? {
            return Ok(Some(index));
        }
        index += 1;
        if index.is_multiple_of(256) {
            vm.spend(64)?;
        }
    }
    Ok(None)
}

/// How many items are the wanted value, or equal it.
pub fn count_items(vm: &mut Vm, sequence: &impl Items, wanted: &Value) -> Outcome {
    let (mut index, mut found) = (0, 0);
    while let Some(item) = sequence.item(index) {
        if vm.equal(&item, wanted)? {
            found += 1;
        }
        index += 1;
        if index.is_multiple_of(256) {
            vm.spend(64)?;
        }
    }
    Ok(vm.size(found))
}

/// How deep the texts of containers may nest. (Rust's stack would bear more, but not the reader, nor CPython's stack.)
const DEEPEST_REPR: usize = 20_000;

/// Begins the `repr` of a container; false when it is already under way, since the container holds itself.
pub fn begin_repr(vm: &mut Vm, container: &Value) -> R<bool> {
    vm.check_stack()?;
    if vm.repr_guard.len() >= DEEPEST_REPR {
        return Err(vm.recursion_error());
    }
    Ok(vm.enter_repr(container))
}

/// The `repr` of items, with commas between.
pub fn repr_items(vm: &mut Vm, sequence: &impl Items, text: &mut String) -> R<()> {
    let mut index = 0;
    while let Some(item) = sequence.item(index) {
        if index > 0 {
            text.push_str(", ");
        }
        append_repr(vm, &item, text)?;
        index += 1;
    }
    Ok(())
}

/// Appends the `repr` of a value to a text that is being built.
pub fn append_repr(vm: &mut Vm, value: &Value, text: &mut String) -> R<()> {
    let part = vm.repr(value)?;
    if text.len() > 1 << 16 {
        vm.check_size(text.len() + part.len())?;
    }
    vm.spend(1)?;
    text.push_str(part.as_str());
    Ok(())
}
