//! Green threads: the functions that `threading` runs beside each other, on the one interpreter.
//!
//! **The one idea.** A thread runs until it has to wait or its slice is spent; then the scheduler picks the one that has
//! been ready longest. What each waits for is written down in one place ([`Waiting`]): a moment, news in a lane of the
//! world, or that another thread wakes it. Only when nobody is ready does the world wait, for all of them at once: so
//! there is one reactor and one clock, and a loop in each thread that wants one.
//!
//! ```text
//!            ┌────────────── ready: who has waited longest ◄──────────────┐
//!            ▼                                                            │
//!   running ─┴─ slice spent ──► ready                                     │ wake: a lock is free, a thread has ended
//!            └─ park(Waiting) ► waiting ───────────────────────────────► ─┤ the world: deadlines, lanes with news
//!                                                                         └ Ctrl-C, deadlock: the main thread
//! ```
//!
//! The main thread is where the others go to when they stop: it runs the loop that picks the next ([`scheduler`]). How
//! registers, frames and Rust stacks are exchanged is the machine's (`vm::threads`).
//!
//! | module | is |
//! |---|---|
//! | `scheduler` | who runs next; waiting and waking |
//! | `lock` | `_thread.lock` and `_thread.RLock` |
//! | `local` | `threading.local` |
//! | `handle` | starting a thread, and waiting for its end |
//! | `module` | what `import _thread` gives; `threading` is written in the language upon it |
//!
//! **Deliberately absent:** parallel work. As in CPython with its lock, one thread runs at a time; unlike there, the
//! switches on the virtual clock are at the same places in every run.

pub(crate) mod handle;
mod local;
pub(crate) mod lock;
mod module;
pub(crate) mod report;
pub(crate) mod scheduler;

use std::collections::{BTreeMap, VecDeque};

use rondo_eventloop::{Instant, LoopId};
use rondo_vm::Vm;
use rondo_vm::heap::{Ref, Value};
use rondo_vm::threads::GreenThread;
use rondo_vm::types::class::Class;

use crate::state::SharedWorld;

pub use module::install;
pub use scheduler::{Woken, end_all, hear, idle, join_all, sleep, wind_up};
pub(crate) use scheduler::{park, wait_in_loop, wake, wake_loop};

/// The name of a thread: `threading.get_ident()`. It is not used again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct ThreadId(pub u32);

/// The thread that runs the main file.
pub(crate) const MAIN: ThreadId = ThreadId(1);

/// What a thread waits for.
pub struct Waiting {
    /// It goes on at this moment, whatever else happens.
    pub deadline: Option<Instant>,
    /// It goes on when something is woken in this lane.
    pub lane: Option<LoopId>,
    /// For the report of a deadlock.
    pub what: Wanted,
}

/// The object of the waiting, for reports.
pub enum Wanted {
    /// A lock is to be released.
    Lock(Value),
    /// A thread is to end.
    End(ThreadId),
    /// Time is to pass.
    Time,
    /// The loop that runs in the thread has nothing to do.
    Loop,
    /// A socket is to become ready, or a job of the pool to be done: the word says which.
    Outside(&'static str),
}

/// One thread.
pub(crate) struct Thread {
    /// What the machine exchanges; none for the main thread, and while this one runs.
    green: Option<GreenThread>,
    /// None while it runs or is ready.
    waiting: Option<(Waiting, u64)>,
    /// What the last waiting was for, once it has ended: for reports.
    wanted: Option<Wanted>,
    /// How its last waiting ended.
    woken: Woken,
    /// The running thread's lies in the runtime's state; while it runs, the main thread's lies here.
    room: Room,
    /// What `threading.local` objects hold for it.
    locals: local::Locals,
    /// The handle that others join.
    pub handle: Value,
    pub is_daemon: bool,
    /// Where it is told that a socket is ready: there once it has waited for one.
    lane: Option<LoopId>,
}

/// What each thread has of its own in the runtime's state.
#[derive(Default)]
struct Room {
    running: Value,
    current_loop: Value,
    main_task: Value,
    interrupts: u32,
    context: Value,
}

/// The state of the scheduler.
pub(crate) struct Threads {
    pub world: SharedWorld,
    all: BTreeMap<ThreadId, Thread>,
    current: ThreadId,
    ready: VecDeque<ThreadId>,
    /// How many threads there were.
    count: u32,
    /// How often somebody began to wait: who waited first goes on first.
    waits: u64,
    slice_began: Instant,
    /// What `stack_size` was told. A stack grows as it is used, so nothing follows from it.
    stack_size: i64,
    /// A deadlock has been told of.
    has_reported: bool,
    /// The session ends: nobody waits any more.
    is_ending: bool,
    pub classes: Option<Classes>,
}

/// The classes of `_thread`.
#[derive(Clone)]
pub(crate) struct Classes {
    pub lock: Ref<Class>,
    pub handle: Ref<Class>,
}

/// The scheduler of a session.
#[inline]
pub(crate) fn threads(vm: &mut Vm) -> &mut Threads {
    vm.rooms.get_mut::<Threads>().expect("the room was installed with the session")
}

/// The lane in which the running thread is told that what it waits for outside has come.
pub(crate) fn lane(vm: &mut Vm) -> LoopId {
    let state = threads(vm);
    let (me, world) = (state.current, state.world.clone());
    *state.thread(me).lane.get_or_insert_with(|| world.borrow_mut().open_lane())
}

/// Waits for the answer of a job on the pool, which comes into this thread's lane.
pub(crate) fn wait_for_answer(vm: &mut Vm, lane: LoopId, word: &'static str) -> Woken {
    loop {
        let waiting = Waiting { deadline: None, lane: Some(lane), what: Wanted::Outside(word) };
        let woken = scheduler::park(vm, waiting);
        let mut news = VecDeque::new();
        threads(vm).world.borrow_mut().collect(lane, &mut news);
        if woken != Woken::News || !news.is_empty() {
            return woken;
        }
    }
}

/// Who runs.
pub(crate) fn current(vm: &mut Vm) -> ThreadId {
    threads(vm).current
}
