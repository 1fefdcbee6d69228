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

use std::cell::Cell;

use rondo_vm::Completion;
use rondo_vm::Sent;
use rondo_vm::heap::{Foreign, Holder, Ref, Tracer, Value, ValueCell};
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::exception::Exception;
use rondo_vm::types::traceback::Traceback;
use rondo_vm::{Outcome, Raised, Vm, class_method, method};

use crate::debug;
use crate::event_loop;
use crate::gather::Gathering;
use crate::handle::{FutureDone, Handle, TaskRef};
use crate::names;
use crate::reports;
use crate::sleep::NativeCoroutine;
use crate::state::runtime;
use crate::task::Task;

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
    /// The stack that made it: a list, in debug mode only.
    pub made_at: ValueCell,
    first: Cell<Option<Callback>>,
    /// A box around the vector: hardly any future has more than one callback, and there are many futures.
    #[allow(clippy::box_collection, reason = "Eight bytes instead of twenty-four in every future.")]
    rest: Cell<Option<Box<Vec<Callback>>>>,
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
            made_at: ValueCell::default(),
            first: Cell::new(None),
            rest: Cell::new(None),
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
        self.made_at.trace(tracer);
        let first = self.first.take();
        first.iter().for_each(|callback| callback.trace(tracer));
        self.first.set(first);
        let rest = self.rest.take();
        rest.iter().flat_map(|rest| rest.iter()).for_each(|callback| callback.trace(tracer));
        self.rest.set(rest);
    }

    /// Gives up every reference.
    pub fn clear(&self) {
        drop((
            self.event_loop.take(),
            self.result.take(),
            self.message.take(),
            self.made_at.take(),
            self.first.take(),
            self.rest.take(),
        ));
    }

    /// Adds a callback to a pending future.
    #[inline]
    pub fn add(&self, callback: Callback) {
        match (self.first.take(), self.rest.take()) {
            (None, rest) => {
                self.first.set(Some(callback));
                self.rest.set(rest);
            }
            (first, None) => {
                self.first.set(first);
                self.rest.set(Some(Box::new(vec![callback])));
            }
            (first, Some(mut rest)) => {
                rest.push(callback);
                self.first.set(first);
                self.rest.set(Some(rest));
            }
        }
    }

    fn take_callbacks(&self) -> Vec<Callback> {
        let mut all: Vec<Callback> = self.first.take().into_iter().collect();
        all.extend(self.rest.take().into_iter().flat_map(|rest| *rest));
        all
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
    let rest = core.rest.take();
    let event_loop = core.event_loop.get();
    schedule_callback(vm, &event_loop, future, first)?;
    for callback in rest.into_iter().flat_map(|rest| *rest) {
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
        Callback::Gathered(gathering) => Handle::Gathered(gathering, future.clone()),
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
    new_cancelled_error(vm, &core.message.get())
}

/// A `CancelledError` with a message, if there is one.
pub(crate) fn new_cancelled_error(vm: &mut Vm, message: &Value) -> Raised {
    let class = runtime(vm).classes.cancelled_error.clone();
    let arguments = if message.is_empty() || message.is_none() { vec![] } else { vec![message.clone()] };
    vm.raise_with(&class, arguments)
}

/// `result()`: the result, or what awaiting it raises.
pub(crate) fn result_of(vm: &mut Vm, core: &FutureCore) -> Outcome {
    match core.state() {
        State::Returned => Ok(core.result.get()),
        State::Failed => {
            core.is_unretrieved.set(false);
            let value = core.result.get();
            let exception =
                value.downcast::<Exception>().expect("a failed future holds an exception").to_ref();
            let traceback = core.message.get();
            let traceback = traceback.downcast::<Traceback>().map(|traceback| traceback.to_ref());
            let before = exception.traceback.replace(traceback);
            drop(before);
            let raised = Raised(exception);
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

fn check_pending(vm: &mut Vm, core: &FutureCore) -> Result<(), Raised> {
    if core.is_done() { Err(invalid_state(vm, "invalid state")) } else { Ok(()) }
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
            core.is_blocking.set(true);
            Ok(Completion::Yield(future.clone()))
        }
    }
}

// The class.

/// `asyncio.Future`
pub const CLASS: ClassDef = ClassDef {
    name: "_asyncio.Future",
    doc: "A result that is not there yet.",
    methods: &[
        rondo_vm::static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object."
        ),
        method!("__init__", "(self, *, loop=None)", init, "Initialize the future."),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__await__", "(self, /)", iterator, "Return an iterator to be used in await expression."),
        method!("__iter__", "(self, /)", iterator, "Implement iter(self)."),
        method!("__del__", "(self, /)", del, "Report an exception that nobody has looked at."),
        method!("get_loop", "(self, /)", get_loop, "Return the event loop the Future is bound to."),
        method!("cancel", "(self, /, msg=None)", cancel, "Cancel the future and schedule callbacks."),
        method!("cancelled", "(self, /)", cancelled, "Return True if the future was cancelled."),
        method!("done", "(self, /)", done, "Return True if the future is done."),
        method!("result", "(self, /)", result, "Return the result this future represents."),
        method!("exception", "(self, /)", exception, "Return the exception that was set on this future."),
        method!(
            "add_done_callback",
            "(self, fn, /, *, context=None)",
            add_done_callback,
            "Add a callback to be run when the future becomes done."
        ),
        method!(
            "remove_done_callback",
            "(self, fn, /)",
            remove_done_callback,
            "Remove all instances of a callback from the list."
        ),
        method!("set_result", "(self, result, /)", set_result, "Mark the future done and set its result."),
        method!(
            "set_exception",
            "(self, exception, /)",
            set_exception,
            "Mark the future done and set an exception."
        ),
        method!(
            "_make_cancelled_error",
            "(self, /)",
            make_cancelled_error,
            "Create the CancelledError to raise if the Future is cancelled."
        ),
        class_method!("__class_getitem__", "(cls, item, /)", class_getitem, "See PEP 585"),
    ],
    properties: PROPERTIES,
    is_base: true,
};

/// The attributes that asyncio's own code, and a few programs, look at.
pub(crate) const PROPERTIES: &[PropertyDef] = &[
    PropertyDef { name: "_state", get: state_property, set: None, doc: "PENDING, CANCELLED or FINISHED." },
    PropertyDef { name: "_loop", get: loop_property, set: None, doc: "The loop." },
    PropertyDef { name: "_result", get: result_property, set: None, doc: "The result, or None." },
    PropertyDef { name: "_exception", get: exception_property, set: None, doc: "The exception, or None." },
    PropertyDef {
        name: "_callbacks",
        get: callbacks_property,
        set: None,
        doc: "The callbacks, with their contexts.",
    },
    PropertyDef {
        name: "_cancel_message",
        get: message_property,
        set: Some(set_message_property),
        doc: "The message of the cancellation.",
    },
    PropertyDef {
        name: "_source_traceback",
        get: |_, future| Ok(or_none(receiver(future).made_at.get())),
        set: None,
        doc: "The stack that made it, in debug mode.",
    },
    PropertyDef {
        name: "_asyncio_future_blocking",
        get: |_, future| Ok(Value::bool(receiver(future).is_blocking.get())),
        set: Some(set_blocking),
        doc: "Whether it was yielded by an await.",
    },
    PropertyDef {
        name: "_log_traceback",
        get: |_, future| Ok(Value::bool(receiver(future).is_unretrieved.get())),
        set: Some(set_log_traceback),
        doc: "Whether nobody has looked at the exception.",
    },
    PropertyDef {
        name: "_log_destroy_pending",
        get: |_, future| Ok(Value::bool(receiver(future).reports_destruction.get())),
        set: Some(set_log_destroy_pending),
        doc: "Whether its end while pending is reported.",
    },
];

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    Ok(vm
        .heap
        .alloc_foreign(&class, Future { core: FutureCore::new(Value::EMPTY) }, class.root_shape.get())
        .into())
}

