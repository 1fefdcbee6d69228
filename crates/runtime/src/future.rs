//! Futures: a result that is not there yet, and who wants to be told.
//!
//! ```text
//!            set_result, set_exception
//!   Pending ──────────────────────────► Finished
//!      │                                   │        each callback, in the order of their adding,
//!      │ cancel                            ▼        becomes one handle of the loop
//!      └──────────────────────────────► Cancelled
//! ```
//!
//! Tasks and gathers are futures too: the [`FutureCore`] is the part that all three have. Nearly every future has one
//! callback, the wake-up of the task that awaits it, so the first callback lies in the core and only further ones in
//! a list.
//!
//! What happens to a future is here; `asyncio.Future` as programs see it is [`class`].

mod class;
mod iterator;

use std::cell::{Cell, OnceCell, RefCell};

use rondo_vm::Completion;
use rondo_vm::Sent;
use rondo_vm::heap::{Dict, Foreign, Holder, Ref, Tracer, Value, ValueCell};
use rondo_vm::types::exception::Exception;
use rondo_vm::types::traceback::Traceback;
use rondo_vm::{Outcome, Raised, Vm};

use crate::event_loop;
use crate::gather::Gathering;
use crate::handle::{FutureDone, Handle, TaskRef};
use crate::sleep::NativeCoroutine;
use crate::state::runtime;
use crate::task::Task;

pub use class::CLASS;
pub(crate) use iterator::drive_iterator;
pub use iterator::{FutureIterator, ITERATOR};

/// Where a future is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// No result yet.
    Pending,
    /// It was cancelled.
    Cancelled,
    /// It has a result.
    Returned,
    /// It has an exception.
    Failed,
}

/// Who is told when a future is done.
pub enum Callback {
    /// A task that awaits it goes on.
    Wakeup(TaskRef),
    /// A gather counts it.
    Gathered(Ref<Holder<Gathering>>),
    /// `run_until_complete` ends.
    RunDone,
    /// The program's own callback, and its context or empty.
    Call(Box<(Value, Value)>),
}

/// What every future has.
pub struct FutureCore {
    state: Cell<State>,
    /// `_asyncio_future_blocking`: it was yielded by an `await`, and not by a bare `yield`.
    pub is_blocking: Cell<bool>,
    /// Nobody has looked at the exception yet.
    pub is_unretrieved: Cell<bool>,
    /// Of a task: whether its end while pending is reported.
    pub reports_destruction: Cell<bool>,
    /// Of a task: it is to be cancelled at its next step. Of a gather: cancelling was asked for.
    pub must_cancel: Cell<bool>,
    /// The loop.
    pub event_loop: ValueCell,
    /// The result or the exception. Of a cancelled one: the `CancelledError` that ended it, if one did.
    result: ValueCell,
    /// Until it is done: the message of the cancellation asked for. Cancelled: its message. Failed: the traceback.
    pub message: ValueCell,
    first: Cell<Option<Callback>>,
    rare: OnceCell<Box<Rare>>,
}

/// What few futures have; there are many futures.
#[derive(Default)]
pub struct Rare {
    /// The stack that made it: a list, in debug mode only.
    pub made_at: ValueCell,
    /// Callbacks behind the first.
    others: RefCell<Vec<Callback>>,
    /// What the program set as attributes.
    attributes: OnceCell<Ref<Dict>>,
    /// Of a task: its name, if it was given one.
    pub name: ValueCell,
    /// Of a task: how often cancelling was asked for, less how often that was taken back.
    pub cancels: Cell<u32>,
    /// Of a task: the number of the task that cancelled it last; 0 for none.
    pub cancelled_by: Cell<u32>,
}

impl FutureCore {
    /// A pending future of a loop.
    pub fn new(event_loop: Value) -> FutureCore {
        FutureCore {
            state: Cell::new(State::Pending),
            is_blocking: Cell::new(false),
            is_unretrieved: Cell::new(false),
            reports_destruction: Cell::new(true),
            must_cancel: Cell::new(false),
            event_loop: ValueCell::new(event_loop),
            result: ValueCell::default(),
            message: ValueCell::default(),
            first: Cell::new(None),
            rare: OnceCell::new(),
        }
    }

