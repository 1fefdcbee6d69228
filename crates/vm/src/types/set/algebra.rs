//! The operations on sets, each with CPython's steps: which of two operands is walked, and how large the table of the
//! result is made, shows in the order of the result.

use super::{Place, Set, Slot, Table};
use crate::heap::{Dict, Kind, Object, Ref, Value};
use crate::types::class::Class;
use crate::types::sequence::{R, is_exact};
use crate::vm::Vm;

impl Table {
    /// Makes room at once for as many more keys.
    fn make_room(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            let least = (self.used + more) * 2;
            self.resize(least);
        }
    }

    /// Takes over the keys of another table; this one is empty and has no tombstones.
    fn copy_from(&mut self, other: &Table) {
        if self.mask() == other.mask() && other.fill == other.used {
            self.slots.clone_from(&other.slots);
        } else {
            self.begin();
            for slot in other.slots.iter().filter(|slot| !slot.key.is_empty()) {
                Table::insert_clean(&mut self.slots, slot.clone());
            }
        }
        self.fill = other.used;
        self.used = other.used;
        self.generation = self.generation.wrapping_add(1);
    }

    /// After many removals: makes the table anew when more than a quarter are tombstones.
    fn shrink_if_sparse(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }
}

impl Set {
    /// Whether two sets have the same keys, where that can be told without running code of the program.
    pub fn quick_eq(&self, other: &Set) -> Option<bool> {
        let (ours, theirs) = (self.table.borrow(), other.table.borrow());
        if ours.used != theirs.used {
            return Some(false);
        }
        if let (Some(our_hash), Some(their_hash)) = (self.hash.get(), other.hash.get())
            && our_hash != their_hash
        {
            return Some(false);
        }
        // Sets that were made alike have their keys in the same places.
        let is_same = |(ours, theirs): (&Slot, &Slot)| ours.hash == theirs.hash && ours.key.is(&theirs.key);
        if ours.slots.len() == theirs.slots.len() && ours.slots.iter().zip(&theirs.slots).all(is_same) {
            return Some(true);
        }
        for slot in ours.slots.iter().filter(|slot| !slot.key.is_empty()) {
            // A key with keys of its own could nest without end: those are left to the general comparison.
            if matches!(slot.key.kind(), Some(Kind::Tuple | Kind::Set)) {
                return None;
            }
            if let Place::Free(_) = theirs.quick_place(slot.hash, &slot.key)? {
                return Some(false);
            }
        }
        Some(true)
    }
}

impl Vm {
    /// An empty set with the builtin class that a set of this class derives from.
    pub fn empty_set_like(&mut self, set: &Object<Set>) -> Ref<Set> {
        let class = if self.is_frozen(set) { self.types.frozenset.clone() } else { self.types.set.clone() };
        self.heap.alloc(&class, Set::default())
    }

    /// Whether this is a frozenset.
    pub fn is_frozen(&self, set: &Object<Set>) -> bool {
        !set.class().is(&self.types.set) && set.class().is_subclass_of(&self.types.frozenset)
    }

    /// Adds all keys of one set to another.
    fn set_merge(&mut self, set: &Object<Set>, other: &Object<Set>) -> R<()> {
        if std::ptr::eq(set, other) || other.is_empty() {
            return Ok(());
        }
        self.check_size(other.places() * size_of::<Slot>())?;
        self.spend(other.places() / 8)?;
        {
            let mut table = set.table.borrow_mut();
            let theirs = other.table.borrow();
            table.make_room(theirs.used);
            if table.fill == 0 {
                table.copy_from(&theirs);
                return Ok(());
            }
        }
        let mut place = 0;
        while let Some((next, hash, key)) = other.next_key(place) {
            self.set_add_hashed(set, key, hash)?;
            place = next;
        }
        Ok(())
    }

