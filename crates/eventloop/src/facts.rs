//! Facts: what the loop did, told to whoever listens.
//!
//! A fact is plain data and borrows what it speaks of. With no observer a fact costs one test of a pointer,
//! and is not even put together. A handle is shown, not explained: which task it runs is the runtime's to say.

use crate::clock::{Duration, Instant};
use crate::outside::{Direction, SourceId};
use crate::remote::TicketId;
use crate::timers::TimerId;
use crate::turn::LoopId;
use std::cell::RefCell;
use std::rc::Rc;

/// Something the loop did. What it did within one turn happened at that turn's time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact<'a, H> {
    /// A turn begins and will run so many handles.
    TurnBegan {
        /// The loop that turns.
        loop_id: LoopId,
        /// The time of the turn.
        at: Instant,
        /// How many handles it will run.
        handles: usize,
    },
    /// A handle was put into the ready queue by the program itself.
    Scheduled {
        /// The loop it will run in.
        loop_id: LoopId,
        /// What will run.
        handle: &'a H,
    },
    /// A timer was set.
    TimerSet {
        /// The loop it belongs to.
        loop_id: LoopId,
        /// Its name.
        timer: TimerId,
        /// When it is due.
        deadline: Instant,
        /// What will run.
        handle: &'a H,
    },
    /// A timer was cancelled before it fired.
    TimerCancelled {
        /// The loop it belonged to.
        loop_id: LoopId,
        /// Its name.
        timer: TimerId,
    },
    /// A timer was due, and its handle went into the ready queue.
    TimerFired {
        /// The loop it belonged to.
        loop_id: LoopId,
        /// Its name.
        timer: TimerId,
        /// When it was due, which may be a while ago.
        deadline: Instant,
        /// What will run.
        handle: &'a H,
    },
    /// Something from outside woke a handle.
    Woken {
        /// The loop it will run in.
        loop_id: LoopId,
        /// What will run.
        handle: &'a H,
        /// What woke it.
        by: WokenBy,
    },
    /// A handle begins to run.
    Running {
        /// The loop it runs in.
        loop_id: LoopId,
        /// What runs.
        handle: &'a H,
    },
    /// The outside was asked what is ready.
    Polled {
        /// The longest it might have taken; none is without end.
        timeout: Option<Duration>,
        /// How many sources were found ready.
        events: usize,
    },
    /// The virtual clock was set forward.
    Jumped {
        /// From this time,
        from: Instant,
        /// to this.
        to: Instant,
    },
}

/// What woke a handle that waited for the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WokenBy {
    /// A socket became readable or writable.
    Source(SourceId, Direction),
    /// Another thread sent a ticket back.
    Ticket(TicketId),
}

/// One who listens to facts.
pub trait Observer<H> {
    /// Hears one fact. It must not call the loop that tells it.
    fn observe(&mut self, fact: Fact<'_, H>);
}

/// The listener, if there is one; shared by the world and all its loops.
pub(crate) struct Facts<H>(Option<Rc<RefCell<dyn Observer<H>>>>);

impl<H> Facts<H> {
    pub(crate) fn silent() -> Facts<H> {
        Facts(None)
    }

    pub(crate) fn told_to(observer: Rc<RefCell<dyn Observer<H>>>) -> Facts<H> {
        Facts(Some(observer))
    }

    /// Whether somebody listens.
    #[inline]
    pub(crate) fn has_listener(&self) -> bool {
        self.0.is_some()
    }

    /// Tells a fact, which is made only if somebody listens.
    #[inline]
    pub(crate) fn tell<'a>(&self, fact: impl FnOnce() -> Fact<'a, H>)
    where
        H: 'a,
    {
        if let Some(observer) = &self.0 {
            observer.borrow_mut().observe(fact());
        }
    }
}

impl<H> Clone for Facts<H> {
    fn clone(&self) -> Facts<H> {
        Facts(self.0.clone())
    }
}
