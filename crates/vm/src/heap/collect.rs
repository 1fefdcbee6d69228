//! The collector of cycles.
//!
//! Counting references frees almost everything at once, but not objects that refer to each other in a ring. The collector
//! finds those by *trial deletion*, as CPython does: for a set of listed objects it subtracts from each one's count the
//! references that come from within the set. Whoever has references left is held from outside, and so is all that can be
//! reached from there. The rest is garbage.
//!
//! Objects that have survived once are *old*; most collections look only at the young. The list is an array, the young
//! are its end, and each object knows its place, so listing and unlisting cost a few instructions.

use std::ptr::NonNull;

use super::object::{Header, UNTRACKED, flag};
use super::state::{self, Heap};
use super::value::Value;

/// How many young objects make a collection due.
const YOUNG: usize = 20_000;

impl Heap {
    /// Whether enough objects were made since the last collection.
    pub fn collection_is_due(&self) -> bool {
        self.automatic.get() && !self.collecting.get() && self.tracked.borrow().len() >= self.collect_at.get()
    }

    /// Turns automatic collection on or off.
    pub fn set_automatic(&self, on: bool) {
        self.automatic.set(on);
    }

    /// Whether automatic collection is on.
    pub fn is_automatic(&self) -> bool {
        self.automatic.get()
    }

    /// How many objects the collector lists: old and young.
    pub fn tracked_counts(&self) -> (usize, usize) {
        let all = self.tracked.borrow().len();
        let old = self.young_from.get().min(all);
        (old, all - old)
    }

    /// Every object that the collector lists.
    pub fn tracked_objects(&self) -> Vec<Value> {
        let tracked = self.tracked.borrow();
        tracked
            .iter()
            .map(|&pointer| {
                // SAFETY: listed objects are alive; the new value counts its reference.
                unsafe { pointer.as_ref() }.retain();
                Value::from_pointer(pointer)
            })
            .collect()
    }

    /// The objects that an object refers to.
    pub fn referents(&self, value: &Value) -> Vec<Value> {
        let mut found = Vec::new();
        if value.is_object() {
            state::trace(value.pointer(), &mut |pointer| {
                // SAFETY: a traced reference is counted, so its object is alive.
                unsafe { pointer.as_ref() }.retain();
                found.push(Value::from_pointer(pointer));
            });
        }
        found
    }

    /// A collection because enough objects were made: of the young, or of all when the old have grown much.
    pub fn collect_automatically(&self) -> usize {
        let all = self.tracked.borrow().len();
        let old = self.young_from.get().min(all);
        // Each collection of all is paid for by as many young ones as there are old objects.
        let full = self.collections.get().is_multiple_of(8) || old * 4 < all;
        self.collect_from(if full { 0 } else { old })
    }

    /// A collection of everything: `gc.collect()`. Returns how many objects were unreachable.
    pub fn collect_all(&self) -> usize {
        self.collect_from(0)
    }

    fn collect_from(&self, from: usize) -> usize {
        if self.collecting.replace(true) {
            return 0;
        }
        self.collections.set(self.collections.get().wrapping_add(1));
        let garbage = self.find_garbage(from);
        let found = self.dispose(garbage);
        self.collecting.set(false);
        let length = self.tracked.borrow().len();
        self.young_from.set(length);
        self.collect_at.set(length + YOUNG.max(length / 4));
        found
    }

    /// The unreachable among the objects from an index on, each with a reference that keeps it alive for the moment.
    fn find_garbage(&self, from: usize) -> Vec<Value> {
        let tracked = self.tracked.borrow();
        let set = &tracked[from..];
        // SAFETY (for this function): listed objects are alive, and nothing is freed while the list is borrowed.
        let header = |pointer: NonNull<Header>| unsafe { pointer.as_ref() }.index.get();
        let place = |pointer: NonNull<Header>| {
            let index = header(pointer);
            if index != UNTRACKED && index as usize >= from { Some(index as usize - from) } else { None }
        };
        let mut outside: Vec<u32> =
            set.iter().map(|pointer| unsafe { pointer.as_ref() }.references()).collect();
        for &pointer in set {
            state::trace(pointer, &mut |target| {
                if let Some(place) = place(target) {
                    outside[place] -= 1;
                }
            });
        }
        let mut reached = vec![false; set.len()];
        let mut work: Vec<usize> = Vec::new();
        for (place, &count) in outside.iter().enumerate() {
            if count > 0 {
                reached[place] = true;
                work.push(place);
            }
        }
        while let Some(next) = work.pop() {
            state::trace(set[next], &mut |target| {
                if let Some(place) = place(target)
                    && !std::mem::replace(&mut reached[place], true)
                {
                    work.push(place);
                }
            });
        }
        let mut garbage = Vec::new();
        for (place, &pointer) in set.iter().enumerate() {
            if !reached[place] {
                unsafe { pointer.as_ref() }.retain();
                garbage.push(Value::from_pointer(pointer));
            }
        }
        garbage
    }

    /// Finalises garbage, or, where nothing has to be finalised any more, takes it apart.
    ///
    /// Objects with finalisers are queued for the machine. They keep what they refer to alive until they have been
    /// finalised; then the next collection finds them again, if their finalisers have not saved them.
    fn dispose(&self, garbage: Vec<Value>) -> usize {
        let found = garbage.len();
        let wants =
            |value: &&Value| value.header().is_some_and(|header| header.has(flag::FINALISE | flag::WEAK));
        let pending: Vec<Value> = garbage.iter().filter(wants).cloned().collect();
        if pending.is_empty() {
            for value in &garbage {
                state::clear(value.pointer());
            }
        } else {
            for value in pending {
                self.finalise_soon(value, true);
            }
        }
        found
    }
}