/// The loop that was given, or else the current one.
pub(crate) fn loop_or_current(vm: &mut Vm, given: &Value) -> Outcome {
    if given.is_empty() || given.is_none() { event_loop::current(vm) } else { Ok(given.clone()) }
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event_loop = loop_or_current(vm, &args[1])?;
    let made_at = debug::made_at(vm, &event_loop)?;
    let core = receiver(&args[0]);
    core.event_loop.set(event_loop);
    core.made_at.set(made_at);
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = names::future_repr(vm, &args[0])?;
    Ok(vm.str(&text))
}

fn iterator(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = runtime(vm).classes.future_iterator.clone();
    let payload = FutureIterator { future: ValueCell::new(args[0].clone()), has_yielded: Cell::new(false) };
    Ok(vm.heap.alloc_foreign(&class, payload, 0).into())
}

fn del(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    if core.is_unretrieved.get() {
        reports::never_retrieved(vm, &args[0], core)?;
    }
    Ok(Value::NONE)
}

fn get_loop(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event_loop = receiver(&args[0]).event_loop.get();
    if event_loop.is_empty() {
        Err(vm.runtime_error("Future object is not initialized."))
    } else {
        Ok(event_loop)
    }
}

fn cancel(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_born(vm, receiver(&args[0]))?;
    cancel_core(vm, &args[0], receiver(&args[0]), args[1].clone()).map(Value::bool)
}

