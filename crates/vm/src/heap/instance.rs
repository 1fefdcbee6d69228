//! Instances of classes without builtin layout: their attributes lie in slots right behind the payload.
//!
//! How many slots an instance is made with, its class says: as many as its largest instance so far had. Further ones go
//! to an [`Attributes`] of their own.

use std::cell::OnceCell;

use super::attributes::Attributes;
use super::cell::ValueCell;
use super::dict::Dict;
use super::object::{Kind, Object, Payload, Ref, Tracer};
use super::state::Heap;
use super::value::Value;
use crate::types::class::Class;

/// The payload of an instance.
#[repr(C)]
pub struct Instance {
    capacity: usize,
    overflow: OnceCell<Box<Attributes>>,
    slots: [ValueCell; 0],
}

impl Payload for Instance {
    const KIND: Kind = Kind::Instance;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.inline_slots().iter().for_each(|slot| slot.trace(tracer));
        if let Some(overflow) = self.overflow.get() {
            overflow.trace(tracer);
        }
    }

    fn clear(&self) {
        for slot in self.inline_slots() {
            drop(slot.take());
        }
        if let Some(overflow) = self.overflow.get() {
            overflow.clear();
        }
    }

    fn trailing(&self) -> usize {
        self.capacity * size_of::<ValueCell>()
    }
}

impl Heap {
    /// Makes an instance with room for some attributes.
    #[inline]
    pub fn new_instance(&self, class: &Ref<Class>, shape: u32, capacity: usize) -> Ref<Instance> {
        let payload = Instance { capacity, overflow: OnceCell::new(), slots: [] };
        let instance = self.alloc_raw(class, payload, capacity * size_of::<ValueCell>(), false);
        let object = instance.pointer.as_ptr();
        for index in 0..capacity {
            // SAFETY: there is room for `capacity` slots; each is written once, before anyone reads it.
            unsafe {
                let offset =
                    std::mem::offset_of!(Object<Instance>, payload) + std::mem::offset_of!(Instance, slots);
                object.cast::<u8>().add(offset).cast::<ValueCell>().add(index).write(ValueCell::default());
            }
        }
        instance.header().shape.set(shape);
        self.track(instance.pointer.cast());
        instance
    }
}

impl Instance {
    #[inline(always)]
    fn inline_slots(&self) -> &[ValueCell] {
        let start = (self as *const Instance).cast::<u8>();
        // SAFETY: an `Instance` only lives in an object made by `new_instance`, with `capacity` slots behind the payload.
        unsafe {
            let slots = start.add(std::mem::offset_of!(Instance, slots)).cast::<ValueCell>();
            std::slice::from_raw_parts(slots, self.capacity)
        }
    }

    /// The value in a slot; empty when there is none.
    #[inline(always)]
    pub fn slot(&self, index: usize) -> Value {
        match self.inline_slots().get(index) {
            Some(slot) => slot.get(),
            None => {
                self.overflow.get().map(|overflow| overflow.slot(index - self.capacity)).unwrap_or_default()
            }
        }
    }

    /// Sets a slot and returns what was there.
    #[inline(always)]
    pub fn set_slot(&self, index: usize, value: Value) -> Value {
        match self.inline_slots().get(index) {
            Some(slot) => slot.replace(value),
            None => self.overflow.get_or_init(Box::default).set_slot(index - self.capacity, value),
        }
    }

    /// The dict that holds the attributes, if the program has asked for it.
    pub fn dict(&self) -> Option<Ref<Dict>> {
        self.overflow.get().and_then(|overflow| overflow.dict())
    }

    /// From here on the attributes are in a dict.
    pub fn set_dict(&self, dict: Option<Ref<Dict>>) {
        self.overflow.get_or_init(Box::default).set_dict(dict);
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        let slots = std::ptr::from_ref(self.inline_slots()).cast_mut();
        // SAFETY: the slots are dropped once, with the payload that they belong to.
        unsafe { std::ptr::drop_in_place(slots) }
    }
}

impl Value {
    /// The value in an attribute slot, wherever this object keeps them; empty when there is none.
    #[inline(always)]
    pub fn slot(&self, index: usize) -> Value {
        if let Some(instance) = self.downcast::<Instance>() {
            return instance.slot(index);
        }
        self.attributes().map(|attributes| attributes.slot(index)).unwrap_or_default()
    }

    /// Sets an attribute slot and returns what was there. The object's shape must have such a slot.
    #[inline(always)]
    pub fn set_slot(&self, index: usize, value: Value) -> Value {
        if let Some(instance) = self.downcast::<Instance>() {
            return instance.set_slot(index, value);
        }
        self.attributes().expect("an object with a shape has attributes").set_slot(index, value)
    }

    /// The dict that holds the attributes, if the program has asked for it.
    pub fn attribute_dict(&self) -> Option<Ref<Dict>> {
        if let Some(instance) = self.downcast::<Instance>() {
            return instance.dict();
        }
        self.attributes().and_then(|attributes| attributes.dict())
    }

    /// From here on the attributes are in a dict.
    pub fn set_attribute_dict(&self, dict: Option<Ref<Dict>>) {
        if let Some(instance) = self.downcast::<Instance>() {
            return instance.set_dict(dict);
        }
        self.attributes().expect("an object with a shape has attributes").set_dict(dict);
    }

    /// Gives the object another shape.
    #[inline(always)]
    pub fn set_shape(&self, shape: u32) {
        self.header().expect("only objects on the heap have shapes").shape.set(shape);
    }
}
