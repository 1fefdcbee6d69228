//! Who runs next, waiting, and waking.

use std::mem;

use rondo_eventloop::{Duration, Instant, LoopId, Wake};
use rondo_vm::heap::Value;
use rondo_vm::threads::GreenThread;
use rondo_vm::{Raised, Vm};

use super::{MAIN, Room, Thread, ThreadId, Waiting, Wanted, report, threads};
use crate::context::ContextHooks;
use crate::handle::Handle;
use crate::running;
use crate::state::Runtime;

/// How long a thread may run while others are ready, on the real clock: CPython's `sys.getswitchinterval()`.
const SLICE: Duration = Duration::from_seconds(0.005);

/// How a waiting ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    /// There is news in its lane, or another thread woke it.
    News,
    /// The deadline has come.
    Deadline,
    /// Ctrl-C; only the main thread hears of it.
    Interrupted,
    /// Nothing can ever run again; only the main thread hears of it.
    Deadlock,
    /// The session ends.
    Ended,
}

// Waiting.

/// Lets the others run until what the running thread waits for has come.
pub fn park(vm: &mut Vm, waiting: Waiting) -> Woken {
    let state = threads(vm);
    let me = state.current;
    if state.all.len() == 1 {
        let woken = wait_alone(vm, &waiting);
        threads(vm).thread(MAIN).wanted = Some(waiting.what);
        return woken;
    }
    if state.is_ending && me != MAIN {
        return Woken::Ended;
    }
    state.waits += 1;
    let place = state.waits;
    state.all.get_mut(&me).expect("the running thread is alive").waiting = Some((waiting, place));
    give_way(vm);
    threads(vm).all[&me].woken
}

/// With a single thread nobody needs to be picked.
fn wait_alone(vm: &mut Vm, waiting: &Waiting) -> Woken {
    let world = threads(vm).world.clone();
    let mut world = world.borrow_mut();
    loop {
        match world.wait(waiting.deadline) {
            // What is woken in a lane is for the loop of that lane; who sleeps or wants a lock goes on waiting.
            Wake::News if waiting.lane.is_none() => {}
            Wake::News => return Woken::News,
            Wake::Deadline => return Woken::Deadline,
            Wake::Interrupted => return Woken::Interrupted,
            Wake::Deadlock => return Woken::Deadlock,
        }
    }
}

/// What a waiting that did not come to its end raises. A Ctrl-C that only cancels a main task lets it go on.
pub fn hear(vm: &mut Vm, woken: Woken) -> Result<(), Raised> {
    match woken {
        Woken::Interrupted => {
            // The door has noted it, too; it is heard now.
            vm.host.take_interrupt();
            running::interrupted(vm)
        }
        Woken::Deadlock => Err(report::deadlocked(vm)),
        Woken::News | Woken::Deadline | Woken::Ended => Err(ended(vm)),
    }
}

/// The exception that ends a thread with the session: nothing catches it.
fn ended(vm: &mut Vm) -> Raised {
    vm.limit_exceeded("the session has ended".into())
}

/// `time.sleep`: only the running thread waits.
pub fn sleep(vm: &mut Vm, seconds: f64) -> Result<(), Raised> {
    let now = threads(vm).world.borrow().now();
    if seconds <= 0.0 {
        return pass(vm);
    }
    let deadline = now + Duration::from_seconds(seconds);
    loop {
        match park(vm, Waiting { deadline: Some(deadline), lane: None, what: Wanted::Time }) {
            Woken::Deadline => return Ok(()),
            woken => hear(vm, woken)?,
        }
    }
}

/// Lets the other threads run for so many seconds. Says whether there are any.
pub fn idle(vm: &mut Vm, seconds: f64) -> bool {
    // Ctrl-C while nothing of the prompt runs ends nothing.
    threads(vm).all.len() > 1 && sleep(vm, seconds).is_ok()
}

/// Waits for news in a loop's lane. The answer is the world's, so that a loop need not know whether there are threads.
pub(crate) fn wait_in_loop(vm: &mut Vm, lane: Option<LoopId>, deadline: Option<Instant>) -> Woken {
    park(vm, Waiting { deadline, lane, what: Wanted::Loop })
}

/// Standard input is about to be read: the waiting for it is done on the pool, so that it holds only this thread.
fn wait_for_input(vm: &mut Vm) -> Result<(), Raised> {
    if threads(vm).all.len() == 1 {
        return Ok(());
    }
    let Some(job) = vm.host.await_input() else { return Ok(()) };
    let lane = super::lane(vm);
    let world = threads(vm).world.clone();
    let ticket = world.borrow_mut().run_blocking(lane, Handle::Unblock, job);
    loop {
        let woken = super::wait_for_answer(vm, lane, "standard input");
        if woken == Woken::News {
            let _: Option<()> = world.borrow_mut().take_result(ticket);
            return Ok(());
        }
        if let Err(raised) = hear(vm, woken) {
            let left = world.borrow_mut().abandon(ticket);
            drop(left);
            return Err(raised);
        }
    }
}

