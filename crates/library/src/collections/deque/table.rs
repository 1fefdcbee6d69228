//! The table of `deque`.

use rondo_vm::heap::Value;
use rondo_vm::types::alias::class_getitem;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::{CompareOp, class_method, method, static_method};

use super::{
    add, append, appendleft, clear, compare, contains, copy, count, delitem, extend, extendleft, getitem,
    iadd, imul, index, init, insert, len, mul, new, pop, popleft, reduce, remove, repr, reverse, rotate,
    setitem, this, walking,
};

pub(in super::super) static CLASS: ClassDef = ClassDef {
    name: "collections.deque",
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Make an empty deque."),
        method!(
            "__init__",
            "(self, iterable=<unrepresentable>, maxlen=None)",
            init,
            "Fill the deque from an iterable, and say how many items it may hold."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!(
            "__lt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Lt),
            "Return self<value."
        ),
        method!(
            "__le__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Le),
            "Return self<=value."
        ),
        method!(
            "__eq__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Eq),
            "Return self==value."
        ),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ne),
            "Return self!=value."
        ),
        method!(
            "__gt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Gt),
            "Return self>value."
        ),
        method!(
            "__ge__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ge),
            "Return self>=value."
        ),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
        method!("__setitem__", "(self, key, value, /)", setitem, "Set self[key] to value."),
        method!("__delitem__", "(self, key, /)", delitem, "Delete self[key]."),
        method!("__contains__", "(self, key, /)", contains, "Return bool(key in self)."),
        method!("__iter__", "(self, /)", walking::iter, "Implement iter(self)."),
        method!("__reversed__", "(self, /)", walking::reversed, "Return a reverse iterator over the deque."),
        method!("__add__", "(self, value, /)", add, "Return self+value."),
        method!("__iadd__", "(self, value, /)", iadd, "Implement self+=value."),
        method!("__mul__", "(self, value, /)", mul, "Return self*value."),
        method!("__rmul__", "(self, value, /)", mul, "Return value*self."),
        method!("__imul__", "(self, value, /)", imul, "Implement self*=value."),
        method!("append", "(self, item, /)", append, "Add an element to the right side of the deque."),
        method!("appendleft", "(self, item, /)", appendleft, "Add an element to the left side of the deque."),
        method!("clear", "(self, /)", clear, "Remove all elements from the deque."),
        method!("__copy__", "(self, /)", copy, "Return a shallow copy of a deque."),
        method!("copy", "(self, /)", copy, "Return a shallow copy of a deque."),
        method!("count", "(self, value, /)", count, "Return number of occurrences of value."),
        method!(
            "extend",
            "(self, iterable, /)",
            extend,
            "Extend the right side of the deque with elements from the iterable."
        ),
        method!(
            "extendleft",
            "(self, iterable, /)",
            extendleft,
            "Extend the left side of the deque with elements from the iterable."
        ),
        method!(
            "index",
            "(self, value, start=0, stop=9223372036854775807, /)",
            index,
            "Return first index of value.\n\nRaises ValueError if the value is not present."
        ),
        method!("insert", "(self, index, value, /)", insert, "Insert value before index."),
        method!("pop", "(self, /)", pop, "Remove and return the rightmost element."),
        method!("popleft", "(self, /)", popleft, "Remove and return the leftmost element."),
        method!("remove", "(self, value, /)", remove, "Remove first occurrence of value."),
        method!("reverse", "(self, /)", reverse, "Reverse *IN PLACE*."),
        method!(
            "rotate",
            "(self, n=1, /)",
            rotate,
            "Rotate the deque n steps to the right.  If n is negative, rotates left."
        ),
        method!("__reduce__", "(self, /)", reduce, "Return state information for pickling."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[PropertyDef {
        name: "maxlen",
        get: |vm, value| {
            let limit = this(vm, std::slice::from_ref(value))?.limit.get();
            Ok(limit.map_or(Value::NONE, |limit| vm.size(limit)))
        },
        set: None,
        doc: "maximum size of a deque or None if unbounded",
    }],
    is_base: true,
};
