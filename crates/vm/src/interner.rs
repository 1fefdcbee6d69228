//! One string object for each name: attribute names, globals, and constants that look like names.

use hashbrown::HashTable;

use crate::heap::{Heap, Ref, Str};
use crate::types::class::Class;
use crate::types::hashing::str_hash;

/// The table of interned strings.
#[derive(Default)]
pub struct Interner {
    table: HashTable<Ref<Str>>,
}

impl Interner {
    /// The one string object with this text.
    pub fn intern(&mut self, text: &str, heap: &Heap, class: &Ref<Class>) -> Ref<Str> {
        let hash = str_hash(text, text.is_ascii());
        if let Some(found) = self.table.find(hash, |string| string.as_str() == text) {
            return found.clone();
        }
        let string = heap.new_str(class, text);
        string.set_interned();
        self.table.insert_unique(hash, string.clone(), |string| string.hash());
        string
    }

    /// The interned string with this text, if there is one.
    pub fn find(&self, text: &str) -> Option<&Ref<Str>> {
        self.table.find(str_hash(text, text.is_ascii()), |string| string.as_str() == text)
    }
}