    /// What few futures have, if this one has any of it.
    #[inline]
    pub fn rare(&self) -> Option<&Rare> {
        self.rare.get().map(|rare| &**rare)
    }

    /// What few futures have; room for it is made.
    pub fn rare_mut(&self) -> &Rare {
        self.rare.get_or_init(Box::default)
    }

    /// The stack that made it, in debug mode; else empty.
    pub fn made_at(&self) -> Value {
        self.rare().map_or(Value::EMPTY, |rare| rare.made_at.get())
    }

    /// Remembers the stack that made it, if there is one.
    pub fn set_made_at(&self, stack: Value) {
        if !stack.is_empty() {
            self.rare_mut().made_at.set(stack);
        }
    }

    /// Where it is in its life.
    #[inline(always)]
    pub fn state(&self) -> State {
        self.state.get()
    }

    /// Whether it has a result, an exception, or was cancelled.
    #[inline(always)]
    pub fn is_done(&self) -> bool {
        self.state.get() != State::Pending
    }

    /// The result or exception, as it is.
    pub fn outcome(&self) -> Value {
        self.result.get()
    }

    /// Shows the collector every reference.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.event_loop.trace(tracer);
        self.result.trace(tracer);
        self.message.trace(tracer);
        let first = self.first.take();
        first.iter().for_each(|callback| callback.trace(tracer));
        self.first.set(first);
        if let Some(rare) = self.rare() {
            rare.made_at.trace(tracer);
            rare.name.trace(tracer);
            rare.attributes.get().into_iter().for_each(|attributes| tracer.reference(attributes));
            rare.others.borrow().iter().for_each(|callback| callback.trace(tracer));
        }
    }

    /// Gives up every reference.
    pub fn clear(&self) {
        drop((self.event_loop.take(), self.result.take(), self.message.take(), self.first.take()));
        if let Some(rare) = self.rare() {
            drop((rare.made_at.take(), rare.name.take(), rare.others.take()));
            // The dict itself goes with the core.
            drop(rare.attributes.get().map(|attributes| attributes.take()));
        }
    }

    /// Adds a callback to a pending future.
    #[inline]
    pub fn add(&self, callback: Callback) {
        match self.first.take() {
            None => self.first.set(Some(callback)),
            first => {
                self.first.set(first);
                self.rare_mut().others.borrow_mut().push(callback);
            }
        }
    }

    fn take_callbacks(&self) -> Vec<Callback> {
        self.first.take().into_iter().chain(self.take_others()).collect()
    }

    fn take_others(&self) -> Vec<Callback> {
        self.rare().map(|rare| rare.others.take()).unwrap_or_default()
    }

    fn put_callbacks(&self, callbacks: Vec<Callback>) {
        callbacks.into_iter().for_each(|callback| self.add(callback));
    }

    /// `run_until_complete` has ended and need not be told any more.
    pub fn forget_run(&self) {
        let callbacks = self.take_callbacks();
        self.put_callbacks(
            callbacks.into_iter().filter(|callback| !matches!(callback, Callback::RunDone)).collect(),
        );
    }

    /// The callbacks, for showing them.
    pub fn with_callbacks<R>(&self, look: impl FnOnce(&[Callback]) -> R) -> R {
        let callbacks = self.take_callbacks();
        let answer = look(&callbacks);
        self.put_callbacks(callbacks);
        answer
    }
}

impl Callback {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Callback::Wakeup(task) => tracer.reference(task),
            Callback::Gathered(gathering) => tracer.reference(gathering),
            Callback::RunDone => {}
            Callback::Call(call) => {
                tracer.value(&call.0);
                tracer.value(&call.1);
            }
        }
    }
}

/// The payload of a plain future.
pub struct Future {
    /// What every future has.
    pub core: FutureCore,
}

impl Foreign for Future {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.core.trace(tracer);
    }

    fn clear(&self) {
        self.core.clear();
    }
}

/// The core of any future, task or gather.
#[inline]
pub fn core(value: &Value) -> Option<&FutureCore> {
    if let Some(task) = value.foreign::<Task>() {
        return Some(&task.core);
    }
    if let Some(future) = value.foreign::<Future>() {
        return Some(&future.core);
    }
    value.foreign::<Gathering>().map(|gathering| &gathering.core)
}

