//! Tasks: a coroutine that the loop drives.
//!
//! A task is a future that makes its own result. One *step* resumes the coroutine and looks at how it stopped:
//!
//! ```text
//!            ┌────────────────────────── Wakeup, a turn after the future is done ──────────┐
//!            ▼                                                                             │
//!  Step ─► resume ─► yields a future: the task adds its wake-up there, and is parked ──────┘
//!                  ─► yields None (sleep(0)): one more Step, at the end of the queue
//!                  ─► returns, raises: the task is done, and its own callbacks are scheduled
//! ```
//!
//! Cancelling is a wish: it cancels the future that the task waits for, or, if the task is about to run, lets the next step
//! begin with a `CancelledError`. What the coroutine makes of that is its own business.

use std::cell::Cell;

use rondo_vm::Completion;
use rondo_vm::Sent;
use rondo_vm::heap::{Foreign, Object, Str, Tracer, Value, ValueCell};
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::exception::Exception;
use rondo_vm::types::generator::{Flavour, Generator};
use rondo_vm::{Outcome, Raised, Vm, class_method, method};

use crate::current;
use crate::debug;
use crate::event_loop::{self, LoopData};
use crate::future::{self, Callback, FutureCore, State};
use crate::handle::{Handle, TaskRef};
use crate::names;
use crate::reports;
use crate::sleep::NativeCoroutine;
use crate::state::runtime;

/// The payload of a task.
pub struct Task {
    /// What it is as a future.
    pub core: FutureCore,
    /// What it drives.
    pub coroutine: ValueCell,
    /// What it waits for, or empty.
    pub waiter: ValueCell,
    /// Its name; empty for `Task-` and its number.
    pub name: ValueCell,
    /// Its context, or empty.
    pub context: ValueCell,
    /// The how-manieth task of the session it is; 0 as long as it has not been initialised.
    pub number: Cell<u32>,
    /// The number in `Task-7`, which only tasks without a name of their own use up.
    pub label: Cell<u32>,
    /// How often cancelling was asked for, less how often that was taken back.
    pub cancels: Cell<u32>,
    /// The line in which it was made.
    pub made_at: Cell<u32>,
    /// The number of the task that woke it last; 0 for the loop itself.
    pub woken_by: Cell<u32>,
    /// The number of the task that cancelled it last; 0 for none.
    pub cancelled_by: Cell<u32>,
}

impl Foreign for Task {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.core.trace(tracer);
        self.coroutine.trace(tracer);
        self.waiter.trace(tracer);
        self.name.trace(tracer);
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
            name: ValueCell::default(),
            context: ValueCell::default(),
            number: Cell::new(0),
            label: Cell::new(0),
            cancels: Cell::new(0),
            made_at: Cell::new(0),
            woken_by: Cell::new(0),
            cancelled_by: Cell::new(0),
        }
    }

    /// Its name.
    pub fn name_text(&self) -> String {
        match self.name.get().downcast::<Str>() {
            Some(name) => name.as_str().to_string(),
            None => format!("Task-{}", self.label.get()),
        }
    }
}

// Making tasks.

