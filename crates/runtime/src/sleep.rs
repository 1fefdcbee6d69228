//! Coroutines written in Rust: `asyncio.sleep` above all.
//!
//! In asyncio a sleep is a coroutine with a future and a timer inside. Here it is one object that plays all three parts
//! and takes the same steps:
//!
//! ```text
//!  sleep(0)   New ──await──► Skipping ──next turn──► Finished
//!  sleep(d)   New ──await──► Waiting ──timer: a handle──► Over ──wake-up: a handle──► Finished
//!                               └──task.cancel()──► Cancelled ──wake-up──► Finished, CancelledError raised
//! ```
//!
//! To a program it is a coroutine: `type(...).__name__`, `send`, `throw`, `close`, "was never awaited".

use std::cell::Cell;

use rondo_eventloop::{Duration, TimerId};
use rondo_vm::Completion;
use rondo_vm::Sent;
use rondo_vm::heap::{Foreign, Holder, Object, Ref, Tracer, Value, ValueCell, prefetch};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::generator::Generator;
use rondo_vm::{Outcome, Raised, Vm, method};

use crate::event_loop::{self, LoopData};
use crate::functions;
use crate::future;
use crate::handle::{Handle, TaskRef};
use crate::operation::{self, Operation};
use crate::state::runtime;

/// Which coroutine function it comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// `asyncio.sleep`
    Sleep,
    /// `loop.shutdown_asyncgens`, where there is none.
    ShutdownAsyncgens,
    /// `loop.shutdown_default_executor`, where there is none.
    ShutdownDefaultExecutor,
}

impl Origin {
    fn qualname(self) -> &'static str {
        match self {
            Origin::Sleep => "sleep",
            Origin::ShutdownAsyncgens => "BaseEventLoop.shutdown_asyncgens",
            Origin::ShutdownDefaultExecutor => "BaseEventLoop.shutdown_default_executor",
        }
    }
}

/// Where it is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Not awaited yet; the number is how many seconds to sleep.
    New,
    /// Not awaited yet; returns as soon as it is.
    Immediate,
    /// Gave up its turn.
    Skipping,
    /// The timer is set; the number is its name.
    Waiting,
    /// The same with several tasks parked here: the others stand in the runtime's `crowds`.
    Crowded,
    /// The timer has fired.
    Over,
    /// Cancelled while waiting; `result` holds the message.
    Cancelled,
    /// In a loop that is an object of the program: a coroutine written in the language sleeps; `result` holds it.
    Elsewhere,
    /// Returned, raised, or closed.
    Finished,
}

/// The payload of a coroutine written in Rust. With many tasks asleep there are many of these, so it is kept small.
pub struct NativeCoroutine {
    origin: Origin,
    state: Cell<State>,
    /// What this is depends on the state: the bits of seconds, or of the name of a timer.
    number: Cell<u64>,
    /// What it returns.
    result: ValueCell,
    /// The task that is parked here.
    waiter: Cell<Option<TaskRef>>,
}

impl Foreign for NativeCoroutine {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.result.trace(tracer);
        self.with_waiter(|waiter| waiter.into_iter().for_each(|task| tracer.reference(task)));
    }

    fn clear(&self) {
        drop((self.result.take(), self.waiter.take()));
    }
}

type Sleep = Object<Holder<NativeCoroutine>>;

impl NativeCoroutine {
    /// Asks for the memory of the task that is parked here.
    #[inline]
    pub(crate) fn prefetch_waiter(&self) {
        self.with_waiter(|waiter| waiter.into_iter().for_each(|task| prefetch(&**task)));
    }

    /// Looks at the task that is parked here.
    #[inline]
    fn with_waiter<R>(&self, look: impl FnOnce(Option<&TaskRef>) -> R) -> R {
        let waiter = self.waiter.take();
        let result = look(waiter.as_ref());
        self.waiter.set(waiter);
        result
    }

    /// The task that is parked here from now on. Gives back the one that was before.
    #[inline]
    pub fn park(&self, task: TaskRef) -> Option<TaskRef> {
        self.waiter.replace(Some(task))
    }

    fn has_waiter(&self) -> bool {
        self.with_waiter(|waiter| waiter.is_some())
    }

    /// Whether it was cancelled while it waited: then the message.
    pub fn cancellation(&self) -> Option<Value> {
        (self.state.get() == State::Cancelled).then(|| self.result.get())
    }

