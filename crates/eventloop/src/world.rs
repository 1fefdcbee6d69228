//! The world that loops live in: one clock, one outside, and all that wait for it.
//!
//! A loop decides *what runs next*; the world decides *what may still come*. They are two things because several loops
//! may live in one world, each in a green thread of its own, and only when all of them are idle may the process
//! sleep or the virtual clock jump.
//!
//! ```text
//!      loop A        loop B                ask: glance, collect, now
//!        │  ▲          │  ▲                ──────────────────────────►
//!        ▼  │ lane A   ▼  │ lane B         wait for: arm, remote, run_blocking
//!   ┌───────┴─────────────┴────────────────────────────┐
//!   │ World   clock · sources and their waiters        │
//!   │         traffic (what is on its way) · tickets   │
//!   └───────────────────────┬──────────────────────────┘
//!                      the one door
//!   ┌───────────────────────┴──────────────────────────┐
//!   │ Outside   operating system, or a record, or a net │
//!   │           in memory                               │
//!   └──────────────────────────────────────────────────┘
//! ```
//!
//! Readiness is *edge-triggered*: the outside tells once that a source has become ready, and the world remembers
//! it until an operation finds out that it no longer is. Each source has one place for a waiter in each
//! direction. A waiter is woken once and taken out; who wants more arms again.
//!
//! How the world looks out, and how time passes meanwhile, stands in `world/wait.rs`.

mod wait;

use crate::clock::{Clock, Instant, WallTime};
use crate::facts::{Fact, Facts, Observer, WokenBy};
use crate::outside::{Direction, Event, Outside, SourceId};
use crate::pool::Pool;
use crate::remote::{Fate, Interrupter, Mailbox, Message, Remote, TicketId};
use crate::slab::Slab;
use crate::traffic::Traffic;
use crate::turn::LoopId;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::mem;
use std::rc::Rc;
use std::sync::Arc;
use wait::LastPoll;

pub use wait::Wake;

/// The one clock, the one door, and all that wait.
pub struct World<H> {
    clock: Clock,
    outside: Box<dyn Outside>,
    sources: FxHashMap<SourceId, Source<H>>,
    /// How many waiters stand at sources.
    armed: usize,
    traffic: Traffic,
    /// For each loop what was woken for it and not yet collected.
    lanes: Slab<VecDeque<H>>,
    /// How many handles lie in all lanes together.
    uncollected: usize,
    /// Something was put into a lane since somebody was last told so.
    has_news: bool,
    tickets: Slab<Ticket<H>>,
    /// How many tickets have not come back.
    out: usize,
    mailbox: Arc<Mailbox>,
    interrupter: Interrupter,
    /// None until the first blocking job.
    pool: Option<Pool>,
    /// Kept for its memory; empty between polls.
    events: Vec<Event>,
    last_poll: LastPoll,
    facts: Facts<H>,
}

/// Something that can become ready.
struct Source<H> {
    is_watched: bool,
    /// The other side will send no more, so a short receive does not mean that the next one would block.
    has_hung_up: bool,
    /// By [`Direction`].
    sides: [Side<H>; 2],
}

struct Side<H> {
    /// It was reported ready, and no operation has found otherwise since.
    is_ready: bool,
    waiter: Option<(LoopId, H)>,
}

enum Ticket<H> {
    Out(LoopId, H),
    /// Back, with a message that has not been fetched.
    Back(Message),
}

impl<H> World<H> {
    /// A world with this clock and this outside.
    pub fn new(clock: Clock, outside: Box<dyn Outside>) -> World<H> {
        let waker = outside.waker();
        World {
            clock,
            sources: FxHashMap::default(),
            armed: 0,
            traffic: Traffic::new(),
            lanes: Slab::new(),
            uncollected: 0,
            has_news: false,
            tickets: Slab::new(),
            out: 0,
            mailbox: Arc::new(Mailbox::new(waker.clone())),
            interrupter: Interrupter::new(waker),
            pool: None,
            events: Vec::new(),
            last_poll: LastPoll::at(outside.monotonic()),
            facts: Facts::silent(),
            outside,
        }
    }

    /// From now on facts are told to `observer`. Loops made before do not tell theirs.
    pub fn observe(&mut self, observer: Rc<RefCell<dyn Observer<H>>>) {
        self.facts = Facts::told_to(observer);
    }

    pub(crate) fn facts(&self) -> &Facts<H> {
        &self.facts
    }

    /// The door itself, for what no loop needs: randomness, the environment.
    pub fn outside(&mut self) -> &mut dyn Outside {
        &mut *self.outside
    }

    pub(crate) fn traffic(&mut self) -> &mut Traffic {
        &mut self.traffic
    }

    // Time.

