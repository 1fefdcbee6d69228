//! The loop as an object: `asyncio.new_event_loop()` and its methods.
//!
//! The turning itself is the event loop crate's; how its handles run is [`crate::running`]. Here is what programs say to a
//! loop. The world (clock, sockets, other threads) is shared by all loops of a session.

use std::cell::{Cell, RefCell};

use rondo_eventloop::{Direction, EventLoop, Instant, SourceId, TimerId, Turn};
use rondo_vm::heap::{Dict, Foreign, Holder, Object, Ref, Tracer, Value, ValueCell};
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::generator::{Flavour, Generator, State};
use rondo_vm::{Outcome, Raised, Vm, method};

use crate::debug;
use crate::functions;
use crate::future;
use crate::handle::{self, CallHandle, Handle, TaskRef};
use crate::reports;
use crate::running;
use crate::sleep::{self, Origin};
use crate::state::{SharedWorld, runtime};
use crate::task::{self, Task};
use crate::threads;

/// The payload of a loop.
pub struct LoopData {
    /// None once it is closed.
    turning: RefCell<Option<EventLoop<Handle>>>,
    world: SharedWorld,
    /// The task that runs now, or empty, and its number.
    current: ValueCell,
    current_number: Cell<u32>,
    is_running: Cell<bool>,
    has_run: Cell<bool>,
    /// The thread in which it runs.
    thread: Cell<Option<threads::ThreadId>>,
    is_debug: Cell<bool>,
    /// How many tasks were made and have not ended: with none, nobody needs to be looked for.
    unfinished: Cell<usize>,
    task_factory: ValueCell,
    exception_handler: ValueCell,
    /// What the hooks of async generators were before the loop ran.
    hooks_before: RefCell<Option<(Value, Value)>>,
    /// Async generators that were first iterated here, in that order, by address; some may have ended.
    generators: RefCell<Vec<u64>>,
    has_shut_generators_down: Cell<bool>,
    /// The default executor, once something was run in it or it was set.
    executor: ValueCell,
    has_shut_executor_down: Cell<bool>,
    /// What the program set as an attribute of the loop.
    slow_callback_duration: Cell<f64>,
}

impl Foreign for LoopData {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.current.trace(tracer);
        self.task_factory.trace(tracer);
        self.exception_handler.trace(tracer);
        self.executor.trace(tracer);
        if let Some((first, finaliser)) = &*self.hooks_before.borrow() {
            tracer.value(first);
            tracer.value(finaliser);
        }
    }

    fn clear(&self) {
        drop((
            self.current.take(),
            self.task_factory.take(),
            self.exception_handler.take(),
            self.executor.take(),
            self.hooks_before.take(),
        ));
        drop(self.close());
    }
}

impl Drop for LoopData {
    fn drop(&mut self) {
        drop(self.close());
    }
}

/// A loop, counted.
pub type LoopRef = Ref<Holder<LoopData>>;

impl LoopData {
    fn new(world: SharedWorld) -> LoopData {
        let turning = EventLoop::new(&mut world.borrow_mut());
        LoopData {
            turning: RefCell::new(Some(turning)),
            world,
            current: ValueCell::default(),
            current_number: Cell::new(0),
            is_running: Cell::new(false),
            has_run: Cell::new(false),
            thread: Cell::new(None),
            is_debug: Cell::new(false),
            unfinished: Cell::new(0),
            task_factory: ValueCell::default(),
            exception_handler: ValueCell::default(),
            hooks_before: RefCell::default(),
            generators: RefCell::default(),
            has_shut_generators_down: Cell::new(false),
            executor: ValueCell::default(),
            has_shut_executor_down: Cell::new(false),
            slow_callback_duration: Cell::new(0.1),
        }
    }

    /// The time.
    pub fn now(&self) -> Instant {
        self.world.borrow().now()
    }

    /// The world that the loop lives in.
    pub fn world(&self) -> &SharedWorld {
        &self.world
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.is_running.get()
    }

    /// Whether it has ever run.
    pub(crate) fn has_run(&self) -> bool {
        self.has_run.get()
    }

    /// Whether it is in debug mode.
    #[inline(always)]
    pub(crate) fn is_debug(&self) -> bool {
        self.is_debug.get()
    }

    /// In debug mode: how long a callback may take.
    pub(crate) fn slow_callback_duration(&self) -> f64 {
        self.slow_callback_duration.get()
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.turning.borrow().is_none()
    }

