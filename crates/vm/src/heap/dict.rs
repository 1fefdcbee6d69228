//! Dicts: entries in the order of insertion, and a table of their indexes.
//!
//! ```text
//! entries   0: (hash "a", "a", 1)   1: (hash "b", "b", 2)   2: removed   3: (hash "d", "d", 4)
//! table     hash → index            (none while there are at most eight entries: those are searched one by one)
//! ```
//!
//! Keys may be objects whose `__eq__` is written in the language and changes the very dict. So this module compares only
//! what can be compared without running code ([`quick_eq`]); where that does not decide, the caller fetches the
//! [candidates](Dict::candidates), compares them outside, and looks again if the dict has changed meanwhile.
//!
//! A dict that serves as a namespace has a *version*, given when an inline cache first remembers a place in it and lost
//! when a key comes or goes. While the version stands, an entry's index stands.

use std::cell::{Cell, RefCell};

use hashbrown::HashTable;

use super::object::{Kind, Object, Payload, Tracer};
use super::text::Str;
use super::value::Value;
use crate::types::set::Set;

/// Up to this many entries there is no table.
const SMALL: usize = 8;

/// One key and its value; a removed entry has an empty key.
#[derive(Clone)]
pub struct Entry {
    /// The hash of the key.
    pub hash: u64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

#[derive(Default)]
struct Core {
    entries: Vec<Entry>,
    table: Option<HashTable<u32>>,
    live: u32,
    /// How many entries may still be added before removed ones are cleared away. A loop over a dict whose keys the program
    /// takes out and puts in again can see when that happens, so it happens when CPython's table would be full.
    room: u32,
    /// Before this place there are only removed entries: a dict that serves as a queue is not searched from its beginning.
    first: u32,
}

/// The payload of `dict`.
#[derive(Default)]
pub struct Dict {
    core: RefCell<Core>,
    version: Cell<u32>,
    /// Counts the changes of keys, for iterators and for comparisons that run code.
    changes: Cell<u32>,
}

/// What a look-up without running code finds out.
#[derive(Clone, Copy)]
pub enum Located {
    /// The index of the entry.
    Found(usize),
    /// There is no such key.
    Missing,
    /// Only `__eq__` can tell, of the candidates.
    Unsure,
}

impl Payload for Dict {
    const KIND: Kind = Kind::Dict;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        for entry in &self.core.borrow().entries {
            tracer.value(&entry.key);
            tracer.value(&entry.value);
        }
    }

    fn clear(&self) {
        drop(self.take());
    }

    fn elsewhere(&self) -> usize {
        let core = self.core.borrow();
        let table = core.table.as_ref().map_or(0, HashTable::allocation_size);
        core.entries.capacity() * size_of::<Entry>() + table
    }
}

/// Spreads Python's hashes, many of which are small numbers, over all bits that the table looks at.
#[inline(always)]
fn spread(hash: u64) -> u64 {
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26)
}

/// Whether two keys are equal, where that can be told without running code of the program.
#[inline]
pub fn quick_eq(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    match (a.downcast::<Str>(), b.downcast::<Str>()) {
        (Some(a), Some(b)) if !a.has_own_class() && !b.has_own_class() => Some(a.as_bytes() == b.as_bytes()),
        _ => quick_eq_rest(a, b),
    }
}

