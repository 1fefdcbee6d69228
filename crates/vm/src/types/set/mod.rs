//! `set` and `frozenset`: one payload, a table with open addressing.
//!
//! **The one idea.** A program sees the order of a set, so the table is CPython's: its sizes, its probing, and what becomes
//! of the place of a removed entry. A key is looked for where its hash says, then in the nine places behind (they are
//! likely in the cache), then at a place computed from further bits of the hash, and so on:
//!
//! ```text
//! i = hash & mask        look at i, i+1, … i+9 (if these do not run over the end)
//! perturb >>= 5          i = (i*5 + 1 + perturb) & mask, and again
//! ```
//!
//! Entries that were removed leave a *tombstone*: searches go on behind it, and a new key may take its place. When three
//! fifths of the places are taken, tombstones included, the table is made anew for four times its entries.
//!
//! Keys may have an `__eq__` of the program, which may change the very set. So a search stops with [`Step::Ask`] where only
//! `__eq__` can tell; the caller asks it without holding a borrow and goes on, or begins again if the table has changed.
//!
//! [`algebra`] has the operations on sets, [`methods`] the tables of both classes.

pub mod algebra;
pub mod methods;
mod tables;

use std::cell::{Cell, RefCell};

use crate::heap::dict::quick_eq;
use crate::heap::{Kind, Object, Payload, Tracer, Value};
use crate::types::sequence::R;
use crate::vm::{Outcome, Raised, Vm};

pub use tables::{FROZEN_CLASS, SET_CLASS};

/// So many neighbours are looked at before the next jump.
const NEIGHBOURS: usize = 9;
/// The size of the smallest table.
const SMALLEST: usize = 8;
/// The hash that marks a tombstone; no key has it.
const TOMBSTONE: u64 = u64::MAX;

/// One place of the table: free (empty key, hash 0), a tombstone (empty key, [`TOMBSTONE`]), or taken.
#[derive(Clone)]
struct Slot {
    hash: u64,
    key: Value,
}

impl Slot {
    const FREE: Slot = Slot { hash: 0, key: Value::EMPTY };

    fn is_free(&self) -> bool {
        self.key.is_empty() && self.hash == 0
    }
}

/// So many free places.
fn free_slots(count: usize) -> Vec<Slot> {
    std::iter::repeat_with(|| Slot::FREE).take(count).collect()
}

/// The table of a set. It has no slots until the first key comes; then it counts as one of eight.
#[derive(Default)]
struct Table {
    slots: Vec<Slot>,
    /// Taken places and tombstones.
    fill: usize,
    /// Taken places.
    used: usize,
    /// Where `pop` goes on.
    finger: usize,
    /// Changes whenever the slots are replaced.
    generation: u32,
}

/// The payload of `set` and `frozenset`.
#[derive(Default)]
pub struct Set {
    table: RefCell<Table>,
    /// The hash of a frozenset, once computed.
    hash: Cell<Option<u64>>,
}

impl Payload for Set {
    const KIND: Kind = Kind::Set;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.table.borrow().slots.iter().map(|slot| &slot.key));
    }

    fn clear(&self) {
        drop(self.take());
    }

    fn elsewhere(&self) -> usize {
        self.table.borrow().slots.capacity() * size_of::<Slot>()
    }
}

/// Where a search for a key stands.
struct Search {
    hash: u64,
    perturb: u64,
    /// The first place of the present stretch.
    place: usize,
    /// How far into the stretch.
    offset: usize,
    /// The last tombstone on the way, where a new key may go.
    grave: Option<usize>,
    generation: u32,
}

/// What a search finds next.
enum Step {
    /// The key is here.
    Found(usize),
    /// The key is not in the set; a new one goes here.
    Missing(usize),
    /// This entry has the hash; only `__eq__` can tell.
    Ask(usize, Value),
}

impl Table {
    fn mask(&self) -> usize {
        self.slots.len().max(SMALLEST) - 1
    }

