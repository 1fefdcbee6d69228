//! One loop and its turn.
//!
//! The turn is asyncio's `_run_once`, part for part, for its order is what programs observe:
//!
//! 1. drop cancelled timers from the top;
//! 2. if nothing is ready, wait for the outside until the next deadline; else only glance at it;
//! 3. what the outside has woken becomes ready;
//! 4. timers that are due become ready, in order of their deadlines;
//! 5. run exactly as many handles as are ready *now*. What they add waits for the next turn.
//!
//! Nothing here calls a handle. The loop is asked for the next one and answers [`Turn::Run`]; whoever asked runs it
//! and asks again. So the machine that runs handles never stands on top of a loop that stands on top of the machine.

use crate::clock::Instant;
use crate::facts::{Fact, Facts};
use crate::slab::Key;
use crate::timers::{TimerId, Timers};
use crate::world::{Wake, World};
use std::collections::VecDeque;

/// The name of a loop within its world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LoopId(pub(crate) Key);

/// What a loop does next, if it must not wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn<H> {
    /// This handle is to be run.
    Run(H),
    /// Nothing is ready before the deadline, or ever if there is none, unless the outside wakes something.
    Idle(Option<Instant>),
    /// The turn in which the loop was told to stop is over.
    Stopped,
    /// An interrupt has come.
    Interrupted,
}

/// What a loop does next, if it may wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<H> {
    /// This handle is to be run.
    Run(H),
    /// The turn in which the loop was told to stop is over.
    Stopped,
    /// An interrupt has come.
    Interrupted,
    /// Nothing can ever run again: no handle is ready, no timer is set, and nothing outside can wake one.
    Deadlock,
}

/// A loop: the handles that are ready and those that will be.
pub struct EventLoop<H> {
    id: LoopId,
    ready: VecDeque<H>,
    timers: Timers<H>,
    phase: Phase,
    is_stopping: bool,
    facts: Facts<H>,
}

/// Room for so many handles is little enough to be kept.
const MUCH_ROOM: usize = 4096;

/// Where in a turn the loop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    BetweenTurns,
    /// So many handles of this turn are still to run.
    Running(usize),
}

impl<H> EventLoop<H> {
    /// A loop in this world.
    pub fn new(world: &mut World<H>) -> EventLoop<H> {
        EventLoop {
            id: world.open_lane(),
            ready: VecDeque::new(),
            timers: Timers::new(),
            phase: Phase::BetweenTurns,
            is_stopping: false,
            facts: world.facts().clone(),
        }
    }

    /// The loop's name, for what is to wake its handles.
    pub fn id(&self) -> LoopId {
        self.id
    }

    /// Makes a handle ready: it runs after all that are ready already.
    pub fn call_soon(&mut self, handle: H) {
        self.facts.tell(|| Fact::Scheduled { loop_id: self.id, handle: &handle });
        self.ready.push_back(handle);
    }

    /// Makes a handle ready at its deadline, or in the next turn if that has passed.
    pub fn call_at(&mut self, deadline: Instant, handle: H) -> TimerId {
        if self.facts.has_listener() {
            // The name is known only once the handle has moved in, so the fact is told from there.
            let timer = self.timers.set(deadline, handle);
            if let Some(handle) = self.timers.handle(timer) {
                self.facts.tell(|| Fact::TimerSet { loop_id: self.id, timer, deadline, handle });
            }
            return timer;
        }
        self.timers.set(deadline, handle)
    }

    /// Cancels a timer and gives its handle back; none if it has fired or was cancelled before.
    pub fn cancel(&mut self, timer: TimerId) -> Option<H> {
        let handle = self.timers.cancel(timer)?;
        self.facts.tell(|| Fact::TimerCancelled { loop_id: self.id, timer });
        Some(handle)
    }

    /// The name of the timer that was set in a slot, for who remembers no more than that and knows the handle. If it has fired
    /// or was cancelled: a name that no timer has any more.
    pub fn timer_in(&self, slot: u32, is_it: impl FnOnce(&H) -> bool) -> TimerId {
        self.timers.in_slot(slot, is_it)
    }

    /// Lets the loop end after the turn that runs now, or after the next one if none does.
    pub fn stop(&mut self) {
        self.is_stopping = true;
    }

