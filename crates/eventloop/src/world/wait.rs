//! Looking out: how the world learns what has come, and how time passes while nothing has.
//!
//! A busy loop only *glances* at the outside, now and then. When every loop is idle the world *waits*, and on the virtual
//! clock that is where time passes, by these rules, the first that applies:
//!
//! 1. Bytes or connects on their way within this process: the clock stands until they have arrived.
//! 2. Somebody outside or another thread is waited for: the clock goes as real time goes.
//! 3. There is a deadline: the clock jumps to it.
//! 4. There is a listening socket: somebody may come. The clock goes as real time goes.
//! 5. Nothing can ever run again: a deadlock.
//!
//! On the real clock there is one rule: it goes on, and nothing that can come is a deadlock.
//!
//! What is on its way, the book of [`traffic`](crate::traffic) knows. It may be wrong, for a kernel may hold back or throw
//! away, so the rules that trust it have patience for so long and no longer.

use super::World;
use crate::clock::{Clock, Duration, Instant};
use crate::facts::Fact;
use crate::traffic::Outlook;
use std::mem;

/// While handles are ready and a source is waited for, the outside is polled at least this often in real time.
const LONGEST_BETWEEN_POLLS: Duration = Duration::from_seconds(0.001);
/// The same on the virtual clock, counted in turns, so that it is the same in every run.
const MOST_TURNS_BETWEEN_POLLS: u32 = 64;
/// How long the virtual clock waits, in real time, for what must come. The kernel may hold the last bytes of a full
/// connection back for some fractions of a second; anything longer is an error in the book, and hanging would be worse.
const PATIENCE: Duration = Duration::from_seconds(5.0);
/// How long the virtual clock waits, in real time, for what may come.
const GRACE: Duration = Duration::from_seconds(0.01);

/// Why [`World::wait`] returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something was woken and lies in its loop's lane.
    News,
    /// The deadline has come.
    Deadline,
    /// An interrupt has come.
    Interrupted,
    /// There was no deadline, and nothing can ever wake anything.
    Deadlock,
}

/// When the outside was last polled.
pub(super) struct LastPoll {
    at: Instant,
    turns_since: u32,
    /// Who did it, if nothing has run since: then the next to look need not do it again.
    by: Option<Looker>,
}

