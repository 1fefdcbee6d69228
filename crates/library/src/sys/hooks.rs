//! Functions that the machine calls and a program may replace.

use rondo_vm::heap::{Object, Value};
use rondo_vm::types::exception::Exception;
use rondo_vm::types::module::Module;
use rondo_vm::{Outcome, Stream, Vm};

use crate::struct_sequence;
use crate::structseq::{class, instance};

struct_sequence!(ASYNCGEN_HOOKS = "sys.asyncgen_hooks", "A named tuple holding information about asynchronous generators hooks." {
    0 firstiter, 1 finalizer,
});

/// The hooks as they were at first.
pub(super) fn put(vm: &mut Vm, module: &Object<Module>) {
    for name in ["displayhook", "excepthook"] {
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
        vm.write_stream(Stream::Err, &text)?;
    }
    Ok(Value::NONE)
}
