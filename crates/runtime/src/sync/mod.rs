//! Locks, semaphores, events and queues: the hot ones of asyncio's primitives, in Rust.
//!
//! All of them work alike: who has to wait makes a future, stands in a [`line`] with it, and awaits it. Who makes way completes
//! the first future of the line that is not done. What makes this delicate is cancellation: a task can be cancelled after it
//! was given its turn and before it could take it, and then the turn has to be passed on.
//!
//! Conditions, barriers, and the queues of another order are written in the language, on top of these.

pub(crate) mod event;
pub(crate) mod line;
pub(crate) mod lock;
pub(crate) mod queue;
pub(crate) mod semaphore;
mod waiting;

use std::cell::RefCell;
use std::collections::VecDeque;

use rondo_vm::heap::{Foreign, Kind, Ref, Value, ValueCell};
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::types::object::{address, full_name, new_foreign};
use rondo_vm::{CompareOp, Outcome, Raised, Vm};

use crate::future::{self, FutureCore, State};
use crate::operation::Next;
use crate::state::runtime;
use line::Line;

/// `asyncio._sync`: the module in which these classes lie.
pub(crate) fn import(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("asyncio._sync", &[], "The primitives of asyncio that are written in Rust.");
    let object = vm.types.object.clone();
    let mut make = |def: &'static ClassDef, base: &Ref<Class>| {
        let class = vm.new_written_class(def, base, Kind::Foreign);
        vm.give_attributes(&class, 0, true);
        class.has_weak.set(true);
        let name = def.name.rsplit('.').next().expect("a name has a last part");
        vm.set_module_item(&module, name, class.value());
        class
    };
    make(&line::CLASS, &object);
    make(&lock::CLASS, &object);
    let semaphore = make(&semaphore::CLASS, &object);
    make(&semaphore::BOUNDED, &semaphore);
    make(&event::CLASS, &object);
    make(&queue::CLASS, &object);
    Ok(module.into())
}

/// Whether an object is of a class that the program derived, or changed: then its own methods are asked.
pub(crate) fn is_derived(vm: &Vm, object: &Value) -> bool {
    let class = vm.class_of(object);
    class.is_heap_class() || class.is_altered.get()
}

/// `_get_loop()`: the loop that runs, which must be the one in which somebody first waited.
fn get_loop(vm: &mut Vm, object: &Value, bound: &ValueCell) -> Outcome {
    let running = runtime(vm).running.clone();
    if !bound.is_set() {
        bound.set(running.clone());
    }
    if bound.get().is(&running) && !running.is_empty() {
        return Ok(running);
    }
    // Driven by hand, without a loop: CPython asks `None` for a future then.
    if running.is_empty() && (bound.get().is_empty() || bound.get().is_none()) {
        let name = vm.intern("create_future");
        return Err(vm.no_attribute(&Value::NONE, name.as_str()));
    }
    let text = format!("{} is bound to a different event loop", vm.repr(object)?.as_str());
    Err(vm.runtime_error(text))
}

/// The core of a future that is ours and behaves like one of ours.
fn plain_core<'a>(vm: &Vm, future: &'a Value) -> Option<&'a FutureCore> {
    future::core(future).filter(|_| !vm.class_of(future).is_heap_class())
}

/// `future.done()`
fn is_done(vm: &mut Vm, future: &Value) -> Result<bool, Raised> {
    if let Some(core) = plain_core(vm, future) {
        return Ok(core.is_done());
    }
    let answer = vm.call_method(future, "done", &[])?;
    vm.truth(&answer)
}

/// `future.cancelled()`
pub(crate) fn is_cancelled(vm: &mut Vm, future: &Value) -> Result<bool, Raised> {
    if let Some(core) = plain_core(vm, future) {
        return Ok(core.state() == State::Cancelled);
    }
    let answer = vm.call_method(future, "cancelled", &[])?;
    vm.truth(&answer)
}

