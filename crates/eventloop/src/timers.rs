//! Timers: what runs later, earliest first.
//!
//! A heap answers the one question a turn asks (*which is due?*) in the time it takes to look at its top. It is
//! one of four branches: half as many levels to go down as with two, and the four lie side by side. Its order is
//! (deadline, sequence): the sequence number counts timers as they are made, so equal deadlines fire in order of
//! creation. (A bare heap would fire them in any order, a wheel of slots would round the deadlines.)
//!
//! A heap cannot drop an entry from its middle, so cancelling is lazy: the handle is given back at once,
//! and the entry stays behind, dead, until it reaches the top or until more than half of all entries are
//! dead and the heap is swept.
//!
//! ```text
//!            heap (moved about)                      slab (stays put)
//!   ┌──────────────────────────────────┐    ┌───┬──────────────┬────────┐
//!   │ deadline 1.0  place 0, tenant 0  │ ─► │ 0 │ tenant 0     │ handle │   alive: the tenants agree
//!   │ deadline 1.0  place 2, tenant 5  │    ├───┼──────────────┼────────┤
//!   │ deadline 2.5  place 1, tenant 1  │ ─► │ 1 │ tenant 3     │ handle │   dead: somebody else lives there
//!   └──────────────────────────────────┘    └───┴──────────────┴────────┘
//! ```

use crate::clock::Instant;
use crate::slab::{Key, Slab};
use dary_heap::QuaternaryHeap;
use std::cmp::Reverse;

/// The name of a timer: the key of its handle, which a later timer at the same place does not have
/// (unless four thousand million others have lived there in between).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimerId(Key);

impl TimerId {
    /// The name as one number, for who has room for no more.
    pub fn to_bits(self) -> u64 {
        self.0.to_u64()
    }

    /// Its place. While the timer is alive that alone is a name: see [`crate::EventLoop::timer_in`].
    pub fn slot(self) -> u32 {
        self.0.index
    }

    /// The name that was made such a number.
    pub fn from_bits(bits: u64) -> TimerId {
        TimerId(Key::from_u64(bits))
    }
}

/// All timers of one loop.
#[derive(Debug)]
pub(crate) struct Timers<H> {
    heap: QuaternaryHeap<Reverse<Entry>>,
    handles: Slab<H>,
    /// The sequence number of the next timer.
    next_sequence: u64,
}

/// Derived order is the order of the fields: deadline, then sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The deadline as an ordered key, see [`Instant::order`].
    deadline: u64,
    sequence: u64,
    key: Key,
}

/// A heap smaller than this is not swept: popping its dead entries costs less.
const SMALLEST_SWEEP: usize = 64;

impl<H> Timers<H> {
    pub(crate) fn new() -> Timers<H> {
        Timers { heap: QuaternaryHeap::new(), handles: Slab::new(), next_sequence: 0 }
    }

    /// How many timers are alive.
    pub(crate) fn len(&self) -> usize {
        self.handles.len()
    }

    /// Sets a timer.
    pub(crate) fn set(&mut self, deadline: Instant, handle: H) -> TimerId {
        let sequence = self.next_sequence;
        self.next_sequence += 1;
        let key = self.handles.insert(handle);
        self.heap.push(Reverse(Entry { deadline: deadline.order(), sequence, key }));
        TimerId(key)
    }

    /// The handle of a timer that is alive.
    pub(crate) fn handle(&self, timer: TimerId) -> Option<&H> {
        self.handles.get(timer.0)
    }

    /// The name of the timer in a slot, if its handle is the one that is looked for; else a name that is nobody's any more.
    pub(crate) fn in_slot(&self, slot: u32, is_it: impl FnOnce(&H) -> bool) -> TimerId {
        TimerId(self.handles.key_at(slot, is_it))
    }

    /// Cancels a timer and gives its handle back; none if it has fired or was cancelled before.
    pub(crate) fn cancel(&mut self, timer: TimerId) -> Option<H> {
        let handle = self.handles.remove(timer.0)?;
        let dead = self.heap.len() - self.len();
        if self.heap.len() > SMALLEST_SWEEP && dead > self.heap.len() / 2 {
            let handles = &self.handles;
            self.heap.retain(|Reverse(entry)| handles.has(entry.key));
        }
        Some(handle)
    }

    /// The earliest deadline of a timer that is alive.
    pub(crate) fn next_deadline(&mut self) -> Option<Instant> {
        while let Some(Reverse(entry)) = self.heap.peek() {
            if self.handles.has(entry.key) {
                return Some(Instant::from_order(entry.deadline));
            }
            self.heap.pop();
        }
        None
    }

    /// Takes the earliest timer, if its deadline lies before `end`.
    pub(crate) fn take_due(&mut self, end: Instant) -> Option<(TimerId, Instant, H)> {
        let deadline = self.next_deadline()?;
        if deadline >= end {
            return None;
        }
        let Reverse(entry) = self.heap.pop().expect("the top was just seen");
        let handle = self.handles.remove(entry.key).expect("the top is alive");
        Some((TimerId(entry.key), deadline, handle))
    }

    /// The handles of all timers that are alive.
    pub(crate) fn handles(&self) -> impl Iterator<Item = &H> {
        self.handles.tenants()
    }

    /// Gives all handles back, earliest first.
    pub(crate) fn drain(&mut self) -> Vec<H> {
        let mut handles = Vec::with_capacity(self.len());
        while let Some(Reverse(entry)) = self.heap.pop() {
            handles.extend(self.handles.remove(entry.key));
        }
        handles
    }
}

#[cfg(test)]
mod tests;
