//! Classes that programs derive from the loop in order to change how it turns.
//!
//! The loop written in Rust does not ask itself for its parts: a class that has a clock or a turn of its own would not be
//! heard. Such a class is derived from the loop that is written in the language instead (`asyncio.selector_events`), which
//! asks for every part. It is known by what its body defines, and by what its methods name.

use rondo_vm::heap::{Dict, Str, Value};
use rondo_vm::types::class::Class;
use rondo_vm::types::function::Function;
use rondo_vm::{Outcome, Raised, Vm};

use super::data;
use crate::state::runtime;

/// Methods that only the loop written in the language asks for.
const REPLACED: [&str; 15] = [
    "time",
    "create_future",
    "create_task",
    "run_forever",
    "stop",
    "call_soon",
    "call_at",
    "call_later",
    "_call_soon",
    "_run_once",
    "_process_events",
    "_write_to_self",
    "_add_callback",
    "_add_callback_signalsafe",
    "_timer_handle_cancelled",
];

/// Attributes that only the loop written in the language has.
const PARTS: [&str; 7] =
    ["_ready", "_scheduled", "_selector", "_stopping", "_clock_resolution", "_run_once", "_current_handle"];

/// Methods that a loop of ours asks itself for as soon as a program has put others in their place, as fake timers and spies do.
const ASKED: [&str; 5] = ["call_soon", "call_at", "call_later", "create_future", "create_task"];

/// Methods that a program may replace on a loop without anybody asking for them but itself.
const OWN: [&str; 2] = ["run_forever", "stop"];

/// `loop.name = value`
pub(super) fn replace(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(name) = args[1].downcast::<Str>() else {
        let message = format!("attribute name must be string, not '{}'", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    let (name, text) = (name.to_ref(), name.as_str());
    if ASKED.contains(&text) {
        data(&args[0]).is_altered.set(true);
    } else if (REPLACED.contains(&text) || PARTS.contains(&text)) && !OWN.contains(&text) {
        let message = format!(
            "'{text}' cannot be replaced on a loop: derive a class from asyncio.SelectorEventLoop that defines it"
        );
        return Err(vm.not_implemented_error(&message));
    }
    vm.generic_set_attr(&args[0], &name, args[2].clone())?;
    Ok(Value::NONE)
}

/// The bases of a class with these bases and this namespace, if it needs others.
pub(crate) fn substitute(vm: &mut Vm, bases: &Value, namespace: &Value) -> Result<Option<Value>, Raised> {
    let native = runtime(vm).classes.event_loop.value();
    if !bases.items().iter().any(|base| base.is(&native)) {
        return Ok(None);
    }
    let Some(namespace) = namespace.downcast::<Dict>() else { return Ok(None) };
    if !namespace.entries().iter().any(|entry| replaces(&entry.key, &entry.value)) {
        return Ok(None);
    }
    let module = vm.import_module("asyncio.selector_events")?;
    let written = vm.get_attr_str(&module, "_OpenEventLoop")?;
    if vm.stand_ins.is_empty() {
        let class = |value: &Value| value.downcast::<Class>().expect("a loop's class is a class").to_ref();
        vm.stand_ins.push((class(&written), class(&native)));
    }
    let others: Vec<Value> = bases
        .items()
        .iter()
        .map(|base| if base.is(&native) { written.clone() } else { base.clone() })
        .collect();
    Ok(Some(vm.tuple(others)))
}

fn replaces(name: &Value, value: &Value) -> bool {
    let is_replaced = name.downcast::<Str>().is_some_and(|name| REPLACED.contains(&name.as_str()));
    let names_parts =
        |function: &Function| function.code.names.iter().any(|name| PARTS.contains(&name.as_str()));
    is_replaced || value.downcast::<Function>().is_some_and(|function| names_parts(function))
}
