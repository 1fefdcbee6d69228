//! The registers of a frame that nobody is running: they lie right behind the payload of a generator.
//!
//! There are as many as the frame has, for as long as the generator lives; while the frame runs, or once it has ended,
//! they are empty. To resume and to suspend is to swap them with a window of the machine's registers.

use super::cell::ValueCell;
use super::object::{Object, Ref};
use super::state::Heap;
use super::value::Value;
use crate::types::class::Class;
use crate::types::generator::Generator;

/// The last field of a generator's payload; the registers follow.
#[repr(C)]
pub struct SavedRegisters {
    count: usize,
    places: [ValueCell; 0],
}

impl Heap {
    /// Puts a generator on the heap with room for `count` registers, of which the first get values.
    pub fn new_generator(
        &self,
        class: &Ref<Class>,
        make: impl FnOnce(SavedRegisters) -> Generator,
        count: usize,
        values: impl Iterator<Item = Value>,
    ) -> Ref<Generator> {
        let payload = make(SavedRegisters { count, places: [] });
        let generator = self.alloc_raw(class, payload, count * size_of::<ValueCell>(), false);
        let object = generator.pointer.as_ptr();
        let mut values = values;
        for index in 0..count {
            let value = values.next().unwrap_or_default();
            // SAFETY: there is room for `count` registers; each is written once, before anyone reads it.
            unsafe {
                let offset = std::mem::offset_of!(Object<Generator>, payload)
                    + std::mem::offset_of!(Generator, registers)
                    + std::mem::offset_of!(SavedRegisters, places);
                object.cast::<u8>().add(offset).cast::<ValueCell>().add(index).write(ValueCell::new(value));
            }
        }
        self.track(generator.pointer.cast());
        generator
    }
}

impl SavedRegisters {
    #[inline(always)]
    fn places(&self) -> &[ValueCell] {
        let start = (self as *const SavedRegisters).cast::<u8>();
        // SAFETY: these only live in objects made by `new_generator`, with `count` registers behind.
        unsafe {
            let places = start.add(std::mem::offset_of!(SavedRegisters, places)).cast::<ValueCell>();
            std::slice::from_raw_parts(places, self.count)
        }
    }

    /// How many bytes lie behind the payload.
    pub fn trailing(&self) -> usize {
        self.count * size_of::<ValueCell>()
    }

    /// The value in a register; empty when there is none.
    pub fn get(&self, register: usize) -> Value {
        self.places().get(register).map(ValueCell::get).unwrap_or_default()
    }

    /// Copies of all.
    pub fn to_vec(&self) -> Vec<Value> {
        self.places().iter().map(ValueCell::get).collect()
    }

    /// Takes all out.
    pub fn take(&self) -> Vec<Value> {
        self.places().iter().map(ValueCell::take).collect()
    }

    /// Empties all, from the last to the first, as a frame does that ends.
    pub fn clear(&self) {
        self.places().iter().rev().for_each(|place| drop(place.take()));
    }

    /// Exchanges all with a window of the machine's registers.
    #[inline(always)]
    pub fn swap(&self, window: &mut [Value]) {
        let places = self.places();
        let count = places.len().min(window.len());
        // SAFETY: both are places of so many values; they do not overlap, since one is in an object and the other in the
        // row; a `ValueCell` is a `Value` in a cell, and nobody else looks at it meanwhile.
        unsafe {
            let places = places.as_ptr().cast::<Value>().cast_mut();
            std::ptr::swap_nonoverlapping(places, window.as_mut_ptr(), count);
        }
    }

    /// Shows the collector what is in them.
    pub fn trace(&self, tracer: &mut super::object::Tracer<'_>) {
        self.places().iter().for_each(|place| place.trace(tracer));
    }
}

impl Drop for SavedRegisters {
    fn drop(&mut self) {
        // From the last to the first, as a frame that ends empties them. What is left needs no dropping.
        self.clear();
    }
}
