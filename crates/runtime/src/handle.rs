//! Handles: what the loop runs.
//!
//! asyncio's loop knows one kind of handle, a callback with its arguments. Here a handle says *what* it is, so that the
//! usual ones (a task goes on, a task is woken, a sleep is over) cost no object and no call. Which handle is queued when is
//! asyncio's all the same: one `call_soon` there is one handle here.
//!
//! | handle | asyncio's callback |
//! |---|---|
//! | `Step` | `task.__step()` |
//! | `Throw` | `task.__step(exception)` |
//! | `Wakeup` | `task.__wakeup(future)` |
//! | `SleepOver` | `_set_result_unless_cancelled(future, result)` of `asyncio.sleep` |
//! | `NapOver` | the same for a sleep that is no object |
//! | `Gathered` | the `_done_callback` of `gather` |
//! | `RunDone` | `_run_until_complete_cb` |
//! | `FutureDone` | a done callback of the program |
//! | `Called` | what the program gave to `call_soon`, `call_later`, `call_at` |
//! | `Ready` | a socket has become readable or writable |
//! | `Message` | another thread has an answer |
//! | `Unblock` | (a thread of the program that blocks goes on) |

use std::cell::Cell;

use rondo_eventloop::{Direction, TimerId};
use rondo_vm::heap::{Foreign, Holder, Ref, Tracer, Tuple, Value, ValueCell, prefetch};
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use crate::debug;
use crate::event_loop::LoopData;
use crate::gather::Gathering;
use crate::names;
use crate::sleep::NativeCoroutine;
use crate::state::runtime;
use crate::task::Task;

/// A task, counted.
pub type TaskRef = Ref<Holder<Task>>;

/// What the loop runs. See the module. Two words: whatever is rare and larger lies in a box.
pub enum Handle {
    /// The task goes on.
    Step(TaskRef),
    /// The task goes on with an exception.
    Throw(Box<(TaskRef, Raised)>),
    /// What the task waits for is done.
    Wakeup(TaskRef),
    /// The time of a sleep is over.
    SleepOver(Ref<Holder<NativeCoroutine>>),
    /// The time of a task's nap is over.
    NapOver(TaskRef),
    /// A child of a gather is done.
    Gathered(Box<(Ref<Holder<Gathering>>, Value)>),
    /// The future of `run_until_complete` is done: the loop is to stop.
    RunDone(Value),
    /// A future is done, and the program asked to be told.
    FutureDone(Box<FutureDone>),
    /// A callback that the program scheduled.
    Called(Ref<Holder<CallHandle>>),
    /// A source that a connection or a listener waits for is ready.
    Ready(Value, Direction),
    /// Another thread has left a message for this object.
    Message(Value),
    /// A thread that waits for a socket or for an answer goes on: it takes this from its own lane.
    Unblock,
}

impl Handle {
    /// Asks for the memory of the object that it is about: the handle runs soon.
    #[inline]
    pub(crate) fn prefetch(&self) {
        match self {
            Handle::Step(task) | Handle::Wakeup(task) | Handle::NapOver(task) => prefetch(&**task),
            Handle::SleepOver(sleep) => prefetch(&**sleep),
            Handle::Gathered(gathered) => prefetch(&**gathered),
            _ => {}
        }
    }

    /// Asks for the memory of what its object refers to: the handle runs next.
    #[inline]
    pub(crate) fn prefetch_parts(&self) {
        match self {
            Handle::Step(task) => task.coroutine.prefetch(),
            Handle::Wakeup(task) => {
                task.coroutine.prefetch();
                task.waiter.prefetch();
            }
            Handle::SleepOver(sleep) => sleep.prefetch_waiter(),
            Handle::Gathered(gathered) => gathered.1.prefetch(),
            _ => {}
        }
    }
}

/// A done callback of the program, due to be called.
pub struct FutureDone {
    /// Whom to call.
    pub callback: Value,
    /// Its one argument.
    pub future: Value,
    /// The context to call it in, or empty.
    pub context: Value,
}

