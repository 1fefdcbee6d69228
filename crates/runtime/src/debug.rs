//! Debug mode: where things were made, and who takes too long.
//!
//! A loop in debug mode lets each future, task and handle remember the stack that made it, each coroutine its origin; it
//! checks what it is given to call, and reports callbacks that hold it up. Outside of debug mode all this costs a look at a flag.

use rondo_vm::heap::{List, Value};
use rondo_vm::{Outcome, Raised, Vm};

use crate::event_loop::LoopData;
use crate::handle::Handle;
use crate::names;
use crate::task::Task;

/// How many frames a coroutine remembers of where it was made.
const ORIGIN_DEPTH: usize = 10;

/// Whether a loop is in debug mode; one that the program wrote is asked.
#[inline]
pub(crate) fn is_on(vm: &mut Vm, event_loop: &Value) -> Result<bool, Raised> {
    match event_loop.foreign::<LoopData>() {
        Some(data) => Ok(data.is_debug()),
        None => is_on_elsewhere(vm, event_loop),
    }
}

#[cold]
fn is_on_elsewhere(vm: &mut Vm, event_loop: &Value) -> Result<bool, Raised> {
    let answer = vm.call_method(event_loop, "get_debug", &[])?;
    vm.truth(&answer)
}

/// The stack that makes something in a loop: a list of its frames in debug mode, else empty.
#[inline]
pub(crate) fn made_at(vm: &mut Vm, event_loop: &Value) -> Outcome {
    if is_on(vm, event_loop)? { stack(vm) } else { Ok(Value::EMPTY) }
}

#[cold]
fn stack(vm: &mut Vm) -> Outcome {
    let module = vm.import_module("asyncio.format_helpers")?;
    vm.call_method(&module, "extract_stack", &[])
}

/// ` created at server.py:12`, if the stack is known.
pub(crate) fn created_at(vm: &mut Vm, stack: &Value) -> Result<Option<String>, Raised> {
    let Some(innermost) = stack.downcast::<List>().and_then(|frames| frames.to_vec().last().cloned()) else {
        return Ok(None);
    };
    let file = vm.get_attr_str(&innermost, "filename")?;
    let line = vm.get_attr_str(&innermost, "lineno")?;
    Ok(Some(format!("created at {}:{}", vm.str_of(&file)?.as_str(), vm.str_of(&line)?.as_str())))
}

/// Whether new loops are in debug mode: it is development mode, or `PYTHONASYNCIODEBUG` is set in the environment.
pub(crate) fn is_wanted(vm: &mut Vm) -> bool {
    if vm.is_development {
        return true;
    }
    let Some(system) = vm.host.system() else { return false };
    system.environment().iter().any(|(name, value)| name == "PYTHONASYNCIODEBUG" && !value.is_empty())
}

/// A loop begins to run, or debug mode is turned on while it runs: coroutines remember where they are made.
pub(crate) fn track_origins(vm: &mut Vm, is_on: bool) {
    vm.origin_depth = if is_on { ORIGIN_DEPTH } else { 0 };
}

/// What a handle is, for the report that it took too long.
pub(crate) enum Shown {
    /// The step of a task is shown as the task.
    Object(Value),
    /// Something else.
    Text(&'static str),
}

/// What is to be said about a handle after it has run, and is gone.
pub(crate) fn shown(handle: &Handle) -> Shown {
    match handle {
        Handle::Step(task) | Handle::Wakeup(task) => Shown::Object(task.value()),
        Handle::Throw(thrown) => Shown::Object(thrown.0.value()),
        Handle::Called(call) => Shown::Object(call.value()),
        Handle::FutureDone(done) => Shown::Object(done.callback.clone()),
        Handle::Gathered(..) => Shown::Text("<Handle gather.<locals>._done_callback()>"),
        Handle::RunDone(_) => Shown::Text("<Handle _run_until_complete_cb()>"),
        Handle::SleepOver(_) => Shown::Text("<TimerHandle futures._set_result_unless_cancelled()>"),
        Handle::Ready(..) | Handle::Message(_) | Handle::Unblock => Shown::Text("<Handle of a connection>"),
    }
}

/// "Executing … took 0.123 seconds", if it was too long.
pub(crate) fn report_slow(vm: &mut Vm, handle: &Shown, seconds: f64, limit: f64) -> Result<(), Raised> {
    if seconds < limit {
        return Ok(());
    }
    let what = match handle {
        Shown::Object(value) if value.foreign::<Task>().is_some() => names::future_repr(vm, value)?,
        Shown::Object(value) => vm.repr(value)?.as_str().to_string(),
        Shown::Text(text) => (*text).to_string(),
    };
    let logging = vm.import_module("logging")?;
    let name = vm.str("asyncio");
    let logger = vm.call_method(&logging, "getLogger", &[name])?;
    let (text, what) = (vm.str("Executing %s took %.3f seconds"), vm.str(&what));
    vm.call_method(&logger, "warning", &[text, what, Value::float(seconds)]).map(drop)
}