    /// The `__qualname__` of the coroutine.
    pub fn qualname(&self) -> &'static str {
        self.origin.qualname()
    }

    /// Whether it waits for its timer.
    pub fn is_waiting(&self) -> bool {
        matches!(self.state.get(), State::Waiting | State::Crowded)
    }

    fn timer(&self) -> Option<TimerId> {
        self.is_waiting().then(|| TimerId::from_bits(self.number.get()))
    }
}

fn new_coroutine(vm: &mut Vm, origin: Origin, state: State, seconds: f64, result: Value) -> Value {
    let class = runtime(vm).classes.native_coroutine.clone();
    let payload = NativeCoroutine {
        origin,
        state: Cell::new(state),
        number: Cell::new(seconds.to_bits()),
        result: ValueCell::new(result),
        waiter: Cell::new(None),
    };
    let coroutine = vm.heap.alloc_foreign(&class, payload, 0);
    coroutine.header().set_finalise(true);
    coroutine.into()
}

/// A coroutine that returns `None` as soon as it is awaited.
pub(crate) fn immediate(vm: &mut Vm, origin: Origin) -> Value {
    new_coroutine(vm, origin, State::Immediate, 0.0, Value::NONE)
}

/// The object of a sleep that gave up its turn where it was called, and so never was one.
pub(crate) fn turn_object(vm: &mut Vm) -> Value {
    let coroutine = new_coroutine(vm, Origin::Sleep, State::Skipping, 0.0, Value::NONE);
    coroutine.header().expect("it lies on the heap").set_finalise(false);
    coroutine
}

/// `asyncio.sleep(delay, result=None)`
pub(crate) fn sleep(vm: &mut Vm, args: &[Value]) -> Outcome {
    let is_awaited_at_once = vm.is_awaited_at_once();
    let delay = match (args[0].as_small_int(), args[0].as_float()) {
        (Some(whole), _) => whole as f64,
        (None, Some(float)) => float,
        (None, None) => {
            // What is no number is found out where it is compared with zero.
            let zero = vm.int(0);
            vm.compare_truth(rondo_vm::CompareOp::Le, &args[0], &zero)?;
            vm.float_of(&args[0])?
        }
    };
    let result = if args[1].is_empty() { Value::NONE } else { args[1].clone() };
    if is_awaited_at_once && delay <= 0.0 && result.is_none() {
        return Ok(Value::TURN);
    }
    Ok(new_coroutine(vm, Origin::Sleep, State::New, delay, result))
}

/// `await` of it.
pub(crate) fn drive(vm: &mut Vm, coroutine: &Value, sent: Sent) -> Result<Completion, Raised> {
    let sleep = coroutine.foreign::<NativeCoroutine>().expect("only native coroutines have this driver");
    if sleep.state.get() == State::Elsewhere {
        return sleep_elsewhere(vm, sleep, sent);
    }
    match sent {
        Sent::Value(_) => go_on(vm, sleep),
        Sent::Raise(raised) => {
            if sleep.state.get() == State::Finished {
                return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
            }
            finish(sleep);
            Err(raised)
        }
    }
}

fn go_on(vm: &mut Vm, sleep: &Sleep) -> Result<Completion, Raised> {
    match sleep.state.get() {
        State::New => {
            sleep.header().set_finalise(false);
            let delay = f64::from_bits(sleep.number.get());
            if delay <= 0.0 {
                sleep.state.set(State::Skipping);
                return Ok(Completion::Yield(Value::NONE));
            }
            begin(vm, sleep, delay)
        }
        State::Immediate | State::Skipping | State::Over => {
            sleep.header().set_finalise(false);
            sleep.state.set(State::Finished);
            Ok(Completion::Return(sleep.result.take()))
        }
        // Another task has the same coroutine in its hands: both wait.
        State::Waiting | State::Crowded if sleep.has_waiter() => Ok(Completion::Yield(sleep.value())),
        State::Waiting | State::Crowded => Err(vm.runtime_error("await wasn't used with future")),
        State::Cancelled => {
            let message = sleep.result.get();
            finish(sleep);
            Err(future::new_cancelled_error(vm, &message))
        }
        State::Elsewhere => unreachable!("the coroutine that sleeps has been resumed instead"),
        State::Finished => Err(vm.runtime_error("cannot reuse already awaited coroutine")),
    }
}