    /// Breaks the turn off, because a handle raised what must not be caught. What it had not run yet
    /// stays ready for the next run, and a wish to stop is forgotten, as when `run_forever` is left.
    pub fn abandon_turn(&mut self) {
        self.phase = Phase::BetweenTurns;
        self.is_stopping = false;
    }

    /// How many handles are ready.
    pub fn ready_len(&self) -> usize {
        self.ready.len()
    }

    /// How many timers are set.
    pub fn timers_len(&self) -> usize {
        self.timers.len()
    }

    /// Every handle that the loop holds: the ready ones in their order, then the timers' in none.
    pub fn handles(&self) -> impl Iterator<Item = &H> {
        self.ready.iter().chain(self.timers.handles())
    }

    /// Closes the loop and gives back every handle that it still had, to be dropped where that may run code.
    pub fn close(mut self, world: &mut World<H>) -> Vec<H> {
        let mut handles: Vec<H> = self.ready.drain(..).collect();
        handles.extend(world.close_lane(self.id));
        handles.extend(self.timers.drain());
        handles
    }

    /// What to do next, waiting if need be. This is for a world with one loop; several take turns with
    /// [`EventLoop::advance`] and wait together in [`World::wait`].
    pub fn next(&mut self, world: &mut World<H>) -> Step<H> {
        loop {
            match self.advance(world) {
                Turn::Run(handle) => return Step::Run(handle),
                Turn::Stopped => return Step::Stopped,
                Turn::Interrupted => return Step::Interrupted,
                Turn::Idle(deadline) => match world.wait(deadline) {
                    Wake::News | Wake::Deadline => {}
                    Wake::Interrupted => return Step::Interrupted,
                    Wake::Deadlock => return Step::Deadlock,
                },
            }
        }
    }

    /// What to do next, without waiting.
    #[inline]
    pub fn advance(&mut self, world: &mut World<H>) -> Turn<H> {
        loop {
            match self.phase {
                Phase::Running(0) => {
                    self.phase = Phase::BetweenTurns;
                    if self.is_stopping {
                        self.is_stopping = false;
                        return Turn::Stopped;
                    }
                }
                Phase::Running(left) => {
                    self.phase = Phase::Running(left - 1);
                    if let Some(handle) = self.pick() {
                        self.facts.tell(|| Fact::Running { loop_id: self.id, handle: &handle });
                        return Turn::Run(handle);
                    }
                }
                Phase::BetweenTurns => {
                    if world.interrupter().take() {
                        return Turn::Interrupted;
                    }
                    self.begin_turn(world);
                    if self.ready.is_empty() && !self.is_stopping {
                        return Turn::Idle(self.deadline());
                    }
                    let handles = self.ready.len();
                    // After a burst the queue does not keep the room that it took.
                    if self.ready.capacity() > MUCH_ROOM && handles < self.ready.capacity() / 8 {
                        self.ready.shrink_to(2 * handles);
                    }
                    self.facts.tell(|| Fact::TurnBegan { loop_id: self.id, at: world.now(), handles });
                    self.phase = Phase::Running(handles);
                }
            }
        }
    }

    /// Parts 1 to 4 of a turn, without the waiting.
    fn begin_turn(&mut self, world: &mut World<H>) {
        world.glance(self.ready.is_empty() && !self.is_stopping);
        world.collect(self.id, &mut self.ready);
        // The clock is read only if there is a timer to compare it with.
        if self.timers.next_deadline().is_some() {
            let end = world.now().end_of_tick();
            while let Some((timer, deadline, handle)) = self.timers.take_due(end) {
                self.facts.tell(|| Fact::TimerFired { loop_id: self.id, timer, deadline, handle: &handle });
                self.ready.push_back(handle);
            }
        }
    }

    /// The handle that runs after so many others, if it is ready already.
    #[inline]
    pub fn upcoming(&self, others: usize) -> Option<&H> {
        self.ready.get(others)
    }

    /// Which of the ready handles runs next: the one that has waited longest. Every choice of order is made here,
    /// so whoever wants to try other orders changes this one function.
    #[inline]
    fn pick(&mut self) -> Option<H> {
        self.ready.pop_front()
    }

    /// When the next timer is due. One that is due at no finite time never is.
    fn deadline(&mut self) -> Option<Instant> {
        self.timers.next_deadline().filter(|deadline| deadline.seconds().is_finite())
    }
}

#[cfg(all(test, unix, feature = "mio"))]
mod tests;
