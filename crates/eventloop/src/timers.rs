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
//!            heap (moved about)                      slots (stay put)
//!   ┌──────────────────────────────────┐    ┌───┬──────────────┬────────┐
//!   │ deadline 1.0  slot 0, 1st tenant │ ─► │ 0 │ 1st tenant   │ handle │   alive: the tenants agree
//!   │ deadline 1.0  slot 2, 5th tenant │    ├───┼──────────────┼────────┤
//!   │ deadline 2.5  slot 1, 2nd tenant │ ─► │ 1 │ 3rd tenant   │ handle │   dead: slot 1 has a new tenant
//!   └──────────────────────────────────┘    └───┴──────────────┴────────┘
//! ```

use crate::clock::Instant;
use dary_heap::QuaternaryHeap;
use std::cmp::Reverse;

/// The name of a timer: its slot, and the how-manieth tenant of that slot it is. So an old name does not cancel a new timer
/// (unless four thousand million others have lived there in between).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimerId {
    slot: u32,
    tenant: u32,
}

impl TimerId {
    /// The name as one number, for who has room for no more.
    pub fn to_bits(self) -> u64 {
        u64::from(self.tenant) << 32 | u64::from(self.slot)
    }

    /// Its slot. While the timer is alive that alone is a name: see [`crate::EventLoop::timer_in`].
    pub fn slot(self) -> u32 {
        self.slot
    }

    /// The name that was made such a number.
    pub fn from_bits(bits: u64) -> TimerId {
        TimerId { slot: bits as u32, tenant: (bits >> 32) as u32 }
    }
}

/// All timers of one loop.
#[derive(Debug)]
pub(crate) struct Timers<H> {
    heap: QuaternaryHeap<Reverse<Entry>>,
    slots: Vec<Slot<H>>,
    /// Slots without a handle.
    free: Vec<u32>,
    /// The sequence number of the next timer.
    next_sequence: u64,
}

/// Derived order is the order of the fields: deadline, then sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The deadline as an ordered key, see [`Instant::order`].
    deadline: u64,
    sequence: u64,
    slot: u32,
    tenant: u32,
}

impl Entry {
    fn timer(&self) -> TimerId {
        TimerId { slot: self.slot, tenant: self.tenant }
    }
}

#[derive(Debug)]
struct Slot<H> {
    /// None in a free slot.
    handle: Option<H>,
    /// The how-manieth timer lives here, or lived here last.
    tenant: u32,
}

/// A heap smaller than this is not swept: popping its dead entries costs less.
const SMALLEST_SWEEP: usize = 64;

impl<H> Timers<H> {
    pub(crate) fn new() -> Timers<H> {
        Timers { heap: QuaternaryHeap::new(), slots: Vec::new(), free: Vec::new(), next_sequence: 0 }
    }

    /// How many timers are alive.
    pub(crate) fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// Sets a timer.
    pub(crate) fn set(&mut self, deadline: Instant, handle: H) -> TimerId {
        let sequence = self.next_sequence;
        self.next_sequence += 1;
        let (slot, tenant) = match self.free.pop() {
            Some(slot) => {
                let place = &mut self.slots[slot as usize];
                *place = Slot { handle: Some(handle), tenant: place.tenant.wrapping_add(1) };
                (slot, place.tenant)
            }
            None => {
                let slot = u32::try_from(self.slots.len()).expect("that many timers do not fit in memory");
                self.slots.push(Slot { handle: Some(handle), tenant: 0 });
                (slot, 0)
            }
        };
        self.heap.push(Reverse(Entry { deadline: deadline.order(), sequence, slot, tenant }));
        TimerId { slot, tenant }
    }

    /// The handle of a timer that is alive.
    pub(crate) fn handle(&self, timer: TimerId) -> Option<&H> {
        let slot = &self.slots[timer.slot as usize];
        if slot.tenant == timer.tenant { slot.handle.as_ref() } else { None }
    }

    /// The name of the timer in a slot, if its handle is the one that is looked for; else a name that is nobody's any more.
    pub(crate) fn in_slot(&self, slot: u32, is_it: impl FnOnce(&H) -> bool) -> TimerId {
        let Slot { handle, tenant } = &self.slots[slot as usize];
        let is_there = handle.as_ref().is_some_and(is_it);
        TimerId { slot, tenant: if is_there { *tenant } else { tenant.wrapping_sub(1) } }
    }

    /// Cancels a timer and gives its handle back; none if it has fired or was cancelled before.
    pub(crate) fn cancel(&mut self, timer: TimerId) -> Option<H> {
        let handle = self.vacate(timer)?;
        let dead = self.heap.len() - self.len();
        if self.heap.len() > SMALLEST_SWEEP && dead > self.heap.len() / 2 {
            let slots = &self.slots;
            self.heap.retain(|Reverse(entry)| is_alive(slots, entry));
        }
        Some(handle)
    }

    /// The earliest deadline of a timer that is alive.
    pub(crate) fn next_deadline(&mut self) -> Option<Instant> {
        while let Some(Reverse(entry)) = self.heap.peek() {
            if is_alive(&self.slots, entry) {
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
        let handle = self.vacate(entry.timer()).expect("the top is alive");
        Some((entry.timer(), deadline, handle))
    }

    /// The handles of all timers that are alive.
    pub(crate) fn handles(&self) -> impl Iterator<Item = &H> {
        self.slots.iter().filter_map(|slot| slot.handle.as_ref())
    }

    /// Gives all handles back, earliest first.
    pub(crate) fn drain(&mut self) -> Vec<H> {
        let mut handles = Vec::with_capacity(self.len());
        while let Some(Reverse(entry)) = self.heap.pop() {
            handles.extend(self.vacate(entry.timer()));
        }
        handles
    }

    fn vacate(&mut self, timer: TimerId) -> Option<H> {
        let place = &mut self.slots[timer.slot as usize];
        if place.tenant != timer.tenant {
            return None;
        }
        let handle = place.handle.take()?;
        self.free.push(timer.slot);
        Some(handle)
    }
}

fn is_alive<H>(slots: &[Slot<H>], entry: &Entry) -> bool {
    let slot = &slots[entry.slot as usize];
    slot.tenant == entry.tenant && slot.handle.is_some()
}

#[cfg(test)]
mod tests;