/// Where a future keeps the attributes that a program gives it: few ever get one.
pub(crate) fn side_table(vm: &mut Vm, future: &Value, make: bool) -> Option<Ref<Dict>> {
    let core = receiver(future);
    if make && core.rare_mut().attributes.get().is_none() {
        let attributes = vm.new_dict();
        core.rare_mut().attributes.set(attributes).ok().expect("there were none a moment ago");
    }
    core.rare()?.attributes.get().cloned()
}

/// The core of the receiver of a future's method.
pub(crate) fn receiver(value: &Value) -> &FutureCore {
    core(value).expect("the receiver of a future's method is a future")
}

/// A pending future of a loop.
pub fn new_future(vm: &mut Vm, event_loop: Value) -> Value {
    let class = runtime(vm).classes.future.clone();
    vm.heap.alloc_foreign(&class, Future { core: FutureCore::new(event_loop) }, class.root_shape.get()).into()
}

// What happens to a future.

/// Tells everybody that a future is done.
pub(crate) fn schedule_callbacks(vm: &mut Vm, future: &Value, core: &FutureCore) -> Result<(), Raised> {
    let Some(first) = core.first.take() else { return Ok(()) };
    let others = core.take_others();
    let event_loop = core.event_loop.get();
    schedule_callback(vm, &event_loop, future, first)?;
    for callback in others {
        schedule_callback(vm, &event_loop, future, callback)?;
    }
    Ok(())
}

fn schedule_callback(
    vm: &mut Vm,
    event_loop: &Value,
    future: &Value,
    callback: Callback,
) -> Result<(), Raised> {
    let handle = match callback {
        Callback::Wakeup(task) => {
            event_loop::note_waker(event_loop, &task);
            Handle::Wakeup(task)
        }
        Callback::Gathered(gathering) => Handle::Gathered(Box::new((gathering, future.clone()))),
        Callback::RunDone => Handle::RunDone(future.clone()),
        Callback::Call(call) => {
            let (callback, context) = *call;
            Handle::FutureDone(Box::new(FutureDone { callback, future: future.clone(), context }))
        }
    };
    event_loop::schedule(vm, event_loop, handle)
}

/// Gives a pending future its result.
#[inline]
pub(crate) fn finish(vm: &mut Vm, future: &Value, core: &FutureCore, result: Value) -> Result<(), Raised> {
    core.state.set(State::Returned);
    core.result.set(result);
    schedule_callbacks(vm, future, core)
}

/// Gives a pending future its exception.
pub(crate) fn fail(vm: &mut Vm, future: &Value, core: &FutureCore, raised: Raised) -> Result<(), Raised> {
    core.state.set(State::Failed);
    let traceback = raised.0.traceback.borrow().clone();
    core.message.set(traceback.map_or(Value::EMPTY, Value::from));
    core.result.set(raised.0.into());
    schedule_callbacks(vm, future, core)?;
    core.is_unretrieved.set(true);
    future.header().expect("a future is an object").set_finalise(true);
    Ok(())
}

/// Cancels a pending future; `false` when it was done already.
pub(crate) fn cancel_core(
    vm: &mut Vm,
    future: &Value,
    core: &FutureCore,
    message: Value,
) -> Result<bool, Raised> {
    core.is_unretrieved.set(false);
    if core.is_done() {
        return Ok(false);
    }
    core.state.set(State::Cancelled);
    core.message.set(message);
    schedule_callbacks(vm, future, core)?;
    Ok(true)
}

/// Cancels a task because it ended with this `CancelledError`, which is what awaits of it will raise.
pub(crate) fn cancel_with(
    vm: &mut Vm,
    future: &Value,
    core: &FutureCore,
    raised: Raised,
) -> Result<(), Raised> {
    core.state.set(State::Cancelled);
    core.result.set(raised.0.into());
    drop(core.message.take());
    core.is_unretrieved.set(false);
    schedule_callbacks(vm, future, core)
}