fn cancelled(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(receiver(&args[0]).state() == State::Cancelled))
}

fn done(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(receiver(&args[0]).is_done()))
}

fn result(vm: &mut Vm, args: &[Value]) -> Outcome {
    result_of(vm, receiver(&args[0]))
}

fn exception(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    match core.state() {
        State::Pending => Err(invalid_state(vm, "Exception is not set.")),
        State::Cancelled => Err(cancelled_error(vm, core)),
        State::Returned => Ok(Value::NONE),
        State::Failed => {
            core.is_unretrieved.set(false);
            Ok(core.result.get())
        }
    }
}

fn add_done_callback(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    check_born(vm, core)?;
    let context = crate::context::given_or_copied(vm, args[2].clone());
    let callback = Callback::Call(Box::new((args[1].clone(), context)));
    if core.is_done() {
        let event_loop = core.event_loop.get();
        schedule_callback(vm, &event_loop, &args[0], callback)?;
    } else {
        core.add(callback);
    }
    Ok(Value::NONE)
}

fn remove_done_callback(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    check_born(vm, core)?;
    let (mut kept, mut removed) = (Vec::new(), 0);
    for callback in core.take_callbacks() {
        let is_it = match &callback {
            Callback::Call(call) => vm.equal(&call.0, &args[1])?,
            Callback::Wakeup(_) | Callback::Gathered(_) | Callback::RunDone => false,
        };
        if is_it { removed += 1 } else { kept.push(callback) }
    }
    core.put_callbacks(kept);
    Ok(vm.size(removed))
}

/// A future whose `__init__` was never called belongs to no loop.
fn check_born(vm: &mut Vm, core: &FutureCore) -> Result<(), Raised> {
    if core.event_loop.is_set() {
        return Ok(());
    }
    Err(vm.runtime_error("Future object is not initialized."))
}

fn set_result(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    check_born(vm, core)?;
    check_pending(vm, core)?;
    finish(vm, &args[0], core, args[1].clone())?;
    Ok(Value::NONE)
}

fn set_exception(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    check_born(vm, core)?;
    check_pending(vm, core)?;
    let raised = crate::task::raised_from(vm, &args[1])?;
    let raised = if vm.stop_value(&raised).is_some() {
        let text = "StopIteration interacts badly with generators and cannot be raised into a Future";
        let replacement = vm.runtime_error(text);
        replacement.0.cause.set(raised.0.value());
        replacement.0.context.set(raised.0.value());
        replacement
    } else {
        raised
    };
    fail(vm, &args[0], core, raised)?;
    Ok(Value::NONE)
}

fn make_cancelled_error(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(cancelled_error(vm, receiver(&args[0])).0.into())
}

fn class_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    names::generic_alias(vm, &args[0], &args[1])
}

fn or_none(value: Value) -> Value {
    if value.is_empty() { Value::NONE } else { value }
}

fn state_property(vm: &mut Vm, future: &Value) -> Outcome {
    Ok(vm.str(match receiver(future).state() {
        State::Pending => "PENDING",
        State::Cancelled => "CANCELLED",
        State::Returned | State::Failed => "FINISHED",
    }))
}

fn loop_property(_vm: &mut Vm, future: &Value) -> Outcome {
    Ok(or_none(receiver(future).event_loop.get()))
}

fn result_property(_vm: &mut Vm, future: &Value) -> Outcome {
    let core = receiver(future);
    Ok(if core.state() == State::Returned { core.result.get() } else { Value::NONE })
}

fn exception_property(_vm: &mut Vm, future: &Value) -> Outcome {
    let core = receiver(future);
    Ok(if core.state() == State::Failed { core.result.get() } else { Value::NONE })
}

fn callbacks_property(vm: &mut Vm, future: &Value) -> Outcome {
    let pairs = receiver(future).with_callbacks(|callbacks| {
        let describe = |callback: &Callback| match callback {
            Callback::Call(call) => (call.0.clone(), or_none(call.1.clone())),
            Callback::Wakeup(task) => (task.value(), Value::NONE),
            Callback::Gathered(gathering) => (gathering.value(), Value::NONE),
            Callback::RunDone => (Value::NONE, Value::NONE),
        };
        callbacks.iter().map(describe).collect::<Vec<_>>()
    });
    let pairs = pairs.into_iter().map(|(callback, context)| vm.tuple([callback, context])).collect();
    Ok(vm.list(pairs))
}

