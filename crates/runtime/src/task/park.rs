//! How a task is parked: its coroutine has yielded something, and the task is to be woken when that is done.
//!
//! Nearly always it is a sleep or a future of ours, which takes the task as its callback. An object of the program that
//! behaves like a future is asked with its own methods; anything else is an error, thrown into the coroutine a turn later.

use rondo_vm::heap::Value;
use rondo_vm::types::generator::{Flavour, Generator};
use rondo_vm::{Outcome, Raised, Vm};

use super::{Task, wake_up_for};
use crate::event_loop;
use crate::future::{self, Callback, FutureCore};
use crate::handle::{Handle, TaskRef};
use crate::names;
use crate::sleep::{self, NativeCoroutine};
use crate::state::runtime;

/// The coroutine has yielded: what does it wait for?
#[inline]
pub(super) fn park(vm: &mut Vm, task: &TaskRef, target: Value) -> Result<(), Raised> {
    if target.is_none() {
        // It has begun a nap while it ran.
        if task.waiter.is_set() {
            return Ok(());
        }
        let event_loop = task.core.event_loop.get();
        return event_loop::schedule(vm, &event_loop, Handle::Step(task.clone()));
    }
    if let Some(sleep) = target.foreign::<NativeCoroutine>()
        && sleep.is_waiting()
    {
        if let Some(first) = sleep.park(task.clone()) {
            sleep::join_crowd(vm, sleep, first, task.clone());
        }
        return wait_for(vm, task, target);
    }
    if let Some(core) = future::core(&target) {
        return park_at_future(vm, task, &target, core);
    }
    park_at_stranger(vm, task, target)
}

/// Remembers what the task waits for, and cancels it at once if that was asked for meanwhile.
#[inline]
fn wait_for(vm: &mut Vm, task: &TaskRef, target: Value) -> Result<(), Raised> {
    task.waiter.set(target);
    if task.core.must_cancel.get() {
        let message = task.core.message.get();
        let waiter = task.waiter.get();
        if future::cancel_any(vm, &waiter, message)? {
            task.core.must_cancel.set(false);
        }
    }
    Ok(())
}

fn park_at_future(vm: &mut Vm, task: &TaskRef, target: &Value, core: &FutureCore) -> Result<(), Raised> {
    if !core.event_loop.get().is(&task.core.event_loop.get()) {
        let text = format!(
            "Task {} got Future {} attached to a different loop",
            names::future_repr(vm, &task.value())?,
            vm.repr(target)?.as_str()
        );
        return throw_soon(vm, task, text);
    }
    if !core.is_blocking.replace(false) {
        return throw_misused_yield(vm, task, "", target);
    }
    if task.is_value(target) {
        let text = format!("Task cannot await on itself: {}", names::future_repr(vm, target)?);
        return throw_soon(vm, task, text);
    }
    if vm.class_of(target).is_heap_class() {
        return add_wakeup_of_stranger(vm, task, target);
    }
    if core.is_done() {
        // Only a future that the program itself has completed between its yield and now.
        let event_loop = task.core.event_loop.get();
        event_loop::schedule(vm, &event_loop, Handle::Wakeup(task.clone()))?;
    } else {
        core.add(Callback::Wakeup(task.clone()));
    }
    wait_for(vm, task, target.clone())
}

/// An object of the program: one that behaves like a future, or nonsense.
#[cold]
fn park_at_stranger(vm: &mut Vm, task: &TaskRef, target: Value) -> Result<(), Raised> {
    let name = vm.intern("_asyncio_future_blocking");
    let blocking = vm.find_attr(&target, &name)?.unwrap_or(Value::NONE);
    if blocking.is_none() {
        let generator = target.downcast::<Generator>();
        if generator.is_some_and(|generator| generator.flavour == Flavour::Generator) {
            return throw_misused_yield(vm, task, "for generator ", &target);
        }
        let text = format!("Task got bad yield: {}", vm.repr(&target)?.as_str());
        return throw_soon(vm, task, text);
    }
    if !vm.truth(&blocking)? {
        return throw_misused_yield(vm, task, "", &target);
    }
    vm.set_attr(&target, &name, Value::FALSE)?;
    add_wakeup_of_stranger(vm, task, &target)
}

/// Adds the wake-up by way of the object's own `add_done_callback`.
fn add_wakeup_of_stranger(vm: &mut Vm, task: &TaskRef, target: &Value) -> Result<(), Raised> {
    let function = runtime(vm).wakeup_function.clone();
    let wakeup = vm.bind_method(&function, &task.value());
    let method = vm.get_attr_str(target, "add_done_callback")?;
    let context = task.context.get();
    if context.is_empty() {
        vm.call(&method, &[wakeup])?;
    } else {
        let name = Value::from(vm.intern("context"));
        vm.call_with(&method, [wakeup, context].into_iter().collect(), &[name])?;
    }
    wait_for(vm, task, target.clone())
}

/// The function behind the bound method that strangers call: `task.__wakeup(future)`.
pub(crate) fn wakeup_by_value(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = args[0].foreign::<Task>().expect("the wake-up is bound to a task").to_ref();
    let before = args[1].clone();
    wake_up_for(vm, &task, &before)?;
    Ok(Value::NONE)
}

/// The program wrote `yield` where it meant `yield from`.
#[cold]
fn throw_misused_yield(vm: &mut Vm, task: &TaskRef, what_for: &str, target: &Value) -> Result<(), Raised> {
    let text = format!(
        "yield was used instead of yield from {what_for}in task {} with {}",
        names::future_repr(vm, &task.value())?,
        vm.repr(target)?.as_str()
    );
    throw_soon(vm, task, text)
}

/// The next step begins with this `RuntimeError`.
#[cold]
fn throw_soon(vm: &mut Vm, task: &TaskRef, text: String) -> Result<(), Raised> {
    let raised = vm.runtime_error(text);
    let event_loop = task.core.event_loop.get();
    event_loop::schedule(vm, &event_loop, Handle::Throw(Box::new((task.clone(), raised))))
}