/// Resumes the coroutine that sleeps on our behalf.
fn sleep_elsewhere(vm: &mut Vm, sleep: &Sleep, sent: Sent) -> Result<Completion, Raised> {
    let inner = sleep.result.get();
    let inner = inner.downcast::<Generator>().expect("an async def makes a coroutine");
    let completion = vm.resume(inner, sent);
    if !matches!(completion, Ok(Completion::Yield(_))) {
        finish(sleep);
    }
    completion
}

fn begin(vm: &mut Vm, sleep: &Sleep, delay: f64) -> Result<Completion, Raised> {
    if delay.is_nan() {
        finish(sleep);
        return Err(vm.value_error("Invalid delay: NaN (not a number)"));
    }
    let running = event_loop::running_or_error(vm);
    let running = running.inspect_err(|_| finish(sleep))?;
    let event_loop = event_loop::unaltered(&running);
    let Some(event_loop) = event_loop else {
        let helper = functions::helper(vm, "sleep_elsewhere")?;
        // A clock that counts in whole numbers goes on in whole numbers.
        let is_whole = delay.fract() == 0.0 && delay.abs() < 1e15;
        let delay = if is_whole { vm.int(delay as i64) } else { Value::float(delay) };
        let inner = vm.call(&helper, &[running, delay, sleep.result.get()])?;
        sleep.result.set(inner);
        sleep.state.set(State::Elsewhere);
        return sleep_elsewhere(vm, sleep, Sent::Value(Value::NONE));
    };
    let deadline = event_loop.now() + Duration::from_seconds(delay);
    let timer = event_loop.set_timer(vm, deadline, Handle::SleepOver(sleep.to_ref()))?;
    sleep.state.set(State::Waiting);
    sleep.number.set(timer.to_bits());
    Ok(Completion::Yield(sleep.value()))
}

/// Ends it, its timer included.
fn finish(sleep: &Sleep) {
    if let Some(timer) = sleep.timer() {
        stop_timer(sleep, timer);
    }
    sleep.state.set(State::Finished);
    sleep.header().set_finalise(false);
    drop((sleep.result.take(), sleep.waiter.take()));
}

fn stop_timer(sleep: &Sleep, timer: TimerId) {
    let waiter = sleep.waiter.take();
    if let Some(task) = &waiter
        && let Some(event_loop) = task.core.event_loop.get().foreign::<LoopData>()
    {
        drop(event_loop.cancel_timer(timer));
    }
    sleep.waiter.set(waiter);
}

/// The timer has fired: the task that is parked here is woken.
pub(crate) fn is_over(sleep: &Sleep) -> Option<TaskRef> {
    if sleep.state.get() != State::Waiting {
        return None;
    }
    sleep.state.set(State::Over);
    sleep.waiter.take()
}

/// A second task is parked here, or a third: the first keeps its place.
#[cold]
pub(crate) fn join_crowd(vm: &mut Vm, sleep: &Sleep, first: TaskRef, task: TaskRef) {
    drop(sleep.park(first));
    sleep.state.set(State::Crowded);
    runtime(vm).crowds.push((sleep.to_ref(), task));
}

/// Those who are parked here, in the order in which they came.
fn take_crowd(vm: &mut Vm, sleep: &Sleep) -> Vec<TaskRef> {
    let is_here = |(other, _): &mut (Ref<Holder<NativeCoroutine>>, TaskRef)| other.value().is(&sleep.value());
    let others = runtime(vm).crowds.extract_if(.., is_here).map(|(_, task)| task);
    sleep.waiter.take().into_iter().chain(others).collect()
}

/// The timer has fired: if several tasks are parked here, all are woken.
#[cold]
pub(crate) fn wake_crowd(vm: &mut Vm, event_loop: &LoopData, sleep: &Sleep) -> Result<(), Raised> {
    if sleep.state.get() != State::Crowded {
        return Ok(());
    }
    sleep.state.set(State::Over);
    take_crowd(vm, sleep).into_iter().try_for_each(|task| event_loop.push(vm, Handle::Wakeup(task)))
}

