//! `_warnings`: what issues a warning, and joins the machine's own ("never awaited" and its like) to the module `warnings`.
//!
//! All thinking is done in that module, which is written in the language. It answers with the exception that a filter makes of
//! a warning, and the exception is raised here: so it comes from the line that is warned, as in CPython, and no traceback
//! shows how a warning is looked at.

use rondo_vm::heap::{Ref, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::Class;
use rondo_vm::{Outcome, Raised, Vm, function};

const FUNCTIONS: &[NativeDef] = &[
    function!("join", "()", join, "From here on the warnings of the machine go through the module warnings."),
    function!(
        "warn",
        "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
        warn,
        "Issue a warning, or maybe ignore it or raise an exception.\n\n\
         message: text of the warning, or the warning itself\n\
         category: a subclass of Warning, by default UserWarning\n\
         stacklevel: which caller is warned: 1 for the line with this call, 2 for the caller of its function"
    ),
    function!(
        "warn_explicit",
        "(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)",
        warn_explicit,
        "Issue a warning with its place given: what warn() does in the end."
    ),
];

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
    let text = vm.str(text);
    let made_in = vm.made_in(source).map_or(Value::NONE, |line| vm.int(line.into()));
    issue(vm, "_of_machine", &[text, class.value(), source.clone(), made_in]).map(drop)
}

fn warn(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut args = args.to_vec();
    let given = |value: &Value, default: Value| if value.is_empty() { default } else { value.clone() };
    args[2] = given(&args[2], Value::int(1));
    args[4] = given(&args[4], vm.tuple([]));
    issue(vm, "_warn", &args)
}

fn warn_explicit(vm: &mut Vm, args: &[Value]) -> Outcome {
    issue(vm, "_warn_explicit", args)
}

/// Has the module `warnings` look at a warning, and raises what it makes an error.
fn issue(vm: &mut Vm, how: &str, args: &[Value]) -> Outcome {
    let module = vm.import_module("warnings")?;
    let args: Vec<Value> = args.iter().map(|value| value.clone().or_none()).collect();
    let error = vm.call_method(&module, how, &args)?;
    if error.is_none() { Ok(error) } else { Err(vm.raised_of(error)) }
}