// Waking.

/// Makes a thread that waits ready.
pub(crate) fn wake(vm: &mut Vm, thread: ThreadId) {
    threads(vm).wake_with(thread, Woken::News);
}

/// A loop was given something to do by another thread: if it waits, it goes on.
pub(crate) fn wake_loop(vm: &mut Vm, lane: Option<LoopId>) {
    let state = threads(vm);
    if state.all.len() > 1 {
        let is_its =
            |thread: &Thread| thread.waiting.as_ref().is_some_and(|(waiting, _)| waiting.lane == lane);
        let found = state.all.iter().find(|(_, thread)| lane.is_some() && is_its(thread)).map(|(id, _)| *id);
        if let Some(found) = found {
            state.wake_with(found, Woken::News);
        }
    }
}

impl super::Threads {
    fn wake_with(&mut self, thread: ThreadId, woken: Woken) {
        if let Some(found) = self.all.get_mut(&thread)
            && let Some((waiting, _)) = found.waiting.take()
        {
            found.wanted = Some(waiting.what);
            found.woken = woken;
            self.ready.push_back(thread);
        }
    }

    /// Makes ready whose lane has news and whose moment has come.
    fn wake_from_world(&mut self) {
        let world = self.world.borrow();
        let end = world.now().end_of_tick();
        let mut woken: Vec<(Woken, Option<f64>, u64, ThreadId)> = Vec::new();
        for (id, thread) in &self.all {
            let Some((waiting, place)) = &thread.waiting else { continue };
            if waiting.lane.is_some_and(|lane| world.has_news_for(lane)) {
                woken.push((Woken::News, None, *place, *id));
            } else if let Some(deadline) = waiting.deadline.filter(|deadline| *deadline < end) {
                woken.push((Woken::Deadline, Some(deadline.seconds()), *place, *id));
            }
        }
        drop(world);
        // First those with news, then by their deadlines; of equals who has waited longer.
        woken.sort_by(|(_, left, place, _), (_, right, other, _)| {
            left.partial_cmp(right).expect("deadlines are numbers").then(place.cmp(other))
        });
        for (how, _, _, thread) in woken {
            self.wake_with(thread, how);
        }
    }

    fn earliest(&self) -> Option<Instant> {
        let deadlines = self.all.values().filter_map(|thread| thread.waiting.as_ref()?.0.deadline);
        deadlines
            .filter(|deadline| deadline.seconds().is_finite())
            .reduce(|left, right| if right < left { right } else { left })
    }

    /// Who runs next. If nobody is ready, the world waits.
    fn pick(&mut self) -> ThreadId {
        loop {
            // Ctrl-C is for the main thread, if it waits; if it is ready, it hears of it when it runs.
            if self.all[&MAIN].waiting.is_some() && self.world.borrow().interrupter().take() {
                self.wake_with(MAIN, Woken::Interrupted);
            }
            if let Some(next) = self.ready.pop_front() {
                return next;
            }
            let deadline = self.earliest();
            let wake = self.world.borrow_mut().wait(deadline);
            match wake {
                Wake::News | Wake::Deadline => self.wake_from_world(),
                Wake::Interrupted => self.wake_with(MAIN, Woken::Interrupted),
                Wake::Deadlock => self.wake_with(MAIN, Woken::Deadlock),
            }
        }
    }
}

// Switching.

/// Begins a thread that runs `body`. It is not ready yet.
pub(crate) fn spawn(
    vm: &mut Vm,
    is_daemon: bool,
    handle: Value,
    body: impl FnOnce(&mut Vm) + 'static,
) -> Result<ThreadId, Raised> {
    let whole = move |vm: &mut Vm| {
        if !threads(vm).is_ending {
            body(vm);
        }
    };
    let Ok(green) = GreenThread::new(whole) else {
        return Err(vm.runtime_error("can't start new thread"));
    };
    let state = threads(vm);
    state.count += 1;
    let id = ThreadId(state.count);
    let thread = Thread {
        green: Some(green),
        waiting: None,
        wanted: None,
        woken: Woken::News,
        room: Room::default(),
        locals: Vec::new(),
        handle,
        is_daemon,
        lane: None,
    };
    state.all.insert(id, thread);
    vm.thread_switch = Some(slice_is_spent);
    vm.before_input = Some(wait_for_input);
    Ok(id)
}

/// Lets a thread run that was just begun; the running one is ready and goes on later.
pub(crate) fn start(vm: &mut Vm, thread: ThreadId) -> Result<(), Raised> {
    threads(vm).ready.push_front(thread);
    pass(vm)
}

/// Lets those who are ready run first.
fn pass(vm: &mut Vm) -> Result<(), Raised> {
    let state = threads(vm);
    if state.all.len() > 1 {
        if state.ready.is_empty() {
            state.world.borrow_mut().glance(false);
        }
        state.wake_from_world();
    }
    if state.ready.is_empty() {
        return Ok(());
    }
    let me = state.current;
    state.ready.push_back(me);
    give_way(vm);
    if threads(vm).is_ending && me != MAIN { Err(ended(vm)) } else { Ok(()) }
}

