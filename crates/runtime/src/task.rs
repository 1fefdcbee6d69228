//! Tasks: a coroutine that the loop drives.
//!
//! A task is a future that makes its own result. One *step* resumes the coroutine and looks at how it stopped:
//!
//! ```text
//!            ┌────────────────────────── Wakeup, a turn after the future is done ──────────┐
//!            ▼                                                                             │
//!  Step ─► resume ─► yields a future: the task adds its wake-up there, and is parked ──────┘
//!                  ─► yields None (sleep(0)): one more Step, at the end of the queue
//!                  ─► yields None, and naps (sleep(d)): parked until its timer fires
//!                  ─► returns, raises: the task is done, and its own callbacks are scheduled
//! ```
//!
//! Cancelling is a wish: it cancels the future that the task waits for, or, if the task is about to run, lets the next step
//! begin with a `CancelledError`. What the coroutine makes of that is its own business.

mod class;
mod park;

use std::cell::Cell;

use rondo_vm::Completion;
use rondo_vm::Sent;
use rondo_vm::heap::{Foreign, Object, Str, Tracer, Value, ValueCell};
use rondo_vm::types::class::Class;
use rondo_vm::types::exception::Exception;
use rondo_vm::types::generator::{Flavour, Generator};
use rondo_vm::{Outcome, Raised, Vm};

use crate::current;
use crate::debug;
use crate::event_loop::{self, LoopData};
use crate::future::{self, FutureCore, State};
use crate::handle::{Handle, TaskRef};
use crate::names;
use crate::nap;
use crate::operation::{self, Operation};
use crate::sleep::NativeCoroutine;
use crate::state::runtime;

pub use class::CLASS;
use park::park;
pub(crate) use park::wakeup_by_value;

/// The payload of a task.
pub struct Task {
    /// What it is as a future.
    pub core: FutureCore,
    /// What it drives.
    pub coroutine: ValueCell,
    /// What it waits for, or empty. It may be a nap: see `nap`.
    pub waiter: ValueCell,
    /// Its context, or empty.
    pub context: ValueCell,
    /// The how-manieth task of the session it is; 0 as long as it has not been initialised.
    pub number: Cell<u32>,
    /// The number in `Task-7`, which only tasks without a name of their own use up.
    pub label: Cell<u32>,
    /// The line in which it was made.
    pub made_at: Cell<u32>,
    /// The number of the task that woke it last; 0 for the loop itself.
    pub woken_by: Cell<u32>,
}

impl Foreign for Task {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.core.trace(tracer);
        self.coroutine.trace(tracer);
        self.waiter.trace(tracer);
        self.context.trace(tracer);
    }

    fn clear(&self) {
        self.core.clear();
        drop((self.coroutine.take(), self.waiter.take(), self.context.take()));
    }
}

impl Task {
    fn unborn() -> Task {
        Task {
            core: FutureCore::new(Value::EMPTY),
            coroutine: ValueCell::default(),
            waiter: ValueCell::default(),
            context: ValueCell::default(),
            number: Cell::new(0),
            label: Cell::new(0),
            made_at: Cell::new(0),
            woken_by: Cell::new(0),
        }
    }

    /// Its name.
    pub fn name_text(&self) -> String {
        let given = self.core.rare().map_or(Value::EMPTY, |rare| rare.name.get());
        match given.downcast::<Str>() {
            Some(name) => name.as_str().to_string(),
            None => format!("Task-{}", self.label.get()),
        }
    }

    /// How often cancelling was asked for, less how often that was taken back.
    pub fn cancels(&self) -> u32 {
        self.core.rare().map_or(0, |rare| rare.cancels.get())
    }

    /// Sets how often cancelling was asked for.
    pub fn set_cancels(&self, cancels: u32) {
        if cancels != self.cancels() {
            self.core.rare_mut().cancels.set(cancels);
        }
    }
}

// Making tasks.

