//! `_typing`: the objects behind type parameters, which the machine makes, under their names. The module `typing` is
//! written in the language itself and takes them from here.

use rondo_vm::heap::Value;
use rondo_vm::native::NativeDef;
use rondo_vm::types::function::Function;
use rondo_vm::{Outcome, Vm, function};

const FUNCTIONS: &[NativeDef] = &[function!(
    "_let_generators_be_awaited",
    "(function, /)",
    let_generators_be_awaited,
    "What types.coroutine does to a generator function."
)];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_typing", FUNCTIONS, "Primitives and accelerators for the typing module.");
    let types = &vm.types;
    let classes = [
        ("TypeVar", &types.type_var),
        ("TypeVarTuple", &types.type_var_tuple),
        ("ParamSpec", &types.param_spec),
        ("ParamSpecArgs", &types.param_spec_args),
        ("ParamSpecKwargs", &types.param_spec_kwargs),
        ("TypeAliasType", &types.type_alias),
        ("Generic", &types.generic),
        ("Union", &types.union),
        ("GenericAlias", &types.generic_alias),
        ("NoDefaultType", &types.no_default),
    ];
    for (name, class) in classes.map(|(name, class)| (name, class.value())) {
        vm.set_module_item(&module, name, class);
    }
    let no_default = vm.intrinsics.no_default.clone();
    vm.set_module_item(&module, "NoDefault", no_default);
    Ok(module.into())
}

/// The generators of a function may be awaited from now on; whether it is a generator function at all.
fn let_generators_be_awaited(_: &mut Vm, args: &[Value]) -> Outcome {
    let Some(function) = args[0].downcast::<Function>() else { return Ok(Value::FALSE) };
    Ok(Value::bool(function.code.let_generators_be_awaited()))
}