    /// Adds everything that an iterable gives: `set.update`.
    pub fn set_update(&mut self, set: &Object<Set>, other: &Value) -> R<()> {
        if let Some(other) = other.downcast::<Set>() {
            return self.set_merge(set, other);
        }
        if let Some(dict) = other.downcast::<Dict>()
            && !dict.class().is_heap_class()
        {
            set.table.borrow_mut().make_room(dict.len());
            let mut place = 0;
            while let Some((next, entry)) = dict.next_entry(place) {
                self.set_add_hashed(set, entry.key, entry.hash)?;
                place = next;
            }
            return Ok(());
        }
        let set = set.to_ref();
        self.for_each(other, |vm, key| vm.set_add(&set, key))
    }

    /// A set of the given class, with everything that an iterable gives.
    pub fn set_from(&mut self, class: &Ref<Class>, iterable: Option<&Value>) -> R<Value> {
        let value = self.new_builtin(class, Set::default());
        if let Some(iterable) = iterable {
            let set = value.downcast::<Set>().expect("the payload was just made").to_ref();
            self.set_update(&set, iterable)?;
        }
        Ok(value)
    }

    /// A copy, as a builtin `set` or `frozenset`.
    pub fn set_copy(&mut self, set: &Object<Set>) -> R<Ref<Set>> {
        let copy = self.empty_set_like(set);
        self.set_merge(&copy, set)?;
        Ok(copy)
    }

    /// `set & other`, for any iterable.
    pub fn set_intersection(&mut self, set: &Object<Set>, other: &Value) -> R<Ref<Set>> {
        let result = self.empty_set_like(set);
        let Some(other_set) = other.downcast::<Set>() else {
            let (set, into) = (set.to_ref(), result.clone());
            self.for_each(other, |vm, key| {
                let hash = vm.set_key_hash(&key)?;
                if vm.set_contains_hashed(&set, &key, hash)? {
                    vm.set_add_hashed(&into, key, hash)?;
                }
                Ok(())
            })?;
            return Ok(result);
        };
        if std::ptr::eq(set, other_set) {
            return self.set_copy(set);
        }
        let (walked, searched) =
            if other_set.len() > set.len() { (set, other_set) } else { (other_set, set) };
        let mut place = 0;
        while let Some((next, hash, key)) = walked.next_key(place) {
            if self.set_contains_hashed(searched, &key, hash)? {
                self.set_add_hashed(&result, key, hash)?;
            }
            place = next;
        }
        self.spend(place / 8)?;
        Ok(result)
    }

    /// Takes out everything that an iterable gives: `set.difference_update`.
    pub fn set_subtract(&mut self, set: &Object<Set>, other: &Value) -> R<()> {
        if let Some(other_set) = other.downcast::<Set>() {
            if std::ptr::eq(set, other_set) {
                drop(set.take());
                return Ok(());
            }
            let mut walked = other_set.to_ref();
            if walked.len() >> 3 > set.len() {
                walked = self.set_intersection(set, other)?;
            }
            let mut place = 0;
            while let Some((next, hash, key)) = walked.next_key(place) {
                self.set_discard_hashed(set, &key, hash)?;
                place = next;
            }
            self.spend(place / 8)?;
        } else {
            let target = set.to_ref();
            self.for_each(other, |vm, key| {
                let hash = vm.set_key_hash(&key)?;
                vm.set_discard_hashed(&target, &key, hash).map(|_| ())
            })?;
        }
        set.table.borrow_mut().shrink_if_sparse();
        Ok(())
    }

    /// `set - other`, for any iterable.
    pub fn set_difference(&mut self, set: &Object<Set>, other: &Value) -> R<Ref<Set>> {
        let as_dict = other.downcast::<Dict>().filter(|_| is_exact::<Dict>(other));
        let size = match (other.downcast::<Set>(), as_dict) {
            (Some(other), _) => Some(other.len()),
            (None, Some(dict)) => Some(dict.len()),
            (None, None) => None,
        };
        // A copy from which the others are taken, unless there is not much more in the set than in the other.
        if size.is_none_or(|size| set.len() >> 2 > size) {
            let result = self.set_copy(set)?;
            self.set_subtract(&result, other)?;
            return Ok(result);
        }
        let result = self.empty_set_like(set);
        let mut place = 0;
        while let Some((next, hash, key)) = set.next_key(place) {
            let is_there = match (other.downcast::<Set>(), as_dict) {
                (Some(other), _) => self.set_contains_hashed(other, &key, hash)?,
                (None, Some(dict)) => self.dict_find(dict, &key, hash)?.is_some(),
                (None, None) => false,
            };
            if !is_there {
                self.set_add_hashed(&result, key, hash)?;
            }
            place = next;
        }
        self.spend(place / 8)?;
        Ok(result)
    }

