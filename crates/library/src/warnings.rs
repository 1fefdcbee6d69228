//! `_warnings`: joins the machine's own warnings ("never awaited" and its like) to the module `warnings`.

use rondo_vm::heap::{Ref, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::Class;
use rondo_vm::{Outcome, Raised, Vm, function};

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

/// Issues a warning of the machine.
fn hand_on(vm: &mut Vm, class: &Ref<Class>, text: &str, source: &Value) -> Result<(), Raised> {
    let module = vm.import_module("warnings")?;
    let text = vm.str(text);
    let made_in = vm.made_in(source).map_or(Value::NONE, |line| vm.int(line.into()));
    vm.call_method(&module, "_of_machine", &[text, class.value(), source.clone(), made_in]).map(drop)
}
