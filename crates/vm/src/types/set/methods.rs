//! The methods and operators of `set` and `frozenset`, and their tables.

use rondo_bytecode::CompareOp;

use super::Set;
use crate::heap::{Object, Ref, Value};
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef};
use crate::types::iterator::{Iterator, SetWalk};
use crate::types::sequence::{R, append_repr, begin_repr, receiver};
use crate::vm::{Outcome, Vm};
use crate::{class_method, method, static_method};

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Set>> {
    receiver(vm, args, "set")
}

fn class_of_new(args: &[Value]) -> Ref<Class> {
    args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref()
}

fn set_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    Ok(vm.new_builtin(&class, Set::default()))
}

fn set_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    drop(set.take());
    if !args[1].is_empty() {
        vm.set_update(set, &args[1])?;
    }
    Ok(Value::NONE)
}

fn frozen_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    if args[1].is_empty() {
        return vm.set_from(&class, None);
    }
    if class.is(&vm.types.frozenset) && vm.class_of(&args[1]).is(&class) {
        return Ok(args[1].clone());
    }
    vm.set_from(&class, Some(&args[1]))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?.to_ref();
    let name = set.class().name();
    if set.is_empty() {
        return Ok(vm.str(&format!("{name}()")));
    }
    if !begin_repr(vm, &args[0])? {
        return Ok(vm.str(&format!("{name}(...)")));
    }
    let is_plain = set.class().is(&vm.types.set);
    let mut text = if is_plain { String::from("{") } else { format!("{name}({{") };
    let mut result = Ok(());
    for (index, key) in set.keys().into_iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        result = append_repr(vm, &key, &mut text);
        if result.is_err() {
            break;
        }
    }
    vm.leave_repr(&args[0]);
    result?;
    text.push_str(if is_plain { "}" } else { "})" });
    Ok(vm.str(&text))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hash = this(vm, args)?.frozen_hash();
    Ok(vm.int_from_hash(hash))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let set = this(vm, args)?;
    let Some(other) = args[1].downcast::<Set>() else { return Ok(Value::NOT_IMPLEMENTED) };
    vm.check_stack()?;
    let truth = match op {
        CompareOp::Eq => set_equal(vm, set, other)?,
        CompareOp::Ne => !set_equal(vm, set, other)?,
        CompareOp::Le => vm.set_is_subset(set, other)?,
        CompareOp::Ge => vm.set_is_subset(other, set)?,
        CompareOp::Lt => set.len() < other.len() && vm.set_is_subset(set, other)?,
        CompareOp::Gt => set.len() > other.len() && vm.set_is_subset(other, set)?,
    };
    Ok(Value::bool(truth))
}

fn set_equal(vm: &mut Vm, set: &Object<Set>, other: &Object<Set>) -> R<bool> {
    match set.quick_eq(other) {
        Some(are_equal) => Ok(are_equal),
        None => vm.set_is_subset(set, other),
    }
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?.to_ref();
    let class = vm.types.set_iterator.clone();
    Ok(vm.heap.alloc(&class, Iterator::Set(SetWalk::new(set))).into())
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = this(vm, args)?.len();
    Ok(vm.size(length))
}

/// Looks up a key that may be an unhashable set: that stands for the frozenset of its keys.
fn with_key(vm: &mut Vm, key: &Value, mut act: impl FnMut(&mut Vm, &Value, u64) -> R<bool>) -> R<bool> {
    match vm.set_key_hash(key) {
        Ok(hash) => act(vm, key, hash),
        Err(raised) => {
            let is_type_error = vm.raised_is(&raised, &vm.types.exceptions.type_error.clone());
            match key.downcast::<Set>() {
                Some(set) if is_type_error && !vm.is_frozen(set) => {
                    let frozen = vm.heap.alloc(&vm.types.frozenset.clone(), Set::default());
                    vm.set_update(&frozen, key)?;
                    let hash = frozen.frozen_hash();
                    act(vm, &frozen.into(), hash)
                }
                _ => Err(raised),
            }
        }
    }
}

/// `key in set`, for the machine and for `__contains__`.
pub(super) fn contains_key(vm: &mut Vm, set: &Object<Set>, key: &Value) -> R<bool> {
    with_key(vm, key, |vm, key, hash| vm.set_contains_hashed(set, key, hash))
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    contains_key(vm, set, &args[1]).map(Value::bool)
}

/// The operands of a binary operator, if both are sets.
fn operands<'a>(vm: &mut Vm, args: &'a [Value]) -> R<Option<(&'a Object<Set>, &'a Object<Set>)>> {
    match (args[0].downcast::<Set>(), args[1].downcast::<Set>()) {
        (Some(a), Some(b)) => Ok(Some((a, b))),
        (Some(_), None) => Ok(None),
        (None, _) => this(vm, args).map(|_| None),
    }
}