    /// Where a key is or would go, if that can be told without code of the program; most often it can, and by the first
    /// place. A table without slots cannot tell.
    #[inline]
    fn quick_place(&self, hash: u64, key: &Value) -> Option<Place> {
        let at = hash as usize & self.slots.len().wrapping_sub(1);
        let first = self.slots.get(at)?;
        if first.is_free() {
            Some(Place::Free(at))
        } else if first.key.is(key) {
            Some(Place::Taken(at))
        } else {
            self.search_quickly(hash, key)
        }
    }

    #[inline(never)]
    fn search_quickly(&self, hash: u64, key: &Value) -> Option<Place> {
        match self.advance(&mut self.search(hash), key) {
            Step::Found(at) => Some(Place::Taken(at)),
            Step::Missing(at) => Some(Place::Free(at)),
            Step::Ask(..) => None,
        }
    }

    /// Makes the slots, if they are not there yet.
    #[inline]
    fn begin(&mut self) {
        if self.slots.is_empty() {
            self.slots = free_slots(SMALLEST);
        }
    }

    fn search(&self, hash: u64) -> Search {
        let place = hash as usize & self.mask();
        Search { hash, perturb: hash, place, offset: 0, grave: None, generation: self.generation }
    }

    #[inline(always)]
    fn advance(&self, search: &mut Search, key: &Value) -> Step {
        let mask = self.mask();
        loop {
            let last = if search.place + NEIGHBOURS <= mask { NEIGHBOURS } else { 0 };
            while search.offset <= last {
                let at = search.place + search.offset;
                search.offset += 1;
                let slot = &self.slots[at];
                if slot.is_free() {
                    return Step::Missing(search.grave.unwrap_or(at));
                }
                if slot.hash == search.hash {
                    match quick_eq(&slot.key, key) {
                        Some(true) => return Step::Found(at),
                        Some(false) => {}
                        None => return Step::Ask(at, slot.key.clone()),
                    }
                } else if slot.hash == TOMBSTONE {
                    search.grave = Some(at);
                }
            }
            search.perturb >>= 5;
            search.place =
                search.place.wrapping_mul(5).wrapping_add(1).wrapping_add(search.perturb as usize) & mask;
            search.offset = 0;
        }
    }