fn quick_eq_rest(a: &Value, b: &Value) -> Option<bool> {
    match (a.header(), b.header()) {
        (None, None) => Some(plain_eq(a, b)),
        (Some(header), None) | (None, Some(header)) => match header.kind() {
            Kind::Str | Kind::Bytes | Kind::Tuple if !header.class().is_heap_class() => Some(false),
            Kind::BigInt | Kind::Boxed => None,
            Kind::Function | Kind::Native | Kind::Module => Some(false),
            _ => None,
        },
        (Some(left), Some(right)) => {
            if left.class().is_heap_class() || right.class().is_heap_class() {
                return None;
            }
            match (left.kind(), right.kind()) {
                (Kind::Tuple, Kind::Tuple) => {
                    let a = a.downcast::<super::tuple::Tuple>()?;
                    let b = b.downcast::<super::tuple::Tuple>()?;
                    if a.len() != b.len() {
                        return Some(false);
                    }
                    for (x, y) in a.iter().zip(b.iter()) {
                        // What is nested could nest without end: that is left to the general comparison.
                        let nests = |item: &Value| matches!(item.kind(), Some(Kind::Tuple | Kind::Set));
                        if nests(x) || nests(y) {
                            return None;
                        }
                        match quick_eq(x, y) {
                            Some(true) => {}
                            other => return other,
                        }
                    }
                    Some(true)
                }
                (Kind::Str, Kind::Tuple | Kind::BigInt) | (Kind::Tuple | Kind::BigInt, Kind::Str) => {
                    Some(false)
                }
                (Kind::Set, Kind::Set) => a.downcast::<Set>()?.quick_eq(b.downcast::<Set>()?),
                (Kind::Class, Kind::Class) => None,
                (Kind::Function | Kind::Native, _) => Some(false),
                _ => None,
            }
        }
    }
}