/// Whether something is a coroutine that a task can drive.
pub fn is_coroutine(vm: &mut Vm, value: &Value) -> Result<bool, Raised> {
    if let Some(generator) = value.downcast::<Generator>() {
        return Ok(generator.flavour == Flavour::Coroutine);
    }
    if value.foreign::<NativeCoroutine>().is_some() {
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
    let context = crate::context::given_or_copied(vm, context);
    if name.is_empty() || name.is_none() {
        let state = runtime(vm);
        state.labels += 1;
        task.label.set(state.labels);
    } else {
        let text = vm.str_of(&name)?;
        task.name.set(text.into());
    }
    let state = runtime(vm);
    state.tasks += 1;
    task.number.set(state.tasks);
    let made_at = vm.current_line();
    let stack = debug::made_at(vm, event_loop)?;
    task.core.made_at.set(stack);
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
    data.push(vm, Handle::Step(task.clone()))
}

/// The first step of an eager task: at once, on top of the task that makes it.
fn step_eagerly(vm: &mut Vm, task: &TaskRef, event_loop: &Value) -> Result<(), Raised> {
    let before = current::swap(vm, event_loop, task.value(), task.number.get());
    let outcome = resume_and_judge(vm, task, None);
    current::swap(vm, event_loop, before.0, before.1);
    outcome
}

// Stepping.

/// `task.__wakeup(future)`: what the task waits for is done.
pub(crate) fn wake_up(vm: &mut Vm, task: &TaskRef) -> Result<(), Raised> {
    let waiter = task.waiter.get();
    let thrown = if let Some(sleep) = waiter.foreign::<NativeCoroutine>() {
        sleep.cancellation().map(|message| future::new_cancelled_error(vm, &message))
    } else if let Some(core) = future::core(&waiter) {
        match core.state() {
            State::Returned => None,
            State::Failed | State::Cancelled | State::Pending => future::result_of(vm, core).err(),
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
    let outcome = resume(vm, &coroutine, sent);
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
    let outcome = match sent {
        Sent::Value(value) => vm.call_method(coroutine, "send", &[value]),
        Sent::Raise(raised) => vm.call_method(coroutine, "throw", &[raised.0.value()]),
    };
    vm.completion_of(outcome)
}

/// The coroutine has ended.
fn finish(vm: &mut Vm, task: &TaskRef, outcome: Outcome) -> Result<(), Raised> {
    let (core, value) = (&task.core, task.value());
    task.header().set_finalise(false);
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

/// The coroutine has yielded: what does it wait for?
fn park(vm: &mut Vm, task: &TaskRef, target: Value) -> Result<(), Raised> {
    if target.is_none() {
        let event_loop = task.core.event_loop.get();
        return event_loop::schedule(vm, &event_loop, Handle::Step(task.clone()));
    }
    if let Some(sleep) = target.foreign::<NativeCoroutine>()
        && sleep.is_waiting()
    {
        sleep.park(task.clone());
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
        let text = format!(
            "yield was used instead of yield from in task {} with {}",
            names::future_repr(vm, &task.value())?,
            vm.repr(target)?.as_str()
        );
        return throw_soon(vm, task, text);
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
        let text = if target
            .downcast::<Generator>()
            .is_some_and(|generator| generator.flavour == Flavour::Generator)
        {
            format!(
                "yield was used instead of yield from for generator in task {} with {}",
                names::future_repr(vm, &task.value())?,
                vm.repr(&target)?.as_str()
            )
        } else {
            format!("Task got bad yield: {}", vm.repr(&target)?.as_str())
        };
        return throw_soon(vm, task, text);
    }
    if !vm.truth(&blocking)? {
        let text = format!(
            "yield was used instead of yield from in task {} with {}",
            names::future_repr(vm, &task.value())?,
            vm.repr(&target)?.as_str()
        );
        return throw_soon(vm, task, text);
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

/// The next step begins with this `RuntimeError`.
#[cold]
fn throw_soon(vm: &mut Vm, task: &TaskRef, text: String) -> Result<(), Raised> {
    let raised = vm.runtime_error(text);
    let event_loop = task.core.event_loop.get();
    event_loop::schedule(vm, &event_loop, Handle::Throw(task.clone(), raised))
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
    task.cancels.set(task.cancels.get() + 1);
    task.cancelled_by.set(event_loop::current_number(&core.event_loop.get()));
    let waiter = task.waiter.get();
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

// The class.

/// `asyncio.Task`
pub const CLASS: ClassDef = ClassDef {
    name: "_asyncio.Task",
    doc: "A coroutine wrapped in a Future.",
    methods: &[
        rondo_vm::static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object."
        ),
        method!(
            "__init__",
            "(self, coro, *, loop=None, name=None, context=None, eager_start=False)",
            init,
            "Schedule the coroutine."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__del__", "(self, /)", del, "Report that the task goes while it is pending."),
        method!("get_coro", "(self, /)", get_coro, "The coroutine."),
        method!("get_context", "(self, /)", get_context, "The context of the task."),
        method!("get_name", "(self, /)", get_name, "The name of the task."),
        method!("set_name", "(self, value, /)", set_name, "Set the name of the task."),
        method!("set_result", "(self, result, /)", set_result, "A task makes its result itself."),
        method!("set_exception", "(self, exception, /)", set_exception, "A task makes its exception itself."),
        method!("cancel", "(self, /, msg=None)", cancel_method, "Request that this task cancel itself."),
        method!(
            "cancelling",
            "(self, /)",
            cancelling,
            "Return the count of the task's cancellation requests."
        ),
        method!("uncancel", "(self, /)", uncancel, "Decrement the task's count of cancellation requests."),
        method!(
            "get_stack",
            "(self, /, *, limit=None)",
            get_stack,
            "Return the list of stack frames for this task's coroutine."
        ),
        method!(
            "print_stack",
            "(self, /, *, limit=None, file=None)",
            print_stack,
            "Print the stack or traceback for this task's coroutine."
        ),
        class_method!("__class_getitem__", "(cls, item, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[
        PropertyDef {
            name: "_coro",
            get: |_, task| Ok(task_of(task).coroutine.get()),
            set: None,
            doc: "The coroutine.",
        },
        PropertyDef {
            name: "_fut_waiter",
            get: waiter_property,
            set: None,
            doc: "What the task waits for, or None.",
        },
        PropertyDef {
            name: "_must_cancel",
            get: |_, task| Ok(Value::bool(task_of(task).core.must_cancel.get())),
            set: None,
            doc: "Whether the next step begins with a CancelledError.",
        },
    ],
    is_base: true,
};

fn task_of(value: &Value) -> &Object<rondo_vm::heap::Holder<Task>> {
    value.foreign::<Task>().expect("the receiver of a task's method is a task")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    Ok(vm.heap.alloc_foreign(&class, Task::unborn(), class.root_shape.get()).into())
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = task_of(&args[0]).to_ref();
    task.core.reports_destruction.set(false);
    check_coroutine(vm, &args[1])?;
    let event_loop = future::loop_or_current(vm, &args[2])?;
    let is_eager = !args[5].is_empty() && vm.truth(&args[5])?;
    task.core.reports_destruction.set(true);
    begin(vm, &task, &event_loop, args[1].clone(), args[3].clone(), args[4].clone(), is_eager)?;
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = names::future_repr(vm, &args[0])?;
    Ok(vm.str(&text))
}

fn del(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = task_of(&args[0]);
    if task.core.state() == State::Pending && task.core.reports_destruction.get() && task.number.get() != 0 {
        reports::destroyed_pending(vm, &args[0], &task.core)?;
    }
    if task.core.is_unretrieved.get() {
        reports::never_retrieved(vm, &args[0], &task.core)?;
    }
    Ok(Value::NONE)
}

fn get_coro(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(task_of(&args[0]).coroutine.get())
}

fn get_context(vm: &mut Vm, args: &[Value]) -> Outcome {
    let context = task_of(&args[0]).context.get();
    Ok(crate::context::or_current(vm, context))
}

fn get_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(vm.str(&task_of(&args[0]).name_text()))
}

fn set_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.str_of(&args[1])?;
    task_of(&args[0]).name.set(name.into());
    Ok(Value::NONE)
}

fn set_result(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Err(vm.runtime_error("Task does not support set_result operation"))
}

fn set_exception(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Err(vm.runtime_error("Task does not support set_exception operation"))
}

fn cancel_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    cancel(vm, task_of(&args[0]), args[1].clone()).map(Value::bool)
}

fn cancelling(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(vm.int(i64::from(task_of(&args[0]).cancels.get())))
}

fn uncancel(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = task_of(&args[0]);
    let left = task.cancels.get().saturating_sub(1);
    if task.cancels.replace(left) == 1 {
        task.core.must_cancel.set(false);
    }
    Ok(vm.int(i64::from(left)))
}

fn get_stack(vm: &mut Vm, args: &[Value]) -> Outcome {
    names::task_stack(vm, &args[0], &args[1])
}

fn print_stack(vm: &mut Vm, args: &[Value]) -> Outcome {
    let module = vm.import_module("asyncio.base_tasks")?;
    let print = vm.get_attr_str(&module, "_task_print_stack")?;
    let or_none = |value: &Value| if value.is_empty() { Value::NONE } else { value.clone() };
    vm.call(&print, &[args[0].clone(), or_none(&args[1]), or_none(&args[2])])
}

fn class_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    names::generic_alias(vm, &args[0], &args[1])
}

fn waiter_property(_vm: &mut Vm, task: &Value) -> Outcome {
    let waiter = task_of(task).waiter.get();
    Ok(if waiter.is_empty() { Value::NONE } else { waiter })
}
