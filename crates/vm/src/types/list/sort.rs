//! Sorting: CPython's order of comparisons, and shortcuts where comparisons cannot be seen.
//!
//! Keys of one plain kind (ints, floats without NaN, strings, tuples of those) have an order that Rust can tell by itself:
//! those go to the standard library's stable sort. All others are compared with `<`, which may be written in the language,
//! may raise, and may change the list. So what is sorted here is an array of *numbers* of items, never the list itself:
//!
//! ```text
//! keys    [k0, k1, k2, k3]     never moved
//! order   [ 2,  0,  3,  1]     what is sorted: at every moment a permutation, so an exception loses nothing
//! ```
//!
//! The list is empty meanwhile; whoever puts something in gets `ValueError` at the end. The algorithm is [`timsort`].

use std::cmp::Ordering;

use super::timsort;
use crate::heap::{List, Object, Str, Tuple, Value};
use crate::types::sequence::{R, is_exact};
use crate::vm::Vm;

/// The flag `reverse=`: absent means false.
pub fn reverse_flag(vm: &mut Vm, value: &Value) -> R<bool> {
    if value.is_empty() { Ok(false) } else { vm.truth(value) }
}

/// Sorts a list where it is.
pub fn sort_list(vm: &mut Vm, list: &Object<List>, key: &Value, reverse: bool) -> R<()> {
    let mut items = list.take();
    let result = sort_items(vm, &mut items, key, reverse);
    // The keys are gone now; what finalises them may reach the list, too.
    vm.finalise_pending();
    let was_changed = list.with_mut(|now| now.capacity() != 0);
    let strays = list.replace(items);
    drop(strays);
    result?;
    if was_changed { Err(vm.value_error("list modified during sort")) } else { Ok(()) }
}

/// Sorts items; after an exception they are all still there, in some order.
pub fn sort_items(vm: &mut Vm, items: &mut Vec<Value>, key: &Value, reverse: bool) -> R<()> {
    let keys = match key.is_none() {
        true => None,
        false => {
            let mut keys = Vec::with_capacity(items.len());
            for item in items.iter() {
                keys.push(vm.call(key, std::slice::from_ref(item))?);
            }
            Some(keys)
        }
    };
    if items.len() < 2 {
        return Ok(());
    }
    vm.spend(items.len())?;
    if let Some(plain) = Plain::of_all(keys.as_deref().unwrap_or(items)) {
        sort_plain(items, keys, &plain, reverse);
        return Ok(());
    }
    let length = items.len() as u32;
    let mut order: Vec<u32> = if reverse { (0..length).rev().collect() } else { (0..length).collect() };
    let result = timsort::sort(vm, keys.as_deref().unwrap_or(items), &mut order);
    if reverse {
        order.reverse();
    }
    let mut old = std::mem::take(items);
    items.extend(order.iter().map(|&place| std::mem::take(&mut old[place as usize])));
    result
}

/// What all keys are, where their order can be told without running code of the program.
enum Plain {
    Int,
    Float,
    Str,
    /// Each place of the tuples is of one kind; the lengths may differ.
    Tuple(Vec<Plain>),
}

impl Plain {
    fn of(value: &Value) -> Option<Plain> {
        if value.is_small_int() {
            Some(Plain::Int)
        } else if value.as_float().is_some_and(|float| !float.is_nan()) {
            Some(Plain::Float)
        } else if is_exact::<Str>(value) {
            Some(Plain::Str)
        } else {
            None
        }
    }

    fn fits(&self, value: &Value) -> bool {
        match self {
            Plain::Int => value.is_small_int(),
            Plain::Float => value.as_float().is_some_and(|float| !float.is_nan()),
            Plain::Str => is_exact::<Str>(value),
            Plain::Tuple(places) => match value.downcast::<Tuple>() {
                Some(tuple) if !tuple.class().is_heap_class() => {
                    tuple.len() <= places.len()
                        && places.iter().zip(tuple.iter()).all(|(place, item)| place.fits(item))
                }
                _ => false,
            },
        }
    }

    fn of_all(keys: &[Value]) -> Option<Plain> {
        let first = keys.first()?;
        let plain = match first.downcast::<Tuple>() {
            Some(tuple) if !tuple.class().is_heap_class() => {
                Plain::Tuple(tuple.iter().map(Plain::of).collect::<Option<Vec<Plain>>>()?)
            }
            _ => Plain::of(first)?,
        };
        keys.iter().all(|key| plain.fits(key)).then_some(plain)
    }

    fn compare(&self, a: &Value, b: &Value) -> Ordering {
        if a.is(b) {
            return Ordering::Equal;
        }
        match self {
            Plain::Int => a.as_small_int().cmp(&b.as_small_int()),
            Plain::Float => a.as_float().partial_cmp(&b.as_float()).unwrap_or(Ordering::Equal),
            // The order of UTF-8 is that of code points. The first bytes often decide.
            Plain::Str => {
                let (a, b) = (text(a), text(b));
                a.first().cmp(&b.first()).then_with(|| a.cmp(b))
            }
            Plain::Tuple(places) => {
                let (a, b) = (a.items(), b.items());
                let by_items = places.iter().zip(a.iter().zip(b)).map(|(place, (a, b))| place.compare(a, b));
                by_items.into_iter().find(|order| order.is_ne()).unwrap_or_else(|| a.len().cmp(&b.len()))
            }
        }
    }
}

fn text(value: &Value) -> &[u8] {
    value.downcast::<Str>().expect("all keys were checked to be strings").as_bytes()
}

/// The standard library's stable sort. A reversed order keeps equal items as they were, as Python's does.
fn sort_plain(items: &mut Vec<Value>, keys: Option<Vec<Value>>, plain: &Plain, reverse: bool) {
    let compare = |a: &Value, b: &Value| if reverse { plain.compare(b, a) } else { plain.compare(a, b) };
    match keys {
        None => items.sort_by(compare),
        Some(keys) => {
            let mut pairs: Vec<(Value, Value)> = keys.into_iter().zip(std::mem::take(items)).collect();
            pairs.sort_by(|a, b| compare(&a.0, &b.0));
            items.extend(pairs.into_iter().map(|(_, item)| item));
        }
    }
}