    /// Makes a handle ready.
    #[inline]
    pub fn push(&self, vm: &mut Vm, handle: Handle) -> Result<(), Raised> {
        match &mut *self.turning.borrow_mut() {
            Some(turning) => {
                turning.call_soon(handle);
                Ok(())
            }
            None => Err(is_closed_error(vm)),
        }
    }

    /// Makes a handle ready at a deadline.
    pub fn set_timer(&self, vm: &mut Vm, deadline: Instant, handle: Handle) -> Result<TimerId, Raised> {
        match &mut *self.turning.borrow_mut() {
            Some(turning) => Ok(turning.call_at(deadline, handle)),
            None => Err(is_closed_error(vm)),
        }
    }

    /// Cancels a timer and gives its handle back.
    pub fn cancel_timer(&self, timer: TimerId) -> Option<Handle> {
        self.turning.borrow_mut().as_mut().and_then(|turning| turning.cancel(timer))
    }

    /// Lets a handle run when a source is ready. What stood there is given back.
    pub fn arm(
        &self,
        source: SourceId,
        direction: Direction,
        handle: Handle,
    ) -> std::io::Result<Option<Handle>> {
        let turning = self.turning.borrow();
        // A closed loop hears of nothing any more.
        let Some(turning) = &*turning else { return Ok(Some(handle)) };
        self.world.borrow_mut().arm(source, direction, turning.id(), handle)
    }

    /// What is to be done next; `None` once it is closed.
    #[inline]
    pub(crate) fn advance(&self) -> Option<Turn<Handle>> {
        let mut turning = self.turning.borrow_mut();
        let turning = turning.as_mut()?;
        Some(turning.advance(&mut self.world.borrow_mut()))
    }

    pub(crate) fn abandon_turn(&self) {
        if let Some(turning) = &mut *self.turning.borrow_mut() {
            turning.abandon_turn();
        }
    }

    pub(crate) fn stop(&self) {
        if let Some(turning) = &mut *self.turning.borrow_mut() {
            turning.stop();
        }
    }

    /// The loop's name for what wakes it.
    pub(crate) fn id(&self) -> Option<rondo_eventloop::LoopId> {
        self.turning.borrow().as_ref().map(EventLoop::id)
    }

    /// Closes it and gives back what it still held.
    fn close(&self) -> Vec<Handle> {
        match (self.turning.take(), self.world.try_borrow_mut()) {
            (Some(turning), Ok(mut world)) => turning.close(&mut world),
            (turning, _) => {
                drop(turning);
                Vec::new()
            }
        }
    }

    /// Another task runs from now on.
    #[inline]
    pub(crate) fn swap_current(&self, task: Value, number: u32) -> (Value, u32) {
        (self.current.replace(task), self.current_number.replace(number))
    }

    /// The task that runs now, or empty.
    pub(crate) fn current(&self) -> Value {
        self.current.get()
    }

    pub(crate) fn note_birth(&self) {
        self.unfinished.set(self.unfinished.get() + 1);
    }

    /// What calls the exception handler of the program, or empty.
    pub(crate) fn exception_handler(&self) -> Value {
        self.exception_handler.get()
    }
}

#[cold]
fn is_closed_error(vm: &mut Vm) -> Raised {
    vm.runtime_error("Event loop is closed")
}

// What the other files say to a loop that they have as a value.

/// `loop.call_soon`: for a loop of ours the handle itself, for a loop of the program a callable that runs it.
#[inline]
pub(crate) fn schedule(vm: &mut Vm, event_loop: &Value, handle: Handle) -> Result<(), Raised> {
    if let Some(data) = event_loop.foreign::<LoopData>() {
        return data.push(vm, handle);
    }
    schedule_elsewhere(vm, event_loop, handle)
}

#[cold]
fn schedule_elsewhere(vm: &mut Vm, event_loop: &Value, handle: Handle) -> Result<(), Raised> {
    if event_loop.is_empty() {
        return Err(vm.runtime_error("Future object is not initialized."));
    }
    let (callee, arguments, context) = match handle {
        Handle::FutureDone(done) => (done.callback, vec![done.future], done.context),
        Handle::Step(ref task) | Handle::Wakeup(ref task) => {
            let context = task.context.get();
            (running::carrier(vm, handle), vec![], context)
        }
        Handle::Throw(ref thrown) => {
            let context = thrown.0.context.get();
            (running::carrier(vm, handle), vec![], context)
        }
        handle => (running::carrier(vm, handle), vec![], Value::EMPTY),
    };
    let method = vm.get_attr_str(event_loop, "call_soon")?;
    let mut all: rondo_vm::native::Arguments = std::iter::once(callee).chain(arguments).collect();
    if context.is_empty() {
        return vm.call_with(&method, all, &[]).map(drop);
    }
    all.extend([context]);
    let name = Value::from(vm.intern("context"));
    vm.call_with(&method, all, &[name]).map(drop)
}

