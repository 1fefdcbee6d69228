//! The collector of cycles.
//!
//! Counting references frees almost everything at once, but not objects that refer to each other in a ring. The collector
//! finds those by *trial deletion*, as CPython does: for a set of listed objects it subtracts from each one's count the
//! references that come from within the set. Whoever has references left is held from outside, and so is all that can be
//! reached from there. The rest is garbage.
//!
//! Objects that have survived once are *old*; most collections look only at the young. The list is an array in the order
//! in which the objects were made, the young are its end, and each object knows its place, so listing and unlisting cost a
//! few instructions. Garbage is finalised in the order of the list, as in CPython.

use std::ptr::NonNull;

use super::object::{Header, Kind, UNTRACKED, flag};
use super::state::{self, Heap};
use super::value::Value;

/// How many young objects make a collection due.
const YOUNG: usize = 20_000;

impl Heap {
    /// Measures what containers hold elsewhere. It goes through all of them, so it is for sessions whose memory is limited, and
    /// not too often: see [`Heap::containers`].
    pub fn measure(&self) {
        let tracked = self.tracked.borrow();
        self.elsewhere.set(tracked.iter().flatten().map(|&pointer| state::elsewhere(pointer)).sum());
    }

    /// How many containers there are, about.
    pub fn containers(&self) -> usize {
        self.tracked.borrow().len()
    }

    /// Whether enough objects were made since the last collection.
    pub fn collection_is_due(&self) -> bool {
        if self.collecting.get() || self.tracked.borrow().len() < self.collect_at.get() {
            return false;
        }
        if self.holes.get() * 4 > self.tracked.borrow().len() {
            self.close_holes();
        }
        let length = self.tracked.borrow().len();
        if !self.automatic.get() {
            // Nobody collects, but the holes are to be looked at again some time.
            self.collect_at.set(length + YOUNG);
        }
        length >= self.collect_at.get()
    }

    /// Moves the listed objects together.
    fn close_holes(&self) {
        if self.holes.replace(0) == 0 {
            return;
        }
        let mut tracked = self.tracked.borrow_mut();
        let old = tracked.iter().take(self.young_from.get()).flatten().count();
        self.young_from.set(old);
        // What lies before the first hole stays where it is, and need not be looked at.
        let first = tracked.iter().position(Option::is_none).unwrap_or(tracked.len());
        tracked.retain(Option::is_some);
        for (index, pointer) in tracked.iter().enumerate().skip(first) {
            // SAFETY: listed objects are alive: they are taken off the list before they are freed.
            unsafe { pointer.expect("the holes are gone").as_ref() }.index.set(index as u32);
        }
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
        self.close_holes();
        let all = self.tracked.borrow().len();
        let old = self.young_from.get().min(all);
        (old, all - old)
    }

    /// Every object that the collector lists.
    pub fn tracked_objects(&self) -> Vec<Value> {
        let tracked = self.tracked.borrow();
        tracked
            .iter()
            .flatten()
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
        self.close_holes();
        let all = self.tracked.borrow().len();
        let old = self.young_from.get().min(all);
        // Each collection of all is paid for by as many young ones as there are old objects.
        let full = self.collections.get().is_multiple_of(8) || old * 4 < all;
        self.collect_from(if full { 0 } else { old })
    }

    /// A collection of everything: `gc.collect()`. Returns how many objects were unreachable.
    pub fn collect_all(&self) -> usize {
        self.close_holes();
        self.collect_from(0)
    }

    fn collect_from(&self, from: usize) -> usize {
        if self.collecting.replace(true) {
            return 0;
        }
        self.collections.set(self.collections.get().wrapping_add(1));
        debug_assert_eq!(self.holes.get(), 0);
        let garbage = self.find_garbage(from);
        let found = self.dispose(garbage);
        self.collecting.set(false);
        self.close_holes();
        let length = self.tracked.borrow().len();
        self.young_from.set(length);
        self.collect_at.set(length + YOUNG.max(length / 4));
        found
    }

