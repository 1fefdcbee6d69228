//! `_warnings`: joins the machine's own warnings ("never awaited" and its like) to the module `warnings`.

use rondo_vm::heap::{Ref, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::Class;
use rondo_vm::{Outcome, Vm, function};

const FUNCTIONS: &[NativeDef] = &[function!(
    "join",
    "()",
    join,
    "From here on the warnings of the machine go through the module warnings."
)];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    Ok(vm.add_module("_warnings", FUNCTIONS, "Joins the machine's warnings to the module warnings.").into())
}

fn join(vm: &mut Vm, _: &[Value]) -> Outcome {
    vm.warn_hook = Some(hand_on);
    Ok(Value::NONE)
}

/// Issues a warning of the machine. What goes wrong meanwhile, a filter that makes it an error too, has nowhere to go.
fn hand_on(vm: &mut Vm, class: &Ref<Class>, text: &str, source: &Value) {
    let issued = vm.import_module("warnings").and_then(|module| {
        let text = vm.str(text);
        let made_in = vm.made_in(source).map_or(Value::NONE, |line| vm.int(line.into()));
        vm.call_method(&module, "_of_machine", &[text, class.value(), source.clone(), made_in])
    });
    if let Err(raised) = issued {
        vm.unraisable(&raised, "Exception ignored while issuing a warning about", source);
    }
}
