//! How iterators are copied and pickled: `__reduce__` tells how to make the like of them, `__setstate__` how far that is to go.
//!
//! Walks over sequences say `(iter, (source,), index)`; what cannot be found again by an index (the keys of a dict) becomes a list
//! of what is left. A walk that is over is one over nothing.

use super::tables::this;
use super::walks::{DictWalk, LongRangeWalk, RangeWalk, Walk};
use super::{Indexed, Iterator, Map, Zip};
use crate::heap::{List, Object, Payload, Value};
use crate::types::range;
use crate::vm::{Outcome, Vm};

pub(super) fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = this(vm, args)?.to_ref();
    let class = iterator.class().value();
    match &**iterator {
        Iterator::List(walk) => reduce_indexed(vm, "iter", place(walk), |vm| vm.list(Vec::new())),
        Iterator::ReversedList(walk) => reduce_reversed_list(vm, walk),
        Iterator::Tuple(walk) => reduce_indexed(vm, "iter", place(walk), |vm| vm.tuple([])),
        Iterator::Bytes(walk) => reduce_indexed(vm, "iter", place(walk), |vm| vm.tuple([])),
        Iterator::ByteArray(walk) => reduce_indexed(vm, "iter", place(walk), |vm| vm.tuple([])),
        Iterator::Str(walk) => {
            let state = walk.state().map(|(text, point)| (text.value(), point as i64));
            reduce_indexed(vm, "iter", state, |vm| vm.str(""))
        }
        Iterator::Sequence(walk) => reduce_indexed(vm, "iter", walk.state(), |vm| vm.tuple([])),
        Iterator::Reversed(walk) => reduce_reversed(vm, class, walk),
        Iterator::Range(walk) => reduce_range(vm, walk),
        Iterator::LongRange(walk) => reduce_long_range(vm, walk),
        Iterator::DictKeys(walk)
        | Iterator::DictValues(walk)
        | Iterator::DictItems(walk)
        | Iterator::ReversedDictKeys(walk)
        | Iterator::ReversedDictValues(walk)
        | Iterator::ReversedDictItems(walk) => {
            let rest = walk.fork().map(|walk| of_same_kind(&iterator, walk));
            reduce_rest(vm, &iterator, rest)
        }
        Iterator::Set(walk) => reduce_rest(vm, &iterator, walk.fork().map(Iterator::Set)),
        Iterator::Calls(calls) => {
            let function = builtin(vm, "iter");
            let arguments = match calls.state() {
                Some(parts) => vm.tuple(parts),
                None => {
                    let empty = vm.tuple([]);
                    vm.tuple([empty])
                }
            };
            Ok(vm.tuple([function, arguments]))
        }
        Iterator::Enumerate(enumerate) => {
            let count = enumerate.count(vm);
            let arguments = vm.tuple([enumerate.source.clone(), count]);
            Ok(vm.tuple([class, arguments]))
        }
        Iterator::Zip(zip) => {
            let sources = vm.tuple(zip.sources.to_vec());
            reduce_strict(vm, class, sources, zip.strict.get())
        }
        Iterator::Map(map) => {
            let all: Vec<Value> = std::iter::once(&map.function).chain(map.sources.iter()).cloned().collect();
            let arguments = vm.tuple(all);
            reduce_strict(vm, class, arguments, map.strict.get())
        }
        Iterator::Filter(filter) => {
            let arguments = vm.tuple([filter.function.clone(), filter.source.clone()]);
            Ok(vm.tuple([class, arguments]))
        }
        Iterator::Foreign(_) => {
            let message = format!("cannot pickle '{}' object", iterator.class().name());
            Err(vm.type_error(message))
        }
    }
}

/// What is walked over, and the index of the next item.
fn place<T: Payload>(walk: &Walk<T>) -> Option<(Value, i64)> {
    walk.state().map(|(source, index)| (source.value(), index as i64))
}

fn reduce_reversed_list(vm: &mut Vm, walk: &Walk<List>) -> Outcome {
    let state = place(walk).map(|(list, behind)| (list, behind - 1));
    let name = if state.is_some() { "reversed" } else { "iter" };
    reduce_indexed(vm, name, state, |vm| vm.list(Vec::new()))
}

fn reduce_reversed(vm: &mut Vm, class: Value, walk: &Indexed) -> Outcome {
    match walk.state() {
        Some((source, index)) => {
            let (arguments, index) = (vm.tuple([source]), vm.int(index));
            Ok(vm.tuple([class, arguments, index]))
        }
        None => {
            let empty = vm.tuple([]);
            let arguments = vm.tuple([empty]);
            Ok(vm.tuple([class, arguments]))
        }
    }
}

