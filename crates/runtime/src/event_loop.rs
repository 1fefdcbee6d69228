//! The loop as an object: `asyncio.new_event_loop()` and its methods.
//!
//! The turning itself is the event loop crate's; how its handles run is [`crate::running`]. Here is what programs say to a
//! loop: its state here, the methods in [`class`]. The world (clock, sockets, other threads) is shared by all loops of a
//! session.

mod class;
pub(crate) mod derived;
mod elsewhere;
mod generators;

use std::cell::{Cell, RefCell};

use rondo_eventloop::{Direction, EventLoop, Instant, SourceId, TimerId, Turn};
use rondo_vm::heap::{Foreign, Holder, Object, Ref, Tracer, Value, ValueCell};
use rondo_vm::{Outcome, Raised, Vm};

use crate::debug;
use crate::functions;
use crate::handle::{Handle, TaskRef};
use crate::reports;
use crate::running;
use crate::state::{SharedWorld, runtime};
use crate::task::Task;
use crate::threads;

pub use class::CLASS;

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
    /// Whether the program has put a function of its own in the place of one of this loop's methods: then they are asked.
    is_altered: Cell<bool>,
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

    fn elsewhere(&self) -> usize {
        let held = |turning: &EventLoop<Handle>| turning.ready_len() + turning.timers_len();
        let turning = self.turning.try_borrow();
        turning.map_or(0, |turning| turning.as_ref().map_or(0, held) * size_of::<Handle>())
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
            is_altered: Cell::new(false),
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

    /// The name of the timer that was set in a slot with such a handle; one that is nobody's if it is not there any more.
    pub(crate) fn timer_in(&self, slot: u32, is_it: impl FnOnce(&Handle) -> bool) -> Option<TimerId> {
        self.turning.borrow().as_ref().map(|turning| turning.timer_in(slot, is_it))
    }

    /// The first that something is found in of all handles that the loop holds.
    pub(crate) fn find_handle<T>(&self, look: impl FnMut(&Handle) -> Option<T>) -> Option<T> {
        self.turning.borrow().as_ref().and_then(|turning| turning.handles().find_map(look))
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
        let next = turning.advance(&mut self.world.borrow_mut());
        // While this handle runs, the memory of the next ones arrives.
        if let Some(handle) = turning.upcoming(0) {
            handle.prefetch_parts();
        }
        if let Some(handle) = turning.upcoming(1) {
            handle.prefetch();
        }
        Some(next)
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

/// A loop of ours that nobody has to be asked for: no method of it was replaced.
#[inline]
pub(crate) fn unaltered(event_loop: &Value) -> Option<&Object<Holder<LoopData>>> {
    event_loop.foreign::<LoopData>().filter(|data| !data.is_altered.get())
}

/// `loop.call_soon`: for a loop of ours the handle itself, for a loop of the program a callable that runs it.
#[inline]
pub(crate) fn schedule(vm: &mut Vm, event_loop: &Value, handle: Handle) -> Result<(), Raised> {
    if let Some(data) = unaltered(event_loop) {
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
pub(crate) fn new_loop(vm: &mut Vm) -> Outcome {
    let state = runtime(vm);
    state.fresh_loops += 1;
    let (class, world) = (state.classes.event_loop.clone(), state.world.clone());
    let payload = LoopData::new(world);
    payload.is_debug.set(debug::is_wanted(vm));
    let event_loop = vm.heap.alloc_foreign(&class, payload, class.root_shape.get()).into();
    let selector = vm.str("EpollSelector");
    reports::note(vm, "debug", "Using selector: %s", selector)?;
    Ok(event_loop)
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
        let made = new_loop(vm)?;
        runtime(vm).current_loop = made;
    }
    Ok(runtime(vm).current_loop.clone())
}

/// The tasks of a loop that have not ended, in the order of their creation.
pub(crate) fn unfinished_tasks(vm: &mut Vm, event_loop: &Value) -> Vec<TaskRef> {
    if event_loop.foreign::<LoopData>().is_some_and(|data| data.unfinished.get() == 0) {
        return Vec::new();
    }
    // One that is being finalised may live on in a report, but it is not a task of the loop any more.
    tasks_where(vm, |task| !vm.heap.is_finalised(&task.value()) && task.core.event_loop.get().is(event_loop))
}

/// The tasks of loops that never ran, in the order of their creation.
pub(crate) fn tasks_of_loops_that_never_ran(vm: &Vm) -> Vec<TaskRef> {
    tasks_where(vm, |task| {
        let event_loop = task.core.event_loop.get();
        event_loop.foreign::<LoopData>().is_some_and(|data| !data.has_run())
    })
}

/// The tasks that have begun and not ended, of which something holds. They are held weakly by everybody, so they are looked for
/// among all objects; programs ask seldom.
fn tasks_where(vm: &Vm, is_so: impl Fn(&Object<Holder<Task>>) -> bool) -> Vec<TaskRef> {
    let objects = vm.heap.tracked_objects();
    let tasks = objects.iter().filter_map(|object| object.foreign::<Task>());
    let chosen = tasks.filter(|task| task.number.get() != 0 && !task.core.is_done() && is_so(task));
    let mut tasks: Vec<TaskRef> = chosen.map(Object::to_ref).collect();
    tasks.sort_by_key(|task| task.number.get());
    tasks
}

/// The task factory of a loop, unless it is the default one.
pub(crate) fn task_factory(event_loop: &Value) -> Option<Value> {
    let factory = event_loop.foreign::<LoopData>()?.task_factory.get();
    (!factory.is_empty() && !factory.is_none()).then_some(factory)
}

/// `loop.close()`
pub(crate) fn close_loop(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    let this = data(event_loop);
    if this.is_running() {
        return Err(vm.runtime_error("Cannot close a running event loop"));
    }
    if this.is_debug() && !this.is_closed() {
        reports::note(vm, "debug", "Close %r", event_loop.clone())?;
    }
    let handles = this.close();
    drop(handles);
    let executor = this.executor.take();
    if !executor.is_empty() && !executor.is_none() {
        let shut_down = elsewhere::in_threads(vm, "_abandon_executor")?;
        vm.call(&shut_down, &[executor])?;
    }
    vm.finalise_pending();
    Ok(())
}

fn check_open(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    if data(event_loop).is_closed() { Err(is_closed_error(vm)) } else { Ok(()) }
}

fn data(value: &Value) -> &Object<Holder<LoopData>> {
    value.foreign::<LoopData>().expect("the receiver of a loop's method is a loop")
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
