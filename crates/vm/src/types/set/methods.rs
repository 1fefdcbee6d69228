//! The methods and operators of `set` and `frozenset`: they look at their arguments; the work is done in
//! [`algebra`](super::algebra).

use rondo_bytecode::CompareOp;

use super::Set;
use crate::heap::{Object, Ref, Value};
use crate::types::class::Class;
use crate::types::iterator::{Iterator, SetWalk};
use crate::types::sequence::{R, append_repr, begin_repr, receiver};
use crate::vm::{Outcome, Vm};

pub(super) fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Set>> {
    receiver(vm, args, "set")
}

fn class_of_new(args: &[Value]) -> Ref<Class> {
    args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref()
}

pub(super) fn set_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    Ok(vm.new_builtin(&class, Set::default()))
}

pub(super) fn set_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    drop(set.take());
    if !args[1].is_empty() {
        vm.set_update(set, &args[1])?;
    }
    Ok(Value::NONE)
}

pub(super) fn frozen_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = class_of_new(args);
    if args[1].is_empty() {
        return vm.set_from(&class, None);
    }
    if class.is(&vm.types.frozenset) && vm.class_of(&args[1]).is(&class) {
        return Ok(args[1].clone());
    }
    vm.set_from(&class, Some(&args[1]))
}

pub(super) fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
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

pub(super) fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hash = this(vm, args)?.frozen_hash();
    Ok(vm.int_from_hash(hash))
}

pub(super) fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
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

pub(super) fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?.to_ref();
    let class = vm.types.set_iterator.clone();
    Ok(vm.heap.alloc(&class, Iterator::Set(SetWalk::new(set))).into())
}

pub(super) fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
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

pub(super) fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
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

pub(super) fn binary(
    vm: &mut Vm,
    args: &[Value],
    act: fn(&mut Vm, &Object<Set>, &Value) -> R<Ref<Set>>,
) -> Outcome {
    match operands(vm, args)? {
        Some((set, _)) => act(vm, set, &args[1]).map(Value::from),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn reflected(
    vm: &mut Vm,
    args: &[Value],
    act: fn(&mut Vm, &Object<Set>, &Value) -> R<Ref<Set>>,
) -> Outcome {
    match operands(vm, args)? {
        Some((_, other)) => act(vm, other, &args[0]).map(Value::from),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn in_place(
    vm: &mut Vm,
    args: &[Value],
    act: fn(&mut Vm, &Object<Set>, &Value) -> R<()>,
) -> Outcome {
    match operands(vm, args)? {
        Some((set, _)) => {
            act(vm, set, &args[1])?;
            Ok(args[0].clone())
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn union_of(vm: &mut Vm, set: &Object<Set>, other: &Value) -> R<Ref<Set>> {
    let result = vm.set_copy(set)?;
    vm.set_update(&result, other)?;
    Ok(result)
}

pub(super) fn intersect(vm: &mut Vm, set: &Object<Set>, other: &Value) -> R<()> {
    let result = vm.set_intersection(set, other)?;
    set.swap(&result);
    Ok(())
}

pub(super) fn add(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_add(set, args[1].clone())?;
    Ok(Value::NONE)
}

pub(super) fn clear(vm: &mut Vm, args: &[Value]) -> Outcome {
    let old = this(vm, args)?.take();
    drop(old);
    Ok(Value::NONE)
}

pub(super) fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_copy(set).map(Value::from)
}

pub(super) fn frozen_copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    if set.class().is(&vm.types.frozenset) { Ok(args[0].clone()) } else { copy(vm, args) }
}

pub(super) fn discard(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    with_key(vm, &args[1], |vm, key, hash| vm.set_discard_hashed(set, key, hash))?;
    Ok(Value::NONE)
}

pub(super) fn remove(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    if with_key(vm, &args[1], |vm, key, hash| vm.set_discard_hashed(set, key, hash))? {
        Ok(Value::NONE)
    } else {
        Err(vm.key_error(args[1].clone()))
    }
}

pub(super) fn pop(vm: &mut Vm, args: &[Value]) -> Outcome {
    match this(vm, args)?.pop() {
        Some(key) => Ok(key),
        None => {
            let message = vm.str("pop from an empty set");
            Err(vm.key_error(message))
        }
    }
}

pub(super) fn union(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    let result = vm.set_copy(set)?;
    for other in args[1].items() {
        if !set.is_value(other) {
            vm.set_update(&result, other)?;
        }
    }
    Ok(result.into())
}

pub(super) fn update(vm: &mut Vm, args: &[Value]) -> Outcome {
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

pub(super) fn intersection(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    intersection_all(vm, set, args[1].items()).map(Value::from)
}

pub(super) fn intersection_update(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    let result = intersection_all(vm, set, args[1].items())?;
    set.swap(&result);
    Ok(Value::NONE)
}

pub(super) fn difference(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    let Some((first, rest)) = args[1].items().split_first() else { return vm.set_copy(set).map(Value::from) };
    let result = vm.set_difference(set, first)?;
    for other in rest {
        vm.set_subtract(&result, other)?;
    }
    Ok(result.into())
}

pub(super) fn difference_update(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    for other in args[1].items() {
        vm.set_subtract(set, other)?;
    }
    Ok(Value::NONE)
}

pub(super) fn symmetric_difference(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_symmetric_difference(set, &args[1]).map(Value::from)
}

pub(super) fn symmetric_difference_update(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_toggle(set, &args[1])?;
    Ok(Value::NONE)
}

pub(super) fn isdisjoint(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_is_disjoint(set, &args[1]).map(Value::bool)
}

pub(super) fn issubset(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    if let Some(other) = args[1].downcast::<Set>() {
        return vm.set_is_subset(set, other).map(Value::bool);
    }
    let common = vm.set_intersection(set, &args[1])?;
    Ok(Value::bool(common.len() == set.len()))
}

pub(super) fn issuperset(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    vm.set_is_superset(set, &args[1]).map(Value::bool)
}

pub(super) fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = this(vm, args)?;
    let (class, keys) = (set.class().value(), set.keys());
    let keys = vm.list(keys);
    let arguments = vm.tuple([keys]);
    let state = vm.call_method(&args[0], "__getstate__", &[])?;
    Ok(vm.tuple([class, arguments, state]))
}

pub(super) fn sizeof(vm: &mut Vm, args: &[Value]) -> Outcome {
    let places = this(vm, args)?.places();
    Ok(vm.size(200 + if places > super::SMALLEST { 16 * places } else { 0 }))
}