    /// The time: `loop.time()`, `time.monotonic()`, `time.perf_counter()`.
    pub fn now(&self) -> Instant {
        match &self.clock {
            Clock::Real => self.outside.monotonic(),
            Clock::Virtual(clock) => clock.now(),
        }
    }

    /// The time on the calendar: `time.time()`.
    pub fn wall(&self) -> WallTime {
        match &self.clock {
            Clock::Real => self.outside.wall(),
            Clock::Virtual(clock) => clock.wall(),
        }
    }

    /// Whether the clock is a virtual one.
    pub fn is_virtual(&self) -> bool {
        matches!(self.clock, Clock::Virtual(_))
    }

    fn advance(&mut self, to: Instant) {
        if let Clock::Virtual(clock) = &mut self.clock {
            let from = clock.now();
            clock.advance(to);
            let to = clock.now();
            if to > from {
                self.facts.tell(|| Fact::Jumped { from, to });
            }
        }
    }

    // Lanes.

    /// A lane for somebody who waits without a loop: a thread that blocks.
    pub fn open_lane(&mut self) -> LoopId {
        LoopId(self.lanes.insert(VecDeque::new()))
    }

    /// Removes a lane and gives back all that was woken in it or still waits to be.
    pub fn close_lane(&mut self, id: LoopId) -> Vec<H> {
        let mut handles: Vec<H> = self.lanes.remove(id.0).unwrap_or_default().into();
        self.uncollected -= handles.len();
        let mut waiters: Vec<(SourceId, Direction)> = Vec::new();
        for (source, Source { sides, .. }) in &self.sources {
            for direction in [Direction::Read, Direction::Write] {
                if sides[direction as usize].waiter.as_ref().is_some_and(|(owner, _)| *owner == id) {
                    waiters.push((*source, direction));
                }
            }
        }
        // In the order of their numbers: the order of a hash table is nobody's business.
        waiters.sort_by_key(|(source, direction)| (*source, *direction as usize));
        handles.extend(waiters.into_iter().filter_map(|(source, direction)| self.disarm(source, direction)));
        let is_its = |ticket: &Ticket<H>| matches!(ticket, Ticket::Out(owner, _) if *owner == id);
        for ticket in self.tickets.keys_of(is_its) {
            handles.extend(self.abandon(TicketId(ticket)));
        }
        handles
    }

    /// Whether something was woken for one loop and not handed over yet.
    pub fn has_news_for(&self, id: LoopId) -> bool {
        self.uncollected > 0 && self.lanes.get(id.0).is_some_and(|lane| !lane.is_empty())
    }

    /// Hands over what was woken for one loop.
    #[inline]
    pub fn collect(&mut self, id: LoopId, ready: &mut VecDeque<H>) {
        if self.uncollected == 0 {
            return;
        }
        let lane = self.lanes.get_mut(id.0).expect("a loop that turns has its lane");
        self.uncollected -= lane.len();
        self.has_news &= self.uncollected > 0;
        ready.append(lane);
    }

    /// Puts a handle into its loop's lane. One whose loop has been closed is dropped.
    fn deliver(&mut self, id: LoopId, handle: H, by: WokenBy) {
        if let Some(lane) = self.lanes.get_mut(id.0) {
            self.facts.tell(|| Fact::Woken { loop_id: id, handle: &handle, by });
            lane.push_back(handle);
            self.uncollected += 1;
            self.has_news = true;
        }
    }

    // Sources and those who wait for them.

    /// Takes in a source that the outside has just opened.
    pub(crate) fn admit(&mut self, id: SourceId) {
        let side = || Side { is_ready: false, waiter: None };
        self.sources.insert(id, Source { is_watched: false, has_hung_up: false, sides: [side(), side()] });
    }

    /// The sources that are open, in no order.
    pub(crate) fn source_ids(&self) -> Vec<SourceId> {
        self.sources.keys().copied().collect()
    }

    /// Forgets a source and gives its waiters back, reader first.
    pub(crate) fn dismiss(&mut self, id: SourceId) -> [Option<H>; 2] {
        let waiters = [self.disarm(id, Direction::Read), self.disarm(id, Direction::Write)];
        self.sources.remove(&id);
        waiters
    }

    /// Lets a handle run in its loop when the source is ready, once. If it is ready already, that is in the
    /// next turn. A waiter that stood there is given back.
    ///
    /// It fails if the source is closed, or is of a kind that is never waited for, like a file.
    pub fn arm(
        &mut self,
        id: SourceId,
        direction: Direction,
        loop_id: LoopId,
        handle: H,
    ) -> io::Result<Option<H>> {
        let source = self.sources.get_mut(&id).ok_or_else(bad_descriptor)?;
        if !source.is_watched {
            self.outside.watch(id)?;
            source.is_watched = true;
        }
        let side = &mut source.sides[direction as usize];
        if side.is_ready {
            let replaced = self.disarm(id, direction);
            self.deliver(loop_id, handle, WokenBy::Source(id, direction));
            return Ok(replaced);
        }
        let replaced = side.waiter.replace((loop_id, handle));
        if replaced.is_none() {
            self.armed += 1;
            self.traffic.arm(id, direction, true);
        }
        Ok(replaced.map(|(_, handle)| handle))
    }