/// `loop.is_running()` of a loop that is an object of the program.
pub(crate) fn is_running_elsewhere(vm: &mut Vm, event_loop: &Value) -> Result<bool, Raised> {
    let answer = vm.call_method(event_loop, "is_running", &[])?;
    vm.truth(&answer)
}

/// A task is about to be woken: by whom?
#[inline]
pub(crate) fn note_waker(event_loop: &Value, task: &TaskRef) {
    task.woken_by.set(current_number(event_loop));
}

/// A task has ended.
#[inline]
pub(crate) fn note_end(event_loop: &Value) {
    if let Some(data) = event_loop.foreign::<LoopData>() {
        data.unfinished.set(data.unfinished.get().saturating_sub(1));
    }
}

/// The number of the task that runs in a loop; 0 for none.
#[inline]
pub(crate) fn current_number(event_loop: &Value) -> u32 {
    event_loop.foreign::<LoopData>().map_or(0, |data| data.current_number.get())
}

/// A new loop.
pub(crate) fn new_loop(vm: &mut Vm) -> Value {
    let state = runtime(vm);
    state.fresh_loops += 1;
    let (class, world) = (state.classes.event_loop.clone(), state.world.clone());
    let payload = LoopData::new(world);
    payload.is_debug.set(debug::is_wanted(vm));
    vm.heap.alloc_foreign(&class, payload, class.root_shape.get()).into()
}

/// The loop that runs.
pub(crate) fn running_or_error(vm: &mut Vm) -> Outcome {
    let running = runtime(vm).running.clone();
    if running.is_empty() { Err(vm.runtime_error("no running event loop")) } else { Ok(running) }
}

/// `get_event_loop()`: the loop that runs, else the one that was set, else a new one.
pub(crate) fn current(vm: &mut Vm) -> Outcome {
    let state = runtime(vm);
    if !state.running.is_empty() {
        return Ok(state.running.clone());
    }
    if let Some(policy) = functions::policy(vm) {
        return vm.call_method(&policy, "get_event_loop", &[]);
    }
    let thread = threads::current(vm);
    let state = runtime(vm);
    // Only the main thread gets a loop without asking for one, and not after `set_event_loop(None)`, which the program may
    // have called, or the end of `asyncio.run`.
    if state.current_loop.is_none() || (state.current_loop.is_empty() && thread != threads::MAIN) {
        let name = threads::report::name_of(vm, thread);
        return Err(vm.runtime_error(format!("There is no current event loop in thread '{name}'.")));
    }
    if state.current_loop.is_empty() {
        let made = new_loop(vm);
        runtime(vm).current_loop = made;
    }
    Ok(runtime(vm).current_loop.clone())
}

/// The tasks of a loop that have not ended, in the order of their creation. They are held weakly by everybody, so they
/// are looked for among all objects; programs ask seldom.
pub(crate) fn unfinished_tasks(vm: &mut Vm, event_loop: &Value) -> Vec<TaskRef> {
    if event_loop.foreign::<LoopData>().is_some_and(|data| data.unfinished.get() == 0) {
        return Vec::new();
    }
    let mut tasks: Vec<TaskRef> = vm
        .heap
        .tracked_objects()
        .iter()
        .filter_map(|object| object.foreign::<Task>())
        .filter(|task| {
            // One that is being finalised may live on in a report, but it is not a task of the loop any more.
            task.number.get() != 0
                && !vm.heap.is_finalised(&task.value())
                && !task.core.is_done()
                && task.core.event_loop.get().is(event_loop)
        })
        .map(Object::to_ref)
        .collect();
    tasks.sort_by_key(|task| task.number.get());
    tasks
}

