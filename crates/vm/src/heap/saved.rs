//! The registers of a frame that nobody is running: they lie right behind the payload of a generator.
//!
//! There is room for as many as the frame has, for as long as the generator lives. To resume is to move them into a window
//! of the machine's registers, to suspend is to move them back; in between, the room is unused and counts as empty.

use std::cell::Cell;

use super::cell::ValueCell;
use super::object::{Object, Ref};
use super::state::Heap;
use super::value::Value;
use crate::types::class::Class;
use crate::types::generator::Generator;

/// The last field of a generator's payload; the registers follow.
#[repr(C)]
pub struct SavedRegisters {
    count: u32,
    /// Whether the frame has them: what lies in the places then is no longer theirs.
    are_out: Cell<bool>,
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
        let payload = make(SavedRegisters { count: count as u32, are_out: Cell::new(false), places: [] });
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
    /// The registers, unless the frame has them.
    fn places(&self) -> &[ValueCell] {
        let count = if self.are_out.get() { 0 } else { self.count as usize };
        // SAFETY: these only live in objects made by `new_generator`, with `count` registers behind, and they are here.
        unsafe { std::slice::from_raw_parts(self.start(), count) }
    }

    #[inline(always)]
    fn start(&self) -> *const ValueCell {
        (self as *const SavedRegisters)
            .cast::<u8>()
            .wrapping_add(std::mem::offset_of!(SavedRegisters, places))
            .cast::<ValueCell>()
    }

    /// How many bytes lie behind the payload.
    pub fn trailing(&self) -> usize {
        self.count as usize * size_of::<ValueCell>()
    }

    /// The value in a register; empty when there is none.
    pub fn get(&self, register: usize) -> Value {
        self.places().get(register).map(ValueCell::get).unwrap_or_default()
    }

    /// Puts a value into a register that is here.
    pub fn set(&self, register: usize, value: Value) {
        self.places()[register].set(value);
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

    /// Moves all into a window of the machine's registers, whose places are empty.
    #[inline(always)]
    pub fn restore(&self, window: &mut [Value]) {
        debug_assert!(window.iter().all(Value::is_empty), "nobody uses the registers above a frame");
        if self.are_out.replace(true) {
            return;
        }
        let count = window.len();
        // Whatever stayed behind would be in both places.
        assert_eq!(count, self.count as usize, "the window is that of the generator's frame");
        // SAFETY: both are places of so many values, one in an object and the other in the row, so they do not overlap; what
        // is left behind is not looked at again until `save` has overwritten it.
        unsafe { std::ptr::copy_nonoverlapping(self.start().cast(), window.as_mut_ptr(), count) };
    }

    /// Moves a window of the machine's registers here; it is empty then.
    #[inline(always)]
    pub fn save(&self, window: &mut [Value]) {
        debug_assert!(self.are_out.get(), "they were moved out when the frame was pushed");
        let start = self.start().cast::<Value>().cast_mut();
        assert_eq!(window.len(), self.count as usize, "the window is that of the generator's frame");
        for (index, place) in window.iter_mut().enumerate() {
            // SAFETY: as for `restore`; the old contents are no value of ours.
            unsafe { start.add(index).write(std::mem::take(place)) };
        }
        self.are_out.set(false);
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