/// The payload of `asyncio.Handle` and `asyncio.TimerHandle`.
pub struct CallHandle {
    /// Whom to call; empty once it is cancelled.
    pub callback: ValueCell,
    /// A tuple of arguments.
    pub arguments: ValueCell,
    /// The loop.
    pub event_loop: ValueCell,
    /// The context to call it in, or empty.
    pub context: ValueCell,
    /// When it is due; not a number for a plain handle.
    pub when: Cell<f64>,
    /// The same as the program gave it, if that was no float.
    pub when_given: ValueCell,
    /// Whether it lies among the timers of a loop that the program wrote.
    pub is_scheduled: Cell<bool>,
    /// Where it was made: a list of frames, in debug mode.
    pub made_at: ValueCell,
    /// What its repr says of the callback once it is cancelled, in debug mode only.
    pub shown: ValueCell,
    /// The timer, while it is set.
    pub timer: Cell<Option<TimerId>>,
    /// Whether `cancel()` was called.
    pub is_cancelled: Cell<bool>,
}

impl Foreign for CallHandle {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.callback.trace(tracer);
        self.arguments.trace(tracer);
        self.event_loop.trace(tracer);
        self.context.trace(tracer);
        self.made_at.trace(tracer);
    }

    fn clear(&self) {
        drop((self.callback.take(), self.arguments.take(), self.event_loop.take(), self.context.take()));
        drop(self.made_at.take());
    }
}

impl CallHandle {
    /// A handle for a callback.
    pub fn new(
        callback: Value,
        arguments: Value,
        event_loop: Value,
        context: Value,
        when: f64,
    ) -> CallHandle {
        CallHandle {
            callback: ValueCell::new(callback),
            arguments: ValueCell::new(arguments),
            event_loop: ValueCell::new(event_loop),
            context: ValueCell::new(context),
            when: Cell::new(when),
            when_given: ValueCell::default(),
            is_scheduled: Cell::new(false),
            made_at: ValueCell::default(),
            shown: ValueCell::default(),
            timer: Cell::new(None),
            is_cancelled: Cell::new(false),
        }
    }

    /// Calls it, unless it was cancelled.
    pub fn run(&self, vm: &mut Vm) -> Outcome {
        if self.is_cancelled.get() {
            return Ok(Value::NONE);
        }
        self.timer.set(None);
        let (callback, arguments) = (self.callback.get(), self.arguments.get());
        crate::context::call_in(vm, &self.context.get(), &callback, arguments.items())
    }

    fn cancel(&self) {
        if self.is_cancelled.replace(true) {
            return;
        }
        let (callback, arguments) = (self.callback.take(), self.arguments.take());
        if let (Some(timer), Some(event_loop)) =
            (self.timer.take(), self.event_loop.get().foreign::<LoopData>())
        {
            drop(event_loop.cancel_timer(timer));
        }
        drop((callback, arguments));
    }
}

/// `asyncio.Handle`
pub const HANDLE: ClassDef = ClassDef {
    name: "asyncio.events.Handle",
    doc: "Object returned by callback registration methods.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Create and return a new object."),
        method!("__init__", "(self, callback, args, loop, context=None)", init, "Initialize the handle."),
        method!("__repr__", "(self)", repr, "Return repr(self)."),
        method!("cancel", "(self)", cancel, "The callback will not be called."),
        method!("cancelled", "(self)", cancelled, "Whether the handle was cancelled."),
        method!("get_context", "(self)", get_context, "The context in which the callback is called."),
        method!("_run", "(self)", run, "Call the callback now."),
    ],
    properties: &[
        PropertyDef {
            name: "_callback",
            get: |_, handle| Ok(handle_of(handle).callback.get().or_none()),
            set: None,
            doc: "Whom to call; None once it is cancelled.",
        },
        PropertyDef {
            name: "_args",
            get: |_, handle| Ok(handle_of(handle).arguments.get().or_none()),
            set: None,
            doc: "The arguments; None once it is cancelled.",
        },
        PropertyDef {
            name: "_cancelled",
            get: |_, handle| Ok(Value::bool(handle_of(handle).is_cancelled.get())),
            set: None,
            doc: "Whether it was cancelled.",
        },
        PropertyDef {
            name: "_loop",
            get: |_, handle| Ok(handle_of(handle).event_loop.get().or_none()),
            set: None,
            doc: "The loop.",
        },
        PropertyDef {
            name: "_context",
            get: |vm, handle| get_context(vm, std::slice::from_ref(handle)),
            set: None,
            doc: "The context in which the callback is called.",
        },
        PropertyDef {
            name: "_source_traceback",
            get: |_, handle| Ok(handle_of(handle).made_at.get().or_none()),
            set: None,
            doc: "Where it was made, in debug mode.",
        },
    ],
    is_base: true,
};

