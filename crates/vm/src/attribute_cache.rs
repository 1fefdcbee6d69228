//! Remembers where attributes of classes are found, so that `type(x).__len__` costs one comparison.

use crate::heap::{Object, Str, Value};
use crate::types::class::Class;

const SIZE: usize = 2048;

#[derive(Clone, Copy, Default)]
struct Slot {
    class: usize,
    name: usize,
    /// Place in the order of resolution and entry there; `MISSING` when there is none.
    place: u32,
    entry: u32,
}

const MISSING: u32 = u32::MAX;

/// A small direct-mapped table. It refers to places, not values, so it keeps nothing alive.
pub struct MethodCache {
    slots: Box<[Slot]>,
    /// The heap's epoch of classes that the slots were filled in: it changes when a class is freed or changed.
    epoch: u32,
}

impl Default for MethodCache {
    fn default() -> MethodCache {
        MethodCache { slots: vec![Slot::default(); SIZE].into_boxed_slice(), epoch: 0 }
    }
}

impl MethodCache {
    /// An attribute of a class or its bases. The name must be interned.
    #[inline]
    pub fn lookup(&mut self, epoch: u32, class: &Object<Class>, name: &Object<Str>) -> Option<Value> {
        if epoch != self.epoch {
            self.slots.fill(Slot::default());
            self.epoch = epoch;
        }
        let (class_at, name_at) = (class.address(), name.address());
        let index = ((class_at >> 4) ^ (name_at >> 3)) & (SIZE - 1);
        let slot = &mut self.slots[index];
        if slot.class == class_at && slot.name == name_at {
            return if slot.place == MISSING { None } else { class.at(slot.place, slot.entry) };
        }
        let found = class.locate(name);
        let (place, entry) = found.unwrap_or((MISSING, 0));
        *slot = Slot { class: class_at, name: name_at, place, entry };
        found.and_then(|(place, entry)| class.at(place, entry))
    }
}
