//! What is remembered of classes for the whole machine, behind the inline caches of single instructions.
//!
//! [`MethodCache`] remembers where attributes of classes are found, so that `type(x).__len__` costs one comparison.
//! [`SharedCache`] serves instructions that see objects of several shapes, for which an inline cache is too small: it
//! remembers the same things, by shape and name.

use crate::heap::{Kind, Object, Ref, Str, Value};
use crate::types::class::Class;
use crate::types::code::Cache;

const SIZE: usize = 1024;

#[derive(Default)]
struct Slot {
    class: usize,
    name: usize,
    /// What was found, if it is a function: those are not replaced without a new epoch.
    function: Value,
    /// Place in the order of resolution and entry there; `MISSING` when there is none.
    place: u32,
    entry: u32,
}

const MISSING: u32 = u32::MAX;

/// A small direct-mapped table. It refers to places, so that class attributes may change without notice.
#[derive(Default)]
pub struct MethodCache {
    slots: Vec<Slot>,
    /// The slots that are filled: while classes are made, they are few whenever everything is forgotten.
    filled: Vec<u16>,
    /// The heap's epoch of classes that the slots were filled in: it changes when a class is freed or changed.
    epoch: u32,
}

impl MethodCache {
    /// An attribute of a class or its bases. The name must be interned.
    #[inline]
    pub fn lookup(&mut self, epoch: u32, class: &Object<Class>, name: &Object<Str>) -> Option<Value> {
        if epoch != self.epoch {
            self.clear();
            self.epoch = epoch;
        }
        let (class_at, name_at) = (class.address(), name.address());
        let index = ((class_at >> 4) ^ (name_at >> 3)) & (SIZE - 1);
        match self.slots.get(index) {
            Some(slot) if slot.class == class_at && slot.name == name_at => {
                if !slot.function.is_empty() {
                    Some(slot.function.clone())
                } else if slot.place == MISSING {
                    None
                } else {
                    class.at(slot.place, slot.entry)
                }
            }
            _ => self.fill(index, class, name),
        }
    }

    #[cold]
    fn fill(&mut self, index: usize, class: &Object<Class>, name: &Object<Str>) -> Option<Value> {
        if self.slots.is_empty() {
            self.slots.resize_with(SIZE, Slot::default);
        }
        let found = class.locate(name);
        let (place, entry) = found.unwrap_or((MISSING, 0));
        let value = found.and_then(|(place, entry)| class.at(place, entry));
        let function = match &value {
            Some(value) if matches!(value.kind(), Some(Kind::Function | Kind::Native)) => value.clone(),
            _ => Value::EMPTY,
        };
        if self.slots[index].class == 0 {
            self.filled.push(index as u16);
        }
        self.slots[index] = Slot { class: class.address(), name: name.address(), function, place, entry };
        value
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        for index in self.filled.drain(..) {
            self.slots[usize::from(index)] = Slot::default();
        }
    }
}

/// What an instruction does with an attribute: the same attribute is remembered apart for each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reads it.
    Load,
    /// Calls it.
    Call,
    /// Writes it.
    Store,
}

struct SharedSlot {
    access: Access,
    entry: Cache,
    /// Held, so that no other name comes to lie at its address.
    name: Option<Ref<Str>>,
    value: Value,
}

const SHARED_SIZE: usize = 512;

/// A direct-mapped table of what attributes mean for objects of a shape. Made when first needed.
#[derive(Default)]
pub struct SharedCache {
    slots: Vec<SharedSlot>,
    filled: Vec<u16>,
}

impl SharedCache {
    #[inline]
    fn index(access: Access, key: u32, name: &Object<Str>) -> usize {
        ((name.address() >> 4) ^ (key as usize).wrapping_mul(7) ^ access as usize) % SHARED_SIZE
    }

    /// What is remembered for objects of a shape, with the value that goes with it.
    #[inline]
    pub fn find(&self, access: Access, key: u32, name: &Object<Str>) -> Option<(Cache, &Value)> {
        let slot = self.slots.get(SharedCache::index(access, key, name))?;
        let is_it = slot.entry.key == key
            && slot.access == access
            && slot.name.as_ref().is_some_and(|other| other.is(name));
        is_it.then_some((slot.entry, &slot.value))
    }

    /// Remembers something.
    pub fn remember(&mut self, access: Access, entry: Cache, name: &Ref<Str>, value: Value) {
        if self.slots.is_empty() {
            let empty = || SharedSlot { access, entry: Cache::default(), name: None, value: Value::EMPTY };
            self.slots.resize_with(SHARED_SIZE, empty);
        }
        let index = SharedCache::index(access, entry.key, name);
        let slot = &mut self.slots[index];
        if slot.name.is_none() {
            self.filled.push(index as u16);
        }
        *slot = SharedSlot { access, entry, name: Some(name.clone()), value };
    }

    /// Forgets everything: a class has changed, or the session ends.
    pub fn clear(&mut self) {
        for index in self.filled.drain(..) {
            let slot = &mut self.slots[usize::from(index)];
            (slot.entry, slot.name, slot.value) = (Cache::default(), None, Value::EMPTY);
        }
    }
}
