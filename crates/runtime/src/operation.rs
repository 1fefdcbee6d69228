//! Coroutines written in Rust that await: `lock.acquire()`, `queue.get()`, `reader.read()`.
//!
//! Each does something, perhaps awaits a future, and goes on when that is done; some begin again. What lies between two awaits
//! is a function of the object's own room, which answers with what comes [`Next`]:
//!
//! ```text
//!            begin              Next::Await(future)              go_on(outcome)
//!   New ───────────────────────────────► AtFuture ───────────────────────────────► Finished
//!    │                                      ▲   task parked at the future             ▲
//!    └── nothing to wait for ───────────────┼─────────────────────────────────────────┘
//!                                           └── not yet: once more
//! ```
//!
//! One that is awaited where it is called begins right there. If there is nothing to wait for, it ends there too, and was never
//! an object; else its object is made when it has begun.
//!
//! The futures are those that asyncio would make, so whoever is woken is woken in the same turn. To a program each is a coroutine
//! (see [`crate::sleep`], which has the table of the class). A coroutine of the program may stand in between (a subclass that overrides
//! `acquire`); it is then driven from here.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use rondo_vm::types::generator::Generator;
use rondo_vm::{Completion, Outcome, Raised, Sent, Vm};

use crate::event_loop;
use crate::functions;
use crate::future;
use crate::state::runtime;
use crate::{streams, sync};

/// Which coroutine function it comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// `Lock.acquire`
    LockAcquire,
    /// `async with lock`
    LockEnter,
    /// The end of `async with lock`.
    LockExit,
    /// `Semaphore.acquire`
    SemaphoreAcquire,
    /// `async with semaphore`
    SemaphoreEnter,
    /// The end of `async with semaphore`.
    SemaphoreExit,
    /// `Event.wait`
    EventWait,
    /// `Queue.put`
    QueuePut,
    /// `Queue.get`
    QueueGet,
    /// `Queue.join`
    QueueJoin,
    /// `StreamReader.read`
    Read,
    /// `StreamReader.readexactly`
    ReadExactly,
    /// `StreamReader.readuntil`
    ReadUntil,
    /// `StreamReader.readline`
    ReadLine,
    /// `async for line in reader`
    NextLine,
    /// `StreamReader._wait_for_data`
    WaitForData,
    /// `StreamWriter.drain`
    Drain,
    /// `StreamWriter.wait_closed`
    WaitClosed,
}

impl Origin {
    /// The `__qualname__` of the coroutine.
    pub fn qualname(self) -> &'static str {
        match self {
            Origin::LockAcquire => "Lock.acquire",
            Origin::LockEnter | Origin::SemaphoreEnter => "_ContextManagerMixin.__aenter__",
            Origin::LockExit | Origin::SemaphoreExit => "_ContextManagerMixin.__aexit__",
            Origin::SemaphoreAcquire => "Semaphore.acquire",
            Origin::EventWait => "Event.wait",
            Origin::QueuePut => "Queue.put",
            Origin::QueueGet => "Queue.get",
            Origin::QueueJoin => "Queue.join",
            Origin::Read => "StreamReader.read",
            Origin::ReadExactly => "StreamReader.readexactly",
            Origin::ReadUntil => "StreamReader.readuntil",
            Origin::ReadLine => "StreamReader.readline",
            Origin::NextLine => "StreamReader.__anext__",
            Origin::WaitForData => "StreamReader._wait_for_data",
            Origin::Drain => "StreamWriter.drain",
            Origin::WaitClosed => "StreamWriter.wait_closed",
        }
    }
}

/// What comes next in an operation.
pub enum Next {
    /// It has ended, with this result.
    Return(Value),
    /// It awaits this future, or what behaves like one.
    Await(Value),
    /// It awaits this coroutine.
    AwaitCoroutine(Value),
    /// It gives up its turn, as `sleep(0)` does.
    Skip,
}

/// Where it is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    New,
    /// Begun where it was awaited, and about to await the future in `awaited`.
    BeforeFuture,
    /// The same, the coroutine in `awaited`.
    BeforeCoroutine,
    /// The same, and about to give up its turn.
    BeforeSkipping,
    AtFuture,
    AtCoroutine,
    Skipping,
    Finished,
}