    /// Whether any listed object is to be finalised when it goes, or has weak references.
    pub fn has_finalisable(&self) -> bool {
        // SAFETY: listed objects are alive.
        let wants = |pointer: &NonNull<Header>| unsafe { pointer.as_ref() }.has(flag::FINALISE | flag::WEAK);
        self.tracked.borrow().iter().flatten().any(wants)
    }

    /// Lists the objects that can be reached from a root behind all others, in the order in which they are reached. That is
    /// what a collection by CPython at the end of a program does to its list: the namespace of the main file is older than
    /// what lies in it, and is looked at last.
    pub fn order_by_reach(&self, root: &Value) {
        self.close_holes();
        let mut tracked = self.tracked.borrow_mut();
        let mut is_reached = vec![false; tracked.len()];
        let mut reached = Vec::new();
        let mut reach = |pointer: NonNull<Header>, reached: &mut Vec<NonNull<Header>>| {
            // SAFETY: a traced reference is counted, so its object is alive.
            let index = unsafe { pointer.as_ref() }.index.get();
            if index != UNTRACKED && !std::mem::replace(&mut is_reached[index as usize], true) {
                reached.push(pointer);
            }
        };
        reach(root.pointer(), &mut reached);
        let (mut next, mut targets) = (0, Vec::new());
        while let Some(&pointer) = reached.get(next) {
            next += 1;
            state::trace(pointer, &mut |target| targets.push(target));
            // SAFETY: as above.
            if matches!(unsafe { pointer.as_ref() }.kind(), Kind::List | Kind::Tuple) {
                targets.reverse();
            }
            targets.drain(..).for_each(|target| reach(target, &mut reached));
        }
        let others = tracked.iter().zip(&is_reached).filter(|(_, is_reached)| !**is_reached);
        let mut ordered: Vec<_> = others.map(|(pointer, _)| *pointer).collect();
        ordered.extend(reached.into_iter().map(Some));
        for (index, pointer) in ordered.iter().flatten().enumerate() {
            // SAFETY: as above.
            unsafe { pointer.as_ref() }.index.set(index as u32);
        }
        *tracked = ordered;
    }

    /// The unreachable among the objects from an index on, each with a reference that keeps it alive for the moment.
    ///
    /// Each object is traced once: the references within the set that this shows are written down, and followed from there.
    /// More of them than can be counted (that is 4 thousand million) are left alone.
    fn find_garbage(&self, from: usize) -> Vec<Value> {
        let tracked = self.tracked.borrow();
        let set = &tracked[from..];
        let pointer_at = |place: usize| set[place].expect("the holes were just closed");
        // SAFETY: listed objects are alive, and nothing is freed while the list is borrowed.
        let header = |pointer: NonNull<Header>| unsafe { &*pointer.as_ptr() };
        let mut outside: Vec<u32> =
            (0..set.len()).map(|place| header(pointer_at(place)).references()).collect();
        let mut references = Vec::<u32>::with_capacity(2 * set.len());
        let mut ends = Vec::<u32>::with_capacity(set.len());
        for place in 0..set.len() {
            state::trace(pointer_at(place), &mut |target| {
                let index = header(target).index.get();
                if index != UNTRACKED && index as usize >= from {
                    let target = index - from as u32;
                    outside[target as usize] -= 1;
                    references.push(target);
                }
            });
            let Ok(end) = u32::try_from(references.len()) else { return Vec::new() };
            ends.push(end);
        }
        // What is held from outside holds what it refers to: all that is left with nobody is garbage.
        let mut work: Vec<u32> =
            (0..).zip(&outside).filter(|(_, held)| **held > 0).map(|(place, _)| place).collect();
        while let Some(place) = work.pop() {
            let place = place as usize;
            let start = if place == 0 { 0 } else { ends[place - 1] };
            for &target in &references[start as usize..ends[place] as usize] {
                if outside[target as usize] == 0 {
                    outside[target as usize] = 1;
                    work.push(target);
                }
            }
        }
        let mut garbage = Vec::new();
        for (place, _) in outside.iter().enumerate().filter(|(_, held)| **held == 0) {
            header(pointer_at(place)).retain();
            garbage.push(Value::from_pointer(pointer_at(place)));
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