/// The tasks of loops that never ran, in the order of their creation.
pub(crate) fn tasks_of_loops_that_never_ran(vm: &Vm) -> Vec<TaskRef> {
    let never_ran = |task: &&Object<rondo_vm::heap::Holder<Task>>| {
        let event_loop = task.core.event_loop.get();
        task.number.get() != 0
            && !task.core.is_done()
            && event_loop.foreign::<LoopData>().is_some_and(|data| !data.has_run())
    };
    let mut tasks: Vec<TaskRef> = vm
        .heap
        .tracked_objects()
        .iter()
        .filter_map(|object| object.foreign::<Task>())
        .filter(never_ran)
        .map(Object::to_ref)
        .collect();
    tasks.sort_by_key(|task| task.number.get());
    tasks
}

// The class.

/// The class of loops.
pub const CLASS: ClassDef = ClassDef {
    name: "asyncio.unix_events._UnixSelectorEventLoop",
    doc: "An event loop.",
    methods: &[
        rondo_vm::static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object."
        ),
        method!("__init__", "(self, /, *args, **kwargs)", init, "Initialize self."),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("run_forever", "(self)", run_forever, "Run until stop() is called."),
        method!("run_until_complete", "(self, future)", run_until_complete, "Run until the Future is done."),
        method!("stop", "(self)", stop, "Stop running the event loop."),
        method!("close", "(self)", close, "Close the event loop."),
        method!("is_running", "(self)", is_running, "Returns True if the event loop is running."),
        method!("is_closed", "(self)", is_closed, "Returns True if the event loop was closed."),
        method!("time", "(self)", time, "Return the time according to the event loop's clock."),
        method!(
            "call_soon",
            "(self, callback, *args, context=None)",
            call_soon,
            "Arrange for a callback to be called as soon as possible."
        ),
        method!(
            "call_soon_threadsafe",
            "(self, callback, *args, context=None)",
            call_soon_threadsafe,
            "Like call_soon(), but thread-safe."
        ),
        method!(
            "call_later",
            "(self, delay, callback, *args, context=None)",
            call_later,
            "Arrange for a callback to be called at a given time."
        ),
        method!(
            "call_at",
            "(self, when, callback, *args, context=None)",
            call_at,
            "Like call_later(), but uses an absolute time."
        ),
        method!("create_future", "(self)", create_future, "Create a Future object attached to the loop."),
        method!(
            "create_task",
            "(self, coro, **kwargs)",
            create_task,
            "Schedule or begin executing a coroutine object."
        ),
        method!(
            "set_task_factory",
            "(self, factory)",
            set_task_factory,
            "Set a task factory that will be used by loop.create_task()."
        ),
        method!(
            "get_task_factory",
            "(self)",
            get_task_factory,
            "Return a task factory, or None if the default one is in use."
        ),
        method!(
            "set_exception_handler",
            "(self, handler)",
            set_exception_handler,
            "Set handler as the new event loop exception handler."
        ),
        method!(
            "get_exception_handler",
            "(self)",
            get_exception_handler,
            "Return an exception handler, or None if the default one is in use."
        ),
        method!(
            "default_exception_handler",
            "(self, context)",
            default_exception_handler,
            "Default exception handler."
        ),
        method!(
            "call_exception_handler",
            "(self, context)",
            call_exception_handler,
            "Call the current event loop's exception handler."
        ),
        method!("get_debug", "(self)", get_debug, "Whether debug mode is on."),
        method!("set_debug", "(self, enabled)", set_debug, "Turn debug mode on or off."),
        method!(
            "create_connection",
            "(self, protocol_factory, host=None, port=None, **kwargs)",
            create_connection,
            "Connect to a TCP server."
        ),
        method!(
            "create_server",
            "(self, protocol_factory, host=None, port=None, **kwargs)",
            create_server,
            "A coroutine which creates a TCP server bound to host and port."
        ),
        method!(
            "run_in_executor",
            "(self, executor, func, *args)",
            run_in_executor,
            "Arrange for func to be called in the specified executor, in another thread."
        ),
        method!(
            "sock_recv",
            "(self, sock, n)",
            |vm, args| call_sockets(vm, "sock_recv", args),
            "Receive data from the socket."
        ),
        method!(
            "sock_recv_into",
            "(self, sock, buf)",
            |vm, args| call_sockets(vm, "sock_recv_into", args),
            "Receive data from the socket into a buffer."
        ),
        method!(
            "sock_recvfrom",
            "(self, sock, bufsize)",
            |vm, args| call_sockets(vm, "sock_recvfrom", args),
            "Receive a datagram from a datagram socket."
        ),
        method!(
            "sock_recvfrom_into",
            "(self, sock, buf, nbytes=0)",
            |vm, args| call_sockets(vm, "sock_recvfrom_into", args),
            "Receive a datagram into a buffer."
        ),
        method!(
            "sock_sendall",
            "(self, sock, data)",
            |vm, args| call_sockets(vm, "sock_sendall", args),
            "Send data to the socket."
        ),
        method!(
            "sock_sendto",
            "(self, sock, data, address)",
            |vm, args| call_sockets(vm, "sock_sendto", args),
            "Send a datagram to an address."
        ),
        method!(
            "sock_accept",
            "(self, sock)",
            |vm, args| call_sockets(vm, "sock_accept", args),
            "Accept a connection."
        ),
        method!(
            "sock_connect",
            "(self, sock, address)",
            |vm, args| call_sockets(vm, "sock_connect", args),
            "Connect to a remote socket at address."
        ),
        method!(
            "getnameinfo",
            "(self, sockaddr, flags=0)",
            |vm, args| call_sockets(vm, "getnameinfo", args),
            "The names of an address."
        ),
        method!(
            "getaddrinfo",
            "(self, host, port, **kwargs)",
            getaddrinfo,
            "The addresses of a host, looked up in another thread."
        ),
        method!(
            "set_default_executor",
            "(self, executor)",
            set_default_executor,
            "Set executor as the default executor used by run_in_executor()."
        ),
        method!(
            "shutdown_asyncgens",
            "(self)",
            shutdown_asyncgens,
            "Shutdown all active asynchronous generators."
        ),
        method!(
            "shutdown_default_executor",
            "(self, timeout=None)",
            shutdown_default_executor,
            "Schedule the shutdown of the default executor."
        ),
        method!(
            "_asyncgen_firstiter_hook",
            "(self, agen)",
            first_iteration,
            "An async generator is iterated for the first time."
        ),
        method!(
            "_asyncgen_finalizer_hook",
            "(self, agen)",
            finalise_generator,
            "The last reference to an async generator is gone."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "slow_callback_duration",
            get: |_, event_loop| Ok(Value::float(data(event_loop).slow_callback_duration.get())),
            set: Some(set_slow_callback_duration),
            doc: "In debug mode, a callback that takes longer is reported.",
        },
        PropertyDef {
            name: "_debug",
            get: |_, event_loop| Ok(Value::bool(data(event_loop).is_debug.get())),
            set: None,
            doc: "Whether debug mode is on.",
        },
        PropertyDef {
            name: "_default_executor",
            get: |_, event_loop| {
                let executor = data(event_loop).executor.get();
                Ok(if executor.is_empty() { Value::NONE } else { executor })
            },
            set: Some(|_, event_loop, executor| {
                data(event_loop).executor.set(executor);
                Ok(())
            }),
            doc: "The executor in which functions run unless another is given.",
        },
    ],
    is_base: true,
};