/// The payload of such a coroutine.
pub struct Operation {
    origin: Origin,
    stage: Cell<Stage>,
    /// The lock, the queue, the stream that it works for.
    pub object: ValueCell,
    /// What it was given: the item, the number of bytes, the separator.
    pub argument: ValueCell,
    /// The future or the coroutine that it awaits.
    awaited: ValueCell,
    /// What an operation has to remember from one await to the next.
    pub memory: Cell<usize>,
}

impl Foreign for Operation {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.object.trace(tracer);
        self.argument.trace(tracer);
        self.awaited.trace(tracer);
    }

    fn clear(&self) {
        drop((self.object.take(), self.argument.take(), self.awaited.take()));
    }
}

impl Operation {
    /// Which coroutine function it comes from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// Whether nobody has awaited it yet.
    pub fn is_new(&self) -> bool {
        self.stage.get() == Stage::New
    }

    /// Whether it has begun and not ended.
    pub fn is_suspended(&self) -> bool {
        !matches!(self.stage.get(), Stage::New | Stage::Finished)
    }

    /// What it awaits, or empty.
    pub fn awaited(&self) -> Value {
        self.awaited.get()
    }
}

type OperationObject = Object<Holder<Operation>>;

/// A coroutine that has not begun; or, where it is awaited on the spot, what comes of that: its result, or a coroutine that
/// has begun and has something to wait for.
pub fn new(vm: &mut Vm, origin: Origin, object: &Value, argument: Value) -> Outcome {
    let is_awaited_at_once = vm.is_awaited_at_once();
    let operation = Operation {
        origin,
        stage: Cell::new(Stage::New),
        object: ValueCell::new(object.clone()),
        argument: ValueCell::new(argument),
        awaited: ValueCell::default(),
        memory: Cell::new(0),
    };
    if is_awaited_at_once {
        let (stage, awaited) = match begin(vm, &operation) {
            Ok(Next::Await(awaited)) => (Stage::BeforeFuture, awaited),
            Ok(Next::AwaitCoroutine(awaited)) => (Stage::BeforeCoroutine, awaited),
            Ok(Next::Skip) => (Stage::BeforeSkipping, Value::EMPTY),
            Ok(Next::Return(value)) => {
                vm.end_native_await();
                return Ok(value);
            }
            Err(raised) => {
                vm.end_native_await();
                return Err(raised);
            }
        };
        operation.stage.set(stage);
        operation.awaited.set(awaited);
    }
    let class = runtime(vm).classes.operation.clone();
    let operation = vm.heap.alloc_foreign(&class, operation, 0);
    operation.header().set_finalise(true);
    Ok(operation.into())
}

/// `await` of it.
pub fn drive(vm: &mut Vm, coroutine: &Value, sent: Sent) -> Result<Completion, Raised> {
    let this = coroutine.foreign::<Operation>().expect("only operations have this driver");
    let next = match (this.stage.get(), sent) {
        (Stage::Finished, _) => return Err(vm.runtime_error("cannot reuse already awaited coroutine")),
        (Stage::New, Sent::Value(_)) => begin(vm, this),
        (Stage::New, Sent::Raise(raised)) => Err(raised),
        (Stage::BeforeFuture, Sent::Value(_)) => Ok(Next::Await(this.awaited.take())),
        (Stage::BeforeCoroutine, Sent::Value(_)) => Ok(Next::AwaitCoroutine(this.awaited.take())),
        (Stage::BeforeSkipping, Sent::Value(_)) => Ok(Next::Skip),
        (Stage::AtFuture, Sent::Value(_)) => {
            let awaited = this.awaited.get();
            let core = future::receiver(&awaited);
            let outcome = match core.is_done() {
                true => future::result_of(vm, core),
                false if core.is_blocking.replace(true) => {
                    Err(vm.runtime_error("await wasn't used with future"))
                }
                // Another task has the same coroutine in its hands.
                false => return Ok(Completion::Yield(awaited.clone())),
            };
            go_on(vm, this, &awaited, outcome)
        }
        (
            Stage::AtFuture | Stage::BeforeFuture | Stage::BeforeCoroutine | Stage::BeforeSkipping,
            Sent::Raise(raised),
        ) => {
            let awaited = this.awaited.get();
            go_on(vm, this, &awaited, Err(raised))
        }
        (Stage::AtCoroutine, sent) => {
            let awaited = this.awaited.get();
            match resume(vm, &awaited, sent) {
                Ok(Completion::Return(value)) => go_on(vm, this, &awaited, Ok(value)),
                Ok(yielded @ (Completion::Yield(_) | Completion::AsyncYield(_))) => return Ok(yielded),
                Err(raised) => go_on(vm, this, &awaited, Err(raised)),
            }
        }
        (Stage::Skipping, Sent::Value(_)) => go_on(vm, this, &Value::NONE, Ok(Value::NONE)),
        (Stage::Skipping, Sent::Raise(raised)) => go_on(vm, this, &Value::NONE, Err(raised)),
    };
    take_up(vm, this, next)
}

