//! `asyncio.sleep`, and coroutines that end as soon as they are awaited.
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
//! Most sleeps need no object at all: see `nap`. What a program sees of the others: see `coroutine`.

use std::cell::Cell;

use rondo_eventloop::{Duration, TimerId};
use rondo_vm::Completion;
use rondo_vm::Sent;
use rondo_vm::heap::{Foreign, Holder, Object, Ref, Tracer, Value, ValueCell, prefetch};
use rondo_vm::types::generator::Generator;
use rondo_vm::{Outcome, Raised, Vm};

use crate::event_loop::{self, LoopData};
use crate::functions;
use crate::future;
use crate::handle::{Handle, TaskRef};
use crate::nap;
use crate::state::runtime;

/// How a task shows a sleep that it waits for: as the future that asyncio has inside of it.
pub(crate) const SHOWN_WAITING: &str = "<Future pending cb=[Task.task_wakeup()]>";
/// The same when the timer has fired.
pub(crate) const SHOWN_OVER: &str = "<Future finished result=None>";

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
    /// Not awaited yet; as soon as it is, it raises: `result` holds the exception.
    Doomed,
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

    /// Whether nobody has awaited it yet.
    pub fn is_new(&self) -> bool {
        matches!(self.state.get(), State::New | State::Immediate | State::Doomed)
    }

    /// Whether it was awaited, and has not ended.
    pub fn is_suspended(&self) -> bool {
        !self.is_new() && self.state.get() != State::Finished
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

/// The object of a nap whose timer is set.
pub(crate) fn waiting(vm: &mut Vm, timer: TimerId, task: TaskRef) -> Value {
    let coroutine = begun(vm, State::Waiting);
    let sleep = coroutine.foreign::<NativeCoroutine>().expect("it was just made");
    sleep.number.set(timer.to_bits());
    sleep.waiter.set(Some(task));
    coroutine
}

/// The object of a nap whose timer has fired.
pub(crate) fn over(vm: &mut Vm) -> Value {
    begun(vm, State::Over)
}

/// The object of a sleep that gave up its turn where it was called, and so never was one.
pub(crate) fn turn_object(vm: &mut Vm) -> Value {
    begun(vm, State::Skipping)
}

/// A sleep that is awaited already.
fn begun(vm: &mut Vm, state: State) -> Value {
    let coroutine = new_coroutine(vm, Origin::Sleep, state, 0.0, Value::NONE);
    coroutine.header().expect("it lies on the heap").set_finalise(false);
    coroutine
}

/// `asyncio.sleep(delay, result=None)`
pub(crate) fn sleep(vm: &mut Vm, args: &[Value]) -> Outcome {
    let is_awaited_at_once = vm.is_awaited_at_once();
    let delay = match seconds_of(vm, &args[0]) {
        Ok(delay) => delay,
        Err(raised) if is_awaited_at_once => return Err(raised),
        Err(raised) => {
            return Ok(new_coroutine(vm, Origin::Sleep, State::Doomed, 0.0, raised.0.value()));
        }
    };
    let result = args[1].clone().or_none();
    if is_awaited_at_once && result.is_none() {
        if delay <= 0.0 {
            return Ok(Value::TURN);
        }
        if let Some(nap) = nap::begin(vm, delay)? {
            return Ok(nap);
        }
    }
    Ok(new_coroutine(vm, Origin::Sleep, State::New, delay, result))
}

fn seconds_of(vm: &mut Vm, delay: &Value) -> Result<f64, Raised> {
    match (delay.as_small_int(), delay.as_float()) {
        (Some(whole), _) => Ok(whole as f64),
        (None, Some(float)) => Ok(float),
        (None, None) => {
            // What is no number is found out where it is compared with zero.
            let zero = vm.int(0);
            vm.compare_truth(rondo_vm::CompareOp::Le, delay, &zero)?;
            vm.float_of(delay)
        }
    }
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
            abandon(sleep);
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
        State::Doomed => {
            let exception = sleep.result.take();
            finish(sleep);
            Err(vm.raised_of(exception))
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

/// `close()` of it.
pub(crate) fn close(coroutine: &Value) {
    abandon(coroutine.foreign::<NativeCoroutine>().expect("only native coroutines have this class"));
}

/// It is left before its time. Where that is not the doing of the task that is parked here, the task remains so: asyncio's
/// would wait for a future whose timer is gone.
fn abandon(sleep: &Sleep) {
    match sleep.timer() {
        Some(timer) if sleep.has_waiter() => stop_timer(sleep, timer),
        _ => finish(sleep),
    }
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
    sleep.with_waiter(|waiter| waiter.into_iter().for_each(|task| cancel_timer(task, timer)));
}

/// Cancels a timer in the loop of a task.
pub(crate) fn cancel_timer(task: &TaskRef, timer: TimerId) {
    if let Some(event_loop) = task.core.event_loop.get().foreign::<LoopData>() {
        drop(event_loop.cancel_timer(timer));
    }
}

/// The timer has fired: the task that is parked here is woken.
pub(crate) fn wake(vm: &mut Vm, event_loop: &LoopData, sleep: &Sleep) -> Result<(), Raised> {
    if sleep.state.get() != State::Waiting {
        return wake_crowd(vm, event_loop, sleep);
    }
    sleep.state.set(State::Over);
    sleep.waiter.take().map_or(Ok(()), |task| event_loop.push(vm, Handle::Wakeup(task)))
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
fn wake_crowd(vm: &mut Vm, event_loop: &LoopData, sleep: &Sleep) -> Result<(), Raised> {
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
