//! Comparisons that need no code of the program: of numbers, of strings, and of tuples of these.
//!
//! What sorts by comparing many pairs (a heap, a bisection) asks here first. `None` leaves a pair to the machine.

use rondo_vm::heap::{Str, Tuple, Value};
use rondo_vm::types::sequence::is_exact;

/// A number that lies in its word, as a float: whole ones have at most 48 bits, so none is rounded.
fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_small_int().map(|int| int as f64))
}

/// A string of the builtin class.
fn text(value: &Value) -> Option<&str> {
    value.downcast::<Str>().filter(|text| !text.has_own_class()).map(|text| text.as_str())
}

/// `a < b`
#[inline]
pub fn less(a: &Value, b: &Value) -> Option<bool> {
    match a.both_small(b) {
        Some((a, b)) => Some(a < b),
        None => less_tuple(a, b),
    }
}

fn less_tuple(a: &Value, b: &Value) -> Option<bool> {
    if !is_exact::<Tuple>(a) || !is_exact::<Tuple>(b) {
        return less_item(a, b);
    }
    let (a, b) = (a.items(), b.items());
    for (x, y) in a.iter().zip(b) {
        if !equal_item(x, y)? {
            return less_item(x, y);
        }
    }
    Some(a.len() < b.len())
}

fn less_item(a: &Value, b: &Value) -> Option<bool> {
    if let (Some(a), Some(b)) = (number(a), number(b)) {
        return Some(a < b);
    }
    // The bytes of UTF-8 are ordered as the characters are.
    Some(text(a)? < text(b)?)
}

fn equal_item(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if let (Some(a), Some(b)) = (number(a), number(b)) {
        return Some(a == b);
    }
    Some(text(a)? == text(b)?)
}
