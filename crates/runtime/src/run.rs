//! `asyncio.run`: a loop from beginning to end.
//!
//! ```text
//! a new loop ─► main as a task ─► the tasks left over are cancelled, and waited for
//!            ─► async generators are closed ─► the executor is shut down ─► the loop is closed
//! ```

use rondo_vm::heap::Value;
use rondo_vm::{Outcome, Raised, Vm};

use crate::current;
use crate::deadlock;
use crate::event_loop::LoopData;
use crate::functions;
use crate::future::{self, State};
use crate::gather;
use crate::reports;
use crate::running;
use crate::state::runtime;
use crate::task::{self, Task};

/// `asyncio.run(main, *, debug=None, loop_factory=None)`
pub(crate) fn run(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !runtime(vm).running.is_empty() {
        return Err(vm.runtime_error("asyncio.run() cannot be called from a running event loop"));
    }
    check_made_inside(vm, &args[0])?;
    let has_factory = !args[2].is_empty() && !args[2].is_none();
    let event_loop = if has_factory { vm.call(&args[2], &[])? } else { functions::make_loop(vm)? };
    if !has_factory {
        set_current(vm, event_loop.clone())?;
    }
    if !args[1].is_empty() && !args[1].is_none() {
        vm.call_method(&event_loop, "set_debug", &[args[1].clone()])?;
    }
    let outcome = run_main(vm, &event_loop, &args[0]);
    // What ended main is being handled while the rest is wound up: what the other tasks raise has it for its context.
    let ending = match &outcome {
        Ok(_) => tear_down(vm, &event_loop, !has_factory),
        Err(raised) => vm.while_handling(raised, |vm| tear_down(vm, &event_loop, !has_factory)),
    };
    match (outcome, ending) {
        (outcome, Ok(())) => outcome,
        (_, Err(raised)) => Err(raised),
    }
}

/// `asyncio.run(asyncio.gather(…))`: what gather needed was a loop, and the one that was made for it never runs. CPython's gather
/// finds none.
fn check_made_inside(vm: &mut Vm, main: &Value) -> Result<(), Raised> {
    let Some(core) = future::core(main) else { return Ok(()) };
    let its_loop = core.event_loop.get();
    let has_never_run = its_loop.foreign::<LoopData>().is_some_and(|data| !data.has_run());
    if has_never_run && its_loop.is(&runtime(vm).current_loop) {
        return Err(vm.runtime_error("There is no current event loop in thread 'MainThread'."));
    }
    Ok(())
}

/// `set_event_loop(loop)`
fn set_current(vm: &mut Vm, event_loop: Value) -> Result<(), Raised> {
    if let Some(policy) = functions::policy(vm) {
        return vm.call_method(&policy, "set_event_loop", &[event_loop]).map(drop);
    }
    runtime(vm).current_loop = event_loop;
    Ok(())
}

/// `Runner.run(coro, context=…)`
pub(crate) fn run_main_of(vm: &mut Vm, args: &[Value]) -> Outcome {
    let main = &args[1];
    let coroutine =
        if task::is_coroutine(vm, main)? { main.clone() } else { functions::wrap_awaitable(vm, main)? };
    let options = vm.new_dict();
    if !args[2].is_empty() && !args[2].is_none() {
        let name = vm.intern("context");
        drop(options.set_str(&name, args[2].clone()));
    }
    let task = functions::create_task_in(vm, &args[0], coroutine, Some(&options))?;
    run_main_task(vm, &args[0], &task)
}

/// `Runner.close()`
pub(crate) fn tear_down_of(vm: &mut Vm, args: &[Value]) -> Outcome {
    let was_set = vm.truth(&args[1])?;
    tear_down(vm, &args[0], was_set)?;
    Ok(Value::NONE)
}

/// Runs a coroutine as the main task of a loop.
pub(crate) fn run_main(vm: &mut Vm, event_loop: &Value, main: &Value) -> Outcome {
    let coroutine =
        if task::is_coroutine(vm, main)? { main.clone() } else { functions::wrap_awaitable(vm, main)? };
    let task = functions::create_task_in(vm, event_loop, coroutine, None)?;
    run_main_task(vm, event_loop, &task)
}

/// Runs the loop until the main task is done. Ctrl-C cancels it.
pub(crate) fn run_main_task(vm: &mut Vm, event_loop: &Value, task: &Value) -> Outcome {
    let state = runtime(vm);
    let before = std::mem::replace(&mut state.main_task, task.clone());
    state.interrupts = 0;
    let outcome = running::run_until_complete(vm, event_loop, task);
    let state = runtime(vm);
    let has_deadlocked = state.has_deadlocked;
    let is_interrupted = state.interrupts > 0;
    let cancelled = state.classes.cancelled_error.clone();
    drop(std::mem::replace(&mut state.main_task, before));
    match outcome {
        Err(raised) if vm.raised_is(&raised, &cancelled) => {
            if has_deadlocked {
                return Err(deadlock::exit(vm));
            }
            let is_taken_back = is_interrupted && uncancelled(vm, task)?;
            if !is_taken_back {
                return Err(raised);
            }
            let class = vm.types.exceptions.keyboard_interrupt.clone();
            let interrupt = vm.raise_with(&class, vec![]);
            interrupt.0.context.set(raised.0.into());
            Err(interrupt)
        }
        outcome => outcome,
    }
}

/// Takes one wish to cancel back; answers whether it was the only one. A task of the program's own kind may know nothing of that.
fn uncancelled(vm: &mut Vm, task: &Value) -> Result<bool, Raised> {
    if let Some(task) = task.foreign::<Task>() {
        task.set_cancels(task.cancels().saturating_sub(1));
        return Ok(task.cancels() == 0);
    }
    let name = vm.intern("uncancel");
    let Some(uncancel) = vm.find_attr(task, &name)? else { return Ok(false) };
    let left = vm.call(&uncancel, &[])?;
    vm.equal(&left, &Value::int(0))
}

/// What follows the main task.
pub(crate) fn tear_down(vm: &mut Vm, event_loop: &Value, was_set: bool) -> Result<(), Raised> {
    let outcome = wind_up(vm, event_loop);
    if was_set {
        set_current(vm, Value::NONE)?;
    }
    let closing = vm.call_method(event_loop, "close", &[]).map(drop);
    outcome.and(closing)
}

fn wind_up(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    cancel_all_tasks(vm, event_loop)?;
    for name in ["shutdown_asyncgens", "shutdown_default_executor"] {
        let shutdown = vm.call_method(event_loop, name, &[])?;
        vm.call_method(event_loop, "run_until_complete", &[shutdown])?;
    }
    Ok(())
}

/// Cancels the tasks that are left, and runs the loop until they have ended.
fn cancel_all_tasks(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    let left = current::all(vm, event_loop)?;
    if left.is_empty() {
        return Ok(());
    }
    for task in &left {
        if runtime(vm).has_deadlocked {
            deadlock::cancel(vm, task)?;
        } else {
            future::cancel_any(vm, task, Value::NONE)?;
        }
    }
    let children = vm.tuple(left.clone());
    // Outside of a running loop the children themselves tell which loop is theirs.
    let all = gather::gather(vm, &[children, Value::TRUE])?;
    running::run_until_complete(vm, event_loop, &all)?;
    for task in &left {
        let Some(core) = future::core(task) else { continue };
        if core.state() == State::Failed {
            core.is_unretrieved.set(false);
            reports::unhandled_at_shutdown(vm, event_loop, task, core)?;
        }
    }
    Ok(())
}
