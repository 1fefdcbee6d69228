//! How an object is taken apart so that another can be made like it: `__reduce_ex__`, on which `copy` stands.
//!
//! The answer is a tuple: a function and its arguments, which make an empty object of the class; then its state, its items
//! if it is a list, its pairs if it is a dict. Pickling itself is not part of the language.

use crate::function;
use crate::heap::{Dict, Kind, Object, Ref, Str, Tuple, Value};
use crate::native::{Arguments, NativeDef, NativeFunction};
use crate::types::class::Class;
use crate::types::descriptors::as_member;
use crate::vm::{Outcome, Raised, Vm};

/// The functions of `copyreg` that the answers name.
pub const FUNCTIONS: &[NativeDef] = &[
    function!("__newobj__", "(cls, /, *args)", new_object, ""),
    function!(
        "__newobj_ex__",
        "(cls, args, kwargs, /)",
        new_object_with,
        "Used by pickle protocol 4, instead of __newobj__ to allow classes with\nkeyword-only arguments to be pickled correctly."
    ),
];

/// `cls.__new__(cls, *args)`
fn new_object(vm: &mut Vm, args: &[Value]) -> Outcome {
    let new = vm.get_attr_str(&args[0], "__new__")?;
    let mut all: Arguments = std::iter::once(args[0].clone()).collect();
    all.extend(args[1].items().iter().cloned());
    vm.call_with(&new, all, &[])
}

fn new_object_with(vm: &mut Vm, args: &[Value]) -> Outcome {
    let new = vm.get_attr_str(&args[0], "__new__")?;
    let positional = vm.collect(&args[1])?;
    let positional = vm.tuple(positional);
    crate::types::descriptors::call_through(vm, &new, Some(args[0].clone()), &positional, &args[2])
}

/// `object.__reduce_ex__(protocol)`: the class's own `__reduce__` if it has one, else the general way.
pub(super) fn reduce_ex(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.intern("__reduce__");
    if let Some(found) = vm.lookup_class_of(&args[0], &name) {
        let is_objects =
            found.downcast::<NativeFunction>().is_some_and(|native| vm.types.object.is_value(&native.owner));
        if !is_objects {
            return vm.call_found(&found, &args[0], &[]);
        }
    }
    reduce(vm, args)
}

/// `object.__reduce__()`.
pub(super) fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let value = &args[0];
    let class = vm.class_of(value).value();
    let (maker, arguments, is_given) = new_arguments(vm, value, &class)?;
    let kind = value.kind();
    if !is_given && !matches!(kind, Some(Kind::Instance | Kind::List | Kind::Dict)) {
        let text = format!("cannot pickle '{}' object", vm.type_name(value));
        return Err(vm.type_error(text));
    }
    let state = vm.call_method(value, "__getstate__", &[])?;
    let items = if kind == Some(Kind::List) { vm.iter(value)? } else { Value::NONE };
    let pairs = if kind == Some(Kind::Dict) {
        let pairs = vm.call_method(value, "items", &[])?;
        vm.iter(&pairs)?
    } else {
        Value::NONE
    };
    Ok(vm.tuple([maker, arguments, state, items, pairs]))
}

/// The function that makes an empty object, its arguments, and whether the class said with which.
fn new_arguments(vm: &mut Vm, value: &Value, class: &Value) -> Result<(Value, Value, bool), Raised> {
    let simple = vm.names.getnewargs.clone();
    let full = vm.intern("__getnewargs_ex__");
    if let Some(outcome) = vm.call_special(value, &full, &[]) {
        let pair = outcome?;
        let [positional, named] = pair.downcast::<Tuple>().map_or(&[][..], |pair| pair.as_slice()) else {
            return Err(vm.type_error("__getnewargs_ex__ should return a tuple of length 2"));
        };
        if !positional.is_a::<Tuple>() || !named.is_a::<Dict>() {
            return Err(vm.type_error("__getnewargs_ex__ should return a tuple of a tuple and a dict"));
        }
        let maker = maker(vm, 1);
        let arguments = vm.tuple([class.clone(), positional.clone(), named.clone()]);
        return Ok((maker, arguments, true));
    }
    let maker = maker(vm, 0);
    let mut all = vec![class.clone()];
    let Some(outcome) = vm.call_special(value, &simple, &[]) else {
        return Ok((maker, vm.tuple(all), false));
    };
    let given = outcome?;
    let Some(given) = given.downcast::<Tuple>() else {
        let text = format!("__getnewargs__ should return a tuple, not '{}'", vm.type_name(&given));
        return Err(vm.type_error(text));
    };
    all.extend(given.iter().cloned());
    Ok((maker, vm.tuple(all), true))
}

fn maker(vm: &mut Vm, index: usize) -> Value {
    let module = vm.str("copyreg");
    vm.native_of(&FUNCTIONS[index], Value::EMPTY, module)
}

/// The state of an object: its attributes, or `None`; with slots a pair of these and the slots.
pub(super) fn getstate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let value = &args[0];
    let class = vm.class_of(value).clone();
    let has_attributes = class.has_dict.get() && value.header().is_some_and(|header| header.shape() != 0);
    let mut state = Value::NONE;
    if has_attributes {
        let dict = vm.attribute_dict(value);
        if !dict.is_empty() {
            state = dict.into();
        }
    }
    let slots = slots_of(vm, value, &class);
    if slots.is_empty() { Ok(state) } else { Ok(vm.tuple([state, slots.into()])) }
}

/// The declared slots that are filled, by their names.
fn slots_of(vm: &mut Vm, value: &Value, class: &Object<Class>) -> Ref<Dict> {
    let slots = vm.new_dict();
    for class in class.mro().iter().filter(|class| class.is_heap_class()) {
        for entry in class.dict().entries() {
            let (Some(name), Some(member)) = (entry.key.downcast::<Str>(), as_member(&entry.value)) else {
                continue;
            };
            let filled = value.slot(member.slot);
            if !filled.is_empty() {
                drop(slots.set_str(name, filled));
            }
        }
    }
    slots
}
