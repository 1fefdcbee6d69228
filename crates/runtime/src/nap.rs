//! Naps: sleeps that are no objects.
//!
//! In `await asyncio.sleep(d)` the coroutine of the sleep lives from the call to the end of the `await`, and hardly ever
//! does anybody see it. So where a task itself waits (nothing but `await` and `yield from` of the language between the call and
//! the task's step) there is none: the task is parked at a timer of its own. What the loop does is what it does for a sleep,
//! handle for handle:
//!
//! ```text
//!  await sleep(d) ──► Napping ──timer: Handle::NapOver──► Over ──Handle::Wakeup──► the task goes on
//!                        └──somebody looks, or cancels──► a sleep like any other (see `sleep`)
//! ```
//!
//! With many tasks asleep that is one object less for each, and one less to be fetched when the timer fires.

use std::collections::HashMap;

use rondo_eventloop::{Duration, TimerId};
use rondo_vm::heap::{Object, Value};
use rondo_vm::types::generator::Generator;
use rondo_vm::{Raised, Vm};

use crate::event_loop::{self, LoopData};
use crate::handle::{Handle, TaskRef};
use crate::sleep::{self, NativeCoroutine};
use crate::state::runtime;
use crate::task::Task;

/// What a task waits for that naps; kept in its `waiter`, where others have an object.
enum Nap {
    /// Its timer lives in this slot.
    Napping(u32),
    /// The timer has fired, the wake-up is on its way.
    Over,
}

impl Nap {
    fn of(task: &Task) -> Option<Nap> {
        let waiter = task.waiter.get();
        match waiter.as_small_int() {
            Some(slot) => Some(Nap::Napping(u32::try_from(slot).expect("it was made from a slot"))),
            None => waiter.is_turn().then_some(Nap::Over),
        }
    }

    fn to_value(&self) -> Value {
        match *self {
            Nap::Napping(slot) => Value::small_int(slot.into()).expect("32 bits fit into a small int"),
            Nap::Over => Value::TURN,
        }
    }
}

/// Parks the running task for so many seconds, if it is the task that waits for what the topmost frame awaits: what stands for
/// the coroutine then. `None`, with nothing done, if somebody else is in between, or something about the task or the loop is
/// unusual.
pub(crate) fn begin(vm: &mut Vm, seconds: f64) -> Result<Option<Value>, Raised> {
    let running = runtime(vm).running.clone();
    let Some(event_loop) = event_loop::unaltered(&running) else { return Ok(None) };
    let current = event_loop.current();
    let Some(task) = current.foreign::<Task>() else { return Ok(None) };
    let coroutine = task.coroutine.get();
    let is_usual = !seconds.is_nan()
        && !task.core.must_cancel.get()
        && !task.waiter.is_set()
        && vm.napper == task.number.get()
        && task.core.event_loop.get().is(&running)
        && coroutine.downcast::<Generator>().is_some_and(|coroutine| vm.yields_to_driver_of(coroutine));
    if !is_usual {
        return Ok(None);
    }
    let deadline = event_loop.now() + Duration::from_seconds(seconds);
    let timer = event_loop.set_timer(vm, deadline, Handle::NapOver(task.to_ref()))?;
    task.waiter.set(Nap::Napping(timer.slot()).to_value());
    Ok(Some(Value::nap(task.number.get())))
}

/// The task begins anew, with another coroutine: its timer would end a nap of that one.
pub(crate) fn stop(task: &TaskRef) {
    if let Some(Nap::Napping(slot)) = Nap::of(task)
        && let Some(timer) = timer_of(task, slot)
    {
        sleep::cancel_timer(task, timer);
    }
}

/// Whether a task is parked for a nap.
#[inline]
pub(crate) fn is_napping(task: &Task) -> bool {
    Nap::of(task).is_some()
}

/// How a nap is shown: as the future that asyncio has inside of a sleep.
pub(crate) fn shown(task: &Task) -> Option<&'static str> {
    Nap::of(task).map(|nap| match nap {
        Nap::Napping(_) => sleep::SHOWN_WAITING,
        Nap::Over => sleep::SHOWN_OVER,
    })
}