fn binary(vm: &mut Vm, args: &[Value], act: fn(&mut Vm, &Object<Set>, &Value) -> R<Ref<Set>>) -> Outcome {
    match operands(vm, args)? {
        Some((set, _)) => act(vm, set, &args[1]).map(Value::from),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn reflected(vm: &mut Vm, args: &[Value], act: fn(&mut Vm, &Object<Set>, &Value) -> R<Ref<Set>>) -> Outcome {
    match operands(vm, args)? {
        Some((_, other)) => act(vm, other, &args[0]).map(Value::from),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn in_place(vm: &mut Vm, args: &[Value], act: fn(&mut Vm, &Object<Set>, &Value) -> R<()>) -> Outcome {
    match operands(vm, args)? {
        Some((set, _)) => {
            act(vm, set, &args[1])?;
            Ok(args[0].clone())
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn union_of(vm: &mut Vm, set: &Object<Set>, other: &Value) -> R<Ref<Set>> {
    let result = vm.set_copy(set)?;
    vm.set_update(&result, other)?;
    Ok(result)
}

fn intersect(vm: &mut Vm, set: &Object<Set>, other: &Value) -> R<()> {
    let result = vm.set_intersection(set, other)?;
    set.swap(&result);
    Ok(())
}

fn add(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_add(set, args[1].clone())?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: &[Value]) -> Outcome {
    let old = this(vm, args)?.take();
    drop(old);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_copy(set).map(Value::from)
}

fn frozen_copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    if set.class().is(&vm.types.frozenset) { Ok(args[0].clone()) } else { copy(vm, args) }
}

fn discard(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    with_key(vm, &args[1], |vm, key, hash| vm.set_discard_hashed(set, key, hash))?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    if with_key(vm, &args[1], |vm, key, hash| vm.set_discard_hashed(set, key, hash))? {
        Ok(Value::NONE)
    } else {
        Err(vm.key_error(args[1].clone()))
    }
}

fn pop(vm: &mut Vm, args: &[Value]) -> Outcome {
    match this(vm, args)?.pop() {
        Some(key) => Ok(key),
        None => {
            let message = vm.str("pop from an empty set");
            Err(vm.key_error(message))
        }
    }
}

fn union(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    let result = vm.set_copy(set)?;
    for other in args[1].items() {
        if !set.is_value(other) {
            vm.set_update(&result, other)?;
        }
    }
    Ok(result.into())
}

fn update(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    for other in args[1].items() {
        vm.set_update(set, other)?;
    }
    Ok(Value::NONE)
}

fn intersection_all(vm: &mut Vm, set: &Object<Set>, others: &[Value]) -> R<Ref<Set>> {
    let Some((first, rest)) = others.split_first() else { return vm.set_copy(set) };
    let mut result = vm.set_intersection(set, first)?;
    for other in rest {
        result = vm.set_intersection(&result, other)?;
    }
    Ok(result)
}

fn intersection(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    intersection_all(vm, set, args[1].items()).map(Value::from)
}

fn intersection_update(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    let result = intersection_all(vm, set, args[1].items())?;
    set.swap(&result);
    Ok(Value::NONE)
}

fn difference(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    let Some((first, rest)) = args[1].items().split_first() else { return vm.set_copy(set).map(Value::from) };
    let result = vm.set_difference(set, first)?;
    for other in rest {
        vm.set_subtract(&result, other)?;
    }
    Ok(result.into())
}

fn difference_update(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    for other in args[1].items() {
        vm.set_subtract(set, other)?;
    }
    Ok(Value::NONE)
}

fn symmetric_difference(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_symmetric_difference(set, &args[1]).map(Value::from)
}

fn symmetric_difference_update(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_toggle(set, &args[1])?;
    Ok(Value::NONE)
}

fn isdisjoint(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_is_disjoint(set, &args[1]).map(Value::bool)
}

fn issubset(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    if let Some(other) = args[1].downcast::<Set>() {
        return vm.set_is_subset(set, other).map(Value::bool);
    }
    let common = vm.set_intersection(set, &args[1])?;
    Ok(Value::bool(common.len() == set.len()))
}

fn issuperset(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_is_superset(set, &args[1]).map(Value::bool)
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    let (class, keys) = (set.class().value(), set.keys());
    let keys = vm.list(keys);
    let arguments = vm.tuple([keys]);
    let state = vm.call_method(&args[0], "__getstate__", &[])?;
    Ok(vm.tuple([class, arguments, state]))
}

fn sizeof(vm: &mut Vm, args: &[Value]) -> Outcome {
    let places = this(vm, args)?.places();
    Ok(vm.size(200 + if places > super::SMALLEST { 16 * places } else { 0 }))
}

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
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!(
            "__init__",
            "(self, iterable=(), /)",
            set_init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!(
            "__sub__",
            "(self, value, /)",
            |vm, args| binary(vm, args, Vm::set_difference),
            "Return self-value."
        ),
        method!(
            "__rsub__",
            "(self, value, /)",
            |vm, args| reflected(vm, args, Vm::set_difference),
            "Return value-self."
        ),
        method!(
            "__and__",
            "(self, value, /)",
            |vm, args| binary(vm, args, Vm::set_intersection),
            "Return self&value."
        ),
        method!(
            "__rand__",
            "(self, value, /)",
            |vm, args| reflected(vm, args, Vm::set_intersection),
            "Return value&self."
        ),
        method!(
            "__xor__",
            "(self, value, /)",
            |vm, args| binary(vm, args, Vm::set_symmetric_difference),
            "Return self^value."
        ),
        method!(
            "__rxor__",
            "(self, value, /)",
            |vm, args| reflected(vm, args, Vm::set_symmetric_difference),
            "Return value^self."
        ),
        method!("__or__", "(self, value, /)", |vm, args| binary(vm, args, union_of), "Return self|value."),
        method!(
            "__ror__",
            "(self, value, /)",
            |vm, args| reflected(vm, args, union_of),
            "Return value|self."
        ),
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
        method!(
            "difference",
            "(self, /, *others)",
            difference,
            "Return a new set with elements in the set that are not in the others."
        ),
        method!(
            "difference_update",
            "(self, /, *others)",
            difference_update,
            "Update the set, removing elements found in others."
        ),
        method!(
            "intersection",
            "(self, /, *others)",
            intersection,
            "Return a new set with elements common to the set and all others."
        ),
        method!(
            "intersection_update",
            "(self, /, *others)",
            intersection_update,
            "Update the set, keeping only elements found in it and all others."
        ),
        method!(
            "isdisjoint",
            "(self, other, /)",
            isdisjoint,
            "Return True if two sets have a null intersection."
        ),
        method!("issubset", "(self, other, /)", issubset, "Report whether another set contains this set."),
        method!(
            "issuperset",
            "(self, other, /)",
            issuperset,
            "Report whether this set contains another set."
        ),
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
        method!(
            "symmetric_difference",
            "(self, other, /)",
            symmetric_difference,
            "Return a new set with elements in either the set or other but not both."
        ),
        method!(
            "symmetric_difference_update",
            "(self, other, /)",
            symmetric_difference_update,
            "Update the set, keeping only elements found in either set, but not in both."
        ),
        method!(
            "union",
            "(self, /, *others)",
            union,
            "Return a new set with elements from the set and all others."
        ),
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
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!(
            "__sub__",
            "(self, value, /)",
            |vm, args| binary(vm, args, Vm::set_difference),
            "Return self-value."
        ),
        method!(
            "__rsub__",
            "(self, value, /)",
            |vm, args| reflected(vm, args, Vm::set_difference),
            "Return value-self."
        ),
        method!(
            "__and__",
            "(self, value, /)",
            |vm, args| binary(vm, args, Vm::set_intersection),
            "Return self&value."
        ),
        method!(
            "__rand__",
            "(self, value, /)",
            |vm, args| reflected(vm, args, Vm::set_intersection),
            "Return value&self."
        ),
        method!(
            "__xor__",
            "(self, value, /)",
            |vm, args| binary(vm, args, Vm::set_symmetric_difference),
            "Return self^value."
        ),
        method!(
            "__rxor__",
            "(self, value, /)",
            |vm, args| reflected(vm, args, Vm::set_symmetric_difference),
            "Return value^self."
        ),
        method!("__or__", "(self, value, /)", |vm, args| binary(vm, args, union_of), "Return self|value."),
        method!(
            "__ror__",
            "(self, value, /)",
            |vm, args| reflected(vm, args, union_of),
            "Return value|self."
        ),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__contains__", "(self, object, /)", contains, "x.__contains__(y) <==> y in x."),
        method!("copy", "(self, /)", frozen_copy, "Return a shallow copy of a set."),
        method!(
            "difference",
            "(self, /, *others)",
            difference,
            "Return a new set with elements in the set that are not in the others."
        ),
        method!(
            "intersection",
            "(self, /, *others)",
            intersection,
            "Return a new set with elements common to the set and all others."
        ),
        method!(
            "isdisjoint",
            "(self, other, /)",
            isdisjoint,
            "Return True if two sets have a null intersection."
        ),
        method!("issubset", "(self, other, /)", issubset, "Report whether another set contains this set."),
        method!(
            "issuperset",
            "(self, other, /)",
            issuperset,
            "Report whether this set contains another set."
        ),
        method!("__reduce__", "(self, /)", reduce, "Return state information for pickling."),
        method!("__sizeof__", "(self, /)", sizeof, "S.__sizeof__() -> size of S in memory, in bytes."),
        method!(
            "symmetric_difference",
            "(self, other, /)",
            symmetric_difference,
            "Return a new set with elements in either the set or other but not both."
        ),
        method!(
            "union",
            "(self, /, *others)",
            union,
            "Return a new set with elements from the set and all others."
        ),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[],
    is_base: true,
};
