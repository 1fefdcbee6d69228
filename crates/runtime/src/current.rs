//! Which task runs in which loop, and which tasks there are.
//!
//! A loop of ours knows its task itself. For a loop that is an object of the program (a class derived from `BaseEventLoop`, or
//! anything that has its methods) it is remembered here. Tasks that are no tasks of ours can make themselves known too:
//! asyncio's hooks for that are `_register_task` and `_enter_task`.

use rondo_vm::heap::Value;
use rondo_vm::native::NativeDef;
use rondo_vm::{Outcome, Raised, Vm, function};

use crate::event_loop::{self, LoopData};
use crate::functions;
use crate::state::runtime;

/// The hooks.
pub(crate) const FUNCTIONS: &[NativeDef] = &[
    function!(
        "_enter_task",
        "(loop, task)",
        enter_task,
        "Enter into task execution or resume suspended task."
    ),
    function!("_leave_task", "(loop, task)", leave_task, "Leave task execution or suspend a task."),
    function!(
        "_swap_current_task",
        "(loop, task)",
        swap_current_task,
        "Temporarily swap in the supplied task and return the original one (or None)."
    ),
    function!(
        "_register_task",
        "(task)",
        register_task,
        "Register a new task in asyncio as executed by loop."
    ),
    function!("_unregister_task", "(task)", unregister_task, "Unregister a completed, scheduled Task."),
    function!(
        "_register_eager_task",
        "(task)",
        register_task,
        "Register a new task in asyncio as eagerly executed."
    ),
    function!(
        "_unregister_eager_task",
        "(task)",
        unregister_task,
        "Unregister a task which finished its first eager step."
    ),
];

/// The task that runs in a loop, or empty.
pub(crate) fn current(vm: &mut Vm, event_loop: &Value) -> Value {
    if let Some(data) = event_loop.foreign::<LoopData>() {
        return data.current();
    }
    let pairs = &runtime(vm).current_elsewhere;
    pairs.iter().find(|(of, _)| of.is(event_loop)).map_or(Value::EMPTY, |(_, task)| task.clone())
}

/// Makes a task, or nobody, the one that runs in a loop, and gives back the one before.
pub(crate) fn swap(vm: &mut Vm, event_loop: &Value, task: Value, number: u32) -> (Value, u32) {
    if let Some(data) = event_loop.foreign::<LoopData>() {
        return data.swap_current(task, number);
    }
    let pairs = &mut runtime(vm).current_elsewhere;
    let place = pairs.iter().position(|(of, _)| of.is(event_loop));
    let before = place.map_or(Value::EMPTY, |place| pairs.swap_remove(place).1);
    if !task.is_empty() {
        pairs.push((event_loop.clone(), task));
    }
    (before, 0)
}

fn enter_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    let before = current(vm, &args[0]);
    if !before.is_empty() {
        return Err(cannot_enter(vm, &args[1], &before)?);
    }
    swap(vm, &args[0], args[1].clone(), 0);
    Ok(Value::NONE)
}

/// "Cannot enter into task …": one task of a loop at a time.
#[cold]
pub(crate) fn cannot_enter(vm: &mut Vm, task: &Value, running: &Value) -> Result<Raised, Raised> {
    let text = format!(
        "Cannot enter into task {} while another task {} is being executed.",
        vm.repr(task)?.as_str(),
        vm.repr(running)?.as_str()
    );
    Ok(vm.runtime_error(text))
}

fn leave_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    let running = current(vm, &args[0]);
    if !running.is(&args[1]) {
        let running = running.or_none();
        let text = format!(
            "Leaving task {} does not match the current task {}.",
            vm.repr(&args[1])?.as_str(),
            vm.repr(&running)?.as_str()
        );
        return Err(vm.runtime_error(text));
    }
    swap(vm, &args[0], Value::EMPTY, 0);
    Ok(Value::NONE)
}

fn swap_current_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = args[1].clone().or_empty();
    let before = swap(vm, &args[0], task, 0).0;
    Ok(before.or_none())
}

// Tasks of the program's own making.

fn strangers(vm: &mut Vm) -> Outcome {
    if runtime(vm).strangers.is_empty() {
        let weakref = vm.import_module("weakref")?;
        let set = vm.call_method(&weakref, "WeakSet", &[])?;
        runtime(vm).strangers = set;
    }
    Ok(runtime(vm).strangers.clone())
}

fn register_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = strangers(vm)?;
    vm.call_method(&set, "add", &[args[0].clone()])
}

fn unregister_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    let set = strangers(vm)?;
    vm.call_method(&set, "discard", &[args[0].clone()])
}

/// The tasks of a loop that have not ended: ours in the order of their making, then those made known.
pub(crate) fn all(vm: &mut Vm, event_loop: &Value) -> Result<Vec<Value>, Raised> {
    let mut tasks: Vec<Value> =
        event_loop::unfinished_tasks(vm, event_loop).iter().map(|task| task.value()).collect();
    if !runtime(vm).strangers.is_empty() {
        let known = strangers(vm)?;
        for task in vm.collect(&known)? {
            let its_loop = loop_of_stranger(vm, &task)?;
            if !its_loop.is(event_loop) || tasks.iter().any(|other| other.is(&task)) {
                continue;
            }
            let is_done = vm.call_method(&task, "done", &[])?;
            if !vm.truth(&is_done)? {
                tasks.push(task);
            }
        }
    }
    Ok(tasks)
}

fn loop_of_stranger(vm: &mut Vm, task: &Value) -> Outcome {
    let name = vm.intern("get_loop");
    match vm.find_attr(task, &name)? {
        Some(_) => functions::loop_of(vm, task),
        None => vm.get_attr_str(task, "_loop"),
    }
}