/// `asyncio.TimerHandle`
pub const TIMER_HANDLE: ClassDef = ClassDef {
    name: "asyncio.events.TimerHandle",
    doc: "Object returned by timed callback registration methods.",
    methods: &[
        method!(
            "__init__",
            "(self, when, callback, args, loop, context=None)",
            init_timer,
            "Initialize the handle."
        ),
        method!("cancel", "(self)", cancel_timer, "The callback will not be called."),
        method!("when", "(self)", when, "Return a scheduled callback time."),
        method!("__hash__", "(self)", timer_hash, "Return hash(self)."),
        method!("__eq__", "(self, other)", timer_eq, "Return self==other."),
        method!("__lt__", "(self, other)", timer_lt, "Return self<other."),
        method!("__le__", "(self, other)", timer_le, "Return self<=other."),
        method!("__gt__", "(self, other)", timer_gt, "Return self>other."),
        method!("__ge__", "(self, other)", timer_ge, "Return self>=other."),
    ],
    properties: &[
        PropertyDef { name: "_when", get: when_property, set: None, doc: "When it is due." },
        PropertyDef {
            name: "_scheduled",
            get: |_, handle| Ok(Value::bool(handle_of(handle).is_scheduled.get())),
            set: Some(set_scheduled),
            doc: "Whether it lies among the timers of a loop.",
        },
    ],
    is_base: true,
};

fn handle_of(value: &Value) -> &CallHandle {
    value.foreign::<CallHandle>().expect("the receiver of a handle's method is a handle")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    let nothing = || Value::EMPTY;
    let payload = CallHandle::new(nothing(), nothing(), nothing(), nothing(), f64::NAN);
    Ok(new_foreign(vm, &class, payload))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    begin(vm, &args[0], f64::NAN, &args[1..])
}

fn init_timer(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    let when = vm.float_of(&args[1])?;
    handle_of(&args[0]).when_given.set(args[1].clone());
    begin(vm, &args[0], when, &args[2..])
}

/// Fills in a handle that the program makes: callback, arguments, loop, context.
fn begin(vm: &mut Vm, this: &Value, when: f64, rest: &[Value]) -> Outcome {
    let context = crate::context::given_or_copied(vm, rest[3].clone());
    let arguments = if rest[1].is_a::<Tuple>() {
        rest[1].clone()
    } else {
        let arguments = vm.collect(&rest[1])?;
        vm.tuple(arguments)
    };
    let made_at = debug::made_at(vm, &rest[2])?;
    let handle = handle_of(this);
    handle.made_at.set(made_at);
    handle.callback.set(rest[0].clone());
    handle.arguments.set(arguments);
    handle.event_loop.set(rest[2].clone());
    handle.context.set(context);
    handle.when.set(when);
    Ok(Value::NONE)
}

fn set_scheduled(vm: &mut Vm, handle: &Value, value: Value) -> Result<(), Raised> {
    let is_scheduled = vm.truth(&value)?;
    handle_of(handle).is_scheduled.set(is_scheduled);
    Ok(())
}

/// A loop that the program wrote counts its cancelled timers.
fn cancel_timer(vm: &mut Vm, args: &[Value]) -> Outcome {
    let handle = handle_of(&args[0]);
    let event_loop = handle.event_loop.get();
    if !handle.is_cancelled.get() && !event_loop.is_empty() && event_loop.foreign::<LoopData>().is_none() {
        vm.call_method(&event_loop, "_timer_handle_cancelled", &[args[0].clone()])?;
    }
    cancel(vm, args)
}

fn cancel(vm: &mut Vm, args: &[Value]) -> Outcome {
    let handle = handle_of(&args[0]);
    if handle.made_at.is_set() && !handle.is_cancelled.get() {
        let text = source_text(vm, handle)?;
        let text = vm.str(&text);
        handle_of(&args[0]).shown.set(text);
    }
    handle_of(&args[0]).cancel();
    Ok(Value::NONE)
}

