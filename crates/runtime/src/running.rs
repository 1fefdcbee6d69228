//! Running a loop: what becomes of its handles, and how it ends.
//!
//! ```text
//! run_until_complete ─► run_forever ─► ask the loop for the next handle ─► run it ─┐
//!                                            ▲                                      │
//!                                            └──────────────────────────────────────┘
//! ```
//!
//! No handle runs inside another: a task's step resumes its coroutine in the machine, and comes back before the next
//! handle is asked for. So a thousand tasks that wake each other need no more of Rust's stack than one.

use rondo_eventloop::Turn;
use rondo_vm::heap::{Foreign, Holder, Object, Ref, Tracer, Value, ValueCell};
use rondo_vm::types::class::ClassDef;
use rondo_vm::{Outcome, Raised, Vm, method};
use std::cell::RefCell;

use crate::connection;
use crate::deadlock;
use crate::debug;
use crate::event_loop::{self, LoopData, LoopRef};
use crate::functions;
use crate::future::{self, Callback, State};
use crate::gather;
use crate::handle::{self, CallHandle, FutureDone, Handle};
use crate::nap;
use crate::reports;
use crate::sleep;
use crate::state::{Runtime, runtime};
use crate::task;
use crate::threads::{self, Woken};

fn loop_ref(vm: &mut Vm, event_loop: &Value) -> Result<LoopRef, Raised> {
    match event_loop.foreign::<LoopData>() {
        Some(data) => Ok(data.to_ref()),
        None => Err(vm.type_error("an event loop was expected")),
    }
}

/// `loop.run_forever()`
pub(crate) fn run_forever(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    let data = loop_ref(vm, event_loop)?;
    event_loop::begin_running(vm, event_loop)?;
    let outcome = turn(vm, event_loop, &data);
    if outcome.is_err() {
        data.abandon_turn();
    }
    event_loop::end_running(vm, event_loop);
    outcome
}

/// Turns until the loop is stopped, or a handle raises what nobody here takes.
fn turn(vm: &mut Vm, event_loop: &Value, data: &LoopRef) -> Result<(), Raised> {
    loop {
        let Some(next) = data.advance() else { return Err(vm.runtime_error("Event loop is closed")) };
        match next {
            Turn::Run(handle) => {
                if data.is_debug() {
                    run_watched(vm, event_loop, data, handle)?;
                } else {
                    run_handle(vm, event_loop, data, handle)?;
                }
                if vm.heap.has_pending() {
                    vm.finalise_pending();
                }
                vm.spend(1)?;
            }
            Turn::Stopped => return Ok(()),
            Turn::Interrupted => interrupted(vm)?,
            Turn::Idle(deadline) => match threads::wait_in_loop(vm, data.id(), deadline) {
                Woken::News | Woken::Deadline => {}
                Woken::Interrupted => interrupted(vm)?,
                Woken::Deadlock => deadlock::report(vm, event_loop)?,
                Woken::Ended => threads::hear(vm, Woken::Ended)?,
            },
        }
    }
}

/// In debug mode: a handle that holds the loop up is reported.
#[cold]
fn run_watched(vm: &mut Vm, event_loop: &Value, data: &LoopRef, handle: Handle) -> Result<(), Raised> {
    let shown = debug::shown(&handle);
    let begun = data.now();
    run_handle(vm, event_loop, data, handle)?;
    let seconds = data.now().seconds() - begun.seconds();
    debug::report_slow(vm, &shown, seconds, data.slow_callback_duration())
}

