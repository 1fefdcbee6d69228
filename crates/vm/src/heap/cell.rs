//! The box of a captured variable: shared between the function that has it and those inside that use it.

use std::cell::Cell;

use super::object::{Kind, Payload, Tracer};
use super::value::Value;

/// A place for one value that can be read while it is shared.
#[repr(transparent)]
pub struct ValueCell(Cell<Value>);

impl ValueCell {
    /// A place with a value in it.
    pub fn new(value: Value) -> ValueCell {
        ValueCell(Cell::new(value))
    }

    /// What is in it; empty when there is nothing.
    #[inline(always)]
    pub fn get(&self) -> Value {
        // SAFETY: cloning a `Value` runs no code that could reach this cell, so the borrow ends before any change.
        unsafe { (*self.0.as_ptr()).clone() }
    }

    /// Puts a value in and returns what was there.
    #[inline(always)]
    pub fn replace(&self, value: Value) -> Value {
        self.0.replace(value)
    }

    /// Puts a value in and drops what was there.
    #[inline(always)]
    pub fn set(&self, value: Value) {
        drop(self.0.replace(value));
    }

    /// Takes the value out.
    #[inline(always)]
    pub fn take(&self) -> Value {
        self.0.replace(Value::EMPTY)
    }

    /// Whether there is a value.
    #[inline(always)]
    pub fn is_set(&self) -> bool {
        // SAFETY: as for `get`.
        unsafe { !(*self.0.as_ptr()).is_empty() }
    }

    /// Asks for the memory of the object in it, if there is one.
    #[inline(always)]
    pub fn prefetch(&self) {
        // SAFETY: as for `get`.
        unsafe { (*self.0.as_ptr()).prefetch() }
    }

    /// Shows the collector what is in it.
    #[inline]
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        // SAFETY: tracing changes nothing.
        tracer.value(unsafe { &*self.0.as_ptr() });
    }
}

impl Default for ValueCell {
    fn default() -> ValueCell {
        ValueCell::new(Value::EMPTY)
    }
}

/// The payload of a cell object.
#[derive(Default)]
pub struct CellBox {
    /// The variable.
    pub contents: ValueCell,
}

impl Payload for CellBox {
    const KIND: Kind = Kind::Cell;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.contents.trace(tracer);
    }

    fn clear(&self) {
        drop(self.contents.take());
    }
}