/// Equality of values that lie in their words.
fn plain_eq(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| -> Option<f64> {
        value
            .as_float()
            .or(value.as_small_int().map(|int| int as f64))
            .or(value.as_bool().map(|bool| f64::from(u8::from(bool))))
    };
    match (number(a), number(b)) {
        // Ints in a word have 48 bits, so a float holds each of them exactly.
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

impl Core {
    #[inline]
    fn find(&self, hash: u64, mut equal: impl FnMut(&Value) -> bool) -> Option<usize> {
        match &self.table {
            None => self
                .entries
                .iter()
                .position(|entry| entry.hash == hash && !entry.key.is_empty() && equal(&entry.key)),
            Some(table) => table
                .find(spread(hash), |&index| {
                    let entry = &self.entries[index as usize];
                    entry.hash == hash && equal(&entry.key)
                })
                .map(|&index| index as usize),
        }
    }

    fn push(&mut self, hash: u64, key: Value, value: Value) -> usize {
        if self.room == 0 {
            self.grow();
        }
        self.room -= 1;
        let index = self.entries.len();
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        let entries = &self.entries;
        match &mut self.table {
            Some(table) => {
                table
                    .insert_unique(spread(hash), index as u32, |&other| spread(entries[other as usize].hash));
            }
            None if index >= SMALL => self.rebuild_table(),
            None => {}
        }
        index
    }

    fn rebuild_table(&mut self) {
        if self.entries.len() <= SMALL {
            self.table = None;
            return;
        }
        self.rebuild_table_for(self.entries.len() * 2);
    }

    fn rebuild_table_for(&mut self, capacity: usize) {
        let entries = &self.entries;
        let mut table = HashTable::with_capacity(capacity);
        for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.key.is_empty()) {
            table.insert_unique(spread(entry.hash), index as u32, |&other| {
                spread(entries[other as usize].hash)
            });
        }
        self.table = Some(table);
    }

    /// Makes room for more entries, and clears removed ones away.
    #[cold]
    fn grow(&mut self) {
        if (self.live as usize) < self.entries.len() {
            self.entries.retain(|entry| !entry.key.is_empty());
            self.first = 0;
            self.rebuild_table();
        }
        self.room = room_in_table(3 * self.live) - self.live;
    }

    /// Entries without removed ones among them.
    fn of(entries: Vec<Entry>) -> Core {
        let live = entries.len() as u32;
        let wanted = if live <= room_in_table(0) { 0 } else { (3 * live).div_ceil(2) };
        let mut core = Core { entries, table: None, live, room: room_in_table(wanted) - live, first: 0 };
        core.rebuild_table();
        core
    }
}

/// How many entries CPython has in a table that is made for so many places: the places are a power of two, and a third of
/// them stays free.
fn room_in_table(places: u32) -> u32 {
    let places = (places | 8) - 1;
    let bits = u32::BITS - (places | 7).leading_zeros();
    (2 << bits) / 3
}

impl Dict {
    #[inline(always)]
    fn peek(&self) -> &Core {
        // SAFETY: the callers in this module run no code of the program while they look, and change nothing.
        unsafe { self.core.try_borrow_unguarded() }
            .expect("no code of the program runs while a dict is being changed")
    }

    fn key_change(&self) {
        self.version.set(0);
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    /// How many keys there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.peek().live as usize
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Changes whenever a key comes or goes.
    #[inline(always)]
    pub fn changes(&self) -> u32 {
        self.changes.get()
    }

    /// The version that inline caches compare; 0 when none has been given since the last change of keys.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version.get()
    }

    /// Gives the dict a version.
    pub fn set_version(&self, version: u32) {
        self.version.set(version);
    }

    /// Looks a key up without running code of the program.
    #[inline]
    pub fn locate(&self, hash: u64, key: &Value) -> Located {
        match key.downcast::<Str>() {
            Some(text) if !text.has_own_class() => self.locate_str(hash, text),
            _ => self.locate_any(hash, key),
        }
    }

    /// `locate` for a key that is a string of the builtin class: most are.
    pub fn locate_str(&self, hash: u64, key: &Object<Str>) -> Located {
        let mut unsure = false;
        let found = self.peek().find(hash, |candidate| {
            key.is_value(candidate)
                || match candidate.downcast::<Str>() {
                    Some(text) if !text.has_own_class() => text.as_bytes() == key.as_bytes(),
                    _ => {
                        unsure |= candidate.header().is_some_and(|header| header.class().is_heap_class());
                        false
                    }
                }
        });
        match found {
            Some(index) => Located::Found(index),
            None if unsure => Located::Unsure,
            None => Located::Missing,
        }
    }

    #[inline(never)]
    fn locate_any(&self, hash: u64, key: &Value) -> Located {
        let mut unsure = false;
        let found = self.peek().find(hash, |candidate| {
            quick_eq(candidate, key).unwrap_or_else(|| {
                unsure = true;
                false
            })
        });
        match found {
            Some(index) => Located::Found(index),
            None if unsure => Located::Unsure,
            None => Located::Missing,
        }
    }

    /// The entries with a hash whose keys only `__eq__` can compare with a key: their indexes and keys.
    #[cold]
    pub fn candidates(&self, hash: u64, key: &Value) -> Vec<(usize, Value)> {
        let core = self.peek();
        let mut keys = Vec::new();
        core.find(hash, |candidate| {
            if quick_eq(candidate, key).is_none() {
                keys.push(candidate.clone());
            }
            false
        });
        let place = |key: &Value| core.find(hash, |candidate| candidate.is(key)).expect("it was just found");
        keys.into_iter().map(|key| (place(&key), key)).collect()
    }

    /// The index of a string key. In a dict whose keys are all strings, as those of namespaces are.
    #[inline]
    pub fn find_str(&self, key: &Object<Str>) -> Option<usize> {
        self.peek().find(key.hash(), |candidate| {
            key.is_value(candidate)
                || candidate.downcast::<Str>().is_some_and(|candidate| candidate.as_bytes() == key.as_bytes())
        })
    }

    /// The value of a string key.
    #[inline]
    pub fn get_str(&self, key: &Object<Str>) -> Option<Value> {
        self.find_str(key).and_then(|index| self.value_at(index))
    }

    /// Sets a string key and returns its old value.
    pub fn set_str(&self, key: &Object<Str>, value: Value) -> Option<Value> {
        match self.find_str(key) {
            Some(index) => self.set_value_at(index, value),
            None => {
                self.push(key.hash(), key.value(), value);
                None
            }
        }
    }

    /// The value of an entry, unless it has been removed.
    #[inline(always)]
    pub fn value_at(&self, index: usize) -> Option<Value> {
        match self.peek().entries.get(index) {
            Some(entry) if !entry.key.is_empty() => Some(entry.value.clone()),
            _ => None,
        }
    }

    /// A copy of an entry, unless it has been removed.
    #[inline]
    pub fn entry_at(&self, index: usize) -> Option<Entry> {
        self.peek().entries.get(index).filter(|entry| !entry.key.is_empty()).cloned()
    }

    /// The first entry at or after an index, with the index behind it.
    #[inline]
    pub fn next_entry(&self, from: usize) -> Option<(usize, Entry)> {
        let core = self.peek();
        let entries = &core.entries;
        (from.max(core.first as usize)..entries.len())
            .find(|&index| !entries[index].key.is_empty())
            .map(|index| (index + 1, entries[index].clone()))
    }

    /// The last entry before an index, with its index.
    pub fn previous_entry(&self, before: usize) -> Option<(usize, Entry)> {
        let entries = &self.peek().entries;
        (0..before.min(entries.len()))
            .rev()
            .find(|&index| !entries[index].key.is_empty())
            .map(|index| (index, entries[index].clone()))
    }

    /// How many places there are, removed entries included: where a reversed walk begins.
    pub fn places(&self) -> usize {
        self.peek().entries.len()
    }

    /// Sets the value of an entry and returns the old one.
    #[inline]
    pub fn set_value_at(&self, index: usize, value: Value) -> Option<Value> {
        let mut core = self.core.borrow_mut();
        Some(std::mem::replace(&mut core.entries.get_mut(index)?.value, value))
    }

    /// Makes room for so many keys more.
    pub fn reserve(&self, count: usize) {
        let mut core = self.core.borrow_mut();
        core.entries.reserve(count);
        let expected = core.entries.len() + count;
        if expected > SMALL && core.table.is_none() {
            core.rebuild_table_for(expected);
        }
    }

    /// Adds a key that is known not to be there.
    #[inline]
    pub fn push(&self, hash: u64, key: Value, value: Value) -> usize {
        self.key_change();
        self.core.borrow_mut().push(hash, key, value)
    }

    /// Removes an entry and returns it.
    pub fn remove_at(&self, index: usize) -> Option<Entry> {
        let mut core = self.core.borrow_mut();
        let core = &mut *core;
        let entry = core.entries.get_mut(index)?;
        if entry.key.is_empty() {
            return None;
        }
        let removed = std::mem::replace(entry, Entry { hash: 0, key: Value::EMPTY, value: Value::EMPTY });
        if let Some(table) = &mut core.table
            && let Ok(place) = table.find_entry(spread(removed.hash), |&other| other as usize == index)
        {
            place.remove();
        }
        core.live -= 1;
        if index == core.first as usize {
            let removed = core.entries[index..].iter().take_while(|entry| entry.key.is_empty()).count();
            core.first += removed as u32;
        }
        self.key_change();
        Some(removed)
    }

    /// Removes the last entry and returns it. Its place is used again, unlike that of an entry removed by its key: an
    /// iterator notices a key that was taken out and put in again, since it comes behind all others.
    pub fn pop_last(&self) -> Option<Entry> {
        let last = self.peek().entries.iter().rposition(|entry| !entry.key.is_empty())?;
        let removed = self.remove_at(last);
        let mut core = self.core.borrow_mut();
        core.entries.truncate(last);
        core.first = core.first.min(last as u32);
        drop(core);
        removed
    }

    /// Puts an entry, whose key is known not to be there, before all others.
    pub fn push_first(&self, entry: Entry) {
        self.key_change();
        let mut entries = self.entries();
        entries.insert(0, entry);
        self.core.replace(Core::of(entries));
    }

    /// Removes a string key and returns its value.
    pub fn remove_str(&self, key: &Object<Str>) -> Option<Value> {
        let index = self.find_str(key)?;
        self.remove_at(index).map(|entry| entry.value)
    }

    /// Takes the entries of another dict over, in order and without removed ones, and returns its own.
    pub fn copy_entries_of(&self, other: &Dict) -> Vec<Entry> {
        self.key_change();
        self.core.replace(Core::of(other.entries())).entries
    }

    /// Takes all entries out.
    pub fn take(&self) -> Vec<Entry> {
        self.key_change();
        let core = self.core.take();
        core.entries
    }

    /// Copies of all entries, in order.
    pub fn entries(&self) -> Vec<Entry> {
        self.peek().entries.iter().filter(|entry| !entry.key.is_empty()).cloned().collect()
    }
}

impl Object<Str> {
    /// Whether this is an instance of a subclass, which may have an `__eq__` of its own.
    #[inline(always)]
    pub fn has_own_class(&self) -> bool {
        self.class().is_heap_class()
    }
}
