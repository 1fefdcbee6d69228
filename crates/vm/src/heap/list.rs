//! Lists: a growing array in a cell.
//!
//! The short operations here (one item read or written) run no code of the program, so they need no mark that the list is
//! borrowed. Whatever may run code of the program works on a copy, or item by item.

use std::cell::RefCell;

use super::object::{Kind, Payload, Tracer};
use super::value::Value;

/// The payload of `list`.
#[derive(Default)]
pub struct List {
    items: RefCell<Vec<Value>>,
}

impl Payload for List {
    const KIND: Kind = Kind::List;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.items.borrow().iter());
    }

    fn clear(&self) {
        drop(self.items.take());
    }

    fn elsewhere(&self) -> usize {
        self.items.borrow().capacity() * size_of::<Value>()
    }
}

impl Drop for List {
    /// The items go from the last to the first, as CPython's do.
    fn drop(&mut self) {
        let items = self.items.get_mut();
        while let Some(item) = items.pop() {
            drop(item);
        }
    }
}

impl List {
    /// A list of these items.
    pub fn new(items: Vec<Value>) -> List {
        List { items: RefCell::new(items) }
    }

    /// How many items there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        // SAFETY: nothing is changed while the length is read.
        unsafe { self.items.try_borrow_unguarded() }.expect(BUSY).len()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One item.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        // SAFETY: cloning a `Value` runs no code that could change the list.
        unsafe { self.items.try_borrow_unguarded() }.expect(BUSY).get(index).cloned()
    }

    /// Replaces an item and returns the old one; gives the value back when there is no such item.
    #[inline(always)]
    pub fn set(&self, index: usize, value: Value) -> Result<Value, Value> {
        match self.items.borrow_mut().get_mut(index) {
            Some(place) => Ok(std::mem::replace(place, value)),
            None => Err(value),
        }
    }

    /// Adds an item at the end.
    #[inline(always)]
    pub fn push(&self, value: Value) {
        self.items.borrow_mut().push(value);
    }

    /// Takes the last item.
    #[inline]
    pub fn pop(&self) -> Option<Value> {
        self.items.borrow_mut().pop()
    }

    /// A copy of all the items.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().clone()
    }

    /// Takes all items out.
    pub fn take(&self) -> Vec<Value> {
        self.items.take()
    }

    /// Puts other items in the place of all.
    pub fn replace(&self, items: Vec<Value>) -> Vec<Value> {
        self.items.replace(items)
    }

    /// Looks at the items. The closure must not run code of the program.
    #[inline]
    pub fn with<R>(&self, look: impl FnOnce(&[Value]) -> R) -> R {
        look(&self.items.borrow())
    }

    /// Changes the items. The closure must not run code of the program, nor drop values that may: it returns those.
    #[inline]
    pub fn with_mut<R>(&self, change: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        change(&mut self.items.borrow_mut())
    }
}

const BUSY: &str = "no code of the program runs while a list is being changed";
