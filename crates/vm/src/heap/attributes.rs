//! Where the attributes of an object lie.
//!
//! The *shape* of an object (a number in its header) says which attribute is in which slot; the slots hold the values.
//! A plain instance has its slots behind its payload; other objects have an [`Attributes`] before their header. When a
//! program asks for the `__dict__` of an object, the attributes move into a real dict, and the shape says so.

use std::cell::RefCell;

use super::dict::Dict;
use super::object::{Ref, Tracer};
use super::value::Value;

/// Slots that can grow, or the dict that has replaced them.
#[derive(Default)]
pub struct Attributes {
    slots: RefCell<Vec<Value>>,
    dict: RefCell<Option<Ref<Dict>>>,
}

impl Attributes {
    /// The value in a slot; empty when there is none.
    #[inline]
    pub fn slot(&self, index: usize) -> Value {
        self.slots.borrow().get(index).cloned().unwrap_or_default()
    }

    /// Sets a slot and returns what was there.
    pub fn set_slot(&self, index: usize, value: Value) -> Value {
        let mut slots = self.slots.borrow_mut();
        if index >= slots.len() {
            slots.resize(index + 1, Value::EMPTY);
        }
        std::mem::replace(&mut slots[index], value)
    }

    /// The dict that holds the attributes, if the program has asked for it.
    pub fn dict(&self) -> Option<Ref<Dict>> {
        self.dict.borrow().clone()
    }

    /// From here on the attributes are in a dict.
    pub fn set_dict(&self, dict: Option<Ref<Dict>>) {
        let old = self.dict.replace(dict);
        drop(old);
    }

    /// Shows the collector what is referred to.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.slots.borrow().iter());
        if let Some(dict) = &*self.dict.borrow() {
            tracer.reference(dict);
        }
    }

    /// Gives up all references.
    pub fn clear(&self) {
        let slots = self.slots.take();
        let dict = self.dict.take();
        drop((slots, dict));
    }
}