fn run_handle(vm: &mut Vm, event_loop: &Value, data: &LoopRef, handle: Handle) -> Result<(), Raised> {
    match handle {
        Handle::Step(task) => {
            let outcome = task::step(vm, &task, None);
            settle(vm, event_loop, outcome, "task.__step()")
        }
        Handle::Throw(thrown) => {
            let (task, raised) = *thrown;
            let outcome = task::step(vm, &task, Some(raised));
            settle(vm, event_loop, outcome, "task.__step()")
        }
        Handle::Wakeup(task) => {
            let outcome = task::wake_up(vm, &task);
            settle(vm, event_loop, outcome, "task.__wakeup()")
        }
        Handle::SleepOver(sleep) => sleep::wake(vm, data, &sleep),
        Handle::NapOver(task) => nap::wake(vm, data, task),
        Handle::Gathered(gathered) => {
            let outcome = gather::child_is_done(vm, &gathered.0, &gathered.1);
            settle(vm, event_loop, outcome, "gather.<locals>._done_callback()")
        }
        Handle::RunDone(future) => {
            run_is_done(vm, data, &future);
            Ok(())
        }
        Handle::FutureDone(done) => {
            let arguments = [done.future.clone()];
            match crate::context::call_in(vm, &done.context, &done.callback, &arguments) {
                Ok(value) => {
                    drop(value);
                    Ok(())
                }
                Err(raised) => {
                    // Only now does anybody see the handle that asyncio would have made.
                    let arguments = vm.tuple(arguments);
                    let FutureDone { callback, context, .. } = *done;
                    let handle =
                        handle::new_handle(vm, event_loop, callback.clone(), arguments, context, None);
                    reports::callback_failed(vm, event_loop, &callback, raised, &handle)
                }
            }
        }
        Handle::Called(call) => run_called(vm, &call),
        Handle::Ready(object, direction) => {
            let outcome = connection::is_ready(vm, &object, direction);
            settle(vm, event_loop, outcome, "connection ready")
        }
        Handle::Unblock => Ok(()),
        Handle::Message(object) => {
            let outcome = connection::has_message(vm, &object);
            settle(vm, event_loop, outcome, "message")
        }
    }
}

/// Runs a callback of the program; what it raises is reported, unless it ends the loop.
pub(crate) fn run_called(vm: &mut Vm, call: &Ref<Holder<CallHandle>>) -> Result<(), Raised> {
    let callback = call.callback.get();
    match call.run(vm) {
        Ok(value) => {
            drop(value);
            Ok(())
        }
        Err(raised) => {
            let event_loop = call.event_loop.get();
            reports::callback_failed(vm, &event_loop, &callback, raised, call)
        }
    }
}

/// A handle of ours that fails is reported as asyncio reports a callback that fails.
fn settle(vm: &mut Vm, event_loop: &Value, outcome: Result<(), Raised>, what: &str) -> Result<(), Raised> {
    match outcome {
        Ok(()) => Ok(()),
        Err(raised) if task::ends_the_loop(vm, &raised) => Err(raised),
        Err(raised) => reports::handle_failed(vm, event_loop, what, raised),
    }
}

/// `_run_until_complete_cb`
fn run_is_done(vm: &mut Vm, data: &LoopRef, future: &Value) {
    let core = future::core(future);
    if let Some(core) = core {
        // Whoever runs the loop hears of the exception.
        core.is_unretrieved.set(false);
    }
    let has_left = core.is_some_and(|core| {
        core.state() == State::Failed
            && core.outcome().downcast().is_some_and(|exception| {
                let raised = Raised(Object::to_ref(exception));
                task::ends_the_loop(vm, &raised)
            })
    });
    if !has_left {
        data.stop();
    }
}

// Ctrl-C.

/// The outside asks for an interrupt: under `asyncio.run` it cancels the main task, the first time. Whoever computes or
/// blocks meanwhile goes on, and the main task hears of it when it awaits the next time.
pub(crate) fn interrupted(vm: &mut Vm) -> Result<(), Raised> {
    if let Some(state) = vm.rooms.get_mut::<Runtime>() {
        let main = state.main_task.clone();
        state.interrupts += 1;
        if state.interrupts == 1 && !main.is_empty() && !is_done(vm, &main)? {
            return match future::core(&main) {
                Some(_) => future::cancel_any(vm, &main, Value::NONE).map(drop),
                None => vm.call_method(&main, "cancel", &[]).map(drop),
            };
        }
    }
    let class = vm.types.exceptions.keyboard_interrupt.clone();
    Err(vm.raise_with(&class, vec![]))
}

/// Whether a main task is done, which need not be a task of ours.
fn is_done(vm: &mut Vm, task: &Value) -> Result<bool, Raised> {
    if let Some(core) = future::core(task) {
        return Ok(core.is_done());
    }
    let answer = vm.call_method(task, "done", &[])?;
    vm.truth(&answer)
}

// Until a future is done.