fn data(value: &Value) -> &Object<Holder<LoopData>> {
    value.foreign::<LoopData>().expect("the receiver of a loop's method is a loop")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    let state = runtime(vm);
    state.fresh_loops += 1;
    let world = state.world.clone();
    Ok(vm.heap.alloc_foreign(&class, LoopData::new(world), class.root_shape.get()).into())
}

fn init(_vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let word = |is: bool| if is { "True" } else { "False" };
    let this = data(&args[0]);
    let text = format!(
        "<{} running={} closed={} debug={}>",
        vm.class_of(&args[0]).name(),
        word(this.is_running()),
        word(this.is_closed()),
        word(this.is_debug.get())
    );
    Ok(vm.str(&text))
}

fn run_forever(vm: &mut Vm, args: &[Value]) -> Outcome {
    running::run_forever(vm, &args[0])?;
    Ok(Value::NONE)
}

fn run_until_complete(vm: &mut Vm, args: &[Value]) -> Outcome {
    running::run_until_complete(vm, &args[0], &args[1])
}

fn stop(_vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).stop();
    Ok(Value::NONE)
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    close_loop(vm, &args[0])?;
    Ok(Value::NONE)
}

/// `loop.close()`
pub(crate) fn close_loop(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    let this = data(event_loop);
    if this.is_running() {
        return Err(vm.runtime_error("Cannot close a running event loop"));
    }
    let handles = this.close();
    drop(handles);
    let executor = this.executor.take();
    if !executor.is_empty() && !executor.is_none() {
        let shut_down = in_threads(vm, "_abandon_executor")?;
        vm.call(&shut_down, &[executor])?;
    }
    vm.finalise_pending();
    Ok(())
}

