//! Functions that the machine calls and a program may replace.

use rondo_vm::heap::{Object, Str, Value};
use rondo_vm::types::exception::Exception;
use rondo_vm::types::module::Module;
use rondo_vm::types::refused::refused;
use rondo_vm::{Outcome, Raised, Vm};

use crate::struct_sequence;
use crate::structseq::{class, instance};

struct_sequence!(ASYNCGEN_HOOKS = "asyncgen_hooks", "A named tuple holding information about asynchronous generators hooks." {
    0 firstiter, 1 finalizer,
});

struct_sequence!(UNRAISABLE = "UnraisableHookArgs", "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook." {
    0 exc_type, 1 exc_value, 2 exc_traceback, 3 err_msg, 4 object,
});

/// The hooks as they were at first.
pub(super) fn put(vm: &mut Vm, module: &Object<Module>) {
    vm.unraisable_hook = Some(tell_unraisable);
    for name in ["displayhook", "excepthook", "unraisablehook"] {
        let key = vm.intern(name);
        let hook = module.dict.get_str(&key).expect("the hook was just put there");
        vm.set_module_item(module, &format!("__{name}__"), hook);
    }
}

pub(super) fn set_asyncgen_hooks(vm: &mut Vm, args: &[Value]) -> Outcome {
    for (name, hook) in [("firstiter", &args[0]), ("finalizer", &args[1])] {
        if !hook.is_empty() && !hook.is_none() && !vm.is_callable(hook) {
            let message = format!("callable {name} expected, got {}", vm.type_name(hook));
            return Err(vm.type_error(message));
        }
    }
    if !args[0].is_empty() {
        vm.asyncgen_hooks.0 = args[0].clone();
    }
    if !args[1].is_empty() {
        vm.asyncgen_hooks.1 = args[1].clone();
    }
    Ok(Value::NONE)
}

pub(super) fn get_asyncgen_hooks(vm: &mut Vm, _: &[Value]) -> Outcome {
    let (first, finaliser) = vm.asyncgen_hooks.clone();
    let class = class(vm, &ASYNCGEN_HOOKS);
    Ok(instance(vm, &class, vec![first, finaliser]))
}

pub(super) fn display(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.display(&args[0])?;
    Ok(Value::NONE)
}

pub(super) fn except(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let Some(exception) = args[1].downcast::<Exception>() {
        let text = vm.format_exception(exception, false);
        vm.write_error(&text)?;
    }
    Ok(Value::NONE)
}

/// Calls `sys.unraisablehook`, if the program has replaced it.
fn tell_unraisable(vm: &mut Vm, raised: &Raised, what: &str, object: &Value) -> bool {
    let sys = vm.intern("sys");
    let Some(sys) = vm.modules.get_str(&sys) else { return false };
    let (name, first) = (vm.intern("unraisablehook"), vm.intern("__unraisablehook__"));
    let (Ok(Some(hook)), Ok(first)) = (vm.find_attr(&sys, &name), vm.find_attr(&sys, &first)) else {
        return false;
    };
    if hook.is_none() || first.is_some_and(|first| first.is(&hook)) {
        return false;
    }
    let exception = raised.0.value();
    let traceback = vm.get_attr_str(&exception, "__traceback__").unwrap_or(Value::NONE);
    let Ok(shown) = vm.repr(object) else { return false };
    let message = vm.str(&format!("{what} {}", shown.as_str()));
    let items = vec![vm.class_of(&exception).value(), exception, traceback, message, Value::NONE];
    let class = class(vm, &UNRAISABLE);
    let arguments = instance(vm, &class, items);
    // What goes wrong in the hook cannot be raised either.
    vm.call(&hook, &[arguments]).is_ok()
}

pub(super) fn unraisable(vm: &mut Vm, args: &[Value]) -> Outcome {
    let part = |vm: &mut Vm, name: &str| vm.get_attr_str(&args[0], name);
    let (value, message, object) = (part(vm, "exc_value")?, part(vm, "err_msg")?, part(vm, "object")?);
    let Some(exception) = value.downcast::<Exception>() else { return Ok(Value::NONE) };
    let what = if message.is_none() {
        "Exception ignored in".to_string()
    } else {
        vm.str_of(&message)?.as_str().to_string()
    };
    let shown = if object.is_none() { String::new() } else { format!(" {}", vm.repr(&object)?.as_str()) };
    let text = format!("{what}{shown}:\n{}", vm.format_exception(exception, false));
    vm.write_error(&text)?;
    Ok(Value::NONE)
}

pub(super) fn none(_: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::NONE)
}

/// Tracing would slow down what nobody traces: it is refused, unless it is to be turned off.
fn only_none(vm: &mut Vm, value: &Value, name: &str) -> Outcome {
    if value.is_none() { Ok(Value::NONE) } else { Err(refused(vm, &format!("sys.{name}()"))) }
}

pub(super) fn set_trace(vm: &mut Vm, args: &[Value]) -> Outcome {
    only_none(vm, &args[0], "settrace")
}

pub(super) fn set_profile(vm: &mut Vm, args: &[Value]) -> Outcome {
    only_none(vm, &args[0], "setprofile")
}

pub(super) fn origin_depth(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(vm.size(vm.origin_depth))
}

pub(super) fn set_origin_depth(vm: &mut Vm, args: &[Value]) -> Outcome {
    match vm.c_int_argument(&args[0])? {
        depth if depth < 0 => Err(vm.value_error("depth must be >= 0")),
        depth => {
            vm.origin_depth = depth as usize;
            Ok(Value::NONE)
        }
    }
}

/// Threads switch on the countdown: a wish is heard, and changes nothing.
pub(super) fn set_switch_interval(vm: &mut Vm, args: &[Value]) -> Outcome {
    if vm.float_of(&args[0])? <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    Ok(Value::NONE)
}

pub(super) fn audit(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[0].is_a::<Str>() {
        return Ok(Value::NONE);
    }
    let text = format!("expected str for argument 'event', not {}", vm.type_name(&args[0]));
    Err(vm.type_error(text))
}
