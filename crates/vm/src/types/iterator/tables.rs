//! The classes of iterators. Most have `__iter__`, `__next__` and a hint of their length; those that programs make by name
//! (`enumerate`, `zip`, `map`, `filter`, `reversed`) have a constructor besides.

use std::cell::Cell;

use super::pickling::{reduce, setstate};
use super::{Calls, Enumerate, Filter, Indexed, Iterator, Map, Zip, items_left, iterator_next};
use crate::heap::{Object, Ref, Value};
use crate::native::{Binding, NativeDef};
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef};
use crate::types::range::number_of_index;
use crate::types::sequence::{R, receiver};
use crate::vm::{Outcome, Vm};
use crate::{class_method, method};

pub(super) fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Iterator>> {
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