/// `loop.run_until_complete(future)`
pub(crate) fn run_until_complete(vm: &mut Vm, event_loop: &Value, source: &Value) -> Outcome {
    let Some(data) = event_loop.foreign::<LoopData>() else {
        // A loop that is an object of the program runs itself.
        return vm.call_method(event_loop, "run_until_complete", std::slice::from_ref(source));
    };
    if data.is_closed() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    event_loop::check_not_running(vm, event_loop)?;
    let future = functions::ensure_future_in(vm, source, event_loop)?;
    let is_new = !future.is(source);
    let Some(core) = future::core(&future) else {
        return run_until_stranger_is_done(vm, event_loop, &future);
    };
    if is_new {
        core.reports_destruction.set(false);
    }
    if core.is_done() {
        event_loop::schedule(vm, event_loop, Handle::RunDone(future.clone()))?;
    } else {
        core.add(Callback::RunDone);
    }
    let outcome = run_forever(vm, event_loop);
    core.forget_run();
    if let Err(raised) = outcome {
        if is_new && core.is_done() {
            core.is_unretrieved.set(false);
        }
        return Err(raised);
    }
    if !core.is_done() {
        return Err(vm.runtime_error("Event loop stopped before Future completed."));
    }
    future::result_of(vm, core)
}

/// The same for an object of the program that behaves like a future.
fn run_until_stranger_is_done(vm: &mut Vm, event_loop: &Value, future: &Value) -> Outcome {
    let carrier = carrier(vm, Handle::RunDone(future.clone()));
    vm.call_method(future, "add_done_callback", &[carrier])?;
    run_forever(vm, event_loop)?;
    let done = vm.call_method(future, "done", &[])?;
    if !vm.truth(&done)? {
        return Err(vm.runtime_error("Event loop stopped before Future completed."));
    }
    vm.call_method(future, "result", &[])
}

// Handles as values, for loops that are written in the language.

/// A handle that can be called once.
pub(crate) struct Carrier {
    handle: RefCell<Option<Handle>>,
    /// What the handle refers to, for the collector.
    subject: ValueCell,
}

impl Foreign for Carrier {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.subject.trace(tracer);
    }
}

/// A callable that runs a handle.
pub(crate) fn carrier(vm: &mut Vm, handle: Handle) -> Value {
    let class = runtime(vm).classes.carrier.clone();
    let payload = Carrier { handle: RefCell::new(Some(handle)), subject: ValueCell::default() };
    vm.heap.alloc_foreign(&class, payload, 0).into()
}

/// The class of handles as values.
pub(crate) const CARRIER: ClassDef = ClassDef {
    name: "TaskStepMethWrapper",
    doc: "A step of a task, to be called by a loop.",
    methods: &[method!("__call__", "(self, /, *args)", call_carrier, "Take the step.")],
    properties: &[],
    is_base: false,
};

fn call_carrier(vm: &mut Vm, args: &[Value]) -> Outcome {
    let carrier = args[0].foreign::<Carrier>().expect("the receiver is a step");
    let handle = carrier.handle.take();
    let result = match handle {
        None => Ok(()),
        Some(Handle::Step(task)) => task::step(vm, &task, None),
        Some(Handle::Throw(thrown)) => task::step(vm, &thrown.0, Some(thrown.1)),
        Some(Handle::Wakeup(task)) => task::wake_up(vm, &task),
        Some(Handle::Gathered(gathered)) => gather::child_is_done(vm, &gathered.0, &gathered.1),
        Some(Handle::RunDone(future)) => {
            let event_loop = functions::loop_of(vm, &future)?;
            vm.call_method(&event_loop, "stop", &[]).map(drop)
        }
        Some(Handle::FutureDone(done)) => {
            crate::context::call_in(vm, &done.context, &done.callback, std::slice::from_ref(&done.future))
                .map(drop)
        }
        Some(Handle::Called(call)) => run_called(vm, &call),
        Some(
            Handle::SleepOver(_)
            | Handle::NapOver(_)
            | Handle::Ready(..)
            | Handle::Message(_)
            | Handle::Unblock,
        ) => {
            unreachable!("only a loop of ours has timers and sources")
        }
    };
    result.map(|()| Value::NONE)
}