/// Does what comes next, until the operation waits or has ended.
fn take_up(
    vm: &mut Vm,
    this: &OperationObject,
    mut next: Result<Next, Raised>,
) -> Result<Completion, Raised> {
    loop {
        match next {
            Ok(Next::Return(value)) => {
                finish(this);
                return Ok(Completion::Return(value));
            }
            Err(raised) => {
                finish(this);
                return Err(raised);
            }
            Ok(Next::Skip) => {
                this.stage.set(Stage::Skipping);
                return Ok(Completion::Yield(Value::NONE));
            }
            Ok(Next::Await(awaited)) => {
                let is_ours = !vm.class_of(&awaited).is_heap_class();
                let Some(core) = future::core(&awaited).filter(|_| is_ours) else {
                    next = functions::wrap_awaitable(vm, &awaited).map(Next::AwaitCoroutine);
                    continue;
                };
                if core.is_done() {
                    let outcome = future::result_of(vm, core);
                    next = go_on(vm, this, &awaited, outcome);
                    continue;
                }
                core.is_blocking.set(true);
                this.stage.set(Stage::AtFuture);
                this.awaited.set(awaited.clone());
                return Ok(Completion::Yield(awaited));
            }
            Ok(Next::AwaitCoroutine(awaited)) => {
                this.stage.set(Stage::AtCoroutine);
                this.awaited.set(awaited.clone());
                match resume(vm, &awaited, Sent::Value(Value::NONE)) {
                    Ok(Completion::Return(value)) => next = go_on(vm, this, &awaited, Ok(value)),
                    Ok(yielded @ (Completion::Yield(_) | Completion::AsyncYield(_))) => return Ok(yielded),
                    Err(raised) => next = go_on(vm, this, &awaited, Err(raised)),
                }
            }
        }
    }
}

/// Resumes whatever can be awaited.
fn resume(vm: &mut Vm, awaited: &Value, sent: Sent) -> Result<Completion, Raised> {
    if let Some(generator) = awaited.downcast::<Generator>() {
        return vm.resume(generator, sent);
    }
    if let Some(driver) = vm.class_of(awaited).driver.get() {
        return driver(vm, awaited, sent);
    }
    let outcome = match sent {
        Sent::Value(value) => vm.call_method(awaited, "send", &[value]),
        Sent::Raise(raised) => vm.call_method(awaited, "throw", &[raised.0.value()]),
    };
    vm.completion_of(outcome)
}

/// Ends it. What it held is let go.
fn finish(this: &OperationObject) {
    this.stage.set(Stage::Finished);
    this.header().set_finalise(false);
    drop((this.object.take(), this.argument.take(), this.awaited.take()));
}

/// `coroutine.close()`, and the end of one that nobody can resume any more.
pub fn close(vm: &mut Vm, coroutine: &Value) -> Result<(), Raised> {
    let this = coroutine.foreign::<Operation>().expect("only operations are closed here");
    if !this.is_suspended() {
        finish(this);
        return Ok(());
    }
    let exit = vm.types.exceptions.generator_exit.clone();
    let raised = vm.raise_with(&exit, vec![]);
    match drive(vm, coroutine, Sent::Raise(raised)) {
        Ok(Completion::Return(_)) => Ok(()),
        Ok(Completion::Yield(_) | Completion::AsyncYield(_)) => {
            Err(vm.runtime_error("coroutine ignored GeneratorExit"))
        }
        Err(raised) if vm.raised_is(&raised, &exit) => Ok(()),
        Err(raised) => Err(raised),
    }
}

