//! Builtin collections, texts and numbers made by calling their class: `list(x)`, `set()`, `range(n)`, `str(x)`.
//!
//! The long way is `__new__` and then `__init__`, which subclasses may override. The builtin classes themselves take this
//! short one; the result is the same.

use crate::heap::{Ref, Value};
use crate::types::class::Class;
use crate::types::range;
use crate::vm::{Outcome, Vm};

/// What calling a class with these positional arguments makes, where that is quick to say. `None` leaves it to the long way,
/// wrong numbers of arguments among others.
pub fn make_quickly(vm: &mut Vm, class: &Ref<Class>, arguments: &[Value]) -> Option<Outcome> {
    if class.is_heap_class() {
        return None;
    }
    let types = &vm.types;
    if class.is(&types.range) {
        return match arguments {
            [_] | [_, _] | [_, _, _] => Some(range::make(vm, arguments)),
            _ => None,
        };
    }
    let source = match arguments {
        [] => None,
        [source] => Some(source),
        _ => return None,
    };
    if class.is(&types.list) {
        let items = source.map_or(Ok(Vec::new()), |source| vm.collect(source));
        Some(items.map(|items| vm.list(items)))
    } else if class.is(&types.tuple) {
        Some(match source {
            Some(source) => vm.tuple_from(source),
            None => Ok(vm.tuple([])),
        })
    } else if class.is(&types.dict) {
        let dict = vm.new_dict();
        let filled = source.map_or(Ok(()), |source| vm.dict_update(&dict, source));
        Some(filled.map(|()| dict.into()))
    } else if class.is(&types.set) {
        Some(vm.set_from(class, source))
    } else if let Some(source) = source {
        make_of_one(vm, class, source)
    } else {
        None
    }
}

/// `str(x)`, `int(x)`, `float(x)`, `frozenset(x)`, `weakref.ref(x)`.
fn make_of_one(vm: &mut Vm, class: &Ref<Class>, source: &Value) -> Option<Outcome> {
    let types = &vm.types;
    if class.is(&types.str) {
        Some(vm.str_of(source).map(Value::from))
    } else if class.is(&types.int) {
        Some(vm.int_of(source))
    } else if class.is(&types.float) {
        Some(vm.float_from(source).map(Value::float))
    } else if class.is(&types.weak_reference) {
        Some(vm.weak_reference(source, &Value::NONE))
    } else if class.is(&types.frozenset) && !vm.class_of(source).is(class) {
        Some(vm.set_from(class, Some(source)))
    } else {
        None
    }
}