impl LastPoll {
    /// A poll that has just been, at this moment.
    pub(super) fn at(at: Instant) -> LastPoll {
        LastPoll { at, turns_since: 0, by: None }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Looker {
    Glance,
    Wait,
}

/// What an idle world waits for.
enum Prospect {
    /// The deadline has passed.
    Due,
    /// The virtual clock may jump.
    Jump(Instant),
    /// Something outside, at the speed of real time; at most so long.
    Outside(Option<Duration>),
    /// Something on its way within this process, while the clock stands still.
    OnItsWay(Outlook, Duration),
    /// Nothing at all.
    Nothing,
}

impl<H> World<H> {
    /// Looks outside at the beginning of a turn, without waiting, and not at every turn: a system call costs more
    /// than most turns. It does look if the loop would be idle otherwise, if something is on its
    /// way (asyncio, which polls at every turn, would find it now), or if it is high time.
    #[inline]
    pub fn glance(&mut self, is_idle: bool) {
        self.open_letters();
        if self.armed > 0 {
            self.glance_at_sources(is_idle);
        }
    }

    fn glance_at_sources(&mut self, is_idle: bool) {
        let has_just_waited = self.last_poll.by.take() == Some(Looker::Wait);
        self.last_poll.turns_since += 1;
        let is_time = if is_idle {
            !has_just_waited
        } else if self.traffic.waiters(Outlook::Coming) > 0 {
            true
        } else {
            match &self.clock {
                Clock::Real => self.outside.monotonic() - self.last_poll.at >= LONGEST_BETWEEN_POLLS,
                Clock::Virtual(_) => self.last_poll.turns_since >= MOST_TURNS_BETWEEN_POLLS,
            }
        };
        if is_time {
            self.poll(Some(Duration::ZERO));
            self.last_poll.by = (is_idle && !self.has_news).then_some(Looker::Glance);
        }
    }

    /// Waits until something is woken or the deadline comes. Call it when every loop is idle, with the
    /// earliest of their deadlines.
    pub fn wait(&mut self, deadline: Option<Instant>) -> Wake {
        if self.armed > 0 && self.last_poll.by.take() != Some(Looker::Glance) {
            self.poll(Some(Duration::ZERO));
        }
        loop {
            if self.interrupter.take() {
                return Wake::Interrupted;
            }
            self.open_letters();
            if mem::take(&mut self.has_news) {
                self.last_poll.by = Some(Looker::Wait);
                return Wake::News;
            }
            match self.prospect(deadline) {
                Prospect::Due => {
                    self.last_poll.by = Some(Looker::Wait);
                    return Wake::Deadline;
                }
                Prospect::Jump(to) => self.advance(to),
                Prospect::Outside(at_most) => {
                    let (before, began) = (self.now(), self.outside.monotonic());
                    self.poll(at_most);
                    let passed = self.outside.monotonic() - began;
                    // Not past the deadline: what is due then must find the time that it asked for.
                    let to = before + passed;
                    self.advance(deadline.filter(|deadline| *deadline < to).unwrap_or(to));
                }
                Prospect::OnItsWay(outlook, at_most) => self.wait_for_traffic(outlook, at_most),
                Prospect::Nothing => return Wake::Deadlock,
            }
        }
    }

    /// Waits until the deadline has come, whatever is woken meanwhile (`time.sleep`).
    /// It ends early only by an interrupt.
    pub fn sleep_until(&mut self, deadline: Instant) -> Wake {
        loop {
            match self.wait(Some(deadline)) {
                Wake::News => {}
                wake @ (Wake::Deadline | Wake::Interrupted | Wake::Deadlock) => return wake,
            }
        }
    }

    fn prospect(&self, deadline: Option<Instant>) -> Prospect {
        let now = self.now();
        if deadline.is_some_and(|deadline| deadline < now.end_of_tick()) {
            return Prospect::Due;
        }
        let left = deadline.map(|deadline| deadline - now);
        let waiters = |outlook| self.traffic.waiters(outlook) > 0;
        let is_outside_awaited = waiters(Outlook::Outside) || self.out > 0;
        match &self.clock {
            Clock::Real => {
                if left.is_some()
                    || is_outside_awaited
                    || waiters(Outlook::Coming)
                    || waiters(Outlook::Listening)
                {
                    Prospect::Outside(left)
                } else if waiters(Outlook::Perhaps) {
                    Prospect::OnItsWay(Outlook::Perhaps, GRACE)
                } else {
                    Prospect::Nothing
                }
            }
            Clock::Virtual(_) => {
                if waiters(Outlook::Coming) {
                    Prospect::OnItsWay(Outlook::Coming, PATIENCE)
                } else if waiters(Outlook::Perhaps) {
                    Prospect::OnItsWay(Outlook::Perhaps, GRACE)
                } else if is_outside_awaited {
                    Prospect::Outside(left)
                } else if let Some(deadline) = deadline {
                    Prospect::Jump(deadline)
                } else if waiters(Outlook::Listening) {
                    Prospect::Outside(None)
                } else {
                    Prospect::Nothing
                }
            }
        }
    }

    fn wait_for_traffic(&mut self, outlook: Outlook, at_most: Duration) {
        let began = self.outside.monotonic();
        self.poll(Some(at_most));
        // A poll may end early for no reason. Only one that took all its time is a disappointment.
        if !self.has_news && self.outside.monotonic() - began >= at_most {
            self.traffic.give_up(outlook);
        }
    }

    fn poll(&mut self, timeout: Option<Duration>) {
        let mut events = mem::take(&mut self.events);
        self.outside.poll(timeout, &mut events).expect("the reactor's own descriptors are open");
        self.facts.tell(|| Fact::Polled { timeout, events: events.len() });
        for event in events.drain(..) {
            self.note(event);
        }
        self.events = events;
        self.last_poll = LastPoll::at(self.outside.monotonic());
    }
}