/// The callback as the handle's repr shows it; in debug mode with its arguments.
fn source_text(vm: &mut Vm, handle: &CallHandle) -> Result<String, Raised> {
    let (callback, arguments) = (handle.callback.get(), handle.arguments.get());
    if handle.made_at.is_set() {
        return names::callback_source_in_debug_mode(vm, &callback, &arguments);
    }
    names::callback_source(vm, &callback)
}

fn cancelled(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(handle_of(&args[0]).is_cancelled.get()))
}

fn get_context(vm: &mut Vm, args: &[Value]) -> Outcome {
    crate::context::shown(vm, &handle_of(&args[0]).context)
}

fn run(vm: &mut Vm, args: &[Value]) -> Outcome {
    let handle =
        args[0].foreign::<CallHandle>().expect("the receiver of a handle's method is a handle").to_ref();
    crate::running::run_called(vm, &handle)?;
    Ok(Value::NONE)
}

fn when(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let handle = handle_of(&args[0]);
    let given = handle.when_given.get();
    Ok(if given.is_empty() { Value::float(handle.when.get()) } else { given })
}

fn when_property(vm: &mut Vm, handle: &Value) -> Outcome {
    when(vm, std::slice::from_ref(handle))
}

fn timer_hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let when = Value::float(handle_of(&args[0]).when.get());
    vm.hash(&when).map(|hash| vm.int(hash as i64))
}

fn timer_order(vm: &mut Vm, args: &[Value], is_so: fn(f64, f64) -> bool, or_equal: bool) -> Outcome {
    let Some(other) = args[1].foreign::<CallHandle>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (left, right) = (handle_of(&args[0]).when.get(), other.when.get());
    if is_so(left, right) {
        return Ok(Value::TRUE);
    }
    if or_equal { timer_eq(vm, args) } else { Ok(Value::FALSE) }
}

fn timer_lt(vm: &mut Vm, args: &[Value]) -> Outcome {
    timer_order(vm, args, |left, right| left < right, false)
}

fn timer_le(vm: &mut Vm, args: &[Value]) -> Outcome {
    timer_order(vm, args, |left, right| left < right, true)
}

fn timer_gt(vm: &mut Vm, args: &[Value]) -> Outcome {
    timer_order(vm, args, |left, right| left > right, false)
}

fn timer_ge(vm: &mut Vm, args: &[Value]) -> Outcome {
    timer_order(vm, args, |left, right| left > right, true)
}

fn timer_eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(other) = args[1].foreign::<CallHandle>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if other.when.get().is_nan() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let this = handle_of(&args[0]);
    let is_equal = this.when.get() == other.when.get()
        && vm.equal(&this.callback.get(), &other.callback.get())?
        && vm.equal(&this.arguments.get(), &other.arguments.get())?
        && this.is_cancelled.get() == other.is_cancelled.get();
    Ok(Value::bool(is_equal))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let handle = handle_of(&args[0]);
    let mut words = vec![vm.class_of(&args[0]).name().to_string()];
    let is_cancelled = handle.is_cancelled.get();
    if is_cancelled {
        words.push("cancelled".into());
    }
    if !handle.when.get().is_nan() {
        let when = when(vm, args)?;
        words.push(format!("when={}", vm.repr(&when)?.as_str()));
    }
    let stack = handle.made_at.get();
    if handle.callback.is_set() {
        words.push(source_text(vm, handle)?);
    } else if handle.shown.is_set() {
        let text = handle.shown.get();
        words.push(vm.str_of(&text)?.as_str().to_string());
    }
    words.extend(debug::created_at(vm, &stack)?);
    Ok(vm.str(&format!("<{}>", words.join(" "))))
}

/// Makes the object that `call_soon` and its kin give back.
pub fn new_handle(
    vm: &mut Vm,
    event_loop: &Value,
    callback: Value,
    arguments: Value,
    context: Value,
    when: Option<f64>,
) -> Ref<Holder<CallHandle>> {
    let context = crate::context::given_or_copied(vm, context);
    let classes = &runtime(vm).classes;
    let class = if when.is_some() { classes.timer_handle.clone() } else { classes.handle.clone() };
    let payload = CallHandle::new(callback, arguments, event_loop.clone(), context, when.unwrap_or(f64::NAN));
    vm.heap.alloc_foreign(&class, payload, class.root_shape.get())
}