/// `future.set_result(value)`
pub(crate) fn set_result(vm: &mut Vm, future: &Value, value: Value) -> Result<(), Raised> {
    if let Some(core) = plain_core(vm, future)
        && !core.is_done()
    {
        return future::finish(vm, future, core, value);
    }
    vm.call_method(future, "set_result", &[value]).map(drop)
}

/// Completes the first future of a line that is not done; answers whether there was one.
fn wake_first(vm: &mut Vm, line: &Value, result: &Value) -> Result<bool, Raised> {
    let mut place = 0;
    while let Some(waiter) = line::item(vm, line, place)? {
        if !is_done(vm, &waiter)? {
            set_result(vm, &waiter, result.clone())?;
            return Ok(true);
        }
        place += 1;
    }
    Ok(false)
}

/// Whether everybody in a line has been cancelled.
fn are_all_cancelled(vm: &mut Vm, line: &Value) -> Result<bool, Raised> {
    let mut place = 0;
    while let Some(waiter) = line::item(vm, line, place)? {
        if !is_cancelled(vm, &waiter)? {
            return Ok(false);
        }
        place += 1;
    }
    Ok(true)
}

/// A line, made when it is first needed.
fn line_in(vm: &mut Vm, cell: &ValueCell) -> Value {
    if !cell.is_set() || cell.get().is_none() {
        let line = line::new_line(vm);
        cell.set(line);
    }
    cell.get()
}

/// `async with`: a subclass that overrides `acquire` is asked.
pub(crate) fn enter(
    vm: &mut Vm,
    object: &Value,
    acquire: fn(&mut Vm, &Value) -> Result<Next, Raised>,
) -> Result<Next, Raised> {
    if is_derived(vm, object) {
        let acquiring = vm.call_method(object, "acquire", &[])?;
        return Ok(Next::AwaitCoroutine(vm.awaitable(acquiring)?));
    }
    entered(acquire(vm, object))
}

/// It is not "with lock as something".
pub(crate) fn entered(next: Result<Next, Raised>) -> Result<Next, Raised> {
    next.map(|next| match next {
        Next::Return(_) => Next::Return(Value::NONE),
        next @ (Next::Await(_) | Next::AwaitCoroutine(_) | Next::Skip) => next,
    })
}

/// The end of `async with`.
pub(crate) fn exit(
    vm: &mut Vm,
    object: &Value,
    release: fn(&mut Vm, &Value) -> Result<(), Raised>,
) -> Result<Next, Raised> {
    if is_derived(vm, object) {
        vm.call_method(object, "release", &[])?;
    } else {
        release(vm, object)?;
    }
    Ok(Next::Return(Value::NONE))
}

/// `<asyncio.locks.Lock object at 0x… [locked, waiters:2]>`
fn repr_with(vm: &mut Vm, object: &Value, state: &str, waiters: &ValueCell) -> Outcome {
    let waiting = line::length(vm, &waiters.get())?;
    let waiting = if waiting == 0 { String::new() } else { format!(", waiters:{waiting}") };
    let class = vm.class_of(object).clone();
    let (name, address) = (full_name(vm, &class), address(vm, object));
    Ok(vm.str(&format!("<{name} object at {address} [{state}{waiting}]>")))
}

/// A number that a program gave, where asyncio first asks whether it is below zero.
pub(crate) fn number_of(vm: &mut Vm, value: &Value) -> Result<i64, Raised> {
    if value.as_small_int().is_none() {
        let zero = Value::int(0);
        vm.compare_truth(CompareOp::Lt, value, &zero)?;
    }
    vm.index_i64(value)
}

/// A new object of a class of this room, in the shape that the class wants.
fn new_object<T: Foreign>(vm: &mut Vm, class: &Value, payload: T) -> Outcome {
    let class = class.downcast::<Class>().expect("__new__ is given a class").to_ref();
    Ok(new_foreign(vm, &class, payload))
}

/// The items of a line of ours.
fn items_of(line: &Value) -> Option<&RefCell<VecDeque<Value>>> {
    line.foreign::<Line>().map(|line| &line.items)
}