/// The `CancelledError` to be raised for a cancelled future. The one that ended a task is raised once; later ones are new.
pub(crate) fn cancelled_error(vm: &mut Vm, core: &FutureCore) -> Raised {
    if core.state.get() == State::Cancelled
        && let Some(exception) = core.result.take().downcast::<Exception>()
    {
        return Raised(exception.to_ref());
    }
    // Of a failed one, which a gather may ask that is being cancelled, the traceback lies there.
    let message = if core.state.get() == State::Failed { Value::EMPTY } else { core.message.get() };
    new_cancelled_error(vm, &message)
}

/// A `CancelledError` with a message, if there is one.
pub(crate) fn new_cancelled_error(vm: &mut Vm, message: &Value) -> Raised {
    let class = runtime(vm).classes.cancelled_error.clone();
    let arguments = if message.is_empty() || message.is_none() { vec![] } else { vec![message.clone()] };
    vm.raise_with(&class, arguments)
}

/// The exception of a failed future, with the traceback that it had when it failed.
pub(crate) fn failure_of(core: &FutureCore) -> Raised {
    core.is_unretrieved.set(false);
    let value = core.result.get();
    let exception = value.downcast::<Exception>().expect("a failed future holds an exception").to_ref();
    let traceback = core.message.get();
    let traceback = traceback.downcast::<Traceback>().map(|traceback| traceback.to_ref());
    let before = exception.traceback.replace(traceback);
    drop(before);
    Raised(exception)
}

/// `result()`: the result, or what awaiting it raises.
pub(crate) fn result_of(vm: &mut Vm, core: &FutureCore) -> Outcome {
    match core.state() {
        State::Returned => Ok(core.result.get()),
        State::Failed => {
            let raised = failure_of(core);
            vm.attach_context(&raised);
            Err(raised)
        }
        State::Cancelled => {
            let raised = cancelled_error(vm, core);
            vm.attach_context(&raised);
            Err(raised)
        }
        State::Pending => Err(invalid_state(vm, "Result is not set.")),
    }
}

fn invalid_state(vm: &mut Vm, message: &str) -> Raised {
    let class = runtime(vm).classes.invalid_state_error.clone();
    vm.error(&class, message)
}

/// Cancels whatever a task waits for: a future of ours, a sleep, or an object of the program that behaves like a future.
pub(crate) fn cancel_any(vm: &mut Vm, target: &Value, message: Value) -> Result<bool, Raised> {
    // Tasks may await one another in a long row, or in a circle.
    vm.check_stack()?;
    if let Some(sleep) = target.foreign::<NativeCoroutine>() {
        return crate::sleep::cancel(vm, sleep, message);
    }
    let is_exact = !vm.class_of(target).is_heap_class();
    if is_exact && let Some(task) = target.foreign::<Task>() {
        return crate::task::cancel(vm, &task.to_ref(), message);
    }
    if is_exact && let Some(gathering) = target.foreign::<Gathering>() {
        return crate::gather::cancel(vm, &gathering.to_ref(), message);
    }
    if is_exact && let Some(future) = target.foreign::<Future>() {
        return cancel_core(vm, target, &future.core, message);
    }
    let method = vm.get_attr_str(target, "cancel")?;
    let answer = if message.is_empty() || message.is_none() {
        vm.call(&method, &[])?
    } else {
        let name = Value::from(vm.intern("msg"));
        vm.call_with(&method, [message].into_iter().collect(), &[name])?
    };
    vm.truth(&answer)
}

/// What `await future` does: it yields the future itself until that is done.
pub(crate) fn drive(vm: &mut Vm, future: &Value, sent: Sent) -> Result<Completion, Raised> {
    let core = receiver(future);
    match sent {
        Sent::Raise(raised) => Err(raised),
        Sent::Value(_) if core.is_done() => result_of(vm, core).map(Completion::Return),
        Sent::Value(_) => {
            // Whoever drives it has to take the future up, as tasks do. A coroutine in the hands of two tasks yields it twice.
            if core.is_blocking.replace(true) {
                return Err(vm.runtime_error("await wasn't used with future"));
            }
            Ok(Completion::Yield(future.clone()))
        }
    }
}

/// The loop that was given, or else the current one.
pub(crate) fn loop_or_current(vm: &mut Vm, given: &Value) -> Outcome {
    if given.is_empty() || given.is_none() { event_loop::current(vm) } else { Ok(given.clone()) }
}