/// Whether something is a coroutine that a task can drive.
pub fn is_coroutine(vm: &mut Vm, value: &Value) -> Result<bool, Raised> {
    if let Some(generator) = value.downcast::<Generator>() {
        return Ok(generator.flavour == Flavour::Coroutine);
    }
    if value.foreign::<NativeCoroutine>().is_some() || value.foreign::<Operation>().is_some() {
        return Ok(true);
    }
    if future::core(value).is_some() {
        return Ok(false);
    }
    // An instance of `collections.abc.Coroutine`: a class with these four methods.
    for name in ["send", "throw", "close", "__await__"] {
        let name = vm.intern(name);
        if vm.lookup_class_of(value, &name).is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn check_coroutine(vm: &mut Vm, coroutine: &Value) -> Result<(), Raised> {
    if is_coroutine(vm, coroutine)? {
        return Ok(());
    }
    let text = format!("a coroutine was expected, got {}", vm.repr(coroutine)?.as_str());
    Err(vm.type_error(text))
}

/// A task of the builtin class, scheduled for its first step: what `loop.create_task` does where nothing is unusual.
pub fn spawn(vm: &mut Vm, event_loop: &Value, coroutine: Value, name: Value, context: Value) -> Outcome {
    let class = runtime(vm).classes.task.clone();
    let task = vm.heap.alloc_foreign(&class, Task::unborn(), class.root_shape.get());
    begin(vm, &task, event_loop, coroutine, name, context, false)?;
    Ok(task.into())
}

/// Gives an unborn task all that it needs, and schedules or takes its first step.
fn begin(
    vm: &mut Vm,
    task: &TaskRef,
    event_loop: &Value,
    coroutine: Value,
    name: Value,
    context: Value,
    is_eager: bool,
) -> Result<(), Raised> {
    check_coroutine(vm, &coroutine)?;
    nap::stop(task);
    let context = crate::context::given_or_copied(vm, context);
    if name.is_empty() || name.is_none() {
        let state = runtime(vm);
        state.labels += 1;
        task.label.set(state.labels);
    } else {
        let text = vm.str_of(&name)?;
        task.core.rare_mut().name.set(text.into());
    }
    let state = runtime(vm);
    state.tasks += 1;
    task.number.set(state.tasks);
    let made_at = vm.current_line();
    let stack = debug::made_at(vm, event_loop)?;
    task.core.set_made_at(stack);
    task.core.event_loop.set(event_loop.clone());
    task.context.set(context);
    task.coroutine.set(coroutine);
    task.made_at.set(made_at);
    task.header().set_finalise(true);
    let Some(data) = event_loop.foreign::<LoopData>() else {
        if is_eager && event_loop::is_running_elsewhere(vm, event_loop)? {
            return step_eagerly(vm, task, event_loop);
        }
        return event_loop::schedule(vm, event_loop, Handle::Step(task.clone()));
    };
    data.note_birth();
    if is_eager && data.is_running() {
        return step_eagerly(vm, task, event_loop);
    }
    event_loop::schedule(vm, event_loop, Handle::Step(task.clone()))
}

/// The first step of an eager task: at once, on top of the task that makes it.
fn step_eagerly(vm: &mut Vm, task: &TaskRef, event_loop: &Value) -> Result<(), Raised> {
    let before = current::swap(vm, event_loop, task.value(), task.number.get());
    let outcome = resume_and_judge(vm, task, None);
    current::swap(vm, event_loop, before.0, before.1);
    if task.core.is_done() {
        // Its coroutine is of no more use, and asyncio lets it go here.
        drop(task.coroutine.take());
    }
    outcome
}

// Stepping.

/// `task.__wakeup(future)`: what the task waits for is done.
pub(crate) fn wake_up(vm: &mut Vm, task: &TaskRef) -> Result<(), Raised> {
    let waiter = task.waiter.get();
    let thrown = if let Some(sleep) = waiter.foreign::<NativeCoroutine>() {
        sleep.cancellation().map(|message| {
            let raised = future::new_cancelled_error(vm, &message);
            vm.attach_context(&raised);
            raised
        })
    } else if let Some(core) = future::core(&waiter) {
        match core.state() {
            State::Returned => None,
            // It is thrown as it is: no context of whoever runs the loop.
            State::Failed => Some(future::failure_of(core)),
            State::Cancelled | State::Pending => future::result_of(vm, core).err(),
        }
    } else {
        None
    };
    let outcome = step(vm, task, thrown);
    // Until here: asyncio's handle holds the future, and so its result, while the task goes on.
    drop(waiter);
    outcome
}

/// `task.__wakeup(future)` for an object of the program that behaves like a future.
pub(crate) fn wake_up_for(vm: &mut Vm, task: &TaskRef, future: &Value) -> Result<(), Raised> {
    let outcome = vm.call_method(future, "result", &[]);
    step(vm, task, outcome.err())
}

/// `task.__step(exception)`
pub(crate) fn step(vm: &mut Vm, task: &TaskRef, thrown: Option<Raised>) -> Result<(), Raised> {
    let core = &task.core;
    if core.is_done() {
        // A task of a circle that had to be cancelled by force may still be woken by what it waited for.
        return if runtime(vm).has_deadlocked { Ok(()) } else { Err(already_done(vm, task, thrown)) };
    }
    // Asyncio's wake-up holds what it throws until the step is over, and by its traceback the frames that it went through: what
    // lives in them dies after everybody has been told of the result.
    let held = thrown.clone();
    let mut thrown = thrown;
    if core.must_cancel.get() {
        let cancelled = runtime(vm).classes.cancelled_error.clone();
        if !thrown.as_ref().is_some_and(|raised| vm.raised_is(raised, &cancelled)) {
            let message = core.message.get();
            thrown = Some(future::new_cancelled_error(vm, &message));
        }
        core.must_cancel.set(false);
    }
    drop(task.waiter.take());
    let event_loop = core.event_loop.get();
    let Some(data) = event_loop.foreign::<LoopData>() else { return step_elsewhere(vm, task, thrown) };
    let before = data.swap_current(task.value(), task.number.get());
    if !before.0.is_empty() {
        let error = current::cannot_enter(vm, &task.value(), &before.0)?;
        data.swap_current(before.0, before.1);
        return Err(error);
    }
    let outcome = resume_and_judge(vm, task, thrown);
    data.swap_current(Value::EMPTY, 0);
    drop(held);
    outcome
}

/// The same in a loop that is an object of the program.
#[cold]
fn step_elsewhere(vm: &mut Vm, task: &TaskRef, thrown: Option<Raised>) -> Result<(), Raised> {
    let event_loop = task.core.event_loop.get();
    let running = current::current(vm, &event_loop);
    if !running.is_empty() {
        return Err(current::cannot_enter(vm, &task.value(), &running)?);
    }
    current::swap(vm, &event_loop, task.value(), task.number.get());
    let outcome = resume_and_judge(vm, task, thrown);
    current::swap(vm, &event_loop, Value::EMPTY, 0);
    outcome
}

#[cold]
fn already_done(vm: &mut Vm, task: &TaskRef, thrown: Option<Raised>) -> Raised {
    let text = match names::future_repr(vm, &task.value()) {
        Ok(text) => text,
        Err(raised) => return raised,
    };
    let thrown = thrown.map_or(Value::NONE, |raised| raised.0.value());
    let thrown = match vm.repr(&thrown) {
        Ok(text) => text.as_str().to_string(),
        Err(raised) => return raised,
    };
    let class = runtime(vm).classes.invalid_state_error.clone();
    vm.error(&class, format!("__step(): already done: {text}, {thrown}"))
}

/// Resumes the coroutine and does what its stop asks for.
fn resume_and_judge(vm: &mut Vm, task: &TaskRef, thrown: Option<Raised>) -> Result<(), Raised> {
    let coroutine = task.coroutine.get();
    let sent = match thrown {
        None => Sent::Value(Value::NONE),
        Some(raised) => Sent::Raise(raised),
    };
    let before = crate::context::enter(vm, &task.context.get());
    let napper = std::mem::replace(&mut vm.napper, task.number.get());
    let outcome = resume(vm, &coroutine, sent);
    vm.napper = napper;
    if vm.heap.has_pending() {
        // What went with the coroutine's frame is finalised before anybody hears of the result.
        vm.finalise_pending();
    }
    crate::context::leave(vm, before);
    match outcome {
        Ok(Completion::Yield(value) | Completion::AsyncYield(value)) => park(vm, task, value),
        Ok(Completion::Return(value)) => finish(vm, task, Ok(value)),
        Err(raised) => finish(vm, task, Err(raised)),
    }
}

#[inline]
fn resume(vm: &mut Vm, coroutine: &Value, sent: Sent) -> Result<Completion, Raised> {
    if let Some(generator) = coroutine.downcast::<Generator>() {
        return vm.resume(generator, sent);
    }
    if coroutine.foreign::<NativeCoroutine>().is_some() {
        return crate::sleep::drive(vm, coroutine, sent);
    }
    if coroutine.foreign::<Operation>().is_some() {
        return operation::drive(vm, coroutine, sent);
    }
    let outcome = match sent {
        Sent::Value(value) => vm.call_method(coroutine, "send", &[value]),
        Sent::Raise(raised) => vm.call_method(coroutine, "throw", &[raised.0.value()]),
    };
    vm.completion_of(outcome)
}

/// The coroutine has ended.
fn finish(vm: &mut Vm, task: &TaskRef, outcome: Outcome) -> Result<(), Raised> {
    let (core, value) = (&task.core, task.value());
    let builtin = runtime(vm).classes.task.clone();
    if vm.class_of(&value).is(&builtin) {
        // A class of the program's own may have a `__del__` of its own.
        task.header().set_finalise(false);
    }
    event_loop::note_end(&core.event_loop.get());
    let raised = match outcome {
        Ok(_) if core.must_cancel.replace(false) => {
            let message = core.message.get();
            return future::cancel_core(vm, &value, core, message).map(drop);
        }
        Ok(result) => return future::finish(vm, &value, core, result),
        Err(raised) => raised,
    };
    let classes = &runtime(vm).classes;
    let cancelled = classes.cancelled_error.clone();
    if vm.raised_is(&raised, &cancelled) {
        return future::cancel_with(vm, &value, core, raised);
    }
    let leaves = ends_the_loop(vm, &raised);
    future::fail(vm, &value, core, raised.clone())?;
    if leaves { Err(raised) } else { Ok(()) }
}

/// Whether an exception goes through the loop to whoever runs it: Ctrl-C, `sys.exit`, a limit that was reached.
pub(crate) fn ends_the_loop(vm: &Vm, raised: &Raised) -> bool {
    let exceptions = &vm.types.exceptions;
    vm.raised_is(raised, &exceptions.keyboard_interrupt)
        || vm.raised_is(raised, &exceptions.system_exit)
        || vm.limits.is_exceeded
}

// Cancelling.

/// `task.cancel(msg)`
pub(crate) fn cancel(
    vm: &mut Vm,
    task: &Object<rondo_vm::heap::Holder<Task>>,
    message: Value,
) -> Result<bool, Raised> {
    let core = &task.core;
    core.is_unretrieved.set(false);
    if core.is_done() {
        return Ok(false);
    }
    task.set_cancels(task.cancels() + 1);
    core.rare_mut().cancelled_by.set(event_loop::current_number(&core.event_loop.get()));
    let waiter = nap::waiter_object(vm, &task.to_ref());
    if !waiter.is_empty() && future::cancel_any(vm, &waiter, message.clone())? {
        return Ok(true);
    }
    core.must_cancel.set(true);
    core.message.set(message);
    Ok(true)
}

/// The exception of a value given to `throw` or `set_exception`: a class is called.
pub(crate) fn raised_from(vm: &mut Vm, value: &Value) -> Result<Raised, Raised> {
    let made = if value.downcast::<Class>().is_some() { vm.call(value, &[])? } else { value.clone() };
    match made.downcast::<Exception>() {
        Some(exception) => Ok(Raised(exception.to_ref())),
        None => Err(vm.type_error("exceptions must derive from BaseException")),
    }
}
