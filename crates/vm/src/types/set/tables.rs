//! The tables of `set` and `frozenset`. What both have is a constant, told once.

use rondo_bytecode::CompareOp;

use super::methods::{
    add, binary, clear, compare, contains, copy, difference, difference_update, discard, frozen_copy,
    frozen_new, hash, in_place, intersect, intersection, intersection_update, isdisjoint, issubset,
    issuperset, iter, len, pop, reduce, reflected, remove, repr, set_init, set_new, sizeof,
    symmetric_difference, symmetric_difference_update, union, union_of, update,
};
use crate::native::NativeDef;
use crate::types::alias::class_getitem;
use crate::types::class::ClassDef;
use crate::vm::Vm;
use crate::{class_method, method, static_method};

/// `set`
pub const SET_CLASS: ClassDef = ClassDef {
    name: "set",
    doc: "Build an unordered collection of unique elements.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            set_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        LT,
        LE,
        EQ,
        NE,
        GT,
        GE,
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!(
            "__init__",
            "(self, iterable=(), /)",
            set_init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        SUB,
        RSUB,
        AND,
        RAND,
        XOR,
        RXOR,
        method!("__or__", "(self, value, /)", |vm, args| binary(vm, args, union_of), "Return self|value."),
        ROR,
        method!(
            "__isub__",
            "(self, value, /)",
            |vm, args| in_place(vm, args, Vm::set_subtract),
            "Return self-=value."
        ),
        method!(
            "__iand__",
            "(self, value, /)",
            |vm, args| in_place(vm, args, intersect),
            "Return self&=value."
        ),
        method!(
            "__ixor__",
            "(self, value, /)",
            |vm, args| in_place(vm, args, Vm::set_toggle),
            "Return self^=value."
        ),
        method!(
            "__ior__",
            "(self, value, /)",
            |vm, args| in_place(vm, args, Vm::set_update),
            "Return self|=value."
        ),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__contains__", "(self, object, /)", contains, "x.__contains__(y) <==> y in x."),
        method!(
            "add",
            "(self, object, /)",
            add,
            "Add an element to a set.\n\nThis has no effect if the element is already present."
        ),
        method!("clear", "(self, /)", clear, "Remove all elements from this set."),
        method!("copy", "(self, /)", copy, "Return a shallow copy of a set."),
        method!(
            "discard",
            "(self, object, /)",
            discard,
            "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set."
        ),
        DIFFERENCE,
        method!(
            "difference_update",
            "(self, /, *others)",
            difference_update,
            "Update the set, removing elements found in others."
        ),
        INTERSECTION,
        method!(
            "intersection_update",
            "(self, /, *others)",
            intersection_update,
            "Update the set, keeping only elements found in it and all others."
        ),
        ISDISJOINT,
        method!("issubset", "(self, other, /)", issubset, "Report whether another set contains this set."),
        ISSUPERSET,
        method!(
            "pop",
            "(self, /)",
            pop,
            "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."
        ),
        method!("__reduce__", "(self, /)", reduce, "Return state information for pickling."),
        method!(
            "remove",
            "(self, object, /)",
            remove,
            "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError."
        ),
        method!("__sizeof__", "(self, /)", sizeof, "S.__sizeof__() -> size of S in memory, in bytes."),
        SYMMETRIC_DIFFERENCE,
        method!(
            "symmetric_difference_update",
            "(self, other, /)",
            symmetric_difference_update,
            "Update the set, keeping only elements found in either set, but not in both."
        ),
        UNION,
        method!("update", "(self, /, *others)", update, "Update the set, adding elements from all others."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[],
    is_base: true,
};

/// `frozenset`
pub const FROZEN_CLASS: ClassDef = ClassDef {
    name: "frozenset",
    doc: "Build an immutable unordered collection of unique elements.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, iterable=(), /)",
            frozen_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        LT,
        LE,
        EQ,
        NE,
        GT,
        GE,
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        SUB,
        RSUB,
        AND,
        RAND,
        XOR,
        RXOR,
        method!("__or__", "(self, value, /)", |vm, args| binary(vm, args, union_of), "Return self|value."),
        ROR,
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__contains__", "(self, object, /)", contains, "x.__contains__(y) <==> y in x."),
        method!("copy", "(self, /)", frozen_copy, "Return a shallow copy of a set."),
        DIFFERENCE,
        INTERSECTION,
        ISDISJOINT,
        method!("issubset", "(self, other, /)", issubset, "Report whether another set contains this set."),
        ISSUPERSET,
        method!("__reduce__", "(self, /)", reduce, "Return state information for pickling."),
        method!("__sizeof__", "(self, /)", sizeof, "S.__sizeof__() -> size of S in memory, in bytes."),
        SYMMETRIC_DIFFERENCE,
        UNION,
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[],
    is_base: true,
};

const LT: NativeDef =
    method!("__lt__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Lt), "Return self<value.");

const LE: NativeDef =
    method!("__le__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Le), "Return self<=value.");

const EQ: NativeDef =
    method!("__eq__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Eq), "Return self==value.");

const NE: NativeDef =
    method!("__ne__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Ne), "Return self!=value.");

const GT: NativeDef =
    method!("__gt__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Gt), "Return self>value.");

const GE: NativeDef =
    method!("__ge__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Ge), "Return self>=value.");

const SUB: NativeDef = method!(
    "__sub__",
    "(self, value, /)",
    |vm, args| binary(vm, args, Vm::set_difference),
    "Return self-value."
);

const RSUB: NativeDef = method!(
    "__rsub__",
    "(self, value, /)",
    |vm, args| reflected(vm, args, Vm::set_difference),
    "Return value-self."
);

const AND: NativeDef = method!(
    "__and__",
    "(self, value, /)",
    |vm, args| binary(vm, args, Vm::set_intersection),
    "Return self&value."
);

const RAND: NativeDef = method!(
    "__rand__",
    "(self, value, /)",
    |vm, args| reflected(vm, args, Vm::set_intersection),
    "Return value&self."
);

const XOR: NativeDef = method!(
    "__xor__",
    "(self, value, /)",
    |vm, args| binary(vm, args, Vm::set_symmetric_difference),
    "Return self^value."
);

const RXOR: NativeDef = method!(
    "__rxor__",
    "(self, value, /)",
    |vm, args| reflected(vm, args, Vm::set_symmetric_difference),
    "Return value^self."
);

const ROR: NativeDef =
    method!("__ror__", "(self, value, /)", |vm, args| reflected(vm, args, union_of), "Return value|self.");

const DIFFERENCE: NativeDef = method!(
    "difference",
    "(self, /, *others)",
    difference,
    "Return a new set with elements in the set that are not in the others."
);

const INTERSECTION: NativeDef = method!(
    "intersection",
    "(self, /, *others)",
    intersection,
    "Return a new set with elements common to the set and all others."
);

const ISDISJOINT: NativeDef = method!(
    "isdisjoint",
    "(self, other, /)",
    isdisjoint,
    "Return True if two sets have a null intersection."
);

const ISSUPERSET: NativeDef =
    method!("issuperset", "(self, other, /)", issuperset, "Report whether this set contains another set.");

const SYMMETRIC_DIFFERENCE: NativeDef = method!(
    "symmetric_difference",
    "(self, other, /)",
    symmetric_difference,
    "Return a new set with elements in either the set or other but not both."
);

const UNION: NativeDef = method!(
    "union",
    "(self, /, *others)",
    union,
    "Return a new set with elements from the set and all others."
);