/// The timer has fired: the task is woken, unless it was cancelled meanwhile.
pub(crate) fn wake(vm: &mut Vm, event_loop: &LoopData, task: TaskRef) -> Result<(), Raised> {
    match Nap::of(&task) {
        Some(Nap::Napping(_)) => {
            task.waiter.set(Nap::Over.to_value());
            event_loop.push(vm, Handle::Wakeup(task))
        }
        Some(Nap::Over) => Ok(()),
        // Somebody has looked at it, and it is a sleep since.
        None => {
            let waiter = task.waiter.get();
            waiter.foreign::<NativeCoroutine>().map_or(Ok(()), |sleep| sleep::wake(vm, event_loop, sleep))
        }
    }
}

/// What a task waits for, or empty. If that is a nap, it becomes a sleep.
pub(crate) fn waiter_object(vm: &mut Vm, task: &TaskRef) -> Value {
    let sleep = match Nap::of(task) {
        None => return task.waiter.get(),
        Some(Nap::Over) => sleep::over(vm),
        Some(Nap::Napping(slot)) => {
            // In a loop that is closed it waits for ever, and any name will do.
            let timer = timer_of(task, slot).unwrap_or(TimerId::from_bits(0));
            sleep::waiting(vm, timer, task.clone())
        }
    };
    task.waiter.set(sleep.clone());
    sleep
}

/// The timer of a nap. If it has fired, and its handle is about to run, a name that is no timer's any more; `None` when the
/// loop is closed.
fn timer_of(task: &TaskRef, slot: u32) -> Option<TimerId> {
    let event_loop = task.core.event_loop.get();
    let event_loop = event_loop.foreign::<LoopData>().expect("only tasks of our loops take naps");
    let is_it = |handle: &Handle| matches!(handle, Handle::NapOver(other) if other.is(task));
    event_loop.timer_in(slot, is_it)
}

/// Makes the coroutine that a nap stands for, or a turn that was given up.
pub(crate) fn make_awaited(vm: &mut Vm, awaited: &Value) -> Value {
    let Some(number) = awaited.as_nap() else { return sleep::turn_object(vm) };
    match find_task(vm, number).map(|task| waiter_object(vm, &task)) {
        Some(sleep) if sleep.foreign::<NativeCoroutine>().is_some() => sleep,
        // The task has gone on without it.
        _ => sleep::over(vm),
    }
}

/// The task that naps: most often its timer is set in the loop that runs.
///
/// One look at all timers is remembered: who asks for many naps gets the next ones from there.
fn find_task(vm: &mut Vm, number: u32) -> Option<TaskRef> {
    let running = runtime(vm).running.clone();
    if let Some(event_loop) = running.foreign::<LoopData>() {
        if let Some(task) = in_remembered_slot(vm, event_loop, number) {
            return Some(task);
        }
        let mut slots = HashMap::new();
        event_loop.find_handle(|handle| {
            if let Handle::NapOver(task) = handle
                && let Some(Nap::Napping(slot)) = Nap::of(task)
            {
                slots.insert(task.number.get(), slot);
            }
            None::<()>
        });
        runtime(vm).naps = slots;
        if let Some(task) = in_remembered_slot(vm, event_loop, number) {
            return Some(task);
        }
    }
    let objects = vm.heap.tracked_objects();
    let mut tasks = objects.iter().filter_map(|object| object.foreign::<Task>());
    tasks.find(|task| task.number.get() == number).map(Object::to_ref)
}

/// The task of this number, if its timer still lives in the slot where it was seen.
fn in_remembered_slot(vm: &mut Vm, event_loop: &LoopData, number: u32) -> Option<TaskRef> {
    let slot = *runtime(vm).naps.get(&number)?;
    let mut found = None;
    event_loop.timer_in(slot, |handle| match handle {
        Handle::NapOver(task) if task.number.get() == number => {
            found = Some(task.clone());
            true
        }
        _ => false,
    });
    found
}
