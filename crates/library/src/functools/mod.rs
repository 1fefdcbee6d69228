//! `_functools`: the parts of `functools` that are called often. The module `functools` itself is written in the language.

mod comparing;
mod lru_cache;
mod partial;

use rondo_vm::heap::{Dict, Kind, Ref, Value};
use rondo_vm::native::{Arguments, NativeDef};
use rondo_vm::types::class::{Caller, Class, Forward};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Vm, function};

/// What the functions of the module must find again.
pub(crate) struct Classes {
    pub placeholder: Value,
    pub key_wrapper: Ref<Class>,
}

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_functools", FUNCTIONS, "Tools that operate on functions.");
    let object = vm.types.object.clone();
    let partial = vm.new_builtin_class(&partial::CLASS, &object, Kind::Foreign);
    partial.caller.set(Some(partial::call));
    let (name, signature) = (vm.intern("__text_signature__"), vm.str("(func, /, *args, **keywords)"));
    drop(partial.dict().set_str(&name, signature));
    let wrapper = vm.new_builtin_class(&lru_cache::CLASS, &object, Kind::Foreign);
    wrapper.caller.set(Some(lru_cache::call));
    for class in [&partial, &wrapper] {
        vm.give_attributes(class, 0, true);
        class.has_weak.set(true);
    }
    let key_wrapper = vm.new_builtin_class(&comparing::KEY_WRAPPER, &object, Kind::Foreign);
    key_wrapper.caller.set(Some(comparing::call));
    let placeholder_class = vm.new_builtin_class(&partial::PLACEHOLDER, &object, Kind::Foreign);
    let placeholder = new_foreign(vm, &placeholder_class, partial::Placeholder);
    let names = [
        ("partial", partial.value()),
        ("_lru_cache_wrapper", wrapper.value()),
        ("_PlaceholderType", placeholder_class.value()),
        ("Placeholder", placeholder.clone()),
    ];
    for (name, value) in names {
        vm.set_module_item(&module, name, value);
    }
    vm.rooms.put(Classes { placeholder, key_wrapper });
    Ok(module.into())
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "cmp_to_key",
        "(mycmp)",
        comparing::cmp_to_key,
        "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects."
    ),
    function!(
        "reduce",
        "(function, iterable, /, initial=<unrepresentable>)",
        reduce,
        "Apply a function of two arguments to the items of an iterable, from left to right, so that one value is left.\n\nreduce(lambda x, y: x+y, [1, 2, 3, 4]) is ((1+2)+3)+4. If initial is given, it stands before the items."
    ),
];

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = match vm.iter(&args[1]) {
        Err(raised) if vm.raised_is(&raised, &vm.types.exceptions.type_error) => {
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        outcome => outcome?,
    };
    let mut result = args[2].clone();
    vm.drain(&iterator, |vm, item| {
        result =
            if result.is_empty() { item } else { vm.call(&args[0], &[std::mem::take(&mut result), item])? };
        Ok(())
    })?;
    if result.is_empty() {
        return Err(vm.type_error("reduce() of empty iterable with no initial value"));
    }
    Ok(result)
}

/// Forwards `__call__`, as a program that names it reaches it.
fn call_by_name(vm: &mut Vm, args: &[Value], caller: Caller) -> Outcome {
    vm.check_stack()?;
    let mut arguments: Arguments = args[1].items().iter().cloned().collect();
    let mut names = Vec::new();
    if let Some(keywords) = args[2].downcast::<Dict>() {
        for entry in keywords.entries() {
            names.push(entry.key);
            arguments.push(entry.value);
        }
    }
    match caller(vm, &args[0], arguments, &names)? {
        Forward::Done(value) => Ok(value),
        Forward::To(callee, arguments, names) => vm.call_with(&callee, arguments, &names),
    }
}

/// What an attribute of an instance gives: the callable bound to it, as functions are.
fn bind(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() {
        return Ok(args[0].clone());
    }
    Ok(vm.bind_method(&args[0], &args[1]))
}