fn is_running(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(data(&args[0]).is_running()))
}

fn is_closed(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(data(&args[0]).is_closed()))
}

fn time(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(data(&args[0]).now().seconds()))
}

fn check_open(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    if data(event_loop).is_closed() { Err(is_closed_error(vm)) } else { Ok(()) }
}

/// In debug mode, what cannot be called is refused at once.
fn check_callback(vm: &mut Vm, event_loop: &Value, callback: &Value, method: &str) -> Result<(), Raised> {
    if !data(event_loop).is_debug.get() {
        return Ok(());
    }
    if task::is_coroutine(vm, callback)? || functions::is_coroutine_function(vm, callback)? {
        return Err(vm.type_error(format!("coroutines cannot be used with {method}()")));
    }
    if !functions::is_callable(vm, callback) {
        let text =
            format!("a callable object was expected by {method}(), got {}", vm.repr(callback)?.as_str());
        return Err(vm.type_error(text));
    }
    Ok(())
}

fn call_soon(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    check_callback(vm, &args[0], &args[1], "call_soon")?;
    check_thread(vm, &args[0])?;
    let handle = handle::new_handle(vm, &args[0], args[1].clone(), args[2].clone(), args[3].clone(), None);
    handle.made_at.set(debug::made_at(vm, &args[0])?);
    data(&args[0]).push(vm, Handle::Called(handle.clone()))?;
    Ok(handle.into())
}

/// In debug mode a loop that runs in another thread refuses to be called without `call_soon_threadsafe`.
fn check_thread(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    let this = data(event_loop);
    let Some(thread) = this.thread.get().filter(|_| this.is_debug.get()) else { return Ok(()) };
    if thread == threads::current(vm) {
        return Ok(());
    }
    let text = "Non-thread-safe operation invoked on an event loop other than the current one";
    Err(vm.runtime_error(text))
}

/// The loop may be idle in another thread: it is woken.
fn call_soon_threadsafe(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    check_callback(vm, &args[0], &args[1], "call_soon_threadsafe")?;
    let handle = handle::new_handle(vm, &args[0], args[1].clone(), args[2].clone(), args[3].clone(), None);
    handle.made_at.set(debug::made_at(vm, &args[0])?);
    data(&args[0]).push(vm, Handle::Called(handle.clone()))?;
    let lane = data(&args[0]).id();
    threads::wake_loop(vm, lane);
    Ok(handle.into())
}

fn call_later(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() {
        return Err(vm.type_error("delay must not be None"));
    }
    let delay = vm.float_of(&args[1])?;
    let when = data(&args[0]).now().seconds() + delay;
    call_at_seconds(vm, &args[0], when, &args[2..])
}

fn call_at(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    let when = vm.float_of(&args[1])?;
    let handle = call_at_seconds(vm, &args[0], when, &args[2..])?;
    if args[1].as_float().is_none()
        && let Some(handle) = handle.foreign::<CallHandle>()
    {
        handle.when_given.set(args[1].clone());
    }
    Ok(handle)
}

fn call_at_seconds(vm: &mut Vm, event_loop: &Value, when: f64, rest: &[Value]) -> Outcome {
    check_open(vm, event_loop)?;
    check_callback(vm, event_loop, &rest[0], "call_at")?;
    check_thread(vm, event_loop)?;
    let handle =
        handle::new_handle(vm, event_loop, rest[0].clone(), rest[1].clone(), rest[2].clone(), Some(when));
    handle.made_at.set(debug::made_at(vm, event_loop)?);
    let timer =
        data(event_loop).set_timer(vm, Instant::from_seconds(when), Handle::Called(handle.clone()))?;
    handle.timer.set(Some(timer));
    Ok(handle.into())
}

fn create_future(vm: &mut Vm, args: &[Value]) -> Outcome {
    let future = future::new_future(vm, args[0].clone());
    let made_at = debug::made_at(vm, &args[0])?;
    future::receiver(&future).set_made_at(made_at);
    Ok(future)
}

fn create_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    functions::create_task_in(vm, &args[0], args[1].clone(), args[2].downcast())
}