    /// Puts a key that is not there into a table without tombstones.
    fn insert_clean(slots: &mut [Slot], slot: Slot) {
        let mask = slots.len() - 1;
        let mut perturb = slot.hash;
        let mut place = slot.hash as usize & mask;
        loop {
            let last = if place + NEIGHBOURS <= mask { NEIGHBOURS } else { 0 };
            if let Some(at) = (place..=place + last).find(|&at| slots[at].key.is_empty()) {
                slots[at] = slot;
                return;
            }
            perturb >>= 5;
            place = place.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }

    /// Makes the table anew: the smallest power of two above `least`, without tombstones.
    fn resize(&mut self, least: usize) {
        let mut size = SMALLEST;
        while size <= least {
            size <<= 1;
        }
        if size == SMALLEST && self.slots.len() == SMALLEST && self.fill == self.used {
            return;
        }
        let mut slots = free_slots(size);
        for slot in self.slots.drain(..).filter(|slot| !slot.key.is_empty()) {
            Table::insert_clean(&mut slots, slot);
        }
        self.slots = slots;
        self.fill = self.used;
        self.generation = self.generation.wrapping_add(1);
    }

    fn grow_if_full(&mut self) {
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    /// Puts a key where a search has said that it goes.
    fn put(&mut self, at: usize, hash: u64, key: Value) {
        let was_free = self.slots[at].is_free();
        self.slots[at] = Slot { hash, key };
        self.used += 1;
        if was_free {
            self.fill += 1;
            self.grow_if_full();
        }
    }

    fn remove(&mut self, at: usize) -> Value {
        self.used -= 1;
        std::mem::replace(&mut self.slots[at], Slot { hash: TOMBSTONE, key: Value::EMPTY }).key
    }
}

impl Set {
    /// How many keys there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.table.borrow().used
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many places the table has: `sys.getsizeof` tells it.
    pub fn places(&self) -> usize {
        self.table.borrow().slots.len()
    }

    /// The first key at or behind a place, with its hash and the place behind it.
    #[inline]
    pub fn next_key(&self, from: usize) -> Option<(usize, u64, Value)> {
        let table = self.table.borrow();
        let slots = table.slots.get(from..)?;
        let offset = slots.iter().position(|slot| !slot.key.is_empty())?;
        let slot = &slots[offset];
        Some((from + offset + 1, slot.hash, slot.key.clone()))
    }

    /// Copies of all keys, in the order of the table.
    pub fn keys(&self) -> Vec<Value> {
        let table = self.table.borrow();
        table.slots.iter().filter(|slot| !slot.key.is_empty()).map(|slot| slot.key.clone()).collect()
    }

    /// Takes all keys out.
    pub fn take(&self) -> Vec<Value> {
        let mut table = self.table.borrow_mut();
        let generation = table.generation.wrapping_add(1);
        let old = std::mem::replace(&mut *table, Table { generation, ..Table::default() });
        self.hash.set(None);
        old.slots.into_iter().map(|slot| slot.key).collect()
    }

    /// Gives this set the entries of another, whose own it takes.
    pub fn swap(&self, other: &Set) {
        self.table.swap(&other.table);
        for set in [self, other] {
            let mut table = set.table.borrow_mut();
            table.generation = table.generation.wrapping_add(1);
            set.hash.set(None);
        }
    }

    /// Takes out the key where the finger of `pop` points, or the next one.
    fn pop(&self) -> Option<Value> {
        let mut table = self.table.borrow_mut();
        if table.used == 0 {
            return None;
        }
        let mask = table.mask();
        let mut at = table.finger & mask;
        while table.slots[at].key.is_empty() {
            at = if at == mask { 0 } else { at + 1 };
        }
        table.finger = at + 1;
        Some(table.remove(at))
    }

    /// The hash that a frozenset with these keys has: it does not depend on their order.
    fn hash_of_keys(&self) -> u64 {
        let table = self.table.borrow();
        let shuffle = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        let taken = table.slots.iter().filter(|slot| !slot.key.is_empty());
        let mut hash = taken.fold(0, |hash, slot| hash ^ shuffle(slot.hash));
        hash ^= (table.used as u64 + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX { 590_923_713 } else { hash }
    }

    /// The hash of a frozenset.
    pub fn frozen_hash(&self) -> u64 {
        let hash = self.hash.get().unwrap_or_else(|| self.hash_of_keys());
        self.hash.set(Some(hash));
        hash
    }
}

/// Where a key is, or where it would go.
enum Place {
    Taken(usize),
    Free(usize),
}

impl Vm {
    /// Looks a key up; the hash is known.
    #[inline]
    fn set_place(&mut self, set: &Object<Set>, key: &Value, hash: u64) -> R<Place> {
        let quick = set.table.borrow().quick_place(hash, key);
        match quick {
            Some(place) => Ok(place),
            None => self.set_place_slowly(set, key, hash),
        }
    }

    /// The same where the table is not there yet, or somebody has to be asked.
    #[inline(never)]
    fn set_place_slowly(&mut self, set: &Object<Set>, key: &Value, hash: u64) -> R<Place> {
        'again: loop {
            let mut search = {
                let mut table = set.table.borrow_mut();
                table.begin();
                table.search(hash)
            };
            loop {
                let step = set.table.borrow().advance(&mut search, key);
                match step {
                    Step::Found(at) => return Ok(Place::Taken(at)),
                    Step::Missing(at) => return Ok(Place::Free(at)),
                    Step::Ask(at, candidate) => {
                        let is_equal = self.equal(&candidate, key)?;
                        let table = set.table.borrow();
                        let is_same = table.generation == search.generation
                            && table.slots.get(at).is_some_and(|slot| slot.key.is(&candidate));
                        if !is_same {
                            continue 'again;
                        }
                        if is_equal {
                            return Ok(Place::Taken(at));
                        }
                    }
                }
            }
        }
    }

    /// The hash of a value that is to be a key of a set.
    pub fn set_key_hash(&mut self, key: &Value) -> R<u64> {
        self.hash_as(key, "a set element")
    }

    /// The hash of a key, with CPython's words when it has none. `role` is "a set element" or "a dict key".
    #[inline]
    pub fn hash_as(&mut self, key: &Value, role: &str) -> R<u64> {
        match self.hash(key) {
            Ok(hash) => Ok(hash),
            Err(raised) => Err(self.reworded(raised, key, role)),
        }
    }

    /// The class of a value with all that stands before its name, but for `builtins` and the main file.
    fn full_type_name(&mut self, value: &Value) -> String {
        let class = self.class_of(value).clone();
        if !class.is_heap_class() {
            return self.type_name(value).to_string();
        }
        let name = crate::types::r#type::qualified_name(self, &class);
        name.strip_prefix("__main__.").unwrap_or(&name).to_string()
    }

    /// Only a plain `TypeError` is reworded; anything else that a `__hash__` raises goes through.
    #[cold]
    fn reworded(&mut self, raised: Raised, key: &Value, role: &str) -> Raised {
        if !raised.0.class().is(&self.types.exceptions.type_error) {
            return raised;
        }
        match self.str_of(&raised.0.value()) {
            Ok(text) => {
                let name = self.full_type_name(key);
                self.type_error(format!("cannot use '{name}' as {role} ({})", text.as_str()))
            }
            Err(raised) => raised,
        }
    }

    /// Whether a key with this hash is in a set.
    pub fn set_contains_hashed(&mut self, set: &Object<Set>, key: &Value, hash: u64) -> R<bool> {
        if set.is_empty() {
            return Ok(false);
        }
        Ok(matches!(self.set_place(set, key, hash)?, Place::Taken(_)))
    }

    /// Adds a key with this hash; tells whether it is new.
    pub fn set_add_hashed(&mut self, set: &Object<Set>, key: Value, hash: u64) -> R<bool> {
        let mut table = set.table.borrow_mut();
        table.begin();
        let place = match table.quick_place(hash, &key) {
            Some(place) => place,
            None => {
                drop(table);
                let place = self.set_place_slowly(set, &key, hash)?;
                table = set.table.borrow_mut();
                place
            }
        };
        match place {
            Place::Taken(_) => Ok(false),
            Place::Free(at) => {
                table.put(at, hash, key);
                let count = table.used;
                drop(table);
                if count.is_multiple_of(1 << 14) {
                    self.check_size(count * 4 * size_of::<Slot>())?;
                }
                Ok(true)
            }
        }
    }

    /// Takes a key with this hash out; tells whether it was there.
    pub fn set_discard_hashed(&mut self, set: &Object<Set>, key: &Value, hash: u64) -> R<bool> {
        match self.set_place(set, key, hash)? {
            Place::Taken(at) => {
                let old = set.table.borrow_mut().remove(at);
                drop(old);
                Ok(true)
            }
            Place::Free(_) => Ok(false),
        }
    }

    /// `key in set`
    #[inline]
    pub fn set_contains(&mut self, set: &Object<Set>, key: &Value) -> R<bool> {
        let hash = self.set_key_hash(key)?;
        self.set_contains_hashed(set, key, hash)
    }

    /// `set.add(key)`
    #[inline]
    pub fn set_add(&mut self, set: &Object<Set>, key: Value) -> R<()> {
        let hash = self.set_key_hash(&key)?;
        self.set_add_hashed(set, key, hash).map(|_| ())
    }

    /// A set of these keys, added one by one.
    pub fn new_set(&mut self, keys: Vec<Value>) -> Outcome {
        let set = self.heap.alloc(&self.types.set, Set::default());
        for key in keys {
            self.set_add(&set, key)?;
        }
        Ok(set.into())
    }

    /// A frozenset of these keys, added one by one.
    pub fn frozen_set(&mut self, keys: Vec<Value>) -> Outcome {
        let set = self.heap.alloc(&self.types.frozenset, Set::default());
        for key in keys {
            self.set_add(&set, key)?;
        }
        Ok(set.into())
    }
}

#[cfg(test)]
mod tests;