fn reduce_range(vm: &mut Vm, walk: &RangeWalk) -> Outcome {
    let (first, step, left) = walk.state();
    let range = vm.new_range(first, first + step * left as i64, step);
    reduce_indexed(vm, "iter", Some((range, 0)), |vm| vm.tuple([]))
}

fn reduce_long_range(vm: &mut Vm, walk: &LongRangeWalk) -> Outcome {
    let (first, step, left) = walk.state();
    let parts = [first.clone(), first + &step * left, step].map(|part| vm.big_int(part));
    let range = range::make(vm, &parts)?;
    let (function, arguments) = (builtin(vm, "iter"), vm.tuple([range]));
    Ok(vm.tuple([function, arguments, Value::NONE]))
}

/// An iterator over a dict that gives what another does: keys, values or items, in its direction.
fn of_same_kind(iterator: &Iterator, walk: DictWalk) -> Iterator {
    match iterator {
        Iterator::DictValues(_) => Iterator::DictValues(walk),
        Iterator::DictItems(_) => Iterator::DictItems(walk),
        Iterator::ReversedDictKeys(_) => Iterator::ReversedDictKeys(walk),
        Iterator::ReversedDictValues(_) => Iterator::ReversedDictValues(walk),
        Iterator::ReversedDictItems(_) => Iterator::ReversedDictItems(walk),
        _ => Iterator::DictKeys(walk),
    }
}

fn reduce_strict(vm: &mut Vm, class: Value, arguments: Value, strict: bool) -> Outcome {
    Ok(if strict { vm.tuple([class, arguments, Value::TRUE]) } else { vm.tuple([class, arguments]) })
}

/// `(iter, (source,), index)`, or `(iter, (empty,))` for a walk that is over.
fn reduce_indexed(
    vm: &mut Vm,
    name: &str,
    state: Option<(Value, i64)>,
    empty: impl FnOnce(&mut Vm) -> Value,
) -> Outcome {
    let function = builtin(vm, name);
    match state {
        Some((source, index)) => {
            let (arguments, index) = (vm.tuple([source]), vm.int(index));
            Ok(vm.tuple([function, arguments, index]))
        }
        None => {
            let empty = empty(vm);
            let arguments = vm.tuple([empty]);
            Ok(vm.tuple([function, arguments]))
        }
    }
}

/// `(iter, ([what is left],))`
fn reduce_rest(vm: &mut Vm, iterator: &Object<Iterator>, rest: Option<Iterator>) -> Outcome {
    let items = match rest {
        Some(rest) => {
            let class = iterator.class().clone();
            let copy = vm.heap.alloc(&class, rest).into();
            vm.collect(&copy)?
        }
        None => Vec::new(),
    };
    let (function, items) = (builtin(vm, "iter"), vm.list(items));
    let arguments = vm.tuple([items]);
    Ok(vm.tuple([function, arguments]))
}

/// A builtin function by its name, as `__reduce__` gives it.
fn builtin(vm: &mut Vm, name: &str) -> Value {
    let name = vm.intern(name);
    vm.builtins.get_str(&name).unwrap_or_default()
}

pub(super) fn setstate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = this(vm, args)?.to_ref();
    match &**iterator {
        Iterator::Zip(Zip { strict, .. }) | Iterator::Map(Map { strict, .. }) => {
            let wanted = vm.truth(&args[1])?;
            strict.set(wanted);
            return Ok(Value::NONE);
        }
        _ => {}
    }
    let index = vm.index_i64(&args[1])?;
    let forward = index.max(0) as usize;
    match &**iterator {
        Iterator::List(walk) => walk.set_index(forward),
        Iterator::ReversedList(walk) => {
            let length = walk.source().map_or(0, |list| list.len());
            walk.set_index(((index.max(-1) + 1) as usize).min(length));
        }
        Iterator::Tuple(walk) => walk.set_index(forward.min(walk.source().map_or(0, |tuple| tuple.len()))),
        Iterator::Bytes(walk) => walk.set_index(forward),
        Iterator::ByteArray(walk) => walk.set_index(forward),
        Iterator::Str(walk) => walk.set_point(forward),
        Iterator::Range(walk) => walk.skip(forward as u64),
        Iterator::LongRange(walk) => (0..forward).map_while(|_| walk.next()).for_each(drop),
        Iterator::Sequence(walk) => walk.set_index(index.max(0)),
        Iterator::Reversed(walk) => {
            if let Some((source, _)) = walk.state() {
                let length = vm.length(&source)? as i64;
                walk.set_index(index.clamp(-1, length - 1));
            }
        }
        _ => {}
    }
    Ok(Value::NONE)
}