    /// Adds what is only in the other and takes out what is in both: `set.symmetric_difference_update`.
    pub fn set_toggle(&mut self, set: &Object<Set>, other: &Value) -> R<()> {
        if let Some(dict) = other.downcast::<Dict>()
            && !dict.class().is_heap_class()
        {
            let mut place = 0;
            while let Some((next, entry)) = dict.next_entry(place) {
                self.set_toggle_key(set, entry.key, entry.hash)?;
                place = next;
            }
            return Ok(());
        }
        let other = match other.downcast::<Set>() {
            Some(other) if std::ptr::eq(set, other) => {
                drop(set.take());
                return Ok(());
            }
            Some(other) => other.to_ref(),
            None => {
                let copy = self.empty_set_like(set);
                self.set_update(&copy, other)?;
                copy
            }
        };
        let mut place = 0;
        while let Some((next, hash, key)) = other.next_key(place) {
            self.set_toggle_key(set, key, hash)?;
            place = next;
        }
        self.spend(place / 8)
    }

    fn set_toggle_key(&mut self, set: &Object<Set>, key: Value, hash: u64) -> R<()> {
        if !self.set_discard_hashed(set, &key, hash)? {
            self.set_add_hashed(set, key, hash)?;
        }
        Ok(())
    }

    /// `set ^ other`, for any iterable.
    pub fn set_symmetric_difference(&mut self, set: &Object<Set>, other: &Value) -> R<Ref<Set>> {
        let result = self.empty_set_like(set);
        self.set_update(&result, other)?;
        self.set_toggle(&result, &set.value())?;
        Ok(result)
    }

    /// Whether all keys of one set are in the other.
    pub fn set_is_subset(&mut self, set: &Object<Set>, other: &Object<Set>) -> R<bool> {
        if set.len() > other.len() {
            return Ok(false);
        }
        let mut place = 0;
        while let Some((next, hash, key)) = set.next_key(place) {
            if !self.set_contains_hashed(other, &key, hash)? {
                return Ok(false);
            }
            place = next;
        }
        self.spend(place / 8)?;
        Ok(true)
    }

    /// Whether a set has no key that an iterable gives.
    pub fn set_is_disjoint(&mut self, set: &Object<Set>, other: &Value) -> R<bool> {
        if let Some(other_set) = other.downcast::<Set>() {
            if std::ptr::eq(set, other_set) {
                return Ok(set.is_empty());
            }
            let (walked, searched) =
                if other_set.len() > set.len() { (set, other_set) } else { (other_set, set) };
            let mut place = 0;
            while let Some((next, hash, key)) = walked.next_key(place) {
                if self.set_contains_hashed(searched, &key, hash)? {
                    return Ok(false);
                }
                place = next;
            }
            return Ok(true);
        }
        let iterator = self.iter(other)?;
        while let Some(key) = self.next(&iterator)? {
            if self.set_contains(set, &key)? {
                return Ok(false);
            }
            self.spend(1)?;
        }
        Ok(true)
    }

    /// Whether a set has every key that an iterable gives.
    pub fn set_is_superset(&mut self, set: &Object<Set>, other: &Value) -> R<bool> {
        if let Some(other) = other.downcast::<Set>() {
            return self.set_is_subset(other, set);
        }
        let iterator = self.iter(other)?;
        while let Some(key) = self.next(&iterator)? {
            if !self.set_contains(set, &key)? {
                return Ok(false);
            }
            self.spend(1)?;
        }
        Ok(true)
    }
}