/// `future.cancel()` of the future inside a sleep.
pub(crate) fn cancel(vm: &mut Vm, sleep: &Sleep, message: Value) -> Result<bool, Raised> {
    let Some(timer) = sleep.timer() else { return Ok(false) };
    stop_timer(sleep, timer);
    let is_crowded = sleep.state.replace(State::Cancelled) == State::Crowded;
    sleep.result.set(message);
    let others = if is_crowded { take_crowd(vm, sleep) } else { Vec::new() };
    for task in sleep.waiter.take().into_iter().chain(others) {
        let event_loop = task.core.event_loop.get();
        event_loop::schedule(vm, &event_loop, Handle::Wakeup(task))?;
    }
    Ok(true)
}

// The class.

/// The class of `asyncio.sleep` and its like. It derives from `coroutine`, and has its name.
pub const CLASS: ClassDef = ClassDef {
    name: "coroutine",
    doc: "A coroutine.",
    methods: METHODS,
    properties: PROPERTIES,
    is_base: false,
};

/// The class of the coroutines written in Rust that await. To a program it is the same.
pub const OPERATION: ClassDef = ClassDef {
    name: "coroutine",
    doc: "A coroutine.",
    methods: METHODS,
    properties: PROPERTIES,
    is_base: false,
};

const METHODS: &[NativeDef] = &[
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!("__await__", "(self, /)", wrapper, "Return an iterator to be used in await expression."),
    method!("__del__", "(self, /)", del, "Say that it was never awaited."),
    method!("__next__", "(self, /)", next, "Implement next(self)."),
    method!("send", "(self, arg, /)", send, "Resume the coroutine with a value."),
    method!(
        "throw",
        "(self, type, value=None, traceback=None, /)",
        throw,
        "Raise an exception in the coroutine."
    ),
    method!("close", "(self, /)", close, "End the coroutine."),
];

const PROPERTIES: &[PropertyDef] = &[
    PropertyDef { name: "__name__", get: name, set: None, doc: "name of the coroutine" },
    PropertyDef { name: "__qualname__", get: qualname, set: None, doc: "qualified name of the coroutine" },
    PropertyDef {
        name: "cr_await",
        get: |_, value| Ok(awaited(value)),
        set: None,
        doc: "object being awaited on, or None",
    },
    PropertyDef {
        name: "cr_running",
        get: |_, _| Ok(Value::FALSE),
        set: None,
        doc: "Always False: it runs no code of the language.",
    },
    PropertyDef {
        name: "cr_suspended",
        get: is_suspended,
        set: None,
        doc: "Whether it has been awaited and has not ended.",
    },
    PropertyDef {
        name: "_is_new",
        get: |_, value| Ok(Value::bool(is_new(value))),
        set: None,
        doc: "Whether it was never awaited: what a coroutine's frame tells otherwise.",
    },
    PropertyDef {
        name: "cr_frame",
        get: |_, _| Ok(Value::NONE),
        set: None,
        doc: "Always None: it is written in Rust.",
    },
    PropertyDef {
        name: "cr_code",
        get: |_, _| Ok(Value::NONE),
        set: None,
        doc: "Always None: it is written in Rust.",
    },
    PropertyDef {
        name: "cr_origin",
        get: |_, _| Ok(Value::NONE),
        set: None,
        doc: "Where it was made, or None.",
    },
];

fn coroutine(value: &Value) -> &Sleep {
    value.foreign::<NativeCoroutine>().expect("the receiver of a native coroutine's method is one")
}

/// The `__qualname__` of either kind.
fn qualified_name(value: &Value) -> &'static str {
    match value.foreign::<Operation>() {
        Some(operation) => operation.origin().qualname(),
        None => coroutine(value).origin.qualname(),
    }
}

/// What it awaits; a sleep awaits nothing that a program could see.
fn awaited(value: &Value) -> Value {
    let awaited = value.foreign::<Operation>().map_or(Value::NONE, |operation| operation.awaited());
    if awaited.is_empty() { Value::NONE } else { awaited }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let id = vm.id_of(&args[0]);
    Ok(vm.str(&format!("<coroutine object {} at {id:#x}>", qualified_name(&args[0]))))
}

fn wrapper(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = runtime(vm).classes.coroutine_wrapper.clone();
    let payload = Wrapper { coroutine: ValueCell::new(args[0].clone()) };
    Ok(vm.heap.alloc_foreign(&class, payload, 0).into())
}

// What `sleep(1).__await__()` gives: an iterator, which the coroutine itself is not.

/// The payload of an iterator over a coroutine written in Rust.
pub struct Wrapper {
    coroutine: ValueCell,
}