/// The countdown is spent.
fn slice_is_spent(vm: &mut Vm) -> Result<(), Raised> {
    let state = threads(vm);
    if state.all.len() == 1 {
        return Ok(());
    }
    let (is_virtual, now, is_interrupted) = {
        let world = state.world.borrow();
        (world.is_virtual(), world.now(), world.interrupter().is_raised())
    };
    if is_interrupted && state.current != MAIN {
        // Ctrl-C is for the main thread.
        state.wake_with(MAIN, Woken::Interrupted);
    } else if !is_virtual && now - state.slice_began < SLICE {
        return Ok(());
    }
    state.slice_began = now;
    pass(vm)
}

/// The running thread stops here until it is picked again.
fn give_way(vm: &mut Vm) {
    if threads(vm).current == MAIN { run_others(vm) } else { vm.leave_thread() }
}

/// The main thread stops: the others run, one after the other, until it is its turn.
fn run_others(vm: &mut Vm) {
    loop {
        let state = threads(vm);
        let next = state.pick();
        state.slice_began = state.world.borrow().now();
        if next == MAIN {
            if state.world.borrow().interrupter().is_raised() {
                vm.hasten_countdown();
            }
            return;
        }
        run_one(vm, next);
    }
}

fn run_one(vm: &mut Vm, next: ThreadId) {
    let mut green = threads(vm).thread(next).green.take().expect("a thread that does not run has its stack");
    exchange_rooms(vm, next);
    threads(vm).current = next;
    let has_ended = vm.resume_thread(&mut green);
    exchange_rooms(vm, next);
    threads(vm).current = MAIN;
    if has_ended {
        let ended = threads(vm).all.remove(&next).expect("the thread was alive");
        if let Some(lane) = ended.lane {
            let world = threads(vm).world.clone();
            let left = world.borrow_mut().close_lane(lane);
            drop(left);
        }
        super::local::forget(next, ended.locals);
        drop(green);
    } else {
        threads(vm).thread(next).green = Some(green);
    }
}

impl super::Threads {
    pub(crate) fn thread(&mut self, id: ThreadId) -> &mut Thread {
        self.all.get_mut(&id).expect("the thread is alive")
    }

    /// The idents of the threads that are alive.
    pub(crate) fn alive(&self) -> impl Iterator<Item = (ThreadId, &Thread)> {
        self.all.iter().map(|(id, thread)| (*id, thread))
    }
}

/// What belongs to a thread in the runtime's state changes its place with what lies there.
fn exchange_rooms(vm: &mut Vm, id: ThreadId) {
    let mut room = mem::take(&mut threads(vm).thread(id).room);
    if let Some(state) = vm.rooms.get_mut::<Runtime>() {
        mem::swap(&mut state.running, &mut room.running);
        mem::swap(&mut state.current_loop, &mut room.current_loop);
        mem::swap(&mut state.main_task, &mut room.main_task);
        mem::swap(&mut state.interrupts, &mut room.interrupts);
    }
    if let Some(hooks) = vm.rooms.get::<ContextHooks>().copied() {
        let context = mem::take(&mut room.context);
        room.context = (hooks.exchange)(vm, context);
    }
    threads(vm).thread(id).room = room;
}

// The end.

/// What happens to threads when the main file has ended: those that are no daemons are waited for. `threading` first calls
/// what was registered with it.
pub fn wind_up(vm: &mut Vm) -> Result<(), Raised> {
    let key = vm.intern("threading");
    match vm.modules.get_str(&key) {
        Some(threading) => vm.call_method(&threading, "_shutdown", &[]).map(drop),
        None => join_all(vm),
    }
}

/// Waits until every thread has ended that is not a daemon.
pub fn join_all(vm: &mut Vm) -> Result<(), Raised> {
    loop {
        let state = threads(vm);
        let Some((next, _)) = state.alive().find(|(id, thread)| *id != MAIN && !thread.is_daemon) else {
            return Ok(());
        };
        super::handle::join(vm, next, None)?;
    }
}

/// Drops the threads that still wait, without running any more of them: the session ends.
pub fn end_all(vm: &mut Vm) {
    let Some(state) = vm.rooms.get_mut::<super::Threads>() else { return };
    state.is_ending = true;
    state.ready.clear();
    let was_exceeded = vm.limits.is_exceeded;
    loop {
        let next = threads(vm).alive().map(|(id, _)| id).find(|id| *id != MAIN);
        let Some(id) = next else { break };
        let thread = threads(vm).thread(id);
        thread.waiting = None;
        thread.woken = Woken::Ended;
        run_one(vm, id);
    }
    vm.limits.is_exceeded = was_exceeded;
    let state = threads(vm);
    state.is_ending = false;
    state.ready.clear();
}
