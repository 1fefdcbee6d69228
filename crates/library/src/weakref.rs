//! `_weakref`: references that do not keep their objects alive. They are the machine's own; the collections made of them are
//! in the module `weakref`, which is written in the language.

use rondo_vm::types::weakref::FUNCTIONS;
use rondo_vm::{Outcome, Vm};

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_weakref", FUNCTIONS, "References that do not keep their objects alive.");
    let classes = [
        ("ref", vm.types.weak_reference.value()),
        ("ReferenceType", vm.types.weak_reference.value()),
        ("ProxyType", vm.types.weak_proxy.value()),
        ("CallableProxyType", vm.types.weak_callable_proxy.value()),
    ];
    for (name, class) in classes {
        vm.set_module_item(&module, name, class);
    }
    Ok(module.into())
}