/// A coroutine of `asyncio.streams`, which is compiled when it is first needed.
fn call_streams(vm: &mut Vm, name: &str, args: &[Value]) -> Outcome {
    let streams = vm.import_module("asyncio.streams")?;
    let function = vm.get_attr_str(&streams, name)?;
    let options = args[4].downcast::<Dict>().map(|options| options.entries()).unwrap_or_default();
    let names: Vec<Value> = options.iter().map(|entry| entry.key.clone()).collect();
    let positional = args[..4].iter().map(|value| or_none(value.clone()));
    let arguments = positional.chain(options.iter().map(|entry| entry.value.clone())).collect();
    vm.call_with(&function, arguments, &names)
}

fn create_connection(vm: &mut Vm, args: &[Value]) -> Outcome {
    call_streams(vm, "create_connection", args)
}

fn create_server(vm: &mut Vm, args: &[Value]) -> Outcome {
    call_streams(vm, "create_server", args)
}

fn run_in_executor(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    if data(&args[0]).is_debug.get() {
        check_callback(vm, &args[0], &args[2], "run_in_executor")?;
    }
    if args[1].is_none() && data(&args[0]).has_shut_executor_down.get() {
        return Err(vm.runtime_error("Executor shutdown has been called"));
    }
    let run = in_threads(vm, "_run_in_executor")?;
    vm.call(&run, args)
}

/// A function of the part of asyncio that is about threads.
fn in_threads(vm: &mut Vm, name: &str) -> Outcome {
    let module = vm.import_module("asyncio.threads")?;
    vm.get_attr_str(&module, name)
}

/// A function of the part of asyncio that is about sockets of the program.
fn call_sockets(vm: &mut Vm, name: &str, args: &[Value]) -> Outcome {
    let module = vm.import_module("asyncio.sockets")?;
    let function = vm.get_attr_str(&module, name)?;
    let given = args.iter().position(Value::is_empty).unwrap_or(args.len());
    vm.call(&function, &args[..given])
}

fn getaddrinfo(vm: &mut Vm, args: &[Value]) -> Outcome {
    let module = vm.import_module("asyncio.sockets")?;
    let function = vm.get_attr_str(&module, "getaddrinfo")?;
    let options = args[3].downcast::<Dict>().map(|options| options.entries()).unwrap_or_default();
    let names: Vec<Value> = options.iter().map(|entry| entry.key.clone()).collect();
    let positional = args[..3].iter().cloned();
    let arguments = positional.chain(options.iter().map(|entry| entry.value.clone())).collect();
    vm.call_with(&function, arguments, &names)
}

fn set_default_executor(vm: &mut Vm, args: &[Value]) -> Outcome {
    let check = in_threads(vm, "_check_executor")?;
    vm.call(&check, &args[1..])?;
    data(&args[0]).executor.set(args[1].clone());
    Ok(Value::NONE)
}

fn set_task_factory(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !args[1].is_none() && !functions::is_callable(vm, &args[1]) {
        return Err(vm.type_error("task factory must be a callable or None"));
    }
    data(&args[0]).task_factory.set(args[1].clone());
    Ok(Value::NONE)
}

/// The task factory of a loop, unless it is the default one.
pub(crate) fn task_factory(event_loop: &Value) -> Option<Value> {
    let factory = event_loop.foreign::<LoopData>()?.task_factory.get();
    (!factory.is_empty() && !factory.is_none()).then_some(factory)
}

fn or_none(value: Value) -> Value {
    if value.is_empty() { Value::NONE } else { value }
}

fn get_task_factory(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(or_none(data(&args[0]).task_factory.get()))
}

fn set_exception_handler(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !args[1].is_none() && !functions::is_callable(vm, &args[1]) {
        let text = format!("A callable object or None is expected, got {}", vm.repr(&args[1])?.as_str());
        return Err(vm.type_error(text));
    }
    let handler = if args[1].is_none() { Value::EMPTY } else { args[1].clone() };
    data(&args[0]).exception_handler.set(handler);
    Ok(Value::NONE)
}

fn get_exception_handler(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(or_none(data(&args[0]).exception_handler.get()))
}

fn default_exception_handler(vm: &mut Vm, args: &[Value]) -> Outcome {
    reports::default_handler(vm, &args[1])?;
    Ok(Value::NONE)
}

fn call_exception_handler(vm: &mut Vm, args: &[Value]) -> Outcome {
    reports::call_handler(vm, &args[0], &args[1])?;
    Ok(Value::NONE)
}

fn get_debug(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(data(&args[0]).is_debug.get()))
}

fn set_debug(vm: &mut Vm, args: &[Value]) -> Outcome {
    let wanted = vm.truth(&args[1])?;
    data(&args[0]).is_debug.set(wanted);
    if data(&args[0]).is_running() {
        debug::track_origins(vm, wanted);
    }
    Ok(Value::NONE)
}