impl Foreign for Wrapper {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.coroutine.trace(tracer);
    }

    fn clear(&self) {
        drop(self.coroutine.take());
    }
}

/// The class of such iterators.
pub const WRAPPER: ClassDef = ClassDef {
    name: "coroutine_wrapper",
    doc: "A wrapper object implementing __await__ for coroutines.",
    methods: &[
        method!("__iter__", "(self, /)", |_, args| Ok(args[0].clone()), "Implement iter(self)."),
        method!("__next__", "(self, /)", |vm, args| next(vm, &[wrapped(&args[0])]), "Implement next(self)."),
        method!(
            "send",
            "(self, arg, /)",
            |vm, args| send(vm, &[wrapped(&args[0]), args[1].clone()]),
            "Resume the coroutine with a value."
        ),
        method!(
            "throw",
            "(self, type, value=None, traceback=None, /)",
            |vm, args| throw(vm, &[wrapped(&args[0]), args[1].clone(), args[2].clone(), args[3].clone()]),
            "Raise an exception in the coroutine."
        ),
        method!("close", "(self, /)", |vm, args| close(vm, &[wrapped(&args[0])]), "End the coroutine."),
    ],
    properties: &[],
    is_base: false,
};

fn wrapped(wrapper: &Value) -> Value {
    wrapper.foreign::<Wrapper>().expect("only wrappers have this class").coroutine.get()
}

/// `yield from` it.
pub(crate) fn drive_wrapper(vm: &mut Vm, wrapper: &Value, sent: Sent) -> Result<Completion, Raised> {
    drive_either(vm, &wrapped(wrapper), sent)
}

fn drive_either(vm: &mut Vm, coroutine: &Value, sent: Sent) -> Result<Completion, Raised> {
    match coroutine.foreign::<Operation>() {
        Some(_) => operation::drive(vm, coroutine, sent),
        None => drive(vm, coroutine, sent),
    }
}

fn by_hand(vm: &mut Vm, coroutine: &Value, sent: Sent) -> Outcome {
    match drive_either(vm, coroutine, sent)? {
        Completion::Yield(value) | Completion::AsyncYield(value) => Ok(value),
        Completion::Return(value) => Err(vm.stop_iteration(value)),
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    by_hand(vm, &args[0], Sent::Value(Value::NONE))
}

fn send(vm: &mut Vm, args: &[Value]) -> Outcome {
    if is_new(&args[0]) && !args[1].is_none() {
        return Err(vm.type_error("can't send non-None value to a just-started coroutine"));
    }
    by_hand(vm, &args[0], Sent::Value(args[1].clone()))
}

fn throw(vm: &mut Vm, args: &[Value]) -> Outcome {
    rondo_vm::types::generator::class::warn_of_parts(vm, args.get(2), "throw")?;
    let raised = rondo_vm::types::generator::class::thrown(vm, &args[1..])?;
    by_hand(vm, &args[0], Sent::Raise(raised))
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    match args[0].foreign::<Operation>() {
        Some(_) => operation::close(vm, &args[0])?,
        None => finish(coroutine(&args[0])),
    }
    Ok(Value::NONE)
}

/// Whether nobody has awaited it yet.
fn is_new(value: &Value) -> bool {
    match value.foreign::<Operation>() {
        Some(operation) => operation.is_new(),
        None => matches!(coroutine(value).state.get(), State::New | State::Immediate),
    }
}

fn del(vm: &mut Vm, args: &[Value]) -> Outcome {
    if is_new(&args[0]) {
        let name = format!("coroutine '{}'", qualified_name(&args[0]));
        vm.warn_never_awaited(&name, &args[0]);
    } else if args[0].foreign::<Operation>().is_some() {
        operation::close(vm, &args[0])?;
    }
    Ok(Value::NONE)
}

fn name(vm: &mut Vm, value: &Value) -> Outcome {
    let qualname = qualified_name(value);
    Ok(vm.str(qualname.rsplit('.').next().expect("a name has a last part")))
}

fn qualname(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(vm.str(qualified_name(value)))
}

fn is_suspended(_vm: &mut Vm, value: &Value) -> Outcome {
    if let Some(operation) = value.foreign::<Operation>() {
        return Ok(Value::bool(operation.is_suspended()));
    }
    let state = coroutine(value).state.get();
    let is_fresh = matches!(state, State::New | State::Immediate);
    Ok(Value::bool(!is_fresh && state != State::Finished))
}