fn message_property(_vm: &mut Vm, future: &Value) -> Outcome {
    let core = receiver(future);
    Ok(if core.state() == State::Failed { Value::NONE } else { or_none(core.message.get()) })
}

/// `del future.attribute` is refused.
fn check_present(vm: &mut Vm, value: &Value) -> Result<(), Raised> {
    if value.is_empty() { Err(vm.attribute_error("cannot delete attribute")) } else { Ok(()) }
}

fn set_message_property(vm: &mut Vm, future: &Value, message: Value) -> Result<(), Raised> {
    check_present(vm, &message)?;
    let core = receiver(future);
    if core.state() != State::Failed {
        core.message.set(message);
    }
    Ok(())
}

fn set_blocking(vm: &mut Vm, future: &Value, value: Value) -> Result<(), Raised> {
    check_present(vm, &value)?;
    let is_blocking = vm.truth(&value)?;
    receiver(future).is_blocking.set(is_blocking);
    Ok(())
}

fn set_log_traceback(vm: &mut Vm, future: &Value, value: Value) -> Result<(), Raised> {
    check_present(vm, &value)?;
    if vm.truth(&value)? {
        return Err(vm.value_error("_log_traceback can only be set to False"));
    }
    receiver(future).is_unretrieved.set(false);
    Ok(())
}

fn set_log_destroy_pending(vm: &mut Vm, future: &Value, value: Value) -> Result<(), Raised> {
    check_present(vm, &value)?;
    let reports = vm.truth(&value)?;
    receiver(future).reports_destruction.set(reports);
    Ok(())
}

// What `future.__await__()` gives. (`await future` itself needs no such object: the machine drives the future.)

/// The payload of an iterator of a future.
pub struct FutureIterator {
    /// Empty once it has ended.
    future: ValueCell,
    has_yielded: Cell<bool>,
}

impl Foreign for FutureIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.future.trace(tracer);
    }

    fn clear(&self) {
        drop(self.future.take());
    }
}

/// The class of iterators of futures.
pub const ITERATOR: ClassDef = ClassDef {
    name: "_asyncio.FutureIter",
    doc: "An await of a future.",
    methods: &[
        method!("__iter__", "(self, /)", |_, args| Ok(args[0].clone()), "Implement iter(self)."),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
        method!("send", "(self, value, /)", send, "Resume the await of the future."),
        method!(
            "throw",
            "(self, type, value=None, traceback=None, /)",
            throw,
            "Raise an exception in the await of the future."
        ),
        method!("close", "(self, /)", close, "End the await of the future."),
    ],
    properties: &[],
    is_base: false,
};

/// `yield from` and `await` of it.
pub(crate) fn drive_iterator(vm: &mut Vm, value: &Value, sent: Sent) -> Result<Completion, Raised> {
    let iterator = value.foreign::<FutureIterator>().expect("only iterators of futures have this driver");
    let future = iterator.future.get();
    if let Sent::Raise(raised) = sent {
        drop(iterator.future.take());
        return Err(raised);
    }
    if future.is_empty() {
        return Ok(Completion::Return(Value::NONE));
    }
    if iterator.has_yielded.replace(true) && !receiver(&future).is_done() {
        return Err(vm.runtime_error("await wasn't used with future"));
    }
    let completion = drive(vm, &future, sent);
    if !matches!(completion, Ok(Completion::Yield(_))) {
        drop(iterator.future.take());
    }
    completion
}

fn drive_by_hand(vm: &mut Vm, iterator: &Value, sent: Sent) -> Outcome {
    match drive_iterator(vm, iterator, sent)? {
        Completion::Yield(value) | Completion::AsyncYield(value) => Ok(value),
        Completion::Return(value) => Err(vm.stop_iteration(value)),
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    drive_by_hand(vm, &args[0], Sent::Value(Value::NONE))
}

fn send(vm: &mut Vm, args: &[Value]) -> Outcome {
    drive_by_hand(vm, &args[0], Sent::Value(args[1].clone()))
}

fn throw(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raised = rondo_vm::types::generators::thrown(vm, &args[1..])?;
    drive_by_hand(vm, &args[0], Sent::Raise(raised))
}

fn close(_vm: &mut Vm, args: &[Value]) -> Outcome {
    drop(args[0].foreign::<FutureIterator>().expect("the receiver is an iterator of a future").future.take());
    Ok(Value::NONE)
}
