//! What a session's runtime knows: its world, its classes, which loop runs.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rondo_eventloop::World;
use rondo_vm::Vm;
use rondo_vm::heap::{Holder, Ref, Str, Value};
use rondo_vm::types::class::Class;

use crate::context::ContextHooks;
use crate::handle::{Handle, TaskRef};
use crate::sleep::NativeCoroutine;

/// The one world of a session: the loops' and the clock's. The interpreter's host holds the same one.
pub type SharedWorld = Rc<RefCell<World<Handle>>>;

/// The classes that are made when `asyncio` is first imported.
pub(crate) struct Classes {
    pub future: Ref<Class>,
    pub future_iterator: Ref<Class>,
    pub task: Ref<Class>,
    pub gathering: Ref<Class>,
    /// What `asyncio.sleep` gives: a coroutine that is written in Rust.
    pub native_coroutine: Ref<Class>,
    /// The others, which await.
    pub operation: Ref<Class>,
    /// What its `__await__` gives.
    pub coroutine_wrapper: Ref<Class>,
    pub handle: Ref<Class>,
    pub timer_handle: Ref<Class>,
    /// What every loop promises.
    pub abstract_loop: Ref<Class>,
    pub event_loop: Ref<Class>,
    /// A handle as a value.
    pub carrier: Ref<Class>,
    pub connection: Ref<Class>,
    pub listener: Ref<Class>,
    pub look_up: Ref<Class>,
    pub gaierror: Ref<Class>,
    pub cancelled_error: Ref<Class>,
    pub invalid_state_error: Ref<Class>,
}

/// The state of the room.
pub(crate) struct Runtime {
    pub classes: Classes,
    pub world: SharedWorld,
    /// The loop that runs, or empty.
    pub running: Value,
    /// What `set_event_loop` was given, or empty.
    pub current_loop: Value,
    /// Which task runs in a loop that is an object of the program: pairs of loop and task.
    pub current_elsewhere: Vec<(Value, Value)>,
    /// Tasks that the program wrote itself and made known: a `WeakSet`, or empty.
    pub strangers: Value,
    /// What `set_event_loop_policy` was given, or empty.
    pub policy: Value,
    /// How many loops have never run.
    pub fresh_loops: usize,
    /// How many tasks were made.
    pub tasks: u32,
    /// How many of them got no name: the number in `Task-7`.
    pub labels: u32,
    /// Where the timers of tasks that nap were seen last, by the tasks' numbers.
    pub naps: HashMap<u32, u32>,
    pub context_hooks: Option<ContextHooks>,
    /// The task that `asyncio.run` runs, or empty: Ctrl-C cancels it.
    pub main_task: Value,
    /// How often Ctrl-C was pressed since then.
    pub interrupts: u32,
    /// Nothing could ever run again, and that has been reported.
    pub has_deadlocked: bool,
    /// Kept for its memory; what was received is copied out of it at once.
    pub receive_buffer: Vec<u8>,
    /// Who else is parked at a sleep, when one coroutine is in the hands of several tasks.
    pub crowds: Vec<(Ref<Holder<NativeCoroutine>>, TaskRef)>,
    /// What `drain` asks a protocol for, once it has asked.
    pub flow_control_names: Option<[Ref<Str>; 2]>,
    /// The class of lines, or empty before somebody waits in one.
    pub line_class: Value,
    /// Functions that are called through values but have no public name.
    pub wakeup_function: Value,
    /// The same for a child of a gather that is an object of the program.
    pub gathered_function: Value,
}

/// The world, before and after `asyncio` is imported.
pub(crate) struct Surroundings {
    pub world: SharedWorld,
}

/// The state of the room. It is there once a class of asyncio exists.
#[inline]
pub(crate) fn runtime(vm: &mut Vm) -> &mut Runtime {
    vm.rooms.get_mut::<Runtime>().expect("asyncio has been imported before one of its objects exists")
}