fn set_slow_callback_duration(vm: &mut Vm, event_loop: &Value, value: Value) -> Result<(), Raised> {
    let seconds = vm.float_of(&value)?;
    data(event_loop).slow_callback_duration.set(seconds);
    Ok(())
}

// Running, as far as the object's own state goes.

/// Marks the loop as the one that runs; async generators are told to it.
pub(crate) fn begin_running(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    check_open(vm, event_loop)?;
    check_not_running(vm, event_loop)?;
    let first = vm.get_attr_str(event_loop, "_asyncgen_firstiter_hook")?;
    let finaliser = vm.get_attr_str(event_loop, "_asyncgen_finalizer_hook")?;
    let before = std::mem::replace(&mut vm.asyncgen_hooks, (first, finaliser));
    let this = data(event_loop);
    *this.hooks_before.borrow_mut() = Some(before);
    this.is_running.set(true);
    if !this.has_run.replace(true) {
        let state = runtime(vm);
        state.fresh_loops = state.fresh_loops.saturating_sub(1);
    }
    this.thread.set(Some(threads::current(vm)));
    if this.is_debug() {
        debug::track_origins(vm, true);
    }
    runtime(vm).running = event_loop.clone();
    Ok(())
}

pub(crate) fn check_not_running(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    if data(event_loop).is_running() {
        return Err(vm.runtime_error("This event loop is already running"));
    }
    if !runtime(vm).running.is_empty() {
        return Err(vm.runtime_error("Cannot run the event loop while another loop is running"));
    }
    Ok(())
}

/// Undoes what `begin_running` did.
pub(crate) fn end_running(vm: &mut Vm, event_loop: &Value) {
    let this = data(event_loop);
    this.is_running.set(false);
    this.thread.set(None);
    if this.is_debug() {
        debug::track_origins(vm, false);
    }
    runtime(vm).running = Value::EMPTY;
    let before = this.hooks_before.take();
    if let Some(before) = before {
        vm.asyncgen_hooks = before;
    }
}

// Async generators.

fn first_iteration(_vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).generators.borrow_mut().push(args[1].bits());
    Ok(Value::NONE)
}

/// An async generator goes: the loop closes it, in a task of its own.
fn finalise_generator(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = data(&args[0]);
    this.generators.borrow_mut().retain(|bits| *bits != args[1].bits());
    if this.is_closed() {
        return Ok(Value::NONE);
    }
    let closing = vm.call_method(&args[1], "aclose", &[])?;
    let create_task = vm.get_attr_str(&args[0], "create_task")?;
    let arguments = vm.tuple([closing]);
    call_soon(vm, &[args[0].clone(), create_task, arguments, Value::EMPTY])
}

/// The async generators that this loop has to close, in the order in which they were first iterated.
fn open_generators(vm: &mut Vm, event_loop: &Value) -> Vec<Value> {
    let order = data(event_loop).generators.take();
    if order.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, Value)> = Vec::new();
    for object in vm.heap.tracked_objects() {
        let is_open = object.downcast::<Generator>().is_some_and(|generator| {
            generator.flavour == Flavour::AsyncGenerator && generator.state.get() != State::Finished
        });
        // An address may have been used again, but then the newcomer was first iterated later.
        if is_open && let Some(place) = order.iter().rposition(|bits| *bits == object.bits()) {
            found.push((place, object));
        }
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, generator)| generator).collect()
}

fn shutdown_asyncgens(vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).has_shut_generators_down.set(true);
    let open = open_generators(vm, &args[0]);
    if open.is_empty() {
        return Ok(sleep::immediate(vm, Origin::ShutdownAsyncgens));
    }
    let helper = functions::helper(vm, "shutdown_asyncgens")?;
    let open = vm.list(open);
    vm.call(&helper, &[args[0].clone(), open])
}

fn shutdown_default_executor(vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).has_shut_executor_down.set(true);
    let executor = data(&args[0]).executor.get();
    if executor.is_empty() || executor.is_none() {
        return Ok(sleep::immediate(vm, Origin::ShutdownDefaultExecutor));
    }
    let shut_down = in_threads(vm, "_shutdown_default_executor")?;
    let timeout = if args[1].is_empty() { Value::NONE } else { args[1].clone() };
    vm.call(&shut_down, &[args[0].clone(), executor, timeout])
}