    /// Takes the waiter away and gives it back.
    pub fn disarm(&mut self, id: SourceId, direction: Direction) -> Option<H> {
        self.take_waiter(id, direction).map(|(_, handle)| handle)
    }

    fn take_waiter(&mut self, id: SourceId, direction: Direction) -> Option<(LoopId, H)> {
        let waiter = self.sources.get_mut(&id)?.sides[direction as usize].waiter.take()?;
        self.armed -= 1;
        self.traffic.arm(id, direction, false);
        Some(waiter)
    }

    /// An operation found that the source is not ready any more.
    pub(crate) fn note_exhausted(&mut self, id: SourceId, direction: Direction) {
        if let Some(source) = self.sources.get_mut(&id) {
            source.sides[direction as usize].is_ready = false;
        }
    }

    /// A receive got less than it had room for. The kernel had no more, so the next byte will be
    /// news; but the end of the stream, if it is there already, will not.
    pub(crate) fn note_probably_exhausted(&mut self, id: SourceId) {
        if let Some(source) = self.sources.get_mut(&id) {
            source.sides[Direction::Read as usize].is_ready &= source.has_hung_up;
        }
    }

    fn note(&mut self, event: Event) {
        // A source that was closed after the kernel had reported it is not found.
        let Some(source) = self.sources.get_mut(&event.source) else { return };
        source.has_hung_up |= event.hung_up;
        for (direction, is_ready) in [(Direction::Read, event.readable), (Direction::Write, event.writable)] {
            if !is_ready {
                continue;
            }
            if let Some(source) = self.sources.get_mut(&event.source) {
                source.sides[direction as usize].is_ready = true;
            }
            if let Some((loop_id, handle)) = self.take_waiter(event.source, direction) {
                self.deliver(loop_id, handle, WokenBy::Source(event.source, direction));
            }
        }
    }

    // Other threads.

    /// Entrusts a handle to another thread, which wakes it by firing the remote.
    pub fn remote(&mut self, loop_id: LoopId, handle: H) -> (TicketId, Remote) {
        let ticket = TicketId(self.tickets.insert(Ticket::Out(loop_id, handle)));
        self.out += 1;
        (ticket, Remote::new(ticket, self.mailbox.clone()))
    }

    /// The message that a thread left when it fired; none if there was none, or it has been taken.
    pub fn take_message(&mut self, ticket: TicketId) -> Option<Message> {
        match self.tickets.get(ticket.0)? {
            Ticket::Out(..) => None,
            Ticket::Back(_) => match self.tickets.remove(ticket.0)? {
                Ticket::Out(..) => None,
                Ticket::Back(message) => Some(message),
            },
        }
    }

    /// Waits for a ticket no longer and gives its handle back. What the thread does with its remote
    /// is then nobody's business.
    pub fn abandon(&mut self, ticket: TicketId) -> Option<H> {
        match self.tickets.remove(ticket.0)? {
            Ticket::Out(_, handle) => {
                self.out -= 1;
                Some(handle)
            }
            Ticket::Back(_) => None,
        }
    }

    /// What interrupts this world from elsewhere.
    #[inline]
    pub fn interrupter(&self) -> &Interrupter {
        &self.interrupter
    }

    pub(crate) fn pool(&mut self) -> &mut Pool {
        self.pool.get_or_insert_with(Pool::new)
    }

    fn open_letters(&mut self) {
        for (ticket, fate) in self.mailbox.take() {
            // One that was abandoned is not found. One that is found is out: a remote fires once.
            let Some(place) = self.tickets.get_mut(ticket.0) else { continue };
            let (ticket_was, is_fired) = match fate {
                Fate::Fired(Some(message)) => (Some(mem::replace(place, Ticket::Back(message))), true),
                Fate::Fired(None) => (self.tickets.remove(ticket.0), true),
                Fate::Dropped => (self.tickets.remove(ticket.0), false),
            };
            let Some(Ticket::Out(loop_id, handle)) = ticket_was else { continue };
            self.out -= 1;
            if is_fired {
                self.deliver(loop_id, handle, WokenBy::Ticket(ticket));
            }
        }
    }
}

/// The error of an operation on a source that is closed or never was: `EBADF`, as the kernel would say.
pub(crate) fn bad_descriptor() -> io::Error {
    const BAD_DESCRIPTOR: i32 = 9;
    io::Error::from_raw_os_error(BAD_DESCRIPTOR)
}
