//! The classes of iterators. Most have `__iter__`, `__next__` and a hint of their length; those that programs make by name
//! (`enumerate`, `zip`, `map`, `filter`, `reversed`) have a constructor besides.

use std::cell::Cell;

use super::{Calls, Enumerate, Filter, Indexed, Iterator, Map, Zip, items_left, iterator_next};
use crate::heap::{Object, Ref, Value};
use crate::native::{Binding, NativeDef};
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef};
use crate::types::range::number_of_index;
use crate::types::sequence::{R, receiver};
use crate::vm::{Outcome, Vm};
use crate::{class_method, method};

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Iterator>> {
    receiver(vm, args, "iterator")
}

fn iter(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(args[0].clone())
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = this(vm, args)?;
    match iterator_next(vm, iterator)? {
        Some(item) => Ok(item),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

fn length_hint(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = this(vm, args)?.to_ref();
    match items_left(vm, &iterator)? {
        Some(left) => Ok(vm.hint_value(left)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// A builtin function by its name, as `__reduce__` gives it.
fn builtin(vm: &mut Vm, name: &str) -> Value {
    let name = vm.intern(name);
    vm.builtins.get_str(&name).unwrap_or_default()
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = this(vm, args)?.to_ref();
    let class = iterator.class().value();
    match &**iterator {
        Iterator::List(walk) => {
            let state = walk.source().map(|list| (list.value(), walk.index() as i64));
            reduce_indexed(vm, "iter", state, |vm| vm.list(Vec::new()))
        }
        Iterator::ReversedList(walk) => match walk.source() {
            Some(list) => {
                reduce_indexed(vm, "reversed", Some((list.value(), walk.index() as i64 - 1)), |vm| {
                    vm.list(Vec::new())
                })
            }
            None => reduce_indexed(vm, "iter", None, |vm| vm.list(Vec::new())),
        },
        Iterator::Tuple(walk) => {
            let state = walk.source().map(|tuple| (tuple.value(), walk.index() as i64));
            reduce_indexed(vm, "iter", state, |vm| vm.tuple([]))
        }
        Iterator::Bytes(walk) => {
            let state = walk.source().map(|bytes| (bytes.value(), walk.index() as i64));
            reduce_indexed(vm, "iter", state, |vm| vm.tuple([]))
        }
        Iterator::ByteArray(walk) => {
            let state = walk.source().map(|bytes| (bytes.value(), walk.index() as i64));
            reduce_indexed(vm, "iter", state, |vm| vm.tuple([]))
        }
        Iterator::Str(walk) => {
            let state = walk.state().map(|(text, point)| (text.value(), point as i64));
            reduce_indexed(vm, "iter", state, |vm| vm.str(""))
        }
        Iterator::Sequence(walk) => reduce_indexed(vm, "iter", walk.state(), |vm| vm.tuple([])),
        Iterator::Reversed(walk) => match walk.state() {
            Some((source, index)) => {
                let arguments = vm.tuple([source]);
                let index = vm.int(index);
                Ok(vm.tuple([class, arguments, index]))
            }
            None => {
                let empty = vm.tuple([]);
                let arguments = vm.tuple([empty]);
                Ok(vm.tuple([class, arguments]))
            }
        },
        Iterator::Range(walk) => {
            let (first, step, left) = walk.state();
            let range = vm.new_range(first, first + step * left as i64, step);
            reduce_indexed(vm, "iter", Some((range, 0)), |vm| vm.tuple([]))
        }
        Iterator::LongRange(walk) => {
            let (first, step, left) = walk.state();
            let parts = [first.clone(), first + &step * left, step].map(|part| vm.big_int(part));
            let range = crate::types::range::make(vm, &parts)?;
            let (function, arguments) = (builtin(vm, "iter"), vm.tuple([range]));
            Ok(vm.tuple([function, arguments, Value::NONE]))
        }
        Iterator::DictKeys(walk)
        | Iterator::DictValues(walk)
        | Iterator::DictItems(walk)
        | Iterator::ReversedDictKeys(walk)
        | Iterator::ReversedDictValues(walk)
        | Iterator::ReversedDictItems(walk) => {
            let rest = walk.fork().map(|walk| match &**iterator {
                Iterator::DictValues(_) => Iterator::DictValues(walk),
                Iterator::DictItems(_) => Iterator::DictItems(walk),
                Iterator::ReversedDictKeys(_) => Iterator::ReversedDictKeys(walk),
                Iterator::ReversedDictValues(_) => Iterator::ReversedDictValues(walk),
                Iterator::ReversedDictItems(_) => Iterator::ReversedDictItems(walk),
                _ => Iterator::DictKeys(walk),
            });
            reduce_rest(vm, &iterator, rest)
        }
        Iterator::Set(walk) => {
            let rest = walk.fork().map(Iterator::Set);
            reduce_rest(vm, &iterator, rest)
        }
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

fn setstate(vm: &mut Vm, args: &[Value]) -> Outcome {
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

fn class_of_new(args: &[Value]) -> Ref<Class> {
    args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref()
}

fn enumerate_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    let start = &args[2];
    if start.is_empty() || start.is_small_int() {
        let source = vm.iter(&args[1])?;
        return Ok(vm.new_builtin(
            &class,
            Iterator::Enumerate(Enumerate::new(source, start.as_small_int().unwrap_or(0))),
        ));
    }
    let start = number_of_index(vm, start)?;
    let source = vm.iter(&args[1])?;
    Ok(vm.new_builtin(&class, Iterator::Enumerate(Enumerate::from_number(source, start))))
}

fn iterators_of(vm: &mut Vm, iterables: &[Value]) -> R<Box<[Value]>> {
    iterables.iter().map(|iterable| vm.iter(iterable)).collect()
}

fn strict_flag(vm: &mut Vm, value: &Value) -> R<Cell<bool>> {
    Ok(Cell::new(!value.is_empty() && vm.truth(value)?))
}

fn zip_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    let strict = strict_flag(vm, &args[2])?;
    let sources = iterators_of(vm, args[1].items())?;
    Ok(vm.new_builtin(&class, Iterator::Zip(Zip { sources, strict })))
}

fn map_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    let strict = strict_flag(vm, &args[2])?;
    let [function, iterables @ ..] = args[1].items() else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let sources = iterators_of(vm, iterables)?;
    Ok(vm.new_builtin(&class, Iterator::Map(Map { function: function.clone(), sources, strict })))
}

fn filter_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    let source = vm.iter(&args[2])?;
    Ok(vm.new_builtin(&class, Iterator::Filter(Filter { function: args[1].clone(), source })))
}

fn reversed_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    let sequence = &args[1];
    let name = vm.names.reversed.clone();
    match vm.lookup_class_of(sequence, &name) {
        Some(found) if !found.is_none() => return vm.call_found(&found, sequence, &[]),
        None if vm.is_sequence(sequence) => {}
        Some(_) | None => {
            let message = format!("'{}' object is not reversible", vm.type_name(sequence));
            return Err(vm.type_error(message));
        }
    }
    let length = vm.length(sequence)? as i64;
    Ok(vm.new_builtin(&class, Iterator::Reversed(Indexed::new(sequence.clone(), length - 1))))
}

impl Vm {
    /// `iter(callee, sentinel)`
    pub fn iter_calls(&mut self, callee: Value, sentinel: Value) -> Value {
        let class = self.types.callable_iterator.clone();
        self.heap.alloc(&class, Iterator::Calls(Calls::new(callee, sentinel))).into()
    }
}

/// `__iter__` of every iterator.
pub const ITER: NativeDef = method!("__iter__", "(self, /)", iter, "Implement iter(self).");
/// `__next__` of every iterator.
pub const NEXT: NativeDef = method!("__next__", "(self, /)", next, "Implement next(self).");
/// `__length_hint__` of iterators that can tell.
pub const LENGTH_HINT: NativeDef = method!(
    "__length_hint__",
    "(self, /)",
    length_hint,
    "Private method returning an estimate of len(list(it))."
);
const REDUCE: NativeDef =
    method!("__reduce__", "(self, /)", reduce, "Return state information for pickling.");
const SETSTATE: NativeDef =
    method!("__setstate__", "(self, object, /)", setstate, "Set state information for unpickling.");

const NEW_DOC: &str = "Create and return a new object.  See help(type) for accurate signature.";

/// The row of a constructor.
pub const fn constructor(signature: &'static str, function: crate::native::NativeFn) -> NativeDef {
    NativeDef::new(Binding::Static, "__new__", signature, function, NEW_DOC)
}

/// Declares the classes of iterators that programs cannot make by name.
macro_rules! plain_classes {
    ($($(#[$doc:meta])* $constant:ident = $name:literal [$($row:expr),*];)*) => {
        $($(#[$doc])* pub const $constant: ClassDef =
            ClassDef { name: $name, doc: "", methods: &[ITER, NEXT, $($row),*], properties: &[], is_base: false };)*
    };
}

plain_classes! {
    /// `list_iterator`
    LIST_ITERATOR = "list_iterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `list_reverseiterator`
    LIST_REVERSE_ITERATOR = "list_reverseiterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `tuple_iterator`
    TUPLE_ITERATOR = "tuple_iterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `str_iterator`
    STR_ITERATOR = "str_iterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `str_ascii_iterator`
    STR_ASCII_ITERATOR = "str_ascii_iterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `bytes_iterator`
    BYTES_ITERATOR = "bytes_iterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `bytearray_iterator`
    BYTEARRAY_ITERATOR = "bytearray_iterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `range_iterator`
    RANGE_ITERATOR = "range_iterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `longrange_iterator`
    LONGRANGE_ITERATOR = "longrange_iterator" [LENGTH_HINT, REDUCE, SETSTATE];
    /// `dict_keyiterator`
    DICT_KEY_ITERATOR = "dict_keyiterator" [LENGTH_HINT, REDUCE];
    /// `dict_valueiterator`
    DICT_VALUE_ITERATOR = "dict_valueiterator" [LENGTH_HINT, REDUCE];
    /// `dict_itemiterator`
    DICT_ITEM_ITERATOR = "dict_itemiterator" [LENGTH_HINT, REDUCE];
    /// `dict_reversekeyiterator`
    DICT_REVERSE_KEY_ITERATOR = "dict_reversekeyiterator" [LENGTH_HINT, REDUCE];
    /// `dict_reversevalueiterator`
    DICT_REVERSE_VALUE_ITERATOR = "dict_reversevalueiterator" [LENGTH_HINT, REDUCE];
    /// `dict_reverseitemiterator`
    DICT_REVERSE_ITEM_ITERATOR = "dict_reverseitemiterator" [LENGTH_HINT, REDUCE];
    /// `set_iterator`
    SET_ITERATOR = "set_iterator" [LENGTH_HINT, REDUCE];
    /// `callable_iterator`
    CALLABLE_ITERATOR = "callable_iterator" [REDUCE];
    /// `iterator`
    SEQUENCE_ITERATOR = "iterator" [LENGTH_HINT, REDUCE, SETSTATE];
}

/// `enumerate`
pub const ENUMERATE: ClassDef = ClassDef {
    name: "enumerate",
    doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    methods: &[
        constructor("(cls, iterable, start=0)", enumerate_new),
        ITER,
        NEXT,
        REDUCE,
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[],
    is_base: true,
};

/// `zip`
pub const ZIP: ClassDef = ClassDef {
    name: "zip",
    doc: "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
    methods: &[constructor("(cls, /, *iterables, strict=False)", zip_new), ITER, NEXT, REDUCE, SETSTATE],
    properties: &[],
    is_base: true,
};

/// `map`
pub const MAP: ClassDef = ClassDef {
    name: "map",
    doc: "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
    methods: &[constructor("(cls, /, *iterables, strict=False)", map_new), ITER, NEXT, REDUCE, SETSTATE],
    properties: &[],
    is_base: true,
};

/// `filter`
pub const FILTER: ClassDef = ClassDef {
    name: "filter",
    doc: "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
    methods: &[constructor("(cls, function, iterable, /)", filter_new), ITER, NEXT, REDUCE],
    properties: &[],
    is_base: true,
};

/// `reversed`
pub const REVERSED: ClassDef = ClassDef {
    name: "reversed",
    doc: "Return a reverse iterator over the values of the given sequence.",
    methods: &[constructor("(cls, sequence, /)", reversed_new), ITER, NEXT, LENGTH_HINT, REDUCE, SETSTATE],
    properties: &[],
    is_base: true,
};