fn begin(vm: &mut Vm, this: &Operation) -> Result<Next, Raised> {
    let object = this.object.get();
    match this.origin {
        Origin::LockAcquire => sync::lock::acquire(vm, &object),
        Origin::LockEnter => sync::enter(vm, &object, sync::lock::acquire),
        Origin::SemaphoreAcquire => sync::semaphore::acquire(vm, &object),
        Origin::SemaphoreEnter => sync::enter(vm, &object, sync::semaphore::acquire),
        Origin::LockExit => sync::exit(vm, &object, sync::lock::release),
        Origin::SemaphoreExit => sync::exit(vm, &object, sync::semaphore::release),
        Origin::EventWait => sync::event::wait(vm, &object),
        Origin::QueuePut => sync::queue::put(vm, &object, &this.argument.get()),
        Origin::QueueGet => sync::queue::get(vm, &object),
        Origin::QueueJoin => sync::queue::join(vm, &object),
        Origin::Read
        | Origin::ReadExactly
        | Origin::ReadUntil
        | Origin::ReadLine
        | Origin::NextLine
        | Origin::WaitForData => streams::reading::begin(vm, this, &object),
        Origin::Drain => streams::writer::drain(vm, &object),
        Origin::WaitClosed => streams::writer::wait_closed(vm, &object),
    }
}

/// What was awaited has ended, or an exception was thrown in.
fn go_on(vm: &mut Vm, this: &OperationObject, awaited: &Value, outcome: Outcome) -> Result<Next, Raised> {
    let object = this.object.get();
    let is_own_coroutine = this.stage.get() == Stage::AtCoroutine;
    match this.origin {
        // A subclass's own `acquire` has done everything.
        Origin::LockEnter | Origin::SemaphoreEnter if is_own_coroutine && sync::is_derived(vm, &object) => {
            outcome.map(|_| Next::Return(Value::NONE))
        }
        Origin::LockAcquire => sync::lock::is_woken(vm, &object, awaited, outcome),
        Origin::LockEnter => sync::entered(sync::lock::is_woken(vm, &object, awaited, outcome)),
        Origin::SemaphoreAcquire => sync::semaphore::is_woken(vm, &object, awaited, outcome),
        Origin::SemaphoreEnter => sync::entered(sync::semaphore::is_woken(vm, &object, awaited, outcome)),
        Origin::LockExit | Origin::SemaphoreExit => outcome.map(Next::Return),
        Origin::EventWait => sync::event::is_woken(vm, &object, awaited, outcome),
        Origin::QueuePut => {
            let item = this.argument.get();
            sync::queue::putter_is_woken(vm, &object, awaited, outcome, &item)
        }
        Origin::QueueGet => sync::queue::getter_is_woken(vm, &object, awaited, outcome),
        Origin::QueueJoin => sync::queue::is_joined(vm, &object, awaited, outcome),
        Origin::Read
        | Origin::ReadExactly
        | Origin::ReadUntil
        | Origin::ReadLine
        | Origin::NextLine
        | Origin::WaitForData => streams::reading::go_on(vm, this, &object, outcome),
        Origin::Drain => streams::writer::go_on_draining(vm, this, &object, outcome),
        Origin::WaitClosed => outcome.map(|_| Next::Return(Value::NONE)),
    }
}

/// `loop.create_future()` of the loop that runs.
pub fn create_future(vm: &mut Vm, event_loop: &Value) -> Outcome {
    match event_loop::unaltered(event_loop) {
        Some(data) if !data.is_debug() && !vm.class_of(event_loop).is_heap_class() => {
            Ok(future::new_future(vm, event_loop.clone()))
        }
        _ => vm.call_method(event_loop, "create_future", &[]),
    }
}
